/* Where things stand in source text, and how the compiler reports that something there is wrong.
 *
 * Used by lexer, parser, symbol table and code generator alike. It touches nothing but its arguments: an error is plain
 * data (message in a fixed buffer, the line's text by reference into the arena) that the caller turns into an
 * exception. */
#ifndef PYNTERP_COMPILER_SYNTAX_ERROR_H
#define PYNTERP_COMPILER_SYNTAX_ERROR_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* UTF-8 text, not NUL-terminated by contract. data == NULL means "absent"; an empty text has data != NULL. */
struct text {
    const char *data;
    uint32_t length;
};

/* CPython's lineno, col_offset, end_lineno, end_col_offset: lines from 1, columns in UTF-8 bytes from 0. */
struct source_range {
    uint32_t line;
    uint32_t column;
    uint32_t end_line;
    uint32_t end_column;
};

/* The decoded source (UTF-8, no byte order mark, line ends as \n, the last line ended) with the byte offset of the
 * start of each line. line_offsets[n - 1] is the start of line n; line_offsets[line_count] equals length. */
struct source_map {
    const char *data;
    uint32_t length;
    uint32_t line_count;
    const uint32_t *line_offsets;
};

enum syntax_error_kind {
    SYNTAX_ERROR_NONE,
    SYNTAX_ERROR_SYNTAX,           /* SyntaxError */
    SYNTAX_ERROR_INDENTATION,      /* IndentationError */
    SYNTAX_ERROR_TAB,              /* TabError */
    SYNTAX_ERROR_MEMORY,           /* MemoryError: arena exhausted, or source too deeply nested */
    SYNTAX_ERROR_RECURSION,        /* RecursionError */
    SYNTAX_ERROR_VALUE,            /* ValueError */
    SYNTAX_ERROR_OVERFLOW,         /* OverflowError */
    SYNTAX_ERROR_INCOMPLETE_INPUT, /* a SyntaxError; more lines could complete it (only with allow_incomplete_input) */
};

struct syntax_error {
    enum syntax_error_kind kind;
    char message[400];     /* NUL-terminated UTF-8 */
    uint32_t line;         /* 1-based; 0 when the error has no place, or with column -1 is of the source as a whole */
    int32_t column;        /* CPython's `offset`: 1-based, in characters; 0 is possible */
    uint32_t end_line;     /* 0 when unknown */
    int32_t end_column;    /* CPython's `end_offset`; -1 or 0 when unknown, as CPython has it */
    struct text line_text; /* the whole line `line`, without its line end; data == NULL when there is none */
    bool lacks_line_end;   /* the exception's text ends in no newline: as the lexer's own errors have it in CPython */
    bool is_from_analysis; /* found after parsing: the source is a tree, but means nothing */
};

struct syntax_warning {
    struct syntax_warning *next;
    struct source_range range;
    const char *message; /* NUL-terminated, in the arena or static */
};

/* In the order they were found. */
struct syntax_warning_list {
    struct syntax_warning *first;
    struct syntax_warning *last;
    uint32_t count;
};

struct arena;

/* Appends a warning; silently drops it when the arena is out of memory (which the arena latches). */
void syntax_warning_add(struct syntax_warning_list *list, struct arena *arena, struct source_range range,
                        const char *message);

/* Fills `error` unless it already holds one (the first error wins). The range's byte columns are converted to
 * characters. */
void syntax_error_set(struct syntax_error *error, const struct source_map *map, enum syntax_error_kind kind,
                      struct source_range range, const char *format, ...) __attribute__((format(printf, 5, 6)));
void syntax_error_set_arguments(struct syntax_error *error, const struct source_map *map, enum syntax_error_kind kind,
                                struct source_range range, const char *format, va_list arguments)
    __attribute__((format(printf, 5, 0)));

/* The same with CPython's numbers given directly: 1-based character columns, end_column possibly -1. */
void syntax_error_set_columns(struct syntax_error *error, const struct source_map *map, enum syntax_error_kind kind,
                              uint32_t line, int32_t column, uint32_t end_line, int32_t end_column, const char *format,
                              va_list arguments) __attribute__((format(printf, 8, 0)));

/* The same for errors without a place (kind MEMORY, RECURSION, null bytes...). */
void syntax_error_set_plain(struct syntax_error *error, enum syntax_error_kind kind, const char *message);

/* Python's name of the exception class for `kind`. */
const char *syntax_error_kind_name(enum syntax_error_kind kind);

/* Text of line `line` (1-based) without its line end; data == NULL when there is no such line. */
struct text source_map_line(const struct source_map *map, uint32_t line);

/* Number of characters before byte column `column` of line `line`; columns past the line's end count as one each. */
uint32_t source_map_character_column(const struct source_map *map, uint32_t line, uint32_t column);

/* The source text a range covers, clipped to the source. */
struct text source_map_text(const struct source_map *map, struct source_range range);

#endif
