#include "play.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/fs.h"

enum { LOG_BYTES = 1 << 16 };

/* ---- the deck */

void play_write_card(struct play *play, int card, const char *more)
{
    static const char *const questions = "questions:\n  - {id: een, text: \"Waarom deze kaart?\"}\n"
                                         "  - {id: twee, text: \"Wat ziet u hier?\"}\n";
    char name[64], text[1024];
    (void)snprintf(name, sizeof name, "deck/cards/%02d.md", card);
    int len = snprintf(
        text, sizeof text, "---\nid: kaart-%d\n%s---\n# Kaart %d\n\nDit is kaart nummer %d%s. %s\n", card,
        card == PLAY_BACK ? questions : "", card, card, card == PLAY_ZEBRA ? ", met een zebra" : "", more);
    place_write(&play->place, name, (struct str){text, (size_t)len});
}

void play_read_cards(struct play *play)
{
    char out[160], path[256];
    (void)snprintf(out, sizeof out, "%s/pictures", play->place.root);
    int status =
        play_run(play, (const char *[]){"render", play->deck, "--out", out, "--side", "both", NULL}, NULL);
    assert_int_equal(status, 0);
    for (int i = 1; i <= PLAY_CARDS; i++) {
        (void)snprintf(path, sizeof path, "%s/%03d-kaart-%d.png", out, i, i);
        assert_true(picture_read(&play->cards[i], path));
    }
    (void)snprintf(path, sizeof path, "%s/%03d-kaart-%d-vragen.png", out, PLAY_BACK, PLAY_BACK);
    assert_true(picture_read(&play->back, path));
}

void play_begin(struct play *play)
{
    memset(play, 0, sizeof *play);
    place_make(&play->place);
    (void)snprintf(play->deck, sizeof play->deck, "%s/deck", play->place.root);
    (void)snprintf(play->log, sizeof play->log, "%s/waaier.log", play->place.root);
    place_write(&play->place, "deck/deck.yaml", STR("waaier: 1\nid: proef\ntitle: Proef\nlanguage: nl\n"));
    for (int i = 1; i <= PLAY_CARDS; i++)
        play_write_card(play, i, "");
    play_read_cards(play);
}

void play_end(struct play *play)
{
    play_stop(play);
    for (int i = 1; i <= PLAY_CARDS; i++)
        picture_free(&play->cards[i]);
    picture_free(&play->back);
    picture_free(&play->seen);
    place_remove(&play->place);
}

/* ---- the program */

/* A home of its own, so that neither finds what a person has here. */
static void set_environment(struct play *play, const char *const *more, char homes[3][160])
{
    static const char *const names[] = {"HOME=%s", "XDG_DATA_HOME=%s/data", "XDG_RUNTIME_DIR=%s"};
    int count = 0;
    for (int i = 0; i < 2; i++) {
        (void)snprintf(homes[i], 160, names[i], play->place.root);
        play->environment[count++] = homes[i];
    }
    play->environment[count++] = "XDG_CONFIG_HOME=";
    play->environment[count++] = "XDG_CACHE_HOME=";
    play->environment[count++] = "LANGUAGE=nl";
    for (int i = 0; more && more[i] && count < 15; i++)
        play->environment[count++] = more[i];
    play->environment[count] = NULL;
}

static void start(struct play *play, struct child *child, const char *const *args,
                  const char *const *environment)
{
    const char *all[PLAY_ARGS_MAX + 2] = {WAAIER_PATH};
    char homes[3][160];
    for (int i = 0; args[i] && i < PLAY_ARGS_MAX; i++)
        all[i + 1] = args[i];
    set_environment(play, environment, homes);
    child_start(child, all, play->environment, play->log, -1);
}

void play_start(struct play *play, const char *const *args)
{
    assert_false(child_runs(&play->waaier));
    (void)unlink(play->log);
    start(play, &play->waaier, args, play->glass->environment);
}

void play_show(struct play *play, const char *const *args, int card)
{
    play_start(play, args);
    play_sees_card(play, card);
}

int play_run(struct play *play, const char *const *args, const char *const *environment)
{
    struct child child;
    (void)unlink(play->log);
    start(play, &child, args, environment);
    int status = child_wait(&child, DEADLINE_MS);
    child_kill(&child, SIGKILL);
    return status;
}

static void read_log(struct play *play, char *out)
{
    FILE *file = fopen(play->log, "r");
    size_t len = file ? fread(out, 1, LOG_BYTES - 1, file) : 0;
    out[len] = '\0';
    if (file)
        (void)fclose(file);
}

