/* A presentation on two displays that are real to the program: what each shows, what a freeze keeps, and displays that come and go
 * in the middle of it. */
#include "glass_vnc.h"
#include "play.h"

#include "base/str.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CONSOLE_W_PX = 1280, CONSOLE_H_PX = 720, ROUNDS = 4 };
enum { WARM_ROUNDS = 25 /* the deck was seen once */, FDS_MORE = 20, KIB_MORE = 12 * 1024 };
static const struct vnc_screen both[] = {{0, 0, CONSOLE_W_PX, CONSOLE_H_PX},
                                         {CONSOLE_W_PX, 0, GLASS_W_PX, GLASS_H_PX}};
static const struct vnc_screen smaller[] = {{0, 0, CONSOLE_W_PX, CONSOLE_H_PX}, {CONSOLE_W_PX, 0, 1600, 900}};

struct desk {
    struct glass_vnc vnc;
    struct play play;
    struct picture console, room; /* as they were seen */
};

static int group_begin(void **state)
{
    static struct desk desk;
    *state = &desk;
    play_begin(&desk.play);
    desk.play.glass = &desk.vnc.glass;
    return glass_vnc_open(&desk.vnc, desk.play.place.root) ? 0 : -1;
}

static int group_end(void **state)
{
    struct desk *desk = *state;
    play_stop(&desk->play);
    glass_vnc_close(&desk->vnc);
    picture_free(&desk->console);
    picture_free(&desk->room);
    play_end(&desk->play);
    return 0;
}

static int stop(void **state)
{
    struct desk *desk = *state;
    play_stop(&desk->play);
    return 0;
}

/* ---- what is seen */

static void look(struct desk *desk)
{
    desk->vnc.glass.look(&desk->vnc.glass, &desk->play.seen);
}

static bool room_has(struct desk *desk, int card)
{
    look(desk);
    return picture_holds(&desk->play.seen, &desk->play.cards[card], CONSOLE_W_PX, 0);
}

static void room_sees(struct desk *desk, int card)
{
    for (int64_t deadline_ms = now_ms() + DEADLINE_MS; !room_has(desk, card);)
        if (!look_again(deadline_ms))
            play_fails(&desk->play, "expected the room to see card %d", card);
}

static uint32_t room_pixel(const struct desk *desk)
{
    const struct picture *seen = &desk->play.seen;
    return seen->rgb[(size_t)(GLASS_H_PX / 2) * (size_t)seen->w_px + CONSOLE_W_PX + GLASS_W_PX / 2];
}

static void room_is(struct desk *desk, uint32_t rgb)
{
    look(desk);
    for (int64_t deadline_ms = now_ms() + DEADLINE_MS; room_pixel(desk) != rgb; look(desk))
        if (!look_again(deadline_ms))
            play_fails(&desk->play, "expected the room to see %06x", rgb);
}

static void copy(const struct picture *seen, const struct vnc_screen *at, struct picture *out)
{
    if (out->w_px != at->w)
        picture_make(out, at->w, at->h);
    for (int y = 0; y < at->h; y++)
        for (int x = 0; x < at->w; x++)
            out->rgb[y * at->w + x] = seen->rgb[(size_t)y * (size_t)seen->w_px + (size_t)(at->x + x)];
}

/* A display shows something else than when it was looked at last; then that is what it was. */
static void changes(struct desk *desk, const struct vnc_screen *at, struct picture *was)
{
    for (int64_t deadline_ms = now_ms() + DEADLINE_MS;;) {
        look(desk);
        if (!picture_holds(&desk->play.seen, was, at->x, 0))
            break;
        if (!look_again(deadline_ms))
            play_fails(&desk->play, "expected something else at %d", at->x);
    }
    copy(&desk->play.seen, at, was);
}

static void console_changes(struct desk *desk)
{
    changes(desk, &both[0], &desk->console);
}

static void note_console(struct desk *desk)
{
    look(desk);
    copy(&desk->play.seen, &both[0], &desk->console);
}

static void note_room(struct desk *desk)
{
    look(desk);
    copy(&desk->play.seen, &both[1], &desk->room);
}

