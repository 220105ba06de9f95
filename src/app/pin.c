#include "app/pin.h"

#include "base/fs.h"
#include "base/log.h"
#include "base/words.h"
#include "visit/leave.h"

#include <crypt.h>
#include <string.h>
#include <sys/stat.h>

enum { PIN_BYTES_MAX = 1024, TRIES_MAX = 1000000 };

static struct str pin_path(struct arena *arena, struct str dir)
{
    return fs_join(arena, dir, STR("kiosk-pin"));
}

static struct str tries_path(struct arena *arena, struct str dir)
{
    return fs_join(arena, dir, STR("kiosk-tries"));
}

bool pin_is_good(const char *digits)
{
    size_t len = strlen(digits);
    return len >= LEAVE_DIGITS_MIN && len <= LEAVE_DIGITS_MAX && strspn(digits, "0123456789") == len;
}

/* The file, without the end of its line; empty: it is not there. */
static struct str read_line(struct arena *arena, struct str path)
{
    struct str text = {0}, rest;
    struct err err = {0};
    if (!fs_is_file(path.at) || !fs_read(arena, path.at, PIN_BYTES_MAX, &text, &err))
        return (struct str){0};
    return str_copy(arena, str_cut(text, '\n', &rest));
}

/* For no eyes but the owner's, from its first byte on. */
static bool write_line(struct arena *arena, struct str dir, struct str path, struct str line, struct err *err)
{
    mode_t before = umask(077);
    bool written =
        fs_make_dirs(dir.at, err) && fs_write(path.at, str_format(arena, "%.*s\n", STR_ARG(line)), err);
    (void)umask(before);
    return written;
}

bool pin_is_set(struct arena *arena, struct str dir)
{
    return dir.len > 0 && read_line(arena, pin_path(arena, dir)).len > 0;
}

bool pin_set(struct arena *arena, struct str dir, const char *digits, struct err *err)
{
    char salt[CRYPT_GENSALT_OUTPUT_SIZE];
    struct crypt_data *data = ARENA_NEW(arena, struct crypt_data, 1);
    if (dir.len == 0)
        return err_set(err, ERR_IO,
                       _("Er is geen plaats om de pincode te bewaren. Geef die met --data-dir."));
    if (!data || !crypt_gensalt_rn("$y$", 0, NULL, 0, salt, sizeof salt))
        return err_set(err, ERR_LIMIT, _("De pincode kan niet worden versleuteld."));
    const char *hash = crypt_rn(digits, salt, data, (int)sizeof *data);
    bool kept = hash ? write_line(arena, dir, pin_path(arena, dir), str_from(hash), err)
                     : err_set(err, ERR_LIMIT, _("De pincode kan niet worden versleuteld."));
    explicit_bzero(data, sizeof *data);
    if (kept)
        pin_put_tries(arena, dir, 0);
    return kept;
}

/* Looks at every byte, whatever the first ones are. */
static bool same(struct str a, struct str b)
{
    unsigned differs = a.len != b.len;
    for (size_t i = 0; i < a.len && i < b.len; i++)
        differs |= (unsigned)(a.at[i] ^ b.at[i]);
    return differs == 0;
}

bool pin_check(struct arena *arena, struct str dir, const char *digits)
{
    struct str kept = read_line(arena, pin_path(arena, dir));
    struct crypt_data *data = ARENA_NEW(arena, struct crypt_data, 1);
    if (kept.len == 0 || !data)
        return false;
    const char *hash = crypt_rn(digits, kept.at, data, (int)sizeof *data);
    bool right = hash && same(str_from(hash), kept);
    explicit_bzero(data, sizeof *data);
    return right;
}

int pin_tries(struct arena *arena, struct str dir)
{
    int tries = 0;
    struct str line = read_line(arena, tries_path(arena, dir));
    bool read = str_to_int(line, &tries) && tries >= 0 && tries <= TRIES_MAX;
    return read ? tries : line.len > 0 ? LEAVE_TRIES : 0; /* what cannot be read is no free try */
}

void pin_put_tries(struct arena *arena, struct str dir, int tries)
{
    struct err err = {0};
    if (!write_line(arena, dir, tries_path(arena, dir), str_format(arena, "%d", tries), &err))
        log_line(LOG_WARN, "%s", err.text);
}
