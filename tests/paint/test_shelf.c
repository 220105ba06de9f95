/* Small pictures that are still there in the next run. */
#include <dirent.h>
#include <fcntl.h>
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

#include "base/fs.h"
#include "easel.h"
#include "paint/shelf.h"
#include "papers.h"

struct place {
    char dir[64];
    struct easel easel;
};

static int begin(void **state)
{
    static struct place place;
    place = (struct place){.dir = "/tmp/waaier-shelf-XXXXXX"};
    assert_non_null(mkdtemp(place.dir));
    *state = &place;
    return 0;
}

/* Names in the folder; with `path`, that of the last is put there. */
static int count_files(const struct place *place, char path[400])
{
    DIR *folder = opendir(place->dir);
    int count = 0;
    assert_non_null(folder);
    for (const struct dirent *entry; (entry = readdir(folder));) {
        if (entry->d_name[0] == '.')
            continue;
        count++;
        if (path)
            (void)snprintf(path, 400, "%s/%s", place->dir, entry->d_name);
    }
    (void)closedir(folder);
    return count;
}

static int end(void **state)
{
    struct place *place = *state;
    char path[400];
    while (count_files(place, path) > 0)
        assert_int_equal(unlink(path), 0);
    return rmdir(place->dir);
}

static void start(struct place *place)
{
    easel_start(&place->easel, &(struct paint_options){.shelf_dir = place->dir});
}

static bool is_kept(struct easel *easel, void *ctx)
{
    (void)easel;
    return count_files(ctx, NULL) > 0;
}

static bool are_all_kept(struct easel *easel, void *ctx)
{
    (void)easel;
    return count_files(ctx, NULL) == 5;
}

static const struct paint_key small = {.content = 7, .w_px = 320, .h_px = 180};

/* Paints it as a face under tag 1; answers how often the face was asked for. */
static int paint(struct place *place, struct paint_key key, struct pixels *out)
{
    static struct face face;
    const char *why = "";
    face = easel_face("Moed");
    place->easel.items[1] = (struct easel_item){.face = &face};
    if (easel_paint(&place->easel, 1, key, out, &why) != PAINT_READY)
        fail_msg("%s", why);
    return place->easel.items[1].asked;
}

static void a_small_picture_is_there_in_the_next_run(void **state)
{
    struct place *place = *state;
    struct pixels first, again;
    static uint32_t copy[320 * 180];
    start(place);
    assert_int_equal(paint(place, small, &first), 1);
    for (int y = 0; y < 180; y++)
        memcpy(copy + 320 * y, first.argb + first.stride_px * y, 320 * sizeof *copy);
    assert_true(easel_until(&place->easel, 20000, is_kept, place));
    easel_stop(&place->easel);
    start(place);
    assert_int_equal(paint(place, small, &again), 0); /* nobody was asked how it is made */
    for (int y = 0; y < 180; y++) {
        for (int x = 0; x < 320; x++)
            assert_int_equal(easel_pixel(&again, x, y), copy[320 * y + x] & 0xFFFFFF);
    }
    easel_stop(&place->easel);
}

static void another_size_is_another_picture(void **state)
{
    struct place *place = *state;
    struct pixels pixels;
    struct paint_key wider = small;
    wider.w_px++;
    start(place);
    (void)paint(place, small, &pixels);
    assert_true(easel_until(&place->easel, 20000, is_kept, place));
    assert_int_equal(paint(place, wider, &pixels), 1);
    easel_stop(&place->easel);
}

