#include "paper.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>

#include "base/rng.h"
#include "base/str.h"
#include "mark.h"

static const char *const words[] = {
    "raad",      "besluit",  "waarde", "gesprek", "buurt",   "zorg",    "tijd",   "ruimte", "vraag",
    "moed",      "afspraak", "keuze",  "grens",   "verhaal", "dossier", "belang", "advies", "begroting",
    "wethouder", "griffier", "motie",  "debat",   "inwoner", "opgave",  "regio",  "kader",
};

static struct rng rng_of(int page, uint64_t kind)
{
    return (struct rng){(uint64_t)page * 7919 + kind};
}

static double between(struct rng *rng, double low, double high)
{
    return low + (high - low) * (double)rng_below(rng, 1 << 20) / (1 << 20);
}

static const char *word(struct rng *rng)
{
    return words[rng_below(rng, COUNT_OF(words))];
}

static void sentence(struct rng *rng, int count, char *out, size_t cap)
{
    size_t len = 0;
    for (int i = 0; i < count && len < cap; i++)
        len += (size_t)snprintf(out + len, cap - len, "%s%s", i ? " " : "", word(rng));
}

static void letters(cairo_t *cairo, double x, double y, double size, bool bold, const char *text)
{
    cairo_select_font_face(cairo, "DejaVu Sans", CAIRO_FONT_SLANT_NORMAL,
                           bold ? CAIRO_FONT_WEIGHT_BOLD : CAIRO_FONT_WEIGHT_NORMAL);
    cairo_set_font_size(cairo, size);
    cairo_move_to(cairo, x, y);
    cairo_show_text(cairo, text);
    cairo_new_path(cairo); /* it leaves a point that the next line would begin at */
}

/* ---- text */

static void gradient(cairo_t *cairo, double w, double h, struct rng *rng)
{
    cairo_pattern_t *pattern = cairo_pattern_create_linear(0, 0, w, h);
    cairo_pattern_add_color_stop_rgb(pattern, 0, 0.98, 0.99, 1);
    cairo_pattern_add_color_stop_rgb(pattern, 1, between(rng, 0.8, 0.95), 0.9, between(rng, 0.85, 0.95));
    cairo_set_source(cairo, pattern);
    cairo_rectangle(cairo, 0, 0, w, h);
    cairo_fill(cairo);
    cairo_pattern_destroy(pattern);
}

static void chart(cairo_t *cairo, struct rng *rng)
{
    enum { BARS = 8, LEFT = 1160, FOOT = 880, WIDE = 80 };
    char number[16];
    for (int i = 0; i <= 4; i++) {
        cairo_set_source_rgb(cairo, 0.7, 0.72, 0.76);
        cairo_set_line_width(cairo, 1.5);
        cairo_move_to(cairo, LEFT - 20, FOOT - i * 140);
        cairo_line_to(cairo, LEFT + BARS * WIDE, FOOT - i * 140);
        cairo_stroke(cairo);
        (void)snprintf(number, sizeof number, "%d", i * 25);
        letters(cairo, LEFT - 80, FOOT + 8 - i * 140, 24, false, number);
    }
    for (int i = 0; i < BARS; i++) {
        double high = between(rng, 60, 560);
        cairo_pattern_t *shade = cairo_pattern_create_linear(0, FOOT - high, 0, FOOT);
        cairo_pattern_add_color_stop_rgb(shade, 0, 0.05 + 0.09 * i, 0.55, 0.75 - 0.06 * i);
        cairo_pattern_add_color_stop_rgb(shade, 1, 0.02 + 0.07 * i, 0.35, 0.5 - 0.04 * i);
        cairo_rectangle(cairo, LEFT + i * WIDE, FOOT - high, WIDE - 20, high);
        cairo_set_source(cairo, shade);
        cairo_fill(cairo);
        cairo_pattern_destroy(shade);
        cairo_set_source_rgb(cairo, 0.2, 0.2, 0.25);
        letters(cairo, LEFT + i * WIDE, FOOT + 34, 22, false, word(rng));
    }
}

void paper_text(cairo_t *cairo, int page)
{
    struct rng rng = rng_of(page, 1);
    char text[300], title[330];
    gradient(cairo, PAGE_W, PAGE_H, &rng);
    cairo_set_source_rgb(cairo, 0.06, 0.32, 0.42);
    cairo_rectangle(cairo, 0, 70, PAGE_W, 110);
    cairo_fill(cairo);
    cairo_set_source_rgb(cairo, 1, 1, 1);
    sentence(&rng, 4, text, sizeof text);
    (void)snprintf(title, sizeof title, "%d. %s", page, text);
    letters(cairo, 80, 145, 58, true, title);
    cairo_set_source_rgb(cairo, 0.08, 0.08, 0.12);
    int lines = 5 + (int)rng_below(&rng, 3);
    for (int i = 0; i < lines; i++) {
        cairo_arc(cairo, 96, 278 + i * 100, 8, 0, 6.3);
        cairo_fill(cairo);
        sentence(&rng, 5, text, sizeof text);
        letters(cairo, 124, 292 + i * 100, 38, false, text);
        sentence(&rng, 7, text, sizeof text);
        letters(cairo, 124, 330 + i * 100, 24, false, text);
    }
    chart(cairo, &rng);
}

/* ---- map */

/* A line that wanders; its segments. */
static void wander(cairo_t *cairo, struct rng *rng, int segments)
{
    double x = between(rng, 0, PAGE_W), y = between(rng, 0, PAGE_H), to = between(rng, 0, 6.28);
    cairo_move_to(cairo, x, y);
    for (int i = 0; i < segments; i++) {
        to += between(rng, -0.4, 0.4);
        x += 8 * cos(to);
        y += 8 * sin(to);
        cairo_line_to(cairo, x, y);
    }
}

void paper_map(cairo_t *cairo, int page, int segments, int labels)
{
    enum { A_LINE = 150 };
    struct rng rng = rng_of(page, 2);
    char name[48];
    cairo_set_source_rgb(cairo, 0.93, 0.95, 0.9);
    cairo_paint(cairo);
    for (int i = 0; i * A_LINE < segments; i++) {
        wander(cairo, &rng, A_LINE);
        if (i % 3 == 0) {
            cairo_set_source_rgb(cairo, between(&rng, 0.6, 0.95), between(&rng, 0.75, 0.95),
                                 between(&rng, 0.6, 0.9));
            cairo_fill_preserve(cairo);
        }
        cairo_set_source_rgb(cairo, between(&rng, 0, 0.6), between(&rng, 0, 0.6), between(&rng, 0, 0.6));
        cairo_set_line_width(cairo, between(&rng, 0.7, 4));
        cairo_stroke(cairo);
    }
    cairo_set_source_rgb(cairo, 0.1, 0.1, 0.15);
    for (int i = 0; i < labels; i++) {
        (void)snprintf(name, sizeof name, "%s %d", word(&rng), (int)rng_below(&rng, 1000));
        letters(cairo, between(&rng, 0, PAGE_W - 100), between(&rng, 40, PAGE_H - 40), between(&rng, 9, 15),
                false, name);
    }
}
