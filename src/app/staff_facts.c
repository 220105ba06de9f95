#include "app/staff_facts.h"

#include "app/speech.h"
#include "app/voice.h"
#include "base/fs.h"
#include "base/words.h"

#include <stdio.h>
#include <string.h>
#include <sys/statvfs.h>
#include <time.h>
#include <unistd.h>

enum { WORDS_BYTES = 1 << 20, PROC_BYTES = 1 << 16 };

static void add(struct staff_facts *facts, int at, const char *name, struct str text, bool bad)
{
    facts->at[at] = (struct staff_fact){str_from(name), text, bad};
}

/* ---- the machine */

/* "1,4 GB", "96 MB". */
static struct str size_words(struct staff_facts *facts, int64_t bytes)
{
    int64_t mb = (bytes + (1 << 19)) >> 20;
    if (mb < 1000)
        return str_format(&facts->arena, "%lld MB", (long long)mb);
    int64_t tenths = (bytes * 10 + (1 << 29)) >> 30;
    return str_format(&facts->arena, str_eq(facts->language, STR("en")) ? "%lld.%lld GB" : "%lld,%lld GB",
                      (long long)(tenths / 10), (long long)(tenths % 10));
}

static struct str when_words(struct staff_facts *facts, int64_t wall_ms)
{
    char text[64] = "";
    time_t at = (time_t)(wall_ms / 1000);
    struct tm local;
    if (localtime_r(&at, &local))
        (void)strftime(text, sizeof text, "%d-%m-%Y %H:%M", &local);
    return str_copy(&facts->arena, str_from(text));
}

/* A number of kB in a file of /proc; 0: it is not there. */
static int64_t kb_of(struct staff_facts *facts, const char *path, const char *name)
{
    size_t mark = facts->arena.used;
    struct str text = {0}, rest;
    struct err err = {0};
    int64_t kb = 0;
    (void)fs_read(&facts->arena, path, PROC_BYTES, &text, &err);
    for (rest = text; rest.len > 0;) {
        struct str line = str_cut(rest, '\n', &rest), value;
        if (str_eq(str_cut(line, ':', &value), str_from(name)))
            for (size_t i = 0; i < value.len; i++)
                if (value.at[i] >= '0' && value.at[i] <= '9')
                    kb = kb * 10 + (value.at[i] - '0');
    }
    arena_rewind(&facts->arena, mark);
    return kb;
}

static void add_memory(struct staff_facts *facts)
{
    struct str used = size_words(facts, kb_of(facts, "/proc/self/status", "VmRSS") * 1024);
    struct str left = size_words(facts, kb_of(facts, "/proc/meminfo", "MemAvailable") * 1024);
    add(facts, 1, _("Geheugen"),
        str_format(&facts->arena, _("%.*s in gebruik, %.*s vrij"), STR_ARG(used), STR_ARG(left)), false);
}

static void add_disk(struct staff_facts *facts, struct str dir)
{
    struct statvfs room;
    if (dir.len == 0 || statvfs(dir.at, &room) != 0 || access(dir.at, W_OK) != 0) {
        add(facts, 2, _("Schijf"), str_from(_("Er kan niets worden bewaard.")), true);
        return;
    }
    struct str left = size_words(facts, (int64_t)room.f_bavail * (int64_t)room.f_frsize);
    add(facts, 2, _("Schijf"), str_format(&facts->arena, _("%.*s vrij in %.*s"), STR_ARG(left), STR_ARG(dir)),
        false);
}

static void add_voice(struct staff_facts *facts)
{
    const char *text = speech_likely()  ? _("Er zijn een stem en geluid.")
                       : voice_likely() ? _("Er is een stem, maar geen geluid.")
                                        : _("Er is geen stem. Die komt met het pakket espeak-ng.");
    add(facts, 3, _("Voorlezen"), str_from(text), !speech_likely());
}

static void add_config(struct staff_facts *facts, struct str path)
{
    bool is = path.len > 0 && fs_is_file(path.at);
    add(facts, 4, "config.yaml", is ? path : str_from(_("Er is geen config.yaml.")), false);
}

/* ---- the decks */

static struct str name_of(const char *path)
{
    struct str name;
    (void)str_cut_last(str_from(path), '/', &name);
    return name.len > 0 ? name : str_from(path);
}

static bool is_document(const char *path)
{
    size_t len = strlen(path);
    return len > 4 && strcasecmp(path + len - 4, ".pdf") == 0;
}

