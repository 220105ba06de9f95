/* A QR code as it comes on the glass, read back by a decoder that is not ours: it gives the address, at any size, and it is made of
 * exact squares with four white ones around it. */
#include "app/bake.h"
#include "app/canvas.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <zbar.h>

#include "type/qr.h"

enum { GLASS_PX = 900, PRIMS = 4096, ROOM_BYTES = 1 << 20 };

static const char *const addresses[] = {
    "https://example.org/",
    "mailto:iemand@voorbeeld.nl",
    "https://voorbeeld.nl/lang/pad?met=vragen&en=antwoorden#en-een-plaats-op-de-bladzijde-die-lang-is",
    "a",
};

struct glass {
    struct arena room;
    struct labels *labels;
    struct bakery *bakery;
    struct prim prims[PRIMS];
    struct prim_list now;
    uint32_t argb[GLASS_PX * GLASS_PX];
    unsigned char grey[GLASS_PX * GLASS_PX];
};

static void draw(struct glass *glass, const struct qr *code, struct rect_px at)
{
    struct draw_cmd cmd = {.kind = DRAW_QR, .at = at, .alpha = 1, .as.qr = {*code}};
    struct draw_list list = {.at = &cmd, .count = 1};
    struct damage damage = {.count = 1, .at = {{0, 0, GLASS_PX, GLASS_PX}}};
    const struct pixels target = {glass->argb, GLASS_PX, GLASS_PX, GLASS_PX, true};
    for (size_t i = 0; i < COUNT_OF(glass->argb); i++)
        glass->argb[i] = 0xFF10182B; /* the night's ground */
    bakery_lower(glass->bakery, &list, NULL, (struct rect_px){0, 0, GLASS_PX, GLASS_PX}, &glass->now);
    assert_int_equal(glass->now.dropped, 0);
    canvas_draw(&target, &glass->now, &damage);
    for (size_t i = 0; i < COUNT_OF(glass->argb); i++)
        glass->grey[i] = (unsigned char)(glass->argb[i] >> 8 & 0xFF);
}

/* What the decoder finds; empty: nothing, or more than one. */
static void decode(const struct glass *glass, char *out, size_t cap)
{
    zbar_image_scanner_t *scanner = zbar_image_scanner_create();
    zbar_image_t *image = zbar_image_create();
    out[0] = '\0';
    zbar_image_set_format(image, zbar_fourcc('Y', '8', '0', '0'));
    zbar_image_set_size(image, GLASS_PX, GLASS_PX);
    zbar_image_set_data(image, glass->grey, sizeof glass->grey, NULL);
    if (zbar_scan_image(scanner, image) == 1)
        (void)snprintf(out, cap, "%s", zbar_symbol_get_data(zbar_image_first_symbol(image)));
    zbar_image_destroy(image);
    zbar_image_scanner_destroy(scanner);
}

static void it_gives_the_address(void **state)
{
    static const float sides[] = {2, 3.7f, 5, 8.2f}; /* px a module; what is no whole pixel is left over */
    struct glass *glass = *state;
    for (size_t i = 0; i < COUNT_OF(addresses); i++) {
        struct qr code;
        arena_rewind(&glass->room, 0);
        assert_true(qr_make(&glass->room, str_from(addresses[i]), &code));
        for (size_t k = 0; k < COUNT_OF(sides); k++) {
            char found[QR_TEXT_BYTES + 1];
            float side = sides[k] * (float)(code.side + 2 * QR_QUIET);
            if (side > GLASS_PX - 80)
                continue;
            draw(glass, &code, (struct rect_px){31, 47, side, side});
            decode(glass, found, sizeof found);
            if (strcmp(found, addresses[i]) != 0)
                fail_msg("%s at %.1f px a module: \"%s\"", addresses[i], (double)sides[k], found);
        }
    }
}

/* Every module is one square of one colour, black or white, and none is missing around them. */
static void squares_are_exact(void **state)
{
    enum { MODULE = 7, X = 20, Y = 33 };
    struct glass *glass = *state;
    struct qr code;
    arena_rewind(&glass->room, 0);
    assert_true(qr_make(&glass->room, str_from(addresses[0]), &code));
    int all = code.side + 2 * QR_QUIET;
    draw(glass, &code, (struct rect_px){X, Y, (float)(MODULE * all), (float)(MODULE * all)});
    for (int y = 0; y < MODULE * all; y++)
        for (int x = 0; x < MODULE * all; x++) {
            int column = x / MODULE - QR_QUIET, row = y / MODULE - QR_QUIET;
            bool inside = column >= 0 && row >= 0 && column < code.side && row < code.side;
            uint32_t want = inside && code.black[row * code.side + column] ? 0xFF000000 : 0xFFFFFFFF;
            assert_int_equal(glass->argb[(Y + y) * GLASS_PX + X + x], want);
        }
    assert_int_equal(glass->argb[Y * GLASS_PX + X - 1], 0xFF10182B);
    assert_int_equal(glass->argb[(Y - 1) * GLASS_PX + X], 0xFF10182B);
}

static void no_words_and_too_many(void **state)
{
    struct glass *glass = *state;
    static char text[QR_TEXT_BYTES + 1];
    struct qr code = {.side = 7};
    memset(text, 'x', sizeof text);
    assert_false(qr_make(&glass->room, STR(""), &code));
    assert_int_equal(code.side, 0);
    assert_false(qr_make(&glass->room, (struct str){text, sizeof text}, &code));
    assert_int_equal(code.side, 0);
    assert_true(qr_make(&glass->room, (struct str){text, QR_TEXT_BYTES}, &code));
    assert_in_range(code.side, 21, 177);
    struct arena full = glass->room;
    full.used = full.cap;
    assert_false(qr_make(&full, STR("https://example.org/"), &code));
}

static int setup(void **state)
{
    struct err err = {0};
    struct glass *glass = calloc(1, sizeof *glass);
    *state = glass;
    if (!glass || !arena_init(&glass->room, ROOM_BYTES))
        return -1;
    glass->labels = labels_create(&err);
    glass->bakery = glass->labels ? bakery_create(glass->labels) : NULL;
    glass->now = (struct prim_list){.at = glass->prims, .cap = PRIMS};
    return glass->bakery ? 0 : -1;
}

static int teardown(void **state)
{
    struct glass *glass = *state;
    bakery_destroy(glass->bakery);
    labels_destroy(glass->labels);
    arena_finish(&glass->room);
    free(glass);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_gives_the_address),
        cmocka_unit_test(squares_are_exact),
        cmocka_unit_test(no_words_and_too_many),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
