/* Which cards are painted ahead of being shown, and how much memory that may take. UI thread. */
#ifndef APP_AHEAD_H
#define APP_AHEAD_H

#include "app/picture.h"
#include "app/supply.h"

/* The budget for painted pictures on a window of this size, bytes: enough for the page shown and those around it, whatever the
 * number of pixels. */
int64_t ahead_budget(struct size_px window);

/* Adds the cards around the one shown to what `picture` wants: the way one is going first and furthest, as many as
 * `budget_bytes` holds beside the page itself. */
void ahead_add(struct picture *picture, const struct view_env *env, const struct show_view *view,
               int64_t budget_bytes);

/* The same while the card shown is not painted itself, for someone who turns page after page faster than they are painted: the next
 * ones are begun beside it, or one core would paint while the others look on. */
void ahead_add_next(struct picture *picture, const struct view_env *env, const struct show_view *view);

#endif
