/* The iterators of itertools that choose items out of pools: product, permutations, combinations and
 * combinations_with_replacement.
 *
 * Each keeps its pool (or pools), a struct array of the indices chosen now, and the tuple handed out last, of which the
 * next one is a changed copy. Indices come from the cage, so they are checked where they pick an item. */
#include "itertools.h"

#include "../vm/type.h"

/* record->data */
enum { CHOICE_FIRST, CHOICE_RUNNING, CHOICE_ENDED };
/* CHOICE_REST is the array of permutations that counts how often each place changes still. */
enum { CHOICE_POOL, CHOICE_INDICES, CHOICE_RESULT, CHOICE_REST, CHOICE_ITEMS };

/* An array of `count` small ints: first, first + step, ... as a value. */
static value indices_new(struct vm *vm, uint32_t count, int64_t first, int64_t step) {
    struct array *array = array_new(vm, count ? count : 1);
    if (!array)
        return VALUE_ERROR;
    array->items[0] = VALUE_NONE;
    for (uint32_t i = 0; i < count; i++)
        array->items[i] = value_from_small_int(first + step * i);
    return value_from_pointer(array);
}

static int64_t index_get(const struct vm *vm, value indices, uint32_t place) {
    return value_to_int(*array_item(vm, value_to_ref(indices), place));
}

static void index_set(const struct vm *vm, value indices, uint32_t place, int64_t number) {
    *array_item(vm, value_to_ref(indices), place) = value_from_small_int(number);
}

static value pick(const struct vm *vm, value pool, int64_t index) {
    value *item = index < 0 ? NULL : tuple_item_at(vm, object_of(vm, pool), index);
    return item ? *item : VALUE_NONE;
}

static value choice_new(struct vm *vm, enum type_id type, value pool, value indices, value rest, bool ended) {
    if (pool == VALUE_ERROR || indices == VALUE_ERROR || rest == VALUE_ERROR)
        return VALUE_ERROR;
    value v = record_new(vm, type, CHOICE_ITEMS);
    if (v == VALUE_ERROR)
        return VALUE_ERROR;
    struct record *record = object_of(vm, v);
    record->items[CHOICE_POOL] = pool;
    record->items[CHOICE_INDICES] = indices;
    record->items[CHOICE_REST] = rest;
    record->data = ended ? CHOICE_ENDED : CHOICE_FIRST;
    return v;
}

static value choice_end(struct record *record) {
    record->data = CHOICE_ENDED;
    record->items[CHOICE_RESULT] = VALUE_NONE;
    return VALUE_STOP;
}

/* A copy of the last result, kept as the new one. */
static value choice_copy(struct vm *vm, struct record *record) {
    value last = record->items[CHOICE_RESULT];
    if (!vm_charge(vm, tuple_count(vm, last) / 8))
        return VALUE_ERROR;
    value result = tuple_from_items(vm, tuple_items(vm, last), tuple_count(vm, last));
    if (result != VALUE_ERROR)
        record->items[CHOICE_RESULT] = result;
    return result;
}

/* The first result: `size` items of the one pool, by the indices. */
static value choice_first(struct vm *vm, struct record *record, uint32_t size) {
    value result = tuple_new(vm, size);
    if (result == VALUE_ERROR)
        return VALUE_ERROR;
    for (uint32_t i = 0; i < size; i++)
        tuple_items(vm, result)[i] =
            pick(vm, record->items[CHOICE_POOL], index_get(vm, record->items[CHOICE_INDICES], i));
    record->items[CHOICE_RESULT] = result;
    record->data = CHOICE_RUNNING;
    return result;
}

/* Whether `r` items can be chosen at all: not negative, and a tuple can hold them. */
static bool choice_check_size(struct vm *vm, int64_t size) {
    if (size < 0)
        raise_value_error(vm, "r must be non-negative");
    else if (size > (int64_t)SEQUENCE_COUNT_MAX)
        raise_memory_error(vm);
    else
        return vm_charge(vm, (uint64_t)size / 8);
    return false;
}

/* --- product ------------------------------------------------------------------------------------------------------ */

static value product_create(struct vm *vm, value *arguments, uint32_t count) {
    int64_t repeat = 1;
    if (arguments[count] != VALUE_UNSET && !argument_to_int64(vm, arguments[count], &repeat))
        return VALUE_ERROR;
    if (repeat < 0)
        return raise_value_error(vm, "repeat argument cannot be negative");
    uint32_t pools = repeat ? count - 1 : 0;
    uint64_t total;
    if (__builtin_mul_overflow((uint64_t)pools, (uint64_t)repeat, &total) || total > SEQUENCE_COUNT_MAX)
        return raise_error(vm, TYPE_OVERFLOW_ERROR, "repeat argument too large");
    if (!vm_charge(vm, total / 8))
        return VALUE_ERROR;
    value all = tuple_new(vm, (uint32_t)total), indices = all;
    if (all != VALUE_ERROR)
        indices = indices_new(vm, (uint32_t)total, 0, 0);
    if (indices == VALUE_ERROR)
        return VALUE_ERROR;
    bool ended = false;
    for (uint32_t i = 0; i < pools; i++) {
        value pool = tuple_from_iterable(vm, arguments[i + 1]);
        if (pool == VALUE_ERROR)
            return VALUE_ERROR;
        ended |= tuple_count(vm, pool) == 0;
        for (uint32_t round = 0; round < total / pools; round++)
            tuple_items(vm, all)[round * pools + i] = pool;
    }
    return choice_new(vm, TYPE_ITERTOOLS_PRODUCT, all, indices, VALUE_NONE, ended);
}

