/* Own questions: the field to write one in, with hints that never hinder, and the list of all questions of a card with what can be done to
 * each. The keyboard on the glass takes the bottom; what does not fit above it is left out in this order: the questions that are there,
 * lines of the field, the hints. */
#include <math.h>

#include "base/utf8.h"
#include "base/words.h"
#include "deck/own.h"
#include "type/face.h"
#include "view/field.h"
#include "view/header.h"
#include "view/keyboard.h"

static const float width_u = 1520, top_u = 48, gap_u = 20, head_u = 28, text_u = 44, hint_u = 26,
                   hint_gap_u = 28, row_u = 30, origin_u = 22;
enum { FIELD_LINES = 3, HINTS_MAX = 5, HINT_LINES_MAX = 4, QUESTION_LINES_MAX = 2, ROW_LINES_MAX = 4 };

/* ---- the field */

static struct label_style head_style(const struct frame *frame)
{
    struct label_style style = frame_style(frame, LABEL_SANS_BOLD, head_u);
    style.spacing_px = style.size_px * 0.08f;
    return style;
}

struct write_at {
    struct rect_px head, questions, field, buttons, hints;
    int field_lines, question_count; /* from the last */
};

static float width_of(const struct frame *frame)
{
    return fminf(width_u * frame->u, frame->env->size.w - 2 * frame_margin(frame));
}

static int field_buttons(const struct write_view *view, struct button out[2])
{
    bool new = view->state->about == WRITE_QUESTIONS && view->state->id[0] == '\0';
    bool empty = str_trim(edit_text(&view->state->edit)).len == 0;
    out[0] = (struct button){.part = "cancel",
                             .look = BUTTON_CHIP,
                             .strong = true,
                             .text = str_from(_("Annuleer")),
                             .action = {ACTION_WRITE, WRITE_EV_BACK}};
    out[1] = (struct button){.part = "done",
                             .look = BUTTON_PRIMARY,
                             .icon = new ? STR("plus") : STR("check"),
                             .text = str_from(new ? _("Voeg toe") : _("Bewaar")),
                             .action = {ACTION_WRITE, WRITE_EV_DONE},
                             .disabled = empty};
    return 2;
}

static int title_lines(const struct frame *frame, const struct write_view *view, struct str out[HINTS_MAX])
{
    out[0] = frame_format(frame, _n("%d kaart", "%d kaarten", view->cards), view->cards);
    if (view->state->edit.len + 4 >= view->state->edit.most)
        out[1] = str_from(_("Langer kan een naam niet worden."));
    else
        out[1] = str_from(_("U vindt de selectie onder deze naam terug bij Mijn selecties."));
    return 2;
}

/* One calm line for each thing there is to say. */
static int hint_lines(const struct frame *frame, const struct write_view *view, struct str out[HINTS_MAX])
{
    if (view->state->about == WRITE_TITLE)
        return title_lines(frame, view, out);
    struct own_hints hints = own_hints(edit_text(&view->state->edit));
    int count = 0;
    out[count++] = frame_format(frame, _("%d van %d woorden"), hints.words, OWN_WORDS_MAX);
    if (view->state->edit.len + 4 >= EDIT_BYTES) /* no sign is longer: what is typed now may not come */
        out[count++] = str_from(_("Langer kan een vraag niet worden."));
    if (hints.words > OWN_WORDS_MAX)
        out[count++] = str_from(_("Een kortere vraag wordt eerder beantwoord."));
    if (hints.comma)
        out[count++] = str_from(_("Er staat een komma in: misschien zijn het twee vragen."));
    if (hints.how)
        out[count++] = str_from(_("Met wat, wie of wanneer vooraan wordt een vraag concreter dan met hoe."));
    if (count == 1)
        out[count++] = str_from(_("Korte vragen zonder komma werken het best."));
    return count;
}

/* Where the second stands when both fit on one line; 0: they do not. The same in a frame that only measures. */
static float beside_x(const struct frame *frame, const struct str *lines, int count, float w)
{
    struct label_style style = frame_style(frame, LABEL_SANS, hint_u);
    float first = ceilf(frame_width(frame, &style, str_from(_("%d van %d woorden"))));
    float x = first + 2 * hint_gap_u * frame->u;
    return count == 2 && x + frame_width(frame, &style, lines[1]) < w ? x : 0;
}

