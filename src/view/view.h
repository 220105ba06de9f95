/* From state to nodes: one pure function a screen. */
#ifndef VIEW_VIEW_H
#define VIEW_VIEW_H

#include "deck/document.h"
#include "deck/model.h"
#include "deck/search.h"
#include "presenter/show.h"
#include "visit/keyboard.h"
#include "visit/leave.h"
#include "visit/lock.h"
#include "visit/staff.h"
#include "visit/start.h"
#include "visit/visit.h"
#include "visit/write.h"
#include "view/node.h"

struct text_metrics {
    float (*width_px)(void *ctx, const struct label_style *style, struct str text);
    void *ctx;
};

/* A finger that rests on something, and what it waits for. */
struct view_rest {
    struct pt_px at;
    int since_ms, until_ms; /* from when it came down */
};

/* What every screen needs to know of the world. */
struct view_env {
    struct size_px size;  /* of the window, output pixels */
    struct size_px glass; /* whose lengths hold, where this is a part of it; empty: it is all there is */
    float text;           /* 1, 1.25 or 1.5 */
    enum palette_id palette;
    bool reduced_motion;
    bool left_hand; /* what the main hand reaches lies at the left */
    bool low;       /* what one must reach lies low: for who sits, or is small, before a high screen */
    bool full_screen;
    bool one_language;   /* no other is offered */
    bool kiosk;          /* a screen nobody watches over: what leads out of the cards is not offered */
    struct str language; /* "nl" or "en": for words_in; the program's own words come from gettext */
    struct text_metrics metrics;
    int64_t now_ms;
    uint32_t focus;                  /* node id; 0: none shown */
    uint32_t pressed;                /* node id under a finger; 0: none */
    bool pointer;                    /* a mouse moved lately: controls that wait for it show themselves */
    float least_touch_px;            /* 20 mm on glass of known size, at least 88 u; 0: 88 u */
    const struct keyboard *keyboard; /* on the glass, where there is something to write; NULL: none */
};
float view_u(const struct view_env *env); /* 1/1080 of the short side */
/* Rings around fingers that rest, over everything else. True: they fill. */
bool view_rests(struct nodes *nodes, const struct view_env *env, const struct view_rest *rests, int count);

enum { SHOW_PARTS = 2 };

/* What is read aloud of what is on screen. */
struct aloud_view {
    bool possible; /* there is a voice, and something to hear it with */
    bool speaks;
    int volume;      /* 0..100 */
    struct str line; /* what is said now, and the bytes of it that are heard; `to` 0: none yet */
    size_t from, to;
    int row;                     /* 1 + index of the line of running text that this is; 0: of none */
    const struct rect_px *marks; /* where they stand, in units of `size` over the page */
    int mark_count;
    struct size_px size;
};

/* The show, all of its modes. */
struct show_view {
    const struct show_cards *cards;
    const struct show_state *state;
    const struct show_rules *rules;
    const struct keymap *keymap;   /* help */
    const struct search_hit *hits; /* search; `card` is an index in the deck */
    int hit_count;
    int hit_total;
    const struct document_link *links; /* of the page on the wall, in its units */
    int link_count;
    struct size_px page_size;    /* in those units; 0: unknown */
    const struct rect_px *marks; /* on it, likewise: words that were sought */
    int mark_count;
    int pages_read, pages_all; /* search: how far the pages are read for their words; pages_all 0: all are */
    struct size_px (*card_shape)(void *ctx,
                                 int card); /* width to height of a card's front: page sizes differ */
    void *card_shape_ctx;
    struct str (*trouble)(
        void *ctx,
        const struct paint_key *key); /* why a picture cannot be painted; empty: it can. May be NULL */
    void *trouble_ctx;
    float drag_px;                      /* the page under the finger: how far it is from its place */
    struct zoom zoom;                   /* of the card on the wall, while it moves too */
    struct paint_key parts[SHOW_PARTS]; /* sharp parts of it, the last on top; content 0: none */
    bool held;                          /* fingers move the page: only the page is seen */
    bool map;        /* where one is on it is seen too: in a show with the bar, in a visit alone */
    float scroll_px; /* overview, search, help: how far the list is scrolled */
    bool reads;      /* not all cards are read yet: there are no answers to a search */
    struct aloud_view aloud;
    struct str notice;   /* one quiet line: "Kaartenset opnieuw gelezen" or what is wrong; empty: none */
    struct rect_px room; /* where the whole page is fitted in; empty: the window */
    struct size_px
        seen;      /* what is seen of a page drawn up, from the top left of the window; empty: the window */
    int lit;       /* of a map on the wall: the lit branch; 0: none */
    bool visit;    /* the keys are those of a visit */
    bool presents; /* they are those of who presents */
};
void view_show(struct nodes *nodes, const struct view_env *env, const struct show_view *view);
/* The picture of the card at a place in the order, as large as it is shown; false when there is none. */
bool view_show_face(const struct view_env *env, const struct show_view *view, int place, bool back,
                    struct paint_key *out);
