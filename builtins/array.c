/* Arrays of values: the storage of lists, of overflowing attributes and of scratch space in natives. An array never
 * grows; its owner makes a new one. */
#include "container.h"

#include "../vm/heap_internal.h"

struct array *array_new(struct vm *vm, uint32_t capacity) {
    if (capacity > SEQUENCE_COUNT_MAX) {
        raise_memory_error(vm);
        return NULL;
    }
    struct array *array = heap_allocate(vm, KIND_ARRAY, 0, sizeof(struct array) + capacity * sizeof(value));
    if (array)
        array->capacity = capacity;
    return array;
}

struct array *array_new_to_fill(struct vm *vm, uint64_t capacity) {
    if (capacity > SEQUENCE_COUNT_MAX) {
        raise_memory_error(vm);
        return NULL;
    }
    struct array *array = heap_allocate_filled(vm, KIND_ARRAY, 0, sizeof(struct array) + capacity * sizeof(value));
    if (array) {
        array->capacity = (uint32_t)capacity;
        array->unused = 0;
    }
    return array;
}

struct array *array_new_with(struct vm *vm, uint64_t capacity, const value *items, uint32_t count) {
    struct array *array = array_new_to_fill(vm, capacity);
    if (!array)
        return NULL;
    values_copy(array->items, items, count);
    if (capacity > count)
        memset(array->items + count, 0, (capacity - count) * sizeof(value));
    return array;
}