static float hints_h(const struct frame *frame, const struct write_view *view, float w)
{
    struct label_style style = frame_style(frame, LABEL_SANS, hint_u);
    struct str lines[HINTS_MAX];
    float h = 0;
    int count = hint_lines(frame, view, lines);
    if (beside_x(frame, lines, count, w) > 0)
        return frame_line(&style);
    for (int i = 0; i < count; i++)
        h += (float)frame_line_count(frame, &style, lines[i], w, HINT_LINES_MAX) * frame_line(&style);
    return h;
}

static struct label_style question_style(const struct frame *frame)
{
    return frame_style(frame, LABEL_SANS, hint_u);
}

static float question_h(const struct frame *frame, const struct write_view *view, int row, float w)
{
    struct label_style style = question_style(frame);
    return (float)frame_line_count(frame, &style, view->rows->at[row].text, w, QUESTION_LINES_MAX) *
               frame_line(&style) +
           8 * frame->u;
}

/* As many of the questions that are there, the last ones, as there is room for. */
static float questions_h(const struct frame *frame, const struct write_view *view, float w, float room,
                         int *count)
{
    float h = 0;
    *count = 0;
    for (int i = view->rows->count - 1; i >= 0; i--) {
        float more = question_h(frame, view, i, w);
        if (h + more > room)
            break;
        h += more;
        ++*count;
    }
    return h;
}

static struct write_at lay_out_lines(const struct frame *frame, const struct write_view *view, int lines)
{
    float u = frame->u, gap = gap_u * u, w = width_of(frame), x = (frame->env->size.w - w) / 2;
    struct label_style head = head_style(frame), hint = frame_style(frame, LABEL_SANS, hint_u);
    struct button buttons[2];
    int count = field_buttons(view, buttons);
    float buttons_w = button_rows_width(frame, buttons, count);
    bool beside = w - buttons_w > 0.5f * w;
    struct write_at at = {.field_lines = lines};
    at.head = (struct rect_px){x, top_u * u, w, frame_line(&head)};
    at.field = (struct rect_px){x, at.head.y + at.head.h + gap, w, field_height(frame, text_u, lines)};
    bool right = beside && !frame->env->left_hand;
    at.buttons =
        (struct rect_px){right ? x + w - buttons_w : x, at.field.y + at.field.h + gap, beside ? buttons_w : w,
                         button_rows_height(frame, buttons, count, beside ? buttons_w : w)};
    at.hints = (struct rect_px){beside && !right ? x + buttons_w + 36 * u : x,
                                at.buttons.y + (beside ? 0 : at.buttons.h + gap),
                                beside ? w - buttons_w - 36 * u : w, 0};
    at.hints.h = hints_h(frame, view, at.hints.w);
    if (beside && at.hints.h == frame_line(&hint))
        at.hints.y += floorf((at.buttons.h - at.hints.h) / 2);
    bool roomy = keyboard_floor(frame) >= frame->env->size.h;
    if (frame->env->low && roomy &&
        (!beside || at.hints.h > at.buttons.h)) { /* what is only read stands above */
        at.hints = (struct rect_px){x, at.field.y, w, hints_h(frame, view, w)};
        at.field.y += at.hints.h + gap;
        at.buttons.y = at.field.y + at.field.h + gap;
    }
    return at;
}

static float end_of(const struct write_at *at)
{
    return fmaxf(at->hints.y + at->hints.h, at->buttons.y + at->buttons.h);
}

static struct write_at lay_out_field(const struct frame *frame, const struct write_view *view)
{
    float floor = keyboard_floor(frame) - gap_u * frame->u;
    int lines = FIELD_LINES;
    struct write_at at = lay_out_lines(frame, view, lines);
    while (lines > 1 && end_of(&at) > floor)
        at = lay_out_lines(frame, view, --lines);
    float room = floor - end_of(&at) - 2 * gap_u * frame->u;
    bool roomy = keyboard_floor(frame) >= frame->env->size.h; /* else one looks at what one writes */
    float h = questions_h(frame, view, at.head.w, roomy ? room : 0, &at.question_count);
    float end = end_of(&at);
    float down = frame_sink(frame, at.question_count > 0 ? h + gap_u * frame->u : 0, end, floor);
    at.questions = (struct rect_px){at.head.x, at.head.y + at.head.h + gap_u * frame->u, at.head.w, h};
    at.field.y += down;
    at.buttons.y += down;
    at.hints.y += down;
    return at;
}

static struct field field_of(const struct write_view *view, const struct write_at *at)
{
    return (struct field){
        .at = at->field,
        .edit = &view->state->edit,
        .name = str_from(view->state->about == WRITE_TITLE ? _("Naam van de selectie") : _("Uw vraag")),
        .size_u = text_u,
        .lines = at->field_lines};
}

