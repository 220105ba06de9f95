/* The screens of a visit, at every size, text size and palette, with little, much and long content. */
#include "view/sweep.h"

#include <math.h>
#include <string.h>

#include "base/utf8.h"

static const float shares[] = {0, 0.5f, 1};

/* Without a voice, with one, and while it reads. */
static void scrolled(struct sweep *s, struct visit_view *view)
{
    bool own = s->fake->visited.aloud.possible;
    for (size_t i = 0; i < COUNT_OF(shares); i++) {
        if (!own)
            s->fake->visited.aloud =
                (struct aloud_view){.possible = i > 0, .speaks = i > 1, .volume = 50 * (int)i};
        fake_visit_place(s->fake, &s->env, view);
        view->scroll_px = view_visit_scroll_max(&s->env, view) * shares[i];
        s->top = i == 0;
        s->nodes = fake_nodes(s->fake);
        view_visit(&s->nodes, &s->env, view);
        sweep_check(s);
    }
}

static void sweep_home(struct sweep *s, enum fake_words words)
{
    for (int i = 0; i < 6; i++) {
        struct visit_view view = fake_visit(s->fake, VISIT_HOME, words);
        s->fake->visit.audience = card_id_from(i < 4 ? STR("vereniging") : STR("ambt"));
        if (i == 4)
            s->fake->deck.office_count = 0; /* the uses stand in their place */
        if (i == 5)
            s->fake->deck.guide_count = 0;
        view.may_leave = i != 1;
        if (i == 2)
            s->fake->deck.office_count = s->fake->deck.audience_count = 0;
        if (i == 3)
            view.office_counts = view.kind_counts = NULL; /* not all cards are read */
        scrolled(s, &view);
    }
}

static void sweep_offices(struct sweep *s, enum fake_words words)
{
    for (int i = 0; i < 2; i++) {
        struct visit_view view = fake_visit(s->fake, VISIT_OFFICES, words);
        if (i > 0)
            fake_own(&view, 5, words);
        scrolled(s, &view);
    }
}

static void sweep_own(struct sweep *s, enum fake_words words)
{
    for (int i = 0; i < 5; i++) {
        struct visit_view view = fake_visit(s->fake,
                                            i < 2    ? VISIT_SELECTIONS
                                            : i == 2 ? VISIT_HOME
                                                     : VISIT_WALL,
                                            words);
        fake_own(&view, i == 0 ? 1 : 6, words);
        s->fake->visit.selection = card_id_from(i > 0 ? STR("u1") : STR(""));
        s->fake->visit.removes = i == 4;
        scrolled(s, &view);
    }
}

/* Its first card, its last, all cards, those of one kind, and none at all. */
static void sweep_prepare(struct sweep *s, enum fake_words words)
{
    for (int i = 0; i < 5; i++) {
        struct visit_view view = fake_visit(s->fake, VISIT_PREPARE, words);
        fake_own(&view, 6, words);
        fake_prepare(s->fake, &view, i == 4 ? STR("u6") : STR("u1"), i * 5);
        struct prepare_state *is = &s->fake->visit.prepare;
        if (i == 1)
            is->marked = card_id_from(STR("een-kaart-die-er-niet-meer-is"));
        is->gone.card = i == 0 ? card_id_from(STR("kaart-5")) : is->gone.card;
        is->picks = i == 2 || i == 3;
        is->kind = card_id_from(i == 3 ? s->fake->deck.kinds[0].id : STR(""));
        view.may_present = i != 1;
        scrolled(s, &view);
    }
}

