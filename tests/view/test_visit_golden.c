/* The screens of a visit as text, one file each: nodes in both shapes, at two text sizes, in two palettes and two languages.
 * WAAIER_REBASE=1 writes them anew; look at the difference. */
#include "view/fake.h"

#include <stdlib.h>
#include <string.h>

#include "base/fs.h"
#include "base/words.h"

static const struct size_px sizes[] = {{1920, 1080}, {1080, 1920}};
static const float texts[] = {1, 1.5f};
static const enum palette_id palettes[] = {PALETTE_LIGHT, PALETTE_CONTRAST};
static const char *const languages[] = {"nl", "en"};

struct pose {
    enum visit_screen screen;
    bool office, kind, back, lit, surprised, writes, from_book, zoomed;
    int kept, place;
};
static const struct {
    const char *name;
    struct pose pose;
} screens[] = {
    {"home", {.screen = VISIT_HOME}},
    {"offices", {.screen = VISIT_OFFICES}},
    {"wall", {.screen = VISIT_WALL, .office = true}},
    {"wall-kind", {.screen = VISIT_WALL, .kind = true, .kept = 2}},
    {"front", {.screen = VISIT_CARD, .office = true}},
    {"kept", {.screen = VISIT_CARD, .kept = 3, .place = 4}},
    {"back", {.screen = VISIT_CARD, .back = true, .surprised = true}},
    {"back-own", {.screen = VISIT_CARD, .back = true, .writes = true}},
    {"branch", {.screen = VISIT_CARD, .lit = true}},
    {"from-book", {.screen = VISIT_CARD, .from_book = true}},
    {"zoomed", {.screen = VISIT_CARD, .zoomed = true}},
    {"text", {.screen = VISIT_TEXT}},
    {"empty", {.screen = VISIT_EMPTY}},
    {"book", {.screen = VISIT_BOOK}},
    {"page", {.screen = VISIT_PAGE}},
};

static struct fake fake;

/* What users left on the first card. */
static const struct own_question done[] = {
    {.card = {"kaart-1"}, STR_INIT("1"), STR_INIT("Wanneer week u voor het laatst af?"), false, false, 0},
    {.card = {"kaart-1"},
     STR_INIT("eigen-1"),
     STR_INIT("Welk besluit durft u te verdedigen?"),
     true,
     false,
     0},
    {.card = {"kaart-1"}, STR_INIT("eigen-2"), STR_INIT("Niet getoond"), true, true, 0},
};
static const struct own own = {done, 3};

static struct str nodes_of(const struct pose *pose, const struct view_env *env)
{
    static const int some[] = {1, 4, 7, 10};
    struct visit_view view = fake_visit(&fake, pose->screen, FAKE_PLAIN);
    struct nodes nodes = fake_nodes(&fake);
    fake.visit.office = card_id_from(pose->office ? STR("raadslid") : STR(""));
    fake.visit.kind = card_id_from(pose->kind ? STR("waarde") : STR(""));
    fake.visit.surprised = pose->surprised;
    fake.visit.drawn = 17;
    if (pose->from_book) {
        fake.visit.trail[0] = VISIT_PAGE;
        fake.visit.trail_count = 1;
    }
    fake.show.back = pose->back;
    if (pose->place > 0) {
        fake.show.index = pose->place;
        fake.show.card = fake.deck.cards[pose->place].id;
    }
    fake_keep(&fake, &view, pose->kept);
    fake.cards.may_write = pose->writes;
    fake.cards.own = pose->writes ? &own : NULL;
    if (pose->kind) {
        view.wall = some;
        view.wall_count = COUNT_OF(some);
    }
    if (pose->lit) {
        fake.show.index = 3;
        fake.visit.lit = fake.show.card = fake.deck.cards[3].id;
        fake.visit.branch = 2;
    }
    if (pose->zoomed) {
        fake.visited.map = true;
        fake.visited.zoom = fake.show.zoom = (struct zoom){3, -0.2f, 0.3f};
    }
    fake_visit_place(&fake, env, &view);
    view_visit(&nodes, env, &view);
    assert_int_equal(nodes.dropped, 0);
    return nodes_text(&fake.frame, &nodes);
}

/* What another palette leaves as it was is said in a word. */
static struct str add(struct arena *arena, struct str all, struct str text, struct str before)
{
    return str_eq(text, before) ? str_format(arena, "%.*sthe same\n", STR_ARG(all))
                                : str_format(arena, "%.*s%.*s", STR_ARG(all), STR_ARG(text));
}

static struct str as_text(struct arena *arena, const struct pose *pose)
{
    struct str all = STR("");
    for (size_t l = 0; l < COUNT_OF(languages); l++) {
        words_init(languages[l], WAAIER_LOCALE_DIR);
        for (size_t k = 0; k < COUNT_OF(sizes); k++) {
            for (size_t t = 0; t < COUNT_OF(texts); t++) {
                struct str before = {0};
                for (size_t p = 0; p < COUNT_OF(palettes); p++) {
                    struct view_env env = fake_env(sizes[k].w, sizes[k].h, texts[t], palettes[p]);
                    env.language = str_from(languages[l]);
                    struct str text = str_copy(arena, nodes_of(pose, &env));
                    all = str_format(arena, "%.*s== %s %.0fx%.0f text %.1f %s\n", STR_ARG(all), languages[l],
                                     (double)env.size.w, (double)env.size.h, (double)env.text,
                                     palette_name(palettes[p]));
                    all = add(arena, all, text, before);
                    before = text;
                }
            }
        }
    }
    return all;
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

static void screens_are_as_they_were(void **state)
{
    struct arena arena;
    (void)state;
    assert_true(arena_init(&arena, 256 << 20));
    fake_init(&fake, 28, FAKE_PLAIN);
    for (size_t i = 0; i < COUNT_OF(screens); i++) {
        struct err err = {0};
        struct str want, got = as_text(&arena, &screens[i].pose);
        struct str path =
            str_format(&arena, "%s/view/goldens/visit-%s.txt", WAAIER_TESTS_DIR, screens[i].name);
        if (getenv("WAAIER_REBASE")) {
            assert_true(fs_write(path.at, got, &err));
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

/* Both languages are there, or every golden would be Dutch. */
static void english_is_english(void **state)
{
    (void)state;
    words_init("en", WAAIER_LOCALE_DIR);
    assert_string_equal(_("Meer ambten"), "More offices");
    words_init("nl", WAAIER_LOCALE_DIR);
    assert_string_equal(_("Meer ambten"), "Meer ambten");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(english_is_english),
        cmocka_unit_test(screens_are_as_they_were),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
