/* Writes missing ids into cards: one line in the front matter, nothing else is touched. */
#include <string.h>
#include <sys/stat.h>

#include "base/fs.h"
#include "base/words.h"
#include "deck/loading.h"

enum { FIX_ARENA_BYTES = 1 << 30 };

static bool is_broken_or_has_id(struct loading *l, struct str file, struct str *text, size_t *at,
                                size_t *skip)
{
    struct text_file parts;
    struct arena *arena = l->arena;
    struct err err = {0};
    const struct yaml_node *front;
    if (!text_open(l, file, &parts, &front) ||
        !source_read(l->source, arena, file, DECK_FILE_BYTES_MAX, text, &err))
        return true;
    const struct yaml_node *id = yaml_at(front, "id");
    if (id && (id->kind != YAML_SCALAR || id->text.len > 0))
        return true;
    size_t mark = str_starts(*text, STR("\xEF\xBB\xBF")) ? 3 : 0;
    *at = mark;
    *skip = 0;
    if (parts.body_line == 1) /* no front matter: it is made */
        return false;
    struct str rest;
    *at += str_cut(str_sub(*text, mark, text->len), '\n', &rest).len + 1;
    for (int i = 0; front && id && i < front->count;
         i++) { /* "id:" without a value makes place for one with */
        if (&front->pairs[i].value != id)
            continue;
        for (int line = 2; line < front->pairs[i].line; line++)
            *at += str_cut(str_sub(*text, *at, text->len), '\n', &rest).len + 1;
        *skip = str_cut(str_sub(*text, *at, text->len), '\n', &rest).len + 1;
    }
    return false;
}

static bool write_id(struct loading *l, struct str file, struct card_id id, struct str text, size_t at,
                     size_t skip, struct err *err)
{
    struct stat st;
    bool fenced = at > 3; /* behind the first ---; else behind a byte order mark at most */
    const char *end = str_find(text, STR("\r\n")) >= 0 ? "\r\n" : "\n";
    struct str path = fs_join(l->arena, l->deck->path, file);
    struct str line = fenced ? str_format(l->arena, "id: %s%s", id.at, end)
                             : str_format(l->arena, "---%sid: %s%s---%s", end, id.at, end, end);
    struct str whole = str_format(l->arena, "%.*s%.*s%.*s", (int)at, text.at, STR_ARG(line),
                                  (int)(text.len - at - skip), text.at + at + skip);
    if (!path.at || !line.at || !whole.at)
        return err_set(err, ERR_LIMIT, _("Er is geen ruimte meer om de kaarten te herstellen."));
    if (lstat(path.at, &st) != 0 || !S_ISREG(st.st_mode))
        return err_set(err, ERR_UNSUPPORTED, _("%.*s is een koppeling; pas het bestand zelf aan."),
                       STR_ARG(file));
    return fs_write(path.at, whole, err);
}

/* Every card that has no id gets one that no other has; answers how many were written. */
static int fix_cards(struct loading *l, struct err *err)
{
    int fixed = 0;
    for (int i = 0; i < l->deck->card_count; i++) {
        struct str text;
        size_t at, skip, mark = l->arena->used;
        const struct card *card = &l->cards[i];
        l->text_left = DECK_TEXT_BYTES_MAX; /* they were all counted once */
        if (is_broken_or_has_id(l, card->file, &text, &at, &skip))
            continue;
        if (!write_id(l, card->file, card->id, text, at, skip, err))
            return -1;
        *l->diags = (struct diags){.arena = l->arena}; /* what it held goes with the rest */
        arena_rewind(l->arena, mark);
        fixed++;
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
