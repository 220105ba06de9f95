/* Every row of malformed/table.txt: the files are made, the deck is opened, and what is said is compared word for word. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/fs.h"
#include "deck/load.h"
#include "deck/place.h"
#include "deck/recipes.h"

#ifndef WAAIER_TESTS_DIR
#define WAAIER_TESTS_DIR "tests"
#endif

enum { CASES_LEAST = 70, SENTENCES_LEAST = 30, WANTS_MAX = 64, SENTENCES_MAX = 512 };

struct row {
    struct str name;
    int line;
    bool empty, strict;
    struct str open;   /* "deck" unless said */
    struct str lines;  /* all of the row, to be read twice */
    int cards, broken; /* -1: the deck does not open */
};

struct said {
    struct str lines[WANTS_MAX];
    int count;
    int cards, broken;
};

struct tally {
    uint64_t sentences[SENTENCES_MAX];
    int sentence_count, cases, wrong;
};

static const char good_manifest[] =
    "waaier: 1\nid: proef\ntitle: Proef\nlicence: {name: CC BY 4.0}\nkinds:\n"
    "  - {id: waarde, name: Waarde}\n  - {id: ontwikkeling, name: Ontwikkeling}\n"
    "offices:\n  - {id: raadslid, name: Raadslid}\n  - {id: griffier, name: Griffier}\n"
    "audiences:\n  - {id: ambtsdrager, name: Ambtsdrager}\n";
static const char good_card[] = "---\nid: goed\nkind: waarde\n---\n# Goed\n\nEen goede kaart.\n";

/* \t \r \\ and \xHH in a line of the table are what they say. */
static size_t unescape(struct str line, char *out)
{
    size_t len = 0;
    for (size_t i = 0; i < line.len; i++) {
        char next = line.at[i] == '\\' && i + 1 < line.len ? line.at[i + 1] : 0;
        out[len] = line.at[i];
        if (next == 't' || next == 'r' || next == '\\') {
            out[len] = (char)(next == 't' ? '\t' : next == 'r' ? '\r' : '\\');
            i++;
        } else if (next == 'x' && i + 3 < line.len) {
            char digits[3] = {line.at[i + 2], line.at[i + 3], 0};
            out[len] = (char)strtol(digits, NULL, 16);
            i += 3;
        }
        len++;
    }
    return len;
}

static void write_file(const struct place *place, struct str name, const char *bytes, size_t len)
{
    char path[256];
    (void)snprintf(path, sizeof path, "%.*s", STR_ARG(name));
    place_write(place, path, (struct str){bytes, len});
}

/* Makes the files of a row: "file NAME", "|line" ..., "make RECIPE". */
static void make_files(const struct place *place, const struct row *row)
{
    struct str rest = row->lines, file = STR("");
    char *bytes = malloc(row->lines.len + 1);
    size_t len = 0;
    assert_non_null(bytes);
    while (rest.len > 0) {
        struct str word, line = str_cut(rest, '\n', &rest);
        if (str_starts(line, STR("|"))) {
            len += unescape(str_sub(line, 1, line.len), bytes + len);
            bytes[len++] = '\n';
            continue;
        }
        if (file.len > 0)
            write_file(place, file, bytes, len);
        file = STR("");
        len = 0;
        struct str key = str_cut(line, ' ', &word);
        if (str_eq(key, STR("file")))
            file = word;
        else if (str_eq(key, STR("make")) && !recipe_make(place, word))
            fail_msg("%.*s: no recipe %.*s", STR_ARG(row->name), STR_ARG(word));
    }
    if (file.len > 0)
        write_file(place, file, bytes, len);
    free(bytes);
}

static void say(struct said *said, struct str line)
{
    assert_in_range(said->count, 0, WANTS_MAX - 1);
    said->lines[said->count++] = line;
}

/* Opens what the row asks for and writes down all that is said. */
static void open_deck(struct arena *arena, const char *path, const struct row *row, struct said *said)
{
    struct err err = {0};
    struct diags diags = {.arena = arena};
    struct deck deck;
    struct deck_options options = {.language = STR("nl"), .strict = row->strict};
    *said = (struct said){.cards = -1};
    struct source *source = source_open(path, &err);
    if (!source) {
        say(said, str_format(arena, "refused %s", err.text));
        return;
    }
    bool ok = deck_load(arena, source, &options, &deck, &diags, &err);
    for (int i = 0; i < diags.count; i++)
        say(said, str_format(arena, "want %.*s", STR_ARG(diag_line(arena, &diags.at[i], STR("")))));
    if (ok) {
        said->cards = deck.card_count;
        for (int i = 0; i < deck.card_count; i++)
            said->broken += deck.cards[i].broken.len > 0;
    } else if (diags.error_count == 0 || err.text[0] == '\0') {
        say(said, STR("(no reason given)"));
    }
    source_close(source);
}

