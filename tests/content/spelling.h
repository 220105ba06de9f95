/* Words against the dictionaries of hunspell, and a list of our own: names and words that no dictionary has. */
#ifndef TESTS_CONTENT_SPELLING_H
#define TESTS_CONTENT_SPELLING_H

#include "content/content.h"

struct Hunhandle;

enum { OWN_WORDS_MAX = 400 };

/* One line of the list: "nl griffie the office of a griffier". */
struct own_word {
    struct str language, word;
    int line;
    bool used;
};

struct speller {
    struct arena *arena;
    struct Hunhandle *nl, *en;
    struct own_word own[OWN_WORDS_MAX];
    int own_count;
};

/* False: there is no dictionary. `list` may be empty. */
bool speller_open(struct speller *speller, struct arena *arena, struct str list, struct offences *offences);
void speller_close(struct speller *speller);

/* Tells every word that neither dictionary nor list knows. Words end where letters end; a soft hyphen is none, an
 * apostrophe inside is one. What has digits in it is no word. */
void speller_judge(struct speller *speller, struct str language, struct str file, struct str text,
                   struct offences *offences);
/* Tells what the list holds in vain: words that nobody used, and words that the dictionary has. */
void speller_judge_list(struct speller *speller, struct offences *offences);

#endif
