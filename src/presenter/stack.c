#include "presenter/stack.h"

#include <string.h>

#include "base/pile.h"

struct stack stack_begin(struct card_id kind, uint64_t seed)
{
    return (struct stack){.kind = kind, .seed = seed};
}

static bool belongs(const struct stack *stack, const struct deck *deck, int index)
{
    const struct card *card = &deck->cards[index];
    if (card->layout == CARD_SECTION)
        return false;
    if (stack->kind.at[0] == '\0')
        return true;
    return card->kind >= 0 && str_eq(deck->kinds[card->kind].id, card_id_str(&stack->kind));
}

int stack_count(const struct stack *stack, const struct show_cards *cards)
{
    int count = 0;
    for (int i = 0; i < cards->count; i++)
        count += belongs(stack, cards->deck, cards->order[i]);
    return count;
}

int stack_left(const struct stack *stack, const struct show_cards *cards)
{
    int count = stack_count(stack, cards);
    return (stack->drawn < count ? count - stack->drawn : 0) + stack->returned_count;
}

static struct card_id nth(const struct stack *stack, const struct show_cards *cards, int rank)
{
    for (int i = 0; i < cards->count; i++)
        if (belongs(stack, cards->deck, cards->order[i]) && rank-- == 0)
            return cards->deck->cards[cards->order[i]].id;
    return (struct card_id){{0}};
}

/* ---- lists of a few ids */

static void put_in(struct card_id *list, int *count, int place, struct card_id card)
{
    memmove(list + place + 1, list + place, sizeof *list * (size_t)(*count - place));
    list[place] = card;
    (*count)++;
}

static struct card_id take_out(struct card_id *list, int *count, int place)
{
    struct card_id card = list[place];
    (*count)--;
    memmove(list + place, list + place + 1, sizeof *list * (size_t)(*count - place));
    list[*count] = (struct card_id){{0}};
    return card;
}

static void onto_table(struct stack *stack, struct stack_deed *deed)
{
    if (stack->table_count == STACK_TABLE_MAX)
        deed->gone = take_out(stack->table, &stack->table_count, 0);
    put_in(stack->table, &stack->table_count, stack->table_count, deed->card);
}

/* ---- deeds */

static void note(struct stack *stack, struct stack_deed deed)
{
    if (stack->done == STACK_DEEDS_MAX) {
        memmove(stack->deeds, stack->deeds + 1, sizeof *stack->deeds * (STACK_DEEDS_MAX - 1));
        stack->done--;
    }
    memset(stack->deeds + stack->done, 0, sizeof *stack->deeds * (size_t)(STACK_DEEDS_MAX - stack->done));
    stack->deeds[stack->done++] = deed;
    stack->deed_count = stack->done;
}

bool stack_draw(struct stack *stack, const struct show_cards *cards)
{
    int count = stack_count(stack, cards);
    struct stack_deed deed = {.act = STACK_DRAW};
    if (stack->drawn < count) {
        deed.card = nth(stack, cards, pile_at(stack->seed, stack->drawn++, count));
    } else if (stack->returned_count > 0) {
        deed.again = true;
        deed.card = take_out(stack->returned, &stack->returned_count, 0);
    } else {
        return false;
    }
    onto_table(stack, &deed);
    note(stack, deed);
    return true;
}

bool stack_return(struct stack *stack, int place)
{
    if (place < 0 || place >= stack->table_count || stack->returned_count == STACK_RETURNED_MAX)
        return false;
    struct stack_deed deed = {.act = STACK_RETURN, .place = place};
    deed.card = take_out(stack->table, &stack->table_count, place);
    put_in(stack->returned, &stack->returned_count, stack->returned_count, deed.card);
    note(stack, deed);
    return true;
}

bool stack_discard(struct stack *stack, int place)
{
    if (place < 0 || place >= stack->table_count)
        return false;
    struct stack_deed deed = {.act = STACK_DISCARD, .place = place};
    deed.card = take_out(stack->table, &stack->table_count, place);
    note(stack, deed);
    return true;
}

bool stack_undo(struct stack *stack)
{
    if (stack->done == 0)
        return false;
    const struct stack_deed *deed = &stack->deeds[--stack->done];
    switch (deed->act) {
    case STACK_DRAW:
        (void)take_out(stack->table, &stack->table_count, stack->table_count - 1);
        if (deed->gone.at[0])
            put_in(stack->table, &stack->table_count, 0, deed->gone);
        if (deed->again)
            put_in(stack->returned, &stack->returned_count, 0, deed->card);
        else
            stack->drawn--;
        break;
    case STACK_RETURN:
        (void)take_out(stack->returned, &stack->returned_count, stack->returned_count - 1);
        put_in(stack->table, &stack->table_count, deed->place, deed->card);
        break;
    case STACK_DISCARD: put_in(stack->table, &stack->table_count, deed->place, deed->card); break;
    }
    return true;
}

bool stack_redo(struct stack *stack)
{
    if (stack->done == stack->deed_count)
        return false;
    struct stack_deed *deed = &stack->deeds[stack->done++];
    switch (deed->act) {
    case STACK_DRAW:
        if (deed->again)
            (void)take_out(stack->returned, &stack->returned_count, 0);
        else
            stack->drawn++;
        onto_table(stack, deed);
        break;
    case STACK_RETURN:
        (void)take_out(stack->table, &stack->table_count, deed->place);
        put_in(stack->returned, &stack->returned_count, stack->returned_count, deed->card);
        break;
    case STACK_DISCARD: (void)take_out(stack->table, &stack->table_count, deed->place); break;
    }
    return true;
}
