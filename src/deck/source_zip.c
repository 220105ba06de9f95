/* A deck as a ZIP. Its directory is read once and distrusted: names that lead outside, sizes that grow out of hand and
 * office files in a ZIP's clothing are refused here, before anything is unpacked. */
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zip.h>

#include "base/fs.h"
#include "base/utf8.h"
#include "base/words.h"
#include "deck/model.h"
#include "deck/names.h"
#include "deck/source_private.h"

enum {
    RATIO_MAX = 200,             /* times larger when unpacked: text reaches 20, a bomb 1000 */
    RATIO_FROM_BYTES = 16 << 20, /* smaller members may be as dense as they like */
};

struct member {
    struct str name; /* below the top folder, when everything lies in one */
    zip_uint64_t index;
    int64_t bytes;
    uint32_t crc;
    bool locked; /* encrypted */
    bool packed_oddly;
};

struct archive {
    zip_t *zip;
    struct member *members; /* in natural order of their names */
    int count;
};

static bool is_litter(struct str name)
{
    return str_starts(name, STR("__MACOSX/")) || str_eq(name_base(name), STR(".DS_Store")) ||
           str_eq(name_base(name), STR("Thumbs.db"));
}

static bool is_regular(zip_t *zip, zip_uint64_t index)
{
    zip_uint8_t system = 0;
    zip_uint32_t attributes = 0;
    if (zip_file_get_external_attributes(zip, index, 0, &system, &attributes) != 0 ||
        system != ZIP_OPSYS_UNIX)
        return true;
    zip_uint32_t type = (attributes >> 16) & S_IFMT;
    return type == 0 || type == S_IFREG;
}

static bool member_check(const struct source *source, struct str name, const zip_stat_t *stat,
                         struct err *err)
{
    struct str shown = utf8_head(name, 100);
    if (!source_name_ok(name) || memchr(name.at, '\\', name.len))
        return err_set(err, ERR_FORMAT,
                       _("%.*s is niet te vertrouwen: er zit een bestand in met de naam “%.*s”, die buiten "
                         "de kaartenset "
                         "leidt. Maak de ZIP opnieuw van de map."),
                       STR_ARG(name_base(source->path)), STR_ARG(shown));
    if (stat->size > RATIO_FROM_BYTES && stat->size / RATIO_MAX > stat->comp_size)
        return err_set(
            err, ERR_LIMIT,
            _("%.*s wordt niet geopend: “%.*s” is uitgepakt meer dan %d keer zo groot als ingepakt."),
            STR_ARG(name_base(source->path)), STR_ARG(shown), RATIO_MAX);
    return true;
}

static bool member_read(struct source *source, struct archive *archive, zip_uint64_t index, struct err *err)
{
    zip_stat_t stat;
    if (zip_stat_index(archive->zip, index, ZIP_FL_ENC_GUESS, &stat) != 0 || !(stat.valid & ZIP_STAT_NAME))
        return err_set(err, ERR_FORMAT, _("%.*s is beschadigd. Kopieer of download het opnieuw."),
                       STR_ARG(name_base(source->path)));
    struct str name = str_from(stat.name);
    if (str_ends(name, STR("/")) || is_litter(name))
        return true;
    if (!member_check(source, name, &stat, err))
        return false;
    if (!is_regular(archive->zip, index))
        return true;
    archive->members[archive->count] = (struct member){
        .name = str_copy(&source->arena, name),
        .index = index,
        .bytes = (int64_t)stat.size,
        .crc = stat.crc,
        .locked = stat.encryption_method != ZIP_EM_NONE,
        .packed_oddly = zip_compression_method_supported(stat.comp_method, 0) == 0,
    };
    if (!archive->members[archive->count].name.at)
        return err_set(err, ERR_LIMIT, _("Er is geen ruimte meer voor de namen van de bestanden."));
    archive->count++;
    return true;
}

static int compare_members(const void *a, const void *b)
{
    const struct member *x = a, *y = b;
    int order = str_compare_natural(x->name, y->name);
    return order != 0 ? order : (x->index > y->index) - (x->index < y->index);
}

