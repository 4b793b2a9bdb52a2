/* Reading numbers from text: the part that int, float and complex share, and decimal floating point.
 *
 * Text of any length is read in one pass and charged for; conversion of digits to a double is exact arithmetic where
 * the number is short, else strtod of the C library, which is given no decimal point and so does not depend on the
 * locale, and at most SIGNIFICANT_MOST digits. */
#include "number_text.h"

#include "container.h"
#include "str.h"
#include "unicode.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <strings.h>

/* A double midway between two others has at most 767 digits; any digit that is not 0 after that many only says "more".
 */
#define SIGNIFICANT_MOST 780
/* Far beyond any exponent that matters, far below overflow of what is computed with it. */
#define EXPONENT_MOST INT64_C(1000000000000)

static bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* --- text to ASCII ------------------------------------------------------------------------------------------------ */

static char ascii_form(uint32_t code_point) {
    if (code_point < 0x80)
        return (char)code_point;
    int digit = unicode_decimal_value(code_point);
    if (digit >= 0)
        return (char)('0' + digit);
    return unicode_is_space(code_point) ? ' ' : '?';
}

static bool text_to_ascii(struct vm *vm, const struct str *str, struct number_text *text) {
    struct buffer *copy = heap_allocate_data(vm, KIND_BUFFER, 0, sizeof(struct buffer) + str->byte_length);
    if (!copy)
        return false;
    copy->capacity = str->byte_length;
    char *out = (char *)copy->data;
    const char *at = str_data(vm, str), *end = at + str->byte_length;
    while (at < end)
        *out++ = ascii_form(utf8_decode(&at));
    *text = (struct number_text){(const char *)copy->data, out, copy};
    return true;
}

bool number_text_read(struct vm *vm, value source, struct number_text *text) {
    const struct str *str = str_of(vm, source);
    const uint8_t *bytes = NULL;
    uint32_t length = 0;
    if (!str)
        bytes_view(vm, source, &bytes, &length);
    if (!vm_charge(vm, 1 + (str ? str->byte_length : length) / 64))
        return false;
    if (!str)
        *text = (struct number_text){(const char *)bytes, (const char *)bytes + length, NULL};
    else if (str->header.flags & STR_ASCII)
        *text = (struct number_text){str_data(vm, str), str_data(vm, str) + str->byte_length, NULL};
    else if (!text_to_ascii(vm, str, text))
        return false;
    while (text->start < text->end && (is_space(*text->start) || (str && *text->start >= 0x1C && *text->start <= 0x1F)))
        text->start++;
    while (text->start < text->end &&
           (is_space(text->end[-1]) || (str && text->end[-1] >= 0x1C && text->end[-1] <= 0x1F)))
        text->end--;
    return true;
}

bool number_text_join(struct vm *vm, struct number_text *text) {
    size_t length = (size_t)(text->end - text->start);
    if (!length || !memchr(text->start, '_', length))
        return true;
    struct buffer *copy = heap_allocate_data(vm, KIND_BUFFER, 0, sizeof(struct buffer) + length);
    if (!copy)
        return false;
    copy->capacity = (uint32_t)length;
    char *out = (char *)copy->data;
    for (const char *at = text->start; at < text->end; at++) {
        if (*at != '_') {
            *out++ = *at;
        } else if (at == text->start || !is_digit(at[-1]) || at + 1 == text->end || !is_digit(at[1])) {
            heap_free(vm, copy);
            return false;
        }
    }
    number_text_free(vm, text);
    *text = (struct number_text){(const char *)copy->data, out, copy};
    return true;
}

void number_text_free(struct vm *vm, struct number_text *text) {
    if (text->owner)
        heap_free(vm, text->owner);
    text->owner = NULL;
}

value raise_not_a_number(struct vm *vm, const char *message, value source) {
    value repr = object_repr(vm, source);
    if (repr == VALUE_ERROR)
        return VALUE_ERROR;
    struct str_builder text = {0};
    str_builder_add_c(vm, &text, message);
    str_builder_add_str(vm, &text, repr);
    value argument = str_builder_finish(vm, &text);
    return argument == VALUE_ERROR ? VALUE_ERROR : raise_with_value(vm, TYPE_VALUE_ERROR, argument);
}

/* --- decimal floating point --------------------------------------------------------------------------------------- */

/* digits * 10**exponent */
struct decimal {
    char digits[SIGNIFICANT_MOST + 2];
    int count;
    int64_t exponent;
};

