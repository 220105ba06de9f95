#include "painter/target.h"

#include <cairo-pdf.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/fs.h"
#include "base/log.h"
#include "base/words.h"

enum { TITLE_BYTES_MAX = 500 };

bool target_open_pixels(struct target *target, struct maps *maps, int fd, const struct protocol_target *shape,
                        struct err *err)
{
    struct stat st;
    size_t bytes = (size_t)shape->stride_px * (size_t)shape->part_h_px * sizeof(uint32_t);
    if (fstat(fd, &st) != 0 || st.st_size < 0 || (uint64_t)st.st_size < bytes)
        return err_set(err, ERR_IO, _("Het gedeelde geheugen is te klein."));
    void *at = maps_find(maps, fd, &st, bytes);
    if (!at)
        return err_set(err, ERR_IO, _("Er is geen geheugen om te tekenen."));
    *target = (struct target){.fd = -1};
    target->surface = cairo_image_surface_create_for_data(at, CAIRO_FORMAT_RGB24, shape->part_w_px,
                                                          shape->part_h_px, shape->stride_px * 4);
    target->cr = cairo_create(target->surface);
    cairo_translate(target->cr, -shape->x_px, -shape->y_px);
    return true;
}

static cairo_status_t write_some(void *closure, const unsigned char *data, unsigned length)
{
    struct target *target = closure;
    if (!target->write_failed)
        target->write_failed = !fs_write_all(target->fd, (struct str){(const char *)data, length});
    return target->write_failed ? CAIRO_STATUS_WRITE_ERROR : CAIRO_STATUS_SUCCESS;
}

static void put_metadata(cairo_surface_t *surface, struct str title)
{
    char text[TITLE_BYTES_MAX + 1], date[40];
    time_t now = (time_t)(clock_wall_ms() / 1000);
    struct tm utc = {0};
    str_to_field(text, sizeof text, title);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, text);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "Waaier");
    if (gmtime_r(&now, &utc) && strftime(date, sizeof date, "%Y-%m-%dT%H:%M:%SZ", &utc) > 0) {
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, date);
    }
}

bool target_open_pdf(struct target *target, int fd, struct size_px points, struct str title, struct err *err)
{
    *target = (struct target){.fd = fd};
    target->surface =
        cairo_pdf_surface_create_for_stream(write_some, target, (double)points.w, (double)points.h);
    if (cairo_surface_status(target->surface) != CAIRO_STATUS_SUCCESS) {
        cairo_surface_destroy(target->surface);
        return err_set(err, ERR_LIMIT, _("Er is geen geheugen om te tekenen."));
    }
    put_metadata(target->surface, title);
    target->cr = cairo_create(target->surface);
    return true;
}

bool target_close(struct target *target, struct err *err)
{
    cairo_status_t status = cairo_status(target->cr);
    cairo_destroy(target->cr);
    cairo_surface_finish(target->surface);
    if (status == CAIRO_STATUS_SUCCESS)
        status = cairo_surface_status(target->surface);
    cairo_surface_destroy(target->surface);
    if (target->write_failed)
        return err_set(err, ERR_IO,
                       _("De PDF kan niet worden geschreven. Kijk of er nog ruimte op de schijf is."));
    if (status == CAIRO_STATUS_SUCCESS)
        return true;
    log_line(LOG_DEBUG, "cairo: %s", cairo_status_to_string(status));
    return err_set(err, ERR_LIMIT, _("Deze dia is te ingewikkeld om te tekenen."));
}
