/* Every gesture of the table (touch/gestures.h) with real fingers, on whichever glass: what hands tell of them in a real window is,
 * word for word, what the table says without one. */
#ifndef TESTS_WHOLE_AGREE_H
#define TESTS_WHOLE_AGREE_H

#include "glass.h"

/* Fails the test with the first that is told otherwise. `log`: a file for what the board says. */
void agree(struct glass *glass, const char *log);

#endif
