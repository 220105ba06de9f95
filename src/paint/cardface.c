#include "paint/cardface.h"

#include "base/words.h"

static const char *const between = " \xC2\xB7 "; /* a middle dot */

static struct str join(struct arena *arena, struct str list, struct str item)
{
    if (item.len == 0)
        return list;
    return list.len > 0 ? str_format(arena, "%.*s%s%.*s", STR_ARG(list), between, STR_ARG(item)) : item;
}

static struct str add_line(struct arena *arena, struct str list, struct str item)
{
    if (item.len == 0)
        return list;
    return list.len > 0 ? str_format(arena, "%.*s\n%.*s", STR_ARG(list), STR_ARG(item)) : item;
}

static uint64_t all_offices(const struct deck *deck)
{
    return deck->office_count >= DECK_OFFICES_MAX ? UINT64_MAX : (UINT64_C(1) << deck->office_count) - 1;
}

/* A name of more words stays on one line: its spaces do not break. */
static struct str unbroken(struct arena *arena, struct str name)
{
    struct str rest = name, out = {0};
    while (rest.len > 0) {
        struct str word = str_cut(rest, ' ', &rest);
        out = out.len > 0 ? str_format(arena, "%.*s\xC2\xA0%.*s", STR_ARG(out), STR_ARG(word)) : word;
    }
    return out;
}

/* Core offices by name, one a line; a card for all says nothing. */
static struct str office_names(struct arena *arena, const struct deck *deck, const struct card *card,
                               struct str language)
{
    struct str names = {0};
    uint64_t all = all_offices(deck);
    if ((card->offices & all) == all)
        return names;
    for (int i = 0; i < deck->office_count && i < DECK_OFFICES_MAX; i++) {
        if (card->offices >> i & 1)
            names = add_line(arena, names, unbroken(arena, words_in(deck->offices[i].name, language)));
    }
    return names;
}

struct str cardface_credit(struct arena *arena, const struct deck *deck, struct str language)
{
    struct str line = words_in(deck->title, language);
    line = join(arena, line, deck->maker);
    line = join(arena, line, deck->licence_name);
    return join(arena, line, str_from(_("kaarten ongewijzigd")));
}

static bool is_tile(enum face_side side)
{
    return side == FACE_TILE_WIDE || side == FACE_TILE_UPRIGHT;
}

static struct str place_text(struct arena *arena, enum face_side side, const struct cardface_options *options)
{
    if (options->place <= 0)
        return (struct str){0};
    if (is_tile(side) || options->of <= 0)
        return str_format(arena, "%d", options->place);
    return str_format(arena, _("%d van %d"), options->place, options->of);
}

/* A tile has room for one paragraph: the first. */
static struct blocks tile_body(struct blocks body)
{
    for (int i = 0; i < body.count; i++) {
        if (body.at[i].kind == BLOCK_PARAGRAPH || body.at[i].kind == BLOCK_QUOTE)
            return (struct blocks){&body.at[i], 1};
    }
    return (struct blocks){body.at, body.count > 0 ? 1 : 0};
}

/* In a row; the dot does not begin a line. */
static struct str add_branch(struct arena *arena, struct str list, struct str item)
{
    if (item.len == 0)
        return list;
    return list.len > 0 ? str_format(arena, "%.*s\xC2\xA0\xC2\xB7 %.*s", STR_ARG(list), STR_ARG(item)) : item;
}

/* Of an overview map a tile names the branches: in a row, or under each other where there is height. */
static struct blocks tile_branches(struct arena *arena, struct blocks body, enum face_side side)
{
    struct str names = {0};
    for (int i = 0; i < body.count; i++) {
        if (body.at[i].kind == BLOCK_HEADING)
            names = side == FACE_TILE_WIDE
                        ? add_branch(arena, names, unbroken(arena, block_text(arena, &body.at[i])))
                        : add_line(arena, names, block_text(arena, &body.at[i]));
    }
    struct run *run = ARENA_NEW(arena, struct run, 1);
    struct block *block = ARENA_NEW(arena, struct block, 1);
    if (!run || !block || names.len == 0)
        return tile_body(body);
    run->text = names;
    *block = (struct block){.kind = BLOCK_PARAGRAPH, .runs = run, .run_count = 1};
    return (struct blocks){block, 1};
}

static struct blocks side_body(struct arena *arena, const struct card *card, enum face_side side)
{
    if (!is_tile(side))
        return card->body;
    return card->layout == CARD_MAP ? tile_branches(arena, card->body, side) : tile_body(card->body);
}

static enum face_layout layout_of(const struct card *card)
{
    switch (card->layout) {
    case CARD_TEXT: return FACE_TEXT;
    case CARD_PICTURE: return FACE_PICTURE;
    case CARD_MAP: return FACE_MAP;
    case CARD_QUOTE: return FACE_QUOTE;
    case CARD_SECTION: return FACE_SECTION;
    case CARD_PAGE: return FACE_TEXT; /* its back */
    }
    return FACE_BROKEN;
}

