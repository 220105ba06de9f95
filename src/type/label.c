/* A label is set by SDL2_ttf when its face has every letter, one size of which is opened once and kept. Spaced letters,
 * and letters the face lacks, go through Pango on the same baseline. Sizes are kept in quarters of a pixel. */
#include "type/label.h"

#include <SDL.h>
#include <SDL_ttf.h>
#include <fcntl.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/utf8.h"
#include "base/words.h"
#include "type/prose.h"

enum {
    LABEL_FONTS_MAX = 64,   /* opened at once; the least used goes */
    LABEL_BYTES_MAX = 1024, /* of one line; the rest is cut off */
    LABEL_SIDE_MAX = 16384, /* pixels of what is drawn */
    QUARTERS = 4,
    WIDTHS_MAX = 1 << 14, /* remembered; a new one takes the place of another */
};
static const float SIZE_LEAST = 4, SIZE_MOST = 2000;
static const float LINE = 1.25f; /* of a face that is not there */

struct opened {
    TTF_Font *font; /* NULL: could not be opened */
    enum label_face face;
    int quarters;
    uint64_t used; /* a count of uses, for the least recent */
    int digit_px;  /* the widest figure */
};

/* A face's file as it lies in the system's memory: letters are read from it one by one. */
struct face_bytes {
    void *at; /* NULL: not opened, or not there */
    size_t len;
};

/* How wide a line is; a screen asks for the same ones in every frame. */
struct known_width {
    uint64_t hash; /* of the text and its style; 0: free */
    float px;
};

struct labels {
    struct opened fonts[LABEL_FONTS_MAX];
    int count;
    uint64_t uses;
    struct face_bytes bytes[LABEL_FACE_COUNT];
    struct known_width widths[WIDTHS_MAX];
};

struct face_file {
    const char *path, *family;
    int weight;
};
static const struct face_file files[LABEL_FACE_COUNT] = {
    [LABEL_SANS] = {"/usr/share/fonts/opentype/inter/Inter-Regular.otf", "Inter", 400},
    [LABEL_SANS_MEDIUM] = {"/usr/share/fonts/opentype/inter/Inter-Medium.otf", "Inter", 500},
    [LABEL_SANS_SEMIBOLD] = {"/usr/share/fonts/opentype/inter/Inter-SemiBold.otf", "Inter", 600},
    [LABEL_SANS_BOLD] = {"/usr/share/fonts/opentype/inter/Inter-Bold.otf", "Inter", 700},
    [LABEL_SANS_ITALIC] = {"/usr/share/fonts/opentype/inter/Inter-Italic.otf", "Inter", 400},
    [LABEL_SANS_BOLD_ITALIC] = {"/usr/share/fonts/opentype/inter/Inter-BoldItalic.otf", "Inter", 700},
    [LABEL_SERIF_BOLD] = {"/usr/share/fonts/truetype/vollkorn/Vollkorn-Bold.ttf", "Vollkorn", 700},
};

struct labels *labels_create(struct err *err)
{
    if (TTF_Init() != 0) {
        (void)err_set(err, ERR_IO, _("SDL2_ttf kon niet beginnen: %s"), TTF_GetError());
        return NULL;
    }
    struct labels *labels = calloc(1, sizeof *labels);
    if (!labels) {
        TTF_Quit();
        (void)err_set(err, ERR_LIMIT, _("Er is te weinig geheugen voor de opschriften"));
    }
    return labels;
}

static void font_close(struct opened *opened)
{
    if (opened->font)
        TTF_CloseFont(opened->font);
    opened->font = NULL;
}

void labels_destroy(struct labels *labels)
{
    if (!labels)
        return;
    for (int i = 0; i < labels->count; i++)
        font_close(&labels->fonts[i]);
    for (int i = 0; i < LABEL_FACE_COUNT; i++) {
        if (labels->bytes[i].at)
            (void)munmap(labels->bytes[i].at, labels->bytes[i].len);
    }
    free(labels);
    TTF_Quit();
}

