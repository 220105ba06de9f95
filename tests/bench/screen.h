/* An Xvfb of our own with openbox on it. Its pixels lie in a file that we map, so that looking costs the programs nothing;
 * keys, wheel and pointer go in by XTest. */
#ifndef TESTS_BENCH_SCREEN_H
#define TESTS_BENCH_SCREEN_H

#include "mark.h"
#include "whole/child.h"

#include <X11/Xlib.h>

struct screen {
    struct child server, manager;
    Display *display;
    struct glimpse glimpse;
    void *mapped;
    size_t mapped_bytes;
    char name[16], display_setting[32], folder[256], home_setting[288], data_setting[288];
    const char *environment[16]; /* of programs that are to be seen on it */
};

/* Its files and what programs say go to `folder`. False, with a sentence on standard error: it did not come up. */
bool screen_open(struct screen *screen, const char *folder, int w_px, int h_px);
void screen_close(struct screen *screen); /* a zeroed one may be closed */

/* "Right", "plus", "ctrl+f": X's names of keysyms, one press. */
void screen_key(struct screen *screen, const char *chord);
void screen_type(struct screen *screen, const char *letters); /* a-z, 0-9 */
enum { SCREEN_WHEEL_UP = 4, SCREEN_WHEEL_DOWN = 5 };
void screen_wheel(struct screen *screen, int button);
void screen_ctrl(struct screen *screen, bool down); /* the key, held as a person does */
void screen_point(struct screen *screen, int x_px, int y_px);
void screen_hold(struct screen *screen, bool down); /* the left button */

/* A number that changes when the picture does: of four thousand fixed points. */
uint64_t screen_points(const struct screen *screen);
/* The same, closer: it also sees one letter change. Rows from and up to. */
uint64_t screen_rows(const struct screen *screen, int from_px, int to_px);

#endif
