/* First what the show does with an event, as far as it is for the show; then the room follows, or does not. What the room sees is
 * written in three places only: follow (live), take, and blank. */
#include "presenter/desk_step.h"

#include <assert.h>
#include <string.h>

/* A deed that can be undone: with what, and what the console was at before it. */
enum { DEED_INK = 1, DEED_STACK = 2, DEED_STAGED = 4 };

void step_fx(struct step *step, enum desk_fx_kind kind)
{
    for (int i = 0; i < step->next.fx_count; i++)
        if (step->next.fx[i] == kind)
            return;
    assert(step->next.fx_count < DESK_FX_MAX); /* a reducer bug, never bad input */
    step->next.fx[step->next.fx_count++] = kind;
}

/* ---- scenes */

static struct scene card_scene(const struct show_state *show)
{
    return (struct scene){
        .kind = SCENE_CARD, .count = 1, .cards = {show->card}, .back = show->back, .zoom = show->zoom};
}

/* A card of the show, or a question of that. */
static bool is_of_show(const struct scene *scene)
{
    return scene->kind == SCENE_CARD || (scene->kind == SCENE_QUESTION && !scene->drawn);
}

static struct scene drawn_scene(const struct stack *stack, bool back)
{
    struct scene scene = {.kind = SCENE_DRAWN, .count = stack->table_count, .back = back};
    memcpy(scene.cards, stack->table, sizeof *scene.cards * (size_t)scene.count);
    return scene;
}

struct scene step_card(const struct step *step)
{
    return card_scene(&step->next.show.state);
}

bool scene_eq(const struct scene *a, const struct scene *b)
{
    if (a->kind != b->kind || a->count != b->count || a->back != b->back || a->paper != b->paper ||
        a->branch != b->branch || a->asked != b->asked || !card_id_eq(a->question, b->question) ||
        !zoom_is_near(a->zoom, b->zoom))
        return false;
    for (int i = 0; i < a->count; i++)
        if (!card_id_eq(a->cards[i], b->cards[i]))
            return false;
    return true;
}

bool desk_is_live(const struct desk_state *desk)
{
    return !desk->staged && !desk->frozen;
}

bool desk_draws(const struct desk_state *desk)
{
    return desk->tool == DESK_PEN || desk->tool == DESK_HIGHLIGHTER || desk->tool == DESK_ERASER;
}

enum stroke_tool desk_writes_with(enum desk_tool tool)
{
    return tool == DESK_HIGHLIGHTER ? STROKE_HIGHLIGHTER : STROKE_PEN;
}

struct stroke desk_stroke(const struct desk_state *desk, enum desk_tool tool)
{
    enum stroke_tool with = desk_writes_with(tool);
    return pen_stroke(with, desk->pens[with]);
}

int64_t desk_due_ms(const struct desk_state *desk)
{
    return desk->countdown.phase == COUNTDOWN_RUNS ? desk->countdown.ends_ms : INT64_MAX;
}

/* ---- what the room sees */

struct seen desk_seen(const struct desk_state *desk, int64_t now_ms)
{
    struct seen seen = {.scene = desk->strays ? desk->stray : desk->room,
                        .countdown = desk->countdown.phase,
                        .left_ms = countdown_left_ms(&desk->countdown, now_ms),
                        .of_ms = desk->countdown.of_ms,
                        .over_ms = countdown_over_ms(&desk->countdown, now_ms),
                        .ink = desk->staged ? desk->ink_room : desk->ink.count};
    bool points = desk->tool == DESK_POINTER || desk->tool == DESK_SPOTLIGHT;
    if (points && desk->pointed && !desk->staged && !desk->strays) {
        seen.points = desk->tool;
        seen.point = desk->point;
    }
    if (desk->frozen)
        seen = desk->held;
    seen.blank = desk->blank;
    return seen;
}

/* The console looks at a card of the show, unless it looks at something else; the room sees that too, unless it may not. */
static void follow(struct step *step)
{
    struct desk_state *desk = &step->next.desk;
    if (desk->own.kind == SCENE_CARD)
        desk->own = step_same_card(step, &desk->own);
    bool other = desk_is_live(desk) && !scene_eq(&desk->room, &desk->own);
    if (other)
        step_return(step);
    if (desk_is_live(desk))
        desk->room = desk->own;
    else if (desk->frozen && !desk->staged && !scene_eq(&desk->own, &desk->room)) {
        desk->staged = true; /* what is looked at while it is frozen is private */
        desk->ink_room = desk->held.ink;
    }
}

