#include "deck/glance.h"

#include "deck/loading.h"

#include <string.h>

struct glance {
    struct loading loading;
    struct diags diags; /* told when the whole is read */
};

/* "#12": a sign that is in no id. Made by hand: there are thousands. */
static struct card_id stand_in(int at)
{
    struct card_id id = {{'#'}};
    char digits[12];
    int count = 0;
    for (int rest = at + 1; rest > 0; rest /= 10)
        digits[count++] = (char)('0' + rest % 10);
    for (int i = 0; i < count; i++)
        id.at[1 + i] = digits[count - 1 - i];
    return id;
}

static int place_of(struct card_id id, const struct deck *deck)
{
    int number = 0;
    bool ours = id.at[0] == '#' && str_to_int(str_from(id.at + 1), &number);
    return ours && number >= 1 && number <= deck->card_count ? number - 1 : -1;
}

/* The same choice as deck_load makes. */
static bool list(struct loading *l, int *count)
{
    struct source_entry *entries = NULL;
    struct err err = {0};
    bool manifest = source_has(l->source, STR("deck.yaml"), NULL);
    bool pictures = source_kind(l->source) == SOURCE_PICTURE;
    if (pictures || source_kind(l->source) == SOURCE_DOCUMENT)
        return false;
    l->deck->origin = source_kind(l->source) == SOURCE_ZIP ? DECK_ZIP : DECK_FOLDER;
    if (!manifest && cards_list(l, &entries, count, &err)) {
        l->manifest_bad = true; /* it is missed, but the cards are there */
    } else if (!manifest) {
        l->deck->origin = DECK_FOLDER;
        if (!pictures_list(l, &entries, count, &err))
            return false;
    } else if (!cards_list(l, &entries, count, &err)) {
        return false;
    }
    for (int i = 0; i < *count && !l->full; i++) {
        l->cards[i].file = entries[i].name;
        l->cards[i].id = stand_in(i);
    }
    return !l->full;
}

static bool look(struct loading *l)
{
    struct err err = {0};
    int count = 0;
    manifest_defaults(l);
    if (!list(l, &count) || count < GLANCE_CARDS_MIN)
        return false;
    if (l->deck->origin != DECK_PICTURES && !l->manifest_bad) {
        manifest_read(l, &err);
        if (err.kind != ERR_NONE)
            return false;
    }
    if (l->deck->origin != DECK_PICTURES)
        theme_read(l);
    l->deck->card_count = count;
    return !l->full;
}

struct glance *glance_open(struct arena *arena, struct source *source, const struct deck_options *options,
                           struct deck *out)
{
    struct err err = {0};
    size_t mark = arena->used;
    struct glance *glance = ARENA_NEW(arena, struct glance, 1);
    if (!glance)
        return NULL;
    *out = (struct deck){.path = str_copy(arena, source_path(source))};
    glance->diags.arena = arena;
    glance->loading = (struct loading){.arena = arena,
                                       .source = source,
                                       .diags = &glance->diags,
                                       .options = *options,
                                       .deck = out,
                                       .text_left = DECK_TEXT_BYTES_MAX};
    if (loading_init(&glance->loading, &err) && look(&glance->loading))
        return glance;
    loading_finish(&glance->loading);
    arena_rewind(arena, mark);
    *out = (struct deck){0};
    return NULL;
}

void glance_close(struct glance *glance)
{
    if (glance)
        loading_finish(&glance->loading);
}

/* Answers the card's own id, empty when it gives itself none. */
static struct card_id read_card(struct loading *l, int at)
{
    struct card *card = &l->cards[at];
    struct str file = card->file;
    if (l->deck->origin == DECK_PICTURES)
        picture_card(l, file, card);
    else
        (void)card_parse(l, file, card);
    if (card->title.len == 0)
        card->title = name_stem(file);
    struct card_id own = card->id;
    card->id = stand_in(at);
    l->deck->documents = l->documents;
    card->content = content_of_card(l, card);
    card->content += card->content == 0; /* 0: not read yet */
    return own;
}

void glance_read(struct glance *glance, int card)
{
    struct loading *l = &glance->loading;
    if (card >= 0 && card < l->deck->card_count && l->cards[card].content == 0)
        (void)read_card(l, card);
}

int glance_find(struct glance *glance, struct card_id id, int was)
{
    struct loading *l = &glance->loading;
    if (was >= 0 && was < l->deck->card_count && card_id_eq(read_card(l, was), id))
        return was;
    for (int i = 0; i < l->deck->card_count; i++) {
        if (card_id_eq(name_slug(&l->scratch, name_stem(l->cards[i].file)), id))
            return i;
    }
    return -1;
}

struct card_id glance_id_in(const struct deck *from, struct card_id id, const struct deck *to)
{
    int at = place_of(id, from);
    if (at < 0)
        return (struct card_id){{0}};
    struct str file = from->cards[at].file;
    if (at < to->card_count && str_eq(to->cards[at].file, file))
        return to->cards[at].id;
    for (int i = 0; i < to->card_count; i++) {
        if (str_eq(to->cards[i].file, file))
            return to->cards[i].id;
    }
    return (struct card_id){{0}};
}
