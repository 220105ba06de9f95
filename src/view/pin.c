/* The PIN that leads out of a kiosk: a dot a digit, and keys to touch. */
#include "view/pin.h"

#include <math.h>

#include "base/words.h"
#include "view/button.h"

static const float width_u = 480, title_u = 56, title_least_u = 28, text_u = 26, dot_u = 26, gap_u = 16;
enum { TOLD_LINES = 2, KEYS = 12, COLUMNS = 3, ROWS = KEYS / COLUMNS };

struct pin_at {
    struct rect_px title, told, dots, keys, back;
    struct label_style title_style, told_style;
};

static struct str told_words(const struct frame *frame, const struct leave_state *state)
{
    int left = leave_left_s(state, frame->env->now_ms);
    if (left > 0)
        return frame_format(frame,
                            _n("Te vaak mis. Probeer het over %d seconde opnieuw.",
                               "Te vaak mis. Probeer het over %d seconden opnieuw.", left),
                            left);
    return state->wrong ? str_from(_("Deze pincode klopt niet.")) : (struct str){0};
}

static struct button back_button(void)
{
    return (struct button){.part = "back",
                           .look = BUTTON_CHIP,
                           .icon = STR("back"),
                           .text = str_from(_("Terug")),
                           .action = {ACTION_LEAVE, PIN_KEY_BACK}};
}

static struct pin_at lay_out(const struct frame *frame, struct str title)
{
    float u = frame->u, gap = gap_u * u;
    struct size_px window = frame->env->size;
    struct button back = back_button();
    struct pin_at at = {.told_style = frame_style(frame, LABEL_SANS, text_u)};
    float key_h = fmaxf(frame->touch_px, 96 * u), w = fmaxf(width_u * u, COLUMNS * frame->touch_px + 2 * gap);
    float told_w = window.w - 2 * frame_margin(frame), x = (window.w - w) / 2;
    at.title_style = frame_style_fitting(frame, LABEL_SERIF_BOLD, title_u, title_least_u, title, told_w);
    float heights[] = {frame_line(&at.title_style), TOLD_LINES * frame_line(&at.told_style),
                       dot_u * u * frame->text, ROWS * key_h + (ROWS - 1) * gap,
                       button_height(frame, BUTTON_CHIP)};
    float h = 4 * gap;
    for (size_t i = 0; i < COUNT_OF(heights); i++)
        h += heights[i];
    float y = frame_sink(frame, fmaxf(0, roundf((window.h - h) / 2)), h, window.h),
          back_w = button_width(frame, &back);
    at.title = (struct rect_px){(window.w - told_w) / 2, y, told_w, heights[0]};
    at.told = (struct rect_px){at.title.x, at.title.y + heights[0], told_w, heights[1]};
    at.dots = (struct rect_px){x, at.told.y + heights[1] + gap, w, heights[2]};
    at.keys = (struct rect_px){x, at.dots.y + heights[2] + 2 * gap, w, heights[3]};
    at.back = (struct rect_px){(window.w - back_w) / 2, at.keys.y + heights[3] + gap, back_w, heights[4]};
    return at;
}

/* What is typed is in no name: whoever reads it aloud says how many. */
static void dots_add(struct frame *frame, struct rect_px at, int count)
{
    const struct palette *p = frame->palette;
    float size = at.h, pitch = fminf(size * 1.5f, at.w / LEAVE_DIGITS_MAX);
    int places = count > LEAVE_DIGITS_MIN ? count : LEAVE_DIGITS_MIN;
    float x = at.x + (at.w - (float)places * pitch) / 2, side = fminf(size, pitch * 0.8f);
    frame_group(frame, NODE_STATUS, "dots", 0, at,
                frame_format(frame, _n("%d cijfer", "%d cijfers", count), count));
    for (int i = 0; i < places; i++) {
        struct rect_px dot = {x + (float)i * pitch + (pitch - side) / 2, at.y + (at.h - side) / 2, side,
                              side};
        bool typed = i < count;
        frame_panel(frame, dot,
                    (struct look_panel){.radius_px = side / 2,
                                        .edge_px = fmaxf(1, 3 * frame->u),
                                        .fill_argb = typed ? p->ink : 0,
                                        .edge_argb = typed ? p->ink : p->line_strong});
    }
}

