/* The lexer's main loop: indentation, names and keywords, operators, brackets.
 *
 * Follows the order of decisions of CPython's tokenizer, because that order decides which error a malformed source
 * gets. Numbers stand in lexer_number.c, string literals in lexer_string.c, decoding in lexer_source.c. */
#include "lexer.h"

#include "unicode_identifier.h"

#include <stdarg.h>
#include <string.h>

enum {
    CLASS_IDENTIFIER_START = 1,
    CLASS_DIGIT = 2,
    CLASS_IDENTIFIER = 4,
    TAB_SIZE = 8,
};

static const uint8_t character_classes[256] = {
    ['0' ... '9'] = CLASS_DIGIT | CLASS_IDENTIFIER,
    ['A' ... 'Z'] = CLASS_IDENTIFIER_START | CLASS_IDENTIFIER,
    ['a' ... 'z'] = CLASS_IDENTIFIER_START | CLASS_IDENTIFIER,
    ['_'] = CLASS_IDENTIFIER_START | CLASS_IDENTIFIER,
    [128 ... 255] = CLASS_IDENTIFIER_START | CLASS_IDENTIFIER,
};

/* In the order of the TOKEN_ keyword constants. */
static const char *const keywords[] = {
    "False", "None",     "True",  "and",    "as",   "assert", "async",  "await",    "break",
    "class", "continue", "def",   "del",    "elif", "else",   "except", "finally",  "for",
    "from",  "global",   "if",    "import", "in",   "is",     "lambda", "nonlocal", "not",
    "or",    "pass",     "raise", "return", "try",  "while",  "with",   "yield",
};

enum { KEYWORD_COUNT = sizeof keywords / sizeof keywords[0] };

_Static_assert(TOKEN_FALSE + KEYWORD_COUNT == TOKEN_KIND_COUNT, "one token kind for each keyword");

static const char *const soft_keywords[] = {
    [SOFT_KEYWORD_UNDERSCORE] = "_",
    [SOFT_KEYWORD_CASE] = "case",
    [SOFT_KEYWORD_MATCH] = "match",
    [SOFT_KEYWORD_TYPE] = "type",
};

/* First index into `keywords` by first letter 'a'...'y'; the keywords of one letter are neighbours. */
static const uint8_t keyword_start_by_letter[26] = {
    ['a' - 'a'] = 3,  ['b' - 'a'] = 8,  ['c' - 'a'] = 9,  ['d' - 'a'] = 11, ['e' - 'a'] = 13, ['f' - 'a'] = 16,
    ['g' - 'a'] = 19, ['i' - 'a'] = 20, ['l' - 'a'] = 24, ['n' - 'a'] = 25, ['o' - 'a'] = 27, ['p' - 'a'] = 28,
    ['r' - 'a'] = 29, ['t' - 'a'] = 31, ['w' - 'a'] = 32, ['y' - 'a'] = 34,
};

void lexer_initialize(struct lexer *lexer, const struct source_map *map, struct arena *arena,
                      struct syntax_error *error, struct syntax_warning_list *warnings) {
    memset(lexer, 0, sizeof *lexer);
    lexer->map = map;
    lexer->arena = arena;
    lexer->error = error;
    lexer->warnings = warnings;
    lexer->source = map->data;
    lexer->length = map->length;
    lexer->line = 1;
    lexer->at_line_start = true;
}

/* ---- errors and warnings ---- */

bool lexer_fail(struct lexer *lexer, enum syntax_error_kind kind, const char *format, ...) {
    int32_t column = (int32_t)source_map_character_column(lexer->map, lexer->line, lexer->position - lexer->line_start);
    va_list arguments;
    va_start(arguments, format);
    bool is_first = lexer->error->kind == SYNTAX_ERROR_NONE;
    syntax_error_set_columns(lexer->error, lexer->map, kind, lexer->line, column, lexer->line, column, format,
                             arguments);
    va_end(arguments);
    lexer->error->lacks_line_end |= is_first;
    lexer->failed = true;
    return false;
}

