/* The show, in all of its modes. */
#include "view/screens.h"

#include <stdio.h>

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

static void draw_broken_off(struct fake *fake, struct nodes *nodes, struct view_env env)
{
    (void)fake;
    view_broken_off(nodes, &env,
                    &(struct broken_view){.place = 17, .count = 28, .title = STR("Onafhankelijkheid")});
}

static const struct {
    const char *name;
    void (*draw)(struct fake *fake, struct nodes *nodes, struct view_env env);
} rows[] = {
    {"broken-off", draw_broken_off},
    {"card", draw_card},
    {"bar", draw_bar},
    {"page", draw_page},
    {"zoom", draw_zoom},
    {"drag", draw_drag},
    {"black", draw_black},
    {"overview", draw_overview},
    {"search", draw_search},
    {"search-glass", draw_search_glass},
    {"nothing-found", draw_nothing_found},
    {"help", draw_help},
};

static const char *name_of(int which)
{
    return rows[which].name;
}

static void fill(struct fake *fake, struct nodes *nodes, struct view_env env, int which)
{
    rows[which].draw(fake, nodes, env);
}

const struct screens screens_show = {COUNT_OF(rows), name_of, fill};
