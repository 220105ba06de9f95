/* The ledger as scripts: what is done, and which strokes are then seen on two cards and an empty one. A letter is a stroke by its
 * number: a is the first that was drawn. Strokes are short lines under each other on a grid, so that a path over one misses the others. */
#include "presenter/ink.h"

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
#include "presenter/pen.h"

enum { SHEETS = 3, LINE_BYTES = 256, ARENA_BYTES = 16 << 20, ROWS = 26 };

static struct ink_sheet sheet_at(int at)
{
    return at == 2 ? (struct ink_sheet){.paper = 1}
                   : (struct ink_sheet){.card = card_id_from(at == 0 ? STR("een") : STR("twee"))};
}

static struct stroke line_at(float y, struct stroke_point points[2])
{
    points[0] = (struct stroke_point){0.1f, y, STROKE_FULL, 0};
    points[1] = (struct stroke_point){0.4f, y, STROKE_FULL / 2, 80};
    struct stroke stroke = {.rgb = 0xC2261E, .width = 0.004f, .points = points, .count = 2};
    stroke_close(&stroke);
    return stroke;
}

static float row_y(int row)
{
    return 0.02f * (float)(row + 1);
}

struct world {
    struct ink ink;
    struct arena arena;
    int drawn[ROWS], drawn_count; /* the deeds that drew them */
};

static bool add(struct world *world, const struct ink_deed *deed)
{
    struct err err;
    return ink_add(&world->ink, deed, &err);
}

/* '1'..'3': a stroke on that sheet; x and a letter: rubbed out; c and a sheet: cleared; u, r: undone, done again. */
static bool do_word(struct world *world, const char *word)
{
    struct ink_deed deed = {.kind = INK_STROKE};
    struct stroke_point points[2];
    if (word[0] >= '1' && word[0] <= '3') {
        deed.sheet = sheet_at(word[0] - '1');
        deed.stroke = line_at(row_y(world->drawn_count % ROWS), points);
        if (world->drawn_count < ROWS)
            world->drawn[world->drawn_count++] = world->ink.count;
        return add(world, &deed);
    }
    if (word[0] == 'c') {
        deed = (struct ink_deed){.kind = INK_CLEAR, .sheet = sheet_at(word[1] - '1')};
        return add(world, &deed);
    }
    if (word[0] == 'u')
        return ink_undoes(&world->ink, &deed) && add(world, &deed);
    if (word[0] == 'r')
        return ink_redoes(&world->ink, &deed) && add(world, &deed);
    int row = word[1] - 'a', at = world->drawn[row];
    float y = row_y(row);
    struct ink_sheet sheet = world->ink.deeds[at].sheet;
    struct ink_seen seen = ink_visible(&world->ink, world->ink.count, &sheet, &world->arena);
    return ink_rub(&seen, &sheet, (struct pt_px){0.2f, y - 0.003f}, (struct pt_px){0.2f, y + 0.003f}, 0.002f,
                   &world->arena, &deed) &&
           add(world, &deed);
}

static void tell(struct world *world, int n, char line[LINE_BYTES])
{
    size_t at = 0;
    for (int i = 0; i < SHEETS; i++) {
        struct ink_sheet sheet = sheet_at(i);
        struct ink_seen seen = ink_visible(&world->ink, n, &sheet, &world->arena);
        if (i > 0)
            line[at++] = ' ';
        line[at++] = (char)('1' + i);
        line[at++] = ':';
        for (int k = 0; k < seen.count; k++)
            for (int row = 0; row < world->drawn_count; row++)
                if (world->drawn[row] == seen.deeds[k])
                    line[at++] = (char)('a' + row);
    }
    line[at] = '\0';
}

static void begin(struct world *world)
{
    assert_true(ink_init(&world->ink) && arena_init(&world->arena, ARENA_BYTES));
    world->drawn_count = 0;
}

static void end(struct world *world)
{
    ink_finish(&world->ink);
    arena_finish(&world->arena);
}

