/* What is written of a show that is presented is read back as it was, from wherever a presenter came; and whatever stands there instead,
 * what is read holds together. */
#include "presenter/kept.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/rng.h"

enum { CARDS = 6, WALKS = 300, DEEDS = 40, SPOILS = 4000, NOW_MS = 5000, WALL_MS = 1700000000 };

static const struct question asks[] = {{.id = STR_INIT("v1"), .text = STR_INIT("Wie?")}};
static const struct run head = {.text = STR_INIT("Tak")};
static const struct block heads[] = {{.kind = BLOCK_HEADING, .runs = &head, .run_count = 1},
                                     {.kind = BLOCK_HEADING, .runs = &head, .run_count = 1}};
static const struct card cards[CARDS] = {
    {.id = {"a"}, .questions = asks, .question_count = 1, .kind = -1},
    {.id = {"b"}, .kind = -1, .layout = CARD_MAP, .body = {heads, (int)COUNT_OF(heads)}},
    {.id = {"c"}, .questions = asks, .question_count = 1, .kind = -1},
    {.id = {"d"}, .kind = -1},
    {.id = {"e"}, .kind = -1},
    {.id = {"f"}, .kind = -1},
};
static const struct deck deck = {.cards = cards, .card_count = CARDS};
static const int order[CARDS] = {0, 1, 2, 3, 4, 5};
static const struct show_cards shown = {.deck = &deck, .order = order, .count = CARDS};
static const struct show_rules rules;

struct both {
    struct desk_state desk;
    struct show_state show;
};

static struct both begin(void)
{
    struct both both = {.show = show_begin(&shown, 0, NOW_MS)};
    both.desk = desk_begin(&both.show, 99);
    return both;
}

static void random_deed(struct both *both, struct rng *rng)
{
    static const enum command commands[] = {
        COMMAND_NEXT,        COMMAND_NEXT,       COMMAND_PREVIOUS,  COMMAND_QUESTIONS, COMMAND_ZOOM,
        COMMAND_BLACK,       COMMAND_WHITE,      COMMAND_TAKE,      COMMAND_FREEZE,    COMMAND_STAGE,
        COMMAND_DRAW,        COMMAND_DRAW,       COMMAND_PAPER,     COMMAND_BACK,      COMMAND_UNDO,
        COMMAND_REDO,        COMMAND_COUNTDOWN,  COMMAND_LAST,      COMMAND_PEN,       COMMAND_PAPER_NEW,
        COMMAND_HIGHLIGHTER, COMMAND_INK_COLOUR, COMMAND_INK_WIDTH, COMMAND_QUESTION};
    struct desk_event event = {.kind = DESK_EV_SHOW, .at_ms = NOW_MS};
    event.as.show.kind = SHOW_EV_COMMAND;
    event.as.show.at_ms = NOW_MS;
    event.as.show.as.command = commands[rng_below(rng, COUNT_OF(commands))];
    if (rng_below(rng, 8) == 0)
        event = (struct desk_event){.kind = DESK_EV_INK, .at_ms = NOW_MS};
    else if (rng_below(rng, 8) == 0)
        event = (struct desk_event){.kind = DESK_EV_RETURN, .at_ms = NOW_MS};
    else if (rng_below(rng, 16) == 0)
        event = (struct desk_event){.kind = DESK_EV_PAPER, .at_ms = NOW_MS, .as.place = 1};
    struct desk_next next = desk_step(&rules, &shown, &both->desk, &both->show, &event);
    both->desk = next.desk;
    both->show = next.show.state;
}

static void comes_back(void **state)
{
    struct rng rng = {11};
    (void)state;
    for (int i = 0; i < WALKS; i++) {
        struct both was = begin(), is = begin();
        was.desk.clock_ms = (int64_t)rng_below(&rng, 5000000);
        char text[KEPT_BYTES];
        for (int k = (int)rng_below(&rng, DEEDS); k > 0; k--)
            random_deed(&was, &rng);
        size_t len = kept_write(&was.desk, &was.show, NOW_MS, WALL_MS, text);
        assert_true(len > 0 && len < KEPT_BYTES / 2);
        assert_true(kept_read((struct str){text, len}, &shown, NOW_MS, WALL_MS, &is.desk, &is.show));
        struct seen before = desk_seen(&was.desk, NOW_MS), after = desk_seen(&is.desk, NOW_MS);
        bool same = scene_eq(&before.scene, &after.scene) && before.blank == after.blank &&
                    scene_eq(&was.desk.own, &is.desk.own) && was.desk.staged == is.desk.staged &&
                    was.desk.frozen == is.desk.frozen && was.show.index == is.show.index &&
                    was.desk.countdown.phase == is.desk.countdown.phase &&
                    stack_left(&was.desk.stack, &shown) == stack_left(&is.desk.stack, &shown) &&
                    was.desk.stack.seed == is.desk.stack.seed && was.desk.ink.count == is.desk.ink.count &&
                    was.desk.clock_ms == is.desk.clock_ms &&
                    memcmp(was.desk.pens, is.desk.pens, sizeof is.desk.pens) == 0 &&
                    was.desk.papers == is.desk.papers;
        if (!same)
            fail_msg("walk %d is not as it was:\n%.*s", i, (int)len, text);
    }
}

