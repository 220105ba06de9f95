/* A voice: text in, samples and the beginnings of words out. It is espeak-ng, loaded when first needed; that has one state for
 * the whole program, so there is one voice at a time, and it belongs to one thread. It is begun once and ends with the program: its
 * own ending waits for ever when it was begun twice. */
#ifndef APP_VOICE_H
#define APP_VOICE_H

#include "base/err.h"
#include "base/str.h"

#include <espeak-ng/speak_lib.h>

struct voice {
    void *library; /* NULL: it is not there */
    int rate;      /* samples a second */
    const char *language;

    /* of espeak-ng, in this order */
    int (*initialize)(espeak_AUDIO_OUTPUT output, int buffer_ms, const char *path, int options);
    void (*set_callback)(t_espeak_callback *callback);
    espeak_ERROR (*set_voice)(const char *name);
    espeak_ERROR (*set_parameter)(espeak_PARAMETER parameter, int value, int relative);
    espeak_ERROR (*synth)(const void *text, size_t bytes, unsigned position, espeak_POSITION_TYPE type,
                          unsigned end, unsigned flags, unsigned *id, void *user);
    int (*sample_rate)(void); /* 0: it was not begun */
};

/* Who takes what a voice makes. */
struct voice_ear {
    /* A word begins at sample `at` of this text: `letters` code points from code point `from`, counted from 0. */
    void (*word)(void *ctx, int64_t at, int from, int letters);
    bool (*samples)(void *ctx, const int16_t *samples, int count); /* false: no more, please */
    void *ctx;
};

/* Whether espeak-ng and its data seem to be there: only looks for files. */
bool voice_likely(void);
/* Takes some 50 ms. `library` NULL: the one of the system. */
bool voice_open(struct voice *voice, const char *library, struct err *err);
/* Says a NUL-ended text in "nl" or "en"; returns when all of it is made, or when the ear has had enough. */
bool voice_say(struct voice *voice, struct str text, struct str language, const struct voice_ear *ear,
               struct err *err);

#endif
