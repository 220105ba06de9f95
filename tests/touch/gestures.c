#include "touch/gestures.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/str.h"

const struct gesture gestures[] = {
    {"tap", "down 1 48 190 on 21; up 1 48 190 @+80", "press1.21 tap1.21", GESTURE_ANY_GLASS},
    {"slide off, to abort", "down 1 48 190 on 21; move 1 48 200 @+40; move 1 48 220 @+40; up 1 48 220 @+80",
     "press1.21 begin1.21 drag1.21 end1.21", GESTURE_ANY_GLASS},
    {"hold", "down 1 48 50 on 1; wait @+500; up 1 48 50 @+300", "press1.1 hold1.1 tap1.1-held",
     GESTURE_ANY_GLASS},
    {"hold and carry",
     "down 1 48 130 on 11; wait @+500; move 1 48 150 @+20; move 1 48 170 @+20; up 1 48 170 @+90",
     "press1.11 hold1.11 cancel1.11 take11 carry11@48,170 drop11", GESTURE_ANY_GLASS},
    {"drag", "down 1 48 50 on 1; move 1 58 50 @+30; move 1 68 60 @+30; move 1 78 80 @+30; up 1 78 80 @+90",
     "press1.1 cancel1.1 take1 carry1@78,80 drop1", GESTURE_ANY_GLASS},
    {"flick", "down 1 48 50 on 1; move 1 58 50 @+10; move 1 78 50 @+10; move 1 108 50 @+10; up 1 108 50 @+10",
     "press1.1 cancel1.1 take1 carry1@108,50 drop1!", GESTURE_ANY_GLASS},
    {"two taps on the page", "down 1 240 240; up 1 240 240 @+80; down 1 240 244 @+120; up 1 240 244 @+80",
     "press1.0 tap1.0 press1.0 tap1.0-again", GESTURE_ANY_GLASS},
    {"two taps, too slow", "down 1 240 240; up 1 240 240 @+80; down 1 240 244 @+320; up 1 240 244 @+80",
     "press1.0 tap1.0 press1.0 tap1.0", GESTURE_ANY_GLASS},
    {"swipe", "down 1 240 240; move 1 200 240 @+20; move 1 140 240 @+20; up 1 140 240 @+10",
     "press1.0 begin1.0 drag1.0 end1.0!", GESTURE_ANY_GLASS},
    {"pinch a page",
     "down 1 200 240; down 2 280 240 @+20; move 1 180 240 @+20; move 2 300 240 @+20; move 1 160 240 @+20; "
     "move 2 320 240 @+20; up 1 160 240 @+90; up 2 320 240 @+20",
     "press1.0 cancel1.0 take0 carry0@240,240x1.60 drop0", GESTURE_ANY_GLASS},
    {"pinch a card",
     "down 1 28 50 on 1; down 2 68 50 on 1 @+20; move 2 78 50 @+20; move 2 98 50 @+20; move 2 128 50 @+20; "
     "up 1 28 50 "
     "@+90; up 2 128 50 @+20",
     "press1.1 cancel1.1 take1 carry1@78,50x2.00 drop1", GESTURE_ANY_GLASS},
    {"turn a card by a quarter",
     "down 1 28 50 on 1; down 2 68 50 on 1 @+20; move 2 62 64 @+20; move 1 34 36 @+1; move 2 48 70 @+20; "
     "move 1 48 30 "
     "@+1; up 1 48 30 @+90; up 2 48 70 @+90",
     "press1.1 cancel1.1 take1 carry1@48,50x1.10r68 drop1", GESTURE_ANY_GLASS},
    {"and on, over half a turn",
     "down 1 142 50 on 2; down 2 180 50 on 2; move 2 142 88 @+20; move 2 104 50 @+20; move 2 142 12 @+20; "
     "move 2 180 "
     "50 @+20; move 2 142 88 @+20; up 2 142 88 @+90; up 1 142 50",
     "press1.2 cancel1.2 take2 carry2@142,69r360 drop2", GESTURE_ANY_GLASS},
    {"the other way round",
     "down 1 142 50 on 2; down 2 180 50 on 2; move 2 142 12 @+20; move 2 104 50 @+20; move 2 142 88 @+20; up "
     "2 142 88 "
     "@+90; up 1 142 50",
     "press1.2 cancel1.2 take2 carry2@142,69r-180 drop2", GESTURE_ANY_GLASS},
    {"a trembling hand turns nothing",
     "down 1 28 50 on 1; down 2 68 50 on 1 @+20; move 2 68 51 @+20; move 1 28 49 @+20; move 2 78 50 @+20; "
     "move 2 88 50 "
     "@+20; up 1 28 49 @+90; up 2 88 50",
     "press1.1 cancel1.1 take1 carry1@58,50x1.20 drop1", GESTURE_ANY_GLASS},
    {"one finger carries, a second takes hold, one goes, the other goes on",
     "down 1 28 50 on 1; move 1 28 70 @+20; down 2 68 70 on 1 @+20; move 2 68 90 @+20; move 1 28 90 @+20; up "
     "1 28 90 "
     "@+20; move 2 88 110 @+20; up 2 88 110 @+90",
     "press1.1 cancel1.1 take1 carry1@88,110x0.90r-27 drop1", GESTURE_ANY_GLASS},
    {"on two cards it is two drags",
     "down 1 48 50 on 1; down 2 142 50 on 2 @+10; move 1 68 50 @+20; move 2 162 60 @+20; up 1 68 50 @+90; up "
     "2 162 60",
     "press1.1 press2.2 cancel1.1 take1 cancel2.2 take2 drop1 drop2", GESTURE_ANY_GLASS},
    {"five drags at once",
     "down 1 48 50 on 1; down 2 142 50 on 2 @+60; down 3 236 50 on 3 @+60; down 4 330 50 on 4 @+60; down 5 "
     "424 50 on 5 "
     "@+60; move 1 48 70 @+9; move 2 142 80 @+1; move 3 236 90 @+1; move 4 330 100 @+1; move 5 424 110 @+1; "
     "move 5 404 "
     "120 @+9; move 4 310 120 @+1; move 3 216 120 @+1; move 2 122 120 @+1; move 1 68 120 @+1; up 3 216 120 "
     "@+90; up 1 "
     "68 120; up 5 404 120; up 2 122 120; up 4 310 120",
     "press1.1 press2.2 press3.3 press4.4 press5.5 cancel1.1 take1 cancel2.2 take2 cancel3.3 take3 cancel4.4 "
     "take4 cancel5.5 take5 carry5@404,120 carry4@310,120 carry3@216,120 carry2@122,120 carry1@68,120 drop3 "
     "drop1 drop5 drop2 drop4",
     GESTURE_ANY_GLASS},
    {"ten fingers, two on each of five cards",
     "down 1 28 50 on 1; down 2 68 50 on 1 @+60; down 3 122 50 on 2 @+60; down 4 162 50 on 2 @+60; down 5 "
     "216 50 on 3 "
     "@+60; down 6 256 50 on 3 @+60; down 7 310 50 on 4 @+60; down 8 350 50 on 4 @+60; down 9 404 50 on 5 "
     "@+60; down "
     "10 444 50 on 5 @+60; move 2 88 50 @+9; move 4 142 70 @+1; move 6 276 50 @+1; move 8 330 70 @+1; move "
     "10 464 50 "
     "@+1; move 2 108 50 @+9; move 4 122 90 @+1; move 6 296 50 @+1; move 8 310 90 @+1; move 9 384 50 @+1; up "
     "1 28 50 "
     "@+90; up 2 108 50; up 3 122 50; up 4 122 90; up 5 216 50; up 6 296 50; up 7 310 50; up 8 310 90; up 9 "
     "384 50; up "
     "10 464 50",
     "press1.1 cancel1.1 press3.2 cancel3.2 press5.3 cancel5.3 press7.4 cancel7.4 press9.5 cancel9.5 take1 "
     "take2 take3 take4 take5 carry1@68,50x1.35 carry2@122,70x1.40r45 carry3@256,50x1.35 "
     "carry4@310,70x1.40r45 carry5@424,50x1.35 carry1@68,50x1.35 drop1 carry2@122,70x1.40r45 drop2 "
     "carry3@256,50x1.35 drop3 carry4@310,70x1.40r45 drop4 carry5@424,50x1.35 drop5",
     GESTURE_ANY_GLASS},
    {"five drags and five taps",
     "down 1 48 50 on 1; down 2 142 50 on 2 @+60; down 3 236 50 on 3 @+60; down 4 330 50 on 4 @+60; down 5 "
     "424 50 on 5 "
     "@+60; move 1 48 70 @+9; down 6 48 190 on 21 @+9; move 2 142 70 @+9; down 7 142 190 on 22 @+9; move 3 "
     "236 70 @+9; "
     "down 8 236 190 on 23 @+60; move 4 330 70 @+9; down 9 330 190 on 24 @+9; move 5 424 70 @+9; down 10 424 "
     "190 on 25 "
     "@+60; up 6 48 190 @+9; up 7 142 190; up 8 236 190; up 9 330 190; up 10 424 190; up 1 48 70 @+90; up 2 "
     "142 70; up "
     "3 236 70; up 4 330 70; up 5 424 70",
     "press1.1 press2.2 press3.3 press4.4 press5.5 cancel1.1 take1 press6.21 cancel2.2 take2 press7.22 "
     "cancel3.3 take3 press8.23 cancel4.4 take4 press9.24 cancel5.5 take5 press10.25 tap6.21 tap7.22 tap8.23 "
     "tap9.24 tap10.25 drop1 drop2 drop3 drop4 drop5",
     GESTURE_ANY_GLASS},
    {"sideways takes a tile out of its list",
     "down 1 48 130 on 11; move 1 58 132 @+20; move 1 68 150 @+20; up 1 68 150 @+90",
     "press1.11 cancel1.11 take11 carry11@68,150 drop11", GESTURE_ANY_GLASS},
    {"upward drags the list", "down 1 48 130 on 11; move 1 50 110 @+20; move 1 90 100 @+20; up 1 90 100 @+90",
     "press1.11 begin1.11 drag1.11 end1.11", GESTURE_ANY_GLASS},
    {"and a second finger on that tile is nobody's",
     "down 1 48 130 on 11; move 1 48 110 @+20; down 2 78 130 on 11 @+20; move 2 98 130 @+20; move 1 48 100 "
     "@+20; up 2 "
     "98 130 @+20; up 1 48 100 @+90",
     "press1.11 begin1.11 drag1.11 end1.11", GESTURE_ANY_GLASS},
    {"a palm on a card",
     "down 1 40 50 on 1; down 2 50 50 on 1 @+10; down 3 40 60 on 1 @+10; down 4 50 60 on 1 @+10; move 1 60 "
     "50 @+20; "
     "move 2 70 50; up 1 60 50 @+20; up 2 70 50; up 3 40 60; up 4 50 60",
     "press1.1 cancel1.1", GESTURE_ANY_GLASS},
    {"a palm over two cards: neither is held",
     "down 1 80 50 on 1; move 1 80 54 @+20; down 2 104 50 on 2 @+10; down 3 80 60 on 1 @+2; down 4 104 60 on "
     "2 @+2; move "
     "1 80 70 @+20; move 2 104 70; up 1 80 70 @+20; up 2 104 70; up 3 80 60; up 4 104 60",
     "press1.1 cancel1.1 take1 press2.2 cancel2.2 lose1", GESTURE_ANY_GLASS},
    {"four slow fingers on one card are a crowd",
     "down 1 28 50 on 1; move 1 28 60 @+90; down 2 68 50 on 1 @+90; down 3 48 30 on 1 @+90; down 4 48 70 on "
     "1 @+90; move "
     "2 78 50 @+20; move 3 58 30; up 1 28 60 @+20; up 2 78 50; up 3 58 30; up 4 48 70",
     "press1.1 cancel1.1 take1 lose1", GESTURE_ANY_GLASS},
    {"taken back", "down 1 48 50 on 1; move 1 68 50 @+20; cancel 1 68 50 @+20",
     "press1.1 cancel1.1 take1 lose1", GESTURE_TAKES_BACK},
    {"a lost end: the next finger finds it",
     "down 1 48 50 on 1; move 1 68 50 @+20; down 2 142 50 on 2 @+5000; up 2 142 50 @+80",
     "press1.1 cancel1.1 take1 press2.2 lose1 tap2.2", GESTURE_NO_GLASS},
    {"down again before it was up: the card is dropped where it is",
     "down 1 48 50 on 1; move 1 68 50 @+20; down 1 142 50 on 2 @+20; move 1 162 50 @+20; up 1 162 50 @+90",
     "press1.1 cancel1.1 take1 press1.2 lose1 cancel1.2 take2 drop2", GESTURE_NO_GLASS},
};
const int gesture_count = COUNT_OF(gestures);

