/* Each row is a script of what happens and the line it must leave: the screen, whose cards, of which kind, which card, the lit
 * branch, and after the bar what the last event asked for. */
#include "visit/visit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/rng.h"
#include "visit/guide.h"

enum { CARDS = 26, LINE_BYTES = 400 };

static const struct deck_kind kinds[] = {{.id = STR_INIT("waarde")}, {.id = STR_INIT("handelen")}};
static const struct deck_office offices[] = {
    {.id = STR_INIT("raadslid")}, {.id = STR_INIT("griffier")}, {.id = STR_INIT("heemraad")}};
static const struct deck_audience audiences[] = {{.id = STR_INIT("ambt")}, {.id = STR_INIT("vereniging")}};
static const int council[] = {0, 2, 4, 6, 1}, clerk[] = {3};
static const struct selection selections[] = {
    {.id = STR_INIT("eigen"), .office = 0, .kind = SELECTION_OWN, .cards = clerk, .card_count = 1},
    {.id = STR_INIT("raad"), .office = 0, .kind = SELECTION_PUBLISHED, .cards = council, .card_count = 5},
    {.id = STR_INIT("griffie"), .office = 1, .kind = SELECTION_PUBLISHED, .cards = clerk, .card_count = 1},
    {.id = STR_INIT("leeg"), .office = -1, .kind = SELECTION_OWN},
};
static const struct book_page book[] = {{.file = STR_INIT("book/10-begin.md")},
                                        {.file = STR_INIT("book/20-midden.md")},
                                        {.file = STR_INIT("30.md")}};
static const struct session_template sessions[] = {
    {.id = STR_INIT("agenda")}, {.id = STR_INIT("rondje")}, {.id = STR_INIT("spiegel")}};
static const struct str of_course[] = {STR_INIT("rondje"), STR_INIT("agenda")},
                        of_role[] = {STR_INIT("spiegel")};
static const struct guide_use uses_of_all[] = {{STR_INIT("koers"), STR_INIT("Koers"), of_course, 2},
                                               {STR_INIT("rol"), STR_INIT("Rol"), of_role, 1},
                                               {STR_INIT("niets"), STR_INIT("Niets"), NULL, 0}};
static const struct guide_use uses_of_one[] = {{STR_INIT("rol"), STR_INIT("Rol"), of_role, 1}};
static const struct guide guides[] = {
    {.audience = -1, .uses = uses_of_one, .use_count = 1},
    {.audience = 1, .uses = uses_of_all, .use_count = COUNT_OF(uses_of_all)},
    {.audience = 0, .uses = uses_of_one, .use_count = 1},
};
static const struct run branch_name = {.text = STR_INIT("Tak")};
static const struct block branches[] = {
    {.kind = BLOCK_HEADING, .runs = &branch_name, .run_count = 1},
    {.kind = BLOCK_ITEM, .runs = &branch_name, .run_count = 1},
    {.kind = BLOCK_HEADING, .runs = &branch_name, .run_count = 1},
};

struct world {
    struct card cards[CARDS];
    int all[CARDS];
    struct deck deck;
    struct visit_cards shown;
};

/* Card 0 is a section, card 1 a map of two branches. */
static void world_make(struct world *w)
{
    memset(w, 0, sizeof *w);
    for (int i = 0; i < CARDS; i++) {
        char id[32];
        (void)snprintf(id, sizeof id, "k%d", i);
        w->cards[i] = (struct card){.id = card_id_from(str_from(id)), .kind = i % 2};
        w->all[i] = i;
    }
    w->cards[0].layout = CARD_SECTION;
    w->cards[1].layout = CARD_MAP;
    w->cards[1].body = (struct blocks){branches, COUNT_OF(branches)};
    w->deck = (struct deck){.kinds = kinds,
                            .kind_count = COUNT_OF(kinds),
                            .offices = offices,
                            .office_count = COUNT_OF(offices),
                            .audiences = audiences,
                            .audience_count = COUNT_OF(audiences),
                            .selections = selections,
                            .selection_count = COUNT_OF(selections),
                            .cards = w->cards,
                            .card_count = CARDS,
                            .book = book,
                            .book_count = COUNT_OF(book),
                            .guides = guides,
                            .guide_count = COUNT_OF(guides),
                            .sessions = sessions,
                            .session_count = COUNT_OF(sessions)};
    w->shown = (struct visit_cards){&w->deck, w->all, CARDS, NULL};
}

/* What the app does when other cards are asked for. */
static void world_show(struct world *w, const struct visit_state *state)
{
    int at = visit_selection(state, &w->deck);
    w->shown.order = at < 0 ? w->all : w->deck.selections[at].cards;
    w->shown.count = at < 0 ? CARDS : w->deck.selections[at].card_count;
}

