#include "deck/diag.h"

void diag_vadd(struct diags *diags, enum diag_severity severity, struct str file, int line, int column,
               const char *fmt, va_list args)
{
    if (severity == DIAG_ERROR)
        diags->error_count++;
    struct diag *grown = NULL;
    if (diags->count < DIAGS_MAX)
        grown = arena_grow(diags->arena, diags->at, (size_t)diags->count, &diags->cap, sizeof *diags->at,
                           _Alignof(struct diag));
    if (!grown) {
        diags->left_out++;
        return;
    }
    diags->at = grown;
    struct str text = str_vformat(diags->arena, fmt, args);
    diags->at[diags->count++] =
        (struct diag){.severity = severity, .file = file, .line = line, .column = column, .text = text};
}

void diag_add(struct diags *diags, enum diag_severity severity, struct str file, int line, int column,
              const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    diag_vadd(diags, severity, file, line, column, fmt, args);
    va_end(args);
}

struct str diag_line(struct arena *arena, const struct diag *diag, struct str root)
{
    const char *severity = diag->severity == DIAG_ERROR ? "error" : "warning";
    const char *slash = root.len > 0 && diag->file.len > 0 ? "/" : "";
    if (diag->line > 0)
        return str_format(arena, "%.*s%s%.*s:%d:%d: %s: %.*s", STR_ARG(root), slash, STR_ARG(diag->file),
                          diag->line, diag->column, severity, STR_ARG(diag->text));
    const char *colon = root.len > 0 || diag->file.len > 0 ? ": " : "";
    return str_format(arena, "%.*s%s%.*s%s%s: %.*s", STR_ARG(root), slash, STR_ARG(diag->file), colon,
                      severity, STR_ARG(diag->text));
}
