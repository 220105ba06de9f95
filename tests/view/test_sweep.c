/* Every screen at every size, text size and palette, with little, much and long content: what must hold of any of them. */
#include "view/sweep.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* ---- the screens */

static const float shares[] = {0, 0.5f, 1};

static void show_scrolled(struct sweep *s, struct show_view *view)
{
    float max = view_show_scroll_max(&s->env, view);
    for (size_t i = 0; i < COUNT_OF(shares); i++) {
        view->scroll_px = max * shares[i];
        s->top = i == 0;
        s->nodes = fake_nodes(s->fake);
        view_show(&s->nodes, &s->env, view);
        sweep_check(s);
    }
}

static void sweep_card(struct sweep *s)
{
    for (int place = 0; place < s->fake->cards.count && place < 14; place++) {
        struct show_view view = fake_show(s->fake, SHOW_CARD);
        s->fake->show.index = place;
        s->fake->show.number = place;
        s->fake->show.back = place % 2;
        s->env.pointer = true;
        view.notice =
            STR("De vorige versie blijft staan. kaarten/10.md, regel 3: het veld ‘kind’ noemt geen soort van "
                "deze kaartenset; noem een van de soorten uit deck.yaml.");
        s->nodes = fake_nodes(s->fake);
        view_show(&s->nodes, &s->env, &view);
        sweep_check(s);
    }
    s->env.pointer = false;
}

static void sweep_overview(struct sweep *s)
{
    struct show_view view = fake_show(s->fake, SHOW_OVERVIEW);
    show_scrolled(s, &view);
}

static void sweep_search(struct sweep *s)
{
    static const char *const queries[] = {"",
                                          "arbeidsongeschiktheidsverzekeringsmaatschappij en nog veel meer "
                                          "woorden dan er in dit veld te zien zijn"};
    for (size_t i = 0; i < COUNT_OF(queries); i++) {
        for (int hits = 0; hits <= 2; hits++) {
            struct show_view view = fake_show(s->fake, SHOW_SEARCH);
            edit_set(&s->fake->show.query, str_from(queries[i]));
            view.hits = s->fake->hits;
            int most = s->fake->cards.count < FAKE_HITS ? 1 : FAKE_HITS;
            view.hit_count = i == 0 ? 0 : hits < most ? hits : most;
            if (hits == 2)
                view.hit_count = i == 0 ? 0 : most;
            view.hit_total = hits == 2 ? 312 : view.hit_count;
            show_scrolled(s, &view);
        }
    }
}

static void sweep_help(struct sweep *s)
{
    struct show_view view = fake_show(s->fake, SHOW_HELP);
    show_scrolled(s, &view);
}

static void start_scrolled(struct sweep *s, struct start_view *view)
{
    float max = view_start_scroll_max(&s->env, view);
    for (size_t i = 0; i < COUNT_OF(shares); i++) {
        view->scroll_px = max * shares[i];
        s->top = i == 0;
        s->nodes = fake_nodes(s->fake);
        view_start(&s->nodes, &s->env, view);
        sweep_check(s);
    }
}

static void sweep_home(struct sweep *s)
{
    static const int recents[] = {0, 1, 3, START_RECENT_MAX};
    for (size_t i = 0; i < COUNT_OF(recents); i++) {
        struct start_view view = fake_home(s->fake, recents[i], recents[i] > 1 ? FAKE_LONG : FAKE_PLAIN);
        if (recents[i] != 1)
            view.trouble =
                STR("‘/media/usb/Gemeentesecretarissenverantwoordelijkheidsverdelingsvraagstukken.pdf’ is "
                    "beschadigd. Kies een ander bestand, of vraag de maker om een nieuwe versie.");
        start_scrolled(s, &view);
    }
}

static void sweep_chooser(struct sweep *s)
{
    static const int entries[] = {0, 1, 9, 1000};
    for (size_t i = 0; i < COUNT_OF(entries); i++) {
        struct start_view view = fake_chooser(s->fake, entries[i], i % 2 ? FAKE_LONG : FAKE_PLAIN);
        start_scrolled(s, &view);
    }
}

