/* The home of a deck: who you are, whose cards you look at, or what to begin with at once. */
#include "view/visit.h"

#include <math.h>
#include <stdio.h>

#include "base/utf8.h"
#include "base/words.h"
#include "view/header.h"
#include "view/settings.h"
#include "visit/guide.h"

static const float top_u = 48, gap_u = 24, kicker_u = 24, section_u = 28, bottom_u = 24, credit_u = 22;
static const float product_title_u = 40, product_title_least_u = 26, product_detail_u = 24,
                   product_icon_u = 56, product_pad_u = 36, product_beside_u = 24;
static const float large_title_u = 56, large_icon_u = 96, large_above_u = 96, use_least_u = 480;

enum {
    PRODUCTS_MAX = 6,
    OFFICE_ROWS_LEAST = 2,
    USE_COLUMNS = 3,
    CREDIT_BYTES = 400,
    PRODUCT_BYTES = 96,
    DETAIL_LINES = 3
};

static const struct deck *deck_of(const struct visit_view *view)
{
    return view->show->cards->deck;
}

static bool has_offices(const struct visit_view *view)
{
    return deck_of(view)->office_count > 0;
}

static bool has_own(const struct visit_view *view)
{
    return view->own && view->own->count > 0;
}

/* Who comes in by the first door looks from an office of their own. Behind another door, or where there are no offices, one looks
 * for what the cards can be used for. Answers how many uses there are; 0: none are shown. */
static int uses_shown(const struct visit_view *view)
{
    const struct deck *deck = deck_of(view);
    int door = visit_door(view->state, deck), guide = guide_of_audience(deck, door);
    return guide >= 0 && (door > 0 || !has_offices(view)) ? guide_ways(&deck->guides[guide]) : 0;
}

/* Whether products stand under something to choose from. */
static bool has_chooser(const struct visit_view *view)
{
    return has_offices(view) || uses_shown(view) > 0;
}

/* ---- the foot */

static struct dock dock_of(const struct frame *frame, const struct visit_view *view)
{
    struct dock dock = {.bare = true, .aloud_left = true};
    dock.left_count = settings_buttons(frame, dock.left);
    struct button about = button_of_command(COMMAND_ABOUT, BUTTON_QUIET);
    about.brief = str_from(_("Over"));
    about.name = about.text;
    dock.right[dock.right_count++] = about;
    if (view->may_leave) {
        struct button other = button_of_command(COMMAND_START, BUTTON_QUIET);
        other.icon = STR("folder");
        other.text = str_from(_("Andere kaartenset"));
        other.brief = str_from(_("Andere set"));
        other.name = other.text;
        dock.right[dock.right_count++] = other;
    } else if (view->may_change) {
        dock.right[dock.right_count++] = (struct button){.part = "decks",
                                                         .look = BUTTON_QUIET,
                                                         .icon = STR("deck"),
                                                         .text = str_from(_("Andere kaarten")),
                                                         .action = {ACTION_SCREEN, VISIT_DECKS}};
    }
    dock_aloud(frame, &view->show->aloud, &dock);
    return dock;
}

static void credit_words(const struct visit_view *view, char out[CREDIT_BYTES])
{
    const struct deck *deck = deck_of(view);
    const struct str parts[] = {deck->maker, deck->licence_name, str_from(_("kaarten ongewijzigd"))};
    size_t len = 0;
    for (size_t i = 0; i < COUNT_OF(parts); i++) {
        if (parts[i].len == 0)
            continue;
        int n = snprintf(out + len, CREDIT_BYTES - len, "%s%.*s", len > 0 ? " \xC2\xB7 " : "",
                         (int)utf8_head(parts[i], 120).len, parts[i].at);
        len += n > 0 ? (size_t)n : 0;
    }
}

/* Above the dock; answers its height. */
static float credit_add(struct frame *frame, const struct visit_view *view, float bottom)
{
    char words[CREDIT_BYTES];
    float margin = frame_margin(frame), room = frame->env->size.w - 2 * margin;
    struct label_style style = frame_style(frame, LABEL_SANS, credit_u);
    credit_words(view, words);
    struct str text = str_from(words);
    if (frame->nodes)
        text = str_copy(frame->nodes->arena, text);
    float h = (float)frame_line_count(frame, &style, text, room, 2) * frame_line(&style);
    return frame_paragraph(frame, "credit", 0, (struct rect_px){margin, bottom - h, room, h}, &style,
                           frame->palette->ink_soft, ALIGN_LEFT, text, 2);
}

