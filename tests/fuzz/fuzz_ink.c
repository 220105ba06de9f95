/* A deed of ink, any bytes. take(put(x)) = x: what is taken and put again gives the same bytes, or it was refused; and a ledger that
 * takes it is as good as before: what is seen of it are strokes of it. */
#include "presenter/ink.h"

#include <math.h>
#include <string.h>

#include "fuzz.h"

static void holds(const struct ink *ink, struct arena *arena)
{
    const struct ink_deed *last = &ink->deeds[ink->count - 1];
    struct ink_seen seen = ink_visible(ink, ink->count, &last->sheet, arena);
    EXPECT(seen.count <= ink->count, "%d strokes of %d deeds", seen.count, ink->count);
    for (int i = 0; i < seen.count; i++) {
        const struct rect_px *box = &seen.strokes[i]->box;
        EXPECT(isfinite(box->x + box->y + box->w + box->h), "a box without bounds");
        EXPECT(ink->deeds[seen.deeds[i]].kind == INK_STROKE, "what is seen is no stroke");
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static unsigned char again[INK_DEED_BYTES_MAX];
    struct arena arena;
    struct ink ink;
    struct err err;
    EXPECT(arena_init(&arena, 8 << 20) && ink_init(&ink), "no memory");
    struct wire_in in = {.at = data, .len = size};
    struct ink_deed deed;
    if (ink_take(&in, &arena, &deed)) {
        struct wire_out out = {.at = again, .cap = sizeof again};
        ink_put(&out, &deed);
        EXPECT(!out.full && out.len == size && memcmp(again, data, size) == 0, "not the same bytes");
        struct stroke_point point = {0, 0, STROKE_FULL, 0};
        struct ink_deed first = {.kind = INK_STROKE,
                                 .sheet = deed.sheet,
                                 .stroke = {.rgb = 1, .width = 0.01f, .points = &point, .count = 1}};
        EXPECT(ink_add(&ink, &first, &err), "%s", err.text);
        (void)ink_add(&ink, &deed, &err);
        (void)ink_add(&ink, &deed, &err);
        holds(&ink, &arena);
    }
    ink_finish(&ink);
    arena_finish(&arena);
    return 0;
}
