/* One card: front matter and body. What is wrong in a field leaves that field out; what leaves no front to show makes
 * the card a placeholder. */
#include <string.h>

#include "base/words.h"
#include "deck/loading.h"
#include "deck/markdown.h"

enum {
    TITLE_BYTES_MAX = 60,
    TITLE_UNWISE_COUNT = 90
}; /* of a title made from the first words; of one that is too long */

static const char *const layouts[] = {[CARD_TEXT] = "text",
                                      [CARD_PICTURE] = "picture",
                                      [CARD_MAP] = "map",
                                      [CARD_QUOTE] = "quote",
                                      [CARD_SECTION] = "section",
                                      [CARD_PAGE] = "page",
                                      NULL};

/* A question's words and offices; false when there are none. */
static bool read_question(struct loading *l, const struct fields *f, const struct yaml_node *item, int number,
                          struct question *out)
{
    static const char *const keys[] = {"id", "text", "offices", NULL};
    *out = (struct question){0};
    bool is_map = item->kind == YAML_MAP && (yaml_at(item, "text") || yaml_at(item, "id"));
    if (is_map) {
        fields_known(f, item, keys);
        out->id = fields_id(f, item, "id", false);
        out->text = str_trim(fields_text(f, item, "text"));
        out->offices = loading_offices(l, f, item, "offices");
        if (out->text.len == 0 && !(yaml_at(item, "text") && yaml_at(item, "text")->kind != YAML_SCALAR))
            FIELD_ERROR(f, item, _("Deze vraag heeft geen tekst (text)."));
    } else {
        out->text = str_trim(fields_node_text(f, item));
        if (item->kind == YAML_SCALAR && out->text.len == 0)
            FIELD_ERROR(f, item, _("Deze vraag heeft geen tekst (text)."));
    }
    if (out->text.len == 0)
        return false;
    if (out->id.len == 0 && !yaml_at(item, "id"))
        FIELD_WARNING(
            f, item,
            _("Deze vraag heeft geen id. Geef er een, anders raken aantekeningen los als de volgorde "
              "verandert: {id: v%d, text: ...}."),
            number);
    if (out->id.len == 0)
        out->id = str_format(l->arena, "v%d", number);
    return true;
}

static void read_questions(struct loading *l, const struct fields *f, const struct yaml_node *front,
                           struct card *card)
{
    const struct yaml_node *list = fields_list(f, front, "questions");
    int count = list ? list->count : 0;
    if (count > DECK_QUESTIONS_MAX) {
        FIELD_ERROR(f, &list->items[DECK_QUESTIONS_MAX],
                    _("Deze kaart heeft meer dan %d vragen; vanaf hier worden ze overgeslagen."),
                    DECK_QUESTIONS_MAX);
        count = DECK_QUESTIONS_MAX;
    }
    struct question *questions = count > 0 ? LOADING_NEW(l, struct question, count) : NULL;
    for (int i = 0; questions && i < count; i++) {
        struct question question;
        if (!read_question(l, f, &list->items[i], i + 1, &question))
            continue;
        for (int k = 0; k < card->question_count; k++) {
            if (!str_eq(questions[k].id, question.id))
                continue;
            FIELD_ERROR(f, &list->items[i],
                        _("Twee vragen op deze kaart hebben de id “%.*s”. Kies een andere."),
                        STR_ARG(question.id));
            question.id = str_format(l->arena, "v%d", i + 1);
        }
        questions[card->question_count++] = question;
    }
    card->questions = questions;
}

static void read_related(struct loading *l, const struct fields *f, const struct yaml_node *front,
                         struct card *card)
{
    struct field_items items = fields_items(f, front, "related");
    if (items.count > DECK_RELATED_MAX) {
        FIELD_ERROR(f, &items.at[DECK_RELATED_MAX],
                    _("Deze kaart noemt meer dan %d verwante kaarten; vanaf hier worden ze overgeslagen."),
                    DECK_RELATED_MAX);
        items.count = DECK_RELATED_MAX;
    }
    struct card_id *related = items.count > 0 ? LOADING_NEW(l, struct card_id, items.count) : NULL;
    for (int i = 0; related && i < items.count; i++) {
        struct str id = fields_node_id(f, &items.at[i]);
        if (id.len == 0)
            continue;
        related[card->related_count] = card_id_from(id);
        loading_link(l, f->file, items.at[i].line, items.at[i].column, related[card->related_count++]);
    }
    card->related = related;
}

