/* `waaier replay LOG [--out DIR]`: an input log once more, through the real stage. */
#include "app/commands.h"
#include "app/replay.h"
#include "app/stage.h"
#include "base/fs.h"
#include "base/words.h"
#include "type/faces.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LOG_BYTES_MAX = 64 << 20, ARENA_BYTES = 512 << 20 };

struct running {
    struct options options;
    struct surroundings surroundings;
    struct settings settings;
    struct replay replay;
    const char *deck;
};

/* What a log can begin with. */
static bool set(struct running *run, struct str name, struct str value)
{
    static const char *const modes[] = {
        [SUB_OPEN] = "explore", [SUB_SHOW] = "show", [SUB_PRESENT] = "present", [SUB_KIOSK] = "kiosk"};
    if (str_eq(name, STR("mode"))) {
        for (int i = SUB_OPEN; i <= SUB_KIOSK; i++)
            if (str_eq(value, str_from(modes[i])))
                run->options.sub = (enum subcommand)i;
    } else if (str_eq(name, STR("language"))) {
        run->options.language = str_eq(value, STR("en"));
        run->surroundings.language = run->options.language ? STR("en") : STR("nl");
    } else if (str_eq(name, STR("palette"))) {
        for (int i = 0; i < PALETTE_COUNT; i++)
            if (str_eq(value, str_from(palette_name((enum palette_id)i))))
                run->options.palette = (enum palette_id)i;
        run->options.palette_given = true;
    } else if (str_eq(name, STR("text"))) {
        return str_to_float(value, &run->options.text) && run->options.text >= 1 && run->options.text <= 1.5f;
    } else if (str_eq(name, STR("reduced-motion"))) {
        run->options.reduced_motion = str_eq(value, STR("yes"));
    } else if (str_eq(name, STR("glass-mm"))) {
        return str_to_float(value, &run->settings.screen_mm) && run->settings.screen_mm > 0;
    } else if (str_eq(name, STR("page"))) {
        return str_to_int(value, &run->options.page) && run->options.page > 0;
    } else if (str_eq(name, STR("idle-s"))) {
        return str_to_int(value, &run->settings.kiosk.idle_s) && run->settings.kiosk.idle_s >= 0;
    } else if (str_eq(name, STR("office"))) {
        run->settings.kiosk.office = value;
    } else if (str_eq(name, STR("seed"))) {
        char digits[24], *end = NULL;
        str_to_field(digits, sizeof digits, value);
        run->replay.feed.seed = strtoull(digits, &end, 10);
        return end != digits && *end == '\0';
    } else {
        return false;
    }
    return true;
}

static bool read_head(struct running *run, const struct script *script, struct err *err)
{
    for (int i = 0; i < script->count; i++) {
        const struct script_event *event = &script->at[i];
        if (event->kind == SCRIPT_DECK)
            run->deck = event->as.text.at;
        else if (event->kind == SCRIPT_SET && !set(run, str_from(event->as.set.name), event->as.set.value))
            return err_set(err, ERR_FORMAT, _("‘%s’ heeft in dit logboek een waarde die waaier niet kent."),
                           event->as.set.name);
    }
    return true;
}

static bool prepare(struct arena *arena, const struct errand *errand, struct running *run, struct err *err)
{
    struct str text;
    struct script *script = ARENA_NEW(arena, struct script, 1);
    const char *out = errand->options->out;
    if (!fs_read(arena, errand->options->decks[0], LOG_BYTES_MAX, &text, err) || !script ||
        !script_read(arena, text, script, err))
        return false;
    run->options = *errand->options;
    run->surroundings = *errand->surroundings;
    run->settings = *errand->settings;
    run->options.sub = SUB_OPEN;
    run->surroundings.data_dir = run->surroundings.cache_dir = (struct str){0}; /* nothing is kept */
    replay_begin(&run->replay, script, out);
    return read_head(run, script, err) && (!out || fs_make_dirs(out, err)) &&
           faces_name(errand->surroundings->fonts_dir.at, err);
}

static int play(struct running *run)
{
    struct stage_options stage = {.options = &run->options,
                                  .surroundings = &run->surroundings,
                                  .settings = &run->settings,
                                  .decks = &run->deck,
                                  .deck_count = run->deck ? 1 : 0,
                                  .may_leave = run->options.sub == SUB_OPEN,
                                  .feed = &run->replay.feed};
    int status = stage_run(&stage);
    return status == 0 && run->replay.failed ? 3 : status;
}

int command_replay(const struct errand *errand)
{
    struct arena arena;
    struct err err = {0};
    int status = 1;
    if (!arena_init(&arena, ARENA_BYTES))
        return 3;
    struct running *run = ARENA_NEW(&arena, struct running, 1);
    if (prepare(&arena, errand, run, &err))
        status = play(run);
    else
        (void)fprintf(stderr, "waaier: %s\n", err.text);
    arena_finish(&arena);
    return status;
}
