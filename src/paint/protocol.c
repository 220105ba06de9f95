#include "paint/protocol.h"

#include <assert.h>
#include <limits.h>
#include <string.h>
#include <unistd.h>

#include "base/fs.h"
#include "base/utf8.h"

#ifndef WAAIER_BUILD_ID
#error "the build must define WAAIER_BUILD_ID, the same for both programs"
#endif

enum { BODY_APART = 1 }; /* the flag before every head: the body is in the last descriptor */

struct str protocol_build_id(void)
{
    return STR(WAAIER_BUILD_ID);
}

bool protocol_send(int socket, const struct wire_out *head, const struct wire_out *body, const int *fds,
                   int fd_count)
{
    unsigned char bytes[PROCESS_MESSAGE_MAX];
    int sent_fds[PROCESS_FDS_MAX];
    struct wire_out out = {.at = bytes, .cap = sizeof bytes};
    struct err err;
    size_t body_len = body ? body->len : 0;
    assert(fd_count < PROCESS_FDS_MAX);
    if (head->full || (body && body->full))
        return false;
    bool apart = body_len > sizeof bytes - sizeof(uint32_t) - head->len;
    wire_put_u32(&out, apart ? BODY_APART : 0);
    memcpy(bytes + out.len, head->at, head->len);
    out.len += head->len;
    if (!apart) {
        if (body_len > 0)
            memcpy(bytes + out.len, body->at, body_len);
        bool sent = process_send(socket, bytes, out.len + body_len, fds, fd_count);
        explicit_bzero(bytes, out.len + body_len); /* there may be a password in it */
        return sent;
    }
    int body_fd = fs_sealed("waaier-body", (struct str){(const char *)body->at, body_len}, &err);
    if (body_fd < 0)
        return false;
    if (fd_count > 0)
        memcpy(sent_fds, fds, (size_t)fd_count * sizeof *fds);
    sent_fds[fd_count] = body_fd;
    bool ok = process_send(socket, bytes, out.len, sent_fds, fd_count + 1);
    (void)close(body_fd);
    return ok;
}

static void put_int(struct wire_out *out, int value)
{
    wire_put_u32(out, (uint32_t)value);
}

static int take_int(struct wire_in *in, int least, int most)
{
    int64_t value = (int32_t)wire_take_u32(in);
    if (value >= least && value <= most)
        return (int)value;
    in->bad = true;
    return least > 0 ? least : 0;
}

static void put_target(struct wire_out *out, const struct protocol_target *target)
{
    put_int(out, target->pdf);
    put_int(out, target->w_px);
    put_int(out, target->h_px);
    put_int(out, target->x_px);
    put_int(out, target->y_px);
    put_int(out, target->part_w_px);
    put_int(out, target->part_h_px);
    put_int(out, target->stride_px);
}

static struct protocol_target take_target(struct wire_in *in)
{
    struct protocol_target target = {.pdf = take_int(in, 0, 1) != 0};
    target.w_px = take_int(in, 1, INT_MAX / 8);
    target.h_px = take_int(in, 1, INT_MAX / 8);
    target.x_px = take_int(in, -INT_MAX / 8, INT_MAX / 8);
    target.y_px = take_int(in, -INT_MAX / 8, INT_MAX / 8);
    target.part_w_px = take_int(in, 1, PROTOCOL_SIDE_MAX);
    target.part_h_px = take_int(in, 1, PROTOCOL_SIDE_MAX);
    target.stride_px = take_int(in, 1, PROTOCOL_SIDE_MAX + 16);
    if (target.stride_px < target.part_w_px ||
        (int64_t)target.stride_px * target.part_h_px > PROTOCOL_PIXELS_MAX)
        in->bad = true;
    return target;
}

bool protocol_has_target(enum protocol_verb verb)
{
    return verb == PROTOCOL_FACE || verb == PROTOCOL_PAGE || verb == PROTOCOL_RECALL || verb == PROTOCOL_KEEP;
}

void protocol_put_request(struct wire_out *head, struct wire_out *body,
                          const struct protocol_request *request)
{
    wire_put_u32(head, (uint32_t)request->verb);
    wire_put_u32(head, request->serial);
    wire_put_u64(head, request->document);
    put_int(head, request->page);
    put_int(head, (int)request->slide);
    put_int(head, request->has_password);
    if (protocol_has_target(request->verb))
        put_target(head, &request->target);
    if (request->verb == PROTOCOL_FACE)
        face_put(body, &request->face);
    if (request->verb == PROTOCOL_HELLO) {
        wire_put_str(body, request->build);
        wire_put_str(body, request->fonts_dir);
        wire_put_str(body, request->language);
        wire_put_str(body, request->locale_dir);
        wire_put_u32(body, request->warm);
    }
    if (request->has_password)
        wire_put_str(body, request->password);
}

