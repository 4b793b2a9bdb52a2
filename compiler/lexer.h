/* Source text to tokens, one at a time, the way CPython's tokenizer cuts them (PEP 263, PEP 701, PEP 750 and the
 * lexical analysis chapter of the language reference).
 *
 * A lexer reads an already decoded source (see lexer_decode_source) and touches nothing else but its arena, its error
 * and its warning list. The first error is final: every later call returns TOKEN_ERROR. */
#ifndef PYNTERP_COMPILER_LEXER_H
#define PYNTERP_COMPILER_LEXER_H

#include "arena.h"
#include "syntax_error.h"

#include <stdbool.h>
#include <stdint.h>

enum token_kind {
    TOKEN_END, /* end of the source */
    TOKEN_ERROR,
    TOKEN_NEWLINE,
    TOKEN_INDENT,
    TOKEN_DEDENT,
    TOKEN_NAME,
    TOKEN_NUMBER,
    TOKEN_STRING,
    TOKEN_FSTRING_START, /* prefix and opening quotes of f'...' */
    TOKEN_TSTRING_START,
    TOKEN_FSTRING_MIDDLE, /* literal text in an f-string or t-string; a doubled brace ends it with one brace */
    TOKEN_FSTRING_END,
    /* brackets and punctuation */
    TOKEN_LEFT_PARENTHESIS,
    TOKEN_RIGHT_PARENTHESIS,
    TOKEN_LEFT_BRACKET,
    TOKEN_RIGHT_BRACKET,
    TOKEN_LEFT_BRACE,
    TOKEN_RIGHT_BRACE,
    TOKEN_COLON,
    TOKEN_COMMA,
    TOKEN_SEMICOLON,
    TOKEN_DOT,
    TOKEN_ELLIPSIS,
    TOKEN_ARROW,
    TOKEN_EXCLAMATION,
    TOKEN_COLON_EQUAL,
    TOKEN_EQUAL,
    /* operators */
    TOKEN_PLUS,
    TOKEN_MINUS,
    TOKEN_STAR,
    TOKEN_SLASH,
    TOKEN_DOUBLE_SLASH,
    TOKEN_PERCENT,
    TOKEN_AT,
    TOKEN_DOUBLE_STAR,
    TOKEN_LEFT_SHIFT,
    TOKEN_RIGHT_SHIFT,
    TOKEN_VERTICAL_BAR,
    TOKEN_CIRCUMFLEX,
    TOKEN_AMPERSAND,
    TOKEN_TILDE,
    TOKEN_EQUAL_EQUAL,
    TOKEN_NOT_EQUAL,
    TOKEN_LESS,
    TOKEN_LESS_EQUAL,
    TOKEN_GREATER,
    TOKEN_GREATER_EQUAL,
    TOKEN_UNKNOWN_OPERATOR, /* "<>", "$", "?", "`": a token no rule accepts */
    /* augmented assignment */
    TOKEN_PLUS_EQUAL,
    TOKEN_MINUS_EQUAL,
    TOKEN_STAR_EQUAL,
    TOKEN_SLASH_EQUAL,
    TOKEN_DOUBLE_SLASH_EQUAL,
    TOKEN_PERCENT_EQUAL,
    TOKEN_AT_EQUAL,
    TOKEN_DOUBLE_STAR_EQUAL,
    TOKEN_LEFT_SHIFT_EQUAL,
    TOKEN_RIGHT_SHIFT_EQUAL,
    TOKEN_VERTICAL_BAR_EQUAL,
    TOKEN_CIRCUMFLEX_EQUAL,
    TOKEN_AMPERSAND_EQUAL,
    /* keywords, in alphabetical order */
    TOKEN_FALSE,
    TOKEN_NONE,
    TOKEN_TRUE,
    TOKEN_AND,
    TOKEN_AS,
    TOKEN_ASSERT,
    TOKEN_ASYNC,
    TOKEN_AWAIT,
    TOKEN_BREAK,
    TOKEN_CLASS,
    TOKEN_CONTINUE,
    TOKEN_DEF,
    TOKEN_DEL,
    TOKEN_ELIF,
    TOKEN_ELSE,
    TOKEN_EXCEPT,
    TOKEN_FINALLY,
    TOKEN_FOR,
    TOKEN_FROM,
    TOKEN_GLOBAL,
    TOKEN_IF,
    TOKEN_IMPORT,
    TOKEN_IN,
    TOKEN_IS,
    TOKEN_LAMBDA,
    TOKEN_NONLOCAL,
    TOKEN_NOT,
    TOKEN_OR,
    TOKEN_PASS,
    TOKEN_RAISE,
    TOKEN_RETURN,
    TOKEN_TRY,
    TOKEN_WHILE,
    TOKEN_WITH,
    TOKEN_YIELD,
    TOKEN_KIND_COUNT,
};

enum soft_keyword {
    SOFT_KEYWORD_NONE,
    SOFT_KEYWORD_UNDERSCORE,
    SOFT_KEYWORD_CASE,
    SOFT_KEYWORD_MATCH,
    SOFT_KEYWORD_TYPE,
};

