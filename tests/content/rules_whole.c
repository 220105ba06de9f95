/* Rules of the deck as a whole, and of its fronts as they are set. */
#include "content/rules.h"

#include "paint/cardface.h"
#include "type/icon.h"

enum {
    BOOK_PAGES_LEAST = 10,
    BOOK_PAGES_MOST = 14,
    BRANCHES = 4,
    TEXT_LEAST = 31, /* of 1080 lines */
    LIT_LEAST = 46,
    TOUR_CARDS = 7,
};

/* Nothing is said while it is read, in neither language. */
void judge_sound(struct content *content, struct offences *offences)
{
    for (int i = 0; i < content->diags.count; i++) {
        const struct diag *diag = &content->diags.at[i];
        offence(offences, diag->file, "regel %d: %.*s", diag->line, STR_ARG(diag->text));
    }
}

static int times_in_book(const struct deck *deck, struct str card)
{
    int times = 0;
    for (int i = 0; i < deck->book_count; i++) {
        struct blocks body = deck->book[i].body;
        for (int k = 0; k < body.count; k++)
            times += body.at[k].kind == BLOCK_CARD && str_eq(body.at[k].target, card);
    }
    return times;
}

void judge_book(struct content *content, struct offences *offences)
{
    const struct deck *deck = &content->deck;
    if (deck->book_count < BOOK_PAGES_LEAST || deck->book_count > BOOK_PAGES_MOST)
        offence(offences, STR("book"), "%d bladzijden, het moeten er %d tot %d zijn", deck->book_count,
                BOOK_PAGES_LEAST, BOOK_PAGES_MOST);
    for (int i = 0; i < deck->card_count; i++) {
        const struct card *card = &deck->cards[i];
        int times = times_in_book(deck, card_id_str(&card->id));
        if (is_reading_card(card) && card->kind >= 0 && times != 1)
            offence(offences, card->file, "de kaart ‘%s’ staat %d keer in het boek", card->id.at, times);
    }
}

static bool has_session(const struct deck *deck, struct str id)
{
    for (int i = 0; i < deck->session_count; i++) {
        if (str_eq(deck->sessions[i].id, id))
            return true;
    }
    return false;
}

static void judge_uses(const struct deck *deck, const struct guide *guide, struct offences *offences)
{
    for (int i = 0; i < guide->use_count; i++) {
        const struct guide_use *use = &guide->uses[i];
        if (use->session_count == 0)
            offence(offences, guide->file, "‘%.*s’ leidt naar geen werkvorm", STR_ARG(use->text));
        for (int k = 0; k < use->session_count; k++) {
            if (!has_session(deck, use->sessions[k]))
                offence(offences, guide->file, "‘%.*s’ leidt naar ‘%.*s’, en die werkvorm is er niet",
                        STR_ARG(use->text), STR_ARG(use->sessions[k]));
        }
    }
}

void judge_guide(struct content *content, struct offences *offences)
{
    static const struct {
        const char *audience;
        int uses;
    } rows[] = {{"ambtsdrager", 7}, {"vereniging", 8}, {"rijk", 8}};
    const struct deck *deck = &content->deck;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        int uses = 0, guides = 0;
        for (int k = 0; k < deck->guide_count; k++) {
            const struct guide *guide = &deck->guides[k];
            bool is = guide->audience >= 0 &&
                      str_eq(deck->audiences[guide->audience].id, str_from(rows[i].audience));
            guides += is;
            uses += is ? guide->use_count : 0;
        }
        if (guides != 1 || uses != rows[i].uses)
            offence(offences, STR("guide"), "%d keer gebruik voor %s, het moet %d keer zijn", uses,
                    rows[i].audience, rows[i].uses);
    }
    if (deck->audience_count != (int)COUNT_OF(rows) || deck->guide_count != deck->audience_count)
        offence(offences, STR("deck.yaml"), "%d doelgroepen en %d gebruikswijzers, het moeten er drie zijn",
                deck->audience_count, deck->guide_count);
    for (int i = 0; i < deck->guide_count; i++)
        judge_uses(deck, &deck->guides[i], offences);
}

