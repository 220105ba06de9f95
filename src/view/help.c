/* The keys in force, by what they are for. */
#include "view/screen.h"

#include <math.h>
#include <stdio.h>

#include "base/words.h"
#include "view/header.h"

static const float top_u = 40, text_u = 28, key_u = 24, group_u = 36, note_u = 26, column_least_u = 540;

enum { GROUP_COMMANDS_MAX = 8, KEY_TEXT_BYTES = 64, NOTES_MAX = 4 };
static const struct group {
    const char *title;
    enum command commands[GROUP_COMMANDS_MAX];
} groups[] = {
    {N_("Bladeren"), {COMMAND_NEXT, COMMAND_PREVIOUS, COMMAND_FIRST, COMMAND_LAST, COMMAND_GO_TO}},
    {N_("Vinden"),
     {COMMAND_OVERVIEW, COMMAND_SEARCH, COMMAND_QUESTIONS, COMMAND_READ, COMMAND_SURPRISE, COMMAND_GUIDE}},
    {N_("Mijn waaier"),
     {COMMAND_KEEP, COMMAND_FAN, COMMAND_FAN_LEFT, COMMAND_FAN_RIGHT, COMMAND_FAN_MARK, COMMAND_COMPARE,
      COMMAND_STRAIGHTEN, COMMAND_FAN_CLEAR}},
    {N_("Mijn selecties"),
     {COMMAND_SELECTION_SAVE, COMMAND_SELECTIONS, COMMAND_SELECTION_FILL, COMMAND_SELECTION_RENAME,
      COMMAND_SELECTION_REMOVE, COMMAND_SELECTION_NEW, COMMAND_SELECTION_PREPARE, COMMAND_SELECTION_PRESENT}},
    {N_("Vergroten"), {COMMAND_ZOOM, COMMAND_ZOOM_IN, COMMAND_ZOOM_OUT, COMMAND_ZOOM_WHOLE}},
    {N_("Voorlezen"), {COMMAND_ALOUD, COMMAND_REPEAT, COMMAND_LOUDER, COMMAND_SOFTER}},
    {N_("De zaal"),
     {COMMAND_TAKE, COMMAND_STAGE, COMMAND_FREEZE, COMMAND_DRAW, COMMAND_PAPER, COMMAND_SWAP,
      COMMAND_SCREENS}},
    {N_("Tijd"), {COMMAND_COUNTDOWN, COMMAND_TIMER_PANEL, COMMAND_PAUSE, COMMAND_ZERO}},
    {N_("Aanwijzen en tekenen"),
     {COMMAND_POINTER, COMMAND_SPOTLIGHT, COMMAND_PEN, COMMAND_HIGHLIGHTER, COMMAND_ERASER, COMMAND_INK_CLEAR,
      COMMAND_UNDO, COMMAND_REDO}},
    {N_("Uw scherm"),
     {COMMAND_NOTES_LARGER, COMMAND_NOTES_SMALLER, COMMAND_NOTES_UP, COMMAND_NOTES_DOWN, COMMAND_AHEAD,
      COMMAND_STACK, COMMAND_MORE}},
    {N_("Scherm"), {COMMAND_BLACK, COMMAND_WHITE, COMMAND_FULL_SCREEN}},
    {N_("Programma"), {COMMAND_BACK, COMMAND_START, COMMAND_OPEN, COMMAND_HELP, COMMAND_ABOUT, COMMAND_QUIT}},
};

static bool is_shown(const struct help *help, enum command command)
{
    if (command == COMMAND_NONE || help->keymap->count[help->mode][command] == 0)
        return false;
    bool hides = command == COMMAND_FULL_SCREEN || command == COMMAND_QUIT || command == COMMAND_BLACK ||
                 command == COMMAND_WHITE;
    bool selects = command >= COMMAND_SELECTIONS && command <= COMMAND_SELECTION_PRESENT;
    if (help->kiosk && (hides || selects))
        return false;
    if (command == COMMAND_GUIDE)
        return help->has_guide;
    bool leaves = command == COMMAND_START || command == COMMAND_OPEN;
    if (leaves && help->mode != MODE_START)
        return help->may_leave;
    return command != COMMAND_START;
}

/* A key as it stands on a keyboard: arrows for the arrow keys, words where the cap has one. */
static struct str key_name(struct str key)
{
    static const struct {
        struct str name;
        const char *shown;
    } names[] = {
        {STR_INIT("Right"), "\xE2\x86\x92"},
        {STR_INIT("Left"), "\xE2\x86\x90"},
        {STR_INIT("Up"), "\xE2\x86\x91"},
        {STR_INIT("Down"), "\xE2\x86\x93"},
        {STR_INIT("Space"), N_("Spatie")},
        {STR_INIT("VolUp"), N_("Volume +")},
        {STR_INIT("VolDown"), N_("Volume \xE2\x88\x92")},
    };
    for (size_t i = 0; i < COUNT_OF(names); i++)
        if (str_eq(key, names[i].name))
            return str_from(_(names[i].shown));
    return key;
}

