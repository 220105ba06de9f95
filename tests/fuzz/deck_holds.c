#include "deck_holds.h"

#include <math.h>
#include <string.h>

#include "deck/names.h"
#include "fuzz.h"

enum { ARENA_BYTES = 256 << 20, SEEN_MAX = 1000 };

static void words_hold(struct words words)
{
    EXPECT_UTF8(words.nl, "a text");
    EXPECT_UTF8(words.en, "a text");
}

static void id_holds(struct str id)
{
    EXPECT(name_is_id(id), "no id: “%.*s”", STR_ARG(id));
}

static void card_id_holds(const struct card_id *id)
{
    EXPECT(memchr(id->at, '\0', sizeof id->at) != NULL, "an id without an end");
    id_holds(card_id_str(id));
}

static void index_holds(int index, int least, int count)
{
    EXPECT(index >= least && index < count, "%d is no index from %d below %d", index, least, count);
}

static void set_holds(uint64_t set, int count)
{
    EXPECT(count >= 64 || set >> count == 0, "a set names more than the %d there are", count);
}

static void blocks_hold(struct blocks blocks)
{
    EXPECT(blocks.count >= 0, "%d blocks", blocks.count);
    for (int i = 0; i < blocks.count; i++) {
        const struct block *block = &blocks.at[i];
        EXPECT(block->kind <= BLOCK_CARD, "block kind %d", (int)block->kind);
        bool heading = block->kind == BLOCK_HEADING;
        EXPECT(block->level >= (heading ? 1 : 0) && (!heading || block->level <= 6), "level %d",
               block->level);
        EXPECT(block->number >= 0 && block->line >= 1, "number %d, line %d", block->number, block->line);
        EXPECT_UTF8(block->target, "a target");
        for (int k = 0; k < block->run_count; k++) {
            EXPECT_UTF8(block->runs[k].text, "a run");
            EXPECT_UTF8(block->runs[k].link, "a link");
            EXPECT(block->runs[k].style <= (RUN_BOLD | RUN_ITALIC | RUN_CODE), "style %u",
                   block->runs[k].style);
        }
    }
}

static void questions_hold(const struct deck *deck, const struct card *card)
{
    EXPECT(card->question_count >= 0 && card->question_count <= DECK_QUESTIONS_MAX, "%d questions",
           card->question_count);
    for (int i = 0; i < card->question_count; i++) {
        const struct question *question = &card->questions[i];
        id_holds(question->id);
        EXPECT(question->text.len > 0, "a question without words");
        EXPECT_UTF8(question->text, "a question");
        set_holds(question->offices, deck->office_count);
        for (int k = 0; k < i; k++)
            EXPECT(!str_eq(question->id, card->questions[k].id), "two questions are %.*s",
                   STR_ARG(question->id));
    }
}

static void page_holds(const struct deck *deck, const struct card *card)
{
    if (card->layout != CARD_PAGE)
        return;
    index_holds(card->page.document, 0, deck->document_count);
    EXPECT(card->page.number >= 1 && card->page.number <= DOCUMENT_PAGES_MAX, "page %d", card->page.number);
    for (int i = 0; i < card->page.region_count; i++) {
        const struct region *region = &card->page.regions[i];
        EXPECT_UTF8(region->name, "a region");
        EXPECT(region->at.x >= 0 && region->at.y >= 0 && region->at.w >= 0 && region->at.h >= 0,
               "a region that is nowhere");
    }
}

static void card_holds(const struct deck *deck, int at)
{
    const struct card *card = &deck->cards[at];
    card_id_holds(&card->id);
    EXPECT(deck_card_find(deck, card->id) == at, "the id %s is not its own", card->id.at);
    index_holds(card->kind, -1, deck->kind_count);
    set_holds(card->offices, deck->office_count);
    set_holds(card->optional_for, deck->office_count);
    EXPECT_UTF8(card->counter, "a counter-value");
    EXPECT((card->counter.len > 0) == (deck_counter(deck, card).len > 0),
           "a counter-value that is not shown");
    EXPECT(card->layout <= CARD_PAGE, "layout %d", (int)card->layout);
    EXPECT(card->layout != CARD_PICTURE || card->picture.len > 0, "a picture card without one");
    EXPECT(card->picture.len == 0 || source_name_ok(card->picture), "a picture elsewhere");
    EXPECT(card->picture_px.w >= 0 && card->picture_px.h >= 0 && isfinite(card->picture_px.w) &&
               isfinite(card->picture_px.h),
           "a picture of %f by %f", (double)card->picture_px.w, (double)card->picture_px.h);
    EXPECT(card->title.len > 0, "a card without a title");
    EXPECT_UTF8(card->title, "a title");
    EXPECT_UTF8(card->alt, "an alt text");
    EXPECT_UTF8(card->notes, "the notes");
    EXPECT_UTF8(card->broken, "what is broken");
    EXPECT(card->content != 0, "a card without a hash");
    for (int i = 0; i < card->related_count; i++)
        card_id_holds(&card->related[i]);
    blocks_hold(card->body);
    questions_hold(deck, card);
    page_holds(deck, card);
}

