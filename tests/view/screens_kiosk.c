/* A screen nobody watches over: the lure loop, the question, and the way out. */
#include "view/screens.h"

#include "visit/idle.h"
#include "visit/lure.h"

/* `past_ms`: since the loop began. */
static void lure_add(struct fake *fake, struct nodes *nodes, const struct view_env *env, int64_t past_ms)
{
    (void)fake_visit(fake, VISIT_HOME, FAKE_PLAIN); /* a deck with a maker and a licence */
    struct show_view show = fake_show(fake, SHOW_CARD);
    show.aloud.possible = true;
    struct lure_view view = {.show = &show, .seed = 3, .since_ms = env->now_ms - past_ms};
    view_lure(nodes, env, &view);
}

static void lure_stands(struct fake *fake, struct nodes *nodes, struct view_env env)
{
    lure_add(fake, nodes, &env, 0);
}

static void lure_changes(struct fake *fake, struct nodes *nodes, struct view_env env)
{
    lure_add(fake, nodes, &env, LURE_ROUND_MS + 200);
}

static void idle_asks(struct fake *fake, struct nodes *nodes, struct view_env env)
{
    (void)fake;
    view_idle(nodes, &env, 14, 20);
}

/* Nothing typed; a wrong one and some digits; all that fit, while one has to wait. */
static void pin_add(struct nodes *nodes, const struct view_env *env, int count, bool wrong, int64_t wait_ms)
{
    struct leave_state leave = {
        .open = true, .wrong = wrong, .until_ms = wait_ms ? env->now_ms + wait_ms : 0};
    for (int i = 0; i < count; i++)
        leave.digits[leave.count++] = '7';
    view_pin(nodes, env, &leave);
}

static void pin_asks(struct fake *fake, struct nodes *nodes, struct view_env env)
{
    (void)fake;
    pin_add(nodes, &env, 7, false, 0);
}

static void pin_waits(struct fake *fake, struct nodes *nodes, struct view_env env)
{
    (void)fake;
    pin_add(nodes, &env, 12, true, 3600000);
}

static const struct {
    const char *name;
    void (*draw)(struct fake *fake, struct nodes *nodes, struct view_env env);
} rows[] = {
    {"kiosk-lure", lure_stands}, {"kiosk-lure-changes", lure_changes}, {"kiosk-idle", idle_asks},
    {"kiosk-pin", pin_asks},     {"kiosk-pin-wait", pin_waits},
};

static const char *name_of(int which)
{
    return rows[which].name;
}

static void fill(struct fake *fake, struct nodes *nodes, struct view_env env, int which)
{
    rows[which].draw(fake, nodes, env);
}

const struct screens screens_kiosk = {COUNT_OF(rows), name_of, fill};
