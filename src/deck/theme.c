/* theme.yaml: a deck's typography, laid over the built-in one. */
#include "base/words.h"
#include "deck/loading.h"

static const char *const roles[] = {
    [THEME_TITLE] = "title", [THEME_BODY] = "body", [THEME_LIST] = "list",     [THEME_QUOTE] = "quote",
    [THEME_CLAIM] = "claim", [THEME_KIND] = "kind", [THEME_CREDIT] = "credit", NULL};

static void read_role(const struct fields *f, const struct yaml_node *map, struct theme_style *out)
{
    static const char *const keys[] = {"face", "size", "leading", "colour", NULL};
    const struct yaml_node *size = yaml_at(map, "size"), *leading = yaml_at(map, "leading");
    if (!fields_is_map(f, map))
        return;
    fields_known(f, map, keys);
    out->face = fields_text(f, map, "face");
    if (size)
        (void)fields_node_float(f, size, 8, 400, &out->size_px);
    if (leading)
        (void)fields_node_float(f, leading, 0.8f, 3, &out->leading);
    out->coloured = fields_colour(f, map, "colour", &out->rgb);
}

void theme_read(struct loading *l)
{
    struct fields f = loading_fields(l, STR("theme.yaml"));
    struct str text;
    if (!source_has(l->source, f.file, NULL) || !text_read(l, f.file, DECK_FILE_BYTES_MAX, &text))
        return;
    const struct yaml_node *root = yaml_read(&l->scratch, f.file, text, 1, l->diags);
    if (!root || !fields_is_map(&f, root))
        return;
    fields_known(&f, root, roles);
    for (int i = 0; i < THEME_ROLE_COUNT; i++) {
        const struct yaml_node *role = yaml_at(root, roles[i]);
        if (role)
            read_role(&f, role, &l->deck->theme.role[i]);
    }
}
