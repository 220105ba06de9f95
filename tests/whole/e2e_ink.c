/* Ink with real hands: drawn on the presenter's card, seen by the room as far as it may, undone, and there again after the program
 * was killed in the middle of a stroke. Two windows beside each other: the presenter's is the left one. */
#include "scene_x11.h"

#include "base/str.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    MIDDLE_PX = GLASS_W_PX / 2,
    CARD_TOP_PX = 420,
    CARD_BOTTOM_PX = 680,
    PANES_TOP_PX = 350, /* of the console, under the time */
    DOCK_TOP_PX = 736,  /* of the console's keys */
    DOCK_BOTTOM_PX = 808,
    SEEN_PX = 60,
    FILE_BYTES = 8 << 20
};

/* Red as the pen is, thin lines on paper too. */
static bool is_ink(uint32_t rgb)
{
    int r = (int)(rgb >> 16), g = (int)(rgb >> 8 & 0xFF), b = (int)(rgb & 0xFF);
    return r > 0xB0 && g < 0xB0 && abs(g - b) < 0x20;
}

/* On the card of the room, and on that of the presenter: where the console has it, keys left out. */
static int ink_in(struct scene *scene, bool room)
{
    const struct picture *seen = &scene->play.seen;
    int left = room ? MIDDLE_PX : 40, right = room ? GLASS_W_PX : 540, count = 0;
    for (int y = CARD_TOP_PX; y < CARD_BOTTOM_PX; y++)
        for (int x = left; x < right; x++)
            count += is_ink(seen->rgb[y * seen->w_px + x]);
    return count;
}

struct amounts {
    int own, room;
};

static struct amounts look(struct scene *scene)
{
    scene->play.glass->look(scene->play.glass, &scene->play.seen);
    return (struct amounts){ink_in(scene, false), ink_in(scene, true)};
}

enum change { NOTHING, LESS, SAME, MORE };

static bool is_so(int is, int was, enum change change)
{
    switch (change) {
    case NOTHING: return is == 0;
    case LESS: return is < was - SEEN_PX;
    case SAME: return is == was;
    case MORE: return is > was + SEEN_PX;
    }
    return false;
}

/* Comes to be so; answers what there is then. */
static struct amounts sees(struct scene *scene, const char *what, struct amounts was, enum change own,
                           enum change room)
{
    for (int64_t deadline_ms = now_ms() + DEADLINE_MS;;) {
        struct amounts is = look(scene);
        if (is_so(is.own, was.own, own) && is_so(is.room, was.room, room))
            return is;
        if (!look_again(deadline_ms))
            play_fails(&scene->play, "%s: there were %d and %d pixels of ink, now %d and %d", what, was.own,
                       was.room, is.own, is.room);
    }
}

static void draw_at(struct scene *scene, double x_px, double y_px, double to_px)
{
    struct play *play = &scene->play;
    play_drag(play, 1, x_px, to_px, y_px, 20);
    play->glass->finger(play->glass, FINGER_UP, 1, to_px, y_px);
    play_sees_rest(play); /* what is compared later is all of it */
}

static void draw(struct scene *scene, double y_px)
{
    draw_at(scene, 220, y_px, 420);
}

/* Both are there, and what is in them stands still. */
static void sees_windows(struct scene *scene)
{
    struct play *play = &scene->play;
    for (int64_t deadline_ms = now_ms() + DEADLINE_MS;;) {
        int light[2] = {0, 0};
        play->glass->look(play->glass, &play->seen);
        for (int y = 0; y < GLASS_H_PX; y++)
            for (int x = 0; x < GLASS_W_PX; x++)
                light[x >= MIDDLE_PX] += (play->seen.rgb[y * GLASS_W_PX + x] & 0xFF) > 0xC0;
        if (light[0] > 50000 && light[1] > 50000)
            break;
        if (!look_again(deadline_ms))
            play_fails(play, "expected two windows with a card");
    }
    play_sees_rest(play);
}

/* It asks whether to go on where it broke off. */
static void goes_on(struct scene *scene)
{
    struct play *play = &scene->play;
    for (int64_t deadline_ms = now_ms() + DEADLINE_MS;;) {
        int shown = 0;
        play->glass->look(play->glass, &play->seen);
        for (int i = 0; i < GLASS_W_PX * GLASS_H_PX; i++)
            shown += i % GLASS_W_PX < MIDDLE_PX && play->seen.rgb[i] != 0;
        if (shown > 100000)
            break;
        if (!look_again(deadline_ms))
            play_fails(play, "expected a question");
    }
    play_sees_rest(play);
    scene_press(scene, "Right");
    sees_windows(scene);
}

