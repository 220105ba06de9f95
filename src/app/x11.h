/* The one thing SDL leaves to Xlib that a show cannot bear: by default an error of the X server ends the program. */
#ifndef APP_X11_H
#define APP_X11_H

/* Errors are told in the log and nothing more: a window of another program may vanish between a question and its
 * answer, and so may ours when a thread's wake-up call for it is still on its way. Harmless where there is no X11. */
void x11_survive_errors(void);

#endif
