/* Rules of the drawings: one hand, one line, the kind's colour with its tint, and nothing a drawing does not need. */
#include "content/rules.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum {
    SVG_BYTES_MOST = 3 << 10,
    LINE = 8,    /* the one weight */
    CASING = 16, /* a ribbon is a line in a wider one: a line of 8 shows at each side */
    DEPTH_MOST = 8,
    SHAPES_MOST = 200,
    PAPER = 0xFFFDF8,
    WHITE = 0xFFFFFF,
    INK = 0x17223B,
};

/* A kind's colour and its tint. */
static const struct {
    uint32_t rgb, tint;
} tints[] = {{0x0B6E6E, 0xDDEEEE}, {0x3D3A9A, 0xEAE8F6}, {0xA8481A, 0xF6E6DD}, {0x5B2A55, 0xEFE4EE}};

static const struct str elements[] = {STR_INIT("svg"),    STR_INIT("g"),        STR_INIT("path"),
                                      STR_INIT("circle"), STR_INIT("ellipse"),  STR_INIT("rect"),
                                      STR_INIT("line"),   STR_INIT("polyline"), STR_INIT("polygon")};
static const struct str attributes[] = {STR_INIT("xmlns"),
                                        STR_INIT("viewBox"),
                                        STR_INIT("width"),
                                        STR_INIT("height"),
                                        STR_INIT("fill"),
                                        STR_INIT("stroke"),
                                        STR_INIT("stroke-width"),
                                        STR_INIT("stroke-linecap"),
                                        STR_INIT("stroke-linejoin"),
                                        STR_INIT("transform"),
                                        STR_INIT("d"),
                                        STR_INIT("cx"),
                                        STR_INIT("cy"),
                                        STR_INIT("r"),
                                        STR_INIT("rx"),
                                        STR_INIT("ry"),
                                        STR_INIT("x"),
                                        STR_INIT("y"),
                                        STR_INIT("x1"),
                                        STR_INIT("y1"),
                                        STR_INIT("x2"),
                                        STR_INIT("y2"),
                                        STR_INIT("points"),
                                        STR_INIT("stroke-dasharray")};

/* What a shape inherits. */
struct pen {
    struct str stroke, width, cap, join;
};

struct drawing {
    struct offences *offences;
    struct str file;
    uint32_t rgb;
    struct pen pens[DEPTH_MOST];
    int depth;
    struct {
        struct str d;
        int width; /* 0: no line */
        bool round;
    } shapes[SHAPES_MOST];
    int shape_count;
};

static bool is_one_of(struct str word, const struct str *list, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (str_eq(word, list[i]))
            return true;
    }
    return false;
}

static bool read_colour(struct str text, uint32_t *out)
{
    *out = 0;
    if (text.len != 7 || text.at[0] != '#')
        return false;
    for (size_t i = 1; i < text.len; i++) {
        char c = text.at[i];
        uint32_t digit = c >= '0' && c <= '9'   ? (uint32_t)(c - '0')
                         : c >= 'A' && c <= 'F' ? (uint32_t)(c - 'A' + 10)
                         : c >= 'a' && c <= 'f' ? (uint32_t)(c - 'a' + 10)
                                                : 16;
        if (digit > 15)
            return false;
        *out = *out << 4 | digit;
    }
    return true;
}

static void judge_colour(const struct drawing *drawing, struct str text)
{
    uint32_t rgb;
    if (str_eq(text, STR("none")))
        return;
    bool ok = read_colour(text, &rgb) && (rgb == drawing->rgb || rgb == PAPER || rgb == WHITE || rgb == INK);
    for (size_t i = 0; i < COUNT_OF(tints) && !ok; i++)
        ok = tints[i].rgb == drawing->rgb && tints[i].tint == rgb;
    if (!ok)
        offence(drawing->offences, drawing->file, "de kleur ‘%.*s’ hoort niet bij deze soort", STR_ARG(text));
}

/* Reads name="value"; false at the end of the tag. */
static bool next_attribute(struct str *rest, struct str *name, struct str *value)
{
    struct str behind;
    *rest = str_trim(*rest);
    if (rest->len == 0 || str_find(*rest, STR("=\"")) < 0)
        return false;
    *name = str_trim(str_cut(*rest, '=', &behind));
    behind = str_sub(behind, 1, behind.len);
    *value = str_cut(behind, '"', rest);
    return true;
}

static void take_attribute(struct drawing *drawing, struct pen *pen, struct str name, struct str value,
                           struct str *d)
{
    if (!is_one_of(name, attributes, COUNT_OF(attributes)))
        offence(drawing->offences, drawing->file, "het kenmerk ‘%.*s’ hoort niet in een tekening",
                STR_ARG(name));
    if (str_eq(name, STR("fill")) || str_eq(name, STR("stroke")))
        judge_colour(drawing, value);
    if (str_eq(name, STR("stroke")))
        pen->stroke = value;
    else if (str_eq(name, STR("stroke-width")))
        pen->width = value;
    else if (str_eq(name, STR("stroke-linecap")))
        pen->cap = value;
    else if (str_eq(name, STR("stroke-linejoin")))
        pen->join = value;
    else if (str_eq(name, STR("d")))
        *d = value;
}

