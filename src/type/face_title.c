/* A title: as large as its length allows, its lines about equally long, its first letters exactly at the edge. */
#include "type/face_parts.h"

#include <math.h>
#include <pango/pango.h>
#include <string.h>

enum { TITLE_BYTES_MAX = 400 /* of a longer one the words are not kept together */ };

/* Words of three letters or fewer belong to what follows; longer ones of this list do too. */
static bool leans_on_next(struct str word)
{
    static const struct str longer[] = {STR_INIT("voor"), STR_INIT("over"), STR_INIT("naar"),
                                        STR_INIT("onze"), STR_INIT("jouw"), STR_INIT("geen"),
                                        STR_INIT("with"), STR_INIT("from"), STR_INIT("your")};
    for (size_t i = 0; i < COUNT_OF(longer); i++) {
        if (str_eq(word, longer[i]))
            return true;
    }
    for (size_t i = 0; i < word.len; i++) {
        unsigned char c = (unsigned char)word.at[i];
        if (!(c >= 'a' && c <= 'z') && c < 0x80)
            return false;
    }
    return word.len > 0 && g_utf8_strlen(word.at, (gssize)word.len) <= 3;
}

/* The same words, with the small ones bound to what follows: no line ends with "de" or "in". Not when they would make a
 * chain: then there is nowhere left to break. */
static struct str bound(struct str text, char *room, size_t room_bytes)
{
    enum { CHAIN_MAX = 2 };
    static const char BINDING_SPACE[] = "\xC2\xA0";
    size_t len = 0;
    int chain = 0;
    struct str rest = text;
    while (rest.len > 0) {
        struct str word = str_cut(rest, ' ', &rest);
        chain = leans_on_next(word) && chain < CHAIN_MAX ? chain + 1 : 0;
        if (len + word.len + sizeof BINDING_SPACE > room_bytes)
            return text;
        memcpy(room + len, word.at, word.len);
        len += word.len;
        if (rest.len > 0) {
            const char *space = chain > 0 ? BINDING_SPACE : " ";
            memcpy(room + len, space, strlen(space));
            len += strlen(space);
        }
    }
    return (struct str){room, len};
}

static struct prose *title_at(const struct build *build, struct str text, const struct title_box *box,
                              float size, float width, bool last)
{
    struct prose_style style = part_style(build, ROLE_TITLE, size, box->rgb);
    style.hyphens = last;
    style.aside = box->aside;
    style.flush = style.hangs = width > 0; /* else its width is asked, with all the white around it */
    return prose_create_text(&style, text, width, last ? box->lines_most : 0);
}

static bool title_stands(const struct prose *prose, int lines_most)
{
    return !prose_breaks_word(prose) && prose_line_count(prose) <= lines_most;
}

/* The narrowest setting with as many lines: they come out about equally long. */
static struct prose *balance(const struct build *build, struct str text, const struct title_box *box,
                             float size, struct prose *prose)
{
    int lines = prose_line_count(prose);
    float low = box->width / 3, high = box->width;
    while (lines > 1 && high - low > box->width / 60) {
        float middle = (low + high) / 2;
        struct prose *tried = title_at(build, text, box, size, middle, false);
        bool stands = title_stands(tried, lines);
        prose_destroy(stands ? prose : tried);
        if (stands) {
            prose = tried;
            high = middle;
        } else {
            low = middle;
        }
    }
    return prose;
}

/* The largest size at which these words stand whole on more lines; NULL: none. */
static struct prose *on_more_lines(const struct build *build, struct str text, const struct title_box *box,
                                   float largest, float *size)
{
    enum { STEPS = 12 };
    float step = fmaxf(1, roundf((box->most - box->least) / STEPS));
    for (*size = largest; *size >= box->least; *size -= step) {
        struct prose *prose = title_at(build, text, box, *size, box->width, false);
        if (title_stands(prose, box->lines_most))
            return balance(build, text, box, *size, prose);
        prose_destroy(prose);
    }
    return NULL;
}

/* Small words stay with what follows, unless the title would have to be much smaller for it. */
static struct prose *on_good_lines(const struct build *build, struct str text, const struct title_box *box,
                                   float largest, float *size)
{
    static const float SMALLER_MOST = 0.86f;
    char room[TITLE_BYTES_MAX];
    float free_size;
    struct prose *kept = on_more_lines(build, bound(text, room, sizeof room), box, largest, size);
    if (kept && *size >= largest * SMALLER_MOST)
        return kept;
    struct prose *loose = on_more_lines(build, text, box, largest, &free_size);
    if (loose && (!kept || *size < free_size * SMALLER_MOST)) {
        prose_destroy(kept);
        *size = free_size;
        return loose;
    }
    prose_destroy(loose);
    return kept;
}

struct prose *part_title(const struct build *build, struct str text, const struct title_box *box, float *size,
                         bool *cut)
{
    *cut = false;
    struct prose *prose = title_at(build, text, box, box->most, 0, false);
    float natural = prose_size(prose).w;
    bool one_line = prose_line_count(prose) == 1;
    prose_destroy(prose);
    /* Rather one line a little smaller than two lines with a word or so on the second. */
    float whole = natural > 0 ? floorf(box->most * box->width / natural) : box->most;
    float squeeze = box->squeeze > 0 ? box->squeeze : 0.8f;
    *size = fminf(box->most, whole);
    if (one_line && (*size >= box->most * squeeze || box->lines_most == 1) && *size >= box->least)
        return title_at(build, text, box, *size, box->width, false);
    float largest = fminf(box->most, whole * (float)box->lines_most);
    prose = on_good_lines(build, text, box, largest, size);
    if (prose)
        return prose;
    *size = box->least;
    prose = title_at(build, text, box, *size, box->width, true);
    *cut = prose_is_cut(prose) || prose_breaks_word(prose);
    return prose;
}
