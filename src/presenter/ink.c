#include "presenter/ink.h"

#include <string.h>

#include "base/words.h"

enum { MARK = 0x31494b57 /* so its bytes begin, and with which shape: "WKI1" */, NUMBER_BYTES = 4 };

bool ink_sheet_eq(const struct ink_sheet *a, const struct ink_sheet *b)
{
    return a->paper == b->paper && a->back == b->back && card_id_eq(a->card, b->card);
}

struct ink_sheet ink_sheet_of(const struct scene *scene, int at)
{
    if (scene->kind == SCENE_PAPER)
        return (struct ink_sheet){.paper = scene->paper};
    return (struct ink_sheet){.card = scene->cards[at], .back = scene->back};
}

bool ink_init(struct ink *ink)
{
    *ink = (struct ink){0};
    size_t lists = (sizeof *ink->deeds + sizeof *ink->acts) * INK_DEEDS_MAX;
    if (!arena_init(&ink->arena, lists + INK_BYTES_MAX))
        return false;
    ink->deeds = ARENA_NEW(&ink->arena, struct ink_deed, INK_DEEDS_MAX);
    ink->acts = ARENA_NEW(&ink->arena, int, INK_DEEDS_MAX);
    ink->mark = ink->arena.used;
    return true;
}

void ink_finish(struct ink *ink)
{
    arena_finish(&ink->arena);
    *ink = (struct ink){0};
}

void ink_empty(struct ink *ink)
{
    arena_rewind(&ink->arena, ink->mark);
    ink->count = ink->done = ink->act_count = ink->papers = 0;
}

/* ---- growing */

static bool makes_no_sense(struct err *err)
{
    return err_set(err, ERR_FORMAT, "a deed of ink that cannot follow the ones before it");
}

static bool copy_stroke(struct ink *ink, struct stroke *stroke)
{
    struct stroke_point *points = ARENA_NEW(&ink->arena, struct stroke_point, stroke->count);
    if (!points)
        return false;
    memcpy(points, stroke->points, (size_t)stroke->count * sizeof *points);
    stroke->points = points;
    stroke_close(stroke);
    return true;
}

static bool copy_erased(struct ink *ink, struct ink_deed *deed)
{
    int *erased = ARENA_NEW(&ink->arena, int, deed->erased_count);
    if (!erased)
        return false;
    memcpy(erased, deed->erased, (size_t)deed->erased_count * sizeof *erased);
    deed->erased = erased;
    return true;
}

static bool erases_strokes(const struct ink *ink, const struct ink_deed *deed)
{
    if (deed->erased_count <= 0 || deed->erased_count > INK_ERASED_MAX)
        return false;
    for (int i = 0; i < deed->erased_count; i++) {
        int at = deed->erased[i];
        if (at < 0 || at >= ink->count || ink->deeds[at].kind != INK_STROKE ||
            !ink_sheet_eq(&ink->deeds[at].sheet, &deed->sheet))
            return false;
    }
    return true;
}

static bool follows(const struct ink *ink, const struct ink_deed *deed)
{
    struct ink_deed would;
    switch (deed->kind) {
    case INK_STROKE: return deed->stroke.count > 0 && deed->stroke.count <= STROKE_POINTS_MAX;
    case INK_ERASE: return erases_strokes(ink, deed);
    case INK_CLEAR: return true;
    case INK_UNDO: return ink_undoes(ink, &would) && would.of == deed->of;
    case INK_REDO: return ink_redoes(ink, &would) && would.of == deed->of;
    }
    return false;
}

static void note_act(struct ink *ink, enum ink_deed_kind kind)
{
    if (kind == INK_UNDO) {
        ink->done--;
    } else if (kind == INK_REDO) {
        ink->done++;
    } else {
        ink->acts[ink->done++] = ink->count;
        ink->act_count = ink->done;
    }
}

bool ink_add(struct ink *ink, const struct ink_deed *deed, struct err *err)
{
    struct ink_deed copy = *deed;
    if (!follows(ink, deed))
        return makes_no_sense(err);
    bool room = ink->count < INK_DEEDS_MAX;
    if (room && deed->kind == INK_STROKE)
        room = copy_stroke(ink, &copy.stroke);
    else if (room && deed->kind == INK_ERASE)
        room = copy_erased(ink, &copy);
    if (!room)
        return err_set(err, ERR_LIMIT,
                       _("De inkt bij deze kaartenset is vol: wat u nu tekent, wordt niet bewaard."));
    note_act(ink, copy.kind);
    if (copy.sheet.paper > ink->papers)
        ink->papers = copy.sheet.paper;
    ink->deeds[ink->count++] = copy;
    return true;
}

bool ink_undoes(const struct ink *ink, struct ink_deed *out)
{
    if (ink->done == 0)
        return false;
    *out = (struct ink_deed){.kind = INK_UNDO, .of = ink->acts[ink->done - 1]};
    return true;
}

bool ink_redoes(const struct ink *ink, struct ink_deed *out)
{
    if (ink->done == ink->act_count)
        return false;
    *out = (struct ink_deed){.kind = INK_REDO, .of = ink->acts[ink->done]};
    return true;
}

/* ---- what is seen */

/* Which of the first n stand: were not undone, or done again. */
static void mark_standing(const struct ink *ink, int n, bool *stands)
{
    for (int i = 0; i < n; i++) {
        const struct ink_deed *deed = &ink->deeds[i];
        bool act = deed->kind != INK_UNDO && deed->kind != INK_REDO;
        stands[i] = act;
        if (!act)
            stands[deed->of] = deed->kind == INK_REDO;
    }
}

