#include "presenter/kept.h"

#include <inttypes.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "presenter/asking.h"

#define FIRST_LINE "waaier-show 1"
enum { CLOCK_MOST_MS = 24 * 60 * 60 * 1000 };
static const float millionths = 1e6f;

/* ---- writing */

struct out {
    char *at;
    size_t len;
};

__attribute__((format(printf, 2, 3))) static void put(struct out *out, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    int n = vsnprintf(out->at + out->len, KEPT_BYTES - out->len, format, args);
    va_end(args);
    if (n > 0 && (size_t)n < KEPT_BYTES - out->len)
        out->len += (size_t)n;
}

static void put_cards(struct out *out, const struct card_id *cards, int count)
{
    for (int i = 0; i < count; i++)
        put(out, " %s", cards[i].at);
    put(out, "\n");
}

static void put_zoom(struct out *out, const char *word, struct zoom zoom)
{
    if (zoom_is_in(zoom))
        put(out, "%s %ld %ld %ld\n", word, lroundf(zoom.scale * millionths), lroundf(zoom.x * millionths),
            lroundf(zoom.y * millionths));
}

static void put_scene(struct out *out, const char *word, const struct scene *scene)
{
    static const char *const kinds[] = {[SCENE_CARD] = "card",
                                        [SCENE_DRAWN] = "drawn",
                                        [SCENE_PAPER] = "paper",
                                        [SCENE_QUESTION] = "question"};
    put(out, "%s %s %d", word, kinds[scene->kind], scene->back);
    if (scene->kind == SCENE_QUESTION)
        put(out, " %s %s %d", scene->question.at, scene->cards[scene->asked].at, scene->drawn);
    if (scene->kind == SCENE_PAPER)
        put(out, " %d", scene->paper);
    put_cards(out, scene->cards, scene->count);
}

static void put_countdown(struct out *out, const struct desk_state *desk, int64_t now_ms, int64_t wall_ms)
{
    static const char *const phases[] = {
        [COUNTDOWN_RUNS] = "runs", [COUNTDOWN_PAUSED] = "paused", [COUNTDOWN_OVER] = "over"};
    put(out, "next %" PRId64 "\n", desk->countdown_of_ms);
    if (desk->countdown.phase != COUNTDOWN_OFF)
        put(out, "countdown %s %" PRId64 " %" PRId64 " %" PRId64 "\n", phases[desk->countdown.phase],
            desk->countdown.of_ms, countdown_left_ms(&desk->countdown, now_ms), wall_ms);
}

static void put_stack(struct out *out, const struct stack *stack)
{
    put(out, "stack %" PRIu64 " %d %s\n", stack->seed, stack->drawn,
        stack->kind.at[0] ? stack->kind.at : "-");
    put(out, "table");
    put_cards(out, stack->table, stack->table_count);
    put(out, "returned");
    put_cards(out, stack->returned, stack->returned_count);
}

size_t kept_write(const struct desk_state *desk, const struct show_state *show, int64_t now_ms,
                  int64_t wall_ms, char out[KEPT_BYTES])
{
    struct out to = {.at = out};
    put(&to, FIRST_LINE "\ncard %s %d %d\n", show->card.at, show->index, show->back);
    put_zoom(&to, "zoom", show->zoom);
    put_scene(&to, "own", &desk->own);
    put_scene(&to, "room", &desk->room);
    put_zoom(&to, "room-zoom", desk->room.zoom);
    put(&to, "lit %d %d\n", desk->own.branch, desk->room.branch);
    put(&to, "mode %d %d %d %d\n", desk->staged, desk->frozen, (int)desk->blank, desk->ink_room);
    put_countdown(&to, desk, now_ms, wall_ms);
    put_stack(&to, &desk->stack);
    const struct pen *pen = &desk->pens[STROKE_PEN], *marks = &desk->pens[STROKE_HIGHLIGHTER];
    put(&to, "pens %d %d %d %d\n", pen->colour, pen->width, marks->colour, marks->width);
    put(&to, "papers %d\n", desk->papers);
    put(&to, "ink %d\nclock %" PRId64 "\n", desk->ink.count, desk->clock_ms);
    return to.len;
}

/* ---- reading */

struct in {
    const struct show_cards *cards;
    int64_t now_ms, wall_ms;
    struct desk_state desk;
    struct show_state show;
    bool found; /* the card it was at, or the place where that was */
};

static struct str word(struct str *rest)
{
    struct str one = str_cut(*rest, ' ', rest);
    *rest = str_trim(*rest);
    return one;
}

/* Out of range, or no number: 0. */
static uint64_t big_number(struct str *rest)
{
    struct str digits = word(rest);
    uint64_t value = 0;
    for (size_t i = 0; i < digits.len; i++) {
        unsigned digit = (unsigned char)digits.at[i] - (unsigned)'0';
        if (digit > 9 || value > (UINT64_MAX - digit) / 10)
            return 0;
        value = 10 * value + digit;
    }
    return value;
}

