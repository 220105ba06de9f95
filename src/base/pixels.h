/* A rectangle of pixels in memory: 32 bits each, native-endian 0xAARRGGBB, premultiplied; what Cairo calls
 * ARGB32 (or RGB24 when opaque), pixman a8r8g8b8 and SDL ARGB8888. */
#ifndef BASE_PIXELS_H
#define BASE_PIXELS_H

#include <stdbool.h>
#include <stdint.h>

struct pixels {
    uint32_t *argb; /* borrowed or owned: the holder says */
    int w_px, h_px;
    int stride_px; /* pixels from one row to the next */
    bool opaque;   /* the alpha byte means nothing */
};

#endif
