/* The type complex: arithmetic with CPython's formulas, so that results agree to the last bit, construction, text. */
#include "container.h"
#include "float_internal.h"
#include "float_text.h"
#include "number_text.h"
#include "reflection.h"
#include "str.h"

#include <math.h>

/* A complex number in C. */
struct complex_number {
    double real, imaginary;
};

value complex_new(struct vm *vm, double real, double imaginary) {
    struct complex *complex = heap_allocate(vm, KIND_COMPLEX, vm->immediate_shapes[KIND_COMPLEX], sizeof *complex);
    if (!complex)
        return VALUE_ERROR;
    /* NaNs in the cage carry no bits of their own, so that no word there looks like something else. */
    complex->real = value_to_double(value_from_double(real));
    complex->imaginary = value_to_double(value_from_double(imaginary));
    return value_from_pointer(complex);
}

static value complex_result(struct vm *vm, struct complex_number number) {
    return complex_new(vm, number.real, number.imaginary);
}

static struct complex_number complex_of(const struct vm *vm, value v) {
    const struct complex *complex = object_of(vm, v);
    return (struct complex_number){complex->real, complex->imaginary};
}

/* complex, float or int of any size: 1; 0 = no number; -1 = exception set. */
static int complex_operand(struct vm *vm, value v, struct complex_number *number) {
    number->imaginary = 0.0;
    if (value_has_kind(vm, v, KIND_COMPLEX))
        *number = complex_of(vm, v);
    else if (value_is_double(v))
        number->real = value_to_double(v);
    else if (value_is_integer(vm, v))
        return int_to_double(vm, v, &number->real) ? 1 : -1;
    else
        return 0;
    return 1;
}

/* --- arithmetic --------------------------------------------------------------------------------------------------- */

static struct complex_number complex_multiply(struct complex_number a, struct complex_number b) {
    return (struct complex_number){a.real * b.real - a.imaginary * b.imaginary,
                                   a.real * b.imaginary + a.imaginary * b.real};
}

/* Smith's method; b is not zero. */
static struct complex_number complex_divide(struct complex_number a, struct complex_number b) {
    if (fabs(b.real) >= fabs(b.imaginary)) {
        double ratio = b.imaginary / b.real, denominator = b.real + b.imaginary * ratio;
        return (struct complex_number){(a.real + a.imaginary * ratio) / denominator,
                                       (a.imaginary - a.real * ratio) / denominator};
    }
    if (fabs(b.imaginary) >= fabs(b.real)) {
        double ratio = b.real / b.imaginary, denominator = b.real * ratio + b.imaginary;
        return (struct complex_number){(a.real * ratio + a.imaginary) / denominator,
                                       (a.imaginary * ratio - a.real) / denominator};
    }
    return (struct complex_number){NAN, NAN};
}

static struct complex_number complex_whole_power(struct complex_number base, unsigned exponent) {
    struct complex_number result = {1.0, 0.0};
    for (; exponent; exponent >>= 1) {
        if (exponent & 1)
            result = complex_multiply(result, base);
        base = complex_multiply(base, base);
    }
    return result;
}

/* False when the angle is infinite and so nothing can be said. */
static bool complex_polar_power(struct complex_number base, struct complex_number exponent,
                                struct complex_number *result) {
    double magnitude = hypot(base.real, base.imaginary), angle = atan2(base.imaginary, base.real);
    double length = pow(magnitude, exponent.real), phase = angle * exponent.real;
    if (exponent.imaginary != 0.0) {
        length /= exp(angle * exponent.imaginary);
        phase += exponent.imaginary * log(magnitude);
    }
    *result = (struct complex_number){length * cos(phase), length * sin(phase)};
    return !isinf(phase);
}

static value raise_zero_power(struct vm *vm) {
    return raise_error(vm, TYPE_ZERO_DIVISION_ERROR, "0.0 to a negative or complex power");
}

static value power_numbers(struct vm *vm, struct complex_number base, struct complex_number exponent) {
    bool zero_base = base.real == 0.0 && base.imaginary == 0.0;
    struct complex_number result = {1.0, 0.0};
    if (exponent.imaginary == 0.0 && exponent.real == floor(exponent.real) && fabs(exponent.real) <= 100.0) {
        unsigned times = (unsigned)fabs(exponent.real);
        if (zero_base && exponent.real < 0.0)
            return raise_zero_power(vm);
        result = complex_whole_power(base, times);
        if (exponent.real < 0.0)
            result = complex_divide((struct complex_number){1.0, 0.0}, result);
    } else if (zero_base) {
        if (exponent.imaginary != 0.0 || exponent.real < 0.0)
            return raise_zero_power(vm);
        result.real = 0.0;
    } else if (!complex_polar_power(base, exponent, &result)) {
        return raise_zero_power(vm);
    }
    if (isinf(result.real) || isinf(result.imaginary))
        return raise_error(vm, TYPE_OVERFLOW_ERROR, "complex exponentiation");
    return complex_result(vm, result);
}

