#include "base/words.h"

#include <locale.h>
#include <stdlib.h>

/* C.UTF-8 is there on every machine and keeps the full stop in numbers; gettext then takes the language from
 * LANGUAGE alone. Dutch needs no catalogue: it is the source. */
void words_init(const char *language, const char *locale_dir)
{
    if (!setlocale(LC_ALL, "C.UTF-8"))
        (void)setlocale(LC_ALL, "");
    (void)setenv("LANGUAGE", language, 1);
    (void)bindtextdomain("waaier", locale_dir);
    (void)bind_textdomain_codeset("waaier", "UTF-8");
    (void)textdomain("waaier");
}
