/* The client with the real painter. */
#include <fcntl.h>
#include <poll.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/clock.h"
#include "base/fs.h"
#include "base/process.h"
#include "easel.h"
#include "paint/protocol.h"
#include "papers.h"

static void assert_fails(struct easel *easel, int document, int page, struct paint_key key)
{
    struct pixels pixels;
    const char *why = "";
    easel->items[1] = (struct easel_item){.document = document, .page = page};
    assert_int_equal(easel_paint(easel, 1, key, &pixels, &why), PAINT_FAILED);
    assert_true(strlen(why) > 10); /* a sentence */
}

static int dark_count(const struct pixels *pixels)
{
    int count = 0;
    for (int y = 0; y < pixels->h_px; y++) {
        for (int x = 0; x < pixels->w_px; x++)
            count += (easel_pixel(pixels, x, y) & 0xFF00) < 0x6000;
    }
    return count;
}

static void a_face_is_painted(void **state)
{
    struct easel *easel = *state;
    struct face face = easel_face("Luisteren");
    struct pixels pixels;
    const char *why = "";
    easel->items[0].face = &face;
    assert_int_equal(easel_paint(easel, 0, easel_key(1, 960, 540), &pixels, &why), PAINT_READY);
    assert_int_equal(pixels.w_px, 960);
    assert_int_equal(pixels.h_px, 540);
    assert_true(pixels.opaque);
    assert_true(dark_count(&pixels) > 500);
    assert_true(dark_count(&pixels) < 960 * 540 / 2);
    assert_int_equal(easel->items[0].asked, 1);
    struct pixels stand_in;
    struct paint_key larger = easel_key(1, 1920, 1080);
    assert_true(paint_stand_in(easel->paint, &larger, &stand_in));
    assert_ptr_equal(stand_in.argb, pixels.argb);
}

static void a_face_carries_its_picture(void **state)
{
    static const char svg[] = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 10'>"
                              "<rect width='10' height='10' fill='#c02080'/></svg>";
    struct easel *easel = *state;
    struct face face = easel_face("Met beeld");
    struct pixels pixels;
    const char *why = "";
    face.layout = FACE_PICTURE;
    const int fds[] = {papers_bytes(str_from(svg)), papers_png(100, 100, 0xFFC02080)};
    for (int i = 0; i < 2; i++) {
        int coloured = 0;
        easel->items[0] = (struct easel_item){.face = &face, .picture_fd = fds[i]};
        assert_int_equal(easel_paint(easel, 0, easel_key(10 + i, 480, 270), &pixels, &why), PAINT_READY);
        for (int y = 0; y < 270; y++) {
            for (int x = 0; x < 480; x++)
                coloured += easel_pixel(&pixels, x, y) == 0xC02080;
        }
        assert_true(coloured > 1000);
        (void)close(fds[i]);
    }
}

static void a_face_with_a_broken_picture_says_so(void **state)
{
    struct easel *easel = *state;
    struct face face = easel_face("Stuk beeld");
    struct pixels pixels;
    const char *why = "";
    easel->items[0] = (struct easel_item){.face = &face, .picture_fd = papers_bytes(STR("geen beeld"))};
    assert_int_equal(easel_paint(easel, 0, easel_key(15, 480, 270), &pixels, &why), PAINT_FAILED);
    assert_true(strlen(why) > 10);
    (void)close(easel->items[0].picture_fd);
}

static void a_page_fills_its_own_shape(void **state)
{
    struct easel *easel = *state;
    int document = paint_document_open(easel->paint, papers_pdf(3), NULL);
    for (int page = 1; page <= 3; page++) {
        struct pixels pixels = easel_page(easel, document, page, easel_key(20 + page, 800, 400));
        easel_assert_colour(&pixels, 0, 0, papers_colour(page) & 0xFFFFFF, 1);
        easel_assert_colour(&pixels, 799, 399, papers_colour(page) & 0xFFFFFF, 1);
    }
    assert_fails(easel, document, 4, easel_key(24, 800, 400));
    paint_document_close(easel->paint, document);
    assert_fails(easel, document, 1, easel_key(25, 800, 400));
}