/* Where the card on the wall stands when all of it is seen. */
struct rect_px view_show_page(const struct view_env *env, const struct show_view *view);
/* The part that makes sharp what is seen of the card at that zoom; false when the whole is sharp. */
bool view_show_part(const struct view_env *env, const struct show_view *view, struct zoom zoom,
                    struct paint_key *out);
/* How far the list of the mode can scroll, and where to scroll so that the marked item is seen. */
float view_show_scroll_max(const struct view_env *env, const struct show_view *view);
float view_show_scroll_to_mark(const struct view_env *env, const struct show_view *view);
int view_overview_columns(const struct view_env *env);
/* Search: the byte of what is written that lies nearest to a point. */
size_t view_search_byte(const struct view_env *env, const struct show_view *view, struct pt_px at);

/* The words of a card one after the other, for who reads them at their own size. */
enum reading_kind {
    READING_KIND, /* above the title */
    READING_TITLE,
    READING_HEADING,
    READING_TEXT,
    READING_ITEM, /* of a list */
    READING_QUOTE,
    READING_QUESTION,
    READING_CARD /* a card between the words */
};
struct reading_line {
    enum reading_kind kind;
    struct str text;
    int number; /* of a question, and of an item in a numbered list; 0: none */
    int depth;  /* in lists; 0: outermost */
    int card;   /* READING_CARD: index in the deck */
    int branch; /* of an overview map, on the console: 1 is the first; 0: it is none */
    const struct run
        *runs;     /* of `text`, one behind the other, where they are not all alike; borrowed from the deck */
    int run_count; /* 0: they are */
};
enum { READING_LINES_MAX = 400 };
struct reading {
    const struct reading_line *at;
    int count;
    bool beside; /* set smaller, beside what it is about; over it where there is no room for both */
};
/* Lines in `arena`; false when it is full. */
bool view_reading(struct arena *arena, const struct show_cards *cards, int place, struct str language,
                  struct reading *out);

/* The same of a page of the book. */
bool view_reading_page(struct arena *arena, const struct deck *deck, const struct book_page *page,
                       struct reading *out);

/* What a guide says before its uses, and those uses that lead to no session. */
bool view_reading_guide(struct arena *arena, const struct deck *deck, const struct guide *guide,
                        struct reading *out);
/* A session: what it is for, and what one needs for it. `cards`: so many it is played with. */
bool view_reading_session(struct arena *arena, const struct session_template *session, int cards,
                          struct str language, struct reading *out);
/* Who made the deck, what one may do with it, and the program itself, of that version. */
bool view_reading_about(struct arena *arena, const struct deck *deck, struct str language, struct str version,
                        struct reading *out);

/* A reading broken into rows for a window: done once, so that a frame costs no more than what is seen of it. */
struct column_row {
    int line;  /* of the reading */
    int cards; /* so many lines from it on are cards beside each other; 0: it is words */
    struct str text;
    size_t from; /* where it begins in the words of its line */
    float y_px, h_px;
};
struct column {
    const struct column_row *rows;
    int count;
    float h_px;
};
/* False when `arena` is full. */
bool view_column(struct arena *arena, const struct view_env *env, const struct reading *reading,
                 struct column *out);
/* What stands at its top; holds at any width and text size. */
struct column_place {
    int line, thousandth; /* of the reading; of that line */
};
struct column_place view_column_place(const struct column *column, float scroll_px);
float view_column_scroll(const struct column *column, struct column_place place);

enum visit_code { VISIT_CODE_SOURCE, VISIT_CODE_CONTACT, VISIT_CODES };

