/* What is read aloud: of each kind of card, of a screen, of a control; and where a word that is said stands. */
#include "view/aloud.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define RUN(said)                                                                                            \
    &(const struct run)                                                                                      \
    {                                                                                                        \
        .text = STR_INIT(said)                                                                               \
    }
#define BLOCK(of, said)                                                                                      \
    {                                                                                                        \
        .kind = (of), .runs = RUN(said), .run_count = 1                                                      \
    }

static const struct run claim[] = {{.text = STR_INIT("Toon"), .style = RUN_BOLD},
                                   {.text = STR_INIT(": anders.")}};
static const struct block words[] = {BLOCK(BLOCK_PARAGRAPH, "Een alinea."),
                                     {.kind = BLOCK_RULE},
                                     BLOCK(BLOCK_ITEM, "Eerste punt"),
                                     BLOCK(BLOCK_QUOTE, "Een citaat."),
                                     {.kind = BLOCK_PICTURE, .runs = RUN("niet gezien"), .run_count = 1}};
static const struct block map[] = {
    BLOCK(BLOCK_HEADING, "Zaal"),   BLOCK(BLOCK_ITEM, "Fracties"),
    BLOCK(BLOCK_HEADING, "Straat"), {.kind = BLOCK_ITEM, .runs = claim, .run_count = 2},
    BLOCK(BLOCK_HEADING, "Regio"),  BLOCK(BLOCK_ITEM, "Tafels")};
static const struct question questions[] = {{.text = STR_INIT("Wie zwijgt?")},
                                            {.text = STR_INIT("Wie kiest?"), .offices = 2},
                                            {.text = STR_INIT("Wie wacht?")}};
static const struct deck_kind kinds[] = {{.name = {STR_INIT("Waarde"), STR_INIT("Value")}},
                                         {.name = {STR_INIT("Ambt"), {0}}}};
enum { TEXT, MAP, PICTURE, QUOTE, SECTION, PAGE, LABELLED, BROKEN, BARE };
static const struct card cards[] = {
    [TEXT] = {.id = {"moed"},
              .kind = 0,
              .title = STR_INIT("Moed"),
              .counter = STR_INIT("haast"),
              .body = {words, COUNT_OF(words)},
              .questions = questions,
              .question_count = 3},
    [MAP] = {.kind = -1, .layout = CARD_MAP, .title = STR_INIT("Kaart"), .body = {map, COUNT_OF(map)}},
    [PICTURE] = {.kind = 1, .layout = CARD_PICTURE, .title = STR_INIT("Zicht"), .alt = STR_INIT("Een dijk.")},
    [QUOTE] = {.kind = -1, .layout = CARD_QUOTE, .body = {&words[3], 1}},
    [SECTION] = {.kind = -1, .layout = CARD_SECTION, .title = STR_INIT("Deel een")},
    [PAGE] = {.kind = -1, .layout = CARD_PAGE, .page = {.number = 4}},
    [LABELLED] = {.kind = -1, .layout = CARD_PAGE, .title = STR_INIT("Begroting"), .page = {.number = 5}},
    [BROKEN] = {.kind = 0, .broken = STR_INIT("a.md:1: geen titel")},
    [BARE] = {.kind = -1, .title = STR_INIT("Kaal")},
};
static const struct deck decks[] = {
    {.language = STR_INIT("nl"),
     .kinds = kinds,
     .kind_count = 2,
     .cards = cards,
     .card_count = COUNT_OF(cards)},
    {.language = STR_INIT("en"),
     .kinds = kinds,
     .kind_count = 2,
     .cards = cards,
     .card_count = COUNT_OF(cards)},
};

