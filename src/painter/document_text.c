/* The words of a page: with a box for every letter, or as plain text with the notes that go with it. */
#include "painter/document_inside.h"

#include <math.h>

#include "base/utf8.h"
#include "paint/protocol.h"

enum { TEXT_BYTES_MAX = PROTOCOL_BODY_MAX / 4, WORDS_BYTES_MAX = 1 << 20, NOTE_BYTES_MAX = 64 << 10 };

static struct rect_px letter_box(const PopplerRectangle *r)
{
    struct rect_px box = {(float)fmin(r->x1, r->x2), (float)fmin(r->y1, r->y2), (float)fabs(r->x2 - r->x1),
                          (float)fabs(r->y2 - r->y1)};
    bool usable = isfinite(box.x) && isfinite(box.y) && isfinite(box.w) && isfinite(box.h);
    return usable ? box : (struct rect_px){0};
}

/* At most LETTERS_MAX code points; the rest of such a page is left out. */
static struct str cut_letters(struct str text)
{
    struct str rest = text;
    for (int i = 0; i < PROTOCOL_LETTERS_MAX && rest.len > 0; i++)
        (void)utf8_next(&rest);
    return str_sub(text, 0, text.len - rest.len);
}

/* Leaves the letters whose middle is on the slide, in its own points. `text` may be written in: it is ours. */
static void keep_slide(struct document_text *text, char *at, struct rect_px slide)
{
    struct str rest = text->text;
    struct rect_px *boxes = (struct rect_px *)(uintptr_t)text->boxes;
    size_t len = 0;
    int count = 0;
    for (int i = 0; i < text->box_count; i++) {
        const char *from = rest.at;
        (void)utf8_next(&rest);
        struct rect_px box = boxes[i];
        struct pt_px middle = {box.x + box.w / 2, box.y + box.h / 2};
        if (!rect_has(slide, middle))
            continue;
        for (const char *byte = from; byte < rest.at; byte++)
            at[len++] = *byte;
        boxes[count++] = (struct rect_px){box.x - slide.x, box.y - slide.y, box.w, box.h};
    }
    text->text = (struct str){at, len};
    text->box_count = count;
}

bool pdf_text(const struct pdf *pdf, int number, enum document_slide slide, struct arena *arena,
              struct document_text *out, struct err *err)
{
    PopplerRectangle *rects = NULL;
    guint rect_count = 0;
    PopplerPage *page = pdf_open_page(pdf, number, err);
    if (!page)
        return false;
    struct size_px size = pdf_size_of(page);
    struct str text = cut_letters(pdf_keep(arena, poppler_page_get_text(page), TEXT_BYTES_MAX));
    int count = utf8_count(text);
    struct rect_px *boxes = ARENA_NEW(arena, struct rect_px, count > 0 ? count : 1);
    if (!poppler_page_get_text_layout(page, &rects, &rect_count))
        rect_count = 0;
    for (int i = 0; boxes && i < count && (guint)i < rect_count; i++)
        boxes[i] = letter_box(&rects[i]);
    g_free(rects);
    g_object_unref(page);
    if (!boxes)
        return pdf_full(err);
    *out = (struct document_text){text, boxes, count};
    struct rect_px part = document_slide_at(size, slide);
    if (part.w < size.w || part.h < size.h)
        keep_slide(out, (char *)(uintptr_t)text.at, part);
    return true;
}

/* What is not the slide of a page that has both. */
static struct rect_px notes_part(struct size_px size, struct rect_px slide)
{
    struct rect_px rest = {0, 0, slide.w, slide.h};
    if (slide.w < size.w)
        rest.x = slide.x > 0 ? 0 : slide.w;
    else
        rest.y = slide.y > 0 ? 0 : slide.h;
    return rest;
}

static struct str text_in(PopplerPage *page, struct arena *arena, struct rect_px part)
{
    PopplerRectangle area = {(double)part.x, (double)part.y, (double)(part.x + part.w),
                             (double)(part.y + part.h)};
    return pdf_keep(arena, poppler_page_get_text_for_area(page, &area), WORDS_BYTES_MAX);
}

static struct str join(struct arena *arena, struct str notes, struct str more)
{
    more = str_trim(more);
    if (more.len == 0)
        return notes;
    return notes.len > 0 ? str_format(arena, "%.*s\n\n%.*s", STR_ARG(notes), STR_ARG(more)) : more;
}

/* The words of the sticky notes on a page, in its order. */
static struct str sticky_notes(PopplerPage *page, struct arena *arena)
{
    struct str notes = {0};
    GList *mappings = poppler_page_get_annot_mapping(page);
    for (const GList *at = mappings; at; at = at->next) {
        PopplerAnnot *annot = ((PopplerAnnotMapping *)at->data)->annot;
        if (poppler_annot_get_annot_type(annot) == POPPLER_ANNOT_TEXT && notes.len < NOTE_BYTES_MAX)
            notes = join(arena, notes, pdf_keep(arena, poppler_annot_get_contents(annot), NOTE_BYTES_MAX));
    }
    poppler_page_free_annot_mapping(mappings);
    return notes;
}

bool pdf_words(const struct pdf *pdf, int number, enum document_slide slide, struct arena *arena,
               struct document_words *out, struct err *err)
{
    PopplerPage *page = pdf_open_page(pdf, number, err);
    if (!page)
        return false;
    struct size_px size = pdf_size_of(page);
    struct rect_px part = document_slide_at(size, slide);
    struct document_words words = {.notes = sticky_notes(page, arena)};
    if (part.w < size.w || part.h < size.h) {
        words.text = text_in(page, arena, part);
        words.notes = join(arena, words.notes, text_in(page, arena, notes_part(size, part)));
    } else {
        words.text = pdf_keep(arena, poppler_page_get_text(page), WORDS_BYTES_MAX);
    }
    g_object_unref(page);
    *out = words;
    return true;
}
