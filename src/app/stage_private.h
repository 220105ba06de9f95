/* The stage's own state, shared by its loop and its acts. Private to app/stage*.c. */
#ifndef APP_STAGE_PRIVATE_H
#define APP_STAGE_PRIVATE_H

#include "app/aloud.h"
#include "app/displays.h"
#include "app/gong.h"
#include "app/hands.h"
#include "app/home.h"
#include "app/inking.h"
#include "app/lifted.h"
#include "app/monitors.h"
#include "app/motion.h"
#include "app/placing.h"
#include "app/picture.h"
#include "app/showing.h"
#include "app/staff_facts.h"
#include "app/stage.h"
#include "app/stylus.h"
#include "app/waker.h"
#include "app/zoom_motion.h"
#include "presenter/plan.h"
#include "presenter/timing.h"
#include "view/console.h"
#include "view/countdown.h"
#include "view/seen.h"
#include "visit/idle.h"
#include "visit/lure.h"

enum stage_place {
    STAGE_OPENING,
    STAGE_HOME,
    STAGE_SHOW,
    STAGE_LOCKED,
    STAGE_BROKEN, /* a show broke off: does it go on? */
    STAGE_WRITE   /* over a card of the show, or over a screen of the visit */
};
/* What a title is written for. */
enum stage_naming {
    NAMING_FAN /* its cards, as a selection */,
    NAMING_SHOWN /* the selection that is shown */,
    NAMING_PREPARED /* the one that is prepared */
};
enum {
    STAGE_BAR_MS = 4000,    /* the bar stays so long after a tap of a finger */
    STAGE_OPENING_MS = 300, /* quicker than this no one is told to wait */
};

/* What this run allows; said once, where it begins. */
struct stage_rules {
    bool ends;   /* by a key or a button */
    bool shares; /* the display with other windows: full screen or not */
    bool opens;  /* whatever else there is on disk */
    bool asks;   /* for a password */
    bool keeps;  /* what is done and set, for the next time */
};

struct stage_zoom {
    struct zoom_motion motion;
    struct zoom_grip grip;         /* of the hand that has the page */
    bool drags;                    /* the drag that goes on moves the page, it turns none */
    bool spots;                    /* and does so on the small picture of it */
    struct pt_px spot_off;         /* from the finger there to the middle of what is seen, in shares */
    int64_t map_until_ms;          /* that picture is shown; 0: it is not */
    bool tapped;                   /* the last tap was on a card */
    struct paint_key wanted, kept; /* the sharp part of where it goes, and the last that was painted */
    struct zoom goal;              /* where it goes */
    int64_t since_ms;              /* since when */
    bool asked;
};

/* What the card on the wall is made of, for a finger that wants one thing of it large. */
struct stage_blocks {
    struct placing placing;
    bool ready;
    struct card_id card; /* of which */
    enum face_side side;
    int lit;
};

struct stage_fan {
    struct spring spring; /* of where the hand is, towards the card held; start_ms 0: there */
    bool drags, pulls;    /* the drag that goes on is along the fan, or draws a card out of it */
    float pull_px;
};

/* A row of a selection that is prepared, in a hand. */
struct stage_prepare {
    bool carries, scrolls; /* scrolls: the list goes under it, for it is held near its end */
    int from, to;          /* places */
    float from_y, at_y;    /* of the finger */
    float scroll_px;       /* of the list, when it was taken */
    float move_px;
    int64_t tick_ms;
};

struct stage_visit {
    bool by_keys;    /* what was last done was done by keys: then what is gone to has the focus */
    bool scrolls;    /* the drag that goes on moves the questions under an upright card */
    bool tap_turned; /* the last tap turned the card over */
    int64_t turn_ms; /* when the card began to turn; 0: it does not */
    struct stage_fan fan;
    struct stage_prepare prepare;
    int laid;                            /* the layout of the page that the list is scrolled in; 0: none */
    float scroll_px[VISIT_SCREEN_COUNT]; /* where each list was left */
};

