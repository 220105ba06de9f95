/* waaier check: everything that is wrong with a deck, each with its place and how to mend it. */
#include "app/commands.h"

#include "app/atelier.h"
#include "base/fs.h"
#include "base/words.h"
#include "type/faces.h"

#include <stdio.h>

static void warn_fit(struct volume *volume, int index, const struct face_fit *fit)
{
    const struct card *card = &volume->deck.cards[index];
    if (fit->title_cut)
        diag_add(&volume->diags, DIAG_WARNING, card->file, 0, 0,
                 _("De titel past niet op twee regels en wordt afgebroken. Maak hem korter."));
    if (fit->overfull)
        diag_add(&volume->diags, DIAG_WARNING, card->file, 0, 0,
                 _("De tekst past niet op de kaart, ook niet in de kleinste letter. Maak hem korter of "
                   "verdeel hem over "
                   "twee kaarten."));
    if (fit->claim_cut_count > 0)
        diag_add(&volume->diags, DIAG_WARNING, card->file, 0, 0,
                 _n("%d bewering op de overzichtskaart past niet en wordt afgebroken.",
                    "%d beweringen op de overzichtskaart passen niet en worden afgebroken.",
                    fit->claim_cut_count),
                 fit->claim_cut_count);
}

struct measuring {
    struct volume *volume;
    struct str language;
    struct arena *scratch;
    float text_needed; /* 0: nobody asked how far the last row sits */
};

/* Sets a front as the painter will, without its picture's pixels. False: it is a page of a document. */
static bool measure(const struct measuring *m, int index, int lit, struct face_fit *fit)
{
    const struct card *card = &m->volume->deck.cards[index];
    struct face face;
    struct face_picture picture = {.size = card->picture_px};
    struct cardface_options options = {.language = m->language,
                                       .credit = true,
                                       .place = index + 1,
                                       .of = m->volume->deck.card_count,
                                       .lit = lit};
    arena_rewind(m->scratch, 0);
    if (!cardface_make(m->scratch, &m->volume->deck, index, FACE_FRONT, &options, &face))
        return false;
    bool has = face.has_picture && picture.size.w > 0 && picture.size.h > 0;
    face_measure(&face, has ? &picture : NULL, fit);
    return true;
}

/* Of an overview map each branch is shown lit in its turn; what counts is the smallest of those. */
static float least_text(const struct measuring *m, int index, const struct face_fit *fit)
{
    const struct card *card = &m->volume->deck.cards[index];
    float least = fit->text_least;
    int branches = 0;
    for (int i = 0; card->layout == CARD_MAP && i < card->body.count; i++) {
        struct face_fit lit = {0};
        if (card->body.at[i].kind != BLOCK_HEADING || !measure(m, index, branches + 1, &lit))
            continue;
        least = branches == 0 || lit.text_least < least ? lit.text_least : least;
        branches++;
    }
    return least;
}

static void warn_small(const struct measuring *m, int index, const struct face_fit *fit)
{
    const struct card *card = &m->volume->deck.cards[index];
    float least = least_text(m, index, fit);
    if (least > 0 && least < m->text_needed)
        diag_add(&m->volume->diags, DIAG_WARNING, card->file, 1, 1,
                 _("De kleinste tekst op de voorkant heeft lettergrootte %d (op 1080 beeldlijnen); voor de "
                   "laatste rij is minstens %d nodig."),
                 (int)least, (int)m->text_needed);
}

/* Does every front fit, and can the last row read it? */
static void check_fronts(const struct measuring *m)
{
    for (int i = 0; i < m->volume->deck.card_count; i++) {
        const struct card *card = &m->volume->deck.cards[i];
        struct face_fit fit = {0};
        if (card->broken.len > 0)
            continue;
        if (measure(m, i, 0, &fit)) {
            warn_fit(m->volume, i, &fit);
            warn_small(m, i, &fit);
        } else if (m->text_needed > 0) {
            diag_add(&m->volume->diags, DIAG_WARNING, card->file, 1, 1,
                     _("Dit is een bladzijde van een document; of de laatste rij die kan lezen, is niet "
                       "beoordeeld."));
        }
    }
}

static int print(struct volume *volume, const char *path)
{
    for (int i = 0; i < volume->diags.count; i++) {
        struct str line = diag_line(&volume->arena, &volume->diags.at[i], str_from(path));
        (void)printf("%.*s\n", STR_ARG(line));
    }
    return volume->diags.error_count > 0 ? 1 : 0;
}

static int fix(const char *path)
{
    struct err err = {0};
    struct source *source = source_open(path, &err);
    int changed = source ? deck_fix_ids(source, &err) : -1;
    source_close(source);
    if (changed < 0) {
        (void)fprintf(stderr, "waaier: %s\n", err.text);
        return 1;
    }
    (void)printf(
        _n("%s: in %d kaart is een id geschreven.\n", "%s: in %d kaarten is een id geschreven.\n", changed),
        path, changed);
    return 0;
}

static float text_needed(const struct errand *errand)
{
    float heights = errand->options->legibility;
    return heights > 0 ? face_text_needed(heights) : 0;
}

/* A document is as good as a painter can read it. */
static int check_document(const struct errand *errand, const char *path)
{
    struct atelier atelier;
    int status = atelier_open(&atelier, errand, path);
    atelier_close(&atelier);
    if (status == 0 && text_needed(errand) > 0)
        (void)printf(_("%s: dit is een document; of de laatste rij het kan lezen, is niet beoordeeld.\n"),
                     path);
    return status;
}

static int check_deck(const struct errand *errand, const char *path, struct arena *scratch)
{
    struct volume volume;
    struct volume_options options = {.language = errand->surroundings->language, .strict = true};
    struct err err = {0};
    struct source *source = source_open(path, &err);
    bool document = source && source_kind(source) == SOURCE_DOCUMENT;
    source_close(source);
    if (document)
        return check_document(errand, path);
    volume_open(&volume, NULL, path, &options);
    struct measuring measuring = {&volume, errand->surroundings->language, scratch, text_needed(errand)};
    if (volume.status == VOLUME_READY)
        check_fronts(&measuring);
    int status = print(&volume, path);
    if (volume.status == VOLUME_FAILED) {
        if (volume.diags.count == 0 || volume.diags.error_count == 0)
            (void)fprintf(stderr, "waaier: %s\n", volume.err.text);
        status = 1;
    }
    volume_close(&volume, NULL);
    return status;
}

int command_check(const struct errand *errand)
{
    struct arena scratch;
    struct err err = {0};
    int status = 0;
    if (!arena_init(&scratch, 16 << 20) || !faces_init(errand->surroundings->fonts_dir.at, &err))
        return 3;
    if (err.kind != ERR_NONE)
        (void)fprintf(stderr, "waaier: %s\n", err.text);
    for (int i = 0; i < errand->options->deck_count; i++) {
        const char *path = errand->options->decks[i];
        int worse = errand->options->fix ? fix(path) : 0;
        if (worse == 0)
            worse = check_deck(errand, path, &scratch);
        status = worse > status ? worse : status;
    }
    arena_finish(&scratch);
    return status;
}
