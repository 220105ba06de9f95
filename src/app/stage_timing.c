/* The clock of who presents: it follows what the room sees, wakes the loop when a figure changes, strikes the gong, and at the end says how
 * long it all took. */
#include "app/stage_private.h"

#include "app/timings.h"
#include "base/fs.h"
#include "base/log.h"
#include "base/words.h"

#include <stdio.h>

enum { ROOM_BYTES = 8 << 20, LEDGER_BYTES = 256 << 10, MINUTE_MS = 60 * 1000 };
/* Before the id of the deck, or its path. */
static const char rehearsal[] = "rehearsal:", broken_off[] = "timings:";

static struct str kept_name(struct arena *arena, const char *prefix, const struct deck *deck)
{
    struct str id = deck->id.len > 0 ? deck->id : deck->path;
    return str_format(arena, "%s%.*s", prefix, STR_ARG(id));
}

/* ---- the plan */

static int64_t asked_ms(const struct stage *stage)
{
    int minutes = stage->run->options->duration_min;
    if (minutes == 0) /* as its presenter prepared it */
        minutes = stage->showing.cards.whole_minutes;
    return (int64_t)(minutes < PLAN_MINUTES_MAX ? minutes : PLAN_MINUTES_MAX) * MINUTE_MS;
}

/* What each card is meant to take: as its presenter prepared it, else as the last rehearsal did. False: neither is known. */
static bool card_times(struct stage *stage, int64_t *card_ms)
{
    const struct show_cards *cards = &stage->showing.cards;
    struct arena *room = &stage->timing.room;
    struct str kept = {0};
    int said = 0;
    for (int i = 0; cards->minutes && i < cards->count; i++) {
        card_ms[i] = (int64_t)cards->minutes[i] * MINUTE_MS;
        said += cards->minutes[i];
    }
    return said > 0 ||
           (journal_setting(stage->journal, room, kept_name(room, rehearsal, cards->deck), &kept) &&
            timings_read(kept, cards, card_ms));
}

/* Of these cards, from the one the clock waits at: made anew when they are others. */
static void make_plan(struct stage *stage)
{
    struct stage_timing *timing = &stage->timing;
    const struct show_cards *cards = &stage->showing.cards;
    const struct timing_plan_of of = {cards->deck->content, cards->order, cards->count, timing->timing.first};
    if (timing->of.content == of.content && timing->of.order == of.order && timing->of.count == of.count &&
        card_id_eq(timing->of.first, of.first))
        return;
    timing->of = of;
    timing->plan = (struct plan){0};
    if (!timing->room.base && !arena_init(&timing->room, ROOM_BYTES))
        return;
    arena_rewind(&timing->room, 0);
    int64_t *ends_ms = ARENA_NEW(&timing->room, int64_t, cards->count);
    int64_t *card_ms = ARENA_NEW(&timing->room, int64_t, cards->count);
    if (!ends_ms || !card_ms)
        return;
    bool known = card_times(stage, card_ms);
    int first = show_place(cards, of.first);
    timing->plan = plan_make(cards, first > 0 ? first : 0, asked_ms(stage), known ? card_ms : NULL, ends_ms);
    timing->part_count = agenda_make(cards, &timing->plan, timing->parts);
}

/* ---- kept while a show goes on: what each card took, so that a report after a crash is of all of it */

static void keep_ledger(struct stage *stage, bool ends)
{
    const struct show_cards *cards = &stage->showing.cards;
    struct arena arena;
    if (!stage->rules.keeps || !cards->deck || !arena_init(&arena, LEDGER_BYTES))
        return;
    journal_setting_put(stage->journal, kept_name(&arena, broken_off, cards->deck),
                        ends ? STR("")
                             : timings_left(&arena, stage->timing.timing.first, &stage->timing.ledger));
    arena_finish(&arena);
}

/* Answers the card that the clock waited at; empty: that is not known. */
static struct card_id recall_ledger(struct stage *stage)
{
    struct arena arena;
    struct str left = {0};
    struct card_id first = {{0}};
    if (!stage->rules.keeps || !arena_init(&arena, LEDGER_BYTES))
        return first;
    if (journal_setting(stage->journal, &arena, kept_name(&arena, broken_off, stage->showing.cards.deck),
                        &left))
        first = timings_left_read(left, &stage->timing.ledger);
    arena_finish(&arena);
    return first;
}

/* ---- what happens */

static void step(struct stage *stage, enum timing_event_kind kind, struct card_id card)
{
    struct stage_timing *timing = &stage->timing;
    struct timing_event event = {.kind = kind, .at_ms = stage->now_ms, .card = card};
    struct timing_next next = timing_step(&timing->timing, &event);
    bool begins = timing->timing.phase == TIMING_WAITS && next.timing.phase != TIMING_WAITS;
    timing->timing = next.timing;
    if (next.forget)
        timing->ledger.count = 0;
    timing_ledger_add(&timing->ledger, next.spent);
    if (begins || next.forget || next.spent.ms > 0)
        keep_ledger(stage, false);
}

/* Anew, or where a show broke off. */
static void begin(struct stage *stage, struct card_id card)
{
    struct stage_timing *timing = &stage->timing;
    int64_t before_ms = stage->showing.desk.clock_ms;
    timing->ledger.count = 0;
    timing->timing = timing_begin(card);
    if (before_ms > 0) {
        struct card_id first = recall_ledger(stage);
        timing->timing = timing_resume(card, before_ms, timing_ledger_ms(&timing->ledger), stage->now_ms);
        if (show_place(&stage->showing.cards, first) >= 0)
            timing->timing.first = first; /* the plan begins after it, as before */
    } else {
        keep_ledger(stage, true);
    }
}

