/* Fingers on one thing. The table of gestures, of which a part is played on a real glass as well; and two fingers on a page as in
 * test_touch.c: "d1.7@0,0" is finger 1 down on target 7 at 0,0 mm, "m" a motion, "u" up, "c" cancel, "+40" lets 40 ms pass. */
#include "touch/fingers.h"

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
#include "touch/gestures.h"

static void table(void **state)
{
    (void)state;
    struct arena arena;
    assert_true(arena_init(&arena, 1 << 20));
    for (int i = 0; i < gesture_count; i++) {
        struct told told = {0};
        arena_rewind(&arena, 0);
        gesture_tell(&arena, &gestures[i], &told);
        if (strcmp(told.text, gestures[i].want) != 0)
            fail_msg("%s:\n  %s\n  gave   %s\n  wanted %s", gestures[i].name, gestures[i].script, told.text,
                     gestures[i].want);
    }
    arena_finish(&arena);
}

/* ---- a page */

enum { LINE_BYTES = 1024, SCRIPT_BYTES = 512 };

struct glass {
    struct fingers fingers;
    int64_t now_ms;
    char line[LINE_BYTES];
};

static void add(struct glass *glass, const char *word)
{
    size_t n = strlen(glass->line);
    (void)snprintf(glass->line + n, LINE_BYTES - n, "%s%s", n > 0 ? " " : "", word);
}

static void step(struct glass *glass, const struct touch_event *event)
{
    static const char *const does[] = {"press", "tap", "hold", "begin", "drag", "end", "cancel"};
    static const char *const names[] = {"PINCH", "pinch", "PINCHED", "PINCHED"};
    struct fingers_out out = fingers_step(&glass->fingers, event, event->target, GRIP_BY_TWO);
    char word[64];
    for (int i = 0; i < out.touch.count; i++) {
        (void)snprintf(word, sizeof word, "%s%d", does[out.touch.at[i].kind], (int)out.touch.at[i].id);
        add(glass, word);
    }
    for (int i = 0; i < out.grips.count; i++) {
        const struct grip_told *told = &out.grips.at[i];
        (void)snprintf(word, sizeof word, "%s%.2f@%.0f,%.0f", names[told->say], (double)told->scale,
                       (double)(told->at.x - told->from.x), (double)(told->at.y - told->from.y));
        add(glass, word);
    }
}

static struct touch_event event_from(const char *word, int64_t now_ms)
{
    struct touch_event event = {.kind = TOUCH_TICK, .at_ms = now_ms};
    long id = 0;
    unsigned target = 0;
    switch (word[0]) {
    case 'd': event.kind = TOUCH_DOWN; break;
    case 'm': event.kind = TOUCH_MOVE; break;
    case 'u': event.kind = TOUCH_UP; break;
    case 'c': event.kind = TOUCH_CANCEL; break;
    case 't': return event;
    default: fail_msg("no such step: %s", word);
    }
    if (sscanf(word + 1, "%ld.%u@%f,%f", &id, &target, &event.at.x, &event.at.y) != 4)
        assert_int_equal(sscanf(word + 1, "%ld@%f,%f", &id, &event.at.x, &event.at.y), 3);
    event.id = id;
    event.target = target;
    return event;
}

