/* The screens on which own questions are written, as text: on either side up, in two sizes of text, in two palettes and both languages.
 * WAAIER_REBASE=1 writes them anew; look at the difference. */
#include "view/fake.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/fs.h"
#include "base/words.h"

#ifndef WAAIER_TESTS_DIR
#define WAAIER_TESTS_DIR "tests"
#endif
#ifndef WAAIER_LOCALE_DIR
#define WAAIER_LOCALE_DIR ""
#endif

static const struct {
    float w, h;
} sizes[] = {{1920, 1080}, {1080, 1920}};
static const float texts[] = {1, 1.5f};
static const enum palette_id palettes[] = {PALETTE_LIGHT, PALETTE_CONTRAST};
static const char *const languages[] = {"nl", "en"};

static const struct write_row rows[] = {
    {STR_INIT("gesprek"), STR_INIT("Welk gesprek stel jij al weken uit?"), false, false, false},
    {STR_INIT("fractie"), STR_INIT("Wanneer stemde jij anders dan je fractie, en wat gaf de doorslag?"),
     false, true, false},
    {STR_INIT("eigen-1"),
     STR_INIT("Hoe houden wij in onze fractie ruimte voor een afwijkende stem als het erop aankomt?"), true,
     false, true},
};

static void draw(struct nodes *nodes, struct view_env env, int which)
{
    struct write_rows all = {rows, COUNT_OF(rows), false};
    struct write_state state = {.mode = which == 2 ? WRITE_LIST : WRITE_FIELD};
    struct keyboard keyboard = {.shown = which == 0, .shift = KEYBOARD_CAPITAL};
    edit_set(&state.edit, which == 0
                              ? STR("Welk besluit durf jij volgende week te verdedig")
                              : STR("Hoe ga jij volgende week om met het besluit dat je moet verdedigen, en "
                                    "met wie bespreek je dat vooraf?"));
    if (which == 1)
        (void)edit_do(&state.edit, EDIT_WORD_LEFT, true);
    (void)snprintf(state.id, sizeof state.id, "%s", which == 0 ? "" : "fractie");
    env.keyboard = &keyboard;
    view_write(nodes, &env,
               &(struct write_view){.state = &state,
                                    .rows = &all,
                                    .card = STR("Moed"),
                                    .icon = STR("diamond"),
                                    .kind_rgb = 0x3D3A9A});
}

static const char *const names[] = {"write", "write-keys", "write-list"};

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

static struct str nodes_of(struct fake *fake, int which, const struct view_env *env)
{
    struct nodes nodes = fake_nodes(fake);
    draw(&nodes, *env, which);
    struct draw_list list = {.arena = &fake->frame};
    draw_nodes(&list, &nodes, palette_at(env->palette), view_u(env));
    assert_int_equal(nodes.dropped + list.dropped, 0);
    return nodes_text(&fake->frame, &nodes);
}

static struct str as_text(struct arena *arena, struct fake *fake, int which)
{
    struct str all = STR("");
    for (size_t l = 0; l < COUNT_OF(languages); l++) {
        words_init(languages[l], WAAIER_LOCALE_DIR);
        for (size_t i = 0; i < COUNT_OF(sizes); i++)
            for (size_t t = 0; t < COUNT_OF(texts); t++)
                for (size_t p = 0; p < COUNT_OF(palettes); p++) {
                    struct view_env env = fake_env(sizes[i].w, sizes[i].h, texts[t], palettes[p]);
                    env.language = str_from(languages[l]);
                    struct str text = nodes_of(fake, which, &env);
                    all = str_format(arena, "%.*s== %s %.0fx%.0f text %.1f %s\n%.*s", STR_ARG(all),
                                     languages[l], (double)env.size.w, (double)env.size.h, (double)env.text,
                                     palette_name(palettes[p]), STR_ARG(text));
                }
    }
    words_init("nl", WAAIER_LOCALE_DIR);
    return all;
}

static void screens_are_as_they_were(void **state)
{
    (void)state;
    static struct fake fake;
    struct arena arena;
    assert_true(arena_init(&arena, 64 << 20));
    fake_init(&fake, 28, FAKE_PLAIN);
    for (int which = 0; which < 3; which++) {
        struct err err = {0};
        struct str want, got = as_text(&arena, &fake, which);
        struct str path = str_format(&arena, "%s/view/goldens/%s.txt", WAAIER_TESTS_DIR, names[which]);
        assert_non_null(path.at);
        if (getenv("WAAIER_REBASE")) {
            if (!fs_write(path.at, got, &err))
                fail_msg("%s", err.text);
            continue;
        }
        if (!fs_read(&arena, path.at, 16 << 20, &want, &err))
            fail_msg("%s", err.text);
        if (!str_eq(got, want))
            fail_at_difference(path.at, got, want);
    }
    fake_finish(&fake);
    arena_finish(&arena);
}

/* Where one points is where the cursor goes, whatever the line. */
static void pointing_finds_the_letter(void **state)
{
    (void)state;
    static struct fake fake;
    fake_init(&fake, 1, FAKE_PLAIN);
    struct write_rows none = {NULL, 0, false};
    for (size_t i = 0; i < COUNT_OF(sizes); i++) {
        struct view_env env = fake_env(sizes[i].w, sizes[i].h, 1.5f, PALETTE_LIGHT);
        struct write_state is = {.mode = WRITE_FIELD};
        edit_set(&is.edit,
                 STR("Welk besluit durf jij volgende week te verdedigen, en met wie bespreek je dat?"));
        struct write_view view = {.state = &is, .rows = &none, .card = STR("Moed")};
        for (uint16_t byte = 0; byte <= is.edit.len; byte++) {
            struct nodes nodes = fake_nodes(&fake);
            edit_point(&is.edit, byte, false);
            view_write(&nodes, &env, &view);
            const struct node *caret = NULL;
            for (int k = 0; k < nodes.count; k++)
                if (nodes.at[k].look == LOOK_FILL && nodes.at[k].at.w < 10)
                    caret = &nodes.at[k];
            assert_non_null(caret);
            struct pt_px at = {caret->at.x + 1, caret->at.y + caret->at.h / 2};
            size_t found = view_write_byte(&env, &view, at);
            if (found != byte)
                fail_msg("%.0fx%.0f: the cursor at %d stands at %.0f,%.0f, where %zu is", (double)env.size.w,
                         (double)env.size.h, byte, (double)at.x, (double)at.y, found);
        }
    }
    fake_finish(&fake);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(screens_are_as_they_were),
        cmocka_unit_test(pointing_finds_the_letter),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
