/* What must hold of any screen, whatever its size, text size, palette and content. */
#ifndef TESTS_VIEW_SWEEP_H
#define TESTS_VIEW_SWEEP_H

#include "view/fake.h"

enum { SWEEP_SIZES = 8, SWEEP_TEXTS = 3 };
extern const struct size_px sweep_sizes[SWEEP_SIZES];
extern const float sweep_texts[SWEEP_TEXTS];
/* Colours move nothing: only at two sizes are they all looked at. */
int sweep_palettes(size_t size);

struct sweep {
    struct fake *fake;
    struct view_env env;
    const char *screen;
    bool whole; /* no words are to be cut, for want of room */
    struct nodes nodes;
    struct draw_list list;    /* of them */
    bool top;                 /* the list, where there is one, stands at its beginning */
    const struct node *offer; /* the panel of what a key offers; NULL: none */
};

#define SWEEP_FAIL(sweep, node, what)                                                                        \
    fail_msg("%s %.0fx%.0f text %.2f %s %.*s%s%s: %s: \"%.*s\" at %.0f,%.0f %.0fx%.0f", (sweep)->screen,     \
             (double)(sweep)->env.size.w, (double)(sweep)->env.size.h, (double)(sweep)->env.text,            \
             palette_name((sweep)->env.palette), STR_ARG((sweep)->env.language),                             \
             (sweep)->env.low ? " low" : "", (sweep)->env.left_hand ? " left" : "", what,                    \
             STR_ARG((node)->look == LOOK_LABEL ? (node)->as.label.text : (node)->name),                     \
             (double)(node)->at.x, (double)(node)->at.y, (double)(node)->at.w, (double)(node)->at.h)

/* Ways to sit before it: 0 is as most do, others have a low reach, a left hand, or both. */
enum { SWEEP_SEATS = 4 };
void sweep_seat(struct sweep *s, int seat);
/* Names, room between, targets, words in their place, contrast, one focus order; with a low reach, that all can be brought there. */
void sweep_check(struct sweep *s);
bool sweep_contains(struct rect_px a, struct rect_px b, float slack);

#endif
