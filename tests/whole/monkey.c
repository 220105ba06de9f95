#include "monkey.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "presenter/command.h"

enum { UM = 1000, MOUSE = -1 };

static int below(struct monkey *monkey, int most)
{
    return (int)rng_below(&monkey->rng, (uint32_t)most);
}

static bool one_in(struct monkey *monkey, int many)
{
    return below(monkey, many) == 0;
}

static struct script_event *add(struct monkey *monkey, enum script_kind kind, int64_t after_ms)
{
    struct script_event *event =
        &monkey->queue[monkey->count < MONKEY_EVENTS - 1 ? monkey->count++ : monkey->count];
    *event = (struct script_event){.kind = kind, .at_ms = after_ms};
    return event;
}

/* ---- places */

static struct pt_px anywhere(struct monkey *monkey)
{
    return (struct pt_px){(float)below(monkey, (int)monkey->window.w),
                          (float)below(monkey, (int)monkey->window.h)};
}

/* On a control, most of the time: what does nothing is soon known. */
static struct pt_px somewhere(struct monkey *monkey, const struct nodes *nodes)
{
    for (int tries = 0; tries < 20 && nodes->count > 0 && !one_in(monkey, 4); tries++) {
        const struct node *node = &nodes->at[below(monkey, nodes->count)];
        if (node->id != 0 && node->action.kind != ACTION_NONE)
            return (struct pt_px){node->at.x + (float)below(monkey, (int)node->at.w + 1),
                                  node->at.y + (float)below(monkey, (int)node->at.h + 1)};
    }
    return anywhere(monkey);
}

static void touch(struct monkey *monkey, enum script_kind kind, int id, struct pt_px at, int64_t after_ms)
{
    struct script_event *event = add(monkey, kind, after_ms);
    event->as.finger.id = id;
    event->as.finger.x_um = (int32_t)lroundf(at.x / monkey->px_per_mm * UM);
    event->as.finger.y_um = (int32_t)lroundf(at.y / monkey->px_per_mm * UM);
}

static int spare_finger(const struct monkey *monkey)
{
    for (int i = 0; i < MONKEY_FINGERS; i++)
        if (!monkey->down[i])
            return i;
    return MOUSE;
}

/* ---- deeds */

static void tap(struct monkey *monkey, const struct nodes *nodes)
{
    int id = one_in(monkey, 4) ? MOUSE : spare_finger(monkey);
    struct pt_px at = somewhere(monkey, nodes);
    if (id == MOUSE)
        touch(monkey, SCRIPT_MOVE, id, at, 10);
    touch(monkey, SCRIPT_DOWN, id, at, below(monkey, 200));
    if (one_in(monkey, 5))
        touch(monkey, SCRIPT_MOVE, id, (struct pt_px){at.x + 1, at.y}, 8);
    touch(monkey, SCRIPT_UP, id, at, one_in(monkey, 6) ? 400 + below(monkey, 1500) : 20 + below(monkey, 100));
    if (one_in(monkey, 8)) {
        touch(monkey, SCRIPT_DOWN, id, at, 60);
        touch(monkey, SCRIPT_UP, id, at, 40);
    }
}

static void drag(struct monkey *monkey, const struct nodes *nodes)
{
    int id = one_in(monkey, 5) ? MOUSE : spare_finger(monkey), steps = 1 + below(monkey, 10);
    struct pt_px from = somewhere(monkey, nodes), to = anywhere(monkey);
    touch(monkey, SCRIPT_DOWN, id, from, below(monkey, 100));
    if (one_in(monkey, 4))
        add(monkey, SCRIPT_WAIT, 600);
    for (int i = 1; i <= steps; i++)
        touch(monkey, SCRIPT_MOVE, id,
              (struct pt_px){from.x + (to.x - from.x) * (float)i / (float)steps,
                             from.y + (to.y - from.y) * (float)i / (float)steps},
              below(monkey, 20));
    if (one_in(monkey, 3))
        add(monkey, SCRIPT_WAIT, 80);
    if (one_in(monkey, 60) && id != MOUSE)
        monkey->lost = true; /* a glass that forgets to tell */
    else
        touch(monkey, SCRIPT_UP, id, to, below(monkey, 20));
}

