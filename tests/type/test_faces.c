#include "type/faces.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

/* fontconfig reads its file once a process: the order of these matters. */
static void a_folder_without_the_file_is_an_error(void **state)
{
    (void)state;
    struct err err;
    assert_false(faces_init("/nowhere/at/all", &err));
    assert_int_equal(err.kind, ERR_IO);
    assert_non_null(strstr(err.text, "/nowhere/at/all/fonts.conf"));
}

static void a_path_too_long_is_an_error(void **state)
{
    (void)state;
    static char path[9000];
    struct err err;
    memset(path, 'a', sizeof path - 1);
    assert_false(faces_init(path, &err));
    assert_int_equal(err.kind, ERR_LIMIT);
}

static void a_missing_face_is_told_with_its_package(void **state)
{
    (void)state;
    char dir[] = "/tmp/waaier-faces-XXXXXX", path[64];
    struct err err;
    assert_non_null(mkdtemp(dir));
    (void)snprintf(path, sizeof path, "%s/fonts.conf", dir);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs("<fontconfig><dir>/usr/share/fonts/opentype/inter</dir></fontconfig>", file) >= 0);
    assert_int_equal(fclose(file), 0);
    bool usable = faces_init(dir, &err);
    (void)unlink(path);
    (void)rmdir(dir);
    assert_true(usable);
    assert_int_equal(err.kind, ERR_UNSUPPORTED);
    assert_non_null(strstr(err.text, "fonts-vollkorn"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_folder_without_the_file_is_an_error),
        cmocka_unit_test(a_path_too_long_is_an_error),
        cmocka_unit_test(a_missing_face_is_told_with_its_package),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
