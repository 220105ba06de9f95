#include "view/fake.h"

static const struct deck_office offices[] = {
    {STR_INIT("burgemeester"),
     {STR_INIT("Burgemeester"), STR_INIT("Mayor")},
     {{0}, {0}},
     STR_INIT("burgemeester")},
    {STR_INIT("gemeentesecretaris"),
     {STR_INIT("Gemeentesecretaris"), STR_INIT("Municipal secretary")},
     {{0}, {0}},
     STR_INIT("gemeentesecretaris")},
    {STR_INIT("griffier"),
     {STR_INIT("Griffier"), STR_INIT("Council clerk")},
     {{0}, {0}},
     STR_INIT("griffier")},
    {STR_INIT("raadslid"), {STR_INIT("Raadslid"), STR_INIT("Councillor")}, {{0}, {0}}, STR_INIT("raadslid")},
    {STR_INIT("commissaris"),
     {STR_INIT("Commissaris van de Koning"), STR_INIT("King’s Commissioner")},
     {{0}, {0}},
     STR_INIT("commissaris")},
    {STR_INIT("statenlid"), {STR_INIT("Statenlid"), STR_INIT("Provincial councillor")}, {{0}, {0}}, {0}},
    {STR_INIT("rekenkamerlid"),
     {STR_INIT("Rekenkamerlid"), STR_INIT("Audit office member")},
     {{0}, {0}},
     {0}},
    {STR_INIT("wethouder"), {STR_INIT("Wethouder"), STR_INIT("Alderman")}, {{0}, {0}}, STR_INIT("wethouder")},
    {STR_INIT("heemraad"), {STR_INIT("Heemraad"), STR_INIT("Water authority executive")}, {{0}, {0}}, {0}},
};
static const struct deck_office long_offices[] = {
    {STR_INIT("a"), {STR_INIT("arbeidsongeschiktheidsverzekeringsmaatschappij"), {0}}, {{0}, {0}}, {0}},
    {STR_INIT("b"),
     {STR_INIT("Gemeentesecretarissen en hun verantwoordelijkheidsverdelingsvraagstukken"), {0}},
     {{0}, {0}},
     STR_INIT("griffier")},
    {STR_INIT("c"), {STR_INIT("Raad"), {0}}, {{0}, {0}}, STR_INIT("raadslid")},
};
static const struct deck_audience audiences[] = {
    {STR_INIT("ambt"), {STR_INIT("Ik vervul een ambt"), STR_INIT("I hold an office")}},
    {STR_INIT("vereniging"), {STR_INIT("Wij zijn een vereniging"), STR_INIT("We are an association")}},
    {STR_INIT("rijk"), {STR_INIT("Wij maken rijksbeleid"), STR_INIT("We make national policy")}},
};
static const struct run words_of[] = {
    {.text = STR_INIT("Vergaderzaal")},
    {.text = STR_INIT("Gemeentesecretarissenoverleg")},
    {.text = STR_INIT("Scherm")},
    {.text = STR_INIT("Wegen wat het algemeen belang vraagt, ook als de eigen achterban iets anders wil.")},
};
static const struct block map_body[] = {
    {.kind = BLOCK_HEADING, .runs = &words_of[0], .run_count = 1},
    {.kind = BLOCK_ITEM, .runs = &words_of[3], .run_count = 1},
    {.kind = BLOCK_HEADING, .runs = &words_of[1], .run_count = 1},
    {.kind = BLOCK_ITEM, .runs = &words_of[3], .run_count = 1},
    {.kind = BLOCK_HEADING, .runs = &words_of[2], .run_count = 1},
};
static const struct block text_body[] = {
    {.kind = BLOCK_PARAGRAPH, .runs = &words_of[3], .run_count = 1},
    {.kind = BLOCK_ITEM, .runs = &words_of[3], .run_count = 1},
    {.kind = BLOCK_ITEM, .number = 2, .runs = &words_of[0], .run_count = 1},
    {.kind = BLOCK_QUOTE, .runs = &words_of[3], .run_count = 1},
};
static const struct question questions[] = {
    {.id = STR_INIT("1"),
     .text = STR_INIT("Wanneer week u voor het laatst af van wat uw achterban verwachtte?")},
    {.id = STR_INIT("2"), .text = STR_INIT("Wie mag u aanspreken als rol en belang door elkaar lopen?")},
    {.id = STR_INIT("3"),
     .text = STR_INIT(
         "Welk besluit over de arbeidsongeschiktheidsverzekeringsmaatschappij legt u morgen anders uit?")},
    {.id = STR_INIT("4"), .text = STR_INIT("Alleen voor een ander."), .offices = 1u << 7},
};

