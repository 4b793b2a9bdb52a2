/* The operators of int on numbers of any size.
 *
 * Small operands are worked on in registers; what does not fit goes through limbs. Every result's size is bounded
 * before it is computed, so that a number that cannot fit the memory limit is refused at once, and every operation
 * charges fuel in proportion to the limbs it touches (int_limbs.c charges the superlinear ones). */
#include "int_internal.h"

#include "container.h"

#include <math.h>

#define SMALL_ZERO value_from_small_int(0)
#define SMALL_ONE value_from_small_int(1)

/* --- operands and results ----------------------------------------------------------------------------------------- */

void int_operand_read(const struct vm *vm, value v, struct int_operand *operand) {
    if (value_is_object(v)) {
        const struct big_int *number = object_of(vm, v);
        uint32_t count = number->limb_count < INT_LIMBS_MAX ? number->limb_count : INT_LIMBS_MAX;
        operand->limbs = number->limbs;
        operand->count = limbs_trim(number->limbs, count);
        operand->negative = number->header.detail != 0;
        return;
    }
    int64_t small = value_to_int(int_plain(v));
    operand->negative = small < 0;
    operand->own = small < 0 ? -(uint64_t)small : (uint64_t)small;
    operand->limbs = &operand->own;
    operand->count = small != 0;
}

struct big_int *int_allocate(struct vm *vm, uint64_t count) {
    if (count > INT_LIMBS_MAX) {
        raise_memory_error(vm);
        return NULL;
    }
    size_t size = sizeof(struct big_int) + (size_t)count * sizeof(uint64_t);
    struct big_int *number = heap_allocate_leaf(vm, KIND_INT, vm->immediate_shapes[KIND_INT], size);
    if (number)
        number->limb_count = (uint32_t)count;
    return number;
}

value int_finish(struct vm *vm, struct big_int *number, bool negative) {
    uint32_t count = limbs_trim(number->limbs, number->limb_count);
    number->limb_count = count;
    number->header.detail = negative;
    if (count > 1 || (count == 1 && number->limbs[0] > (uint64_t)SMALL_INT_MAX + negative))
        return value_from_pointer(number);
    int64_t small = count ? (int64_t)number->limbs[0] : 0;
    heap_free(vm, number);
    return value_from_small_int(negative ? -small : small);
}

static value int_from_limbs(struct vm *vm, uint64_t low, uint64_t high, bool negative) {
    struct big_int *number = int_allocate(vm, high ? 2 : 1);
    if (!number)
        return VALUE_ERROR;
    number->limbs[0] = low;
    if (high)
        number->limbs[1] = high;
    number->header.detail = negative;
    return value_from_pointer(number);
}

value int_from_magnitude(struct vm *vm, uint64_t magnitude, bool negative) {
    if (magnitude <= (uint64_t)SMALL_INT_MAX + negative)
        return value_from_small_int(negative ? -(int64_t)magnitude : (int64_t)magnitude);
    return int_from_limbs(vm, magnitude, 0, negative);
}

value int_from_int64(struct vm *vm, int64_t number) {
    if (small_int_fits(number))
        return value_from_small_int(number);
    return int_from_limbs(vm, number < 0 ? -(uint64_t)number : (uint64_t)number, 0, number < 0);
}

value int_from_uint64(struct vm *vm, uint64_t number) { return int_from_magnitude(vm, number, false); }

value int_from_int128(struct vm *vm, __int128 number) {
    if (number >= SMALL_INT_MIN && number <= SMALL_INT_MAX)
        return value_from_small_int((int64_t)number);
    unsigned __int128 magnitude = number < 0 ? -(unsigned __int128)number : (unsigned __int128)number;
    return int_from_limbs(vm, (uint64_t)magnitude, (uint64_t)(magnitude >> 64), number < 0);
}

int int_sign(const struct vm *vm, value v) {
    if (value_is_object(v)) {
        const struct big_int *number = object_of(vm, v);
        return number->header.detail ? -1 : 1;
    }
    int64_t small = value_to_int(int_plain(v));
    return (small > 0) - (small < 0);
}

