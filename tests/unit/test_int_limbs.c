/* Multiplication and division of large magnitudes: right for every shape of operands, and without any allocation by
 * GMP, whose allocator ends the process when it fails. */
#include "../../builtins/int_internal.h"
#include "../../vm/heap_internal.h"

#include <criterion/criterion.h>
#include <stdlib.h>

#define LIMBS_MOST 4000u

static struct vm *vm_bare(void) {
    struct vm *vm = calloc(1, sizeof *vm);
    vm->memory_limit = (size_t)64 << 20;
    vm->frame_limit = 1000;
    vm->exception = vm->generator_result = vm->memory_error = vm->script_arguments = VALUE_UNSET;
    vm->handled = vm->repr_stack = VALUE_NONE;
    vm->budget = INT64_MAX / 2;
    cr_assert(heap_start(vm));
    return vm;
}

static void vm_drop(struct vm *vm) {
    heap_stop(vm);
    free(vm);
}

static bool counting;
static unsigned allocations;

static void *counted_allocate(size_t size) {
    allocations += counting;
    return malloc(size);
}

static void *counted_reallocate(void *memory, size_t old_size, size_t size) {
    (void)old_size;
    allocations += counting;
    return realloc(memory, size);
}

static void counted_free(void *memory, size_t size) {
    (void)size;
    free(memory);
}

static uint64_t random_state = UINT64_C(88172645463325252);

static uint64_t random_bits(void) {
    random_state ^= random_state << 13;
    random_state ^= random_state >> 7;
    random_state ^= random_state << 17;
    return random_state;
}

/* Random limbs, or runs of ones and zeros, which bring carries and the largest quotient digits about. */
static void fill(uint64_t *limbs, uint32_t count) {
    bool runs = random_bits() % 2;
    for (uint32_t i = 0; i < count; i++)
        limbs[i] = !runs ? random_bits() : random_bits() % 3 ? UINT64_MAX : 0;
    limbs[count - 1] |= 1;
}

/* Mostly small, sometimes as large as it gets. */
static uint32_t random_count(void) {
    uint32_t most = random_bits() % 3 ? LIMBS_MOST : 700;
    return 1 + (uint32_t)(random_bits() % most);
}

struct space {
    uint64_t left[LIMBS_MOST], right[LIMBS_MOST], result[2 * LIMBS_MOST], expected[2 * LIMBS_MOST];
    uint64_t rest[LIMBS_MOST], expected_rest[LIMBS_MOST];
};

static void check_product(struct vm *vm, struct space *space, uint32_t left, uint32_t right) {
    counting = true;
    cr_assert(limbs_multiply(vm, space->result, space->left, left, space->right, right));
    counting = false;
    if (left >= right)
        mpn_mul(space->expected, space->left, left, space->right, right);
    else
        mpn_mul(space->expected, space->right, right, space->left, left);
    cr_assert_arr_eq(space->result, space->expected, (left + right) * sizeof(uint64_t), "%u by %u limbs", left, right);
}

static void check_quotient(struct vm *vm, struct space *space, uint32_t left, uint32_t right) {
    if (random_bits() % 4 == 0) /* the same upper limbs */
        memcpy(space->left + left - right, space->right, right * sizeof(uint64_t));
    counting = true;
    cr_assert(limbs_divide(vm, space->result, space->rest, space->left, left, space->right, right));
    counting = false;
    mpn_tdiv_qr(space->expected, space->expected_rest, 0, space->left, left, space->right, right);
    cr_assert_arr_eq(space->result, space->expected, (left - right + 1) * sizeof(uint64_t), "%u by %u limbs", left,
                     right);
    cr_assert_arr_eq(space->rest, space->expected_rest, right * sizeof(uint64_t), "%u by %u limbs", left, right);
}

Test(int_limbs, agree_with_gmp_and_allocate_nothing_outside_the_cage) {
    struct vm *vm = vm_bare();
    struct space *space = malloc(sizeof *space);
    mp_set_memory_functions(counted_allocate, counted_reallocate, counted_free);
    for (int round = 0; round < 300; round++) {
        uint32_t left = random_count(), right = random_bits() % 8 ? random_count() : left;
        fill(space->left, left);
        fill(space->right, right);
        check_product(vm, space, left, right);
        if (left >= right)
            check_quotient(vm, space, left, right);
    }
    cr_assert_eq(allocations, 0);
    free(space);
    vm_drop(vm);
}

Test(int_limbs, squares_are_products) {
    struct vm *vm = vm_bare();
    struct space *space = malloc(sizeof *space);
    for (uint32_t count = 1; count < LIMBS_MOST; count += 97) {
        fill(space->left, count);
        memcpy(space->right, space->left, count * sizeof(uint64_t));
        cr_assert(limbs_multiply(vm, space->result, space->left, count, space->left, count));
        mpn_mul(space->expected, space->left, count, space->right, count);
        cr_assert_arr_eq(space->result, space->expected, 2 * count * sizeof(uint64_t), "%u limbs", count);
    }
    free(space);
    vm_drop(vm);
}

/* A deadline must be seen while a large product is being computed, not after it. */
Test(int_limbs, charges_fuel_in_proportion_to_the_work) {
    struct vm *vm = vm_bare();
    struct space *space = malloc(sizeof *space);
    int64_t used[2];
    for (int i = 0; i < 2; i++) {
        uint32_t count = i ? LIMBS_MOST / 2 : LIMBS_MOST / 8;
        fill(space->left, count);
        fill(space->right, count);
        int64_t before = vm->budget;
        cr_assert(limbs_multiply(vm, space->result, space->left, count, space->right, count));
        used[i] = before - vm->budget;
    }
    cr_assert_gt(used[0], 1000);
    cr_assert_gt(used[1], 6 * used[0]);
    free(space);
    vm_drop(vm);
}
