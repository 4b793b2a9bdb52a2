/* Ranges of integers of any size. Where start, stop and step are small, iteration is by a range_iterator, which
 * allocates nothing per item; otherwise by a sequence_iterator that computes each number. */
#include "sequence.h"

#include "../vm/heap_internal.h"

#define SMALL_ZERO value_from_small_int(0)
#define SMALL_ONE value_from_small_int(1)

/* The number of items of start, start + step, ... before stop. */
static value range_count(struct vm *vm, value start, value stop, value step) {
    if (value_are_ints(start, stop) && value_is_int(step)) {
        int64_t first = value_to_int(start), last = value_to_int(stop), by = value_to_int(step);
        int64_t distance = by > 0 ? last - first : first - last;
        return int_from_int64(vm, distance <= 0 ? 0 : (distance - 1) / (by > 0 ? by : -by) + 1);
    }
    bool forward = int_sign(vm, step) > 0;
    value distance =
        forward ? int_binary(vm, OPERATOR_SUBTRACT, stop, start) : int_binary(vm, OPERATOR_SUBTRACT, start, stop);
    if (distance == VALUE_ERROR || int_sign(vm, distance) <= 0)
        return distance == VALUE_ERROR ? VALUE_ERROR : SMALL_ZERO;
    value size = forward ? step : int_binary(vm, OPERATOR_SUBTRACT, SMALL_ZERO, step);
    value steps = size == VALUE_ERROR ? VALUE_ERROR : int_binary(vm, OPERATOR_SUBTRACT, distance, SMALL_ONE);
    steps = steps == VALUE_ERROR ? VALUE_ERROR : int_binary(vm, OPERATOR_FLOOR_DIVIDE, steps, size);
    return steps == VALUE_ERROR ? VALUE_ERROR : int_binary(vm, OPERATOR_ADD, steps, SMALL_ONE);
}

static value plain_int(value v) { return value_is_bool(v) ? value_from_small_int(v == VALUE_TRUE) : v; }

value range_new(struct vm *vm, value start, value stop, value step) {
    start = plain_int(start);
    stop = plain_int(stop);
    step = plain_int(step);
    if (int_sign(vm, step) == 0)
        return raise_value_error(vm, "range() arg 3 must not be zero");
    value length = range_count(vm, start, stop, step);
    if (length == VALUE_ERROR)
        return VALUE_ERROR;
    struct range *range = heap_allocate_fixed(vm, KIND_RANGE, vm->immediate_shapes[KIND_RANGE], sizeof(struct range));
    if (!range)
        return VALUE_ERROR;
    range->start = start;
    range->stop = stop;
    range->step = step;
    range->length = length;
    return value_from_pointer(range);
}

value range_from_arguments(struct vm *vm, value first, value second, value third) {
    value start = object_index(vm, second == VALUE_UNSET ? SMALL_ZERO : first);
    value stop = start == VALUE_ERROR ? VALUE_ERROR : object_index(vm, second == VALUE_UNSET ? first : second);
    value step = stop == VALUE_ERROR ? VALUE_ERROR : third == VALUE_UNSET ? SMALL_ONE : object_index(vm, third);
    return step == VALUE_ERROR ? VALUE_ERROR : range_new(vm, start, stop, step);
}

/* start + index * step */
static value range_item(struct vm *vm, const struct range *range, value index) {
    if (value_are_ints(range->start, range->step) && value_is_int(index)) {
        int64_t offset, number;
        if (!__builtin_mul_overflow(value_to_int(index), value_to_int(range->step), &offset) &&
            !__builtin_add_overflow(value_to_int(range->start), offset, &number))
            return int_from_int64(vm, number);
    }
    value offset = int_binary(vm, OPERATOR_MULTIPLY, index, range->step);
    return offset == VALUE_ERROR ? VALUE_ERROR : int_binary(vm, OPERATOR_ADD, range->start, offset);
}

/* --- protocols -------------------------------------------------------------------------------------------------------
 */

static int range_truth(struct vm *vm, value v) { return int_sign(vm, ((struct range *)object_of(vm, v))->length) != 0; }

static int64_t range_length(struct vm *vm, value v) {
    int64_t length;
    if (int_to_int64(vm, ((struct range *)object_of(vm, v))->length, &length))
        return length;
    raise_error(vm, TYPE_OVERFLOW_ERROR, "Python int too large to convert to C ssize_t");
    return -1;
}

static value range_repr(struct vm *vm, value v) {
    const struct range *range = object_of(vm, v);
    value parts[3] = {range->start, range->stop, range->step};
    value tuple = tuple_from_items(vm, parts, range->step == SMALL_ONE ? 2 : 3);
    return tuple == VALUE_ERROR ? VALUE_ERROR : sequence_repr(vm, tuple, "range(", ")", "range(...)");
}