struct ink_seen ink_visible(const struct ink *ink, int n, const struct ink_sheet *sheet, struct arena *arena)
{
    struct ink_seen seen = {0};
    n = n < 0 ? 0 : n > ink->count ? ink->count : n;
    bool *stands = ARENA_NEW(arena, bool, n + 1);
    bool *gone = ARENA_NEW(arena, bool, n + 1);
    const struct stroke **strokes = ARENA_NEW(arena, const struct stroke *, n + 1);
    int *deeds = ARENA_NEW(arena, int, n + 1);
    if (!stands || !gone || !strokes || !deeds)
        return seen;
    mark_standing(ink, n, stands);
    int count = 0;
    for (int i = 0; i < n; i++) {
        const struct ink_deed *deed = &ink->deeds[i];
        if (!stands[i] || deed->kind == INK_UNDO || deed->kind == INK_REDO ||
            !ink_sheet_eq(&deed->sheet, sheet))
            continue;
        if (deed->kind == INK_CLEAR)
            count = 0;
        else if (deed->kind == INK_STROKE)
            deeds[count++] = i;
        for (int k = 0; k < deed->erased_count; k++)
            gone[deed->erased[k]] = true;
    }
    seen = (struct ink_seen){strokes, deeds, 0};
    for (int i = 0; i < count; i++) {
        if (gone[deeds[i]])
            continue;
        strokes[seen.count] = &ink->deeds[deeds[i]].stroke;
        deeds[seen.count++] = deeds[i];
    }
    return seen;
}

bool ink_rub(const struct ink_seen *seen, const struct ink_sheet *sheet, struct pt_px a, struct pt_px b,
             float reach, struct arena *arena, struct ink_deed *out)
{
    int *erased = ARENA_NEW(arena, int, seen->count + 1);
    int count = 0;
    for (int i = 0; erased && i < seen->count && count < INK_ERASED_MAX; i++)
        if (stroke_touched(seen->strokes[i], a, b, reach))
            erased[count++] = seen->deeds[i];
    *out = (struct ink_deed){.kind = INK_ERASE, .sheet = *sheet, .erased = erased, .erased_count = count};
    return count > 0;
}

/* ---- to bytes and back */

static void put_sheet(struct wire_out *out, const struct ink_sheet *sheet)
{
    wire_put_str(out, card_id_str(&sheet->card));
    wire_put_u32(out, sheet->back);
    wire_put_u32(out, (uint32_t)sheet->paper);
}

void ink_put(struct wire_out *out, const struct ink_deed *deed)
{
    wire_put_u32(out, MARK);
    wire_put_u32(out, (uint32_t)deed->kind);
    switch (deed->kind) {
    case INK_STROKE:
        put_sheet(out, &deed->sheet);
        stroke_put(out, &deed->stroke);
        break;
    case INK_ERASE:
        put_sheet(out, &deed->sheet);
        wire_put_u32(out, (uint32_t)deed->erased_count);
        for (int i = 0; i < deed->erased_count; i++)
            wire_put_u32(out, (uint32_t)deed->erased[i]);
        break;
    case INK_CLEAR: put_sheet(out, &deed->sheet); break;
    case INK_UNDO:
    case INK_REDO: wire_put_u32(out, (uint32_t)deed->of); break;
    }
}

static bool take_sheet(struct wire_in *in, struct ink_sheet *sheet)
{
    struct str card = wire_take_str(in);
    uint32_t back = wire_take_u32(in), paper = wire_take_u32(in);
    bool fine = !in->bad && back <= 1 && paper <= INK_DEEDS_MAX && card.len <= DECK_ID_BYTES_MAX &&
                (card.len == 0 || !memchr(card.at, '\0', card.len)) && (card.len == 0) == (paper > 0);
    if (!fine)
        return false;
    *sheet = (struct ink_sheet){.card = card_id_from(card), .back = back == 1, .paper = (int)paper};
    return str_eq(card_id_str(&sheet->card), card); /* nothing was cut */
}

static bool take_number(struct wire_in *in, int *out)
{
    uint32_t number = wire_take_u32(in);
    *out = (int)(number & (INK_DEEDS_MAX - 1));
    return number < INK_DEEDS_MAX;
}

static bool take_erased(struct wire_in *in, struct arena *arena, struct ink_deed *out)
{
    uint32_t count = wire_take_count(in, NUMBER_BYTES);
    if (in->bad || count == 0 || count > INK_ERASED_MAX)
        return false;
    int *erased = ARENA_NEW(arena, int, count);
    bool fine = erased != NULL;
    for (uint32_t i = 0; fine && i < count; i++)
        fine = take_number(in, &erased[i]);
    out->erased = erased;
    out->erased_count = (int)count;
    return fine;
}

bool ink_take(struct wire_in *in, struct arena *arena, struct ink_deed *out)
{
    struct ink_deed deed = {.kind = INK_STROKE};
    bool fine = wire_take_u32(in) == MARK;
    uint32_t kind = wire_take_u32(in);
    if (!fine || kind > INK_REDO)
        return false;
    deed.kind = (enum ink_deed_kind)kind;
    switch (deed.kind) {
    case INK_STROKE: fine = take_sheet(in, &deed.sheet) && stroke_take(in, arena, &deed.stroke); break;
    case INK_ERASE: fine = take_sheet(in, &deed.sheet) && take_erased(in, arena, &deed); break;
    case INK_CLEAR: fine = take_sheet(in, &deed.sheet); break;
    case INK_UNDO:
    case INK_REDO: fine = take_number(in, &deed.of); break;
    }
    if (!fine || in->bad || in->pos != in->len)
        return false;
    *out = deed;
    return true;
}
