/* collections.deque: a ring of values in a struct array, and its iterators.
 *
 * The ring's capacity is a power of two; item i stands at (start + i) & (capacity - 1). Guest code may run whenever
 * items are compared or an iterable is read: start, count and ring are read again after that, and `changes` tells
 * whether the deque was changed meanwhile. Places outside the items in use hold None, so that nothing is kept alive by
 * them. */
#include "../builtins/iterator.h"
#include "../builtins/str.h"
#include "../vm/type.h"

#define DEQUE_CAPACITY_LEAST 8
#define DEQUE_CAPACITY_MOST (UINT32_C(1) << 28)

/* A record as it is used for a deque; `changes` is the record's `data`. */
struct deque {
    struct object header;
    uint32_t type_id;
    uint32_t changes;
    value ring;  /* struct array, or None while there never was an item */
    value start; /* small ints */
    value count;
    value maximum; /* maxlen: a small int, or None */
};

_Static_assert(offsetof(struct deque, count) == offsetof(struct record, items) + DEQUE_COUNT * sizeof(value),
               "where others find the length");

static struct deque *deque_of(const struct vm *vm, value v) { return object_of(vm, v); }
static struct deque *self_of(const struct vm *vm, value v) { return native_self(vm, v); }
static uint32_t deque_count(const struct deque *deque) { return (uint32_t)value_to_int(deque->count); }
static uint32_t deque_start(const struct deque *deque) { return (uint32_t)value_to_int(deque->start); }
static void set_start(struct deque *deque, uint32_t start) { deque->start = value_from_small_int(start); }
static void set_count(struct deque *deque, uint32_t count) { deque->count = value_from_small_int(count); }

static uint32_t deque_capacity(const struct vm *vm, const struct deque *deque) {
    return deque->ring == VALUE_NONE ? 0 : ((const struct array *)object_of(vm, deque->ring))->capacity;
}

/* The place of item `index`; there is a ring. */
static value *deque_place(const struct vm *vm, const struct deque *deque, uint32_t index) {
    return array_item(vm, value_to_ref(deque->ring), (deque_start(deque) + index) & (deque_capacity(vm, deque) - 1));
}

static value deque_new(struct vm *vm, value maximum) {
    value v = record_new(vm, TYPE_COLLECTIONS_DEQUE, 4);
    if (v == VALUE_ERROR)
        return VALUE_ERROR;
    struct deque *deque = deque_of(vm, v);
    set_start(deque, 0);
    set_count(deque, 0);
    deque->maximum = maximum;
    return v;
}

/* --- room --------------------------------------------------------------------------------------------------------- */

/* A ring of this capacity with the items from its start on. */
static bool deque_move(struct vm *vm, struct deque *deque, uint32_t capacity) {
    struct array *ring = array_new(vm, capacity);
    if (!ring)
        return false;
    cage_ref fresh = ref_from_pointer(ring);
    uint32_t count = deque_count(deque);
    for (uint32_t i = 0; i < capacity; i++)
        *array_item(vm, fresh, i) = i < count ? *deque_place(vm, deque, i) : VALUE_NONE;
    deque->ring = value_from_ref(fresh);
    set_start(deque, 0);
    return true;
}

static bool deque_grow(struct vm *vm, struct deque *deque) {
    uint32_t capacity = deque_capacity(vm, deque);
    if (capacity >= DEQUE_CAPACITY_MOST) {
        raise_memory_error(vm);
        return false;
    }
    return vm_charge(vm, capacity / 8) && deque_move(vm, deque, capacity ? 2 * capacity : DEQUE_CAPACITY_LEAST);
}

static void deque_empty(struct deque *deque) {
    deque->ring = VALUE_NONE;
    set_start(deque, 0);
    set_count(deque, 0);
    deque->changes++;
}

/* --- ends --------------------------------------------------------------------------------------------------------- */

static value take_last(struct vm *vm, struct deque *deque) {
    uint32_t count = deque_count(deque);
    value *place = deque_place(vm, deque, count - 1), item = *place;
    *place = VALUE_NONE;
    set_count(deque, count - 1);
    deque->changes++;
    return item;
}

