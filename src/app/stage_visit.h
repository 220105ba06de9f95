/* What the files of a visit ask of each other. Private to app/stage_visit*.c, stage_wall.c and those that add screens to it. */
#ifndef APP_STAGE_VISIT_H
#define APP_STAGE_VISIT_H

#include "app/stage_private.h"

static inline const struct visit_state *stage_visit_of(const struct stage *stage)
{
    return &stage->showing.visit.state;
}

/* stage_visit.c */
bool stage_visit_has_card(const struct stage *stage); /* one is on screen, as a picture or as words */
/* What is on screen as if nothing was scrolled yet: only for measuring. */
void stage_visit_measure(struct stage *stage, struct view_env *env, struct show_view *show,
                         struct visit_view *visit);
void stage_visit_scroll_by(struct stage *stage, float windows);
void stage_visit_follow_focus(struct stage *stage);
/* Events without a word, to a screen, with an id, and of a branch of the card (0: all of them again). */
void stage_visit_simple(struct stage *stage, enum visit_event_kind kind);
void stage_visit_go(struct stage *stage, enum visit_screen screen);
void stage_visit_with(struct stage *stage, enum visit_event_kind kind, struct str id);
void stage_visit_light(struct stage *stage, int branch);
bool stage_number_is_open(const struct stage *stage); /* of a card, being typed */

/* stage_fan.c: the cards that were kept */
bool stage_fan_moves(const struct stage *stage);
void stage_fan_view(const struct stage *stage, struct visit_view *out);
void stage_fan_follow(struct stage *stage, const struct visit_state *was); /* after an event */
void stage_fan_look(struct stage *stage);                                  /* at the card held */
void stage_fan_compared(struct stage *stage, int nth);                     /* look at it */
void stage_fan_turn(struct stage *stage, int nth);                         /* of those compared; -1: all */
void stage_fan_command(struct stage *stage, enum command command);
bool stage_fan_walk(struct stage *stage, enum command command); /* false: it is not seen */
bool stage_fan_arrow(struct stage *stage, int dx, bool shift);

/* stage_own.c: the selections that users made */
void stage_own_command(struct stage *stage, enum command command);
void stage_own_open(struct stage *stage, int index);

/* stage_prepare.c: one of those, as it will be presented */
void stage_prepare_arrive(struct stage *stage, const struct visit_state *was); /* after an event */
void stage_prepare_view(const struct stage *stage, struct visit_view *out);
void stage_prepare_follow(struct stage *stage, const struct visit_state *was); /* after an event on it */
void stage_prepare_action(struct stage *stage, int index);
void stage_prepare_command(struct stage *stage, enum command command);
bool stage_prepare_key(struct stage *stage, const struct key_chord *chord);

/* stage_wall.c: places on the wall, 0 is the first */
int stage_wall_of_card(const struct stage *stage); /* where the card of the show hangs; -1: nowhere */
int stage_wall_focused(
    const struct stage *stage); /* the card of the tile with the focus, index in the deck; -1: none */
int stage_wall_find(const struct stage *stage,
                    uint32_t id);                       /* where the tile of that node hangs; -1: nowhere */
int stage_wall_card(const struct stage *stage, int at); /* index in the deck */
void stage_wall_show(struct stage *stage, int at, bool at_once);
/* Arrows among the tiles; false where they lead away from them. */
bool stage_wall_arrow(struct stage *stage, int dx, int dy);

#endif
