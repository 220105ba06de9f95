#include "painter/store.h"

static const size_t picture_bytes_max = (size_t)256 << 20; /* of all pictures together, but always one */

static void held_close(struct held *held)
{
    pdf_close(held->pdf);
    picture_close(held->picture);
    *held = (struct held){0};
}

static struct held *oldest(struct store *store)
{
    struct held *found = &store->held[0];
    for (int i = 1; i < STORE_MAX; i++) {
        if (store->held[i].used < found->used)
            found = &store->held[i];
    }
    return found;
}

/* A place that is free, or becomes so; pictures go until what is left is small enough. */
static struct held *make_place(struct store *store)
{
    for (int round = 0; round < STORE_MAX; round++) {
        size_t bytes = 0;
        struct held *eldest = NULL;
        for (int i = 0; i < STORE_MAX; i++) {
            struct held *held = &store->held[i];
            size_t own = held->picture ? picture_bytes(held->picture) : 0;
            bytes += own;
            if (own > 0 && (!eldest || held->used < eldest->used))
                eldest = held;
        }
        if (!eldest || bytes <= picture_bytes_max)
            break;
        held_close(eldest);
    }
    struct held *place = oldest(store);
    held_close(place);
    return place;
}

/* NULL `bytes`: too large to map. */
static enum store_result open_pdf(struct bytes *bytes, int fd, const char *password, struct held *out,
                                  struct err *err)
{
    switch (pdf_open(bytes, fd, password, &out->pdf, err)) {
    case PDF_OPENED: return STORE_OPEN;
    case PDF_LOCKED: return STORE_LOCKED;
    case PDF_BROKEN: break;
    }
    return STORE_BROKEN;
}

static enum store_result open_bytes(struct bytes *bytes, int fd, const char *password, struct held *out,
                                    struct err *err)
{
    struct head head;
    if (!head_read(bytes->all, &head, err))
        return STORE_BROKEN;
    if (head.kind == HEAD_PDF)
        return open_pdf(bytes, fd, password, out, err);
    out->picture = picture_open(bytes, &head, err);
    return out->picture ? STORE_OPEN : STORE_BROKEN;
}

enum store_result store_open(struct store *store, uint64_t name, int fd, const char *password,
                             const struct held **out, struct err *err)
{
    struct bytes bytes = {0};
    struct held opened = {.name = name, .used = ++store->tick};
    enum store_result result = STORE_BROKEN;
    for (int i = 0; i < STORE_MAX; i++) {
        if (store->held[i].used == 0 || store->held[i].name != name)
            continue;
        store->held[i].used = store->tick;
        *out = &store->held[i];
        return STORE_OPEN;
    }
    struct held *place = make_place(store);
    if (bytes_open(&bytes, fd, err))
        result = open_bytes(&bytes, fd, password, &opened, err);
    else if (err->kind == ERR_LIMIT)
        result = open_pdf(NULL, fd, password, &opened, err);
    bytes_close(&bytes); /* empty when it was taken over */
    if (result == STORE_OPEN) {
        *place = opened;
        *out = place;
    }
    return result;
}

void store_forget(struct store *store, uint64_t name)
{
    for (int i = 0; i < STORE_MAX; i++) {
        if (store->held[i].used != 0 && store->held[i].name == name)
            held_close(&store->held[i]);
    }
}

void store_finish(struct store *store)
{
    for (int i = 0; i < STORE_MAX; i++)
        held_close(&store->held[i]);
}
