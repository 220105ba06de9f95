/* A screen as an array of nodes: rectangle, role, name, state, looks, and what touching it asks for. Drawing, hit-testing, focus
 * order, reading aloud and tests are readers of this one array. Nodes live in the frame arena. */
#ifndef VIEW_NODE_H
#define VIEW_NODE_H

#include "base/arena.h"
#include "base/geom.h"
#include "base/str.h"
#include "paint/key.h"
#include "presenter/stroke.h"
#include "type/label.h"
#include "type/qr.h"
#include "view/palette.h"

enum node_role {
    NODE_GROUP,
    NODE_TEXT,
    NODE_PICTURE,
    NODE_BUTTON,
    NODE_TILE,
    NODE_FIELD,
    NODE_LINK,
    NODE_STATUS
};
enum node_state {
    NODE_PRESSED = 1,
    NODE_FOCUSED = 2,
    NODE_SELECTED = 4,
    NODE_DISABLED = 8,
    NODE_CURRENT = 16
};

/* What a touch or Enter on it asks for. */
enum action_kind {
    ACTION_NONE,
    ACTION_COMMAND, /* index: enum command */
    ACTION_CARD,    /* index: place of a card in the order shown (overview tile, search answer) */
    ACTION_ITEM,    /* index: an item of the start screen or chooser */
    ACTION_FORGET,  /* index: take a recent deck from the list */
    ACTION_LINK,    /* index: of the links of the page on the wall */
    ACTION_FIELD,   /* to write in: the cursor to where it was touched */
    ACTION_KEY,     /* index: of the keyboard on the glass */
    ACTION_CHOICE,  /* index: a letter that a key offers */
    ACTION_WRITE,   /* index: enum write_event_kind */
    ACTION_ROW,     /* index: a question in the list */
    ACTION_UNLOCK,  /* try the password that is typed */
    ACTION_LANGUAGE,
    ACTION_PALETTE,
    ACTION_TEXT_SIZE,
    ACTION_REACH,    /* settings: the next value */
    ACTION_SCREEN,   /* index: enum visit_screen */
    ACTION_DOOR,     /* index: audience of the deck */
    ACTION_OFFICE,   /* index: office of the deck; -1: all cards */
    ACTION_OWN,      /* index: of the selections that users made */
    ACTION_KIND,     /* index: kind of the deck; -1: all of them */
    ACTION_PAGE,     /* index: page of the book */
    ACTION_LEAF,     /* index: so many of its pages on */
    ACTION_USE,      /* index: use of the guide that is shown */
    ACTION_SESSION,  /* index: session of the deck, one of those of the use that is shown */
    ACTION_DECK,     /* index: another deck */
    ACTION_BRANCH,   /* index: of the map that is looked at; 0: all of it */
    ACTION_SPOT,     /* the card drawn up goes to where it was touched; by Enter to all of it */
    ACTION_FAN,      /* look at the card of the fan that is held; touched at another, hold that */
    ACTION_COMPARED, /* index: look at one of the cards compared */
    ACTION_TURN,     /* index: one of the cards compared turns over; -1: all of them */
    ACTION_STAFF,    /* index: an event of the staff screen, see view_staff_event */
    ACTION_LEAVE,    /* index: a digit of the PIN, or enum pin_key */
    ACTION_BROKEN,   /* index: 1: the show that broke off goes on; 0: from the beginning */
    ACTION_IDLE,     /* index: enum idle_event_kind, DONE or STOP */
    ACTION_STACK,    /* index: a new one of that kind of the deck; -1: of all of them */
    ACTION_RETURN,   /* index: a card on the table, back under the stack */
    ACTION_DISCARD,  /* index: away with it */
    ACTION_MINUTES,  /* index: a countdown of so many; 0: there is none any more */
    ACTION_LONGER,   /* index: so many minutes more for it, or less */
    ACTION_PAPER,    /* index: the number of an empty card */
    ACTION_COLOUR,   /* index: of the pen or the highlighter */
    ACTION_ASK,      /* index: that question of what the console looks at before the room, or away with it */
    ACTION_PREPARE,  /* index: of a selection that is prepared, see view_prepare_event */
};
struct action {
    enum action_kind kind;
    int index;
};

/* What fingers can do with it beside touching it. */
enum node_grip {
    NODE_FIXED,
    NODE_IN_LIST, /* taken out of its list: sideways, or after it was held */
    NODE_LOOSE,   /* it goes with one finger, and is turned and drawn up by two */
};

