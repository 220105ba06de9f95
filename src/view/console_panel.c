/* Panels over the notes: the stack of cards, the countdown, and what has no key of its own in the dock. Each is a list that scrolls
 * under its head. */
#include "view/console_parts.h"

#include <math.h>
#include <stdlib.h>

#include "base/words.h"
#include "view/displays.h"

static const float title_u = 30, text_u = 26, digits_u = 84, thumb_u = 176, pad_u = 28;
enum { MINUTE_MS = 60 * 1000 };

/* ---- the stack */

static int kind_of_stack(const struct console_view *view)
{
    const struct deck *deck = view->show->cards->deck;
    for (int i = 0; i < deck->kind_count; i++)
        if (card_id_eq(card_id_from(deck->kinds[i].id), view->desk->stack.kind))
            return i;
    return -1;
}

static bool is_among(const struct show_cards *cards, int kind)
{
    for (int i = 0; i < cards->count; i++)
        if (cards->deck->cards[cards->order[i]].kind == kind)
            return true;
    return false;
}

static int kind_chips(const struct frame *frame, const struct console_view *view,
                      struct button out[BUTTON_ROW_MAX])
{
    const struct deck *deck = view->show->cards->deck;
    int chosen = kind_of_stack(view), count = 0;
    out[count++] = (struct button){.part = "stack-kind",
                                   .index = -1,
                                   .look = BUTTON_CHIP,
                                   .text = str_from(_("Alle kaarten")),
                                   .tight = true,
                                   .selected = chosen < 0,
                                   .action = {ACTION_STACK, -1}};
    for (int i = 0; i < deck->kind_count && count < BUTTON_ROW_MAX; i++) {
        if (!is_among(view->show->cards, i))
            continue;
        out[count++] = (struct button){.part = "stack-kind",
                                       .index = i,
                                       .look = BUTTON_CHIP,
                                       .icon = deck->kinds[i].icon,
                                       .text = words_in(deck->kinds[i].plural, frame->env->language),
                                       .tight = true,
                                       .selected = chosen == i,
                                       .action = {ACTION_STACK, i}};
    }
    return count > 2 ? count : 0; /* with one kind there is nothing to choose */
}

static float left_add(struct frame *frame, const struct console_view *view, struct rect_px at)
{
    struct label_style style = frame_style(frame, LABEL_SANS, text_u);
    int left = stack_left(&view->desk->stack, view->show->cards);
    int all = stack_count(&view->desk->stack, view->show->cards);
    struct str words =
        left == 0 ? str_from(_("De stapel is leeg. Schud hem om opnieuw te trekken."))
                  : frame_format(frame, _n("Nog %d van %d kaart", "Nog %d van %d kaarten", all), left, all);
    return frame_paragraph(frame, "stack-left", 0, at, &style, frame->palette->wall_soft, ALIGN_LEFT, words,
                           3);
}

static float stack_keys_add(struct frame *frame, const struct console_view *view, struct rect_px at)
{
    struct key keys[2];
    int count = 0;
    if (stack_left(&view->desk->stack, view->show->cards) > 0) {
        keys[count] = (struct key){.button = button_of_command(COMMAND_DRAW, BUTTON_KEY), .tone = KEY_MAIN};
        keys[count++].button.part = "panel-draw";
    }
    keys[count++] = (struct key){.button = {.part = "shuffle",
                                            .icon = STR("deck"),
                                            .text = str_from(_("Schud")),
                                            .name = str_from(_("Schud de stapel")),
                                            .action = {ACTION_STACK, kind_of_stack(view)}}};
    return console_keys_add(frame, at, keys, count);
}

