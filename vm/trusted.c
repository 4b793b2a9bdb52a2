/* Trusted memory: what guest work needs outside the cage, from mimalloc, zeroed and charged to the VM's memory limit.
 */
#include "allocator.h"
#include "heap_internal.h"

bool trusted_charge(struct vm *vm, size_t size) {
    struct heap *heap = vm->heap;
    if (size > PTRDIFF_MAX || allocation_must_fail() || !heap_make_room(vm, size)) {
        heap_fail(vm);
        return false;
    }
    heap->trusted += size;
    heap->allocated += size;
    heap_note_growth(vm, heap->trusted); /* what is made larger is there twice while it moves */
    return true;
}

void trusted_uncharge(struct vm *vm, size_t size) {
    struct heap *heap = vm->heap;
    heap->trusted -= size < heap->trusted ? size : heap->trusted;
    heap->allocated -= size < heap->allocated ? size : heap->allocated; /* no garbage for the collector to find */
}

void *trusted_allocate(struct vm *vm, size_t size) {
    if (!trusted_charge(vm, size))
        return NULL;
    void *memory = allocator_allocate_zeroed(size);
    if (memory == NULL) {
        trusted_uncharge(vm, size);
        heap_fail(vm);
    }
    return memory;
}

void *trusted_reallocate(struct vm *vm, void *memory, size_t old_size, size_t new_size) {
    if (new_size > old_size && !trusted_charge(vm, new_size - old_size))
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

void *trusted_shrink(struct vm *vm, void *memory, size_t old_size, size_t new_size) {
    if (new_size == 0) {
        trusted_free(vm, memory, old_size);
        return NULL;
    }
    void *moved = allocator_reallocate(memory, new_size);
    trusted_uncharge(vm, old_size - new_size);
    return moved != NULL ? moved : memory; /* what stays too large is charged as if it were not */
}
