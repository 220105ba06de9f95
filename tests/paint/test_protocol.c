/* Messages arrive as they were sent, and nothing that was cut or damaged on the way does harm. */
#include "paint/protocol.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/rng.h"
#include "easel.h"
#include "papers.h"

enum { ARENA_BYTES = 64 << 20, HEAD_BYTES = 1024 };

struct wires {
    struct arena arena, out;
    unsigned char head_bytes[HEAD_BYTES];
    struct wire_out head, body;
    char message[PROCESS_MESSAGE_MAX];
    int ends[2];
};

static int open_wires(void **state)
{
    struct wires *wires = calloc(1, sizeof *wires);
    assert_non_null(wires);
    assert_true(arena_init(&wires->arena, ARENA_BYTES) && arena_init(&wires->out, ARENA_BYTES));
    wires->head = (struct wire_out){.at = wires->head_bytes, .cap = HEAD_BYTES};
    wires->body = (struct wire_out){.at = wires->out.base, .cap = ARENA_BYTES};
    assert_int_equal(socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, wires->ends), 0);
    *state = wires;
    return 0;
}

static int close_wires(void **state)
{
    struct wires *wires = *state;
    (void)close(wires->ends[0]);
    (void)close(wires->ends[1]);
    arena_finish(&wires->arena);
    arena_finish(&wires->out);
    free(wires);
    return 0;
}

static struct str receive(struct wires *wires, int fds[PROCESS_FDS_MAX], int *fd_count)
{
    ssize_t len = process_receive(wires->ends[1], true, wires->message, sizeof wires->message, fds, fd_count);
    assert_true(len > 0);
    return (struct str){wires->message, (size_t)len};
}

static struct protocol_request face_request(const struct face *face)
{
    return (struct protocol_request){.verb = PROTOCOL_FACE,
                                     .serial = 7,
                                     .document = 99,
                                     .has_password = true,
                                     .password = STR("geheim"),
                                     .target = {.w_px = 1920,
                                                .h_px = 1080,
                                                .x_px = -5,
                                                .y_px = 9,
                                                .part_w_px = 10,
                                                .part_h_px = 20,
                                                .stride_px = 12},
                                     .face = *face};
}

static void a_request_arrives_as_it_was_sent(void **state)
{
    struct wires *wires = *state;
    struct face face = easel_face("Luisteren");
    struct protocol_request sent = face_request(&face), got;
    int fds[PROCESS_FDS_MAX], fd_count, fd = papers_bytes(STR("x")), open_fds = papers_open_fds();
    protocol_put_request(&wires->head, &wires->body, &sent);
    assert_true(protocol_send(wires->ends[0], &wires->head, &wires->body, &fd, 1));
    struct str message = receive(wires, fds, &fd_count);
    assert_true(protocol_take_request(&wires->arena, message, fds, &fd_count, &got));
    assert_int_equal(fd_count, 1);
    assert_int_equal(got.verb, PROTOCOL_FACE);
    assert_int_equal(got.serial, 7);
    assert_true(got.document == 99);
    assert_false(got.target.pdf);
    assert_int_equal(got.target.w_px, 1920);
    assert_int_equal(got.target.h_px, 1080);
    assert_int_equal(got.target.x_px, -5);
    assert_int_equal(got.target.y_px, 9);
    assert_int_equal(got.target.part_w_px, 10);
    assert_int_equal(got.target.part_h_px, 20);
    assert_int_equal(got.target.stride_px, 12);
    assert_true(str_eq(got.password, STR("geheim")));
    assert_true(str_eq(got.face.title, STR("Luisteren")));
    assert_int_equal(got.face.body.count, 1);
    (void)close(fds[0]);
    assert_int_equal(papers_open_fds(), open_fds);
    (void)close(fd);
}

static void a_large_body_travels_apart(void **state)
{
    struct wires *wires = *state;
    struct face face = easel_face("Lang");
    size_t len = 300000;
    char *words = malloc(len);
    assert_non_null(words);
    memset(words, 'w', len);
    face.trouble = (struct str){words, len};
    struct protocol_request sent = face_request(&face), got;
    int fds[PROCESS_FDS_MAX], fd_count, open_fds = papers_open_fds();
    protocol_put_request(&wires->head, &wires->body, &sent);
    assert_true(protocol_send(wires->ends[0], &wires->head, &wires->body, NULL, 0));
    struct str message = receive(wires, fds, &fd_count);
    assert_int_equal(fd_count, 1);
    assert_true(protocol_take_request(&wires->arena, message, fds, &fd_count, &got));
    assert_int_equal(fd_count, 0);
    assert_true(str_eq(got.face.trouble, face.trouble));
    assert_int_equal(papers_open_fds(), open_fds);
    free(words);
}

