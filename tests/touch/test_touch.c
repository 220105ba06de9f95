/* Scripted fingers, one word an event: "d1.7@0,0" is finger 1 down on target 7 at 0,0 mm, "m" a motion,
 * "u" up, "c" cancel, "+40" lets 40 ms pass and "t" is a tick. What comes out is told the same way. */
#include "touch/touch.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/rng.h"
#include "base/str.h"
#include "touch/script.h"

enum { LINE_BYTES = 1024 };

static void tell(char line[LINE_BYTES], const struct touch_out *out)
{
    static const char *const names[] = {"press", "tap", "hold", "begin", "drag", "end", "cancel"};
    for (int i = 0; i < out->count; i++) {
        const struct touch_gesture *g = &out->at[i];
        size_t n = strlen(line);
        bool fast = hypotf(g->velocity.x, g->velocity.y) >= TOUCH_FLING_MM_S;
        (void)snprintf(line + n, LINE_BYTES - n, "%s%s%ld.%u%s%s", n > 0 ? " " : "", names[g->kind],
                       (long)g->id, g->target, fast ? "!" : "", g->held ? " held" : "");
    }
}

static const struct {
    const char *name, *script, *want;
} script_rows[] = {
    {"a tap", "down 1 0 0 on 7; up 1 0 0 @+50", "press1.7 tap1.7"},
    {"a slow tap is a tap", "down 1 0 0 on 7; up 1 0 0 @+2000", "press1.7 tap1.7"},
    {"a hold, then still a tap", "down 1 0 0 on 7; wait @+500; up 1 0 0 @+900",
     "press1.7 hold1.7 tap1.7 held"},
    {"a hold is told once", "down 1 0 0 on 7; wait @+500; wait @+500; up 1 0 0",
     "press1.7 hold1.7 tap1.7 held"},
    {"not held yet", "down 1 0 0 on 7; wait @+499; up 1 0 0", "press1.7 tap1.7"},
    {"a tap that trembles", "down 1 0 0 on 7; move 1 2 0 @+10; move 1 -2 1 @+10; up 1 -2 1 @+10",
     "press1.7 tap1.7"},
    {"past the slop it is a drag", "down 1 0 0 on 7; move 1 3 0 @+60; up 1 3 0 @+60",
     "press1.7 begin1.7 drag1.7 end1.7"},
    {"a drag that comes back is no tap", "down 1 0 0 on 7; move 1 3 0 @+60; move 1 0 0 @+60; up 1 0 0 @+60",
     "press1.7 begin1.7 drag1.7 drag1.7 end1.7"},
    {"a drag is never held", "down 1 0 0 on 7; move 1 3 0 @+60; wait @+900; up 1 3 0",
     "press1.7 begin1.7 drag1.7 end1.7"},
    {"a hold may become a drag", "down 1 0 0 on 7; wait @+500; move 1 9 0; up 1 9 0 @+90",
     "press1.7 hold1.7 begin1.7 drag1.7 end1.7"},
    {"a flick", "down 1 0 0 on 7; move 1 5 0 @+10; move 1 10 0 @+10; up 1 10 0 @+10",
     "press1.7 begin1.7 drag1.7 drag1.7 end1.7!"},
    {"stopped before it lifts: no fling",
     "down 1 0 0 on 7; move 1 5 0 @+10; move 1 10 0 @+10; up 1 10 0 @+40",
     "press1.7 begin1.7 drag1.7 drag1.7 end1.7"},
    {"a burst without motion is a drag", "down 1 0 0 on 7; up 1 10 0", "press1.7 begin1.7 drag1.7 end1.7"},
    {"cancelled", "down 1 0 0 on 7; cancel 1 0 0 @+9", "press1.7 cancel1.7"},
    {"a drag cancelled", "down 1 0 0 on 7; move 1 3 0 @+60; cancel 1 3 0",
     "press1.7 begin1.7 drag1.7 cancel1.7"},
    {"two people, two things", "down 1 0 0 on 7; down 2 90 0 on 8; up 1 0 0 @+50; up 2 90 0",
     "press1.7 press2.8 tap1.7 tap2.8"},
    {"two people drag two things",
     "down 1 0 0 on 7; down 2 90 0 on 8; move 1 9 0 @+60; move 2 99 0; up 1 9 0 @+60; up 2 99 0",
     "press1.7 press2.8 begin1.7 drag1.7 begin2.8 drag2.8 end1.7 end2.8"},
    {"a second finger on the same thing kills the tap",
     "down 1 0 0 on 7; down 2 20 0 on 7 @+50; up 1 0 0 @+50; up 2 20 0", "press1.7 cancel1.7"},
    {"also on the ground", "down 1 0 0; down 2 20 0 @+50; up 2 20 0 @+50; up 1 0 0", "press1.0 cancel1.0"},
    {"but not a drag that goes on",
     "down 1 0 0 on 7; move 1 9 0 @+9; down 2 20 0 on 7; move 1 12 0 @+9; up 2 20 0; up 1 12 0 @+99",
     "press1.7 begin1.7 drag1.7 drag1.7 end1.7"},
    {"what died stays dead while it moves",
     "down 1 0 0 on 7; down 2 20 0 on 7; move 1 50 0 @+9; move 2 80 0; wait @+600; up 1 50 0; up 2 80 0",
     "press1.7 cancel1.7"},
    {"the next finger is fresh",
     "down 1 0 0 on 7; down 2 20 0 on 7; up 1 0 0; up 2 20 0; down 1 0 0 on 7 @+9; up 1 0 0 @+9",
     "press1.7 cancel1.7 press1.7 tap1.7"},
    {"a palm",
     "down 1 0 0 on 7; down 2 9 0 on 8; down 3 0 9 on 9 @+20; down 4 9 9 on 5 @+20; up 1 0 0 @+9; up 2 9 0; "
     "up 3 0 9; up 4 9 9",
     "press1.7 press2.8 press3.9 cancel1.7 cancel2.8 cancel3.9"},
    {"a palm kills a drag too",
     "down 1 0 0 on 7; move 1 5 0 @+9; down 2 9 0 on 8; down 3 0 9 on 9; down 4 9 9 on 5; move 1 9 9 @+9; up "
     "1 9 9",
     "press1.7 begin1.7 drag1.7 press2.8 press3.9 cancel1.7 cancel2.8 cancel3.9"},
    {"three fingers are no palm",
     "down 1 0 0 on 7; down 2 9 0 on 8; down 3 0 9 on 9; up 1 0 0; up 2 9 0; up 3 0 9",
     "press1.7 press2.8 press3.9 tap1.7 tap2.8 tap3.9"},
    {"four hands are no palm",
     "down 1 0 0 on 6; down 2 90 0 on 7; down 3 0 90 on 8; down 4 90 90 on 9; up 1 0 0",
     "press1.6 press2.7 press3.8 press4.9 tap1.6"},
    {"one after the other is no palm",
     "down 1 0 0 on 6; down 2 9 0 on 7 @+51; down 3 0 9 on 8; down 4 9 9 on 9; up 1 0 0",
     "press1.6 press2.7 press3.8 press4.9 tap1.6"},
    {"a lost end is found out by another's event", "down 1 0 0 on 7; down 2 90 0 on 8 @+5000; up 2 90 0 @+9",
     "press1.7 cancel1.7 press2.8 tap2.8"},
    {"and does not block its thing", "down 1 0 0 on 7; down 2 0 0 on 7 @+5000; up 2 0 0 @+9",
     "press1.7 cancel1.7 press2.7 tap2.7"},
    {"silent, but alone: a patient finger", "down 1 0 0 on 7; wait @+500; wait @+60000; up 1 0 0",
     "press1.7 hold1.7 tap1.7 held"},
    {"silent while another moves",
     "down 1 0 0 on 7; move 1 9 0 @+9; down 2 90 0 on 8; move 2 99 0 @+2000; move 2 90 0 @+2000; wait "
     "@+1000; up 2 90 0",
     "press1.7 begin1.7 drag1.7 press2.8 begin2.8 drag2.8 drag2.8 cancel1.7 end2.8"},
    {"its late words are nobody's",
     "down 1 0 0 on 7; down 2 90 0 on 8 @+5000; move 1 30 0; up 1 30 0; up 2 90 0",
     "press1.7 cancel1.7 press2.8 tap2.8"},
    {"down twice: the first end was lost", "down 1 0 0 on 7; down 1 50 0 on 8 @+9; up 1 50 0 @+9",
     "press1.7 cancel1.7 press1.8 tap1.8"},
    {"an unknown finger", "move 4 1 1; up 4 1 1; cancel 5 0 0", ""},
};