/* How often the map of values names a card: its bold words are a card's title. */
static int times_on_map(const struct card *map, struct str title)
{
    int times = 0;
    for (int i = 0; i < map->body.count; i++) {
        const struct block *block = &map->body.at[i];
        times += block->kind == BLOCK_ITEM && block->run_count > 0 && block->runs[0].style & RUN_BOLD &&
                 str_eq(str_trim(block->runs[0].text), title);
    }
    return times;
}

static void judge_map(const struct deck *deck, const struct card *map, struct offences *offences)
{
    int branches = 0, value = kind_find(deck, "waarde");
    for (int i = 0; i < map->body.count; i++)
        branches += map->body.at[i].kind == BLOCK_HEADING;
    if (branches != BRANCHES)
        offence(offences, map->file, "%d takken, het moeten er %d zijn", branches, BRANCHES);
    for (int i = 0; i < deck->card_count && map->kind == value; i++) {
        const struct card *card = &deck->cards[i];
        int times = times_on_map(map, card->title);
        if (is_reading_card(card) && card->kind == value && times != 1)
            offence(offences, map->file, "‘%.*s’ staat %d keer op de overzichtskaart", STR_ARG(card->title),
                    times);
    }
}

void judge_maps(struct content *content, struct offences *offences)
{
    const struct deck *deck = &content->deck;
    bool developments = false, values = false;
    for (int i = 0; i < deck->card_count; i++) {
        const struct card *card = &deck->cards[i];
        if (card->layout != CARD_MAP)
            continue;
        developments = developments || card->kind == kind_find(deck, "ontwikkeling");
        values = values || card->kind == kind_find(deck, "waarde");
        judge_map(deck, card, offences);
    }
    if (!developments || !values)
        offence(offences, STR("cards"), "er ontbreekt een overzichtskaart");
}

/* One front as it is projected. */
static void judge_front(struct content *content, const struct deck *deck, int at, int lit,
                        struct offences *offences)
{
    const struct card *card = &deck->cards[at];
    struct face face;
    struct face_fit fit;
    struct face_picture picture = {.size = card->picture_px};
    struct cardface_options options = {
        .language = deck->language, .credit = true, .place = at + 1, .of = deck->card_count, .lit = lit};
    int least = lit > 0 ? LIT_LEAST : TEXT_LEAST;
    if (!cardface_make(&content->arena, deck, at, FACE_FRONT, &options, &face))
        return; /* a page of a document */
    face_measure(&face, face.has_picture ? &picture : NULL, &fit);
    if (fit.title_cut || fit.overfull || fit.claim_cut_count > 0)
        offence(offences, card->file, "de voorkant is te vol");
    if (fit.text_least > 0 && fit.text_least < (float)least)
        offence(offences, card->file, "de kleinste tekst op de voorkant is %d, het moet %d zijn",
                (int)fit.text_least, least);
}

static void judge_fronts_of(struct content *content, const struct deck *deck, struct offences *offences)
{
    for (int i = 0; i < deck->card_count; i++) {
        const struct card *card = &deck->cards[i];
        int branches = 0;
        judge_front(content, deck, i, 0, offences);
        for (int k = 0; card->layout == CARD_MAP && k < card->body.count; k++) {
            if (card->body.at[k].kind == BLOCK_HEADING)
                judge_front(content, deck, i, ++branches, offences);
        }
    }
}

void judge_fronts(struct content *content, struct offences *offences)
{
    judge_fronts_of(content, &content->deck, offences);
    judge_fronts_of(content, &content->other, offences);
}

