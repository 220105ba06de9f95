#include "app/record.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/words.h"
#include "touch/script.h"

enum { MOUSE = -1, FINGERS = 32, UM = 1000, LINE_BYTES = 16 << 10 };

struct record {
    struct arena arena; /* one line */
    FILE *file;
    int64_t begin_ms, last_ms; /* last: of the last line, since the beginning */
    bool begun, secret;
    struct {
        bool down;
        int64_t sdl; /* SDL's own number of it */
    } fingers[FINGERS];
    bool mouse_down;
};

struct record *record_create(const char *path, struct err *err)
{
    struct record *record = calloc(1, sizeof *record);
    if (!record || !arena_init(&record->arena, LINE_BYTES)) {
        free(record);
        err_set(err, ERR_LIMIT, _("Er is te weinig geheugen om te beginnen."));
        return NULL;
    }
    record->file = fopen(path, "we");
    if (!record->file) {
        err_set(err, ERR_IO, _("In %s kan niet worden geschreven: %s."), path, strerror(errno));
        record_destroy(record);
        return NULL;
    }
    (void)fprintf(record->file, "log %d\n", SCRIPT_FORM);
    return record;
}

void record_destroy(struct record *record)
{
    if (!record)
        return;
    if (record->file)
        (void)fclose(record->file);
    arena_finish(&record->arena);
    free(record);
}

static void line(struct record *record, struct script_event event)
{
    arena_rewind(&record->arena, 0);
    record->last_ms = event.at_ms = event.at_ms > record->last_ms ? event.at_ms : record->last_ms;
    struct str text = script_line(&record->arena, &event);
    if (text.at && fwrite(text.at, 1, text.len, record->file) == text.len)
        (void)fflush(record->file);
    explicit_bzero(record->arena.base, record->arena.used);
}

void record_deck(struct record *record, struct str path)
{
    if (record)
        line(record, (struct script_event){.kind = SCRIPT_DECK, .as.text = path});
}

void record_set(struct record *record, const char *name, struct str value)
{
    struct script_event event = {.kind = SCRIPT_SET, .as.set = {.value = value}};
    str_to_field(event.as.set.name, sizeof event.as.set.name, str_from(name));
    if (record)
        line(record, event);
}

static int32_t um_of(const struct hands *hands, float px)
{
    return (int32_t)lroundf(px / hands->px_per_mm * UM);
}

static void window_line(struct record *record, const struct window *window, const struct hands *hands,
                        int64_t at_ms)
{
    struct script_event event = {.kind = SCRIPT_WINDOW, .at_ms = at_ms};
    event.as.window.w_px = (int)window->size.w;
    event.as.window.h_px = (int)window->size.h;
    event.as.window.w_um = um_of(hands, window->size.w);
    event.as.window.full = window->full_screen;
    line(record, event);
}

void record_begin(struct record *record, const struct window *window, const struct hands *hands,
                  int64_t now_ms)
{
    if (!record)
        return;
    record->begin_ms = now_ms;
    record->begun = true;
    window_line(record, window, hands, 0);
}

/* ---- contacts */

/* The number of a finger in the log; -2: it did not come down here, or there are too many. */
static int number_of(struct record *record, int64_t sdl, bool down)
{
    int spare = -2;
    for (int i = FINGERS - 1; i >= 0; i--) {
        if (record->fingers[i].down && record->fingers[i].sdl == sdl)
            return i;
        spare = record->fingers[i].down ? spare : i;
    }
    if (down && spare >= 0) {
        record->fingers[spare].down = true;
        record->fingers[spare].sdl = sdl;
    }
    return down ? spare : -2;
}

static void contact(struct record *record, enum script_kind kind, int id, struct pt_px at,
                    const struct hands *hands, int64_t at_ms)
{
    struct script_event event = {.kind = kind, .at_ms = at_ms};
    event.as.finger.id = id;
    event.as.finger.x_um = um_of(hands, at.x);
    event.as.finger.y_um = um_of(hands, at.y);
    line(record, event);
}

static void finger(struct record *record, const SDL_TouchFingerEvent *event, const struct window *window,
                   const struct hands *hands, int64_t at_ms)
{
    bool down = event->type == SDL_FINGERDOWN, up = event->type == SDL_FINGERUP;
    int id = number_of(record, event->fingerId, down);
    struct pt_px at = {event->x * window->size.w, event->y * window->size.h};
    if (id < 0)
        return;
    record->fingers[id].down = !up;
    contact(record, down ? SCRIPT_DOWN : up ? SCRIPT_UP : SCRIPT_MOVE, id, at, hands, at_ms);
}

