/* Ways to spoil a deck in memory, so that a rule has something to catch. `id` is of a card, a kind, a selection or a
 * file, as the name of the function says. */
#ifndef TESTS_CONTENT_SPOIL_H
#define TESTS_CONTENT_SPOIL_H

#include "content/content.h"

typedef void spoil(struct content *content, const char *id, const char *text);

spoil spoil_title, spoil_body, spoil_notes, spoil_alt, spoil_counter, spoil_picture;
spoil spoil_kind, spoil_layout, spoil_id;
spoil spoil_offices; /* turns the card's being core for an office */
spoil spoil_question, spoil_variant, spoil_question_id;
spoil spoil_question_count; /* only so many are left */
spoil spoil_selection;      /* a card of it becomes the first card of the deck */
spoil spoil_selection_kind, spoil_selection_office;
spoil spoil_book;       /* the place of a card goes to another */
spoil spoil_book_count; /* only so many pages are left */
spoil spoil_use;        /* of the first use of an audience: its first session */
spoil spoil_use_count;
spoil spoil_kind_icon, spoil_office_icon;
spoil spoil_kind_colour; /* takes that of another kind */
spoil spoil_maker, spoil_contact;
spoil spoil_card_count;
spoil spoil_reading; /* something is said about a file while it is read */

#endif
