#include "deck/place.h"

#include <fcntl.h>
#include <ftw.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zip.h>

#include <cmocka.h>

#include "base/fs.h"

enum { PATH_BYTES = 512 };

void place_make(struct place *place)
{
    (void)snprintf(place->root, sizeof place->root, "/tmp/waaier-deck-XXXXXX");
    assert_non_null(mkdtemp(place->root));
}

static int remove_one(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
    (void)st, (void)type, (void)ftw;
    return remove(path);
}

void place_remove(struct place *place)
{
    (void)nftw(place->root, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

const char *place_path(const struct place *place, const char *name, char *out, size_t cap)
{
    int len = snprintf(out, cap, "%s/%s", place->root, name);
    assert_in_range(len, 1, cap - 1);
    return out;
}

void place_dirs(const struct place *place, const char *name)
{
    char path[PATH_BYTES];
    struct err err = {0};
    char *slash = strrchr(place_path(place, name, path, sizeof path), '/');
    assert_non_null(slash);
    *slash = '\0';
    assert_true(fs_make_dirs(path, &err));
}

void place_write(const struct place *place, const char *name, struct str bytes)
{
    char path[PATH_BYTES];
    place_dirs(place, name);
    FILE *file = fopen(place_path(place, name, path, sizeof path), "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes.at, 1, bytes.len, file), bytes.len);
    assert_int_equal(fclose(file), 0);
}

size_t place_read(const struct place *place, const char *name, char *out, size_t cap)
{
    char path[PATH_BYTES];
    FILE *file = fopen(place_path(place, name, path, sizeof path), "rb");
    assert_non_null(file);
    size_t len = fread(out, 1, cap, file);
    assert_int_equal(fclose(file), 0);
    return len;
}

static void put_be(char *at, unsigned value, int bytes)
{
    for (int i = 0; i < bytes; i++)
        at[i] = (char)(value >> (8 * (bytes - 1 - i)) & 0xFF);
}

void place_png(const struct place *place, const char *name, unsigned w, unsigned h)
{
    char bytes[45] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR........\x08\x06\0\0\0....\0\0\0\0IDAT";
    put_be(bytes + 16, w, 4);
    put_be(bytes + 20, h, 4);
    place_write(place, name, (struct str){bytes, sizeof bytes - 1});
}

void place_jpeg(const struct place *place, const char *name, unsigned w, unsigned h)
{
    char bytes[] = "\xFF\xD8\xFF\xC0\x00\x11\x08hhww\x03\x01\x11\x00\x02\x11\x01\x03\x11\x01";
    put_be(bytes + 7, h, 2);
    put_be(bytes + 9, w, 2);
    place_write(place, name, (struct str){bytes, sizeof bytes - 1});
}

void place_webp(const struct place *place, const char *name, unsigned w, unsigned h)
{
    char bytes[31] = "RIFF\x16\0\0\0WEBPVP8X\x0A\0\0\0\0\0\0\0wwwhhh";
    for (int i = 0; i < 3; i++) {
        bytes[24 + i] = (char)((w - 1) >> (8 * i) & 0xFF);
        bytes[27 + i] = (char)((h - 1) >> (8 * i) & 0xFF);
    }
    place_write(place, name, (struct str){bytes, sizeof bytes - 1});
}

static void add_member(zip_t *zip, zip_source_t *source, const char *name, const struct zip_wish *wish)
{
    assert_non_null(source);
    zip_int64_t at = zip_file_add(zip, name, source, ZIP_FL_ENC_UTF_8);
    assert_true(at >= 0);
    if (wish->stored)
        assert_int_equal(zip_set_file_compression(zip, (zip_uint64_t)at, ZIP_CM_STORE, 0), 0);
    if (wish->password)
        assert_int_equal(zip_file_set_encryption(zip, (zip_uint64_t)at, ZIP_EM_AES_256, wish->password), 0);
}

static void add_folder(zip_t *zip, const char *path, const char *below, const struct zip_wish *wish)
{
    struct arena arena;
    struct fs_list list;
    struct err err = {0};
    assert_true(arena_init(&arena, 1 << 20));
    assert_true(fs_list(&arena, path, 1000, &list, &err));
    for (int i = 0; i < list.count; i++) {
        struct str file = fs_join(&arena, str_from(path), list.at[i].name);
        struct str name = below[0] ? str_format(&arena, "%s%s", below, list.at[i].name.at) : list.at[i].name;
        if (list.at[i].kind == FS_DIR)
            add_folder(zip, file.at, str_format(&arena, "%s/", name.at).at, wish);
        else
            add_member(zip, zip_source_file(zip, file.at, 0, -1), name.at, wish);
    }
    arena_finish(&arena);
}

void place_zip(const struct place *place, const char *zip_name, const char *folder, struct zip_wish wish)
{
    char path[PATH_BYTES], from[PATH_BYTES];
    int why = 0;
    zip_t *zip = zip_open(place_path(place, zip_name, path, sizeof path), ZIP_CREATE | ZIP_TRUNCATE, &why);
    assert_non_null(zip);
    add_folder(zip, place_path(place, folder, from, sizeof from), wish.prefix ? wish.prefix : "", &wish);
    if (wish.extra) {
        void *zeros = calloc(1, wish.extra_bytes + 1);
        add_member(zip, zip_source_buffer(zip, zeros, wish.extra_bytes, 1), wish.extra, &wish);
    }
    assert_int_equal(zip_close(zip), 0);
}
