/* The command line as a value: one table of subcommands, one of options. */
#ifndef APP_OPTIONS_H
#define APP_OPTIONS_H

#include "base/err.h"
#include "type/face.h"
#include "view/palette.h"

#include <stdbool.h>
#include <stdio.h>

enum subcommand {
    SUB_OPEN /* none given: explore */,
    SUB_SHOW,
    SUB_PRESENT,
    SUB_KIOSK,
    SUB_CHECK,
    SUB_RENDER,
    SUB_TOUR,
    SUB_NEW,
    SUB_COMMANDS,
    SUB_QUESTIONS,
    SUB_REPLAY,
    SUB_COUNT
};

enum { OPTIONS_DECKS_MAX = 64 };

enum render_side { RENDER_FRONT, RENDER_BACK, RENDER_BOTH, RENDER_TILE };
enum render_questions { RENDER_ORIGINAL, RENDER_ALL };
enum render_format { RENDER_PNG, RENDER_PDF };
enum commands_format { COMMANDS_PLAIN, COMMANDS_JSON, COMMANDS_MAN, COMMANDS_COMPLETION };

struct options {
    enum subcommand sub;
    const char *decks[OPTIONS_DECKS_MAX]; /* as given; borrowed from argv */
    int deck_count;
    const char *out;                     /* --out; NULL: not given */
    const char *export_to, *import_from; /* --export, --import */
    const char *record;                  /* --record */
    const char *selection;               /* --selection */
    const char *only;                    /* --only */
    const char *password;                /* --password */
    int page;                            /* --page; 0: not given */
    const char *timings;                 /* --timings */
    int duration_min;                    /* --duration; 0: not given */
    int display;                         /* --display; 1 is the first, -1: not given */
    int w_px, h_px;                      /* --size; 0: not given */
    bool set_pin;                        /* --set-pin */
    bool rehearse;                       /* --rehearse */
    bool ink;                            /* --ink */
    bool events;                         /* --events */
    bool windowed, fix, reduced_motion, help, version;
    int language; /* --lang: 0 Dutch, 1 English, -1 not given */
    int quarters; /* --rotate: clockwise, -1 not given */
    int hand;     /* --hand: 0 right, 1 left, -1 not given */
    int reach;    /* --reach: 0 the whole screen, 1 low, -1 not given */
    int log;      /* enum log_level */
    const char *data_dir, *config;
    enum render_side side;
    enum render_format format;
    enum render_questions questions;
    enum commands_format commands;
    enum palette_id palette;
    bool palette_given;
    float text;       /* --text; 0: not given */
    float legibility; /* --legibility, heights of the picture; 0: not given */
};

/* From argv and the WAAIER_ environment. False: wrong usage, the sentence says what was expected. */
bool options_read(int argc, char **argv, struct options *out, struct err *err);
const char *options_sub_name(enum subcommand sub); /* "" for SUB_OPEN */
/* Help for one subcommand, or for the whole program. */
void options_help(FILE *to, enum subcommand sub);
/* The same tables as a manual page's sections, and as a completion script. */
void options_man(FILE *to);
void options_completion(FILE *to);

#endif
