/* An overview map, branch by branch: the one that is lit is set large, the others beside it. What lies over the map goes first. */
#include "presenter/desk_step.h"

static int branches_of(const struct step *step)
{
    const struct deck *deck = step->cards->deck;
    int card = deck_card_find(deck, step->next.show.state.card);
    return card < 0 ? 0 : card_branches(&deck->cards[card]);
}

bool step_is_lit(const struct step *step)
{
    const struct show_state *show = &step->next.show.state;
    const struct scene *own = &step->next.desk.own;
    return own->kind == SCENE_CARD && own->branch > 0 && !show->back && !zoom_is_in(show->zoom);
}

void step_branch(struct step *step, int branch)
{
    struct show_state *show = &step->next.show.state;
    struct scene *own = &step->next.desk.own;
    if (step_lights(step))
        return;
    if (own->kind == SCENE_QUESTION)
        step_uncover(step);
    bool looks = show->mode == SHOW_CARD && own->kind == SCENE_CARD;
    if (!looks || branch < 1 || branch > branches_of(step)) {
        step_fx(step, DESK_FX_REFUSED);
        return;
    }
    own->branch = step_is_lit(step) && own->branch == branch ? 0 : branch;
    show->back = false;
    show->zoom = (struct zoom){0};
}

bool step_branch_walks(struct step *step)
{
    const struct show_state *show = &step->next.show.state;
    struct scene *own = &step->next.desk.own;
    int count = branches_of(step);
    if (show->mode != SHOW_CARD || own->kind != SCENE_CARD || count == 0 || show->back ||
        zoom_is_in(show->zoom))
        return false;
    own->branch = (own->branch + 1) % (count + 1);
    return true;
}

struct scene step_same_card(const struct step *step, const struct scene *was)
{
    struct scene card = step_card(step);
    bool same = was->kind == SCENE_CARD && card_id_eq(was->cards[0], card.cards[0]);
    card.branch = same && was->branch <= branches_of(step) ? was->branch : 0;
    return card;
}