static void sweep_wall(struct sweep *s, enum fake_words words)
{
    static const int some[] = {2, 5, 9};
    for (int i = 0; i < 4; i++) {
        struct visit_view view = fake_visit(s->fake, VISIT_WALL, words);
        int count = s->fake->cards.count > 9 ? (int)COUNT_OF(some) : 0;
        s->fake->visit.office = card_id_from(i % 2 ? s->fake->deck.offices[1].id : STR(""));
        if (i > 0) {
            s->fake->visit.kind = card_id_from(STR("waarde"));
            view.wall = some;
            view.wall_count = i == 1 ? count : 0;
        }
        if (i == 3)
            view.kind_counts = NULL;
        fake_keep(s->fake, &view, i % 2 ? FAN_CARDS_MAX : 0);
        scrolled(s, &view);
    }
}

static void sweep_card(struct sweep *s, enum fake_words words)
{
    static const struct own_question done[] = {
        {.card = {"kaart-3"},
         STR_INIT("eigen"),
         STR_INIT("Hoe houden wij, met alles wat er speelt, in onze "
                  "arbeidsongeschiktheidsverzekeringsmaatschappij "
                  "ruimte voor een afwijkende stem, ook als het erop aankomt?"),
         true,
         false,
         0},
        {.card = {"kaart-1"}, STR_INIT("1"), STR_INIT("Wanneer week u af?"), false, false, 0},
    };
    static const struct own own = {done, 2};
    for (int place = 0; place < s->fake->cards.count && place < 14; place++) {
        struct visit_view view = fake_visit(s->fake, VISIT_CARD, words);
        s->fake->show.index = place;
        s->fake->show.card = s->fake->deck.cards[place].id;
        s->fake->show.back = place % 4 == 2;
        s->fake->show.number = place % 3;
        s->fake->cards.may_write = place % 4 != 1;
        s->fake->cards.own = &own;
        s->fake->visit.surprised = place % 5 == 0;
        s->fake->visit.lit = s->fake->show.card;
        s->fake->visit.branch = place == 3 ? 2 : 0;
        s->fake->visited.aloud =
            (struct aloud_view){.possible = place % 2, .speaks = place % 4 == 3, .volume = 10 * place};
        view.turn = place % 6 == 4 ? 0.3f : 1;
        s->fake->visited.map = true;
        s->fake->visited.zoom = s->fake->show.zoom =
            place % 3 == 0 ? (struct zoom){4, 0.2f, -0.3f} : (struct zoom){0};
        fake_keep(s->fake, &view, place);
        s->fake->visited.notice = place % 7 == 6 ? STR("De kaartenset is opnieuw gelezen.") : (struct str){0};
        scrolled(s, &view);
    }
}

static void sweep_text(struct sweep *s, enum fake_words words)
{
    for (int i = 0; i < 3; i++) {
        struct visit_view view = fake_visit(s->fake, VISIT_TEXT, words);
        const struct reading *reading = view.reading;
        s->fake->visited.aloud = (struct aloud_view){.possible = i > 0, .speaks = i > 1, .volume = 100};
        if (i > 1 && reading && reading->count > 0) {
            s->fake->visited.aloud.line = reading->at[reading->count - 1].text;
            s->fake->visited.aloud.to = 3;
        }
        scrolled(s, &view);
    }
}

static void sweep_fan(struct sweep *s, enum fake_words words)
{
    static const int counts[] = {0, 1, 2, 9, FAN_CARDS_MAX};
    for (size_t i = 0; i < COUNT_OF(counts); i++) {
        struct visit_view view = fake_visit(s->fake, VISIT_FAN, words);
        fake_keep(s->fake, &view, counts[i]);
        s->fake->visit.fan.asks = i == 3;
        s->fake->visit.fan.held = view.kept_count / 2;
        view.fan_near = i == 4 ? 0.4f : (float)s->fake->visit.fan.held;
        if (i == 2)
            s->fake->visit.fan.at[0].marked = true;
        scrolled(s, &view);
    }
}

static void sweep_compare(struct sweep *s, enum fake_words words)
{
    for (int count = 2; count <= FAN_COMPARED_MAX && count <= s->fake->cards.count; count++) {
        struct visit_view view = fake_visit(s->fake, VISIT_COMPARE, words);
        fake_keep(s->fake, &view, count);
        scrolled(s, &view);
        fake_loose(s->fake, &s->env, &view);
        scrolled(s, &view);
    }
}