static int widest_digit(TTF_Font *font)
{
    int widest = 0;
    for (Uint32 digit = '0'; digit <= '9'; digit++) {
        int advance = 0;
        if (TTF_GlyphMetrics32(font, digit, NULL, NULL, NULL, NULL, &advance) == 0 && advance > widest)
            widest = advance;
    }
    return widest;
}

static void face_map(struct face_bytes *bytes, const char *path)
{
    struct stat st;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    void *at = MAP_FAILED;
    if (fd >= 0 && fstat(fd, &st) == 0 && st.st_size > 0)
        at = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
    if (at != MAP_FAILED)
        *bytes = (struct face_bytes){at, (size_t)st.st_size};
    if (fd >= 0)
        (void)close(fd);
}

static void font_open(struct labels *labels, struct opened *opened, enum label_face face, int quarters)
{
    struct face_bytes *bytes = &labels->bytes[face];
    *opened = (struct opened){.face = face, .quarters = quarters};
    if (!bytes->at)
        face_map(bytes, files[face].path);
    if (!bytes->at)
        return;
    /* At 18 dots an inch a point is a quarter of a pixel. */
    opened->font = TTF_OpenFontDPIRW(SDL_RWFromConstMem(bytes->at, (int)bytes->len), 1, quarters, 18, 18);
    if (!opened->font)
        return;
    TTF_SetFontHinting(opened->font, TTF_HINTING_LIGHT_SUBPIXEL);
    TTF_SetFontKerning(opened->font, 1);
    opened->digit_px = widest_digit(opened->font);
}

/* Borrowed until the next call. */
static struct opened *font_for(struct labels *labels, const struct label_style *style)
{
    int quarters = (int)lroundf(clampf(style->size_px, SIZE_LEAST, SIZE_MOST) * QUARTERS);
    int oldest = 0;
    labels->uses++;
    for (int i = 0; i < labels->count; i++) {
        struct opened *opened = &labels->fonts[i];
        if (opened->face == style->face && opened->quarters == quarters) {
            opened->used = labels->uses;
            return opened;
        }
        if (opened->used < labels->fonts[oldest].used)
            oldest = i;
    }
    bool room = labels->count < LABEL_FONTS_MAX;
    struct opened *opened = &labels->fonts[room ? labels->count++ : oldest];
    if (!room)
        font_close(opened);
    font_open(labels, opened, style->face, quarters);
    opened->used = labels->uses;
    return opened;
}

/* The line as C text, cut at a whole character, control characters as spaces. */
static void line_text(char out[LABEL_BYTES_MAX], struct str text)
{
    str_to_field(out, LABEL_BYTES_MAX, text);
    for (char *c = out; *c; c++) {
        if ((unsigned char)*c < 0x20)
            *c = ' ';
    }
}

static bool has_every_letter(TTF_Font *font, const char *text)
{
    struct str rest = str_from(text);
    while (rest.len > 0) {
        uint32_t code = utf8_next(&rest);
        if (code == UTF8_BAD || !TTF_GlyphIsProvided32(font, code))
            return false;
    }
    return true;
}

static bool by_ttf(const struct opened *opened, const struct label_style *style, const char *text)
{
    return opened->font && style->spacing_px <= 0 && has_every_letter(opened->font, text);
}

/* Old-style figures belong in no label: the serif face gets its lining ones through Pango. */
static bool has_digit(const char *text)
{
    return strpbrk(text, "0123456789") != NULL;
}

static bool needs_prose(const struct opened *opened, const struct label_style *style, const char *text)
{
    if (!by_ttf(opened, style, text))
        return true;
    return style->face == LABEL_SERIF_BOLD && has_digit(text);
}

