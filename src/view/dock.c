#include "view/dock.h"

#include <math.h>

#include "base/words.h"
#include "view/screen.h"
#include "view/settings.h"

static const float pad_u = 24, edge_u = 48, gap_u = 16, quiet_pad_u = 20;

struct dock_at {
    struct dock dock; /* as it is shown */
    bool one_row;
    float above_h, main_h, h;
};

struct button dock_home(void)
{
    struct button button = button_of_command(COMMAND_START, BUTTON_QUIET);
    button.brief = str_from(_("Begin"));
    button.name = button.text;
    return button;
}

struct button dock_wall(void)
{
    struct button button = button_of_command(COMMAND_OVERVIEW, BUTTON_QUIET);
    button.text = str_from(_("Kaarten"));
    return button;
}

struct button dock_text_size(const struct frame *frame)
{
    return settings_text_size(frame);
}

/* Words without a panel behind them begin where everything else does. */
static float edge_of(const struct frame *frame, const struct dock *dock)
{
    return dock->bare ? frame_margin(frame) - quiet_pad_u * frame->u : edge_u * frame->u;
}

static float width_of(const struct frame *frame, const struct dock *dock)
{
    return frame->env->size.w - 2 * edge_of(frame, dock);
}

static bool is_one_row(const struct frame *frame, const struct dock *dock)
{
    float w = button_rows_width(frame, dock->left, dock->left_count) +
              button_rows_width(frame, dock->main, dock->main_count) +
              button_rows_width(frame, dock->right, dock->right_count);
    return w + 2 * gap_u * frame->u <= width_of(frame, dock);
}

static void take_icons(struct button *buttons, int count)
{
    for (int i = 0; i < count; i++)
        if (!buttons[i].icon_stays)
            buttons[i].icon = (struct str){0};
}

static void shorten(struct button *buttons, int count)
{
    for (int i = 0; i < count; i++)
        if (buttons[i].brief.len > 0)
            buttons[i].text = buttons[i].brief;
}

static void tighten(struct dock *dock)
{
    for (int i = 0; i < dock->left_count; i++)
        dock->left[i].tight = true;
    for (int i = 0; i < dock->main_count; i++)
        dock->main[i].tight = true;
    for (int i = 0; i < dock->right_count; i++)
        dock->right[i].tight = true;
}

static void shorten_sides(struct dock *dock)
{
    shorten(dock->left, dock->left_count);
    shorten(dock->right, dock->right_count);
}

static int sides(const struct dock *dock, struct button out[2 * DOCK_SIDE_MAX])
{
    int count = 0;
    for (int i = 0; i < dock->left_count; i++)
        out[count++] = dock->left[i];
    for (int i = 0; i < dock->right_count; i++)
        out[count++] = dock->right[i];
    return count;
}

/* Without any icons it is one row: what is won by less room beside words is for icons, and makes no other dock of it. */
static bool fits_bare(const struct frame *frame, const struct dock *dock)
{
    struct dock bare = *dock;
    take_icons(bare.left, bare.left_count);
    take_icons(bare.main, bare.main_count);
    take_icons(bare.right, bare.right_count);
    return is_one_row(frame, &bare);
}

static struct dock_at lay_out(const struct frame *frame, const struct dock *dock)
{
    struct dock_at at = {.dock = *dock};
    for (int i = 0; i < at.dock.main_count; i++)
        at.dock.main[i].strong = true;
    float pad = pad_u * frame->u, gap = gap_u * frame->u, width = width_of(frame, dock);
    if (!is_one_row(frame, &at.dock))
        shorten_sides(&at.dock);
    if (!is_one_row(frame, &at.dock) && fits_bare(frame, &at.dock))
        tighten(&at.dock);
    if (!is_one_row(frame, &at.dock))
        take_icons(at.dock.main, at.dock.main_count);
    if (!is_one_row(frame, &at.dock)) {
        take_icons(at.dock.left, at.dock.left_count);
        take_icons(at.dock.right, at.dock.right_count);
    }
    at.one_row = is_one_row(frame, &at.dock);
    struct button beside[2 * DOCK_SIDE_MAX];
    if (!at.one_row)
        at.dock = *dock;
    if (!at.one_row && button_rows_width(frame, at.dock.main, at.dock.main_count) > width) {
        tighten(&at.dock);
        if (button_rows_width(frame, at.dock.main, at.dock.main_count) > width)
            at.dock = *dock;
    }
    int count = sides(&at.dock, beside);
    if (!at.one_row && button_rows_width(frame, beside, count) > width) {
        shorten_sides(&at.dock);
        count = sides(&at.dock, beside);
    }
    if (!at.one_row && button_rows_width(frame, beside, count) > width) {
        take_icons(at.dock.left, at.dock.left_count);
        take_icons(at.dock.right, at.dock.right_count);
        count = sides(&at.dock, beside);
    }
    at.above_h =
        dock->above_count > 0 ? button_rows_height(frame, dock->above, dock->above_count, width) + gap : 0;
    at.main_h = button_rows_height(frame, at.dock.main, at.dock.main_count, width);
    float sides_h = count > 0 ? button_rows_height(frame, beside, count, width) : 0;
    if (at.one_row)
        at.h = fmaxf(at.main_h, sides_h) + 2 * pad;
    else
        at.h = at.main_h + sides_h + (at.main_h > 0 && sides_h > 0 ? gap : 0) + 2 * pad;
    at.h += at.above_h;
    return at;
}

