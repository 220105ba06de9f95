/* One question of a card, alone: it lies over what is looked at, and goes as it came. */
#include "presenter/desk_step.h"

#include "presenter/asking.h"

/* What lay over a card goes: over a question there were its card, or those that were drawn. */
void step_uncover(struct step *step)
{
    struct desk_state *desk = &step->next.desk;
    desk->own = desk->own.kind == SCENE_QUESTION ? asking_end(&desk->own) : step_card(step);
}

/* The deck was read again: the card of a question may be another than that of the show, or it asks it no more. */
void step_settle(struct step *step)
{
    struct scene *own = &step->next.desk.own, same;
    const struct scene *stray = &step->next.desk.stray;
    if (stray->count > 0 && deck_card_find(step->cards->deck, stray->cards[0]) < 0)
        step_return(step);
    if (own->kind != SCENE_QUESTION)
        return;
    bool stays = own->drawn || card_id_eq(own->cards[0], step->next.show.state.card);
    if (!stays || !asking_begin(step->cards, own, own->cards[own->asked], own->question, &same))
        step_uncover(step);
}

/* ---- asked */

static bool may_ask(struct step *step)
{
    if (step_lights(step))
        return false;
    if (step->next.show.state.mode == SHOW_CARD)
        return true;
    step_fx(step, DESK_FX_REFUSED);
    return false;
}

void step_question(struct step *step, struct card_id card, struct card_id id)
{
    struct scene *own = &step->next.desk.own;
    if (!may_ask(step))
        return;
    bool same = own->kind == SCENE_QUESTION && card_id_eq(own->cards[own->asked], card) &&
                card_id_eq(own->question, id);
    if (same)
        step_uncover(step);
    else if (!asking_begin(step->cards, own, card, id, own))
        step_fx(step, DESK_FX_REFUSED);
}

void step_ask(struct step *step, const struct show_event *event)
{
    struct scene *own = &step->next.desk.own;
    int way = event->as.command == COMMAND_QUESTION_PREVIOUS ? -1 : 1;
    if (!may_ask(step))
        return;
    if (event->as.command == COMMAND_QUESTION && own->kind == SCENE_QUESTION)
        step_uncover(step);
    else if (!asking_step(step->cards, own, way, own))
        step_fx(step, DESK_FX_REFUSED);
}
