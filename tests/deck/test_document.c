#include "deck/document.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "deck/opened.h"

static void open_document(struct opened *opened, const struct document_info *info)
{
    char path[256];
    opened_begin(opened);
    place_write(&opened->place, "Avond van de raad.pdf", STR("%PDF-1.7\n"));
    opened->source =
        source_open(place_path(&opened->place, "Avond van de raad.pdf", path, sizeof path), &opened->err);
    assert_non_null(opened->source);
    opened->ok = deck_from_document(&opened->arena, opened->source, info, &opened->deck, &opened->err);
}

static void pages_become_cards(void **state)
{
    (void)state;
    static const struct document_page page_list[] = {
        {.size = {960, 540}},
        {.size = {960, 540}, .label = STR_INIT("2")},
        {.size = {540, 960}, .label = STR_INIT("Bijlage A")},
        {.size = {960, 540}, .label = STR_INIT("bijlage a")},
        {.size = {960, 540}, .label = STR_INIT("p2")},
    };
    static const struct document_outline outline[] = {
        {.title = STR_INIT("Welkom"), .page = 1},
        {.title = STR_INIT("Ook hier"), .page = 1, .level = 1},
        {.title = STR_INIT("Verder"), .page = 2, .level = 1},
        {.title = STR_INIT("Nergens"), .page = 99},
        {.title = STR_INIT("Onzin"), .page = -3, .level = -1},
    };
    static const struct {
        const char *id, *title;
    } rows[] = {{"p1", "Welkom"},
                {"p2", "Verder"},
                {"bijlage-a", "Bijlage A"},
                {"bijlage-a-2", "bijlage a"},
                {"p2-2", "p2"}};
    struct document_info info = {.title = STR(" Een avond "),
                                 .author = STR("Griffie"),
                                 .pages = page_list,
                                 .page_count = COUNT_OF(page_list),
                                 .outline = outline,
                                 .outline_count = COUNT_OF(outline)};
    struct opened opened;
    open_document(&opened, &info);
    assert_true(opened.ok);
    const struct deck *deck = &opened.deck;
    assert_int_equal(deck->origin, DECK_DOCUMENT);
    expect_text("title", deck->title.nl, "Een avond");
    expect_text("id from the file", deck->id, "avond-van-de-raad");
    expect_text("maker", deck->maker, "Griffie");
    assert_int_equal(deck->card_count, COUNT_OF(rows));
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        expect_text("id", card_id_str(&deck->cards[i].id), rows[i].id);
        expect_text("title", deck->cards[i].title, rows[i].title);
        assert_int_equal(deck->cards[i].layout, CARD_PAGE);
        assert_int_equal(deck->cards[i].page.number, i + 1);
        assert_int_equal(deck->cards[i].kind, -1);
    }
    assert_true(deck->cards[2].picture_px.h == 960);
    assert_int_not_equal(deck->cards[0].content, deck->cards[1].content);
    assert_int_equal(deck->section_count, 3);
    assert_int_equal(deck->sections[2].card, 1);
    assert_int_equal(deck->sections[2].level, 1);
    expect_text("document", deck->documents[0].file, "Avond van de raad.pdf");
    opened_end(&opened);
}

static void without_a_title(void **state)
{
    (void)state;
    static const struct document_page page = {.size = {100, 100}};
    struct opened opened;
    open_document(&opened, &(struct document_info){.pages = &page, .page_count = 1});
    assert_true(opened.ok);
    expect_text("the file's name", opened.deck.title.nl, "Avond van de raad");
    expect_text("a page without a name", opened.deck.cards[0].title, "Dia 1");
    assert_int_equal(opened.deck.section_count, 0);
    opened_end(&opened);
}

static void documents_without_pages(void **state)
{
    (void)state;
    struct opened opened;
    open_document(&opened, &(struct document_info){0});
    assert_false(opened.ok);
    assert_string_equal(opened.err.text, "Avond van de raad.pdf heeft geen bladzijden.");
    opened_end(&opened);
    open_document(&opened, &(struct document_info){.page_count = DOCUMENT_PAGES_MAX + 1});
    assert_string_equal(opened.err.text, "Avond van de raad.pdf heeft meer dan 20000 bladzijden.");
    opened_end(&opened);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pages_become_cards),
        cmocka_unit_test(without_a_title),
        cmocka_unit_test(documents_without_pages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
