#include "painter/head.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/rng.h"

#define BYTES(lit)                                                                                           \
    {                                                                                                        \
        (lit), sizeof(lit) - 1                                                                               \
    }

static const struct {
    const char *name;
    struct str bytes;
    bool ok;
    struct head head;
} rows[] = {
    {"nothing", BYTES(""), false, {0}},
    {"words", BYTES("Beste raad,"), false, {0}},
    {"a PDF", BYTES("%PDF-1.7\n"), true, {HEAD_PDF, 0, 0, 1}},
    {"a PDF after something else", BYTES("\r\nwat ervoor staat %PDF-1.4"), true, {HEAD_PDF, 0, 0, 1}},
    {"an SVG", BYTES("<svg xmlns='x'/>"), true, {HEAD_SVG, 0, 0, 1}},
    {"an SVG after a declaration",
     BYTES("\xEF\xBB\xBF <?xml version='1.0'?><!-- x --><svg>"),
     true,
     {HEAD_SVG, 0, 0, 1}},
    {"other XML", BYTES("<html><p>svg</p></html>"), false, {0}},
    {"a PNG", BYTES("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\x01\x02\0\0\0\x03"), true, {HEAD_PNG, 258, 3, 1}},
    {"a PNG without a head", BYTES("\x89PNG\r\n\x1A\n\0\0\0\rIDAT\0\0\x01\x02\0\0\0\x03"), false, {0}},
    {"a PNG of no width", BYTES("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\0\0\0\0\x03"), false, {0}},
    {"a PNG of 30000 x 30000", BYTES("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\x75\x30\0\0\x75\x30"), false, {0}},
    {"a PNG of 2^31 x 2^31", BYTES("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\x80\0\0\0\x80\0\0\0"), false, {0}},
    {"a PNG of 40000 x 1", BYTES("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\x9C\x40\0\0\0\x01"), false, {0}},
    {"a JPEG", BYTES("\xFF\xD8\xFF\xE0\0\x04xx\xFF\xC0\0\x11\x08\0\x10\0\x20"), true, {HEAD_JPEG, 32, 16, 1}},
    {"a progressive JPEG with filling",
     BYTES("\xFF\xD8\xFF\xFF\xFF\xC2\0\x11\x08\x01\0\x02\0"),
     true,
     {HEAD_JPEG, 512, 256, 1}},
    {"a JPEG turned",
     BYTES("\xFF\xD8\xFF\xE1\0\x22"
           "Exif\0\0MM\0*"
           "\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0\xFF\xC0\0\x11\x08\0\x10\0\x20"),
     true,
     {HEAD_JPEG, 32, 16, 6}},
    {"a JPEG turned, little end first",
     BYTES("\xFF\xD8\xFF\xE1\0\x22"
           "Exif\0\0II*"
           "\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x03\0\0\0\0\0\0\0\xFF\xC0\0\x11\x08\0\x10\0\x20"),
     true,
     {HEAD_JPEG, 32, 16, 3}},
    {"a JPEG turned to nonsense",
     BYTES("\xFF\xD8\xFF\xE1\0\x22"
           "Exif\0\0MM\0*"
           "\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x63\0\0\0\0\0\0\xFF\xC0\0\x11\x08\0\x10\0\x20"),
     true,
     {HEAD_JPEG, 32, 16, 1}},
    {"a JPEG that ends too soon", BYTES("\xFF\xD8\xFF\xE0\0\x04xx"), false, {0}},
    {"a JPEG whose picture comes before its size",
     BYTES("\xFF\xD8\xFF\xDA\0\x04xx\xFF\xC0\0\x11\x08\0\x10\0\x20"),
     false,
     {0}},
    {"a WebP, lossless",
     BYTES("RIFF\x1A\0\0\0WEBPVP8L\x0D\0\0\0\x2F\x1F\xC0\x03\0"),
     true,
     {HEAD_WEBP, 32, 16, 1}},
    {"a WebP, lossy",
     BYTES("RIFF\x1A\0\0\0WEBPVP8 \x0A\0\0\0\0\0\0\x9D\x01\x2A\x20\0\x10\0"),
     true,
     {HEAD_WEBP, 32, 16, 1}},
    {"a WebP, extended",
     BYTES("RIFF\x1A\0\0\0WEBPVP8X\x0A\0\0\0\0\0\0\0\x1F\0\0\x0F\0\0"),
     true,
     {HEAD_WEBP, 32, 16, 1}},
    {"a TIFF",
     BYTES("II*\0\x08\0\0\0\x02\0\0\x01\x03\0\x01\0\0\0\x20\0\0\0\x01\x01\x04\0\x01\0\0\0\x10\0\0\0"),
     true,
     {HEAD_TIFF, 32, 16, 1}},
    {"a TIFF that points nowhere", BYTES("II*\0\xFF\xFF\xFF\xFF"), false, {0}},
    {"a GIF", BYTES("GIF89a\x20\0\x10\0"), false, {0}},
};

static void a_head_tells_kind_and_size(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct head head = {0};
        struct err err = {0};
        bool ok = head_read(rows[i].bytes, &head, &err);
        if (ok != rows[i].ok || head.kind != rows[i].head.kind || head.w_px != rows[i].head.w_px ||
            head.h_px != rows[i].head.h_px || head.turn != rows[i].head.turn)
            fail_msg("%s: %d, kind %d, %d x %d, turn %d", rows[i].name, ok, head.kind, head.w_px, head.h_px,
                     head.turn);
        if (!ok)
            assert_true(strlen(err.text) > 10);
    }
}

/* Whatever is said yes to is within what the decoders were measured to take. */
static void no_damage_gets_past(void **state)
{
    (void)state;
    struct rng rng = {5};
    char bytes[64];
    for (int round = 0; round < 200000; round++) {
        struct str from = rows[rng_below(&rng, COUNT_OF(rows))].bytes;
        struct str cut = str_sub(from, 0, rng_below(&rng, (uint32_t)from.len + 1));
        struct head head = {0};
        struct err err;
        cut = str_sub(cut, 0, sizeof bytes);
        memcpy(bytes, cut.len > 0 ? cut.at : "", cut.len);
        for (int i = 0; i < 3 && cut.len > 0; i++)
            bytes[rng_below(&rng, (uint32_t)cut.len)] = (char)rng_next(&rng);
        if (!head_read((struct str){bytes, cut.len}, &head, &err) || head.kind == HEAD_PDF ||
            head.kind == HEAD_SVG)
            continue;
        assert_in_range(head.w_px, 1, PICTURE_SIDE_MAX);
        assert_in_range(head.h_px, 1, PICTURE_SIDE_MAX);
        assert_true((int64_t)head.w_px * head.h_px <= PICTURE_PX_MAX);
        assert_in_range(head.turn, 1, 8);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_head_tells_kind_and_size),
        cmocka_unit_test(no_damage_gets_past),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
