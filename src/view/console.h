/* The presenter's console: what the room sees, what comes next, questions and notes for the presenter alone, the time, and keys for
 * all of it. It is night, but for contrast. What the room sees comes in as `seen` and stays in sight in every mode. */
#ifndef VIEW_CONSOLE_H
#define VIEW_CONSOLE_H

#include "presenter/plan.h"
#include "presenter/console.h"
#include "presenter/desk.h"
#include "view/view.h"

/* All zero: only the clock, where that has words. */
struct console_time {
    bool began, paused;
    int64_t elapsed_ms;
    int64_t planned_ms;  /* of all; 0: not said */
    int64_t expected_ms; /* where one would be by the plan at what the room sees; 0: not said */
    struct str clock;    /* of the wall: "14:07" */
    /* The parts of the deck, where there are some and a plan: by when each is to be left, and which one the room is at. */
    const struct agenda_block *parts;
    int part_count, part; /* -1: at none */
};

struct console_view {
    /* What the console looks at: the show the desk is around. Its scroll is that of overview, search and help. */
    const struct show_view *show;
    const struct desk_state *desk;
    const struct console_state *state;
    struct seen seen;                /* desk_seen of this moment */
    struct size_px room;             /* of the room's window; 0: 16 by 9 */
    const struct look_ink *ink;      /* on what the console looks at; NULL: none */
    const struct look_ink *room_ink; /* on what the room sees */
    const struct look_ink *(*paper_ink)(void *ctx,
                                        int paper); /* on an empty card in a list; NULL: none on any */
    void *paper_ctx;
    struct console_time time;
    const struct reading *reading; /* questions and notes of the card that is looked at; NULL: none */
    const struct column *column;   /* the same in rows: view_console_column */
    float scroll_px;               /* of these, or of the panel that lies over them */
    bool may_swap;                 /* screens can change places */
    struct str notice;             /* one quiet line for the presenter; empty: none */
};

void view_console(struct nodes *nodes, const struct view_env *env, const struct console_view *view);

/* The panes as they would be if the card at that place were looked at and nothing else was done, with what is read of it where `words`:
 * for who has pictures painted and words baked before they are needed. Nothing where there is no such card. */
void view_console_ahead(struct nodes *nodes, const struct view_env *env, const struct console_view *view,
                        int place, bool words);

/* What draws the console, and overview, search and help on it: who measures these for it measures with this. */
struct view_env view_console_env(const struct view_env *env, const struct console_view *view);

/* Questions of the cards in a scene, numbered, then their notes. Lines in `arena`; false when it is full. */
bool view_console_reading(struct arena *arena, const struct show_cards *cards, const struct scene *scene,
                          struct reading *out);
/* In rows: holds for one size of window, of words and of notes. False when `arena` is full. */
bool view_console_column(struct arena *arena, const struct view_env *env, const struct console_view *view,
                         const struct reading *reading, struct column *out);
/* How far what is read can scroll, and where it is seen. */
float view_console_scroll_max(const struct view_env *env, const struct console_view *view);
struct rect_px view_console_scrolls(const struct view_env *env, const struct console_view *view);

/* Where what is looked at stands, in the shape of the room's window; and in it all of its card, or paper: what hands do is in shares
 * of that. Empty: it is not there. */
struct rect_px view_console_pane(const struct view_env *env, const struct console_view *view);
struct rect_px view_console_card(const struct view_env *env, const struct console_view *view);

#endif