static struct node key_node(const struct frame *frame, struct rect_px at, int key, bool works)
{
    const struct palette *p = frame->palette;
    bool enters = key == PIN_KEY_ENTER;
    struct str name = key == PIN_KEY_ERASE ? str_from(_("Wis"))
                      : enters             ? str_from(_("Open"))
                                           : frame_format(frame, "%d", key);
    return (struct node){.id = node_id(frame->screen, "key", key),
                         .role = NODE_BUTTON,
                         .state = works ? 0u : NODE_DISABLED,
                         .at = at,
                         .name = name,
                         .action = {ACTION_LEAVE, key},
                         .look = LOOK_PANEL,
                         .as.panel = {.radius_px = 20 * frame->u,
                                      .edge_px = enters && works ? 0 : p->outline * frame->u,
                                      .fill_argb = enters && works ? p->primary : p->panel,
                                      .edge_argb = p->line_strong}};
}

static void key_add(struct frame *frame, struct rect_px at, int key, bool works)
{
    const struct palette *p = frame->palette;
    struct node node = key_node(frame, at, key, works);
    struct label_style style = frame_style(frame, LABEL_SANS_SEMIBOLD, 36);
    float side = 44 * frame->u;
    uint32_t ink = key == PIN_KEY_ENTER && works ? p->on_primary : works ? p->ink : p->line_strong;
    frame_control(frame, node);
    if (key == PIN_KEY_ERASE || key == PIN_KEY_ENTER)
        frame_icon(frame, frame_centred(at, side), key == PIN_KEY_ERASE ? STR("backspace") : STR("check"),
                   ink);
    else
        frame_label(frame, at, &style, ink, ALIGN_CENTRE, node.name);
}

static void keys_add(struct frame *frame, struct rect_px area, const struct pin *pin)
{
    static const int keys[KEYS] = {1, 2, 3, 4, 5, 6, 7, 8, 9, PIN_KEY_ERASE, 0, PIN_KEY_ENTER};
    float gap = gap_u * frame->u;
    float w = floorf((area.w - (COLUMNS - 1) * gap) / COLUMNS),
          h = floorf((area.h - (ROWS - 1) * gap) / ROWS);
    for (int i = 0; i < KEYS; i++) {
        bool works = keys[i] == PIN_KEY_ENTER   ? pin->can_enter
                     : keys[i] == PIN_KEY_ERASE ? pin->count > 0
                                                : true;
        key_add(frame,
                (struct rect_px){area.x + (float)(i % COLUMNS) * (w + gap),
                                 area.y + (float)(i / COLUMNS) * (h + gap), w, h},
                keys[i], works);
    }
}

void pin_add(struct frame *frame, const struct pin *pin)
{
    const struct palette *p = frame->palette;
    struct pin_at at = lay_out(frame, pin->title);
    struct button back = back_button();
    frame_fill(frame, frame_window(frame), p->ground);
    (void)frame_paragraph(frame, "title", 0, at.title, &at.title_style, p->ink, ALIGN_CENTRE, pin->title, 1);
    (void)frame_paragraph(frame, "told", 0, at.told, &at.told_style, p->ink, ALIGN_CENTRE, pin->told,
                          TOLD_LINES);
    dots_add(frame, at.dots, pin->count);
    keys_add(frame, at.keys, pin);
    button_add(frame, at.back, &back);
}

void view_pin(struct nodes *nodes, const struct view_env *env, const struct leave_state *state)
{
    struct frame frame = frame_begin(nodes, env, "pin");
    if (env->size.w < 1 || env->size.h < 1)
        return;
    pin_add(&frame, &(struct pin){.title = str_from(_("Pincode")),
                                  .told = told_words(&frame, state),
                                  .count = state->count,
                                  .can_enter = state->count >= LEAVE_DIGITS_MIN &&
                                               leave_left_s(state, env->now_ms) == 0});
}