static value take_first(struct vm *vm, struct deque *deque) {
    value *place = deque_place(vm, deque, 0), item = *place;
    *place = VALUE_NONE;
    set_start(deque, (deque_start(deque) + 1) & (deque_capacity(vm, deque) - 1));
    set_count(deque, deque_count(deque) - 1);
    deque->changes++;
    return item;
}

/* Whether the deque has all items it may have; then one must go for each that comes. */
static bool deque_is_full(const struct deque *deque) { return deque->maximum == deque->count; }

static bool deque_append(struct vm *vm, struct deque *deque, value item) {
    if (deque_is_full(deque)) {
        if (!deque_count(deque))
            return true;
        take_first(vm, deque);
    }
    uint32_t count = deque_count(deque);
    if (count == deque_capacity(vm, deque) && !deque_grow(vm, deque))
        return false;
    *deque_place(vm, deque, count) = item;
    set_count(deque, count + 1);
    deque->changes++;
    return true;
}

static bool deque_append_left(struct vm *vm, struct deque *deque, value item) {
    if (deque_is_full(deque)) {
        if (!deque_count(deque))
            return true;
        take_last(vm, deque);
    }
    uint32_t count = deque_count(deque);
    if (count == deque_capacity(vm, deque) && !deque_grow(vm, deque))
        return false;
    set_start(deque, (deque_start(deque) - 1) & (deque_capacity(vm, deque) - 1));
    *deque_place(vm, deque, 0) = item;
    set_count(deque, count + 1);
    deque->changes++;
    return true;
}

static value method_append(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return deque_append(vm, self_of(vm, arguments[0]), arguments[1]) ? VALUE_NONE : VALUE_ERROR;
}

static value method_append_left(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return deque_append_left(vm, self_of(vm, arguments[0]), arguments[1]) ? VALUE_NONE : VALUE_ERROR;
}

static value raise_empty(struct vm *vm) { return raise_error(vm, TYPE_INDEX_ERROR, "pop from an empty deque"); }

static value method_pop(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    struct deque *deque = self_of(vm, arguments[0]);
    return deque_count(deque) ? take_last(vm, deque) : raise_empty(vm);
}

static value method_pop_left(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    struct deque *deque = self_of(vm, arguments[0]);
    return deque_count(deque) ? take_first(vm, deque) : raise_empty(vm);
}

/* --- many items -----------------------------------------------------------------------------------------------------
 */

struct extension {
    struct deque *deque;
    bool left;
};

static bool extend_visit(struct vm *vm, void *context, value item) {
    const struct extension *extension = context;
    return extension->left ? deque_append_left(vm, extension->deque, item) : deque_append(vm, extension->deque, item);
}

static value list_of_deque(struct vm *vm, const struct deque *deque);

static bool deque_extend(struct vm *vm, value v, value iterable, bool left) {
    struct extension extension = {deque_of(vm, v), left};
    if (value_unwrap(vm, iterable) == v) {
        iterable = list_of_deque(vm, extension.deque);
        if (iterable == VALUE_ERROR)
            return false;
    }
    return iterable_visit(vm, iterable, extend_visit, &extension);
}

static value method_extend(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return deque_extend(vm, value_unwrap(vm, arguments[0]), arguments[1], false) ? VALUE_NONE : VALUE_ERROR;
}

static value method_extend_left(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return deque_extend(vm, value_unwrap(vm, arguments[0]), arguments[1], true) ? VALUE_NONE : VALUE_ERROR;
}

static value method_clear(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    struct deque *deque = self_of(vm, arguments[0]);
    if (deque_count(deque))
        deque_empty(deque);
    return VALUE_NONE;
}

