/* Tuples. A tuple never changes once a guest can see it, so items are read without precautions. */
#include "reflection.h"
#include "sequence.h"
#include "table.h"

#include "../vm/heap_internal.h"

/* A tuple whose items are for the caller to fill before it allocates again. */
static struct tuple *tuple_allocate(struct vm *vm, uint64_t count) {
    if (count > SEQUENCE_COUNT_MAX) {
        raise_memory_error(vm);
        return NULL;
    }
    struct tuple *tuple = heap_allocate_filled(vm, KIND_TUPLE, vm->immediate_shapes[KIND_TUPLE],
                                               sizeof(struct tuple) + count * sizeof(value));
    if (tuple) {
        tuple->count = (uint32_t)count;
        tuple->hash = 0;
    }
    return tuple;
}

value tuple_new(struct vm *vm, uint32_t count) {
    if (count == 0 && value_is_object(vm->empty_tuple))
        return vm->empty_tuple;
    struct tuple *tuple = tuple_allocate(vm, count);
    if (!tuple)
        return VALUE_ERROR;
    for (uint32_t i = 0; i < count; i++)
        tuple->items[i] = VALUE_NONE;
    return value_from_pointer(tuple);
}

value tuple_from_items(struct vm *vm, const value *items, uint32_t count) {
    if (!count)
        return tuple_new(vm, 0);
    struct tuple *tuple = tuple_allocate(vm, count);
    if (!tuple)
        return VALUE_ERROR;
    values_copy(tuple->items, items, count);
    return value_from_pointer(tuple);
}

value tuple_pair(struct vm *vm, value first, value second) {
    struct tuple *tuple = tuple_allocate(vm, 2);
    if (!tuple)
        return VALUE_ERROR;
    tuple->items[0] = first;
    tuple->items[1] = second;
    return value_from_pointer(tuple);
}

value tuple_from_iterable(struct vm *vm, value iterable) {
    if (value_has_kind(vm, iterable, KIND_TUPLE))
        return iterable;
    value sequence = sequence_of(vm, iterable);
    if (sequence == VALUE_ERROR)
        return VALUE_ERROR;
    value *items;
    uint32_t count;
    sequence_view(vm, sequence, &items, &count);
    value tuple = vm_charge(vm, 1 + count / 16) ? tuple_from_items(vm, items, count) : VALUE_ERROR;
    if (sequence != iterable)
        list_discard(vm, object_of(vm, sequence));
    return tuple;
}

/* --- operators -------------------------------------------------------------------------------------------------------
 */

static value tuple_concatenate(struct vm *vm, value left, value right) {
    uint32_t left_count = tuple_count(vm, left), right_count = tuple_count(vm, right);
    if (!left_count || !right_count)
        return left_count ? left : right;
    if (!vm_charge(vm, 1 + ((uint64_t)left_count + right_count) / 16))
        return VALUE_ERROR;
    struct tuple *tuple = tuple_allocate(vm, (uint64_t)left_count + right_count);
    if (!tuple)
        return VALUE_ERROR;
    memcpy(tuple->items, tuple_items(vm, left), left_count * sizeof(value));
    memcpy(tuple->items + left_count, tuple_items(vm, right), right_count * sizeof(value));
    return value_from_pointer(tuple);
}

static value tuple_repeat(struct vm *vm, value v, int64_t times) {
    uint64_t count = tuple_count(vm, v);
    if (count == 0 || times == 0)
        return tuple_new(vm, 0);
    if (times == 1)
        return v;
    if ((uint64_t)times > SEQUENCE_COUNT_MAX / count)
        return raise_memory_error(vm);
    uint64_t total = count * (uint64_t)times;
    if (!vm_charge(vm, 1 + total / 16))
        return VALUE_ERROR;
    struct tuple *tuple = tuple_allocate(vm, total);
    if (!tuple)
        return VALUE_ERROR;
    for (uint64_t done = 0; done < total; done += count)
        memcpy(tuple->items + done, tuple_items(vm, v), count * sizeof(value));
    return value_from_pointer(tuple);
}

