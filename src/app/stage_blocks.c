/* What lies under a finger on the card on the wall. A page is asked of the painter; a face is set once more on a thread, begun
 * by the first of two taps: what is not known by the second is drawn up without it. */
#include "app/stage_private.h"

static const struct card *card_of(const struct stage *stage)
{
    const struct show_cards *cards = &stage->showing.cards;
    return &cards->deck->cards[cards->order[stage->showing.state.index]];
}

/* As it is seen now: which side, and which branch of a map is lit. */
static void seen(struct stage *stage, enum face_side *side, int *lit)
{
    struct view_env env;
    struct show_view view;
    stage_env(stage, &env);
    stage_plain_view(stage, &env, &view);
    *side = stage->showing.state.back ? FACE_BACK : FACE_FRONT;
    *lit = *side == FACE_FRONT ? view.lit : 0;
}

static bool is_page(const struct stage *stage, enum face_side side)
{
    const struct card *card = card_of(stage);
    return side == FACE_FRONT && card->layout == CARD_PAGE && card->broken.len == 0;
}

static bool is_of(const struct stage_blocks *blocks, struct card_id card, enum face_side side, int lit)
{
    return card_id_eq(blocks->card, card) && blocks->side == side && blocks->lit == lit;
}

static void take(struct stage_blocks *blocks)
{
    blocks->ready = placing_done(&blocks->placing) || blocks->ready;
}

static void place(struct stage *stage, enum face_side side, int lit)
{
    struct stage_blocks *blocks = &stage->blocks;
    struct supply *supply = &stage->supply;
    struct face face;
    int card = stage->showing.cards.order[stage->showing.state.index];
    struct cardface_options options = supply_face_options(supply, SUPPLY_SLOT_SHOW, card, lit);
    arena_rewind(&supply->scratch, 0);
    if (!cardface_make(&supply->scratch, stage->showing.cards.deck, card, side, &options, &face))
        return;
    struct size_px picture = face.has_picture ? card_of(stage)->picture_px : (struct size_px){0};
    if (!placing_start(&blocks->placing, &face, picture, -1))
        return; /* it is still at another */
    blocks->ready = false;
    blocks->card = stage->showing.state.card;
    blocks->side = side;
    blocks->lit = lit;
}

void stage_blocks_ask(struct stage *stage)
{
    struct document_blocks page;
    enum face_side side;
    int lit;
    seen(stage, &side, &lit);
    take(&stage->blocks);
    if (is_page(stage, side))
        (void)showing_blocks(&stage->showing, &page);
    else
        place(stage, side, lit);
}

/* The smallest that holds it. */
static const struct rect_px *under(const struct rect_px *at, int count, struct pt_px spot)
{
    const struct rect_px *best = NULL;
    for (int i = 0; i < count; i++) {
        if (rect_has(at[i], spot) && (!best || at[i].w * at[i].h < best->w * best->h))
            best = &at[i];
    }
    return best;
}

bool stage_block_at(struct stage *stage, struct pt_px spot, struct size_px page, struct rect_px *out)
{
    struct stage_blocks *blocks = &stage->blocks;
    struct document_blocks of_page;
    struct face_blocks list = {0};
    enum face_side side;
    int lit;
    seen(stage, &side, &lit);
    take(blocks);
    struct size_px size = face_size(side);
    if (is_page(stage, side)) {
        if (!showing_blocks(&stage->showing, &of_page))
            return false;
        list = (struct face_blocks){of_page.at, of_page.count};
        size = page;
    } else if (blocks->ready && is_of(blocks, stage->showing.state.card, side, lit)) {
        list = blocks->placing.blocks;
    }
    if (!(size.w > 0 && size.h > 0))
        return false;
    const struct rect_px *block =
        under(list.at, list.count, (struct pt_px){spot.x * size.w, spot.y * size.h});
    if (block)
        *out = (struct rect_px){block->x / size.w, block->y / size.h, block->w / size.w, block->h / size.h};
    return block != NULL;
}
