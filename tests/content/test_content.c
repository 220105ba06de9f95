/* The decks that ship, held to every rule. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "content/rules.h"
#include "type/faces.h"

static void judge(const char *folder, unsigned deck)
{
    struct content content;
    int wrong = 0, judged = 0;
    content_open(&content, folder);
    for (int i = 0; i < rule_count; i++) {
        if (!(rules[i].decks & deck))
            continue;
        content.offences.count = 0;
        rules[i].judge(&content, &content.offences);
        offences_print(&content.offences, rules[i].name);
        wrong += content.offences.count;
        judged++;
    }
    content_close(&content);
    print_message("%s: %d rules\n", folder, judged);
    assert_int_equal(wrong, 0);
}

static void the_demo_deck_keeps_every_rule(void **state)
{
    (void)state;
    judge("decks/demo", RULE_DEMO);
}

static void the_welcome_deck_keeps_every_rule(void **state)
{
    (void)state;
    judge("decks/welcome", RULE_WELCOME);
}

static int start(void **state)
{
    struct err err = {0};
    (void)state;
    return faces_init(WAAIER_FONTS_DIR, &err) ? 0 : -1;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_demo_deck_keeps_every_rule),
        cmocka_unit_test(the_welcome_deck_keeps_every_rule),
    };
    return cmocka_run_group_tests(tests, start, NULL);
}
