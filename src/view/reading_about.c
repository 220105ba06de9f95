/* The words about a deck and about the program: who made it, and what one may do with it. */
#include "view/lines.h"

#include "base/words.h"
#include "deck/licence.h"

enum { ABOUT_LINES = 32 };

static const char libraries[] =
    "SDL2, SDL2_image, SDL2_ttf (zlib), Pango, Cairo, librsvg, libhyphen, libqrencode, libcrypt (LGPL), "
    "Poppler, espeak-ng (GPL), pixman, libX11, libyaml, md4c, cJSON, stb (MIT), libzip (BSD), SQLite";
static const char typefaces[] =
    "Vollkorn, Inter, Noto Color Emoji (SIL Open Font License), DejaVu (Bitstream Vera), "
    "URW base 35 (AGPL)";

/* ---- who made it */

/* "A, B en C". */
static struct str names_in_a_row(struct arena *arena, const struct str *names, int count)
{
    struct str all = {0};
    for (int i = 0; i < count; i++) {
        const char *before = i == 0 ? "" : i == count - 1 ? _(" en ") : ", ";
        all = str_format(arena, "%.*s%s%.*s", STR_ARG(all), before, STR_ARG(names[i]));
    }
    return all;
}

static void makers_put(struct lines *lines, const struct deck *deck, struct str language)
{
    struct arena *arena = lines->arena;
    struct str subtitle = words_in(deck->subtitle, language);
    lines_put(lines, READING_TEXT, subtitle, 0);
    if (deck->version.len > 0)
        lines_put(lines, READING_TEXT, str_format(arena, _("Uitgave %.*s."), STR_ARG(deck->version)), 0);
    if (deck->maker.len > 0)
        lines_put(lines, READING_TEXT, str_format(arena, _("Gemaakt door %.*s."), STR_ARG(deck->maker)), 0);
    struct str parties = names_in_a_row(arena, deck->commissioned_by, deck->commissioned_count);
    if (parties.len > 0)
        lines_put(lines, READING_TEXT, str_format(arena, _("In opdracht van %.*s."), STR_ARG(parties)), 0);
}

/* ---- what one may */

static void conditions_put(struct lines *lines, const struct deck *deck, struct licence licence)
{
    if (licence.free) {
        lines_put(
            lines, READING_ITEM,
            str_from(_("U mag de kaarten gebruiken, delen, aanpassen en verkopen, zonder iets te vragen.")),
            0);
        return;
    }
    lines_put(lines, READING_ITEM,
              str_from(licence.unchanged
                           ? _("U mag de kaarten gebruiken en delen, maar alleen ongewijzigd.")
                           : _("U mag de kaarten gebruiken, delen en aanpassen. Zeg dan wat u veranderde.")),
              0);
    lines_put(lines, READING_ITEM,
              deck->maker.len > 0
                  ? str_format(lines->arena, _("Noem daarbij de maker: %.*s."), STR_ARG(deck->maker))
                  : str_from(_("Noem daarbij de maker.")),
              0);
    if (licence.alike)
        lines_put(lines, READING_ITEM, str_from(_("Wat u ervan maakt, deelt u onder dezelfde licentie.")), 0);
    lines_put(lines, READING_ITEM,
              str_from(licence.no_business ? _("U verkoopt de kaarten niet en verdient er geen geld mee.")
                                           : _("Het mag ook als u er geld mee verdient.")),
              0);
}

static void licence_put(struct lines *lines, const struct deck *deck, struct str language)
{
    struct licence licence = licence_read(deck->licence_name, deck->licence_url);
    struct str own = words_in(deck->licence_plain, language);
    lines_put(lines, READING_HEADING, str_from(_("Wat u ermee mag")), 0);
    if (licence.no_business)
        lines_put(lines, READING_TEXT,
                  str_from(_("Deze kaartenset is alleen voor niet-commercieel gebruik.")), 0);
    if (own.len > 0)
        lines_put(lines, READING_TEXT, own, 0);
    else if (licence.known)
        conditions_put(lines, deck, licence);
    if (deck->licence_name.len > 0)
        lines_put(lines, READING_TEXT,
                  str_format(lines->arena, _("Licentie: %.*s"), STR_ARG(deck->licence_name)), 0);
    lines_put(lines, READING_TEXT, deck->licence_url, 0);
    lines_put(
        lines, READING_TEXT,
        str_from(_("Waaier verandert de kaarten zelf nooit. Vragen kunt u aanvullen; wat van u is, blijft "
                   "herkenbaar.")),
        0);
}

/* ---- the program */

static void program_put(struct lines *lines, struct str version)
{
    lines_put(lines, READING_HEADING, str_from(_("Het programma")), 0);
    lines_put(lines, READING_TEXT,
              str_format(
                  lines->arena,
                  _("Waaier %.*s is vrije software, onder de licentie GPL-3.0-or-later. U mag het gebruiken, "
                    "bestuderen, delen en veranderen."),
                  STR_ARG(version)),
              0);
    lines_put(lines, READING_TEXT, str_format(lines->arena, _("Gebouwd met %s."), libraries), 0);
    lines_put(lines, READING_TEXT, str_format(lines->arena, _("Lettertypen: %s."), typefaces), 0);
}

bool view_reading_about(struct arena *arena, const struct deck *deck, struct str language, struct str version,
                        struct reading *out)
{
    struct lines lines;
    *out = (struct reading){.beside = true};
    if (!lines_begin(&lines, arena, ABOUT_LINES))
        return false;
    makers_put(&lines, deck, language);
    licence_put(&lines, deck, language);
    program_put(&lines, version);
    out->at = lines.at;
    out->count = lines.count;
    return true;
}