bool lexer_fail_at(struct lexer *lexer, enum syntax_error_kind kind, int32_t column, int32_t end_column,
                   const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    syntax_error_set_columns(lexer->error, lexer->map, kind, lexer->line, column, lexer->line, end_column, format,
                             arguments);
    va_end(arguments);
    lexer->failed = true;
    return false;
}

void lexer_report_unclosed_bracket(struct lexer *lexer) {
    const struct open_bracket *open = &lexer->brackets[lexer->bracket_count - 1];
    lexer->line = open->line;
    int32_t column = (int32_t)source_map_character_column(lexer->map, open->line, open->column);
    lexer_fail_at(lexer, SYNTAX_ERROR_SYNTAX, column + 1, 0, "'%c' was never closed", open->bracket);
}

void lexer_warn(struct lexer *lexer, uint32_t start, uint32_t end, const char *message) {
    if (start < lexer->last_warning_position) {
        return;
    }
    lexer->last_warning_position = start + 1;
    struct source_range range = {lexer->line, start - lexer->line_start, lexer->line, end - lexer->line_start};
    syntax_warning_add(lexer->warnings, lexer->arena, range, message);
}

/* ---- indentation ---- */

static bool lexer_fail_tabs(struct lexer *lexer) {
    lexer->error_is_status = true;
    return lexer_fail_at(lexer, SYNTAX_ERROR_TAB, 1, 0, "inconsistent use of tabs and spaces in indentation");
}

/* `position` is behind a backslash: skips the newline that must follow. */
static bool lexer_continue_line(struct lexer *lexer) {
    if (lexer_peek(lexer) != '\n') {
        uint32_t column = lexer->position + (lexer_peek(lexer) >= 0) - lexer->line_start;
        column = source_map_character_column(lexer->map, lexer->line, column);
        lexer->error_is_status = true;
        return lexer_fail_at(lexer, SYNTAX_ERROR_SYNTAX, (int32_t)column, 0,
                             "unexpected character after line continuation character");
    }
    lexer->position++;
    lexer_begin_line(lexer);
    if (lexer_peek(lexer) < 0) {
        lexer->failed = true;
        lexer->reached_end = true;
        return false;
    }
    return true;
}

/* Compares the measured width with the stack of indentations and sets `pending_indents`. */
static bool lexer_apply_indentation(struct lexer *lexer, uint32_t width, uint32_t alternative) {
    uint32_t *top = &lexer->indentation_count;
    if (width == lexer->indentations[*top]) {
        return alternative == lexer->alternative_indentations[*top] || lexer_fail_tabs(lexer);
    }
    if (width > lexer->indentations[*top]) {
        if (*top + 1 >= LEXER_MAXIMUM_INDENTATION) {
            lexer->error_is_status = true;
            return lexer_fail_at(lexer, SYNTAX_ERROR_INDENTATION, 1, 0, "too many levels of indentation");
        }
        if (alternative <= lexer->alternative_indentations[*top]) {
            return lexer_fail_tabs(lexer);
        }
        lexer->pending_indents++;
        (*top)++;
        lexer->indentations[*top] = width;
        lexer->alternative_indentations[*top] = alternative;
        return true;
    }
    while (*top > 0 && width < lexer->indentations[*top]) {
        lexer->pending_indents--;
        (*top)--;
    }
    if (width != lexer->indentations[*top]) {
        lexer->error_is_status = true;
        struct text line = source_map_line(lexer->map, lexer->line);
        int32_t column = (int32_t)source_map_character_column(lexer->map, lexer->line, line.length);
        return lexer_fail_at(lexer, SYNTAX_ERROR_INDENTATION, column + 1, -1,
                             "unindent does not match any outer indentation level");
    }
    return alternative == lexer->alternative_indentations[*top] || lexer_fail_tabs(lexer);
}

