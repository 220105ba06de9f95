#include "painter/document_inside.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/log.h"
#include "base/utf8.h"
#include "base/words.h"
#include "paint/protocol.h"

enum { OUTLINE_LEVELS_MAX = 32, TITLE_BYTES_MAX = 1000, URI_BYTES_MAX = 4000 };
static const struct size_px size_unknown = {595.0F, 842.0F}; /* A4, for a page that cannot be read */

static PopplerDocument *open_mapped(struct str all, GError **error)
{
    GBytes *bytes = g_bytes_new_static(all.at, all.len);
    PopplerDocument *document = poppler_document_new_from_bytes(bytes, NULL, error);
    g_bytes_unref(bytes);
    return document;
}

static PopplerDocument *open_file(int fd, const char *password, GError **error)
{
    int own = dup(fd); /* poppler closes it */
    return own >= 0 ? poppler_document_new_from_fd(own, password, error) : NULL;
}

/* Poppler makes Latin-1 of a password, as the older locks have it; the newer ones have UTF-8. What becomes our UTF-8 when
 * Latin-1 is made of it: every byte as a letter of its own. */
static PopplerDocument *open_locked(int fd, const char *password)
{
    char twice[2 * PDF_PASSWORD_BYTES];
    size_t len = 0;
    PopplerDocument *document = open_file(fd, password, NULL);
    for (const char *at = password; *at && len + 5 < sizeof twice; at++)
        len += (size_t)utf8_put(twice + len, (unsigned char)*at);
    twice[len] = '\0';
    if (!document && len > strlen(password))
        document = open_file(fd, twice, NULL);
    explicit_bzero(twice, sizeof twice);
    return document;
}

/* A password is never tried on mapped bytes: poppler 22.12 crashes on a wrong one there, and calls it damage when it reads
 * the file itself. So first it must say that there is a lock. */
enum pdf_opened pdf_open(struct bytes *bytes, int fd, const char *password, struct pdf **out, struct err *err)
{
    GError *error = NULL;
    struct pdf *pdf = calloc(1, sizeof *pdf);
    PopplerDocument *document = bytes ? open_mapped(bytes->all, &error) : open_file(fd, NULL, &error);
    bool locked = error && g_error_matches(error, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED);
    bool mapped = document && bytes;
    if (error)
        log_line(LOG_DEBUG, "pdf: %s", error->message);
    g_clear_error(&error);
    if (locked && password)
        document = open_locked(fd, password);
    if (document && pdf) {
        *pdf = (struct pdf){.document = document};
        if (mapped) {
            pdf->bytes = *bytes;
            *bytes = (struct bytes){0};
        }
        *out = pdf;
        return PDF_OPENED;
    }
    if (document)
        g_object_unref(document);
    free(pdf);
    err_set(err, ERR_FORMAT, _("Dit document is beschadigd. Vraag de maker om een nieuw bestand."));
    return locked ? PDF_LOCKED : PDF_BROKEN;
}

void pdf_close(struct pdf *pdf)
{
    if (!pdf)
        return;
    g_object_unref(pdf->document);
    bytes_close(&pdf->bytes);
    free(pdf);
}

int pdf_page_count(const struct pdf *pdf)
{
    return poppler_document_get_n_pages(pdf->document);
}

PopplerPage *pdf_open_page(const struct pdf *pdf, int page, struct err *err)
{
    PopplerPage *opened_page = NULL;
    if (page >= 1 && page <= pdf_page_count(pdf))
        opened_page = poppler_document_get_page(pdf->document, page - 1);
    if (!opened_page)
        err_set(err, ERR_FORMAT, _("Pagina %d van dit document kan niet worden gelezen."), page);
    return opened_page;
}

struct size_px pdf_size_of(PopplerPage *page)
{
    double w, h;
    poppler_page_get_size(page, &w, &h);
    bool usable = w >= 0.01 && w < 1e6 && h >= 0.01 && h < 1e6;
    return usable ? (struct size_px){(float)w, (float)h} : size_unknown;
}

bool pdf_slide_at(const struct pdf *pdf, int page, enum document_slide slide, struct rect_px *out,
                  struct err *err)
{
    PopplerPage *opened_page = pdf_open_page(pdf, page, err);
    if (!opened_page)
        return false;
    *out = document_slide_at(pdf_size_of(opened_page), slide);
    g_object_unref(opened_page);
    return true;
}

/* What is for readers alone: a note to open, what is attached. The rest is on paper, and on the wall, when its maker says
 * that it prints. */
static bool is_printed(PopplerAnnot *annot)
{
    PopplerAnnotFlag flags = poppler_annot_get_flags(annot);
    PopplerAnnotType type = poppler_annot_get_annot_type(annot);
    bool to_open = type == POPPLER_ANNOT_TEXT || type == POPPLER_ANNOT_POPUP ||
                   type == POPPLER_ANNOT_FILE_ATTACHMENT || type == POPPLER_ANNOT_SOUND;
    return !to_open && (flags & POPPLER_ANNOT_FLAG_PRINT) && !(flags & POPPLER_ANNOT_FLAG_HIDDEN);
}

