/* The deck on the wall: the open volume (and the next one while it is being read again), the show's state, the answers of a
 * search. Does what the show's reducer asks for, as far as it concerns the deck; the rest it hands up. UI thread. */
#ifndef APP_SHOWING_H
#define APP_SHOWING_H

#include "app/loader.h"
#include "app/questions.h"
#include "app/selections.h"
#include "app/supply.h"
#include "app/volume.h"
#include "app/watch.h"
#include "journal/journal.h"
#include "presenter/desk.h"
#include "presenter/kept.h"
#include "view/view.h"

enum {
    SHOWING_HITS_MAX = 60,
    SHOWING_MARKS_MAX = 400, /* words marked on one page */
    SHOWING_NOTICE_MS = 4000,
    SHOWING_NOTICE_BYTES = 480,
    SHOWING_LOOK_AGAIN_MS =
        250, /* while pages are still being read, the answers of a search follow so often */
    SHOWING_REST_MS =
        300 /* the rest of a large deck is read after this, also when its first card does not stand yet */
};

struct showing_options {
    const char *path;
    const char *selection; /* NULL: all */
    int page;              /* 1 is the first; 0: where it was left, or the first */
    bool may_leave;
    bool may_change;   /* there are other decks to choose from */
    bool forgets;      /* in a kiosk: where it was left is of somebody else */
    bool present;      /* someone shows it to a room: what that sees is the desk's */
    bool explore;      /* a deck that has a home is visited, not only shown */
    struct str office; /* of a visit: whose cards it begins with; empty: all */
    struct str language;
    const char *password; /* for documents; NULL: none is known */
    uint64_t seed;        /* of the order in which cards are drawn, another for each who comes */
};

/* The guide, a use of it, or what is told about the deck: laid out once for a window. */
struct leaflet {
    struct arena room;
    enum visit_screen screen; /* HOME: nothing is laid out */
    struct card_id audience, use, session;
    struct size_px size;
    float text;
    char language[4];
    struct reading reading;
    struct column column;
    const int *cards; /* of the session */
    int card_count;
    struct qr codes[VISIT_CODES];
};

/* The visit around the deck, and what its screens want to know of it. */
struct visiting {
    bool on; /* false: the deck is only shown */
    struct visit_state state;
    struct arena lists; /* the wall */
    int *wall;          /* places of the cards on it; NULL: all */
    int wall_count;
    bool counted; /* all cards are read */
    int kind_counts[DECK_KINDS_MAX], office_counts[DECK_OFFICES_MAX];
    int kept_cards[FAN_CARDS_MAX], kept_count; /* of the fan: index in the deck */
    struct arena words;                        /* of the card whose words are read */
    struct reading reading;
    struct card_id read; /* which; empty: none */
    char read_language[4];
    struct arena page_room; /* the page of the book that is read: its words, and these in rows */
    struct reading page;
    struct column column;
    struct card_id page_id; /* which; empty: none */
    struct size_px page_size;
    float page_text;
    int laid; /* counts how often it was laid out */
    struct leaflet leaflet;
    struct bookmark {
        struct card_id page;
        struct column_place at;
    } mark, kept; /* where one is, and what the journal knows of it */
};

struct showing {
    /* set by showing_open */
    struct paint *paint;
    struct journal *journal;
    struct supply *supply;
    struct showing_options options;
    char path[START_PATH_BYTES]; /* absolute once open */

    struct volume volumes[2]; /* the one shown, and the one being opened */
    int current;
    uint64_t visitors; /* so many came */
    bool ready;        /* volumes[current] is on the wall */
    bool opening;      /* volumes[1 - current] is on its way */
    bool locked;       /* it waits for a password */
    struct watch watch;
    struct loader loader;  /* of a large deck: it has volumes[1 - current] while it runs */
    uint64_t loaded_stamp; /* of what a loader read last; 0: none did */
    int bell;              /* eventfd: the loader is done */
    bool again;            /* it changed while the loader ran */
    int64_t rest_ms;       /* when the loader begins on what is glanced at; 0: it did */
    bool enter_waits;      /* for the answers of a search, until all cards are read */

    struct questions questions;   /* as users left them */
    struct selections selections; /* that users made */

    struct show_cards cards;
    struct show_rules rules;
    struct show_state state;
    struct desk_state desk; /* present */
    bool broken;            /* a show of these cards broke off, and nobody said yet whether it goes on */
    int broken_place;       /* at which of the cards it was */
    char kept[KEPT_BYTES];  /* of the show, as the journal has it */
    unsigned desk_asked;    /* bit i: enum desk_fx_kind, not done yet */

    struct visiting visit;

    struct card_id stood; /* the last card that stood on the wall painted */

    struct arena answers; /* of the search */
    struct search_hit hits[SHOWING_HITS_MAX];
    int hit_count;
    int64_t look_again_ms; /* pages were read since the answers were made; 0: no */

    struct arena marks_room; /* where what was sought stands on the card */
    struct rect_px marks[SHOWING_MARKS_MAX];
    int mark_count, marked_card; /* -1: of no card */
    char marked_query[SHOW_QUERY_BYTES];

    char notice[SHOWING_NOTICE_BYTES];
    int64_t notice_until_ms; /* 0: none */
};

bool showing_init(struct showing *showing, struct paint *paint, struct journal *journal,
                  struct supply *supply);
void showing_finish(struct showing *showing);

