#include "app/inking.h"

#include <stdio.h>
#include <string.h>

#include "base/log.h"

enum {
    SCENE_BYTES = 16 << 20,
    SCRATCH_BYTES = 16 << 20,
    PAPER_BYTES = 2 << 20,
    STREAM_BYTES = DECK_ID_BYTES_MAX + 8
};

static const float RUBBER = 1 / 100.0f; /* to both sides */

#define DEED "deed"
#define PART "part"
#define GONE "gone" /* parts that became nothing */

bool inking_init(struct inking *inking)
{
    *inking = (struct inking){.journal = NULL};
    bool ok = ink_init(&inking->ledger) && arena_init(&inking->scratch, SCRATCH_BYTES);
    for (int i = 0; i < INKING_SCENES; i++) {
        ok = ok && arena_init(&inking->scenes[i].arena, SCENE_BYTES);
        inking->scenes[i].n = -1;
    }
    for (int i = 0; i < INKING_PAPERS; i++)
        ok = ok && arena_init(&inking->papers[i].arena, PAPER_BYTES);
    return ok;
}

void inking_finish(struct inking *inking)
{
    ink_finish(&inking->ledger);
    arena_finish(&inking->scratch);
    for (int i = 0; i < INKING_SCENES; i++)
        arena_finish(&inking->scenes[i].arena);
    for (int i = 0; i < INKING_PAPERS; i++)
        arena_finish(&inking->papers[i].arena);
}

/* ---- kept */

static void keep(struct inking *inking, const char *kind, const struct ink_deed *deed, int64_t at_ms)
{
    char stream[STREAM_BYTES];
    struct wire_out out = {.at = inking->bytes, .cap = sizeof inking->bytes};
    if (!inking->journal || !inking->deck[0])
        return;
    (void)snprintf(stream, sizeof stream, "ink:%s", inking->deck);
    if (deed)
        ink_put(&out, deed);
    journal_event(inking->journal, str_from(stream), at_ms, str_from(kind),
                  (struct str){(const char *)out.at, out.len});
}

bool inking_add(struct inking *inking, const struct ink_deed *deed, int64_t at_ms, struct err *err)
{
    *err = (struct err){0};
    if (!ink_add(&inking->ledger, deed, err))
        return false;
    keep(inking, DEED, deed, at_ms);
    return true;
}

bool inking_undo(struct inking *inking, int64_t at_ms)
{
    struct ink_deed deed;
    struct err err;
    return ink_undoes(&inking->ledger, &deed) && inking_add(inking, &deed, at_ms, &err);
}

bool inking_redo(struct inking *inking, int64_t at_ms)
{
    struct ink_deed deed;
    struct err err;
    return ink_redoes(&inking->ledger, &deed) && inking_add(inking, &deed, at_ms, &err);
}

struct reading {
    struct inking *inking;
    struct ink_deed part; /* its points so far are inking->left */
    int refused;
};

/* Parts follow each other until the stroke they are of. */
static void read_part(struct reading *reading, const struct ink_deed *deed)
{
    struct inking *inking = reading->inking;
    int before = reading->part.stroke.count, room = STROKE_POINTS_MAX - before;
    int count = deed->stroke.count < room ? deed->stroke.count : room;
    memcpy(inking->left + before, deed->stroke.points, (size_t)count * sizeof *inking->left);
    reading->part = *deed;
    reading->part.stroke.points = inking->left;
    reading->part.stroke.count = before + count;
}

static bool read_event(void *ctx, struct str kind, struct str bytes)
{
    struct reading *reading = ctx;
    struct inking *inking = reading->inking;
    struct wire_in in = {.at = (const unsigned char *)bytes.at, .len = bytes.len};
    struct ink_deed deed;
    struct err err;
    arena_rewind(&inking->scratch, 0);
    bool fine = str_eq(kind, STR(GONE)) || ink_take(&in, &inking->scratch, &deed);
    if (fine && str_eq(kind, STR(PART)) && deed.kind == INK_STROKE) {
        read_part(reading, &deed);
        return true;
    }
    reading->part = (struct ink_deed){0};
    if (fine && str_eq(kind, STR(DEED)))
        fine = ink_add(&inking->ledger, &deed, &err);
    reading->refused += !fine;
    return true;
}

