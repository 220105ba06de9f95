/* Cards in hands, with times as arguments: what follows a finger, what springs back, what is caught on its way. */
#include "app/lifted.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const struct pt_px middle = {500, 300}, still = {0, 0};
static const struct lifted_pose home = {.scale = 1};

static struct grip_pose moved(float x, float y)
{
    return (struct grip_pose){.scale = 1, .move = {x, y}};
}

static bool near(float a, float b, float within)
{
    return fabsf(a - b) <= within;
}

static void follows_and_comes_back(void **state)
{
    (void)state;
    struct lifted lifted = {0};
    struct lifted_card *card = lifted_take(&lifted, 7, middle, false, 1000);
    card->span_px = 400;
    assert_true(near(lifted_at(card, 1000).scale, 1, 0.001f));
    assert_true(near(lifted_at(card, 1120).scale, 1.06f, 0.004f)); /* look.md: 120 ms */
    lifted_carry(card, moved(60, -20), false, 1200);
    assert_true(near(lifted_at(card, 1200).move.x, 60, 0.001f) &&
                near(lifted_at(card, 1200).move.y, -20, 0.001f));
    float lean = lifted_at(card, 1400).turn * 180 / (float)M_PI;
    assert_true(lean > 1 && lean < 1.4f); /* 60 of 200 px: 1.2 of 4 degrees */
    lifted_carry(card, moved(900, 0), false, 1400);
    assert_true(near(lifted_at(card, 1700).turn * 180 / (float)M_PI, 4, 0.05f));
    lifted_drop(card, home, (struct pt_px){-800, 0}, false, 1700);
    float before = 900;
    for (int64_t at = 1710; at < 2300; at += 10) { /* straight home, and it does not swing */
        float x = lifted_at(card, at).move.x;
        assert_true(x <= before + 0.01f && x > -1);
        before = x;
    }
    assert_true(lifted_moves(&lifted, 1710) && !lifted_moves(&lifted, 2700));
    lifted_settle(&lifted, 2700);
    assert_null(lifted_find(&lifted, 7));
}

static void caught_in_flight(void **state)
{
    (void)state;
    struct lifted lifted = {0};
    struct lifted_card *card = lifted_take(&lifted, 7, middle, false, 1000);
    lifted_carry(card, moved(300, 100), false, 1100);
    lifted_drop(card, home, still, false, 1200);
    struct lifted_pose was = lifted_at(card, 1250);
    assert_ptr_equal(lifted_take(&lifted, 7, middle, false, 1250), card);
    struct lifted_pose is = lifted_at(card, 1250);
    assert_true(near(was.move.x, is.move.x, 0.01f) && near(was.scale, is.scale, 0.001f));
    lifted_carry(card, moved(10, 0), false, 1260);
    assert_true(near(lifted_at(card, 1260).move.x, was.move.x + 10, 0.01f));
}

/* Two fingers turned it more than once round: it comes back the short way, from the size they gave it. */
static void turned_and_drawn_up(void **state)
{
    (void)state;
    struct lifted lifted = {0};
    struct lifted_card *card = lifted_take(&lifted, 7, middle, false, 1000);
    struct grip_pose grip = {.scale = 2, .turn = 7};
    struct vec_mm on = grip_carry(grip, (struct vec_mm){middle.x, middle.y});
    grip.move = (struct vec_mm){middle.x - on.x, middle.y - on.y}; /* about its middle */
    lifted_carry(card, grip, false, 1100);
    struct lifted_pose is = lifted_at(card, 1500);
    assert_true(near(is.move.x, 0, 0.01f) && near(is.scale, 2.12f, 0.01f) && near(is.turn, 7, 0.001f));
    lifted_drop(card, home, still, false, 1500);
    assert_true(near(lifted_at(card, 1500).turn, 7 - 2 * (float)M_PI, 0.001f));
    assert_true(near(lifted_at(card, 1500).scale, 2.12f, 0.01f));
    grip.scale = 90;
    (void)lifted_take(&lifted, 7, middle, false, 3000);
    lifted_carry(card, grip, false, 3000);
    assert_true(lifted_at(card, 4000).scale <= LIFTED_SCALE_MOST * 1.07f);
}

