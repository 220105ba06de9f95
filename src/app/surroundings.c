#include "app/surroundings.h"

#include "base/fs.h"

#include <stdlib.h>
#include <string.h>

static bool is_english(const char *locale)
{
    return locale && strncmp(locale, "en", 2) == 0;
}

/* The first of LANGUAGE, LC_ALL, LC_MESSAGES and LANG that is set decides, as gettext has it. */
static const char *language_of_locale(void)
{
    static const char *const names[] = {"LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        const char *value = getenv(names[i]);
        if (value && value[0])
            return is_english(value) ? "en" : "nl";
    }
    return "nl";
}

const char *surroundings_language(int argc, char **argv)
{
    const char *asked = getenv("WAAIER_LANG");
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--lang") == 0 && i + 1 < argc)
            asked = argv[i + 1];
        else if (strncmp(argv[i], "--lang=", 7) == 0)
            asked = argv[i] + 7;
    }
    if (asked && asked[0])
        return is_english(asked) ? "en" : "nl";
    return language_of_locale();
}

static struct str prefix_dir(struct arena *arena)
{
    struct str last, dir = fs_program_dir(arena);
    return str_cut_last(dir, '/', &last);
}

struct str surroundings_locale_dir(struct arena *arena)
{
    return fs_join(arena, prefix_dir(arena), STR("share/locale"));
}

void surroundings_find(struct arena *arena, const struct options *options, const char *language,
                       struct surroundings *out)
{
    struct str share = fs_join(arena, prefix_dir(arena), STR("share/waaier"));
    *out = (struct surroundings){
        .fonts_dir = fs_join(arena, share, STR("fonts")),
        .demo_deck = fs_join(arena, share, STR("decks/demo")),
        .welcome_deck = fs_join(arena, share, STR("decks/welcome")),
        .locale_dir = surroundings_locale_dir(arena),
        .data_dir = options->data_dir ? str_from(options->data_dir) : fs_home(arena, FS_DATA),
        .cache_dir = fs_home(arena, FS_CACHE),
        .language = str_from(language),
    };
    struct str home = fs_home(arena, FS_CONFIG);
    if (options->config)
        out->config_path = str_from(options->config);
    else if (home.len > 0)
        out->config_path = fs_join(arena, home, STR("config.yaml"));
    if (!options->config && !fs_is_file(out->config_path.at ? out->config_path.at : ""))
        out->config_path = STR("/etc/xdg/waaier/config.yaml");
}
