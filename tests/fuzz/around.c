#include "around.h"

#include "fuzz.h"

#define FILE_ROW(name, text)                                                                                 \
    {                                                                                                        \
        STR_INIT(name), STR_INIT(text)                                                                       \
    }

/* In natural order of their names. */
static const struct memory_file good_files[] = {
    FILE_ROW(
        "deck.yaml",
        "waaier: 1\nid: proef\ntitle: Proef\nlicence: {name: CC BY 4.0}\nkinds:\n"
        "  - {id: waarde, name: Waarde, colour: \"#0B6E6E\"}\n  - {id: ontwikkeling, name: {nl: O, en: D}}\n"
        "offices:\n  - {id: raadslid, name: Raadslid}\n  - {id: griffier, name: Griffier}\n"
        "audiences:\n  - {id: ambtsdrager, name: Ambtsdrager}\n"
        "selections:\n  - {id: eerste, office: raadslid, cards: [moed, rust]}\n"),
    FILE_ROW("dias.pdf", "%PDF-1.7\n"),
    FILE_ROW("theme.yaml", "title: {size: 80}\n"),
    FILE_ROW("book/1.md", "---\ntitle: Inleiding\norder: 1\n---\nLees dit.\n\n![](card:moed)\n"),
    FILE_ROW("cards/moed.md", "---\nid: moed\nkind: waarde\n---\n# Moed\n\nSpreek uit.\n"),
    FILE_ROW("cards/rust.md", "---\nid: rust\ncounter: moed\nrelated: [moed]\n---\n# Rust\n"),
    FILE_ROW("guide/a.md",
             "---\naudience: ambtsdrager\nuses:\n  - {id: een, text: Een, sessions: [rondje]}\n---\nZo.\n"),
    FILE_ROW("pictures/a.png",
             "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x10\0\0\0\x09\x08\x06\0\0\0....\0\0\0\0IDAT"),
    FILE_ROW("pictures/b.svg", "<svg width=\"160\" height=\"90\"></svg>"),
    FILE_ROW("sessions/1.yaml", "id: rondje\nname: Rondje\ngroup: [2, 8]\ncards: {selection: eerste}\n"
                                "steps:\n  - {id: een, title: Een, screen: card}\n"),
};

/* Beside a card only what cards point at; beside anything else all of it. The fewer files, the more inputs a second. */
static bool belongs(struct str good, struct str name)
{
    bool side = str_starts(good, STR("book/")) || str_starts(good, STR("guide/")) ||
                str_starts(good, STR("sessions/"));
    return !side || !(str_starts(name, STR("cards/")) || str_eq(name, STR("theme.yaml")));
}

int around(struct str name, struct str bytes, struct memory_file out[AROUND_MAX])
{
    int count = 0;
    bool placed = false;
    for (size_t i = 0; i < COUNT_OF(good_files); i++) {
        if (!belongs(good_files[i].name, name))
            continue;
        bool same = str_eq(good_files[i].name, name);
        bool here = same || (!placed && str_compare_natural(name, good_files[i].name) < 0);
        if (here && !placed)
            out[count++] = (struct memory_file){name, bytes};
        placed = placed || here;
        if (!same)
            out[count++] = good_files[i];
    }
    if (!placed)
        out[count++] = (struct memory_file){name, bytes};
    EXPECT(count <= AROUND_MAX, "%d files", count);
    return count;
}
