/* waaier questions: own questions of a deck into a file, and from one. What is there is never replaced: where the two differ, that is said. */
#include "app/commands.h"

#include "app/atelier.h"
#include "app/questions.h"
#include "base/fs.h"
#include "base/words.h"
#include "deck/own_file.h"

#include <stdio.h>

struct bench {
    struct atelier atelier;
    struct arena arena; /* the file */
};

static int fail(const struct err *err)
{
    (void)fprintf(stderr, "waaier: %s\n", err->text);
    return err->kind == ERR_IO ? 3 : 1;
}

static int export(struct bench *bench, const char *path)
{
    struct err err = {0};
    const struct own *own = &bench->atelier.questions.own;
    struct str text = own_file_write(&bench->arena, bench->atelier.volume.deck.id, own);
    if (!text.at)
        err_set(&err, ERR_LIMIT, _("Er zijn te veel vragen voor het geheugen."));
    if (!text.at || !fs_write(path, text, &err))
        return fail(&err);
    (void)printf(_n("%d vraag geschreven in %s.\n", "%d vragen geschreven in %s.\n", own->count), own->count,
                 path);
    return 0;
}

/* One line for each that does not come, so that who imports can do it by hand. */
static void tell(const struct own_question *is, enum own_fate fate)
{
    switch (fate) {
    case OWN_COMES:
    case OWN_SAME: break;
    case OWN_DIFFERS:
        (void)printf(_("%s/%.*s: wat hier staat blijft staan; in het bestand staat: %.*s\n"), is->card.at,
                     STR_ARG(is->id), STR_ARG(is->text));
        break;
    case OWN_HOMELESS:
        (void)printf(_("%s: deze kaart is er niet; de vraag is overgeslagen.\n"), is->card.at);
        break;
    case OWN_FULL:
        (void)printf(_("%s: deze kaart heeft al %d eigen vragen; overgeslagen: %.*s\n"), is->card.at,
                     OWN_CARD_MAX, STR_ARG(is->text));
        break;
    }
}

static void take_in(struct bench *bench, const struct own *came)
{
    struct str deck = bench->atelier.volume.deck.id;
    int counts[OWN_FULL + 1] = {0};
    for (int i = 0; i < came->count; i++) {
        const struct own_question *is = &came->at[i];
        enum own_fate fate = own_fate(&bench->atelier.volume.deck, &bench->atelier.questions.own, came, i);
        counts[fate]++;
        tell(is, fate);
        if (fate == OWN_COMES)
            journal_question_put(bench->atelier.journal,
                                 &(struct journal_question){.deck = deck,
                                                            .card = card_id_str(&is->card),
                                                            .id = is->id,
                                                            .text = is->text,
                                                            .added = is->added,
                                                            .hidden = is->hidden,
                                                            .place = is->place});
    }
    journal_flush(bench->atelier.journal);
    (void)printf(_("%d toegevoegd, %d al aanwezig, %d overgeslagen.\n"), counts[OWN_COMES], counts[OWN_SAME],
                 counts[OWN_DIFFERS] + counts[OWN_HOMELESS] + counts[OWN_FULL]);
}

static int import(struct bench *bench, const char *path)
{
    struct err err = {0};
    struct str text, deck = {0};
    struct own came;
    const struct deck *is = &bench->atelier.volume.deck;
    if (!fs_read(&bench->arena, path, OWN_FILE_BYTES_MAX, &text, &err)) {
        (void)fail(&err);
        return 1; /* what was named cannot be read: that is wrong input */
    }
    if (!own_file_read(&bench->arena, text, &deck, &came, &err)) {
        err_within(&err, "%s", path);
        return fail(&err);
    }
    if (!str_eq(deck, is->id)) {
        err_set(&err, ERR_FORMAT, _("%s is van de kaartenset ‘%.*s’, en deze heet ‘%.*s’."), path,
                STR_ARG(deck), STR_ARG(is->id));
        return fail(&err);
    }
    take_in(bench, &came);
    return 0;
}

int command_questions(const struct errand *errand)
{
    struct err err = {0};
    struct arena arena;
    if (!arena_init(&arena, sizeof(struct bench) + 64))
        return 3;
    struct bench *bench = ARENA_NEW(&arena, struct bench, 1);
    const struct options *options = errand->options;
    int status =
        arena_init(&bench->arena, 64 << 20) ? atelier_open(&bench->atelier, errand, options->decks[0]) : 3;
    if (status == 0 && !atelier_read_questions(&bench->atelier, errand, &err))
        status = fail(&err);
    if (status == 0)
        status = options->export_to ? export(bench, options->export_to) : import(bench, options->import_from);
    atelier_close(&bench->atelier);
    arena_finish(&bench->arena);
    arena_finish(&arena);
    return status;
}
