/* Rules of one card at a time. */
#include "content/rules.h"

#include "base/utf8.h"

enum {
    TITLE_WORDS_MOST = 4,
    CORE_WORDS_MOST = 18,
    QUESTION_WORDS_MOST = 15,
    LINES_LEAST = 2,
    LINES_MOST = 4,
    QUESTIONS_LEAST = 2,
    QUESTIONS_MOST = 4,
    ALT_WORDS_LEAST = 4,
};

void judge_counts(struct content *content, struct offences *offences)
{
    static const struct {
        const char *kind;
        int cards;
    } rows[] = {{"ontwikkeling", 8}, {"waarde", 12}, {"handelen", 8}, {"ambt", 11}};
    const struct deck *deck = &content->deck;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        int kind = kind_find(deck, rows[i].kind), count = 0;
        for (int k = 0; k < deck->card_count; k++)
            count += is_reading_card(&deck->cards[k]) && deck->cards[k].kind == kind;
        if (kind < 0 || count != rows[i].cards)
            offence(offences, STR("deck.yaml"), "%d kaarten van de soort %s, het moeten er %d zijn", count,
                    rows[i].kind, rows[i].cards);
    }
}

void judge_titles(struct content *content, struct offences *offences)
{
    for (int i = 0; i < content->deck.card_count; i++) {
        const struct card *card = &content->deck.cards[i];
        int count = words_count(card->title);
        if (is_reading_card(card) && (count == 0 || count > TITLE_WORDS_MOST))
            offence(offences, card->file, "de titel ‘%.*s’ heeft %d woorden, hooguit %d mag",
                    STR_ARG(card->title), count, TITLE_WORDS_MOST);
    }
}

void judge_core(struct content *content, struct offences *offences)
{
    for (int i = 0; i < content->deck.card_count; i++) {
        const struct card *card = &content->deck.cards[i];
        if (!is_theme_card(&content->deck, card))
            continue;
        if (card->body.count == 0 || card->body.at[0].kind != BLOCK_PARAGRAPH) {
            offence(offences, card->file, "de kernzin ontbreekt");
            continue;
        }
        struct str core = block_text(&content->arena, &card->body.at[0]);
        if (words_count(core) > CORE_WORDS_MOST)
            offence(offences, card->file, "de kernzin ‘%.*s’ heeft %d woorden, hooguit %d mag", STR_ARG(core),
                    words_count(core), CORE_WORDS_MOST);
        if (!str_ends(core, STR(".")) || str_find(core, STR(". ")) >= 0)
            offence(offences, card->file, "de kern ‘%.*s’ is niet één zin", STR_ARG(core));
    }
}

void judge_lines(struct content *content, struct offences *offences)
{
    for (int i = 0; i < content->deck.card_count; i++) {
        const struct card *card = &content->deck.cards[i];
        int lines = 0;
        for (int k = 0; k < card->body.count; k++)
            lines += card->body.at[k].kind == BLOCK_ITEM;
        if (is_theme_card(&content->deck, card) && (lines < LINES_LEAST || lines > LINES_MOST))
            offence(offences, card->file, "%d regels in de lijst, het moeten er %d tot %d zijn", lines,
                    LINES_LEAST, LINES_MOST);
    }
}

static void judge_question(struct offences *offences, struct str file, struct str text)
{
    int count = words_count(text);
    if (count == 0 || count > QUESTION_WORDS_MOST)
        offence(offences, file, "de vraag ‘%.*s’ heeft %d woorden, hooguit %d mag", STR_ARG(text), count,
                QUESTION_WORDS_MOST);
    if (str_find(text, STR(",")) >= 0)
        offence(offences, file, "in de vraag ‘%.*s’ staat een komma", STR_ARG(text));
    if (str_starts(text, STR("Hoe ")) || str_starts(text, STR("hoe ")))
        offence(offences, file, "de vraag ‘%.*s’ begint met hoe", STR_ARG(text));
    if (!str_ends(text, STR("?")))
        offence(offences, file, "de vraag ‘%.*s’ heeft geen vraagteken", STR_ARG(text));
}

void judge_questions(struct content *content, struct offences *offences)
{
    for (int i = 0; i < content->deck.card_count; i++) {
        const struct card *card = &content->deck.cards[i];
        for (int k = 0; k < card->question_count; k++)
            judge_question(offences, card->file, card->questions[k].text);
    }
}

