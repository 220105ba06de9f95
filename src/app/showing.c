#include "app/showing.h"

#include "base/clock.h"
#include "base/log.h"
#include "base/words.h"

#include <stdio.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

enum { ANSWERS_BYTES = 4 << 20, MARKS_BYTES = 256 << 20 /* address space: of one page's letters */ };

bool showing_init(struct showing *showing, struct paint *paint, struct journal *journal,
                  struct supply *supply)
{
    *showing = (struct showing){.paint = paint, .journal = journal, .supply = supply, .watch = {.fd = -1}};
    showing->bell = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    showing->marked_card = -1;
    supply->own = &showing->questions.own;
    supply->selections = &showing->selections.own;
    return showing->bell >= 0 && questions_init(&showing->questions, journal) &&
           selections_init(&showing->selections, journal) && arena_init(&showing->answers, ANSWERS_BYTES) &&
           arena_init(&showing->marks_room, MARKS_BYTES) && visiting_init(&showing->visit);
}

void showing_finish(struct showing *showing)
{
    showing_close(showing);
    arena_finish(&showing->answers);
    arena_finish(&showing->marks_room);
    visiting_finish(&showing->visit);
    questions_finish(&showing->questions);
    selections_finish(&showing->selections);
    if (showing->bell >= 0)
        (void)close(showing->bell);
}

static struct volume *shown(struct showing *showing)
{
    return &showing->volumes[showing->current];
}

static struct volume *next(struct showing *showing)
{
    return &showing->volumes[1 - showing->current];
}

const struct deck *showing_deck(const struct showing *showing)
{
    return showing->ready ? &showing->volumes[showing->current].deck : NULL;
}

void showing_tell(struct showing *showing, int64_t now_ms, const char *text)
{
    str_to_field(showing->notice, sizeof showing->notice, str_from(text));
    showing->notice_until_ms = now_ms + SHOWING_NOTICE_MS;
}

static struct volume_options options_of(struct showing *showing)
{
    return (struct volume_options){.language = showing->options.language,
                                   .password =
                                       showing->ready ? shown(showing)->password : showing->options.password};
}

static void open_here(struct showing *showing, bool glance)
{
    struct volume_options options = options_of(showing);
    options.glance = glance;
    volume_close(next(showing), showing->paint);
    showing->locked = false;
    showing->loaded_stamp = 0;
    showing->opening = true;
    volume_open(next(showing), showing->paint, showing->path, &options);
}

/* By a thread; without one it takes a moment here. */
static void open_beside(struct showing *showing, uint64_t unless)
{
    struct volume_options options = options_of(showing);
    volume_close(next(showing), showing->paint);
    showing->rest_ms = 0;
    showing->opening =
        loader_start(&showing->loader, next(showing), showing->path, &options, unless, showing->bell);
    if (!showing->opening)
        open_here(showing, false);
}

/* The deck changed, or may have. What a loader is reading is let be: a deck that changes all the time is read too. */
static void open_again(struct showing *showing)
{
    const struct volume *volume = shown(showing);
    bool large =
        showing->ready && volume->deck.card_count >= GLANCE_CARDS_MIN && volume->deck.origin != DECK_DOCUMENT;
    showing->again = showing->loader.running;
    if (showing->again)
        return;
    if (large)
        open_beside(showing, volume_is_glance(volume) ? 0 : showing->loaded_stamp);
    else
        open_here(showing, false);
}

/* The first card stands, or has had its time: the rest of what is glanced at is read. */
static void read_rest(struct showing *showing)
{
    if (showing->rest_ms)
        open_beside(showing, 0);
}

bool showing_reads(const struct showing *showing)
{
    return showing->ready && volume_is_glance(&showing->volumes[showing->current]) &&
           (showing->opening || showing->rest_ms);
}

void showing_open(struct showing *showing, const struct showing_options *options, int64_t now_ms)
{
    showing_close(showing);
    showing->options = *options;
    str_to_field(showing->path, sizeof showing->path, str_from(options->path));
    showing->options.path = showing->path;
    showing->supply->may_write = options->explore;
    watch_begin(&showing->watch, showing->path, now_ms);
    open_here(showing, true);
}