static struct visit_next take(struct world *w, struct visit_state state, const struct visit_event *event)
{
    static const struct visit_rules rules = {.may_leave = true};
    struct visit_next next = visit_step(&rules, &w->shown, state, event);
    for (int i = 0; i < next.fx_count; i++)
        if (next.fx[i] == VISIT_FX_CARDS)
            world_show(w, &next.state);
    return next;
}

static const char *const screen_names[VISIT_SCREEN_COUNT] = {
    "home", "offices", "wall",    "card",  "text", "slides", "empty", "book",
    "page", "fan",     "compare", "guide", "use",  "about",  "decks", "selections"};
static const char *const fx_names[] = {"cards", "card", "leave", "full", "enough", "remove"};

static const struct {
    const char *word;
    enum visit_event_kind kind;
} words[] = {
    {"home", VISIT_EV_HOME},         {"back", VISIT_EV_BACK},     {"go", VISIT_EV_GO},
    {"door", VISIT_EV_DOOR},         {"office", VISIT_EV_OFFICE}, {"selection", VISIT_EV_SELECTION},
    {"kind", VISIT_EV_KIND},         {"card", VISIT_EV_CARD},     {"moved", VISIT_EV_MOVED},
    {"surprise", VISIT_EV_SURPRISE}, {"branch", VISIT_EV_BRANCH}, {"page", VISIT_EV_PAGE},
    {"leaf", VISIT_EV_LEAF},         {"deck", VISIT_EV_DECK},     {"keep", VISIT_EV_KEEP},
    {"drop", VISIT_EV_DROP},         {"hold", VISIT_EV_HOLD},     {"riffle", VISIT_EV_RIFFLE},
    {"shift", VISIT_EV_SHIFT},       {"mark", VISIT_EV_MARK},     {"clear", VISIT_EV_CLEAR},
    {"compare", VISIT_EV_COMPARE},   {"turn", VISIT_EV_TURN},     {"use", VISIT_EV_USE},
    {"session", VISIT_EV_SESSION},
};

/* "back", "go:wall", "office:raadslid", "branch:k1,2". */
static struct visit_event event_from(struct str word)
{
    struct visit_event event = {0};
    struct str arg, verb = str_cut(word, ':', &arg);
    bool known = false;
    for (size_t i = 0; i < COUNT_OF(words); i++) {
        if (str_eq(verb, str_from(words[i].word))) {
            event.kind = words[i].kind;
            known = true;
        }
    }
    assert_true(known);
    if (event.kind == VISIT_EV_GO) {
        for (int i = 0; i < VISIT_SCREEN_COUNT; i++)
            if (str_eq(arg, str_from(screen_names[i])))
                event.as.screen = (enum visit_screen)i;
    } else if (event.kind == VISIT_EV_LEAF || event.kind == VISIT_EV_RIFFLE || event.kind == VISIT_EV_SHIFT ||
               event.kind == VISIT_EV_TURN) {
        assert_true(str_to_int(arg, &event.as.leaf));
    } else if (event.kind == VISIT_EV_BRANCH) {
        struct str number;
        event.as.branch.card = card_id_from(str_cut(arg, ',', &number));
        assert_true(str_to_int(number, &event.as.branch.number));
    } else {
        event.as.id = card_id_from(arg);
    }
    return event;
}

static void line_of(const struct visit_next *next, char *out)
{
    const struct visit_state *s = &next->state;
    int len = snprintf(out, LINE_BYTES, "%s %s %s %s %d |", screen_names[s->screen],
                       s->office.at[0] ? s->office.at : "-", s->kind.at[0] ? s->kind.at : "-",
                       s->card.at[0] ? s->card.at : "-", visit_lit(s, s->card));
    for (int i = 0; i < next->fx_count; i++)
        len += snprintf(out + len, LINE_BYTES - (size_t)len, " %s", fx_names[next->fx[i]]);
}

