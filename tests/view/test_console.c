/* The console at every size, text size and palette; that what is the presenter's alone is there, and that every mode has a way out
 * among its keys. */
#include "view/fake_console.h"
#include "view/seen.h"
#include "view/sweep.h"

#include <string.h>

static struct fake fake;
static struct fake_stand stand;

static const float shares[] = {0, 0.5f, 1};

static void sweep_scrolled(struct sweep *s, int which)
{
    struct console_view view;
    s->screen = fake_console_name(which);
    fake_console_stand(&stand, s->fake, which);
    fake_console(&stand, &s->env, &view);
    float max = view_console_scroll_max(&s->env, &view);
    for (size_t i = 0; i < (max > 0 ? COUNT_OF(shares) : 1); i++) {
        view.scroll_px = stand.show.scroll_px = max * shares[i];
        s->nodes = fake_nodes(s->fake);
        view_console(&s->nodes, &s->env, &view);
        sweep_check(s);
    }
}

static void sweep_env(struct view_env env)
{
    struct sweep s = {.fake = &fake, .env = env};
    for (int hand = 0; hand < (env.palette == PALETTE_LIGHT ? 2 : 1); hand++) {
        s.env.left_hand = hand == 1;
        for (int which = 0; which < FAKE_CONSOLES; which++)
            sweep_scrolled(&s, which);
    }
}

static void sweep_deck(int cards, enum fake_words words)
{
    fake_init(&fake, cards, words);
    for (size_t i = 0; i < SWEEP_SIZES; i++)
        for (size_t t = 0; t < SWEEP_TEXTS; t++)
            for (int palette = 0; palette < sweep_palettes(i); palette++)
                sweep_env(
                    fake_env(sweep_sizes[i].w, sweep_sizes[i].h, sweep_texts[t], (enum palette_id)palette));
    fake_finish(&fake);
}

static void a_deck(void **state)
{
    (void)state;
    sweep_deck(28, FAKE_PLAIN);
}

static void one_card(void **state)
{
    (void)state;
    sweep_deck(1, FAKE_PLAIN);
}

static void long_words(void **state)
{
    (void)state;
    sweep_deck(28, FAKE_LONG);
}

static void laptops_and_large_fingers(void **state)
{
    static const struct size_px laptops[] = {{1280, 800}, {1366, 768}, {1440, 900}, {1920, 1200}};
    (void)state;
    fake_init(&fake, 28, FAKE_PLAIN);
    for (size_t i = 0; i < COUNT_OF(laptops); i++) {
        struct view_env env = fake_env(laptops[i].w, laptops[i].h, 1, PALETTE_LIGHT);
        sweep_env(env);
        env.least_touch_px = 104;
        sweep_env(env);
    }
    fake_finish(&fake);
}

/* ---- what it is for */

static const struct view_env *plain(void)
{
    static struct view_env env;
    env = fake_env(1920, 1080, 1, PALETTE_LIGHT);
    return &env;
}

static struct nodes nodes_now(void)
{
    struct console_view view;
    struct nodes nodes = fake_nodes(&fake);
    fake_console(&stand, plain(), &view);
    view_console(&nodes, plain(), &view);
    return nodes;
}

static bool names(const struct nodes *nodes, const char *words)
{
    for (int i = 0; i < nodes->count; i++)
        if (str_find(nodes->at[i].name, str_from(words)) >= 0)
            return true;
    return false;
}

static const struct node *key_of(const struct nodes *nodes, enum action_kind kind, int index)
{
    for (int i = 0; i < nodes->count; i++)
        if (nodes->at[i].action.kind == kind && nodes->at[i].action.index == index &&
            !(nodes->at[i].state & NODE_DISABLED))
            return &nodes->at[i];
    return NULL;
}

static void questions_and_notes_are_there(void **state)
{
    (void)state;
    fake_init(&fake, 28, FAKE_PLAIN);
    fake_stand_begin(&stand, &fake, 16);
    struct nodes nodes = nodes_now();
    assert_true(names(&nodes, "Wanneer week u voor het laatst af"));
    assert_true(names(&nodes, "Twee minuten stil, dan in tweetallen."));
    fake_stand_begin(&stand, &fake, 17);
    nodes = nodes_now();
    assert_false(names(&nodes, "Twee minuten"));
    assert_true(names(&nodes, "Bij deze kaart staan geen vragen en geen notities."));
    fake_finish(&fake);
}