/* A card on the table, and what can be done with it. */
static float drawn_add(struct frame *frame, const struct console_view *view, struct rect_px at, int place)
{
    struct card_id id = view->desk->stack.table[place];
    int card = deck_card_find(view->show->cards->deck, id);
    struct label_style style = frame_style(frame, LABEL_SANS_SEMIBOLD, text_u);
    float u = frame->u, w = thumb_u * u, h = ceilf(w * 9 / 16), gap = 20 * u;
    struct rect_px thumb = {at.x, at.y, w, h};
    struct rect_px words = {at.x + w + gap, at.y, fmaxf(1, at.w - w - gap), frame_line(&style)};
    struct button buttons[] = {{.part = "return",
                                .index = place,
                                .look = BUTTON_CHIP,
                                .icon = STR("undo"),
                                .text = str_from(_("Terug in stapel")),
                                .tight = true,
                                .action = {ACTION_RETURN, place}},
                               {.part = "discard",
                                .index = place,
                                .look = BUTTON_CHIP,
                                .icon = STR("trash"),
                                .text = str_from(_("Leg weg")),
                                .tight = true,
                                .action = {ACTION_DISCARD, place}}};
    struct str title = card >= 0 ? screen_title_of(frame, view->show->cards, card) : (struct str){0};
    for (int i = 0; i < 2; i++)
        if (frame->nodes)
            buttons[i].name = frame_format(frame, "%.*s: %.*s", STR_ARG(title), STR_ARG(buttons[i].text));
    (void)console_card_add(frame, view, thumb, &(struct console_card){.id = id}, "table", place);
    words.h = frame_paragraph(frame, "table-title", place, words, &style, frame->palette->wall_ink,
                              ALIGN_LEFT, title, 2);
    float top = fmaxf(h, words.h) + 16 * u;
    float rows = button_rows_add(frame, (struct rect_px){at.x, at.y + top, at.w, 0}, buttons, 2, ALIGN_LEFT);
    return top + rows;
}

static float stack_add(struct frame *frame, const struct console_view *view, struct rect_px at)
{
    struct button chips[BUTTON_ROW_MAX];
    int chip_count = kind_chips(frame, view, chips);
    float gap = 24 * frame->u, top = at.y;
    at.y += left_add(frame, view, at) + gap;
    at.y += stack_keys_add(frame, view, at) + gap;
    for (int i = 0; i < view->desk->stack.table_count; i++)
        at.y += drawn_add(frame, view, at, i) + gap;
    if (chip_count > 0)
        at.y += button_rows_add(frame, at, chips, chip_count, ALIGN_LEFT) + gap;
    return at.y - top;
}

/* ---- the countdown */

static struct str phase_words(enum countdown_phase phase)
{
    switch (phase) {
    case COUNTDOWN_RUNS: return str_from(_("Het publiek ziet de tijd aflopen."));
    case COUNTDOWN_PAUSED: return str_from(_("Gepauzeerd."));
    case COUNTDOWN_OVER: return str_from(_("De tijd is om."));
    case COUNTDOWN_OFF: break;
    }
    return str_from(_("Kies hoe lang. Het publiek ziet de tijd meteen lopen."));
}

static struct key minutes_key(const struct frame *frame, enum action_kind kind, int minutes)
{
    bool more = kind == ACTION_LONGER;
    struct key key = {.button = {.part = more ? "longer" : "minutes",
                                 .index = minutes,
                                 .icon = more ? minutes > 0 ? STR("plus") : STR("minus") : STR("timer"),
                                 .text = frame_format(frame,
                                                      !more         ? _("%d min")
                                                      : minutes > 0 ? _("+%d min")
                                                                    : _("−%d min"),
                                                      abs(minutes)),
                                 .action = {kind, minutes}}};
    return key;
}

static float run_keys_add(struct frame *frame, const struct console_view *view, struct rect_px at)
{
    enum countdown_phase phase = view->desk->countdown.phase;
    struct key keys[4];
    int count = 0;
    if (phase == COUNTDOWN_OFF)
        return 0;
    if (phase != COUNTDOWN_OVER) {
        bool paused = phase == COUNTDOWN_PAUSED;
        keys[count] = (struct key){.button = button_of_command(COMMAND_COUNTDOWN, BUTTON_KEY)};
        keys[count].button.icon = paused ? STR("forward") : STR("pause");
        keys[count].button.selected = paused;
        keys[count++].button.text = str_from(paused ? _("Verder") : _("Pauze"));
        keys[count++] = minutes_key(frame, ACTION_LONGER, -1);
    }
    keys[count++] = minutes_key(frame, ACTION_LONGER, 1);
    keys[count++] = (struct key){
        .button = {
            .part = "stop", .icon = STR("stop"), .text = str_from(_("Stop")), .action = {ACTION_MINUTES, 0}}};
    return console_keys_add(frame, at, keys, count) + 24 * frame->u;
}

