/* Reading known keys out of a YAML map: each reader says what is wrong, at the place where it stands, and then gives
 * something harmless. Keys may be absent: that gives empty, without a word. */
#ifndef DECK_FIELDS_H
#define DECK_FIELDS_H

#include "deck/diag.h"
#include "deck/model.h"
#include "deck/yaml.h"

/* Who reads: where texts are copied to (the tree may go), which file it is, and the language that a plain string is in. */
struct fields {
    struct arena *arena;
    struct diags *diags;
    struct str file, language;
    bool *full; /* set when a text does not fit in `arena`; NULL: no one asks */
};

#define FIELD_ERROR(f, node, ...)                                                                            \
    diag_add((f)->diags, DIAG_ERROR, (f)->file, (node)->line, (node)->column, __VA_ARGS__)
#define FIELD_WARNING(f, node, ...)                                                                          \
    diag_add((f)->diags, DIAG_WARNING, (f)->file, (node)->line, (node)->column, __VA_ARGS__)

/* Warns of each key that is not in `keys` (NULL-ended), with the nearest that is. */
void fields_known(const struct fields *f, const struct yaml_node *map, const char *const *keys);
/* Whether the node is a map; an error when not. */
bool fields_is_map(const struct fields *f, const struct yaml_node *node);

struct str fields_text(const struct fields *f, const struct yaml_node *map, const char *key);
struct str fields_node_text(const struct fields *f,
                            const struct yaml_node *node); /* a scalar, or the trap named */
struct words fields_words(const struct fields *f, const struct yaml_node *map, const char *key);
/* A valid id, else empty. Missing is an error when `required`. */
struct str fields_id(const struct fields *f, const struct yaml_node *map, const char *key, bool required);
struct str fields_node_id(const struct fields *f, const struct yaml_node *node);
/* False, and *out as it was, when absent or wrong. */
bool fields_int(const struct fields *f, const struct yaml_node *map, const char *key, int low, int high,
                int *out);
bool fields_node_int(const struct fields *f, const struct yaml_node *node, int low, int high, int *out);
bool fields_node_float(const struct fields *f, const struct yaml_node *node, float low, float high,
                       float *out);
bool fields_colour(const struct fields *f, const struct yaml_node *map, const char *key, uint32_t *out);
/* Index in `choices` (NULL-ended), or -1. */
int fields_choice(const struct fields *f, const struct yaml_node *map, const char *key,
                  const char *const *choices);
/* The list under the key, NULL when absent or something else. */
const struct yaml_node *fields_list(const struct fields *f, const struct yaml_node *map, const char *key);
/* Like fields_list, but one plain word stands for a list of one. */
struct field_items {
    const struct yaml_node *at;
    int count;
};
struct field_items fields_items(const struct fields *f, const struct yaml_node *map, const char *key);
/* Texts of a list, wrong ones left out. */
const struct str *fields_texts(const struct fields *f, const struct yaml_node *map, const char *key,
                               int *count);

#endif
