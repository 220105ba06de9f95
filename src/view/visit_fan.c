/* The fan: the cards that were kept, held in the hand along the bottom edge, the one that is held up large above it. A finger
 * that slides along it lifts one after the other; only what is on its way is turned anew, the rest lies as it was put together. */
#include "view/visit.h"

#include <math.h>

#include "base/words.h"
#include "type/face.h"
#include "view/header.h"

static const float top_u = 32, gap_u = 24, tile_u = 300, step_most_u = 210, lift_u = 44, apart_u = 56,
                   strip_share = 0.27f, radius_u = 28, tile_radius_u = 20;
static const float lifted = 1.06f;                            /* as look.md has it */
static const float turn_most = 0.24f, turn_step_most = 0.06f; /* radians: of the outermost, between two */
static const float strip_pad_u = 16;
enum { SIDE_BUTTONS_MAX = 6 };

struct fan_at {
    struct header header;
    struct rect_px head, room; /* room: of the card held up and what can be done with it */
    struct rect_px strip;      /* of the fan, as far as it is seen */
    float tile_w, tile_h, step, turn_step, top;
    int count;
};

static const struct fan *fan_of(const struct visit_view *view)
{
    return &view->state->fan;
}

static bool is_empty(const struct visit_view *view)
{
    return view->kept_count == 0;
}

static int held_of(const struct visit_view *view)
{
    int held = fan_of(view)->held;
    return held < view->kept_count ? held : view->kept_count - 1;
}

/* ---- what can be done */

/* With the card that is held. */
static int side_buttons(const struct visit_view *view, struct button out[SIDE_BUTTONS_MAX])
{
    int count = 0, held = held_of(view);
    bool several = view->kept_count > 1, marked = fan_of(view)->at[held].marked;
    out[count] = button_of_command(COMMAND_KEEP, BUTTON_CHIP);
    out[count].icon = STR("heart-full");
    out[count].name = str_from(_("Haal eruit, uit mijn waaier"));
    out[count++].text = str_from(_("Haal eruit"));
    if (several) {
        out[count] = button_of_command(COMMAND_FAN_MARK, BUTTON_CHIP);
        out[count].selected = marked;
        out[count].name =
            marked ? str_from(_("Gekozen om te vergelijken")) : str_from(_("Kies om te vergelijken"));
        out[count++].text = marked ? str_from(_("Gekozen")) : str_from(_("Kies"));
    }
    if (held > 0)
        out[count++] = button_of_command(COMMAND_FAN_LEFT, BUTTON_CHIP);
    if (several && held + 1 < view->kept_count)
        out[count++] = button_of_command(COMMAND_FAN_RIGHT, BUTTON_CHIP);
    return count;
}

/* With all of them; while it asks, the answer. The one takes the place of the other, and nothing else moves. */
static struct header header_of(const struct frame *frame, const struct visit_view *view, bool asks)
{
    struct header header = {.title = str_from(_("Mijn waaier")), .title_u = 60, .detail_u = 28};
    if (is_empty(view))
        return header;
    if (asks) {
        header.title = str_from(_("Alle kaarten uit uw waaier halen?"));
        header.title_u = 48;
        header.buttons[0] = button_of_command(COMMAND_FAN_CLEAR, BUTTON_PRIMARY);
        header.buttons[0].text = str_from(_("Ja, maak leeg"));
        header.buttons[1] = button_of_command(COMMAND_BACK, BUTTON_CHIP);
        header.buttons[1].text = str_from(_("Nee"));
        header.button_count = 2;
        return header;
    }
    header.detail = frame_format(frame, _n("%d kaart", "%d kaarten", view->kept_count), view->kept_count);
    if (!frame->env->kiosk) { /* nothing is kept there */
        header.buttons[header.button_count++] = button_of_command(COMMAND_SELECTION_SAVE, BUTTON_CHIP);
        if (!frame->env
                 ->low) /* there is no room for it there: once it is a selection it can be prepared too */
            header.buttons[header.button_count++] = button_of_command(COMMAND_SELECTION_PREPARE, BUTTON_CHIP);
    }
    if (view->kept_count > 1)
        header.buttons[header.button_count++] = button_of_command(COMMAND_COMPARE, BUTTON_CHIP);
    header.buttons[header.button_count++] = button_of_command(COMMAND_FAN_CLEAR, BUTTON_CHIP);
    return header;
}

/* With a low reach all that is touched is here. */
struct foot {
    struct dock dock;
    struct button above[SIDE_BUTTONS_MAX + HEADER_BUTTONS_MAX];
};