/* Reads the white space a line starts with. Lines of nothing but white space and comments do not count. */
static bool lexer_read_indentation(struct lexer *lexer, bool *is_blank) {
    uint32_t width = 0, alternative = 0, continued_width = 0;
    for (;; lexer->position++) {
        int character = lexer_peek(lexer);
        if (character == ' ') {
            width++;
            alternative++;
        } else if (character == '\t') {
            width = (width / TAB_SIZE + 1) * TAB_SIZE;
            alternative++;
        } else if (character == '\f') {
            width = 0;
            alternative = 0;
        } else if (character == '\\') {
            /* The indentation of a continued line is that of its first line. */
            continued_width = continued_width != 0 ? continued_width : width;
            lexer->position++;
            if (!lexer_continue_line(lexer)) {
                return false;
            }
            lexer->position--;
        } else {
            break;
        }
    }
    int character = lexer_peek(lexer);
    *is_blank = character == '#' || character == '\n';
    if (*is_blank || lexer->bracket_count > 0) {
        return true;
    }
    if (continued_width != 0) {
        width = continued_width;
        alternative = continued_width;
    }
    return lexer_apply_indentation(lexer, width, alternative);
}

/* ---- names ---- */

static bool lexer_verify_identifier(struct lexer *lexer, uint32_t start) {
    uint32_t end = lexer->position;
    uint32_t offset = start;
    while (offset < end) {
        uint32_t code_point;
        uint32_t size = unicode_decode(lexer->source + offset, end - offset, &code_point);
        bool is_valid =
            offset == start ? unicode_is_identifier_start(code_point) : unicode_is_identifier_continue(code_point);
        if (!is_valid) {
            lexer->position = offset + size;
            char text[5] = {0};
            unicode_encode(code_point, text);
            if (unicode_is_printable(code_point)) {
                return lexer_fail(lexer, SYNTAX_ERROR_SYNTAX, "invalid character '%s' (U+%04X)", text, code_point);
            }
            return lexer_fail(lexer, SYNTAX_ERROR_SYNTAX, "invalid non-printable character U+%04X", code_point);
        }
        offset += size;
    }
    return true;
}

static void lexer_classify_name(struct token *token, const char *text, uint32_t length) {
    token->kind = TOKEN_NAME;
    unsigned char first = (unsigned char)text[0];
    uint32_t index = 0;
    if (first >= 'a' && first <= 'z') {
        index = keyword_start_by_letter[first - 'a'];
        if (index == 0) {
            first = 0;
        }
    } else if (first != 'F' && first != 'N' && first != 'T') {
        token->soft_keyword = length == 1 && first == '_' ? SOFT_KEYWORD_UNDERSCORE : SOFT_KEYWORD_NONE;
        return;
    }
    for (; first != 0 && index < KEYWORD_COUNT; index++) {
        const char *keyword = keywords[index];
        if ((unsigned char)keyword[0] != first) {
            if (first >= 'a') {
                break;
            }
            continue;
        }
        if (strncmp(keyword, text, length) == 0 && keyword[length] == '\0') {
            token->kind = (uint8_t)(TOKEN_FALSE + index);
            return;
        }
        if (first < 'a' && index >= 2) {
            break;
        }
    }
    for (uint8_t soft = SOFT_KEYWORD_CASE; soft <= SOFT_KEYWORD_TYPE; soft++) {
        if (strncmp(soft_keywords[soft], text, length) == 0 && soft_keywords[soft][length] == '\0') {
            token->soft_keyword = soft;
        }
    }
}

/* String prefixes seen so far. Returns false when `character` cannot continue a prefix. */
struct string_prefix {
    bool bytes, raw, unicode, format, template;
};

static bool string_prefix_extend(struct string_prefix *prefix, int character) {
    bool typed = prefix->bytes || prefix->unicode || prefix->format || prefix->template;
    switch (character | 0x20) {
    case 'b':
        prefix->bytes = true;
        return !typed;
    case 'u':
        prefix->unicode = true;
        return !typed && !prefix->raw;
    case 'r':
        if (prefix->raw || prefix->unicode) {
            return false;
        }
        prefix->raw = true;
        return true;
    case 'f':
        prefix->format = true;
        return !typed;
    case 't':
        prefix->template = true;
        return !typed;
    default:
        return false;
    }
}

