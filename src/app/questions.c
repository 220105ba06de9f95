#include "app/questions.h"

#include "base/clock.h"

#include <stdio.h>
#include <string.h>
#include <sys/random.h>

enum { QUESTIONS_BYTES = 64 << 20 /* address space: OWN_DECK_MAX of the longest */ };

bool questions_init(struct questions *questions, struct journal *journal)
{
    *questions = (struct questions){.journal = journal};
    return arena_init(&questions->arena, QUESTIONS_BYTES);
}

void questions_finish(struct questions *questions)
{
    arena_finish(&questions->arena);
    questions->own = (struct own){0};
}

static void read_again(struct questions *questions)
{
    arena_rewind(&questions->arena, 0);
    questions->own = (struct own){0};
    questions->changes++;
    if (!questions->deck[0])
        return;
    struct journal_question *rows = ARENA_NEW(&questions->arena, struct journal_question, OWN_DECK_MAX);
    struct own_question *own = ARENA_NEW(&questions->arena, struct own_question, OWN_DECK_MAX);
    if (!rows || !own)
        return;
    int count = journal_questions(questions->journal, &questions->arena, str_from(questions->deck), rows,
                                  OWN_DECK_MAX);
    for (int i = 0; i < count; i++)
        own[i] = (struct own_question){.card = card_id_from(rows[i].card),
                                       .id = rows[i].id,
                                       .text = rows[i].text,
                                       .added = rows[i].added,
                                       .hidden = rows[i].hidden,
                                       .place = rows[i].place};
    questions->own = (struct own){own, count};
}

void questions_load(struct questions *questions, struct str deck_id)
{
    str_to_field(questions->deck, sizeof questions->deck, deck_id);
    read_again(questions);
}

/* What is known of it so far; zero but for its names when that is nothing. */
static struct own_question known(const struct questions *questions, struct card_id card, struct str id)
{
    for (int i = 0; i < questions->own.count; i++) {
        const struct own_question *is = &questions->own.at[i];
        if (card_id_eq(is->card, card) && str_eq(is->id, id))
            return *is;
    }
    return (struct own_question){.card = card, .id = id};
}

static void put(struct questions *questions, const struct own_question *is)
{
    struct str deck = str_from(questions->deck), card = card_id_str(&is->card);
    bool nothing = is->text.len == 0 && !is->hidden && is->place == 0;
    if (nothing)
        journal_question_drop(questions->journal, deck, card, is->id);
    else
        journal_question_put(questions->journal, &(struct journal_question){.deck = deck,
                                                                            .card = card,
                                                                            .id = is->id,
                                                                            .text = is->text,
                                                                            .added = is->added,
                                                                            .hidden = is->hidden,
                                                                            .place = is->place});
}

/* Ids go from machine to machine with the file of questions: no two are alike. */
static void new_id(char id[40])
{
    uint32_t chance = 0;
    if (getrandom(&chance, sizeof chance, GRND_NONBLOCK) != (ssize_t)sizeof chance)
        chance = (uint32_t)clock_ms();
    (void)snprintf(id, 40, "eigen-%llx-%08x", (unsigned long long)clock_wall_ms(), chance);
}

void questions_add(struct questions *questions, struct card_id card, struct str text)
{
    char id[40];
    if (own_added(&questions->own, card) >= OWN_CARD_MAX)
        return; /* the screen does not offer it */
    new_id(id);
    put(questions, &(struct own_question){.card = card, .id = str_from(id), .text = text, .added = true});
    read_again(questions);
}

void questions_adapt(struct questions *questions, struct card_id card, struct str id, struct str text)
{
    struct own_question is = known(questions, card, id);
    is.text = text;
    put(questions, &is);
    read_again(questions);
}

void questions_restore(struct questions *questions, struct card_id card, struct str id)
{
    struct own_question is = known(questions, card, id);
    if (is.added)
        return; /* it has no other words */
    is.text = (struct str){0};
    put(questions, &is);
    read_again(questions);
}

void questions_hide(struct questions *questions, struct card_id card, struct str id, bool hidden)
{
    struct own_question is = known(questions, card, id);
    is.hidden = hidden;
    put(questions, &is);
    read_again(questions);
}

void questions_drop(struct questions *questions, struct card_id card, struct str id)
{
    journal_question_drop(questions->journal, str_from(questions->deck), card_id_str(&card), id);
    read_again(questions);
}

void questions_forget(struct questions *questions)
{
    struct str deck = str_from(questions->deck);
    for (int i = 0; i < questions->own.count; i++) {
        const struct own_question *is = &questions->own.at[i];
        journal_question_drop(questions->journal, deck, card_id_str(&is->card), is->id);
    }
    read_again(questions);
}

static bool is_for(const struct asked *asked, int office)
{
    return asked->offices == 0 || (office > 0 && asked->offices >> (office - 1) & 1);
}

void questions_move(struct questions *questions, const struct deck *deck, int card, int office, struct str id,
                    int by)
{
    struct asked asked[OWN_ASKED_MAX];
    int count = own_merge(deck, card, &questions->own, asked), from = 0;
    while (from < count && !str_eq(asked[from].id, id))
        from++;
    int to = from + by;
    while (to >= 0 && to < count && !is_for(&asked[to], office))
        to += by;
    if (from == count || to < 0 || to >= count)
        return;
    struct asked moved = asked[from];
    asked[from] = asked[to];
    asked[to] = moved;
    for (int i = 0; i < count; i++) { /* all of them get a place of their own */
        struct own_question is = known(questions, deck->cards[card].id, asked[i].id);
        is.place = (i + 1) * OWN_PLACE_STEP;
        put(questions, &is);
    }
    read_again(questions);
}