static void lists_hold(const struct deck *deck)
{
    EXPECT(deck->kind_count <= DECK_KINDS_MAX && deck->office_count <= DECK_OFFICES_MAX, "too many");
    for (int i = 0; i < deck->kind_count; i++) {
        id_holds(deck->kinds[i].id);
        words_hold(deck->kinds[i].name);
        words_hold(deck->kinds[i].plural);
        EXPECT_UTF8(deck->kinds[i].icon, "an icon");
        EXPECT(deck->kinds[i].rgb <= 0xFFFFFF, "a colour");
    }
    for (int i = 0; i < deck->office_count; i++) {
        id_holds(deck->offices[i].id);
        words_hold(deck->offices[i].name);
        words_hold(deck->offices[i].plural);
    }
    for (int i = 0; i < deck->audience_count; i++) {
        id_holds(deck->audiences[i].id);
        words_hold(deck->audiences[i].name);
    }
}

static void selections_hold(const struct deck *deck)
{
    for (int i = 0; i < deck->selection_count; i++) {
        const struct selection *selection = &deck->selections[i];
        id_holds(selection->id);
        words_hold(selection->name);
        index_holds(selection->office, -1, deck->office_count);
        EXPECT(selection->card_count > 0, "an empty selection");
        EXPECT(selection->kind <= SELECTION_OWN, "kind %d", (int)selection->kind);
        for (int k = 0; k < selection->card_count; k++)
            index_holds(selection->cards[k], 0, deck->card_count);
    }
    for (int i = 0; i < deck->section_count; i++) {
        index_holds(deck->sections[i].card, 0, deck->card_count);
        EXPECT_UTF8(deck->sections[i].title, "a section");
        EXPECT(deck->sections[i].level >= 0, "level %d", deck->sections[i].level);
    }
}

static void sides_hold(const struct deck *deck)
{
    for (int i = 0; i < deck->book_count; i++) {
        EXPECT_UTF8(deck->book[i].title, "a title");
        blocks_hold(deck->book[i].body);
    }
    for (int i = 0; i < deck->guide_count; i++) {
        index_holds(deck->guides[i].audience, -1, deck->audience_count);
        blocks_hold(deck->guides[i].body);
        for (int k = 0; k < deck->guides[i].use_count; k++)
            EXPECT_UTF8(deck->guides[i].uses[k].text, "a use");
    }
}

static void sessions_hold(const struct deck *deck)
{
    for (int i = 0; i < deck->session_count; i++) {
        const struct session_template *session = &deck->sessions[i];
        id_holds(session->id);
        words_hold(session->name);
        words_hold(session->purpose);
        words_hold(session->what);
        EXPECT(session->group_min >= 0 && session->group_max >= session->group_min, "a group of %d to %d",
               session->group_min, session->group_max);
        set_holds(session->kinds, deck->kind_count);
        index_holds(session->selection, -1, deck->selection_count);
        for (int k = 0; k < session->card_count; k++)
            card_id_holds(&session->cards[k]);
        for (int k = 0; k < session->step_count; k++) {
            const struct session_step *step = &session->steps[k];
            id_holds(step->id);
            words_hold(step->title);
            words_hold(step->say);
            EXPECT(step->minutes >= 0 && step->keep >= 0 && step->screen.len > 0, "a step without a screen");
        }
    }
}

static void theme_holds(const struct deck_theme *theme)
{
    for (int i = 0; i < THEME_ROLE_COUNT; i++) {
        const struct theme_style *role = &theme->role[i];
        EXPECT_UTF8(role->face, "a face");
        EXPECT(role->size_px == 0 || (role->size_px >= 8 && role->size_px <= 400), "size %f",
               (double)role->size_px);
        EXPECT(role->leading == 0 || (role->leading >= 0.8f && role->leading <= 3), "leading %f",
               (double)role->leading);
        EXPECT(role->rgb <= 0xFFFFFF && (role->coloured || role->rgb == 0), "colour %06x", role->rgb);
    }
}

