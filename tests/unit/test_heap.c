/* The heap on its own: allocation, collection, limit, finalizers, audit, on a VM without types or names. */
#include "../../vm/allocation_failure.h"
#include "../../vm/heap_internal.h"

#include <criterion/criterion.h>
#include <stdlib.h>

#define LIMIT ((size_t)64 << 20)

static struct vm *vm_bare(size_t memory_limit) {
    struct vm *vm = calloc(1, sizeof *vm);
    vm->memory_limit = memory_limit;
    vm->frame_limit = 1000;
    vm->exception = vm->generator_result = VALUE_UNSET;
    vm->memory_error = vm->script_arguments = VALUE_UNSET;
    vm->handled = vm->repr_stack = VALUE_NONE;
    cr_assert(heap_start(vm));
    struct exception *memory_error = heap_allocate(vm, KIND_EXCEPTION, 0, sizeof *memory_error);
    memory_error->arguments = memory_error->notes = VALUE_UNSET;
    vm->memory_error = value_from_pointer(memory_error);
    return vm;
}

static void vm_drop(struct vm *vm) {
    heap_stop(vm);
    free(vm);
}

static void audit(struct vm *vm) {
    char report[200];
    cr_assert(heap_audit(vm, report, sizeof report), "%s", report);
}

static struct tuple *tuple_of(struct vm *vm, uint32_t count) {
    struct tuple *tuple = heap_allocate(vm, KIND_TUPLE, 0, sizeof *tuple + count * sizeof(value));
    if (tuple != NULL)
        tuple->count = count;
    return tuple;
}

/* A chain of pairs; the first item of each is its number. */
static value chain_new(struct vm *vm, int length) {
    value chain = VALUE_NONE;
    for (int i = 0; i < length; i++) {
        struct tuple *pair = tuple_of(vm, 2);
        pair->items[0] = value_from_small_int(i);
        pair->items[1] = chain;
        chain = value_from_pointer(pair);
    }
    return chain;
}

static void chain_check(struct vm *vm, value chain, int length) {
    for (int i = length - 1; i >= 0; i--) {
        struct tuple *pair = object_of(vm, chain);
        cr_assert_eq(pair->header.kind, KIND_TUPLE);
        cr_assert_eq(value_to_int(pair->items[0]), i);
        chain = pair->items[1];
    }
    cr_assert_eq(chain, VALUE_NONE);
}

Test(heap, cage_is_aligned_and_objects_are_zeroed) {
    struct vm *vm = vm_bare(LIMIT);
    cr_assert_eq((uintptr_t)vm->cage & (PLATFORM_CAGE_SIZE - 1), 0);
    for (size_t size = 16; size < 100000; size += size / 3) {
        struct buffer *buffer = heap_allocate(vm, KIND_BUFFER, 0, size);
        cr_assert_eq((uintptr_t)buffer & 15, 0);
        cr_assert_geq(heap_cell_size(vm, buffer), size);
        for (size_t i = sizeof(struct object); i < size; i++)
            cr_assert_eq(((char *)buffer)[i], 0);
        memset((char *)buffer + sizeof(struct object), 0xAA, size - sizeof(struct object));
        buffer->capacity = 0;
        heap_free(vm, buffer);
    }
    audit(vm);
    vm_drop(vm);
}

Test(heap, reachable_objects_survive_and_the_rest_is_reused) {
    struct vm *vm = vm_bare(LIMIT);
    vm->c_stack_base = (uintptr_t)__builtin_frame_address(0);
    vm->repr_stack = chain_new(vm, 100000);
    for (int round = 0; round < 50; round++)
        chain_new(vm, 50000);
    chain_check(vm, vm->repr_stack, 100000);
    heap_collect(vm);
    chain_check(vm, vm->repr_stack, 100000);
    cr_assert_lt(heap_used(vm), (size_t)12 << 20);
    cr_assert_gt(vm->heap->collections, 5);
    audit(vm);
    vm_drop(vm);
}

