#include "touch/script.h"

#include <string.h>

#include "base/utf8.h"
#include "base/words.h"

enum { THOUSAND = 1000, QUOTE_BYTES_MAX = 40 /* of what is wrong, in a sentence */ };

struct reader {
    struct arena *arena;
    struct str rest; /* of the line, behind what was taken */
    int64_t before_ms;
    struct err *err;
    struct script_event event;
};

/* ---- words of a line */

static struct str take_word(struct reader *r)
{
    r->rest = str_trim(r->rest);
    size_t end = 0;
    while (end < r->rest.len && r->rest.at[end] != ' ' && r->rest.at[end] != '\t')
        end++;
    struct str word = str_sub(r->rest, 0, end);
    r->rest = str_sub(r->rest, end, r->rest.len);
    return word;
}

/* Digits and no more, up to `most`. */
static bool digits(struct str text, int64_t most, int64_t *out)
{
    int64_t value = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (text.at[i] < '0' || text.at[i] > '9' || value > most)
            return false;
        value = value * 10 + (text.at[i] - '0');
    }
    *out = value;
    return text.len > 0 && value <= most;
}

/* Whether it stands there; then it is taken. */
static bool take_word_if(struct reader *r, const char *word)
{
    struct str before = r->rest;
    if (str_eq(take_word(r), str_from(word)))
        return true;
    r->rest = before;
    return false;
}

/* A decimal number as thousandths. */
static bool thousandths(struct str text, int64_t most, int32_t *out)
{
    struct str decimals, whole;
    int64_t units = 0, parts = 0;
    bool minus = str_starts(text, STR("-"));
    text = str_sub(text, minus, text.len);
    whole = str_cut(text, '.', &decimals);
    bool dotted = whole.len < text.len;
    if (!digits(whole, most / THOUSAND, &units) || (dotted && !digits(decimals, THOUSAND - 1, &parts)) ||
        decimals.len > 3)
        return false;
    for (size_t i = decimals.len; i < 3; i++)
        parts *= 10;
    int64_t value = units * THOUSAND + parts;
    *out = (int32_t)(minus ? -value : value);
    return value <= most;
}

static bool take_um(struct reader *r, int32_t *out)
{
    struct str word = take_word(r);
    return thousandths(word, SCRIPT_UM_MAX, out) ||
           err_set(r->err, ERR_FORMAT, _("“%.*s” is geen lengte in millimeters, zoals 40 of 30.5."),
                   STR_ARG(utf8_head(word, QUOTE_BYTES_MAX)));
}

static bool take_count(struct reader *r, int64_t least, int64_t most, int64_t *out)
{
    struct str word = take_word(r);
    return (digits(word, most, out) && *out >= least) ||
           err_set(r->err, ERR_FORMAT, _("“%.*s” is geen getal van %lld tot en met %lld."),
                   STR_ARG(utf8_head(word, QUOTE_BYTES_MAX)), (long long)least, (long long)most);
}

/* Whether a word can be a name: printable, without spaces, and not what a time begins with. */
static bool take_name(struct reader *r, char out[SCRIPT_NAME_BYTES_MAX + 1])
{
    struct str word = take_word(r);
    bool ok = word.len > 0 && word.len <= SCRIPT_NAME_BYTES_MAX;
    for (size_t i = 0; ok && i < word.len; i++)
        ok = word.at[i] > ' ' && word.at[i] < 0x7F;
    if (!ok)
        return err_set(r->err, ERR_FORMAT, _("Hier hoort een naam van ten hoogste %d tekens te staan."),
                       SCRIPT_NAME_BYTES_MAX);
    str_to_field(out, SCRIPT_NAME_BYTES_MAX + 1, word);
    return true;
}

/* Between double quotes; \ makes a quote or itself stand inside. */
static bool take_text(struct reader *r, struct str *out)
{
    struct str from = str_trim(r->rest);
    char *at = ARENA_NEW(r->arena, char, SCRIPT_TEXT_BYTES_MAX + 1);
    size_t len = 0, i = 1;
    bool plain = true; /* no control characters */
    if (!at)
        return err_set(r->err, ERR_LIMIT, _("Het logboek is te lang."));
    for (; i < from.len && from.at[i] != '"' && len < SCRIPT_TEXT_BYTES_MAX; i++) {
        bool escaped = from.at[i] == '\\' && i + 1 < from.len;
        i += escaped;
        plain = plain && (unsigned char)from.at[i] >= ' ';
        at[len++] = from.at[i];
    }
    *out = (struct str){at, len};
    r->rest = str_sub(from, i + 1, from.len);
    if (!str_starts(from, STR("\"")) || i >= from.len || from.at[i] != '"' || !plain)
        return err_set(
            r->err, ERR_FORMAT,
            _("Hier hoort een tekst van ten hoogste %d bytes tussen dubbele aanhalingstekens te staan."),
            SCRIPT_TEXT_BYTES_MAX);
    return true;
}