static void head_add(struct frame *frame, const struct write_view *view, struct rect_px at)
{
    const struct palette *p = frame->palette;
    struct label_style style = head_style(frame);
    const char *what = view->state->about == WRITE_TITLE ? _("naam van de selectie")
                       : view->state->id[0]              ? _("vraag aanpassen")
                                                         : _("eigen vraag");
    uint32_t colour = p->ink;
    if (view->icon.len > 0 && p->shadows)
        colour = 0xFF000000 | colour_to_contrast(view->kind_rgb & 0xFFFFFF, p->ground & 0xFFFFFF, 4.5f);
    if (view->icon.len > 0) {
        float icon = at.h;
        frame_icon(frame, (struct rect_px){at.x, at.y, icon, icon}, view->icon, colour);
        at.x += icon + 14 * frame->u;
        at.w -= icon + 14 * frame->u;
    }
    if (!frame->nodes)
        return;
    char capitals[256];
    struct str name = view->card.len > 0 ? frame_format(frame, "%.*s \xC2\xB7 %s", STR_ARG(view->card), what)
                                         : str_from(what);
    utf8_capitals(capitals, sizeof capitals, name);
    frame_group(frame, NODE_TEXT, "head", 0, at, name);
    frame_label(frame, at, &style, colour, ALIGN_LEFT, str_copy(frame->nodes->arena, str_from(capitals)));
}

static void hints_add(struct frame *frame, const struct write_view *view, struct rect_px at)
{
    struct label_style style = frame_style(frame, LABEL_SANS, hint_u);
    struct str lines[HINTS_MAX];
    float floor = keyboard_floor(frame);
    int count = hint_lines(frame, view, lines);
    float second = beside_x(frame, lines, count, at.w);
    if (second > 0 && at.y + frame_line(&style) <= floor) {
        uint32_t soft = frame->palette->ink_soft;
        float dot = ceilf(frame_width(frame, &style, lines[0])) + hint_gap_u * frame->u;
        second = dot + hint_gap_u * frame->u;
        at.h = frame_line(&style);
        (void)frame_paragraph(frame, "hint", 0, at, &style, soft, ALIGN_LEFT, lines[0], 1);
        frame_label(frame, (struct rect_px){at.x + dot - at.h / 2, at.y, at.h, at.h}, &style, soft,
                    ALIGN_CENTRE, STR("\xC2\xB7"));
        at.x += second;
        at.w -= second;
        (void)frame_paragraph(frame, "hint", 1, at, &style, soft, ALIGN_LEFT, lines[1], 1);
        return;
    }
    for (int i = 0; i < count; i++) {
        float h = (float)frame_line_count(frame, &style, lines[i], at.w, HINT_LINES_MAX) * frame_line(&style);
        if (at.y + h > floor)
            return;
        at.y += frame_paragraph(frame, "hint", i, at, &style, frame->palette->ink_soft, ALIGN_LEFT, lines[i],
                                HINT_LINES_MAX);
    }
}

static void questions_add(struct frame *frame, const struct write_view *view, const struct write_at *at)
{
    struct label_style style = question_style(frame);
    struct rect_px line = at->questions;
    for (int i = view->rows->count - at->question_count; i < view->rows->count; i++) {
        float h = question_h(frame, view, i, line.w);
        (void)frame_paragraph(frame, "question", i, line, &style, frame->palette->ink_soft, ALIGN_LEFT,
                              view->rows->at[i].text, QUESTION_LINES_MAX);
        line.y += h;
    }
}

static void field_screen(struct frame *frame, const struct write_view *view)
{
    struct write_at at = lay_out_field(frame, view);
    struct field field = field_of(view, &at);
    struct button buttons[2];
    int count = field_buttons(view, buttons);
    head_add(frame, view, at.head);
    questions_add(frame, view, &at);
    field_add(frame, &field);
    (void)button_rows_add(frame, at.buttons, buttons, count, ALIGN_LEFT);
    hints_add(frame, view, at.hints);
    keyboard_add(frame);
}

/* ---- the list */

enum { LIST_BUTTONS_MAX = 9 };

struct list_at {
    struct rect_px header, list, buttons;
    float row_w, lead; /* so far the first row is brought down */
};

static struct button deed(const char *part, struct str icon, const char *text, enum write_event_kind kind)
{
    return (struct button){.part = part,
                           .look = BUTTON_CHIP,
                           .icon = icon,
                           .text = str_from(text),
                           .action = {ACTION_WRITE, (int)kind}};
}

