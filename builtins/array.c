/* Arrays of values: the storage of lists, of overflowing attributes and of scratch space in natives. An array never
 * grows; its owner makes a new one. */
#include "container.h"

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
