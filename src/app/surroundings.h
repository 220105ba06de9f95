/* Where the program finds what belongs to it, and where it keeps what people do. Worked out once at start. */
#ifndef APP_SURROUNDINGS_H
#define APP_SURROUNDINGS_H

#include "app/options.h"
#include "base/arena.h"
#include "base/str.h"

struct surroundings {
    /* Beside the program, or as installed: PREFIX/share. */
    struct str fonts_dir, demo_deck, welcome_deck, locale_dir;
    struct str data_dir, config_path, cache_dir;
    struct str language; /* "nl" or "en" */
};

/* The language asked for before anything else is known: --lang, WAAIER_LANG, then the locale; Dutch otherwise. */
const char *surroundings_language(int argc, char **argv);
/* PREFIX/share/locale, from where the program lies. */
struct str surroundings_locale_dir(struct arena *arena);
void surroundings_find(struct arena *arena, const struct options *options, const char *language,
                       struct surroundings *out);

#endif
