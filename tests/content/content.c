#include "content/content.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/utf8.h"

static void load(struct content *content, struct str language, struct deck *out)
{
    struct err err = {0};
    struct deck_options options = {.language = language, .strict = true};
    content->diags.arena = &content->arena;
    if (!deck_load(&content->arena, content->source, &options, out, &content->diags, &err))
        fail_msg("%s", err.text);
}

void content_open(struct content *content, const char *folder)
{
    struct err err = {0};
    char path[512];
    (void)snprintf(path, sizeof path, "%s/%s", WAAIER_SOURCE_DIR, folder);
    *content = (struct content){0};
    assert_true(arena_init(&content->arena, DECK_ARENA_BYTES));
    content->offences.arena = &content->arena;
    content->source = source_open(path, &err);
    if (!content->source)
        fail_msg("%s", err.text);
    load(content, STR("nl"), &content->deck);
    load(content, STR("en"), &content->other);
}

void content_close(struct content *content)
{
    source_close(content->source);
    arena_finish(&content->arena);
}

struct str content_file(struct content *content, struct str name)
{
    struct err err = {0};
    struct str bytes;
    if (!source_read(content->source, &content->arena, name, 1 << 20, &bytes, &err))
        fail_msg("%s", err.text);
    return bytes;
}

void offence(struct offences *offences, struct str file, const char *fmt, ...)
{
    va_list args;
    if (offences->count == OFFENCES_MAX)
        return;
    va_start(args, fmt);
    struct str what = str_vformat(offences->arena, fmt, args);
    va_end(args);
    offences->at[offences->count++] = str_format(offences->arena, "%.*s: %.*s", STR_ARG(file), STR_ARG(what));
}

void offences_print(const struct offences *offences, const char *title)
{
    for (int i = 0; i < offences->count; i++)
        print_error("%s: %.*s\n", title, STR_ARG(offences->at[i]));
}

int table_line(struct str *rest, struct str *fields, int fields_max)
{
    while (rest->len > 0) {
        struct str line = str_trim(str_cut(*rest, '\n', rest));
        int count = 0;
        if (line.len == 0 || line.at[0] == '#')
            continue;
        while (line.len > 0 && count < fields_max) {
            fields[count++] = str_cut(line, ' ', &line);
            line = str_trim(line);
        }
        return count;
    }
    return 0;
}

int words_count(struct str text)
{
    int count = 0;
    bool inside = false;
    while (text.len > 0) {
        uint32_t code = utf8_next(&text);
        bool space = code == ' ' || code == '\n' || code == 0xA0 || code == 0x202F;
        count += !space && !inside;
        inside = !space;
    }
    return count;
}

static bool is_word_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           ((unsigned char)c & 0x80) != 0;
}

static bool same_letters(struct str a, struct str b)
{
    bool same = a.len == b.len;
    for (size_t i = 0; same && i < a.len; i++) {
        char capital = a.at[i] >= 'A' && a.at[i] <= 'Z' ? (char)(a.at[i] - 'A' + 'a') : a.at[i];
        same = capital == b.at[i];
    }
    return same;
}

struct str words_find(struct str text, const struct str *words, size_t count)
{
    size_t from = 0;
    for (size_t i = 0; i <= text.len; i++) {
        if (i < text.len && is_word_byte(text.at[i]))
            continue;
        struct str word = str_sub(text, from, i);
        for (size_t k = 0; k < count; k++) {
            if (word.len > 0 && same_letters(word, words[k]))
                return word;
        }
        from = i + 1;
    }
    return (struct str){0};
}
