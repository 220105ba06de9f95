/* The sound as it is made, and that it is no matter where there is none. */
#include "app/gong.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "view/countdown.h"

static int16_t samples[GONG_SAMPLES];

static int loudest(int from_ms, int to_ms)
{
    int most = 0;
    for (int i = GONG_RATE / 1000 * from_ms; i < GONG_RATE / 1000 * to_ms; i++)
        most = abs(samples[i]) > most ? abs(samples[i]) : most;
    return most;
}

static void it_is_loud_and_is_not_cut(void **state)
{
    (void)state;
    gong_make(samples, 100);
    assert_in_range(loudest(0, GONG_MS), 32767 * 2 / 5, 32766);
    assert_true(loudest(0, 200) == loudest(0, GONG_MS));
}

static void it_dies_away(void **state)
{
    (void)state;
    gong_make(samples, 100);
    int before = loudest(0, 500);
    for (int at = 500; at < GONG_MS; at += 500) {
        int now = loudest(at, at + 500);
        assert_true(now < before);
        before = now;
    }
    assert_true(before > 0); /* it is heard to its end */
    assert_true(before < loudest(0, 500) / 20);
}

/* From silence and to silence, and never from one sample to the next as fast as a click. */
static void it_does_not_click(void **state)
{
    (void)state;
    gong_make(samples, 100);
    assert_int_equal(samples[0], 0);
    assert_int_equal(samples[GONG_SAMPLES - 1], 0);
    assert_true(loudest(0, 1) < 1000);
    assert_true(loudest(GONG_MS - 5, GONG_MS) < 10);
    for (int i = 1; i < GONG_SAMPLES; i++)
        assert_true(abs(samples[i] - samples[i - 1]) < 5000);
}

static void it_is_as_loud_as_is_asked(void **state)
{
    (void)state;
    gong_make(samples, 100);
    int full = loudest(0, GONG_MS);
    gong_make(samples, 50);
    assert_in_range(loudest(0, GONG_MS), full / 2 - 2, full / 2 + 2);
    gong_make(samples, 0);
    assert_int_equal(loudest(0, GONG_MS), 0);
}

static void what_is_seen_lasts_as_long(void **state)
{
    (void)state;
    assert_int_equal(COUNTDOWN_TWIN_MS, GONG_MS);
}

/* With SDL's driver that sounds nothing, and by who leaves at once. */
static void without_sound_nothing_happens(void **state)
{
    (void)state;
    setenv("SDL_AUDIODRIVER", "dummy", 1);
    for (int i = 0; i < 20; i++) {
        struct gong *gong = gong_create();
        assert_non_null(gong);
        for (int k = 0; k < i; k++)
            gong_ring(gong, 70);
        gong_destroy(gong);
    }
    gong_ring(NULL, 70);
    gong_destroy(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_is_loud_and_is_not_cut),  cmocka_unit_test(it_dies_away),
        cmocka_unit_test(it_does_not_click),          cmocka_unit_test(it_is_as_loud_as_is_asked),
        cmocka_unit_test(what_is_seen_lasts_as_long), cmocka_unit_test(without_sound_nothing_happens),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
