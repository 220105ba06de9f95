/* The painter's client: keeps painters running, hands them jobs, keeps what they made.
 *
 * The caller says, whenever it changes, the whole ordered list of pictures it wants; what is not on the list is no longer
 * painted. Nothing here blocks, except paint_wait and the start. One thread (any, but always the same), apart from paint_fd,
 * which another thread may poll. A painter that dies, hangs or eats memory is replaced; the picture it failed on becomes an
 * answer with a sentence, and everything else goes on. */
#ifndef PAINT_PAINT_H
#define PAINT_PAINT_H

#include "base/err.h"
#include "base/pixels.h"
#include "deck/document.h"
#include "paint/key.h"
#include "type/face.h"

struct paint;

/* How to make a picture; asked for when its turn comes. Descriptors are borrowed for the length of the call that gets them:
 * paint duplicates what it sends. */
enum paint_source_kind { PAINT_SOURCE_NONE, PAINT_SOURCE_FACE, PAINT_SOURCE_PAGE };
struct paint_source {
    enum paint_source_kind kind;
    const struct face *face; /* FACE: lives until the call returns */
    int picture_fd; /* FACE: -1, or the picture beside the words (SVG, PNG, JPEG, WebP); closed by paint */
    int document;   /* PAGE: from paint_document_open */
    int page;       /* PAGE: 1 is the first */
};
/* Fills *out for a wanted picture. False: it cannot be made, with a sentence. */
typedef bool paint_supply(void *ctx, int tag, const struct paint_key *key, struct paint_source *out,
                          struct err *err);

struct paint_options {
    const char *program;      /* path of waaier-painter; NULL: beside this program, then libexecdir */
    const char *fonts_dir;    /* handed to the painter */
    const char *language;     /* of the painter's own words: "nl" or "en" */
    int painters;             /* 0: one a core of at most 4, and one that is kept free */
    int64_t cache_bytes_max;  /* 0: 512 MiB */
    int64_t memory_bytes_max; /* of one painter, address space; 0: 3 GiB */
    int64_t job_ms_max;       /* then the painter is replaced; 0: 20 s */
    bool
        no_wait; /* paint_create does not wait for the handshake; a painter that is not ours shows as FAILED */
    const char *shelf_dir; /* where small pictures are kept between runs; NULL: nowhere */
    bool warm;             /* faces will be asked for: painters prepare for them at once */
    paint_supply *supply;
    void *supply_ctx;
};

/* Starts the painters and shakes hands. NULL and a sentence when not even one starts, or it is of another build. */
struct paint *paint_create(const struct paint_options *options, struct err *err);
void paint_destroy(struct paint *paint); /* NULL is fine */

/* Readable when paint_poll has something to do. */
int paint_fd(const struct paint *paint);
/* Takes answers, replaces painters, hands out jobs. True when a picture or an answer came in. */
bool paint_poll(struct paint *paint);
/* When paint_poll must be called even if the descriptor stays silent: clock_ms, INT64_MAX for never. */
int64_t paint_deadline_ms(const struct paint *paint);

struct paint_want {
    struct paint_key key;
    int tag; /* the caller's own, handed to supply */
};
/* The whole list, most urgent first; copied. What is on it is not evicted from the cache, as far as the first
 * `pinned` go; what stands behind those is painted ahead, and but for its first two (the neighbours) always leaves one
 * painter free for what is pinned next. A running job that is no longer wanted is cancelled by replacing its painter when
 * something urgent waits. */
void paint_want(struct paint *paint, const struct paint_want *wants, int count, int pinned);
/* The same when not all that is pinned is as urgent: only the first `awaited` are waited for. All else stands still while these are
 * painted and would share a core with it, and but for the two behind them leaves them one painter. */
struct paint_list {
    const struct paint_want *at;
    int count, pinned, awaited;
};
void paint_want_list(struct paint *paint, const struct paint_list *list);
/* These alone are awaited, from now until the next list; all of the last one is still wanted, behind them. */
void paint_want_before(struct paint *paint, const struct paint_want *wants, int count);

/* While hands move things, or things they threw move: one core is left to those who draw what moves (of one core all
 * painters together get what that leaves), and nothing is put on the shelf. What is already being painted waits. */
void paint_leave_room(struct paint *paint, bool leave);

/* Another budget, as from the options. More than fits goes at once, but for what is pinned. */
void paint_set_cache(struct paint *paint, int64_t bytes_max);

enum paint_state { PAINT_ABSENT, PAINT_READY, PAINT_FAILED };
/* READY: *out is borrowed until the next paint_poll or paint_want. FAILED: *why is the sentence, borrowed likewise. */
enum paint_state paint_at(const struct paint *paint, const struct paint_key *key, struct pixels *out,
                          const char **why);
/* The best there is of the same face, whole, at whatever size; nearest size first. */
bool paint_stand_in(const struct paint *paint, const struct paint_key *key, struct pixels *out);
/* Forgets a failure, so that it is tried again when wanted. */
void paint_forget_failures(struct paint *paint);
/* Waits for one wanted picture, at most wait_ms. */
enum paint_state paint_wait(struct paint *paint, const struct paint_key *key, int64_t wait_ms,
                            struct pixels *out, const char **why);

/* Takes over `fd` (a PDF, or a picture: then it has one page). Opened in a painter when first needed. Answers an id
 * >= 0, never reused; -1 when more than a thousand are open. `password` may be NULL. */
int paint_document_open(struct paint *paint, int fd, const char *password);
void paint_document_close(struct paint *paint, int document);
/* From now on its pages are the part of them that is the slide: pictures, links, texts. Before anything of a page is asked. */
void paint_document_slide(struct paint *paint, int document, enum document_slide slide);
/* Tries another password: what was answered ANSWER_PASSWORD is asked again, pictures too. The password is kept for as long
 * as the document is open, for painters come and go. False: no such document, or no such password can be. */
bool paint_document_unlock(struct paint *paint, int document, const char *password);

/* Questions about a document. Answers come through paint_poll; ask again to see whether one is there.
 * `out` borrows from paint and lives until the document is closed. */
enum paint_answer { ANSWER_PENDING, ANSWER_READY, ANSWER_FAILED, ANSWER_PASSWORD };
enum paint_answer paint_document_info(struct paint *paint, int document, const struct document_info **out,
                                      const char **why);
enum paint_answer paint_page_links(struct paint *paint, int document, int page,
                                   const struct document_link **out, int *count);
/* Of one page at a time: asking for another lets go of what the last answer borrowed. */
enum paint_answer paint_page_text(struct paint *paint, int document, int page, struct document_text *out);
enum paint_answer paint_page_blocks(struct paint *paint, int document, int page, struct document_blocks *out);
/* Asked of painters when they have nothing else to do, however long that takes; its coming is no news for paint_poll. */
enum paint_answer paint_page_words(struct paint *paint, int document, int page, struct document_words *out);

/* A face (or page) as vectors, one page of a PDF into `fd` (write-only is enough). Waits. */
bool paint_write_pdf(struct paint *paint, int tag, const struct paint_key *key, int fd, int64_t wait_ms,
                     struct err *err);

struct paint_stats {
    int64_t cache_bytes;
    int pictures, painters, replaced, jobs_done, jobs_dropped;
    int painter_pids[8]; /* of those running; 0 beyond */
};
struct paint_stats paint_stats(const struct paint *paint);

#endif
