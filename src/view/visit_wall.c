/* The cards of a selection as tiles. The grid is even, so that any place is found by counting and only what is seen costs
 * anything. A tile that is not painted yet shows its title. */
#include "view/visit.h"

#include <math.h>
#include <stdio.h>

#include "base/utf8.h"
#include "base/words.h"
#include "type/face.h"
#include "view/header.h"

static const float tile_least_u = 330, gap_u = 26, top_u = 40, list_pad_u = 12, bottom_u = 48, title_u = 60,
                   title_tight_u = 52, title_least_u = 34, name_u = 36, name_least_u = 24;
static const uint32_t paper = 0xFFFFFDF8, ink = 0xFF17223B; /* of a card, whatever the palette */
static const float head_most = 0.42f; /* of the room above the dock; a taller head scrolls along */
enum { TITLE_LINES = 2, NAME_LINES = 3 };

struct wall_at {
    struct rect_px list; /* the window of the list */
    int columns;
    float x, y; /* of the first tile, not scrolled */
    float tile_w, tile_h, pitch_x, pitch_y;
    float content_h, head_y; /* where the head stands */
    bool head_scrolls;
};

/* ---- the head */

struct str visit_cards_title(const struct frame *frame, const struct visit_view *view)
{
    const struct deck *deck = view->show->cards->deck;
    int office = visit_office(view->state, deck), selection = visit_selection(view->state, deck);
    int own = visit_own(view->state, deck, view->own);
    if (own >= 0)
        return view->state->removes ? str_from(_("Deze selectie verwijderen?")) : view->own->at[own].title;
    bool by_name = selection >= 0 && view->state->selection.at[0] != '\0';
    if (by_name)
        return words_in(deck->selections[selection].name, frame->env->language);
    return office >= 0 ? words_in(deck->offices[office].name, frame->env->language)
                       : str_from(_("Alle kaarten"));
}

/* Words of their own, for a frame that only measures has no room to put them together in. */
struct chips {
    struct button at[BUTTON_ROW_MAX];
    char text[BUTTON_ROW_MAX][96];
    int count;
};

static void chip_put(const struct frame *frame, struct chips *chips, struct button button, struct str name,
                     int cards)
{
    char *text = chips->text[chips->count];
    (void)snprintf(text, sizeof chips->text[0], "%.*s %d", (int)utf8_head(name, 80).len, name.at, cards);
    button.look = BUTTON_CHIP;
    button.text = frame->nodes ? str_copy(frame->nodes->arena, str_from(text)) : str_from(text);
    chips->at[chips->count++] = button;
}

static void chips_make(const struct frame *frame, const struct visit_view *view, struct chips *out)
{
    const struct deck *deck = view->show->cards->deck;
    int chosen = visit_kind(view->state, deck), with_cards = 0;
    out->count = 0;
    for (int i = 0; view->kind_counts && i < deck->kind_count; i++)
        with_cards += view->kind_counts[i] > 0;
    if (!view->kind_counts || (with_cards < 2 && chosen < 0))
        return;
    chip_put(frame, out, (struct button){.part = "all", .action = {ACTION_KIND, -1}, .selected = chosen < 0},
             str_from(_("Alles")), view->show->cards->count);
    for (int i = 0; i < deck->kind_count && out->count < BUTTON_ROW_MAX; i++) {
        const struct deck_kind *kind = &deck->kinds[i];
        struct str plural = words_in(kind->plural, frame->env->language);
        if (view->kind_counts[i] == 0 && i != chosen)
            continue;
        chip_put(frame, out,
                 (struct button){.part = "kind",
                                 .index = i,
                                 .icon = kind->icon,
                                 .action = {ACTION_KIND, i},
                                 .selected = i == chosen,
                                 .tint = kind->rgb},
                 plural.len > 0 ? plural : words_in(kind->name, frame->env->language), view->kind_counts[i]);
    }
}

static float title_add(struct frame *frame, struct rect_px area, const struct visit_view *view)
{
    struct header header = {.title = visit_cards_title(frame, view), .title_u = title_u};
    return header_add(frame, area, &header);
}

static void chips_tighten(struct chips *chips, struct button *search, bool tight)
{
    search->tight = tight;
    for (int i = 0; i < chips->count; i++)
        chips->at[i].tight = tight;
}