static int64_t number(struct str *rest, int64_t most)
{
    uint64_t value = big_number(rest);
    return value <= (uint64_t)most ? (int64_t)value : 0;
}

static float share(struct str *rest)
{
    bool less = rest->len > 0 && rest->at[0] == '-';
    if (less)
        *rest = str_sub(*rest, 1, rest->len);
    float value = (float)number(rest, 1000 * 1000000) / millionths;
    return less ? -value : value;
}

static int ids(struct str rest, const struct in *in, struct card_id *out, int most)
{
    int count = 0;
    while (rest.len > 0 && count < most) {
        struct card_id id = card_id_from(word(&rest));
        if (deck_card_find(in->cards->deck, id) >= 0)
            out[count++] = id;
    }
    return count;
}

static void take_card(struct in *in, struct str rest)
{
    struct card_id id = card_id_from(word(&rest));
    int place = show_place(in->cards, id), was = (int)number(&rest, INT32_MAX);
    bool same = place >= 0;
    in->show.index = same ? place : was < in->cards->count ? was : in->cards->count - 1;
    in->show.card = in->cards->deck->cards[in->cards->order[in->show.index]].id;
    in->show.back = same && number(&rest, 1) == 1;
    in->found = true;
}

static struct zoom zoom_of(struct str rest)
{
    struct zoom zoom = {.scale = share(&rest)};
    zoom.x = share(&rest);
    zoom.y = share(&rest);
    return zoom.scale > 1 ? zoom_clamped(zoom, (struct zoom_grip){0}) : (struct zoom){0};
}

/* Of a card that no longer asks it, or not in that deck: what was under it. */
static struct scene question_scene(struct in *in, struct str rest, bool back)
{
    struct card_id question = card_id_from(word(&rest)), card = card_id_from(word(&rest));
    bool drawn = number(&rest, 1) == 1;
    struct scene under = {.kind = drawn ? SCENE_DRAWN : SCENE_CARD, .back = back}, asked;
    under.count = ids(rest, in, under.cards, drawn ? STACK_TABLE_MAX : 1);
    return asking_begin(in->cards, &under, card, question, &asked) ? asked : under;
}

/* One that cannot be any more is that of the show's card. */
static void take_scene(struct in *in, struct str rest, struct scene *out)
{
    struct str kind = word(&rest);
    struct scene scene = {.kind = str_eq(kind, STR("drawn"))   ? SCENE_DRAWN
                                  : str_eq(kind, STR("paper")) ? SCENE_PAPER
                                                               : SCENE_CARD};
    scene.back = number(&rest, 1) == 1 && scene.kind != SCENE_PAPER;
    if (str_eq(kind, STR("question"))) {
        scene = question_scene(in, rest, scene.back);
    } else if (scene.kind == SCENE_PAPER) {
        int paper = (int)number(&rest, DESK_PAPERS_MAX);
        scene.paper = in->desk.paper = paper > 0 ? paper : 1;
    } else {
        scene.count = ids(rest, in, scene.cards, scene.kind == SCENE_CARD ? 1 : STACK_TABLE_MAX);
    }
    if (scene.count > 0 || scene.kind == SCENE_PAPER)
        *out = scene;
}

static void take_countdown(struct in *in, struct str rest)
{
    struct str phase = word(&rest);
    int64_t of = number(&rest, COUNTDOWN_MOST_MS), left = number(&rest, COUNTDOWN_MOST_MS);
    int64_t away = in->wall_ms - number(&rest, INT64_MAX);
    struct countdown countdown = countdown_begin(of, in->now_ms);
    if (countdown.phase == COUNTDOWN_OFF)
        return;
    if (str_eq(phase, STR("paused"))) {
        countdown = countdown_pause(countdown, in->now_ms);
        countdown.left_ms = left;
    } else {
        bool runs = str_eq(phase, STR("runs")) && away >= 0 && left > away;
        countdown.ends_ms = in->now_ms + (runs ? left - away : 0);
        countdown.phase = runs ? COUNTDOWN_RUNS : COUNTDOWN_OVER;
    }
    in->desk.countdown = countdown;
}

static void take_stack(struct in *in, struct str rest)
{
    struct stack *stack = &in->desk.stack;
    stack->seed = big_number(&rest);
    stack->drawn = (int)number(&rest, DECK_CARDS_MAX);
    if (!str_eq(rest, STR("-")))
        stack->kind = card_id_from(rest);
}

static void take_mode(struct in *in, struct str rest)
{
    in->desk.staged = number(&rest, 1) == 1;
    in->desk.frozen = number(&rest, 1) == 1;
    in->desk.blank = (enum desk_blank)number(&rest, DESK_WHITE);
    in->desk.ink_room = (int)number(&rest, INT32_MAX);
}

