/* The field on which own questions are written. */
#include "view/fake.h"

static const struct {
    float w, h;
} sizes[] = {{1920, 1080}, {1080, 1920}};

/* Where one points is where the cursor goes, whatever the line. */
static void pointing_finds_the_letter(void **state)
{
    (void)state;
    static struct fake fake;
    fake_init(&fake, 1, FAKE_PLAIN);
    struct write_rows none = {NULL, 0, false};
    for (size_t i = 0; i < COUNT_OF(sizes); i++) {
        struct view_env env = fake_env(sizes[i].w, sizes[i].h, 1.5f, PALETTE_LIGHT);
        struct write_state is = {.mode = WRITE_FIELD};
        edit_set(&is.edit,
                 STR("Welk besluit durf jij volgende week te verdedigen, en met wie bespreek je dat?"));
        struct write_view view = {.state = &is, .rows = &none, .card = STR("Moed")};
        for (uint16_t byte = 0; byte <= is.edit.len; byte++) {
            struct nodes nodes = fake_nodes(&fake);
            edit_point(&is.edit, byte, false);
            view_write(&nodes, &env, &view);
            const struct node *caret = NULL;
            for (int k = 0; k < nodes.count; k++)
                if (nodes.at[k].look == LOOK_FILL && nodes.at[k].at.w < 10)
                    caret = &nodes.at[k];
            assert_non_null(caret);
            struct pt_px at = {caret->at.x + 1, caret->at.y + caret->at.h / 2};
            size_t found = view_write_byte(&env, &view, at);
            if (found != byte)
                fail_msg("%.0fx%.0f: the cursor at %d stands at %.0f,%.0f, where %zu is", (double)env.size.w,
                         (double)env.size.h, byte, (double)at.x, (double)at.y, found);
        }
    }
    fake_finish(&fake);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pointing_finds_the_letter),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
