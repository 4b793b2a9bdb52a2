/* Cutting string literals out of the source: plain ones whole, f-strings and t-strings piece by piece (PEP 701).
 *
 * Only finds where the pieces end; escapes are decoded by the parser. Touches the lexer alone. */
#include "lexer.h"

#include <string.h>

/* Puts the lexer behind the opening quote of a literal, where errors about its end are reported. Returns the line the
 * lexer had reached. */
static unsigned lexer_return_to(struct lexer *lexer, uint32_t start, uint32_t line, uint32_t line_start) {
    unsigned reached = lexer->line;
    /* At the end of the source the last line end has been passed already. */
    if (lexer->position >= lexer->length && lexer->line_start >= lexer->length && reached > line) {
        reached--;
    }
    lexer->position = start + 1;
    lexer->line = line;
    lexer->line_start = line_start;
    return reached;
}

static bool lexer_fail_unterminated(struct lexer *lexer, uint32_t start, uint32_t line, uint32_t line_start, int quote,
                                    int quote_size, bool has_escaped_quote) {
    unsigned reached = lexer_return_to(lexer, start, line, line_start);
    struct string_mode *mode = lexer_mode(lexer);
    if (mode != NULL && mode->quote == quote && mode->quote_size == quote_size) {
        return lexer_fail(lexer, SYNTAX_ERROR_SYNTAX, "%c-string: expecting '}'", mode->is_template ? 't' : 'f');
    }
    if (quote_size == 3) {
        lexer->reached_end = true;
        return lexer_fail(lexer, SYNTAX_ERROR_SYNTAX, "unterminated triple-quoted string literal (detected at line %u)",
                          reached);
    }
    return lexer_fail(lexer, SYNTAX_ERROR_SYNTAX, "unterminated string literal (detected at line %u)%s", reached,
                      has_escaped_quote ? "; perhaps you escaped the end quote?" : "");
}

bool lexer_read_string(struct lexer *lexer, uint32_t start) {
    uint32_t line = lexer->line, line_start = lexer->line_start;
    int quote = lexer_peek(lexer);
    lexer->position++;
    int quote_size = 1, end_quotes = 0;
    bool has_escaped_quote = false;
    if (lexer_peek(lexer) == quote) {
        lexer->position++;
        if (lexer_peek(lexer) != quote) {
            return true;
        }
        lexer->position++;
        quote_size = 3;
    }
    while (end_quotes != quote_size) {
        int character = lexer_peek(lexer);
        if (character < 0 || (quote_size == 1 && character == '\n')) {
            return lexer_fail_unterminated(lexer, start, line, line_start, quote, quote_size, has_escaped_quote);
        }
        lexer->position++;
        if (character == quote) {
            end_quotes++;
            continue;
        }
        end_quotes = 0;
        if (character == '\\') {
            character = lexer_peek(lexer);
            if (character < 0) {
                continue;
            }
            has_escaped_quote |= character == quote;
            lexer->position++;
        }
        if (character == '\n') {
            lexer_begin_line(lexer);
        }
    }
    return true;
}

bool lexer_open_string_mode(struct lexer *lexer, uint32_t start, bool is_raw, bool is_template) {
    char quote = (char)lexer_peek(lexer);
    lexer->position++;
    uint8_t quote_size = 1;
    if (lexer_peek(lexer) == quote && lexer_peek_at(lexer, 1) == quote) {
        lexer->position += 2;
        quote_size = 3;
    }
    if (lexer->mode_count + 1 >= LEXER_MAXIMUM_STRING_NESTING) {
        return lexer_fail(lexer, SYNTAX_ERROR_SYNTAX, "too many nested f-strings");
    }
    lexer->modes[lexer->mode_count++] = (struct string_mode){
        .quote = quote,
        .quote_size = quote_size,
        .is_raw = is_raw,
        .is_template = is_template,
        .field_depth = -1,
        .start = start,
        .first_line = lexer->line,
        .first_line_start = lexer->line_start,
    };
    return true;
}

