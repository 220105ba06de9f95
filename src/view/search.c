/* Looking for a card: a field, and answers under it. Typing goes to the field, arrows choose among the answers. */
#include "view/screen.h"

#include <math.h>

#include "base/words.h"
#include "type/face.h"
#include "view/field.h"
#include "view/header.h"
#include "view/keyboard.h"
#include "view/text.h"

static const float top_u = 40, gap_u = 16, row_gap_u = 16, title_u = 32, line_u = 24, note_u = 26,
                   query_u = 36;

struct search_at {
    struct rect_px header, field, note, list, hint;
    struct rect_px back; /* beside the field; empty: it is in the header */
    struct rect_px row;  /* the first one, not scrolled */
    float pitch, content_h;
};

static struct rect_px below(struct rect_px above, float gap, float h)
{
    return (struct rect_px){above.x, above.y + above.h + gap, above.w, h};
}

static float header_add_to(struct frame *frame, struct rect_px area)
{
    struct header header = {.title = str_from(_("Zoek")),
                            .buttons = {button_of_command(COMMAND_BACK, BUTTON_CHIP)},
                            .button_count = 1};
    return header_add(frame, area, &header);
}

static struct str hint_words(void)
{
    return str_from(_("Met de pijltjestoetsen kiest u, Enter opent de kaart, Esc sluit het zoeken."));
}

static struct str note_words(const struct frame *frame, const struct show_view *view)
{
    if (view->state->query.len == 0)
        return str_from(_("Typ een woord. Waaier zoekt in titels, teksten en vragen."));
    if (view->reads)
        return str_from(_("Een ogenblik: nog niet alle kaarten zijn gelezen."));
    if (view->pages_all > 0)
        return frame_format(frame, _("Er worden nog bladzijden gelezen: %d van %d."), view->pages_read,
                            view->pages_all);
    if (view->hit_count == 0)
        return (struct str){0};
    if (view->hit_total > view->hit_count)
        return frame_format(frame, _("%d kaarten gevonden, de eerste %d staan hier"), view->hit_total,
                            view->hit_count);
    return frame_format(frame, _n("%d kaart gevonden", "%d kaarten gevonden", view->hit_count),
                        view->hit_count);
}

/* With a low reach the field stands at the bottom, the way back beside it at the side of the hand, and answers above. */
static void field_sink(const struct frame *frame, struct search_at *at, float *floor)
{
    struct button back = button_of_command(COMMAND_BACK, BUTTON_CHIP);
    float gap = gap_u * frame->u, w = button_width(frame, &back), h = button_height(frame, BUTTON_CHIP);
    bool left = frame->env->left_hand;
    at->field.y = *floor - gap - at->field.h;
    at->field.w -= w + gap;
    at->back = (struct rect_px){left ? at->field.x : at->field.x + at->field.w + gap,
                                at->field.y + (at->field.h - h) / 2, w, h};
    if (left)
        at->field.x += w + gap;
    *floor = fminf(at->field.y, at->back.y) - gap;
}

static struct search_at lay_out(const struct frame *frame, const struct show_view *view, float header_h)
{
    float u = frame->u, margin = frame_margin(frame);
    struct size_px window = frame->env->size;
    struct label_style title = frame_style(frame, LABEL_SERIF_BOLD, title_u);
    struct label_style line = frame_style(frame, LABEL_SANS, line_u);
    struct label_style note = frame_style(frame, LABEL_SANS, note_u);
    struct search_at at = {.header = {margin, top_u * u, window.w - 2 * margin, header_h}};
    at.field = below(at.header, gap_u * u, field_height(frame, query_u, 1));
    float hint_h = (float)frame_line_count(frame, &line, hint_words(), at.header.w, 2) * frame_line(&line);
    float floor = keyboard_floor(frame);
    bool glass = floor < window.h,
         low = frame->env->low; /* then the answers have the room of the hint about keys */
    if (low)
        field_sink(frame, &at, &floor);
    at.hint =
        (struct rect_px){margin, floor - (glass ? 0 : hint_h + 24 * u), at.header.w, glass ? 0 : hint_h};
    int note_lines = view->state->query.len == 0 ? 3 : 1;
    at.note = below(low ? at.header : at.field, gap_u * u, (float)note_lines * frame_line(&note));
    float top = at.note.y + at.note.h + 4 * u;
    at.list = (struct rect_px){0, top, window.w, fmaxf(0, at.hint.y - (glass ? 0 : gap_u * u) - top)};
    float row_h = fmaxf(frame->touch_px, frame_line(&title) + frame_line(&line) + 24 * u);
    float first = frame_low(frame, top + gap_u * u, at.list.y + at.list.h);
    at.row = (struct rect_px){margin, first, at.header.w, row_h};
    at.pitch = row_h + row_gap_u * u;
    at.content_h = first - top + (float)view->hit_count * at.pitch - row_gap_u * u + gap_u * u;
    return at;
}

static struct search_at measure(const struct view_env *env, const struct show_view *view)
{
    struct frame frame = frame_begin(NULL, env, "search");
    struct rect_px area = {0, 0, env->size.w - 2 * frame_margin(&frame), 0};
    return lay_out(&frame, view, header_add_to(&frame, area));
}