bool int_is_odd(const struct vm *vm, value v) {
    struct int_operand operand;
    int_operand_read(vm, v, &operand);
    return operand.count && operand.limbs[0] & 1;
}

static int magnitude_order(const struct int_operand *left, const struct int_operand *right) {
    if (left->count != right->count)
        return left->count < right->count ? -1 : 1;
    return left->count ? mpn_cmp(left->limbs, right->limbs, left->count) : 0;
}

int int_order(const struct vm *vm, value left, value right) {
    if (value_are_ints(left, right)) {
        int64_t a = value_to_int(left), b = value_to_int(right);
        return (a > b) - (a < b);
    }
    struct int_operand a, b;
    int_operand_read(vm, left, &a);
    int_operand_read(vm, right, &b);
    bool left_negative = a.negative && a.count, right_negative = b.negative && b.count;
    if (left_negative != right_negative)
        return left_negative ? -1 : 1;
    int order = magnitude_order(&a, &b);
    vm_charge_later(vm, a.count == b.count ? a.count / 32 : 0);
    return left_negative ? -order : order;
}

uint64_t int_bit_length(const struct vm *vm, value v) {
    struct int_operand operand;
    int_operand_read(vm, v, &operand);
    if (!operand.count)
        return 0;
    return (uint64_t)operand.count * 64 - (uint64_t)__builtin_clzll(operand.limbs[operand.count - 1]);
}

/* Numbers below 2**126, as hashes and random generators have, need no arrays; sums of two cannot overflow. */
static bool int_to_int128(const struct vm *vm, value v, __int128 *number) {
    if (value_is_int(v)) {
        *number = value_to_int(v);
        return true;
    }
    const struct big_int *large = object_of(vm, v);
    if (large->limb_count > 2)
        return false;
    uint64_t upper = large->limb_count == 2 ? large->limbs[1] : 0;
    if (upper >> 62)
        return false;
    __int128 magnitude = (__int128)upper << 64 | large->limbs[0];
    *number = large->header.detail ? -magnitude : magnitude;
    return true;
}

/* --- addition, multiplication ------------------------------------------------------------------------------------- */

/* left + right, or left - right when `subtract`. */
static value int_add_large(struct vm *vm, value left, value right, bool subtract) {
    struct int_operand a, b;
    int_operand_read(vm, left, &a);
    int_operand_read(vm, right, &b);
    b.negative ^= subtract;
    const struct int_operand *more = &a, *less = &b;
    if (magnitude_order(&a, &b) < 0) {
        more = &b;
        less = &a;
    }
    if (!more->count)
        return SMALL_ZERO;
    bool add = a.negative == b.negative;
    struct big_int *sum = int_allocate(vm, (uint64_t)more->count + add);
    if (!sum || !vm_charge(vm, 1 + more->count / 8))
        return VALUE_ERROR;
    if (!less->count) {
        memcpy(sum->limbs, more->limbs, more->count * sizeof(uint64_t));
        if (add)
            sum->limbs[more->count] = 0;
    } else if (add) {
        sum->limbs[more->count] = mpn_add(sum->limbs, more->limbs, more->count, less->limbs, less->count);
    } else {
        mpn_sub(sum->limbs, more->limbs, more->count, less->limbs, less->count);
    }
    return int_finish(vm, sum, more->negative);
}

static value int_multiply_large(struct vm *vm, value left, value right) {
    struct int_operand a, b;
    int_operand_read(vm, left, &a);
    int_operand_read(vm, right, &b);
    if (!a.count || !b.count)
        return SMALL_ZERO;
    struct big_int *product = int_allocate(vm, (uint64_t)a.count + b.count);
    if (!product || !limbs_multiply(vm, product->limbs, a.limbs, a.count, b.limbs, b.count))
        return VALUE_ERROR;
    return int_finish(vm, product, a.negative != b.negative);
}

static value int_add(struct vm *vm, value left, value right, bool subtract) {
    __int128 a, b;
    if (int_to_int128(vm, left, &a) && int_to_int128(vm, right, &b))
        return int_from_int128(vm, subtract ? a - b : a + b);
    return int_add_large(vm, left, right, subtract);
}

