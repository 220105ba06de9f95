/* The dock: what is asked for most, as keys. What is shown to the room and the way back from it take room from their neighbours, so
 * that no other key moves when they come. */
#include "view/console_parts.h"

#include "base/words.h"

struct keys {
    struct key at[KEYS_MAX];
    int count;
};

static struct key *put(struct keys *keys, struct button button)
{
    keys->at[keys->count] = (struct key){.button = button};
    return &keys->at[keys->count++];
}

static struct key *put_command(struct keys *keys, enum command command)
{
    return put(keys, button_of_command(command, BUTTON_KEY));
}

/* ---- what can be done */

static bool is_card(const struct console_view *view)
{
    return view->desk->own.kind == SCENE_CARD;
}

static bool walks(const struct console_view *view, int way)
{
    int place = view->show->state->index + way;
    bool lifts = desk_is_live(view->desk) && view->desk->blank != DESK_LIT;
    return !is_card(view) || lifts || (place >= 0 && place < view->show->cards->count);
}

/* Something lies over the card that no key of its own takes away. */
static bool has_way_back(const struct console_view *view)
{
    return view->desk->staged || !is_card(view) || view->desk->countdown.phase == COUNTDOWN_OVER;
}

static bool has_questions(const struct console_view *view)
{
    const struct scene *own = &view->desk->own;
    const struct show_cards *cards = view->show->cards;
    bool has = false;
    for (int i = 0; i < own->count; i++) {
        int card = deck_card_find(cards->deck, own->cards[i]);
        has = has || (card >= 0 && screen_has_back(cards, card));
    }
    return has;
}

/* ---- the keys */

static struct button back_button(void)
{
    struct button button = button_of_command(COMMAND_BACK, BUTTON_KEY);
    button.icon = STR("close");
    return button;
}

/* All that keeps the room from what is shown is that hands there went elsewhere. */
static bool is_called_back(const struct console_view *view)
{
    return view->desk->strays && desk_is_live(view->desk) && view->desk->blank == DESK_LIT;
}

static struct button recall_button(void)
{
    struct button button = button_of_command(COMMAND_RECALL, BUTTON_KEY);
    button.name = str_from(_("Haal de zaal terug"));
    return button;
}

static struct button take_button(bool brief)
{
    struct button button = button_of_command(COMMAND_TAKE, BUTTON_KEY);
    button.name = button.text;
    if (brief)
        button.text = str_from(_("Toon"));
    return button;
}

static void put_walk(struct keys *keys, const struct frame *frame, const struct console_view *view,
                     bool brief)
{
    struct button back = back_button(), take = is_called_back(view) ? recall_button() : take_button(brief);
    bool apart = console_is_apart(view), returns = has_way_back(view);
    float gap = console_key_gap(frame);
    struct key *key = put_command(keys, COMMAND_PREVIOUS);
    key->button.disabled = !walks(view, -1);
    key->weight = returns ? 1 : 2;
    key->kept_px = returns ? 0 : console_key_width(frame, &back) + gap;
    if (returns)
        (void)put(keys, back);
    key = put_command(keys, COMMAND_NEXT);
    key->button.disabled = !walks(view, 1);
    key->weight = apart ? 1 : 4;
    key->kept_px = apart ? 0 : console_key_width(frame, &take) + gap;
    key->tone = apart || key->button.disabled ? KEY_PLAIN : KEY_MAIN;
    if (apart) {
        key = put(keys, take);
        key->tone = KEY_TAKE;
        key->weight = 3;
    }
}

static void put_room(struct keys *keys, const struct console_view *view)
{
    const struct desk_state *desk = view->desk;
    struct key *key = put_command(keys, desk->blank == DESK_WHITE ? COMMAND_WHITE : COMMAND_BLACK);
    key->button.selected = desk->blank != DESK_LIT;
    key = put_command(keys, COMMAND_FREEZE);
    key->button.selected = desk->frozen;
    if (desk->frozen)
        key->button.text = str_from(_("Bevroren"));
}

