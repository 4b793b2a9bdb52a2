/* Values of numeric literals.
 *
 * Integers that fit 63 bits become machine integers, larger ones keep their digits for whoever builds big integers. */
#include "parser_internal.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

enum { SHORT_NUMBER_LENGTH = 128 };

/* Copies a literal without underscores and with a final NUL. */
static uint32_t copy_without_underscores(char *target, struct text source) {
    uint32_t length = 0;
    for (uint32_t i = 0; i < source.length; i++) {
        if (source.data[i] != '_') {
            target[length++] = source.data[i];
        }
    }
    target[length] = '\0';
    return length;
}

static int digit_value(char digit) { return digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10; }

/* The value of `digits` if it fits 63 bits. */
static bool parse_small_integer(const char *digits, uint32_t length, int base, int64_t *value) {
    uint64_t result = 0;
    for (uint32_t i = 0; i < length; i++) {
        unsigned digit = (unsigned)digit_value(digits[i]);
        if (result > (INT64_MAX - digit) / (uint64_t)base) {
            return false;
        }
        result = result * (uint64_t)base + digit;
    }
    *value = (int64_t)result;
    return true;
}

static bool constant_set_integer(struct parser *parser, const struct token *token, char *digits, uint32_t length,
                                 struct constant *constant) {
    int base = 10;
    if (length > 2 && digits[0] == '0' && digits[1] > '9') {
        char letter = (char)(digits[1] | 0x20);
        base = letter == 'x' ? 16 : letter == 'o' ? 8 : 2;
        digits += 2;
        length -= 2;
    }
    while (length > 1 && digits[0] == '0') {
        digits++;
        length--;
    }
    constant->kind = CONSTANT_INTEGER;
    constant->base = (uint8_t)base;
    constant->integer_is_small = parse_small_integer(digits, length, base, &constant->integer);
    if (constant->integer_is_small) {
        return true;
    }
    if (base == 10 && length > parser->maximum_decimal_digits) {
        return parser_raise_token(parser, token,
                                  "Exceeds the limit (%u digits) for integer string conversion: value has %u digits; "
                                  "use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for "
                                  "huge integer literals to avoid decimal conversion limits.",
                                  (unsigned)parser->maximum_decimal_digits, (unsigned)length);
    }
    char *copy = arena_copy_text(parser->arena, digits, length);
    if (copy == NULL) {
        return parser_raise_out_of_memory(parser);
    }
    constant->digits = (struct text){copy, length};
    return true;
}

/* Decimal text to double without the process's locale, whose decimal point may be a comma. */
static bool parse_real(const char *text, double *value) {
    locale_t locale = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    if (locale == (locale_t)0) {
        return false;
    }
    *value = strtod_l(text, NULL, locale);
    freelocale(locale);
    return true;
}

static bool constant_set_number(struct parser *parser, const struct token *token, struct constant *constant) {
    struct text source = parser_token_text(parser, token);
    char buffer[SHORT_NUMBER_LENGTH];
    char *text = buffer;
    if (source.length >= sizeof buffer) {
        text = parser_allocate(parser, (size_t)source.length + 1);
        if (text == NULL) {
            return false;
        }
    }
    uint32_t length = copy_without_underscores(text, source);
    bool has_base = length > 2 && text[0] == '0' && text[1] > '9' && (text[1] | 0x20) != 'e' && (text[1] | 0x20) != 'j';
    bool is_imaginary = !has_base && (text[length - 1] | 0x20) == 'j';
    if (has_base || (!is_imaginary && strpbrk(text, ".eE") == NULL)) {
        return constant_set_integer(parser, token, text, length, constant);
    }
    constant->kind = is_imaginary ? CONSTANT_IMAGINARY : CONSTANT_FLOAT;
    return parse_real(text, &constant->real) || parser_raise_out_of_memory(parser);
}

struct expression *parse_number(struct parser *parser) {
    uint32_t start = parser->mark++;
    struct expression *node = parser_new_expression(parser, EXPRESSION_CONSTANT, parser->tokens[start].range);
    if (node == NULL || !constant_set_number(parser, &parser->tokens[start], &node->constant)) {
        return NULL;
    }
    return node;
}
