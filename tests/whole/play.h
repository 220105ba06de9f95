/* A play: a deck of our own, the real program showing it on a glass, and what is expected to be seen. Cards are known by
 * their picture: `waaier render` makes the same pixels as the screen. Whatever is not as expected fails the test, with the
 * picture seen in the build folder. */
#ifndef TESTS_WHOLE_PLAY_H
#define TESTS_WHOLE_PLAY_H

#include "child.h"
#include "deck/place.h"
#include "glass.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum {
    PLAY_CARDS = 24,
    PLAY_BACK = 4,  /* the card with questions */
    PLAY_ZEBRA = 9, /* the only one with that word */
    PLAY_ARGS_MAX = 24,
};

struct play {
    struct place place;
    struct glass *glass;
    struct child waaier;
    struct picture cards[PLAY_CARDS + 1]; /* from 1 on */
    struct picture back, seen;
    char deck[128], log[128];
    const char *environment[16];
};

/* The deck and the pictures of its cards. The glass comes after. */
void play_begin(struct play *play);
void play_end(struct play *play);
/* Starts the program; arguments end with NULL. */
void play_start(struct play *play, const char *const *args);
/* The same, and it is seen at `card`. */
void play_show(struct play *play, const char *const *args, int card);
/* It ended by itself with this status. */
void play_ended(struct play *play, int status);
void play_stop(struct play *play); /* without asking */

/* Runs to its end, on no glass; answers the status. What it said is in the log. */
int play_run(struct play *play, const char *const *args, const char *const *environment);
bool play_said(struct play *play, const char *words);
/* A card's words, as the deck has them, with something added at the end. */
void play_write_card(struct play *play, int card, const char *more);
void play_read_cards(struct play *play); /* makes their pictures again */

/* What is seen, now or within the deadline. */
void play_sees(struct play *play, const char *what, const struct picture *picture);
void play_sees_card(struct play *play, int card);
int play_sees_some_card(struct play *play);
void play_sees_colour(struct play *play, uint32_t rgb);
void play_sees_no_card(struct play *play); /* something else than any card or its back */
void play_sees_change(struct play *play, const struct picture *from);
/* Nothing moves any more; what is seen then is play->seen. */
void play_sees_rest(struct play *play);
__attribute__((format(printf, 2, 3), noreturn)) void play_fails(struct play *play, const char *fmt, ...);

/* One finger from here to there in `steps` moves; it stays down. */
void play_drag(struct play *play, int id, double from_x, double to_x, double y, int steps);

#endif
