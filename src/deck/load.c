/* From a source to a deck: which kind of deck it is, and the parts in the order in which they need each other. */
#include "deck/load.h"

#include "base/words.h"
#include "deck/loading.h"

enum { NEAR_LOOKUPS_MAX = 50 };

static bool has_pictures(const struct source_entry *entries, int count)
{
    for (int i = 0; i < count; i++) {
        if (picture_has_name(entries[i].name))
            return true;
    }
    return false;
}

static bool has_extension(const struct source_entry *entries, int count, struct str extension)
{
    for (int i = 0; i < count; i++) {
        if (name_has_extension(entries[i].name, extension))
            return true;
    }
    return false;
}

static bool nothing_here(struct loading *l, const struct source_entry *entries, int count, struct err *err)
{
    struct str name = name_base(l->deck->path);
    if (count == 0)
        return err_set(
            err, ERR_FORMAT,
            _("In %.*s staat niets dat getoond kan worden. Een kaartenset heeft een bestand deck.yaml en een "
              "map cards."),
            STR_ARG(name));
    if (has_extension(entries, count, STR(".pdf")))
        return err_set(err, ERR_FORMAT, _("In %.*s staat geen kaartenset, wel een PDF. Open de PDF zelf."),
                       STR_ARG(name));
    return err_set(
        err, ERR_FORMAT,
        _("In %.*s staat geen kaartenset: het bestand deck.yaml ontbreekt, en er zijn ook geen beelden (PNG, "
          "JPEG, WebP, SVG)."),
        STR_ARG(name));
}

static bool read_folder(struct loading *l, struct err *err)
{
    l->near_left = NEAR_LOOKUPS_MAX;
    theme_read(l);
    if (!cards_read(l, err))
        return false;
    if (loading_cancelled(l))
        return true;
    selections_read(l);
    sessions_read(l);
    book_read(l);
    guides_read(l);
    loading_check_links(l);
    return true;
}

/* Cards without a deck.yaml are shown, and it is said what is missing; pictures are a deck as they are. */
static bool read_without_manifest(struct loading *l, struct err *err)
{
    struct source_entry *cards, *files;
    int card_count, file_count;
    if (!source_list(l->source, l->arena, STR("cards"), &cards, &card_count, err) ||
        !source_list(l->source, l->arena, STR(""), &files, &file_count, err))
        return false;
    if (has_extension(cards, card_count, STR(".md"))) {
        diag_add(l->diags, DIAG_ERROR, STR("deck.yaml"), 0, 0,
                 _("Dit bestand ontbreekt. Maak het naast de map cards, te beginnen met “waaier: %d”."),
                 DECK_FORMAT);
        l->manifest_bad = true;
        return read_folder(l, err);
    }
    if (!has_pictures(files, file_count))
        return nothing_here(l, files, file_count, err);
    return pictures_read(l, err);
}

static bool read_any(struct loading *l, bool *told, struct err *err)
{
    manifest_defaults(l);
    switch (source_kind(l->source)) {
    case SOURCE_DOCUMENT:
        return err_set(err, ERR_UNSUPPORTED, _("%.*s is een PDF; de bladzijden moeten nog geteld worden."),
                       STR_ARG(name_base(l->deck->path)));
    case SOURCE_PICTURE: l->deck->origin = DECK_PICTURES; return pictures_read(l, err);
    case SOURCE_ZIP: l->deck->origin = DECK_ZIP; break;
    case SOURCE_FOLDER: l->deck->origin = DECK_FOLDER; break;
    }
    if (!source_has(l->source, STR("deck.yaml"), NULL))
        return read_without_manifest(l, err);
    manifest_read(l, err);
    *told = err->kind != ERR_NONE;
    return !*told && read_folder(l, err);
}

bool deck_load(struct arena *arena, struct source *source, const struct deck_options *options,
               struct deck *out, struct diags *diags, struct err *err)
{
    struct deck deck = {.path = str_copy(arena, source_path(source))};
    struct loading l = {
        .arena = arena,
        .source = source,
        .diags = diags,
        .options = options ? *options : (struct deck_options){0},
        .deck = &deck,
        .text_left = DECK_TEXT_BYTES_MAX,
    };
    bool told = false;
    *err = (struct err){0};
    bool ok = loading_init(&l, err) && read_any(&l, &told, err);
    if (ok && !l.full && !loading_cancelled(&l)) {
        content_compute(&l);
        loading_keep_index(&l);
    }
    if (loading_cancelled(&l))
        ok = err_set(err, ERR_CANCELLED, _("Het openen is afgebroken."));
    else if (l.full)
        ok =
            err_set(err, ERR_LIMIT, _("De kaartenset is te groot om te openen: er is meer dan %d MiB nodig."),
                    (int)(arena->cap >> 20));
    loading_finish(&l);
    if (!ok && !told)
        diag_add(diags, DIAG_ERROR, STR(""), 0, 0, "%s", err->text);
    if (ok)
        *out = deck;
    return ok;
}
