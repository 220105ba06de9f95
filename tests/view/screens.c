#include "view/screens.h"

const struct screens *const screens_all[SCREENS_AREAS] = {&screens_show,    &screens_start, &screens_visit,
                                                          &screens_kiosk,   &screens_staff, &screens_write,
                                                          &screens_console, &screens_clock, &screens_room};
