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

/* Its questions leave the line: their memory goes. */
static void leave_line(struct openeds *openeds, int id)
{
    struct question *kept = openeds->first;
    openeds->first = openeds->last = NULL;
    while (kept) {
        struct question *behind = kept->behind;
        kept->behind = NULL;
        if (kept->document != id) {
            if (openeds->last)
                openeds->last->behind = kept;
            else
                openeds->first = kept;
            openeds->last = kept;
        }
        kept = behind;
    }
}

void opened_remove(struct openeds *openeds, int id)
{
    struct opened *opened = opened_find(openeds, id);
    if (!opened)
        return;
    leave_line(openeds, id);
    opened_finish(opened);
}

static void to_line(struct openeds *openeds, struct question *question)
{
    if (openeds->last)
        openeds->last->behind = question;
    else
        openeds->first = question;
    openeds->last = question;
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

struct question *question_add(struct openeds *openeds, struct opened *opened, enum question_kind kind,
                              int page)
{
    if (page < 0 || (!opened->buckets && !arena_init(&opened->arena, OPENED_ARENA_BYTES)))
        return NULL;
    if (!opened->buckets)
        opened->buckets = ARENA_NEW(&opened->arena, struct question *, OPENED_BUCKETS);
    struct question *question = opened->buckets ? ARENA_NEW(&opened->arena, struct question, 1) : NULL;
    if (!question)
        return NULL;
    struct question **bucket = bucket_of(opened, page);
    *question = (struct question){.kind = kind, .document = opened->id, .page = page, .next = *bucket};
    *bucket = question;
    to_line(openeds, question);
    return question;
}

struct question *question_take(struct openeds *openeds)
{
    struct question *question = openeds->first;
    if (!question)
        return NULL;
    openeds->first = question->behind;
    if (!openeds->first)
        openeds->last = NULL;
    question->behind = NULL;
    question->state = QUESTION_ASKED;
    return question;
}

void question_again(struct openeds *openeds, struct question *question)
{
    question->state = QUESTION_WAITING;
    question->behind = openeds->first;
    openeds->first = question;
    if (!openeds->last)
        openeds->last = question;
}
