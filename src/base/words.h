/* The program's own words. Dutch is the language of the source; assets/po holds the others (gettext). */
#ifndef BASE_WORDS_H
#define BASE_WORDS_H

#include <libintl.h>

#define _(text) gettext(text)
#define N_(text) text /* marks a text in a table; translated where it is shown */
#define _n(one, many, count) ngettext(one, many, (unsigned long)(count))

/* Before any thread starts. `language` is "nl" or "en"; `locale_dir` holds en/LC_MESSAGES/waaier.mo. */
void words_init(const char *language, const char *locale_dir);

#endif
