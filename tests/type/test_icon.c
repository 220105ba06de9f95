#include "type/icon.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum { SIDE = 96, MARGIN = 16 };

/* Draws an icon with room around it; counts the ink inside and outside its square. */
static bool count_ink(const char *name, int *inside, int *outside)
{
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_A8, SIDE + 2 * MARGIN, SIDE + 2 * MARGIN);
    cairo_t *cr = cairo_create(surface);
    bool drawn = icon_draw(cr, str_from(name), MARGIN, MARGIN, SIDE);
    bool sound = cairo_status(cr) == CAIRO_STATUS_SUCCESS;
    cairo_destroy(cr);
    cairo_surface_flush(surface);
    const unsigned char *data = cairo_image_surface_get_data(surface);
    int stride = cairo_image_surface_get_stride(surface);
    *inside = *outside = 0;
    for (int y = 0; y < SIDE + 2 * MARGIN; y++) {
        for (int x = 0; x < SIDE + 2 * MARGIN; x++) {
            bool in = x >= MARGIN && x < SIDE + MARGIN && y >= MARGIN && y < SIDE + MARGIN;
            if (data[y * stride + x] > 8)
                *(in ? inside : outside) += 1;
        }
    }
    cairo_surface_destroy(surface);
    return drawn && sound;
}

static void every_icon_stands_in_its_square(void **state)
{
    (void)state;
    int count = 0;
    for (; icon_name_at(count); count++) {
        int inside, outside;
        if (!count_ink(icon_name_at(count), &inside, &outside))
            fail_msg("%s: not drawn whole", icon_name_at(count));
        if (outside > 0 || inside < 150)
            fail_msg("%s: %d pixels in its square, %d outside", icon_name_at(count), inside, outside);
    }
    assert_true(count > 100);
    assert_null(icon_name_at(-1));
}

static void names_are_in_order_and_found(void **state)
{
    (void)state;
    for (int i = 0; icon_name_at(i); i++) {
        assert_true(icon_exists(str_from(icon_name_at(i))));
        if (i > 0 && strcmp(icon_name_at(i - 1), icon_name_at(i)) >= 0)
            fail_msg("%s stands before %s", icon_name_at(i - 1), icon_name_at(i));
    }
}

static void what_the_deck_format_names_is_there(void **state)
{
    (void)state;
    static const char *const names[] = {
        "wave",          "diamond",   "hand",        "map",          "quote",     "section",
        "burgemeester",  "wethouder", "raadslid",    "griffier",     "statenlid", "gemeentesecretaris",
        "rekenkamerlid", "dijkgraaf", "commissaris", "gedeputeerde", "meer",
    };
    for (size_t i = 0; i < COUNT_OF(names); i++)
        if (!icon_exists(str_from(names[i])))
            fail_msg("%s is missing", names[i]);
}

static void an_unknown_name_draws_nothing(void **state)
{
    (void)state;
    int inside, outside;
    static const char *const names[] = {"", "waveform", "Wave", "zzz", "a"};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        assert_false(icon_exists(str_from(names[i])));
        assert_false(count_ink(names[i], &inside, &outside));
        assert_int_equal(inside + outside, 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_icon_stands_in_its_square),
        cmocka_unit_test(names_are_in_order_and_found),
        cmocka_unit_test(what_the_deck_format_names_is_there),
        cmocka_unit_test(an_unknown_name_draws_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