/* ---- a line of each kind: what stands between its verb and its time */

static bool read_text(struct reader *r)
{
    return take_text(r, &r->event.as.text);
}

static bool read_window(struct reader *r)
{
    int64_t w = 0, h = 0;
    if (!take_count(r, 1, SCRIPT_WINDOW_PX_MAX, &w) || !take_count(r, 1, SCRIPT_WINDOW_PX_MAX, &h) ||
        !take_um(r, &r->event.as.window.w_um))
        return false;
    r->event.as.window.w_px = (int)w;
    r->event.as.window.h_px = (int)h;
    r->event.as.window.full = take_word_if(r, "full");
    return r->event.as.window.w_um > 0 || err_set(r->err, ERR_FORMAT, _("Een venster is breder dan niets."));
}

static bool read_finger(struct reader *r)
{
    struct str word = take_word(r);
    int64_t target = 0;
    if (!str_to_int(word, &r->event.as.finger.id) || r->event.as.finger.id < -1)
        return err_set(r->err, ERR_FORMAT, _("“%.*s” is geen vinger: een getal vanaf 0, of -1 voor de muis."),
                       STR_ARG(utf8_head(word, QUOTE_BYTES_MAX)));
    if (!take_um(r, &r->event.as.finger.x_um) || !take_um(r, &r->event.as.finger.y_um))
        return false;
    if (r->event.kind != SCRIPT_DOWN || !take_word_if(r, "on"))
        return true;
    if (!take_count(r, 1, UINT32_MAX, &target))
        return false;
    r->event.as.finger.target = (uint32_t)target;
    return true;
}

static bool read_key(struct reader *r)
{
    if (!take_name(r, r->event.as.key.chord))
        return false;
    r->event.as.key.again = take_word_if(r, "again");
    return true;
}

static bool read_set(struct reader *r)
{
    return take_name(r, r->event.as.set.name) && take_text(r, &r->event.as.set.value);
}

static bool take_notches(struct reader *r, int32_t *out)
{
    struct str word = take_word(r);
    return thousandths(word, SCRIPT_UM_MAX, out) ||
           err_set(r->err, ERR_FORMAT, _("“%.*s” is geen aantal tanden van een wiel, zoals 1 of -0.5."),
                   STR_ARG(utf8_head(word, QUOTE_BYTES_MAX)));
}

static bool read_wheel(struct reader *r)
{
    if (!take_notches(r, &r->event.as.wheel.notches) ||
        (take_word_if(r, "across") && !take_notches(r, &r->event.as.wheel.across)))
        return false;
    r->event.as.wheel.placed = take_word_if(r, "at");
    if (r->event.as.wheel.placed &&
        (!take_um(r, &r->event.as.wheel.x_um) || !take_um(r, &r->event.as.wheel.y_um)))
        return false;
    r->event.as.wheel.ctrl = take_word_if(r, "ctrl");
    return true;
}

static const char *const buttons[] = {[SCRIPT_RIGHT] = "right", [SCRIPT_MIDDLE] = "middle"};

static bool read_button(struct reader *r)
{
    struct str word = take_word(r);
    for (int i = SCRIPT_RIGHT; i <= SCRIPT_MIDDLE; i++) {
        r->event.as.button = (enum script_button)i;
        if (str_eq(word, str_from(buttons[i])))
            return true;
    }
    return err_set(r->err, ERR_FORMAT, _("“%.*s” is geen knop: right of middle."),
                   STR_ARG(utf8_head(word, QUOTE_BYTES_MAX)));
}

static bool read_nothing(struct reader *r)
{
    (void)r;
    return true;
}

static bool read_snap(struct reader *r)
{
    return take_name(r, r->event.as.snap);
}

static const struct {
    const char *name;
    bool (*read)(struct reader *r);
} verbs[] = {
    [SCRIPT_DECK] = {"deck", read_text},       [SCRIPT_SET] = {"set", read_set},
    [SCRIPT_WINDOW] = {"window", read_window}, [SCRIPT_FILE] = {"file", read_text},
    [SCRIPT_DOWN] = {"down", read_finger},     [SCRIPT_MOVE] = {"move", read_finger},
    [SCRIPT_UP] = {"up", read_finger},         [SCRIPT_CANCEL] = {"cancel", read_finger},
    [SCRIPT_KEY] = {"key", read_key},          [SCRIPT_TEXT] = {"text", read_text},
    [SCRIPT_WHEEL] = {"wheel", read_wheel},    [SCRIPT_BUTTON] = {"button", read_button},
    [SCRIPT_WAIT] = {"wait", read_nothing},    [SCRIPT_SNAP] = {"snap", read_snap},
};

