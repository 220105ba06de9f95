#include "view/fake.h"

#include <string.h>

#include "base/utf8.h"

static const char *const plain_titles[] = {
    "Onafhankelijkheid", "Vraag tegenspraak", "Moed",       "Wantrouwen groeit",
    "Leg je weging uit", "Taken schuiven",    "Verbinding", "Regio's verdichten",
};
static const char *const long_titles[] = {
    "arbeidsongeschiktheidsverzekeringsmaatschappij",
    "Gemeentesecretarissen en hun verantwoordelijkheidsverdelingsvraagstukken in het decentraal bestuur",
    "Hottentottententententoonstellingsterreinbeheerdersoverleg",
};

static struct str title_of(enum fake_words words, int index)
{
    if (words == FAKE_LONG)
        return str_from(long_titles[index % (int)COUNT_OF(long_titles)]);
    return str_from(plain_titles[index % (int)COUNT_OF(plain_titles)]);
}

static const struct deck_kind kinds[] = {
    {STR_INIT("waarde"),
     {STR_INIT("Waarde"), STR_INIT("Value")},
     {STR_INIT("Waarden"), STR_INIT("Values")},
     0x3D3A9A,
     STR_INIT("diamond")},
    {STR_INIT("handeling"),
     {STR_INIT("Handeling"), STR_INIT("Act")},
     {STR_INIT("Handelingen"), STR_INIT("Acts")},
     0xA8481A,
     STR_INIT("hand")},
};
static const struct question questions[] = {
    {.id = STR_INIT("1"),
     .text = STR_INIT("Wanneer week u voor het laatst af van wat uw achterban verwachtte?")},
};
static const struct run heads[] = {
    {.text = STR_INIT("Verbinden")},
    {.text = STR_INIT("Begrenzen, ook als de verhoudingen dat moeilijk maken")},
    {.text = STR_INIT("Aanspreekbaar zijn")}};
static const struct block map_body[] = {{.kind = BLOCK_HEADING, .runs = &heads[0], .run_count = 1},
                                        {.kind = BLOCK_HEADING, .runs = &heads[1], .run_count = 1},
                                        {.kind = BLOCK_HEADING, .runs = &heads[2], .run_count = 1}};
static const char notes[] =
    "Twee minuten stil, dan in **tweetallen**.\n\n- Vraag naar een geval uit de eigen raad\n- "
    "Wie niet wil, hoeft niet\n\n> Niet te lang blijven hangen\n";
static const struct section sections[] = {
    {STR_INIT("Opening"), 0, 0},
    {STR_INIT("Waarden onder druk"), 3, 0},
    {STR_INIT("Een deel daarvan"), 4, 1},
    {STR_INIT("Slot"), 12, 0},
};

static void cards_make(struct fake *fake, int count, enum fake_words words)
{
    struct card *cards = ARENA_NEW(&fake->world, struct card, count);
    int *order = ARENA_NEW(&fake->world, int, count);
    assert_non_null(cards);
    assert_non_null(order);
    for (int i = 0; i < count; i++) {
        struct card *card = &cards[i];
        order[i] = i;
        card->id = card_id_from(str_format(&fake->world, "kaart-%d", i + 1));
        card->title = i == 5 ? (struct str){0} : title_of(words, i);
        card->kind = i % 3 - 1;
        card->content = (uint64_t)i + 1;
        card->question_count = i % 2 == 0 ? 1 : 0;
        card->questions = i % 2 == 0 ? questions : NULL;
        card->notes = i % 4 == 0 ? str_from(notes) : (struct str){0};
        if (i % 7 == 5) {
            card->layout = CARD_PAGE;
            card->page.number = i + 1;
        }
        if (i == 20) {
            card->layout = CARD_MAP;
            card->body = (struct blocks){map_body, (int)COUNT_OF(map_body)};
        }
        if (i == 9)
            card->broken =
                STR("kaarten/10.md, regel 3: het veld ‘kind’ noemt geen soort van deze kaartenset.");
    }
    fake->deck.cards = cards;
    fake->deck.card_count = count;
    fake->cards = (struct show_cards){.deck = &fake->deck, .order = order, .count = count};
}

static void hits_make(struct fake *fake)
{
    static const struct search_hit texts[] = {
        {.before = STR_INIT("Wegen wat het algemeen belang vraagt, ook als de eigen "),
         .match = STR_INIT("achterban"),
         .after = STR_INIT(" iets anders wil, en dan nog een hele zin die niet meer op de regel past.")},
        {.match = STR_INIT("Moed"), .after = STR_INIT(" is geen overmoed")},
        {.before = STR_INIT("de "), .match = STR_INIT("arbeidsongeschiktheidsverzekeringsmaatschappij")},
    };
    static const enum own_origin origins[] = {OWN_ORIGINAL, OWN_ADDED, OWN_ADAPTED, OWN_ORIGINAL};
    for (int i = 0; i < FAKE_HITS; i++) {
        fake->hits[i] = texts[i % (int)COUNT_OF(texts)];
        fake->hits[i].card = i % fake->deck.card_count;
        fake->hits[i].origin = origins[i % (int)COUNT_OF(origins)];
    }
}

