#include "painter/job.h"

#include <math.h>
#include <malloc.h>
#include <stdlib.h>
#include <string.h>

#include "base/fs.h"
#include "base/log.h"
#include "base/words.h"
#include "painter/blocks.h"
#include "painter/shelf.h"
#include "type/face.h"
#include "type/faces.h"

enum { ARENA_BYTES = 256 << 20 /* address space */, KEPT_BYTES = 8 << 20 };

static bool take_body_room(struct painter *painter)
{
    if (!arena_init(&painter->body_room, PROTOCOL_BODY_MAX))
        return false;
    painter->body = (struct wire_out){.at = painter->body_room.base, .cap = painter->body_room.cap};
    return true;
}

bool painter_init(struct painter *painter)
{
    *painter = (struct painter){0};
    return arena_init(&painter->arena, ARENA_BYTES) && take_body_room(painter);
}

bool painter_clear(struct painter *painter)
{
    bool ok = true;
    arena_rewind(&painter->arena, 0);
    if (painter->arena.dirty > KEPT_BYTES) {
        arena_finish(&painter->arena);
        ok = arena_init(&painter->arena, ARENA_BYTES);
    }
    if (painter->body.len > KEPT_BYTES) {
        arena_finish(&painter->body_room);
        ok = take_body_room(painter) && ok;
    }
    return ok;
}

void painter_rest(struct painter *painter)
{
    maps_drop(&painter->maps);
    (void)malloc_trim(0);
}

void painter_finish(struct painter *painter)
{
    maps_drop(&painter->maps);
    store_finish(&painter->store);
    arena_finish(&painter->arena);
    arena_finish(&painter->body_room);
}

static bool failed(struct protocol_answer *answer)
{
    answer->outcome = PROTOCOL_FAILED;
    return false;
}

/* Fontconfig's file is named at once, so that everything that asks for a font later finds the same ones; it is read
 * when that happens. */
static void greet(struct painter *painter, const struct protocol_request *request,
                  struct protocol_answer *answer)
{
    char language[16], locale_dir[4000], fonts_conf[4100];
    str_to_field(language, sizeof language, request->language);
    str_to_field(locale_dir, sizeof locale_dir, request->locale_dir);
    str_to_field(painter->fonts_dir, sizeof painter->fonts_dir, request->fonts_dir);
    words_init(language, locale_dir);
    struct str path = fs_join(&painter->arena, request->fonts_dir, STR("fonts.conf"));
    str_to_field(fonts_conf, sizeof fonts_conf, path);
    if (fs_is_file(fonts_conf))
        (void)setenv("FONTCONFIG_FILE", fonts_conf, 1);
    answer->build = protocol_build_id();
    painter->warm = request->warm;
    painter->greeted = true;
}

static void need_fonts(struct painter *painter)
{
    struct err err = {0};
    if (painter->fonts_ready)
        return;
    painter->fonts_ready = true;
    if (!faces_init(painter->fonts_dir, &err))
        log_line(LOG_WARN, "%s", err.text);
}

/* Answers what is open under the request's name, from its descriptor. */
static const struct held *open_held(struct painter *painter, const struct protocol_request *request, int fd,
                                    struct protocol_answer *answer)
{
    char password[PDF_PASSWORD_BYTES];
    const struct held *held = NULL;
    str_to_field(password, sizeof password, request->password);
    enum store_result result = store_open(&painter->store, request->document, fd,
                                          request->has_password ? password : NULL, &held, &answer->err);
    explicit_bzero(password, sizeof password);
    switch (result) {
    case STORE_OPEN: return held;
    case STORE_LOCKED: answer->outcome = PROTOCOL_PASSWORD; break;
    case STORE_BROKEN: answer->outcome = PROTOCOL_FAILED; break;
    }
    return NULL;
}

