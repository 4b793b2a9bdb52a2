/* From a double's digits (float_decimal.c) to text: where point, zeros and exponent go, and format(). See float_text.h.
 *
 * Zeros beyond a double's own digits are added here, in the cage, after their number has been charged for. */
#include "float_text.h"

#include <math.h>

/* --- layout ------------------------------------------------------------------------------------------------------- */

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

/* `count` digits from number `from` on, which may be before the first. */
static char *write_digits(const struct decimal_digits *decimal, int64_t from, int64_t count, char *out) {
    int64_t before = from < 0 ? (-from < count ? -from : count) : 0;
    memset(out, '0', (size_t)before);
    out += before;
    from += before;
    count -= before;
    int64_t known = decimal->count - from < count ? decimal->count - from : count;
    if (known > 0) {
        memcpy(out, decimal->digits + from, (size_t)known);
        out += known;
        count -= known;
    }
    memset(out, '0', (size_t)count);
    return out + count;
}

/* At least two digits. */
static char *write_exponent(char letter, int exponent, char *out) {
    unsigned magnitude = exponent < 0 ? 0u - (unsigned)exponent : (unsigned)exponent;
    *out++ = letter;
    *out++ = exponent < 0 ? '-' : '+';
    if (magnitude >= 100)
        *out++ = (char)('0' + magnitude / 100);
    *out++ = (char)('0' + magnitude / 10 % 10);
    *out++ = (char)('0' + magnitude % 10);
    return out;
}

/* Writes the text to `out`, which has layout_size bytes; its end. *rest: after the digits in front of the point. */
static char *layout_write(const struct layout *layout, const struct decimal_digits *decimal, char *out, char **rest) {
    int point = layout_point(layout, decimal);
    if (point <= 0)
        *out++ = '0';
    if (point > 0)
        out = write_digits(decimal, 0, point, out);
    *rest = out;
    if (layout->fraction || layout->point)
        *out++ = '.';
    out = write_digits(decimal, point, layout->fraction, out);
    if (layout->exponential)
        out = write_exponent(layout->letter, decimal->point - 1, out);
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
    decimal_trim_zeros(decimal);
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
    bool is_far_from_one = fabs(number) > 1e22 || fabs(number) < 1e-22;
    vm->budget -= is_far_from_one ? 8 : 1; /* whoever charges next looks at the limits */
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

/* f and % with so few digits that all of them are those of one small integer. */
#define FIXED_PLACES_MOST 17
static bool write_fixed_plainly(double number, const struct float_style *style, struct float_text *text) {
    int places = style->precision < 0 ? 6 : style->precision;
    uint64_t whole;
    if ((style->type != 'f' && style->type != '%') || places > FIXED_PLACES_MOST ||
        !float_scale(number, places, &whole))
        return false;
    char *end = text->small + sizeof text->small - 1, *at = int_small_write((int64_t)whole, 10, end);
    while (end - at <= places)
        *--at = '0';
    text->is_zero = whole == 0;
    text->integer = at;
    text->rest = end - places;
    text->integer_count = (size_t)(text->rest - at);
    if (places || style->alternate) {
        text->integer--;
        text->rest--;
        memmove(text->integer, at, text->integer_count);
        *text->rest = '.';
    }
    if (style->type == '%')
        *end++ = '%';
    text->rest_count = (size_t)(end - text->rest);
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
    if (write_fixed_plainly(number, style, text))
        return vm_charge(vm, 2);
    struct decimal_digits decimal;
    struct layout layout;
    if (!float_prepare(vm, number, style, &decimal, &layout))
        return false;
    size_t size = layout_size(&layout, &decimal);
    char *out = text->small;
    if (!vm_charge(vm, 1 + size / 16)) /* digits are made by dividing */
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

/* --- format() ----------------------------------------------------------------------------------------------------- */

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

static bool is_float_type(char type) {
    char lower = type | 0x20;
    return !type || (lower >= 'e' && lower <= 'g') || type == 'n' || type == '%';
}

value float_format(struct vm *vm, double number, value specification_value) {
    struct str *str = str_of(vm, specification_value);
    if (str && !str->byte_length)
        return float_to_str(vm, number);
    struct format_specification specification;
    if (!format_specification_parse(vm, specification_value, "float", '>', &specification))
        return VALUE_ERROR;
    if (!is_float_type(specification.type))
        return format_raise_unknown_code(vm, (unsigned char)specification.type, "float");
    return float_format_parsed(vm, number, &specification, true);
}