static void go_apart(struct desk_state *desk)
{
    if (!desk->staged)
        desk->ink_room = desk->ink.count;
    desk->staged = true;
}

/* The room sees what the console looks at, from now on. */
static void take(struct desk_state *desk)
{
    desk->staged = desk->frozen = desk->strays = false;
    desk->stray = (struct scene){0};
    desk->room = desk->own;
    desk->held = (struct seen){0};
    desk->ink_room = 0;
}

/* The console looks at what the room sees, from now on. */
static void let_go(struct step *step)
{
    struct desk_state *desk = &step->next.desk;
    struct show_state *show = &step->next.show.state;
    int place = show_place(step->cards, desk->room.cards[0]);
    desk->staged = false;
    desk->ink_room = 0;
    desk->own = desk->room;
    if (!is_of_show(&desk->room))
        return;
    if (place < 0) { /* a card that the deck no longer has */
        desk->own = card_scene(show);
        return;
    }
    show->index = place;
    show->card = desk->room.cards[0];
    show->back = desk->room.back;
    show->zoom = desk->room.zoom;
    show->mode = SHOW_CARD;
}

/* ---- the show's own events */

static void to_show(struct step *step, const struct show_event *event)
{
    struct show_next before = step->next.show;
    step->next.show = show_step(step->rules, step->cards, before.state, event);
    for (int i = 0; i < before.fx_count; i++) { /* of an event before it, in the same step */
        assert(step->next.show.fx_count < SHOW_FX_MAX);
        step->next.show.fx[step->next.show.fx_count++] = before.fx[i];
    }
}

/* What is chosen from a list is looked at before the room does. */
static void tell_show(struct step *step, const struct show_event *event)
{
    struct desk_state *desk = &step->next.desk;
    struct show_state was = step->next.show.state;
    to_show(step, event);
    const struct show_state *is = &step->next.show.state;
    bool moved = !card_id_eq(is->card, was.card);
    bool listed = was.mode == SHOW_OVERVIEW || was.mode == SHOW_SEARCH;
    bool chosen = listed && is->mode == SHOW_CARD && (moved || event->kind != SHOW_EV_COMMAND);
    if (event->kind == SHOW_EV_DECK)
        step_settle(step);
    if (event->kind == SHOW_EV_DECK || !(moved || chosen))
        return;
    desk->own = card_scene(is);
    if (chosen && !scene_eq(&desk->own, &desk->room))
        go_apart(desk);
    else if (desk_is_live(desk))
        desk->blank = DESK_LIT;
}

bool step_lights(struct step *step)
{
    struct desk_state *desk = &step->next.desk;
    if (step->next.show.state.mode != SHOW_CARD || !desk_is_live(desk) || desk->blank == DESK_LIT)
        return false;
    desk->blank = DESK_LIT;
    return true;
}

/* So too what lies over a card. */
static bool lifts(struct step *step)
{
    struct desk_state *desk = &step->next.desk;
    if (step_lights(step))
        return true;
    if (step->next.show.state.mode != SHOW_CARD || desk->own.kind == SCENE_CARD)
        return false;
    step_uncover(step);
    return true;
}

static void questions(struct step *step, const struct show_event *event)
{
    struct desk_state *desk = &step->next.desk;
    bool card = step->next.show.state.mode == SHOW_CARD;
    if (step_lights(step))
        return;
    bool one = card && desk->own.kind == SCENE_QUESTION; /* after one of them, all */
    if (one)
        step_uncover(step);
    if (one && step->next.show.state.back && desk->own.kind == SCENE_CARD)
        return;
    if (card && desk->own.kind == SCENE_DRAWN)
        desk->own.back = one || !desk->own.back;
    else if (card && desk->own.kind == SCENE_PAPER)
        step_fx(step, DESK_FX_REFUSED);
    else
        tell_show(step, event);
}

static void zoom(struct step *step, const struct show_event *event)
{
    if (step->next.desk.own.kind != SCENE_CARD)
        step_fx(step, DESK_FX_REFUSED);
    else if (step_lights(step) || (event->as.command == COMMAND_ZOOM && step_branch_walks(step)))
        return;
    else if (step_is_lit(step) && event->as.command != COMMAND_ZOOM_IN)
        step->next.desk.own.branch = 0;
    else
        tell_show(step, event);
}