static void take_pens(struct in *in, struct str rest)
{
    for (int tool = STROKE_PEN; tool <= STROKE_HIGHLIGHTER; tool++) {
        in->desk.pens[tool].colour = (uint8_t)number(&rest, PEN_COLOURS - 1);
        in->desk.pens[tool].width = (uint8_t)number(&rest, PEN_WIDTHS - 1);
    }
}

/* A branch of its map; all of it where there is none any more. */
static int branch_of(const struct in *in, const struct scene *scene, int branch)
{
    int card = scene->kind == SCENE_CARD ? deck_card_find(in->cards->deck, scene->cards[0]) : -1;
    return card >= 0 && branch <= card_branches(&in->cards->deck->cards[card]) ? branch : 0;
}

static void take_lit(struct in *in, struct str rest)
{
    in->desk.own.branch = (int)number(&rest, CARD_BRANCHES_MAX);
    in->desk.room.branch = (int)number(&rest, CARD_BRANCHES_MAX);
}

static void take_line(struct in *in, struct str line)
{
    struct str key = word(&line);
    struct desk_state *desk = &in->desk;
    if (str_eq(key, STR("card")))
        take_card(in, line);
    else if (str_eq(key, STR("zoom")))
        in->show.zoom = zoom_of(line);
    else if (str_eq(key, STR("own")))
        take_scene(in, line, &desk->own);
    else if (str_eq(key, STR("room")))
        take_scene(in, line, &desk->room);
    else if (str_eq(key, STR("room-zoom")))
        desk->room.zoom = zoom_of(line);
    else if (str_eq(key, STR("lit")))
        take_lit(in, line);
    else if (str_eq(key, STR("mode")))
        take_mode(in, line);
    else if (str_eq(key, STR("next")))
        desk->countdown_of_ms = number(&line, COUNTDOWN_MOST_MS);
    else if (str_eq(key, STR("countdown")))
        take_countdown(in, line);
    else if (str_eq(key, STR("stack")))
        take_stack(in, line);
    else if (str_eq(key, STR("table")))
        desk->stack.table_count = ids(line, in, desk->stack.table, STACK_TABLE_MAX);
    else if (str_eq(key, STR("returned")))
        desk->stack.returned_count = ids(line, in, desk->stack.returned, STACK_RETURNED_MAX);
    else if (str_eq(key, STR("papers")))
        desk->papers = (int)number(&line, DESK_PAPERS_MAX);
    else if (str_eq(key, STR("pens")))
        take_pens(in, line);
    else if (str_eq(key, STR("ink")))
        desk->ink.count = (int)number(&line, INT32_MAX);
    else if (str_eq(key, STR("clock")))
        desk->clock_ms = number(&line, CLOCK_MOST_MS);
}

/* What hangs together holds together, whatever was left out. */
static void settle(struct in *in)
{
    struct desk_state *desk = &in->desk;
    struct scene card = {.kind = SCENE_CARD,
                         .count = 1,
                         .cards = {in->show.card},
                         .back = in->show.back,
                         .zoom = in->show.zoom};
    bool strays = desk->own.kind == SCENE_QUESTION && !desk->own.drawn &&
                  !card_id_eq(desk->own.cards[0], in->show.card);
    if (desk->own.kind == SCENE_CARD && card_id_eq(desk->own.cards[0], card.cards[0]))
        card.branch = desk->own.branch;
    if (desk->own.kind == SCENE_CARD || strays)
        desk->own = card;
    desk->own.branch = branch_of(in, &desk->own, desk->own.branch);
    desk->room.branch = branch_of(in, &desk->room, desk->room.branch);
    if (desk->papers < desk->paper)
        desk->papers = desk->paper;
    if (desk->room.kind != SCENE_CARD)
        desk->room.zoom = (struct zoom){0};
    if (desk_is_live(desk))
        desk->room = desk->own;
    if (desk->countdown_of_ms == 0)
        desk->countdown_of_ms = DESK_COUNTDOWN_MS;
    if (desk->ink_room > desk->ink.count)
        desk->ink_room = desk->ink.count;
    if (!desk->frozen)
        return;
    desk->frozen = false; /* held is what would be seen if it were not */
    desk->held = desk_seen(desk, in->now_ms);
    desk->frozen = true;
}

bool kept_read(struct str text, const struct show_cards *cards, int64_t now_ms, int64_t wall_ms,
               struct desk_state *desk, struct show_state *show)
{
    struct in in = {.cards = cards, .now_ms = now_ms, .wall_ms = wall_ms, .desk = *desk, .show = *show};
    if (!str_eq(str_cut(text, '\n', &text), STR(FIRST_LINE)))
        return false;
    while (text.len > 0)
        take_line(&in, str_cut(text, '\n', &text));
    if (!in.found)
        return false;
    settle(&in);
    *desk = in.desk;
    *show = in.show;
    return true;
}
