/* Writes missing ids into cards: one line in the front matter, nothing else is touched. */
#include <string.h>
#include <sys/stat.h>

#include "base/fs.h"
#include "base/words.h"
#include "deck/loading.h"

enum { FIX_ARENA_BYTES = 1 << 30 };

/* A card's file, and where in it an id goes. */
struct place {
    struct str text;
    size_t at,
        skip;   /* bytes: behind the first ---, or behind a byte order mark; what makes place for the id */
    int indent; /* of the keys beside it */
    const struct yaml_node *front;
};

static size_t line_bytes(struct str text, size_t at)
{
    struct str rest, line = str_cut(str_sub(text, at, text.len), '\n', &rest);
    return line.len + 1 < text.len - at ? line.len + 1 : text.len - at;
}

/* "id:" without a value makes place for one with: from its line to that of the value. */
static void find_old(struct place *place, const struct yaml_node *id)
{
    for (int i = 0; id && i < place->front->count; i++) {
        if (&place->front->pairs[i].value != id)
            continue;
        for (int line = 2; line < place->front->pairs[i].line; line++)
            place->at += line_bytes(place->text, place->at);
        for (int line = place->front->pairs[i].line; line <= id->line; line++)
            place->skip += line_bytes(place->text, place->at + place->skip);
    }
}

static bool is_broken_or_has_id(struct loading *l, struct str file, struct place *out)
{
    struct text_file parts;
    struct err err = {0};
    *out = (struct place){.indent = 0};
    if (!text_open(l, file, &parts, &out->front) ||
        !source_read(l->source, l->arena, file, DECK_FILE_BYTES_MAX, &out->text, &err))
        return true;
    const struct yaml_node *id = yaml_at(out->front, "id");
    if (id && (id->kind != YAML_SCALAR || id->text.len > 0))
        return true;
    out->at = str_starts(out->text, STR("\xEF\xBB\xBF")) ? 3 : 0;
    if (parts.body_line == 1) /* no front matter: it is made */
        return false;
    out->at += line_bytes(out->text, out->at);
    out->indent = out->front ? out->front->column - 1 : 0;
    find_old(out, id);
    return false;
}

static bool says_the_same(const struct yaml_node *a, const struct yaml_node *b)
{
    bool same = a->kind == b->kind && a->count == b->count && str_eq(a->text, b->text);
    for (int i = 0; same && i < a->count; i++) {
        same = a->kind == YAML_MAP ? str_eq(a->pairs[i].key, b->pairs[i].key) &&
                                         says_the_same(&a->pairs[i].value, &b->pairs[i].value)
                                   : says_the_same(&a->items[i], &b->items[i]);
    }
    return same;
}

/* Whether the new text has the id, and says all else as before. In some forms ({kind: waarde}) a line cannot be put
 * between; such a card is left to its maker. */
static bool is_mended(struct loading *l, struct str file, struct card_id id, const struct place *place,
                      struct str whole)
{
    struct text_file parts;
    struct diags unused = {.arena = l->arena}, *told = l->diags;
    struct str text = str_starts(whole, STR("\xEF\xBB\xBF")) ? str_sub(whole, 3, whole.len) : whole;
    l->diags = &unused;
    const struct yaml_node *now = NULL;
    if (text_split(l, file, text, &parts))
        now = yaml_read(l->arena, file, parts.front, parts.front_line, &unused);
    l->diags = told;
    const struct yaml_node *found = yaml_at(now, "id");
    if (!found || found->kind != YAML_SCALAR || !str_eq(found->text, card_id_str(&id)))
        return false;
    int others = now->count - 1, before = place->front ? place->front->count : 0;
    for (int i = 0; i < before; i++) {
        const struct yaml_pair *pair = &place->front->pairs[i];
        if (str_eq(pair->key, STR("id")))
            continue;
        const char *key = str_copy(l->arena, pair->key).at;
        const struct yaml_node *value = key ? yaml_at(now, key) : NULL;
        if (!value || !says_the_same(&pair->value, value))
            return false;
        others--;
    }
    return others == 0;
}