/* ---- deeds, and undoing them */

static void deed_note(struct desk_deeds *deeds, uint8_t deed)
{
    if (deeds->done == DESK_DEEDS_MAX) {
        memmove(deeds->at, deeds->at + 1, DESK_DEEDS_MAX - 1);
        deeds->done--;
    }
    memset(deeds->at + deeds->done, 0, (size_t)(DESK_DEEDS_MAX - deeds->done));
    deeds->at[deeds->done++] = deed;
    deeds->count = deeds->done;
}

static void ink_done(struct desk_state *desk)
{
    desk->ink.count++;
    desk->ink.done++;
    desk->ink.undone = 0;
    deed_note(&desk->deeds, DEED_INK);
}

/* What lies on the table is looked at, and by the room where it is live; nothing on it: the card of the show again. */
static void look_at_table(struct step *step)
{
    struct desk_state *desk = &step->next.desk;
    bool back = desk->own.back && !is_of_show(&desk->own);
    desk->own =
        desk->stack.table_count > 0 ? drawn_scene(&desk->stack, back) : card_scene(&step->next.show.state);
}

static void stack_done(struct step *step, bool done)
{
    struct desk_state *desk = &step->next.desk;
    if (!done) {
        step_fx(step, DESK_FX_REFUSED);
        return;
    }
    deed_note(&desk->deeds, (uint8_t)(DEED_STACK | (desk->staged ? DEED_STAGED : 0)));
    desk->before = desk->own;
    look_at_table(step);
}

static void draw(struct step *step, const struct show_event *event)
{
    (void)event;
    struct desk_state *desk = &step->next.desk;
    if (step_lights(step))
        return;
    if (step->next.show.state.mode != SHOW_CARD)
        step_fx(step, DESK_FX_REFUSED);
    else if (stack_left(&desk->stack, step->cards) == 0)
        step_fx(step, DESK_FX_EMPTY);
    else
        stack_done(step, stack_draw(&desk->stack, step->cards));
}

static void stack_undone(struct step *step, uint8_t deed)
{
    struct desk_state *desk = &step->next.desk;
    if (!stack_undo(&desk->stack)) {
        step_fx(step, DESK_FX_REFUSED);
        return;
    }
    look_at_table(step);
    if (desk->before.count > 0 || desk->before.kind == SCENE_PAPER)
        desk->own = desk->before.kind == SCENE_CARD ? step_same_card(step, &desk->before) : desk->before;
    step_settle(step); /* the show may be at another card */
    desk->before = (struct scene){0};
    /* Nothing private is let out by undoing. */
    if (!(deed & DEED_STAGED) && scene_eq(&desk->own, &desk->room))
        desk->staged = false;
}

static void undo(struct step *step, const struct show_event *event)
{
    (void)event;
    struct desk_state *desk = &step->next.desk;
    if (desk->deeds.done == 0) {
        step_fx(step, DESK_FX_REFUSED);
        return;
    }
    uint8_t deed = desk->deeds.at[--desk->deeds.done];
    if (deed & DEED_STACK) {
        stack_undone(step, deed);
        return;
    }
    desk->ink.count++;
    desk->ink.done--;
    desk->ink.undone++;
    step_fx(step, DESK_FX_INK_UNDO);
}

static void redo(struct step *step, const struct show_event *event)
{
    (void)event;
    struct desk_state *desk = &step->next.desk;
    if (desk->deeds.done == desk->deeds.count) {
        step_fx(step, DESK_FX_REFUSED);
        return;
    }
    uint8_t deed = desk->deeds.at[desk->deeds.done++];
    if (deed & DEED_STACK) {
        if (!stack_redo(&desk->stack))
            step_fx(step, DESK_FX_REFUSED);
        desk->before = desk->own;
        look_at_table(step);
        return;
    }
    desk->ink.count++;
    desk->ink.done++;
    desk->ink.undone--;
    step_fx(step, DESK_FX_INK_REDO);
}

/* ---- the desk's own commands */

static void freeze(struct step *step, const struct show_event *event)
{
    (void)event;
    struct desk_state *desk = &step->next.desk;
    if (desk->frozen) {
        take(desk);
        return;
    }
    desk->held = desk_seen(desk, step->at_ms);
    desk->frozen = true;
}