static void begin(struct desk *desk, int card)
{
    char page[16];
    (void)snprintf(page, sizeof page, "%d", card);
    glass_vnc_screens(&desk->vnc, both, 2);
    play_start(&desk->play,
               (const char *[]){"present", desk->play.deck, "--display", "2", "--page", page, NULL});
    room_sees(desk, card);
}

static void quit(struct desk *desk)
{
    glass_vnc_key(&desk->vnc, "ctrl+q");
    play_ended(&desk->play, 0);
}

/* ---- the plays */

static void frozen_stays_and_take_shows(void **state)
{
    struct desk *desk = *state;
    begin(desk, 1);
    glass_vnc_key(&desk->vnc, "Right");
    room_sees(desk, 2);
    note_console(desk);
    glass_vnc_key(&desk->vnc, "f");
    glass_vnc_key(&desk->vnc, "Right");
    console_changes(desk);
    glass_vnc_key(&desk->vnc, "Right");
    console_changes(desk);
    assert_true(room_has(desk, 2)); /* of two changes of the console nothing was seen */
    glass_vnc_key(&desk->vnc, "b");
    room_is(desk, 0);
    glass_vnc_key(&desk->vnc, "b");
    room_sees(desk, 2);
    glass_vnc_key(&desk->vnc, "shift+Return");
    room_sees(desk, 4);
    quit(desk);
}

/* What the presenter asks for alone is seen alone, and each of it is left by Esc. */
static void asked_for_alone(void **state)
{
    static const char *const keys[] = {"F1", "o", "slash", "F8"};
    struct desk *desk = *state;
    begin(desk, 3);
    for (size_t i = 0; i < COUNT_OF(keys); i++) {
        note_console(desk);
        glass_vnc_key(&desk->vnc, keys[i]);
        console_changes(desk);
        assert_true(room_has(desk, 3));
        glass_vnc_key(&desk->vnc, "Down");
        glass_vnc_key(&desk->vnc, "Escape");
        console_changes(desk);
    }
    glass_vnc_key(&desk->vnc, "Right");
    room_sees(desk, 4);
    quit(desk);
}

/* A remote's keys, and Esc, that never ends anything. */
static void a_clicker(void **state)
{
    static const struct {
        const char *key;
        int card; /* 0: dark */
    } presses[] = {{"Next", 2},   {"Next", 3}, {"Prior", 2},  {"period", 0}, {"period", 2},
                   {"Escape", 2}, {"F5", 2},   {"Escape", 2}, {"F5", 2},     {"XF86AudioNext", 3}};
    struct desk *desk = *state;
    begin(desk, 1);
    for (size_t i = 0; i < COUNT_OF(presses); i++) {
        glass_vnc_key(&desk->vnc, presses[i].key);
        if (presses[i].card)
            room_sees(desk, presses[i].card);
        else
            room_is(desk, 0);
    }
    quit(desk);
}

/* The first time these displays are there the room waits until its presenter has seen who sees what; the next time not. */
static void displays_are_remembered(void **state)
{
    struct desk *desk = *state;
    glass_vnc_screens(&desk->vnc, both, 2);
    play_start(&desk->play, (const char *[]){"present", desk->play.deck, "--page", "5", NULL});
    note_console(desk);
    console_changes(desk);
    assert_false(room_has(desk, 5));
    glass_vnc_key(&desk->vnc, "Next");
    room_sees(desk, 5);
    glass_vnc_key(&desk->vnc, "s"); /* the large one is the presenter's */
    for (int64_t deadline_ms = now_ms() + DEADLINE_MS; room_has(desk, 5) && look_again(deadline_ms);)
        ;
    assert_false(room_has(desk, 5));
    glass_vnc_key(&desk->vnc, "s");
    room_sees(desk, 5);
    quit(desk);
    play_start(&desk->play, (const char *[]){"present", desk->play.deck, "--page", "6", NULL});
    room_sees(desk, 6);
    quit(desk);
}

