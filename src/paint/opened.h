/* The documents that are open, and what is known of them: questions, waiting or answered. Answers live in the memory of
 * their document and go with it. Private to src/paint. */
#ifndef PAINT_OPENED_H
#define PAINT_OPENED_H

#include "base/arena.h"
#include "base/err.h"
#include "deck/document.h"

enum {
    OPENED_MAX = 1024,
    OPENED_BUCKETS = 256,
    OPENED_PASSWORD_MAX = 127,
    OPENED_ARENA_BYTES = 1 << 29, /* address space for the answers about one document */
};

enum question_kind { QUESTION_INFO, QUESTION_LINKS, QUESTION_TEXT, QUESTION_BLOCKS };
enum question_state {
    QUESTION_WAITING,
    QUESTION_ASKED,
    QUESTION_ANSWERED,
    QUESTION_FAILED,
    QUESTION_PASSWORD
};

struct question {
    enum question_kind kind;
    int document, page; /* page 0: INFO */
    enum question_state state;
    int tries;
    struct err why;
    union {
        struct document_info info;
        struct {
            struct document_link *at;
            int count;
        } links;
        struct document_text text;
        struct document_blocks blocks;
    } as;                    /* ANSWERED: the member is named by kind */
    struct question *next;   /* in its bucket */
    struct question *behind; /* WAITING: the one that came after it */
};

struct opened {
    int id; /* -1: this place is free */
    int fd;
    bool has_password;
    char password[OPENED_PASSWORD_MAX + 1];
    struct arena arena; /* taken at the first question */
    struct question **buckets;
};

struct openeds {
    struct opened *at; /* OPENED_MAX of them */
    int count;         /* places ever used */
    int next_id;
    struct question *first, *last; /* waiting, oldest first */
};

bool openeds_init(struct openeds *openeds, struct arena *arena);
void openeds_finish(struct openeds *openeds);
/* Takes over `fd`. -1: too many are open, or the password is too long; then `fd` is closed all the same. */
int opened_add(struct openeds *openeds, int fd, const char *password);
void opened_remove(struct openeds *openeds, int id);
/* Another password: what was refused for want of one is asked again. False: it is too long. */
bool opened_unlock(struct openeds *openeds, struct opened *opened, const char *password);
struct opened *opened_find(const struct openeds *openeds, int id); /* NULL: not open */

/* NULL: never asked. */
struct question *question_find(const struct opened *opened, enum question_kind kind, int page);
/* A new one, at the end of the line. NULL: no room. */
struct question *question_add(struct openeds *openeds, struct opened *opened, enum question_kind kind,
                              int page);
/* Takes the oldest out of the line. NULL: none waits. */
struct question *question_take(struct openeds *openeds);
/* Back in front of the line. */
void question_again(struct openeds *openeds, struct question *question);

#endif
