/* The usage guide and what is told about a deck: words, cards and codes, put together once for a window. */
#include "app/showing.h"

#include "visit/guide.h"

#include <string.h>

void visiting_forget_leaflet(struct visiting *visiting)
{
    struct arena room = visiting->leaflet.room;
    arena_rewind(&room, 0);
    visiting->leaflet = (struct leaflet){.room = room};
}

static bool is_laid(const struct visiting *visiting, const struct view_env *env)
{
    const struct leaflet *is = &visiting->leaflet;
    const struct visit_state *state = &visiting->state;
    return is->screen == state->screen && card_id_eq(is->audience, state->audience) &&
           card_id_eq(is->use, state->use) && card_id_eq(is->session, state->session) &&
           is->size.w >= env->size.w && is->size.w <= env->size.w && is->size.h >= env->size.h &&
           is->size.h <= env->size.h && is->text >= env->text && is->text <= env->text &&
           str_eq(str_from(is->language), env->language);
}

/* ---- what they say */

static bool put_guide(struct leaflet *out, const struct visit_state *state, const struct deck *deck)
{
    int guide = visit_guide(state, deck);
    return guide >= 0 && view_reading_guide(&out->room, deck, &deck->guides[guide], &out->reading);
}

static bool put_session(struct leaflet *out, const struct visit_state *state, const struct deck *deck,
                        struct str language)
{
    int at = visit_session(state, deck);
    int *cards = at >= 0 ? ARENA_NEW(&out->room, int, deck->card_count) : NULL;
    if (!cards)
        return false;
    out->card_count = session_cards(deck, &deck->sessions[at], cards);
    out->cards = cards;
    return view_reading_session(&out->room, &deck->sessions[at], out->card_count, language, &out->reading);
}

/* A code is for what a telephone can go to or write to. */
static bool is_address(struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (text.at[i] == '@' || (i + 3 <= text.len && memcmp(text.at + i, "://", 3) == 0))
            return true;
    }
    return false;
}

static bool put_about(struct leaflet *out, const struct deck *deck, struct str language)
{
    const struct str addresses[VISIT_CODES] = {deck->source, deck->contact};
    for (int i = 0; i < VISIT_CODES; i++)
        if (is_address(addresses[i]))
            (void)qr_make(&out->room, addresses[i], &out->codes[i]);
    return view_reading_about(&out->room, deck, language, STR(WAAIER_VERSION), &out->reading);
}

static bool put_words(struct leaflet *out, const struct visit_state *state, const struct deck *deck,
                      struct str language)
{
    if (state->screen == VISIT_GUIDE)
        return put_guide(out, state, deck);
    return state->screen == VISIT_USE ? put_session(out, state, deck, language)
                                      : put_about(out, deck, language);
}

/* ---- laying out */

static void lay(struct visiting *visiting, const struct deck *deck, const struct view_env *env)
{
    struct leaflet *is = &visiting->leaflet;
    const struct visit_state *state = &visiting->state;
    visiting_forget_leaflet(visiting);
    is->screen = state->screen;
    is->audience = state->audience;
    is->use = state->use;
    is->session = state->session;
    is->size = env->size;
    is->text = env->text;
    str_to_field(is->language, sizeof is->language, env->language);
    if (!put_words(is, state, deck, env->language) || !view_column(&is->room, env, &is->reading, &is->column))
        is->column = (struct column){0};
}

void showing_visit_tell(struct showing *showing, const struct view_env *env, struct visit_view *out)
{
    struct visiting *visiting = &showing->visit;
    enum visit_screen screen = visiting->state.screen;
    if (screen != VISIT_GUIDE && screen != VISIT_USE && screen != VISIT_ABOUT)
        return;
    if (!is_laid(visiting, env))
        lay(visiting, showing->cards.deck, env);
    out->reading = &visiting->leaflet.reading;
    out->column = &visiting->leaflet.column;
    out->session_cards = visiting->leaflet.cards;
    out->session_card_count = visiting->leaflet.card_count;
    out->codes = visiting->leaflet.codes;
}
