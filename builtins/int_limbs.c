/* Multiplication and division of magnitudes of any size, on GMP's mpn_ functions.
 *
 * GMP takes temporary space for large operands from malloc and aborts the process when there is none, so it is given
 * blocks of at most LIMBS_BLOCK limbs, for which all its temporaries are on the stack. What is larger is cut into such
 * blocks here: Karatsuba's multiplication and recursive division (Brent and Zimmermann, Modern Computer Arithmetic,
 * chapter 1), with scratch space in the cage. Every block is charged before it is computed, so the fuel
 * used is in proportion to the real work and a deadline is seen within a block's time, a fraction of a millisecond. */
#include "int_internal.h"

/* The temporaries of mpn_mul, mpn_sqr and mpn_tdiv_qr for this many limbs stay well below the 32 KiB that GMP still
 * takes from the stack. */
#define LIMBS_BLOCK 512u

struct buffer *limbs_scratch(struct vm *vm, uint64_t count) {
    uint64_t bytes = count * sizeof(uint64_t);
    if (count > INT_LIMBS_MAX || bytes > UINT32_MAX) {
        raise_memory_error(vm);
        return NULL;
    }
    struct buffer *scratch = heap_allocate_data(vm, KIND_BUFFER, 0, sizeof(struct buffer) + bytes);
    if (scratch)
        scratch->capacity = (uint32_t)bytes;
    return scratch;
}

/* --- multiplication ----------------------------------------------------------------------------------------------- */

static bool multiply_block(struct vm *vm, uint64_t *result, const uint64_t *left, uint32_t left_count,
                           const uint64_t *right, uint32_t right_count) {
    if (!limbs_charge(vm, (uint64_t)left_count * right_count / 2))
        return false;
    if (left == right && left_count == right_count)
        mpn_sqr(result, left, left_count);
    else if (left_count >= right_count)
        mpn_mul(result, left, left_count, right, right_count);
    else
        mpn_mul(result, right, right_count, left, left_count);
    return true;
}

/* result = |left - right| of `count` and `right_count` <= count limbs; whether left < right. */
static bool subtract_absolute(uint64_t *result, const uint64_t *left, uint32_t count, const uint64_t *right,
                              uint32_t right_count) {
    bool less = false;
    if (limbs_trim(left + right_count, count - right_count) == 0)
        less = mpn_cmp(left, right, right_count) < 0;
    if (less) {
        mpn_sub_n(result, right, left, right_count);
        memset(result + right_count, 0, (count - right_count) * sizeof(uint64_t));
    } else {
        mpn_sub(result, left, count, right, right_count);
    }
    return less;
}

static uint64_t karatsuba_scratch_size(uint32_t count) { return UINT64_C(4) * count + 256; }

/* Both operands have `count` limbs; result overlaps neither of them nor scratch. */
static bool multiply_karatsuba(struct vm *vm, uint64_t *result, const uint64_t *left, const uint64_t *right,
                               uint32_t count, uint64_t *scratch) {
    if (count <= LIMBS_BLOCK)
        return multiply_block(vm, result, left, count, right, count);
    uint32_t half = count - count / 2, rest = count / 2;
    uint64_t *difference = scratch, *middle = scratch + 2 * half;
    /* (a0 - a1) * (b0 - b1) = a0*b0 + a1*b1 - (a0*b1 + a1*b0); the two factors borrow the space of the result. */
    bool left_less = subtract_absolute(result, left, half, left + half, rest);
    bool right_less = left_less;
    const uint64_t *right_factor = result;
    if (left != right) {
        right_less = subtract_absolute(result + half, right, half, right + half, rest);
        right_factor = result + half;
    }
    if (!multiply_karatsuba(vm, difference, result, right_factor, half, middle) ||
        !multiply_karatsuba(vm, result, left, right, half, middle) ||
        !multiply_karatsuba(vm, result + 2 * half, left + half, right + half, rest, middle))
        return false;
    middle[2 * half] = mpn_add(middle, result, 2 * half, result + 2 * half, 2 * rest);
    if (left_less == right_less)
        middle[2 * half] -= mpn_sub_n(middle, middle, difference, 2 * half);
    else
        middle[2 * half] += mpn_add_n(middle, middle, difference, 2 * half);
    uint32_t room = half + 2 * rest; /* limbs of the result from `half` on */
    uint32_t used = limbs_trim(middle, 2 * half + 1);
    if (used)
        mpn_add(result + half, result + half, room, middle, used);
    return true;
}

/* As many limbs of a factor are kept on the C stack, or multiplied by row. */
#define LIMBS_FEW 32u
#define ROWS_MAX 4u

/* left_count > right_count: left in pieces of the size of a block or of right, whichever is larger. Each product goes
 * straight to its place, where the limbs that the one before has reached are kept and added. */
