/* The screens of a visit, one a file. Private to view. */
#ifndef VIEW_VISIT_H
#define VIEW_VISIT_H

#include "view/dock.h"
#include "view/screen.h"
#include "view/text.h"

/* A screen that is one list above its dock. `lay_out` adds the list, or measures it with a frame that has no nodes; it answers
 * how long it is, in px from the window's top. */
struct list_screen {
    struct dock (*dock_of)(const struct frame *frame, const struct visit_view *view);
    float (*lay_out)(struct frame *frame, const struct visit_view *view, float dock_top);
};
void visit_list_add(struct frame *frame, const struct visit_view *view, const struct list_screen *screen);
float visit_list_scroll_max(const struct frame *frame, const struct visit_view *view,
                            const struct list_screen *screen);

/* The home of a deck: doors, offices, what there is to begin with. */
void visit_home_add(struct frame *frame, const struct visit_view *view);
float visit_home_scroll_max(const struct frame *frame, const struct visit_view *view);
/* All offices. */
void visit_offices_add(struct frame *frame, const struct visit_view *view);
float visit_offices_scroll_max(const struct frame *frame, const struct visit_view *view);
/* The cards of the selection. */
void visit_wall_add(struct frame *frame, const struct visit_view *view);
float visit_wall_scroll_max(const struct frame *frame, const struct visit_view *view);
/* One card between its neighbours, or above its questions. */
void visit_card_add(struct frame *frame, const struct visit_view *view);
void visit_card_place(const struct frame *frame, const struct visit_view *view, struct show_view *show);
float visit_card_pitch(const struct frame *frame, const struct visit_view *view);
void visit_upright_add(struct frame *frame, const struct visit_view *view);
void visit_upright_place(const struct frame *frame, const struct visit_view *view, struct show_view *show);
float visit_upright_scroll_max(const struct frame *frame, const struct visit_view *view);
/* Its words. */
void visit_text_add(struct frame *frame, const struct visit_view *view);
float visit_text_scroll_max(const struct frame *frame, const struct visit_view *view);
/* The book: its pages, and one of them. */
void visit_book_add(struct frame *frame, const struct visit_view *view);
float visit_book_scroll_max(const struct frame *frame, const struct visit_view *view);
void visit_page_add(struct frame *frame, const struct visit_view *view);
float visit_page_scroll_max(const struct frame *frame, const struct visit_view *view);
/* The usage guide: of an audience, and one use of it. */
void visit_guide_add(struct frame *frame, const struct visit_view *view);
float visit_guide_scroll_max(const struct frame *frame, const struct visit_view *view);
void visit_use_add(struct frame *frame, const struct visit_view *view);
float visit_use_scroll_max(const struct frame *frame, const struct visit_view *view);
/* Who made the deck, and the program. */
void visit_about_add(struct frame *frame, const struct visit_view *view);
float visit_about_scroll_max(const struct frame *frame, const struct visit_view *view);
/* The cards that were kept, and some of them beside each other. */
void visit_fan_add(struct frame *frame, const struct visit_view *view);
void visit_compare_add(struct frame *frame, const struct visit_view *view);
/* The other decks. */
void visit_decks_add(struct frame *frame, const struct visit_view *view);
float visit_decks_scroll_max(const struct frame *frame, const struct visit_view *view);
/* The selections that users made: on their own, and as a part of another screen, with a word over them and room above; that answers its height,
 * 0 when there are none. And what is said of one of them. */
void visit_selections_add(struct frame *frame, const struct visit_view *view);
float visit_selections_scroll_max(const struct frame *frame, const struct visit_view *view);
float visit_own_tiles_add(struct frame *frame, struct rect_px area, const struct visit_view *view);
enum { VISIT_OWN_WORDS = 96 };
void visit_own_words(const struct visit_view *view, int own, char words[VISIT_OWN_WORDS]);
/* One of them, as it will be presented; its rows lie in a file of their own. */
void visit_prepare_add(struct frame *frame, const struct visit_view *view);
float visit_prepare_scroll_max(const struct frame *frame, const struct visit_view *view);
const struct own_selection *visit_prepared_of(const struct visit_view *view);
struct action visit_prepare_action(enum prepare_event_kind kind, int row); /* row -1: of none */
struct prepare_rows {
    struct rect_px list; /* what is seen of them */
    float x, w, top;     /* top: of the first, nothing scrolled */
    float row_h, pitch;
    float column_w, gap; /* of all cards there may be two columns */
    int columns, count;
};
struct prepare_rows visit_prepare_rows(const struct frame *frame, const struct visit_view *view,
                                       struct rect_px list);
