#include "deck/recipes.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

enum { ZIP_BYTES_MAX = 1 << 20, PATH_BYTES = 512 };

struct words {
    char at[4][128];
};

static int number(const char *text)
{
    int value = 0;
    assert_true(str_to_int(str_from(text), &value));
    return value;
}

static void make_png(const struct place *place, struct words w)
{
    place_png(place, w.at[0], (unsigned)number(w.at[1]), (unsigned)number(w.at[2]));
}

static void make_jpeg(const struct place *place, struct words w)
{
    place_jpeg(place, w.at[0], (unsigned)number(w.at[1]), (unsigned)number(w.at[2]));
}

static void make_webp(const struct place *place, struct words w)
{
    place_webp(place, w.at[0], (unsigned)number(w.at[1]), (unsigned)number(w.at[2]));
}

static void make_folder(const struct place *place, struct words w)
{
    char path[PATH_BYTES];
    place_dirs(place, w.at[0]);
    assert_int_equal(mkdir(place_path(place, w.at[0], path, sizeof path), 0777), 0);
}

static void make_fifo(const struct place *place, struct words w)
{
    char path[PATH_BYTES];
    place_dirs(place, w.at[0]);
    assert_int_equal(mkfifo(place_path(place, w.at[0], path, sizeof path), 0666), 0);
}

/* link NAME TARGET */
static void make_link(const struct place *place, struct words w)
{
    char path[PATH_BYTES];
    place_dirs(place, w.at[0]);
    assert_int_equal(symlink(w.at[1], place_path(place, w.at[0], path, sizeof path)), 0);
}

/* repeat NAME COUNT TEXT */
static void make_repeat(const struct place *place, struct words w)
{
    size_t count = (size_t)number(w.at[1]), len = strlen(w.at[2]);
    char *bytes = malloc(count * len + 1);
    assert_non_null(bytes);
    for (size_t i = 0; i < count; i++)
        memcpy(bytes + i * len, w.at[2], len);
    for (size_t i = 0; i < count * len; i++)
        bytes[i] = bytes[i] == '~' ? '\n' : bytes[i];
    place_write(place, w.at[0], (struct str){bytes, count * len});
    free(bytes);
}

/* cards COUNT: cards a00000.md, a00001.md, ... */
static void make_cards(const struct place *place, struct words w)
{
    for (int i = 0; i < number(w.at[0]); i++) {
        char name[64], text[64];
        (void)snprintf(name, sizeof name, "deck/cards/a%05d.md", i);
        int len = snprintf(text, sizeof text, "---\nid: a%05d\n---\n# Kaart %d\n", i, i);
        place_write(place, name, (struct str){text, (size_t)len});
    }
}

/* texts COUNT BYTES: good cards of that many bytes each */
static void make_texts(const struct place *place, struct words w)
{
    size_t bytes = (size_t)number(w.at[1]);
    char *text = malloc(bytes), name[64];
    assert_non_null(text);
    for (size_t i = 0; i < bytes; i++)
        text[i] = i % 1000 < 2 ? '\n' : 'a';
    for (int i = 0; i < number(w.at[0]); i++) {
        int len = snprintf(text, bytes, "---\nid: t%03d\n---\n# Tekst\n\n", i);
        text[len] = 'a'; /* over the end of the string */
        (void)snprintf(name, sizeof name, "deck/cards/t%03d.md", i);
        place_write(place, name, (struct str){text, bytes});
    }
    free(text);
}

static void make_zip(const struct place *place, struct words w)
{
    place_zip(place, w.at[0], "deck", (struct zip_wish){.prefix = w.at[1][0] ? w.at[1] : NULL});
}

static void make_zip_locked(const struct place *place, struct words w)
{
    place_zip(place, w.at[0], "deck", (struct zip_wish){.password = "geheim"});
}