static void read_picture(struct loading *l, const struct fields *f, const struct yaml_node *front,
                         struct card *card)
{
    const struct yaml_node *node = yaml_at(front, "picture");
    card->alt = fields_text(f, front, "alt");
    struct str name = node ? fields_node_text(f, node) : STR("");
    if (name.len == 0)
        return;
    const struct picture_known *known = picture_look(l, name);
    if (!known)
        return;
    if (known->problem.len > 0) {
        FIELD_ERROR(f, node, "%.*s", STR_ARG(known->problem));
        return;
    }
    if (card->alt.len == 0)
        FIELD_ERROR(f, node,
                    _("Bij dit beeld ontbreekt de beschrijving voor wie het niet ziet: voeg “alt:” toe."));
    card->picture = name;
    card->picture_px = known->size;
}

/* A region is [x, y, width, height] in points. */
static bool read_region(const struct fields *f, const struct yaml_node *at, struct rect_px *out)
{
    float numbers[4] = {0};
    bool ok = at && at->kind == YAML_LIST && at->count == 4;
    if (at && !ok)
        FIELD_ERROR(f, at, _("Een gebied heeft vier getallen: [links, boven, breedte, hoogte]."));
    for (int i = 0; ok && i < 4; i++)
        ok = fields_node_float(f, &at->items[i], 0, 100000, &numbers[i]);
    *out = (struct rect_px){numbers[0], numbers[1], numbers[2], numbers[3]};
    return ok;
}

static void read_regions(struct loading *l, const struct fields *f, const struct yaml_node *front,
                         struct card *card)
{
    static const char *const keys[] = {"name", "at", NULL};
    const struct yaml_node *page = yaml_at(front, "page");
    const struct yaml_node *list = fields_list(f, yaml_at(front, "regions") ? front : page, "regions");
    int count = list ? list->count : 0;
    if (count > DECK_REGIONS_MAX) {
        FIELD_ERROR(f, &list->items[DECK_REGIONS_MAX],
                    _("Deze kaart heeft meer dan %d gebieden; vanaf hier worden ze overgeslagen."),
                    DECK_REGIONS_MAX);
        count = DECK_REGIONS_MAX;
    }
    struct region *regions = count > 0 ? LOADING_NEW(l, struct region, count) : NULL;
    for (int i = 0; regions && i < count; i++) {
        const struct yaml_node *item = &list->items[i];
        struct region region = {0};
        if (!fields_is_map(f, item))
            continue;
        fields_known(f, item, keys);
        region.name = fields_text(f, item, "name");
        if (!yaml_at(item, "at"))
            FIELD_ERROR(f, item, _("Hier ontbreekt “%s”."), "at");
        if (read_region(f, yaml_at(item, "at"), &region.at))
            regions[card->page.region_count++] = region;
    }
    card->page.regions = regions;
}

/* Index of the document, added when it is new. */
static int document_index(struct loading *l, struct str file)
{
    for (int i = l->deck->document_count - 1; i >= 0; i--) {
        if (str_eq(l->documents[i].file, file))
            return i;
    }
    struct document *grown = arena_grow(l->arena, l->documents, (size_t)l->deck->document_count,
                                        &l->documents_cap, sizeof *l->documents, _Alignof(struct document));
    if (!grown) {
        l->full = true;
        return 0;
    }
    l->documents = grown;
    l->documents[l->deck->document_count].file = file;
    return l->deck->document_count++;
}

static bool read_page(struct loading *l, const struct fields *f, const struct yaml_node *front,
                      struct card *card)
{
    static const char *const keys[] = {"file", "number", "regions", NULL};
    const struct yaml_node *page = yaml_at(front, "page");
    struct err err = {0};
    struct str head, file;
    if (!page) {
        FIELD_ERROR(f, yaml_at(front, "layout"),
                    _("Bij “layout: page” hoort een bladzijde: page: {file: dias.pdf, number: 1}."));
        return false;
    }
    if (!fields_is_map(f, page))
        return false;
    fields_known(f, page, keys);
    file = fields_text(f, page, "file");
    card->page.number = 1;
    if (yaml_at(page, "number") && !fields_int(f, page, "number", 1, DOCUMENT_PAGES_MAX, &card->page.number))
        return false;
    bool found = source_read_head(l->source, &l->scratch, file, 1024, &head, &err);
    bool pdf = found && str_find(head, STR("%PDF-")) >= 0;
    if (!pdf) {
        const struct yaml_node *at = yaml_at(page, "file");
        if (found)
            FIELD_ERROR(f, at ? at : page, _("%.*s is geen PDF."), STR_ARG(file));
        else
            FIELD_ERROR(f, at ? at : page, "%s", err.text);
        return false;
    }
    card->page.document = document_index(l, file);
    read_regions(l, f, front, card);
    return true;
}