enum look_kind {
    LOOK_NONE,
    LOOK_FILL,
    LOOK_PANEL,
    LOOK_LABEL,
    LOOK_ICON,
    LOOK_PICTURE,
    LOOK_CARD,
    LOOK_QR,
    LOOK_RING,
    LOOK_INK
};
enum text_align { ALIGN_LEFT, ALIGN_CENTRE, ALIGN_RIGHT };

struct look_panel { /* a rounded box */
    float radius_px, edge_px;
    uint32_t fill_argb, edge_argb; /* alpha 0: none */
    float shadow_px;               /* blur; 0: none */
    float dash_px;                 /* of the edge; 0: it is whole */
};
struct look_label {
    struct str text;
    struct label_style style;
    uint32_t argb;
    enum text_align
        align; /* vertically centred in the rectangle; cut with an ellipsis by who makes the node */
};
struct look_icon {
    struct str name;
    uint32_t argb;
};
struct look_picture {
    struct paint_key key;
    int tag;              /* card: for paint's supply */
    float radius_px;      /* corners rounded over it */
    uint32_t corner_argb; /* what shows there */
    uint32_t ground_argb; /* while there is no picture, and around a page of another shape */
    bool only_ready;      /* a part that lies over the page: until it is painted, nothing */
};

/* A card as a thing that can lie askew: its picture with round corners through which one sees what lies under it, and the panel
 * around (shadow, edge). It is put together at the size of its node, then scaled and turned about the middle, so that a hand
 * that moves it costs no new picture. */
struct look_card {
    struct look_picture picture; /* content 0 and no ground: only the panel */
    struct look_panel around;
    float turn;  /* radians, as the clock goes */
    float scale; /* 0 means 1 */
    bool rests;  /* it will lie so for a while: it is kept turned, and drawn as fast as any other */
};

/* A code with its quiet zone: black on white, whatever the colours; as large as whole pixels a module allow. */
struct look_qr {
    struct qr code; /* its squares are borrowed */
};

struct look_ring {         /* in the largest circle that fits, from the top as the clock goes */
    float width_px, share; /* 0..1 of it is filled */
    uint32_t argb, ground_argb;
    bool
        even; /* what is not filled is as wide as what is, and that has round ends; else it has an edge around it */
    int steps; /* it fills in so many; 0: a few dozen, for each is kept */
};

/* What was drawn on a card, over its rectangle and nowhere beside it; its lengths are in widths of that. Borrowed for the frame. */
struct look_ink {
    const struct stroke *const *strokes; /* the lowest first */
    int count;
    const struct stroke *wet; /* under a hand: it grows from frame to frame; NULL: none */
    bool moves;               /* the card is on its way: what is there is scaled, and sharp when it rests */
    int sheet; /* 1 + which of the cards of a scene it is, for hands that draw there; 0: they do not */
};

struct node {
    uint32_t id; /* stable from frame to frame: hash of screen and what it stands for; 0: only looks */
    enum node_role role;
    unsigned state;
    struct rect_px at;
    struct rect_px clip; /* all zero: none */
    struct str name;     /* for reading aloud and tests; a control always has one */
    struct action action;
    int order; /* focus order; 0: cannot be focused */
    enum node_grip grip;
    bool rest_does; /* something comes of a finger that rests on it */
    enum look_kind look;
    union {
        uint32_t fill_argb;
        struct look_panel panel;
        struct look_label label;
        struct look_icon icon;
        struct look_picture picture;
        struct look_card card;
        struct look_qr qr;
        struct look_ring ring;
        struct look_ink ink;
    } as;
    float alpha; /* 0: means 1 */
};

struct nodes {
    struct arena *arena;
    struct node *at;
    int count;
    size_t cap;
    int dropped; /* did not fit: a bug, told once */
};

struct node *node_add(struct nodes *nodes,
                      struct node node); /* borrowed until the next add; NULL when full */

/* The control under a point, topmost first, grown to the smallest touch size; NULL: none. A card is felt where it is seen. */
const struct node *node_hit(const struct nodes *nodes, struct pt_px at, float least_px);
const struct node *node_by_id(const struct nodes *nodes, uint32_t id);
/* The next control in focus order, cyclic; forward or back; from 0: the first or last. 0: there is none. */
uint32_t node_focus_step(const struct nodes *nodes, uint32_t from, int step);
/* The nearest control that way, as it lies on screen; dx, dy: -1, 0, 1. 0: there is none. */
uint32_t node_focus_toward(const struct nodes *nodes, uint32_t from, int dx, int dy);
uint32_t node_id(const char *screen, const char *part, int index);

/* One line a node, for goldens: role, state, rectangle in whole pixels, name, action. */
struct str nodes_text(struct arena *arena, const struct nodes *nodes);

#endif
