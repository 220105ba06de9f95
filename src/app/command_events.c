/* waaier present --events: what a clicker sends, a line a key, as config.yaml writes it and with the command it means. */
#include "app/commands.h"
#include "app/keys.h"
#include "app/picture.h"
#include "app/window.h"
#include "base/words.h"
#include "type/faces.h"

#include <stdio.h>

enum { EVENTS_W_PX = 960, EVENTS_H_PX = 540, ROOM_BYTES = 1 << 16 };

struct events {
    const struct errand *errand;
    struct window window;
    struct labels *labels;
    struct bakery *bakery;
    struct picture picture;
    struct arena arena; /* of one line */
};

static float width_of(void *ctx, const struct label_style *style, struct str text)
{
    return label_width(ctx, style, text);
}

static bool show(struct events *events, struct err *err)
{
    struct view_env env = {.size = events->window.size,
                           .text = 1,
                           .palette = events->errand->settings->palette,
                           .language = events->errand->surroundings->language,
                           .metrics = {width_of, events->labels}};
    picture_begin(&events->picture);
    view_message(&events->picture.nodes, &env, STR("pointer"),
                 str_from(_("Druk op de knoppen van uw klikker")),
                 str_from(_("In de terminal staat wat ze sturen. Sluit dit venster als u klaar bent.")));
    picture_compose(&events->picture, &env);
    picture_lower(&events->picture, &env, events->bakery, NULL);
    return window_present(&events->window, &events->picture.prims, err);
}

/* A key without a name of ours cannot be bound; it is said all the same, for whoever wonders. */
static void tell(struct events *events, const SDL_Keysym *key)
{
    struct key_chord chord;
    arena_rewind(&events->arena, 0);
    if (!keys_chord(key, &chord)) {
        (void)printf("%-16s %s\n", "?", SDL_GetKeyName(key->sym));
        return;
    }
    enum command command = keymap_find(&events->errand->settings->keymap, MODE_PRESENT, chord);
    if (str_eq(chord.key, STR("F5")))
        command =
            COMMAND_SWAP; /* a clicker's start: with one display the room's picture (app/stage_desk.c) */
    struct str name = keys_text(&events->arena, chord);
    (void)printf("%-16.*s %s\n", STR_ARG(name), command == COMMAND_NONE ? "-" : command_info(command)->name);
}

static bool is_modifier(SDL_Keycode code)
{
    return code == SDLK_LCTRL || code == SDLK_RCTRL || code == SDLK_LSHIFT || code == SDLK_RSHIFT ||
           code == SDLK_LALT || code == SDLK_RALT || code == SDLK_LGUI || code == SDLK_RGUI;
}

static bool listen(struct events *events, struct err *err)
{
    SDL_Event event;
    bool ok = show(events, err);
    while (ok && SDL_WaitEvent(&event)) {
        if (event.type == SDL_QUIT)
            break;
        if (event.type == SDL_WINDOWEVENT) {
            window_resized(&events->window);
            ok = show(events, err);
        } else if (event.type == SDL_KEYDOWN && !event.key.repeat && !is_modifier(event.key.keysym.sym)) {
            tell(events, &event.key.keysym);
            (void)fflush(stdout);
        }
    }
    return ok;
}

static bool begin(struct events *events, struct err *err)
{
    const struct errand *errand = events->errand;
    struct window_options window = {
        .title = "Waaier", .w_px = EVENTS_W_PX, .h_px = EVENTS_H_PX, .player = errand->settings->player};
    window_prepare();
    if (!faces_name(errand->surroundings->fonts_dir.at, err) || !(events->labels = labels_create(err)))
        return false;
    events->bakery = bakery_create(events->labels);
    if (!events->bakery || !picture_init(&events->picture) || !arena_init(&events->arena, ROOM_BYTES))
        return err_set(err, ERR_LIMIT, _("Er is te weinig geheugen om te beginnen."));
    return window_video_start(window.player, false, err) && window_open(&window, &events->window, err);
}

int command_events(const struct errand *errand)
{
    struct events events = {.errand = errand};
    struct err err = {0};
    bool ok = begin(&events, &err) && listen(&events, &err);
    if (!ok)
        (void)fprintf(stderr, "waaier: %s\n", err.text);
    bakery_destroy(events.bakery);
    labels_destroy(events.labels);
    window_close(&events.window);
    SDL_Quit();
    picture_finish(&events.picture);
    arena_finish(&events.arena);
    return ok ? 0 : 3;
}
