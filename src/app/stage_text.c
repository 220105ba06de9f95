/* Where the stage is, as text: for a log that is replayed, and for tests. What is secret is not in it. */
#include "app/stage_private.h"

#include "base/log.h"

#include <math.h>

static struct str places_text(struct arena *arena, const struct stage *stage)
{
    static const char *const places[] = {"opening", "home", "show", "locked", "write"};
    static const char *const phases[] = {"lure", "visitor", "warning"};
    return str_format(arena, "place %s%s%s, %.0fx%.0f, %.*s, text %.2f, %s\n", places[stage->place],
                      stage->kiosk.on ? ", kiosk " : "",
                      stage->kiosk.on ? phases[stage->kiosk.idle.phase] : "", (double)stage->window.size.w,
                      (double)stage->window.size.h, STR_ARG(stage->language), (double)stage->text,
                      palette_name(stage->palette));
}

static struct str show_text(struct arena *arena, const struct stage *stage)
{
    const struct show_state *show = &stage->showing.state;
    struct str query = edit_text(&show->query);
    return str_format(arena, "show mode %d, card %s%s, zoom %.3f %.3f %.3f, sought \"%.*s\"\n", show->mode,
                      show->card.at, show->back ? " back" : "", (double)show->zoom.scale,
                      (double)show->zoom.x, (double)show->zoom.y, STR_ARG(query));
}

static struct str visit_text(struct arena *arena, const struct stage *stage)
{
    const struct visit_state *visit = &stage->showing.visit.state;
    if (!stage->showing.visit.on)
        return STR("");
    return str_format(arena, "visit screen %d, office %s, kind %s, card %s, page %s, drawn %d, kept %d\n",
                      visit->screen, visit->office.at, visit->kind.at, visit->card.at, visit->page.at,
                      visit->drawn, visit->fan.count);
}

struct str stage_text(struct arena *arena, const struct stage *stage)
{
    struct str places = places_text(arena, stage);
    bool deck = stage->showing.ready && stage->place != STAGE_HOME;
    struct str show = deck ? show_text(arena, stage) : STR(""),
               visit = deck ? visit_text(arena, stage) : STR("");
    struct str nodes = nodes_text(arena, &stage->picture.nodes);
    return str_format(arena, "%.*s%.*s%.*s%.*s", STR_ARG(places), STR_ARG(show), STR_ARG(visit),
                      STR_ARG(nodes));
}
