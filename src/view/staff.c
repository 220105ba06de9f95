/* What whoever watches over a kiosk sets and has to know: pages of rows, each with what it is, how it is set, and keys to touch. */
#include "view/screen.h"

#include <math.h>

#include "base/words.h"
#include "view/dock.h"
#include "view/header.h"
#include "view/pin.h"
#include "view/staff.h"

static const float top_u = 40, gap_u = 16, pad_u = 24, name_u = 26, value_u = 32, note_u = 24, bottom_u = 40,
                   width_u = 1360, bar_u = 12;
enum { VALUE_LINES = 8, NOTE_LINES = 6, PAGES = STAFF_PAGE_COUNT, BAR_MM = 100, LEAST_TOUCH_MM = 20 };

int staff_action(enum staff_event_kind kind, int index, int by)
{
    return (int)kind << 16 | (index & 0xFF) << 8 | ((by + 128) & 0xFF);
}

struct staff_event view_staff_event(int index)
{
    return (struct staff_event){.kind = (enum staff_event_kind)(index >> 16 & 0xFF),
                                .index = index >> 8 & 0xFF,
                                .by = (index & 0xFF) - 128};
}

/* ---- a row */

static float words_height(const struct frame *frame, const struct staff_row *row, float width)
{
    struct label_style name = frame_style(frame, LABEL_SANS, name_u);
    struct label_style value = frame_style(frame, LABEL_SANS_SEMIBOLD, value_u);
    struct label_style note = frame_style(frame, LABEL_SANS, note_u);
    float h = (float)frame_line_count(frame, &name, row->name, width, NOTE_LINES) * frame_line(&name) +
              (float)frame_line_count(frame, &value, row->value, width, VALUE_LINES) * frame_line(&value);
    if (row->note.len > 0)
        h += (float)frame_line_count(frame, &note, row->note, width, NOTE_LINES) * frame_line(&note);
    return h + (row->bar ? (bar_u + 12) * frame->u : 0);
}

/* So long as a hand's breadth says: whoever lays a ruler on it sees whether the width is right. */
static void bar_add(struct frame *frame, struct rect_px at)
{
    const struct palette *p = frame->palette;
    float u = frame->u, long_px = frame->env->least_touch_px / LEAST_TOUCH_MM * BAR_MM;
    frame_panel(frame, (struct rect_px){at.x, at.y + 12 * u, fminf(long_px, at.w), bar_u * u},
                (struct look_panel){.fill_argb = p->ink});
}

static void words_add(struct frame *frame, struct rect_px at, const struct staff_row *row, int index)
{
    const struct palette *p = frame->palette;
    struct label_style name = frame_style(frame, LABEL_SANS, name_u);
    struct label_style value = frame_style(frame, LABEL_SANS_SEMIBOLD, value_u);
    struct label_style note = frame_style(frame, LABEL_SANS, note_u);
    at.y += frame_paragraph(frame, "name", index, at, &name, p->ink_soft, ALIGN_LEFT, row->name, NOTE_LINES);
    at.y += frame_paragraph(frame, "value", index, at, &value, p->ink, ALIGN_LEFT, row->value, VALUE_LINES);
    if (row->note.len > 0)
        at.y +=
            frame_paragraph(frame, "note", index, at, &note, p->ink_soft, ALIGN_LEFT, row->note, NOTE_LINES);
    if (row->bar)
        bar_add(frame, at);
}

