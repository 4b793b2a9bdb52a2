/* What lists and tuples have in common; see sequence.h. */
#include "sequence.h"
#include "iterator.h"

#include "../vm/type.h"

value sequence_of(struct vm *vm, value iterable) {
    if (value_has_kind(vm, iterable, KIND_LIST) || value_has_kind(vm, iterable, KIND_TUPLE))
        return iterable;
    return list_from_iterable(vm, iterable);
}

value sequence_of_or(struct vm *vm, value iterable, const char *error) {
    if (value_has_kind(vm, iterable, KIND_LIST) || value_has_kind(vm, iterable, KIND_TUPLE))
        return iterable;
    value iterator = object_iterate(vm, iterable);
    if (iterator == VALUE_ERROR) {
        if (exception_matches(vm, TYPE_TYPE_ERROR)) {
            exception_clear(vm);
            raise_type_error(vm, "%s", error);
        }
        return VALUE_ERROR;
    }
    return list_from_iterable(vm, iterator);
}

bool value_has_index(struct vm *vm, value v) {
    if (value_is_integer(vm, value_unwrap(vm, v)))
        return true;
    return value_guest_type(vm, v) && type_lookup_special(vm, v, SPECIAL_INDEX) != VALUE_UNSET;
}

bool sequence_index_from(struct vm *vm, value key, const char *type, int64_t *index) {
    if (value_is_int(key)) {
        *index = value_to_int(key);
        return true;
    }
    if (!value_has_index(vm, key)) {
        if (!vm_failed(vm))
            raise_type_error(vm, "%s indices must be integers or slices, not %s", type, value_type_name(vm, key));
        return false;
    }
    value number = object_index(vm, key);
    if (number == VALUE_ERROR)
        return false;
    if (int_to_int64(vm, number, index))
        return true;
    raise_error(vm, TYPE_INDEX_ERROR, "cannot fit '%s' into an index-sized integer", value_type_name(vm, key));
    return false;
}

bool argument_to_int64(struct vm *vm, value argument, int64_t *number) {
    if (value_is_int(argument)) {
        *number = value_to_int(argument);
        return true;
    }
    value index = object_index(vm, argument);
    if (index == VALUE_ERROR)
        return false;
    if (int_to_int64(vm, index, number))
        return true;
    raise_error(vm, TYPE_OVERFLOW_ERROR, "Python int too large to convert to C ssize_t");
    return false;
}

static bool index_bound(struct vm *vm, value v, int64_t length, int64_t *bound) {
    if (!value_has_index(vm, v)) {
        if (!vm_failed(vm))
            raise_type_error(vm, "slice indices must be integers or have an __index__ method");
        return false;
    }
    if (!object_to_int64(vm, v, true, bound))
        return false;
    if (*bound < 0)
        *bound = *bound + length < 0 ? 0 : *bound + length;
    return true;
}

bool sequence_index_bounds(struct vm *vm, value start_value, value stop_value, int64_t length, int64_t *start,
                           int64_t *stop) {
    *start = 0;
    *stop = INT64_MAX;
    if (start_value != VALUE_UNSET && !index_bound(vm, start_value, length, start))
        return false;
    return stop_value == VALUE_UNSET || index_bound(vm, stop_value, length, stop);
}

/* --- searching and comparing ---------------------------------------------------------------------------------------
 */

#define SEARCH_CHUNK 64

int64_t sequence_search(struct vm *vm, value sequence, value item, int64_t start, int64_t stop) {
    for (int64_t i = start;;) {
        value *items;
        uint32_t count;
        sequence_view(vm, sequence, &items, &count);
        int64_t end = stop < count ? stop : count;
        if (i >= end)
            return -1;
        end = end - i > SEARCH_CHUNK ? i + SEARCH_CHUNK : end;
        int64_t begin = i;
        int equal = 0;
        for (; i < end && equal == 0; i++)
            equal = value_equal_plainly(vm, items[i], item);
        if (!vm_charge(vm, 1 + (uint64_t)(i - begin) / 8))
            return -2;
        if (equal == 2)
            equal = object_equal(vm, items[i - 1], item);
        if (equal)
            return equal < 0 ? -2 : i - 1;
    }
}

int64_t sequence_count(struct vm *vm, value sequence, value item) {
    int64_t total = 0;
    for (int64_t i = 0;;) {
        value *items;
        uint32_t count;
        sequence_view(vm, sequence, &items, &count);
        int64_t end = count - i > SEARCH_CHUNK ? i + SEARCH_CHUNK : count, begin = i;
        if (i >= end)
            return total;
        int equal = 0;
        for (; i < end && equal != 2; i++) {
            equal = value_equal_plainly(vm, items[i], item);
            total += equal == 1;
        }
        if (!vm_charge(vm, 1 + (uint64_t)(i - begin) / 8))
            return -1;
        if (equal == 2) {
            equal = object_equal(vm, items[i - 1], item);
            if (equal < 0)
                return -1;
            total += equal;
        }
    }
}

