/* Reading aloud. A thread of its own makes the sound, some seconds ahead; the sound device takes it; what counts as heard is what
 * the device took. All functions are the UI thread's, but for speech_pull. */
#ifndef APP_SPEECH_H
#define APP_SPEECH_H

#include "base/err.h"
#include "base/str.h"

enum { SPEECH_VOLUME_FIRST = 70, SPEECH_VOLUME_STEP = 10, SPEECH_LINES_MAX = 256 };

struct speech_options {
    int bell;            /* eventfd: rung when another word is heard, at the end, and when it cannot */
    bool deaf;           /* opens no device: the caller pulls */
    const char *library; /* NULL: the system's espeak-ng */
};
struct speech_line {
    struct str text, language; /* "nl" or "en" */
};
/* The word that is heard now: bytes of a line. `from` == `to`: none yet. */
struct speech_word {
    int line;
    size_t from, to;
};

struct speech;

/* Whether there seem to be a voice and something to hear it with; only looks for files. */
bool speech_likely(void);
struct speech *speech_create(const struct speech_options *options); /* NULL: no memory, no thread */
void speech_destroy(struct speech *speech);                         /* NULL is fine */

/* Says these lines (copied) and nothing else any more. Lines past the most are not said. */
void speech_say(struct speech *speech, const struct speech_line *lines, int count);
/* From here on no sound leaves; at once, also when there is none. */
void speech_stop(struct speech *speech);
/* Whether it speaks, or is about to. */
bool speech_speaks(struct speech *speech, struct speech_word *now);
/* There is no voice or no sound on this machine; *err says what is missing. It will not be otherwise later. */
bool speech_failed(struct speech *speech, struct err *err);
int speech_volume(struct speech *speech); /* 0..100 */
void speech_set_volume(struct speech *speech, int percent);

/* What the device is to sound next: silence where there is nothing. Of a thread of the device's, or of a test. */
void speech_pull(struct speech *speech, int16_t *out, int count);

#endif
