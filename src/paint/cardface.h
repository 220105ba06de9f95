/* From a card of a deck to a face that can be painted. */
#ifndef PAINT_CARDFACE_H
#define PAINT_CARDFACE_H

#include "deck/model.h"
#include "deck/own.h"
#include "paint/key.h"
#include "type/face.h"

struct cardface_options {
    struct str language; /* of the interface: kind and office names */
    bool credit;         /* the credit line in the footer: exported or projected */
    int place, of;       /* "place van of" in the footer; 0: none */
    int lit;
    int office;            /* 1 + index of the office that looks: its own questions are shown too; 0: none */
    const struct own *own; /* what users did to the questions; NULL: nothing. Borrowed */
};

/* Lists in `arena`, the rest borrowed from the deck. A card of layout page has no face: false. */
bool cardface_make(struct arena *arena, const struct deck *deck, int card, enum face_side side,
                   const struct cardface_options *options, struct face *out);
/* The credit line: title, maker, licence, "kaarten ongewijzigd". */
struct str cardface_credit(struct arena *arena, const struct deck *deck, struct str language);
/* The key of a whole card at a size. `options` are part of it. */
struct paint_key cardface_key(const struct deck *deck, int card, enum face_side side,
                              const struct cardface_options *options, int w_px, int h_px);

#endif
