#include "report.h"

#include <string.h>

struct figure figure_of(const struct numbers *numbers, double unit)
{
    return (struct figure){
        .p50 = numbers_at(numbers, 0.5) / unit,
        .p95 = numbers_at(numbers, 0.95) / unit,
        .p99 = numbers_at(numbers, 0.99) / unit,
        .max = numbers_at(numbers, 1) / unit,
        .spread = true,
        .is = numbers->count > 0,
    };
}

struct figure figure_one(double number)
{
    return (struct figure){.p50 = number, .p95 = number, .p99 = number, .max = number, .is = true};
}

enum bar bar_if(bool met)
{
    return met ? BAR_MET : BAR_MISSED;
}

/* ---- words */

static const char *decimals(double number, char *out, size_t cap)
{
    (void)snprintf(out, cap, number >= 100 ? "%.0f" : "%.1f", number);
    return out;
}

static void figure_words(const struct figure *figure, const char *between, char *out, size_t cap)
{
    char a[24], b[24], c[24];
    if (!figure->is)
        (void)snprintf(out, cap, "-");
    else if (figure->spread)
        (void)snprintf(out, cap, "%s%s%s%s%s", decimals(figure->p50, a, sizeof a), between,
                       decimals(figure->p95, b, sizeof b), between, decimals(figure->max, c, sizeof c));
    else
        (void)snprintf(out, cap, "%s", decimals(figure->p50, a, sizeof a));
}

/* How much more it is than the floor: in its own unit for times, as a ratio for the rest. */
static void beside_floor(const struct row *row, char *out, size_t cap)
{
    const struct figure *ours = &row->figure, *floor = &row->floor;
    out[0] = '\0';
    if (!ours->is || !floor->is || floor->p50 <= 0)
        return;
    if (ours->spread && strcmp(row->unit, "ms") == 0)
        (void)snprintf(out, cap, "%+.1f / %+.1f", ours->p50 - floor->p50, ours->p95 - floor->p95);
    else
        (void)snprintf(out, cap, "x %.2f", ours->p50 / floor->p50);
}

static const char *const verdicts[] = {"", "met", "NOT MET"};

static void json_figure(FILE *file, const char *name, const struct figure *figure)
{
    if (figure->is)
        (void)fprintf(file, ",\"%s_p50\":%.3f,\"%s_p95\":%.3f,\"%s_p99\":%.3f,\"%s_max\":%.3f", name,
                      figure->p50, name, figure->p95, name, figure->p99, name, figure->max);
}

static void write_json(FILE *file, const struct row *row)
{
    (void)fprintf(file, "{\"scene\":\"%s\",\"program\":\"%s\",\"what\":\"%s\",\"unit\":\"%s\"", row->scene,
                  row->program, row->what, row->unit);
    json_figure(file, "is", &row->figure);
    json_figure(file, "floor", &row->floor);
    (void)fprintf(file, ",\"wants\":\"%s\",\"verdict\":\"%s\",\"note\":\"%s\"}\n", row->wants,
                  verdicts[row->bar], row->note);
    (void)fflush(file);
}

void report_row(struct report *report, const struct row *row)
{
    char is[80], floor[80], more[48];
    figure_words(&row->figure, " / ", is, sizeof is);
    figure_words(&row->floor, " / ", floor, sizeof floor);
    beside_floor(row, more, sizeof more);
    (void)printf("%-12s %-12s %-28s %-6s %-22s floor %-22s %-14s %s%s%s%s%s\n", row->scene, row->program,
                 row->what, row->unit, is, floor, more, verdicts[row->bar], row->wants[0] ? " (wants " : "",
                 row->wants, row->wants[0] ? ") " : "", row->note);
    (void)fflush(stdout);
    (void)fprintf(report->table, "| %s | %s | %s | %s | %s | %s | %s | %s | %s | %s |\n", row->scene,
                  row->program, row->what, row->unit, is, floor, more, row->wants, verdicts[row->bar],
                  row->note);
    write_json(report->json, row);
    report->measured++;
}

/* ---- files */

static FILE *open_file(const struct report *report, const char *scene, const char *end)
{
    char path[400];
    (void)snprintf(path, sizeof path, "%s/%s.%s", report->folder, scene, end);
    FILE *file = fopen(path, "w");
    if (!file)
        perror(path);
    return file;
}

bool report_begin(struct report *report, const char *folder, const char *scene)
{
    (void)snprintf(report->folder, sizeof report->folder, "%s", folder);
    report->table = open_file(report, scene, "rows");
    report->json = open_file(report, scene, "jsonl");
    return report->table && report->json;
}

void report_end(struct report *report)
{
    if (report->table)
        (void)fclose(report->table);
    if (report->json)
        (void)fclose(report->json);
    report->table = report->json = NULL;
}
