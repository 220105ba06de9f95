#include "papers.h"

#include <cairo-pdf.h>
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/fs.h"

enum { PAPER_BYTES_MAX = 1 << 20 };

static const unsigned char jpeg[] = {
    0xff, 0xd8, 0xff, 0xdb, 0x00, 0x43, 0x00, 0x08, 0x06, 0x06, 0x07, 0x06, 0x05, 0x08, 0x07, 0x07, 0x07,
    0x09, 0x09, 0x08, 0x0a, 0x0c, 0x14, 0x0d, 0x0c, 0x0b, 0x0b, 0x0c, 0x19, 0x12, 0x13, 0x0f, 0x14, 0x1d,
    0x1a, 0x1f, 0x1e, 0x1d, 0x1a, 0x1c, 0x1c, 0x20, 0x24, 0x2e, 0x27, 0x20, 0x22, 0x2c, 0x23, 0x1c, 0x1c,
    0x28, 0x37, 0x29, 0x2c, 0x30, 0x31, 0x34, 0x34, 0x34, 0x1f, 0x27, 0x39, 0x3d, 0x38, 0x32, 0x3c, 0x2e,
    0x33, 0x34, 0x32, 0xff, 0xdb, 0x00, 0x43, 0x01, 0x09, 0x09, 0x09, 0x0c, 0x0b, 0x0c, 0x18, 0x0d, 0x0d,
    0x18, 0x32, 0x21, 0x1c, 0x21, 0x32, 0x32, 0x32, 0x32, 0x32, 0x32, 0x32, 0x32, 0x32, 0x32, 0x32, 0x32,
    0x32, 0x32, 0x32, 0x32, 0x32, 0x32, 0x32, 0x32, 0x32, 0x32, 0x32, 0x32, 0x32, 0x32, 0x32, 0x32, 0x32,
    0x32, 0x32, 0x32, 0x32, 0x32, 0x32, 0x32, 0x32, 0x32, 0x32, 0x32, 0x32, 0x32, 0x32, 0x32, 0x32, 0x32,
    0x32, 0x32, 0x32, 0x32, 0xff, 0xc0, 0x00, 0x11, 0x08, 0x00, 0x10, 0x00, 0x20, 0x03, 0x01, 0x11, 0x00,
    0x02, 0x11, 0x01, 0x03, 0x11, 0x01, 0xff, 0xc4, 0x00, 0x15, 0x00, 0x01, 0x01, 0x00, 0x00, 0x00, 0x00,
    0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x06, 0xff, 0xc4, 0x00, 0x14, 0x10,
    0x01, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
    0xff, 0xc4, 0x00, 0x17, 0x01, 0x01, 0x01, 0x01, 0x01, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
    0x00, 0x00, 0x00, 0x00, 0x00, 0x07, 0x05, 0x08, 0xff, 0xc4, 0x00, 0x14, 0x11, 0x01, 0x00, 0x00, 0x00,
    0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0xff, 0xda, 0x00, 0x0c,
    0x03, 0x01, 0x00, 0x02, 0x11, 0x03, 0x11, 0x00, 0x3f, 0x00, 0xb9, 0x4b, 0x1a, 0xc0, 0x26, 0x57, 0x24,
    0x60, 0x04, 0x12, 0x7e, 0xea, 0x60, 0x13, 0x2b, 0x9a, 0x30, 0x03, 0xff, 0xd9,
};

static const unsigned char webp[] = {
    0x52, 0x49, 0x46, 0x46, 0x42, 0x00, 0x00, 0x00, 0x57, 0x45, 0x42, 0x50, 0x56, 0x50, 0x38,
    0x4c, 0x35, 0x00, 0x00, 0x00, 0x2f, 0x1f, 0xc0, 0x03, 0x00, 0x1f, 0x20, 0x10, 0x20, 0x94,
    0xc8, 0x12, 0xa9, 0x58, 0x20, 0x90, 0x84, 0xb5, 0x3f, 0xc7, 0x30, 0x02, 0x81, 0x24, 0x88,
    0xfd, 0x51, 0x66, 0x9b, 0xff, 0xf0, 0x0e, 0x5a, 0x00, 0x41, 0xb6, 0xcd, 0x24, 0x27, 0x39,
    0xc9, 0x03, 0x5c, 0x20, 0xa2, 0xff, 0xa1, 0x5a, 0xf5, 0x03, 0xd8, 0xb6, 0x1f, 0x00,
};

