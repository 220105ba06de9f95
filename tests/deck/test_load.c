#include "deck/load.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <fcntl.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "deck/opened.h"

static const char manifest[] = "waaier: 1\nid: x\ntitle: x\nlicence: x\nkinds: [{id: waarde, name: Waarde}]\n"
                               "offices: [{id: raad, name: Raad}]\naudiences: [{id: ambt, name: Ambt}]\n";
static const char card[] =
    "---\nid: moed\nkind: waarde\noffices: [raad]\nquestions: [{id: a, text: Wie?}]\nnotes: noot\n"
    "picture: pictures/a.png\nalt: Een leeuw\n---\n# Moed\n\nTekst.\n";

static void write_deck(struct opened *opened, const char *deck_yaml, const char *card_text,
                       unsigned picture_px)
{
    opened_begin(opened);
    place_write(&opened->place, "deck/deck.yaml", str_from(deck_yaml));
    place_write(&opened->place, "deck/cards/moed.md", str_from(card_text));
    place_write(&opened->place, "deck/cards/rust.md", STR("---\nid: rust\n---\n# Rust\n"));
    place_png(&opened->place, "deck/pictures/a.png", picture_px, picture_px);
}

struct hashes {
    uint64_t moed, rust, deck;
};

static struct hashes hashes_of(const char *deck_yaml, const char *card_text, unsigned picture_px,
                               const char *theme)
{
    struct opened opened;
    char path[256];
    write_deck(&opened, deck_yaml, card_text, picture_px);
    if (theme)
        place_write(&opened.place, "deck/theme.yaml", str_from(theme));
    struct timespec times[2] = {{.tv_sec = 1000000000}, {.tv_sec = 1000000000}};
    assert_int_equal(
        utimensat(AT_FDCWD, place_path(&opened.place, "deck/pictures/a.png", path, sizeof path), times, 0),
        0);
    opened_load(&opened, "deck", (struct deck_options){0});
    assert_true(opened.ok);
    struct hashes hashes = {opened.deck.cards[0].content, opened.deck.cards[1].content, opened.deck.content};
    opened_end(&opened);
    return hashes;
}

static char *replaced(const char *text, const char *from, const char *to, char *out, size_t cap)
{
    const char *at = strstr(text, from);
    assert_non_null(at);
    (void)snprintf(out, cap, "%.*s%s%s", (int)(at - text), text, to, at + strlen(from));
    return out;
}

/* A card's hash follows what its faces show, and nothing else; the deck's follows all. */
static void content(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        bool in_card;
        const char *from, *to;
        bool moed, rust;
    } rows[] = {
        {"a word of the body", true, "Tekst", "Tekts", true, false},
        {"the title", true, "# Moed", "# Durf", true, false},
        {"a question", true, "Wie?", "Wat?", true, false},
        {"the description", true, "leeuw", "tijger", true, false},
        {"the kind's name", false, "Waarde", "Deugd", true, false},
        {"the office's name", false, "Raad}", "Staat}", true, false},
        {"bold is another face", true, "Tekst.", "**Tekst.**", true, false},
        {"notes are not shown", true, "noot", "nood", false, false},
        {"the deck's own title is on no card", false, "title: x", "title: y", false, false},
    };
    struct hashes before = hashes_of(manifest, card, 100, NULL);
    struct hashes again = hashes_of(manifest, card, 100, NULL);
    assert_memory_equal(&before, &again, sizeof before);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        char text[1024];
        const char *changed =
            replaced(rows[i].in_card ? card : manifest, rows[i].from, rows[i].to, text, sizeof text);
        struct hashes now =
            hashes_of(rows[i].in_card ? manifest : changed, rows[i].in_card ? changed : card, 100, NULL);
        if ((now.moed != before.moed) != rows[i].moed || (now.rust != before.rust) != rows[i].rust ||
            now.deck == before.deck)
            fail_msg("%s: card %d, other %d, deck %d", rows[i].name, now.moed != before.moed,
                     now.rust != before.rust, now.deck != before.deck);
    }
    struct hashes themed = hashes_of(manifest, card, 100, "title: {size: 90}\n");
    assert_true(themed.moed != before.moed && themed.rust != before.rust && themed.deck != before.deck);
}

