/* The decimal digits of a double: the shortest that read back as the same number, or correctly rounded ones.
 *
 * A double is m * 2**-s. For the numbers of daily life m * 10**places fits 128 bits, so number * 10**places is rounded,
 * and its distance from the number told, by exact integer arithmetic. The others go through snprintf and strtod of the
 * C library, which are exact too; their only dependence on the locale, the character of the decimal point, is avoided.
 */
#include "float_text.h"

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* More digits of a double than these are all zeros. */
#define SIGNIFICANT_MOST 770
#define AFTER_POINT_MOST 1074

/* m < 2**53, 10**22 < 2**74 */
#define PLACES_MOST 22
#define TEN_TO_19 UINT64_C(10000000000000000000)

typedef unsigned __int128 wide;

static const uint64_t powers_of_ten[] = {1,
                                         10,
                                         100,
                                         1000,
                                         10000,
                                         100000,
                                         1000000,
                                         10000000,
                                         100000000,
                                         1000000000,
                                         10000000000,
                                         100000000000,
                                         1000000000000,
                                         10000000000000,
                                         100000000000000,
                                         1000000000000000,
                                         10000000000000000,
                                         100000000000000000,
                                         1000000000000000000,
                                         TEN_TO_19};

static wide power_of_ten(int exponent) {
    return exponent <= 19 ? powers_of_ten[exponent] : (wide)powers_of_ten[exponent - 19] * TEN_TO_19;
}

void decimal_trim_zeros(struct decimal_digits *decimal) {
    while (decimal->count > 1 && decimal->digits[decimal->count - 1] == '0')
        decimal->count--;
}

/* --- exact arithmetic --------------------------------------------------------------------------------------------- */

/* number * 10**places = product * 2**-shift, rounded half to even: whole. */
struct scaled {
    wide product, whole;
    uint64_t mantissa;
    int shift, places;
};

/* `exponent` as frexp has it, and 53 bits; of numbers below the normal ones neither, but then the shift is too large.
 */
static int exponent_of(double number) {
    uint64_t bits;
    memcpy(&bits, &number, sizeof bits);
    return (int)(bits >> 52 & 0x7FF) - 1022;
}
static uint64_t mantissa_of(double number) {
    uint64_t bits;
    memcpy(&bits, &number, sizeof bits);
    return (bits & ((UINT64_C(1) << 52) - 1)) | UINT64_C(1) << 52;
}

/* For places < 0 the number is divided, and product and shift are not set. */
static bool scale_down_exactly(double number, int exponent, int places, struct scaled *scaled) {
    int shift = DBL_MANT_DIG - exponent;
    if (places < -PLACES_MOST || exponent > 126 || shift > 126)
        return false;
    scaled->mantissa = mantissa_of(number);
    scaled->places = places;
    /* number = floor * unit + rest + fraction, 0 <= rest < unit, 0 <= fraction < 1 */
    wide unit = power_of_ten(-places), floor, rest;
    bool fraction = false;
    if (shift <= 0) {
        floor = (wide)scaled->mantissa << -shift;
    } else {
        floor = shift < 64 ? scaled->mantissa >> shift : 0;
        fraction = floor << shift != scaled->mantissa;
    }
    rest = floor % unit;
    floor /= unit;
    bool up = 2 * rest > unit || (2 * rest == unit && (fraction || (floor & 1)));
    scaled->whole = floor + up;
    return true;
}

/* This number > 0; false when it is out of range. */
static bool scale_exactly(double number, int places, struct scaled *scaled) {
    int exponent = exponent_of(number), shift = DBL_MANT_DIG - exponent;
    if (places < 0)
        return scale_down_exactly(number, exponent, places, scaled);
    if (places > PLACES_MOST || shift < 0 || shift > 126)
        return false;
    scaled->mantissa = mantissa_of(number);
    scaled->product = scaled->mantissa * power_of_ten(places);
    scaled->shift = shift;
    scaled->places = places;
    scaled->whole = scaled->product >> shift;
    if (shift) {
        wide rest = scaled->product - (scaled->whole << shift), half = (wide)1 << (shift - 1);
        scaled->whole += rest > half || (rest == half && (scaled->whole & 1));
    }
    return true;
}

