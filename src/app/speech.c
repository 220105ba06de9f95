#include "app/speech.h"

#include <SDL.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/spoken.h"
#include "app/voice.h"
#include "base/arena.h"
#include "base/log.h"
#include "base/words.h"

enum {
    RING_SAMPLES = 1 << 17, /* six seconds ahead */
    RING_WORDS = 512,
    DEVICE_SAMPLES = 256, /* 12 ms: so soon a stop is silent */
    ROOM_BYTES = 16 << 20,
};

/* A word that will be heard when so many samples are. */
struct heard {
    int64_t at;
    struct speech_word word;
};

struct speech {
    struct arena arena; /* this struct */
    struct speech_options options;
    pthread_t thread;

    /* the thread's own */
    struct voice voice;
    SDL_AudioDeviceID device; /* 0: closed */
    struct arena room;        /* what is being said */
    struct spoken *said;      /* a line each */
    struct str *languages;
    int said_count, saying;
    int64_t line_begin; /* sample at which the line that is made began */
    unsigned making;    /* the asking it makes */

    /* guarded by lock */
    pthread_mutex_t lock;
    pthread_cond_t changed;
    struct arena asked_room;
    struct speech_line *asked;
    int asked_count;
    unsigned asking;          /* counts up: what was asked before is no longer wanted */
    bool quit, speaks, whole; /* whole: all of it is made */
    struct err err;
    int volume;
    struct speech_word now;
    struct heard words[RING_WORDS];
    int64_t words_made, words_heard;
    int64_t made, played;
    int16_t ring[RING_SAMPLES];
};

static void ring_bell(struct speech *speech)
{
    uint64_t one = 1;
    if (speech->options.bell >= 0)
        (void)!write(speech->options.bell, &one, sizeof one);
}

/* Under the lock: nothing of what was made is heard any more. */
static void forget(struct speech *speech)
{
    speech->asking++;
    speech->made = speech->played = speech->words_made = speech->words_heard = 0;
    speech->whole = false;
    speech->now = (struct speech_word){0};
    pthread_cond_broadcast(&speech->changed);
}

/* ---- of the device */

static void copy_out(struct speech *speech, int16_t *out, int count)
{
    for (int i = 0; i < count; i++) {
        int sample = speech->ring[(speech->played + i) % RING_SAMPLES];
        out[i] = (int16_t)(sample * speech->volume / 100);
    }
}

/* Under the lock. Whether another word is heard now. */
static bool hear_words(struct speech *speech)
{
    bool another = false;
    while (speech->words_heard < speech->words_made) {
        const struct heard *next = &speech->words[speech->words_heard % RING_WORDS];
        if (next->at > speech->played)
            break;
        speech->now = next->word;
        speech->words_heard++;
        another = true;
    }
    return another;
}

void speech_pull(struct speech *speech, int16_t *out, int count)
{
    memset(out, 0, (size_t)count * sizeof *out);
    pthread_mutex_lock(&speech->lock);
    int64_t left = speech->made - speech->played;
    int there = (int)(left < count ? left : count);
    copy_out(speech, out, there);
    speech->played += there;
    bool told = there > 0 && hear_words(speech);
    if (speech->speaks && speech->whole && speech->played == speech->made) {
        speech->speaks = false;
        told = true;
    }
    if (there > 0 || told)
        pthread_cond_broadcast(&speech->changed);
    pthread_mutex_unlock(&speech->lock);
    if (told)
        ring_bell(speech);
}

static void device_wants(void *ctx, Uint8 *out, int bytes)
{
    speech_pull(ctx, (int16_t *)(void *)out, bytes / (int)sizeof(int16_t));
}

static bool no_sound(struct err *err)
{
    return err_set(err, ERR_IO, _("Voorlezen kan niet: er is geen geluid op deze computer."));
}

/* It is open only while there is something to say. A driver that sounds nothing is none. */
static bool open_device(struct speech *speech, struct err *err)
{
    SDL_AudioSpec want = {.freq = speech->voice.rate,
                          .format = AUDIO_S16SYS,
                          .channels = 1,
                          .samples = DEVICE_SAMPLES,
                          .callback = device_wants,
                          .userdata = speech};
    if (speech->options.deaf || speech->device)
        return true;
    const char *driver = SDL_InitSubSystem(SDL_INIT_AUDIO) == 0 ? SDL_GetCurrentAudioDriver() : NULL;
    if (!driver || strcmp(driver, "dummy") == 0)
        return no_sound(err);
    speech->device = SDL_OpenAudioDevice(NULL, 0, &want, NULL, 0);
    if (!speech->device)
        return no_sound(err);
    SDL_PauseAudioDevice(speech->device, 0);
    return true;
}

