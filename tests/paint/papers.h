/* Documents and pictures made on the spot, each as a sealed descriptor that the caller closes. */
#ifndef TESTS_PAPERS_H
#define TESTS_PAPERS_H

#include "base/str.h"

/* Pages of 400 x 200 points, each all of one colour (papers_colour) with its number in words on it. It has a title, an
 * author, an outline of two levels, roman labels for the first two pages, and on page 1 a link to page 2 and to the web. */
int papers_pdf(int page_count);
uint32_t papers_colour(int page);

int papers_bytes(struct str bytes);
int papers_png(int w_px, int h_px, uint32_t argb); /* not premultiplied */
/* 32 x 16: left red-orange, right dark; lighter green in the upper half. `turn`: the EXIF orientation it says. */
int papers_jpeg(int turn);
int papers_webp(void); /* the same */
/* One page of 200 x 100 points, lower half red; needs the password "geheim". */
int papers_locked_pdf(void);

/* One white page of 200 x 100 points with five annotations and a filled field, 20 x 20 each, from x = 10 on every 30, y = 40.
 * Green are those that print (the first, the fifth and the last), red the others; two are sticky notes with words. */
int papers_noted_pdf(void);
/* Pages of `w_px` x 200 points, red left and blue right, with "Dia N" in the left half and "Zeg N" in the right one; page 1
 * has a link in each half. */
int papers_split_pdf(int page_count, int w_px);

int papers_open_fds(void); /* how many descriptors this process has open */

#endif
