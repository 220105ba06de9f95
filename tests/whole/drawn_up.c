#include "drawn_up.h"

#include <stdio.h>

void drawn_up_render(struct play *play, int card, struct picture *twice)
{
    char out[160], path[256], only[16], size[32];
    (void)snprintf(out, sizeof out, "%s/twice", play->place.root);
    (void)snprintf(only, sizeof only, "kaart-%d", card);
    (void)snprintf(size, sizeof size, "%dx%d", 2 * GLASS_W_PX, 2 * GLASS_H_PX);
    int status = play_run(
        play, (const char *[]){"render", play->deck, "--out", out, "--only", only, "--size", size, NULL},
        NULL);
    assert_int_equal(status, 0);
    (void)snprintf(path, sizeof path, "%s/%03d-kaart-%d.png", out, card, card);
    assert_true(picture_read(twice, path));
}

bool drawn_up_is(const struct play *play, const struct picture *twice, int x_px, int y_px, int within_px)
{
    for (int dy = -within_px; dy <= within_px; dy++) {
        for (int dx = -within_px; dx <= within_px; dx++) {
            if (picture_holds(twice, &play->seen, x_px + dx, y_px + dy))
                return true;
        }
    }
    return false;
}

void drawn_up_seen(struct play *play, const struct picture *twice, int x_px, int y_px, int within_px)
{
    for (int64_t deadline_ms = now_ms() + DEADLINE_MS;;) {
        play->glass->look(play->glass, &play->seen);
        if (drawn_up_is(play, twice, x_px, y_px, within_px))
            return;
        if (!look_again(deadline_ms))
            play_fails(play, "expected the card twice as large, from %d, %d on", x_px, y_px);
    }
}

/* It begins when the second finger has gone 24 px, 6 mm of a glass of unknown size; from there the span counts. */
void drawn_up_pinch(struct play *play, int x_px, int y_px)
{
    enum { APART = 400, FIRST = 24, SPAN = APART + FIRST };
    struct glass *glass = play->glass;
    double left = x_px - SPAN / 2.0, right = x_px + SPAN / 2.0;
    glass->finger(glass, FINGER_DOWN, 1, left, y_px);
    glass->finger(glass, FINGER_DOWN, 2, right - FIRST, y_px);
    glass->finger(glass, FINGER_MOVE, 2, right, y_px);
    for (int i = 1; i <= 8; i++) {
        glass->finger(glass, FINGER_MOVE, 1, left - SPAN / 16.0 * i, y_px);
        glass->finger(glass, FINGER_MOVE, 2, right + SPAN / 16.0 * i, y_px);
    }
}