static value tuple_binary(struct vm *vm, enum binary_operator operator, value left, value right) {
    if (operator== OPERATOR_ADD) {
        if (!value_has_kind(vm, left, KIND_TUPLE) || !value_has_kind(vm, right, KIND_TUPLE))
            return VALUE_NOT_IMPLEMENTED;
        return tuple_concatenate(vm, left, right);
    }
    if (operator!= OPERATOR_MULTIPLY)
        return VALUE_NOT_IMPLEMENTED;
    bool tuple_is_left = value_has_kind(vm, left, KIND_TUPLE);
    int64_t times;
    int known = sequence_repeat_count(vm, tuple_is_left ? right : left, &times);
    if (known <= 0)
        return known < 0 ? VALUE_ERROR : VALUE_NOT_IMPLEMENTED;
    return tuple_repeat(vm, tuple_is_left ? left : right, times);
}

static value tuple_compare(struct vm *vm, enum comparison comparison, value left, value right) {
    if (!value_has_kind(vm, right, KIND_TUPLE))
        return VALUE_NOT_IMPLEMENTED;
    return sequence_compare(vm, comparison, left, right);
}

/* --- protocols -------------------------------------------------------------------------------------------------------
 */

/* Of an item that has just been hashed: whether it will always have this hash. */
static bool hash_is_stable(const struct vm *vm, value item) {
    return !value_is_object(item) || value_is_str(vm, item) ||
           (value_has_kind(vm, item, KIND_TUPLE) && ((const struct tuple *)object_of(vm, item))->hash != 0);
}

/* The combination of item hashes that CPython uses (an adaptation of xxHash64), so that hash((1, 2)) agrees. `stable`:
 * nothing that the items' classes say can change it. */
static inline int64_t hash_finish(const struct vm *vm, value v, uint64_t state, uint32_t count, bool stable) {
    state += count ^ (HASH_PRIME_5 ^ UINT64_C(3527539));
    int64_t hash = state == UINT64_MAX ? 1546275796 : (int64_t)state;
    if (stable && value_to_ref(v) >> BLOCK_SHIFT >= vm->heap->old_end) /* else the page would no longer be shared */
        ((struct tuple *)object_of(vm, v))->hash = table_hash(hash);
    return hash;
}

/* From item number `i` on, where other items begin than ints and strs hashed before. */
static __attribute__((noinline)) bool tuple_hash_asking(struct vm *vm, value v, uint32_t i, uint64_t state,
                                                        int64_t *hash) {
    uint32_t count = tuple_count(vm, v);
    bool hashable = true, stable = true;
    if (!vm_enter_native(vm))
        return false;
    for (; i < count && hashable; i++) {
        int64_t item;
        hashable = object_hash(vm, tuple_items(vm, v)[i], &item);
        state = hashable ? hash_mix_item(state, (uint64_t)item) : state;
        stable = stable && hash_is_stable(vm, tuple_items(vm, v)[i]);
    }
    vm_leave_native(vm);
    if (hashable)
        *hash = hash_finish(vm, v, state, count, stable);
    return hashable;
}

bool tuple_hash(struct vm *vm, value v, int64_t *hash) {
    uint32_t count = tuple_count(vm, v);
    if (!vm_charge(vm, 1 + count / 8))
        return false;
    uint64_t state = HASH_PRIME_5;
    int64_t item;
    for (uint32_t i = 0; i < count; i++) {
        if (!value_hash_plainly(vm, tuple_items(vm, v)[i], &item))
            return tuple_hash_asking(vm, v, i, state, hash);
        state = hash_mix_item(state, (uint64_t)item);
    }
    *hash = hash_finish(vm, v, state, count, true);
    return true;
}

static int tuple_truth(struct vm *vm, value v) { return tuple_count(vm, v) != 0; }

static int64_t tuple_length(struct vm *vm, value v) { return tuple_count(vm, v); }

static value tuple_repr(struct vm *vm, value v) { return sequence_repr(vm, v, "(", ")", "(...)"); }