/* ---- lines */

/* "@120", "@+16", or nothing. */
static bool read_time(struct reader *r)
{
    struct str word = take_word(r);
    int64_t ms = 0;
    bool later = str_starts(word, STR("@+"));
    r->event.at_ms = r->before_ms;
    if (word.len == 0)
        return true;
    if (!str_starts(word, STR("@")) || str_trim(r->rest).len > 0 ||
        !digits(str_sub(word, later ? 2 : 1, word.len), SCRIPT_MS_MAX, &ms))
        return err_set(r->err, ERR_FORMAT, _("“%.*s” is geen tijd in milliseconden, zoals @120 of @+16."),
                       STR_ARG(utf8_head(word, QUOTE_BYTES_MAX)));
    r->event.at_ms = later ? r->before_ms + ms : ms;
    if (r->event.at_ms > SCRIPT_MS_MAX)
        return err_set(r->err, ERR_LIMIT, _("Het logboek is te lang."));
    return r->event.at_ms >= r->before_ms || err_set(r->err, ERR_FORMAT, _("De tijd loopt hier terug."));
}

static bool read_form(struct reader *r)
{
    struct str word = take_word(r);
    int64_t form = 0;
    if (digits(word, SCRIPT_FORM, &form) && form == SCRIPT_FORM && str_trim(r->rest).len == 0)
        return true;
    return err_set(
        r->err, ERR_UNSUPPORTED,
        _("Dit logboek heeft een vorm die deze Waaier niet leest. Installeer een nieuwere Waaier."));
}

static bool read_event(struct reader *r, struct str verb)
{
    for (size_t i = 0; i < COUNT_OF(verbs); i++) {
        if (!str_eq(verb, str_from(verbs[i].name)))
            continue;
        r->event = (struct script_event){.kind = (enum script_kind)i};
        return verbs[i].read(r) && read_time(r);
    }
    return err_set(r->err, ERR_FORMAT, _("“%.*s” is geen gebeurtenis die in een logboek kan staan."),
                   STR_ARG(utf8_head(verb, QUOTE_BYTES_MAX)));
}

struct list {
    struct script_event *at;
    int count;
    size_t cap;
};

static bool add(struct reader *r, struct list *list)
{
    struct script_event *grown = NULL;
    if (list->count < SCRIPT_EVENTS_MAX)
        grown = arena_grow(r->arena, list->at, (size_t)list->count, &list->cap, sizeof *list->at,
                           _Alignof(struct script_event));
    if (!grown)
        return err_set(r->err, ERR_LIMIT, _("Het logboek is te lang."));
    list->at = grown;
    list->at[list->count++] = r->event;
    r->before_ms = r->event.at_ms;
    return true;
}

static bool read_line(struct reader *r, struct str line, struct list *list)
{
    r->rest = line;
    struct str verb = take_word(r);
    if (verb.len == 0 || verb.at[0] == '#')
        return true;
    if (utf8_first_bad(line) >= 0)
        return err_set(
            r->err, ERR_FORMAT,
            _("Hier staat een teken dat niet te lezen is: het logboek is niet als UTF-8 bewaard."));
    if (str_eq(verb, STR("log")))
        return read_form(r);
    return read_event(r, verb) && add(r, list);
}

bool script_read(struct arena *arena, struct str text, struct script *out, struct err *err)
{
    struct reader r = {.arena = arena, .err = err};
    struct list list = {0};
    for (int number = 1; text.len > 0; number++) {
        struct str line = str_cut(text, '\n', &text);
        if (!read_line(&r, line, &list))
            return err_within(err, _("regel %d"), number);
    }
    *out = (struct script){list.at, list.count};
    return true;
}

/* ---- writing */

/* "40", "30.5", "-0.125" */
static struct str decimal(struct arena *arena, int32_t value)
{
    int64_t size = value < 0 ? -(int64_t)value : value;
    const char *minus = value < 0 ? "-" : "";
    struct str text =
        str_format(arena, "%s%lld.%03lld", minus, (long long)(size / THOUSAND), (long long)(size % THOUSAND));
    while (text.len > 0 && text.at[text.len - 1] == '0')
        text.len--;
    return str_ends(text, STR(".")) ? str_sub(text, 0, text.len - 1) : text;
}

static struct str quoted(struct arena *arena, struct str text)
{
    char *at = ARENA_NEW(arena, char, 2 * text.len + 2);
    size_t len = 0;
    if (!at)
        return (struct str){0};
    at[len++] = '"';
    for (size_t i = 0; i < text.len; i++) {
        if (text.at[i] == '"' || text.at[i] == '\\')
            at[len++] = '\\';
        at[len++] = text.at[i];
    }
    at[len++] = '"';
    return (struct str){at, len};
}