static bool order_of_counts(enum comparison comparison, uint32_t left, uint32_t right) {
    switch (comparison) {
    case COMPARE_LESS:
        return left < right;
    case COMPARE_LESS_EQUAL:
        return left <= right;
    case COMPARE_EQUAL:
        return left == right;
    case COMPARE_NOT_EQUAL:
        return left != right;
    case COMPARE_GREATER:
        return left > right;
    default:
        return left >= right;
    }
}

static value compare_items(struct vm *vm, enum comparison comparison, value left, value right) {
    value *left_items, *right_items;
    uint32_t left_count, right_count;
    sequence_view(vm, left, &left_items, &left_count);
    sequence_view(vm, right, &right_items, &right_count);
    bool equality = comparison == COMPARE_EQUAL || comparison == COMPARE_NOT_EQUAL;
    if (equality && left_count != right_count)
        return value_from_bool(comparison == COMPARE_NOT_EQUAL);
    for (uint32_t i = 0; i < left_count && i < right_count; i++) {
        value a = left_items[i], b = right_items[i];
        if ((i & 7) == 7 && !vm_charge(vm, 1))
            return VALUE_ERROR;
        int equal = value_equal_plainly(vm, a, b);
        if (equal == 2) {
            equal = object_equal(vm, a, b);
            if (equal < 0)
                return VALUE_ERROR;
            sequence_view(vm, left, &left_items, &left_count);
            sequence_view(vm, right, &right_items, &right_count);
            if (i >= left_count || i >= right_count)
                break; /* comparing has emptied one */
        }
        if (!equal)
            return equality ? value_from_bool(comparison == COMPARE_NOT_EQUAL) : object_compare(vm, comparison, a, b);
    }
    return value_from_bool(order_of_counts(comparison, left_count, right_count));
}

value sequence_compare(struct vm *vm, enum comparison comparison, value left, value right) {
    if (!vm_charge(vm, 1) || !vm_enter_native(vm))
        return VALUE_ERROR;
    value result = compare_items(vm, comparison, left, right);
    vm_leave_native(vm);
    return result;
}

/* --- repr -----------------------------------------------------------------------------------------------------------
 */

/* Asking one item for its repr, and adding it. */
#define STEPS_FOR_A_REPR 3

static bool add_items(struct vm *vm, struct str_builder *builder, value sequence) {
    for (uint32_t i = 0;; i++) {
        value *items;
        uint32_t count;
        sequence_view(vm, sequence, &items, &count);
        if (i >= count)
            return true;
        if (!vm_charge(vm, STEPS_FOR_A_REPR))
            return false;
        if (i)
            str_builder_add(vm, builder, ", ", 2);
        if (!str_builder_add_repr(vm, builder, items[i]))
            return false;
        if (count == 1 && i == 0 && value_has_kind(vm, sequence, KIND_TUPLE))
            str_builder_add(vm, builder, ",", 1);
    }
}

value sequence_repr(struct vm *vm, value sequence, const char *open, const char *close, const char *busy) {
    int entered = repr_enter(vm, sequence);
    if (entered)
        return entered < 0 ? VALUE_ERROR : str_from_c(vm, busy);
    value result = VALUE_ERROR;
    if (vm_enter_native(vm)) {
        struct str_builder builder = {0};
        str_builder_add_c(vm, &builder, open);
        if (add_items(vm, &builder, sequence)) {
            str_builder_add_c(vm, &builder, close);
            result = str_builder_finish(vm, &builder);
        }
        vm_leave_native(vm);
    }
    repr_leave(vm, sequence);
    return result;
}

/* --- operators ------------------------------------------------------------------------------------------------------
 */

int sequence_repeat_count(struct vm *vm, value other, int64_t *count) {
    if (value_is_int(other)) {
        *count = value_to_int(other) < 0 ? 0 : value_to_int(other);
        return 1;
    }
    if (!value_has_index(vm, other))
        return vm_failed(vm) ? -1 : 0;
    value index = object_index(vm, other);
    if (index == VALUE_ERROR)
        return -1;
    if (!int_to_int64(vm, index, count)) {
        raise_error(vm, TYPE_OVERFLOW_ERROR, "cannot fit '%s' into an index-sized integer", value_type_name(vm, other));
        return -1;
    }
    *count = *count < 0 ? 0 : *count;
    return 1;
}

/* --- iterating any iterable
 * ------------------------------------------------------------------------------------------- */

bool iterable_visit(struct vm *vm, value iterable, item_visitor visit, void *context) {
    value iterator = object_iterate(vm, iterable);
    return iterator != VALUE_ERROR && iterator_visit(vm, iterator, visit, context);
}

bool iterator_visit(struct vm *vm, value iterator, item_visitor visit, void *context) {
    int mapped = value_is_record(vm, iterator, TYPE_MAP) ? map_visit(vm, iterator, visit, context) : -1;
    if (mapped >= 0)
        return mapped;
    for (;;) {
        value item = object_next_inline(vm, iterator);
        if (item == VALUE_STOP)
            return true;
        if (item == VALUE_ERROR || !vm_charge(vm, 1) || !visit(vm, context, item))
            return false;
    }
}
