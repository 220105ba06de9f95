/* What stands in the rows of the staff screen, page by page. */
#include "view/staff.h"

#include <assert.h>

#include "base/words.h"

struct page {
    const struct frame *frame;
    const struct staff_view *view;
    struct staff_row *rows;
    int count;
};

static const struct staff_values *values_of(const struct page *page)
{
    return &page->view->state->values;
}

static struct staff_row *row_of(struct page *page, struct str name, struct str value)
{
    assert(page->count < STAFF_ROWS_MAX); /* there is room for all decks and settings */
    struct staff_row *row = &page->rows[page->count++];
    *row = (struct staff_row){.name = name, .value = value};
    return row;
}

static struct str here(bool is_base)
{
    return is_base ? (struct str){0} : str_from(_("ingesteld op dit scherm"));
}

/* A step of a setting: an icon, or words where the step has a size. */
static void step_add(struct page *page, struct staff_row *row, enum staff_setting setting, int by,
                     const char *icon, struct str text, struct str does)
{
    row->buttons[row->button_count++] =
        (struct button){.part = icon ? icon : "step",
                        .index = (int)setting * 256 + by + 128,
                        .look = BUTTON_CHIP,
                        .icon = icon ? str_from(icon) : (struct str){0},
                        .text = text,
                        .name = frame_format(page->frame, "%.*s: %.*s", STR_ARG(row->name), STR_ARG(does)),
                        .action = {ACTION_STAFF, staff_action(STAFF_EV_STEP, (int)setting, by)},
                        .disabled = !staff_can_step(page->view->rules, values_of(page), setting, by)};
}

static struct staff_row *setting_row(struct page *page, enum staff_setting setting, const char *name,
                                     struct str value)
{
    struct staff_row *row = row_of(page, str_from(name), value);
    row->note = here(staff_is_base(page->view->rules, values_of(page), setting));
    return row;
}

static void less_and_more(struct page *page, struct staff_row *row, enum staff_setting setting)
{
    step_add(page, row, setting, -1, "minus", (struct str){0}, str_from(_("minder")));
    step_add(page, row, setting, 1, "plus", (struct str){0}, str_from(_("meer")));
}

static void other(struct page *page, struct staff_row *row, enum staff_setting setting)
{
    step_add(page, row, setting, -1, "back", (struct str){0}, str_from(_("de vorige")));
    step_add(page, row, setting, 1, "forward", (struct str){0}, str_from(_("de volgende")));
}

/* ---- what there is to know */

static void state_page(struct page *page)
{
    const struct staff_view *view = page->view;
    for (int i = 0; i < view->fact_count; i++)
        row_of(page, view->facts[i].name, view->facts[i].text)->bad = view->facts[i].bad;
    for (int i = 0; i < view->rules->deck_count; i++) {
        struct staff_row *row = row_of(page, str_from(_("Kaartenset")), view->decks[i].title);
        row->note = view->decks[i].state;
        row->bad = view->decks[i].bad;
    }
}

/* ---- cards */

static void deck_row(struct page *page, int deck)
{
    const struct staff_values *values = values_of(page);
    int place = staff_deck_place(values, deck);
    struct str title = page->view->decks[deck].title;
    struct staff_row *row = row_of(page,
                                   place == 0  ? str_from(_("Wordt als eerste getoond"))
                                   : place > 0 ? str_from(_("Wordt getoond"))
                                               : str_from(_("Wordt niet getoond")),
                                   title);
    if (place != 0)
        row->buttons[row->button_count++] =
            (struct button){.part = "first",
                            .index = deck,
                            .look = BUTTON_CHIP,
                            .text = str_from(_("Als eerste")),
                            .name = frame_format(page->frame, _("%.*s: als eerste"), STR_ARG(title)),
                            .action = {ACTION_STAFF, staff_action(STAFF_EV_FIRST, deck, 0)}};
    if (place < 0 || values->deck_count > 1) /* something is shown */
        row->buttons[row->button_count++] =
            (struct button){.part = "shown",
                            .index = deck,
                            .look = BUTTON_CHIP,
                            .text = place < 0 ? str_from(_("Toon")) : str_from(_("Verberg")),
                            .name = place < 0 ? frame_format(page->frame, _("Toon %.*s"), STR_ARG(title))
                                              : frame_format(page->frame, _("Verberg %.*s"), STR_ARG(title)),
                            .action = {ACTION_STAFF, staff_action(STAFF_EV_DECK, deck, 0)}};
}

static void cards_page(struct page *page)
{
    const struct staff_rules *rules = page->view->rules;
    for (int i = 0; i < rules->deck_count; i++)
        deck_row(page, i);
    if (rules->deck_count > 0 && !staff_decks_are_base(rules, values_of(page)))
        page->rows[page->count - 1].note = here(false);
    if (rules->office_count == 0)
        return;
    struct str office = page->view->office.len > 0 ? page->view->office : str_from(_("Alle kaarten"));
    other(page, setting_row(page, STAFF_OFFICE, _("Een bezoek begint met de kaarten van"), office),
          STAFF_OFFICE);
}

