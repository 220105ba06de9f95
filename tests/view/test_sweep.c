/* Every screen at every size, text size and palette, with little, much and long content: what must hold of any of them. */
#include "view/fake.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "type/face.h"
#include "type/icon.h"

static const struct {
    float w, h;
} sizes[] = {{1920, 1080}, {1080, 1920}, {1280, 720}, {720, 1280},
             {3840, 2160}, {800, 600},   {1024, 768}, {2560, 1080}};
static const float texts[] = {1, 1.25f, 1.5f};

struct sweep {
    struct fake *fake;
    struct view_env env;
    const char *screen;
    struct nodes nodes;
    const struct node *offer; /* the panel of what a key offers; NULL: none */
};

#define FAIL(sweep, node, what)                                                                              \
    fail_msg("%s %.0fx%.0f text %.2f %s: %s: \"%.*s\" at %.0f,%.0f %.0fx%.0f", (sweep)->screen,              \
             (double)(sweep)->env.size.w, (double)(sweep)->env.size.h, (double)(sweep)->env.text,            \
             palette_name((sweep)->env.palette), what,                                                       \
             STR_ARG((node)->look == LOOK_LABEL ? (node)->as.label.text : (node)->name),                     \
             (double)(node)->at.x, (double)(node)->at.y, (double)(node)->at.w, (double)(node)->at.h)

static bool is_control(const struct node *node)
{
    return node->id != 0 && (node->action.kind != ACTION_NONE || node->role == NODE_FIELD);
}

static struct rect_px seen(const struct node *node)
{
    return rect_is_empty(node->clip) ? node->at : rect_meet(node->at, node->clip);
}

static bool contains(struct rect_px a, struct rect_px b, float slack)
{
    return b.x >= a.x - slack && b.y >= a.y - slack && b.x + b.w <= a.x + a.w + slack &&
           b.y + b.h <= a.y + a.h + slack;
}

static void check_names(const struct sweep *s)
{
    for (int i = 0; i < s->nodes.count; i++) {
        const struct node *node = &s->nodes.at[i];
        if (is_control(node) && node->name.len == 0)
            FAIL(s, node, "a control without a name");
        for (int k = 0; node->id != 0 && k < i; k++)
            if (s->nodes.at[k].id == node->id)
                FAIL(s, node, "an id twice");
    }
}

static bool stands_alone(const struct node *node)
{
    return is_control(node) || (node->id != 0 && (node->role == NODE_TEXT || node->role == NODE_STATUS));
}

/* What a key offers lies over what else there is, on a panel of its own. */
static bool is_covered(const struct sweep *s, const struct node *node)
{
    const struct node *offer = s->offer;
    return offer && node < offer && !rect_is_empty(rect_meet(rect_inset(offer->at, -20), node->at));
}

/* Apart from each other, with room between those that are touched; a small one may lie whole on a large one. */
static void check_apart(const struct sweep *s)
{
    float between = 16 * view_u(&s->env) - 1;
    for (int i = 0; i < s->nodes.count; i++) {
        const struct node *a = &s->nodes.at[i];
        if (!stands_alone(a) || rect_is_empty(seen(a)) || is_covered(s, a))
            continue;
        for (int k = 0; k < i; k++) {
            const struct node *b = &s->nodes.at[k];
            if (!stands_alone(b) || rect_is_empty(seen(b)) || is_covered(s, b) || contains(b->at, a->at, 1) ||
                contains(a->at, b->at, 1))
                continue;
            bool touched = is_control(a) && is_control(b) && a->role != NODE_LINK;
            struct rect_px around = touched ? rect_inset(seen(a), -between) : rect_inset(seen(a), 1);
            if (!rect_is_empty(rect_meet(around, seen(b))))
                FAIL(s, a, "too near another");
        }
    }
}