/* The next one that can be begun on. A document is asked of a painter, a folder or ZIP read by a thread. */
static void look_on(struct staff_facts *facts)
{
    struct volume_options options = {.language = facts->language};
    facts->reads = false;
    if (facts->looks_at >= facts->count)
        return;
    const char *path = facts->paths[facts->looks_at];
    facts->reads = true;
    if (is_document(path) || !loader_start(&facts->loader, &facts->volume, path, &options, 0, -1))
        volume_open(&facts->volume, facts->paint, path, &options);
}

static const struct diag *first_of(const struct diags *diags)
{
    for (int i = 0; i < diags->count; i++)
        if (diags->at[i].severity == DIAG_ERROR)
            return &diags->at[i];
    return diags->count > 0 ? &diags->at[0] : NULL;
}

static struct str counts(struct staff_facts *facts, int cards, int errors, int warnings)
{
    struct arena *arena = &facts->arena;
    struct str text = str_format(arena, _n("%d kaart", "%d kaarten", cards), cards);
    if (errors == 0 && warnings == 0)
        return str_format(arena, _("%.*s, geen fouten"), STR_ARG(text));
    if (errors > 0) {
        struct str more = str_format(arena, _n("%d fout", "%d fouten", errors), errors);
        text = str_format(arena, "%.*s, %.*s", STR_ARG(text), STR_ARG(more));
    }
    if (warnings > 0) {
        struct str more = str_format(arena, _n("%d waarschuwing", "%d waarschuwingen", warnings), warnings);
        text = str_format(arena, "%.*s, %.*s", STR_ARG(text), STR_ARG(more));
    }
    return text;
}

static void note(struct staff_facts *facts)
{
    struct volume *volume = &facts->volume;
    struct staff_deck *deck = &facts->decks[facts->looks_at];
    const struct diags *diags = &volume->diags;
    if (volume->status != VOLUME_READY) {
        *deck = (struct staff_deck){deck->title, str_copy(&facts->arena, str_from(volume->err.text)), true};
        return;
    }
    int errors = diags->error_count, warnings = diags->count + diags->left_out - errors;
    struct str title = words_in(volume->deck.title, facts->language);
    if (title.len > 0)
        deck->title = str_copy(&facts->arena, title);
    deck->state = counts(facts, volume->deck.card_count, errors, warnings > 0 ? warnings : 0);
    deck->bad = errors > 0;
    const struct diag *first = first_of(diags);
    if (first) {
        struct str line = diag_line(&facts->arena, first, (struct str){0});
        deck->state = str_format(&facts->arena, "%.*s. %.*s", STR_ARG(deck->state), STR_ARG(line));
    }
}

bool staff_facts_look(const struct staff_facts *facts)
{
    return facts->reads;
}

bool staff_facts_poll(struct staff_facts *facts)
{
    bool beside = facts->loader.running;
    if (!facts->reads || (beside && !loader_done(&facts->loader)))
        return false;
    if (!beside)
        (void)volume_poll(&facts->volume, facts->paint);
    if (facts->volume.status == VOLUME_OPENING)
        return false;
    note(facts);
    volume_close(&facts->volume, facts->paint);
    facts->looks_at++;
    look_on(facts);
    return true;
}

/* ---- beginning and end */

bool staff_facts_begin(struct staff_facts *facts, const struct staff_facts_options *options)
{
    *facts = (struct staff_facts){.paths = options->decks,
                                  .count = options->deck_count,
                                  .paint = options->paint,
                                  .language = options->language};
    if (!arena_init(&facts->arena, WORDS_BYTES))
        return false;
    struct str began = when_words(facts, options->began_wall_ms);
    add(facts, 0, "Waaier",
        str_format(&facts->arena, _("Versie %s, gestart op %.*s"), options->version ? options->version : "",
                   STR_ARG(began)),
        false);
    add_memory(facts);
    add_disk(facts, options->surroundings->data_dir);
    add_voice(facts);
    add_config(facts, options->surroundings->config_path);
    for (int i = 0; i < facts->count; i++)
        facts->decks[i] =
            (struct staff_deck){name_of(facts->paths[i]), str_from(_("wordt nagekeken")), false};
    look_on(facts);
    return true;
}

void staff_facts_rest(struct staff_facts *facts)
{
    loader_stop(&facts->loader);
    if (facts->reads)
        volume_close(&facts->volume, facts->paint);
    facts->reads = false;
}

void staff_facts_end(struct staff_facts *facts)
{
    staff_facts_rest(facts);
    arena_finish(&facts->arena);
    *facts = (struct staff_facts){0};
}
