/* Who stands still while someone waits: rows of jobs, and processes that are really stopped. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "paint/state.h"

enum { JOBS_MAX = 4, AWAITED = 1, AHEAD = AWAITED, FURTHER = AWAITED + 1, GONE = CACHE_UNWANTED };

struct row {
    const char *what;
    int cores;
    bool hands;          /* ... move */
    int ranks[JOBS_MAX]; /* of pictures; the first without a picture has -1, and ends the list */
    bool rests[JOBS_MAX];
};

static const struct row rows[] = {
    {"nobody waits: all paint ahead", 1, false, {AHEAD, FURTHER, -1}, {false, false}},
    {"on one core those ahead stand still for the page on the wall",
     1,
     false,
     {0, AHEAD, FURTHER, -1},
     {false, true, true}},
    {"on two cores the nearest goes on beside it", 2, false, {FURTHER, 0, AHEAD, -1}, {true, false, false}},
    {"what nobody wants any more stands still first", 2, false, {GONE, 0, AHEAD, -1}, {true, false, false}},
    {"there are cores enough", 4, false, {0, AHEAD, FURTHER, -1}, {false, false, false}},
    {"hands move: of two cores one is theirs", 2, true, {1, 0, FURTHER, -1}, {true, false, true}},
    {"hands move: what is seen goes before what is ahead", 2, true, {AHEAD, 0, -1}, {true, false}},
    {"hands move: what is ahead has the rest", 4, true, {AHEAD, FURTHER, GONE, -1}, {false, false, false}},
    {"hands move: on one core somebody still paints", 1, true, {FURTHER, AHEAD, -1}, {true, false}},
};

static pid_t start_child(void)
{
    pid_t pid = fork();
    if (pid == 0) {
        for (;;)
            (void)pause();
    }
    assert_true(pid > 0);
    return pid;
}

/* A stop takes effect a moment after it was sent; the parent is told when it does. */
static void await(pid_t pid, bool stopped)
{
    int status = 0;
    assert_int_equal(waitpid(pid, &status, stopped ? WUNTRACED : WCONTINUED), pid);
    assert_true(stopped ? WIFSTOPPED(status) : WIFCONTINUED(status));
}

static int set_up(const struct row *row, struct paint *paint)
{
    int count = 0;
    memset(paint, 0, sizeof *paint);
    paint->cores = row->cores;
    paint->pinned = FURTHER + 1; /* seen or not: what is not awaited is ahead */
    paint->awaited = AWAITED;
    paint->leaves_room = row->hands;
    while (count < JOBS_MAX && row->ranks[count] >= 0) {
        paint->pool.slots[count] = (struct slot){
            .state = SLOT_BUSY,
            .process = {.pid = start_child(), .socket = -1},
            .job = {.kind = JOB_PICTURE, .rank = row->ranks[count], .start_ms = 1000},
        };
        count++;
    }
    return count;
}

static void try_row(const struct row *row)
{
    static struct paint paint;
    int count = set_up(row, &paint);
    pace_run(&paint, 2000);
    for (int i = 0; i < count; i++) {
        struct slot *slot = &paint.pool.slots[i];
        if (row->rests[i] != (slot->rest_ms > 0))
            fail_msg("%s: job %d", row->what, i);
        if (row->rests[i])
            await(slot->process.pid, true);
        assert_int_equal(pool_is_stopped(&paint.pool, i), row->rests[i]);
    }
    for (int i = 0; i < count; i++) { /* the page stands: all go on, and the rest does not count as work */
        if (paint.pool.slots[i].job.rank < AWAITED)
            paint.pool.slots[i].job = (struct job){0};
    }
    paint.leaves_room = false;
    pace_run(&paint, 2500);
    for (int i = 0; i < count; i++) {
        struct slot *slot = &paint.pool.slots[i];
        if (row->rests[i]) {
            await(slot->process.pid, false);
            assert_int_equal(slot->job.start_ms, 1500);
        }
        assert_int_equal(slot->rest_ms, 0);
        (void)process_stop(&slot->process);
    }
}

static void those_ahead_stand_still(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        try_row(&rows[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(those_ahead_stand_still)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
