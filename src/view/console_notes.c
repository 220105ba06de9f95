/* Questions and notes, for the presenter alone: as running text in rows, as large as one likes. */
#include "view/console_parts.h"

#include <math.h>
#include <stdio.h>

#include "base/words.h"
#include "deck/markdown.h"
#include "presenter/asking.h"
#include "view/lines.h"
#include "view/styled.h"
#include "view/text.h"

static const float indent_em = 1.15f, line_space = 0.45f, part_space = 0.9f, ask_share = 0.18f;
static const float sizes_u[CONSOLE_SIZES] = {34, 38, 43, 49, 56, 64, 74, 86};

/* ---- what is read */

/* Links lead nowhere from here: nothing is shown to the room by reading. */
static const struct run *runs_without_links(struct arena *arena, const struct block *block)
{
    struct run *runs = ARENA_NEW(arena, struct run, block->run_count);
    for (int i = 0; runs && i < block->run_count; i++) {
        runs[i] = block->runs[i];
        runs[i].link = (struct str){0};
    }
    return runs;
}

static bool put_notes(struct lines *lines, const struct deck *deck, const struct card *card)
{
    struct blocks notes;
    if (card->notes.len == 0)
        return true;
    if (!markdown_read(lines->arena, card->notes, 1, &notes))
        return false;
    for (int i = 0; i < notes.count; i++) {
        int before = lines->count;
        if (notes.at[i].kind != BLOCK_CARD)
            lines_put_block(lines, deck, &notes.at[i]);
        if (lines->count == before || !lines->at[before].runs)
            continue;
        lines->at[before].runs = runs_without_links(lines->arena, &notes.at[i]);
        lines->at[before].run_count = lines->at[before].runs ? notes.at[i].run_count : 0;
    }
    return true;
}

static void put_questions(struct lines *lines, const struct show_cards *cards, struct card_id card)
{
    struct asking asking;
    asking_of(cards, card, &asking);
    for (int i = 0; i < asking.count; i++)
        lines_put(lines, READING_QUESTION, asking.at[i].text, i + 1);
}

static void put_branches(struct lines *lines, const struct card *card)
{
    int count = card_branches(card);
    for (int i = 1; i <= count; i++) {
        int before = lines->count;
        lines_put(lines, READING_ITEM, card_branch_name(card, i), 0);
        if (lines->count > before)
            lines->at[before].branch = i;
    }
}

bool console_asks(const struct console_view *view)
{
    struct card_id card, question;
    return asking_nth(view->show->cards, &view->desk->own, 0, &card, &question);
}

bool view_console_reading(struct arena *arena, const struct show_cards *cards, const struct scene *scene,
                          struct reading *out)
{
    struct lines lines;
    *out = (struct reading){0};
    if (!lines_begin(&lines, arena, READING_LINES_MAX))
        return false;
    for (int i = 0; i < scene->count; i++) {
        int card = deck_card_find(cards->deck, scene->cards[i]);
        if (card < 0)
            continue;
        if (scene->kind != SCENE_DRAWN && !scene->drawn)
            put_branches(&lines, &cards->deck->cards[card]);
        if (scene->count > 1)
            lines_put(&lines, READING_HEADING, cards->deck->cards[card].title, 0);
        put_questions(&lines, cards, scene->cards[i]);
        if (!put_notes(&lines, cards->deck, &cards->deck->cards[card]))
            return false;
    }
    *out = (struct reading){.at = lines.at, .count = lines.count};
    return true;
}

/* ---- its letters */

static float size_u(const struct console_view *view)
{
    int size = view->state->size;
    return sizes_u[size < 0 ? 0 : size >= CONSOLE_SIZES ? CONSOLE_SIZES - 1 : size];
}

static struct label_style style_of(const struct frame *frame, const struct console_view *view,
                                   const struct reading_line *line)
{
    return frame_style(frame, line->kind == READING_HEADING ? LABEL_SANS_SEMIBOLD : LABEL_SANS, size_u(view));
}

static float indent_of(const struct label_style *style, const struct reading_line *line)
{
    bool hangs = line->number > 0 || line->kind == READING_ITEM || line->kind == READING_QUOTE;
    return ceilf((float)(line->depth + hangs) * indent_em * style->size_px);
}