static const struct {
    const char *name, *script, *line;
} rows[] = {
    {"an office leads to its wall", "office:raadslid", "wall raadslid - - 0 | cards"},
    {"all cards are nobody's", "office:", "wall - - - 0 |"},
    {"an office that is not there leads nowhere", "office:keizer", "home - - - 0 |"},
    {"the same office again is no other cards", "office:raadslid home office:raadslid",
     "wall raadslid - - 0 |"},
    {"another office is", "office:raadslid home office:griffier", "wall griffier - - 0 | cards"},
    {"from home to a card in two", "office:raadslid card:k2", "card raadslid - k2 0 | card"},
    {"a card that is not there", "office:raadslid card:x9", "wall raadslid - - 0 |"},
    {"a card of someone else brings all", "office:griffier card:k5", "card - - k5 0 | cards card"},
    {"back to the wall", "office:raadslid card:k2 back", "wall raadslid - k2 0 |"},
    {"and back home", "office:raadslid card:k2 back back", "home raadslid - k2 0 |"},
    {"home has nothing behind it but by name", "back back", "home - - - 0 |"},
    {"by name it leaves", "home", "home - - - 0 | leave"},
    {"only from home", "office: home", "home - - - 0 |"},
    {"home forgets the way", "go:offices office:griffier home back", "home griffier - - 0 |"},
    {"all offices lie between", "go:offices office:griffier back", "offices griffier - - 0 |"},
    {"from the wall to the wall is nothing", "office: go:wall back", "home - - - 0 |"},
    {"a screen on the way back is gone back to", "office: card:k3 go:wall back", "home - - k3 0 |"},
    {"only of a kind", "office: kind:waarde", "wall - waarde - 0 |"},
    {"all kinds again", "office: kind:waarde kind:", "wall - - - 0 |"},
    {"a kind that is not there", "office: kind:waarde kind:onzin", "wall - waarde - 0 |"},
    {"another office has all kinds", "office: kind:waarde home office:raadslid",
     "wall raadslid - - 0 | cards"},
    {"the same office from home too", "office: kind:waarde home office:", "wall - - - 0 |"},
    {"the kind stays while one looks at a card", "office: kind:waarde card:k2 back", "wall - waarde k2 0 |"},
    {"words of a card", "office: card:k2 go:text", "text - - k2 0 |"},
    {"and back to it", "office: card:k2 go:text back", "card - - k2 0 |"},
    {"the show goes on while one reads", "office: card:k2 go:text moved:k3 back", "card - - k3 0 |"},
    {"there are no words of a wall", "office: go:text", "wall - - - 0 |"},
    {"nobody asks for an empty pile", "go:empty", "home - - - 0 |"},
    {"slides begin at the first card", "go:slides", "slides - - k0 0 | card"},
    {"from home they are of all cards", "office:griffier home go:slides", "slides - - k0 0 | cards card"},
    {"from a wall of those", "office:griffier go:slides", "slides griffier - k3 0 | card"},
    {"slides in slides are nothing new", "go:slides moved:k4 go:slides", "slides - - k4 0 |"},
    {"slides end where they began", "office: go:slides back", "wall - - k0 0 |"},
    {"a selection by name", "selection:eigen", "wall raadslid - - 0 | cards"},
    {"an empty selection is none", "selection:leeg", "home - - - 0 |"},
    {"a branch", "office: card:k1 branch:k1,2", "card - - k1 2 |"},
    {"one too many", "office: card:k1 branch:k1,2 branch:k1,3", "card - - k1 2 |"},
    {"one too few", "office: card:k1 branch:k1,1 branch:k1,-1", "card - - k1 1 |"},
    {"all of them again", "office: card:k1 branch:k1,1 branch:k1,0", "card - - k1 0 |"},
    {"no other card has branches", "office: card:k2 branch:k2,1", "card - - k2 0 |"},
    {"another card puts it out", "office: card:k1 branch:k1,1 moved:k2 moved:k1", "card - - k1 0 |"},
    {"the only card of a pile", "office:griffier surprise", "card griffier - k3 0 | card"},
    {"then it is empty", "office:griffier surprise surprise", "empty griffier - k3 0 |"},
    {"one begins again", "office:griffier surprise surprise surprise", "card griffier - k3 0 | card"},
    {"from an empty pile back to the card", "office:griffier surprise surprise back",
     "card griffier - k3 0 |"},
    {"a changed deck is shuffled", "office:griffier surprise deck surprise", "card griffier - k3 0 | card"},
    {"a door changes no screen", "door:vereniging", "home - - - 0 |"},
    {"the book", "go:book", "book - - - 0 |"},
    {"a page of it has all cards behind it", "office:griffier home go:book page:20-midden.md",
     "page - - - 0 | cards"},
    {"a page that is not there", "go:book page:40.md", "book - - - 0 |"},
    {"no page in particular", "go:page", "home - - - 0 |"},
    {"a card of a page, and back at it", "go:book page:20-midden.md card:k3 back", "page - - k3 0 |"},
    {"the words of that card too", "go:book page:30.md card:k3 go:text back back", "page - - k3 0 |"},
    {"straight to it as well", "page:30.md card:k3 go:text go:page back", "home - - k3 0 |"},
    {"from the page to its contents", "go:book page:30.md back", "book - - - 0 |"},
    {"from a page straight home", "page:30.md back", "home - - - 0 |"},
    {"contents are gone back to", "go:book page:30.md go:book back", "home - - - 0 |"},
    {"no leaves outside a page", "go:book leaf:1", "book - - - 0 |"},
    {"the guide has all cards behind it", "office:griffier home go:guide", "guide - - - 0 | cards"},
    {"a use, a card that it is for, and back", "go:guide use:rol card:k3 back", "use - - k3 0 |"},
    {"back to the guide", "go:guide use:rol back", "guide - - - 0 |"},
    {"a use from home has home behind it", "use:rol back", "home - - - 0 |"},
    {"a use of somebody else leads nowhere", "go:guide use:koers", "guide - - - 0 |"},
    {"behind the other door it does", "door:vereniging use:koers", "use - - - 0 |"},
    {"a use without a session leads nowhere", "door:vereniging use:niets", "home - - - 0 |"},
    {"another door, another guide", "go:guide door:vereniging use:koers", "use - - - 0 |"},
    {"another door while one looks at a use", "go:guide use:rol door:vereniging", "guide - - - 0 |"},
    {"no use in particular", "go:use", "home - - - 0 |"},
    {"from its card to the use by name", "use:rol card:k3 go:text go:use back", "home - - k3 0 |"},
    {"about the deck", "go:about", "about - - - 0 |"},
    {"and back to where one was", "office:raadslid card:k2 go:about back", "card raadslid - k2 0 |"},
    {"all screens once round", "go:guide use:rol card:k2 go:about go:guide back", "home - - k2 0 |"},
};

