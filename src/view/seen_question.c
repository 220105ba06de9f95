/* One question as the room sees it: on the paper of its card, as large as it can be. All is laid out in the measures of the room's
 * window and brought to where it is drawn, so that its lines break the same in a small picture of it. */
#include "view/seen_question.h"

#include <math.h>

#include "base/words.h"
#include "presenter/asking.h"
#include "type/face.h"
#include "view/countdown.h"
#include "view/screen.h"
#include "view/text.h"

static const float edge_u = 30, left_u = 144, right_u = 96, top_u = 84, head_u = 38, foot_u = 34,
                   between_u = 44;
static const float most_u = 156, least_u = 36, smallest_u = 24, step = 0.96f, rises_share = 0.42f;
enum { LINES_MAX = 40 };

struct sheet {
    struct frame *frame;
    const struct seen_view *view;
    const struct palette *paper;
    struct rect_px at; /* all of it, on screen */
    float scale;       /* of a pixel of the room's window, there */
    float u;           /* one unit, in pixels of the room's window */
    struct size_px room;
    int card;
    struct asking asking;
    int place;
};

/* ---- measures: in the room's pixels until they are drawn */

static struct label_style style_of(const struct sheet *sheet, enum label_face face, float size_u)
{
    return (struct label_style){.face = face,
                                .size_px = fmaxf(size_u, smallest_u * sheet->frame->text) * sheet->u};
}

static float line_of(const struct label_style *style)
{
    return frame_line(style);
}

static struct rect_px brought(const struct sheet *sheet, struct rect_px at)
{
    return (struct rect_px){sheet->at.x + at.x * sheet->scale, sheet->at.y + at.y * sheet->scale,
                            at.w * sheet->scale, at.h * sheet->scale};
}

static void words_add(const struct sheet *sheet, struct rect_px at, struct label_style style, uint32_t argb,
                      enum text_align align, struct str text)
{
    struct rect_px to = brought(sheet, at);
    style.size_px *= sheet->scale;
    to.w = fmaxf(to.w, ceilf(frame_width(sheet->frame, &style, text)) +
                           1); /* letters are not exactly so much smaller */
    if (align == ALIGN_RIGHT)
        to.x = sheet->at.x + (at.x + at.w) * sheet->scale - to.w;
    frame_label(sheet->frame, to, &style, argb, align, text);
}

/* As large as all of its lines have room. */
static struct label_style fitting(const struct sheet *sheet, struct str text, struct rect_px room, int *lines)
{
    struct label_style style = style_of(sheet, LABEL_SERIF_BOLD, most_u);
    const struct text_metrics *metrics = &sheet->frame->env->metrics;
    for (;; style.size_px *= step) {
        *lines = frame_line_count(sheet->frame, &style, text, room.w, LINES_MAX);
        bool fits =
            (float)*lines * line_of(&style) <= room.h && text_widest_word(metrics, &style, text) <= room.w;
        if (fits || style.size_px * step < least_u * sheet->u)
            return style;
    }
}

/* ---- its parts */

static uint32_t kind_argb(const struct sheet *sheet, float ratio)
{
    const struct deck *deck = sheet->view->show->cards->deck;
    int kind = deck->cards[sheet->card].kind;
    if (kind < 0 || kind >= deck->kind_count)
        return sheet->paper->ink;
    return 0xFF000000 | colour_to_contrast(deck->kinds[kind].rgb, sheet->paper->panel & 0xFFFFFF, ratio);
}

static struct str kind_icon(const struct sheet *sheet)
{
    const struct deck *deck = sheet->view->show->cards->deck;
    int kind = deck->cards[sheet->card].kind;
    return kind >= 0 && kind < deck->kind_count ? deck->kinds[kind].icon : (struct str){0};
}

/* The title of the card, small; answers where it ends. */
static float head_add(const struct sheet *sheet, float right)
{
    struct label_style style = style_of(sheet, LABEL_SANS_SEMIBOLD, head_u);
    float h = line_of(&style), side = style.size_px * 1.1f, x = left_u * sheet->u, y = top_u * sheet->u;
    uint32_t argb = kind_argb(sheet, 4.5f);
    struct str icon = kind_icon(sheet),
               title = screen_title_of(sheet->frame, sheet->view->show->cards, sheet->card);
    if (icon.len > 0) {
        frame_icon(sheet->frame, brought(sheet, (struct rect_px){x, y + (h - side) / 2, side, side}), icon,
                   argb);
        x += side + 18 * sheet->u;
    }
    struct rect_px to = brought(sheet, (struct rect_px){x, y, fmaxf(1, right - x), h});
    style.size_px *= sheet->scale;
    frame_label(sheet->frame, to, &style, argb, ALIGN_LEFT, title);
    return y + h;
}

static struct str origin_words(const struct sheet *sheet)
{
    switch (sheet->asking.at[sheet->place].origin) {
    case OWN_ADDED: return str_from(_("Eigen vraag"));
    case OWN_ADAPTED: return str_from(_("Aangepast"));
    case OWN_ORIGINAL: break;
    }
    return (struct str){0};
}

