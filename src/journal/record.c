#include "journal/store.h"

static void put_question(struct wire_out *out, const struct journal_question *question)
{
    wire_put_str(out, question->deck);
    wire_put_str(out, question->card);
    wire_put_str(out, question->id);
    wire_put_str(out, question->text);
    wire_put_u32(out, (uint32_t)(question->added | question->hidden << 1));
    wire_put_u32(out, (uint32_t)question->place);
    wire_put_u64(out, (uint64_t)question->wall_ms);
}

static void put_selection(struct wire_out *out, const struct journal_selection *selection)
{
    wire_put_str(out, selection->deck);
    wire_put_str(out, selection->id);
    wire_put_str(out, selection->title);
    wire_put_str(out, selection->cards);
    wire_put_u64(out, (uint64_t)selection->wall_ms);
}

static void put_body(struct wire_out *out, const struct record *record)
{
    switch (record->kind) {
    case RECORD_DECK:
        wire_put_str(out, record->as.deck.path);
        wire_put_str(out, record->as.deck.id);
        wire_put_str(out, record->as.deck.title);
        wire_put_str(out, record->as.deck.card);
        wire_put_u32(out, (uint32_t)record->as.deck.place);
        wire_put_u64(out, (uint64_t)record->as.deck.opened_ms);
        break;
    case RECORD_POSITION:
        wire_put_str(out, record->as.position.path);
        wire_put_str(out, record->as.position.card);
        wire_put_u32(out, (uint32_t)record->as.position.place);
        break;
    case RECORD_FORGET: wire_put_str(out, record->as.forget); break;
    case RECORD_SETTING:
        wire_put_str(out, record->as.setting.name);
        wire_put_str(out, record->as.setting.value);
        break;
    case RECORD_EVENT:
        wire_put_str(out, record->as.event.stream);
        wire_put_str(out, record->as.event.kind);
        wire_put_str(out, record->as.event.bytes);
        wire_put_u64(out, (uint64_t)record->as.event.at_ms);
        wire_put_u64(out, (uint64_t)record->as.event.wall_ms);
        break;
    case RECORD_QUESTION:
    case RECORD_DROP: put_question(out, &record->as.question); break;
    case RECORD_SELECTION:
    case RECORD_SELECTION_DROP: put_selection(out, &record->as.selection); break;
    }
}

bool record_put(struct wire_out *out, const struct record *record)
{
    size_t before = out->len;
    wire_put_u32(out, (uint32_t)record->kind);
    put_body(out, record);
    if (!out->full)
        return true;
    out->len = before;
    out->full = false;
    return false;
}

static void take_question(struct wire_in *in, struct journal_question *question)
{
    question->deck = wire_take_str(in);
    question->card = wire_take_str(in);
    question->id = wire_take_str(in);
    question->text = wire_take_str(in);
    uint32_t flags = wire_take_u32(in);
    question->added = flags & 1;
    question->hidden = flags >> 1 & 1;
    question->place = (int)wire_take_u32(in);
    question->wall_ms = (int64_t)wire_take_u64(in);
}

static void take_selection(struct wire_in *in, struct journal_selection *selection)
{
    selection->deck = wire_take_str(in);
    selection->id = wire_take_str(in);
    selection->title = wire_take_str(in);
    selection->cards = wire_take_str(in);
    selection->wall_ms = (int64_t)wire_take_u64(in);
}

static void take_body(struct wire_in *in, struct record *record)
{
    switch (record->kind) {
    case RECORD_DECK:
        record->as.deck.path = wire_take_str(in);
        record->as.deck.id = wire_take_str(in);
        record->as.deck.title = wire_take_str(in);
        record->as.deck.card = wire_take_str(in);
        record->as.deck.place = (int)wire_take_u32(in);
        record->as.deck.opened_ms = (int64_t)wire_take_u64(in);
        break;
    case RECORD_POSITION:
        record->as.position.path = wire_take_str(in);
        record->as.position.card = wire_take_str(in);
        record->as.position.place = (int)wire_take_u32(in);
        break;
    case RECORD_FORGET: record->as.forget = wire_take_str(in); break;
    case RECORD_SETTING:
        record->as.setting.name = wire_take_str(in);
        record->as.setting.value = wire_take_str(in);
        break;
    case RECORD_EVENT:
        record->as.event.stream = wire_take_str(in);
        record->as.event.kind = wire_take_str(in);
        record->as.event.bytes = wire_take_str(in);
        record->as.event.at_ms = (int64_t)wire_take_u64(in);
        record->as.event.wall_ms = (int64_t)wire_take_u64(in);
        break;
    case RECORD_QUESTION:
    case RECORD_DROP: take_question(in, &record->as.question); break;
    case RECORD_SELECTION:
    case RECORD_SELECTION_DROP: take_selection(in, &record->as.selection); break;
    }
}

bool record_take(struct wire_in *in, struct record *out)
{
    if (in->bad || in->pos >= in->len)
        return false;
    *out = (struct record){.kind = (enum record_kind)wire_take_u32(in)};
    take_body(in, out);
    return !in->bad;
}