/* A file cut short, and one that holds a picture of another size. */
static void a_damaged_file_is_painted_over(void **state)
{
    struct place *place = *state;
    struct pixels pixels;
    char path[400];
    start(place);
    (void)paint(place, small, &pixels);
    assert_true(easel_until(&place->easel, 20000, is_kept, place));
    easel_stop(&place->easel);
    assert_int_equal(count_files(place, path), 1);
    assert_int_equal(truncate(path, 100), 0);
    start(place);
    assert_int_equal(paint(place, small, &pixels), 1);
    assert_true(easel_until(&place->easel, 20000, is_kept, place)); /* and kept anew */
    easel_stop(&place->easel);
    start(place);
    assert_int_equal(paint(place, small, &pixels), 0);
    easel_stop(&place->easel);
    int png = papers_png(16, 16, 0xFF00FF00), file = open(path, O_WRONLY | O_TRUNC);
    char bytes[4096];
    ssize_t len = pread(png, bytes, sizeof bytes, 0);
    assert_true(len > 0 && write(file, bytes, (size_t)len) == len);
    (void)close(png);
    (void)close(file);
    start(place);
    assert_int_equal(paint(place, small, &pixels), 1);
    easel_stop(&place->easel);
}

/* Nothing large, and nothing that stands behind a password. After each a small one is painted, which is kept: so what came
 * before it in the line has been seen to. */
static void what_is_not_kept(void **state)
{
    struct place *place = *state;
    struct pixels pixels;
    const char *why = "";
    start(place);
    int locked = papers_locked_pdf();
    int document = paint_document_open(place->easel.paint, locked, "geheim");
    place->easel.items[2] = (struct easel_item){.document = document, .page = 1};
    struct paint_key secret = {.content = 8, .w_px = 200, .h_px = 100};
    assert_int_equal(easel_paint(&place->easel, 2, secret, &pixels, &why), PAINT_READY);
    (void)paint(place, (struct paint_key){.content = 9, .w_px = 1280, .h_px = 720}, &pixels);
    (void)paint(place, small, &pixels);
    assert_true(easel_until(&place->easel, 20000, is_kept, place));
    easel_stop(&place->easel);
    assert_int_equal(count_files(place, NULL), 1);
}

static void without_a_folder_all_is_as_ever(void **state)
{
    struct place *place = *state;
    struct pixels pixels;
    easel_start(&place->easel, &(struct paint_options){.shelf_dir = "/proc/nowhere"});
    assert_int_equal(paint(place, small, &pixels), 1);
    easel_stop(&place->easel);
}

/* When there is more than fits, what is oldest goes; what is not ours stays. */
static void the_oldest_go(void **state)
{
    struct place *place = *state;
    struct pixels pixels;
    char path[400];
    for (int i = 0; i < 3; i++) { /* as long ago as their number says */
        (void)snprintf(path, sizeof path, "%s/%016d.png", place->dir, i);
        int fd = open(path, O_WRONLY | O_CREAT, 0600);
        struct timespec times[2] = {{.tv_sec = 1000 + i}, {.tv_sec = 1000 + i}};
        assert_true(fd >= 0 && ftruncate(fd, SHELF_BYTES_MAX / 2) == 0 && futimens(fd, times) == 0);
        (void)close(fd);
    }
    (void)snprintf(path, sizeof path, "%s/brief.txt", place->dir);
    (void)close(open(path, O_WRONLY | O_CREAT, 0600));
    start(place);
    (void)paint(place, small, &pixels);
    assert_true(easel_until(&place->easel, 20000, are_all_kept, place));
    easel_stop(&place->easel);
    assert_true(fs_is_file(path));
    (void)snprintf(path, sizeof path, "%s/%016d.png", place->dir, 0);
    assert_false(fs_is_file(path));
    (void)snprintf(path, sizeof path, "%s/%016d.png", place->dir, 2);
    assert_true(fs_is_file(path));
    assert_int_equal(count_files(place, NULL), 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_small_picture_is_there_in_the_next_run, begin, end),
        cmocka_unit_test_setup_teardown(another_size_is_another_picture, begin, end),
        cmocka_unit_test_setup_teardown(a_damaged_file_is_painted_over, begin, end),
        cmocka_unit_test_setup_teardown(what_is_not_kept, begin, end),
        cmocka_unit_test_setup_teardown(without_a_folder_all_is_as_ever, begin, end),
        cmocka_unit_test_setup_teardown(the_oldest_go, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
