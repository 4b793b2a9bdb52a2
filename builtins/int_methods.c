/* Attributes and methods of int. */
#include "int_internal.h"

#include "container.h"
#include "reflection.h"
#include "str.h"

static value self_int(struct vm *vm, const value *arguments) { return int_plain(value_unwrap(vm, arguments[0])); }

static value int_self(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return self_int(vm, arguments);
}

static value int_zero(struct vm *vm, value *arguments, uint32_t count) {
    (void)vm;
    (void)arguments;
    (void)count;
    return value_from_small_int(0);
}

static value int_one(struct vm *vm, value *arguments, uint32_t count) {
    (void)vm;
    (void)arguments;
    (void)count;
    return value_from_small_int(1);
}

const struct native_attribute int_attributes[] = {
    {"real", int_self, NULL, "the real part of a complex number"},
    {"imag", int_zero, NULL, "the imaginary part of a complex number"},
    {"numerator", int_self, NULL, "the numerator of a rational number in lowest terms"},
    {"denominator", int_one, NULL, "the denominator of a rational number in lowest terms"},
    NATIVE_ATTRIBUTE_END,
};

static value int_method_float(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    double number;
    return int_to_double(vm, self_int(vm, arguments), &number) ? value_from_double(number) : VALUE_ERROR;
}

static value int_method_bit_length(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return int_from_uint64(vm, int_bit_length(vm, self_int(vm, arguments)));
}

static value int_method_bit_count(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    struct int_operand operand;
    int_operand_read(vm, self_int(vm, arguments), &operand);
    if (!vm_charge(vm, 1 + operand.count / 8))
        return VALUE_ERROR;
    return int_from_uint64(vm, operand.count ? mpn_popcount(operand.limbs, operand.count) : 0);
}

static value int_method_as_integer_ratio(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return tuple_pair(vm, self_int(vm, arguments), value_from_small_int(1));
}

static value int_method_is_integer(struct vm *vm, value *arguments, uint32_t count) {
    (void)vm;
    (void)arguments;
    (void)count;
    return VALUE_TRUE;
}

/* --- rounding ----------------------------------------------------------------------------------------------------- */

value int_round(struct vm *vm, value number, uint64_t digits) {
    /* A tenth as many digits as bits are left of any number: then it is less than half of 10**digits. */
    if (digits > int_bit_length(vm, number) / 3 + 2)
        return value_from_small_int(0);
    value unit = int_power_of_ten(vm, digits), quotient, rest;
    if (unit == VALUE_ERROR || !int_divide_floor(vm, number, unit, &quotient, &rest))
        return VALUE_ERROR;
    value twice = int_shift_left(vm, rest, 1);
    if (twice == VALUE_ERROR)
        return VALUE_ERROR;
    int order = int_order(vm, twice, unit);
    bool up = order > 0 || (order == 0 && int_is_odd(vm, quotient));
    value down = int_binary(vm, OPERATOR_SUBTRACT, number, rest);
    return up && down != VALUE_ERROR ? int_binary(vm, OPERATOR_ADD, down, unit) : down;
}

static value int_method_round(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    value self = self_int(vm, arguments);
    if (arguments[1] == VALUE_UNSET)
        return self;
    int64_t digits;
    if (!object_to_int64(vm, arguments[1], true, &digits))
        return VALUE_ERROR;
    return digits >= 0 ? self : int_round(vm, self, -(uint64_t)digits);
}

/* --- bytes -------------------------------------------------------------------------------------------------------- */

static bool byte_order_read(struct vm *vm, const char *method, value order, bool *little) {
    *little = false;
    if (order == VALUE_UNSET)
        return true;
    if (!str_of(vm, order)) {
        raise_type_error(vm, "%s() argument 'byteorder' must be str, not %.50s", method, argument_type_name(vm, order));
        return false;
    }
    value plain = value_unwrap(vm, order);
    *little = str_equal_c(vm, plain, "little");
    if (*little || str_equal_c(vm, plain, "big"))
        return true;
    raise_value_error(vm, "byteorder must be either 'little' or 'big'");
    return false;
}

static bool option_read(struct vm *vm, value option, bool *result) {
    int truth = option == VALUE_UNSET ? 0 : object_truth(vm, option);
    *result = truth > 0;
    return truth >= 0;
}

static bool length_read(struct vm *vm, value v, int64_t *length) {
    *length = 1;
    if (v == VALUE_UNSET)
        return true;
    value number = object_index(vm, v);
    if (number == VALUE_ERROR)
        return false;
    if (!int_to_int64(vm, value_unwrap(vm, number), length))
        raise_error(vm, TYPE_OVERFLOW_ERROR, "Python int too large to convert to C ssize_t");
    else if (*length < 0)
        raise_value_error(vm, "length argument must be non-negative");
    return !vm_failed(vm);
}

/* Whether the number can be written with this many bits. */
static bool fits_bits(struct vm *vm, const struct int_operand *number, uint64_t bits, bool is_signed) {
    if (number->negative && !is_signed) {
        raise_error(vm, TYPE_OVERFLOW_ERROR, "can't convert negative int to unsigned");
        return false;
    }
    uint64_t used =
        number->count ? (uint64_t)number->count * 64 - (uint64_t)__builtin_clzll(number->limbs[number->count - 1]) : 0;
    bool least = false; /* -2**(bits - 1) has one bit more than the others that fit */
    if (is_signed && number->negative && used == bits)
        least = mpn_scan1(number->limbs, 0) == used - 1;
    /* CPython writes -1 in no bytes at all, too. */
    bool no_bytes = is_signed && number->negative && !bits && used == 1;
    if (used + (is_signed && used) <= bits || least || no_bytes)
        return true;
    raise_error(vm, TYPE_OVERFLOW_ERROR, "int too big to convert");
    return false;
}

