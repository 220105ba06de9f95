/* Pages to measure with, drawn by Cairo in units of the mark's page. The same page number gives the same page. */
#ifndef TESTS_BENCH_PAPER_H
#define TESTS_BENCH_PAPER_H

#include <cairo.h>
#include <stdbool.h>

/* A gradient, a title, five to seven points, a chart. */
void paper_text(cairo_t *cairo, int page);
/* A map: land and roads of so many segments, and names. */
void paper_map(cairo_t *cairo, int page, int segments, int labels);
/* A picture with the grain of a photograph, as JPEG; `scratch` is a file to make it in. False: it cannot be made. */
bool paper_photo(cairo_t *cairo, int page, int w_px, int h_px, const char *scratch);

#endif