/* Of title, chips and search on one row. */
static float head_width(const struct frame *frame, struct str title, float size_u, const struct chips *chips,
                        const struct button *search, float gap)
{
    struct label_style style = frame_style(frame, LABEL_SERIF_BOLD, size_u);
    return ceilf(frame_width(frame, &style, title)) + 1 + gap +
           button_rows_width(frame, chips->at, chips->count) + gap + button_width(frame, search);
}

/* Title, chips and search on one row where they fit; else the chips stand below. Search is at the side of the hand. With a low reach only the
 * title is here. Answers its height. */
static float head_add(struct frame *frame, struct rect_px area, const struct visit_view *view)
{
    struct chips chips;
    struct button search = button_of_command(COMMAND_SEARCH, BUTTON_CHIP);
    if (frame->env->low)
        return title_add(frame, area, view);
    chips_make(frame, view, &chips);
    const struct button *kinds = chips.at;
    int count = chips.count;
    float u = frame->u, gap = 40 * u, size_u = title_u;
    struct str title = visit_cards_title(frame, view);
    if (head_width(frame, title, size_u, &chips, &search, gap) > area.w) {
        chips_tighten(&chips, &search, true);
        size_u = title_tight_u;
        gap = 26 * u;
    }
    if (head_width(frame, title, size_u, &chips, &search, gap) > area.w) {
        chips_tighten(&chips, &search, false);
        size_u = title_u;
        gap = 40 * u;
    }
    float search_w = button_width(frame, &search);
    float h = button_height(frame, BUTTON_CHIP), room = area.w - search_w - gap;
    struct label_style style =
        frame_style_fitting(frame, LABEL_SERIF_BOLD, size_u, title_least_u, title, room);
    float title_w = ceilf(frame_width(frame, &style, title)) + 1;
    float kinds_w = button_rows_width(frame, kinds, count);
    bool one_row = count == 0 || title_w + gap + kinds_w <= room;
    float words_w = one_row && count > 0 ? title_w : room;
    int lines = frame_line_count(frame, &style, title, words_w, TITLE_LINES);
    float words_h = (float)lines * frame_line(&style), row_h = fmaxf(h, words_h);
    bool left = frame->env->left_hand;
    float x = area.x + (left ? search_w + gap : 0), search_x = left ? area.x : area.x + area.w - search_w;
    (void)frame_paragraph(frame, "title", 0, (struct rect_px){x, area.y + (row_h - words_h) / 2, words_w, 0},
                          &style, frame->palette->ink, ALIGN_LEFT, title, TITLE_LINES);
    if (one_row && count > 0)
        (void)button_rows_add(frame, (struct rect_px){x + title_w + gap, area.y, kinds_w, 0}, kinds, count,
                              ALIGN_LEFT);
    button_add(frame, (struct rect_px){search_x, area.y, search_w, h}, &search);
    if (one_row)
        return row_h;
    area.y += row_h + 16 * u;
    return row_h + 16 * u + button_rows_add(frame, area, kinds, count, ALIGN_LEFT);
}

/* ---- where everything is */

struct button visit_fan_button(const struct frame *frame, const struct visit_view *view,
                               enum button_look look, char words[VISIT_FAN_WORDS])
{
    struct button button = button_of_command(COMMAND_FAN, look);
    button.name = frame_format(
        frame, _n("Mijn waaier, %d kaart", "Mijn waaier, %d kaarten", view->kept_count), view->kept_count);
    if (view->kept_count == 0)
        return button;
    (void)snprintf(words, VISIT_FAN_WORDS, "%s \xC2\xB7 %d", _("Mijn waaier"), view->kept_count);
    button.text = frame->nodes ? str_copy(frame->nodes->arena, str_from(words)) : str_from(words);
    return button;
}

/* With a low reach filters and search are here; and always what can be done to a selection that a user made. */
struct foot {
    struct dock dock;
    struct chips chips;
    char words[VISIT_OWN_WORDS];
};