static float countdown_add(struct frame *frame, const struct console_view *view, struct rect_px at)
{
    static const int minutes[] = {1, 3, 5, 10, 15};
    struct key keys[COUNT_OF(minutes)];
    struct label_style words = frame_style(frame, LABEL_SANS, text_u);
    struct label_style digits = frame_style(frame, LABEL_SANS_SEMIBOLD, digits_u);
    enum countdown_phase phase = view->desk->countdown.phase;
    int64_t left = phase == COUNTDOWN_OFF ? view->desk->countdown_of_ms : view->seen.left_ms;
    float gap = 24 * frame->u, top = at.y;
    digits.clock = true;
    if (phase != COUNTDOWN_OFF && !view->desk->frozen) {
        at.h = frame_line(&digits);
        frame_text(frame, "counted", 0, at, &digits, frame->palette->wall_ink, ALIGN_LEFT,
                   console_clock(frame, left, true));
        at.y += at.h;
    }
    at.y += frame_paragraph(frame, "counts-how", 0, at, &words, frame->palette->wall_soft, ALIGN_LEFT,
                            phase_words(phase), 3) +
            gap;
    at.y += run_keys_add(frame, view, at);
    for (size_t i = 0; i < COUNT_OF(minutes); i++) {
        keys[i] = minutes_key(frame, ACTION_MINUTES, minutes[i]);
        keys[i].button.selected =
            phase != COUNTDOWN_OFF && view->desk->countdown.of_ms == (int64_t)minutes[i] * MINUTE_MS;
    }
    at.y += console_keys_add(frame, at, keys, COUNT_OF(minutes));
    return at.y - top;
}

/* ---- what else there is */

static void touch_key(const struct frame *frame, const struct console_view *view, struct button *button)
{
    struct str may = displays_touch(view->desk->touch);
    button->name = frame_format(frame, _("Aanraken van het scherm in de zaal: %.*s"), STR_ARG(may));
    button->text = frame_format(frame, _("Zaal %.*s"), STR_ARG(may));
}

static int more_keys(const struct frame *frame, const struct console_view *view, struct key out[KEYS_MAX])
{
    const struct desk_state *desk = view->desk;
    bool asks = desk->own.kind == SCENE_QUESTION;
    const struct {
        enum command command;
        bool possible, selected;
    } all[] = {
        {COMMAND_SEARCH, true, false},
        {COMMAND_STAGE, !desk->staged, false},
        {COMMAND_WHITE, desk->blank != DESK_WHITE, false},
        {COMMAND_SPOTLIGHT, desk->tool != DESK_SPOTLIGHT, false},
        {COMMAND_HIGHLIGHTER, desk->tool != DESK_HIGHLIGHTER, false},
        {COMMAND_ERASER, desk->ink.count > 0 && desk->tool != DESK_ERASER, false},
        {COMMAND_INK_CLEAR, desk->ink.done > 0, false},
        {COMMAND_UNDO, desk->deeds.done > 0, false},
        {COMMAND_REDO, desk->deeds.done < desk->deeds.count, false},
        {COMMAND_PAPER, true, desk->own.kind == SCENE_PAPER},
        {COMMAND_PAPERS, desk->papers > 1, false},
        {COMMAND_QUESTION, console_asks(view), asks},
        {COMMAND_QUESTION_PREVIOUS, asks, false},
        {COMMAND_QUESTION_NEXT, asks, false},
        {COMMAND_TOUCH, true, desk->touch != DESK_TOUCH_LOCKED},
        {COMMAND_RECALL, desk->strays, false},
        {COMMAND_STACK, true, false},
        {COMMAND_NOTES_LARGER, view->state->size + 1 < CONSOLE_SIZES, false},
        {COMMAND_NOTES_SMALLER, view->state->size > 0, false},
        {COMMAND_AHEAD, true, false},
        {COMMAND_PAUSE, view->time.began, view->time.paused},
        {COMMAND_ZERO, view->time.paused, false},
        {COMMAND_SWAP, view->may_swap, false},
        {COMMAND_SCREENS, view->may_swap, false},
        {COMMAND_HELP, true, false},
        {COMMAND_START, view->show->rules->may_leave, false},
    };
    int count = 0;
    for (size_t i = 0; i < COUNT_OF(all) && count < KEYS_MAX; i++) {
        if (!all[i].possible)
            continue;
        out[count] = (struct key){.button = button_of_command(all[i].command, BUTTON_KEY)};
        if (all[i].command == COMMAND_TOUCH)
            touch_key(frame, view, &out[count].button);
        out[count++].button.selected = all[i].selected;
    }
    return count;
}