static void only_the_first_cards(void **state)
{
    (void)state;
    struct opened opened;
    write_deck(&opened,
               "waaier: 1\nid: x\ntitle: x\nlicence: x\nselections: [{id: s, cards: [rust, moed]}]\n",
               "---\nid: moed\nrelated: [rust]\n---\n# Moed\n", 100);
    opened_load(&opened, "deck", (struct deck_options){.cards_max = 1});
    assert_true(opened.ok);
    expect_text("nothing is said of cards that are not read yet", str_from(opened_says(&opened)), "");
    assert_int_equal(opened.deck.card_count, 1);
    assert_int_equal(opened.deck.selections[0].card_count, 1);
    opened_end(&opened);
}

static void sections(void **state)
{
    (void)state;
    struct opened opened;
    write_deck(&opened, manifest, "---\nid: moed\nlayout: section\n---\n# Deel een\n", 100);
    opened_load(&opened, "deck", (struct deck_options){0});
    assert_int_equal(opened.deck.section_count, 1);
    expect_text("title", opened.deck.sections[0].title, "Deel een");
    assert_int_equal(opened.deck.sections[0].card, 0);
    opened_end(&opened);
}

static void book_and_guide(void **state)
{
    (void)state;
    struct opened opened;
    write_deck(&opened, manifest, card, 100);
    place_write(&opened.place, "deck/book/a.md", STR("---\ntitle: Laatst\norder: 9\n---\n![](card:moed)\n"));
    place_write(&opened.place, "deck/book/b.md", STR("---\norder: 2\n---\n# Eerst\n"));
    place_write(&opened.place, "deck/book/c.md", STR("---\ntitle: Midden\norder: 2\n---\nx\n"));
    place_write(&opened.place, "deck/book/c.en.md", STR("---\ntitle: Middle\norder: 2\n---\ny\n"));
    place_write(
        &opened.place, "deck/guide/a.md",
        STR("---\naudience: ambt\nuses:\n  - {id: een, text: Samen, sessions: [rondje]}\n---\nWelkom.\n"));
    place_write(&opened.place, "deck/sessions/r.yaml",
                STR("id: rondje\nname: {nl: Rondje, en: Round}\npurpose: doel\nwhat: wat\ngroup: [8, 20]\n"
                    "cards: {kinds: [waarde], ids: [rust], selection: raad}\nrecord: profile\nsteps:\n"
                    "  - {id: een, title: Eén, minutes: 25, screen: rank, of: waarde, keep: 5, say: {nl: "
                    "Zeg, en: Say}, "
                    "show: card, signal: gong}\n"));
    opened_load(&opened, "deck", (struct deck_options){.language = STR("en")});
    expect_text("nothing to say", str_from(opened_says(&opened)), "");
    const struct deck *deck = &opened.deck;
    assert_int_equal(deck->book_count, 3);
    expect_text("by order", deck->book[0].title, "Eerst");
    expect_text("then by file, translated", deck->book[1].title, "Middle");
    expect_text("the last", str_from(opened_blocks(&opened.arena, deck->book[2].body)), "C0@5 <moed>");
    assert_int_equal(deck->guide_count, 1);
    assert_int_equal(deck->guides[0].audience, 0);
    expect_text("use", deck->guides[0].uses[0].sessions[0], "rondje");
    const struct session_template *session = &deck->sessions[0];
    expect_text("name", session->name.en, "Round");
    assert_true(session->group_min == 8 && session->group_max == 20);
    assert_int_equal(session->kinds, 1);
    assert_int_equal(session->selection, 0);
    expect_text("cards", card_id_str(&session->cards[0]), "rust");
    const struct session_step *step = &session->steps[0];
    assert_true(step->minutes == 25 && step->keep == 5);
    expect_text("say", step->say.en, "Say");
    expect_text("screen", step->screen, "rank");
    expect_text("of", step->of, "waarde");
    opened_end(&opened);
}

