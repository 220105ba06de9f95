/* A board under real fingers: a window with nothing on it but the places of touch/gestures.h, and what hands tell of them as text.
 * All of its gestures are played on it, in their order, but those of which the glass is not capable. Fingers come as the glass
 * sends them; their times are those of the script, so that a slow machine tells the same.
 *
 *   up             a finger went up that came down in the corner: the window is there
 *   told N words   the Nth gesture is over */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "app/hands.h"
#include "touch/gestures.h"

enum { CORNER_PX = 40, ARENA_BYTES = 1 << 20, FINGERS = 32 };

struct board {
    struct arena arena; /* nodes, then a script */
    size_t kept;
    struct window window;
    struct hands hands;
    struct nodes nodes;
    int gesture;
    struct script script;
    int at; /* of the script: next */
    struct told told;
    struct {
        bool down, corner;
        int64_t sdl;
        int id; /* in the script */
    } fingers[FINGERS];
};

/* ---- what is told */

static struct vec_mm mm(const struct board *board, struct pt_px at)
{
    return (struct vec_mm){at.x / board->hands.px_per_mm, at.y / board->hands.px_per_mm};
}

/* The number of the finger in the script, not the glass's own. */
static int64_t id_of(const struct board *board, int64_t sdl)
{
    for (int i = 0; i < FINGERS; i++)
        if (board->fingers[i].down && board->fingers[i].sdl == sdl)
            return board->fingers[i].id;
    return 0;
}

static void tell_touch(struct board *board, const struct act *act, enum touch_gesture_kind kind)
{
    struct fingers_out out = {.touch.count = 1, .again = act->again};
    out.touch.at[0] = (struct touch_gesture){.kind = kind,
                                             .target = act->target,
                                             .id = id_of(board, act->finger),
                                             .velocity = mm(board, act->as.drag.velocity),
                                             .held = act->held};
    told_add(&board->told, &out);
}

static void tell_grip(struct board *board, const struct act *act, enum grip_say say)
{
    struct fingers_out out = {.grips.count = 1};
    bool page = act->target == 0;
    struct grip_pose pose = page ? (struct grip_pose){.scale = act->as.pinch.scale} : act->as.grip.pose;
    out.grips.at[0] = (struct grip_told){.say = say,
                                         .target = act->target,
                                         .pose = pose,
                                         .at = mm(board, page ? act->as.pinch.at : act->as.grip.at)};
    if (!page && say == GRIP_END)
        out.grips.at[0].velocity = mm(board, act->as.grip.velocity);
    told_add(&board->told, &out);
}

static void tell(struct board *board, const struct act *act)
{
    bool pressed = act->as.drag.from.x > 0 || act->as.drag.from.y > 0; /* else only a look changed */
    switch (act->kind) {
    case ACT_LOOK:
        if (pressed)
            tell_touch(board, act, GESTURE_PRESS);
        break;
    case ACT_TAP: tell_touch(board, act, GESTURE_TAP); break;
    case ACT_HOLD: tell_touch(board, act, GESTURE_HOLD); break;
    case ACT_DRAG_BEGIN: tell_touch(board, act, GESTURE_DRAG_BEGIN); break;
    case ACT_DRAG: tell_touch(board, act, GESTURE_DRAG); break;
    case ACT_DRAG_END: tell_touch(board, act, GESTURE_DRAG_END); break;
    case ACT_DRAG_CANCEL: tell_touch(board, act, GESTURE_CANCEL); break;
    case ACT_PINCH_BEGIN:
    case ACT_GRIP_BEGIN: tell_grip(board, act, GRIP_BEGIN); break;
    case ACT_PINCH:
    case ACT_GRIP: tell_grip(board, act, GRIP_MOVE); break;
    case ACT_PINCH_END:
    case ACT_GRIP_END: tell_grip(board, act, GRIP_END); break;
    case ACT_GRIP_CANCEL: tell_grip(board, act, GRIP_CANCEL); break;
    case ACT_KEY:
    case ACT_TEXT:
    case ACT_WHEEL:
    case ACT_RIGHT:
    case ACT_MIDDLE:
    case ACT_FILE:
    case ACT_WINDOW:
    case ACT_QUIT: break;
    }
}

/* ---- the script, as the clock */

static void begin_gesture(struct board *board, int gesture)
{
    while (gesture < gesture_count && gestures[gesture].needs != GESTURE_ANY_GLASS)
        gesture++;
    board->gesture = gesture;
    board->at = 0;
    board->told = (struct told){0};
    hands_forget(&board->hands);
    arena_rewind(&board->arena, board->kept);
    if (gesture < gesture_count)
        board->script = gesture_script(&board->arena, &gestures[gesture]);
}

static int64_t now_of(const struct board *board)
{
    return board->script.at[board->at > 0 ? board->at - 1 : 0].at_ms + GESTURE_BEGIN_MS;
}

static void take_acts(struct board *board, const struct act *acts, int count)
{
    for (int i = 0; i < count; i++)
        tell(board, &acts[i]);
}

