/* Each rule catches what it is there for: a deck that ships is spoiled in one place, and the rule tells file and words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "content/rules.h"
#include "content/spoil.h"
#include "type/faces.h"

#define DEMO "decks/demo"
#define LONG_LINE                                                                                            \
    "een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien "        \
    "zeventien achttien negentien."

static const struct plant {
    const char *deck, *rule;
    spoil *spoil;
    const char *id, *text;
    const char *file, *says; /* both stand in one sentence */
} plants[] = {
    {DEMO, "sound", spoil_reading, "cards/moed.md", "Dit kan niet.", "moed.md", "Dit kan niet"},
    {DEMO, "counts", spoil_kind, "moed", "handelen", "deck.yaml", "11 kaarten van de soort waarde"},
    {DEMO, "counts", spoil_layout, "ambt-griffier", "4", "deck.yaml", "10 kaarten van de soort ambt"},
    {DEMO, "titles", spoil_title, "moed", "Een titel van vijf woorden", "moed.md", "vijf woorden’ heeft 5"},
    {DEMO, "titles", spoil_title, "moed", "", "moed.md", "0 woorden"},
    {DEMO, "core sentences", spoil_body, "toon", LONG_LINE "\n\n- a\n- b", "toon.md", "19 woorden"},
    {DEMO, "core sentences", spoil_body, "toon", "- a\n- b", "toon.md", "ontbreekt"},
    {DEMO, "core sentences", spoil_body, "toon", "Dit is er een. Dit twee.", "toon.md", "niet één zin"},
    {DEMO, "lines", spoil_body, "regio", "Kern.\n\n- a", "regio.md", "1 regels"},
    {DEMO, "lines", spoil_body, "regio", "Kern.\n\n- a\n- b\n- c\n- d\n- e", "regio.md", "5 regels"},
    {DEMO, "questions", spoil_question, "moed", "Wat doe je, als het moet?", "moed.md", "komma"},
    {DEMO, "questions", spoil_question, "moed", "Hoe doe je dat?", "moed.md", "begint met hoe"},
    {DEMO, "questions", spoil_question, "moed", "Wat doe je dan.", "moed.md", "vraagteken"},
    {DEMO, "questions", spoil_question, "moed", "een " LONG_LINE, "moed.md", "20 woorden"},
    {DEMO, "questions", spoil_variant, "moed", "Hoe doe je dat?", "moed.md", "begint met hoe"},
    {DEMO, "questions", spoil_variant, "moed", "", "moed.md", "0 woorden"},
    {DEMO, "question counts", spoil_question_count, "moed", "1", "moed.md", "1 vragen voor iedereen"},
    {DEMO, "question counts", spoil_question_count, "ambt-griffier", "0", "griffier.md", "0 vragen"},
    {DEMO, "question ids", spoil_question_id, "moed", "dubbel", "moed.md", "dubbel"},
    {DEMO, "question ids", spoil_question_id, "moed", "", "moed.md", "twee keer of niet"},
    {DEMO, "notes", spoil_notes, "afweging", " \n", "afweging.md", "geen notities"},
    {DEMO, "alts", spoil_alt, "regio", "Afbeelding van een kaart met lijnen.", "regio.md", "Afbeelding van"},
    {DEMO, "alts", spoil_alt, "regio", "Plaatje van een kaart met lijnen.", "regio.md", "Plaatje van"},
    {DEMO, "alts", spoil_alt, "regio", "", "regio.md", "zegt niet wat"},
    {DEMO, "counters", spoil_counter, "moed", "", "moed.md", "ontbreekt"},
    {DEMO, "counters", spoil_counter, "toon", "rust", "toon.md", "rust"},
    {DEMO, "articles of law", spoil_body, "ambt-griffier", "Staat de raad bij.", "griffier.md", "artikel"},
    {DEMO, "matrix", spoil_offices, "fracties", "burgemeester", "fracties.md", "voor burgemeester is"},
    {DEMO, "matrix", spoil_offices, "fracties", "rekenkamerlid", "fracties.md", "voor rekenkamerlid is"},
    {DEMO, "matrix", spoil_id, "fracties", "partijen", "deck.yaml", "‘fracties’ ontbreekt"},
    {DEMO, "matrix", spoil_id, "fracties", "partijen", "fracties.md", "niet in de matrix"},
    {DEMO, "selections", spoil_selection, "griffiers", "fracties", "deck.yaml", "heeft fracties 0 keer"},
    {DEMO, "selections", spoil_selection, "griffiers", "fracties", "deck.yaml", "16 kernkaarten"},
    {DEMO, "selections", spoil_selection_kind, "griffiers", "1", "deck.yaml", "0 selecties voor griffier"},
    {DEMO, "selections", spoil_selection_office, "griffiers", "dijkgraaf", "deck.yaml", "mag er niet zijn"},
    {DEMO, "book", spoil_book, "moed", "slot", "moed.md", "‘moed’ staat 0 keer"},
    {DEMO, "book", spoil_book, "moed", "toon", "toon.md", "‘toon’ staat 2 keer"},
    {DEMO, "book", spoil_book_count, "", "9", "book", "9 bladzijden"},
    {DEMO, "guide", spoil_use, "rijk", "kwartet", "rijk.md", "‘kwartet’"},
    {DEMO, "guide", spoil_use_count, "ambtsdrager", "6", "guide", "6 keer gebruik voor ambtsdrager"},
    {DEMO, "maps", spoil_body, "waar-waarden-trekken", "## Eén\n\n- **Moed** a", "trekken.md", "1 takken"},
    {DEMO, "maps", spoil_body, "waar-waarden-trekken", "## Eén\n\n- **Moed** a\n- **Moed** b", "trekken.md",
     "‘Moed’ staat 2 keer"},
    {DEMO, "maps", spoil_title, "moed", "Lef", "trekken.md", "‘Lef’ staat 0 keer"},
    {DEMO, "maps", spoil_layout, "waar-verandert-je-werk", "0", "cards", "overzichtskaart"},
    {DEMO, "fronts", spoil_title, "moed",
     "Een titel die nergens op past, ook niet op twee regels, zo lang als hij nu eenmaal geworden is in de "
     "loop van de vergadering van gisteren",
     "moed.md", "te vol"},
    {DEMO, "fronts", spoil_body, "waar-verandert-je-werk",
     "## Eén\n\n- a\n\n## Twee\n\n- " LONG_LINE LONG_LINE "\n- " LONG_LINE LONG_LINE
     "\n- " LONG_LINE LONG_LINE "\n- " LONG_LINE LONG_LINE,
     "werk.md", "het moet 46 zijn"},
    {DEMO, "kinds", spoil_kind_icon, "waarde", "geen-pictogram", "deck.yaml", "geen-pictogram"},
    {DEMO, "kinds", spoil_office_icon, "griffier", "geen-pictogram", "deck.yaml", "ambt griffier"},
    {DEMO, "kinds", spoil_kind_colour, "handelen", "waarde", "deck.yaml", "kleur van een andere"},
    {DEMO, "layouts", spoil_layout, "naar-eer-en-geweten", "0", "cards", "layout quote"},
    {DEMO, "layouts", spoil_layout, "een-landschap", "0", "cards", "layout picture"},
    {DEMO, "pictures", spoil_picture, "moed", "pictures/toon.svg", "moed.svg", "geen kaart gebruikt"},
    {DEMO, "pictures", spoil_kind, "moed", "handelen", "moed.svg", "de kleur ‘#3D3A9A’"},
    {DEMO, "pictures", spoil_picture, "moed", "", "moed.md", "geen tekening"},
    {DEMO, "credit", spoil_maker, "", "Een ander", ".md", "Een ander"},
    {DEMO, "origin", spoil_body, "slot", "Tekst: Waaier-team.", "slot.md", "geen uitgave"},
    {DEMO, "origin", spoil_book_count, "", "2", "book", "geen uitgave"},
    {DEMO, "minutes", spoil_notes, "moed", "Doe het nu.", "moed.md", "hoeveel minuten"},
    {DEMO, "address", spoil_notes, "moed", "Wat wilt u hier?", "moed.md", "‘u’ in plaats van je"},
    {DEMO, "address", spoil_alt, "moed", "Uw duikplank aan het water", "moed.md", "‘Uw’"},
    {DEMO, "typing", spoil_title, "moed", "De \"moed\"", "moed.md", "recht aanhalingsteken"},
    {DEMO, "typing", spoil_body, "moed", "Kern - zonder streep.", "moed.md", "gedachtestreep"},
    {DEMO, "typing", spoil_notes, "moed", "Eerst  dit.", "moed.md", "twee spaties"},
    {DEMO, "typing", spoil_question, "moed", "Wat dan ?", "moed.md", "vraagteken"},
    {DEMO, "typing", spoil_alt, "moed", "Een plank...", "moed.md", "drie punten"},
    {DEMO, "privacy", spoil_notes, "slot", "Bel 06 12345678.", "slot.md", "telefoonnummer"},
    {DEMO, "privacy", spoil_body, "slot", "[schrijf](mailto:iemand)", "slot.md", "koppeling"},
    {DEMO, "privacy", spoil_contact, "", "iemand@example.org", "deck.yaml", "iemand@example.org"},
    {"decks/welcome", "tour", spoil_card_count, "", "6", "cards", "6 kaarten"},
};