static void close_device(struct speech *speech)
{
    if (speech->device)
        SDL_CloseAudioDevice(speech->device);
    speech->device = 0;
}

/* ---- of the thread */

/* Under the lock. */
static bool is_wanted(const struct speech *speech)
{
    return speech->asking == speech->making && !speech->quit;
}

static void take_word(void *ctx, int64_t at, int from, int letters)
{
    struct speech *speech = ctx;
    struct heard heard = {speech->line_begin + at, {.line = speech->saying}};
    struct speech_word *word = &heard.word;
    if (!spoken_bytes(&speech->said[speech->saying], from, letters, &word->from, &word->to))
        return;
    pthread_mutex_lock(&speech->lock);
    while (is_wanted(speech) && speech->words_made - speech->words_heard == RING_WORDS)
        pthread_cond_wait(&speech->changed, &speech->lock);
    const struct heard *last = &speech->words[(speech->words_made + RING_WORDS - 1) % RING_WORDS];
    bool again = speech->words_made > 0 && last->word.line == word->line && word->from < last->word.to;
    if (is_wanted(speech) && !again) /* of a number each digit is told */
        speech->words[speech->words_made++ % RING_WORDS] = heard;
    pthread_mutex_unlock(&speech->lock);
}

static bool take_samples(void *ctx, const int16_t *samples, int count)
{
    struct speech *speech = ctx;
    pthread_mutex_lock(&speech->lock);
    for (int i = 0; i < count && is_wanted(speech);) {
        if (speech->made - speech->played == RING_SAMPLES)
            pthread_cond_wait(&speech->changed, &speech->lock);
        else
            speech->ring[speech->made++ % RING_SAMPLES] = samples[i++];
    }
    bool wanted = is_wanted(speech);
    pthread_mutex_unlock(&speech->lock);
    return wanted;
}

/* Under the lock: what is asked becomes the thread's own. */
static bool take_asked(struct speech *speech, struct err *err)
{
    arena_rewind(&speech->room, 0);
    speech->making = speech->asking;
    speech->said_count = speech->asked_count;
    speech->said = ARENA_NEW(&speech->room, struct spoken, speech->asked_count);
    speech->languages = ARENA_NEW(&speech->room, struct str, speech->asked_count);
    bool fits = speech->said && speech->languages;
    for (int i = 0; i < speech->asked_count && fits; i++) {
        const struct speech_line *line = &speech->asked[i];
        speech->languages[i] = str_copy(&speech->room, line->language);
        fits = spoken_make(&speech->room, line->text, line->language, &speech->said[i]);
    }
    speech->asked_count = 0;
    return fits || err_set(err, ERR_LIMIT, _("Deze tekst is te lang om voor te lezen."));
}

static bool say_all(struct speech *speech, struct err *err)
{
    const struct voice_ear ear = {take_word, take_samples, speech};
    bool wanted = true;
    if (!speech->voice.library && !voice_open(&speech->voice, speech->options.library, err))
        return false;
    if (!open_device(speech, err))
        return false;
    for (int i = 0; i < speech->said_count && wanted; i++) {
        pthread_mutex_lock(&speech->lock);
        speech->saying = i;
        speech->line_begin = speech->made;
        wanted = is_wanted(speech);
        pthread_mutex_unlock(&speech->lock);
        if (wanted && !voice_say(&speech->voice, speech->said[i].say, speech->languages[i], &ear, err))
            return false;
    }
    return true;
}

/* Under the lock: waits until there is something to say. False: it is over. */
static bool wait_asked(struct speech *speech)
{
    while (!speech->quit && speech->asked_count == 0)
        pthread_cond_wait(&speech->changed, &speech->lock);
    return !speech->quit;
}

/* Under the lock: until the last sample is taken, or something else is asked. */
static void wait_heard(struct speech *speech)
{
    if (is_wanted(speech)) {
        speech->whole = true;
        speech->speaks = speech->speaks && speech->made > speech->played;
    }
    while (is_wanted(speech) && speech->speaks)
        pthread_cond_wait(&speech->changed, &speech->lock);
}

static void give_up(struct speech *speech, const struct err *err)
{
    log_line(LOG_WARN, "%s", err->text);
    speech->err = *err;
    speech->speaks = false;
    speech->asked_count = 0;
}

static void *run(void *arg)
{
    struct speech *speech = arg;
    pthread_mutex_lock(&speech->lock);
    while (wait_asked(speech)) {
        struct err err = {0};
        bool fine = take_asked(speech, &err);
        pthread_mutex_unlock(&speech->lock);
        fine = fine && say_all(speech, &err);
        pthread_mutex_lock(&speech->lock);
        if (fine)
            wait_heard(speech);
        else
            give_up(speech, &err);
        bool rests = speech->asked_count == 0;
        pthread_mutex_unlock(&speech->lock);
        ring_bell(speech);
        if (rests)
            close_device(speech);
        pthread_mutex_lock(&speech->lock);
    }
    pthread_mutex_unlock(&speech->lock);
    close_device(speech);
    SDL_TLSCleanup(); /* of a thread that is not SDL's own */
    return NULL;
}

