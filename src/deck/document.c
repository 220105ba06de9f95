/* A PDF as a deck: a card a page, the outline as sections, the presenter's notes from beside it. */
#include <math.h>

#include "base/log.h"
#include "base/words.h"
#include "deck/loading.h"
#include "deck/pdfpc.h"

static bool has_letter(struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        if ((text.at[i] >= 'a' && text.at[i] <= 'z') || (text.at[i] >= 'A' && text.at[i] <= 'Z'))
            return true;
    }
    return false;
}

/* Labels like "iv" or "Bijlage A" say something; a bare number repeats what is known, and may come twice. */
static struct card_id page_id(struct arena *arena, const struct document_page *page, int number)
{
    struct card_id id = has_letter(page->label) ? name_slug(arena, page->label) : card_id_from(STR(""));
    if (id.at[0])
        return id;
    char plain[16] = "p";
    struct str digits = str_format(arena, "%d", number);
    str_to_field(plain + 1, sizeof plain - 1, digits);
    return card_id_from(str_from(plain));
}

/* The heading of the outline that begins at each page; NULL where there is none. */
static const struct document_outline **headings(struct loading *l, const struct document_info *info)
{
    const struct document_outline **at = LOADING_NEW(l, const struct document_outline *, info->page_count);
    for (int i = 0; at && i < info->outline_count; i++) {
        const struct document_outline *entry = &info->outline[i];
        if (entry->page >= 1 && entry->page <= info->page_count && entry->title.len > 0 &&
            !at[entry->page - 1])
            at[entry->page - 1] = entry;
    }
    return at;
}

/* Nobody gave it an id, and half of all files are called the same: what users make with one (ink) is not to come up in
 * another. The name of the file, and a hash of where it lies. */
static void take_id(struct loading *l)
{
    enum { HASH_BYTES = 9 }; /* "-" and eight digits */
    struct str path = l->deck->path, name = l->deck->id;
    if (name.len > DECK_ID_BYTES_MAX - HASH_BYTES)
        name.len = DECK_ID_BYTES_MAX - HASH_BYTES;
    l->deck->id = str_format(l->arena, "%.*s-%08x", STR_ARG(name), (unsigned)str_hash(path, 0));
    l->full = l->full || !l->deck->id.at;
}

static void make_card(struct loading *l, const struct document_info *info,
                      const struct document_outline *heading, int at)
{
    const struct document_page *page = &info->pages[at];
    struct card *card = &l->cards[at];
    struct rect_px seen = document_slide_at(page->size, l->documents[0].slide);
    *card = (struct card){.kind = -1,
                          .layout = CARD_PAGE,
                          .notes = card->notes, /* of the side-car */
                          .picture_px = {seen.w, seen.h},
                          .page = {.number = at + 1}};
    if (heading)
        card->title = heading->title;
    else if (has_letter(page->label))
        card->title = page->label;
    else
        card->title = str_format(l->arena, _("Dia %d"), at + 1);
    l->full = l->full || !card->title.at;
    card_take_id(l, at, page_id(l->arena, page, at + 1));
}

static void make_sections(struct loading *l, const struct document_info *info)
{
    struct section *sections = LOADING_NEW(l, struct section, info->outline_count);
    for (int i = 0; sections && i < info->outline_count; i++) {
        const struct document_outline *entry = &info->outline[i];
        if (entry->page < 1 || entry->page > l->deck->card_count)
            continue;
        int level = entry->level < 0 ? 0 : entry->level;
        sections[l->deck->section_count++] =
            (struct section){.title = entry->title, .card = entry->page - 1, .level = level};
    }
    l->deck->sections = sections;
}

/* Half of such a page has one of the shapes slides are made in (5:4, 4:3, A4, 3:2, 20:13, 14:9, 16:10, 16:9). */
static bool is_split(struct size_px size)
{
    static const float shapes[] = {1.25f, 1.333f, 1.414f, 1.5f, 1.538f, 1.556f, 1.6f, 1.778f};
    for (size_t i = 0; i < COUNT_OF(shapes); i++) {
        if (fabsf(size.w / size.h / 2 / shapes[i] - 1) < 0.008f)
            return true;
    }
    return false;
}

/* Beamer puts notes on a second screen by making every page twice as wide, slide left and notes right. Who sees one such
 * page may look at a panorama; when at least nine in ten are so, and there are two or more, it is a talk with notes. */