void protocol_put_answer(struct wire_out *head, const struct protocol_answer *answer)
{
    wire_put_u32(head, answer->serial);
    wire_put_u32(head, (uint32_t)answer->outcome);
    wire_put_u32(head, (uint32_t)answer->err.kind);
    wire_put_str(head, str_from(answer->err.text));
    wire_put_str(head, answer->build);
}

/* The body begins where the head ends, or is all of the last descriptor. */
static bool open_body(struct arena *arena, bool apart, struct wire_in *in, int fds[PROCESS_FDS_MAX],
                      int *fd_count)
{
    struct str bytes;
    struct err err;
    if (!apart)
        return !in->bad;
    if (in->bad || in->pos != in->len || *fd_count < 1)
        return false;
    int fd = fds[--*fd_count];
    bool ok = fs_read_fd(arena, fd, STR("body"), PROTOCOL_BODY_MAX, &bytes, &err);
    (void)close(fd);
    if (ok)
        *in = (struct wire_in){.at = (const unsigned char *)bytes.at, .len = bytes.len};
    return ok;
}

bool protocol_take_request(struct arena *arena, struct str message, int fds[PROCESS_FDS_MAX], int *fd_count,
                           struct protocol_request *out)
{
    struct wire_in in = {.at = (const unsigned char *)message.at, .len = message.len};
    struct protocol_request request = {0};
    bool apart = take_int(&in, 0, BODY_APART) == BODY_APART;
    request.verb = (enum protocol_verb)take_int(&in, 0, PROTOCOL_VERB_COUNT - 1);
    request.serial = wire_take_u32(&in);
    request.document = wire_take_u64(&in);
    request.page = take_int(&in, 0, INT_MAX);
    request.slide = (enum document_slide)take_int(&in, 0, SLIDE_COUNT - 1);
    request.has_password = take_int(&in, 0, 1) != 0;
    if (protocol_has_target(request.verb))
        request.target = take_target(&in);
    if (!open_body(arena, apart, &in, fds, fd_count))
        return false;
    if (request.verb == PROTOCOL_FACE && !face_take(&in, arena, &request.face))
        return false;
    if (request.verb == PROTOCOL_HELLO) {
        request.build = wire_take_str(&in);
        request.fonts_dir = wire_take_str(&in);
        request.language = wire_take_str(&in);
        request.locale_dir = wire_take_str(&in);
        request.warm = wire_take_u32(&in) != 0;
    }
    if (request.has_password)
        request.password = wire_take_str(&in);
    if (in.bad || in.pos != in.len)
        return false;
    *out = request;
    return true;
}

bool protocol_take_answer(struct arena *arena, struct str message, int fds[PROCESS_FDS_MAX], int *fd_count,
                          struct protocol_answer *out)
{
    struct wire_in in = {.at = (const unsigned char *)message.at, .len = message.len};
    struct protocol_answer answer = {0};
    bool apart = take_int(&in, 0, BODY_APART) == BODY_APART;
    answer.serial = wire_take_u32(&in);
    answer.outcome = (enum protocol_outcome)take_int(&in, 0, PROTOCOL_OUTCOME_COUNT - 1);
    answer.err.kind = (enum err_kind)take_int(&in, 0, ERR_CANCELLED);
    struct str sentence = wire_take_str(&in);
    str_to_field(answer.err.text, PROTOCOL_TEXT_MAX, sentence);
    in.bad = in.bad || !str_eq(str_from(answer.err.text), sentence); /* too long, or not one text */
    answer.build = wire_take_str(&in);
    if (!open_body(arena, apart, &in, fds, fd_count))
        return false;
    answer.body = in;
    *out = answer;
    return true;
}

static void put_rect(struct wire_out *out, struct rect_px r)
{
    wire_put_f32(out, r.x);
    wire_put_f32(out, r.y);
    wire_put_f32(out, r.w);
    wire_put_f32(out, r.h);
}

static struct rect_px take_rect(struct wire_in *in)
{
    struct rect_px r;
    r.x = wire_take_f32(in);
    r.y = wire_take_f32(in);
    r.w = wire_take_f32(in);
    r.h = wire_take_f32(in);
    return r;
}

/* A copy in `arena`; turns the message bad when that is full. */
static struct str take_copy(struct wire_in *in, struct arena *arena)
{
    struct str text = str_copy(arena, wire_take_str(in));
    if (!text.at)
        in->bad = true;
    return text;
}

/* Answers NULL for an empty list too; look at in->bad. */
static void *take_list(struct wire_in *in, struct arena *arena, size_t item_bytes, uint32_t most, size_t size,
                       size_t align, int *count)
{
    uint32_t n = wire_take_count(in, item_bytes);
    void *list = n > 0 && n <= most ? arena_alloc(arena, n, size, align) : NULL;
    if (n > 0 && !list)
        in->bad = true;
    *count = in->bad ? 0 : (int)n;
    return list;
}
#define TAKE_LIST(in, arena, bytes, most, T, count)                                                          \
    ((T *)take_list((in), (arena), (bytes), (most), sizeof(T), _Alignof(T), (count)))