/* As one text: "nl Moed | nl (Tegenover) | ..."; what is only said stands between brackets. */
static void as_text(const struct aloud *aloud, char *out, size_t bytes)
{
    size_t len = 0;
    out[0] = '\0';
    for (int i = 0; i < aloud->count && len < bytes; i++) {
        const struct aloud_line *line = &aloud->at[i];
        len += (size_t)snprintf(out + len, bytes - len, "%s%.*s %s%.*s%s", i > 0 ? " | " : "",
                                STR_ARG(line->language), line->written ? "" : "(", STR_ARG(line->text),
                                line->written ? "" : ")");
    }
}

static const struct {
    const char *name;
    int deck, card;
    bool back;
    int lit, office;
    const char *language, *page, *says;
} rows[] = {
    {"words", 0, TEXT, false, 0, 0, "nl", "",
     "nl Waarde | nl Moed | nl (Tegenover) | nl haast | nl Een alinea. | nl Eerste punt | nl Een citaat."},
    {"kinds in the language of the interface, words in that of the deck", 0, TEXT, false, 0, 0, "en", "",
     "en Value | nl Moed | en (Tegenover) | nl haast | nl Een alinea. | nl Eerste punt | nl Een citaat."},
    {"a deck in English", 1, SECTION, false, 0, 0, "nl", "", "en Deel een"},
    {"a kind without an English name is read as Dutch", 0, PICTURE, false, 0, 0, "en", "",
     "nl Ambt | nl Zicht | en (Afbeelding) | nl (Een dijk.)"},
    {"a map", 0, MAP, false, 0, 0, "nl", "",
     "nl Kaart | nl Zaal | nl Fracties | nl Straat | nl Toon: anders. | nl Regio | nl Tafels"},
    {"a map with a branch lit", 0, MAP, false, 2, 0, "nl", "", "nl Kaart | nl Straat | nl Toon: anders."},
    {"its last branch", 0, MAP, false, 3, 0, "nl", "", "nl Kaart | nl Regio | nl Tafels"},
    {"a quote", 0, QUOTE, false, 0, 0, "nl", "", "nl Een citaat."},
    {"a section", 0, SECTION, false, 0, 0, "nl", "", "nl Deel een"},
    {"questions for all", 0, TEXT, true, 0, 0, "nl", "",
     "nl Moed | nl (Reflectievraag 1) | nl Wie zwijgt? | nl (Reflectievraag 2) | nl Wie wacht?"},
    {"and those of an office", 0, TEXT, true, 0, 2, "nl", "",
     "nl Moed | nl (Reflectievraag 1) | nl Wie zwijgt? | nl (Reflectievraag 2) | nl Wie kiest? | "
     "nl (Reflectievraag 3) | nl Wie wacht?"},
    {"no questions", 0, BARE, true, 0, 0, "nl", "", "nl Kaal | nl Bij deze kaart horen geen vragen."},
    {"a page by its words", 0, PAGE, false, 0, 0, "nl", " De begroting\nin cijfers ",
     "nl De begroting\nin cijfers"},
    {"a page without words by its number", 0, PAGE, false, 0, 0, "nl", " \n", "nl (Pagina 4)"},
    {"a page without words by its label", 0, LABELLED, false, 0, 0, "nl", "", "nl Begroting"},
    {"a card that cannot be read", 0, BROKEN, false, 0, 0, "en", "", "en a.md:1: geen titel"},
};

static void cards_are_read(void **state)
{
    struct arena *arena = *state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        char text[512];
        struct aloud aloud;
        struct aloud_card card = {.deck = &decks[rows[i].deck],
                                  .card = rows[i].card,
                                  .back = rows[i].back,
                                  .lit = rows[i].lit,
                                  .office = rows[i].office,
                                  .language = str_from(rows[i].language),
                                  .page = str_from(rows[i].page)};
        assert_true(aloud_of_card(arena, &card, &aloud));
        as_text(&aloud, text, sizeof text);
        if (strcmp(text, rows[i].says) != 0)
            fail_msg("%s: it says\n%s\nnot\n%s", rows[i].name, text, rows[i].says);
    }
}