/* The part of a page that is meant: of a picture all. */
static bool held_part(const struct held *held, int page, enum document_slide slide, struct rect_px *out,
                      struct err *err)
{
    if (held->pdf)
        return pdf_slide_at(held->pdf, page, slide, out, err);
    if (page != 1)
        return err_set(err, ERR_FORMAT, _("Pagina %d van dit document kan niet worden gelezen."), page);
    struct size_px size = picture_size(held->picture);
    *out = (struct rect_px){0, 0, size.w, size.h};
    return true;
}

/* In a box of the part's own shape; the current matrix has the box's units. */
static bool draw_held(const struct held *held, int page, cairo_t *cr, struct rect_px at, struct rect_px part,
                      struct err *err)
{
    bool ok;
    cairo_save(cr);
    cairo_rectangle(cr, (double)at.x, (double)at.y, (double)at.w, (double)at.h);
    cairo_clip(cr);
    cairo_set_source_rgb(cr, 1, 1, 1);
    cairo_paint(cr);
    if (held->pdf) {
        cairo_translate(cr, (double)at.x, (double)at.y);
        cairo_scale(cr, (double)(at.w / part.w), (double)(at.h / part.h));
        cairo_translate(cr, (double)-part.x, (double)-part.y);
        ok = pdf_draw(held->pdf, page, cr, err);
    } else {
        ok = picture_draw(held->picture, cr, at, err);
    }
    cairo_restore(cr);
    return ok;
}

/* All of the target when the shapes agree but for rounding; else as large as fits, with black beside it. A part is of a
 * page drawn up, and its rounding with it: it fills the same box as the whole did. */
static struct rect_px page_box(const struct protocol_target *target, struct size_px size)
{
    struct rect_px whole = {0, 0, (float)target->w_px, (float)target->h_px};
    struct rect_px fitted = rect_fit(whole, size);
    bool part = target->part_w_px != target->w_px || target->part_h_px != target->h_px;
    float off = part ? fmaxf(1.5F, fmaxf(whole.w, whole.h) / 128) : 1.5F;
    if (whole.w - fitted.w <= off && whole.h - fitted.h <= off)
        return whole;
    return fitted;
}

static bool paint_page(struct painter *painter, const struct protocol_request *request, const int *fds,
                       struct protocol_answer *answer)
{
    struct target *target = &painter->target;
    struct rect_px part;
    const struct held *held = open_held(painter, request, fds[1], answer);
    if (!held)
        return false;
    if (!held_part(held, request->page, request->slide, &part, &answer->err))
        return failed(answer);
    struct size_px size = {part.w, part.h};
    struct rect_px box = {0, 0, size.w, size.h};
    bool open;
    if (request->target.pdf) {
        open = target_open_pdf(target, fds[0], size, STR(""), &answer->err);
    } else {
        open = target_open_pixels(target, &painter->maps, fds[0], &request->target, &answer->err);
        box = page_box(&request->target, size);
    }
    if (!open)
        return failed(answer);
    if (!request->target.pdf && box.w * box.h < (float)request->target.w_px * (float)request->target.h_px) {
        cairo_set_source_rgb(target->cr, 0, 0, 0);
        cairo_paint(target->cr);
    }
    bool drawn = draw_held(held, request->page, target->cr, box, part, &answer->err);
    struct err err;
    bool closed = target_close(target, drawn ? &answer->err : &err);
    return drawn && closed ? true : failed(answer);
}

/* A face's picture, and what went wrong while it was drawn. */
struct beside {
    const struct held *held;
    struct rect_px part;
    struct err err;
    bool failed;
};

static void draw_beside(void *ctx, cairo_t *cr, struct rect_px at)
{
    struct beside *beside = ctx;
    if (beside->held->picture)
        beside->failed = !picture_draw(beside->held->picture, cr, at, &beside->err) || beside->failed;
    else
        beside->failed = !draw_held(beside->held, 1, cr, at, beside->part, &beside->err);
}

static bool open_face_target(struct painter *painter, const struct protocol_request *request, int fd,
                             struct rect_px *at, struct err *err)
{
    struct size_px design = face_size(request->face.side);
    if (!request->target.pdf) {
        *at = (struct rect_px){0, 0, (float)request->target.w_px, (float)request->target.h_px};
        return target_open_pixels(&painter->target, &painter->maps, fd, &request->target, err);
    }
    struct size_px points = {design.w / 2, design.h / 2}; /* 1920 x 1080 becomes 13.33 x 7.5 inch */
    *at = (struct rect_px){0, 0, points.w, points.h};
    return target_open_pdf(&painter->target, fd, points, request->face.title, err);
}