/* What a countdown has become while the program was away. */
static void time_goes_on(void **state)
{
    static const struct {
        const char *name, *line;
        int64_t away_ms;
        enum countdown_phase phase;
        int64_t left_ms;
    } rows[] = {
        {"it went on", "countdown runs 60000 40000 1700000000", 10000, COUNTDOWN_RUNS, 30000},
        {"it ended", "countdown runs 60000 40000 1700000000", 50000, COUNTDOWN_OVER, 0},
        {"paused, it waited", "countdown paused 60000 40000 1700000000", 50000, COUNTDOWN_PAUSED, 40000},
        {"a clock that was set back proves nothing: over", "countdown runs 60000 40000 1700000000", -5000,
         COUNTDOWN_OVER, 0},
        {"over is over", "countdown over 60000 0 1700000000", 10, COUNTDOWN_OVER, 0},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct both is = begin();
        char text[256];
        int len = snprintf(text, sizeof text, "waaier-show 1\ncard b 1 0\n%s\n", rows[i].line);
        assert_true(kept_read((struct str){text, (size_t)len}, &shown, NOW_MS, WALL_MS + rows[i].away_ms,
                              &is.desk, &is.show));
        if (is.desk.countdown.phase != rows[i].phase ||
            countdown_left_ms(&is.desk.countdown, NOW_MS) != rows[i].left_ms)
            fail_msg("%s: phase %d, %lld left", rows[i].name, (int)is.desk.countdown.phase,
                     (long long)countdown_left_ms(&is.desk.countdown, NOW_MS));
    }
}

static void another_deck(void **state)
{
    static const struct {
        const char *name, *text;
        bool ok;
        const char *card, *room;
    } rows[] = {
        {"where it was", "waaier-show 1\ncard c 2 1\n", true, "c", "c"},
        {"a card that is gone: what stands in its place", "waaier-show 1\ncard z 3 0\n", true, "d", "d"},
        {"a place that is gone: the last", "waaier-show 1\ncard z 30 0\n", true, "f", "f"},
        {"staged: the room keeps what it saw", "waaier-show 1\ncard c 2 0\nroom card 0 b\nmode 1 0 0 0\n",
         true, "c", "b"},
        {"what the room saw is gone", "waaier-show 1\ncard c 2 0\nroom card 0 z\nmode 1 0 0 0\n", true, "c",
         "a"},
        {"drawn cards, one is gone", "waaier-show 1\ncard c 2 0\nown drawn 0 a z b\n", true, "a", "a"},
        {"a question", "waaier-show 1\ncard c 2 0\nown question 0 v1 c 0 c\n", true, "c", "c"},
        {"a question that is asked no more: its card", "waaier-show 1\ncard c 2 0\nown question 0 v7 c 0 c\n",
         true, "c", "c"},
        {"a question of another card: the one it is at",
         "waaier-show 1\ncard c 2 0\nown question 0 v1 a 0 a\n", true, "c", "c"},
        {"another version", "waaier-show 2\ncard c 2 0\n", false, "a", "a"},
        {"no card", "waaier-show 1\nmode 1 1 1 1\n", false, "a", "a"},
        {"nothing", "", false, "a", "a"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct both is = begin();
        bool ok = kept_read(str_from(rows[i].text), &shown, NOW_MS, WALL_MS, &is.desk, &is.show);
        struct seen seen = desk_seen(&is.desk, NOW_MS);
        if (ok != rows[i].ok || strcmp(is.desk.own.cards[0].at, rows[i].card) != 0 ||
            strcmp(seen.scene.cards[0].at, rows[i].room) != 0)
            fail_msg("%s: %d, at %s, room %s", rows[i].name, ok, is.desk.own.cards[0].at,
                     seen.scene.cards[0].at);
    }
}

static void holds(const struct both *is)
{
    struct seen seen = desk_seen(&is->desk, NOW_MS);
    assert_in_range(is->show.index, 0, CARDS - 1);
    assert_true(seen.scene.count >= (seen.scene.kind != SCENE_PAPER) && seen.scene.count <= STACK_TABLE_MAX);
    for (int i = 0; i < seen.scene.count; i++)
        assert_true(deck_card_find(&deck, seen.scene.cards[i]) >= 0);
    assert_true(!desk_is_live(&is->desk) || scene_eq(&seen.scene, &is->desk.own));
    assert_true(is->desk.countdown.of_ms <= COUNTDOWN_MOST_MS && is->desk.ink.count >= 0);
    assert_in_range(seen.blank, DESK_LIT, DESK_WHITE);
}

/* A text with something wrong in it, anything. */
static void spoilt(void **state)
{
    struct rng rng = {23};
    struct both was = begin();
    char text[KEPT_BYTES];
    (void)state;
    for (int k = 0; k < DEEDS; k++)
        random_deed(&was, &rng);
    for (int i = 0; i < SPOILS; i++) {
        struct both is = begin();
        size_t len = kept_write(&was.desk, &was.show, NOW_MS, WALL_MS, text);
        for (int k = (int)rng_below(&rng, 6); k >= 0; k--)
            text[rng_below(&rng, (uint32_t)len)] = (char)rng_below(&rng, 256);
        len = rng_below(&rng, 3) == 0 ? rng_below(&rng, (uint32_t)len) : len;
        (void)kept_read((struct str){text, len}, &shown, NOW_MS, WALL_MS, &is.desk, &is.show);
        holds(&is);
        for (int k = 0; k < 5; k++)
            random_deed(&is, &rng);
        holds(&is);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(comes_back),
        cmocka_unit_test(time_goes_on),
        cmocka_unit_test(another_deck),
        cmocka_unit_test(spoilt),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
