#include "deck/model.h"

#include <string.h>

#include "deck/names.h"

struct str words_in(struct words words, struct str language)
{
    bool english = str_eq(language, STR("en"));
    struct str first = english ? words.en : words.nl;
    struct str second = english ? words.nl : words.en;
    return first.len > 0 ? first : second;
}

struct card_id card_id_from(struct str text)
{
    struct card_id id = {{0}};
    str_to_field(id.at, sizeof id.at, text);
    return id;
}

struct str card_id_str(const struct card_id *id)
{
    return (struct str){id->at, strnlen(id->at, sizeof id->at)};
}

bool card_id_eq(struct card_id a, struct card_id b)
{
    return strncmp(a.at, b.at, sizeof a.at) == 0;
}

int deck_card_find(const struct deck *deck, struct card_id id)
{
    if (id.at[0] == '\0')
        return -1;
    if (deck->index)
        return name_index_find(deck->index, id);
    for (int i = 0; i < deck->card_count; i++) {
        if (card_id_eq(deck->cards[i].id, id))
            return i;
    }
    return -1;
}

struct str deck_counter(const struct deck *deck, const struct card *card)
{
    int at = name_is_id(card->counter) ? deck_card_find(deck, card_id_from(card->counter)) : -1;
    return at >= 0 && deck->cards[at].title.len > 0 ? deck->cards[at].title : card->counter;
}

bool card_is_for(const struct card *card, int office)
{
    uint64_t named = card->offices | card->optional_for;
    if (named == 0)
        return true;
    return office >= 0 && office < DECK_OFFICES_MAX && (named >> office & 1) != 0;
}

static bool heads_branch(const struct block *block)
{
    return block->kind == BLOCK_HEADING && block->run_count > 0;
}

int card_branches(const struct card *card)
{
    int count = 0;
    for (int i = 0; card->layout == CARD_MAP && i < card->body.count && count < CARD_BRANCHES_MAX; i++)
        count += heads_branch(&card->body.at[i]);
    return count;
}

struct str card_branch_name(const struct card *card, int branch)
{
    for (int i = 0; card->layout == CARD_MAP && i < card->body.count; i++) {
        if (heads_branch(&card->body.at[i]) && --branch == 0)
            return card->body.at[i].runs[0].text;
    }
    return (struct str){0};
}

int session_minutes(const struct session_template *session)
{
    int sum = 0;
    for (int i = 0; i < session->step_count; i++)
        sum += session->steps[i].minutes;
    return sum;
}

static bool is_played(const struct deck *deck, const struct session_template *session, int card)
{
    const struct card *is = &deck->cards[card];
    bool of_kind =
        session->kinds == 0 || (is->kind >= 0 && is->kind < DECK_KINDS_MAX && session->kinds >> is->kind & 1);
    return of_kind && is->layout != CARD_SECTION;
}

/* Those that are named are those; else of a selection or of all cards those of its kinds. */
int session_cards(const struct deck *deck, const struct session_template *session, int *out)
{
    int count = 0;
    const struct selection *from = session->selection >= 0 && session->selection < deck->selection_count
                                       ? &deck->selections[session->selection]
                                       : NULL;
    int all = from ? from->card_count : deck->card_count;
    for (int i = 0; i < session->card_count && count < deck->card_count; i++) {
        int card = deck_card_find(deck, session->cards[i]);
        if (card >= 0)
            out[count++] = card;
    }
    for (int i = 0; session->card_count == 0 && i < all && count < deck->card_count; i++) {
        int card = from ? from->cards[i] : i;
        if (is_played(deck, session, card))
            out[count++] = card;
    }
    return count;
}
