/* `waaier check`, as one runs it: silent about the decks that ship, and telling what a last row cannot read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "deck/place.h"
#include "whole/child.h"

#define LONG_ITEM "- Een regel die lang genoeg is om er twee te worden, en daarna nog een die dat ook wil.\n"

enum { ARGS_MOST = 8, SAID_BYTES = 8192 };

/* Runs it in an empty home; what it says, on both outputs, comes in `said`. Answers its exit status. */
static int run(const struct place *place, const char *const *args, char *said)
{
    char log[128], home[128];
    const char *all[ARGS_MOST + 2] = {WAAIER_PATH, "check"};
    (void)snprintf(home, sizeof home, "HOME=%s", place->root);
    const char *const environment[] = {home, "XDG_DATA_HOME=", "XDG_CONFIG_HOME=", "LANGUAGE=nl", NULL};
    struct child child;
    for (int i = 0; args[i] && i + 2 < ARGS_MOST; i++)
        all[i + 2] = args[i];
    (void)place_path(place, "said", log, sizeof log);
    (void)remove(log);
    child_start(&child, all, environment, log, -1);
    int status = child_wait(&child, DEADLINE_MS);
    said[place_read(place, "said", said, SAID_BYTES - 1)] = '\0';
    return status;
}

static void the_decks_that_ship_are_sound(void **state)
{
    static const char *const args[] = {WAAIER_SOURCE_DIR "/decks/demo", WAAIER_SOURCE_DIR "/decks/welcome",
                                       NULL};
    char said[SAID_BYTES];
    int status = run(*state, args, said);
    if (status != 0 || said[0])
        fail_msg("ended with %d:\n%s", status, said);
}

static void write_deck(const struct place *place)
{
    place_write(
        place, "deck/deck.yaml",
        STR("waaier: 1\nid: zaal\ntitle: Zaal\nlicence: {name: CC BY 4.0}\nkinds:\n  - {id: waarde, name: "
            "Waarde}\n"));
    place_write(place, "deck/cards/010-kort.md", STR("---\nid: kort\nkind: waarde\n---\n# Moed\n"));
    place_write(place, "deck/cards/020-lang.md",
                STR("---\nid: lang\nkind: waarde\n---\n# Moed\n\n" LONG_ITEM LONG_ITEM LONG_ITEM LONG_ITEM
                        LONG_ITEM LONG_ITEM));
    place_write(
        place, "deck/cards/030-kaart.md",
        STR("---\nid: kaart\nkind: waarde\nlayout: map\n---\n# Waar?\n\n## Zaal\n\n- Een zin in de zaal\n"
            "\n## Straat\n\n- Een zin op straat\n"));
}

/* One line of the report: of which card, and with which sizes. */
static void check_line(const char *deck, const char *card, int needed, struct str line)
{
    char begin[256], text[512];
    int size = 0, least = 0;
    (void)snprintf(begin, sizeof begin, "%s/cards/%s:1:1: warning: ", deck, card);
    bool its = str_starts(line, str_from(begin));
    str_to_field(text, sizeof text, str_sub(line, its ? strlen(begin) : 0, line.len));
    int read =
        sscanf(text,
               "De kleinste tekst op de voorkant heeft lettergrootte %d (op 1080 beeldlijnen); voor de "
               "laatste rij is minstens %d nodig.",
               &size, &least);
    if (!its || read != 2 || least != needed || size >= least || size < 31)
        fail_msg("%d is needed, %s: %.*s", needed, card, STR_ARG(line));
}

/* At 4 heights all of it is read. Many words are too small at 6, where a lit branch is large enough; at 13.5 neither
 * will do, and at 20 not even a title. */
static void it_names_what_the_last_row_cannot_read(void **state)
{
    static const struct {
        const char *heights;
        int needed;
        const char *cards[4];
    } rows[] = {
        {"4", 31, {NULL}},
        {"6", 46, {"020-lang.md", NULL}},
        {"13.5", 104, {"020-lang.md", "030-kaart.md", NULL}},
        {"20", 154, {"010-kort.md", "020-lang.md", "030-kaart.md", NULL}},
    };
    const struct place *place = *state;
    char deck[128], said[SAID_BYTES];
    write_deck(place);
    (void)place_path(place, "deck", deck, sizeof deck);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        const char *const args[] = {"--legibility", rows[i].heights, deck, NULL};
        assert_int_equal(run(place, args, said), 0);
        struct str rest = str_from(said);
        for (int k = 0; rows[i].cards[k]; k++)
            check_line(deck, rows[i].cards[k], rows[i].needed, str_cut(rest, '\n', &rest));
        if (rest.len > 0)
            fail_msg("at %s also: %.*s", rows[i].heights, STR_ARG(rest));
    }
}

static void a_page_of_a_document_is_told_to_be_unjudged(void **state)
{
    static const char *const deck[] = {"--legibility=4", WAAIER_SOURCE_DIR "/decks/demo", NULL};
    static const char *const document[] = {"--legibility=4", WAAIER_SOURCE_DIR "/decks/demo/rolafspraken.pdf",
                                           NULL};
    char said[SAID_BYTES];
    assert_int_equal(run(*state, deck, said), 0);
    if (!strstr(said, "-werkblad-rolafspraken.md:1:1: warning: Dit is een bladzijde van een document;"))
        fail_msg("%s", said);
    assert_int_equal(run(*state, document, said), 0);
    if (!strstr(said, "rolafspraken.pdf: dit is een document;"))
        fail_msg("%s", said);
}

static void a_distance_that_cannot_be_is_refused(void **state)
{
    static const char *const rows[] = {"0", "ver", "200", "-6"};
    char said[SAID_BYTES];
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        const char *const args[] = {"--legibility", rows[i], WAAIER_SOURCE_DIR "/decks/demo", NULL};
        int status = run(*state, args, said);
        if (status != 2 ||
            strcmp(said, "waaier: Achter --legibility hoort een getal van 1 tot 20 (beeldhoogten, "
                         "zoals 6 of 7.5) te staan.\n") != 0)
            fail_msg("%s: ended with %d: %s", rows[i], status, said);
    }
}

static int begin(void **state)
{
    static struct place place;
    place_make(&place);
    *state = &place;
    return 0;
}

static int end(void **state)
{
    place_remove(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_decks_that_ship_are_sound),
        cmocka_unit_test(it_names_what_the_last_row_cannot_read),
        cmocka_unit_test(a_page_of_a_document_is_told_to_be_unjudged),
        cmocka_unit_test(a_distance_that_cannot_be_is_refused),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
