/* Measured numbers, and what is said of them. */
#ifndef TESTS_BENCH_NUMBERS_H
#define TESTS_BENCH_NUMBERS_H

#include <stdint.h>

enum { NUMBERS_MAX = 4096 };

struct numbers {
    double at[NUMBERS_MAX];
    int count;
};

double now_us(void); /* monotonic */
void nap_us(int64_t us);

void numbers_add(struct numbers *numbers, double number); /* dropped when full */
/* A share of them lies at or below it, 0.5 for the middle; between two neighbours it is drawn straight. 0 of none. */
double numbers_at(const struct numbers *numbers, double share);
double numbers_sum(const struct numbers *numbers);

#endif
