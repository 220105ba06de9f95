#include "deck/pdfpc.h"

#include <cjson/cJSON.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"

static struct str clean(struct arena *arena, struct str text)
{
    ptrdiff_t bad = utf8_first_bad(text);
    return str_copy(arena, str_trim(bad >= 0 ? str_sub(text, 0, (size_t)bad) : text));
}

/* Pages that are one slide growing have one label; the notes of the first go for those after it. */
static bool same_slide(const struct document_info *info, int page)
{
    struct str label = info->pages[page].label, before = info->pages[page - 1].label;
    int number;
    if (before.len == 0 && str_to_int(label, &number))
        return number == page; /* a label that only says its number is empty: page - 1 is the number before */
    return label.len > 0 && str_eq(label, before);
}

static void spread(const struct document_info *info, struct str *notes)
{
    for (int i = 1; i < info->page_count; i++) {
        if (notes[i].len == 0 && same_slide(info, i))
            notes[i] = notes[i - 1];
    }
}

/* ---- JSON */

static struct str text_of(const cJSON *item)
{
    return cJSON_IsString(item) ? str_from(item->valuestring) : (struct str){0};
}

/* The position is that of the notes: the slide stands across from them. */
static void read_position(const cJSON *item, struct pdfpc *out)
{
    static const struct {
        const char *notes;
        enum document_slide slide;
    } names[] = {{"none", SLIDE_WHOLE},
                 {"right", SLIDE_LEFT},
                 {"left", SLIDE_RIGHT},
                 {"bottom", SLIDE_TOP},
                 {"top", SLIDE_BOTTOM}};
    struct str name = text_of(item);
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        if (name.len == strlen(names[i].notes) && strncasecmp(name.at, names[i].notes, name.len) == 0) {
            out->slide = names[i].slide;
            out->slide_named = true;
        }
    }
}

static bool read_json(struct arena *arena, struct str text, const struct document_info *info,
                      struct pdfpc *out)
{
    const cJSON *page = NULL;
    cJSON *root = cJSON_ParseWithLength(text.at, text.len);
    bool ours = cJSON_IsObject(root) && cJSON_GetObjectItemCaseSensitive(root, "pdfpcFormat");
    if (ours) {
        read_position(cJSON_GetObjectItemCaseSensitive(root, "beamerNotePosition"), out);
        cJSON_ArrayForEach(page, cJSON_GetObjectItemCaseSensitive(root, "pages"))
        {
            const cJSON *at = cJSON_GetObjectItemCaseSensitive(page, "idx");
            struct str note = text_of(cJSON_GetObjectItemCaseSensitive(page, "note"));
            bool inside = cJSON_IsNumber(at) && at->valuedouble >= 0 && at->valuedouble < info->page_count;
            if (inside && note.len > 0)
                out->notes[(int)at->valuedouble] = clean(arena, note);
        }
        spread(info, out->notes);
    }
    cJSON_Delete(root);
    return ours;
}

/* ---- lines */

/* "3,4,7,": pages that are steps of the slide before them. */
static void read_skips(struct str line, const struct document_info *info, bool *skipped)
{
    while (line.len > 0) {
        int page;
        if (str_to_int(str_trim(str_cut(line, ',', &line)), &page) && page >= 2 && page <= info->page_count)
            skipped[page - 1] = true;
    }
}

/* The first page of each slide, as this form counts them: pages of one label are one slide. Answers how many there are. */
static int list_slides(const struct document_info *info, const bool *skipped, bool by_hand, int *first_pages)
{
    int count = 0;
    for (int i = 0; i < info->page_count; i++) {
        if (i == 0 || (by_hand ? !skipped[i] : !same_slide(info, i)))
            first_pages[count++] = i;
    }
    return count;
}

/* From "### 3" to the next of its kind. */
static void read_notes(struct arena *arena, struct str text, const struct document_info *info,
                       const bool *skipped, bool by_hand, struct str *notes)
{
    int page = -1, *first_pages = ARENA_NEW(arena, int, info->page_count);
    int slides = first_pages ? list_slides(info, skipped, by_hand, first_pages) : 0;
    struct str note = {0};
    while (text.len > 0) {
        struct str line = str_cut(text, '\n', &text);
        int number;
        bool heads =
            str_starts(line, STR("###")) && str_to_int(str_trim(str_sub(line, 3, line.len)), &number);
        if (heads) {
            if (page >= 0)
                notes[page] = clean(arena, note);
            page = number >= 1 && number <= slides ? first_pages[number - 1] : -1;
            note = (struct str){text.at, 0};
        } else if (note.at) {
            note.len = (size_t)(line.at + line.len - note.at);
        }
    }
    if (page >= 0)
        notes[page] = clean(arena, note);
    for (int i = 1; i < info->page_count; i++) {
        if (notes[i].len == 0 && (by_hand ? skipped[i] : same_slide(info, i)))
            notes[i] = notes[i - 1];
    }
}

static bool read_lines(struct arena *arena, struct str text, const struct document_info *info,
                       struct pdfpc *out)
{
    struct str section = {0};
    bool ours = false, by_hand = false, *skipped = ARENA_NEW(arena, bool, info->page_count);
    while (skipped && text.len > 0) {
        struct str line = str_trim(str_cut(text, '\n', &text));
        if (str_starts(line, STR("[")) && str_ends(line, STR("]"))) {
            section = line;
            ours = ours || str_eq(section, STR("[file]")) || str_eq(section, STR("[notes]"));
            if (str_eq(section, STR("[notes]"))) { /* always the last */
                read_notes(arena, text, info, skipped, by_hand, out->notes);
                return true;
            }
        } else if (str_eq(section, STR("[skip]")) && line.len > 0) {
            by_hand = true;
            read_skips(line, info, skipped);
        }
    }
    return ours;
}

bool pdfpc_read(struct arena *arena, struct str text, const struct document_info *info, struct pdfpc *out)
{
    *out = (struct pdfpc){.notes = ARENA_NEW(arena, struct str, info->page_count)};
    if (!out->notes || text.len > PDFPC_BYTES_MAX)
        return false;
    text = str_trim(text);
    return str_starts(text, STR("{")) ? read_json(arena, text, info, out)
                                      : read_lines(arena, text, info, out);
}

struct str pdfpc_name(struct arena *arena, struct str pdf)
{
    struct str extension, stem = str_cut_last(pdf, '.', &extension);
    if (stem.len == 0 || extension.len != 3 || strncasecmp(extension.at, "pdf", 3) != 0)
        return (struct str){0};
    return str_format(arena, "%.*s.pdfpc", STR_ARG(stem));
}
