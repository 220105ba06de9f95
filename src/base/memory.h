/* Large pieces of memory, before they are used. */
#ifndef BASE_MEMORY_H
#define BASE_MEMORY_H

#include <stdbool.h>
#include <stddef.h>

/* Gets all pages of a piece at once, for reading or for writing too, and touches each. Without it the first touch of each page is a
 * fault of its own: thousands of them for a picture of a screen, at the moment when it is wanted. In a virtual machine even the
 * first touch of a page that is there costs 2 us (8 MB: 5 ms, the second time 0.6). */
void memory_bring_near(const void *at, size_t bytes, bool write);

#endif