static const struct {
    const char *name, *script, *want;
} rows[] = {
    {"two fingers that rest are no pinch", "d1@0,0 d2@30,0 +90 m1@1,0 m2@31,1 u1@1,0 u2@31,1",
     "press1 cancel1"},
    {"spread: the span tells", "d1@0,0 d2@30,0 m2@40,0 m2@60,0 u2@60,0 u1@0,0",
     "press1 cancel1 PINCH1.00@0,0 pinch1.50@10,0 PINCHED1.50@10,0"},
    {"pinched together", "d1@0,0 d2@60,0 m2@50,0 m1@20,0 u1@20,0 u2@50,0",
     "press1 cancel1 PINCH1.00@0,0 pinch0.60@10,0 PINCHED0.60@10,0"},
    {"nothing jumps when it begins", "d1@0,0 d2@30,0 m2@32,0 m2@33,0 m2@66,0",
     "press1 cancel1 PINCH1.00@0,0 pinch2.00@16,0"},
    {"both move on: the middle tells", "d1@0,0 d2@30,0 m1@0,9 m2@30,9 m1@0,19",
     "press1 cancel1 PINCH1.00@0,0 pinch1.05@0,5"},
    {"too near each other is one finger too many", "d1@0,0 d2@12,0 m2@19,0", "press1 cancel1"},
    {"until they are apart", "d1@0,0 d2@12,0 m2@24,0 m2@48,0", "press1 cancel1 PINCH1.00@0,0 pinch2.00@12,0"},
    {"to one spot: the scale stays a number", "d1@0,0 d2@40,0 m2@30,0 m2@0,0",
     "press1 cancel1 PINCH1.00@0,0 pinch0.13@-15,0"},
    {"on two things it is none", "d1.7@0,0 d2.8@30,0 m2@50,0 u1@0,0 u2@50,0",
     "press1 press2 begin2 drag2 tap1 end2"},
    {"a swipe is taken over by a finger that moves", "d1@0,0 m1@5,0 d2@60,0 m2@65,0 m2@70,0 u1@5,0 u2@70,0",
     "press1 begin1 drag1 cancel1 PINCH1.00@0,0 pinch1.08@2,0 PINCHED1.08@2,0"},
    {"not by one that only rests", "d1@0,0 m1@5,0 d2@60,0 m1@25,0 m2@61,0 u1@25,0 u2@61,0",
     "press1 begin1 drag1 drag1 end1"},
    {"one goes, it ends; another comes, it begins again",
     "d1@0,0 d2@30,0 m2@40,0 u2@40,0 m1@9,0 d3@49,0 m3@59,0 m3@84,0 u1@9,0 u3@84,0",
     "press1 cancel1 PINCH1.00@0,0 PINCHED1.00@0,0 PINCH1.00@0,0 pinch1.50@12,0 PINCHED1.50@12,0"},
    {"the first goes", "d1@0,0 d2@30,0 m2@40,0 u1@0,0 d3@0,0 m3@0,40 m3@0,80 u2@40,0 u3@0,80",
     "press1 cancel1 PINCH1.00@0,0 PINCHED1.00@0,0 PINCH1.00@0,0 pinch1.58@0,20 PINCHED1.58@0,20"},
    {"a third finger is let be", "d1@0,0 d2@30,0 m2@40,0 d3@90,90 m3@99,99 m2@80,0 u3@99,99 u2@80,0 u1@0,0",
     "press1 cancel1 PINCH1.00@0,0 pinch2.00@20,0 PINCHED2.00@20,0"},
    {"a fourth makes it a hand",
     "d1@0,0 d2@30,0 m2@40,0 +90 d3@90,90 +90 d4@90,0 m2@80,0 u1@0,0 u2@80,0 u3@90,90 "
     "u4@90,0 d5@0,0 u5@0,0",
     "press1 cancel1 PINCH1.00@0,0 PINCHED1.00@0,0 press5 tap5"},
    {"cancelled", "d1@0,0 d2@30,0 m2@40,0 c2@40,0 c1@0,0", "press1 cancel1 PINCH1.00@0,0 PINCHED1.00@0,0"},
    {"an end that was lost pinches nothing", "d1@0,0 +6000 d2@60,0 m2@66,0 u2@66,0",
     "press1 cancel1 press2 begin2 drag2 end2"},
    {"the same finger comes down again", "d1@0,0 d1@30,0 m1@40,0 u1@40,0",
     "press1 cancel1 press1 begin1 drag1 end1"},
    {"what is no number is nothing", "d1@0,0 d2@30,0 m2@nan,0 u2@inf,0 u1@0,0", "press1 cancel1"},
};

static void scripts(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct glass glass = {.now_ms = 1000};
        char script[SCRIPT_BYTES], *rest = NULL;
        assert_true(strlen(rows[i].script) < sizeof script);
        strcpy(script, rows[i].script);
        for (char *word = strtok_r(script, " ", &rest); word; word = strtok_r(NULL, " ", &rest)) {
            if (word[0] == '+') {
                glass.now_ms += atol(word + 1);
                continue;
            }
            struct touch_event event = event_from(word, glass.now_ms);
            step(&glass, &event);
        }
        if (strcmp(glass.line, rows[i].want) != 0)
            fail_msg("%s:\n  %s\n  gave   %s\n  wanted %s", rows[i].name, rows[i].script, glass.line,
                     rows[i].want);
    }
}

/* ---- what holds for all */

/* Whatever the two did, with or without a finger that carried it before: what lay under each of them when both held it lies
 * there still, but for the little way before it counts as a turn. */
