#include "base/memory.h"

#include <stdint.h>
#include <sys/mman.h>

enum { PAGE_BYTES = 4096 };

void memory_bring_near(const void *at, size_t bytes, bool write)
{
#ifdef MADV_POPULATE_READ /* Linux 5.14 */
    uintptr_t from = ((uintptr_t)at + PAGE_BYTES - 1) / PAGE_BYTES * PAGE_BYTES;
    uintptr_t to = ((uintptr_t)at + bytes) / PAGE_BYTES * PAGE_BYTES;
    if (to > from)
        (void)madvise((void *)from, to - from, write ? MADV_POPULATE_WRITE : MADV_POPULATE_READ);
#else
    (void)at;
    (void)bytes;
    (void)write;
#endif
}