/* The fan after a script: its cards, the one held in brackets, a star after one that is marked; behind the bar what is compared,
 * a tilde after one that is turned over, and the screen; last what was asked for. */
static const struct {
    const char *name, *script, *line;
} fans[] = {
    {"nothing is kept", "", "| home |"},
    {"one card", "keep:k3", "[k3] | home |"},
    {"the last one kept is held", "keep:k3 keep:k1 keep:k7", "k3 k1 [k7] | home |"},
    {"one that is kept already is held", "keep:k3 keep:k1 keep:k3", "[k3] k1 | home |"},
    {"a card that is not there", "keep:k3 keep:x9", "[k3] | home |"},
    {"out of the fan", "keep:k3 keep:k1 drop:k3", "[k1] | home |"},
    {"what comes after is held then", "keep:k3 keep:k1 keep:k5 hold:k1 drop:k1", "k3 [k5] | home |"},
    {"or at the end what came before", "keep:k3 keep:k1 drop:k1", "[k3] | home |"},
    {"one that is not in it", "keep:k3 drop:k1", "[k3] | home |"},
    {"the last one", "keep:k3 drop:k3", "| home |"},
    {"hold another", "keep:k3 keep:k1 keep:k5 hold:k3", "[k3] k1 k5 | home |"},
    {"hold one that is not in it", "keep:k3 keep:k1 hold:k9", "k3 [k1] | home |"},
    {"riffle back", "keep:k3 keep:k1 keep:k5 riffle:-1", "k3 [k1] k5 | home |"},
    {"no further than the ends", "keep:k3 keep:k1 riffle:-2147483648 riffle:2147483647", "k3 [k1] | home |"},
    {"riffle nothing", "riffle:1 riffle:-1", "| home |"},
    {"to another place", "keep:k3 keep:k1 keep:k5 shift:-1", "k3 [k5] k1 | home |"},
    {"and no further than the ends", "keep:k3 keep:k1 keep:k5 shift:-2147483648", "[k5] k3 k1 | home |"},
    {"the other way", "keep:k3 keep:k1 keep:k5 hold:k3 shift:2147483647", "k1 k5 [k3] | home |"},
    {"full",
     "keep:k0 keep:k1 keep:k2 keep:k3 keep:k4 keep:k5 keep:k6 keep:k7 keep:k8 keep:k9 keep:k10 "
     "keep:k11 keep:k12 keep:k13 keep:k14 keep:k15 keep:k16 keep:k17 keep:k18 keep:k19 keep:k20 "
     "keep:k21 keep:k22 keep:k23 hold:k0 keep:k24",
     "[k0] k1 k2 k3 k4 k5 k6 k7 k8 k9 k10 k11 k12 k13 k14 k15 k16 k17 k18 k19 k20 k21 k22 k23 | home | full"},
    {"emptying asks", "keep:k3 clear", "[k3]? | home |"},
    {"and then does it", "keep:k3 clear clear", "| home |"},
    {"back is no", "go:fan keep:k3 clear back", "[k3] | fan |"},
    {"anything else is no", "keep:k3 clear riffle:1 clear", "[k3]? | home |"},
    {"nothing to ask of nothing", "clear", "| home |"},
    {"going home keeps it", "office: keep:k3 home", "[k3] | home |"},
    {"other cards keep it", "office:griffier keep:k5 office:raadslid", "[k5] | wall | cards"},
    {"a card of the fan and back", "keep:k3 go:fan card:k3 back", "[k3] | fan |"},
    {"mark", "keep:k3 keep:k1 mark:k3", "k3* [k1] | home |"},
    {"no longer", "keep:k3 keep:k1 mark:k3 mark:k3", "k3 [k1] | home |"},
    {"a mark goes with its card", "keep:k3 keep:k1 mark:k1 shift:-1", "[k1*] k3 | home |"},
    {"no fifth", "keep:k1 keep:k2 keep:k3 keep:k4 keep:k5 mark:k1 mark:k2 mark:k3 mark:k4 mark:k5",
     "k1* k2* k3* k4* [k5] | home | enough"},
    {"one that is not kept", "keep:k1 mark:k2", "[k1] | home |"},
    {"two are compared", "keep:k1 keep:k2 compare:", "k1 [k2] | k1 k2 compare |"},
    {"at most four",
     "keep:k1 keep:k2 keep:k3 keep:k4 keep:k5 compare:", "k1 k2 k3 k4 [k5] | k1 k2 k3 k4 compare |"},
    {"those that are marked",
     "keep:k1 keep:k2 keep:k3 mark:k3 mark:k1 compare:", "k1* k2 [k3*] | k1 k3 compare |"},
    {"one mark is no comparison",
     "keep:k1 keep:k2 keep:k3 mark:k3 compare:", "k1 k2 [k3*] | k1 k2 k3 compare |"},
    {"one card is none", "keep:k1 compare:", "[k1] | home |"},
    {"a card with the one kept last", "keep:k1 keep:k2 card:k5 compare:k5", "k1 [k2] | k5 k2 compare |"},
    {"a kept one with the one before", "keep:k1 keep:k2 card:k2 compare:k2", "k1 [k2] | k2 k1 compare |"},
    {"with itself it is none", "keep:k1 card:k1 compare:k1", "[k1] | card |"},
    {"a card that is not there is none", "keep:k1 compare:x9", "[k1] | home |"},
    {"back to the card", "keep:k1 card:k5 compare:k5 back", "[k1] | k5 k1 card |"},
    {"and back to the fan", "keep:k1 keep:k2 go:fan compare: card:k1 back back", "k1 [k2] | k1 k2 fan |"},
    {"back to them too when another card was looked at first",
     "keep:k1 keep:k2 card:k5 go:fan compare: card:k1 back", "k1 [k2] | k1 k2 compare |"},
    {"and on to the fan, but not to that card",
     "keep:k1 keep:k2 card:k5 go:fan compare: card:k1 back back back", "k1 [k2] | k1 k2 home |"},
    {"one turns over", "keep:k1 keep:k2 compare: turn:1", "k1 [k2] | k1 k2~ compare |"},
    {"and back again", "keep:k1 keep:k2 compare: turn:1 turn:1", "k1 [k2] | k1 k2 compare |"},
    {"all turn over", "keep:k1 keep:k2 compare: turn:1 turn:-1", "k1 [k2] | k1~ k2~ compare |"},
    {"and back", "keep:k1 keep:k2 compare: turn:-1 turn:-1", "k1 [k2] | k1 k2 compare |"},
    {"there is no third", "keep:k1 keep:k2 compare: turn:2 turn:31", "k1 [k2] | k1 k2 compare |"},
    {"others begin at their fronts",
     "keep:k1 keep:k2 compare: turn:-1 back compare:", "k1 [k2] | k1 k2 compare |"},
    {"nobody goes there without cards", "go:compare", "| home |"},
};