/* Poppler's way of drawing for print takes every picture at full size, which is slow; so the page is drawn for the screen,
 * and what does not print is hidden meanwhile (in memory: the file is not touched). A link that is hidden is no link to
 * poppler, so all is as it was afterwards. `was` has the flags of all, in their order. */
static void hide_unprinted(GList *mappings, GArray *was)
{
    for (const GList *at = mappings; at; at = at->next) {
        PopplerAnnot *annot = ((PopplerAnnotMapping *)at->data)->annot;
        PopplerAnnotFlag flags = poppler_annot_get_flags(annot);
        PopplerAnnotFlag wanted = flags & ~(unsigned)POPPLER_ANNOT_FLAG_NO_VIEW;
        if (!is_printed(annot))
            wanted = flags | POPPLER_ANNOT_FLAG_HIDDEN;
        (void)g_array_append_val(was, flags);
        if (wanted != flags)
            poppler_annot_set_flags(annot, wanted);
    }
}

static void show_again(GList *mappings, const GArray *was)
{
    guint i = 0;
    for (const GList *at = mappings; at; at = at->next, i++) {
        PopplerAnnot *annot = ((PopplerAnnotMapping *)at->data)->annot;
        PopplerAnnotFlag flags = g_array_index(was, PopplerAnnotFlag, i);
        if (poppler_annot_get_flags(annot) != flags)
            poppler_annot_set_flags(annot, flags);
    }
}

bool pdf_draw(const struct pdf *pdf, int page, cairo_t *cr, struct err *err)
{
    PopplerPage *opened_page = pdf_open_page(pdf, page, err);
    if (!opened_page)
        return false;
    GList *mappings = poppler_page_get_annot_mapping(opened_page);
    GArray *was = g_array_new(FALSE, FALSE, sizeof(PopplerAnnotFlag));
    hide_unprinted(mappings, was);
    poppler_page_render(opened_page, cr);
    show_again(mappings, was);
    (void)g_array_free(was, TRUE);
    poppler_page_free_annot_mapping(mappings);
    g_object_unref(opened_page);
    if (cairo_status(cr) == CAIRO_STATUS_SUCCESS)
        return true;
    log_line(LOG_DEBUG, "pdf: %s", cairo_status_to_string(cairo_status(cr)));
    return err_set(err, ERR_LIMIT, _("Pagina %d van dit document kan niet worden getekend."), page);
}

struct str pdf_keep(struct arena *arena, char *text, size_t bytes_max)
{
    struct str all = str_sub(str_from(text), 0, bytes_max);
    ptrdiff_t bad = utf8_first_bad(all);
    struct str kept = str_copy(arena, bad >= 0 ? str_sub(all, 0, (size_t)bad) : all);
    g_free(text);
    return kept;
}

bool pdf_full(struct err *err)
{
    return err_set(err, ERR_LIMIT, _("Dit document is te groot om te lezen. Splits het in kleinere delen."));
}

/* A label that only says the page's number says nothing. */
static struct str label_of(struct arena *arena, PopplerPage *page, int number)
{
    int says;
    struct str label = pdf_keep(arena, poppler_page_get_label(page), TITLE_BYTES_MAX);
    return str_to_int(label, &says) && says == number ? STR("") : label;
}

/* The page an outline entry or link leads to; 0: none in this document. */
static int page_of(const struct pdf *pdf, const PopplerAction *action)
{
    PopplerDest *named = NULL;
    const PopplerDest *dest;
    if (!action || action->type != POPPLER_ACTION_GOTO_DEST || !action->goto_dest.dest)
        return 0;
    dest = action->goto_dest.dest;
    if (dest->type == POPPLER_DEST_NAMED) {
        named = dest->named_dest ? poppler_document_find_dest(pdf->document, dest->named_dest) : NULL;
        dest = named;
    }
    int page = dest ? dest->page_num : 0;
    if (named)
        poppler_dest_free(named);
    return page >= 1 && page <= pdf_page_count(pdf) ? page : 0;
}

struct outline_list {
    struct document_outline *at;
    int count;
    size_t cap;
    bool full;
};

static void add_entry(const struct pdf *pdf, PopplerIndexIter *iter, struct arena *arena, int level,
                      struct outline_list *list)
{
    PopplerAction *action = poppler_index_iter_get_action(iter);
    int page = page_of(pdf, action);
    if (page > 0 && action->any.title) {
        struct document_outline *at = arena_grow(arena, list->at, (size_t)list->count, &list->cap,
                                                 sizeof *list->at, _Alignof(struct document_outline));
        struct str title = pdf_keep(arena, g_strdup(action->any.title), TITLE_BYTES_MAX);
        if (at)
            list->at = at;
        if (at && title.at)
            list->at[list->count++] = (struct document_outline){title, page, level};
        else
            list->full = true;
    }
    if (action)
        poppler_action_free(action);
}