struct stage_kiosk {
    bool on;
    struct idle_state idle;
    uint64_t seed;   /* of the order of the lure loop */
    int64_t look_ms; /* when its picture changes */
    bool dark;       /* it is night */
    struct leave_state leave;
    int64_t watchdog_ms, life_ms;         /* a sign of life so often, and when the last was given */
    bool ready;                           /* it was told that we are */
    int64_t finger;                       /* the one in the corner */
    int left_s;                           /* as the question last said */
    bool settles;                         /* language, text size and colours are still those of a visitor */
    const char *decks[OPTIONS_DECKS_MAX]; /* those to be shown, in this order */
    int deck_count, deck;                 /* of which this one is, or is on its way */
    bool chosen;                          /* by a visitor, who waits for it */
    int chosen_from;                      /* the one before */
    int fallen;                           /* so many in a row could not be opened */
};

struct stage_reads {
    uint64_t where;    /* the place that was last told of, or need not be */
    bool greets;       /* it was just asked for, by who may see nothing */
    bool explores;     /* a finger rests on the glass and hears what lies there */
    uint32_t explored; /* the last node that it heard; 0: none */
};

struct stage_staff {
    struct staff_state state;
    struct settings said;     /* config.yaml's, with the decks there are */
    const char *const *known; /* those decks; borrowed */
    int known_count;
    int64_t began_wall_ms;
    struct card_id office; /* that was set: the settings point here */
    struct staff_facts facts;
    bool told; /* there are facts */
};

/* What the room sees, in a window of its own; size 0: there is none. */
struct stage_room {
    struct window window;
    struct picture picture;
    struct paint_key part; /* what is sharp of a card drawn up */
    bool mouse;            /* it lies over it */
    struct room_shown {
        bool frozen, painted;
        enum desk_blank blank;
    } shown; /* in the frame before */
};

/* What the presenter does with the console itself, and what is read there. */
struct stage_console {
    struct console_state state;
    struct arena read; /* questions and notes, in rows */
    struct reading reading;
    struct column column;
    bool laid; /* these two hold */
    struct card_id top;
    int count;            /* of the scene they are of: its last card, and how many */
    char clock[16];       /* of the wall */
    int64_t due_ms;       /* when what it shows of the time changes; 0: never */
    struct picture ahead; /* what it would show at other cards: never on a glass */
};

enum stage_ink_hand { STAGE_INK_NO_HAND, STAGE_INK_DRAWS, STAGE_INK_POINTS };
struct stage_ink {
    bool ready; /* a deck was presented */
    struct inking inking;
    enum stage_ink_hand hand;
    int64_t finger; /* its; the mouse has one too */
    struct stylus *stylus;
    bool room;           /* it is on the room's screen */
    bool pen;            /* it holds a pen that is one */
    int64_t pen_ms;      /* when such a pen was last there; 0: never */
    struct rect_px card; /* where that was when it came down */
};

/* Hands on the room's screen. */
struct stage_touch {
    struct hands hands;
    struct zoom_motion motion; /* of the page they have */
    struct zoom_grip grip;
    bool tapped, turned;  /* the last thing they did was a tap, and that turned the card */
    enum desk_touch role; /* that is remembered */
};

struct stage_desk {
    bool on;     /* somebody presents */
    bool covers; /* whole displays */
    bool whole;  /* with one display: it shows what the room sees, and nothing else */
    bool waits;  /* the room sees nothing yet */
    bool asks;   /* which display is to show what */
    bool known;  /* these displays were there before */
    bool lost;   /* there was none, and windows were not put back yet */
    struct displays displays;
    struct displays_plan plan;
    struct monitors monitors;
    struct stage_room room;
    struct stage_touch touch;
};

