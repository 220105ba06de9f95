/* Writing own questions for one card: a field to write one in, and the list of all of them with what can be done to each. The same field takes
 * the title of a selection. Pure; what the questions are comes in with every step, for the journal keeps them. */
#ifndef VISIT_WRITE_H
#define VISIT_WRITE_H

#include "base/edit.h"

enum { WRITE_ID_BYTES = 64 };

enum write_mode { WRITE_FIELD, WRITE_LIST };
enum write_about { WRITE_QUESTIONS, WRITE_TITLE };

/* A question as it stands, in the order it is asked; borrowed. */
struct write_row {
    struct str id, text;
    bool added;   /* by users: it can be taken away */
    bool adapted; /* the maker's own words can come back */
    bool hidden;
};
struct write_rows {
    const struct write_row *at;
    int count;
    bool full; /* no more can be added */
};

struct write_state {
    enum write_mode mode;
    enum write_about about;
    bool from_list; /* the field was reached from there, and leads back */
    char id
        [WRITE_ID_BYTES]; /* field: the question that is adapted, empty for a new one; list: the marked one */
    struct edit edit;
};

enum write_event_kind {
    WRITE_EV_TEXT,
    WRITE_EV_EDIT,
    WRITE_EV_POINT,  /* byte */
    WRITE_EV_DONE,   /* what is written is meant; in the list: to the card */
    WRITE_EV_BACK,   /* what is written goes */
    WRITE_EV_MARK,   /* by: so many rows down */
    WRITE_EV_CHOOSE, /* row */
    WRITE_EV_NEW,
    WRITE_EV_ADAPT, /* and all below: the marked one */
    WRITE_EV_RESTORE,
    WRITE_EV_HIDE, /* or show again */
    WRITE_EV_UP,
    WRITE_EV_DOWN,
    WRITE_EV_DROP,
};
struct write_event {
    enum write_event_kind kind;
    char text[32]; /* UTF-8, NUL-ended */
    enum edit_act act;
    bool extend;
    int number; /* byte, by, row */
};

enum write_fx {
    WRITE_FX_NONE,
    WRITE_FX_REFUSED,
    WRITE_FX_ADD,   /* text */
    WRITE_FX_ADAPT, /* id, text */
    WRITE_FX_RESTORE,
    WRITE_FX_HIDE,
    WRITE_FX_SHOW,
    WRITE_FX_UP,
    WRITE_FX_DOWN,
    WRITE_FX_DROP,
    WRITE_FX_TITLE, /* text */
};
struct write_next {
    struct write_state state;
    enum write_fx fx;
    bool leaves;             /* beside the effect: back to the card */
    char id[WRITE_ID_BYTES]; /* of the question the effect is for */
    char text[EDIT_BYTES];   /* ADD, ADAPT, TITLE */
};

struct write_state write_begin(bool list, const struct write_rows *rows);
/* All of what is proposed is selected: who types writes something else. `most`: so many bytes it may take. */
struct write_state write_begin_title(struct str proposed, int most);
struct write_next write_step(struct write_state state, const struct write_rows *rows,
                             const struct write_event *event);
/* The row the state names, or -1. */
int write_row_at(const struct write_state *state, const struct write_rows *rows);

#endif
