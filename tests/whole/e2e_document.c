/* PDF as people have it: a lock and its password, words that are sought. */
#include "paint/papers.h"
#include "scene_x11.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { INK = 0x17223B, BYTES_MAX = 1 << 22 };

static void write_locked(struct play *play, char *path, size_t cap)
{
    static char bytes[1 << 16];
    int fd = papers_locked_pdf();
    ssize_t len = pread(fd, bytes, sizeof bytes, 0);
    assert_true(len > 0);
    (void)close(fd);
    place_write(&play->place, "slot.pdf", (struct str){bytes, (size_t)len});
    (void)place_path(&play->place, "slot.pdf", path, cap);
}

/* The page as `render` makes it, which may read the password from its surroundings. */
static void read_page(struct play *play, const char *pdf, struct picture *page)
{
    char out[160], png[200];
    (void)place_path(&play->place, "page", out, sizeof out);
    const char *const secret[] = {"WAAIER_PASSWORD=geheim", NULL};
    char size[32];
    (void)snprintf(size, sizeof size, "%dx%d", GLASS_W_PX, GLASS_H_PX);
    assert_int_equal(
        play_run(play, (const char *[]){"render", pdf, "--out", out, "--size", size, NULL}, secret), 0);
    (void)snprintf(png, sizeof png, "%s/001-p1.png", out);
    assert_true(picture_read(page, png));
}

/* The page is twice as wide as high: the wall shows above and below it. */
static bool shows_page(const struct picture *seen, const struct picture *page)
{
    return picture_holds(seen, page, 0, (seen->h_px - page->h_px) / 2);
}

static void sees_page(struct play *play, const struct picture *page)
{
    for (int64_t deadline_ms = now_ms() + DEADLINE_MS;;) {
        play->glass->look(play->glass, &play->seen);
        if (shows_page(&play->seen, page))
            return;
        if (!child_runs(&play->waaier) || !look_again(deadline_ms))
            play_fails(play, "expected the page");
    }
}

/* The page with something over it: most of it is as it was, and not all. */
static bool is_marked(const struct picture *seen, const struct picture *page)
{
    int64_t differs = 0, all = (int64_t)page->w_px * page->h_px;
    int y0 = (seen->h_px - page->h_px) / 2;
    for (int y = 0; y < page->h_px; y++) {
        for (int x = 0; x < page->w_px; x++)
            differs += seen->rgb[(size_t)(y + y0) * (size_t)seen->w_px + (size_t)x] !=
                       page->rgb[(size_t)y * (size_t)page->w_px + (size_t)x];
    }
    return differs > 100 && differs < all / 10;
}

static void sees_page_marked(struct play *play, const struct picture *page)
{
    for (int64_t deadline_ms = now_ms() + DEADLINE_MS;;) {
        play->glass->look(play->glass, &play->seen);
        if (is_marked(&play->seen, page))
            return;
        if (!child_runs(&play->waaier) || !look_again(deadline_ms))
            play_fails(play, "expected the page with marks");
    }
}

/* The field is the only thing with so long a line in ink. */
static bool has_field(const struct picture *seen)
{
    for (int y = 0; y < seen->h_px; y++) {
        int run = 0;
        for (int x = 0; x < seen->w_px; x++) {
            run = seen->rgb[(size_t)y * (size_t)seen->w_px + (size_t)x] == INK ? run + 1 : 0;
            if (run >= seen->w_px / 3)
                return true;
        }
    }
    return false;
}

static void sees_field(struct play *play)
{
    for (int64_t deadline_ms = now_ms() + DEADLINE_MS;;) {
        play->glass->look(play->glass, &play->seen);
        if (has_field(&play->seen))
            return;
        if (!child_runs(&play->waaier) || !look_again(deadline_ms))
            play_fails(play, "expected to be asked for a password");
    }
}

static bool file_holds(const char *path, const char *words)
{
    char *bytes = malloc(BYTES_MAX);
    FILE *file = fopen(path, "rb");
    size_t len = file && bytes ? fread(bytes, 1, BYTES_MAX, file) : 0;
    bool holds = len > 0 && memmem(bytes, len, words, strlen(words));
    if (file)
        (void)fclose(file);
    free(bytes);
    return holds;
}

static void keep_picture(struct picture *to, const struct picture *from)
{
    picture_make(to, from->w_px, from->h_px);
    memcpy(to->rgb, from->rgb, (size_t)from->w_px * (size_t)from->h_px * sizeof *to->rgb);
}

static void a_password_opens_it(void **state)
{
    struct scene *scene = *state;
    struct play *play = &scene->play;
    struct picture page = {0}, asked = {0};
    char pdf[160], dir[160];
    static const char *const kept[] = {"journal.db", "journal.db-wal", "journal.db-shm"};
    write_locked(play, pdf, sizeof pdf);
    read_page(play, pdf, &page);
    (void)place_path(&play->place, "secret", dir, sizeof dir);
    play_start(play, (const char *[]){"show", pdf, "--data-dir", dir, "--log", "debug", NULL});
    sees_field(play);
    play_sees_rest(play);
    keep_picture(&asked, &play->seen);
    scene_press(scene, "f o u t Return");
    play_sees_change(play, &asked);
    play_sees_rest(play); /* the sentence that it does not fit */
    assert_true(has_field(&play->seen));
    assert_false(picture_same(&play->seen, &asked));
    scene_press(scene, "x BackSpace g e h e i m Return");
    sees_page(play, &page);
    scene_quit(scene);
    for (size_t i = 0; i < COUNT_OF(kept); i++) {
        char file[200];
        (void)snprintf(file, sizeof file, "%s/%s", dir, kept[i]);
        assert_false(file_holds(file, "geheim"));
    }
    assert_false(file_holds(play->log, "geheim"));
    picture_free(&asked);
    picture_free(&page);
}

