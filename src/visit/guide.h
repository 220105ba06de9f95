/* Where a visitor is in the usage guides of a deck: which guide, which use of it, and which of its sessions. Only what has
 * something to show is found. Pure. */
#ifndef VISIT_GUIDE_H
#define VISIT_GUIDE_H

#include "visit/visit.h"

/* The guide of an audience, index in deck->guides; -1: there is none. */
int guide_of_audience(const struct deck *deck, int audience);
/* The guide that is shown: that of the door taken, else the first there is. -1: none. */
int visit_guide(const struct visit_state *state, const struct deck *deck);
/* The use that is shown, index in that guide; -1: none. */
int visit_use(const struct visit_state *state, const struct deck *deck);
/* The session of it that is shown, index in deck->sessions: the one chosen, else its first. -1: none. */
int visit_session(const struct visit_state *state, const struct deck *deck);

/* The nth session of a use, index in deck->sessions; -1: there are not so many. */
int use_session(const struct deck *deck, const struct guide_use *use, int nth);
/* How many uses of a guide lead to a session. */
int guide_ways(const struct guide *guide);

#endif
