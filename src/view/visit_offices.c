/* The offices of a deck as tiles. There are few (64 at most), so all of them are nodes, seen or not. */
#include "view/visit.h"

#include <math.h>

#include "base/words.h"
#include "view/header.h"

static const float tile_least_u = 372, gap_u = 24, pad_u = 20, circle_u = 76, icon_u = 44, name_u = 30,
                   name_least_u = 22, detail_u = 24, top_u = 48, bottom_u = 48;
enum { NAME_LINES = 2 };

struct office_tile office_tile_of(const struct frame *frame, const struct visit_view *view, int office)
{
    const struct deck_office *is = &view->show->cards->deck->offices[office];
    struct office_tile tile = {.icon = is->icon,
                               .title = words_in(is->name, frame->env->language),
                               .action = {ACTION_OFFICE, office},
                               .index = office};
    if (view->office_counts)
        tile.detail = frame_format(frame, _n("%d kaart", "%d kaarten", view->office_counts[office]),
                                   view->office_counts[office]);
    return tile;
}

int office_columns(const struct frame *frame, float width)
{
    float gap = gap_u * frame->u;
    return (int)clampf((width + gap) / (tile_least_u * frame->text * frame->u + gap), 1, 6);
}

static float words_width(const struct frame *frame, float width)
{
    return width - (2 * pad_u + circle_u + 20) * frame->u;
}

static struct label_style name_style(const struct frame *frame, struct str name, float width)
{
    return frame_style_fitting(frame, LABEL_SANS_SEMIBOLD, name_u, name_least_u, name, width);
}

float office_tile_height(const struct frame *frame, const struct office_tile *tiles, int count, float width)
{
    struct label_style detail = frame_style(frame, LABEL_SANS, detail_u);
    float u = frame->u, room = words_width(frame, width), words_h = 0;
    for (int i = 0; i < count; i++) {
        struct label_style name = name_style(frame, tiles[i].title, room);
        int lines = frame_line_count(frame, &name, tiles[i].title, room, NAME_LINES);
        float h = (float)lines * frame_line(&name) + (tiles[i].detail.len > 0 ? frame_line(&detail) : 0);
        words_h = fmaxf(words_h, h);
    }
    return ceilf(fmaxf(frame->touch_px, fmaxf(words_h, circle_u * u) + 2 * pad_u * u));
}

void office_tile_add(struct frame *frame, struct rect_px at, const struct office_tile *tile)
{
    const struct palette *p = frame->palette;
    float u = frame->u, room = words_width(frame, at.w), circle = circle_u * u;
    struct label_style name = name_style(frame, tile->title, room);
    struct label_style detail = frame_style(frame, LABEL_SANS, detail_u);
    struct str full = tile->detail.len > 0
                          ? frame_format(frame, "%.*s, %.*s", STR_ARG(tile->title), STR_ARG(tile->detail))
                          : tile->title;
    frame_control(frame,
                  (struct node){.id = node_id(frame->screen, tile->part ? tile->part : "office", tile->index),
                                .role = NODE_TILE,
                                .state = tile->current ? NODE_CURRENT : 0,
                                .at = at,
                                .name = full,
                                .action = tile->action,
                                .look = LOOK_PANEL,
                                .as.panel = {.radius_px = 20 * u,
                                             .edge_px = (p->shadows ? 2 : p->outline) * u,
                                             .fill_argb = p->panel,
                                             .edge_argb = p->line_strong,
                                             .shadow_px = p->shadows ? 18 * u : 0}});
    struct rect_px round = {at.x + pad_u * u, at.y + (at.h - circle) / 2, circle, circle};
    frame_panel(frame, round,
                (struct look_panel){.radius_px = circle / 2,
                                    .fill_argb = palette_mix(p->panel, p->shadows ? p->line : p->ink,
                                                             p->shadows ? 0.7f : 0.2f)});
    frame_icon(frame, frame_centred(round, icon_u * u), tile->icon, p->ink);
    if (tile->number > 0) {
        struct label_style digits = frame_style(frame, LABEL_SANS_SEMIBOLD, name_least_u / frame->text);
        frame_label(frame, round, &digits, p->ink, ALIGN_CENTRE, frame_format(frame, "%d", tile->number));
    }
    int lines = frame_line_count(frame, &name, tile->title, room, NAME_LINES);
    float words_h = (float)lines * frame_line(&name) + (tile->detail.len > 0 ? frame_line(&detail) : 0);
    struct rect_px words = {round.x + circle + 20 * u, at.y + (at.h - words_h) / 2, room, 0};
    words.y += frame_label_lines(frame, words, &name, p->ink, ALIGN_LEFT, tile->title, NAME_LINES);
    words.h = frame_line(&detail);
    frame_label(frame, words, &detail, p->ink_soft, ALIGN_LEFT, tile->detail);
}

/* ---- all of them */

static struct dock dock_of(const struct frame *frame, const struct visit_view *view)
{
    struct dock dock = {.left = {dock_home(), button_of_command(COMMAND_BACK, BUTTON_QUIET)},
                        .left_count = 2,
                        .right = {dock_text_size(frame)},
                        .right_count = 1};
    dock_aloud(frame, &view->show->aloud, &dock);
    return dock;
}

/* Adds it, or measures it; answers how long the list is. */
static float lay_out(struct frame *frame, const struct visit_view *view, float dock_top)
{
    struct office_tile tiles[DECK_OFFICES_MAX];
    float u = frame->u, margin = frame_margin(frame), gap = gap_u * u;
    int count = view->show->cards->deck->office_count;
    count = count < DECK_OFFICES_MAX ? count : DECK_OFFICES_MAX;
    struct rect_px area = {margin, 0, frame->env->size.w - 2 * margin, 0};
    struct header header = {.title = str_from(_("Alle ambten")),
                            .title_u = frame_is_portrait(frame) ? 72 : 84};
    area.y = header_top(frame, area, &header, top_u * u, gap, dock_top) - view->scroll_px;
    frame->clip = (struct rect_px){0, 0, frame->env->size.w, fmaxf(1, dock_top)};
    area.y += header_add(frame, area, &header) + gap;
    for (int i = 0; i < count; i++)
        tiles[i] = office_tile_of(frame, view, i);
    int columns = office_columns(frame, area.w);
    float w = floorf((area.w - gap * (float)(columns - 1)) / (float)columns);
    float h = office_tile_height(frame, tiles, count, w);
    for (int i = 0; i < count; i++) {
        struct rect_px at = {area.x + (float)(i % columns) * (w + gap),
                             area.y + (float)(i / columns) * (h + gap), w, h};
        office_tile_add(frame, at, &tiles[i]);
    }
    int rows = (count + columns - 1) / columns;
    area.y += (float)rows * (h + gap) - gap;
    area.y += visit_own_tiles_add(frame, area, view);
    frame->clip = (struct rect_px){0};
    return area.y + view->scroll_px + bottom_u * u;
}

static const struct list_screen list = {dock_of, lay_out};

void visit_offices_add(struct frame *frame, const struct visit_view *view)
{
    visit_list_add(frame, view, &list);
}

float visit_offices_scroll_max(const struct frame *frame, const struct visit_view *view)
{
    return visit_list_scroll_max(frame, view, &list);
}
