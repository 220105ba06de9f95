#include "view/styled.h"

#include <math.h>

enum { PARTS_MAX = 64 /* of a row: its links tell each other apart by it */ };

/* Titles and headings have one weight of their own. */
static struct label_style style_of(const struct label_style *style, const struct run *run)
{
    struct label_style out = *style;
    bool bold = run && run->style & RUN_BOLD, italic = run && run->style & RUN_ITALIC;
    if (style->face != LABEL_SANS)
        return out;
    if (bold && italic)
        out.face = LABEL_SANS_BOLD_ITALIC;
    else if (bold || italic)
        out.face = bold ? LABEL_SANS_BOLD : LABEL_SANS_ITALIC;
    return out;
}

/* The part from byte `from` of the line that is of one run, at most up to `to`; *run NULL: of none. */
static size_t part_end(const struct reading_line *line, size_t from, size_t to, const struct run **run)
{
    size_t at = 0;
    *run = NULL;
    for (int i = 0; i < line->run_count; i++) {
        at += line->runs[i].text.len;
        if (from >= at)
            continue;
        *run = &line->runs[i];
        return at < to ? at : to;
    }
    return to;
}

/* ---- measures */

static float width_px(void *ctx, const struct label_style *style, struct str text)
{
    const struct styled *styled = ctx;
    const struct text_metrics *plain = &styled->frame->env->metrics;
    struct str all = styled->line->text;
    bool inside = styled->line->run_count > 0 && text.at >= all.at && text.at + text.len <= all.at + all.len;
    size_t from = inside ? (size_t)(text.at - all.at) : 0, to = from + text.len;
    float w = 0;
    if (!inside)
        return text_width(plain, style, text);
    while (from < to) {
        const struct run *run;
        size_t end = part_end(styled->line, from, to, &run);
        struct label_style part = style_of(style, run);
        w += text_width(plain, &part, str_sub(all, from, end));
        from = end;
    }
    return w;
}

struct text_metrics styled_metrics(struct styled *styled)
{
    return (struct text_metrics){width_px, styled};
}

/* ---- where links lead */

static struct str file_of(struct str target)
{
    struct str rest, name = str_cut(target, '#', &rest);
    (void)str_cut_last(name, '/', &rest);
    return rest;
}

static int page_named(const struct deck *deck, struct str file)
{
    for (int i = 0; i < deck->book_count; i++)
        if (file.len > 0 && str_eq(file_of(deck->book[i].file), file))
            return i;
    return -1;
}

/* To a card that is shown, or a page of the book; what leads out of the deck is words like others. */
static struct action action_of(const struct visit_view *view, struct str link)
{
    const struct show_cards *cards = view->show->cards;
    if (str_starts(link, STR("card:"))) {
        int card = deck_card_find(cards->deck, card_id_from(str_sub(link, 5, link.len)));
        int place = card >= 0 ? show_place(cards, cards->deck->cards[card].id) : -1;
        return place >= 0 ? (struct action){ACTION_CARD, place} : (struct action){ACTION_NONE, 0};
    }
    int page = str_find(link, STR("://")) < 0 ? page_named(cards->deck, file_of(link)) : -1;
    return page >= 0 ? (struct action){ACTION_PAGE, page} : (struct action){ACTION_NONE, 0};
}

/* Each part of a link that is broken leads there. */
static void link_add(struct frame *frame, struct rect_px at, const struct run *run, struct action action,
                     uint32_t id)
{
    float line = fmaxf(1, 2 * frame->u);
    frame_control(frame,
                  (struct node){.id = id, .role = NODE_LINK, .at = at, .name = run->text, .action = action});
    frame_fill(frame, (struct rect_px){at.x, at.y + at.h * 0.86f, at.w, line}, frame->palette->ink);
}

/* ---- setting */

void styled_add(struct frame *frame, const struct visit_view *view, struct rect_px at,
                const struct label_style *style, const struct column_row *row, int index)
{
    const struct reading_line *line = &view->reading->at[row->line];
    size_t from = row->from, to = row->from + row->text.len;
    for (int part = 0; frame->nodes && from < to && part < PARTS_MAX; part++) {
        const struct run *run;
        size_t end = part_end(line, from, to, &run);
        struct label_style face = style_of(style, run);
        struct str words = str_sub(row->text, from - row->from, end - row->from);
        float w = frame_width(frame, &face, words);
        struct action action =
            run && run->link.len > 0 ? action_of(view, run->link) : (struct action){ACTION_NONE, 0};
        struct rect_px words_at = {at.x, at.y, ceilf(w) + 1, at.h};
        aloud_part_add(frame, &view->show->aloud, words_at, &face, words, row->line, from,
                       index * PARTS_MAX + part);
        if (action.kind != ACTION_NONE)
            link_add(frame, words_at, run, action, node_id(frame->screen, "link", index * PARTS_MAX + part));
        frame_label(frame, words_at, &face, frame->palette->ink, ALIGN_LEFT, words);
        at.x += action.kind != ACTION_NONE ? words_at.w : w;
        from = end;
    }
}
