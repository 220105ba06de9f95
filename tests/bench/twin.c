#include "twin.h"

#include <X11/Xatom.h>
#include <X11/extensions/Xrandr.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum {
    LOOK_US = 250,
    REST_MS = 700, /* nothing changed for so long: it rests; clocks do not count */
    PAGE_MOST_US = 15000000,
    POINTS = 800,
    NOTES = 60,
};

static const struct program present = {
    .name = "waaier",
    .args = {WAAIER_PATH, "present", ARG_DECK, "--display", "2", "--page", ARG_PAGE},
    .next = "Right",
    .previous = "Left",
    .sharp = true,
};

static bool fails(const struct twin *twin, const char *sentence, int page)
{
    (void)fprintf(stderr, "present: %s (page %d; the room has %d, the console %d; said: %s)\n", sentence,
                  page, mark_read(&twin->room).page, twin->card.at ? mark_read(&twin->card).page : 0,
                  twin->session.said);
    return false;
}

/* ---- beginning and end */

static void add_display(struct twin *twin, const char *name, int x_px, int w_px, int h_px, bool primary)
{
    XRRMonitorInfo *monitor = XRRAllocateMonitor(twin->screen.display, 0);
    if (!monitor)
        return;
    monitor->name = XInternAtom(twin->screen.display, name, False);
    monitor->primary = primary;
    monitor->x = x_px;
    monitor->width = w_px;
    monitor->height = h_px;
    monitor->mwidth = w_px / 4;
    monitor->mheight = h_px / 4;
    XRRSetMonitor(twin->screen.display, DefaultRootWindow(twin->screen.display), monitor);
    XRRFreeMonitors(monitor);
}

static struct glimpse part_of(const struct glimpse *all, int x_px, int y_px, int w_px, int h_px)
{
    return (struct glimpse){all->at + (ptrdiff_t)y_px * all->stride_px + x_px, w_px, h_px, all->stride_px};
}

bool twin_open(struct twin *twin, const char *folder, int w_px, int h_px)
{
    *twin = (struct twin){.card_x_px = 0};
    if (!screen_open(&twin->screen, folder, 2 * w_px, h_px))
        return false;
    add_display(twin, "left", 0, w_px, h_px, true);
    add_display(twin, "right", w_px, w_px, h_px, false);
    (void)XSync(twin->screen.display, False);
    twin->console = part_of(&twin->screen.glimpse, 0, 0, w_px, h_px);
    twin->room = part_of(&twin->screen.glimpse, w_px, 0, w_px, h_px);
    return true;
}

void twin_close(struct twin *twin)
{
    screen_close(&twin->screen);
    *twin = (struct twin){.card_x_px = 0};
}

bool twin_deck(struct twin *twin, const char *folder, const char *pdf)
{
    char notes[160];
    struct child copies;
    (void)snprintf(twin->deck, sizeof twin->deck, "%s/talk.pdf", folder);
    (void)snprintf(notes, sizeof notes, "%s/talk.pdfpc", folder);
    child_start(&copies, (const char *[]){"cp", pdf, twin->deck, NULL}, NULL, "/dev/null", -1);
    FILE *file = child_wait(&copies, DEADLINE_MS) == 0 ? fopen(notes, "w") : NULL;
    if (!file)
        return false;
    (void)fputs("[file]\ntalk.pdf\n[notes]\n", file);
    for (int i = 1; i <= NOTES; i++)
        (void)fprintf(file,
                      "### %d\n**Vijf minuten.** Bij bladzijde %d: loop de regels van links naar rechts, "
                      "één per stap, en wacht drie tellen.\n\n1. Lees alleen de kop voor.\n2. Laat iemand "
                      "een voorbeeld geven, van deze maand en uit dit huis.\n3. Ga door voordat het een "
                      "discussie wordt; die komt bij de kaarten zelf.\n\nElke regel staat voor één kaart. "
                      "*Liever niet:* alle regels voorlezen, want de zaal leest sneller dan u praat.\n",
                      i, i);
    return fclose(file) == 0;
}

/* ---- looking */