static struct header header_of(const struct write_view *view)
{
    return (struct header){
        .title = view->card,
        .detail = str_from(_("Kies een vraag om hem aan te passen, te verplaatsen of te verbergen.")),
        .buttons = {{.part = "done",
                     .look = BUTTON_PRIMARY,
                     .icon = STR("check"),
                     .text = str_from(_("Klaar")),
                     .action = {ACTION_WRITE, WRITE_EV_DONE}}},
        .button_count = 1};
}

/* What can be done to the marked question; up and down keep their places at the ends of the list. */
static int list_buttons(const struct frame *frame, const struct write_view *view,
                        struct button out[LIST_BUTTONS_MAX])
{
    int row = write_row_at(view->state, view->rows), count = 0;
    const struct write_row *is = row >= 0 ? &view->rows->at[row] : NULL;
    if (frame->env->low) /* what stands in the head is here */
        out[count++] = header_of(view).buttons[0];
    if (!view->rows->full)
        out[count++] = deed("new", STR("plus"), _("Eigen vraag"), WRITE_EV_NEW);
    if (!is)
        return count;
    out[count++] = deed("adapt", STR("pen"), _("Pas aan"), WRITE_EV_ADAPT);
    out[count++] = deed("up", (struct str){0}, _("Omhoog"), WRITE_EV_UP);
    out[count - 1].disabled = row == 0;
    out[count++] = deed("down", (struct str){0}, _("Omlaag"), WRITE_EV_DOWN);
    out[count - 1].disabled = row + 1 == view->rows->count;
    out[count++] = is->hidden ? deed("hide", (struct str){0}, _("Toon"), WRITE_EV_HIDE)
                              : deed("hide", (struct str){0}, _("Verberg"), WRITE_EV_HIDE);
    if (is->adapted)
        out[count++] = deed("restore", STR("undo"), _("Herstel"), WRITE_EV_RESTORE);
    if (is->added)
        out[count++] = deed("drop", (struct str){0}, _("Verwijder"), WRITE_EV_DROP);
    return count;
}

static float list_header(struct frame *frame, const struct write_view *view, struct rect_px area)
{
    struct header header = header_of(view);
    return header_add(frame, area, &header);
}

static struct list_at lay_out_list(const struct frame *frame, const struct write_view *view, float header_h)
{
    float u = frame->u, margin = frame_margin(frame), gap = gap_u * u;
    struct size_px window = frame->env->size;
    struct button buttons[LIST_BUTTONS_MAX];
    int count = list_buttons(frame, view, buttons);
    struct list_at at = {.row_w = window.w - 2 * margin};
    float buttons_h = button_rows_height(frame, buttons, count, at.row_w);
    at.header = (struct rect_px){margin, 40 * u, at.row_w, header_h};
    at.buttons = (struct rect_px){margin, window.h - buttons_h - gap, at.row_w, buttons_h};
    float top = at.header.y + header_h + gap;
    at.list = (struct rect_px){0, top, window.w, fmaxf(0, at.buttons.y - gap - top)};
    at.lead = frame_low(frame, top, top + at.list.h) - top;
    return at;
}

static float row_h(const struct frame *frame, const struct write_view *view, int row, float w)
{
    struct label_style text = frame_style(frame, LABEL_SANS, row_u);
    struct label_style origin = frame_style(frame, LABEL_SANS, origin_u);
    int lines = frame_line_count(frame, &text, view->rows->at[row].text, w - 48 * frame->u, ROW_LINES_MAX);
    return fmaxf(frame->touch_px, (float)lines * frame_line(&text) + frame_line(&origin) + 32 * frame->u);
}

static float row_top(const struct frame *frame, const struct write_view *view, int row, float w)
{
    float y = 8 * frame->u; /* for the ring of the focus */
    for (int i = 0; i < row; i++)
        y += row_h(frame, view, i, w) + 16 * frame->u;
    return y;
}

static struct str origin_of(const struct frame *frame, const struct write_row *row)
{
    const char *origin = row->added ? _("aangevuld") : row->adapted ? _("aangepast") : _("oorspronkelijk");
    return row->hidden ? frame_format(frame, "%s \xC2\xB7 %s", origin, _("verborgen")) : str_from(origin);
}