static void a_page_of_another_shape_is_not_stretched(void **state)
{
    struct easel *easel = *state;
    int document = paint_document_open(easel->paint, papers_pdf(1), NULL);
    struct pixels pixels = easel_page(easel, document, 1, easel_key(30, 400, 400));
    easel_assert_colour(&pixels, 200, 50, 0x000000, 0);
    easel_assert_colour(&pixels, 200, 350, 0x000000, 0);
    easel_assert_colour(&pixels, 5, 105, papers_colour(1) & 0xFFFFFF, 1);
    easel_assert_colour(&pixels, 5, 295, papers_colour(1) & 0xFFFFFF, 1);
}

static void a_part_is_what_the_whole_shows_there(void **state)
{
    struct easel *easel = *state;
    int document = paint_document_open(easel->paint, papers_pdf(1), NULL);
    struct pixels whole = easel_page(easel, document, 1, easel_key(40, 1600, 800));
    struct paint_key key = easel_key(40, 1600, 800);
    uint32_t seen[100][50];
    for (int x = 0; x < 100; x++) {
        for (int y = 0; y < 50; y++)
            seen[x][y] = easel_pixel(&whole, 200 + x, 550 + y);
    }
    key.x_px = 200;
    key.y_px = 550;
    key.part_w_px = 100;
    key.part_h_px = 50;
    struct pixels part = easel_page(easel, document, 1, key);
    assert_int_equal(part.w_px, 100);
    assert_int_equal(part.h_px, 50);
    for (int x = 0; x < 100; x++) {
        for (int y = 0; y < 50; y++)
            easel_assert_colour(&part, x, y, seen[x][y], 2);
    }
}

struct asked {
    int document, page;
    enum paint_answer answer;
    const struct document_info *info;
    const struct document_link *links;
    int link_count;
    struct document_text text;
    struct document_blocks blocks;
    const char *why;
};

static bool info_is_there(struct easel *easel, void *ctx)
{
    struct asked *asked = ctx;
    asked->answer = paint_document_info(easel->paint, asked->document, &asked->info, &asked->why);
    return asked->answer != ANSWER_PENDING;
}

static bool links_are_there(struct easel *easel, void *ctx)
{
    struct asked *asked = ctx;
    asked->answer =
        paint_page_links(easel->paint, asked->document, asked->page, &asked->links, &asked->link_count);
    return asked->answer != ANSWER_PENDING;
}

static bool text_is_there(struct easel *easel, void *ctx)
{
    struct asked *asked = ctx;
    asked->answer = paint_page_text(easel->paint, asked->document, asked->page, &asked->text);
    return asked->answer != ANSWER_PENDING;
}

static bool blocks_are_there(struct easel *easel, void *ctx)
{
    struct asked *asked = ctx;
    asked->answer = paint_page_blocks(easel->paint, asked->document, asked->page, &asked->blocks);
    return asked->answer != ANSWER_PENDING;
}

static void a_document_tells_about_itself(void **state)
{
    struct easel *easel = *state;
    struct asked asked = {.document = paint_document_open(easel->paint, papers_pdf(4), NULL)};
    assert_true(easel_until(easel, 20000, info_is_there, &asked));
    assert_int_equal(asked.answer, ANSWER_READY);
    const struct document_info *info = asked.info;
    assert_true(str_eq(info->title, STR("Proefstuk")));
    assert_true(str_eq(info->author, STR("De Maker")));
    assert_int_equal(info->page_count, 4);
    assert_true(info->pages[3].size.w > 399 && info->pages[3].size.h < 201);
    assert_true(str_eq(info->pages[1].label, STR("ii")));
    assert_int_equal(info->pages[2].label.len, 0);
    assert_int_equal(info->outline_count, 4);
    for (int i = 0; i < 4; i++) {
        assert_int_equal(info->outline[i].page, i + 1);
        assert_int_equal(info->outline[i].level, i % 2);
        assert_true(str_eq(info->outline[i].title, STR("Hoofdstuk")));
    }
}

