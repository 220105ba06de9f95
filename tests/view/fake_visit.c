#include "view/fake.h"

#include <string.h>

#include "visit/guide.h"

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
/* To a card, to a page, and out of the deck. */
static const struct run styled_words[] = {
    {.text = STR_INIT("Wie ")},
    {.text = STR_INIT("heel langzaam"), .style = RUN_BOLD},
    {.text = STR_INIT(" leest, en dan "), .style = RUN_ITALIC},
    {.text = STR_INIT("nog eens"), .style = RUN_BOLD | RUN_ITALIC},
    {.text = STR_INIT(", vindt op ")},
    {.text = STR_INIT("de eerste van alle kaarten die hierbij horen"), .link = STR_INIT("card:kaart-1")},
    {.text = STR_INIT(" en op ")},
    {.text = STR_INIT("een andere bladzijde"), .link = STR_INIT("20.md#verder")},
    {.text = STR_INIT(" meer dan op ")},
    {.text = STR_INIT("een website"), .link = STR_INIT("https://example.org/20.md")},
    {.text = STR_INIT(" of op ")},
    {.text = STR_INIT("een kaart die er niet is"), .link = STR_INIT("card:is-er-niet")},
    {.text = STR_INIT(".")},
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
    {.kind = BLOCK_PARAGRAPH, .runs = styled_words, .run_count = COUNT_OF(styled_words)},
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

static const struct str one_session[] = {STR_INIT("spiegel")},
                        two_sessions[] = {STR_INIT("agenda"), STR_INIT("spiegel")};
static const struct guide_use uses[] = {
    {STR_INIT("rol"), STR_INIT("Kijk terug op uw eigen rol"), one_session, 1},
    {STR_INIT("koers"), STR_INIT("Help leden bij het schrijven van een profielschets"), two_sessions, 2},
    {STR_INIT("los"), STR_INIT("Lees de kaarten alleen"), NULL, 0},
    {STR_INIT("lobby"), STR_INIT("Kies de onderwerpen"), one_session, 1},
    {STR_INIT("cultuur"), STR_INIT("Begin iets nieuws rond cultuur en samenwerking"), one_session, 1},
    {STR_INIT("profiel"), STR_INIT("Schets wat een ambt vraagt"), one_session, 1},
    {STR_INIT("zes"), STR_INIT("Voer een gesprek"), two_sessions, 2},
    {STR_INIT("zeven"), STR_INIT("Bepaal uw standpunt"), one_session, 1},
};
static const struct guide_use long_uses[] = {
    {STR_INIT("rol"),
     STR_INIT("arbeidsongeschiktheidsverzekeringsmaatschappijenvergadering en hun "
              "verantwoordelijkheidsverdelingsvraagstukken, met alles wat daar verder nog bij komt kijken"),
     two_sessions, 2},
};
static const struct session_step steps[] = {
    {.id = STR_INIT("a"), .title = {STR_INIT("Wat raakt u?"), STR_INIT("What touches you?")}, .minutes = 1},
    {.id = STR_INIT("b"),
     .title = {STR_INIT("Helpt het, hindert het, of is het onduidelijk voor wie het moet doen?"), {0}},
     .minutes = 110},
    {.id = STR_INIT("c"),
     .say = {STR_INIT("Wie bij de arbeidsongeschiktheidsverzekeringsmaatschappij begint"), {0}}},
};
static const struct session_template sessions[] = {
    {.id = STR_INIT("spiegel"),
     .name = {STR_INIT("Zelfspiegel"), STR_INIT("A mirror for yourself")},
     .purpose = {STR_INIT("In een kwartier terugkijken op uw eigen rol."), {0}},
     .what = {STR_INIT("U doet dit alleen. Van acht kaarten houdt u er twee over."), {0}},
     .group_min = 1,
     .group_max = 1,
     .kinds = 1,
     .selection = -1,
     .steps = steps,
     .step_count = COUNT_OF(steps)},
    {.id = STR_INIT("agenda"),
     .name = {STR_INIT("Agendacafé van de vereniging"), STR_INIT("Agenda café")},
     .group_min = 16,
     .group_max = 60,
     .selection = -1,
     .steps = steps + 2,
     .step_count = 1},
};
static const struct session_template long_sessions[] = {
    {.id = STR_INIT("spiegel"),
     .name = {STR_INIT("Zelfspiegel voor de arbeidsongeschiktheidsverzekeringsmaatschappij"), {0}},
     .purpose = {STR_INIT("arbeidsongeschiktheidsverzekeringsmaatschappijenvergadering"), {0}},
     .selection = -1,
     .steps = steps,
     .step_count = COUNT_OF(steps)},
    {.id = STR_INIT("agenda"),
     .name = {STR_INIT("Verantwoordelijkheidsverdelingsvraagstukkenagendacafé"), {0}},
     .selection = -1,
     .steps = steps + 2,
     .step_count = 1},
};
static const struct guide guides[] = {
    {STR_INIT("guide/a.md"), 0, {page_body + 1, 2}, uses, COUNT_OF(uses)},
    {STR_INIT("guide/v.md"), 1, {page_body + 1, 2}, uses, COUNT_OF(uses)},
};
static const struct guide long_guides[] = {
    {STR_INIT("guide/a.md"), 0, {page_body, COUNT_OF(page_body)}, long_uses, COUNT_OF(long_uses)},
    {STR_INIT("guide/v.md"), 1, {NULL, 0}, long_uses, COUNT_OF(long_uses)},
    {STR_INIT("guide/r.md"), 2, {page_body + 1, 1}, NULL, 0},
};
static const struct str parties[] = {STR_INIT("A&O fonds"), STR_INIT("VNG"), STR_INIT("NVvR")};

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
    deck->licence_url = STR("https://creativecommons.org/licenses/by-nc-nd/4.0/");
    deck->version = STR("2026.1");
    deck->commissioned_by = parties;
    deck->commissioned_count = COUNT_OF(parties);
    deck->source = STR("https://example.org/");
    deck->contact = words == FAKE_LONG ? STR("De arbeidsongeschiktheidsverzekeringsmaatschappij, Postbus 1")
                                       : STR("https://example.org/contact");
    deck->guides = words == FAKE_LONG ? long_guides : guides;
    deck->guide_count = words == FAKE_LONG ? (int)COUNT_OF(long_guides) : (int)COUNT_OF(guides);
    deck->sessions = words == FAKE_LONG ? long_sessions : sessions;
    deck->session_count = words == FAKE_LONG ? (int)COUNT_OF(long_sessions) : (int)COUNT_OF(sessions);
    for (int i = 2; i < deck->card_count && i < 4; i++) {
        cards[i].layout = i == 3 ? CARD_MAP : CARD_TEXT;
        cards[i].body = i == 3 ? (struct blocks){map_body, COUNT_OF(map_body)}
                               : (struct blocks){text_body, COUNT_OF(text_body)};
        cards[i].alt = STR("Een weegschaal die overhelt.");
        cards[i].questions = questions;
        cards[i].question_count = COUNT_OF(questions);
    }
}