void showing_close(struct showing *showing)
{
    showing_desk_end(showing);
    loader_stop(&showing->loader);
    showing->supply->volumes[SUPPLY_SLOT_SHOW] = NULL;
    showing->supply->places = NULL;
    for (int i = 0; i < 2; i++)
        volume_close(&showing->volumes[i], showing->paint);
    watch_end(&showing->watch);
    showing->ready = showing->opening = showing->locked = showing->again = showing->enter_waits = false;
    showing->visit.on = false;
    showing->rest_ms = 0;
    showing->hit_count = 0;
    showing->marked_card = -1;
    showing->look_again_ms = 0;
    showing->notice_until_ms = 0;
}

void showing_forget(struct showing *showing, int64_t now_ms)
{
    struct err err = {0};
    if (!showing->ready)
        return;
    questions_forget(&showing->questions);
    selections_forget(&showing->selections);
    showing->visit.on = false; /* then the cards are those of the deck as it was asked for */
    if (!visiting_put_cards(showing, shown(showing), &err))
        log_line(LOG_WARN, "%s", err.text); /* those that were shown stay */
    showing->state = show_begin(&showing->cards, 0, now_ms);
    journal_bookmark_put(showing->journal, showing->cards.deck->path, STR("")); /* where the book was left */
    showing->stood = (struct card_id){{0}};
    showing->hit_count = showing->mark_count = 0;
    showing->marked_card = -1;
    showing->look_again_ms = showing->notice_until_ms = 0;
    showing->enter_waits = false;
    memset(showing->hits, 0, sizeof showing->hits);
    memset(showing->marked_query, 0, sizeof showing->marked_query);
    visiting_drop_page(showing);
    visiting_begin(showing, now_ms);
}

/* The card at which this deck was left. */
static bool left_at(struct showing *showing, struct card_id *out, int *place)
{
    struct journal_deck was;
    if (showing->options.forgets)
        return false;
    arena_rewind(&showing->answers, 0);
    if (!journal_deck_find(showing->journal, &showing->answers, next(showing)->deck.path, &was) ||
        was.card.len == 0)
        return false;
    *out = card_id_from(was.card);
    *place = was.place;
    return true;
}

/* Where to begin: the page asked for, else where this deck was left, else the first card. What was prepared is presented from its beginning, whatever
 * was looked at since; a show that broke off is asked for elsewhere. */
static int first_place(struct showing *showing)
{
    struct card_id id;
    if (showing->options.page > 0)
        return showing->options.page - 1;
    if (showing->options.present && showing->cards.minutes)
        return 0;
    int place = 0;
    if (left_at(showing, &id, &place))
        place = show_place(&showing->cards, id);
    return place < 0 ? 0 : place;
}

/* The same for a glance. False: only the whole tells which cards a selection has, and which card has the id. */
static bool glance_place(struct showing *showing, int *out)
{
    struct card_id id;
    const char *selection = showing->options.selection;
    *out = showing->options.page > 0 ? showing->options.page - 1 : 0;
    if (selection && strcmp(selection, "all") != 0)
        return false;
    if (showing->options.page <= 0 && left_at(showing, &id, out))
        *out = glance_find(next(showing)->glance, id, *out);
    return *out >= 0;
}

static void note_opened(struct showing *showing)
{
    const struct deck *deck = &shown(showing)->deck;
    journal_deck_opened(showing->journal,
                        &(struct journal_deck){.path = deck->path,
                                               .id = deck->id,
                                               .title = words_in(deck->title, showing->options.language),
                                               .card = card_id_str(&showing->state.card),
                                               .place = showing->cards.order[showing->state.index],
                                               .opened_ms = clock_wall_ms()});
}

static enum showing_news fall(struct showing *showing, int64_t now_ms, struct err *err)
{
    *err = next(showing)->err;
    if (!showing->ready) {
        showing_close(showing);
        return SHOWING_FAILED;
    }
    volume_close(next(showing), showing->paint);
    showing->opening = false;
    char text[SHOWING_NOTICE_BYTES];
    (void)snprintf(text, sizeof text, _("De vorige versie blijft staan. %s"), err->text);
    showing_tell(showing, now_ms, text);
    return SHOWING_CHANGED;
}

