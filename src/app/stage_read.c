/* What is read aloud of where one is: a card, a page of the book, or the words of a screen and what there is to choose. */
#include "app/stage_private.h"

#include "base/words.h"

static struct aloud_screen screen_of(const struct stage *stage)
{
    const struct deck *deck = stage->showing.ready ? showing_deck(&stage->showing) : NULL;
    return (struct aloud_screen){.nodes = &stage->picture.nodes,
                                 .language = stage->language,
                                 .cards_language = deck ? deck->language : stage->language,
                                 .secret = stage->place == STAGE_LOCKED};
}

/* ---- where one is */

static bool lures_or_asks(const struct stage *stage)
{
    return stage->kiosk.on && (stage->kiosk.idle.phase != IDLE_VISIT || stage->kiosk.leave.open);
}

static bool on_text(const struct stage *stage)
{
    return stage_visits(stage) && stage->showing.visit.state.screen == VISIT_TEXT;
}

static bool on_card(const struct stage *stage)
{
    return stage_shows(stage) && stage->showing.ready && stage->showing.state.mode == SHOW_CARD &&
           showing_looks(&stage->showing);
}

/* An upright window shows the questions under the card. */
static bool is_upright(const struct stage *stage)
{
    return stage_visits(stage) && stage->window.size.h > stage->window.size.w;
}

static struct aloud_card card_on_wall(const struct stage *stage)
{
    const struct showing *showing = &stage->showing;
    bool visits = stage_visits(stage), whole = on_text(stage) || is_upright(stage);
    return (struct aloud_card){.whole = whole,
                               .lit = visits && !on_text(stage)
                                          ? visit_lit(&showing->visit.state, showing->state.card)
                                      : stage_presents(stage) ? showing->desk.own.branch
                                                              : 0,
                               .deck = showing->cards.deck,
                               .card = showing->cards.order[showing->state.index],
                               .back = showing->state.back && !whole,
                               .office = showing->cards.office,
                               .own = showing->cards.own,
                               .language = stage->language};
}

/* As the painter has it; a picture of which the shape is not known leaves no place to be sure of. */
static void place_face(struct stage *stage, const struct aloud_card *card)
{
    struct face face;
    const struct card *is = &card->deck->cards[card->card];
    enum face_side side = card->back ? FACE_BACK : FACE_FRONT;
    struct cardface_options options =
        supply_face_options(&stage->supply, SUPPLY_SLOT_SHOW, card->card, card->lit);
    if (!cardface_make(&stage->aloud.room, card->deck, card->card, side, &options, &face))
        return;
    struct size_px picture = face.has_picture ? is->picture_px : (struct size_px){0};
    if (!face.has_picture || (picture.w > 0 && picture.h > 0))
        aloud_place(&stage->aloud, &face, picture);
}

/* False: the words of a page are still to come. */
static bool page_words(struct stage *stage, struct aloud_card *card)
{
    struct document_text text;
    if (card->deck->cards[card->card].layout != CARD_PAGE || card->back)
        return true;
    enum paint_answer answer = showing_page_text(&stage->showing, &text);
    if (answer == ANSWER_READY) {
        struct show_view view;
        showing_view(&stage->showing, &view, stage->now_ms);
        text.text = card->page = str_copy(&stage->aloud.room, text.text);
        aloud_place_page(&stage->aloud, &text, view.card_shape(view.card_shape_ctx, card->card));
    }
    return answer != ANSWER_PENDING;
}

static void read_card(struct stage *stage)
{
    struct aloud_reader *aloud = &stage->aloud;
    struct aloud_card card = card_on_wall(stage);
    struct arena *room = aloud_clear(aloud);
    aloud->card = stage->showing.state.card;
    aloud->back = stage->showing.state.back;
    aloud->as_text = on_text(stage);
    aloud->waits = !page_words(stage, &card);
    if (aloud->waits || !aloud_of_card(room, &card, &aloud->read) || !aloud_begin(aloud))
        return;
    if (aloud->words.count == 0 && !aloud->as_text)
        place_face(stage, &card);
}

/* ---- a page of the book */

static bool on_page(const struct stage *stage)
{
    return stage_visits(stage) && stage->showing.visit.state.screen == VISIT_PAGE;
}

static void read_page(struct stage *stage, int from)
{
    struct aloud_reader *aloud = &stage->aloud;
    const struct visiting *visiting = &stage->showing.visit;
    struct arena *room = aloud_clear(aloud);
    aloud->page = visiting->state.page;
    if (aloud_of_reading(room, showing_deck(&stage->showing), &visiting->page, from, stage->language,
                         &aloud->read, &aloud->more))
        (void)aloud_begin(aloud);
}

/* The line that stands at the top. */
static int top_line(struct stage *stage)
{
    return view_column_place(&stage->showing.visit.column, stage_visit_scrolled(stage)).line;
}

/* ---- a screen */

/* What no word on the screen says: which it is, and at the beginning how one goes about without looking. */
static struct str words_before(const struct stage *stage, struct arena *arena)
{
    struct str name = {0};
    if (stage_visits(stage) && stage->showing.visit.state.screen == VISIT_HOME)
        name = str_from(_("Beginscherm"));
    if (stage_visits(stage) && stage->showing.visit.state.screen == VISIT_WALL)
        name = str_from(_("Kaarten"));
    if (!stage->reads.greets)
        return name;
    return str_format(arena, "%s\n%s\n%s\n%.*s", _("Het voorlezen staat aan."),
                      _("Met Tab en de pijltjestoetsen gaat u langs de knoppen, met Enter kiest u."),
                      _("Laat een vinger op het scherm rusten om te horen wat er ligt; een tik kiest."),
                      STR_ARG(name));
}