static void given_beforehand_nobody_is_asked(void **state)
{
    struct scene *scene = *state;
    struct play *play = &scene->play;
    struct picture page = {0};
    char pdf[160];
    write_locked(play, pdf, sizeof pdf);
    read_page(play, pdf, &page);
    play_start(play, (const char *[]){"show", pdf, "--password", "geheim", NULL});
    sees_page(play, &page);
    scene_quit(scene);
    picture_free(&page);
}

/* Without a start screen behind it the way back is the way out. */
static void who_does_not_know_it_leaves(void **state)
{
    struct scene *scene = *state;
    struct play *play = &scene->play;
    char pdf[160];
    write_locked(play, pdf, sizeof pdf);
    play_start(play, (const char *[]){"show", pdf, NULL});
    sees_field(play);
    scene_press(scene, "a Escape");
    play_ended(play, 1);
    assert_true(play_said(play, "slot.pdf is met een wachtwoord beveiligd"));
    play_start(play, (const char *[]){pdf, "--size", "1280x720", NULL});
    sees_field(play);
    scene_press(scene, "a b Escape");
    for (int64_t deadline_ms = now_ms() + DEADLINE_MS; has_field(&play->seen);) {
        if (!look_again(deadline_ms))
            play_fails(play, "expected the start screen");
        play->glass->look(play->glass, &play->seen);
    }
    scene_quit(scene);
}

/* Words of pages are found, and marked on the page until Esc. */
static void what_is_sought_is_marked(void **state)
{
    struct scene *scene = *state;
    struct play *play = &scene->play;
    struct picture pages[3] = {{0}};
    static char bytes[1 << 18];
    char pdf[160], out[160], png[200];
    int fd = papers_pdf(6);
    ssize_t len = pread(fd, bytes, sizeof bytes, 0);
    (void)close(fd);
    assert_true(len > 0);
    place_write(&play->place, "praatje.pdf", (struct str){bytes, (size_t)len});
    (void)place_path(&play->place, "praatje.pdf", pdf, sizeof pdf);
    (void)place_path(&play->place, "pages", out, sizeof out);
    assert_int_equal(play_run(play, (const char *[]){"render", pdf, "--out", out, NULL}, NULL), 0);
    for (int i = 0; i < 3; i++) {
        (void)snprintf(png, sizeof png, "%s/%03d-p%d.png", out, i + 4, i + 4);
        assert_true(picture_read(&pages[i], png));
    }
    play_start(play, (const char *[]){"show", pdf, "--page", "4", NULL});
    sees_page(play, &pages[0]);
    scene_press(scene, "ctrl+f");
    sees_field(play);
    scene_press(scene, "5 Return"); /* its title has the number: found at once */
    sees_page_marked(play, &pages[1]);
    scene_press(scene, "Right");
    sees_page(play, &pages[2]); /* this page does not have the word */
    scene_press(scene, "Left");
    sees_page_marked(play, &pages[1]);
    scene_press(scene, "Escape");
    sees_page(play, &pages[1]);
    scene_press(scene, "ctrl+f");
    sees_field(play);
    scene_press(scene, "b l a d z i j");
    play_sees_rest(play);
    scene_press(scene, "End Return"); /* the last of six: the words of all pages are known by now */
    sees_page_marked(play, &pages[2]);
    scene_quit(scene);
    for (int i = 0; i < 3; i++)
        picture_free(&pages[i]);
}

static void scripts_get_a_sentence(void **state)
{
    struct scene *scene = *state;
    struct play *play = &scene->play;
    char pdf[160], out[160];
    write_locked(play, pdf, sizeof pdf);
    (void)place_path(&play->place, "out", out, sizeof out);
    const char *const wrong[] = {"WAAIER_PASSWORD=fout", NULL}, *const right[] = {"WAAIER_PASSWORD=geheim",
                                                                                  NULL};
    const struct {
        const char *args[6];
        const char *const *environment;
        int status;
        const char *said;
    } rows[] = {
        {{"render", pdf, "--out", out}, NULL, 1, "Geef het in WAAIER_PASSWORD"},
        {{"tour", pdf, "--out", out}, NULL, 1, "Geef het in WAAIER_PASSWORD"},
        {{"check", pdf}, NULL, 1, "Geef het in WAAIER_PASSWORD"},
        {{"check", pdf}, wrong, 1, "past niet op slot.pdf"},
        {{"check", pdf}, right, 0, ""},
        {{"check", pdf, "--password", "geheim"}, NULL, 0, ""},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        int status = play_run(play, rows[i].args, rows[i].environment);
        if (status != rows[i].status || !play_said(play, rows[i].said))
            fail_msg("row %zu: ended with %d", i, status);
    }
}

int main(int argc, char **argv)
{
    if (!glass_x11_can_be())
        return 77;
    if (argc > 1)
        cmocka_set_test_filter(argv[1]);
    const struct CMUnitTest tests[] = {
        SCENE(a_password_opens_it),         SCENE(given_beforehand_nobody_is_asked),
        SCENE(who_does_not_know_it_leaves), SCENE(what_is_sought_is_marked),
        SCENE(scripts_get_a_sentence),
    };
    return cmocka_run_group_tests(tests, scene_group_begin, scene_group_end);
}
