#include "paint/opened.h"

#include <string.h>
#include <unistd.h>

bool openeds_init(struct openeds *openeds, struct arena *arena)
{
    *openeds = (struct openeds){.at = ARENA_NEW(arena, struct opened, OPENED_MAX)};
    return openeds->at != NULL;
}

static void opened_finish(struct opened *opened)
{
    if (opened->id < 0)
        return;
    (void)close(opened->fd);
    arena_finish(&opened->arena);
    arena_finish(&opened->text_arena);
    explicit_bzero(opened->password, sizeof opened->password);
    *opened = (struct opened){.id = -1, .fd = -1};
}

void openeds_finish(struct openeds *openeds)
{
    for (int i = 0; i < openeds->count; i++)
        opened_finish(&openeds->at[i]);
    *openeds = (struct openeds){0};
}

int opened_add(struct openeds *openeds, int fd, const char *password)
{
    int place = 0;
    while (place < openeds->count && openeds->at[place].id >= 0)
        place++;
    if (place == OPENED_MAX || (password && strlen(password) > OPENED_PASSWORD_MAX)) {
        (void)close(fd);
        return -1;
    }
    if (place == openeds->count)
        openeds->count++;
    struct opened *opened = &openeds->at[place];
    *opened = (struct opened){.id = openeds->next_id++, .fd = fd, .has_password = password != NULL};
    str_to_field(opened->password, sizeof opened->password, str_from(password));
    return opened->id;
}

static enum opened_line line_of(enum question_kind kind)
{
    return kind == QUESTION_WORDS ? LINE_SOME_TIME : LINE_SOON;
}

static void to_line(struct openeds *openeds, struct question *question)
{
    enum opened_line line = line_of(question->kind);
    question->behind = NULL;
    if (openeds->line[line].last)
        openeds->line[line].last->behind = question;
    else
        openeds->line[line].first = question;
    openeds->line[line].last = question;
}

/* Those questions of a document leave the line: their memory goes. */
static void leave_line(struct openeds *openeds, enum opened_line line, int id, bool texts_only)
{
    struct question *kept = openeds->line[line].first;
    openeds->line[line].first = openeds->line[line].last = NULL;
    while (kept) {
        struct question *behind = kept->behind;
        if (kept->document != id || (texts_only && kept->kind != QUESTION_TEXT))
            to_line(openeds, kept);
        kept = behind;
    }
}

void opened_remove(struct openeds *openeds, int id)
{
    struct opened *opened = opened_find(openeds, id);
    if (!opened)
        return;
    leave_line(openeds, LINE_SOON, id, false);
    leave_line(openeds, LINE_SOME_TIME, id, false);
    opened_finish(opened);
}

bool opened_unlock(struct openeds *openeds, struct opened *opened, const char *password)
{
    if (strlen(password) > OPENED_PASSWORD_MAX)
        return false;
    opened->has_password = true;
    str_to_field(opened->password, sizeof opened->password, str_from(password));
    for (int i = 0; opened->buckets && i < OPENED_BUCKETS; i++) {
        for (struct question *question = opened->buckets[i]; question; question = question->next) {
            if (question->state != QUESTION_PASSWORD)
                continue;
            question->state = QUESTION_WAITING;
            to_line(openeds, question);
        }
    }
    return true;
}

struct opened *opened_find(const struct openeds *openeds, int id)
{
    for (int i = 0; i < openeds->count && id >= 0; i++) {
        if (openeds->at[i].id == id)
            return &openeds->at[i];
    }
    return NULL;
}

static struct question **bucket_of(const struct opened *opened, int page)
{
    return &opened->buckets[page % OPENED_BUCKETS];
}

struct question *question_find(const struct opened *opened, enum question_kind kind, int page)
{
    struct question *question = opened->buckets && page >= 0 ? *bucket_of(opened, page) : NULL;
    while (question && (question->kind != kind || question->page != page))
        question = question->next;
    return question;
}

/* Texts of other pages go, but for those that a painter is working on: an answer looks for its question. */
static bool make_text_room(struct openeds *openeds, struct opened *opened)
{
    bool asked = false;
    leave_line(openeds, LINE_SOON, opened->id, true);
    for (int i = 0; i < OPENED_BUCKETS; i++) {
        struct question **at = &opened->buckets[i];
        while (*at) {
            bool going = (*at)->kind == QUESTION_TEXT && (*at)->state != QUESTION_ASKED;
            asked = asked || ((*at)->kind == QUESTION_TEXT && !going);
            if (going)
                *at = (*at)->next;
            else
                at = &(*at)->next;
        }
    }
    if (!asked)
        arena_rewind(&opened->text_arena, 0);
    return opened->text_arena.base || arena_init(&opened->text_arena, OPENED_TEXT_BYTES);
}

struct question *question_add(struct openeds *openeds, struct opened *opened, enum question_kind kind,
                              int page)
{
    if (page < 0 || (!opened->buckets && !arena_init(&opened->arena, OPENED_ARENA_BYTES)))
        return NULL;
    if (!opened->buckets)
        opened->buckets = ARENA_NEW(&opened->arena, struct question *, OPENED_BUCKETS);
    if (!opened->buckets || (kind == QUESTION_TEXT && !make_text_room(openeds, opened)))
        return NULL;
    struct question *question = ARENA_NEW(opened_room(opened, kind), struct question, 1);
    if (!question)
        return NULL;
    struct question **bucket = bucket_of(opened, page);
    *question = (struct question){.kind = kind, .document = opened->id, .page = page, .next = *bucket};
    *bucket = question;
    to_line(openeds, question);
    return question;
}

struct arena *opened_room(struct opened *opened, enum question_kind kind)
{
    return kind == QUESTION_TEXT ? &opened->text_arena : &opened->arena;
}

struct question *question_take(struct openeds *openeds, enum opened_line line)
{
    struct question *question = openeds->line[line].first;
    if (!question)
        return NULL;
    openeds->line[line].first = question->behind;
    if (!question->behind)
        openeds->line[line].last = NULL;
    question->behind = NULL;
    question->state = QUESTION_ASKED;
    return question;
}

void question_again(struct openeds *openeds, struct question *question)
{
    enum opened_line line = line_of(question->kind);
    question->state = QUESTION_WAITING;
    question->behind = openeds->line[line].first;
    openeds->line[line].first = question;
    if (!openeds->line[line].last)
        openeds->line[line].last = question;
}
