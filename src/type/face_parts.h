/* What the compositions of a face share: the theme's sizes, the row with the kind, the title, the footer, running text.
 * Everything is in the units of the side (face_size). Private to src/type/face*.c. */
#ifndef TYPE_FACE_PARTS_H
#define TYPE_FACE_PARTS_H

#include "type/face.h"
#include "type/prose.h"
#include "type/sheet.h"

enum {
    PART_PAPER = 0xF5F0E6,
    PART_CARD = 0xFFFDF8,
    PART_INK = 0x17223B,
    PART_INK_SOFT = 0x4A556B,
    PART_LINE = 0xD9D0BE,
    PART_LINE_STRONG = 0x7D735C,
    PART_NIGHT = 0x10182B,
    PART_FOG = 0xAEB9D0,
};

/* Of a front and a back, 1920 x 1080. */
enum {
    FRONT_W = 1920,
    FRONT_H = 1080,
    FRONT_BAND_W = 28,
    FRONT_LEFT = 140,
    FRONT_RIGHT = 1808,
    FRONT_TEXT_LEAST = 31,
};

/* One face on its way to a sheet. */
struct build {
    const struct face *face;
    const struct face_picture *picture; /* NULL: none came along */
    struct sheet *sheet;
    struct face_fit *fit;
    uint32_t ground;   /* what the words stand on */
    uint32_t kind_rgb; /* readable on `ground` */
};

/* The built-in style of a role at `size`, with what the theme lays over it; its colour readable on the ground. */
struct prose_style part_style(const struct build *build, enum face_role role, float size, uint32_t rgb);
/* The theme's size of a role, or `builtin`. */
float part_size(const struct build *build, enum face_role role, float builtin);

/* An icon (or none) and a name in spaced capitals; `x` left, `y` the middle. Answers the width; 0: there is no name. */
float part_kind(struct build *build, struct str icon, struct str name, float x, float y, float size,
                float width, uint32_t rgb);

/* The kind, and after it what the card pulls against: not in capitals, behind an arrow of two heads. Answers the width. */
float part_kind_row(struct build *build, float x, float y, float size, float width, uint32_t rgb,
                    uint32_t soft);

/* How a title may be set. */
struct title_box {
    float width;
    float most, least; /* size */
    int lines_most;
    float squeeze; /* so much smaller at most to stand on one line; 0: 0.8 */
    uint32_t rgb;
    bool aside; /* as of a prose_style */
};
/* The largest size at which the words stand whole; at the least size they may be hyphenated, then cut. */
struct prose *part_title(const struct build *build, struct str text, const struct title_box *box, float *size,
                         bool *cut);

/* The offices on one line; under them the credit, and which card it is at the right. Answers its top. */
float part_footer(struct build *build, float left, float right, uint32_t rgb);

/* Running text. */
struct flow {
    struct blocks blocks;
    float x, y, width;
    float bottom; /* 0: as long as it gets; else what does not fit is cut there */
    bool probe;   /* only to see whether it fits: ends at the bottom without setting the rest */
    bool lead;    /* a first paragraph before a list is the core of the card: a little heavier */
    bool sparing; /* as of a prose_style */
    float *ends;  /* NULL, or the bottom of each block */
    float size;
    uint32_t rgb;
};
/* Answers the bottom of the last line. `*cut` says whether something was left out. */
float part_flow(struct build *build, const struct flow *flow, bool *cut);

/* A last line of a word or so gets company, when that costs no line. Takes the paragraph, set `width` wide, and answers it or a
 * narrower one. */
struct prose *part_without_runt(struct prose *prose, const struct prose_style *style, const struct run *runs,
                                int count, float width);

/* The picture's shape, width to height. */
float part_aspect(const struct build *build);
bool part_has_picture(const struct build *build);
/* The picture as large as it gets in `box`, centred. */
void part_picture(struct build *build, struct rect_px box);
/* `part` (0..1) of `rgb` over white. */
uint32_t part_tint(uint32_t rgb, float part);

/* The first block of a kind from `from`, or -1. */
int part_find_block(struct blocks blocks, enum block_kind kind, int from);
struct blocks part_blocks_from(struct blocks blocks, int from);

/* One composition each. */
void face_lay_front(struct build *build);
void face_lay_map(struct build *build);
void face_lay_quote(struct build *build);
void face_lay_section(struct build *build);
void face_lay_broken(struct build *build);
void face_lay_back(struct build *build);
void face_lay_tile(struct build *build);

#endif
