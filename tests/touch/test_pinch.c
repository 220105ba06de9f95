/* Scripted fingers as in test_touch.c: "d1.7@0,0" is finger 1 down on target 7 at 0,0 mm, "m" a motion, "u" up, "c" cancel,
 * "+40" lets 40 ms pass. What is told: what the fingers do by themselves, and the pinch with scale and way of its middle. */
#include "touch/pinch.h"

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

enum { LINE_BYTES = 1024, SCRIPT_BYTES = 512 };

struct glass {
    struct touch_state touch;
    struct pinch pinch;
    int64_t now_ms;
    char line[LINE_BYTES];
};

static void add(struct glass *glass, const char *word)
{
    size_t n = strlen(glass->line);
    (void)snprintf(glass->line + n, LINE_BYTES - n, "%s%s", n > 0 ? " " : "", word);
}

static void tell_fingers(struct glass *glass, const struct touch_out *out)
{
    static const char *const names[] = {"press", "tap", "hold", "begin", "drag", "end", "cancel"};
    char word[64];
    for (int i = 0; i < out->count; i++) {
        (void)snprintf(word, sizeof word, "%s%d", names[out->at[i].kind], (int)out->at[i].id);
        add(glass, word);
    }
}

static void step(struct glass *glass, const struct touch_event *event)
{
    static const char *const names[] = {"", "PINCH", "pinch", "PINCHED"};
    struct touch_out out = touch_step(&glass->touch, event);
    struct pinch_out pinch = pinch_step(&glass->pinch, &glass->touch, event);
    char word[64];
    bool began = pinch.say == PINCH_BEGIN;
    tell_fingers(glass, &out);
    for (int i = 0; began && i < 2; i++) {
        out = touch_release(&glass->touch, pinch.ids[i]);
        tell_fingers(glass, &out);
    }
    (void)snprintf(word, sizeof word, "%s%.2f@%.0f,%.0f", names[pinch.say], (double)pinch.scale,
                   (double)(pinch.at.x - pinch.from.x), (double)(pinch.at.y - pinch.from.y));
    if (pinch.say != PINCH_SILENT)
        add(glass, word);
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

/* Whatever comes: what begins ends once, no scale is nonsense, and with all fingers up it is at rest. */
static void whatever_comes(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 400; seed++) {
        struct rng rng = {seed};
        struct touch_state touch = {0};
        struct pinch pinch = {0};
        int held = 0;
        for (int i = 0; i < 300 + 6; i++) {
            struct touch_event event = {.kind = (enum touch_event_kind)rng_below(&rng, 4),
                                        .id = (int64_t)rng_below(&rng, 6),
                                        .target = rng_below(&rng, 5) == 0,
                                        .at = {(float)rng_below(&rng, 200), (float)rng_below(&rng, 200)},
                                        .at_ms = 1000 + i * (int64_t)rng_below(&rng, 9)};
            if (i >= 300)
                event = (struct touch_event){.kind = TOUCH_UP, .id = i - 300, .at_ms = 9000};
            (void)touch_step(&touch, &event);
            struct pinch_out out = pinch_step(&pinch, &touch, &event);
            held += (out.say == PINCH_BEGIN) - (out.say == PINCH_END);
            assert_in_range(held, 0, 1);
            if (out.say != PINCH_SILENT && !(out.scale > 0 && out.scale < 1000))
                fail_msg("seed %d: scale %f", (int)seed, (double)out.scale);
        }
        assert_int_equal(held, 0);
        assert_int_equal(pinch.state, PINCH_NONE);
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
        cmocka_unit_test(scripts),
        cmocka_unit_test(whatever_comes),
        cmocka_unit_test(twice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