static const char locked_pdf[] =
    "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count "
    "1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Contents 4 0 R>>endobj\n"
    "4 0 obj<</Length 24>>stream\n\x09\x81\xb7\x8d\x86\x1c\xdb\xbau\xeb\xe3\x06\x92\xa1\xd4S\x92\xa8"
    "-\xa2\xa6\x94\xed\x0c\nendstream\nendobj\n5 0 obj<</Filter/Standard/V 1/R 2/Length 40/O<c1011"
    "5564315d9f3d0e247c8518983c1db05f7c43ac11a0f715fd7c014ac4914>/U<7d57a8caf1f99ee251248c37de7a77"
    "480aa6d6aea0d32221d183db19ba952bf9>/P -4>>endobj\nxref\n0 6\n"
    "0000000000 65535 f \n0000000009 00000 n \n0000000052 00000 n \n"
    "0000000101 00000 n \n0000000179 00000 n \n0000000249 00000 n \n"
    "trailer<</Size 6/Root 1 0 R/Encrypt 5 0 R/ID[<30313233343536373839616263646566><3031323334353"
    "6373839616263646566>]>>\nstartxref\n442\n%%EOF\n";

int papers_bytes(struct str bytes)
{
    struct err err;
    int fd = fs_sealed("papier", bytes, &err);
    assert_true(fd >= 0);
    return fd;
}

/* What Cairo wrote. */
struct paper {
    char at[PAPER_BYTES_MAX];
    size_t len;
};

static cairo_status_t keep(void *closure, const unsigned char *data, unsigned length)
{
    struct paper *paper = closure;
    assert_true(length <= sizeof paper->at - paper->len);
    memcpy(paper->at + paper->len, data, length);
    paper->len += length;
    return CAIRO_STATUS_SUCCESS;
}

static struct paper *paper_take(void)
{
    void *at = mmap(NULL, sizeof(struct paper), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    assert_true(at != MAP_FAILED);
    return at;
}

static int paper_give(struct paper *paper)
{
    int fd = papers_bytes((struct str){paper->at, paper->len});
    (void)munmap(paper, sizeof *paper);
    return fd;
}

uint32_t papers_colour(int page)
{
    uint32_t n = (uint32_t)page;
    return 0xFF000000 | (n * 37 % 200) << 16 | (n * 71 % 200) << 8 | (n * 113 % 200);
}

static void draw_page(cairo_t *cr, cairo_surface_t *surface, int page, int page_count)
{
    char words[64], link[64];
    uint32_t colour = papers_colour(page);
    (void)snprintf(link, sizeof link, "page=%d", page);
    cairo_pdf_surface_add_outline(surface, page % 2 == 1 ? CAIRO_PDF_OUTLINE_ROOT : page - 1, "Hoofdstuk",
                                  link, 0);
    if (page <= 2)
        cairo_pdf_surface_set_page_label(surface, page == 1 ? "i" : "ii");
    cairo_set_source_rgb(cr, (colour >> 16 & 0xFF) / 255.0, (colour >> 8 & 0xFF) / 255.0,
                         (colour & 0xFF) / 255.0);
    cairo_paint(cr);
    cairo_set_source_rgb(cr, 1, 1, 1);
    cairo_select_font_face(cr, "DejaVu Sans", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
    cairo_set_font_size(cr, 20);
    if (page == 1 && page_count > 1) {
        cairo_tag_begin(cr, CAIRO_TAG_LINK,
                        "dest='twee' rect=[100 50 80 20]"); /* by name: page=2 is not known yet */
        cairo_tag_end(cr, CAIRO_TAG_LINK);
        cairo_tag_begin(cr, CAIRO_TAG_LINK, "uri='https://voorbeeld.nl/' rect=[10 10 20 20]");
        cairo_tag_end(cr, CAIRO_TAG_LINK);
    }
    if (page == 2) {
        cairo_tag_begin(cr, CAIRO_TAG_DEST, "name='twee'");
        cairo_tag_end(cr, CAIRO_TAG_DEST);
    }
    (void)snprintf(words, sizeof words, "Bladzijde %d caf\xC3\xA9", page);
    cairo_move_to(cr, 50, 150);
    cairo_show_text(cr, words);
    cairo_show_page(cr);
}

int papers_pdf(int page_count)
{
    struct paper *paper = paper_take();
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(keep, paper, 400, 200);
    cairo_t *cr = cairo_create(surface);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, "Proefstuk");
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, "De Maker");
    for (int page = 1; page <= page_count; page++)
        draw_page(cr, surface, page, page_count);
    cairo_destroy(cr);
    cairo_surface_finish(surface);
    assert_int_equal(cairo_surface_status(surface), CAIRO_STATUS_SUCCESS);
    cairo_surface_destroy(surface);
    return paper_give(paper);
}

int papers_png(int w_px, int h_px, uint32_t argb)
{
    struct paper *paper = paper_take();
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, w_px, h_px);
    cairo_t *cr = cairo_create(surface);
    cairo_set_source_rgba(cr, (argb >> 16 & 0xFF) / 255.0, (argb >> 8 & 0xFF) / 255.0, (argb & 0xFF) / 255.0,
                          (argb >> 24) / 255.0);
    cairo_paint(cr);
    cairo_destroy(cr);
    assert_int_equal(cairo_surface_write_to_png_stream(surface, keep, paper), CAIRO_STATUS_SUCCESS);
    cairo_surface_destroy(surface);
    return paper_give(paper);
}