/* The volume that came in takes the place of the one shown. */
static void take_place(struct showing *showing)
{
    showing->hit_count = 0;
    showing->marked_card = -1;
    showing->opening = false;
    if (showing->paint)
        paint_want(showing->paint, NULL, 0,
                   0); /* those of before name cards by their place in the old deck */
    volume_close(shown(showing), showing->paint);
    showing->current = 1 - showing->current;
    showing->ready = true;
    questions_load(&showing->questions, shown(showing)->deck.id);
}

static void stand_first(struct showing *showing, int place, int64_t now_ms)
{
    take_place(showing);
    showing->rules.may_leave = showing->options.may_leave;
    showing->state = show_begin(&showing->cards, place, now_ms);
    str_to_field(showing->path, sizeof showing->path, shown(showing)->deck.path);
    if (volume_is_glance(shown(showing)))
        showing->rest_ms = now_ms + SHOWING_REST_MS;
    else
        note_opened(showing);
    visiting_begin(showing, now_ms);
    showing_desk_begin(showing, now_ms);
    if (!showing->visit.on)
        visiting_tell_gone(showing, now_ms);
}

/* All cards of what was glanced at are read: nothing moves on the wall, ids become what they are. */
static void stand_whole(struct showing *showing, int64_t now_ms)
{
    enum show_fx_kind fx[SHOW_FX_MAX];
    struct card_id choice, *const ids[] = {&showing->state.card, &showing->state.cursor,
                                           &showing->state.came_from, &showing->visit.state.card,
                                           &showing->visit.state.lit};
    bool enter = showing->enter_waits;
    for (size_t i = 0; i < COUNT_OF(ids); i++)
        *ids[i] = glance_id_in(&shown(showing)->deck, *ids[i], &next(showing)->deck);
    showing_desk_bring(showing, &shown(showing)->deck, &next(showing)->deck);
    volume_take_documents(next(showing), shown(showing));
    take_place(showing);
    (void)showing_event(showing, &(struct show_event){.kind = SHOW_EV_DECK, .at_ms = now_ms}, fx);
    visiting_again(showing, now_ms);
    note_opened(showing);
    if (enter && showing_choice(showing, &choice))
        (void)showing_event(
            showing, &(struct show_event){.kind = SHOW_EV_GO_TO, .at_ms = now_ms, .as.card = choice}, fx);
}

static void stand_again(struct showing *showing, int64_t now_ms)
{
    enum show_fx_kind fx[SHOW_FX_MAX];
    take_place(showing);
    (void)showing_event(showing, &(struct show_event){.kind = SHOW_EV_DECK, .at_ms = now_ms}, fx);
    visiting_again(showing, now_ms);
    showing_tell(showing, now_ms, _("De kaartenset is opnieuw gelezen."));
}

static enum showing_news stand(struct showing *showing, int64_t now_ms, struct err *err)
{
    struct volume *fresh = next(showing);
    int place = 0;
    if (volume_is_glance(fresh) && !glance_place(showing, &place)) {
        open_beside(showing, 0);
        return SHOWING_CHANGED;
    }
    if (!visiting_put_cards(showing, fresh, &fresh->err))
        return fall(showing, now_ms, err);
    if (showing->ready && volume_is_glance(shown(showing)))
        stand_whole(showing, now_ms);
    else if (showing->ready)
        stand_again(showing, now_ms);
    else
        stand_first(showing, volume_is_glance(fresh) ? place : first_place(showing), now_ms);
    return SHOWING_CHANGED;
}

/* While something is shown nobody is asked: what it was opened with no longer fits, and the old one stays. */
static enum showing_news hear_lock(struct showing *showing, int64_t now_ms, struct err *err)
{
    if (showing->ready)
        return fall(showing, now_ms, err);
    if (showing->locked)
        return SHOWING_NOTHING;
    showing->locked = true;
    *err = next(showing)->err;
    return SHOWING_LOCKED;
}

void showing_unlock(struct showing *showing, const char *password)
{
    if (!showing->locked)
        return;
    showing->locked = false;
    volume_unlock(next(showing), showing->paint, password);
}

