/* The power goes at any moment, and what was acknowledged is there afterwards; so too when somebody kills the program. */
#include "journal/power.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/rng.h"
#include "journal/journal.h"

enum { CUTS = 200, DEEDS_MAX = 120, STEPS_MAX = 4000, ARENA_BYTES = 4 << 20 };

struct run {
    char dir[64], path[96], after[64], after_path[96];
    atomic_int acknowledged; /* so far */
    atomic_int then;         /* when the power went */
    atomic_bool gone;
};

static void power_goes(void *ctx)
{
    struct run *run = ctx;
    atomic_store(&run->then, atomic_load(&run->acknowledged));
    atomic_store(&run->gone, true);
}

static void tell(struct journal *journal, int step)
{
    char text[32];
    (void)snprintf(text, sizeof text, "%d", step);
    journal_show_put(journal, STR("/deck"), str_from(text));
    journal_event(journal, STR("ink"), step, STR("stroke"), str_from(text));
    journal_deck_opened(
        journal, &(struct journal_deck){.path = STR("/deck"), .card = str_from(text), .opened_ms = step});
}

/* Answers how much was told. */
static int play(struct run *run, struct rng *rng)
{
    struct err err = {0};
    struct journal *journal = journal_open(run->path, &err);
    int step = 0;
    assert_non_null(journal);
    assert_int_equal(err.kind, ERR_NONE);
    while (step < STEPS_MAX && !atomic_load(&run->gone)) {
        for (int more = (int)rng_below(rng, 4); more >= 0; more--)
            tell(journal, ++step);
        journal_flush(journal);
        struct journal_count count = journal_counts(journal);
        assert_true(count.told == count.kept && count.told == (uint64_t)step * 3);
        atomic_store(&run->acknowledged, step);
    }
    journal_close(journal);
    return step;
}

static void move_left(const struct run *run, const char *end)
{
    char from[128], to[128];
    (void)snprintf(from, sizeof from, "%s%s.left", run->path, end);
    (void)snprintf(to, sizeof to, "%s%s", run->after_path, end);
    (void)rename(from, to);
}

static void look(const struct run *run, int cut, int told)
{
    struct err err = {0};
    struct arena arena;
    struct str kept = {0};
    struct journal_deck deck = {0};
    int step = 0, card = 0, then = atomic_load(&run->then);
    assert_true(arena_init(&arena, ARENA_BYTES));
    struct journal *journal = journal_open(run->after_path, &err);
    assert_non_null(journal);
    if (err.kind != ERR_NONE)
        fail_msg("cut %d: %s", cut, err.text);
    if (journal_show(journal, &arena, STR("/deck"), &kept))
        assert_true(str_to_int(kept, &step));
    if (journal_deck_find(journal, &arena, STR("/deck"), &deck))
        assert_true(str_to_int(deck.card, &card));
    int64_t events = journal_event_count(journal, STR("ink"));
    if (step < then || step > told || card != step || events != step)
        fail_msg("cut %d: %d acknowledged, %d told; the show is at %d, the deck at %d, %d events", cut, then,
                 told, step, card, (int)events);
    journal_close(journal);
    arena_finish(&arena);
}

static void begin(struct run *run)
{
    *run = (struct run){.dir = "/tmp/waaier-power-XXXXXX", .after = "/tmp/waaier-power-XXXXXX"};
    assert_non_null(mkdtemp(run->dir));
    assert_non_null(mkdtemp(run->after));
    (void)snprintf(run->path, sizeof run->path, "%s/journal.db", run->dir);
    (void)snprintf(run->after_path, sizeof run->after_path, "%s/journal.db", run->after);
}

static void end(const struct run *run)
{
    (void)unlink(run->path);
    (void)unlink(run->after_path);
    assert_int_equal(rmdir(run->dir), 0);
    assert_int_equal(rmdir(run->after), 0);
}

static void what_was_acknowledged_is_there(void **state)
{
    struct rng rng = {2026};
    int late = 0;
    (void)state;
    for (int cut = 0; cut < CUTS; cut++) {
        struct run run;
        begin(&run);
        assert_true(power_begin(rng_next(&rng), 1 + (int)rng_below(&rng, DEEDS_MAX), power_goes, &run));
        int told = play(&run, &rng);
        assert_true(power_end());
        move_left(&run, "");
        move_left(&run, "-wal");
        look(&run, cut, told);
        late += atomic_load(&run.then) > 0;
        end(&run);
    }
    assert_true(late > CUTS / 2); /* most after something was acknowledged */
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(what_was_acknowledged_is_there)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