/* A line of the log may end at a semicolon here. */
static struct script read_script(struct arena *arena, const char *text)
{
    struct script script;
    struct err err = {0};
    struct str lines = str_copy(arena, str_from(text));
    char *at = (char *)(uintptr_t)lines.at;
    for (size_t i = 0; i < lines.len; i++)
        at[i] = at[i] == ';' ? '\n' : at[i];
    if (!script_read(arena, lines, &script, &err))
        fail_msg("%s: %s", text, err.text);
    return script;
}

static void scripts(void **state)
{
    (void)state;
    struct arena arena;
    assert_true(arena_init(&arena, 1 << 20));
    for (size_t i = 0; i < COUNT_OF(script_rows); i++) {
        struct touch_state touch = {0};
        char line[LINE_BYTES] = "";
        arena_rewind(&arena, 0);
        struct script script = read_script(&arena, script_rows[i].script);
        for (int k = 0; k < script.count; k++) {
            struct touch_event event;
            assert_true(script_touch(&script.at[k], &event));
            event.at_ms += 1000;
            struct touch_out out = touch_step(&touch, &event);
            tell(line, &out);
        }
        if (strcmp(line, script_rows[i].want) != 0)
            fail_msg("%s:\n  %s\n  gave   %s\n  wanted %s", script_rows[i].name, script_rows[i].script, line,
                     script_rows[i].want);
    }
    arena_finish(&arena);
}

