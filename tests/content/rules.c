#include "content/rules.h"

#include "content/texts.h"

const struct rule rules[] = {
    {"sound", judge_sound, RULE_EVERY},
    {"counts", judge_counts, RULE_DEMO},
    {"titles", judge_titles, RULE_DEMO},
    {"core sentences", judge_core, RULE_DEMO},
    {"lines", judge_lines, RULE_DEMO},
    {"questions", judge_questions, RULE_EVERY},
    {"question counts", judge_question_counts, RULE_DEMO},
    {"question ids", judge_question_ids, RULE_EVERY},
    {"notes", judge_notes, RULE_EVERY},
    {"minutes", judge_minutes, RULE_DEMO},
    {"alts", judge_alts, RULE_EVERY},
    {"counters", judge_counters, RULE_DEMO},
    {"articles of law", judge_articles, RULE_DEMO},
    {"matrix", judge_matrix, RULE_DEMO},
    {"selections", judge_selections, RULE_DEMO},
    {"book", judge_book, RULE_DEMO},
    {"guide", judge_guide, RULE_DEMO},
    {"maps", judge_maps, RULE_DEMO},
    {"fronts", judge_fronts, RULE_EVERY},
    {"kinds", judge_kinds, RULE_EVERY},
    {"layouts", judge_layouts, RULE_DEMO},
    {"pictures", judge_pictures, RULE_EVERY},
    {"credit", judge_credit, RULE_EVERY},
    {"origin", judge_origin, RULE_DEMO},
    {"typing", judge_typings, RULE_EVERY},
    {"address", judge_address, RULE_EVERY},
    {"privacy", judge_privacy, RULE_EVERY},
    {"tour", judge_tour, RULE_WELCOME},
};
const int rule_count = COUNT_OF(rules);

int kind_find(const struct deck *deck, const char *id)
{
    for (int i = 0; i < deck->kind_count; i++) {
        if (str_eq(deck->kinds[i].id, str_from(id)))
            return i;
    }
    return -1;
}

bool is_reading_card(const struct card *card)
{
    return card->layout == CARD_TEXT;
}

bool is_theme_card(const struct deck *deck, const struct card *card)
{
    return is_reading_card(card) && card->kind >= 0 && card->kind != kind_find(deck, "ambt");
}
