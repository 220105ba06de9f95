#include "type/prose_inside.h"

#include <math.h>
#include <string.h>

/* Larger letters need no outlines: a shift of half a pixel is lost in them. */
static const float OUTLINE_EM_PX = 56;

struct prose *prose_create_text(const struct prose_style *style, struct str text, float width, int lines_max)
{
    struct run run = {.text = text};
    return prose_create(style, &run, 1, width, lines_max);
}

void prose_destroy(struct prose *prose)
{
    if (!prose)
        return;
    g_object_unref(prose->layout);
    g_free(prose->lines);
    g_free(prose->links);
    g_free(prose);
}

struct size_px prose_size(const struct prose *prose)
{
    struct size_px size = {0, (float)prose->line_count * prose->line_height};
    for (int i = 0; i < prose->line_count; i++) {
        float right = prose->lines[i].x + prose->lines[i].width;
        size.w = right > size.w ? right : size.w;
    }
    return size;
}

int prose_line_count(const struct prose *prose)
{
    return prose->line_count;
}

bool prose_is_cut(const struct prose *prose)
{
    return prose->cut;
}

bool prose_breaks_word(const struct prose *prose)
{
    return prose->breaks_word;
}

float prose_text_size(const struct prose *prose)
{
    return prose->aside ? 0 : prose->size;
}

int prose_chars_max(const struct prose *prose)
{
    int most = 0;
    const char *text = pango_layout_get_text(prose->layout);
    for (int i = 0; i < prose->line_count; i++) {
        const char *from = text + pango_layout_line_get_start_index(prose->lines[i].line);
        const char *to = from + pango_layout_line_get_length(prose->lines[i].line);
        int chars = 0;
        for (; from < to; from = g_utf8_next_char(from))
            chars += g_utf8_get_char(from) != 0xAD;
        most = chars > most ? chars : most;
    }
    return most;
}

float prose_last_width(const struct prose *prose)
{
    return prose->lines[prose->line_count - 1].width;
}

struct str prose_line_text(const struct prose *prose, int line)
{
    if (line < 0 || line >= prose->line_count)
        return (struct str){0};
    PangoLayoutLine *at = prose->lines[line].line;
    const char *text = pango_layout_get_text(prose->layout) + pango_layout_line_get_start_index(at);
    return (struct str){text, (size_t)pango_layout_line_get_length(at)};
}

struct rect_px prose_span(const struct prose *prose, int line, size_t from, size_t to)
{
    if (line < 0 || line >= prose->line_count)
        return (struct rect_px){0};
    const struct prose_line *at = &prose->lines[line];
    int begin = pango_layout_line_get_start_index(at->line), left, right;
    pango_layout_line_index_to_x(at->line, begin + (int)from, false, &left);
    pango_layout_line_index_to_x(at->line, begin + (int)to, false, &right);
    float a = at->x + (float)left / PANGO_SCALE, b = at->x + (float)right / PANGO_SCALE;
    return (struct rect_px){fminf(a, b), (float)line * prose->line_height, fabsf(b - a), prose->line_height};
}

float prose_baseline(const struct prose *prose)
{
    return prose->baseline;
}

static void set_rgb(cairo_t *cr, uint32_t rgb)
{
    cairo_set_source_rgb(cr, (rgb >> 16 & 0xFF) / 255.0, (rgb >> 8 & 0xFF) / 255.0, (rgb & 0xFF) / 255.0);
}

/* Cairo 1.16 sets the glyphs of a picture on whole pixels, which tears small words apart; as outlines they stand where
 * they belong. Vectors keep real text, so that a PDF can be searched. */
static bool wants_outlines(const struct prose *prose, cairo_t *cr)
{
    cairo_surface_type_t type = cairo_surface_get_type(cairo_get_group_target(cr));
    double x = (double)prose->size, y = 0;
    cairo_user_to_device_distance(cr, &x, &y);
    bool pixels = type == CAIRO_SURFACE_TYPE_IMAGE || type == CAIRO_SURFACE_TYPE_SUBSURFACE;
    return pixels && hypot(x, y) < (double)OUTLINE_EM_PX;
}

