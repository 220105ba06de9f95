/* Parts of the console, one a file. Private to view. */
#ifndef VIEW_CONSOLE_PARTS_H
#define VIEW_CONSOLE_PARTS_H

#include "view/console.h"
#include "view/dock.h"
#include "view/screen.h"

/* Where its parts stand. */
struct console_at {
    struct rect_px time, large, dock;
    struct rect_px
        side; /* what comes next, or what the room sees while the console looks at something of its own */
    struct rect_px notes; /* or the panel */
    bool brief;           /* `side` is what the room sees in one line, or nothing */
    struct rect_px pens;  /* under these, while one draws */
};
struct console_at console_lay_out(const struct frame *frame, const struct console_view *view);
float console_gap(const struct frame *frame);

/* What the console looks at is not what the room sees. */
bool console_is_apart(const struct console_view *view);
bool console_has_panel(const struct console_view *view);

/* The time: how high it is in that width. */
float console_time_height(const struct frame *frame, const struct console_view *view, float w);
void console_time_add(struct frame *frame, const struct console_view *view, struct rect_px at);
/* The same in one line, at the right of `at`; answers how wide. 0: it does not fit, or no time counts. */
float console_time_line_add(struct frame *frame, const struct console_view *view, struct rect_px at);

/* Panes: a title over a picture. */
void console_pane_add(struct frame *frame, struct rect_px at, bool dashed);
/* `brief` where `all` is too long; empty: there is none. */
void console_pane_title_add(struct frame *frame, const char *part, struct rect_px pane, struct str all,
                            struct str brief);
float console_title_height(const struct frame *frame);
struct rect_px console_inside(const struct frame *frame, struct rect_px pane); /* under its title */
void console_large_add(struct frame *frame, const struct console_view *view, struct rect_px at);
void console_side_add(struct frame *frame, const struct console_view *view, struct rect_px at);
/* What the room sees, in one line: where there is room for no more. */
float console_strip_height(const struct frame *frame);
void console_strip_add(struct frame *frame, const struct console_view *view, struct rect_px at);
/* The nth of so many pictures beside each other, as large as they can be. */
struct rect_px console_cell(const struct frame *frame, struct rect_px area, int count, int index);
/* What the console looks at, in `area`. */
void console_own_add(struct frame *frame, const struct console_view *view, struct rect_px area);
/* What the room sees, small. */
void console_seen_add(struct frame *frame, const struct console_view *view, struct rect_px area,
                      const struct look_ink *ink);
/* In the shape of the room's window, and where in that stands what hands write on. */
struct rect_px console_pane_room(const struct console_view *view, struct rect_px area);
struct rect_px console_scene_at(const struct console_view *view, struct rect_px area,
                                const struct scene *scene);
struct console_card {
    struct card_id id;
    bool back;
    struct zoom zoom;
};
/* The front or the back of a card of the deck; answers where the whole of it stands. */
struct rect_px console_card_add(struct frame *frame, const struct console_view *view, struct rect_px area,
                                const struct console_card *card, const char *part, int index);

/* Questions and notes. */
void console_notes_add(struct frame *frame, const struct console_view *view, struct rect_px at);
bool console_asks(const struct console_view *view); /* what is looked at has questions */
struct rect_px console_notes_at(const struct frame *frame, struct rect_px pane);

/* The panels; their height all together. */
void console_panel_add(struct frame *frame, const struct console_view *view, struct rect_px at);
float console_panel_length(const struct frame *frame, const struct console_view *view, struct rect_px at);
struct rect_px console_panel_at(const struct frame *frame, struct rect_px pane); /* of what scrolls */

/* Keys. */
enum key_tone { KEY_PLAIN, KEY_MAIN, KEY_TAKE };
struct key {
    struct button button;
    enum key_tone tone;
    float weight;  /* of what is left of a row; 0: 1 */
    float kept_px; /* so much wider, for a key that may come beside it */
    float dot_u;   /* in place of its icon: a dot so large, of that colour; 0: none */
    uint32_t dot_argb;
};
enum { KEYS_MAX = 24 };
float console_key_gap(const struct frame *frame);
float console_key_width(const struct frame *frame, const struct button *button);
float console_key_height(const struct frame *frame);
void console_key_add(struct frame *frame, struct rect_px at, const struct key *key);
/* In rows as wide as `area`, each filled; answers the height of all. */
float console_keys_height(const struct frame *frame, const struct key *keys, int count, float w);
float console_keys_add(struct frame *frame, struct rect_px area, const struct key *keys, int count);
bool console_keys_are_one_row(const struct frame *frame, const struct key *keys, int count, float w);
float console_dock_height(const struct frame *frame, const struct console_view *view, float w);
void console_dock_add(struct frame *frame, const struct console_view *view, struct rect_px at);

/* The panel of empty cards, and what one of them is called. */
float console_papers_add(struct frame *frame, const struct console_view *view, struct rect_px at);
struct str console_paper_name(const struct frame *frame, int paper);

/* What the pen in hand writes with: a row of keys, as long as one draws. */
bool console_has_pens(const struct console_view *view);
float console_pens_height(const struct frame *frame, const struct console_view *view, float w);
void console_pens_add(struct frame *frame, const struct console_view *view, struct rect_px at);
struct str console_pen_words(const struct console_view *view); /* empty: none is in hand */

/* "18:42", "1:02:07"; up: a part of a second counts for a whole one. Nothing below zero. */
struct str console_clock(const struct frame *frame, int64_t ms, bool up);

#endif
