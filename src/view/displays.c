/* Displays are drawn to one scale, as they stand on the desktop. */
#include "view/displays.h"

#include <math.h>

#include "base/words.h"
#include "view/header.h"

static const float top_u = 48, title_u = 60, detail_u = 28, between_u = 16, role_u = 44, small_u = 24;
static const float tile_corner_u = 20, button_gap_u = 36, most_share = 0.9f;

static struct str role_word(enum display_role role, bool mirrored)
{
    switch (role) {
    case DISPLAY_ROOM: return str_from(_("De zaal"));
    case DISPLAY_CONSOLE: return str_from(_("Voor u"));
    case DISPLAY_BOTH:
        return mirrored ? str_from(_("De zaal ziet wat u ziet")) : str_from(_("Voor u, en voor de zaal"));
    case DISPLAY_FREE: break;
    }
    return str_from(_("Vrij"));
}

static struct str about(const struct frame *frame, const struct display_tile *tile)
{
    struct str name = tile->built_in ? str_from(_("Ingebouwd scherm")) : tile->name;
    return frame_format(frame, "%d. %.*s", tile->number, STR_ARG(name));
}

struct str displays_touch(enum desk_touch touch)
{
    switch (touch) {
    case DESK_TOUCH_LOCKED: break;
    case DESK_TOUCH_EXPLORE: return str_from(_("mag rondkijken"));
    case DESK_TOUCH_DRAW: return str_from(_("mag tekenen"));
    case DESK_TOUCH_FOLLOW: return str_from(_("mag bedienen"));
    }
    return str_from(_("op slot"));
}

/* Of what only shows something to others nothing is said. */
static struct str touch_of(const struct frame *frame, const struct display_tile *tile)
{
    struct str may = displays_touch(tile->touch);
    return tile->role == DISPLAY_ROOM ? frame_format(frame, _("Aanraken: %.*s"), STR_ARG(may))
                                      : (struct str){0};
}

static struct str measure(const struct frame *frame, const struct display_tile *tile)
{
    return frame_format(frame, "%.0f × %.0f", (double)tile->at.w, (double)tile->at.h);
}

/* Words one under another in the middle of the tile, as far as it has room for them. */
static void words_add(struct frame *frame, struct rect_px at, const struct display_tile *tile, uint32_t ink,
                      uint32_t soft)
{
    float u = frame->u, pad = 24 * u;
    struct rect_px in = rect_inset(at, pad);
    struct str role = role_word(tile->role, tile->mirrored);
    struct label_style big = frame_style_fitting(frame, LABEL_SANS_SEMIBOLD, role_u, 22, role, in.w);
    struct label_style small = frame_style(frame, LABEL_SANS, small_u);
    int lines = frame_line_count(frame, &big, role, in.w, 2);
    float role_h = (float)lines * frame_line(&big), line = frame_line(&small), gap = 8 * u;
    struct str rows[] = {touch_of(frame, tile), about(frame, tile), measure(frame, tile)};
    int first = rows[0].len > 0 ? 0 : 1, count = (int)COUNT_OF(rows);
    float most = 0, rows_h = line * (float)(count - first);
    for (int i = first; i < count; i++)
        most = fmaxf(most, frame_width(frame, &small, rows[i]));
    bool roomy = role_h + gap + rows_h <= in.h && most <= in.w;
    float h = roomy ? role_h + gap + rows_h : role_h;
    struct rect_px row = {in.x, at.y + (at.h - h) / 2, in.w, 0};
    row.y += frame_label_lines(frame, row, &big, ink, ALIGN_CENTRE, role, 2) + gap;
    row.h = line;
    for (int i = first; roomy && i < count; i++, row.y += line)
        frame_label(frame, row, &small, soft, ALIGN_CENTRE, rows[i]);
}

static void tile_add(struct frame *frame, struct rect_px at, const struct display_tile *tile)
{
    const struct palette *p = frame->palette;
    bool room = tile->role == DISPLAY_ROOM;
    struct str role = role_word(tile->role, tile->mirrored);
    if (frame->nodes) {
        struct str known = about(frame, tile), size = measure(frame, tile);
        struct str touch = touch_of(frame, tile);
        frame_group(frame, NODE_STATUS, "display", tile->number, at,
                    frame_format(frame, "%.*s, %.*s: %.*s%s%.*s", STR_ARG(known), STR_ARG(size),
                                 STR_ARG(role), touch.len > 0 ? ". " : "", STR_ARG(touch)));
    }
    frame_panel(frame, at,
                (struct look_panel){.radius_px = tile_corner_u * frame->u,
                                    .edge_px = p->outline * frame->u,
                                    .fill_argb = room ? p->primary : p->panel,
                                    .edge_argb = p->line_strong});
    words_add(frame, at, tile, room ? p->on_primary : p->ink, room ? p->on_primary : p->ink_soft);
}

