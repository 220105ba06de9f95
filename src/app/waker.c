#include "app/waker.h"

#include "base/arena.h"

#include <poll.h>
#include <pthread.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

struct waker {
    struct arena arena; /* this struct */
    pthread_t thread;
    Uint32 event;
    int bell; /* eventfd: something below changed */

    /* guarded by lock */
    pthread_mutex_t lock;
    int fds[WAKER_FDS_MAX];
    int fd_count;
    bool told; /* an event is on its way: do not look until it was handled */
    bool stop;
};

static void ring(struct waker *waker)
{
    uint64_t one = 1;
    (void)!write(waker->bell, &one, sizeof one);
}

/* What to sleep on now: always the bell, the descriptors only when the last event was handled. */
static int gather(struct waker *waker, struct pollfd *polls, bool *stop)
{
    int count = 0;
    polls[count++] = (struct pollfd){waker->bell, POLLIN, 0};
    pthread_mutex_lock(&waker->lock);
    for (int i = 0; i < waker->fd_count && !waker->told; i++)
        polls[count++] = (struct pollfd){waker->fds[i], POLLIN, 0};
    *stop = waker->stop;
    pthread_mutex_unlock(&waker->lock);
    return count;
}

static void tell(struct waker *waker)
{
    SDL_Event event = {.type = waker->event};
    pthread_mutex_lock(&waker->lock);
    waker->told = true;
    pthread_mutex_unlock(&waker->lock);
    if (SDL_PushEvent(&event) < 0)
        waker_resume(waker); /* the queue was full: look again */
}

static void *run(void *arg)
{
    struct waker *waker = arg;
    bool stop = false;
    while (!stop) {
        struct pollfd polls[WAKER_FDS_MAX + 1];
        uint64_t count;
        bool any = false;
        int n = gather(waker, polls, &stop);
        if (stop || poll(polls, (nfds_t)n, -1) < 0)
            continue;
        if (polls[0].revents)
            (void)!read(waker->bell, &count, sizeof count);
        for (int i = 1; i < n; i++)
            any = any || polls[i].revents;
        if (any)
            tell(waker);
    }
    return NULL;
}

struct waker *waker_create(Uint32 event, struct err *err)
{
    struct arena arena;
    if (!arena_init(&arena, sizeof(struct waker) + 64)) {
        err_set(err, ERR_LIMIT, "no address space for the waker");
        return NULL;
    }
    struct waker *waker = ARENA_NEW(&arena, struct waker, 1);
    waker->arena = arena;
    waker->event = event;
    waker->bell = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    pthread_mutex_init(&waker->lock, NULL);
    if (waker->bell >= 0 && pthread_create(&waker->thread, NULL, run, waker) == 0)
        return waker;
    err_set(err, ERR_IO, "cannot start the waker");
    if (waker->bell >= 0)
        close(waker->bell);
    arena_finish(&arena);
    return NULL;
}

void waker_watch(struct waker *waker, const int *fds, int count)
{
    pthread_mutex_lock(&waker->lock);
    waker->fd_count = 0;
    for (int i = 0; i < count && waker->fd_count < WAKER_FDS_MAX; i++) {
        if (fds[i] >= 0)
            waker->fds[waker->fd_count++] = fds[i];
    }
    pthread_mutex_unlock(&waker->lock);
    ring(waker);
}

void waker_resume(struct waker *waker)
{
    pthread_mutex_lock(&waker->lock);
    waker->told = false;
    pthread_mutex_unlock(&waker->lock);
    ring(waker);
}

void waker_destroy(struct waker *waker)
{
    if (!waker)
        return;
    pthread_mutex_lock(&waker->lock);
    waker->stop = true;
    pthread_mutex_unlock(&waker->lock);
    ring(waker);
    pthread_join(waker->thread, NULL);
    pthread_mutex_destroy(&waker->lock);
    close(waker->bell);
    struct arena arena = waker->arena;
    arena_finish(&arena);
}