static const struct rule *rule_named(const char *name)
{
    for (int i = 0; i < rule_count; i++) {
        if (strcmp(rules[i].name, name) == 0)
            return &rules[i];
    }
    return NULL;
}

/* Whether one of the offences is in that file and says those words. */
static bool told(const struct offences *offences, const struct plant *plant)
{
    for (int i = 0; i < offences->count; i++) {
        struct str file = str_cut(offences->at[i], ':', &(struct str){0});
        if (str_ends(file, str_from(plant->file)) && str_find(offences->at[i], str_from(plant->says)) >= 0)
            return true;
    }
    return false;
}

static void each_rule_catches_what_is_planted(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(plants); i++) {
        struct content content;
        const struct rule *rule = rule_named(plants[i].rule);
        if (!rule)
            fail_msg("row %zu: there is no rule ‘%s’", i, plants[i].rule);
        content_open(&content, plants[i].deck);
        rule->judge(&content, &content.offences);
        if (told(&content.offences, &plants[i]))
            fail_msg("row %zu: %s tells ‘%s’ of a sound deck", i, plants[i].rule, plants[i].says);
        content.offences.count = 0;
        plants[i].spoil(&content, plants[i].id, plants[i].text);
        rule->judge(&content, &content.offences);
        if (!told(&content.offences, &plants[i])) {
            offences_print(&content.offences, plants[i].rule);
            fail_msg("row %zu: %s does not tell ‘%s’ in %s", i, plants[i].rule, plants[i].says,
                     plants[i].file);
        }
        content_close(&content);
    }
}

