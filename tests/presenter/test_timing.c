/* The clock, a script a row: what happens and the line it leaves. And what must hold whatever happens. */
#include "presenter/timing.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/rng.h"

enum { LINE_BYTES = 256 };

struct world {
    struct timing timing;
    struct timing_ledger ledger;
    int64_t now_ms;
    bool refused;
};

static void step(struct world *world, struct timing_event event)
{
    event.at_ms = world->now_ms;
    struct timing_next next = timing_step(&world->timing, &event);
    world->timing = next.timing;
    world->refused = next.refused;
    if (next.forget)
        world->ledger.count = 0;
    timing_ledger_add(&world->ledger, next.spent);
}

static struct card_id named(const char *name)
{
    return card_id_from(str_from(name));
}

/* "c2": the room is at it; "+90": so many seconds later; "pause", "zero". */
static void play(struct world *world, const char *word)
{
    world->refused = false;
    if (word[0] == '+')
        world->now_ms += 1000 * (int64_t)atoi(word + 1);
    else if (strcmp(word, "pause") == 0)
        step(world, (struct timing_event){.kind = TIMING_EV_PAUSE});
    else if (strcmp(word, "zero") == 0)
        step(world, (struct timing_event){.kind = TIMING_EV_ZERO});
    else
        step(world, (struct timing_event){.kind = TIMING_EV_SEES, .card = named(word)});
}

/* "runs 90 at c2 for 30; c1 60": seconds, and what the ledger has. */
static void tell(const struct world *world, char line[LINE_BYTES])
{
    static const char *const phases[] = {"waits", "runs", "stands"};
    struct timing_spent now = timing_spent(&world->timing, world->now_ms);
    int len = snprintf(line, LINE_BYTES, "%s %d at %s for %d%s", phases[world->timing.phase],
                       (int)(timing_elapsed_ms(&world->timing, world->now_ms) / 1000), world->timing.card.at,
                       (int)(now.ms / 1000), world->ledger.count > 0 ? ";" : "");
    for (int i = 0; i < world->ledger.count; i++)
        len += snprintf(line + len, LINE_BYTES - (size_t)len, " %s %d", world->ledger.at[i].card.at,
                        (int)(world->ledger.at[i].ms / 1000));
    if (world->refused)
        (void)snprintf(line + len, LINE_BYTES - (size_t)len, " | refused");
}

static const struct {
    const char *name, *script, *want;
} rows[] = {
    {"a title can stand as long as it likes", "+600", "waits 0 at c1 for 0"},
    {"it begins when the first card is left", "+600 c2 +30", "runs 30 at c2 for 30"},
    {"seeing the same card again is nothing", "c1 c1 +30", "waits 0 at c1 for 0"},
    {"each card has its time", "c2 +30 c3 +20", "runs 50 at c3 for 20; c2 30"},
    {"who comes back adds to it", "c2 +30 c3 +20 c2 +5 c3", "runs 55 at c3 for 0; c2 35 c3 20"},
    {"the first card counts when one returns to it", "c2 +30 c1 +10 c2", "runs 40 at c2 for 0; c2 30 c1 10"},
    {"it stands still for talk", "c2 +30 pause +500", "stands 30 at c2 for 30"},
    {"and goes on", "c2 +30 pause +500 pause +10", "runs 40 at c2 for 40"},
    {"cards turned while it stands take no time", "c2 +30 pause +9 c3 +9 c4 +9 pause +1 c5",
     "runs 31 at c5 for 0; c2 30 c4 1"},
    {"it can be begun by hand, on the first card", "+60 pause +20 c2 +5", "runs 25 at c2 for 5; c1 20"},
    {"to nothing only from standing still", "c2 +30 zero", "runs 30 at c2 for 30 | refused"},
    {"nor before it began", "zero", "waits 0 at c1 for 0 | refused"},
    {"from nothing it waits for another card", "c2 +30 pause zero +60", "waits 0 at c2 for 0"},
    {"and begins when that is left", "c2 +30 pause zero +60 c3 +7", "runs 7 at c3 for 7"},
};

static void scripts_leave_their_lines(void **state)
{
    static struct world world;
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        char line[LINE_BYTES];
        struct str script = str_from(rows[i].script);
        world = (struct world){.timing = timing_begin(named("c1")), .now_ms = 5000};
        while (script.len > 0) {
            char word[32];
            str_to_field(word, sizeof word, str_cut(script, ' ', &script));
            play(&world, word);
        }
        tell(&world, line);
        if (strcmp(line, rows[i].want) != 0)
            fail_msg("%s\n  is   %s\n  want %s", rows[i].name, line, rows[i].want);
    }
}

/* Whatever is done, also past the most cards the ledger knows by name. */
static void no_time_is_lost_or_made(void **state)
{
    static struct world world;
    (void)state;
    for (uint64_t seed = 1; seed <= 40; seed++) {
        struct rng rng = {seed};
        int64_t before = 0;
        world = (struct world){.timing = timing_begin(named("c1")), .now_ms = 1};
        for (int i = 0; i < 4000; i++) {
            char word[16];
            uint32_t what = rng_below(&rng, 100);
            (void)snprintf(word, sizeof word, "c%u", 1 + rng_below(&rng, seed % 2 ? 12 : 3000));
            world.now_ms += rng_below(&rng, 4000);
            play(&world, what < 5 ? "pause" : what == 5 && i % 7 == 0 ? "zero" : word);
            int64_t elapsed = timing_elapsed_ms(&world.timing, world.now_ms);
            if (world.timing.phase != TIMING_WAITS)
                assert_true(elapsed >= before);
            before = elapsed;
            assert_int_equal(timing_ledger_ms(&world.ledger) + timing_spent(&world.timing, world.now_ms).ms,
                             elapsed);
            int64_t due = timing_due_ms(&world.timing, world.now_ms);
            if (world.timing.phase == TIMING_RUNS) {
                assert_int_equal(timing_elapsed_ms(&world.timing, due) / 1000, elapsed / 1000 + 1);
                assert_int_equal(timing_elapsed_ms(&world.timing, due - 1) / 1000, elapsed / 1000);
            } else {
                assert_true(due == INT64_MAX);
            }
        }
        assert_true(world.ledger.count <= TIMING_CARDS_MAX + 1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scripts_leave_their_lines),
        cmocka_unit_test(no_time_is_lost_or_made),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