static value list_of_deque(struct vm *vm, const struct deque *deque) {
    uint32_t count = deque_count(deque);
    value list = vm_charge(vm, count / 8) ? list_new(vm, count) : VALUE_ERROR;
    for (uint32_t i = 0; list != VALUE_ERROR && i < count; i++)
        if (!list_append(vm, object_of(vm, list), *deque_place(vm, deque, i)))
            return VALUE_ERROR;
    return list;
}

/* The same items in a plain deque with the same limit. */
static value deque_copy(struct vm *vm, const struct deque *from) {
    uint32_t count = deque_count(from);
    value v = vm_charge(vm, count / 8) ? deque_new(vm, from->maximum) : VALUE_ERROR;
    for (uint32_t i = 0; v != VALUE_ERROR && i < count; i++)
        if (!deque_append(vm, deque_of(vm, v), *deque_place(vm, from, i)))
            return VALUE_ERROR;
    return v;
}

static value method_copy(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    const struct deque *deque = self_of(vm, arguments[0]);
    struct type *type = value_guest_type(vm, arguments[0]);
    if (!type)
        return deque_copy(vm, deque);
    value class = value_from_pointer(type), copy;
    if (deque->maximum == VALUE_NONE)
        copy = vm_call_1(vm, class, arguments[0]);
    else
        copy = vm_call_2(vm, class, arguments[0], deque->maximum);
    if (copy == VALUE_ERROR || value_is_record(vm, value_unwrap(vm, copy), TYPE_COLLECTIONS_DEQUE))
        return copy;
    return raise_type_error(vm, "%s() must return a deque, not %s", type_name(vm, type), value_type_name(vm, copy));
}

static bool deque_repeat(struct vm *vm, struct deque *deque, int64_t times) {
    uint32_t count = deque_count(deque);
    if (times <= 0 || !count) {
        deque_empty(deque);
        return true;
    }
    int64_t most = deque->maximum == VALUE_NONE ? INT64_MAX : value_to_int(deque->maximum);
    if (times > most / count) /* more would only push out the same items again */
        times = most / count + 1;
    if ((uint64_t)times > DEQUE_CAPACITY_MOST / count + 1) {
        raise_memory_error(vm);
        return false;
    }
    value items = times > 1 ? list_of_deque(vm, deque) : VALUE_NONE;
    for (int64_t round = 1; items != VALUE_ERROR && round < times; round++) {
        if (!vm_charge(vm, 1 + count / 8))
            return false;
        for (uint32_t i = 0; i < count; i++)
            if (!deque_append(vm, deque, list_items(vm, object_of(vm, items))[i]))
                return false;
    }
    return items != VALUE_ERROR;
}

/* --- places in between
 * ------------------------------------------------------------------------------------------------ */

/* Moves all items `steps` places to the right, those at the end to the front. */
static bool deque_rotate(struct vm *vm, struct deque *deque, int64_t steps) {
    uint32_t count = deque_count(deque);
    if (count < 2)
        return true;
    steps %= count;
    if (steps < 0)
        steps += count;
    bool left = steps > count / 2;
    uint32_t moves = left ? count - (uint32_t)steps : (uint32_t)steps;
    if (!vm_charge(vm, moves / 8))
        return false;
    value maximum = deque->maximum; /* taken before put, so that none is dropped */
    deque->maximum = VALUE_NONE;
    bool done = true;
    for (; done && moves; moves--) {
        value item = left ? take_first(vm, deque) : take_last(vm, deque);
        done = left ? deque_append(vm, deque, item) : deque_append_left(vm, deque, item);
    }
    deque->maximum = maximum;
    return done;
}

static value method_rotate(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    int64_t steps = 1;
    if (arguments[1] != VALUE_UNSET && !argument_to_int64(vm, arguments[1], &steps))
        return VALUE_ERROR;
    return deque_rotate(vm, self_of(vm, arguments[0]), steps) ? VALUE_NONE : VALUE_ERROR;
}

static value method_reverse(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    struct deque *deque = self_of(vm, arguments[0]);
    uint32_t size = deque_count(deque);
    if (!vm_charge(vm, size / 8))
        return VALUE_ERROR;
    for (uint32_t i = 0; i < size / 2; i++) {
        value *low = deque_place(vm, deque, i), *high = deque_place(vm, deque, size - 1 - i), item = *low;
        *low = *high;
        *high = item;
    }
    return VALUE_NONE;
}

