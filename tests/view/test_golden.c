/* The main screens as text: nodes, then what is drawn. WAAIER_REBASE=1 writes them anew; look at the difference. */
#include "view/fake.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/fs.h"

#ifndef WAAIER_TESTS_DIR
#define WAAIER_TESTS_DIR "tests"
#endif

static const struct {
    float w, h;
} sizes[] = {{1920, 1080}, {1080, 1920}, {1280, 720}};
static const float texts[] = {1, 1.5f};

static void show_mode(struct fake *fake, struct nodes *nodes, const struct view_env *env, enum show_mode mode)
{
    struct show_view view = fake_show(fake, mode);
    view_show(nodes, env, &view);
}

static void draw_card(struct fake *fake, struct nodes *nodes, struct view_env env)
{
    show_mode(fake, nodes, &env, SHOW_CARD);
}

static void draw_bar(struct fake *fake, struct nodes *nodes, struct view_env env)
{
    struct show_view view = fake_show(fake, SHOW_CARD);
    env.pointer = true;
    fake->show.number = 17;
    view.notice = STR("De kaartenset is opnieuw gelezen.");
    view_show(nodes, &env, &view);
}

static void draw_page(struct fake *fake, struct nodes *nodes, struct view_env env)
{
    struct show_view view = fake_show(fake, SHOW_CARD);
    fake->show.index = 12;
    fake->links[0] = (struct document_link){.at = {100, 200, 60, 14}, .page = 3};
    fake->links[1] = (struct document_link){.at = {100, 400, 60, 14}, .uri = STR("https://example.org/")};
    view.links = fake->links;
    view.link_count = 2;
    static const struct rect_px marks[] = {{100, 300, 60, 14}, {590, 300, 60, 14}};
    view.marks = marks;
    view.mark_count = COUNT_OF(marks);
    (void)snprintf(fake->show.sought, sizeof fake->show.sought, "raad");
    view.page_size = (struct size_px){595, 842};
    view_show(nodes, &env, &view);
}

/* Between pixels, so that rounding shows: the whole page scaled, a part of another scale, and the one for this. */
static void draw_zoom(struct fake *fake, struct nodes *nodes, struct view_env env)
{
    struct show_view view = fake_show(fake, SHOW_CARD);
    env.pointer = true;
    view.zoom = fake->show.zoom = (struct zoom){2.37f, 0.113f, -0.07f};
    view.map = true;
    assert_true(view_show_part(&env, &view, (struct zoom){2, 0, 0}, &view.parts[0]));
    assert_true(view_show_part(&env, &view, view.zoom, &view.parts[1]));
    view_show(nodes, &env, &view);
}

static void draw_drag(struct fake *fake, struct nodes *nodes, struct view_env env)
{
    struct show_view view = fake_show(fake, SHOW_CARD);
    view.drag_px = -300;
    view_show(nodes, &env, &view);
}

static void draw_black(struct fake *fake, struct nodes *nodes, struct view_env env)
{
    show_mode(fake, nodes, &env, SHOW_BLACK);
}

static void draw_overview(struct fake *fake, struct nodes *nodes, struct view_env env)
{
    struct show_view view = fake_show(fake, SHOW_OVERVIEW);
    view.scroll_px = view_show_scroll_to_mark(&env, &view);
    view_show(nodes, &env, &view);
}

static void draw_search(struct fake *fake, struct nodes *nodes, struct view_env env)
{
    struct show_view view = fake_show(fake, SHOW_SEARCH);
    edit_set(&fake->show.query, STR("achterban"));
    fake->show.choice = 1;
    view.hits = fake->hits;
    view.hit_count = view.hit_total = FAKE_HITS;
    view_show(nodes, &env, &view);
}

static void draw_search_glass(struct fake *fake, struct nodes *nodes, struct view_env env)
{
    struct keyboard keyboard = {.shown = true};
    env.keyboard = &keyboard;
    draw_search(fake, nodes, env);
}

static void draw_lock_glass(struct fake *fake, struct nodes *nodes, struct view_env env)
{
    struct keyboard keyboard = {
        .shown = true, .secret = true, .shift = KEYBOARD_CAPITALS, .open = 3, .over = 2};
    struct lock_state state = {.wrong = true, .tries = 1};
    env.keyboard = &keyboard;
    (void)fake;
    view_lock(nodes, &env, &(struct lock_view){.state = &state, .name = STR("jaarrekening.pdf")});
}

static void draw_nothing_found(struct fake *fake, struct nodes *nodes, struct view_env env)
{
    struct show_view view = fake_show(fake, SHOW_SEARCH);
    edit_set(&fake->show.query, STR("ezelsbruggetje"));
    view_show(nodes, &env, &view);
}

static void draw_help(struct fake *fake, struct nodes *nodes, struct view_env env)
{
    show_mode(fake, nodes, &env, SHOW_HELP);
}

static void draw_home(struct fake *fake, struct nodes *nodes, struct view_env env)
{
    struct start_view view = fake_home(fake, 6, FAKE_PLAIN);
    view_start(nodes, &env, &view);
}

static void draw_first_time(struct fake *fake, struct nodes *nodes, struct view_env env)
{
    struct start_view view = fake_home(fake, 0, FAKE_PLAIN);
    view.trouble =
        STR("‘jaarverslag.pdf’ is beschadigd. Kies een ander bestand, of vraag de maker om een nieuwe.");
    view_start(nodes, &env, &view);
}

