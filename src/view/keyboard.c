/* Keys are as wide as the widest row allows, at least what a finger needs; shift, erase and the space take what is left of their rows. */
#include "view/keyboard.h"

#include <math.h>

#include "base/words.h"

static const float key_w_u = 116, key_h_u = 91, gap_u = 16, pad_u = 28, label_u = 40, word_u = 28,
                   icon_u = 40;
enum { NARROW_KEYS = 11, WIDE_KEYS = 10 };

struct keys {
    const struct keyboard *keyboard;
    struct rect_px panel;
    float w, h, gap;
    bool narrow;
};

static bool is_shown(const struct frame *frame)
{
    return frame->env->keyboard && frame->env->keyboard->shown;
}

static struct keys lay_out(const struct frame *frame)
{
    float u = frame->u, gap = gap_u * u, pad = pad_u * u;
    struct size_px window = frame->env->size;
    struct keys keys = {.keyboard = frame->env->keyboard, .gap = gap};
    float most = window.w - 2 * pad;
    keys.narrow = (float)NARROW_KEYS * (frame->touch_px + gap) - gap > most;
    float beside = keys.narrow ? WIDE_KEYS : NARROW_KEYS + 1; /* shift and erase are wider than a letter */
    keys.w = fminf(fmaxf(key_w_u * u, frame->touch_px), (most + gap) / beside - gap);
    keys.h = fmaxf(key_h_u * u, frame->touch_px);
    float h = (float)KEYBOARD_ROWS * (keys.h + gap) - gap + 2 * pad;
    keys.panel = (struct rect_px){0, window.h - h, window.w, h};
    return keys;
}

float keyboard_floor(const struct frame *frame)
{
    return is_shown(frame) ? lay_out(frame).panel.y : frame->env->size.h;
}

/* ---- one key */

static struct str name_of(const struct frame *frame, const struct keys *keys, int key)
{
    char text[KEYBOARD_TEXT_BYTES];
    switch (keyboard_key(key)->does) {
    case KEYBOARD_SHIFT:
        return str_from(keys->keyboard->shift == KEYBOARD_CAPITALS  ? _("Hoofdletters, vast")
                        : keys->keyboard->shift == KEYBOARD_CAPITAL ? _("Hoofdletter, een keer")
                                                                    : _("Hoofdletter"));
    case KEYBOARD_ERASE: return str_from(_("Wis"));
    case KEYBOARD_LAYER:
        return str_from(keys->keyboard->layer == KEYBOARD_SIGNS ? _("Letters") : _("Cijfers en tekens"));
    case KEYBOARD_DONE: return str_from(_("Klaar"));
    case KEYBOARD_TEXT: break;
    }
    struct str is = keyboard_key_text(keys->keyboard, key, text);
    if (str_eq(is, STR(" ")))
        return str_from(_("spatie"));
    return frame->nodes ? str_copy(frame->nodes->arena, is) : (struct str){0};
}

static struct str label_of(const struct frame *frame, const struct keys *keys, int key)
{
    if (keyboard_key(key)->does == KEYBOARD_LAYER)
        return keys->keyboard->layer == KEYBOARD_SIGNS ? STR("abc") : STR("?123");
    return name_of(frame, keys, key);
}

static struct str icon_of(int key)
{
    switch (keyboard_key(key)->does) {
    case KEYBOARD_SHIFT: return STR("shift");
    case KEYBOARD_ERASE: return STR("backspace");
    case KEYBOARD_TEXT:
    case KEYBOARD_LAYER:
    case KEYBOARD_DONE: break;
    }
    return (struct str){0};
}

/* Capitals are seen on the key too: filled for the next letter, with a bar under the arrow when they stay. */
static void key_add(struct frame *frame, const struct keys *keys, struct rect_px at, int key)
{
    const struct palette *p = frame->palette;
    const struct keyboard_key *is = keyboard_key(key);
    float u = frame->u, icon = fminf(icon_u * frame->text * u, at.h * 0.6f);
    enum keyboard_shift shift = keys->keyboard->shift;
    bool on = is->does == KEYBOARD_SHIFT && shift != KEYBOARD_SMALL;
    bool main = on || keys->keyboard->open == key;
    uint32_t words = main ? p->on_primary : p->ink;
    frame_control(frame, (struct node){.id = node_id("keyboard", "key", key),
                                       .role = NODE_BUTTON,
                                       .state = on ? NODE_SELECTED : 0u,
                                       .at = at,
                                       .name = name_of(frame, keys, key),
                                       .action = {ACTION_KEY, key},
                                       .rest_does = is->more != NULL,
                                       .look = LOOK_PANEL,
                                       .as.panel = {.radius_px = 16 * u,
                                                    .edge_px = (p->shadows ? 2 : p->outline) * u,
                                                    .fill_argb = main ? p->primary : p->panel,
                                                    .edge_argb = main ? p->primary : p->line_strong}});
    struct str name = icon_of(key);
    if (name.len > 0) {
        struct rect_px mark = frame_centred(at, icon);
        frame_icon(frame, mark, name, words);
        if (is->does == KEYBOARD_SHIFT && shift == KEYBOARD_CAPITALS)
            frame_fill(frame, (struct rect_px){mark.x, mark.y + icon + 2 * u, icon, fmaxf(2, 4 * u)}, words);
        return;
    }
    struct str label = label_of(frame, keys, key);
    bool letter = is->does == KEYBOARD_TEXT && !str_eq(str_from(is->text), STR(" "));
    struct label_style style = letter ? frame_style(frame, LABEL_SANS_MEDIUM, label_u)
                                      : frame_style(frame, LABEL_SANS_SEMIBOLD, word_u);
    float room = at.w - 12 * u, wide = frame_width(frame, &style, label);
    if (wide > room && wide > 0) /* a word on a narrow key: no smaller than the house allows */
        style.size_px = fmaxf(style.size_px * room / wide, 22 * u * frame->text);
    frame_label(frame, (struct rect_px){at.x + 6 * u, at.y, room, at.h}, &style, words, ALIGN_CENTRE, label);
}