static void low_make(const struct frame *frame, const struct visit_view *view, struct foot *out)
{
    struct header header = header_of(frame, view, fan_of(view)->asks);
    int count = side_buttons(view, out->above);
    if (fan_of(view)->asks)
        count = 0; /* only the answer */
    for (int i = 0; i < header.button_count; i++)
        out->above[count++] = header.buttons[i];
    out->dock.above = out->above;
    out->dock.above_count = count;
}

static void foot_make(const struct frame *frame, const struct visit_view *view, struct foot *out)
{
    out->dock = (struct dock){.left = {dock_home(), dock_wall()},
                              .left_count = 2,
                              .right = {dock_text_size(frame)},
                              .right_count = 1};
    struct dock *dock = &out->dock;
    if (is_empty(view)) {
        dock->left_count = 1;
        dock->main[dock->main_count] = dock_wall();
        dock->main[dock->main_count++].look = BUTTON_PRIMARY;
    } else {
        if (held_of(view) > 0)
            dock->main[dock->main_count++] = button_of_command(COMMAND_PREVIOUS, BUTTON_CHIP);
        dock->main[dock->main_count++] = (struct button){.part = "look",
                                                         .look = BUTTON_PRIMARY,
                                                         .icon = STR("zoom"),
                                                         .text = str_from(_("Bekijk")),
                                                         .action = {ACTION_FAN, 0}};
        if (held_of(view) + 1 < view->kept_count)
            dock->main[dock->main_count++] = button_of_command(COMMAND_NEXT, BUTTON_CHIP);
        if (frame->env->low)
            low_make(frame, view, out);
    }
    dock_aloud(frame, &view->show->aloud, dock);
}

/* ---- where everything is */

/* On the rim of a circle whose middle lies far below: the flatter, the more there are. */
static void spread(const struct frame *frame, struct fan_at *at)
{
    float u = frame->u, w = frame->env->size.w - 2 * frame_margin(frame);
    float lean = at->tile_h * sinf(turn_most) * 0.5f; /* the outermost reach so much further */
    float between = at->count > 1 ? (float)(at->count - 1) : 1;
    float room = w - at->tile_w - 2 * lean - 2 * apart_u * u;
    at->step = fmaxf(8 * u, fminf(step_most_u * u, room / between));
    at->turn_step = fminf(turn_step_most, 2 * turn_most / between);
}

static struct fan_at lay_out(const struct frame *frame, const struct visit_view *view, float dock_top)
{
    struct frame measuring = frame_begin(NULL, frame->env, frame->screen);
    struct size_px shape = face_size(FACE_TILE_UPRIGHT), window = frame->env->size;
    float u = frame->u, margin = frame_margin(frame), gap = gap_u * u;
    struct fan_at at = {.header = header_of(frame, view, fan_of(view)->asks), .count = view->kept_count};
    struct header other = header_of(frame, view, !fan_of(view)->asks);
    at.head = (struct rect_px){margin, top_u * u, window.w - 2 * margin, 0};
    at.head.h = fmaxf(header_add(&measuring, at.head, &at.header), header_add(&measuring, at.head, &other));
    at.tile_w = roundf(fminf(tile_u * u, window.w * 0.32f));
    at.tile_h = roundf(at.tile_w * shape.h / shape.w);
    float strip_h = fminf(window.h * strip_share, at.tile_h * 0.94f);
    at.strip = (struct rect_px){0, dock_top - strip_h, window.w, strip_h};
    spread(frame, &at);
    at.top = at.strip.y + strip_pad_u * u;
    float top = at.head.y + at.head.h + gap, bottom = at.strip.y - lift_u * u - gap;
    at.room = (struct rect_px){margin, top, at.head.w, fmaxf(1, bottom - top)};
    return at;
}

struct fan_pose {
    struct pt_px middle;
    float turn, scale, lift; /* lift: 0..1 */
    bool rests;
};

/* How a card is held while the hand is at `near`, which counts as places do and lies between them on its way. */
static struct fan_pose pose_of(const struct frame *frame, const struct fan_at *at, int nth, float near,
                               float pull_px)
{
    float u = frame->u, off = (float)nth - (float)(at->count - 1) / 2, away = (float)nth - near;
    float angle = off * at->turn_step, radius = at->step / fmaxf(at->turn_step, 0.001f);
    float lift = fmaxf(0, 1 - fabsf(away)), side = fmaxf(-1, fminf(1, away));
    lift = lift * lift * (3 - 2 * lift);
    struct fan_pose pose = {.lift = lift, .scale = 1 + (lifted - 1) * lift, .turn = angle * (1 - lift)};
    float narrow = fmaxf(0, 1 - at->step / (step_most_u * u)); /* where they lie close they make room */
    pose.middle.x = frame->env->size.w / 2 + off * at->step + side * apart_u * u * narrow;
    pose.middle.y =
        at->top + at->tile_h / 2 + radius * (1 - cosf(angle)) - (lift * lift_u * u + lift * pull_px);
    pose.rests = lift == 0 || (lift == 1 && pull_px == 0);
    return pose;
}

