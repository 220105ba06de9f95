#include "deck/loading.h"

#include "base/words.h"

void *loading_alloc(struct loading *l, int count, size_t size, size_t align)
{
    void *at = arena_alloc(l->arena, (size_t)(count > 0 ? count : 1), size, align);
    l->full = l->full || !at;
    return at;
}

bool loading_init(struct loading *l, struct err *err)
{
    return arena_init(&l->scratch, SCRATCH_BYTES) ||
           err_set(err, ERR_LIMIT, _("Er is te weinig geheugen om een kaartenset te openen."));
}

void loading_finish(struct loading *l)
{
    arena_finish(&l->scratch);
}

bool loading_cancelled(const struct loading *l)
{
    return l->options.cancel && atomic_load_explicit(l->options.cancel, memory_order_relaxed);
}

void loading_keep_index(struct loading *l)
{
    struct name_index *index = LOADING_NEW(l, struct name_index, 1);
    if (!index)
        return;
    *index = l->index;
    l->deck->index = index;
}

struct fields loading_fields(struct loading *l, struct str file)
{
    return (struct fields){
        .arena = l->arena, .diags = l->diags, .file = file, .language = l->deck->language, .full = &l->full};
}

struct str loading_first_error(struct loading *l, int before, struct str file)
{
    for (int i = before; i < l->diags->count; i++) {
        const struct diag *diag = &l->diags->at[i];
        if (diag->severity != DIAG_ERROR)
            continue;
        if (diag->line > 0)
            return str_format(l->arena, _("%.*s, regel %d: %.*s"), STR_ARG(diag->file), diag->line,
                              STR_ARG(diag->text));
        return str_format(l->arena, "%.*s: %.*s", STR_ARG(diag->file), STR_ARG(diag->text));
    }
    return str_format(l->arena, _("%.*s kon niet gelezen worden."), STR_ARG(file));
}

/* Says that a name is not known, and which was probably meant. */
static void not_known(struct loading *l, struct card_link at, struct str name, struct str near,
                      const char *plain, const char *with_near)
{
    if (near.len > 0)
        diag_add(l->diags, DIAG_ERROR, at.file, at.line, at.column, with_near, STR_ARG(name), STR_ARG(near));
    else
        diag_add(l->diags, DIAG_ERROR, at.file, at.line, at.column, plain, STR_ARG(name));
}

void loading_no_card(struct loading *l, struct str file, int line, int column, struct str id)
{
    struct name_near near = {.wrong = id};
    if (l->cut)
        return;
    if (l->near_left > 0 && l->diags->count < DIAGS_MAX) {
        l->near_left--;
        for (int i = 0; i < l->deck->card_count; i++)
            name_try(&near, card_id_str(&l->cards[i].id));
    }
    not_known(l, (struct card_link){.file = file, .line = line, .column = column}, id, near.best,
              _("Er is geen kaart met de id “%.*s”."),
              _("Er is geen kaart met de id “%.*s”. Bedoelt u “%.*s”?"));
}

void loading_link(struct loading *l, struct str file, int line, int column, struct card_id id)
{
    struct card_link *grown = arena_grow(l->arena, l->links, (size_t)l->link_count, &l->links_cap,
                                         sizeof *l->links, _Alignof(struct card_link));
    if (!grown) {
        l->full = true;
        return;
    }
    l->links = grown;
    l->links[l->link_count++] = (struct card_link){file, line, column, id};
}

void loading_check_links(struct loading *l)
{
    for (int i = 0; i < l->link_count; i++) {
        const struct card_link *link = &l->links[i];
        if (name_index_find(&l->index, link->id) < 0)
            loading_no_card(l, link->file, link->line, link->column, card_id_str(&link->id));
    }
}

void loading_check_blocks(struct loading *l, struct str file, struct blocks blocks)
{
    for (int i = 0; i < blocks.count; i++) {
        const struct block *block = &blocks.at[i];
        if (block->kind == BLOCK_CARD) {
            loading_link(l, file, block->line, 1, card_id_from(block->target));
        } else if (block->kind == BLOCK_PICTURE) {
            const struct picture_known *known = picture_look(l, block->target);
            if (known && known->problem.len > 0)
                diag_add(l->diags, DIAG_ERROR, file, block->line, 1, "%.*s", STR_ARG(known->problem));
            else if (block->run_count == 0)
                diag_add(
                    l->diags, DIAG_ERROR, file, block->line, 1,
                    _("Bij dit beeld ontbreekt de beschrijving. Schrijf tussen de haken wat er te zien is: "
                      "![Een weegschaal](%.*s)."),
                    STR_ARG(block->target));
        }
    }
}

int loading_kind(struct loading *l, const struct fields *f, const struct yaml_node *node)
{
    const struct deck *deck = l->deck;
    struct str id = node ? fields_node_text(f, node) : STR("");
    struct name_near near = {.wrong = id};
    for (int i = 0; i < deck->kind_count; i++) {
        if (str_eq(deck->kinds[i].id, id))
            return i;
    }
    if (id.len == 0 || l->manifest_bad)
        return -1;
    for (int i = 0; i < deck->kind_count; i++)
        name_try(&near, deck->kinds[i].id);
    not_known(l, (struct card_link){.file = f->file, .line = node->line, .column = node->column}, id,
              near.best, _("De soort “%.*s” staat niet bij kinds in deck.yaml."),
              _("De soort “%.*s” staat niet bij kinds in deck.yaml. Bedoelt u “%.*s”?"));
    return -1;
}

int loading_office(struct loading *l, const struct fields *f, const struct yaml_node *node)
{
    const struct deck *deck = l->deck;
    struct str id = node ? fields_node_text(f, node) : STR("");
    struct name_near near = {.wrong = id};
    for (int i = 0; i < deck->office_count; i++) {
        if (str_eq(deck->offices[i].id, id))
            return i;
    }
    if (id.len == 0 || l->manifest_bad)
        return -1;
    for (int i = 0; i < deck->office_count; i++)
        name_try(&near, deck->offices[i].id);
    not_known(l, (struct card_link){.file = f->file, .line = node->line, .column = node->column}, id,
              near.best, _("Het ambt “%.*s” staat niet bij offices in deck.yaml."),
              _("Het ambt “%.*s” staat niet bij offices in deck.yaml. Bedoelt u “%.*s”?"));
    return -1;
}

uint64_t loading_offices(struct loading *l, const struct fields *f, const struct yaml_node *map,
                         const char *key)
{
    struct field_items items = fields_items(f, map, key);
    uint64_t set = 0;
    for (int i = 0; i < items.count; i++) {
        int office = loading_office(l, f, &items.at[i]);
        if (office >= 0)
            set |= (uint64_t)1 << office;
    }
    return set;
}
