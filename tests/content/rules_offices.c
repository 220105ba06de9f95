/* Rules of who gets which card: the matrix, and the selections that follow from it. */
#include "content/rules.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/fs.h"

enum { MATRIX_ROWS_MAX = 40, MATRIX_OFFICES_MAX = 12, PUBLISHED = 7 };

struct matrix {
    struct str offices[MATRIX_OFFICES_MAX];
    int office_count;
    struct {
        struct str card;
        char marks[MATRIX_OFFICES_MAX];
    } rows[MATRIX_ROWS_MAX];
    int row_count;
    int sizes[MATRIX_OFFICES_MAX]; /* core cards of each office */
};

static void read_row(struct matrix *matrix, const struct str *fields)
{
    assert_in_range(matrix->row_count, 0, MATRIX_ROWS_MAX - 1);
    matrix->rows[matrix->row_count].card = fields[0];
    for (int i = 0; i < matrix->office_count; i++)
        matrix->rows[matrix->row_count].marks[i] = fields[1 + i].at[0];
    matrix->row_count++;
}

static void read_matrix(struct arena *arena, struct matrix *out)
{
    struct err err = {0};
    struct str rest, fields[MATRIX_OFFICES_MAX + 1];
    *out = (struct matrix){0};
    if (!fs_read(arena, WAAIER_TESTS_DIR "/content/matrix.txt", 1 << 20, &rest, &err))
        fail_msg("%s", err.text);
    for (int count; (count = table_line(&rest, fields, MATRIX_OFFICES_MAX + 1)) > 0;) {
        if (out->office_count == 0) {
            out->office_count = count - 1;
            for (int i = 1; i < count; i++)
                out->offices[i - 1] = fields[i];
            continue;
        }
        assert_int_equal(count, out->office_count + 1);
        for (int i = 1; i < count && str_eq(fields[0], STR("size")); i++)
            assert_true(str_to_int(fields[i], &out->sizes[i - 1]));
        if (!str_eq(fields[0], STR("size")))
            read_row(out, fields);
    }
    assert_int_equal(out->row_count, 28);
    for (int i = 0; i < out->office_count; i++) {
        int core = 0;
        for (int k = 0; k < out->row_count; k++)
            core += out->rows[k].marks[i] == '#';
        assert_int_equal(core, out->sizes[i]);
    }
}

static int office_find(const struct deck *deck, struct str id)
{
    for (int i = 0; i < deck->office_count; i++) {
        if (str_eq(deck->offices[i].id, id))
            return i;
    }
    return -1;
}

static int matrix_row(const struct matrix *matrix, const struct card *card)
{
    for (int i = 0; i < matrix->row_count; i++) {
        if (str_eq(matrix->rows[i].card, card_id_str(&card->id)))
            return i;
    }
    return -1;
}

static void judge_row(const struct matrix *matrix, int row, const struct deck *deck, const struct card *card,
                      struct offences *offences)
{
    for (int i = 0; i < matrix->office_count; i++) {
        int office = office_find(deck, matrix->offices[i]);
        bool core = office >= 0 && card->offices >> office & 1;
        bool optional = office >= 0 && card->optional_for >> office & 1;
        char mark = core ? '#' : optional ? '+' : '.';
        if (mark != matrix->rows[row].marks[i] || (core && optional))
            offence(offences, card->file, "voor %.*s is deze kaart ‘%c’, in de matrix ‘%c’",
                    STR_ARG(matrix->offices[i]), mark, matrix->rows[row].marks[i]);
    }
}

void judge_matrix(struct content *content, struct offences *offences)
{
    struct matrix matrix;
    bool seen[MATRIX_ROWS_MAX] = {false};
    read_matrix(&content->arena, &matrix);
    for (int i = 0; i < content->deck.card_count; i++) {
        const struct card *card = &content->deck.cards[i];
        int row = matrix_row(&matrix, card);
        if (row >= 0) {
            seen[row] = true;
            judge_row(&matrix, row, &content->deck, card, offences);
        } else if (is_theme_card(&content->deck, card)) {
            offence(offences, card->file, "deze kaart staat niet in de matrix");
        }
    }
    for (int i = 0; i < matrix.row_count; i++) {
        if (!seen[i])
            offence(offences, STR("deck.yaml"), "de kaart ‘%.*s’ ontbreekt", STR_ARG(matrix.rows[i].card));
    }
}

/* Which office of the matrix a selection is for, or -1. */
static int matrix_office(const struct matrix *matrix, const struct deck *deck,
                         const struct selection *selection)
{
    for (int i = 0; i < matrix->office_count && selection->office >= 0; i++) {
        if (str_eq(matrix->offices[i], deck->offices[selection->office].id))
            return i;
    }
    return -1;
}

static int times_in(const struct selection *selection, int card)
{
    int times = 0;
    for (int i = 0; i < selection->card_count; i++)
        times += selection->cards[i] == card;
    return times;
}

static void judge_selection(const struct matrix *matrix, const struct deck *deck,
                            const struct selection *selection, int office, struct offences *offences)
{
    int core = 0;
    for (int i = 0; i < deck->card_count; i++) {
        int row = matrix_row(matrix, &deck->cards[i]), times = times_in(selection, i);
        int wanted = row >= 0 && matrix->rows[row].marks[office] == '#';
        core += row >= 0 ? times : 0;
        if (row >= 0 && times != wanted)
            offence(offences, STR("deck.yaml"), "de selectie %.*s heeft %s %d keer, het moet %d keer zijn",
                    STR_ARG(selection->id), deck->cards[i].id.at, times, wanted);
    }
    if (core != matrix->sizes[office])
        offence(offences, STR("deck.yaml"), "de selectie %.*s heeft %d kernkaarten, het moeten er %d zijn",
                STR_ARG(selection->id), core, matrix->sizes[office]);
}

void judge_selections(struct content *content, struct offences *offences)
{
    struct matrix matrix;
    const struct deck *deck = &content->deck;
    int published[MATRIX_OFFICES_MAX] = {0};
    read_matrix(&content->arena, &matrix);
    for (int i = 0; i < deck->selection_count; i++) {
        const struct selection *selection = &deck->selections[i];
        int office = matrix_office(&matrix, deck, selection);
        if (selection->kind != SELECTION_PUBLISHED)
            continue;
        if (office < 0 || office >= PUBLISHED) {
            offence(offences, STR("deck.yaml"), "de selectie %.*s mag er niet zijn", STR_ARG(selection->id));
            continue;
        }
        published[office]++;
        judge_selection(&matrix, deck, selection, office, offences);
    }
    for (int i = 0; i < PUBLISHED; i++) {
        if (published[i] != 1)
            offence(offences, STR("deck.yaml"), "%d selecties voor %.*s, het moet er één zijn", published[i],
                    STR_ARG(matrix.offices[i]));
    }
}