static uint8_t operand_byte(const struct int_operand *operand, uint64_t index) {
    uint64_t limb = index / 8;
    return limb < operand->count ? (uint8_t)(operand->limbs[limb] >> index % 8 * 8) : 0;
}

static value int_method_to_bytes(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    int64_t length;
    bool little, is_signed;
    if (!length_read(vm, arguments[1], &length) || !byte_order_read(vm, "to_bytes", arguments[2], &little) ||
        !option_read(vm, arguments[3], &is_signed))
        return VALUE_ERROR;
    struct int_operand operand;
    int_operand_read(vm, self_int(vm, arguments), &operand);
    if (length > INT32_MAX)
        return raise_memory_error(vm);
    if (!fits_bits(vm, &operand, (uint64_t)length * 8, is_signed) || !vm_charge(vm, 1 + (uint64_t)length / 64))
        return VALUE_ERROR;
    struct buffer *scratch = limbs_scratch(vm, (uint64_t)length / 8 + 1);
    if (!scratch)
        return VALUE_ERROR;
    unsigned carry = 1;
    for (int64_t i = 0; i < length; i++) {
        unsigned byte = operand_byte(&operand, (uint64_t)i);
        if (operand.negative) {
            byte = (byte ^ 0xFF) + carry;
            carry = byte >> 8;
        }
        scratch->data[little ? i : length - 1 - i] = (uint8_t)byte;
    }
    value result = bytes_new(vm, scratch->data, (size_t)length);
    heap_free(vm, scratch);
    return result;
}

/* Two's complement when `is_signed`. */
static value int_from_bytes(struct vm *vm, const uint8_t *data, uint32_t length, bool little, bool is_signed) {
    struct big_int *number = int_allocate(vm, (uint64_t)length / 8 + 1);
    if (!number || !vm_charge(vm, 1 + length / 64))
        return VALUE_ERROR;
    memset(number->limbs, 0, number->limb_count * sizeof(uint64_t));
    for (uint32_t i = 0; i < length; i++)
        number->limbs[i / 8] |= (uint64_t)data[little ? i : length - 1 - i] << i % 8 * 8;
    bool negative = is_signed && length && data[little ? length - 1 : 0] & 0x80;
    if (negative) {
        for (uint32_t i = length; i < number->limb_count * 8; i++)
            number->limbs[i / 8] |= UINT64_C(0xFF) << i % 8 * 8;
        mpn_neg(number->limbs, number->limbs, number->limb_count);
    }
    return int_finish(vm, number, negative);
}

static value int_method_from_bytes(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    value class = arguments[0], source = arguments[1];
    bool little, is_signed;
    if (!byte_order_read(vm, "from_bytes", arguments[2], &little) || !option_read(vm, arguments[3], &is_signed))
        return VALUE_ERROR;
    const uint8_t *data;
    uint32_t length;
    if (!bytes_view(vm, source, &data, &length)) {
        if (str_of(vm, source) || value_is_integer(vm, value_unwrap(vm, source)))
            return raise_type_error(vm, "cannot convert '%.200s' object to bytes", value_type_name(vm, source));
        source = vm_call_1(vm, value_from_pointer(type_by_id(vm, TYPE_BYTES)), source);
        if (source == VALUE_ERROR)
            return VALUE_ERROR;
        if (!bytes_view(vm, source, &data, &length))
            return raise_type_error(vm, "cannot convert '%.200s' object to bytes", value_type_name(vm, source));
    }
    value number = int_from_bytes(vm, data, length, little, is_signed);
    if (number == VALUE_ERROR || class == value_from_pointer(type_by_id(vm, TYPE_INT)))
        return number;
    return vm_call_1(vm, class, number);
}

const struct native int_methods[] = {
    {"__int__", int_self, 1, 1, 0, 0, NULL, "int(self)"},
    {"__index__", int_self, 1, 1, 0, 0, NULL,
     "Return self converted to an integer, if self is suitable for use as an index."},
    {"__float__", int_method_float, 1, 1, 0, 0, NULL, "float(self)"},
    {"__trunc__", int_self, 1, 1, 0, 0, NULL, "Truncating an Integral returns itself."},
    {"__floor__", int_self, 1, 1, 0, 0, NULL, "Flooring an Integral returns itself."},
    {"__ceil__", int_self, 1, 1, 0, 0, NULL, "Ceiling of an Integral returns itself."},
    {"__round__", int_method_round, 1, 2, 0, 0, NULL,
     "Rounding an Integral returns itself; with digits also an integer."},
    {"__getnewargs__", reflect_new_arguments, 1, 1, 0, 0, NULL, NULL},
    {"conjugate", int_self, 1, 1, 0, 0, NULL, "Returns self, the complex conjugate of any int."},
    {"bit_length", int_method_bit_length, 1, 1, 0, 0, NULL, "Number of bits necessary to represent self in binary."},
    {"bit_count", int_method_bit_count, 1, 1, 0, 0, NULL, "Number of ones in the binary form of the absolute value."},
    {"as_integer_ratio", int_method_as_integer_ratio, 1, 1, 0, 0, NULL, "The pair of self and 1."},
    {"is_integer", int_method_is_integer, 1, 1, 0, 0, NULL, "Returns True; for compatibility with float."},
    {"to_bytes", int_method_to_bytes, 1, 3, 1, 0, "length byteorder signed",
     "Return an array of bytes representing an integer."},
    {"from_bytes", int_method_from_bytes, 2, 3, 1, NATIVE_CLASS, "bytes byteorder signed",
     "Return the integer represented by the given array of bytes."},
    NATIVE_END,
};