/* Time passes up to the next of what fingers do. */
static void pass_waits(struct board *board)
{
    struct act acts[HANDS_ACTS_MAX];
    while (board->at < board->script.count && board->script.at[board->at].kind == SCRIPT_WAIT) {
        board->at++;
        take_acts(board, acts, hands_tick(&board->hands, now_of(board), acts));
    }
}

/* Up to what this finger does. Answers its number in the script; -1: it does nothing of the kind any more. */
static int follow(struct board *board, enum script_kind kind, int id)
{
    for (int i = board->at; i < board->script.count; i++) {
        const struct script_event *event = &board->script.at[i];
        if (event->kind != kind || (id >= 0 && event->as.finger.id != id))
            continue;
        while (board->at <= i) {
            pass_waits(board);
            board->at++;
        }
        return event->as.finger.id;
    }
    return -1;
}

static int slot_of(struct board *board, int64_t sdl, bool down)
{
    for (int i = 0; i < FINGERS; i++)
        if (board->fingers[i].down != down && (down || board->fingers[i].sdl == sdl))
            return i;
    return -1;
}

static void take_finger(struct board *board, const SDL_Event *event)
{
    struct act acts[HANDS_ACTS_MAX];
    bool down = event->type == SDL_FINGERDOWN, up = event->type == SDL_FINGERUP;
    enum script_kind kind = down ? SCRIPT_DOWN : up ? SCRIPT_UP : SCRIPT_MOVE;
    float x = event->tfinger.x * board->window.size.w, y = event->tfinger.y * board->window.size.h;
    int slot = slot_of(board, event->tfinger.fingerId, down);
    if (slot < 0 || board->gesture == gesture_count)
        return;
    if (down) {
        board->fingers[slot].down = true;
        board->fingers[slot].sdl = event->tfinger.fingerId;
        board->fingers[slot].corner = x < CORNER_PX && y < CORNER_PX;
        board->fingers[slot].id = board->fingers[slot].corner ? 0 : follow(board, kind, -1);
    } else if (!board->fingers[slot].corner) {
        (void)follow(board, kind, board->fingers[slot].id);
    }
    if (!board->fingers[slot].corner)
        take_acts(board, acts,
                  hands_take(&board->hands, event, &board->window, &board->nodes, now_of(board), acts));
    board->fingers[slot].down = !up;
    if (up && board->fingers[slot].corner)
        (void)puts("up");
    pass_waits(board);
    if (board->at == board->script.count && !board->fingers[slot].corner) {
        (void)printf("told %d %s\n", board->gesture, board->told.text);
        begin_gesture(board, board->gesture + 1);
    }
    (void)fflush(stdout);
}

/* ---- the window */

static void add_places(struct board *board)
{
    board->nodes = (struct nodes){.arena = &board->arena};
    for (int i = 0; i < TABLE_PLACES; i++) {
        struct table_place place = table_place(i);
        enum grip_way way = table_way(place.target);
        float px = board->hands.px_per_mm;
        (void)node_add(&board->nodes, (struct node){.id = place.target,
                                                    .role = NODE_TILE,
                                                    .at = {place.x_mm * px, place.y_mm * px, place.w_mm * px,
                                                           place.h_mm * px},
                                                    .name = STR("place"),
                                                    .action = {ACTION_ITEM, i},
                                                    .grip = way == GRIP_ANY     ? NODE_LOOSE
                                                            : way == GRIP_ASIDE ? NODE_IN_LIST
                                                                                : NODE_FIXED});
    }
    board->hands.pinches = true;
    board->kept = board->arena.used;
}

static void show(struct board *board)
{
    struct err err = {0};
    struct rect_px all = {0, 0, board->window.size.w, board->window.size.h};
    struct prim ground = {.kind = PRIM_FILL, .at = all, .clip = all, .argb = 0xFFF5F0E6, .alpha = 1};
    struct prim_list list = {.at = &ground, .count = 1};
    if (!window_present(&board->window, &list, &err))
        (void)fprintf(stderr, "%s\n", err.text);
}

int main(void)
{
    static struct board board;
    struct err err = {0};
    SDL_Event event;
    window_prepare();
    if (!arena_init(&board.arena, ARENA_BYTES) || !window_video_start(PLAYER_SOFTWARE, false, &err) ||
        !window_open(
            &(struct window_options){.title = "board", .full_screen = true, .player = PLAYER_SOFTWARE},
            &board.window, &err)) {
        (void)fprintf(stderr, "%s\n", err.text);
        return EXIT_FAILURE;
    }
    hands_begin(&board.hands, &board.window, TABLE_W_MM);
    add_places(&board);
    begin_gesture(&board, 0);
    show(&board);
    while (board.gesture < gesture_count && SDL_WaitEvent(&event) && event.type != SDL_QUIT) {
        if (event.type == SDL_WINDOWEVENT) {
            window_resized(&board.window);
            show(&board);
        } else if (event.type == SDL_FINGERDOWN || event.type == SDL_FINGERMOTION ||
                   event.type == SDL_FINGERUP) {
            take_finger(&board, &event);
        }
    }
    window_close(&board.window);
    arena_finish(&board.arena);
    SDL_Quit();
    return EXIT_SUCCESS;
}