static const struct {
    const char *name, *script, *seen;
} rows[] = {
    {"nothing is drawn", "", "1: 2: 3:"},
    {"each card has its own ink", "1 2 1 3", "1:ac 2:b 3:d"},
    {"the last one goes", "1 1 u", "1:a 2: 3:"},
    {"and comes back", "1 1 u r", "1:ab 2: 3:"},
    {"all go, wherever they were", "1 2 3 u u u", "1: 2: 3:"},
    {"there is nothing more to undo", "1 u !u", "1: 2: 3:"},
    {"nothing was undone", "1 !r", "1:a 2: 3:"},
    {"what is undone is lost by drawing on", "1 1 u 1 !r", "1:ac 2: 3:"},
    {"and stays so when that is undone", "1 1 u 1 u r !r", "1:ac 2: 3:"},
    {"a stroke is rubbed out whole", "1 1 1 xb", "1:ac 2: 3:"},
    {"and comes back where it was", "1 1 1 xb u", "1:abc 2: 3:"},
    {"and goes again", "1 1 1 xb u r", "1:ac 2: 3:"},
    {"what is gone cannot be rubbed out", "1 1 xb !xb", "1:a 2: 3:"},
    {"what is not there cannot either", "1 u !xa", "1: 2: 3:"},
    {"a card is cleared, the others are not", "1 2 1 3 c1", "1: 2:b 3:d"},
    {"drawn after it", "1 1 c1 1", "1:c 2: 3:"},
    {"not cleared after all", "1 1 c1 u", "1:ab 2: 3:"},
    {"cleared, drawn, both undone", "1 c1 1 u u", "1:a 2: 3:"},
    {"and both done again", "1 c1 1 u u r r", "1:b 2: 3:"},
    {"rubbed out before it was cleared", "1 1 xa c1 u", "1:b 2: 3:"},
};

static void script(void **state)
{
    (void)state;
    int failed = 0;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct world world;
        char line[LINE_BYTES], copy[LINE_BYTES];
        begin(&world);
        (void)snprintf(copy, sizeof copy, "%s", rows[i].script);
        bool fine = true;
        for (char *at = copy, *word = strsep(&at, " "); word; word = strsep(&at, " "))
            fine = fine &&
                   (word[0] == '\0' || (word[0] == '!' ? !do_word(&world, word + 1) : do_word(&world, word)));
        tell(&world, world.ink.count, line);
        if (!fine || strcmp(line, rows[i].seen) != 0) {
            print_error("%s: %s\n    is      %s%s\n    must be %s\n", rows[i].name, rows[i].script, line,
                        fine ? "" : " (and a step went otherwise)", rows[i].seen);
            failed++;
        }
        end(&world);
    }
    assert_int_equal(failed, 0);
}

/* What the room sees by a number is for ever: whatever is done after it. */
static void prefix(void **state)
{
    enum { DEEDS = 400 };
    (void)state;
    static char first[DEEDS + 1][LINE_BYTES];
    for (uint64_t seed = 1; seed <= 8; seed++) {
        struct rng rng = {seed};
        struct world world;
        begin(&world);
        while (world.ink.count < DEEDS) {
            static const char *const words[] = {"1", "2", "3", "1", "u", "u", "r", "c1", "c2", "x"};
            char word[3] = {0};
            (void)snprintf(word, sizeof word, "%s", words[rng_below(&rng, COUNT_OF(words))]);
            if (word[0] == 'x' && world.drawn_count > 0)
                word[1] = (char)('a' + rng_below(&rng, (uint32_t)world.drawn_count));
            int before = world.ink.count;
            if (word[0] == 'x' && word[1] == '\0')
                continue;
            if (do_word(&world, word))
                assert_int_equal(world.ink.count, before + 1);
            tell(&world, world.ink.count, first[world.ink.count]);
            arena_rewind(&world.arena, 0);
        }
        for (int n = 1; n <= DEEDS; n++) {
            char line[LINE_BYTES];
            tell(&world, n, line);
            /* letters given out later name strokes that were not there yet */
            assert_string_equal(line, first[n]);
            arena_rewind(&world.arena, 0);
        }
        end(&world);
    }
}

