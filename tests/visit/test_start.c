/* Each row is a script of what happens and the line it must leave: where we are, the mark, and after the
 * bar what the last event asked for. */
#include "visit/start.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/rng.h"
#include "presenter/command.h"

/* The rooms do not include each other; their numbers agree. */
_Static_assert((int)START_DO_NEXT == (int)COMMAND_NEXT, "next");
_Static_assert((int)START_DO_PREVIOUS == (int)COMMAND_PREVIOUS, "previous");
_Static_assert((int)START_DO_FIRST == (int)COMMAND_FIRST, "first");
_Static_assert((int)START_DO_LAST == (int)COMMAND_LAST, "last");
_Static_assert((int)START_DO_FULL_SCREEN == (int)COMMAND_FULL_SCREEN, "full screen");
_Static_assert((int)START_DO_HELP == (int)COMMAND_HELP, "help");
_Static_assert((int)START_DO_BACK == (int)COMMAND_BACK, "back");
_Static_assert((int)START_DO_START == (int)COMMAND_START, "start");
_Static_assert((int)START_DO_OPEN == (int)COMMAND_OPEN, "open");
_Static_assert((int)START_DO_QUIT == (int)COMMAND_QUIT, "quit");

enum { HOME_ITEMS = 5, LINE_BYTES = START_PATH_BYTES + 100 };

static const struct {
    const char *word;
    enum command command;
} commands[] = {
    {"next", COMMAND_NEXT}, {"previous", COMMAND_PREVIOUS}, {"first", COMMAND_FIRST},
    {"last", COMMAND_LAST}, {"full", COMMAND_FULL_SCREEN},  {"help", COMMAND_HELP},
    {"back", COMMAND_BACK}, {"start", COMMAND_START},       {"open", COMMAND_OPEN},
    {"quit", COMMAND_QUIT}, {"black", COMMAND_BLACK},       {"search", COMMAND_SEARCH},
};

/* "next", "mark:1,0,3", "enter", "choose:2", "folder:/media", "count:7". */
static struct start_event event_from(const char *word)
{
    struct start_event event = {.kind = START_EV_ENTER};
    const char *arg = strchr(word, ':');
    struct str verb = arg ? (struct str){word, (size_t)(arg - word)} : str_from(word);
    arg = arg ? arg + 1 : "";
    if (str_eq(verb, STR("enter")))
        return event;
    if (str_eq(verb, STR("mark"))) {
        event.kind = START_EV_MARK;
        assert_int_equal(
            sscanf(arg, "%d,%d,%d", &event.as.mark.dx, &event.as.mark.dy, &event.as.mark.columns), 3);
    } else if (str_eq(verb, STR("choose"))) {
        event.kind = START_EV_CHOOSE;
        event.as.item = atoi(arg);
    } else if (str_eq(verb, STR("count"))) {
        event.kind = START_EV_COUNT;
        event.as.count = atoi(arg);
    } else if (str_eq(verb, STR("folder"))) {
        event.kind = START_EV_FOLDER;
        str_to_field(event.as.path, sizeof event.as.path, str_from(arg));
    } else {
        event.kind = START_EV_COMMAND;
        event.as.command = -1;
        for (size_t i = 0; i < COUNT_OF(commands); i++)
            if (str_eq(verb, str_from(commands[i].word)))
                event.as.command = (int)commands[i].command;
        if (event.as.command < 0)
            fail_msg("no such step: %s", word);
    }
    return event;
}

static void describe(const struct start_next *next, char line[LINE_BYTES])
{
    static const char *const modes[] = {"home", "chooser", "help"};
    static const char *const fx[] = {"pick", "list", "quit", "full-screen"};
    const struct start_state *s = &next->state;
    int n = snprintf(line, LINE_BYTES, "%s%s%s %d of %d", modes[s->mode], s->folder[0] != '\0' ? " " : "",
                     s->folder, s->mark, s->mark_max);
    for (int i = 0; i < next->fx_count; i++)
        n += snprintf(line + n, LINE_BYTES - (size_t)n, "%s%s", i == 0 ? " | " : " ", fx[next->fx[i]]);
}