void fake_init(struct fake *fake, int card_count, enum fake_words words)
{
    memset(fake, 0, sizeof *fake);
    assert_true(arena_init(&fake->world, 256 << 20));
    assert_true(arena_init(&fake->frame, 64 << 20));
    assert_true(arena_init(&fake->page, 64 << 20));
    struct str title =
        words == FAKE_LONG ? str_from(long_titles[1]) : STR("Vakmanschap in het decentraal bestuur");
    fake->deck = (struct deck){.title = {title, {0}},
                               .language = STR("nl"),
                               .kinds = kinds,
                               .kind_count = COUNT_OF(kinds),
                               .sections = sections,
                               .section_count = card_count > 20 && card_count < 100 ? COUNT_OF(sections) : 0};
    cards_make(fake, card_count, words);
    hits_make(fake);
    keymap_init(&fake->keymap);
    fake->rules.may_leave = true;
}

void fake_finish(struct fake *fake)
{
    arena_finish(&fake->world);
    arena_finish(&fake->frame);
    arena_finish(&fake->page);
}

static float half_em(void *ctx, const struct label_style *style, struct str text)
{
    (void)ctx;
    return (float)utf8_count(text) * style->size_px / 2;
}

struct view_env fake_env(float w, float h, float text, enum palette_id palette)
{
    return (struct view_env){.size = {w, h},
                             .text = text,
                             .palette = palette,
                             .language = STR("nl"),
                             .metrics = {.width_px = half_em}};
}

static struct size_px shape_of(void *ctx, int card)
{
    const struct fake *fake = ctx;
    bool upright = fake->deck.cards[card].layout == CARD_PAGE;
    return upright ? (struct size_px){595, 842} : (struct size_px){1920, 1080};
}

struct show_view fake_show(struct fake *fake, enum show_mode mode)
{
    fake->show = show_begin(&fake->cards, fake->cards.count > 16 ? 16 : 0, 0);
    fake->show.mode = mode;
    fake->show.cursor = fake->show.card;
    return (struct show_view){.cards = &fake->cards,
                              .state = &fake->show,
                              .rules = &fake->rules,
                              .keymap = &fake->keymap,
                              .card_shape = shape_of,
                              .card_shape_ctx = fake};
}

static void item_add(struct fake *fake, struct start_item item)
{
    assert_true(fake->item_count < FAKE_ITEMS_MAX);
    fake->items[fake->item_count++] = item;
}

static struct start_view start_view(struct fake *fake)
{
    fake->start.mark_max = fake->item_count;
    return (struct start_view){
        .state = &fake->start, .items = fake->items, .item_count = fake->item_count, .keymap = &fake->keymap};
}

struct start_view fake_home(struct fake *fake, int recent_count, enum fake_words words)
{
    fake->start = (struct start_state){.mode = START_HOME};
    fake->item_count = 0;
    for (int i = 0; i < recent_count; i++)
        item_add(fake, (struct start_item){.kind = START_ITEM_RECENT,
                                           .title = title_of(words, i),
                                           .detail = STR("/home/griffie/Documenten/raadsvergaderingen/2026"),
                                           .picture = {.content = i % 3 == 2 ? 0 : (uint64_t)i + 1},
                                           .tag = i});
    item_add(fake, (struct start_item){.kind = START_ITEM_DEMO,
                                       .title = STR("Voorbeeldset"),
                                       .detail = STR("Kaarten over besturen"),
                                       .picture = {.content = 99},
                                       .tag = 99});
    item_add(fake, (struct start_item){.kind = START_ITEM_DEMO,
                                       .title = STR("Welkom bij Waaier"),
                                       .detail = STR("Wat Waaier kan"),
                                       .picture = {.content = 98},
                                       .tag = 98});
    item_add(fake, (struct start_item){.kind = START_ITEM_OPEN, .title = STR("Open een bestand")});
    return start_view(fake);
}

struct start_view fake_chooser(struct fake *fake, int entry_count, enum fake_words words)
{
    static const enum start_item_kind order[] = {START_ITEM_FOLDER, START_ITEM_DRIVE, START_ITEM_DECK,
                                                 START_ITEM_DOCUMENT, START_ITEM_PICTURE};
    fake->start = (struct start_state){.mode = START_CHOOSER};
    fake->item_count = 0;
    item_add(fake, (struct start_item){.kind = START_ITEM_UP});
    for (int i = 0; i < entry_count; i++)
        item_add(fake, (struct start_item){.kind = order[i % (int)COUNT_OF(order)],
                                           .title = title_of(words, i),
                                           .detail = i % 5 > 1 ? STR("12 MB") : (struct str){0}});
    struct start_view view = start_view(fake);
    view.folder_title = words == FAKE_LONG ? str_from(long_titles[0]) : STR("Documenten");
    return view;
}

struct nodes fake_nodes(struct fake *fake)
{
    arena_rewind(&fake->frame, 0);
    return (struct nodes){.arena = &fake->frame};
}