/* Words, and beside them what is touched, or below where that leaves too little. Answers the height. */
static float row_add(struct frame *frame, struct rect_px area, const struct staff_row *row, int index)
{
    const struct palette *p = frame->palette;
    float u = frame->u, pad = pad_u * u, gap = 24 * u, inner = area.w - 2 * pad;
    float buttons_w = button_rows_width(frame, row->buttons, row->button_count);
    bool beside = row->button_count > 0 && inner - buttons_w - gap >= 0.45f * inner;
    float words_w = beside ? inner - buttons_w - gap : inner;
    float words_h = words_height(frame, row, words_w);
    float buttons_h = row->button_count > 0 ? button_rows_height(frame, row->buttons, row->button_count,
                                                                 beside ? buttons_w : inner)
                                            : 0;
    bool below = row->button_count > 0 && !beside;
    float h = (below ? words_h + gap_u * u + buttons_h : fmaxf(words_h, buttons_h)) + 2 * pad;
    struct rect_px panel = {area.x, area.y, area.w, h};
    frame_panel(frame, panel,
                (struct look_panel){.radius_px = 20 * u,
                                    .edge_px = (p->shadows ? 2 : p->outline) * u,
                                    .fill_argb = p->panel,
                                    .edge_argb = row->bad ? p->ink : p->line});
    float y = area.y + pad + (below ? 0 : (h - 2 * pad - words_h) / 2);
    words_add(frame, (struct rect_px){area.x + pad, y, words_w, 0}, row, index);
    struct rect_px touched = {area.x + pad, area.y + pad + words_h + gap_u * u, inner, 0};
    if (beside)
        touched = (struct rect_px){area.x + pad + words_w + gap, area.y + (h - buttons_h) / 2, buttons_w, 0};
    if (row->button_count > 0)
        (void)button_rows_add(frame, touched, row->buttons, row->button_count, ALIGN_LEFT);
    return h;
}

/* ---- the page */

static struct str page_name(enum staff_page page)
{
    static const char *const names[PAGES] = {N_("Toestand"), N_("Kaarten"), N_("Tijd"), N_("Scherm"),
                                             N_("Taal en geluid")};
    return str_from(_(names[page]));
}

static float tabs_add(struct frame *frame, struct rect_px area, const struct staff_state *state)
{
    struct button tabs[PAGES];
    for (int i = 0; i < PAGES; i++)
        tabs[i] = (struct button){.part = "page",
                                  .index = i,
                                  .look = BUTTON_CHIP,
                                  .text = page_name((enum staff_page)i),
                                  .action = {ACTION_STAFF, staff_action(STAFF_EV_PAGE, i, 0)},
                                  .selected = i == (int)state->page};
    return button_rows_add(frame, area, tabs, PAGES, ALIGN_LEFT);
}

static struct str detail_words(const struct staff_state *state)
{
    if (state->changed)
        return str_from(_("De pincode is gewijzigd."));
    return str_from(_("Wat u hier instelt, geldt meteen en ook na een herstart, en gaat voor config.yaml."));
}

static struct dock dock_of(const struct staff_view *view)
{
    struct dock dock = {.main = {{.part = "close",
                                  .look = BUTTON_PRIMARY,
                                  .icon = STR("back"),
                                  .text = str_from(_("Terug naar de kiosk")),
                                  .action = {ACTION_STAFF, staff_action(STAFF_EV_CLOSE, 0, 0)}}},
                        .main_count = 1,
                        .right = {{.part = "end",
                                   .look = BUTTON_QUIET,
                                   .icon = STR("close"),
                                   .text = str_from(_("Sluit Waaier")),
                                   .action = {ACTION_STAFF, staff_action(STAFF_EV_END, 0, 0)}}},
                        .right_count = 1};
    if (view->rules->may_pin)
        dock.left[dock.left_count++] =
            (struct button){.part = "pin",
                            .look = BUTTON_QUIET,
                            .icon = STR("lock"),
                            .text = str_from(_("Wijzig pincode")),
                            .action = {ACTION_STAFF, staff_action(STAFF_EV_PIN, 0, 0)}};
    if (!staff_all_is_base(view->rules, &view->state->values))
        dock.left[dock.left_count++] =
            (struct button){.part = "reset",
                            .look = BUTTON_QUIET,
                            .icon = STR("undo"),
                            .text = str_from(_("Volg config.yaml")),
                            .action = {ACTION_STAFF, staff_action(STAFF_EV_RESET, 0, 0)}};
    return dock;
}

/* Adds it, or measures it; answers how long it is. A row far across the window would tear words and keys apart. */
static float lay_out(struct frame *frame, const struct staff_view *view, float dock_top)
{
    struct staff_row rows[STAFF_ROWS_MAX];
    float u = frame->u, gap = gap_u * u;
    float w = fminf(frame->env->size.w - 2 * frame_margin(frame), width_u * u * frame->text);
    struct rect_px area = {roundf((frame->env->size.w - w) / 2), top_u * u - view->scroll_px, w, 0};
    struct header header = {
        .title = str_from(_("Beheer")), .detail = detail_words(view->state), .title_u = 60};
    frame->clip = (struct rect_px){0, 0, frame->env->size.w, fmaxf(1, dock_top)};
    area.y += header_add(frame, area, &header) + gap;
    area.y += tabs_add(frame, area, view->state) + gap;
    int count = staff_rows(frame, view, rows);
    for (int i = 0; i < count; i++)
        area.y += row_add(frame, area, &rows[i], i) + gap;
    frame->clip = (struct rect_px){0};
    return area.y + view->scroll_px - gap + bottom_u * u;
}