int papers_jpeg(int turn)
{
    static const char exif[] = "\xFF\xE1\0\x22"
                               "Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0";
    char bytes[sizeof exif - 1 + sizeof jpeg];
    size_t exif_len = sizeof exif - 1;
    memcpy(bytes, jpeg, 2);
    memcpy(bytes + 2, exif, exif_len);
    bytes[2 + 4 + 6 + 19] = (char)turn; /* after the marker and "Exif": the low byte of the value */
    memcpy(bytes + 2 + exif_len, jpeg + 2, sizeof jpeg - 2);
    return papers_bytes((struct str){bytes, sizeof bytes});
}

int papers_webp(void)
{
    return papers_bytes((struct str){(const char *)webp, sizeof webp});
}

int papers_locked_pdf(void)
{
    return papers_bytes((struct str){locked_pdf, sizeof locked_pdf - 1});
}

#define LOOKS(name, colour)                                                                                  \
    name " 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 20 20]/Length 23>>stream\n" colour                     \
         " rg 0 0 20 20 re f\nendstream\nendobj\n"

/* Without a table of where everything is: poppler finds it. */
static const char noted_pdf[] =
    "%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[16 0 R]>>>>endobj\n"
    "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Annots[11 0 R 12 0 R 13 0 R 14 0 R 15 0 R 16 0 R "
    "17 0 "
    "R]>>endobj\n" LOOKS("4", "0 1 0") LOOKS(
        "5", "1 0 0") "11 0 obj<</Type/Annot/Subtype/Highlight/C[0 1 0]/F 4/Rect[10 40 30 60]/QuadPoints[10 "
                      "60 30 60 10 40 30 40]/AP<</N 4 0 "
                      "R>>>>endobj\n"
                      "12 0 obj<</Type/Annot/Subtype/Highlight/C[1 0 0]/F 0/Rect[40 40 60 60]/QuadPoints[40 "
                      "60 60 60 40 40 60 40]/AP<</N 5 0 "
                      "R>>>>endobj\n"
                      "13 0 obj<</Type/Annot/Subtype/Text/F 28/Rect[70 40 90 60]/Contents(Eerst de "
                      "cijfers)/AP<</N 5 0 R>>>>endobj\n"
                      "14 0 obj<</Type/Annot/Subtype/FileAttachment/F 4/Rect[100 40 120 60]/AP<</N 5 0 "
                      "R>>/FS<</Type/Filespec/F(a)>>>>"
                      "endobj\n"
                      "15 0 obj<</Type/Annot/Subtype/Square/F 36/Rect[130 40 150 60]/AP<</N 4 0 R>>>>endobj\n"
                      "16 0 obj<</Type/Annot/Subtype/Widget/FT/Tx/T(naam)/V(x)/F 4/Rect[160 40 180 "
                      "60]/AP<</N 4 0 R>>>>endobj\n"
                      "17 0 obj<</Type/Annot/Subtype/Text/F 2/Rect[0 0 5 5]/Contents(Dan de vraag)>>endobj\n"
                      "trailer<</Root 1 0 R>>\n%%EOF\n";

int papers_noted_pdf(void)
{
    return papers_bytes((struct str){noted_pdf, sizeof noted_pdf - 1});
}

static void draw_half(cairo_t *cr, double x, double w, double red, const char *words, int page)
{
    char text[32], link[64];
    cairo_set_source_rgb(cr, red, 0, 1 - red);
    cairo_rectangle(cr, x, 0, w, 200);
    cairo_fill(cr);
    cairo_set_source_rgb(cr, 1, 1, 1);
    (void)snprintf(text, sizeof text, "%s %d", words, page);
    cairo_move_to(cr, x + 20, 100);
    cairo_show_text(cr, text);
    if (page == 1) {
        (void)snprintf(link, sizeof link, "uri='https://voorbeeld.nl/%s' rect=[%d 20 40 10]", words,
                       (int)x + 30);
        cairo_tag_begin(cr, CAIRO_TAG_LINK, link);
        cairo_tag_end(cr, CAIRO_TAG_LINK);
    }
}

int papers_split_pdf(int page_count, int w_px)
{
    struct paper *paper = paper_take();
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(keep, paper, w_px, 200);
    cairo_t *cr = cairo_create(surface);
    for (int page = 1; page <= page_count; page++) {
        cairo_select_font_face(cr, "DejaVu Sans", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
        cairo_set_font_size(cr, 20);
        draw_half(cr, 0, w_px / 2.0, 1, "Dia", page);
        draw_half(cr, w_px / 2.0, w_px / 2.0, 0, "Zeg", page);
        cairo_show_page(cr);
    }
    cairo_destroy(cr);
    cairo_surface_finish(surface);
    assert_int_equal(cairo_surface_status(surface), CAIRO_STATUS_SUCCESS);
    cairo_surface_destroy(surface);
    return paper_give(paper);
}

int papers_open_fds(void)
{
    int count = 0;
    DIR *dir = opendir("/proc/self/fd");
    assert_non_null(dir);
    while (readdir(dir))
        count++;
    (void)closedir(dir);
    return count;
}
