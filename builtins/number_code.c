/* Numbers as bytes, for struct, array and memoryview: one table of format letters, one reader, one writer. Touches
 * nothing but the bytes it is given. */
#include "number_code.h"

#include <math.h>

#include "container.h"
#include "number.h"

static const struct number_code codes[] = {
    {'b', NUMBER_SIGNED, 1, 1},
    {'B', NUMBER_UNSIGNED, 1, 1},
    {'c', NUMBER_CHAR, 1, 1},
    {'?', NUMBER_BOOL, 1, 1},
    {'h', NUMBER_SIGNED, 2, 2},
    {'H', NUMBER_UNSIGNED, 2, 2},
    {'i', NUMBER_SIGNED, 4, 4},
    {'I', NUMBER_UNSIGNED, 4, 4},
    {'l', NUMBER_SIGNED, sizeof(long), 4},
    {'L', NUMBER_UNSIGNED, sizeof(long), 4},
    {'q', NUMBER_SIGNED, 8, 8},
    {'Q', NUMBER_UNSIGNED, 8, 8},
    {'n', NUMBER_SIGNED, 8, 0},
    {'N', NUMBER_UNSIGNED, 8, 0},
    {'P', NUMBER_UNSIGNED, 8, 0},
    {'e', NUMBER_FLOAT, 2, 2},
    {'f', NUMBER_FLOAT, 4, 4},
    {'d', NUMBER_FLOAT, 8, 8},
};

const struct number_code *number_code_find(char code) {
    for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++)
        if (codes[i].code == code)
            return &codes[i];
    return NULL;
}

/* --- half precision (IEEE 754 binary16) --------------------------------------------------------------------------- */

static double half_to_double(uint32_t bits) {
    int exponent = bits >> 10 & 31;
    double fraction = bits & 1023, number;
    if (exponent == 31)
        number = fraction != 0 ? NAN : INFINITY;
    else if (exponent == 0)
        number = ldexp(fraction, -24);
    else
        number = ldexp(fraction + 1024, exponent - 25);
    return bits & 0x8000 ? -number : number;
}

/* Rounded to even; false = too large. */
static bool half_from_double(double number, uint64_t *bits) {
    uint64_t sign = signbit(number) ? 0x8000 : 0;
    double size = fabs(number);
    if (isnan(size)) {
        *bits = sign | 0x7E00;
        return true;
    }
    if (isinf(size)) {
        *bits = sign | 0x7C00;
        return true;
    }
    int exponent;
    double fraction = frexp(size, &exponent); /* size = fraction * 2**exponent, fraction in [0.5, 1) */
    if (size == 0 || exponent < -24) {
        *bits = sign;
        return true;
    }
    int lowest = exponent - 1 < -14 ? -24 : exponent - 11; /* weight of the last bit */
    double scaled = nearbyint(ldexp(fraction, exponent - lowest));
    if (scaled == 2048) {
        scaled = 1024;
        lowest++;
    }
    if (lowest > 5)
        return false;
    *bits = scaled < 1024 ? sign | (uint64_t)scaled : sign | (uint64_t)(lowest + 25) << 10 | ((uint64_t)scaled - 1024);
    return true;
}

/* --- reading ------------------------------------------------------------------------------------------------------ */

static uint64_t bits_read(const uint8_t *data, uint32_t size, bool big_endian) {
    uint64_t bits = 0;
    for (uint32_t i = 0; i < size; i++)
        bits = bits << 8 | data[big_endian ? i : size - 1 - i];
    return bits;
}

static double float_from_bits(uint64_t bits, uint32_t size) {
    if (size == 2)
        return half_to_double((uint32_t)bits);
    if (size == 4) {
        uint32_t half = (uint32_t)bits;
        float narrow;
        memcpy(&narrow, &half, sizeof narrow);
        return narrow;
    }
    double number;
    memcpy(&number, &bits, sizeof number);
    return number;
}