static float foot_height(const struct frame *frame, const struct visit_view *view)
{
    struct frame measuring = frame_begin(NULL, frame->env, frame->screen);
    struct dock dock = dock_of(&measuring, view);
    return dock_height(&measuring, &dock) + credit_add(&measuring, view, 0);
}

/* ---- what is asked, and of whom */

static struct str question(const struct visit_view *view)
{
    if (uses_shown(view) > 0)
        return str_from(_("Wat wilt u doen?"));
    if (!has_offices(view))
        return str_from(_("Waarmee wilt u beginnen?"));
    return visit_door(view->state, deck_of(view)) > 0 ? str_from(_("Voor welk ambt zoekt u kaarten?"))
                                                      : str_from(_("Vanuit welk ambt kijkt u?"));
}

/* The name of the deck in capitals, wide. */
static float kicker_add(struct frame *frame, struct rect_px area, const struct visit_view *view)
{
    char capitals[256];
    struct label_style style = frame_style(frame, LABEL_SANS_SEMIBOLD, kicker_u);
    style.spacing_px = style.size_px * 0.08f;
    utf8_capitals(capitals, sizeof capitals, words_in(deck_of(view)->title, frame->env->language));
    struct str text = str_from(capitals);
    if (frame->nodes)
        text = str_copy(frame->nodes->arena, text);
    return frame_paragraph(frame, "kicker", 0, area, &style, frame->palette->ink_soft, ALIGN_LEFT, text, 3);
}

static float words_add(struct frame *frame, struct rect_px area, const struct visit_view *view)
{
    struct header header = {.title = question(view), .title_u = frame_is_portrait(frame) ? 72 : 84};
    float h = kicker_add(frame, area, view);
    area.y += h;
    return h + header_add(frame, area, &header) + 16 * frame->u;
}

/* With a low reach the words stand right above what is touched. */
static float head_add(struct frame *frame, struct rect_px area, const struct visit_view *view)
{
    struct frame measuring = frame_begin(NULL, frame->env, frame->screen);
    float top = area.y, from = top_u * frame->u, h = words_add(&measuring, area, view);
    area.y += frame_low(frame, from + h, frame->env->size.h - foot_height(frame, view)) - from - h;
    area.y += words_add(frame, area, view);
    area.y += visit_doors_add(frame, area, view, false);
    return area.y - top;
}

/* ---- products */

struct product {
    const char *part, *icon;
    struct str title, detail;
    struct action action;
    bool quiet;                /* says how, beside those that are */
    bool large;                /* the only thing there is to choose */
    char words[PRODUCT_BYTES]; /* of the detail */
};

static bool has_questions(const struct deck *deck)
{
    for (int i = 0; i < deck->card_count; i++)
        if (deck->cards[i].question_count > 0)
            return true;
    return false;
}

/* Put together in the product itself: a frame that only measures has no room for it. */
static struct str cards_detail(const struct frame *frame, const struct deck *deck, char words[PRODUCT_BYTES])
{
    int cards = deck->card_count;
    const char *one = _n("%d kaart met reflectievragen", "%d kaarten met reflectievragen", cards);
    (void)snprintf(words, PRODUCT_BYTES, has_questions(deck) ? one : _n("%d kaart", "%d kaarten", cards),
                   cards);
    return frame->nodes ? str_copy(frame->nodes->arena, str_from(words)) : str_from(words);
}

static struct str guide_detail(const struct frame *frame, const struct visit_view *view,
                               char words[PRODUCT_BYTES])
{
    const struct deck *deck = deck_of(view);
    int ways = guide_ways(&deck->guides[visit_guide(view->state, deck)]);
    if (ways == 0)
        return str_from(_("Hoe u met de kaarten werkt"));
    (void)snprintf(words, PRODUCT_BYTES,
                   _n("%d manier om ermee te werken", "%d manieren om ermee te werken", ways), ways);
    return frame->nodes ? str_copy(frame->nodes->arena, str_from(words)) : str_from(words);
}

static struct str own_detail(const struct frame *frame, const struct visit_view *view,
                             char words[PRODUCT_BYTES])
{
    int count = view->own->count;
    (void)snprintf(words, PRODUCT_BYTES, _n("%d eigen selectie", "%d eigen selecties", count), count);
    return frame->nodes ? str_copy(frame->nodes->arena, str_from(words)) : str_from(words);
}

