/* What a service manager wants to hear (systemd's sd_notify(3)), without its library: words on the socket that NOTIFY_SOCKET names. */
#ifndef BASE_NOTIFY_H
#define BASE_NOTIFY_H

#include <stdbool.h>
#include <stdint.h>

/* "READY=1", "WATCHDOG=1", "STOPPING=1". False: nobody listens. */
bool notify_say(const char *words);
/* Half of what the watchdog allows from one sign of life to the next (WATCHDOG_USEC), in ms; 0: there is none, or not for us. */
int64_t notify_watchdog_ms(void);

#endif
