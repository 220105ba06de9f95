/* Where one is in the book of a deck, as the journal keeps it. */
#include "journal/journal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

enum { ARENA_BYTES = 4 << 20 };

/* A folder of its own, gone after it. */
struct place {
    char dir[64], path[96];
    struct arena arena;
};

static int set_up(void **state)
{
    static struct place place;
    memset(&place, 0, sizeof place);
    strcpy(place.dir, "/tmp/waaier-bookmark-XXXXXX");
    assert_non_null(mkdtemp(place.dir));
    (void)snprintf(place.path, sizeof place.path, "%s/journal.db", place.dir);
    assert_true(arena_init(&place.arena, ARENA_BYTES));
    *state = &place;
    return 0;
}

static int tear_down(void **state)
{
    struct place *place = *state;
    arena_finish(&place->arena);
    assert_int_equal(unlink(place->path), 0);
    assert_int_equal(rmdir(place->dir), 0); /* closed, a journal leaves one file */
    return 0;
}

static struct journal *open_well(struct place *place)
{
    struct err err = {0};
    struct journal *journal = journal_open(place->path, &err);
    assert_non_null(journal);
    assert_int_equal(err.kind, ERR_NONE);
    return journal;
}

static void note(struct journal *journal, const char *path, const char *card, int64_t opened_ms)
{
    journal_deck_opened(journal, &(struct journal_deck){.path = str_from(path),
                                                        .id = STR("proef"),
                                                        .title = STR("Een proef"),
                                                        .card = str_from(card),
                                                        .opened_ms = opened_ms});
}

static void is_bookmarked(struct journal *journal, struct arena *arena, const char *path, const char *want)
{
    struct str found = {0};
    bool there = journal_bookmark(journal, arena, str_from(path), &found);
    assert_int_equal(there, want != NULL);
    assert_true(!want || str_eq(found, str_from(want)));
}

/* A bookmark is of one deck, outlives the program, and goes when its deck is forgotten or falls off the end of the list. */
static void bookmarks(void **state)
{
    struct place *place = *state;
    struct journal *journal = open_well(place);
    char path[32];
    note(journal, "/da", "een", 1);
    note(journal, "/db", "een", 2);
    note(journal, "/dc", "een", 3);
    is_bookmarked(journal, &place->arena, "/da", NULL);
    journal_bookmark_put(journal, STR("/da"), STR("1.500 begin.md"));
    journal_bookmark_put(journal, STR("/da"), STR("2.0 slot.md"));
    journal_bookmark_put(journal, STR("/db"), STR("7.0 begin.md"));
    journal_bookmark_put(journal, STR("/dc"), STR("8.0 begin.md"));
    journal_deck_forget(journal, STR("/db"));
    is_bookmarked(journal, &place->arena, "/db", NULL);
    journal_close(journal);
    journal = open_well(place);
    is_bookmarked(journal, &place->arena, "/da", "2.0 slot.md");
    is_bookmarked(journal, &place->arena, "/db", NULL);
    is_bookmarked(journal, &place->arena, "/dc", "8.0 begin.md");
    note(journal, "/da", "een", 1000);
    for (int i = 0; i < JOURNAL_DECKS_MAX - 1; i++) {
        (void)snprintf(path, sizeof path, "/n%d", i);
        note(journal, path, "een", 10 + i);
    }
    is_bookmarked(journal, &place->arena, "/da", "2.0 slot.md");
    journal_close(journal);
    journal = open_well(place);
    is_bookmarked(journal, &place->arena, "/da", "2.0 slot.md");
    is_bookmarked(journal, &place->arena, "/dc", NULL);
    journal_close(journal);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test_setup_teardown(bookmarks, set_up, tear_down)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