/* While it asks, only the answer. With a low reach it takes the place of the kinds, for there is no room for both. */
static void own_make(const struct frame *frame, const struct visit_view *view, struct foot *out)
{
    struct button *at = out->chips.at;
    int own = visit_own(view->state, view->show->cards->deck, view->own);
    if (own < 0)
        return;
    out->chips.count = 0;
    if (view->state->removes) {
        at[0] = button_of_command(COMMAND_SELECTION_REMOVE, BUTTON_PRIMARY);
        at[0].text = str_from(_("Ja, verwijder"));
        at[1] = button_of_command(COMMAND_BACK, BUTTON_CHIP);
        at[1].text = str_from(_("Nee"));
        at[1].part = "no"; /* the way back stands in the dock too */
        out->chips.count = 2;
        return;
    }
    visit_own_words(view, own, out->words);
    at[out->chips.count++] = (struct button){
        .part = "own",
        .look = BUTTON_LABEL,
        .text = frame->nodes ? str_copy(frame->nodes->arena, str_from(out->words)) : str_from(out->words)};
    at[out->chips.count++] = button_of_command(COMMAND_SELECTION_PREPARE, BUTTON_CHIP);
    at[out->chips.count++] = button_of_command(COMMAND_SELECTION_FILL, BUTTON_CHIP);
    at[out->chips.count++] = button_of_command(COMMAND_SELECTION_RENAME, BUTTON_CHIP);
    at[out->chips.count++] = button_of_command(COMMAND_SELECTION_REMOVE, BUTTON_CHIP);
}

static void foot_make(const struct frame *frame, const struct visit_view *view, struct foot *out)
{
    out->dock = (struct dock){.left = {dock_home(), button_of_command(COMMAND_BACK, BUTTON_QUIET)},
                              .left_count = 2,
                              .right = {dock_text_size(frame)},
                              .right_count = 1};
    out->dock.main[0] = visit_fan_button(frame, view, BUTTON_CHIP, out->dock.fan_words);
    out->dock.main[1] = button_of_command(COMMAND_SURPRISE, BUTTON_PRIMARY);
    out->dock.main_count = 2;
    out->chips.count = 0;
    if (frame->env->low)
        chips_make(frame, view, &out->chips);
    own_make(frame, view, out);
    out->dock.above = out->chips.at;
    out->dock.above_count = out->chips.count;
    if (frame->env->low) {
        out->dock.right[out->dock.right_count++] = button_of_command(COMMAND_SEARCH, BUTTON_QUIET);
    }
    dock_aloud(frame, &view->show->aloud, &out->dock);
}

static int columns_of(const struct frame *frame)
{
    float room = frame->env->size.w - 2 * frame_margin(frame) + gap_u * frame->u;
    return (int)clampf(room / ((tile_least_u * frame->text + gap_u) * frame->u), 1, 12);
}

int view_wall_columns(const struct view_env *env)
{
    struct frame frame = frame_begin(NULL, env, "wall");
    return columns_of(&frame);
}

static struct wall_at lay_out(const struct frame *frame, const struct visit_view *view, float dock_top)
{
    struct frame measuring = frame_begin(NULL, frame->env, frame->screen);
    float u = frame->u, margin = frame_margin(frame), gap = gap_u * u;
    struct size_px window = frame->env->size;
    struct size_px shape = face_size(FACE_TILE_WIDE);
    struct wall_at at = {.columns = columns_of(frame), .x = margin};
    float head_h = head_add(&measuring, (struct rect_px){margin, 0, window.w - 2 * margin, 0}, view);
    float head_bottom = top_u * u + head_h + 16 * u;
    at.head_scrolls = frame->env->low || head_bottom > dock_top * head_most;
    float list_top = at.head_scrolls ? 0 : head_bottom;
    at.list = (struct rect_px){0, list_top, window.w, fmaxf(0, dock_top - list_top)};
    at.y = frame_low(frame, head_bottom + list_pad_u * u, dock_top);
    at.tile_w = floorf((window.w - 2 * margin - gap * (float)(at.columns - 1)) / (float)at.columns);
    at.tile_h = floorf(at.tile_w * shape.h / shape.w);
    at.pitch_x = at.tile_w + gap;
    at.pitch_y = at.tile_h + gap;
    float down = at.y - head_bottom - list_pad_u * u;
    at.head_y = top_u * u + down - (at.head_scrolls ? view->scroll_px : 0);
    int rows = (view->wall_count + at.columns - 1) / at.columns;
    at.content_h = at.y - list_top + (float)rows * at.pitch_y - gap + bottom_u * u;
    return at;
}

static struct wall_at measure(const struct frame *frame, const struct visit_view *view)
{
    struct foot foot;
    foot_make(frame, view, &foot);
    return lay_out(frame, view, frame->env->size.h - dock_height(frame, &foot.dock));
}