static value range_slice(struct vm *vm, const struct range *range, const struct slice *slice) {
    value bounds[3];
    if (!slice_any_indices(vm, slice, range->length, bounds))
        return VALUE_ERROR;
    value start = range_item(vm, range, bounds[0]);
    value stop = start == VALUE_ERROR ? VALUE_ERROR : range_item(vm, range, bounds[1]);
    value step = stop == VALUE_ERROR ? VALUE_ERROR : int_binary(vm, OPERATOR_MULTIPLY, range->step, bounds[2]);
    return step == VALUE_ERROR ? VALUE_ERROR : range_new(vm, start, stop, step);
}

static value range_get_item(struct vm *vm, value v, value key) {
    const struct range *range = object_of(vm, v);
    if (value_has_kind(vm, key, KIND_SLICE))
        return range_slice(vm, range, object_of(vm, key));
    if (!value_has_index(vm, key))
        return vm_failed(vm)
                   ? VALUE_ERROR
                   : raise_type_error(vm, "range indices must be integers or slices, not %s", value_type_name(vm, key));
    value index = object_index(vm, key);
    if (index != VALUE_ERROR && int_sign(vm, index) < 0)
        index = int_binary(vm, OPERATOR_ADD, index, range->length);
    if (index == VALUE_ERROR)
        return VALUE_ERROR;
    if (int_sign(vm, index) < 0 || int_order(vm, index, range->length) >= 0)
        return raise_error(vm, TYPE_INDEX_ERROR, "range object index out of range");
    return range_item(vm, range, plain_int(index));
}

/* Index of an int in the range, VALUE_NONE when it is not in it. */
static value range_find_int(struct vm *vm, const struct range *range, value number) {
    number = plain_int(number);
    if (value_are_ints(number, range->start) && value_are_ints(range->step, range->stop)) {
        int64_t distance = value_to_int(number) - value_to_int(range->start), step = value_to_int(range->step);
        int64_t length;
        if (distance % step != 0 || !int_to_int64(vm, range->length, &length))
            return VALUE_NONE;
        int64_t index = distance / step;
        return index >= 0 && index < length ? int_from_int64(vm, index) : VALUE_NONE;
    }
    value distance = int_binary(vm, OPERATOR_SUBTRACT, number, range->start);
    value rest = distance == VALUE_ERROR ? VALUE_ERROR : int_binary(vm, OPERATOR_MODULO, distance, range->step);
    value index = rest == VALUE_ERROR ? VALUE_ERROR : int_binary(vm, OPERATOR_FLOOR_DIVIDE, distance, range->step);
    if (index == VALUE_ERROR)
        return VALUE_ERROR;
    bool inside = int_sign(vm, rest) == 0 && int_sign(vm, index) >= 0 && int_order(vm, index, range->length) < 0;
    return inside ? index : VALUE_NONE;
}

/* Looks at the items one by one, for values that are no ints but may equal one. *found stays -1 when there is none (or,
 * with `count`, becomes how many). */
static bool range_search(struct vm *vm, value v, value item, bool count, int64_t *found) {
    value iterator = object_iterate(vm, v);
    if (iterator == VALUE_ERROR)
        return false;
    *found = count ? 0 : -1;
    for (int64_t index = 0;; index++) {
        value number = object_next(vm, iterator);
        if (number == VALUE_STOP)
            return true;
        if (number == VALUE_ERROR || !vm_charge(vm, 1))
            return false;
        int equal = value_equal(vm, number, item);
        if (equal < 0)
            return false;
        if (equal && !count) {
            *found = index;
            return true;
        }
        *found += equal;
    }
}

static int range_contains(struct vm *vm, value v, value item) {
    if (value_is_integer(vm, item)) {
        value index = range_find_int(vm, object_of(vm, v), item);
        return index == VALUE_ERROR ? -1 : index != VALUE_NONE;
    }
    int64_t found;
    return range_search(vm, v, item, false, &found) ? found >= 0 : -1;
}

/* (length, start, step) with None where it makes no difference: equal ranges have equal ones. */
static value range_identity(struct vm *vm, const struct range *range) {
    value parts[3] = {range->length, VALUE_NONE, VALUE_NONE};
    if (int_sign(vm, range->length) > 0)
        parts[1] = range->start;
    if (int_order(vm, range->length, SMALL_ONE) > 0)
        parts[2] = range->step;
    return tuple_from_items(vm, parts, 3);
}

static value range_compare(struct vm *vm, enum comparison comparison, value left, value right) {
    if (!value_has_kind(vm, right, KIND_RANGE) || (comparison != COMPARE_EQUAL && comparison != COMPARE_NOT_EQUAL))
        return VALUE_NOT_IMPLEMENTED;
    value left_parts = range_identity(vm, object_of(vm, left));
    value right_parts = left_parts == VALUE_ERROR ? VALUE_ERROR : range_identity(vm, object_of(vm, right));
    return right_parts == VALUE_ERROR ? VALUE_ERROR : sequence_compare(vm, comparison, left_parts, right_parts);
}

static bool range_hash(struct vm *vm, value v, int64_t *hash) {
    value parts = range_identity(vm, object_of(vm, v));
    return parts != VALUE_ERROR && object_hash(vm, parts, hash);
}

