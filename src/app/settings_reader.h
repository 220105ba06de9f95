/* What the parts of config.yaml's reader share. Private to app/settings*.c. */
#ifndef APP_SETTINGS_READER_H
#define APP_SETTINGS_READER_H

#include "app/settings.h"
#include "deck/yaml.h"

struct settings_reader {
    struct arena *arena;
    struct str file;
    struct settings *settings;
    struct diags *diags;
};

void settings_wrong(struct settings_reader *r, const struct yaml_node *at, const char *key,
                    const char *wanted);
/* Which of the words, or -1 with a sentence. */
int settings_choice(struct settings_reader *r, const struct yaml_node *value, const char *key,
                    const char *words);

void settings_read_kiosk(struct settings_reader *r, const struct yaml_node *value);

#endif
