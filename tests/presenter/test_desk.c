/* Each row is a script of what a presenter does, and the line that it must leave: what the console looks at, what the room sees,
 * the mode, and after the bar what the last event asked for. The diagram of modes is made by the same desk. */
#include "presenter/desk.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { CARDS = 5, LINE_BYTES = 256, TEXT_BYTES = 8192 };

static const struct question asks[] = {{.id = STR_INIT("v1"), .text = STR_INIT("Wie?")},
                                       {.id = STR_INIT("v2"), .text = STR_INIT("Wat?")}};
static const struct deck_kind kinds[] = {{.id = STR_INIT("waarde")}};
static const struct run head = {.text = STR_INIT("Tak")};
static const struct block heads[] = {{.kind = BLOCK_HEADING, .runs = &head, .run_count = 1},
                                     {.kind = BLOCK_HEADING, .runs = &head, .run_count = 1}};
static const struct card cards[CARDS] = {
    {.id = {"c1"}, .questions = asks, .question_count = 2, .kind = 0},
    {.id = {"c2"}, .kind = 0, .layout = CARD_MAP, .body = {heads, (int)COUNT_OF(heads)}},
    {.id = {"c3"}, .questions = asks, .question_count = 1, .kind = -1},
    {.id = {"c4"}, .kind = -1, .layout = CARD_SECTION},
    {.id = {"c5"}, .kind = 0},
};
static const struct deck deck = {.cards = cards, .card_count = CARDS, .kinds = kinds, .kind_count = 1};
static const int order[CARDS] = {0, 1, 2, 3, 4};
static const struct show_cards shown = {.deck = &deck, .order = order, .count = CARDS};
static const struct show_rules rules;

struct world {
    struct desk_state desk;
    struct show_state show;
    struct desk_next last;
    int64_t now_ms;
};

static void step(struct world *world, struct desk_event event)
{
    event.at_ms = world->now_ms;
    world->last = desk_step(&rules, &shown, &world->desk, &world->show, &event);
    world->desk = world->last.desk;
    world->show = world->last.show.state;
}

static void show(struct world *world, struct show_event event)
{
    event.at_ms = world->now_ms;
    world->last =
        desk_step(&rules, &shown, &world->desk, &world->show,
                  &(struct desk_event){.kind = DESK_EV_SHOW, .at_ms = world->now_ms, .as.show = event});
    world->desk = world->last.desk;
    world->show = world->last.show.state;
}

static bool starts(const char *word, const char *with)
{
    return strncmp(word, with, strlen(with)) == 0;
}

/* On the room's screen; a zoom is drawn up there. */
static void hand(struct world *world, enum command command)
{
    struct desk_event event = {.kind = DESK_EV_TOUCH};
    event.as.show =
        command == COMMAND_ZOOM
            ? (struct show_event){.kind = SHOW_EV_ZOOM, .as.zoom = {2, 0, 0}}
            : (struct show_event){.kind = SHOW_EV_COMMAND, .at_ms = world->now_ms, .as.command = command};
    step(world, event);
}

static void ask(struct world *world, struct str what)
{
    struct str id, card = str_cut(what, '/', &id);
    step(world, (struct desk_event){.kind = DESK_EV_QUESTION,
                                    .as.question = {card_id_from(card), card_id_from(id)}});
}

/* A command by its name, "enter", "go:c3", "wait:MS", "for:MS", "longer:MS", "return:N", "away:N", "stack:KIND", "colour:N",
 * "sheet:N", "ask:CARD/QUESTION", "branch:N", "hand:COMMAND" (on the room's screen), "ink", "point". */
