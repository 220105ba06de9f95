/* A visit: one pose of each of its screens, and of a card in all that it can show. */
#include "view/screens.h"

struct pose {
    enum visit_screen screen;
    bool office, kind, back, lit, surprised, writes, from_book, aloud, zoomed, low, left, from_use, second,
        asks, kiosk, loose, shows_own, removes, picks, undo;
    int kept, place, own;
    const char *prepares; /* this one of them */
    int of;               /* so many minutes there are for it */
};
static const struct {
    const char *name;
    struct pose pose;
} rows[] = {
    {"visit-home", {.screen = VISIT_HOME}},
    {"visit-home-low", {.screen = VISIT_HOME, .low = true}},
    {"visit-offices", {.screen = VISIT_OFFICES}},
    {"visit-wall", {.screen = VISIT_WALL, .office = true}},
    {"visit-wall-low", {.screen = VISIT_WALL, .office = true, .low = true, .left = true}},
    {"visit-wall-kind", {.screen = VISIT_WALL, .kind = true, .kept = 2}},
    {"visit-front", {.screen = VISIT_CARD, .office = true}},
    {"visit-front-left", {.screen = VISIT_CARD, .office = true, .place = 2, .left = true}},
    {"visit-kept", {.screen = VISIT_CARD, .kept = 3, .place = 4}},
    {"visit-back", {.screen = VISIT_CARD, .back = true, .surprised = true}},
    {"visit-back-own", {.screen = VISIT_CARD, .back = true, .writes = true}},
    {"visit-branch", {.screen = VISIT_CARD, .lit = true}},
    {"visit-aloud", {.screen = VISIT_CARD, .back = true, .aloud = true}},
    {"visit-from-book", {.screen = VISIT_CARD, .from_book = true}},
    {"visit-zoomed", {.screen = VISIT_CARD, .zoomed = true}},
    {"visit-text", {.screen = VISIT_TEXT}},
    {"visit-text-aloud", {.screen = VISIT_TEXT, .aloud = true}},
    {"visit-empty", {.screen = VISIT_EMPTY}},
    {"visit-fan", {.screen = VISIT_FAN, .kept = 5}},
    {"visit-fan-low", {.screen = VISIT_FAN, .kept = 4, .low = true, .left = true}},
    {"visit-fan-empty", {.screen = VISIT_FAN}},
    {"visit-fan-asks", {.screen = VISIT_FAN, .kept = 3, .asks = true}},
    {"visit-compare", {.screen = VISIT_COMPARE, .kept = 2}},
    {"visit-compare-low", {.screen = VISIT_COMPARE, .kept = 3, .low = true}},
    {"visit-compare-loose", {.screen = VISIT_COMPARE, .kept = 2, .loose = true}},
    {"visit-book", {.screen = VISIT_BOOK}},
    {"visit-page", {.screen = VISIT_PAGE}},
    {"visit-home-aloud", {.screen = VISIT_HOME, .aloud = true}},
    {"visit-wall-aloud", {.screen = VISIT_WALL, .office = true, .aloud = true}},
    {"visit-page-aloud", {.screen = VISIT_PAGE, .aloud = true}},
    {"visit-home-door", {.screen = VISIT_HOME, .second = true}},
    {"visit-guide", {.screen = VISIT_GUIDE}},
    {"visit-use", {.screen = VISIT_USE}},
    {"visit-use-of-two", {.screen = VISIT_USE, .second = true}},
    {"visit-from-use", {.screen = VISIT_CARD, .from_use = true}},
    {"visit-about", {.screen = VISIT_ABOUT}},
    {"visit-home-kiosk", {.screen = VISIT_HOME, .kiosk = true}},
    {"visit-selections", {.screen = VISIT_SELECTIONS, .own = 4}},
    {"visit-home-own", {.screen = VISIT_HOME, .own = 2}},
    {"visit-offices-own", {.screen = VISIT_OFFICES, .own = 3}},
    {"visit-wall-own", {.screen = VISIT_WALL, .own = 2, .shows_own = true}},
    {"visit-wall-own-low", {.screen = VISIT_WALL, .own = 2, .shows_own = true, .low = true}},
    {"visit-wall-removes", {.screen = VISIT_WALL, .own = 2, .shows_own = true, .removes = true}},
    {"visit-prepare", {.screen = VISIT_PREPARE, .own = 2, .prepares = "u1", .of = 20, .undo = true}},
    {"visit-prepare-low", {.screen = VISIT_PREPARE, .own = 2, .prepares = "u1", .low = true, .left = true}},
    {"visit-prepare-over", {.screen = VISIT_PREPARE, .own = 2, .prepares = "u1", .of = 10}},
    {"visit-prepare-picks", {.screen = VISIT_PREPARE, .own = 2, .prepares = "u1", .picks = true}},
    {"visit-prepare-none", {.screen = VISIT_PREPARE, .own = 6, .prepares = "u6"}},
    {"visit-decks", {.screen = VISIT_DECKS, .kiosk = true}},
};