/* The clock of who presents, and what it is held against. */
struct timing_plan_of { /* of which cards, from which on */
    uint64_t content;
    const int *order;
    int count;
    struct card_id first;
};
struct stage_timing {
    bool on; /* it goes with what the room sees */
    struct timing timing;
    struct timing_ledger ledger;
    int64_t next_ms; /* when something of it that is seen changes */
    struct arena room;
    struct timing_plan_of of;
    struct plan plan;
    struct agenda_block parts[AGENDA_BLOCKS_MAX]; /* by it */
    int part_count;
    struct gong *gong; /* NULL: not yet needed */
};

struct stage {
    const struct stage_options *run;
    struct stage_rules rules;
    struct arena arena; /* paths */

    /* services */
    struct paint *paint;
    struct journal *journal;
    struct supply supply;

    /* the glass */
    struct window window;
    struct waker *waker;
    struct labels *labels;
    struct bakery *bakery;
    struct picture picture;
    Uint32 wake_event;
    char title[256]; /* of the window */

    /* hands and motion */
    struct hands hands;
    struct motion motion;
    struct stage_zoom zoom;
    struct stage_blocks blocks;
    struct stage_visit visit;
    struct stage_kiosk kiosk;
    struct stage_staff staff;
    struct stage_options own; /* in a kiosk: the run, with settings that can be set on its glass */
    struct settings settings;
    struct lifted lifted; /* cards in hands */
    struct view_lift lifts[LIFTED_MAX];
    float lift_scroll_px; /* of the list they come from, when it was last seen */
    int64_t drag_finger;  /* what is dragged by one finger is not dragged by another */
    bool rings;           /* a ring fills around a finger */
    int64_t cache_bytes;  /* for painted pictures */
    int place_shown;      /* of the card in the frame before */
    bool pages;           /* it was that of a neighbour: someone turns pages */
    float list_per_drag;  /* px of the list under the finger */

    struct aloud_reader aloud;
    uint32_t focus_told; /* the control that was last told of, or need not be */
    struct stage_reads reads;
    struct stage_desk desk;
    struct stage_console console;
    struct stage_timing timing;
    struct stage_ink ink;

    /* where we are */
    enum stage_place place;
    struct home home;
    struct showing showing;
    struct lock_state lock;    /* STAGE_LOCKED */
    struct write_state write;  /* STAGE_WRITE */
    struct card_id write_card; /* for which */
    enum stage_naming naming;  /* of a title: for what */
    int write_cards;           /* and for so many cards */
    struct write_row write_row[OWN_ASKED_MAX];
    struct write_rows write_rows;
    struct keyboard keyboard; /* on the glass, while there is something to write */
    uint32_t key_rests;       /* the node of the key a finger rests on; 0: none */
    bool by_finger;           /* what was last asked for was asked by a finger */
    bool real_keys;           /* letters were typed on a keyboard of their own */
    struct str language;      /* "nl" or "en" */
    enum palette_id palette;
    float text;
    bool reduced_motion, left_hand, low;
    int64_t now_ms, opening_ms, bar_until_ms;
    uint64_t seed;
    bool painted; /* all that is on screen */
    bool hurries; /* hands move something, or something they threw moves */
    bool deck_recorded;
    int64_t waits_since_ms; /* with a feed, by the machine's clock: for an answer; 0: for none */
    bool dirty, moved, woken, told_to_wait, quit;
    int exit_status;
};

/* stage.c */
void stage_resized(struct stage *stage);
void stage_size_cache(struct stage *stage);
bool stage_shows(const struct stage *stage);
void stage_watch(struct stage *stage);                        /* what wakes the loop may have changed */
void stage_go_home(struct stage *stage, const char *trouble); /* NULL: none */
void stage_open(struct stage *stage, const char *path, const char *selection, int page);
void stage_fall(struct stage *stage, const struct err *err); /* there is nothing to show */
void stage_leave(struct stage *stage);                       /* out of the program, by a key or a button */
void stage_full_screen(struct stage *stage);                 /* or back to a window */

