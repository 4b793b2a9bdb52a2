/* Cutting numeric literals out of the source, with CPython's errors for malformed ones.
 *
 * Only finds where the literal ends; its value is computed by the parser. Touches the lexer alone. */
#include "lexer.h"

#include <string.h>

static bool is_digit(int character) { return character >= '0' && character <= '9'; }

static bool is_hexadecimal_digit(int character) {
    int lower = character | 0x20;
    return is_digit(character) || (character >= 0 && lower >= 'a' && lower <= 'f');
}

static bool is_identifier_character(int character) {
    int lower = character | 0x20;
    return character >= 0 && character < 128 &&
           (is_digit(character) || (lower >= 'a' && lower <= 'z') || character == '_');
}

static bool lexer_fail_literal(struct lexer *lexer, const char *kind) {
    return lexer_fail(lexer, SYNTAX_ERROR_SYNTAX, "invalid %s literal", kind);
}

/* Keywords that may stand directly behind a number ("1or 2"), which CPython still accepts with a warning. */
static bool lexer_keyword_follows(const struct lexer *lexer) {
    static const char *const keywords[] = {"and", "else", "for", "if", "in", "is", "or", "not"};
    for (size_t i = 0; i < sizeof keywords / sizeof keywords[0]; i++) {
        size_t length = strlen(keywords[i]);
        if (lexer->length - lexer->position >= length &&
            memcmp(lexer->source + lexer->position, keywords[i], length) == 0) {
            size_t after = lexer->position + length;
            /* "if", "in" and "is" are taken for words without a look at what follows. */
            return keywords[i][0] == 'i' || after >= lexer->length ||
                   !is_identifier_character((unsigned char)lexer->source[after]);
        }
    }
    return false;
}

static const char *literal_warning(const char *kind) {
    switch (kind[0]) {
    case 'h':
        return "invalid hexadecimal literal";
    case 'o':
        return "invalid octal literal";
    case 'b':
        return "invalid binary literal";
    case 'i':
        return "invalid imaginary literal";
    default:
        return "invalid decimal literal";
    }
}

/* `position` is behind the last character of the literal. */
static bool lexer_verify_end_of_number(struct lexer *lexer, const char *kind) {
    int character = lexer_peek(lexer);
    if (!is_identifier_character(character)) {
        return true;
    }
    if (lexer_keyword_follows(lexer)) {
        lexer_warn(lexer, lexer->position - 1, lexer->position, literal_warning(kind));
        return true;
    }
    return lexer_fail_literal(lexer, kind);
}

/* Digits with single underscores between them; `position` is at the first digit. */
static bool lexer_skip_decimal_digits(struct lexer *lexer) {
    for (;;) {
        while (is_digit(lexer_peek(lexer))) {
            lexer->position++;
        }
        if (lexer_peek(lexer) != '_') {
            return true;
        }
        lexer->position++;
        if (!is_digit(lexer_peek(lexer))) {
            return lexer_fail_literal(lexer, "decimal");
        }
    }
}

static bool is_digit_of_base(int character, int base) {
    return base == 16 ? is_hexadecimal_digit(character) : character >= '0' && character < '0' + base;
}

/* 0x, 0o and 0b literals; `position` is behind the prefix. */
static bool lexer_read_based_number(struct lexer *lexer, int base, const char *kind) {
    do {
        if (lexer_peek(lexer) == '_') {
            lexer->position++;
        }
        if (!is_digit_of_base(lexer_peek(lexer), base)) {
            break;
        }
        while (is_digit_of_base(lexer_peek(lexer), base)) {
            lexer->position++;
        }
        if (lexer_peek(lexer) != '_') {
            if (is_digit(lexer_peek(lexer))) {
                break;
            }
            return lexer_verify_end_of_number(lexer, kind);
        }
    } while (true);
    int character = lexer_peek(lexer);
    if (is_digit(character)) {
        lexer->position++;
        return lexer_fail(lexer, SYNTAX_ERROR_SYNTAX, "invalid digit '%c' in %s literal", character, kind);
    }
    return lexer_fail_literal(lexer, kind);
}

/* An exponent or imaginary suffix may follow; `position` is behind the digits and fraction. */
static bool lexer_finish_number(struct lexer *lexer) {
    int character = lexer_peek(lexer);
    if (character == 'e' || character == 'E') {
        int next = lexer_peek_at(lexer, 1);
        if (next == '+' || next == '-') {
            if (!is_digit(lexer_peek_at(lexer, 2))) {
                lexer->position += 2;
                return lexer_fail_literal(lexer, "decimal");
            }
            lexer->position += 2;
        } else if (is_digit(next)) {
            lexer->position++;
        } else {
            return lexer_verify_end_of_number(lexer, "decimal");
        }
        if (!lexer_skip_decimal_digits(lexer)) {
            return false;
        }
        character = lexer_peek(lexer);
    }
    if (character == 'j' || character == 'J') {
        lexer->position++;
        return lexer_verify_end_of_number(lexer, "imaginary");
    }
    return lexer_verify_end_of_number(lexer, "decimal");
}

static bool lexer_read_fraction(struct lexer *lexer) {
    lexer->position++;
    if (is_digit(lexer_peek(lexer)) && !lexer_skip_decimal_digits(lexer)) {
        return false;
    }
    return lexer_finish_number(lexer);
}

/* A literal that starts with 0 and has no base prefix: zero, a float, or an error. */
static bool lexer_read_zero(struct lexer *lexer, uint32_t start) {
    for (;;) {
        if (lexer_peek(lexer) == '_') {
            lexer->position++;
            if (!is_digit(lexer_peek(lexer))) {
                return lexer_fail_literal(lexer, "decimal");
            }
        }
        if (lexer_peek(lexer) != '0') {
            break;
        }
        lexer->position++;
    }
    uint32_t zeros_end = lexer->position;
    bool is_nonzero = is_digit(lexer_peek(lexer));
    if (is_nonzero && !lexer_skip_decimal_digits(lexer)) {
        return false;
    }
    int character = lexer_peek(lexer);
    if (character == '.') {
        return lexer_read_fraction(lexer);
    }
    if (is_nonzero && (character | 0x20) != 'e' && (character | 0x20) != 'j') {
        lexer_fail_at(lexer, SYNTAX_ERROR_SYNTAX, (int32_t)(start + 1 - lexer->line_start),
                      (int32_t)(zeros_end - lexer->line_start + (is_nonzero ? 1 : 0)),
                      "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal "
                      "integers");
        lexer->error->lacks_line_end = true;
        return false;
    }
    return lexer_finish_number(lexer);
}

bool lexer_read_number(struct lexer *lexer, uint32_t start) {
    int first = lexer_peek(lexer);
    if (first == '.') {
        return lexer_read_fraction(lexer);
    }
    if (first == '0') {
        int base_letter = lexer_peek_at(lexer, 1);
        int base = base_letter < 0 ? 0 : base_letter | 0x20;
        lexer->position += base == 'x' || base == 'o' || base == 'b' ? 2 : 1;
        switch (base) {
        case 'x':
            return lexer_read_based_number(lexer, 16, "hexadecimal");
        case 'o':
            return lexer_read_based_number(lexer, 8, "octal");
        case 'b':
            return lexer_read_based_number(lexer, 2, "binary");
        default:
            return lexer_read_zero(lexer, start);
        }
    }
    if (!lexer_skip_decimal_digits(lexer)) {
        return false;
    }
    if (lexer_peek(lexer) == '.') {
        return lexer_read_fraction(lexer);
    }
    return lexer_finish_number(lexer);
}