static void list_row_add(struct frame *frame, const struct write_view *view, int index, struct rect_px at)
{
    const struct palette *p = frame->palette;
    const struct write_row *row = &view->rows->at[index];
    float u = frame->u;
    bool chosen = index == write_row_at(view->state, view->rows);
    struct label_style text = frame_style(frame, LABEL_SANS, row_u);
    struct label_style origin = frame_style(frame, LABEL_SANS, origin_u);
    frame_control(frame, (struct node){.id = node_id(frame->screen, "row", index),
                                       .role = NODE_TILE,
                                       .state = chosen ? NODE_SELECTED : 0u,
                                       .at = at,
                                       .name = row->text,
                                       .action = {ACTION_ROW, index},
                                       .look = LOOK_PANEL,
                                       .as.panel = {.radius_px = 20 * u,
                                                    .edge_px = (p->shadows ? 2 : p->outline) * u,
                                                    .fill_argb = chosen ? p->primary : p->panel,
                                                    .edge_argb = chosen ? p->primary : p->line_strong}});
    uint32_t soft = chosen ? p->on_primary : p->ink_soft, ink = chosen ? p->on_primary : p->ink;
    struct rect_px words = {at.x + 24 * u, at.y + 16 * u, at.w - 48 * u, 0};
    words.y += frame_label_lines(frame, words, &text, row->hidden ? soft : ink, ALIGN_LEFT, row->text,
                                 ROW_LINES_MAX);
    words.h = frame_line(&origin);
    frame_label(frame, words, &origin, soft, ALIGN_LEFT, origin_of(frame, row));
}

static void list_screen(struct frame *frame, const struct write_view *view)
{
    struct rect_px area = {frame_margin(frame), 40 * frame->u, frame->env->size.w - 2 * frame_margin(frame),
                           0};
    struct list_at at = lay_out_list(frame, view, list_header(frame, view, area));
    struct button buttons[LIST_BUTTONS_MAX];
    int count = list_buttons(frame, view, buttons);
    frame->clip = at.list;
    for (int i = 0; i < view->rows->count; i++) {
        struct rect_px row = {at.header.x,
                              at.list.y + at.lead + row_top(frame, view, i, at.row_w) - view->scroll_px,
                              at.row_w, row_h(frame, view, i, at.row_w)};
        if (!rect_is_empty(rect_meet(row, at.list)))
            list_row_add(frame, view, i, row);
    }
    frame->clip = (struct rect_px){0};
    if (view->rows->count == 0) {
        struct label_style style = frame_style(frame, LABEL_SANS, row_u);
        struct rect_px none = {at.header.x, at.list.y, at.row_w, 0};
        (void)frame_paragraph(frame, "none", 0, none, &style, frame->palette->ink_soft, ALIGN_LEFT,
                              str_from(_("Bij deze kaart horen geen vragen.")), 2);
    }
    (void)button_rows_add(frame, at.buttons, buttons, count, ALIGN_LEFT);
}

/* ---- both */

static struct list_at measure_list(struct frame *frame, const struct write_view *view)
{
    struct rect_px area = {0, 0, frame->env->size.w - 2 * frame_margin(frame), 0};
    return lay_out_list(frame, view, list_header(frame, view, area));
}

void view_write(struct nodes *nodes, const struct view_env *env, const struct write_view *view)
{
    struct frame frame = frame_begin(nodes, env, "write");
    if (env->size.w < 1 || env->size.h < 1)
        return;
    frame_fill(&frame, frame_window(&frame), frame.palette->ground);
    if (view->state->mode == WRITE_FIELD)
        field_screen(&frame, view);
    else
        list_screen(&frame, view);
}

float view_write_scroll_max(const struct view_env *env, const struct write_view *view)
{
    struct frame frame = frame_begin(NULL, env, "write");
    if (view->state->mode == WRITE_FIELD || env->size.w < 1)
        return 0;
    struct list_at at = measure_list(&frame, view);
    return fmaxf(0, at.lead + row_top(&frame, view, view->rows->count, at.row_w) - at.list.h);
}

float view_write_scroll_to_mark(const struct view_env *env, const struct write_view *view)
{
    struct frame frame = frame_begin(NULL, env, "write");
    int row = write_row_at(view->state, view->rows);
    if (view->state->mode == WRITE_FIELD || row < 0 || env->size.w < 1)
        return 0;
    struct list_at at = measure_list(&frame, view);
    float top = at.lead + row_top(&frame, view, row, at.row_w) - 8 * frame.u;
    return frame_scroll_to(view->scroll_px, at.list.h, row > 0 ? top : 0,
                           top + row_h(&frame, view, row, at.row_w) + 24 * frame.u,
                           view_write_scroll_max(env, view));
}

size_t view_write_byte(const struct view_env *env, const struct write_view *view, struct pt_px point)
{
    struct frame frame = frame_begin(NULL, env, "write");
    if (view->state->mode != WRITE_FIELD || env->size.w < 1)
        return 0;
    struct write_at at = lay_out_field(&frame, view);
    struct field field = field_of(view, &at);
    return field_byte(&frame, &field, point);
}