static void decimal_add(struct decimal *decimal, char digit, bool after_point) {
    if (decimal->count < SIGNIFICANT_MOST) {
        if (decimal->count || digit != '0')
            decimal->digits[decimal->count++] = digit;
        decimal->exponent -= after_point;
        return;
    }
    /* One more digit stands for all that are left out. */
    if (digit != '0' && decimal->count == SIGNIFICANT_MOST) {
        decimal->digits[decimal->count++] = '1';
        decimal->exponent--;
    }
    decimal->exponent += !after_point;
}

/* As many digits as any double holds exactly, and the powers of ten that are exact. */
#define EXACT_DIGITS 15
#define EXACT_POWERS 22
static const double powers[EXACT_POWERS + 1] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                                1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

/* float_scan for few digits without exponent; NULL: not that. */
static const char *scan_plainly(const char *at, const char *end, double *number) {
    int64_t whole = 0;
    int digits = 0, places = 0;
    bool any = false, after_point = false;
    bool negative = at < end && *at == '-';
    at += negative;
    for (; at < end; at++) {
        if (is_digit(*at)) {
            any = true;
            whole = whole * 10 + (*at - '0');
            digits += whole != 0;
            places += after_point;
            if (digits > EXACT_DIGITS || places > EXACT_POWERS)
                return NULL;
        } else if (*at == '.' && !after_point) {
            after_point = true;
        } else {
            break;
        }
    }
    if (!any || (at < end && (*at | 0x20) == 'e'))
        return NULL;
    *number = (double)whole / powers[places];
    if (negative)
        *number = -*number;
    return at;
}

static double decimal_to_double(struct decimal *decimal) {
    if (!decimal->count)
        return 0.0;
    if (decimal->count <= EXACT_DIGITS && decimal->exponent >= -EXACT_POWERS && decimal->exponent <= EXACT_POWERS) {
        int64_t whole = 0;
        for (int i = 0; i < decimal->count; i++)
            whole = whole * 10 + (decimal->digits[i] - '0');
        /* Both numbers are exact, so the one operation rounds correctly. */
        return decimal->exponent < 0 ? (double)whole / powers[-decimal->exponent]
                                     : (double)whole * powers[decimal->exponent];
    }
    int64_t exponent = decimal->exponent;
    exponent = exponent > 99999 ? 99999 : exponent < -99999 ? -99999 : exponent;
    char text[SIGNIFICANT_MOST + 16];
    memcpy(text, decimal->digits, (size_t)decimal->count);
    snprintf(text + decimal->count, sizeof text - (size_t)decimal->count, "e%d", (int)exponent);
    return strtod(text, NULL);
}

static const char *scan_exponent(const char *at, const char *end, struct decimal *decimal) {
    const char *start = at;
    if (at == end || (*at | 0x20) != 'e')
        return start;
    at++;
    bool negative = at < end && *at == '-';
    if (at < end && (*at == '+' || *at == '-'))
        at++;
    if (at == end || !is_digit(*at))
        return start;
    int64_t exponent = 0;
    for (; at < end && is_digit(*at); at++)
        if (exponent < EXPONENT_MOST)
            exponent = exponent * 10 + (*at - '0');
    decimal->exponent += negative ? -exponent : exponent;
    return at;
}

/* inf, infinity, nan */
static const char *scan_name(const char *at, const char *end, double *number) {
    static const struct {
        const char *name;
        double number;
    } names[] = {{"infinity", INFINITY}, {"inf", INFINITY}, {"nan", NAN}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        size_t length = strlen(names[i].name);
        if ((size_t)(end - at) >= length && strncasecmp(at, names[i].name, length) == 0) {
            *number = names[i].number;
            return at + length;
        }
    }
    return NULL;
}

const char *float_scan(const char *start, const char *end, double *number) {
    const char *at = scan_plainly(start, end, number);
    if (at)
        return at;
    at = start;
    bool negative = at < end && *at == '-';
    if (at < end && (*at == '+' || *at == '-'))
        at++;
    struct decimal decimal = {.count = 0, .exponent = 0};
    bool any = false, after_point = false;
    for (; at < end; at++) {
        if (is_digit(*at)) {
            decimal_add(&decimal, *at, after_point);
            any = true;
        } else if (*at == '.' && !after_point) {
            after_point = true;
        } else {
            break;
        }
    }
    if (any) {
        at = scan_exponent(at, end, &decimal);
        *number = decimal_to_double(&decimal);
    } else if (after_point || !(at = scan_name(at, end, number))) {
        return NULL;
    }
    if (negative)
        *number = -*number;
    return at;
}
