#include "view/settings.h"

#include "base/words.h"

static struct button setting(const struct frame *frame, const char *part, const char *icon, struct str text,
                             struct str value, enum action_kind action)
{
    return (struct button){.part = part,
                           .look = BUTTON_QUIET,
                           .icon = str_from(icon),
                           .text = text,
                           .name = frame_format(frame, "%.*s: %.*s", STR_ARG(text), STR_ARG(value)),
                           .action = {action, 0}};
}

struct button settings_text_size(const struct frame *frame)
{
    return setting(frame, "text-size", "text-size", str_from(_("Tekstgrootte")),
                   frame_format(frame, "%.0f%%", (double)frame->text * 100), ACTION_TEXT_SIZE);
}

int settings_buttons(const struct frame *frame, struct button out[SETTING_COUNT])
{
    static const char *const palettes[PALETTE_COUNT] = {N_("licht"), N_("donker"), N_("hoog contrast")};
    bool english = str_eq(frame->env->language, STR("en"));
    int count = 0;
    if (!frame->env->one_language)
        out[count++] = setting(frame, "language", "globe", english ? STR("English") : STR("Nederlands"),
                               str_from(_("taal")), ACTION_LANGUAGE);
    out[count++] = settings_text_size(frame);
    out[count++] = setting(frame, "palette", "contrast", str_from(_("Contrast")),
                           str_from(_(palettes[frame->env->palette])), ACTION_PALETTE);
    out[count++] =
        setting(frame, "reach", frame->env->low ? "reach-high" : "reach-low",
                str_from(frame->env->low ? _("Hoger") : _("Lager")),
                str_from(frame->env->low ? _("bediening over het hele scherm") : _("bediening onderaan")),
                ACTION_REACH);
    return count;
}