/* stage_frame.c */
void stage_frame(struct stage *stage);
void stage_frame_first(struct stage *stage); /* nothing is shown yet, but asked for */
void stage_env(const struct stage *stage, struct view_env *out);
void stage_show_view(struct stage *stage, const struct view_env *env, struct show_view *out);
/* The same, at rest and not drawn up. */
void stage_plain_view(struct stage *stage, const struct view_env *env, struct show_view *out);
void stage_start_view(struct stage *stage, const struct view_env *env, struct start_view *out);

/* stage_broken.c: whether a show that broke off goes on */
void stage_broken_view(const struct stage *stage, struct broken_view *out);
void stage_broken_action(struct stage *stage, struct action action);
void stage_broken_key(struct stage *stage, const struct act *act);

/* stage_desk.c: who presents */
bool stage_presents(const struct stage *stage);
void stage_desk_event(struct stage *stage, const struct desk_event *event);
void stage_desk_after(struct stage *stage);                      /* an event was done */
bool stage_desk_act(struct stage *stage, const struct act *act); /* true: it goes no further */
/* With one display: it shows what the room sees, or the console again. */
void stage_desk_whole(struct stage *stage, bool whole);
void stage_desk_back(struct stage *stage, const struct desk_state *was, enum show_mode mode);

/* stage_console.c: the presenter's console */
bool stage_console_init(struct stage_console *console);
void stage_console_finish(struct stage_console *console);
void stage_console_recall(struct stage *stage); /* as its presenter had it the last time */
bool stage_console_seen(const struct stage *stage);
void stage_console_view(struct stage *stage, const struct show_view *show, struct console_view *out);
void stage_console_compose(struct stage *stage, const struct view_env *env, const struct show_view *show);
/* The console at the cards around the one that is looked at: pictures are wanted, and the words of the next one baked. */
void stage_console_ahead(struct stage *stage, struct picture *all);
/* In which overview, search and help are drawn: the window, or what the console leaves of it. */
void stage_show_env(struct stage *stage, struct view_env *out);
/* Whether something scrolls at that point, NULL for any, and how far. */
bool stage_console_list(struct stage *stage, const struct pt_px *at, float *max);
/* Where the card that is looked at stands, all of it, in what is seen of it drawn up. False: it is not there. */
bool stage_console_stage(struct stage *stage, struct rect_px *room, struct rect_px *card);
bool stage_console_turns(struct stage *stage, struct pt_px from);      /* a finger from there turns pages */
bool stage_console_command(struct stage *stage, enum command command); /* true: it was the console's */
void stage_console_action(struct stage *stage, struct action action);
bool stage_console_key(struct stage *stage, const struct act *act); /* true: it goes no further */
int64_t stage_console_due_ms(const struct stage *stage);
void stage_console_tick(struct stage *stage);

/* stage_timing.c: the clock of who presents */
bool stage_timing_command(struct stage *stage, enum command command); /* true: it was for the clock */
bool stage_timing_moves(const struct stage *stage);
int64_t stage_timing_due_ms(const struct stage *stage);
void stage_timing_tick(struct stage *stage);
void stage_timing_view(struct stage *stage, struct console_time *out); /* all but the clock on the wall */
void stage_timing_end(struct stage *stage); /* the deck is left: what it took is told */
void stage_timing_finish(struct stage *stage);

/* stage_ink.c: hands that draw or point, and what was drawn */
void stage_ink_stand(struct stage *stage); /* the deck stands: what was drawn on it before is there again */
void stage_ink_end(struct stage *stage);
bool stage_ink_event(struct stage *stage, const SDL_Event *event); /* true: it goes no further */
void stage_ink_room_event(struct stage *stage,
                          const SDL_Event *event); /* on the room's screen, that may be drawn on */
void stage_ink_forget_room(struct stage *stage);   /* it may not any more */
void stage_ink_after(struct stage *stage);         /* what the desk asks for is done */
/* How it looks on the cards the console looks at, and on those of what the room sees; a look each. Until the next call. */
const struct look_ink *stage_ink_own(struct stage *stage);
const struct look_ink *stage_ink_room(struct stage *stage, const struct seen *seen);
const struct look_ink *stage_ink_paper(void *stage, int paper); /* for console_view.paper_ink */