/* What is drawn, and an empty card, belong to the card before it. */
static void follow(struct stage *stage)
{
    struct stage_timing *timing = &stage->timing;
    const struct scene *room = &stage->showing.desk.room;
    if (room->kind != SCENE_CARD || room->count != 1)
        return;
    if (!timing->on) {
        timing->on = true;
        begin(stage, room->cards[0]);
        timing->of = (struct timing_plan_of){0};
    }
    step(stage, TIMING_EV_SEES, room->cards[0]);
}

bool stage_timing_command(struct stage *stage, enum command command)
{
    if (command != COMMAND_PAUSE && command != COMMAND_ZERO)
        return false;
    if (stage_presents(stage) && stage->timing.on)
        step(stage, command == COMMAND_PAUSE ? TIMING_EV_PAUSE : TIMING_EV_ZERO, (struct card_id){{0}});
    stage->dirty = true;
    return true;
}

/* While it is frozen nothing of the room's moves. */
static bool swells(const struct stage *stage)
{
    const struct countdown *countdown = &stage->showing.desk.countdown;
    return countdown->phase == COUNTDOWN_OVER && !stage->showing.desk.frozen &&
           countdown_over_ms(countdown, stage->now_ms) < COUNTDOWN_TWIN_MS;
}

bool stage_timing_moves(const struct stage *stage)
{
    return stage_presents(stage) && !stage->reduced_motion && swells(stage);
}

/* When something that is seen changes by itself. */
static int64_t next_ms(const struct stage *stage)
{
    const struct countdown *countdown = &stage->showing.desk.countdown;
    int64_t due = timing_due_ms(&stage->timing.timing, stage->now_ms),
            left = countdown_due_ms(countdown, stage->now_ms);
    if (left < due)
        due = left;
    if (swells(stage) && countdown->ends_ms + COUNTDOWN_TWIN_MS < due)
        due = countdown->ends_ms + COUNTDOWN_TWIN_MS;
    return due;
}

int64_t stage_timing_due_ms(const struct stage *stage)
{
    return stage_presents(stage) && stage->timing.on ? stage->timing.next_ms : INT64_MAX;
}

void stage_timing_tick(struct stage *stage)
{
    struct stage_timing *timing = &stage->timing;
    if (!stage_presents(stage))
        return;
    if (showing_desk_asks(&stage->showing, DESK_FX_GONG) && !stage->run->feed) {
        struct aloud_view aloud;
        aloud_view(&stage->aloud, &aloud);
        if (!timing->gong)
            timing->gong = gong_create();
        gong_ring(timing->gong, aloud.volume);
    }
    follow(stage);
    if (timing->on)
        showing_desk_clock(&stage->showing, timing_elapsed_ms(&timing->timing, stage->now_ms), stage->now_ms);
    if (timing->on && stage->now_ms >= timing->next_ms)
        stage->dirty = true;
    timing->next_ms = next_ms(stage);
}

void stage_timing_view(struct stage *stage, struct console_time *out)
{
    struct stage_timing *timing = &stage->timing;
    if (!stage_presents(stage) || !timing->on)
        return;
    make_plan(stage);
    int64_t elapsed = timing_elapsed_ms(&timing->timing, stage->now_ms);
    int place = show_place(&stage->showing.cards, timing->timing.card);
    out->began = timing->timing.phase != TIMING_WAITS;
    out->paused = timing->timing.phase == TIMING_PAUSED;
    out->elapsed_ms = elapsed;
    out->planned_ms = timing->plan.of_ms;
    out->parts = timing->parts;
    out->part_count = timing->part_count;
    out->part = agenda_find(timing->parts, timing->part_count, place);
    out->expected_ms = timing->plan.of_ms > 0 ? plan_pace(&timing->plan, place, elapsed).expected_ms : 0;
}

/* ---- the end */

static void write_csv(struct arena *arena, const struct timings *timings, const char *path)
{
    struct err err = {0};
    if (!fs_write(path, timings_csv(arena, timings), &err))
        (void)fprintf(stderr, "waaier: %s\n", err.text);
}

void stage_timing_end(struct stage *stage)
{
    struct stage_timing *timing = &stage->timing;
    const struct options *options = stage->run->options;
    struct arena arena;
    bool counted = timing->on && timing->timing.phase != TIMING_WAITS && stage->showing.ready;
    if (counted && (options->timings || options->rehearse) && arena_init(&arena, ROOM_BYTES)) {
        make_plan(stage);
        timing_ledger_add(&timing->ledger, timing_spent(&timing->timing, stage->now_ms));
        struct timings timings = {&stage->showing.cards, &timing->plan, &timing->ledger, stage->language};
        if (options->timings)
            write_csv(&arena, &timings, options->timings);
        if (options->rehearse) {
            struct str text = timings_text(&arena, &timings);
            (void)printf("%.*s", STR_ARG(text));
            (void)fflush(stdout);
            journal_setting_put(stage->journal, kept_name(&arena, rehearsal, stage->showing.cards.deck),
                                timings_kept(&arena, &timing->ledger));
        }
        arena_finish(&arena);
    }
    if (timing->on)
        keep_ledger(stage, true);
    timing->on = false;
}

void stage_timing_finish(struct stage *stage)
{
    gong_destroy(stage->timing.gong);
    stage->timing.gong = NULL;
    arena_finish(&stage->timing.room);
}
