/* The partials of a bell as Jean-Claude Risset made it (An Introductory Catalogue of Computer Synthesized Sounds, 1969; in Miller
 * Puckette, The Theory and Technique of Electronic Music, chapter 4), an octave lower than his: what is large and hangs sounds lower. */
#include "app/gong.h"

#include <SDL.h>
#include <math.h>
#include <pthread.h>
#include <string.h>
#include <time.h>

#include "base/arena.h"
#include "base/log.h"

static const struct {
    float ratio, beat_hz, loud, lasts; /* of the base; of the loudest there is; of the whole */
} partials[] = {
    {0.56f, 0, 1, 1},          {0.56f, 1, 0.67f, 0.9f}, {0.92f, 0, 1, 0.65f},      {0.92f, 1.7f, 1.8f, 0.55f},
    {1.19f, 0, 2.67f, 0.325f}, {1.7f, 0, 1.67f, 0.35f}, {2, 0, 1.46f, 0.25f},      {2.74f, 0, 1.33f, 0.2f},
    {3, 0, 1.33f, 0.15f},      {3.76f, 0, 1, 0.1f},     {4.07f, 0, 1.33f, 0.075f},
};
static const double base_hz = 220, loudest = 15.26 /* all of `loud` */, decay = 6.9 /* 60 dB in its time */;
enum { RISE_MS = 12 /* a soft mallet; no click */, FALL_MS = 200, TAIL_MS = 100 };

static double rise_and_fall(int i)
{
    double rise = (double)i / (GONG_RATE / 1000.0 * RISE_MS),
           fall = (double)(GONG_SAMPLES - 1 - i) / (GONG_RATE / 1000.0 * FALL_MS);
    double in = rise < 1 ? 0.5 - 0.5 * cos(rise * M_PI) : 1,
           out = fall < 1 ? 0.5 - 0.5 * cos(fall * M_PI) : 1;
    return in * out;
}

void gong_make(int16_t out[GONG_SAMPLES], int percent)
{
    for (int i = 0; i < GONG_SAMPLES; i++) {
        double t = (double)i / GONG_RATE, sum = 0;
        for (size_t k = 0; k < sizeof partials / sizeof *partials; k++) {
            double hz = base_hz * (double)partials[k].ratio + (double)partials[k].beat_hz;
            double lasts_s = (double)partials[k].lasts * GONG_MS / 1000;
            sum += (double)partials[k].loud * exp(-decay * t / lasts_s) * sin(2 * M_PI * hz * t);
        }
        out[i] = (int16_t)lrint(sum / loudest * rise_and_fall(i) * 32767 * percent / 100);
    }
}

/* ---- heard */

struct gong {
    struct arena arena; /* this struct */
    pthread_t thread;
    int16_t samples[GONG_SAMPLES]; /* the thread's own */

    pthread_mutex_t lock; /* of all below */
    pthread_cond_t changed;
    bool asked, quit;
    int percent;
};

/* Until so much later, or until it ends. Under the lock. */
static void wait_ms(struct gong *gong, int ms)
{
    struct timespec until;
    (void)clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_sec += ms / 1000;
    until.tv_nsec += ms % 1000 * 1000000L;
    if (until.tv_nsec >= 1000000000L) {
        until.tv_nsec -= 1000000000L;
        until.tv_sec++;
    }
    while (!gong->quit)
        if (pthread_cond_timedwait(&gong->changed, &gong->lock, &until) != 0)
            break;
}

/* Opening a device may take its time: not of who draws. A driver that sounds nothing is none. */
static SDL_AudioDeviceID open_device(void)
{
    const SDL_AudioSpec want = {.freq = GONG_RATE, .format = AUDIO_S16SYS, .channels = 1, .samples = 1024};
    const char *driver = SDL_InitSubSystem(SDL_INIT_AUDIO) == 0 ? SDL_GetCurrentAudioDriver() : NULL;
    if (!driver || strcmp(driver, "dummy") == 0)
        return 0;
    return SDL_OpenAudioDevice(NULL, 0, &want, NULL, 0);
}

static void sound(struct gong *gong, int percent)
{
    SDL_AudioDeviceID device = open_device();
    if (!device) {
        log_line(LOG_INFO, "the gong is not heard: there is no sound here");
        return;
    }
    gong_make(gong->samples, percent);
    if (SDL_QueueAudio(device, gong->samples, sizeof gong->samples) == 0) {
        SDL_PauseAudioDevice(device, 0);
        pthread_mutex_lock(&gong->lock);
        wait_ms(gong, GONG_MS + TAIL_MS);
        pthread_mutex_unlock(&gong->lock);
    }
    SDL_CloseAudioDevice(device);
}

static void *run(void *arg)
{
    struct gong *gong = arg;
    pthread_mutex_lock(&gong->lock);
    for (;;) {
        while (!gong->quit && !gong->asked)
            pthread_cond_wait(&gong->changed, &gong->lock);
        if (gong->quit)
            break;
        int percent = gong->percent;
        pthread_mutex_unlock(&gong->lock);
        sound(gong, percent);
        pthread_mutex_lock(&gong->lock);
        gong->asked = false;
    }
    pthread_mutex_unlock(&gong->lock);
    SDL_TLSCleanup(); /* of a thread that is not SDL's own */
    return NULL;
}

struct gong *gong_create(void)
{
    struct arena arena;
    pthread_condattr_t monotonic;
    if (!arena_init(&arena, sizeof(struct gong) + 64))
        return NULL;
    struct gong *gong = ARENA_NEW(&arena, struct gong, 1);
    gong->arena = arena;
    (void)pthread_condattr_init(&monotonic);
    (void)pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
    (void)pthread_mutex_init(&gong->lock, NULL);
    (void)pthread_cond_init(&gong->changed, &monotonic);
    (void)pthread_condattr_destroy(&monotonic);
    if (pthread_create(&gong->thread, NULL, run, gong) == 0)
        return gong;
    pthread_cond_destroy(&gong->changed);
    pthread_mutex_destroy(&gong->lock);
    arena_finish(&arena);
    return NULL;
}

void gong_destroy(struct gong *gong)
{
    if (!gong)
        return;
    pthread_mutex_lock(&gong->lock);
    gong->quit = true;
    pthread_cond_broadcast(&gong->changed);
    pthread_mutex_unlock(&gong->lock);
    pthread_join(gong->thread, NULL);
    pthread_cond_destroy(&gong->changed);
    pthread_mutex_destroy(&gong->lock);
    struct arena arena = gong->arena;
    arena_finish(&arena);
}

void gong_ring(struct gong *gong, int percent)
{
    if (!gong)
        return;
    pthread_mutex_lock(&gong->lock);
    gong->percent = percent;
    gong->asked = true;
    pthread_cond_broadcast(&gong->changed);
    pthread_mutex_unlock(&gong->lock);
}
