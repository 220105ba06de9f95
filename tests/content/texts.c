#include "content/texts.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "deck/markdown.h"

struct reading {
    struct content *content;
    text_visit *visit;
    void *ctx;
    struct str file, language;
};

static void tell(const struct reading *r, const char *what, struct str words)
{
    struct text text = {r->file, what, r->language, words};
    if (words.len > 0)
        r->visit(r->ctx, &text);
}

static void tell_both(const struct reading *r, const char *what, struct words words)
{
    struct reading in = *r;
    in.language = STR("nl");
    tell(&in, what, words.nl);
    in.language = STR("en");
    tell(&in, what, words.en);
}

/* Code is no language: it leaves a mark that no rule looks at. */
static struct str plain(struct arena *arena, const struct block *block)
{
    struct str all = {0};
    for (int i = 0; i < block->run_count; i++) {
        const struct run *run = &block->runs[i];
        struct str text = run->style & RUN_CODE          ? STR("0")
                          : str_eq(run->text, STR("\n")) ? STR(" ")
                                                         : run->text;
        all = str_format(arena, "%.*s%.*s", STR_ARG(all), STR_ARG(text));
    }
    return all;
}

static void tell_blocks(const struct reading *r, const char *what, struct blocks blocks)
{
    for (int i = 0; i < blocks.count; i++)
        tell(r, what, plain(&r->content->arena, &blocks.at[i]));
}

static void read_card(const struct reading *r, const struct card *card)
{
    struct blocks notes = {0};
    tell(r, "titel", card->title);
    tell_blocks(r, "tekst", card->body);
    tell(r, "alt", card->alt);
    for (int i = 0; i < card->question_count; i++)
        tell(r, "vraag", card->questions[i].text);
    for (int i = 0; i < card->page.region_count; i++)
        tell(r, "gebied", card->page.regions[i].name);
    assert_true(markdown_read(&r->content->arena, card->notes, 1, &notes));
    tell_blocks(r, "notitie", notes);
}

/* "cards/moed.md" -> "cards/moed.en.md" */
static struct str translated(struct arena *arena, struct str file)
{
    struct str extension, stem = str_cut_last(file, '.', &extension);
    return str_format(arena, "%.*s.en.%.*s", STR_ARG(stem), STR_ARG(extension));
}

static void read_cards(struct reading r)
{
    const struct deck *own = &r.content->deck, *other = &r.content->other;
    for (int i = 0; i < own->card_count; i++) {
        r.language = own->language;
        r.file = own->cards[i].file;
        read_card(&r, &own->cards[i]);
        r.file = translated(&r.content->arena, own->cards[i].file);
        r.language = STR("en");
        if (source_has(r.content->source, r.file, NULL))
            read_card(&r, &other->cards[i]);
    }
}

/* Of the other language only what is not the same file again. */
static void read_beside(struct reading r, const struct deck *deck, bool other)
{
    for (int i = 0; i < deck->book_count; i++) {
        r.file = deck->book[i].file;
        r.language = str_ends(r.file, STR(".en.md")) ? STR("en") : deck->language;
        if (other != str_ends(r.file, STR(".en.md")))
            continue;
        tell(&r, "titel", deck->book[i].title);
        tell_blocks(&r, "boek", deck->book[i].body);
    }
    for (int i = 0; i < deck->guide_count; i++) {
        const struct guide *guide = &deck->guides[i];
        r.file = guide->file;
        r.language = str_ends(r.file, STR(".en.md")) ? STR("en") : deck->language;
        if (other != str_ends(r.file, STR(".en.md")))
            continue;
        tell_blocks(&r, "gebruikswijzer", guide->body);
        for (int k = 0; k < guide->use_count; k++)
            tell(&r, "gebruik", guide->uses[k].text);
    }
}

static void read_sessions(struct reading r, const struct deck *deck)
{
    for (int i = 0; i < deck->session_count; i++) {
        const struct session_template *session = &deck->sessions[i];
        r.file = session->file;
        tell_both(&r, "naam", session->name);
        tell_both(&r, "doel", session->purpose);
        tell_both(&r, "wat", session->what);
        for (int k = 0; k < session->step_count; k++) {
            tell_both(&r, "stap", session->steps[k].title);
            tell_both(&r, "zeg", session->steps[k].say);
        }
    }
}

static void read_manifest(struct reading r, const struct deck *deck)
{
    r.file = STR("deck.yaml");
    tell_both(&r, "titel", deck->title);
    tell_both(&r, "ondertitel", deck->subtitle);
    tell_both(&r, "licentie", deck->licence_plain);
    for (int i = 0; i < deck->kind_count; i++) {
        tell_both(&r, "soort", deck->kinds[i].name);
        tell_both(&r, "soort", deck->kinds[i].plural);
    }
    for (int i = 0; i < deck->office_count; i++) {
        tell_both(&r, "ambt", deck->offices[i].name);
        tell_both(&r, "ambt", deck->offices[i].plural);
    }
    for (int i = 0; i < deck->audience_count; i++)
        tell_both(&r, "doelgroep", deck->audiences[i].name);
    for (int i = 0; i < deck->selection_count; i++)
        tell_both(&r, "selectie", deck->selections[i].name);
}

void texts_each(struct content *content, text_visit *visit, void *ctx)
{
    struct reading r = {.content = content, .visit = visit, .ctx = ctx};
    read_manifest(r, &content->deck);
    read_cards(r);
    read_beside(r, &content->deck, false);
    read_beside(r, &content->other, true);
    read_sessions(r, &content->deck);
}