static void sweep_book(struct sweep *s, enum fake_words words)
{
    for (int i = 0; i < 2; i++) {
        struct visit_view view = fake_visit(s->fake, VISIT_BOOK, words);
        if (i == 1)
            s->fake->visit.page = (struct card_id){{0}};
        scrolled(s, &view);
    }
}

static void sweep_page(struct sweep *s, enum fake_words words)
{
    for (int page = 0; page < s->fake->deck.book_count; page++) {
        struct visit_view view = fake_visit(s->fake, VISIT_PAGE, words);
        s->fake->visit.page = visit_page_id(&s->fake->deck.book[page]);
        scrolled(s, &view);
    }
}

static void sweep_decks(struct sweep *s, enum fake_words words)
{
    for (int count = 2; count <= 5; count++) {
        struct visit_view view = fake_visit(s->fake, VISIT_DECKS, words);
        fake_visit_decks(&view, count);
        view.deck = count - 1;
        scrolled(s, &view);
        s->fake->visit.screen = VISIT_HOME;
        scrolled(s, &view);
    }
}

static void sweep_guide(struct sweep *s, enum fake_words words)
{
    static const char *const doors[] = {"ambt", "vereniging", "rijk"};
    for (size_t i = 0; i < COUNT_OF(doors); i++) {
        struct visit_view view = fake_visit(s->fake, VISIT_GUIDE, words);
        s->fake->visit.audience = card_id_from(str_from(doors[i]));
        scrolled(s, &view);
    }
}

static void sweep_use(struct sweep *s, enum fake_words words)
{
    for (int i = 0; i < 2; i++) {
        struct visit_view view = fake_visit(s->fake, VISIT_USE, words);
        if (words == FAKE_PLAIN)
            s->fake->visit.use = card_id_from(i ? STR("koers") : STR("rol"));
        s->fake->visit.session = card_id_from(i ? STR("spiegel") : STR(""));
        scrolled(s, &view);
    }
}

static void sweep_about(struct sweep *s, enum fake_words words)
{
    static const char *const licences[] = {"CC BY-NC-ND 4.0", "CC0 1.0", "CC BY-SA 4.0", "Alle rechten", ""};
    for (size_t i = 0; i < COUNT_OF(licences); i++) {
        struct visit_view view = fake_visit(s->fake, VISIT_ABOUT, words);
        struct deck *deck = &s->fake->deck;
        deck->licence_name = str_from(licences[i]);
        if (i == 3)
            deck->licence_plain.nl = STR("U mag deze kaarten alleen lezen.");
        if (i == 4)
            deck->maker = deck->source = deck->contact = deck->version = deck->licence_url = (struct str){0};
        scrolled(s, &view);
        deck->licence_plain = (struct words){{0}, {0}};
    }
}

static void sweep_empty(struct sweep *s, enum fake_words words)
{
    struct visit_view view = fake_visit(s->fake, VISIT_EMPTY, words);
    s->fake->visit.drawn = 17;
    scrolled(s, &view);
}

static const struct {
    const char *name;
    void (*run)(struct sweep *s, enum fake_words words);
} screens[] = {
    {"home", sweep_home},       {"offices", sweep_offices}, {"own", sweep_own},
    {"prepare", sweep_prepare}, {"wall", sweep_wall},       {"card", sweep_card},
    {"text", sweep_text},       {"empty", sweep_empty},     {"book", sweep_book},
    {"page", sweep_page},       {"guide", sweep_guide},     {"use", sweep_use},
    {"about", sweep_about},     {"fan", sweep_fan},         {"compare", sweep_compare},
    {"decks", sweep_decks},
};

static struct fake fake;