static void a_page_tells_its_links_and_words(void **state)
{
    struct easel *easel = *state;
    struct asked asked = {.document = paint_document_open(easel->paint, papers_pdf(2), NULL), .page = 1};
    assert_true(easel_until(easel, 20000, links_are_there, &asked));
    assert_int_equal(asked.answer, ANSWER_READY);
    assert_int_equal(asked.link_count, 2);
    const struct document_link *inside = asked.links[0].page > 0 ? &asked.links[0] : &asked.links[1];
    const struct document_link *outside = asked.links[0].page > 0 ? &asked.links[1] : &asked.links[0];
    assert_int_equal(inside->page, 2);
    assert_true(inside->at.x > 98 && inside->at.x < 102 && inside->at.y > 48 && inside->at.y < 52);
    assert_true(inside->at.w > 78 && inside->at.w < 82 && inside->at.h > 18 && inside->at.h < 22);
    assert_true(str_eq(outside->uri, STR("https://voorbeeld.nl/")));

    assert_true(easel_until(easel, 20000, text_is_there, &asked));
    assert_int_equal(asked.answer, ANSWER_READY);
    assert_true(str_starts(asked.text.text, STR("Bladzijde 1 caf\xC3\xA9")));
    struct rect_px first = asked.text.boxes[0];
    assert_true(first.x > 48 && first.x < 55 && first.y > 120 && first.y < 150 && first.h > 10 &&
                first.h < 40);

    assert_true(easel_until(easel, 20000, blocks_are_there, &asked));
    assert_int_equal(asked.answer, ANSWER_READY);
    assert_int_equal(asked.blocks.count, 1);
    struct rect_px words = asked.blocks.at[0];
    assert_true(rect_has(words, (struct pt_px){first.x + 1, first.y + first.h / 2}));
    assert_true(words.w > 100 && words.w < 300 && words.h < 40);
    paint_document_close(easel->paint, asked.document);
    assert_int_equal(paint_page_text(easel->paint, asked.document, 1, &asked.text), ANSWER_FAILED);
    assert_int_equal(paint_page_blocks(easel->paint, asked.document, 1, &asked.blocks), ANSWER_FAILED);
}

static void a_locked_document_asks_for_its_password(void **state)
{
    struct easel *easel = *state;
    struct asked asked = {.document = paint_document_open(easel->paint, papers_locked_pdf(), NULL)};
    assert_true(easel_until(easel, 20000, info_is_there, &asked));
    assert_int_equal(asked.answer, ANSWER_PASSWORD);
    assert_fails(easel, asked.document, 1, easel_key(50, 200, 100));
    asked.document = paint_document_open(easel->paint, papers_locked_pdf(), "fout");
    assert_true(easel_until(easel, 20000, info_is_there, &asked));
    assert_int_equal(asked.answer, ANSWER_PASSWORD);
    asked.document = paint_document_open(easel->paint, papers_locked_pdf(), "geheim");
    assert_true(easel_until(easel, 20000, info_is_there, &asked));
    assert_int_equal(asked.answer, ANSWER_READY);
    struct pixels pixels = easel_page(easel, asked.document, 1, easel_key(51, 200, 100));
    easel_assert_colour(&pixels, 100, 75, 0xFF0000, 1);
    easel_assert_colour(&pixels, 100, 25, 0xFFFFFF, 0);
}