Test(heap, dead_objects_give_their_memory_back) {
    struct vm *vm = vm_bare(LIMIT);
    vm->c_stack_base = (uintptr_t)__builtin_frame_address(0);
    vm->repr_stack = chain_new(vm, 500000);
    size_t full = heap_used(vm);
    vm->repr_stack = VALUE_NONE;
    vm->c_stack_base = 0; /* this frame may still hold the chain */
    heap_collect(vm);
    cr_assert_lt(heap_used(vm), full / 10);
    audit(vm);
    vm_drop(vm);
}

Test(heap, what_a_collection_frees_goes_back_to_the_system_when_asked_for) {
    struct vm *vm = vm_bare(LIMIT);
    vm->c_stack_base = (uintptr_t)__builtin_frame_address(0);
    vm->repr_stack = chain_new(vm, 500000);
    vm->repr_stack = VALUE_NONE;
    heap_collect_for_host(vm);
    cr_assert_lt(heap_used(vm), (size_t)1 << 20);
    cr_assert_leq(vm->heap->blocks_dirty, 16);
    audit(vm);
    vm_drop(vm);
}

Test(heap, what_is_free_stays_at_hand_until_collections_show_that_it_is_not_needed) {
    struct vm *vm = vm_bare(LIMIT);
    vm->c_stack_base = (uintptr_t)__builtin_frame_address(0);
    value kept = chain_new(vm, 300000);
    vm->repr_stack = chain_new(vm, 200000);
    vm->c_stack_base = 0;
    struct tuple *both = tuple_of(vm, 2);
    both->items[0] = kept, both->items[1] = vm->repr_stack;
    vm->repr_stack = value_from_pointer(both);
    heap_collect(vm);
    both->items[1] = VALUE_NONE;
    heap_collect(vm);
    uint32_t after = vm->heap->blocks_dirty;
    cr_assert_gt(after, 100);
    for (int collection = 0; collection < 32; collection++)
        heap_collect(vm);
    cr_assert_leq(vm->heap->blocks_dirty, 16);
    chain_check(vm, kept, 300000);
    audit(vm);
    vm_drop(vm);
}

Test(heap, the_unused_end_of_a_large_object_is_given_back) {
    struct vm *vm = vm_bare(LIMIT);
    size_t before = heap_used(vm), size = 40 * BLOCK_SIZE;
    struct buffer *buffer = heap_allocate_data(vm, KIND_BUFFER, 0, size);
    size_t left = heap_shrink(vm, buffer, sizeof *buffer + 2 * BLOCK_SIZE);
    cr_assert_eq(left, 3 * BLOCK_SIZE);
    cr_assert_eq(heap_used(vm) - before, 3 * BLOCK_COST);
    buffer->capacity = (uint32_t)(left - sizeof *buffer);
    audit(vm);
    vm_drop(vm);
}

Test(heap, leaves_are_kept_and_freed_like_all_others) {
    struct vm *vm = vm_bare(LIMIT);
    struct tuple *holder = tuple_of(vm, 2);
    struct bytes *kept = heap_allocate_leaf(vm, KIND_BYTES, 0, 40),
                 *dropped = heap_allocate_leaf(vm, KIND_BYTES, 0, 40);
    kept->length = dropped->length = 20;
    memset(kept->data, 7, 20);
    holder->items[0] = value_from_pointer(kept);
    vm->repr_stack = value_from_pointer(holder);
    heap_collect(vm);
    audit(vm); /* sweeps */
    cr_assert_eq(kept->header.kind, KIND_BYTES);
    cr_assert_eq(kept->data[19], 7);
    cr_assert_eq(dropped->header.kind, KIND_FREE);
    vm_drop(vm);
}

Test(heap, marking_survives_a_full_mark_stack) {
    struct vm *vm = vm_bare(LIMIT);
    vm->c_stack_base = (uintptr_t)__builtin_frame_address(0);
    uint32_t width = 3000;
    struct tuple *root = tuple_of(vm, width);
    vm->repr_stack = value_from_pointer(root);
    for (uint32_t i = 0; i < width; i++) {
        struct tuple *branch = tuple_of(vm, 60);
        root->items[i] = value_from_pointer(branch);
        for (uint32_t k = 0; k < 60; k++) {
            struct tuple *leaf = tuple_of(vm, 1);
            leaf->items[0] = value_from_small_int(k);
            branch->items[k] = value_from_pointer(leaf);
        }
    }
    vm->heap->mark_limit = 100;
    heap_collect(vm);
    audit(vm);
    for (uint32_t i = 0; i < width; i++) {
        struct tuple *branch = object_of(vm, root->items[i]);
        for (uint32_t k = 0; k < 60; k++)
            cr_assert_eq(((struct tuple *)object_of(vm, branch->items[k]))->items[0], value_from_small_int(k));
    }
    vm_drop(vm);
}

