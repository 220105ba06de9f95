/* A monkey at the whole program: touches, keys, words, windows of all sizes and time that passes, by chance and under a clock of its own, at
 * a window in memory. What it does is an input log; the stage, its painters and its decks are the real ones.
 *
 *   waaier-monkey [--acts N] [--seed N] [--mode kiosk|explore|show|pdf] [--session N]
 *
 * Each session is a process of its own. After each act: nothing spins, all nodes have room, and when all fingers are up no hand is held to be
 * at work. In a kiosk: whoever stays away long enough finds the lure loop, and of the visitor nothing is left, neither in the state nor
 * in any file. A session that fails says how to run it again, and leaves its log for `waaier replay`. */
#include "monkey.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "app/replay.h"
#include "app/stage_private.h"
#include "base/fs.h"
#include "base/words.h"
#include "deck/place.h"
#include "paint/papers.h"
#include "type/faces.h"

enum {
    ACTS = 2000,
    SESSION_ACTS = 500,
    SPINS_MAX = 5000, /* turns of the loop in which no time passes */
    AWAY_MS = 70000,  /* longer than a kiosk waits, its question with it */
    LINE_BYTES = 8192
};

enum mode { MONKEY_KIOSK, MONKEY_EXPLORE, MONKEY_SHOW, MONKEY_PDF, MONKEY_MODES };
static const char *const mode_names[MONKEY_MODES] = {"kiosk", "explore", "show", "pdf"};

struct session {
    struct replay replay; /* its feed, and how an event becomes one of SDL's */
    struct monkey monkey;
    enum mode mode;
    int acts_left, acts;
    struct script_event pending;
    bool has_pending;
    int spins;
    int64_t spun_ms;
    bool lured; /* it was wiped, and looked at */
    FILE *log;
    struct arena arena;
    struct place *place;
    char deck[128];
};

static _Noreturn void fails(const char *what)
{
    (void)fprintf(stderr, "monkey: %s\n", what);
    abort();
}

/* ---- nothing of a visitor is left */

static bool holds(const void *bytes, size_t len)
{
    return memmem(bytes, len, MONKEY_WORD, sizeof MONKEY_WORD - 1) != NULL ||
           memmem(bytes, len, MONKEY_PIN, sizeof MONKEY_PIN - 1) != NULL;
}

static int look_in_file(const char *path, const struct stat *info, int kind, struct FTW *where)
{
    struct arena arena;
    struct err err = {0};
    struct str bytes;
    (void)info;
    (void)where;
    if (kind != FTW_F || !arena_init(&arena, 64 << 20))
        return 0;
    if (fs_read(&arena, path, 32 << 20, &bytes, &err) && holds(bytes.at, bytes.len)) {
        (void)fprintf(stderr, "monkey: %s\n", path);
        fails("words of a visitor are in a file");
    }
    arena_finish(&arena);
    return 0;
}

static void nothing_is_left(struct session *s, struct stage *stage)
{
    const struct visit_state *visit = &stage->showing.visit.state;
    char *copied = SDL_GetClipboardText();
    if (holds(stage, sizeof *stage))
        fails("words of a visitor are in the state");
    if (copied && copied[0])
        fails("what a visitor copied can be pasted");
    if (stage->kiosk.leave.open || stage->kiosk.leave.count > 0 || stage->kiosk.leave.down)
        fails("the way out stands open");
    if (stage->keyboard.shown || stage->hands.focus || !touch_is_idle(&stage->hands.fingers.touch))
        fails("hands of a visitor are still there");
    if (stage->showing.visit.on &&
        (visit->screen != VISIT_HOME || visit->fan.count > 0 || visit->drawn > 0 || visit->kind.at[0] ||
         visit->page.at[0] || visit->compared_count > 0 || visit->prepare.selection.at[0]))
        fails("the visit of before goes on");
    if (stage->showing.questions.own.count > 0)
        fails("questions of a visitor are asked");
    if (stage->palette != stage->run->settings->palette || stage->aloud.on)
        fails("colours or voice of a visitor stay");
    SDL_free(copied);
    (void)nftw(s->place->root, look_in_file, 8, FTW_PHYS);
}

/* ---- what must hold after each act */