float dock_height(const struct frame *frame, const struct dock *dock)
{
    return ceilf(lay_out(frame, dock).h);
}

static bool has_icons(const struct button *buttons, int count)
{
    for (int i = 0; i < count; i++)
        if (buttons[i].icon.len > 0)
            return true;
    return false;
}

static bool is_as_high(const struct frame *frame, const struct dock *a, const struct dock *b)
{
    struct dock_at one = lay_out(frame, a), other = lay_out(frame, b);
    return one.one_row == other.one_row && fabsf(one.h - other.h) < 0.5f;
}

/* Whether nothing else moves when one dock takes the place of the other. */
static bool is_as(const struct frame *frame, const struct dock *a, const struct dock *b)
{
    struct dock_at one = lay_out(frame, a), other = lay_out(frame, b);
    return is_as_high(frame, a, b) &&
           has_icons(one.dock.main, one.dock.main_count) ==
               has_icons(other.dock.main, other.dock.main_count) &&
           has_icons(one.dock.left, one.dock.left_count) == has_icons(other.dock.left, other.dock.left_count);
}

/* ---- to read aloud */

static int others_at(const struct dock *dock)
{
    return dock->aloud_left ? dock->left_count : dock->right_count;
}

/* Those of reading aloud at their side, after the first `kept` that stood there. */
static struct dock with_buttons(const struct dock *dock, int kept, const struct button *buttons, int count)
{
    struct dock out = *dock;
    struct button *side = dock->aloud_left ? out.left : out.right;
    int *at = dock->aloud_left ? &out.left_count : &out.right_count;
    *at = kept;
    for (int i = 0; i < count && *at < DOCK_SIDE_MAX; i++)
        side[(*at)++] = buttons[i];
    return out;
}

typedef bool dock_alike(const struct frame *frame, const struct dock *a, const struct dock *b);

/* Whether there is room for them, when something at that side makes way. */
static bool makes_room(const struct frame *frame, const struct dock *dock, const struct dock *still,
                       dock_alike *alike, const struct button *buttons, int count, struct dock *out)
{
    for (int kept = others_at(dock); kept >= 0; kept--) {
        *out = with_buttons(dock, kept, buttons, count);
        if (alike(frame, out, still))
            return true;
    }
    return false;
}

/* First all of it, then without how loud it is in figures. Where that is still too much, the other side makes way too, but for
 * the way out; and at last icons. */
static bool speaking(const struct frame *frame, const struct dock *dock, const struct dock *still,
                     const struct button buttons[ALOUD_BUTTONS_MAX], struct dock *out)
{
    const struct button all[] = {buttons[1], buttons[2], buttons[3], buttons[0]};
    const struct button few[] = {buttons[1], buttons[3], buttons[0]};
    struct dock bare = *dock;
    int *other = dock->aloud_left ? &bare.right_count : &bare.left_count;
    if (*other > 1)
        *other = 1;
    return makes_room(frame, dock, still, is_as, all, COUNT_OF(all), out) ||
           makes_room(frame, dock, still, is_as, few, COUNT_OF(few), out) ||
           makes_room(frame, &bare, still, is_as, few, COUNT_OF(few), out) ||
           makes_room(frame, &bare, still, is_as_high, few, COUNT_OF(few), out);
}

