#include "view/palette.h"

#include <assert.h>

static const struct palette palettes[PALETTE_COUNT] = {
    [PALETTE_LIGHT] = {.ground = 0xFFF5F0E6,
                       .panel = 0xFFFFFDF8,
                       .ink = 0xFF17223B,
                       .ink_soft = 0xFF4A556B,
                       .line = 0xFFD9D0BE,
                       .line_strong = 0xFF7D735C,
                       .primary = 0xFF17223B,
                       .on_primary = 0xFFFFFDF8,
                       .focus = 0xFFE0A100,
                       .focus_edge = 0xFF17223B,
                       .wall = 0xFF10182B,
                       .wall_ink = 0xFFFFFDF8,
                       .wall_soft = 0xFFAEB9D0,
                       .wall_panel = 0xFF1B2743,
                       .accent = 0xFFE0A100,
                       .outline = 3,
                       .shadows = 1},
    [PALETTE_DARK] = {.ground = 0xFF10182B,
                      .panel = 0xFF1B2743,
                      .ink = 0xFFF5F0E6,
                      .ink_soft = 0xFFAEB9D0,
                      .line = 0xFF2A3859,
                      .line_strong = 0xFF8391B0,
                      .primary = 0xFFFFFDF8,
                      .on_primary = 0xFF17223B,
                      .focus = 0xFFE0A100,
                      .focus_edge = 0xFF10182B,
                      .wall = 0xFF10182B,
                      .wall_ink = 0xFFFFFDF8,
                      .wall_soft = 0xFFAEB9D0,
                      .wall_panel = 0xFF1B2743,
                      .accent = 0xFFFED669,
                      .outline = 3,
                      .shadows = 1},
    [PALETTE_CONTRAST] = {.ground = 0xFF000000,
                          .panel = 0xFF000000,
                          .ink = 0xFFFFFFFF,
                          .ink_soft = 0xFFFFFFFF,
                          .line = 0xFFFFFFFF,
                          .line_strong = 0xFFFFFFFF,
                          .primary = 0xFFFFE600,
                          .on_primary = 0xFF000000,
                          .focus = 0xFFFFE600,
                          .focus_edge = 0xFF000000,
                          .wall = 0xFF000000,
                          .wall_ink = 0xFFFFFFFF,
                          .wall_soft = 0xFFFFFFFF,
                          .wall_panel = 0xFF000000,
                          .accent = 0xFFFFE600,
                          .outline = 4,
                          .shadows = 0},
};

const struct palette *palette_at(enum palette_id id)
{
    assert(id >= PALETTE_LIGHT && id < PALETTE_COUNT);
    return &palettes[id];
}

const char *palette_name(enum palette_id id)
{
    static const char *const names[PALETTE_COUNT] = {"light", "dark", "contrast"};
    assert(id >= PALETTE_LIGHT && id < PALETTE_COUNT);
    return names[id];
}

uint32_t palette_mix(uint32_t from, uint32_t to, float share)
{
    uint32_t mixed = 0;
    for (int shift = 0; shift < 32; shift += 8) {
        float a = (float)(from >> shift & 0xFF), b = (float)(to >> shift & 0xFF);
        mixed |= (uint32_t)(a + (b - a) * share + 0.5f) << shift;
    }
    return mixed;
}
