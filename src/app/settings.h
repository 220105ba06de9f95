/* config.yaml: what someone sets once for this machine. Every key is optional; what is wrong is told and left as it was. */
#ifndef APP_SETTINGS_H
#define APP_SETTINGS_H

#include "app/options.h"
#include "deck/diag.h"
#include "presenter/command.h"
#include "view/palette.h"
#include "visit/keyboard.h"

enum player_choice { PLAYER_AUTO, PLAYER_GPU, PLAYER_SOFTWARE };

/* Where five taps lead out. */
enum kiosk_corner { KIOSK_TOP_RIGHT, KIOSK_TOP_LEFT, KIOSK_BOTTOM_LEFT, KIOSK_BOTTOM_RIGHT };

enum kiosk_languages { KIOSK_LANGUAGES_BOTH, KIOSK_LANGUAGES_NL, KIOSK_LANGUAGES_EN };

/* `kiosk:`, of a screen that nobody watches over. */
struct kiosk_settings {
    const char *decks[OPTIONS_DECKS_MAX]; /* when none is given on the command line */
    int deck_count;
    struct str office;    /* id of the office whose cards are shown first; empty: all */
    int idle_s;           /* 0: IDLE_AFTER_S */
    int warning_s;        /* so long it asks; 0: IDLE_WARNING_S */
    int from_min, to_min; /* since midnight; outside of them the screen is black. Both the same: never */
    int quarters;         /* so far the picture is turned, clockwise */
    bool no_pin;          /* who taps five times in the corner is out */
    enum kiosk_corner corner;
    const char *language;           /* "nl" or "en": what a visit begins in; NULL: as elsewhere */
    enum kiosk_languages languages; /* that can be chosen */
    int volume;                     /* at which reading aloud begins, 0..100 */
};
/* Whether at that minute of the day the screen is on. Past midnight too: from 20:00 to 02:00. */
bool kiosk_is_open(const struct kiosk_settings *kiosk, int minute);
/* What a visit begins in: "nl", "en", or NULL: as elsewhere. */
const char *kiosk_language(const struct kiosk_settings *kiosk);

struct settings {
    int64_t cache_bytes; /* pictures kept in memory; 0: by the size of the screen */
    int painters;        /* 0: by the number of cores */
    enum player_choice player;
    enum palette_id palette;
    float text; /* 1, 1.25, 1.5 */
    bool reduced_motion;
    bool left_hand;  /* what the main hand reaches lies at the left */
    bool low;        /* what one must reach lies low */
    float screen_mm; /* width of the glass; 0: unknown */
    struct keyboard_pace pace;
    struct keymap keymap;
    struct kiosk_settings kiosk;
};

void settings_init(struct settings *settings);
/* Lays the file's values over *settings. Texts (keys) live in `arena`. */
void settings_read(struct arena *arena, struct str file, struct str text, struct settings *settings,
                   struct diags *diags);

#endif
