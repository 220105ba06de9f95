/* What a program and all it started take of the machine, as the kernel says. */
#ifndef TESTS_BENCH_TREE_H
#define TESTS_BENCH_TREE_H

#include <sys/types.h>

double tree_memory_mib(pid_t root); /* PSS: what is shared counts by its share */
double tree_cpu_us(pid_t root);     /* of those that run, so far */

#endif
