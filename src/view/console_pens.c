/* What is in hand writes with: colours, how wide, and what takes it away again. */
#include "view/console_parts.h"

#include "base/words.h"

static const float dot_u = 36;
static const float width_us[PEN_WIDTHS] = {[PEN_THIN] = 12, [PEN_MIDDLE] = 20, [PEN_THICK] = 32};
enum { PEN_KEYS = PEN_COLOURS + 3 };

bool console_has_pens(const struct console_view *view)
{
    return desk_draws(view->desk);
}

struct str console_pen_words(const struct console_view *view)
{
    enum stroke_tool with = desk_writes_with(view->desk->tool);
    if (!desk_draws(view->desk))
        return (struct str){0};
    return str_from(view->desk->tool == DESK_ERASER ? _("Gum") : pen_name(with, view->desk->pens[with]));
}

static struct key colour_key(const struct console_view *view, enum stroke_tool with, int colour)
{
    const struct desk_state *desk = view->desk;
    return (struct key){.button = {.part = "colour",
                                   .index = colour,
                                   .name = str_from(pen_colour_name(with, colour)),
                                   .selected = desk->tool != DESK_ERASER && desk->pens[with].colour == colour,
                                   .action = {ACTION_COLOUR, colour}},
                        .dot_u = dot_u,
                        .dot_argb =
                            0xFF000000 | pen_stroke(with, (struct pen){.colour = (uint8_t)colour}).rgb};
}

static struct key plain_key(enum command command, bool possible, bool selected)
{
    struct key key = {.button = button_of_command(command, BUTTON_KEY)};
    key.button.part = "pens";
    key.button.index = (int)command;
    key.button.name = key.button.text;
    key.button.text = (struct str){0};
    key.button.disabled = !possible;
    key.button.selected = selected;
    return key;
}

static int keys_of(const struct frame *frame, const struct console_view *view, struct key out[PEN_KEYS])
{
    const struct desk_state *desk = view->desk;
    enum stroke_tool with = desk_writes_with(desk->tool);
    const struct pen *pen = &desk->pens[with];
    int count = 0;
    for (int i = 0; i < PEN_COLOURS; i++)
        out[count++] = colour_key(view, with, i);
    struct key *width = &out[count];
    out[count++] = plain_key(COMMAND_INK_WIDTH, true, false);
    if (frame->nodes)
        width->button.name = frame_format(frame, "%.*s: %s", STR_ARG(width->button.name),
                                          pen_width_name((enum pen_width)pen->width));
    width->dot_u = width_us[pen->width];
    width->dot_argb = 0xFF000000 | pen_stroke(with, *pen).rgb;
    out[count++] = plain_key(COMMAND_ERASER, true, desk->tool == DESK_ERASER);
    out[count++] = plain_key(COMMAND_UNDO, desk->deeds.done > 0, false);
    return count;
}

float console_pens_height(const struct frame *frame, const struct console_view *view, float w)
{
    struct frame measuring = *frame;
    struct key keys[PEN_KEYS];
    measuring.nodes = NULL;
    int count = keys_of(&measuring, view, keys);
    return console_keys_height(frame, keys, count, w);
}

void console_pens_add(struct frame *frame, const struct console_view *view, struct rect_px at)
{
    struct key keys[PEN_KEYS];
    int count = keys_of(frame, view, keys);
    (void)console_keys_add(frame, at, keys, count);
}
