#include "app/selections.h"

#include "base/clock.h"

#include <stdio.h>
#include <string.h>
#include <sys/random.h>

enum {
    TEXT_BYTES = OWN_SELECTION_CARDS_MAX * OWN_SELECTED_BYTES + 1,
    SELECTIONS_BYTES = 16 << 20 /* address space: OWN_SELECTIONS_MAX of the longest */
};

bool selections_init(struct selections *selections, struct journal *journal)
{
    *selections = (struct selections){.journal = journal};
    return arena_init(&selections->arena, SELECTIONS_BYTES);
}

void selections_finish(struct selections *selections)
{
    arena_finish(&selections->arena);
    selections->own = (struct own_selections){0};
}

static void read_again(struct selections *selections)
{
    struct arena *arena = &selections->arena;
    arena_rewind(arena, 0);
    selections->own = (struct own_selections){0};
    if (!selections->deck[0])
        return;
    struct journal_selection *rows = ARENA_NEW(arena, struct journal_selection, OWN_SELECTIONS_MAX);
    struct own_selection *own = ARENA_NEW(arena, struct own_selection, OWN_SELECTIONS_MAX);
    if (!rows || !own)
        return;
    int kept = 0, count = journal_selections(selections->journal, arena, str_from(selections->deck), rows,
                                             OWN_SELECTIONS_MAX);
    for (int i = 0; i < count; i++) {
        struct own_selection *is = &own[kept];
        *is = (struct own_selection){.id = rows[i].id, .title = rows[i].title, .made_ms = rows[i].wall_ms};
        kept += own_selection_read(arena, rows[i].cards, is);
    }
    selections->own = (struct own_selections){own, kept};
}

void selections_load(struct selections *selections, struct str deck_id)
{
    str_to_field(selections->deck, sizeof selections->deck, deck_id);
    read_again(selections);
}

static const struct own_selection *known(const struct selections *selections, struct str id)
{
    for (int i = 0; i < selections->own.count; i++)
        if (str_eq(selections->own.at[i].id, id))
            return &selections->own.at[i];
    return NULL;
}

static void new_id(char id[SELECTIONS_ID_BYTES])
{
    uint32_t chance = 0;
    if (getrandom(&chance, sizeof chance, GRND_NONBLOCK) != (ssize_t)sizeof chance)
        chance = (uint32_t)clock_ms();
    (void)snprintf(id, SELECTIONS_ID_BYTES, "eigen-%llx-%08x", (unsigned long long)clock_wall_ms(), chance);
}

static void put(struct selections *selections, const struct own_selection *is)
{
    char text[TEXT_BYTES];
    size_t len = own_selection_text(is, text, sizeof text);
    journal_selection_put(selections->journal, &(struct journal_selection){.deck = str_from(selections->deck),
                                                                           .id = is->id,
                                                                           .title = is->title,
                                                                           .cards = {text, len}});
    read_again(selections);
}

enum selections_answer selections_save(struct selections *selections, char id[SELECTIONS_ID_BYTES],
                                       struct str title, const struct own_selected *cards, int count)
{
    char name[OWN_TITLE_BYTES];
    bool new = id[0] == '\0';
    const struct own_selection *was = known(selections, str_from(id));
    str_to_field(name, sizeof name, str_trim(title));
    if (!name[0] || count < 0 || count > OWN_SELECTION_CARDS_MAX ||
        (new && selections->own.count >= OWN_SELECTIONS_MAX))
        return SELECTIONS_REFUSED;
    if (new)
        new_id(id);
    put(selections, &(struct own_selection){.id = str_from(id),
                                            .title = str_from(name),
                                            .cards = cards,
                                            .card_count = count,
                                            .minutes = was ? was->minutes : 0});
    return journal_flush(selections->journal) ? SELECTIONS_KEPT : SELECTIONS_FOR_NOW;
}

enum selections_answer selections_rename(struct selections *selections, struct str id, struct str title)
{
    const struct own_selection *is = known(selections, id);
    char copied[SELECTIONS_ID_BYTES];
    str_to_field(copied, sizeof copied, id); /* what is borrowed goes when all is read again */
    return is ? selections_save(selections, copied, title, is->cards, is->card_count) : SELECTIONS_REFUSED;
}

void selections_do(struct selections *selections, struct str id, const struct own_deed *deed)
{
    struct own_selected cards[OWN_SELECTION_CARDS_MAX];
    const struct own_selection *was = known(selections, id);
    if (!was)
        return;
    struct own_selection is = own_selection_do(was, deed, cards);
    put(selections, &is);
}

void selections_remove(struct selections *selections, struct str id)
{
    journal_selection_drop(selections->journal, str_from(selections->deck), id);
    read_again(selections);
}

void selections_forget(struct selections *selections)
{
    for (int i = 0; i < selections->own.count; i++)
        journal_selection_drop(selections->journal, str_from(selections->deck), selections->own.at[i].id);
    read_again(selections);
}
