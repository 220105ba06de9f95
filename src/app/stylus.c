#include "app/stylus.h"

#include "base/arena.h"
#include "base/str.h"

#include <X11/Xlib.h>
#include <X11/extensions/XInput2.h>
#include <string.h>

enum {
    PENS_MAX = 16,
    PRESSES_MAX = 32,
    TIP = 1,        /* button */
    PRESS_MS = 1000 /* an older one than the last was somewhere else, or nobody asked */
};

struct pen {
    int device, axis; /* of its pressure */
    double least, most;
    bool rubs;
    uint16_t pressure; /* while it touches: the last it had is that of a stroke that is heard of late */
};
/* Of whatever hand, as the server had them: SDL tells of the same later, maybe when the pen is up again. */
struct press {
    Time at_ms;
    struct stylus_state state;
};
struct stylus {
    struct arena arena; /* this struct */
    Display *display;
    int opcode;
    struct pen pens[PENS_MAX];
    int count;
    int last; /* the one that came down last; -1: none */
    struct press presses[PRESSES_MAX];
    int press_count;
};

/* XISetMask, whose types a strict compiler refuses where it does not fold them. */
static void set_mask(unsigned char *bits, int event)
{
    bits[event >> 3] = (unsigned char)(bits[event >> 3] | 1u << (event & 7));
}

static void select_events(struct stylus *stylus, int device, int first, int second)
{
    unsigned char bits[XIMaskLen(XI_LASTEVENT)] = {0};
    XIEventMask mask = {.deviceid = device, .mask_len = sizeof bits, .mask = bits};
    set_mask(bits, first);
    set_mask(bits, second);
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
        *out = (struct pen){info->deviceid, axis->number, axis->min, axis->max, rubs, 0};
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
        select_events(stylus, all[i].deviceid, XI_RawMotion, XI_RawButtonPress);
        stylus->count++;
    }
    if (all)
        XIFreeDeviceInfo(all);
    (void)XFlush(stylus->display); /* else the server hears of it at the first press, which is then missed */
}

struct stylus *stylus_open(void)
{
    int opcode, event, error, major = 2, minor = 2;
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
    select_events(stylus, XIAllDevices, XI_HierarchyChanged, XI_HierarchyChanged);
    select_events(stylus, XIAllMasterDevices, XI_RawButtonPress, XI_RawButtonPress);
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
        if (i == pen->axis && *value > pen->least) {
            double share = (*value - pen->least) / (pen->most - pen->least);
            pen->pressure = (uint16_t)((share > 1 ? 1 : share) * UINT16_MAX);
        }
        value++;
    }
}

static int pen_of(const struct stylus *stylus, int device)
{
    for (int i = 0; i < stylus->count; i++)
        if (stylus->pens[i].device == device)
            return i;
    return -1;
}

static void drop_first(struct stylus *stylus)
{
    stylus->press_count--;
    memmove(stylus->presses, stylus->presses + 1, sizeof *stylus->presses * (size_t)stylus->press_count);
}

static void add_press(struct stylus *stylus, Time at_ms, struct stylus_state state)
{
    if (stylus->press_count == PRESSES_MAX)
        drop_first(stylus);
    stylus->presses[stylus->press_count++] = (struct press){at_ms, state};
}

/* A pen is heard of as itself, and once more as the pointer that it moves. */
static void take(struct stylus *stylus, const XIRawEvent *raw)
{
    bool tip = raw->evtype == XI_RawButtonPress && raw->detail == TIP;
    int which = pen_of(stylus, raw->deviceid);
    if (which < 0) {
        if (tip && pen_of(stylus, raw->sourceid) < 0 && !(raw->flags & XIPointerEmulated) /* a finger */)
            add_press(stylus, raw->time, (struct stylus_state){.down = false});
        return;
    }
    struct pen *pen = &stylus->pens[which];
    take_pressure(pen, raw);
    if (!tip)
        return;
    stylus->last = which;
    add_press(stylus, raw->time, (struct stylus_state){true, pen->rubs, pen->pressure});
}

static void take_all(struct stylus *stylus)
{
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
}

struct stylus_state stylus_pressed(struct stylus *stylus)
{
    struct stylus_state state = {.down = false};
    if (!stylus)
        return state;
    (void)XSync(stylus->display, False);
    take_all(stylus);
    while (stylus->press_count > 1 &&
           stylus->presses[stylus->press_count - 1].at_ms - stylus->presses[0].at_ms > PRESS_MS)
        drop_first(stylus);
    if (stylus->press_count > 0) {
        state = stylus->presses[0].state;
        drop_first(stylus);
    }
    return state;
}

uint16_t stylus_pressure(struct stylus *stylus)
{
    if (!stylus)
        return 0;
    take_all(stylus);
    return stylus->last >= 0 ? stylus->pens[stylus->last].pressure : 0;
}