/* One document, asked, refused, refused again, and then open: also for what was refused before. */
static void a_password_may_be_tried_again(void **state)
{
    struct easel *easel = *state;
    struct asked asked = {.document = paint_document_open(easel->paint, papers_locked_pdf(), NULL)};
    char too_long[300];
    memset(too_long, 'x', sizeof too_long - 1);
    too_long[sizeof too_long - 1] = '\0';
    assert_true(easel_until(easel, 20000, info_is_there, &asked));
    assert_int_equal(asked.answer, ANSWER_PASSWORD);
    assert_fails(easel, asked.document, 1, easel_key(52, 200, 100));
    assert_false(paint_document_unlock(easel->paint, asked.document, too_long));
    assert_false(paint_document_unlock(easel->paint, asked.document + 1, "geheim"));
    assert_true(paint_document_unlock(easel->paint, asked.document,
                                      "gr\xC3\xA9"
                                      "fin"));
    assert_true(easel_until(easel, 20000, info_is_there, &asked));
    assert_int_equal(asked.answer, ANSWER_PASSWORD);
    assert_true(paint_document_unlock(easel->paint, asked.document, "geheim"));
    assert_true(easel_until(easel, 20000, info_is_there, &asked));
    assert_int_equal(asked.answer, ANSWER_READY);
    struct pixels pixels = easel_page(easel, asked.document, 1, easel_key(52, 200, 100));
    easel_assert_colour(&pixels, 100, 75, 0xFF0000, 1);
}

static void a_picture_is_a_document_of_one_page(void **state)
{
    struct easel *easel = *state;
    const int fds[] = {papers_jpeg(1), papers_webp()};
    for (int i = 0; i < 2; i++) {
        struct asked asked = {.document = paint_document_open(easel->paint, fds[i], NULL)};
        assert_true(easel_until(easel, 20000, info_is_there, &asked));
        assert_int_equal(asked.info->page_count, 1);
        assert_true(asked.info->pages[0].size.w > 31 && asked.info->pages[0].size.h < 17);
        struct pixels pixels = easel_page(easel, asked.document, 1, easel_key(60 + i, 32, 16));
        easel_assert_colour(&pixels, 3, 3, 0xDCC814, 24);
        easel_assert_colour(&pixels, 28, 12, 0x141ED2, 24);
        pixels = easel_page(easel, asked.document, 1, easel_key(60 + i, 320, 160)); /* larger */
        easel_assert_colour(&pixels, 30, 30, 0xDCC814, 24);
        pixels = easel_page(easel, asked.document, 1, easel_key(60 + i, 4, 2)); /* smaller */
        easel_assert_colour(&pixels, 0, 0, 0xDCC814, 24);
        easel_assert_colour(&pixels, 3, 1, 0x141ED2, 24);
        assert_fails(easel, asked.document, 2, easel_key(62 + i, 32, 16));
    }
}

static void a_camera_picture_stands_upright(void **state)
{
    struct easel *easel = *state;
    /* Where the upper left of the file ends up, for each orientation: right? lower? on its side? */
    static const struct {
        int turn;
        bool right, lower, aside;
    } rows[] = {{2, true, false, false}, {3, true, true, false}, {4, false, true, false},
                {5, false, false, true}, {6, true, false, true}, {7, true, true, true},
                {8, false, true, true}};
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        int w = rows[i].aside ? 16 : 32, h = rows[i].aside ? 32 : 16;
        int document = paint_document_open(easel->paint, papers_jpeg(rows[i].turn), NULL);
        struct pixels pixels = easel_page(easel, document, 1, easel_key(70 + rows[i].turn, w, h));
        easel_assert_colour(&pixels, rows[i].right ? w - 3 : 2, rows[i].lower ? h - 3 : 2, 0xDCC814, 24);
        easel_assert_colour(&pixels, rows[i].right ? 2 : w - 3, rows[i].lower ? 2 : h - 3, 0x141ED2, 24);
    }
}

