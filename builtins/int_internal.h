/* Inside the room of integers only: operands of any size as limbs, and arithmetic on limbs.
 *
 * Magnitudes are arrays of 64-bit limbs, least significant first. An int value is read through a struct int_operand and
 * a result is made by int_allocate and int_finish, which brings it into the one form each number has: a small integer
 * when it fits 48 bits, else a struct big_int whose top limb is not zero. */
#ifndef PYNTERP_BUILTINS_INT_INTERNAL_H
#define PYNTERP_BUILTINS_INT_INTERNAL_H

#include "number.h"

#include <gmp.h>

_Static_assert(sizeof(mp_limb_t) == 8 && GMP_NUMB_BITS == 64, "limbs of struct big_int are GMP's");

/* More cannot be in the cage; 8 bytes each stay below the guard space even when the count was overwritten. */
#define INT_LIMBS_MAX (UINT32_C(1) << 28)
#define INT_BITS_MAX ((uint64_t)INT_LIMBS_MAX * 64)

/* The magnitude of an int. `limbs` may point to `own`, so an operand is never copied. count is 0 for zero. */
struct int_operand {
    const uint64_t *limbs;
    uint32_t count;
    bool negative;
    uint64_t own;
};

/* v is an int of any size or a bool. */
void int_operand_read(const struct vm *vm, value v, struct int_operand *operand);
static inline void int_operand_from_limb(struct int_operand *operand, uint64_t limb) {
    operand->own = limb;
    operand->limbs = &operand->own;
    operand->count = limb != 0;
    operand->negative = false;
}

/* A big_int of `count` limbs, their contents undefined; NULL with MemoryError when too large. */
struct big_int *int_allocate(struct vm *vm, uint64_t count) WARN_UNUSED;
/* The value of this fresh big_int, which is given back if the number is small. */
value int_finish(struct vm *vm, struct big_int *number, bool negative);
value int_from_int128(struct vm *vm, __int128 number) WARN_UNUSED;
/* Sign and magnitude. */
value int_from_magnitude(struct vm *vm, uint64_t magnitude, bool negative) WARN_UNUSED;
/* The int that a bool stands for; any other int as it is. */
static inline value int_plain(value v) { return value_is_bool(v) ? value_from_small_int(v == VALUE_TRUE) : v; }
/* mantissa * 2**exponent, plus something less than one unit of mantissa when `inexact` (then the mantissa has at least
 * 56 bits), rounded half to even; false = too large. */
bool double_from_scaled(uint64_t mantissa, bool inexact, int64_t exponent, double *result);
bool int_is_odd(const struct vm *vm, value v);
/* floor(left / right) and the remainder with the sign of right; right is not zero. Either result may be NULL. */
bool int_divide_floor(struct vm *vm, value left, value right, value *quotient, value *remainder) WARN_UNUSED;
value int_negate(struct vm *vm, value v) WARN_UNUSED;
value int_shift_left(struct vm *vm, value v, uint64_t count) WARN_UNUSED;
value int_shift_right(struct vm *vm, value v, uint64_t count) WARN_UNUSED;
value int_power(struct vm *vm, value base, value exponent) WARN_UNUSED;
/* 10**exponent */
value int_power_of_ten(struct vm *vm, uint64_t exponent) WARN_UNUSED;
value int_true_divide(struct vm *vm, value left, value right) WARN_UNUSED;
/* Rounded to a multiple of 10**digits, half to even. */
value int_round(struct vm *vm, value number, uint64_t digits) WARN_UNUSED;
extern const struct native int_methods[];
extern const struct native_attribute int_attributes[];

/* --- limbs (int_limbs.c); false = an exception is set or the run is being stopped --------------------------------- */

/* Charge for this many products of limbs. */
static inline WARN_UNUSED bool limbs_charge(struct vm *vm, uint64_t products) {
    return vm_charge(vm, 1 + products / 32);
}
static inline uint32_t limbs_trim(const uint64_t *limbs, uint32_t count) {
    while (count && !limbs[count - 1])
        count--;
    return count;
}
/* Working space in the cage: `count` limbs, undefined. */
struct buffer *limbs_scratch(struct vm *vm, uint64_t count) WARN_UNUSED;
static inline uint64_t *scratch_limbs(struct buffer *scratch) { return (uint64_t *)(void *)scratch->data; }
/* result[left_count + right_count] = left * right; counts at least 1; result overlaps neither. */
bool limbs_multiply(struct vm *vm, uint64_t *result, const uint64_t *left, uint32_t left_count, const uint64_t *right,
                    uint32_t right_count) WARN_UNUSED;
/* quotient[left_count - right_count + 1], remainder[right_count]; left_count >= right_count, top limb of right not 0.
 */
bool limbs_divide(struct vm *vm, uint64_t *quotient, uint64_t *remainder, const uint64_t *left, uint32_t left_count,
                  const uint64_t *right, uint32_t right_count) WARN_UNUSED;

#endif
