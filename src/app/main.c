/* Reads the command line, finds the surroundings, and hands over to one subcommand. */
#include "app/commands.h"
#include "app/stage.h"
#include "app/window.h"

#include "base/fs.h"
#include "base/log.h"
#include "base/words.h"
#include "type/faces.h"

#include <stdio.h>

enum { SETTINGS_BYTES_MAX = 1 << 20 };

static void read_settings(struct arena *arena, const struct surroundings *surroundings, bool asked,
                          struct settings *settings)
{
    struct diags diags = {.arena = arena};
    struct err err = {0};
    struct str text;
    settings_init(settings);
    if (surroundings->config_path.len == 0 || (!asked && !fs_is_file(surroundings->config_path.at)))
        return;
    if (!fs_read(arena, surroundings->config_path.at, SETTINGS_BYTES_MAX, &text, &err)) {
        log_line(LOG_ERROR, "%s", err.text);
        return;
    }
    settings_read(arena, surroundings->config_path, text, settings, &diags);
    for (int i = 0; i < diags.count; i++)
        (void)fprintf(stderr, "%.*s\n", STR_ARG(diag_line(arena, &diags.at[i], (struct str){0})));
}

static int run_stage(const struct errand *errand);

/* A selection that was prepared, as it will be shown. */
static int present(const struct errand *errand, const struct stage_wish *wish)
{
    struct options options = *errand->options;
    options.sub = SUB_PRESENT;
    options.decks[0] = wish->path;
    options.deck_count = 1;
    options.selection = wish->selection;
    options.page = 0;
    options.record = NULL; /* it was of what came before */
    return run_stage(&(struct errand){&options, errand->surroundings, errand->settings});
}

static int run_stage(const struct errand *errand)
{
    const struct options *options = errand->options;
    struct err err = {0};
    if (!faces_name(errand->surroundings->fonts_dir.at, &err)) {
        (void)fprintf(stderr, "waaier: %s\n", err.text);
        return 3;
    }
    window_prepare();
    bool open = options->sub == SUB_OPEN;
    const struct kiosk_settings *kiosk = &errand->settings->kiosk;
    struct stage_options stage = {.options = options,
                                  .surroundings = errand->surroundings,
                                  .settings = errand->settings,
                                  .decks = options->decks,
                                  .deck_count = options->deck_count,
                                  .may_leave = open,
                                  .version = WAAIER_VERSION};
    if (options->sub == SUB_KIOSK && stage.deck_count == 0) {
        stage.decks = kiosk->decks;
        stage.deck_count = kiosk->deck_count;
    }
    if (!open && stage.deck_count == 0) {
        stage.decks = &errand->surroundings->demo_deck.at;
        stage.deck_count = 1;
    }
    if (options->record && !(stage.record = record_create(options->record, &err))) {
        (void)fprintf(stderr, "waaier: %s\n", err.text);
        return 3;
    }
    struct stage_wish wish = {.presents = false};
    stage.wish = open ? &wish : NULL;
    int status = stage_run(&stage);
    record_destroy(stage.record);
    return status == 0 && wish.presents ? present(errand, &wish) : status;
}

static int run_sub(const struct errand *errand)
{
    switch (errand->options->sub) {
    case SUB_OPEN:
    case SUB_SHOW: return run_stage(errand);
    case SUB_PRESENT: return errand->options->events ? command_events(errand) : run_stage(errand);
    case SUB_KIOSK:
        if (errand->options->set_pin)
            return command_set_pin(errand);
        return command_kiosk_can_begin(errand) ? run_stage(errand) : 2;
    case SUB_CHECK: return command_check(errand);
    case SUB_RENDER: return command_render(errand);
    case SUB_TOUR: return command_tour(errand);
    case SUB_REPLAY: return command_replay(errand);
    case SUB_QUESTIONS: return command_questions(errand);
    case SUB_NEW: return command_new(errand);
    case SUB_COMMANDS: return command_commands(errand);
    case SUB_COUNT: break;
    }
    return 2;
}

static int run(struct arena *arena, int argc, char **argv)
{
    struct options options;
    struct surroundings surroundings;
    struct settings settings;
    struct err err = {0};
    const char *language = surroundings_language(argc, argv);
    words_init(language, surroundings_locale_dir(arena).at);
    if (!options_read(argc, argv, &options, &err)) {
        (void)fprintf(stderr, "waaier: %s\n", err.text);
        return 2;
    }
    if (options.help || options.version) {
        if (options.version)
            (void)puts("waaier " WAAIER_VERSION);
        else
            options_help(stdout, options.sub);
        return 0;
    }
    log_set_level((enum log_level)options.log);
    surroundings_find(arena, &options, language, &surroundings);
    read_settings(arena, &surroundings, options.config != NULL, &settings);
    return run_sub(&(struct errand){&options, &surroundings, &settings});
}

int main(int argc, char **argv)
{
    struct arena arena;
    if (!arena_init(&arena, 16 << 20))
        return 3;
    int status = run(&arena, argc, argv);
    arena_finish(&arena);
    return status;
}
