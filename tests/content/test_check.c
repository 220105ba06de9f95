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
    place_write(place, "deck/cards/020-tekst.md",
                STR("---\nid: tekst\nkind: waarde\n---\n# Moed\n\nJe zegt wat nodig is.\n"));
    place_write(
        place, "deck/cards/030-kaart.md",
        STR("---\nid: kaart\nkind: waarde\nlayout: map\n---\n# Waar?\n\n## Zaal\n\n- Een zin in de zaal\n"
            "\n## Straat\n\n- Een zin op straat\n"));
}

/* At 4 heights all of it is read. At 6 the text is too small, and a lit branch large enough. At 8 neither will do: the
 * title alone is large enough. */
static void it_names_what_the_last_row_cannot_read(void **state)
{
    static const struct {
        const char *heights;
        int status;
        const char *tells[3]; /* all of it, a line each, behind the path */
    } rows[] = {
        {"4", 0, {NULL}},
        {"6",
         0,
         {"cards/020-tekst.md:1:1: warning: De kleinste tekst op de voorkant heeft lettergrootte 36 (op 1080 "
          "beeldlijnen); voor de laatste rij is minstens 46 nodig."}},
        {"8",
         0,
         {"cards/020-tekst.md:1:1: warning: De kleinste tekst op de voorkant heeft lettergrootte 36 (op 1080 "
          "beeldlijnen); voor de laatste rij is minstens 62 nodig.",
          "cards/030-kaart.md:1:1: warning: De kleinste tekst op de voorkant heeft lettergrootte 52 (op 1080 "
          "beeldlijnen); voor de laatste rij is minstens 62 nodig."}},
    };
    const struct place *place = *state;
    char deck[128], said[SAID_BYTES], want[SAID_BYTES];
    write_deck(place);
    (void)place_path(place, "deck", deck, sizeof deck);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        const char *const args[] = {"--legibility", rows[i].heights, deck, NULL};
        size_t len = 0;
        want[0] = '\0';
        for (int k = 0; k < 3 && rows[i].tells[k]; k++)
            len += (size_t)snprintf(want + len, sizeof want - len, "%s/%s\n", deck, rows[i].tells[k]);
        int status = run(place, args, said);
        if (status != rows[i].status || strcmp(said, want) != 0)
            fail_msg("at %s: ended with %d:\n%s", rows[i].heights, status, said);
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
