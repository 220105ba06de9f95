/* A paragraph is one PangoLayout, made once; its lines stand at exactly `leading` from each other, whatever faces the
 * fallback brings in. Hyphens are offered only where a line would else stay too short or a word too long: offered
 * everywhere, ragged text would be full of them. */
#include "type/prose_inside.h"

#include <math.h>
#include <string.h>

#include "type/hyphenate.h"

enum {
    PROSE_BYTES_MAX = 32 << 10, /* of one paragraph: the rest is cut off */
    HYPHEN_ROUNDS_MAX = 16,     /* words of one paragraph that may be opened for hyphens */
    SHORTEN_ROUNDS_MAX = 8,     /* words taken off to make room for an ellipsis */
};
/* How far a line may fall short before a hyphen is tried: a share of the width, and at least so many ems. */
static const float RAG_SHARE = 0.22f, RAG_EMS = 4.5f;

/* U+2028: a hard break that stays inside the paragraph. */
static const char LINE_SEPARATOR[] = "\xE2\x80\xA8";
static const char SOFT_HYPHEN[] = "\xC2\xAD";
static const char ELLIPSIS[] = "\xE2\x80\xA6";

/* The work of making one: the words as they came, and where hyphens may stand. */
struct setting {
    const struct prose_style *style;
    const struct run *runs;
    int run_count;
    float width;
    GString *plain;        /* the words */
    int *run_ends;         /* in `plain` */
    unsigned char *marks;  /* a hyphen may stand before this byte */
    unsigned char *active; /* and is offered */
    int *map;              /* offset in the text as set, of each byte of `plain` and its end */
    PangoLayout *layout;
    bool cut;
};

static void copy_str(char *out, size_t size, struct str s)
{
    str_to_field(out, size, s);
}

static void append_run(GString *plain, struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (text.at[i] == '\n')
            g_string_append(plain, LINE_SEPARATOR);
        else if (text.at[i] == '\t' || text.at[i] == '\r')
            g_string_append_c(plain, ' ');
        else
            g_string_append_c(plain, text.at[i]);
    }
}

/* Text as one string of valid UTF-8, with the end of each run. */
static void gather(struct setting *set)
{
    set->plain = g_string_sized_new(256);
    set->run_ends = g_new0(int, (gsize)set->run_count + 1);
    for (int i = 0; i < set->run_count; i++) {
        struct str text = set->runs[i].text;
        size_t room = PROSE_BYTES_MAX - set->plain->len;
        if (text.len > room / 3) { /* a hard break takes three bytes */
            text = str_sub(text, 0, room / 3);
            while (text.len > 0 && ((unsigned char)text.at[text.len - 1] & 0x80))
                text.len--;
            set->cut = true;
        }
        if (text.len > 0 && !g_utf8_validate(text.at, (gssize)text.len, NULL)) {
            char *valid = g_utf8_make_valid(text.at, (gssize)text.len);
            append_run(set->plain, str_from(valid));
            g_free(valid);
        } else {
            append_run(set->plain, text);
        }
        set->run_ends[i] = (int)set->plain->len;
    }
    size_t room = set->plain->len + 8; /* for an ellipsis */
    set->active = g_new0(unsigned char, room);
    set->map = g_new0(int, room);
    set->marks = g_new0(unsigned char, room);
}

static void add_attribute(PangoAttrList *list, PangoAttribute *attribute, int from, int to)
{
    attribute->start_index = (guint)from;
    attribute->end_index = (guint)to;
    pango_attr_list_insert(list, attribute);
}

static PangoAttribute *foreground(uint32_t rgb)
{
    return pango_attr_foreground_new((guint16)((rgb >> 16 & 0xFF) * 257), (guint16)((rgb >> 8 & 0xFF) * 257),
                                     (guint16)((rgb & 0xFF) * 257));
}

static void run_attributes(const struct setting *set, PangoAttrList *list, const struct run *run, int from,
                           int to)
{
    if (run->style & RUN_BOLD)
        add_attribute(list, pango_attr_weight_new(PANGO_WEIGHT_BOLD), from, to);
    if (run->style & RUN_ITALIC)
        add_attribute(list, pango_attr_style_new(PANGO_STYLE_ITALIC), from, to);
    if (run->style & RUN_CODE) {
        add_attribute(list, pango_attr_family_new("DejaVu Sans Mono"), from, to);
        add_attribute(list, pango_attr_scale_new(0.88), from, to);
    }
    if (run->link.len > 0) {
        add_attribute(list, foreground(set->style->link_rgb), from, to);
        add_attribute(list, pango_attr_underline_new(PANGO_UNDERLINE_SINGLE), from, to);
    }
}

