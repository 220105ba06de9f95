/* The painter protocol, any bytes, on either side of the socket. take(put(x)) = x: what is taken and put again gives the same
 * bytes, down to the last, or it was refused; and every number that is taken lies within its limits. No descriptor is
 * lost. The first byte says what it is taken for: a request, an answer, or the body of one. */
#include "paint/protocol.h"

#include <string.h>
#include <unistd.h>

#include "base/fs.h"
#include "fuzz.h"

enum { ARENA_BYTES = 128 << 20, HEAD_BYTES = 4096, BODY_BYTES = 2 << 20, FLAG_BYTES = 4 };

struct putting {
    unsigned char head_bytes[HEAD_BYTES], body_bytes[BODY_BYTES];
    struct wire_out head, body;
};

static struct putting *putting_begin(void)
{
    static struct putting putting;
    putting.head = (struct wire_out){.at = putting.head_bytes, .cap = HEAD_BYTES};
    putting.body = (struct wire_out){.at = putting.body_bytes, .cap = BODY_BYTES};
    return &putting;
}

static struct str put_bytes(const struct wire_out *out)
{
    return (struct str){(const char *)out->at, out->len};
}

/* A message whose first word says that its body is apart gets its second half as a descriptor. */
struct message {
    struct str bytes, apart;
    int fds[PROCESS_FDS_MAX];
    int fd_count;
};

static struct message message_of(struct str bytes)
{
    struct message message = {.bytes = bytes};
    struct err err;
    uint32_t flag = 0;
    if (bytes.len >= FLAG_BYTES)
        memcpy(&flag, bytes.at, FLAG_BYTES);
    if (flag != 1 || bytes.len < FLAG_BYTES + 2)
        return message;
    size_t head =
        FLAG_BYTES + 1 + (unsigned char)bytes.at[bytes.len - 1]; /* the last byte says where it is cut */
    message.bytes = str_sub(bytes, 0, head < bytes.len ? head : bytes.len - 1);
    message.apart = str_sub(bytes, message.bytes.len, bytes.len - 1);
    message.fds[message.fd_count++] = fs_sealed("fuzz", message.apart, &err);
    EXPECT(message.fds[0] >= 0, "no memory");
    return message;
}

static void same(struct str put, struct str taken, const char *what)
{
    EXPECT(str_eq(put, taken), "%s: %zu bytes put, %zu were taken, or other ones", what, put.len, taken.len);
}

/* Head and body as they came: behind each other, or apart. */
static void message_same(const struct message *message, const struct putting *putting, struct str body)
{
    struct str head = put_bytes(&putting->head);
    EXPECT(!putting->head.full && !putting->body.full, "what was taken does not fit");
    same(head, str_sub(message->bytes, FLAG_BYTES, FLAG_BYTES + head.len), "head");
    same(body,
         message->apart.at ? message->apart
                           : str_sub(message->bytes, FLAG_BYTES + head.len, message->bytes.len),
         "body");
}

static void target_holds(const struct protocol_request *request)
{
    const struct protocol_target *target = &request->target;
    if (request->verb != PROTOCOL_FACE && request->verb != PROTOCOL_PAGE)
        return;
    EXPECT(target->w_px >= 1 && target->h_px >= 1 && target->part_w_px >= 1 && target->part_h_px >= 1,
           "a target without pixels");
    EXPECT(target->stride_px >= target->part_w_px &&
               (int64_t)target->stride_px * target->part_h_px <= PROTOCOL_PIXELS_MAX,
           "%d times %d pixels", target->stride_px, target->part_h_px);
}

static void close_fds(struct message *message)
{
    while (message->fd_count > 0)
        (void)close(message->fds[--message->fd_count]);
}

static void as_request(struct arena *arena, struct str bytes)
{
    struct message message = message_of(bytes);
    struct protocol_request request;
    if (protocol_take_request(arena, message.bytes, message.fds, &message.fd_count, &request)) {
        struct putting *putting = putting_begin();
        EXPECT(request.verb < PROTOCOL_VERB_COUNT && request.page >= 0, "verb %d", (int)request.verb);
        target_holds(&request);
        protocol_put_request(&putting->head, &putting->body, &request);
        message_same(&message, putting, put_bytes(&putting->body));
    }
    close_fds(&message);
}

static void as_answer(struct arena *arena, struct str bytes)
{
    struct message message = message_of(bytes);
    struct protocol_answer answer;
    if (protocol_take_answer(arena, message.bytes, message.fds, &message.fd_count, &answer)) {
        struct putting *putting = putting_begin();
        EXPECT(answer.outcome < PROTOCOL_OUTCOME_COUNT && answer.err.kind <= ERR_CANCELLED, "outcome %d",
               (int)answer.outcome);
        protocol_put_answer(&putting->head, &answer);
        message_same(
            &message, putting,
            (struct str){(const char *)answer.body.at + answer.body.pos, answer.body.len - answer.body.pos});
    }
    close_fds(&message);
}

static void info_holds(const struct document_info *info)
{
    EXPECT(info->page_count >= 1 && info->page_count <= DOCUMENT_PAGES_MAX, "%d pages", info->page_count);
    for (int i = 0; i < info->page_count; i++)
        EXPECT(info->pages[i].size.w > 0 && info->pages[i].size.h > 0, "a page without a size");
    for (int i = 0; i < info->outline_count; i++)
        EXPECT(info->outline[i].page >= 1 && info->outline[i].page <= info->page_count &&
                   info->outline[i].level >= 0,
               "the outline leads to page %d", info->outline[i].page);
}

static void as_body(struct arena *arena, struct str bytes, int which)
{
    struct wire_in in = {.at = (const unsigned char *)bytes.at, .len = bytes.len};
    struct putting *putting = putting_begin();
    struct document_info info;
    struct document_link *links;
    struct document_text text;
    int count = 0;
    if (which == 2 && protocol_take_info(&in, arena, &info)) {
        info_holds(&info);
        protocol_put_info(&putting->body, &info);
    } else if (which == 3 && protocol_take_links(&in, arena, &links, &count)) {
        EXPECT(count <= DOCUMENT_LINKS_MAX, "%d links", count);
        protocol_put_links(&putting->body, links, count);
    } else if (which == 4 && protocol_take_text(&in, arena, &text)) {
        EXPECT(text.box_count == utf8_count(text.text), "letters without a box");
        protocol_put_text(&putting->body, &text);
    } else {
        return;
    }
    same(put_bytes(&putting->body), str_sub(bytes, 0, in.pos), "body");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct arena arena;
    struct taker taker = {data, size};
    int which = take_byte(&taker) % 5;
    struct str bytes = {(const char *)taker.at, taker.left};
    if (!arena.base)
        EXPECT(arena_init(&arena, ARENA_BYTES), "no memory");
    arena_rewind(&arena, 0);
    if (taker.left > BODY_BYTES / 2)
        return 0;
    if (which == 0)
        as_request(&arena, bytes);
    else if (which == 1)
        as_answer(&arena, bytes);
    else
        as_body(&arena, bytes, which);
    int probe = dup(0);
    EXPECT(probe < 0 || probe < 64, "descriptors are lost");
    if (probe >= 0)
        (void)close(probe);
    return 0;
}