static value int_multiply(struct vm *vm, value left, value right) {
    if (value_are_ints(left, right))
        return int_from_int128(vm, (__int128)value_to_int(left) * value_to_int(right));
    __int128 a, b, product;
    if (int_to_int128(vm, left, &a) && int_to_int128(vm, right, &b) && !__builtin_mul_overflow(a, b, &product))
        return int_from_int128(vm, product);
    return int_multiply_large(vm, left, right);
}

value int_negate(struct vm *vm, value v) {
    if (!value_is_object(v))
        return int_from_int64(vm, -value_to_int(int_plain(v)));
    return int_add_large(vm, SMALL_ZERO, v, true);
}

/* --- division ----------------------------------------------------------------------------------------------------- */

static int64_t floor_quotient(int64_t left, int64_t right) {
    int64_t quotient = left / right;
    return quotient - (quotient * right != left && (left ^ right) < 0);
}

static int64_t floor_remainder(int64_t left, int64_t right) {
    int64_t remainder = left % right;
    return remainder && (remainder ^ right) < 0 ? remainder + right : remainder;
}

/* |left| < |right|, so the truncated quotient is 0: only the signs matter. */
static bool divide_by_larger(struct vm *vm, value left, value right, value *quotient, value *remainder) {
    bool below = int_sign(vm, left) * int_sign(vm, right) < 0;
    if (quotient)
        *quotient = value_from_small_int(below ? -1 : 0);
    if (remainder)
        *remainder = below ? int_binary(vm, OPERATOR_ADD, left, right) : int_plain(left);
    return !remainder || *remainder != VALUE_ERROR;
}

static bool divide_small(struct vm *vm, int64_t left, int64_t right, value *quotient, value *remainder) {
    if (remainder)
        *remainder = value_from_small_int(floor_remainder(left, right));
    if (quotient)
        *quotient = int_from_int64(vm, floor_quotient(left, right));
    return !quotient || *quotient != VALUE_ERROR;
}

/* By one limb: the remainder needs no memory, and no quotient is made when only the remainder is wanted. */
static bool divide_by_limb(struct vm *vm, const struct int_operand *left, const struct int_operand *right,
                           value *quotient, value *remainder) {
    uint64_t divisor = right->limbs[0], rest;
    bool negative = left->negative != right->negative;
    if (!limbs_charge(vm, left->count))
        return false;
    if (quotient) {
        struct big_int *whole = int_allocate(vm, (uint64_t)left->count + 1);
        if (!whole)
            return false;
        whole->limbs[left->count] = 0;
        rest = mpn_divrem_1(whole->limbs, 0, left->limbs, left->count, divisor);
        if (negative && rest)
            mpn_add_1(whole->limbs, whole->limbs, whole->limb_count, 1);
        *quotient = int_finish(vm, whole, negative);
    } else {
        rest = mpn_mod_1(left->limbs, left->count, divisor);
    }
    if (remainder)
        *remainder = int_from_magnitude(vm, negative && rest ? divisor - rest : rest, right->negative);
    return !remainder || *remainder != VALUE_ERROR;
}

bool int_divide_floor(struct vm *vm, value left, value right, value *quotient, value *remainder) {
    struct int_operand a, b;
    if (value_are_ints(left, right))
        return divide_small(vm, value_to_int(left), value_to_int(right), quotient, remainder);
    int_operand_read(vm, left, &a);
    int_operand_read(vm, right, &b);
    if (magnitude_order(&a, &b) < 0)
        return divide_by_larger(vm, left, right, quotient, remainder);
    if (b.count == 1)
        return divide_by_limb(vm, &a, &b, quotient, remainder);
    struct big_int *whole = int_allocate(vm, (uint64_t)a.count - b.count + 2);
    struct big_int *rest = whole ? int_allocate(vm, b.count) : NULL;
    if (!rest || !limbs_divide(vm, whole->limbs, rest->limbs, a.limbs, a.count, b.limbs, b.count))
        return false;
    whole->limbs[a.count - b.count + 1] = 0;
    if (a.negative != b.negative && limbs_trim(rest->limbs, b.count)) {
        mpn_add_1(whole->limbs, whole->limbs, whole->limb_count, 1);
        mpn_sub_n(rest->limbs, b.limbs, rest->limbs, b.count);
    }
    value whole_value = int_finish(vm, whole, a.negative != b.negative);
    value rest_value = int_finish(vm, rest, b.negative);
    if (quotient)
        *quotient = whole_value;
    if (remainder)
        *remainder = rest_value;
    return true;
}

