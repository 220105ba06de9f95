/* The book of a deck: its pages by their titles, the one that was read last among them. There are few, so all are nodes. */
#include "view/visit.h"

#include <math.h>

#include "base/words.h"
#include "view/header.h"

static const float row_least_u = 660, gap_u = 24, top_u = 48, bottom_u = 48;
enum { PAGES_MAX = 1024 };

static const struct deck *deck_of(const struct visit_view *view)
{
    return view->show->cards->deck;
}

static struct dock dock_of(const struct frame *frame, const struct visit_view *view)
{
    int page = visit_page(view->state, deck_of(view));
    struct dock dock = {
        .left = {dock_home()}, .left_count = 1, .right = {dock_text_size(frame)}, .right_count = 1};
    if (page >= 0)
        dock.main[dock.main_count++] = (struct button){.part = "on",
                                                       .look = BUTTON_PRIMARY,
                                                       .icon = STR("book"),
                                                       .text = str_from(_("Lees verder")),
                                                       .action = {ACTION_PAGE, page}};
    dock_aloud(frame, &view->show->aloud, &dock);
    return dock;
}

static struct office_tile tile_of(const struct visit_view *view, int page)
{
    bool here = page == visit_page(view->state, deck_of(view));
    return (struct office_tile){.part = "page",
                                .number = page + 1,
                                .title = deck_of(view)->book[page].title,
                                .detail = here ? str_from(_("Hier was u gebleven")) : (struct str){0},
                                .action = {ACTION_PAGE, page},
                                .index = page,
                                .current = here};
}

static float tiles_height(const struct frame *frame, const struct visit_view *view, int count, float width)
{
    float h = 0;
    for (int i = 0; i < count; i++) {
        struct office_tile tile = tile_of(view, i);
        h = fmaxf(h, office_tile_height(frame, &tile, 1, width));
    }
    return h;
}

/* Adds it, or measures it; answers how long the list is. */
static float lay_out(struct frame *frame, const struct visit_view *view, float dock_top)
{
    float u = frame->u, margin = frame_margin(frame), gap = gap_u * u;
    int count = deck_of(view)->book_count < PAGES_MAX ? deck_of(view)->book_count : PAGES_MAX;
    struct rect_px area = {margin, 0, frame->env->size.w - 2 * margin, 0};
    struct header header = {.title = str_from(_("Tabletboek")),
                            .detail = words_in(deck_of(view)->title, frame->env->language),
                            .title_u = frame_is_portrait(frame) ? 72 : 84};
    area.y = header_top(frame, area, &header, top_u * u, gap, dock_top) - view->scroll_px;
    frame->clip = (struct rect_px){0, 0, frame->env->size.w, fmaxf(1, dock_top)};
    area.y += header_add(frame, area, &header) + gap;
    int columns = (int)clampf((area.w + gap) / (row_least_u * frame->text * u + gap), 1, 2);
    float w = floorf((area.w - gap * (float)(columns - 1)) / (float)columns);
    float h = tiles_height(frame, view, count, w);
    for (int i = 0; i < count; i++) {
        struct office_tile tile = tile_of(view, i);
        struct rect_px at = {area.x + (float)(i % columns) * (w + gap),
                             area.y + (float)(i / columns) * (h + gap), w, h};
        office_tile_add(frame, at, &tile);
    }
    frame->clip = (struct rect_px){0};
    int rows = (count + columns - 1) / columns;
    return area.y + view->scroll_px + (float)rows * (h + gap) - gap + bottom_u * u;
}

static const struct list_screen list = {dock_of, lay_out};

void visit_book_add(struct frame *frame, const struct visit_view *view)
{
    visit_list_add(frame, view, &list);
}

float visit_book_scroll_max(const struct frame *frame, const struct visit_view *view)
{
    return visit_list_scroll_max(frame, view, &list);
}
