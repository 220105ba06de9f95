/* A document that is locked: what it is called, a field for its password, and a way out. */
#include <math.h>

#include "base/words.h"
#include "view/button.h"
#include "view/field.h"
#include "view/keyboard.h"
#include "view/view.h"

static const float width_u = 1040, icon_u = 96, title_u = 56, text_u = 30, dot_u = 44, gap_u = 24;
enum { TITLE_LINES_MAX = 2, TEXT_LINES_MAX = 2, BUTTONS = 2 };

struct lock_at {
    struct rect_px icon, title, text, field, told, buttons;
    struct label_style title_style, text_style;
    int told_lines;
    bool overfull;
};

static struct str title_words(void)
{
    return str_from(_("Dit bestand is met een wachtwoord beveiligd"));
}

/* What there is to say under the field: that it did not fit, or that it is being tried. */
static struct str told_words(const struct lock_view *view)
{
    if (view->state->trying)
        return str_from(_("Even geduld"));
    if (view->state->wrong)
        return str_from(_("Dit wachtwoord past niet. Probeer het opnieuw; let op hoofdletters."));
    return (struct str){0};
}

static void buttons_of(const struct lock_view *view, struct button out[BUTTONS])
{
    out[0] = (struct button){.part = "unlock",
                             .look = BUTTON_PRIMARY,
                             .icon = STR("check"),
                             .text = str_from(_("Open")),
                             .action = {ACTION_UNLOCK, 0},
                             .disabled = view->state->typed.len == 0 || view->state->trying};
    out[1] = button_of_command(view->may_leave ? COMMAND_BACK : COMMAND_QUIT, BUTTON_CHIP);
}

static float lines_h(const struct frame *frame, const struct label_style *style, struct str text, float w,
                     int most)
{
    return (float)frame_line_count(frame, style, text, w, most) * frame_line(style);
}

/* The line under the field has its room whether it speaks or not: nothing jumps. */
static struct lock_at lay_out_with(const struct frame *frame, const struct lock_view *view, bool tight)
{
    float u = frame->u, gap = (tight ? 12 : gap_u) * u, floor = keyboard_floor(frame);
    struct size_px window = {frame->env->size.w, floor};
    float w = fminf(width_u * u * frame->text, window.w - 2 * frame_margin(frame)), x = (window.w - w) / 2;
    struct button buttons[BUTTONS];
    buttons_of(view, buttons);
    struct lock_at at = {.text_style = frame_style(frame, LABEL_SANS, text_u)};
    at.title_style = frame_style_fitting(frame, LABEL_SERIF_BOLD, tight ? text_u : title_u, tight ? 22 : 32,
                                         title_words(), w);
    float title_h = lines_h(frame, &at.title_style, title_words(), w, TITLE_LINES_MAX);
    float text_h = tight ? 0 : lines_h(frame, &at.text_style, view->name, w, TEXT_LINES_MAX);
    float told_h = (float)(tight ? 1 : TEXT_LINES_MAX) * frame_line(&at.text_style);
    float field_h = fmaxf(96 * u, frame->touch_px);
    float buttons_h = button_rows_height(frame, buttons, BUTTONS, w);
    float h = title_h + text_h + field_h + told_h + buttons_h + 4 * gap;
    bool icon = !tight && h + icon_u * u + gap <= window.h - 2 * gap;
    at.told_lines = tight ? 1 : TEXT_LINES_MAX;
    at.overfull = h + 2 * gap > window.h;
    float all_h = h + (icon ? icon_u * u + gap : 0);
    float y = frame_sink(frame, (window.h - all_h) / 2, all_h, floor);
    if (icon) {
        at.icon = (struct rect_px){(window.w - icon_u * u) / 2, y, icon_u * u, icon_u * u};
        y += icon_u * u + gap;
    }
    at.title = (struct rect_px){x, y, w, title_h};
    at.text = (struct rect_px){x, at.title.y + title_h + gap / 2, w, text_h};
    at.field = (struct rect_px){x, at.text.y + text_h + gap, w, field_h};
    at.told = (struct rect_px){x, at.field.y + field_h + gap / 2, w, told_h};
    at.buttons = (struct rect_px){x, at.told.y + told_h + gap, w, buttons_h};
    return at;
}

/* Above the keyboard there is less room: then the name goes, which who came here knows. */
static struct lock_at lay_out(const struct frame *frame, const struct lock_view *view)
{
    struct lock_at at = lay_out_with(frame, view, false);
    return at.overfull ? lay_out_with(frame, view, true) : at;
}

/* A dot a character, those around the cursor where not all fit; and what is typed is not in any name. */
static void password_add(struct frame *frame, struct rect_px at, const struct lock_view *view)
{
    uint32_t ink = frame->palette->ink;
    float u = frame->u, dot = dot_u * frame->text * u * 0.4f, size = dot * 0.62f;
    struct rect_px dots = rect_inset(at, 24 * u);
    int count = lock_count(view->state), most = (int)fmaxf(1, (dots.w - 8 * u) / dot);
    int cursor = lock_cursor(view->state), first = cursor > most ? cursor - most : 0;
    int shown = count - first < most ? count - first : most;
    struct str name =
        count > 0 ? frame_format(frame, _n("Wachtwoord, %d teken", "Wachtwoord, %d tekens", count), count)
                  : str_from(_("Wachtwoord"));
    field_box_add(frame, at, name);
    for (int i = 0; i < shown; i++)
        frame_panel(frame,
                    (struct rect_px){dots.x + (float)i * dot + (dot - size) / 2, at.y + (at.h - size) / 2,
                                     size, size},
                    (struct look_panel){.radius_px = size / 2, .fill_argb = ink});
    float caret = dot_u * frame->text * u;
    if (!view->state->trying)
        frame_fill(frame,
                   (struct rect_px){dots.x + (float)(cursor - first) * dot + 2 * u, at.y + (at.h - caret) / 2,
                                    fmaxf(2, 3 * u), caret},
                   ink);
}

void view_lock(struct nodes *nodes, const struct view_env *env, const struct lock_view *view)
{
    struct frame frame = frame_begin(nodes, env, "lock");
    struct button buttons[BUTTONS];
    if (env->size.w < 1 || env->size.h < 1)
        return;
    const struct palette *p = frame.palette;
    struct lock_at at = lay_out(&frame, view);
    frame_fill(&frame, frame_window(&frame), p->ground);
    if (!rect_is_empty(at.icon))
        frame_icon(&frame, at.icon, STR("lock"), p->ink);
    (void)frame_paragraph(&frame, "title", 0, at.title, &at.title_style, p->ink, ALIGN_CENTRE, title_words(),
                          TITLE_LINES_MAX);
    if (at.text.h > 0)
        (void)frame_paragraph(&frame, "text", 0, at.text, &at.text_style, p->ink_soft, ALIGN_CENTRE,
                              view->name, TEXT_LINES_MAX);
    password_add(&frame, at.field, view);
    struct str told = told_words(view);
    if (told.len > 0)
        (void)frame_paragraph(&frame, "told", 0, at.told, &at.text_style, p->ink, ALIGN_CENTRE, told,
                              at.told_lines);
    buttons_of(view, buttons);
    (void)button_rows_add(&frame, at.buttons, buttons, BUTTONS, ALIGN_CENTRE);
    keyboard_add(&frame);
}