void judge_question_counts(struct content *content, struct offences *offences)
{
    for (int i = 0; i < content->deck.card_count; i++) {
        const struct card *card = &content->deck.cards[i];
        int all = 0;
        for (int k = 0; k < card->question_count; k++)
            all += card->questions[k].offices == 0;
        if (is_reading_card(card) && (all < QUESTIONS_LEAST || all > QUESTIONS_MOST))
            offence(offences, card->file, "%d vragen voor iedereen, het moeten er %d tot %d zijn", all,
                    QUESTIONS_LEAST, QUESTIONS_MOST);
    }
}

void judge_question_ids(struct content *content, struct offences *offences)
{
    for (int i = 0; i < content->deck.card_count; i++) {
        const struct card *card = &content->deck.cards[i];
        for (int k = 0; k < card->question_count; k++) {
            struct str id = card->questions[k].id;
            bool twice = false;
            for (int m = 0; m < k; m++)
                twice = twice || str_eq(card->questions[m].id, id);
            if (id.len == 0 || twice)
                offence(offences, card->file, "het id ‘%.*s’ staat twee keer of niet bij de vragen",
                        STR_ARG(id));
        }
    }
}

void judge_notes(struct content *content, struct offences *offences)
{
    for (int i = 0; i < content->deck.card_count; i++) {
        const struct card *card = &content->deck.cards[i];
        if (is_reading_card(card) && str_trim(card->notes).len == 0)
            offence(offences, card->file, "er zijn geen notities");
    }
}

/* The presenter is told how to use a card in a few minutes. */
void judge_minutes(struct content *content, struct offences *offences)
{
    for (int i = 0; i < content->deck.card_count; i++) {
        const struct card *card = &content->deck.cards[i];
        bool told = str_find(card->notes, STR("minuten")) >= 0 || str_find(card->notes, STR("minuut")) >= 0;
        if (is_reading_card(card) && !told)
            offence(offences, card->file, "de notities zeggen niet hoeveel minuten het kost");
    }
}

void judge_alts(struct content *content, struct offences *offences)
{
    static const struct str empty_words[] = {STR_INIT("Afbeelding van"), STR_INIT("Plaatje van"),
                                             STR_INIT("Een afbeelding"), STR_INIT("Een plaatje"),
                                             STR_INIT("Tekening van"),   STR_INIT("Een tekening"),
                                             STR_INIT("Foto van"),       STR_INIT("Illustratie")};
    for (int i = 0; i < content->deck.card_count; i++) {
        const struct card *card = &content->deck.cards[i];
        bool shown = card->picture.len > 0 || card->layout == CARD_PAGE;
        if (!shown)
            continue;
        if (words_count(card->alt) < ALT_WORDS_LEAST)
            offence(offences, card->file, "de alt-tekst ‘%.*s’ zegt niet wat er te zien is",
                    STR_ARG(card->alt));
        for (size_t k = 0; k < COUNT_OF(empty_words); k++) {
            if (str_starts(card->alt, empty_words[k]))
                offence(offences, card->file, "de alt-tekst begint met ‘%.*s’", STR_ARG(empty_words[k]));
        }
    }
}

void judge_counters(struct content *content, struct offences *offences)
{
    int value = kind_find(&content->deck, "waarde");
    for (int i = 0; i < content->deck.card_count; i++) {
        const struct card *card = &content->deck.cards[i];
        if (!is_reading_card(card))
            continue;
        bool has = card->counter.len > 0;
        if (has != (card->kind == value))
            offence(offences, card->file,
                    has ? "alleen een waarde heeft een tegenkracht (‘%.*s’)" : "de tegenkracht ontbreekt%.*s",
                    STR_ARG(card->counter));
    }
}

/* What an office is rests on the law; the line that says so names the article. */
void judge_articles(struct content *content, struct offences *offences)
{
    int office = kind_find(&content->deck, "ambt");
    for (int i = 0; i < content->deck.card_count; i++) {
        const struct card *card = &content->deck.cards[i];
        bool named = false;
        for (int k = 0; k < card->body.count; k++) {
            struct str text = block_text(&content->arena, &card->body.at[k]);
            named = named || (str_find(text, STR("wet")) >= 0 && str_find(text, STR("artikel")) >= 0);
        }
        if (is_reading_card(card) && card->kind == office && !named)
            offence(offences, card->file, "de kaart van een ambt noemt wet en artikel niet");
    }
}