static const struct member *member_find(const struct archive *archive, struct str name)
{
    int low = 0, high = archive->count;
    while (low < high) { /* the first that is not before `name` */
        int middle = low + (high - low) / 2;
        if (str_compare_natural(archive->members[middle].name, name) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < archive->count && str_eq(archive->members[low].name, name);
    return found ? &archive->members[low] : NULL;
}

static bool has_folder(const struct archive *archive, struct str folder)
{
    for (int i = 0; i < archive->count; i++) {
        if (str_starts(archive->members[i].name, folder))
            return true;
    }
    return false;
}

/* When everything lies in one folder, that folder is the deck. */
static void drop_top_folder(struct archive *archive)
{
    struct str rest, top;
    if (archive->count == 0 || member_find(archive, STR("deck.yaml")))
        return;
    top = str_cut(archive->members[0].name, '/', &rest);
    for (int i = 0; i < archive->count; i++) {
        struct str first = str_cut(archive->members[i].name, '/', &rest);
        if (!str_eq(first, top) || rest.len == 0)
            return;
    }
    bool is_deck_part = str_eq(top, STR("cards")) || str_eq(top, STR("pictures"));
    for (int i = 0; i < archive->count && !is_deck_part; i++)
        archive->members[i].name =
            str_sub(archive->members[i].name, top.len + 1, archive->members[i].name.len);
}

static bool index_read(struct source *source, struct archive *archive, struct err *err)
{
    struct str name = name_base(source->path);
    zip_int64_t entries = zip_get_num_entries(archive->zip, 0);
    int64_t unpacked = 0;
    if (entries > SOURCE_ENTRIES_MAX)
        return err_set(err, ERR_LIMIT, _("In %.*s zitten meer dan %d bestanden."), STR_ARG(name),
                       SOURCE_ENTRIES_MAX);
    archive->members = ARENA_NEW(&source->arena, struct member, entries > 0 ? entries : 1);
    if (!archive->members)
        return err_set(err, ERR_LIMIT, _("Er is geen ruimte meer voor de namen van de bestanden."));
    for (zip_int64_t i = 0; i < entries; i++) {
        int before = archive->count;
        if (!member_read(source, archive, (zip_uint64_t)i, err))
            return false;
        int64_t bytes = archive->count > before ? archive->members[before].bytes : 0;
        if (bytes < 0 || bytes > DECK_UNPACKED_BYTES_MAX || (unpacked += bytes) > DECK_UNPACKED_BYTES_MAX)
            return err_set(err, ERR_LIMIT,
                           _("%.*s is uitgepakt groter dan %d MiB. Splits de kaartenset of verklein de "
                             "beelden."),
                           STR_ARG(name), DECK_UNPACKED_BYTES_MAX >> 20);
    }
    if (archive->count > 1)
        qsort(archive->members, (size_t)archive->count, sizeof *archive->members, compare_members);
    return true;
}

static bool cannot_read(struct str name, zip_error_t *why, struct err *err)
{
    switch (zip_error_code_zip(why)) {
    case ZIP_ER_CRC:
    case ZIP_ER_ZLIB:
    case ZIP_ER_COMPRESSED_DATA:
    case ZIP_ER_EOF:
    case ZIP_ER_INCONS:
    case ZIP_ER_NOZIP:
        return err_set(err, ERR_FORMAT,
                       _("%.*s is in de ZIP beschadigd (de controlesom klopt niet). Kopieer of download de "
                         "ZIP opnieuw."),
                       STR_ARG(name));
    default: return err_set(err, ERR_IO, _("Kan %.*s niet uit de ZIP lezen."), STR_ARG(name));
    }
}

static bool may_unpack(const struct member *member, struct str name, struct err *err)
{
    if (!member)
        return err_set(err, ERR_IO, _("%.*s bestaat niet in de kaartenset. Let ook op hoofdletters."),
                       STR_ARG(name));
    if (member->locked)
        return err_set(
            err, ERR_UNSUPPORTED,
            _("%.*s is in de ZIP met een wachtwoord afgesloten. Maak de ZIP opnieuw zonder wachtwoord."),
            STR_ARG(name));
    if (member->packed_oddly)
        return err_set(err, ERR_UNSUPPORTED,
                       _("%.*s is in de ZIP ingepakt op een manier die Waaier niet kent. Maak een gewone ZIP "
                         "van de map."),
                       STR_ARG(name));
    return true;
}

/* Reads until the end, so that libzip compares the sum, or until `bytes` when only the head is asked for. */
static bool unpack(zip_file_t *file, struct str name, char *at, size_t bytes, bool whole, size_t *got,
                   struct err *err)
{
    zip_int64_t n = 1;
    char beyond;
    *got = 0;
    while (*got < bytes && n > 0) {
        n = zip_fread(file, at + *got, bytes - *got);
        if (n > 0)
            *got += (size_t)n;
    }
    if (n >= 0 && whole)
        n = zip_fread(file, &beyond, 1);
    if (n < 0)
        return cannot_read(name, zip_file_get_error(file), err);
    if (whole && (n > 0 || *got < bytes))
        return err_set(
            err, ERR_FORMAT,
            _("%.*s is in de ZIP beschadigd (de grootte klopt niet). Kopieer of download de ZIP opnieuw."),
            STR_ARG(name));
    return true;
}

static bool zip_member_read(struct source *source, struct arena *arena, struct str name, size_t bytes_max,
                            bool head, struct str *out, struct err *err)
{
    struct archive *archive = source->own;
    const struct member *member = member_find(archive, name);
    if (!may_unpack(member, name, err))
        return false;
    size_t bytes = (size_t)member->bytes, got = 0;
    bool whole = bytes <= bytes_max;
    if (!whole && !head)
        return err_set(err, ERR_LIMIT, _("%.*s is te groot: het mag ten hoogste %zu kB zijn."), STR_ARG(name),
                       bytes_max / 1000);
    bytes = whole ? bytes : bytes_max;
    char *at = ARENA_NEW(arena, char, bytes + 1);
    if (!at)
        return err_set(err, ERR_LIMIT, _("Geen ruimte meer om %.*s te lezen."), STR_ARG(name));
    zip_file_t *file = zip_fopen_index(archive->zip, member->index, 0);
    if (!file)
        return cannot_read(name, zip_get_error(archive->zip), err);
    bool ok = unpack(file, name, at, bytes, whole, &got, err);
    (void)zip_fclose(file);
    if (ok)
        *out = (struct str){at, got};
    return ok;
}

static bool zip_has(struct source *source, struct str name, uint64_t *stamp)
{
    const struct member *member = member_find(source->own, name);
    if (member)
        *stamp = source_stamp(member->bytes, member->crc);
    return member != NULL;
}

/* What OpenDocument files and e-books say they are, in their first member. */
static struct str own_type(struct source *source)
{
    struct str type = STR("");
    struct err err = {0};
    if (zip_has(source, STR("mimetype"), &(uint64_t){0}))
        (void)zip_member_read(source, &source->arena, STR("mimetype"), 256, true, &type, &err);
    return type;
}

/* Office files are ZIPs too. */
static bool refuse_strangers(struct source *source, const struct archive *archive, struct err *err)
{
    struct str name = name_base(source->path), type = own_type(source);
    bool office = member_find(archive, STR("[Content_Types].xml")) != NULL;
    if (office && has_folder(archive, STR("ppt/")))
        return err_set(err, ERR_UNSUPPORTED,
                       _("%.*s is een PowerPoint-bestand. Bewaar het in PowerPoint als PDF en open de PDF."),
                       STR_ARG(name));
    if (str_find(type, STR("opendocument.presentation")) >= 0)
        return err_set(err, ERR_UNSUPPORTED,
                       _("%.*s is een Impress-bestand. Exporteer het in Impress als PDF en open de PDF."),
                       STR_ARG(name));
    if (office || type.len > 0)
        return err_set(err, ERR_UNSUPPORTED,
                       _("%.*s is een tekst, rekenblad of e-boek. Bewaar het als PDF en open de PDF."),
                       STR_ARG(name));
    return true;
}

static bool is_directly_in(struct str name, struct str folder)
{
    struct str base = name_base(name);
    size_t folder_len = name.len - base.len;
    if (folder.len == 0)
        return folder_len == 0;
    return folder_len == folder.len + 1 && str_starts(name, folder);
}

static bool zip_list(struct source *source, struct arena *arena, struct str folder, struct source_entry **out,
                     int *count, struct err *err)
{
    const struct archive *archive = source->own;
    int found = 0;
    for (int i = 0; i < archive->count; i++)
        found += is_directly_in(archive->members[i].name, folder);
    *count = 0;
    *out = found > 0 ? ARENA_NEW(arena, struct source_entry, found) : NULL;
    if (found > 0 && !*out)
        return err_set(err, ERR_LIMIT, _("Er is geen ruimte meer voor de namen van de bestanden."));
    for (int i = 0; i < archive->count; i++) {
        const struct member *member = &archive->members[i];
        bool hidden = name_base(member->name).at[0] == '.';
        if (is_directly_in(member->name, folder) && !hidden)
            (*out)[(*count)++] = (struct source_entry){member->name, member->bytes};
    }
    return true;
}

static int zip_open_fd(struct source *source, struct str name, struct err *err)
{
    struct arena scratch;
    struct str bytes;
    int fd = -1;
    if (!arena_init(&scratch, (size_t)DECK_UNPACKED_BYTES_MAX + 4096)) {
        err_set(err, ERR_LIMIT, _("Geen ruimte meer om %.*s te lezen."), STR_ARG(name));
        return -1;
    }
    if (zip_member_read(source, &scratch, name, DECK_UNPACKED_BYTES_MAX, false, &bytes, err))
        fd = fs_sealed("waaier", bytes, err);
    arena_finish(&scratch);
    return fd;
}

static void zip_finish(struct source *source)
{
    struct archive *archive = source->own;
    if (archive && archive->zip)
        zip_discard(archive->zip);
}

static const struct source_ops zip_ops = {
    .list = zip_list,
    .has = zip_has,
    .read = zip_member_read,
    .open_fd = zip_open_fd,
    .finish = zip_finish,
};

bool source_zip_init(struct source *source, struct err *err)
{
    int why = 0;
    struct archive *archive = ARENA_NEW(&source->arena, struct archive, 1);
    if (!archive)
        return err_set(err, ERR_LIMIT, _("Er is te weinig geheugen om een kaartenset te openen."));
    source->own = archive;
    source->ops = &zip_ops;
    archive->zip = zip_open(source->path.at, ZIP_RDONLY, &why);
    if (!archive->zip)
        return err_set(
            err, ERR_FORMAT,
            _("%.*s is een onvolledig of beschadigd ZIP-bestand. Kopieer of download het opnieuw."),
            STR_ARG(name_base(source->path)));
    if (!index_read(source, archive, err) || !refuse_strangers(source, archive, err))
        return false;
    drop_top_folder(archive);
    return true;
}