static void button(struct record *record, const SDL_MouseButtonEvent *event, const struct window *window,
                   const struct hands *hands, int64_t at_ms)
{
    bool down = event->type == SDL_MOUSEBUTTONDOWN;
    struct pt_px at = {(float)event->x * window->scale, (float)event->y * window->scale};
    if (event->button == SDL_BUTTON_LEFT && (down || record->mouse_down)) {
        record->mouse_down = down;
        contact(record, down ? SCRIPT_DOWN : SCRIPT_UP, MOUSE, at, hands, at_ms);
    } else if (down && (event->button == SDL_BUTTON_RIGHT || event->button == SDL_BUTTON_MIDDLE)) {
        line(record, (struct script_event){.kind = SCRIPT_BUTTON,
                                           .at_ms = at_ms,
                                           .as.button = event->button == SDL_BUTTON_RIGHT ? SCRIPT_RIGHT
                                                                                          : SCRIPT_MIDDLE});
    }
}

/* ---- the rest */

static void wheel(struct record *record, const SDL_MouseWheelEvent *event, const struct window *window,
                  const struct hands *hands, int64_t at_ms)
{
    float way = event->direction == SDL_MOUSEWHEEL_FLIPPED ? -1 : 1;
    struct script_event to = {.kind = SCRIPT_WHEEL, .at_ms = at_ms};
    to.as.wheel.notches = (int32_t)lroundf(-way * event->preciseY * UM);
    to.as.wheel.across = (int32_t)lroundf(way * event->preciseX * UM);
    to.as.wheel.placed = true;
    to.as.wheel.ctrl = (SDL_GetModState() & KMOD_CTRL) != 0;
    to.as.wheel.x_um = um_of(hands, (float)event->mouseX * window->scale);
    to.as.wheel.y_um = um_of(hands, (float)event->mouseY * window->scale);
    line(record, to);
}

static void key(struct record *record, const SDL_KeyboardEvent *event, int64_t at_ms)
{
    struct script_event to = {.kind = SCRIPT_KEY, .at_ms = at_ms, .as.key.again = event->repeat != 0};
    struct key_chord chord;
    int digit = keys_digit(&event->keysym);
    arena_rewind(&record->arena, 0);
    if (keys_chord(&event->keysym, &chord))
        str_to_field(to.as.key.chord, sizeof to.as.key.chord, keys_text(&record->arena, chord));
    else if (digit >= 0)
        (void)snprintf(to.as.key.chord, sizeof to.as.key.chord, "%d", digit);
    if (to.as.key.chord[0])
        line(record, to);
}

void record_event(struct record *record, const SDL_Event *event, const struct window *window,
                  const struct hands *hands, int64_t now_ms)
{
    if (!record || !record->begun || record->secret)
        return;
    int64_t at_ms = now_ms - record->begin_ms;
    switch (event->type) {
    case SDL_FINGERDOWN:
    case SDL_FINGERUP:
    case SDL_FINGERMOTION: finger(record, &event->tfinger, window, hands, at_ms); break;
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP: button(record, &event->button, window, hands, at_ms); break;
    case SDL_MOUSEMOTION:
        contact(
            record, SCRIPT_MOVE, MOUSE,
            (struct pt_px){(float)event->motion.x * window->scale, (float)event->motion.y * window->scale},
            hands, at_ms);
        break;
    case SDL_MOUSEWHEEL: wheel(record, &event->wheel, window, hands, at_ms); break;
    case SDL_KEYDOWN: key(record, &event->key, at_ms); break;
    case SDL_TEXTINPUT:
        line(record, (struct script_event){
                         .kind = SCRIPT_TEXT, .at_ms = at_ms, .as.text = str_from(event->text.text)});
        break;
    case SDL_DROPFILE:
        if (event->drop.file)
            line(record, (struct script_event){
                             .kind = SCRIPT_FILE, .at_ms = at_ms, .as.text = str_from(event->drop.file)});
        break;
    default: break;
    }
}

void record_resized(struct record *record, const struct window *window, const struct hands *hands,
                    int64_t now_ms)
{
    if (record && record->begun)
        window_line(record, window, hands, now_ms - record->begin_ms);
}

/* What is down stays so for ever as far as the log goes: it is of no account any more. */
static void let_go(struct record *record, int64_t at_ms)
{
    struct script_event event = {.kind = SCRIPT_CANCEL, .at_ms = at_ms};
    bool any = record->mouse_down;
    for (int i = 0; i < FINGERS; i++) {
        any = any || record->fingers[i].down;
        record->fingers[i].down = false;
    }
    record->mouse_down = false;
    if (any)
        line(record, event);
}

void record_secret(struct record *record, bool on, int64_t now_ms)
{
    if (!record || !record->begun || record->secret == on)
        return;
    if (on) {
        let_go(record, now_ms - record->begin_ms);
        (void)fputs("# what is typed here is not kept\n", record->file);
        (void)fflush(record->file);
    }
    record->secret = on;
}

void record_end(struct record *record, struct str state, int64_t now_ms)
{
    if (!record || !record->begun)
        return;
    line(record, (struct script_event){.kind = SCRIPT_WAIT, .at_ms = now_ms - record->begin_ms});
    for (struct str rest = state; rest.len > 0;) {
        struct str one = str_cut(rest, '\n', &rest);
        (void)fprintf(record->file, "# %.*s\n", STR_ARG(one));
    }
    (void)fflush(record->file);
}
