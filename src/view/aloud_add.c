/* Reading aloud as it is seen: its buttons, and the word that is heard. */
#include "view/screen.h"

#include <math.h>

#include "base/words.h"
#include "view/button.h"
#include "view/text.h"

enum { ALOUD_ROWS_MAX = 400 };

static void heard_add(struct frame *frame, const struct aloud_view *aloud, struct rect_px at, int index)
{
    uint32_t accent = frame->palette->accent & 0xFFFFFF;
    float u = frame->u;
    if (rect_is_empty(at) || !frame->nodes)
        return;
    int mark = frame->nodes->count;
    frame_group(frame, NODE_GROUP, "heard", index, at, str_sub(aloud->line, aloud->from, aloud->to));
    if (mark < frame->nodes->count)
        frame->nodes->at[mark].state = NODE_CURRENT; /* a list is scrolled to where this is */
    frame_panel(frame, at,
                (struct look_panel){.radius_px = 8 * u,
                                    .fill_argb = 0x4D000000 | accent,
                                    .edge_px = fmaxf(2, 3 * u),
                                    .edge_argb = 0xFF000000 | accent});
}

void aloud_add(struct frame *frame, const struct aloud_view *aloud, struct rect_px page)
{
    for (int i = 0; i < aloud->mark_count && aloud->size.w > 0 && aloud->size.h > 0; i++) {
        struct rect_px on = aloud->marks[i];
        float x_by = page.w / aloud->size.w, y_by = page.h / aloud->size.h;
        on = (struct rect_px){page.x + on.x * x_by, page.y + on.y * y_by, on.w * x_by, on.h * y_by};
        heard_add(frame, aloud, rect_meet(rect_inset(on, -4 * frame->u), page), i);
    }
}

void aloud_words_add(struct frame *frame, const struct aloud_view *aloud, struct rect_px area,
                     const struct label_style *style, struct str text)
{
    struct str rest = text;
    if (!frame->nodes || aloud->to == 0 || !str_eq(aloud->line, text))
        return;
    for (int i = 0; rest.len > 0 && i < ALOUD_ROWS_MAX; i++) {
        struct str row = text_wrap_next(&frame->env->metrics, style, &rest, area.w);
        size_t begin = (size_t)(row.at - text.at), end = begin + row.len;
        size_t from = aloud->from > begin ? aloud->from : begin, to = aloud->to < end ? aloud->to : end;
        if (from >= to)
            continue;
        float left = frame_width(frame, style, str_sub(row, 0, from - begin));
        float w = frame_width(frame, style, str_sub(text, from, to)), line_h = frame_line(style);
        struct rect_px at = {area.x + left, area.y + (float)i * line_h, w, line_h};
        heard_add(frame, aloud, rect_inset(at, -2 * frame->u), i);
    }
}

void aloud_part_add(struct frame *frame, const struct aloud_view *aloud, struct rect_px at,
                    const struct label_style *style, struct str text, int line, size_t from, int part)
{
    size_t end = from + text.len, begin = aloud->from > from ? aloud->from : from,
           stop = aloud->to < end ? aloud->to : end;
    if (!frame->nodes || aloud->row != line + 1 || begin >= stop)
        return;
    at.x += frame_width(frame, style, str_sub(text, 0, begin - from));
    at.w = frame_width(frame, style, str_sub(text, begin - from, stop - from));
    heard_add(frame, aloud, rect_inset(at, -2 * frame->u), part);
}

static struct button volume_button(enum command command, bool possible, enum button_look look)
{
    struct button button = button_of_command(command, look);
    button.disabled = !possible;
    return button;
}

int aloud_buttons(const struct frame *frame, const struct aloud_view *aloud, enum button_look look,
                  struct button *out)
{
    int count = 0;
    if (!aloud->possible)
        return 0;
    out[count] = button_of_command(COMMAND_ALOUD, look);
    if (!aloud->speaks) {
        out[count].name = out[count].text;
        out[count].brief = str_from(_("Lees"));
        return 1;
    }
    out[count].icon = STR("stop");
    out[count++].text = str_from(_("Stop"));
    out[count++] = volume_button(COMMAND_SOFTER, aloud->volume > 0, look);
    out[count++] = (struct button){.part = "volume",
                                   .look = look == BUTTON_KEY ? BUTTON_WORDS : BUTTON_LABEL,
                                   .text = frame_format(frame, _("%d %%"), aloud->volume)};
    out[count++] = volume_button(COMMAND_LOUDER, aloud->volume < 100, look);
    return count;
}