/* Front matter that says something about the front's form. False: there is no front to show. */
static bool read_form(struct loading *l, const struct fields *f, const struct yaml_node *front,
                      struct card *card)
{
    int layout = fields_choice(f, front, "layout", layouts);
    read_picture(l, f, front, card);
    if (layout >= 0)
        card->layout = (enum card_layout)layout;
    else if (yaml_at(front, "page"))
        card->layout = CARD_PAGE;
    if (card->layout == CARD_PICTURE && card->picture.len == 0) {
        card->layout = CARD_TEXT;
        if (!yaml_at(front, "picture"))
            FIELD_ERROR(f, yaml_at(front, "layout"),
                        _("Bij “layout: picture” hoort een beeld: picture: pictures/naam.png."));
    }
    return card->layout != CARD_PAGE || read_page(l, f, front, card);
}

static bool read_front(struct loading *l, const struct fields *f, const struct yaml_node *front,
                       struct card *card)
{
    static const char *const keys[] = {"id",      "kind", "offices",   "optional_for", "counter", "layout",
                                       "picture", "alt",  "questions", "notes",        "related", "page",
                                       "regions", NULL};
    fields_known(f, front, keys);
    struct str id = fields_id(f, front, "id", false);
    const struct yaml_node *node = yaml_at(front, "id");
    if (id.len == 0 && (!node || (node->kind == YAML_SCALAR && node->text.len == 0)))
        diag_add(l->diags, DIAG_ERROR, f->file, 1, 1,
                 _("Deze kaart heeft geen id. “waaier check --fix” schrijft er een "
                   "in het bestand."));
    card->id = card_id_from(id);
    l->id_line = node ? node->line : 1;
    l->id_column = node ? node->column : 1;
    card->kind = loading_kind(l, f, yaml_at(front, "kind"));
    card->offices = loading_offices(l, f, front, "offices");
    card->optional_for = loading_offices(l, f, front, "optional_for");
    card->notes = fields_text(f, front, "notes");
    card->counter = str_trim(fields_text(f, front, "counter"));
    read_related(l, f, front, card);
    read_questions(l, f, front, card);
    return read_form(l, f, front, card);
}

/* The first words, cut at a space; for a card without a heading. */
static struct str first_words(struct loading *l, const struct blocks *blocks)
{
    for (int i = 0; i < blocks->count; i++) {
        struct str text = str_trim(block_text(l->arena, &blocks->at[i]));
        size_t end = text.len;
        if (end > TITLE_BYTES_MAX) {
            end = TITLE_BYTES_MAX;
            while (end > 0 && text.at[end] != ' ')
                end--;
        }
        if (end > 0)
            return str_sub(text, 0, end);
    }
    return STR("");
}

/* Takes the first heading of level 1 out of the blocks. */
static struct str take_title(struct loading *l, const struct blocks *from, struct blocks *out)
{
    int at = 0;
    while (at < from->count && !(from->at[at].kind == BLOCK_HEADING && from->at[at].level == 1))
        at++;
    *out = *from;
    if (at == from->count)
        return STR("");
    struct str title = str_trim(block_text(l->arena, &from->at[at]));
    if (at == 0) { /* as it nearly always is */
        *out = (struct blocks){from->at + 1, from->count - 1};
        return title;
    }
    struct block *rest = LOADING_NEW(l, struct block, from->count);
    if (!rest)
        return title;
    memcpy(rest, from->at, (size_t)at * sizeof *rest);
    memcpy(rest + at, from->at + at + 1, (size_t)(from->count - at - 1) * sizeof *rest);
    *out = (struct blocks){rest, from->count - 1};
    return title;
}

static bool has_branches(const struct blocks *body)
{
    for (int i = 0; i < body->count; i++) {
        if (body->at[i].kind == BLOCK_HEADING)
            return true;
    }
    return false;
}

