#include "app/loader.h"

#include "app/watch.h"

#include <unistd.h>

static void *run(void *arg)
{
    struct loader *loader = arg;
    uint64_t one = 1;
    loader->stamp = watch_stamp(loader->path); /* first: what changes from here on is seen */
    loader->unchanged = loader->unless != 0 && loader->stamp == loader->unless;
    if (!loader->unchanged)
        volume_open(loader->volume, NULL, loader->path, &loader->options);
    atomic_store_explicit(&loader->done, true, memory_order_release);
    (void)!write(loader->bell, &one, sizeof one);
    return NULL;
}

bool loader_start(struct loader *loader, struct volume *volume, const char *path,
                  const struct volume_options *options, uint64_t unless, int bell)
{
    loader_stop(loader);
    *loader = (struct loader){.volume = volume, .options = *options, .unless = unless, .bell = bell};
    loader->options.search = true;
    loader->options.cancel = &loader->cancel;
    str_to_field(loader->path, sizeof loader->path, str_from(path));
    loader->running = pthread_create(&loader->thread, NULL, run, loader) == 0;
    return loader->running;
}

static void join(struct loader *loader)
{
    uint64_t count;
    (void)pthread_join(loader->thread, NULL);
    (void)!read(loader->bell, &count, sizeof count);
    loader->running = false;
}

bool loader_done(struct loader *loader)
{
    if (!loader->running || !atomic_load_explicit(&loader->done, memory_order_acquire))
        return false;
    join(loader);
    return true;
}

void loader_stop(struct loader *loader)
{
    if (!loader->running)
        return;
    atomic_store_explicit(&loader->cancel, true, memory_order_relaxed);
    join(loader);
}