static void put_tools(struct keys *keys, const struct console_view *view)
{
    enum desk_tool tool = view->desk->tool;
    enum command pen = tool == DESK_HIGHLIGHTER ? COMMAND_HIGHLIGHTER
                       : tool == DESK_ERASER    ? COMMAND_ERASER
                                                : COMMAND_PEN;
    struct key *key = put_command(keys, tool == DESK_SPOTLIGHT ? COMMAND_SPOTLIGHT : COMMAND_POINTER);
    key->button.selected = tool == DESK_POINTER || tool == DESK_SPOTLIGHT;
    key = put_command(keys, pen);
    key->button.selected = desk_draws(view->desk);
    if (is_card(view)) {
        bool in = zoom_is_in(view->show->state->zoom);
        key = put_command(keys, COMMAND_ZOOM);
        key->button.icon = in ? STR("zoom-out") : STR("zoom");
        key->button.text = str_from(_("Zoom"));
        key->button.name = str_from(in ? _("Verklein") : _("Vergroot"));
        key->button.selected = in;
    }
    if (view->desk->own.kind == SCENE_PAPER) {
        (void)put_command(keys, COMMAND_PAPER_NEW);
        keys->at[keys->count - 1].button.text = str_from(_("Nieuwe"));
        keys->at[keys->count - 1].button.name = str_from(_("Nieuwe lege kaart"));
        key = put_command(keys, COMMAND_PAPERS);
        key->button.text = str_from(_("Kaarten"));
        key->button.name = str_from(_("Lege kaarten"));
        key->button.selected = view->state->panel == CONSOLE_PAPERS;
    }
    if (has_questions(view)) {
        key = put_command(keys, COMMAND_QUESTIONS);
        key->button.text = str_from(_("Vragen"));
        key->button.selected = view->desk->own.back;
    }
}

static void put_cards(struct keys *keys, const struct console_view *view, bool brief)
{
    bool empty = stack_left(&view->desk->stack, view->show->cards) == 0;
    (void)put_command(keys, COMMAND_OVERVIEW);
    struct key *key = put_command(keys, empty ? COMMAND_STACK : COMMAND_DRAW);
    key->button.selected = empty && view->state->panel == CONSOLE_STACK;
    key->button.name = key->button.text;
    if (brief && !empty)
        key->button.text = str_from(_("Trek"));
    key = put_command(keys, COMMAND_TIMER_PANEL);
    key->button.selected = view->desk->countdown.phase != COUNTDOWN_OFF;
    key = put_command(keys, COMMAND_MORE);
    key->button.selected = view->state->panel == CONSOLE_MORE;
}

static void swap_halves(struct keys *keys, int at)
{
    struct keys out = {.count = keys->count};
    for (int i = 0; i < keys->count; i++)
        out.at[i] = keys->at[(i + at) % keys->count];
    *keys = out;
}

static struct keys keys_in(const struct frame *frame, const struct console_view *view, bool brief)
{
    struct keys keys = {0};
    put_walk(&keys, frame, view, brief);
    int walk = keys.count;
    put_room(&keys, view);
    put_tools(&keys, view);
    put_cards(&keys, view, brief);
    if (frame->env->left_hand) /* what is asked for most lies at the right then */
        swap_halves(&keys, walk);
    return keys;
}

/* Brief words where these make it one row. */
static struct keys keys_of(const struct frame *frame, const struct console_view *view, float w)
{
    struct keys keys = keys_in(frame, view, false);
    if (console_keys_are_one_row(frame, keys.at, keys.count, w))
        return keys;
    struct keys brief = keys_in(frame, view, true);
    return console_keys_are_one_row(frame, brief.at, brief.count, w) ? brief : keys;
}

float console_dock_height(const struct frame *frame, const struct console_view *view, float w)
{
    struct keys keys = keys_of(frame, view, w);
    return console_keys_height(frame, keys.at, keys.count, w);
}

void console_dock_add(struct frame *frame, const struct console_view *view, struct rect_px at)
{
    struct keys keys = keys_of(frame, view, at.w);
    (void)console_keys_add(frame, at, keys.at, keys.count);
}
