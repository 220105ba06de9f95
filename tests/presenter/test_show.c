/* Each row is a script of what happens and the line it must leave: the card on the wall, what stands
 * beside it, and after the bar what the last event asked for. */
#include "presenter/show.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/rng.h"
#include "base/utf8.h"

enum { CARDS = 10, LINE_BYTES = 512 };

static const struct question questions[2];
static const struct region marked[] = {
    {.at = {0, 0, 600, 780}}, {.at = {0, 0, 300, 400}}, {.at = {420, 580, 60, 40}}};
static const struct card cards[CARDS] = {
    {.id = {"c1"}, .questions = questions, .question_count = 2},
    {.id = {"c2"}},
    {.id = {"c3"}, .questions = questions, .question_count = 1},
    {.id = {"c4"}, .page = {.regions = marked, .region_count = 3}},
    {.id = {"c5"}},
    {.id = {"c6"}},
    {.id = {"c7"}},
    {.id = {"c8"}},
    {.id = {"c9"}},
    {.id = {"c10"}},
};
static const struct deck deck = {.cards = cards, .card_count = CARDS};
static const int all[CARDS] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
static const int turned[4] = {9, 8, 2, 0};  /* c10 c9 c3 c1 */
static const int without_c5[3] = {0, 1, 8}; /* c1 c2 c9 */

struct world {
    struct show_rules rules;
    struct show_cards cards;
    struct show_state state;
    struct zoom_grip grip;
    int64_t now_ms;
    struct show_next last;
};

static void step(struct world *world, struct show_event event)
{
    event.at_ms = world->now_ms;
    if (event.grip.room_w == 0)
        event.grip = world->grip;
    world->last = show_step(&world->rules, &world->cards, world->state, &event);
    world->state = world->last.state;
}

static struct show_event text_event(const char *text)
{
    struct show_event event = {.kind = SHOW_EV_TEXT};
    strncpy(event.as.text, text, sizeof event.as.text);
    return event;
}

static enum edit_act act_named(const char *name)
{
    static const char *const names[] = {[EDIT_LEFT] = "left",   [EDIT_HOME] = "home", [EDIT_ERASE] = "erase",
                                        [EDIT_CLEAR] = "clear", [EDIT_UNDO] = "undo", [EDIT_REDO] = "redo"};
    for (size_t i = 0; i < COUNT_OF(names); i++)
        if (names[i] && strcmp(names[i], name) == 0)
            return (enum edit_act)i;
    fail_msg("no such act: %s", name);
    return EDIT_ACT_COUNT;
}

/* "next", "#4", "go:c5", "mark:1,0,4", "text:abc", "answers:3", "wait:500", "deck:turned" and so on. */
static void play(struct world *world, const char *word)
{
    const char *arg = strchr(word, ':');
    struct str verb = arg ? (struct str){word, (size_t)(arg - word)} : str_from(word);
    struct show_event event = {.kind = SHOW_EV_TICK};
    arg = arg ? arg + 1 : "";
    if (word[0] == '#') {
        event = (struct show_event){.kind = SHOW_EV_DIGIT, .as.digit = word[1] - '0'};
    } else if (str_eq(verb, STR("enter"))) {
        event.kind = SHOW_EV_ENTER;
    } else if (str_eq(verb, STR("go"))) {
        event = (struct show_event){.kind = SHOW_EV_GO_TO, .as.card = card_id_from(str_from(arg))};
    } else if (str_eq(verb, STR("mark"))) {
        event.kind = SHOW_EV_MARK;
        assert_int_equal(
            sscanf(arg, "%d,%d,%d", &event.as.mark.dx, &event.as.mark.dy, &event.as.mark.columns), 3);
    } else if (str_eq(verb, STR("zoom-to"))) {
        struct zoom *to = &event.as.zoom;
        event.kind = SHOW_EV_ZOOM;
        assert_int_equal(sscanf(arg, "%f,%f,%f", &to->scale, &to->x, &to->y), 3);
    } else if (str_eq(verb, STR("grip"))) {
        struct zoom_grip *grip = &world->grip;
        assert_int_equal(sscanf(arg, "%f,%f,%f,%f", &grip->dx, &grip->dy, &grip->room_w, &grip->room_h), 4);
        grip->page = (struct size_px){600, 800};
    } else if (str_eq(verb, STR("text"))) {
        event = text_event(arg);
    } else if (str_eq(verb, STR("erase"))) {
        event.kind = SHOW_EV_ERASE;
    } else if (str_eq(verb, STR("edit"))) {
        event.kind = SHOW_EV_EDIT;
        event.as.edit.act = act_named(arg);
    } else if (str_eq(verb, STR("point"))) {
        event = (struct show_event){.kind = SHOW_EV_POINT, .as.point.byte = atoi(arg)};
    } else if (str_eq(verb, STR("answers"))) {
        event = (struct show_event){.kind = SHOW_EV_ANSWERS, .as.count = atoi(arg)};
    } else if (str_eq(verb, STR("wait"))) {
        world->now_ms += atoi(arg);
    } else if (str_eq(verb, STR("deck"))) {
        bool other = strcmp(arg, "turned") == 0;
        world->cards.order = other ? turned : without_c5;
        world->cards.count = other ? (int)COUNT_OF(turned) : (int)COUNT_OF(without_c5);
        event.kind = SHOW_EV_DECK;
    } else {
        enum command command = command_from_name(verb);
        if (command == COMMAND_NONE)
            fail_msg("no such step: %s", word);
        event = (struct show_event){.kind = SHOW_EV_COMMAND, .as.command = command};
    }
    step(world, event);
}

