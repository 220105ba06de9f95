/* `check --fix` on a card of any bytes, in a real folder. It writes an id or leaves the file alone; what it wrote is the old
 * file with that in between, so nothing of the maker's is lost; once is enough; and afterwards the card has the id it was
 * given before, the same words, and no more errors than it had. */
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/fs.h"
#include "deck_holds.h"
#include "fuzz.h"

enum { ARENA_BYTES = 64 << 20, ADDED_BYTES_MAX = 100 };

static char folder[] = "/dev/shm/waaier-fuzz-XXXXXX"; /* memory, not a disk */
static char card_file[sizeof folder + 32];

static int remove_one(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
    (void)st, (void)type, (void)ftw;
    return remove(path);
}

static void remove_folder(void)
{
    (void)nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

static void write_file(const char *path, struct str bytes)
{
    FILE *file = fopen(path, "wb");
    EXPECT(file && fwrite(bytes.at, 1, bytes.len, file) == bytes.len && fclose(file) == 0, "cannot write %s",
           path);
}

static void folder_begin(void)
{
    char path[sizeof card_file];
    struct err err = {0};
    if (card_file[0])
        return;
    EXPECT(mkdtemp(folder) && atexit(remove_folder) == 0, "cannot make %s", folder);
    (void)snprintf(path, sizeof path, "%s/cards", folder);
    EXPECT(fs_make_dirs(path, &err), "%s", err.text);
    (void)snprintf(path, sizeof path, "%s/deck.yaml", folder);
    write_file(path, STR("waaier: 1\nid: proef\ntitle: Proef\nlicence: x\n"));
    (void)snprintf(path, sizeof path, "%s/cards/rust.md", folder);
    write_file(path, STR("---\nid: rust\n---\n# Rust\n"));
    (void)snprintf(card_file, sizeof card_file, "%s/cards/01-rust.md", folder);
}

struct seen {
    struct arena arena;
    struct deck deck;
    struct diags diags;
    struct str bytes; /* of the card's file */
};

static void look(struct seen *seen, struct source *source)
{
    struct err err = {0};
    if (!seen->arena.base)
        EXPECT(arena_init(&seen->arena, ARENA_BYTES), "no memory");
    arena_rewind(&seen->arena, 0);
    seen->diags = (struct diags){.arena = &seen->arena};
    EXPECT(fs_read(&seen->arena, card_file, 1 << 20, &seen->bytes, &err), "%s", err.text);
    bool ok = deck_load(&seen->arena, source, &(struct deck_options){.language = STR("nl")}, &seen->deck,
                        &seen->diags, &err);
    EXPECT(ok && seen->deck.card_count == 2, "a card stops the deck: %s", err.text);
}

/* The old bytes, in order, with something in one place between them; "id:" without a value may have gone. */
static void only_added(struct str before, struct str after)
{
    size_t same = 0, end = 0;
    while (same < before.len && same < after.len && before.at[same] == after.at[same])
        same++;
    while (end < before.len - same && end < after.len - same &&
           before.at[before.len - 1 - end] == after.at[after.len - 1 - end])
        end++;
    struct str gone = str_sub(before, same, before.len - end);
    EXPECT(after.len > same && after.len - same - end <= ADDED_BYTES_MAX, "%zu bytes became %zu", before.len,
           after.len);
    EXPECT(str_trim(gone).len == 0 || str_find(before, STR("id")) >= 0, "lost: %.*s", STR_ARG(gone));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct seen before, after;
    struct err err = {0};
    folder_begin();
    write_file(card_file, (struct str){(const char *)data, size});
    struct source *source = source_open(folder, &err);
    EXPECT(source, "%s", err.text);
    look(&before, source);
    int fixed = deck_fix_ids(source, &err);
    EXPECT(fixed == 0 || fixed == 1, "%d files written: %s", fixed, err.text);
    look(&after, source);
    const struct card *was = &before.deck.cards[0], *is = &after.deck.cards[0];
    if (fixed == 0) {
        EXPECT(str_eq(before.bytes, after.bytes), "nothing to mend, but something was written");
    } else {
        only_added(before.bytes, after.bytes);
        EXPECT(after.diags.error_count < before.diags.error_count, "the mended card has as many errors");
    }
    EXPECT(card_id_eq(was->id, is->id) && str_eq(was->title, is->title) && was->body.count == is->body.count,
           "the card became another: %s, then %s", was->id.at, is->id.at);
    EXPECT(deck_fix_ids(source, &err) == 0, "once is not enough: %s", err.text);
    source_close(source);
    return 0;
}
