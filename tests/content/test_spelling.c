/* Every word of the decks that ship, and of the program, is spelled as hunspell has it, or stands in our own list. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/fs.h"
#include "content/spelling.h"
#include "content/texts.h"

/* The program says u, whatever its cards say. */
static const struct str informal[] = {STR_INIT("je"), STR_INIT("jij"), STR_INIT("jou"), STR_INIT("jouw")};

struct looking {
    struct arena arena;
    struct speller speller;
    struct offences offences;
    int texts;
};

static struct str read_file(struct arena *arena, const char *path)
{
    struct err err = {0};
    struct str bytes;
    if (!fs_read(arena, path, 4 << 20, &bytes, &err))
        fail_msg("%s", err.text);
    return bytes;
}

static void look(void *ctx, const struct text *text)
{
    struct looking *looking = ctx;
    speller_judge(&looking->speller, text->language, text->file, text->words, &looking->offences);
    looking->texts++;
}

/* "Some \"words\"\n" without its marks; what is behind an escape is kept, but \n is a space. */
static struct str unquoted(struct arena *arena, struct str line)
{
    struct str inside = str_sub(line, 1, line.len - 1);
    char *out = (char *)(uintptr_t)str_copy(arena, inside).at;
    size_t len = 0;
    for (size_t i = 0; i < inside.len; i++) {
        bool escape = inside.at[i] == '\\' && i + 1 < inside.len;
        i += escape;
        out[len++] = escape && inside.at[i] == 'n' ? ' ' : inside.at[i];
    }
    return (struct str){out, len};
}

/* A path, an option, a value to fill in: no word of a language. */
static bool is_code(struct str piece)
{
    for (size_t i = 0; i < piece.len; i++) {
        char c = piece.at[i];
        bool dot = c == '.' && i + 1 < piece.len && piece.at[i + 1] >= 'a' && piece.at[i + 1] <= 'z';
        if (c == '%' || c == '/' || c == '_' || c == '=' || c == '|' || c == '<' || dot)
            return true;
    }
    return str_starts(piece, STR("--"));
}

static struct str without_code(struct arena *arena, struct str text)
{
    struct str all = {0};
    while (text.len > 0) {
        struct str piece = str_cut(text, ' ', &text);
        if (!is_code(piece))
            all = str_format(arena, "%.*s %.*s", STR_ARG(all), STR_ARG(piece));
    }
    return all;
}

static void look_po(struct looking *looking, bool english, struct str text)
{
    struct text found = {STR("assets/po/en.po"), "woord", english ? STR("en") : STR("nl"),
                         without_code(&looking->arena, text)};
    struct str word = words_find(found.words, informal, english ? 0 : COUNT_OF(informal));
    if (word.len > 0)
        offence(&looking->offences, found.file, "‘%.*s’ in plaats van u: ‘%.*s’", STR_ARG(word),
                STR_ARG(found.words));
    if (found.words.len > 0)
        look(looking, &found);
}

/* The texts of the source are Dutch, their translations English. The first entry is about the file itself. */
static void look_at_catalogue(struct looking *looking)
{
    struct str rest = read_file(&looking->arena, WAAIER_SOURCE_DIR "/assets/po/en.po"), text = {0};
    bool english = false, head = true;
    while (rest.len > 0) {
        struct str line = str_trim(str_cut(rest, '\n', &rest)), value = line;
        bool id = str_starts(line, STR("msgid")), string = str_starts(line, STR("msgstr"));
        if (id || string) {
            if (!head)
                look_po(looking, english, text);
            head = head && (string || text.len == 0);
            text = (struct str){0};
            english = string;
            ptrdiff_t at = str_find(line, STR("\""));
            value = at >= 0 ? str_sub(line, (size_t)at, line.len) : STR("\"\"");
        }
        if (str_starts(value, STR("\"")))
            text = str_format(&looking->arena, "%.*s%.*s", STR_ARG(text),
                              STR_ARG(unquoted(&looking->arena, value)));
    }
    look_po(looking, english, text);
}

static void every_word_is_spelled(void **state)
{
    (void)state;
    static const char *const decks[] = {"decks/demo", "decks/welcome"};
    struct looking looking = {.texts = 0};
    assert_true(arena_init(&looking.arena, 64 << 20));
    looking.offences.arena = &looking.arena;
    struct str list = read_file(&looking.arena, WAAIER_TESTS_DIR "/content/woorden.txt");
    assert_true(speller_open(&looking.speller, &looking.arena, list, &looking.offences));
    for (size_t i = 0; i < COUNT_OF(decks); i++) {
        struct content content;
        content_open(&content, decks[i]);
        texts_each(&content, look, &looking);
        content_close(&content);
    }
    look_at_catalogue(&looking);
    speller_judge_list(&looking.speller, &looking.offences);
    offences_print(&looking.offences, "spelling");
    print_message("%d texts, %d words of our own\n", looking.texts, looking.speller.own_count);
    assert_int_equal(looking.offences.count, 0);
    assert_in_range(looking.texts, 500, 100000);
    speller_close(&looking.speller);
    arena_finish(&looking.arena);
}

