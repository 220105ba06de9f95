/* What the tests of type share: the fixed faces, and samples of what a maker writes. */
#ifndef TESTS_TYPE_TYPESET_H
#define TESTS_TYPE_TYPESET_H

#include "type/face.h"

/* A group setup: the faces of the house. Ends the program with 77 (skipped) when they are not installed. */
int typeset_begin(void **state);

extern const char long_word[];      /* one of 46 letters */
extern const struct blocks no_body; /* nothing */
extern const struct blocks short_body, usual_body, endless_body;
extern const struct blocks map_body;   /* four branches of three claims */
extern const struct blocks crowd_body; /* eight branches of five claims with long words */
extern const struct blocks swarm_body; /* one branch with more claims than a page holds */
extern const struct blocks quote_body;

#endif
