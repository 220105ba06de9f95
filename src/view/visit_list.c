/* A screen that is one list above its dock. */
#include "view/visit.h"

#include <math.h>

void visit_list_add(struct frame *frame, const struct visit_view *view, const struct list_screen *screen)
{
    struct dock dock = screen->dock_of(frame, view);
    frame_fill(frame, frame_window(frame), frame->palette->ground);
    (void)screen->lay_out(frame, view, frame->env->size.h - dock_height(frame, &dock));
    dock_add(frame, &dock);
}

float visit_list_scroll_max(const struct frame *frame, const struct visit_view *view,
                            const struct list_screen *screen)
{
    struct frame measuring = frame_begin(NULL, frame->env, frame->screen);
    struct dock dock = screen->dock_of(&measuring, view);
    float dock_top = frame->env->size.h - dock_height(&measuring, &dock);
    return fmaxf(0, screen->lay_out(&measuring, view, dock_top) - dock_top);
}
