/* What lies at a path, told from its first bytes; the rest is up to the three implementers. */
#include "deck/source.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/utf8.h"
#include "base/words.h"
#include "deck/names.h"
#include "deck/source_private.h"

enum { SNIFF_BYTES = 4096 };

static bool has_bytes(struct str head, size_t at, struct str bytes)
{
    return str_starts(str_sub(head, at, head.len), bytes);
}

static bool is_picture(struct str head)
{
    if (has_bytes(head, 0, STR("\x89PNG\r\n\x1a\n")) || has_bytes(head, 0, STR("\xFF\xD8\xFF")))
        return true;
    if (has_bytes(head, 0, STR("RIFF")) && has_bytes(head, 8, STR("WEBP")))
        return true;
    return str_find(head, STR("<svg")) >= 0 || str_find(head, STR(":svg")) >= 0;
}

/* Files that we know by name but do not open; the sentence says what to do instead. NULL for any other. */
static const char *known_stranger(struct str head, struct str path)
{
    if (has_bytes(head, 0, STR("\xD0\xCF\x11\xE0")))
        return _("%.*s is een ouder Office-bestand (bijvoorbeeld PowerPoint 97). Bewaar het in dat programma "
                 "als PDF en "
                 "open de PDF.");
    if (has_bytes(head, 0, STR("GIF8")) || has_bytes(head, 0, STR("BM")) || has_bytes(head, 0, STR("II*")) ||
        has_bytes(head, 0, STR("MM\0*")) || has_bytes(head, 4, STR("ftyp")))
        return _("%.*s is een beeld of film in een vorm die Waaier niet toont. Bewaar een beeld als PNG, "
                 "JPEG, WebP of "
                 "SVG.");
    if (name_has_extension(path, STR(".md")) || name_has_extension(path, STR(".yaml")) ||
        name_has_extension(path, STR(".yml")))
        return _("%.*s is één bestand uit een kaartenset. Open de map waarin deck.yaml staat.");
    return NULL;
}

static bool file_kind(struct str head, struct str path, enum source_kind *out, struct err *err)
{
    struct str name = name_base(path);
    if (head.len == 0)
        return err_set(err, ERR_FORMAT, _("%.*s is een leeg bestand. Kopieer of download het opnieuw."),
                       STR_ARG(name));
    bool zip = has_bytes(head, 0, STR("PK\3\4")) || has_bytes(head, 0, STR("PK\5\6"));
    bool pdf = str_find(str_sub(head, 0, 1024), STR("%PDF-")) >= 0;
    if (zip || pdf || is_picture(head)) {
        *out = zip ? SOURCE_ZIP : pdf ? SOURCE_DOCUMENT : SOURCE_PICTURE;
        return true;
    }
    const char *stranger = known_stranger(head, path);
    return err_set(
        err, ERR_UNSUPPORTED,
        stranger
            ? stranger
            : _("%.*s is geen bestand dat Waaier kent. Open een kaartenset (map of ZIP), een PDF, of een "
                "beeld (PNG, JPEG, WebP, SVG)."),
        STR_ARG(name));
}

static bool cannot_open(struct str path, int why, struct err *err)
{
    struct str name = name_base(path);
    if (name.len == 0)
        name = path;
    if (why == ENOENT || why == ENOTDIR)
        return err_set(err, ERR_IO,
                       _("%.*s bestaat niet. Kijk of de naam klopt en of de schijf of stick is aangesloten."),
                       STR_ARG(name));
    if (why == EACCES || why == EPERM)
        return err_set(err, ERR_IO, _("%.*s mag niet gelezen worden. Vraag de beheerder om leesrechten."),
                       STR_ARG(name));
    return err_set(err, ERR_IO, _("Kan %.*s niet openen: %s."), STR_ARG(name), strerror(why));
}

