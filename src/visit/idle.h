/* A screen nobody watches over: lure, visit, the question whether someone is still there. A value; the time comes in with
 * the event. Whoever reads slowly is asked with time enough to answer and may go on without end (WCAG 2.2.1). */
#ifndef VISIT_IDLE_H
#define VISIT_IDLE_H

#include <stdbool.h>
#include <stdint.h>

enum { IDLE_AFTER_S = 60, IDLE_WARNING_S = 20 /* WCAG 2.2.1: at least */ };

enum idle_phase {
    IDLE_LURE,   /* nobody is there */
    IDLE_VISIT,  /* someone is */
    IDLE_WARNING /* someone was */
};
struct idle_rules {
    int after_ms;   /* without hands, until the warning; 0: IDLE_AFTER_S */
    int warning_ms; /* for an answer; 0: IDLE_WARNING_S */
};
struct idle_state {
    enum idle_phase phase;
    int64_t since_ms; /* VISIT: when hands were last felt; else: when the phase began */
};

enum idle_event_kind {
    IDLE_EV_HAND, /* a finger or a key is felt, whatever comes of it */
    IDLE_EV_DONE, /* something was touched and let go of, or a key pressed */
    IDLE_EV_STOP, /* the visitor goes, and says so */
    IDLE_EV_TICK, /* time passed */
};
struct idle_event {
    enum idle_event_kind kind;
    int64_t at_ms;
};
enum idle_fx {
    IDLE_FX_NONE,
    IDLE_FX_BEGIN, /* a visitor came */
    IDLE_FX_WARN,
    IDLE_FX_GO_ON,
    IDLE_FX_WIPE, /* nothing of the visitor may stay */
};
struct idle_next {
    struct idle_state state;
    enum idle_fx fx;
};

struct idle_next idle_step(const struct idle_rules *rules, struct idle_state state,
                           const struct idle_event *event);
/* When IDLE_EV_TICK is due; INT64_MAX: never. While it warns each second is. */
int64_t idle_due_ms(const struct idle_rules *rules, const struct idle_state *state, int64_t now_ms);
/* WARNING: whole seconds until it ends. */
int idle_left_s(const struct idle_rules *rules, const struct idle_state *state, int64_t now_ms);

#endif