/* The bytes as the receiver would get them. */
static struct str flat(struct wires *wires)
{
    int fds[PROCESS_FDS_MAX], fd_count;
    assert_true(protocol_send(wires->ends[0], &wires->head, &wires->body, NULL, 0));
    return receive(wires, fds, &fd_count);
}

static void a_request_cut_anywhere_is_refused(void **state)
{
    struct wires *wires = *state;
    struct face face = easel_face("Kort");
    struct protocol_request sent = face_request(&face), got;
    protocol_put_request(&wires->head, &wires->body, &sent);
    struct str message = flat(wires);
    for (size_t len = 0; len < message.len; len++) {
        int fds[PROCESS_FDS_MAX], fd_count = 0;
        arena_rewind(&wires->arena, 0);
        assert_false(protocol_take_request(&wires->arena, str_sub(message, 0, len), fds, &fd_count, &got));
    }
}

static void a_damaged_request_does_no_harm(void **state)
{
    struct wires *wires = *state;
    struct face face = easel_face("Kapot");
    struct protocol_request sent = face_request(&face), got;
    struct rng rng = {3};
    char damaged[4096];
    protocol_put_request(&wires->head, &wires->body, &sent);
    struct str message = flat(wires);
    assert_true(message.len <= sizeof damaged);
    for (int round = 0; round < 20000; round++) {
        int fds[PROCESS_FDS_MAX], fd_count = 0;
        memcpy(damaged, message.at, message.len);
        for (int i = 0; i < 3; i++)
            damaged[rng_below(&rng, (uint32_t)message.len)] = (char)rng_next(&rng);
        arena_rewind(&wires->arena, 0);
        if (!protocol_take_request(&wires->arena, (struct str){damaged, message.len}, fds, &fd_count, &got))
            continue;
        assert_true(got.verb < PROTOCOL_VERB_COUNT);
        if (got.verb == PROTOCOL_FACE || got.verb == PROTOCOL_PAGE)
            assert_true(got.target.part_w_px > 0 && got.target.part_h_px > 0 &&
                        got.target.stride_px >= got.target.part_w_px);
    }
}

static void an_answer_arrives_as_it_was_sent(void **state)
{
    struct wires *wires = *state;
    struct protocol_answer sent = {.serial = 3, .outcome = PROTOCOL_FAILED, .err = {ERR_LIMIT, "te groot"}},
                           got;
    int fds[PROCESS_FDS_MAX], fd_count = 0;
    protocol_put_answer(&wires->head, &sent);
    struct str message = flat(wires);
    assert_true(protocol_take_answer(&wires->arena, message, fds, &fd_count, &got));
    assert_int_equal(got.serial, 3);
    assert_int_equal(got.outcome, PROTOCOL_FAILED);
    assert_int_equal(got.err.kind, ERR_LIMIT);
    assert_string_equal(got.err.text, "te groot");
    for (size_t len = 0; len < message.len; len++)
        assert_false(protocol_take_answer(&wires->arena, str_sub(message, 0, len), fds, &fd_count, &got));
}

static const struct document_page pages[] = {{{400, 200}, STR_INIT("i")}, {{1920.5F, 1080}, {0}}};
static const struct document_outline outline[] = {{STR_INIT("Begin"), 1, 0}, {STR_INIT("Verder"), 2, 1}};
static const struct document_info info = {.title = STR_INIT("Titel"),
                                          .author = STR_INIT("Maker"),
                                          .pages = pages,
                                          .page_count = 2,
                                          .outline = outline,
                                          .outline_count = 2};

static void a_document_is_told_whole_or_not_at_all(void **state)
{
    struct wires *wires = *state;
    struct document_info got;
    protocol_put_info(&wires->body, &info);
    for (size_t len = 0; len <= wires->body.len; len++) {
        struct wire_in in = {.at = wires->body.at, .len = len};
        arena_rewind(&wires->arena, 0);
        bool whole = len == wires->body.len;
        assert_int_equal(protocol_take_info(&in, &wires->arena, &got), whole);
    }
    assert_true(str_eq(got.title, STR("Titel")) && str_eq(got.author, STR("Maker")));
    assert_int_equal(got.page_count, 2);
    assert_true(got.pages[1].size.w > 1920.4F && got.pages[1].size.h > 1079.9F);
    assert_true(str_eq(got.pages[0].label, STR("i")));
    assert_true(str_eq(got.outline[1].title, STR("Verder")));
    assert_int_equal(got.outline[1].page, 2);
    assert_int_equal(got.outline[1].level, 1);
}