static void read_screen(struct stage *stage, const struct node *focus)
{
    struct aloud_reader *aloud = &stage->aloud;
    struct arena *room = aloud_clear(aloud);
    struct aloud_screen screen = screen_of(stage);
    screen.before = words_before(stage, room);
    screen.choices = !focus;
    stage->reads.greets = false;
    if (aloud_of_screen(room, &screen, &aloud->read) &&
        (!focus || aloud_of_control(room, &screen, focus, &aloud->read)))
        (void)aloud_begin(aloud);
}

void stage_read(struct stage *stage, const struct node *focus)
{
    if (lures_or_asks(stage))
        read_screen(stage, focus);
    else if (on_page(stage))
        read_page(stage, top_line(stage));
    else if (on_card(stage) || on_text(stage))
        read_card(stage);
    else
        read_screen(stage, focus);
}

void stage_read_node(struct stage *stage, const struct node *node)
{
    struct aloud_reader *aloud = &stage->aloud;
    struct arena *room = aloud_clear(aloud);
    struct aloud_screen screen = screen_of(stage);
    if (aloud_of_control(room, &screen, node, &aloud->read))
        (void)aloud_begin(aloud);
}

const struct node *stage_read_under(const struct stage *stage, struct pt_px at)
{
    const struct nodes *nodes = &stage->picture.nodes;
    const struct node *control = node_hit(nodes, at, stage->hands.least_px);
    for (int i = nodes->count - 1; i >= 0 && !control; i--) {
        const struct node *node = &nodes->at[i];
        bool told = node->id != 0 && node->name.len > 0 && node->role != NODE_GROUP;
        if (told && rect_has(node->at, at) && (rect_is_empty(node->clip) || rect_has(node->clip, at)))
            return node;
    }
    return control;
}

/* ---- coming somewhere */

/* A show is led by who holds it: there only what is asked for is read. */
static bool is_guided(const struct stage *stage)
{
    bool visit = stage->showing.visit.on;
    switch (stage->place) {
    case STAGE_HOME:
    case STAGE_LOCKED:
    case STAGE_BROKEN:
    case STAGE_WRITE: return true;
    case STAGE_SHOW: return visit && (stage->showing.state.mode != SHOW_CARD || stage_visits(stage));
    case STAGE_OPENING: break;
    }
    return false;
}

static uint64_t with(uint64_t hash, const struct card_id *id)
{
    return str_hash(card_id_str(id), str_hash(STR("|"), hash));
}

/* Two places of one number are one and the same; never 0. */
static uint64_t where(const struct stage *stage)
{
    const struct visit_state *visit = &stage->showing.visit.state;
    const struct show_state *show = &stage->showing.state;
    bool visits = stage_visits(stage), card = on_card(stage) || on_text(stage);
    char parts[] = {(char)stage->place,
                    (char)stage->home.state.mode,
                    (char)stage->write.mode,
                    (char)stage->kiosk.idle.phase,
                    (char)stage->kiosk.leave.open,
                    (char)(stage_shows(stage) ? show->mode : 0),
                    (char)(visits ? visit->screen : VISIT_SCREEN_COUNT),
                    (char)(card && show->back),
                    (char)(card && visits ? visit_lit(visit, show->card) : 0)};
    uint64_t hash = str_hash((struct str){parts, sizeof parts}, 0);
    if (card)
        hash = with(hash, &show->card);
    if (on_page(stage))
        hash = with(hash, &visit->page);
    if (visits && visit->screen == VISIT_WALL)
        hash = with(with(with(hash, &visit->office), &visit->kind), &visit->selection);
    return hash | 1;
}

bool stage_read_arrives(struct stage *stage)
{
    uint64_t was = stage->reads.where;
    stage->reads.where = where(stage);
    return stage->aloud.on && was != stage->reads.where && is_guided(stage);
}

/* ---- time */

static bool is_there(const struct stage *stage)
{
    const struct aloud_reader *aloud = &stage->aloud;
    const struct show_state *state = &stage->showing.state;
    if (aloud->page.at[0])
        return on_page(stage) && card_id_eq(aloud->page, stage->showing.visit.state.page);
    bool there = aloud->as_text ? on_text(stage) : on_card(stage);
    return there && card_id_eq(aloud->card, state->card) && aloud->back == state->back;
}

void stage_read_poll(struct stage *stage, bool ended)
{
    struct aloud_reader *aloud = &stage->aloud;
    if ((aloud->card.at[0] || aloud->page.at[0]) && !is_there(stage)) {
        (void)aloud_clear(aloud); /* it went by itself: the deck was read again */
        stage->dirty = true;
    }
    if (ended && aloud->more > 0)
        read_page(stage, aloud->more);
    if (aloud->waits) {
        read_card(stage);
        stage->dirty = stage->dirty || !aloud->waits;
    } else if (aloud->place_again && !aloud->placing.running) {
        struct aloud_card card = card_on_wall(stage);
        place_face(stage, &card);
    }
}
