/* What the room sees, and the displays there are. */
#include "view/screens.h"

#include "view/displays.h"
#include "view/seen.h"

static void room(struct fake *fake, struct nodes *nodes, struct view_env env, struct seen seen)
{
    struct show_view show = fake_show(fake, SHOW_CARD);
    seen.scene.cards[0] = fake->show.card;
    for (int i = 1; i < seen.scene.count; i++)
        seen.scene.cards[i] =
            fake->deck.cards[fake->cards.order[(fake->show.index + i) % fake->cards.count]].id;
    struct seen_view view = {.seen = &seen, .show = &show, .room = env.size, .zoom = seen.scene.zoom};
    view_seen(nodes, &env, &view);
}

static void draw_card(struct fake *fake, struct nodes *nodes, struct view_env env)
{
    room(fake, nodes, env, (struct seen){.scene = {.count = 1}});
}

static void draw_zoomed(struct fake *fake, struct nodes *nodes, struct view_env env)
{
    room(fake, nodes, env,
         (struct seen){
             .scene = {.count = 1, .zoom = {2, 0.1f, -0.1f}}, .points = DESK_POINTER, .point = {0.6f, 0.4f}});
}

static void draw_spotlight(struct fake *fake, struct nodes *nodes, struct view_env env)
{
    room(fake, nodes, env,
         (struct seen){.scene = {.count = 1}, .points = DESK_SPOTLIGHT, .point = {0.02f, 0.3f}});
}

static void draw_drawn(struct fake *fake, struct nodes *nodes, struct view_env env)
{
    room(fake, nodes, env, (struct seen){.scene = {.kind = SCENE_DRAWN, .count = 3}});
}

static void draw_paper(struct fake *fake, struct nodes *nodes, struct view_env env)
{
    room(fake, nodes, env, (struct seen){.scene = {.kind = SCENE_PAPER}});
}

/* `own`: as users adapted it, and put one of their own beside it. */
static void draw_asked(struct fake *fake, struct nodes *nodes, struct view_env env, bool own)
{
    static const struct own_question done[] = {
        {.card = {"kaart-17"}, .id = STR_INIT("1"), .text = STR_INIT("Wie sprak u voor het laatst tegen?")},
        {.card = {"kaart-17"},
         .id = STR_INIT("eigen"),
         .text = STR_INIT(
             "Hoe houden wij in onze fractie ruimte voor een afwijkende stem, ook als de tijd dringt?"),
         .added = true}};
    static const struct own both = {done, (int)COUNT_OF(done)};
    struct seen seen = {.scene = {.kind = SCENE_QUESTION, .count = 1, .question = {"1"}}};
    int place = fake->show.index;
    if (own) {
        fake->cards.own = &both;
        seen.scene.question = (struct card_id){"eigen"};
        seen.countdown = COUNTDOWN_RUNS;
        seen.left_ms = 198 * 1000;
        seen.of_ms = 300 * 1000;
    }
    fake->show = show_begin(&fake->cards, 16, 0);
    room(fake, nodes, env, seen);
    fake->show = show_begin(&fake->cards, place, 0);
    fake->cards.own = NULL;
}

static void draw_question(struct fake *fake, struct nodes *nodes, struct view_env env)
{
    draw_asked(fake, nodes, env, false);
}

static void draw_own_question(struct fake *fake, struct nodes *nodes, struct view_env env)
{
    draw_asked(fake, nodes, env, true);
}

static void draw_white(struct fake *fake, struct nodes *nodes, struct view_env env)
{
    room(fake, nodes, env, (struct seen){.blank = DESK_WHITE, .scene = {.count = 1}});
}

static void draw_displays(struct fake *fake, struct nodes *nodes, struct view_env env)
{
    static const struct display_tile tiles[] = {
        {{0, 0, 1920, 1080}, 1, STR_INIT("eDP-1"), true, false, DISPLAY_CONSOLE, DESK_TOUCH_LOCKED},
        {{1920, -200, 1280, 720}, 2, STR_INIT("HDMI-1"), false, false, DISPLAY_ROOM, DESK_TOUCH_DRAW},
        {{3200, 0, 1080, 1920}, 3, STR_INIT("DP-2"), false, false, DISPLAY_FREE, DESK_TOUCH_LOCKED}};
    struct displays_view view = {tiles, (int)COUNT_OF(tiles), true};
    (void)fake;
    view_displays(nodes, &env, &view);
}

static void draw_mirrored(struct fake *fake, struct nodes *nodes, struct view_env env)
{
    static const struct display_tile tile = {
        {0, 0, 1920, 1080}, 1, STR_INIT("HDMI-1"), false, true, DISPLAY_BOTH, DESK_TOUCH_LOCKED};
    struct displays_view view = {&tile, 1, false};
    (void)fake;
    view_displays(nodes, &env, &view);
}

static const struct {
    const char *name;
    void (*draw)(struct fake *fake, struct nodes *nodes, struct view_env env);
} rows[] = {
    {"room-card", draw_card},           {"room-zoom", draw_zoomed},
    {"room-spotlight", draw_spotlight}, {"room-drawn", draw_drawn},
    {"room-paper", draw_paper},         {"room-white", draw_white},
    {"room-question", draw_question},   {"room-question-own", draw_own_question},
    {"displays", draw_displays},        {"displays-mirrored", draw_mirrored},
};

static const char *name_of(int which)
{
    return rows[which].name;
}

static void fill(struct fake *fake, struct nodes *nodes, struct view_env env, int which)
{
    rows[which].draw(fake, nodes, env);
}

const struct screens screens_room = {COUNT_OF(rows), name_of, fill};