static void sweep_start_help(struct sweep *s)
{
    struct start_view view = fake_home(s->fake, 1, FAKE_PLAIN);
    s->fake->start.mode = START_HELP;
    start_scrolled(s, &view);
}

static void sweep_message(struct sweep *s)
{
    s->nodes = fake_nodes(s->fake);
    view_message(&s->nodes, &s->env, STR("warning"),
                 STR("Arbeidsongeschiktheidsverzekeringsmaatschappij.pdf is te groot"),
                 STR("Een kaartenset heeft hooguit 20000 kaarten. Splits het bestand, of kies een ander."));
    sweep_check(s);
}

static void sweep_lock(struct sweep *s)
{
    char many[LOCK_TYPED_BYTES - 1];
    memset(many, 'x', sizeof many);
    for (int i = 0; i < 4; i++) {
        struct lock_state state = {.trying = i == 1, .wrong = i == 2, .tries = i};
        edit_set(&state.typed, (struct str){many, i % 2 ? sizeof many : 0});
        s->nodes = fake_nodes(s->fake);
        view_lock(&s->nodes, &s->env,
                  &(struct lock_view){.state = &state,
                                      .name = STR("Gemeentesecretarissenverantwoordelijkheidsverdelings"
                                                  "vraagstukken en wat daarbij hoort.pdf"),
                                      .may_leave = i < 2});
        sweep_check(s);
    }
}

/* All that is written on, with a keyboard on the glass: letters, signs, and what a key offers. */
static void sweep_glass(struct sweep *s)
{
    static const struct keyboard keyboards[] = {
        {.shown = true},
        {.shown = true, .shift = KEYBOARD_CAPITALS, .open = 3},
        {.shown = true, .layer = KEYBOARD_SIGNS, .secret = true, .open = 62, .over = 2},
        {.shown = true, .open = 1},
    };
    for (size_t i = 0; i < COUNT_OF(keyboards); i++) {
        s->env.keyboard = &keyboards[i];
        sweep_lock(s);
        struct show_view view = fake_show(s->fake, SHOW_SEARCH);
        edit_set(&s->fake->show.query, STR("arbeidsongeschiktheid"));
        view.hits = s->fake->hits;
        view.hit_count = view.hit_total = s->fake->cards.count < FAKE_HITS ? 1 : FAKE_HITS;
        show_scrolled(s, &view);
    }
    s->env.keyboard = NULL;
}

static void sweep_write(struct sweep *s)
{
    static const struct write_row rows[] = {
        {STR_INIT("a"), STR_INIT("Welk gesprek stel jij al weken uit?"), false, false, false},
        {STR_INIT("b"),
         STR_INIT("Gemeentesecretarissenverantwoordelijkheidsverdelingsvraagstukken zijn wat?"), false, true,
         true},
        {STR_INIT("c"),
         STR_INIT("Hoe houden wij, met alles wat er speelt, in onze "
                  "arbeidsongeschiktheidsverzekeringsmaatschappij ruimte "
                  "voor een afwijkende stem, ook als het erop aankomt en niemand er meer tijd voor heeft?"),
         true, false, false},
    };
    static const struct keyboard glass = {.shown = true};
    struct write_row many[OWN_ASKED_MAX];
    for (int i = 0; i < OWN_ASKED_MAX; i++) {
        many[i] = rows[i % 3];
        many[i].id = (struct str){&"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"[i], 1};
    }
    for (int i = 0; i < 12; i++) {
        struct write_rows all = {many, i % 3 == 0 ? 0 : i % 3 == 1 ? 3 : OWN_ASKED_MAX, i % 3 == 2};
        struct write_state state = {.mode = i % 2 ? WRITE_LIST : WRITE_FIELD};
        state.id[0] = (char)(i % 3 == 0 ? 0 : 'a' + i % 3);
        if (i > 5)
            edit_set(&state.edit, rows[2].text);
        struct write_view view = {.state = &state, .rows = &all, .card = STR("Moed"), .icon = STR("diamond")};
        if (i % 4 == 2)
            view.card = STR("Gemeentesecretarissenverantwoordelijkheidsverdelingsvraagstukken");
        s->env.keyboard = i % 2 == 0 && i % 4 == 0 ? &glass : NULL;
        float max = view_write_scroll_max(&s->env, &view);
        for (size_t k = 0; k < COUNT_OF(shares); k++) {
            view.scroll_px = max * shares[k];
            s->top = k == 0;
            s->nodes = fake_nodes(s->fake);
            view_write(&s->nodes, &s->env, &view);
            sweep_check(s);
        }
    }
    s->env.keyboard = NULL;
}

