/* A card on an upright window: the front above, its questions under it at the reader's own size. Nothing is turned over. */
#include "view/visit.h"

#include <math.h>
#include <stdio.h>

#include "base/words.h"
#include "paint/cardface.h"
#include "type/face.h"

static const float head_u = 44, head_h_u = 128, place_u = 28, questions_title_u = 48, question_u = 36,
                   number_u = 48, number_w_u = 70, pad_u = 24, bottom_u = 36;
enum { QUESTION_LINES = 40 };

static const struct show_cards *cards_of(const struct visit_view *view)
{
    return view->show->cards;
}

static int place_of(const struct visit_view *view)
{
    return view->show->state->index;
}

static const struct card *card_of(const struct visit_view *view)
{
    return &cards_of(view)->deck->cards[cards_of(view)->order[place_of(view)]];
}

bool view_visit_is_upright(const struct view_env *env)
{
    return env->size.h > env->size.w;
}

static float head_height(const struct frame *frame)
{
    struct label_style style = frame_style(frame, LABEL_SERIF_BOLD, head_u);
    return fmaxf(head_h_u * frame->u, frame_line(&style) + 36 * frame->u);
}

/* As high above the card as below it: what is seen of it drawn up has it in its middle. */
void visit_upright_place(const struct frame *frame, const struct visit_view *view, struct show_view *show)
{
    struct dock dock;
    visit_card_dock(frame, view, &dock);
    float w = frame->env->size.w, margin = frame_margin(frame), head = head_height(frame);
    float most = fmaxf(1, frame->env->size.h - dock_height(frame, &dock) - 2 * head);
    float h = fminf(roundf((w - 2 * margin) * 9 / 16), most);
    show->room = (struct rect_px){margin, head, w - 2 * margin, h};
    show->seen = (struct size_px){w, h + 2 * head};
}

static void head_add(struct frame *frame, const struct visit_view *view)
{
    float margin = frame_margin(frame), w = frame->env->size.w - 2 * margin, gap = 24 * frame->u;
    struct label_style style = frame_style(frame, LABEL_SERIF_BOLD, head_u);
    struct label_style small = frame_style(frame, LABEL_SANS, place_u);
    struct str of = frame_format(frame, _("%d van %d"), place_of(view) + 1, cards_of(view)->count);
    float of_w = ceilf(frame_width(frame, &small, of)) + 1;
    struct rect_px at = {margin, 0, w - of_w - gap, head_height(frame)};
    frame_text(frame, "title", 0, at, &style, frame->palette->ink, ALIGN_LEFT,
               visit_cards_title(frame, view));
    at = (struct rect_px){margin + w - of_w, 0, of_w, at.h};
    frame_text(frame, "place", 0, at, &small, frame->palette->ink_soft, ALIGN_RIGHT, of);
}

/* ---- questions */

static uint32_t number_ink(const struct frame *frame, const struct visit_view *view)
{
    const struct deck *deck = cards_of(view)->deck;
    int kind = card_of(view)->kind;
    if (kind < 0 || kind >= deck->kind_count)
        return frame->palette->ink;
    return 0xFF000000 | colour_to_contrast(deck->kinds[kind].rgb, frame->palette->ground & 0xFFFFFF, 4.5f);
}

/* What is not the maker's says so, under it. */
static float question_add(struct frame *frame, struct rect_px area, const struct aloud_view *aloud,
                          const struct asked *asked, int number, uint32_t ink)
{
    char digits[12];
    float u = frame->u, number_w = number_w_u * frame->text * u, pad = pad_u * u;
    struct label_style style = frame_style(frame, LABEL_SANS, question_u);
    struct label_style figure = frame_style(frame, LABEL_SERIF_BOLD, number_u);
    (void)snprintf(digits, sizeof digits, "%d", number);
    struct str shown = frame->nodes ? str_copy(frame->nodes->arena, str_from(digits)) : str_from(digits);
    struct rect_px words = {area.x + number_w, area.y + pad, area.w - number_w, 0};
    frame_label(frame,
                (struct rect_px){area.x, words.y + (frame_line(&style) - frame_line(&figure)) / 2, number_w,
                                 frame_line(&figure)},
                &figure, ink, ALIGN_LEFT, shown);
    aloud_words_add(frame, aloud, words, &style, asked->text);
    float h = frame_paragraph(frame, "question", number, words, &style, frame->palette->ink, ALIGN_LEFT,
                              asked->text, QUESTION_LINES);
    if (asked->origin != OWN_ORIGINAL) {
        struct label_style origin = frame_style(frame, LABEL_SANS, 22);
        struct rect_px at = {words.x, words.y + h, words.w, frame_line(&origin)};
        frame_label(frame, at, &origin, frame->palette->ink_soft, ALIGN_LEFT,
                    str_from(asked->origin == OWN_ADDED ? _("Eigen vraag") : _("Aangepast")));
        h += at.h;
    }
    return h + 2 * pad;
}

/* What is done with the card beside what the dock has. */
static int deeds(const struct visit_view *view, struct button out[3])
{
    int count = 0;
    if (cards_of(view)->may_write) {
        out[count++] = button_of_command(COMMAND_OWN, BUTTON_CHIP);
        out[count++] = button_of_command(COMMAND_ADAPT, BUTTON_CHIP);
    }
    if (visit_card_can_compare(view))
        out[count++] = button_of_command(COMMAND_COMPARE, BUTTON_CHIP);
    return count;
}

