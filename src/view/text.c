#include "view/text.h"

#include "base/utf8.h"

/* No line of a screen holds more: what lies past it is never measured. */
enum { TEXT_LINE_BYTES_MAX = 2048 };

#define ELLIPSIS STR("\xE2\x80\xA6")

float text_width(const struct text_metrics *metrics, const struct label_style *style, struct str text)
{
    return text.len > 0 && metrics->width_px ? metrics->width_px(metrics->ctx, style, text) : 0;
}

/* The last place at or before `at` where a character begins. */
static size_t boundary(struct str s, size_t at)
{
    while (at > 0 && at < s.len && ((unsigned char)s.at[at] & 0xC0) == 0x80)
        at--;
    return at;
}

/* Bytes of the longest beginning that fits. */
static size_t fit(const struct text_metrics *metrics, const struct label_style *style, struct str text,
                  float width)
{
    size_t low = 0, high = text.len;
    while (low < high) {
        size_t middle = boundary(text, (low + high + 1) / 2);
        if (middle <= low) { /* inside one long character */
            struct str rest = str_sub(text, low, text.len);
            (void)utf8_next(&rest);
            middle = text.len - rest.len;
        }
        if (text_width(metrics, style, str_sub(text, 0, middle)) <= width)
            low = middle;
        else
            high = boundary(text, middle - 1);
    }
    return low;
}

struct str text_cut(struct arena *arena, const struct text_metrics *metrics, const struct label_style *style,
                    struct str text, float width)
{
    struct str line = str_sub(text, 0, boundary(text, TEXT_LINE_BYTES_MAX));
    if (line.len == text.len && text_width(metrics, style, line) <= width)
        return text;
    float room = width - text_width(metrics, style, ELLIPSIS);
    if (room < 0)
        return (struct str){0};
    struct str head = str_sub(line, 0, fit(metrics, style, line, room));
    while (head.len > 0 && head.at[head.len - 1] == ' ')
        head.len--;
    return str_format(arena, "%.*s%.*s", STR_ARG(head), STR_ARG(ELLIPSIS));
}

struct str text_cut_head(struct arena *arena, const struct text_metrics *metrics,
                         const struct label_style *style, struct str text, float width)
{
    if (text.len <= TEXT_LINE_BYTES_MAX && text_width(metrics, style, text) <= width)
        return text;
    float room = width - text_width(metrics, style, ELLIPSIS);
    if (room < 0)
        return (struct str){0};
    size_t start = text.len > TEXT_LINE_BYTES_MAX ? text.len - TEXT_LINE_BYTES_MAX : 0;
    size_t low = boundary(text, start), high = text.len;
    while (low < high) { /* the earliest place from where the rest fits */
        size_t middle = boundary(text, (low + high) / 2);
        if (middle < low)
            middle = low;
        struct str rest = str_sub(text, middle, text.len);
        if (text_width(metrics, style, rest) <= room) {
            high = middle;
            continue;
        }
        (void)utf8_next(&rest);
        low = text.len - rest.len;
    }
    return str_format(arena, "%.*s%.*s", STR_ARG(ELLIPSIS), STR_ARG(str_sub(text, high, text.len)));
}

static bool breaks_before(struct str s, size_t at)
{
    return s.at[at] == ' ' || s.at[at] == '\n' || (at > 0 && (s.at[at - 1] == '-' || s.at[at - 1] == '/'));
}

struct str text_wrap_next(const struct text_metrics *metrics, const struct label_style *style,
                          struct str *rest, float width)
{
    struct str hard;
    struct str line = str_sub(str_cut(*rest, '\n', &hard), 0, boundary(*rest, TEXT_LINE_BYTES_MAX));
    size_t fits = fit(metrics, style, line, width);
    if (fits < line.len) {
        size_t end = fits;
        while (end > 0 && !breaks_before(line, end))
            end--;
        if (end == 0) { /* a word longer than the line: its part, with room for a hyphen */
            struct str after = line;
            (void)utf8_next(&after);
            fits = fit(metrics, style, line, width - text_width(metrics, style, STR("-")));
            end = fits > 0 ? fits : line.len - after.len;
        }
        line = str_sub(line, 0, end);
    }
    struct str after = str_sub(*rest, line.len, rest->len);
    while (after.len > 0 && after.at[0] == ' ')
        after = str_sub(after, 1, after.len);
    if (after.len > 0 && after.at[0] == '\n')
        after = str_sub(after, 1, after.len);
    *rest = after;
    return str_trim(line);
}

bool text_is_broken(struct str line, struct str rest)
{
    if (line.len == 0 || rest.len == 0 || line.at + line.len != rest.at)
        return false;
    char last = line.at[line.len - 1];
    return last != '-' && last != '/';
}

float text_widest_word(const struct text_metrics *metrics, const struct label_style *style, struct str text)
{
    float widest = 0;
    text = str_sub(text, 0, boundary(text, TEXT_LINE_BYTES_MAX));
    while (text.len > 0) {
        struct str word = str_cut(text, ' ', &text);
        float w = text_width(metrics, style, word);
        widest = w > widest ? w : widest;
    }
    return widest;
}