/* An index as subscript; false with IndexError or TypeError. */
static bool deque_index(struct vm *vm, const struct deque *deque, value key, uint32_t *index) {
    if (!value_has_index(vm, key)) {
        raise_type_error(vm, "sequence index must be integer, not '%s'", value_type_name(vm, key));
        return false;
    }
    int64_t number;
    value plain = object_index(vm, key);
    if (plain == VALUE_ERROR)
        return false;
    if (!int_to_int64(vm, plain, &number)) {
        raise_error(vm, TYPE_INDEX_ERROR, "cannot fit '%s' into an index-sized integer", value_type_name(vm, key));
        return false;
    }
    int64_t count = deque_count(deque);
    number += number < 0 ? count : 0;
    if (number < 0 || number >= count) {
        raise_error(vm, TYPE_INDEX_ERROR, "deque index out of range");
        return false;
    }
    *index = (uint32_t)number;
    return true;
}

static value deque_get_item(struct vm *vm, value v, value key) {
    const struct deque *deque = deque_of(vm, v);
    uint32_t index;
    return deque_index(vm, deque, key, &index) ? *deque_place(vm, deque, index) : VALUE_ERROR;
}

/* Closes the gap at `index` by moving the items of the nearer end. */
static bool deque_delete(struct vm *vm, struct deque *deque, uint32_t index) {
    uint32_t count = deque_count(deque);
    bool from_left = index < count / 2;
    if (!vm_charge(vm, (from_left ? index : count - index) / 8))
        return false;
    if (from_left) {
        for (uint32_t i = index; i > 0; i--)
            *deque_place(vm, deque, i) = *deque_place(vm, deque, i - 1);
        take_first(vm, deque);
    } else {
        for (uint32_t i = index; i + 1 < count; i++)
            *deque_place(vm, deque, i) = *deque_place(vm, deque, i + 1);
        take_last(vm, deque);
    }
    return true;
}

static bool deque_set_item(struct vm *vm, value v, value key, value item) {
    struct deque *deque = deque_of(vm, v);
    uint32_t index;
    if (!deque_index(vm, deque, key, &index))
        return false;
    if (item == VALUE_UNSET)
        return deque_delete(vm, deque, index);
    *deque_place(vm, deque, index) = item;
    return true;
}

static value method_insert(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    int64_t index;
    if (!argument_to_int64(vm, arguments[1], &index))
        return VALUE_ERROR;
    struct deque *deque = self_of(vm, arguments[0]);
    if (deque_is_full(deque))
        return raise_error(vm, TYPE_INDEX_ERROR, "deque already at its maximum size");
    int64_t size = deque_count(deque);
    index += index < 0 ? size : 0;
    index = index < 0 ? 0 : index > size ? size : index;
    if (!vm_charge(vm, (uint64_t)(size - index) / 8) || !deque_append(vm, deque, arguments[2]))
        return VALUE_ERROR;
    for (int64_t i = size; i > index; i--)
        *deque_place(vm, deque, (uint32_t)i) = *deque_place(vm, deque, (uint32_t)(i - 1));
    *deque_place(vm, deque, (uint32_t)index) = arguments[2];
    return VALUE_NONE;
}

/* --- searching ---------------------------------------------------------------------------------------------------- */

enum { SEARCH_NONE = -1, SEARCH_FAILED = -2, SEARCH_CHANGED = -3 };

/* Where `item` is in [start, stop): an index, or one of the above; SEARCH_CHANGED has no exception set. */
static int64_t deque_search(struct vm *vm, const struct deque *deque, value item, int64_t start, int64_t stop) {
    uint32_t changes = deque->changes;
    for (int64_t i = start; i < stop && i < deque_count(deque); i++) {
        int equal = vm_charge(vm, 1) ? value_equal(vm, *deque_place(vm, deque, (uint32_t)i), item) : -1;
        if (equal < 0)
            return SEARCH_FAILED;
        if (deque->changes != changes)
            return SEARCH_CHANGED;
        if (equal)
            return i;
    }
    return SEARCH_NONE;
}