value complex_power(struct vm *vm, double base_real, double base_imaginary, double exponent_real,
                    double exponent_imaginary) {
    return power_numbers(vm, (struct complex_number){base_real, base_imaginary},
                         (struct complex_number){exponent_real, exponent_imaginary});
}

static value complex_binary(struct vm *vm, enum binary_operator operator, value left, value right) {
    struct complex_number a, b;
    int left_known = complex_operand(vm, left, &a), right_known = left_known > 0 ? complex_operand(vm, right, &b) : 0;
    if (left_known < 0 || right_known < 0)
        return VALUE_ERROR;
    if (!right_known)
        return VALUE_NOT_IMPLEMENTED;
    switch (operator) {
    case OPERATOR_ADD:
        return complex_new(vm, a.real + b.real, a.imaginary + b.imaginary);
    case OPERATOR_SUBTRACT:
        return complex_new(vm, a.real - b.real, a.imaginary - b.imaginary);
    case OPERATOR_MULTIPLY:
        return complex_result(vm, complex_multiply(a, b));
    case OPERATOR_TRUE_DIVIDE:
        if (b.real == 0.0 && b.imaginary == 0.0)
            return raise_error(vm, TYPE_ZERO_DIVISION_ERROR, "complex division by zero");
        return complex_result(vm, complex_divide(a, b));
    case OPERATOR_POWER:
        return power_numbers(vm, a, b);
    default:
        return VALUE_NOT_IMPLEMENTED;
    }
}

static value complex_unary(struct vm *vm, enum unary_operator operator, value operand) {
    struct complex_number number = complex_of(vm, operand);
    double magnitude;
    switch (operator) {
    case OPERATOR_NEGATE:
        return complex_new(vm, -number.real, -number.imaginary);
    case OPERATOR_POSITIVE:
        return operand;
    case OPERATOR_ABSOLUTE:
        magnitude = hypot(number.real, number.imaginary);
        if (isinf(magnitude) && isfinite(number.real) && isfinite(number.imaginary))
            return raise_error(vm, TYPE_OVERFLOW_ERROR, "absolute value too large");
        return value_from_double(magnitude);
    default:
        return VALUE_NOT_IMPLEMENTED;
    }
}

static value complex_compare(struct vm *vm, enum comparison comparison, value left, value right) {
    struct complex_number number = complex_of(vm, left);
    bool equal;
    if (comparison != COMPARE_EQUAL && comparison != COMPARE_NOT_EQUAL)
        return VALUE_NOT_IMPLEMENTED;
    if (value_has_kind(vm, right, KIND_COMPLEX)) {
        struct complex_number other = complex_of(vm, right);
        equal = number.real == other.real && number.imaginary == other.imaginary;
    } else if (value_is_double(right)) {
        equal = number.imaginary == 0.0 && number.real == value_to_double(right);
    } else if (value_is_integer(vm, right)) {
        equal = number.imaginary == 0.0 && int_order_with_double(vm, right, number.real) == 0;
    } else {
        return VALUE_NOT_IMPLEMENTED;
    }
    return value_from_bool(equal == (comparison == COMPARE_EQUAL));
}

#define HASH_IMAGINARY UINT64_C(1000003)

static bool complex_hash(struct vm *vm, value v, int64_t *hash) {
    struct complex_number number = complex_of(vm, v);
    uint64_t sum = (uint64_t)float_hash(number.real) + HASH_IMAGINARY * (uint64_t)float_hash(number.imaginary);
    *hash = (int64_t)sum == -1 ? -2 : (int64_t)sum;
    return true;
}

static int complex_truth(struct vm *vm, value v) {
    struct complex_number number = complex_of(vm, v);
    return number.real != 0.0 || number.imaginary != 0.0;
}

/* --- text --------------------------------------------------------------------------------------------------------- */

/* "(real+imagj)", or "imagj" when the real part is 0 and type and parentheses follow repr. Each part by `part`. */
static value complex_text(struct vm *vm, struct complex_number number, struct format_specification *part) {
    bool only_imaginary = part->type == 0 && number.real == 0.0 && !signbit(number.real);
    bool parentheses = part->type == 0 && !only_imaginary;
    struct str_builder text = {0};
    str_builder_add_c(vm, &text, parentheses ? "(" : "");
    if (!only_imaginary) {
        value real = float_format_parsed(vm, number.real, part, false);
        if (real == VALUE_ERROR)
            return VALUE_ERROR;
        str_builder_add_str(vm, &text, real);
        part->sign = '+';
    }
    value imaginary = float_format_parsed(vm, number.imaginary, part, false);
    if (imaginary == VALUE_ERROR)
        return VALUE_ERROR;
    str_builder_add_str(vm, &text, imaginary);
    str_builder_add_c(vm, &text, parentheses ? "j)" : "j");
    return str_builder_finish(vm, &text);
}