static void play(struct world *world, const char *word)
{
    const char *arg = strchr(word, ':') ? strchr(word, ':') + 1 : "";
    enum command command = command_from_name(str_from(word));
    if (command != COMMAND_NONE)
        show(world, (struct show_event){.kind = SHOW_EV_COMMAND, .as.command = command});
    else if (strcmp(word, "enter") == 0)
        show(world, (struct show_event){.kind = SHOW_EV_ENTER});
    else if (starts(word, "go:"))
        show(world, (struct show_event){.kind = SHOW_EV_GO_TO, .as.card = card_id_from(str_from(arg))});
    else if (starts(word, "wait:")) {
        world->now_ms += atoi(arg);
        step(world, (struct desk_event){.kind = DESK_EV_TICK});
    } else if (starts(word, "for:"))
        step(world,
             (struct desk_event){.kind = DESK_EV_COUNTDOWN, .at_ms = world->now_ms, .as.ms = atoi(arg)});
    else if (starts(word, "longer:"))
        step(world, (struct desk_event){.kind = DESK_EV_LONGER, .as.ms = atoi(arg)});
    else if (starts(word, "return:"))
        step(world, (struct desk_event){.kind = DESK_EV_RETURN, .as.place = atoi(arg)});
    else if (starts(word, "away:"))
        step(world, (struct desk_event){.kind = DESK_EV_DISCARD, .as.place = atoi(arg)});
    else if (starts(word, "colour:"))
        step(world, (struct desk_event){.kind = DESK_EV_COLOUR, .as.place = atoi(arg)});
    else if (starts(word, "sheet:"))
        step(world, (struct desk_event){.kind = DESK_EV_PAPER, .as.place = atoi(arg)});
    else if (starts(word, "stack:"))
        step(world, (struct desk_event){.kind = DESK_EV_STACK, .as.stack = {card_id_from(str_from(arg)), 5}});
    else if (starts(word, "hand:"))
        hand(world, command_from_name(str_from(arg)));
    else if (starts(word, "branch:"))
        step(world, (struct desk_event){.kind = DESK_EV_BRANCH, .as.place = atoi(arg)});
    else if (starts(word, "ask:"))
        ask(world, str_from(arg));
    else if (strcmp(word, "ink") == 0)
        step(world, (struct desk_event){.kind = DESK_EV_INK});
    else if (strcmp(word, "point") == 0)
        step(world, (struct desk_event){.kind = DESK_EV_POINT, .as.point = {0.5f, 0.5f}});
    else
        fail_msg("no such word: %s", word);
}

static struct world begin(const char *script)
{
    struct world world = {.show = show_begin(&shown, 0, 0), .now_ms = 1000};
    char words[LINE_BYTES], *rest = words;
    world.desk = desk_begin(&world.show, 3);
    str_to_field(words, sizeof words, str_from(script));
    for (char *word; (word = strsep(&rest, " "));)
        if (word[0])
            play(&world, word);
    return world;
}

/* ---- what is left */

static void put(char *out, const char *format, ...) __attribute__((format(printf, 2, 3)));
static void put(char *out, const char *format, ...)
{
    size_t len = strlen(out);
    va_list args;
    va_start(args, format);
    (void)vsnprintf(out + len, LINE_BYTES - len, format, args);
    va_end(args);
}

static void put_scene(char *out, const struct scene *scene)
{
    if (scene->kind == SCENE_PAPER)
        put(out, "paper");
    if (scene->paper > 1)
        put(out, "%d", scene->paper);
    for (int i = 0; i < scene->count; i++)
        put(out, "%s%s", i ? "+" : "", scene->kind == SCENE_DRAWN || scene->drawn ? "x" : scene->cards[i].at);
    if (scene->branch > 0)
        put(out, ".%d", scene->branch);
    if (scene->kind == SCENE_QUESTION)
        put(out, "?%s", scene->question.at);
    if (scene->back)
        put(out, " back");
    if (zoom_is_in(scene->zoom))
        put(out, " zoom");
}

static void put_seen(char *out, const struct seen *seen)
{
    static const char *const blanks[] = {"", " black", " white"};
    put_scene(out, &seen->scene);
    put(out, "%s", blanks[seen->blank]);
    if (seen->countdown != COUNTDOWN_OFF)
        put(out, " %s%lld/%lld", seen->countdown == COUNTDOWN_PAUSED ? "paused " : "",
            (long long)seen->left_ms / 1000, (long long)seen->of_ms / 1000);
    if (seen->points != DESK_HAND)
        put(out, " points");
    if (seen->ink)
        put(out, " ink%d", seen->ink);
}