static void links_and_text_likewise(void **state)
{
    struct wires *wires = *state;
    const struct document_link links[] = {{{1, 2, 3, 4}, 2, {0}},
                                          {{5, 6, 7, 8}, 0, STR_INIT("https://voorbeeld.nl")}};
    const struct rect_px boxes[] = {{1, 1, 2, 2}, {3, 1, 2, 2}};
    const struct document_text text = {STR("a\xC3\xA9"), boxes, 2};
    struct document_link *got_links = NULL;
    struct document_text got_text = {0};
    int count = 0;
    protocol_put_links(&wires->body, links, 2);
    for (size_t len = 0; len <= wires->body.len; len++) {
        struct wire_in in = {.at = wires->body.at, .len = len};
        bool whole = len == wires->body.len;
        assert_int_equal(protocol_take_links(&in, &wires->arena, &got_links, &count), whole);
    }
    assert_int_equal(count, 2);
    assert_true(str_eq(got_links[1].uri, STR("https://voorbeeld.nl")));
    wires->body.len = 0;
    protocol_put_text(&wires->body, &text);
    for (size_t len = 0; len <= wires->body.len; len++) {
        struct wire_in in = {.at = wires->body.at, .len = len};
        bool whole = len == wires->body.len;
        assert_int_equal(protocol_take_text(&in, &wires->arena, &got_text), whole);
    }
    assert_true(str_eq(got_text.text, text.text));
    assert_int_equal(got_text.box_count, 2);
    struct document_words got_words = {0};
    wires->body.len = 0;
    protocol_put_words(&wires->body, &(struct document_words){STR("woorden"), STR("zeg dit")});
    for (size_t len = 0; len <= wires->body.len; len++) {
        struct wire_in words_in = {.at = wires->body.at, .len = len};
        bool whole = len == wires->body.len;
        assert_int_equal(protocol_take_words(&words_in, &wires->arena, &got_words), whole);
    }
    assert_true(str_eq(got_words.text, STR("woorden")) && str_eq(got_words.notes, STR("zeg dit")));
    wires->body.len = 0;
    protocol_put_text(&wires->body, &(struct document_text){STR("abc"), boxes, 2}); /* a box too few */
    struct wire_in in = {.at = wires->body.at, .len = wires->body.len};
    assert_false(protocol_take_text(&in, &wires->arena, &got_text));
}

static void blocks_likewise(void **state)
{
    struct wires *wires = *state;
    static struct rect_px boxes[DOCUMENT_BLOCKS_MAX + 1] = {{1, 1, 2, 2}, {3, 1, 2.5F, 2}};
    struct document_blocks got = {0};
    protocol_put_blocks(&wires->body, &(struct document_blocks){boxes, 2});
    for (size_t len = 0; len <= wires->body.len; len++) {
        struct wire_in in = {.at = wires->body.at, .len = len};
        bool whole = len == wires->body.len;
        assert_int_equal(protocol_take_blocks(&in, &wires->arena, &got), whole);
    }
    assert_int_equal(got.count, 2);
    assert_true(got.at[1].x == 3 && got.at[1].w == 2.5F);
    wires->body.len = 0;
    protocol_put_blocks(&wires->body, &(struct document_blocks){boxes, DOCUMENT_BLOCKS_MAX + 1});
    struct wire_in in = {.at = wires->body.at, .len = wires->body.len};
    assert_false(protocol_take_blocks(&in, &wires->arena, &got)); /* more than a page may have */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_request_arrives_as_it_was_sent, open_wires, close_wires),
        cmocka_unit_test_setup_teardown(a_large_body_travels_apart, open_wires, close_wires),
        cmocka_unit_test_setup_teardown(a_request_cut_anywhere_is_refused, open_wires, close_wires),
        cmocka_unit_test_setup_teardown(a_damaged_request_does_no_harm, open_wires, close_wires),
        cmocka_unit_test_setup_teardown(an_answer_arrives_as_it_was_sent, open_wires, close_wires),
        cmocka_unit_test_setup_teardown(a_document_is_told_whole_or_not_at_all, open_wires, close_wires),
        cmocka_unit_test_setup_teardown(links_and_text_likewise, open_wires, close_wires),
        cmocka_unit_test_setup_teardown(blocks_likewise, open_wires, close_wires),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
