#include "app/timings.h"

#include <stdlib.h>
#include <string.h>

#include "base/words.h"

enum { DAY_MS = 24 * 60 * 60 * 1000 };

/* ---- lines, one after the other */

struct sheet {
    struct arena *arena;
    struct str *at;
    int count;
    size_t len, cap;
};

static void add(struct sheet *sheet, struct str line)
{
    struct str *room = arena_grow(sheet->arena, sheet->at, (size_t)sheet->count, &sheet->cap, sizeof line,
                                  _Alignof(struct str));
    if (!room)
        return;
    sheet->at = room;
    sheet->at[sheet->count++] = line;
    sheet->len += line.len;
}

static struct str joined(const struct sheet *sheet)
{
    char *all = ARENA_NEW(sheet->arena, char, sheet->len + 1);
    size_t at = 0;
    for (int i = 0; all && i < sheet->count; i++) {
        memcpy(all + at, sheet->at[i].at, sheet->at[i].len);
        at += sheet->at[i].len;
    }
    return (struct str){all, at};
}

/* ---- what is known of a card */

static int64_t planned_ms(const struct plan *plan, int place)
{
    if (plan->of_ms <= 0 || place >= plan->count)
        return 0;
    return plan->ends_ms[place] - (place > 0 ? plan->ends_ms[place - 1] : 0);
}

static struct str title_of(const struct timings *timings, int card)
{
    const struct card *at = &timings->cards->deck->cards[card];
    return at->title.len > 0 ? at->title : card_id_str(&at->id);
}

static int visits_of(const struct timing_ledger *ledger, struct card_id card)
{
    for (int i = 0; i < ledger->count; i++)
        if (card_id_eq(ledger->at[i].card, card))
            return ledger->at[i].visits;
    return 0;
}

/* ---- a table */

/* In quotes, those inside it twice. */
static struct str quoted(struct arena *arena, struct str text)
{
    char *out = ARENA_NEW(arena, char, 2 * text.len + 3);
    size_t len = 0;
    if (!out)
        return STR("\"\"");
    out[len++] = '"';
    for (size_t i = 0; i < text.len; i++) {
        if (text.at[i] == '"')
            out[len++] = '"';
        out[len++] = text.at[i];
    }
    out[len++] = '"';
    return (struct str){out, len};
}

static void add_row(struct sheet *sheet, const struct timings *timings, const struct agenda_block *part,
                    int place)
{
    int card = timings->cards->order[place];
    struct card_id id = timings->cards->deck->cards[card].id;
    struct str title = quoted(sheet->arena, title_of(timings, card)),
               section = quoted(sheet->arena, part ? part->title : STR(""));
    add(sheet,
        str_format(sheet->arena, "%d,%s,%.*s,%.*s,%.1f,%.1f,%d\n", place + 1, id.at, STR_ARG(title),
                   STR_ARG(section), (double)planned_ms(timings->plan, place) / 1000,
                   (double)timing_ledger_of(timings->ledger, id) / 1000, visits_of(timings->ledger, id)));
}

struct str timings_csv(struct arena *arena, const struct timings *timings)
{
    struct sheet sheet = {.arena = arena};
    struct agenda_block parts[AGENDA_BLOCKS_MAX];
    int part_count = agenda_make(timings->cards, timings->plan, parts);
    add(&sheet, STR("place,card,title,part,planned_s,spent_s,visits\n"));
    for (int place = 0; place < timings->cards->count; place++) {
        int part = agenda_find(parts, part_count, place);
        add_row(&sheet, timings, part >= 0 ? &parts[part] : NULL, place);
    }
    for (int i = 0; i < timings->ledger->count; i++) {
        const struct timed_card *row = &timings->ledger->at[i];
        if (show_place(timings->cards, row->card) < 0)
            add(&sheet, str_format(arena, ",%s,\"\",\"\",,%.1f,%d\n", row->card.at, (double)row->ms / 1000,
                                   row->visits));
    }
    return joined(&sheet);
}

/* ---- text */

static struct str minutes(struct arena *arena, int64_t ms)
{
    int64_t s = (ms + 500) / 1000;
    return str_format(arena, "%3d:%02d", (int)(s / 60), (int)(s % 60));
}

