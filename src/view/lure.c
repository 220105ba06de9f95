/* The lure loop: what the deck is called, a fan of its cards, and what to do. Always on night, whatever the palette: it is to be
 * seen from afar, and an unwatched screen that is white all day is a lamp. */
#include "view/screen.h"

#include <math.h>
#include <stdio.h>

#include "base/utf8.h"
#include "base/words.h"
#include "type/face.h"
#include "view/button.h"
#include "view/dock.h"
#include "visit/idle.h"
#include "visit/lure.h"

static const float title_u = 96, title_one_u = 64, title_least_u = 22, detail_u = 28, begin_u = 34,
                   radius_u = 28;
static const float over_u = 40;        /* of the cards, hidden below */
static const float turn_rad = 0.225f;  /* from a card to the next: 13 degrees */
static const float pivot_share = 1.2f; /* of a card's height under its top: there a hand holds them */
static const float drop_u =
    34; /* those further out stand so much lower each: no corner rises over the one in the middle */
enum { TITLE_LINES = 2, DETAIL_LINES = 2, DETAIL_BYTES = 400 };

struct lure_at {
    struct rect_px title, detail, fan, begin, aloud, language, row;
    struct label_style title_style, detail_style, begin_style;
    float card_w, card_h, card_y;
    bool beside; /* both buttons on one row: the cards go on behind it */
};

static const struct palette *night(const struct view_env *env)
{
    return palette_at(env->palette == PALETTE_CONTRAST ? PALETTE_CONTRAST : PALETTE_DARK);
}

static struct str begin_words(void)
{
    return str_from(_("Raak aan om te beginnen"));
}

static void detail_words(const struct frame *frame, const struct deck *deck, char out[DETAIL_BYTES])
{
    const struct str parts[] = {words_in(deck->subtitle, frame->env->language), deck->maker,
                                deck->licence_name};
    size_t len = 0;
    out[0] = '\0';
    for (size_t i = 0; i < COUNT_OF(parts); i++) {
        if (parts[i].len == 0)
            continue;
        int n = snprintf(out + len, DETAIL_BYTES - len, "%s%.*s", len > 0 ? " \xC2\xB7 " : "",
                         (int)utf8_head(parts[i], 120).len, parts[i].at);
        len += n > 0 ? (size_t)n : 0;
    }
}

/* The other language, in its own words: whoever cannot read this one finds it. */
static struct button language_button(const struct frame *frame)
{
    bool english = str_eq(frame->env->language, STR("en"));
    return (struct button){.part = "language",
                           .look = BUTTON_CHIP,
                           .icon = STR("globe"),
                           .text = english ? STR("Nederlands") : STR("English"),
                           .action = {ACTION_LANGUAGE, 0}};
}

/* ---- which cards */

/* Those that say what the deck is about: of a kind, and no page or section between the others. */
static bool lures(const struct show_cards *cards, int place)
{
    const struct card *is = &cards->deck->cards[cards->order[place]];
    return is->layout != CARD_PAGE && is->layout != CARD_SECTION && is->broken.len == 0 &&
           (cards->deck->kind_count == 0 || is->kind >= 0);
}

static int luring_count(const struct show_cards *cards)
{
    int count = 0;
    for (int i = 0; i < cards->count; i++)
        count += lures(cards, i);
    return count;
}

static int place_of(const struct show_cards *cards, int nth)
{
    for (int i = 0; i < cards->count; i++)
        if (lures(cards, i) && nth-- == 0)
            return i;
    return 0;
}

/* Where no card says more than another, all of them. */
static struct lure_shown shown_now(const struct view_env *env, const struct lure_view *view)
{
    const struct show_cards *cards = view->show->cards;
    int count = luring_count(cards);
    struct lure_shown shown = lure_at(view->seed, view->since_ms, env->now_ms,
                                      count > 0 ? count : cards->count, env->reduced_motion);
    for (int i = 0; i < shown.count; i++)
        shown.cards[i] = count > 0 ? place_of(cards, shown.cards[i]) : shown.cards[i];
    return shown;
}

/* ---- where everything is */

/* On one line where that leaves it large; else as large as all of it fits on two. */
static struct label_style title_style(const struct frame *frame, struct str title, float w)
{
    for (float size = title_u; size >= title_one_u; size -= 4) {
        struct label_style style = frame_style(frame, LABEL_SERIF_BOLD, size);
        if (frame_width(frame, &style, title) <= w)
            return style;
    }
    for (float size = title_u; size > title_least_u; size -= 4) {
        struct label_style style =
            frame_style_fitting(frame, LABEL_SERIF_BOLD, size, title_least_u, title, w);
        if (frame_line_count(frame, &style, title, w, TITLE_LINES + 1) <= TITLE_LINES)
            return style;
    }
    return frame_style(frame, LABEL_SERIF_BOLD, title_least_u);
}

/* It can be found without looking: in the corner of the glass. */
static struct button aloud_button(void)
{
    return button_of_command(COMMAND_ALOUD, BUTTON_CHIP);
}

