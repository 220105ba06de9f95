#include "typeset.h"

#include <stdio.h>
#include <stdlib.h>

#include "type/faces.h"

#define WORDS(said) .runs = (const struct run[]){{.text = STR_INIT(said)}}, .run_count = 1
#define PARAGRAPH(text)                                                                                      \
    {                                                                                                        \
        .kind = BLOCK_PARAGRAPH, WORDS(text)                                                                 \
    }
#define ITEM(text)                                                                                           \
    {                                                                                                        \
        .kind = BLOCK_ITEM, WORDS(text)                                                                      \
    }
#define HEAD(text)                                                                                           \
    {                                                                                                        \
        .kind = BLOCK_HEADING, .level = 2, WORDS(text)                                                       \
    }
#define QUOTED(text)                                                                                         \
    {                                                                                                        \
        .kind = BLOCK_QUOTE, WORDS(text)                                                                     \
    }
#define CLAIM(name, words)                                                                                   \
    {                                                                                                        \
        .kind = BLOCK_ITEM,                                                                                  \
        .runs =                                                                                              \
            (const struct run[]){{.text = STR_INIT(name), .style = RUN_BOLD}, {.text = STR_INIT(words)}},    \
        .run_count = 2                                                                                       \
    }
#define FIVE                                                                                                 \
    ITEM("Een bewering van gemiddelde lengte over bestuur."),                                                \
        ITEM("Gemeentesecretarissen hebben het druk."), ITEM("Nog een bewering."),                           \
        ITEM("Arbeidsongeschiktheidsverzekeringen kosten tijd."), ITEM("Slot.")
#define SIX                                                                                                  \
    ITEM("Een bewering die op zichzelf al twee regels nodig heeft, hoe breed de kolom ook is."),             \
        ITEM("Twee."), ITEM("Drie."), ITEM("Vier."), ITEM("Vijf."), ITEM("Zes.")
#define BLOCKS(list)                                                                                         \
    {                                                                                                        \
        (list), (int)COUNT_OF(list)                                                                          \
    }
#define PLEA                                                                                                 \
    PARAGRAPH(                                                                                               \
        "Wie bestuurt, staat tussen inwoners, organisaties, medeoverheden en het Rijk. Elke partij heeft "   \
        "een "                                                                                               \
        "eigen belang en een eigen taal. De kunst is om al die stemmen te horen en toch tot een besluit te " \
        "komen dat navolgbaar is.")

const char long_word[] = "arbeidsongeschiktheidsverzekeringsmaatschappij";

static const struct block short_list[] = {
    PARAGRAPH("Geef iemand de rol om nee te zeggen, en bedank die persoon hardop."),
};
static const struct block usual_list[] = {
    PARAGRAPH("Wegen wat het algemeen belang vraagt, ook als de eigen achterban iets anders wil."),
    ITEM("Noem je eigen belang voordat je weegt."),
    ITEM("Leg vast wat de doorslag gaf."),
    ITEM("Laat je rol zwaarder tellen dan je netwerk."),
};
static const struct block endless_list[] = {PLEA, PLEA, PLEA, PLEA, PLEA, PLEA, PLEA, PLEA, PLEA, PLEA};
static const struct block map_list[] = {
    HEAD("Inwoners"),
    CLAIM("Vertrouwen", " Belofte telt minder dan bewijs."),
    CLAIM("Toon", " Gesprekken verharden, ook online."),
    CLAIM("Stem", " Wie afhaakt, is moeilijk te horen."),
    HEAD("Middelen"),
    CLAIM("Taken", " Meer taken, later geld."),
    CLAIM("Mensen", " Vakmensen zijn schaars."),
    CLAIM("Tijd", " Tempo gaat ten koste van wegen."),
    HEAD("Regio"),
    CLAIM("Tafels", " Besluiten vallen buiten de raad."),
    CLAIM("Zicht", " Controle raakt verspreid."),
    CLAIM("Rol", " Wie spreekt namens wie?"),
    HEAD("Techniek"),
    CLAIM("Data", " Modellen kiezen mee."),
    CLAIM("Veiligheid", " Uitval raakt iedereen."),
    CLAIM("Uitleg", " Een besluit moet navolgbaar zijn."),
};
static const struct block crowd_list[] = {
    HEAD("Verantwoordelijkheid"),
    FIVE,
    HEAD("Gemeentesecretarissen"),
    FIVE,
    HEAD("Drie"),
    FIVE,
    HEAD("Vier"),
    FIVE,
    HEAD("Vijf"),
    FIVE,
    HEAD("Zes"),
    FIVE,
    HEAD("Zeven"),
    FIVE,
    HEAD("Acht"),
    FIVE,
};
static const struct block swarm_list[] = {HEAD("Alles"), SIX, SIX, SIX, SIX, SIX, SIX};
static const struct block quote_list[] = {
    QUOTED("\xE2\x80\x9CVertrouwen komt te voet en gaat te paard.\xE2\x80\x9D"),
    PARAGRAPH("Oud gezegde"),
};

const struct blocks no_body = {NULL, 0};
const struct blocks short_body = BLOCKS(short_list);
const struct blocks usual_body = BLOCKS(usual_list);
const struct blocks endless_body = BLOCKS(endless_list);
const struct blocks map_body = BLOCKS(map_list);
const struct blocks crowd_body = BLOCKS(crowd_list);
const struct blocks swarm_body = BLOCKS(swarm_list);
const struct blocks quote_body = BLOCKS(quote_list);

int typeset_begin(void **state)
{
    struct err err;
    (void)state;
    if (!faces_init(WAAIER_FONTS_DIR, &err)) {
        (void)fprintf(stderr, "%s\n", err.text);
        return 1;
    }
    if (err.kind != ERR_NONE) {
        (void)fprintf(stderr, "%s\n", err.text);
        exit(77);
    }
    return 0;
}
