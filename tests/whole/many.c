#include "many.h"

#include <stdio.h>
#include <string.h>

#include "base/str.h"

enum { CARDS = 24, TILES = 5, STEPS = 8 };
struct spot {
    int x, y;
};
/* The middles of the first tiles, and a blank spot on each, seen from there. */
static const struct spot tiles[TILES] = {{302, 250}, {740, 250}, {1178, 250}, {1616, 250}, {302, 510}};
static const struct spot office = {300, 430}, blank = {170, 70};
/* On the button of the fan: fingers beside each other. */
static const struct spot fan[4] = {{780, 1000}, {840, 1020}, {750, 1020}, {810, 985}};

static void write_deck(struct play *play)
{
    char name[64], text[512], list[512] = "";
    for (int i = 1; i <= CARDS; i++) {
        size_t len = strlen(list);
        (void)snprintf(name, sizeof name, "velen/cards/%02d.md", i);
        (void)snprintf(list + len, sizeof list - len, "%sk%d", i > 1 ? ", " : "", i);
        int bytes =
            snprintf(text, sizeof text, "---\nid: k%d\nkind: waarde\n---\n# Kaart %d\n\nEen woord.\n", i, i);
        place_write(&play->place, name, (struct str){text, (size_t)bytes});
    }
    char deck[2048];
    int bytes =
        snprintf(deck, sizeof deck,
                 "waaier: 1\nid: velen\ntitle: Velen\nlanguage: nl\n"
                 "kinds:\n  - {id: waarde, name: Waarde, colour: \"#3D3A9A\", icon: diamond}\n"
                 "offices:\n  - {id: raad, name: Raadslid, icon: raadslid}\n"
                 "  - {id: griffie, name: Griffier, icon: griffier}\n"
                 "selections:\n  - {id: alle, name: Alle, office: raad, kind: published, cards: [%s]}\n",
                 list);
    place_write(&play->place, "velen/deck.yaml", (struct str){deck, (size_t)bytes});
}

static void finger(struct many *many, enum finger_does does, int id, int x, int y)
{
    many->play->glass->finger(many->play->glass, does, id, x, y);
}

static void tap(struct many *many, struct spot at)
{
    finger(many, FINGER_DOWN, 1, at.x, at.y);
    finger(many, FINGER_UP, 1, at.x, at.y);
}

static void look(struct many *many)
{
    many->play->glass->look(many->play->glass, &many->play->seen);
}

static uint32_t dot(const struct picture *picture, int x, int y)
{
    return picture->rgb[(size_t)y * (size_t)picture->w_px + (size_t)x];
}

/* What is seen there is not what the wall at rest shows there; waits for it. */
static void sees_other(struct many *many, const char *what, int x, int y)
{
    int64_t deadline_ms = now_ms() + DEADLINE_MS;
    for (look(many); dot(&many->play->seen, x, y) == dot(&many->wall, x, y); look(many))
        if (!child_runs(&many->play->waaier) || !look_again(deadline_ms))
            play_fails(many->play, "expected %s at %d, %d", what, x, y);
}

static void sees_dot(struct many *many, const char *what, int x, int y, uint32_t rgb)
{
    int64_t deadline_ms = now_ms() + DEADLINE_MS;
    for (look(many); dot(&many->play->seen, x, y) != rgb; look(many))
        if (!child_runs(&many->play->waaier) || !look_again(deadline_ms))
            play_fails(many->play, "expected %s at %d, %d", what, x, y);
}

static void sees_wall(struct many *many)
{
    int64_t deadline_ms = now_ms() + DEADLINE_MS;
    for (look(many); !picture_same(&many->play->seen, &many->wall); look(many)) {
        if (look_again(deadline_ms))
            continue;
        picture_write_difference(&many->wall, &many->play->seen, SEEN_DIR "/many-difference.png");
        play_fails(many->play, "expected the wall as it was");
    }
}

/* What stands still is the answer; the black glass before anything is drawn does not count. */
static void rests(struct many *many, struct picture *out)
{
    struct play *play = many->play;
    do {
        if (out->rgb)
            play_sees_change(play, out);
        play_sees_rest(play);
        picture_free(out);
        *out = play->seen;
        play->seen = (struct picture){0};
    } while (picture_is(out, 0));
}

/* Every tile that is seen is painted: the band of its kind stands at its left. */
static void sees_tiles(struct many *many)
{
    int64_t deadline_ms = now_ms() + DEADLINE_MS;
    for (int i = 0; i < 12;) {
        look(many);
        for (i = 0; i < 12 && dot(&many->play->seen, 101 + i % 4 * 438, 250 + i / 4 * 264) == 0x3D3A9A;)
            i++;
        if (i < 12 && !look_again(deadline_ms))
            play_fails(many->play, "expected tile %d on the wall", i + 1);
    }
}

