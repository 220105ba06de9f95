/* The things a sheet is made of, for a finger that wants one of them large. */
#include "type/sheet.h"

#include <math.h>

static struct rect_px around(struct rect_px a, struct rect_px b)
{
    if (rect_is_empty(a))
        return b;
    float x = fminf(a.x, b.x), y = fminf(a.y, b.y);
    return (struct rect_px){x, y, fmaxf(a.x + a.w, b.x + b.w) - x, fmaxf(a.y + a.h, b.y + b.h) - y};
}

/* What stands by itself and is worth a look: no ground, rule or ornament. */
static bool is_alone(const struct sheet_item *item)
{
    switch (item->kind) {
    case SHEET_PROSE:
    case SHEET_TURNED:
    case SHEET_PICTURE: return item->block == 0;
    case SHEET_BOX:
    case SHEET_FRAME:
    case SHEET_FORK:
    case SHEET_ICON: return false;
    }
    return false;
}

bool sheet_blocks(const struct sheet *sheet, struct arena *arena, struct face_blocks *out)
{
    int last = 0, count = 0;
    struct rect_px *at = ARENA_NEW(arena, struct rect_px, sheet->count + 1);
    for (int i = 0; at && i < sheet->count; i++) {
        const struct sheet_item *item = &sheet->items[i];
        bool goes_on = item->block > 0 && item->block == last;
        if (rect_is_empty(item->at) || (item->block == 0 && !is_alone(item)))
            continue;
        if (goes_on)
            at[count - 1] = around(at[count - 1], item->at);
        else
            at[count++] = item->at;
        last = item->block;
    }
    *out = (struct face_blocks){at, count};
    return at != NULL;
}