static void digits_from_whole(wide whole, int places, struct decimal_digits *decimal) {
    char text[40];
    int at = sizeof text;
    uint64_t upper = 0, lower = (uint64_t)whole;
    if (whole >> 64) {
        upper = (uint64_t)(whole / TEN_TO_19);
        lower = (uint64_t)(whole % TEN_TO_19);
    }
    if (!upper && lower <= INT64_MAX && lower)
        at = (int)(int_small_write((int64_t)lower, 10, text + at) - text);
    else
        for (int i = 0; lower || (upper && i < 19); i++, lower /= 10)
            text[--at] = (char)('0' + lower % 10);
    for (; upper; upper /= 10)
        text[--at] = (char)('0' + upper % 10);
    decimal->count = (int)sizeof text - at;
    decimal->point = decimal->count - places;
    memcpy(decimal->digits, text + at, (size_t)decimal->count);
}

/* The number's `significant` <= 18 digits. */
static bool scale_to_significant(double number, int significant, struct scaled *scaled) {
    int exponent = exponent_of(number);
    /* floor(log10(2**(exponent - 1))), or one less than what is wanted */
    int upper = ((exponent - 1) * 1233) >> 12;
    for (int tries = 0; tries < 3; tries++) {
        if (!scale_exactly(number, significant - 1 - upper, scaled))
            return false;
        if (scaled->whole < powers_of_ten[significant])
            return true;
        upper++;
    }
    return false;
}

/* Is `whole` * 10**-places nearest to this double among all doubles? */
static bool whole_reads_back(const struct scaled *scaled, wide whole) {
    wide scaled_back = whole << scaled->shift, unit = power_of_ten(scaled->places);
    bool below = scaled_back < scaled->product;
    wide error = below ? scaled->product - scaled_back : scaled_back - scaled->product;
    /* Below a power of two doubles are twice as dense. */
    wide doubled = below && scaled->mantissa == UINT64_C(1) << (DBL_MANT_DIG - 1) ? 4 * error : 2 * error;
    return doubled < unit || (doubled == unit && !(scaled->mantissa & 1));
}

/* A decimal of 15 digits or fewer that reads back is the only one of its length; for more digits the nearest one is
 * wanted, or the next above if, next to a power of two, the nearest is below and too far. 17 digits are always enough.
 */
static bool shortest_exactly(double number, struct decimal_digits *decimal) {
    for (int significant = 15; significant <= 17; significant++) {
        struct scaled scaled;
        if (!scale_to_significant(number, significant, &scaled) || scaled.places < 0)
            return false;
        wide whole = scaled.whole;
        if (!whole_reads_back(&scaled, whole))
            whole++;
        if (whole != scaled.whole && !whole_reads_back(&scaled, whole))
            continue;
        digits_from_whole(whole, scaled.places, decimal);
        decimal_trim_zeros(decimal);
        return true;
    }
    return false;
}

bool float_scale(double number, int places, uint64_t *whole) {
    struct scaled scaled;
    if (number == 0.0) {
        *whole = 0;
        return true;
    }
    if (!scale_exactly(number, places, &scaled) || scaled.whole >= powers_of_ten[18])
        return false;
    *whole = (uint64_t)scaled.whole;
    return true;
}

bool float_round_exactly(double number, int places, double *result) {
    /* Up to here both are exact doubles, and so one division rounds correctly. */
    struct scaled scaled;
    if (places < 0 || !scale_exactly(number, places, &scaled) || scaled.whole >> DBL_MANT_DIG)
        return false;
    *result = (double)(uint64_t)scaled.whole / (double)power_of_ten(places);
    return true;
}

