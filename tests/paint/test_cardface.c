#include "paint/cardface.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const struct run runs[] = {{.text = STR_INIT("Eerste alinea.")}, {.text = STR_INIT("Tweede alinea.")}};
static const struct block blocks[] = {{.kind = BLOCK_RULE},
                                      {.kind = BLOCK_PARAGRAPH, .runs = &runs[0], .run_count = 1},
                                      {.kind = BLOCK_PARAGRAPH, .runs = &runs[1], .run_count = 1}};
static const struct question questions[] = {{.text = STR_INIT("Wie zwijgt?")},
                                            {.text = STR_INIT("Wie kiest?")}};
static const struct deck_kind kinds[] = {
    {.name = {STR_INIT("Waarde"), STR_INIT("Value")}, .rgb = 0x0B6E6E, .icon = STR_INIT("waarde")}};
static const struct deck_office offices[] = {{.name = {STR_INIT("Raadslid"), STR_INIT("Councillor")}},
                                             {.name = {STR_INIT("Wethouder"), {0}}},
                                             {.name = {STR_INIT("Griffier"), {0}}}};
static const struct card cards[] = {
    {.kind = 0,
     .offices = 3,
     .title = STR_INIT("Moed"),
     .body = {blocks, 3},
     .questions = questions,
     .question_count = 2,
     .picture = STR_INIT("moed.svg"),
     .content = 11},
    {.kind = -1, .offices = 7, .title = STR_INIT("Voor allen"), .content = 12},
    {.kind = 7, .layout = CARD_PAGE, .content = 13},
    {.kind = 0, .layout = CARD_PAGE, .broken = STR_INIT("kaart.md:3: geen titel"), .content = 14},
    {.kind = 0, .layout = CARD_MAP, .content = 15},
    {.id = {"rust"},
     .kind = 0,
     .title = STR_INIT("Rust in de tent"),
     .counter = STR_INIT("haast"),
     .content = 16},
    {.kind = 0, .title = STR_INIT("Tempo"), .counter = STR_INIT("rust"), .content = 17},
};
static const struct deck deck = {
    .title = {STR_INIT("De waaier"), STR_INIT("The fan")},
    .language = STR_INIT("nl"),
    .maker = STR_INIT("De Maker"),
    .licence_name = STR_INIT("CC BY-ND 4.0"),
    .kinds = kinds,
    .kind_count = 1,
    .offices = offices,
    .office_count = 3,
    .cards = cards,
    .card_count = COUNT_OF(cards),
    .theme = {.role = {[THEME_CLAIM] = {.size_px = 44}, [THEME_CREDIT] = {.face = STR_INIT("Inter")}}},
};

struct desk {
    struct arena arena;
    struct cardface_options options;
    struct face face;
};

static int open_desk(void **state)
{
    static struct desk desk;
    desk = (struct desk){.options = {.language = STR("nl"), .place = 17, .of = 28}};
    *state = &desk;
    return arena_init(&desk.arena, 1 << 20) ? 0 : -1;
}

static int close_desk(void **state)
{
    struct desk *desk = *state;
    arena_finish(&desk->arena);
    return 0;
}

static bool make(struct desk *desk, int card, enum face_side side)
{
    return cardface_make(&desk->arena, &deck, card, side, &desk->options, &desk->face);
}

static void assert_text(struct str text, const char *expected)
{
    if (!str_eq(text, str_from(expected)))
        fail_msg("\"%.*s\", expected \"%s\"", STR_ARG(text), expected);
}

static void a_front_says_what_its_card_says(void **state)
{
    struct desk *desk = *state;
    assert_true(make(desk, 0, FACE_FRONT));
    assert_text(desk->face.title, "Moed");
    assert_text(desk->face.kind, "Waarde");
    assert_text(desk->face.icon, "waarde");
    assert_int_equal(desk->face.kind_rgb, 0x0B6E6E);
    assert_text(desk->face.offices, "Raadslid\nWethouder");
    assert_text(desk->face.place, "17 van 28");
    assert_text(desk->face.credit, "");
    assert_int_equal(desk->face.body.count, 3);
    assert_int_equal(desk->face.question_count, 2);
    assert_text(desk->face.questions[1].text, "Wie kiest?");
    assert_true(desk->face.has_picture);
    assert_true(desk->face.style[ROLE_CLAIM].size > 43 && desk->face.style[ROLE_CLAIM].size < 45);
    assert_text(desk->face.style[ROLE_CREDIT].family, "Inter");
}

static void kind_and_offices_speak_the_language_asked_for(void **state)
{
    struct desk *desk = *state;
    desk->options.language = STR("en");
    assert_true(make(desk, 0, FACE_FRONT));
    assert_text(desk->face.kind, "Value");
    assert_text(desk->face.offices, "Councillor\nWethouder"); /* what has no English stays Dutch */
    assert_text(desk->face.language, "nl");                   /* the card's own words do not change */
}

static void a_card_for_all_names_no_office(void **state)
{
    struct desk *desk = *state;
    assert_true(make(desk, 1, FACE_FRONT));
    assert_text(desk->face.offices, "");
    assert_text(desk->face.kind, "");
    assert_false(desk->face.has_picture);
}

static void a_counter_value_is_shown_in_words_or_by_the_title_of_its_card(void **state)
{
    struct desk *desk = *state;
    assert_true(make(desk, 0, FACE_FRONT));
    assert_text(desk->face.counter, "");
    assert_true(make(desk, 5, FACE_FRONT));
    assert_text(desk->face.counter, "haast");
    assert_true(make(desk, 6, FACE_FRONT));
    assert_text(desk->face.counter, "Rust in de tent");
}