static enum showing_news hear_next(struct showing *showing, int64_t now_ms, struct err *err)
{
    switch (next(showing)->status) {
    case VOLUME_NONE:
    case VOLUME_OPENING: break;
    case VOLUME_LOCKED: return hear_lock(showing, now_ms, err);
    case VOLUME_READY: return stand(showing, now_ms, err);
    case VOLUME_FAILED: return fall(showing, now_ms, err);
    }
    return SHOWING_NOTHING;
}

static void search(struct showing *showing, int64_t now_ms);

/* Pages are read in the background; a search that is open follows what comes in, at its ease. */
static bool hear_words(struct showing *showing, int64_t now_ms)
{
    struct volume *volume = shown(showing);
    bool searching = showing->state.mode == SHOW_SEARCH && showing->state.query.len > 0;
    if (volume_read_words(volume, showing->paint) && searching && !showing->look_again_ms)
        showing->look_again_ms = now_ms + SHOWING_LOOK_AGAIN_MS;
    bool due = showing->look_again_ms && (now_ms >= showing->look_again_ms || volume_has_words(volume));
    if (due && searching)
        search(showing, now_ms);
    if (due)
        showing->look_again_ms = 0;
    return due && searching;
}

/* Whether the volume that is on its way can be looked at. */
static bool arrives(struct showing *showing)
{
    bool beside = showing->loader.running;
    if (!showing->opening || (beside && !loader_done(&showing->loader)))
        return false;
    if (!beside) {
        (void)volume_poll(next(showing), showing->paint);
        return true;
    }
    showing->loaded_stamp = showing->loader.stamp;
    showing->opening = !showing->loader.unchanged;
    bool half =
        showing->again && next(showing)->status == VOLUME_FAILED; /* read while it was being written */
    if (showing->opening && half)
        open_again(showing);
    return showing->opening && !half;
}

static enum showing_news open_further(struct showing *showing, int64_t now_ms, struct err *err)
{
    enum showing_news news = SHOWING_NOTHING;
    if (watch_poll(&showing->watch, now_ms) && (showing->ready || showing->opening))
        open_again(showing);
    if (now_ms >= showing->rest_ms)
        read_rest(showing);
    if (arrives(showing)) {
        news = hear_next(showing, now_ms, err);
        if (news == SHOWING_FAILED)
            showing_close(showing);
    }
    if (showing->again && !showing->loader.running)
        open_again(showing);
    return news;
}

enum showing_news showing_poll(struct showing *showing, int64_t now_ms, struct err *err)
{
    enum showing_news news = open_further(showing, now_ms, err);
    if (showing->notice_until_ms && now_ms >= showing->notice_until_ms) {
        showing->notice_until_ms = 0;
        news = news == SHOWING_NOTHING ? SHOWING_CHANGED : news;
    }
    if (showing->ready && showing->paint && hear_words(showing, now_ms) && news == SHOWING_NOTHING)
        news = SHOWING_CHANGED;
    if (showing->ready && now_ms >= show_due_ms(&showing->state)) {
        enum show_fx_kind fx[SHOW_FX_MAX];
        (void)showing_event(showing, &(struct show_event){.kind = SHOW_EV_TICK, .at_ms = now_ms}, fx);
        news = SHOWING_CHANGED;
    }
    if (showing_desk_tick(showing, now_ms))
        news = SHOWING_CHANGED;
    return news;
}

int64_t showing_due_ms(const struct showing *showing)
{
    int64_t due = watch_due_ms(&showing->watch);
    int64_t number = showing->ready ? show_due_ms(&showing->state) : INT64_MAX;
    int64_t notice = showing->notice_until_ms ? showing->notice_until_ms : INT64_MAX;
    int64_t rest = showing->rest_ms ? showing->rest_ms : INT64_MAX;
    due = number < due ? number : due;
    due = rest < due ? rest : due;
    int64_t again = showing->look_again_ms ? showing->look_again_ms : INT64_MAX;
    due = again < due ? again : due;
    int64_t desk = showing_desk_due_ms(showing);
    due = desk < due ? desk : due;
    return notice < due ? notice : due;
}