/* The two beside the main button, or under it. */
static void others_lay_out(const struct frame *frame, const struct lure_view *view, bool beside,
                           struct lure_at *at)
{
    struct button language = language_button(frame), aloud = aloud_button();
    float gap = 24 * frame->u, margin = frame_margin(frame), h = button_height(frame, BUTTON_CHIP);
    float language_w = button_width(frame, &language), aloud_w = button_width(frame, &aloud);
    float y = beside ? at->begin.y + (at->begin.h - h) / 2 : at->begin.y + at->begin.h + gap;
    float window_w = frame->env->size.w;
    at->language = (struct rect_px){beside ? window_w - margin - language_w : (window_w - language_w) / 2, y,
                                    language_w, h};
    if (!view->show->aloud.possible)
        return;
    at->aloud = (struct rect_px){margin, y, aloud_w, h};
    if (!beside)
        at->language.x = window_w - margin - language_w;
}

/* The main button in the middle, to read aloud left of it and the language right; where they do not fit, in a row below. */
static void row_lay_out(const struct frame *frame, const struct lure_view *view, struct lure_at *at)
{
    float u = frame->u, pad = 36 * u, gap = 24 * u, margin = frame_margin(frame);
    struct size_px window = frame->env->size;
    struct button language = language_button(frame), aloud = aloud_button();
    at->begin_style = frame_style(frame, LABEL_SANS_SEMIBOLD, begin_u);
    float w = fminf(frame_width(frame, &at->begin_style, begin_words()) + 128 * u, window.w - 2 * margin);
    float h = fmaxf(frame->touch_px, frame_line(&at->begin_style) + 56 * u);
    bool one = frame->env->one_language;
    float other_w = one ? 0 : button_width(frame, &language);
    float other_h = one && !view->show->aloud.possible ? 0 : button_height(frame, BUTTON_CHIP);
    if (view->show->aloud.possible)
        other_w = fmaxf(other_w, button_width(frame, &aloud));
    bool beside = at->beside = other_h == 0 || (window.w - w) / 2 - gap - other_w >= margin;
    float row_h = (beside ? fmaxf(h, other_h) : h + gap + other_h) + 2 * pad;
    at->row = (struct rect_px){0, window.h - row_h, window.w, row_h};
    at->begin = (struct rect_px){(window.w - w) / 2, at->row.y + pad, w, h};
    others_lay_out(frame, view, beside, at);
}

/* Its foot is hidden, by the row or by the lower edge. */
static void fan_lay_out(const struct frame *frame, struct lure_at *at)
{
    struct size_px shape = face_size(FACE_TILE_UPRIGHT), window = frame->env->size;
    float u = frame->u, top = at->detail.y + at->detail.h + 40 * u;
    float bottom = (at->beside ? window.h : at->row.y) + over_u * u;
    float w = fminf(fmaxf(0, bottom - top) * shape.w / shape.h,
                    window.w * (frame_is_portrait(frame) ? 0.5f : 0.3f));
    at->card_w = floorf(w);
    at->card_h = floorf(w * shape.h / shape.w);
    at->card_y = roundf(bottom - at->card_h);
    float low = at->beside ? window.h : at->row.y;
    at->fan = (struct rect_px){0, top - 24 * u, window.w, fmaxf(1, low - top + 24 * u)};
}

static struct lure_at lay_out(const struct frame *frame, const struct lure_view *view, struct str detail)
{
    float u = frame->u, margin = frame_margin(frame);
    struct size_px window = frame->env->size;
    struct lure_at at = {.detail_style = frame_style(frame, LABEL_SANS, detail_u)};
    struct str title = words_in(view->show->cards->deck->title, frame->env->language);
    float w = window.w - 2 * margin;
    row_lay_out(frame, view, &at);
    at.title_style = title_style(frame, title, w);
    at.title = (struct rect_px){margin, 56 * u, w, 0};
    at.title.h =
        (float)frame_line_count(frame, &at.title_style, title, w, TITLE_LINES) * frame_line(&at.title_style);
    at.detail = (struct rect_px){margin, at.title.y + at.title.h + 8 * u, w, 0};
    at.detail.h = (float)frame_line_count(frame, &at.detail_style, detail, w, DETAIL_LINES) *
                  frame_line(&at.detail_style);
    fan_lay_out(frame, &at);
    float spare = fmaxf(0, at.card_y - at.detail.y - at.detail.h - 40 * u) * 0.5f;
    at.title.y += spare; /* an upright window has more room than the fan takes */
    at.detail.y += spare;
    return at;
}

/* ---- the fan */

/* The shape of a tile, but a page keeps its own: then it stands on the same foot. */
static struct rect_px card_at(const struct lure_view *view, int place, struct rect_px at)
{
    const struct show_cards *cards = view->show->cards;
    int card = cards->order[place];
    const struct card *is = &cards->deck->cards[card];
    if (is->layout != CARD_PAGE || is->broken.len > 0)
        return at;
    struct rect_px page = rect_fit(at, screen_card_shape(view->show, card));
    page.y = at.y;
    return page;
}

