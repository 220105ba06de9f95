/* Ink of the deck that is presented: its ledger, kept in the journal as it grows, and the line under a hand. Lengths are in widths of the
 * card, as in presenter/stroke. A line goes to the journal in parts while it is drawn, and whole when the hand lifts: what a
 * crash left of one becomes a stroke when the deck is opened again. UI thread. */
#ifndef APP_INKING_H
#define APP_INKING_H

#include "journal/journal.h"
#include "presenter/ink.h"
#include "view/node.h"

enum {
    INKING_PART_MS = 250, /* what a crash takes of a line, beside what the journal gathers */
    INKING_SCENES = 2,    /* whose looks are kept: the console's and the room's */
    INKING_PAPERS = 16,   /* so many empty cards are seen beside each other at most */
};

/* Of a scene, as it was after so many deeds. */
struct inking_scene {
    struct arena arena;
    struct scene scene;
    int n; /* deeds; -1: nothing is known */
    struct ink_seen seen[STACK_TABLE_MAX];
    struct look_ink looks[STACK_TABLE_MAX];
};

/* An empty card in a list, as it is now. */
struct inking_paper {
    struct arena arena;
    int paper, n; /* 0: nothing is known */
    struct ink_seen seen;
    struct look_ink look;
};

struct inking {
    struct journal *journal;          /* NULL: nothing is kept */
    char deck[DECK_ID_BYTES_MAX + 1]; /* whose; empty: of none */
    struct ink ledger;
    struct arena scratch;
    struct inking_scene scenes[INKING_SCENES];
    struct inking_paper papers[INKING_PAPERS];
    struct stroke_line line;
    bool draws, rubs; /* a hand is down */
    struct ink_sheet sheet;
    struct pt_px at; /* RUBS: the hand was there */
    int part_from;   /* points before these are in the journal */
    int64_t part_ms;
    unsigned char bytes[INK_DEED_BYTES_MAX];
    struct stroke_point left[STROKE_POINTS_MAX]; /* parts, while they are read */
};

bool inking_init(struct inking *inking);
void inking_finish(struct inking *inking);
/* Reads what was kept: waits for the disk. */
void inking_open(struct inking *inking, struct journal *journal, struct str deck);

/* False: nothing came of it, `err` says why; ERR_NONE where there was nothing to do. */
bool inking_add(struct inking *inking, const struct ink_deed *deed, int64_t at_ms, struct err *err);
bool inking_undo(struct inking *inking, int64_t at_ms);
bool inking_redo(struct inking *inking, int64_t at_ms);
/* A hand comes down with what draws such strokes (NULL: with the eraser), moves, and lifts. True: a deed was added. */
void inking_down(struct inking *inking, const struct ink_sheet *sheet, const struct stroke *like,
                 struct pt_px at, uint16_t pressure, int64_t at_ms);
bool inking_move(struct inking *inking, struct pt_px at, uint16_t pressure, int64_t at_ms, struct err *err);
bool inking_up(struct inking *inking, int64_t at_ms, struct err *err);
void inking_cancel(struct inking *inking, int64_t at_ms); /* it was no hand that draws */

struct inking_eye {
    int which;  /* under INKING_SCENES */
    int n;      /* deeds that count */
    bool wet;   /* the line under a hand is seen too */
    bool moves; /* the cards are on their way */
    bool hands; /* one can draw there */
};
/* How the ink in a scene looks, a look a card. Until the next call for that one. */
const struct look_ink *inking_looks(struct inking *inking, const struct scene *scene,
                                    const struct inking_eye *eye);
/* Of an empty card among others, with all that is drawn on it. Until INKING_PAPERS others were asked for. */
const struct look_ink *inking_paper_looks(struct inking *inking, int paper);
/* Strokes of that sheet, all there are now. Until the next call. */
struct ink_seen inking_seen(struct inking *inking, const struct ink_sheet *sheet);

#endif
