/* One request, one answer. */
#ifndef PAINTER_JOB_H
#define PAINTER_JOB_H

#include "paint/protocol.h"
#include "painter/store.h"
#include "painter/target.h"

struct painter {
    struct arena arena;   /* of one request */
    struct wire_out body; /* of one answer; room is taken once, as address space */
    struct arena body_room;
    struct store store;
    struct target target;
    struct maps maps;
    char fonts_dir[4000];
    bool greeted, fonts_ready;
    bool warm; /* asked to prepare, and not done yet */
    char message[PROCESS_MESSAGE_MAX];
};

bool painter_init(struct painter *painter);
void painter_finish(struct painter *painter);
/* Between two requests. Memory that a large one needed is not kept. False: there is none any more. */
bool painter_clear(struct painter *painter);

/* With nothing to do for a while: memory that was kept from job to job goes back to the system. */
void painter_rest(struct painter *painter);

/* Fills `answer` and painter->body. Descriptors stay the caller's. */
void job_do(struct painter *painter, const struct protocol_request *request, const int *fds, int fd_count,
            struct protocol_answer *answer);
/* What the first face would otherwise wait for: fonts, and the libraries that set them. */
void job_warm_up(struct painter *painter);

#endif
