/* The window: full screen with and without a window manager, resized, closed; and a PDF in it. */
#include "scene_x11.h"

#include "base/str.h"

#include <X11/Xlib.h>
#include <cairo-pdf.h>
#include <stdio.h>
#include <string.h>

enum { PDF_PAGES = 5 };

static void covers_all(struct scene *scene)
{
    scene_show(scene);
    scene_sees_window(scene, 0, 0, GLASS_W_PX, GLASS_H_PX);
    scene_press(scene, "F11");
    scene_sees_window(scene, -1, -1, GLASS_W_PX * 3 / 4, GLASS_H_PX * 3 / 4);
    play_sees_rest(
        &scene->play); /* without a window manager the keys find the window once it has drawn itself there */
    scene_press(scene, "Right F11");
    scene_sees_window(scene, 0, 0, GLASS_W_PX, GLASS_H_PX);
    play_sees_card(&scene->play, 2);
    scene_quit(scene);
}

static void full_screen_bare(void **state)
{
    covers_all(*state);
}

static void full_screen_managed(void **state)
{
    struct scene *scene = *state;
    assert_true(glass_x11_manage(&scene->x11));
    covers_all(scene);
}

static void close_window(struct scene *scene, Window window)
{
    Display *display = scene->x11.display;
    XEvent event = {
        .xclient = {.type = ClientMessage,
                    .window = window,
                    .message_type = XInternAtom(display, "WM_PROTOCOLS", False),
                    .format = 32,
                    .data.l = {(long)XInternAtom(display, "WM_DELETE_WINDOW", False), CurrentTime}}};
    (void)XSendEvent(display, window, False, NoEventMask, &event);
    (void)XFlush(display);
}

/* The card fills the window, whatever its size. */
static void sees_card_of(struct scene *scene, int card, int w_px, int h_px)
{
    struct play *play = &scene->play;
    struct picture want = {0};
    char size[32], id[32], out[160], path[256];
    (void)snprintf(size, sizeof size, "%dx%d", w_px, h_px);
    (void)snprintf(id, sizeof id, "kaart-%d", card);
    (void)place_path(&play->place, size, out, sizeof out);
    (void)snprintf(path, sizeof path, "%s/%03d-%s.png", out, card, id);
    assert_int_equal(
        play_run(play,
                 (const char *[]){"render", play->deck, "--out", out, "--size", size, "--only", id, NULL},
                 NULL),
        0);
    assert_true(picture_read(&want, path));
    int x, y, w, h;
    for (int64_t deadline_ms = now_ms() + DEADLINE_MS;;) {
        Window window = glass_x11_window(&scene->x11, &x, &y, &w, &h);
        play->glass->look(play->glass, &play->seen);
        if (window && w == w_px && h == h_px && picture_holds(&play->seen, &want, x, y))
            break;
        if (!look_again(deadline_ms))
            play_fails(play, "expected card %d in a window of %s", card, size);
    }
    picture_free(&want);
}

static void resized(void **state)
{
    struct scene *scene = *state;
    struct play *play = &scene->play;
    static const int sizes[][2] = {{1280, 720}, {640, 360}, {1600, 900}};
    int x, y, w, h;
    assert_true(glass_x11_manage(&scene->x11));
    play_start(play, (const char *[]){play->deck, "--page", "3", "--size", "960x540", NULL});
    sees_card_of(scene, 3, 960, 540);
    for (size_t i = 0; i < COUNT_OF(sizes); i++) {
        Window window = glass_x11_window(&scene->x11, &x, &y, &w, &h);
        (void)XResizeWindow(scene->x11.display, window, (unsigned)sizes[i][0], (unsigned)sizes[i][1]);
        (void)XFlush(scene->x11.display);
        sees_card_of(scene, 3, sizes[i][0], sizes[i][1]);
    }
    close_window(scene, glass_x11_window(&scene->x11, &x, &y, &w, &h));
    play_ended(play, 0);
}

/* ---- a document */