/* Fingers come, move and go in any order; close together and at once they are a palm. */
static void hand(struct monkey *monkey, const struct nodes *nodes)
{
    int fingers = 2 + below(monkey, MONKEY_FINGERS - 1), steps = below(monkey, 8);
    bool palm = one_in(monkey, 4);
    struct pt_px at[MONKEY_FINGERS], middle = somewhere(monkey, nodes);
    if (one_in(monkey, 2))
        fingers = 2;
    for (int i = 0; i < fingers && i < MONKEY_FINGERS; i++) {
        at[i] = palm
                    ? (struct pt_px){middle.x + (float)below(monkey, 40), middle.y + (float)below(monkey, 40)}
                    : somewhere(monkey, nodes);
        if (!monkey->down[i])
            touch(monkey, SCRIPT_DOWN, i, at[i], palm ? 5 : below(monkey, 60));
    }
    for (int step = 0; step < steps; step++)
        for (int i = 0; i < fingers && i < MONKEY_FINGERS; i++) {
            at[i].x += (float)(below(monkey, 61) - 30);
            at[i].y += (float)(below(monkey, 61) - 30);
            touch(monkey, SCRIPT_MOVE, i, at[i], i == 0 ? 12 : 0);
        }
    int first = below(monkey, fingers);
    for (int i = 0; i < fingers && i < MONKEY_FINGERS; i++) {
        int id = (i + first) % (fingers < MONKEY_FINGERS ? fingers : MONKEY_FINGERS);
        touch(monkey, SCRIPT_UP, id, at[id], below(monkey, 30));
    }
}

/* A chord of the table, or any. */
static void key(struct monkey *monkey)
{
    static const char *const any[] = {"Tab",       "Tab",        "Shift+Tab", "Enter",  "Space",  "Esc",
                                      "Backspace", "Delete",     "Home",      "End",    "Left",   "Right",
                                      "Up",        "Down",       "Ctrl+A",    "Ctrl+Z", "Ctrl+C", "Ctrl+V",
                                      "Ctrl+X",    "Shift+Left", "Ctrl+Left", "F24",    "Alt+F4", "3"};
    struct script_event *event = add(monkey, SCRIPT_KEY, below(monkey, 150));
    struct str name = str_from(any[below(monkey, (int)COUNT_OF(any))]);
    if (one_in(monkey, 2)) {
        enum command command = (enum command)(1 + below(monkey, COMMAND_COUNT - 1));
        if (command == COMMAND_QUIT && !one_in(monkey, 100))
            command = COMMAND_BACK; /* what ends it is not done often */
        struct str keys = str_from(command_keys(command, (enum command_mode)below(monkey, MODE_COUNT)));
        for (int skip = below(monkey, 3); keys.len > 0; skip--) {
            struct str one = str_cut(keys, ' ', &keys);
            name = one.len > 0 ? one : name;
            if (skip <= 0)
                break;
        }
    }
    str_to_field(event->as.key.chord, sizeof event->as.key.chord, name);
    event->as.key.again = one_in(monkey, 20);
}

static void text(struct monkey *monkey)
{
    static const struct str words[] = {STR_INIT(MONKEY_WORD " "), STR_INIT(MONKEY_WORD),       STR_INIT("a"),
                                       STR_INIT("raad"),          STR_INIT("\xC3\xA9"),        STR_INIT("?"),
                                       STR_INIT("hoe, "),         STR_INIT("\xF0\x9F\x90\x92")};
    for (int i = 1 + below(monkey, 3); i > 0; i--)
        add(monkey, SCRIPT_TEXT, below(monkey, 200))->as.text = words[below(monkey, (int)COUNT_OF(words))];
}

/* To where words can be written, whatever it is. */
static void to_a_field(struct monkey *monkey)
{
    static const char *const ways[] = {"Ctrl+F", "/", "Q", "G", "A"};
    struct script_event *event = add(monkey, SCRIPT_KEY, 50);
    str_to_field(event->as.key.chord, sizeof event->as.key.chord,
                 str_from(ways[below(monkey, (int)COUNT_OF(ways))]));
    add(monkey, SCRIPT_WAIT, 300);
    text(monkey);
}