static const struct {
    const char *name;
    struct node node;
    bool secret;
    const char *says;
} controls[] = {
    {"a card, in the language of the cards",
     {.role = NODE_TILE, .name = STR_INIT("3. Courage"), .action = {ACTION_CARD, 2}, .state = NODE_SELECTED},
     false,
     "nl (Tegel) | en (3. Courage) | nl (gekozen)"},
    {"words under a finger", {.role = NODE_TEXT, .name = STR_INIT("Welk ambt?")}, false, "nl (Welk ambt?)"},
    {"a button", {.role = NODE_BUTTON, .name = STR_INIT("Vorige")}, false, "nl (Knop, Vorige)"},
    {"one that does nothing now",
     {.role = NODE_BUTTON, .name = STR_INIT("Vorige"), .state = NODE_DISABLED | NODE_FOCUSED},
     false,
     "nl (Knop, Vorige, niet beschikbaar)"},
    {"the tile one is at",
     {.role = NODE_TILE, .name = STR_INIT("Moed"), .state = NODE_CURRENT},
     false,
     "nl (Tegel, Moed, hier bent u)"},
    {"a choice",
     {.role = NODE_BUTTON, .name = STR_INIT("Raadslid"), .state = NODE_SELECTED},
     false,
     "nl (Knop, Raadslid, gekozen)"},
    {"a field", {.role = NODE_FIELD, .name = STR_INIT("Zoek")}, false, "nl (Invoerveld, Zoek)"},
    {"a link",
     {.role = NODE_LINK, .name = STR_INIT("Naar pagina 2")},
     false,
     "nl (Koppeling, Naar pagina 2)"},
    {"a key", {.role = NODE_BUTTON, .name = STR_INIT("q"), .action = {ACTION_KEY, 3}}, false, "nl (Knop, q)"},
    {"a key of a password",
     {.role = NODE_BUTTON, .name = STR_INIT("q"), .action = {ACTION_KEY, 3}},
     true,
     "nl (Knop, toets)"},
    {"another control beside a password",
     {.role = NODE_BUTTON, .name = STR_INIT("Terug")},
     true,
     "nl (Knop, Terug)"},
};

static void controls_are_told(void **state)
{
    struct arena *arena = *state;
    for (size_t i = 0; i < COUNT_OF(controls); i++) {
        char text[128];
        struct aloud aloud = {0};
        const struct aloud_screen screen = {
            .language = STR("nl"), .cards_language = STR("en"), .secret = controls[i].secret};
        assert_true(aloud_of_control(arena, &screen, &controls[i].node, &aloud));
        as_text(&aloud, text, sizeof text);
        if (strcmp(text, controls[i].says) != 0)
            fail_msg("%s: it says %s, not %s", controls[i].name, text, controls[i].says);
    }
}

static void screens_are_read(void **state)
{
    struct arena *arena = *state;
    char text[256];
    struct aloud aloud;
    struct node at[] = {
        {.id = 1, .role = NODE_TEXT, .name = STR_INIT("Waaier")},
        {.id = 0, .role = NODE_TEXT, .name = STR_INIT("alleen uiterlijk")},
        {.id = 2, .role = NODE_BUTTON, .name = STR_INIT("Open"), .order = 1},
        {.id = 3, .role = NODE_STATUS, .name = STR_INIT("Niets gevonden")},
        {.id = 4, .role = NODE_TEXT},
        {.id = 5, .role = NODE_FIELD, .name = STR_INIT("Zoekwoord"), .order = 2},
        {.id = 6, .role = NODE_BUTTON, .name = STR_INIT("q"), .order = 3, .action = {ACTION_KEY, 1}},
        {.id = 7, .role = NODE_BUTTON, .name = STR_INIT("Alles"), .order = 4, .state = NODE_SELECTED},
    };
    const struct nodes nodes = {.at = at, .count = COUNT_OF(at)};
    struct aloud_screen screen = {.nodes = &nodes, .language = STR("en"), .cards_language = STR("en")};
    assert_true(aloud_of_screen(arena, &screen, &aloud));
    as_text(&aloud, text, sizeof text);
    assert_string_equal(text, "en (Waaier) | en (Niets gevonden)");
    screen.choices = true;
    screen.before = STR("Kaarten\nDit hoort u eerst.");
    assert_true(aloud_of_screen(arena, &screen, &aloud));
    as_text(&aloud, text, sizeof text);
    assert_string_equal(
        text, "en (Kaarten) | en (Dit hoort u eerst.) | en (Waaier) | en (Open) | en (Niets gevonden) | "
              "en (Invoerveld, Zoekwoord) | en (Alles, gekozen)");
    screen.choices = false;
    screen.before = (struct str){0};
    assert_true(aloud_of_screen(arena, &screen, &aloud) && aloud_of_control(arena, &screen, &at[2], &aloud));
    as_text(&aloud, text, sizeof text);
    assert_string_equal(text, "en (Waaier) | en (Niets gevonden) | en (Knop, Open)");
}

