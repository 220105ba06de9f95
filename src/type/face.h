/* A face: one side of a card, composed for its own shape and never reflowed. The same code draws it into pixels and,
 * as vectors, into a PDF. A face is a plain value with everything it shows, so that it can cross to the painter. */
#ifndef TYPE_FACE_H
#define TYPE_FACE_H

#include "base/arena.h"
#include "base/blocks.h"
#include "base/geom.h"
#include "base/wire.h"

#include <cairo.h>

enum face_side { FACE_FRONT, FACE_BACK, FACE_TILE_WIDE, FACE_TILE_UPRIGHT, FACE_SIDE_COUNT };
enum face_layout {
    FACE_TEXT,
    FACE_PICTURE,
    FACE_MAP,
    FACE_QUOTE,
    FACE_SECTION,
    FACE_BROKEN,
    FACE_LAYOUT_COUNT
};

/* Design units: a front and a back are 1920 x 1080, a wide tile 404 x 228, an upright tile 430 x 600. */
struct size_px face_size(enum face_side side);

struct face_question {
    struct str text;
    bool own;     /* added by users: marked */
    bool adapted; /* and then: in the place of the maker's */
};

enum face_role {
    ROLE_TITLE,
    ROLE_BODY,
    ROLE_LIST,
    ROLE_QUOTE,
    ROLE_CLAIM,
    ROLE_KIND,
    ROLE_CREDIT,
    ROLE_COUNT
};
struct face_style { /* 0 or empty: the built-in theme's */
    struct str family;
    float size, leading;
    bool coloured;
    uint32_t rgb;
};

struct face {
    enum face_side side;
    enum face_layout layout;
    struct str language; /* hyphenation */
    struct str kind, icon;
    struct str counter; /* what the card pulls against; beside the kind */
    uint32_t kind_rgb;  /* the deck's; darkened until it reaches 4.5:1 on the card */
    struct str title;
    struct blocks body;
    const struct face_question *questions;
    int question_count;
    struct str questions_label; /* "Reflectievragen" */
    struct str offices;         /* footer: names, one a line */
    struct str place;           /* footer, right: "17 van 28"; on a tile the number */
    struct str credit;          /* footer line, when exported or projected; may be empty */
    struct str trouble;         /* layout broken: the sentence */
    int lit;                    /* map: the lit branch, 1 is the first; 0: none, all equal */
    bool has_picture;           /* a drawing comes along */
    struct face_style style[ROLE_COUNT];
};

/* The picture beside the words; its shape, and a function that draws it filling a box of that shape. */
struct face_picture {
    struct size_px size;
    void (*draw)(void *ctx, cairo_t *cr, struct rect_px at);
    void *ctx;
};

/* How well the words fitted, for `check`. */
struct face_fit {
    float title_size, body_size; /* as set, design units */
    float text_least;            /* of all words but footers, labels and branches that are not lit; 0: none */
    bool title_cut, overfull;    /* even the smallest size did not do */
    int claim_cut_count;
};

/* Draws into `at` (the face's shape scaled), corners square: who shows it rounds them. Needs faces_init. */
void face_draw(cairo_t *cr, struct rect_px at, const struct face *face, const struct face_picture *picture,
               struct face_fit *fit);
/* Lays out without drawing. */
void face_measure(const struct face *face, const struct face_picture *picture, struct face_fit *fit);

/* What a face is made of, each the smallest box around it: a title, a paragraph, an item of a list, a picture, a question, a
 * branch of a map. In design units, in the order they were laid. */
struct face_blocks {
    const struct rect_px *at;
    int count;
};
/* The words of a face where they stand, in its design units, in the order they were laid: paragraph by paragraph. */
struct face_word {
    struct str text; /* as set: capitals, hyphens that were offered */
    struct rect_px at;
    int part;     /* the paragraph, from 0 */
    bool goes_on; /* it is broken: the next word is the rest of it */
};
struct face_words {
    const struct face_word *at;
    int count;
};
/* Lists and texts in `arena`. `blocks` may be NULL. False: that is full. */
bool face_words(const struct face *face, const struct face_picture *picture, struct arena *arena,
                struct face_words *out, struct face_blocks *blocks);

/* The em, in design units of a front, that can be read from `heights` times the height of the picture. */
float face_text_needed(float heights);

void face_put(struct wire_out *out, const struct face *face);
/* Lists in `arena`, text borrowed from the message. False: not a face. */
bool face_take(struct wire_in *in, struct arena *arena, struct face *out);

/* `rgb` moved toward black (or white on a dark ground) until it reaches `ratio` to `ground` (WCAG 2.2 contrast). */
uint32_t colour_to_contrast(uint32_t rgb, uint32_t ground, float ratio);
float colour_contrast(uint32_t a, uint32_t b);

#endif