static float space_before(const struct label_style *style, const struct reading *reading, int index)
{
    bool question = reading->at[index].kind == READING_QUESTION;
    if (index == 0)
        return 0;
    bool other = question != (reading->at[index - 1].kind == READING_QUESTION) ||
                 reading->at[index].kind == READING_HEADING;
    return roundf(style->size_px * (other ? part_space : line_space));
}

/* ---- each question, and each branch of a map, has a key that brings it before the room */

static bool has_key(const struct reading *reading, int line)
{
    return reading->at[line].kind == READING_QUESTION || reading->at[line].branch > 0;
}

static struct button ask_button(const struct frame *frame, float width)
{
    struct button button = {.part = "ask",
                            .look = BUTTON_CHIP,
                            .icon = STR("screen"),
                            .text = str_from(_("Toon")),
                            .tight = true,
                            .icon_stays = true};
    if (button_width(frame, &button) > width * ask_share)
        button.text = (struct str){0};
    return button;
}

/* What it takes of the width of the words. */
static float ask_width(const struct frame *frame, float width)
{
    struct button button = ask_button(frame, width);
    return button_width(frame, &button) + console_key_gap(frame);
}

/* ---- in rows */

struct breaking {
    const struct frame *frame;
    const struct console_view *view;
    struct arena *arena;
    const struct reading *reading;
    struct column_row *rows;
    int count;
    size_t cap;
    float y;
    bool full;
};

static void put(struct breaking *b, struct column_row row)
{
    struct column_row *rows =
        arena_grow(b->arena, b->rows, (size_t)b->count, &b->cap, sizeof *rows, _Alignof(struct column_row));
    b->full = b->full || !rows;
    if (!rows)
        return;
    b->rows = rows;
    row.y_px = b->y;
    rows[b->count++] = row;
    b->y += row.h_px;
}

/* A question is at least as high as its key, with that in the middle. */
static void make_room(struct breaking *b, int first, float top)
{
    float spare = ceilf(button_height(b->frame, BUTTON_CHIP)) - (b->y - top);
    if (spare <= 0)
        return;
    for (int i = first; i < b->count; i++)
        b->rows[i].y_px += floorf(spare / 2);
    b->y += spare;
}

static void put_line(struct breaking *b, int index, float width)
{
    const struct reading_line *line = &b->reading->at[index];
    int first = b->count;
    struct label_style style = style_of(b->frame, b->view, line);
    struct styled styled = {b->frame, line};
    struct text_metrics metrics = styled_metrics(&styled);
    struct str rest = line->text;
    b->y += space_before(&style, b->reading, index);
    float top = b->y, taken = has_key(b->reading, index) ? ask_width(b->frame, width) : 0;
    width = fmaxf(1, width - taken - indent_of(&style, line));
    while (rest.len > 0 && !b->full) {
        size_t from = line->text.len - rest.len;
        struct str words = text_wrap_next(&metrics, &style, &rest, width);
        if (words.len > 0)
            from = (size_t)(words.at - line->text.at);
        if (text_is_broken(words, rest))
            words = str_format(b->arena, "%.*s-", STR_ARG(words));
        put(b, (struct column_row){.line = index, .text = words, .from = from, .h_px = frame_line(&style)});
    }
    if (has_key(b->reading, index))
        make_room(b, first, top);
}

static bool break_at(struct breaking *b, float width, struct column *out)
{
    b->rows = NULL;
    b->count = 0;
    b->cap = 0;
    b->y = 0;
    for (int i = 0; i < b->reading->count && !b->full; i++)
        put_line(b, i, width);
    *out = (struct column){b->rows, b->count, b->y};
    return !b->full;
}

/* ---- where it stands */

struct rect_px console_notes_at(const struct frame *frame, struct rect_px pane)
{
    return console_inside(frame, pane);
}

/* Two keys beside it, above each other where that is possible. */
static float scroll_keys_width(const struct frame *frame, struct rect_px inside)
{
    float gap = console_key_gap(frame);
    return inside.h >= 2 * frame->touch_px + gap ? frame->touch_px : 2 * frame->touch_px + gap;
}