/* Magnitudes. `shift` makes left's bits 62 more than right's, so the quotient has 62 or 63 bits, which are then
 * rounded. */
static value divide_scaled(struct vm *vm, value left, value right, int64_t shift, bool negative) {
    value scaled_left = left, scaled_right = right;
    if (shift > 0)
        scaled_left = int_shift_left(vm, left, (uint64_t)shift);
    else if (shift < 0)
        scaled_right = int_shift_left(vm, right, (uint64_t)-shift);
    value quotient, remainder;
    if (scaled_left == VALUE_ERROR || scaled_right == VALUE_ERROR ||
        !int_divide_floor(vm, scaled_left, scaled_right, &quotient, &remainder))
        return VALUE_ERROR;
    struct int_operand bits;
    int_operand_read(vm, quotient, &bits);
    double result;
    if (!double_from_scaled(bits.limbs[0], int_sign(vm, remainder) != 0, -shift, &result))
        return raise_error(vm, TYPE_OVERFLOW_ERROR, "integer division result too large for a float");
    return value_from_double(negative ? -result : result);
}

value int_true_divide(struct vm *vm, value left, value right) {
    if (value_are_ints(left, right) && right != SMALL_ZERO)
        return value_from_double((double)value_to_int(left) / (double)value_to_int(right));
    int left_sign = int_sign(vm, left), right_sign = int_sign(vm, right);
    if (!right_sign)
        return raise_error(vm, TYPE_ZERO_DIVISION_ERROR, "division by zero");
    if (!left_sign)
        return value_from_double(right_sign < 0 ? -0.0 : 0.0);
    int64_t difference = (int64_t)int_bit_length(vm, left) - (int64_t)int_bit_length(vm, right);
    bool negative = left_sign != right_sign;
    if (difference > 1024)
        return raise_error(vm, TYPE_OVERFLOW_ERROR, "integer division result too large for a float");
    if (difference < -1100)
        return value_from_double(negative ? -0.0 : 0.0);
    if (left_sign < 0 && (left = int_negate(vm, left)) == VALUE_ERROR)
        return VALUE_ERROR;
    if (right_sign < 0 && (right = int_negate(vm, right)) == VALUE_ERROR)
        return VALUE_ERROR;
    return divide_scaled(vm, left, right, 62 - difference, negative);
}

/* --- shifts ------------------------------------------------------------------------------------------------------- */

value int_shift_left(struct vm *vm, value v, uint64_t count) {
    struct int_operand a;
    int_operand_read(vm, v, &a);
    if (!a.count)
        return SMALL_ZERO;
    if (count >= INT_BITS_MAX)
        return raise_memory_error(vm);
    uint32_t whole = (uint32_t)(count / 64);
    unsigned bits = count % 64;
    struct big_int *result = int_allocate(vm, (uint64_t)a.count + whole + 1);
    if (!result || !vm_charge(vm, 1 + result->limb_count / 8))
        return VALUE_ERROR;
    memset(result->limbs, 0, whole * sizeof(uint64_t));
    if (bits) {
        result->limbs[whole + a.count] = mpn_lshift(result->limbs + whole, a.limbs, a.count, bits);
    } else {
        memcpy(result->limbs + whole, a.limbs, a.count * sizeof(uint64_t));
        result->limbs[whole + a.count] = 0;
    }
    return int_finish(vm, result, a.negative);
}

