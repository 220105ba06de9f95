/* The room's part of a tour: what it sees of what a presenter does, and what hands drew, by the same lines as those of real ones. */
#include "app/tour.h"

#include <math.h>

#include "presenter/pen.h"
#include "view/seen.h"

enum { LINES_MAX = 8, POINTS = 60, ARENA_BYTES = 4 << 20, MINUTE_MS = 60 * 1000, SEED = 7 };
static const float turn = 6.2831853f;

/* ---- a hand */

struct tour_hand {
    struct stroke_line line;
    struct stroke strokes[LINES_MAX];
    const struct stroke *list[LINES_MAX];
    struct look_ink look[STACK_TABLE_MAX]; /* the first of them has all */
    int count;
};

/* From 0 to 1 along what is drawn: where the hand is, and how it presses. */
typedef struct pt_px (*tour_path)(float share);

static void draw(struct tour_hand *hand, struct arena *arena, struct stroke like, tour_path path,
                 bool presses)
{
    for (int i = 0; i <= POINTS; i++) {
        float share = (float)i / POINTS, pressed = presses ? 0.35f + 0.65f * sinf(share * turn / 2) : 1;
        struct pt_px at = path(share);
        uint16_t pressure = (uint16_t)(pressed * STROKE_FULL);
        if (i == 0)
            stroke_line_begin(&hand->line, &like, at, pressure, 0);
        else
            (void)stroke_line_add(&hand->line, at, pressure, 8 * i);
    }
    stroke_line_end(&hand->line);
    struct stroke_point *points = ARENA_NEW(arena, struct stroke_point, hand->line.stroke.count);
    if (!points || hand->count == LINES_MAX)
        return;
    for (int i = 0; i < hand->line.stroke.count; i++)
        points[i] = hand->line.points[i];
    struct stroke *stroke = &hand->strokes[hand->count];
    *stroke = hand->line.stroke;
    stroke->points = points;
    stroke_close(stroke);
    hand->list[hand->count++] = stroke;
}

static struct pt_px ring(float s)
{
    float a = turn * (0.62f + 1.04f * s);
    return (struct pt_px){0.255f + (0.19f - 0.012f * s) * cosf(a), 0.095f + 0.052f * sinf(a)};
}

static struct pt_px arrow(float s)
{
    return (struct pt_px){0.47f + 0.14f * s, 0.1f + 0.1f * s * s};
}

static struct pt_px head(float s)
{
    return s < 0.5f ? (struct pt_px){0.565f + 0.09f * s, 0.2f}
                    : (struct pt_px){0.61f, 0.2f - 0.1f * (s - 0.5f)};
}

static struct pt_px loops(float s)
{
    float a = turn * 4 * s;
    return (struct pt_px){0.62f + 0.26f * s - 0.022f * sinf(a), 0.44f + 0.03f * cosf(a) - 0.02f * s};
}

static struct pt_px words(float s)
{
    return (struct pt_px){0.09f + 0.36f * s, 0.198f + 0.002f * sinf(turn * s)};
}

static struct pt_px line(float s)
{
    return (struct pt_px){0.08f + 0.3f * s, 0.475f + 0.004f * sinf(turn * 2 * s)};
}

const struct look_ink *tour_ink(struct arena *arena)
{
    struct tour_hand *hand = ARENA_NEW(arena, struct tour_hand, 1);
    if (!hand)
        return NULL;
    draw(hand, arena, pen_stroke(STROKE_HIGHLIGHTER, (struct pen){0}), words, false);
    draw(hand, arena, pen_stroke(STROKE_PEN, (struct pen){0}), ring, false);
    draw(hand, arena, pen_stroke(STROKE_PEN, (struct pen){1, PEN_THICK}), arrow, false);
    draw(hand, arena, pen_stroke(STROKE_PEN, (struct pen){1, PEN_THICK}), head, false);
    draw(hand, arena, pen_stroke(STROKE_PEN, (struct pen){2, PEN_MIDDLE}), loops, true);
    draw(hand, arena, pen_stroke(STROKE_PEN, (struct pen){3, PEN_THIN}), line, false);
    hand->look[0] = (struct look_ink){.strokes = hand->list, .count = hand->count};
    return hand->look;
}

