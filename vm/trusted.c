/* Trusted memory: what guest work needs outside the cage, from mimalloc, zeroed and charged to the VM's memory limit. */
#include "heap_internal.h"
#include "allocator.h"


bool trusted_charge(struct vm *vm, size_t size) {
    struct heap *heap = vm->heap;
    if (size > PTRDIFF_MAX || !heap_make_room(vm, size)) {
        heap_fail(vm);
        return false;
    }
    heap->trusted += size;
    heap->allocated += size;
    heap_note_peak(vm);
    return true;
}

void trusted_uncharge(struct vm *vm, size_t size) {
    struct heap *heap = vm->heap;
    heap->trusted -= size < heap->trusted ? size : heap->trusted;
}

/* Charges for `size` bytes more; what test builds add. */
static bool trusted_prepare(struct vm *vm, size_t size) {
#if PN_TEST_HOOKS
    if (vm->heap->fail_after != 0 && --vm->heap->fail_after == 0) {
        heap_fail(vm);
        return false;
    }
#endif
    return trusted_charge(vm, size);
}

void *trusted_allocate(struct vm *vm, size_t size) {
    if (!trusted_prepare(vm, size))
        return NULL;
    void *memory = allocator_allocate_zeroed(size);
    if (memory == NULL) {
        trusted_uncharge(vm, size);
        heap_fail(vm);
    }
    return memory;
}

void *trusted_reallocate(struct vm *vm, void *memory, size_t old_size, size_t new_size) {
    if (new_size > old_size && !trusted_prepare(vm, new_size - old_size))
        return NULL;
    void *moved = allocator_reallocate(memory, new_size);
    if (moved == NULL) {
        if (new_size > old_size)
            trusted_uncharge(vm, new_size - old_size);
        heap_fail(vm);
        return NULL;
    }
    if (new_size > old_size)
        memset((char *)moved + old_size, 0, new_size - old_size);
    else
        trusted_uncharge(vm, old_size - new_size);
    return moved;
}

void trusted_free(struct vm *vm, void *memory, size_t size) {
    if (memory == NULL)
        return;
    allocator_free(memory);
    trusted_uncharge(vm, size);
}