static void bytes(void **state)
{
    (void)state;
    static unsigned char room[2][INK_DEED_BYTES_MAX];
    struct world world, other;
    begin(&world);
    begin(&other);
    static const char *const words[] = {"1", "2", "1", "xa", "u", "r", "c2", "3", "u", "1"};
    for (size_t i = 0; i < COUNT_OF(words); i++)
        assert_true(do_word(&world, words[i]));
    for (int i = 0; i < world.ink.count; i++) {
        struct wire_out out = {room[0], 0, sizeof room[0], false},
                        again = {room[1], 0, sizeof room[1], false};
        ink_put(&out, &world.ink.deeds[i]);
        struct wire_in in = {room[0], out.len, 0, false};
        struct ink_deed deed;
        assert_true(!out.full && ink_take(&in, &other.arena, &deed));
        ink_put(&again, &deed);
        assert_true(out.len == again.len && memcmp(room[0], room[1], out.len) == 0);
        assert_true(add(&other, &deed));
        for (size_t cut = 0; cut < out.len; cut++) {
            struct wire_in half = {room[0], cut, 0, false};
            assert_false(ink_take(&half, &other.arena, &deed));
        }
    }
    char a[LINE_BYTES], b[LINE_BYTES];
    other.drawn_count = world.drawn_count;
    memcpy(other.drawn, world.drawn, sizeof other.drawn);
    tell(&world, world.ink.count, a);
    tell(&other, other.ink.count, b);
    assert_string_equal(a, b);
    end(&world);
    end(&other);
}

/* What was drawn before there were colours to choose from: red, as it was, and in the ledger with what is drawn now. */
static void kept_before(void **state)
{
    static const unsigned char old[] = {
        'W',  'K',  'I',  '1', 0, 0, 0,    0, 3, 0,    0,    0,    'e',  'e',  'n',  0,
        0,    0,    0,    0,   0, 0, 0,    0, 0, 0,    0,    0x1E, 0x26, 0xC2, 0,    0xCD,
        0xCC, 0x4C, 0x3B, 2,   0, 0, 0,    0, 0, 0x80, 0x3E, 0,    0,    0,    0x3E, 0,
        0,    0xFF, 0xFF, 0,   0, 0, 0x3F, 0, 0, 0,    0x3E, 8,    0,    0xFF, 0xFF};
    (void)state;
    struct world world;
    begin(&world);
    struct wire_in in = {old, sizeof old, 0, false};
    struct ink_deed deed, now = {.kind = INK_STROKE, .sheet = sheet_at(0)};
    struct stroke_point points[2];
    assert_true(ink_take(&in, &world.arena, &deed));
    now.stroke = pen_stroke(STROKE_PEN, (struct pen){.colour = 2, .width = PEN_THIN});
    now.stroke.points = line_at(0.3f, points).points;
    now.stroke.count = 2;
    assert_true(add(&world, &deed) && add(&world, &now));
    struct ink_seen seen = ink_visible(&world.ink, 2, &now.sheet, &world.arena);
    assert_int_equal(seen.count, 2);
    const struct stroke *is = seen.strokes[0];
    assert_true(is->tool == STROKE_PEN && is->rgb == 0xC2261E && is->width == 1 / 320.0f && is->count == 2);
    assert_true(is->points[1].x == 0.5f && is->points[1].pressure == STROKE_FULL &&
                is->points[1].after_ms == 8);
    assert_true(seen.strokes[1]->rgb != is->rgb && seen.strokes[1]->width < is->width);
    end(&world);
}

/* ---- a line under a hand */

static struct stroke_line *circle(int samples, float radius)
{
    static struct stroke_line line;
    static const struct stroke like = {.tool = STROKE_PEN, .rgb = 0x112233, .width = 0.003f};
    for (int i = 0; i <= samples; i++) {
        double turn = 2 * M_PI * i / samples;
        struct pt_px at = {0.5f + radius * (float)cos(turn), 0.3f + radius * (float)sin(turn)};
        if (i == 0)
            stroke_line_begin(&line, &like, at, STROKE_FULL, 1000);
        else
            assert_true(stroke_line_add(&line, at, STROKE_FULL, 1000 + 8 * i));
    }
    return &line;
}