float search_scroll_max(const struct view_env *env, const struct show_view *view)
{
    struct search_at at = measure(env, view);
    return fmaxf(0, at.content_h - at.list.h);
}

float search_scroll_to_mark(const struct view_env *env, const struct show_view *view)
{
    struct search_at at = measure(env, view);
    float top = at.row.y - at.list.y - gap_u * view_u(env) + (float)view->state->choice * at.pitch;
    return frame_scroll_to(view->scroll_px, at.list.h, view->state->choice > 0 ? top : 0,
                           top + at.row.h + 2 * gap_u * view_u(env), fmaxf(0, at.content_h - at.list.h));
}

static struct field field_of(const struct search_at *at, const struct show_view *view)
{
    return (struct field){.at = at->field,
                          .edit = &view->state->query,
                          .icon = STR("search"),
                          .name = str_from(_("Zoekwoord")),
                          .size_u = query_u,
                          .lines = 1};
}

/* One line: what stands before the match is cut at its beginning, so that the match is always seen. */
static void found_add(struct frame *frame, struct rect_px at, const struct search_hit *hit, uint32_t argb,
                      uint32_t match_argb)
{
    struct label_style plain = frame_style(frame, LABEL_SANS, line_u);
    struct label_style bold = frame_style(frame, LABEL_SANS_BOLD, line_u);
    if (!frame->nodes)
        return;
    float match_w = fminf(ceilf(frame_width(frame, &bold, hit->match)) + 1, at.w);
    float before_most = fmaxf(0, fminf(at.w * 0.5f, at.w - match_w));
    struct str before =
        text_cut_head(frame->nodes->arena, &frame->env->metrics, &plain, hit->before, before_most);
    float before_w = ceilf(frame_width(frame, &plain, before)) + (before.len > 0 ? 1 : 0);
    before_w = fminf(before_w, at.w - match_w);
    frame_label(frame, (struct rect_px){at.x, at.y, before_w, at.h}, &plain, argb, ALIGN_LEFT, before);
    frame_label(frame, (struct rect_px){at.x + before_w, at.y, match_w, at.h}, &bold, match_argb, ALIGN_LEFT,
                hit->match);
    float used = before_w + match_w;
    frame_label(frame, (struct rect_px){at.x + used, at.y, at.w - used, at.h}, &plain, argb, ALIGN_LEFT,
                hit->after);
}

static struct str origin_words(const struct search_hit *hit)
{
    if (hit->origin == OWN_ADDED)
        return str_from(_("Eigen vraag"));
    return hit->origin == OWN_ADAPTED ? str_from(_("Aangepast")) : (struct str){0};
}

/* A question of users says so before its words, as it does on the card; answers what room that leaves. */
static struct rect_px origin_add(struct frame *frame, struct rect_px at, const struct search_hit *hit,
                                 uint32_t argb)
{
    struct label_style style = frame_style(frame, LABEL_SANS_SEMIBOLD, line_u);
    struct str words = origin_words(hit);
    if (words.len == 0)
        return at;
    float w = fminf(ceilf(frame_width(frame, &style, words)) + 1, at.w / 2), gap = 16 * frame->u;
    frame_label(frame, (struct rect_px){at.x, at.y, w, at.h}, &style, argb, ALIGN_LEFT, words);
    return (struct rect_px){at.x + w + gap, at.y, at.w - w - gap, at.h};
}

static int place_of(const struct show_cards *cards, int card)
{
    if (cards->places)
        return cards->places[card] - 1;
    for (int i = 0; i < cards->count; i++)
        if (cards->order[i] == card)
            return i;
    return -1;
}

static void kind_add(struct frame *frame, struct rect_px at, const struct deck *deck, int card, bool chosen)
{
    const struct palette *p = frame->palette;
    int kind = deck->cards[card].kind;
    bool known = kind >= 0 && kind < deck->kind_count && deck->kinds[kind].icon.len > 0;
    uint32_t colour = p->ink;
    if (known && p->shadows && !chosen)
        colour =
            0xFF000000 | colour_to_contrast(deck->kinds[kind].rgb & 0xFFFFFF, p->ground & 0xFFFFFF, 4.5f);
    frame_panel(frame, at, (struct look_panel){.radius_px = at.h / 2, .fill_argb = p->ground});
    frame_icon(frame, frame_centred(at, at.h * 0.55f), known ? deck->kinds[kind].icon : STR("deck"), colour);
}

