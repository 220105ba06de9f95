/* SDL's events, made by hand, to acts. Times are arguments: nothing here waits. */
#include "app/hands.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum { BUTTON_ID = 77, CARD_ID = 1001 /* the first of CARDS */, CARDS = 5 };

struct bench {
    struct hands hands;
    struct window window;
    struct arena arena;
    struct nodes nodes;
    struct act acts[HANDS_ACTS_MAX];
    int count;
};

static void take(struct bench *b, SDL_Event event, int64_t at_ms)
{
    b->count = hands_take(&b->hands, &event, &b->window, &b->nodes, at_ms, b->acts);
}

static const struct act *act_of(const struct bench *b, enum act_kind kind)
{
    for (int i = 0; i < b->count; i++) {
        if (b->acts[i].kind == kind)
            return &b->acts[i];
    }
    return NULL;
}

static void finger(struct bench *b, Uint32 type, int id, float x_px, float y_px, int64_t at_ms)
{
    SDL_Event event = {.tfinger = {.type = type, .fingerId = id, .x = x_px / 1000, .y = y_px / 500}};
    take(b, event, at_ms);
}

static void mouse(struct bench *b, Uint32 type, int x, int y, Uint8 button, int64_t at_ms)
{
    SDL_Event event = {.type = type};
    if (type == SDL_MOUSEMOTION)
        event.motion = (SDL_MouseMotionEvent){.type = type, .x = x, .y = y, .state = button};
    else
        event.button = (SDL_MouseButtonEvent){.type = type, .x = x, .y = y, .button = button};
    take(b, event, at_ms);
}

static void tap_on_ground_and_button(void **state)
{
    struct bench *b = *state;
    finger(b, SDL_FINGERDOWN, 1, 500, 250, 1000);
    assert_null(act_of(b, ACT_TAP));
    finger(b, SDL_FINGERUP, 1, 500, 250, 1080);
    assert_non_null(act_of(b, ACT_TAP));
    assert_int_equal(act_of(b, ACT_TAP)->target, 0);
    assert_false(act_of(b, ACT_TAP)->mouse);
    finger(b, SDL_FINGERDOWN, 2, 120, 120, 2000);
    assert_int_equal(b->hands.pressed, BUTTON_ID);
    finger(b, SDL_FINGERUP, 2, 121, 121, 2080);
    assert_int_equal(act_of(b, ACT_TAP)->target, BUTTON_ID);
    assert_int_equal(b->hands.pressed, 0);
}

/* A finger that rests is told of once, what lies under it too; lifted it is still a tap, that says so. */
static void a_finger_that_rests(void **state)
{
    struct bench *b = *state;
    finger(b, SDL_FINGERDOWN, 1, 120, 120, 1000);
    b->count = hands_tick(&b->hands, 1000 + TOUCH_HOLD_MS - 1, b->acts);
    assert_null(act_of(b, ACT_HOLD));
    b->count = hands_tick(&b->hands, 1000 + TOUCH_HOLD_MS, b->acts);
    assert_int_equal(act_of(b, ACT_HOLD)->target, BUTTON_ID);
    assert_int_equal(b->hands.pressed, BUTTON_ID);
    b->count = hands_tick(&b->hands, 1000 + 2 * TOUCH_HOLD_MS, b->acts);
    assert_null(act_of(b, ACT_HOLD));
    finger(b, SDL_FINGERUP, 1, 120, 120, 2200);
    assert_true(act_of(b, ACT_TAP)->held);
    finger(b, SDL_FINGERDOWN, 1, 120, 120, 3000);
    finger(b, SDL_FINGERUP, 1, 120, 120, 3080);
    assert_false(act_of(b, ACT_TAP)->held);
}

