/* Words against a width: cutting and breaking, with the measures of whoever sets them. Private to view. */
#ifndef VIEW_TEXT_H
#define VIEW_TEXT_H

#include "view/view.h"

float text_width(const struct text_metrics *metrics, const struct label_style *style, struct str text);
/* The text, or its beginning (its end) and an ellipsis, at most `width` wide. Lives in `arena`. */
struct str text_cut(struct arena *arena, const struct text_metrics *metrics, const struct label_style *style,
                    struct str text, float width);
struct str text_cut_head(struct arena *arena, const struct text_metrics *metrics,
                         const struct label_style *style, struct str text, float width);
/* Takes one line off the front of *rest: as many words as fit, or a part of a word too long for any line.
 * Borrowed from *rest; nothing is allocated. */
struct str text_wrap_next(const struct text_metrics *metrics, const struct label_style *style,
                          struct str *rest, float width);
/* Whether the word at the end of `line` goes on in `rest`, both from text_wrap_next. */
bool text_is_broken(struct str line, struct str rest);
float text_widest_word(const struct text_metrics *metrics, const struct label_style *style, struct str text);

#endif
