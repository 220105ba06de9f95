/* The files beside the cards: book, guide, sessions. */
#include "base/words.h"
#include "deck/loading.h"
#include "deck/markdown.h"

int side_files(struct loading *l, struct str folder, struct str extension, struct source_entry **out)
{
    struct err err = {0};
    int count = 0, picked = 0;
    if (!source_list(l->source, l->arena, folder, out, &count, &err)) {
        diag_add(l->diags, DIAG_ERROR, folder, 0, 0, "%s", err.text);
        return 0;
    }
    for (int i = 0; i < count; i++) {
        bool wanted = name_has_extension((*out)[i].name, extension) && !text_is_translation((*out)[i].name);
        if (wanted && picked == DECK_SIDE_FILES_MAX) {
            diag_add(
                l->diags, DIAG_ERROR, (*out)[i].name, 0, 0,
                _("In de map %.*s staan meer dan %d bestanden; vanaf dit bestand worden ze overgeslagen."),
                STR_ARG(folder), DECK_SIDE_FILES_MAX);
            break;
        }
        if (wanted)
            (*out)[picked++] = (*out)[i];
    }
    return picked;
}

bool side_open(struct loading *l, struct str name, struct text_file *text, const struct yaml_node **front,
               struct str *file)
{
    struct str translation;
    *file = name;
    if (!text_open(l, name, text, front))
        return false;
    const struct yaml_node *translated_front;
    struct text_file translated;
    if (!text_translation(l, name, &translation) ||
        !text_open(l, translation, &translated, &translated_front))
        return true;
    *text = translated;
    *front = translated_front ? translated_front : *front;
    *file = translation;
    return true;
}

bool side_body(struct loading *l, const struct text_file *text, struct str file, struct blocks *out)
{
    if (!markdown_read(l->arena, text->body, text->body_line, out)) {
        l->full = true;
        return false;
    }
    loading_check_blocks(l, file, *out);
    return true;
}
