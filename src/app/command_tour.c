/* waaier tour: a picture of every screen, made without a display by the same reducers, view and pixman player. */
#include "app/tour.h"

#include "app/canvas.h"
#include "app/speech.h"
#include "base/fs.h"
#include "base/words.h"
#include "type/faces.h"

#include <stdio.h>
#include <stdlib.h>

enum { TOUR_W_PX = 1920, TOUR_H_PX = 1080 };

static float width_of(void *ctx, const struct label_style *style, struct str text)
{
    return label_width(ctx, style, text);
}

/* Paints what the screen shows, then draws and writes it. */
void tour_snap(struct tour *t, const char *name)
{
    struct picture *picture = &t->picture;
    struct err err = {0};
    picture_compose(picture, &t->env);
    paint_want(t->atelier.paint, picture->wants, picture->want_count, picture->want_count);
    for (int i = 0; i < picture->want_count; i++) {
        struct pixels pixels;
        const char *why;
        (void)paint_wait(t->atelier.paint, &picture->wants[i].key, ATELIER_WAIT_MS, &pixels, &why);
    }
    picture_lower(picture, &t->env, t->bakery, t->atelier.paint);
    struct damage damage = {.count = 1, .at = {{0, 0, t->env.size.w, t->env.size.h}}};
    canvas_draw(&t->screen, &picture->prims, &damage);
    struct str file = str_format(&t->atelier.arena, "%02d-%s.png", ++t->number, name);
    struct str path = fs_join(&t->atelier.arena, str_from(t->errand->options->out), file);
    if (t->glass.argb)
        canvas_turn(&t->screen, &t->turning, &damage, &t->glass);
    if (!atelier_write_png(&t->atelier, path.at, t->glass.argb ? &t->glass : &t->screen, &err)) {
        (void)fprintf(stderr, "waaier: %s\n", err.text);
        t->status = 3;
    }
}

/* ---- the show */

struct size_px tour_card_shape(void *ctx, int card)
{
    struct tour *t = ctx;
    return volume_shape(&t->atelier.volume, t->atelier.paint, card);
}

static struct show_state step(struct tour *t, struct show_state state, enum command command)
{
    struct show_event event = {.kind = SHOW_EV_COMMAND, .at_ms = t->env.now_ms, .as.command = command};
    return show_step(&t->rules, &t->cards, state, &event).state;
}

static void snap_show(struct tour *t, const char *name, const struct show_state *state, float drag_px)
{
    struct show_view view = {.cards = &t->cards,
                             .state = state,
                             .rules = &t->rules,
                             .keymap = &t->keymap,
                             .hits = t->hits,
                             .hit_count = t->hit_count,
                             .hit_total = t->hit_count,
                             .card_shape = tour_card_shape,
                             .card_shape_ctx = t,
                             .zoom = state->zoom,
                             .drag_px = drag_px,
                             .aloud = t->aloud};
    (void)view_show_part(&t->env, &view, state->zoom, &view.parts[0]);
    picture_begin(&t->picture);
    view_show(&t->picture.nodes, &t->env, &view);
    tour_snap(t, name);
}

static void tour_search(struct tour *t, struct show_state state)
{
    struct show_event event = {.kind = SHOW_EV_TEXT, .at_ms = t->env.now_ms, .as.text = "be"};
    state = step(t, state, COMMAND_SEARCH);
    snap_show(t, "zoeken-leeg", &state, 0);
    state = show_step(&t->rules, &t->cards, state, &event).state;
    const struct search *index = volume_search(&t->atelier.volume, NULL, 0);
    t->hit_count =
        index ? search_find(index, &t->atelier.arena, edit_text(&state.query), t->hits, TOUR_HITS) : 0;
    event = (struct show_event){.kind = SHOW_EV_ANSWERS, .at_ms = t->env.now_ms, .as.count = t->hit_count};
    state = show_step(&t->rules, &t->cards, state, &event).state;
    snap_show(t, "zoeken", &state, 0);
    struct keyboard keyboard = {.shown = true, .open = 3 /* what the e offers */};
    t->env.keyboard = &keyboard;
    snap_show(t, "zoeken-toetsenbord", &state, 0);
    t->env.keyboard = NULL;
    t->hit_count = 0;
}