void showing_fds(const struct showing *showing, int out[SHOWING_FDS])
{
    out[0] = showing->watch.fd;
    out[1] = showing->bell;
}

static void search(struct showing *showing, int64_t now_ms)
{
    struct search_hit found[SHOWING_HITS_MAX];
    const struct search *index =
        volume_search(shown(showing), &showing->questions.own, showing->questions.changes);
    arena_rewind(&showing->answers, 0);
    showing->hit_count = 0;
    showing->look_again_ms = 0;
    int count = index ? search_find(index, &showing->answers, edit_text(&showing->state.query), found,
                                    SHOWING_HITS_MAX)
                      : 0;
    for (int i = 0; i < count; i++) { /* only what is in the selection shown */
        if (showing->supply->places[found[i].card])
            showing->hits[showing->hit_count++] = found[i];
    }
    struct show_event event = {.kind = SHOW_EV_ANSWERS, .at_ms = now_ms, .as.count = showing->hit_count};
    showing->state = show_step(&showing->rules, &showing->cards, showing->state, &event).state;
}

int showing_effects(struct showing *showing, const struct show_next *next_state, int64_t at_ms,
                    enum show_fx_kind fx[SHOW_FX_MAX])
{
    int count = 0;
    showing->state = next_state->state;
    for (int i = 0; i < next_state->fx_count; i++) {
        switch (next_state->fx[i]) {
        case SHOW_FX_JOURNAL:
            if (volume_is_glance(shown(showing)))
                break; /* its cards have no ids yet: note_opened tells where one is by then */
            journal_position(showing->journal, shown(showing)->deck.path, card_id_str(&showing->state.card),
                             showing->cards.order[showing->state.index]);
            break;
        case SHOW_FX_SEARCH: search(showing, at_ms); break;
        case SHOW_FX_LEAVE:
        case SHOW_FX_QUIT:
        case SHOW_FX_FULL_SCREEN:
        case SHOW_FX_OPEN:
        case SHOW_FX_REFUSED: fx[count++] = next_state->fx[i]; break;
        }
    }
    visiting_follow(showing, at_ms);
    return count;
}

int showing_event(struct showing *showing, const struct show_event *event, enum show_fx_kind fx[SHOW_FX_MAX])
{
    bool unread = volume_is_glance(shown(showing));
    if (unread) /* what is asked of a card is asked of what stands in it */
        volume_read(shown(showing), showing->cards.order[showing->state.index]);
    showing->enter_waits = unread && showing->state.mode == SHOW_SEARCH && event->kind == SHOW_EV_ENTER;
    struct show_next next_state = showing_step(showing, event);
    return showing_effects(showing, &next_state, event->at_ms, fx);
}

bool showing_found_own(const struct showing *showing, struct card_id card)
{
    for (int i = 0; showing->state.mode == SHOW_SEARCH && i < showing->hit_count; i++)
        if (card_id_eq(showing->cards.deck->cards[showing->hits[i].card].id, card))
            return showing->hits[i].origin != OWN_ORIGINAL;
    return false;
}

bool showing_choice(const struct showing *showing, struct card_id *out)
{
    int choice = showing->state.choice;
    if (showing->state.mode != SHOW_SEARCH || choice < 0 || choice >= showing->hit_count)
        return false;
    *out = showing->cards.deck->cards[showing->hits[choice].card].id;
    return true;
}

static struct size_px card_shape(void *ctx, int card)
{
    struct showing *showing = ctx;
    return volume_shape(shown(showing), showing->paint, card);
}

static struct str trouble(void *ctx, const struct paint_key *key)
{
    struct showing *showing = ctx;
    struct pixels pixels;
    const char *why = NULL;
    bool failed = paint_at(showing->paint, key, &pixels, &why) == PAINT_FAILED;
    return failed ? str_from(why) : (struct str){0};
}