static const struct {
    const char *name, *script, *want;
} script_rows[] = {
    {"next moves the mark", "next", "home 1 of 5"},
    {"previous at the first stays", "previous", "home 0 of 5"},
    {"next at the last stays", "last next", "home 4 of 5"},
    {"first", "last first", "home 0 of 5"},
    {"right", "mark:1,0,3", "home 1 of 5"},
    {"down a row", "mark:0,1,3", "home 3 of 5"},
    {"down to a short row lands on its last", "mark:1,0,3 mark:1,0,3 mark:0,1,3", "home 4 of 5"},
    {"down from the last row stays", "last mark:0,1,3", "home 4 of 5"},
    {"no columns known: a list", "mark:0,1,0", "home 1 of 5"},
    {"an absurd step stays", "mark:0,2147483647,2147483647", "home 0 of 5"},
    {"Enter picks the mark", "next enter", "home 1 of 5 | pick"},
    {"a touch picks what it touched", "choose:3", "home 3 of 5 | pick"},
    {"a touch on what is gone", "choose:5", "home 0 of 5"},
    {"a touch on nothing", "choose:-1", "home 0 of 5"},
    {"Esc at home never quits", "back back", "home 0 of 5"},
    {"quit is asked for", "quit", "home 0 of 5 | quit"},
    {"full screen is asked for", "full", "home 0 of 5 | full-screen"},
    {"there is nothing to make black", "black", "home 0 of 5"},
    {"fewer items clamp the mark", "last count:2", "home 1 of 2"},
    {"no items", "count:0 enter", "home 0 of 0"},
    {"fewer than none", "count:-3", "home 0 of 0"},

    {"open: the places", "open", "chooser 0 of 0 | list"},
    {"they are counted", "open count:3", "chooser 0 of 3"},
    {"Enter before they are chooses nothing", "open enter", "chooser 0 of 0"},
    {"open again changes nothing", "open count:3 next open", "chooser 1 of 3"},
    {"into a folder", "open count:3 folder:/media/usb", "chooser /media/usb 0 of 0 | list"},
    {"a slash at the end is left out", "folder:/media/usb//", "chooser /media/usb 0 of 0 | list"},
    {"the root keeps its slash", "folder:/", "chooser / 0 of 0 | list"},
    {"Esc goes up a folder", "open folder:/media/usb folder:/media/usb/a/b back",
     "chooser /media/usb/a 0 of 0 | list"},
    {"not above the place it was reached from", "open folder:/media/usb folder:/media/usb/a back back",
     "chooser 0 of 0 | list"},
    {"then home", "open folder:/media/usb back back", "home 0 of 5"},
    {"whoever climbed by hand goes on from there", "open folder:/a/b/c folder:/a back",
     "chooser 0 of 0 | list"},
    {"and may come back down", "open folder:/a/b/c folder:/a folder:/a/b back", "chooser /a 0 of 0 | list"},
    {"from the root to the places", "open folder:/ back", "chooser 0 of 0 | list"},
    {"up to the root", "open folder:/ folder:/a back", "chooser / 0 of 0 | list"},
    {"home has its mark again", "next next open count:9 last back", "home 2 of 5"},
    {"straight home", "next open folder:/a/b start", "home 1 of 5"},
    {"home, being there", "next start", "home 1 of 5"},
    {"a folder from home", "folder:/a back back", "home 0 of 5"},

    {"help", "help", "help 0 of 5"},
    {"help again", "help help", "home 0 of 5"},
    {"Esc leaves help", "open count:3 help back", "chooser 0 of 3"},
    {"Enter leaves help, and only that", "help enter", "home 0 of 5"},
    {"next leaves help, and only that", "help next", "home 0 of 5"},
    {"a touch that came late is let go", "help choose:2", "help 0 of 5"},
    {"an arrow in help moves no mark", "help mark:1,0,3", "help 0 of 5"},
    {"open from help", "help open", "chooser 0 of 0 | list"},
    {"home from help over the chooser", "next open help start", "home 1 of 5"},
    {"a count under help", "open help count:4 back", "chooser 0 of 4"},
};

static void scripts(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(script_rows); i++) {
        char script[256], line[LINE_BYTES], *rest = NULL;
        struct start_next next = {.state = start_begin(HOME_ITEMS, 0)};
        strcpy(script, script_rows[i].script);
        for (char *word = strtok_r(script, " ", &rest); word; word = strtok_r(NULL, " ", &rest)) {
            struct start_event event = event_from(word);
            next = start_step(next.state, &event);
        }
        describe(&next, line);
        if (strcmp(line, script_rows[i].want) != 0)
            fail_msg("%s:\n  %s\n  gave   %s\n  wanted %s", script_rows[i].name, script_rows[i].script, line,
                     script_rows[i].want);
    }
}

static void changes_are_dated(void **state)
{
    (void)state;
    struct start_state s = start_begin(-1, 5);
    assert_int_equal(s.changed_ms, 5);
    assert_int_equal(s.mark_max, 0);
    struct start_event event = event_from("open");
    event.at_ms = 70;
    assert_int_equal(start_step(s, &event).state.changed_ms, 70);
    event = event_from("next");
    event.at_ms = 80;
    assert_int_equal(start_step(s, &event).state.changed_ms, 5);
}

static void longest_path(void **state)
{
    (void)state;
    struct start_event event = {.kind = START_EV_FOLDER};
    memset(event.as.path, 'x', sizeof event.as.path); /* no end */
    event.as.path[0] = '/';
    struct start_next next = start_step(start_begin(1, 0), &event);
    assert_int_equal(strlen(next.state.folder), START_PATH_BYTES - 1);
}

/* Back always ends at home, however one got lost. */
static void whatever_happens(void **state)
{
    (void)state;
    static const char *const words[] = {
        "next",         "previous", "last",        "help",
        "back",         "start",    "open",        "quit",
        "full",         "enter",    "choose:1",    "choose:7",
        "count:0",      "count:9",  "folder:/a/b", "folder:/a/b/c/d",
        "folder:/",     "folder:",  "folder:x",    "mark:1,1,3",
        "mark:-1,-1,3",
    };
    struct rng rng = {7};
    struct start_state s = start_begin(HOME_ITEMS, 0);
    for (int i = 0; i < 20000; i++) {
        struct start_event event = event_from(words[rng_below(&rng, COUNT_OF(words))]);
        s = start_step(s, &event).state;
        assert_in_range(s.mark, 0, s.mark_max > 0 ? s.mark_max - 1 : 0);
        struct start_state lost = s;
        struct start_event back = event_from("back");
        for (int k = 0; k < 8; k++) {
            struct start_next next = start_step(lost, &back);
            for (int f = 0; f < next.fx_count; f++)
                assert_int_equal(next.fx[f], START_FX_LIST);
            lost = next.state;
        }
        assert_int_equal(lost.mode, START_HOME);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scripts),
        cmocka_unit_test(changes_are_dated),
        cmocka_unit_test(longest_path),
        cmocka_unit_test(whatever_happens),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
