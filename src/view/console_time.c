/* The time along the top: how long it goes, how much is left of what was planned and whether that is by the plan, and the clock. A
 * colour never says it alone. */
#include "view/console_parts.h"

#include <math.h>
#include <stdlib.h>

#include "base/words.h"

static const float pad_u = 28, figure_u = 52, clock_u = 36, label_u = 22, bar_u = 16, gap_u = 44;
enum { MINUTE_MS = 60 * 1000, SECOND_MS = 1000, HOUR_S = 3600, MINUTE_S = 60 };
static const uint32_t ahead_argb = 0xFF8FDCC0, behind_argb = 0xFFFED669, over_argb = 0xFFFFB09C,
                      bar_argb = 0xFF7FB2FF;

struct str console_clock(const struct frame *frame, int64_t ms, bool up)
{
    int64_t s = ms <= 0 ? 0 : (ms + (up ? SECOND_MS - 1 : 0)) / SECOND_MS;
    int hours = (int)(s / HOUR_S), minutes = (int)(s / MINUTE_S % MINUTE_S), seconds = (int)(s % MINUTE_S);
    if (!frame->nodes) /* as wide as any */
        return hours > 0 ? STR("0:00:00") : STR("00:00");
    if (hours > 0)
        return frame_format(frame, "%d:%02d:%02d", hours, minutes, seconds);
    return frame_format(frame, "%02d:%02d", minutes, seconds);
}

/* ---- figures with a word */

struct figure {
    const char *part;
    struct str word, digits;
    float size_u;
    uint32_t argb;
};
enum { FIGURES_MAX = 3 };

struct time_at {
    struct figure figures[FIGURES_MAX];
    int count;
    float w[FIGURES_MAX]; /* of each */
    float figure_h, h;
    bool counts, has_bar, stacked; /* counts: the first figure is how long it goes, and stands at the left */
};

static struct label_style digits_style(const struct frame *frame, float size_u)
{
    struct label_style style = frame_style(frame, LABEL_SANS_SEMIBOLD, size_u);
    style.clock = true;
    return style;
}

static float figure_width(const struct frame *frame, const struct figure *figure)
{
    struct label_style word = frame_style(frame, LABEL_SANS, label_u);
    struct label_style digits = digits_style(frame, figure->size_u);
    return ceilf(
               fmaxf(frame_width(frame, &word, figure->word), frame_width(frame, &digits, figure->digits))) +
           1;
}

static void figure_add(struct frame *frame, const struct figure *figure, struct rect_px at,
                       enum text_align align)
{
    struct label_style word = frame_style(frame, LABEL_SANS, label_u);
    struct label_style digits = digits_style(frame, figure->size_u);
    float word_h = frame_line(&word), digits_h = frame_line(&digits);
    float y = at.y + floorf((at.h - word_h - digits_h) / 2);
    if (frame->nodes)
        frame_group(frame, NODE_STATUS, figure->part, 0, at,
                    frame_format(frame, "%.*s %.*s", STR_ARG(figure->word), STR_ARG(figure->digits)));
    frame_label(frame, (struct rect_px){at.x, y, at.w, word_h}, &word, frame->palette->wall_soft, align,
                figure->word);
    frame_label(frame, (struct rect_px){at.x, y + word_h, at.w, digits_h}, &digits, figure->argb, align,
                figure->digits);
}

/* ---- the plan */

static uint32_t coloured(const struct frame *frame, uint32_t argb)
{
    return frame->palette->shadows ? argb : frame->palette->wall_ink;
}

static struct str pace_words(const struct frame *frame, const struct console_time *time, uint32_t *argb)
{
    int64_t over = time->elapsed_ms - time->planned_ms, behind = time->elapsed_ms - time->expected_ms;
    int minutes = (int)((llabs(over > 0 ? over : behind) + MINUTE_MS / 2) / MINUTE_MS);
    *argb = frame->palette->wall_soft;
    if (time->paused)
        return str_from(_("gepauzeerd"));
    if (over > 0) {
        *argb = coloured(frame, over_argb);
        return minutes < 1 ? str_from(_("over de tijd"))
                           : frame_format(frame, _("%d min over de tijd"), minutes);
    }
    if (!time->began || time->expected_ms <= 0)
        return (struct str){0};
    *argb = coloured(frame, behind >= PLAN_PACE_MS ? behind_argb : ahead_argb);
    if (behind >= PLAN_PACE_MS)
        return frame_format(frame, _("%d min achter op schema"), minutes);
    if (behind <= -PLAN_PACE_MS)
        return frame_format(frame, _("%d min voor op schema"), minutes);
    return str_from(_("op schema"));
}