/* Held at their feet and spread out; those outside lie under. */
static void card_add(struct frame *frame, const struct lure_view *view, const struct lure_at *at,
                     const struct lure_shown *shown, int nth)
{
    const struct palette *p = frame->palette;
    float u = frame->u, out = (float)((nth + 1) / 2) * shown->open;
    float turn = (nth % 2 ? out : -out) * turn_rad, to_middle = at->card_h * (pivot_share - 0.5f);
    float pivot_y = at->card_y + at->card_h * pivot_share + out * drop_u * u;
    struct pt_px middle = {frame->env->size.w / 2 + sinf(turn) * to_middle, pivot_y - cosf(turn) * to_middle};
    struct rect_px whole = {roundf(middle.x - at->card_w / 2) + (float)shown->shift_x_px,
                            roundf(middle.y - at->card_h / 2), at->card_w, at->card_h};
    struct rect_px box = card_at(view, shown->cards[nth], whole);
    struct look_card card = {.picture = screen_upright_picture(frame, view->show, shown->cards[nth], box),
                             .around = {.radius_px = radius_u * u},
                             .turn = turn,
                             .rests = shown->open >= 1};
    if (p->shadows) {
        card.around.shadow_px = 28 * u;
    } else {
        card.around.edge_px = p->outline * u;
        card.around.edge_argb = p->ground; /* between cards as between the fan and what is around it */
    }
    frame_card(frame, box, card);
}

static void fan_add(struct frame *frame, const struct lure_view *view, const struct lure_at *at,
                    const struct lure_shown *shown)
{
    frame->clip = at->fan;
    for (int i = shown->count - 1; i >= 0; i--)
        card_add(frame, view, at, shown, i);
    if (shown->veil > 0)
        frame_fill(frame, at->fan, (uint32_t)(shown->veil * 255) << 24 | (frame->palette->ground & 0xFFFFFF));
    frame->clip = (struct rect_px){0};
}

/* ---- the whole */

static struct rect_px moved(struct rect_px at, const struct lure_shown *shown)
{
    at.x += (float)shown->shift_x_px;
    at.y += (float)shown->shift_y_px;
    return at;
}

static void begin_add(struct frame *frame, struct rect_px at, const struct label_style *style)
{
    uint32_t on = 0xFF000000 | (frame->palette->ground & 0xFFFFFF);
    frame_control(frame,
                  (struct node){.id = node_id(frame->screen, "begin", 0),
                                .role = NODE_BUTTON,
                                .at = at,
                                .name = begin_words(),
                                .action = {ACTION_IDLE, IDLE_EV_DONE},
                                .look = LOOK_PANEL,
                                .as.panel = {.radius_px = at.h / 2, .fill_argb = frame->palette->accent}});
    frame_label(frame, rect_inset(at, 8 * frame->u), style, on, ALIGN_CENTRE, begin_words());
}

static void words_add(struct frame *frame, const struct lure_view *view, const struct lure_at *at,
                      const struct lure_shown *shown, struct str detail)
{
    const struct palette *p = frame->palette;
    struct str title = words_in(view->show->cards->deck->title, frame->env->language);
    (void)frame_paragraph(frame, "title", 0, moved(at->title, shown), &at->title_style, p->ink, ALIGN_CENTRE,
                          title, TITLE_LINES);
    (void)frame_paragraph(frame, "detail", 0, moved(at->detail, shown), &at->detail_style, p->ink_soft,
                          ALIGN_CENTRE, detail, DETAIL_LINES);
}

void view_lure(struct nodes *nodes, const struct view_env *env, const struct lure_view *view)
{
    struct frame frame = frame_begin(nodes, env, "lure");
    char words[DETAIL_BYTES];
    if (env->size.w < 1 || env->size.h < 1 || view->show->cards->count < 1)
        return;
    frame.palette = night(env);
    frame_fill(&frame, frame_window(&frame), view->dark ? 0xFF000000 : frame.palette->ground);
    if (view->dark)
        return;
    detail_words(&frame, view->show->cards->deck, words);
    struct str detail = str_copy(nodes->arena, str_from(words));
    struct lure_shown shown = shown_now(env, view);
    struct lure_at at = lay_out(&frame, view, detail);
    struct button language = language_button(&frame), aloud = aloud_button();
    words_add(&frame, view, &at, &shown, detail);
    fan_add(&frame, view, &at, &shown);
    if (!at.beside) {
        frame_fill(&frame, at.row, frame.palette->panel);
        frame_fill(&frame, (struct rect_px){0, at.row.y, at.row.w, fmaxf(1, 2 * frame.u)},
                   frame.palette->line);
    }
    begin_add(&frame, moved(at.begin, &shown), &at.begin_style);
    if (!rect_is_empty(at.aloud))
        button_add(&frame, moved(at.aloud, &shown), &aloud);
    if (!env->one_language)
        button_add(&frame, moved(at.language, &shown), &language);
}