static void theme(void **state)
{
    (void)state;
    struct opened opened;
    write_deck(&opened, manifest, card, 100);
    place_write(&opened.place, "deck/theme.yaml",
                STR("title: {face: Inter, size: 96.5, leading: 1.1, colour: \"#FF0000\"}\n"));
    opened_load(&opened, "deck", (struct deck_options){0});
    expect_text("nothing to say", str_from(opened_says(&opened)), "");
    const struct theme_style *title = &opened.deck.theme.role[THEME_TITLE];
    expect_text("face", title->face, "Inter");
    assert_true(title->size_px > 96 && title->size_px < 97 && title->coloured && title->rgb == 0xFF0000);
    assert_false(opened.deck.theme.role[THEME_BODY].coloured);
    opened_end(&opened);
}

static void pictures(void **state)
{
    (void)state;
    struct opened opened;
    opened_begin(&opened);
    place_png(&opened.place, "foto's/2 naar_huis.png", 640, 480);
    place_jpeg(&opened.place, "foto's/10.JPG", 320, 200);
    place_webp(&opened.place, "foto's/3.webp", 1920, 1080);
    place_write(
        &opened.place, "foto's/4.svg",
        STR("<?xml version=\"1.0\"?>\n<!-- een > b -->\n<svg viewBox='0 0 30 20' width='100%'></svg>"));
    place_write(&opened.place, "foto's/5.svg", STR("<svg width=\"10mm\" height=\"20mm\"/>"));
    place_write(&opened.place, "foto's/leesmij.txt", STR("x"));
    opened_load(&opened, "foto's", (struct deck_options){0});
    assert_true(opened.ok);
    expect_text("nothing to say", str_from(opened_says(&opened)), "");
    const struct deck *deck = &opened.deck;
    assert_int_equal(deck->origin, DECK_PICTURES);
    assert_int_equal(deck->card_count, 5);
    expect_text("title", deck->title.nl, "foto's");
    expect_text("card", deck->cards[0].title, "2 naar huis");
    expect_text("id", card_id_str(&deck->cards[0].id), "naar-huis");
    assert_int_equal(deck->cards[0].layout, CARD_PICTURE);
    assert_true(deck->cards[0].picture_px.w == 640 && deck->cards[1].picture_px.h == 1080);
    assert_true(deck->cards[2].picture_px.w == 30 && deck->cards[2].picture_px.h == 20);
    assert_true(deck->cards[3].picture_px.w > 37 && deck->cards[3].picture_px.w < 38);
    expect_text("the last", deck->cards[4].file, "10.JPG");
    opened_end(&opened);
}

static void one_picture(void **state)
{
    (void)state;
    struct opened opened;
    opened_begin(&opened);
    place_png(&opened.place, "Een leeuw.png", 640, 480);
    opened_load(&opened, "Een leeuw.png", (struct deck_options){0});
    assert_true(opened.ok);
    assert_int_equal(opened.deck.card_count, 1);
    expect_text("title", opened.deck.cards[0].title, "Een leeuw");
    expect_text("picture", opened.deck.cards[0].picture, "Een leeuw.png");
    opened_end(&opened);
}

/* Whatever room there is, it is a deck or a sentence. */
static void too_little_room(void **state)
{
    (void)state;
    struct opened opened;
    write_deck(&opened, manifest, card, 100);
    place_write(&opened.place, "deck/sessions/r.yaml", STR("id: r\nname: R\nsteps: [{screen: rank}]\n"));
    place_write(&opened.place, "deck/book/a.md", STR("---\ntitle: A\n---\n![](card:moed)\n"));
    opened_load(&opened, "deck", (struct deck_options){0});
    assert_true(opened.ok);
    size_t needed = opened.arena.used;
    for (size_t room = 64; room < needed; room += 64) {
        struct arena arena;
        struct err err = {0};
        struct deck deck;
        assert_true(arena_init(&arena, room));
        struct diags diags = {.arena = &arena};
        if (!deck_load(&arena, opened.source, NULL, &deck, &diags, &err) && err.text[0] == '\0')
            fail_msg("%zu bytes: no reason given", room);
        arena_finish(&arena);
    }
    opened_end(&opened);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(content),     cmocka_unit_test(only_the_first_cards),
        cmocka_unit_test(sections),    cmocka_unit_test(book_and_guide),
        cmocka_unit_test(theme),       cmocka_unit_test(pictures),
        cmocka_unit_test(one_picture), cmocka_unit_test(too_little_room),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
