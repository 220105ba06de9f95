#include "app/voice.h"

#include <dlfcn.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/words.h"

enum {
    BUFFER_MS = 50,
    WORDS_A_MINUTE = 155, /* a little slower than espeak-ng's own: it is listened to once, standing */
    WORD_GAP = 1,         /* 10 ms */
    PATH_BYTES = 512,
};
static const char library_name[] = "libespeak-ng.so.1";

/* Where espeak-ng looks for its data, as its InitializePath does. */
static bool data_in(const char *folder, const char *below)
{
    char path[PATH_BYTES];
    int len = folder ? snprintf(path, sizeof path, "%s%s/phontab", folder, below) : 0;
    return len > 0 && (size_t)len < sizeof path && access(path, R_OK) == 0;
}

bool voice_likely(void)
{
    const char *own = getenv("ESPEAK_DATA_PATH");
    return data_in(own, "/espeak-ng-data") || data_in(own, "") ||
           data_in(getenv("HOME"), "/espeak-ng-data") || data_in(WAAIER_ESPEAK_LIBDIR, "/espeak-ng-data") ||
           data_in("/usr/share", "/espeak-ng-data");
}

static bool find_all(struct voice *voice)
{
    static const char *const names[] = {"espeak_Initialize",     "espeak_SetSynthCallback",
                                        "espeak_SetVoiceByName", "espeak_SetParameter",
                                        "espeak_Synth",          "espeak_ng_GetSampleRate"};
    void *found[COUNT_OF(names)];
    _Static_assert(sizeof found == sizeof *voice - offsetof(struct voice, initialize),
                   "one name a member, in order");
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        found[i] = dlsym(voice->library, names[i]);
        if (!found[i])
            return false;
    }
    memcpy(&voice->initialize, found, sizeof found);
    return true;
}

/* Everything it makes comes by here; whose it is, is in the events. */
static int take(short *samples, int count, espeak_EVENT *events)
{
    const struct voice_ear *ear = NULL;
    const espeak_EVENT *event = events;
    for (; event && event->type != espeakEVENT_LIST_TERMINATED; event++) {
        ear = event->user_data;
        if (event->type == espeakEVENT_WORD && event->length > 0)
            ear->word(ear->ctx, event->sample, event->text_position - 1, event->length);
    }
    if (!ear && event)
        ear = event->user_data;
    return ear && samples && count > 0 && !ear->samples(ear->ctx, samples, count);
}

bool voice_open(struct voice *voice, const char *library, struct err *err)
{
    *voice = (struct voice){
        .library = dlopen(library ? library : library_name, RTLD_LAZY | RTLD_LOCAL | RTLD_NODELETE)};
    if (!voice->library || !find_all(voice)) {
        voice->library = NULL;
        return err_set(err, ERR_UNSUPPORTED, _("Voorlezen kan niet: installeer libespeak-ng1."));
    }
    voice->rate = voice->sample_rate();
    if (voice->rate <= 0)
        voice->rate =
            voice->initialize(AUDIO_OUTPUT_SYNCHRONOUS, BUFFER_MS, NULL, espeakINITIALIZE_DONT_EXIT);
    if (voice->rate <= 0) {
        voice->library = NULL;
        return err_set(err, ERR_UNSUPPORTED, _("Voorlezen kan niet: installeer espeak-ng-data."));
    }
    voice->set_callback(take);
    return true;
}

static bool speaks(struct voice *voice, const char *language, struct err *err)
{
    if (voice->language && strcmp(voice->language, language) == 0)
        return true;
    if (voice->set_voice(language) != EE_OK)
        return err_set(err, ERR_UNSUPPORTED, _("Voorlezen kan niet: de stem voor \"%s\" ontbreekt."),
                       language);
    (void)voice->set_parameter(espeakRATE, WORDS_A_MINUTE, 0);
    (void)voice->set_parameter(espeakWORDGAP, WORD_GAP, 0);
    voice->language = language;
    return true;
}

bool voice_say(struct voice *voice, struct str text, struct str language, const struct voice_ear *ear,
               struct err *err)
{
    if (!speaks(voice, str_eq(language, STR("en")) ? "en" : "nl", err))
        return false;
    struct voice_ear heard = *ear;
    return voice->synth(text.at, text.len + 1, 0, POS_CHARACTER, 0, espeakCHARS_UTF8 | espeakENDPAUSE, NULL,
                        &heard) == EE_OK ||
           err_set(err, ERR_LIMIT, _("Voorlezen lukte niet."));
}