static void describe(const struct world *world, char line[LINE_BYTES])
{
    static const char *const modes[] = {"", " black", " white", " overview", " search", " help"};
    static const char *const fx[] = {"journal", "search", "leave", "quit", "full-screen", "open", "refused"};
    const struct show_state *s = &world->state;
    int n = snprintf(line, LINE_BYTES, "%s%s", s->card.at, modes[s->mode]);
    if (s->mode == SHOW_OVERVIEW)
        n += snprintf(line + n, LINE_BYTES - (size_t)n, " at %s", s->cursor.at);
    if (s->mode == SHOW_SEARCH)
        n += snprintf(line + n, LINE_BYTES - (size_t)n, " '%s' %d of %d", s->query.text, s->choice,
                      s->answers);
    if (s->back)
        n += snprintf(line + n, LINE_BYTES - (size_t)n, " back");
    if (zoom_is_in(s->zoom))
        n += snprintf(line + n, LINE_BYTES - (size_t)n, " zoom %.2f at %.3f,%.3f", (double)s->zoom.scale,
                      (double)s->zoom.x, (double)s->zoom.y);
    if (s->sought[0])
        n += snprintf(line + n, LINE_BYTES - (size_t)n, " sought '%s'", s->sought);
    if (s->number_open)
        n += snprintf(line + n, LINE_BYTES - (size_t)n, " field");
    if (s->number != 0)
        n += snprintf(line + n, LINE_BYTES - (size_t)n, " number %d", s->number);
    if (s->came_from.at[0] != '\0')
        n += snprintf(line + n, LINE_BYTES - (size_t)n, " from %s", s->came_from.at);
    for (int i = 0; i < world->last.fx_count; i++)
        n += snprintf(line + n, LINE_BYTES - (size_t)n, "%s%s", i == 0 ? " | " : " ", fx[world->last.fx[i]]);
}

struct row {
    const char *name, *script, *want;
};

static void run_rows(const struct row *rows, size_t count, int index, bool may_leave)
{
    for (size_t i = 0; i < count; i++) {
        struct world world = {
            .rules = {may_leave}, .cards = {.deck = &deck, .order = all, .count = CARDS}, .now_ms = 1000};
        char script[256], line[LINE_BYTES], *rest = NULL;
        world.state = show_begin(&world.cards, index, world.now_ms);
        assert_true(strlen(rows[i].script) < sizeof script);
        strcpy(script, rows[i].script);
        for (char *word = strtok_r(script, " ", &rest); word; word = strtok_r(NULL, " ", &rest)) {
            world.now_ms += 10;
            play(&world, word);
        }
        describe(&world, line);
        if (strcmp(line, rows[i].want) != 0)
            fail_msg("%s:\n  %s\n  gave   %s\n  wanted %s", rows[i].name, rows[i].script, line, rows[i].want);
    }
}

