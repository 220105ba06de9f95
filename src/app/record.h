/* What hands, keys and window bring, kept as an input log (touch/script.h) while it happens: a line an event, at once on disk, so that
 * the log of a program that fell is whole. What is secret is never in it: while a password or a PIN is asked for nothing is kept
 * but that it was so. UI thread. */
#ifndef APP_RECORD_H
#define APP_RECORD_H

#include "app/hands.h"

struct record; /* all functions take NULL, and do nothing */

/* Begins a new file. */
struct record *record_create(const char *path, struct err *err);
void record_destroy(struct record *record);

/* The head of the log: what the session begins with. `value` is one of what `waaier replay` understands. */
void record_deck(struct record *record, struct str path);
void record_set(struct record *record, const char *name, struct str value);
/* The session begins, in this window. */
void record_begin(struct record *record, const struct window *window, const struct hands *hands,
                  int64_t now_ms);
void record_event(struct record *record, const SDL_Event *event, const struct window *window,
                  const struct hands *hands, int64_t now_ms);
/* After its size or full screen changed. */
void record_resized(struct record *record, const struct window *window, const struct hands *hands,
                    int64_t now_ms);
/* The session is over; `state` is what was seen last, as text, and only a note. */
void record_end(struct record *record, struct str state, int64_t now_ms);
/* From here on something secret is asked for, or no longer. */
void record_secret(struct record *record, bool on, int64_t now_ms);

#endif
