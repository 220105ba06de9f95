#include "app/kiosk_file.h"

#include "base/fs.h"
#include "base/log.h"
#include "base/words.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

enum { FILE_BYTES_MAX = 1 << 20 };

static struct str path_in(struct arena *arena, struct str dir)
{
    return fs_join(arena, dir, STR("kiosk.yaml"));
}

void kiosk_file_read(struct arena *arena, struct str data_dir, struct settings *settings)
{
    struct diags diags = {.arena = arena};
    struct err err = {0};
    struct str text, path = data_dir.len > 0 ? path_in(arena, data_dir) : (struct str){0};
    if (path.len == 0 || !fs_is_file(path.at))
        return;
    if (!fs_read(arena, path.at, FILE_BYTES_MAX, &text, &err)) {
        log_line(LOG_WARN, "%s", err.text);
        return;
    }
    settings_read(arena, path, text, settings, &diags);
    for (int i = 0; i < diags.count; i++)
        log_line(LOG_WARN, "%.*s", STR_ARG(diag_line(arena, &diags.at[i], (struct str){0})));
}

/* ---- the text */

struct writer {
    struct arena *arena;
    struct str text;
};

__attribute__((format(printf, 2, 3))) static void add(struct writer *w, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    struct str more = str_vformat(w->arena, fmt, args);
    va_end(args);
    w->text = str_format(w->arena, "%.*s%.*s", STR_ARG(w->text), STR_ARG(more));
}

/* In quotes, whatever a path has in it. */
static void add_quoted(struct writer *w, struct str word)
{
    add(w, "\"");
    for (size_t i = 0; i < word.len; i++) {
        unsigned char c = (unsigned char)word.at[i];
        if (c < 0x20)
            add(w, "\\x%02X", c);
        else
            add(w, c == '"' || c == '\\' ? "\\%c" : "%c", c);
    }
    add(w, "\"");
}

static bool same_decks(const struct kiosk_settings *a, const struct kiosk_settings *b)
{
    bool same = a->deck_count == b->deck_count;
    for (int i = 0; same && i < a->deck_count; i++)
        same = strcmp(a->decks[i], b->decks[i]) == 0;
    return same;
}

static void add_decks(struct writer *w, const struct kiosk_settings *kiosk)
{
    add(w, "  decks: [");
    for (int i = 0; i < kiosk->deck_count; i++) {
        add(w, i > 0 ? ", " : "");
        add_quoted(w, str_from(kiosk->decks[i]));
    }
    add(w, "]\n");
}

static void add_times(struct writer *w, const struct kiosk_settings *is, const struct kiosk_settings *was)
{
    if (is->idle_s != was->idle_s)
        add(w, "  idle_seconds: %d\n", is->idle_s);
    if (is->warning_s != was->warning_s)
        add(w, "  warning_seconds: %d\n", is->warning_s);
    if (is->from_min != was->from_min || is->to_min != was->to_min)
        add(w, "  hours: [\"%d:%02d\", \"%d:%02d\"]\n", is->from_min / 60, is->from_min % 60, is->to_min / 60,
            is->to_min % 60);
}

static void add_kiosk(struct writer *w, const struct kiosk_settings *is, const struct kiosk_settings *was)
{
    static const char *const corners[] = {"top-right", "top-left", "bottom-left", "bottom-right"};
    static const char *const languages[] = {"nl en", "nl", "en"};
    if (!same_decks(is, was))
        add_decks(w, is);
    if (!str_eq(is->office, was->office)) {
        add(w, "  office: ");
        add_quoted(w, is->office);
        add(w, "\n");
    }
    add_times(w, is, was);
    if (is->language && (!was->language || strcmp(is->language, was->language) != 0))
        add(w, "  language: %s\n", is->language);
    if (is->languages != was->languages)
        add(w, "  languages: %s\n", languages[is->languages]);
    if (is->quarters != was->quarters)
        add(w, "  rotate: %d\n", 90 * is->quarters);
    if (is->corner != was->corner)
        add(w, "  corner: %s\n", corners[is->corner]);
    if (is->volume != was->volume)
        add(w, "  volume: %d\n", is->volume);
}

bool kiosk_file_write(struct arena *arena, struct str data_dir, const struct settings *here,
                      const struct settings *said, struct err *err)
{
    struct writer top = {arena, STR("")}, kiosk = {arena, STR("")};
    if (data_dir.len == 0)
        return err_set(err, ERR_IO, _("Er is geen plaats om iets te bewaren. Geef die met --data-dir."));
    if (here->screen_mm != said->screen_mm)
        add(&top, "screen_mm: %.0f\n", (double)here->screen_mm);
    add_kiosk(&kiosk, &here->kiosk, &said->kiosk);
    if (kiosk.text.len > 0)
        add(&top, "kiosk:\n%.*s", STR_ARG(kiosk.text));
    struct str path = path_in(arena, data_dir);
    if (top.text.len > 0)
        return fs_make_dirs(data_dir.at, err) && fs_write(path.at, top.text, err);
    if (unlink(path.at) == 0 || errno == ENOENT)
        return true;
    return err_set(err, ERR_IO, _("%.*s kan niet worden weggehaald: %s."), STR_ARG(path), strerror(errno));
}
