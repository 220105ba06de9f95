/* What the readers of a deck's parts share while it is being loaded. Only the readers include this. */
#ifndef DECK_LOADING_H
#define DECK_LOADING_H

#include "deck/fields.h"
#include "deck/load.h"
#include "deck/names.h"

enum {
    SCRATCH_BYTES = 512 << 20,     /* address space */
    DECK_FILE_BYTES_MAX = 1 << 20, /* one text file */
    DECK_PARAGRAPH_BYTES_MAX =
        32 << 10, /* lines without an empty one between: Markdown's hard nuts stay small */
    DECK_MANIFEST_BYTES_MAX = 16 << 20, /* deck.yaml: its selections may name every card */
    DECK_REGIONS_MAX = 64,
    DECK_STEPS_MAX = 64,
    DECK_RELATED_MAX = 32,
    DECK_SIDE_FILES_MAX = 1000, /* book, guide, sessions: each */
    DECK_SELECTIONS_MAX = 256,
};

/* A card that is named somewhere: looked up once all cards are known. */
struct card_link {
    struct str file;
    int line, column;
    struct card_id id;
};

struct loading {
    struct arena *arena;
    struct arena scratch; /* texts and trees of the file being read */
    struct source *source;
    struct diags *diags;
    struct deck_options options;
    struct deck *deck;  /* being filled */
    bool manifest_bad;  /* kinds and offices are not known: say nothing about them */
    bool cut;           /* not all cards are read: say nothing about cards that are not there */
    bool full;          /* the arena is: the deck as a whole fails */
    size_t text_left;   /* bytes */
    uint64_t text_hash; /* of all text read so far */

    const struct yaml_node *selections; /* of deck.yaml; read after the cards */
    struct card *cards;
    struct name_index index;
    int id_line, id_column; /* where the id of the card read last stands */
    struct card_link *links;
    int link_count;
    size_t links_cap;
    int near_left; /* how often a nearest card is still looked for: it takes a walk over all cards */
    struct document *documents;
    size_t documents_cap;
    struct picture_known **pictures;
};

/* A text file in its parts. */
struct text_file {
    struct str front; /* YAML; empty: none */
    int front_line;   /* line it begins at */
    struct str body;  /* what follows */
    int body_line;
};

/* False: no memory to be had. Finish it also then. */
bool loading_init(struct loading *l, struct err *err);
void loading_finish(struct loading *l);

/* Reads a text file whole, into the scratch arena: no byte order mark, valid UTF-8, no NUL. False after telling what is wrong. */
bool text_read(struct loading *l, struct str name, size_t bytes_max, struct str *out);
/* Parts a text at its front matter (--- to ---). False after telling that the end is missing. */
bool text_split(struct loading *l, struct str name, struct str text, struct text_file *out);
/* Both, and the front matter read: *front is NULL when there is none. False when the file cannot be used. */
bool text_open(struct loading *l, struct str name, struct text_file *out, const struct yaml_node **front);
/* The file that translates `name`, when it is wanted and there. */
bool text_translation(struct loading *l, struct str name, struct str *out);
/* Whether a name is a translation of another file in the list ("moed.en.md"). */
bool text_is_translation(struct str name);

/* The files of a folder with an extension, translations left out; answers how many. */
int side_files(struct loading *l, struct str folder, struct str extension, struct source_entry **out);
/* Opens a file, or its translation where that is wanted and can be read; *file says which. */
bool side_open(struct loading *l, struct str name, struct text_file *text, const struct yaml_node **front,
               struct str *file);
bool side_body(struct loading *l, const struct text_file *text, struct str file, struct blocks *out);

struct fields loading_fields(struct loading *l, struct str file);
/* Sentence with file and line of the first error since `before`: what a placeholder shows. */
struct str loading_first_error(struct loading *l, int before, struct str file);
void *loading_alloc(struct loading *l, int count, size_t size, size_t align); /* NULL also marks l->full */
#define LOADING_NEW(l, T, n) ((T *)loading_alloc((l), (n), sizeof(T), _Alignof(T)))
bool loading_cancelled(const struct loading *l);
/* The deck finds its cards by the index they were read with. */
void loading_keep_index(struct loading *l);
/* Remembers to look the card up, once all are known. */
void loading_link(struct loading *l, struct str file, int line, int column, struct card_id id);
void loading_check_links(struct loading *l);
/* Tells that a card is not there, with the nearest that is. */
void loading_no_card(struct loading *l, struct str file, int line, int column, struct str id);
/* Cards placed in a book's or a guide's blocks, and the pictures in any. */
void loading_check_blocks(struct loading *l, struct str file, struct blocks blocks);
/* Index of the kind, office; -1 after telling what is wrong. */
int loading_kind(struct loading *l, const struct fields *f, const struct yaml_node *node);
int loading_office(struct loading *l, const struct fields *f, const struct yaml_node *node);
/* Offices under a key, as a set. */
uint64_t loading_offices(struct loading *l, const struct fields *f, const struct yaml_node *map,
                         const char *key);

/* What there is to know of a picture before it is painted. */
struct picture_known {
    struct str name;
    uint64_t stamp;
    struct size_px size;
    struct str problem; /* empty: it can be shown */
    struct picture_known *next;
};
const struct picture_known *picture_look(struct loading *l, struct str name); /* NULL: the arena is full */
bool picture_has_name(struct str name);

void manifest_read(struct loading *l,
                   struct err *fatal);     /* fatal->kind is set when the deck may not be opened */
void manifest_defaults(struct loading *l); /* id and title from the path */
/* The files that are cards, in deck order, and a table to fill; false with a sentence, also when there are none. */
bool cards_list(struct loading *l, struct source_entry **out, int *count, struct err *err);
bool cards_read(struct loading *l, struct err *err);
int cards_limit(struct loading *l, const struct source_entry *entries,
                int count); /* how many of them to read */
/* The same for a folder of pictures. */
bool pictures_list(struct loading *l, struct source_entry **out, int *count, struct err *err);
bool pictures_read(struct loading *l, struct err *err);
void picture_card(struct loading *l, struct str name, struct card *out); /* without an id */
void selections_read(struct loading *l);
void book_read(struct loading *l);
void guides_read(struct loading *l);
void sessions_read(struct loading *l);
void theme_read(struct loading *l);
bool card_parse(struct loading *l, struct str file, struct card *out); /* false: out->broken says why */
/* Gives cards[at] an id that no card before it has, and adds it to the index. */
void card_take_id(struct loading *l, int at, struct card_id wanted);
void content_compute(struct loading *l);
uint64_t content_of_card(struct loading *l, const struct card *card); /* as content_compute has it */
uint64_t content_add(uint64_t hash,
                     struct str bytes); /* eight bytes at a time: all text of a deck passes here */

#endif
