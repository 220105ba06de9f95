/* Painters that die, hang or eat memory, and files made to have them do so: the next page always stands, and the client
 * loses nothing: no descriptor, no process, no memory. */
#include <errno.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/clock.h"
#include "base/rng.h"
#include "easel.h"
#include "papers.h"

enum {
    ROUNDS = 200,
    SETTLED_ROUND = 60, /* by then all that is kept has been made */
    JOB_MS = 300,
    STANDS_MS = 20000, /* how long a page may take on a machine that does other things too */
    GROWTH_PAGES_MAX = 4096,
    TEXT_MAX = 8192,
};

/* Forms that draw forms that draw forms: ten to the twelfth rectangles. */
static int form_bomb(void)
{
    char text[TEXT_MAX];
    int len = snprintf(text, sizeof text,
                       "%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 "
                       "R]/Count 1>>endobj\n"
                       "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Contents 4 0 "
                       "R/Resources<</XObject<</F 10 0 R>>>>>>"
                       "endobj\n4 0 obj<</Length 4>>stream\n/F Do\nendstream\nendobj\n");
    for (int i = 10; i < 22; i++)
        len += snprintf(
            text + len, sizeof text - (size_t)len,
            "%d 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 200 100]/Resources<</XObject<</F %d 0 "
            "R>>>>/Length "
            "60>>stream\n/F Do /F Do /F Do /F Do /F Do /F Do /F Do /F Do /F Do /F Do \nendstream\nendobj\n",
            i, i + 1);
    len += snprintf(text + len, sizeof text - (size_t)len,
                    "22 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 200 100]/Length 12>>stream\n0 0 9 9 re "
                    "f\nendstream\nendobj\n"
                    "trailer<</Root 1 0 R>>\n%%%%EOF\n");
    return papers_bytes((struct str){text, (size_t)len});
}

static int image_bomb(void)
{
    static const char text[] = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 "
                               "obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                               "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Contents 4 0 "
                               "R/Resources<</XObject<</I 5 0 R>>>>>>endobj\n"
                               "4 0 obj<</Length 27>>stream\n200 0 0 100 0 0 cm /I Do   \nendstream\nendobj\n"
                               "5 0 obj<</Type/XObject/Subtype/Image/Width 32000/Height "
                               "32000/ColorSpace/DeviceRGB/BitsPerComponent 8/Length 0>>"
                               "stream\n\nendstream\nendobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";
    return papers_bytes((struct str){text, sizeof text - 1});
}

static int filter_bomb(void)
{
    return papers_bytes(
        STR("<svg xmlns='http://www.w3.org/2000/svg' width='4000' height='4000'><filter id='f'>"
            "<feTurbulence baseFrequency='0.05' numOctaves='100000000'/></filter>"
            "<rect width='4000' height='4000' filter='url(#f)'/></svg>"));
}

/* A hundred thousand and more uses of uses. */
static int use_bomb(void)
{
    char text[TEXT_MAX];
    int len = snprintf(
        text, sizeof text,
        "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' width='100' "
        "height='100'><defs><g id='a0'><rect width='9' height='9'/></g>");
    for (int i = 1; i < 10; i++) {
        len += snprintf(text + len, sizeof text - (size_t)len, "<g id='a%d'>", i);
        for (int k = 0; k < 10; k++)
            len += snprintf(text + len, sizeof text - (size_t)len, "<use xlink:href='#a%d'/>", i - 1);
        len += snprintf(text + len, sizeof text - (size_t)len, "</g>");
    }
    len += snprintf(text + len, sizeof text - (size_t)len, "</defs><use xlink:href='#a9'/></svg>");
    return papers_bytes((struct str){text, (size_t)len});
}

/* Small as a file, large as pixels, but just allowed. */
static int pixel_bomb(void)
{
    return papers_png(8000, 8000, 0x80FF0000);
}

static int (*const bombs[])(void) = {form_bomb, image_bomb, filter_bomb, use_bomb, pixel_bomb};

struct siege {
    struct easel easel;
    struct rng rng;
    int good, bombs[COUNT_OF(bombs)]; /* documents */
    uint64_t content;
};

static void open_siege(struct siege *siege)
{
    easel_start(&siege->easel, &(struct paint_options){.painters = 2,
                                                       .job_ms_max = JOB_MS,
                                                       .memory_bytes_max = INT64_C(1) << 30,
                                                       .cache_bytes_max = 4 << 20});
    siege->rng.seed = 11;
    siege->good = paint_document_open(siege->easel.paint, papers_pdf(5), NULL);
    for (size_t i = 0; i < COUNT_OF(bombs); i++)
        siege->bombs[i] = paint_document_open(siege->easel.paint, bombs[i](), NULL);
}

