#include "type/sheet.h"

#include <math.h>
#include <pango/pango.h>

#include "type/icon.h"

struct sheet *sheet_create(void)
{
    return g_new0(struct sheet, 1);
}

void sheet_destroy(struct sheet *sheet)
{
    sheet_rewind(sheet, 0);
    g_free(sheet);
}

static struct sheet_item *add(struct sheet *sheet, enum sheet_kind kind, struct rect_px at)
{
    if (sheet->count == SHEET_ITEMS_MAX) {
        sheet->full = true;
        return NULL;
    }
    struct sheet_item *item = &sheet->items[sheet->count++];
    *item = (struct sheet_item){.kind = kind, .at = at, .alpha = 1, .block = sheet->block};
    return item;
}

void sheet_box(struct sheet *sheet, struct rect_px at, float radius, uint32_t rgb, float alpha)
{
    struct sheet_item *item = add(sheet, SHEET_BOX, at);
    if (!item)
        return;
    item->radius = radius;
    item->rgb = rgb;
    item->alpha = alpha;
}

void sheet_frame(struct sheet *sheet, struct rect_px at, float radius, float weight, uint32_t rgb)
{
    struct sheet_item *item = add(sheet, SHEET_FRAME, at);
    if (!item)
        return;
    item->radius = radius;
    item->weight = weight;
    item->rgb = rgb;
}

void sheet_fork(struct sheet *sheet, struct rect_px at, float radius, float weight, uint32_t rgb)
{
    struct sheet_item *item = add(sheet, SHEET_FORK, at);
    if (!item)
        return;
    item->radius = radius;
    item->weight = weight;
    item->rgb = rgb;
}

void sheet_icon(struct sheet *sheet, struct str name, float x, float y, float size, uint32_t rgb, float alpha)
{
    struct sheet_item *item = add(sheet, SHEET_ICON, (struct rect_px){x, y, size, size});
    if (!item)
        return;
    item->icon = name;
    item->rgb = rgb;
    item->alpha = alpha;
}

float sheet_prose(struct sheet *sheet, struct prose *prose, float x, float y)
{
    struct size_px size = prose_size(prose);
    struct sheet_item *item = add(sheet, SHEET_PROSE, (struct rect_px){x, y, size.w, size.h});
    if (item)
        item->prose = prose;
    else
        prose_destroy(prose);
    return size.h;
}

void sheet_turned(struct sheet *sheet, struct prose *prose, struct rect_px at)
{
    struct sheet_item *item = add(sheet, SHEET_TURNED, at);
    if (item)
        item->prose = prose;
    else
        prose_destroy(prose);
}

void sheet_picture(struct sheet *sheet, struct rect_px at, float radius)
{
    struct sheet_item *item = add(sheet, SHEET_PICTURE, at);
    if (item)
        item->radius = radius;
}

void sheet_block(struct sheet *sheet)
{
    sheet->block = ++sheet->blocks;
}

void sheet_block_end(struct sheet *sheet)
{
    sheet->block = 0;
}

void sheet_rewind(struct sheet *sheet, int mark)
{
    while (sheet->count > mark)
        prose_destroy(sheet->items[--sheet->count].prose);
    sheet->full = false;
}

void sheet_shift(struct sheet *sheet, int mark, float dy)
{
    for (int i = mark; i < sheet->count; i++)
        sheet->items[i].at.y += dy;
}

float sheet_text_least(const struct sheet *sheet)
{
    float least = 0;
    for (int i = 0; i < sheet->count; i++) {
        float size = sheet->items[i].prose ? prose_text_size(sheet->items[i].prose) : 0;
        if (size > 0 && (least <= 0 || size < least))
            least = size;
    }
    return least;
}

static void round_path(cairo_t *cr, struct rect_px at, float radius)
{
    double x = (double)at.x, y = (double)at.y, w = (double)at.w, h = (double)at.h;
    double r = fmin((double)radius, fmin(w, h) / 2);
    cairo_new_path(cr);
    if (r <= 0) {
        cairo_rectangle(cr, x, y, w, h);
        return;
    }
    cairo_arc(cr, x + w - r, y + r, r, -M_PI / 2, 0);
    cairo_arc(cr, x + w - r, y + h - r, r, 0, M_PI / 2);
    cairo_arc(cr, x + r, y + h - r, r, M_PI / 2, M_PI);
    cairo_arc(cr, x + r, y + r, r, M_PI, 3 * M_PI / 2);
    cairo_close_path(cr);
}

static void play_fork(const struct sheet_item *item, cairo_t *cr)
{
    double x = (double)item->at.x, y = (double)item->at.y, w = (double)item->at.w, h = (double)item->at.h;
    double r = fmin((double)item->radius, fmin(w / 2, h));
    cairo_new_path(cr);
    cairo_move_to(cr, x, y + h);
    cairo_arc(cr, x + r, y + r, r, M_PI, 3 * M_PI / 2);
    cairo_arc(cr, x + w - r, y + r, r, -M_PI / 2, 0);
    cairo_line_to(cr, x + w, y + h);
    cairo_stroke(cr);
}

static void play_turned(const struct sheet_item *item, cairo_t *cr)
{
    struct size_px size = prose_size(item->prose);
    cairo_save(cr);
    cairo_translate(cr, (double)(item->at.x + (item->at.w - size.h) / 2), (double)(item->at.y + item->at.h));
    cairo_rotate(cr, -M_PI / 2);
    prose_draw(item->prose, cr, 0, 0);
    cairo_restore(cr);
}

static void play_picture(const struct sheet_item *item, cairo_t *cr, const struct face_picture *picture)
{
    if (!picture || !picture->draw)
        return;
    cairo_save(cr);
    round_path(cr, item->at, item->radius);
    cairo_clip(cr);
    picture->draw(picture->ctx, cr, item->at);
    cairo_restore(cr);
}

static void play_item(const struct sheet_item *item, cairo_t *cr, const struct face_picture *picture)
{
    cairo_set_source_rgba(cr, (item->rgb >> 16 & 0xFF) / 255.0, (item->rgb >> 8 & 0xFF) / 255.0,
                          (item->rgb & 0xFF) / 255.0, (double)item->alpha);
    cairo_set_line_width(cr, (double)item->weight);
    switch (item->kind) {
    case SHEET_BOX:
        round_path(cr, item->at, item->radius);
        cairo_fill(cr);
        break;
    case SHEET_FRAME:
        round_path(cr, rect_inset(item->at, item->weight / 2), item->radius - item->weight / 2);
        cairo_stroke(cr);
        break;
    case SHEET_FORK: play_fork(item, cr); break;
    case SHEET_PROSE: prose_draw(item->prose, cr, item->at.x, item->at.y); break;
    case SHEET_TURNED: play_turned(item, cr); break;
    case SHEET_ICON:
        (void)icon_draw(cr, item->icon, (double)item->at.x, (double)item->at.y, (double)item->at.w);
        break;
    case SHEET_PICTURE: play_picture(item, cr, picture); break;
    }
}

void sheet_play(const struct sheet *sheet, cairo_t *cr, const struct face_picture *picture)
{
    for (int i = 0; i < sheet->count; i++)
        play_item(&sheet->items[i], cr, picture);
}
