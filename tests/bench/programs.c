/* How Waaier, the floor and what else one might pick are started and driven. Debian's names; add a row for one more. */
#include "bench.h"

#include <string.h>

#include "base/str.h"

static const struct program floor_program = {
    .name = "floor",
    .args = {FLOOR_PATH, ARG_WIDTH, ARG_HEIGHT},
    .next = "Right",
    .previous = "Left",
    .pictures2 = true,
};

static const struct program waaier = {
    .name = "waaier",
    .args = {WAAIER_PATH, "show", ARG_DECK, "--page", ARG_PAGE},
    .next = "Right",
    .previous = "Left",
    .before_number = "",
    .after_number = "Return",
    .sharp = true,
};

static const struct program others[] = {
    {.name = "dspdfviewer",
     .args = {"dspdfviewer", "-f", "--use-second-screen=0", ARG_DECK},
     .next = "Right",
     .previous = "Left",
     .before_number = "g 250",
     .after_number = "Return"},
    {.name = "zathura",
     .args = {"zathura", "--mode=fullscreen", "-P", ARG_PAGE, "-c", ZATHURA_SETTINGS, ARG_DECK},
     .next = "Next",
     .previous = "Prior",
     .before_number = "",
     .after_number = "G"},
    {.name = "mupdf", /* its window is as large as the page until the first key */
     .args = {"mupdf", "-C", "FFFFFF", ARG_DECK},
     .next = "space",
     .previous = "b",
     .before_number = "",
     .after_number = "g",
     .when_started = "300 f 300 Z"},
};

const struct program *program_floor(void)
{
    return &floor_program;
}

const struct program *program_waaier(void)
{
    return &waaier;
}

const struct program *program_named(const char *name)
{
    for (size_t i = 0; i < COUNT_OF(others); i++) {
        if (strcmp(others[i].name, name) == 0)
            return &others[i];
    }
    return NULL;
}
