/* What whoever watches over a kiosk sets on its glass, after taps and PIN: pages of settings, a new PIN, and the two ways out. A value: time
 * comes in with the event, and what is set is kept and done by the caller. Nobody there for a minute: back to the kiosk. */
#ifndef VISIT_STAFF_H
#define VISIT_STAFF_H

#include "visit/leave.h"

enum { STAFF_AWAY_MS = 60000, STAFF_DECKS_MAX = 64 };

enum staff_page {
    STAFF_STATE, /* what there is to know */
    STAFF_CARDS,
    STAFF_TIME,
    STAFF_GLASS,
    STAFF_WORDS, /* languages and sound */
    STAFF_PAGE_COUNT
};

enum staff_setting {
    STAFF_OFFICE,    /* index in the first deck; -1: all cards */
    STAFF_IDLE_S,    /* without hands, until it asks */
    STAFF_WARNING_S, /* so long it asks */
    STAFF_HOURS,     /* 1: only from FROM to TO */
    STAFF_FROM_MIN,  /* since midnight */
    STAFF_TO_MIN,
    STAFF_LANGUAGES, /* enum staff_languages */
    STAFF_WIDTH_MM,  /* of the glass; 0: unknown */
    STAFF_QUARTERS,  /* so far the picture is turned, clockwise: 0..3 */
    STAFF_CORNER,    /* of the five taps: clockwise, 0 top right, as in config.yaml */
    STAFF_VOLUME,    /* at which reading aloud begins, 0..100 */
    STAFF_SETTING_COUNT
};
enum staff_languages { STAFF_NL_EN, STAFF_EN_NL, STAFF_NL, STAFF_EN, STAFF_LANGUAGES_COUNT };

struct staff_values {
    int at[STAFF_SETTING_COUNT];
    int decks[STAFF_DECKS_MAX]; /* those that are shown, in this order; of those there are */
    int deck_count;             /* at least 1 */
};

enum staff_asks {
    STAFF_ASKS_NOTHING,
    STAFF_ASKS_END,   /* whether Waaier is to be closed */
    STAFF_ASKS_NEW,   /* a new PIN */
    STAFF_ASKS_AGAIN, /* the same once more */
};
struct staff_state {
    bool open;
    enum staff_page page;
    struct staff_values values;
    int64_t since_ms; /* when hands were last felt */
    enum staff_asks asks;
    char digits[LEAVE_DIGITS_MAX + 1],
        first[LEAVE_DIGITS_MAX + 1]; /* NUL-ended; gone as soon as nobody is asked */
    int count;
    bool differs; /* the second PIN was not the first */
    bool changed; /* it has another one now */
};

/* Whatever comes with it, each is a hand that was felt; but not TICK. */
enum staff_event_kind {
    STAFF_EV_HAND,
    STAFF_EV_TICK,
    STAFF_EV_PAGE,  /* index */
    STAFF_EV_STEP,  /* index: enum staff_setting; by: so many steps */
    STAFF_EV_DECK,  /* index: it is shown, or no longer; the last one stays */
    STAFF_EV_FIRST, /* index: it is shown before all others */
    STAFF_EV_RESET, /* what config.yaml says */
    STAFF_EV_PIN,
    STAFF_EV_DIGIT, /* index */
    STAFF_EV_ERASE,
    STAFF_EV_ENTER,
    STAFF_EV_BACK,  /* from a question to the page, from there to the kiosk */
    STAFF_EV_CLOSE, /* back to the kiosk */
    STAFF_EV_END,   /* ask; asked: do so */
};
struct staff_event {
    enum staff_event_kind kind;
    int64_t at_ms;
    int index, by;
};

enum staff_fx {
    STAFF_FX_NONE,
    STAFF_FX_SET,   /* other values: to be kept, and done at once */
    STAFF_FX_PIN,   /* state.first is the new PIN; STAFF_EV_HAND is not needed after it */
    STAFF_FX_CLOSE, /* the kiosk again, as for a new visitor */
    STAFF_FX_END,   /* of the program */
};
struct staff_next {
    struct staff_state state;
    enum staff_fx fx;
};

struct staff_rules {
    struct staff_values base; /* as config.yaml has it */
    int deck_count;           /* that there are, at most STAFF_DECKS_MAX */
    int office_count;         /* of the deck shown first */
    bool may_pin;             /* there is a PIN to be changed */
};

struct staff_state staff_begin(const struct staff_values *values, int64_t now_ms);
struct staff_next staff_step(const struct staff_rules *rules, struct staff_state state,
                             const struct staff_event *event);
int64_t staff_due_ms(const struct staff_state *state); /* of STAFF_EV_TICK; INT64_MAX: never */
/* Whether a setting is at what config.yaml says; the decks; all of them. */
bool staff_is_base(const struct staff_rules *rules, const struct staff_values *values,
                   enum staff_setting setting);
bool staff_decks_are_base(const struct staff_rules *rules, const struct staff_values *values);
bool staff_all_is_base(const struct staff_rules *rules, const struct staff_values *values);
/* Where a deck is shown, 0 is the first; -1: nowhere. */
int staff_deck_place(const struct staff_values *values, int deck);
/* Whether a step of that many changes anything. */
bool staff_can_step(const struct staff_rules *rules, const struct staff_values *values,
                    enum staff_setting setting, int by);

#endif
