/* A pile is each of its cards once, in another order. */
#include "base/pile.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"

static void piles(void **state)
{
    static const int counts[] = {1, 2, 3, 28, 255, 256, 257, 20000};
    static char seen[20000];
    (void)state;
    for (size_t i = 0; i < COUNT_OF(counts); i++) {
        int at_home = 0;
        memset(seen, 0, sizeof seen);
        for (int nth = 0; nth < counts[i]; nth++) {
            int at = pile_at(42 + i, nth, counts[i]);
            assert_true(at >= 0 && at < counts[i]);
            assert_int_equal(seen[at]++, 0);
            at_home += at == nth;
        }
        assert_true(counts[i] < 28 || at_home < counts[i] / 4); /* it is shuffled */
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(piles)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