static int products(const struct frame *frame, const struct visit_view *view,
                    struct product out[PRODUCTS_MAX])
{
    int count = 0;
    out[count] = (struct product){
        .part = "cards", .icon = "deck", .title = str_from(_("Kaarten")), .action = {ACTION_OFFICE, -1}};
    out[count].detail = cards_detail(frame, deck_of(view), out[count].words);
    count++;
    if (!frame->env->kiosk) /* whoever shows slides has keys to leave them by */
        out[count++] = (struct product){.part = "slides",
                                        .icon = "slides",
                                        .title = str_from(_("Dia’s")),
                                        .detail = str_from(_("Dezelfde kaarten, zonder vragen")),
                                        .action = {ACTION_SCREEN, VISIT_SLIDES}};
    if (deck_of(view)->book_count > 0)
        out[count++] = (struct product){.part = "book",
                                        .icon = "book",
                                        .title = str_from(_("Tabletboek")),
                                        .detail = str_from(_("Alles, met toelichting")),
                                        .action = {ACTION_SCREEN, VISIT_BOOK}};
    if (visit_guide(view->state, deck_of(view)) >= 0) {
        out[count] = (struct product){.part = "guide",
                                      .icon = "guide",
                                      .title = str_from(_("Gebruikswijzer")),
                                      .action = {ACTION_SCREEN, VISIT_GUIDE},
                                      .quiet = true};
        out[count].detail = guide_detail(frame, view, out[count].words);
        count++;
    }
    if (has_own(view) && !has_offices(view)) {
        out[count] = (struct product){.part = "own",
                                      .icon = "heart",
                                      .title = str_from(_("Mijn selecties")),
                                      .action = {ACTION_SCREEN, VISIT_SELECTIONS},
                                      .quiet = true};
        out[count].detail = own_detail(frame, view, out[count].words);
        count++;
    }
    return count;
}

static float icon_u_of(const struct product *product)
{
    return product->large ? large_icon_u : product_icon_u;
}

static struct label_style title_of(const struct frame *frame, const struct product *product, float width)
{
    return frame_style_fitting(frame, LABEL_SERIF_BOLD, product->large ? large_title_u : product_title_u,
                               product_title_least_u, product->title, width);
}

/* Wide enough, the icon stands beside the words; else over them. */
static bool is_beside(const struct frame *frame, float width)
{
    return width >= 400 * frame->text * frame->u;
}

static float above_u_of(const struct frame *frame, const struct product *product, float width)
{
    if (product->large)
        return large_above_u;
    return is_beside(frame, width) ? product_beside_u : product_pad_u;
}

static float product_words_width(const struct frame *frame, const struct product *product, float width)
{
    float u = frame->u;
    return width - 2 * product_pad_u * u - (is_beside(frame, width) ? (icon_u_of(product) + 28) * u : 0);
}

static float product_words_height(const struct frame *frame, const struct product *product, float width)
{
    struct label_style title = title_of(frame, product, width);
    struct label_style detail = frame_style(frame, LABEL_SANS, product_detail_u);
    return frame_line(&title) +
           (float)frame_line_count(frame, &detail, product->detail, width, DETAIL_LINES) *
               frame_line(&detail);
}

static float product_height(const struct frame *frame, const struct product *product, float width)
{
    float u = frame->u,
          words = product_words_height(frame, product, product_words_width(frame, product, width));
    float icon = icon_u_of(product) * u;
    float h = is_beside(frame, width) ? fmaxf(words, icon) : words + icon + 12 * u;
    return ceilf(fmaxf(frame->touch_px, h + 2 * above_u_of(frame, product, width) * u));
}

static struct look_panel product_panel(const struct frame *frame, const struct product *product)
{
    const struct palette *p = frame->palette;
    if (product->quiet)
        return (struct look_panel){.radius_px = 20 * frame->u,
                                   .edge_px = (p->shadows ? 2 : p->outline) * frame->u,
                                   .fill_argb = p->shadows ? palette_mix(p->ground, p->line, 0.6f) : p->panel,
                                   .edge_argb = p->line_strong};
    return (struct look_panel){
        .radius_px = 20 * frame->u, .fill_argb = p->primary, .shadow_px = p->shadows ? 18 * frame->u : 0};
}