value int_shift_right(struct vm *vm, value v, uint64_t count) {
    struct int_operand a;
    int_operand_read(vm, v, &a);
    uint64_t whole = count / 64;
    unsigned bits = count % 64;
    if (whole >= a.count)
        return value_from_small_int(a.negative && a.count ? -1 : 0);
    uint32_t kept = a.count - (uint32_t)whole;
    if (kept == 1 && !a.negative)
        return int_from_magnitude(vm, a.limbs[whole] >> bits, false);
    struct big_int *result = int_allocate(vm, (uint64_t)kept + 1);
    if (!result || !vm_charge(vm, 1 + a.count / 8))
        return VALUE_ERROR;
    bool lost = a.negative && limbs_trim(a.limbs, (uint32_t)whole) != 0;
    if (bits) {
        lost |= a.limbs[whole] << (64 - bits) != 0;
        mpn_rshift(result->limbs, a.limbs + whole, kept, bits);
    } else {
        memcpy(result->limbs, a.limbs + whole, kept * sizeof(uint64_t));
    }
    result->limbs[kept] = 0;
    if (a.negative && lost)
        mpn_add_1(result->limbs, result->limbs, kept + 1, 1);
    return int_finish(vm, result, a.negative);
}

static value int_shift(struct vm *vm, value v, value count, bool left) {
    if (int_sign(vm, count) < 0)
        return raise_value_error(vm, "negative shift count");
    int64_t places;
    bool fits = int_to_int64(vm, count, &places);
    if (!left)
        return int_shift_right(vm, v, fits ? (uint64_t)places : UINT64_MAX);
    if (!fits && int_sign(vm, v))
        return raise_error(vm, TYPE_OVERFLOW_ERROR, "too many digits in integer");
    return int_shift_left(vm, v, fits ? (uint64_t)places : 0);
}

/* --- bits --------------------------------------------------------------------------------------------------------- */

/* The limbs of a number's two's complement from the lowest on. */
struct complement {
    const struct int_operand *operand;
    uint64_t carry;
};

static uint64_t complement_limb(struct complement *complement, uint32_t index) {
    uint64_t limb = index < complement->operand->count ? complement->operand->limbs[index] : 0;
    if (!complement->operand->negative)
        return limb;
    limb = ~limb + complement->carry;
    complement->carry = complement->carry && limb == 0;
    return limb;
}

static uint64_t combine_bits(enum binary_operator operator, uint64_t left, uint64_t right) {
    switch (operator) {
    case OPERATOR_BIT_AND:
        return left & right;
    case OPERATOR_BIT_OR:
        return left | right;
    default:
        return left ^ right;
    }
}

/* Limbs of the result's two's complement: a negative one needs a limb of sign. */
static uint32_t combined_count(enum binary_operator operator, const struct int_operand * left,
                               const struct int_operand *right) {
    uint32_t more = left->count > right->count ? left->count : right->count;
    if (operator== OPERATOR_BIT_AND && !left->negative)
        return right->negative || left->count < right->count ? left->count : right->count;
    if (operator== OPERATOR_BIT_AND && !right->negative)
        return right->count;
    return more + (left->negative || right->negative);
}

static value int_combine_large(struct vm *vm, enum binary_operator operator, value left, value right) {
    struct int_operand a, b;
    int_operand_read(vm, left, &a);
    int_operand_read(vm, right, &b);
    struct complement from_left = {&a, 1}, from_right = {&b, 1};
    bool negative = combine_bits(operator, a.negative, b.negative);
    uint32_t count = combined_count(operator, & a, &b);
    if (count <= 1 && !negative) {
        uint64_t left_limb = complement_limb(&from_left, 0);
        uint64_t bits = combine_bits(operator, left_limb, complement_limb(&from_right, 0));
        return int_from_magnitude(vm, count ? bits : 0, false);
    }
    struct big_int *result = int_allocate(vm, count);
    if (!result || !vm_charge(vm, 1 + count / 8))
        return VALUE_ERROR;
    for (uint32_t i = 0; i < count; i++) {
        uint64_t left_limb = complement_limb(&from_left, i);
        result->limbs[i] = combine_bits(operator, left_limb, complement_limb(&from_right, i));
    }
    if (negative)
        mpn_neg(result->limbs, result->limbs, count);
    return int_finish(vm, result, negative);
}

