/* Rules of every text: how it is typed, and that it leads to no person. */
#include "content/rules.h"

#include "base/utf8.h"
#include "content/texts.h"

enum {
    NO_BREAK = 0xA0,
    QUOTE_OPEN = 0x2018,
    QUOTE_CLOSE = 0x2019,
    DOUBLE_OPEN = 0x201C,
    DOUBLE_CLOSE = 0x201D,
    PHONE_DIGITS_LEAST = 9
};

/* What is never typed, and what is wrong with it. */
static const struct {
    struct str typed;
    const char *wrong;
} never[] = {
    {STR_INIT("\""), "een recht aanhalingsteken"},
    {STR_INIT("'"), "een rechte apostrof"},
    {STR_INIT("  "), "twee spaties"},
    {STR_INIT(" - "), "een koppelteken als gedachtestreep"},
    {STR_INIT("--"), "twee koppeltekens"},
    {STR_INIT("..."), "drie punten in plaats van …"},
    {STR_INIT(" ?"), "een spatie voor een vraagteken"},
    {STR_INIT(" :"), "een spatie voor een dubbele punt"},
    {STR_INIT(" ;"), "een spatie voor een puntkomma"},
    {STR_INIT(" ,"), "een spatie voor een komma"},
    {STR_INIT(" ."), "een spatie voor een punt"},
    {STR_INIT("!"), "een uitroepteken"},
};

/* Words that hold on to the number behind them. */
static const struct str holding[] = {STR_INIT("artikel"),   STR_INIT("artikelen"), STR_INIT("article"),
                                     STR_INIT("articles"),  STR_INIT("lid"),       STR_INIT("bladzijde"),
                                     STR_INIT("hoofdstuk"), STR_INIT("page"),      STR_INIT("CC BY")};

/* A few words around a place, to find it by. */
static struct str around(struct str text, size_t at)
{
    size_t from = at > 24 ? at - 24 : 0, to = at + 24;
    while (from > 0 && ((unsigned char)text.at[from] & 0xC0) == 0x80)
        from--;
    while (to < text.len && ((unsigned char)text.at[to] & 0xC0) == 0x80)
        to++;
    return str_sub(text, from, to);
}

static bool is_letter_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || ((unsigned char)c & 0x80) != 0;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static void judge_holding(struct offences *offences, struct str file, struct str text)
{
    for (size_t i = 0; i < COUNT_OF(holding); i++) {
        for (size_t from = 0; from < text.len;) {
            ptrdiff_t at = str_find(str_sub(text, from, text.len), holding[i]);
            if (at < 0)
                break;
            size_t begin = from + (size_t)at, end = begin + holding[i].len;
            bool whole = begin == 0 || !is_letter_byte(text.at[begin - 1]);
            if (whole && end + 1 < text.len && text.at[end] == ' ' && is_digit(text.at[end + 1]))
                offence(offences, file, "een spatie die mag afbreken: ‘%.*s’", STR_ARG(around(text, begin)));
            from = end;
        }
    }
}

/* Quotes come in pairs; an apostrophe only closes. */
static void judge_pairs(struct offences *offences, struct str file, struct str text)
{
    struct str rest = text;
    int single = 0, closing = 0, open_double = 0;
    while (rest.len > 0) {
        uint32_t code = utf8_next(&rest);
        single += code == QUOTE_OPEN;
        closing += code == QUOTE_CLOSE;
        open_double += code == DOUBLE_OPEN ? 1 : code == DOUBLE_CLOSE ? -1 : 0;
    }
    if (single > closing || open_double != 0)
        offence(offences, file, "een aanhalingsteken zonder tweede: ‘%.*s’", STR_ARG(around(text, 0)));
}

void judge_typing(struct offences *offences, struct str file, struct str text)
{
    for (size_t i = 0; i < COUNT_OF(never); i++) {
        ptrdiff_t at = str_find(text, never[i].typed);
        if (at >= 0)
            offence(offences, file, "%s: ‘%.*s’", never[i].wrong, STR_ARG(around(text, (size_t)at)));
    }
    judge_holding(offences, file, text);
    judge_pairs(offences, file, text);
}

/* Digits as one dials them: signs and spaces between them do not count. */
static void judge_phone(struct offences *offences, struct str file, struct str text)
{
    int digits = 0;
    bool dialled = false;
    for (size_t i = 0; i <= text.len; i++) {
        char c = i < text.len ? text.at[i] : 'x';
        if (is_digit(c)) {
            dialled = digits == 0 ? c == '0' || (i > 0 && text.at[i - 1] == '+') : dialled;
            digits++;
        } else if (digits == 0 || (c != ' ' && c != '-' && c != '(' && c != ')')) {
            if (dialled && digits >= PHONE_DIGITS_LEAST)
                offence(offences, file, "een telefoonnummer: ‘%.*s’", STR_ARG(around(text, i - 1)));
            digits = 0;
        }
    }
}

void judge_private(struct offences *offences, struct str file, struct str text)
{
    ptrdiff_t at = str_find(text, STR("@"));
    if (at >= 0)
        offence(offences, file, "een adres: ‘%.*s’", STR_ARG(around(text, (size_t)at)));
    if (str_find(text, STR("mailto:")) >= 0 || str_find(text, STR("tel:+")) >= 0)
        offence(offences, file, "een koppeling naar een persoon");
    judge_phone(offences, file, text);
}

static void type_one(void *ctx, const struct text *text)
{
    judge_typing(ctx, text->file, text->words);
}

void judge_typings(struct content *content, struct offences *offences)
{
    texts_each(content, type_one, offences);
}

/* A deck says je, never u: that is how the program speaks. */
static void address_one(void *ctx, const struct text *text)
{
    static const struct str formal[] = {STR_INIT("u"), STR_INIT("uw"), STR_INIT("uzelf")};
    struct str word = words_find(text->words, formal, COUNT_OF(formal));
    if (word.len > 0 && str_eq(text->language, STR("nl")))
        offence(ctx, text->file, "‘%.*s’ in plaats van je: ‘%.*s’", STR_ARG(word),
                STR_ARG(utf8_head(text->words, 80)));
}

void judge_address(struct content *content, struct offences *offences)
{
    texts_each(content, address_one, offences);
}

static void private_one(void *ctx, const struct text *text)
{
    judge_private(ctx, text->file, text->words);
}

static void private_links(struct offences *offences, struct str file, struct blocks blocks)
{
    for (int i = 0; i < blocks.count; i++) {
        for (int k = 0; k < blocks.at[i].run_count; k++)
            judge_private(offences, file, blocks.at[i].runs[k].link);
    }
}

void judge_privacy(struct content *content, struct offences *offences)
{
    const struct deck *deck = &content->deck;
    texts_each(content, private_one, offences);
    judge_private(offences, STR("deck.yaml"), deck->contact);
    judge_private(offences, STR("deck.yaml"), deck->source);
    judge_private(offences, STR("deck.yaml"), deck->maker);
    for (int i = 0; i < deck->card_count; i++)
        private_links(offences, deck->cards[i].file, deck->cards[i].body);
    for (int i = 0; i < deck->book_count; i++)
        private_links(offences, deck->book[i].file, deck->book[i].body);
    for (int i = 0; i < deck->guide_count; i++)
        private_links(offences, deck->guides[i].file, deck->guides[i].body);
}
