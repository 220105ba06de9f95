#include "app/atelier.h"

#include "app/png.h"

#include "base/fs.h"
#include "base/words.h"

#include <cairo.h>
#include <stdio.h>

/* What was named cannot be opened: that is wrong input, also when it is not there. */
static int tell(const struct err *err)
{
    (void)fprintf(stderr, "waaier: %s\n", err->text);
    return 1;
}

static bool start_painters(struct atelier *atelier, const struct errand *errand, struct err *err)
{
    struct paint_options options = {.fonts_dir = errand->surroundings->fonts_dir.at,
                                    .language = errand->surroundings->language.at,
                                    .painters = errand->settings->painters,
                                    .cache_bytes_max = errand->settings->cache_bytes,
                                    .supply = supply_source,
                                    .supply_ctx = &atelier->supply};
    atelier->paint = paint_create(&options, err);
    atelier->supply.paint = atelier->paint;
    return atelier->paint != NULL;
}

static bool open_journal(struct atelier *atelier, const struct errand *errand, struct err *err)
{
    if (atelier->journal)
        return true;
    struct str dir = errand->surroundings->data_dir;
    if (dir.len == 0)
        return err_set(err, ERR_IO, _("Er is geen map waarin Waaier onthoudt. Noem er een met --data-dir."));
    if (!fs_make_dirs(dir.at, err))
        return false;
    atelier->journal = journal_open(fs_join(&atelier->arena, dir, STR("journal.db")).at, err);
    bool kept = err->kind == ERR_NONE || err->kind == ERR_FORMAT; /* of that a damaged one is set aside */
    return atelier->journal && kept;
}

/* Where one is asked for that the deck does not have: those of users, as far as there is a journal. */
static void read_selections(struct atelier *atelier, const struct errand *errand)
{
    struct show_cards cards;
    struct err err = {0};
    struct str dir = errand->surroundings->data_dir;
    if (volume_cards(&atelier->volume, errand->options->selection, &cards) || dir.len == 0 ||
        !fs_is_file(fs_join(&atelier->arena, dir, STR("journal.db")).at) ||
        !open_journal(atelier, errand, &err) || !selections_init(&atelier->selections, atelier->journal))
        return;
    selections_load(&atelier->selections, atelier->volume.deck.id);
    atelier->supply.selections = &atelier->selections.own;
}

int atelier_open(struct atelier *atelier, const struct errand *errand, const char *path)
{
    struct err err = {0};
    struct volume_options options = {.language = errand->surroundings->language,
                                     .password = errand->options->password};
    *atelier = (struct atelier){.supply = {.language = errand->surroundings->language, .credit = true}};
    if (!arena_init(&atelier->arena, 64 << 20) || !arena_init(&atelier->supply.scratch, 16 << 20))
        return 3;
    if (!start_painters(atelier, errand, &err)) {
        (void)tell(&err);
        return 3;
    }
    volume_open(&atelier->volume, atelier->paint, path, &options);
    if (!volume_wait(&atelier->volume, atelier->paint, ATELIER_WAIT_MS))
        return tell(&atelier->volume.err);
    if (errand->options->selection)
        read_selections(atelier, errand);
    bool shown =
        supply_show(&atelier->supply, &atelier->volume, errand->options->selection, &atelier->cards, &err);
    return shown ? 0 : tell(&err);
}

bool atelier_read_ink(struct atelier *atelier, const struct errand *errand, struct err *err)
{
    if (!open_journal(atelier, errand, err))
        return false;
    struct inking *inking = ARENA_NEW(&atelier->arena, struct inking, 1);
    if (!inking || !inking_init(inking))
        return err_set(err, ERR_LIMIT, _("Er is geen geheugen vrij."));
    inking_open(inking, atelier->journal, atelier->volume.deck.id);
    atelier->inking = inking;
    return true;
}

bool atelier_read_questions(struct atelier *atelier, const struct errand *errand, struct err *err)
{
    if (!open_journal(atelier, errand, err) || !questions_init(&atelier->questions, atelier->journal))
        return false;
    questions_load(&atelier->questions, atelier->volume.deck.id);
    atelier->supply.own = atelier->cards.own = &atelier->questions.own;
    return true;
}

void atelier_close(struct atelier *atelier)
{
    questions_finish(&atelier->questions);
    selections_finish(&atelier->selections);
    if (atelier->inking)
        inking_finish(atelier->inking);
    journal_close(atelier->journal);
    volume_close(&atelier->volume, atelier->paint);
    paint_destroy(atelier->paint);
    arena_finish(&atelier->supply.scratch);
    arena_finish(&atelier->arena);
}

bool atelier_paint(struct atelier *atelier, const struct paint_key *key, int card, struct pixels *out,
                   struct err *err)
{
    struct paint_want want = {*key, supply_tag(SUPPLY_SLOT_SHOW, card)};
    const char *why = "";
    paint_want(atelier->paint, &want, 1, 1);
    switch (paint_wait(atelier->paint, key, ATELIER_WAIT_MS, out, &why)) {
    case PAINT_READY: return true;
    case PAINT_ABSENT: return err_set(err, ERR_IO, _("Het tekenen duurt te lang."));
    case PAINT_FAILED: break;
    }
    return err_set(err, ERR_FORMAT, "%s", why);
}

bool atelier_write_png(struct atelier *atelier, const char *path, const struct pixels *pixels,
                       struct err *err)
{
    return png_write(&atelier->arena, path, pixels, err);
}