static void line_of(const struct world *world, char *out)
{
    static const char *const fx[] = {"gong", "empty", "undo", "redo", "clear", "swap", "screens", "refused"};
    struct seen seen = desk_seen(&world->desk, world->now_ms);
    out[0] = '\0';
    put_scene(out, &world->desk.own);
    put(out, "%s%s -> ", world->desk.staged ? " staged" : "", world->desk.frozen ? " frozen" : "");
    put_seen(out, &seen);
    for (int i = 0; i < world->last.fx_count; i++)
        put(out, "%s%s", i ? " " : " | ", fx[world->last.fx[i]]);
}

struct row {
    const char *name, *script, *line;
};

static void rows_hold(const struct row *rows, size_t count)
{
    int wrong = 0;
    for (size_t i = 0; i < count; i++) {
        struct world world = begin(rows[i].script);
        char line[LINE_BYTES];
        line_of(&world, line);
        if (strcmp(line, rows[i].line) != 0) {
            print_error("%s\n  %s\n  is   %s\n  want %s\n", rows[i].name, rows[i].script, line, rows[i].line);
            wrong++;
        }
    }
    assert_int_equal(wrong, 0);
}

static void live(void **state)
{
    static const struct row rows[] = {
        {"at first the room sees what the console does", "", "c1 -> c1"},
        {"it follows", "next", "c2 -> c2"},
        {"also to the questions", "questions", "c1 back -> c1 back"},
        {"and into the card", "zoom", "c1 zoom -> c1 zoom"},
        {"nothing is to be taken", "take", "c1 -> c1 | refused"},
        {"a number goes there at once", "last", "c5 -> c5"},
        {"overview is the console's alone", "overview", "c1 -> c1"},
        {"what is chosen there is staged", "overview go:c3", "c3 staged -> c1"},
        {"but not what the room sees already", "overview go:c1", "c1 -> c1"},
        {"leaving it changes nothing", "overview back", "c1 -> c1"},
        {"take in the overview shows what is marked", "next overview next take", "c3 -> c3"},
        {"a link is followed by the room", "go:c3", "c3 -> c3"},
    };
    (void)state;
    rows_hold(rows, COUNT_OF(rows));
}

static void staged(void **state)
{
    static const struct row rows[] = {
        {"looking apart", "stage", "c1 staged -> c1"},
        {"one can walk there", "stage next next", "c3 staged -> c1"},
        {"coming by what the room sees lets nothing out", "stage next previous", "c1 staged -> c1"},
        {"and zoom, and turn", "stage questions zoom", "c1 back zoom staged -> c1"},
        {"taken", "stage next take", "c2 -> c2"},
        {"let go", "stage next stage", "c1 -> c1"},
        {"Esc lets go too", "stage next next back", "c1 -> c1"},
        {"Esc first leaves the zoom", "stage next zoom back", "c2 staged -> c1"},
        {"letting go brings back how it was seen", "zoom stage next stage", "c1 zoom -> c1 zoom"},
        {"taking lights a dark room", "black stage next take", "c2 -> c2"},
        {"walking apart does not", "black stage next", "c2 staged -> c1 black"},
        {"nobody sees where is pointed", "pointer stage point", "c1 staged -> c1"},
        {"nor what is drawn", "ink stage ink", "c1 staged -> c1 ink1"},
        {"until it is taken", "ink stage ink take", "c1 -> c1 ink2"},
        {"undoing something seen is not seen either", "ink stage undo", "c1 staged -> c1 ink1 | undo"},
    };
    (void)state;
    rows_hold(rows, COUNT_OF(rows));
}

static void frozen(void **state)
{
    static const struct row rows[] = {
        {"frozen", "freeze", "c1 frozen -> c1"},
        {"what follows is private", "freeze next", "c2 staged frozen -> c1"},
        {"going on shows it", "freeze next freeze", "c2 -> c2"},
        {"so does taking", "freeze next take", "c2 -> c2"},
        {"Esc lets go first", "freeze next back", "c1 frozen -> c1"},
        {"and then goes on", "freeze next back back", "c1 -> c1"},
        {"black is allowed", "freeze black", "c1 frozen -> c1 black"},
        {"next lights nothing then", "freeze black next", "c2 staged frozen -> c1 black"},
        {"the pointer is held", "pointer freeze point", "c1 frozen -> c1"},
        {"or stays where it was", "pointer point freeze", "c1 frozen -> c1 points"},
        {"so is ink", "freeze ink", "c1 frozen -> c1"},
        {"and the countdown", "for:60000 freeze wait:20000", "c1 frozen -> c1 60/60"},
        {"which went on meanwhile", "for:60000 freeze wait:20000 freeze", "c1 -> c1 40/60"},
    };
    (void)state;
    rows_hold(rows, COUNT_OF(rows));
}

