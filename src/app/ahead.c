#include "app/ahead.h"

#include "base/geom.h"

enum {
    BUDGET_PAGES = 12,
    BUDGET_BYTES_MIN = 64 << 20,
    BUDGET_BYTES_MAX = 512 << 20,
    PIXEL_BYTES = 4,
    KEPT =
        2, /* pages of the budget that are not ahead: the one shown, and the one being painted over an old one */
    FAR_MOST = 24,
    NEXT_MOST = 2,
    BACK_SHARE = 4, /* of so many pages one lies behind: people go forward three times as much as back */
};

static int64_t page_bytes(struct size_px window)
{
    return (int64_t)window.w * (int64_t)window.h * PIXEL_BYTES;
}

int64_t ahead_budget(struct size_px window)
{
    int64_t bytes = BUDGET_PAGES * page_bytes(window);
    return bytes < BUDGET_BYTES_MIN ? BUDGET_BYTES_MIN : bytes > BUDGET_BYTES_MAX ? BUDGET_BYTES_MAX : bytes;
}

static void want(struct picture *picture, const struct view_env *env, const struct show_view *view, int place,
                 bool back)
{
    struct paint_key key;
    if (view_show_face(env, view, place, back, &key))
        (void)picture_add_want(picture, &key, supply_tag(SUPPLY_SLOT_SHOW, view->cards->order[place]));
}

/* What a visitor may do with the card itself: turn it over, or go on along its branches, as who presents may. */
static void want_more_of(struct picture *picture, const struct view_env *env, const struct show_view *view)
{
    int place = view->state->index, card = view->cards->order[place];
    struct paint_key key;
    if (view->visit)
        want(picture, env, view, place, !view->state->back);
    if (view->state->back || !view_show_face(env, view, place, false, &key) ||
        view->lit >= card_branches(&view->cards->deck->cards[card]))
        return;
    key.lit = view->lit + 1;
    (void)picture_add_want(picture, &key, supply_tag(SUPPLY_SLOT_SHOW, card));
}

static int way_of(const struct show_view *view)
{
    return view->state->turn < 0 ? -1 : 1;
}

void ahead_add_next(struct picture *picture, const struct view_env *env, const struct show_view *view)
{
    for (int i = 1; i <= NEXT_MOST; i++)
        want(picture, env, view, view->state->index + way_of(view) * i, false);
}

void ahead_add(struct picture *picture, const struct view_env *env, const struct show_view *view,
               int64_t budget_bytes)
{
    int64_t bytes = page_bytes(env->size);
    int64_t room = bytes > 0 ? budget_bytes / bytes - KEPT : 0;
    int count = room > FAR_MOST ? FAR_MOST : room < 2 ? 2 : (int)room;
    int back = (count + BACK_SHARE - 1) / BACK_SHARE, way = way_of(view);
    if (view->visit || view->presents)
        want_more_of(picture, env, view);
    for (int i = 1; i <= count - back; i++) {
        want(picture, env, view, view->state->index + way * i, false);
        if (i <= back)
            want(picture, env, view, view->state->index - way * i, false);
    }
}