void protocol_put_info(struct wire_out *body, const struct document_info *info)
{
    wire_put_str(body, info->title);
    wire_put_str(body, info->author);
    put_int(body, info->page_count);
    for (int i = 0; i < info->page_count; i++) {
        wire_put_f32(body, info->pages[i].size.w);
        wire_put_f32(body, info->pages[i].size.h);
        wire_put_str(body, info->pages[i].label);
    }
    put_int(body, info->outline_count);
    for (int i = 0; i < info->outline_count; i++) {
        wire_put_str(body, info->outline[i].title);
        put_int(body, info->outline[i].page);
        put_int(body, info->outline[i].level);
    }
}

bool protocol_take_info(struct wire_in *body, struct arena *arena, struct document_info *out)
{
    struct document_info info = {0};
    info.title = take_copy(body, arena);
    info.author = take_copy(body, arena);
    struct document_page *pages =
        TAKE_LIST(body, arena, 12, DOCUMENT_PAGES_MAX, struct document_page, &info.page_count);
    for (int i = 0; i < info.page_count && !body->bad; i++) {
        pages[i].size.w = wire_take_f32(body);
        pages[i].size.h = wire_take_f32(body);
        pages[i].label = take_copy(body, arena);
        if (!(pages[i].size.w > 0) || !(pages[i].size.h > 0))
            body->bad = true;
    }
    struct document_outline *outline =
        TAKE_LIST(body, arena, 12, DOCUMENT_OUTLINE_MAX, struct document_outline, &info.outline_count);
    for (int i = 0; i < info.outline_count && !body->bad; i++) {
        outline[i].title = take_copy(body, arena);
        outline[i].page = take_int(body, 1, info.page_count);
        outline[i].level = take_int(body, 0, 255);
    }
    if (body->bad || info.page_count < 1)
        return false;
    info.pages = pages;
    info.outline = outline;
    *out = info;
    return true;
}

void protocol_put_links(struct wire_out *body, const struct document_link *links, int count)
{
    put_int(body, count);
    for (int i = 0; i < count; i++) {
        put_rect(body, links[i].at);
        put_int(body, links[i].page);
        wire_put_str(body, links[i].uri);
    }
}

bool protocol_take_links(struct wire_in *body, struct arena *arena, struct document_link **out, int *count)
{
    int n = 0;
    struct document_link *links = TAKE_LIST(body, arena, 24, DOCUMENT_LINKS_MAX, struct document_link, &n);
    for (int i = 0; i < n && !body->bad; i++) {
        links[i].at = take_rect(body);
        links[i].page = take_int(body, 0, DOCUMENT_PAGES_MAX);
        links[i].uri = take_copy(body, arena);
    }
    if (body->bad)
        return false;
    *out = links;
    *count = n;
    return true;
}

void protocol_put_text(struct wire_out *body, const struct document_text *text)
{
    wire_put_str(body, text->text);
    put_int(body, text->box_count);
    for (int i = 0; i < text->box_count; i++)
        put_rect(body, text->boxes[i]);
}

bool protocol_take_text(struct wire_in *body, struct arena *arena, struct document_text *out)
{
    struct document_text text = {.text = take_copy(body, arena)};
    struct rect_px *boxes = TAKE_LIST(body, arena, 16, PROTOCOL_LETTERS_MAX, struct rect_px, &text.box_count);
    for (int i = 0; i < text.box_count && !body->bad; i++)
        boxes[i] = take_rect(body);
    if (body->bad || text.box_count != utf8_count(text.text))
        return false;
    text.boxes = boxes;
    *out = text;
    return true;
}

void protocol_put_blocks(struct wire_out *body, const struct document_blocks *blocks)
{
    put_int(body, blocks->count);
    for (int i = 0; i < blocks->count; i++)
        put_rect(body, blocks->at[i]);
}

bool protocol_take_blocks(struct wire_in *body, struct arena *arena, struct document_blocks *out)
{
    int count = 0;
    struct rect_px *blocks = TAKE_LIST(body, arena, 16, DOCUMENT_BLOCKS_MAX, struct rect_px, &count);
    for (int i = 0; i < count && !body->bad; i++)
        blocks[i] = take_rect(body);
    if (body->bad)
        return false;
    *out = (struct document_blocks){blocks, count};
    return true;
}

void protocol_put_words(struct wire_out *body, const struct document_words *words)
{
    wire_put_str(body, words->text);
    wire_put_str(body, words->notes);
}

bool protocol_take_words(struct wire_in *body, struct arena *arena, struct document_words *out)
{
    struct document_words words;
    words.text = take_copy(body, arena);
    words.notes = take_copy(body, arena);
    if (body->bad)
        return false;
    *out = words;
    return true;
}