static void check_touch(const struct sweep *s)
{
    float least = fmaxf(88 * view_u(&s->env), s->env.least_touch_px) - 1;
    for (int i = 0; i < s->nodes.count; i++) {
        const struct node *node = &s->nodes.at[i];
        if (!is_control(node) || node->role == NODE_LINK)
            continue;
        if (node->at.w < least || node->at.h < least)
            FAIL(s, node, "too small to touch");
        if (rect_is_empty(node->clip) &&
            !contains((struct rect_px){0, 0, s->env.size.w, s->env.size.h}, node->at, 0))
            FAIL(s, node, "a control outside the window");
    }
}

static void check_label(const struct sweep *s, const struct node *node, const struct node *control)
{
    const struct look_label *label = &node->as.label;
    const struct text_metrics *metrics = &s->env.metrics;
    struct rect_px window = {0, 0, s->env.size.w, s->env.size.h};
    if (metrics->width_px(metrics->ctx, &label->style, label->text) > node->at.w + 1)
        FAIL(s, node, "words wider than their place");
    if (label->style.size_px * 1.2f > node->at.h + 1)
        FAIL(s, node, "words higher than their place");
    if (label->style.size_px < 22 * view_u(&s->env) * s->env.text - 0.01f)
        FAIL(s, node, "words too small");
    if (node->at.x < 0 || node->at.x + node->at.w > window.w)
        FAIL(s, node, "words outside the window");
    if (rect_is_empty(node->clip) && !contains(window, node->at, 0))
        FAIL(s, node, "words outside the window");
    if (control && rect_has(control->at, (struct pt_px){node->at.x + 1, node->at.y + 1}) &&
        !contains(control->at, node->at, 1))
        FAIL(s, node, "words outside their control");
}

static void check_labels(const struct sweep *s)
{
    const struct node *control = NULL;
    for (int i = 0; i < s->nodes.count; i++) {
        const struct node *node = &s->nodes.at[i];
        if (node->id != 0)
            control = is_control(node) ? node : NULL;
        if (node->look == LOOK_LABEL)
            check_label(s, node, control);
    }
}

static bool under(const struct node *node, struct pt_px at, uint32_t *argb)
{
    if (!rect_has(seen(node), at))
        return false;
    if (node->look == LOOK_FILL)
        *argb = node->as.fill_argb;
    else if (node->look == LOOK_PANEL)
        *argb = node->as.panel.fill_argb;
    else
        return false;
    return *argb >> 24 == 0xFF;
}

static void check_contrast(const struct sweep *s)
{
    bool disabled = false;
    for (int i = 0; i < s->nodes.count; i++) {
        const struct node *node = &s->nodes.at[i];
        uint32_t argb = node->look == LOOK_LABEL ? node->as.label.argb : node->as.icon.argb, ground = 0;
        struct rect_px visible = seen(node);
        struct pt_px at = {visible.x + visible.w / 2, visible.y + visible.h / 2};
        int below = i - 1;
        if (node->id != 0)
            disabled = node->state & NODE_DISABLED;
        if ((node->look != LOOK_LABEL && node->look != LOOK_ICON) || rect_is_empty(visible))
            continue;
        while (below >= 0 && !under(&s->nodes.at[below], at, &ground))
            below--;
        if (below < 0)
            FAIL(s, node, "nothing under it");
        float need = node->look == LOOK_ICON || disabled ? 3 : 4.5f;
        if (colour_contrast(argb & 0xFFFFFF, ground & 0xFFFFFF) < need)
            FAIL(s, node, "too little contrast");
    }
}

static void check_icons(const struct sweep *s)
{
    for (int i = 0; i < s->nodes.count; i++) {
        const struct node *node = &s->nodes.at[i];
        if (node->look == LOOK_ICON && !icon_exists(node->as.icon.name))
            fail_msg("%s: there is no icon %.*s", s->screen, STR_ARG(node->as.icon.name));
    }
}

