/* The tiles on the wall, as arrows and the focus go among them. */
#include "app/stage_visit.h"

static int wall_place(const struct stage *stage, int at)
{
    const struct visiting *visit = &stage->showing.visit;
    return visit->wall ? visit->wall[at] : at;
}

int stage_wall_card(const struct stage *stage, int at)
{
    return stage->showing.cards.order[wall_place(stage, at)];
}

int stage_wall_find(const struct stage *stage, uint32_t id)
{
    for (int i = 0; i < stage->showing.visit.wall_count; i++)
        if (view_wall_id(stage_wall_card(stage, i)) == id)
            return i;
    return -1;
}

int stage_wall_focused(const struct stage *stage)
{
    int at = stage_wall_find(stage, stage->hands.focus);
    return at >= 0 ? stage_wall_card(stage, at) : -1;
}

int stage_wall_of_card(const struct stage *stage)
{
    for (int i = 0; i < stage->showing.visit.wall_count; i++)
        if (wall_place(stage, i) == stage->showing.state.index)
            return i;
    return -1;
}

void stage_wall_show(struct stage *stage, int at, bool at_once)
{
    struct view_env env;
    struct show_view show;
    struct visit_view visit;
    stage_visit_measure(stage, &env, &show, &visit);
    visit.scroll_px = stage_visit_scrolled(stage);
    stage_visit_scroll_to(stage, view_wall_scroll_to(&env, &visit, at), at_once);
}

static void wall_focus(struct stage *stage, int at)
{
    stage->hands.focus = view_wall_id(stage_wall_card(stage, at));
    stage_wall_show(stage, at, false);
}

/* Arrows among the tiles; false where they lead away from them. */
bool stage_wall_arrow(struct stage *stage, int dx, int dy)
{
    struct view_env env;
    int count = stage->showing.visit.wall_count, at = stage_wall_find(stage, stage->hands.focus);
    if (count == 0 || (stage->hands.focus && at < 0))
        return false;
    stage_env(stage, &env);
    int columns = view_wall_columns(&env), last_row = (count - 1) / columns;
    if (at < 0) {
        int here = stage_wall_of_card(stage);
        wall_focus(stage, here >= 0 && stage_visit_of(stage)->card.at[0] ? here : 0);
        return true;
    }
    int to = at + dx + dy * columns;
    if (dx != 0 && (at % columns + dx < 0 || at % columns + dx >= columns || to >= count))
        return true; /* the end of a row */
    if (dy > 0 && to >= count && at / columns < last_row)
        to = count - 1;
    if (to < 0 || to >= count)
        return false;
    wall_focus(stage, to);
    return true;
}
