/* SDL's keys to the house's chords. */
#ifndef APP_KEYS_H
#define APP_KEYS_H

#include "presenter/command.h"

#include <SDL.h>

/* False: a key without a name (a modifier, say). */
bool keys_chord(const SDL_Keysym *key, struct key_chord *out);
/* 0..9 for a digit on either part of the keyboard, -1 otherwise. */
int keys_digit(const SDL_Keysym *key);
/* The key that makes the chord. */
SDL_Keysym keys_keysym(struct key_chord chord);
/* As key_chord_read reads it. */
struct str keys_text(struct arena *arena, struct key_chord chord);

#endif
