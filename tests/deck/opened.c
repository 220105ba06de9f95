#include "deck/opened.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const char manifest[] = "waaier: 1\nid: proef\ntitle: Proef\nlicence: {name: CC BY 4.0}\nkinds:\n"
                               "  - {id: waarde, name: Waarde}\n  - {id: ontwikkeling, name: Ontwikkeling}\n"
                               "offices:\n  - {id: raadslid, name: Raadslid, plural: Raadsleden}\n"
                               "  - {id: griffier, name: Griffier, plural: Griffiers}\n"
                               "audiences:\n  - {id: ambtsdrager, name: Ambtsdrager}\n";

void opened_begin(struct opened *opened)
{
    *opened = (struct opened){0};
    place_make(&opened->place);
    assert_true(arena_init(&opened->arena, DECK_ARENA_BYTES));
    opened->diags.arena = &opened->arena;
}

void opened_load(struct opened *opened, const char *name, struct deck_options options)
{
    char path[512];
    opened->source = source_open(place_path(&opened->place, name, path, sizeof path), &opened->err);
    opened->ok = opened->source && deck_load(&opened->arena, opened->source, &options, &opened->deck,
                                             &opened->diags, &opened->err);
}

void opened_end(struct opened *opened)
{
    source_close(opened->source);
    arena_finish(&opened->arena);
    place_remove(&opened->place);
}

void opened_card(struct opened *opened, const char *card)
{
    opened_begin(opened);
    place_write(&opened->place, "deck/deck.yaml", str_from(manifest));
    place_write(&opened->place, "deck/cards/moed.md", str_from(card));
    opened_load(opened, "deck", (struct deck_options){.language = STR("nl")});
    assert_true(opened->ok);
}

void opened_manifest(struct opened *opened, const char *text)
{
    opened_begin(opened);
    place_write(&opened->place, "deck/deck.yaml", str_from(text));
    place_write(&opened->place, "deck/cards/moed.md", STR("---\nid: moed\n---\n# Moed\n"));
    place_write(&opened->place, "deck/cards/rust.md", STR("---\nid: rust\n---\n# Rust\n"));
    opened_load(opened, "deck", (struct deck_options){.language = STR("nl")});
}

const char *opened_says(struct opened *opened)
{
    struct str all = str_copy(&opened->arena, STR(""));
    for (int i = 0; i < opened->diags.count; i++) {
        struct str line = diag_line(&opened->arena, &opened->diags.at[i], STR(""));
        all = str_format(&opened->arena, "%.*s%.*s\n", STR_ARG(all), STR_ARG(line));
    }
    return all.at;
}

static struct str run_shown(struct arena *arena, const struct run *run)
{
    const char *mark = run->style & RUN_BOLD     ? "**"
                       : run->style & RUN_ITALIC ? "*"
                       : run->style & RUN_CODE   ? "`"
                                                 : "";
    struct str text = str_format(arena, "%s%.*s%s", mark, STR_ARG(run->text), mark);
    return run->link.len > 0 ? str_format(arena, "[%.*s](%.*s)", STR_ARG(text), STR_ARG(run->link)) : text;
}

const char *opened_blocks(struct arena *arena, struct blocks blocks)
{
    static const char *const letters[] = {
        [BLOCK_PARAGRAPH] = "P", [BLOCK_HEADING] = "H", [BLOCK_ITEM] = "I", [BLOCK_QUOTE] = "Q",
        [BLOCK_RULE] = "R",      [BLOCK_PICTURE] = "G", [BLOCK_CARD] = "C"};
    struct str all = str_copy(arena, STR(""));
    for (int i = 0; i < blocks.count; i++) {
        const struct block *block = &blocks.at[i];
        all = str_format(arena, "%.*s%s%s%d", STR_ARG(all), i > 0 ? " / " : "", letters[block->kind],
                         block->level);
        if (block->number > 0)
            all = str_format(arena, "%.*s#%d", STR_ARG(all), block->number);
        all = str_format(arena, "%.*s@%d ", STR_ARG(all), block->line);
        if (block->target.len > 0)
            all = str_format(arena, "%.*s<%.*s>", STR_ARG(all), STR_ARG(block->target));
        for (int k = 0; k < block->run_count; k++)
            all = str_format(arena, "%.*s%.*s", STR_ARG(all), STR_ARG(run_shown(arena, &block->runs[k])));
    }
    return all.at;
}

void expect_text(const char *row, struct str got, const char *want)
{
    if (!str_eq(got, str_from(want)))
        fail_msg("%s:\n  is   %.*s\n  want %s", row, STR_ARG(got), want);
}