static void dark(void **state)
{
    static const struct row rows[] = {
        {"black", "black", "c1 -> c1 black"},
        {"again: no longer", "black black", "c1 -> c1"},
        {"white over black", "black white", "c1 -> c1 white"},
        {"next shows what was there first", "black next", "c1 -> c1"},
        {"and then goes on", "black next next", "c2 -> c2"},
        {"so do the questions", "black questions", "c1 -> c1"},
        {"and a draw", "black draw", "c1 -> c1"},
        {"Esc lights", "white back", "c1 -> c1"},
        {"a search in the dark stays private", "black overview", "c1 -> c1 black"},
        {"taking lights", "black take", "c1 -> c1"},
    };
    (void)state;
    rows_hold(rows, COUNT_OF(rows));
}

static void countdowns(void **state)
{
    static const struct row rows[] = {
        {"three minutes", "timer", "c1 -> c1 180/180"},
        {"of its own length", "for:60000", "c1 -> c1 60/60"},
        {"paused", "for:60000 wait:10000 timer wait:5000", "c1 -> c1 paused 50/60"},
        {"and on", "for:60000 wait:10000 timer wait:5000 timer wait:5000", "c1 -> c1 45/60"},
        {"one that stands still goes by Esc", "for:60000 timer back", "c1 -> c1"},
        {"one that runs does not", "for:60000 wait:10000 back", "c1 -> c1 50/60"},
        {"a minute more", "for:60000 longer:60000", "c1 -> c1 120/120"},
        {"over", "for:60000 wait:60000", "c1 -> c1 0/60 | gong"},
        {"one gong", "for:60000 wait:60000 wait:10", "c1 -> c1 0/60"},
        {"the same key puts it away", "for:60000 wait:60000 timer", "c1 -> c1"},
        {"so does Esc", "for:60000 wait:60000 back", "c1 -> c1"},
        {"more when it is over: it runs again", "for:60000 wait:60000 longer:60000", "c1 -> c1 60/120"},
        {"the next is as long as the last", "for:60000 wait:60000 timer timer", "c1 -> c1 60/60"},
        {"stopped", "for:60000 for:0", "c1 -> c1"},
        {"nothing is shorter than nothing", "for:60000 longer:-120000", "c1 -> c1 0/0 | gong"},
        {"there are no endless ones", "for:999999999", "c1 -> c1 14400/14400"},
        {"more of none", "longer:60000", "c1 -> c1"},
    };
    (void)state;
    rows_hold(rows, COUNT_OF(rows));
}

