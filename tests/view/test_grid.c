/* Every screen in both shapes, at two text sizes, in two palettes and two languages: as text, one file each, and what must hold of
 * it, measured in the real letters. WAAIER_REBASE=1 writes the texts anew; look at the difference. */
#include "view/screens.h"
#include "view/sweep.h"

#include <stdlib.h>

#include "base/fs.h"
#include "base/words.h"
#include "type/faces.h"

static const struct size_px sizes[] = {{1920, 1080}, {1080, 1920}};
static const float texts[] = {1, 1.5f};
static const enum palette_id palettes[] = {PALETTE_LIGHT, PALETTE_CONTRAST};
static const char *const languages[] = {"nl", "en"};
enum { CELLS = 16 };

static struct fake fake;

/* Palettes change soonest: what one leaves as it was is said in a word. */
static struct view_env cell_env(int cell)
{
    struct size_px size = sizes[cell / 4 % 2];
    struct view_env env = fake_env(size.w, size.h, texts[cell / 2 % 2], palettes[cell % 2]);
    const char *language = languages[cell / 8];
    words_init(language, WAAIER_LOCALE_DIR);
    env.language = str_from(language);
    env.now_ms = 1000000;
    return env;
}

static struct nodes filled(const struct screens *area, int which, const struct view_env *env)
{
    struct nodes nodes = fake_nodes(&fake);
    area->fill(&fake, &nodes, *env, which);
    return nodes;
}

/* ---- as text */

static struct str drawn(struct nodes *nodes, const struct view_env *env)
{
    struct draw_list list = {.arena = &fake.frame};
    draw_nodes(&list, nodes, palette_at(env->palette), view_u(env));
    assert_int_equal(nodes->dropped + list.dropped, 0);
    return draw_text(&fake.frame, &list);
}

/* All cells, then what is drawn in the first. */
static struct str as_text(struct arena *arena, const struct screens *area, int which)
{
    struct str all = STR(""), before = STR("");
    for (int cell = 0; cell < CELLS; cell++) {
        struct view_env env = cell_env(cell);
        struct nodes nodes = filled(area, which, &env);
        struct str text = str_copy(arena, nodes_text(&fake.frame, &nodes));
        bool same = cell % 2 == 1 && str_eq(text, before);
        all = str_format(arena, "%.*s== %.*s %.0fx%.0f text %.1f %s\n%.*s", STR_ARG(all),
                         STR_ARG(env.language), (double)env.size.w, (double)env.size.h, (double)env.text,
                         palette_name(env.palette), STR_ARG(same ? STR("the same\n") : text));
        before = text;
    }
    struct view_env env = cell_env(0);
    struct nodes nodes = filled(area, which, &env);
    return str_format(arena, "%.*s== drawn, as the first\n%.*s", STR_ARG(all), STR_ARG(drawn(&nodes, &env)));
}

static void fail_at_difference(const char *path, struct str got, struct str want)
{
    for (int line = 1; got.len > 0 || want.len > 0; line++) {
        struct str a = str_cut(got, '\n', &got), b = str_cut(want, '\n', &want);
        if (!str_eq(a, b))
            fail_msg("%s:%d\n  is      %.*s\n  was     %.*s\nWAAIER_REBASE=1 writes it anew", path, line,
                     STR_ARG(a), STR_ARG(b));
    }
}

static void compare(struct arena *arena, const struct screens *area, int which)
{
    struct err err = {0};
    struct str want, got = as_text(arena, area, which);
    struct str path = str_format(arena, "%s/view/goldens/%s.txt", WAAIER_TESTS_DIR, area->name(which));
    if (getenv("WAAIER_REBASE")) {
        if (!fs_write(path.at, got, &err))
            fail_msg("%s", err.text);
        return;
    }
    if (!fs_read(arena, path.at, 1 << 20, &want, &err))
        fail_msg("%s", err.text);
    if (!str_eq(got, want))
        fail_at_difference(path.at, got, want);
}

static void screens_are_as_they_were(void **state)
{
    struct arena arena;
    (void)state;
    assert_true(arena_init(&arena, 64 << 20));
    for (int i = 0; i < SCREENS_AREAS; i++) {
        for (int which = 0; which < screens_all[i]->count; which++) {
            arena_rewind(&arena, 0);
            fake_init(&fake, 28, FAKE_PLAIN);
            compare(&arena, screens_all[i], which);
            fake_finish(&fake);
        }
    }
    words_init("nl", WAAIER_LOCALE_DIR);
    arena_finish(&arena);
}

/* Both languages are there, or every golden would be Dutch. */
static void english_is_english(void **state)
{
    (void)state;
    words_init("en", WAAIER_LOCALE_DIR);
    assert_string_equal(_("Meer ambten"), "More offices");
    words_init("nl", WAAIER_LOCALE_DIR);
    assert_string_equal(_("Meer ambten"), "Meer ambten");
}

/* ---- what must hold */

static float in_letters(void *ctx, const struct label_style *style, struct str text)
{
    return label_width(ctx, style, text);
}

static void what_must_hold_holds(void **state)
{
    struct err err = {0};
    (void)state;
    assert_true(faces_name(WAAIER_FONTS_DIR, &err));
    struct labels *labels = labels_create(&err);
    assert_non_null(labels);
    for (int i = 0; i < SCREENS_AREAS; i++) {
        for (int which = 0; which < screens_all[i]->count; which++) {
            fake_init(&fake, 28, FAKE_PLAIN);
            for (int cell = 0; cell < CELLS; cell++) {
                struct sweep s = {.fake = &fake,
                                  .env = cell_env(cell),
                                  .screen = screens_all[i]->name(which),
                                  .whole = true};
                s.env.metrics = (struct text_metrics){in_letters, labels};
                s.nodes = filled(screens_all[i], which, &s.env);
                sweep_check(&s);
            }
            fake_finish(&fake);
        }
    }
    words_init("nl", WAAIER_LOCALE_DIR);
    labels_destroy(labels);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(english_is_english),
        cmocka_unit_test(screens_are_as_they_were),
        cmocka_unit_test(what_must_hold_holds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