static value tuple_get_slice(struct vm *vm, value v, const struct slice *slice) {
    int64_t start, stop, step, count;
    if (!slice_indices(vm, slice, tuple_count(vm, v), &start, &stop, &step, &count))
        return VALUE_ERROR;
    if (count == tuple_count(vm, v) && step == 1)
        return v;
    if (count == 0)
        return tuple_new(vm, 0);
    if (!vm_charge(vm, 1 + (uint64_t)count / 16))
        return VALUE_ERROR;
    struct tuple *tuple = tuple_allocate(vm, (uint64_t)count);
    if (!tuple)
        return VALUE_ERROR;
    const value *items = tuple_items(vm, v);
    for (int64_t i = 0; i < count; i++)
        tuple->items[i] = items[start + i * step];
    return value_from_pointer(tuple);
}

static value tuple_get_item(struct vm *vm, value v, value key) {
    if (value_has_kind(vm, key, KIND_SLICE))
        return tuple_get_slice(vm, v, object_of(vm, key));
    int64_t index;
    if (!sequence_index_from(vm, key, "tuple", &index))
        return VALUE_ERROR;
    const value *item = tuple_item_at(vm, object_of(vm, v), index);
    return item ? *item : raise_error(vm, TYPE_INDEX_ERROR, "tuple index out of range");
}

static int tuple_contains(struct vm *vm, value v, value item) {
    int64_t index = sequence_search(vm, v, item, 0, INT64_MAX);
    return index == -2 ? -1 : index >= 0;
}

static value tuple_iterate(struct vm *vm, value v) { return sequence_iterator_new(vm, v, false); }

const struct kind_operations tuple_operations = {
    .binary = tuple_binary,
    .operators = 1u << OPERATOR_ADD | 1u << OPERATOR_MULTIPLY,
    .compare = tuple_compare,
    .compare_orders = true,
    .hash = tuple_hash,
    .truth = tuple_truth,
    .repr = tuple_repr,
    .length = tuple_length,
    .get_item = tuple_get_item,
    .contains = tuple_contains,
    .iterate = tuple_iterate,
};

/* --- methods and creation --------------------------------------------------------------------------------------------
 */

static value method_index(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    value self = value_unwrap(vm, arguments[0]);
    int64_t start, stop;
    if (!sequence_index_bounds(vm, arguments[2], arguments[3], tuple_count(vm, self), &start, &stop))
        return VALUE_ERROR;
    int64_t index = sequence_search(vm, self, arguments[1], start, stop);
    if (index >= 0)
        return value_from_small_int(index);
    return index == -2 ? VALUE_ERROR : raise_value_error(vm, "tuple.index(x): x not in tuple");
}

static value method_count(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    int64_t found = sequence_count(vm, value_unwrap(vm, arguments[0]), arguments[1]);
    return found < 0 ? VALUE_ERROR : value_from_small_int(found);
}

static const struct native tuple_methods[] = {
    {"__getnewargs__", reflect_new_arguments, 1, 1, 0, 0, NULL, NULL},
    {"count", method_count, 2, 2, 0, 0, NULL, "Return number of occurrences of value."},
    {"index", method_index, 2, 4, 0, 0, NULL, "Return first index of value; ValueError if it is not present."},
    NATIVE_END,
};

static value tuple_construct(struct vm *vm, value *arguments, uint32_t count) {
    return count > 1 ? tuple_from_iterable(vm, arguments[1]) : tuple_new(vm, 0);
}

static const struct native construct = {"tuple", tuple_construct, 1, 2, 0, NATIVE_QUICK(TUPLE), NULL, NULL};

const struct type_definition tuple_definition = {
    .name = "tuple",
    .type_id = TYPE_TUPLE,
    .base = TYPE_OBJECT,
    .kind = KIND_TUPLE,
    .flags = DEFINITION_SUBCLASSABLE,
    .methods = tuple_methods,
    .construct = &construct,
    .create = &construct,
    .documentation = "Built-in immutable sequence.\n\nIf no argument is given, the constructor returns an empty tuple.",
};
