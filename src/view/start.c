/* Before a deck is open: what was shown lately, and a chooser for files. */
#include "view/screen.h"

#include <math.h>

#include "base/words.h"
#include "view/header.h"
#include "view/settings.h"
#include "view/text.h"
#include "view/tile.h"

static const float top_u = 48, gap_u = 24, tile_least_u = 300, list_pad_u = 16, bottom_u = 48;
static const float row_title_u = 30, row_detail_u = 24, row_gap_u = 16, section_u = 28, hint_u = 26,
                   dock_pad_u = 24;

static bool is_tile(const struct start_item *item)
{
    return item->kind == START_ITEM_RECENT || item->kind == START_ITEM_DEMO;
}

static int tile_count(const struct start_view *view)
{
    int count = 0;
    while (count < view->item_count && is_tile(&view->items[count]))
        count++;
    return count;
}

static bool is_empty_home(const struct start_view *view)
{
    return view->item_count == 0 || view->items[0].kind != START_ITEM_RECENT;
}

static bool is_marked(const struct start_view *view, int item)
{
    return view->state->mark == item;
}

/* ---- the dock of home */

static int open_item(const struct start_view *view)
{
    for (int i = 0; i < view->item_count; i++)
        if (view->items[i].kind == START_ITEM_OPEN)
            return i;
    return -1;
}

/* While it reads, how loud takes the place of the settings. */
static int set_buttons(const struct frame *frame, const struct start_view *view,
                       struct button out[SETTING_COUNT + ALOUD_BUTTONS_MAX])
{
    int count = view->aloud.speaks ? 0 : settings_buttons(frame, out);
    return count + aloud_buttons(frame, &view->aloud, BUTTON_QUIET, out + count);
}

static struct header home_header(const struct frame *frame)
{
    return (struct header){.title = STR("Waaier"),
                           .detail = str_from(_("Welke kaartenset wilt u tonen?")),
                           .title_u = frame_is_portrait(frame) ? 72 : 84,
                           .detail_u = 36,
                           .buttons = {button_of_command(COMMAND_HELP, BUTTON_CHIP),
                                       button_full_screen(frame, BUTTON_CHIP),
                                       button_of_command(COMMAND_QUIT, BUTTON_CHIP)},
                           .button_count = 3};
}

enum { QUIET_MAX = SETTING_COUNT + ALOUD_BUTTONS_MAX + HEADER_BUTTONS_MAX };
/* What is set, and with a low reach what else stands in the head. */
static int quiet_buttons(const struct frame *frame, const struct start_view *view,
                         struct button out[QUIET_MAX])
{
    struct header header = home_header(frame);
    int count = set_buttons(frame, view, out);
    for (int i = 0; frame->env->low && i < header.button_count; i++) {
        out[count] = header.buttons[i];
        out[count++].look = BUTTON_QUIET;
    }
    return count;
}

/* Answers its height. */
static float foot_add(struct frame *frame, const struct start_view *view, float top)
{
    const struct palette *p = frame->palette;
    float u = frame->u, margin = frame_margin(frame), pad = dock_pad_u * u, gap = row_gap_u * u;
    struct rect_px area = {margin, top + pad, frame->env->size.w - 2 * margin, 0};
    struct button set[QUIET_MAX];
    int item = open_item(view);
    struct button open = {.part = "open",
                          .look = BUTTON_PRIMARY,
                          .icon = STR("folder"),
                          .text = str_from(_("Open een bestand")),
                          .action = {ACTION_ITEM, item},
                          .marked = item >= 0 && is_marked(view, item)};
    int count = quiet_buttons(frame, view, set);
    float set_w = button_rows_width(frame, set, count);
    bool left = frame->env->left_hand;
    float open_w = item >= 0 ? fminf(button_width(frame, &open), area.w) : 0;
    bool beside = set_w + gap + open_w <= area.w;
    float open_h = item >= 0 ? button_height(frame, BUTTON_PRIMARY) : 0;
    struct rect_px set_at = area,
                   open_at = {left ? area.x : area.x + area.w - open_w, area.y, open_w, open_h};
    if (!beside && item >= 0) {
        open_at = (struct rect_px){area.x, area.y, area.w, open_h};
        set_at.y += open_h + gap;
    }
    float set_h = button_rows_height(frame, set, count, set_at.w);
    float h = fmaxf(set_at.y + set_h, open_at.y + open_h) + pad - top;
    struct rect_px dock = {0, top, frame->env->size.w, h};
    frame_fill(frame, dock, p->panel);
    frame_fill(frame, (struct rect_px){0, top, dock.w, fmaxf(1, 2 * u)}, p->line);
    bool first = !beside || left;
    if (first && item >= 0)
        button_add(frame, open_at, &open);
    (void)button_rows_add(frame, set_at, set, count,
                          !beside ? ALIGN_CENTRE
                          : left  ? ALIGN_RIGHT
                                  : ALIGN_LEFT);
    if (!first && item >= 0)
        button_add(frame, open_at, &open);
    return h;
}

