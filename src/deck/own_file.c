#include "deck/own_file.h"

#include <cjson/cJSON.h>
#include <math.h>
#include <string.h>

#include "base/utf8.h"
#include "base/words.h"

enum { FILE_VERSION = 1, PLACE_MAX = 1 << 30 };

/* ---- writing */

static struct str quoted(struct arena *arena, struct str text)
{
    char *out = ARENA_NEW(arena, char, 2 * text.len + 3);
    size_t len = 0;
    if (!out)
        return (struct str){0};
    out[len++] = '"';
    for (size_t i = 0; i < text.len; i++) {
        if (text.at[i] == '"' || text.at[i] == '\\')
            out[len++] = '\\';
        out[len++] = text.at[i]; /* a line being written has no control signs */
    }
    out[len++] = '"';
    return (struct str){out, len};
}

static struct str question_line(struct arena *arena, const struct own_question *done, bool last)
{
    struct str place = done->place > 0 ? str_format(arena, ", \"place\": %d", done->place) : STR("");
    struct str text = quoted(arena, done->text);
    return str_format(arena, "    {\"card\": \"%.*s\", \"id\": \"%.*s\"%s%s%.*s, \"text\": %.*s}%s\n",
                      STR_ARG(card_id_str(&done->card)), STR_ARG(done->id),
                      done->added ? ", \"added\": true" : "", done->hidden ? ", \"hidden\": true" : "",
                      STR_ARG(place), STR_ARG(text), last ? "" : ",");
}

struct str own_file_write(struct arena *arena, struct str deck_id, const struct own *own)
{
    struct str head = str_format(
        arena, "{\n  \"waaier\": \"questions\",\n  \"version\": %d,\n  \"deck\": %.*s,\n  \"questions\": [\n",
        FILE_VERSION, STR_ARG(quoted(arena, deck_id)));
    struct str *lines = ARENA_NEW(arena, struct str, own->count + 1);
    size_t len = head.len;
    if (!head.at || !lines)
        return (struct str){0};
    for (int i = 0; i < own->count; i++) {
        lines[i] = question_line(arena, &own->at[i], i + 1 == own->count);
        if (!lines[i].at)
            return (struct str){0};
        len += lines[i].len;
    }
    lines[own->count] = STR("  ]\n}\n");
    len += lines[own->count].len;
    char *text = ARENA_NEW(arena, char, len + 1);
    if (!text)
        return (struct str){0};
    memcpy(text, head.at, head.len);
    for (size_t at = head.len, i = 0; i <= (size_t)own->count; at += lines[i++].len)
        memcpy(text + at, lines[i].at, lines[i].len);
    return (struct str){text, len};
}

/* ---- reading */

static const cJSON *member(const cJSON *object, const char *name)
{
    return cJSON_GetObjectItemCaseSensitive(object, name);
}

static bool is_id(struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.at[i];
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'))
            return false;
    }
    return text.len > 0 && text.len <= DECK_ID_BYTES_MAX;
}

static struct str text_at(const cJSON *object, const char *name)
{
    const cJSON *item = member(object, name);
    return cJSON_IsString(item) ? str_from(item->valuestring) : (struct str){0};
}

static bool is_line(struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        if ((unsigned char)text.at[i] < 0x20 || text.at[i] == 0x7F)
            return false;
    return utf8_first_bad(text) < 0;
}

static bool read_flag(const cJSON *object, const char *name, bool *out, struct err *err)
{
    const cJSON *item = member(object, name);
    *out = cJSON_IsTrue(item);
    return !item || cJSON_IsBool(item) ||
           err_set(err, ERR_FORMAT, _("‘%s’ hoort %s of %s te zijn."), name, "true", "false");
}

static bool read_place(const cJSON *object, int *out, struct err *err)
{
    const cJSON *item = member(object, "place");
    bool whole = cJSON_IsNumber(item) && item->valuedouble >= 1 && item->valuedouble <= PLACE_MAX &&
                 floor(item->valuedouble) >= item->valuedouble;
    *out = whole ? (int)item->valuedouble : 0;
    return !item || whole ||
           err_set(err, ERR_FORMAT, _("‘%s’ hoort een heel getal vanaf 1 te zijn."), "place");
}