static value product_first(struct vm *vm, struct record *record) {
    value pools = record->items[CHOICE_POOL];
    value result = tuple_new(vm, tuple_count(vm, pools));
    if (result == VALUE_ERROR)
        return VALUE_ERROR;
    for (uint32_t i = 0; i < tuple_count(vm, pools); i++)
        tuple_items(vm, result)[i] = pick(vm, tuple_items(vm, pools)[i], 0);
    record->items[CHOICE_RESULT] = result;
    record->data = CHOICE_RUNNING;
    return result;
}

static value product_next(struct vm *vm, value v) {
    struct record *record = object_of(vm, v);
    if (record->data != CHOICE_RUNNING)
        return record->data == CHOICE_FIRST ? product_first(vm, record) : VALUE_STOP;
    value pools = record->items[CHOICE_POOL], indices = record->items[CHOICE_INDICES];
    value result = choice_copy(vm, record);
    if (result == VALUE_ERROR)
        return VALUE_ERROR;
    for (uint32_t place = tuple_count(vm, result); place-- > 0;) {
        value pool = tuple_items(vm, pools)[place];
        int64_t index = index_get(vm, indices, place) + 1;
        bool wraps = index >= tuple_count(vm, pool);
        index_set(vm, indices, place, wraps ? 0 : index);
        tuple_items(vm, result)[place] = pick(vm, pool, wraps ? 0 : index);
        if (!wraps)
            return result;
    }
    return choice_end(record);
}

static const struct native product_new = {"product", product_create, 1, 1, 1, NATIVE_VARIADIC, "repeat", NULL};
static const struct kind_operations product_operations = {.iterate = iterate_itself, .next = product_next};
ITERTOOLS_TYPE(itertools_product_definition, "product", TYPE_ITERTOOLS_PRODUCT, &product_new, &product_operations, NULL,
               DEFINITION_SUBCLASSABLE, "Cartesian product of input iterables.  Equivalent to nested for-loops.");

/* --- permutations ------------------------------------------------------------------------------------------------- */

static value permutations_create(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    value pool = tuple_from_iterable(vm, arguments[1]);
    if (pool == VALUE_ERROR)
        return VALUE_ERROR;
    uint32_t available = tuple_count(vm, pool);
    int64_t size = available;
    if (arguments[2] != VALUE_UNSET && arguments[2] != VALUE_NONE) {
        if (!value_is_integer(vm, value_unwrap(vm, arguments[2])))
            return raise_type_error(vm, "Expected int as r");
        if (!argument_to_int64(vm, arguments[2], &size) || !choice_check_size(vm, size))
            return VALUE_ERROR;
    }
    bool ended = size > available;
    value indices = indices_new(vm, available, 0, 1);
    value rest = indices == VALUE_ERROR ? VALUE_ERROR : indices_new(vm, ended ? 0 : (uint32_t)size, available, -1);
    value v = choice_new(vm, TYPE_ITERTOOLS_PERMUTATIONS, pool, indices, rest, ended);
    if (v != VALUE_ERROR && !ended)
        ((struct record *)object_of(vm, v))->items[CHOICE_RESULT] = value_from_small_int(size);
    return v;
}

/* Moves the index at `place` behind all later ones. */
static bool rotate_indices(struct vm *vm, value indices, uint32_t place, uint32_t count) {
    if (!vm_charge(vm, (count - place) / 8))
        return false;
    int64_t moved = index_get(vm, indices, place);
    for (; place + 1 < count; place++)
        index_set(vm, indices, place, index_get(vm, indices, place + 1));
    index_set(vm, indices, place, moved);
    return true;
}

static value permutations_next(struct vm *vm, value v) {
    struct record *record = object_of(vm, v);
    if (record->data == CHOICE_ENDED)
        return VALUE_STOP;
    if (record->data == CHOICE_FIRST)
        return choice_first(vm, record, (uint32_t)value_to_int(record->items[CHOICE_RESULT]));
    value pool = record->items[CHOICE_POOL], indices = record->items[CHOICE_INDICES], rest = record->items[CHOICE_REST];
    uint32_t available = tuple_count(vm, pool);
    value result = choice_copy(vm, record);
    if (result == VALUE_ERROR)
        return VALUE_ERROR;
    uint32_t size = tuple_count(vm, result);
    for (uint32_t place = size; place-- > 0;) {
        int64_t left = index_get(vm, rest, place) - 1;
        if (left <= 0) {
            if (place >= available || !rotate_indices(vm, indices, place, available))
                return vm_failed(vm) ? VALUE_ERROR : choice_end(record);
            index_set(vm, rest, place, (int64_t)available - place);
            continue;
        }
        index_set(vm, rest, place, left);
        uint32_t partner = available - (uint32_t)left;
        int64_t index = index_get(vm, indices, place);
        index_set(vm, indices, place, index_get(vm, indices, partner));
        index_set(vm, indices, partner, index);
        for (uint32_t i = place; i < size; i++)
            tuple_items(vm, result)[i] = pick(vm, pool, index_get(vm, indices, i));
        return result;
    }
    return choice_end(record);
}