static void fan_line(const struct visit_next *next, char *out)
{
    const struct visit_state *s = &next->state;
    int len = 0;
    for (int i = 0; i < s->fan.count; i++) {
        bool held = i == s->fan.held;
        len +=
            snprintf(out + len, LINE_BYTES - (size_t)len, "%s%s%s%s%s ", held ? "[" : "", s->fan.at[i].id.at,
                     s->fan.at[i].marked ? "*" : "", held ? "]" : "", held && s->fan.asks ? "?" : "");
    }
    len += snprintf(out + len, LINE_BYTES - (size_t)len, "| ");
    for (int i = 0; i < s->compared_count; i++)
        len += snprintf(out + len, LINE_BYTES - (size_t)len, "%s%s ", s->compared[i].at,
                        s->turned >> i & 1 ? "~" : "");
    len += snprintf(out + len, LINE_BYTES - (size_t)len, "%s |", screen_names[s->screen]);
    for (int i = 0; i < next->fx_count; i++)
        len += snprintf(out + len, LINE_BYTES - (size_t)len, " %s", fx_names[next->fx[i]]);
}

static void fan_scripts(void **state)
{
    static struct world w;
    (void)state;
    for (size_t i = 0; i < COUNT_OF(fans); i++) {
        struct visit_next next = {.state = visit_begin(7, 0)};
        char line[LINE_BYTES];
        world_make(&w);
        for (struct str rest = str_from(fans[i].script); rest.len > 0;) {
            struct visit_event event = event_from(str_cut(rest, ' ', &rest));
            next = take(&w, next.state, &event);
        }
        fan_line(&next, line);
        if (strcmp(line, fans[i].line) != 0)
            fail_msg("%s: %s\n  not %s", fans[i].name, line, fans[i].line);
    }
}