static float scroll_max(const struct wall_at *at)
{
    return fmaxf(0, at->content_h - at->list.h);
}

float visit_wall_scroll_max(const struct frame *frame, const struct visit_view *view)
{
    struct wall_at at = measure(frame, view);
    return scroll_max(&at);
}

float view_wall_scroll_to(const struct view_env *env, const struct visit_view *view, int place)
{
    struct frame frame = frame_begin(NULL, env, "wall");
    struct wall_at at = measure(&frame, view);
    float ring = list_pad_u * view_u(env), top = at.y - at.list.y + (float)(place / at.columns) * at.pitch_y;
    if (place < at.columns)
        return 0; /* the first row with what stands above it */
    return frame_scroll_to(view->scroll_px, at.list.h, top - ring, top + at.tile_h + ring, scroll_max(&at));
}

/* ---- tiles */

uint32_t view_wall_id(int card)
{
    return node_id("wall", "card", card);
}

static struct rect_px picture_at(const struct visit_view *view, int card, struct rect_px cell)
{
    const struct card *is = &view->show->cards->deck->cards[card];
    struct size_px shape = screen_card_shape(view->show, card); /* reads it, when it was only named */
    return is->layout == CARD_PAGE && is->broken.len == 0 ? rect_fit(rect_inset(cell, 4), shape) : cell;
}

/* A card that is kept has a heart in its corner, on a ground of its own: it lies over words that come as they come. */
static void heart_add(struct frame *frame, struct rect_px cell)
{
    float u = frame->u, side = 52 * u, icon = 32 * u;
    struct rect_px at = {cell.x + cell.w - side - 12 * u, cell.y + cell.h - side - 12 * u, side, side};
    frame_panel(frame, at, (struct look_panel){.radius_px = side / 2, .fill_argb = ink});
    frame_icon(frame, frame_centred(at, icon), STR("heart-full"), paper);
}

static bool is_kept(const struct visit_view *view, int card)
{
    for (int i = 0; i < view->kept_count; i++)
        if (view->kept[i] == card)
            return true;
    return false;
}

void visit_tile_add(struct frame *frame, const struct visit_view *view, struct rect_px cell, int place,
                    uint32_t id, enum node_grip way)
{
    const struct show_view *show = view->show;
    const struct palette *p = frame->palette;
    int card = show->cards->order[place];
    float u = frame->u, radius = 20 * u;
    struct rect_px at = picture_at(view, card, cell), words = rect_inset(cell, 28 * u);
    struct str title = screen_card_title(frame, show->cards, place);
    bool kept = is_kept(view, card);
    frame_control(frame,
                  (struct node){.id = id,
                                .role = NODE_TILE,
                                .at = cell,
                                .name = frame_format(frame, kept ? _("%d. %.*s, in uw waaier") : "%d. %.*s",
                                                     place + 1, STR_ARG(title)),
                                .action = {ACTION_CARD, place},
                                .grip = way,
                                .rest_does = way != NODE_FIXED,
                                .look = LOOK_PANEL,
                                .as.panel = {.radius_px = radius, .fill_argb = paper}});
    struct label_style style =
        frame_style_fitting(frame, LABEL_SERIF_BOLD, name_u / frame->text, name_least_u, title, words.w);
    (void)frame_label_lines(frame, words, &style, ink, ALIGN_LEFT, title, NAME_LINES);
    struct look_picture picture = screen_tile_picture(frame, show, place, at);
    bool fills = at.w >= cell.w;
    picture.radius_px = fills ? radius : 8 * u;
    picture.corner_argb = fills ? p->ground : paper;
    picture.only_ready = true;
    frame_picture(frame, at, picture);
    frame_panel(frame, cell,
                (struct look_panel){.radius_px = radius,
                                    .edge_px = (p->shadows ? 2 : p->outline) * u,
                                    .edge_argb = p->line_strong,
                                    .shadow_px = p->shadows ? 18 * u : 0});
    if (kept)
        heart_add(frame, cell);
}

/* ---- tiles that hands took up */

static struct rect_px cell_at(const struct wall_at *at, const struct visit_view *view, int place)
{
    return (struct rect_px){roundf(at->x + (float)(place % at->columns) * at->pitch_x),
                            roundf(at->y + (float)(place / at->columns) * at->pitch_y - view->scroll_px),
                            at->tile_w, at->tile_h};
}