/* A grid: keys of one width are found again. */
static float more_add(struct frame *frame, const struct console_view *view, struct rect_px at)
{
    struct key keys[KEYS_MAX];
    int count = more_keys(frame, view, keys);
    float widest = 0, gap = console_key_gap(frame), h = console_key_height(frame);
    for (int i = 0; i < count; i++)
        widest = fmaxf(widest, console_key_width(frame, &keys[i].button));
    int columns = (int)clampf((at.w + gap) / (widest + gap), 1, 6);
    float w = (at.w - gap * (float)(columns - 1)) / (float)columns;
    for (int i = 0; i < count; i++) {
        struct rect_px cell = {at.x + (float)(i % columns) * (w + gap),
                               at.y + (float)(i / columns) * (h + gap), w, h};
        keys[i].button.index = 1; /* the dock may have it too */
        console_key_add(frame, cell, &keys[i]);
    }
    return (float)((count + columns - 1) / columns) * (h + gap) - gap;
}

/* ---- the whole */

struct panel {
    enum command command; /* that opens and closes it */
    struct str title;
    float (*add)(struct frame *frame, const struct console_view *view, struct rect_px at);
};

static struct panel panel_of(const struct console_view *view)
{
    switch (view->state->panel) {
    case CONSOLE_STACK: return (struct panel){COMMAND_STACK, str_from(_("Stapel")), stack_add};
    case CONSOLE_COUNTDOWN: return (struct panel){COMMAND_TIMER_PANEL, str_from(_("Timer")), countdown_add};
    case CONSOLE_PAPERS:
        return (struct panel){COMMAND_PAPERS, str_from(_("Lege kaarten")), console_papers_add};
    case CONSOLE_MORE:
    case CONSOLE_NOTES: break;
    }
    return (struct panel){COMMAND_MORE, str_from(_("Meer")), more_add};
}

static float head_height(const struct frame *frame)
{
    return button_height(frame, BUTTON_CHIP) + 32 * frame->u;
}

struct rect_px console_panel_at(const struct frame *frame, struct rect_px pane)
{
    float pad = pad_u * frame->u, head = head_height(frame);
    return (struct rect_px){pane.x + pad, pane.y + head, fmaxf(1, pane.w - 2 * pad),
                            fmaxf(1, pane.h - head - pad / 2)};
}

float console_panel_length(const struct frame *frame, const struct console_view *view, struct rect_px at)
{
    struct frame measuring = *frame;
    struct panel panel = panel_of(view);
    measuring.nodes = NULL;
    return panel.add(&measuring, view, console_panel_at(frame, at)) + 8 * frame->u;
}

void console_panel_add(struct frame *frame, const struct console_view *view, struct rect_px at)
{
    struct panel panel = panel_of(view);
    struct rect_px inside = console_panel_at(frame, at), body = inside;
    struct label_style style = frame_style(frame, LABEL_SANS_SEMIBOLD, title_u);
    struct button close = button_of_command(panel.command, BUTTON_CHIP);
    close.part = "close-panel";
    close.icon = STR("close");
    close.text = str_from(_("Sluit"));
    close.tight = true;
    float pad = pad_u * frame->u, w = button_width(frame, &close), h = button_height(frame, BUTTON_CHIP);
    console_pane_add(frame, at, false);
    frame_text(
        frame, "panel", 0,
        (struct rect_px){at.x + pad, at.y + 16 * frame->u, fmaxf(1, at.w - w - 2 * pad - 16 * frame->u), h},
        &style, frame->palette->wall_ink, ALIGN_LEFT, panel.title);
    button_add(frame, (struct rect_px){at.x + at.w - w - 16 * frame->u, at.y + 16 * frame->u, w, h}, &close);
    body.y -= roundf(view->scroll_px);
    frame->clip = inside;
    (void)panel.add(frame, view, body);
    frame->clip = (struct rect_px){0};
}