static struct prose *line_prose(const struct label_style *style, const char *text, uint32_t rgb)
{
    const struct face_file *file = &files[style->face];
    struct prose_style set = {
        .family = str_from(file->family),
        .weight = file->weight,
        .size = clampf(style->size_px, SIZE_LEAST, SIZE_MOST),
        .leading = LINE,
        .spacing = style->spacing_px,
        .rgb = rgb,
        .lining = style->clock,
    };
    return prose_create_text(&set, str_from(text), 0, 0);
}

static bool is_digit(uint32_t code)
{
    return code >= '0' && code <= '9';
}

/* A clock is set letter by letter: a figure in the middle of its cell. Answers the cell's width. */
static int cell_width(const struct opened *opened, uint32_t code, int *advance)
{
    *advance = 0;
    (void)TTF_GlyphMetrics32(opened->font, code, NULL, NULL, NULL, NULL, advance);
    return is_digit(code) ? opened->digit_px : *advance;
}

static int clock_width(const struct opened *opened, const char *text)
{
    int width = 0, advance;
    struct str rest = str_from(text);
    while (rest.len > 0)
        width += cell_width(opened, utf8_next(&rest), &advance);
    return width;
}

/* How far the first letter reaches left of its origin. */
static int overhang(TTF_Font *font, const char *text)
{
    struct str rest = str_from(text);
    int left = 0;
    if (rest.len > 0 && TTF_GlyphMetrics32(font, utf8_next(&rest), &left, NULL, NULL, NULL, NULL) != 0)
        left = 0;
    return left < 0 ? -left : 0;
}

static float line_width(struct labels *labels, const struct label_style *style, const char *line)
{
    int w = 0;
    struct opened *opened = font_for(labels, style);
    if (needs_prose(opened, style, line)) {
        struct prose *prose = line_prose(style, line, 0);
        float width = prose_size(prose).w;
        prose_destroy(prose);
        return width;
    }
    if (style->clock)
        return (float)clock_width(opened, line);
    if (TTF_SizeUTF8(opened->font, line, &w, NULL) != 0)
        return 0;
    return (float)(w - overhang(opened->font, line));
}

static uint64_t width_hash(const struct label_style *style, struct str text)
{
    const float shape[] = {(float)style->face, style->size_px, style->spacing_px, style->clock ? 1.0f : 0.0f};
    uint64_t hash = str_hash(text, str_hash((struct str){(const char *)shape, sizeof shape}, 0));
    return hash ? hash : 1;
}

float label_width(struct labels *labels, const struct label_style *style, struct str text)
{
    char line[LABEL_BYTES_MAX];
    uint64_t hash = width_hash(style, text);
    struct known_width *known = &labels->widths[hash % WIDTHS_MAX];
    if (known->hash == hash)
        return known->px;
    line_text(line, text);
    if (!line[0])
        return 0;
    *known = (struct known_width){hash, line_width(labels, style, line)};
    return known->px;
}

float label_ascent(struct labels *labels, const struct label_style *style)
{
    struct opened *opened = font_for(labels, style);
    return opened->font ? (float)TTF_FontAscent(opened->font) : style->size_px;
}

float label_height(struct labels *labels, const struct label_style *style)
{
    struct opened *opened = font_for(labels, style);
    return opened->font ? (float)TTF_FontHeight(opened->font) : style->size_px * LINE;
}

/* A glyph's surface over the line, in the colour, premultiplied. Where two meet, the stronger covers. */
static void lay_over(struct pixels *out, SDL_Surface *from, int x, int y, uint32_t argb)
{
    uint32_t alpha = argb >> 24;
    for (int row = 0; row < from->h; row++) {
        if (y + row < 0 || y + row >= out->h_px)
            continue;
        const uint32_t *source =
            (const uint32_t *)(const void *)((const char *)from->pixels + row * from->pitch);
        uint32_t *target = out->argb + (ptrdiff_t)(y + row) * out->stride_px;
        for (int i = 0; i < from->w; i++) {
            uint32_t cover = (source[i] >> 24) * alpha / 255;
            if (x + i < 0 || x + i >= out->w_px || cover <= target[x + i] >> 24)
                continue;
            uint32_t r = (argb >> 16 & 0xFF) * cover / 255, g = (argb >> 8 & 0xFF) * cover / 255;
            target[x + i] = cover << 24 | r << 16 | g << 8 | ((argb & 0xFF) * cover / 255);
        }
    }
}

