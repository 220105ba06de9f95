/* config.yaml: what someone sets once for this machine. Every key is optional; what is wrong is told and left as it was. */
#ifndef APP_SETTINGS_H
#define APP_SETTINGS_H

#include "deck/diag.h"
#include "presenter/command.h"
#include "view/palette.h"
#include "visit/keyboard.h"

enum player_choice { PLAYER_AUTO, PLAYER_GPU, PLAYER_SOFTWARE };

struct settings {
    int64_t cache_bytes; /* pictures kept in memory; 0: by the size of the screen */
    int painters;        /* 0: by the number of cores */
    enum player_choice player;
    enum palette_id palette;
    float text; /* 1, 1.25, 1.5 */
    bool reduced_motion;
    float screen_mm; /* width of the glass; 0: unknown */
    struct keyboard_pace pace;
    struct keymap keymap;
};

void settings_init(struct settings *settings);
/* Lays the file's values over *settings. Texts (keys) live in `arena`. */
void settings_read(struct arena *arena, struct str file, struct str text, struct settings *settings,
                   struct diags *diags);

#endif