static value raise_changed(struct vm *vm) {
    return raise_error(vm, TYPE_RUNTIME_ERROR, "deque mutated during iteration");
}

static value raise_absent(struct vm *vm, value item) {
    return raise_repr(vm, TYPE_VALUE_ERROR, item, " is not in deque");
}

static int deque_contains(struct vm *vm, value v, value item) {
    int64_t found = deque_search(vm, deque_of(vm, v), item, 0, INT64_MAX);
    if (found == SEARCH_CHANGED)
        raise_changed(vm);
    return found <= SEARCH_FAILED ? -1 : found >= 0;
}

static value method_index(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    struct deque *deque = self_of(vm, arguments[0]);
    int64_t start, stop;
    if (!sequence_index_bounds(vm, arguments[2], arguments[3], deque_count(deque), &start, &stop))
        return VALUE_ERROR;
    int64_t found = deque_search(vm, deque, arguments[1], start, stop);
    if (found == SEARCH_CHANGED)
        return raise_changed(vm);
    if (found == SEARCH_NONE)
        return raise_absent(vm, arguments[1]);
    return found < 0 ? VALUE_ERROR : value_from_small_int(found);
}

static value method_remove(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    struct deque *deque = self_of(vm, arguments[0]);
    int64_t found = deque_search(vm, deque, arguments[1], 0, INT64_MAX);
    if (found == SEARCH_CHANGED)
        return raise_error(vm, TYPE_INDEX_ERROR, "deque mutated during iteration");
    if (found == SEARCH_NONE)
        return raise_absent(vm, arguments[1]);
    return found >= 0 && deque_delete(vm, deque, (uint32_t)found) ? VALUE_NONE : VALUE_ERROR;
}

static value method_count(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    const struct deque *deque = self_of(vm, arguments[0]);
    int64_t found, total = 0;
    for (int64_t from = 0; (found = deque_search(vm, deque, arguments[1], from, INT64_MAX)) >= 0; from = found + 1)
        total++;
    if (found == SEARCH_CHANGED)
        return raise_changed(vm);
    return found == SEARCH_FAILED ? VALUE_ERROR : value_from_small_int(total);
}

/* --- operators ---------------------------------------------------------------------------------------------------- */

static int64_t deque_length(struct vm *vm, value v) { return deque_count(deque_of(vm, v)); }

/* + and * are methods, not operations: their results are of the class of the deque. */
static value method_add(struct vm *vm, value *arguments, uint32_t count) {
    if (!value_is_record(vm, value_unwrap(vm, arguments[1]), TYPE_COLLECTIONS_DEQUE))
        return raise_type_error(vm, "can only concatenate deque (not \"%s\") to deque",
                                value_type_name(vm, arguments[1]));
    value other = arguments[1], sum = method_copy(vm, arguments, count);
    return sum != VALUE_ERROR && deque_extend(vm, value_unwrap(vm, sum), other, false) ? sum : VALUE_ERROR;
}

/* The number of times in deque * other; false = exception set. */
static bool repeat_times(struct vm *vm, value other, int64_t *times) {
    int known = sequence_repeat_count(vm, other, times);
    if (known == 0)
        raise_type_error(vm, "can't multiply sequence by non-int of type '%s'", value_type_name(vm, other));
    return known > 0;
}

static value method_multiply(struct vm *vm, value *arguments, uint32_t count) {
    int64_t times;
    if (!repeat_times(vm, arguments[1], &times))
        return VALUE_ERROR;
    value result = method_copy(vm, arguments, count);
    return result != VALUE_ERROR && deque_repeat(vm, self_of(vm, result), times) ? result : VALUE_ERROR;
}

