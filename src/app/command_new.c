/* waaier new: a small deck that shows every part, to write on from. */
#include "app/commands.h"

#include "base/fs.h"
#include "base/words.h"

#include <stdio.h>

struct new_file {
    const char *name, *text;
};

static const struct new_file new_files[] = {
    {"deck.yaml", "waaier: 1\n"
                  "id: mijn-kaartenset\n"
                  "title: Mijn kaartenset\n"
                  "language: nl\n"
                  "version: \"1\"\n"
                  "maker: Uw naam of organisatie\n"
                  "licence: {name: CC BY 4.0, url: \"https://creativecommons.org/licenses/by/4.0/\"}\n"
                  "kinds:\n"
                  "  - {id: waarde, name: {nl: Waarde, en: Value}, plural: {nl: Waarden, en: Values}, "
                  "colour: \"#3D3A9A\", icon: diamond}\n"
                  "  - {id: handeling, name: {nl: Handeling, en: Action}, plural: {nl: Handelingen, en: "
                  "Actions}, colour: \"#A8481A\", icon: hand}\n"
                  "offices:\n"
                  "  - {id: raadslid, name: {nl: Raadslid, en: Councillor}, plural: {nl: Raadsleden, en: "
                  "Councillors}, icon: raadslid}\n"},
    {"cards/010-welkom.md",
     "---\nid: welkom\nlayout: section\n---\n# Mijn kaartenset\n\nEen begin om op verder te schrijven.\n"},
    {"cards/020-moed.md",
     "---\n"
     "id: moed\n"
     "kind: waarde\n"
     "offices: [raadslid]\n"
     "questions:\n"
     "  - {id: gesprek, text: \"Welk gesprek stel jij al weken uit?\"}\n"
     "  - {id: fractie, text: \"Wanneer stemde jij anders dan je fractie?\", offices: [raadslid]}\n"
     "notes: |\n"
     "  Geef iedereen eerst een minuut stilte.\n"
     "---\n"
     "# Moed\n\n"
     "Zeggen wat nodig is, op het moment dat het telt.\n\n"
     "- Noem het bezwaar voordat het besluit valt.\n"
     "- Vraag wie er anders over denkt.\n"},
    {"cards/030-tegenspraak.md", "---\n"
                                 "id: tegenspraak\n"
                                 "kind: handeling\n"
                                 "questions:\n"
                                 "  - {id: wie, text: \"Wie spreekt jou werkelijk tegen?\"}\n"
                                 "related: [moed]\n"
                                 "---\n"
                                 "# Vraag om tegenspraak\n\n"
                                 "Geef iemand de opdracht om nee te zeggen, en bedank daarvoor.\n"},
};

static bool write_file(struct arena *arena, const char *dir, const struct new_file *file, struct err *err)
{
    struct str last, path = fs_join(arena, str_from(dir), str_from(file->name));
    struct str folder = str_copy(arena, str_cut_last(path, '/', &last));
    return fs_make_dirs(folder.at, err) && fs_write(path.at, str_from(file->text), err);
}

static bool is_free(struct arena *arena, const char *dir, struct err *err)
{
    struct fs_list list;
    if (fs_is_file(dir))
        return err_set(err, ERR_FORMAT, _("%s is een bestand. Kies een nieuwe of lege map."), dir);
    if (fs_is_dir(dir) && fs_list(arena, dir, 1000, &list, err) && list.count > 0)
        return err_set(err, ERR_FORMAT, _("De map %s is niet leeg. Kies een nieuwe of lege map."), dir);
    return true;
}

int command_new(const struct errand *errand)
{
    const char *dir = errand->options->decks[0];
    struct arena arena;
    struct err err = {0};
    if (!arena_init(&arena, 16 << 20))
        return 3;
    bool ok = is_free(&arena, dir, &err);
    for (size_t i = 0; ok && i < COUNT_OF(new_files); i++)
        ok = write_file(&arena, dir, &new_files[i], &err);
    if (ok)
        (void)printf(_("In %s staat nu een kleine kaartenset. Bekijk hem met: waaier %s\n"), dir, dir);
    else
        (void)fprintf(stderr, "waaier: %s\n", err.text);
    arena_finish(&arena);
    return ok ? 0 : err.kind == ERR_FORMAT ? 1 : 3;
}
