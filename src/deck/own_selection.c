#include "deck/own_selection.h"

#include <stdio.h>
#include <string.h>

size_t own_selection_text(const struct own_selection *selection, char *out, size_t out_bytes)
{
    size_t len = 0;
    if (selection->minutes > 0) {
        int n = snprintf(out, out_bytes, " %d\n", selection->minutes);
        len += n > 0 && (size_t)n < out_bytes ? (size_t)n : 0;
    }
    for (int i = 0; i < selection->card_count && len + OWN_SELECTED_BYTES < out_bytes; i++) {
        const struct own_selected *is = &selection->cards[i];
        int n = snprintf(out + len, out_bytes - len, "%s %d%s\n", is->card.at, is->minutes,
                         is->hidden ? " -" : "");
        len += n > 0 ? (size_t)n : 0;
    }
    return len;
}

static int within(int minutes, int most)
{
    return minutes < 0 ? 0 : minutes > most ? most : minutes;
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

/* " 90": of all of it. */
static bool read_whole(struct str line, int *minutes)
{
    if (line.len < 2 || line.at[0] != ' ' || !str_to_int((struct str){line.at + 1, line.len - 1}, minutes))
        return false;
    *minutes = within(*minutes, OWN_WHOLE_MAX);
    return true;
}

bool own_selection_read(struct arena *arena, struct str text, struct own_selection *out)
{
    struct own_selected line, *cards;
    int lines = 0, count = 0, minutes = 0;
    for (size_t i = 0; i < text.len; i++)
        lines += text.at[i] == '\n';
    int most = lines < OWN_SELECTION_CARDS_MAX ? lines : OWN_SELECTION_CARDS_MAX;
    cards = ARENA_NEW(arena, struct own_selected, most + 1);
    if (!cards)
        return false;
    for (; lines > 0; lines--) {
        struct str is = str_cut(text, '\n', &text);
        bool whole = count < most && !read_whole(is, &minutes) && read_line(is, &line);
        for (int i = 0; i < count && whole; i++)
            whole = !card_id_eq(cards[i].card, line.card);
        if (whole)
            cards[count++] = line;
    }
    out->cards = cards;
    out->card_count = count;
    out->minutes = minutes;
    return true;
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

int own_selection_place(const struct own_selection *selection, struct card_id card)
{
    for (int i = 0; i < selection->card_count; i++)
        if (card_id_eq(selection->cards[i].card, card))
            return i;
    return -1;
}

static void put(struct own_selection *selection, struct own_selected *cards, const struct own_deed *deed)
{
    int count = selection->card_count;
    int at = deed->number < 0 || deed->number > count ? count : deed->number;
    if (count == OWN_SELECTION_CARDS_MAX || deed->card.card.at[0] == '\0')
        return;
    memmove(&cards[at + 1], &cards[at], (size_t)(count - at) * sizeof *cards);
    cards[at] = deed->card;
    cards[at].minutes = within(deed->card.minutes, OWN_MINUTES_MAX);
    selection->card_count++;
}

static void take(struct own_selection *selection, struct own_selected *cards, int at)
{
    selection->card_count--;
    memmove(&cards[at], &cards[at + 1], (size_t)(selection->card_count - at) * sizeof *cards);
}

struct own_selection own_selection_do(const struct own_selection *selection, const struct own_deed *deed,
                                      struct own_selected *cards)
{
    struct own_selection is = *selection;
    int at = own_selection_place(selection, deed->card.card);
    if (is.card_count > 0)
        memmove(cards, selection->cards, (size_t)is.card_count * sizeof *cards);
    is.cards = cards;
    switch (deed->kind) {
    case OWN_DEED_NONE: break;
    case OWN_DEED_PUT:
        if (at < 0)
            put(&is, cards, deed);
        break;
    case OWN_DEED_TAKE:
        if (at >= 0)
            take(&is, cards, at);
        break;
    case OWN_DEED_MOVE:
        if (at >= 0 && deed->number >= 0 && deed->number < is.card_count) {
            struct own_deed moved = {OWN_DEED_PUT, cards[at], deed->number};
            take(&is, cards, at);
            put(&is, cards, &moved);
        }
        break;
    case OWN_DEED_SET:
        if (at >= 0) {
            cards[at].minutes = within(deed->card.minutes, OWN_MINUTES_MAX);
            cards[at].hidden = deed->card.hidden;
        }
        break;
    case OWN_DEED_LAST: is.minutes = within(deed->number, OWN_WHOLE_MAX); break;
    }
    return is;
}