static value complex_repr(struct vm *vm, value v) {
    struct format_specification part = {.fill = ' ', .align = '>', .width = -1, .precision = -1};
    return complex_text(vm, complex_of(vm, v), &part);
}

static value complex_format(struct vm *vm, value v, value specification_value) {
    struct str *str = str_of(vm, specification_value);
    struct format_specification specification;
    if (str && !str->byte_length)
        return complex_repr(vm, v);
    if (!format_specification_parse(vm, specification_value, "complex", '>', &specification))
        return VALUE_ERROR;
    if (specification.type && !strchr("eEfFgGn", specification.type))
        return format_raise_unknown_code(vm, (unsigned char)specification.type, "complex");
    if (specification.zero_padded || specification.fill == '0')
        return raise_value_error(vm, "Zero padding is not allowed in complex format specifier");
    if (specification.align == '=')
        return raise_value_error(vm, "'=' alignment flag is not allowed in complex format specifier");
    struct format_specification part = specification;
    part.width = -1;
    value text = complex_text(vm, complex_of(vm, v), &part);
    if (text == VALUE_ERROR)
        return VALUE_ERROR;
    const struct str *whole = object_of(vm, text);
    return format_number_text(vm, &specification, "", "", 0, str_data(vm, whole), whole->byte_length);
}

const struct kind_operations complex_operations = {
    .binary = complex_binary,
    .operators = 1u << OPERATOR_ADD | 1u << OPERATOR_SUBTRACT | 1u << OPERATOR_MULTIPLY | 1u << OPERATOR_TRUE_DIVIDE |
                 1u << OPERATOR_POWER,
    .unary = complex_unary,
    .unary_operators = 1u << OPERATOR_NEGATE | 1u << OPERATOR_POSITIVE | 1u << OPERATOR_ABSOLUTE,
    .compare = complex_compare,
    .hash = complex_hash,
    .truth = complex_truth,
    .repr = complex_repr,
    .format = complex_format,
};

/* --- complex(...) ------------------------------------------------------------------------------------------------- */

static bool is_imaginary_unit(const char *at, const char *end) { return at < end && (*at | 0x20) == 'j'; }

/* "+j" and "-j" in the middle of a literal, or at its beginning also "j". */
static const char *scan_unit(const char *at, const char *end, double *number) {
    bool negative = at < end && *at == '-';
    if (at < end && (*at == '+' || *at == '-'))
        at++;
    *number = negative ? -1.0 : 1.0;
    return is_imaginary_unit(at, end) ? at : NULL;
}

/* real, imaginary + "j", or both; false = malformed. */
static bool scan_complex(const char *at, const char *end, struct complex_number *number) {
    double first;
    const char *after = float_scan(at, end, &first);
    *number = (struct complex_number){0.0, 0.0};
    if (!after && !(after = scan_unit(at, end, &first)))
        return false;
    if (is_imaginary_unit(after, end)) {
        number->imaginary = first;
        return after + 1 == end;
    }
    number->real = first;
    if (after == end)
        return true;
    if (*after != '+' && *after != '-')
        return false;
    at = after;
    after = float_scan(at, end, &number->imaginary);
    if (!after)
        after = scan_unit(at, end, &number->imaginary);
    return after && is_imaginary_unit(after, end) && after + 1 == end;
}

static bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

static value complex_parse(struct vm *vm, value source) {
    struct number_text text;
    if (!number_text_read(vm, source, &text))
        return VALUE_ERROR;
    if (!number_text_join(vm, &text)) {
        number_text_free(vm, &text);
        return vm_failed(vm) ? VALUE_ERROR : raise_not_a_number(vm, "could not convert string to complex: ", source);
    }
    const char *at = text.start, *end = text.end;
    if (end - at > 1 && *at == '(' && end[-1] == ')') {
        at++;
        end--;
        while (at < end && is_blank(*at))
            at++;
        while (at < end && is_blank(end[-1]))
            end--;
    }
    struct complex_number number;
    bool complete = scan_complex(at, end, &number);
    number_text_free(vm, &text);
    return complete ? complex_result(vm, number) : raise_value_error(vm, "complex() arg is a malformed string");
}

/* A second argument: __complex__ is not asked. 1; 0 = no number; -1 = exception set. */
static int imaginary_from_object(struct vm *vm, value v, struct complex_number *number) {
    int known = complex_operand(vm, v, number);
    if (known)
        return known;
    value plain = value_unwrap(vm, v);
    if (!value_has_kind(vm, plain, KIND_COMPLEX))
        return float_from_protocol(vm, v, &number->real);
    *number = complex_of(vm, plain);
    return 1;
}