/* Colours lay nothing out: other seats are looked at in one of them. */
static void sweep_screens(struct sweep *s, enum fake_words words)
{
    for (int seat = 0; seat < (s->env.palette == PALETTE_LIGHT ? SWEEP_SEATS : 1); seat++) {
        sweep_seat(s, seat);
        for (size_t k = 0; k < COUNT_OF(screens); k++) {
            s->screen = screens[k].name;
            screens[k].run(s, words);
        }
    }
}

static void sweep_all(int cards, enum fake_words words)
{
    fake_init(&fake, cards, words);
    for (size_t i = 0; i < SWEEP_SIZES; i++)
        for (size_t t = 0; t < SWEEP_TEXTS; t++)
            for (int palette = 0; palette < sweep_palettes(i); palette++) {
                struct sweep s = {.fake = &fake,
                                  .env = fake_env(sweep_sizes[i].w, sweep_sizes[i].h, sweep_texts[t],
                                                  (enum palette_id)palette)};
                sweep_screens(&s, words);
            }
    fake_finish(&fake);
}

static void one_card(void **state)
{
    (void)state;
    sweep_all(1, FAKE_PLAIN);
}

static void a_deck(void **state)
{
    (void)state;
    sweep_all(28, FAKE_PLAIN);
}

static void long_words(void **state)
{
    (void)state;
    sweep_all(28, FAKE_LONG);
}

static void large_fingers(void **state)
{
    (void)state;
    fake_init(&fake, 28, FAKE_PLAIN);
    struct sweep s = {.fake = &fake, .env = fake_env(1920, 1080, 1, PALETTE_LIGHT)};
    s.env.least_touch_px = 120;
    sweep_screens(&s, FAKE_PLAIN);
    fake_finish(&fake);
}

/* As many nodes as are seen, wherever one is, and each tile can be brought into sight. */
static void twenty_thousand_cards(void **state)
{
    static const int places[] = {0, 1, 700, 19999, 12000, 3};
    (void)state;
    fake_init(&fake, DECK_CARDS_MAX, FAKE_LONG);
    struct sweep s = {.fake = &fake, .env = fake_env(1280, 720, 1.25f, PALETTE_LIGHT), .screen = "wall"};
    struct visit_view view = fake_visit(&fake, VISIT_WALL, FAKE_LONG);
    for (size_t i = 0; i < COUNT_OF(places); i++) {
        view.scroll_px = view_wall_scroll_to(&s.env, &view, places[i]);
        s.nodes = fake_nodes(&fake);
        view_visit(&s.nodes, &s.env, &view);
        sweep_check(&s);
        const struct node *tile = node_by_id(&s.nodes, view_wall_id(places[i]));
        assert_non_null(tile);
        assert_true(sweep_contains(tile->clip, tile->at, 1));
    }
    fake_finish(&fake);
}

/* A page of a hundred thousand lines costs what is seen of it, and what stands at the top is found again at any size. */
static void a_long_page(void **state)
{
    static const struct run words = {
        .text =
            STR_INIT("Wie eerst kijkt, dan kiest en dan pas doet, heeft het meeste aan een uur met elkaar.")};
    static struct block blocks[50000];
    (void)state;
    for (size_t i = 0; i < COUNT_OF(blocks); i++)
        blocks[i] =
            (struct block){.kind = i % 3 ? BLOCK_PARAGRAPH : BLOCK_ITEM, .runs = &words, .run_count = 1};
    const struct book_page page = {STR_INIT("book/10.md"), STR_INIT("Lang"), 10, {blocks, COUNT_OF(blocks)}};
    fake_init(&fake, 28, FAKE_PLAIN);
    struct column_place place = {30000, 400};
    for (size_t i = 0; i < SWEEP_SIZES; i++) {
        struct sweep s = {.fake = &fake, .screen = "page"};
        struct visit_view view = fake_visit(&fake, VISIT_PAGE, FAKE_PLAIN);
        s.env = fake_env(sweep_sizes[i].w, sweep_sizes[i].h, sweep_texts[i % SWEEP_TEXTS], PALETTE_LIGHT);
        fake.deck.book = &page;
        fake.deck.book_count = 1;
        fake_visit_place(&fake, &s.env, &view);
        view.scroll_px = view_column_scroll(&fake.column, place);
        s.nodes = fake_nodes(&fake);
        view_visit(&s.nodes, &s.env, &view);
        sweep_check(&s);
        struct column_place again = view_column_place(&fake.column, view.scroll_px);
        assert_int_equal(again.line, place.line);
        assert_in_range(again.thousandth, place.thousandth - 3, place.thousandth + 3);
        assert_non_null(node_by_id(&s.nodes, node_id("page", "line", place.line)));
        assert_null(node_by_id(&s.nodes, node_id("page", "line", place.line + 100)));
    }
    fake_finish(&fake);
}