/* What is not the maker's says so, with a pencil, as on the back of the card. */
static void origin_add(const struct sheet *sheet, float y, float h)
{
    struct label_style style = style_of(sheet, LABEL_SANS_MEDIUM, foot_u * 0.85f);
    struct str words = origin_words(sheet);
    float pad = 26 * sheet->u, icon = style.size_px, gap = 12 * sheet->u, x = left_u * sheet->u;
    if (words.len == 0)
        return;
    float w = ceilf(frame_width(sheet->frame, &style, words)) + icon + gap + 2 * pad;
    struct rect_px at = {x, y, w, h}, chip = brought(sheet, at);
    frame_panel(sheet->frame, chip,
                (struct look_panel){.radius_px = chip.h / 2,
                                    .edge_px = fmaxf(1, 2.5f * sheet->u * sheet->scale),
                                    .fill_argb = sheet->paper->panel,
                                    .edge_argb = sheet->paper->line_strong});
    frame_icon(sheet->frame, brought(sheet, (struct rect_px){x + pad, y + (h - icon) / 2, icon, icon}),
               STR("pen"), sheet->paper->ink);
    words_add(sheet, (struct rect_px){x + pad + icon + gap, y, w - 2 * pad - icon - gap, h}, style,
              sheet->paper->ink, ALIGN_LEFT, words);
}

/* Which of how many; answers where it begins. */
static float foot_add(const struct sheet *sheet)
{
    struct label_style style = style_of(sheet, LABEL_SANS, foot_u);
    float h = fmaxf(line_of(&style), 60 * sheet->u), y = sheet->room.h - top_u * sheet->u * 0.75f - h;
    float w = (sheet->room.w - (left_u + right_u) * sheet->u) / 2;
    if (sheet->asking.count > 1 && sheet->frame->nodes)
        words_add(sheet, (struct rect_px){sheet->room.w - right_u * sheet->u - w, y, w, h}, style,
                  sheet->paper->ink_soft, ALIGN_RIGHT,
                  frame_format(sheet->frame, _("Vraag %d van %d"), sheet->place + 1, sheet->asking.count));
    origin_add(sheet, y, h);
    return y;
}

static void question_add(const struct sheet *sheet, float top, float bottom)
{
    struct str text = sheet->asking.at[sheet->place].text, rest = text;
    struct rect_px room = {left_u * sheet->u, top, sheet->room.w - (left_u + right_u) * sheet->u,
                           bottom - top};
    int lines;
    struct label_style style = fitting(sheet, text, room, &lines);
    float h = line_of(&style), most = fmaxf(1, floorf(room.h / h));
    if ((float)lines > most)
        lines = (int)most;
    struct rect_px line = {room.x, room.y + (room.h - h * (float)lines) * rises_share, room.w, h};
    for (int i = 0; i < lines && rest.len > 0; i++, line.y += h) {
        struct str after = rest, words = text_wrap_next(&sheet->frame->env->metrics, &style, &after, room.w);
        if (i == lines - 1 && after.len > 0 && sheet->frame->nodes)
            words = text_cut(sheet->frame->nodes->arena, &sheet->frame->env->metrics, &style, rest, room.w);
        else if (text_is_broken(words, after))
            words = frame_format(sheet->frame, "%.*s-", STR_ARG(words));
        words_add(sheet, line, style, sheet->paper->ink, ALIGN_LEFT, words);
        rest = after;
    }
}

/* ---- all of it */

static void name_add(const struct sheet *sheet)
{
    struct str text = {0}, origin = {0};
    if (sheet->place >= 0) {
        text = sheet->asking.at[sheet->place].text;
        origin = origin_words(sheet);
    }
    if (origin.len > 0)
        text = frame_format(sheet->frame, "%.*s (%.*s)", STR_ARG(text), STR_ARG(origin));
    if (sheet->frame->nodes)
        frame_group(sheet->frame, NODE_PICTURE, "asked", 0, sheet->at,
                    text.len > 0 ? text : str_from(_("Eén vraag")));
}

void seen_question_add(struct frame *frame, const struct seen_view *view, struct rect_px at)
{
    const struct scene *scene = &view->seen->scene;
    struct size_px room = view->room.w > 0 && view->room.h > 0 ? view->room : (struct size_px){at.w, at.h};
    bool contrast = frame->env->palette == PALETTE_CONTRAST;
    struct sheet sheet = {.frame = frame,
                          .view = view,
                          .paper = palette_at(contrast ? PALETTE_CONTRAST : PALETTE_LIGHT),
                          .at = at,
                          .room = room,
                          .scale = at.w / fmaxf(1, room.w),
                          .u = fminf(room.w, room.h) / 1080,
                          .card = deck_card_find(view->show->cards->deck, scene->cards[scene->asked])};
    if (sheet.card >= 0)
        asking_of(view->show->cards, scene->cards[scene->asked], &sheet.asking);
    sheet.place = sheet.card >= 0 ? asking_find(&sheet.asking, scene->question) : -1;
    name_add(&sheet);
    frame_fill(frame, at, sheet.paper->panel);
    if (view->ink)
        frame_ink(frame, at, &view->ink[0]);
    if (sheet.card < 0)
        return; /* the deck has it no more */
    frame_fill(frame, brought(&sheet, (struct rect_px){0, 0, edge_u * sheet.u, room.h}),
               kind_argb(&sheet, 3));
    bool counts = view->seen->countdown != COUNTDOWN_OFF;
    struct rect_px corner = counts ? countdown_corner(room, sheet.u, frame->text) : (struct rect_px){0};
    float right = room.w - right_u * sheet.u, gap = between_u * sheet.u;
    float top = head_add(&sheet, counts ? corner.x - gap : right) + gap;
    if (sheet.place < 0)
        return; /* or does not ask it any more */
    float bottom = foot_add(&sheet) - gap;
    question_add(&sheet, counts ? fmaxf(top, corner.y + corner.h + gap / 2) : top, bottom);
}