static struct str plan_words(const struct frame *frame, const struct console_time *time)
{
    struct str planned = console_clock(frame, time->planned_ms, false);
    return frame_format(frame, _("van %.*s gepland"), STR_ARG(planned));
}

/* The same measured and drawn: of the words before they are filled in, and some room. */
static float bar_needs(const struct frame *frame)
{
    struct label_style style = frame_style(frame, LABEL_SANS, label_u);
    return ceilf(frame_width(frame, &style, str_from(_("van %.*s gepland"))) +
                 frame_width(frame, &style, str_from(_("%d min achter op schema")))) +
           72 * frame->u * frame->text;
}

static float share_of(int64_t part, int64_t whole)
{
    return clampf((float)part / (float)whole, 0, 1);
}

/* Which part it is, and by when it is to be left: between the plan and the pace, where there is room. */
static void part_add(struct frame *frame, const struct console_time *time, struct rect_px at)
{
    struct label_style style = frame_style(frame, LABEL_SANS, label_u);
    if (time->part < 0 || time->part >= time->part_count)
        return;
    const struct agenda_block *part = &time->parts[time->part];
    if (part->title.len == 0 || part->end_ms <= 0) /* the clock waits at all of it */
        return;
    struct str words = frame_format(frame, _("%.*s tot %.*s"), STR_ARG(part->title),
                                    STR_ARG(console_clock(frame, part->end_ms, false)));
    float w = ceilf(frame_width(frame, &style, words)) + 1;
    if (w <= at.w)
        frame_text(frame, "part", 0, (struct rect_px){at.x + floorf((at.w - w) / 2), at.y, w, at.h}, &style,
                   frame->palette->wall_ink, ALIGN_LEFT, words);
}

/* The parts are gaps in the bar. */
static void gaps_add(struct frame *frame, const struct console_time *time, struct rect_px bar)
{
    float w = fmaxf(2, 3 * frame->u);
    for (int i = 0; i + 1 < time->part_count; i++) {
        float x = bar.x + share_of(time->parts[i].end_ms, time->planned_ms) * bar.w;
        if (x > bar.x + bar.h && x < bar.x + bar.w - bar.h)
            frame_fill(frame, (struct rect_px){floorf(x), bar.y, w, bar.h}, frame->palette->wall);
    }
}

static void bar_add(struct frame *frame, const struct console_time *time, struct rect_px at)
{
    const struct palette *p = frame->palette;
    struct label_style style = frame_style(frame, LABEL_SANS, label_u);
    float u = frame->u, h = ceilf(bar_u * u), line = frame_line(&style);
    float y = at.y + floorf((at.h - line - h - 12 * u) / 2);
    uint32_t argb;
    struct str plan = plan_words(frame, time), pace = pace_words(frame, time, &argb);
    float plan_w = ceilf(frame_width(frame, &style, plan)) + 1;
    frame_text(frame, "planned", 0, (struct rect_px){at.x, y, plan_w, line}, &style, p->wall_soft, ALIGN_LEFT,
               plan);
    float pace_w = 0, gap = 24 * u;
    if (pace.len > 0) {
        pace_w = fminf(ceilf(frame_width(frame, &style, pace)) + 1, at.w - plan_w - 8 * u);
        frame_text(frame, "pace", 0, (struct rect_px){at.x + at.w - pace_w, y, pace_w, line}, &style, argb,
                   ALIGN_RIGHT, pace);
    }
    part_add(frame, time, (struct rect_px){at.x + plan_w + gap, y, at.w - plan_w - pace_w - 2 * gap, line});
    struct rect_px bar = {at.x, y + line + 12 * u, at.w, h};
    float done = share_of(time->elapsed_ms, time->planned_ms) * bar.w;
    frame_panel(frame, bar,
                (struct look_panel){.radius_px = h / 2,
                                    .fill_argb = p->line == p->wall_ink ? p->wall : p->line,
                                    .edge_px = p->shadows ? 0 : fmaxf(1, 2 * u),
                                    .edge_argb = p->wall_ink});
    if (done >= h)
        frame_panel(frame, (struct rect_px){bar.x, bar.y, done, h},
                    (struct look_panel){.radius_px = h / 2, .fill_argb = p->shadows ? bar_argb : p->accent});
    gaps_add(frame, time, bar);
    if (time->expected_ms > 0) {
        float mark = fmaxf(2, 4 * u), x = bar.x + share_of(time->expected_ms, time->planned_ms) * bar.w;
        frame_fill(frame, (struct rect_px){fminf(x, bar.x + bar.w - mark), bar.y - 6 * u, mark, h + 12 * u},
                   p->wall_ink);
    }
}