static bool look_at(struct source *source, struct err *err)
{
    struct stat st;
    char head[SNIFF_BYTES];
    if (fstat(source->fd, &st) != 0)
        return cannot_open(source->path, errno, err);
    if (S_ISDIR(st.st_mode)) {
        source->kind = SOURCE_FOLDER;
        return true;
    }
    if (!S_ISREG(st.st_mode))
        return err_set(err, ERR_UNSUPPORTED, _("%.*s is geen gewoon bestand en geen map."),
                       STR_ARG(name_base(source->path)));
    ssize_t got = pread(source->fd, head, sizeof head, 0);
    if (got < 0)
        return cannot_open(source->path, errno, err);
    return file_kind((struct str){head, (size_t)got}, source->path, &source->kind, err);
}

static bool source_init(struct source *source, const char *path, struct err *err)
{
    char absolute[PATH_MAX];
    if (!realpath(path, absolute))
        return cannot_open(str_from(path), errno, err);
    source->path = str_copy(&source->arena, str_from(absolute));
    source->fd = open(absolute, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (source->fd < 0)
        return cannot_open(source->path, errno, err);
    if (!look_at(source, err))
        return false;
    if (source->kind == SOURCE_FOLDER)
        return source_folder_init(source, err);
    return source->kind == SOURCE_ZIP ? source_zip_init(source, err) : source_file_init(source, err);
}

struct source *source_open(const char *path, struct err *err)
{
    struct arena arena;
    if (!arena_init(&arena, SOURCE_ARENA_BYTES)) {
        err_set(err, ERR_LIMIT, _("Er is te weinig geheugen om een kaartenset te openen."));
        return NULL;
    }
    struct source *source = ARENA_NEW(&arena, struct source, 1);
    *source = (struct source){.fd = -1, .arena = arena};
    if (source_init(source, path, err))
        return source;
    source_close(source);
    return NULL;
}

void source_close(struct source *source)
{
    if (!source)
        return;
    struct arena arena = source->arena;
    if (source->ops && source->ops->finish)
        source->ops->finish(source);
    if (source->fd >= 0)
        (void)close(source->fd);
    arena_finish(&arena);
}

enum source_kind source_kind(const struct source *source)
{
    return source->kind;
}

struct str source_path(const struct source *source)
{
    return source->path;
}

uint64_t source_stamp(int64_t bytes, int64_t changed)
{
    int64_t both[2] = {bytes, changed};
    return str_hash((struct str){(const char *)both, sizeof both}, 0);
}

bool source_name_ok(struct str name)
{
    if (name.len == 0 || name.len > SOURCE_NAME_BYTES_MAX || memchr(name.at, '\0', name.len))
        return false;
    bool more = true;
    while (more) {
        struct str rest, part = str_cut(name, '/', &rest);
        more = part.len < name.len;
        if (part.len == 0 || str_eq(part, STR(".")) || str_eq(part, STR("..")))
            return false;
        name = rest;
    }
    return true;
}

static bool may_ask(struct str name, struct err *err)
{
    return source_name_ok(name) || err_set(err, ERR_FORMAT,
                                           _("“%.*s” is geen pad binnen de kaartenset. Schrijf het vanaf de "
                                             "map met deck.yaml, zonder .. en "
                                             "zonder / vooraan."),
                                           STR_ARG(utf8_head(name, 120)));
}

bool source_list(struct source *source, struct arena *arena, struct str folder, struct source_entry **out,
                 int *count, struct err *err)
{
    if (folder.len > 0 && !may_ask(folder, err))
        return false;
    return source->ops->list(source, arena, folder, out, count, err);
}

bool source_has(struct source *source, struct str name, uint64_t *stamp)
{
    uint64_t unused;
    return source_name_ok(name) && source->ops->has(source, name, stamp ? stamp : &unused);
}

bool source_read(struct source *source, struct arena *arena, struct str name, size_t bytes_max,
                 struct str *out, struct err *err)
{
    return may_ask(name, err) && source->ops->read(source, arena, name, bytes_max, false, out, err);
}

bool source_read_head(struct source *source, struct arena *arena, struct str name, size_t bytes_max,
                      struct str *out, struct err *err)
{
    return may_ask(name, err) && source->ops->read(source, arena, name, bytes_max, true, out, err);
}

int source_open_fd(struct source *source, struct str name, struct err *err)
{
    return may_ask(name, err) ? source->ops->open_fd(source, name, err) : -1;
}