static float narrower(const struct frame *frame, struct rect_px inside)
{
    return fmaxf(1, inside.w - scroll_keys_width(frame, inside) - console_key_gap(frame));
}

bool view_console_column(struct arena *arena, const struct view_env *env, const struct console_view *view,
                         const struct reading *reading, struct column *out)
{
    struct frame frame = frame_begin(NULL, env, "console");
    struct rect_px inside = console_notes_at(&frame, console_lay_out(&frame, view).notes);
    struct breaking b = {.frame = &frame, .view = view, .arena = arena, .reading = reading};
    *out = (struct column){0};
    if (!break_at(&b, inside.w, out))
        return false;
    return out->h_px <= inside.h || break_at(&b, narrower(&frame, inside), out);
}

/* ---- on screen */

static void row_add(struct frame *frame, const struct visit_view *read, const struct console_view *view,
                    struct rect_px at, int index)
{
    char digits[12];
    const struct column_row *row = &view->column->rows[index];
    const struct reading_line *line = &view->reading->at[row->line];
    struct label_style style = style_of(frame, view, line);
    float indent = indent_of(&style, line), em = ceilf(indent_em * style.size_px);
    bool first = index == 0 || view->column->rows[index - 1].line != row->line;
    struct rect_px mark = {at.x + indent - em, at.y, em, at.h};
    if (first && indent > 0 && line->kind != READING_QUOTE)
        frame_label(frame, mark, &style, frame->palette->ink, ALIGN_LEFT,
                    visit_line_mark(frame, line, digits));
    if (line->kind == READING_QUOTE)
        frame_fill(frame, (struct rect_px){mark.x, at.y, fmaxf(2, 6 * frame->u), at.h},
                   frame->palette->line_strong);
    at.x += indent;
    at.w -= indent;
    styled_add(frame, read, at, &style, row, index);
}

static void line_name(struct frame *frame, const struct console_view *view, struct rect_px at, int first)
{
    int line = view->column->rows[first].line;
    for (int i = first; i < view->column->count && view->column->rows[i].line == line; i++)
        at.h = view->column->rows[i].y_px + view->column->rows[i].h_px - view->column->rows[first].y_px;
    frame_group(frame, NODE_TEXT, "line", line, at, view->reading->at[line].text);
}

/* Which of all questions the scene has alone; -1: none. */
static int asked_now(const struct console_view *view)
{
    const struct scene *own = &view->desk->own;
    struct card_id card, question;
    for (int i = 0; own->kind == SCENE_QUESTION; i++) {
        if (!asking_nth(view->show->cards, own, i, &card, &question))
            return -1;
        if (card_id_eq(card, own->cards[own->asked]) && card_id_eq(question, own->question))
            return i;
    }
    return -1;
}

static void key_of_line(const struct frame *frame, const struct console_view *view, int line, int nth,
                        struct button *button)
{
    const struct reading_line *of = &view->reading->at[line];
    const struct scene *own = &view->desk->own;
    if (of->branch > 0) {
        button->part = "branch";
        button->index = of->branch;
        button->action = (struct action){ACTION_BRANCH, of->branch};
        button->selected = own->kind == SCENE_CARD && own->branch == of->branch && !own->back;
        button->name = frame_format(frame, _("Vergroot tak %d: %.*s"), of->branch, STR_ARG(of->text));
        return;
    }
    button->index = nth;
    button->action = (struct action){ACTION_ASK, nth};
    button->selected = nth == asked_now(view);
    button->name = frame_format(
        frame, button->selected ? _("Haal vraag %d weg") : _("Toon vraag %d aan publiek"), of->number);
}

static void ask_add(struct frame *frame, const struct console_view *view, struct rect_px inside, int first,
                    int nth)
{
    const struct column_row *rows = view->column->rows;
    int line = rows[first].line, last = first;
    while (last + 1 < view->column->count && rows[last + 1].line == line)
        last++;
    struct button button = ask_button(frame, inside.w);
    float w = button_width(frame, &button), h = ceilf(button_height(frame, BUTTON_CHIP));
    float words = rows[last].y_px + rows[last].h_px - rows[first].y_px;
    float y = rows[first].y_px - (words < h ? floorf((h - words) / 2) : 0);
    key_of_line(frame, view, line, nth, &button);
    struct rect_px at = {inside.x + inside.w - w, roundf(inside.y + y - view->scroll_px), w, h};
    if (at.y + at.h > inside.y && at.y < inside.y + inside.h)
        button_add(frame, at, &button);
}

