/* Own questions: the field, with and without the keyboard on the glass, and the list; and the title of a selection. */
#include "view/screens.h"

#include <stdio.h>

enum { SCREENS = 5 };

static const struct write_row asked[] = {
    {STR_INIT("gesprek"), STR_INIT("Welk gesprek stel jij al weken uit?"), false, false, false},
    {STR_INIT("fractie"), STR_INIT("Wanneer stemde jij anders dan je fractie, en wat gaf de doorslag?"),
     false, true, false},
    {STR_INIT("eigen-1"),
     STR_INIT("Hoe houden wij in onze fractie ruimte voor een afwijkende stem als het erop aankomt?"), true,
     false, true},
};

static void fill(struct fake *fake, struct nodes *nodes, struct view_env env, int which)
{
    static struct write_state state; /* nodes borrow its words */
    struct write_rows all = {asked, COUNT_OF(asked), false};
    struct keyboard keyboard = {.shown = which == 0 || which == 3, .shift = KEYBOARD_CAPITAL};
    state = (struct write_state){.mode = which == 2 ? WRITE_LIST : WRITE_FIELD};
    edit_set(&state.edit, which == 0
                              ? STR("Welk besluit durf jij volgende week te verdedig")
                              : STR("Hoe ga jij volgende week om met het besluit dat je moet verdedigen, en "
                                    "met wie bespreek je dat vooraf?"));
    if (which == 1)
        (void)edit_do(&state.edit, EDIT_WORD_LEFT, true);
    (void)snprintf(state.id, sizeof state.id, "%s", which == 0 ? "" : "fractie");
    (void)fake;
    env.keyboard = &keyboard;
    if (which > 2)
        state = write_begin_title(STR("Mijn selectie 26 november"), OWN_TITLE_BYTES - 1);
    view_write(nodes, &env,
               &(struct write_view){.state = &state,
                                    .rows = &all,
                                    .cards = 5,
                                    .card = which > 2 ? STR("") : STR("Moed"),
                                    .icon = which > 2 ? STR("") : STR("diamond"),
                                    .kind_rgb = 0x3D3A9A});
}

static const char *name_of(int which)
{
    static const char *const names[SCREENS] = {"write", "write-keys", "write-list", "write-title",
                                               "write-title-keys"};
    return names[which];
}

const struct screens screens_write = {SCREENS, name_of, fill};