static void stacks(void **state)
{
    static const struct row rows[] = {
        {"drawn before the room", "draw", "x -> x"},
        {"a second beside it", "draw draw", "x+x -> x+x"},
        {"turned over", "draw questions", "x back -> x back"},
        {"next puts them away", "draw next", "c1 -> c1"},
        {"Esc too", "draw back", "c1 -> c1"},
        {"at most four beside each other", "draw draw draw draw", "x+x+x+x -> x+x+x+x"},
        {"heads of parts are no cards to draw: empty", "draw draw draw draw draw",
         "x+x+x+x -> x+x+x+x | empty"},
        {"of one kind", "stack:waarde draw draw draw draw", "x+x+x -> x+x+x | empty"},
        {"put back, and drawn again", "stack:waarde draw draw draw return:0 draw", "x+x+x -> x+x+x"},
        {"away is away", "stack:waarde draw draw draw away:1 draw", "x+x -> x+x | empty"},
        {"nothing lies there", "away:0", "c1 -> c1 | refused"},
        {"drawn while it is frozen", "freeze draw", "x staged frozen -> c1"},
        {"undone", "draw undo", "c1 -> c1"},
        {"and done again", "draw undo redo", "x -> x"},
        {"undone one by one", "draw draw undo", "x -> x"},
        {"shuffling is a new beginning", "draw stack:waarde undo", "x -> x | refused"},
        {"nothing to undo", "undo", "c1 -> c1 | refused"},
        {"an empty card", "paper", "paper -> paper"},
        {"has no questions", "paper questions", "paper -> paper | refused"},
        {"and goes", "paper paper", "c1 -> c1"},
        {"another", "paper new-paper", "paper2 -> paper2"},
        {"the first is still there", "paper new-paper sheet:1", "paper -> paper"},
        {"a new one is none of those", "paper new-paper sheet:1 new-paper", "paper3 -> paper3"},
        {"the one looked at last comes back", "new-paper new-paper sheet:2 paper paper", "paper2 -> paper2"},
        {"there is no such one", "sheet:2", "c1 -> c1 | refused"},
        {"nor that", "sheet:0", "c1 -> c1 | refused"},
        {"looked at while it is frozen, it is private", "new-paper freeze sheet:1",
         "paper staged frozen -> paper2"},
        {"in the dark the room first sees what was there", "black sheet:1", "c1 -> c1"},
    };
    (void)state;
    rows_hold(rows, COUNT_OF(rows));
}

/* What is in hand then, and what it draws with. */
static void pens(void **state)
{
    static const struct {
        const char *name, *script, *pen;
        enum desk_tool tool;
    } rows[] = {
        {"a pen as it is found", "pen", "Rode pen", DESK_PEN},
        {"another colour", "pen ink-colour", "Blauwe pen", DESK_PEN},
        {"and the first again after the last", "pen ink-colour ink-colour ink-colour ink-colour", "Rode pen",
         DESK_PEN},
        {"wider", "pen ink-width", "Rode pen, dik", DESK_PEN},
        {"then thin", "pen ink-width ink-width", "Rode pen, dun", DESK_PEN},
        {"chosen on the console", "pen colour:2", "Groene pen", DESK_PEN},
        {"there is no such colour", "pen colour:4", "Rode pen", DESK_PEN},
        {"nor that", "pen colour:-1", "Rode pen", DESK_PEN},
        {"the highlighter has its own", "pen colour:2 highlighter", "Gele markeerstift", DESK_HIGHLIGHTER},
        {"and keeps it", "highlighter colour:3 ink-width pen highlighter", "Roze markeerstift, dik",
         DESK_HIGHLIGHTER},
        {"so does the pen", "pen colour:3 highlighter colour:1 pen", "Paarse pen", DESK_PEN},
        {"a colour for the eraser: the pen is taken", "eraser colour:1", "Blauwe pen", DESK_PEN},
        {"so too with nothing in hand", "ink-width", "Rode pen, dik", DESK_PEN},
        {"put away, it is kept", "pen colour:1 back", "Blauwe pen", DESK_HAND},
        {"so too when the room's picture is frozen", "freeze pen colour:1 freeze", "Blauwe pen", DESK_PEN},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct world world = begin(rows[i].script);
        enum stroke_tool with = desk_writes_with(rows[i].tool);
        const char *is = pen_name(with, world.desk.pens[with]);
        struct stroke stroke = desk_stroke(&world.desk, rows[i].tool);
        if (strcmp(is, rows[i].pen) != 0 || world.desk.tool != rows[i].tool || stroke.tool != with)
            fail_msg("%s: %s with %d in hand", rows[i].name, is, (int)world.desk.tool);
    }
}

