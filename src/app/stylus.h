/* Pens that are pens, on X11: SDL 2.26 makes a mouse of them, without saying so and without their pressure. The X server tells anyone
 * who asks which device moved and how hard it presses (XInput 2, raw events), over a connection of our own. On Wayland SDL takes a pen
 * for a mouse too (zwp_tablet_v2 ends in its mouse), and nobody else is told: there a pen is a mouse. UI thread. */
#ifndef APP_STYLUS_H
#define APP_STYLUS_H

#include <stdbool.h>
#include <stdint.h>

struct stylus;
/* NULL: there is no X server, or none that knows of pens. */
struct stylus *stylus_open(void);
void stylus_close(struct stylus *stylus); /* NULL is fine */

struct stylus_state {
    bool down, rubs;   /* it touches the glass; with its other end */
    uint16_t pressure; /* all: UINT16_MAX */
};
/* Whose press it is that SDL tells of now: to be asked once for each, in their order. Not down: it was no pen. The pen may be up again
 * meanwhile (the dot on an i). */
struct stylus_state stylus_pressed(struct stylus *stylus);
uint16_t stylus_pressure(struct stylus *stylus); /* of the one that came down last, now */

#endif