/* What must be told, in order, a space between; "": nothing. */
static void words_are_found_and_judged(void **state)
{
    (void)state;
    static const struct {
        const char *language, *text, *wrong;
    } rows[] = {
        {"nl", "De raad vergadert, en de griffier luistert.", ""},
        {"nl", "De raad vergaderd vandaag in de vergaderring.", "vergaderring"},
        {"nl", "Zo’n foto’s van één col\xC2\xADlega", ""},
        {"nl", "Zo'n 'gesprek'", ""},
        {"nl", "Artikel 107b en A3, versie 4.0", ""},
        {"nl", "zaal- en griffiezaken: kwarftet", "kwarftet"},
        {"nl", "Een KaartZaal en een KaartZaaal", "KaartZaaal"},
        {"nl", "Een council vergadert.", "council"},
        {"en", "The council meets, doesn’t it?", ""},
        {"en", "The color of councel", "color councel"},
        {"nl", "Een eigen woord: flierp. Flierp ook, maar FLIERP niet.", "FLIERP"},
    };
    struct arena arena;
    assert_true(arena_init(&arena, 4 << 20));
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct speller speller;
        struct offences offences = {.arena = &arena};
        assert_true(speller_open(&speller, &arena, STR("nl flierp een verzonnen woord\n"), &offences));
        speller_judge(&speller, str_from(rows[i].language), STR("a.md"), str_from(rows[i].text), &offences);
        struct str told = {0}, wrong = str_from(rows[i].wrong);
        for (int k = 0; k < offences.count; k++) {
            struct str want = str_cut(wrong, ' ', &wrong);
            told = str_format(&arena, "‘%.*s’", STR_ARG(want));
            if (want.len == 0 || str_find(offences.at[k], told) < 0)
                fail_msg("‘%s’: %.*s", rows[i].text, STR_ARG(offences.at[k]));
        }
        if (wrong.len > 0)
            fail_msg("‘%s’: ‘%.*s’ is not told", rows[i].text, STR_ARG(wrong));
        speller_close(&speller);
    }
    arena_finish(&arena);
}

static void the_address_is_found(void **state)
{
    (void)state;
    static const struct {
        const char *text, *found;
    } rows[] = {
        {"Wat wilt u?", ""}, {"Jij kiest.", "Jij"}, {"Draai je kaart om", "je"}, {"jeugd, zij en héje", ""}};
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct str found = words_find(str_from(rows[i].text), informal, COUNT_OF(informal));
        if (!str_eq(found, str_from(rows[i].found)))
            fail_msg("‘%s’: ‘%.*s’", rows[i].text, STR_ARG(found));
    }
}

static void a_list_holds_nothing_in_vain(void **state)
{
    (void)state;
    static const struct {
        const char *list, *text, *says;
    } rows[] = {
        {"# waarom\nnl flierp een woord\nnl knoerp een woord\n", "flierp knoerp", NULL},
        {"nl knoerp een woord\nnl flierp een woord\n", "flierp knoerp", "op volgorde"},
        {"nl flierp een woord\nnl flierp een woord\n", "flierp", "op volgorde"},
        {"nl flierp een woord\n", "raad", "komt nergens voor"},
        {"nl raad een woord\n", "raad", "al in het woordenboek"},
        {"nl flierp\n", "flierp", "taal, woord, reden"},
        {"de flierp een woord\n", "raad", "taal, woord, reden"},
    };
    struct arena arena;
    assert_true(arena_init(&arena, 4 << 20));
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct speller speller;
        struct offences offences = {.arena = &arena};
        assert_true(speller_open(&speller, &arena, str_from(rows[i].list), &offences));
        speller_judge(&speller, STR("nl"), STR("a.md"), str_from(rows[i].text), &offences);
        speller_judge_list(&speller, &offences);
        bool ok = !rows[i].says && offences.count == 0;
        for (int k = 0; k < offences.count && rows[i].says; k++)
            ok = ok || str_find(offences.at[k], str_from(rows[i].says)) >= 0;
        if (!ok) {
            offences_print(&offences, "list");
            fail_msg("row %zu: %s", i, rows[i].says ? rows[i].says : "nothing is wrong");
        }
        speller_close(&speller);
    }
    arena_finish(&arena);
}

static bool has_dictionaries(void)
{
    struct speller speller;
    bool has = speller_open(&speller, NULL, STR(""), NULL);
    speller_close(&speller);
    return has;
}

int main(void)
{
    if (!has_dictionaries()) {
        print_message("skipped: hunspell-nl or hunspell-en-gb is not installed\n");
        return 77;
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_word_is_spelled),
        cmocka_unit_test(words_are_found_and_judged),
        cmocka_unit_test(the_address_is_found),
        cmocka_unit_test(a_list_holds_nothing_in_vain),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