static bool draw_line(const struct opened *opened, const char *text, uint32_t argb, struct pixels *out,
                      int pad)
{
    SDL_Surface *surface = TTF_RenderUTF8_Blended(opened->font, text, (SDL_Color){255, 255, 255, 255});
    if (!surface)
        return false;
    lay_over(out, surface, pad - overhang(opened->font, text), pad, argb);
    SDL_FreeSurface(surface);
    return true;
}

static bool draw_clock(const struct opened *opened, const char *text, uint32_t argb, struct pixels *out,
                       int pad)
{
    struct str rest = str_from(text);
    int x = pad;
    while (rest.len > 0) {
        char letter[5] = {0};
        uint32_t code = utf8_next(&rest);
        int advance, cell = cell_width(opened, code, &advance);
        (void)utf8_put(letter, code);
        SDL_Surface *surface = TTF_RenderUTF8_Blended(opened->font, letter, (SDL_Color){255, 255, 255, 255});
        if (surface)
            lay_over(out, surface, x + (cell - advance) / 2 - overhang(opened->font, letter), pad, argb);
        SDL_FreeSurface(surface);
        x += cell;
    }
    return true;
}

static bool draw_prose(struct labels *labels, const struct label_style *style, const char *text,
                       uint32_t argb, struct pixels *out, int pad)
{
    cairo_surface_t *surface = cairo_image_surface_create_for_data(
        (unsigned char *)out->argb, CAIRO_FORMAT_ARGB32, out->w_px, out->h_px, out->stride_px * 4);
    cairo_t *cr = cairo_create(surface);
    struct prose *prose = line_prose(style, text, argb & 0xFFFFFF);
    float ascent = label_ascent(labels, style);
    cairo_push_group(cr);
    prose_draw(prose, cr, (float)pad, (float)pad + ascent - prose_baseline(prose));
    cairo_pop_group_to_source(cr);
    cairo_paint_with_alpha(cr, (double)(argb >> 24) / 255);
    prose_destroy(prose);
    cairo_destroy(cr);
    cairo_surface_flush(surface);
    bool ok = cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS;
    cairo_surface_destroy(surface);
    return ok;
}

bool label_draw(struct labels *labels, const struct label_style *style, struct str text, uint32_t argb,
                struct pixels *out, int *pad_px)
{
    char line[LABEL_BYTES_MAX];
    line_text(line, text);
    int pad = (int)ceilf(clampf(style->size_px, SIZE_LEAST, SIZE_MOST) / 4) + 1;
    float w = ceilf(label_width(labels, style, text)) + (float)(2 * pad);
    float h = ceilf(label_height(labels, style)) + (float)(2 * pad);
    if (!line[0] || w > LABEL_SIDE_MAX || h > LABEL_SIDE_MAX)
        return false;
    struct pixels pixels = {.w_px = (int)w, .h_px = (int)h, .stride_px = (int)w};
    pixels.argb = calloc((size_t)pixels.w_px * (size_t)pixels.h_px, sizeof *pixels.argb);
    if (!pixels.argb)
        return false;
    const struct opened *opened = font_for(labels, style);
    bool ok;
    if (needs_prose(opened, style, line))
        ok = draw_prose(labels, style, line, argb, &pixels, pad);
    else if (style->clock)
        ok = draw_clock(opened, line, argb, &pixels, pad);
    else
        ok = draw_line(opened, line, argb, &pixels, pad);
    if (!ok) {
        free(pixels.argb);
        return false;
    }
    *out = pixels;
    *pad_px = pad;
    return true;
}