static void start(struct scene *scene, const char *name, char data[160], bool broken)
{
    struct play *play = &scene->play;
    char csv[160];
    (void)place_path(&play->place, name, data, 160);
    play_start(play, (const char *[]){"present", play->deck, "--windowed", "--data-dir", data, "--timings",
                                      place_path(&play->place, "times.csv", csv, sizeof csv), NULL});
    if (broken)
        goes_on(scene);
    else
        sees_windows(scene);
}

static void drawn_and_undone(void **state)
{
    struct scene *scene = *state;
    char data[160];
    start(scene, "drawn", data, false);
    struct amounts none = {0, 0};
    draw(scene, 500); /* a finger without a tool draws nothing */
    (void)sees(scene, "no tool", none, NOTHING, NOTHING);
    scene_press(scene, "Home d");
    draw(scene, 500);
    struct amounts one = sees(scene, "a stroke", none, MORE, MORE);
    draw(scene, 540);
    struct amounts two = sees(scene, "another", one, MORE, MORE);
    scene_press(scene, "ctrl+z");
    struct amounts back = sees(scene, "undone", two, LESS, LESS);
    scene_press(scene, "ctrl+y");
    (void)sees(scene, "done again", back, MORE, MORE);
    scene_press(scene, "e");
    play_drag(&scene->play, 1, 300, 320, 540, 4);
    scene->play.glass->finger(scene->play.glass, FINGER_UP, 1, 320, 540);
    (void)sees(scene, "rubbed out", two, LESS, LESS);
    scene_press(scene, "shift+e");
    (void)sees(scene, "cleared", two, NOTHING, NOTHING);
    scene_press(scene, "Escape");
    scene_quit(scene);
}

static void held_back(void **state)
{
    struct scene *scene = *state;
    char data[160];
    start(scene, "held", data, false);
    scene_press(scene, "v d");
    draw(scene, 500);
    struct amounts is = sees(scene, "a private stroke", (struct amounts){0, 0}, MORE, NOTHING);
    scene_press(scene, "shift+Return");
    (void)sees(scene, "taken", is, SAME, MORE);
    scene_press(scene, "Escape shift+e");
    (void)sees(scene, "cleared", is, NOTHING, NOTHING);
    scene_quit(scene);
}

/* One after the other: a key that is pressed twice at once is one that is held. */
static void next_role(struct scene *scene, int times)
{
    for (int i = 0; i < times; i++) {
        scene_press(scene, "y");
        play_sees_rest(&scene->play);
    }
}

/* Hands on the room's window, in each of their roles: locked, to look around, to draw, to do as on the console. */
static void touched_in_the_room(void **state)
{
    struct scene *scene = *state;
    struct amounts none = {0, 0};
    char data[160];
    start(scene, "touched", data, false);
    scene_press(scene, "Home");
    next_role(scene, 2);
    draw_at(scene, MIDDLE_PX + 260, 500, MIDDLE_PX + 460);
    struct amounts one = sees(scene, "a stroke in the room", none, MORE, MORE);
    scene_press(scene, "f");
    draw_at(scene, MIDDLE_PX + 260, 560, MIDDLE_PX + 460);
    (void)sees(scene, "frozen, nothing is drawn", one, SAME, SAME);
    scene_press(scene, "f");
    next_role(scene, 1);
    draw_at(scene, MIDDLE_PX + 700, 560, MIDDLE_PX + 300);
    (void)sees(scene, "a swipe brings the next card to both", one, NOTHING, NOTHING);
    next_role(scene, 2);
    draw_at(scene, MIDDLE_PX + 300, 560, MIDDLE_PX + 700);
    (void)sees(scene, "who explores goes back alone", none, NOTHING, MORE);
    scene_press(scene, "shift+y");
    (void)sees(scene, "called back", none, NOTHING, NOTHING);
    next_role(scene, 3);
    draw_at(scene, MIDDLE_PX + 300, 560, MIDDLE_PX + 700);
    (void)sees(scene, "locked", none, NOTHING, NOTHING);
    scene_quit(scene);
}