static bool paint_face(struct painter *painter, const struct protocol_request *request, const int *fds,
                       int fd_count, struct protocol_answer *answer)
{
    struct beside beside = {0};
    struct face face = request->face;
    struct face_picture picture = {.draw = draw_beside, .ctx = &beside};
    struct face_fit fit;
    struct target *target = &painter->target;
    struct rect_px at;
    painter->warm = false;
    need_fonts(painter);
    if (face.has_picture) {
        beside.held = fd_count > 1 ? open_held(painter, request, fds[1], answer) : NULL;
        if (!beside.held)
            return failed(answer);
        if (!held_part(beside.held, 1, SLIDE_WHOLE, &beside.part, &answer->err))
            return failed(answer);
        picture.size = (struct size_px){beside.part.w, beside.part.h};
    }
    if (!open_face_target(painter, request, fds[0], &at, &answer->err))
        return failed(answer);
    face_draw(target->cr, at, &face, beside.held ? &picture : NULL, &fit);
    bool closed = target_close(target, &answer->err);
    if (beside.failed)
        answer->err = beside.err;
    return closed && !beside.failed ? true : failed(answer);
}

static void recall(struct painter *painter, const struct protocol_request *request, const int *fds,
                   struct protocol_answer *answer)
{
    struct target *target = &painter->target;
    struct err err;
    bool ok = target_open_pixels(target, &painter->maps, fds[0], &request->target, &answer->err);
    if (ok) {
        ok = shelf_recall(fds[1], &request->target, target, &answer->err);
        ok = target_close(target, ok ? &answer->err : &err) && ok;
    }
    if (!ok)
        (void)failed(answer);
}

/* A picture is a document of one page, without words or links. */
static bool answer_info(struct painter *painter, const struct held *held, struct protocol_answer *answer)
{
    struct document_page page = {0};
    struct document_info info = {.pages = &page, .page_count = 1};
    if (held->picture)
        page.size = picture_size(held->picture);
    else if (!pdf_info(held->pdf, &painter->arena, &info, &answer->err))
        return failed(answer);
    protocol_put_info(&painter->body, &info);
    return true;
}

static bool answer_links(struct painter *painter, const struct held *held,
                         const struct protocol_request *request, struct protocol_answer *answer)
{
    struct document_link *links = NULL;
    int count = 0;
    if (held->pdf &&
        !pdf_links(held->pdf, request->page, request->slide, &painter->arena, &links, &count, &answer->err))
        return failed(answer);
    protocol_put_links(&painter->body, links, count);
    return true;
}

static bool answer_text(struct painter *painter, const struct held *held,
                        const struct protocol_request *request, struct protocol_answer *answer)
{
    struct document_text text = {0};
    if (held->pdf &&
        !pdf_text(held->pdf, request->page, request->slide, &painter->arena, &text, &answer->err))
        return failed(answer);
    protocol_put_text(&painter->body, &text);
    return true;
}

static bool answer_blocks(struct painter *painter, const struct held *held,
                          const struct protocol_request *request, struct protocol_answer *answer)
{
    struct document_text text = {0};
    struct document_blocks blocks = {0};
    if (held->pdf &&
        !pdf_text(held->pdf, request->page, request->slide, &painter->arena, &text, &answer->err))
        return failed(answer);
    if (!blocks_find(&painter->arena, &text, &blocks))
        return failed(answer);
    protocol_put_blocks(&painter->body, &blocks);
    return true;
}

static bool answer_words(struct painter *painter, const struct held *held,
                         const struct protocol_request *request, struct protocol_answer *answer)
{
    struct document_words words = {0};
    if (held->pdf &&
        !pdf_words(held->pdf, request->page, request->slide, &painter->arena, &words, &answer->err))
        return failed(answer);
    protocol_put_words(&painter->body, &words);
    return true;
}