/* What no log can say: coordinates that are no numbers, and time that runs back. */
static void what_no_hand_does(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        struct touch_event events[4];
        int count;
        const char *want;
    } rows[] = {
        {"what is no number never happened",
         {{TOUCH_DOWN, 1, 7, {NAN, 0}, 0},
          {TOUCH_DOWN, 2, 8, {0, 0}, 0},
          {TOUCH_MOVE, 2, 0, {INFINITY, 0}, 0},
          {TOUCH_UP, 2, 0, {NAN, NAN}, 0}},
         4,
         "press2.8 tap2.8"},
        {"time that runs back",
         {{TOUCH_DOWN, 1, 7, {0, 0}, 1100}, {TOUCH_MOVE, 1, 0, {9, 0}, 1050}, {TOUCH_UP, 1, 0, {9, 0}, 1000}},
         3,
         "press1.7 begin1.7 drag1.7 end1.7"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct touch_state touch = {0};
        char line[LINE_BYTES] = "";
        for (int k = 0; k < rows[i].count; k++) {
            struct touch_out out = touch_step(&touch, &rows[i].events[k]);
            tell(line, &out);
        }
        if (strcmp(line, rows[i].want) != 0)
            fail_msg("%s: gave %s", rows[i].name, line);
    }
}

static void twenty_fingers(void **state)
{
    (void)state;
    struct touch_state touch = {0};
    for (int i = 0; i < TOUCH_CONTACTS_MAX; i++) {
        struct touch_event down = {TOUCH_DOWN, i, (uint32_t)i + 1, {(float)i * 50, 0}, 0};
        assert_int_equal(touch_step(&touch, &down).count, 1);
    }
    struct touch_event more = {TOUCH_DOWN, 99, 99, {-50, 0}, 10};
    assert_int_equal(touch_step(&touch, &more).count, 0);
    more.kind = TOUCH_UP;
    assert_int_equal(touch_step(&touch, &more).count, 0);
    assert_false(touch_is_idle(&touch));
    struct touch_event hold = {.kind = TOUCH_TICK, .at_ms = TOUCH_HOLD_MS};
    assert_int_equal(touch_step(&touch, &hold).count, TOUCH_CONTACTS_MAX);
    struct touch_event late = {TOUCH_DOWN, 99, 99, {-50, 0}, TOUCH_STALE_MS};
    assert_int_equal(touch_step(&touch, &late).count, TOUCH_CONTACTS_MAX + 1);
    late.kind = TOUCH_UP;
    assert_int_equal(touch_step(&touch, &late).at[0].kind, GESTURE_TAP);
    assert_true(touch_is_idle(&touch));
}

