/* The screens of a visit, at every size, text size and palette, with little, much and long content. */
#include "view/sweep.h"

#include <math.h>

static const float shares[] = {0, 0.5f, 1};

static void scrolled(struct sweep *s, struct visit_view *view)
{
    fake_visit_place(s->fake, &s->env, view);
    float max = view_visit_scroll_max(&s->env, view);
    for (size_t i = 0; i < COUNT_OF(shares); i++) {
        view->scroll_px = max * shares[i];
        s->nodes = fake_nodes(s->fake);
        view_visit(&s->nodes, &s->env, view);
        sweep_check(s);
    }
}

static void sweep_home(struct sweep *s, enum fake_words words)
{
    for (int i = 0; i < 4; i++) {
        struct visit_view view = fake_visit(s->fake, VISIT_HOME, words);
        s->fake->visit.audience = card_id_from(STR("vereniging"));
        view.may_leave = i != 1;
        if (i == 2)
            s->fake->deck.office_count = s->fake->deck.audience_count = 0;
        if (i == 3)
            view.office_counts = view.kind_counts = NULL; /* not all cards are read */
        scrolled(s, &view);
    }
}

static void sweep_offices(struct sweep *s, enum fake_words words)
{
    struct visit_view view = fake_visit(s->fake, VISIT_OFFICES, words);
    scrolled(s, &view);
}

static void sweep_wall(struct sweep *s, enum fake_words words)
{
    static const int some[] = {2, 5, 9};
    for (int i = 0; i < 4; i++) {
        struct visit_view view = fake_visit(s->fake, VISIT_WALL, words);
        int count = s->fake->cards.count > 9 ? (int)COUNT_OF(some) : 0;
        s->fake->visit.office = card_id_from(i % 2 ? s->fake->deck.offices[1].id : STR(""));
        if (i > 0) {
            s->fake->visit.kind = card_id_from(STR("waarde"));
            view.wall = some;
            view.wall_count = i == 1 ? count : 0;
        }
        if (i == 3)
            view.kind_counts = NULL;
        scrolled(s, &view);
    }
}

static void sweep_card(struct sweep *s, enum fake_words words)
{
    static const struct own_question done[] = {
        {.card = {"kaart-3"},
         STR_INIT("eigen"),
         STR_INIT("Hoe houden wij, met alles wat er speelt, in onze "
                  "arbeidsongeschiktheidsverzekeringsmaatschappij "
                  "ruimte voor een afwijkende stem, ook als het erop aankomt?"),
         true,
         false,
         0},
        {.card = {"kaart-1"}, STR_INIT("1"), STR_INIT("Wanneer week u af?"), false, false, 0},
    };
    static const struct own own = {done, 2};
    for (int place = 0; place < s->fake->cards.count && place < 14; place++) {
        struct visit_view view = fake_visit(s->fake, VISIT_CARD, words);
        s->fake->show.index = place;
        s->fake->show.card = s->fake->deck.cards[place].id;
        s->fake->show.back = place % 4 == 2;
        s->fake->show.number = place % 3;
        s->fake->cards.may_write = place % 4 != 1;
        s->fake->cards.own = &own;
        s->fake->visit.surprised = place % 5 == 0;
        s->fake->visit.lit = s->fake->show.card;
        s->fake->visit.branch = place == 3 ? 2 : 0;
        s->fake->visited.aloud =
            (struct aloud_view){.possible = place % 2, .speaks = place % 4 == 3, .volume = 10 * place};
        view.turn = place % 6 == 4 ? 0.3f : 1;
        s->fake->visited.notice = place % 7 == 6 ? STR("De kaartenset is opnieuw gelezen.") : (struct str){0};
        scrolled(s, &view);
    }
}

static void sweep_text(struct sweep *s, enum fake_words words)
{
    for (int i = 0; i < 3; i++) {
        struct visit_view view = fake_visit(s->fake, VISIT_TEXT, words);
        const struct reading *reading = view.reading;
        s->fake->visited.aloud = (struct aloud_view){.possible = i > 0, .speaks = i > 1, .volume = 100};
        if (i > 1 && reading && reading->count > 0) {
            s->fake->visited.aloud.line = reading->at[reading->count - 1].text;
            s->fake->visited.aloud.to = 3;
        }
        scrolled(s, &view);
    }
}

