/* A tile: a picture over its caption, one control. Private to view. */
#ifndef VIEW_TILE_H
#define VIEW_TILE_H

#include "view/frame.h"

struct tile {
    const char *part;
    int index;
    struct action action;
    struct str name;
    struct look_picture picture; /* key.content 0: the icon instead */
    struct str icon;
    struct str number, title, detail; /* number and detail may be empty */
    bool current, marked;
};

/* `detail`: room for a line under the title. */
float tile_height(const struct frame *frame, float width, bool detail);
float tile_caption_width(const struct frame *frame, float width);
struct label_style tile_detail_style(const struct frame *frame);
/* Where a picture of that shape comes to stand in a tile. */
struct rect_px tile_picture_at(const struct frame *frame, struct rect_px tile, struct size_px shape);
void tile_add(struct frame *frame, struct rect_px at, struct rect_px picture_at, const struct tile *tile);

#endif