bool play_said(struct play *play, const char *words)
{
    char *text = malloc(LOG_BYTES);
    assert_non_null(text);
    read_log(play, text);
    bool said = strstr(text, words) != NULL;
    if (!said)
        (void)fprintf(stderr, "it said:\n%s", text);
    free(text);
    return said;
}

void play_ended(struct play *play, int status)
{
    int got = child_wait(&play->waaier, DEADLINE_MS);
    if (got != status)
        play_fails(play, "it ended with %d, not %d", got, status);
}

void play_stop(struct play *play)
{
    child_kill(&play->waaier, SIGKILL);
}

/* ---- what is seen */

void play_fails(struct play *play, const char *fmt, ...)
{
    char sentence[512], *log = malloc(LOG_BYTES);
    va_list args;
    va_start(args, fmt);
    (void)vsnprintf(sentence, sizeof sentence, fmt, args);
    va_end(args);
    if (log) {
        read_log(play, log);
        (void)fprintf(stderr, "it said:\n%s", log);
    }
    free(log);
    char path[512];
    (void)snprintf(path, sizeof path, SEEN_DIR "/%s-seen.png", program_invocation_short_name);
    if (play->seen.rgb)
        (void)picture_write(&play->seen, path);
    fail_msg("%s (%s; seen: %s)", sentence, child_runs(&play->waaier) ? "it runs" : "it does not run", path);
    abort(); /* fail_msg does not come back */
}

static void look(struct play *play)
{
    play->glass->look(play->glass, &play->seen);
}

/* Which card is seen; 0: none of them. */
static int card_seen(const struct play *play)
{
    for (int i = 1; i <= PLAY_CARDS; i++) {
        if (picture_same(&play->seen, &play->cards[i]))
            return i;
    }
    return 0;
}

void play_sees(struct play *play, const char *what, const struct picture *picture)
{
    int64_t deadline_ms = now_ms() + DEADLINE_MS;
    for (look(play); !picture_same(&play->seen, picture); look(play)) {
        if (!child_runs(&play->waaier))
            play_fails(play, "expected %s, but it ended with %d", what, play->waaier.status);
        if (!look_again(deadline_ms))
            play_fails(play, "expected %s, saw card %d", what, card_seen(play));
    }
}

void play_sees_card(struct play *play, int card)
{
    char what[32];
    (void)snprintf(what, sizeof what, "card %d", card);
    play_sees(play, what, &play->cards[card]);
}

int play_sees_some_card(struct play *play)
{
    int64_t deadline_ms = now_ms() + DEADLINE_MS;
    for (look(play); !card_seen(play); look(play)) {
        if (!look_again(deadline_ms))
            play_fails(play, "expected some card");
    }
    return card_seen(play);
}

void play_sees_colour(struct play *play, uint32_t rgb)
{
    int64_t deadline_ms = now_ms() + DEADLINE_MS;
    for (look(play); !picture_is(&play->seen, rgb); look(play)) {
        if (!look_again(deadline_ms))
            play_fails(play, "expected all of it %06x", rgb);
    }
}

void play_sees_no_card(struct play *play)
{
    int64_t deadline_ms = now_ms() + DEADLINE_MS;
    for (look(play); card_seen(play) || picture_same(&play->seen, &play->back); look(play)) {
        if (!look_again(deadline_ms))
            play_fails(play, "expected no card, saw card %d", card_seen(play));
    }
}

void play_sees_change(struct play *play, const struct picture *from)
{
    int64_t deadline_ms = now_ms() + DEADLINE_MS;
    for (look(play); picture_same(&play->seen, from); look(play)) {
        if (!look_again(deadline_ms))
            play_fails(play, "expected something to change");
    }
}

void play_sees_rest(struct play *play)
{
    enum { REST_MS = 250 };
    struct picture was = {0};
    int64_t deadline_ms = now_ms() + DEADLINE_MS, since_ms = now_ms();
    for (look(play); now_ms() < since_ms + REST_MS; look(play)) {
        if (!picture_same(&play->seen, &was)) {
            picture_make(&was, play->seen.w_px, play->seen.h_px);
            memcpy(was.rgb, play->seen.rgb, (size_t)was.w_px * (size_t)was.h_px * sizeof *was.rgb);
            since_ms = now_ms();
        }
        if (!look_again(deadline_ms)) {
            picture_free(&was);
            play_fails(play, "expected it to come to rest");
        }
    }
    picture_free(&was);
}

void play_drag(struct play *play, int id, double from_x, double to_x, double y, int steps)
{
    play->glass->finger(play->glass, FINGER_DOWN, id, from_x, y);
    for (int i = 1; i <= steps; i++)
        play->glass->finger(play->glass, FINGER_MOVE, id, from_x + (to_x - from_x) * i / steps, y);
}
