#include "deck/pdfpc.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "deck/opened.h"

/* Six pages: the second slide grows in three steps. */
static const struct document_page pages[] = {
    {.size = {960, 540}},
    {.size = {960, 540}},
    {.size = {960, 540}, .label = STR_INIT("2")},
    {.size = {960, 540}, .label = STR_INIT("2")},
    {.size = {960, 540}, .label = STR_INIT("3")},
    {.size = {960, 540}, .label = STR_INIT("Bijlage")},
};
static const struct document_info info = {.pages = pages, .page_count = COUNT_OF(pages)};

static const char *const lines =
    "[file]\npraatje.pdf\n[duration]\n20\n[notes]\n### 1\nWelkom.\n\nTweede regel\n### 2\n"
    "Groei\n### 4\nSlot\n### 77\nNergens\n";

static void notes_find_their_pages(void **state)
{
    (void)state;
    static const struct {
        const char *name, *text, *want; /* NULL: not a side-car */
    } rows[] = {
        {"by page, and for the steps after it",
         "{\"pdfpcFormat\": 2, \"pages\": [{\"idx\": 0, \"label\": \"1\", \"overlay\": 0, \"note\": "
         "\"Welkom\"},"
         "{\"idx\": 1, \"label\": \"2\", \"overlay\": 0, \"note\": \" Groei \\n\"},"
         "{\"idx\": 3, \"label\": \"2\", \"overlay\": 2, \"note\": \"Klaar\"}]}",
         "Welkom|Groei|Groei|Klaar||"},
        {"pages that are not there",
         "{\"pdfpcFormat\": 2, \"pages\": [{\"idx\": 6, \"note\": \"x\"}, {\"idx\": -1, "
         "\"note\": \"x\"}, {\"idx\": 1e30, \"note\": \"x\"}, {\"idx\": \"1\", \"note\": "
         "\"x\"}, {\"idx\": 5, \"note\": 7}, 3, null]}",
         "|||||"},
        {"no pages at all", "{\"pdfpcFormat\": 2}", "|||||"},
        {"pages that are no list", "{\"pdfpcFormat\": 2, \"pages\": \"geen\"}", "|||||"},
        {"another program's JSON", "{\"pages\": [{\"idx\": 0, \"note\": \"x\"}]}", NULL},
        {"JSON cut short", "{\"pdfpcFormat\": 2, \"pages\": [{\"idx\": 0, \"no", NULL},
        {"a list", "[]", NULL},
        {"nothing", "", NULL},
        {"a letter", "Beste allemaal,\n", NULL},
        {"the old form, by slide", lines, "Welkom.\n\nTweede regel|Groei|Groei|Groei||Slot"},
        {"the old form, steps by hand", "[file]\na.pdf\n[skip]\n2,3,\n[notes]\n### 1\nEen\n### 2\nTwee\n",
         "Een|Een|Een|Twee||"},
        {"the old form without notes", "[file]\na.pdf\n[duration]\n20\n", "|||||"},
        {"the old form in a hurry", "[notes]\n###\n### x\n### 3\nDrie", "||||Drie|"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct arena arena;
        struct pdfpc out;
        assert_true(arena_init(&arena, 1 << 20));
        bool ok = pdfpc_read(&arena, str_from(rows[i].text), &info, &out);
        if (ok != (rows[i].want != NULL))
            fail_msg("%s: %d", rows[i].name, ok);
        struct str all = {0};
        for (int k = 0; ok && k < info.page_count; k++)
            all = str_format(&arena, "%.*s%s%.*s", STR_ARG(all), k > 0 ? "|" : "", STR_ARG(out.notes[k]));
        if (ok)
            expect_text(rows[i].name, all, rows[i].want);
        arena_finish(&arena);
    }
}

static void the_slide_stands_across_from_the_notes(void **state)
{
    (void)state;
    static const struct {
        const char *position;
        bool named;
        enum document_slide slide;
    } rows[] = {{"right", true, SLIDE_LEFT}, {"LEFT", true, SLIDE_RIGHT}, {"bottom", true, SLIDE_TOP},
                {"top", true, SLIDE_BOTTOM}, {"none", true, SLIDE_WHOLE}, {"ergens", false, SLIDE_WHOLE}};
    struct arena arena;
    struct pdfpc out;
    assert_true(arena_init(&arena, 1 << 20));
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct str text =
            str_format(&arena, "{\"pdfpcFormat\":2,\"beamerNotePosition\":\"%s\"}", rows[i].position);
        assert_true(pdfpc_read(&arena, text, &info, &out));
        assert_int_equal(out.slide_named, rows[i].named);
        assert_int_equal(out.slide, rows[i].slide);
    }
    arena_finish(&arena);
}

/* Cut anywhere it is read or refused, and no more. */
static void cut_short_it_does_no_harm(void **state)
{
    (void)state;
    struct arena arena;
    struct pdfpc out;
    assert_true(arena_init(&arena, 16 << 20));
    for (size_t len = 0; len <= strlen(lines); len++)
        (void)pdfpc_read(&arena, (struct str){lines, len}, &info, &out);
    expect_text("a name", pdfpc_name(&arena, STR("mijn.praatje.PDF")), "mijn.praatje.pdfpc");
    expect_text("no PDF", pdfpc_name(&arena, STR("foto.png")), "");
    expect_text("no name", pdfpc_name(&arena, STR(".pdf")), "");
    arena_finish(&arena);
}

/* Eight megabytes of headings beside the longest document there may be: looked up one by one they would take minutes. */
static void many_headings_are_read_once_each(void **state)
{
    (void)state;
    struct arena arena;
    struct pdfpc out;
    assert_true(arena_init(&arena, 64 << 20));
    struct document_page *long_pages = ARENA_NEW(&arena, struct document_page, DOCUMENT_PAGES_MAX);
    char *text = ARENA_NEW(&arena, char, PDFPC_BYTES_MAX);
    size_t len = (size_t)sprintf(text, "[notes]\n");
    assert_non_null(long_pages);
    while (len + 16 < PDFPC_BYTES_MAX)
        len += (size_t)sprintf(text + len, "### %d\nx\n", DOCUMENT_PAGES_MAX);
    struct document_info longest = {.pages = long_pages, .page_count = DOCUMENT_PAGES_MAX};
    assert_true(pdfpc_read(&arena, (struct str){text, len}, &longest, &out));
    expect_text("the last page", out.notes[DOCUMENT_PAGES_MAX - 1], "x");
    expect_text("the one before it", out.notes[DOCUMENT_PAGES_MAX - 2], "");
    arena_finish(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(notes_find_their_pages),
        cmocka_unit_test(the_slide_stands_across_from_the_notes),
        cmocka_unit_test(cut_short_it_does_no_harm),
        cmocka_unit_test(many_headings_are_read_once_each),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