/* The nearest row of pixels, when the text runs level: flat feet stay sharp. */
static double level(cairo_t *cr, double x, double y)
{
    cairo_matrix_t matrix;
    cairo_get_matrix(cr, &matrix);
    if (fabs(matrix.yx) > 1e-6 || fabs(matrix.yy) < 1e-6)
        return y;
    cairo_user_to_device(cr, &x, &y);
    y = round(y);
    cairo_device_to_user(cr, &x, &y);
    return y;
}

static bool is_emoji(PangoFont *font)
{
    PangoFontDescription *description = pango_font_describe(font);
    const char *family = pango_font_description_get_family(description);
    bool emoji = family && strstr(family, "Emoji") != NULL;
    pango_font_description_free(description);
    return emoji;
}

/* The colour of a run, and whether it is underlined. */
static bool run_is_link(const PangoItem *item)
{
    for (const GSList *at = item->analysis.extra_attrs; at; at = at->next) {
        const PangoAttribute *attribute = at->data;
        if (attribute->klass->type == PANGO_ATTR_UNDERLINE)
            return true;
    }
    return false;
}

static void outline_run(const struct prose *prose, cairo_t *cr, PangoGlyphItem *run, double x,
                        double baseline)
{
    PangoFont *font = run->item->analysis.font;
    bool link = run_is_link(run->item);
    set_rgb(cr, link ? prose->link_rgb : prose->rgb);
    cairo_move_to(cr, x, baseline - (double)run->y_offset / PANGO_SCALE);
    if (is_emoji(font)) {
        pango_cairo_show_glyph_string(cr, font, run->glyphs);
    } else {
        pango_cairo_glyph_string_path(cr, font, run->glyphs);
        cairo_fill(cr);
    }
    cairo_new_path(cr);
    if (link) {
        double width = (double)pango_glyph_string_get_width(run->glyphs) / PANGO_SCALE;
        cairo_rectangle(cr, x, baseline + (double)prose->size * 0.11, width, (double)prose->size * 0.055);
        cairo_fill(cr);
    }
}

static void outline_line(const struct prose *prose, cairo_t *cr, PangoLayoutLine *line, double x,
                         double baseline)
{
    for (const GSList *at = line->runs; at; at = at->next) {
        PangoGlyphItem *run = at->data;
        outline_run(prose, cr, run, x + (double)run->start_x_offset / PANGO_SCALE, baseline);
        x += (double)(pango_glyph_string_get_width(run->glyphs) + run->start_x_offset + run->end_x_offset) /
             PANGO_SCALE;
    }
}

void prose_draw(const struct prose *prose, cairo_t *cr, float x, float y)
{
    bool outlines = wants_outlines(prose, cr);
    cairo_save(cr);
    cairo_new_path(cr);
    set_rgb(cr, prose->rgb);
    for (int i = 0; i < prose->line_count; i++) {
        float baseline = y + (float)i * prose->line_height + prose->baseline;
        const struct prose_line *line = &prose->lines[i];
        if (outlines) {
            double left = (double)(x + line->x);
            outline_line(prose, cr, line->line, left, level(cr, left, (double)baseline));
        } else {
            cairo_move_to(cr, (double)(x + line->x), (double)baseline);
            pango_cairo_show_layout_line(cr, line->line);
        }
    }
    cairo_new_path(cr);
    cairo_restore(cr);
}

struct str prose_link_at(const struct prose *prose, float x, float y)
{
    int row = y < 0 ? -1 : (int)(y / prose->line_height);
    int index, trailing;
    if (row < 0 || row >= prose->line_count)
        return (struct str){0};
    const struct prose_line *line = &prose->lines[row];
    if (!pango_layout_line_x_to_index(line->line, (int)((x - line->x) * PANGO_SCALE), &index, &trailing))
        return (struct str){0};
    for (int i = 0; i < prose->link_count; i++) {
        if (index >= prose->links[i].from && index < prose->links[i].to)
            return prose->links[i].to_where;
    }
    return (struct str){0};
}