static bool read_body(struct loading *l, const struct text_file *text, struct str file, struct card *card)
{
    struct blocks blocks;
    if (!markdown_read(l->arena, text->body, text->body_line, &blocks)) {
        l->full = true;
        return false;
    }
    card->title = take_title(l, &blocks, &card->body);
    loading_check_blocks(l, file, card->body);
    bool titled = card->title.len > 0;
    if (!titled)
        card->title = first_words(l, &card->body);
    if (card->title.len == 0)
        card->title = card->alt;
    bool shows = blocks.count > 0 || card->picture.len > 0 || card->layout == CARD_PAGE;
    if (!shows) {
        diag_add(l->diags, DIAG_ERROR, file, text->body_line, 1,
                 _("Deze kaart is leeg. Zet onder het kopje een titel (# Titel) en een tekst."));
        return false;
    }
    if (!titled && (card->layout == CARD_TEXT || card->layout == CARD_MAP || card->layout == CARD_SECTION))
        diag_add(l->diags, DIAG_WARNING, file, text->body_line, 1,
                 _("Deze kaart heeft geen titel. Begin de tekst met een regel “# Titel”."));
    if (card->layout == CARD_MAP && !has_branches(&card->body))
        diag_add(
            l->diags, DIAG_WARNING, file, text->body_line, 1,
            _("Een overzichtskaart (layout: map) krijgt haar takken van kopjes: zet er regels “## Tak” in."));
    return true;
}

/* The words of a translation take the place of the card's own; ids, kind and offices stay. */
static void read_translation(struct loading *l, struct str file, struct card *card)
{
    static const char *const keys[] = {"alt", "notes", "questions", "counter", NULL};
    struct text_file text;
    const struct yaml_node *front;
    struct card own = {.layout = card->layout, .picture = card->picture};
    if (!text_open(l, file, &text, &front))
        return;
    struct fields f = loading_fields(l, file);
    f.language = l->options.language;
    if (front) {
        fields_known(&f, front, keys);
        own.alt = fields_text(&f, front, "alt");
        own.notes = fields_text(&f, front, "notes");
        own.counter = str_trim(fields_text(&f, front, "counter"));
        read_questions(l, &f, front, &own);
    }
    if (!read_body(l, &text, file, &own))
        return;
    card->title = own.title;
    card->body = own.body;
    card->alt = own.alt.len > 0 ? own.alt : card->alt;
    card->notes = own.notes.len > 0 ? own.notes : card->notes;
    card->counter = own.counter.len > 0 ? own.counter : card->counter;
    struct question *questions =
        card->question_count > 0 ? LOADING_NEW(l, struct question, card->question_count) : NULL;
    for (int i = 0; questions && i < card->question_count; i++) {
        questions[i] = card->questions[i];
        for (int k = 0; k < own.question_count; k++) {
            if (str_eq(own.questions[k].id, questions[i].id))
                questions[i].text = own.questions[k].text;
        }
    }
    if (questions)
        card->questions = questions;
}

/* Only for `check`: what works, but will not work well in a room. */
static void tell_unwise(struct loading *l, struct str file, const struct card *card)
{
    if (card->kind < 0 && l->deck->kind_count > 0 && card->layout != CARD_SECTION && !l->manifest_bad)
        diag_add(l->diags, DIAG_WARNING, file, 1, 1, _("Deze kaart hoort bij geen soort: voeg “kind:” toe."));
    if (card->title.len > TITLE_UNWISE_COUNT)
        diag_add(l->diags, DIAG_WARNING, file, 1, 1,
                 _("De titel van deze kaart is lang; op een tegel wordt hij afgekort."));
}

static bool parse(struct loading *l, struct str file, struct card *out)
{
    struct text_file text;
    const struct yaml_node *front, nothing = {.kind = YAML_MAP, .line = 1, .column = 1};
    struct str translation;
    int before = l->diags->count;
    *out = (struct card){.file = file, .kind = -1};
    struct fields f = loading_fields(l, file);
    bool ok = text_open(l, file, &text, &front) && read_front(l, &f, front ? front : &nothing, out) &&
              read_body(l, &text, file, out);
    if (!ok) {
        out->layout = CARD_TEXT;
        out->page = (struct card_page){0};
        out->broken = loading_first_error(l, before, file);
        return false;
    }
    if (text_translation(l, file, &translation))
        read_translation(l, translation, out);
    if (l->options.strict)
        tell_unwise(l, file, out);
    return true;
}

bool card_parse(struct loading *l, struct str file, struct card *out)
{
    size_t mark = l->scratch.used;
    bool ok = parse(l, file, out);
    arena_rewind(&l->scratch, mark);
    return ok;
}