static void add_line(struct sheet *sheet, int64_t ms, int64_t planned, struct str what)
{
    struct str spent = minutes(sheet->arena, ms), plan = str_trim(minutes(sheet->arena, planned));
    if (planned > 0)
        add(sheet, str_format(sheet->arena, _("%.*s  van %.*s  %.*s\n"), STR_ARG(spent), STR_ARG(plan),
                              STR_ARG(what)));
    else
        add(sheet, str_format(sheet->arena, "%.*s  %.*s\n", STR_ARG(spent), STR_ARG(what)));
}

static void add_parts(struct sheet *sheet, const struct timings *timings)
{
    struct agenda_block parts[AGENDA_BLOCKS_MAX];
    int count = agenda_make(timings->cards, timings->plan, parts);
    for (int i = 0; i < count; i++) {
        int64_t ms = 0;
        for (int k = 0; k < parts[i].count; k++) {
            int card = timings->cards->order[parts[i].first + k];
            ms += timing_ledger_of(timings->ledger, timings->cards->deck->cards[card].id);
        }
        struct str title = parts[i].title.len > 0 ? parts[i].title : str_from(_("Opening"));
        if (ms > 0 || parts[i].end_ms > parts[i].begin_ms)
            add_line(sheet, ms, parts[i].end_ms - parts[i].begin_ms, title);
    }
    if (count > 0)
        add(sheet, STR("\n"));
}

struct str timings_text(struct arena *arena, const struct timings *timings)
{
    struct sheet sheet = {.arena = arena};
    add_line(&sheet, timing_ledger_ms(timings->ledger), timings->plan->of_ms, str_from(_("Alles samen")));
    add(&sheet, STR("\n"));
    add_parts(&sheet, timings);
    for (int place = 0; place < timings->cards->count; place++) {
        int card = timings->cards->order[place];
        int64_t ms = timing_ledger_of(timings->ledger, timings->cards->deck->cards[card].id);
        if (ms > 0)
            add_line(&sheet, ms, planned_ms(timings->plan, place),
                     str_format(arena, "%d. %.*s", place + 1, STR_ARG(title_of(timings, card))));
    }
    return joined(&sheet);
}

/* ---- kept */

struct str timings_kept(struct arena *arena, const struct timing_ledger *ledger)
{
    struct sheet sheet = {.arena = arena};
    for (int i = 0; i < ledger->count; i++)
        if (ledger->at[i].card.at[0])
            add(&sheet, str_format(arena, "%s %lld\n", ledger->at[i].card.at, (long long)ledger->at[i].ms));
    return joined(&sheet);
}

bool timings_read(struct str kept, const struct show_cards *cards, int64_t *card_ms)
{
    bool any = false;
    memset(card_ms, 0, sizeof *card_ms * (size_t)cards->count);
    while (kept.len > 0) {
        int ms;
        struct str number, line = str_cut(kept, '\n', &kept), id = str_cut(line, ' ', &number);
        int place = id.len > 0 ? show_place(cards, card_id_from(id)) : -1;
        if (place < 0 || !str_to_int(number, &ms) || ms <= 0 || ms > DAY_MS)
            continue;
        card_ms[place] = ms;
        any = true;
    }
    return any;
}

struct str timings_left(struct arena *arena, struct card_id first, const struct timing_ledger *ledger)
{
    struct sheet sheet = {.arena = arena};
    add(&sheet, str_format(arena, "%s\n", first.at));
    for (int i = 0; i < ledger->count; i++) {
        const struct timed_card *row = &ledger->at[i];
        if (row->card.at[0])
            add(&sheet, str_format(arena, "%s %lld %d\n", row->card.at, (long long)row->ms, row->visits));
    }
    return joined(&sheet);
}

struct card_id timings_left_read(struct str left, struct timing_ledger *out)
{
    struct card_id first = card_id_from(str_cut(left, '\n', &left));
    out->count = 0;
    while (left.len > 0 && out->count < TIMING_CARDS_MAX) {
        struct timed_card row = {.ms = 0};
        struct str line = str_cut(left, '\n', &left), id = str_cut(line, ' ', &line);
        struct str digits = str_cut(line, ' ', &line);
        int ms;
        if (id.len == 0 || !str_to_int(digits, &ms) || ms < 0 || ms > DAY_MS ||
            !str_to_int(line, &row.visits) || row.visits < 1)
            continue;
        row.card = card_id_from(id);
        row.ms = ms;
        out->at[out->count++] = row;
    }
    return first;
}