/* ---- time */

static struct str span(const struct page *page, int seconds)
{
    if (seconds >= 60 && seconds % 60 == 0)
        return frame_format(page->frame, _n("%d minuut", "%d minuten", seconds / 60), seconds / 60);
    return frame_format(page->frame, _n("%d seconde", "%d seconden", seconds), seconds);
}

static struct str clock_words(const struct page *page, int minutes)
{
    return frame_format(page->frame, _("%d:%02d uur"), minutes / 60, minutes % 60);
}

static void time_page(struct page *page)
{
    const int *at = values_of(page)->at;
    less_and_more(page,
                  setting_row(page, STAFF_IDLE_S, _("Zonder aanraking vraagt Waaier of er nog iemand is, na"),
                              span(page, at[STAFF_IDLE_S])),
                  STAFF_IDLE_S);
    less_and_more(page,
                  setting_row(page, STAFF_WARNING_S, _("Zo lang blijft die vraag staan"),
                              span(page, at[STAFF_WARNING_S])),
                  STAFF_WARNING_S);
    struct staff_row *hours =
        setting_row(page, STAFF_HOURS, _("Het scherm is aan"),
                    at[STAFF_HOURS] ? str_from(_("Op vaste tijden")) : str_from(_("Altijd")));
    other(page, hours, STAFF_HOURS);
    if (!at[STAFF_HOURS])
        return;
    less_and_more(page, setting_row(page, STAFF_FROM_MIN, _("Vanaf"), clock_words(page, at[STAFF_FROM_MIN])),
                  STAFF_FROM_MIN);
    less_and_more(page, setting_row(page, STAFF_TO_MIN, _("Tot"), clock_words(page, at[STAFF_TO_MIN])),
                  STAFF_TO_MIN);
}

/* ---- the glass */

static void width_row(struct page *page)
{
    static const int steps[STAFF_BUTTONS_MAX] = {-100, -10, 10, 100};
    int width = values_of(page)->at[STAFF_WIDTH_MM];
    struct staff_row *row = setting_row(page, STAFF_WIDTH_MM, _("Breedte van het beeld"),
                                        width > 0 ? frame_format(page->frame, _("%d millimeter"), width)
                                                  : str_from(_("Onbekend")));
    row->bar = width > 0;
    if (width > 0)
        row->note = str_from(_("Klopt de breedte, dan is deze balk 100 millimeter lang."));
    for (int i = 0; i < STAFF_BUTTONS_MAX; i++) {
        struct str text = frame_format(page->frame, "%s%d", steps[i] < 0 ? "\xE2\x88\x92" : "+",
                                       steps[i] < 0 ? -steps[i] : steps[i]);
        step_add(page, row, STAFF_WIDTH_MM, steps[i], NULL, text, text);
    }
}

static void glass_page(struct page *page)
{
    static const char *const corners[] = {N_("Rechtsboven"), N_("Linksboven"), N_("Linksonder"),
                                          N_("Rechtsonder")};
    const int *at = values_of(page)->at;
    width_row(page);
    other(page,
          setting_row(page, STAFF_QUARTERS, _("Draai het beeld"),
                      frame_format(page->frame, _("%d graden"), 90 * at[STAFF_QUARTERS])),
          STAFF_QUARTERS);
    other(page,
          setting_row(page, STAFF_CORNER, _("De hoek om vijf keer aan te raken"),
                      str_from(_(corners[at[STAFF_CORNER] & 3]))),
          STAFF_CORNER);
}

/* ---- languages and sound */

static void words_page(struct page *page)
{
    static const char *const languages[STAFF_LANGUAGES_COUNT] = {
        N_("Nederlands en Engels; een bezoek begint in het Nederlands"),
        N_("Nederlands en Engels; een bezoek begint in het Engels"), N_("Alleen Nederlands"),
        N_("Alleen Engels")};
    const int *at = values_of(page)->at;
    int which =
        at[STAFF_LANGUAGES] >= 0 && at[STAFF_LANGUAGES] < STAFF_LANGUAGES_COUNT ? at[STAFF_LANGUAGES] : 0;
    other(page, setting_row(page, STAFF_LANGUAGES, _("Talen"), str_from(_(languages[which]))),
          STAFF_LANGUAGES);
    less_and_more(page,
                  setting_row(page, STAFF_VOLUME, _("Voorlezen begint met volume"),
                              frame_format(page->frame, "%d%%", at[STAFF_VOLUME])),
                  STAFF_VOLUME);
}

int staff_rows(const struct frame *frame, const struct staff_view *view, struct staff_row out[STAFF_ROWS_MAX])
{
    struct page page = {frame, view, out, 0};
    switch (view->state->page) {
    case STAFF_STATE: state_page(&page); break;
    case STAFF_CARDS: cards_page(&page); break;
    case STAFF_TIME: time_page(&page); break;
    case STAFF_GLASS: glass_page(&page); break;
    case STAFF_WORDS: words_page(&page); break;
    case STAFF_PAGE_COUNT: break;
    }
    return page.count;
}