static const struct run page_words[] = {
    {.text = STR_INIT("Inleiding")},
    {.text = STR_INIT(
         "Wie een gemeente, provincie of waterschap bestuurt, krijgt geen handleiding. Wel een eed of "
         "belofte, een volle agenda en een zaal vol mensen die iets van je willen. Het vak leer je door "
         "het te doen, en door er met anderen over te praten.")},
    {.text = STR_INIT("De arbeidsongeschiktheidsverzekeringsmaatschappijenvergadering en wat zij wil")},
    {.text = STR_INIT("Daar zijn deze kaarten voor.")},
};
static const struct block page_body[] = {
    {.kind = BLOCK_HEADING, .level = 1, .runs = &page_words[0], .run_count = 1},
    {.kind = BLOCK_PARAGRAPH, .runs = &page_words[1], .run_count = 1},
    {.kind = BLOCK_CARD, .target = STR_INIT("kaart-1")},
    {.kind = BLOCK_HEADING, .level = 2, .runs = &page_words[2], .run_count = 1},
    {.kind = BLOCK_ITEM, .number = 1, .runs = &page_words[1], .run_count = 1},
    {.kind = BLOCK_ITEM, .number = 2, .runs = &page_words[3], .run_count = 1},
    {.kind = BLOCK_ITEM, .level = 1, .runs = &page_words[3], .run_count = 1},
    {.kind = BLOCK_PARAGRAPH, .level = 1, .runs = &page_words[3], .run_count = 1},
    {.kind = BLOCK_QUOTE, .runs = &page_words[1], .run_count = 1},
    {.kind = BLOCK_CARD, .target = STR_INIT("kaart-2")},
    {.kind = BLOCK_CARD, .target = STR_INIT("is-er-niet")},
    {.kind = BLOCK_CARD, .target = STR_INIT("kaart-3")},
    {.kind = BLOCK_CARD, .target = STR_INIT("kaart-1")},
    {.kind = BLOCK_RULE},
    {.kind = BLOCK_PICTURE, .target = STR_INIT("pictures/x.svg"), .runs = &page_words[3], .run_count = 1},
    {.kind = BLOCK_PARAGRAPH, .runs = &page_words[1], .run_count = 1},
};
static const struct book_page book[] = {
    {STR_INIT("book/10.md"), STR_INIT("Inleiding"), 10, {page_body, COUNT_OF(page_body)}},
    {STR_INIT("book/20.md"), STR_INIT("Hoe lees je dit boek"), 20, {page_body, COUNT_OF(page_body)}},
    {STR_INIT("book/30.md"), STR_INIT("Zonder kop"), 30, {page_body + 1, 1}},
};
static const struct book_page long_book[] = {
    {STR_INIT("book/10.md"),
     STR_INIT(
         "arbeidsongeschiktheidsverzekeringsmaatschappij en hun verantwoordelijkheidsverdelingsvraagstukken"),
     10,
     {page_body, COUNT_OF(page_body)}},
    {STR_INIT("book/20.md"), STR_INIT("Leeg"), 20, {NULL, 0}},
};

/* The card at place 2 has three questions, the one at 3 is a map. */
static void furnish(struct fake *fake, enum fake_words words)
{
    struct deck *deck = &fake->deck;
    struct card *cards = (struct card *)fake->deck.cards; /* our own, made in fake_init */
    deck->offices = words == FAKE_LONG ? long_offices : offices;
    deck->office_count = words == FAKE_LONG ? (int)COUNT_OF(long_offices) : (int)COUNT_OF(offices);
    deck->book = words == FAKE_LONG ? long_book : book;
    deck->book_count = words == FAKE_LONG ? (int)COUNT_OF(long_book) : (int)COUNT_OF(book);
    deck->audiences = audiences;
    deck->audience_count = COUNT_OF(audiences);
    deck->maker = STR("Waaier-team");
    deck->licence_name = STR("CC BY-NC-ND 4.0");
    for (int i = 2; i < deck->card_count && i < 4; i++) {
        cards[i].layout = i == 3 ? CARD_MAP : CARD_TEXT;
        cards[i].body = i == 3 ? (struct blocks){map_body, COUNT_OF(map_body)}
                               : (struct blocks){text_body, COUNT_OF(text_body)};
        cards[i].alt = STR("Een weegschaal die overhelt.");
        cards[i].questions = questions;
        cards[i].question_count = COUNT_OF(questions);
    }
}

struct visit_view fake_visit(struct fake *fake, enum visit_screen screen, enum fake_words words)
{
    furnish(fake, words);
    fake->visited = fake_show(fake, SHOW_CARD);
    fake->visited.visit = true;
    fake->show.index = fake->cards.count > 2 ? 2 : 0;
    fake->show.card = fake->deck.cards[fake->show.index].id;
    fake->visit = visit_begin(1, 0);
    fake->visit.screen = screen;
    fake->visit.page = visit_page_id(&fake->deck.book[0]);
    for (int i = 0; i < (int)COUNT_OF(fake->kind_counts); i++)
        fake->kind_counts[i] = 7 + i;
    for (int i = 0; i < (int)COUNT_OF(fake->office_counts); i++)
        fake->office_counts[i] = 15 + i;
    assert_true(view_reading(&fake->world, &fake->cards, fake->show.index, STR("nl"), &fake->reading));
    return (struct visit_view){.state = &fake->visit,
                               .show = &fake->visited,
                               .wall_count = fake->cards.count,
                               .kind_counts = fake->kind_counts,
                               .office_counts = fake->office_counts,
                               .reading = &fake->reading,
                               .turn = 1,
                               .may_leave = true};
}

void fake_keep(struct fake *fake, struct visit_view *view, int count)
{
    view->kept = fake->kept;
    for (int card = 1; card < fake->deck.card_count && view->kept_count < count; card += 3) {
        assert_true(fan_keep(&fake->visit.fan, fake->deck.cards[card].id));
        fake->kept[view->kept_count++] = card;
    }
}

void fake_visit_place(struct fake *fake, const struct view_env *env, struct visit_view *view)
{
    fake->visited.lit = visit_lit(&fake->visit, fake->show.card);
    fake->visited.room = (struct rect_px){0};
    fake->visited.seen = (struct size_px){0};
    view_visit_place(env, view, &fake->visited);
    int page = visit_page(&fake->visit, &fake->deck);
    if (fake->visit.screen != VISIT_PAGE || page < 0)
        return;
    arena_rewind(&fake->page, 0);
    assert_true(view_reading_page(&fake->page, &fake->deck, &fake->deck.book[page], &fake->reading));
    assert_true(view_column(&fake->page, env, &fake->reading, &fake->column));
    view->reading = &fake->reading;
    view->column = &fake->column;
}