/* stage_touch.c: hands on the room's screen */
void stage_touch_stand(
    struct stage
        *stage); /* the deck stands, or there are other displays: what they may there is remembered */
void stage_touch_after(struct stage *stage); /* an event of the desk was done */
void stage_touch_event(struct stage *stage, const SDL_Event *event);
int64_t stage_touch_due_ms(const struct stage *stage);
void stage_touch_tick(struct stage *stage);

/* stage_room.c: the room's window */
struct rect_px stage_room_page(struct stage *stage); /* where all of what it sees stands */
bool stage_room_is_open(const struct stage *stage);
const char *stage_room_title(void);
bool stage_room_open(struct stage *stage, struct rect_px bounds, struct err *err);
void stage_room_close(struct stage *stage);
struct seen stage_seen(const struct stage *stage);
/* For who draws what the room sees: `show` is whose cards. Borrows both. */
void stage_seen_view(struct stage *stage, const struct seen *seen, const struct show_view *show,
                     struct seen_view *out);
void stage_room_compose(struct stage *stage);
void stage_room_present(struct stage *stage, bool painted);
void stage_room_ahead(struct stage *stage, struct picture *all, bool painted);
bool stage_room_take(struct stage *stage, SDL_Event *event); /* true: it was done on that window */

/* stage_screens.c: which display shows what */
void stage_screens_begin(struct stage *stage); /* there is a video driver */
void stage_screens_watch(struct stage *stage); /* for the last of them, in every mode */
void stage_screens_end(struct stage *stage);
int stage_screens_fd(const struct stage *stage);
void stage_screens_poll(struct stage *stage);
bool stage_screens_two(const struct stage *stage);
struct rect_px stage_screens_bounds(const struct stage *stage, bool room); /* of the display; empty: none */
struct rect_px stage_screens_window(const struct stage *stage, bool room);
bool stage_screens_open(struct stage *stage, struct err *err); /* the room's window, where it has one */
void stage_screens_swap(struct stage *stage);
void stage_screens_ask(struct stage *stage); /* or go on */
bool stage_screens_asks(const struct stage *stage);
void stage_screens_compose(struct stage *stage, const struct view_env *env);
bool stage_screens_act(struct stage *stage, const struct act *act); /* true: it goes no further */
void stage_screens_changed(struct stage *stage);                    /* displays may have */

/* stage_feed.c: where events and time come from */
int64_t stage_clock(const struct stage *stage);
uint64_t stage_chance(const struct stage *stage); /* a seed */
/* False: none came before it was time to do something. now_ms is set. */
bool stage_next_event(struct stage *stage, int64_t due_ms, SDL_Event *out);
bool stage_more_events(struct stage *stage, SDL_Event *out);
void stage_take_feed(struct stage *stage, const SDL_Event *event);
bool stage_begin_apart(struct stage *stage, struct err *err);
/* A frame is on the glass: of the window, or of the room. */
void stage_feed_shown(struct stage *stage, bool room);
void stage_record_begin(struct stage *stage); /* there is a window */
void stage_record_deck(struct stage *stage);  /* the first deck stands */
void stage_record_event(struct stage *stage, const SDL_Event *event);
void stage_record_end(struct stage *stage);

/* stage_text.c */
struct str stage_text(struct arena *arena, const struct stage *stage); /* where it is, and what is seen */

/* stage_settings.c: what is set on screen, kept in the journal */
void stage_first_settings(struct stage *stage);
void stage_next_language(struct stage *stage);
void stage_keep_setting(struct stage *stage, enum action_kind kind);

/* stage_lock.c: the question for a password, and what is done with the answer */
void stage_locked(struct stage *stage, const struct err *err);
void stage_lock_end(struct stage *stage); /* what was typed is gone */
void stage_lock_view(const struct stage *stage, struct lock_view *out);
void stage_lock_key(struct stage *stage, const struct act *act);
void stage_lock_text(struct stage *stage, struct str text); /* at most 31 bytes */
void stage_lock_edit(struct stage *stage, enum edit_act act);
void stage_lock_enter(struct stage *stage);
void stage_lock_action(struct stage *stage, struct action action);