__attribute__((noinline)) static void use_pointer_across_collection(struct vm *vm) {
    struct tuple *held = tuple_of(vm, 4);
    value *interior = &held->items[2];
    *interior = value_from_small_int(42);
    cage_ref by_ref = ref_from_pointer(tuple_of(vm, 1));
    for (int i = 0; i < 20; i++)
        chain_new(vm, 50000);
    heap_collect(vm);
    cr_assert_eq(*interior, value_from_small_int(42));
    cr_assert_eq(((struct object *)object_at(vm, by_ref))->kind, KIND_TUPLE);
}

Test(heap, pointers_on_the_c_stack_keep_objects_alive) {
    struct vm *vm = vm_bare(LIMIT);
    vm->c_stack_base = (uintptr_t)__builtin_frame_address(0);
    use_pointer_across_collection(vm);
    audit(vm);
    vm_drop(vm);
}

Test(heap, the_register_stack_is_a_root_up_to_its_top) {
    struct vm *vm = vm_bare(LIMIT);
    vm->stack[0] = chain_new(vm, 10);
    vm->stack[5] = chain_new(vm, 10);
    vm->raised_top = 1;
    heap_collect(vm);
    chain_check(vm, vm->stack[0], 10);
    audit(vm); /* sweeps */
    cr_assert_eq(((struct object *)object_of(vm, vm->stack[5]))->kind, KIND_FREE);
    vm_drop(vm);
}

Test(heap, the_limit_is_never_passed_and_raises_memory_error) {
    struct vm *vm = vm_bare((size_t)4 << 20);
    value chain = VALUE_NONE;
    for (;;) {
        struct tuple *pair = tuple_of(vm, 2);
        if (pair == NULL)
            break;
        pair->items[1] = chain;
        vm->repr_stack = chain = value_from_pointer(pair);
        cr_assert_leq(heap_used(vm), vm->memory_limit);
    }
    cr_assert_eq(vm->exception, vm->memory_error);
    vm->exception = VALUE_UNSET;
    cr_assert_not_null(tuple_of(vm, 2), "the reserve serves whoever handles the error");
    vm->repr_stack = chain = VALUE_NONE;
    heap_collect(vm);
    cr_assert_not_null(tuple_of(vm, 100000));
    audit(vm);
    vm_drop(vm);
}

Test(heap, sizes_that_cannot_fit_are_refused) {
    struct vm *vm = vm_bare(LIMIT);
    const size_t sizes[] = {LIMIT, (size_t)UINT32_MAX - 100, (size_t)UINT32_MAX + 1, SIZE_MAX / 2, SIZE_MAX};
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        cr_assert_null(heap_allocate(vm, KIND_BUFFER, 0, sizes[i]));
        cr_assert_eq(vm->exception, vm->memory_error);
        vm->exception = VALUE_UNSET;
        cr_assert_null(trusted_allocate(vm, sizes[i]));
        vm->exception = VALUE_UNSET;
    }
    audit(vm);
    vm_drop(vm);
}

Test(heap, trusted_memory_counts_against_the_limit) {
    struct vm *vm = vm_bare((size_t)4 << 20);
    size_t before = heap_used(vm);
    void *memory = trusted_allocate(vm, 1 << 20);
    cr_assert_not_null(memory);
    cr_assert_eq(heap_used(vm), before + (1 << 20));
    cr_assert_null(trusted_allocate(vm, (size_t)4 << 20));
    memory = trusted_reallocate(vm, memory, 1 << 20, 1000);
    cr_assert_eq(heap_used(vm), before + 1000);
    trusted_free(vm, memory, 1000);
    cr_assert_eq(heap_used(vm), before);
    vm_drop(vm);
}

