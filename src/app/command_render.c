/* waaier render: a picture of every card. */
#include "app/commands.h"

#include "app/atelier.h"
#include "app/overlay.h"
#include "base/fs.h"
#include "base/words.h"

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

enum { RENDER_W_PX = 1920, RENDER_H_PX = 1080 };

struct rendering {
    struct atelier atelier;
    const struct errand *errand;
    struct size_px size;
    int failed;
    bool pdf;
};

/* The face's own shape, as large as fits the size asked for. */
static struct size_px size_of(struct rendering *r, int card, enum face_side side)
{
    struct size_px shape =
        side == FACE_FRONT ? volume_shape(&r->atelier.volume, r->atelier.paint, card) : face_size(side);
    struct rect_px at = rect_fit((struct rect_px){0, 0, r->size.w, r->size.h}, shape);
    return (struct size_px){at.w, at.h};
}

static bool write_pdf(struct rendering *r, const struct paint_key *key, int card, const char *path,
                      struct err *err)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (fd < 0)
        return err_set(err, ERR_IO, _("Kan %s niet schrijven."), path);
    bool ok =
        paint_write_pdf(r->atelier.paint, supply_tag(SUPPLY_SLOT_SHOW, card), key, fd, ATELIER_WAIT_MS, err);
    close(fd);
    return ok;
}

/* What was drawn on, with what was drawn. */
struct inked {
    struct ink_sheet sheet;
    const struct pixels *pixels;
    struct size_px points; /* of a page of a PDF */
};

static bool write_inked_pdf(struct arena *room, const struct inked *inked, const struct ink_seen *seen,
                            const char *path, struct err *err)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (fd < 0)
        return err_set(err, ERR_IO, _("Kan %s niet schrijven."), path);
    bool ok = overlay_write_pdf(room, inked->pixels, seen, inked->points, fd, err);
    close(fd);
    return ok;
}

static bool write_ink(struct rendering *r, const struct inked *inked, const char *path, struct err *err)
{
    struct arena room;
    struct pixels drawn;
    const struct pixels *pixels = inked->pixels;
    struct ink_seen seen = inking_seen(r->atelier.inking, &inked->sheet);
    size_t bytes = (size_t)pixels->w_px * (size_t)pixels->h_px * sizeof *pixels->argb;
    bool ok = arena_init(&room, bytes + (1 << 20));
    if (!ok)
        return err_set(err, ERR_LIMIT, _("Er is geen geheugen vrij."));
    if (r->pdf)
        ok = write_inked_pdf(&room, inked, &seen, path, err);
    else
        ok = overlay_draw(&room, pixels, &seen, &drawn)
                 ? atelier_write_png(&r->atelier, path, &drawn, err)
                 : err_set(err, ERR_LIMIT, _("Er is geen geheugen vrij."));
    arena_finish(&room);
    return ok;
}

static bool is_drawn_on(struct rendering *r, const struct ink_sheet *sheet, enum face_side side)
{
    return r->atelier.inking && (side == FACE_FRONT || side == FACE_BACK) &&
           inking_seen(r->atelier.inking, sheet).count > 0;
}

/* As a PDF of it without ink has: a page of a document as it was, else half of what it is set in. */
static struct size_px points_of(struct rendering *r, int card, enum face_side side)
{
    bool page = side == FACE_FRONT && r->atelier.volume.deck.cards[card].layout == CARD_PAGE;
    struct size_px size = page ? volume_shape(&r->atelier.volume, r->atelier.paint, card) : face_size(side);
    return page ? size : (struct size_px){size.w / 2, size.h / 2};
}

static bool write_side(struct rendering *r, int card, enum face_side side, const char *suffix,
                       struct err *err)
{
    const struct options *options = r->errand->options;
    struct cardface_options face = supply_face_options(&r->atelier.supply, SUPPLY_SLOT_SHOW, card, 0);
    struct size_px size = size_of(r, card, side);
    struct paint_key key = cardface_key(&r->atelier.volume.deck, card, side, &face, (int)size.w, (int)size.h);
    const struct card *is = &r->atelier.volume.deck.cards[card];
    struct str name =
        str_format(&r->atelier.arena, "%03d-%s%s.%s", card + 1, is->id.at, suffix, r->pdf ? "pdf" : "png");
    struct str path = fs_join(&r->atelier.arena, str_from(options->out), name);
    struct pixels pixels;
    struct inked inked = {.sheet = {.card = is->id, .back = side == FACE_BACK},
                          .pixels = &pixels,
                          .points = points_of(r, card, side)};
    bool drawn_on = is_drawn_on(r, &inked.sheet, side);
    if (r->pdf && !drawn_on)
        return write_pdf(r, &key, card, path.at, err);
    if (!atelier_paint(&r->atelier, &key, card, &pixels, err))
        return false;
    return drawn_on ? write_ink(r, &inked, path.at, err)
                    : atelier_write_png(&r->atelier, path.at, &pixels, err);
}

