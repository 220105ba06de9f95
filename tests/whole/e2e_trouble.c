/* What goes wrong during a show, and before one: the page stands, or a sentence says why not. */
#include "scene_x11.h"

#include "base/str.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* ---- painters */

static void write_settings(struct play *play, char *out, size_t cap)
{
    place_write(&play->place, "config.yaml",
                STR("cache_mib: 64\n")); /* so few pages that each must be painted again */
    (void)place_path(&play->place, "config.yaml", out, cap);
}

static int rounds(void)
{
    const char *asked = getenv("WAAIER_E2E_ROUNDS");
    return asked ? (int)strtol(asked, NULL, 10) : 20;
}

/* One painter a round gets the signal, now before and now after the page is asked for; each page stands. */
static void painters_get(struct scene *scene, int signal)
{
    struct play *play = &scene->play;
    char config[160];
    write_settings(play, config, sizeof config);
    play_show(play, (const char *[]){"show", play->deck, "--page", "1", "--config", config, NULL}, 1);
    for (int round = 0, card = 1; round < rounds(); round++) {
        pid_t painters[16];
        char keys[32];
        int count = child_children(&play->waaier, painters, 16);
        card = (card + 6) % PLAY_CARDS + 1;
        (void)snprintf(keys, sizeof keys, card < 10 ? "%d Return" : "%d %d Return",
                       card < 10 ? card : card / 10, card % 10);
        if (round % 2 && count > 0)
            (void)kill(painters[round % count], signal);
        scene_press(scene, keys);
        if (round % 2 == 0 && count > 0)
            (void)kill(painters[round % count], signal);
        play_sees_card(play, card);
    }
    scene_quit(scene);
}

static void painters_die(void **state)
{
    painters_get(*state, SIGKILL);
}

static void painters_freeze(void **state)
{
    painters_get(*state, SIGSTOP);
}

static void all_painters_die_at_once(void **state)
{
    struct scene *scene = *state;
    struct play *play = &scene->play;
    scene_show(scene);
    for (int round = 0; round < 5; round++) {
        pid_t painters[16];
        int count = child_children(&play->waaier, painters, 16);
        for (int i = 0; i < count; i++)
            (void)kill(painters[i], SIGKILL);
        scene_press(scene, round % 2 ? "Home" : "End");
        play_sees_card(play, round % 2 ? 1 : PLAY_CARDS);
    }
    scene_quit(scene);
}

/* ---- the program itself */

static bool file_holds(const char *path, const char *words)
{
    enum { BYTES = 1 << 22 };
    char *bytes = malloc(BYTES);
    FILE *file = fopen(path, "rb");
    size_t len = file && bytes ? fread(bytes, 1, BYTES, file) : 0;
    bool holds = len > 0 && memmem(bytes, len, words, strlen(words));
    if (file)
        (void)fclose(file);
    free(bytes);
    return holds;
}

/* Nothing waits for the disk, but soon it is there. */
static void journal_holds(struct play *play, const char *dir, const char *words)
{
    char main_file[256], log_file[256];
    (void)snprintf(main_file, sizeof main_file, "%s/journal.db", dir);
    (void)snprintf(log_file, sizeof log_file, "%s/journal.db-wal", dir);
    for (int64_t deadline_ms = now_ms() + DEADLINE_MS;
         !file_holds(main_file, words) && !file_holds(log_file, words);) {
        if (!look_again(deadline_ms))
            play_fails(play, "%s is not in the journal", words);
    }
}

static void position_survives(void **state)
{
    struct scene *scene = *state;
    struct play *play = &scene->play;
    char dir[160];
    (void)place_path(&play->place, "kept", dir, sizeof dir);
    const char *const args[] = {"show", play->deck, "--data-dir", dir, NULL};
    play_show(play, args, 1);
    scene_press(scene, "1 1 Return");
    play_sees_card(play, 11);
    journal_holds(play, dir, "kaart-11");
    child_kill(&play->waaier, SIGKILL);
    play_show(play, args, 11);
    scene_press(scene, "Right");
    play_sees_card(play, 12);
    journal_holds(play, dir, "kaart-12");
    child_kill(&play->waaier, SIGKILL);
    play_show(play, args, 12);
    scene_quit(scene);
}

static void journal_is_rubbish(void **state)
{
    struct scene *scene = *state;
    struct play *play = &scene->play;
    char dir[160];
    place_write(&play->place, "rubbish/journal.db", STR("SQLite format 3 it is not, and never was"));
    (void)place_path(&play->place, "rubbish", dir, sizeof dir);
    play_show(play, (const char *[]){"show", play->deck, "--data-dir", dir, NULL}, 1);
    scene_press(scene, "Right");
    play_sees_card(play, 2);
    scene_quit(scene);
}