Test(heap, large_objects_are_freed_in_place) {
    struct vm *vm = vm_bare(LIMIT);
    size_t before = heap_used(vm);
    for (int i = 0; i < 1000; i++) {
        struct buffer *buffer = heap_allocate(vm, KIND_BUFFER, 0, 5 << 20);
        cr_assert_not_null(buffer);
        buffer->data[100] = 1;
        heap_free(vm, buffer);
    }
    cr_assert_eq(heap_used(vm), before);
    cr_assert_leq(vm->heap->collections, 2);
    audit(vm);
    vm_drop(vm);
}

Test(heap, finalizable_generators_are_queued_once) {
    struct vm *vm = vm_bare(LIMIT);
    struct code code = {.handler_count = 1};
    struct code *codes[] = {&code};
    vm->codes = codes;
    vm->code_count = 1;
    struct code_object *code_object = heap_allocate(vm, KIND_CODE, 0, sizeof *code_object);
    code.object = ref_from_pointer(code_object);
    struct function *function = heap_allocate(vm, KIND_FUNCTION, 0, sizeof *function);
    function->code = code.object;
    struct generator *generator = heap_allocate(vm, KIND_GENERATOR, 0, sizeof *generator);
    generator->function = ref_from_pointer(function);
    generator->state = GENERATOR_SUSPENDED;
    cr_assert_not(heap_has_finalizers(vm));
    heap_collect(vm);
    cr_assert(heap_has_finalizers(vm));
    cr_assert_eq(heap_take_finalizer(vm), value_from_pointer(generator));
    cr_assert_eq(heap_take_finalizer(vm), VALUE_UNSET);
    audit(vm);
    code.object = 0;
    vm->code_count = 0;
    heap_collect(vm);
    cr_assert_not(heap_has_finalizers(vm));
    vm_drop(vm);
}

Test(heap, a_damaged_cage_does_not_lead_the_collector_out_of_it) {
    struct vm *vm = vm_bare(LIMIT);
    srandom(1);
    for (int round = 0; round < 200; round++) {
        struct tuple *tuple = tuple_of(vm, 20);
        for (size_t i = 0; i < 20; i++)
            tuple->items[i] = VALUE_TAG_OBJECT | (uint32_t)(random() % (1 << 21)) << 4;
        tuple->header.kind = (uint8_t)(random() % 64);
        tuple->count = (uint32_t)random();
        vm->stack[round] = value_from_pointer(tuple);
    }
    vm->raised_top = 200;
    heap_collect(vm);
    vm->raised_top = 0;
    heap_collect(vm);
    vm_drop(vm);
}

Test(heap, the_auditor_finds_what_is_wrong) {
    struct vm *vm = vm_bare(LIMIT);
    char report[200];
    struct tuple *tuple = tuple_of(vm, 2);
    const value wrong[] = {(value)(uintptr_t)vm->cage, (value)(uintptr_t)&report, value_from_pointer(tuple->items),
                           value_from_ref(0x40000000), VALUE_TAG_SPECIAL | 99};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        tuple->items[1] = wrong[i];
        cr_assert_not(heap_audit(vm, report, sizeof report));
        cr_assert_neq(report[0], '\0');
    }
    tuple->items[1] = VALUE_NONE;
    tuple->count = 3000;
    cr_assert_not(heap_audit(vm, report, sizeof report));
    tuple->count = 2;
    tuple->header.kind = KIND_COUNT;
    cr_assert_not(heap_audit(vm, report, sizeof report));
    tuple->header.kind = KIND_TUPLE;
    audit(vm);
    vm_drop(vm);
}

#if PN_TEST_HOOKS
Test(heap, the_nth_allocation_can_be_made_to_fail) {
    struct vm *vm = vm_bare(LIMIT);
    allocation_fail_after(3, ALLOCATION_FAILS_ONCE);
    cr_assert_not_null(tuple_of(vm, 1));
    cr_assert_not_null(tuple_of(vm, 1));
    cr_assert_null(tuple_of(vm, 1));
    cr_assert_eq(vm->exception, vm->memory_error);
    cr_assert_not_null(tuple_of(vm, 1));
    vm_drop(vm);
}
#endif
