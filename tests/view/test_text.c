#include "view/text.h"

#include <string.h>

#include "base/utf8.h"
#include "view/fake.h"

static struct arena arena;

static float one_each(void *ctx, const struct label_style *style, struct str text)
{
    (void)ctx;
    (void)style;
    return (float)utf8_count(text);
}
static const struct text_metrics metrics = {.width_px = one_each};
static const struct label_style style = {.size_px = 2};

static void want(const char *name, struct str got, const char *wanted)
{
    if (!str_eq(got, str_from(wanted)))
        fail_msg("%s: '%.*s'", name, STR_ARG(got));
}

static void cutting(void **state)
{
    static const struct {
        const char *name, *text;
        float width;
        const char *tail_cut, *head_cut;
    } rows[] = {
        {"what fits stays", "Moed", 4, "Moed", "Moed"},
        {"one too many", "Moedig", 5, "Moed…", "…edig"},
        {"no space before the ellipsis", "een twee", 5, "een…", "…twee"},
        {"letters of two bytes stay whole", "éééééé", 4, "ééé…", "…ééé"},
        {"room for the ellipsis alone", "Moed", 1, "…", "…"},
        {"no room at all", "Moed", 0.5f, "", ""},
        {"nothing", "", 0, "", ""},
        {"bytes that are no text", "\x80\x80\x80\x80", 2, "\x80…", "…\x80"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct str text = str_from(rows[i].text);
        want(rows[i].name, text_cut(&arena, &metrics, &style, text, rows[i].width), rows[i].tail_cut);
        want(rows[i].name, text_cut_head(&arena, &metrics, &style, text, rows[i].width), rows[i].head_cut);
    }
}

static void wrapping(void **state)
{
    static const struct {
        const char *name, *text;
        float width;
        const char *lines; /* with a bar between; a broken word shows its hyphen as ~ */
    } rows[] = {
        {"one line", "een twee", 8, "een twee"},
        {"at a space", "een twee drie", 9, "een twee|drie"},
        {"exactly full", "een twee", 3, "een|tw~|ee"},
        {"a word too long is broken", "verantwoordelijk", 9, "verantwo~|ordelijk"},
        {"first the words before it", "de verantwoordelijk", 9, "de|verantwo~|ordelijk"},
        {"after its own hyphen", "zuid-oost", 6, "zuid-|oost"},
        {"after a slash", "/home/raad/map", 7, "/home/|raad/|map"},
        {"hard breaks", "een\ntwee\n\ndrie", 9, "een|twee||drie"},
        {"spaces at the break are gone", "een    twee", 5, "een|twee"},
        {"narrower than a letter: a letter a line", "ab", 0.5f, "a~|b"},
        {"two-byte letters", "éé éé", 3, "éé|éé"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        char got[256] = "";
        struct str rest = str_from(rows[i].text);
        for (int line = 0; rest.len > 0 && line < 20; line++) {
            struct str words = text_wrap_next(&metrics, &style, &rest, rows[i].width);
            (void)strncat(got, words.at, words.len);
            if (text_is_broken(words, rest))
                strcat(got, "~");
            if (rest.len > 0)
                strcat(got, "|");
        }
        if (strcmp(got, rows[i].lines) != 0)
            fail_msg("%s: '%s'", rows[i].name, got);
    }
}

static void long_text_is_measured_in_parts(void **state)
{
    (void)state;
    enum { BYTES = 1 << 20 };
    char *text = ARENA_NEW(&arena, char, BYTES);
    assert_non_null(text);
    memset(text, 'a', BYTES);
    struct str rest = {text, BYTES};
    int lines = 0;
    while (rest.len > 0) {
        struct str line = text_wrap_next(&metrics, &style, &rest, 1000);
        assert_true(line.len > 0 && line.len <= 1000);
        lines++;
    }
    assert_true(lines >= BYTES / 1000);
    assert_int_equal(text_cut(&arena, &metrics, &style, (struct str){text, BYTES}, 10).len, 9 + 3);
}

static void widest_word(void **state)
{
    (void)state;
    assert_true((int)text_widest_word(&metrics, &style, STR("een Gemeentesecretaris en")) == 18);
    assert_true((int)text_widest_word(&metrics, &style, STR("")) == 0);
}

static int arena_up(void **state)
{
    (void)state;
    return arena_init(&arena, 8 << 20) ? 0 : 1;
}

static int arena_down(void **state)
{
    (void)state;
    arena_finish(&arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cutting),
        cmocka_unit_test(wrapping),
        cmocka_unit_test(long_text_is_measured_in_parts),
        cmocka_unit_test(widest_word),
    };
    return cmocka_run_group_tests(tests, arena_up, arena_down);
}
