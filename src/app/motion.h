/* What moves: the page under a finger, and a list. Values over time, never advanced a frame; a finger catches them in flight. */
#ifndef APP_MOTION_H
#define APP_MOTION_H

#include "touch/touch.h"

struct motion {
    bool held; /* a finger holds the page */
    float drag_px;
    struct spring spring; /* brings the page to its place; start_ms 0: at rest */

    bool list_held;
    float list_from_px; /* where the list was when it was caught */
    float list_px;      /* where it is, when nothing moves it */
    struct fling fling; /* start_ms 0: none */
    float fling_max_px; /* the end of the list it flies in */
    struct spring list_spring;
};

/* The page. */
void motion_hold(struct motion *motion, float moved_px);
/* Let go: the page that is now on the wall began `from_px` away from its place. */
void motion_release(struct motion *motion, float from_px, float velocity_px_s, bool reduced, int64_t now_ms);
float motion_page(const struct motion *motion, int64_t now_ms);

/* The list: 0 is its top. */
void motion_list_hold(struct motion *motion, int64_t now_ms);
void motion_list_drag(struct motion *motion, float moved_px, float max_px, float view_px);
void motion_list_release(struct motion *motion, float velocity_px_s, float max_px, float ppi, int64_t now_ms);
void motion_list_to(struct motion *motion, float to_px, bool reduced, int64_t now_ms);
float motion_list(const struct motion *motion, float max_px, int64_t now_ms);

bool motion_moves(const struct motion *motion, int64_t now_ms);
void motion_stop(struct motion *motion);

#endif
