/* The type int: operations of ints and bools, construction, attributes and methods. Arithmetic is in int_arithmetic.c.
 */
#include "int_internal.h"

#include "container.h"
#include "float_internal.h"
#include "str.h"

/* --- operations --------------------------------------------------------------------------------------------------- */

static value int_operator(struct vm *vm, enum binary_operator operator, value left, value right) {
    if (value_is_integer(vm, left) && value_is_integer(vm, right))
        return int_binary(vm, operator, left, right);
    return VALUE_NOT_IMPLEMENTED;
}

static bool warn_inverted_bool(struct vm *vm) {
    return vm_warn_deprecated(
        vm,
        str_from_c(vm, "Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. This returns "
                       "the bitwise inversion of the underlying int object and is usually not what you expect from "
                       "negating a bool. Use the 'not' operator for boolean negation or ~int(x) if you really want "
                       "the bitwise inversion of the underlying int."));
}

static value int_unary(struct vm *vm, enum unary_operator operator, value operand) {
    if (operator== OPERATOR_INVERT && value_is_bool(operand) && !warn_inverted_bool(vm))
        return VALUE_ERROR;
    operand = int_plain(operand);
    switch (operator) {
    case OPERATOR_NEGATE:
        return int_negate(vm, operand);
    case OPERATOR_INVERT:
        return int_binary(vm, OPERATOR_SUBTRACT, value_from_small_int(-1), operand);
    case OPERATOR_ABSOLUTE:
        return int_sign(vm, operand) < 0 ? int_negate(vm, operand) : operand;
    default:
        return operand;
    }
}

value number_order_result(enum comparison comparison, int order) {
    if (order == 2)
        return value_from_bool(comparison == COMPARE_NOT_EQUAL);
    switch (comparison) {
    case COMPARE_LESS:
        return value_from_bool(order < 0);
    case COMPARE_LESS_EQUAL:
        return value_from_bool(order <= 0);
    case COMPARE_EQUAL:
        return value_from_bool(order == 0);
    case COMPARE_NOT_EQUAL:
        return value_from_bool(order != 0);
    case COMPARE_GREATER:
        return value_from_bool(order > 0);
    default:
        return value_from_bool(order >= 0);
    }
}

static value int_compare(struct vm *vm, enum comparison comparison, value left, value right) {
    if (value_is_integer(vm, right))
        return number_order_result(comparison, int_order(vm, left, right));
    if (value_is_double(right))
        return number_order_result(comparison, int_order_with_double(vm, left, value_to_double(right)));
    return VALUE_NOT_IMPLEMENTED;
}

static bool int_hash_operation(struct vm *vm, value v, int64_t *hash) {
    *hash = int_hash(vm, v);
    return true;
}

static int int_truth(struct vm *vm, value v) { return int_sign(vm, v) != 0; }

static value int_repr(struct vm *vm, value v) {
    if (value_is_bool(v))
        return str_from_c(vm, v == VALUE_TRUE ? "True" : "False");
    return int_to_str(vm, v, 10);
}

static value int_format_operation(struct vm *vm, value v, value specification) {
    const struct str *str = str_of(vm, specification);
    if (value_is_bool(v) && str && !str->byte_length)
        return int_repr(vm, v);
    return int_format(vm, v, specification);
}

#define BIT(operator) (1u << (operator))
const struct kind_operations int_operations = {
    .binary = int_operator,
    .operators = BIT(OPERATOR_COUNT) - 1 - BIT(OPERATOR_MATRIX_MULTIPLY),
    .unary = int_unary,
    .unary_operators = BIT(OPERATOR_NEGATE) | BIT(OPERATOR_POSITIVE) | BIT(OPERATOR_INVERT) | BIT(OPERATOR_ABSOLUTE),
    .compare = int_compare,
    .compare_orders = true,
    .hash = int_hash_operation,
    .truth = int_truth,
    .repr = int_repr,
    .format = int_format_operation,
};

/* --- int(...) ----------------------------------------------------------------------------------------------------- */

/* The plain int that __int__ or __index__ returned. */
static value int_checked_result(struct vm *vm, value result, const char *method) {
    value plain = value_unwrap(vm, result);
    if (value_is_integer(vm, plain))
        return number_checked_result(vm, result, plain, method, "int") ? int_plain(plain) : VALUE_ERROR;
    return raise_type_error(vm, "%s returned non-int (type %.200s)", method, value_type_name(vm, result));
}