static PangoAttrList *attributes(const struct setting *set)
{
    PangoAttrList *list = pango_attr_list_new();
    bool old_style = str_eq(set->style->family, STR("Vollkorn")); /* its own figures hang below the line */
    if (set->style->lining || old_style)
        pango_attr_list_insert(
            list, pango_attr_font_features_new(set->style->lining ? "lnum=1, tnum=1" : "lnum=1, pnum=1"));
    if (set->style->spacing > 0)
        pango_attr_list_insert(list, pango_attr_letter_spacing_new((int)(set->style->spacing * PANGO_SCALE)));
    int from = 0;
    for (int i = 0; i < set->run_count; i++) {
        int to = set->run_ends[i];
        if (to > from)
            run_attributes(set, list, &set->runs[i], set->map[from], set->map[to]);
        from = to;
    }
    return list;
}

/* Text and attributes into the layout, with the hyphens that are offered now. */
static void compose(struct setting *set)
{
    GString *text = g_string_sized_new(set->plain->len + 32);
    for (size_t i = 0; i < set->plain->len; i++) {
        if (set->active[i])
            g_string_append(text, SOFT_HYPHEN);
        set->map[i] = (int)text->len;
        g_string_append_c(text, set->plain->str[i]);
    }
    set->map[set->plain->len] = (int)text->len;
    pango_layout_set_text(set->layout, text->str, (int)text->len);
    PangoAttrList *list = attributes(set);
    pango_layout_set_attributes(set->layout, list);
    pango_attr_list_unref(list);
    g_string_free(text, TRUE);
}

static PangoContext *context_for(const struct prose_style *style)
{
    PangoContext *context = pango_font_map_create_context(pango_cairo_font_map_get_default());
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context, options);
    cairo_font_options_destroy(options);
    pango_cairo_context_set_resolution(context, 72);
    pango_context_set_round_glyph_positions(context, FALSE);
    char language[16];
    copy_str(language, sizeof language, style->language.len > 0 ? style->language : STR("nl"));
    pango_context_set_language(context, pango_language_from_string(language));
    return context;
}