/* Depth first. The limits also end an outline that leads back into itself. */
static void read_outline(const struct pdf *pdf, struct arena *arena, struct outline_list *list)
{
    PopplerIndexIter *levels[OUTLINE_LEVELS_MAX];
    int depth = 0, seen = 0;
    levels[0] = poppler_index_iter_new(pdf->document);
    if (!levels[0])
        return;
    while (depth >= 0) {
        if (++seen > DOCUMENT_OUTLINE_MAX || list->full)
            break;
        add_entry(pdf, levels[depth], arena, depth, list);
        PopplerIndexIter *below =
            depth + 1 < OUTLINE_LEVELS_MAX ? poppler_index_iter_get_child(levels[depth]) : NULL;
        if (below) {
            levels[++depth] = below;
            continue;
        }
        while (depth >= 0 && !poppler_index_iter_next(levels[depth]))
            poppler_index_iter_free(levels[depth--]);
    }
    while (depth >= 0)
        poppler_index_iter_free(levels[depth--]);
}

bool pdf_info(const struct pdf *pdf, struct arena *arena, struct document_info *out, struct err *err)
{
    int count = pdf_page_count(pdf);
    struct outline_list outline = {0};
    struct document_info info = {.page_count = count};
    if (count < 1)
        return err_set(err, ERR_FORMAT, _("Dit document heeft geen pagina's."));
    if (count > DOCUMENT_PAGES_MAX)
        return err_set(err, ERR_LIMIT,
                       _("Dit document heeft %d pagina's; Waaier toont er ten hoogste %d. Splits het."),
                       count, DOCUMENT_PAGES_MAX);
    struct document_page *pages = ARENA_NEW(arena, struct document_page, count);
    for (int i = 0; pages && i < count; i++) {
        PopplerPage *page = poppler_document_get_page(pdf->document, i);
        pages[i] = (struct document_page){.size = page ? pdf_size_of(page) : size_unknown};
        if (page) {
            pages[i].label = label_of(arena, page, i + 1);
            g_object_unref(page);
        }
    }
    info.pages = pages;
    info.title = pdf_keep(arena, poppler_document_get_title(pdf->document), TITLE_BYTES_MAX);
    info.author = pdf_keep(arena, poppler_document_get_author(pdf->document), TITLE_BYTES_MAX);
    read_outline(pdf, arena, &outline);
    info.outline = outline.at;
    info.outline_count = outline.count;
    if (!pages || outline.full)
        return pdf_full(err);
    *out = info;
    return true;
}

/* The link of one mapping; its page and uri stay empty when it leads nowhere we go. */
static struct document_link link_of(const struct pdf *pdf, struct arena *arena,
                                    const PopplerLinkMapping *mapping, float page_h, struct rect_px slide)
{
    const PopplerAction *action = mapping->action;
    const PopplerRectangle *area = &mapping->area; /* origin bottom left */
    double x = fmin(area->x1, area->x2), y = fmax(area->y1, area->y2);
    struct document_link link = {.at = {(float)x, page_h - (float)y, (float)fabs(area->x2 - area->x1),
                                        (float)fabs(area->y2 - area->y1)}};
    if (!isfinite(link.at.x) || !isfinite(link.at.y) || !isfinite(link.at.w) || !isfinite(link.at.h))
        return (struct document_link){0};
    link.at = rect_meet(link.at, slide);
    if (rect_is_empty(link.at))
        return (struct document_link){0};
    link.at.x -= slide.x;
    link.at.y -= slide.y;
    link.page = page_of(pdf, action);
    if (action && action->type == POPPLER_ACTION_URI && action->uri.uri)
        link.uri = pdf_keep(arena, g_strdup(action->uri.uri), URI_BYTES_MAX);
    return link;
}

bool pdf_links(const struct pdf *pdf, int number, enum document_slide slide, struct arena *arena,
               struct document_link **out, int *count, struct err *err)
{
    PopplerPage *page = pdf_open_page(pdf, number, err);
    if (!page)
        return false;
    struct size_px size = pdf_size_of(page);
    struct rect_px part = document_slide_at(size, slide);
    GList *mappings = poppler_page_get_link_mapping(page);
    struct document_link *links = ARENA_NEW(arena, struct document_link, DOCUMENT_LINKS_MAX);
    int found = 0;
    for (const GList *at = mappings; at && links && found < DOCUMENT_LINKS_MAX; at = at->next) {
        links[found] = link_of(pdf, arena, at->data, size.h, part);
        if (links[found].page > 0 || links[found].uri.len > 0)
            found++;
    }
    poppler_page_free_link_mapping(mappings);
    g_object_unref(page);
    if (!links)
        return pdf_full(err);
    *out = links;
    *count = found;
    return true;
}