/* By __int__, __index__ or __trunc__; VALUE_UNSET without an exception when there is none of them. */
static value int_from_protocol(struct vm *vm, value v) {
    value result = vm_call_special(vm, v, SPECIAL_INT, 0, NULL);
    if (result != VALUE_UNSET)
        return int_checked_result(vm, result, "__int__");
    if (vm_failed(vm))
        return VALUE_ERROR;
    result = vm_call_special(vm, v, SPECIAL_INDEX, 0, NULL);
    if (result != VALUE_UNSET)
        return int_checked_result(vm, result, "__index__");
    if (vm_failed(vm))
        return VALUE_ERROR;
    if (type_lookup_special(vm, v, SPECIAL_TRUNC) == VALUE_UNSET)
        return VALUE_UNSET;
    if (!vm_warn_deprecated(vm, str_from_c(vm, "The delegation of int() to __trunc__ is deprecated.")))
        return VALUE_ERROR;
    result = vm_call_special(vm, v, SPECIAL_TRUNC, 0, NULL);
    if (result == VALUE_UNSET)
        return VALUE_UNSET;
    value plain = value_unwrap(vm, result);
    if (value_is_integer(vm, plain))
        return int_plain(plain);
    result = vm_call_special(vm, plain, SPECIAL_INDEX, 0, NULL);
    if (result != VALUE_UNSET || vm_failed(vm))
        return result == VALUE_UNSET ? VALUE_ERROR : int_checked_result(vm, result, "__index__");
    return raise_type_error(vm, "__trunc__ returned non-Integral (type %.200s)", value_type_name(vm, plain));
}

static bool is_text(struct vm *vm, value v) {
    const uint8_t *bytes;
    uint32_t length;
    return str_of(vm, v) || bytes_view(vm, v, &bytes, &length);
}

static value int_from_object(struct vm *vm, value v) {
    if (value_is_integer(vm, v))
        return int_plain(v);
    if (value_is_double(v))
        return int_from_double(vm, value_to_double(v));
    if (value_is_str(vm, v))
        return int_parse(vm, v, 10);
    value result = int_from_protocol(vm, v);
    if (result != VALUE_UNSET || vm_failed(vm))
        return result;
    if (is_text(vm, v))
        return int_parse(vm, v, 10);
    return raise_type_error(vm, "int() argument must be a string, a bytes-like object or a real number, not '%.200s'",
                            value_type_name(vm, v));
}

static value int_from_text_and_base(struct vm *vm, value text, value base) {
    int64_t number;
    if (!object_to_int64(vm, base, true, &number))
        return VALUE_ERROR;
    if (number != 0 && (number < 2 || number > 36))
        return raise_value_error(vm, "int() base must be >= 2 and <= 36, or 0");
    if (!is_text(vm, text) || value_is_record(vm, text, TYPE_MEMORY_VIEW))
        return raise_type_error(vm, "int() can't convert non-string with explicit base");
    return int_parse(vm, text, (int)number);
}

static value int_create(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    value source = arguments[1], base = arguments[2];
    if (source == VALUE_UNSET)
        return base == VALUE_UNSET ? value_from_small_int(0) : raise_type_error(vm, "int() missing string argument");
    return base == VALUE_UNSET ? int_from_object(vm, source) : int_from_text_and_base(vm, source, base);
}

static const struct native int_new = {"int", int_create, 1, 3, 0, NATIVE_COUNT_TEXT, "base", NULL};

const struct type_definition int_definition = {
    .name = "int",
    .type_id = TYPE_INT,
    .base = TYPE_OBJECT,
    .kind = KIND_INT,
    .flags = DEFINITION_SUBCLASSABLE,
    .methods = int_methods,
    .attributes = int_attributes,
    .construct = &int_new,
    .create = &int_new,
    .documentation = "int([x]) -> integer\nint(x, base=10) -> integer\n\nConvert a number or string to an integer, or "
                     "return 0 without "
                     "arguments. Numbers are truncated towards zero.\nText, bytes and bytearrays hold an integer "
                     "literal in the given base, "
                     "2 to 36; base 0 takes it from the literal's prefix.",
};