/* ---- home */

struct home_at {
    struct rect_px list; /* what scrolls: from the top to the dock */
    struct rect_px grid; /* first tile, scrolled */
    int columns;
    float pitch_x, pitch_y;
    float grid_y; /* of the first tile in the list, not scrolled */
    float content_h;
};

static int home_columns(const struct frame *frame, const struct start_view *view)
{
    float room = frame->env->size.w - 2 * frame_margin(frame) + gap_u * frame->u;
    float most = room / ((tile_least_u * frame->text + gap_u) * frame->u);
    int columns = (int)clampf(most, 1, 12), count = tile_count(view);
    return columns > 3 && count < columns ? (count > 3 ? count : 3) : columns;
}

/* What the tiles are, and a hint beside it, or below where it does not fit. */
static float section_add(struct frame *frame, struct rect_px area, bool empty)
{
    const struct palette *p = frame->palette;
    struct label_style style = frame_style(frame, LABEL_SANS_SEMIBOLD, section_u);
    struct label_style small = frame_style(frame, LABEL_SANS, hint_u);
    struct str section = empty ? str_from(_("Om te beginnen")) : str_from(_("Laatst getoond"));
    struct str hint =
        empty ? str_from(_("U kunt een PDF, een map of een kaartenset ook naar dit venster slepen. "
                           "Wat u opent, staat hier de volgende keer klaar."))
              : str_from(_("U kunt een bestand ook naar dit venster slepen."));
    float gap = 24 * frame->u, line = frame_line(&style);
    float section_w = ceilf(frame_width(frame, &style, section)) + 1;
    float hint_w = ceilf(frame_width(frame, &small, hint)) + 1;
    if (section_w + gap + hint_w <= area.w) {
        frame_text(frame, "section", 0, (struct rect_px){area.x, area.y, section_w, line}, &style, p->ink,
                   ALIGN_LEFT, section);
        frame_text(frame, "hint", 0, (struct rect_px){area.x + section_w + gap, area.y, hint_w, line}, &small,
                   p->ink_soft, ALIGN_LEFT, hint);
        return line;
    }
    float h = frame_paragraph(frame, "section", 0, area, &style, p->ink, ALIGN_LEFT, section, 2);
    area.y += h;
    return h + frame_paragraph(frame, "hint", 0, area, &small, p->ink_soft, ALIGN_LEFT, hint, 6);
}

static float home_words_add(struct frame *frame, struct rect_px area, const struct start_view *view)
{
    float u = frame->u, top = area.y;
    struct header header = home_header(frame);
    area.y += header_add(frame, area, &header) + gap_u * u;
    float trouble = message_trouble(frame, area, view->trouble);
    area.y += trouble + (trouble > 0 ? gap_u * u : 0);
    return area.y + section_add(frame, area, is_empty_home(view)) + 20 * u - top;
}

static struct home_at home_lay_out(struct frame *frame, const struct start_view *view, float dock_top)
{
    float u = frame->u, margin = frame_margin(frame), gap = gap_u * u;
    struct size_px window = frame->env->size;
    struct home_at at = {.list = {0, 0, window.w, fmaxf(0, dock_top)}, .columns = home_columns(frame, view)};
    struct rect_px area = {margin, top_u * u - view->scroll_px, window.w - 2 * margin, 0};
    at.grid = area;
    at.grid.y += home_words_add(frame, area, view) + view->scroll_px;
    at.grid.y = frame_low(frame, at.grid.y, dock_top) - view->scroll_px;
    at.grid_y = at.grid.y + view->scroll_px;
    at.grid.w = (area.w - gap * (float)(at.columns - 1)) / (float)at.columns;
    at.grid.h = tile_height(frame, at.grid.w, true);
    at.pitch_x = at.grid.w + gap;
    at.pitch_y = at.grid.h + gap;
    int rows = (tile_count(view) + at.columns - 1) / at.columns;
    at.content_h = at.grid_y + (float)rows * at.pitch_y - gap + bottom_u * u;
    return at;
}

