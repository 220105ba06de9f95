/* A step of the desk in the making. Private to presenter/desk*.c. */
#ifndef PRESENTER_DESK_STEP_H
#define PRESENTER_DESK_STEP_H

#include "presenter/desk.h"

struct step {
    struct desk_next next;
    const struct show_rules *rules;
    const struct show_cards *cards;
    int64_t at_ms;
};

/* desk.c */
void step_fx(struct step *step, enum desk_fx_kind kind); /* asking twice is asking once */
/* While the room is dark, who shows it something first shows it what was there. True: that was all. */
bool step_lights(struct step *step);
struct scene step_card(const struct step *step); /* the card of the show */

void step_show(struct step *step, const struct show_event *event); /* as it comes to the console */

/* desk_touch.c: hands on the room's screen */
void step_touch(struct step *step, const struct show_event *event);
void step_role(struct step *step, int role);
void step_next_role(struct step *step, const struct show_event *event);
void step_recall(struct step *step, const struct show_event *event);
void step_return(struct step *step); /* the room sees again what is shown to it */

/* desk_branch.c: branches of an overview map */
void step_branch(struct step *step, int branch); /* that one is lit; the one that is: all of them again */
bool step_branch_walks(
    struct step *step); /* to the next, or from the last to all. False: it is no map to walk over */
bool step_is_lit(const struct step *step); /* one is, before all else */
struct scene step_same_card(const struct step *step,
                            const struct scene *was); /* of the show, lit as it was */

/* desk_question.c: one question before the room, and what lies over a card */
void step_question(struct step *step, struct card_id card, struct card_id id);
void step_ask(struct step *step, const struct show_event *event); /* the commands of it */
/* What lay over a card goes: over a question there were its card, or those that were drawn. */
void step_uncover(struct step *step);
/* The deck was read again, or the show went on: its question may be asked no more. */
void step_settle(struct step *step);

#endif
