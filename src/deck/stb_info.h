/* Width and height from the first bytes of a PNG or JPEG. */
#ifndef DECK_STB_INFO_H
#define DECK_STB_INFO_H

#include "base/str.h"

bool stb_info(struct str head, int *w_px, int *h_px); /* false: not such a picture, broken, or the head is too short */

#endif
