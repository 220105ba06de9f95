#include "session.h"

#include <ctype.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/str.h"
#include "numbers.h"

enum { LOOK_US = 200, PAGE_MOST_US = 15000000 };

/* ---- seeing */

static int page_as_seen(const struct session *session, int page)
{
    return session->program->pictures2 && page > 0 ? (page - 1) % 2 + 1 : page;
}

static bool may_be_seen(const struct session *session, int seen, int want, bool between)
{
    int was = page_as_seen(session, session->page), to = page_as_seen(session, want);
    if (seen == 0 || seen == was || seen == to || session->program->pictures2)
        return true;
    return between && seen > (was < to ? was : to) && seen < (was < to ? to : was);
}

static bool fails(struct session *session, const char *sentence, int want, int seen)
{
    (void)fprintf(stderr, "%s: %s (expected page %d, saw %d; said: %s)\n", session->program->name, sentence,
                  want, seen, session->said);
    return false;
}

bool session_sees(struct session *session, int page, bool between, double since_us, struct sight *out)
{
    *out = (struct sight){0};
    for (;;) {
        struct mark mark = mark_read(&session->screen->glimpse);
        double passed_us = now_us() - since_us;
        if (!may_be_seen(session, mark.page, page, between))
            return fails(session, "a wrong page", page, mark.page);
        if (mark.page == page_as_seen(session, page)) {
            out->shown_us = out->shown_us > 0 ? out->shown_us : passed_us;
            if (mark.sharp)
                out->sharp_us = passed_us;
            if (mark.sharp || !session->program->sharp)
                break;
        }
        if (passed_us > PAGE_MOST_US)
            return fails(session, out->shown_us > 0 ? "the page stays blurred" : "no page", page, mark.page);
        if (!child_runs(&session->child))
            return fails(session, "it ended", page, mark.page);
        nap_us(LOOK_US);
    }
    session->page = page;
    return true;
}

bool session_stays(struct session *session, int wait_ms)
{
    for (int64_t until_ms = now_ms() + wait_ms; now_ms() < until_ms; nap_us(1000)) {
        int seen = mark_read(&session->screen->glimpse).page;
        if (seen != page_as_seen(session, session->page))
            return fails(session, "the page does not stay", session->page, seen);
    }
    return true;
}

double session_time_us(const struct session *session, const struct sight *sight)
{
    return session->program->sharp ? sight->sharp_us : sight->shown_us;
}

/* ---- hands */

bool session_turn(struct session *session, const char *chord, int page, struct sight *out)
{
    double since_us = now_us();
    screen_key(session->screen, chord);
    return session_sees(session, page, false, since_us, out);
}

double session_keys(struct session *session, const char *keys, int page)
{
    char words[128], digits[16], *rest = words;
    double pressed_us = now_us();
    (void)snprintf(words, sizeof words, "%s", keys);
    (void)snprintf(digits, sizeof digits, "%d", page);
    for (char *word; (word = strsep(&rest, " "));) {
        if (isdigit((unsigned char)word[0])) {
            nap_us(strtol(word, NULL, 10) * 1000);
            continue;
        }
        pressed_us = now_us();
        if (strcmp(word, "#") == 0)
            screen_type(session->screen, digits);
        else
            screen_key(session->screen, word);
    }
    return pressed_us;
}

/* ---- beginning and end */

static const char *argument(const struct session *session, const char *arg, const char *deck, int page,
                            char *number, size_t cap)
{
    const struct glimpse *glimpse = &session->screen->glimpse;
    int value = strcmp(arg, ARG_PAGE) == 0     ? page
                : strcmp(arg, ARG_WIDTH) == 0  ? glimpse->w_px
                : strcmp(arg, ARG_HEIGHT) == 0 ? glimpse->h_px
                                               : -1;
    if (value < 0)
        return strcmp(arg, ARG_DECK) == 0 ? deck : arg;
    (void)snprintf(number, cap, "%d", value);
    return number;
}

/* The screen is empty again, so that what is seen next is of the next program. */
static bool screen_clears(struct session *session)
{
    int64_t deadline_ms = now_ms() + DEADLINE_MS;
    while (mark_read(&session->screen->glimpse).page != 0) {
        if (!look_again(deadline_ms))
            return fails(session, "the screen does not clear", 0, mark_read(&session->screen->glimpse).page);
    }
    return true;
}

bool session_launch(struct session *session, struct screen *screen, const struct program *program,
                    const char *deck, int page, double *since_us)
{
    const char *args[COUNT_OF(program->args) + 1] = {NULL};
    char numbers[COUNT_OF(program->args)][16];
    *session = (struct session){.screen = screen, .program = program};
    (void)snprintf(session->said, sizeof session->said, "%s/%s.log", screen->folder, program->name);
    (void)unlink(session->said);
    for (size_t i = 0; i < COUNT_OF(program->args) && program->args[i]; i++)
        args[i] = argument(session, program->args[i], deck, page, numbers[i], sizeof numbers[i]);
    if (!program_exists(args[0]))
        return fails(session, "it is not installed", page, 0);
    if (!screen_clears(session))
        return false;
    *since_us = now_us();
    child_start(&session->child, args, screen->environment, session->said, -1);
    return true;
}

bool session_start(struct session *session, struct screen *screen, const struct program *program,
                   const char *deck, int page, struct sight *out)
{
    double since_us;
    if (!session_launch(session, screen, program, deck, page, &since_us))
        return false;
    for (uint64_t empty = screen_points(screen); program->when_started && screen_points(screen) == empty;) {
        if (!child_runs(&session->child) || now_us() - since_us > PAGE_MOST_US)
            return fails(session, "no window", page, 0);
        nap_us(LOOK_US);
    }
    if (program->when_started)
        (void)session_keys(session, program->when_started, page);
    return session_sees(session, page, false, since_us, out);
}

void session_stop(struct session *session)
{
    child_kill(&session->child, SIGTERM);
}