static value int_combine(struct vm *vm, enum binary_operator operator, value left, value right) {
    bool both_bools = value_is_bool(left) && value_is_bool(right);
    left = int_plain(left);
    right = int_plain(right);
    __int128 a, b;
    if (!value_are_ints(left, right) && int_to_int128(vm, left, &a) && int_to_int128(vm, right, &b)) {
        __int128 bits = operator== OPERATOR_BIT_AND ? (a & b) : operator== OPERATOR_BIT_OR ? (a | b) : (a ^ b);
        return int_from_int128(vm, bits);
    }
    if (!value_are_ints(left, right))
        return int_combine_large(vm, operator, left, right);
    uint64_t bits = combine_bits(operator,(uint64_t) value_to_int(left), (uint64_t)value_to_int(right));
    return both_bools ? value_from_bool(bits != 0) : value_from_small_int((int64_t)bits);
}

/* --- power -------------------------------------------------------------------------------------------------------- */

/* Whether base**exponent has a chance to fit memory; base is at least 2 in magnitude. */
static bool power_fits(struct vm *vm, uint64_t base_bits, uint64_t exponent) {
    uint64_t least; /* bits of the result, rounded down */
    if (__builtin_mul_overflow(base_bits - 1, exponent, &least) || least >= INT_BITS_MAX) {
        raise_memory_error(vm);
        return false;
    }
    return least < 4096 || heap_reserve_check(vm, least / 8);
}

/* An intermediate result nobody else has seen. */
static void int_discard(struct vm *vm, value v) {
    if (value_is_object(v))
        heap_free(vm, object_of(vm, v));
}

static value power_by_squaring(struct vm *vm, value base, uint64_t exponent) {
    value result = base;
    for (uint64_t bit = (UINT64_C(1) << 63) >> __builtin_clzll(exponent); bit > 1;) {
        bit >>= 1;
        value square = int_binary(vm, OPERATOR_MULTIPLY, result, result);
        if (result != base)
            int_discard(vm, result);
        if (square == VALUE_ERROR)
            return VALUE_ERROR;
        result = square;
        if (exponent & bit) {
            result = int_binary(vm, OPERATOR_MULTIPLY, square, base);
            int_discard(vm, square);
            if (result == VALUE_ERROR)
                return VALUE_ERROR;
        }
    }
    return result;
}

/* |base| is 0 or 1: any exponent will do. */
static value power_of_unit(int64_t base, bool odd_exponent, bool zero_exponent) {
    return value_from_small_int(zero_exponent || (base < 0 && !odd_exponent) ? 1 : base);
}

value int_power(struct vm *vm, value base, value exponent) {
    base = int_plain(base);
    exponent = int_plain(exponent);
    if (int_sign(vm, exponent) < 0) {
        double left, right;
        if (!int_to_double(vm, base, &left) || !int_to_double(vm, exponent, &right))
            return VALUE_ERROR;
        return float_power(vm, left, right);
    }
    if (value_is_int(base) && value_to_int(base) >= -1 && value_to_int(base) <= 1)
        return power_of_unit(value_to_int(base), int_is_odd(vm, exponent), int_sign(vm, exponent) == 0);
    if (!value_is_int(exponent))
        return raise_memory_error(vm);
    uint64_t times = (uint64_t)value_to_int(exponent);
    if (times < 2)
        return times ? base : SMALL_ONE;
    if (!power_fits(vm, int_bit_length(vm, base), times))
        return VALUE_ERROR;
    if (base == value_from_small_int(2))
        return int_shift_left(vm, SMALL_ONE, times);
    return power_by_squaring(vm, base, times);
}

value int_power_of_ten(struct vm *vm, uint64_t exponent) {
    if (exponent > (uint64_t)SMALL_INT_MAX)
        return raise_memory_error(vm);
    return int_power(vm, value_from_small_int(10), value_from_small_int((int64_t)exponent));
}