static void check(struct session *s, struct stage *stage, int64_t due_ms)
{
    bool lures = stage->kiosk.on && stage->kiosk.idle.phase == IDLE_LURE;
    if (stage->picture.nodes.dropped > 0)
        fails("nodes did not fit");
    if (stage->now_ms != s->spun_ms) {
        s->spun_ms = stage->now_ms;
        s->spins = 0;
    } else if (++s->spins > SPINS_MAX) {
        (void)fprintf(stderr, "monkey: due %lld of %lld\n", (long long)due_ms, (long long)stage->now_ms);
        fails("the loop spins");
    }
    if (!stage->dirty && monkey_rests(&s->monkey) && !s->has_pending &&
        !touch_is_idle(&stage->hands.fingers.touch))
        fails("all fingers are up, but a hand is at work");
    if (lures && !s->lured && !stage->kiosk.settles && !stage->dirty)
        nothing_is_left(s, stage);
    s->lured = lures;
}

/* ---- the feed */

static void note(struct session *s, struct script_event event)
{
    event.at_ms -= REPLAY_BEGIN_MS;
    arena_rewind(&s->arena, 0);
    struct str line = script_line(&s->arena, &event);
    (void)fwrite(line.at, 1, line.len, s->log);
    (void)fflush(s->log);
}

static bool deliver(struct session *s, struct stage *stage, SDL_Event *out)
{
    struct script_event event = s->pending;
    s->has_pending = false;
    note(s, event);
    if (event.kind == SCRIPT_WAIT) {
        if (s->mode == MONKEY_KIOSK && event.at_ms >= s->spun_ms + AWAY_MS &&
            stage->kiosk.idle.phase != IDLE_LURE)
            fails("nobody is there, but nobody is lured");
        return false;
    }
    s->acts++;
    s->acts_left--;
    return replay_event(&s->replay, &event, out);
}

static bool next(struct feed *feed, struct stage *stage, int64_t due_ms, SDL_Event *out)
{
    struct session *s = (struct session *)feed; /* its first member's first */
    check(s, stage, due_ms);
    if (stage->dirty)
        return false;
    if (s->acts_left <= 0) {
        stage->quit = true;
        return false;
    }
    if (!s->has_pending) {
        s->monkey.px_per_mm = s->replay.px_per_mm;
        s->pending = monkey_next(&s->monkey, &stage->picture.nodes, feed->now_ms);
        s->has_pending = true;
    }
    if (due_ms < s->pending.at_ms) {
        feed->now_ms = due_ms > feed->now_ms ? due_ms : feed->now_ms;
        return false;
    }
    feed->now_ms = s->pending.at_ms;
    return deliver(s, stage, out);
}

static bool more(struct feed *feed, struct stage *stage, SDL_Event *out)
{
    struct session *s = (struct session *)feed;
    if (s->has_pending || s->monkey.at >= s->monkey.count)
        return false;
    if (s->monkey.queue[s->monkey.at].at_ms > 0)
        return false; /* it comes later */
    s->pending = monkey_next(&s->monkey, &stage->picture.nodes, feed->now_ms);
    return deliver(s, stage, out);
}

/* ---- a session */

static void copy_decks(struct session *s)
{
    char command[512];
    (void)snprintf(command, sizeof command, "cp -r '%s/decks/demo' '%s/deck'", WAAIER_SOURCE_DIR,
                   s->place->root);
    if (s->mode != MONKEY_PDF && system(command) != 0)
        fails("the deck cannot be copied");
    (void)snprintf(s->deck, sizeof s->deck, "%s/%s", s->place->root,
                   s->mode == MONKEY_PDF ? "papers.pdf" : "deck");
    if (s->mode == MONKEY_PDF) {
        static char bytes[1 << 20];
        int fd = papers_pdf(24);
        ssize_t len = pread(fd, bytes, sizeof bytes, 0);
        (void)close(fd);
        place_write(s->place, "papers.pdf", (struct str){bytes, len > 0 ? (size_t)len : 0});
    }
}

static void head(struct session *s)
{
    static const char *const modes[MONKEY_MODES] = {"kiosk", "explore", "show", "explore"};
    char seed[24];
    struct script_event event = {.kind = SCRIPT_DECK, .at_ms = REPLAY_BEGIN_MS, .as.text = str_from(s->deck)};
    (void)fputs("log 1\n", s->log);
    note(s, event);
    (void)fprintf(s->log, "set mode \"%s\"\n", modes[s->mode]);
    (void)snprintf(seed, sizeof seed, "%llu", (unsigned long long)s->replay.feed.seed);
    (void)fputs("set idle-s \"30\"\n", s->log);
    (void)fprintf(s->log, "set seed \"%s\"\nwindow 480 270 127 @0\n", seed);
}

