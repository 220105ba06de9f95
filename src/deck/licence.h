/* What one may do with a deck, read from the name of its licence ("CC BY-NC-ND 4.0") or from its address. */
#ifndef DECK_LICENCE_H
#define DECK_LICENCE_H

#include "base/str.h"

#include <stdbool.h>

/* A Creative Commons licence, taken apart. Of any other `known` is false, and nothing else is said. */
struct licence {
    bool known;
    bool free;        /* CC0: no conditions at all */
    bool no_business; /* NC: not to earn money with */
    bool unchanged;   /* ND: only as it is */
    bool alike;       /* SA: what is made of it goes out under the same licence */
};
/* The name decides; the address is read when the name is none that is known. Upper and lower case are alike. */
struct licence licence_read(struct str name, struct str url);

#endif