/* stage_writing.c: the field on screen, whichever it is */
bool stage_writes(const struct stage *stage);
void stage_writing_text(struct stage *stage, struct str text);
/* True: it was for the field. Letters are not: they come as text. */
bool stage_writing_key(struct stage *stage, const struct key_chord *chord);
void stage_writing_point(struct stage *stage, struct pt_px at, bool extend);
void stage_writing_edit(struct stage *stage, enum edit_act act);
void stage_writing_done(struct stage *stage); /* as Enter */

/* stage_write.c: own questions */
void stage_write_begin(struct stage *stage, bool list);
void stage_write_title(struct stage *stage, enum stage_naming naming, struct str proposed, int cards);
void stage_write_stand(struct stage *stage); /* after the deck was read again */
void stage_write_end(struct stage *stage);   /* what was being written is gone */
bool stage_write_is_field(const struct stage *stage);
void stage_write_do(struct stage *stage, enum write_event_kind kind);
void stage_write_text(struct stage *stage, struct str text); /* at most 31 bytes */
void stage_write_edit(struct stage *stage, enum edit_act act, bool extend);
void stage_write_point(struct stage *stage, struct pt_px at, bool extend);
void stage_write_action(struct stage *stage, struct action action);
void stage_write_key(struct stage *stage, const struct act *act);
float stage_write_scroll_max(struct stage *stage);
void stage_write_view(struct stage *stage, const struct view_env *env, struct write_view *out);

/* stage_own.c: a title is written for a selection of users */
void stage_own_named(struct stage *stage, struct str title);

/* stage_keyboard.c: the keyboard on the glass */
void stage_keyboard_field(struct stage *stage, bool secret);          /* a field came up */
void stage_keyboard_show(struct stage *stage, const struct act *act); /* a field was touched */
void stage_keyboard_hide(struct stage *stage);
bool stage_keyboard_act(struct stage *stage, const struct act *act);   /* true: it was for a key */
void stage_keyboard_action(struct stage *stage, struct action action); /* by Enter on what has the focus */
void stage_keyboard_tick(struct stage *stage);
int64_t stage_keyboard_due_ms(const struct stage *stage);

/* stage_zoom.c: a page drawn up */
bool stage_zoomed(const struct stage *stage);
void stage_zoom_grip(struct stage *stage, struct show_event *event); /* fills in where it takes hold */
struct stage_zoom_was {
    struct zoom zoom, seen;
    struct card_id card;
    bool back;
};
struct stage_zoom_was stage_zoom_before(const struct stage *stage);
void stage_zoom_after(struct stage *stage, const struct stage_zoom_was *was);
bool stage_zoom_drag(struct stage *stage,
                     const struct act *act); /* true: it was for the zoom; so too the next two */
bool stage_zoom_wheel(struct stage *stage, const struct act *act);
bool stage_zoom_tap(struct stage *stage, const struct act *act);
void stage_zoom_pinch(struct stage *stage, const struct act *act);
void stage_zoom_view(struct stage *stage, const struct view_env *env, struct show_view *view);
bool stage_zoom_moves(const struct stage *stage);
int64_t stage_zoom_due_ms(const struct stage *stage);
void stage_zoom_tick(struct stage *stage);

/* stage_blocks.c: what lies under a finger on the card on the wall */
void stage_blocks_ask(struct stage *stage); /* a finger may want to know it next */
/* Around what lies at `spot`, in shares of the card; `page` is the size a page of a document has. False: nothing does, or it is
 * not known yet. */
bool stage_block_at(struct stage *stage, struct pt_px spot, struct size_px page, struct rect_px *out);

/* stage_visit.c, stage_visit_hands.c: the screens around the cards of a deck that is explored. What their files ask of each
 * other is in stage_visit.h. */