/* ---- what is seen */

struct room {
    struct tour *tour;
    struct arena arena;
    struct show_state show;
    struct seen seen;
    const struct look_ink *ink; /* NULL: nothing is drawn */
};

static void snap(struct room *room, const char *name)
{
    struct tour *t = room->tour;
    struct show_view show = {.cards = &t->cards,
                             .state = &room->show,
                             .rules = &t->rules,
                             .keymap = &t->keymap,
                             .card_shape = tour_card_shape,
                             .card_shape_ctx = t};
    struct seen_view view = {.seen = &room->seen,
                             .show = &show,
                             .room = t->env.size,
                             .zoom = room->seen.scene.zoom,
                             .ink = room->ink};
    picture_begin(&t->picture);
    view_seen(&t->picture.nodes, &t->env, &view);
    tour_snap(t, name);
}

static void at_card(struct room *room, int place)
{
    const struct show_cards *cards = &room->tour->cards;
    room->show = show_begin(cards, place, room->tour->env.now_ms);
    room->seen = (struct seen){.scene = {.count = 1, .cards = {room->show.card}}};
    room->ink = NULL;
}

/* The first card of that look, or the one in its place. */
static int place_of(const struct tour *t, enum card_layout layout, int otherwise)
{
    for (int i = 0; i < t->cards.count; i++)
        if (t->cards.deck->cards[t->cards.order[i]].layout == layout)
            return i;
    return otherwise;
}

static void pointed(struct room *room, int place)
{
    at_card(room, place);
    room->seen.points = DESK_POINTER;
    room->seen.point = (struct pt_px){0.42f, 0.46f};
    snap(room, "zaal-wijzer");
    room->seen.points = DESK_SPOTLIGHT;
    snap(room, "zaal-spotlicht");
}

static void drawn(struct room *room, int place)
{
    at_card(room, place);
    room->ink = tour_ink(&room->arena);
    snap(room, "zaal-inkt");
    at_card(room, place_of(room->tour, CARD_SECTION, place));
    room->ink = tour_ink(&room->arena);
    snap(room, "zaal-inkt-donker");
    room->seen.scene = (struct scene){.kind = SCENE_PAPER, .paper = 1};
    snap(room, "zaal-lege-kaart");
}

static void from_the_stack(struct room *room, int place)
{
    const struct show_cards *cards = &room->tour->cards;
    at_card(room, place);
    room->seen.scene = (struct scene){.kind = SCENE_DRAWN};
    for (int i = 0; i < STACK_TABLE_MAX - 1 && place + i < cards->count; i++)
        room->seen.scene.cards[room->seen.scene.count++] = cards->deck->cards[cards->order[place + i]].id;
    snap(room, "zaal-getrokken");
}

void tour_room(struct tour *t)
{
    struct room room = {.tour = t};
    int place = t->cards.count > 3 ? t->cards.count / 3 : 0;
    if (!arena_init(&room.arena, ARENA_BYTES)) {
        t->status = 3;
        return;
    }
    pointed(&room, place);
    drawn(&room, place);
    from_the_stack(&room, place);
    at_card(&room, place);
    room.seen.countdown = COUNTDOWN_RUNS;
    room.seen.of_ms = 3 * MINUTE_MS;
    room.seen.left_ms = 2 * MINUTE_MS;
    snap(&room, "zaal-timer");
    room.seen.blank = DESK_BLACK;
    snap(&room, "zaal-zwart");
    room.seen.countdown = COUNTDOWN_OFF;
    room.seen.blank = DESK_WHITE;
    snap(&room, "zaal-wit");
    arena_finish(&room.arena);
}
