/* Colours by role, in three palettes. 0xAARRGGBB. */
#ifndef VIEW_PALETTE_H
#define VIEW_PALETTE_H

#include <stdint.h>

enum palette_id { PALETTE_LIGHT, PALETTE_DARK, PALETTE_CONTRAST, PALETTE_COUNT };

struct palette {
    uint32_t ground, panel, ink, ink_soft, line, line_strong;
    uint32_t primary, on_primary; /* the main button */
    uint32_t focus, focus_edge;
    uint32_t wall;                /* around a projected page */
    uint32_t wall_ink, wall_soft; /* words on the wall's ground */
    uint32_t wall_panel;
    uint32_t accent; /* the yellow of the lure and of marks */
    float outline;   /* u, of controls: 3; contrast 4 */
    int shadows;     /* 0: none */
};
const struct palette *palette_at(enum palette_id id);
const char *palette_name(enum palette_id id); /* "light", "dark", "contrast" */
/* `share` 0: from, 1: to; each channel by itself, alpha too. */
uint32_t palette_mix(uint32_t from, uint32_t to, float share);

#endif