static void a_tile_has_its_number_and_one_paragraph(void **state)
{
    struct desk *desk = *state;
    assert_true(make(desk, 0, FACE_TILE_WIDE));
    assert_text(desk->face.place, "17");
    assert_int_equal(desk->face.body.count, 1);
    assert_text(desk->face.body.at[0].runs[0].text, "Eerste alinea.");
}

static void a_back_has_no_picture(void **state)
{
    struct desk *desk = *state;
    assert_true(make(desk, 0, FACE_BACK));
    assert_false(desk->face.has_picture);
    assert_text(desk->face.questions_label, "Reflectievragen");
}

static void a_page_is_no_face_and_a_broken_card_is(void **state)
{
    struct desk *desk = *state;
    assert_false(make(desk, 2, FACE_FRONT));
    assert_true(make(desk, 3, FACE_FRONT));
    assert_int_equal(desk->face.layout, FACE_BROKEN);
    assert_text(desk->face.trouble, "kaart.md:3: geen titel");
}

static void the_credit_line_tells_who_made_it(void **state)
{
    struct desk *desk = *state;
    desk->options.credit = true;
    assert_true(make(desk, 0, FACE_FRONT));
    assert_text(desk->face.credit,
                "De waaier \xC2\xB7 De Maker \xC2\xB7 CC BY-ND 4.0 \xC2\xB7 kaarten ongewijzigd");
}

static void a_key_changes_with_all_that_is_shown(void **state)
{
    struct desk *desk = *state;
    struct cardface_options other[5];
    for (size_t i = 0; i < COUNT_OF(other); i++)
        other[i] = desk->options;
    other[0].place = 18;
    other[1].of = 29;
    other[2].credit = true;
    other[3].language = STR("en");
    other[4].lit = 2;
    struct paint_key key = cardface_key(&deck, 4, FACE_FRONT, &desk->options, 1920, 1080);
    for (size_t i = 0; i < COUNT_OF(other); i++) {
        struct paint_key changed = cardface_key(&deck, 4, FACE_FRONT, &other[i], 1920, 1080);
        assert_false(paint_key_eq(&key, &changed));
        assert_true(changed.content != 0);
    }
    struct paint_key again = cardface_key(&deck, 4, FACE_FRONT, &desk->options, 1920, 1080);
    assert_true(paint_key_eq(&key, &again));
    struct paint_key back = cardface_key(&deck, 4, FACE_BACK, &desk->options, 1920, 1080);
    assert_int_equal(back.side, PAINT_BACK);
    for (size_t i = 0; i < COUNT_OF(other); i++) { /* a page of a document shows none of it */
        key = cardface_key(&deck, 2, FACE_FRONT, &desk->options, 10, 10);
        again = cardface_key(&deck, 2, FACE_FRONT, &other[i], 10, 10);
        assert_true(paint_key_eq(&key, &again));
    }
}

/* On the back alone: a front has none of it. */
static void own_questions_are_on_the_back(void **state)
{
    struct desk *desk = *state;
    static const struct own_question done[] = {
        {.card = {"rust"}, STR_INIT("eigen-1"), STR_INIT("Wat nu?"), true, false, 0},
        {.card = {"rust"}, STR_INIT("eigen-2"), STR_INIT("En dan?"), true, true, 0},
        {.card = {"rust"}, STR_INIT("weg"), STR_INIT("Anders?"), false, false, 0},
    };
    struct own own = {done, 3};
    assert_true(make(desk, 5, FACE_BACK));
    assert_int_equal(desk->face.question_count, 0);
    struct paint_key back = cardface_key(&deck, 5, FACE_BACK, &desk->options, 10, 10);
    struct paint_key front = cardface_key(&deck, 5, FACE_FRONT, &desk->options, 10, 10);
    desk->options.own = &own;
    assert_true(make(desk, 5, FACE_BACK));
    assert_int_equal(desk->face.question_count, 2); /* what is hidden is not there */
    assert_text(desk->face.questions[0].text, "Wat nu?");
    assert_true(desk->face.questions[0].own && !desk->face.questions[0].adapted);
    assert_true(desk->face.questions[1].own && desk->face.questions[1].adapted);
    struct paint_key now = cardface_key(&deck, 5, FACE_BACK, &desk->options, 10, 10);
    assert_false(paint_key_eq(&back, &now));
    now = cardface_key(&deck, 5, FACE_FRONT, &desk->options, 10, 10);
    assert_true(paint_key_eq(&front, &now));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_front_says_what_its_card_says, open_desk, close_desk),
        cmocka_unit_test_setup_teardown(kind_and_offices_speak_the_language_asked_for, open_desk, close_desk),
        cmocka_unit_test_setup_teardown(a_card_for_all_names_no_office, open_desk, close_desk),
        cmocka_unit_test_setup_teardown(a_counter_value_is_shown_in_words_or_by_the_title_of_its_card,
                                        open_desk, close_desk),
        cmocka_unit_test_setup_teardown(a_tile_has_its_number_and_one_paragraph, open_desk, close_desk),
        cmocka_unit_test_setup_teardown(a_back_has_no_picture, open_desk, close_desk),
        cmocka_unit_test_setup_teardown(a_page_is_no_face_and_a_broken_card_is, open_desk, close_desk),
        cmocka_unit_test_setup_teardown(the_credit_line_tells_who_made_it, open_desk, close_desk),
        cmocka_unit_test_setup_teardown(a_key_changes_with_all_that_is_shown, open_desk, close_desk),
        cmocka_unit_test_setup_teardown(own_questions_are_on_the_back, open_desk, close_desk),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
