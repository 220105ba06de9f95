/* A page that is drawn up, as it moves: under a finger, between two, on its way to where a key sent it, gliding on. A
 * value over time, never advanced a frame; a hand catches it in flight. Where it comes to rest is the show's state. */
#ifndef APP_ZOOM_MOTION_H
#define APP_ZOOM_MOTION_H

#include "presenter/zoom.h"
#include "touch/touch.h"

struct zoom_motion {
    bool held;         /* a hand has it: `live` */
    struct zoom begun; /* when the hand took it */
    struct zoom live;
    struct zoom from, to;  /* the way it goes; `to` may lie past an edge, where it stops */
    struct spring way;     /* what is left of it; start_ms 0: at rest */
    struct fling glide;    /* or this */
    struct zoom_grip grip; /* of the way */
};

/* Where it is. `rest`: the show's state. */
struct zoom zoom_motion_at(const struct zoom_motion *motion, struct zoom rest, int64_t now_ms);
bool zoom_motion_moves(const struct zoom_motion *motion, int64_t now_ms);

/* A hand takes it where it is. */
void zoom_motion_hold(struct zoom_motion *motion, struct zoom rest, int64_t now_ms);
/* One finger: how far it went, in sides of the window. Past an edge it follows reluctantly, as between two fingers. */
void zoom_motion_drag(struct zoom_motion *motion, float dx, float dy, struct zoom_grip grip);
/* Two: by how much they spread, and the way of their middle in sides of the window. `grip`: their middle when they began. */
void zoom_motion_pinch(struct zoom_motion *motion, float by, float dx, float dy, struct zoom_grip grip);
/* Let go. */
void zoom_motion_drop(struct zoom_motion *motion);
/* To where it comes to rest, by a spring: after a key calmly, after a turn of the wheel at once, for the hand goes on. */
enum zoom_pace { ZOOM_CUT, ZOOM_CALM, ZOOM_QUICK };
void zoom_motion_to(struct zoom_motion *motion, struct zoom from, struct zoom to, enum zoom_pace pace,
                    int64_t now_ms);
/* Flung: on to where it would come if there were no edges, in a time. */
void zoom_motion_glide(struct zoom_motion *motion, struct zoom from, struct zoom to, struct zoom_grip grip,
                       float duration_ms, int64_t now_ms);
void zoom_motion_stop(struct zoom_motion *motion);

#endif