/* A name, keyword or prefixed string literal; its first byte is at `start`, where `position` still stands. */
static bool lexer_read_word(struct lexer *lexer, struct token *token) {
    uint32_t start = lexer->position;
    struct string_prefix prefix = {0};
    int character = lexer_peek(lexer);
    while (character >= 0 && string_prefix_extend(&prefix, character)) {
        lexer->position++;
        character = lexer_peek(lexer);
        if (character == '"' || character == '\'') {
            if (prefix.format || prefix.template) {
                token->kind = prefix.format ? TOKEN_FSTRING_START : TOKEN_TSTRING_START;
                return lexer_open_string_mode(lexer, start, prefix.raw, prefix.template);
            }
            token->kind = TOKEN_STRING;
            return lexer_read_string(lexer, start);
        }
    }
    uint32_t position = lexer->position;
    const unsigned char *source = (const unsigned char *)lexer->source;
    unsigned all = position > start ? 0 : source[position];
    while (character_classes[source[position]] & CLASS_IDENTIFIER) {
        all |= source[position];
        position++;
    }
    lexer->position = position;
    if ((all & 0x80) != 0) {
        token->kind = TOKEN_NAME;
        return lexer_verify_identifier(lexer, start);
    }
    lexer_classify_name(token, lexer->source + start, position - start);
    return true;
}

/* ---- operators ---- */

struct operator_text {
    char text[4];
    uint8_t kind;
};

/* Longest first. */
static const struct operator_text operators[] = {
    {"**=", TOKEN_DOUBLE_STAR_EQUAL}, {"//=", TOKEN_DOUBLE_SLASH_EQUAL}, {"<<=", TOKEN_LEFT_SHIFT_EQUAL},
    {">>=", TOKEN_RIGHT_SHIFT_EQUAL}, {"!=", TOKEN_NOT_EQUAL},           {"%=", TOKEN_PERCENT_EQUAL},
    {"&=", TOKEN_AMPERSAND_EQUAL},    {"**", TOKEN_DOUBLE_STAR},         {"*=", TOKEN_STAR_EQUAL},
    {"+=", TOKEN_PLUS_EQUAL},         {"-=", TOKEN_MINUS_EQUAL},         {"->", TOKEN_ARROW},
    {"//", TOKEN_DOUBLE_SLASH},       {"/=", TOKEN_SLASH_EQUAL},         {":=", TOKEN_COLON_EQUAL},
    {"<<", TOKEN_LEFT_SHIFT},         {"<=", TOKEN_LESS_EQUAL},          {"<>", TOKEN_UNKNOWN_OPERATOR},
    {"==", TOKEN_EQUAL_EQUAL},        {">=", TOKEN_GREATER_EQUAL},       {">>", TOKEN_RIGHT_SHIFT},
    {"@=", TOKEN_AT_EQUAL},           {"^=", TOKEN_CIRCUMFLEX_EQUAL},    {"|=", TOKEN_VERTICAL_BAR_EQUAL},
};

static const uint8_t single_operators[128] = {
    ['('] = TOKEN_LEFT_PARENTHESIS,
    [')'] = TOKEN_RIGHT_PARENTHESIS,
    ['['] = TOKEN_LEFT_BRACKET,
    [']'] = TOKEN_RIGHT_BRACKET,
    ['{'] = TOKEN_LEFT_BRACE,
    ['}'] = TOKEN_RIGHT_BRACE,
    [':'] = TOKEN_COLON,
    [','] = TOKEN_COMMA,
    [';'] = TOKEN_SEMICOLON,
    ['.'] = TOKEN_DOT,
    ['!'] = TOKEN_EXCLAMATION,
    ['='] = TOKEN_EQUAL,
    ['+'] = TOKEN_PLUS,
    ['-'] = TOKEN_MINUS,
    ['*'] = TOKEN_STAR,
    ['/'] = TOKEN_SLASH,
    ['%'] = TOKEN_PERCENT,
    ['@'] = TOKEN_AT,
    ['|'] = TOKEN_VERTICAL_BAR,
    ['^'] = TOKEN_CIRCUMFLEX,
    ['&'] = TOKEN_AMPERSAND,
    ['~'] = TOKEN_TILDE,
    ['<'] = TOKEN_LESS,
    ['>'] = TOKEN_GREATER,
    ['$'] = TOKEN_UNKNOWN_OPERATOR,
    ['?'] = TOKEN_UNKNOWN_OPERATOR,
    ['`'] = TOKEN_UNKNOWN_OPERATOR,
};

