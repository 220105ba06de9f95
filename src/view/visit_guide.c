/* The usage guide of one audience: what it says, and its uses as tiles that each lead to a session. */
#include "view/visit.h"

#include <math.h>

#include "base/words.h"
#include "view/header.h"
#include "visit/guide.h"

static const float top_u = 48, bottom_u = 48, gap_u = 24, under_u = 36;

static const struct deck *deck_of(const struct visit_view *view)
{
    return view->show->cards->deck;
}

/* ---- for home too */

float visit_doors_add(struct frame *frame, struct rect_px area, const struct visit_view *view, bool guides)
{
    struct button doors[BUTTON_ROW_MAX];
    const struct deck *deck = deck_of(view);
    int guide = guides ? visit_guide(view->state, deck) : -1;
    int chosen = guide >= 0 ? deck->guides[guide].audience : visit_door(view->state, deck), count = 0;
    for (int i = 0; i < deck->audience_count && count < BUTTON_ROW_MAX; i++)
        if (!guides || guide_of_audience(deck, i) >= 0)
            doors[count++] = (struct button){.part = "door",
                                             .index = i,
                                             .look = BUTTON_CHIP,
                                             .text = words_in(deck->audiences[i].name, frame->env->language),
                                             .action = {ACTION_DOOR, i},
                                             .selected = i == chosen};
    return count > 1 ? button_rows_add(frame, area, doors, count, ALIGN_LEFT) + gap_u * frame->u : 0;
}

/* How long its session takes, and which that is: "15 minuten · Zelfspiegel"; or how many there are. */
static struct str use_detail(const struct frame *frame, const struct deck *deck, const struct guide_use *use)
{
    const struct session_template *first = &deck->sessions[use_session(deck, use, 0)];
    struct str name = words_in(first->name, frame->env->language);
    int minutes = session_minutes(first);
    if (use->session_count > 1)
        return frame_format(frame, _n("%d werkvorm", "%d werkvormen", use->session_count),
                            use->session_count);
    if (minutes == 0)
        return name;
    struct str time = frame_format(frame, _n("%d minuut", "%d minuten", minutes), minutes);
    return frame_format(frame, "%.*s \xC2\xB7 %.*s", STR_ARG(time), STR_ARG(name));
}

static struct office_tile use_tile(const struct frame *frame, const struct visit_view *view,
                                   const struct guide *guide, int use, int number)
{
    return (struct office_tile){.part = "use",
                                .number = number,
                                .title = guide->uses[use].text,
                                .detail = use_detail(frame, deck_of(view), &guide->uses[use]),
                                .action = {ACTION_USE, use},
                                .index = use};
}

float visit_uses_add(struct frame *frame, struct rect_px area, const struct visit_view *view, int columns,
                     int count)
{
    int at = visit_guide(view->state, deck_of(view)), shown = 0;
    const struct guide *guide = at >= 0 ? &deck_of(view)->guides[at] : NULL;
    float gap = gap_u * frame->u, w = floorf((area.w - gap * (float)(columns - 1)) / (float)columns), h = 0;
    for (int i = 0; guide && i < guide->use_count; i++) {
        if (guide->uses[i].session_count == 0)
            continue;
        struct office_tile tile = use_tile(frame, view, guide, i, 1);
        h = fmaxf(h, office_tile_height(frame, &tile, 1, w));
    }
    for (int i = 0; guide && i < guide->use_count && shown < count; i++) {
        if (guide->uses[i].session_count == 0)
            continue;
        struct office_tile tile = use_tile(frame, view, guide, i, shown + 1);
        struct rect_px cell = {area.x + (float)(shown % columns) * (w + gap),
                               area.y + (float)(shown / columns) * (h + gap), w, h};
        office_tile_add(frame, cell, &tile);
        shown++;
    }
    return shown > 0 ? (float)((shown + columns - 1) / columns) * (h + gap) - gap : 0;
}

/* ---- the screen */

static struct dock dock_of(const struct frame *frame, const struct visit_view *view)
{
    struct dock dock = {.left = {dock_home(), button_of_command(COMMAND_BACK, BUTTON_QUIET)},
                        .left_count = 2,
                        .right = {dock_text_size(frame)},
                        .right_count = 1};
    dock_aloud(frame, &view->show->aloud, &dock);
    return dock;
}

/* Answers where it ends. */
static float head_add(struct frame *frame, struct rect_px area, const struct visit_view *view, float dock_top)
{
    struct header header = {.title = str_from(_("Gebruikswijzer")),
                            .detail = words_in(deck_of(view)->title, frame->env->language),
                            .title_u = frame_is_portrait(frame) ? 72 : 84};
    float gap = gap_u * frame->u;
    area.y = roundf(header_top(frame, area, &header, top_u * frame->u, gap, dock_top) - view->scroll_px);
    area.y += header_add(frame, area, &header) + gap;
    area.y += visit_doors_add(frame, area, view, true);
    return area.y + (under_u - gap_u) * frame->u;
}

/* Adds it, or measures it; answers how long it is. */
static float lay_out(struct frame *frame, const struct visit_view *view, float dock_top)
{
    struct beside at = visit_beside(frame);
    float u = frame->u, margin = frame_margin(frame);
    float text_h = view->column ? view->column->h_px : 0;
    int guide = visit_guide(view->state, deck_of(view));
    int count = guide >= 0 ? guide_ways(&deck_of(view)->guides[guide]) : 0;
    frame->clip = (struct rect_px){0, 0, frame->env->size.w, fmaxf(1, dock_top)};
    float y =
        head_add(frame, (struct rect_px){margin, 0, frame->env->size.w - 2 * margin, 0}, view, dock_top);
    struct rows_at rows = {.top_px = y, .window_px = dock_top, .beyond_px = dock_top};
    if (frame->nodes)
        visit_rows_add(frame, view, &rows);
    at.things.y = at.stacked && text_h > 0 ? y + text_h + under_u * u : y;
    float uses_h = visit_uses_add(frame, at.things, view, 1, count);
    frame->clip = (struct rect_px){0};
    return fmaxf(y + text_h, at.things.y + uses_h) + view->scroll_px + bottom_u * u;
}

static const struct list_screen list = {dock_of, lay_out};

void visit_guide_add(struct frame *frame, const struct visit_view *view)
{
    visit_list_add(frame, view, &list);
}

float visit_guide_scroll_max(const struct frame *frame, const struct visit_view *view)
{
    return visit_list_scroll_max(frame, view, &list);
}
