/* What a licence's name says, however it is written. Each row: the name, the address, and the conditions in letters. */
#include "deck/licence.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const struct {
    const char *name, *url, *says; /* k: known, f: free, n: not to earn with, u: unchanged, a: alike */
} rows[] = {
    {"CC BY 4.0", "", "k"},
    {"CC BY-NC 4.0", "", "kn"},
    {"CC BY-ND 4.0", "", "ku"},
    {"CC BY-SA 4.0", "", "ka"},
    {"CC BY-NC-ND 4.0", "", "knu"},
    {"CC BY-NC-SA 4.0", "", "kna"},
    {"CC BY-ND-NC 1.0", "", "knu"},
    {"CC0 1.0", "", "kf"},
    {"CC0", "", "kf"},
    {"cc-by-nc-nd-4.0", "", "knu"},
    {"CC-BY-SA-3.0-NL", "", "ka"},
    {"Creative Commons Attribution-NonCommercial-NoDerivatives 4.0 International", "", "knu"},
    {"Creative Commons Zero", "", "kf"},
    {"CC BY 4.0 (SA niet)", "", "k"},
    {"CC BY-ND-SA 4.0", "", ""},
    {"", "https://creativecommons.org/licenses/by-nc-nd/4.0/", "knu"},
    {"Vrij te gebruiken", "https://creativecommons.org/licenses/by-sa/4.0/deed.nl", "ka"},
    {"", "https://creativecommons.org/publicdomain/zero/1.0/", "kf"},
    {"CC BY 4.0", "https://creativecommons.org/licenses/by-nc-nd/4.0/", "k"},
    {"Alle rechten voorbehouden", "", ""},
    {"Copyright by De Maker", "", ""},
    {"CC", "", ""},
    {"", "", ""},
    {"\xC3\xA9\xC3\xA9n", "://", ""},
};

static void names(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        char says[8];
        size_t len = 0;
        struct licence is = licence_read(str_from(rows[i].name), str_from(rows[i].url));
        const struct {
            bool holds;
            char letter;
        } all[] = {
            {is.known, 'k'}, {is.free, 'f'}, {is.no_business, 'n'}, {is.unchanged, 'u'}, {is.alike, 'a'}};
        for (size_t k = 0; k < COUNT_OF(all); k++)
            if (all[k].holds)
                says[len++] = all[k].letter;
        says[len] = '\0';
        if (strcmp(says, rows[i].says) != 0)
            fail_msg("%s %s: %s, not %s", rows[i].name, rows[i].url, says, rows[i].says);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