/* No row has more letters than an eye finds its way back along, and together they are all that was written. */
static void rows_hold_all_words(void **state)
{
    (void)state;
    fake_init(&fake, 28, FAKE_PLAIN);
    for (size_t i = 0; i < SWEEP_SIZES; i++) {
        struct view_env env = fake_env(sweep_sizes[i].w, sweep_sizes[i].h, 1.25f, PALETTE_LIGHT);
        struct visit_view view = fake_visit(&fake, VISIT_PAGE, FAKE_PLAIN);
        fake_visit_place(&fake, &env, &view);
        for (int line = 0; line < fake.reading.count; line++) {
            struct str rest = fake.reading.at[line].text;
            for (int k = 0; k < fake.column.count && fake.reading.at[line].kind != READING_CARD; k++) {
                struct str row = fake.column.rows[k].text;
                if (fake.column.rows[k].line != line)
                    continue;
                assert_in_range(utf8_count(row), 1, 64);
                if (row.at[row.len - 1] == '-' && row.len <= rest.len && rest.at[row.len - 1] != '-')
                    row.len--;
                assert_true(row.len <= rest.len && memcmp(row.at, rest.at, row.len) == 0);
                rest = (struct str){rest.at + row.len, rest.len - row.len};
                while (rest.len > 0 && rest.at[0] == ' ')
                    rest = (struct str){rest.at + 1, rest.len - 1};
            }
            assert_true(rest.len == 0 || fake.reading.at[line].kind == READING_CARD);
        }
    }
    fake_finish(&fake);
}

/* A card, its neighbours and what is drawn up of it lie where the app thinks they do. */
static void a_card_is_fitted_in(void **state)
{
    (void)state;
    fake_init(&fake, 28, FAKE_PLAIN);
    for (size_t i = 0; i < SWEEP_SIZES; i++) {
        struct view_env env = fake_env(sweep_sizes[i].w, sweep_sizes[i].h, 1, PALETTE_LIGHT);
        struct visit_view view = fake_visit(&fake, VISIT_CARD, FAKE_PLAIN);
        fake_visit_place(&fake, &env, &view);
        struct rect_px page = view_show_page(&env, &fake.visited);
        struct size_px seen = fake.visited.seen;
        assert_true(page.x >= 0 && page.y >= 0 && page.x + page.w <= seen.w && page.y + page.h <= seen.h);
        assert_true(fabsf(page.x + page.w / 2 - seen.w / 2) <= 1); /* what grows stays where it is */
        assert_true(fabsf(page.y + page.h / 2 - seen.h / 2) <= 1);
        assert_true(view_visit_pitch(&env, &view) > page.w);
    }
    fake_finish(&fake);
}