static char string_mode_letter(const struct string_mode *mode) { return mode->is_template ? 't' : 'f'; }

static bool lexer_open_bracket(struct lexer *lexer, char bracket, uint32_t start) {
    if (lexer->bracket_count >= LEXER_MAXIMUM_BRACKETS) {
        return lexer_fail(lexer, SYNTAX_ERROR_SYNTAX, "too many nested parentheses");
    }
    struct open_bracket *open = &lexer->brackets[lexer->bracket_count++];
    *open = (struct open_bracket){bracket, lexer->line, start - lexer->line_start};
    if (lexer->mode_count > 0) {
        lexer_mode(lexer)->bracket_depth++;
    }
    return true;
}

static bool lexer_match_bracket(struct lexer *lexer, char bracket) {
    const struct open_bracket *open = &lexer->brackets[--lexer->bracket_count];
    if ((open->bracket == '(' && bracket == ')') || (open->bracket == '[' && bracket == ']') ||
        (open->bracket == '{' && bracket == '}')) {
        return true;
    }
    struct string_mode *mode = lexer_mode(lexer);
    if (mode != NULL && open->bracket == '{' && mode->bracket_depth - 1 == mode->field_depth) {
        return lexer_fail(lexer, SYNTAX_ERROR_SYNTAX, "%c-string: unmatched '%c'", string_mode_letter(mode), bracket);
    }
    if (open->line != lexer->line) {
        return lexer_fail(lexer, SYNTAX_ERROR_SYNTAX,
                          "closing parenthesis '%c' does not match opening parenthesis '%c' on line %u", bracket,
                          open->bracket, (unsigned)open->line);
    }
    return lexer_fail(lexer, SYNTAX_ERROR_SYNTAX, "closing parenthesis '%c' does not match opening parenthesis '%c'",
                      bracket, open->bracket);
}

static bool lexer_close_bracket(struct lexer *lexer, char bracket) {
    struct string_mode *mode = lexer_mode(lexer);
    if (mode != NULL && mode->bracket_depth == 0 && bracket == '}') {
        return lexer_fail(lexer, SYNTAX_ERROR_SYNTAX, "%c-string: single '}' is not allowed", string_mode_letter(mode));
    }
    if (lexer->bracket_count == 0) {
        return lexer_fail(lexer, SYNTAX_ERROR_SYNTAX, "unmatched '%c'", bracket);
    }
    if (!lexer_match_bracket(lexer, bracket)) {
        return false;
    }
    if (mode == NULL) {
        return true;
    }
    mode->bracket_depth--;
    if (mode->bracket_depth < 0) {
        return lexer_fail(lexer, SYNTAX_ERROR_SYNTAX, "%c-string: unmatched '%c'", string_mode_letter(mode), bracket);
    }
    if (bracket == '}' && mode->bracket_depth == mode->field_depth) {
        mode->field_depth--;
        mode->in_expression = false;
        mode->in_format_specification = false;
    }
    return true;
}

/* In a replacement field a ':' outside inner brackets starts the format specification, whatever follows it. */
static bool lexer_starts_format_specification(struct lexer *lexer, int character) {
    struct string_mode *mode = lexer_mode(lexer);
    if (character != ':' || mode == NULL || mode->field_depth < 0 || mode->bracket_depth - 1 != mode->field_depth) {
        return false;
    }
    mode->in_expression = false;
    mode->in_format_specification = true;
    return true;
}

static uint8_t lexer_find_operator(const struct lexer *lexer, uint32_t *length) {
    const char *text = lexer->source + lexer->position;
    for (size_t i = 0; i < sizeof operators / sizeof operators[0]; i++) {
        const char *candidate = operators[i].text;
        if (candidate[0] == text[0] && candidate[1] == text[1] && (candidate[2] == '\0' || candidate[2] == text[2])) {
            *length = candidate[2] == '\0' ? 2 : 3;
            return operators[i].kind;
        }
    }
    *length = 1;
    return single_operators[(unsigned char)text[0] & 0x7F];
}