enum written { WRITTEN, LEFT_ALONE, NOT_WRITTEN };

static enum written write_id(struct loading *l, struct str file, struct card_id id, const struct place *place,
                             struct err *err)
{
    struct stat st;
    struct str text = place->text;
    bool fenced = place->at > 3; /* behind the first ---; else behind a byte order mark at most */
    const char *end = str_find(text, STR("\r\n")) >= 0 ? "\r\n" : "\n";
    struct str path = fs_join(l->arena, l->deck->path, file);
    struct str line = fenced ? str_format(l->arena, "%*sid: %s%s", place->indent, "", id.at, end)
                             : str_format(l->arena, "---%sid: %s%s---%s", end, id.at, end, end);
    struct str whole =
        str_format(l->arena, "%.*s%.*s%.*s", (int)place->at, text.at, STR_ARG(line),
                   (int)(text.len - place->at - place->skip), text.at + place->at + place->skip);
    if (!path.at || !line.at || !whole.at) {
        err_set(err, ERR_LIMIT, _("Er is geen ruimte meer om de kaarten te herstellen."));
        return NOT_WRITTEN;
    }
    if (!is_mended(l, file, id, place, whole))
        return LEFT_ALONE;
    if (lstat(path.at, &st) != 0 || !S_ISREG(st.st_mode)) {
        err_set(err, ERR_UNSUPPORTED, _("%.*s is een koppeling; pas het bestand zelf aan."), STR_ARG(file));
        return NOT_WRITTEN;
    }
    return fs_write(path.at, whole, err) ? WRITTEN : NOT_WRITTEN;
}

/* Every card that has no id gets one that no other has; answers how many were written. */
static int fix_cards(struct loading *l, struct err *err)
{
    int fixed = 0;
    for (int i = 0; i < l->deck->card_count; i++) {
        struct place place;
        size_t mark = l->arena->used;
        const struct card *card = &l->cards[i];
        l->text_left = DECK_TEXT_BYTES_MAX; /* they were all counted once */
        if (is_broken_or_has_id(l, card->file, &place))
            continue;
        enum written written = write_id(l, card->file, card->id, &place, err);
        if (written == NOT_WRITTEN)
            return -1;
        *l->diags = (struct diags){.arena = l->arena}; /* what it held goes with the rest */
        arena_rewind(l->arena, mark);
        fixed += written == WRITTEN;
    }
    return fixed;
}

int deck_fix_ids(struct source *source, struct err *err)
{
    struct arena arena;
    int fixed = -1;
    if (source_kind(source) != SOURCE_FOLDER) {
        err_set(err, ERR_UNSUPPORTED,
                _("Alleen in een map kunnen kaarten hersteld worden. Pak de kaartenset eerst uit."));
        return -1;
    }
    if (!arena_init(&arena, FIX_ARENA_BYTES)) {
        err_set(err, ERR_LIMIT, _("Er is te weinig geheugen om een kaartenset te openen."));
        return -1;
    }
    struct deck deck = {.path = source_path(source)};
    struct diags diags = {.arena = &arena};
    struct loading l = {
        .arena = &arena, .source = source, .diags = &diags, .deck = &deck, .text_left = DECK_TEXT_BYTES_MAX};
    l.manifest_bad = true; /* only the ids matter here */
    deck.language = STR("nl");
    if (loading_init(&l, err) && cards_read(&l, err))
        fixed = l.full ? -1 : fix_cards(&l, err);
    if (l.full)
        err_set(err, ERR_LIMIT, _("De kaartenset is te groot om te openen: er is meer dan %d MiB nodig."),
                FIX_ARENA_BYTES >> 20);
    loading_finish(&l);
    arena_finish(&arena);
    return fixed;
}
