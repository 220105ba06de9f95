#include "app/stylus.h"

#include "base/arena.h"
#include "base/str.h"

#include <X11/Xlib.h>
#include <X11/extensions/XInput2.h>
#include <string.h>

enum { PENS_MAX = 16, TIP = 1 /* button */ };

struct pen {
    int device, axis; /* of its pressure */
    double least, most;
    struct stylus_state state;
};
struct stylus {
    struct arena arena; /* this struct */
    Display *display;
    int opcode;
    struct pen pens[PENS_MAX];
    int count;
    int last; /* the one that came down last; -1: none */
};

static void select_events(struct stylus *stylus, int device, bool raw)
{
    unsigned char bits[XIMaskLen(XI_LASTEVENT)] = {0};
    XIEventMask mask = {.deviceid = device, .mask_len = sizeof bits, .mask = bits};
    if (raw) {
        XISetMask(bits, XI_RawMotion);
        XISetMask(bits, XI_RawButtonPress);
        XISetMask(bits, XI_RawButtonRelease);
    } else {
        XISetMask(bits, XI_HierarchyChanged);
    }
    (void)XISelectEvents(stylus->display, DefaultRootWindow(stylus->display), &mask, 1);
}

/* What presses and is touched by no finger is a pen. */
static bool is_pen(const XIDeviceInfo *info, Atom pressure, struct pen *out)
{
    bool found = false;
    if (info->use != XISlavePointer && info->use != XIFloatingSlave)
        return false;
    for (int i = 0; i < info->num_classes; i++) {
        const XIAnyClassInfo *any = info->classes[i];
        if (any->type == XITouchClass)
            return false;
        const XIValuatorClassInfo *axis = (const XIValuatorClassInfo *)any;
        if (any->type != XIValuatorClass || axis->label != pressure || axis->max <= axis->min)
            continue;
        bool rubs = str_find(str_from(info->name), STR("raser")) >= 0; /* "Pen eraser", "Eraser" */
        *out = (struct pen){info->deviceid, axis->number, axis->min, axis->max, {.rubs = rubs}};
        found = true;
    }
    return found;
}

static void find_pens(struct stylus *stylus)
{
    int count = 0;
    Atom pressure = XInternAtom(stylus->display, "Abs Pressure", False);
    XIDeviceInfo *all = XIQueryDevice(stylus->display, XIAllDevices, &count);
    stylus->count = 0;
    stylus->last = -1;
    for (int i = 0; all && i < count && stylus->count < PENS_MAX; i++) {
        if (!is_pen(&all[i], pressure, &stylus->pens[stylus->count]))
            continue;
        select_events(stylus, all[i].deviceid, true);
        stylus->count++;
    }
    if (all)
        XIFreeDeviceInfo(all);
}

struct stylus *stylus_open(void)
{
    int opcode, event, error, major = 2, minor = 0;
    struct arena arena;
    Display *display = XOpenDisplay(NULL);
    if (!display)
        return NULL;
    bool known = XQueryExtension(display, "XInputExtension", &opcode, &event, &error) &&
                 XIQueryVersion(display, &major, &minor) == Success;
    if (!known || !arena_init(&arena, sizeof(struct stylus) + 64)) {
        XCloseDisplay(display);
        return NULL;
    }
    struct stylus *stylus = ARENA_NEW(&arena, struct stylus, 1);
    *stylus = (struct stylus){.arena = arena, .display = display, .opcode = opcode};
    select_events(stylus, XIAllDevices, false);
    find_pens(stylus);
    return stylus;
}

void stylus_close(struct stylus *stylus)
{
    if (!stylus)
        return;
    XCloseDisplay(stylus->display);
    struct arena arena = stylus->arena;
    arena_finish(&arena);
}

/* A value is in an event only when it is set in its mask; they lie one behind the other. */
static void take_pressure(struct pen *pen, const XIRawEvent *raw)
{
    const double *value = raw->valuators.values;
    for (int i = 0; i < raw->valuators.mask_len * 8; i++) {
        if (!XIMaskIsSet(raw->valuators.mask, i))
            continue;
        if (i == pen->axis) {
            double share = (*value - pen->least) / (pen->most - pen->least);
            pen->state.pressure = (uint16_t)((share < 0 ? 0 : share > 1 ? 1 : share) * UINT16_MAX);
        }
        value++;
    }
}

static void take(struct stylus *stylus, const XIRawEvent *raw)
{
    for (int i = 0; i < stylus->count; i++) {
        struct pen *pen = &stylus->pens[i];
        if (pen->device != raw->deviceid)
            continue;
        take_pressure(pen, raw);
        if (raw->evtype == XI_RawButtonPress && raw->detail == TIP) {
            pen->state.down = true;
            stylus->last = i;
        } else if (raw->evtype == XI_RawButtonRelease && raw->detail == TIP) {
            pen->state.down = false;
        }
    }
}

struct stylus_state stylus_now(struct stylus *stylus, bool wait)
{
    if (!stylus)
        return (struct stylus_state){0};
    if (wait)
        (void)XSync(stylus->display, False);
    while (XPending(stylus->display) > 0) {
        XEvent event;
        (void)XNextEvent(stylus->display, &event);
        if (event.type != GenericEvent || event.xcookie.extension != stylus->opcode ||
            !XGetEventData(stylus->display, &event.xcookie))
            continue;
        if (event.xcookie.evtype == XI_HierarchyChanged)
            find_pens(stylus);
        else
            take(stylus, event.xcookie.data);
        XFreeEventData(stylus->display, &event.xcookie);
    }
    return stylus->last >= 0 ? stylus->pens[stylus->last].state : (struct stylus_state){0};
}