static void drag_is_in_pixels(void **state)
{
    struct bench *b = *state;
    finger(b, SDL_FINGERDOWN, 1, 800, 250, 1000);
    finger(b, SDL_FINGERMOTION, 1, 600, 250, 1030);
    assert_non_null(act_of(b, ACT_DRAG_BEGIN));
    const struct act *drag = act_of(b, ACT_DRAG);
    assert_true(drag->as.drag.from.x > 799.5f && drag->as.drag.from.x < 800.5f);
    assert_true(drag->as.drag.at.x > 599.5f && drag->as.drag.at.x < 600.5f);
    finger(b, SDL_FINGERMOTION, 1, 500, 250, 1045);
    finger(b, SDL_FINGERUP, 1, 500, 250, 1050);
    assert_true(act_of(b, ACT_DRAG_END)->as.drag.velocity.x < -500);
    assert_true(touch_is_idle(&b->hands.fingers.touch));
}

/* However they come, when all are up nothing is pressed, and never more is told than fits. */
static void ten_fingers(void **state)
{
    struct bench *b = *state;
    for (int id = 0; id < 10; id++)
        finger(b, SDL_FINGERDOWN, id, 50.0f + 90 * (float)id, 250, 1000 + id);
    for (int step = 1; step < 9; step++)
        for (int id = 0; id < 10; id++)
            finger(b, SDL_FINGERMOTION, id, 50.0f + 90 * (float)id + 30 * (float)step, 200, 1010 + 8 * step);
    for (int id = 9; id >= 0; id--)
        finger(b, SDL_FINGERUP, id, 0, 0, 1100);
    assert_true(touch_is_idle(&b->hands.fingers.touch));
    assert_int_equal(b->hands.pressed, 0);
    finger(b, SDL_FINGERUP, 44, 0, 0, 1200); /* never came down */
    assert_null(act_of(b, ACT_TAP));
}

static void two_fingers_draw_up(void **state)
{
    struct bench *b = *state;
    b->hands.pinches = true;
    finger(b, SDL_FINGERDOWN, 1, 300, 250, 1000);
    finger(b, SDL_FINGERDOWN, 2, 600, 250, 1010);
    finger(b, SDL_FINGERMOTION, 2, 620, 250, 1020);
    assert_non_null(act_of(b, ACT_PINCH_BEGIN));
    finger(b, SDL_FINGERMOTION, 2, 700, 250, 1030);
    const struct act *pinch = act_of(b, ACT_PINCH);
    assert_non_null(pinch);
    assert_true(pinch->as.pinch.scale > 1.249f && pinch->as.pinch.scale < 1.251f);
    assert_true(pinch->as.pinch.from.x > 459 && pinch->as.pinch.from.x < 461);
    assert_true(pinch->as.pinch.at.x > 499 && pinch->as.pinch.at.x < 501);
    finger(b, SDL_FINGERUP, 1, 300, 250, 1040);
    assert_non_null(act_of(b, ACT_PINCH_END));
    finger(b, SDL_FINGERMOTION, 2, 900, 250, 1050); /* the other says nothing more */
    finger(b, SDL_FINGERUP, 2, 900, 250, 1060);
    assert_null(act_of(b, ACT_DRAG_END));
    assert_null(act_of(b, ACT_TAP));
    assert_true(touch_is_idle(&b->hands.fingers.touch));
}

/* A swipe is taken back when two fingers take the page, not where nothing can be drawn up. */
static void two_fingers_take_over(void **state)
{
    struct bench *b = *state;
    for (int can = 0; can < 2; can++) {
        b->hands.pinches = can == 1;
        finger(b, SDL_FINGERDOWN, 1, 300, 250, 1000);
        finger(b, SDL_FINGERMOTION, 1, 350, 250, 1010);
        assert_non_null(act_of(b, ACT_DRAG_BEGIN));
        finger(b, SDL_FINGERDOWN, 2, 700, 250, 1020);
        finger(b, SDL_FINGERMOTION, 2, 740, 250, 1030);
        assert_int_equal(act_of(b, ACT_DRAG_CANCEL) != NULL, can);
        assert_int_equal(act_of(b, ACT_PINCH_BEGIN) != NULL, can);
        finger(b, SDL_FINGERUP, 2, 740, 250, 1040);
        finger(b, SDL_FINGERUP, 1, 350, 250, 1050);
        assert_int_equal(act_of(b, ACT_DRAG_END) != NULL, 1 - can);
    }
}

