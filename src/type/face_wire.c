/* A face as bytes. What comes in may be anything: limits here, checks in base/wire. */
#include <math.h>

#include "type/face.h"

enum {
    FACE_QUESTIONS_MAX = 96,
    FACE_QUESTION_BYTES = 8, /* at least: a length and a mark */
    FACE_BLOCKS_MAX = 2000,
    FACE_LIT_MAX = 1000,
    FACE_TEXT_BYTES_MAX = 1 << 20, /* of one string */
};
static const float STYLE_SIZE_MAX = 1000, STYLE_LEADING_MAX = 10;

static void put_style(struct wire_out *out, const struct face_style *style)
{
    wire_put_str(out, style->family);
    wire_put_f32(out, style->size);
    wire_put_f32(out, style->leading);
    wire_put_u32(out, style->coloured);
    wire_put_u32(out, style->rgb);
}

void face_put(struct wire_out *out, const struct face *face)
{
    wire_put_u32(out, (uint32_t)face->side);
    wire_put_u32(out, (uint32_t)face->layout);
    wire_put_str(out, face->language);
    wire_put_str(out, face->kind);
    wire_put_str(out, face->icon);
    wire_put_str(out, face->counter);
    wire_put_u32(out, face->kind_rgb);
    wire_put_str(out, face->title);
    wire_put_blocks(out, face->body);
    wire_put_u32(out, (uint32_t)face->question_count);
    for (int i = 0; i < face->question_count; i++) {
        wire_put_str(out, face->questions[i].text);
        const struct face_question *question = &face->questions[i];
        wire_put_u32(out, question->own ? question->adapted ? 2 : 1 : 0);
    }
    wire_put_str(out, face->questions_label);
    wire_put_str(out, face->offices);
    wire_put_str(out, face->place);
    wire_put_str(out, face->credit);
    wire_put_str(out, face->trouble);
    wire_put_u32(out, (uint32_t)face->lit);
    wire_put_u32(out, face->has_picture);
    for (int i = 0; i < ROLE_COUNT; i++)
        put_style(out, &face->style[i]);
}

/* A number below `end`; else the message is bad and the answer 0. */
static uint32_t take_below(struct wire_in *in, uint32_t end)
{
    uint32_t value = wire_take_u32(in);
    if (value < end)
        return value;
    in->bad = true;
    return 0;
}

static struct str take_text(struct wire_in *in)
{
    struct str text = wire_take_str(in);
    if (text.len <= FACE_TEXT_BYTES_MAX)
        return text;
    in->bad = true;
    return (struct str){0};
}

static float take_within(struct wire_in *in, float most)
{
    float value = wire_take_f32(in);
    if (value >= 0 && value <= most)
        return value;
    in->bad = true;
    return 0;
}

static void take_questions(struct wire_in *in, struct arena *arena, struct face *out)
{
    uint32_t count = wire_take_count(in, FACE_QUESTION_BYTES);
    if (count > FACE_QUESTIONS_MAX)
        in->bad = true;
    if (in->bad || count == 0)
        return;
    struct face_question *questions = ARENA_NEW(arena, struct face_question, count);
    if (!questions) {
        in->bad = true;
        return;
    }
    for (uint32_t i = 0; i < count; i++) {
        questions[i].text = take_text(in);
        uint32_t own = (uint32_t)take_below(in, 3);
        questions[i].own = own != 0;
        questions[i].adapted = own == 2;
    }
    out->questions = questions;
    out->question_count = (int)count;
}

static struct face_style take_style(struct wire_in *in)
{
    struct face_style style = {.family = take_text(in)};
    style.size = take_within(in, STYLE_SIZE_MAX);
    style.leading = take_within(in, STYLE_LEADING_MAX);
    style.coloured = take_below(in, 2) != 0;
    style.rgb = take_below(in, 1u << 24);
    return style;
}

bool face_take(struct wire_in *in, struct arena *arena, struct face *out)
{
    struct face face = {0};
    face.side = (enum face_side)take_below(in, FACE_SIDE_COUNT);
    face.layout = (enum face_layout)take_below(in, FACE_LAYOUT_COUNT);
    face.language = take_text(in);
    face.kind = take_text(in);
    face.icon = take_text(in);
    face.counter = take_text(in);
    face.kind_rgb = take_below(in, 1u << 24);
    face.title = take_text(in);
    face.body = wire_take_blocks(in, arena);
    if (face.body.count > FACE_BLOCKS_MAX)
        in->bad = true;
    take_questions(in, arena, &face);
    face.questions_label = take_text(in);
    face.offices = take_text(in);
    face.place = take_text(in);
    face.credit = take_text(in);
    face.trouble = take_text(in);
    face.lit = (int)take_below(in, FACE_LIT_MAX);
    face.has_picture = take_below(in, 2) != 0;
    for (int i = 0; i < ROLE_COUNT; i++)
        face.style[i] = take_style(in);
    if (in->bad)
        return false;
    *out = face;
    return true;
}