/* What is written in a file of the journal, committed or about to be. */
static bool journal_holds(const char *data, const char *name, const char *words)
{
    char path[256];
    static char bytes[FILE_BYTES];
    (void)snprintf(path, sizeof path, "%s/%s", data, name);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t len = fd >= 0 ? read(fd, bytes, sizeof bytes) : 0;
    if (fd >= 0)
        close(fd);
    return len > 0 && memmem(bytes, (size_t)len, words, strlen(words)) != NULL;
}

/* The second card was left before the kill: the report of the whole show knows it. */
static void report_has(struct scene *scene, const char *card)
{
    char text[4096], id[32];
    size_t len = place_read(&scene->play.place, "times.csv", text, sizeof text - 1);
    text[len] = '\0';
    (void)snprintf(id, sizeof id, ",%s,", card);
    const char *row = strstr(text, id), *end = row ? strchr(row, '\n') : NULL;
    if (!end || end[-1] != '1' || end[-2] != ',')
        play_fails(&scene->play, "expected one visit to %s in\n%s", card, text);
}

static void killed_in_a_stroke(void **state)
{
    struct scene *scene = *state;
    struct play *play = &scene->play;
    char data[160];
    start(scene, "killed", data, false);
    scene_press(scene, "Right");
    play_sees_rest(play);
    scene_press(scene, "Left d");
    draw(scene, 510);
    struct amounts one = sees(scene, "a stroke", (struct amounts){0, 0}, MORE, MORE);
    play_drag(play, 1, 220, 420, 560, 8);
    int64_t deadline_ms = now_ms() + DEADLINE_MS; /* the hand goes on, until a part of it is on disk */
    for (int i = 0; !journal_holds(data, "journal.db-wal", "partWKI1") && look_again(deadline_ms); i++)
        play->glass->finger(play->glass, FINGER_MOVE, 1, i % 2 ? 420 : 240, 560 + i % 7);
    struct amounts wet = sees(scene, "a stroke under a hand", one, MORE, MORE);
    child_kill(&play->waaier, SIGKILL);
    play->glass->finger(play->glass, FINGER_UP, 1, 420, 560);
    start(scene, "killed", data, true);
    struct amounts again = sees(scene, "there again, and a part of the last", one, MORE, MORE);
    if (again.own > wet.own + SEEN_PX)
        play_fails(play, "more ink than was drawn");
    scene_press(scene, "ctrl+z");
    struct amounts undone = sees(scene, "undone, after all that", again, LESS, LESS);
    scene_press(scene, "shift+e");
    (void)sees(scene, "cleared", undone, NOTHING, NOTHING);
    scene_quit(scene);
    report_has(scene, "kaart-2");
}

/* ---- a pen that is one */

static void pen_to(struct scene *scene, const char *end, double from_x, double to_x, double y_px,
                   double presses)
{
    for (int i = 0; i <= 20; i++)
        glass_x11_pen(&scene->x11, end, from_x + (to_x - from_x) * i / 20, y_px, presses);
}

static void pen_up(struct scene *scene, const char *end, double x_px, double y_px)
{
    glass_x11_pen(&scene->x11, end, x_px, y_px, 0);
    play_sees_rest(&scene->play);
}

/* Which swipe it is that turns the page is not told: a hand rests for a while after a pen. */
static void finger_turns(struct scene *scene)
{
    struct play *play = &scene->play;
    for (int64_t deadline_ms = now_ms() + DEADLINE_MS; look(scene).own > 0;) {
        play_drag(play, 1, 420, 200, 500, 8);
        play->glass->finger(play->glass, FINGER_UP, 1, 200, 500);
        if (!look_again(deadline_ms))
            play_fails(play, "a finger turns no page");
    }
}

/* It writes without a tool, the heavier the broader; the hand it rests on does nothing, a finger turns pages, and its other end rubs
 * out. Nothing was switched for it. */