/* Empty cards that were drawn on, by their numbers. */
static void render_papers(struct rendering *r)
{
    struct rect_px at = rect_fit((struct rect_px){0, 0, r->size.w, r->size.h}, (struct size_px){16, 9});
    for (int i = 1; i <= r->atelier.inking->ledger.papers; i++) {
        struct pixels pixels;
        struct inked inked = {.sheet = {.paper = i}, .pixels = &pixels, .points = {at.w / 2, at.h / 2}};
        struct err err = {0};
        size_t mark = r->atelier.arena.used;
        struct str name = str_format(&r->atelier.arena, "leeg-%03d.%s", i, r->pdf ? "pdf" : "png");
        struct str path = fs_join(&r->atelier.arena, str_from(r->errand->options->out), name);
        if (is_drawn_on(r, &inked.sheet, FACE_FRONT) &&
            !(overlay_paper(&r->atelier.arena, (int)at.w, (int)at.h, &pixels) &&
              write_ink(r, &inked, path.at, &err))) {
            (void)fprintf(stderr, "waaier: %s: %s\n", name.at, err.text);
            r->failed++;
        }
        arena_rewind(&r->atelier.arena, mark);
    }
}

static void render_side(struct rendering *r, int card, enum face_side side, const char *suffix)
{
    struct err err = {0};
    if (write_side(r, card, side, suffix, &err))
        return;
    const struct card *is = &r->atelier.volume.deck.cards[card];
    (void)fprintf(stderr, "waaier: %s: %s\n", is->id.at, err.text);
    r->failed++;
}

static void render_card(struct rendering *r, int card)
{
    bool page = r->atelier.volume.deck.cards[card].layout == CARD_PAGE;
    bool questions = own_asks(r->atelier.cards.deck, card, r->atelier.cards.own, r->atelier.cards.office);
    switch (r->errand->options->side) {
    case RENDER_FRONT: render_side(r, card, FACE_FRONT, ""); break;
    case RENDER_BACK:
        if (questions)
            render_side(r, card, FACE_BACK, "-vragen");
        break;
    case RENDER_BOTH:
        render_side(r, card, FACE_FRONT, "");
        if (questions)
            render_side(r, card, FACE_BACK, "-vragen");
        break;
    case RENDER_TILE:
        if (page) {
            render_side(r, card, FACE_FRONT, "-tegel");
            break;
        }
        render_side(r, card, FACE_TILE_WIDE, "-tegel");
        render_side(r, card, FACE_TILE_UPRIGHT, "-staand");
        break;
    }
}

static int render_all(struct rendering *r)
{
    const char *only = r->errand->options->only;
    int done = 0;
    for (int i = 0; i < r->atelier.cards.count; i++) {
        int card = r->atelier.cards.order[i];
        if (only && !str_eq(card_id_str(&r->atelier.volume.deck.cards[card].id), str_from(only)))
            continue;
        render_card(r, card);
        done++;
    }
    if (r->atelier.inking && !only)
        render_papers(r);
    if (only && done == 0)
        (void)fprintf(stderr, _("waaier: de kaart ‘%s’ bestaat niet in deze kaartenset.\n"), only);
    return done == 0 || r->failed ? 1 : 0;
}

int command_render(const struct errand *errand)
{
    const struct options *options = errand->options;
    struct rendering r = {
        .errand = errand, .size = {RENDER_W_PX, RENDER_H_PX}, .pdf = options->format == RENDER_PDF};
    struct err err = {0};
    if (options->w_px > 0)
        r.size = (struct size_px){(float)options->w_px, (float)options->h_px};
    int status = atelier_open(&r.atelier, errand, options->decks[0]);
    bool own = options->questions == RENDER_ALL;
    if (status == 0 &&
        ((options->ink && !atelier_read_ink(&r.atelier, errand, &err)) ||
         (own && !atelier_read_questions(&r.atelier, errand, &err)) || !fs_make_dirs(options->out, &err))) {
        (void)fprintf(stderr, "waaier: %s\n", err.text);
        status = 3;
    }
    if (status == 0)
        status = render_all(&r);
    atelier_close(&r.atelier);
    return status;
}