static bool lexer_read_operator(struct lexer *lexer, struct token *token) {
    uint32_t start = lexer->position;
    int character = lexer_peek(lexer);
    if (lexer_starts_format_specification(lexer, character)) {
        lexer->position++;
        token->kind = TOKEN_COLON;
        return true;
    }
    int next = lexer_peek_at(lexer, 1);
    uint32_t length = 1;
    bool may_combine = next == '=' || next == character || next == '>';
    token->kind = may_combine ? lexer_find_operator(lexer, &length) : single_operators[character & 0x7F];
    lexer->position += length;
    switch (token->kind) {
    case TOKEN_LEFT_PARENTHESIS:
    case TOKEN_LEFT_BRACKET:
    case TOKEN_LEFT_BRACE:
        return lexer_open_bracket(lexer, (char)character, start);
    case TOKEN_RIGHT_PARENTHESIS:
    case TOKEN_RIGHT_BRACKET:
    case TOKEN_RIGHT_BRACE:
        return lexer_close_bracket(lexer, (char)character);
    case TOKEN_END:
        return lexer_fail(lexer, SYNTAX_ERROR_SYNTAX, "invalid non-printable character U+%04X", (unsigned)character);
    default:
        return true;
    }
}

/* ---- the main loop ---- */

static void token_set_range(struct token *token, const struct lexer *lexer, uint32_t start, uint32_t line,
                            uint32_t line_start) {
    token->start = start;
    token->end = lexer->position;
    token->level = (uint8_t)lexer->bracket_count;
    token->has_place = true;
    token->range = (struct source_range){line, start - line_start, lexer->line, lexer->position - lexer->line_start};
}

/* The end of the source counts as the end of its last line, not as the start of a line behind it. */
static bool lexer_at_end_of_last_line(const struct lexer *lexer) {
    return lexer->position >= lexer->length && lexer->line > 1 && lexer->line_start == lexer->length;
}

static bool lexer_give_placeless(struct lexer *lexer, struct token *token, enum token_kind kind) {
    uint32_t line = lexer->line, line_start = lexer->line_start;
    if (lexer_at_end_of_last_line(lexer)) {
        line--;
        line_start = lexer->map->line_offsets[line - 1];
    }
    token_set_range(token, lexer, lexer->position, line, line_start);
    token->range.end_line = line;
    token->range.end_column = token->range.column;
    token->has_place = false;
    token->kind = (uint8_t)kind;
    return true;
}

static bool lexer_end_source(struct lexer *lexer, struct token *token) {
    lexer->reached_end = true;
    lexer_give_placeless(lexer, token, TOKEN_END);
    if (lexer->bracket_count > 0) {
        lexer->failed = true;
        token->kind = TOKEN_ERROR;
        return false;
    }
    return true;
}

static void lexer_skip_comment(struct lexer *lexer) {
    const char *start = lexer->source + lexer->position;
    const char *end = memchr(start, '\n', lexer->length - lexer->position);
    lexer->position = end == NULL ? lexer->length : (uint32_t)(end - lexer->source);
}

/* Skips blanks, comments, continued lines and, where they mean nothing, line ends. Ends at a token's first byte, at the
 * end of the source, or at a line end that is a NEWLINE token. `comment` is set to where a comment before that starts.
 */
static bool lexer_skip_space(struct lexer *lexer, bool is_blank, uint32_t *comment) {
    *comment = 0;
    for (;;) {
        switch (lexer_peek(lexer)) {
        case ' ':
        case '\t':
        case '\f':
            lexer->position++;
            break;
        case '#':
            *comment = lexer->position;
            lexer_skip_comment(lexer);
            break;
        case '\\':
            lexer->position++;
            if (!lexer_continue_line(lexer)) {
                return false;
            }
            break;
        case '\n':
            if (!is_blank && lexer->bracket_count == 0) {
                return true;
            }
            lexer->position++;
            lexer_begin_line(lexer);
            lexer->at_line_start = true;
            return true;
        default:
            return true;
        }
    }
}

