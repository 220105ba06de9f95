#include "painter/shelf.h"

#include <errno.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fs.h"
#include "base/words.h"

static cairo_status_t write_some(void *closure, const unsigned char *data, unsigned length)
{
    const int *fd = closure;
    bool ok = fs_write_all(*fd, (struct str){(const char *)data, length});
    return ok ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

static cairo_status_t read_some(void *closure, unsigned char *data, unsigned length)
{
    const int *fd = closure;
    while (length > 0) {
        ssize_t n = read(*fd, data, length);
        if (n == 0 || (n < 0 && errno != EINTR))
            return CAIRO_STATUS_READ_ERROR;
        if (n > 0) {
            data += n;
            length -= (unsigned)n;
        }
    }
    return CAIRO_STATUS_SUCCESS;
}

bool shelf_keep(int fd, const struct protocol_target *shape, int out_fd, struct err *err)
{
    struct stat st;
    size_t bytes = (size_t)shape->stride_px * (size_t)shape->part_h_px * sizeof(uint32_t);
    bool ok = fstat(fd, &st) == 0 && st.st_size >= 0 && (uint64_t)st.st_size >= bytes;
    void *at = ok ? mmap(NULL, bytes, PROT_READ, MAP_SHARED, fd, 0) : MAP_FAILED;
    if (at == MAP_FAILED)
        return err_set(err, ERR_IO, _("Het gedeelde geheugen is te klein."));
    cairo_surface_t *surface = cairo_image_surface_create_for_data(at, CAIRO_FORMAT_RGB24, shape->part_w_px,
                                                                   shape->part_h_px, shape->stride_px * 4);
    ok = cairo_surface_write_to_png_stream(surface, write_some, &out_fd) == CAIRO_STATUS_SUCCESS;
    cairo_surface_destroy(surface);
    (void)munmap(at, bytes);
    return ok || err_set(err, ERR_IO, _("Het plaatje kan niet worden bewaard."));
}

bool shelf_recall(int file_fd, const struct protocol_target *shape, struct target *target, struct err *err)
{
    cairo_surface_t *kept = cairo_image_surface_create_from_png_stream(read_some, &file_fd);
    bool ok = cairo_surface_status(kept) == CAIRO_STATUS_SUCCESS &&
              cairo_image_surface_get_width(kept) == shape->part_w_px &&
              cairo_image_surface_get_height(kept) == shape->part_h_px;
    if (ok) {
        cairo_set_source_surface(target->cr, kept, 0, 0);
        cairo_set_operator(target->cr, CAIRO_OPERATOR_SOURCE);
        cairo_paint(target->cr);
    }
    cairo_surface_destroy(kept);
    return ok || err_set(err, ERR_FORMAT, _("Het bewaarde plaatje is beschadigd."));
}