static value deque_binary(struct vm *vm, enum binary_operator operator, value left, value right) {
    bool deque_first = value_is_record(vm, left, TYPE_COLLECTIONS_DEQUE);
    value arguments[2] = {deque_first ? left : right, deque_first ? right : left};
    if (operator== OPERATOR_MULTIPLY)
        return method_multiply(vm, arguments, 2);
    return deque_first ? method_add(vm, arguments, 2) : VALUE_NOT_IMPLEMENTED;
}

static value deque_in_place(struct vm *vm, enum binary_operator operator, value left, value right) {
    int64_t times;
    if (operator== OPERATOR_MULTIPLY)
        return repeat_times(vm, right, &times) && deque_repeat(vm, deque_of(vm, left), times) ? left : VALUE_ERROR;
    return deque_extend(vm, left, right, false) ? left : VALUE_ERROR;
}

static value deque_compare(struct vm *vm, enum comparison comparison, value left_value, value right_value) {
    if (!value_is_record(vm, right_value, TYPE_COLLECTIONS_DEQUE))
        return VALUE_NOT_IMPLEMENTED;
    const struct deque *left = deque_of(vm, left_value), *right = deque_of(vm, right_value);
    bool by_equality = comparison == COMPARE_EQUAL || comparison == COMPARE_NOT_EQUAL;
    if (by_equality && left->count != right->count)
        return value_from_bool(comparison == COMPARE_NOT_EQUAL);
    uint32_t left_changes = left->changes, right_changes = right->changes;
    if (!vm_enter_native(vm))
        return VALUE_ERROR;
    value result = VALUE_UNSET;
    for (uint32_t i = 0; i < deque_count(left) && i < deque_count(right); i++) {
        value a = *deque_place(vm, left, i), b = *deque_place(vm, right, i);
        int equal = vm_charge(vm, 1) ? value_equal(vm, a, b) : -1;
        if (equal == 1 && left->changes == left_changes && right->changes == right_changes)
            continue;
        vm_leave_native(vm);
        if (equal < 0)
            return VALUE_ERROR;
        if (equal == 1)
            return raise_changed(vm);
        return by_equality ? value_from_bool(comparison == COMPARE_NOT_EQUAL) : object_compare(vm, comparison, a, b);
    }
    vm_leave_native(vm);
    result = left->count;
    return object_compare(vm, comparison, result, right->count);
}

static value deque_repr(struct vm *vm, value v) {
    const struct deque *deque = deque_of(vm, v);
    int busy = repr_enter(vm, v);
    if (busy)
        return busy < 0 ? VALUE_ERROR : str_from_c(vm, "[...]");
    value items = list_of_deque(vm, deque);
    value text = items == VALUE_ERROR ? VALUE_ERROR : object_repr(vm, items);
    repr_leave(vm, v);
    if (text == VALUE_ERROR)
        return VALUE_ERROR;
    struct str_builder result = {0};
    str_builder_add_c(vm, &result, "deque(");
    str_builder_add_str(vm, &result, text);
    if (deque->maximum != VALUE_NONE)
        str_builder_add_format(vm, &result, ", maxlen=%lld", (long long)value_to_int(deque->maximum));
    str_builder_add_c(vm, &result, ")");
    return str_builder_finish(vm, &result);
}

/* --- iterators ---------------------------------------------------------------------------------------------------- */

/* record->data: `changes` of the deque when the iterator was made. */
enum { ITERATOR_DEQUE, ITERATOR_LEFT, ITERATOR_ITEMS };

static value iterator_new(struct vm *vm, value v, enum type_id type) {
    value result = record_new(vm, type, ITERATOR_ITEMS);
    if (result == VALUE_ERROR)
        return VALUE_ERROR;
    struct record *record = object_of(vm, result);
    record->items[ITERATOR_DEQUE] = v;
    record->items[ITERATOR_LEFT] = deque_of(vm, v)->count;
    record->data = deque_of(vm, v)->changes;
    return result;
}