/* Whatever the desk is at, the room has no way to a word of the notes. */
static void the_room_reads_no_notes(void **state)
{
    (void)state;
    fake_init(&fake, 28, FAKE_PLAIN);
    for (int which = 0; which < FAKE_CONSOLES; which++) {
        fake_console_stand(&stand, &fake, which);
        struct nodes nodes = fake_nodes(&fake);
        struct seen seen = desk_seen(&stand.desk, FAKE_STAND_MS);
        view_seen(&nodes, plain(),
                  &(struct seen_view){.seen = &seen, .show = &stand.show, .zoom = seen.scene.zoom});
        for (int i = 0; i < nodes.count; i++) {
            struct str label = nodes.at[i].look == LOOK_LABEL ? nodes.at[i].as.label.text : (struct str){0};
            static const char *const private[] = {"Twee minuten", "tweetallen", "Niet te lang",
                                                  "Publiek ziet", "Klaargezet"};
            for (size_t k = 0; k < COUNT_OF(private); k++)
                if (str_find(nodes.at[i].name, str_from(private[k])) >= 0 ||
                    str_find(label, str_from(private[k])) >= 0)
                    fail_msg("%s: the room reads \"%s\"", fake_console_name(which), private[k]);
        }
    }
    fake_finish(&fake);
}

static void staged_and_room_stand_beside_each_other(void **state)
{
    (void)state;
    fake_init(&fake, 28, FAKE_PLAIN);
    fake_stand_begin(&stand, &fake, 16);
    struct nodes nodes = nodes_now();
    assert_true(names(&nodes, "Publiek ziet nu \xC2\xB7 17 van 28"));
    assert_true(names(&nodes, "Hierna"));
    assert_null(key_of(&nodes, ACTION_COMMAND, COMMAND_TAKE));
    fake_stand_do(&stand, COMMAND_FREEZE);
    fake_stand_go(&stand, 21);
    nodes = nodes_now();
    assert_true(names(&nodes, "Klaargezet \xC2\xB7 22 van 28 \xC2\xB7 het publiek ziet dit nog niet"));
    assert_true(names(&nodes, "Publiek ziet nu \xC2\xB7 bevroren \xC2\xB7 17 van 28"));
    assert_non_null(key_of(&nodes, ACTION_COMMAND, COMMAND_TAKE));
    fake_stand_do(&stand, COMMAND_TAKE);
    nodes = nodes_now();
    assert_true(names(&nodes, "Publiek ziet nu \xC2\xB7 22 van 28"));
    fake_finish(&fake);
}

/* The keys that are touched, until all is as it was: that is how one gets out without a keyboard. */
static void every_mode_is_left_by_its_keys(void **state)
{
    static const struct {
        enum command in, out;
    } rows[] = {
        {COMMAND_FREEZE, COMMAND_FREEZE},
        {COMMAND_BLACK, COMMAND_BLACK},
        {COMMAND_WHITE, COMMAND_WHITE},
        {COMMAND_STAGE, COMMAND_BACK},
        {COMMAND_POINTER, COMMAND_POINTER},
        {COMMAND_SPOTLIGHT, COMMAND_SPOTLIGHT},
        {COMMAND_PEN, COMMAND_PEN},
        {COMMAND_HIGHLIGHTER, COMMAND_HIGHLIGHTER},
        {COMMAND_ERASER, COMMAND_ERASER},
        {COMMAND_ZOOM, COMMAND_ZOOM},
        {COMMAND_QUESTIONS, COMMAND_QUESTIONS},
        {COMMAND_PAPER, COMMAND_BACK},
        {COMMAND_OVERVIEW, COMMAND_BACK},
        {COMMAND_SEARCH, COMMAND_BACK},
        {COMMAND_HELP, COMMAND_BACK},
        {COMMAND_MORE, COMMAND_MORE},
        {COMMAND_STACK, COMMAND_STACK},
        {COMMAND_TIMER_PANEL, COMMAND_TIMER_PANEL},
    };
    (void)state;
    fake_init(&fake, 28, FAKE_PLAIN);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        fake_stand_begin(&stand, &fake, 16);
        struct desk_state desk = stand.desk;
        struct show_state show = fake.show;
        fake_stand_do(&stand, rows[i].in);
        struct nodes nodes = nodes_now();
        if (!key_of(&nodes, ACTION_COMMAND, (int)rows[i].out))
            fail_msg("%s has no way out", command_info(rows[i].in)->name);
        fake_stand_do(&stand, rows[i].out);
        bool same = stand.desk.tool == desk.tool && stand.desk.staged == desk.staged &&
                    stand.desk.frozen == desk.frozen && stand.desk.blank == desk.blank &&
                    scene_eq(&stand.desk.own, &desk.own) && fake.show.mode == show.mode &&
                    stand.console.panel == CONSOLE_NOTES;
        if (!same)
            fail_msg("%s does not lead out of %s", command_info(rows[i].out)->name,
                     command_info(rows[i].in)->name);
    }
    fake_finish(&fake);
}

