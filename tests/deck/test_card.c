#include "deck/opened.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static void every_key_arrives(void **state)
{
    (void)state;
    struct opened opened;
    opened_begin(&opened);
    place_png(&opened.place, "deck/pictures/a.png", 800, 600);
    place_write(
        &opened.place, "deck/deck.yaml",
        STR("waaier: 1\nid: x\ntitle: x\nlicence: x\nkinds: [{id: waarde, name: W}, {id: deugd, name: D}]\n"
            "offices: [{id: raad, name: R}, {id: griffier, name: G}]\n"));
    place_write(&opened.place, "deck/cards/rust.md", STR("---\nid: rust\n---\n# Rust\n"));
    place_write(&opened.place, "deck/cards/moed.md",
                STR("---\nid: moed\nkind: deugd\noffices: [griffier]\noptional_for: raad\ncounter: rust\n"
                    "layout: quote\npicture: pictures/a.png\nalt: Een leeuw\nquestions:\n"
                    "  - {id: a, text: \"Wie: jij?\"}\n  - {id: b, text: En?, offices: [raad]}\n"
                    "notes: |\n  Een *noot*.\nrelated: [rust]\n---\n# Moed\n\nTekst.\n"));
    opened_load(&opened, "deck", (struct deck_options){.language = STR("nl")});
    expect_text("nothing to say", str_from(opened_says(&opened)), "");
    const struct card *card = &opened.deck.cards[0];
    expect_text("id", card_id_str(&card->id), "moed");
    assert_int_equal(card->kind, 1);
    assert_int_equal(card->offices, 2);
    assert_int_equal(card->optional_for, 1);
    expect_text("counter", card->counter, "rust");
    expect_text("the card it names, by title", deck_counter(&opened.deck, card), "Rust");
    assert_int_equal(card->layout, CARD_QUOTE);
    expect_text("picture", card->picture, "pictures/a.png");
    assert_true(card->picture_px.w == 800 && card->picture_px.h == 600);
    expect_text("alt", card->alt, "Een leeuw");
    assert_int_equal(card->question_count, 2);
    expect_text("question", card->questions[0].text, "Wie: jij?");
    assert_int_equal(card->questions[1].offices, 1);
    expect_text("notes", card->notes, "Een *noot*.\n");
    assert_int_equal(card->related_count, 1);
    expect_text("title", card->title, "Moed");
    expect_text("body", str_from(opened_blocks(&opened.arena, card->body)), "P0@19 Tekst.");
    assert_true(card_is_for(card, 0) && card_is_for(card, 1) && !card_is_for(card, 2));
    assert_true(card_is_for(&opened.deck.cards[1], 0));
    assert_int_equal(deck_card_find(&opened.deck, card_id_from(STR("rust"))), 1);
    assert_int_equal(deck_card_find(&opened.deck, card_id_from(STR("onrust"))), -1);
    opened_end(&opened);
}