static void add_shape(struct drawing *drawing, const struct pen *pen, struct str d)
{
    int width = 0;
    bool line = pen->stroke.len > 0 && !str_eq(pen->stroke, STR("none"));
    assert_in_range(drawing->shape_count, 0, SHAPES_MOST - 1);
    if (line && !str_to_int(pen->width, &width))
        width = 1; /* what SVG draws by itself */
    drawing->shapes[drawing->shape_count].d = d;
    drawing->shapes[drawing->shape_count].width = width;
    drawing->shapes[drawing->shape_count].round =
        !line || (str_eq(pen->cap, STR("round")) && str_eq(pen->join, STR("round")));
    drawing->shape_count++;
}

/* One tag, its brackets taken off. */
static void take_tag(struct drawing *drawing, struct str tag)
{
    struct str rest, name, value, d = {0};
    bool closed = str_ends(tag, STR("/"));
    if (str_starts(tag, STR("/"))) {
        drawing->depth -= drawing->depth > 0;
        return;
    }
    tag = closed ? str_sub(tag, 0, tag.len - 1) : tag;
    struct str element = str_cut(tag, ' ', &rest);
    struct pen pen = drawing->pens[drawing->depth];
    if (!is_one_of(element, elements, COUNT_OF(elements)))
        offence(drawing->offences, drawing->file, "‘%.*s’ hoort niet in een tekening", STR_ARG(element));
    while (next_attribute(&rest, &name, &value))
        take_attribute(drawing, &pen, name, value, &d);
    if (!str_eq(element, STR("svg")) && !str_eq(element, STR("g")))
        add_shape(drawing, &pen, d);
    if (!closed && drawing->depth + 1 < DEPTH_MOST)
        drawing->pens[++drawing->depth] = pen;
}

/* A line of another width is one side of a ribbon: the same way drawn twice, one inside the other. */
static bool is_ribbon(const struct drawing *drawing, int at)
{
    for (int i = at - 1; i <= at + 1; i += 2) {
        if (i < 0 || i >= drawing->shape_count || drawing->shapes[at].d.len == 0)
            continue;
        int apart = drawing->shapes[at].width - drawing->shapes[i].width;
        if (str_eq(drawing->shapes[i].d, drawing->shapes[at].d) && (apart == CASING || apart == -CASING))
            return true;
    }
    return false;
}

static void judge_lines_drawn(const struct drawing *drawing)
{
    for (int i = 0; i < drawing->shape_count; i++) {
        int width = drawing->shapes[i].width;
        bool ribbon = is_ribbon(drawing, i);
        if (width != 0 && width != LINE && !ribbon)
            offence(drawing->offences, drawing->file, "een lijn van %d, het moet %d zijn", width, LINE);
        if (!drawing->shapes[i].round && !ribbon)
            offence(drawing->offences, drawing->file, "een lijn zonder ronde einden en hoeken");
    }
}

void judge_svg(struct offences *offences, struct str file, struct str svg, uint32_t rgb)
{
    struct drawing drawing = {.offences = offences, .file = file, .rgb = rgb};
    struct str rest = svg;
    if (svg.len > SVG_BYTES_MOST)
        offence(offences, file, "%zu bytes, hooguit %d mag", svg.len, SVG_BYTES_MOST);
    while (rest.len > 0) {
        struct str between = str_trim(str_cut(rest, '<', &rest));
        if (between.len > 0)
            offence(offences, file, "tekst in de tekening: ‘%.*s’", STR_ARG(between));
        struct str tag = str_cut(rest, '>', &rest);
        if (tag.len > 0)
            take_tag(&drawing, tag);
    }
    judge_lines_drawn(&drawing);
    if (drawing.shape_count == 0)
        offence(offences, file, "er is niets getekend");
}

static const struct card *card_of(const struct deck *deck, struct str picture)
{
    for (int i = 0; i < deck->card_count; i++) {
        if (str_eq(deck->cards[i].picture, picture))
            return &deck->cards[i];
    }
    return NULL;
}

void judge_pictures(struct content *content, struct offences *offences)
{
    struct err err = {0};
    struct source_entry *entries;
    int count;
    if (!source_list(content->source, &content->arena, STR("pictures"), &entries, &count, &err))
        fail_msg("%s", err.text);
    for (int i = 0; i < count; i++) {
        struct str file = entries[i].name;
        const struct card *card = card_of(&content->deck, file);
        if (!card) {
            offence(offences, file, "geen kaart gebruikt deze tekening");
            continue;
        }
        uint32_t rgb = card->kind >= 0 ? content->deck.kinds[card->kind].rgb : INK;
        if (str_ends(file, STR(".svg")))
            judge_svg(offences, file, content_file(content, file), rgb);
    }
    for (int i = 0; i < content->deck.card_count; i++) {
        const struct card *card = &content->deck.cards[i];
        if (is_reading_card(card) && card->kind >= 0 && !str_ends(card->picture, STR(".svg")))
            offence(offences, card->file, "deze kaart heeft geen tekening");
    }
}
