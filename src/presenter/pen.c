#include "presenter/pen.h"

#include <assert.h>

#include "base/words.h"

/* A pen's are neither light nor dark, so that each reaches 3 to 1 on white and on night; on what lies between, its rim does. They
 * differ in words too, for who does not tell them apart. */
static const struct {
    uint32_t rgb;
    const char *name, *of[PEN_WIDTHS];
} pens[STROKE_HIGHLIGHTER + 1][PEN_COLOURS] = {
    [STROKE_PEN] =
        {
            {0xD63A2E, N_("Rood"), {N_("Rode pen"), N_("Rode pen, dun"), N_("Rode pen, dik")}},
            {0x2F73DE, N_("Blauw"), {N_("Blauwe pen"), N_("Blauwe pen, dun"), N_("Blauwe pen, dik")}},
            {0x14884A, N_("Groen"), {N_("Groene pen"), N_("Groene pen, dun"), N_("Groene pen, dik")}},
            {0x9A4FC9, N_("Paars"), {N_("Paarse pen"), N_("Paarse pen, dun"), N_("Paarse pen, dik")}},
        },
    [STROKE_HIGHLIGHTER] =
        {
            {0xFFD000,
             N_("Geel"),
             {N_("Gele markeerstift"), N_("Gele markeerstift, dun"), N_("Gele markeerstift, dik")}},
            {0x4AD66F,
             N_("Groen"),
             {N_("Groene markeerstift"), N_("Groene markeerstift, dun"), N_("Groene markeerstift, dik")}},
            {0x52BAFF,
             N_("Blauw"),
             {N_("Blauwe markeerstift"), N_("Blauwe markeerstift, dun"), N_("Blauwe markeerstift, dik")}},
            {0xFF80BA,
             N_("Roze"),
             {N_("Roze markeerstift"), N_("Roze markeerstift, dun"), N_("Roze markeerstift, dik")}},
        },
};

/* As pens and markers have them on a board. */
static const float widths[STROKE_HIGHLIGHTER + 1][PEN_WIDTHS] = {
    [STROKE_PEN] = {1 / 320.0f, 1 / 560.0f, 1 / 160.0f},
    [STROKE_HIGHLIGHTER] = {1 / 48.0f, 1 / 80.0f, 1 / 26.0f},
};
static const float rim = 1 / 720.0f; /* a dot where a card is so wide */

static bool is_one(struct pen pen)
{
    return pen.colour < PEN_COLOURS && pen.width < PEN_WIDTHS;
}

struct stroke pen_stroke(enum stroke_tool tool, struct pen pen)
{
    assert(tool <= STROKE_HIGHLIGHTER && is_one(pen));
    return (struct stroke){.tool = tool, .rgb = pens[tool][pen.colour].rgb, .width = widths[tool][pen.width]};
}

enum pen_width pen_width_after(enum pen_width width)
{
    switch (width) {
    case PEN_THIN: return PEN_MIDDLE;
    case PEN_MIDDLE: return PEN_THICK;
    case PEN_THICK:
    case PEN_WIDTHS: break;
    }
    return PEN_THIN;
}

float pen_rim(enum stroke_tool tool)
{
    return tool == STROKE_PEN ? rim : 0;
}

const char *pen_name(enum stroke_tool tool, struct pen pen)
{
    assert(tool <= STROKE_HIGHLIGHTER && is_one(pen));
    return _(pens[tool][pen.colour].of[pen.width]);
}

const char *pen_colour_name(enum stroke_tool tool, int colour)
{
    assert(tool <= STROKE_HIGHLIGHTER && colour >= 0 && colour < PEN_COLOURS);
    return _(pens[tool][colour].name);
}

const char *pen_width_name(enum pen_width width)
{
    static const char *const names[PEN_WIDTHS] = {N_("Gewone dikte"), N_("Dun"), N_("Dik")};
    assert(width < PEN_WIDTHS);
    return _(names[width]);
}