static void walking(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"next", "next", "c6 | journal"},
        {"previous", "previous", "c4 | journal"},
        {"first", "first", "c1 | journal"},
        {"last", "last", "c10 | journal"},
        {"next at the end stays", "last next", "c10 | refused"},
        {"previous at the beginning stays", "first previous", "c1 | refused"},
        {"first, being there", "first first", "c1 | refused"},
        {"Enter alone is next", "enter", "c6 | journal"},
        {"a tick changes nothing", "wait:100000", "c5"},
        {"a link jumps and remembers", "go:c9", "c9 from c5 | journal"},
        {"to a neighbour is no jump", "go:c6", "c6 | journal"},
        {"to the card itself", "go:c5", "c5"},
        {"to no card", "go:nowhere", "c5 | refused"},
        {"to the empty name", "go:", "c5 | refused"},
        {"previous after a jump is plain previous", "go:c9 previous", "c8 from c5 | journal"},
        {"arrows without a grid do nothing here", "mark:1,0,3", "c5"},
    };
    run_rows(rows, COUNT_OF(rows), 4, true);
}

static void zooming(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"twice", "zoom", "c5 zoom 2.00 at 0.000,0.000"},
        {"and back", "zoom zoom", "c5"},
        {"more, and more", "zoom-in zoom-in", "c5 zoom 2.00 at 0.000,0.000"},
        {"less is the whole", "zoom-in zoom-out", "c5"},
        {"the whole cannot be less", "zoom-out", "c5 | refused"},
        {"six steps are eight times", "zoom zoom-in zoom-in zoom-in zoom-in", "c5 zoom 8.00 at 0.000,0.000"},
        {"not more than sixteen times", "zoom zoom-in zoom-in zoom-in zoom-in zoom-in zoom-in zoom-in",
         "c5 zoom 16.00 at 0.000,0.000 | refused"},
        {"hands neither", "zoom-to:30,0.1,0", "c5 zoom 16.00 at 0.100,0.000"},
        {"the whole, by name", "zoom zoom-in zoom-whole", "c5"},
        {"Esc", "zoom back", "c5"},
        {"Esc leaves the number first", "zoom #7 back", "c5 zoom 2.00 at 0.000,0.000"},
        {"what is under the mouse stays there", "grip:0.25,-0.125,1,1 zoom", "c5 zoom 2.00 at 0.125,-0.062"},
        {"at a corner too", "grip:0.5,0.5,1,1 zoom", "c5 zoom 2.00 at 0.250,0.250"},
        {"no further than the page goes", "zoom-to:2,0.4,-0.4", "c5 zoom 2.00 at 0.250,-0.250"},
        {"a page that leaves room stays in its middle", "grip:0,0,2,1 zoom-to:2,0.4,0.4",
         "c5 zoom 2.00 at 0.000,0.250"},
        {"nearly whole is whole", "zoom zoom-to:1.002,0,0", "c5"},
        {"arrows walk over it", "zoom mark:1,0,1 mark:0,1,1", "c5 zoom 2.00 at 0.100,0.100"},
        {"to its edge", "zoom mark:1,0,1 mark:1,0,1 mark:1,0,1", "c5 zoom 2.00 at 0.250,0.000"},
        {"and no further", "zoom mark:1,0,1 mark:1,0,1 mark:1,0,1 mark:1,0,1",
         "c5 zoom 2.00 at 0.250,0.000 | refused"},
        {"another card is whole", "zoom next", "c6 | journal"},
        {"so is the one before", "zoom next previous", "c5 | journal"},
        {"a jump too", "zoom go:c9", "c9 from c5 | journal"},
        {"dark and light again: where it was", "zoom black back", "c5 zoom 2.00 at 0.000,0.000"},
        {"so too after help", "zoom help back", "c5 zoom 2.00 at 0.000,0.000"},
        {"on a dark screen it is only light", "black zoom", "c5"},
        {"not in the overview", "overview zoom", "c5 overview at c5 | refused"},
        {"the back is whole", "go:c3 zoom questions", "c3 back from c5"},
        {"and can be drawn up", "go:c3 questions zoom", "c3 back zoom 2.00 at 0.000,0.000 from c5"},
        {"Esc: first the zoom", "go:c3 questions zoom back", "c3 back from c5"},
    };
    run_rows(rows, COUNT_OF(rows), 4, true);
}

