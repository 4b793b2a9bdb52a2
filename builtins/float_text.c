/* From a double to text: digits, then layout. See float_text.h.
 *
 * Rounded digits come from snprintf, whose only dependence on the locale, the character of the decimal point, is
 * skipped. Its output is bounded by DECIMAL_DIGITS_MOST; zeros of larger precisions are added here, in the cage. */
#include "float_text.h"

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* More digits of a double than these are all zeros. */
#define SIGNIFICANT_MOST 770
#define AFTER_POINT_MOST 1074

/* --- digits --------------------------------------------------------------------------------------------------------
 */

static void trim_zeros(struct decimal_digits *decimal) {
    while (decimal->count > 1 && decimal->digits[decimal->count - 1] == '0')
        decimal->count--;
}

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

bool decimal_digits_rounded(struct vm *vm, double number, int32_t precision, bool after_point,
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

/* Numbers with at most 15 digits, without big arithmetic: number * 10**k rounds to an integer below 10**15, and if
 * that, divided by 10**k (both exact, so correctly rounded), gives the number again, those are its digits: there is no
 * other decimal of so few digits that close. `exhausted`: no such decimal exists. */
static bool shortest_quickly(double number, struct decimal_digits *decimal, bool *exhausted) {
    static const double powers[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                    1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    *exhausted = false;
    if (number < 1e-7 || number >= 1e15)
        return false;
    for (int places = 0; places <= 22; places++) {
        double scaled = number * powers[places];
        if (scaled >= 1e15)
            break;
        int64_t whole = (int64_t)(scaled + 0.5);
        if ((double)whole / powers[places] != number)
            continue;
        char text[24];
        int at = sizeof text;
        for (; whole; whole /= 10)
            text[--at] = (char)('0' + whole % 10);
        decimal->count = (int)sizeof text - at;
        decimal->point = decimal->count - places;
        memcpy(decimal->digits, text + at, (size_t)decimal->count);
        trim_zeros(decimal);
        return true;
    }
    *exhausted = true;
    return false;
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

/* The next decimal of the same precision; no carry out of 16 nines is possible next to a power of two. */
static void digits_increment(struct decimal_digits *decimal) {
    int at = decimal->count - 1;
    while (at > 0 && decimal->digits[at] == '9')
        decimal->digits[at--] = '0';
    decimal->digits[at]++;
}

void decimal_digits_shortest(double number, struct decimal_digits *decimal) {
    bool exhausted;
    if (number == 0.0) {
        *decimal->digits = '0';
        decimal->count = decimal->point = 1;
        return;
    }
    if (shortest_quickly(number, decimal, &exhausted))
        return;
    int significant = exhausted ? 16 : number < DBL_MIN ? 1 : 15;
    for (; significant < 17; significant++) {
        digits_of_precision(number, significant, decimal);
        if (reads_back(decimal, number))
            break;
        /* Below a power of two doubles are denser, so the nearest decimal may be too far and the next one above not. */
        int exponent;
        if (frexp(number, &exponent) != 0.5)
            continue;
        digits_increment(decimal);
        if (reads_back(decimal, number))
            break;
    }
    if (significant == 17)
        digits_of_precision(number, 17, decimal);
    trim_zeros(decimal);
}

/* --- layout --------------------------------------------------------------------------------------------------------
 */

/* Where digits, zeros, point and exponent go. */
struct layout {
    int32_t fraction; /* digits after the point */
    bool exponential;
    bool point; /* even with nothing after it */
    bool percent;
    char letter; /* of the exponent */
};

/* With the exponent taken out there is one digit in front of the point. */
static int layout_point(const struct layout *layout, const struct decimal_digits *decimal) {
    return layout->exponential ? 1 : decimal->point;
}

/* Of layouts from `end` digits, counted from the first one. */
static void layout_set_end(struct layout *layout, const struct decimal_digits *decimal, int64_t end) {
    int64_t fraction = end - layout_point(layout, decimal);
    layout->fraction = fraction > 0 ? (int32_t)fraction : 0;
}

static size_t layout_size(const struct layout *layout, const struct decimal_digits *decimal) {
    int point = layout_point(layout, decimal);
    return (size_t)(point > 0 ? point : 1) + (size_t)layout->fraction + 12;
}

static char digit_at(const struct decimal_digits *decimal, int64_t at) {
    return at >= 0 && at < decimal->count ? decimal->digits[at] : '0';
}

/* Writes the text to `out`, which has layout_size bytes; its end. *rest: after the digits in front of the point. */
static char *layout_write(const struct layout *layout, const struct decimal_digits *decimal, char *out, char **rest) {
    int point = layout_point(layout, decimal);
    if (point <= 0)
        *out++ = '0';
    for (int at = 0; at < point; at++)
        *out++ = digit_at(decimal, at);
    *rest = out;
    if (layout->fraction || layout->point)
        *out++ = '.';
    for (int32_t i = 0; i < layout->fraction; i++)
        *out++ = digit_at(decimal, (int64_t)point + i);
    if (layout->exponential)
        out += snprintf(out, 8, "%c%+.2d", layout->letter, decimal->point - 1);
    if (layout->percent)
        *out++ = '%';
    return out;
}

static struct layout layout_repr(const struct decimal_digits *decimal, bool whole_with_point, bool alternate) {
    struct layout layout = {
        .exponential = decimal->point <= -4 || decimal->point > 16, .point = alternate, .letter = 'e'};
    layout_set_end(&layout, decimal, decimal->count);
    if (whole_with_point && !layout.exponential && !layout.fraction)
        layout.fraction = 1;
    return layout;
}

/* g: the digits without trailing zeros, exponential for very large and very small numbers. */
static struct layout layout_general(struct decimal_digits *decimal, const struct float_style *style,
                                    int32_t precision) {
    bool as_repr = style->type == 0 && style->whole_with_point;
    struct layout layout = {.point = style->alternate, .letter = style->type == 'G' ? 'E' : 'e'};
    layout.exponential = decimal->point <= -4 || decimal->point > precision - as_repr;
    trim_zeros(decimal);
    layout_set_end(&layout, decimal, style->alternate ? precision : decimal->count);
    if (as_repr && !layout.exponential && !layout.fraction)
        layout.fraction = 1;
    return layout;
}

size_t float_repr(double number, char out[FLOAT_REPR_SIZE]) {
    if (!isfinite(number)) {
        strcpy(out, isnan(number) ? "nan" : number < 0 ? "-inf" : "inf");
        return strlen(out);
    }
    struct decimal_digits decimal;
    char *at = out, *rest;
    if (signbit(number))
        *at++ = '-';
    decimal_digits_shortest(fabs(number), &decimal);
    struct layout layout = layout_repr(&decimal, true, false);
    at = layout_write(&layout, &decimal, at, &rest);
    *at = '\0';
    return (size_t)(at - out);
}

value float_to_str(struct vm *vm, double number) {
    char text[FLOAT_REPR_SIZE];
    size_t length = float_repr(number, text);
    return str_new(vm, text, length);
}

static bool is_upper(char type) { return type >= 'A' && type <= 'Z'; }

static void write_not_finite(double number, const struct float_style *style, struct float_text *text) {
    bool upper = is_upper(style->type);
    const char *name = isnan(number) ? (upper ? "NAN" : "nan") : upper ? "INF" : "inf";
    text->integer = text->rest = text->small;
    text->integer_count = 0;
    text->rest_count = 3;
    memcpy(text->small, name, 3);
    if (style->type == '%')
        text->small[text->rest_count++] = '%';
}

/* The digits for this style and how to lay them out. */
static bool float_prepare(struct vm *vm, double number, const struct float_style *style, struct decimal_digits *decimal,
                          struct layout *layout) {
    int32_t precision = style->precision < 0 ? 6 : style->precision;
    switch (style->type) {
    case 'e':
    case 'E':
        *layout = (struct layout){
            .fraction = precision, .exponential = true, .point = style->alternate, .letter = style->type};
        return decimal_digits_rounded(vm, number, precision < INT32_MAX ? precision + 1 : precision, false, decimal);
    case 'f':
    case 'F':
    case '%':
        *layout = (struct layout){.fraction = precision, .point = style->alternate, .percent = style->type == '%'};
        return decimal_digits_rounded(vm, number, precision, true, decimal);
    case 0:
        if (style->precision >= 0)
            break;
        decimal_digits_shortest(number, decimal);
        *layout = layout_repr(decimal, style->whole_with_point, style->alternate);
        return true;
    default:
        break;
    }
    precision = precision ? precision : 1;
    if (!decimal_digits_rounded(vm, number, precision, false, decimal))
        return false;
    *layout = layout_general(decimal, style, precision);
    return true;
}

bool float_text_write(struct vm *vm, double number, const struct float_style *style, struct float_text *text) {
    text->owner = NULL;
    text->is_zero = false;
    number = fabs(number);
    if (style->type == '%')
        number *= 100.0;
    if (!isfinite(number)) {
        write_not_finite(number, style, text);
        return true;
    }
    struct decimal_digits decimal;
    struct layout layout;
    if (!float_prepare(vm, number, style, &decimal, &layout))
        return false;
    size_t size = layout_size(&layout, &decimal);
    char *out = text->small;
    if (!vm_charge(vm, 1 + size / 64))
        return false;
    if (size > sizeof text->small) {
        text->owner = heap_allocate_data(vm, KIND_BUFFER, 0, sizeof(struct buffer) + size);
        if (!text->owner)
            return false;
        text->owner->capacity = (uint32_t)size;
        out = (char *)text->owner->data;
    }
    text->integer = out;
    char *end = layout_write(&layout, &decimal, out, &text->rest);
    text->integer_count = (size_t)(text->rest - out);
    text->rest_count = (size_t)(end - text->rest);
    text->is_zero = true;
    for (int i = 0; i < decimal.count; i++)
        text->is_zero &= decimal.digits[i] == '0';
    return true;
}

void float_text_free(struct vm *vm, struct float_text *text) {
    if (text->owner)
        heap_free(vm, text->owner);
    text->owner = NULL;
}

value float_digits(struct vm *vm, double number, char type, int precision, bool alternate) {
    struct float_style style = {.type = type, .precision = precision, .alternate = alternate, .whole_with_point = true};
    struct float_text text;
    if (!float_text_write(vm, number, &style, &text))
        return VALUE_ERROR;
    value str = str_new(vm, text.integer, text.integer_count + text.rest_count);
    float_text_free(vm, &text);
    return str;
}

/* --- format() ------------------------------------------------------------------------------------------------------
 */

/* ".123456" to ".123_456": the digits after the point in groups of three from the left. */
static value format_grouped_fraction(struct vm *vm, const struct format_specification *specification,
                                     const char *prefix, const struct float_text *text) {
    struct str_builder rest = {0};
    size_t at = 0;
    if (text->rest_count && *text->rest == '.')
        str_builder_add(vm, &rest, text->rest + at++, 1);
    for (size_t digit = 0; at < text->rest_count && text->rest[at] >= '0' && text->rest[at] <= '9'; at++, digit++) {
        if (digit && digit % 3 == 0)
            str_builder_add(vm, &rest, &specification->fraction_grouping, 1);
        str_builder_add(vm, &rest, text->rest + at, 1);
    }
    str_builder_add(vm, &rest, text->rest + at, text->rest_count - at);
    value grouped = str_builder_finish(vm, &rest);
    if (grouped == VALUE_ERROR || !vm_charge(vm, 1 + text->rest_count / 8))
        return VALUE_ERROR;
    const struct str *str = object_of(vm, grouped);
    return format_number_text(vm, specification, prefix, text->integer, text->integer_count, str_data(vm, str),
                              str->byte_length);
}

value float_format_parsed(struct vm *vm, double number, const struct format_specification *specification,
                          bool whole_with_point) {
    struct float_style style = {.type = specification->type == 'n' ? 'g' : specification->type,
                                .precision = specification->precision,
                                .alternate = specification->alternate,
                                .whole_with_point = whole_with_point};
    struct float_text text;
    if (!float_text_write(vm, number, &style, &text))
        return VALUE_ERROR;
    bool negative = signbit(number) && !isnan(number) && !(specification->no_negative_zero && text.is_zero);
    char prefix[2] = {0, 0};
    if (negative)
        *prefix = '-';
    else if (specification->sign == '+' || specification->sign == ' ')
        *prefix = specification->sign;
    value result = specification->fraction_grouping
                       ? format_grouped_fraction(vm, specification, prefix, &text)
                       : format_number_text(vm, specification, prefix, text.integer, text.integer_count, text.rest,
                                            text.rest_count);
    float_text_free(vm, &text);
    return result;
}

value float_format(struct vm *vm, double number, value specification_value) {
    struct str *str = str_of(vm, specification_value);
    if (str && !str->byte_length)
        return float_to_str(vm, number);
    struct format_specification specification;
    if (!format_specification_parse(vm, specification_value, "float", '>', &specification))
        return VALUE_ERROR;
    if (specification.type && !strchr("eEfFgGn%", specification.type))
        return format_raise_unknown_code(vm, (unsigned char)specification.type, "float");
    return float_format_parsed(vm, number, &specification, true);
}
