/* What is set on screen: said on the command line it holds for this run, set by hand it is kept in the journal, else
 * config.yaml has it. */
#include "app/stage_private.h"

#include "base/words.h"

#include <stdlib.h>

static struct str kept(struct stage *stage, const char *name)
{
    struct str value = {0};
    if (!stage->rules.keeps || !journal_setting(stage->journal, &stage->arena, str_from(name), &value))
        return (struct str){0};
    return value;
}

static void speak(struct stage *stage, struct str language)
{
    bool english = str_eq(language, STR("en"));
    stage->language = english ? STR("en") : STR("nl");
    stage->supply.language = stage->language;
    words_init(stage->language.at, stage->run->surroundings->locale_dir.at);
}

void stage_first_settings(struct stage *stage)
{
    const struct options *options = stage->run->options;
    struct str language = kept(stage, "language"), palette = kept(stage, "palette"),
               text = kept(stage, "text"), reach = kept(stage, "reach");
    stage->palette = stage->run->settings->palette;
    stage->text = stage->run->settings->text;
    stage->reduced_motion = options->reduced_motion || stage->run->settings->reduced_motion;
    for (int i = 0; i < PALETTE_COUNT; i++) {
        if (str_eq(palette, str_from(palette_name((enum palette_id)i))))
            stage->palette = (enum palette_id)i;
    }
    float size;
    if (str_to_float(text, &size) && size >= 1 && size <= 1.5f)
        stage->text = size;
    stage->left_hand = options->hand >= 0 ? options->hand == 1 : stage->run->settings->left_hand;
    stage->low = reach.len > 0 ? str_eq(reach, STR("low")) : stage->run->settings->low;
    if (options->reach >= 0)
        stage->low = options->reach == 1;
    if (options->palette_given)
        stage->palette = options->palette;
    if (options->text > 0)
        stage->text = options->text;
    const char *kiosk = stage->kiosk.on ? kiosk_language(&stage->run->settings->kiosk) : NULL;
    if (language.len == 0 && kiosk)
        language = str_from(kiosk);
    bool asked = options->language >= 0 || language.len == 0;
    speak(stage, asked ? stage->run->surroundings->language : language);
}

void stage_next_language(struct stage *stage)
{
    speak(stage, str_eq(stage->language, STR("nl")) ? STR("en") : STR("nl"));
    stage->home.language = stage->showing.options.language = stage->language;
    if (stage->place == STAGE_HOME)
        home_enter(&stage->home, NULL, stage->now_ms);
}

/* Only the one that was set: the others may be of the command line. */
void stage_keep_setting(struct stage *stage, enum action_kind kind)
{
    char text[16];
    if (!stage->rules.keeps)
        return; /* the next visitor begins as this one did */
    (void)snprintf(text, sizeof text, "%.2f", (double)stage->text);
    if (kind == ACTION_LANGUAGE)
        journal_setting_put(stage->journal, STR("language"), stage->language);
    else if (kind == ACTION_PALETTE)
        journal_setting_put(stage->journal, STR("palette"), str_from(palette_name(stage->palette)));
    else if (kind == ACTION_REACH)
        journal_setting_put(stage->journal, STR("reach"), stage->low ? STR("low") : STR("whole"));
    else
        journal_setting_put(stage->journal, STR("text"), str_from(text));
}
