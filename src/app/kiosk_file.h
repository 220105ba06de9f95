/* What was set on the glass of a kiosk: a file of our own beside the PIN, with the same keys as config.yaml and read over it. config.yaml is
 * written by people and never by us. Only what differs from it stands here, so that the rest goes on following it. */
#ifndef APP_KIOSK_FILE_H
#define APP_KIOSK_FILE_H

#include "app/settings.h"
#include "base/err.h"

/* Lays it over *settings; texts in `arena`. Nothing there: nothing changes; what is wrong in it is logged and left as it was. */
void kiosk_file_read(struct arena *arena, struct str data_dir, struct settings *settings);
/* Writes where `here` differs from `said` (config.yaml); where it does not, the file goes. */
bool kiosk_file_write(struct arena *arena, struct str data_dir, const struct settings *here,
                      const struct settings *said, struct err *err);

#endif
