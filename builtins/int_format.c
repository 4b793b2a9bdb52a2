/* format() of int and bool. */
#include "float_text.h"
#include "int_internal.h"

static value format_character(struct vm *vm, value number, const struct format_specification *specification) {
    if (specification->sign)
        return raise_value_error(vm, "Sign not allowed with integer format specifier 'c'");
    if (specification->alternate)
        return raise_value_error(vm, "Alternate form (#) not allowed with integer format specifier 'c'");
    int64_t code_point;
    if (!int_to_int64(vm, number, &code_point))
        return raise_error(vm, TYPE_OVERFLOW_ERROR, "Python int too large to convert to C long");
    if (code_point < 0 || code_point > 0x10FFFF)
        return raise_error(vm, TYPE_OVERFLOW_ERROR, "%%c arg not in range(0x110000)");
    char text[4];
    size_t length = utf8_encode((uint32_t)code_point, text);
    return format_number_text(vm, specification, "", "", 0, text, length);
}

static int base_of_type(char type) {
    switch (type) {
    case 'b':
        return 2;
    case 'o':
        return 8;
    case 'x':
    case 'X':
        return 16;
    default:
        return 10;
    }
}

/* Digits with their sign in front. */
static value format_digits(struct vm *vm, const char *text, size_t length,
                           const struct format_specification *specification) {
    char prefix[4] = {0}, *at = prefix;
    if (*text == '-') {
        *at++ = '-';
        text++;
        length--;
    } else if (specification->sign == '+' || specification->sign == ' ') {
        *at++ = specification->sign;
    }
    if (specification->alternate && base_of_type(specification->type) != 10) {
        *at++ = '0';
        *at++ = specification->type;
    }
    return format_number_text(vm, specification, prefix, text, length, "", 0);
}

static void make_upper(char *text, size_t length) {
    for (size_t i = 0; i < length; i++)
        text[i] = (char)(text[i] >= 'a' ? text[i] - 'a' + 'A' : text[i]);
}

static value format_small(struct vm *vm, int64_t number, const struct format_specification *specification) {
    char text[INT_SMALL_TEXT], *end = text + sizeof text;
    char *at = int_small_write(number, (unsigned)base_of_type(specification->type), end);
    if (specification->type == 'X')
        make_upper(at, (size_t)(end - at));
    return format_digits(vm, at, (size_t)(end - at), specification);
}

static value format_large(struct vm *vm, value number, const struct format_specification *specification) {
    value digits = int_to_str(vm, number, base_of_type(specification->type));
    if (digits == VALUE_ERROR)
        return VALUE_ERROR;
    const struct str *str = object_of(vm, digits);
    uint32_t length = str->byte_length;
    if (specification->type != 'X')
        return format_digits(vm, str_data(vm, str), length, specification);
    struct buffer *upper = limbs_scratch(vm, length / 8 + 1);
    if (!upper || !vm_charge(vm, 1 + length / 64))
        return VALUE_ERROR;
    memcpy(upper->data, str_data(vm, str), length);
    make_upper((char *)upper->data, length);
    value result = format_digits(vm, (const char *)upper->data, length, specification);
    heap_free(vm, upper);
    return result;
}

value int_format(struct vm *vm, value number, value specification_value) {
    struct str *str = str_of(vm, specification_value);
    struct format_specification specification;
    const char *type_name = value_is_bool(number) ? "bool" : "int";
    if (str && !str->byte_length)
        return int_to_str(vm, number, 10);
    if (!format_specification_parse(vm, specification_value, type_name, '>', &specification))
        return VALUE_ERROR;
    number = int_plain(number);
    bool is_common = !specification.type || specification.type == 'd' || specification.type == 'x';
    if (!is_common && strchr("eEfFgG%", specification.type)) {
        double approximation;
        if (!int_to_double(vm, number, &approximation))
            return VALUE_ERROR;
        return float_format_parsed(vm, approximation, &specification, true);
    }
    if (!is_common && !strchr("bcdnoxX", specification.type))
        return format_raise_unknown_code(vm, (unsigned char)specification.type, type_name);
    if (specification.precision >= 0 || specification.fraction_grouping)
        return raise_value_error(vm, "Precision not allowed in integer format specifier");
    if (specification.no_negative_zero)
        return raise_value_error(vm, "Negative zero coercion (z) not allowed in integer format specifier");
    if (specification.type == 'c')
        return format_character(vm, number, &specification);
    return value_is_int(number) ? format_small(vm, value_to_int(number), &specification)
                                : format_large(vm, number, &specification);
}
