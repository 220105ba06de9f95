/* stb_image, for the sizes in the headers of PNG and JPEG only. */
#include "deck/stb_info.h"

#include <limits.h>

/* Not our code, and the compilers speak of parts we leave out at the end of the file: silent for all of it. */
#if defined(__clang__)
#pragma clang diagnostic ignored "-Weverything"
#else
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-conversion"
#pragma GCC diagnostic ignored "-Wsign-compare"
#pragma GCC diagnostic ignored "-Wunused-function"
#pragma GCC diagnostic ignored "-Wunused-parameter"
#pragma GCC diagnostic ignored "-Wunused-but-set-variable"
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#pragma GCC diagnostic ignored "-Wshadow"
#pragma GCC diagnostic ignored "-Wswitch-enum"
#pragma GCC diagnostic ignored "-Wextra"
#endif
#define STB_IMAGE_IMPLEMENTATION
#define STB_IMAGE_STATIC
#define STBI_ONLY_PNG
#define STBI_ONLY_JPEG
#define STBI_NO_STDIO
#define STBI_NO_LINEAR
#define STBI_NO_HDR
#define STBI_NO_FAILURE_STRINGS
#define STBI_NO_THREAD_LOCALS
#include <stb/stb_image.h>

bool stb_info(struct str head, int *w_px, int *h_px)
{
    int channels = 0;
    return head.len > 0 && head.len <= INT_MAX &&
           stbi_info_from_memory((const unsigned char *)head.at, (int)head.len, w_px, h_px, &channels) == 1;
}