static float questions_add(struct frame *frame, struct rect_px area, const struct visit_view *view)
{
    const struct show_cards *cards = cards_of(view);
    struct asked asked[OWN_ASKED_MAX];
    uint32_t ink = number_ink(frame, view);
    float top = area.y;
    int number = 0, count = own_merge(cards->deck, cards->order[place_of(view)], cards->own, asked);
    for (int i = 0; i < count; i++) {
        if (!asked_by(&asked[i], cards->office))
            continue;
        if (number++ > 0)
            frame_fill(frame, (struct rect_px){area.x, area.y, area.w, fmaxf(1, 2 * frame->u)},
                       frame->palette->line);
        area.y += question_add(frame, area, &view->show->aloud, &asked[i], number, ink);
    }
    struct button buttons[3];
    int button_count = deeds(view, buttons);
    if (button_count > 0) {
        float list_y = view->show->seen.h, used = area.y + 24 * frame->u - top;
        area.y = top + frame_low(frame, list_y + used, frame->env->size.h) - list_y;
        area.y += button_rows_add(frame, area, buttons, button_count, ALIGN_LEFT);
    }
    return area.y - top;
}

/* The window of the list, under the heading. */
static struct rect_px list_at(const struct frame *frame, const struct visit_view *view)
{
    struct dock dock;
    visit_card_dock(frame, view, &dock);
    float top = view->show->seen.h, bottom = frame->env->size.h - dock_height(frame, &dock);
    return (struct rect_px){0, top, frame->env->size.w, fmaxf(1, bottom - top)};
}

float visit_upright_scroll_max(const struct frame *frame, const struct visit_view *view)
{
    struct frame measuring = frame_begin(NULL, frame->env, frame->screen);
    float margin = frame_margin(frame);
    struct rect_px list = list_at(frame, view);
    struct rect_px area = {margin, 0, list.w - 2 * margin, 0};
    return fmaxf(0, questions_add(&measuring, area, view) + bottom_u * frame->u - list.h);
}

/* ---- the whole */

static void picture_add(struct frame *frame, const struct visit_view *view, int place, float shift)
{
    const struct show_view *show = view->show;
    bool here = place == place_of(view), drawn_up = here && zoom_is_in(show->zoom);
    struct rect_px fit = screen_page_at(frame, show, place, false);
    struct rect_px at = drawn_up ? zoom_page(show->seen, fit, show->zoom) : fit;
    at.x += roundf(shift);
    struct look_picture picture = screen_card_picture(frame, show, place, false, fit);
    frame_group(frame, NODE_PICTURE, "card", cards_of(view)->order[place], at,
                screen_front_name(frame, cards_of(view), place));
    if (drawn_up) {
        frame_picture(frame, at, picture);
        zoom_parts_add(frame, show, at, picture);
    } else {
        visit_picture_add(frame, view, place, false, at, 0);
    }
    if (here) {
        page_marks_add(frame, show, at);
        page_links_add(frame, show, at);
        aloud_add(frame, &show->aloud, at);
        page_trouble_add(frame, show, fit, &picture.key);
    }
}

static void heading_add(struct frame *frame, const struct visit_view *view)
{
    const struct show_view *show = view->show;
    struct label_style style = frame_style(frame, LABEL_SERIF_BOLD, questions_title_u);
    float top = show->room.y + show->room.h, h = show->seen.h - top;
    struct rect_px at = {frame_margin(frame), top, frame->env->size.w - 2 * frame_margin(frame), h};
    if (screen_has_back(cards_of(view), cards_of(view)->order[place_of(view)]))
        frame_text(frame, "questions", 0, at, &style, frame->palette->ink, ALIGN_LEFT,
                   str_from(_("Reflectievragen")));
}

void visit_upright_add(struct frame *frame, const struct visit_view *view)
{
    const struct show_view *show = view->show;
    struct rect_px list = list_at(frame, view);
    struct dock dock;
    visit_card_dock(frame, view, &dock);
    int place = place_of(view);
    float margin = frame_margin(frame), w = frame->env->size.w, drag = show->drag_px;
    bool drawn_up = zoom_is_in(show->zoom);
    frame_fill(frame, frame_window(frame), frame->palette->ground);
    if (!drawn_up) {
        head_add(frame, view);
        heading_add(frame, view);
    }
    frame->clip = (struct rect_px){0, 0, show->seen.w, show->seen.h};
    if (drag > 0 && place > 0)
        picture_add(frame, view, place - 1, drag - w);
    if (drag < 0 && place + 1 < cards_of(view)->count)
        picture_add(frame, view, place + 1, drag + w);
    picture_add(frame, view, place, drag);
    frame->clip = list;
    struct rect_px area = {margin, list.y - view->scroll_px, w - 2 * margin, 0};
    (void)questions_add(frame, area, view);
    frame->clip = (struct rect_px){0};
    zoom_map_add(frame, show, show->seen.h - 16 * frame->u);
    float bottom = show->room.y + show->room.h - 16 * frame->u; /* over the card, not over its questions */
    if (over_number_is_open(show->state))
        bottom = over_number_add(frame, show, bottom);
    if (show->notice.len > 0)
        over_notice_add(frame, show->notice, bottom);
    dock_add(frame, &dock);
}