/* All of the desktop fits in `area`, and is not drawn larger than needed to read what stands on it. */
static void tiles_add(struct frame *frame, struct rect_px area, const struct displays_view *view)
{
    struct rect_px all = {0};
    for (int i = 0; i < view->count; i++)
        all = rect_join(all, view->tiles[i].at);
    if (rect_is_empty(all) || rect_is_empty(area))
        return;
    float scale = fminf(area.w / all.w, area.h * most_share / all.h), half = between_u * frame->u / 2;
    float x = area.x + (area.w - all.w * scale) / 2, y = area.y + (area.h - all.h * scale) / 2;
    for (int i = 0; i < view->count; i++) {
        struct rect_px at = view->tiles[i].at;
        float left = roundf(x + (at.x - all.x) * scale + half),
              up = roundf(y + (at.y - all.y) * scale + half);
        tile_add(frame,
                 (struct rect_px){left, up, floorf(at.w * scale - 2 * half), floorf(at.h * scale - 2 * half)},
                 &view->tiles[i]);
    }
}

static struct str detail_of(const struct displays_view *view)
{
    if (view->count == 1 && view->tiles[0].mirrored)
        return str_from(_("De schermen tonen hetzelfde. Zet in de instellingen van de computer “uitbreiden” "
                          "aan, dan ziet de zaal alleen de kaart."));
    if (view->count == 1)
        return str_from(_("Er is één scherm. Sluit een tweede aan, dan ziet de zaal daar alleen de kaart."));
    return str_from(_("De zaal ziet alleen de kaart. Uw keuze wordt voor deze schermen onthouden."));
}

enum { BUTTONS = 3 };

static int buttons_of(const struct displays_view *view, struct button out[BUTTONS])
{
    int count = 0;
    if (view->count > 1)
        out[count++] = button_of_command(COMMAND_SWAP, BUTTON_CHIP);
    if (view->count > 1)
        out[count++] = button_of_command(COMMAND_TOUCH, BUTTON_CHIP);
    out[count] = button_of_command(COMMAND_SCREENS, BUTTON_PRIMARY);
    out[count].part = "go-on";
    out[count].icon = (struct str){0};
    out[count++].text = view->begins ? str_from(_("Beginnen")) : str_from(_("Verder"));
    return count;
}

void view_displays(struct nodes *nodes, const struct view_env *env, const struct displays_view *view)
{
    struct frame frame = frame_begin(nodes, env, "displays");
    const struct palette *p = frame.palette;
    float u = frame.u, margin = frame_margin(&frame);
    struct button buttons[BUTTONS];
    int count = buttons_of(view, buttons);
    struct rect_px area = {margin, top_u * u, env->size.w - 2 * margin, 0};
    if (env->size.w < 1 || env->size.h < 1)
        return;
    frame_fill(&frame, frame_window(&frame), p->ground);
    struct label_style title = frame_style(&frame, LABEL_SERIF_BOLD, title_u);
    struct label_style detail = frame_style(&frame, LABEL_SANS, detail_u);
    struct rect_px row = area;
    row.y += frame_paragraph(&frame, "title", 0, row, &title, p->ink, ALIGN_LEFT, str_from(_("Schermen")), 2);
    row.y += frame_paragraph(&frame, "detail", 0, row, &detail, p->ink_soft, ALIGN_LEFT, detail_of(view), 5);
    float h = button_rows_height(&frame, buttons, count, area.w);
    struct rect_px keys = {margin, env->size.h - button_gap_u * u - h, area.w, h};
    row.y += button_gap_u * u;
    tiles_add(&frame, (struct rect_px){margin, row.y, area.w, keys.y - button_gap_u * u - row.y}, view);
    (void)button_rows_add(&frame, keys, buttons, count, ALIGN_CENTRE);
}