static void what_cannot_be_read_gives_a_sentence(void **state)
{
    struct easel *easel = *state;
    char huge[64] = "\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\x75\x30\0\0\x75\x30\x08\x06"; /* 30000 x 30000 */
    const struct str rows[] = {
        STR("%PDF-1.4\nniets meer"),
        STR("zomaar wat tekst"),
        STR("\x89PNG\r\n\x1A\n"),
        STR("\xFF\xD8\xFF\xE0 kapot"),
        STR("<svg xmlns='http://www.w3.org/2000/svg'><g>"),
        {huge, sizeof huge},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        int document = paint_document_open(easel->paint, papers_bytes(rows[i]), NULL);
        struct asked asked = {.document = document};
        assert_fails(easel, document, 1, easel_key(80 + (int)i, 100, 100));
        assert_true(easel_until(easel, 20000, info_is_there, &asked));
        assert_int_equal(asked.answer, ANSWER_FAILED);
        assert_true(strlen(asked.why) > 10);
    }
    assert_int_equal(paint_stats(easel->paint).replaced, 0); /* none of it cost a painter */
}

static void an_svg_loads_nothing_from_elsewhere(void **state)
{
    struct easel *easel = *state;
    char svg[600];
    int png = papers_png(10, 10, 0xFFFF0000);
    (void)snprintf(
        svg, sizeof svg,
        "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' width='10' "
        "height='10'><rect width='10' height='10' fill='#00ff00'/><image width='10' height='10' "
        "xlink:href='file:///proc/%d/fd/%d'/></svg>",
        (int)getpid(), png);
    int document = paint_document_open(easel->paint, papers_bytes(str_from(svg)), NULL);
    struct pixels pixels = easel_page(easel, document, 1, easel_key(90, 10, 10));
    easel_assert_colour(&pixels, 5, 5, 0x00FF00, 0);
    (void)close(png);
}

static off_t write_pdf(struct easel *easel, int tag, int content, int fd)
{
    struct err err = {0};
    struct stat st;
    struct paint_key key = easel_key(content, 1, 1);
    if (!paint_write_pdf(easel->paint, tag, &key, fd, 20000, &err))
        fail_msg("%s", err.text);
    assert_int_equal(fstat(fd, &st), 0);
    return st.st_size;
}

static void a_face_becomes_a_pdf_twice_the_same(void **state)
{
    struct easel *easel = *state;
    struct face face = easel_face("Op papier");
    struct arena arena;
    struct err err;
    struct str bytes[2];
    assert_true(arena_init(&arena, 4 << 20));
    easel->items[0] = (struct easel_item){.face = &face, .picture_fd = papers_jpeg(6)};
    int fds[2];
    for (int i = 0; i < 2; i++) {
        fds[i] = memfd_create("pdf", MFD_CLOEXEC);
        assert_true(write_pdf(easel, 0, 100, fds[i]) > 1000);
        assert_true(fs_read_fd(&arena, fds[i], STR("pdf"), 1 << 20, &bytes[i], &err));
    }
    assert_true(str_starts(bytes[0], STR("%PDF-")));
    assert_true(str_eq(bytes[0], bytes[1]));
    assert_true(str_find(bytes[0], STR("DCTDecode")) > 0); /* the JPEG went along as it is */
    (void)close(fds[1]);
    (void)close(easel->items[0].picture_fd);
    struct asked asked = {.document = paint_document_open(easel->paint, fds[0], NULL), .page = 1};
    assert_true(easel_until(easel, 20000, info_is_there, &asked));
    assert_true(str_eq(asked.info->title, STR("Op papier")));
    assert_true(asked.info->pages[0].size.w > 959 && asked.info->pages[0].size.h < 541);
    assert_true(easel_until(easel, 20000, text_is_there, &asked));
    assert_true(str_find(asked.text.text, STR("besluit")) >= 0);
    arena_finish(&arena);
}