static struct home_at home_measure(const struct view_env *env, const struct start_view *view)
{
    struct frame frame = frame_begin(NULL, env, "home");
    float dock_top = env->size.h - foot_add(&frame, view, 0);
    return home_lay_out(&frame, view, dock_top);
}

/* A small cross in the corner of the picture; its touch area is larger than what is seen. */
static void forget_add(struct frame *frame, struct rect_px tile, const struct start_item *item, int index)
{
    const struct palette *p = frame->palette;
    float u = frame->u, side = frame->touch_px;
    struct rect_px at = {tile.x + tile.w - side, tile.y, side, side};
    struct rect_px seen = frame_centred(at, 48 * u);
    frame_control(
        frame, (struct node){.id = node_id(frame->screen, "forget", index),
                             .role = NODE_BUTTON,
                             .at = at,
                             .name = frame_format(frame, _("Haal %.*s uit deze lijst"), STR_ARG(item->title)),
                             .action = {ACTION_FORGET, index}});
    frame_panel(
        frame, seen,
        (struct look_panel){
            .radius_px = seen.h / 2, .edge_px = 2 * u, .fill_argb = p->panel, .edge_argb = p->line_strong});
    frame_icon(frame, frame_centred(seen, 26 * u), STR("close"), p->ink);
}

/* Of a long path the end says most. */
static struct str place_cut(const struct frame *frame, struct str detail, float tile_w)
{
    struct label_style style = tile_detail_style(frame);
    if (!frame->nodes || !str_starts(detail, STR("/")))
        return detail;
    return text_cut_head(frame->nodes->arena, &frame->env->metrics, &style, detail,
                         tile_caption_width(frame, tile_w));
}

static void home_tile_add(struct frame *frame, const struct start_view *view, struct rect_px at, int index)
{
    const struct start_item *item = &view->items[index];
    struct rect_px picture_at = tile_picture_at(frame, at, (struct size_px){16, 9});
    struct tile tile = {.part = item->kind == START_ITEM_DEMO ? "demo" : "recent",
                        .index = index,
                        .action = {ACTION_ITEM, index},
                        .name = item->title,
                        .picture = {.key = item->picture, .tag = item->tag},
                        .icon = STR("deck"),
                        .title = item->title,
                        .detail = place_cut(frame, item->detail, at.w),
                        .marked = is_marked(view, index)};
    tile.picture.key.w_px = (int)picture_at.w;
    tile.picture.key.h_px = (int)picture_at.h;
    frame_group(frame, NODE_GROUP, "deck", index, at, item->title);
    tile_add(frame, at, picture_at, &tile);
    if (item->kind == START_ITEM_RECENT)
        forget_add(frame, at, item, index);
}

static void home_add(struct frame *frame, const struct start_view *view)
{
    struct frame measuring = frame_begin(NULL, frame->env, frame->screen);
    float dock_top = frame->env->size.h - foot_add(&measuring, view, 0);
    frame_fill(frame, frame_window(frame), frame->palette->ground);
    frame->clip = (struct rect_px){0, 0, frame->env->size.w, fmaxf(1, dock_top)};
    struct home_at at = home_lay_out(frame, view, dock_top);
    for (int i = 0; i < tile_count(view); i++) {
        struct rect_px tile = at.grid;
        tile.x += (float)(i % at.columns) * at.pitch_x;
        tile.y += (float)(i / at.columns) * at.pitch_y;
        home_tile_add(frame, view, tile, i);
    }
    frame->clip = (struct rect_px){0};
    (void)foot_add(frame, view, dock_top);
}

/* ---- chooser */

struct chooser_at {
    struct rect_px list, row;     /* the first row, not scrolled */
    float pitch, lead, content_h; /* lead: so far the first row is brought down */
};

static struct header chooser_header(const struct start_view *view)
{
    return (struct header){.title = view->folder_title.len > 0 ? view->folder_title
                                                               : str_from(_("Kies een plaats")),
                           .detail = str_from(_("Kies een kaartenset, een PDF of een map.")),
                           .buttons = {button_of_command(COMMAND_BACK, BUTTON_CHIP)},
                           .button_count = 1};
}