/* It lies where it was left, and is found there again. */
static void stays_where_it_is_left(void **state)
{
    (void)state;
    struct lifted lifted = {0};
    struct lifted_pose rest = {{40, 30}, 1.5f, 0.5f};
    struct lifted_card *card = lifted_take(&lifted, 7, middle, true, 1000);
    lifted_carry(card, moved(40, 30), true, 1010);
    lifted_drop(card, rest, still, true, 1020);
    assert_true(lifted_rests(card, 1020));
    lifted_settle(&lifted, 1020);
    struct lifted_pose is = lifted_at(lifted_find(&lifted, 7), 9000);
    assert_true(near(is.move.x, 40, 0.01f) && near(is.scale, 1.5f, 0.001f) && near(is.turn, 0.5f, 0.001f));
}

/* Where it is left it lies over those before it, in its own place too; sent on its way it slides a little, and never back. */
static void lies_where_it_slides_to(void **state)
{
    (void)state;
    struct lifted lifted = {0};
    const struct lifted_card *order[LIFTED_MAX];
    struct pt_px fast = {1100, -440};
    struct lifted_card *card = lifted_take(&lifted, 7, middle, false, 1000);
    lifted_carry(card, moved(40, 30), false, 1010);
    struct lifted_pose rest = lifted_left(card, fast, 1020);
    assert_true(near(rest.move.x, 90, 0.1f) && near(rest.move.y, 10, 0.1f) && rest.scale == 1);
    lifted_drop(card, rest, fast, false, 1020);
    card->lies = true;
    float before = 40;
    for (int64_t at = 1030; at < 1700; at += 10) {
        float x = lifted_at(card, at).move.x;
        assert_true(x >= before - 0.01f && x < 90.5f);
        before = x;
    }
    (void)lifted_take(&lifted, 8, middle, true, 1700);
    lifted_drop(lifted_find(&lifted, 8), home, still, true, 1700);
    lifted_find(&lifted, 8)->lies = true;
    lifted_settle(&lifted, 2700);
    assert_int_equal(lifted_order(&lifted, order), 2);
    assert_int_equal(order[1]->id, 8);
    for (int i = 0; i < LIFTED_MAX; i++) { /* both are laid straight */
        if (lifted.at[i].id != 0)
            lifted_drop(&lifted.at[i], home, still, true, 2800);
        lifted.at[i].lies = false;
    }
    lifted_settle(&lifted, 2800);
    assert_int_equal(lifted_order(&lifted, order), 0);
}

static void five_at_once(void **state)
{
    (void)state;
    struct lifted lifted = {0};
    const struct lifted_card *order[LIFTED_MAX];
    for (uint32_t id = 1; id <= 5; id++)
        (void)lifted_take(&lifted, id, middle, false, 1000);
    (void)lifted_take(&lifted, 2, middle, false, 1010); /* touched last: on top */
    assert_int_equal(lifted_order(&lifted, order), 5);
    assert_int_equal(order[4]->id, 2);
    assert_int_equal(order[0]->id, 1);
    lifted_shift(&lifted, 25); /* the wall scrolls under them */
    for (int i = 0; i < 5; i++)
        assert_true(near(lifted_at(order[i], 1010).move.y, 25, 0.01f));
    for (uint32_t id = 100; id < 100 + LIFTED_MAX; id++)
        (void)lifted_take(&lifted, id, middle, false, 1000);
    assert_null(lifted_find(&lifted, 100 + LIFTED_MAX - 1)); /* more than there are fingers */
}

static void reduced_motion_is_a_cut(void **state)
{
    (void)state;
    struct lifted lifted = {0};
    struct lifted_card *card = lifted_take(&lifted, 7, middle, true, 1000);
    lifted_carry(card, moved(300, 100), true, 1100);
    assert_false(lifted_moves(&lifted, 1100));
    lifted_drop(card, home, (struct pt_px){500, 500}, true, 1200);
    assert_true(lifted_at(card, 1200).move.x == 0 && !lifted_moves(&lifted, 1200));
    lifted_settle(&lifted, 1200);
    assert_null(lifted_find(&lifted, 7));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(follows_and_comes_back),  cmocka_unit_test(caught_in_flight),
        cmocka_unit_test(turned_and_drawn_up),     cmocka_unit_test(stays_where_it_is_left),
        cmocka_unit_test(lies_where_it_slides_to), cmocka_unit_test(five_at_once),
        cmocka_unit_test(reduced_motion_is_a_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