static value deque_iterate(struct vm *vm, value v) { return iterator_new(vm, v, TYPE_COLLECTIONS_DEQUE_ITERATOR); }
static value deque_reversed(struct vm *vm, value v) {
    return iterator_new(vm, v, TYPE_COLLECTIONS_DEQUE_REVERSE_ITERATOR);
}

static value iterator_step(struct vm *vm, value v, bool backward) {
    struct record *record = object_of(vm, v);
    const struct deque *deque = deque_of(vm, record->items[ITERATOR_DEQUE]);
    uint32_t left = (uint32_t)value_to_int(record->items[ITERATOR_LEFT]);
    if (deque->changes != record->data) {
        record->items[ITERATOR_LEFT] = value_from_small_int(0);
        return raise_changed(vm);
    }
    if (!left || left > deque_count(deque))
        return VALUE_STOP;
    record->items[ITERATOR_LEFT] = value_from_small_int(left - 1);
    return *deque_place(vm, deque, backward ? left - 1 : deque_count(deque) - left);
}

static value iterator_next(struct vm *vm, value v) { return iterator_step(vm, v, false); }
static value iterator_previous(struct vm *vm, value v) { return iterator_step(vm, v, true); }

static value iterator_length_hint(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return ((const struct record *)native_self(vm, arguments[0]))->items[ITERATOR_LEFT];
}

static const struct native iterator_methods[] = {
    {"__length_hint__", iterator_length_hint, 1, 1, 0, 0, NULL,
     "Private method returning an estimate of len(list(it))."},
    NATIVE_END,
};
static const struct kind_operations iterator_operations = {.iterate = iterate_itself, .next = iterator_next};
static const struct kind_operations reverse_iterator_operations = {.iterate = iterate_itself,
                                                                   .next = iterator_previous};

const struct type_definition deque_iterator_definition = {
    .name = "_collections._deque_iterator",
    .type_id = TYPE_COLLECTIONS_DEQUE_ITERATOR,
    .kind = KIND_RECORD,
    .flags = DEFINITION_LIBRARY,
    .methods = iterator_methods,
    .operations = &iterator_operations,
};
const struct type_definition deque_reverse_iterator_definition = {
    .name = "_collections._deque_reverse_iterator",
    .type_id = TYPE_COLLECTIONS_DEQUE_REVERSE_ITERATOR,
    .kind = KIND_RECORD,
    .flags = DEFINITION_LIBRARY,
    .methods = iterator_methods,
    .operations = &reverse_iterator_operations,
};

/* --- the type -------------------------------------------------------------------------------------------------------
 */

static value deque_create(struct vm *vm, value *arguments, uint32_t count) {
    (void)arguments, (void)count;
    return deque_new(vm, VALUE_NONE);
}

/* __init__(iterable=(), maxlen=None) of the plain deque `v`. */
static value deque_fill(struct vm *vm, value v, value iterable, value maximum) {
    struct deque *deque = deque_of(vm, v);
    if (maximum == VALUE_UNSET)
        maximum = VALUE_NONE;
    if (maximum != VALUE_NONE) {
        int64_t most;
        if (!value_is_integer(vm, value_unwrap(vm, maximum)))
            return raise_type_error(vm, "an integer is required");
        if (!argument_to_int64(vm, maximum, &most))
            return VALUE_ERROR;
        if (most < 0)
            return raise_value_error(vm, "maxlen must be non-negative");
        maximum = value_from_small_int(most > SMALL_INT_MAX ? SMALL_INT_MAX : most);
    }
    if (deque_count(deque))
        deque_empty(deque);
    deque->maximum = maximum;
    if (iterable != VALUE_UNSET && !deque_extend(vm, v, iterable, false))
        return VALUE_ERROR;
    return v;
}

static value deque_initialise(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    value filled = deque_fill(vm, value_unwrap(vm, arguments[0]), arguments[1], arguments[2]);
    return filled == VALUE_ERROR ? VALUE_ERROR : VALUE_NONE;
}

static value deque_construct(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    value v = deque_new(vm, VALUE_NONE);
    return v == VALUE_ERROR ? VALUE_ERROR : deque_fill(vm, v, arguments[1], arguments[2]);
}