static void branches(void **state)
{
    static const struct row rows[] = {
        {"a branch of a map", "next branch:2", "c2.2 -> c2.2"},
        {"the same key: all of them", "next branch:2 branch:2", "c2 -> c2"},
        {"another one", "next branch:2 branch:1", "c2.1 -> c2.1"},
        {"there is no third", "next branch:3", "c2 -> c2 | refused"},
        {"nor a branch of what is no map", "branch:1", "c1 -> c1 | refused"},
        {"zoom goes from one to the next", "next zoom", "c2.1 -> c2.1"},
        {"and on", "next zoom zoom", "c2.2 -> c2.2"},
        {"and from the last to all", "next zoom zoom zoom", "c2 -> c2"},
        {"larger than that: as every card", "next zoom zoom-in", "c2.1 zoom -> c2.1 zoom"},
        {"smaller: all of it", "next branch:2 zoom-out", "c2 -> c2"},
        {"Esc leads out", "next branch:2 back", "c2 -> c2"},
        {"one at a time", "next branch:2 zoom-in back", "c2.2 -> c2.2"},
        {"next is the next card", "next branch:1 next", "c3 -> c3"},
        {"which leaves it", "next branch:1 next previous", "c2 -> c2"},
        {"looked at apart it is private", "next stage branch:1", "c2.1 staged -> c2"},
        {"and taken as it is", "next stage branch:1 take", "c2.1 -> c2.1"},
        {"Esc first shows all of it there", "next stage branch:1 back", "c2 staged -> c2"},
        {"let go: as the room sees it", "next branch:2 stage next stage", "c2.2 -> c2.2"},
        {"frozen, the room keeps its own", "next branch:2 freeze zoom", "c2 staged frozen -> c2.2"},
        {"in the dark the light comes first", "next black branch:1", "c2 -> c2"},
        {"drawn up it is whole first", "next zoom-in branch:2", "c2.2 -> c2.2"},
        {"under a draw it waits", "next branch:2 draw next", "c2 -> c2"},
        {"and undone it is there again", "next branch:2 draw undo", "c2.2 -> c2.2"},
        {"cards that were drawn have none", "next draw branch:1", "x -> x | refused"},
    };
    (void)state;
    rows_hold(rows, COUNT_OF(rows));
}

static void touched(void **state)
{
#define EXPLORE "room-touch "
#define DRAW "room-touch room-touch "
#define FOLLOW "room-touch room-touch room-touch "
    static const struct row rows[] = {
        {"locked at first", "hand:next hand:questions hand:zoom", "c1 -> c1"},
        {"the fourth role is followed by the first", FOLLOW "room-touch hand:next", "c1 -> c1"},
        {"who explores goes alone", EXPLORE "hand:next hand:next", "c1 -> c3"},
        {"and turns the card", EXPLORE "hand:next hand:next hand:questions", "c1 -> c3 back"},
        {"and draws it up", EXPLORE "hand:zoom", "c1 -> c1 zoom"},
        {"back at what is shown they are not elsewhere", EXPLORE "hand:next hand:previous recall",
         "c1 -> c1 | refused"},
        {"nothing else is for hands", EXPLORE "hand:black hand:draw hand:last", "c1 -> c1"},
        {"called back", EXPLORE "hand:next recall", "c1 -> c1"},
        {"by taking too", EXPLORE "hand:next take", "c1 -> c1"},
        {"by Esc too", EXPLORE "hand:next back", "c1 -> c1"},
        {"by what is shown next", EXPLORE "hand:next hand:next next", "c2 -> c2"},
        {"by another role", EXPLORE "hand:next room-touch", "c1 -> c1"},
        {"there is nobody to call back", EXPLORE "recall", "c1 -> c1 | refused"},
        {"what is staged is no business of theirs", EXPLORE "stage next next hand:next", "c3 staged -> c2"},
        {"letting go leaves them there", EXPLORE "stage next next hand:next stage", "c1 -> c2"},
        {"frozen where they were", EXPLORE "hand:next freeze hand:next", "c1 frozen -> c2"},
        {"it goes on with what is shown", EXPLORE "hand:next freeze freeze", "c1 -> c1"},
        {"frozen at first they go nowhere", EXPLORE "freeze hand:next", "c1 frozen -> c1"},
        {"nor in the dark", EXPLORE "black hand:next", "c1 -> c1 black"},
        {"after it they are where they were", EXPLORE "hand:next black black", "c1 -> c2"},
        {"nobody sees where is pointed meanwhile", EXPLORE "pointer point hand:next", "c1 -> c2"},
        {"cards that were drawn are turned over", EXPLORE "draw hand:questions", "x -> x back"},
        {"who draws turns no cards", DRAW "hand:next hand:questions", "c1 -> c1"},
        {"who follows does it on the console", FOLLOW "hand:next", "c2 -> c2"},
        {"and turns, and draws up", FOLLOW "hand:questions hand:zoom", "c1 back zoom -> c1 back zoom"},
        {"not what is staged", FOLLOW "stage hand:next", "c1 staged -> c1"},
        {"nor what is frozen", FOLLOW "freeze hand:next", "c1 frozen -> c1"},
        {"nor the light", FOLLOW "black hand:next", "c1 -> c1 black"},
        {"nor in the overview", FOLLOW "overview hand:next back", "c1 -> c1"},
    };
#undef EXPLORE
#undef DRAW
#undef FOLLOW
    (void)state;
    rows_hold(rows, COUNT_OF(rows));
}