void judge_kinds(struct content *content, struct offences *offences)
{
    const struct deck *deck = &content->deck;
    for (int i = 0; i < deck->kind_count; i++) {
        const struct deck_kind *kind = &deck->kinds[i];
        if (!icon_exists(kind->icon))
            offence(offences, STR("deck.yaml"), "de soort %.*s heeft geen pictogram (‘%.*s’)",
                    STR_ARG(kind->id), STR_ARG(kind->icon));
        for (int k = 0; k < i; k++) {
            if (deck->kinds[k].rgb == kind->rgb)
                offence(offences, STR("deck.yaml"), "de soort %.*s heeft de kleur van een andere",
                        STR_ARG(kind->id));
        }
    }
    for (int i = 0; i < deck->office_count; i++) {
        if (!icon_exists(deck->offices[i].icon))
            offence(offences, STR("deck.yaml"), "het ambt %.*s heeft geen pictogram (‘%.*s’)",
                    STR_ARG(deck->offices[i].id), STR_ARG(deck->offices[i].icon));
    }
}

void judge_layouts(struct content *content, struct offences *offences)
{
    static const char *const names[] = {"text", "picture", "map", "quote", "section", "page"};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        int count = 0;
        for (int k = 0; k < content->deck.card_count; k++)
            count += content->deck.cards[k].layout == (enum card_layout)i;
        if (count == 0)
            offence(offences, STR("cards"), "geen kaart met layout %s", names[i]);
    }
}

static bool disclaims(struct content *content, struct blocks body)
{
    for (int i = 0; i < body.count; i++) {
        struct str text = block_text(&content->arena, &body.at[i]);
        if (str_find(text, STR("geen uitgave van")) >= 0 || str_find(text, STR("Geen uitgave van")) >= 0)
            return true;
    }
    return false;
}

/* Card and book say that this is nobody's publication but ours. */
void judge_origin(struct content *content, struct offences *offences)
{
    const struct deck *deck = &content->deck;
    const struct card *last = &deck->cards[deck->card_count - 1];
    bool book = false;
    for (int i = 0; i < deck->book_count; i++)
        book = book || disclaims(content, deck->book[i].body);
    if (!disclaims(content, last->body))
        offence(offences, last->file, "de laatste kaart zegt niet van wie dit geen uitgave is");
    if (!book)
        offence(offences, STR("book"), "het boek zegt niet van wie dit geen uitgave is");
}

static bool credits(struct content *content, const struct card *card)
{
    bool maker = false, licence = false;
    for (int i = 0; i < card->body.count; i++) {
        struct str text = block_text(&content->arena, &card->body.at[i]);
        maker = maker || str_find(text, content->deck.maker) >= 0;
        licence = licence ||
                  str_find(text, STR("CC\xC2\xA0"
                                     "BY\xC2\xA0"
                                     "4.0")) >= 0 ||
                  str_find(text, content->deck.licence_name) >= 0;
    }
    return maker && licence;
}

void judge_credit(struct content *content, struct offences *offences)
{
    const struct deck *deck = &content->deck;
    const struct card *first = &deck->cards[0], *last = &deck->cards[deck->card_count - 1];
    if (!credits(content, first) && !credits(content, last))
        offence(offences, last->file, "eerste noch laatste kaart noemt maker (%.*s) en licentie (%.*s)",
                STR_ARG(deck->maker), STR_ARG(deck->licence_name));
}

/* The deck that shows what the program can do: seven cards, all of them in two languages. */
void judge_tour(struct content *content, struct offences *offences)
{
    const struct deck *deck = &content->deck;
    if (deck->card_count != TOUR_CARDS)
        offence(offences, STR("cards"), "%d kaarten, het moeten er %d zijn", deck->card_count, TOUR_CARDS);
    for (int i = 0; i < deck->card_count; i++) {
        struct str extension, stem = str_cut_last(deck->cards[i].file, '.', &extension);
        struct str english = str_format(&content->arena, "%.*s.en.md", STR_ARG(stem));
        if (!source_has(content->source, english, NULL))
            offence(offences, deck->cards[i].file, "deze kaart is er niet in het Engels");
    }
}