/* A card that hands took up, or that lies where they left it. */
struct view_lift {
    int at;            /* WALL: its place there. COMPARE: which of the cards */
    struct pt_px move; /* from where it belongs */
    float scale, turn; /* about its middle; radians, as the clock goes */
    bool rests;        /* nothing moves it */
    float painted;     /* COMPARE: its picture is made so much larger, and scaled from there; 0: 1 */
};

/* What can be opened: on the start screen and in its chooser, and the decks of a kiosk. */
enum start_item_kind {
    START_ITEM_RECENT,
    START_ITEM_DEMO,
    START_ITEM_OPEN,
    START_ITEM_UP,
    START_ITEM_FOLDER,
    START_ITEM_DRIVE,
    START_ITEM_DECK /* a folder that is a deck, a ZIP */,
    START_ITEM_DOCUMENT /* a PDF */,
    START_ITEM_PICTURE
};
struct start_item {
    enum start_item_kind kind;
    struct str title, detail; /* detail: place and when, or size */
    struct paint_key picture; /* recent: its first card; content 0: none yet. The tile gives it its size */
    int tag;
    struct str path;
};

/* A visit, all of its screens but SLIDES, which is view_show's. */
/* PREPARE: a row that a hand took out of the list. */
struct view_carried {
    bool on;
    int from, to;  /* places in the selection: its own, and where it would come to lie */
    float move_px; /* from its own */
};

struct visit_view {
    const struct visit_state *state;
    const struct show_view *show;     /* the cards of the selection, and the one looked at */
    const struct own_selections *own; /* that users made of the deck; NULL: none */
    const int *wall;                  /* places of the cards on the wall; NULL: all */
    int wall_count;
    const int *kind_counts,
        *office_counts; /* cards of each kind in the selection, of each office; NULL: not all are read */
    const int *kept;    /* the cards of the fan, in its order: index in the deck */
    int kept_count;
    float fan_near; /* where the hand is in the fan, in places; on its way from one to another between them */
    float fan_pull_px;             /* the card it holds is drawn up so far */
    const struct reading *reading; /* TEXT, PAGE, GUIDE, USE, ABOUT */
    const struct column *column;   /* but for TEXT: the same in rows */
    const int *session_cards;      /* USE: those of the session, indexes in the deck */
    int session_card_count;
    /* ABOUT: VISIT_CODES of them, of addresses that can be read from a screen; side 0: none. Nodes borrow them. NULL: no codes */
    const struct qr *codes;
    float turn; /* how far the card is turned over to the side it shows; 1: it is */
    float scroll_px;
    bool may_leave;   /* there is a start screen behind the deck */
    bool may_present; /* a selection can be presented from here */
    struct view_carried carried;
    const struct view_lift *lifts; /* WALL, COMPARE: the topmost last */
    int lift_count;
    bool may_change;                /* there are other decks to choose from */
    const struct start_item *decks; /* DECKS: these */
    int deck_count, deck;           /* of which this one is shown */
};
void view_visit(struct nodes *nodes, const struct view_env *env, const struct visit_view *view);
/* Where the card is fitted in, for what is done with it: fills in room and seen. */
void view_visit_place(const struct view_env *env, const struct visit_view *view, struct show_view *show);
/* From a card to its neighbour. */
float view_visit_pitch(const struct view_env *env, const struct visit_view *view);
float view_visit_scroll_max(const struct view_env *env, const struct visit_view *view);
/* Where to scroll so that a card on the wall is seen: `at` counts on the wall. */
float view_wall_scroll_to(const struct view_env *env, const struct visit_view *view, int at);
/* On FAN: which of its cards is under a point, -1: none. On COMPARE: where the cards lie; answers how many. */
uint32_t view_fan_id(void); /* of the fan as a whole */
int view_fan_find(const struct view_env *env, const struct visit_view *view, struct pt_px point);
int view_compare_places(const struct view_env *env, const struct visit_view *view,
                        struct rect_px out[FAN_COMPARED_MAX]);
uint32_t view_compare_id(int nth); /* of one of those cards */
/* One that was left anywhere lies as near to that as it can with all of it on the glass, above the dock; what is longer than
 * that there, as far as it can. */
void view_compare_keep(const struct view_env *env, const struct visit_view *view, struct view_lift *lift);
/* On PREPARE: what an ACTION_PREPARE means; the row whose grip is under a point, -1: none; where a row that was moved so far would come
 * to lie; the list between head and foot; and where to scroll so that the marked row is seen. */