/* What is offered while it is read aloud takes no room from the card, on whichever side. */
static void a_card_stays_while_it_is_read(void **state)
{
    (void)state;
    fake_init(&fake, 28, FAKE_LONG);
    for (size_t i = 0; i < SWEEP_SIZES; i++)
        for (size_t t = 0; t < SWEEP_TEXTS; t++)
            for (int place = 0; place < 14; place++) {
                struct rect_px rooms[2];
                struct view_env env =
                    fake_env(sweep_sizes[i].w, sweep_sizes[i].h, sweep_texts[t], PALETTE_LIGHT);
                for (int speaks = 0; speaks < 2; speaks++) {
                    struct visit_view view = fake_visit(&fake, VISIT_CARD, FAKE_LONG);
                    fake.show.index = place;
                    fake.show.card = fake.deck.cards[place].id;
                    fake.show.back = place % 4 == 2;
                    fake.visited.aloud =
                        (struct aloud_view){.possible = true, .speaks = speaks, .volume = 70};
                    fake_visit_place(&fake, &env, &view);
                    rooms[speaks] = fake.visited.room;
                }
                if (fabsf(rooms[0].h - rooms[1].h) > 0.5f || fabsf(rooms[0].y - rooms[1].y) > 0.5f)
                    fail_msg("%.0fx%.0f text %.2f card %d: %.1f high, and %.1f while it is read",
                             (double)env.size.w, (double)env.size.h, (double)env.text, place,
                             (double)rooms[0].h, (double)rooms[1].h);
            }
    fake_finish(&fake);
}

static const struct node *command_in(const struct nodes *nodes, enum command command)
{
    for (int i = 0; i < nodes->count; i++)
        if (nodes->at[i].action.kind == ACTION_COMMAND && nodes->at[i].action.index == (int)command)
            return &nodes->at[i];
    return NULL;
}

/* On every screen: a finger begins it, and while it reads stops it and sets how loud. */
static void a_finger_reads_stops_and_sets(void **state)
{
    static const enum command commands[] = {COMMAND_ALOUD, COMMAND_SOFTER, COMMAND_LOUDER};
    (void)state;
    fake_init(&fake, 28, FAKE_LONG);
    for (int all = 0; all < (int)(SWEEP_SIZES * SWEEP_TEXTS * VISIT_SCREEN_COUNT * 2); all++) {
        int size = all % SWEEP_SIZES, text = all / SWEEP_SIZES % SWEEP_TEXTS;
        int screen = all / (SWEEP_SIZES * SWEEP_TEXTS) % VISIT_SCREEN_COUNT;
        bool speaks = all / (SWEEP_SIZES * SWEEP_TEXTS * VISIT_SCREEN_COUNT);
        struct view_env env = fake_env(sweep_sizes[size].w, sweep_sizes[size].h, sweep_texts[text], 0);
        struct visit_view view = fake_visit(&fake, (enum visit_screen)screen, FAKE_LONG);
        struct nodes nodes = fake_nodes(&fake);
        fake.visited.aloud = (struct aloud_view){.possible = true, .speaks = speaks, .volume = 70};
        fake_visit_place(&fake, &env, &view);
        view_visit(&nodes, &env, &view);
        if (nodes.count == 0)
            continue; /* it is drawn elsewhere */
        for (int i = 0; i < (speaks ? 3 : 1); i++)
            if (!command_in(&nodes, commands[i]))
                fail_msg("screen %d, %.0fx%.0f text %.2f: no %s", screen, (double)env.size.w,
                         (double)env.size.h, (double)env.text, command_info(commands[i])->name);
        assert_true(str_eq(command_in(&nodes, COMMAND_ALOUD)->name, speaks ? STR("Stop") : STR("Lees voor")));
    }
    fake_finish(&fake);
}

