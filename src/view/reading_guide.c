/* The words of the usage guide: what is said before its uses, and what a session is for and needs. */
#include "view/lines.h"

#include "base/words.h"

enum { SESSION_LINES = 8 };

bool view_reading_guide(struct arena *arena, const struct deck *deck, const struct guide *guide,
                        struct reading *out)
{
    struct lines lines;
    *out = (struct reading){.beside = true};
    if (!lines_begin(&lines, arena, guide->body.count + guide->use_count + 1))
        return false;
    for (int i = 0; i < guide->body.count; i++)
        lines_put_block(&lines, deck, &guide->body.at[i]);
    for (int i = 0; i < guide->use_count; i++)
        if (guide->uses[i].session_count == 0)
            lines_put(&lines, READING_ITEM, guide->uses[i].text, 0);
    out->at = lines.at;
    out->count = lines.count;
    return true;
}

static struct str group_words(struct arena *arena, const struct session_template *session)
{
    int least = session->group_min, most = session->group_max;
    if (least == most)
        return str_format(arena, _n("Groep: %d persoon", "Groep: %d personen", most), most);
    return str_format(arena, _("Groep: %d tot %d personen"), least, most);
}

static void needs_put(struct lines *lines, const struct session_template *session, int cards)
{
    int minutes = session_minutes(session);
    if (minutes == 0 && session->group_max == 0 && cards == 0)
        return;
    lines_put(lines, READING_HEADING, str_from(_("Wat u nodig hebt")), 0);
    if (minutes > 0)
        lines_put(lines, READING_ITEM,
                  str_format(lines->arena, _n("Tijd: %d minuut", "Tijd: %d minuten", minutes), minutes), 0);
    if (session->group_max > 0)
        lines_put(lines, READING_ITEM, group_words(lines->arena, session), 0);
    if (cards > 0)
        lines_put(lines, READING_ITEM,
                  str_format(lines->arena,
                             _n("%d kaart, die hieronder staat", "%d kaarten, die hieronder staan", cards),
                             cards),
                  0);
}

bool view_reading_session(struct arena *arena, const struct session_template *session, int cards,
                          struct str language, struct reading *out)
{
    struct lines lines;
    *out = (struct reading){.beside = true};
    if (!lines_begin(&lines, arena, SESSION_LINES))
        return false;
    lines_put(&lines, READING_HEADING, words_in(session->name, language), 0);
    lines_put(&lines, READING_TEXT, words_in(session->purpose, language), 0);
    lines_put(&lines, READING_TEXT, words_in(session->what, language), 0);
    needs_put(&lines, session, cards);
    out->at = lines.at;
    out->count = lines.count;
    return true;
}