/* Cards that were drawn and a countdown are left by keys of their own too. */
static void drawn_cards_and_time_can_be_put_away(void **state)
{
    (void)state;
    fake_init(&fake, 28, FAKE_PLAIN);
    fake_stand_begin(&stand, &fake, 16);
    fake_stand_do(&stand, COMMAND_DRAW);
    struct nodes nodes = nodes_now();
    assert_non_null(key_of(&nodes, ACTION_RETURN, 0));
    assert_non_null(key_of(&nodes, ACTION_DISCARD, 0));
    assert_non_null(key_of(&nodes, ACTION_COMMAND, COMMAND_BACK));
    fake_stand_event(&stand, &(struct desk_event){.kind = DESK_EV_COUNTDOWN, .at_ms = 0, .as.ms = 1000});
    fake_stand_event(&stand, &(struct desk_event){.kind = DESK_EV_TICK, .at_ms = FAKE_STAND_MS});
    fake_stand_do(&stand, COMMAND_TIMER_PANEL);
    nodes = nodes_now();
    assert_non_null(key_of(&nodes, ACTION_MINUTES, 0));
    assert_non_null(key_of(&nodes, ACTION_LONGER, 1));
    fake_finish(&fake);
}

/* When the key that shows it comes and goes, no other key moves but those it takes its room from. */
static void keys_stay_where_they_are(void **state)
{
    static const enum command still[] = {COMMAND_BLACK, COMMAND_POINTER, COMMAND_PEN, COMMAND_OVERVIEW,
                                         COMMAND_TIMER_PANEL};
    struct rect_px before[COUNT_OF(still)];
    (void)state;
    fake_init(&fake, 28, FAKE_PLAIN);
    fake_stand_begin(&stand, &fake, 16);
    struct nodes nodes = nodes_now();
    for (size_t i = 0; i < COUNT_OF(still); i++)
        before[i] = key_of(&nodes, ACTION_COMMAND, (int)still[i])->at;
    fake_stand_do(&stand, COMMAND_STAGE);
    nodes = nodes_now();
    for (size_t i = 0; i < COUNT_OF(still); i++) {
        struct rect_px after = key_of(&nodes, ACTION_COMMAND, (int)still[i])->at;
        assert_true(memcmp(&before[i], &after, sizeof after) == 0);
    }
    fake_finish(&fake);
}

/* On overview, search and help one still sees what the room does. */
static void the_room_stays_in_sight(void **state)
{
    static const enum command modes[] = {COMMAND_OVERVIEW, COMMAND_SEARCH, COMMAND_HELP};
    (void)state;
    fake_init(&fake, 28, FAKE_PLAIN);
    for (size_t i = 0; i < COUNT_OF(modes); i++) {
        fake_stand_begin(&stand, &fake, 16);
        fake_stand_do(&stand, modes[i]);
        struct nodes nodes = nodes_now();
        assert_true(names(&nodes, "Publiek ziet nu \xC2\xB7 17 van 28"));
        assert_true(names(&nodes, "18:42 verstreken \xC2\xB7 26:18 resterend"));
    }
    fake_finish(&fake);
}

/* A countdown goes on before a room that is dark; who presents sees it too. */
static void a_countdown_is_seen_on_black(void **state)
{
    (void)state;
    fake_init(&fake, 28, FAKE_PLAIN);
    fake_stand_begin(&stand, &fake, 16);
    fake_stand_do(&stand, COMMAND_COUNTDOWN);
    fake_stand_do(&stand, COMMAND_BLACK);
    struct nodes nodes = nodes_now();
    assert_true(names(&nodes, "Zwart"));
    assert_true(names(&nodes, "Nog 03:00"));
    fake_finish(&fake);
}

/* Nobody has to leave the card at which the clock waits by a time. */
static void a_part_without_time_is_not_named(void **state)
{
    static const struct agenda_block parts[] = {{.title = {"Opening", 7}, .count = 1},
                                                {.title = {"Waarden", 7}, .first = 1, .end_ms = 60000}};
    (void)state;
    fake_init(&fake, 28, FAKE_PLAIN);
    fake_stand_begin(&stand, &fake, 16);
    stand.time.parts = parts;
    stand.time.part_count = (int)COUNT_OF(parts);
    for (int part = 0; part < stand.time.part_count; part++) {
        stand.time.part = part;
        struct nodes nodes = nodes_now();
        assert_true(names(&nodes, part == 0 ? "verstreken 18:42" : "Waarden tot 01:00"));
        assert_false(names(&nodes, "Opening tot"));
    }
    fake_finish(&fake);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_deck),
        cmocka_unit_test(one_card),
        cmocka_unit_test(long_words),
        cmocka_unit_test(laptops_and_large_fingers),
        cmocka_unit_test(questions_and_notes_are_there),
        cmocka_unit_test(the_room_reads_no_notes),
        cmocka_unit_test(staged_and_room_stand_beside_each_other),
        cmocka_unit_test(every_mode_is_left_by_its_keys),
        cmocka_unit_test(drawn_cards_and_time_can_be_put_away),
        cmocka_unit_test(keys_stay_where_they_are),
        cmocka_unit_test(the_room_stays_in_sight),
        cmocka_unit_test(a_countdown_is_seen_on_black),
        cmocka_unit_test(a_part_without_time_is_not_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