/* What hands on the room's screen may draw on. */
static void drawn_on(void **state)
{
    static const struct {
        const char *name, *script;
        bool may;
    } rows[] = {
        {"locked", "", false},
        {"draw", "room-touch room-touch", true},
        {"frozen", "room-touch room-touch freeze", false},
        {"dark", "room-touch room-touch black", false},
        {"the console is elsewhere: it would not be seen", "room-touch room-touch stage", false},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct world world = begin(rows[i].script);
        bool may = world.desk.touch == DESK_TOUCH_DRAW && desk_touch_may(&world.desk, &world.show);
        if (may != rows[i].may)
            fail_msg("%s: %d", rows[i].name, may);
    }
}

static void one_question(void **state)
{
    static const struct row rows[] = {
        {"the first", "question", "c1?v1 -> c1?v1"},
        {"the same key takes it away", "question question", "c1 -> c1"},
        {"so does Esc", "question back", "c1 -> c1"},
        {"and next, which goes no further", "question next", "c1 -> c1"},
        {"the next one", "question next-question", "c1?v2 -> c1?v2"},
        {"there is no third", "question next-question next-question", "c1?v2 -> c1?v2 | refused"},
        {"and back", "question next-question previous-question", "c1?v1 -> c1?v1"},
        {"there is none before the first", "question previous-question", "c1?v1 -> c1?v1 | refused"},
        {"from behind", "previous-question", "c1?v2 -> c1?v2"},
        {"by its button", "ask:c1/v2", "c1?v2 -> c1?v2"},
        {"again: away", "ask:c1/v2 ask:c1/v2", "c1 -> c1"},
        {"another button: that one", "ask:c1/v2 ask:c1/v1", "c1?v1 -> c1?v1"},
        {"a card that asks nothing", "next question", "c2 -> c2 | refused"},
        {"a question that there is not", "ask:c1/v9", "c1 -> c1 | refused"},
        {"nor of a card that is not looked at", "ask:c3/v1", "c1 -> c1 | refused"},
        {"looked at apart it is private", "stage question", "c1?v1 staged -> c1"},
        {"until it is taken", "stage next next question take", "c3?v1 -> c3?v1"},
        {"let go", "stage next next question back", "c1 -> c1"},
        {"back at what the room is asked", "question stage next next stage", "c1?v1 -> c1?v1"},
        {"frozen, the room sees none", "freeze question", "c1?v1 staged frozen -> c1"},
        {"or the one that was there", "question freeze next-question", "c1?v2 staged frozen -> c1?v1"},
        {"it goes on with that", "question freeze next-question freeze", "c1?v2 -> c1?v2"},
        {"in the dark the light comes first", "black question", "c1 -> c1"},
        {"it stays under the dark", "question black", "c1?v1 -> c1?v1 black"},
        {"after one of them all", "question questions", "c1 back -> c1 back"},
        {"also from the back", "questions question questions", "c1 back -> c1 back"},
        {"what was drawn up is whole again meanwhile", "zoom question", "c1?v1 -> c1?v1"},
        {"and is drawn up after it", "zoom question back", "c1 zoom -> c1 zoom"},
        {"it is not drawn up itself", "question zoom", "c1?v1 -> c1?v1 | refused"},
        {"of a card that was drawn", "stack:waarde draw draw draw question", "x+x+x?v1 -> x+x+x?v1"},
        {"those are seen again", "stack:waarde draw draw draw question next", "x+x+x -> x+x+x"},
        {"turned over where that is asked for", "stack:waarde draw draw draw question questions",
         "x+x+x back -> x+x+x back"},
        {"a card that is drawn takes its place", "question draw", "x -> x"},
        {"and undone it is there again", "question draw undo", "c1?v1 -> c1?v1"},
        {"but not at another card", "question draw next next undo", "c2 -> c2"},
    };
    (void)state;
    rows_hold(rows, COUNT_OF(rows));
}

