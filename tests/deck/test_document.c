#include "deck/document.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "deck/names.h"
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

/* What is drawn on one is never to be seen on another. */
static void of_one_name_but_not_one(void **state)
{
    static const struct document_page page = {.size = {960, 540}};
    struct document_info info = {.pages = &page, .page_count = 1};
    struct opened here, there;
    (void)state;
    open_document(&here, &info);
    open_document(&there, &info); /* in a folder of its own */
    assert_true(here.ok && there.ok);
    assert_false(str_eq(here.deck.id, there.deck.id));
    assert_true(name_is_id(here.deck.id) && name_is_id(there.deck.id));
    opened_end(&here);
    opened_end(&there);
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
    assert_true(str_starts(deck->id, STR("avond-van-de-raad-")));
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

/* So many pages of each size; answers where the slide stands. */
static enum document_slide slide_of(struct size_px size, int count, struct size_px other, int other_count)
{
    static struct document_page many[64];
    struct opened opened;
    assert_true(count + other_count <= (int)COUNT_OF(many));
    for (int i = 0; i < count + other_count; i++)
        many[i] = (struct document_page){.size = i < count ? size : other};
    open_document(&opened, &(struct document_info){.pages = many, .page_count = count + other_count});
    assert_true(opened.ok);
    enum document_slide slide = opened.deck.documents[0].slide;
    struct size_px first = opened.deck.cards[0].picture_px;
    assert_true(first.w > size.w * (slide == SLIDE_LEFT ? 0.49f : 0.99f));
    assert_true(first.w < size.w * (slide == SLIDE_LEFT ? 0.51f : 1.01f));
    opened_end(&opened);
    return slide;
}

static void notes_beside_the_slide_are_known_by_shape(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        struct size_px size;
        int count;
        struct size_px other;
        int others;
        enum document_slide slide;
    } rows[] = {
        {"4:3 twice", {725.67f, 272.13f}, 20, {0, 0}, 0, SLIDE_LEFT},
        {"16:9 twice", {907.09f, 255.12f}, 2, {0, 0}, 0, SLIDE_LEFT},
        {"16:10 twice", {907.09f, 283.46f}, 12, {0, 0}, 0, SLIDE_LEFT},
        {"with one photograph in twenty", {907.09f, 255.12f}, 19, {600, 400}, 1, SLIDE_LEFT},
        {"with two in ten", {907.09f, 255.12f}, 8, {600, 400}, 2, SLIDE_WHOLE},
        {"one page may be a panorama", {907.09f, 255.12f}, 1, {0, 0}, 0, SLIDE_WHOLE},
        {"16:9", {960, 540}, 20, {0, 0}, 0, SLIDE_WHOLE},
        {"21:9", {2520, 1080}, 20, {0, 0}, 0, SLIDE_WHOLE},
        {"a wall of screens", {4200, 1080}, 20, {0, 0}, 0, SLIDE_WHOLE},
        {"paper", {595, 842}, 20, {0, 0}, 0, SLIDE_WHOLE},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        enum document_slide slide = slide_of(rows[i].size, rows[i].count, rows[i].other, rows[i].others);
        if (slide != rows[i].slide)
            fail_msg("%s: %d", rows[i].name, (int)slide);
    }
}

static void the_side_car_knows_better(void **state)
{
    (void)state;
    static const struct document_page wide[] = {{.size = {725.67f, 272.13f}}, {.size = {725.67f, 272.13f}}};
    static const struct document_page flat[] = {{.size = {960, 540}}, {.size = {960, 540}}};
    static const struct {
        const struct document_page *pages;
        const char *position;
        enum document_slide slide;
        float w, h;
    } rows[] = {{wide, "none", SLIDE_WHOLE, 725.67f, 272.13f},
                {wide, "left", SLIDE_RIGHT, 362.83f, 272.13f},
                {flat, "right", SLIDE_LEFT, 960, 540} /* too narrow for two */,
                {wide, "bottom", SLIDE_TOP, 725.67f, 272.13f}};
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct opened opened;
        char path[256], text[256];
        opened_begin(&opened);
        place_write(&opened.place, "praatje.pdf", STR("%PDF-1.7\n"));
        (void)snprintf(
            text, sizeof text,
            "{\"pdfpcFormat\":2,\"beamerNotePosition\":\"%s\",\"pages\":[{\"idx\":1,\"note\":\"Zeg "
            "dit\"}]}",
            rows[i].position);
        place_write(&opened.place, "praatje.pdfpc", str_from(text));
        opened.source = source_open(place_path(&opened.place, "praatje.pdf", path, sizeof path), &opened.err);
        opened.ok = deck_from_document(&opened.arena, opened.source,
                                       &(struct document_info){.pages = rows[i].pages, .page_count = 2},
                                       &opened.deck, &opened.err);
        assert_true(opened.ok);
        assert_int_equal(opened.deck.documents[0].slide, rows[i].slide);
        struct size_px seen = opened.deck.cards[1].picture_px;
        assert_true(seen.w > rows[i].w - 1 && seen.w < rows[i].w + 1);
        assert_true(seen.h > rows[i].h - 1 && seen.h < rows[i].h + 1);
        expect_text("no notes", opened.deck.cards[0].notes, "");
        expect_text("notes", opened.deck.cards[1].notes, "Zeg dit");
        opened_end(&opened);
    }
}

static void words_come_later(void **state)
{
    (void)state;
    static const struct document_page page_list[] = {{.size = {960, 540}}, {.size = {960, 540}}};
    struct opened opened;
    open_document(&opened, &(struct document_info){.pages = page_list, .page_count = 2});
    assert_true(opened.ok);
    uint64_t content = opened.deck.cards[1].content;
    struct document_words words = {.text = STR("De raad besluit"), .notes = STR(" Wacht even. \n")};
    deck_page_words(&opened.arena, &opened.deck, 1, &words);
    expect_text("body", str_from(opened_blocks(&opened.arena, opened.deck.cards[1].body)),
                "P0@0 De raad besluit");
    expect_text("notes", opened.deck.cards[1].notes, "Wacht even.");
    words.notes = STR("Kijk rond.");
    deck_page_words(&opened.arena, &opened.deck, 1, &words);
    deck_page_words(&opened.arena, &opened.deck, 1, &words); /* what is there is not said again */
    expect_text("more notes", opened.deck.cards[1].notes, "Wacht even.\n\nKijk rond.");
    assert_int_equal(opened.deck.cards[1].content, content);
    assert_int_equal(opened.deck.cards[0].body.count, 0);
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
        cmocka_unit_test(of_one_name_but_not_one),
        cmocka_unit_test(pages_become_cards),
        cmocka_unit_test(without_a_title),
        cmocka_unit_test(notes_beside_the_slide_are_known_by_shape),
        cmocka_unit_test(the_side_car_knows_better),
        cmocka_unit_test(words_come_later),
        cmocka_unit_test(documents_without_pages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