static void wheel(struct monkey *monkey)
{
    struct script_event *event = add(monkey, SCRIPT_WHEEL, below(monkey, 100));
    struct pt_px at = anywhere(monkey);
    event->as.wheel.notches = (below(monkey, 7) - 3) * UM;
    event->as.wheel.across = one_in(monkey, 4) ? (below(monkey, 5) - 2) * UM : 0;
    event->as.wheel.placed = true;
    event->as.wheel.ctrl = one_in(monkey, 3);
    event->as.wheel.x_um = (int32_t)lroundf(at.x / monkey->px_per_mm * UM);
    event->as.wheel.y_um = (int32_t)lroundf(at.y / monkey->px_per_mm * UM);
}

static void resize(struct monkey *monkey)
{
    static const struct size_px sizes[] = {{480, 270}, {270, 480}, {480, 360}, {320, 240},
                                           {640, 270}, {360, 640}, {33, 400}};
    struct size_px size = sizes[below(monkey, (int)COUNT_OF(sizes))];
    struct script_event *event = add(monkey, SCRIPT_WINDOW, 30);
    event->as.window.w_px = (int)size.w;
    event->as.window.h_px = (int)size.h;
    event->as.window.w_um = (int32_t)lroundf(size.w / monkey->px_per_mm * UM);
    event->as.window.full = one_in(monkey, 2);
    monkey->window = size;
}

/* Five taps in the corner, the last one held; then perhaps a PIN, which is not the one. */
static void corner(struct monkey *monkey)
{
    struct pt_px at = {monkey->window.w - 8, 8};
    int id = spare_finger(monkey);
    if (id == MOUSE)
        return;
    for (int i = 0; i < 5; i++) {
        touch(monkey, SCRIPT_DOWN, id, at, 120);
        touch(monkey, SCRIPT_UP, id, at, i == 4 ? 1400 : 60);
    }
    for (const char *digit = MONKEY_PIN; *digit; digit++)
        add(monkey, SCRIPT_KEY, 60)->as.key.chord[0] = *digit;
    if (one_in(monkey, 2))
        str_to_field(add(monkey, SCRIPT_KEY, 60)->as.key.chord, 6, STR("Enter"));
}

static void wait(struct monkey *monkey)
{
    int64_t long_ms = monkey->kiosk ? 75000 : 20000;
    add(monkey, SCRIPT_WAIT, one_in(monkey, 20) ? long_ms : below(monkey, 2500));
}

static void press(struct monkey *monkey)
{
    add(monkey, SCRIPT_BUTTON, below(monkey, 100))->as.button =
        one_in(monkey, 2) ? SCRIPT_RIGHT : SCRIPT_MIDDLE;
}

static void do_something(struct monkey *monkey, const struct nodes *nodes)
{
    int what = below(monkey, 1000);
    monkey->at = monkey->count = 0;
    if (what < 420)
        tap(monkey, nodes);
    else if (what < 560)
        drag(monkey, nodes);
    else if (what < 640)
        hand(monkey, nodes);
    else if (what < 820)
        key(monkey);
    else if (what < 860)
        text(monkey);
    else if (what < 890)
        to_a_field(monkey);
    else if (what < 930)
        wheel(monkey);
    else if (what < 940)
        press(monkey);
    else if (what < 950)
        corner(monkey);
    else if (what < 965)
        resize(monkey);
    else
        wait(monkey);
}

/* ---- what is told of it */

static void note(struct monkey *monkey, const struct script_event *event)
{
    bool contact = event->kind == SCRIPT_DOWN || event->kind == SCRIPT_UP;
    if (contact && event->as.finger.id == MOUSE)
        monkey->mouse_down = event->kind == SCRIPT_DOWN;
    else if (contact)
        monkey->down[event->as.finger.id] = event->kind == SCRIPT_DOWN;
}

struct script_event monkey_next(struct monkey *monkey, const struct nodes *nodes, int64_t now_ms)
{
    while (monkey->at >= monkey->count)
        do_something(monkey, nodes);
    struct script_event event = monkey->queue[monkey->at++];
    int64_t at_ms = monkey->now_ms > now_ms ? monkey->now_ms : now_ms;
    event.at_ms = monkey->now_ms = at_ms + event.at_ms;
    note(monkey, &event);
    return event;
}

bool monkey_rests(const struct monkey *monkey)
{
    bool down = monkey->mouse_down;
    for (int i = 0; i < MONKEY_FINGERS; i++)
        down = down || monkey->down[i];
    return !down && monkey->at >= monkey->count;
}