/* Everything outside the literal parts of f-strings. */
static bool lexer_next_regular(struct lexer *lexer, struct token *token) {
    uint32_t comment;
    do {
        bool is_blank = false;
        if (lexer->at_line_start) {
            lexer->at_line_start = false;
            if (!lexer_read_indentation(lexer, &is_blank)) {
                return false;
            }
        }
        if (lexer->pending_indents != 0) {
            bool is_indent = lexer->pending_indents > 0;
            lexer->pending_indents += is_indent ? -1 : 1;
            return lexer_give_placeless(lexer, token, is_indent ? TOKEN_INDENT : TOKEN_DEDENT);
        }
        if (!lexer_skip_space(lexer, is_blank, &comment)) {
            return false;
        }
    } while (lexer->at_line_start);

    uint32_t start = lexer->position, line = lexer->line, line_start = lexer->line_start;
    int character = lexer_peek(lexer);
    bool succeeded = true;
    if (character < 0) {
        return lexer_end_source(lexer, token);
    }
    if (character_classes[character] & CLASS_IDENTIFIER_START) {
        succeeded = lexer_read_word(lexer, token);
    } else if (character == '\n') {
        token->kind = TOKEN_NEWLINE;
        token_set_range(token, lexer, comment > line_start ? comment : start, line, line_start);
        token->range.end_column++;
        lexer->position++;
        lexer_begin_line(lexer);
        lexer->at_line_start = true;
        return true;
    } else if (character_classes[character] & CLASS_DIGIT) {
        token->kind = TOKEN_NUMBER;
        succeeded = lexer_read_number(lexer, start);
    } else if (character == '.' && lexer_peek_at(lexer, 1) >= '0' && lexer_peek_at(lexer, 1) <= '9') {
        token->kind = TOKEN_NUMBER;
        succeeded = lexer_read_number(lexer, start);
    } else if (character == '.' && lexer_peek_at(lexer, 1) == '.' && lexer_peek_at(lexer, 2) == '.') {
        token->kind = TOKEN_ELLIPSIS;
        lexer->position += 3;
    } else if (character == '"' || character == '\'') {
        token->kind = TOKEN_STRING;
        succeeded = lexer_read_string(lexer, start);
    } else {
        succeeded = lexer_read_operator(lexer, token);
    }
    token_set_range(token, lexer, start, line, line_start);
    return succeeded;
}

static bool lexer_next_in_string(struct lexer *lexer, struct token *token) {
    struct string_mode *mode = lexer_mode(lexer);
    uint32_t line = lexer->line, line_start = lexer->line_start;
    bool in_specification = mode->in_format_specification && mode->field_depth >= 0;
    if (lexer_peek(lexer) == '{' && (lexer_peek_at(lexer, 1) != '{' || in_specification)) {
        mode->field_depth++;
        if (mode->field_depth >= LEXER_MAXIMUM_FIELD_NESTING) {
            return lexer_fail(lexer, SYNTAX_ERROR_SYNTAX, "%c-string: expressions nested too deeply",
                              string_mode_letter(mode));
        }
        mode->in_expression = true;
        return lexer_next_regular(lexer, token);
    }
    uint32_t start, end;
    enum token_kind kind = lexer_read_string_middle(lexer, &start, &end);
    if (kind == TOKEN_ERROR) {
        return false;
    }
    token->kind = (uint8_t)kind;
    token_set_range(token, lexer, start, line, line_start);
    /* Of a doubled brace the text has one, the range both. */
    token->end = end;
    return true;
}

bool lexer_next(struct lexer *lexer, struct token *token) {
    memset(token, 0, sizeof *token);
    bool succeeded = false;
    if (!lexer->failed) {
        struct string_mode *mode = lexer_mode(lexer);
        bool in_text = mode != NULL && !mode->in_expression;
        succeeded = in_text ? lexer_next_in_string(lexer, token) : lexer_next_regular(lexer, token);
    }
    if (!succeeded) {
        lexer_give_placeless(lexer, token, TOKEN_ERROR);
    }
    return succeeded;
}
