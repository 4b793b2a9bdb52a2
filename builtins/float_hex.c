/* float.hex and float.fromhex: the exact hexadecimal form of a double. */
#include "float_internal.h"
#include "int_internal.h"
#include "number_text.h"

#include "str.h"

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <strings.h>

#define FRACTION_DIGITS 13
#define EXPONENT_MOST INT64_C(1000000000000)

value float_to_hex(struct vm *vm, double number) {
    if (!isfinite(number))
        return float_to_str(vm, number);
    const char *sign = signbit(number) ? "-" : "";
    if (number == 0.0)
        return str_format_c(vm, "%s0x0.0p+0", sign);
    int exponent;
    double fraction = frexp(fabs(number), &exponent);
    /* One digit in front of the point: 1, or 0 for the numbers below the normal ones. */
    int shift = exponent - 1 < DBL_MIN_EXP - 1 ? DBL_MIN_EXP - exponent : 0;
    uint64_t bits = (uint64_t)ldexp(fraction, DBL_MANT_DIG - shift);
    exponent += shift - 1;
    char text[64];
    snprintf(text, sizeof text, "%s0x%d.%0*llxp%+d", sign, (int)(bits >> (DBL_MANT_DIG - 1)), FRACTION_DIGITS,
             (unsigned long long)(bits & ((UINT64_C(1) << (DBL_MANT_DIG - 1)) - 1)), exponent);
    return str_from_c(vm, text);
}

static int hexadecimal_value(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    char lower = (char)(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/* mantissa * 2**exponent and a rest that is not zero when `inexact`. */
struct hexadecimal {
    uint64_t mantissa;
    int64_t exponent;
    bool inexact, any;
};

static void hexadecimal_add(struct hexadecimal *number, int digit, bool after_point) {
    number->any = true;
    if (number->mantissa >> 60) {
        number->inexact |= digit != 0;
        number->exponent += after_point ? 0 : 4;
        return;
    }
    number->mantissa = number->mantissa << 4 | (uint64_t)digit;
    number->exponent -= after_point ? 4 : 0;
}

/* "p+12"; false = malformed. Without it the exponent is 0. */
static bool scan_power(const char **at, const char *end, struct hexadecimal *number) {
    if (*at == end || (**at | 0x20) != 'p')
        return true;
    (*at)++;
    bool negative = *at < end && **at == '-';
    if (*at < end && (**at == '+' || **at == '-'))
        (*at)++;
    int64_t exponent = 0;
    bool any = false;
    for (; *at < end && **at >= '0' && **at <= '9'; (*at)++) {
        any = true;
        if (exponent < EXPONENT_MOST)
            exponent = exponent * 10 + (**at - '0');
    }
    number->exponent += negative ? -exponent : exponent;
    return any;
}

static bool scan_hexadecimal(const char *at, const char *end, struct hexadecimal *number) {
    if (end - at > 1 && at[0] == '0' && (at[1] | 0x20) == 'x')
        at += 2;
    bool after_point = false;
    for (; at < end; at++) {
        if (*at == '.' && !after_point)
            after_point = true;
        else if (hexadecimal_value(*at) >= 0)
            hexadecimal_add(number, hexadecimal_value(*at), after_point);
        else
            break;
    }
    return number->any && scan_power(&at, end, number) && at == end;
}

static bool name_is(const char *at, const char *end, const char *name) {
    return (size_t)(end - at) == strlen(name) && strncasecmp(at, name, strlen(name)) == 0;
}

/* The whole text; false = exception set. */
static bool parse_hexadecimal(struct vm *vm, const char *at, const char *end, double *result) {
    bool negative = at < end && *at == '-';
    if (at < end && (*at == '+' || *at == '-'))
        at++;
    struct hexadecimal number = {0};
    if (name_is(at, end, "inf") || name_is(at, end, "infinity")) {
        *result = INFINITY;
    } else if (name_is(at, end, "nan")) {
        *result = NAN;
    } else if (!scan_hexadecimal(at, end, &number)) {
        raise_value_error(vm, "invalid hexadecimal floating-point string");
        return false;
    } else if (!double_from_scaled(number.mantissa, number.inexact, number.exponent, result)) {
        raise_error(vm, TYPE_OVERFLOW_ERROR, "hexadecimal value too large to represent as a float");
        return false;
    }
    if (negative)
        *result = -*result;
    return true;
}

bool float_from_hex(struct vm *vm, value source, double *number) {
    struct number_text text;
    const struct str *str = str_of(vm, source);
    if (str && !(str->header.flags & STR_ASCII)) { /* digits of other scripts are none here */
        raise_value_error(vm, "invalid hexadecimal floating-point string");
        return false;
    }
    if (!number_text_read(vm, source, &text))
        return false;
    bool parsed = parse_hexadecimal(vm, text.start, text.end, number);
    number_text_free(vm, &text);
    return parsed;
}