/* Cards in a row along the bottom, held in any way. */
static void lay_cards(struct bench *b)
{
    for (int i = 0; i < CARDS; i++)
        assert_non_null(node_add(&b->nodes, (struct node){.id = (uint32_t)(CARD_ID + i),
                                                          .role = NODE_TILE,
                                                          .at = {10 + 200 * (float)i, 300, 180, 180},
                                                          .name = STR("kaart"),
                                                          .action = {ACTION_CARD, i},
                                                          .grip = NODE_LOOSE,
                                                          .rest_does = true}));
}

/* Two people, a card each; the second takes hold of his with two hands. */
static void cards_are_held(void **state)
{
    struct bench *b = *state;
    lay_cards(b);
    finger(b, SDL_FINGERDOWN, 1, 50, 400, 1000);
    finger(b, SDL_FINGERDOWN, 2, 250, 400, 1000);
    finger(b, SDL_FINGERMOTION, 1, 90, 380, 1020);
    assert_int_equal(act_of(b, ACT_GRIP_BEGIN)->target, CARD_ID);
    assert_null(act_of(b, ACT_DRAG_BEGIN));
    finger(b, SDL_FINGERDOWN, 3, 350, 400, 1030);
    finger(b, SDL_FINGERMOTION, 3, 450, 400, 1040);
    assert_int_equal(act_of(b, ACT_GRIP_BEGIN)->target, CARD_ID + 1);
    finger(b, SDL_FINGERMOTION, 3, 650, 400, 1050);
    const struct act *grip = act_of(b, ACT_GRIP);
    assert_non_null(grip);
    assert_true(grip->as.grip.pose.scale > 1.99f && grip->as.grip.pose.scale < 2.01f);
    assert_true(grip->as.grip.at.x > 449 && grip->as.grip.at.x < 451);
    finger(b, SDL_FINGERMOTION, 1, 90, 360, 1052);
    finger(b, SDL_FINGERMOTION, 1, 90, 340, 1060);
    grip = act_of(b, ACT_GRIP);
    assert_int_equal(grip->target, CARD_ID);
    assert_true(grip->as.grip.pose.move.x > 39 && grip->as.grip.pose.move.y < -59);
    finger(b, SDL_FINGERUP, 1, 90, 340, 1065);
    assert_true(act_of(b, ACT_GRIP_END)->as.grip.velocity.y < -100);
    finger(b, SDL_FINGERUP, 2, 250, 400, 1070);
    finger(b, SDL_FINGERUP, 3, 650, 400, 1200);
    assert_int_equal(act_of(b, ACT_GRIP_END)->target, CARD_ID + 1);
    assert_true(act_of(b, ACT_GRIP_END)->as.grip.velocity.x == 0);
    mouse(b, SDL_MOUSEMOTION, 50, 400, 0, 2000);
    mouse(b, SDL_MOUSEBUTTONDOWN, 50, 400, SDL_BUTTON_LEFT, 2010);
    mouse(b, SDL_MOUSEMOTION, 90, 400, SDL_BUTTON_LMASK, 2020);
    assert_true(act_of(b, ACT_GRIP_BEGIN)->mouse);
    mouse(b, SDL_MOUSEBUTTONUP, 90, 400, SDL_BUTTON_LEFT, 2030);
    assert_non_null(act_of(b, ACT_GRIP_END));
}

