/* The book under the finger: it opens where it was left, and stays there when its letters grow or the window turns. */
#include "app/stage_private.h"

#include <math.h>

static const float page_share = 0.8f; /* of the window: so far a key goes on */

static bool reads(const struct stage *stage)
{
    return stage_visits(stage) && stage->showing.visit.state.screen == VISIT_PAGE;
}

/* Laid out anew, what stood at the top still does. */
void stage_book_lay(struct stage *stage, const struct view_env *env, struct visit_view *visit)
{
    struct visiting *visiting = &stage->showing.visit;
    if (visit->state->screen != VISIT_PAGE)
        return;
    showing_visit_lay(&stage->showing, env, visit);
    if (stage->visit.laid == visiting->laid || !visit->column)
        return;
    stage->visit.laid = visiting->laid;
    float to = view_column_scroll(visit->column, showing_visit_place(&stage->showing));
    motion_stop(&stage->motion);
    motion_list_to(&stage->motion, clampf(to, 0, view_visit_scroll_max(env, visit)), true, stage->now_ms);
}

void stage_book_arrive(struct stage *stage)
{
    float max = 0;
    if (!reads(stage))
        return;
    stage->visit.laid = 0;
    (void)stage_visit_list(stage, &max); /* lays it out */
    stage->hands.focus = 0;
    stage->dirty = true;
}

void stage_book_note(struct stage *stage)
{
    struct visiting *visiting = &stage->showing.visit;
    if (reads(stage) && visiting->column.count > 0 && stage->visit.laid == visiting->laid)
        showing_visit_note(&stage->showing,
                           view_column_place(&visiting->column, stage_visit_scrolled(stage)));
}

void stage_book_leaf(struct stage *stage, int pages)
{
    struct visit_event event = {.kind = VISIT_EV_LEAF, .at_ms = stage->now_ms};
    event.as.leaf = pages;
    stage_visit_event(stage, &event);
}

/* On through the page, and at its end to the next. */
void stage_book_walk(struct stage *stage, int way)
{
    float max = 0, at = stage_visit_scrolled(stage);
    (void)stage_visit_list(stage, &max);
    if (way > 0 ? at >= max - 1 : at <= 0)
        stage_book_leaf(stage, way);
    else
        stage_visit_scroll_to(stage, at + (float)way * page_share * stage->window.size.h, false);
}

bool stage_book_arrow(struct stage *stage, int dx, int dy)
{
    if (!reads(stage) || stage->hands.focus)
        return false;
    if (dx != 0)
        stage_book_leaf(stage, dx);
    else
        stage_visit_scroll_to(stage, stage_visit_scrolled(stage) + 0.15f * (float)dy * stage->window.size.h,
                              false);
    return true;
}
