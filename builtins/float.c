/* The type float: operators with Python's semantics, comparison, construction. Floats are immediates and never
 * allocate. */
#include "float_internal.h"

#include "container.h"
#include "number_text.h"
#include "str.h"

#include <errno.h>
#include <math.h>

/* --- arithmetic --------------------------------------------------------------------------------------------------- */

double float_modulo(double left, double right) {
    double remainder = fmod(left, right);
    if (remainder == 0.0)
        return copysign(0.0, right);
    return (right < 0) != (remainder < 0) ? remainder + right : remainder;
}

double float_floor_divide(double left, double right) {
    double remainder = fmod(left, right), quotient = (left - remainder) / right;
    if (remainder != 0.0 && (right < 0) != (remainder < 0))
        quotient -= 1.0;
    if (quotient == 0.0)
        return copysign(0.0, left / right);
    /* The division was of nearly exact multiples: take the nearest whole number. */
    double whole = floor(quotient);
    return quotient - whole > 0.5 ? whole + 1.0 : whole;
}

value float_raise_range_error(struct vm *vm) {
    value text = str_from_c(vm, "Numerical result out of range");
    value arguments[2] = {value_from_small_int(ERANGE), text};
    if (text == VALUE_ERROR)
        return VALUE_ERROR;
    value error = vm_call(vm, value_from_pointer(type_by_id(vm, TYPE_OVERFLOW_ERROR)), 2, arguments);
    return error == VALUE_ERROR ? VALUE_ERROR : raise_exception(vm, error);
}

value float_power(struct vm *vm, double base, double exponent) {
    if (base == 0.0 && exponent < 0.0 && isfinite(exponent))
        return raise_error(vm, TYPE_ZERO_DIVISION_ERROR, "0.0 cannot be raised to a negative power");
    if (base < 0.0 && isfinite(base) && isfinite(exponent) && exponent != floor(exponent))
        return complex_power(vm, base, 0.0, exponent, 0.0);
    double result = pow(base, exponent);
    if (isinf(result) && isfinite(base) && isfinite(exponent))
        return float_raise_range_error(vm);
    return value_from_double(result);
}

/* The message for a division by zero; NULL for operators that do not divide. */
static const char *zero_division_text(enum binary_operator operator) {
    switch (operator) {
    case OPERATOR_TRUE_DIVIDE:
        return "float division by zero";
    case OPERATOR_FLOOR_DIVIDE:
        return "float floor division by zero";
    case OPERATOR_MODULO:
        return "float modulo by zero";
    case OPERATOR_DIVMOD:
        return "float divmod()";
    default:
        return NULL;
    }
}

static value float_operator(struct vm *vm, enum binary_operator operator, double left, double right) {
    if (right == 0.0) {
        const char *text = zero_division_text(operator);
        if (text)
            return raise_error(vm, TYPE_ZERO_DIVISION_ERROR, "%s", text);
    }
    switch (operator) {
    case OPERATOR_ADD:
        return value_from_double(left + right);
    case OPERATOR_SUBTRACT:
        return value_from_double(left - right);
    case OPERATOR_MULTIPLY:
        return value_from_double(left * right);
    case OPERATOR_TRUE_DIVIDE:
        return value_from_double(left / right);
    case OPERATOR_FLOOR_DIVIDE:
        return value_from_double(float_floor_divide(left, right));
    case OPERATOR_MODULO:
        return value_from_double(float_modulo(left, right));
    case OPERATOR_DIVMOD:
        return tuple_pair(vm, value_from_double(float_floor_divide(left, right)),
                          value_from_double(float_modulo(left, right)));
    case OPERATOR_POWER:
        return float_power(vm, left, right);
    default:
        return VALUE_NOT_IMPLEMENTED;
    }
}

#define BIT(operator) (1u << (operator))
#define FLOAT_OPERATORS                                                                                                \
    (BIT(OPERATOR_ADD) | BIT(OPERATOR_SUBTRACT) | BIT(OPERATOR_MULTIPLY) | BIT(OPERATOR_TRUE_DIVIDE) |                 \
     BIT(OPERATOR_FLOOR_DIVIDE) | BIT(OPERATOR_MODULO) | BIT(OPERATOR_DIVMOD) | BIT(OPERATOR_POWER))

value float_binary(struct vm *vm, enum binary_operator operator, value left, value right) {
    double a, b;
    bool left_is_double = value_is_double(left), right_is_double = value_is_double(right);
    if (!(FLOAT_OPERATORS & BIT(operator)) || !(left_is_double || value_is_integer(vm, left)) ||
        !(right_is_double || value_is_integer(vm, right)))
        return VALUE_NOT_IMPLEMENTED;
    if (left_is_double)
        a = value_to_double(left);
    else if (!int_to_double(vm, left, &a))
        return VALUE_ERROR;
    if (right_is_double)
        b = value_to_double(right);
    else if (!int_to_double(vm, right, &b))
        return VALUE_ERROR;
    return float_operator(vm, operator, a, b);
}