/* Line by line, cards by their titles; what does not fit at once is gone on with. */
static void running_text_is_read(void **state)
{
    static struct reading_line many[ALOUD_LINES_MAX + 20];
    struct arena *arena = *state;
    char text[256];
    struct aloud aloud;
    int next;
    const struct reading_line lines[] = {{.kind = READING_TITLE, .text = STR("Inleiding")},
                                         {.kind = READING_TEXT, .text = STR("Een alinea.")},
                                         {.kind = READING_CARD, .card = TEXT},
                                         {.kind = READING_ITEM, .text = STR("Punt")}};
    const struct reading reading = {.at = lines, .count = COUNT_OF(lines)};
    assert_true(aloud_of_reading(arena, &decks[0], &reading, 1, STR("en"), &aloud, &next));
    as_text(&aloud, text, sizeof text);
    assert_string_equal(text, "nl (Een alinea.) | en (Kaart) | nl (Moed) | nl (Punt)");
    assert_int_equal(next, 0);
    assert_int_equal(aloud.at[0].row, 2);
    assert_int_equal(aloud.at[2].row, 3);
    for (size_t i = 0; i < COUNT_OF(many); i++)
        many[i] = (struct reading_line){.kind = READING_TEXT, .text = STR("Een regel.")};
    const struct reading long_one = {.at = many, .count = COUNT_OF(many)};
    assert_true(aloud_of_reading(arena, &decks[0], &long_one, 0, STR("nl"), &aloud, &next));
    assert_int_equal(aloud.at[aloud.count - 1].row, next);
    assert_true(aloud_of_reading(arena, &decks[0], &long_one, next, STR("nl"), &aloud, &next));
    assert_int_equal(aloud.at[aloud.count - 1].row, (int)COUNT_OF(many));
    assert_int_equal(next, 0);
}

/* ---- where it stands */

#define WORD(word, at_x, of, more)                                                                           \
    {                                                                                                        \
        STR_INIT(word), {at_x, 0, 10, 20}, of, more                                                          \
    }
