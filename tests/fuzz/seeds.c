/* Runs each kept input through a target once: an ordinary test, with any compiler. The fuzzer brings a main of its own. */
#include <stdbool.h>
#include <string.h>

#include "base/fs.h"
#include "fuzz.h"

enum { SEEDS_MAX = 10000, SEED_BYTES_MAX = 1 << 20 };

/* In memory of exactly its size, so that a sanitizer sees who reads past the end. */
static bool run(struct arena *arena, const char *folder, struct str name, struct err *err)
{
    struct str bytes;
    struct str path = fs_join(arena, str_from(folder), name);
    if (!path.at || !fs_read(arena, path.at, SEED_BYTES_MAX, &bytes, err))
        return false;
    uint8_t *exact = malloc(bytes.len > 0 ? bytes.len : 1);
    if (!exact)
        return err_set(err, ERR_LIMIT, "no memory");
    if (bytes.len > 0)
        memcpy(exact, bytes.at, bytes.len);
    (void)printf("%.*s\n", STR_ARG(name));
    (void)fflush(stdout); /* when the target aborts, the last name stands there */
    (void)LLVMFuzzerTestOneInput(exact, bytes.len);
    free(exact);
    return true;
}

int main(int argc, char **argv)
{
    struct arena arena;
    struct err err = {0};
    struct fs_list list = {0};
    if (argc != 2 || !arena_init(&arena, 64 << 20)) {
        (void)fprintf(stderr, "usage: %s FOLDER-WITH-SEEDS\n", argv[0]);
        return 2;
    }
    bool ok = fs_list(&arena, argv[1], SEEDS_MAX, &list, &err);
    for (int i = 0; ok && i < list.count; i++) {
        size_t mark = arena.used;
        ok = run(&arena, argv[1], list.at[i].name, &err);
        arena_rewind(&arena, mark);
    }
    if (!ok)
        (void)fprintf(stderr, "%s\n", err.text);
    else if (list.count == 0)
        (void)fprintf(stderr, "%s: no seeds\n", argv[1]);
    arena_finish(&arena);
    return ok && list.count > 0 ? 0 : 1;
}