static bool multiply_unbalanced(struct vm *vm, uint64_t *result, const uint64_t *left, uint32_t left_count,
                                const uint64_t *right, uint32_t right_count) {
    uint32_t step = right_count > LIMBS_BLOCK ? right_count : LIMBS_BLOCK;
    uint64_t few[LIMBS_FEW], *kept = few;
    struct buffer *scratch = NULL;
    if (right_count > LIMBS_FEW) {
        scratch = limbs_scratch(vm, right_count + (step > LIMBS_BLOCK ? karatsuba_scratch_size(step) : 0));
        if (!scratch)
            return false;
        kept = scratch_limbs(scratch);
    }
    bool done = true;
    for (uint32_t at = 0; done && at < left_count; at += step) {
        uint32_t piece = left_count - at < step ? left_count - at : step;
        if (at)
            memcpy(kept, result + at, right_count * sizeof(uint64_t));
        if (piece == right_count)
            done = multiply_karatsuba(vm, result + at, left + at, right, piece, kept + right_count);
        else
            done = limbs_multiply(vm, result + at, left + at, piece, right, right_count);
        if (done && at)
            mpn_add(result + at, result + at, piece + right_count, kept, right_count);
    }
    if (scratch)
        heap_free(vm, scratch);
    return done;
}

bool limbs_multiply(struct vm *vm, uint64_t *result, const uint64_t *left, uint32_t left_count, const uint64_t *right,
                    uint32_t right_count) {
    if (right_count == 1 && left_count <= LIMBS_BLOCK) {
        result[left_count] = mpn_mul_1(result, left, left_count, right[0]);
        return limbs_charge(vm, left_count / 2);
    }
    if (left_count <= LIMBS_BLOCK && right_count <= LIMBS_BLOCK)
        return multiply_block(vm, result, left, left_count, right, right_count);
    if (left_count > right_count)
        return multiply_unbalanced(vm, result, left, left_count, right, right_count);
    if (left_count < right_count)
        return multiply_unbalanced(vm, result, right, right_count, left, left_count);
    struct buffer *scratch = limbs_scratch(vm, karatsuba_scratch_size(left_count));
    if (!scratch)
        return false;
    bool done = multiply_karatsuba(vm, result, left, right, left_count, scratch_limbs(scratch));
    heap_free(vm, scratch);
    return done;
}

/* --- division ----------------------------------------------------------------------------------------------------- */

/* A division that GMP does at once. The quotient fits `quotient_count` limbs: left has divisor_count + quotient_count
 * limbs, the upper divisor_count of which are less than the divisor. The remainder takes the place of left. */
__attribute__((noinline)) static bool divide_block(struct vm *vm, uint64_t *quotient, uint32_t quotient_count,
                                                   uint64_t *left, const uint64_t *divisor, uint32_t divisor_count) {
    uint64_t wide_quotient[LIMBS_BLOCK + 1], remainder[LIMBS_BLOCK];
    if (!limbs_charge(vm, (uint64_t)quotient_count * divisor_count))
        return false;
    mpn_tdiv_qr(wide_quotient, remainder, 0, left, divisor_count + quotient_count, divisor, divisor_count);
    memcpy(quotient, wide_quotient, quotient_count * sizeof(uint64_t));
    memcpy(left, remainder, divisor_count * sizeof(uint64_t));
    memset(left + divisor_count, 0, quotient_count * sizeof(uint64_t));
    return true;
}

static bool divide_recursive(struct vm *vm, uint64_t *quotient, uint32_t quotient_count, uint64_t *left,
                             const uint64_t *divisor, uint32_t divisor_count);

/* left -= quotient * divisor, of which only `lower` limbs count, in divisor_count + 1 limbs; left may pass below zero.
 */
static bool subtract_product(struct vm *vm, uint64_t *left, const uint64_t *quotient, uint32_t quotient_count,
                             const uint64_t *divisor, uint32_t divisor_count) {
    uint32_t lower = divisor_count - quotient_count;
    if (quotient_count <= ROWS_MAX) {
        if (!limbs_charge(vm, (uint64_t)quotient_count * lower))
            return false;
        for (uint32_t i = 0; i < quotient_count; i++) {
            uint64_t borrow = mpn_submul_1(left + i, divisor, lower, quotient[i]);
            mpn_sub_1(left + i + lower, left + i + lower, quotient_count + 1 - i, borrow);
        }
        return true;
    }
    struct buffer *scratch = limbs_scratch(vm, divisor_count);
    if (!scratch)
        return false;
    uint64_t *product = scratch_limbs(scratch);
    bool done = limbs_multiply(vm, product, quotient, quotient_count, divisor, lower);
    if (done)
        left[divisor_count] -= mpn_sub_n(left, left, product, divisor_count);
    heap_free(vm, scratch);
    return done;
}