static void sweep_empty(struct sweep *s, enum fake_words words)
{
    struct visit_view view = fake_visit(s->fake, VISIT_EMPTY, words);
    s->fake->visit.drawn = 17;
    scrolled(s, &view);
}

static const struct {
    const char *name;
    void (*run)(struct sweep *s, enum fake_words words);
} screens[] = {
    {"home", sweep_home}, {"offices", sweep_offices}, {"wall", sweep_wall},
    {"card", sweep_card}, {"text", sweep_text},       {"empty", sweep_empty},
};

static struct fake fake;

static void sweep_all(int cards, enum fake_words words)
{
    fake_init(&fake, cards, words);
    for (size_t i = 0; i < SWEEP_SIZES; i++)
        for (size_t t = 0; t < SWEEP_TEXTS; t++)
            for (int palette = 0; palette < PALETTE_COUNT; palette++) {
                struct sweep s = {.fake = &fake,
                                  .env = fake_env(sweep_sizes[i].w, sweep_sizes[i].h, sweep_texts[t],
                                                  (enum palette_id)palette)};
                for (size_t k = 0; k < COUNT_OF(screens); k++) {
                    s.screen = screens[k].name;
                    screens[k].run(&s, words);
                }
            }
    fake_finish(&fake);
}

static void one_card(void **state)
{
    (void)state;
    sweep_all(1, FAKE_PLAIN);
}

static void a_deck(void **state)
{
    (void)state;
    sweep_all(28, FAKE_PLAIN);
}

static void long_words(void **state)
{
    (void)state;
    sweep_all(28, FAKE_LONG);
}

static void large_fingers(void **state)
{
    (void)state;
    fake_init(&fake, 28, FAKE_PLAIN);
    struct sweep s = {.fake = &fake, .env = fake_env(1920, 1080, 1, PALETTE_LIGHT)};
    s.env.least_touch_px = 120;
    for (size_t k = 0; k < COUNT_OF(screens); k++) {
        s.screen = screens[k].name;
        screens[k].run(&s, FAKE_PLAIN);
    }
    fake_finish(&fake);
}

/* As many nodes as are seen, wherever one is, and each tile can be brought into sight. */
static void twenty_thousand_cards(void **state)
{
    static const int places[] = {0, 1, 700, 19999, 12000, 3};
    (void)state;
    fake_init(&fake, DECK_CARDS_MAX, FAKE_LONG);
    struct sweep s = {.fake = &fake, .env = fake_env(1280, 720, 1.25f, PALETTE_LIGHT), .screen = "wall"};
    struct visit_view view = fake_visit(&fake, VISIT_WALL, FAKE_LONG);
    for (size_t i = 0; i < COUNT_OF(places); i++) {
        view.scroll_px = view_wall_scroll_to(&s.env, &view, places[i]);
        s.nodes = fake_nodes(&fake);
        view_visit(&s.nodes, &s.env, &view);
        sweep_check(&s);
        const struct node *tile = node_by_id(&s.nodes, view_wall_id(places[i]));
        assert_non_null(tile);
        assert_true(sweep_contains(tile->clip, tile->at, 1));
    }
    fake_finish(&fake);
}

