/* The clock of who presents, through the whole program, on no glass and in no time: a log is replayed, and its times are those there
 * are. What the room was shown, and for how long, is in the table at the end. */
#include "play.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"

enum { TEXT_BYTES = 1 << 14, CARDS = 8 };

/* A deck of its own; no pictures of its cards are needed. */
static int begin(void **state)
{
    static struct play play;
    memset(&play, 0, sizeof play);
    place_make(&play.place);
    (void)snprintf(play.deck, sizeof play.deck, "%s/deck", play.place.root);
    (void)snprintf(play.log, sizeof play.log, "%s/waaier.log", play.place.root);
    place_write(&play.place, "deck/deck.yaml", STR("waaier: 1\nid: proef\ntitle: Proef\nlanguage: nl\n"));
    for (int i = 1; i <= CARDS; i++)
        play_write_card(&play, i, "");
    *state = &play;
    return 0;
}

static int end(void **state)
{
    struct play *play = *state;
    place_remove(&play->place);
    return 0;
}

/* Ten seconds at the first card, then 20, 10 and a pause of a minute in which a page is turned, 5, and the rest. */
static const char steps[] = "set mode \"present\"\n"
                            "set language \"nl\"\n"
                            "set page \"1\"\n"
                            "window 640 360 300.0 @0\n"
                            "key PgDn @10000\n"
                            "key PgDn @30000\n"
                            "key Shift+T @40000\n"
                            "key PgDn @100000\n"
                            "key Shift+T @101000\n"
                            "key PgDn @106000\n"
                            "key V @110000\n" /* the presenter looks apart: the room stays */
                            "key PgDn @111000\n"
                            "key V @112000\n"
                            "key T @120000\n"
                            "key F5 @120500\n" /* what the room sees */
                            "snap loopt @130000\n"
                            "snap om @301000\n"
                            "key Ctrl+Q @306000\n";

static void replayed(struct play *play, char *table)
{
    char text[1024], log[160], out[160], csv[160];
    (void)snprintf(text, sizeof text, "log 1\ndeck \"%s\"\n%s", play->deck, steps);
    (void)snprintf(log, sizeof log, "%s/klok.log", play->place.root);
    (void)snprintf(out, sizeof out, "%s/klok", play->place.root);
    (void)snprintf(csv, sizeof csv, "%s/klok.csv", play->place.root);
    place_write(&play->place, "klok.log", str_from(text));
    const char *const args[] = {"replay", log, "--out", out, "--duration", "7", "--timings", csv, NULL};
    if (play_run(play, args, NULL) != 0)
        play_fails(play, "the replay failed");
    (void)place_read(&play->place, "klok.csv", table, TEXT_BYTES - 1);
}

/* What it was shown while the countdown ran, and when it was over. */
static void the_room_sees_the_end(struct play *play)
{
    struct picture runs = {0}, over = {0};
    char path[200];
    (void)snprintf(path, sizeof path, "%s/klok/loopt.png", play->place.root);
    assert_true(picture_read(&runs, path));
    (void)snprintf(path, sizeof path, "%s/klok/om.png", play->place.root);
    assert_true(picture_read(&over, path));
    assert_false(picture_same(&runs, &over));
    picture_free(&runs);
    picture_free(&over);
}

/* The end of each line: planned, spent, visits. */
static void the_room_was_so_long_at_each_card(void **state)
{
    static const char *const want[] = {"place,card,title,part,planned_s,spent_s,visits",
                                       ",0.0,0.0,0",
                                       ",60.0,20.0,1",
                                       ",60.0,10.0,1",
                                       ",60.0,5.0,1",
                                       ",60.0,200.0,1",
                                       ",60.0,0.0,0"};
    char *table = calloc(1, TEXT_BYTES), *rest = table;
    assert_non_null(table);
    replayed(*state, table);
    for (size_t i = 0; i < sizeof want / sizeof *want; i++) {
        char *line = strsep(&rest, "\n");
        if (!line || !str_ends(str_from(line), str_from(want[i])))
            play_fails(*state, "line %zu is “%s”, not “…%s”", i, line ? line : "", want[i]);
    }
    free(table);
    the_room_sees_the_end(*state);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_room_was_so_long_at_each_card, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