void deck_holds(const struct deck *deck)
{
    id_holds(deck->id);
    words_hold(deck->title);
    words_hold(deck->subtitle);
    words_hold(deck->licence_plain);
    EXPECT(deck->title.nl.len > 0 || deck->title.en.len > 0, "a deck without a title");
    EXPECT(deck->language.len == 2, "language %.*s", STR_ARG(deck->language));
    for (int i = 0; i < deck->commissioned_count; i++)
        EXPECT_UTF8(deck->commissioned_by[i], "who commissioned it");
    EXPECT(deck->card_count >= 1 && deck->card_count <= DECK_CARDS_MAX, "%d cards", deck->card_count);
    lists_hold(deck);
    for (int i = 0; i < deck->card_count; i++)
        card_holds(deck, i);
    selections_hold(deck);
    sides_hold(deck);
    sessions_hold(deck);
    theme_holds(&deck->theme);
}

/* Lines end at a line feed. One more than the last is where something is missing. */
static void place_holds(const struct diag *diag, struct str text)
{
    struct str rest = text, line = STR("");
    int lines = 0;
    while (lines < diag->line && (rest.len > 0 || lines == 0)) {
        line = str_cut(rest, '\n', &rest);
        lines++;
    }
    bool ends = text.len > 0 && text.at[text.len - 1] == '\n';
    EXPECT(diag->line == lines || (ends && diag->line == lines + 1), "line %d of %d: %.*s", diag->line, lines,
           STR_ARG(diag->text));
    if (diag->line > lines)
        line = STR("");
    EXPECT(diag->column >= 1 && diag->column <= utf8_count(line) + 1, "column %d of line %d, “%.*s”: %.*s",
           diag->column, diag->line, STR_ARG(line), STR_ARG(diag->text));
}

void diags_hold(const struct diags *diags, const struct memory *memory)
{
    int errors = 0;
    for (int i = 0; i < diags->count; i++) {
        const struct diag *diag = &diags->at[i];
        errors += diag->severity == DIAG_ERROR;
        EXPECT(diag->text.len > 0, "nothing is said");
        EXPECT_UTF8(diag->text, "a sentence");
        EXPECT(diag->line >= 0 && diag->column >= 0 && (diag->line > 0) == (diag->column > 0), "%d:%d",
               diag->line, diag->column);
        const struct memory_file *file = memory ? memory_find(memory, diag->file) : NULL;
        EXPECT(!memory || file || diag->line == 0, "line %d of %.*s, which is not there", diag->line,
               STR_ARG(diag->file));
        if (file && diag->line > 0)
            place_holds(diag, str_starts(file->bytes, STR("\xEF\xBB\xBF"))
                                  ? str_sub(file->bytes, 3, file->bytes.len)
                                  : file->bytes);
    }
    EXPECT(errors <= diags->error_count && diags->error_count <= errors + diags->left_out, "%d errors of %d",
           errors, diags->error_count);
}

struct load {
    struct arena arena;
    struct deck deck;
    struct diags diags;
    struct err err;
    bool ok;
};

/* The address space is taken once and used again. */
static void load(struct load *load, struct memory *memory, struct deck_options options)
{
    if (!load->arena.base)
        EXPECT(arena_init(&load->arena, ARENA_BYTES), "no memory");
    arena_rewind(&load->arena, 0);
    load->diags = (struct diags){.arena = &load->arena};
    load->err = (struct err){0};
    load->ok = deck_load(&load->arena, &memory->source, &options, &load->deck, &load->diags, &load->err);
    EXPECT(load->ok || load->err.kind != ERR_NONE, "it fails without a kind");
    EXPECT(load->ok || (load->err.text[0] && load->diags.error_count > 0), "it fails without a sentence");
    EXPECT_UTF8(str_from(load->err.text), "the sentence");
}

/* What must not depend on when or how much is loaded. */
static void again_holds(const struct load *first, struct memory *memory, struct str language)
{
    static struct load again, one;
    load(&again, memory, (struct deck_options){.strict = true, .language = language});
    EXPECT(again.ok == first->ok && again.diags.count == first->diags.count,
           "the second time it is another deck");
    load(&one, memory, (struct deck_options){.cards_max = 1, .language = language});
    if (!first->ok)
        return;
    EXPECT(again.deck.content == first->deck.content, "the second time the hash differs");
    EXPECT(one.ok && one.deck.card_count == 1, "its first card alone does not load: %s", one.err.text);
    deck_holds(&one.deck);
    EXPECT(one.deck.cards[0].content == first->deck.cards[0].content,
           "the first card looks different when it is alone");
}

bool deck_loads_well(const struct memory_file *files, int count, struct str language, struct deck *out)
{
    static struct load first;
    struct memory memory;
    uint64_t hash = 0;
    memory_open(&memory, files, count);
    load(&first, &memory, (struct deck_options){.strict = true, .language = language});
    diags_hold(&first.diags, &memory);
    if (first.ok)
        deck_holds(&first.deck);
    for (int i = 0; i < count; i++)
        hash = str_hash(files[i].bytes, hash);
    if (hash % 4 == 0)
        again_holds(&first, &memory, language);
    if (first.ok)
        *out = first.deck;
    return first.ok;
}