void many_begin(struct many *many, struct play *play)
{
    struct picture home = {0};
    char deck[160];
    *many = (struct many){.play = play};
    write_deck(play);
    (void)place_path(&play->place, "velen", deck, sizeof deck);
    play_start(play, (const char *[]){deck, "--size", "1920x1080", NULL});
    rests(many, &home);
    tap(many, office);
    play_sees_change(play, &home);
    sees_tiles(many);
    rests(many, &many->wall);
    picture_free(&home);
}

void many_end(struct many *many)
{
    picture_free(&many->wall);
}

void many_five_drags(struct many *many)
{
    for (int i = 0; i < TILES; i++)
        finger(many, FINGER_DOWN, i + 1, tiles[i].x, tiles[i].y);
    for (int step = 1; step <= STEPS; step++)
        for (int i = 0; i < TILES; i++)
            finger(many, FINGER_MOVE, i + 1, tiles[i].x + 12 * step, tiles[i].y + (step > 2) * 30 * step);
    for (int i = 0; i < TILES; i++)
        sees_other(many, "an empty place on the wall", tiles[i].x - blank.x, tiles[i].y + blank.y - 110);
    for (int i = TILES - 1; i >= 0; i--)
        finger(many, FINGER_UP, i + 1, tiles[i].x + 12 * STEPS, tiles[i].y + 30 * STEPS);
    sees_wall(many);
}

void many_ten_fingers(struct many *many)
{
    for (int i = 0; i < TILES; i++) {
        finger(many, FINGER_DOWN, 2 * i, tiles[i].x - 60, tiles[i].y);
        finger(many, FINGER_DOWN, 2 * i + 1, tiles[i].x + 60, tiles[i].y);
    }
    for (int step = 1; step <= STEPS; step++)
        for (int i = 0; i < TILES; i++) {
            finger(many, FINGER_MOVE, 2 * i, tiles[i].x - 60 - 10 * step, tiles[i].y);
            finger(many, FINGER_MOVE, 2 * i + 1, tiles[i].x + 60 + 10 * step, tiles[i].y);
        }
    for (int i = 0; i < TILES; i++) /* beside the tile, where it was not */
        sees_other(many, "a tile drawn up", tiles[i].x + 212, tiles[i].y);
    for (int i = 0; i < 2 * TILES; i++)
        finger(many, FINGER_UP, i, 0, 0);
    sees_wall(many);
}

void many_one_holds_one_scrolls(struct many *many)
{
    finger(many, FINGER_DOWN, 1, tiles[1].x, tiles[1].y);
    for (int step = 1; step <= STEPS; step++)
        finger(many, FINGER_MOVE, 1, tiles[1].x + 10 * step, tiles[1].y);
    sees_other(many, "an empty place on the wall", tiles[1].x - blank.x - 20, tiles[1].y);
    finger(many, FINGER_DOWN, 2, tiles[3].x, 700);
    for (int step = 1; step <= STEPS; step++)
        finger(many, FINGER_MOVE, 2, tiles[3].x, 700 - 40 * step);
    sees_other(many, "the wall further on", tiles[3].x, 400); /* between two rows */
    for (int step = STEPS - 1; step >= 0; step--)
        finger(many, FINGER_MOVE, 2, tiles[3].x, 700 - 40 * step);
    finger(many, FINGER_MOVE, 2, tiles[3].x, 760); /* to its top, and past it */
    finger(many, FINGER_UP, 2, tiles[3].x, 760);
    finger(many, FINGER_UP, 1, tiles[1].x + 10 * STEPS, tiles[1].y);
    sees_wall(many);
}

void many_rest(struct many *many)
{
    finger(many, FINGER_DOWN, 1, tiles[0].x, tiles[0].y);
    sees_other(many, "a ring, or the tile taken up", tiles[0].x, tiles[0].y - 67);
    finger(many, FINGER_MOVE, 1, tiles[0].x + 20, tiles[0].y + 1);
    finger(many, FINGER_MOVE, 1, tiles[0].x + 20, tiles[0].y + 300);
    finger(many, FINGER_MOVE, 1, tiles[0].x + 21, tiles[0].y + 301);
    sees_other(many, "an empty place on the wall", tiles[0].x - blank.x, tiles[0].y - 40);
    finger(many, FINGER_UP, 1, tiles[0].x + 21, tiles[0].y + 301);
    sees_wall(many);
}