static value float_unary(struct vm *vm, enum unary_operator operator, value operand) {
    double number = value_to_double(operand);
    (void)vm;
    switch (operator) {
    case OPERATOR_NEGATE:
        return value_from_double(-number);
    case OPERATOR_ABSOLUTE:
        return value_from_double(fabs(number));
    case OPERATOR_POSITIVE:
        return operand;
    default:
        return VALUE_NOT_IMPLEMENTED;
    }
}

static value float_compare(struct vm *vm, enum comparison comparison, value left, value right) {
    double a = value_to_double(left);
    if (value_is_double(right)) {
        double b = value_to_double(right);
        int order = a < b ? -1 : a > b ? 1 : a == b ? 0 : 2;
        return number_order_result(comparison, order);
    }
    if (!value_is_integer(vm, right))
        return VALUE_NOT_IMPLEMENTED;
    int order = int_order_with_double(vm, right, a);
    return number_order_result(comparison, order == 2 ? 2 : -order);
}

static bool float_hash_operation(struct vm *vm, value v, int64_t *hash) {
    (void)vm;
    *hash = float_hash(value_to_double(v));
    return true;
}

static int float_truth(struct vm *vm, value v) {
    (void)vm;
    return value_to_double(v) != 0.0;
}

static value float_repr_operation(struct vm *vm, value v) { return float_to_str(vm, value_to_double(v)); }

static value float_format_operation(struct vm *vm, value v, value specification) {
    return float_format(vm, value_to_double(v), specification);
}

const struct kind_operations float_operations = {
    .binary = float_binary,
    .operators = FLOAT_OPERATORS,
    .unary = float_unary,
    .unary_operators = BIT(OPERATOR_NEGATE) | BIT(OPERATOR_POSITIVE) | BIT(OPERATOR_ABSOLUTE),
    .compare = float_compare,
    .compare_orders = true,
    .hash = float_hash_operation,
    .truth = float_truth,
    .repr = float_repr_operation,
    .format = float_format_operation,
};

/* --- float(...) --------------------------------------------------------------------------------------------------- */

value float_parse(struct vm *vm, value source) {
    struct number_text text;
    if (!number_text_read(vm, source, &text))
        return VALUE_ERROR;
    double number = 0.0;
    const char *end = number_text_join(vm, &text) ? float_scan(text.start, text.end, &number) : NULL;
    bool complete = end && end == text.end;
    number_text_free(vm, &text);
    if (complete)
        return value_from_double(number);
    return vm_failed(vm) ? VALUE_ERROR : raise_not_a_number(vm, "could not convert string to float: ", source);
}

int float_from_protocol(struct vm *vm, value v, double *number) {
    value method = type_lookup_special(vm, v, SPECIAL_FLOAT);
    if (method != VALUE_UNSET)
        return double_by_float_method(vm, v, method, number) ? 1 : -1;
    if (vm_failed(vm))
        return -1;
    if (type_lookup_special(vm, v, SPECIAL_INDEX) == VALUE_UNSET)
        return vm_failed(vm) ? -1 : 0;
    value result = object_index(vm, v);
    return result != VALUE_ERROR && int_to_double(vm, value_unwrap(vm, result), number) ? 1 : -1;
}

static value float_create(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    value v = arguments[1];
    double number;
    if (v == VALUE_UNSET)
        return value_from_double(0.0);
    if (value_is_double(v))
        return v;
    if (value_is_integer(vm, v))
        return int_to_double(vm, v, &number) ? value_from_double(number) : VALUE_ERROR;
    if (value_is_str(vm, v))
        return float_parse(vm, v);
    int made = float_from_protocol(vm, v, &number);
    if (made)
        return made > 0 ? value_from_double(number) : VALUE_ERROR;
    const uint8_t *bytes;
    uint32_t length;
    if (str_of(vm, v) || bytes_view(vm, v, &bytes, &length))
        return float_parse(vm, v);
    return raise_type_error(vm, "float() argument must be a string or a real number, not '%.200s'",
                            value_type_name(vm, v));
}

static const struct native float_new = {"float", float_create, 1, 2, 0, 0, NULL, NULL};

const struct type_definition float_definition = {
    .name = "float",
    .type_id = TYPE_FLOAT,
    .base = TYPE_OBJECT,
    .kind = KIND_FLOAT,
    .flags = DEFINITION_SUBCLASSABLE,
    .methods = float_methods,
    .attributes = float_attributes,
    .construct = &float_new,
    .create = &float_new,
    .documentation = "Convert a string or number to a floating-point number, if possible.",
};
