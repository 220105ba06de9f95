/* The page of the book that is read: its words laid out once for a window, and the place in it that the journal keeps. */
#include "app/showing.h"

#include <stdio.h>

void visiting_forget_page(struct visiting *visiting)
{
    arena_rewind(&visiting->page_room, 0);
    visiting->page_id = (struct card_id){{0}};
    visiting->page = (struct reading){0};
    visiting->column = (struct column){0};
}

/* ---- laying out */

static bool is_laid(const struct visiting *visiting, const struct view_env *env)
{
    return card_id_eq(visiting->page_id, visiting->state.page) && visiting->page_size.w >= env->size.w &&
           visiting->page_size.w <= env->size.w && visiting->page_size.h >= env->size.h &&
           visiting->page_size.h <= env->size.h && visiting->page_text >= env->text &&
           visiting->page_text <= env->text;
}

void showing_visit_lay(struct showing *showing, const struct view_env *env, struct visit_view *out)
{
    struct visiting *visiting = &showing->visit;
    const struct deck *deck = showing->cards.deck;
    int page = visit_page(&visiting->state, deck);
    if (page < 0)
        return;
    if (!is_laid(visiting, env)) {
        visiting_forget_page(visiting);
        visiting->page_id = visiting->state.page;
        visiting->page_size = env->size;
        visiting->page_text = env->text;
        visiting->laid++;
        if (!view_reading_page(&visiting->page_room, deck, &deck->book[page], &visiting->page) ||
            !view_column(&visiting->page_room, env, &visiting->page, &visiting->column))
            visiting->column = (struct column){0};
    }
    out->reading = &visiting->page;
    out->column = &visiting->column;
}

/* ---- where one is */

struct column_place showing_visit_place(const struct showing *showing)
{
    const struct visiting *visiting = &showing->visit;
    if (card_id_eq(visiting->mark.page, visiting->state.page))
        return visiting->mark.at;
    return (struct column_place){0, 0};
}

/* "12.500 010-inleiding.md": the line, how far in it, the page. */
static bool read_mark(struct str text, struct bookmark *out)
{
    struct str page, thousandth;
    struct str place = str_cut(text, ' ', &page), line = str_cut(place, '.', &thousandth);
    out->page = card_id_from(page);
    return page.len > 0 && str_to_int(line, &out->at.line) && str_to_int(thousandth, &out->at.thousandth);
}

void visiting_find_page(struct showing *showing)
{
    struct visiting *visiting = &showing->visit;
    struct visit_state found = {0};
    struct bookmark mark;
    struct str text;
    if (visiting->state.page.at[0] || showing->options.forgets)
        return;
    if (!journal_bookmark(showing->journal, &visiting->page_room, showing->cards.deck->path, &text) ||
        !read_mark(text, &mark))
        return;
    found.page = mark.page;
    if (visit_page(&found, showing->cards.deck) < 0)
        return;
    visiting->mark = visiting->kept = mark;
    visiting->state.page = mark.page;
}

void visiting_drop_page(struct showing *showing)
{
    if (showing->visit.kept.page.at[0])
        journal_bookmark_put(showing->journal, showing->cards.deck->path, STR(""));
}

static bool is_same(const struct bookmark *a, const struct bookmark *b)
{
    return card_id_eq(a->page, b->page) && a->at.line == b->at.line && a->at.thousandth == b->at.thousandth;
}

void showing_visit_note(struct showing *showing, struct column_place place)
{
    struct visiting *visiting = &showing->visit;
    char text[DECK_ID_BYTES_MAX + 32];
    visiting->mark = (struct bookmark){visiting->state.page, place};
    if (is_same(&visiting->mark, &visiting->kept))
        return;
    visiting->kept = visiting->mark;
    (void)snprintf(text, sizeof text, "%d.%d %s", place.line, place.thousandth, visiting->mark.page.at);
    journal_bookmark_put(showing->journal, showing->cards.deck->path, str_from(text));
}