static void tour_show(struct tour *t)
{
    int middle = t->cards.count / 2;
    struct show_state state = show_begin(&t->cards, middle, t->env.now_ms);
    snap_show(t, "kaart", &state, 0);
    t->env.pointer = true;
    snap_show(t, "kaart-met-balk", &state, 0);
    t->env.pointer = false;
    snap_show(t, "vegen", &state, -t->env.size.w * 0.3f);
    struct show_state back = step(t, state, COMMAND_QUESTIONS);
    if (back.back)
        snap_show(t, "vragen", &back, 0);
    struct show_state zoom = step(t, state, COMMAND_ZOOM);
    t->env.pointer = true;
    snap_show(t, "vergroot", &zoom, 0);
    t->env.pointer = false;
    struct show_event digit = {.kind = SHOW_EV_DIGIT, .at_ms = t->env.now_ms, .as.digit = 7};
    struct show_state number = show_step(&t->rules, &t->cards, state, &digit).state;
    snap_show(t, "nummer", &number, 0);
    struct show_state overview = step(t, state, COMMAND_OVERVIEW);
    snap_show(t, "overzicht", &overview, 0);
    tour_search(t, state);
    struct show_state help = step(t, state, COMMAND_HELP);
    snap_show(t, "hulp", &help, 0);
    struct show_state black = step(t, state, COMMAND_BLACK);
    snap_show(t, "zwart", &black, 0);
}

/* ---- the start screen */

static void snap_start(struct tour *t, const char *name, struct start_view view, struct str trouble)
{
    view.keymap = &t->keymap;
    view.trouble = trouble;
    view.aloud = t->aloud;
    picture_begin(&t->picture);
    view_start(&t->picture.nodes, &t->env, &view);
    tour_snap(t, name);
}

static struct paint_key first_card_key(struct tour *t, int card)
{
    struct cardface_options options = supply_face_options(&t->atelier.supply, SUPPLY_SLOT_SHOW, card, 0);
    return cardface_key(t->cards.deck, card, FACE_FRONT, &options, 480, 270);
}

/* A tile of a deck that comes with the program, with its first card when it is there. */
static struct start_item own_deck(struct tour *t, int slot, struct volume *volume, struct str path,
                                  struct str title, struct str detail)
{
    struct start_item item = {.kind = START_ITEM_DEMO, .title = title, .detail = detail};
    struct volume_options options = {.language = t->env.language, .cards_max = 1};
    volume_open(volume, t->atelier.paint, path.at, &options);
    t->atelier.supply.volumes[slot] = volume;
    if (volume->status != VOLUME_READY)
        return item;
    struct cardface_options face = supply_face_options(&t->atelier.supply, slot, 0, 0);
    item.tag = supply_tag(slot, 0);
    item.picture = cardface_key(&volume->deck, 0, FACE_FRONT, &face, 480, 270);
    if (title.len == 0)
        item.title = words_in(volume->deck.title, t->env.language);
    if (detail.len == 0)
        item.detail = words_in(volume->deck.subtitle, t->env.language);
    return item;
}