/* quotient_count < divisor_count: divides by the upper limbs of the divisor, then corrects for the lower ones. */
static bool divide_truncated(struct vm *vm, uint64_t *quotient, uint32_t quotient_count, uint64_t *left,
                             const uint64_t *divisor, uint32_t divisor_count) {
    uint32_t lower = divisor_count - quotient_count;
    const uint64_t *upper = divisor + lower;
    if (mpn_cmp(left + divisor_count, upper, quotient_count) >= 0) {
        /* Only equal is possible: the largest quotient there is, B**n - 1, leaves left - upper * B**n + upper. */
        memset(quotient, 0xFF, quotient_count * sizeof(uint64_t));
        memset(left + divisor_count, 0, quotient_count * sizeof(uint64_t));
        left[divisor_count] = mpn_add_n(left + lower, left + lower, upper, quotient_count);
    } else if (!divide_recursive(vm, quotient, quotient_count, left + lower, upper, quotient_count)) {
        return false;
    }
    if (!subtract_product(vm, left, quotient, quotient_count, divisor, divisor_count))
        return false;
    /* The divisor's top bit is set, so at most two steps. */
    while (left[divisor_count] == UINT64_MAX) {
        mpn_sub_1(quotient, quotient, quotient_count, 1);
        left[divisor_count] += mpn_add_n(left, left, divisor, divisor_count);
    }
    return true;
}

/* As divide_block for any size; the divisor's top bit is set and quotient_count <= divisor_count. */
static bool divide_recursive(struct vm *vm, uint64_t *quotient, uint32_t quotient_count, uint64_t *left,
                             const uint64_t *divisor, uint32_t divisor_count) {
    if (divisor_count <= LIMBS_BLOCK)
        return divide_block(vm, quotient, quotient_count, left, divisor, divisor_count);
    if (quotient_count < divisor_count)
        return divide_truncated(vm, quotient, quotient_count, left, divisor, divisor_count);
    uint32_t low = quotient_count / 2;
    return divide_truncated(vm, quotient + low, quotient_count - low, left + low, divisor, divisor_count) &&
           divide_truncated(vm, quotient, low, left, divisor, divisor_count);
}

/* left (one limb longer, its top part less than the divisor) in place, a piece of the quotient at a time from the top.
 */
static bool divide_pieces(struct vm *vm, uint64_t *quotient, uint32_t quotient_count, uint64_t *left,
                          const uint64_t *divisor, uint32_t divisor_count) {
    uint32_t step = divisor_count <= LIMBS_BLOCK ? LIMBS_BLOCK : divisor_count;
    for (uint32_t at = quotient_count; at > 0;) {
        uint32_t piece = at % step ? at % step : step;
        at -= piece;
        if (!divide_recursive(vm, quotient + at, piece, left + at, divisor, divisor_count))
            return false;
    }
    return true;
}

static bool divide_large(struct vm *vm, uint64_t *quotient, uint64_t *remainder, const uint64_t *left,
                         uint32_t left_count, const uint64_t *right, uint32_t right_count) {
    struct buffer *scratch = limbs_scratch(vm, (uint64_t)left_count + 1 + right_count);
    if (!scratch)
        return false;
    uint64_t *dividend = scratch_limbs(scratch), *divisor = dividend + left_count + 1;
    unsigned shift = (unsigned)__builtin_clzll(right[right_count - 1]);
    if (shift) {
        mpn_lshift(divisor, right, right_count, shift);
        dividend[left_count] = mpn_lshift(dividend, left, left_count, shift);
    } else {
        memcpy(divisor, right, right_count * sizeof(uint64_t));
        memcpy(dividend, left, left_count * sizeof(uint64_t));
        dividend[left_count] = 0;
    }
    /* The upper right_count limbs of dividend count up from its added top limb, so they are less than the divisor
     * only if that is 0 or the rest is smaller: both hold because the top limb is less than 2**shift <= divisor's. */
    uint32_t quotient_count = left_count + 1 - right_count;
    bool done = divide_pieces(vm, quotient, quotient_count, dividend, divisor, right_count);
    if (done && shift)
        mpn_rshift(remainder, dividend, right_count, shift);
    else if (done)
        memcpy(remainder, dividend, right_count * sizeof(uint64_t));
    heap_free(vm, scratch);
    return done;
}

bool limbs_divide(struct vm *vm, uint64_t *quotient, uint64_t *remainder, const uint64_t *left, uint32_t left_count,
                  const uint64_t *right, uint32_t right_count) {
    if (right_count == 1) {
        if (!limbs_charge(vm, UINT64_C(8) * left_count))
            return false;
        remainder[0] = mpn_divrem_1(quotient, 0, left, left_count, right[0]);
        return true;
    }
    if ((left_count > 2 * LIMBS_BLOCK || right_count > LIMBS_BLOCK) && !limbs_charge(vm, 8 * (uint64_t)left_count))
        return false;
    if (left_count > 2 * LIMBS_BLOCK || right_count > LIMBS_BLOCK)
        return divide_large(vm, quotient, remainder, left, left_count, right, right_count);
    if (!limbs_charge(vm, (uint64_t)(left_count - right_count + 1) * right_count + 8 * (uint64_t)left_count))
        return false;
    mpn_tdiv_qr(quotient, remainder, 0, left, left_count, right, right_count);
    return true;
}