bool stage_visits(const struct stage *stage); /* its own screens are seen, not the show's */
void stage_visit_begin(struct stage *stage);
void stage_visit_event(struct stage *stage, const struct visit_event *event);
void stage_visit_place(struct stage *stage, const struct view_env *env, struct show_view *show);
void stage_visit_view(struct stage *stage, const struct show_view *show, struct visit_view *out);
void stage_visit_follow(struct stage *stage, const struct node *node); /* NULL: nothing */
bool stage_visit_list(struct stage *stage, float *max);                /* false: there is none */
float stage_visit_pitch(struct stage *stage);                          /* from a card to the next */
void stage_visit_after(struct stage *stage, const struct show_event *event,
                       const struct stage_zoom_was *was); /* of an event of the show */
bool stage_visit_moves(const struct stage *stage);
bool stage_visit_command(struct stage *stage, enum command command); /* true: it was the visit's */
void stage_visit_key(struct stage *stage, const struct act *act);
void stage_visit_tap(struct stage *stage, const struct act *act); /* on the ground */
void stage_visit_untap(struct stage *stage); /* it was the first of two: what it did is taken back */
void stage_visit_action(struct stage *stage, struct action action);
bool stage_visit_drag_scrolls(struct stage *stage, const struct act *act);
float stage_visit_scrolled(struct stage *stage);
void stage_visit_scroll_to(struct stage *stage, float to, bool at_once);
/* stage_fan.c: the cards that were kept, under the hand. True: it was for the fan, or for the cards compared */
bool stage_fan_tap(struct stage *stage, const struct act *act);
bool stage_fan_drag(struct stage *stage, const struct act *act);
/* stage_prepare.c: a row of a selection under the hand, likewise */
bool stage_prepare_drag(struct stage *stage, const struct act *act);
bool stage_prepare_moves(const struct stage *stage);
void stage_prepare_tick(struct stage *stage);
/* stage_aloud.c: reading aloud what is on screen */
void stage_aloud_event(struct stage *stage, const SDL_Event *event); /* before it is acted upon */
bool stage_aloud_command(struct stage *stage, enum command command); /* true: it was for the voice */
bool stage_aloud_act(struct stage *stage,
                     const struct act *act); /* true: it was to hear, and to do nothing */
void stage_aloud_greet(struct stage *stage); /* a visitor begins with it */
void stage_aloud_poll(struct stage *stage);
void stage_aloud_focus(struct stage *stage); /* a frame is shown */

/* stage_read.c: what is read of where one is */
void stage_read(struct stage *stage, const struct node *focus); /* NULL: what there is to choose too */
void stage_read_node(struct stage *stage, const struct node *node);
const struct node *stage_read_under(const struct stage *stage,
                                    struct pt_px at); /* NULL: nothing with a name */
bool stage_read_arrives(struct stage *stage);         /* once: where one is wants to be told of */
void stage_read_poll(struct stage *stage, bool ended);

/* stage_kiosk.c: a screen nobody watches over */
void stage_kiosk_begin(struct stage *stage);
void stage_kiosk_feel(struct stage *stage, const SDL_Event *happened);
bool stage_kiosk_act(struct stage *stage, const struct act *act); /* true: it goes no further */
void stage_kiosk_stand(struct stage *stage);                      /* a deck was opened */
/* True: another deck is opened instead. */
bool stage_kiosk_falls(struct stage *stage, const struct err *err);
void stage_kiosk_open(struct stage *stage, int deck); /* of those it has */
/* False: it shows what all do. */
bool stage_kiosk_compose(struct stage *stage, const struct view_env *env);
void stage_kiosk_ahead(struct stage *stage, const struct view_env *env);
bool stage_kiosk_moves(const struct stage *stage);
int64_t stage_kiosk_due_ms(const struct stage *stage);
void stage_kiosk_tick(struct stage *stage);
void stage_kiosk_shown(struct stage *stage);        /* a frame is on the glass */
void stage_kiosk_wipe(struct stage *stage);         /* of a visitor nothing is left */
void stage_kiosk_forget_hands(struct stage *stage); /* what they were doing is of a screen that is gone */