static struct chooser_at chooser_lay_out(struct frame *frame, const struct start_view *view)
{
    float u = frame->u, margin = frame_margin(frame);
    struct size_px window = frame->env->size;
    struct rect_px area = {margin, top_u * u, window.w - 2 * margin, 0};
    struct header header = chooser_header(view);
    float floor = window.h - header_foot_height(frame, &header);
    area.y += header_add(frame, area, &header) + 16 * u;
    float trouble = message_trouble(frame, area, view->trouble);
    area.y += trouble + (trouble > 0 ? 8 * u : 0);
    struct label_style title = frame_style(frame, LABEL_SANS_SEMIBOLD, row_title_u);
    struct label_style detail = frame_style(frame, LABEL_SANS, row_detail_u);
    float row_h = fmaxf(frame->touch_px, frame_line(&title) + frame_line(&detail) + 16 * u);
    float first = frame_low(frame, area.y + list_pad_u * u, floor);
    struct chooser_at at = {.list = {0, area.y, window.w, fmaxf(0, floor - area.y)},
                            .row = {margin, first, area.w, row_h},
                            .pitch = row_h + row_gap_u * u,
                            .lead = first - area.y - list_pad_u * u};
    at.content_h = at.lead + (float)view->item_count * at.pitch - row_gap_u * u + (list_pad_u + bottom_u) * u;
    return at;
}

static struct chooser_at chooser_measure(const struct view_env *env, const struct start_view *view)
{
    struct frame frame = frame_begin(NULL, env, "chooser");
    return chooser_lay_out(&frame, view);
}

static struct str item_icon(enum start_item_kind kind)
{
    switch (kind) {
    case START_ITEM_UP: return STR("up");
    case START_ITEM_FOLDER:
    case START_ITEM_OPEN: return STR("folder");
    case START_ITEM_DRIVE: return STR("drive");
    case START_ITEM_DOCUMENT: return STR("document");
    case START_ITEM_PICTURE: return STR("picture");
    case START_ITEM_RECENT:
    case START_ITEM_DEMO:
    case START_ITEM_DECK: return STR("deck");
    }
    return (struct str){0};
}

static struct str item_title(const struct start_item *item)
{
    if (item->title.len > 0)
        return item->title;
    return item->kind == START_ITEM_UP ? str_from(_("Een map omhoog")) : item->path;
}

static void row_add(struct frame *frame, const struct start_view *view, struct rect_px at, int index)
{
    const struct start_item *item = &view->items[index];
    const struct palette *p = frame->palette;
    float u = frame->u, icon = 44 * frame->text * u;
    struct str title = item_title(item);
    struct label_style head = frame_style(frame, LABEL_SANS_SEMIBOLD, row_title_u);
    struct label_style small = frame_style(frame, LABEL_SANS, row_detail_u);
    frame_control(frame, (struct node){.id = node_id(frame->screen, "item", index),
                                       .role = NODE_TILE,
                                       .state = is_marked(view, index) ? NODE_FOCUSED : 0u,
                                       .at = at,
                                       .name = title.len > 0 ? title : str_from(_("Zonder naam")),
                                       .action = {ACTION_ITEM, index},
                                       .look = LOOK_PANEL,
                                       .as.panel = {.radius_px = 20 * u,
                                                    .edge_px = (p->shadows ? 2 : p->outline) * u,
                                                    .fill_argb = p->panel,
                                                    .edge_argb = p->line_strong}});
    frame_icon(frame, (struct rect_px){at.x + 24 * u, at.y + (at.h - icon) / 2, icon, icon},
               item_icon(item->kind), p->ink);
    float head_h = frame_line(&head), small_h = item->detail.len > 0 ? frame_line(&small) : 0;
    struct rect_px words = {at.x + icon + 48 * u, at.y + (at.h - head_h - small_h) / 2, 0, head_h};
    words.w = at.x + at.w - 24 * u - words.x;
    frame_label(frame, words, &head, p->ink, ALIGN_LEFT, title);
    words.y += head_h;
    words.h = small_h;
    frame_label(frame, words, &small, p->ink_soft, ALIGN_LEFT, item->detail);
}

static bool is_empty_folder(const struct start_view *view)
{
    for (int i = 0; i < view->item_count; i++)
        if (view->items[i].kind != START_ITEM_UP)
            return false;
    return true;
}