/* While it rests it waits for something; moved, lifted or held long enough it waits no more. */
static void fingers_that_wait(void **state)
{
    struct bench *b = *state;
    struct view_rest rests[TOUCH_CONTACTS_MAX];
    lay_cards(b);
    finger(b, SDL_FINGERDOWN, 1, 50, 400, 1000);
    finger(b, SDL_FINGERDOWN, 2, 250, 400, 1100);
    finger(b, SDL_FINGERDOWN, 3, 120, 120, 1100); /* a button: nothing comes of it */
    assert_int_equal(hands_rests(&b->hands, &b->nodes, 1200, rests), 2);
    assert_int_equal(rests[0].since_ms, 200);
    assert_int_equal(rests[1].since_ms, 100);
    assert_true(rests[0].at.x > 49 && rests[0].at.x < 51);
    finger(b, SDL_FINGERMOTION, 2, 290, 400, 1300);
    assert_int_equal(hands_rests(&b->hands, &b->nodes, 1300, rests), 1);
    b->count = hands_tick(&b->hands, 1000 + TOUCH_HOLD_MS, b->acts);
    assert_int_equal(act_of(b, ACT_HOLD)->target, CARD_ID);
    assert_int_equal(hands_rests(&b->hands, &b->nodes, 1500, rests), 0);
    hands_forget(&b->hands);
    finger(b, SDL_FINGERUP, 1, 50, 400, 1600);
    assert_null(act_of(b, ACT_TAP));
}

/* Five people: what one presses stays pressed while another lets go. */
static void pressed_by_two(void **state)
{
    struct bench *b = *state;
    finger(b, SDL_FINGERDOWN, 1, 120, 120, 1000);
    finger(b, SDL_FINGERDOWN, 2, 700, 250, 1010);
    finger(b, SDL_FINGERUP, 2, 700, 250, 1050);
    finger(b, SDL_FINGERDOWN, 3, 120, 130, 1100); /* on the same thing: no tap any more */
    assert_int_equal(b->hands.pressed, 0);
}

static void two_taps(void **state)
{
    struct bench *b = *state;
    static const struct {
        float x_px;
        int64_t at_ms;
        bool again;
    } rows[] = {{500, 1000, false}, {520, 1200, true},  {520, 1400, false},
                {900, 1600, false}, {120, 1800, false}, {500, 2000, false}};
    for (size_t i = 0; i < COUNT_OF(rows);
         i++) { /* the last but one on a button: it is the first of nothing */
        float y_px = rows[i].x_px < 200 ? 120 : 250;
        finger(b, SDL_FINGERDOWN, 1, rows[i].x_px, y_px, rows[i].at_ms);
        finger(b, SDL_FINGERUP, 1, rows[i].x_px, y_px, rows[i].at_ms + 80);
        assert_int_equal(act_of(b, ACT_TAP)->again, rows[i].again);
    }
    for (int i = 0; i < 2; i++) { /* the mouse has a wheel for it */
        mouse(b, SDL_MOUSEBUTTONDOWN, 500, 250, SDL_BUTTON_LEFT, 3000 + 200 * i);
        mouse(b, SDL_MOUSEBUTTONUP, 500, 250, SDL_BUTTON_LEFT, 3050 + 200 * i);
        assert_false(act_of(b, ACT_TAP)->again);
    }
}

static void mouse_buttons(void **state)
{
    struct bench *b = *state;
    mouse(b, SDL_MOUSEBUTTONDOWN, 500, 250, SDL_BUTTON_LEFT, 1000);
    mouse(b, SDL_MOUSEBUTTONUP, 500, 250, SDL_BUTTON_LEFT, 1050);
    assert_true(act_of(b, ACT_TAP)->mouse);
    mouse(b, SDL_MOUSEBUTTONDOWN, 500, 250, SDL_BUTTON_RIGHT, 1100);
    assert_non_null(act_of(b, ACT_RIGHT));
    mouse(b, SDL_MOUSEBUTTONUP, 500, 250, SDL_BUTTON_RIGHT, 1150);
    assert_int_equal(b->count, 0);
    mouse(b, SDL_MOUSEBUTTONDOWN, 500, 250, SDL_BUTTON_MIDDLE, 1200);
    assert_non_null(act_of(b, ACT_MIDDLE));
}

