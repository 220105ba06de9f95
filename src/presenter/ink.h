/* The ledger of ink: what was drawn on cards, rubbed out, cleared, undone and done again, in order. It only grows, so that its first
 * so many deeds always mean the same: what the room sees is a number (seen.ink). Strokes never change; rubbing out takes whole
 * ones. Not thread-safe. */
#ifndef PRESENTER_INK_H
#define PRESENTER_INK_H

#include "base/err.h"
#include "deck/model.h"
#include "presenter/desk.h"
#include "presenter/stroke.h"

enum {
    INK_DEEDS_MAX = 1 << 16,
    INK_ERASED_MAX = 1024, /* strokes in one go */
    INK_BYTES_MAX = 96 << 20 /* all points together; 8 million of them */,
    INK_DEED_BYTES_MAX = 128 + 12 * STROKE_POINTS_MAX, /* as bytes */
};

/* What is drawn on: a side of a card, or an empty one that has a number. */
struct ink_sheet {
    struct card_id card;
    bool back;
    int paper; /* 1 is the first; 0: it is a card */
};
bool ink_sheet_eq(const struct ink_sheet *a, const struct ink_sheet *b);
/* The sheet of one of the cards of a scene; `at` counts them, and is 0 for paper. */
struct ink_sheet ink_sheet_of(const struct scene *scene, int at);

enum ink_deed_kind { INK_STROKE, INK_ERASE, INK_CLEAR, INK_UNDO, INK_REDO };
struct ink_deed {
    enum ink_deed_kind kind;
    struct ink_sheet sheet; /* STROKE, ERASE, CLEAR */
    struct stroke stroke;
    const int *erased; /* ERASE: the deeds that drew them */
    int erased_count;
    int of; /* UNDO, REDO: the deed that is undone, or done again */
};

struct ink {
    struct arena arena;
    size_t mark;            /* in it: what follows are points */
    struct ink_deed *deeds; /* room for all there can be: pages are taken as they are used */
    int *acts;              /* what can be undone and done again, in order */
    int count;
    int done, act_count; /* of the acts so many are done, the others undone */
    int papers;          /* the highest number of a paper that was drawn on */
};

bool ink_init(struct ink *ink);
void ink_finish(struct ink *ink);
void ink_empty(struct ink *ink);

/* Adds a deed; what it points to is copied. False when the ledger is full (ERR_LIMIT), or it makes no sense here (ERR_FORMAT: rubs
 * out what is no stroke of that sheet, undoes what is not the last done): then nothing changed. */
bool ink_add(struct ink *ink, const struct ink_deed *deed, struct err *err);
/* The deed that undoes the last one, or does it again. False: there is none. */
bool ink_undoes(const struct ink *ink, struct ink_deed *out);
bool ink_redoes(const struct ink *ink, struct ink_deed *out);

/* The strokes of a sheet that are seen after the first `n` deeds, the lowest first. */
struct ink_seen {
    const struct stroke **strokes; /* of the ledger */
    int *deeds;                    /* which drew them */
    int count;
};
/* Lists in `arena`; empty when it is full. */
struct ink_seen ink_visible(const struct ink *ink, int n, const struct ink_sheet *sheet, struct arena *arena);
/* The deed that rubs out what a path from a to b comes within `reach` of. `erased` in `arena`. False: nothing. */
bool ink_rub(const struct ink_seen *seen, const struct ink_sheet *sheet, struct pt_px a, struct pt_px b,
             float reach, struct arena *arena, struct ink_deed *out);

/* A deed as bytes, for the journal of this machine. */
void ink_put(struct wire_out *out, const struct ink_deed *deed);
/* What it points to in `arena`. False: these are none. */
bool ink_take(struct wire_in *in, struct arena *arena, struct ink_deed *out);

#endif
