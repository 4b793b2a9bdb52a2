/* Attributes and methods of float. */
#include "float_internal.h"
#include "float_text.h"
#include "int_internal.h"

#include "container.h"
#include "reflection.h"

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static double self_float(struct vm *vm, const value *arguments) {
    return value_to_double(value_unwrap(vm, arguments[0]));
}

static value float_self(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return value_unwrap(vm, arguments[0]);
}

static value float_zero(struct vm *vm, value *arguments, uint32_t count) {
    (void)vm;
    (void)arguments;
    (void)count;
    return value_from_double(0.0);
}

const struct native_attribute float_attributes[] = {
    {"real", float_self, NULL, "the real part of a complex number"},
    {"imag", float_zero, NULL, "the imaginary part of a complex number"},
    NATIVE_ATTRIBUTE_END,
};

static value float_method_trunc(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return int_from_double(vm, self_float(vm, arguments));
}

static value float_method_floor(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return int_from_double(vm, floor(self_float(vm, arguments)));
}

static value float_method_ceil(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return int_from_double(vm, ceil(self_float(vm, arguments)));
}

static value float_method_is_integer(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    double number = self_float(vm, arguments);
    return value_from_bool(isfinite(number) && floor(number) == number);
}

static value float_method_as_integer_ratio(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    double number = self_float(vm, arguments);
    if (isinf(number))
        return raise_error(vm, TYPE_OVERFLOW_ERROR, "cannot convert Infinity to integer ratio");
    if (isnan(number))
        return raise_value_error(vm, "cannot convert NaN to integer ratio");
    int exponent;
    int64_t mantissa = (int64_t)ldexp(frexp(number, &exponent), DBL_MANT_DIG);
    exponent -= DBL_MANT_DIG;
    while (mantissa && !(mantissa & 1) && exponent < 0) {
        mantissa /= 2;
        exponent++;
    }
    value numerator = int_from_int64(vm, mantissa), denominator = value_from_small_int(1);
    if (numerator != VALUE_ERROR && exponent > 0)
        numerator = int_shift_left(vm, numerator, (uint64_t)exponent);
    if (mantissa && exponent < 0)
        denominator = int_shift_left(vm, denominator, (uint64_t)-exponent);
    if (numerator == VALUE_ERROR || denominator == VALUE_ERROR)
        return VALUE_ERROR;
    return tuple_pair(vm, numerator, denominator);
}

/* --- rounding ----------------------------------------------------------------------------------------------------- */

static double round_half_even(double number) {
    double rounded = round(number);
    return fabs(number - rounded) == 0.5 ? 2.0 * round(number / 2.0) : rounded;
}

/* Keeps `count` digits of an exact expansion, half to even; `count` may be 0 or below. */
static void decimal_round(struct decimal_digits *decimal, int64_t count) {
    if (count >= decimal->count)
        return;
    bool up = false;
    if (count >= 0) {
        bool more = false;
        for (int at = (int)count + 1; at < decimal->count; at++)
            more |= decimal->digits[at] != '0';
        char next = decimal->digits[count];
        bool odd = count > 0 && (decimal->digits[count - 1] - '0') & 1;
        up = next > '5' || (next == '5' && (more || odd));
    }
    decimal->count = count > 0 ? (int)count : 0;
    for (int at = decimal->count - 1; up && at >= 0; at--) {
        up = decimal->digits[at] == '9';
        decimal->digits[at] = up ? '0' : (char)(decimal->digits[at] + 1);
    }
    if (up) {
        memmove(decimal->digits + 1, decimal->digits, (size_t)decimal->count);
        *decimal->digits = '1';
        decimal->count++;
        decimal->point++;
    }
    if (!decimal->count) {
        *decimal->digits = '0';
        decimal->count = 1;
    }
}

/* All its digits: no double has more than 767. */
#define DIGITS_OF_ANY_DOUBLE 767
/* What CPython takes for the last digit after the point that can matter. */
#define DIGITS_MOST 323

