#include "deck/own.h"

#include <string.h>

#include "base/utf8.h"

enum { ADDED_FIRST = 1000000 /* behind all that the maker has */ };

static const struct own_question *find(const struct own *own, struct card_id card, struct str id)
{
    for (int i = 0; own && i < own->count; i++) {
        if (card_id_eq(own->at[i].card, card) && str_eq(own->at[i].id, id))
            return &own->at[i];
    }
    return NULL;
}

static bool is_makers(const struct card *card, struct str id)
{
    for (int i = 0; i < card->question_count; i++)
        if (str_eq(card->questions[i].id, id))
            return true;
    return false;
}

/* The sort is stable: of two with one place, the first stays first. */
static void put(struct asked out[OWN_ASKED_MAX], int *count, struct asked asked)
{
    int at = *count;
    if (*count == OWN_ASKED_MAX)
        return;
    for (; at > 0 && out[at - 1].place > asked.place; at--)
        out[at] = out[at - 1];
    out[at] = asked;
    ++*count;
}

int own_merge(const struct deck *deck, int at, const struct own *own, struct asked out[OWN_ASKED_MAX])
{
    const struct card *card = &deck->cards[at];
    int count = 0, added = 0;
    for (int i = 0; i < card->question_count; i++) {
        const struct question *question = &card->questions[i];
        const struct own_question *done = find(own, card->id, question->id);
        struct asked asked = {.id = question->id,
                              .text = question->text,
                              .has_original = true,
                              .offices = question->offices,
                              .place = (i + 1) * OWN_PLACE_STEP};
        if (done && done->text.len > 0) {
            asked.text = done->text;
            asked.origin = OWN_ADAPTED;
        }
        asked.hidden = done && done->hidden;
        asked.place = done && done->place > 0 ? done->place : asked.place;
        put(out, &count, asked);
    }
    for (int i = 0; own && i < own->count; i++) {
        const struct own_question *done = &own->at[i];
        if (!card_id_eq(done->card, card->id) || done->text.len == 0 || is_makers(card, done->id))
            continue; /* words put in the place of a question that is gone stand by themselves */
        added++;
        put(out, &count,
            (struct asked){.id = done->id,
                           .text = done->text,
                           .origin = done->added ? OWN_ADDED : OWN_ADAPTED,
                           .hidden = done->hidden,
                           .place = done->place > 0 ? done->place : ADDED_FIRST + added});
    }
    return count;
}

bool asked_by(const struct asked *asked, int office)
{
    bool all = asked->offices == 0;
    return !asked->hidden && (all || (office > 0 && asked->offices >> (office - 1) & 1));
}

bool own_asks(const struct deck *deck, int card, const struct own *own, int office)
{
    struct asked asked[OWN_ASKED_MAX];
    int count = own_merge(deck, card, own, asked);
    for (int i = 0; i < count; i++)
        if (asked_by(&asked[i], office))
            return true;
    return false;
}

int own_added(const struct own *own, struct card_id card)
{
    int count = 0;
    for (int i = 0; own && i < own->count; i++)
        count += own->at[i].added && card_id_eq(own->at[i].card, card);
    return count;
}

uint64_t own_hash(const struct own *own, struct card_id card)
{
    uint64_t hash = 0;
    for (int i = 0; own && i < own->count; i++) {
        const struct own_question *done = &own->at[i];
        if (!card_id_eq(done->card, card))
            continue;
        char rest[6] = {(char)(done->added | done->hidden << 1), '|'};
        for (int b = 0; b < 4; b++)
            rest[2 + b] = (char)((uint32_t)done->place >> 8 * b & 0xFF);
        hash = str_hash(done->id, hash);
        hash = str_hash((struct str){rest, sizeof rest}, hash);
        hash = str_hash(done->text, hash);
    }
    return hash;
}

/* ---- hints */

static bool is_word(struct str word, const char *lower)
{
    size_t len = strlen(lower);
    if (word.len != len)
        return false;
    for (size_t i = 0; i < len; i++)
        if ((word.at[i] | 0x20) != lower[i])
            return false;
    return true;
}

struct own_hints own_hints(struct str text)
{
    struct own_hints hints = {.comma = str_find(text, STR(",")) >= 0};
    text = str_trim(text);
    while (text.len > 0) {
        struct str rest, word = str_cut(text, ' ', &rest);
        if (hints.words == 0 && word.len > 0)
            hints.how = is_word(word, "hoe") || is_word(word, "how");
        hints.words += word.len > 0;
        text = rest;
    }
    return hints;
}