static void tag(cairo_t *cr, const char *name, const char *attributes)
{
    cairo_tag_begin(cr, name, attributes);
    cairo_tag_end(cr, name);
}

/* Pages of 960 by 540 points, so two pixels a point; the first leads to the fourth, the fourth to the first. */
static void make_document(const char *path)
{
    static const char *const names[] = {"name='een'", "name='twee'", "name='drie'", "name='vier'",
                                        "name='vijf'"};
    static const char *const places[] = {"dest='een'", "dest='twee'", "dest='drie'", "dest='vier'",
                                         "dest='vijf'"};
    cairo_surface_t *pdf = cairo_pdf_surface_create(path, 960, 540);
    cairo_t *cr = cairo_create(pdf);
    cairo_set_font_size(cr, 60);
    for (int i = 0; i < PDF_PAGES; i++) {
        char words[64];
        (void)snprintf(words, sizeof words, "Pagina %d", i + 1);
        (void)cairo_pdf_surface_add_outline(pdf, CAIRO_PDF_OUTLINE_ROOT, words, places[i],
                                            CAIRO_PDF_OUTLINE_FLAG_OPEN);
        tag(cr, CAIRO_TAG_DEST, names[i]);
        cairo_move_to(cr, 100, 100);
        cairo_show_text(cr, words);
        if (i == 0 || i == 3) {
            (void)snprintf(words, sizeof words, "rect=[300 200 200 60] %s", places[3 - i]);
            tag(cr, CAIRO_TAG_LINK, words);
        }
        cairo_show_page(cr);
    }
    cairo_destroy(cr);
    cairo_surface_destroy(pdf);
}

static void document(void **state)
{
    struct scene *scene = *state;
    struct play *play = &scene->play;
    char pdf[160], out[160], path[256];
    struct picture pages[PDF_PAGES + 1] = {0};
    (void)place_path(&play->place, "stuk.pdf", pdf, sizeof pdf);
    (void)place_path(&play->place, "stuk", out, sizeof out);
    make_document(pdf);
    assert_int_equal(play_run(play, (const char *[]){"render", pdf, "--out", out, NULL}, NULL), 0);
    for (int i = 1; i <= PDF_PAGES; i++) {
        (void)snprintf(path, sizeof path, "%s/%03d-p%d.png", out, i, i);
        assert_true(picture_read(&pages[i], path));
    }
    play_start(play, (const char *[]){"show", pdf, NULL});
    play_sees(play, "page 1", &pages[1]);
    scene_press(scene, "Right");
    play_sees(play, "page 2", &pages[2]);
    scene_press(scene, "End");
    play_sees(play, "page 5", &pages[5]);
    scene_press(scene, "Home");
    play_sees(play, "page 1 again", &pages[1]);
    play_sees_rest(play);
    glass_x11_click(&scene->x11, 800, 460, 1); /* in the link */
    scene_press(scene, "Escape");
    play_sees(play, "page 4, where the link leads", &pages[4]);
    play_sees_rest(play); /* the links of a page come just after its picture */
    play->glass->finger(play->glass, FINGER_DOWN, 1, 700, 440);
    play->glass->finger(play->glass, FINGER_UP, 1, 700, 440);
    play_sees(play, "page 1, where the other link leads", &pages[1]);
    for (int i = 1; i <= PDF_PAGES; i++)
        picture_free(&pages[i]);
    scene_quit(scene);
}

int main(int argc, char **argv)
{
    if (!glass_x11_can_be())
        return 77;
    if (argc > 1)
        cmocka_set_test_filter(argv[1]);
    struct CMUnitTest tests[] = {
        SCENE(full_screen_bare),
        SCENE(document),
        SCENE(full_screen_managed),
        SCENE(resized),
    };
    size_t count = program_exists("openbox") ? COUNT_OF(tests) : COUNT_OF(tests) - 2;
    return _cmocka_run_group_tests("window", tests, count, scene_group_begin, scene_group_end);
}