static void due_times(void **state)
{
    (void)state;
    struct touch_state touch = {0};
    assert_int_equal(touch_due_ms(&touch), INT64_MAX);
    struct touch_event event = {TOUCH_DOWN, 1, 7, {0, 0}, 100};
    touch_step(&touch, &event);
    assert_int_equal(touch_due_ms(&touch), 100 + TOUCH_HOLD_MS);
    event = (struct touch_event){.kind = TOUCH_TICK, .at_ms = 100 + TOUCH_HOLD_MS};
    touch_step(&touch, &event);
    assert_int_equal(touch_due_ms(&touch), INT64_MAX);
    event = (struct touch_event){TOUCH_DOWN, 2, 8, {90, 0}, 900};
    touch_step(&touch, &event);
    assert_int_equal(touch_due_ms(&touch), 900 + TOUCH_HOLD_MS);
    event = (struct touch_event){TOUCH_MOVE, 2, 0, {99, 0}, 950};
    touch_step(&touch, &event);
    assert_int_equal(touch_due_ms(&touch), 100 + TOUCH_STALE_MS);
}

struct tally {
    int open[64]; /* by finger: a press, a drag, not yet ended */
    bool dragging[64];
};

static void count_gestures(struct tally *tally, const struct touch_out *out)
{
    for (int i = 0; i < out->count; i++) {
        int64_t id = out->at[i].id;
        int *open = &tally->open[id];
        bool *dragging = &tally->dragging[id];
        switch (out->at[i].kind) {
        case GESTURE_PRESS:
            assert_int_equal(*open, 0);
            *open = 1;
            *dragging = false;
            break;
        case GESTURE_HOLD: assert_true(*open == 1 && !*dragging); break;
        case GESTURE_DRAG_BEGIN:
            assert_true(*open == 1 && !*dragging);
            *dragging = true;
            break;
        case GESTURE_DRAG: assert_true(*open == 1 && *dragging); break;
        case GESTURE_TAP:
        case GESTURE_DRAG_END:
            assert_int_equal(*dragging, out->at[i].kind == GESTURE_DRAG_END);
            assert_int_equal(*open, 1);
            *open = 0;
            break;
        case GESTURE_CANCEL:
            assert_int_equal(*open, 1);
            *open = 0;
            break;
        }
        float speed = hypotf(out->at[i].velocity.x, out->at[i].velocity.y);
        assert_true(isfinite(speed) && speed <= TOUCH_SPEED_MAX_MM_S * 1.001f);
    }
}

/* Whatever came: every gesture that began is ended once, what is due is done by a tick, and when all
 * fingers are up the room is idle. Lost, doubled and unknown events, bursts of one time, more fingers than
 * fit. */
static void whatever_comes(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 400; seed++) {
        struct rng rng = {seed};
        struct touch_state touch = {0};
        struct tally tally = {0};
        int64_t now_ms = 0;
        int fingers = 1 + (int)rng_below(&rng, 30), steps = 50 + (int)rng_below(&rng, 300);
        int still = (int)rng_below(&rng, 4);
        for (int i = 0; i < steps; i++) {
            struct touch_event event = {.kind = (enum touch_event_kind)rng_below(&rng, TOUCH_TICK + 1),
                                        .id = rng_below(&rng, (uint32_t)fingers),
                                        .target = rng_below(&rng, 6)};
            event.at.x = (float)rng_below(&rng, still == 0 ? 3 : 200);
            event.at.y = (float)rng_below(&rng, still == 0 ? 3 : 200);
            now_ms += rng_below(&rng, 50) == 0 ? rng_below(&rng, 7000) : rng_below(&rng, 30);
            event.at_ms = now_ms;
            struct touch_out out = touch_step(&touch, &event);
            count_gestures(&tally, &out);
            if (event.kind == TOUCH_TICK)
                assert_true(touch_due_ms(&touch) > now_ms);
        }
        for (int id = 0; id < fingers; id++) {
            struct touch_event event = {.kind = TOUCH_UP, .id = id, .at_ms = now_ms};
            struct touch_out out = touch_step(&touch, &event);
            count_gestures(&tally, &out);
        }
        if (!touch_is_idle(&touch) || touch_due_ms(&touch) != INT64_MAX)
            fail_msg("seed %d: all fingers are up, but it waits", (int)seed);
        for (int id = 0; id < fingers; id++)
            if (tally.open[id] != 0)
                fail_msg("seed %d: finger %d was never told to end", (int)seed, id);
    }
}