static void answer_question(struct painter *painter, const struct protocol_request *request, int fd,
                            struct protocol_answer *answer)
{
    const struct held *held = open_held(painter, request, fd, answer);
    if (!held)
        return;
    if (request->verb == PROTOCOL_INFO)
        (void)answer_info(painter, held, answer);
    else if (request->verb == PROTOCOL_LINKS)
        (void)answer_links(painter, held, request, answer);
    else if (request->verb == PROTOCOL_TEXT)
        (void)answer_text(painter, held, request, answer);
    else if (request->verb == PROTOCOL_BLOCKS)
        (void)answer_blocks(painter, held, request, answer);
    else
        (void)answer_words(painter, held, request, answer);
    if (painter->body.full) {
        painter->body.len = 0;
        painter->body.full = false;
        err_set(&answer->err, ERR_LIMIT,
                _("Dit document is te groot om te lezen. Splits het in kleinere delen."));
        (void)failed(answer);
    }
}

void job_do(struct painter *painter, const struct protocol_request *request, const int *fds, int fd_count,
            struct protocol_answer *answer)
{
    static const int fds_needed[PROTOCOL_VERB_COUNT] = {
        [PROTOCOL_FACE] = 1, [PROTOCOL_PAGE] = 2,   [PROTOCOL_RECALL] = 2,
        [PROTOCOL_KEEP] = 2, [PROTOCOL_INFO] = 1,   [PROTOCOL_LINKS] = 1,
        [PROTOCOL_TEXT] = 1, [PROTOCOL_BLOCKS] = 1, [PROTOCOL_WORDS] = 1};
    *answer = (struct protocol_answer){.serial = request->serial};
    painter->body.len = 0;
    if (fd_count < fds_needed[request->verb]) {
        err_set(&answer->err, ERR_IO, _("Er zijn te veel bestanden geopend."));
        (void)failed(answer);
        return;
    }
    switch (request->verb) {
    case PROTOCOL_HELLO: greet(painter, request, answer); break;
    case PROTOCOL_FACE: (void)paint_face(painter, request, fds, fd_count, answer); break;
    case PROTOCOL_PAGE: (void)paint_page(painter, request, fds, answer); break;
    case PROTOCOL_RECALL: recall(painter, request, fds, answer); break;
    case PROTOCOL_KEEP:
        if (!shelf_keep(fds[1], &request->target, fds[0], &answer->err))
            (void)failed(answer);
        break;
    case PROTOCOL_INFO:
    case PROTOCOL_LINKS:
    case PROTOCOL_TEXT:
    case PROTOCOL_BLOCKS:
    case PROTOCOL_WORDS: answer_question(painter, request, fds[0], answer); break;
    case PROTOCOL_FORGET: store_forget(&painter->store, request->document); break;
    case PROTOCOL_PING:
    case PROTOCOL_VERB_COUNT: break;
    }
}

void job_warm_up(struct painter *painter)
{
    const struct run run = {.text = STR("Wáárom \xE2\x80\x9Cwaaier\xE2\x80\x9D? 0123456789")};
    const struct run bold = {.text = STR("vet"), .style = RUN_BOLD};
    const struct block blocks[] = {{.kind = BLOCK_PARAGRAPH, .runs = &run, .run_count = 1},
                                   {.kind = BLOCK_ITEM, .runs = &bold, .run_count = 1}};
    struct face face = {.side = FACE_FRONT,
                        .language = STR("nl"),
                        .kind = STR("Waarde"),
                        .title = STR("Waaier"),
                        .body = {blocks, COUNT_OF(blocks)},
                        .place = STR("1")};
    struct face_fit fit;
    painter->warm = false;
    need_fonts(painter);
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 480, 270);
    cairo_t *cr = cairo_create(surface);
    face_draw(cr, (struct rect_px){0, 0, 480, 270}, &face, NULL, &fit);
    cairo_destroy(cr);
    cairo_surface_destroy(surface);
}
