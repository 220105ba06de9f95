/* waaier kiosk --set-pin: asks twice, shows nothing, and keeps a hash. */
#include "app/commands.h"

#include "app/pin.h"
#include "base/words.h"

#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

enum { LINE_BYTES = 64 };

/* A line, not shown where there is a terminal. False: there is none, or it is longer than any PIN. */
static bool ask(const char *words, char line[LINE_BYTES])
{
    struct termios before, quiet;
    bool terminal = tcgetattr(STDIN_FILENO, &before) == 0;
    (void)fprintf(stderr, "%s: ", words);
    if (terminal) {
        quiet = before;
        quiet.c_lflag &= ~(tcflag_t)ECHO;
        (void)tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
    }
    bool read = fgets(line, LINE_BYTES, stdin) != NULL;
    if (terminal)
        (void)tcsetattr(STDIN_FILENO, TCSAFLUSH, &before);
    (void)fputc('\n', stderr);
    size_t len = read ? strcspn(line, "\n") : 0;
    bool whole = read && line[len] == '\n';
    line[len] = '\0';
    return whole;
}

static bool ask_twice(char first[LINE_BYTES], char second[LINE_BYTES], struct err *err)
{
    if (!ask(_("Nieuwe pincode, zes tot twaalf cijfers"), first) || !pin_is_good(first))
        return err_set(err, ERR_FORMAT,
                       _("Een pincode heeft zes tot twaalf cijfers. Er is niets veranderd."));
    if (!ask(_("Nog een keer"), second) || strcmp(first, second) != 0)
        return err_set(err, ERR_FORMAT, _("De twee pincodes zijn niet dezelfde. Er is niets veranderd."));
    return true;
}

bool command_kiosk_can_begin(const struct errand *errand)
{
    struct arena arena;
    if (errand->settings->kiosk.no_pin)
        return true;
    if (!arena_init(&arena, 1 << 20))
        return false;
    bool set = pin_is_set(&arena, errand->surroundings->data_dir);
    arena_finish(&arena);
    if (!set)
        (void)fprintf(stderr, "waaier: %s\n",
                      _("Er is nog geen pincode om de kiosk mee te verlaten. Stel er een in met waaier kiosk "
                        "--set-pin, of zet onder kiosk in config.yaml: pin: none."));
    return set;
}

int command_set_pin(const struct errand *errand)
{
    char first[LINE_BYTES] = "", second[LINE_BYTES] = "";
    struct arena arena;
    struct err err = {0};
    if (!arena_init(&arena, 1 << 20))
        return 3;
    bool set = ask_twice(first, second, &err) && pin_set(&arena, errand->surroundings->data_dir, first, &err);
    explicit_bzero(first, sizeof first);
    explicit_bzero(second, sizeof second);
    if (set)
        (void)puts(_("De pincode is ingesteld."));
    else
        (void)fprintf(stderr, "waaier: %s\n", err.text);
    arena_finish(&arena);
    return set ? 0 : err.kind == ERR_FORMAT ? 1 : 3;
}