static long resident_pages(void)
{
    long size = 0, resident = 0;
    FILE *file = fopen("/proc/self/statm", "re");
    assert_non_null(file);
    assert_int_equal(fscanf(file, "%ld %ld", &size, &resident), 2);
    (void)fclose(file);
    return resident;
}

static void signal_one(struct siege *siege, int number)
{
    struct paint_stats stats = paint_stats(siege->easel.paint);
    if (stats.painters > 0)
        assert_int_equal(kill(stats.painter_pids[rng_below(&siege->rng, (uint32_t)stats.painters)], number),
                         0);
}

struct page_wanted {
    struct paint_key key;
    enum paint_state state;
};

static bool page_stands(struct easel *easel, void *ctx)
{
    struct page_wanted *wanted = ctx;
    struct pixels pixels;
    const char *why;
    wanted->state = paint_at(easel->paint, &wanted->key, &pixels, &why);
    return wanted->state != PAINT_ABSENT;
}

/* A hostile page is wanted first and a good one after it; the good one must come. */
static void want_both(struct siege *siege, int bomb)
{
    struct easel *easel = &siege->easel;
    struct paint_want wants[2];
    int page = 1 + (int)rng_below(&siege->rng, 5), count = 0;
    if (bomb >= 0) {
        easel->items[0] = (struct easel_item){.document = siege->bombs[bomb], .page = 1};
        wants[count++] =
            (struct paint_want){.key = {.content = ++siege->content, .w_px = 400, .h_px = 200}, .tag = 0};
    }
    easel->items[1] = (struct easel_item){.document = siege->good, .page = page};
    wants[count++] =
        (struct paint_want){.key = {.content = ++siege->content, .w_px = 400, .h_px = 200}, .tag = 1};
    paint_want(easel->paint, wants, count, count);
}

static void assert_good_page_stands(struct siege *siege)
{
    struct page_wanted wanted = {.key = {.content = siege->content, .w_px = 400, .h_px = 200}};
    struct pixels pixels;
    const char *why = "";
    int64_t until_ms = clock_ms() + STANDS_MS;
    do { /* painters were shot under it, or the machine had other things to do: then it is asked again */
        assert_true(easel_until(&siege->easel, STANDS_MS, page_stands, &wanted));
        if (wanted.state == PAINT_FAILED)
            paint_forget_failures(siege->easel.paint);
    } while (wanted.state == PAINT_FAILED && clock_ms() < until_ms);
    if (paint_at(siege->easel.paint, &wanted.key, &pixels, &why) != PAINT_READY)
        fail_msg("the good page: %s", why);
    easel_assert_colour(&pixels, 2, 2, papers_colour(siege->easel.items[1].page) & 0xFFFFFF, 1);
}

static void the_next_page_always_stands(void **state)
{
    (void)state;
    static struct siege siege;
    siege = (struct siege){0};
    int fds_before = papers_open_fds(), fds_settled = 0;
    long pages_settled = 0;
    open_siege(&siege);
    for (int round = 0; round < ROUNDS; round++) {
        uint32_t dice = rng_below(&siege.rng, 20);
        want_both(&siege, dice < 2 ? (int)rng_below(&siege.rng, COUNT_OF(bombs)) : -1);
        if (dice >= 2 && dice < 4)
            signal_one(&siege, SIGSTOP);
        else if (dice >= 4 && dice < 18)
            signal_one(&siege, SIGKILL);
        assert_good_page_stands(&siege);
        if (round == SETTLED_ROUND) {
            fds_settled = papers_open_fds();
            pages_settled = resident_pages();
        }
    }
    struct paint_stats stats = paint_stats(siege.easel.paint);
    assert_true(stats.replaced >= ROUNDS / 2);
    assert_true(stats.cache_bytes <= 4 << 20);
    assert_true(papers_open_fds() <= fds_settled + 12); /* two painters more or less, coming and going */
    assert_true(resident_pages() <= pages_settled + GROWTH_PAGES_MAX);
    easel_stop(&siege.easel);
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1); /* no child is left, living or dead */
    assert_int_equal(errno, ECHILD);
    assert_int_equal(papers_open_fds(), fds_before);
}

/* Each bomb by itself ends as a picture or as a sentence, and the page after it stands. */
static void every_bomb_ends(void **state)
{
    (void)state;
    static struct siege siege;
    siege = (struct siege){0};
    open_siege(&siege);
    for (size_t i = 0; i < COUNT_OF(bombs); i++) {
        struct page_wanted wanted = {.key = {.content = siege.content + 1, .w_px = 400, .h_px = 200}};
        int64_t start_ms = clock_ms();
        want_both(&siege, (int)i);
        assert_good_page_stands(&siege);
        int64_t good_ms = clock_ms() - start_ms;
        assert_true(easel_until(&siege.easel, STANDS_MS, page_stands, &wanted));
        print_message("bomb %zu: %s, good page after %d ms, bomb after %d ms\n", i,
                      wanted.state == PAINT_READY ? "painted" : "failed", (int)good_ms,
                      (int)(clock_ms() - start_ms));
    }
    easel_stop(&siege.easel);
}