static float dock_top_of(const struct frame *frame, const struct staff_view *view)
{
    struct frame measuring = frame_begin(NULL, frame->env, frame->screen);
    struct dock dock = dock_of(view);
    return frame->env->size.h - dock_height(&measuring, &dock);
}

static void page_add_all(struct frame *frame, const struct staff_view *view)
{
    struct dock dock = dock_of(view);
    frame_fill(frame, frame_window(frame), frame->palette->ground);
    (void)lay_out(frame, view, dock_top_of(frame, view));
    dock_add(frame, &dock);
}

/* ---- questions */

static struct str pin_told(const struct staff_state *state)
{
    if (state->differs)
        return str_from(_("De twee pincodes zijn niet dezelfde. Begin opnieuw."));
    return state->asks == STAFF_ASKS_AGAIN ? str_from(_("Nog een keer"))
                                           : str_from(_("Zes tot twaalf cijfers"));
}

static void end_add(struct frame *frame)
{
    struct button buttons[] = {{.part = "end",
                                .look = BUTTON_PRIMARY,
                                .text = str_from(_("Sluit Waaier")),
                                .action = {ACTION_STAFF, staff_action(STAFF_EV_END, 0, 0)}},
                               {.part = "back",
                                .look = BUTTON_CHIP,
                                .icon = STR("back"),
                                .text = str_from(_("Terug")),
                                .action = {ACTION_STAFF, staff_action(STAFF_EV_BACK, 0, 0)}}};
    struct frame measuring = frame_begin(NULL, frame->env, frame->screen);
    float u = frame->u, w = fminf(frame->env->size.w - 2 * frame_margin(frame), width_u * u), gap = 36 * u;
    struct header header = {
        .title = str_from(_("Waaier sluiten?")),
        .detail = str_from(_("Op dit scherm is daarna niets te zien, tot Waaier weer wordt gestart.")),
        .title_u = 72,
        .detail_u = 32};
    struct rect_px area = {roundf((frame->env->size.w - w) / 2), 0, w, 0};
    float h = header_add(&measuring, area, &header) + gap +
              button_rows_height(frame, buttons, COUNT_OF(buttons), w);
    frame_fill(frame, frame_window(frame), frame->palette->ground);
    area.y = fmaxf(24 * u, (frame->env->size.h - h) * 0.4f);
    area.y += header_add(frame, area, &header) + gap;
    (void)button_rows_add(frame, area, buttons, COUNT_OF(buttons), ALIGN_LEFT);
}

/* ---- the whole */

void view_staff(struct nodes *nodes, const struct view_env *env, const struct staff_view *view)
{
    struct frame frame = frame_begin(nodes, env, "staff");
    if (env->size.w < 1 || env->size.h < 1)
        return;
    switch (view->state->asks) {
    case STAFF_ASKS_NOTHING: page_add_all(&frame, view); break;
    case STAFF_ASKS_END: end_add(&frame); break;
    case STAFF_ASKS_NEW:
    case STAFF_ASKS_AGAIN:
        pin_add(&frame, &(struct pin){.title = str_from(_("Nieuwe pincode")),
                                      .told = pin_told(view->state),
                                      .count = view->state->count,
                                      .can_enter = view->state->count >= LEAVE_DIGITS_MIN});
        break;
    }
}

float view_staff_scroll_max(const struct view_env *env, const struct staff_view *view)
{
    struct frame frame = frame_begin(NULL, env, "staff");
    if (env->size.w < 1 || env->size.h < 1 || view->state->asks != STAFF_ASKS_NOTHING)
        return 0;
    float dock_top = dock_top_of(&frame, view);
    return fmaxf(0, lay_out(&frame, view, dock_top) - dock_top);
}
