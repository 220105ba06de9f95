/* The countdown of the room: what it says, that it is seen, and that it never flashes. */
#include "view/countdown.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/words.h"
#include "type/face.h"
#include "view/fake.h"

static struct fake fake;

static int begin(void **state)
{
    (void)state;
    fake_init(&fake, 1, FAKE_PLAIN);
    return 0;
}

static int end(void **state)
{
    (void)state;
    fake_finish(&fake);
    return 0;
}

static const struct {
    const char *name;
    int64_t left_ms;
    const char *want;
} words[] = {
    {"minutes and seconds", 198000, "3:18"},
    {"a second that has begun counts", 197001, "3:18"},
    {"until it is over", 197000, "3:17"},
    {"the last moment is not nothing yet", 1, "0:01"},
    {"nothing", 0, "0:00"},
    {"under an hour there is none", 3599000, "59:59"},
    {"an hour", 3600000, "1:00:00"},
    {"the most there is", COUNTDOWN_MOST_MS, "4:00:00"},
};

static void figures_are_told(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(words); i++) {
        struct str got = countdown_words(&fake.frame, words[i].left_ms);
        if (!str_eq(got, str_from(words[i].want)))
            fail_msg("%s: %.*s, not %s", words[i].name, STR_ARG(got), words[i].want);
    }
}

static struct nodes drawn(const struct view_env *env, struct countdown_view view, bool *moves)
{
    struct nodes nodes = fake_nodes(&fake);
    view_countdown(&nodes, env, &view);
    *moves = view_countdown_moves(&view);
    return nodes;
}

static const struct node *find(const struct nodes *nodes, enum look_kind look)
{
    for (int i = 0; i < nodes->count; i++)
        if (nodes->at[i].look == look)
            return &nodes->at[i];
    return NULL;
}

static void the_ring_follows_the_seconds(void **state)
{
    struct view_env env = fake_env(1920, 1080, 1, PALETTE_LIGHT);
    bool moves;
    (void)state;
    for (int64_t left = 300000; left >= 0; left -= 500) {
        struct nodes nodes = drawn(
            &env, (struct countdown_view){.phase = COUNTDOWN_RUNS, .left_ms = left, .of_ms = 300000}, &moves);
        const struct node *ring = find(&nodes, LOOK_RING);
        assert_non_null(ring);
        assert_float_equal(ring->as.ring.share, (float)((left + 999) / 1000) / 300, 1e-6f);
        assert_false(moves); /* a second is soon enough */
    }
}

static float contrast(uint32_t a, uint32_t b)
{
    return colour_contrast(a & 0xFFFFFF, b & 0xFFFFFF);
}

static void the_ring_is_seen_on_its_ground(void **state)
{
    (void)state;
    for (int palette = 0; palette < PALETTE_COUNT; palette++) {
        for (int where = 0; where <= COUNTDOWN_ON_WHITE; where++) {
            struct view_env env = fake_env(1920, 1080, 1, (enum palette_id)palette);
            bool moves;
            struct nodes nodes = drawn(&env,
                                       (struct countdown_view){.phase = COUNTDOWN_RUNS,
                                                               .left_ms = 1000,
                                                               .of_ms = 2000,
                                                               .where = (enum countdown_where)where},
                                       &moves);
            const struct node *ring = find(&nodes, LOOK_RING), *disc = find(&nodes, LOOK_PANEL),
                              *whole = find(&nodes, LOOK_FILL);
            uint32_t ground = disc ? disc->as.panel.fill_argb : whole->as.fill_argb;
            assert_true(contrast(ring->as.ring.argb, ground) >= 3);
            assert_true(contrast(ring->as.ring.argb, ring->as.ring.ground_argb) >= 3);
        }
    }
}

/* How much of the band is there at a moment, 0..1. */
static float band(const struct view_env *env, int64_t over_ms, bool *moves)
{
    struct nodes nodes = drawn(
        env, (struct countdown_view){.phase = COUNTDOWN_OVER, .of_ms = 60000, .over_ms = over_ms}, moves);
    const struct node *fill = find(&nodes, LOOK_FILL);
    return fill ? (float)(fill->as.fill_argb >> 24) / 255 : 0;
}

/* A flash is up and down again; one a second at most, and slow. */
static void the_end_swells_and_does_not_flash(void **state)
{
    enum { STEP_MS = 10, A_SECOND = 1000 / STEP_MS };
    struct view_env env = fake_env(1920, 1080, 1, PALETTE_LIGHT);
    float before = 0;
    bool moves, rose = false, lit = false;
    int tops = 0, last_top = -A_SECOND;
    (void)state;
    for (int i = 0; i * STEP_MS <= COUNTDOWN_TWIN_MS; i++) {
        float now = band(&env, (int64_t)i * STEP_MS, &moves);
        assert_true(fabsf(now - before) < 0.05f);
        lit = lit || now > 0.95f;
        if (rose && now < before) {
            assert_true(i - last_top >= A_SECOND / 3); /* WCAG 2.3.1 */
            last_top = i;
            tops++;
        }
        rose = now > before || (now >= before && rose);
        before = now;
        assert_int_equal(moves, i * STEP_MS < COUNTDOWN_TWIN_MS);
    }
    assert_true(lit);
    assert_int_equal(tops, COUNTDOWN_TWIN_MS / COUNTDOWN_SWELL_MS);
    assert_float_equal(band(&env, 10 * COUNTDOWN_TWIN_MS, &moves), 0, 0);
    env.reduced_motion = true;
    for (int at = 0; at < COUNTDOWN_TWIN_MS; at += 100)
        assert_float_equal(band(&env, at, &moves), 1, 0);
    assert_float_equal(band(&env, COUNTDOWN_TWIN_MS, &moves), 0, 0);
}

static bool says(const struct nodes *nodes, const char *text)
{
    for (int i = 0; i < nodes->count; i++)
        if (nodes->at[i].role == NODE_STATUS && str_eq(nodes->at[i].name, str_from(text)))
            return true;
    return false;
}

static void it_is_said_in_words(void **state)
{
    struct view_env env = fake_env(1920, 1080, 1, PALETTE_LIGHT);
    bool moves;
    (void)state;
    words_init("nl", WAAIER_LOCALE_DIR);
    struct countdown_view view = {.phase = COUNTDOWN_RUNS, .left_ms = 61000, .of_ms = 90000};
    struct nodes nodes = drawn(&env, view, &moves);
    assert_true(says(&nodes, "Timer: nog 1:01"));
    view.phase = COUNTDOWN_PAUSED;
    nodes = drawn(&env, view, &moves);
    assert_true(says(&nodes, "Timer staat stil op 1:01"));
    view.phase = COUNTDOWN_OVER;
    nodes = drawn(&env, view, &moves);
    assert_true(says(&nodes, "Tijd is om"));
    view.phase = COUNTDOWN_OFF;
    nodes = drawn(&env, view, &moves);
    assert_int_equal(nodes.count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(figures_are_told, begin, end),
        cmocka_unit_test_setup_teardown(the_ring_follows_the_seconds, begin, end),
        cmocka_unit_test_setup_teardown(the_ring_is_seen_on_its_ground, begin, end),
        cmocka_unit_test_setup_teardown(the_end_swells_and_does_not_flash, begin, end),
        cmocka_unit_test_setup_teardown(it_is_said_in_words, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