static void take_or_light(struct step *step, const struct show_event *event)
{
    struct desk_state *desk = &step->next.desk;
    struct show_event enter = *event;
    bool chooses = step->next.show.state.mode == SHOW_OVERVIEW;
    enter.kind = SHOW_EV_ENTER;
    if (chooses)
        tell_show(step, &enter);
    if (desk_follows(desk) && desk->blank == DESK_LIT && !chooses) {
        step_fx(step, DESK_FX_REFUSED); /* it is seen already */
        return;
    }
    take(desk);
    desk->blank = DESK_LIT;
}

static void stage(struct step *step, const struct show_event *event)
{
    (void)event;
    if (step->next.desk.staged)
        let_go(step);
    else
        go_apart(&step->next.desk);
}

static void toggle_tool(struct desk_state *desk, enum desk_tool tool)
{
    desk->tool = desk->tool == tool ? DESK_HAND : tool;
    desk->pointed = false;
}

/* What is chosen for a pen is chosen to write with it. */
static struct pen *pen_in_hand(struct desk_state *desk)
{
    if (desk->tool != DESK_PEN && desk->tool != DESK_HIGHLIGHTER)
        toggle_tool(desk, DESK_PEN);
    return &desk->pens[desk_writes_with(desk->tool)];
}

static void choose_colour(struct step *step, int colour)
{
    if (colour >= 0 && colour < PEN_COLOURS)
        pen_in_hand(&step->next.desk)->colour = (uint8_t)colour;
    else
        step_fx(step, DESK_FX_REFUSED);
}

static void next_colour(struct step *step, const struct show_event *event)
{
    (void)event;
    struct pen *pen = pen_in_hand(&step->next.desk);
    pen->colour = (uint8_t)((pen->colour + 1) % PEN_COLOURS);
}

static void next_width(struct step *step, const struct show_event *event)
{
    (void)event;
    struct pen *pen = pen_in_hand(&step->next.desk);
    pen->width = (uint8_t)pen_width_after((enum pen_width)pen->width);
}

static void toggle_paper(struct step *step, const struct show_event *event)
{
    (void)event;
    struct desk_state *desk = &step->next.desk;
    if (step_lights(step))
        return;
    if (step->next.show.state.mode != SHOW_CARD)
        step_fx(step, DESK_FX_REFUSED);
    else
        desk->own = desk->own.kind == SCENE_PAPER ? card_scene(&step->next.show.state)
                                                  : (struct scene){.kind = SCENE_PAPER, .paper = desk->paper};
}

static void new_paper(struct step *step, const struct show_event *event)
{
    (void)event;
    struct desk_state *desk = &step->next.desk;
    if (step_lights(step))
        return;
    if (step->next.show.state.mode != SHOW_CARD || desk->papers == DESK_PAPERS_MAX) {
        step_fx(step, DESK_FX_REFUSED);
        return;
    }
    desk->paper = ++desk->papers;
    desk->own = (struct scene){.kind = SCENE_PAPER, .paper = desk->paper};
}

/* One of those there are already. */
static void choose_paper(struct step *step, int paper)
{
    struct desk_state *desk = &step->next.desk;
    if (step_lights(step))
        return;
    if (step->next.show.state.mode != SHOW_CARD || paper < 1 || paper > desk->papers) {
        step_fx(step, DESK_FX_REFUSED);
        return;
    }
    desk->paper = paper;
    desk->own = (struct scene){.kind = SCENE_PAPER, .paper = paper};
}

static void toggle_countdown(struct step *step, const struct show_event *event)
{
    (void)event;
    struct desk_state *desk = &step->next.desk;
    switch (desk->countdown.phase) {
    case COUNTDOWN_OFF: desk->countdown = countdown_begin(desk->countdown_of_ms, step->at_ms); break;
    case COUNTDOWN_RUNS:
    case COUNTDOWN_PAUSED: desk->countdown = countdown_pause(desk->countdown, step->at_ms); break;
    case COUNTDOWN_OVER: desk->countdown = (struct countdown){0}; break;
    }
}

/* The innermost: what stands over the card on the console, what is in hand, the zoom of what is private, what is private, the dark,
 * what lies over a card, a countdown that is over, the freeze; then zoom, questions and marks of the card itself. */