struct table_place table_place(int index)
{
    int row = index / 5, column = index % 5;
    float y = row == 0 ? 20 : row == 1 ? 100 : 180;
    return (struct table_place){.target = (uint32_t)(row * 10 + column + 1),
                                .x_mm = (float)(8 + 94 * column),
                                .y_mm = y,
                                .w_mm = 80,
                                .h_mm = row == 2 ? 20 : 60};
}

enum grip_way table_way(uint32_t target)
{
    return target == 0 ? GRIP_BY_TWO : target <= 5 ? GRIP_ANY : target <= 15 ? GRIP_ASIDE : GRIP_NOT;
}

struct script gesture_script(struct arena *arena, const struct gesture *gesture)
{
    struct script script = {0};
    struct err err = {0};
    char text[2048];
    size_t len = 0;
    for (const char *at = gesture->script; *at && len < sizeof text; at++)
        text[len++] = *at == ';' ? '\n' : *at;
    if (len == sizeof text || !script_read(arena, str_copy(arena, (struct str){text, len}), &script, &err))
        fail_msg("%s: %s", gesture->name, err.text);
    return script;
}

void gesture_tell(struct arena *arena, const struct gesture *gesture, struct told *told)
{
    struct fingers fingers = {0};
    struct script script = gesture_script(arena, gesture);
    for (int i = 0; i < script.count; i++) {
        struct touch_event event;
        assert_true(script_touch(&script.at[i], &event));
        event.at_ms += GESTURE_BEGIN_MS;
        struct fingers_out out = fingers_step(&fingers, &event, event.target, table_way(event.target));
        told_add(told, &out);
    }
}