static void draw_chooser(struct fake *fake, struct nodes *nodes, struct view_env env)
{
    struct start_view view = fake_chooser(fake, 9, FAKE_PLAIN);
    fake->start.mark = 2;
    view_start(nodes, &env, &view);
}

static void draw_message(struct fake *fake, struct nodes *nodes, struct view_env env)
{
    (void)fake;
    view_message(nodes, &env, STR("deck"), STR("De kaartenset wordt geopend"),
                 STR("Vakmanschap in het decentraal bestuur, 28 kaarten."));
}

static void draw_lock(struct fake *fake, struct nodes *nodes, struct view_env env)
{
    struct lock_state state = {.tries = 1};
    edit_set(&state.typed, STR("gr\xC3\xA9"
                               "fin"));
    (void)fake;
    view_lock(nodes, &env,
              &(struct lock_view){.state = &state, .name = STR("jaarrekening.pdf"), .may_leave = true});
}

static void draw_lock_wrong(struct fake *fake, struct nodes *nodes, struct view_env env)
{
    struct lock_state state = {.wrong = true, .tries = 1};
    (void)fake;
    view_lock(nodes, &env, &(struct lock_view){.state = &state, .name = STR("jaarrekening.pdf")});
}

static const struct {
    const char *name;
    void (*draw)(struct fake *fake, struct nodes *nodes, struct view_env env);
} screens[] = {
    {"card", draw_card},
    {"bar", draw_bar},
    {"page", draw_page},
    {"zoom", draw_zoom},
    {"drag", draw_drag},
    {"black", draw_black},
    {"overview", draw_overview},
    {"search", draw_search},
    {"search-glass", draw_search_glass},
    {"lock-glass", draw_lock_glass},
    {"nothing-found", draw_nothing_found},
    {"help", draw_help},
    {"home", draw_home},
    {"first-time", draw_first_time},
    {"chooser", draw_chooser},
    {"message", draw_message},
    {"lock", draw_lock},
    {"lock-wrong", draw_lock_wrong},
};

static struct str as_text(struct fake *fake, size_t screen, struct view_env env)
{
    struct nodes nodes = fake_nodes(fake);
    screens[screen].draw(fake, &nodes, env);
    struct draw_list list = {.arena = &fake->frame};
    draw_nodes(&list, &nodes, palette_at(env.palette), view_u(&env));
    assert_int_equal(nodes.dropped + list.dropped, 0);
    return str_format(&fake->frame, "%.*s---\n%.*s", STR_ARG(nodes_text(&fake->frame, &nodes)),
                      STR_ARG(draw_text(&fake->frame, &list)));
}

/* The first line that differs, for whoever reads the failure. */
static void fail_at_difference(const char *path, struct str got, struct str want)
{
    for (int line = 1; got.len > 0 || want.len > 0; line++) {
        struct str a = str_cut(got, '\n', &got), b = str_cut(want, '\n', &want);
        if (!str_eq(a, b))
            fail_msg("%s:%d\n  is      %.*s\n  was     %.*s\nWAAIER_REBASE=1 writes it anew", path, line,
                     STR_ARG(a), STR_ARG(b));
    }
}

static void compare(struct fake *fake, size_t screen, struct view_env env)
{
    struct err err = {0};
    struct str want, got = as_text(fake, screen, env);
    struct str path =
        str_format(&fake->frame, "%s/view/goldens/%s-%.0fx%.0f-%.0f.txt", WAAIER_TESTS_DIR,
                   screens[screen].name, (double)env.size.w, (double)env.size.h, (double)env.text * 100);
    assert_non_null(path.at);
    if (getenv("WAAIER_REBASE")) {
        if (!fs_write(path.at, got, &err))
            fail_msg("%s", err.text);
        return;
    }
    if (!fs_read(&fake->frame, path.at, 16 << 20, &want, &err))
        fail_msg("%s", err.text);
    if (!str_eq(got, want))
        fail_at_difference(path.at, got, want);
}

static void screens_are_as_they_were(void **state)
{
    (void)state;
    static struct fake fake;
    fake_init(&fake, 28, FAKE_PLAIN);
    for (size_t i = 0; i < COUNT_OF(screens); i++)
        for (size_t k = 0; k < COUNT_OF(sizes); k++)
            for (size_t t = 0; t < COUNT_OF(texts); t++)
                compare(&fake, i, fake_env(sizes[k].w, sizes[k].h, texts[t], PALETTE_LIGHT));
    fake_finish(&fake);
}

static void the_same_twice(void **state)
{
    (void)state;
    static struct fake fake, again;
    fake_init(&fake, 28, FAKE_LONG);
    fake_init(&again, 28, FAKE_LONG);
    for (size_t i = 0; i < COUNT_OF(screens); i++) {
        struct view_env env = fake_env(1600, 900, 1.25f, PALETTE_DARK);
        assert_true(str_eq(as_text(&fake, i, env), as_text(&again, i, env)));
    }
    fake_finish(&fake);
    fake_finish(&again);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(screens_are_as_they_were),
        cmocka_unit_test(the_same_twice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