/* Whether all numbers on the way are small: then a range_iterator gives them. */
static bool range_is_small(struct vm *vm, const struct range *range, int64_t *length) {
    return value_are_ints(range->start, range->step) && value_is_int(range->stop) &&
           int_to_int64(vm, range->length, length);
}

static value range_iterate(struct vm *vm, value v) {
    const struct range *range = object_of(vm, v);
    int64_t length;
    if (range_is_small(vm, range, &length))
        return range_iterator_new(vm, value_to_int(range->start), value_to_int(range->step), length);
    return sequence_iterator_new(vm, v, false);
}

static value range_reversed(struct vm *vm, value v) {
    const struct range *range = object_of(vm, v);
    int64_t length;
    if (range_is_small(vm, range, &length)) {
        int64_t step = value_to_int(range->step);
        return range_iterator_new(vm, value_to_int(range->start) + (length - 1) * step, -step, length);
    }
    value last = int_binary(vm, OPERATOR_SUBTRACT, range->length, SMALL_ONE);
    last = last == VALUE_ERROR ? VALUE_ERROR : range_item(vm, range, last);
    value step = last == VALUE_ERROR ? VALUE_ERROR : int_binary(vm, OPERATOR_SUBTRACT, SMALL_ZERO, range->step);
    value stop = step == VALUE_ERROR ? VALUE_ERROR : int_binary(vm, OPERATOR_ADD, range->start, step);
    value backward = stop == VALUE_ERROR ? VALUE_ERROR : range_new(vm, last, stop, step);
    return backward == VALUE_ERROR ? VALUE_ERROR : range_iterate(vm, backward);
}

const struct kind_operations range_operations = {
    .compare = range_compare,
    .hash = range_hash,
    .truth = range_truth,
    .repr = range_repr,
    .length = range_length,
    .get_item = range_get_item,
    .contains = range_contains,
    .iterate = range_iterate,
    .reversed = range_reversed,
};

/* --- methods, attributes, creation
 * ------------------------------------------------------------------------------------- */

static value method_count(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    value self = value_unwrap(vm, arguments[0]);
    if (value_is_integer(vm, arguments[1])) {
        value index = range_find_int(vm, object_of(vm, self), arguments[1]);
        return index == VALUE_ERROR ? VALUE_ERROR : value_from_small_int(index != VALUE_NONE);
    }
    int64_t found;
    return range_search(vm, self, arguments[1], true, &found) ? int_from_int64(vm, found) : VALUE_ERROR;
}

static value method_index(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    value self = value_unwrap(vm, arguments[0]);
    if (!value_is_integer(vm, arguments[1])) {
        int64_t found;
        if (!range_search(vm, self, arguments[1], false, &found))
            return VALUE_ERROR;
        return found >= 0 ? int_from_int64(vm, found) : raise_value_error(vm, "sequence.index(x): x not in sequence");
    }
    value index = range_find_int(vm, object_of(vm, self), arguments[1]);
    if (index != VALUE_NONE)
        return index;
    value text = object_repr(vm, arguments[1]);
    return text == VALUE_ERROR ? VALUE_ERROR : raise_value_error(vm, "%s is not in range", str_text(vm, text));
}

static value get_start(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return ((struct range *)native_self(vm, arguments[0]))->start;
}
static value get_stop(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return ((struct range *)native_self(vm, arguments[0]))->stop;
}
static value get_step(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return ((struct range *)native_self(vm, arguments[0]))->step;
}

static const struct native_attribute range_attributes[] = {
    {"start", get_start, NULL, NULL},
    {"stop", get_stop, NULL, NULL},
    {"step", get_step, NULL, NULL},
    NATIVE_ATTRIBUTE_END,
};

static const struct native range_methods[] = {
    {"count", method_count, 2, 2, 0, 0, NULL,
     "rangeobject.count(value) -> integer -- return number of occurrences of value"},
    {"index", method_index, 2, 2, 0, 0, NULL,
     "rangeobject.index(value) -> integer -- return index of value.\nRaise ValueError if the value is not present."},
    NATIVE_END,
};

static value range_construct(struct vm *vm, value *arguments, uint32_t count) {
    return range_from_arguments(vm, arguments[1], count > 2 ? arguments[2] : VALUE_UNSET,
                                count > 3 ? arguments[3] : VALUE_UNSET);
}

static const struct native construct = {"range", range_construct, 2, 4, 0, 0, NULL, NULL};

const struct type_definition range_definition = {
    .name = "range",
    .type_id = TYPE_RANGE,
    .base = TYPE_OBJECT,
    .kind = KIND_RANGE,
    .methods = range_methods,
    .attributes = range_attributes,
    .construct = &construct,
    .create = &construct,
    .documentation = "range(stop) -> range object\nrange(start, stop[, step]) -> range object\n\n"
                     "Return an object that produces a sequence of integers from start (inclusive)\n"
                     "to stop (exclusive) by step.",
};