/* More than a painter may have: it says so, or dies of it, and the page after it stands. */
static void memory_has_a_limit(void **state)
{
    (void)state;
    static struct siege siege;
    siege = (struct siege){0};
    easel_start(&siege.easel, &(struct paint_options){.painters = 2, .memory_bytes_max = INT64_C(1) << 30});
    siege.good = paint_document_open(siege.easel.paint, papers_pdf(5), NULL);
    siege.bombs[0] = paint_document_open(siege.easel.paint, pixel_bomb(), NULL);
    struct page_wanted wanted = {.key = {.content = siege.content + 1, .w_px = 400, .h_px = 200}};
    want_both(&siege, 0);
    assert_good_page_stands(&siege);
    assert_true(easel_until(&siege.easel, 3 * STANDS_MS, page_stands, &wanted));
    easel_stop(&siege.easel);
}

static void a_page_no_longer_wanted_makes_way(void **state)
{
    (void)state;
    static struct siege siege;
    siege = (struct siege){0};
    struct paint_want wants[2];
    easel_start(&siege.easel, &(struct paint_options){.painters = 2, .job_ms_max = 60000});
    struct easel *easel = &siege.easel;
    siege.good = paint_document_open(easel->paint, papers_pdf(5), NULL);
    int bomb = paint_document_open(easel->paint, form_bomb(), NULL);
    want_both(&siege, -1);
    assert_good_page_stands(&siege); /* the first alone */
    for (int i = 0; i < 2; i++) {
        easel->items[2 + i] = (struct easel_item){.document = bomb, .page = 1};
        wants[i] = (struct paint_want){.key = {.content = 1000 + (uint64_t)i, .w_px = 100, .h_px = 50},
                                       .tag = 2 + i};
    }
    paint_want(easel->paint, wants, 2, 2);
    while (easel->items[3].asked == 0) { /* until both painters are stuck */
        struct page_wanted never = {.key = {.content = 9999, .w_px = 1, .h_px = 1}};
        (void)easel_until(easel, 5, page_stands, &never);
    }
    int64_t start_ms = clock_ms();
    want_both(&siege, -1);
    assert_good_page_stands(&siege);
    assert_true(clock_ms() - start_ms < 10000);
    assert_true(paint_stats(easel->paint).jobs_dropped >= 1);
    easel_stop(easel);
}

static void what_is_seen_goes_before_what_is_painted_ahead(void **state)
{
    (void)state;
    static struct siege siege;
    siege = (struct siege){0};
    struct paint_want wants[3];
    easel_start(&siege.easel, &(struct paint_options){.painters = 2, .job_ms_max = 60000});
    struct easel *easel = &siege.easel;
    siege.good = paint_document_open(easel->paint, papers_pdf(5), NULL);
    int bomb = paint_document_open(easel->paint, form_bomb(), NULL);
    for (int i = 0; i < 3; i++) {
        easel->items[i] = (struct easel_item){.document = i == 0 ? siege.good : bomb, .page = 1};
        wants[i] =
            (struct paint_want){.key = {.content = 1 + (uint64_t)i, .w_px = 100, .h_px = 50}, .tag = i};
    }
    paint_want(easel->paint, wants, 3, 1); /* the good one is seen, the bombs are painted ahead */
    while (easel->items[2].asked == 0) {
        struct page_wanted never = {.key = {.content = 9999, .w_px = 1, .h_px = 1}};
        (void)easel_until(easel, 5, page_stands, &never);
    }
    easel->items[3] = (struct easel_item){.document = siege.good, .page = 2};
    wants[0] = (struct paint_want){.key = {.content = 77, .w_px = 100, .h_px = 50}, .tag = 3};
    paint_want(easel->paint, wants, 3, 1); /* the bombs are still wanted, but later */
    struct page_wanted wanted = {.key = wants[0].key};
    assert_true(easel_until(easel, 10000, page_stands, &wanted));
    assert_int_equal(wanted.state, PAINT_READY);
    easel_stop(easel);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_bomb_ends),
        cmocka_unit_test(memory_has_a_limit),
        cmocka_unit_test(a_page_no_longer_wanted_makes_way),
        cmocka_unit_test(what_is_seen_goes_before_what_is_painted_ahead),
        cmocka_unit_test(the_next_page_always_stands),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
