#include "app/volume.h"

#include "base/clock.h"
#include "base/words.h"

#include <limits.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

enum { DIAGS_BYTES = 64 << 20 };

static void fail(struct volume *volume, const struct err *err)
{
    volume->err = *err;
    volume->status = VOLUME_FAILED;
}

static void fail_for_room(struct volume *volume)
{
    struct err err = {0};
    err_set(
        &err, ERR_LIMIT,
        _("Er is te weinig geheugen voor deze kaartenset. Sluit andere programma’s en probeer het opnieuw."));
    fail(volume, &err);
}

/* Room for the ids of all documents that the deck has by now. */
static bool make_documents(struct volume *volume)
{
    while (!volume->documents || volume->documents_count < volume->deck.document_count) {
        int *grown = arena_grow(&volume->arena, volume->documents, (size_t)volume->documents_count,
                                &volume->documents_cap, sizeof(int), _Alignof(int));
        if (!grown)
            return false;
        volume->documents = grown;
        if (volume->documents_count < volume->deck.document_count)
            volume->documents[volume->documents_count++] = -1;
    }
    return true;
}

static void load_cards(struct volume *volume, const struct volume_options *options)
{
    struct err err = {0};
    struct deck_options deck_options = {.cards_max = options->cards_max,
                                        .strict = options->strict,
                                        .language = options->language,
                                        .cancel = options->cancel};
    if (options->glance)
        volume->glance = glance_open(&volume->arena, volume->source, &deck_options, &volume->deck);
    if (!volume->glance &&
        !deck_load(&volume->arena, volume->source, &deck_options, &volume->deck, &volume->diags, &err)) {
        fail(volume, &err);
        return;
    }
    if (options->search)
        volume->search = search_create(&volume->arena, &volume->deck);
    if (!make_documents(volume))
        fail_for_room(volume);
    else
        volume->status = VOLUME_READY;
}

bool volume_is_glance(const struct volume *volume)
{
    return volume->glance != NULL;
}

void volume_read(struct volume *volume, int card)
{
    if (!volume->glance)
        return;
    glance_read(volume->glance, card);
    if (!make_documents(volume))
        volume->deck.document_count = volume->documents_count;
}

/* -1 and a sentence when too many are open. Takes over `fd`. */
static int open_document(struct volume *volume, struct paint *paint, int fd, struct err *err)
{
    int id = paint_document_open(paint, fd, volume->password[0] ? volume->password : NULL);
    if (id < 0)
        err_set(err, ERR_LIMIT, _("Er zijn te veel documenten tegelijk open."));
    return id;
}

static void hand_over(struct volume *volume, struct paint *paint)
{
    struct err err = {0};
    struct str name;
    (void)str_cut_last(source_path(volume->source), '/', &name);
    int fd = paint ? source_open_fd(volume->source, name, &err) : -1;
    if (!paint)
        err_set(&err, ERR_UNSUPPORTED, _("Een PDF kan hier niet worden gelezen: er is geen tekenaar."));
    if (fd >= 0)
        volume->document = open_document(volume, paint, fd, &err);
    if (volume->document < 0) {
        fail(volume, &err);
        return;
    }
    volume->status = VOLUME_OPENING;
    (void)volume_poll(volume, paint);
}

void volume_open(struct volume *volume, struct paint *paint, const char *path,
                 const struct volume_options *options)
{
    struct err err = {0};
    *volume = (struct volume){.document = -1};
    str_to_field(volume->password, sizeof volume->password, str_from(options->password));
    if (!arena_init(&volume->arena, DECK_ARENA_BYTES)) {
        fail_for_room(volume);
        return;
    }
    volume->diags.arena = &volume->arena;
    volume->source = source_open(path, &err);
    if (!volume->source)
        fail(volume, &err);
    else if (source_kind(volume->source) == SOURCE_DOCUMENT)
        hand_over(volume, paint);
    else
        load_cards(volume, options);
}

static void take_document(struct volume *volume, struct paint *paint, const struct document_info *info)
{
    struct err err = {0};
    if (!deck_from_document(&volume->arena, volume->source, info, &volume->deck, &err)) {
        fail(volume, &err);
        return;
    }
    if (!make_documents(volume))
        fail_for_room(volume);
    else
        volume->status = VOLUME_READY;
    if (volume->status == VOLUME_READY && volume->deck.document_count > 0) {
        volume->documents[0] = volume->document;
        paint_document_slide(paint, volume->document, volume->deck.documents[0].slide);
    }
}

