/* An input log, any bytes: it is read, or one sentence names the line. What was read and written again reads as the same,
 * and is written as the same. Its fingers go through the recogniser: each press ends exactly once, a tick leaves nothing
 * due, and when all fingers are up it is idle. */
#include "touch/script.h"

#include <string.h>

#include "fuzz.h"

enum { ARENA_BYTES = 64 << 20, FINGERS_MAX = 4096 };

struct fingers {
    int ids[FINGERS_MAX];
    bool open[FINGERS_MAX]; /* a press was told, its end not yet */
    int count;
};

static int finger_of(struct fingers *fingers, int64_t id)
{
    int at = 0;
    while (at < fingers->count && fingers->ids[at] != id)
        at++;
    if (at == fingers->count && at < FINGERS_MAX)
        fingers->ids[fingers->count++] = (int)id;
    return at;
}

static void gestures_hold(struct fingers *fingers, const struct touch_out *out)
{
    for (int i = 0; i < out->count; i++) {
        int at = finger_of(fingers, out->at[i].id);
        bool ends = out->at[i].kind == GESTURE_TAP || out->at[i].kind == GESTURE_DRAG_END ||
                    out->at[i].kind == GESTURE_CANCEL;
        bool begins = out->at[i].kind == GESTURE_PRESS;
        EXPECT(fingers->open[at] != begins, "finger %d: gesture %d out of order", fingers->ids[at],
               (int)out->at[i].kind);
        if (begins || ends)
            fingers->open[at] = begins;
    }
}

static void recogniser_holds(const struct script *script)
{
    static struct fingers fingers;
    struct touch_state touch = {0};
    struct touch_event event = {0};
    fingers = (struct fingers){0};
    for (int i = 0; i < script->count && fingers.count < FINGERS_MAX - 1; i++) {
        if (!script_touch(&script->at[i], &event))
            continue;
        if (event.kind != TOUCH_TICK)
            (void)finger_of(&fingers, event.id);
        struct touch_out out = touch_step(&touch, &event);
        gestures_hold(&fingers, &out);
        EXPECT(event.kind != TOUCH_TICK || touch_due_ms(&touch) > event.at_ms, "a tick leaves something due");
    }
    for (int i = 0; i < fingers.count; i++) {
        struct touch_event up = {.kind = TOUCH_UP, .id = fingers.ids[i], .at_ms = event.at_ms};
        struct touch_out out = touch_step(&touch, &up);
        gestures_hold(&fingers, &out);
    }
    EXPECT(touch_is_idle(&touch) && touch_due_ms(&touch) == INT64_MAX, "all fingers are up, but it waits");
    for (int i = 0; i < fingers.count; i++)
        EXPECT(!fingers.open[i], "finger %d was never told to end", fingers.ids[i]);
}

static void events_hold(const struct script *a, const struct script *b)
{
    EXPECT(a->count == b->count, "%d events became %d", a->count, b->count);
    for (int i = 0; i < a->count; i++) {
        const struct script_event *x = &a->at[i], *y = &b->at[i];
        bool words = x->kind == SCRIPT_DECK || x->kind == SCRIPT_TEXT || x->kind == SCRIPT_FILE;
        EXPECT(x->kind == y->kind && x->at_ms == y->at_ms, "event %d became another", i);
        if (x->kind == SCRIPT_SET) {
            EXPECT(strcmp(x->as.set.name, y->as.set.name) == 0 && str_eq(x->as.set.value, y->as.set.value),
                   "what event %d sets became another", i);
            continue;
        }
        EXPECT(words ? str_eq(x->as.text, y->as.text) : memcmp(&x->as, &y->as, sizeof x->as) == 0,
               "what event %d says became another", i);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct arena arena;
    struct script read, back;
    struct err err = {0};
    if (!arena.base)
        EXPECT(arena_init(&arena, ARENA_BYTES), "no memory");
    arena_rewind(&arena, 0);
    if (!script_read(&arena, (struct str){(const char *)data, size}, &read, &err)) {
        EXPECT(err.kind != ERR_NONE && err.text[0], "it fails without a sentence");
        EXPECT_UTF8(str_from(err.text), "the sentence");
        return 0;
    }
    struct str text = script_write(&arena, &read);
    if (!text.at)
        return 0; /* no room: a limit */
    EXPECT(script_read(&arena, text, &back, &err), "what was written cannot be read: %s", err.text);
    events_hold(&read, &back);
    struct str again = script_write(&arena, &back);
    EXPECT(!again.at || str_eq(text, again), "written twice it differs");
    recogniser_holds(&read);
    return 0;
}
