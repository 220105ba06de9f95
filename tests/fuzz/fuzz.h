/* What every fuzz target shares. A target is one function that takes any bytes and holds them against a property; the
 * fuzzer looks for bytes that break it, and an ordinary test runs each kept input (seeds/TARGET) through it once. */
#ifndef TESTS_FUZZ_FUZZ_H
#define TESTS_FUZZ_FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/str.h"
#include "base/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Ends the program, after saying what does not hold: printf's words. */
#define EXPECT(holds, ...)                                                                                   \
    do {                                                                                                     \
        if (!(holds)) {                                                                                      \
            (void)fprintf(stderr, "%s:%d: %s: ", __FILE__, __LINE__, #holds);                                \
            (void)fprintf(stderr, __VA_ARGS__);                                                              \
            (void)fputc('\n', stderr);                                                                       \
            abort();                                                                                         \
        }                                                                                                    \
    } while (0)

#define EXPECT_UTF8(text, what)                                                                              \
    EXPECT(utf8_first_bad(text) < 0, "%s is not UTF-8 at byte %td: %.*s", (what), utf8_first_bad(text),      \
           STR_ARG(text))

/* The input, taken apart from its front. Past the end there are zeros. */
struct taker {
    const uint8_t *at;
    size_t left;
};
static inline uint8_t take_byte(struct taker *taker)
{
    if (taker->left == 0)
        return 0;
    taker->left--;
    return *taker->at++;
}
static inline unsigned take_two(struct taker *taker)
{
    unsigned high = take_byte(taker);
    return high << 8 | take_byte(taker);
}

#endif
