#include "presenter/asking.h"

void asking_of(const struct show_cards *cards, struct card_id card, struct asking *out)
{
    struct asked all[OWN_ASKED_MAX];
    int at = deck_card_find(cards->deck, card);
    int count = at < 0 ? 0 : own_merge(cards->deck, at, cards->own, all);
    out->count = 0;
    for (int i = 0; i < count; i++)
        if (asked_by(&all[i], cards->office) && all[i].text.len > 0)
            out->at[out->count++] = all[i];
}

int asking_find(const struct asking *asking, struct card_id question)
{
    for (int i = 0; i < asking->count; i++)
        if (card_id_eq(card_id_from(asking->at[i].id), question))
            return i;
    return -1;
}

bool asking_nth(const struct show_cards *cards, const struct scene *scene, int nth, struct card_id *card,
                struct card_id *question)
{
    struct asking asking;
    for (int i = 0; nth >= 0 && i < scene->count; i++) {
        asking_of(cards, scene->cards[i], &asking);
        if (nth < asking.count) {
            *card = scene->cards[i];
            *question = card_id_from(asking.at[nth].id);
            return true;
        }
        nth -= asking.count;
    }
    return false;
}

bool asking_begin(const struct show_cards *cards, const struct scene *scene, struct card_id card,
                  struct card_id question, struct scene *out)
{
    struct asking asking;
    for (int i = 0; i < scene->count; i++) {
        if (!card_id_eq(scene->cards[i], card))
            continue;
        asking_of(cards, card, &asking);
        if (asking_find(&asking, question) < 0)
            continue;
        bool drawn = scene->kind == SCENE_DRAWN || scene->drawn;
        *out = *scene;
        out->kind = SCENE_QUESTION;
        out->drawn = drawn;
        out->asked = i;
        out->question = question;
        out->zoom = (struct zoom){0};
        return true;
    }
    return false;
}

/* Where the one that is asked stands among all of the scene; -1: none is. */
static int place_of(const struct show_cards *cards, const struct scene *scene, int *count)
{
    struct asking asking;
    int place = -1;
    *count = 0;
    for (int i = 0; i < scene->count; i++) {
        asking_of(cards, scene->cards[i], &asking);
        int found =
            scene->kind == SCENE_QUESTION && scene->asked == i ? asking_find(&asking, scene->question) : -1;
        place = found >= 0 ? *count + found : place;
        *count += asking.count;
    }
    return place;
}

bool asking_step(const struct show_cards *cards, const struct scene *scene, int way, struct scene *out)
{
    struct card_id card, question;
    int count, place = place_of(cards, scene, &count);
    int to = place >= 0 ? place + way : way > 0 ? 0 : count - 1;
    return asking_nth(cards, scene, to, &card, &question) && asking_begin(cards, scene, card, question, out);
}

struct scene asking_end(const struct scene *scene)
{
    struct scene out = *scene;
    out.kind = scene->drawn ? SCENE_DRAWN : SCENE_CARD;
    out.drawn = false;
    out.asked = 0;
    out.question = (struct card_id){{0}};
    return out;
}