/* Of the console, from the card down: above it are clocks. */
static uint64_t console_points(const struct twin *twin)
{
    const struct glimpse *glimpse = &twin->console;
    uint64_t sum = 14695981039346656037u;
    uint32_t seed = 1, rows = (uint32_t)(glimpse->h_px - twin->card_y_px);
    for (int i = 0; i < POINTS; i++) {
        seed = seed * 1664525u + 1013904223u;
        uint32_t x = (seed >> 4) % (uint32_t)glimpse->w_px;
        seed = seed * 1664525u + 1013904223u;
        uint32_t y = (uint32_t)twin->card_y_px + (seed >> 4) % rows;
        sum = (sum ^ (glimpse->at[(ptrdiff_t)y * glimpse->stride_px + x] & 0xFFFFFF)) * 1099511628211u;
    }
    return sum;
}

bool twin_stands(struct twin *twin, int page)
{
    int64_t deadline_ms = now_ms() + DEADLINE_MS, since_ms = now_ms();
    uint64_t seen = 0;
    twin->card_y_px = 0;
    for (;; nap_us(1000)) {
        struct mark room = mark_read(&twin->room);
        bool there = room.page == page && room.sharp &&
                     mark_find(&twin->console, &twin->card, &twin->card_x_px, &twin->card_y_px) == page;
        uint64_t now = console_points(twin);
        if (!there || now != seen)
            since_ms = now_ms();
        seen = now;
        if (there && now_ms() - since_ms > REST_MS)
            return true;
        if (now_ms() > deadline_ms)
            return fails(twin, "it does not come to stand", page);
    }
}

/* As one who never was here: neither ink nor a show that broke off. */
static void forget(const struct twin *twin)
{
    char data[288];
    struct child removes;
    (void)snprintf(data, sizeof data, "%s/data", twin->screen.folder);
    child_start(&removes, (const char *[]){"rm", "-rf", data, NULL}, NULL, "/dev/null", -1);
    (void)child_wait(&removes, DEADLINE_MS);
}

bool twin_start(struct twin *twin)
{
    double since_us;
    forget(twin);
    screen_point(&twin->screen, 2, twin->console.h_px - 2);
    return session_launch(&twin->session, &twin->screen, &present, twin->deck, 1, &since_us) &&
           twin_stands(twin, 1);
}

void twin_stop(struct twin *twin)
{
    session_stop(&twin->session);
}

static bool came(const struct twin_turn *turn)
{
    return turn->room_us > 0 && turn->card_us > 0 && turn->console_us > 0;
}

bool twin_turn(struct twin *twin, const char *chord, int page, int still_ms, struct twin_turn *out)
{
    uint64_t seen = console_points(twin);
    double since_us = now_us(), passed_us = 0, last_us = 0;
    *out = (struct twin_turn){0};
    screen_key(&twin->screen, chord);
    for (; passed_us < last_us + still_ms * 1000.0; nap_us(LOOK_US)) {
        struct mark room = mark_read(&twin->room);
        int card = mark_read(&twin->card).page;
        uint64_t now = console_points(twin);
        passed_us = now_us() - since_us;
        if (out->room_us <= 0 && room.page == page && room.sharp)
            out->room_us = passed_us;
        if (out->card_us <= 0 && card == page)
            out->card_us = passed_us;
        if (now != seen)
            out->console_us = passed_us;
        if (now != seen || !came(out))
            last_us = passed_us;
        seen = now;
        if (!came(out) && passed_us > PAGE_MOST_US)
            return fails(twin, "a page did not come", page);
    }
    return (mark_read(&twin->room).page == page && mark_read(&twin->card).page == page) ||
           fails(twin, "a page does not stay", page);
}

bool twin_room_sees(struct twin *twin, const char *chord, int page, double *us)
{
    double since_us = now_us();
    screen_key(&twin->screen, chord);
    for (*us = 0; mark_read(&twin->room).page != page; nap_us(LOOK_US)) {
        *us = now_us() - since_us;
        if (*us > PAGE_MOST_US)
            return fails(twin, "a page did not come to the room", page);
    }
    *us = now_us() - since_us;
    return true;
}