/* A circle of a quick hand, forty points, and of a slow one: what is drawn is round, and stays so when it is thinned. */
static void round_line(void **state)
{
    static const int samples[] = {40, 400};
    (void)state;
    for (size_t k = 0; k < COUNT_OF(samples); k++) {
        struct stroke_line *line = circle(samples[k], 0.2f);
        unsigned ms = 0;
        stroke_line_end(line);
        assert_in_range(line->stroke.count, 41, 160);
        for (int i = 0; i < line->stroke.count; i++) {
            float away = hypotf(line->points[i].x - 0.5f, line->points[i].y - 0.3f);
            assert_true(fabsf(away - 0.2f) < 0.0009f);
            ms += line->points[i].after_ms;
        }
        assert_int_equal(ms, 8 * samples[k]);
        assert_true(fabsf(line->stroke.box.w - 0.403f) < 0.002f);
    }
}

/* A straight line needs two points, however many the hand gave. */
static void straight_line(void **state)
{
    (void)state;
    static struct stroke_line line;
    static const struct stroke like = {.tool = STROKE_HIGHLIGHTER, .rgb = 0x112233, .width = 0.03f};
    stroke_line_begin(&line, &like, (struct pt_px){0.1f, 0.1f}, STROKE_FULL, 0);
    for (int i = 1; i <= 300; i++)
        assert_true(stroke_line_add(&line, (struct pt_px){0.1f + 0.002f * (float)i, 0.1f}, STROKE_FULL, i));
    stroke_line_end(&line);
    assert_int_equal(line.stroke.count, 2);
    assert_true(fabsf(line.points[1].x - 0.7f) < 1e-5f);
}

/* A hand that never lifts: the line says that it is full before it writes past its end. */
static void full_line(void **state)
{
    (void)state;
    static struct stroke_line line;
    static const struct stroke like = {.tool = STROKE_PEN, .rgb = 0, .width = 0.003f};
    struct rng rng = {7};
    stroke_line_begin(&line, &like, (struct pt_px){0, 0}, STROKE_FULL, 0);
    int taken = 0;
    while (taken < 10 * STROKE_POINTS_MAX &&
           stroke_line_add(
               &line, (struct pt_px){(float)rng_below(&rng, 100) / 100, (float)rng_below(&rng, 100) / 100},
               (uint16_t)rng_below(&rng, STROKE_FULL), taken))
        taken++;
    assert_in_range(taken, STROKE_POINTS_MAX / 20, STROKE_POINTS_MAX);
    assert_in_range(line.stroke.count, 1, STROKE_POINTS_MAX);
    stroke_line_end(&line);
    assert_in_range(line.stroke.count, 2, STROKE_POINTS_MAX);
}

static const struct {
    const char *name;
    struct pt_px a, b;
    float reach;
    bool touches;
} touches[] = {
    {"across it", {0.2f, 0.0f}, {0.2f, 0.1f}, 0.001f, true},
    {"beside it, within reach", {0.2f, 0.03f}, {0.3f, 0.03f}, 0.009f, true},
    {"beside it, out of reach", {0.2f, 0.03f}, {0.3f, 0.03f}, 0.007f, false},
    {"past its end", {0.42f, 0.0f}, {0.42f, 0.1f}, 0.01f, false},
    {"a tap on it", {0.25f, 0.02f}, {0.25f, 0.02f}, 0.001f, true},
    {"a quick path right over it", {0.25f, -1}, {0.25f, 1}, 0.001f, true},
};

static void touching(void **state)
{
    (void)state;
    struct stroke_point points[2];
    struct stroke stroke = line_at(row_y(0), points);
    for (size_t i = 0; i < COUNT_OF(touches); i++)
        if (stroke_touched(&stroke, touches[i].a, touches[i].b, touches[i].reach) != touches[i].touches)
            fail_msg("%s", touches[i].name);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(script),     cmocka_unit_test(prefix),        cmocka_unit_test(bytes),
        cmocka_unit_test(round_line), cmocka_unit_test(straight_line), cmocka_unit_test(full_line),
        cmocka_unit_test(touching),   cmocka_unit_test(kept_before),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