static bool read_question(struct arena *arena, const cJSON *object, struct own_question *out, struct err *err)
{
    struct str card = text_at(object, "card"), id = text_at(object, "id"), text = text_at(object, "text");
    const cJSON *words = member(object, "text");
    if (!is_id(card))
        return err_set(err, ERR_FORMAT, _("‘card’ hoort de id van een kaart te zijn."));
    if (!is_id(id))
        return err_set(err, ERR_FORMAT,
                       _("‘id’ hoort een id te zijn: kleine letters, cijfers en streepjes."));
    if ((words && !cJSON_IsString(words)) || !is_line(text))
        return err_set(err, ERR_FORMAT, _("‘text’ hoort een vraag op één regel te zijn."));
    if (text.len >= OWN_TEXT_BYTES)
        return err_set(err, ERR_LIMIT, _("‘text’ is te lang: er passen %d bytes in."), OWN_TEXT_BYTES - 1);
    *out = (struct own_question){.card = card_id_from(card)};
    if (!read_flag(object, "added", &out->added, err) || !read_flag(object, "hidden", &out->hidden, err) ||
        !read_place(object, &out->place, err))
        return false;
    if (out->added && text.len == 0)
        return err_set(err, ERR_FORMAT, _("een toegevoegde vraag hoort een ‘text’ te hebben."));
    out->id = str_copy(arena, id);
    out->text = str_copy(arena, text);
    return (out->id.at && out->text.at) || err_set(err, ERR_LIMIT, _("Het bestand is te groot."));
}

static bool read_head(const cJSON *root, struct str *deck_id, struct err *err)
{
    const cJSON *version = member(root, "version");
    *deck_id = text_at(root, "deck");
    if (!cJSON_IsObject(root) || !str_eq(text_at(root, "waaier"), STR("questions")))
        return err_set(err, ERR_FORMAT, _("Dit is geen bestand met eigen vragen van Waaier."));
    if (!cJSON_IsNumber(version) || version->valuedouble < 1)
        return err_set(err, ERR_FORMAT, _("‘%s’ hoort een getal te zijn."), "version");
    if (version->valuedouble > FILE_VERSION)
        return err_set(err, ERR_UNSUPPORTED, _("Dit bestand is van een nieuwere Waaier. Werk Waaier bij."));
    if (deck_id->len == 0 || !is_line(*deck_id))
        return err_set(err, ERR_FORMAT, _("‘deck’ hoort de id van een kaartenset te zijn."));
    return true;
}

static bool read_all(struct arena *arena, const cJSON *root, struct str *deck_id, struct own *own,
                     struct err *err)
{
    const cJSON *list = member(root, "questions"), *item = NULL;
    if (!read_head(root, deck_id, err))
        return false;
    if (!cJSON_IsArray(list))
        return err_set(err, ERR_FORMAT, _("‘%s’ hoort een rij vragen te zijn."), "questions");
    int count = cJSON_GetArraySize(list), at = 0;
    if (count > OWN_DECK_MAX)
        return err_set(err, ERR_LIMIT, _("Er staan meer dan %d vragen in."), OWN_DECK_MAX);
    struct own_question *questions = ARENA_NEW(arena, struct own_question, count + 1);
    *deck_id = str_copy(arena, *deck_id);
    if (!questions || !deck_id->at)
        return err_set(err, ERR_LIMIT, _("Het bestand is te groot."));
    cJSON_ArrayForEach(item, list)
    {
        if (!read_question(arena, item, &questions[at], err))
            return err_within(err, _("vraag %d"), at + 1);
        at++;
    }
    *own = (struct own){questions, at};
    return true;
}

bool own_file_read(struct arena *arena, struct str text, struct str *deck_id, struct own *own,
                   struct err *err)
{
    if (str_starts(text, STR("\xEF\xBB\xBF"))) /* some editors put it there */
        text = str_sub(text, 3, text.len);
    cJSON *root = text.len > 0 ? cJSON_ParseWithLength(text.at, text.len) : NULL;
    bool ok = root ? read_all(arena, root, deck_id, own, err)
                   : err_set(err, ERR_FORMAT, _("Dit is geen bestand met eigen vragen van Waaier."));
    cJSON_Delete(root);
    return ok;
}

/* ---- side by side */

static bool same(const struct own_question *a, const struct own_question *b)
{
    return card_id_eq(a->card, b->card) && str_eq(a->id, b->id);
}

static enum own_fate fate_beside(const struct own_question *has, const struct own_question *is)
{
    bool equal = str_eq(has->text, is->text) && has->hidden == is->hidden && has->place == is->place;
    return equal ? OWN_SAME : OWN_DIFFERS;
}

static bool is_in(const struct own *own, const struct own_question *question)
{
    for (int i = 0; i < own->count; i++)
        if (same(&own->at[i], question))
            return true;
    return false;
}

enum own_fate own_fate(const struct deck *deck, const struct own *have, const struct own *came, int index)
{
    const struct own_question *is = &came->at[index];
    if (deck_card_find(deck, is->card) < 0)
        return OWN_HOMELESS;
    for (int i = 0; i < have->count; i++) {
        const struct own_question *has = &have->at[i];
        if (same(has, is))
            return fate_beside(has, is);
    }
    int there = own_added(have, is->card);
    for (int i = 0; i < index; i++) { /* of those before it in the file, those that came */
        if (same(&came->at[i], is))
            return fate_beside(&came->at[i], is);
        there += came->at[i].added && card_id_eq(came->at[i].card, is->card) && !is_in(have, &came->at[i]);
    }
    return is->added && there >= OWN_CARD_MAX ? OWN_FULL : OWN_COMES;
}