static const struct start_item decks[] = {
    {START_ITEM_DECK, STR_INIT("Besturen in tijden"), STR_INIT("Kaarten over besturen"), {0}, 0, {0}},
    {START_ITEM_DECK, STR_INIT("Waaier"), STR_INIT("Wat het programma kan"), {0}, 0, {0}},
    {START_ITEM_DECK,
     STR_INIT("De arbeidsongeschiktheidsverzekeringsmaatschappijenvergadering en wat zij wil"),
     STR_INIT("Met verantwoordelijkheidsverdelingsvraagstukken"),
     {0},
     0,
     {0}},
    {START_ITEM_DECK, STR_INIT("jaarverslag.pdf"), {0}, {0}, 0, {0}},
    {START_ITEM_DECK, STR_INIT("Raadswerk"), STR_INIT("Voor de raad"), {0}, 0, {0}},
};

static const struct own_selected few[] = {
    {{"kaart-1"}, 5, false}, {{"kaart-3"}, 10, false}, {{"kaart-2"}, 0, true}};
static const struct own_selected one[] = {{{"kaart-2"}, 0, false}};
static const struct own_selection made[] = {
    {STR_INIT("u1"), STR_INIT("Mijn selectie 26 november"), 0, few, COUNT_OF(few), 0},
    {STR_INIT("u2"), STR_INIT("Heidag"), 0, one, COUNT_OF(one), 0},
    {STR_INIT("u3"), STR_INIT("Raad van donderdag"), 0, few, COUNT_OF(few), 0},
    {STR_INIT("u4"), STR_INIT("Wat ik nog wil vragen"), 0, one, COUNT_OF(one), 0},
    {STR_INIT("u5"), STR_INIT("Nog een"), 0, few, 1, 0},
    {STR_INIT("u6"), STR_INIT("En een"), 0, few, 1, 0},
};
static const struct own_selection long_made[] = {
    {STR_INIT("u1"),
     STR_INIT("De arbeidsongeschiktheidsverzekeringsmaatschappijenvergadering en wat zij wil van ons"), 0,
     few, COUNT_OF(few), 0},
    {STR_INIT("u2"), STR_INIT("x"), 0, one, COUNT_OF(one), 0},
};
static const struct own_selections made_of[] = {[FAKE_PLAIN] = {made, 0}, [FAKE_LONG] = {long_made, 0}};

