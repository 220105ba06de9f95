/* The texts around the cards: Markdown files with a title and an order. */
#include "base/words.h"
#include "deck/loading.h"

static struct str first_heading(struct loading *l, struct blocks body)
{
    for (int i = 0; i < body.count; i++) {
        if (body.at[i].kind == BLOCK_HEADING)
            return str_trim(block_text(l->arena, &body.at[i]));
    }
    return STR("");
}

static bool read_page(struct loading *l, struct str name, struct book_page *out)
{
    static const char *const keys[] = {"title", "order", NULL};
    struct text_file text;
    const struct yaml_node *front;
    struct str file;
    if (!side_open(l, name, &text, &front, &file))
        return false;
    struct fields f = loading_fields(l, file);
    *out = (struct book_page){.file = name};
    if (front) {
        fields_known(&f, front, keys);
        out->title = fields_text(&f, front, "title");
        (void)fields_int(&f, front, "order", 0, 9999, &out->order);
    }
    if (!side_body(l, &text, file, &out->body))
        return false;
    if (out->title.len == 0)
        out->title = first_heading(l, out->body);
    if (out->title.len == 0) {
        diag_add(l->diags, DIAG_WARNING, file, 1, 1,
                 _("Deze tekst heeft geen titel. Zet “title:” in het kopje."));
        out->title = name_stem(name);
    }
    return true;
}

/* By order; equal ones keep the order of their files. */
static void sort_pages(struct loading *l, struct book_page *pages, int count)
{
    struct book_page *sorted = LOADING_NEW(l, struct book_page, count);
    if (!sorted)
        return;
    for (int i = 0; i < count; i++) { /* an insertion: there are at most DECK_SIDE_FILES_MAX */
        int at = i;
        while (at > 0 && sorted[at - 1].order > pages[i].order) {
            sorted[at] = sorted[at - 1];
            at--;
        }
        sorted[at] = pages[i];
    }
    l->deck->book = sorted;
}

void book_read(struct loading *l)
{
    struct source_entry *entries;
    int count = side_files(l, STR("book"), STR(".md"), &entries);
    struct book_page *pages = LOADING_NEW(l, struct book_page, count);
    for (int i = 0; pages && i < count && !l->full; i++) {
        size_t mark = l->scratch.used;
        if (read_page(l, entries[i].name, &pages[l->deck->book_count]))
            l->deck->book_count++;
        arena_rewind(&l->scratch, mark);
    }
    if (pages)
        sort_pages(l, pages, l->deck->book_count);
}
