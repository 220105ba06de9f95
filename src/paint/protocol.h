/* What waaier and waaier-painter say to each other over a SOCK_SEQPACKET socket: one request, one answer, values
 * through base/wire. A message is a head and a body; a body that does not fit travels in a sealed memfd, as do pixels,
 * documents and pictures. Neither side trusts the other's numbers. Private to src/paint and src/painter. */
#ifndef PAINT_PROTOCOL_H
#define PAINT_PROTOCOL_H

#include "base/err.h"
#include "base/process.h"
#include "base/wire.h"
#include "deck/document.h"
#include "type/face.h"

enum {
    PROTOCOL_TEXT_MAX = 400,
    PROTOCOL_BODY_MAX = 64 << 20, /* bytes */
    PROTOCOL_SIDE_MAX = 32767,    /* pixels: what Cairo can hold */
    PROTOCOL_PIXELS_MAX = 128 << 20,
    PROTOCOL_LETTERS_MAX = 1 << 20, /* code points of one page */
};

/* Changes with every build that could misunderstand another: a hash of the sources, made by the build. */
struct str protocol_build_id(void);

enum protocol_verb {
    PROTOCOL_PING,
    PROTOCOL_HELLO, /* the first: build, fonts_dir, language, locale_dir, warm */
    PROTOCOL_FACE,  /* descriptors: where to, and the picture if the face has one */
    PROTOCOL_PAGE,  /* descriptors: where to, the document */
    PROTOCOL_INFO,  /* descriptors: the document; so too the next four */
    PROTOCOL_LINKS,
    PROTOCOL_TEXT,
    PROTOCOL_BLOCKS,
    PROTOCOL_WORDS,
    PROTOCOL_RECALL, /* descriptors: where to, and a file that PROTOCOL_KEEP wrote */
    PROTOCOL_KEEP,   /* descriptors: the file to write, and what PROTOCOL_FACE or PAGE painted */
    PROTOCOL_FORGET, /* the document; no answer */
    PROTOCOL_VERB_COUNT,
};

/* Whether a request says where to, or of what shape. */
bool protocol_has_target(enum protocol_verb verb);

/* Where a face or page goes: shared memory for the part alone, or a file that becomes a PDF of the whole. */
struct protocol_target {
    bool pdf;
    int w_px, h_px; /* of the whole face or page */
    int x_px, y_px, part_w_px, part_h_px;
    int stride_px;
};

struct protocol_request {
    enum protocol_verb verb;
    uint32_t serial;                                   /* comes back in the answer */
    struct str build, fonts_dir, language, locale_dir; /* HELLO */
    bool warm;                                         /* HELLO: faces will be asked for, prepare */
    struct protocol_target target;                     /* FACE, PAGE, RECALL, KEEP */
    uint64_t document; /* name of a document, or of a face's picture: what was opened stays open */
    bool has_password;
    struct str password;
    int page;                  /* 1 is the first */
    enum document_slide slide; /* that part of the page is meant */
    struct face face;
};

enum protocol_outcome { PROTOCOL_DONE, PROTOCOL_FAILED, PROTOCOL_PASSWORD, PROTOCOL_OUTCOME_COUNT };

struct protocol_answer {
    uint32_t serial;
    enum protocol_outcome outcome;
    struct err err;   /* FAILED: a kind and a sentence */
    struct str build; /* of HELLO */
    struct wire_in body;
};

/* The bytes of one message. `body` (NULL: none) must not be full. False: not sent. */
bool protocol_send(int socket, const struct wire_out *head, const struct wire_out *body, const int *fds,
                   int fd_count);

/* Head and body apart: `body` takes what may be large. */
void protocol_put_request(struct wire_out *head, struct wire_out *body,
                          const struct protocol_request *request);
void protocol_put_answer(struct wire_out *head, const struct protocol_answer *answer);

/* What protocol_send sent. Descriptors that came along stay in `fds`; that of a large body is taken out, read into
 * `arena` and closed. Text and lists live in `arena` and borrow from `message`. False: not a message of ours. */
bool protocol_take_request(struct arena *arena, struct str message, int fds[PROCESS_FDS_MAX], int *fd_count,
                           struct protocol_request *out);
bool protocol_take_answer(struct arena *arena, struct str message, int fds[PROCESS_FDS_MAX], int *fd_count,
                          struct protocol_answer *out);

/* Bodies of answers. Taking: everything is copied into `arena`. False: not what it should be, or no room. */
void protocol_put_info(struct wire_out *body, const struct document_info *info);
bool protocol_take_info(struct wire_in *body, struct arena *arena, struct document_info *out);
void protocol_put_links(struct wire_out *body, const struct document_link *links, int count);
bool protocol_take_links(struct wire_in *body, struct arena *arena, struct document_link **out, int *count);
void protocol_put_text(struct wire_out *body, const struct document_text *text);
bool protocol_take_text(struct wire_in *body, struct arena *arena, struct document_text *out);
void protocol_put_blocks(struct wire_out *body, const struct document_blocks *blocks);
bool protocol_take_blocks(struct wire_in *body, struct arena *arena, struct document_blocks *out);
void protocol_put_words(struct wire_out *body, const struct document_words *words);
bool protocol_take_words(struct wire_in *body, struct arena *arena, struct document_words *out);

#endif