static void each_rule_has_something_planted(void **state)
{
    (void)state;
    for (int i = 0; i < rule_count; i++) {
        bool planted = false;
        for (size_t k = 0; k < COUNT_OF(plants); k++)
            planted = planted || strcmp(plants[k].rule, rules[i].name) == 0;
        if (!planted)
            fail_msg("nothing is planted for ‘%s’", rules[i].name);
    }
}

/* A sentence of one of the string rules; NULL: nothing is wrong. */
struct sentence {
    const char *text, *says;
};

static void judge_sentences(void (*judge)(struct offences *, struct str, struct str),
                            const struct sentence *rows, size_t count)
{
    struct arena arena;
    assert_true(arena_init(&arena, 1 << 20));
    for (size_t i = 0; i < count; i++) {
        struct offences offences = {.arena = &arena};
        judge(&offences, STR("a.md"), str_from(rows[i].text));
        bool ok = !rows[i].says && offences.count == 0;
        for (int k = 0; k < offences.count && rows[i].says; k++)
            ok = ok || str_find(offences.at[k], str_from(rows[i].says)) >= 0;
        if (!ok) {
            offences_print(&offences, "told");
            fail_msg("‘%s’: %s", rows[i].text, rows[i].says ? rows[i].says : "nothing is wrong");
        }
    }
    arena_finish(&arena);
}

static void typing(void **state)
{
    (void)state;
    static const struct sentence rows[] = {
        {"Wie zegt ‘nee’ – en waarom?", NULL},
        {"Zo’n foto’s “mooi”; ja: goed …", NULL},
        {"Gemeentewet, artikel\xC2\xA0"
         "14",
         NULL},
        {"Een artikel over 14 dingen", NULL},
        {"Het raadslid 2030", NULL},
        {"CC\xC2\xA0"
         "BY\xC2\xA0"
         "4.0",
         NULL},
        {"Een 'recht' ding", "apostrof"},
        {"Een \"recht ding", "aanhalingsteken"},
        {"Twee  spaties", "twee spaties"},
        {"Een streep - zo", "gedachtestreep"},
        {"Een streep--zo", "koppeltekens"},
        {"Wacht...", "drie punten"},
        {"Wie ?", "vraagteken"},
        {"Zo : ja", "dubbele punt"},
        {"Zo ; ja", "puntkomma"},
        {"Zo , ja", "komma"},
        {"Doe het!", "uitroepteken"},
        {"Gemeentewet, artikel 14", "mag afbreken"},
        {"De artikelen 100 en 107", "mag afbreken"},
        {"Licentie CC BY 4.0", "mag afbreken"},
        {"Een ‘begin zonder eind", "zonder tweede"},
        {"Een “begin zonder eind", "zonder tweede"},
    };
    judge_sentences(judge_typing, rows, COUNT_OF(rows));
}

