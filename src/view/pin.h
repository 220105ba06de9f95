/* A pad of digits. Private to view: view_pin asks for the PIN with it, the staff screen for a new one. */
#ifndef VIEW_PIN_H
#define VIEW_PIN_H

#include "view/frame.h"

struct pin {
    struct str title, told; /* told may be empty; it has its room */
    int count;              /* digits typed: they are seen as dots, and said by none */
    bool can_enter;
};
void pin_add(struct frame *frame, const struct pin *pin);

#endif
