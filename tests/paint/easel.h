/* A client with a real painter, and things to paint by tag. */
#ifndef TESTS_EASEL_H
#define TESTS_EASEL_H

#include "paint/paint.h"

enum { EASEL_ITEMS_MAX = 64 };

struct easel_item {
    const struct face *face; /* or */
    int document, page;      /* page 0: nothing to paint */
    int picture_fd;          /* beside the face; 0: none. Stays the easel's */
    int asked;               /* how often */
};

struct easel {
    struct paint *paint;
    struct easel_item items[EASEL_ITEMS_MAX]; /* by tag */
};

/* Setup and teardown of a test: one with nothing special. */
int easel_setup(void **state);
int easel_teardown(void **state);
/* `options` may leave all open. */
void easel_start(struct easel *easel, const struct paint_options *options);
void easel_stop(struct easel *easel);

/* Wants this alone and waits for it. */
enum paint_state easel_paint(struct easel *easel, int tag, struct paint_key key, struct pixels *out,
                             const char **why);
/* A page of a document under tag 1; asserts that it is painted. */
struct pixels easel_page(struct easel *easel, int document, int page, struct paint_key key);
struct paint_key easel_key(int content, int w_px, int h_px);
/* Waits at most so long for `done`; polls as an event loop would. Answers whether it came true. */
bool easel_until(struct easel *easel, int64_t wait_ms, bool (*done)(struct easel *easel, void *ctx),
                 void *ctx);

/* A face with a paragraph. */
struct face easel_face(const char *title);
uint32_t easel_pixel(const struct pixels *pixels, int x, int y); /* 0xRRGGBB */
void easel_assert_colour(const struct pixels *pixels, int x, int y, uint32_t rgb, int tolerance);

#endif