/* Which card of the deck the nth row is about, index in it; -1: the deck no longer has it, or there is no such row. */
int visit_prepare_card(const struct visit_view *view, int row);
void visit_prepare_rows_add(struct frame *frame, const struct visit_view *view,
                            const struct prepare_rows *rows);
/* Where the nth row begins, as it is scrolled now. */
struct pt_px visit_prepare_row_at(const struct prepare_rows *rows, const struct visit_view *view, int row);
/* By which it can be taken. */
struct rect_px visit_prepare_grip_at(const struct frame *frame, const struct visit_view *view,
                                     const struct prepare_rows *rows, int row);
/* Every card was drawn. */
void visit_empty_add(struct frame *frame, const struct visit_view *view);

/* A card as a thing: rounded, with a shadow under it and an edge where there are no shadows. `aside`: how far it is from the
 * middle, 1 is a neighbour's place. A card on the ground's own colour, as a map is, has none of that. */
void visit_picture_add(struct frame *frame, const struct visit_view *view, int place, bool back,
                       struct rect_px at, float aside);

/* A card as a tile, that opens it. */
void visit_tile_add(struct frame *frame, const struct visit_view *view, struct rect_px cell, int place,
                    uint32_t id, enum node_grip way);

/* A line of a reading: its letters, the room above it in its own size, and what hangs before it. */
struct label_style visit_line_style(const struct frame *frame, const struct reading *reading, int line,
                                    float width);
float visit_line_space(enum reading_kind kind);
struct str visit_line_mark(const struct frame *frame, const struct reading_line *line, char digits[12]);
float visit_line_indent(const struct frame *frame, const struct reading *reading, int line);
/* Where running text stands: x and w. */
struct rect_px visit_column_at(const struct frame *frame, const struct reading *reading);
/* The nth of cards that stand beside each other in it: x, w and h. */
struct rect_px visit_card_cell(const struct frame *frame, const struct reading *reading, int nth);
/* The rows of view->column that are seen. */
struct rows_at {
    float top_px; /* of the first row on the glass */
    float window_px,
        beyond_px; /* of what is seen; cards so far beyond are nodes too, so that the focus finds them */
};
void visit_rows_add(struct frame *frame, const struct visit_view *view, const struct rows_at *at);
/* Where a card of the deck stands in the order shown, or -1. */
int visit_place_of(const struct show_cards *cards, int card);

/* Running text, and what it is about at its right; under it where there is no room for both. */
struct beside {
    struct rect_px text, things; /* x and w */
    bool stacked;
};
struct beside visit_beside(const struct frame *frame);

/* Uses of the guide that is shown as tiles in so many columns; the first `count` of those that lead to a session. Answers the height. */
float visit_uses_add(struct frame *frame, struct rect_px area, const struct visit_view *view, int columns,
                     int count);
/* Chips for the audiences, the one chosen filled; answers the height with room under it, nothing and 0 when there is nothing to
 * choose. `guides`: only those that have a guide. */
float visit_doors_add(struct frame *frame, struct rect_px area, const struct visit_view *view, bool guides);
/* The first row of which something lies below `y_px`. */
int column_row_at(const struct column *column, float y_px);

/* What a tile of an office looks like; tiles of one grid are equally high. */
struct office_tile {
    const char *part; /* with index for its id; NULL: "office" */
    struct str icon, title, detail;
    int number; /* in the place of an icon; 0: none */
    struct action action;
    int index;
    bool current; /* here one was */
};
struct office_tile office_tile_of(const struct frame *frame, const struct visit_view *view, int office);
float office_tile_height(const struct frame *frame, const struct office_tile *tiles, int count, float width);
void office_tile_add(struct frame *frame, struct rect_px at, const struct office_tile *tile);
/* How many stand beside each other in that width. */
int office_columns(const struct frame *frame, float width);

/* "Raadslid", the name of a selection, or all cards. */
struct str visit_cards_title(const struct frame *frame, const struct visit_view *view);
/* To the fan, with how many cards are in it, which is written in `words`. */
enum { VISIT_FAN_WORDS = DOCK_FAN_WORDS };
struct button visit_fan_button(const struct frame *frame, const struct visit_view *view,
                               enum button_look look, char words[VISIT_FAN_WORDS]);
/* Whether a card can be laid beside another: the one kept last, that is not this one. */
bool visit_card_can_compare(const struct visit_view *view);
/* The dock of a card. */
void visit_card_dock(const struct frame *frame, const struct visit_view *view, struct dock *out);

#endif
