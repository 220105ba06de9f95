/* What stands before a deck: the start screen and its chooser, the question for a password, and what is said meanwhile. */
#include "view/screens.h"

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

static void draw_start_help(struct fake *fake, struct nodes *nodes, struct view_env env)
{
    struct start_view view = fake_home(fake, 1, FAKE_PLAIN);
    fake->start.mode = START_HELP;
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
    static struct lock_state state; /* nodes borrow what is typed */
    state = (struct lock_state){.tries = 1};
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

static void draw_lock_glass(struct fake *fake, struct nodes *nodes, struct view_env env)
{
    struct keyboard keyboard = {
        .shown = true, .secret = true, .shift = KEYBOARD_CAPITALS, .open = 3, .over = 2};
    struct lock_state state = {.wrong = true, .tries = 1};
    env.keyboard = &keyboard;
    (void)fake;
    view_lock(nodes, &env, &(struct lock_view){.state = &state, .name = STR("jaarrekening.pdf")});
}

static const struct {
    const char *name;
    void (*draw)(struct fake *fake, struct nodes *nodes, struct view_env env);
} rows[] = {
    {"home", draw_home},
    {"first-time", draw_first_time},
    {"chooser", draw_chooser},
    {"start-help", draw_start_help},
    {"message", draw_message},
    {"lock", draw_lock},
    {"lock-wrong", draw_lock_wrong},
    {"lock-glass", draw_lock_glass},
};

static const char *name_of(int which)
{
    return rows[which].name;
}

static void fill(struct fake *fake, struct nodes *nodes, struct view_env env, int which)
{
    rows[which].draw(fake, nodes, env);
}

const struct screens screens_start = {COUNT_OF(rows), name_of, fill};
