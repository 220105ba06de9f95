/* The empty cards there are, with what is drawn on them: one is chosen to be looked at again. */
#include "view/console_parts.h"

#include <math.h>

#include "base/words.h"

static const float radius_u = 12, least_u = 260, word_u = 26, edge_u = 4;
static const uint32_t paper_argb = 0xFFFFFDF8;
enum { COLUMNS_MAX = 4 };

struct str console_paper_name(const struct frame *frame, int paper)
{
    return frame_format(frame, _("Lege kaart %d"), paper);
}

struct grid {
    int columns;
    float w, h, pitch, gap; /* of a paper; from a row to the next; between two */
};

static struct grid grid_of(const struct frame *frame, float width)
{
    struct label_style style = frame_style(frame, LABEL_SANS_SEMIBOLD, word_u);
    struct grid grid = {.gap = console_key_gap(frame)};
    grid.columns = (int)clampf((width + grid.gap) / (least_u * frame->u + grid.gap), 1, COLUMNS_MAX);
    grid.w = floorf((width - grid.gap * (float)(grid.columns - 1)) / (float)grid.columns);
    grid.h = ceilf(fmaxf(grid.w * 9 / 16, frame->touch_px));
    grid.pitch = grid.h + frame_line(&style) + 8 * frame->u + grid.gap;
    return grid;
}

static bool is_in_sight(const struct frame *frame, struct rect_px at)
{
    return frame->nodes && (rect_is_empty(frame->clip) || !rect_is_empty(rect_meet(at, frame->clip)));
}

static void paper_add(struct frame *frame, const struct console_view *view, struct rect_px at, int paper)
{
    const struct scene *own = &view->desk->own;
    struct label_style style = frame_style(frame, LABEL_SANS_SEMIBOLD, word_u);
    bool selected = own->kind == SCENE_PAPER && own->paper == paper;
    float edge = fmaxf(1, roundf(edge_u * frame->u));
    struct str name = console_paper_name(frame, paper);
    frame_control(frame, (struct node){.id = node_id(frame->screen, "paper", paper),
                                       .role = NODE_BUTTON,
                                       .state = selected ? NODE_SELECTED : 0u,
                                       .at = at,
                                       .name = name,
                                       .action = {ACTION_PAPER, paper},
                                       .look = LOOK_PANEL,
                                       .as.panel = {.radius_px = radius_u * frame->u,
                                                    .edge_px = edge,
                                                    .fill_argb = paper_argb,
                                                    .edge_argb = selected ? frame->palette->accent
                                                                          : frame->palette->line_strong}});
    const struct look_ink *ink =
        view->paper_ink && is_in_sight(frame, at) ? view->paper_ink(view->paper_ctx, paper) : NULL;
    if (ink)
        frame_ink(frame, rect_inset(at, edge), ink);
    struct rect_px words = {at.x, at.y + at.h + 8 * frame->u, at.w, frame_line(&style)};
    frame_label(frame, words, &style, selected ? frame->palette->wall_ink : frame->palette->wall_soft,
                ALIGN_LEFT, name);
}

float console_papers_add(struct frame *frame, const struct console_view *view, struct rect_px at)
{
    struct key key = {.button = button_of_command(COMMAND_PAPER_NEW, BUTTON_KEY), .tone = KEY_MAIN};
    int count = view->desk->papers;
    float top = at.y;
    key.button.part = "panel-paper";
    at.y += console_keys_add(frame, at, &key, 1) + 24 * frame->u;
    struct grid grid = grid_of(frame, at.w);
    for (int i = 0; i < count; i++)
        paper_add(frame, view,
                  (struct rect_px){at.x + (float)(i % grid.columns) * (grid.w + grid.gap),
                                   at.y + (float)(i / grid.columns) * grid.pitch, grid.w, grid.h},
                  i + 1);
    at.y += (float)((count + grid.columns - 1) / grid.columns) * grid.pitch;
    return at.y - top;
}
