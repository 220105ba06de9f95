#include "agree.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "touch/gestures.h"

enum { LOG_BYTES = 1 << 16, CORNER_PX = 8 };
static const double px_per_mm = (double)GLASS_W_PX / TABLE_W_MM;

struct table {
    struct glass *glass;
    const char *log;
    struct child board;
    struct arena arena;
    char said[LOG_BYTES];
};

static void hear(struct table *table)
{
    FILE *file = fopen(table->log, "re");
    size_t len = file ? fread(table->said, 1, LOG_BYTES - 1, file) : 0;
    table->said[len] = '\0';
    if (file)
        (void)fclose(file);
}

/* The rest of the line that begins so; NULL: there is none that is whole. */
static const char *line_of(struct table *table, const char *begin)
{
    hear(table);
    char *at = strstr(table->said, begin);
    char *end = at ? strchr(at, '\n') : NULL;
    if (!end)
        return NULL;
    *end = '\0';
    return at + strlen(begin);
}

static void disagrees(struct table *table, const char *what, const char *want, const char *got)
{
    child_kill(&table->board, SIGKILL);
    hear(table);
    fail_msg("%s\n  the table  %s\n  the glass  %s\n%s", what, want, got, table->said);
}

/* A finger in the corner until it is felt. */
static void find_window(struct table *table)
{
    int64_t deadline_ms = now_ms() + DEADLINE_MS;
    do {
        if (!child_runs(&table->board) || !look_again(deadline_ms))
            disagrees(table, "the board does not come up", "", "");
        table->glass->finger(table->glass, FINGER_DOWN, 0, CORNER_PX, CORNER_PX);
        table->glass->finger(table->glass, FINGER_UP, 0, CORNER_PX, CORNER_PX);
    } while (!line_of(table, "up"));
}

static void play_script(struct table *table, const struct script *script)
{
    for (int i = 0; i < script->count; i++) {
        const struct script_event *event = &script->at[i];
        enum finger_does does = event->kind == SCRIPT_DOWN ? FINGER_DOWN
                                : event->kind == SCRIPT_UP ? FINGER_UP
                                                           : FINGER_MOVE;
        if (event->kind == SCRIPT_WAIT)
            continue; /* time is the board's */
        assert_in_range(event->as.finger.id, 1, GLASS_FINGERS);
        table->glass->finger(table->glass, does, event->as.finger.id - 1,
                             event->as.finger.x_um * px_per_mm / 1000,
                             event->as.finger.y_um * px_per_mm / 1000);
    }
}

static void play_gesture(struct table *table, int nth)
{
    char begin[32];
    const char *told;
    arena_rewind(&table->arena, 0);
    struct script script = gesture_script(&table->arena, &gestures[nth]);
    (void)snprintf(begin, sizeof begin, "told %d ", nth);
    play_script(table, &script);
    for (int64_t deadline_ms = now_ms() + DEADLINE_MS; !(told = line_of(table, begin));)
        if (!child_runs(&table->board) || !look_again(deadline_ms))
            disagrees(table, gestures[nth].name, gestures[nth].want, "nothing: some of it did not come");
    if (strcmp(told, gestures[nth].want) != 0) {
        char got[TOLD_BYTES];
        (void)snprintf(got, sizeof got, "%s", told);
        disagrees(table, gestures[nth].name, gestures[nth].want, got);
    }
}

void agree(struct glass *glass, const char *log)
{
    static struct table table;
    int played = 0;
    table = (struct table){.glass = glass, .log = log};
    assert_true(arena_init(&table.arena, 1 << 20));
    (void)unlink(log);
    child_start(&table.board, (const char *[]){BOARD_PATH, NULL}, glass->environment, log, -1);
    find_window(&table);
    for (int i = 0; i < gesture_count; i++) {
        if (gestures[i].needs != GESTURE_ANY_GLASS)
            continue;
        play_gesture(&table, i);
        played++;
    }
    assert_true(played >= 20);
    assert_int_equal(child_wait(&table.board, DEADLINE_MS), 0);
    arena_finish(&table.arena);
}