static void tour_home(struct tour *t)
{
    const struct surroundings *surroundings = t->errand->surroundings;
    const struct deck *deck = t->cards.deck;
    struct str title = words_in(deck->title, t->env.language);
    struct start_item items[] = {
        {START_ITEM_RECENT, title, str_from(_("Documenten")), first_card_key(t, t->cards.order[0]),
         t->cards.order[0], deck->path},
        {START_ITEM_RECENT, STR("Jaarplan"), str_from(_("USB-stick")),
         first_card_key(t, t->cards.order[t->cards.count / 2]), t->cards.order[t->cards.count / 2],
         deck->path},
        own_deck(t, SUPPLY_SLOT_SHOW + 1, &t->demo, surroundings->demo_deck, str_from(_("Voorbeeldset")),
                 str_from(_("Kaarten over besturen"))),
        own_deck(t, SUPPLY_SLOT_SHOW + 2, &t->welcome, surroundings->welcome_deck, (struct str){0},
                 (struct str){0}),
        {START_ITEM_OPEN, str_from(_("Open een bestand")), {0}, {0}, 0, {0}},
    };
    struct start_state state = start_begin((int)COUNT_OF(items), t->env.now_ms);
    struct start_view view = {.state = &state, .items = items, .item_count = (int)COUNT_OF(items)};
    snap_start(t, "begin", view, (struct str){0});
    snap_start(
        t, "begin-fout", view,
        str_from(_("Dit bestand kan niet worden geopend: het is geen kaartenset, PDF of map met plaatjes.")));
    struct start_state fresh = start_begin(3, t->env.now_ms);
    struct start_view empty = {.state = &fresh, .items = items + 2, .item_count = 3};
    snap_start(t, "begin-leeg", empty, (struct str){0});
}

static void tour_chooser(struct tour *t)
{
    struct start_item items[] = {
        {.kind = START_ITEM_FOLDER, .title = STR_INIT("Documenten")},
        {.kind = START_ITEM_DRIVE, .title = STR_INIT("STICK")},
        {.kind = START_ITEM_DECK, .title = STR_INIT("vakmanschap.zip"), .detail = STR_INIT("3 MB")},
        {.kind = START_ITEM_DOCUMENT, .title = STR_INIT("tabletboek.pdf"), .detail = STR_INIT("12 MB")},
        {.kind = START_ITEM_PICTURE, .title = STR_INIT("plattegrond.png"), .detail = STR_INIT("640 kB")},
    };
    struct start_state state = start_begin((int)COUNT_OF(items), t->env.now_ms);
    state.mode = START_CHOOSER;
    struct start_view view = {.state = &state,
                              .items = items,
                              .item_count = (int)COUNT_OF(items),
                              .folder_title = str_from(_("Waar staat uw kaartenset?"))};
    snap_start(t, "kiezen", view, (struct str){0});
    state.mode = START_HELP;
    snap_start(t, "begin-hulp", view, (struct str){0});
}

static void tour_lock(struct tour *t)
{
    struct lock_state state = {.tries = 0};
    struct lock_view view = {.state = &state, .name = STR("jaarrekening.pdf"), .may_leave = true};
    edit_set(&state.typed, STR("geheim"));
    for (int i = 0; i < 2; i++) {
        picture_begin(&t->picture);
        view_lock(&t->picture.nodes, &t->env, &view);
        tour_snap(t, i == 0 ? "wachtwoord" : "wachtwoord-fout");
        state = lock_step(state, &(struct lock_event){.kind = LOCK_EV_WRONG}).state;
    }
    struct keyboard keyboard = {.shown = true, .secret = true, .layer = KEYBOARD_SIGNS};
    t->env.keyboard = &keyboard;
    picture_begin(&t->picture);
    view_lock(&t->picture.nodes, &t->env, &view);
    tour_snap(t, "wachtwoord-toetsenbord");
    t->env.keyboard = NULL;
}

/* ---- own questions */

void tour_write_snap(struct tour *t, const char *name, const struct write_view *view, bool glass)
{
    struct keyboard keyboard = {.shown = glass};
    t->env.keyboard = &keyboard;
    picture_begin(&t->picture);
    view_write(&t->picture.nodes, &t->env, view);
    tour_snap(t, name);
    t->env.keyboard = NULL;
}