/* Both go dark, and come again: what was pressed meanwhile was done, and clock and countdown went on. */
static void no_display_for_a_moment(void **state)
{
    struct desk *desk = *state;
    begin(desk, 1);
    glass_vnc_key(&desk->vnc, "Right");
    room_sees(desk, 2); /* the clock began */
    glass_vnc_dark(&desk->vnc);
    glass_vnc_key(&desk->vnc, "Right");
    glass_vnc_screens(&desk->vnc, both, 2);
    room_sees(desk, 3);
    note_console(desk);
    console_changes(desk);
    note_room(desk);
    glass_vnc_key(&desk->vnc, "t");
    changes(desk, &both[1], &desk->room);
    glass_vnc_dark(&desk->vnc);
    glass_vnc_screens(&desk->vnc, both, 2);
    note_room(desk);
    changes(desk, &both[1], &desk->room); /* a second less */
    assert_false(room_has(desk, 3));
    glass_vnc_key(&desk->vnc, "t"); /* it stands still, and is put away */
    glass_vnc_key(&desk->vnc, "Escape");
    room_sees(desk, 3);
    quit(desk);
}

/* ---- what a hundred rounds leave behind */

struct amounts {
    int fds, kib;
};

static struct amounts amounts_of(const struct desk *desk)
{
    struct amounts is = {0, 0};
    char path[64], line[128];
    (void)snprintf(path, sizeof path, "/proc/%d/fd", (int)desk->play.waaier.pid);
    DIR *dir = opendir(path);
    while (dir && readdir(dir))
        is.fds++;
    if (dir)
        (void)closedir(dir);
    (void)snprintf(path, sizeof path, "/proc/%d/status", (int)desk->play.waaier.pid);
    FILE *file = fopen(path, "r");
    while (file && fgets(line, sizeof line, file)) /* pictures are shared, and have a budget */
        if (strncmp(line, "RssAnon:", 8) == 0)
            is.kib = atoi(line + 8);
    if (file)
        (void)fclose(file);
    return is;
}

/* A few pictures more or less lie about at any moment. */
static void leaves_nothing(struct desk *desk, struct amounts was, int rounds)
{
    struct amounts is = amounts_of(desk);
    print_message("after %d rounds: %d descriptors and %d KiB, there were %d and %d\n", rounds, is.fds,
                  is.kib, was.fds, was.kib);
    assert_true(is.fds <= was.fds + FDS_MORE);
#ifndef __SANITIZE_ADDRESS__ /* keeps what was let go */
    assert_true(is.kib <= was.kib + KIB_MORE);
#endif
}

/* No page is lost, whatever is plugged in or out, and keys go on as if nothing was. */
static void displays_come_and_go(void **state)
{
    const char *asked = getenv("WAAIER_E2E_ROUNDS");
    int rounds = asked ? atoi(asked) : ROUNDS, card = 1;
    struct desk *desk = *state;
    struct amounts was = {0, 0};
    begin(desk, card);
    for (int i = 0; i < rounds; i++) {
        if (i == WARM_ROUNDS)
            was = amounts_of(desk);
        bool home = card == PLAY_CARDS;
        note_console(desk);
        glass_vnc_screens(&desk->vnc, i % 3 == 2 ? smaller : both, i % 3 == 2 ? 2 : 1);
        glass_vnc_key(&desk->vnc, home ? "Home" : "Right");
        card = home ? 1 : card + 1;
        if (i % 3 == 0)
            console_changes(
                desk); /* without a room too; else it is plugged in again before anything is seen */
        glass_vnc_screens(&desk->vnc, both, 2);
        room_sees(desk, card);
        assert_true(child_runs(&desk->play.waaier));
    }
    if (rounds > WARM_ROUNDS)
        leaves_nothing(desk, was, rounds);
    quit(desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(displays_are_remembered, stop), /* first: nothing is remembered yet */
        cmocka_unit_test_teardown(frozen_stays_and_take_shows, stop),
        cmocka_unit_test_teardown(asked_for_alone, stop),
        cmocka_unit_test_teardown(a_clicker, stop),
        cmocka_unit_test_teardown(no_display_for_a_moment, stop),
        cmocka_unit_test_teardown(displays_come_and_go, stop),
    };
    if (!glass_vnc_can_be())
        return 77;
    return cmocka_run_group_tests(tests, group_begin, group_end);
}