static void pointer_comes_and_goes(void **state)
{
    struct bench *b = *state;
    mouse(b, SDL_MOUSEMOTION, 10, 10, 0, 1000); /* only says where it lies */
    assert_false(hands_pointer(&b->hands, 1000));
    mouse(b, SDL_MOUSEMOTION, 12, 10, 0, 1010);
    assert_non_null(act_of(b, ACT_LOOK));
    assert_true(hands_pointer(&b->hands, 1010));
    mouse(b, SDL_MOUSEMOTION, 14, 10, 0, 1020);
    assert_null(act_of(b, ACT_LOOK));
    assert_int_equal(hands_due_ms(&b->hands), 1020 + HANDS_POINTER_MS);
    b->count = hands_tick(&b->hands, 1020 + HANDS_POINTER_MS, b->acts);
    assert_non_null(act_of(b, ACT_LOOK));
    assert_true(hands_due_ms(&b->hands) == INT64_MAX);
    mouse(b, SDL_MOUSEMOTION, 20, 10, 0, 9000);
    take(b, (SDL_Event){.key = {.type = SDL_KEYDOWN, .keysym = {.sym = SDLK_RIGHT}}}, 9001);
    assert_false(hands_pointer(&b->hands, 9001)); /* a key hides it */
}

static void keys_words_and_files(void **state)
{
    struct bench *b = *state;
    take(b, (SDL_Event){.key = {.type = SDL_KEYDOWN, .keysym = {.sym = SDLK_7}}}, 1);
    assert_int_equal(act_of(b, ACT_KEY)->as.key.digit, 7);
    take(b, (SDL_Event){.key = {.type = SDL_KEYDOWN, .keysym = {.sym = SDLK_PAGEDOWN}}}, 1);
    assert_int_equal(act_of(b, ACT_KEY)->as.key.digit, -1);
    assert_true(str_eq(act_of(b, ACT_KEY)->as.key.chord.key, STR("PgDn")));
    take(b, (SDL_Event){.key = {.type = SDL_KEYDOWN, .keysym = {.sym = SDLK_LCTRL}}}, 1);
    assert_int_equal(b->count, 0);
    take(b, (SDL_Event){.key = {.type = SDL_KEYUP, .keysym = {.sym = SDLK_7}}}, 1);
    assert_int_equal(b->count, 0);
    SDL_Event event = {.text = {.type = SDL_TEXTINPUT, .text = "\xC3\xAB"}};
    take(b, event, 1);
    assert_string_equal(act_of(b, ACT_TEXT)->as.text, "\xC3\xAB");
    event = (SDL_Event){.drop = {.type = SDL_DROPFILE, .file = SDL_strdup("/tmp/een deck.zip")}};
    take(b, event, 1);
    assert_non_null(act_of(b, ACT_FILE));
    assert_string_equal(b->hands.path, "/tmp/een deck.zip");
    event = (SDL_Event){.drop = {.type = SDL_DROPFILE, .file = NULL}};
    take(b, event, 1);
    assert_int_equal(b->count, 0);
}

static void the_rest(void **state)
{
    struct bench *b = *state;
    static const struct {
        Uint32 type;
        enum act_kind want;
    } rows[] = {{SDL_WINDOWEVENT, ACT_WINDOW}, {SDL_QUIT, ACT_QUIT}};
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        take(b, (SDL_Event){.type = rows[i].type}, 1);
        assert_int_equal(b->count, 1);
        assert_int_equal(b->acts[0].kind, rows[i].want);
    }
    take(b, (SDL_Event){.wheel = {.type = SDL_MOUSEWHEEL, .preciseY = -2}}, 1);
    assert_true(act_of(b, ACT_WHEEL)->as.wheel.notches == 2);
    take(b,
         (SDL_Event){.wheel = {.type = SDL_MOUSEWHEEL, .preciseY = -2, .direction = SDL_MOUSEWHEEL_FLIPPED}},
         1);
    assert_true(act_of(b, ACT_WHEEL)->as.wheel.notches == -2);
    take(b, (SDL_Event){.wheel = {.type = SDL_MOUSEWHEEL, .preciseX = 1, .mouseX = 30, .mouseY = 40}}, 1);
    const struct act *wheel = act_of(b, ACT_WHEEL);
    assert_true(wheel->as.wheel.across == 1 && wheel->as.wheel.at.x == 30 && wheel->as.wheel.at.y == 40);
    assert_false(wheel->as.wheel.ctrl);
    SDL_SetModState(KMOD_LCTRL);
    take(b, (SDL_Event){.wheel = {.type = SDL_MOUSEWHEEL, .preciseY = 1}}, 1);
    assert_true(act_of(b, ACT_WHEEL)->as.wheel.ctrl);
    SDL_SetModState(KMOD_NONE);
    take(b, (SDL_Event){.type = SDL_JOYAXISMOTION}, 1);
    assert_int_equal(b->count, 0);
}