/* So many at once. */
static void keep(struct many *many, int count)
{
    for (int i = 0; i < count; i++) {
        finger(many, FINGER_DOWN, i + 1, tiles[i].x, tiles[i].y);
        finger(many, FINGER_MOVE, i + 1, tiles[i].x + 20, tiles[i].y);
    }
    for (int step = 1; step <= STEPS; step++)
        for (int i = 0; i < count; i++)
            finger(many, FINGER_MOVE, i + 1, tiles[i].x + 20 + (fan[i].x - tiles[i].x - 20) * step / STEPS,
                   tiles[i].y + (fan[i].y - tiles[i].y) * step / STEPS);
    for (int i = 0; i < count; i++)
        finger(many, FINGER_UP, i + 1, fan[i].x, fan[i].y);
    for (int i = 0; i < count; i++) /* hearts on the tiles, that hang in their places again */
        sees_dot(many, "a heart", tiles[i].x + 150, tiles[i].y + 95, 0x17223B);
}

void many_into_the_fan(struct many *many)
{
    keep(many, 2);
}

/* ---- four cards beside each other */

enum { TABLE_CARDS = 4, TABLE_FINGERS = 5, GROUND = 0xF5F0E6 };
static const struct spot compare = {1410, 65}, straighten = {590, 1012};
/* Five fingers, two of them on the first card: where they come down, and how far each goes. */
static const struct {
    struct spot from, by;
} hands[TABLE_FINGERS] = {{{352, 243}, {30, -60}},
                          {{552, 243}, {60, 80}},
                          {{1380, 243}, {-180, 40}},
                          {{452, 690}, {200, -50}},
                          {{1380, 690}, {-120, -90}}};
/* At the edges of the cards as they came, and off them as they lie then. */
static const struct spot left_bare[] = {{1700, 60}, {120, 850}, {1710, 850}};

static void to_table(struct many *many, struct picture *table)
{
    struct play *play = many->play;
    struct picture fanned = {0};
    keep(many, TABLE_CARDS);
    play_sees_rest(play);
    tap(many, fan[0]);
    sees_other(many, "the fan", 1410, 500);
    rests(many, &fanned);
    tap(many, compare);
    play_sees_change(play, &fanned);
    picture_free(&fanned);
    rests(many, table);
    for (size_t i = 0; i < COUNT_OF(left_bare); i++)
        assert_int_not_equal(dot(table, left_bare[i].x, left_bare[i].y), GROUND);
}

/* The button is there when all are let go of, and some lie askew. */
static void sees_straighten(struct many *many, const struct picture *table)
{
    enum { HALF_PX = 60 };
    const struct picture *seen = &many->play->seen;
    for (int64_t deadline_ms = now_ms() + DEADLINE_MS;;) {
        look(many);
        for (int x = straighten.x - HALF_PX; x < straighten.x + HALF_PX; x++)
            if (dot(seen, x, straighten.y) != dot(table, x, straighten.y))
                return;
        if (!child_runs(&many->play->waaier) || !look_again(deadline_ms))
            play_fails(many->play, "expected a button to lay the cards straight");
    }
}

/* Each to where its finger went by then. */
static void go_on(struct many *many, int step)
{
    for (int i = 0; i < TABLE_FINGERS; i++)
        finger(many, FINGER_MOVE, i, hands[i].from.x + hands[i].by.x * step / STEPS,
               hands[i].from.y + hands[i].by.y * step / STEPS);
}

void many_compared(struct many *many)
{
    struct picture table = {0}, moved = {0};
    to_table(many, &table);
    for (int i = 0; i < TABLE_FINGERS; i++)
        finger(many, FINGER_DOWN, i, hands[i].from.x, hands[i].from.y);
    for (int step = 1; step <= STEPS; step++)
        go_on(many, step);
    for (size_t i = 0; i < COUNT_OF(left_bare); i++)
        sees_dot(many, "the table, bare", left_bare[i].x, left_bare[i].y, GROUND);
    for (int i = TABLE_FINGERS - 1; i >= 0; i--)
        finger(many, FINGER_UP, i, hands[i].from.x + hands[i].by.x, hands[i].from.y + hands[i].by.y);
    sees_straighten(many, &table);
    rests(many, &moved); /* they stay where they were left */
    for (size_t i = 0; i < COUNT_OF(left_bare); i++)
        assert_int_equal(dot(&moved, left_bare[i].x, left_bare[i].y), GROUND);
    tap(many, straighten);
    play_sees(many->play, "the cards as they came", &table);
    picture_free(&table);
    picture_free(&moved);
}
