/* A visitor of a kiosk looks at another of its decks: only those can be chosen, and the visit goes on. */
#include "app/stage_private.h"

#include "base/words.h"

#include <stdio.h>

bool stage_decks_seen(const struct stage *stage)
{
    return stage_visits(stage) && stage->showing.visit.state.screen == VISIT_DECKS;
}

void stage_decks_arrive(struct stage *stage)
{
    stage->home.language = stage->language;
    home_decks(&stage->home, stage->kiosk.decks, stage->kiosk.deck_count);
}

void stage_decks_leave(struct stage *stage)
{
    if (stage->kiosk.on)
        home_leave(&stage->home);
}

void stage_decks_view(struct stage *stage, struct visit_view *out)
{
    struct start_view view;
    if (out->state->screen != VISIT_DECKS)
        return;
    home_view(&stage->home, (struct size_px){stage->window.size.w / 4, stage->window.size.h / 4}, &view);
    out->decks = view.items;
    out->deck_count = view.item_count;
    out->deck = stage->kiosk.deck;
}

/* The one that is looked at already begins at its home. */
void stage_decks_open(struct stage *stage, int index)
{
    struct stage_kiosk *kiosk = &stage->kiosk;
    if (!stage_decks_seen(stage) || index < 0 || index >= kiosk->deck_count)
        return;
    if (index == kiosk->deck) {
        stage_visit_event(stage, &(struct visit_event){.kind = VISIT_EV_HOME, .at_ms = stage->now_ms});
        return;
    }
    kiosk->chosen = true;
    kiosk->chosen_from = kiosk->deck;
    stage_kiosk_open(stage, index);
}

bool stage_decks_stand(struct stage *stage)
{
    struct stage_kiosk *kiosk = &stage->kiosk;
    bool chosen = kiosk->chosen;
    kiosk->chosen = false;
    if (!chosen)
        return false;
    kiosk->idle = (struct idle_state){IDLE_VISIT, stage->now_ms};
    if (kiosk->deck == kiosk->chosen_from)
        showing_tell(&stage->showing, stage->now_ms, _("Die kaarten kunnen nu niet worden geopend."));
    return true;
}

bool stage_decks_fall(struct stage *stage, const struct err *err)
{
    struct stage_kiosk *kiosk = &stage->kiosk;
    if (!kiosk->chosen || kiosk->chosen_from == kiosk->deck)
        return false;
    (void)fprintf(stderr, "waaier: %s\n", err->text);
    stage_kiosk_open(stage, kiosk->chosen_from); /* which then is its own */
    return true;
}