void inking_open(struct inking *inking, struct journal *journal, struct str deck)
{
    char stream[STREAM_BYTES];
    struct reading reading = {.inking = inking};
    struct err err;
    ink_empty(&inking->ledger);
    inking->journal = journal;
    inking->draws = inking->rubs = false;
    for (int i = 0; i < INKING_SCENES; i++)
        inking->scenes[i].n = -1;
    for (int i = 0; i < INKING_PAPERS; i++)
        inking->papers[i].paper = 0;
    str_to_field(inking->deck, sizeof inking->deck, deck);
    (void)snprintf(stream, sizeof stream, "ink:%s", inking->deck);
    journal_events(journal, str_from(stream), read_event, &reading);
    if (reading.refused > 0)
        log_line(LOG_WARN, "%s: %d deeds of ink could not be read", inking->deck, reading.refused);
    if (reading.part.stroke.count > 0) { /* the program ended while it was drawn */
        stroke_close(&reading.part.stroke);
        (void)inking_add(inking, &reading.part, 0, &err);
    }
}

/* ---- a hand */

struct ink_seen inking_seen(struct inking *inking, const struct ink_sheet *sheet)
{
    arena_rewind(&inking->scratch, 0);
    return ink_visible(&inking->ledger, inking->ledger.count, sheet, &inking->scratch);
}

static bool rub(struct inking *inking, struct pt_px to, int64_t at_ms, struct err *err)
{
    struct ink_seen seen = inking_seen(inking, &inking->sheet);
    struct ink_deed deed;
    struct pt_px from = inking->at;
    inking->at = to;
    return ink_rub(&seen, &inking->sheet, from, to, RUBBER, &inking->scratch, &deed) &&
           inking_add(inking, &deed, at_ms, err);
}

static void begin_line(struct inking *inking, const struct stroke *like, struct pt_px at, uint16_t pressure,
                       int64_t at_ms)
{
    stroke_line_begin(&inking->line, like, at, pressure, at_ms);
    inking->part_from = 0;
    inking->part_ms = at_ms;
}

void inking_down(struct inking *inking, const struct ink_sheet *sheet, const struct stroke *like,
                 struct pt_px at, uint16_t pressure, int64_t at_ms)
{
    inking->sheet = *sheet;
    inking->rubs = !like;
    inking->draws = like != NULL;
    inking->at = at;
    if (like)
        begin_line(inking, like, at, pressure, at_ms);
}

static void keep_part(struct inking *inking, int64_t at_ms)
{
    struct stroke_line *line = &inking->line;
    struct ink_deed part = {.kind = INK_STROKE, .sheet = inking->sheet, .stroke = line->stroke};
    if (at_ms - inking->part_ms < INKING_PART_MS || line->settled <= inking->part_from)
        return;
    part.stroke.points = line->points + inking->part_from;
    part.stroke.count = line->settled - inking->part_from;
    keep(inking, PART, &part, at_ms);
    inking->part_from = line->settled;
    inking->part_ms = at_ms;
}

static bool end_line(struct inking *inking, int64_t at_ms, struct err *err)
{
    stroke_line_end(&inking->line);
    struct ink_deed deed = {.kind = INK_STROKE, .sheet = inking->sheet, .stroke = inking->line.stroke};
    return inking_add(inking, &deed, at_ms, err);
}

