/* waaier-painter: makes pixels of what is not ours. It is told what to do over one socket, descriptor 3, one request at a
 * time, and gets all it works on as descriptors. Single-threaded. It may die at any moment: whoever asked starts another. */
#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <malloc.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/log.h"
#include "base/process.h"
#include "painter/job.h"

enum {
    SOCKET = 3,
    LARGE_BYTES =
        32 << 20, /* the most that malloc can be told to take from memory it has, not from the system */
    KEPT_BYTES = 512 << 20,
    NICE = 5,      /* more than whoever started it; there are 40 steps */
    REST_MS = 400, /* with nothing to do for so long, it gives back what it took */
};

/* Libraries complain about the files they are given; that is of interest only to who looks for it. */
static GLogWriterOutput write_log(GLogLevelFlags level, const GLogField *fields, gsize count, gpointer data)
{
    (void)level;
    (void)data;
    for (gsize i = 0; i < count; i++) {
        if (strcmp(fields[i].key, "MESSAGE") == 0 && fields[i].length < 0)
            log_line(LOG_DEBUG, "%s", (const char *)fields[i].value);
    }
    return G_LOG_WRITER_HANDLED;
}

static void print_nothing(const gchar *text)
{
    log_line(LOG_DEBUG, "%s", text);
}

/* When memory runs out, it is we who should go, not the program that shows the slides. */
static void be_first_to_go(void)
{
    int fd = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
    ssize_t written = fd >= 0 ? write(fd, "500", 3) : 0;
    (void)written;
    if (fd >= 0)
        (void)close(fd);
}

/* A key that turns to a painted page needs the processor for two milliseconds, now; a page that is painted ahead has time. */
static void give_way(void)
{
    (void)!nice(NICE);
}

static bool send_answer(const struct painter *painter, const struct protocol_answer *answer)
{
    unsigned char bytes[1024];
    struct wire_out head = {.at = bytes, .cap = sizeof bytes};
    const struct wire_out *body = answer->outcome == PROTOCOL_DONE ? &painter->body : NULL;
    protocol_put_answer(&head, answer);
    return protocol_send(SOCKET, &head, body, NULL, 0);
}

/* False: the other side said something we do not understand, or hung up. */
static bool serve_one(struct painter *painter)
{
    int fds[PROCESS_FDS_MAX], fd_count = 0;
    struct protocol_request request = {0};
    struct protocol_answer answer;
    ssize_t len = process_receive(SOCKET, true, painter->message, sizeof painter->message, fds, &fd_count);
    if (len <= 0)
        return false;
    bool ok = protocol_take_request(&painter->arena, (struct str){painter->message, (size_t)len}, fds,
                                    &fd_count, &request) &&
              (painter->greeted || request.verb == PROTOCOL_HELLO);
    if (ok) {
        job_do(painter, &request, fds, fd_count, &answer);
        ok = request.verb == PROTOCOL_FORGET || send_answer(painter, &answer);
    }
    if (request.has_password)
        explicit_bzero(painter->message, (size_t)len);
    for (int i = 0; i < fd_count; i++)
        (void)close(fds[i]);
    return ok && painter_clear(painter);
}

static bool is_quiet(int wait_ms)
{
    struct pollfd ready = {.fd = SOCKET, .events = POLLIN};
    return poll(&ready, 1, wait_ms) == 0;
}

/* A page with pictures needs tens of megabytes for as long as it is drawn. Fresh from the system they cost a fault for every four
 * kilobytes, several times what the drawing costs; so they are kept from page to page, and given back at rest. */
static void keep_memory_between_pages(void)
{
    (void)mallopt(M_MMAP_THRESHOLD, LARGE_BYTES);
    (void)mallopt(M_TRIM_THRESHOLD, KEPT_BYTES);
}

int main(void)
{
    struct painter painter;
    (void)signal(SIGPIPE, SIG_IGN);
    keep_memory_between_pages();
    g_log_set_writer_func(write_log, NULL, NULL);
    (void)g_set_print_handler(print_nothing);
    (void)g_set_printerr_handler(print_nothing);
    be_first_to_go();
    give_way();
    if (!painter_init(&painter))
        return 1;
    while (serve_one(&painter)) {
        if (painter.warm && is_quiet(0))
            job_warm_up(&painter);
        if (is_quiet(REST_MS))
            painter_rest(&painter);
    }
    painter_finish(&painter);
    return 0;
}