static void a_pen(void **state)
{
    struct scene *scene = *state;
    struct play *play = &scene->play;
    char data[160];
    start(scene, "written", data, false);
    struct amounts none = {0, 0};
    pen_to(scene, "pen", 220, 420, 500, 0.15);
    pen_up(scene, "pen", 420, 500);
    struct amounts light = sees(scene, "a light stroke", none, MORE, MORE);
    pen_to(scene, "pen", 220, 300, 560, 1);
    play_drag(play, 1, 500, 250, 640, 8); /* the palm, across half the card, while it writes */
    pen_to(scene, "pen", 300, 420, 560, 1);
    pen_up(scene, "pen", 420, 560);
    play->glass->finger(play->glass, FINGER_MOVE, 1, 200, 640);
    play->glass->finger(play->glass, FINGER_UP, 1, 200, 640);
    struct amounts both = sees(scene, "a heavy one", light, MORE, MORE);
    if (both.own - light.own < light.own * 3 / 2)
        play_fails(play, "light: %d pixels, heavy: %d", light.own, both.own - light.own);
    pen_to(scene, "eraser", 250, 350, 560, 1);
    pen_up(scene, "eraser", 350, 560);
    (void)sees(scene, "rubbed out", both, LESS, LESS);
    finger_turns(scene);
    scene_quit(scene);
}

/* ---- the console under hands */

static const uint32_t main_key = 0xFFFDF8, take_key = 0xFED669, plain_key = 0x2A3859;

struct spot {
    int x, y;
};

static uint32_t at(const struct scene *scene, int x, int y)
{
    return scene->play.seen.rgb[y * scene->play.seen.w_px + x];
}

/* In the widest key of that colour, beside its words; answers how wide. */
static int widest_key(const struct scene *scene, uint32_t rgb, struct spot *out)
{
    int widest = 0;
    for (int y = DOCK_BOTTOM_PX; y > DOCK_TOP_PX; y--) {
        for (int x = 0, run = 0; x < MIDDLE_PX; x++) {
            run = at(scene, x, y) == rgb ? run + 1 : 0;
            if (run > widest) {
                widest = run;
                *out = (struct spot){x - run + 1 + 12, y - 12};
            }
        }
    }
    return widest;
}

static struct spot key_of(struct scene *scene, uint32_t rgb)
{
    struct spot spot = {0, 0};
    for (int64_t deadline_ms = now_ms() + DEADLINE_MS; widest_key(scene, rgb, &spot) < SEEN_PX;) {
        if (!look_again(deadline_ms))
            play_fails(&scene->play, "expected a key of colour %06x", (unsigned)rgb);
        scene->play.glass->look(scene->play.glass, &scene->play.seen);
    }
    return spot;
}

/* The last key of the last row, where it ends. */
static struct spot last_key(struct scene *scene)
{
    struct spot spot = {MIDDLE_PX - 50, DOCK_BOTTOM_PX};
    while (spot.y > DOCK_TOP_PX && at(scene, spot.x, spot.y) != plain_key &&
           at(scene, spot.x, spot.y) != main_key)
        spot.y--;
    spot.y -= 12;
    return spot;
}

/* Below the time, which goes on. */
static int differing(const struct picture *a, const struct picture *b, int from, int to)
{
    int count = 0;
    for (int y = PANES_TOP_PX; y < GLASS_H_PX; y++)
        for (int x = from; x < to; x++)
            count += a->rgb[y * GLASS_W_PX + x] != b->rgb[y * GLASS_W_PX + x];
    return count;
}

static void keep(const struct scene *scene, struct picture *out)
{
    memcpy(out->rgb, scene->play.seen.rgb, sizeof *out->rgb * GLASS_W_PX * GLASS_H_PX);
}

/* What is there stands still, the time aside. */
static void rests(struct scene *scene, struct picture *seen)
{
    struct play *play = &scene->play;
    for (int64_t deadline_ms = now_ms() + DEADLINE_MS;;) {
        play->glass->look(play->glass, &play->seen);
        keep(scene, seen);
        bool again = look_again(deadline_ms);
        play->glass->look(play->glass, &play->seen);
        if (differing(seen, &play->seen, 0, GLASS_W_PX) == 0)
            return;
        if (!again)
            play_fails(play, "expected the console to rest");
    }
}

enum hand { FINGER, MOUSE };

/* The console changes, and the room does or does not. */
static void touch(struct scene *scene, const char *what, struct spot spot, enum hand hand, bool room)
{
    struct play *play = &scene->play;
    struct picture was = {0};
    picture_make(&was, GLASS_W_PX, GLASS_H_PX);
    keep(scene, &was);
    if (hand == FINGER) {
        play->glass->finger(play->glass, FINGER_DOWN, 1, spot.x, spot.y);
        play->glass->finger(play->glass, FINGER_UP, 1, spot.x, spot.y);
    } else {
        glass_x11_click(&scene->x11, spot.x, spot.y, 1);
    }
    for (int64_t deadline_ms = now_ms() + DEADLINE_MS;;) {
        play->glass->look(play->glass, &play->seen);
        bool seen = differing(&was, &play->seen, MIDDLE_PX, GLASS_W_PX) > SEEN_PX;
        bool own = differing(&was, &play->seen, 0, MIDDLE_PX) > SEEN_PX;
        if (seen && !room)
            play_fails(play, "%s: the room saw it", what);
        if (own && seen == room)
            break;
        if (!look_again(deadline_ms))
            play_fails(play, "%s: nothing came of it", what);
    }
    rests(scene, &was);
    picture_free(&was);
}