static const char *name_of(int which)
{
    return rows[which].name;
}

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

/* One came here from it. */
static void came_from(struct fake *fake, enum visit_screen screen)
{
    fake->visit.trail[0] = screen;
    fake->visit.trail_count = 1;
}

static void around_it(struct fake *fake, struct visit_view *view, const struct pose *pose)
{
    if (pose->own > 0)
        fake_own(view, pose->own, FAKE_PLAIN);
    if (pose->shows_own)
        fake->visit.selection = card_id_from(STR("u1"));
    fake->visit.removes = pose->removes;
    if (pose->prepares)
        fake_prepare(fake, view, str_from(pose->prepares), pose->of);
    fake->visit.prepare.picks = pose->picks;
    if (pose->undo)
        fake->visit.prepare.gone.card = card_id_from(STR("kaart-5"));
    if (pose->kiosk)
        fake_visit_decks(view, 3);
}

static void fill(struct fake *fake, struct nodes *nodes, struct view_env env, int which)
{
    static const int some[] = {1, 4, 7, 10};
    const struct pose *pose = &rows[which].pose;
    static struct visit_view view; /* nodes point to its codes */
    view = fake_visit(fake, pose->screen, FAKE_PLAIN);
    fake->visit.office = card_id_from(pose->office ? STR("raadslid") : STR(""));
    fake->visit.kind = card_id_from(pose->kind ? STR("waarde") : STR(""));
    fake->visit.surprised = pose->surprised;
    fake->visit.drawn = 17;
    if (pose->from_book)
        came_from(fake, VISIT_PAGE);
    if (pose->from_use)
        came_from(fake, VISIT_USE);
    fake->visit.audience = card_id_from(pose->second ? STR("vereniging") : STR(""));
    if (pose->second)
        fake->visit.use = card_id_from(STR("koers"));
    around_it(fake, &view, pose);
    fake->show.back = pose->back;
    if (pose->place > 0) {
        fake->show.index = pose->place;
        fake->show.card = fake->deck.cards[pose->place].id;
    }
    fake_keep(fake, &view, pose->kept);
    fake->visit.fan.asks = pose->asks;
    fake->visit.fan.at[0].marked = true;
    fake->cards.may_write = pose->writes;
    fake->cards.own = pose->writes ? &own : NULL;
    if (pose->kind) {
        view.wall = some;
        view.wall_count = COUNT_OF(some);
    }
    if (pose->lit) {
        fake->show.index = 3;
        fake->visit.lit = fake->show.card = fake->deck.cards[3].id;
        fake->visit.branch = 2;
    }
    if (pose->zoomed) {
        fake->visited.map = true;
        fake->visited.zoom = fake->show.zoom = (struct zoom){3, -0.2f, 0.3f};
    }
    if (pose->aloud) {
        fake->visited.aloud = (struct aloud_view){.possible = true, .speaks = true, .volume = 70, .to = 3};
        fake->visited.aloud.line = fake->reading.at[0].text;
    }
    env.low = pose->low;
    env.left_hand = pose->left;
    fake_visit_place(fake, &env, &view);
    if (pose->loose)
        fake_loose(fake, &env, &view);
    if (pose->aloud && pose->screen == VISIT_PAGE) /* in its second line, the third letter to the eighth */
        fake->visited.aloud = (struct aloud_view){.possible = true,
                                                  .speaks = true,
                                                  .volume = 70,
                                                  .line = fake->reading.at[1].text,
                                                  .from = 2,
                                                  .to = 8,
                                                  .row = 2};
    view_visit(nodes, &env, &view);
}

const struct screens screens_visit = {COUNT_OF(rows), name_of, fill};