uint32_t view_fan_id(void)
{
    return node_id("fan", "fan", 0);
}

int view_fan_find(const struct view_env *env, const struct visit_view *view, struct pt_px point)
{
    struct frame frame = frame_begin(NULL, env, "fan");
    struct foot foot;
    foot_make(&frame, view, &foot);
    struct fan_at at = lay_out(&frame, view, env->size.h - dock_height(&frame, &foot.dock));
    float first = env->size.w / 2 - (float)(at.count - 1) / 2 * at.step - at.step / 2;
    int nth = (int)floorf((point.x - first) / at.step);
    if (at.count == 0 || point.y < at.strip.y - lift_u * env->size.h / 1080 ||
        point.y > at.strip.y + at.strip.h)
        return -1;
    return nth < 0 ? 0 : nth >= at.count ? at.count - 1 : nth;
}

/* ---- the fan itself */

static struct look_card card_look(const struct frame *frame, const struct look_picture *picture,
                                  float radius_px, float shadow_px)
{
    const struct palette *p = frame->palette;
    struct look_card look = {.picture = *picture, .around = {.radius_px = radius_px}};
    look.around.edge_px = (p->shadows ? 2 : p->outline) * frame->u;
    look.around.edge_argb = p->line_strong;
    look.around.shadow_px = p->shadows ? shadow_px : 0;
    return look;
}

/* Where a corner mark comes to stand on a card that is turned. */
static void mark_add(struct frame *frame, const struct fan_at *at, const struct fan_pose *pose)
{
    const struct palette *p = frame->palette;
    float u = frame->u, side = 48 * u, x = -at->tile_w / 2 + 40 * u, y = -at->tile_h / 2 + 48 * u;
    float c = cosf(pose->turn) * pose->scale, s = sinf(pose->turn) * pose->scale;
    struct rect_px mark = {pose->middle.x + x * c - y * s - side / 2,
                           pose->middle.y + x * s + y * c - side / 2, side, side};
    frame_panel(frame, mark, (struct look_panel){.radius_px = side / 2, .fill_argb = p->primary});
    frame_icon(frame, frame_centred(mark, 30 * u), STR("check"), p->on_primary);
}

static void tile_add(struct frame *frame, const struct visit_view *view, const struct fan_at *at, int nth)
{
    int card = view->kept[nth];
    struct fan_pose pose = pose_of(frame, at, nth, view->fan_near, view->fan_pull_px);
    struct rect_px cell = {roundf(pose.middle.x - at->tile_w / 2), roundf(pose.middle.y - at->tile_h / 2),
                           at->tile_w, at->tile_h};
    struct look_picture picture = screen_picture_of(frame, view->show, card, FACE_TILE_UPRIGHT, cell);
    struct look_card look =
        card_look(frame, &picture, tile_radius_u * frame->u, (pose.lift > 0.5f ? 28 : 16) * frame->u);
    look.turn = pose.turn;
    look.scale = pose.scale;
    look.rests = pose.rests;
    frame_card(frame, cell, look);
    if (fan_of(view)->at[nth].marked)
        mark_add(frame, at, &pose);
}

static void strip_add(struct frame *frame, const struct visit_view *view, const struct fan_at *at)
{
    int held = held_of(view), card = view->kept[held];
    float u = frame->u;
    struct rect_px touched = {frame_margin(frame), at->strip.y, frame->env->size.w - 2 * frame_margin(frame),
                              at->strip.h};
    struct str title = screen_title_of(frame, view->show->cards, card);
    frame->clip = (struct rect_px){0, at->strip.y - (lift_u + gap_u) * u - fmaxf(0, view->fan_pull_px),
                                   frame->env->size.w,
                                   at->strip.h + (lift_u + gap_u) * u + fmaxf(0, view->fan_pull_px)};
    for (int i = 0; i < view->kept_count; i++)
        if (i != held)
            tile_add(frame, view, at, i);
    tile_add(frame, view, at, held);
    frame->clip = (struct rect_px){0};
    frame_control(frame, (struct node){.id = view_fan_id(),
                                       .role = NODE_TILE,
                                       .at = touched,
                                       .name = frame_format(frame, _("Waaier: kaart %d van %d, %.*s"),
                                                            held + 1, view->kept_count, STR_ARG(title)),
                                       .action = {ACTION_FAN, 0}});
}