/* Of 600 by 800 units, in a window of 16:9: what its maker marked comes one after the other; what is as good as the whole is
 * passed over. */
static void regions(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"the first", "grip:0,0,2.37,1 zoom", "c4 zoom 1.88 at 0.000,-0.234"},
        {"the second", "grip:0,0,2.37,1 zoom zoom", "c4 zoom 16.00 at 0.250,0.250"},
        {"and the whole", "grip:0,0,2.37,1 zoom zoom zoom", "c4"},
        {"hands elsewhere: the whole", "grip:0,0,2.37,1 zoom-to:5,0.1,0.1 zoom", "c4"},
        {"of a page of unknown size they are not known", "zoom", "c4 zoom 2.00 at 0.000,0.000"},
    };
    run_rows(rows, COUNT_OF(rows), 3, true);
}

static void numbers(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"a digit waits", "#7", "c5 number 7"},
        {"digits and Enter", "#1 #0 enter", "c10 from c5 | journal"},
        {"a zero in front means nothing", "#0 #7 enter", "c7 from c5 | journal"},
        {"out of range stays", "#1 #1 enter", "c5 | refused"},
        {"the card itself", "#5 enter", "c5"},
        {"digits are forgotten", "#7 wait:2990", "c5"},
        {"not too soon", "#7 wait:2980", "c5 number 7"},
        {"a late digit begins anew", "#7 wait:4000 #2 enter", "c2 from c5 | journal"},
        {"a late Enter is next", "#7 wait:4000 enter", "c6 | journal"},
        {"each digit buys time", "#1 wait:2000 #0 wait:2000 enter", "c10 from c5 | journal"},
        {"no more digits than a deck has", "#9 #9 #9 #9 #9 #9", "c5 number 99999 | refused"},
        {"a digit can be erased", "#1 #7 erase", "c5 number 1"},
        {"Esc forgets them", "#7 back", "c5"},
        {"next forgets them", "#7 next", "c6 | journal"},
        {"digits and G", "#7 go-to", "c7 from c5 | journal"},
        {"G asks", "go-to", "c5 field"},
        {"the field stays", "go-to #7 wait:60000", "c5 field number 7"},
        {"the field and Enter", "go-to #7 wait:60000 enter", "c7 from c5 | journal"},
        {"an empty field and Enter", "go-to enter", "c5"},
        {"G again closes the field", "go-to go-to", "c5"},
        {"Esc closes the field, digits and all", "go-to #7 back", "c5"},
        {"a wrong number closes the field", "go-to #9 #9 enter", "c5 | refused"},
        {"on a dark screen too", "black #7 enter", "c7 from c5 | journal"},
        {"in the overview too", "overview #7 enter", "c7 from c5 | journal"},
        {"help takes no digits", "help #7", "c5 help"},
    };
    run_rows(rows, COUNT_OF(rows), 4, true);
}

static void dark(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"black", "black", "c5 black"},
        {"white", "white", "c5 white"},
        {"black and black", "black black", "c5"},
        {"white over black", "black white", "c5 white"},
        {"next first shows the same card", "black next", "c5"},
        {"then goes on", "black next next", "c6 | journal"},
        {"previous too", "white previous", "c5"},
        {"last too", "white last", "c5"},
        {"G too", "black go-to", "c5"},
        {"an arrow too", "black mark:1,0,3", "c5"},
        {"Enter too", "black enter", "c5"},
        {"Q too", "first black questions", "c1"},
        {"Esc too", "black back", "c5"},
        {"a link goes where it says", "black go:c9", "c9 from c5 | journal"},
        {"full screen leaves it dark", "black full-screen", "c5 black | full-screen"},
        {"the questions come back as they were", "first questions black next", "c1 back"},
        {"the overview lights the room", "black overview", "c5 overview at c5"},
        {"help lies over it", "black help back", "c5 black"},
    };
    run_rows(rows, COUNT_OF(rows), 4, true);
}

