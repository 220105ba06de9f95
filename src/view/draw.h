/* The draw list: what nodes look like, in order, without a library. App lowers it to fills and sprites. */
#ifndef VIEW_DRAW_H
#define VIEW_DRAW_H

#include "view/node.h"

enum draw_kind {
    DRAW_FILL,
    DRAW_PANEL,
    DRAW_LABEL,
    DRAW_ICON,
    DRAW_PICTURE,
    DRAW_CARD,
    DRAW_QR,
    DRAW_RING,
    DRAW_INK
};

struct draw_cmd {
    enum draw_kind kind;
    struct rect_px at, clip; /* clip all zero: none */
    float alpha;             /* 0..1 */
    union {
        uint32_t fill_argb;
        struct look_panel panel;
        struct look_label label; /* `at` is the box: aligned and centred inside by who draws */
        struct look_icon icon;
        struct look_picture picture;
        struct look_card card;
        struct look_qr qr;
        struct look_ring ring;
        struct look_ink ink;
    } as;
};

struct draw_list {
    struct arena *arena;
    struct draw_cmd *at;
    int count;
    size_t cap;
    int dropped;
};

/* Nodes in order, focus rings and pressed looks included. */
void draw_nodes(struct draw_list *list, const struct nodes *nodes, const struct palette *palette, float u);
/* One line a command, for goldens. */
struct str draw_text(struct arena *arena, const struct draw_list *list);

#endif