/* Begins to open; showing_poll tells when it stands. What was shown stays until then. */
void showing_open(struct showing *showing, const struct showing_options *options, int64_t now_ms);
enum showing_news {
    SHOWING_NOTHING,
    SHOWING_CHANGED,
    SHOWING_LOCKED, /* it needs a password, or another; `err` says so to who cannot be asked */
    SHOWING_FAILED  /* nothing to show: `err` says why */
};
enum showing_news showing_poll(struct showing *showing, int64_t now_ms, struct err *err);
void showing_unlock(struct showing *showing, const char *password);
void showing_close(struct showing *showing);
/* As if it was opened just now: of who looked at it nothing is left, the questions they wrote neither. */
void showing_forget(struct showing *showing, int64_t now_ms);
int64_t showing_due_ms(const struct showing *showing);
enum { SHOWING_FDS = 2 };
void showing_fds(const struct showing *showing, int out[SHOWING_FDS]); /* readable: poll; -1: none */
/* Whether a large deck is still only glanced at: then there is no search yet. */
bool showing_reads(const struct showing *showing);

/* One event through the reducer. What it asks of others is left in *fx (SHOW_FX_LEAVE, QUIT, FULL_SCREEN, OPEN, REFUSED). */
int showing_event(struct showing *showing, const struct show_event *event, enum show_fx_kind fx[SHOW_FX_MAX]);
/* showing_desk.c: who presents the deck. Events of a show go by way of the desk then, and so do those of its own. */
bool showing_presents(const struct showing *showing);
int showing_desk_event(struct showing *showing, const struct desk_event *event,
                       enum show_fx_kind fx[SHOW_FX_MAX]);
/* While showing.broken: it goes on where it was, or from the beginning. */
void showing_broken_answer(struct showing *showing, bool goes_on, int64_t now_ms);
/* So far the presenter's clock is; kept with the show, now and then. */
void showing_desk_clock(struct showing *showing, int64_t clock_ms, int64_t now_ms);
/* Once: what the desk asks of others. */
bool showing_desk_asks(struct showing *showing, enum desk_fx_kind kind);

/* Whether the search that is open found a question of users on this card: then that side is what is looked for. */
bool showing_found_own(const struct showing *showing, struct card_id card);
/* The marked answer of the search; false when there is none. */
bool showing_choice(const struct showing *showing, struct card_id *out);
const struct deck *showing_deck(const struct showing *showing);

/* The same for the visit. True: it wants to leave the deck. */
bool showing_visit_event(struct showing *showing, const struct visit_event *event);
/* Whether the card is looked at, as in every show: not so on the other screens of a visit. */
bool showing_looks(const struct showing *showing);
/* What view_visit wants to know; turn and scroll are the caller's. `show` must be filled in already. */
void showing_visit_view(struct showing *showing, const struct show_view *show, struct visit_view *out);

/* What users made of the cards is another than before: the one that is shown is put anew, or all cards where it is gone. */
void showing_selections_changed(struct showing *showing, int64_t now_ms);

/* One quiet line on the card, for a while. */
void showing_tell(struct showing *showing, int64_t now_ms, const char *text);
/* The letters of the page on the wall; asked for the first time it answers ANSWER_PENDING. FAILED too for what is no page. */
enum paint_answer showing_page_text(struct showing *showing, struct document_text *out);
/* On PAGE: adds the page, laid out for this window. */
void showing_visit_lay(struct showing *showing, const struct view_env *env, struct visit_view *out);
/* The same on GUIDE, USE and ABOUT. */
void showing_visit_tell(struct showing *showing, const struct view_env *env, struct visit_view *out);
/* Where the page of the book was left; its top when it was not read yet. */
struct column_place showing_visit_place(const struct showing *showing);
/* It stands there: kept in the journal, when it stood elsewhere. */
void showing_visit_note(struct showing *showing, struct column_place place);

/* The blocks of text on the page on the wall; asked for the first time it answers false. */
bool showing_blocks(struct showing *showing, struct document_blocks *out);
/* The card shown is painted: only now its links are asked for and the rest of a large deck is read, which may wait, and it
 * may not. True: the links were known already, and want a frame that has them. */
bool showing_stands(struct showing *showing);
/* What view_show wants to know; drag, scroll and keymap are the caller's. */
void showing_view(struct showing *showing, struct show_view *out, int64_t now_ms);

/* showing_desk.c: for showing.c only. */
void showing_desk_end(struct showing *showing); /* the show is over: nothing of it goes on */
void showing_desk_begin(struct showing *showing, int64_t now_ms); /* the first time that it stands */
/* All cards are read: ids become those of the whole deck. */
void showing_desk_bring(struct showing *showing, const struct deck *from, const struct deck *to);
struct show_next showing_step(struct showing *showing, const struct show_event *event);
int showing_effects(struct showing *showing, const struct show_next *next, int64_t at_ms,
                    enum show_fx_kind fx[SHOW_FX_MAX]);
bool showing_desk_tick(struct showing *showing, int64_t now_ms); /* true: it was time */
int64_t showing_desk_due_ms(const struct showing *showing);

/* showing_visit.c: for showing.c only. */
bool visiting_init(struct visiting *visiting);
void visiting_finish(struct visiting *visiting);
/* The cards to show of a volume that comes in: those of the visit, or of the selection asked for. */
bool visiting_put_cards(struct showing *showing, struct volume *volume, struct err *err);
void visiting_begin(struct showing *showing, int64_t now_ms); /* the first time that it stands */
void visiting_again(struct showing *showing, int64_t now_ms); /* it was read again */
/* Of the selection of users that is shown some cards are no longer in the deck. */
void visiting_tell_gone(struct showing *showing, int64_t now_ms);
void visiting_drop_page(struct showing *showing);        /* nobody is to know where that was */
void visiting_find_page(struct showing *showing);        /* where the book was left */
void visiting_forget_page(struct visiting *visiting);    /* the deck was read again: it may have changed */
void visiting_forget_leaflet(struct visiting *visiting); /* likewise */
void visiting_follow(struct showing *showing, int64_t now_ms); /* the show may be at another card */

#endif
