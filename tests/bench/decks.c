/* Makes the PDFs to measure with that are not there yet: decks FOLDER. Each page wears its mark. */
#include "mark.h"
#include "paper.h"

#include <cairo-pdf.h>
#include <stdio.h>
#include <unistd.h>

#include "base/fs.h"

enum kind { TEXT, PHOTO, MAP, MIXED };

static const struct {
    const char *name;
    enum kind kind;
    int pages;
} decks[] = {{"text", TEXT, 50}, {"photo", PHOTO, 50}, {"vector", MAP, 20}, {"thousand", MIXED, 1000}};

static void fill(void *ctx, double x, double y, double w, double h, uint32_t rgb)
{
    cairo_t *cairo = ctx;
    cairo_set_source_rgb(cairo, (rgb >> 16 & 0xFF) / 255.0, (rgb >> 8 & 0xFF) / 255.0, (rgb & 0xFF) / 255.0);
    cairo_rectangle(cairo, x, y, w, h);
    cairo_fill(cairo);
}

static bool draw_page(cairo_t *cairo, enum kind kind, int page, const char *scratch)
{
    bool ok = true;
    switch (kind) {
    case TEXT: paper_text(cairo, page); break;
    case PHOTO: ok = paper_photo(cairo, page, 3840, 2160, scratch); break;
    case MAP: paper_map(cairo, page, 24000, 750); break;
    case MIXED:
        if (page % 10 == 4)
            ok = paper_photo(cairo, page, 1920, 1080, scratch);
        else if (page % 10 == 8)
            paper_map(cairo, page, 3000, 90);
        else
            paper_text(cairo, page);
        break;
    }
    mark_draw(page, fill, cairo);
    return ok;
}

static bool make_deck(const char *folder, int which)
{
    char path[512], half[520], scratch[512];
    (void)snprintf(path, sizeof path, "%s/%s.pdf", folder, decks[which].name);
    (void)snprintf(half, sizeof half, "%s.half", path);
    (void)snprintf(scratch, sizeof scratch, "%s/scratch.jpg", folder);
    if (fs_is_file(path))
        return true;
    cairo_surface_t *surface = cairo_pdf_surface_create(half, PAGE_W / 2.0, PAGE_H / 2.0);
    cairo_t *cairo = cairo_create(surface);
    bool ok = true;
    for (int page = 1; ok && page <= decks[which].pages; page++) {
        cairo_save(cairo);
        cairo_scale(cairo, 0.5, 0.5);
        ok = draw_page(cairo, decks[which].kind, page, scratch);
        cairo_restore(cairo);
        cairo_show_page(cairo);
    }
    cairo_destroy(cairo);
    cairo_surface_finish(surface);
    ok = ok && cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS;
    cairo_surface_destroy(surface);
    (void)unlink(scratch);
    return ok && rename(half, path) == 0;
}

int main(int argc, char **argv)
{
    struct err err = {0};
    if (argc != 2 || !fs_make_dirs(argv[1], &err)) {
        (void)fprintf(stderr, "use: decks FOLDER %s\n", err.text);
        return 2;
    }
    for (size_t i = 0; i < COUNT_OF(decks); i++) {
        if (!make_deck(argv[1], (int)i)) {
            (void)fprintf(stderr, "%s.pdf cannot be made in %s\n", decks[i].name, argv[1]);
            return 1;
        }
    }
    return 0;
}
