/* A show that is presented is killed at any moment; the next start finds it as it was at a step that was acknowledged, or a later one.
 * WAAIER_ROUNDS: so many kills. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/rng.h"
#include "journal/journal.h"
#include "presenter/kept.h"

enum { CARDS = 28, ROUNDS = 40, STEPS_MAX = 100000, MOST_STEPS = 150, ARENA_BYTES = 4 << 20, STEP_MS = 40 };

static struct card cards[CARDS];
static int order[CARDS];
static const struct deck deck = {.cards = cards, .card_count = CARDS};
static const struct show_cards shown = {.deck = &deck, .order = order, .count = CARDS};
static const struct show_rules rules;

struct talk {
    struct desk_state desk;
    struct show_state show;
    struct rng rng;
    int64_t now_ms;
    char text[KEPT_BYTES];
    size_t len;
};

static struct talk begin(uint64_t seed)
{
    struct talk talk = {.rng = {seed}, .show = show_begin(&shown, 0, 0)};
    talk.desk = desk_begin(&talk.show, seed);
    return talk;
}

/* The next thing a presenter does, and what is kept of it then. Every step draws too, so that no two texts are alike. */
static void step(struct talk *talk)
{
    static const enum command commands[] = {
        COMMAND_NEXT,  COMMAND_NEXT,      COMMAND_NEXT, COMMAND_PREVIOUS, COMMAND_QUESTIONS,
        COMMAND_BLACK, COMMAND_COUNTDOWN, COMMAND_DRAW, COMMAND_FREEZE,   COMMAND_TAKE,
        COMMAND_STAGE, COMMAND_PAPER,     COMMAND_BACK, COMMAND_UNDO,     COMMAND_ZOOM};
    struct desk_event events[] = {
        {.kind = DESK_EV_SHOW, .as.show = {.kind = SHOW_EV_COMMAND}},
        {.kind = DESK_EV_INK},
    };
    events[0].as.show.as.command = commands[rng_below(&talk->rng, COUNT_OF(commands))];
    talk->now_ms += STEP_MS;
    for (size_t i = 0; i < COUNT_OF(events); i++) {
        events[i].at_ms = talk->now_ms;
        struct desk_next next = desk_step(&rules, &shown, &talk->desk, &talk->show, &events[i]);
        talk->desk = next.desk;
        talk->show = next.show.state;
    }
    talk->len = kept_write(&talk->desk, &talk->show, talk->now_ms, talk->now_ms, talk->text);
}

static void present_until_killed(const char *path, uint64_t seed, atomic_int *acknowledged)
{
    struct err err = {0};
    struct journal *journal = journal_open(path, &err);
    struct talk talk = begin(seed);
    struct rng pace = {seed + 1};
    for (int i = 1; i < STEPS_MAX; i++) {
        step(&talk);
        journal_show_put(journal, STR("/deck"), (struct str){talk.text, talk.len});
        if (rng_below(&pace, 3) == 0)
            journal_flush(journal);
        struct journal_count count = journal_counts(journal);
        atomic_store(acknowledged, (int)count.kept);
    }
    _exit(0);
}

/* Which step of that show this is; -1: none. */
static int step_of(uint64_t seed, struct str text)
{
    struct talk talk = begin(seed);
    for (int i = 1; i < STEPS_MAX; i++) {
        step(&talk);
        if (str_eq(text, (struct str){talk.text, talk.len}))
            return i;
    }
    return -1;
}

static void look(const char *path, uint64_t seed, int round, int acknowledged)
{
    struct err err = {0};
    struct arena arena;
    struct str kept = {0};
    struct talk again = begin(seed);
    assert_true(arena_init(&arena, ARENA_BYTES));
    struct journal *journal = journal_open(path, &err);
    assert_non_null(journal);
    assert_int_equal(err.kind, ERR_NONE);
    bool found = journal_show(journal, &arena, STR("/deck"), &kept);
    int at = found ? step_of(seed, kept) : 0;
    if (at < acknowledged)
        fail_msg("round %d: %d steps acknowledged, and it is at %d", round, acknowledged, at);
    assert_true(!found || kept_read(kept, &shown, 0, 0, &again.desk, &again.show));
    journal_close(journal);
    arena_finish(&arena);
}

static int rounds(void)
{
    const char *asked = getenv("WAAIER_ROUNDS");
    int count = 0;
    return asked && str_to_int(str_from(asked), &count) && count > 0 ? count : ROUNDS;
}

static void killed_at_any_moment(void **state)
{
    atomic_int *acknowledged =
        mmap(NULL, sizeof *acknowledged, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    struct rng rng = {77};
    int count = rounds(), far = 0;
    (void)state;
    assert_true(acknowledged != MAP_FAILED);
    for (int round = 0; round < count; round++) {
        char dir[] = "/tmp/waaier-kept-XXXXXX", path[96], rest[128];
        uint64_t seed = rng_next(&rng);
        int until = (int)rng_below(&rng, MOST_STEPS);
        assert_non_null(mkdtemp(dir));
        (void)snprintf(path, sizeof path, "%s/journal.db", dir);
        atomic_store(acknowledged, 0);
        pid_t child = fork();
        assert_true(child >= 0);
        if (child == 0)
            present_until_killed(path, seed, acknowledged);
        while (atomic_load(acknowledged) < until)
            (void)usleep(50); /* the kill comes where the child is, whenever that is */
        int known = atomic_load(acknowledged);
        assert_int_equal(kill(child, SIGKILL), 0);
        assert_int_equal(waitpid(child, NULL, 0), child);
        look(path, seed, round, known);
        far += known > 0;
        for (size_t i = 0; i < 3; i++) {
            (void)snprintf(rest, sizeof rest, "%s%s", path, (const char *[]){"", "-wal", "-shm"}[i]);
            (void)unlink(rest);
        }
        assert_int_equal(rmdir(dir), 0);
    }
    assert_true(far > count / 2);
    (void)printf("presenter: killed at %d moments, nothing acknowledged was lost\n", count);
    (void)munmap(acknowledged, sizeof *acknowledged);
}

static int name_cards(void **state)
{
    (void)state;
    for (int i = 0; i < CARDS; i++) {
        (void)snprintf(cards[i].id.at, sizeof cards[i].id.at, "kaart-%d", i + 1);
        cards[i].kind = -1;
        order[i] = i;
    }
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(killed_at_any_moment)};
    return cmocka_run_group_tests(tests, name_cards, NULL);
}