/* stage_decks.c: a visitor of a kiosk chooses another of its decks */
bool stage_decks_seen(const struct stage *stage);
void stage_decks_arrive(struct stage *stage);
void stage_decks_leave(struct stage *stage);
void stage_decks_view(struct stage *stage, struct visit_view *out);
void stage_decks_open(struct stage *stage, int index);
bool stage_decks_stand(struct stage *stage); /* a deck stands. True: that a visitor chose */
/* True: the one that was chosen cannot be opened, and the one before is opened again. */
bool stage_decks_fall(struct stage *stage, const struct err *err);

/* stage_staff.c: the screen of whoever watches over a kiosk */
void stage_staff_begin(struct stage *stage); /* in a kiosk, before its settings are used */
void stage_staff_ready(struct stage *stage); /* services are there */
void stage_staff_open(struct stage *stage);
void stage_staff_end(struct stage *stage); /* of the program, too */
bool stage_staff_is_open(const struct stage *stage);
void stage_staff_feel(struct stage *stage);
bool stage_staff_act(struct stage *stage, const struct act *act); /* true: it goes no further */
bool stage_staff_compose(struct stage *stage, const struct view_env *env);
float stage_staff_scroll_max(struct stage *stage);
/* None of the decks that were chosen there can be opened: all there are are shown. False: they are already. */
bool stage_staff_all_decks(struct stage *stage);
int64_t stage_staff_due_ms(const struct stage *stage);
bool stage_staff_tick(struct stage *stage); /* false: it is not open */

/* stage_leave.c: the way out of a kiosk */
void stage_leave_begin(struct stage *stage);
void stage_leave_feel(struct stage *stage, const SDL_Event *happened);
bool stage_leave_act(struct stage *stage, const struct act *act); /* true: it was for the PIN */
void stage_leave_close(struct stage *stage);
void stage_leave_tick(struct stage *stage);

/* stage_book.c: the book of a deck */
void stage_book_lay(struct stage *stage, const struct view_env *env, struct visit_view *visit);
void stage_book_arrive(struct stage *stage); /* at another page, or back at one */
void stage_book_note(struct stage *stage);   /* the page rests, or is left: where it stands is kept */
void stage_book_leaf(struct stage *stage, int pages);
void stage_book_walk(struct stage *stage, int way); /* 1: on, -1: back */
bool stage_book_arrow(struct stage *stage, int dx, int dy);

/* stage_lift.c: cards in hands, each of them in its own */
bool stage_lift(struct stage *stage, const struct act *act); /* true: it goes no further */
void stage_lift_view(struct stage *stage, const struct view_env *env,
                     struct visit_view *out);                        /* scroll_px is filled in */
void stage_lift_arrive(struct stage *stage, enum visit_screen from); /* on another screen */
void stage_lift_touch(struct stage *stage, int compared);            /* on top from here on */
void stage_lift_straighten(struct stage *stage);                     /* those compared lie as they came */
void stage_lift_forget(struct stage *stage);
void stage_lift_let_go(struct stage *stage); /* whatever is held */
bool stage_lift_moves(const struct stage *stage);
void stage_rests_add(struct stage *stage, const struct view_env *env);

/* stage_acts.c */
void stage_show_command(struct stage *stage, enum command command);
bool stage_show_arrow(struct stage *stage, struct str key);
void stage_show_enter(struct stage *stage);
void stage_show_link(struct stage *stage, int index);
void stage_next_setting(struct stage *stage, enum action_kind kind);
void stage_action(struct stage *stage, struct action action);
/* Tab gives the focus to the next control, with Shift to the one before. False: it is another key. */
bool stage_tab(struct stage *stage, const struct key_chord *chord);
void stage_show_event(struct stage *stage, const struct show_event *event);
void stage_act(struct stage *stage, const struct act *act);
void stage_follow_mark(struct stage *stage, bool at_once); /* brings what is marked in a list into view */

#endif