/* The inverse of `number` modulo `modulus` > 0, by Euclid's algorithm. */
static value int_inverse(struct vm *vm, value number, value modulus) {
    value divisor = modulus, rest, old_factor = SMALL_ZERO, factor = SMALL_ONE;
    if (!int_divide_floor(vm, number, modulus, NULL, &rest))
        return VALUE_ERROR;
    while (int_sign(vm, rest)) {
        value quotient, next;
        if (!vm_charge(vm, 2) || !int_divide_floor(vm, divisor, rest, &quotient, &next))
            return VALUE_ERROR;
        value product = int_binary(vm, OPERATOR_MULTIPLY, quotient, factor);
        value new_factor =
            product == VALUE_ERROR ? VALUE_ERROR : int_binary(vm, OPERATOR_SUBTRACT, old_factor, product);
        if (new_factor == VALUE_ERROR)
            return VALUE_ERROR;
        old_factor = factor;
        factor = new_factor;
        divisor = rest;
        rest = next;
    }
    if (int_plain(divisor) != SMALL_ONE)
        return raise_value_error(vm, "base is not invertible for the given modulus");
    return int_binary(vm, OPERATOR_MODULO, old_factor, modulus);
}

/* All small: base in [0, modulus), modulus below 2**47. */
static value power_modulo_small(struct vm *vm, uint64_t base, uint64_t exponent, uint64_t modulus) {
    uint64_t result = 1 % modulus;
    if (!vm_charge(vm, 4))
        return VALUE_ERROR;
    for (; exponent; exponent >>= 1) {
        if (exponent & 1)
            result = (uint64_t)((unsigned __int128)result * base % modulus);
        base = (uint64_t)((unsigned __int128)base * base % modulus);
    }
    return value_from_small_int((int64_t)result);
}

/* Working space of a modular power: result and base have as many limbs as the modulus, product twice that. */
struct modular {
    uint64_t *result, *base, *product, *quotient;
    const uint64_t *modulus;
    uint32_t count;
};

/* result = result * factor modulo modulus */
static bool modular_multiply(struct vm *vm, struct modular *modular, const uint64_t *factor) {
    uint32_t count = modular->count;
    if (!limbs_multiply(vm, modular->product, modular->result, count, factor, count))
        return false;
    uint32_t used = limbs_trim(modular->product, 2 * count);
    if (used >= count)
        return limbs_divide(vm, modular->quotient, modular->result, modular->product, used, modular->modulus, count);
    memcpy(modular->result, modular->product, count * sizeof(uint64_t));
    return true;
}

static bool modular_power(struct vm *vm, struct modular *modular, const struct int_operand *exponent) {
    memcpy(modular->result, modular->base, modular->count * sizeof(uint64_t));
    uint64_t bits = (uint64_t)exponent->count * 64 - (uint64_t)__builtin_clzll(exponent->limbs[exponent->count - 1]);
    for (uint64_t bit = bits - 1; bit-- > 0;) {
        if (!modular_multiply(vm, modular, modular->result))
            return false;
        if (exponent->limbs[bit / 64] >> bit % 64 & 1 && !modular_multiply(vm, modular, modular->base))
            return false;
    }
    return true;
}

/* base in [0, modulus), exponent > 0, modulus > 1 */
static value power_modulo_large(struct vm *vm, value base, value exponent, value modulus) {
    struct int_operand from_base, from_exponent, from_modulus;
    int_operand_read(vm, base, &from_base);
    int_operand_read(vm, exponent, &from_exponent);
    int_operand_read(vm, modulus, &from_modulus);
    uint32_t count = from_modulus.count;
    struct big_int *result = int_allocate(vm, count);
    struct buffer *scratch = result ? limbs_scratch(vm, UINT64_C(4) * count + 1) : NULL;
    if (!scratch)
        return VALUE_ERROR;
    uint64_t *space = scratch_limbs(scratch);
    struct modular modular = {result->limbs,      space, space + count, space + 3 * (size_t)count,
                              from_modulus.limbs, count};
    memset(modular.base, 0, count * sizeof(uint64_t));
    memcpy(modular.base, from_base.limbs, from_base.count * sizeof(uint64_t));
    bool done = modular_power(vm, &modular, &from_exponent);
    heap_free(vm, scratch);
    return done ? int_finish(vm, result, false) : VALUE_ERROR;
}

