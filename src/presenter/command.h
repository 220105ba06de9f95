/* The one command table: everything anyone can ask for, with its name, its titles, its keys and where it
 * is allowed. Help screen, key settings, manual, buttons and tests are made from it. */
#ifndef PRESENTER_COMMAND_H
#define PRESENTER_COMMAND_H

#include "base/str.h"

#include <stdbool.h>

enum command {
    COMMAND_NONE,
    COMMAND_NEXT,
    COMMAND_PREVIOUS,
    COMMAND_FIRST,
    COMMAND_LAST,
    COMMAND_GO_TO, /* asks for a number, or takes one */
    COMMAND_OVERVIEW,
    COMMAND_SEARCH,
    COMMAND_QUESTIONS, /* the back of the card, and again the front */
    COMMAND_BLACK,
    COMMAND_WHITE,
    COMMAND_FULL_SCREEN,
    COMMAND_HELP,
    COMMAND_BACK,  /* leaves the innermost mode; never quits */
    COMMAND_START, /* to the start screen */
    COMMAND_OPEN,  /* choose a file */
    COMMAND_QUIT,
    COMMAND_ZOOM, /* twice as large, or from one marked part of the page to the next; again the whole page */
    COMMAND_ZOOM_IN,
    COMMAND_ZOOM_OUT,
    COMMAND_ZOOM_WHOLE,
    COMMAND_SURPRISE, /* a card drawn from those not yet drawn */
    COMMAND_READ,     /* the words of a card as running text */
    COMMAND_OWN,      /* write a question of one's own for this card */
    COMMAND_ADAPT,    /* the list of its questions, to adapt, hide or move them */
    COMMAND_ALOUD,    /* the card is read aloud; again: no longer */
    COMMAND_LOUDER,
    COMMAND_SOFTER,
    COMMAND_KEEP,     /* the card into the fan of who looks, or out of it again */
    COMMAND_FAN,      /* to the fan */
    COMMAND_COMPARE,  /* cards of the fan beside each other */
    COMMAND_FAN_LEFT, /* the card that is held, among the others */
    COMMAND_FAN_RIGHT,
    COMMAND_FAN_MARK,  /* the card that is held, to be compared */
    COMMAND_FAN_CLEAR, /* takes everything out, after a question */
    COMMAND_REPEAT,    /* what was said last is said again */
    COMMAND_GUIDE,     /* what the cards can be used for */
    COMMAND_ABOUT,     /* who made them, and what one may do with them */
    /* a presenter's: presenter/desk.h */
    COMMAND_FREEZE, /* what the room sees stands still; again: it follows */
    COMMAND_TAKE,   /* what is staged is shown to the room */
    COMMAND_STAGE,  /* look at something the room does not see; again: back to what it sees */
    COMMAND_POINTER,
    COMMAND_SPOTLIGHT,
    COMMAND_PEN,
    COMMAND_HIGHLIGHTER,
    COMMAND_ERASER,
    COMMAND_INK_CLEAR, /* all ink on the card that is looked at */
    COMMAND_UNDO,
    COMMAND_REDO,
    COMMAND_COUNTDOWN,  /* begins, pauses, goes on; over: away */
    COMMAND_PAUSE,      /* the presenter's clock stands still, or goes on: presenter/timing.h */
    COMMAND_ZERO,       /* and begins anew */
    COMMAND_DRAW,       /* a card from the stack, before the room */
    COMMAND_PAPER,      /* an empty card to draw on */
    COMMAND_SWAP,       /* the screens of room and presenter change places */
    COMMAND_SCREENS,    /* which display shows what */
    COMMAND_STRAIGHTEN, /* those compared lie as they came, after hands moved them */
    /* of the console alone: presenter/console.h */
    COMMAND_STACK,       /* the panel of the stack, or away with it */
    COMMAND_TIMER_PANEL, /* so too that of the countdown, */
    COMMAND_MORE,        /* and that of what has no key of its own */
    COMMAND_NOTES_LARGER,
    COMMAND_NOTES_SMALLER,
    COMMAND_NOTES_UP,
    COMMAND_NOTES_DOWN,
    COMMAND_AHEAD,     /* so many cards that come next are seen */
    COMMAND_PAPER_NEW, /* another empty card to draw on */
    /* selections that users made: app/stage_own.c */
    COMMAND_SELECTIONS,     /* to all of them */
    COMMAND_SELECTION_SAVE, /* the cards of the fan, as one of them */
    COMMAND_SELECTION_FILL, /* the cards of the one that is shown, into the fan */
    COMMAND_SELECTION_RENAME,
    COMMAND_SELECTION_REMOVE,  /* after a question */
    COMMAND_SELECTION_NEW,     /* an empty one, to be prepared */
    COMMAND_SELECTION_PREPARE, /* the one that is shown, or the cards of the fan as a new one */
    COMMAND_SELECTION_PRESENT, /* the one that is prepared */
    /* a presenter's, once more */
    COMMAND_INK_COLOUR, /* the next one, of the pen or the highlighter */
    COMMAND_INK_WIDTH,
    COMMAND_PAPERS, /* the panel of the empty cards there are */
    /* one question of the card, as large as it can be: presenter/asking.h */
    COMMAND_QUESTION, /* the first, before the room; again: away with it */
    COMMAND_QUESTION_NEXT,
    COMMAND_QUESTION_PREVIOUS,
    COMMAND_TOUCH,  /* what hands may on the room's screen: the next role */
    COMMAND_RECALL, /* they look again at what is shown to the room */
    COMMAND_COUNT,
};