static void product_add(struct frame *frame, struct rect_px at, const struct product *product)
{
    const struct palette *p = frame->palette;
    float u = frame->u, icon = icon_u_of(product) * u, pad = product_pad_u * u,
          above = above_u_of(frame, product, at.w) * u;
    float room = product_words_width(frame, product, at.w);
    struct label_style title = title_of(frame, product, room);
    struct label_style detail = frame_style(frame, LABEL_SANS, product_detail_u);
    frame_control(frame, (struct node){.id = node_id(frame->screen, product->part, 0),
                                       .role = NODE_TILE,
                                       .at = at,
                                       .name = frame_format(frame, "%.*s. %.*s", STR_ARG(product->title),
                                                            STR_ARG(product->detail)),
                                       .action = product->action,
                                       .look = LOOK_PANEL,
                                       .as.panel = product_panel(frame, product)});
    uint32_t ink = product->quiet ? p->ink : p->on_primary;
    struct rect_px words = {at.x + pad, at.y + above + icon + 12 * u, room, 0};
    struct rect_px icon_at = {at.x + pad, at.y + above, icon, icon};
    if (is_beside(frame, at.w)) {
        icon_at.y = at.y + (at.h - icon) / 2;
        words.x += icon + 28 * u;
        words.y = at.y + (at.h - product_words_height(frame, product, room)) / 2;
    }
    frame_icon(frame, icon_at, str_from(product->icon), ink);
    words.h = frame_line(&title);
    frame_label(frame, words, &title, ink, ALIGN_LEFT, product->title);
    words.y += words.h;
    (void)frame_label_lines(frame, words, &detail, ink, ALIGN_LEFT, product->detail, DETAIL_LINES);
}

static float products_add(struct frame *frame, struct rect_px area, const struct visit_view *view)
{
    struct product all[PRODUCTS_MAX];
    struct label_style section = frame_style(frame, LABEL_SANS_SEMIBOLD, section_u);
    int count = products(frame, view, all);
    float u = frame->u, gap = gap_u * u, top = area.y, h = 0;
    float narrow = 300 * frame->text * u;
    int columns = (int)clampf((area.w + gap) / (narrow + gap), 1, (float)count);
    int rows = (count + columns - 1) / columns;
    columns = (count + rows - 1) / rows; /* so that none stands alone */
    float w = floorf((area.w - gap * (float)(columns - 1)) / (float)columns);
    if (has_chooser(view)) {
        area.h = frame_line(&section);
        frame_text(frame, "section", 0, area, &section, frame->palette->ink_soft, ALIGN_LEFT,
                   str_from(_("Of begin meteen")));
        area.y += area.h + 16 * u;
    }
    for (int i = 0; i < count; i++)
        all[i].large = !has_chooser(view);
    for (int i = 0; i < count; i++)
        h = fmaxf(h, product_height(frame, &all[i], w));
    for (int i = 0; i < count; i++)
        product_add(frame,
                    (struct rect_px){area.x + (float)(i % columns) * (w + gap),
                                     area.y + (float)(i / columns) * (h + gap), w, h},
                    &all[i]);
    return area.y + (float)rows * (h + gap) - gap - top;
}

/* ---- offices */

static struct office_tile more_offices(const struct frame *frame, int all)
{
    return (struct office_tile){
        .icon = STR("meer"),
        .title = str_from(_("Meer ambten")),
        .detail = frame_format(frame, _n("%d ambt in totaal", "%d ambten in totaal", all), all),
        .action = {ACTION_SCREEN, VISIT_OFFICES},
        .index = -1};
}

/* To what users put together themselves. */
static struct office_tile own_tile(const struct frame *frame, const struct visit_view *view)
{
    int count = view->own->count;
    return (struct office_tile){
        .part = "own",
        .icon = STR("heart"),
        .title = str_from(_("Mijn selecties")),
        .detail = frame_format(frame, _n("%d eigen selectie", "%d eigen selecties", count), count),
        .action = {ACTION_SCREEN, VISIT_SELECTIONS}};
}

/* As many as there is room for, the last tiles leading to one's own selections and to all offices. */
static float offices_add(struct frame *frame, struct rect_px area, const struct visit_view *view,
                         float room_h)
{
    struct office_tile tiles[DECK_OFFICES_MAX + 1];
    int all = deck_of(view)->office_count < DECK_OFFICES_MAX ? deck_of(view)->office_count : DECK_OFFICES_MAX;
    int own = has_own(view) ? 1 : 0;
    float gap = gap_u * frame->u;
    int columns = office_columns(frame, area.w);
    float w = floorf((area.w - gap * (float)(columns - 1)) / (float)columns);
    if (all == 0)
        return 0;
    for (int i = 0; i < all; i++)
        tiles[i] = office_tile_of(frame, view, i);
    if (own)
        tiles[all] = own_tile(frame, view);
    float h = office_tile_height(frame, tiles, all + own, w);
    int rows = (int)fmaxf(floorf((room_h + gap) / (h + gap)), OFFICE_ROWS_LEAST);
    int count = all + own <= rows * columns ? all + own : rows * columns;
    if (count < all + own)
        tiles[count - 1] = more_offices(frame, all);
    if (count < all + own && own)
        tiles[count - 2] = own_tile(frame, view);
    for (int i = 0; i < count; i++)
        office_tile_add(frame,
                        (struct rect_px){area.x + (float)(i % columns) * (w + gap),
                                         area.y + (float)(i / columns) * (h + gap), w, h},
                        &tiles[i]);
    return (float)((count + columns - 1) / columns) * (h + gap);
}

