/* What painters tell of the pages of a PDF: slides and notes, annotations, words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "easel.h"
#include "papers.h"

struct asked {
    int document, page;
    enum paint_answer answer;
    const struct document_link *links;
    int link_count;
    struct document_text text;
    struct document_words words;
};

static bool links_are_there(struct easel *easel, void *ctx)
{
    struct asked *asked = ctx;
    asked->answer =
        paint_page_links(easel->paint, asked->document, asked->page, &asked->links, &asked->link_count);
    return asked->answer != ANSWER_PENDING;
}

static bool text_is_there(struct easel *easel, void *ctx)
{
    struct asked *asked = ctx;
    asked->answer = paint_page_text(easel->paint, asked->document, asked->page, &asked->text);
    return asked->answer != ANSWER_PENDING;
}

static bool words_are_there(struct easel *easel, void *ctx)
{
    struct asked *asked = ctx;
    asked->answer = paint_page_words(easel->paint, asked->document, asked->page, &asked->words);
    return asked->answer != ANSWER_PENDING;
}

/* What prints is on the wall; what is to be read by the presenter is in the notes. */
static void annotations_are_shown_as_they_print(void **state)
{
    static const uint32_t seen[] = {0x00FF00, 0xFFFFFF, 0xFFFFFF, 0xFFFFFF, 0x00FF00, 0x00FF00};
    struct easel *easel = *state;
    struct asked asked = {.document = paint_document_open(easel->paint, papers_noted_pdf(), NULL), .page = 1};
    for (int round = 0; round < 2; round++) { /* the second time is no different */
        struct pixels pixels = easel_page(easel, asked.document, 1, easel_key(60 + round, 400, 200));
        for (int i = 0; i < (int)COUNT_OF(seen); i++)
            easel_assert_colour(&pixels, 40 + 60 * i, 100, seen[i], 1);
    }
    assert_true(easel_until(easel, 20000, words_are_there, &asked));
    assert_int_equal(asked.answer, ANSWER_READY);
    assert_true(str_eq(asked.words.notes, STR("Eerst de cijfers\n\nDan de vraag")));
    assert_int_equal(asked.words.text.len, 0);
}

/* Of a page with notes beside the slide only the slide is painted, linked and searched. */
static void a_slide_is_half_of_its_page(void **state)
{
    static const struct {
        enum document_slide slide;
        uint32_t colour;
        const char *words, *notes, *uri;
    } rows[] = {{SLIDE_LEFT, 0xFF0000, "Dia 1", "Zeg 1", "https://voorbeeld.nl/Dia"},
                {SLIDE_RIGHT, 0x0000FF, "Zeg 1", "Dia 1", "https://voorbeeld.nl/Zeg"}};
    struct easel *easel = *state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct asked asked = {.document = paint_document_open(easel->paint, papers_split_pdf(1, 640), NULL),
                              .page = 1};
        paint_document_slide(easel->paint, asked.document, rows[i].slide);
        struct pixels pixels = easel_page(easel, asked.document, 1, easel_key(62 + (int)i, 640, 400));
        easel_assert_colour(&pixels, 1, 1, rows[i].colour, 1);
        easel_assert_colour(&pixels, 638, 398, rows[i].colour, 1);
        assert_true(easel_until(easel, 20000, links_are_there, &asked));
        assert_int_equal(asked.link_count, 1);
        assert_true(str_eq(asked.links[0].uri, str_from(rows[i].uri)));
        assert_true(asked.links[0].at.x > 29 && asked.links[0].at.x < 31);
        assert_true(easel_until(easel, 20000, text_is_there, &asked));
        assert_true(str_eq(str_trim(asked.text.text), str_from(rows[i].words)));
        assert_int_equal(asked.text.box_count, asked.text.text.len);
        assert_true(asked.text.boxes[0].x > 18 && asked.text.boxes[0].x < 25);
        assert_true(easel_until(easel, 20000, words_are_there, &asked));
        assert_true(str_eq(str_trim(asked.words.text), str_from(rows[i].words)));
        assert_true(str_eq(asked.words.notes, str_from(rows[i].notes)));
        paint_document_close(easel->paint, asked.document);
    }
}

/* The border of a link does not print, but the link is there all the same, also once its page is painted. */
static void a_painted_page_keeps_its_links(void **state)
{
    struct easel *easel = *state;
    struct asked asked = {.document = paint_document_open(easel->paint, papers_pdf(2), NULL), .page = 1};
    (void)easel_page(easel, asked.document, 1, easel_key(70, 800, 400));
    assert_true(easel_until(easel, 20000, links_are_there, &asked));
    assert_int_equal(asked.link_count, 2);
    paint_document_close(easel->paint, asked.document);
}

/* A text with boxes is large: those of other pages are let go of, and may be asked for again. */
static void one_text_at_a_time_is_kept(void **state)
{
    struct easel *easel = *state;
    struct asked asked = {.document = paint_document_open(easel->paint, papers_pdf(3), NULL)};
    for (int i = 0; i < 60; i++) {
        char first[32];
        asked.page = i % 3 + 1;
        (void)snprintf(first, sizeof first, "Bladzijde %d", asked.page);
        assert_true(easel_until(easel, 20000, text_is_there, &asked));
        assert_true(str_starts(asked.text.text, str_from(first)));
        (void)paint_page_text(easel->paint, asked.document, (i + 1) % 3 + 1,
                              &asked.text); /* and away again */
    }
    paint_document_close(easel->paint, asked.document);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, easel_setup, easel_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(annotations_are_shown_as_they_print),
        TEST(a_slide_is_half_of_its_page),
        TEST(a_painted_page_keeps_its_links),
        TEST(one_text_at_a_time_is_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