/* ---- of the UI thread */

static bool file_is(const char *path)
{
    return access(path, F_OK) == 0;
}

static bool socket_in_runtime_dir(const char *name)
{
    char path[256];
    const char *dir = getenv("XDG_RUNTIME_DIR");
    int len = dir ? snprintf(path, sizeof path, "%s/%s", dir, name) : 0;
    return len > 0 && (size_t)len < sizeof path && file_is(path);
}

bool speech_likely(void)
{
    const char *driver = getenv("SDL_AUDIODRIVER");
    bool sounds = driver && driver[0] ? strcmp(driver, "dummy") != 0
                                      : getenv("PULSE_SERVER") || socket_in_runtime_dir("pulse/native") ||
                                            socket_in_runtime_dir("pipewire-0") || file_is("/dev/snd/timer");
    return sounds && voice_likely();
}

static bool begin(struct speech *speech)
{
    if (!arena_init(&speech->room, ROOM_BYTES))
        return false;
    if (!arena_init(&speech->asked_room, ROOM_BYTES)) {
        arena_finish(&speech->room);
        return false;
    }
    pthread_mutex_init(&speech->lock, NULL);
    pthread_cond_init(&speech->changed, NULL);
    if (pthread_create(&speech->thread, NULL, run, speech) == 0)
        return true;
    pthread_cond_destroy(&speech->changed);
    pthread_mutex_destroy(&speech->lock);
    arena_finish(&speech->asked_room);
    arena_finish(&speech->room);
    return false;
}

struct speech *speech_create(const struct speech_options *options)
{
    struct arena arena;
    if (!arena_init(&arena, sizeof(struct speech) + 64))
        return NULL;
    struct speech *speech = ARENA_NEW(&arena, struct speech, 1);
    speech->arena = arena;
    speech->options = *options;
    speech->volume = SPEECH_VOLUME_FIRST;
    if (begin(speech))
        return speech;
    arena_finish(&arena);
    return NULL;
}

void speech_destroy(struct speech *speech)
{
    if (!speech)
        return;
    pthread_mutex_lock(&speech->lock);
    speech->quit = true;
    forget(speech);
    pthread_mutex_unlock(&speech->lock);
    pthread_join(speech->thread, NULL);
    pthread_cond_destroy(&speech->changed);
    pthread_mutex_destroy(&speech->lock);
    arena_finish(&speech->asked_room);
    arena_finish(&speech->room);
    struct arena arena = speech->arena;
    arena_finish(&arena);
}

void speech_say(struct speech *speech, const struct speech_line *lines, int count)
{
    count = count < SPEECH_LINES_MAX ? count : SPEECH_LINES_MAX;
    pthread_mutex_lock(&speech->lock);
    forget(speech);
    arena_rewind(&speech->asked_room, 0);
    speech->asked = ARENA_NEW(&speech->asked_room, struct speech_line, count);
    speech->asked_count = speech->asked && speech->err.kind == ERR_NONE ? count : 0;
    for (int i = 0; i < speech->asked_count; i++)
        speech->asked[i] = (struct speech_line){str_copy(&speech->asked_room, lines[i].text),
                                                str_copy(&speech->asked_room, lines[i].language)};
    speech->speaks = speech->asked_count > 0;
    pthread_mutex_unlock(&speech->lock);
}

void speech_stop(struct speech *speech)
{
    pthread_mutex_lock(&speech->lock);
    forget(speech);
    speech->asked_count = 0;
    speech->speaks = false;
    pthread_mutex_unlock(&speech->lock);
}

bool speech_speaks(struct speech *speech, struct speech_word *now)
{
    pthread_mutex_lock(&speech->lock);
    bool speaks = speech->speaks;
    *now = speech->now;
    pthread_mutex_unlock(&speech->lock);
    return speaks;
}

bool speech_failed(struct speech *speech, struct err *err)
{
    pthread_mutex_lock(&speech->lock);
    *err = speech->err;
    pthread_mutex_unlock(&speech->lock);
    return err->kind != ERR_NONE;
}

int speech_volume(struct speech *speech)
{
    pthread_mutex_lock(&speech->lock);
    int volume = speech->volume;
    pthread_mutex_unlock(&speech->lock);
    return volume;
}

void speech_set_volume(struct speech *speech, int percent)
{
    pthread_mutex_lock(&speech->lock);
    speech->volume = percent < 0 ? 0 : percent > 100 ? 100 : percent;
    pthread_mutex_unlock(&speech->lock);
}
