#include "app/aloud.h"

#include <sys/eventfd.h>
#include <unistd.h>

enum { ROOM_BYTES = 16 << 20 };

bool aloud_init(struct aloud_reader *reader)
{
    reader->bell = -1;
    reader->likely = speech_likely();
    reader->first_volume = SPEECH_VOLUME_FIRST;
    return arena_init(&reader->room, ROOM_BYTES);
}

void aloud_finish(struct aloud_reader *reader)
{
    speech_destroy(reader->speech);
    placing_finish(&reader->placing);
    arena_finish(&reader->room);
    if (reader->bell > 0)
        (void)close(reader->bell);
}

static void unmark(struct aloud_reader *reader)
{
    reader->now = (struct speech_word){0};
    reader->mark_count = 0;
}

struct arena *aloud_clear(struct aloud_reader *reader)
{
    (void)aloud_hush(reader);
    reader->read = (struct aloud){0};
    reader->words = (struct face_words){0};
    reader->card = reader->page = (struct card_id){{0}};
    reader->more = 0;
    reader->back = reader->as_text = reader->waits = reader->placed = reader->place_again = false;
    arena_rewind(&reader->room, 0);
    return &reader->room;
}

static bool has_voice(struct aloud_reader *reader)
{
    if (reader->bell < 0)
        reader->bell = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (!reader->speech && reader->bell >= 0) {
        reader->speech = speech_create(&(struct speech_options){.bell = reader->bell});
        if (reader->speech)
            speech_set_volume(reader->speech, reader->first_volume);
    }
    return reader->speech != NULL;
}

bool aloud_wake(struct aloud_reader *reader)
{
    reader->on = reader->likely && has_voice(reader);
    return reader->on;
}

bool aloud_begin(struct aloud_reader *reader)
{
    struct speech_line lines[ALOUD_LINES_MAX];
    if (reader->mute)
        return false;
    if (!has_voice(reader))
        return false;
    for (int i = 0; i < reader->read.count; i++)
        lines[i] = (struct speech_line){reader->read.at[i].text, reader->read.at[i].language};
    unmark(reader);
    speech_say(reader->speech, lines, reader->read.count);
    reader->speaks = reader->read.count > 0;
    return true;
}

bool aloud_hush(struct aloud_reader *reader)
{
    bool spoke = reader->speaks || reader->waits;
    if (reader->speech)
        speech_stop(reader->speech);
    reader->speaks = reader->waits = false;
    unmark(reader);
    return spoke;
}

void aloud_forget(struct aloud_reader *reader)
{
    (void)aloud_clear(reader);
    reader->on = false;
    if (reader->speech)
        speech_set_volume(reader->speech, reader->first_volume);
}

/* Where the word stands that is heard. */
static void mark(struct aloud_reader *reader)
{
    reader->mark_count = 0;
    if (reader->now.to > reader->now.from && reader->words.count > 0)
        reader->mark_count = aloud_find(&reader->room, &reader->words, &reader->read, reader->now.line,
                                        reader->now.from, reader->now.to, reader->marks, ALOUD_MARKS_MAX);
}

void aloud_place(struct aloud_reader *reader, const struct face *face, struct size_px picture)
{
    reader->words = (struct face_words){0};
    reader->size = face_size(face->side);
    reader->placed = placing_start(&reader->placing, face, picture, reader->bell);
    reader->place_again = !reader->placed && reader->placing.running;
}

void aloud_place_page(struct aloud_reader *reader, const struct document_text *text, struct size_px size)
{
    reader->size = size;
    if (!aloud_page_words(&reader->room, text, &reader->words))
        reader->words = (struct face_words){0};
}

static bool hear(struct aloud_reader *reader)
{
    struct speech_word now;
    bool speaks = speech_speaks(reader->speech, &now);
    bool same = now.line == reader->now.line && now.from == reader->now.from && now.to == reader->now.to;
    if (speaks == reader->speaks && (same || !speaks))
        return false;
    reader->speaks = speaks;
    reader->now = now;
    if (speaks)
        mark(reader);
    else
        unmark(reader);
    return true;
}

bool aloud_poll(struct aloud_reader *reader, struct err *err)
{
    uint64_t count;
    bool placed = placing_done(&reader->placing) && reader->placed, changed = false;
    *err = (struct err){.kind = ERR_NONE};
    if (!reader->speech)
        return false;
    (void)!read(reader->bell, &count, sizeof count);
    if (placed) {
        reader->placed = false;
        reader->words = reader->placing.words;
        mark(reader);
        changed = reader->mark_count > 0;
    }
    if (reader->likely && speech_failed(reader->speech, err))
        reader->likely = reader->on = false;
    return hear(reader) || changed || err->kind != ERR_NONE;
}

void aloud_louder(struct aloud_reader *reader, int percent)
{
    if (reader->speech)
        speech_set_volume(reader->speech, speech_volume(reader->speech) + percent);
}

void aloud_view(const struct aloud_reader *reader, struct aloud_view *out)
{
    const struct speech_word *now = &reader->now;
    *out = (struct aloud_view){
        .possible = reader->likely,
        .speaks = reader->speaks || reader->waits,
        .volume = reader->speech ? speech_volume(reader->speech) : reader->first_volume,
        .marks = reader->marks,
        .mark_count = reader->mark_count,
        .size = reader->size,
    };
    if (reader->speaks && now->to > now->from && now->line < reader->read.count) {
        out->line = reader->read.at[now->line].text;
        out->row = reader->read.at[now->line].row;
        out->from = now->from;
        out->to = now->to;
    }
}
