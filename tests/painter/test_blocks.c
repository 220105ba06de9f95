/* Letters as poppler gives them, set by hand: "x,y,size,count" is a run of letters from there on, half as wide as high. */
#include "painter/blocks.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"

enum { LETTERS_MAX = 20000, WANT_BYTES = 256 };

struct letters {
    char text[LETTERS_MAX];
    struct rect_px boxes[LETTERS_MAX];
    int count;
};

static void add(struct letters *letters, char sign, struct rect_px box)
{
    assert_true(letters->count < LETTERS_MAX);
    letters->text[letters->count] = sign;
    letters->boxes[letters->count++] = box;
}

static void set_run(struct letters *letters, float x, float y, float size, int count)
{
    for (int i = 0; i < count; i++)
        add(letters, 'a', (struct rect_px){x + (float)i * size / 2, y, size / 2, size});
    add(letters, '\n', (struct rect_px){0});
}

static void describe(const struct document_blocks *blocks, char *line)
{
    size_t n = 0;
    line[0] = '\0';
    for (int i = 0; i < blocks->count && n < WANT_BYTES; i++) {
        const struct rect_px *at = &blocks->at[i];
        n += (size_t)snprintf(line + n, WANT_BYTES - n, "%s%.0f,%.0f %.0fx%.0f", i > 0 ? "; " : "",
                              (double)at->x, (double)at->y, (double)at->w, (double)at->h);
    }
}

static const struct {
    const char *name, *runs, *want;
} rows[] = {
    {"nothing", "", ""},
    {"a line", "10,20,10,8", "10,20 40x10"},
    {"lines of a paragraph", "10,20,10,8 10,34,10,8 10,48,10,4", "10,20 40x38"},
    {"two paragraphs with room between", "10,20,10,8 10,34,10,8 10,70,10,8", "10,20 40x24; 10,70 40x10"},
    {"a title over its text", "10,20,30,4 10,56,10,8 10,70,10,8", "10,20 60x30; 10,56 40x24"},
    {"two columns, read one after the other", "10,20,10,8 10,34,10,8 90,20,10,8 90,34,10,8",
     "10,20 40x24; 90,20 40x24"},
    {"two columns, read across", "10,20,10,8 90,20,10,8 10,34,10,8 90,34,10,8", "10,20 40x24; 90,20 40x24"},
    {"a line that leans over hardly", "10,20,10,8 45,34,10,8", "10,20 40x10; 45,34 40x10"},
    {"a note far below", "10,20,10,8 10,300,8,8", "10,20 40x10; 10,300 32x8"},
};

static void set(struct letters *letters, const char *runs)
{
    float x, y, size;
    int count, used;
    letters->count = 0;
    while (sscanf(runs, " %f,%f,%f,%d%n", &x, &y, &size, &count, &used) == 4) {
        set_run(letters, x, y, size, count);
        runs += used;
    }
}

static void what_stands_together(void **state)
{
    struct letters *letters = *state;
    struct arena arena;
    assert_true(arena_init(&arena, 1 << 20));
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct document_blocks blocks;
        char line[WANT_BYTES];
        set(letters, rows[i].runs);
        struct document_text text = {{letters->text, (size_t)letters->count}, letters->boxes, letters->count};
        arena_rewind(&arena, 0);
        assert_true(blocks_find(&arena, &text, &blocks));
        describe(&blocks, line);
        if (strcmp(line, rows[i].want) != 0)
            fail_msg("%s: gave %s, wanted %s", rows[i].name, line, rows[i].want);
    }
    arena_finish(&arena);
}

/* However much there is, the list has an end; without room it says so. */
static void limits(void **state)
{
    struct letters *letters = *state;
    struct document_blocks blocks;
    struct arena arena, narrow;
    letters->count = 0;
    for (int i = 0; i < 3000; i++)
        set_run(letters, (float)(i % 50) * 100, (float)i * 90, 10, 3);
    struct document_text text = {{letters->text, (size_t)letters->count}, letters->boxes, letters->count};
    assert_true(arena_init(&arena, 1 << 20) && arena_init(&narrow, 4096));
    assert_true(blocks_find(&arena, &text, &blocks));
    assert_int_equal(blocks.count, DOCUMENT_BLOCKS_MAX);
    assert_false(blocks_find(&narrow, &text, &blocks));
    arena_finish(&arena);
    arena_finish(&narrow);
}

int main(void)
{
    static struct letters letters;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_prestate(what_stands_together, &letters),
        cmocka_unit_test_prestate(limits, &letters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