static void lock(struct volume *volume)
{
    struct str name;
    (void)str_cut_last(source_path(volume->source), '/', &name);
    volume->status = VOLUME_LOCKED;
    if (volume->password[0])
        err_set(&volume->err, ERR_UNSUPPORTED,
                _("Het wachtwoord past niet op %.*s. Vraag het na bij wie u het bestand gaf."),
                STR_ARG(name));
    else
        err_set(&volume->err, ERR_UNSUPPORTED,
                _("%.*s is met een wachtwoord beveiligd. Geef het in WAAIER_PASSWORD, of sla het bestand "
                  "zonder wachtwoord op."),
                STR_ARG(name));
}

bool volume_poll(struct volume *volume, struct paint *paint)
{
    const struct document_info *info = NULL;
    const char *why = NULL;
    struct err err = {0};
    if (volume->status != VOLUME_OPENING)
        return false;
    switch (paint_document_info(paint, volume->document, &info, &why)) {
    case ANSWER_PENDING: return false;
    case ANSWER_READY: take_document(volume, paint, info); break;
    case ANSWER_FAILED:
        err_set(&err, ERR_FORMAT, "%s", why);
        fail(volume, &err);
        break;
    case ANSWER_PASSWORD: lock(volume); break;
    }
    return true;
}

void volume_unlock(struct volume *volume, struct paint *paint, const char *password)
{
    if (volume->status != VOLUME_LOCKED)
        return;
    str_to_field(volume->password, sizeof volume->password, str_from(password));
    if (paint_document_unlock(paint, volume->document, password))
        volume->status = VOLUME_OPENING;
}

bool volume_wait(struct volume *volume, struct paint *paint, int64_t wait_ms)
{
    int64_t end = clock_ms() + wait_ms;
    while (volume->status == VOLUME_OPENING && clock_ms() < end) {
        int64_t due = paint_deadline_ms(paint) < end ? paint_deadline_ms(paint) : end;
        int64_t left = due - clock_ms();
        struct pollfd pollfd = {paint_fd(paint), POLLIN, 0};
        (void)poll(&pollfd, 1, left < 0 ? 0 : left > INT_MAX ? INT_MAX : (int)left);
        (void)paint_poll(paint);
        (void)volume_poll(volume, paint);
    }
    if (volume->status == VOLUME_LOCKED)
        volume->status = VOLUME_FAILED;
    if (volume->status == VOLUME_OPENING) {
        struct err err;
        err_set(&err, ERR_IO,
                _("Het openen duurt te lang. Probeer het opnieuw, of sla het bestand opnieuw op."));
        fail(volume, &err);
    }
    return volume->status == VOLUME_READY;
}

void volume_close(struct volume *volume, struct paint *paint)
{
    if (volume->status == VOLUME_NONE) /* zeroed: its numbers mean nothing */
        return;
    for (int i = 0; i < volume->documents_count; i++) {
        if (volume->documents[i] >= 0 && volume->documents[i] != volume->document)
            paint_document_close(paint, volume->documents[i]);
    }
    if (volume->document >= 0)
        paint_document_close(paint, volume->document);
    glance_close(volume->glance);
    source_close(volume->source);
    arena_finish(&volume->arena);
    explicit_bzero(volume->password, sizeof volume->password);
    *volume = (struct volume){.document = -1};
}

const struct search *volume_search(struct volume *volume, const struct own *own, unsigned changes)
{
    if (!volume->search && volume->status == VOLUME_READY && !volume->glance)
        volume->search = search_create(&volume->arena, &volume->deck);
    if (volume->search && own && volume->own_changes != changes) {
        (void)search_own(volume->search, &volume->arena, own);
        volume->own_changes = changes;
    }
    return volume->search;
}

void volume_take_documents(struct volume *volume, struct volume *from)
{
    for (int i = 0; i < volume->documents_count; i++) {
        for (int k = 0; k < from->documents_count && volume->documents[i] < 0; k++) {
            if (!str_eq(volume->deck.documents[i].file, from->deck.documents[k].file))
                continue;
            volume->documents[i] = from->documents[k];
            from->documents[k] = -1;
        }
    }
}

