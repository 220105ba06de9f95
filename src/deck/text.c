/* Text files as people make them: with a byte order mark or without, with CR LF or LF, and with mistakes that are told
 * at the character where they stand. */
#include <string.h>

#include "base/utf8.h"
#include "base/words.h"
#include "deck/loading.h"

static void tell_at_byte(struct loading *l, struct str name, struct str text, size_t byte,
                         const char *sentence)
{
    int line = 1, column = 1;
    for (size_t i = 0; i < byte; i++) {
        if (text.at[i] == '\n') {
            line++;
            column = 1;
        } else if (((unsigned char)text.at[i] & 0xC0) != 0x80) {
            column++;
        }
    }
    diag_add(l->diags, DIAG_ERROR, name, line, column, "%s", sentence);
}

/* Most text is plain; only what is not needs a closer look. */
static ptrdiff_t first_bad(struct str text)
{
    size_t at = 0;
    while (at < text.len) {
        uint64_t eight = 0x80;
        if (text.len - at >= sizeof eight)
            memcpy(&eight, text.at + at, sizeof eight);
        if ((eight & 0x8080808080808080u) == 0) {
            at += sizeof eight;
            continue;
        }
        size_t end = at;
        while (end < text.len && (end < at + sizeof eight || (unsigned char)text.at[end] >= 0x80))
            end++;
        ptrdiff_t bad = utf8_first_bad(str_sub(text, at, end));
        if (bad >= 0)
            return (ptrdiff_t)at + bad;
        at = end;
    }
    return -1;
}

static bool text_check(struct loading *l, struct str name, struct str *text)
{
    if (str_starts(*text, STR("\xEF\xBB\xBF")))
        *text = str_sub(*text, 3, text->len);
    if (str_starts(*text, STR("\xFF\xFE")) || str_starts(*text, STR("\xFE\xFF"))) {
        diag_add(l->diags, DIAG_ERROR, name, 1, 1,
                 _("Dit bestand is als UTF-16 bewaard. Bewaar het in de tekstverwerker als UTF-8."));
        return false;
    }
    const char *nul = text->len > 0 ? memchr(text->at, '\0', text->len) : NULL;
    ptrdiff_t bad = first_bad(*text);
    if (nul && (bad < 0 || nul - text->at < bad)) {
        tell_at_byte(l, name, *text, (size_t)(nul - text->at),
                     _("Hier staat een nulteken: dit is geen tekstbestand, of het is beschadigd."));
        return false;
    }
    if (bad >= 0)
        tell_at_byte(l, name, *text, (size_t)bad,
                     _("Dit teken is niet te lezen: het bestand is niet als UTF-8 bewaard. Bewaar het "
                       "opnieuw als UTF-8."));
    return bad < 0;
}

/* All text of the deck together has a limit of its own; it is told once. */
static bool within_total(struct loading *l, struct str name, size_t bytes)
{
    if (bytes <= l->text_left) {
        l->text_left -= bytes;
        return true;
    }
    l->text_left = 0;
    diag_add(
        l->diags, DIAG_ERROR, name, 0, 0,
        _("Tot hier is er meer dan %d MiB tekst in deze kaartenset; dit bestand wordt niet meer gelezen."),
        DECK_TEXT_BYTES_MAX >> 20);
    return false;
}

bool text_read(struct loading *l, struct str name, size_t bytes_max, struct str *out)
{
    struct err err = {0};
    struct str text;
    if (!source_read(l->source, &l->scratch, name, bytes_max, &text, &err)) {
        if (err.kind == ERR_LIMIT)
            diag_add(l->diags, DIAG_ERROR, name, 0, 0,
                     _("Dit bestand is groter dan %d MiB. Bewaar alleen de tekst; beelden horen in de map "
                       "pictures."),
                     (int)(bytes_max >> 20));
        else
            diag_add(l->diags, DIAG_ERROR, name, 0, 0, "%s", err.text);
        return false;
    }
    if (!within_total(l, name, text.len) || !text_check(l, name, &text))
        return false;
    l->text_hash = content_add(l->text_hash, text);
    *out = text;
    return true;
}