static void a_page_becomes_a_pdf_of_its_own(void **state)
{
    struct easel *easel = *state;
    int fd = memfd_create("pdf", MFD_CLOEXEC);
    easel->items[0] =
        (struct easel_item){.document = paint_document_open(easel->paint, papers_pdf(3), NULL), .page = 2};
    assert_true(write_pdf(easel, 0, 105, fd) > 500);
    struct asked asked = {.document = paint_document_open(easel->paint, fd, NULL), .page = 1};
    assert_true(easel_until(easel, 20000, info_is_there, &asked));
    assert_int_equal(asked.info->page_count, 1);
    assert_true(asked.info->pages[0].size.w > 399 && asked.info->pages[0].size.h < 201);
    assert_true(easel_until(easel, 20000, text_is_there, &asked));
    assert_true(str_starts(asked.text.text, STR("Bladzijde 2")));
}

static void a_pdf_that_cannot_be_written_says_so(void **state)
{
    struct easel *easel = *state;
    struct err err = {0};
    struct face face = easel_face("Volle schijf");
    struct paint_key key = easel_key(101, 1, 1);
    int full = open("/dev/full", O_WRONLY | O_CLOEXEC);
    easel->items[0] = (struct easel_item){.face = &face};
    assert_false(paint_write_pdf(easel->paint, 0, &key, full, 20000, &err));
    assert_true(strlen(err.text) > 10);
    easel->items[0] = (struct easel_item){0};
    assert_false(paint_write_pdf(easel->paint, 0, &key, full, 20000, &err));
    assert_string_equal(err.text, "niets te tekenen");
    (void)close(full);
}

static bool three_are_ready(struct easel *easel, void *ctx)
{
    (void)ctx;
    return paint_stats(easel->paint).pictures >= 3;
}

static void the_list_is_painted_in_order(void **state)
{
    struct easel *easel = *state;
    int document = paint_document_open(easel->paint, papers_pdf(3), NULL);
    struct paint_want wants[3];
    for (int i = 0; i < 3; i++) {
        easel->items[i] = (struct easel_item){.document = document, .page = i + 1};
        wants[i] = (struct paint_want){.key = easel_key(110 + i, 200, 100), .tag = i};
    }
    paint_want(easel->paint, wants, 3, 1);
    assert_int_equal(easel->items[0].asked, 1);
    assert_int_equal(easel->items[1].asked, 0); /* nothing is painted ahead before the first picture stands */
    assert_true(easel_until(easel, 20000, three_are_ready, NULL));
    struct pixels pixels;
    const char *why;
    for (int i = 0; i < 3; i++) {
        assert_int_equal(paint_at(easel->paint, &wants[i].key, &pixels, &why), PAINT_READY);
        easel_assert_colour(&pixels, 2, 2, papers_colour(i + 1) & 0xFFFFFF, 1);
    }
}

static bool four_are_ready(struct easel *easel, void *ctx)
{
    int *more_than = ctx;
    return paint_stats(easel->paint).pictures >= *more_than + 4;
}

/* What is asked for before all else goes first, and takes nothing off the list. */
static void what_comes_before_leaves_the_rest(void **state)
{
    struct easel *easel = *state;
    int document = paint_document_open(easel->paint, papers_pdf(4), NULL);
    int were = paint_stats(easel->paint).pictures;
    struct paint_want wants[4];
    for (int i = 0; i < 4; i++) {
        easel->items[i] = (struct easel_item){.document = document, .page = i + 1};
        wants[i] = (struct paint_want){.key = easel_key(140 + i, 200, 100), .tag = i};
    }
    paint_want(easel->paint, wants, 3, 3);
    paint_want_before(easel->paint, wants + 3, 1);
    paint_want_before(easel->paint, NULL, 0);
    assert_true(easel_until(easel, 20000, four_are_ready, &were));
    struct pixels pixels;
    const char *why;
    for (int i = 0; i < 4; i++) {
        assert_int_equal(paint_at(easel->paint, &wants[i].key, &pixels, &why), PAINT_READY);
        easel_assert_colour(&pixels, 2, 2, papers_colour(i + 1) & 0xFFFFFF, 1);
    }
}

