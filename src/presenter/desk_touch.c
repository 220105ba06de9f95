/* Hands on the room's screen, as far as the presenter lets them: what they may is a role, and nothing of it while the room's picture is
 * frozen or dark. */
#include "presenter/desk_step.h"

bool desk_touch_may(const struct desk_state *desk, const struct show_state *show)
{
    bool lit = !desk->frozen && desk->blank == DESK_LIT;
    bool typing = show->number != 0 || show->number_open;
    switch (desk->touch) {
    case DESK_TOUCH_LOCKED: break;
    case DESK_TOUCH_EXPLORE: return lit;
    case DESK_TOUCH_DRAW: return lit && !desk->staged;
    case DESK_TOUCH_FOLLOW: return lit && !desk->staged && show->mode == SHOW_CARD && !typing;
    }
    return false;
}

bool desk_follows(const struct desk_state *desk)
{
    return desk_is_live(desk) && !desk->strays;
}

void step_return(struct step *step)
{
    step->next.desk.strays = false;
    step->next.desk.stray = (struct scene){0};
}

/* Theirs is a card of its own: the show is not told of it. */
static struct scene explored(const struct step *step, const struct scene *from,
                             const struct show_event *event)
{
    int place = show_place(step->cards, from->cards[0]);
    if (place < 0)
        return *from;
    struct show_state show = {.card = from->cards[0], .index = place, .back = from->back, .zoom = from->zoom};
    show = show_step(step->rules, step->cards, show, event).state;
    return (struct scene){.kind = SCENE_CARD,
                          .count = 1,
                          .cards = {show.card},
                          .back = show.back,
                          .zoom = show.zoom,
                          .branch = card_id_eq(show.card, from->cards[0]) ? from->branch : 0};
}

static void explore(struct step *step, const struct show_event *event)
{
    struct desk_state *desk = &step->next.desk;
    struct scene scene = desk->strays ? desk->stray : desk->room;
    bool turns = event->kind == SHOW_EV_COMMAND && event->as.command == COMMAND_QUESTIONS;
    if (scene.kind == SCENE_CARD)
        scene = explored(step, &scene, event);
    else if (scene.kind == SCENE_DRAWN && turns)
        scene.back = !scene.back;
    desk->strays = !scene_eq(&scene, &desk->room);
    desk->stray = desk->strays ? scene : (struct scene){0};
}

/* The next, the one before, turned over, drawn up: there is nothing else for them. */
static bool is_for_hands(const struct show_event *event)
{
    enum command asked = event->kind == SHOW_EV_COMMAND ? event->as.command : COMMAND_NONE;
    return event->kind == SHOW_EV_ZOOM || asked == COMMAND_NEXT || asked == COMMAND_PREVIOUS ||
           asked == COMMAND_QUESTIONS;
}

void step_touch(struct step *step, const struct show_event *event)
{
    const struct desk_state *desk = &step->next.desk;
    if (!is_for_hands(event) || !desk_touch_may(desk, &step->next.show.state))
        return;
    if (desk->touch == DESK_TOUCH_FOLLOW)
        step_show(step, event);
    else if (desk->touch == DESK_TOUCH_EXPLORE)
        explore(step, event);
}

void step_role(struct step *step, int role)
{
    if (role < 0 || role >= DESK_TOUCHES) {
        step_fx(step, DESK_FX_REFUSED);
        return;
    }
    step->next.desk.touch = (enum desk_touch)role;
    if (role != DESK_TOUCH_EXPLORE)
        step_return(step);
}

void step_next_role(struct step *step, const struct show_event *event)
{
    (void)event;
    step_role(step, ((int)step->next.desk.touch + 1) % DESK_TOUCHES);
}

void step_recall(struct step *step, const struct show_event *event)
{
    (void)event;
    if (step->next.desk.strays)
        step_return(step);
    else
        step_fx(step, DESK_FX_REFUSED);
}
