/* Selections that users make: out of the fan, under a name that is written on the glass; and what is done to the one that is shown. In a kiosk there
 * are none, for nothing is kept there. */
#include "app/stage_visit.h"

#include "base/clock.h"
#include "base/words.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

/* "Mijn selectie 26 november": of today, and different enough from that of yesterday. A second one of today has a number behind it. */
static void propose(const struct own_selections *own, char out[OWN_TITLE_BYTES])
{
    static const char *const months[] = {N_("%d januari"), N_("%d februari"), N_("%d maart"),
                                         N_("%d april"),   N_("%d mei"),      N_("%d juni"),
                                         N_("%d juli"),    N_("%d augustus"), N_("%d september"),
                                         N_("%d oktober"), N_("%d november"), N_("%d december")};
    char day[48];
    struct tm is = {0};
    time_t now = (time_t)(clock_wall_ms() / 1000);
    (void)localtime_r(&now, &is);
    int month = is.tm_mon >= 0 && is.tm_mon < (int)COUNT_OF(months) ? is.tm_mon : 0;
    (void)snprintf(day, sizeof day, _(months[month]), is.tm_mday);
    (void)snprintf(out, OWN_TITLE_BYTES, _("Mijn selectie %s"), day);
    size_t len = strlen(out);
    for (int i = 2; own_selection_find(own, str_from(out)) >= 0 && i <= OWN_SELECTIONS_MAX + 1; i++)
        (void)snprintf(out + len, OWN_TITLE_BYTES - len, " (%d)", i);
}

/* The one that is shown, index among those of users; -1: none of them is. */
static int shown(const struct stage *stage)
{
    return visit_own(stage_visit_of(stage), showing_deck(&stage->showing), &stage->showing.selections.own);
}

void stage_own_open(struct stage *stage, int index)
{
    const struct own_selections *own = &stage->showing.selections.own;
    if (index < 0 || index >= own->count)
        return;
    bool shows = own_selection_count(&own->at[index], showing_deck(&stage->showing), NULL) > 0;
    stage_visit_with(stage, shows ? VISIT_EV_SELECTION : VISIT_EV_PREPARE, own->at[index].id);
}

/* Says so where there is none. */
static bool has_room(struct stage *stage)
{
    if (stage->showing.selections.own.count < OWN_SELECTIONS_MAX)
        return true;
    showing_tell(&stage->showing, stage->now_ms,
                 _("Er is geen plaats voor nog een selectie. Verwijder er eerst een."));
    stage->dirty = true;
    return false;
}

static void name_fan(struct stage *stage)
{
    char title[OWN_TITLE_BYTES];
    int count = stage_visit_of(stage)->fan.count;
    if (count == 0 || !stage->showing.cards.may_write || !has_room(stage))
        return;
    propose(&stage->showing.selections.own, title);
    stage_write_title(stage, NAMING_FAN, str_from(title), count);
}

static void name_shown(struct stage *stage)
{
    const struct own_selections *own = &stage->showing.selections.own;
    int at = shown(stage);
    if (at >= 0)
        stage_write_title(stage, NAMING_SHOWN, own->at[at].title, stage->showing.cards.count);
}

static void name_prepared(struct stage *stage)
{
    const struct own_selections *own = &stage->showing.selections.own;
    int at = visit_prepared(stage_visit_of(stage), own);
    if (at >= 0)
        stage_write_title(stage, NAMING_PREPARED, own->at[at].title,
                          own_selection_count(&own->at[at], showing_deck(&stage->showing), NULL));
}

/* A new one with those cards, under the name that is proposed; that can be another at any time. */
static void prepare_new(struct stage *stage, const struct fan *fan)
{
    char title[OWN_TITLE_BYTES], id[SELECTIONS_ID_BYTES] = "";
    struct own_selected cards[FAN_CARDS_MAX] = {{{{0}}, 0, false}};
    int count = fan ? fan->count : 0;
    if (!stage->showing.cards.may_write || (fan && count == 0) || !has_room(stage))
        return;
    for (int i = 0; i < count; i++)
        cards[i].card = fan->at[i].id;
    propose(&stage->showing.selections.own, title);
    if (selections_save(&stage->showing.selections, id, str_from(title), cards, count) != SELECTIONS_REFUSED)
        stage_visit_with(stage, VISIT_EV_PREPARE, str_from(id));
}

static void prepare(struct stage *stage)
{
    int at = shown(stage);
    if (stage_visit_of(stage)->screen == VISIT_FAN)
        prepare_new(stage, &stage_visit_of(stage)->fan);
    else if (stage_visit_of(stage)->screen == VISIT_WALL && at >= 0)
        stage_visit_with(stage, VISIT_EV_PREPARE, stage->showing.selections.own.at[at].id);
}

void stage_own_command(struct stage *stage, enum command command)
{
    enum visit_screen screen = stage_visit_of(stage)->screen;
    if (!stage->rules.keeps)
        return;
    if (command == COMMAND_SELECTIONS)
        stage_visit_go(stage, VISIT_SELECTIONS);
    else if (command == COMMAND_SELECTION_SAVE && screen == VISIT_FAN)
        name_fan(stage);
    else if (command == COMMAND_SELECTION_FILL && screen == VISIT_WALL)
        stage_visit_simple(stage, VISIT_EV_FILL);
    else if (command == COMMAND_SELECTION_RENAME && screen == VISIT_WALL)
        name_shown(stage);
    else if (command == COMMAND_SELECTION_RENAME && screen == VISIT_PREPARE)
        name_prepared(stage);
    else if (command == COMMAND_SELECTION_NEW)
        prepare_new(stage, NULL);
    else if (command == COMMAND_SELECTION_PREPARE)
        prepare(stage);
    else if (command == COMMAND_SELECTION_REMOVE && screen == VISIT_WALL)
        stage_visit_simple(stage, VISIT_EV_REMOVE);
}

/* ---- a title was written */

static void tell(struct stage *stage, enum selections_answer answer, struct str title)
{
    char text[SHOWING_NOTICE_BYTES];
    const char *says[] = {
        [SELECTIONS_KEPT] = _("Bewaard als ‘%.*s’."),
        [SELECTIONS_FOR_NOW] =
            _("‘%.*s’ blijft tot u Waaier sluit: er kan nu niet op de schijf worden geschreven."),
        [SELECTIONS_REFUSED] = _("‘%.*s’ kan niet worden bewaard."),
    };
    (void)snprintf(text, sizeof text, says[answer], STR_ARG(title));
    showing_tell(&stage->showing, stage->now_ms, text);
}

static enum selections_answer save_fan(struct stage *stage, struct str title)
{
    const struct fan *fan = &stage_visit_of(stage)->fan;
    struct own_selected cards[FAN_CARDS_MAX] = {{{{0}}, 0, false}};
    char id[SELECTIONS_ID_BYTES] = "";
    for (int i = 0; i < fan->count; i++)
        cards[i].card = fan->at[i].id;
    return selections_save(&stage->showing.selections, id, title, cards, fan->count);
}

void stage_own_named(struct stage *stage, struct str title)
{
    enum selections_answer answer = SELECTIONS_REFUSED;
    switch (stage->naming) {
    case NAMING_FAN: answer = save_fan(stage, title); break;
    case NAMING_SHOWN:
        answer = selections_rename(&stage->showing.selections, card_id_str(&stage_visit_of(stage)->selection),
                                   title);
        break;
    case NAMING_PREPARED:
        answer = selections_rename(&stage->showing.selections,
                                   card_id_str(&stage_visit_of(stage)->prepare.selection), title);
        break;
    }
    tell(stage, answer, title);
}