static PangoFontDescription *description_of(const struct prose_style *style)
{
    char family[64];
    copy_str(family, sizeof family, style->family.len > 0 ? style->family : STR("Inter"));
    PangoFontDescription *description = pango_font_description_new();
    pango_font_description_set_family(description, family);
    pango_font_description_set_weight(description,
                                      style->weight > 0 ? (PangoWeight)style->weight : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_style(description, style->italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
    pango_font_description_set_absolute_size(description, (double)style->size * PANGO_SCALE);
    return description;
}

/* Where the baseline lies in a line: the face's own height, centred. */
static void measure_line(struct prose *prose, const struct prose_style *style, PangoContext *context,
                         const PangoFontDescription *description)
{
    float ascent = style->size * 0.95f, descent = style->size * 0.25f;
    PangoFont *font = pango_font_map_load_font(pango_context_get_font_map(context), context, description);
    if (font) {
        PangoFontMetrics *metrics = pango_font_get_metrics(font, pango_context_get_language(context));
        ascent = (float)pango_font_metrics_get_ascent(metrics) / PANGO_SCALE;
        descent = (float)pango_font_metrics_get_descent(metrics) / PANGO_SCALE;
        pango_font_metrics_unref(metrics);
        g_object_unref(font);
    }
    prose->line_height = style->size * (style->leading > 0 ? style->leading : 1.2f);
    prose->baseline = (prose->line_height - ascent - descent) / 2 + ascent;
}

static bool is_letter_at(const GString *text, size_t at)
{
    return at < text->len && g_unichar_isalpha(g_utf8_get_char(text->str + at));
}

static size_t before(const GString *text, size_t at)
{
    return (size_t)(g_utf8_prev_char(text->str + at) - text->str);
}

/* Offers the hyphens of the word around `at`. False: it has none that were not offered already. */
static bool offer_word(struct setting *set, size_t at)
{
    bool more = false;
    size_t from = at;
    while (from > 0 && is_letter_at(set->plain, before(set->plain, from)))
        from = before(set->plain, from);
    for (size_t i = from; is_letter_at(set->plain, i);
         i = (size_t)(g_utf8_next_char(set->plain->str + i) - set->plain->str)) {
        if (set->marks[i] && !set->active[i]) {
            set->active[i] = 1;
            more = true;
        }
    }
    return more;
}

/* Offset in `plain` of a byte of the text as set. */
static size_t plain_from_set(const struct setting *set, int at)
{
    size_t low = 0, high = set->plain->len;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (set->map[middle] < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* How a line ends, seen from the first byte of the next. */
struct line_end {
    size_t next;  /* in `plain` */
    bool in_word; /* a word is broken here */
    bool hyphen;  /* at a hyphen that was offered, or the maker's own */
    bool hard;
};

static struct line_end line_end_at(const struct setting *set, int start)
{
    struct line_end end = {.next = plain_from_set(set, start)};
    size_t at = end.next;
    if (at == 0 || at >= set->plain->len)
        return end;
    size_t last = before(set->plain, at);
    gunichar code = g_utf8_get_char(set->plain->str + last);
    end.hard = code == 0x2028;
    end.hyphen = set->active[at] || code == 0xAD;
    end.in_word = is_letter_at(set->plain, last) && is_letter_at(set->plain, at);
    return end;
}

/* Looks for the first line that ends badly and offers hyphens to the word after it. False: nothing to mend. */
static bool mend_rag(struct setting *set)
{
    int count = pango_layout_get_line_count(set->layout);
    float most = fmaxf(set->width * RAG_SHARE, set->style->size * RAG_EMS);
    for (int i = 0; i + 1 < count; i++) {
        PangoLayoutLine *line = pango_layout_get_line_readonly(set->layout, i);
        PangoLayoutLine *next = pango_layout_get_line_readonly(set->layout, i + 1);
        PangoRectangle logical;
        pango_layout_line_get_extents(line, NULL, &logical);
        float width = (float)logical.width / PANGO_SCALE;
        struct line_end end = line_end_at(set, pango_layout_line_get_start_index(next));
        bool torn = end.in_word && !end.hyphen;
        if (end.hard || (!torn && (set->style->sparing || set->width - width < most)))
            continue;
        if (offer_word(set, end.next))
            return true;
    }
    return false;
}

static void find_broken_words(struct prose *prose, const struct setting *set)
{
    for (int i = 1; i < prose->line_count; i++) {
        struct line_end end = line_end_at(set, pango_layout_line_get_start_index(prose->lines[i].line));
        if (end.in_word && !end.hyphen)
            prose->breaks_word = true;
    }
}

static bool is_opening_mark(gunichar code)
{
    switch (code) {
    case '"':
    case '\'':
    case 0x2018: /* single, as in Dutch and English */
    case 0x201C:
    case 0x201A: /* low ones */
    case 0x201E: return true;
    default: return false;
    }
}

/* How many glyphs at the beginning of a line hang before its edge. */
static int hanging_glyphs(const struct prose *prose, PangoLayoutLine *line)
{
    const char *from = pango_layout_get_text(prose->layout) + pango_layout_line_get_start_index(line);
    int length = pango_layout_line_get_length(line);
    if (length < 1 || !is_opening_mark(g_utf8_get_char(from)))
        return 0;
    const char *next = g_utf8_next_char(from);
    return next - from < length && g_unichar_isalnum(g_utf8_get_char(next)) ? 1 : 0;
}

/* How far a line is moved left so that its first letter stands at the edge. */
static float edge_shift(const struct prose_style *style, const struct prose *prose, PangoLayoutLine *line)
{
    if (style->centred || !line->runs ||
        pango_layout_line_get_resolved_direction(line) != PANGO_DIRECTION_LTR)
        return 0;
    const PangoGlyphItem *run = line->runs->data;
    int skip = style->hangs ? hanging_glyphs(prose, line) : 0, x = 0;
    if (skip >= run->glyphs->num_glyphs || (skip == 0 && !style->flush))
        return 0;
    for (int i = 0; i < skip; i++)
        x += run->glyphs->glyphs[i].geometry.width;
    if (style->flush) {
        PangoRectangle ink;
        pango_font_get_glyph_extents(run->item->analysis.font, run->glyphs->glyphs[skip].glyph, &ink, NULL);
        x += ink.x > 0 ? ink.x : 0; /* a J may hang out, as it does in any line */
    }
    return (float)x / PANGO_SCALE;
}

static void keep_lines(struct prose *prose, const struct prose_style *style)
{
    prose->line_count = pango_layout_get_line_count(prose->layout);
    prose->lines = g_new0(struct prose_line, (gsize)prose->line_count);
    PangoLayoutIter *iter = pango_layout_get_iter(prose->layout);
    int i = 0;
    do {
        PangoRectangle logical;
        pango_layout_iter_get_line_extents(iter, NULL, &logical);
        prose->lines[i].line = pango_layout_iter_get_line_readonly(iter);
        prose->lines[i].x = (float)logical.x / PANGO_SCALE - edge_shift(style, prose, prose->lines[i].line);
        prose->lines[i].width = (float)logical.width / PANGO_SCALE;
        i++;
    } while (i < prose->line_count && pango_layout_iter_next_line(iter));
    pango_layout_iter_free(iter);
}

static void keep_links(struct prose *prose, const struct setting *set)
{
    int from = 0;
    prose->links = g_new0(struct prose_link, (gsize)set->run_count + 1);
    for (int i = 0; i < set->run_count; i++) {
        int to = set->run_ends[i];
        if (set->runs[i].link.len > 0 && to > from)
            prose->links[prose->link_count++] =
                (struct prose_link){set->map[from], set->map[to], set->runs[i].link};
        from = to;
    }
}

static void set_up_layout(struct setting *set)
{
    pango_layout_set_wrap(set->layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_alignment(set->layout, set->style->centred ? PANGO_ALIGN_CENTER : PANGO_ALIGN_LEFT);
    if (set->width > 0)
        pango_layout_set_width(set->layout, (int)(set->width * PANGO_SCALE));
}

static bool is_word_at(const GString *text, size_t at)
{
    gunichar code = g_utf8_get_char(text->str + at);
    return g_unichar_isalnum(code) || g_unichar_ismark(code);
}

/* The end of the last whole word before `at`; 0: there is none. */
static size_t word_end_before(const GString *text, size_t at)
{
    if (at < text->len && is_word_at(text, at)) { /* not in the middle of a word */
        while (at > 0 && is_word_at(text, before(text, at)))
            at = before(text, at);
    }
    while (at > 0 && !is_word_at(text, before(text, at)))
        at = before(text, at);
    return at;
}

static void end_with_ellipsis(struct setting *set, size_t at)
{
    g_string_truncate(set->plain, at);
    g_string_append_unichar(set->plain, 0xA0);
    g_string_append(set->plain, ELLIPSIS);
    memset(set->active + at, 0, set->plain->len - at); /* they were for the words that stood here */
    for (int i = 0; i < set->run_count; i++)
        set->run_ends[i] = set->run_ends[i] < (int)at ? set->run_ends[i] : (int)at;
    compose(set);
}

/* Takes words off the end until an ellipsis fits in the last line; a word too long for that is cut in the middle. */
static void shorten(struct setting *set, int lines_max)
{
    if (pango_layout_get_line_count(set->layout) <= lines_max)
        return;
    set->cut = true;
    PangoLayoutLine *beyond = pango_layout_get_line_readonly(set->layout, lines_max);
    size_t at = plain_from_set(set, pango_layout_line_get_start_index(beyond));
    char *whole = g_strndup(set->plain->str, set->plain->len);
    int *run_ends = g_memdup2(set->run_ends, sizeof *run_ends * ((size_t)set->run_count + 1));
    for (int i = 0; i < SHORTEN_ROUNDS_MAX && at > 0; i++) {
        at = word_end_before(set->plain, at);
        if (at == 0)
            break;
        end_with_ellipsis(set, at);
        if (pango_layout_get_line_count(set->layout) <= lines_max)
            goto done;
        at = before(set->plain, at);
    }
    g_string_assign(set->plain, whole);
    memcpy(set->run_ends, run_ends, sizeof *run_ends * ((size_t)set->run_count + 1));
    pango_layout_set_height(set->layout, -lines_max);
    pango_layout_set_ellipsize(set->layout, PANGO_ELLIPSIZE_END);
    compose(set);
done:
    g_free(whole);
    g_free(run_ends);
}

struct prose *prose_create(const struct prose_style *style, const struct run *runs, int run_count,
                           float width, int lines_max)
{
    struct setting set = {.style = style, .runs = runs, .run_count = run_count, .width = width};
    struct prose *prose = g_new0(struct prose, 1);
    PangoContext *context = context_for(style);
    PangoFontDescription *description = description_of(style);
    gather(&set);
    prose->size = style->size;
    prose->aside = style->aside;
    prose->rgb = style->rgb;
    prose->link_rgb = style->link_rgb;
    prose->layout = set.layout = pango_layout_new(context);
    measure_line(prose, style, context, description);
    pango_layout_set_font_description(set.layout, description);
    set_up_layout(&set);
    struct hyphenator *hyphenator = style->hyphens && width > 0 ? hyphenator_for(style->language) : NULL;
    if (hyphenator)
        hyphenate(hyphenator, (struct str){set.plain->str, set.plain->len}, set.marks);
    compose(&set);
    for (int i = 0; i < HYPHEN_ROUNDS_MAX && hyphenator && mend_rag(&set); i++)
        compose(&set);
    if (width > 0 && lines_max > 0)
        shorten(&set, lines_max);
    keep_lines(prose, style);
    keep_links(prose, &set);
    find_broken_words(prose, &set);
    prose->cut = set.cut || pango_layout_is_ellipsized(set.layout);
    pango_font_description_free(description);
    g_object_unref(context);
    g_string_free(set.plain, TRUE);
    g_free(set.run_ends);
    g_free(set.marks);
    g_free(set.active);
    g_free(set.map);
    return prose;
}
