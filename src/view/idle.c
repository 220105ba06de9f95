/* Is someone still there? One large answer, how long there is to give it, in words and as a bar, and a way to be done at once. */
#include "view/view.h"

#include "base/words.h"
#include "view/question.h"
#include "visit/idle.h"

static struct str left_words(const struct frame *frame, int left_s)
{
    return frame_format(
        frame,
        _n("Over %d seconde begint Waaier opnieuw.", "Over %d seconden begint Waaier opnieuw.", left_s),
        left_s);
}

/* The bar goes with the seconds: it does not move between them. */
void view_idle(struct nodes *nodes, const struct view_env *env, int left_s, int of_s)
{
    struct frame frame = frame_begin(nodes, env, "idle");
    if (env->size.w < 1 || env->size.h < 1)
        return;
    struct question_box box = {
        .title = str_from(_("Bent u er nog?")),
        .first = left_words(&frame, left_s),
        .most = left_words(&frame, of_s),
        .text = str_from(_("Wat u hier bewaarde of schreef, wordt dan gewist.")),
        .share = clampf((float)left_s / (float)(of_s > 0 ? of_s : 1), 0, 1),
        .yes = {.part = "stay",
                .look = BUTTON_PRIMARY,
                .text = str_from(_("Ik ben er nog")),
                .large = true,
                .action = {ACTION_IDLE, IDLE_EV_DONE}},
        .no = {.part = "stop",
               .look = BUTTON_CHIP,
               .text = str_from(_("Wis en stop")),
               .action = {ACTION_IDLE, IDLE_EV_STOP}},
    };
    question_box_add(&frame, &box);
}