static void a_failure_is_tried_again_when_asked(void **state)
{
    struct easel *easel = *state;
    struct face face = easel_face("Later wel");
    struct pixels pixels;
    const char *why = "";
    easel->items[0] = (struct easel_item){0};
    assert_int_equal(easel_paint(easel, 0, easel_key(120, 100, 50), &pixels, &why), PAINT_FAILED);
    assert_string_equal(why, "niets te tekenen");
    easel->items[0].face = &face;
    assert_int_equal(easel_paint(easel, 0, easel_key(120, 100, 50), &pixels, &why), PAINT_FAILED);
    paint_forget_failures(easel->paint);
    assert_int_equal(easel_paint(easel, 0, easel_key(120, 100, 50), &pixels, &why), PAINT_READY);
}

/* The descriptor alone tells when there is something: no polling in between. */
static void the_descriptor_wakes_the_caller(void **state)
{
    struct easel *easel = *state;
    struct face face = easel_face("Wakker");
    struct paint_want want = {.key = easel_key(130, 100, 50)};
    easel->items[0] = (struct easel_item){.face = &face};
    paint_want(easel->paint, &want, 1, 1);
    int64_t until_ms = clock_ms() + 20000;
    bool news = false;
    while (!news && clock_ms() < until_ms) {
        struct pollfd ready = {.fd = paint_fd(easel->paint), .events = POLLIN};
        assert_int_equal(poll(&ready, 1, 20000), 1);
        news = paint_poll(easel->paint);
    }
    struct pixels pixels;
    const char *why;
    assert_int_equal(paint_at(easel->paint, &want.key, &pixels, &why), PAINT_READY);
    struct pollfd ready = {.fd = paint_fd(easel->paint), .events = POLLIN};
    assert_int_equal(poll(&ready, 1, 0), 0); /* and sleeps when there is nothing more */
    easel->items[0] = (struct easel_item){0};
    want.key.content++;
    paint_want(easel->paint, &want, 1, 1); /* fails at once, outside paint_poll */
    assert_int_equal(poll(&ready, 1, 1000), 1);
    assert_true(paint_poll(easel->paint));
    assert_false(paint_poll(easel->paint));
}

/* Painters of another making: this program itself, started as one. */

static bool nothing(void *ctx, int tag, const struct paint_key *key, struct paint_source *out,
                    struct err *err)
{
    (void)ctx;
    (void)tag;
    (void)key;
    (void)out;
    return err_set(err, ERR_FORMAT, "niets");
}

static void a_painter_of_another_build_is_refused(void **state)
{
    (void)state;
    char self[4096];
    struct err err = {0};
    ssize_t len = readlink("/proc/self/exe", self, sizeof self - 1);
    assert_true(len > 0);
    self[len] = '\0';
    struct paint_options options = {
        .program = self, .fonts_dir = WAAIER_FONTS_DIR, .memory_bytes_max = INT64_MAX / 2, .supply = nothing};
    assert_int_equal(setenv("FALSE_PAINTER", "other", 1), 0);
    assert_null(paint_create(&options, &err));
    assert_int_equal(err.kind, ERR_UNSUPPORTED);
    assert_int_equal(setenv("FALSE_PAINTER", "dies", 1), 0);
    assert_null(paint_create(&options, &err));
    assert_int_equal(err.kind, ERR_IO);
    options.program = "/bestaat/niet";
    assert_null(paint_create(&options, &err));
    assert_int_equal(unsetenv("FALSE_PAINTER"), 0);
}

static void without_waiting_it_shows_as_a_failure(void **state)
{
    (void)state;
    char self[4096];
    struct easel easel;
    struct pixels pixels;
    const char *why = "";
    ssize_t len = readlink("/proc/self/exe", self, sizeof self - 1);
    assert_true(len > 0);
    self[len] = '\0';
    assert_int_equal(setenv("FALSE_PAINTER", "other", 1), 0);
    easel_start(&easel, &(struct paint_options){.program = self, .no_wait = true});
    assert_int_equal(easel_paint(&easel, 0, easel_key(140, 10, 10), &pixels, &why), PAINT_FAILED);
    assert_true(strlen(why) > 10);
    easel_stop(&easel);
    assert_int_equal(unsetenv("FALSE_PAINTER"), 0);
    easel_start(&easel, &(struct paint_options){.no_wait = true});
    struct face face = easel_face("Haast");
    easel.items[0].face = &face;
    assert_int_equal(easel_paint(&easel, 0, easel_key(141, 10, 10), &pixels, &why), PAINT_READY);
    easel_stop(&easel);
}