/* An argument that is a number in any way: 1; 0 = none; -1 = exception set. */
static int complex_from_object(struct vm *vm, value v, struct complex_number *number) {
    int known = complex_operand(vm, v, number);
    if (known)
        return known;
    value result = vm_call_special(vm, v, SPECIAL_COMPLEX, 0, NULL);
    if (result != VALUE_UNSET) {
        value plain = value_unwrap(vm, result);
        if (value_has_kind(vm, plain, KIND_COMPLEX)) {
            *number = complex_of(vm, plain);
            return number_checked_result(vm, result, plain, "__complex__", "complex") ? 1 : -1;
        }
        raise_type_error(vm, "__complex__ returned non-complex (type %.200s)", value_type_name(vm, result));
        return -1;
    }
    return vm_failed(vm) ? -1 : imaginary_from_object(vm, v, number);
}

static value complex_create(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    value real = arguments[1], imaginary = arguments[2];
    struct complex_number a = {0.0, 0.0}, b = {0.0, 0.0};
    if (real != VALUE_UNSET && str_of(vm, real)) {
        if (imaginary != VALUE_UNSET)
            return raise_type_error(vm, "complex() can't take second arg if first is a string");
        return complex_parse(vm, real);
    }
    if (imaginary == VALUE_UNSET && value_has_kind(vm, real, KIND_COMPLEX))
        return real;
    if (imaginary != VALUE_UNSET && str_of(vm, imaginary))
        return raise_type_error(vm, "complex() second arg can't be a string");
    int known = real == VALUE_UNSET ? 1 : complex_from_object(vm, real, &a);
    if (!known)
        return raise_type_error(vm, "complex() first argument must be a string or a number, not '%.200s'",
                                value_type_name(vm, real));
    int also = known > 0 && imaginary != VALUE_UNSET ? imaginary_from_object(vm, imaginary, &b) : known;
    if (!also)
        return raise_type_error(vm, "complex() second argument must be a number, not '%.200s'",
                                value_type_name(vm, imaginary));
    if (known < 0 || also < 0)
        return VALUE_ERROR;
    /* real + imaginary * 1j, each of which may be complex; nothing is added where a part is missing, which keeps -0.0
     */
    double total_real = b.imaginary != 0.0 ? a.real - b.imaginary : a.real;
    double total_imaginary = imaginary == VALUE_UNSET ? a.imaginary
                             : a.imaginary != 0.0     ? b.real + a.imaginary
                                                      : b.real;
    return complex_new(vm, total_real, total_imaginary);
}

/* --- attributes and methods --------------------------------------------------------------------------------------- */

static struct complex_number self_complex(struct vm *vm, const value *arguments) {
    return complex_of(vm, value_unwrap(vm, arguments[0]));
}

static value complex_real(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return value_from_double(self_complex(vm, arguments).real);
}

static value complex_imaginary(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return value_from_double(self_complex(vm, arguments).imaginary);
}

static value complex_conjugate(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    struct complex_number number = self_complex(vm, arguments);
    return complex_new(vm, number.real, -number.imaginary);
}

static value complex_self(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return value_unwrap(vm, arguments[0]);
}

static const struct native_attribute complex_attributes[] = {
    {"real", complex_real, NULL, "the real part of a complex number"},
    {"imag", complex_imaginary, NULL, "the imaginary part of a complex number"},
    NATIVE_ATTRIBUTE_END,
};

static const struct native complex_methods[] = {
    {"__getnewargs__", reflect_new_arguments, 1, 1, 0, 0, NULL, NULL},
    {"conjugate", complex_conjugate, 1, 1, 0, 0, NULL,
     "Return the complex conjugate of its argument. (3-4j).conjugate() == 3+4j."},
    {"__complex__", complex_self, 1, 1, 0, 0, NULL, "Convert this value to exact type complex."},
    NATIVE_END,
};

static const struct native complex_new_native = {"complex", complex_create, 1, 3, 0, 0, "real imag", NULL};

const struct type_definition complex_definition = {
    .name = "complex",
    .type_id = TYPE_COMPLEX,
    .base = TYPE_OBJECT,
    .kind = KIND_COMPLEX,
    .flags = DEFINITION_SUBCLASSABLE,
    .methods = complex_methods,
    .attributes = complex_attributes,
    .construct = &complex_new_native,
    .create = &complex_new_native,
    .documentation =
        "Create a complex number from a string or numbers.\n\nIf a string is given, parse it as a complex number.\n"
        "If the 'real' or 'imag' arguments are given, create a complex number from them.",
};