static void leave_innermost(struct step *step, const struct show_event *event)
{
    struct desk_state *desk = &step->next.desk;
    const struct show_state *show = &step->next.show.state;
    bool typing = show->number != 0 || show->number_open;
    bool private = desk->staged && desk->own.kind == SCENE_CARD && zoom_is_in(show->zoom);
    bool lit = step_is_lit(step);
    if (show->mode != SHOW_CARD || typing || (private && desk->tool == DESK_HAND))
        tell_show(step, event);
    else if (desk->tool != DESK_HAND)
        toggle_tool(desk, desk->tool);
    else if (desk->staged && lit)
        desk->own.branch = 0;
    else if (desk->staged)
        let_go(step);
    else if (desk->blank != DESK_LIT)
        desk->blank = DESK_LIT;
    else if (desk->strays)
        step_return(step);
    else if (desk->countdown.phase == COUNTDOWN_OVER || desk->countdown.phase == COUNTDOWN_PAUSED)
        desk->countdown = (struct countdown){0};
    else if (desk->frozen)
        take(desk);
    else if (desk->own.kind != SCENE_CARD)
        step_uncover(step);
    else if (lit)
        desk->own.branch = 0;
    else
        tell_show(step, event);
}

static void walk(struct step *step, const struct show_event *event)
{
    if (!lifts(step))
        tell_show(step, event);
}

static void blank(struct step *step, const struct show_event *event)
{
    struct desk_state *desk = &step->next.desk;
    enum desk_blank dark = event->as.command == COMMAND_BLACK ? DESK_BLACK : DESK_WHITE;
    desk->blank = desk->blank == dark ? DESK_LIT : dark;
}

static void tool(struct step *step, const struct show_event *event)
{
    enum command asked = event->as.command;
    toggle_tool(&step->next.desk, asked == COMMAND_POINTER       ? DESK_POINTER
                                  : asked == COMMAND_SPOTLIGHT   ? DESK_SPOTLIGHT
                                  : asked == COMMAND_PEN         ? DESK_PEN
                                  : asked == COMMAND_HIGHLIGHTER ? DESK_HIGHLIGHTER
                                                                 : DESK_ERASER);
}

static void ask(struct step *step, const struct show_event *event)
{
    enum command asked = event->as.command;
    step_fx(step, asked == COMMAND_SWAP      ? DESK_FX_SWAP
                  : asked == COMMAND_SCREENS ? DESK_FX_SCREENS
                                             : DESK_FX_INK_CLEAR);
}

/* What is not here is for the show. */
static void command(struct step *step, const struct show_event *event)
{
    static void (*const arms[COMMAND_COUNT])(struct step * step, const struct show_event *event) = {
        [COMMAND_NEXT] = walk,
        [COMMAND_PREVIOUS] = walk,
        [COMMAND_FIRST] = walk,
        [COMMAND_LAST] = walk,
        [COMMAND_QUESTIONS] = questions,
        [COMMAND_ZOOM] = zoom,
        [COMMAND_ZOOM_IN] = zoom,
        [COMMAND_ZOOM_OUT] = zoom,
        [COMMAND_ZOOM_WHOLE] = zoom,
        [COMMAND_BLACK] = blank,
        [COMMAND_WHITE] = blank,
        [COMMAND_BACK] = leave_innermost,
        [COMMAND_FREEZE] = freeze,
        [COMMAND_TAKE] = take_or_light,
        [COMMAND_STAGE] = stage,
        [COMMAND_POINTER] = tool,
        [COMMAND_SPOTLIGHT] = tool,
        [COMMAND_PEN] = tool,
        [COMMAND_HIGHLIGHTER] = tool,
        [COMMAND_ERASER] = tool,
        [COMMAND_INK_CLEAR] = ask,
        [COMMAND_SWAP] = ask,
        [COMMAND_SCREENS] = ask,
        [COMMAND_UNDO] = undo,
        [COMMAND_REDO] = redo,
        [COMMAND_COUNTDOWN] = toggle_countdown,
        [COMMAND_DRAW] = draw,
        [COMMAND_PAPER] = toggle_paper,
        [COMMAND_PAPER_NEW] = new_paper,
        [COMMAND_INK_COLOUR] = next_colour,
        [COMMAND_INK_WIDTH] = next_width,
        [COMMAND_TOUCH] = step_next_role,
        [COMMAND_RECALL] = step_recall,
        [COMMAND_QUESTION] = step_ask,
        [COMMAND_QUESTION_NEXT] = step_ask,
        [COMMAND_QUESTION_PREVIOUS] = step_ask,
    };
    if (arms[event->as.command])
        arms[event->as.command](step, event);
    else
        tell_show(step, event);
}

/* ---- the step */

