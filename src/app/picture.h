/* From nodes to primitives: one frame's memory. The same for a window and for a picture on disk. */
#ifndef APP_PICTURE_H
#define APP_PICTURE_H

#include "app/bake.h"
#include "app/prim.h"
#include "view/draw.h"
#include "view/view.h"

enum { PICTURE_NODES_MAX = 8192, PICTURE_WANTS_MAX = 256 };

struct picture {
    struct arena arena; /* of nodes, texts and lists; emptied for each frame */
    struct nodes nodes;
    struct draw_list list;
    struct prim_list prims;
    struct paint_want wants[PICTURE_WANTS_MAX]; /* the pictures on it, in order */
    int want_count;
};

bool picture_init(struct picture *picture);
void picture_finish(struct picture *picture);
/* Begins a frame: empty nodes. */
void picture_begin(struct picture *picture);
/* Nodes to draw list, and the pictures it shows to wants. */
void picture_compose(struct picture *picture, const struct view_env *env);
/* Draw list to primitives, with what is painted by now. */
void picture_lower(struct picture *picture, const struct view_env *env, struct bakery *bakery,
                   const struct paint *paint);
bool picture_add_want(struct picture *picture, const struct paint_key *key, int tag);

#endif