/* ---- the whole */

static struct time_at lay_out(const struct frame *frame, const struct console_view *view, float w)
{
    const struct console_time *time = &view->time;
    const struct palette *p = frame->palette;
    struct time_at at = {.has_bar = time->planned_ms > 0};
    at.counts = time->began || time->planned_ms > 0 || time->elapsed_ms > 0;
    if (at.counts)
        at.figures[at.count++] =
            (struct figure){"elapsed", str_from(time->paused ? _("gepauzeerd") : _("verstreken")),
                            console_clock(frame, time->elapsed_ms, false), figure_u,
                            time->paused ? p->wall_soft : p->wall_ink};
    if (at.has_bar)
        at.figures[at.count++] = (struct figure){
            "left", str_from(_("resterend")), console_clock(frame, time->planned_ms - time->elapsed_ms, true),
            figure_u, p->wall_ink};
    if (time->clock.len > 0)
        at.figures[at.count++] =
            (struct figure){"clock", str_from(_("klok")), time->clock, clock_u, p->wall_ink};
    struct label_style word = frame_style(frame, LABEL_SANS, label_u), digits = digits_style(frame, figure_u);
    float used = 2 * pad_u * frame->u;
    for (int i = 0; i < at.count; i++) {
        at.w[i] = figure_width(frame, &at.figures[i]);
        used += at.w[i] + gap_u * frame->u;
    }
    at.figure_h = frame_line(&word) + frame_line(&digits);
    at.stacked = at.has_bar && used + bar_needs(frame) > w;
    at.h = at.figure_h + 20 * frame->u;
    if (at.stacked)
        at.h += frame_line(&word) + (bar_u + 12 + 28) * frame->u;
    if (at.count == 0)
        at.h = 0;
    return at;
}

float console_time_height(const struct frame *frame, const struct console_view *view, float w)
{
    struct frame measuring = *frame;
    measuring.nodes = NULL;
    return ceilf(lay_out(&measuring, view, w).h);
}

void console_time_add(struct frame *frame, const struct console_view *view, struct rect_px at)
{
    struct time_at t = lay_out(frame, view, at.w);
    float u = frame->u, pad = pad_u * u, gap = gap_u * u;
    struct rect_px row = {at.x + pad, at.y + 10 * u, at.w - 2 * pad, t.figure_h};
    float left = row.x + t.w[0] + gap, right = row.x + row.w;
    if (t.count == 0)
        return;
    console_pane_add(frame, at, false);
    int first = t.counts ? 1 : 0;
    for (int i = first; i < t.count; i++)
        right -= t.w[i] + gap;
    if (t.counts)
        figure_add(frame, &t.figures[0], (struct rect_px){row.x, row.y, t.w[0], row.h}, ALIGN_LEFT);
    float x = right + gap;
    for (int i = first; i < t.count; i++) {
        figure_add(frame, &t.figures[i], (struct rect_px){x, row.y, t.w[i], row.h}, ALIGN_RIGHT);
        x += t.w[i] + gap;
    }
    struct rect_px bar = {left, row.y, right - left, row.h};
    if (t.stacked)
        bar = (struct rect_px){row.x, row.y + row.h + 8 * u, row.w, at.y + at.h - row.y - row.h - 8 * u};
    if (t.has_bar)
        bar_add(frame, &view->time, bar);
}

/* ---- in one line */

float console_time_line_add(struct frame *frame, const struct console_view *view, struct rect_px at)
{
    const struct console_time *time = &view->time;
    struct label_style style = frame_style(frame, LABEL_SANS_SEMIBOLD, label_u + 4);
    style.clock = true;
    if (!time->began && time->planned_ms == 0 && time->elapsed_ms == 0)
        return 0;
    struct str elapsed = console_clock(frame, time->elapsed_ms, false);
    struct str words = frame_format(frame, "%.*s %s", STR_ARG(elapsed), _("verstreken"));
    if (time->planned_ms > 0) {
        struct str left = console_clock(frame, time->planned_ms - time->elapsed_ms, true);
        words = frame_format(frame, "%.*s \xC2\xB7 %.*s %s", STR_ARG(words), STR_ARG(left), _("resterend"));
    }
    float w = ceilf(frame_width(frame, &style, words)) + 1;
    if (w > at.w)
        return 0;
    frame_text(frame, "time", 0, (struct rect_px){at.x + at.w - w, at.y, w, at.h}, &style,
               frame->palette->wall_ink, ALIGN_RIGHT, words);
    return w;
}