static void leaving(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"Esc with nothing open does nothing", "back back back", "c5"},
        {"Esc leaves help, then the overview", "overview help back", "c5 overview at c5"},
        {"Esc leaves the overview", "overview help back back", "c5"},
        {"Esc leaves search", "search back", "c5"},
        {"Esc turns the card back", "first questions back", "c1"},
        {"Esc: the number before the questions", "first questions #3 back", "c1 back"},
        {"help and help", "help help", "c5"},
        {"next in help only closes it", "help next", "c5"},
        {"Enter in help only closes it", "search help enter", "c5 search '' 0 of 0"},
        {"full screen is asked for", "full-screen", "c5 | full-screen"},
        {"quit is asked for", "quit", "c5 | quit"},
        {"to the start screen", "start", "c5 | leave"},
        {"open another", "open", "c5 | open"},
    };
    static const struct row shut[] = {
        {"no start screen behind it", "start", "c5 | refused"},
        {"nor another deck", "open", "c5 | refused"},
        {"quit is always there", "quit", "c5 | quit"},
        {"Esc is silent", "back", "c5"},
    };
    run_rows(rows, COUNT_OF(rows), 4, true);
    run_rows(shut, COUNT_OF(shut), 4, false);
}

static void turning_over(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"the questions", "questions", "c1 back"},
        {"and the front", "questions questions", "c1"},
        {"next shows a front", "questions next", "c2 | journal"},
        {"coming back shows a front", "questions next previous", "c1 | journal"},
        {"a jump shows a front", "questions go:c9", "c9 from c1 | journal"},
        {"no questions, no back", "next questions", "c2 | refused"},
        {"at the end it stays turned", "questions previous", "c1 back | refused"},
        {"not in the overview", "overview questions", "c1 overview at c1 | refused"},
    };
    run_rows(rows, COUNT_OF(rows), 0, true);
}

static void overview(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"begins where we are", "overview", "c5 overview at c5"},
        {"and again where we are", "overview mark:1,0,4 overview next overview", "c6 overview at c6"},
        {"right", "overview mark:1,0,4", "c5 overview at c6"},
        {"left", "overview mark:-1,0,4", "c5 overview at c4"},
        {"down a row", "overview mark:0,1,4", "c5 overview at c9"},
        {"up a row", "overview mark:0,-1,4", "c5 overview at c1"},
        {"down to a short row lands on its last", "overview mark:1,0,4 mark:1,0,4 mark:0,1,4",
         "c5 overview at c10"},
        {"down from the last row stays", "overview mark:0,1,4 mark:0,1,4", "c5 overview at c9 | refused"},
        {"up from the first row stays", "overview mark:0,-1,4 mark:0,-1,4", "c5 overview at c1 | refused"},
        {"right at the end stays", "overview last mark:1,0,4", "c5 overview at c10 | refused"},
        {"no columns known: a list", "overview mark:0,1,0", "c5 overview at c6"},
        {"an absurd step stays", "overview mark:0,2147483647,2147483647", "c5 overview at c5 | refused"},
        {"a clicker moves the mark", "overview next next", "c5 overview at c7"},
        {"and back", "overview previous", "c5 overview at c4"},
        {"first and last", "overview last first", "c5 overview at c1"},
        {"Enter goes there", "overview mark:0,1,4 enter", "c9 from c5 | journal"},
        {"Enter where we are", "overview enter", "c5"},
        {"a touched tile", "overview go:c2", "c2 from c5 | journal"},
        {"Tab again leaves it", "overview mark:0,1,4 overview", "c5"},
        {"search takes its place", "overview search", "c5 search '' 0 of 0 | search"},
    };
    run_rows(rows, COUNT_OF(rows), 4, true);
}