static void what_is_held_stays_under_the_fingers(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 200; seed++) {
        struct rng rng = {seed};
        struct fingers fingers = {0};
        struct vec_mm at[2] = {{40, 50}, {120, 50}}, under[2] = {{0, 0}, {0, 0}};
        bool held = false;
        for (int i = 0; i < 2; i++) {
            struct touch_event down = {TOUCH_DOWN, i, 7, at[i], 1000};
            (void)fingers_step(&fingers, &down, 7, GRIP_ANY);
        }
        for (int i = 0; i < 80; i++) {
            int id = i % 2;
            at[id].x += (float)rng_below(&rng, 21) - 10;
            at[id].y += (float)rng_below(&rng, 21) - 10;
            struct touch_event move = {TOUCH_MOVE, id, 0, at[id], 1010 + 10 * i};
            struct fingers_out out = fingers_step(&fingers, &move, 0, GRIP_NOT);
            const struct grip *grip = grip_of(&fingers.grips, 7);
            if (out.grips.count == 0 || out.grips.at[0].fingers < 2 || !grip->turns)
                continue;
            for (int k = 0; k < 2; k++) {
                struct grip_pose pose = out.grips.at[0].pose;
                struct vec_mm is = grip_carry(pose, under[k]);
                float far = hypotf(at[0].x - at[1].x, at[0].y - at[1].y);
                if (held && far > 8 && hypotf(is.x - at[k].x, is.y - at[k].y) > 0.1f)
                    fail_msg("seed %d: finger %d is %f mm off", (int)seed, k,
                             (double)hypotf(is.x - at[k].x, is.y - at[k].y));
                struct vec_mm p = {at[k].x - pose.move.x, at[k].y - pose.move.y};
                float c = cosf(-pose.turn) / pose.scale, s = sinf(-pose.turn) / pose.scale;
                if (!held)
                    under[k] = (struct vec_mm){c * p.x - s * p.y, s * p.x + c * p.y};
            }
            held = true;
        }
        assert_true(held);
    }
}

static void count_grips(const struct fingers_out *out, bool held[8], int seed)
{
    for (int i = 0; i < out->grips.count; i++) {
        const struct grip_told *told = &out->grips.at[i];
        bool begins = told->say == GRIP_BEGIN;
        if (held[told->target] == begins)
            fail_msg("seed %d: target %u was %s", seed, told->target, begins ? "held already" : "not held");
        held[told->target] = begins || told->say == GRIP_MOVE;
        if (!(told->pose.scale > 0 && isfinite(told->pose.turn) && isfinite(told->pose.move.x)) ||
            !(hypotf(told->velocity.x, told->velocity.y) <= TOUCH_SPEED_MAX_MM_S * 1.001f))
            fail_msg("seed %d: no such pose", seed);
    }
}

/* Whatever comes: what begins ends once, no pose is nonsense, and with all fingers up everything is at rest. */
static void whatever_comes(void **state)
{
    (void)state;
    for (int seed = 1; seed <= 400; seed++) {
        struct rng rng = {(uint64_t)seed};
        struct fingers fingers = {0};
        bool held[8] = {false};
        int64_t now_ms = 1000;
        for (int i = 0; i < 400 + 12; i++) {
            uint32_t target = rng_below(&rng, 8);
            now_ms += rng_below(&rng, 60) == 0 ? rng_below(&rng, 7000) : rng_below(&rng, 30);
            struct touch_event event = {.kind = (enum touch_event_kind)rng_below(&rng, TOUCH_TICK + 1),
                                        .id = (int64_t)rng_below(&rng, 12) - 1,
                                        .target = target,
                                        .at = {(float)rng_below(&rng, 200), (float)rng_below(&rng, 200)},
                                        .at_ms = now_ms};
            if (i >= 400)
                event = (struct touch_event){.kind = TOUCH_UP, .id = i - 401, .at_ms = now_ms};
            struct fingers_out out = fingers_step(&fingers, &event, target, (enum grip_way)(target % 4));
            count_grips(&out, held, seed);
        }
        for (uint32_t target = 0; target < 8; target++)
            if (held[target] || grip_of(&fingers.grips, target))
                fail_msg("seed %d: target %u is held still", seed, target);
        assert_true(touch_is_idle(&fingers.touch));
    }
}

static void twice(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        int64_t between_ms;
        float away_mm;
        bool counts, want;
    } taps[] = {
        {"two taps", 120, 3, true, true},    {"as slow as may be", 300, 3, true, true},
        {"too slow", 301, 3, true, false},   {"a switch that bounces", 39, 0, true, false},
        {"two spots", 120, 17, true, false}, {"the first was something else", 120, 0, false, false},
    };
    for (size_t i = 0; i < COUNT_OF(taps); i++) {
        struct twice twice = {0};
        int64_t down_ms = 1080 + taps[i].between_ms;
        assert_false(twice_step(&twice, (struct vec_mm){50, 50}, 1000, 1080, taps[i].counts));
        bool is = twice_step(&twice, (struct vec_mm){50 + taps[i].away_mm, 50}, down_ms, down_ms + 60, true);
        if (is != taps[i].want)
            fail_msg("%s", taps[i].name);
        bool third =
            twice_step(&twice, (struct vec_mm){50 + taps[i].away_mm, 50}, down_ms + 160, down_ms + 200, true);
        if (third == is) /* three taps are one pair; where the second was a first, two */
            fail_msg("%s: the third", taps[i].name);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(table),
        cmocka_unit_test(scripts),
        cmocka_unit_test(what_is_held_stays_under_the_fingers),
        cmocka_unit_test(whatever_comes),
        cmocka_unit_test(twice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
