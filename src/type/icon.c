#include "type/icon.h"

#include <math.h>
#include <string.h>

#include "type/icon_paths.h"

/* A reader of the path language; `at` stands on the next thing to read. */
struct reader {
    const char *at;
    bool bad;
};

static void skip_spaces(struct reader *reader)
{
    while (*reader->at == ' ')
        reader->at++;
}

static bool has_number(struct reader *reader)
{
    skip_spaces(reader);
    char c = *reader->at;
    return (c >= '0' && c <= '9') || c == '-' || c == '.';
}

static double number(struct reader *reader)
{
    double value = 0, step = 1, sign = 1;
    if (!has_number(reader)) {
        reader->bad = true;
        return 0;
    }
    if (*reader->at == '-') {
        sign = -1;
        reader->at++;
    }
    for (; *reader->at >= '0' && *reader->at <= '9'; reader->at++)
        value = value * 10 + (*reader->at - '0');
    if (*reader->at == '.') {
        for (reader->at++; *reader->at >= '0' && *reader->at <= '9'; reader->at++) {
            step /= 10;
            value += step * (*reader->at - '0');
        }
    }
    return sign * value;
}

static void circle(cairo_t *cr, double x, double y, double r)
{
    cairo_new_sub_path(cr);
    cairo_arc(cr, x, y, r, 0, 2 * M_PI);
    cairo_close_path(cr);
}

static void round_rect(cairo_t *cr, double x, double y, double w, double h, double r)
{
    cairo_new_sub_path(cr);
    cairo_arc(cr, x + w - r, y + r, r, -M_PI / 2, 0);
    cairo_arc(cr, x + w - r, y + h - r, r, 0, M_PI / 2);
    cairo_arc(cr, x + r, y + h - r, r, M_PI / 2, M_PI);
    cairo_arc(cr, x + r, y + r, r, M_PI, 3 * M_PI / 2);
    cairo_close_path(cr);
}

/* A round arc by its ends, as SVG has it (implementation notes of SVG 1.1, F.6.5), for equal radii. */
static void arc_to(cairo_t *cr, double r, bool large, bool sweep, double x, double y)
{
    double x0, y0;
    cairo_get_current_point(cr, &x0, &y0);
    double dx = x - x0, dy = y - y0, chord = hypot(dx, dy);
    if (chord == 0)
        return;
    r = fmax(r, chord / 2);
    double rise = sqrt(fmax(r * r - chord * chord / 4, 0)) / chord;
    if (large == sweep)
        rise = -rise;
    double cx = (x0 + x) / 2 - dy * rise, cy = (y0 + y) / 2 + dx * rise;
    double from = atan2(y0 - cy, x0 - cx), to = atan2(y - cy, x - cx);
    if (sweep)
        cairo_arc(cr, cx, cy, r, from, to);
    else
        cairo_arc_negative(cr, cx, cy, r, from, to);
}

static void quad_to(cairo_t *cr, double cx, double cy, double x, double y)
{
    double x0, y0;
    cairo_get_current_point(cr, &x0, &y0);
    cairo_curve_to(cr, x0 + (cx - x0) * 2 / 3, y0 + (cy - y0) * 2 / 3, x + (cx - x) * 2 / 3,
                   y + (cy - y) * 2 / 3, x, y);
}

static void line_command(cairo_t *cr, char command, const double n[7])
{
    double x, y;
    cairo_get_current_point(cr, &x, &y);
    switch (command) {
    case 'M': cairo_move_to(cr, n[0], n[1]); break;
    case 'L': cairo_line_to(cr, n[0], n[1]); break;
    case 'H': cairo_line_to(cr, n[0], y); break;
    case 'V': cairo_line_to(cr, x, n[0]); break;
    case 'C': cairo_curve_to(cr, n[0], n[1], n[2], n[3], n[4], n[5]); break;
    case 'Q': quad_to(cr, n[0], n[1], n[2], n[3]); break;
    case 'A': arc_to(cr, n[0], n[3] != 0, n[4] != 0, n[5], n[6]); break;
    }
}

static void paint_command(cairo_t *cr, char command, const double n[7])
{
    switch (command) {
    case 'Z': cairo_close_path(cr); break;
    case 'O': circle(cr, n[0], n[1], n[2]); break;
    case 'R': round_rect(cr, n[0], n[1], n[2], n[3], n[4]); break;
    case 'o':
        cairo_stroke(cr); /* a dot has no line: what stands so far is drawn first */
        circle(cr, n[0], n[1], n[2]);
        cairo_fill(cr);
        break;
    case 'S': cairo_stroke(cr); break;
    case 'F':
        cairo_fill_preserve(cr);
        cairo_stroke(cr);
        break;
    }
}

/* How many numbers a command takes; -1: there is no such command. */
static int number_count(char command)
{
    static const char commands[] = "MLHVCQAZORoSF";
    static const signed char counts[] = {2, 2, 1, 1, 6, 4, 7, 0, 3, 5, 3, 0, 0};
    const char *found = command ? strchr(commands, command) : NULL;
    return found ? counts[found - commands] : -1;
}

static bool play(cairo_t *cr, const char *path)
{
    struct reader reader = {.at = path};
    for (skip_spaces(&reader); *reader.at && !reader.bad; skip_spaces(&reader)) {
        char command = *reader.at++;
        int count = number_count(command);
        if (count < 0)
            return false;
        do { /* a command repeats while numbers follow */
            double n[7] = {0};
            for (int i = 0; i < count; i++)
                n[i] = number(&reader);
            if (strchr("MLHVCQA", command))
                line_command(cr, command, n);
            else
                paint_command(cr, command, n);
        } while (count > 0 && !reader.bad && has_number(&reader));
    }
    cairo_stroke(cr);
    return !reader.bad;
}

static const struct icon_shape *find(struct str name)
{
    int low = 0, high = icon_shape_count() - 1;
    while (low <= high) {
        int middle = (low + high) / 2;
        const struct icon_shape *shape = icon_shape_at(middle);
        int order = str_compare(name, str_from(shape->name));
        if (order == 0)
            return shape;
        if (order < 0)
            high = middle - 1;
        else
            low = middle + 1;
    }
    return NULL;
}

bool icon_exists(struct str name)
{
    return find(name) != NULL;
}

bool icon_draw(cairo_t *cr, struct str name, double x, double y, double size)
{
    const struct icon_shape *shape = find(name);
    if (!shape)
        return false;
    cairo_save(cr);
    cairo_translate(cr, x, y);
    cairo_scale(cr, size / 24, size / 24);
    cairo_set_line_width(cr, 2);
    cairo_set_line_cap(cr, CAIRO_LINE_CAP_ROUND);
    cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
    cairo_new_path(cr);
    bool whole = play(cr, shape->path);
    cairo_restore(cr);
    return whole;
}

const char *icon_name_at(int index)
{
    const struct icon_shape *shape = icon_shape_at(index);
    return shape ? shape->name : NULL;
}
