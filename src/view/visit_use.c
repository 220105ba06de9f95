/* One use of the cards: the session that it leads to, with its steps, and the cards it is played with as tiles. It cannot be run from
 * here: what one needs for it is said. */
#include "view/visit.h"

#include <math.h>

#include "base/words.h"
#include "type/face.h"
#include "view/header.h"
#include "visit/guide.h"

static const float top_u = 48, bottom_u = 48, gap_u = 24, under_u = 36, section_u = 28;
static const float step_u = 28, minutes_u = 24, pad_u = 24, row_pad_u = 18, number_u = 48;
enum { STEP_LINES = 4 };

static const struct deck *deck_of(const struct visit_view *view)
{
    return view->show->cards->deck;
}

static struct dock dock_of(const struct frame *frame, const struct visit_view *view)
{
    struct dock dock = {.left = {dock_home(), button_of_command(COMMAND_GUIDE, BUTTON_QUIET)},
                        .left_count = 2,
                        .right = {dock_text_size(frame)},
                        .right_count = 1};
    dock_aloud(frame, &view->show->aloud, &dock);
    return dock;
}

/* ---- head */

/* The sessions of the use, where there is one to choose. */
static float sessions_add(struct frame *frame, struct rect_px area, const struct visit_view *view,
                          const struct guide_use *use)
{
    struct button chips[BUTTON_ROW_MAX];
    int count = 0, chosen = visit_session(view->state, deck_of(view));
    for (int i = 0; i < use->session_count && count < BUTTON_ROW_MAX; i++) {
        int session = use_session(deck_of(view), use, i);
        chips[count++] =
            (struct button){.part = "session",
                            .index = i,
                            .look = BUTTON_CHIP,
                            .text = words_in(deck_of(view)->sessions[session].name, frame->env->language),
                            .action = {ACTION_SESSION, session},
                            .selected = session == chosen};
    }
    return count > 1 ? button_rows_add(frame, area, chips, count, ALIGN_LEFT) + gap_u * frame->u : 0;
}

/* Answers where it ends. */
static float head_add(struct frame *frame, struct rect_px area, const struct visit_view *view, float dock_top)
{
    const struct guide *guide = &deck_of(view)->guides[visit_guide(view->state, deck_of(view))];
    const struct guide_use *use = &guide->uses[visit_use(view->state, deck_of(view))];
    struct header header = {
        .title = use->text,
        .detail = words_in(deck_of(view)->audiences[guide->audience].name, frame->env->language),
        .title_u = frame_is_portrait(frame) ? 60 : 72};
    float gap = gap_u * frame->u;
    area.y = roundf(header_top(frame, area, &header, top_u * frame->u, gap, dock_top) - view->scroll_px);
    area.y += header_add(frame, area, &header) + gap;
    area.y += sessions_add(frame, area, view, use);
    return area.y + (under_u - gap_u) * frame->u;
}

static float section_add(struct frame *frame, struct rect_px area, int index, struct str text)
{
    struct label_style style = frame_style(frame, LABEL_SANS_SEMIBOLD, section_u);
    return frame_paragraph(frame, "section", index, area, &style, frame->palette->ink_soft, ALIGN_LEFT, text,
                           2) +
           16 * frame->u;
}

/* ---- steps */

struct step_look {
    struct label_style words, minutes;
    float number_w, minutes_w,
        words_w; /* the widths do not depend on the step, so that all stand in columns */
};

static struct step_look step_look(const struct frame *frame, float width)
{
    float u = frame->u;
    struct step_look look = {.words = frame_style(frame, LABEL_SANS, step_u),
                             .minutes = frame_style(frame, LABEL_SANS, minutes_u),
                             .number_w = number_u * frame->text * u};
    look.minutes_w = ceilf(frame_width(frame, &look.minutes, STR("0000 min"))) + 1;
    look.words_w = fmaxf(1, width - 2 * pad_u * u - look.number_w - look.minutes_w);
    return look;
}

/* In short; what is said at it stands in for a title that is not there. */
static struct str step_words(const struct frame *frame, const struct session_step *step)
{
    struct str title = words_in(step->title, frame->env->language);
    return title.len > 0 ? title : words_in(step->say, frame->env->language);
}

static float step_height(const struct frame *frame, const struct step_look *look,
                         const struct session_step *step)
{
    int lines = frame_line_count(frame, &look->words, step_words(frame, step), look->words_w, STEP_LINES);
    return (float)(lines > 1 ? lines : 1) * frame_line(&look->words) + 2 * row_pad_u * frame->u;
}