static int be_false_painter(const char *how)
{
    unsigned char bytes[256];
    char message[4096];
    int fds[PROCESS_FDS_MAX], fd_count;
    struct wire_out head = {.at = bytes, .cap = sizeof bytes};
    struct protocol_answer answer = {.serial = 0, .build = STR("een andere")};
    if (strcmp(how, "dies") == 0)
        return 1;
    (void)process_receive(3, true, message, sizeof message, fds, &fd_count);
    protocol_put_answer(&head, &answer);
    (void)protocol_send(3, &head, NULL, NULL, 0);
    (void)process_receive(3, true, message, sizeof message, fds, &fd_count);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_face_is_painted, easel_setup, easel_teardown),
        cmocka_unit_test_setup_teardown(a_face_carries_its_picture, easel_setup, easel_teardown),
        cmocka_unit_test_setup_teardown(a_face_with_a_broken_picture_says_so, easel_setup, easel_teardown),
        cmocka_unit_test_setup_teardown(a_page_fills_its_own_shape, easel_setup, easel_teardown),
        cmocka_unit_test_setup_teardown(a_page_of_another_shape_is_not_stretched, easel_setup,
                                        easel_teardown),
        cmocka_unit_test_setup_teardown(a_part_is_what_the_whole_shows_there, easel_setup, easel_teardown),
        cmocka_unit_test_setup_teardown(a_document_tells_about_itself, easel_setup, easel_teardown),
        cmocka_unit_test_setup_teardown(a_page_tells_its_links_and_words, easel_setup, easel_teardown),
        cmocka_unit_test_setup_teardown(a_locked_document_asks_for_its_password, easel_setup, easel_teardown),
        cmocka_unit_test_setup_teardown(a_password_may_be_tried_again, easel_setup, easel_teardown),
        cmocka_unit_test_setup_teardown(a_picture_is_a_document_of_one_page, easel_setup, easel_teardown),
        cmocka_unit_test_setup_teardown(a_camera_picture_stands_upright, easel_setup, easel_teardown),
        cmocka_unit_test_setup_teardown(what_cannot_be_read_gives_a_sentence, easel_setup, easel_teardown),
        cmocka_unit_test_setup_teardown(an_svg_loads_nothing_from_elsewhere, easel_setup, easel_teardown),
        cmocka_unit_test_setup_teardown(a_face_becomes_a_pdf_twice_the_same, easel_setup, easel_teardown),
        cmocka_unit_test_setup_teardown(a_page_becomes_a_pdf_of_its_own, easel_setup, easel_teardown),
        cmocka_unit_test_setup_teardown(a_pdf_that_cannot_be_written_says_so, easel_setup, easel_teardown),
        cmocka_unit_test_setup_teardown(the_list_is_painted_in_order, easel_setup, easel_teardown),
        cmocka_unit_test_setup_teardown(what_comes_before_leaves_the_rest, easel_setup, easel_teardown),
        cmocka_unit_test_setup_teardown(a_failure_is_tried_again_when_asked, easel_setup, easel_teardown),
        cmocka_unit_test_setup_teardown(the_descriptor_wakes_the_caller, easel_setup, easel_teardown),
        cmocka_unit_test(a_painter_of_another_build_is_refused),
        cmocka_unit_test(without_waiting_it_shows_as_a_failure),
    };
    const char *how = getenv("FALSE_PAINTER");
    if (how)
        return be_false_painter(how);
    if (setenv("SOURCE_DATE_EPOCH", "1700000000", 1) != 0)
        return 1;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
