/* A ZIP file, any bytes: it opens or one sentence says why not. What opens names only what lies inside (no "..", nothing
 * absolute, no backslash), promises no more than the limit, and each file it lists can be read, in the size it
 * promised, or a sentence says why not; what is read has not passed the limit. Then it loads as a deck, and all of
 * deck_holds. */
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "deck_holds.h"
#include "fuzz.h"

enum { ARENA_BYTES = 256 << 20, READ_BYTES_MAX = 1 << 20 };

static char file[] = "/dev/shm/waaier-fuzz-XXXXXX.zip"; /* memory, not a disk */

static void remove_file(void)
{
    (void)unlink(file);
}

/* The bytes as a file, which goes when the program ends. */
static const char *file_with(const uint8_t *data, size_t size)
{
    static int fd = -1;
    if (fd < 0) {
        fd = mkstemps(file, 4);
        EXPECT(fd >= 0 && atexit(remove_file) == 0, "cannot write %s", file);
    }
    EXPECT(ftruncate(fd, 0) == 0 && pwrite(fd, data, size, 0) == (ssize_t)size, "cannot write %s", file);
    return file;
}

static void member_holds(struct source *source, struct arena *arena, const struct source_entry *entry)
{
    struct str bytes;
    struct err err = {0};
    size_t mark = arena->used;
    EXPECT(source_name_ok(entry->name) && !memchr(entry->name.at, '\\', entry->name.len), "it leads outside");
    EXPECT(entry->bytes >= 0 && entry->bytes <= DECK_UNPACKED_BYTES_MAX, "%lld bytes",
           (long long)entry->bytes);
    EXPECT(source_has(source, entry->name, NULL), "listed, but not there");
    bool ok = source_read(source, arena, entry->name, READ_BYTES_MAX, &bytes, &err);
    EXPECT(ok || (err.kind != ERR_NONE && err.text[0]), "not read, and nothing is said");
    EXPECT(ok || utf8_first_bad(str_from(err.text)) < 0, "the sentence is not UTF-8: %s", err.text);
    EXPECT(!ok || (bytes.len <= READ_BYTES_MAX && bytes.len == (size_t)entry->bytes), "%zu bytes of %lld",
           bytes.len, (long long)entry->bytes);
    if (source_read_head(source, arena, entry->name, 16, &bytes, &err))
        EXPECT(bytes.len <= 16, "a head of %zu bytes", bytes.len);
    arena_rewind(arena, mark);
}

static void index_holds(struct source *source, struct arena *arena)
{
    static const struct str folders[] = {STR_INIT(""), STR_INIT("cards"), STR_INIT("pictures"),
                                         STR_INIT("book")};
    struct source_entry *entries;
    struct err err = {0};
    int64_t promised = 0;
    for (size_t i = 0; i < COUNT_OF(folders); i++) {
        int count = 0;
        bool ok = source_list(source, arena, folders[i], &entries, &count, &err);
        EXPECT(ok, "an index that cannot be listed: %s", err.text);
        for (int k = 0; k < count; k++) {
            promised += entries[k].bytes;
            member_holds(source, arena, &entries[k]);
        }
    }
    EXPECT(promised <= DECK_UNPACKED_BYTES_MAX, "%lld bytes unpacked", (long long)promised);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct arena arena;
    struct err err = {0};
    struct deck deck;
    const char *path = file_with(data, size);
    if (!arena.base)
        EXPECT(arena_init(&arena, ARENA_BYTES), "no memory");
    arena_rewind(&arena, 0);
    struct source *source = source_open(path, &err);
    EXPECT(source || (err.kind != ERR_NONE && err.text[0]), "not opened, and nothing is said");
    EXPECT(source || utf8_first_bad(str_from(err.text)) < 0, "the sentence is not UTF-8: %s", err.text);
    if (!source)
        return 0;
    if (source_kind(source) == SOURCE_ZIP)
        index_holds(source, &arena);
    struct diags diags = {.arena = &arena};
    bool ok = deck_load(&arena, source, &(struct deck_options){.language = STR("nl")}, &deck, &diags, &err);
    EXPECT(ok || (err.kind != ERR_NONE && err.text[0]), "not loaded, and nothing is said");
    diags_hold(&diags, NULL);
    if (ok)
        deck_holds(&deck);
    source_close(source);
    return 0;
}