value number_read(struct vm *vm, const struct number_code *code, uint32_t size, bool big_endian, const uint8_t *data) {
    uint64_t bits = bits_read(data, size, big_endian);
    switch ((enum number_class)code->number_class) {
    case NUMBER_SIGNED:
        return int_from_int64(vm, (int64_t)(bits << (64 - 8 * size)) >> (64 - 8 * size));
    case NUMBER_UNSIGNED:
        return int_from_uint64(vm, bits);
    case NUMBER_FLOAT:
        return value_from_double(float_from_bits(bits, size));
    case NUMBER_BOOL:
        return value_from_bool(bits != 0);
    case NUMBER_CHAR:
        break;
    }
    return bytes_new(vm, data, 1);
}

/* --- writing ------------------------------------------------------------------------------------------------------ */

static void bits_write(uint8_t *out, uint64_t bits, uint32_t size, bool big_endian) {
    for (uint32_t i = 0; i < size; i++)
        out[big_endian ? size - 1 - i : i] = (uint8_t)(bits >> 8 * i);
}

static enum number_write_result integer_bits(struct vm *vm, const struct number_code *code, uint32_t size, value v,
                                             uint64_t *bits) {
    if (!value_is_int(v)) {
        if (!value_has_index(vm, v))
            return vm_failed(vm) ? NUMBER_EXCEPTION : NUMBER_WRONG_TYPE;
        v = object_index(vm, v);
        if (v == VALUE_ERROR)
            return NUMBER_EXCEPTION;
        v = value_is_bool(v) ? value_from_small_int(v == VALUE_TRUE) : v;
    }
    bool negative = int_sign(vm, v) < 0;
    if (code->number_class == NUMBER_UNSIGNED) {
        if (negative || int_bit_length(vm, v) > 8 * size)
            return NUMBER_OUT_OF_RANGE;
        if (value_is_int(v))
            *bits = (uint64_t)value_to_int(v);
        else
            *bits = ((const struct big_int *)object_of(vm, v))->limbs[0];
        return NUMBER_WRITTEN;
    }
    int64_t number, most = (int64_t)((UINT64_C(1) << (8 * size - 1)) - 1);
    if (!int_to_int64(vm, v, &number) || number > most || number < -most - 1)
        return NUMBER_OUT_OF_RANGE;
    *bits = (uint64_t)number;
    return NUMBER_WRITTEN;
}

static enum number_write_result float_bits(struct vm *vm, uint32_t size, value v, uint64_t *bits) {
    double number;
    if (!object_to_double(vm, v, &number)) {
        if (!exception_matches(vm, TYPE_TYPE_ERROR))
            return NUMBER_EXCEPTION;
        exception_clear(vm);
        return NUMBER_WRONG_TYPE;
    }
    if (size == 2)
        return half_from_double(number, bits) ? NUMBER_WRITTEN : NUMBER_OUT_OF_RANGE;
    if (size == 4) {
        float narrow = (float)number;
        uint32_t half;
        memcpy(&half, &narrow, sizeof half);
        *bits = half;
        return NUMBER_WRITTEN;
    }
    memcpy(bits, &number, sizeof *bits);
    return NUMBER_WRITTEN;
}

enum number_write_result number_write(struct vm *vm, const struct number_code *code, uint32_t size, bool big_endian,
                                      value v, uint8_t out[NUMBER_BYTES_MAXIMUM]) {
    uint64_t bits = 0;
    enum number_write_result result = NUMBER_WRITTEN;
    const uint8_t *data;
    uint32_t length;
    int truth;
    switch ((enum number_class)code->number_class) {
    case NUMBER_SIGNED:
    case NUMBER_UNSIGNED:
        result = integer_bits(vm, code, size, v, &bits);
        break;
    case NUMBER_FLOAT:
        result = float_bits(vm, size, v, &bits);
        break;
    case NUMBER_BOOL:
        truth = object_truth(vm, v);
        if (truth < 0)
            return NUMBER_EXCEPTION;
        bits = (uint64_t)truth;
        break;
    case NUMBER_CHAR:
        if (!value_has_kind(vm, value_unwrap(vm, v), KIND_BYTES) || !bytes_view(vm, v, &data, &length))
            return NUMBER_WRONG_TYPE;
        if (length != 1)
            return NUMBER_OUT_OF_RANGE;
        bits = data[0];
        break;
    }
    if (result == NUMBER_WRITTEN)
        bits_write(out, bits, size, big_endian);
    return result;
}