static void searching(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"begins empty", "search", "c5 search '' 0 of 0 | search"},
        {"and again empty", "search text:abc back search", "c5 search '' 0 of 0 | search"},
        {"words are added", "search text:ab text:c", "c5 search 'abc' 0 of 0 | search"},
        {"digits are words here", "search #4 #2", "c5 search '42' 0 of 0 | search"},
        {"a whole character is erased", "search text:a\xC3\xA9 edit:erase", "c5 search 'a' 0 of 0 | search"},
        {"nothing to erase", "search edit:erase", "c5 search '' 0 of 0"},
        {"broken bytes are left out", "search text:a\xC3 text:b", "c5 search 'ab' 0 of 0 | search"},
        {"a tab is a space", "search text:a\tb\x7F", "c5 search 'a b' 0 of 0 | search"},
        {"only control signs: nothing new", "search text:\x01\x7F", "c5 search '' 0 of 0"},
        {"text elsewhere is nothing", "text:abc", "c5"},
        {"answers", "search answers:3", "c5 search '' 0 of 3"},
        {"down and down", "search answers:3 mark:0,1,1 mark:0,1,1", "c5 search '' 2 of 3"},
        {"down past the last stays", "search answers:2 mark:0,1,1 mark:0,1,1",
         "c5 search '' 1 of 2 | refused"},
        {"no answers, no choice", "search mark:0,1,1", "c5 search '' 0 of 0 | refused"},
        {"fewer answers clamp the choice", "search answers:9 mark:0,1,1 mark:0,1,1 answers:2",
         "c5 search '' 1 of 2"},
        {"none at all", "search answers:9 mark:0,1,1 answers:0", "c5 search '' 0 of 0"},
        {"fewer than none", "search answers:-4", "c5 search '' 0 of 0"},
        {"a new word chooses the first", "search answers:9 mark:0,1,1 text:a",
         "c5 search 'a' 0 of 9 | search"},
        {"letters come where the cursor is", "search text:ac edit:left text:b",
         "c5 search 'abc' 0 of 0 | search"},
        {"or where it is put", "search text:bc point:0 text:a", "c5 search 'abc' 0 of 0 | search"},
        {"the cursor alone asks for nothing", "search text:ab answers:9 next edit:home",
         "c5 search 'ab' 1 of 9"},
        {"back to what was written", "search text:ab edit:clear edit:undo", "c5 search 'ab' 0 of 0 | search"},
        {"and forth", "search text:ab edit:undo edit:redo", "c5 search 'ab' 0 of 0 | search"},
        {"elsewhere nothing is written", "edit:erase point:3 text:a", "c5"},
        {"page keys move the choice", "search answers:9 next next previous", "c5 search '' 1 of 9"},
        {"end is the last answer", "search answers:9 last", "c5 search '' 8 of 9"},
        {"Enter waits for the card", "search answers:9 enter", "c5 search '' 0 of 9"},
        {"the answer", "search answers:9 go:c9", "c9 from c5 | journal"},
        {"what it was found by is marked", "search text:ab go:c9", "c9 sought 'ab' from c5 | journal"},
        {"also on the next", "search text:ab go:c6 next", "c7 sought 'ab' | journal"},
        {"until Esc", "search text:ab go:c6 back", "c6"},
        {"Esc leaves the zoom first", "search text:ab go:c6 zoom back", "c6 sought 'ab'"},
        {"or until another search", "search text:ab go:c6 search", "c6 search '' 0 of 0 | search"},
        {"not by a link", "go:c9", "c9 from c5 | journal"},
        {"Ctrl+F again leaves", "search search", "c5"},
    };
    run_rows(rows, COUNT_OF(rows), 4, true);
}

static void query_is_bounded(void **state)
{
    (void)state;
    struct world world = {.cards = {.deck = &deck, .order = all, .count = CARDS}};
    world.state = show_begin(&world.cards, 0, 0);
    play(&world, "search");
    for (int i = 0; i < 63; i++)
        play(&world, "text:\xC3\xA9");
    assert_int_equal(strlen(world.state.query.text), 126);
    play(&world, "text:a\xC3\xA9"); /* one more letter fits, the next not */
    assert_int_equal(strlen(world.state.query.text), 127);
    assert_int_equal(world.last.fx_count, 2);
    play(&world, "text:\xC3\xA9");
    assert_int_equal(strlen(world.state.query.text), 127);
    assert_int_equal(world.last.fx[0], SHOW_FX_REFUSED);
    struct show_event unended = {.kind = SHOW_EV_TEXT};
    memset(unended.as.text, 'x', sizeof unended.as.text);
    play(&world, "search");
    play(&world, "search");
    step(&world, unended);
    assert_int_equal(strlen(world.state.query.text), sizeof unended.as.text);
}

