/* Reading aloud what is on screen: what is read, the voice, and where the word stands that is heard. The voice is made when
 * first asked for. UI thread. */
#ifndef APP_ALOUD_H
#define APP_ALOUD_H

#include "app/placing.h"
#include "app/speech.h"
#include "view/aloud.h"
#include "view/view.h"

enum { ALOUD_MARKS_MAX = 8 };

struct aloud_reader {
    bool likely;           /* there seems to be a voice */
    int first_volume;      /* at which it begins, and begins anew for the next one */
    bool on;               /* it was asked for: controls are told too */
    bool mute;             /* what is read is over at once */
    bool hushed;           /* what was pressed just now stopped it */
    struct speech *speech; /* NULL: not yet needed */
    int bell;              /* eventfd: something is to be heard of; -1: not yet */

    struct arena room; /* what is read, and the words of a page */
    struct aloud read;
    struct card_id card; /* of which, and which side; empty: no card */
    bool back;
    bool as_text;        /* its words as running text, not its face */
    bool waits;          /* for the words of a page */
    struct card_id page; /* of the book, instead of a card; empty: none */
    int more;            /* line of it to go on with; 0: none */

    struct placing placing;
    bool placed;             /* it is at what is read now, and not at something of before */
    bool place_again;        /* it was at something of before: start when that is done */
    struct face_words words; /* where they stand, on `size` */
    struct size_px size;

    bool speaks;
    struct speech_word now;
    struct rect_px marks[ALOUD_MARKS_MAX];
    int mark_count;
};

bool aloud_init(struct aloud_reader *reader);
void aloud_finish(struct aloud_reader *reader);

/* A clean slate to put what is to be read in; the lines live in the reader's room. */
struct arena *aloud_clear(struct aloud_reader *reader);
/* It is asked for: from here on all that comes is told. False: there is no voice. */
bool aloud_wake(struct aloud_reader *reader);
/* Reads what was put in `read`, once more when that was done already. False: there is no voice. */
bool aloud_begin(struct aloud_reader *reader);
/* Silent, at once. True: it was not before. */
bool aloud_hush(struct aloud_reader *reader);
/* As it was before anyone used it: silent, off, and no louder than it begins. */
void aloud_forget(struct aloud_reader *reader);
/* The words stand as a face has them, or on a page of that size. */
void aloud_place(struct aloud_reader *reader, const struct face *face, struct size_px picture);
void aloud_place_page(struct aloud_reader *reader, const struct document_text *text, struct size_px size);
/* What the voice has to tell. True: something is seen of it. *err of kind none, or why there is no voice after all. */
bool aloud_poll(struct aloud_reader *reader, struct err *err);
void aloud_louder(struct aloud_reader *reader, int percent); /* by so many */
void aloud_view(const struct aloud_reader *reader, struct aloud_view *out);

#endif
