/* A show broke off: whoever presents says whether it goes on, before the room sees anything. */
#include "app/stage_private.h"

void stage_broken_view(const struct stage *stage, struct broken_view *out)
{
    const struct show_cards *cards = &stage->showing.cards;
    int place = stage->showing.broken_place;
    *out = (struct broken_view){
        .place = place + 1, .count = cards->count, .title = cards->deck->cards[cards->order[place]].title};
}

static void answer(struct stage *stage, bool goes_on)
{
    showing_broken_answer(&stage->showing, goes_on, stage->now_ms);
    stage->place = STAGE_SHOW;
    stage_ink_stand(stage);
    stage_touch_stand(stage);
    stage->hands.focus = 0;
    stage->dirty = true;
}

void stage_broken_action(struct stage *stage, struct action action)
{
    if (action.kind == ACTION_BROKEN)
        answer(stage, action.index == 1);
}

/* A clicker's button for the next page goes on; Esc begins anew. */
void stage_broken_key(struct stage *stage, const struct act *act)
{
    const struct key_chord *chord = &act->as.key.chord;
    const struct node *node = node_by_id(&stage->picture.nodes, stage->hands.focus);
    enum command command = keymap_find(&stage->run->settings->keymap, MODE_PRESENT, *chord);
    if (stage_tab(stage, chord))
        return;
    if (command == COMMAND_QUIT) {
        stage_leave(stage);
    } else if (command == COMMAND_NEXT) {
        answer(stage, !node || node->action.kind != ACTION_BROKEN || node->action.index == 1);
    } else if (command == COMMAND_BACK) {
        answer(stage, false);
    }
}