int volume_document(struct volume *volume, struct paint *paint, int card, struct err *err)
{
    const struct card_page *page = &volume->deck.cards[card].page;
    int *id = &volume->documents[page->document];
    if (*id < 0) {
        int fd = source_open_fd(volume->source, volume->deck.documents[page->document].file, err);
        if (fd >= 0)
            *id = open_document(volume, paint, fd, err);
    }
    return *id;
}

struct size_px volume_shape(struct volume *volume, struct paint *paint, int card)
{
    volume_read(volume, card);
    const struct card *is = &volume->deck.cards[card];
    const struct document_info *info;
    const char *why;
    struct err err = {0};
    struct size_px composed = face_size(FACE_FRONT);
    if (is->layout != CARD_PAGE || is->broken.len > 0)
        return composed;
    int document = volume_document(volume, paint, card, &err);
    if (document < 0 || paint_document_info(paint, document, &info, &why) != ANSWER_READY)
        return composed;
    int page = is->page.number - 1;
    if (page < 0 || page >= info->page_count)
        return composed;
    struct rect_px seen =
        document_slide_at(info->pages[page].size, volume->deck.documents[is->page.document].slide);
    return (struct size_px){seen.w, seen.h};
}

static bool all_cards(struct volume *volume, struct show_cards *out)
{
    int count = volume->deck.card_count;
    if (!volume->order) {
        volume->order = ARENA_NEW(&volume->arena, int, count);
        for (int i = 0; volume->order && i < count; i++)
            volume->order[i] = i;
    }
    *out = (struct show_cards){.deck = &volume->deck, .order = volume->order, .count = count};
    return volume->order != NULL;
}

bool volume_cards(struct volume *volume, const char *selection, struct show_cards *out)
{
    if (!selection || strcmp(selection, "all") == 0)
        return all_cards(volume, out);
    for (int i = 0; i < volume->deck.selection_count; i++) {
        const struct selection *is = &volume->deck.selections[i];
        if (str_eq(is->id, str_from(selection)) && is->card_count > 0) {
            *out = (struct show_cards){
                .deck = &volume->deck, .order = is->cards, .count = is->card_count, .office = is->office + 1};
            return true;
        }
    }
    return false;
}

bool volume_own_cards(struct volume *volume, const struct own_selection *selection, struct show_cards *out,
                      int *gone)
{
    if (volume_is_glance(volume) || own_selection_count(selection, &volume->deck, NULL) == 0)
        return false;
    if (!volume->own_minutes) {
        volume->own_order = ARENA_NEW(&volume->arena, int, OWN_SELECTION_CARDS_MAX);
        volume->own_minutes = ARENA_NEW(&volume->arena, int, OWN_SELECTION_CARDS_MAX);
    }
    if (!volume->own_order || !volume->own_minutes)
        return false;
    int count = own_selection_order(selection, &volume->deck, volume->own_order, volume->own_minutes, gone);
    *out = (struct show_cards){
        .deck = &volume->deck, .order = volume->own_order, .minutes = volume->own_minutes, .count = count};
    out->whole_minutes = selection->minutes;
    return true;
}

bool volume_has_words(const struct volume *volume)
{
    return volume->status != VOLUME_READY || volume->deck.origin != DECK_DOCUMENT ||
           volume->words_read >= volume->deck.card_count;
}

/* A page that cannot be read has no words; the others have. */
bool volume_read_words(struct volume *volume, struct paint *paint)
{
    int before = volume->words_read;
    while (!volume_has_words(volume)) {
        struct document_words words;
        int card = volume->words_read;
        enum paint_answer answer =
            paint_page_words(paint, volume->document, volume->deck.cards[card].page.number, &words);
        if (answer == ANSWER_PENDING)
            break;
        volume->words_read++;
        if (answer != ANSWER_READY)
            continue;
        deck_page_words(&volume->arena, &volume->deck, card, &words);
        if (volume->search)
            (void)search_take(volume->search, &volume->arena, card);
    }
    return volume->words_read != before;
}