static void scripts(void **state)
{
    static struct world w;
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct visit_next next = {.state = visit_begin(7, 0)};
        char line[LINE_BYTES];
        world_make(&w);
        for (struct str rest = str_from(rows[i].script); rest.len > 0;) {
            struct visit_event event = event_from(str_cut(rest, ' ', &rest));
            next = take(&w, next.state, &event);
        }
        line_of(&next, line);
        if (strcmp(line, rows[i].line) != 0)
            fail_msg("%s: %s\n  not %s", rows[i].name, line, rows[i].line);
    }
}

static void doors(void **state)
{
    static struct world w;
    struct visit_state s = visit_begin(1, 0);
    (void)state;
    world_make(&w);
    assert_int_equal(visit_door(&s, &w.deck), 0);
    struct visit_event event = event_from(STR("door:vereniging"));
    s = take(&w, s, &event).state;
    assert_int_equal(visit_door(&s, &w.deck), 1);
    event = event_from(STR("door:niemand"));
    s = take(&w, s, &event).state;
    assert_int_equal(visit_door(&s, &w.deck), 1);
    w.deck.audience_count = 0;
    assert_int_equal(visit_door(&s, &w.deck), -1);
}

/* What the deck no longer has is let go of. */
static void a_smaller_deck(void **state)
{
    static struct world w;
    struct visit_state s = visit_begin(1, 0);
    const char *const script[] = {"go:offices", "office:heemraad", "kind:handelen", "card:k1", "branch:k1,1"};
    (void)state;
    world_make(&w);
    for (size_t i = 0; i < COUNT_OF(script); i++) {
        struct visit_event event = event_from(str_from(script[i]));
        s = take(&w, s, &event).state;
    }
    assert_int_equal(visit_lit(&s, s.card), 1);
    w.deck.office_count = 1;
    w.deck.kind_count = 1;
    struct visit_event event = {.kind = VISIT_EV_DECK};
    s = take(&w, s, &event).state;
    assert_int_equal(s.screen, VISIT_CARD);
    assert_int_equal(s.office.at[0], 0);
    assert_int_equal(s.kind.at[0], 0);
    assert_int_equal(visit_lit(&s, s.card), 0);
}

static struct visit_state after(struct world *w, const char *script)
{
    struct visit_state s = visit_begin(1, 0);
    for (struct str rest = str_from(script); rest.len > 0;) {
        struct visit_event event = event_from(str_cut(rest, ' ', &rest));
        s = take(w, s, &event).state;
    }
    return s;
}

static void leaves(void **state)
{
    static const struct {
        const char *script;
        int page;
    } turns[] = {
        {"go:book", -1},
        {"page:10-begin.md", 0},
        {"page:10-begin.md leaf:1", 1},
        {"page:10-begin.md leaf:1 leaf:1", 2},
        {"page:10-begin.md leaf:1 leaf:1 leaf:1", 2},
        {"page:10-begin.md leaf:-1", 0},
        {"page:30.md leaf:-2147483648", 2},
        {"page:30.md leaf:2147483647", 2},
        {"page:20-midden.md card:k3 leaf:1 back", 1},
        {"page:20-midden.md home go:book", 1},
    };
    static struct world w;
    (void)state;
    for (size_t i = 0; i < COUNT_OF(turns); i++) {
        world_make(&w);
        struct visit_state s = after(&w, turns[i].script);
        if (visit_page(&s, &w.deck) != turns[i].page)
            fail_msg("%s: page %d, not %d", turns[i].script, visit_page(&s, &w.deck), turns[i].page);
    }
}

static void guides_and_sessions(void **state)
{
    static const struct {
        const char *script;
        int guide, use, session;
    } turns[] = {
        {"go:about", 2, -1, -1},
        {"door:vereniging", 1, -1, -1},
        {"use:rol", 2, 0, 2},
        {"use:rol session:agenda", 2, 0, 2},
        {"door:vereniging use:koers", 1, 0, 1},
        {"door:vereniging use:koers session:agenda", 1, 0, 0},
        {"door:vereniging use:koers session:agenda session:niets", 1, 0, 0},
        {"door:vereniging use:koers session:agenda back use:koers", 1, 0, 0},
        {"door:vereniging use:koers session:agenda back use:rol", 1, 1, 2},
        {"door:vereniging use:koers session:agenda door:ambt", 2, -1, -1},
        {"door:vereniging use:rol door:ambt", 2, -1, -1},
    };
    static struct world w;
    (void)state;
    for (size_t i = 0; i < COUNT_OF(turns); i++) {
        world_make(&w);
        struct visit_state s = after(&w, turns[i].script);
        int guide = visit_guide(&s, &w.deck), use = visit_use(&s, &w.deck),
            session = visit_session(&s, &w.deck);
        if (guide != turns[i].guide || use != turns[i].use || session != turns[i].session)
            fail_msg("%s: guide %d, use %d, session %d", turns[i].script, guide, use, session);
    }
    assert_int_equal(guide_ways(&guides[1]), 2);
}

