#include "paint/trouble.h"

#include <stddef.h>

static int find(const struct troubles *troubles, const struct paint_key *key)
{
    for (int i = 0; i < troubles->count; i++) {
        if (paint_key_eq(&troubles->at[i].key, key))
            return i;
    }
    return -1;
}

const struct trouble *trouble_find(const struct troubles *troubles, const struct paint_key *key)
{
    int at = find(troubles, key);
    return at >= 0 ? &troubles->at[at] : NULL;
}

bool trouble_add(struct troubles *troubles, const struct paint_key *key, bool final, const struct err *err)
{
    int at = find(troubles, key);
    if (at < 0) {
        at = troubles->next;
        troubles->next = (troubles->next + 1) % TROUBLES_MAX;
        if (troubles->count < TROUBLES_MAX)
            troubles->count++;
        troubles->at[at] = (struct trouble){.key = *key};
    }
    struct trouble *trouble = &troubles->at[at];
    trouble->tries++;
    trouble->err = *err;
    int most = err->kind == ERR_IO ? TRIES_OUTSIDE_MAX : TRIES_MAX;
    trouble->final = trouble->final || final || trouble->tries >= most;
    return trouble->final;
}

void trouble_forget(struct troubles *troubles, const struct paint_key *key)
{
    int at = find(troubles, key);
    if (at < 0)
        return;
    troubles->at[at].key = (struct paint_key){0}; /* no picture has this key */
    troubles->at[at].tries = 0;
    troubles->at[at].final = false;
}

void trouble_forget_all(struct troubles *troubles)
{
    troubles->count = troubles->next = 0;
}
