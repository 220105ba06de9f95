#include "app/displays.h"

#include "base/str.h"

#include <math.h>
#include <string.h>

static const uint64_t FNV_BASIS = 0xcbf29ce484222325u, FNV_PRIME = 0x100000001b3u; /* FNV-1a */

static bool same_corner(struct rect_px a, struct rect_px b)
{
    return fabsf(a.x - b.x) < 1 && fabsf(a.y - b.y) < 1;
}

void displays_add(struct displays *displays, const char *name, struct rect_px at)
{
    struct display fresh = {.at = at, .number = displays->count + 1};
    if (rect_is_empty(at))
        return; /* it is being plugged in or out */
    str_to_field(fresh.name, sizeof fresh.name, str_from(name ? name : ""));
    for (int i = 0; i < displays->count; i++) {
        struct display *known = &displays->at[i];
        if (!same_corner(known->at, at))
            continue;
        known->mirrored = true;
        known->at = rect_meet(known->at, at); /* what is seen on both */
        return;
    }
    if (displays->count < DISPLAYS_MAX)
        displays->at[displays->count++] = fresh;
}

static bool rect_eq(struct rect_px a, struct rect_px b)
{
    return same_corner(a, b) && fabsf(a.w - b.w) < 1 && fabsf(a.h - b.h) < 1;
}

bool displays_eq(const struct displays *a, const struct displays *b)
{
    if (a->count != b->count)
        return false;
    for (int i = 0; i < a->count; i++)
        if (!rect_eq(a->at[i].at, b->at[i].at) || a->at[i].mirrored != b->at[i].mirrored ||
            strcmp(a->at[i].name, b->at[i].name) != 0)
            return false;
    return true;
}

static uint64_t hash(uint64_t from, const void *bytes, size_t count)
{
    const unsigned char *at = bytes;
    for (size_t i = 0; i < count; i++)
        from = (from ^ at[i]) * FNV_PRIME;
    return from;
}

static uint64_t kind_mark(const struct display *display)
{
    int32_t size[2] = {(int32_t)display->at.w, (int32_t)display->at.h};
    return hash(hash(FNV_BASIS, display->name, strlen(display->name)), size, sizeof size);
}

uint64_t displays_mark(const struct displays *displays)
{
    uint64_t mark = (uint64_t)displays->count;
    for (int i = 0; i < displays->count; i++)
        mark += kind_mark(&displays->at[i]); /* a sum knows no order */
    return mark;
}

/* Two of one kind are told apart by where they stand. */
uint64_t display_mark(const struct display *display)
{
    int32_t place[2] = {(int32_t)display->at.x, (int32_t)display->at.y};
    uint64_t mark = hash(kind_mark(display), place, sizeof place);
    return mark ? mark : 1;
}

/* As connectors of panels are called: the kernel's names, and those of macOS and Windows beside it. On Wayland a display is described
 * by its maker, and its connector follows in brackets. */
bool display_is_built_in(const struct display *display)
{
    static const char *const names[] = {"eDP", "LVDS", "DSI", "Built-in", "Internal"};
    const char *bracket = strrchr(display->name, '('), *connector = bracket ? bracket + 1 : display->name;
    for (size_t i = 0; i < COUNT_OF(names); i++)
        if (strncmp(display->name, names[i], strlen(names[i])) == 0 ||
            strncmp(connector, names[i], strlen(names[i])) == 0)
            return true;
    return false;
}

static int room_by_itself(const struct displays *displays)
{
    bool any = false;
    for (int i = 0; i < displays->count; i++)
        any = any || display_is_built_in(&displays->at[i]);
    for (int i = 0; any && i < displays->count; i++)
        if (!display_is_built_in(&displays->at[i]))
            return i;
    return displays->count > 1 ? 1 : 0;
}

static int console_beside(const struct displays *displays, int room)
{
    for (int i = 0; i < displays->count; i++)
        if (i != room && display_is_built_in(&displays->at[i]))
            return i;
    for (int i = 0; i < displays->count; i++)
        if (i != room)
            return i;
    return room;
}

struct displays_plan displays_plan(const struct displays *displays, int asked, uint64_t kept)
{
    int room = -1;
    if (displays->count == 0)
        return (struct displays_plan){-1, -1};
    for (int i = 0; i < displays->count && kept; i++)
        if (display_mark(&displays->at[i]) == kept)
            room = i;
    if (asked > 0 && asked <= displays->count)
        room = asked - 1;
    if (room < 0)
        room = room_by_itself(displays);
    return (struct displays_plan){room, console_beside(displays, room)};
}

struct displays_plan displays_swapped(const struct displays *displays, struct displays_plan plan)
{
    if (displays->count < 2)
        return plan;
    return (struct displays_plan){plan.console, plan.room};
}
