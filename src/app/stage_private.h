/* The stage's own state, shared by its loop and its acts. Private to app/stage*.c. */
#ifndef APP_STAGE_PRIVATE_H
#define APP_STAGE_PRIVATE_H

#include "app/hands.h"
#include "app/home.h"
#include "app/motion.h"
#include "app/picture.h"
#include "app/showing.h"
#include "app/stage.h"
#include "app/waker.h"

enum stage_place { STAGE_OPENING, STAGE_HOME, STAGE_SHOW, STAGE_LOCKED };
enum { STAGE_BAR_MS = 4000 /* the bar stays so long after a tap of a finger */ };

struct stage {
    const struct stage_options *run;
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

    /* hands and motion */
    struct hands hands;
    struct motion motion;
    float list_per_drag; /* px of the list under the finger */

    /* where we are */
    enum stage_place place;
    struct home home;
    struct showing showing;
    struct lock_state lock; /* STAGE_LOCKED */
    struct str language;    /* "nl" or "en" */
    enum palette_id palette;
    float text;
    bool reduced_motion;
    int64_t now_ms, opening_ms, bar_until_ms;
    bool dirty, moved, woken, told_to_wait, quit;
    int exit_status;
};

/* stage.c */
bool stage_shows(const struct stage *stage);
void stage_go_home(struct stage *stage, const char *trouble); /* NULL: none */
void stage_open(struct stage *stage, const char *path, const char *selection, int page);
void stage_fall(struct stage *stage, const struct err *err); /* there is nothing to show */
void stage_env(const struct stage *stage, struct view_env *out);
void stage_show_view(struct stage *stage, const struct view_env *env, struct show_view *out);
void stage_start_view(struct stage *stage, const struct view_env *env, struct start_view *out);

/* stage_settings.c: what is set on screen, kept in the journal */
void stage_first_settings(struct stage *stage);
void stage_next_language(struct stage *stage);
void stage_keep_setting(struct stage *stage, enum action_kind kind);

/* stage_lock.c: the question for a password, and what is done with the answer */
void stage_locked(struct stage *stage, const struct err *err);
void stage_lock_end(struct stage *stage); /* what was typed is gone */
void stage_lock_view(const struct stage *stage, struct lock_view *out);
void stage_lock_key(struct stage *stage, const struct act *act);
void stage_lock_text(struct stage *stage, const struct act *act);
void stage_lock_action(struct stage *stage, struct action action);

/* stage_acts.c */
void stage_act(struct stage *stage, const struct act *act);

#endif
