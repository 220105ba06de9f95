/* The PIN that leads out of a kiosk: on disk as a salted slow hash (crypt(3)) that only its owner may read, and beside it how many wrong
 * ones were tried in a row. */
#ifndef APP_PIN_H
#define APP_PIN_H

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

/* Six to twelve digits. */
bool pin_is_good(const char *digits);
bool pin_is_set(struct arena *arena, struct str data_dir);
/* Takes the place of the one before; wrong tries are forgotten. */
bool pin_set(struct arena *arena, struct str data_dir, const char *digits, struct err *err);
/* False too when none is set. Takes a tenth of a second: it is meant to. */
bool pin_check(struct arena *arena, struct str data_dir, const char *digits);

int pin_tries(struct arena *arena, struct str data_dir);
void pin_put_tries(struct arena *arena, struct str data_dir, int tries);

#endif