/* Where a key is pressed. */
enum command_mode { MODE_START, MODE_SHOW, MODE_VISIT, MODE_PRESENT, MODE_COUNT };

struct command_info {
    const char *name;   /* for config.yaml and scripts: "next" */
    const char *title;  /* N_(): Dutch; translate with _() when shown */
    const char *button; /* N_(): short verb for a button; NULL: the title */
    const char *icon;   /* NULL: none */
    const char
        *keys[MODE_COUNT]; /* "Right Down PgDn Space"; NULL: not allowed in that mode. See command_keys */
};
const struct command_info *command_info(enum command command);
/* Its keys by default; NULL: not allowed there. Who presents has all that a show has. */
const char *command_keys(enum command command, enum command_mode mode);
/* COMMAND_NONE when there is no such name. */
enum command command_from_name(struct str name);

/* A key as people write it: "Ctrl+F", "PgDn", "B", "F11", "/", "Shift+Enter". Names as in the table of the
 * command line. */
struct key_chord {
    struct str key; /* "F", "PgDn", "."; letters upper case; static, so a chord copies freely */
    bool ctrl, shift, alt;
};
/* False: not a key we know. Upper or lower case, "PageDown" and "Escape" are understood too. */
bool key_chord_read(struct str text, struct key_chord *out);
/* Shift does not tell signs apart ("?" needs it on some keyboards), only letters and named keys. */
bool key_chord_eq(struct key_chord a, struct key_chord b);

/* The keys in force: the defaults, over which config.yaml lays its own. */
enum { KEYMAP_KEYS_MAX = 16 }; /* a command, a mode */
struct keymap {
    struct key_chord keys[MODE_COUNT][COMMAND_COUNT][KEYMAP_KEYS_MAX];
    int count[MODE_COUNT][COMMAND_COUNT];
};
void keymap_init(struct keymap *map); /* defaults */
/* Replaces the keys of one command in every mode that allows it, taking them from whichever command had
 * them. False: a key is not known or one too many, and *bad (inside `keys`) says which; then nothing
 * changed. */
bool keymap_set(struct keymap *map, enum command command, struct str keys, struct str *bad);
enum command keymap_find(const struct keymap *map, enum command_mode mode, struct key_chord chord);

#endif
