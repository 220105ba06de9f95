/* The foot of a front: for whom the card is, above one line with who made it and which card it is. */
#include "type/face_parts.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/words.h"

enum {
    FOOT_BYTES_MAX = 1024, /* of the offices in a row */
    FOOT_OFFICES_MAX = 64,
};
static const float FOOT_BOTTOM = FRONT_H - 42, LINE_GAP = 2, PLACE_GAP = 48;

static struct prose_style foot_style(const struct build *build, uint32_t rgb)
{
    return part_style(build, ROLE_CREDIT, part_size(build, ROLE_CREDIT, FRONT_TEXT_LEAST), rgb);
}

/* The names, one a line, as a row of the first `count`, and how many others there are. */
static struct str office_row(struct str names, int count, int all, char *room, size_t room_bytes)
{
    static const char between[] = " \xC2\xB7 ";
    char rest_text[96] = "";
    size_t len = 0;
    for (int i = 0; i < count; i++) {
        struct str name = str_cut(names, '\n', &names);
        if (len + name.len + sizeof between + sizeof rest_text > room_bytes)
            break;
        if (i > 0)
            len += (size_t)snprintf(room + len, room_bytes - len, "%s", between);
        memcpy(room + len, name.at, name.len);
        len += name.len;
    }
    if (count < all) {
        int others = all - count;
        const char *form = count > 0 ? _n(" en %d ander ambt", " en %d andere ambten", others)
                                     : _n("%d ambt", "%d ambten", others);
        len += (size_t)snprintf(room + len, room_bytes - len, form, others);
    }
    return (struct str){room, len < room_bytes ? len : room_bytes - 1};
}

static int count_lines(struct str text)
{
    int count = 0;
    while (text.len > 0) {
        (void)str_cut(text, '\n', &text);
        count++;
    }
    return count;
}

/* As many names as one line holds. */
static struct prose *set_offices(const struct build *build, float width, uint32_t rgb)
{
    char room[FOOT_BYTES_MAX];
    struct prose_style style = foot_style(build, rgb);
    int all = count_lines(build->face->offices), count = all < FOOT_OFFICES_MAX ? all : FOOT_OFFICES_MAX;
    for (;; count--) {
        struct str row = office_row(build->face->offices, count, all, room, sizeof room);
        struct prose *prose = prose_create_text(&style, row, 0, 0);
        if (prose_size(prose).w <= width)
            return prose;
        prose_destroy(prose);
        if (count == 0)
            return prose_create_text(&style, row, width, 1);
    }
}

/* Which card it is, at the right of the lowest line. Answers the width it takes. */
static float lay_place(struct build *build, float left, float right, uint32_t rgb)
{
    if (build->face->place.len == 0)
        return 0;
    struct prose_style style = foot_style(build, rgb);
    struct prose *prose = prose_create_text(&style, build->face->place, (right - left) / 3, 1);
    struct size_px size = prose_size(prose);
    (void)sheet_prose(build->sheet, prose, right - size.w, FOOT_BOTTOM - size.h);
    return size.w + PLACE_GAP;
}

float part_footer(struct build *build, float left, float right, uint32_t rgb)
{
    const struct face *face = build->face;
    struct prose_style style = foot_style(build, rgb);
    float line = style.size * style.leading, top = FOOT_BOTTOM, width = right - left;
    float place_w = lay_place(build, left, right, rgb);
    if (face->credit.len > 0) {
        struct prose *prose = prose_create_text(&style, face->credit, width - place_w, 3);
        build->fit->overfull = build->fit->overfull || prose_is_cut(prose);
        top -= prose_size(prose).h;
        (void)sheet_prose(build->sheet, prose, left, top);
        top -= LINE_GAP;
        place_w = 0;
    }
    if (face->offices.len > 0) {
        top -= line;
        (void)sheet_prose(build->sheet, set_offices(build, width - place_w, rgb), left, top);
    }
    return fminf(top, FOOT_BOTTOM - (face->place.len > 0 ? line : 0));
}
