#include "painting.h"

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "numbers.h"
#include "paint/paint.h"

enum { PAINT_MOST_MS = 20000 };

/* The tag of a wanted picture is its page. */
static bool supply(void *ctx, int tag, const struct paint_key *key, struct paint_source *out, struct err *err)
{
    const struct painting *painting = ctx;
    (void)key, (void)err;
    *out = (struct paint_source){
        .kind = PAINT_SOURCE_PAGE, .picture_fd = -1, .document = painting->document, .page = tag};
    return true;
}

bool painting_open(struct painting *painting, const char *pdf)
{
    struct err err = {0};
    struct paint_options options = {.program = PAINTER_PATH,
                                    .fonts_dir = FONTS_DIR,
                                    .painters = 1,
                                    .supply = supply,
                                    .supply_ctx = painting};
    int fd = open(pdf, O_RDONLY | O_CLOEXEC);
    *painting = (struct painting){.paint = paint_create(&options, &err)};
    painting->document = painting->paint && fd >= 0 ? paint_document_open(painting->paint, fd, NULL) : -1;
    if (painting->document < 0)
        (void)fprintf(stderr, "%s cannot be painted: %s\n", pdf, err.text);
    return painting->document >= 0;
}

void painting_close(struct painting *painting)
{
    paint_destroy(painting->paint);
    *painting = (struct painting){0};
}

double painting_time_us(struct painting *painting, int page, int w_px, int h_px)
{
    struct paint_want want = {.key = {.content = (uint64_t)page, .w_px = w_px, .h_px = h_px}, .tag = page};
    struct pixels pixels;
    const char *why;
    double since_us = now_us();
    paint_want(painting->paint, &want, 1, 1);
    bool ok = paint_wait(painting->paint, &want.key, PAINT_MOST_MS, &pixels, &why) == PAINT_READY;
    return ok ? now_us() - since_us : 0;
}
