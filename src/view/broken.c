/* A show broke off, by a crash or because the power went: does it go on where it was? */
#include "view/view.h"

#include "base/words.h"
#include "view/question.h"

void view_broken_off(struct nodes *nodes, const struct view_env *env, const struct broken_view *view)
{
    struct view_env night = *env; /* as the console it leads to */
    if (night.palette != PALETTE_CONTRAST)
        night.palette = PALETTE_DARK;
    struct frame frame = frame_begin(nodes, &night, "broken-off");
    if (env->size.w < 1 || env->size.h < 1)
        return;
    struct question_box box = {
        .title = str_from(_("Gaat u verder?")),
        .first = frame_format(&frame, _("U was bij kaart %d van %d: %.*s"), view->place, view->count,
                              STR_ARG(view->title)),
        .text = str_from(_(
            "Uw presentatie van deze kaarten is afgebroken. Wat het publiek zag, de timer, de stapel en wat "
            "u tekende staan klaar zoals ze waren.")),
        .share = -1,
        .yes = {.part = "on",
                .look = BUTTON_PRIMARY,
                .text = str_from(_("Ga verder")),
                .large = true,
                .action = {ACTION_BROKEN, 1}},
        .no = {.part = "anew",
               .look = BUTTON_CHIP,
               .text = str_from(_("Begin opnieuw")),
               .action = {ACTION_BROKEN, 0}},
    };
    question_box_add(&frame, &box);
}