struct prepare_event view_prepare_event(const struct visit_view *view, int index);
int view_prepare_grip(const struct view_env *env, const struct visit_view *view, struct pt_px point);
int view_prepare_place(const struct view_env *env, const struct visit_view *view, int from, float move_px);
struct rect_px view_prepare_list(const struct view_env *env, const struct visit_view *view);
float view_prepare_scroll_to_mark(const struct view_env *env, const struct visit_view *view);
int view_wall_columns(const struct view_env *env);
uint32_t view_wall_id(int card); /* of its tile */
/* Where the tile at that place hangs, on screen. */
struct rect_px view_wall_cell(const struct view_env *env, const struct visit_view *view, int at);
/* An upright window shows the questions under the card, and turns nothing over. */
bool view_visit_is_upright(const struct view_env *env);

/* The start screen and its chooser. */
struct start_view {
    const struct start_state *state;
    const struct start_item *items;
    int item_count;
    const struct keymap *keymap;
    float scroll_px;
    struct str trouble; /* why the last thing did not open; empty: none. Shown until the next choice */
    struct str folder_title;
    struct aloud_view aloud;
};
void view_start(struct nodes *nodes, const struct view_env *env, const struct start_view *view);
float view_start_scroll_max(const struct view_env *env, const struct start_view *view);
float view_start_scroll_to_mark(const struct view_env *env, const struct start_view *view);
int view_start_columns(const struct view_env *env, const struct start_view *view);

/* The question for a document's password. */
struct lock_view {
    const struct lock_state *state;
    struct str name; /* of the file */
    bool may_leave;  /* there is something behind it to go back to */
};
void view_lock(struct nodes *nodes, const struct view_env *env, const struct lock_view *view);

/* Own questions of a card: the field, and the list of all. And the title of a selection. */
struct write_view {
    const struct write_state *state;
    const struct write_rows *rows;
    struct str card, icon; /* its title, empty: it is about none; of its kind, empty: none */
    uint32_t kind_rgb;
    int cards;       /* of a title: so many it is for */
    float scroll_px; /* list */
};
void view_write(struct nodes *nodes, const struct view_env *env, const struct write_view *view);
float view_write_scroll_max(const struct view_env *env, const struct write_view *view);
float view_write_scroll_to_mark(const struct view_env *env, const struct write_view *view);
/* The byte of what is written that lies nearest to a point. */
size_t view_write_byte(const struct view_env *env, const struct write_view *view, struct pt_px at);

/* A screen nobody watches over: the lure loop, and the question whether someone is still there. */
struct lure_view {
    const struct show_view *show; /* whose cards are shown */
    uint64_t seed;
    int64_t since_ms;
    bool dark; /* at night nothing is shown, until it is touched */
};
void view_lure(struct nodes *nodes, const struct view_env *env, const struct lure_view *view);
/* The PIN that leads out. What is touched: a digit, or one of these. */
enum pin_key { PIN_KEY_ERASE = 10, PIN_KEY_ENTER, PIN_KEY_BACK };
void view_pin(struct nodes *nodes, const struct view_env *env, const struct leave_state *state);
/* What whoever watches over it sets, after the PIN, and has to know. */
struct staff_fact {
    struct str name, text;
    bool bad;
};
struct staff_deck {
    struct str title, state;
    bool bad;
};
struct staff_view {
    const struct staff_state *state;
    const struct staff_rules *rules;
    const struct staff_fact *facts;
    int fact_count;
    const struct staff_deck *decks; /* all there are */
    struct str office;              /* its name; empty: all cards */
    float scroll_px;
};
void view_staff(struct nodes *nodes, const struct view_env *env, const struct staff_view *view);
float view_staff_scroll_max(const struct view_env *env, const struct staff_view *view);
/* What an ACTION_STAFF means. */
struct staff_event view_staff_event(int index);
/* The question whether a show that broke off goes on. */
struct broken_view {
    int place, count; /* of the card it was at; 1 is the first */
    struct str title;
};
void view_broken_off(struct nodes *nodes, const struct view_env *env, const struct broken_view *view);
void view_idle(struct nodes *nodes, const struct view_env *env, int left_s, int of_s);

/* One sentence and what to do: while a deck is being opened, or when it cannot be. */
void view_message(struct nodes *nodes, const struct view_env *env, struct str icon, struct str title,
                  struct str text);

#endif