value float_round_to_int(struct vm *vm, double number) { return int_from_double(vm, round_half_even(number)); }

value float_round(struct vm *vm, double number, int64_t digits) {
    /* Past these there are no more digits, or nothing is left of them. */
    if (!isfinite(number) || number == 0.0 || digits > DIGITS_MOST)
        return value_from_double(number);
    if (digits < -(DBL_MAX_EXP + 1) * 0.30103)
        return value_from_double(copysign(0.0, number));
    double rounded;
    if (digits >= 0 && (fabs(number) >= 0x1p52))
        return value_from_double(number);
    if (digits >= 0 && digits <= DBL_DIG && float_round_exactly(fabs(number), (int)digits, &rounded))
        return value_from_double(copysign(rounded, number));
    struct decimal_digits decimal;
    bool after_point = digits >= 0;
    if (!decimal_digits_rounded(vm, fabs(number), after_point ? (int32_t)digits : DIGITS_OF_ANY_DOUBLE, after_point,
                                &decimal))
        return VALUE_ERROR;
    if (!after_point)
        decimal_round(&decimal, decimal.point + digits);
    char text[DECIMAL_DIGITS_MOST + 32];
    snprintf(text, sizeof text, "0%.*se%d", decimal.count, decimal.digits, decimal.point - decimal.count);
    rounded = strtod(text, NULL);
    if (isinf(rounded))
        return raise_error(vm, TYPE_OVERFLOW_ERROR, "rounded value too large to represent");
    return value_from_double(copysign(rounded, number));
}

static value float_method_round(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    double number = self_float(vm, arguments);
    if (arguments[1] == VALUE_UNSET || arguments[1] == VALUE_NONE)
        return float_round_to_int(vm, number);
    int64_t digits;
    if (!object_to_int64(vm, arguments[1], true, &digits))
        return VALUE_ERROR;
    return float_round(vm, number, digits);
}

static value float_method_hex(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return float_to_hex(vm, self_float(vm, arguments));
}

static value float_method_fromhex(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    double number;
    if (!str_of(vm, arguments[1]))
        return raise_type_error(vm, "bad argument type for built-in operation");
    if (!float_from_hex(vm, arguments[1], &number))
        return VALUE_ERROR;
    if (arguments[0] == value_from_pointer(type_by_id(vm, TYPE_FLOAT)))
        return value_from_double(number);
    return vm_call_1(vm, arguments[0], value_from_double(number));
}

const struct native float_methods[] = {
    {"__int__", float_method_trunc, 1, 1, 0, 0, NULL, "int(self)"},
    {"__float__", float_self, 1, 1, 0, 0, NULL, "float(self)"},
    {"__trunc__", float_method_trunc, 1, 1, 0, 0, NULL, "Return the Integral closest to x between 0 and x."},
    {"__floor__", float_method_floor, 1, 1, 0, 0, NULL, "Return the floor as an Integral."},
    {"__ceil__", float_method_ceil, 1, 1, 0, 0, NULL, "Return the ceiling as an Integral."},
    {"__round__", float_method_round, 1, 2, 0, 0, NULL,
     "Return the Integral closest to x, rounding half toward even; with digits, a float rounded to so many."},
    {"__getnewargs__", reflect_new_arguments, 1, 1, 0, 0, NULL, NULL},
    {"conjugate", float_self, 1, 1, 0, 0, NULL, "Return self, the complex conjugate of any float."},
    {"is_integer", float_method_is_integer, 1, 1, 0, 0, NULL, "Return True if the float is an integer."},
    {"as_integer_ratio", float_method_as_integer_ratio, 1, 1, 0, 0, NULL,
     "Return a pair of integers whose ratio is exactly equal to the float, with a positive denominator."},
    {"hex", float_method_hex, 1, 1, 0, 0, NULL, "Return a hexadecimal representation of a floating-point number."},
    {"fromhex", float_method_fromhex, 2, 2, 0, NATIVE_CLASS, NULL,
     "Create a floating-point number from a hexadecimal string."},
    NATIVE_END,
};