static void step_add(struct frame *frame, struct rect_px at, const struct step_look *look,
                     const struct session_step *step, int number)
{
    const struct palette *p = frame->palette;
    float u = frame->u, line = frame_line(&look->words);
    struct str words = step_words(frame, step);
    struct label_style digits = look->words;
    struct rect_px place = {at.x + pad_u * u, at.y + row_pad_u * u, look->number_w, line};
    digits.face = LABEL_SANS_SEMIBOLD;
    frame_group(frame, NODE_TEXT, "step", number, at,
                step->minutes > 0
                    ? frame_format(frame, _n("%d. %.*s, %d minuut", "%d. %.*s, %d minuten", step->minutes),
                                   number, STR_ARG(words), step->minutes)
                    : frame_format(frame, "%d. %.*s", number, STR_ARG(words)));
    frame_label(frame, place, &digits, p->ink, ALIGN_LEFT, frame_format(frame, "%d", number));
    place.x += look->number_w;
    place.w = look->words_w;
    (void)frame_label_lines(frame, place, &look->words, p->ink, ALIGN_LEFT, words, STEP_LINES);
    place.x += look->words_w;
    place.w = look->minutes_w;
    if (step->minutes > 0)
        frame_label(frame, place, &look->minutes, p->ink_soft, ALIGN_RIGHT,
                    frame_format(frame, _("%d min"), step->minutes));
}

/* All of them on one panel, a line between two. */
static float steps_add(struct frame *frame, struct rect_px area, const struct session_template *session)
{
    const struct palette *p = frame->palette;
    struct step_look look = step_look(frame, area.w);
    float u = frame->u, top = area.y, h = 0;
    area.y += section_add(frame, area, 0, str_from(_("Zo gaat het")));
    for (int i = 0; i < session->step_count; i++)
        h += step_height(frame, &look, &session->steps[i]);
    frame_panel(frame, (struct rect_px){area.x, area.y, area.w, h},
                (struct look_panel){.radius_px = 20 * u,
                                    .edge_px = (p->shadows ? 2 : p->outline) * u,
                                    .fill_argb = p->panel,
                                    .edge_argb = p->line_strong,
                                    .shadow_px = p->shadows ? 18 * u : 0});
    for (int i = 0; i < session->step_count; i++) {
        area.h = step_height(frame, &look, &session->steps[i]);
        if (i > 0)
            frame_fill(frame,
                       (struct rect_px){area.x + pad_u * u, area.y, area.w - 2 * pad_u * u, fmaxf(1, 2 * u)},
                       p->line);
        step_add(frame, area, &look, &session->steps[i], i + 1);
        area.y += area.h;
    }
    return area.y - top;
}

/* ---- cards */

/* There may be many: only those that are seen are nodes, and one row beyond on both sides, so that the focus finds its way. */
static float cards_add(struct frame *frame, struct rect_px area, const struct visit_view *view,
                       float window_px)
{
    struct size_px shape = face_size(FACE_TILE_WIDE);
    int columns = view_wall_columns(frame->env), count = view->session_card_count;
    float gap = gap_u * frame->u, top = area.y;
    float w = floorf((area.w - gap * (float)(columns - 1)) / (float)columns),
          h = floorf(w * shape.h / shape.w);
    if (count == 0)
        return 0;
    area.y += section_add(frame, area, 1, str_from(_("De kaarten bij deze werkvorm")));
    int rows = (count + columns - 1) / columns;
    int first = (int)clampf(floorf(-area.y / (h + gap)) - 1, 0, (float)rows);
    int last = (int)clampf(ceilf((window_px - area.y) / (h + gap)) + 1, 0, (float)rows);
    for (int i = first * columns; frame->nodes && i < last * columns && i < count; i++) {
        struct rect_px cell = {area.x + (float)(i % columns) * (w + gap),
                               roundf(area.y + (float)(i / columns) * (h + gap)), w, h};
        int place = visit_place_of(view->show->cards, view->session_cards[i]);
        if (place >= 0)
            visit_tile_add(frame, view, cell, place, node_id(frame->screen, "card", i), NODE_FIXED);
    }
    return area.y + (float)rows * (h + gap) - gap - top;
}

/* ---- the screen */

/* Adds it, or measures it; answers how long it is. */
static float lay_out(struct frame *frame, const struct visit_view *view, float dock_top)
{
    int session = visit_session(view->state, deck_of(view));
    struct beside at = visit_beside(frame);
    float u = frame->u, margin = frame_margin(frame);
    float text_h = view->column ? view->column->h_px : 0;
    struct rect_px all = {margin, 0, frame->env->size.w - 2 * margin, 0};
    if (session < 0)
        return 0;
    frame->clip = (struct rect_px){0, 0, frame->env->size.w, fmaxf(1, dock_top)};
    float y = head_add(frame, all, view, dock_top);
    struct rows_at rows = {.top_px = y, .window_px = dock_top, .beyond_px = dock_top};
    if (frame->nodes)
        visit_rows_add(frame, view, &rows);
    at.things.y = at.stacked && text_h > 0 ? y + text_h + under_u * u : y;
    float steps_h = steps_add(frame, at.things, &deck_of(view)->sessions[session]);
    all.y = fmaxf(y + text_h, at.things.y + steps_h) + 1.5f * under_u * u;
    float cards_h = cards_add(frame, all, view, dock_top);
    frame->clip = (struct rect_px){0};
    return all.y + cards_h + view->scroll_px + bottom_u * u;
}

static const struct list_screen list = {dock_of, lay_out};

void visit_use_add(struct frame *frame, const struct visit_view *view)
{
    visit_list_add(frame, view, &list);
}

float visit_use_scroll_max(const struct frame *frame, const struct visit_view *view)
{
    return visit_list_scroll_max(frame, view, &list);
}
