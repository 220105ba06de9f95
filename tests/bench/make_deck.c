/* Writes a deck of any size, for measuring: make_deck FOLDER CARDS [SEED]. The same numbers give the same deck. The cards
 * are like those of a real one: front matter, a title, two or three paragraphs, some questions; a section now and then. */
#include "base/fs.h"
#include "base/rng.h"
#include "base/str.h"

#include <stdio.h>
#include <stdlib.h>

enum { TEXT_BYTES = 16 << 10, CARDS_MOST = 20000, SECTION_EVERY = 100 };

static const char *const words[] = {
    "de",       "het",     "een",      "van",       "en",        "in",         "is",           "dat",
    "op",       "te",      "voor",     "met",       "niet",      "aan",        "er",           "om",
    "ook",      "als",     "bij",      "naar",      "gesprek",   "vertrouwen", "ambt",         "raad",
    "gemeente", "vraag",   "antwoord", "moed",      "zorg",      "tijd",       "plaats",       "verhaal",
    "beeld",    "weg",     "keuze",    "afspraak",  "verschil",  "ruimte",     "grens",        "waarde",
    "buurt",    "bestuur", "burger",   "ambtenaar", "besluit",   "regel",      "uitzondering", "geval",
    "maat",     "gevoel",  "feit",     "mening",    "luisteren", "spreken",    "zwijgen",      "schrijven",
    "kiezen",   "delen",   "samen",    "alleen",    "vandaag",   "morgen",     "gisteren",     "soms",
    "vaak",     "altijd",  "nooit",    "misschien", "zeker",     "één",        "coördinatie",  "ideeën",
};

struct page {
    char at[TEXT_BYTES];
    size_t len;
};

static void add(struct page *page, const char *text)
{
    for (; *text && page->len < sizeof page->at; text++)
        page->at[page->len++] = *text;
}

static const char *word(struct rng *rng)
{
    return words[rng_below(rng, COUNT_OF(words))];
}

static void add_words(struct page *page, struct rng *rng, int count, const char *end)
{
    for (int i = 0; i < count; i++) {
        add(page, i > 0 ? " " : "");
        add(page, word(rng));
    }
    add(page, end);
}

static void write_page(const char *path, const struct page *page)
{
    struct err err = {0};
    FILE *file = fopen(path, "w"); /* fs_write syncs each file, and there are many */
    bool ok = file && fwrite(page->at, 1, page->len, file) == page->len;
    if (file && fclose(file) != 0)
        ok = false;
    if (ok)
        return;
    err_set(&err, ERR_IO, "cannot write %s", path);
    (void)fprintf(stderr, "make_deck: %s\n", err.text);
    exit(1);
}

static void write_manifest(const char *folder)
{
    char path[1024];
    static struct page page;
    add(&page, "waaier: 1\nid: groot\ntitle: Een grote set\nmaker: Waaier\n"
               "kinds:\n  - {id: denken, name: Denken, colour: \"#0B6E6E\"}\n"
               "  - {id: doen, name: Doen, colour: \"#8A3B12\"}\n"
               "offices:\n  - {id: raad, name: Raadslid}\n  - {id: griffie, name: Griffier}\n"
               "  - {id: college, name: Wethouder}\n");
    (void)snprintf(path, sizeof path, "%s/deck.yaml", folder);
    write_page(path, &page);
}

static void write_card(const char *folder, int number, struct rng *rng)
{
    static const char *const kinds[] = {"denken", "doen"}, *const offices[] = {"raad", "griffie", "college"};
    struct page page = {.len = 0};
    char path[1024], head[200];
    bool section = number % SECTION_EVERY == 1;
    (void)snprintf(head, sizeof head, "---\nid: k-%d\nkind: %s\noffices: [%s]\n%s", number, kinds[number % 2],
                   offices[number % 3], section ? "layout: section\n" : "");
    add(&page, head);
    for (int i = 0; i < number % 4; i++) {
        add(&page, i == 0 ? "questions:\n  - {id: " : "  - {id: ");
        (void)snprintf(head, sizeof head, "v%d, text: \"", i + 1);
        add(&page, head);
        add_words(&page, rng, 9, "?\"}\n");
    }
    (void)snprintf(head, sizeof head, "---\n# Kaart %d ", number);
    add(&page, head);
    add_words(&page, rng, 3, "\n\n");
    for (int i = 0; i < (section ? 0 : 2 + number % 2); i++)
        add_words(&page, rng, 24 + (int)rng_below(rng, 12), ".\n\n");
    (void)snprintf(path, sizeof path, "%s/cards/%05d.md", folder, number);
    write_page(path, &page);
}

int main(int argc, char **argv)
{
    struct err err = {0};
    char path[1024];
    int count = argc > 2 ? atoi(argv[2]) : 0;
    struct rng rng = {argc > 3 ? (uint64_t)atoll(argv[3]) : 1};
    if (count < 1 || count > CARDS_MOST) {
        (void)fprintf(stderr, "use: make_deck FOLDER CARDS [SEED], 1 to %d cards\n", CARDS_MOST);
        return 2;
    }
    (void)snprintf(path, sizeof path, "%s/cards", argv[1]);
    if (!fs_make_dirs(path, &err)) {
        (void)fprintf(stderr, "make_deck: %s\n", err.text);
        return 1;
    }
    write_manifest(argv[1]);
    for (int i = 1; i <= count; i++)
        write_card(argv[1], i, &rng);
    return 0;
}
