/* A sheet: what a face consists of, laid out in its own units and not yet drawn. Laying out fills it, measuring reads
 * it, drawing plays it. Private to the composition of faces. */
#ifndef TYPE_SHEET_H
#define TYPE_SHEET_H

#include "type/face.h"
#include "type/prose.h"

enum { SHEET_ITEMS_MAX = 400 };

enum sheet_kind { SHEET_BOX, SHEET_FRAME, SHEET_FORK, SHEET_PROSE, SHEET_TURNED, SHEET_ICON, SHEET_PICTURE };

struct sheet_item {
    enum sheet_kind kind;
    struct rect_px at;
    float radius, weight; /* of corners; of lines */
    uint32_t rgb;
    float alpha;
    struct prose *prose; /* owned */
    struct str icon;
    int block; /* what has one number belongs together; 0: words and pictures stand by themselves */
};

struct sheet {
    struct sheet_item items[SHEET_ITEMS_MAX];
    int count;
    bool full;         /* something did not fit */
    int block, blocks; /* that things are added to, 0: none; the last number given */
};

struct sheet *sheet_create(void);
void sheet_destroy(struct sheet *sheet);

void sheet_box(struct sheet *sheet, struct rect_px at, float radius, uint32_t rgb, float alpha);
void sheet_frame(struct sheet *sheet, struct rect_px at, float radius, float weight,
                 uint32_t rgb); /* inside `at` */
/* A line from bottom left up, along the top and down to bottom right, with round corners. */
void sheet_fork(struct sheet *sheet, struct rect_px at, float radius, float weight, uint32_t rgb);
void sheet_icon(struct sheet *sheet, struct str name, float x, float y, float size, uint32_t rgb,
                float alpha);
/* Takes the paragraph over; answers its height. */
float sheet_prose(struct sheet *sheet, struct prose *prose, float x, float y);
/* Reads upward: `at` is the box before the turn's eyes, the text is centred across it and begins at its bottom. */
void sheet_turned(struct sheet *sheet, struct prose *prose, struct rect_px at);
void sheet_picture(struct sheet *sheet, struct rect_px at, float radius);

/* What is added from here on is one thing for who draws it up, until the next begins or it ends. */
void sheet_block(struct sheet *sheet);
void sheet_block_end(struct sheet *sheet);

/* Lets go of everything added after `mark`, a former count. */
void sheet_rewind(struct sheet *sheet, int mark);
/* Moves everything added after `mark` down. */
void sheet_shift(struct sheet *sheet, int mark, float dy);
/* The smallest running text on it; 0: there is none. */
float sheet_text_least(const struct sheet *sheet);
/* The words of its level paragraphs, copied into `arena`. False: that is full. */
bool sheet_words(const struct sheet *sheet, struct arena *arena, struct face_words *out);
/* The boxes around what belongs together, in `arena`. False: that is full. */
bool sheet_blocks(const struct sheet *sheet, struct arena *arena, struct face_blocks *out);
void sheet_play(const struct sheet *sheet, cairo_t *cr, const struct face_picture *picture);

#endif