static void asks_add(struct frame *frame, const struct console_view *view, struct rect_px inside)
{
    int nth = 0, named = -1;
    frame->clip = inside;
    for (int i = 0; i < view->column->count; i++) {
        int line = view->column->rows[i].line;
        if (line != named && has_key(view->reading, line)) {
            ask_add(frame, view, inside, i, nth);
            nth += view->reading->at[line].branch == 0;
        }
        named = line;
    }
    frame->clip = (struct rect_px){0};
}

/* Notes are quieter than the questions. */
static void rows_add(struct frame *frame, const struct console_view *view, struct rect_px inside)
{
    struct palette palette = *frame->palette;
    const struct palette *before = frame->palette;
    struct show_view show = *view->show;
    int named = -1;
    struct visit_view read = {.reading = view->reading, .show = &show};
    show.aloud = (struct aloud_view){0};
    frame->palette = &palette;
    frame->clip = inside;
    for (int i = 0; i < view->column->count; i++) {
        const struct column_row *row = &view->column->rows[i];
        float y = roundf(inside.y + row->y_px - view->scroll_px);
        struct rect_px at = {inside.x, y, inside.w, row->h_px};
        if (y + row->h_px <= inside.y || y >= inside.y + inside.h)
            continue;
        bool quiet = !has_key(view->reading, row->line);
        at.w -= quiet ? 0 : ask_width(frame, inside.w);
        palette.ink = quiet ? before->wall_soft : before->wall_ink;
        if (row->line != named)
            line_name(frame, view, at, i);
        named = row->line;
        row_add(frame, &read, view, at, i);
    }
    frame->clip = (struct rect_px){0};
    frame->palette = before;
}

static void scroll_keys_add(struct frame *frame, const struct console_view *view, struct rect_px inside)
{
    float side = frame->touch_px, gap = console_key_gap(frame), w = scroll_keys_width(frame, inside);
    bool beside = w > side;
    struct rect_px up = {inside.x + inside.w - w, inside.y, side, side}, down = up;
    down.y += beside ? 0 : inside.h - side;
    down.x += beside ? side + gap : 0;
    struct button buttons[] = {button_of_command(COMMAND_NOTES_UP, BUTTON_KEY),
                               button_of_command(COMMAND_NOTES_DOWN, BUTTON_KEY)};
    buttons[0].disabled = view->scroll_px <= 0;
    buttons[1].disabled = view->scroll_px >= view->column->h_px - inside.h;
    for (int i = 0; i < 2; i++) {
        buttons[i].name = buttons[i].text;
        buttons[i].text = (struct str){0};
        console_key_add(frame, i == 0 ? up : down, &(struct key){.button = buttons[i]});
    }
}

void console_notes_add(struct frame *frame, const struct console_view *view, struct rect_px at)
{
    struct rect_px inside = console_notes_at(frame, at);
    struct label_style style = frame_style(frame, LABEL_SANS, 30);
    console_pane_add(frame, at, false);
    console_pane_title_add(frame, "notes", at, str_from(_("Vragen en notities, alleen voor u")),
                           str_from(_("Alleen voor u")));
    if (!view->reading || !view->column || view->reading->count == 0) {
        (void)frame_paragraph(frame, "no-notes", 0, inside, &style, frame->palette->wall_soft, ALIGN_LEFT,
                              str_from(_("Bij deze kaart staan geen vragen en geen notities.")), 3);
        return;
    }
    bool scrolls = view->column->h_px > inside.h;
    struct rect_px words = inside;
    if (scrolls)
        words.w = narrower(frame, inside);
    rows_add(frame, view, words);
    asks_add(frame, view, words);
    if (scrolls)
        scroll_keys_add(frame, view, inside);
}