static void another_deck(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"the card is kept by its id", "go:c9 deck:turned", "c9"},
        {"its neighbours are new", "go:c9 deck:turned next", "c3 | journal"},
        {"a vanished card: the same place, clamped", "deck:without", "c9 | journal"},
        {"a vanished card near the front", "first next next deck:without", "c9 | journal"},
        {"where we came from is gone", "go:c9 deck:without", "c9"},
        {"where we came from is still there", "first go:c9 deck:without", "c9 from c1"},
        {"the mark is gone", "first overview last deck:without", "c1 overview at c1"},
        {"the search is asked again", "first search text:a answers:4 last deck:without",
         "c1 search 'a' 0 of 0 | search"},
        {"under help too", "first search text:a help deck:without", "c1 help | search"},
    };
    run_rows(rows, COUNT_OF(rows), 4, true);
}

static void motion(void **state)
{
    (void)state;
    struct world world = {.cards = {.deck = &deck, .order = all, .count = CARDS}, .now_ms = 50};
    world.state = show_begin(&world.cards, 4, 50);
    assert_int_equal(world.state.turn, 0);
    assert_int_equal(world.state.changed_ms, 50);
    world.now_ms = 60;
    play(&world, "next");
    assert_int_equal(world.state.turn, 1);
    assert_int_equal(world.state.changed_ms, 60);
    world.now_ms = 70;
    play(&world, "go:c1");
    assert_int_equal(world.state.turn, -1);
    assert_int_equal(world.state.changed_ms, 70);
    world.now_ms = 80;
    play(&world, "previous");
    assert_int_equal(world.state.changed_ms, 70);
}

static void beginnings(void **state)
{
    (void)state;
    struct show_cards three = {.deck = &deck, .order = without_c5, .count = 3};
    assert_int_equal(show_begin(&three, -5, 0).index, 0);
    assert_int_equal(show_begin(&three, 99, 0).index, 2);
    assert_string_equal(show_begin(&three, 2, 0).card.at, "c9");
    assert_int_equal(show_place(&three, (struct card_id){"c9"}), 2);
    assert_int_equal(show_place(&three, (struct card_id){"c5"}), -1);
}

/* A question that was added makes a back, a hidden one takes it away; who may write finds one everywhere. */
static void own_questions(void **state)
{
    (void)state;
    static const struct own_question done[] = {
        {.card = {"c2"}, STR_INIT("e"), STR_INIT("Wie?"), true, false, 0},
        {.card = {"c3"}, STR_INIT(""), STR_INIT(""), false, true, 0}};
    static const struct own own = {done, 2};
    struct world world = {.cards = {.deck = &deck, .order = all, .count = CARDS, .own = &own}};
    world.state = show_begin(&world.cards, 1, 0);
    play(&world, "questions");
    assert_true(world.state.back);
    play(&world, "next");
    play(&world, "questions"); /* its one question is hidden */
    assert_false(world.state.back);
    assert_int_equal(world.last.fx[0], SHOW_FX_REFUSED);
    world.cards.may_write = true;
    play(&world, "questions");
    assert_true(world.state.back);
    world.cards.may_write = false;
    play(&world, "deck:turned"); /* and the deck is read again */
    assert_false(world.state.back);
}

static struct show_event random_event(struct rng *rng)
{
    static const char *const texts[] = {"a", "\xC3\xA9", "\xE2\x82\xAC uro", "\xFF", "twintig letters lang!"};
    struct show_event event = {.kind = (enum show_event_kind)rng_below(rng, SHOW_EV_TICK + 1)};
    switch (event.kind) {
    case SHOW_EV_COMMAND: event.as.command = (enum command)rng_below(rng, COMMAND_COUNT); break;
    case SHOW_EV_DIGIT: event.as.digit = (int)rng_below(rng, 12) - 1; break;
    case SHOW_EV_GO_TO: event.as.card = cards[rng_below(rng, CARDS)].id; break;
    case SHOW_EV_MARK:
        event.as.mark.dx = (int)rng_below(rng, 5) - 2;
        event.as.mark.dy = (int)rng_below(rng, 5) - 2;
        event.as.mark.columns = (int)rng_below(rng, 6) - 1;
        break;
    case SHOW_EV_ZOOM:
        event.as.zoom = (struct zoom){(float)rng_below(rng, 12) - 1, (float)rng_below(rng, 9) / 4 - 1,
                                      (float)rng_below(rng, 9) / 4 - 1};
        event.grip.room_w = (float)rng_below(rng, 3);
        break;
    case SHOW_EV_TEXT: event = text_event(texts[rng_below(rng, COUNT_OF(texts))]); break;
    case SHOW_EV_EDIT:
        event.as.edit.act = (enum edit_act)rng_below(rng, EDIT_ACT_COUNT);
        event.as.edit.extend = rng_below(rng, 2) == 0;
        break;
    case SHOW_EV_POINT:
        event.as.point.byte = (int)rng_below(rng, 140) - 5;
        event.as.point.extend = rng_below(rng, 2) == 0;
        break;
    case SHOW_EV_ANSWERS: event.as.count = (int)rng_below(rng, 8) - 2; break;
    case SHOW_EV_ENTER:
    case SHOW_EV_ERASE:
    case SHOW_EV_DECK:
    case SHOW_EV_TICK: break;
    }
    return event;
}