void step_show(struct step *step, const struct show_event *event)
{
    const struct show_state *show = &step->next.show.state;
    bool next =
        event->kind == SHOW_EV_ENTER && show->number == 0 && !show->number_open; /* Enter is a key for next */
    bool draws_up = event->kind == SHOW_EV_ZOOM && step->next.desk.own.kind != SCENE_CARD;
    if (event->kind == SHOW_EV_COMMAND)
        command(step, event);
    else if (draws_up)
        step_fx(step, DESK_FX_REFUSED); /* the card lies under something else */
    else if (!(next && lifts(step)))
        tell_show(step, event);
}

static void new_stack(struct step *step, struct card_id kind, uint64_t seed)
{
    struct desk_state *desk = &step->next.desk;
    desk->stack = stack_begin(kind, seed);
    desk->before = (struct scene){0};
    int kept = 0; /* what was done with the one before can no longer be undone */
    for (int i = 0; i < desk->deeds.done; i++)
        if (!(desk->deeds.at[i] & DEED_STACK))
            desk->deeds.at[kept++] = desk->deeds.at[i];
    memset(desk->deeds.at + kept, 0, (size_t)(DESK_DEEDS_MAX - kept));
    desk->deeds.count = desk->deeds.done = kept;
    desk->ink.undone = 0;
}

struct desk_state desk_begin(const struct show_state *show, uint64_t seed)
{
    struct scene scene = card_scene(show);
    return (struct desk_state){.own = scene,
                               .room = scene,
                               .countdown_of_ms = DESK_COUNTDOWN_MS,
                               .paper = 1,
                               .papers = 1,
                               .stack = stack_begin((struct card_id){{0}}, seed)};
}

void desk_ink_kept(struct desk_state *desk, int count, int done, int papers)
{
    desk->ink = (struct desk_ink){.count = count, .done = done};
    if (desk->ink_room > count)
        desk->ink_room = count;
    if (desk->held.ink > count)
        desk->held.ink = count;
    if (papers > DESK_PAPERS_MAX)
        papers = DESK_PAPERS_MAX;
    if (desk->papers < papers)
        desk->papers = desk->paper = papers;
    for (int i = 0; i < done && i < DESK_DEEDS_MAX; i++)
        deed_note(&desk->deeds, DEED_INK);
}

struct desk_next desk_step(const struct show_rules *rules, const struct show_cards *cards,
                           const struct desk_state *desk, const struct show_state *show,
                           const struct desk_event *event)
{
    struct step step = {.next = {.desk = *desk, .show = {.state = *show}},
                        .rules = rules,
                        .cards = cards,
                        .at_ms = event->at_ms};
    struct desk_state *state = &step.next.desk;
    switch (event->kind) {
    case DESK_EV_SHOW: step_show(&step, &event->as.show); break;
    case DESK_EV_POINT:
        state->pointed = true;
        state->point = event->as.point;
        break;
    case DESK_EV_UNPOINT: state->pointed = false; break;
    case DESK_EV_COUNTDOWN:
        state->countdown = countdown_begin(event->as.ms, step.at_ms);
        if (state->countdown.of_ms > 0)
            state->countdown_of_ms = state->countdown.of_ms;
        break;
    case DESK_EV_LONGER:
        state->countdown = countdown_longer(state->countdown, event->as.ms, step.at_ms);
        break;
    case DESK_EV_STACK: new_stack(&step, event->as.stack.kind, event->as.stack.seed); break;
    case DESK_EV_RETURN: stack_done(&step, stack_return(&state->stack, event->as.place)); break;
    case DESK_EV_DISCARD: stack_done(&step, stack_discard(&state->stack, event->as.place)); break;
    case DESK_EV_INK: ink_done(state); break;
    case DESK_EV_PAPER: choose_paper(&step, event->as.place); break;
    case DESK_EV_COLOUR: choose_colour(&step, event->as.place); break;
    case DESK_EV_TOUCH: step_touch(&step, &event->as.show); break;
    case DESK_EV_ROLE: step_role(&step, event->as.place); break;
    case DESK_EV_BRANCH: step_branch(&step, event->as.place); break;
    case DESK_EV_QUESTION: step_question(&step, event->as.question.card, event->as.question.id); break;
    case DESK_EV_TICK: break;
    }
    if (countdown_tick(&state->countdown, step.at_ms))
        step_fx(&step, DESK_FX_GONG);
    follow(&step);
    return step.next;
}