static void nowhere_to_write(void **state)
{
    struct scene *scene = *state;
    struct play *play = &scene->play;
    play_show(play, (const char *[]){"show", play->deck, "--data-dir", "/proc/nowhere", NULL}, 1);
    scene_press(scene, "Right");
    play_sees_card(play, 2);
    scene_quit(scene);
}

/* ---- the deck changes */

static void card_changes(void **state)
{
    struct scene *scene = *state;
    struct play *play = &scene->play;
    scene_show(scene);
    scene_press(scene, "7 Return");
    play_sees_card(play, 7);
    play_write_card(play, 7, "En nu staat er meer.");
    play_sees_change(play, &play->cards[7]);
    play_read_cards(play);
    play_sees_card(play, 7); /* the new one, once the notice has gone */
    scene_press(scene, "Right");
    play_sees_card(play, 8);
    scene_press(scene, "Left");
    play_sees_card(play, 7);
    scene_quit(scene);
}

/* All cards gone leaves nothing to show: the old deck stays, and is whole. */
static void deck_breaks(void **state)
{
    struct scene *scene = *state;
    struct play *play = &scene->play;
    char cards[160], away[160];
    (void)place_path(&play->place, "deck/cards", cards, sizeof cards);
    (void)place_path(&play->place, "away", away, sizeof away);
    scene_show(scene);
    scene_press(scene, "6 Return");
    play_sees_card(play, 6);
    assert_int_equal(rename(cards, away), 0);
    play_sees_change(play, &play->cards[6]);
    play_sees_card(play, 6);
    scene_press(scene, "2 0 Return"); /* one that was not yet seen */
    play_sees_card(play, 20);
    assert_int_equal(rename(away, cards), 0);
    play_sees_change(play, &play->cards[20]);
    play_sees_card(play, 20);
    scene_quit(scene);
}

/* ---- before it begins */

static void refusals(void **state)
{
    struct scene *scene = *state;
    struct play *play = &scene->play;
    char text[160], empty[160];
    place_write(&play->place, "brief.txt", STR("Beste allemaal,"));
    place_dirs(&play->place, "leeg/x");
    (void)place_path(&play->place, "brief.txt", text, sizeof text);
    (void)place_path(&play->place, "leeg", empty, sizeof empty);
    const char *const nothing[] = {"DISPLAY=", "WAYLAND_DISPLAY=", "SDL_VIDEODRIVER=", NULL};
    const char *const dead[] = {"DISPLAY=:987", "WAYLAND_DISPLAY=", "SDL_VIDEODRIVER=", NULL};
    const struct {
        const char *name, *args[6];
        const char *const *environment;
        int status;
        const char *said;
    } rows[] = {
        {"no display", {"show", play->deck}, nothing, 3, "geen scherm"},
        {"a display that is dead", {"show", play->deck}, dead, 3, "geen scherm"},
        {"no display for the start screen", {NULL}, nothing, 3, "geen scherm"},
        {"a deck that is not there",
         {"show", "/nergens/deck"},
         scene->x11.environment,
         1,
         "deck bestaat niet"},
        {"no deck but a letter", {"show", text}, scene->x11.environment, 1, "brief.txt"},
        {"an empty folder", {"show", empty}, scene->x11.environment, 1, "leeg"},
        {"a selection that is not there",
         {"show", play->deck, "--selection", "geen"},
         scene->x11.environment,
         1,
         "geen"},
        {"an option that does not exist", {"show", "--sneller"}, nothing, 2, "--sneller"},
        {"an option without its word", {"show", play->deck, "--page"}, nothing, 2, "--page"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        int status = play_run(play, rows[i].args, rows[i].environment);
        if (status != rows[i].status)
            fail_msg("%s: ended with %d, not %d", rows[i].name, status, rows[i].status);
        if (!play_said(play, rows[i].said))
            fail_msg("%s: no sentence with %s", rows[i].name, rows[i].said);
    }
}

int main(int argc, char **argv)
{
    if (!glass_x11_can_be())
        return 77;
    if (argc > 1)
        cmocka_set_test_filter(argv[1]);
    const struct CMUnitTest tests[] = {
        SCENE(painters_die),      SCENE(painters_freeze),    SCENE(all_painters_die_at_once),
        SCENE(position_survives), SCENE(journal_is_rubbish), SCENE(nowhere_to_write),
        SCENE(card_changes),      SCENE(deck_breaks),        SCENE(refusals),
    };
    return cmocka_run_group_tests(tests, scene_group_begin, scene_group_end);
}
