#include "view/aloud.h"

#include "base/words.h"

struct lines {
    struct arena *arena;
    struct aloud out;
};

static bool lines_begin(struct lines *lines, struct arena *arena)
{
    *lines = (struct lines){.arena = arena};
    lines->out.at = ARENA_NEW(arena, struct aloud_line, ALOUD_LINES_MAX);
    return lines->out.at != NULL;
}

/* There is a voice for two languages; a third is read as Dutch is. */
static struct str voice_of(struct str language)
{
    return str_starts(language, STR("en")) ? STR("en") : STR("nl");
}

static void put(struct lines *lines, struct str text, struct str language, bool written)
{
    text = str_trim(text);
    if (text.len > 0 && lines->out.count < ALOUD_LINES_MAX)
        lines->out.at[lines->out.count++] =
            (struct aloud_line){.text = text, .language = voice_of(language), .written = written};
}

/* In the language they were found in. */
static void put_words(struct lines *lines, struct words words, struct str language)
{
    struct str found = words_in(words, language);
    bool english = found.len > 0 && found.at == words.en.at;
    put(lines, found, english ? STR("en") : STR("nl"), true);
}

/* ---- a card */

static void put_blocks(struct lines *lines, const struct aloud_card *card, int from, int to)
{
    const struct blocks *body = &card->deck->cards[card->card].body;
    for (int i = from; i < to && i < body->count; i++) {
        const struct block *block = &body->at[i];
        if (block->kind != BLOCK_RULE && block->kind != BLOCK_PICTURE && block->kind != BLOCK_CARD)
            put(lines, block_text(lines->arena, block), card->deck->language, true);
    }
}

/* All of it, or of a map that has a branch lit that branch alone. */
static void put_body(struct lines *lines, const struct aloud_card *card)
{
    const struct card *is = &card->deck->cards[card->card];
    int from = 0, to = is->body.count, branch = 0;
    for (int i = 0; is->layout == CARD_MAP && card->lit > 0 && i < is->body.count; i++) {
        if (is->body.at[i].kind != BLOCK_HEADING)
            continue;
        branch++;
        if (branch == card->lit)
            from = i;
        if (branch == card->lit + 1)
            to = i;
    }
    put_blocks(lines, card, from, to);
}

static void put_page(struct lines *lines, const struct aloud_card *card)
{
    const struct card *is = &card->deck->cards[card->card];
    struct str page = str_trim(card->page);
    if (page.len > 0)
        put(lines, page, card->deck->language, true);
    else if (is->title.len > 0)
        put(lines, is->title, card->deck->language, true);
    else if (is->page.number > 0)
        put(lines, str_format(lines->arena, _("Pagina %d"), is->page.number), card->language, false);
    else
        put(lines, is->file, card->deck->language, false);
}

static void put_front(struct lines *lines, const struct aloud_card *card)
{
    const struct card *is = &card->deck->cards[card->card];
    struct str counter = deck_counter(card->deck, is);
    if (is->kind >= 0 && is->kind < card->deck->kind_count)
        put_words(lines, card->deck->kinds[is->kind].name, card->language);
    put(lines, is->title, card->deck->language, true);
    if (counter.len > 0) {
        put(lines, str_from(_("Tegenover")), card->language, false);
        put(lines, counter, card->deck->language, true);
    }
    put_body(lines, card);
    if (is->alt.len > 0) {
        put(lines, str_from(_("Afbeelding")), card->language, false);
        put(lines, is->alt, card->deck->language, false);
    }
}

/* Answers how many. */
static int put_questions(struct lines *lines, const struct aloud_card *card)
{
    struct asked asked[OWN_ASKED_MAX];
    int number = 0, count = own_merge(card->deck, card->card, card->own, asked);
    for (int i = 0; i < count; i++) {
        if (!asked_by(&asked[i], card->office))
            continue;
        put(lines, str_format(lines->arena, _("Reflectievraag %d"), ++number), card->language, false);
        put(lines, asked[i].text, card->deck->language, true);
    }
    return number;
}

static void put_back(struct lines *lines, const struct aloud_card *card)
{
    put(lines, card->deck->cards[card->card].title, card->deck->language, true);
    if (put_questions(lines, card) == 0)
        put(lines, str_from(_("Bij deze kaart horen geen vragen.")), card->language, true);
}

bool aloud_of_card(struct arena *arena, const struct aloud_card *card, struct aloud *out)
{
    struct lines lines;
    const struct card *is = &card->deck->cards[card->card];
    if (!lines_begin(&lines, arena))
        return false;
    if (is->broken.len > 0)
        put(&lines, is->broken, card->language, true);
    else if (card->back)
        put_back(&lines, card);
    else if (is->layout == CARD_PAGE)
        put_page(&lines, card);
    else
        put_front(&lines, card);
    if (card->whole && is->broken.len == 0)
        (void)put_questions(&lines, card);
    *out = lines.out;
    return true;
}

