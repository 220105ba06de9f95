#include "base/memory.h"

#include <stdint.h>
#include <sys/mman.h>

enum { PAGE_BYTES = 4096 };

static void advise(uintptr_t from, uintptr_t to, bool write)
{
#ifdef MADV_POPULATE_READ /* Linux 5.14 */
    (void)madvise((void *)from, to - from, write ? MADV_POPULATE_WRITE : MADV_POPULATE_READ);
#else
    (void)from;
    (void)to;
    (void)write;
#endif
}

void memory_bring_near(const void *at, size_t bytes, bool write)
{
    uintptr_t from = ((uintptr_t)at + PAGE_BYTES - 1) / PAGE_BYTES * PAGE_BYTES;
    uintptr_t to = ((uintptr_t)at + bytes) / PAGE_BYTES * PAGE_BYTES;
    if (to <= from)
        return;
    advise(from, to, write);
    for (uintptr_t page = from; page < to; page += PAGE_BYTES)
        (void)*(const volatile char *)page;
}
