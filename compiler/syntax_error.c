/* Filling syntax errors and converting places: byte columns of the source to the characters CPython reports.
 *
 * Touches its arguments only; warnings alone take arena memory. */
#include "syntax_error.h"

#include "arena.h"

#include <stdio.h>
#include <string.h>

static const char *const kind_names[] = {
    [SYNTAX_ERROR_NONE] = "None",
    [SYNTAX_ERROR_SYNTAX] = "SyntaxError",
    [SYNTAX_ERROR_INDENTATION] = "IndentationError",
    [SYNTAX_ERROR_TAB] = "TabError",
    [SYNTAX_ERROR_MEMORY] = "MemoryError",
    [SYNTAX_ERROR_RECURSION] = "RecursionError",
    [SYNTAX_ERROR_VALUE] = "ValueError",
    [SYNTAX_ERROR_OVERFLOW] = "OverflowError",
    [SYNTAX_ERROR_INCOMPLETE_INPUT] = "SyntaxError",
};

const char *syntax_error_kind_name(enum syntax_error_kind kind) { return kind_names[kind]; }

void syntax_warning_add(struct syntax_warning_list *list, struct arena *arena, struct source_range range,
                        const char *message) {
    struct syntax_warning *warning = arena_allocate(arena, sizeof *warning);
    if (warning == NULL) {
        return;
    }
    warning->range = range;
    warning->message = message;
    if (list->last == NULL) {
        list->first = warning;
    } else {
        list->last->next = warning;
    }
    list->last = warning;
    list->count++;
}

struct text source_map_line(const struct source_map *map, uint32_t line) {
    struct text result = {NULL, 0};
    if (map == NULL || line == 0 || line > map->line_count) {
        return result;
    }
    uint32_t start = map->line_offsets[line - 1];
    uint32_t end = map->line_offsets[line];
    if (end > start && map->data[end - 1] == '\n') {
        end--;
    }
    result.data = map->data + start;
    result.length = end - start;
    return result;
}

uint32_t source_map_character_column(const struct source_map *map, uint32_t line, uint32_t column) {
    struct text text = source_map_line(map, line);
    uint32_t inside = column < text.length ? column : text.length;
    uint32_t characters = column - inside;
    for (uint32_t i = 0; i < inside; i++) {
        characters += ((unsigned char)text.data[i] & 0xC0) != 0x80;
    }
    return characters;
}

struct text source_map_text(const struct source_map *map, struct source_range range) {
    struct text result = {map->data, 0};
    if (range.line == 0 || range.line > map->line_count || range.end_line < range.line) {
        return result;
    }
    uint32_t end_line = range.end_line > map->line_count ? map->line_count : range.end_line;
    uint64_t start = (uint64_t)map->line_offsets[range.line - 1] + range.column;
    uint64_t end = (uint64_t)map->line_offsets[end_line - 1] + range.end_column;
    if (end > map->length) {
        end = map->length;
    }
    if (start < end) {
        result.data = map->data + start;
        result.length = (uint32_t)(end - start);
    }
    return result;
}

/* vsnprintf may cut inside a character; a message must stay valid UTF-8. */
static void trim_partial_character(char *message, size_t capacity, int written) {
    if (written < 0) {
        message[0] = '\0';
    }
    if ((size_t)written < capacity) {
        return;
    }
    size_t length = strlen(message);
    while (length > 0 && ((unsigned char)message[length - 1] & 0xC0) == 0x80) {
        length--;
    }
    if (length > 0 && (unsigned char)message[length - 1] >= 0xC0) {
        length--;
    }
    message[length] = '\0';
}

void syntax_error_set_columns(struct syntax_error *error, const struct source_map *map, enum syntax_error_kind kind,
                              uint32_t line, int32_t column, uint32_t end_line, int32_t end_column, const char *format,
                              va_list arguments) {
    if (error->kind != SYNTAX_ERROR_NONE) {
        return;
    }
    error->kind = kind;
    error->line = line;
    error->column = column;
    error->end_line = end_line;
    error->end_column = end_column;
    error->line_text = source_map_line(map, line);
    int written = vsnprintf(error->message, sizeof error->message, format, arguments);
    trim_partial_character(error->message, sizeof error->message, written);
}

void syntax_error_set_arguments(struct syntax_error *error, const struct source_map *map, enum syntax_error_kind kind,
                                struct source_range range, const char *format, va_list arguments) {
    uint32_t column = source_map_character_column(map, range.line, range.column);
    /* CPython 3.13 measures the end column on the first line, cut to its length. */
    uint32_t length = source_map_line(map, range.line).length;
    bool is_cut = range.end_line != range.line && range.end_column > length;
    uint32_t end_column = source_map_character_column(map, range.line, is_cut ? length : range.end_column);
    syntax_error_set_columns(error, map, kind, range.line, (int32_t)column + 1, range.end_line, (int32_t)end_column + 1,
                             format, arguments);
}

void syntax_error_set(struct syntax_error *error, const struct source_map *map, enum syntax_error_kind kind,
                      struct source_range range, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    syntax_error_set_arguments(error, map, kind, range, format, arguments);
    va_end(arguments);
}

void syntax_error_set_plain(struct syntax_error *error, enum syntax_error_kind kind, const char *message) {
    if (error->kind != SYNTAX_ERROR_NONE) {
        return;
    }
    memset(error, 0, sizeof *error);
    error->kind = kind;
    size_t length = strlen(message);
    if (length >= sizeof error->message) {
        length = sizeof error->message - 1;
    }
    memcpy(error->message, message, length);
}
