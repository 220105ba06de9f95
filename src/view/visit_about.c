/* About: who made the deck and what one may do with it, its addresses for a telephone to take along, and the program itself. */
#include "view/visit.h"

#include <math.h>

#include "base/words.h"
#include "view/header.h"

static const float top_u = 48, bottom_u = 48, under_u = 36, gap_u = 36, kicker_u = 26, address_u = 26,
                   code_u = 200, pad_u = 28;
enum { ADDRESS_LINES = 6 };
static const float code_share = 1.25f; /* of the smallest thing to touch, 20 mm: the code is at least 25 mm */

static const struct deck *deck_of(const struct visit_view *view)
{
    return view->show->cards->deck;
}

static struct dock dock_of(const struct frame *frame, const struct visit_view *view)
{
    struct dock dock = {.left = {dock_home(), button_of_command(COMMAND_BACK, BUTTON_QUIET)},
                        .left_count = 2,
                        .right = {dock_text_size(frame)},
                        .right_count = 1};
    dock_aloud(frame, &view->show->aloud, &dock);
    return dock;
}

/* ---- addresses */

struct address {
    const struct qr *code; /* no side: there is only the text */
    struct str title, text;
};

static struct address address_of(const struct visit_view *view, enum visit_code which)
{
    static const struct qr none = {0};
    bool source = which == VISIT_CODE_SOURCE;
    return (struct address){.code = view->codes ? &view->codes[which] : &none,
                            .title = source ? str_from(_("Bron")) : str_from(_("Contact")),
                            .text = source ? deck_of(view)->source : deck_of(view)->contact};
}

/* The side of a code with its quiet zone: whole pixels a module, and the code itself large enough for a telephone. */
static float code_side(const struct frame *frame, const struct qr *code)
{
    float least = fmaxf(code_u * frame->u, code_share * frame->env->least_touch_px);
    return code->side > 0 ? ceilf(least / (float)code->side) * (float)(code->side + 2 * QR_QUIET) : 0;
}

struct address_at {
    float side, h;
    struct rect_px words; /* from the top left of the panel */
    bool under;           /* the words stand under the code */
};

static struct address_at address_lay_out(const struct frame *frame, const struct address *address,
                                         float width)
{
    struct label_style title = frame_style(frame, LABEL_SANS_SEMIBOLD, kicker_u);
    struct label_style text = frame_style(frame, LABEL_SANS, address_u);
    float u = frame->u, pad = pad_u * u, side = code_side(frame, address->code), inner = width - 2 * pad;
    struct address_at at = {.side = side, .words = {pad, pad, inner, 0}};
    at.under = side > 0 && inner - side - pad < 240 * frame->text * u;
    if (at.under)
        at.words.y += side + pad;
    else if (side > 0)
        at.words = (struct rect_px){2 * pad + side, pad, inner - side - pad, 0};
    int lines = frame_line_count(frame, &text, address->text, at.words.w, ADDRESS_LINES);
    at.words.h = frame_line(&title) + (float)lines * frame_line(&text);
    at.h = at.under ? side + pad + at.words.h : fmaxf(side, at.words.h);
    at.h += 2 * pad;
    if (!at.under)
        at.words.y = (at.h - at.words.h) / 2;
    return at;
}

static float address_add(struct frame *frame, struct rect_px area, const struct address *address, int index)
{
    const struct palette *p = frame->palette;
    struct label_style title = frame_style(frame, LABEL_SANS_SEMIBOLD, kicker_u);
    struct label_style text = frame_style(frame, LABEL_SANS, address_u);
    struct address_at at = address_lay_out(frame, address, area.w);
    float u = frame->u, pad = pad_u * u;
    frame_panel(frame, (struct rect_px){area.x, area.y, area.w, at.h},
                (struct look_panel){.radius_px = 20 * u,
                                    .edge_px = (p->shadows ? 2 : p->outline) * u,
                                    .fill_argb = p->panel,
                                    .edge_argb = p->line_strong,
                                    .shadow_px = p->shadows ? 18 * u : 0});
    if (at.side > 0)
        frame_qr(frame, "code", index,
                 (struct rect_px){roundf(area.x + pad), roundf(area.y + pad), at.side, at.side},
                 address->code,
                 frame_format(frame, _("Code voor uw telefoon: %.*s"), STR_ARG(address->text)));
    struct rect_px words = {area.x + at.words.x, area.y + at.words.y, at.words.w, frame_line(&title)};
    frame_text(frame, "address-title", index, words, &title, p->ink_soft, ALIGN_LEFT, address->title);
    words.y += words.h;
    (void)frame_paragraph(frame, "address", index, words, &text, p->ink, ALIGN_LEFT, address->text,
                          ADDRESS_LINES);
    return at.h;
}

static float addresses_add(struct frame *frame, struct rect_px area, const struct visit_view *view)
{
    float top = area.y, gap = gap_u * frame->u;
    for (int i = 0; i < VISIT_CODES; i++) {
        struct address address = address_of(view, (enum visit_code)i);
        if (address.text.len > 0)
            area.y += address_add(frame, area, &address, i) + gap;
    }
    return fmaxf(0, area.y - gap - top);
}

/* ---- the screen */

/* Adds it, or measures it; answers how long it is. */
static float lay_out(struct frame *frame, const struct visit_view *view, float dock_top)
{
    struct beside at = visit_beside(frame);
    float u = frame->u, margin = frame_margin(frame), y = roundf(top_u * u - view->scroll_px);
    float text_h = view->column ? view->column->h_px : 0;
    struct header header = {.title = str_from(_("Over deze set")),
                            .detail = words_in(deck_of(view)->title, frame->env->language),
                            .title_u = frame_is_portrait(frame) ? 72 : 84,
                            .detail_u = 30};
    frame->clip = (struct rect_px){0, 0, frame->env->size.w, fmaxf(1, dock_top)};
    y += header_add(frame, (struct rect_px){margin, y, frame->env->size.w - 2 * margin, 0}, &header) +
         under_u * u;
    struct rows_at rows = {.top_px = y, .window_px = dock_top, .beyond_px = dock_top};
    if (frame->nodes)
        visit_rows_add(frame, view, &rows);
    at.things.y = at.stacked && text_h > 0 ? y + text_h + under_u * u : y;
    float addresses_h = addresses_add(frame, at.things, view);
    frame->clip = (struct rect_px){0};
    return fmaxf(y + text_h, at.things.y + addresses_h) + view->scroll_px + bottom_u * u;
}

static const struct list_screen list = {dock_of, lay_out};

void visit_about_add(struct frame *frame, const struct visit_view *view)
{
    visit_list_add(frame, view, &list);
}

float visit_about_scroll_max(const struct frame *frame, const struct visit_view *view)
{
    return visit_list_scroll_max(frame, view, &list);
}
