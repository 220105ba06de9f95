/* The deck in memory: open structs, read-only once loaded. Everything lives in the deck's arena, lists are arrays,
 * what is absent is empty. What the maker wrote never changes here; what users add lives in the journal. */
#ifndef DECK_MODEL_H
#define DECK_MODEL_H

#include "base/arena.h"
#include "base/blocks.h"
#include "base/geom.h"
#include "base/str.h"
#include "deck/document.h"

enum {
    DECK_FORMAT = 1, /* `waaier:` in deck.yaml */
    DECK_CARDS_MAX = 20000,
    DECK_TEXT_BYTES_MAX = 64 << 20,      /* all text of a deck together */
    DECK_UNPACKED_BYTES_MAX = 512 << 20, /* of a ZIP */
    DECK_PICTURE_PX_MAX = 64 << 20,
    DECK_ID_BYTES_MAX = 63,
    DECK_OFFICES_MAX = 64, /* a set of offices is one 64-bit word */
    DECK_KINDS_MAX = 32,
    DECK_QUESTIONS_MAX = 32, /* a card */
    CARD_BRANCHES_MAX = 12,  /* of an overview map */
};

/* A stable name, a-z 0-9 -, at most DECK_ID_BYTES_MAX bytes, in a value that copies freely. Empty: none. */
struct card_id {
    char at[DECK_ID_BYTES_MAX + 1];
};

/* Words for the interface, as the maker gave them. A plain string fills `nl` (or the deck's language) only. */
struct words {
    struct str nl, en;
};
/* The words in `language` ("nl" or "en"), else the other. */
struct str words_in(struct words words, struct str language);

struct deck_kind {
    struct str id;
    struct words name, plural;
    uint32_t rgb; /* 0xRRGGBB */
    struct str icon;
};
struct deck_office {
    struct str id;
    struct words name, plural;
    struct str icon;
};
struct deck_audience {
    struct str id;
    struct words name;
};

struct question {
    struct str id, text;
    uint64_t offices; /* bit i: deck->offices[i]; 0: for all */
};

struct region { /* a named part of a page, in page units (points, origin top left) */
    struct str name;
    struct rect_px at;
};

enum card_layout { CARD_TEXT, CARD_PICTURE, CARD_MAP, CARD_QUOTE, CARD_SECTION, CARD_PAGE };

/* Where a page of a document comes from. */
struct card_page {
    int document; /* index in deck->documents */
    int number;   /* 1 is the first */
    const struct region *regions;
    int region_count;
};

struct card {
    struct card_id id;
    struct str file;                /* inside the deck; empty for cards made from a document */
    int kind;                       /* index in deck->kinds; -1: none */
    uint64_t offices, optional_for; /* both 0: for all */
    struct str counter; /* what it pulls against, in words, or the id of a card: deck_counter says which */
    enum card_layout layout;
    struct str title;          /* the first `# `; for a page its label or first words */
    struct blocks body;        /* the front without that title */
    struct str picture;        /* path inside the deck */
    struct size_px picture_px; /* pixels, or an SVG's own units; of a page its points; 0 x 0: unknown */
    struct str alt;
    const struct question *questions;
    int question_count;
    struct str notes; /* Markdown */
    const struct card_id *related;
    int related_count;
    struct card_page page; /* layout page only */
    uint64_t content;      /* hash of everything its faces show: the key of its pictures */
    struct str
        broken; /* not empty: the card could not be read; this sentence names file and line. Shown as a placeholder */
};

enum selection_kind { SELECTION_PUBLISHED, SELECTION_OWN };
struct selection {
    struct str id;
    struct words name;
    int office; /* index; -1: none */
    enum selection_kind kind;
    const int *cards; /* indexes in deck->cards, in order */
    int card_count;
};

struct document {
    struct str file;           /* inside the deck; for a PDF opened as a deck its own name */
    enum document_slide slide; /* of a PDF opened as a deck: the part of its pages that is seen */
};