/* In the book: what leads to a card that is shown or to a page can be gone to; what leads elsewhere is words. */
static void links_lead_within_the_deck(void **state)
{
    (void)state;
    fake_init(&fake, 28, FAKE_PLAIN);
    for (size_t i = 0; i < SWEEP_SIZES * SWEEP_TEXTS; i++) {
        int cards = 0, pages = 0, others = 0;
        struct size_px size = sweep_sizes[i % SWEEP_SIZES];
        struct view_env env = fake_env(size.w, size.h, sweep_texts[i / SWEEP_SIZES], PALETTE_LIGHT);
        struct visit_view view = fake_visit(&fake, VISIT_PAGE, FAKE_PLAIN);
        struct nodes nodes = fake_nodes(&fake);
        fake_visit_place(&fake, &env, &view);
        view.scroll_px = view_visit_scroll_max(&env, &view);
        view_visit(&nodes, &env, &view);
        for (int k = 0; k < nodes.count; k++) {
            const struct node *node = &nodes.at[k];
            bool stop = node->role == NODE_LINK && node->order > 0;
            cards += stop && node->action.kind == ACTION_CARD && node->action.index == 0;
            pages += stop && node->action.kind == ACTION_PAGE && node->action.index == 1;
            others += node->role == NODE_LINK && node->action.kind != ACTION_CARD &&
                      node->action.kind != ACTION_PAGE;
        }
        if (cards < 1 || pages < 1 || others != 0)
            fail_msg("%.0fx%.0f: %d to a card, %d to a page, %d elsewhere", (double)size.w, (double)size.h,
                     cards, pages, others);
    }
    fake_finish(&fake);
}

static bool is_among(const uint32_t *ids, int count, uint32_t id)
{
    for (int i = 0; i < count; i++)
        if (ids[i] == id)
            return true;
    return false;
}

/* What has the focus is scrolled into sight, so the dock lies below the last row too. */
static int reach(const struct nodes *top, const struct nodes *bottom, uint32_t reached[64])
{
    static const int ways[][2] = {{1, 0}, {-1, 0}, {0, 1}, {0, -1}};
    int count = 1;
    reached[0] = node_focus_toward(top, 0, 0, 1);
    for (int at = 0; at < count; at++) {
        for (size_t w = 0; w < 2 * COUNT_OF(ways); w++) {
            const int *way = ways[w / 2];
            uint32_t to = node_focus_toward(w % 2 ? bottom : top, reached[at], way[0], way[1]);
            if (to != 0 && !is_among(reached, count, to))
                reached[count++] = to;
        }
    }
    return count;
}

/* Arrows lead to each control of the home of a deck. */
static void arrows_reach_everything(void **state)
{
    (void)state;
    fake_init(&fake, 28, FAKE_PLAIN);
    for (size_t i = 0; i < SWEEP_SIZES; i++) {
        uint32_t reached[64];
        struct view_env env = fake_env(sweep_sizes[i].w, sweep_sizes[i].h, 1, PALETTE_LIGHT);
        struct visit_view view = fake_visit(&fake, VISIT_HOME, FAKE_PLAIN);
        struct nodes top = fake_nodes(&fake), bottom = top;
        view_visit(&top, &env, &view);
        view.scroll_px = view_visit_scroll_max(&env, &view);
        view_visit(&bottom, &env, &view);
        int count = reach(&top, &bottom, reached);
        for (int k = 0; k < top.count; k++)
            if (top.at[k].order > 0 && !is_among(reached, count, top.at[k].id))
                fail_msg("%.0fx%.0f: no arrow leads to %.*s", (double)env.size.w, (double)env.size.h,
                         STR_ARG(top.at[k].name));
    }
    fake_finish(&fake);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_card),
        cmocka_unit_test(a_deck),
        cmocka_unit_test(long_words),
        cmocka_unit_test(large_fingers),
        cmocka_unit_test(twenty_thousand_cards),
        cmocka_unit_test(a_card_is_fitted_in),
        cmocka_unit_test(a_card_stays_while_it_is_read),
        cmocka_unit_test(a_finger_reads_stops_and_sets),
        cmocka_unit_test(links_lead_within_the_deck),
        cmocka_unit_test(a_long_page),
        cmocka_unit_test(rows_hold_all_words),
        cmocka_unit_test(arrows_reach_everything),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