void fake_own(struct visit_view *view, int count, enum fake_words words)
{
    static struct own_selections own;
    int most = words == FAKE_LONG ? (int)COUNT_OF(long_made) : (int)COUNT_OF(made);
    own = made_of[words];
    own.count = count < most ? count : most;
    view->own = &own;
}

/* u6 has no cards here; any other has those it has, and one that the deck no longer has. */
void fake_prepare(struct fake *fake, struct visit_view *view, struct str id, int minutes)
{
    static struct own_selection prepared[6];
    static struct own_selections own;
    static struct own_selected cards[6][8];
    own = (struct own_selections){prepared, view->own->count};
    for (int i = 0; i < own.count; i++) {
        int count = view->own->at[i].card_count;
        prepared[i] = view->own->at[i];
        prepared[i].minutes = minutes;
        prepared[i].cards = cards[i];
        memcpy(cards[i], view->own->at[i].cards, (size_t)count * sizeof cards[i][0]);
        cards[i][count] = (struct own_selected){{"een-kaart-die-er-niet-meer-is"}, 5, false};
        prepared[i].card_count = str_eq(prepared[i].id, STR("u6")) ? 0 : count + 1;
        if (str_eq(prepared[i].id, id))
            fake->visit.prepare = prepare_begin(&prepared[i]);
    }
    fake->visit.prepare.picks = false;
    view->own = &own;
    view->may_present = true;
}

void fake_visit_decks(struct visit_view *view, int count)
{
    assert_true(count <= (int)COUNT_OF(decks));
    view->may_leave = false;
    view->may_change = true;
    view->decks = decks;
    view->deck_count = count;
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
    fake->visit.use = card_id_from(STR("rol"));
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
    view->fan_near = (float)fake->visit.fan.held;
    fake->visit.compared_count = fan_compared(&fake->visit.fan, fake->visit.compared);
    fake->visit.turned = fake->visit.compared_count > 1 ? 2 : 0;
}

void fake_loose(struct fake *fake, const struct view_env *env, struct visit_view *view)
{
    view->lifts = fake->lifts;
    view->lift_count = fake->visit.compared_count;
    for (int i = 0; i < view->lift_count; i++) {
        struct view_lift *lift = &fake->lifts[view->lift_count - 1 - i]; /* the first lies on top */
        *lift = (struct view_lift){
            .at = i, .scale = 0.7f, .turn = i % 2 ? 0.12f : -0.08f, .rests = true, .painted = 0.7f};
        if (i == 0)
            lift->move = (struct pt_px){-9999, -9999};
        view_compare_keep(env, view, lift);
    }
}

/* As the app does: the words of the screen, and what belongs to them. False: it has none in rows. */
static bool read_words(struct fake *fake, const struct view_env *env, struct visit_view *view)
{
    const struct deck *deck = &fake->deck;
    enum visit_screen screen = fake->visit.screen;
    int page = visit_page(&fake->visit, deck), guide = visit_guide(&fake->visit, deck);
    int session = visit_session(&fake->visit, deck);
    int *cards;
    if (screen == VISIT_PAGE && page >= 0) {
        arena_rewind(&fake->page, 0);
        return view_reading_page(&fake->page, deck, &deck->book[page], &fake->reading);
    }
    if (screen != VISIT_GUIDE && screen != VISIT_USE && screen != VISIT_ABOUT)
        return false;
    arena_rewind(&fake->page, 0);
    if (screen == VISIT_GUIDE)
        return guide >= 0 && view_reading_guide(&fake->page, deck, &deck->guides[guide], &fake->reading);
    if (screen == VISIT_ABOUT) {
        memset(fake->codes, 0, sizeof fake->codes);
        view->codes = fake->codes;
        (void)qr_make(&fake->page, deck->source, &fake->codes[VISIT_CODE_SOURCE]);
        if (str_starts(deck->contact, STR("https")))
            (void)qr_make(&fake->page, deck->contact, &fake->codes[VISIT_CODE_CONTACT]);
        return view_reading_about(&fake->page, deck, env->language, STR("0.1.0"), &fake->reading);
    }
    cards = ARENA_NEW(&fake->page, int, deck->card_count);
    assert_true(session >= 0 && cards);
    view->session_card_count = session_cards(deck, &deck->sessions[session], cards);
    view->session_cards = cards;
    return view_reading_session(&fake->page, &deck->sessions[session], view->session_card_count,
                                env->language, &fake->reading);
}

void fake_visit_place(struct fake *fake, const struct view_env *env, struct visit_view *view)
{
    fake->visited.lit = visit_lit(&fake->visit, fake->show.card);
    fake->visited.room = (struct rect_px){0};
    fake->visited.seen = (struct size_px){0};
    view_visit_place(env, view, &fake->visited);
    if (!read_words(fake, env, view))
        return;
    assert_true(view_column(&fake->page, env, &fake->reading, &fake->column));
    view->reading = &fake->reading;
    view->column = &fake->column;
}
