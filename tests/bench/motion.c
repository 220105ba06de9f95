#include "motion.h"

enum {
    LOOK_US = 400,
    ONE_FRAME_US = 3000, /* changes closer together are one frame that was seen half way */
    STILL_US = 400000,
    MOST_US = 20000000,
};

struct watch {
    uint64_t seen;
    double changed_us; /* the last frame; 0: none yet */
};

/* True when a new frame is there. */
static bool look(struct watch *watch, const struct screen *screen)
{
    uint64_t seen = screen_points(screen);
    if (seen == watch->seen)
        return false;
    double at_us = now_us();
    bool frame = watch->changed_us <= 0 || at_us - watch->changed_us > ONE_FRAME_US;
    watch->seen = seen;
    if (frame)
        watch->changed_us = at_us;
    return frame;
}

bool motion_rests(const struct screen *screen, int still_ms)
{
    struct watch watch = {.seen = screen_points(screen), .changed_us = now_us()};
    for (double begin_us = now_us(); now_us() - watch.changed_us < still_ms * 1000.0; nap_us(LOOK_US)) {
        if (look(&watch, screen) && now_us() - begin_us > MOST_US)
            return false;
    }
    return true;
}

static void note_frame(struct motion *out, double first_us, double before_us, double at_us)
{
    if (before_us <= 0)
        out->begin_us = at_us - first_us;
    else
        numbers_add(&out->gaps_us, at_us - before_us);
}

bool motion_watch(struct screen *screen, const struct hands_plan *plan, struct motion *out)
{
    struct watch watch = {.seen = screen_points(screen)};
    double first_us = now_us(), acted_us = first_us;
    *out = (struct motion){.gaps_us = {.count = 0}};
    for (int done = 0;; nap_us(LOOK_US)) {
        double time_us = now_us(), before_us = watch.changed_us;
        if (done < plan->count && time_us >= first_us + done * plan->between_ms * 1000.0) {
            plan->act(screen, done++);
            acted_us = time_us;
        }
        bool frame = look(&watch, screen);
        if (frame && done < plan->count)
            note_frame(out, first_us, before_us, watch.changed_us);
        else if (frame)
            out->rest_us = watch.changed_us - acted_us;
        double since_us = watch.changed_us > acted_us ? watch.changed_us : acted_us;
        if (done == plan->count && now_us() - since_us > STILL_US)
            return watch.changed_us > 0;
        if (now_us() - acted_us > MOST_US)
            return false;
    }
}