static enum token_kind lexer_fail_unterminated_mode(struct lexer *lexer) {
    const struct string_mode *mode = lexer_mode(lexer);
    lexer->reached_end = mode->quote_size == 3;
    unsigned reached = lexer_return_to(lexer, mode->start, mode->first_line, mode->first_line_start);
    lexer_fail(lexer, SYNTAX_ERROR_SYNTAX, "unterminated %s%c-string literal (detected at line %u)",
               mode->quote_size == 3 ? "triple-quoted " : "", mode->is_template ? 't' : 'f', reached);
    return TOKEN_ERROR;
}

static bool lexer_at_closing_quotes(const struct lexer *lexer, const struct string_mode *mode) {
    for (uint32_t i = 0; i < mode->quote_size; i++) {
        if (lexer_peek_at(lexer, i) != mode->quote) {
            return false;
        }
    }
    return true;
}

/* Behind a backslash in a literal part: skips the escaped character, except braces, which keep their meaning.
 * `is_named_escape` is set behind \N{, whose closing brace belongs to the text. */
static void lexer_skip_escape(struct lexer *lexer, const struct string_mode *mode, bool *is_named_escape) {
    int character = lexer_peek(lexer);
    if (character < 0) {
        return;
    }
    if (character == '{' || character == '}') {
        if (!mode->is_raw) {
            lexer_warn(lexer, lexer->position - 1, lexer->position + 1,
                       character == '{' ? "invalid escape sequence '\\{'" : "invalid escape sequence '\\}'");
        }
        return;
    }
    lexer->position++;
    if (character == '\n') {
        lexer_begin_line(lexer);
    }
    if (!mode->is_raw && character == 'N' && lexer_peek(lexer) == '{') {
        lexer->position++;
        *is_named_escape = true;
    }
}

/* At a brace in a literal part, which ends here: behind the first of two braces, or before a single one. */
static void lexer_read_brace(struct lexer *lexer, struct string_mode *mode, bool in_specification, uint32_t *end) {
    int brace = lexer_peek(lexer);
    bool is_doubled = lexer_peek_at(lexer, 1) == brace && !in_specification;
    if (brace == '}' && mode->bracket_depth != 0) {
        is_doubled = false;
    }
    if (is_doubled) {
        lexer->position += 2;
        *end = lexer->position - 1;
        return;
    }
    *end = lexer->position;
    if (brace == '}') {
        mode->in_expression = true;
    }
}

/* The literal text up to a replacement field, a doubled brace or the closing quotes; or the closing quotes themselves.
 */
enum token_kind lexer_read_string_middle(struct lexer *lexer, uint32_t *start, uint32_t *end) {
    struct string_mode *mode = lexer_mode(lexer);
    *start = lexer->position;
    if (lexer_at_closing_quotes(lexer, mode)) {
        lexer->position += mode->quote_size;
        *end = lexer->position;
        lexer->mode_count--;
        return TOKEN_FSTRING_END;
    }
    bool is_named_escape = false;
    for (;;) {
        int character = lexer_peek(lexer);
        bool in_specification = mode->in_format_specification && mode->field_depth >= 0;
        if (character < 0 || (mode->quote_size == 1 && character == '\n')) {
            if (in_specification && character == '\n') {
                mode->in_expression = true;
                mode->in_format_specification = false;
                break;
            }
            return lexer_fail_unterminated_mode(lexer);
        }
        if (character == mode->quote && lexer_at_closing_quotes(lexer, mode)) {
            break;
        }
        if (character == '}' && is_named_escape) {
            lexer->position++;
            break;
        }
        if ((character == '{' || character == '}')) {
            lexer_read_brace(lexer, mode, in_specification, end);
            return TOKEN_FSTRING_MIDDLE;
        }
        lexer->position++;
        if (character == '\n') {
            lexer_begin_line(lexer);
        } else if (character == '\\') {
            lexer_skip_escape(lexer, mode, &is_named_escape);
        }
    }
    *end = lexer->position;
    return TOKEN_FSTRING_MIDDLE;
}
