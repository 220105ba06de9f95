/* What the decks that ship are held to, as far as a program can judge. One function a rule. */
#ifndef TESTS_CONTENT_RULES_H
#define TESTS_CONTENT_RULES_H

#include "content/content.h"

enum rule_deck { RULE_DEMO = 1, RULE_WELCOME = 2, RULE_EVERY = 3 };

struct rule {
    const char *name;
    void (*judge)(struct content *content, struct offences *offences);
    unsigned decks; /* enum rule_deck, or-ed */
};

extern const struct rule rules[];
extern const int rule_count;

/* Cards that are words for reading and turning over: not overviews, sections, quotes and pages. */
bool is_reading_card(const struct card *card);
/* One of the developments, values and actions. */
bool is_theme_card(const struct deck *deck, const struct card *card);
int kind_find(const struct deck *deck, const char *id);

/* One picture: hand, colours and size. `rgb` is its kind's. */
void judge_svg(struct offences *offences, struct str file, struct str svg, uint32_t rgb);
/* One text: quotes, dashes and spaces. */
void judge_typing(struct offences *offences, struct str file, struct str text);
/* One text: nothing to reach a person by. */
void judge_private(struct offences *offences, struct str file, struct str text);

void judge_sound(struct content *content, struct offences *offences);
void judge_counts(struct content *content, struct offences *offences);
void judge_titles(struct content *content, struct offences *offences);
void judge_core(struct content *content, struct offences *offences);
void judge_lines(struct content *content, struct offences *offences);
void judge_questions(struct content *content, struct offences *offences);
void judge_question_counts(struct content *content, struct offences *offences);
void judge_question_ids(struct content *content, struct offences *offences);
void judge_notes(struct content *content, struct offences *offences);
void judge_alts(struct content *content, struct offences *offences);
void judge_counters(struct content *content, struct offences *offences);
void judge_articles(struct content *content, struct offences *offences);
void judge_matrix(struct content *content, struct offences *offences);
void judge_selections(struct content *content, struct offences *offences);
void judge_book(struct content *content, struct offences *offences);
void judge_guide(struct content *content, struct offences *offences);
void judge_maps(struct content *content, struct offences *offences);
void judge_fronts(struct content *content, struct offences *offences);
void judge_kinds(struct content *content, struct offences *offences);
void judge_layouts(struct content *content, struct offences *offences);
void judge_pictures(struct content *content, struct offences *offences);
void judge_credit(struct content *content, struct offences *offences);
void judge_typings(struct content *content, struct offences *offences);
void judge_address(struct content *content, struct offences *offences);
void judge_origin(struct content *content, struct offences *offences);
void judge_minutes(struct content *content, struct offences *offences);
void judge_privacy(struct content *content, struct offences *offences);
void judge_tour(struct content *content, struct offences *offences);

#endif
