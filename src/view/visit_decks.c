/* The decks of a screen that nobody watches over, as tiles: the one that was looked at is marked, and nothing else can be opened. */
#include "view/visit.h"

#include <math.h>

#include "base/words.h"
#include "view/header.h"
#include "view/tile.h"

static const float top_u = 48, gap_u = 24, tile_least_u = 400, bottom_u = 48;
enum { COLUMNS_MAX = 4 };

static struct dock dock_of(const struct frame *frame, const struct visit_view *view)
{
    struct dock dock = {.left = {dock_home(), button_of_command(COMMAND_BACK, BUTTON_QUIET)},
                        .left_count = 2,
                        .right = {dock_text_size(frame)},
                        .right_count = 1};
    dock_aloud(frame, &view->show->aloud, &dock);
    return dock;
}

static void deck_add(struct frame *frame, const struct visit_view *view, struct rect_px at, int index)
{
    const struct start_item *item = &view->decks[index];
    struct rect_px picture_at = tile_picture_at(frame, at, (struct size_px){16, 9});
    struct tile tile = {.part = "deck",
                        .index = index,
                        .action = {ACTION_DECK, index},
                        .name = item->title,
                        .picture = {.key = item->picture, .tag = item->tag},
                        .icon = STR("deck"),
                        .title = item->title,
                        .detail = item->detail,
                        .current = index == view->deck};
    tile.picture.key.w_px = (int)picture_at.w;
    tile.picture.key.h_px = (int)picture_at.h;
    tile_add(frame, at, picture_at, &tile);
}

/* Few stand large: no more beside each other than there are. */
static int columns_of(const struct frame *frame, const struct visit_view *view, float width)
{
    float gap = gap_u * frame->u;
    int most = (int)clampf((width + gap) / (tile_least_u * frame->text * frame->u + gap), 1, COLUMNS_MAX);
    int least = most < 3 ? most : 3;
    return view->deck_count < least ? least : view->deck_count < most ? view->deck_count : most;
}

/* Adds it, or measures it; answers how long the list is. */
static float lay_out(struct frame *frame, const struct visit_view *view, float dock_top)
{
    float u = frame->u, margin = frame_margin(frame), gap = gap_u * u;
    struct rect_px area = {margin, 0, frame->env->size.w - 2 * margin, 0};
    struct header header = {.title = str_from(_("Welke kaarten wilt u zien?")),
                            .title_u = frame_is_portrait(frame) ? 72 : 84};
    frame->clip = (struct rect_px){0, 0, frame->env->size.w, fmaxf(1, dock_top)};
    area.y = header_top(frame, area, &header, top_u * u, gap, dock_top) - view->scroll_px;
    area.y += header_add(frame, area, &header) + gap;
    int columns = columns_of(frame, view, area.w);
    float w = floorf((area.w - gap * (float)(columns - 1)) / (float)columns);
    float h = tile_height(frame, w, true);
    for (int i = 0; i < view->deck_count; i++)
        deck_add(frame, view,
                 (struct rect_px){area.x + (float)(i % columns) * (w + gap),
                                  area.y + (float)(i / columns) * (h + gap), w, h},
                 i);
    frame->clip = (struct rect_px){0};
    int rows = (view->deck_count + columns - 1) / columns;
    return area.y + view->scroll_px + (float)rows * (h + gap) - gap + bottom_u * u;
}

static const struct list_screen list = {dock_of, lay_out};

void visit_decks_add(struct frame *frame, const struct visit_view *view)
{
    visit_list_add(frame, view, &list);
}

float visit_decks_scroll_max(const struct frame *frame, const struct visit_view *view)
{
    return visit_list_scroll_max(frame, view, &list);
}