/* A card, its neighbours and what is drawn up of it lie where the app thinks they do. */
static void a_card_is_fitted_in(void **state)
{
    (void)state;
    fake_init(&fake, 28, FAKE_PLAIN);
    for (size_t i = 0; i < SWEEP_SIZES; i++) {
        struct view_env env = fake_env(sweep_sizes[i].w, sweep_sizes[i].h, 1, PALETTE_LIGHT);
        struct visit_view view = fake_visit(&fake, VISIT_CARD, FAKE_PLAIN);
        fake_visit_place(&fake, &env, &view);
        struct rect_px page = view_show_page(&env, &fake.visited);
        struct size_px seen = fake.visited.seen;
        assert_true(page.x >= 0 && page.y >= 0 && page.x + page.w <= seen.w && page.y + page.h <= seen.h);
        assert_true(fabsf(page.x + page.w / 2 - seen.w / 2) <= 1); /* what grows stays where it is */
        assert_true(fabsf(page.y + page.h / 2 - seen.h / 2) <= 1);
        assert_true(view_visit_pitch(&env, &view) > page.w);
    }
    fake_finish(&fake);
}

/* What is offered while it is read aloud takes no room from the card, on whichever side. */
static void a_card_stays_while_it_is_read(void **state)
{
    (void)state;
    fake_init(&fake, 28, FAKE_LONG);
    for (size_t i = 0; i < SWEEP_SIZES; i++)
        for (size_t t = 0; t < SWEEP_TEXTS; t++)
            for (int place = 0; place < 14; place++) {
                struct rect_px rooms[2];
                struct view_env env =
                    fake_env(sweep_sizes[i].w, sweep_sizes[i].h, sweep_texts[t], PALETTE_LIGHT);
                for (int speaks = 0; speaks < 2; speaks++) {
                    struct visit_view view = fake_visit(&fake, VISIT_CARD, FAKE_LONG);
                    fake.show.index = place;
                    fake.show.card = fake.deck.cards[place].id;
                    fake.show.back = place % 4 == 2;
                    fake.visited.aloud =
                        (struct aloud_view){.possible = true, .speaks = speaks, .volume = 70};
                    fake_visit_place(&fake, &env, &view);
                    rooms[speaks] = fake.visited.room;
                }
                if (fabsf(rooms[0].h - rooms[1].h) > 0.5f || fabsf(rooms[0].y - rooms[1].y) > 0.5f)
                    fail_msg("%.0fx%.0f text %.2f card %d: %.1f high, and %.1f while it is read",
                             (double)env.size.w, (double)env.size.h, (double)env.text, place,
                             (double)rooms[0].h, (double)rooms[1].h);
            }
    fake_finish(&fake);
}

/* Arrows lead to each control of the home of a deck, and back. */
static void arrows_reach_everything(void **state)
{
    (void)state;
    fake_init(&fake, 28, FAKE_PLAIN);
    for (size_t i = 0; i < SWEEP_SIZES; i++) {
        struct view_env env = fake_env(sweep_sizes[i].w, sweep_sizes[i].h, 1, PALETTE_LIGHT);
        struct visit_view view = fake_visit(&fake, VISIT_HOME, FAKE_PLAIN);
        struct nodes nodes = fake_nodes(&fake);
        uint32_t reached[64] = {node_focus_toward(&nodes, 0, 0, 1)};
        int count = 1, controls = 0;
        view_visit(&nodes, &env, &view);
        reached[0] = node_focus_toward(&nodes, 0, 0, 1);
        for (int k = 0; k < nodes.count; k++)
            controls += nodes.at[k].order > 0;
        for (int at = 0; at < count; at++) {
            static const int ways[][2] = {{1, 0}, {-1, 0}, {0, 1}, {0, -1}};
            for (size_t w = 0; w < COUNT_OF(ways); w++) {
                uint32_t to = node_focus_toward(&nodes, reached[at], ways[w][0], ways[w][1]);
                bool known = to == 0;
                for (int k = 0; k < count; k++)
                    known = known || reached[k] == to;
                if (!known)
                    reached[count++] = to;
            }
        }
        assert_int_equal(count, controls);
    }
    fake_finish(&fake);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_card),
        cmocka_unit_test(a_deck),
        cmocka_unit_test(long_words),
        cmocka_unit_test(large_fingers),
        cmocka_unit_test(twenty_thousand_cards),
        cmocka_unit_test(a_card_is_fitted_in),
        cmocka_unit_test(a_card_stays_while_it_is_read),
        cmocka_unit_test(arrows_reach_everything),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