static void count_sentence(struct tally *tally, struct str line)
{
    ptrdiff_t at = str_find(line, STR(": error: "));
    at = at < 0 ? str_find(line, STR(": warning: ")) : at;
    uint64_t hash = str_hash(at < 0 ? line : str_sub(line, (size_t)at, line.len), 0);
    for (int i = 0; i < tally->sentence_count; i++) {
        if (tally->sentences[i] == hash)
            return;
    }
    assert_in_range(tally->sentence_count, 0, SENTENCES_MAX - 1);
    tally->sentences[tally->sentence_count++] = hash;
}

static void compare(const struct row *row, const struct said *said, struct tally *tally)
{
    struct str rest = row->lines;
    int at = 0;
    bool same = said->cards == row->cards && said->broken == row->broken;
    while (rest.len > 0) {
        struct str line = str_cut(rest, '\n', &rest);
        if (!str_starts(line, STR("want ")) && !str_starts(line, STR("refused ")))
            continue;
        same = same && at < said->count && str_eq(line, said->lines[at]);
        count_sentence(tally, line);
        at++;
    }
    tally->cases++;
    if (same && at == said->count)
        return;
    tally->wrong++;
    print_error("table.txt:%d: %.*s\n  says: cards %d, broken %d\n", row->line, STR_ARG(row->name),
                said->cards, said->broken);
    for (int i = 0; i < said->count; i++)
        print_error("  %.*s\n", STR_ARG(said->lines[i]));
}

static void run_row(const struct row *row, struct tally *tally)
{
    struct place place;
    struct arena arena;
    struct said said;
    char path[512], open[256];
    place_make(&place);
    assert_true(arena_init(&arena, DECK_ARENA_BYTES));
    if (!row->empty) {
        place_write(&place, "deck/deck.yaml", str_from(good_manifest));
        place_write(&place, "deck/cards/goed.md", str_from(good_card));
    }
    make_files(&place, row);
    (void)snprintf(open, sizeof open, "%.*s", STR_ARG(row->open));
    open_deck(&arena, place_path(&place, open, path, sizeof path), row, &said);
    compare(row, &said, tally);
    arena_finish(&arena);
    place_remove(&place);
}

static int number_of(struct str word)
{
    int value = 0;
    assert_true(str_to_int(word, &value));
    return value;
}

static void read_line(struct row *row, struct str line)
{
    struct str word, key = str_cut(line, ' ', &word);
    if (str_eq(key, STR("empty")))
        row->empty = true;
    else if (str_eq(key, STR("strict")))
        row->strict = true;
    else if (str_eq(key, STR("open")))
        row->open = word;
    else if (str_eq(key, STR("cards")))
        row->cards = number_of(word);
    else if (str_eq(key, STR("broken")))
        row->broken = number_of(word);
}

/* The row ends where the next begins. */
static void finish_row(struct row *row, const char *end, struct tally *tally)
{
    if (row->line == 0)
        return;
    row->lines.len = (size_t)(end - row->lines.at);
    run_row(row, tally);
}

static void each_row_is_said_word_for_word(void **state)
{
    (void)state;
    struct arena arena;
    struct err err = {0};
    struct str table;
    struct tally tally = {0};
    assert_true(arena_init(&arena, 16 << 20));
    if (!fs_read(&arena, WAAIER_TESTS_DIR "/malformed/table.txt", 4 << 20, &table, &err))
        fail_msg("%s", err.text);
    struct row row = {0};
    int number = 0;
    for (struct str rest = table; rest.len > 0;) {
        const char *here = rest.at;
        struct str line = str_cut(rest, '\n', &rest);
        number++;
        if (str_starts(line, STR("case "))) {
            finish_row(&row, here, &tally);
            row = (struct row){.name = str_sub(line, 5, line.len),
                               .line = number,
                               .open = STR("deck"),
                               .cards = -1,
                               .lines = rest};
        } else if (row.line > 0) {
            read_line(&row, line);
        }
    }
    finish_row(&row, table.at + table.len, &tally);
    print_message("%d cases, %d different sentences\n", tally.cases, tally.sentence_count);
    assert_int_equal(tally.wrong, 0);
    assert_in_range(tally.cases, CASES_LEAST, 100000);
    assert_in_range(tally.sentence_count, SENTENCES_LEAST, SENTENCES_MAX);
    arena_finish(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_row_is_said_word_for_word),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
