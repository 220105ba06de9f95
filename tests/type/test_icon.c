#include "type/icon.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* A unit of the drawing is two pixels: the size at which they can be judged and most of them are seen. */
enum { UNIT = 2, SIDE = 24 * UNIT, MARGIN = 8, ALL = SIDE + 2 * MARGIN, ICONS_MAX = 256 };
enum { SEEN = 32 }; /* less than this of 255 is the soft rim of a line */

struct drawn {
    bool whole;
    unsigned char at[ALL * ALL];
    int left, top, right,
        bottom; /* of what is seen, from the corner of its square; right and bottom past it */
    double ink; /* the part of its square that is covered */
};

static void measure(struct drawn *drawn)
{
    double sum = 0;
    drawn->left = drawn->top = ALL;
    drawn->right = drawn->bottom = -ALL;
    for (int i = 0; i < ALL * ALL; i++) {
        int x = i % ALL - MARGIN, y = i / ALL - MARGIN;
        sum += drawn->at[i] / 255.0;
        if (drawn->at[i] <= SEEN)
            continue;
        drawn->left = x < drawn->left ? x : drawn->left;
        drawn->top = y < drawn->top ? y : drawn->top;
        drawn->right = x >= drawn->right ? x + 1 : drawn->right;
        drawn->bottom = y >= drawn->bottom ? y + 1 : drawn->bottom;
    }
    drawn->ink = sum / (SIDE * SIDE);
}

/* Draws an icon with room around it. */
static void draw(const char *name, struct drawn *drawn)
{
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_A8, ALL, ALL);
    cairo_t *cr = cairo_create(surface);
    drawn->whole =
        icon_draw(cr, str_from(name), MARGIN, MARGIN, SIDE) && cairo_status(cr) == CAIRO_STATUS_SUCCESS;
    cairo_destroy(cr);
    cairo_surface_flush(surface);
    const unsigned char *data = cairo_image_surface_get_data(surface);
    for (int y = 0; y < ALL; y++)
        memcpy(&drawn->at[y * ALL], &data[y * cairo_image_surface_get_stride(surface)], ALL);
    cairo_surface_destroy(surface);
    measure(drawn);
}

static void every_icon_stands_in_the_live_area(void **state)
{
    (void)state;
    int count = 0;
    for (; icon_name_at(count); count++) {
        struct drawn it;
        draw(icon_name_at(count), &it);
        if (!it.whole)
            fail_msg("%s: not drawn whole", icon_name_at(count));
        if (it.left < 2 * UNIT || it.top < 2 * UNIT || it.right > 22 * UNIT || it.bottom > 22 * UNIT)
            fail_msg("%s: from %d, %d to %d, %d of %d is outside 20 of 24", icon_name_at(count), it.left,
                     it.top, it.right, it.bottom, SIDE);
    }
    assert_true(count > 40);
    assert_null(icon_name_at(-1));
}

static void every_icon_is_as_large_as_the_others_and_in_the_middle(void **state)
{
    (void)state;
    for (int i = 0; icon_name_at(i); i++) {
        struct drawn it;
        draw(icon_name_at(i), &it);
        int w = it.right - it.left, h = it.bottom - it.top, longest = w > h ? w : h;
        if (longest < 16 * UNIT)
            fail_msg("%s: %d by %d of %d is small", icon_name_at(i), w, h, SIDE);
        if (abs(it.left + it.right - SIDE) > 2 * UNIT || abs(it.top + it.bottom - SIDE) > 2 * UNIT)
            fail_msg("%s: from %d, %d to %d, %d of %d is not in the middle", icon_name_at(i), it.left, it.top,
                     it.right, it.bottom, SIDE);
    }
}

/* A minus is the lightest, a filled screen the heaviest. */
static void no_icon_is_faint_or_a_blot(void **state)
{
    (void)state;
    for (int i = 0; icon_name_at(i); i++) {
        struct drawn it;
        draw(icon_name_at(i), &it);
        if (it.ink < 0.06 || it.ink > 0.52)
            fail_msg("%s: covers %.1f%% of its square", icon_name_at(i), it.ink * 100);
    }
}

/* What one of two has and the other has not, as a part of all that either has. */
static double difference(const struct drawn *a, const struct drawn *b)
{
    double apart = 0, together = 0;
    for (int i = 0; i < ALL * ALL; i++) {
        apart += abs(a->at[i] - b->at[i]);
        together += a->at[i] > b->at[i] ? a->at[i] : b->at[i];
    }
    return apart / together;
}

/* The two magnifiers, of which one has a plus and the other a minus, differ least. */
static void no_two_icons_are_alike(void **state)
{
    (void)state;
    static struct drawn drawn[ICONS_MAX];
    for (int i = 0; icon_name_at(i); i++) {
        assert_true(i < ICONS_MAX);
        draw(icon_name_at(i), &drawn[i]);
        for (int j = 0; j < i; j++)
            if (difference(&drawn[i], &drawn[j]) < 0.08)
                fail_msg("%s looks like %s", icon_name_at(i), icon_name_at(j));
    }
}

static const char *const offices_and_kinds[] = {
    "burgemeester",  "wethouder", "raadslid",     "griffier",    "gemeentesecretaris",
    "rekenkamerlid", "statenlid", "gedeputeerde", "commissaris", "dijkgraaf",
    "heemraad",      "meer",      "wave",         "diamond",     "hand",
    "ambtenaar",     "fan",
};

/* They stand side by side in rows where one chooses among them. */
static void offices_and_kinds_are_told_apart_at_a_glance(void **state)
{
    (void)state;
    static struct drawn drawn[COUNT_OF(offices_and_kinds)];
    for (size_t i = 0; i < COUNT_OF(offices_and_kinds); i++) {
        draw(offices_and_kinds[i], &drawn[i]);
        for (size_t j = 0; j < i; j++)
            if (difference(&drawn[i], &drawn[j]) < 0.45)
                fail_msg("%s looks like %s", offices_and_kinds[i], offices_and_kinds[j]);
    }
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

static void every_office_and_kind_has_one(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(offices_and_kinds); i++)
        if (!icon_exists(str_from(offices_and_kinds[i])))
            fail_msg("%s is missing", offices_and_kinds[i]);
}

static void an_unknown_name_draws_nothing(void **state)
{
    (void)state;
    static const char *const names[] = {"", "waveform", "Wave", "zzz", "a"};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        struct drawn it;
        draw(names[i], &it);
        assert_false(icon_exists(str_from(names[i])));
        assert_false(it.whole);
        assert_true(it.ink == 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_icon_stands_in_the_live_area),
        cmocka_unit_test(every_icon_is_as_large_as_the_others_and_in_the_middle),
        cmocka_unit_test(no_icon_is_faint_or_a_blot),
        cmocka_unit_test(no_two_icons_are_alike),
        cmocka_unit_test(offices_and_kinds_are_told_apart_at_a_glance),
        cmocka_unit_test(names_are_in_order_and_found),
        cmocka_unit_test(every_office_and_kind_has_one),
        cmocka_unit_test(an_unknown_name_draws_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