struct section { /* of the deck's outline: the card it begins at */
    struct str title;
    int card, level; /* level 0 is outermost */
};

struct book_page {
    struct str file, title;
    int order;
    struct blocks body;
};
struct guide_use {
    struct str id, text;
    const struct str *sessions;
    int session_count;
};
struct guide {
    struct str file;
    int audience; /* index in deck->audiences; -1: unknown */
    struct blocks body;
    const struct guide_use *uses;
    int use_count;
};

struct session_step {
    struct str id;
    struct words title, say;
    int minutes, keep;
    struct str screen, of, show, signal;
};
struct session_template {
    struct str file, id;
    struct words name, purpose, what;
    int group_min, group_max; /* 0: not said */
    /* which cards it is played with: by kind, from a selection, or by name; none of them: all */
    uint32_t kinds; /* bit i: deck->kinds[i] */
    int selection;  /* index in deck->selections; -1: none */
    const struct card_id *cards;
    int card_count;
    struct str record;
    const struct session_step *steps;
    int step_count;
};

/* theme.yaml: what it does not name stays 0 or empty and means the built-in theme. */
enum theme_role {
    THEME_TITLE,
    THEME_BODY,
    THEME_LIST,
    THEME_QUOTE,
    THEME_CLAIM,
    THEME_KIND,
    THEME_CREDIT,
    THEME_ROLE_COUNT
};
struct theme_style {
    struct str face;
    float size_px, leading; /* of the 1080 lines of a front; leading is a factor */
    bool coloured;
    uint32_t rgb;
};
struct deck_theme {
    struct theme_style role[THEME_ROLE_COUNT];
};

enum deck_origin { DECK_FOLDER, DECK_ZIP, DECK_DOCUMENT, DECK_PICTURES };

struct deck {
    enum deck_origin origin;
    struct str path; /* absolute */
    struct str id;
    struct words title, subtitle;
    struct str language; /* "nl", "en", ...: of the cards */
    struct str version, maker, source, contact;
    const struct str *commissioned_by;
    int commissioned_count;
    struct str licence_name, licence_url;
    struct words licence_plain;
    const struct deck_kind *kinds;
    int kind_count;
    const struct deck_office *offices;
    int office_count;
    const struct deck_audience *audiences;
    int audience_count;
    const struct card *cards;       /* in deck order */
    int card_count;                 /* at least 1 */
    const struct name_index *index; /* of the cards, by id; NULL: there is none */
    const struct selection *selections;
    int selection_count;
    const struct section *sections;
    int section_count;
    const struct document *documents;
    int document_count;
    const struct book_page *book;
    int book_count;
    const struct guide *guides;
    int guide_count;
    const struct session_template *sessions;
    int session_count;
    struct deck_theme theme;
    uint64_t content; /* hash over everything: changes when anything does */
};

struct card_id card_id_from(struct str text); /* cut when too long */
struct str card_id_str(const struct card_id *id);
bool card_id_eq(struct card_id a, struct card_id b);
/* Index of the card, or -1. */
int deck_card_find(const struct deck *deck, struct card_id id);
/* What a card pulls against, as it is shown: the title of the card that `counter` names, else its words. */
struct str deck_counter(const struct deck *deck, const struct card *card);
/* Whether a card belongs to an office: core, optional or for all. */
bool card_is_for(const struct card *card, int office);
/* The branches of an overview map, 1 is the first; of any other card none. */
int card_branches(const struct card *card);
struct str card_branch_name(const struct card *card, int branch);
/* How long a session takes, in minutes; 0: that is not said. */
int session_minutes(const struct session_template *session);
/* The cards it is played with, without those that only head a part: indexes in the deck, at most deck->card_count of them.
 * Answers how many. */
int session_cards(const struct deck *deck, const struct session_template *session, int *out);

#endif