/* Behind them the way to the offices: who works for others may look for one of them. */
static void to_offices_add(struct frame *frame, struct rect_px at, const struct visit_view *view)
{
    int all = deck_of(view)->office_count;
    struct office_tile tile = {
        .part = "offices",
        .icon = STR("people"),
        .title = str_from(_("Kaarten voor één ambt")),
        .detail = frame_format(frame, _n("%d ambt in totaal", "%d ambten in totaal", all), all),
        .action = {ACTION_SCREEN, VISIT_OFFICES}};
    office_tile_add(frame, at, &tile);
}

/* In the place of offices, for who looks for something to do: as many as there is room for. All of them are in the guide. */
static float uses_add(struct frame *frame, struct rect_px area, const struct visit_view *view, float room_h)
{
    struct frame measuring = frame_begin(NULL, frame->env, frame->screen);
    float gap = gap_u * frame->u;
    int all = uses_shown(view), offices = has_offices(view);
    int columns = (int)clampf((area.w + gap) / (use_least_u * frame->text * frame->u + gap), 1, USE_COLUMNS);
    float w = floorf((area.w - gap * (float)(columns - 1)) / (float)columns);
    float h = visit_uses_add(&measuring, area, view, columns, 1);
    int rows = (int)fmaxf(floorf((room_h + gap) / (h + gap)), OFFICE_ROWS_LEAST);
    int count = all + offices <= rows * columns ? all : rows * columns - offices;
    (void)visit_uses_add(frame, area, view, columns, count);
    if (offices)
        to_offices_add(frame,
                       (struct rect_px){area.x + (float)(count % columns) * (w + gap),
                                        area.y + (float)(count / columns) * (h + gap), w, h},
                       view);
    return (float)((count + offices + columns - 1) / columns) * (h + gap);
}

/* ---- the whole */

/* Adds it, or measures it, from `y` on; answers how long it is. */
static float content_add(struct frame *frame, const struct visit_view *view, float y, float room_h)
{
    struct frame measuring = frame_begin(NULL, frame->env, frame->screen);
    float u = frame->u, margin = frame_margin(frame), top = y;
    struct rect_px area = {margin, y, frame->env->size.w - 2 * margin, 0};
    float others = head_add(&measuring, area, view) + products_add(&measuring, area, view);
    area.y += head_add(frame, area, view);
    if (uses_shown(view) > 0)
        area.y += uses_add(frame, area, view, room_h - others - gap_u * u);
    else
        area.y += offices_add(frame, area, view, room_h - others - gap_u * u);
    area.y += products_add(frame, area, view);
    return area.y - top;
}

struct home_at {
    float top, list_h, content_h; /* `top` as long as nothing is scrolled */
};

static struct home_at lay_out(const struct frame *frame, const struct visit_view *view)
{
    struct frame measuring = frame_begin(NULL, frame->env, frame->screen);
    float u = frame->u;
    struct home_at at = {.top = top_u * u, .list_h = frame->env->size.h - foot_height(frame, view)};
    float room = at.list_h - at.top - bottom_u * u;
    at.content_h = content_add(&measuring, view, 0, room);
    if (!frame->env->low)
        at.top +=
            fmaxf(0, room - at.content_h) * 0.45f; /* what is short stands in the middle, a little high */
    return at;
}

void visit_home_add(struct frame *frame, const struct visit_view *view)
{
    struct home_at at = lay_out(frame, view);
    struct dock dock = dock_of(frame, view);
    float room = at.list_h - (top_u + bottom_u) * frame->u;
    frame_fill(frame, frame_window(frame), frame->palette->ground);
    frame->clip = (struct rect_px){0, 0, frame->env->size.w, fmaxf(1, at.list_h)};
    (void)content_add(frame, view, at.top - view->scroll_px, room);
    frame->clip = (struct rect_px){0};
    if (visit_home_scroll_max(frame, view) > 0)
        frame_fill(frame, (struct rect_px){0, at.list_h, frame->env->size.w, fmaxf(1, 2 * frame->u)},
                   frame->palette->line);
    (void)credit_add(frame, view, frame->env->size.h - dock_height(frame, &dock));
    dock_add(frame, &dock);
}

float visit_home_scroll_max(const struct frame *frame, const struct visit_view *view)
{
    struct home_at at = lay_out(frame, view);
    return fmaxf(0, at.content_h + (top_u + bottom_u) * frame->u - at.list_h);
}