static void row_add(struct frame *frame, const struct show_view *view, struct rect_px at, int index)
{
    const struct search_hit *hit = &view->hits[index];
    const struct palette *p = frame->palette;
    float u = frame->u;
    bool chosen = index == view->state->choice;
    int place = place_of(view->cards, hit->card);
    struct str title = view->cards->deck->cards[hit->card].title;
    if (place >= 0)
        title = screen_card_title(frame, view->cards, place);
    struct str origin = origin_words(hit);
    frame_control(
        frame, (struct node){.id = node_id(frame->screen, "hit", hit->card),
                             .role = NODE_TILE,
                             .state = (chosen ? NODE_SELECTED : 0u) | (place < 0 ? NODE_DISABLED : 0u),
                             .at = at,
                             .name = origin.len > 0
                                         ? frame_format(frame, "%.*s, %.*s", STR_ARG(title), STR_ARG(origin))
                                         : title,
                             .action = {place < 0 ? ACTION_NONE : ACTION_CARD, place < 0 ? 0 : place},
                             .look = LOOK_PANEL,
                             .as.panel = {.radius_px = 20 * u,
                                          .edge_px = (p->shadows ? 2 : p->outline) * u,
                                          .fill_argb = chosen ? p->primary : p->panel,
                                          .edge_argb = chosen ? p->primary : p->line_strong}});
    struct label_style head = frame_style(frame, LABEL_SERIF_BOLD, title_u);
    struct label_style line = frame_style(frame, LABEL_SANS, line_u);
    float icon = 56 * frame->text * u, head_h = frame_line(&head), line_h = frame_line(&line);
    kind_add(frame, (struct rect_px){at.x + 20 * u, at.y + (at.h - icon) / 2, icon, icon}, view->cards->deck,
             hit->card, chosen);
    struct str number = place >= 0 ? frame_format(frame, "%d", place + 1) : (struct str){0};
    float number_w = ceilf(frame_width(frame, &line, number)) + 1;
    struct rect_px words = {at.x + icon + 40 * u, at.y + (at.h - head_h - line_h) / 2, 0, head_h};
    words.w = at.x + at.w - 24 * u - words.x;
    uint32_t soft = chosen ? p->on_primary : p->ink_soft, ink = chosen ? p->on_primary : p->ink;
    frame_label(frame, (struct rect_px){words.x + words.w - number_w, words.y, number_w, head_h}, &line, soft,
                ALIGN_RIGHT, number);
    frame_label(frame, (struct rect_px){words.x, words.y, words.w - number_w - 16 * u, head_h}, &head, ink,
                ALIGN_LEFT, title);
    struct rect_px found = {words.x, words.y + head_h, words.w, line_h};
    found_add(frame, origin_add(frame, found, hit, ink), hit, soft, ink);
}

static void nothing_add(struct frame *frame, const struct search_at *at)
{
    const struct palette *p = frame->palette;
    float u = frame->u;
    struct label_style title = frame_style(frame, LABEL_SERIF_BOLD, 44);
    struct label_style text = frame_style(frame, LABEL_SANS, 28);
    struct rect_px line = below(frame->env->low ? at->header : at->field, 48 * u, frame_line(&title));
    line.h = frame_paragraph(frame, "nothing", 0, line, &title, p->ink, ALIGN_LEFT,
                             str_from(_("Niets gevonden")), 2);
    line = below(line, 8 * u, frame_line(&text));
    (void)frame_paragraph(frame, "nothing", 1, line, &text, p->ink_soft, ALIGN_LEFT,
                          str_from(_("Kijk de spelling na, of zoek met een korter woord.")), 3);
}

size_t search_byte(const struct view_env *env, const struct show_view *view, struct pt_px point)
{
    struct frame frame = frame_begin(NULL, env, "search");
    struct search_at at = measure(env, view);
    struct field field = field_of(&at, view);
    return field_byte(&frame, &field, point);
}

void search_add(struct frame *frame, const struct show_view *view)
{
    const struct palette *p = frame->palette;
    float u = frame->u, margin = frame_margin(frame);
    frame_fill(frame, frame_window(frame), p->ground);
    struct rect_px area = {margin, top_u * u, frame->env->size.w - 2 * margin, 0};
    struct search_at at = lay_out(frame, view, header_add_to(frame, area));
    struct label_style note = frame_style(frame, LABEL_SANS, note_u);
    struct field field = field_of(&at, view);
    struct button back = button_of_command(COMMAND_BACK, BUTTON_CHIP);
    field_add(frame, &field);
    if (!rect_is_empty(at.back))
        button_add(frame, at.back, &back);
    (void)frame_paragraph(frame, "note", 0, at.note, &note, p->ink_soft, ALIGN_LEFT, note_words(frame, view),
                          3);
    if (view->state->query.len > 0 && view->hit_count == 0 && !view->reads && view->pages_all == 0)
        nothing_add(frame, &at);
    if (view->hit_count > 0 && at.hint.h > 0) {
        struct label_style hint = frame_style(frame, LABEL_SANS, line_u);
        (void)frame_paragraph(frame, "hint", 0, at.hint, &hint, p->ink_soft, ALIGN_LEFT, hint_words(), 2);
    }
    frame->clip = at.list;
    int first = (int)floorf((view->scroll_px - (at.row.y - at.list.y)) / at.pitch);
    for (int i = first > 0 ? first : 0; i < view->hit_count; i++) {
        struct rect_px row = at.row;
        row.y += (float)i * at.pitch - view->scroll_px;
        if (row.y > at.list.y + at.list.h)
            break;
        row_add(frame, view, row, i);
    }
    frame->clip = (struct rect_px){0};
    keyboard_add(frame);
}