static void check_focus(const struct sweep *s)
{
    int controls = 0, steps = 0;
    for (int i = 0; i < s->nodes.count; i++) {
        const struct node *node = &s->nodes.at[i];
        if (is_control(node) && !(node->state & NODE_DISABLED))
            controls++;
        if (node->order > 0 && (!is_control(node) || node->state & NODE_DISABLED))
            FAIL(s, node, "focus for what is no control");
    }
    uint32_t first = node_focus_step(&s->nodes, 0, 1), at = first;
    while (at != 0 && steps <= controls) {
        steps++;
        at = node_focus_step(&s->nodes, at, 1);
        if (at == first)
            break;
    }
    if (steps != controls)
        fail_msg("%s: the focus reaches %d of %d", s->screen, steps, controls);
    if (node_focus_step(&s->nodes, node_focus_step(&s->nodes, first, -1), 1) != first)
        fail_msg("%s: back and forth is not where it began", s->screen);
}

enum { NODES_MAX = 700 };

static void check(struct sweep *s)
{
    struct draw_list list = {.arena = &s->fake->frame};
    draw_nodes(&list, &s->nodes, palette_at(s->env.palette), view_u(&s->env));
    if (s->nodes.dropped + list.dropped > 0 || s->nodes.count > NODES_MAX)
        fail_msg("%s: %d nodes, %d dropped", s->screen, s->nodes.count, s->nodes.dropped + list.dropped);
    s->offer = NULL;
    for (int i = 0; i < s->nodes.count; i++)
        if (str_eq(s->nodes.at[i].name, str_from("Letters om uit te kiezen")))
            s->offer = &s->nodes.at[i];
    check_names(s);
    check_apart(s);
    check_touch(s);
    check_labels(s);
    check_contrast(s);
    check_icons(s);
    check_focus(s);
}

/* ---- the screens */

static const float shares[] = {0, 0.5f, 1};

static void show_scrolled(struct sweep *s, struct show_view *view)
{
    float max = view_show_scroll_max(&s->env, view);
    for (size_t i = 0; i < COUNT_OF(shares); i++) {
        view->scroll_px = max * shares[i];
        s->nodes = fake_nodes(s->fake);
        view_show(&s->nodes, &s->env, view);
        check(s);
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
        check(s);
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
        s->nodes = fake_nodes(s->fake);
        view_start(&s->nodes, &s->env, view);
        check(s);
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
    check(s);
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
        check(s);
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
};

static void sweep_all(struct fake *fake)
{
    for (size_t i = 0; i < COUNT_OF(sizes); i++) {
        for (size_t t = 0; t < COUNT_OF(texts); t++) {
            for (int palette = 0; palette < PALETTE_COUNT; palette++) {
                struct sweep s = {.fake = fake,
                                  .env =
                                      fake_env(sizes[i].w, sizes[i].h, texts[t], (enum palette_id)palette)};
                for (size_t k = 0; k < COUNT_OF(screens); k++) {
                    s.screen = screens[k].name;
                    screens[k].run(&s);
                }
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
    for (size_t i = 0; i < COUNT_OF(sizes); i++) {
        struct sweep s = {
            .fake = &fake, .env = fake_env(sizes[i].w, sizes[i].h, 1, PALETTE_LIGHT), .screen = "large"};
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
    for (size_t k = 0; k < COUNT_OF(screens); k++) {
        s.screen = screens[k].name;
        screens[k].run(&s);
    }
    fake_finish(&fake);
}

/* ---- scrolling to what is marked */

static void check_mark_is_seen(const struct sweep *s, const char *part)
{
    for (int i = 0; i < s->nodes.count; i++) {
        const struct node *node = &s->nodes.at[i];
        if (!(node->state & (NODE_FOCUSED | NODE_SELECTED)) || node->action.kind == ACTION_NONE)
            continue;
        if (rect_is_empty(node->clip) || contains(node->clip, node->at, 1))
            return;
        FAIL(s, node, "the marked one is not in sight");
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