static void holds_together(const struct world *world, const struct show_event *event)
{
    const struct show_state *s = &world->state;
    const struct show_cards *shown = &world->cards;
    assert_in_range(s->index, 0, shown->count - 1);
    assert_true(card_id_eq(shown->deck->cards[shown->order[s->index]].id, s->card));
    assert_in_range(world->last.fx_count, 0, SHOW_FX_MAX);
    assert_int_equal(utf8_first_bad(edit_text(&s->query)), -1);
    assert_in_range(s->choice, 0, s->answers > 0 ? s->answers - 1 : 0);
    assert_true(show_due_ms(s) > world->now_ms);
    assert_true(s->zoom.scale == 0 || (s->zoom.scale > 1 && s->zoom.scale <= ZOOM_MAX));
    assert_true(s->zoom.x >= -0.5f && s->zoom.x <= 0.5f && s->zoom.y >= -0.5f && s->zoom.y <= 0.5f);
    bool quits = event->kind == SHOW_EV_COMMAND && event->as.command == COMMAND_QUIT;
    for (int i = 0; i < world->last.fx_count; i++) {
        assert_true(world->last.fx[i] != SHOW_FX_QUIT || quits);
        assert_true(world->last.fx[i] != SHOW_FX_LEAVE && world->last.fx[i] != SHOW_FX_OPEN);
    }
}

/* Whatever happened, six times Esc is the card's front, and nothing was lost on the way. */
static void escapes(struct world world)
{
    struct card_id card = world.state.card;
    for (int i = 0; i < 6; i++) {
        play(&world, "back");
        assert_int_equal(world.last.fx_count, 0);
    }
    assert_int_equal(world.state.mode, SHOW_CARD);
    assert_false(world.state.back || world.state.number_open || zoom_is_in(world.state.zoom));
    assert_int_equal(world.state.number, 0);
    assert_true(card_id_eq(world.state.card, card));
}

static void whatever_happens(void **state)
{
    (void)state;
    struct rng rng = {20};
    struct world world = {.cards = {.deck = &deck, .order = all, .count = CARDS}};
    world.state = show_begin(&world.cards, 0, 0);
    for (int i = 0; i < 100000; i++) {
        struct show_event event = random_event(&rng);
        world.now_ms += rng_below(&rng, 1000);
        if (event.kind == SHOW_EV_DECK || rng_below(&rng, 200) == 0) { /* sometimes nobody says so */
            bool other = rng_below(&rng, 2) == 0;
            world.cards = other
                              ? (struct show_cards){.deck = &deck, .order = turned, .count = COUNT_OF(turned)}
                              : (struct show_cards){.deck = &deck, .order = all, .count = CARDS};
        }
        step(&world, event);
        holds_together(&world, &event);
        if (i % 10 == 0)
            escapes(world);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(walking),
        cmocka_unit_test(numbers),
        cmocka_unit_test(zooming),
        cmocka_unit_test(regions),
        cmocka_unit_test(dark),
        cmocka_unit_test(leaving),
        cmocka_unit_test(turning_over),
        cmocka_unit_test(overview),
        cmocka_unit_test(searching),
        cmocka_unit_test(query_is_bounded),
        cmocka_unit_test(another_deck),
        cmocka_unit_test(motion),
        cmocka_unit_test(own_questions),
        cmocka_unit_test(beginnings),
        cmocka_unit_test(whatever_happens),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