void dock_aloud(const struct frame *frame, const struct aloud_view *aloud, struct dock *dock)
{
    struct button buttons[ALOUD_BUTTONS_MAX];
    struct aloud_view rests = *aloud;
    struct dock spoken;
    int others = others_at(dock);
    rests.speaks = false;
    int count = aloud_buttons(frame, &rests, BUTTON_QUIET, buttons);
    if (count == 0)
        return;
    buttons[0].brief = str_from(_("Lees"));
    buttons[0].name = buttons[0].text;
    struct dock still = with_buttons(dock, others, buttons, count);
    if (!aloud->speaks) {
        *dock = still;
        return;
    }
    (void)aloud_buttons(frame, aloud, BUTTON_QUIET, buttons);
    *dock = speaking(frame, dock, &still, buttons, &spoken)
                ? spoken
                : with_buttons(dock, others, buttons, ALOUD_BUTTONS_MAX);
}

bool dock_grows(const struct frame *frame, const struct aloud_view *aloud, const struct dock *more,
                struct dock *dock)
{
    struct dock still = *dock, grown = *more;
    struct aloud_view rests = *aloud;
    rests.speaks = false;
    dock_aloud(frame, &rests, &still);
    dock_aloud(frame, &rests, &grown);
    if (!is_as(frame, &grown, &still))
        return false;
    *dock = *more;
    return true;
}

static void left_handed_add(struct frame *frame, const struct dock *dock, struct rect_px area)
{
    struct button beside[2 * DOCK_SIDE_MAX];
    int count = sides(dock, beside);
    float main_w = button_rows_width(frame, dock->main, dock->main_count);
    (void)button_rows_add(frame, (struct rect_px){area.x, area.y, main_w, 0}, dock->main, dock->main_count,
                          ALIGN_LEFT);
    float used = main_w + gap_u * frame->u;
    (void)button_rows_add(frame, (struct rect_px){area.x + used, area.y, area.w - used, 0}, beside, count,
                          ALIGN_RIGHT);
}

static void one_row_add(struct frame *frame, const struct dock *dock, struct rect_px area)
{
    if (frame->env->left_hand && dock->main_count > 0) {
        left_handed_add(frame, dock, area);
        return;
    }
    float gap = gap_u * frame->u;
    float left_w = button_rows_width(frame, dock->left, dock->left_count);
    float main_w = button_rows_width(frame, dock->main, dock->main_count);
    float right_w = button_rows_width(frame, dock->right, dock->right_count);
    float right_x = area.x + area.w - right_w;
    float x = area.x + (area.w - main_w) / 2;
    x = fminf(fmaxf(x, area.x + left_w + gap), right_x - gap - main_w);
    (void)button_rows_add(frame, (struct rect_px){area.x, area.y, left_w, 0}, dock->left, dock->left_count,
                          ALIGN_LEFT);
    (void)button_rows_add(frame, (struct rect_px){x, area.y, main_w, 0}, dock->main, dock->main_count,
                          ALIGN_LEFT);
    (void)button_rows_add(frame, (struct rect_px){right_x, area.y, right_w, 0}, dock->right,
                          dock->right_count, ALIGN_LEFT);
}

void dock_add(struct frame *frame, const struct dock *dock)
{
    struct dock_at at = lay_out(frame, dock);
    float u = frame->u, h = ceilf(at.h), top = frame->env->size.h - h;
    struct rect_px panel = {0, top, frame->env->size.w, h};
    struct rect_px area = {edge_of(frame, dock), top + pad_u * u, width_of(frame, dock), 0};
    frame->dock_top = top;
    if (!dock->bare) {
        frame_fill(frame, panel, frame->palette->panel);
        frame_fill(frame, (struct rect_px){0, top, panel.w, fmaxf(1, 2 * u)}, frame->palette->line);
    }
    if (dock->above_count > 0)
        (void)button_rows_add(frame, area, dock->above, dock->above_count, ALIGN_LEFT);
    area.y += at.above_h;
    if (at.one_row) {
        one_row_add(frame, &at.dock, area);
        return;
    }
    struct button beside[2 * DOCK_SIDE_MAX];
    int count = sides(&at.dock, beside);
    enum text_align align = frame->env->left_hand ? ALIGN_LEFT : ALIGN_CENTRE;
    (void)button_rows_add(frame, area, at.dock.main, at.dock.main_count, align);
    area.y += at.main_h + (at.main_h > 0 ? gap_u * u : 0);
    (void)button_rows_add(frame, area, beside, count, align);
}
