#include "painter/bytes.h"

#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include "base/words.h"

bool bytes_open(struct bytes *bytes, int fd, struct err *err)
{
    struct stat st;
    if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode))
        return err_set(err, ERR_IO, _("Het bestand kan niet worden gelezen. Kies een gewoon bestand."));
    if (st.st_size <= 0)
        return err_set(err, ERR_FORMAT, _("Het bestand is leeg. Vraag de maker om een nieuw bestand."));
    void *at = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
    if (at == MAP_FAILED && errno == ENOMEM)
        return err_set(err, ERR_LIMIT,
                       _("Het bestand is te groot om te lezen. Splits het in kleinere delen."));
    if (at == MAP_FAILED)
        return err_set(err, ERR_IO, _("Het bestand kan niet worden gelezen: %s."), strerror(errno));
    bytes->all = (struct str){at, (size_t)st.st_size};
    return true;
}

void bytes_close(struct bytes *bytes)
{
    if (bytes->all.at)
        (void)munmap((void *)(uintptr_t)bytes->all.at, bytes->all.len);
    *bytes = (struct bytes){0};
}