static const struct native permutations_new = {"permutations", permutations_create, 2, 3, 0, 0, "iterable r", NULL};
static const struct kind_operations permutations_operations = {.iterate = iterate_itself, .next = permutations_next};
ITERTOOLS_TYPE(itertools_permutations_definition, "permutations", TYPE_ITERTOOLS_PERMUTATIONS, &permutations_new,
               &permutations_operations, NULL, DEFINITION_SUBCLASSABLE,
               "Return successive r-length permutations of elements in the iterable.");

/* --- combinations ------------------------------------------------------------------------------------------------- */

static value combinations_of(struct vm *vm, value *arguments, enum type_id type) {
    bool replaces = type == TYPE_ITERTOOLS_COMBINATIONS_WITH_REPLACEMENT;
    int64_t size;
    if (!argument_to_int64(vm, arguments[2], &size))
        return VALUE_ERROR;
    value pool = tuple_from_iterable(vm, arguments[1]);
    if (pool == VALUE_ERROR)
        return VALUE_ERROR;
    uint32_t available = tuple_count(vm, pool);
    bool ended = replaces ? size > 0 && !available : size > available;
    if (!choice_check_size(vm, ended && size > 0 ? 0 : size))
        return VALUE_ERROR;
    value indices = indices_new(vm, ended ? 0 : (uint32_t)size, 0, replaces ? 0 : 1);
    value v = choice_new(vm, type, pool, indices, VALUE_NONE, ended);
    if (v != VALUE_ERROR && !ended)
        ((struct record *)object_of(vm, v))->items[CHOICE_RESULT] = value_from_small_int(size);
    return v;
}

static value combinations_create(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return combinations_of(vm, arguments, TYPE_ITERTOOLS_COMBINATIONS);
}

static value replacement_create(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return combinations_of(vm, arguments, TYPE_ITERTOOLS_COMBINATIONS_WITH_REPLACEMENT);
}

/* `step`: by how much the indices after a changed place grow, 1 or 0 with replacement. */
static value combinations_advance(struct vm *vm, value v, uint32_t step) {
    struct record *record = object_of(vm, v);
    if (record->data == CHOICE_ENDED)
        return VALUE_STOP;
    if (record->data == CHOICE_FIRST)
        return choice_first(vm, record, (uint32_t)value_to_int(record->items[CHOICE_RESULT]));
    value pool = record->items[CHOICE_POOL], indices = record->items[CHOICE_INDICES];
    int64_t available = tuple_count(vm, pool), size = tuple_count(vm, record->items[CHOICE_RESULT]);
    int64_t place = size - 1;
    /* the last place whose index is not at its largest */
    while (place >= 0 && index_get(vm, indices, (uint32_t)place) >= (step ? place + available - size : available - 1))
        place--;
    if (place < 0)
        return choice_end(record);
    value result = choice_copy(vm, record);
    if (result == VALUE_ERROR)
        return VALUE_ERROR;
    int64_t index = index_get(vm, indices, (uint32_t)place) + 1;
    for (uint32_t i = (uint32_t)place; i < size; i++, index += step) {
        index_set(vm, indices, i, index);
        tuple_items(vm, result)[i] = pick(vm, pool, index);
    }
    return result;
}

static value combinations_next(struct vm *vm, value v) { return combinations_advance(vm, v, 1); }
static value replacement_next(struct vm *vm, value v) { return combinations_advance(vm, v, 0); }

static const struct native combinations_new = {"combinations", combinations_create, 3, 3, 0, 0, "iterable r", NULL};
static const struct kind_operations combinations_operations = {.iterate = iterate_itself, .next = combinations_next};
ITERTOOLS_TYPE(itertools_combinations_definition, "combinations", TYPE_ITERTOOLS_COMBINATIONS, &combinations_new,
               &combinations_operations, NULL, DEFINITION_SUBCLASSABLE,
               "Return successive r-length combinations of elements in the iterable.");

static const struct native replacement_new = {
    "combinations_with_replacement", replacement_create, 3, 3, 0, 0, "iterable r", NULL};
static const struct kind_operations replacement_operations = {.iterate = iterate_itself, .next = replacement_next};
ITERTOOLS_TYPE(itertools_combinations_with_replacement_definition, "combinations_with_replacement",
               TYPE_ITERTOOLS_COMBINATIONS_WITH_REPLACEMENT, &replacement_new, &replacement_operations, NULL,
               DEFINITION_SUBCLASSABLE,
               "Return successive r-length combinations of elements in the iterable allowing individual elements to "
               "have successive repeats.");
