/* A gong, made of sines, for a countdown that is over. It sounds on a thread of its own; where there is nothing to hear it with, nothing
 * happens: the room sees it too (view/countdown.h). */
#ifndef APP_GONG_H
#define APP_GONG_H

#include <stdbool.h>
#include <stdint.h>

enum { GONG_RATE = 44100, GONG_MS = 4000, GONG_SAMPLES = GONG_RATE / 1000 * GONG_MS };

/* All of it at `percent` of full volume, 0..100: begins and ends in silence. */
void gong_make(int16_t out[GONG_SAMPLES], int percent);

struct gong;
struct gong *gong_create(void);       /* NULL: no memory, no thread */
void gong_destroy(struct gong *gong); /* silent at once; NULL is fine */
/* Once more, at that volume; one that still sounds goes on instead. NULL is fine. */
void gong_ring(struct gong *gong, int percent);

#endif
