#include "easel.h"

#include <fcntl.h>
#include <poll.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/clock.h"

static bool supply(void *ctx, int tag, const struct paint_key *key, struct paint_source *out, struct err *err)
{
    struct easel *easel = ctx;
    (void)key;
    assert_in_range(tag, 0, EASEL_ITEMS_MAX - 1);
    struct easel_item *item = &easel->items[tag];
    item->asked++;
    if (item->face) {
        int fd = item->picture_fd > 0 ? fcntl(item->picture_fd, F_DUPFD_CLOEXEC, 3) : -1;
        *out = (struct paint_source){.kind = PAINT_SOURCE_FACE, .face = item->face, .picture_fd = fd};
        return true;
    }
    if (item->page == 0)
        return err_set(err, ERR_FORMAT, "niets te tekenen");
    *out = (struct paint_source){
        .kind = PAINT_SOURCE_PAGE, .picture_fd = -1, .document = item->document, .page = item->page};
    return true;
}

void easel_start(struct easel *easel, const struct paint_options *options)
{
    struct err err = {0};
    struct paint_options all = *options;
    const char *program = getenv("WAAIER_PAINTER");
    all.supply = supply;
    all.supply_ctx = easel;
    if (!all.fonts_dir)
        all.fonts_dir = WAAIER_FONTS_DIR;
    if (!all.program)
        all.program = program ? program : WAAIER_PAINTER_PATH;
    *easel = (struct easel){0};
    /* For the painter alone, this program has read its own: the threads in there are those of libraries that the thread
     * sanitizer does not know. */
    assert_int_equal(setenv("TSAN_OPTIONS", "report_bugs=0", 1), 0);
    easel->paint = paint_create(&all, &err);
    if (!easel->paint)
        fail_msg("%s", err.text);
}

void easel_stop(struct easel *easel)
{
    paint_destroy(easel->paint);
    easel->paint = NULL;
}

enum paint_state easel_paint(struct easel *easel, int tag, struct paint_key key, struct pixels *out,
                             const char **why)
{
    struct paint_want want = {.key = key, .tag = tag};
    paint_want(easel->paint, &want, 1, 1);
    return paint_wait(easel->paint, &key, 60000, out, why);
}

bool easel_until(struct easel *easel, int64_t wait_ms, bool (*done)(struct easel *easel, void *ctx),
                 void *ctx)
{
    int64_t until_ms = clock_ms() + wait_ms;
    while (!done(easel, ctx)) {
        int64_t now_ms = clock_ms(), next_ms = paint_deadline_ms(easel->paint);
        if (now_ms >= until_ms)
            return false;
        if (next_ms > until_ms)
            next_ms = until_ms;
        struct pollfd ready = {.fd = paint_fd(easel->paint), .events = POLLIN};
        (void)poll(&ready, 1, next_ms > now_ms ? (int)(next_ms - now_ms) : 0);
        (void)paint_poll(easel->paint);
    }
    return true;
}

struct face easel_face(const char *title)
{
    static const struct run run = {.text = STR_INIT("Wie besluit, luistert eerst.")};
    static const struct block block = {.kind = BLOCK_PARAGRAPH, .runs = &run, .run_count = 1};
    return (struct face){.side = FACE_FRONT,
                         .language = STR("nl"),
                         .kind = STR("Waarde"),
                         .kind_rgb = 0x0B6E6E,
                         .title = str_from(title),
                         .body = {&block, 1},
                         .place = STR("1 van 2")};
}

uint32_t easel_pixel(const struct pixels *pixels, int x, int y)
{
    assert_in_range(x, 0, pixels->w_px - 1);
    assert_in_range(y, 0, pixels->h_px - 1);
    return pixels->argb[(size_t)y * (size_t)pixels->stride_px + (size_t)x] & 0xFFFFFF;
}

void easel_assert_colour(const struct pixels *pixels, int x, int y, uint32_t rgb, int tolerance)
{
    uint32_t seen = easel_pixel(pixels, x, y);
    for (int shift = 0; shift < 24; shift += 8) {
        int off = (int)(seen >> shift & 0xFF) - (int)(rgb >> shift & 0xFF);
        if (abs(off) > tolerance)
            fail_msg("at %d,%d: %06x, expected %06x", x, y, seen, rgb);
    }
}

int easel_setup(void **state)
{
    static struct easel easel;
    easel_start(&easel, &(struct paint_options){0});
    *state = &easel;
    return 0;
}

int easel_teardown(void **state)
{
    easel_stop(*state);
    return 0;
}

struct paint_key easel_key(int content, int w_px, int h_px)
{
    return (struct paint_key){.content = (uint64_t)content, .w_px = w_px, .h_px = h_px};
}

struct pixels easel_page(struct easel *easel, int document, int page, struct paint_key key)
{
    struct pixels pixels = {0};
    const char *why = "";
    easel->items[1] = (struct easel_item){.document = document, .page = page};
    enum paint_state painted = easel_paint(easel, 1, key, &pixels, &why);
    if (painted != PAINT_READY)
        fail_msg("state %d: %s", painted, why);
    return pixels;
}