static void add_links(struct showing *showing, struct show_view *out)
{
    int card = showing->cards.order[showing->state.index];
    const struct card *is = &showing->cards.deck->cards[card];
    struct err err = {0};
    if (is->layout != CARD_PAGE || is->broken.len > 0 || !card_id_eq(showing->stood, is->id))
        return;
    int document = volume_document(shown(showing), showing->paint, card, &err);
    if (document >= 0 && paint_page_links(showing->paint, document, is->page.number, &out->links,
                                          &out->link_count) != ANSWER_READY)
        out->link_count = 0;
    out->page_size = card_shape(showing, card);
}

enum paint_answer showing_page_text(struct showing *showing, struct document_text *out)
{
    int card = showing->cards.order[showing->state.index];
    const struct card *is = &showing->cards.deck->cards[card];
    struct err err = {0};
    if (is->layout != CARD_PAGE || is->broken.len > 0 || showing->state.back || !showing->paint)
        return ANSWER_FAILED;
    int document = volume_document(shown(showing), showing->paint, card, &err);
    return document >= 0 ? paint_page_text(showing->paint, document, is->page.number, out) : ANSWER_FAILED;
}

bool showing_blocks(struct showing *showing, struct document_blocks *out)
{
    int card = showing->cards.order[showing->state.index];
    const struct card *is = &showing->cards.deck->cards[card];
    struct err err = {0};
    if (is->layout != CARD_PAGE || is->broken.len > 0 || showing->state.back)
        return false;
    int document = volume_document(shown(showing), showing->paint, card, &err);
    return document >= 0 && paint_page_blocks(showing->paint, document, is->page.number, out) == ANSWER_READY;
}

bool showing_stands(struct showing *showing)
{
    struct show_view view = {0};
    if (!showing->ready)
        return false;
    read_rest(showing);
    if (showing->state.mode != SHOW_CARD || !showing_looks(showing) ||
        card_id_eq(showing->stood, showing->state.card))
        return false;
    showing->stood = showing->state.card;
    add_links(showing, &view);
    return view.link_count > 0;
}

/* The letters of the page are asked for when there is something to mark on it, and let go of again. */
static void add_marks(struct showing *showing, struct show_view *out)
{
    int card = showing->cards.order[showing->state.index];
    const struct card *is = &showing->cards.deck->cards[card];
    const char *sought = showing->state.sought;
    struct document_text text;
    struct err err = {0};
    if (!sought[0] || is->layout != CARD_PAGE || is->broken.len > 0 || !showing->paint)
        return;
    bool known = showing->marked_card == card && strcmp(showing->marked_query, sought) == 0;
    int document = known ? -1 : volume_document(shown(showing), showing->paint, card, &err);
    if (!known &&
        (document < 0 || paint_page_text(showing->paint, document, is->page.number, &text) != ANSWER_READY))
        return;
    if (!known) {
        arena_rewind(&showing->marks_room, 0);
        showing->mark_count =
            search_marks(&showing->marks_room, &text, str_from(sought), showing->marks, SHOWING_MARKS_MAX);
        showing->marked_card = card;
        memcpy(showing->marked_query, sought, sizeof showing->marked_query);
    }
    out->marks = showing->marks;
    out->mark_count = showing->mark_count;
}

void showing_view(struct showing *showing, struct show_view *out, int64_t now_ms)
{
    volume_read(shown(showing), showing->cards.order[showing->state.index]);
    *out = (struct show_view){
        .cards = &showing->cards,
        .reads = showing_reads(showing),
        .state = &showing->state,
        .rules = &showing->rules,
        .hits = showing->hits,
        .hit_count = showing->hit_count,
        .hit_total = showing->hit_count,
        .card_shape = card_shape,
        .card_shape_ctx = showing,
        .trouble = trouble,
        .trouble_ctx = showing,
    };
    if (showing_presents(showing) && showing->desk.own.kind == SCENE_CARD)
        out->lit = showing->desk.own.branch;
    if (showing->notice_until_ms > now_ms)
        out->notice = str_from(showing->notice);
    if (showing->state.mode == SHOW_CARD && showing_looks(showing)) {
        add_links(showing, out);
        add_marks(showing, out);
    }
    if (!volume_has_words(shown(showing))) {
        out->pages_read = shown(showing)->words_read;
        out->pages_all = shown(showing)->deck.card_count;
    }
}
