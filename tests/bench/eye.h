/* Frames as the server draws them: it tells of each rectangle that is put on the screen (XDamage), so that looking costs neither the
 * program nor the server a copy. For screens whose pixels cannot be mapped. */
#ifndef TESTS_BENCH_EYE_H
#define TESTS_BENCH_EYE_H

#include <X11/Xlib.h>
#include <stdbool.h>

struct eye {
    Display *display; /* borrowed */
    unsigned long damage;
    int event;
    double drawn_us; /* the last rectangle; 0: none yet */
};

bool eye_open(struct eye *eye, Display *display); /* false: the server has no XDamage */
void eye_close(struct eye *eye);
/* Until the first rectangle of a next frame is drawn, or until this moment. Answers when it was; 0: there was none. */
double eye_begins_us(struct eye *eye, double until_us);
/* Until a frame is drawn, all of its rectangles, or until this moment. Answers when its last one was; 0: there was none. */
double eye_frame_us(struct eye *eye, double until_us);
/* Until nothing was drawn for so long. False past the deadline. */
bool eye_rests(struct eye *eye, int still_ms);

#endif