/* A guide that is gone leads back; whoever has none is shown that of another, and a deck without audiences has none. */
static void fewer_guides(void **state)
{
    static struct world w;
    const struct visit_event changed = {.kind = VISIT_EV_DECK};
    const struct visit_event open = {.kind = VISIT_EV_GO, .as.screen = VISIT_GUIDE};
    (void)state;
    world_make(&w);
    struct visit_state s = after(&w, "go:guide use:rol");
    w.deck.guide_count = 2;
    s = take(&w, s, &changed).state;
    assert_int_equal(visit_guide(&s, &w.deck), 1);
    assert_int_equal(s.screen, VISIT_USE); /* the other has one of that name */
    w.deck.guide_count = 1;
    s = take(&w, s, &changed).state;
    assert_int_equal(s.screen, VISIT_HOME);
    assert_int_equal(s.use.at[0], 0);
    assert_int_equal(take(&w, s, &open).state.screen, VISIT_HOME);
    world_make(&w);
    w.deck.audience_count = 0;
    assert_int_equal(visit_guide(&s, &w.deck), -1);
    assert_int_equal(take(&w, s, &open).state.screen, VISIT_HOME);
}

/* In a kiosk with several decks: what is chosen among them is a visit of its own. */
static void other_decks(void **state)
{
    static const struct visit_rules kiosk = {.may_change = true};
    static const struct {
        const char *script;
        enum visit_screen screen;
    } ways[] = {
        {"go:decks", VISIT_DECKS},
        {"go:decks back", VISIT_HOME},
        {"home", VISIT_HOME}, /* nothing is left */
        {"office: card:k2 go:decks back", VISIT_CARD},
    };
    static struct world w;
    (void)state;
    for (size_t i = 0; i < COUNT_OF(ways); i++) {
        struct visit_next next = {.state = visit_begin(1, 0)};
        world_make(&w);
        for (struct str rest = str_from(ways[i].script); rest.len > 0;) {
            struct visit_event event = event_from(str_cut(rest, ' ', &rest));
            next = visit_step(&kiosk, &w.shown, next.state, &event);
        }
        assert_int_equal(next.state.screen, ways[i].screen);
    }
}

/* A page that is gone leads to the contents, a book that is gone to the beginning. */
static void a_smaller_book(void **state)
{
    static struct world w;
    const struct visit_event changed = {.kind = VISIT_EV_DECK};
    (void)state;
    world_make(&w);
    struct visit_state s = after(&w, "go:book page:30.md");
    w.deck.book_count = 2;
    s = take(&w, s, &changed).state;
    assert_int_equal(s.screen, VISIT_BOOK);
    assert_int_equal(s.page.at[0], 0);
    w.deck.book_count = 0;
    s = take(&w, s, &changed).state;
    assert_int_equal(s.screen, VISIT_HOME);
    const struct visit_event open = {.kind = VISIT_EV_GO, .as.screen = VISIT_BOOK};
    assert_int_equal(take(&w, s, &open).state.screen, VISIT_HOME);
}

/* What the deck no longer has is kept no longer, nor compared. */
static void a_fan_of_fewer_cards(void **state)
{
    static struct world w;
    struct visit_next next = {0};
    char line[LINE_BYTES];
    const struct visit_event changed = {.kind = VISIT_EV_DECK};
    (void)state;
    world_make(&w);
    next.state = after(&w, "keep:k1 keep:k20 keep:k3 keep:k21 hold:k3 go:fan compare: turn:1");
    w.deck.card_count = w.shown.count = 20;
    next = take(&w, next.state, &changed);
    fan_line(&next, line);
    assert_string_equal(line, "k1 [k3] | k1 k3 compare |");
    w.deck.card_count = w.shown.count = 2;
    next = take(&w, next.state, &changed);
    fan_line(&next, line);
    assert_string_equal(line, "[k1] | k1 fan |");
}

static void nothing_to_visit(void **state)
{
    static struct world w;
    (void)state;
    world_make(&w);
    assert_true(visit_has_home(&w.deck));
    w.deck.origin = DECK_DOCUMENT;
    assert_false(visit_has_home(&w.deck));
    w.deck.origin = DECK_ZIP;
    w.deck.kind_count = 0;
    assert_true(visit_has_home(&w.deck));
    w.deck.office_count = 0;
    assert_false(visit_has_home(&w.deck));
}

static void every_card_once(void **state)
{
    static struct world w;
    struct visit_state s = visit_begin(5, 0);
    const struct visit_event event = {.kind = VISIT_EV_SURPRISE};
    (void)state;
    world_make(&w);
    for (int round = 0; round < 20; round++) {
        int seen[CARDS] = {0};
        for (int i = 0; i < CARDS - 1; i++) { /* the section is not drawn */
            s = take(&w, s, &event).state;
            assert_int_equal(s.screen, VISIT_CARD);
            assert_true(s.surprised);
            int card = deck_card_find(&w.deck, s.card);
            assert_true(card > 0);
            assert_int_equal(seen[card]++, 0);
        }
        s = take(&w, s, &event).state;
        assert_int_equal(s.screen, VISIT_EMPTY);
    }
}