static void tour_write(struct tour *t)
{
    struct write_row rows[OWN_ASKED_MAX];
    struct asked asked[OWN_ASKED_MAX];
    const struct deck *deck = t->cards.deck;
    int card = t->cards.order[t->cards.count / 2], kind = deck->cards[card].kind;
    int count = own_merge(deck, card, NULL, asked);
    for (int i = 0; i < count; i++)
        rows[i] = (struct write_row){.id = asked[i].id, .text = asked[i].text};
    if (count < OWN_ASKED_MAX)
        rows[count++] = (struct write_row){.id = STR("eigen"),
                                           .text = STR("Welk besluit durf jij volgende week te verdedigen?"),
                                           .added = true};
    struct write_rows all = {rows, count, false};
    struct write_state state = write_begin(false, &all);
    struct write_view view = {.state = &state, .rows = &all, .card = deck->cards[card].title};
    if (kind >= 0) {
        view.icon = deck->kinds[kind].icon;
        view.kind_rgb = deck->kinds[kind].rgb;
    }
    edit_set(&state.edit, STR("Welk besluit durf jij volgende week te verdedig"));
    tour_write_snap(t, "eigen-vraag", &view, true);
    tour_write_snap(t, "eigen-vraag-toetsen", &view, false);
    state = write_begin(true, &all);
    str_to_field(state.id, sizeof state.id, STR("eigen"));
    view.scroll_px = view_write_scroll_to_mark(&t->env, &view);
    tour_write_snap(t, "vragen-aanpassen", &view, false);
}

/* ---- the whole */

/* `--size` is that of the glass. */
static bool make_screen(struct tour *t)
{
    const struct options *options = t->errand->options;
    int w = options->w_px ? options->w_px : TOUR_W_PX, h = options->h_px ? options->h_px : TOUR_H_PX;
    int quarters = options->quarters > 0 ? options->quarters : 0, view_w = quarters % 2 ? h : w,
        view_h = quarters % 2 ? w : h;
    size_t count = (size_t)w * (size_t)h;
    t->turning = turning_of(quarters, (struct size_px){(float)w, (float)h});
    t->screen = (struct pixels){calloc(count, 4), view_w, view_h, view_w, true};
    if (quarters > 0)
        t->glass = (struct pixels){calloc(count, 4), w, h, w, true};
    return t->screen.argb && (quarters == 0 || t->glass.argb);
}

static bool prepare(struct tour *t, struct err *err)
{
    const struct options *options = t->errand->options;
    bool screen = make_screen(t);
    t->labels = labels_create(err);
    t->bakery = t->labels ? bakery_create(t->labels) : NULL;
    t->env = (struct view_env){.size = t->turning.view,
                               .text = options->text > 0 ? options->text : 1,
                               .palette = options->palette,
                               .reduced_motion = options->reduced_motion,
                               .left_hand = options->hand == 1,
                               .low = options->reach == 1,
                               .full_screen = true,
                               .language = t->errand->surroundings->language,
                               .metrics = {width_of, t->labels},
                               .now_ms = 1000};
    t->cards = t->atelier.cards;
    t->cards.may_write = visit_has_home(t->cards.deck);
    t->rules = (struct show_rules){.may_leave = true};
    t->aloud = (struct aloud_view){.possible = true, .volume = SPEECH_VOLUME_FIRST};
    keymap_init(&t->keymap);
    return (t->bakery && screen && picture_init(&t->picture)) && fs_make_dirs(options->out, err);
}

int command_tour(const struct errand *errand)
{
    struct err err = {0};
    struct arena arena;
    if (!arena_init(&arena, sizeof(struct tour) + 64))
        return 3;
    struct tour *t = ARENA_NEW(&arena, struct tour, 1);
    t->errand = errand;
    t->status = atelier_open(&t->atelier, errand, errand->options->decks[0]);
    if (t->status == 0 && !prepare(t, &err)) {
        (void)fprintf(stderr, "waaier: %s\n", err.text);
        t->status = 3;
    }
    if (t->status == 0) {
        tour_home(t);
        tour_chooser(t);
        tour_lock(t);
        tour_show(t);
        tour_present(t);
        tour_room(t);
        tour_kiosk(t);
        tour_clock(t);
        tour_visit(t);
        tour_write(t);
    }
    bakery_destroy(t->bakery);
    labels_destroy(t->labels);
    free(t->screen.argb);
    free(t->glass.argb);
    picture_finish(&t->picture);
    volume_close(&t->welcome, t->atelier.paint);
    volume_close(&t->demo, t->atelier.paint);
    atelier_close(&t->atelier);
    int status = t->status;
    arena_finish(&arena);
    return status;
}
