/* A .pdfpc beside a PDF, any bytes, for documents of one page to a thousand, with labels and without: it is read or refused;
 * every note is UTF-8 and no longer than the file; where the slide stands is one of the five places; a second reading says the
 * same. */
#include "deck/pdfpc.h"

#include "fuzz.h"

enum { ARENA_BYTES = 64 << 20, PAGES_MAX = 1000 };

/* The first byte says how many pages there are, and how many of them share a label. */
static struct document_info document_of(uint8_t byte, struct document_page pages[PAGES_MAX])
{
    static const char *const labels[] = {"", "iv", "3", "Bijlage"};
    int count = 1 + (byte >> 4) * (byte >> 4) * 4;
    for (int i = 0; i < count; i++)
        pages[i] =
            (struct document_page){.size = {960, 540}, .label = str_from(labels[(i / (1 + (byte & 3))) % 4])};
    return (struct document_info){.pages = pages, .page_count = count};
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct document_page pages[PAGES_MAX];
    struct arena arena;
    struct pdfpc first, second;
    if (size == 0 || !arena_init(&arena, ARENA_BYTES))
        return 0;
    struct document_info info = document_of(data[0], pages);
    struct str text = {(const char *)data + 1, size - 1};
    bool read = pdfpc_read(&arena, text, &info, &first);
    bool again = pdfpc_read(&arena, text, &info, &second);
    EXPECT(read == again, "read once, refused once");
    for (int i = 0; read && i < info.page_count; i++) {
        EXPECT_UTF8(first.notes[i], "a note");
        EXPECT(first.notes[i].len <= size, "page %d: the note is longer than the file", i + 1);
        EXPECT(str_eq(first.notes[i], second.notes[i]), "page %d: two readings differ", i + 1);
    }
    if (read)
        EXPECT(first.slide <= SLIDE_BOTTOM && (first.slide_named || first.slide == SLIDE_WHOLE),
               "the slide stands nowhere: %d", (int)first.slide);
    arena_finish(&arena);
    return 0;
}
