/* YAML 1.1 (libyaml) into a small tree with a place for every value. Anchors, aliases, tags and a second document are
 * refused; a key twice is an error. Scalars are strings: what they mean is up to the reader. */
#ifndef DECK_YAML_H
#define DECK_YAML_H

#include "deck/diag.h"

enum yaml_kind { YAML_SCALAR, YAML_LIST, YAML_MAP };

struct yaml_node {
    enum yaml_kind kind;
    int line, column; /* 1 is the first */
    struct str text;  /* scalar; empty when the value is absent */
    bool quoted;
    struct yaml_pair *pairs; /* map, in file order */
    struct yaml_node *items; /* list */
    int count;
};
struct yaml_pair {
    struct str key;
    int line, column; /* of the key */
    struct yaml_node value;
};

/* Depth and size are limited. What is wrong goes to `diags` (file, first_line on); NULL then, or when the text is empty. */
struct yaml_node *yaml_read(struct arena *arena, struct str file, struct str text, int first_line,
                            struct diags *diags);
const struct yaml_node *yaml_at(const struct yaml_node *map,
                                const char *key); /* NULL: not there, or not a map */

#endif