static const struct {
    const char *name;
    void (*run)(struct sweep *s);
} screens[] = {
    {"card", sweep_card},
    {"overview", sweep_overview},
    {"search", sweep_search},
    {"help", sweep_help},
    {"home", sweep_home},
    {"chooser", sweep_chooser},
    {"start help", sweep_start_help},
    {"message", sweep_message},
    {"lock", sweep_lock},
    {"glass", sweep_glass},
    {"write", sweep_write},
};

/* Colours lay nothing out: other seats are looked at in one of them. */
static void sweep_screens(struct sweep *s)
{
    for (int seat = 0; seat < (s->env.palette == PALETTE_LIGHT ? SWEEP_SEATS : 1); seat++) {
        sweep_seat(s, seat);
        for (size_t k = 0; k < COUNT_OF(screens); k++) {
            s->screen = screens[k].name;
            screens[k].run(s);
        }
    }
}

static void sweep_all(struct fake *fake)
{
    for (size_t i = 0; i < COUNT_OF(sweep_sizes); i++) {
        for (size_t t = 0; t < COUNT_OF(sweep_texts); t++) {
            for (int palette = 0; palette < sweep_palettes(i); palette++) {
                struct sweep s = {.fake = fake,
                                  .env = fake_env(sweep_sizes[i].w, sweep_sizes[i].h, sweep_texts[t],
                                                  (enum palette_id)palette)};
                sweep_screens(&s);
            }
        }
    }
}

static struct fake fake;

static void one_card(void **state)
{
    (void)state;
    fake_init(&fake, 1, FAKE_PLAIN);
    sweep_all(&fake);
    fake_finish(&fake);
}

static void a_deck(void **state)
{
    (void)state;
    fake_init(&fake, 28, FAKE_PLAIN);
    sweep_all(&fake);
    fake_finish(&fake);
}

static void long_words(void **state)
{
    (void)state;
    fake_init(&fake, 28, FAKE_LONG);
    sweep_all(&fake);
    fake_finish(&fake);
}

static void twenty_thousand_cards(void **state)
{
    (void)state;
    fake_init(&fake, DECK_CARDS_MAX, FAKE_LONG);
    for (size_t i = 0; i < COUNT_OF(sweep_sizes); i++) {
        struct sweep s = {.fake = &fake,
                          .env = fake_env(sweep_sizes[i].w, sweep_sizes[i].h, 1, PALETTE_LIGHT),
                          .screen = "large"};
        sweep_overview(&s);
        sweep_card(&s);
    }
    fake_finish(&fake);
}

/* On glass of known size a finger needs more than 88 u. */
static void large_fingers(void **state)
{
    (void)state;
    fake_init(&fake, 28, FAKE_PLAIN);
    struct sweep s = {.fake = &fake, .env = fake_env(1920, 1080, 1, PALETTE_LIGHT)};
    s.env.least_touch_px = 120;
    sweep_screens(&s);
    fake_finish(&fake);
}

/* ---- scrolling to what is marked */