/* Each card comes once, whatever is undone on the way. */
static void each_once(void **state)
{
    (void)state;
    struct world world = begin("draw undo draw draw undo draw");
    struct card_id came[CARDS];
    int count = 0;
    for (int i = 0; i < world.desk.stack.table_count; i++)
        came[count++] = world.desk.stack.table[i];
    while (stack_left(&world.desk.stack, &shown) > 0) {
        play(&world, "away:0");
        play(&world, "draw");
        came[count++] = world.desk.stack.table[world.desk.stack.table_count - 1];
    }
    assert_int_equal(count, CARDS - 1);
    for (int i = 0; i < count; i++)
        for (int k = 0; k < i; k++)
            assert_false(card_id_eq(came[i], came[k]));
}

/* ---- the diagram: from each mode, to which, and whether the room's picture changes (*) */

static const struct {
    const char *name, *script;
} modes[] = {
    {"live", ""},
    {"staged", "stage next"},
    {"frozen", "freeze"},
    {"frozen, staged", "freeze next"},
    {"live, dark", "black"},
    {"staged, dark", "stage next black"},
    {"frozen, dark", "freeze black"},
    {"frozen, staged, dark", "freeze next black"},
};
static const char *const asked[] = {"next",  "questions", "question", "take", "stage", "freeze",  "black",
                                    "white", "back",      "paper",    "draw", "timer", "overview"};

static void put_mode(char *out, const struct desk_state *desk)
{
    put(out, "%s%s%s", desk->frozen ? "frozen" : "", desk->frozen && desk->staged ? ", " : "",
        desk->staged ? "staged" : "");
    if (desk_is_live(desk))
        put(out, "live");
    if (desk->blank != DESK_LIT)
        put(out, ", dark");
}

static bool differs(const struct seen *a, const struct seen *b)
{
    return a->blank != b->blank || !scene_eq(&a->scene, &b->scene) || a->countdown != b->countdown;
}

static void diagram(char *text)
{
    text[0] = '\0';
    for (size_t m = 0; m < COUNT_OF(modes); m++) {
        struct world from = begin(modes[m].script);
        struct seen before = desk_seen(&from.desk, from.now_ms);
        char line[LINE_BYTES] = "";
        put(line, "%s\n", modes[m].name);
        strcat(text, line);
        for (size_t c = 0; c < COUNT_OF(asked); c++) {
            struct world to = from;
            play(&to, asked[c]);
            struct seen after = desk_seen(&to.desk, to.now_ms);
            line[0] = '\0';
            put(line, "    %-10s %s ", asked[c], differs(&before, &after) ? "*" : "-");
            put_mode(line, &to.desk);
            put(line, "\n");
            strcat(text, line);
        }
    }
}

static void diagram_is_kept(void **state)
{
    static char now[TEXT_BYTES], kept[TEXT_BYTES];
    const char *path = WAAIER_TESTS_DIR "/presenter/desk.txt";
    (void)state;
    diagram(now);
    if (getenv("WAAIER_REBASE")) {
        FILE *file = fopen(path, "w");
        assert_non_null(file);
        (void)fputs(now, file);
        assert_int_equal(fclose(file), 0);
    }
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    size_t len = fread(kept, 1, sizeof kept - 1, file);
    kept[len] = '\0';
    (void)fclose(file);
    assert_string_equal(now, kept);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(live),
        cmocka_unit_test(staged),
        cmocka_unit_test(frozen),
        cmocka_unit_test(dark),
        cmocka_unit_test(countdowns),
        cmocka_unit_test(stacks),
        cmocka_unit_test(one_question),
        cmocka_unit_test(branches),
        cmocka_unit_test(touched),
        cmocka_unit_test(drawn_on),
        cmocka_unit_test(pens),
        cmocka_unit_test(each_once),
        cmocka_unit_test(diagram_is_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