/* zip-extra NAME MEMBER BYTES */
static void make_zip_extra(const struct place *place, struct words w)
{
    place_zip(place, w.at[0], "deck",
              (struct zip_wish){.extra = w.at[1], .extra_bytes = (size_t)number(w.at[2])});
}

static void patch(const struct place *place, const char *zip, void (*change)(char *at, size_t len))
{
    char *bytes = malloc(ZIP_BYTES_MAX);
    assert_non_null(bytes);
    size_t len = place_read(place, zip, bytes, ZIP_BYTES_MAX);
    change(bytes, len);
    place_write(place, zip, (struct str){bytes, len});
    free(bytes);
}

/* A letter of a card's text, which lies there as it is. */
static void spoil_letter(char *at, size_t len)
{
    char *hit = memmem(at, len, "# Goed", 6);
    assert_non_null(hit);
    hit[2] = 'X';
}

static void make_zip_spoilt(const struct place *place, struct words w)
{
    place_zip(place, w.at[0], "deck", (struct zip_wish){.stored = true});
    patch(place, w.at[0], spoil_letter);
}

static void each_entry(char *at, size_t len, const char *mark, size_t offset, const char *value, size_t bytes)
{
    for (char *hit = memmem(at, len, mark, 4); hit;
         hit = memmem(hit + 4, len - (size_t)(hit + 4 - at), mark, 4))
        memcpy(hit + offset, value, bytes);
}

static void odd_method(char *at, size_t len)
{
    each_entry(at, len, "PK\3\4", 8, "\x61", 2);
    each_entry(at, len, "PK\1\2", 10, "\x61", 2);
}

static void make_zip_odd(const struct place *place, struct words w)
{
    place_zip(place, w.at[0], "deck", (struct zip_wish){0});
    patch(place, w.at[0], odd_method);
}

/* The directory says: 300 MiB each, packed in 2 MiB. */
static void huge_sizes(char *at, size_t len)
{
    each_entry(at, len, "PK\1\2", 20, "\0\0\x20\0", 4);
    each_entry(at, len, "PK\1\2", 24, "\0\0\xC0\x12", 4);
}

static void make_zip_huge(const struct place *place, struct words w)
{
    place_zip(place, w.at[0], "deck", (struct zip_wish){0});
    patch(place, w.at[0], huge_sizes);
}

/* cut NAME BYTES: leaves out the end */
static void make_cut(const struct place *place, struct words w)
{
    char path[PATH_BYTES];
    struct stat st;
    assert_int_equal(stat(place_path(place, w.at[0], path, sizeof path), &st), 0);
    assert_int_equal(truncate(path, st.st_size - number(w.at[1])), 0);
}

bool recipe_make(const struct place *place, struct str line)
{
    static const struct {
        const char *name;
        void (*make)(const struct place *place, struct words words);
    } recipes[] = {
        {"png", make_png},
        {"jpeg", make_jpeg},
        {"webp", make_webp},
        {"folder", make_folder},
        {"fifo", make_fifo},
        {"link", make_link},
        {"repeat", make_repeat},
        {"cards", make_cards},
        {"texts", make_texts},
        {"zip", make_zip},
        {"zip-locked", make_zip_locked},
        {"zip-extra", make_zip_extra},
        {"zip-spoilt", make_zip_spoilt},
        {"zip-odd", make_zip_odd},
        {"zip-huge", make_zip_huge},
        {"cut", make_cut},
    };
    struct words words = {0};
    struct str name = str_cut(line, ' ', &line);
    for (size_t i = 0; i < COUNT_OF(words.at) && line.len > 0; i++) {
        struct str rest, word = str_cut(line, ' ', &rest);
        bool last = i == 2; /* the third takes what is left, spaces and all */
        str_to_field(words.at[i], sizeof words.at[i], last ? line : word);
        line = last ? STR("") : rest;
    }
    for (size_t i = 0; i < COUNT_OF(recipes); i++) {
        if (str_eq(name, str_from(recipes[i].name))) {
            recipes[i].make(place, words);
            return true;
        }
    }
    return false;
}