/* --- by the C library --------------------------------------------------------------------------------------------- */

/* "d<point>ddde+XX" of snprintf */
static void read_exponential(const char *text, struct decimal_digits *decimal) {
    decimal->count = 0;
    for (; *text && *text != 'e'; text++)
        if (*text >= '0' && *text <= '9')
            decimal->digits[decimal->count++] = *text;
    decimal->point = (*text ? atoi(text + 1) : 0) + 1;
}

/* "ddd<point>ddd" of snprintf with this many digits after the point */
static void read_fixed(const char *text, int after_point, struct decimal_digits *decimal) {
    int count = 0, leading = 0;
    for (; *text; text++) {
        if (*text < '0' || *text > '9')
            continue;
        if (*text == '0' && count == leading)
            leading++;
        else
            decimal->digits[count - leading] = *text;
        count++;
    }
    decimal->count = count - leading;
    decimal->point = count - after_point - leading;
}

/* Do these digits read back as the number? */
static bool reads_back(const struct decimal_digits *decimal, double number) {
    char text[40];
    snprintf(text, sizeof text, "%.*se%d", decimal->count, decimal->digits, decimal->point - decimal->count);
    return strtod(text, NULL) == number;
}

static void digits_of_precision(double number, int significant, struct decimal_digits *decimal) {
    char text[40];
    snprintf(text, sizeof text, "%.*e", significant - 1, number);
    read_exponential(text, decimal);
}

/* The next decimal of the same precision; no carry out of all nines is possible next to a power of two. */
static void digits_increment(struct decimal_digits *decimal) {
    int at = decimal->count - 1;
    while (at > 0 && decimal->digits[at] == '9')
        decimal->digits[at--] = '0';
    decimal->digits[at]++;
}

static void shortest_by_library(double number, struct decimal_digits *decimal) {
    int exponent;
    bool power_of_two = frexp(number, &exponent) == 0.5;
    for (int significant = number < DBL_MIN ? 1 : 15; significant < 17; significant++) {
        digits_of_precision(number, significant, decimal);
        if (reads_back(decimal, number))
            return;
        if (!power_of_two)
            continue;
        digits_increment(decimal);
        if (reads_back(decimal, number))
            return;
    }
    digits_of_precision(number, 17, decimal);
}

static bool rounded_by_library(struct vm *vm, double number, int32_t precision, bool after_point,
                               struct decimal_digits *decimal) {
    char text[DECIMAL_DIGITS_MOST + 16];
    int most = after_point ? AFTER_POINT_MOST : SIGNIFICANT_MOST, used = precision < most ? precision : most;
    int length = snprintf(text, sizeof text, after_point ? "%.*f" : "%.*e", after_point ? used : used - 1, number);
    if (length < 0 || (size_t)length >= sizeof text) {
        raise_memory_error(vm);
        return false;
    }
    if (after_point)
        read_fixed(text, used, decimal);
    else
        read_exponential(text, decimal);
    return true;
}

/* --- both --------------------------------------------------------------------------------------------------------- */

void decimal_digits_shortest(double number, struct decimal_digits *decimal) {
    if (number == 0.0) {
        *decimal->digits = '0';
        decimal->count = decimal->point = 1;
        return;
    }
    if (shortest_exactly(number, decimal))
        return;
    shortest_by_library(number, decimal);
    decimal_trim_zeros(decimal);
}

bool decimal_digits_rounded(struct vm *vm, double number, int32_t precision, bool after_point,
                            struct decimal_digits *decimal) {
    struct scaled scaled;
    bool exact = number != 0.0 && (after_point ? scale_exactly(number, precision, &scaled)
                                               : precision <= 18 && scale_to_significant(number, precision, &scaled));
    if (!exact)
        return rounded_by_library(vm, number, precision, after_point, decimal);
    digits_from_whole(scaled.whole, scaled.places, decimal);
    return true;
}