static struct str finger_words(struct arena *arena, const struct script_event *event)
{
    struct str x = decimal(arena, event->as.finger.x_um), y = decimal(arena, event->as.finger.y_um);
    struct str on =
        event->as.finger.target > 0 ? str_format(arena, " on %u", event->as.finger.target) : STR("");
    return str_format(arena, "%d %.*s %.*s%.*s", event->as.finger.id, STR_ARG(x), STR_ARG(y), STR_ARG(on));
}

static struct str wheel_words(struct arena *arena, const struct script_event *event)
{
    struct str words = decimal(arena, event->as.wheel.notches);
    if (event->as.wheel.across != 0)
        words = str_format(arena, "%.*s across %.*s", STR_ARG(words),
                           STR_ARG(decimal(arena, event->as.wheel.across)));
    if (event->as.wheel.placed)
        words = str_format(arena, "%.*s at %.*s %.*s", STR_ARG(words),
                           STR_ARG(decimal(arena, event->as.wheel.x_um)),
                           STR_ARG(decimal(arena, event->as.wheel.y_um)));
    return event->as.wheel.ctrl ? str_format(arena, "%.*s ctrl", STR_ARG(words)) : words;
}

/* What stands between the verb and the time. */
static struct str words_of(struct arena *arena, const struct script_event *event)
{
    switch (event->kind) {
    case SCRIPT_DECK:
    case SCRIPT_FILE:
    case SCRIPT_TEXT: return quoted(arena, event->as.text);
    case SCRIPT_WINDOW: {
        struct str mm = decimal(arena, event->as.window.w_um);
        return str_format(arena, "%d %d %.*s%s", event->as.window.w_px, event->as.window.h_px, STR_ARG(mm),
                          event->as.window.full ? " full" : "");
    }
    case SCRIPT_SET:
        return str_format(arena, "%s %.*s", event->as.set.name, STR_ARG(quoted(arena, event->as.set.value)));
    case SCRIPT_DOWN:
    case SCRIPT_MOVE:
    case SCRIPT_UP:
    case SCRIPT_CANCEL: return finger_words(arena, event);
    case SCRIPT_KEY:
        return str_format(arena, "%s%s", event->as.key.chord, event->as.key.again ? " again" : "");
    case SCRIPT_WHEEL: return wheel_words(arena, event);
    case SCRIPT_BUTTON: return str_from(buttons[event->as.button]);
    case SCRIPT_WAIT: return STR("");
    case SCRIPT_SNAP: return str_from(event->as.snap);
    }
    return STR("");
}

struct str script_line(struct arena *arena, const struct script_event *event)
{
    struct str words = words_of(arena, event);
    return str_format(arena, "%s%s%.*s @%lld\n", verbs[event->kind].name, words.len > 0 ? " " : "",
                      STR_ARG(words), (long long)event->at_ms);
}

struct str script_write(struct arena *arena, const struct script *script)
{
    size_t room = 16, len = 0;
    size_t mark = arena->used;
    for (int i = 0; i < script->count; i++) { /* twice: first how long it is */
        struct str line = script_line(arena, &script->at[i]);
        if (!line.at)
            return (struct str){0};
        room += line.len;
        arena_rewind(arena, mark);
    }
    char *at = ARENA_NEW(arena, char, room);
    if (!at)
        return (struct str){0};
    memcpy(at, "log 1\n", 6);
    len = 6;
    mark = arena->used;
    for (int i = 0; i < script->count; i++) {
        struct str line = script_line(arena, &script->at[i]);
        if (!line.at)
            return (struct str){0};
        memcpy(at + len, line.at, line.len);
        len += line.len;
        arena_rewind(arena, mark);
    }
    return (struct str){at, len};
}

bool script_touch(const struct script_event *event, struct touch_event *out)
{
    static const enum touch_event_kind kinds[] = {[SCRIPT_DOWN] = TOUCH_DOWN,
                                                  [SCRIPT_MOVE] = TOUCH_MOVE,
                                                  [SCRIPT_UP] = TOUCH_UP,
                                                  [SCRIPT_CANCEL] = TOUCH_CANCEL};
    *out = (struct touch_event){.kind = TOUCH_TICK, .at_ms = event->at_ms};
    if (event->kind == SCRIPT_WAIT)
        return true;
    if (event->kind < SCRIPT_DOWN || event->kind > SCRIPT_CANCEL)
        return false;
    out->kind = kinds[event->kind];
    out->id = event->as.finger.id;
    out->target = event->as.finger.target;
    out->at =
        (struct vec_mm){(float)event->as.finger.x_um / THOUSAND, (float)event->as.finger.y_um / THOUSAND};
    return true;
}
