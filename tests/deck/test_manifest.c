#include "deck/opened.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static const char whole[] =
    "waaier: 1\n"
    "id: demo\n"
    "title: {nl: Vakmanschap, en: Craft}\n"
    "subtitle: Demoset\n"
    "language: nl\n"
    "version: \"2026.1\"\n"
    "maker: Waaier-team\n"
    "commissioned_by: [Raad, College]\n"
    "source: https://example.org/\n"
    "contact: info@example.org\n"
    "licence: {name: CC BY, url: https://cc.org/, plain: {nl: Mag, en: May}}\n"
    "kinds:\n"
    "  - {id: waarde, name: {nl: Waarde, en: Value}, plural: Waarden, colour: \"#0b6E6e\", icon: wave}\n"
    "  - {id: ontwikkeling, name: Ontwikkeling}\n"
    "offices:\n"
    "  - {id: raadslid, name: Raadslid, plural: Raadsleden, icon: raad}\n"
    "audiences:\n"
    "  - {id: ambt, name: {nl: Ik, en: I}}\n";

static void every_key_arrives(void **state)
{
    (void)state;
    struct opened opened;
    opened_manifest(&opened, whole);
    assert_true(opened.ok);
    const struct deck *deck = &opened.deck;
    expect_text("nothing to say", str_from(opened_says(&opened)), "");
    expect_text("id", deck->id, "demo");
    expect_text("title nl", words_in(deck->title, STR("nl")), "Vakmanschap");
    expect_text("title en", words_in(deck->title, STR("en")), "Craft");
    expect_text("subtitle in English is the Dutch one", words_in(deck->subtitle, STR("en")), "Demoset");
    expect_text("language", deck->language, "nl");
    expect_text("version", deck->version, "2026.1");
    expect_text("maker", deck->maker, "Waaier-team");
    assert_int_equal(deck->commissioned_count, 2);
    expect_text("commissioned by", deck->commissioned_by[1], "College");
    expect_text("source", deck->source, "https://example.org/");
    expect_text("contact", deck->contact, "info@example.org");
    expect_text("licence", deck->licence_name, "CC BY");
    expect_text("licence url", deck->licence_url, "https://cc.org/");
    expect_text("licence in plain words", deck->licence_plain.en, "May");
    assert_int_equal(deck->kind_count, 2);
    assert_int_equal(deck->kinds[0].rgb, 0x0B6E6E);
    expect_text("kind", deck->kinds[0].name.en, "Value");
    expect_text("plural", deck->kinds[0].plural.nl, "Waarden");
    expect_text("no plural: the name", deck->kinds[1].plural.nl, "Ontwikkeling");
    assert_int_not_equal(deck->kinds[1].rgb, 0);
    assert_int_equal(deck->office_count, 1);
    expect_text("office", deck->offices[0].plural.nl, "Raadsleden");
    assert_int_equal(deck->audience_count, 1);
    expect_text("audience", deck->audiences[0].name.en, "I");
    assert_int_equal(deck->origin, DECK_FOLDER);
    opened_end(&opened);
}

static void an_english_deck(void **state)
{
    (void)state;
    struct opened opened;
    opened_manifest(&opened, "waaier: 1\nid: x\nlanguage: en\ntitle: Craft\nlicence: CC0\n");
    expect_text("a plain string is English here", opened.deck.title.en, "Craft");
    expect_text("and not Dutch", opened.deck.title.nl, "");
    expect_text("but shown for want of it", words_in(opened.deck.title, STR("nl")), "Craft");
    expect_text("a licence may be a name", opened.deck.licence_name, "CC0");
    opened_end(&opened);
}

static void without_selections(void **state)
{
    (void)state;
    struct opened opened;
    opened_manifest(&opened, whole);
    assert_int_equal(opened.deck.selection_count, 1);
    expect_text("named after the office", opened.deck.selections[0].name.nl, "Raadsleden");
    assert_int_equal(opened.deck.selections[0].office, 0);
    assert_int_equal(opened.deck.selections[0].card_count, 2);
    opened_end(&opened);
}

static void with_selections(void **state)
{
    (void)state;
    struct opened opened;
    char text[2048];
    (void)snprintf(text, sizeof text,
                   "%sselections:\n  - {id: raad, name: Voor de raad, office: raadslid, kind: own, "
                   "cards: [rust, moed]}\n  - {id: alles}\n",
                   whole);
    opened_manifest(&opened, text);
    expect_text("nothing to say", str_from(opened_says(&opened)), "");
    assert_int_equal(opened.deck.selection_count, 2);
    const struct selection *selection = &opened.deck.selections[0];
    expect_text("name", selection->name.nl, "Voor de raad");
    assert_int_equal(selection->kind, SELECTION_OWN);
    assert_int_equal(selection->office, 0);
    assert_int_equal(selection->card_count, 2);
    expect_text("in its own order", card_id_str(&opened.deck.cards[selection->cards[0]].id), "rust");
    assert_int_equal(opened.deck.selections[1].card_count, 2);
    assert_int_equal(opened.deck.selections[1].office, -1);
    opened_end(&opened);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_key_arrives),
        cmocka_unit_test(an_english_deck),
        cmocka_unit_test(without_selections),
        cmocka_unit_test(with_selections),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