/* INDENT, DEDENT and END have no extent of their own: `has_place` is false and start == end. */
struct token {
    uint8_t kind;         /* enum token_kind */
    uint8_t soft_keyword; /* NAME: enum soft_keyword */
    uint8_t level;        /* open brackets after this token */
    bool has_place;
    bool is_rejected; /* LEFT_BRACE: the parser's first pass found no display here */
    uint32_t start;   /* byte offsets into the source */
    uint32_t end;
    struct source_range range;
};

enum {
    LEXER_MAXIMUM_INDENTATION = 100,    /* CPython's MAXINDENT */
    LEXER_MAXIMUM_BRACKETS = 200,       /* CPython's MAXLEVEL */
    LEXER_MAXIMUM_STRING_NESTING = 150, /* CPython's MAXFSTRINGLEVEL */
    LEXER_MAXIMUM_FIELD_NESTING = 3,    /* CPython's MAX_EXPR_NESTING */
};

struct open_bracket {
    char bracket;
    uint32_t line;
    uint32_t column;
};

/* One f-string or t-string being read. CPython's tokenizer_mode. */
struct string_mode {
    char quote;
    uint8_t quote_size; /* 1 or 3 */
    bool is_raw;
    bool is_template;
    bool in_expression;
    bool in_format_specification;
    int16_t bracket_depth;
    int16_t field_depth; /* -1 outside every replacement field */
    uint32_t start;      /* offset of the prefix */
    uint32_t first_line;
    uint32_t first_line_start;
};

struct lexer {
    const struct source_map *map;
    struct arena *arena;
    struct syntax_error *error;
    struct syntax_warning_list *warnings;
    const char *source; /* map->data; ends with a NUL after map->length bytes */
    uint32_t length;
    uint32_t position;
    uint32_t line;
    uint32_t line_start;
    bool at_line_start;
    bool reached_end;     /* END was returned, or the source ended inside brackets or a triple-quoted string */
    bool failed;          /* an error was reported */
    bool error_is_status; /* the error does not take the place of one the parser found before it */
    int pending_indents;  /* INDENT tokens (positive) or DEDENT tokens (negative) to give first */
    uint32_t indentation_count;
    uint32_t bracket_count;
    uint32_t mode_count;
    uint32_t last_warning_position;
    uint32_t indentations[LEXER_MAXIMUM_INDENTATION];
    uint32_t alternative_indentations[LEXER_MAXIMUM_INDENTATION]; /* with a tab counted as one column */
    struct open_bracket brackets[LEXER_MAXIMUM_BRACKETS];
    struct string_mode modes[LEXER_MAXIMUM_STRING_NESTING];
};

/* Checks and decodes raw source into `map` (arena memory): byte order mark, coding declaration, null bytes, valid
 * UTF-8, line ends. */
bool lexer_decode_source(struct arena *arena, const char *source, size_t length, bool ignore_encoding_declaration,
                         struct source_map *map, struct syntax_error *error) __attribute__((warn_unused_result));

void lexer_initialize(struct lexer *lexer, const struct source_map *map, struct arena *arena,
                      struct syntax_error *error, struct syntax_warning_list *warnings);

/* Reads the next token into `token`. Returns false, with token->kind TOKEN_ERROR, on an error. */
bool lexer_next(struct lexer *lexer, struct token *token);

/* Reports "'(' was never closed" for the innermost open bracket. */
void lexer_report_unclosed_bracket(struct lexer *lexer);

/* ---- between the lexer's own files ---- */

/* Reports `format` with the column CPython gives: the characters of the line up to `position`. Returns false. */
bool lexer_fail(struct lexer *lexer, enum syntax_error_kind kind, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
bool lexer_fail_at(struct lexer *lexer, enum syntax_error_kind kind, int32_t column, int32_t end_column,
                   const char *format, ...) __attribute__((format(printf, 5, 6)));

/* Adds a SyntaxWarning for the bytes from `start` to `end` of the current line, once per place. */
void lexer_warn(struct lexer *lexer, uint32_t start, uint32_t end, const char *message);

/* Each reads one token whose first byte is at `start`; `position` stands after what has been read so far. */
bool lexer_read_number(struct lexer *lexer, uint32_t start);
bool lexer_read_string(struct lexer *lexer, uint32_t start); /* position at the opening quote */
bool lexer_open_string_mode(struct lexer *lexer, uint32_t start, bool is_raw, bool is_template); /* likewise */
enum token_kind lexer_read_string_middle(struct lexer *lexer, uint32_t *start, uint32_t *end);

static inline struct string_mode *lexer_mode(struct lexer *lexer) {
    return lexer->mode_count == 0 ? NULL : &lexer->modes[lexer->mode_count - 1];
}

/* The byte at `position`, or -1 at the end. */
static inline int lexer_peek(const struct lexer *lexer) {
    return lexer->position < lexer->length ? (unsigned char)lexer->source[lexer->position] : -1;
}

static inline int lexer_peek_at(const struct lexer *lexer, uint32_t ahead) {
    return ahead < lexer->length - lexer->position ? (unsigned char)lexer->source[lexer->position + ahead] : -1;
}

/* Moves to the start of the next line; `position` is just behind a newline. */
static inline void lexer_begin_line(struct lexer *lexer) {
    lexer->line++;
    lexer->line_start = lexer->position;
}

#endif