static void titles(void **state)
{
    (void)state;
    static const struct {
        const char *name, *card, *title, *body;
    } rows[] = {
        {"the first heading", "---\nid: m\n---\n# Moed\n\nx\n", "Moed", "P0@6 x"},
        {"also when it comes later", "---\nid: m\n---\nx\n\n# Moed\n\ny\n", "Moed", "P0@4 x / P0@8 y"},
        {"styles are left out", "---\nid: m\n---\n# **Moed** en *beleid*\n", "Moed en beleid", ""},
        {"only one", "---\nid: m\n---\n# Een\n\n# Twee\n", "Een", "H1@6 Twee"},
        {"else the first words",
         "---\nid: m\n---\nWie niet waagt, die niet wint, en dat geldt voor ons allemaal samen.\n",
         "Wie niet waagt, die niet wint, en dat geldt voor ons",
         "P0@4 Wie niet waagt, die niet wint, en dat geldt voor ons allemaal samen."},
        {"a smaller heading is no title, but its words will do", "---\nid: m\n---\n## Tak\n", "Tak",
         "H2@4 Tak"},
        {"a map keeps its branches", "---\nid: m\nlayout: map\n---\n# M\n\n## Tak\n\n- eis\n", "M",
         "H2@7 Tak / I0@9 eis"},
        {"CR LF", "---\r\nid: m\r\n---\r\n# Moed\r\n\r\nx\r\n", "Moed", "P0@6 x"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct opened opened;
        opened_card(&opened, rows[i].card);
        expect_text(rows[i].name, opened.deck.cards[0].title, rows[i].title);
        expect_text(rows[i].name, str_from(opened_blocks(&opened.arena, opened.deck.cards[0].body)),
                    rows[i].body);
        opened_end(&opened);
    }
}

static void ids(void **state)
{
    (void)state;
    static const struct {
        const char *name, *first, *second, *ids;
    } rows[] = {
        {"as written", "id: a", "id: b", "a b"},
        {"from the file, its number left out", "", "", "een twee-dee-2"},
        {"a second one gets a number", "id: a", "id: a", "a a-2"},
        {"who wrote it first in the deck keeps it", "", "id: een", "een-2 een"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct opened opened;
        char text[128];
        opened_begin(&opened);
        place_write(&opened.place, "deck/deck.yaml", STR("waaier: 1\nid: x\ntitle: x\nlicence: x\n"));
        (void)snprintf(text, sizeof text, "---\nalt: x\n%s\n---\n# Een\n", rows[i].first);
        place_write(&opened.place, "deck/cards/010-één.md", str_from(text));
        (void)snprintf(text, sizeof text, "---\nalt: x\n%s\n---\n# Twee\n", rows[i].second);
        place_write(&opened.place, "deck/cards/020 Twee Dée (2).md", str_from(text));
        opened_load(&opened, "deck", (struct deck_options){0});
        assert_int_equal(opened.deck.card_count, 2);
        expect_text(
            rows[i].name,
            str_format(&opened.arena, "%s %s", opened.deck.cards[0].id.at, opened.deck.cards[1].id.at),
            rows[i].ids);
        opened_end(&opened);
    }
}

static void a_bad_card_is_a_placeholder_and_the_rest_works(void **state)
{
    (void)state;
    struct opened opened;
    opened_begin(&opened);
    place_write(&opened.place, "deck/deck.yaml", STR("waaier: 1\nid: x\ntitle: x\nlicence: x\n"));
    place_write(&opened.place, "deck/cards/a.md", STR("---\nid: a\n---\n# A\n"));
    place_write(&opened.place, "deck/cards/b.md", STR("---\nid: b\nnotes: \"open\n---\n# B\n"));
    place_write(&opened.place, "deck/cards/c.md", STR("---\nid: c\n---\n# C\n"));
    opened_load(&opened, "deck", (struct deck_options){0});
    assert_int_equal(opened.deck.card_count, 3);
    expect_text("it names file and line", opened.deck.cards[1].broken,
                "cards/b.md, regel 3: Het aanhalingsteken dat hier begint, wordt niet gesloten.");
    expect_text("it has an id", card_id_str(&opened.deck.cards[1].id), "b");
    expect_text("and a name", opened.deck.cards[1].title, "b");
    expect_text("the next one is whole", opened.deck.cards[2].title, "C");
    opened_end(&opened);
}

static void translations(void **state)
{
    (void)state;
    for (int english = 0; english < 2; english++) {
        struct opened opened;
        opened_begin(&opened);
        place_write(&opened.place, "deck/deck.yaml", STR("waaier: 1\nid: x\ntitle: x\nlicence: x\n"));
        place_write(&opened.place, "deck/cards/moed.md",
                    STR("---\nid: moed\nnotes: noot\nquestions: [{id: a, text: Wie?}, {id: b, text: "
                        "Wat?}]\n---\n# Moed\n"));
        place_write(&opened.place, "deck/cards/moed.en.md",
                    STR("---\nnotes: note\nquestions: [{id: b, text: What?}]\n---\n# Courage\n\nText.\n"));
        opened_load(&opened, "deck", (struct deck_options){.language = english ? STR("en") : STR("nl")});
        expect_text("nothing to say", str_from(opened_says(&opened)), "");
        const struct card *card = &opened.deck.cards[0];
        assert_int_equal(opened.deck.card_count, 1);
        expect_text("id", card_id_str(&card->id), "moed");
        expect_text("title", card->title, english ? "Courage" : "Moed");
        expect_text("notes", card->notes, english ? "note" : "noot");
        expect_text("not translated: as it is", card->questions[0].text, "Wie?");
        expect_text("question", card->questions[1].text, english ? "What?" : "Wat?");
        assert_int_equal(card->body.count, english);
        opened_end(&opened);
    }
}

static void pages(void **state)
{
    (void)state;
    struct opened opened;
    opened_begin(&opened);
    place_write(&opened.place, "deck/deck.yaml", STR("waaier: 1\nid: x\ntitle: x\nlicence: x\n"));
    place_write(&opened.place, "deck/dias.pdf", STR("%PDF-1.7\n"));
    place_write(&opened.place, "deck/cards/a.md",
                STR("---\nid: a\nlayout: page\npage: {file: dias.pdf, number: 17}\n"
                    "regions: [{name: kop, at: [0, 10.5, 100, 50]}]\n---\n"));
    place_write(&opened.place, "deck/cards/b.md",
                STR("---\nid: b\npage: {file: dias.pdf}\n---\n# Met titel\n"));
    opened_load(&opened, "deck", (struct deck_options){0});
    expect_text("nothing to say", str_from(opened_says(&opened)), "");
    const struct card *card = &opened.deck.cards[0];
    assert_int_equal(card->layout, CARD_PAGE);
    assert_int_equal(card->page.number, 17);
    assert_int_equal(card->page.region_count, 1);
    assert_true(card->page.regions[0].at.y > 10.4f && card->page.regions[0].at.y < 10.6f);
    assert_int_equal(opened.deck.document_count, 1);
    expect_text("document", opened.deck.documents[card->page.document].file, "dias.pdf");
    assert_int_equal(opened.deck.cards[1].page.number, 1);
    expect_text("title", opened.deck.cards[1].title, "Met titel");
    opened_end(&opened);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_key_arrives),
        cmocka_unit_test(titles),
        cmocka_unit_test(ids),
        cmocka_unit_test(a_bad_card_is_a_placeholder_and_the_rest_works),
        cmocka_unit_test(translations),
        cmocka_unit_test(pages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