static void swipe_length(void **state)
{
    struct bench *b = *state;
    assert_true(hands_swipe_mm(&b->hands) * b->hands.px_per_mm > 39.9f);
    hands_begin(&b->hands, &b->window, 500); /* two pixels a millimetre */
    assert_true(b->hands.px_per_mm == 2 && hands_swipe_mm(&b->hands) == 6);
}

/* On a glass that is turned, hands find what they see: a button at (130, 120) of the view, which is as large as ever. */
static void on_a_turned_glass(void **state)
{
    struct bench *b = *state;
    static const struct {
        int quarters;
        float x, y; /* on the glass, in shares of it */
    } rows[] = {{0, 130.f / 1000, 120.f / 500},
                {1, 1 - 120.f / 500, 130.f / 1000},
                {2, 1 - 130.f / 1000, 1 - 120.f / 500},
                {3, 120.f / 500, 1 - 130.f / 1000}};
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        bool aside = rows[i].quarters % 2;
        struct size_px glass = aside ? (struct size_px){500, 1000} : (struct size_px){1000, 500};
        SDL_Event touch = {.tfinger = {.fingerId = 1, .x = rows[i].x, .y = rows[i].y}};
        SDL_Event click = {.button = {.button = SDL_BUTTON_LEFT,
                                      .x = (Sint32)(rows[i].x * glass.w),
                                      .y = (Sint32)(rows[i].y * glass.h)}};
        b->window.turning = turning_of(rows[i].quarters, glass);
        const Uint32 types[2][2] = {{SDL_FINGERDOWN, SDL_FINGERUP}, {SDL_MOUSEBUTTONDOWN, SDL_MOUSEBUTTONUP}};
        for (int k = 0; k < 4; k++) {
            SDL_Event event = k < 2 ? touch : click;
            event.type = types[k / 2][k % 2];
            window_turn_event(&b->window, &event);
            take(b, event, 1000 + 5000 * (int64_t)i + 1000 * k);
            if (k % 2 && (!act_of(b, ACT_TAP) || act_of(b, ACT_TAP)->target != BUTTON_ID))
                fail_msg("%d quarters: the %s misses", rows[i].quarters, k < 2 ? "finger" : "mouse");
        }
    }
}

static int begin(void **state)
{
    static struct bench bench;
    memset(&bench, 0, sizeof bench);
    bench.window = (struct window){.size = {1000, 500}, .scale = 1};
    assert_true(arena_init(&bench.arena, 1 << 20));
    bench.nodes.arena = &bench.arena;
    assert_non_null(node_add(&bench.nodes, (struct node){.id = BUTTON_ID,
                                                         .role = NODE_BUTTON,
                                                         .at = {100, 100, 60, 40},
                                                         .name = STR("knop"),
                                                         .action = {ACTION_COMMAND, 1},
                                                         .order = 1}));
    hands_begin(&bench.hands, &bench.window, 0);
    *state = &bench;
    return 0;
}

static int end(void **state)
{
    arena_finish(&((struct bench *)*state)->arena);
    return 0;
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(tap_on_ground_and_button),
        TEST(a_finger_that_rests),
        TEST(drag_is_in_pixels),
        TEST(ten_fingers),
        TEST(mouse_buttons),
        TEST(two_fingers_draw_up),
        TEST(two_fingers_take_over),
        TEST(two_taps),
        TEST(cards_are_held),
        TEST(fingers_that_wait),
        TEST(pressed_by_two),
        TEST(pointer_comes_and_goes),
        TEST(keys_words_and_files),
        TEST(the_rest),
        TEST(swipe_length),
        TEST(on_a_turned_glass),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
