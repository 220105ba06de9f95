/* A kiosk on X11 with a deck and a PIN of its own, and the hands of who watches over it. Screens are known by their colours: a foot of night
 * where it asks, of paper in a visit, and the button of the lure loop. */
#ifndef TESTS_WHOLE_SCENE_KIOSK_H
#define TESTS_WHOLE_SCENE_KIOSK_H

#include "scene_x11.h"

enum {
    KIOSK_ASKS = 0x10182B,
    KIOSK_YELLOW = 0xFED669,
    KIOSK_PAPER = 0xF5F0E6,
    KIOSK_PANEL = 0xFFFDF8,
    KIOSK_INK = 0x17223B,
    KIOSK_KIND = 0x3D3A9A
};

struct spot {
    double x, y;
};

void kiosk_set_pin(struct play *play, const char *digits); /* as someone types it at a shell */
/* A deck of one card, config.yaml with `idle_s`, and the PIN 314159. */
void kiosk_write(struct play *play, int idle_s);
/* Starts it with that deck and, when it is not NULL, another in the place; it lures. */
void kiosk_start(struct scene *scene, const char *other);
void kiosk_tap(struct scene *scene, struct spot at);
/* A pixel comes to have this colour. */
void kiosk_sees(struct scene *scene, const char *what, int x_px, int y_px, uint32_t rgb);
void kiosk_sees_lure(struct scene *scene);
void kiosk_sees_foot(struct scene *scene, const char *what, uint32_t rgb); /* bottom left */
/* Five taps in the corner, the last one held: the PIN is asked for. */
void kiosk_tap_out(struct scene *scene);
struct spot kiosk_key_at(int digit); /* of the PIN */

#endif
