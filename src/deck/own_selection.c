#include "deck/own_selection.h"

#include <stdio.h>
#include <string.h>

size_t own_selection_text(const struct own_selected *cards, int count, char *out, size_t out_bytes)
{
    size_t len = 0;
    for (int i = 0; i < count && len + OWN_SELECTED_BYTES < out_bytes; i++) {
        int n = snprintf(out + len, out_bytes - len, "%s %d%s\n", cards[i].card.at, cards[i].minutes,
                         cards[i].hidden ? " -" : "");
        len += n > 0 ? (size_t)n : 0;
    }
    return len;
}

static bool read_line(struct str line, struct own_selected *out)
{
    struct str rest, number, mark;
    struct str id = str_cut(line, ' ', &rest);
    number = str_cut(rest, ' ', &mark);
    *out = (struct own_selected){.card = card_id_from(id), .hidden = str_eq(mark, STR("-"))};
    if (!str_to_int(number, &out->minutes) || out->minutes < 0 || out->minutes > OWN_MINUTES_MAX)
        out->minutes = 0;
    return id.len > 0 && id.len <= DECK_ID_BYTES_MAX;
}

int own_selection_cards(struct arena *arena, struct str text, const struct own_selected **out)
{
    struct own_selected line, *cards;
    int lines = 0, count = 0;
    for (size_t i = 0; i < text.len; i++)
        lines += text.at[i] == '\n';
    lines = lines < OWN_SELECTION_CARDS_MAX ? lines : OWN_SELECTION_CARDS_MAX;
    *out = cards = ARENA_NEW(arena, struct own_selected, lines + 1);
    if (!cards)
        return -1;
    while (text.len > 0 && count < lines) {
        bool whole = read_line(str_cut(text, '\n', &text), &line);
        for (int i = 0; i < count && whole; i++)
            whole = !card_id_eq(cards[i].card, line.card);
        if (whole)
            cards[count++] = line;
    }
    return count;
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool same_words(struct str a, struct str b)
{
    if (a.len != b.len)
        return false;
    for (size_t i = 0; i < a.len; i++)
        if (lower(a.at[i]) != lower(b.at[i]))
            return false;
    return true;
}

int own_selection_find(const struct own_selections *own, struct str name)
{
    name = str_trim(name);
    for (int i = 0; own && i < own->count; i++)
        if (str_eq(own->at[i].id, name))
            return i;
    for (int i = 0; own && name.len > 0 && i < own->count; i++)
        if (same_words(own->at[i].title, name))
            return i;
    return -1;
}

int own_selection_count(const struct own_selection *selection, const struct deck *deck, int *minutes)
{
    int count = 0, all = 0;
    for (int i = 0; i < selection->card_count; i++) {
        const struct own_selected *is = &selection->cards[i];
        if (is->hidden || deck_card_find(deck, is->card) < 0)
            continue;
        count++;
        all += is->minutes;
    }
    if (minutes)
        *minutes = all;
    return count;
}

int own_selection_order(const struct own_selection *selection, const struct deck *deck, int *order,
                        int *minutes, int *gone)
{
    int count = 0, lost = 0;
    for (int i = 0; i < selection->card_count && count < OWN_SELECTION_CARDS_MAX; i++) {
        const struct own_selected *is = &selection->cards[i];
        int card = deck_card_find(deck, is->card);
        lost += card < 0;
        if (card < 0 || is->hidden)
            continue;
        order[count] = card;
        minutes[count++] = is->minutes;
    }
    if (gone)
        *gone = lost;
    return count;
}
