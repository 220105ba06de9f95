#include "memory.h"

#include "fuzz.h"

const struct memory_file *memory_find(const struct memory *memory, struct str name)
{
    for (int i = 0; i < memory->count; i++) {
        if (str_eq(memory->files[i].name, name))
            return &memory->files[i];
    }
    return NULL;
}

static bool has(struct source *source, struct str name, uint64_t *stamp)
{
    const struct memory_file *file = memory_find(source->own, name);
    EXPECT(source_name_ok(name), "a name that leads outside was asked for: %.*s", STR_ARG(name));
    if (file)
        *stamp = source_stamp((int64_t)file->bytes.len, 0);
    return file != NULL;
}

static bool read(struct source *source, struct arena *arena, struct str name, size_t bytes_max, bool head,
                 struct str *out, struct err *err)
{
    const struct memory_file *file = memory_find(source->own, name);
    (void)arena;
    EXPECT(source_name_ok(name), "a name that leads outside was read: %.*s", STR_ARG(name));
    if (!file)
        return err_set(err, ERR_IO, "%.*s is not there.", STR_ARG(name));
    if (file->bytes.len > bytes_max && !head)
        return err_set(err, ERR_LIMIT, "%.*s is too large.", STR_ARG(name));
    *out = str_sub(file->bytes, 0, bytes_max);
    return true;
}

/* Whether a file lies in the folder itself, not below. */
static bool lies_in(struct str name, struct str folder)
{
    struct str base, above = str_cut_last(name, '/', &base);
    return str_eq(above, folder);
}

static bool list(struct source *source, struct arena *arena, struct str folder, struct source_entry **out,
                 int *count, struct err *err)
{
    const struct memory *memory = source->own;
    *count = 0;
    *out = ARENA_NEW(arena, struct source_entry, memory->count);
    if (!*out)
        return err_set(err, ERR_LIMIT, "no room for names");
    for (int i = 0; i < memory->count; i++) {
        const struct memory_file *file = &memory->files[i];
        if (lies_in(file->name, folder))
            (*out)[(*count)++] = (struct source_entry){.name = file->name};
    }
    return true;
}

static const struct source_ops memory_ops = {.list = list, .has = has, .read = read};

void memory_open(struct memory *memory, const struct memory_file *files, int count)
{
    *memory =
        (struct memory){.source = {.kind = SOURCE_FOLDER, .ops = &memory_ops, .path = STR("/deck"), .fd = -1},
                        .files = files,
                        .count = count};
    memory->source.own = memory;
}