/* ---- running text */

static void put_line(struct lines *lines, const struct deck *deck, const struct reading_line *line, int row,
                     struct str language)
{
    int before = lines->out.count;
    if (line->kind == READING_CARD) {
        put(lines, str_from(_("Kaart")), language, false);
        put(lines, str_copy(lines->arena, deck->cards[line->card].title), deck->language, false);
    } else {
        put(lines, str_copy(lines->arena, line->text), deck->language, false);
    }
    for (int i = before; i < lines->out.count; i++)
        lines->out.at[i].row = row + 1;
}

bool aloud_of_reading(struct arena *arena, const struct deck *deck, const struct reading *reading, int from,
                      struct str language, struct aloud *out, int *next)
{
    struct lines lines;
    int row = from;
    if (!lines_begin(&lines, arena))
        return false;
    while (row < reading->count && lines.out.count + 2 <= ALOUD_LINES_MAX) {
        put_line(&lines, deck, &reading->at[row], row, language);
        row++;
    }
    *next = row < reading->count ? row : 0;
    *out = lines.out;
    return true;
}

/* ---- screens and controls */

static const char *role_word(enum node_role role)
{
    switch (role) {
    case NODE_BUTTON: return _("Knop");
    case NODE_TILE: return _("Tegel");
    case NODE_FIELD: return _("Invoerveld");
    case NODE_LINK: return _("Koppeling");
    case NODE_PICTURE: return _("Afbeelding");
    case NODE_GROUP:
    case NODE_TEXT:
    case NODE_STATUS: return NULL;
    }
    return NULL;
}

static const char *state_words(unsigned state)
{
    if (state & NODE_DISABLED)
        return _("niet beschikbaar");
    if (state & NODE_SELECTED)
        return _("gekozen");
    return state & NODE_CURRENT ? _("hier bent u") : NULL;
}

static bool is_key(const struct node *node)
{
    return node->action.kind == ACTION_KEY || node->action.kind == ACTION_CHOICE;
}

/* What a control is called, and how it stands. The name of a card is in the language of the cards. */
static void put_control(struct lines *lines, const struct aloud_screen *screen, const struct node *node,
                        bool with_role)
{
    const char *role = with_role ? role_word(node->role) : NULL, *state = state_words(node->state);
    bool card = node->action.kind == ACTION_CARD,
         own = card && !str_eq(screen->language, screen->cards_language);
    struct str name = screen->secret && is_key(node) ? str_from(_("toets")) : node->name;
    if (own) {
        put(lines, str_from(role ? role : ""), screen->language, false);
        put(lines, str_copy(lines->arena, name), screen->cards_language, false);
        put(lines, str_from(state ? state : ""), screen->language, false);
        return;
    }
    struct str text =
        role ? str_format(lines->arena, "%s, %.*s", role, STR_ARG(name)) : str_copy(lines->arena, name);
    if (state)
        text = str_format(lines->arena, "%.*s, %s", STR_ARG(text), state);
    put(lines, text, screen->language, false);
}

bool aloud_of_screen(struct arena *arena, const struct aloud_screen *screen, struct aloud *out)
{
    struct lines lines;
    struct str rest = screen->before;
    if (!lines_begin(&lines, arena))
        return false;
    while (rest.len > 0) {
        struct str line = str_cut(rest, '\n', &rest);
        put(&lines, str_copy(arena, line), screen->language, false);
    }
    for (int i = 0; i < screen->nodes->count; i++) {
        const struct node *node = &screen->nodes->at[i];
        if (node->id != 0 && (node->role == NODE_TEXT || node->role == NODE_STATUS))
            put(&lines, str_copy(arena, node->name), screen->language, false);
        else if (screen->choices && node->order > 0 && !is_key(node))
            put_control(&lines, screen, node, node->role == NODE_FIELD);
    }
    *out = lines.out;
    return true;
}

bool aloud_of_control(struct arena *arena, const struct aloud_screen *screen, const struct node *node,
                      struct aloud *out)
{
    struct lines lines = {.arena = arena, .out = *out};
    if (!out->at && !lines_begin(&lines, arena))
        return false;
    put_control(&lines, screen, node, true);
    *out = lines.out;
    return true;
}

bool aloud_of_words(struct arena *arena, struct str text, struct str language, struct aloud *out)
{
    struct lines lines;
    if (!lines_begin(&lines, arena))
        return false;
    put(&lines, text, language, false);
    *out = lines.out;
    return true;
}
