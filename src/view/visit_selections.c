/* The selections that users made of the cards, as tiles: on a screen of their own, and under the offices, where one chooses cards too. There are few
 * (64 at most), so all of them are nodes. */
#include "view/visit.h"

#include <math.h>
#include <stdio.h>

#include "base/words.h"
#include "view/header.h"

static const float tile_least_u = 560, gap_u = 24, section_u = 28, top_u = 48, bottom_u = 48;
enum { COLUMNS_MAX = 3 };

static int count_of(const struct visit_view *view)
{
    return view->own ? view->own->count : 0;
}

void visit_own_words(const struct visit_view *view, int own, char words[VISIT_OWN_WORDS])
{
    int minutes = 0;
    int cards = own_selection_count(&view->own->at[own], view->show->cards->deck, &minutes);
    int len = snprintf(words, VISIT_OWN_WORDS, _n("eigen · %d kaart", "eigen · %d kaarten", cards), cards);
    if (minutes > 0 && len > 0 && len < VISIT_OWN_WORDS)
        (void)snprintf(words + len, (size_t)(VISIT_OWN_WORDS - len), _(" · %d min"), minutes);
}

static struct office_tile tile_of(const struct frame *frame, const struct visit_view *view, int own)
{
    char words[VISIT_OWN_WORDS];
    visit_own_words(view, own, words);
    return (struct office_tile){.part = "own",
                                .icon = STR("deck"),
                                .title = view->own->at[own].title,
                                .detail = frame_format(frame, "%s", words),
                                .action = {ACTION_OWN, own},
                                .index = own,
                                .current = own == visit_own(view->state, view->show->cards->deck, view->own)};
}

static float tiles_add(struct frame *frame, struct rect_px area, const struct visit_view *view)
{
    float gap = gap_u * frame->u, h = 0;
    int count = count_of(view);
    int most = (int)clampf((area.w + gap) / (tile_least_u * frame->text * frame->u + gap), 1, COLUMNS_MAX);
    float w = floorf((area.w - gap * (float)(most - 1)) / (float)most);
    for (int i = 0; i < count; i++) {
        struct office_tile tile = tile_of(frame, view, i);
        h = fmaxf(h, office_tile_height(frame, &tile, 1, w));
    }
    for (int i = 0; i < count; i++) {
        struct office_tile tile = tile_of(frame, view, i);
        office_tile_add(frame,
                        (struct rect_px){area.x + (float)(i % most) * (w + gap),
                                         area.y + (float)(i / most) * (h + gap), w, h},
                        &tile);
    }
    return count > 0 ? (float)((count + most - 1) / most) * (h + gap) - gap : 0;
}

float visit_own_tiles_add(struct frame *frame, struct rect_px area, const struct visit_view *view)
{
    struct label_style section = frame_style(frame, LABEL_SANS_SEMIBOLD, section_u);
    float line = frame_line(&section), top = area.y;
    if (count_of(view) == 0)
        return 0;
    area.y += 2 * gap_u * frame->u;
    area.h = line;
    frame_text(frame, "section", 0, area, &section, frame->palette->ink_soft, ALIGN_LEFT,
               str_from(_("Mijn selecties")));
    area.y += line + 16 * frame->u;
    return area.y + tiles_add(frame, area, view) - top;
}

/* ---- a screen of their own */

static struct dock dock_of(const struct frame *frame, const struct visit_view *view)
{
    struct dock dock = {.left = {dock_home(), button_of_command(COMMAND_BACK, BUTTON_QUIET)},
                        .left_count = 2,
                        .right = {dock_text_size(frame)},
                        .right_count = 1};
    dock.main[dock.main_count++] = visit_fan_button(frame, view, BUTTON_CHIP, dock.fan_words);
    dock.main[dock.main_count++] = button_of_command(COMMAND_SELECTION_NEW, BUTTON_CHIP);
    dock_aloud(frame, &view->show->aloud, &dock);
    return dock;
}

/* Adds it, or measures it; answers how long the list is. */
static float lay_out(struct frame *frame, const struct visit_view *view, float dock_top)
{
    float u = frame->u, margin = frame_margin(frame), gap = gap_u * u;
    struct rect_px area = {margin, 0, frame->env->size.w - 2 * margin, 0};
    struct header header = {.title = str_from(_("Mijn selecties")),
                            .detail = str_from(_("Kaarten die u zelf bijeen legde.")),
                            .title_u = frame_is_portrait(frame) ? 72 : 84};
    area.y = header_top(frame, area, &header, top_u * u, gap, dock_top) - view->scroll_px;
    frame->clip = (struct rect_px){0, 0, frame->env->size.w, fmaxf(1, dock_top)};
    area.y += header_add(frame, area, &header) + gap;
    area.y += tiles_add(frame, area, view);
    frame->clip = (struct rect_px){0};
    return area.y + view->scroll_px + bottom_u * u;
}

static const struct list_screen list = {dock_of, lay_out};

void visit_selections_add(struct frame *frame, const struct visit_view *view)
{
    visit_list_add(frame, view, &list);
}

float visit_selections_scroll_max(const struct frame *frame, const struct visit_view *view)
{
    return visit_list_scroll_max(frame, view, &list);
}
