/* Character references of Markdown: &eacute; &#233; &#xE9; */
#ifndef DECK_ENTITY_H
#define DECK_ENTITY_H

#include "base/str.h"

/* The character, in `room`, or the reference as it stands when it is none we know. Never longer than the reference. */
struct str entity_decode(struct str reference, char room[8]);

#endif
