/* A screen in the making: where nodes go, and what every part needs to know of measures and colours.
 * A frame without nodes only measures: the same code lays out for drawing and for the length of a list. Private to view. */
#ifndef VIEW_FRAME_H
#define VIEW_FRAME_H

#include "view/view.h"

struct frame {
    struct nodes *nodes; /* NULL: only measuring, nothing is added */
    const struct view_env *env;
    const struct palette *palette;
    const char *screen;  /* for ids */
    struct rect_px clip; /* of what is added from here; all zero: none */
    float u;             /* pixels of one unit */
    float text;          /* the reader's factor */
    float touch_px;      /* smallest side of a control */
    int order;           /* last focus order given */
    float dock_top;      /* where the dock begins; 0: there is none yet */
};

struct frame frame_begin(struct nodes *nodes, const struct view_env *env, const char *screen);
bool frame_is_portrait(const struct frame *frame);
struct rect_px frame_window(const struct frame *frame);
float frame_margin(const struct frame *frame); /* outer, left and right */
/* Where the first of what is touched begins that else would at `y`: with a low reach not above the line to which hands get, so that it
 * lies below it, and in a list all can be brought there. `floor`: where what lies there ends; something of it is always seen. */
float frame_low(const struct frame *frame, float y, float floor);
/* Where a block begins that is `h` high, has its buttons last and would stand at `y`: with a low reach just above `floor`. */
float frame_sink(const struct frame *frame, float y, float h, float floor);

/* A size in u, times the reader's text size; never under the smallest of the house. */
struct label_style frame_style(const struct frame *frame, enum label_face face, float size_u);
/* The same, down to `least_u`, so that the longest word of `text` fits in `width`. */
struct label_style frame_style_fitting(const struct frame *frame, enum label_face face, float size_u,
                                       float least_u, struct str text, float width);
float frame_line(const struct label_style *style); /* height of one line */
float frame_width(const struct frame *frame, const struct label_style *style, struct str text);
/* Lines that `text` takes in `width`, at most `lines_max`. */
int frame_line_count(const struct frame *frame, const struct label_style *style, struct str text, float width,
                     int lines_max);

/* A control: gets its focus order, and the states the world knows of. NODE_FOCUSED in `node.state` stands only while no
 * other control has the focus. */
void frame_control(struct frame *frame, struct node node);
/* Words that stand by themselves: named, read aloud. */
void frame_text(struct frame *frame, const char *part, int index, struct rect_px at,
                const struct label_style *style, uint32_t argb, enum text_align align, struct str text);
/* The same over several lines, the last one cut; answers the height used. */
float frame_paragraph(struct frame *frame, const char *part, int index, struct rect_px at,
                      const struct label_style *style, uint32_t argb, enum text_align align, struct str text,
                      int lines_max);
/* Names a region without looks. */
void frame_group(struct frame *frame, enum node_role role, const char *part, int index, struct rect_px at,
                 struct str name);

/* Only looks: parts of a control or decoration. Labels are cut with an ellipsis at the width of `at`. */
void frame_fill(struct frame *frame, struct rect_px at, uint32_t argb);
void frame_panel(struct frame *frame, struct rect_px at, struct look_panel panel);
void frame_label(struct frame *frame, struct rect_px at, const struct label_style *style, uint32_t argb,
                 enum text_align align, struct str text);
float frame_label_lines(struct frame *frame, struct rect_px at, const struct label_style *style,
                        uint32_t argb, enum text_align align, struct str text, int lines_max);
void frame_icon(struct frame *frame, struct rect_px at, struct str name, uint32_t argb);
/* A code, as large in `at` as whole pixels a module allow; with a name, for it stands by itself. */
void frame_qr(struct frame *frame, const char *part, int index, struct rect_px at, const struct qr *code,
              struct str name);
void frame_picture(struct frame *frame, struct rect_px at, struct look_picture picture);
void frame_ink(struct frame *frame, struct rect_px at, const struct look_ink *ink); /* over a card */
void frame_card(struct frame *frame, struct rect_px at, struct look_card card);

/* A square of `side` in the middle of `at`. */
struct rect_px frame_centred(struct rect_px at, float side);
/* Where to scroll so that what lies from `top` to `bottom` of the list is seen: no further than needed. */
float frame_scroll_to(float scroll, float seen, float top, float bottom, float max);

/* Words into the frame's arena; while measuring only the format, about as long. */
__attribute__((format(printf, 2, 3))) struct str frame_format(const struct frame *frame, const char *fmt,
                                                              ...);

#endif