/* ---- the card that is held up */

struct held_at {
    struct rect_px card, buttons;
};

/* Beside it what can be done with it, where that leaves the card larger; else under it. */
static struct held_at held_lay_out(const struct frame *frame, const struct visit_view *view,
                                   const struct fan_at *at)
{
    struct button buttons[SIDE_BUTTONS_MAX];
    int count = frame->env->low ? 0 : side_buttons(view, buttons);
    struct size_px shape = screen_card_shape(view->show, view->kept[held_of(view)]);
    float gap = gap_u * frame->u, widest = 0;
    struct held_at best = {0};
    for (int i = 0; i < count; i++)
        widest = fmaxf(widest, button_width(frame, &buttons[i]));
    for (int columns = 0; columns <= count; columns++) {
        float w = columns == 0 ? at->room.w : (widest + 16 * frame->u) * (float)columns;
        float h = count > 0 ? button_rows_height(frame, buttons, count, w) : 0;
        struct rect_px card = at->room;
        if (columns == 0)
            card.h -= h + gap;
        else
            card.w -= w + gap;
        if (card.w <= 1 || card.h <= 1 || (columns > 0 && h > at->room.h))
            continue;
        struct rect_px fit = rect_fit(card, shape);
        if (fit.w <= best.card.w)
            continue;
        best.card = fit;
        best.buttons = columns == 0 ? (struct rect_px){at->room.x, fit.y + fit.h + gap, w, h}
                                    : (struct rect_px){fit.x + fit.w + gap, fit.y, w, h};
    }
    return best;
}

static void held_add(struct frame *frame, const struct visit_view *view, const struct fan_at *at)
{
    const struct palette *p = frame->palette;
    struct button buttons[SIDE_BUTTONS_MAX];
    int count = frame->env->low ? 0 : side_buttons(view, buttons), card = view->kept[held_of(view)];
    struct held_at held = held_lay_out(frame, view, at);
    struct look_panel around = {.radius_px = radius_u * frame->u};
    struct look_picture picture = screen_picture_of(frame, view->show, card, FACE_FRONT, held.card);
    if (held.card.w < 1)
        return;
    frame_group(frame, NODE_PICTURE, "held", card, held.card,
                screen_title_of(frame, view->show->cards, card));
    picture.radius_px = around.radius_px;
    picture.corner_argb = p->ground;
    frame_picture(frame, held.card, picture);
    if (!p->shadows) {
        around.edge_px = p->outline * frame->u;
        around.edge_argb = p->line_strong;
    } else if (view->show->cards->deck->cards[card].layout != CARD_MAP) {
        around.shadow_px = 28 * frame->u;
    }
    frame_panel(frame, held.card, around);
    if (count > 0)
        (void)button_rows_add(frame, held.buttons, buttons, count,
                              held.buttons.y > held.card.y ? ALIGN_CENTRE : ALIGN_LEFT);
}

/* ---- the whole */

static void nothing_add(struct frame *frame, float dock_top)
{
    float u = frame->u, margin = frame_margin(frame), icon = 120 * u;
    struct frame measuring = frame_begin(NULL, frame->env, frame->screen);
    struct header header = {
        .title = str_from(_("Uw waaier is nog leeg")),
        .detail = str_from(_("Raak bij een kaart het hart aan, dan ligt zij hier voor u klaar.")),
        .title_u = frame_is_portrait(frame) ? 72 : 84,
        .detail_u = 36};
    struct rect_px area = {margin, 0, frame->env->size.w - 2 * margin, 0};
    float h = icon + 24 * u + header_add(&measuring, area, &header);
    area.y = fmaxf(24 * u, (dock_top - h) * 0.4f);
    frame_icon(frame, (struct rect_px){area.x, area.y, icon, icon}, STR("heart"), frame->palette->ink);
    area.y += icon + 24 * u;
    (void)header_add(frame, area, &header);
}

void visit_fan_add(struct frame *frame, const struct visit_view *view)
{
    struct foot foot;
    foot_make(frame, view, &foot);
    float dock_top = frame->env->size.h - dock_height(frame, &foot.dock);
    frame_fill(frame, frame_window(frame), frame->palette->ground);
    if (is_empty(view)) {
        nothing_add(frame, dock_top);
    } else {
        struct fan_at at = lay_out(frame, view, dock_top);
        (void)header_add(frame, at.head, &at.header);
        held_add(frame, view, &at);
        strip_add(frame, view, &at);
    }
    dock_add(frame, &foot.dock);
}
