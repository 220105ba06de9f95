#include "type/qr.h"

#include <qrencode.h>

bool qr_make(struct arena *arena, struct str text, struct qr *out)
{
    *out = (struct qr){0};
    if (text.len == 0 || text.len > QR_TEXT_BYTES)
        return false;
    QRcode *code = QRcode_encodeData((int)text.len, (const unsigned char *)text.at, 0, QR_ECLEVEL_M);
    uint8_t *black = code ? ARENA_NEW(arena, uint8_t, code->width * code->width) : NULL;
    for (int i = 0; black && i < code->width * code->width; i++)
        black[i] = code->data[i] & 1; /* the other bits say what a module is for */
    if (black)
        *out = (struct qr){code->width, black};
    QRcode_free(code);
    return out->side > 0;
}
