/* A deck that ships, opened to be judged: in its own language, and in the other where it has one. What is wrong is told
 * with file and words. */
#ifndef TESTS_CONTENT_CONTENT_H
#define TESTS_CONTENT_CONTENT_H

#include "deck/load.h"

enum { OFFENCES_MAX = 400 };

/* What is wrong, a sentence each: "cards/moed.md: ...". */
struct offences {
    struct arena *arena;
    struct str at[OFFENCES_MAX];
    int count;
};

struct content {
    struct arena arena;
    struct source *source;
    struct diags diags;
    struct deck deck;  /* in its own language */
    struct deck other; /* in English */
    struct offences offences;
};

/* Failures end the test. */
void content_open(struct content *content, const char *folder);
void content_close(struct content *content);
/* A file of the deck, as it is. */
struct str content_file(struct content *content, struct str name);

__attribute__((format(printf, 3, 4))) void offence(struct offences *offences, struct str file,
                                                   const char *fmt, ...);
/* Prints them all. */
void offences_print(const struct offences *offences, const char *title);

/* A table of words: lines of `spaces`, # begins a line that says nothing. Answers the fields of the next such line. */
int table_line(struct str *rest, struct str *fields, int fields_max);

/* The first of these words that stands in the text, whatever its capitals; empty: none. */
struct str words_find(struct str text, const struct str *words, size_t count);

/* The number of words, split at spaces of every kind. */
int words_count(struct str text);

#endif