struct key_text {
    char at[KEY_TEXT_BYTES];
};

static struct key_text key_text(struct key_chord chord)
{
    struct key_text text;
    (void)snprintf(text.at, sizeof text.at, "%s%s%s%.*s", chord.ctrl ? "Ctrl+" : "", chord.alt ? "Alt+" : "",
                   chord.shift ? "Shift+" : "", STR_ARG(key_name(chord.key)));
    return text;
}

static struct str text_kept(const struct frame *frame, struct str text)
{
    return frame->nodes ? str_copy(frame->nodes->arena, text) : text;
}

/* ---- key caps, in rows */

struct caps {
    struct rect_px area; /* x, y and width; h is the height used */
    float x, y;          /* where the next cap goes */
};

static void cap_add(struct frame *frame, struct caps *caps, struct str text)
{
    const struct palette *p = frame->palette;
    float u = frame->u, gap = 8 * u;
    struct label_style style = frame_style(frame, LABEL_SANS_MEDIUM, key_u);
    float h = frame_line(&style) + 8 * u;
    float w = fminf(fmaxf(h, ceilf(frame_width(frame, &style, text)) + 1 + 24 * u), caps->area.w);
    if (caps->x > caps->area.x && caps->x + w > caps->area.x + caps->area.w) {
        caps->x = caps->area.x;
        caps->y += h + gap;
    }
    struct rect_px at = {caps->x, caps->y, w, h};
    frame_panel(
        frame, at,
        (struct look_panel){
            .radius_px = 10 * u, .edge_px = 2 * u, .fill_argb = p->panel, .edge_argb = p->line_strong});
    frame_label(frame, rect_inset(at, 2 * u), &style, p->ink, ALIGN_CENTRE, text_kept(frame, text));
    caps->x += w + gap;
    caps->area.h = caps->y + h - caps->area.y;
}

static struct str row_name(const struct frame *frame, const struct help *help, enum command command)
{
    struct str name = str_from(_(command_info(command)->title));
    for (int i = 0; frame->nodes && i < help->keymap->count[help->mode][command]; i++) {
        struct key_text key = key_text(help->keymap->keys[help->mode][command][i]);
        name = frame_format(frame, "%.*s%s%s", STR_ARG(name), i == 0 ? ": " : ", ", key.at);
    }
    return name;
}

static float row_add(struct frame *frame, struct rect_px area, const struct help *help, enum command command)
{
    struct label_style style = frame_style(frame, LABEL_SANS, text_u);
    float u = frame->u, title_w = area.w * 0.42f, gap = 16 * u;
    struct caps caps = {.area = {area.x + title_w + gap, area.y, area.w - title_w - gap, 0},
                        .x = area.x + title_w + gap,
                        .y = area.y};
    struct rect_px title = {area.x, area.y + 2 * u, title_w, frame_line(&style)};
    float title_h = frame_label_lines(frame, title, &style, frame->palette->ink, ALIGN_LEFT,
                                      str_from(_(command_info(command)->title)), 3);
    for (int i = 0; i < help->keymap->count[help->mode][command]; i++) {
        struct key_text key = key_text(help->keymap->keys[help->mode][command][i]);
        cap_add(frame, &caps, str_from(key.at));
    }
    if (command == COMMAND_GO_TO)
        cap_add(frame, &caps, str_from(_("cijfers, dan Enter")));
    area.h = fmaxf(title_h + 2 * u, caps.area.h);
    if (frame->nodes)
        frame_group(frame, NODE_TEXT, "command", (int)command, area, row_name(frame, help, command));
    return area.h;
}

static float group_add(struct frame *frame, struct rect_px area, const struct help *help,
                       const struct group *group)
{
    struct label_style style = frame_style(frame, LABEL_SERIF_BOLD, group_u);
    float u = frame->u, y = area.y;
    bool any = false;
    for (int i = 0; i < GROUP_COMMANDS_MAX; i++)
        any = any || is_shown(help, group->commands[i]);
    if (!any)
        return 0;
    area.h = frame_line(&style);
    frame_text(frame, "group", (int)(group - groups), area, &style, frame->palette->ink, ALIGN_LEFT,
               str_from(_(group->title)));
    y += area.h + 8 * u;
    for (int i = 0; i < GROUP_COMMANDS_MAX; i++) {
        if (!is_shown(help, group->commands[i]))
            continue;
        struct rect_px row = {area.x, y, area.w, frame_line(&style)};
        y += row_add(frame, row, help, group->commands[i]) + 14 * u;
    }
    return y - area.y + 22 * u;
}