/* A line that is --- and nothing more, spaces behind it left out. */
static bool is_fence(struct str line)
{
    return str_starts(line, STR("---")) && str_trim(str_sub(line, 3, line.len)).len == 0;
}

bool text_split(struct loading *l, struct str name, struct str text, struct text_file *out)
{
    struct str rest, line = str_cut(text, '\n', &rest);
    *out = (struct text_file){.body = text, .body_line = 1};
    if (!is_fence(line))
        return true;
    struct str front = rest;
    int line_number = 2;
    while (rest.len > 0) {
        size_t before = front.len - rest.len;
        line = str_cut(rest, '\n', &rest);
        if (is_fence(line)) {
            *out = (struct text_file){.front = str_sub(front, 0, before),
                                      .front_line = 2,
                                      .body = rest,
                                      .body_line = line_number + 1};
            return true;
        }
        line_number++;
    }
    diag_add(
        l->diags, DIAG_ERROR, name, 1, 1,
        _("Het kopje dat hier met --- begint, wordt niet afgesloten. Zet een regel met --- vóór de tekst."));
    return false;
}

/* False after telling where a stretch without an empty line is too long. */
static bool paragraphs_ok(struct loading *l, struct str name, const struct text_file *text)
{
    struct str rest = text->body;
    size_t bytes = 0;
    int line_number = text->body_line, first = line_number;
    for (; rest.len > 0; line_number++) {
        struct str line = str_cut(rest, '\n', &rest);
        if (str_trim(line).len == 0) {
            bytes = 0;
            first = line_number + 1;
        }
        bytes += line.len + 1;
        if (bytes > DECK_PARAGRAPH_BYTES_MAX) {
            diag_add(l->diags, DIAG_ERROR, name, first, 1,
                     _("De alinea die hier begint, is langer dan %d kB. Zet er lege regels tussen."),
                     DECK_PARAGRAPH_BYTES_MAX >> 10);
            return false;
        }
    }
    return true;
}

bool text_open(struct loading *l, struct str name, struct text_file *out, const struct yaml_node **front)
{
    struct str text;
    int before = l->diags->error_count;
    *front = NULL;
    if (!text_read(l, name, DECK_FILE_BYTES_MAX, &text) || !text_split(l, name, text, out) ||
        !paragraphs_ok(l, name, out))
        return false;
    *front = yaml_read(&l->scratch, name, out->front, out->front_line, l->diags);
    if (l->diags->error_count > before)
        return false;
    if (*front && (*front)->kind != YAML_MAP) {
        diag_add(
            l->diags, DIAG_ERROR, name, (*front)->line, (*front)->column,
            _("Tussen de regels met --- horen sleutels met een waarde te staan, bijvoorbeeld “id: moed”."));
        return false;
    }
    return true;
}

/* "cards/moed.en.md" -> "en"; empty for a file in the deck's own language. */
static struct str language_of(struct str name)
{
    struct str language, extension;
    struct str stem = str_cut_last(name_base(name), '.', &extension);
    if (str_cut_last(stem, '.', &language).len == 0 || language.len != 2)
        return STR("");
    bool letters =
        language.at[0] >= 'a' && language.at[0] <= 'z' && language.at[1] >= 'a' && language.at[1] <= 'z';
    return letters ? language : STR("");
}

bool text_is_translation(struct str name)
{
    return language_of(name).len > 0;
}

bool text_translation(struct loading *l, struct str name, struct str *out)
{
    struct str extension, language = l->options.language;
    if (language.len != 2 || str_eq(language, l->deck->language))
        return false;
    struct str stem = str_cut_last(name, '.', &extension);
    *out = str_format(l->arena, "%.*s.%.*s.%.*s", STR_ARG(stem), STR_ARG(language), STR_ARG(extension));
    return out->len > 0 && source_has(l->source, *out, NULL);
}