static value get_maximum(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return self_of(vm, arguments[0])->maximum;
}

static const struct native deque_methods[] = {
    {"__add__", method_add, 2, 2, 0, 0, NULL, "Return self+value."},
    {"__mul__", method_multiply, 2, 2, 0, 0, NULL, "Return self*value."},
    {"__rmul__", method_multiply, 2, 2, 0, 0, NULL, "Return value*self."},
    {"append", method_append, 2, 2, 0, 0, NULL, "Add an element to the right side of the deque."},
    {"appendleft", method_append_left, 2, 2, 0, 0, NULL, "Add an element to the left side of the deque."},
    {"clear", method_clear, 1, 1, 0, 0, NULL, "Remove all elements from the deque."},
    {"copy", method_copy, 1, 1, 0, 0, NULL, "Return a shallow copy of a deque."},
    {"__copy__", method_copy, 1, 1, 0, 0, NULL, "Return a shallow copy of a deque."},
    {"count", method_count, 2, 2, 0, 0, NULL, "Return number of occurrences of value."},
    {"extend", method_extend, 2, 2, 0, 0, NULL, "Extend the right side of the deque with elements from the iterable."},
    {"extendleft", method_extend_left, 2, 2, 0, 0, NULL,
     "Extend the left side of the deque with elements from the iterable."},
    {"index", method_index, 2, 4, 0, 0, NULL, "Return first index of value."},
    {"insert", method_insert, 3, 3, 0, 0, NULL, "Insert value before index."},
    {"pop", method_pop, 1, 1, 0, 0, NULL, "Remove and return the rightmost element."},
    {"popleft", method_pop_left, 1, 1, 0, 0, NULL, "Remove and return the leftmost element."},
    {"remove", method_remove, 2, 2, 0, 0, NULL, "Remove first occurrence of value."},
    {"reverse", method_reverse, 1, 1, 0, 0, NULL, "Reverse *IN PLACE*."},
    {"rotate", method_rotate, 1, 2, 0, 0, NULL,
     "Rotate the deque n steps to the right.  If n is negative, rotates left."},
    NATIVE_END,
};

static const struct native_attribute deque_attributes[] = {
    {"maxlen", get_maximum, NULL, "maximum size of a deque or None if unbounded"}, NATIVE_ATTRIBUTE_END};

static const struct kind_operations deque_operations = {
    .binary = deque_binary,
    .operators = 1u << OPERATOR_ADD | 1u << OPERATOR_MULTIPLY,
    .in_place = deque_in_place,
    .in_place_operators = 1u << OPERATOR_ADD | 1u << OPERATOR_MULTIPLY,
    .compare = deque_compare,
    .compare_orders = true,
    .unhashable = true,
    .repr = deque_repr,
    .length = deque_length,
    .get_item = deque_get_item,
    .set_item = deque_set_item,
    .supports_delete_item = true,
    .contains = deque_contains,
    .iterate = deque_iterate,
    .reversed = deque_reversed,
};

static const struct native deque_construct_native = {"deque", deque_construct, 1, 3, 0, 0, "iterable maxlen", NULL};
static const struct native deque_create_native = {"deque", deque_create, 1, 1, 0, 0, NULL, NULL};
static const struct native deque_initialise_native = {"deque", deque_initialise, 1, 3, 0, 0, "iterable maxlen", NULL};

const struct type_definition deque_definition = {
    .name = "collections.deque",
    .type_id = TYPE_COLLECTIONS_DEQUE,
    .kind = KIND_RECORD,
    .flags = DEFINITION_LIBRARY | DEFINITION_SUBCLASSABLE | DEFINITION_GENERIC,
    .methods = deque_methods,
    .attributes = deque_attributes,
    .construct = &deque_construct_native,
    .create = &deque_create_native,
    .initialise = &deque_initialise_native,
    .operations = &deque_operations,
    .documentation = "A list-like sequence optimized for data accesses near its endpoints.",
};
