#include "base/fs.h"

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

#include <cmocka.h>

struct place {
    char folder[64];
    struct arena arena;
    struct err err;
};

static int place_open(void **state)
{
    static struct place place;
    place = (struct place){.folder = "/tmp/waaier-test-XXXXXX"};
    *state = &place;
    return mkdtemp(place.folder) && arena_init(&place.arena, 1 << 20) ? 0 : -1;
}

static int remove_one(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
    (void)st, (void)type, (void)ftw;
    return remove(path);
}

static int place_close(void **state)
{
    struct place *place = *state;
    arena_finish(&place->arena);
    return nftw(place->folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

static const char *in(struct place *place, const char *name)
{
    return fs_join(&place->arena, str_from(place->folder), str_from(name)).at;
}

static void make(struct place *place, const char *name, const char *text)
{
    if (!fs_write(in(place, name), str_from(text), &place->err))
        fail_msg("%s", place->err.text);
}

static void what_is_written_is_read(void **state)
{
    struct place *place = *state;
    struct str got;
    make(place, "kaart.md", "oud");
    make(place, "kaart.md", "nieuw\n");
    assert_true(fs_read(&place->arena, in(place, "kaart.md"), 100, &got, &place->err));
    assert_true(str_eq(got, STR("nieuw\n")));
    assert_int_equal(got.at[got.len], '\0');
    make(place, "leeg", "");
    assert_true(fs_read(&place->arena, in(place, "leeg"), 0, &got, &place->err));
    assert_int_equal(got.len, 0);
    struct fs_list list;
    assert_true(fs_list(&place->arena, place->folder, 10, &list, &place->err));
    assert_int_equal(list.count, 2);
}

static void failures_say_what_and_why(void **state)
{
    struct place *place = *state;
    struct str got = STR("as it was");
    make(place, "groot", "0123456789");
    static const struct {
        const char *name, *path;
        size_t bytes_max;
        enum err_kind kind;
    } rows[] = {
        {"a file that is not there", "weg", 100, ERR_IO},     {"a folder", ".", 100, ERR_IO},
        {"a file as a folder", "groot/x", 100, ERR_IO},       {"one byte too many", "groot", 9, ERR_LIMIT},
        {"more than the arena has", "groot", 100, ERR_LIMIT},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        const char *path = in(place, rows[i].path);
        struct arena tiny = {0};
        bool last = i == COUNT_OF(rows) - 1;
        place->err = (struct err){0};
        bool ok = fs_read(last ? &tiny : &place->arena, path, rows[i].bytes_max, &got, &place->err);
        if (ok || place->err.kind != rows[i].kind || !strstr(place->err.text, path))
            fail_msg("%s: %d, \"%s\"", rows[i].name, place->err.kind, place->err.text);
    }
    assert_true(str_eq(got, STR("as it was")));
    assert_true(fs_read(&place->arena, in(place, "groot"), 10, &got, &place->err));
}

static void a_pipe_does_not_hold_us_up(void **state)
{
    struct place *place = *state;
    struct str got;
    assert_int_equal(mkfifo(in(place, "pijp"), 0600), 0);
    assert_false(fs_read(&place->arena, in(place, "pijp"), 10, &got, &place->err));
}

static void files_of_proc_can_be_read(void **state)
{
    struct place *place = *state;
    struct str got;
    assert_true(fs_read(&place->arena, "/proc/self/comm", 100, &got, &place->err));
    assert_true(got.len > 0);
    assert_false(fs_read(&place->arena, "/proc/self/comm", 1, &got, &place->err));
    assert_int_equal(place->err.kind, ERR_LIMIT);
}

static void a_write_that_fails_leaves_the_old(void **state)
{
    struct place *place = *state;
    struct fs_list list;
    assert_true(fs_make_dirs(in(place, "map/vol"), &place->err));
    assert_false(fs_write(in(place, "map"), STR("x"), &place->err)); /* a folder is in the way */
    assert_int_equal(place->err.kind, ERR_IO);
    assert_false(fs_write(in(place, "weg/kaart"), STR("x"), &place->err));
    assert_true(fs_is_dir(in(place, "map/vol")));
    assert_true(fs_list(&place->arena, place->folder, 10, &list, &place->err));
    assert_int_equal(list.count, 1);
}

static void folders_are_made_with_their_parents(void **state)
{
    struct place *place = *state;
    struct stat st;
    assert_true(fs_make_dirs(in(place, "a/b//c/"), &place->err));
    assert_true(fs_make_dirs(in(place, "a/b/c"), &place->err));
    assert_int_equal(stat(in(place, "a/b/c"), &st), 0);
    assert_int_equal(st.st_mode & 0777, 0700);
    make(place, "a/bestand", "x");
    assert_false(fs_make_dirs(in(place, "a/bestand/d"), &place->err));
    assert_non_null(strstr(place->err.text, "a/bestand/d"));
    assert_false(fs_make_dirs("", &place->err));
    assert_true(fs_make_dirs("/", &place->err));
}

static void lists_are_in_natural_order(void **state)
{
    struct place *place = *state;
    struct fs_list list;
    static const char *const want[] = {"a.md", "elders", "kaart2.md", "kaart10.md", "map"};
    make(place, "kaart10.md", "tien");
    make(place, "kaart2.md", "2");
    make(place, "a.md", "");
    make(place, ".verborgen", "x");
    assert_true(fs_make_dirs(in(place, "map"), &place->err));
    assert_int_equal(symlink("map", in(place, "elders")), 0);
    assert_int_equal(symlink("nergens", in(place, "stuk")), 0);
    assert_int_equal(mkfifo(in(place, "pijp"), 0600), 0);
    assert_true(fs_list(&place->arena, place->folder, 5, &list, &place->err));
    assert_int_equal(list.count, COUNT_OF(want));
    for (size_t i = 0; i < COUNT_OF(want); i++)
        assert_string_equal(list.at[i].name.at, want[i]);
    assert_true(list.at[1].kind == FS_DIR && list.at[3].kind == FS_FILE);
    assert_int_equal(list.at[3].bytes, 4);
    assert_true(list.at[3].changed_ns > INT64_C(1500000000) * 1000000000);
    assert_false(fs_list(&place->arena, place->folder, 4, &list, &place->err));
    assert_int_equal(place->err.kind, ERR_LIMIT);
    assert_false(fs_list(&place->arena, in(place, "a.md"), 4, &list, &place->err));
    assert_int_equal(place->err.kind, ERR_IO);
}

static void paths_join_with_one_slash(void **state)
{
    struct place *place = *state;
    static const struct {
        const char *name, *a, *b, *want;
    } rows[] = {
        {"plain", "a", "b", "a/b"},       {"slash at the end", "a//", "b", "a/b"},
        {"the root", "/", "b", "/b"},     {"an absolute one wins", "/a", "/b", "/b"},
        {"nothing before", "", "b", "b"}, {"nothing after", "a/", "", "a/"},
        {"nothing", "", "", ""},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct str got = fs_join(&place->arena, str_from(rows[i].a), str_from(rows[i].b));
        if (!got.at || strcmp(got.at, rows[i].want) != 0)
            fail_msg("%s: %.*s", rows[i].name, STR_ARG(got));
    }
}

static void homes_follow_the_specification(void **state)
{
    struct place *place = *state;
    static const struct {
        const char *name, *home, *data, *want;
    } rows[] = {
        {"the variable", "/home/ria", "/mnt/data", "/mnt/data/waaier"},
        {"without it", "/home/ria", NULL, "/home/ria/.local/share/waaier"},
        {"empty is unset", "/home/ria", "", "/home/ria/.local/share/waaier"},
        {"not absolute is unset", "/home/ria", "data", "/home/ria/.local/share/waaier"},
        {"no home at all", NULL, NULL, ""},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        (void)(rows[i].home ? setenv("HOME", rows[i].home, 1) : unsetenv("HOME"));
        (void)(rows[i].data ? setenv("XDG_DATA_HOME", rows[i].data, 1) : unsetenv("XDG_DATA_HOME"));
        struct str got = fs_home(&place->arena, FS_DATA);
        if (!str_eq(got, str_from(rows[i].want)))
            fail_msg("%s: %.*s", rows[i].name, STR_ARG(got));
    }
}

static void the_program_is_where_it_is(void **state)
{
    struct place *place = *state;
    struct str dir = fs_program_dir(&place->arena);
    assert_true(dir.len > 0 && !str_ends(dir, STR("/")) && fs_is_dir(dir.at));
}

static void sealed_means_sealed(void **state)
{
    struct place *place = *state;
    struct str got;
    int fd = fs_sealed("een naam die langer is dan de kern toestaat: "
                       "0123456789012345678901234567890123456789012345678901234567890123456789"
                       "0123456789012345678901234567890123456789012345678901234567890123456789"
                       "0123456789012345678901234567890123456789012345678901234567890123456789",
                       STR("inhoud"), &place->err);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, "x", 1), -1);
    assert_int_equal(ftruncate(fd, 1), -1);
    assert_int_equal(ftruncate(fd, 100), -1);
    assert_int_equal(fcntl(fd, F_ADD_SEALS, F_SEAL_FUTURE_WRITE), -1);
    assert_int_equal(fcntl(fd, F_GETFD) & FD_CLOEXEC, FD_CLOEXEC);
    for (int again = 0; again < 2; again++) { /* its offset stands at the end both times */
        assert_true(fs_read_fd(&place->arena, fd, STR("inhoud"), 100, &got, &place->err));
        assert_true(str_eq(got, STR("inhoud")));
    }
    (void)close(fd);
}

#define IN_PLACE(test) cmocka_unit_test_setup_teardown(test, place_open, place_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_PLACE(what_is_written_is_read),
        IN_PLACE(failures_say_what_and_why),
        IN_PLACE(a_pipe_does_not_hold_us_up),
        IN_PLACE(files_of_proc_can_be_read),
        IN_PLACE(a_write_that_fails_leaves_the_old),
        IN_PLACE(folders_are_made_with_their_parents),
        IN_PLACE(lists_are_in_natural_order),
        IN_PLACE(paths_join_with_one_slash),
        IN_PLACE(homes_follow_the_specification),
        IN_PLACE(the_program_is_where_it_is),
        IN_PLACE(sealed_means_sealed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