static void by_hand(void **state)
{
    struct scene *scene = *state;
    struct picture was = {0};
    char data[160];
    start(scene, "hand", data, false);
    touch(scene, "next", key_of(scene, main_key), MOUSE, true);
    touch(scene, "next, by a finger", key_of(scene, main_key), FINGER, true);
    touch(scene, "the panel of more", last_key(scene), FINGER, false);
    touch(scene, "and away with it", last_key(scene), MOUSE, false);
    scene_press(scene, "v Down");
    (void)key_of(scene, take_key);
    picture_make(&was, GLASS_W_PX, GLASS_H_PX);
    rests(scene, &was);
    picture_free(&was);
    touch(scene, "taken", key_of(scene, take_key), FINGER, true);
    scene_quit(scene);
}

/* Rendered into `out`: that many pixels of its first page are ink. */
static int rendered_ink(struct play *play, const char *const *args, const char *out)
{
    struct picture page = {0};
    char png[200];
    int count = 0;
    assert_int_equal(play_run(play, args, NULL), 0);
    (void)snprintf(png, sizeof png, "%s/001-p1.png", out);
    assert_true(picture_read(&page, png));
    for (int i = 0; i < page.w_px * page.h_px; i++)
        count += is_ink(page.rgb[i]);
    picture_free(&page);
    return count;
}

/* A PDF is presented and drawn on; what is drawn is on its pictures, and on a PDF of it. */
static void on_a_page(void **state)
{
    struct scene *scene = *state;
    struct play *play = &scene->play;
    char data[160], pages[160], pdf[200], drawn[200], out[160], again[160];
    (void)place_path(&play->place, "page", data, sizeof data);
    (void)place_path(&play->place, "pages", pages, sizeof pages);
    (void)place_path(&play->place, "seen", out, sizeof out);
    (void)place_path(&play->place, "seen-again", again, sizeof again);
    (void)snprintf(pdf, sizeof pdf, "%s/001-kaart-1.pdf", pages);
    (void)snprintf(drawn, sizeof drawn, "%s/001-p1.pdf", out);
    const char *const make[] = {"render",  play->deck, "--format", "pdf", "--only",
                                "kaart-1", "--out",    pages,      NULL};
    assert_int_equal(play_run(play, make, NULL), 0);
    play_start(play, (const char *[]){"present", pdf, "--windowed", "--data-dir", data, NULL});
    sees_windows(scene);
    scene_press(scene, "d");
    draw(scene, 500);
    (void)sees(scene, "a stroke on a page", (struct amounts){0, 0}, MORE, MORE);
    scene_quit(scene);
    const char *const plain[] = {"render", pdf, "--out", out, NULL};
    const char *const ink[] = {"render", pdf, "--ink", "--data-dir", data, "--out", out, NULL};
    const char *const inked[] = {"render",     pdf,  "--ink", "--format", "pdf",
                                 "--data-dir", data, "--out", out,        NULL};
    const char *const back[] = {"render", drawn, "--out", again, NULL};
    assert_int_equal(rendered_ink(play, plain, out), 0);
    int seen = rendered_ink(play, ink, out);
    assert_true(seen > 1000);
    assert_int_equal(play_run(play, inked, NULL), 0);
    assert_in_range(rendered_ink(play, back, again), seen * 9 / 10, seen * 11 / 10);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        SCENE(drawn_and_undone),
        SCENE(held_back),
        SCENE(touched_in_the_room),
        SCENE(killed_in_a_stroke),
        SCENE(on_a_page),
        SCENE(by_hand),
        SCENE(a_pen),
    };
    if (!glass_x11_can_be())
        return 77;
    if (argc > 1)
        cmocka_set_test_filter(argv[1]);
    return cmocka_run_group_tests(tests, scene_group_begin, scene_group_end);
}
