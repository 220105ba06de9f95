/* Where the words of a face stand, and the things it is made of: it is set once more as the painter set it, on a thread, for
 * nothing waits for it. From placing_start until placing_done tells true all but `running` is the thread's. */
#ifndef APP_PLACING_H
#define APP_PLACING_H

#include "type/face.h"

#include <pthread.h>
#include <stdatomic.h>

struct placing {
    bool running;
    pthread_t thread;
    struct arena room; /* the face, and the words */
    struct face face;
    struct size_px picture;
    int bell; /* eventfd, rung at the end */
    atomic_bool done;
    struct face_words words; /* none: there was no room */
    struct face_blocks blocks;
};

/* The face (copied) with a picture of that shape, 0 x 0: none. False: one is still at it, or there is no memory. */
bool placing_start(struct placing *placing, const struct face *face, struct size_px picture, int bell);
bool placing_done(struct placing *placing); /* true once; words and blocks live until the next start */
void placing_finish(struct placing *placing);

#endif