static struct touch_contact moving(const int (*samples)[2], size_t count)
{
    struct touch_state touch = {0};
    for (size_t i = 0; i < count; i++) {
        struct touch_event event = {
            i == 0 ? TOUCH_DOWN : TOUCH_MOVE, 1, 7, {(float)samples[i][1], 0}, samples[i][0]};
        touch_step(&touch, &event);
    }
    return touch.contacts[0];
}

static void velocities(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        int samples[12][2]; /* ms, mm */
        size_t count;
        int64_t now_ms;
        float want, within; /* mm/s */
    } rows[] = {
        {"at rest", {{0, 5}}, 1, 10, 0, 0},
        {"steady", {{0, 0}, {10, 1}, {20, 2}, {30, 3}, {40, 4}}, 5, 45, 100, 0.01f},
        {"two points make a line", {{0, 0}, {10, 2}}, 2, 15, 200, 0.01f},
        {"speeding up: what it is now", {{0, 0}, {10, 1}, {20, 4}, {30, 9}, {40, 16}}, 5, 45, 800, 0.1f},
        {"slowing down: what it is now", {{0, 0}, {10, 7}, {20, 12}, {30, 15}, {40, 16}}, 5, 45, 0, 0.1f},
        {"slowing down does not turn it round", {{0, 0}, {16, -80}, {32, -90}}, 3, 32, 0, 0},
        {"backwards", {{0, 0}, {10, -1}, {20, -2}}, 3, 25, -100, 0.01f},
        {"stopped 40 ms before the end", {{0, 0}, {10, 1}, {20, 2}}, 3, 60, 0, 0},
        {"39 ms is still moving", {{0, 0}, {10, 1}, {20, 2}}, 3, 59, 100, 0.01f},
        {"before a gap does not count", {{0, 0}, {10, 90}, {50, 91}, {60, 92}, {70, 93}}, 5, 75, 100, 0.01f},
        {"older than 100 ms does not count",
         {{0, 500}, {30, 400}, {60, 0}, {90, 3}, {120, 6}, {150, 9}, {161, 10}},
         7,
         165,
         95,
         6},
        {"a burst of one time: the last of it counts",
         {{0, 0}, {10, 70}, {10, 80}, {10, 1}, {20, 2}},
         5,
         25,
         100,
         0.01f},
        {"all in one time is no motion", {{0, 0}, {0, 9}, {0, 99}}, 3, 0, 0, 0},
        {"never faster than a hand", {{0, 0}, {1, 900}}, 2, 5, 1270, 0.1f},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct touch_contact contact = moving(rows[i].samples, rows[i].count);
        struct vec_mm v = touch_velocity(&contact, rows[i].now_ms);
        if (fabsf(v.x - rows[i].want) > rows[i].within || v.y != 0)
            fail_msg("%s: %f, %f mm/s", rows[i].name, (double)v.x, (double)v.y);
    }
    struct touch_contact nobody = {0};
    assert_true(touch_velocity(&nobody, 5).x == 0);
}

static void a_long_way_keeps_the_last_samples(void **state)
{
    (void)state;
    struct touch_state touch = {0};
    for (int i = 0; i <= 1000; i++) {
        struct touch_event event = {i == 0 ? TOUCH_DOWN : TOUCH_MOVE, 1, 7, {(float)i * 0.5f, 0}, i};
        touch_step(&touch, &event);
    }
    struct vec_mm v = touch_velocity(&touch.contacts[0], 1001);
    assert_true(fabsf(v.x - 500) < 0.5f);
    assert_int_equal(touch.contacts[0].count, TOUCH_SAMPLES);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scripts),
        cmocka_unit_test(what_no_hand_does),
        cmocka_unit_test(twenty_fingers),
        cmocka_unit_test(due_times),
        cmocka_unit_test(whatever_comes),
        cmocka_unit_test(velocities),
        cmocka_unit_test(a_long_way_keeps_the_last_samples),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