/* base**exponent in [0, modulus) for modulus > 0 */
static value power_modulo_positive(struct vm *vm, value base, value exponent, value modulus) {
    if (int_sign(vm, exponent) < 0) {
        base = int_inverse(vm, base, modulus);
        exponent = base == VALUE_ERROR ? VALUE_ERROR : int_negate(vm, exponent);
        if (exponent == VALUE_ERROR)
            return VALUE_ERROR;
    }
    if (modulus == SMALL_ONE)
        return SMALL_ZERO;
    if (!int_sign(vm, exponent))
        return SMALL_ONE;
    if (!int_divide_floor(vm, base, modulus, NULL, &base))
        return VALUE_ERROR;
    if (value_are_ints(exponent, modulus))
        return power_modulo_small(vm, (uint64_t)value_to_int(base), (uint64_t)value_to_int(exponent),
                                  (uint64_t)value_to_int(modulus));
    return power_modulo_large(vm, base, exponent, modulus);
}

value int_power_modulo(struct vm *vm, value base, value exponent, value modulus) {
    modulus = int_plain(modulus);
    int sign = int_sign(vm, modulus);
    if (!sign)
        return raise_value_error(vm, "pow() 3rd argument cannot be 0");
    value positive = sign < 0 ? int_negate(vm, modulus) : modulus;
    if (positive == VALUE_ERROR)
        return VALUE_ERROR;
    value result = power_modulo_positive(vm, int_plain(base), int_plain(exponent), positive);
    if (result == VALUE_ERROR || sign > 0 || !int_sign(vm, result))
        return result;
    return int_binary(vm, OPERATOR_ADD, result, modulus);
}

/* --- dispatch ----------------------------------------------------------------------------------------------------- */

static value raise_division_by_zero(struct vm *vm, enum binary_operator operator) {
    return raise_error(
        vm, TYPE_ZERO_DIVISION_ERROR,
        "%s", operator== OPERATOR_MODULO ? "integer modulo by zero" : "integer division or modulo by zero");
}

static value int_divide(struct vm *vm, enum binary_operator operator, value left, value right) {
    value quotient = VALUE_UNSET, remainder = VALUE_UNSET;
    if (!int_sign(vm, right))
        return raise_division_by_zero(vm, operator);
    if (!int_divide_floor(vm, left, right, operator== OPERATOR_MODULO ? NULL : & quotient,
                                           operator== OPERATOR_FLOOR_DIVIDE ? NULL : & remainder))
        return VALUE_ERROR;
    if (operator== OPERATOR_DIVMOD)
        return tuple_pair(vm, quotient, remainder);
    return operator== OPERATOR_MODULO ? remainder : quotient;
}

value int_binary(struct vm *vm, enum binary_operator operator, value left, value right) {
    if (operator>= OPERATOR_BIT_AND && operator<= OPERATOR_BIT_XOR)
        return int_combine(vm, operator, left, right);
    left = int_plain(left);
    right = int_plain(right);
    switch (operator) {
    case OPERATOR_ADD:
        return int_add(vm, left, right, false);
    case OPERATOR_SUBTRACT:
        return int_add(vm, left, right, true);
    case OPERATOR_MULTIPLY:
        return int_multiply(vm, left, right);
    case OPERATOR_TRUE_DIVIDE:
        return int_true_divide(vm, left, right);
    case OPERATOR_FLOOR_DIVIDE:
    case OPERATOR_MODULO:
    case OPERATOR_DIVMOD:
        return int_divide(vm, operator, left, right);
    case OPERATOR_POWER:
        return int_power(vm, left, right);
    case OPERATOR_LEFT_SHIFT:
        return int_shift(vm, left, right, true);
    case OPERATOR_RIGHT_SHIFT:
        return int_shift(vm, left, right, false);
    default:
        return VALUE_NOT_IMPLEMENTED;
    }
}