static const struct face_word placed[] = {
    WORD("WAARDE", 0, 0, false), /* as a kind is set */
    WORD("Moed", 20, 1, false),
    WORD("Toon", 40, 2, false),
    WORD("an\xC2\xAD", 60, 2, true),
    WORD("ders.", 80, 2, false), /* broken, and its colon gone */
    WORD("1", 100, 3, false),
    WORD("Wie", 120, 4, false),
    WORD("\xC3\xA9\xC3\xA9n", 140, 4, false),
    WORD("zwij\xE2\x80\xA6", 160, 4, false), /* cut */
    WORD("Moed", 180, 5, false),
};
static const struct aloud_line said[] = {
    {STR_INIT("Waarde"), STR_INIT("nl"), true, 0},
    {STR_INIT("Moed"), STR_INIT("nl"), true, 0},
    {STR_INIT("Toon: anders."), STR_INIT("nl"), true, 0},
    {STR_INIT("Wie \xC3\xA9\xC3\xA9n zwijgt niet lang?"), STR_INIT("nl"), true, 0},
    {STR_INIT("Moed"), STR_INIT("nl"), true, 0},
    {STR_INIT("Nergens te zien"), STR_INIT("nl"), true, 0},
    {STR_INIT("Moed"), STR_INIT("nl"), false, 0},
};
static const struct {
    const char *name;
    int line, from, to, count;
    float x, last_x;
} places[] = {
    {"capitals", 0, 0, 6, 1, 0, 0},
    {"a title", 1, 0, 4, 1, 20, 20},
    {"the name of a claim", 2, 0, 5, 1, 40, 40},
    {"a word that is broken", 2, 6, 13, 2, 60, 80},
    {"after letters of more bytes", 3, 4, 9, 1, 140, 140},
    {"a word that is cut", 3, 10, 16, 1, 160, 160},
    {"a word that is cut away", 3, 17, 21, 0, 0, 0},
    {"the same words for the second time", 4, 0, 4, 1, 180, 180},
    {"words that do not stand there", 5, 0, 7, 0, 0, 0},
    {"words that are only said", 6, 0, 4, 0, 0, 0},
    {"between the words", 2, 5, 6, 0, 0, 0},
    {"no such line", 7, 0, 4, 0, 0, 0},
};

static void words_are_found(void **state)
{
    struct arena *arena = *state;
    const struct face_words all = {placed, COUNT_OF(placed)};
    const struct aloud aloud = {(struct aloud_line *)said, COUNT_OF(said)};
    size_t used = arena->used;
    for (size_t i = 0; i < COUNT_OF(places); i++) {
        struct rect_px at[4] = {{0}};
        int count = aloud_find(arena, &all, &aloud, places[i].line, (size_t)places[i].from,
                               (size_t)places[i].to, at, COUNT_OF(at));
        if (count != places[i].count || (count > 0 && (at[0].x < places[i].x || at[0].x > places[i].x ||
                                                       at[count - 1].x > places[i].last_x)))
            fail_msg("%s: %d, from %g to %g", places[i].name, count, (double)at[0].x,
                     (double)at[count > 0 ? count - 1 : 0].x);
        assert_int_equal(arena->used, used);
    }
}

static void words_of_a_page_have_places(void **state)
{
    struct arena *arena = *state;
    struct rect_px boxes[8], at[2];
    struct face_words page;
    for (int i = 0; i < 8; i++)
        boxes[i] = (struct rect_px){(float)i * 10, 5, 8, 12};
    struct document_text text = {STR("\xC3\xA9\xC3\xA9n dag\n"), boxes, 8};
    struct aloud_line line = {.text = text.text, .language = STR("nl"), .written = true};
    assert_true(aloud_page_words(arena, &text, &page));
    assert_int_equal(page.count, 2);
    assert_int_equal(aloud_find(arena, &page, &(struct aloud){&line, 1}, 0, 6, 9, at, 2), 1);
    assert_int_equal((int)at[0].x, 40);
    assert_int_equal((int)at[0].w, 28);
}

static int begin(void **state)
{
    static struct arena arena;
    *state = &arena;
    return arena_init(&arena, 4 << 20) ? 0 : -1;
}

static int end(void **state)
{
    arena_finish(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(cards_are_read, begin, end),
        cmocka_unit_test_setup_teardown(controls_are_told, begin, end),
        cmocka_unit_test_setup_teardown(screens_are_read, begin, end),
        cmocka_unit_test_setup_teardown(running_text_is_read, begin, end),
        cmocka_unit_test_setup_teardown(words_are_found, begin, end),
        cmocka_unit_test_setup_teardown(words_of_a_page_have_places, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