static void chooser_add(struct frame *frame, const struct start_view *view)
{
    frame_fill(frame, frame_window(frame), frame->palette->ground);
    struct chooser_at at = chooser_lay_out(frame, view);
    frame->clip = at.list;
    int first = (int)floorf((view->scroll_px - at.lead - list_pad_u * frame->u) / at.pitch);
    struct rect_px row = at.row;
    int i = first > 0 ? first : 0;
    row.y += (float)i * at.pitch - view->scroll_px;
    for (; i < view->item_count && row.y <= at.list.y + at.list.h; i++) {
        row_add(frame, view, row, i);
        row.y += at.pitch;
    }
    if (is_empty_folder(view)) {
        struct label_style style = frame_style(frame, LABEL_SANS, 28);
        row.y += 8 * frame->u;
        (void)frame_paragraph(frame, "empty", 0, row, &style, frame->palette->ink_soft, ALIGN_LEFT,
                              str_from(_("Hier staan geen kaartensets, PDF's of afbeeldingen.")), 4);
    }
    frame->clip = (struct rect_px){0};
    struct header header = chooser_header(view);
    header_foot_add(frame, &header);
}

/* ---- all modes */

static struct help help_of(const struct start_view *view)
{
    return (struct help){
        .keymap = view->keymap, .mode = MODE_START, .may_leave = true, .scroll_px = view->scroll_px};
}

void view_start(struct nodes *nodes, const struct view_env *env, const struct start_view *view)
{
    static const char *const names[] = {
        [START_HOME] = "home", [START_CHOOSER] = "chooser", [START_HELP] = "help"};
    struct frame frame = frame_begin(nodes, env, names[view->state->mode]);
    struct help help = help_of(view);
    if (env->size.w < 1 || env->size.h < 1)
        return;
    switch (view->state->mode) {
    case START_HOME: home_add(&frame, view); break;
    case START_CHOOSER: chooser_add(&frame, view); break;
    case START_HELP: help_add(&frame, &help); break;
    }
}

float view_start_scroll_max(const struct view_env *env, const struct start_view *view)
{
    struct help help = help_of(view);
    if (env->size.w < 1 || env->size.h < 1)
        return 0;
    switch (view->state->mode) {
    case START_HOME: {
        struct home_at at = home_measure(env, view);
        return fmaxf(0, at.content_h - at.list.h);
    }
    case START_CHOOSER: {
        struct chooser_at at = chooser_measure(env, view);
        return fmaxf(0, at.content_h - at.list.h);
    }
    case START_HELP: return help_scroll_max(env, &help);
    }
    return 0;
}

static float home_scroll_to_mark(const struct view_env *env, const struct start_view *view)
{
    struct home_at at = home_measure(env, view);
    float max = fmaxf(0, at.content_h - at.list.h), ring = list_pad_u * view_u(env);
    if (view->state->mark >= tile_count(view))
        return clampf(view->scroll_px, 0, max);
    int row = view->state->mark / at.columns;
    float top = at.grid_y + (float)row * at.pitch_y;
    float from = row == 0 ? 0 : view->scroll_px; /* the first row with the words above it, where they fit */
    return frame_scroll_to(from, at.list.h, top - ring, top + at.grid.h + ring, max);
}

static float chooser_scroll_to_mark(const struct view_env *env, const struct start_view *view)
{
    struct chooser_at at = chooser_measure(env, view);
    float top = at.lead + (float)view->state->mark * at.pitch;
    return frame_scroll_to(view->scroll_px, at.list.h, view->state->mark > 0 ? top : 0,
                           top + at.row.h + 2 * list_pad_u * view_u(env), fmaxf(0, at.content_h - at.list.h));
}

float view_start_scroll_to_mark(const struct view_env *env, const struct start_view *view)
{
    if (env->size.w < 1 || env->size.h < 1)
        return 0;
    switch (view->state->mode) {
    case START_HOME: return home_scroll_to_mark(env, view);
    case START_CHOOSER: return chooser_scroll_to_mark(env, view);
    case START_HELP: return view->scroll_px;
    }
    return 0;
}

int view_start_columns(const struct view_env *env, const struct start_view *view)
{
    struct frame frame = frame_begin(NULL, env, "home");
    return view->state->mode == START_HOME && env->size.w >= 1 ? home_columns(&frame, view) : 1;
}
