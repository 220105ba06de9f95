/* A picture in memory, for comparing: what a screen shows, what a PNG holds. Failures of the surroundings end the test. */
#ifndef TESTS_WHOLE_PICTURE_H
#define TESTS_WHOLE_PICTURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct picture {
    uint32_t *rgb; /* 0x00RRGGBB, owned */
    int w_px, h_px;
};

void picture_make(struct picture *picture, int w_px, int h_px);
void picture_free(struct picture *picture);
/* False when it is not there or no PNG. */
bool picture_read(struct picture *picture, const char *path);
bool picture_write(const struct picture *picture, const char *path);

bool picture_same(const struct picture *a, const struct picture *b);
/* How many pixels differ; all of them when the sizes do. */
int64_t picture_difference(const struct picture *a, const struct picture *b);
/* Every pixel has this colour. */
bool picture_is(const struct picture *picture, uint32_t rgb);
/* `part` stands in it at this place. */
bool picture_holds(const struct picture *picture, const struct picture *part, int x_px, int y_px);
/* Columns from_px up to to_px of both are the same, those of `b` taken shift_px further to the right. */
bool picture_same_columns(const struct picture *a, const struct picture *b, int from_px, int to_px,
                          int shift_px);
/* The two beside each other with what differs between them, red on the pale first one. */
void picture_write_difference(const struct picture *a, const struct picture *b, const char *path);

#endif
