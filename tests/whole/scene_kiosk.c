#include "scene_kiosk.h"

#include "base/str.h"

#include <stdio.h>

enum { LONG_MS = 60000 };

void kiosk_set_pin(struct play *play, const char *digits)
{
    struct child child;
    char command[600], data[200];
    (void)snprintf(data, sizeof data, "XDG_DATA_HOME=%s/data", play->place.root);
    (void)snprintf(command, sizeof command, "printf '%s\n%s\n' | " WAAIER_PATH " kiosk --set-pin", digits,
                   digits);
    child_start(&child, (const char *[]){"/bin/sh", "-c", command, NULL}, (const char *[]){data, NULL},
                play->log, -1);
    assert_int_equal(child_wait(&child, DEADLINE_MS), 0);
}

void kiosk_write(struct play *play, int idle_s)
{
    char config[96];
    int len = snprintf(config, sizeof config, "reduced_motion: true\nkiosk:\n  idle_seconds: %d\n", idle_s);
    place_write(&play->place, "bezoek/deck.yaml",
                STR("waaier: 1\nid: bezoek\ntitle: Bezoek\nlanguage: nl\n"
                    "kinds:\n  - {id: waarde, name: Waarde, colour: \"#3D3A9A\", icon: diamond}\n"
                    "offices:\n  - {id: raad, name: Raadslid, icon: raadslid}\n"));
    place_write(&play->place, "bezoek/cards/1.md",
                STR("---\nid: k1\nkind: waarde\n---\n# Moed\n\nEen besluit.\n"));
    place_write(&play->place, "kiosk.yaml", (struct str){config, (size_t)len});
    kiosk_set_pin(play, "314159");
}

void kiosk_tap(struct scene *scene, struct spot at)
{
    struct glass *glass = scene->play.glass;
    glass->finger(glass, FINGER_DOWN, 1, at.x, at.y);
    glass->finger(glass, FINGER_UP, 1, at.x, at.y);
}

static uint32_t colour_at(struct play *play, int x_px, int y_px)
{
    play->glass->look(play->glass, &play->seen);
    return play->seen.rgb[(size_t)y_px * GLASS_W_PX + (size_t)x_px];
}

void kiosk_sees(struct scene *scene, const char *what, int x_px, int y_px, uint32_t rgb)
{
    struct play *play = &scene->play;
    for (int64_t deadline_ms = now_ms() + LONG_MS; colour_at(play, x_px, y_px) != rgb;)
        if (!child_runs(&play->waaier) || !look_again(deadline_ms))
            play_fails(play, "expected %s, saw %06x at %d,%d", what, colour_at(play, x_px, y_px), x_px, y_px);
}

void kiosk_sees_foot(struct scene *scene, const char *what, uint32_t rgb)
{
    kiosk_sees(scene, what, 4, GLASS_H_PX - 4, rgb);
}

void kiosk_sees_lure(struct scene *scene)
{
    kiosk_sees(scene, "the lure loop", 730, 993, KIOSK_YELLOW);
}

void kiosk_tap_out(struct scene *scene)
{
    static const struct spot corner = {1880, 40};
    struct glass *glass = scene->play.glass;
    for (int i = 0; i < 4; i++)
        kiosk_tap(scene, corner);
    glass->finger(glass, FINGER_DOWN, 1, corner.x, corner.y);
    kiosk_sees(scene, "the ground of the PIN", 300, 560, KIOSK_PAPER);
    kiosk_sees(scene, "the PIN", 840, 560, KIOSK_PANEL); /* its keys stand in the middle */
    glass->finger(glass, FINGER_UP, 1, corner.x, corner.y);
}

struct spot kiosk_key_at(int digit)
{
    int place = digit == 0 ? 10 : digit - 1;
    return (struct spot){960 + (place % 3 - 1) * 165, 430 + place / 3 * 112};
}

void kiosk_start(struct scene *scene, const char *other)
{
    struct play *play = &scene->play;
    char deck[160], config[160], second[160];
    (void)place_path(&play->place, "bezoek", deck, sizeof deck);
    if (other)
        (void)place_path(&play->place, other, second, sizeof second);
    (void)place_path(&play->place, "kiosk.yaml", config, sizeof config);
    glass_x11_point(&scene->x11, 960, 1070); /* without a window manager keys go to what is under the mouse */
    play_start(play, (const char *[]){"kiosk", "--config", config, deck, other ? second : NULL, NULL});
    scene_sees_window(scene, 0, 0, GLASS_W_PX, GLASS_H_PX);
    kiosk_sees_lure(scene);
}