static int run(struct session *s)
{
    static const enum subcommand subs[MONKEY_MODES] = {SUB_KIOSK, SUB_OPEN, SUB_SHOW, SUB_OPEN};
    struct arena arena;
    struct err err = {0};
    struct settings settings;
    struct surroundings surroundings;
    struct options options = {.sub = subs[s->mode], .display = -1, .language = -1};
    const char *deck = s->deck;
    if (!arena_init(&arena, 4 << 20) || !arena_init(&s->arena, LINE_BYTES))
        return 3;
    words_init("nl", surroundings_locale_dir(&arena).at);
    surroundings_find(&arena, &options, "nl", &surroundings);
    surroundings.data_dir = fs_join(&arena, str_from(s->place->root), STR("data"));
    surroundings.cache_dir = fs_join(&arena, str_from(s->place->root), STR("cache"));
    settings_init(&settings);
    settings.kiosk.idle_s = 30;
    copy_decks(s);
    head(s);
    if (!faces_name(surroundings.fonts_dir.at, &err))
        return 3;
    struct stage_options stage = {.options = &options,
                                  .surroundings = &surroundings,
                                  .settings = &settings,
                                  .decks = &deck,
                                  .deck_count = 1,
                                  .feed = &s->replay.feed};
    int status = stage_run(&stage);
    arena_finish(&arena);
    arena_finish(&s->arena);
    return status;
}

/* In a process of its own; answers how many acts it did, -1: it failed. */
static int run_apart(uint64_t seed, enum mode mode, int acts, struct place *place, const char *log)
{
    int pipe_fds[2], done = 0, status = 0;
    if (pipe(pipe_fds) != 0)
        return -1;
    pid_t child = fork();
    if (child == 0) {
        static struct session s;
        static const struct script none = {0};
        replay_begin(&s.replay, &none, NULL);
        s.replay.feed.seed = seed;
        s.replay.feed.w_px = 480;
        s.replay.feed.h_px = 270;
        s.replay.feed.next = next;
        s.replay.feed.more = more;
        s.monkey = (struct monkey){.rng = {seed}, .kiosk = mode == MONKEY_KIOSK, .window = {480, 270}};
        s.mode = mode;
        s.acts_left = acts;
        s.place = place;
        s.log = fopen(log, "we");
        status = s.log ? run(&s) : 3;
        (void)!write(pipe_fds[1], &s.acts, sizeof s.acts);
        if (s.log)
            (void)fclose(s.log);
        exit(status);
    }
    (void)close(pipe_fds[1]);
    bool told = child > 0 && read(pipe_fds[0], &done, sizeof done) == sizeof done;
    (void)close(pipe_fds[0]);
    if (child > 0)
        (void)waitpid(child, &status, 0);
    return told && status == 0 ? done : -1;
}

static double seconds(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static long number(const char *text)
{
    char *end;
    long value = strtol(text, &end, 10);
    return *end == '\0' && value >= 0 ? value : 0;
}

int main(int argc, char **argv)
{
    long acts = ACTS, seed = 1, only = -1, mode = -1, done = 0;
    double began = seconds();
    for (int i = 1; i + 1 < argc; i += 2) {
        if (strcmp(argv[i], "--acts") == 0)
            acts = number(argv[i + 1]);
        else if (strcmp(argv[i], "--seed") == 0)
            seed = number(argv[i + 1]);
        else if (strcmp(argv[i], "--session") == 0)
            only = number(argv[i + 1]);
        for (int k = 0; strcmp(argv[i], "--mode") == 0 && k < MONKEY_MODES; k++)
            mode = strcmp(argv[i + 1], mode_names[k]) == 0 ? k : mode;
    }
    /* A kiosk is what it is for: half of the sessions. */
    for (long session = only >= 0 ? only : 0; done < acts; session++) {
        struct place place;
        char log[160];
        enum mode is = mode >= 0          ? (enum mode)mode
                       : session % 2 == 0 ? MONKEY_KIOSK
                                          : (enum mode)(1 + session / 2 % 3);
        place_make(&place);
        (void)snprintf(log, sizeof log, "%s.log", place.root);
        int did = run_apart((uint64_t)seed * 1000003u + (uint64_t)session, is, SESSION_ACTS, &place, log);
        if (did < 0) {
            (void)fprintf(stderr,
                          "monkey: session %ld failed. Again: waaier-monkey --seed %ld --session %ld%s%s\n"
                          "        or: waaier replay %s --out DIR   (its deck is in %s)\n",
                          session, seed, session, mode >= 0 ? " --mode " : "",
                          mode >= 0 ? mode_names[mode] : "", log, place.root);
            return 1;
        }
        (void)unlink(log);
        place_remove(&place);
        done += did > 0 ? did : 1;
        if (only >= 0)
            break;
    }
    (void)printf("%ld acts, %.0f a second\n", done, (double)done / (seconds() - began));
    return 0;
}
