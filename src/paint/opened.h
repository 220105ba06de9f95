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
    OPENED_TEXT_BYTES = 1 << 27,  /* and for texts with boxes */
};

enum question_kind { QUESTION_INFO, QUESTION_LINKS, QUESTION_TEXT, QUESTION_BLOCKS, QUESTION_WORDS };
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
        struct document_words words;
    } as;                    /* ANSWERED: the member is named by kind */
    struct question *next;   /* in its bucket */
    struct question *behind; /* WAITING: the one that came after it */
};

struct opened {
    int id; /* -1: this place is free */
    int fd;
    bool has_password;
    char password[OPENED_PASSWORD_MAX + 1];
    enum document_slide slide;
    struct arena arena;      /* taken at the first question */
    struct arena text_arena; /* of questions for a text with boxes: large, and only the last is kept */
    struct question **buckets;
};

/* Words of pages that no one looks at are asked for when nothing else is to be done. */
enum opened_line { LINE_SOON, LINE_SOME_TIME, LINE_COUNT };

struct openeds {
    struct opened *at; /* OPENED_MAX of them */
    int count;         /* places ever used */
    int next_id;
    struct {
        struct question *first, *last; /* waiting, oldest first */
    } line[LINE_COUNT];
};

bool openeds_init(struct openeds *openeds, struct arena *arena);
void openeds_finish(struct openeds *openeds);
/* Takes over `fd`. -1: too many are open, or the password is too long; then `fd` is closed all the same. */
int opened_add(struct openeds *openeds, int fd, const char *password);
void opened_remove(struct openeds *openeds, int id);
/* Another password: what was refused for want of one is asked again. False: it is too long. */
bool opened_unlock(struct openeds *openeds, struct opened *opened, const char *password);
struct opened *opened_find(const struct openeds *openeds, int id); /* NULL: not open */

/* Where the answer to such a question lives. */
struct arena *opened_room(struct opened *opened, enum question_kind kind);

/* NULL: never asked. */
struct question *question_find(const struct opened *opened, enum question_kind kind, int page);
/* A new one, at the end of its line. NULL: no room. A text with boxes lets go of those of other pages. */
struct question *question_add(struct openeds *openeds, struct opened *opened, enum question_kind kind,
                              int page);
/* Takes the oldest out of a line. NULL: none waits. */
struct question *question_take(struct openeds *openeds, enum opened_line line);
/* Back in front of its line. */
void question_again(struct openeds *openeds, struct question *question);

#endif