struct rect_px view_wall_cell(const struct view_env *env, const struct visit_view *view, int place)
{
    struct frame frame = frame_begin(NULL, env, "wall");
    struct wall_at at = measure(&frame, view);
    return cell_at(&at, view, place);
}

static bool is_lifted(const struct visit_view *view, int place)
{
    for (int i = 0; i < view->lift_count; i++)
        if (view->lifts[i].at == place)
            return true;
    return false;
}

/* What stays where a tile hung. */
static void slot_add(struct frame *frame, struct rect_px cell)
{
    const struct palette *p = frame->palette;
    float u = frame->u;
    frame_panel(
        frame, cell,
        (struct look_panel){.radius_px = 20 * u,
                            .edge_px = (p->shadows ? 2 : p->outline) * u,
                            .edge_argb = p->line_strong,
                            .fill_argb = p->shadows ? palette_mix(p->ground, p->line, 0.4f) : p->ground});
}

/* Over everything, the dock too. */
static void lift_add(struct frame *frame, const struct visit_view *view, const struct wall_at *at,
                     const struct view_lift *lift)
{
    const struct palette *p = frame->palette;
    int place = view->wall ? view->wall[lift->at] : lift->at, card = view->show->cards->order[place];
    float u = frame->u;
    struct rect_px is = picture_at(view, card, cell_at(at, view, lift->at));
    struct look_picture picture = screen_tile_picture(frame, view->show, place, is);
    picture.ground_argb = paper;
    is.x += lift->move.x;
    is.y += lift->move.y;
    frame_control(frame, (struct node){.id = view_wall_id(card),
                                       .role = NODE_TILE,
                                       .at = is,
                                       .name = frame_format(
                                           frame, "%d. %.*s", place + 1,
                                           STR_ARG(screen_card_title(frame, view->show->cards, place))),
                                       .action = {ACTION_CARD, place},
                                       .grip = NODE_IN_LIST,
                                       .rest_does = true,
                                       .look = LOOK_CARD,
                                       .as.card = {.picture = picture,
                                                   .around = {.radius_px = 20 * u,
                                                              .edge_px = (p->shadows ? 2 : p->outline) * u,
                                                              .edge_argb = p->line_strong,
                                                              .shadow_px = p->shadows ? 36 * u : 0},
                                                   .turn = lift->turn,
                                                   .scale = lift->scale}});
}

static void nothing_add(struct frame *frame, const struct wall_at *at)
{
    struct label_style style = frame_style(frame, LABEL_SANS, 28);
    struct rect_px area = {at->x, at->y, frame->env->size.w - 2 * at->x, 0};
    (void)frame_paragraph(frame, "none", 0, area, &style, frame->palette->ink_soft, ALIGN_LEFT,
                          str_from(_("Van deze soort zijn hier geen kaarten.")), 3);
}

void visit_wall_add(struct frame *frame, const struct visit_view *view)
{
    struct foot foot;
    foot_make(frame, view, &foot);
    float dock_top = frame->env->size.h - dock_height(frame, &foot.dock);
    struct wall_at at = lay_out(frame, view, dock_top);
    float margin = frame_margin(frame), first_y = view->scroll_px - (at.y - at.list.y);
    int first = (int)floorf(first_y / at.pitch_y), last = (int)floorf((first_y + at.list.h) / at.pitch_y) + 1;
    frame_fill(frame, frame_window(frame), frame->palette->ground);
    if (at.head_scrolls)
        frame->clip = at.list;
    (void)head_add(frame, (struct rect_px){margin, at.head_y, frame->env->size.w - 2 * margin, 0}, view);
    frame->clip = at.list;
    for (int i = first > 0 ? (first - 1) * at.columns : 0; i < view->wall_count && i / at.columns <= last;
         i++) {
        struct rect_px cell = cell_at(&at, view, i);
        int place = view->wall ? view->wall[i] : i;
        if (is_lifted(view, i))
            slot_add(frame, cell);
        else
            visit_tile_add(frame, view, cell, place, view_wall_id(view->show->cards->order[place]),
                           NODE_IN_LIST);
    }
    if (view->wall_count == 0)
        nothing_add(frame, &at);
    frame->clip = (struct rect_px){0};
    dock_add(frame, &foot.dock);
    for (int i = 0; i < view->lift_count; i++)
        lift_add(frame, view, &at, &view->lifts[i]);
}