static struct visit_event any_event(struct rng *rng)
{
    static const char *const ids[] = {
        "",     "raadslid",   "griffier",    "heemraad", "waarde", "handelen", "k0",
        "k1",   "k3",         "k11",         "eigen",    "raad",   "niets",    "ambt",
        "leeg", "vereniging", "10-begin.md", "30.md",    "koers",  "rol",      "agenda"};
    struct visit_event event = {.kind = (enum visit_event_kind)rng_below(rng, VISIT_EV_DECK + 1),
                                .at_ms = rng_below(rng, 1000)};
    struct card_id id = card_id_from(str_from(ids[rng_below(rng, COUNT_OF(ids))]));
    if (event.kind == VISIT_EV_GO)
        event.as.screen = (enum visit_screen)rng_below(rng, VISIT_SCREEN_COUNT);
    else
        event.as.id = id;
    if (event.kind == VISIT_EV_LEAF || event.kind == VISIT_EV_RIFFLE || event.kind == VISIT_EV_SHIFT ||
        event.kind == VISIT_EV_TURN)
        event.as.leaf = (int)rng_below(rng, 5) - 2;
    if (event.kind == VISIT_EV_BRANCH)
        event.as.branch.number = (int)rng_below(rng, 9) - 3;
    return event;
}

static void is_whole(const struct visit_state *s, const struct world *w)
{
    assert_in_range(s->screen, VISIT_HOME, VISIT_SCREEN_COUNT - 1);
    assert_in_range(s->trail_count, 0, VISIT_SCREEN_COUNT - 1);
    for (int i = 0; i < s->trail_count; i++) {
        assert_true(s->trail[i] != s->screen);
        for (int k = 0; k < i; k++)
            assert_true(s->trail[i] != s->trail[k]);
    }
    assert_true(s->drawn >= 0 && s->drawn <= CARDS);
    assert_true(s->office.at[0] == '\0' || visit_office(s, &w->deck) >= 0);
    assert_true(s->kind.at[0] == '\0' || visit_kind(s, &w->deck) >= 0);
    assert_true(s->screen != VISIT_USE || visit_session(s, &w->deck) >= 0);
    assert_true(s->screen != VISIT_PAGE || visit_page(s, &w->deck) >= 0);
    assert_in_range(visit_lit(s, s->card), 0, 2);
    assert_in_range(s->fan.count, 0, FAN_CARDS_MAX);
    assert_in_range(s->fan.held, 0, s->fan.count > 0 ? s->fan.count - 1 : 0);
    assert_in_range(s->compared_count, 0, FAN_COMPARED_MAX);
    assert_true(s->screen != VISIT_COMPARE || s->compared_count >= FAN_COMPARED_LEAST);
    assert_true(s->turned >> s->compared_count == 0);
}

/* Whatever happens, every screen has a way out, and what is kept is in the deck. */
static void random_walk(void **state)
{
    static struct world w;
    struct rng rng = {2026};
    struct visit_state s = visit_begin(3, 0);
    (void)state;
    world_make(&w);
    for (int i = 0; i < 200000; i++) {
        struct visit_event event = any_event(&rng);
        if (i % 1000 == 500) { /* the deck loses an office, and finds it again */
            w.deck.office_count = i % 2000 == 500 ? 1 : 3;
            w.deck.book_count = i % 3000 == 500 ? 0 : 1 + i / 1000 % 3;
            event = (struct visit_event){.kind = VISIT_EV_DECK};
        }
        s = take(&w, s, &event).state;
        if (i % 1000 == 500)
            world_show(&w, &s);
        is_whole(&s, &w);
        struct visit_state out = s;
        const struct visit_event back = {.kind = VISIT_EV_BACK};
        struct world aside = w;
        for (int step = 0; step < VISIT_SCREEN_COUNT && out.screen != VISIT_HOME; step++)
            out = take(&aside, out, &back).state;
        assert_int_equal(out.screen, VISIT_HOME);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scripts),
        cmocka_unit_test(doors),
        cmocka_unit_test(a_smaller_deck),
        cmocka_unit_test(nothing_to_visit),
        cmocka_unit_test(every_card_once),
        cmocka_unit_test(random_walk),
        cmocka_unit_test(leaves),
        cmocka_unit_test(other_decks),
        cmocka_unit_test(a_smaller_book),
        cmocka_unit_test(fan_scripts),
        cmocka_unit_test(a_fan_of_fewer_cards),
        cmocka_unit_test(guides_and_sessions),
        cmocka_unit_test(fewer_guides),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