static void put_kind(const struct deck *deck, const struct card *card, struct str language, struct face *face)
{
    if (card->kind < 0 || card->kind >= deck->kind_count)
        return;
    const struct deck_kind *kind = &deck->kinds[card->kind];
    face->kind = words_in(kind->name, language);
    face->icon = kind->icon;
    face->kind_rgb = kind->rgb;
}

static bool put_questions(struct arena *arena, const struct deck *deck, int card,
                          const struct cardface_options *options, struct face *face)
{
    struct asked asked[OWN_ASKED_MAX];
    int count = own_merge(deck, card, options->own, asked), shown = 0;
    face->questions_label = str_from(_("Reflectievragen"));
    if (count == 0)
        return true;
    struct face_question *questions = ARENA_NEW(arena, struct face_question, count);
    if (!questions)
        return false;
    for (int i = 0; i < count; i++) {
        if (asked_by(&asked[i], options->office))
            questions[shown++] = (struct face_question){.text = asked[i].text,
                                                        .own = asked[i].origin != OWN_ORIGINAL,
                                                        .adapted = asked[i].origin == OWN_ADAPTED};
    }
    face->questions = questions;
    face->question_count = shown;
    return true;
}

static void put_theme(const struct deck_theme *theme, struct face *face)
{
    static const enum theme_role roles[ROLE_COUNT] = {
        [ROLE_TITLE] = THEME_TITLE,   [ROLE_BODY] = THEME_BODY,   [ROLE_LIST] = THEME_LIST,
        [ROLE_QUOTE] = THEME_QUOTE,   [ROLE_CLAIM] = THEME_CLAIM, [ROLE_KIND] = THEME_KIND,
        [ROLE_CREDIT] = THEME_CREDIT,
    };
    for (int i = 0; i < ROLE_COUNT; i++) {
        const struct theme_style *style = &theme->role[roles[i]];
        face->style[i] = (struct face_style){.family = style->face,
                                             .size = style->size_px,
                                             .leading = style->leading,
                                             .coloured = style->coloured,
                                             .rgb = style->rgb};
    }
}

/* A page of a document shows itself; only its questions are set by us. */
static bool is_page(const struct card *card, enum face_side side)
{
    return card->layout == CARD_PAGE && card->broken.len == 0 && side != FACE_BACK;
}

bool cardface_make(struct arena *arena, const struct deck *deck, int at, enum face_side side,
                   const struct cardface_options *options, struct face *out)
{
    const struct card *card = &deck->cards[at];
    struct face face = {.side = side, .language = deck->language};
    if (is_page(card, side))
        return false;
    face.layout = card->broken.len > 0 ? FACE_BROKEN : layout_of(card);
    face.title = card->title;
    face.counter = deck_counter(deck, card);
    face.trouble = card->broken;
    face.body = side_body(arena, card, side);
    face.lit = card->layout == CARD_MAP ? options->lit : 0;
    face.has_picture = side != FACE_BACK && card->broken.len == 0 && card->picture.len > 0;
    face.offices = office_names(arena, deck, card, options->language);
    face.place = place_text(arena, side, options);
    if (options->credit)
        face.credit = cardface_credit(arena, deck, options->language);
    put_kind(deck, card, options->language, &face);
    put_theme(&deck->theme, &face);
    if (!put_questions(arena, deck, at, options, &face))
        return false;
    *out = face;
    return true;
}

static uint64_t hash_number(uint64_t hash, uint64_t value)
{
    char bytes[sizeof value];
    for (size_t i = 0; i < sizeof value; i++)
        bytes[i] = (char)(value >> 8 * i & 0xFF);
    return str_hash((struct str){bytes, sizeof bytes}, hash);
}

static uint64_t hash_credit(uint64_t hash, const struct deck *deck, struct str language)
{
    hash = str_hash(words_in(deck->title, language), hash);
    hash = str_hash(deck->maker, hash);
    return str_hash(deck->licence_name, hash);
}

struct paint_key cardface_key(const struct deck *deck, int at, enum face_side side,
                              const struct cardface_options *options, int w_px, int h_px)
{
    static const enum paint_side sides[FACE_SIDE_COUNT] = {[FACE_FRONT] = PAINT_FRONT,
                                                           [FACE_BACK] = PAINT_BACK,
                                                           [FACE_TILE_WIDE] = PAINT_TILE_WIDE,
                                                           [FACE_TILE_UPRIGHT] = PAINT_TILE_UPRIGHT};
    const struct card *card = &deck->cards[at];
    struct paint_key key = {.content = card->content, .side = sides[side], .w_px = w_px, .h_px = h_px};
    if (!is_page(card, side)) { /* a page shows none of the options */
        uint64_t hash =
            hash_number(card->content, (uint64_t)(uint32_t)options->place << 32 | (uint32_t)options->of);
        hash =
            str_hash(options->language, hash_number(hash, (uint64_t)options->office << 1 | options->credit));
        key.content = options->credit ? hash_credit(hash, deck, options->language) : hash;
        key.lit = card->layout == CARD_MAP ? options->lit : 0;
    }
    uint64_t own = side == FACE_BACK ? own_hash(options->own, card->id) : 0;
    if (own != 0)
        key.content = hash_number(key.content, own);
    if (key.content == 0) /* that would mean no picture */
        key.content = 1;
    return key;
}