static enum document_slide slide_by_shape(const struct document_info *info)
{
    int count = 0;
    for (int i = 0; i < info->page_count; i++)
        count += is_split(info->pages[i].size);
    return count >= 2 && (int64_t)count * 10 >= (int64_t)info->page_count * 9 ? SLIDE_LEFT : SLIDE_WHOLE;
}

/* Where the slide stands, and the notes of the side-car; what that says wins. */
static void read_beside(struct loading *l, const struct document_info *info)
{
    struct pdfpc beside = {0};
    struct str text;
    struct err err = {0};
    struct str name = pdfpc_name(l->arena, name_base(l->deck->path));
    enum document_slide slide = slide_by_shape(info);
    size_t mark = l->arena->used;
    bool has = name.len > 0 && source_read(l->source, l->arena, name, PDFPC_BYTES_MAX, &text, &err) &&
               pdfpc_read(l->arena, text, info, &beside);
    if (!has)
        arena_rewind(l->arena, mark);
    if (has && beside.slide_named)
        slide = beside.slide;
    l->documents[0].slide = slide;
    for (int i = 0; has && i < info->page_count; i++)
        l->cards[i].notes = beside.notes[i];
    if (slide != SLIDE_WHOLE)
        log_line(LOG_INFO, "half of every page is taken for notes");
}

static void make_cards(struct loading *l, const struct document_info *info)
{
    l->cards = LOADING_NEW(l, struct card, info->page_count);
    l->documents = LOADING_NEW(l, struct document, 1);
    const struct document_outline **heading = headings(l, info);
    if (!l->cards || !l->documents || !heading ||
        !name_index_init(&l->index, l->arena, l->cards, info->page_count)) {
        l->full = true;
        return;
    }
    l->documents[0].file = name_base(l->deck->path);
    l->deck->documents = l->documents;
    l->deck->document_count = 1;
    l->deck->cards = l->cards;
    read_beside(l, info);
    for (int i = 0; i < info->page_count && !l->full; i++) {
        make_card(l, info, heading[i], i);
        l->deck->card_count = i + 1;
    }
    make_sections(l, info);
}

bool deck_from_document(struct arena *arena, struct source *source, const struct document_info *info,
                        struct deck *out, struct err *err)
{
    struct deck deck = {.origin = DECK_DOCUMENT, .path = str_copy(arena, source_path(source))};
    struct diags unused = {.arena = arena};
    struct loading l = {.arena = arena, .source = source, .diags = &unused, .deck = &deck};
    struct str name = name_base(deck.path);
    if (info->page_count <= 0)
        return err_set(err, ERR_FORMAT, _("%.*s heeft geen bladzijden."), STR_ARG(name));
    if (info->page_count > DOCUMENT_PAGES_MAX)
        return err_set(err, ERR_LIMIT, _("%.*s heeft meer dan %d bladzijden."), STR_ARG(name),
                       DOCUMENT_PAGES_MAX);
    manifest_defaults(&l);
    take_id(&l);
    if (str_trim(info->title).len > 0)
        deck.title = (struct words){.nl = str_trim(info->title)};
    deck.maker = info->author;
    make_cards(&l, info);
    if (!l.full) {
        content_compute(&l);
        loading_keep_index(&l);
    }
    if (l.full)
        return err_set(err, ERR_LIMIT, _("%.*s is te groot om te openen."), STR_ARG(name));
    *out = deck;
    return true;
}

/* Words behind each other, an empty line between; what is there already is not said twice. */
static struct str add_notes(struct arena *arena, struct str notes, struct str more)
{
    more = str_trim(more);
    if (more.len == 0 || (notes.len > 0 && str_find(notes, more) >= 0))
        return notes;
    struct str all = notes.len > 0 ? str_format(arena, "%.*s\n\n%.*s", STR_ARG(notes), STR_ARG(more)) : more;
    return all.at ? all : notes;
}

void deck_page_words(struct arena *arena, struct deck *deck, int at, const struct document_words *words)
{
    struct card *card = (struct card *)(uintptr_t)&deck->cards[at];
    card->notes = add_notes(arena, card->notes, words->notes);
    struct run *run = ARENA_NEW(arena, struct run, 1);
    struct block *block = ARENA_NEW(arena, struct block, 1);
    if (!run || !block || words->text.len == 0)
        return;
    run->text = words->text;
    *block = (struct block){.kind = BLOCK_PARAGRAPH, .runs = run, .run_count = 1};
    card->body = (struct blocks){block, 1};
}