static float groups_height(const struct frame *frame, float width, const struct help *help, size_t from,
                           size_t to)
{
    struct frame measuring = frame_begin(NULL, frame->env, frame->screen);
    float h = 0;
    for (size_t i = from; i < to; i++)
        h += group_add(&measuring, (struct rect_px){0, 0, width, 0}, help, &groups[i]);
    return h;
}

static float notes_add(struct frame *frame, struct rect_px area, enum command_mode mode)
{
    static const char *const notes[MODE_COUNT][NOTES_MAX] = {
        [MODE_START] = {N_("U kunt een bestand of map ook naar dit venster slepen.")},
        [MODE_SHOW] = {N_("Een klikker werkt meteen: vooruit, terug en zwart."),
                       N_("Op een aanraakscherm veegt u opzij voor de volgende kaart."),
                       N_("Met twee vingers, of met Ctrl en het wiel van de muis, maakt u een kaart groter "
                          "en kleiner."),
                       N_("Beweegt u de muis, dan verschijnen onderaan de knoppen.")},
        [MODE_PRESENT] = {N_("Een klikker werkt meteen: vooruit, terug en zwart. Met waaier present --events "
                             "ziet u wat de knoppen sturen."),
                          N_("Notities, zoeken en overzicht ziet alleen u. Wat u daar kiest, ziet de zaal "
                             "pas als u het toont."),
                          N_("Is er één scherm, dan wisselt S tussen uw scherm en dat van de zaal.")},
        [MODE_VISIT] =
            {N_("Met Tab en de pijltjestoetsen gaat u langs alles wat u kunt kiezen; Enter kiest."),
             N_("Tik op een kaart om haar om te draaien, en veeg opzij voor de volgende."),
             N_("Met twee vingers, of met twee tikken, maakt u een kaart groter.")},
    };
    struct label_style style = frame_style(frame, LABEL_SANS, note_u);
    float y = area.y;
    for (int i = 0; i < NOTES_MAX && notes[mode][i]; i++) {
        struct rect_px line = {area.x, y, area.w, 0};
        y += frame_paragraph(frame, "note", i, line, &style, frame->palette->ink_soft, ALIGN_LEFT,
                             str_from(_(notes[mode][i])), 4) +
             6 * frame->u;
    }
    return y - area.y;
}

/* Groups in one column or two, notes under them; answers the height. */
static float content_add(struct frame *frame, struct rect_px area, const struct help *help)
{
    float u = frame->u, gap = 72 * u;
    float half = (area.w - gap) / 2;
    bool two = half >= column_least_u * frame->text * u;
    float width = two ? half : area.w;
    float all = groups_height(frame, width, help, 0, COUNT_OF(groups));
    float most = 0, x = area.x, y = area.y;
    for (size_t i = 0; i < COUNT_OF(groups); i++) {
        if (two && x == area.x && groups_height(frame, width, help, 0, i + 1) > all * 0.6f) {
            x += half + gap;
            y = area.y;
        }
        y += group_add(frame, (struct rect_px){x, y, width, 0}, help, &groups[i]);
        most = fmaxf(most, y - area.y);
    }
    most += 8 * u;
    most += notes_add(frame, (struct rect_px){area.x, area.y + most, area.w, 0}, help->mode);
    return most;
}

struct help_at {
    struct rect_px list;
    float content_h;
};

static struct header header_of(void)
{
    return (struct header){.title = str_from(_("Hulp")),
                           .buttons = {button_of_command(COMMAND_BACK, BUTTON_CHIP)},
                           .button_count = 1};
}

static struct help_at help_lay_out(struct frame *frame, const struct help *help)
{
    float u = frame->u, margin = frame_margin(frame), top = top_u * u;
    struct size_px window = frame->env->size;
    struct rect_px area = {margin, top, window.w - 2 * margin, 0};
    struct header header = header_of();
    float floor = window.h - header_foot_height(frame, &header);
    area.y += header_add(frame, area, &header) + 8 * u;
    struct help_at at = {.list = {0, area.y, window.w, fmaxf(0, floor - area.y)}};
    area.y += 12 * u - help->scroll_px;
    frame->clip = at.list;
    at.content_h = content_add(frame, area, help) + 60 * u;
    frame->clip = (struct rect_px){0};
    return at;
}

void help_add(struct frame *frame, const struct help *help)
{
    frame_fill(frame, frame_window(frame), frame->palette->ground);
    struct header header = header_of();
    (void)help_lay_out(frame, help);
    header_foot_add(frame, &header);
}

float help_scroll_max(const struct view_env *env, const struct help *help)
{
    struct frame frame = frame_begin(NULL, env, "help");
    struct help_at at = help_lay_out(&frame, help);
    return fmaxf(0, at.content_h - at.list.h);
}