bool inking_move(struct inking *inking, struct pt_px at, uint16_t pressure, int64_t at_ms, struct err *err)
{
    *err = (struct err){0};
    if (inking->rubs)
        return rub(inking, at, at_ms, err);
    if (!inking->draws)
        return false;
    bool added = false;
    if (!stroke_line_add(&inking->line, at, pressure, at_ms)) { /* a very long one goes on in another */
        struct stroke_point last = inking->line.last;
        struct stroke like = inking->line.stroke;
        added = end_line(inking, at_ms, err);
        begin_line(inking, &like, (struct pt_px){last.x, last.y}, last.pressure, at_ms);
        (void)stroke_line_add(&inking->line, at, pressure, at_ms);
    }
    keep_part(inking, at_ms);
    return added;
}

bool inking_up(struct inking *inking, int64_t at_ms, struct err *err)
{
    *err = (struct err){0};
    bool added = inking->draws  ? end_line(inking, at_ms, err)
                 : inking->rubs ? rub(inking, inking->at, at_ms, err)
                                : false;
    inking->draws = inking->rubs = false;
    return added;
}

void inking_cancel(struct inking *inking, int64_t at_ms)
{
    if (inking->draws && inking->part_from > 0)
        keep(inking, GONE, NULL, at_ms);
    inking->draws = inking->rubs = false;
}

/* ---- what is seen */

static int sheets_of(const struct scene *scene)
{
    if (scene->kind == SCENE_QUESTION)
        return 0; /* it is pointed at, and not drawn on */
    return scene->kind == SCENE_PAPER ? 1 : scene->count;
}

static bool same_sheets(const struct scene *a, const struct scene *b)
{
    if (a->kind != b->kind || a->count != b->count)
        return false;
    for (int i = 0; i < sheets_of(a); i++) {
        struct ink_sheet one = ink_sheet_of(a, i), other = ink_sheet_of(b, i);
        if (!ink_sheet_eq(&one, &other))
            return false;
    }
    return true;
}

static void look_up(struct inking *inking, struct inking_scene *kept, const struct scene *scene, int n)
{
    if (kept->n == n && same_sheets(&kept->scene, scene))
        return;
    arena_rewind(&kept->arena, 0);
    kept->scene = *scene;
    kept->n = n;
    for (int i = 0; i < STACK_TABLE_MAX; i++)
        kept->seen[i] = (struct ink_seen){NULL, NULL, 0};
    for (int i = 0; i < sheets_of(scene); i++) {
        struct ink_sheet sheet = ink_sheet_of(scene, i);
        kept->seen[i] = ink_visible(&inking->ledger, n, &sheet, &kept->arena);
    }
}

const struct look_ink *inking_looks(struct inking *inking, const struct scene *scene,
                                    const struct inking_eye *eye)
{
    struct inking_scene *kept = &inking->scenes[eye->which];
    look_up(inking, kept, scene, eye->n);
    if (scene->kind == SCENE_QUESTION)
        kept->looks[0] = (struct look_ink){.sheet = eye->hands ? 1 : 0};
    for (int i = 0; i < sheets_of(scene); i++) {
        struct ink_sheet sheet = ink_sheet_of(scene, i);
        bool wet = eye->wet && inking->draws && ink_sheet_eq(&sheet, &inking->sheet);
        kept->looks[i] = (struct look_ink){.strokes = kept->seen[i].strokes,
                                           .count = kept->seen[i].count,
                                           .wet = wet ? &inking->line.stroke : NULL,
                                           .moves = eye->moves,
                                           .sheet = eye->hands ? i + 1 : 0};
    }
    return kept->looks;
}

const struct look_ink *inking_paper_looks(struct inking *inking, int paper)
{
    struct inking_paper *kept = &inking->papers[paper % INKING_PAPERS];
    struct ink_sheet sheet = {.paper = paper};
    if (kept->paper != paper || kept->n != inking->ledger.count) {
        arena_rewind(&kept->arena, 0);
        kept->paper = paper;
        kept->n = inking->ledger.count;
        kept->seen = ink_visible(&inking->ledger, kept->n, &sheet, &kept->arena);
        kept->look = (struct look_ink){.strokes = kept->seen.strokes, .count = kept->seen.count};
    }
    return &kept->look;
}