/* How many letters wide a key is. */
static float share_of(const struct keys *keys, int key)
{
    switch (keyboard_key(key)->does) {
    case KEYBOARD_SHIFT:
    case KEYBOARD_ERASE: return keys->narrow ? 1.5f : 1.27f;
    case KEYBOARD_LAYER:
    case KEYBOARD_DONE: return keys->narrow ? 1.5f : 1.6f;
    case KEYBOARD_TEXT: break;
    }
    if (str_eq(str_from(keyboard_key(key)->text), STR(" ")))
        return keys->narrow ? 3 : 6;
    return 1;
}

static float key_w(const struct keys *keys, int key)
{
    float share = share_of(keys, key);
    return share * keys->w + (share > 2 ? (share - 1) * keys->gap : 0);
}

static struct rect_px row_add(struct frame *frame, const struct keys *keys, int row, int wanted)
{
    int at[KEYBOARD_ROW_MAX];
    int count = keyboard_row(keys->keyboard, row, keys->narrow, at);
    float w = -keys->gap;
    struct rect_px found = {0};
    for (int i = 0; i < count; i++)
        w += key_w(keys, at[i]) + keys->gap;
    float x = (keys->panel.w - w) / 2;
    float y = keys->panel.y + pad_u * frame->u + (float)row * (keys->h + keys->gap);
    for (int i = 0; i < count; i++) {
        struct rect_px key = {x, y, key_w(keys, at[i]), keys->h};
        if (wanted == 0)
            key_add(frame, keys, key, at[i]);
        if (at[i] == wanted)
            found = key;
        x += key.w + keys->gap;
    }
    return found;
}

/* ---- what a held key offers */

/* What lies under it cannot be touched until it goes. */
static void rest_still(struct nodes *nodes)
{
    for (int i = 0; i < nodes->count; i++) {
        nodes->at[i].action = (struct action){ACTION_NONE, 0};
        nodes->at[i].order = 0;
        if (nodes->at[i].role == NODE_FIELD)
            nodes->at[i].state |= NODE_DISABLED;
    }
}

static void offer_add(struct frame *frame, const struct keys *keys)
{
    const struct palette *p = frame->palette;
    float u = frame->u, gap = keys->gap, pad = 14 * u;
    struct rect_px key = {0};
    int count = keyboard_choices(keys->keyboard);
    char text[KEYBOARD_TEXT_BYTES];
    for (int row = 0; row < KEYBOARD_ROWS && rect_is_empty(key); row++)
        key = row_add(frame, keys, row, keys->keyboard->open);
    float w = (float)count * (keys->w + gap) - gap + 2 * pad, h = keys->h + 2 * pad;
    struct rect_px panel = {key.x + key.w / 2 - w / 2, key.y - gap - h, w, h};
    panel.x = clampf(panel.x, pad, fmaxf(pad, keys->panel.w - w - pad));
    if (frame->nodes)
        rest_still(frame->nodes);
    frame_group(frame, NODE_GROUP, "offer", 0, panel, str_from(_("Letters om uit te kiezen")));
    frame_panel(frame, panel,
                (struct look_panel){.radius_px = 20 * u,
                                    .edge_px = p->outline * u,
                                    .fill_argb = p->ground,
                                    .edge_argb = p->ink,
                                    .shadow_px = p->shadows ? 24 * u : 0});
    for (int i = 1; i <= count; i++) {
        struct rect_px at = {panel.x + pad + (float)(i - 1) * (keys->w + gap), panel.y + pad, keys->w,
                             keys->h};
        bool over = keys->keyboard->over == i;
        struct label_style style = frame_style(frame, LABEL_SANS, label_u);
        struct str letter = keyboard_choice_text(keys->keyboard, i, text);
        if (frame->nodes)
            letter = str_copy(frame->nodes->arena, letter);
        frame_control(frame, (struct node){.id = node_id("keyboard", "choice", i),
                                           .role = NODE_BUTTON,
                                           .state = over ? NODE_SELECTED : 0u,
                                           .at = at,
                                           .name = letter,
                                           .action = {ACTION_CHOICE, i},
                                           .look = LOOK_PANEL,
                                           .as.panel = {.radius_px = 16 * u,
                                                        .edge_px = (p->shadows ? 2 : p->outline) * u,
                                                        .fill_argb = over ? p->primary : p->panel,
                                                        .edge_argb = over ? p->primary : p->line_strong}});
        frame_label(frame, at, &style, over ? p->on_primary : p->ink, ALIGN_CENTRE, letter);
    }
}

void keyboard_add(struct frame *frame)
{
    const struct palette *p = frame->palette;
    if (!is_shown(frame))
        return;
    struct keys keys = lay_out(frame);
    frame_group(frame, NODE_GROUP, "keyboard", 0, keys.panel, str_from(_("Toetsenbord")));
    frame_fill(frame, keys.panel, p->shadows ? palette_mix(p->ground, p->line, 0.5f) : p->ground);
    frame_fill(frame, (struct rect_px){0, keys.panel.y, keys.panel.w, fmaxf(1, 2 * frame->u)},
               p->line_strong);
    for (int row = 0; row < KEYBOARD_ROWS; row++)
        (void)row_add(frame, &keys, row, 0);
    if (keys.keyboard->open)
        offer_add(frame, &keys);
}
