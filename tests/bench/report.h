/* What was measured, as lines to read, as a table and as JSON. */
#ifndef TESTS_BENCH_REPORT_H
#define TESTS_BENCH_REPORT_H

#include "numbers.h"

#include <stdbool.h>
#include <stdio.h>

struct figure {
    double p50, p95, p99, max;
    bool spread; /* false: p50 is the one number there is */
    bool is;     /* false: not measured */
};
struct figure figure_of(const struct numbers *numbers, double unit);
struct figure figure_one(double number);

enum bar { BAR_NONE, BAR_MET, BAR_MISSED };
enum bar bar_if(bool met);

struct row {
    const char *scene, *program, *what, *unit;
    struct figure figure, floor;
    enum bar bar;
    char wants[96]; /* the bar, in words */
    char note[128];
};

struct report {
    char folder[256];
    FILE *table, *json; /* of the scene that runs */
    int measured, failed;
};

bool report_begin(struct report *report, const char *folder, const char *scene);
void report_row(struct report *report, const struct row *row);
void report_end(struct report *report);

#endif