static void privacy(void **state)
{
    (void)state;
    static const struct sentence rows[] = {
        {"In 2024 waren het er 342, in 2026 iets meer.", NULL},
        {"Van 18-3-2025 tot 2060 en 100 000 inwoners", NULL},
        {"https://example.org/contact", NULL},
        {"Mail jan@example.org", "adres"},
        {"mailto:jan", "koppeling"},
        {"Bel 06-12345678.", "telefoonnummer"},
        {"Bel 06 12 34 56 78", "telefoonnummer"},
        {"Bel (070) 123 45 67", "telefoonnummer"},
        {"Bel +31 6 12345678", "telefoonnummer"},
    };
    judge_sentences(judge_private, rows, COUNT_OF(rows));
}

#define SVG(inside)                                                                                          \
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><g fill=\"none\" stroke=\"#3D3A9A\" "     \
    "stroke-width=\"8\" stroke-linecap=\"round\" stroke-linejoin=\"round\">" inside "</g></svg>"

static void value_svg(struct offences *offences, struct str file, struct str svg)
{
    judge_svg(offences, file, svg, 0x3D3A9A);
}

static void drawings(void **state)
{
    (void)state;
    static const struct sentence rows[] = {
        {SVG("<path d=\"M0 0H9\"/>"), NULL},
        {SVG("<circle cx=\"1\" cy=\"2\" r=\"3\" fill=\"#EAE8F6\" stroke=\"none\"/>"), NULL},
        {SVG("<path d=\"M0 0H9\" fill=\"#17223B\"/><path d=\"M0 1H9\" fill=\"#FFFDF8\"/>"), NULL},
        {SVG("<path d=\"M1 1\" stroke-width=\"36\"/><path d=\"M1 1\" stroke=\"#EAE8F6\" "
             "stroke-width=\"20\"/>"),
         NULL},
        {SVG("<path d=\"M0 0H9\" stroke-width=\"12\"/>"), "een lijn van 12"},
        {SVG("<path d=\"M0 0H9\" stroke-linecap=\"butt\"/>"), "ronde einden"},
        {SVG("<path d=\"M0 0H9\" stroke-linejoin=\"miter\"/>"), "ronde einden"},
        {SVG("<path d=\"M0 0H9\" fill=\"#DDEEEE\"/>"), "#DDEEEE"},
        {SVG("<path d=\"M0 0H9\" stroke=\"black\"/>"), "black"},
        {SVG("<path d=\"M0 0H9\" style=\"fill:red\"/>"), "‘style’"},
        {SVG("<path d=\"M0 0H9\" onclick=\"x\"/>"), "‘onclick’"},
        {SVG("<path d=\"M0 0H9\"/><text>Ja</text>"), "‘text’"},
        {SVG("<path d=\"M0 0H9\"/>Ja"), "tekst in de tekening"},
        {SVG("<path d=\"M0 0H9\"/><image href=\"a.png\"/>"), "‘image’"},
        {SVG("<path d=\"M0 0H9\"/><script/>"), "‘script’"},
        {SVG(""), "niets getekend"},
    };
    judge_sentences(value_svg, rows, COUNT_OF(rows));
}

static void a_drawing_is_small(void **state)
{
    (void)state;
    enum { MUCH = 3200 };
    char fat[MUCH + 256];
    size_t len = (size_t)snprintf(fat, sizeof fat, "<svg>");
    while (len < MUCH)
        len += (size_t)snprintf(fat + len, sizeof fat - len, "<path d=\"M0 0H9 0H9 0H9 0H9 0H9 0H9\"/>");
    const struct sentence rows[] = {{fat, "hooguit 3072"}};
    judge_sentences(value_svg, rows, 1);
}

static int start(void **state)
{
    struct err err = {0};
    (void)state;
    return faces_init(WAAIER_FONTS_DIR, &err) ? 0 : -1;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_rule_catches_what_is_planted),
        cmocka_unit_test(each_rule_has_something_planted),
        cmocka_unit_test(typing),
        cmocka_unit_test(privacy),
        cmocka_unit_test(drawings),
        cmocka_unit_test(a_drawing_is_small),
    };
    return cmocka_run_group_tests(tests, start, NULL);
}