static void check_mark_is_seen(const struct sweep *s, const char *part)
{
    for (int i = 0; i < s->nodes.count; i++) {
        const struct node *node = &s->nodes.at[i];
        if (!(node->state & (NODE_FOCUSED | NODE_SELECTED)) || node->action.kind == ACTION_NONE)
            continue;
        if (rect_is_empty(node->clip) || sweep_contains(node->clip, node->at, 1))
            return;
        SWEEP_FAIL(s, node, "the marked one is not in sight");
    }
    fail_msg("%s: no mark", part);
}

static void the_mark_comes_into_sight(void **state)
{
    static const int places[] = {0, 1, 700, 19999, 12000, 3};
    (void)state;
    fake_init(&fake, DECK_CARDS_MAX, FAKE_PLAIN);
    struct sweep s = {.fake = &fake, .env = fake_env(1280, 720, 1.25f, PALETTE_LIGHT), .screen = "mark"};
    struct show_view view = fake_show(&fake, SHOW_OVERVIEW);
    for (size_t i = 0; i < COUNT_OF(places); i++) {
        fake.show.cursor = fake.deck.cards[places[i]].id;
        view.scroll_px = view_show_scroll_to_mark(&s.env, &view);
        s.nodes = fake_nodes(&fake);
        view_show(&s.nodes, &s.env, &view);
        check_mark_is_seen(&s, "overview");
    }
    view = fake_show(&fake, SHOW_SEARCH);
    edit_set(&fake.show.query, STR("a"));
    view.hits = fake.hits;
    view.hit_count = view.hit_total = FAKE_HITS;
    for (fake.show.choice = FAKE_HITS - 1; fake.show.choice >= 0; fake.show.choice--) {
        view.scroll_px = view_show_scroll_to_mark(&s.env, &view);
        s.nodes = fake_nodes(&fake);
        view_show(&s.nodes, &s.env, &view);
        check_mark_is_seen(&s, "search");
    }
    fake_finish(&fake);
}

static void the_marked_item_comes_into_sight(void **state)
{
    (void)state;
    fake_init(&fake, 1, FAKE_PLAIN);
    struct sweep s = {.fake = &fake, .env = fake_env(800, 600, 1.5f, PALETTE_LIGHT), .screen = "mark"};
    for (int chooser = 0; chooser < 2; chooser++) {
        struct start_view view =
            chooser ? fake_chooser(&fake, 100, FAKE_LONG) : fake_home(&fake, START_RECENT_MAX, FAKE_LONG);
        for (int i = 0; i < fake.item_count; i++) {
            fake.start.mark = i * 7 % fake.item_count;
            view.scroll_px = view_start_scroll_to_mark(&s.env, &view);
            s.nodes = fake_nodes(&fake);
            view_start(&s.nodes, &s.env, &view);
            check_mark_is_seen(&s, chooser ? "chooser" : "home");
        }
    }
    fake_finish(&fake);
}

static void no_window_no_nodes(void **state)
{
    (void)state;
    fake_init(&fake, 1, FAKE_PLAIN);
    struct view_env env = fake_env(0, 0, 1, PALETTE_LIGHT);
    struct nodes nodes = fake_nodes(&fake);
    struct show_view show = fake_show(&fake, SHOW_OVERVIEW);
    struct start_view start = fake_home(&fake, 2, FAKE_PLAIN);
    view_show(&nodes, &env, &show);
    view_start(&nodes, &env, &start);
    view_message(&nodes, &env, STR("deck"), STR("Titel"), STR("Tekst"));
    assert_int_equal(nodes.count, 0);
    assert_true(view_show_scroll_max(&env, &show) <= 0 && view_start_scroll_max(&env, &start) <= 0);
    assert_true(view_overview_columns(&env) >= 1 && view_start_columns(&env, &start) >= 1);
    fake_finish(&fake);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_card),
        cmocka_unit_test(a_deck),
        cmocka_unit_test(long_words),
        cmocka_unit_test(twenty_thousand_cards),
        cmocka_unit_test(large_fingers),
        cmocka_unit_test(the_mark_comes_into_sight),
        cmocka_unit_test(the_marked_item_comes_into_sight),
        cmocka_unit_test(no_window_no_nodes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
