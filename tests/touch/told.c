#include "touch/told.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* The last word gives way when it is of the same going on: drag1.7 after drag1.7, carry7@ after carry7@. */
static void add(struct told *told, const char *word, bool goes_on)
{
    size_t len = strlen(told->text);
    char *space = strrchr(told->text, ' ');
    char *last = space ? space + 1 : told->text;
    size_t name = strcspn(word, "@");
    if (goes_on && strncmp(last, word, name) == 0 && (last[name] == '\0' || last[name] == '@')) {
        *last = '\0';
        len = (size_t)(last - told->text);
    } else if (len > 0 && len + 1 < TOLD_BYTES) {
        told->text[len++] = ' ';
        told->text[len] = '\0';
    }
    (void)snprintf(told->text + len, TOLD_BYTES - len, "%s", word);
}

static void add_touch(struct told *told, const struct touch_gesture *g, bool again)
{
    static const char *const names[] = {"press", "tap", "hold", "begin", "drag", "end", "cancel"};
    char word[TOLD_WORD_BYTES];
    bool fast = hypotf(g->velocity.x, g->velocity.y) >= TOUCH_FLING_MM_S;
    (void)snprintf(word, sizeof word, "%s%ld.%u%s%s%s", names[g->kind], (long)g->id, g->target,
                   fast ? "!" : "", g->held ? "-held" : "", g->kind == GESTURE_TAP && again ? "-again" : "");
    add(told, word, g->kind == GESTURE_DRAG);
}

static void add_grip(struct told *told, const struct grip_told *g)
{
    static const char *const names[] = {"take", "carry", "drop", "lose"};
    char word[TOLD_WORD_BYTES], scale[16] = "", turn[16] = "";
    bool fast = hypotf(g->velocity.x, g->velocity.y) >= TOUCH_FLING_MM_S;
    long degrees = lroundf(g->pose.turn * 180 / (float)M_PI);
    float part = roundf(g->pose.scale * 20) / 20;
    if (fabsf(part - 1) > 0.01f)
        (void)snprintf(scale, sizeof scale, "x%.2f", (double)part);
    if (degrees != 0)
        (void)snprintf(turn, sizeof turn, "r%ld", degrees);
    if (g->say == GRIP_MOVE)
        (void)snprintf(word, sizeof word, "carry%u@%ld,%ld%s%s", g->target, lroundf(g->at.x),
                       lroundf(g->at.y), scale, turn);
    else
        (void)snprintf(word, sizeof word, "%s%u%s", names[g->say], g->target, fast ? "!" : "");
    add(told, word, g->say == GRIP_MOVE);
}

void told_add(struct told *told, const struct fingers_out *out)
{
    for (int i = 0; i < out->touch.count; i++)
        add_touch(told, &out->touch.at[i], out->again);
    for (int i = 0; i < out->grips.count; i++)
        add_grip(told, &out->grips.at[i]);
}
