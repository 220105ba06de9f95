#include "tree.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include "whole/child.h"

enum { TREE_MAX = 64 };

/* The program and those below it, in the order in which they are found. */
static int members(pid_t root, pid_t *out)
{
    int count = 0;
    out[count++] = root;
    for (int i = 0; i < count; i++)
        count += child_children(&(struct child){.pid = out[i]}, out + count, TREE_MAX - count);
    return count;
}

static double pss_mib(pid_t pid)
{
    char path[64], line[256];
    long kib = 0;
    (void)snprintf(path, sizeof path, "/proc/%d/smaps_rollup", (int)pid);
    FILE *file = fopen(path, "r");
    while (file && fgets(line, sizeof line, file)) {
        if (sscanf(line, "Pss: %ld kB", &kib) == 1)
            break;
    }
    if (file)
        (void)fclose(file);
    return (double)kib / 1024;
}

/* All threads, in nanoseconds; the ticks of /proc/PID/stat are too coarse for an idle program. */
static double cpu_us(pid_t pid)
{
    char path[320];
    double sum_us = 0;
    (void)snprintf(path, sizeof path, "/proc/%d/task", (int)pid);
    DIR *threads = opendir(path);
    for (struct dirent *entry; threads && (entry = readdir(threads));) {
        unsigned long long ran_ns = 0;
        (void)snprintf(path, sizeof path, "/proc/%d/task/%s/schedstat", (int)pid, entry->d_name);
        FILE *file = entry->d_name[0] != '.' ? fopen(path, "r") : NULL;
        if (file && fscanf(file, "%llu", &ran_ns) == 1)
            sum_us += (double)ran_ns / 1000;
        if (file)
            (void)fclose(file);
    }
    if (threads)
        (void)closedir(threads);
    return sum_us;
}

double tree_memory_mib(pid_t root)
{
    pid_t pids[TREE_MAX];
    double sum = 0;
    for (int i = members(root, pids) - 1; i >= 0; i--)
        sum += pss_mib(pids[i]);
    return sum;
}

double tree_cpu_us(pid_t root)
{
    pid_t pids[TREE_MAX];
    double sum = 0;
    for (int i = members(root, pids) - 1; i >= 0; i--)
        sum += cpu_us(pids[i]);
    return sum;
}
