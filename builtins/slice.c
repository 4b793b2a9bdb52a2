/* Slices: the objects, and what their bounds mean for a sequence of a given length. */
#include "sequence.h"

#include "../vm/heap_internal.h"

value slice_new(struct vm *vm, value start, value stop, value step) {
    struct slice *slice = heap_allocate_fixed(vm, KIND_SLICE, vm->immediate_shapes[KIND_SLICE], sizeof(struct slice));
    if (!slice)
        return VALUE_ERROR;
    slice->start = start;
    slice->stop = stop;
    slice->step = step;
    return value_from_pointer(slice);
}

/* --- bounds ----------------------------------------------------------------------------------------------------------
 */

static inline bool unpack_bound(struct vm *vm, value bound, int64_t otherwise, int64_t *result) {
    if (bound == VALUE_NONE) {
        *result = otherwise;
        return true;
    }
    if (value_is_int(bound)) {
        *result = value_to_int(bound);
        return true;
    }
    if (value_has_index(vm, bound))
        return object_to_int64(vm, bound, true, result);
    if (!vm_failed(vm))
        raise_type_error(vm, "slice indices must be integers or None or have an __index__ method");
    return false;
}

bool slice_unpack(struct vm *vm, const struct slice *slice, int64_t *start, int64_t *stop, int64_t *step) {
    if (!unpack_bound(vm, slice->step, 1, step))
        return false;
    if (*step == 0) {
        raise_value_error(vm, "slice step cannot be zero");
        return false;
    }
    if (*step < -INT64_MAX)
        *step = -INT64_MAX;
    return unpack_bound(vm, slice->start, *step < 0 ? INT64_MAX : 0, start) &&
           unpack_bound(vm, slice->stop, *step < 0 ? INT64_MIN : INT64_MAX, stop);
}

static int64_t fit_bound(int64_t bound, int64_t length, bool backward) {
    if (bound < 0) {
        bound += length;
        return bound >= 0 ? bound : backward ? -1 : 0;
    }
    return bound < length ? bound : backward ? length - 1 : length;
}

int64_t slice_adjust(int64_t length, int64_t *start, int64_t *stop, int64_t step) {
    *start = fit_bound(*start, length, step < 0);
    *stop = fit_bound(*stop, length, step < 0);
    if (step == 1 || step == -1) { /* nearly always, and dividing is slow */
        int64_t count = (*stop - *start) * step;
        return count > 0 ? count : 0;
    }
    if (step < 0)
        return *stop < *start ? (*start - *stop - 1) / -step + 1 : 0;
    return *start < *stop ? (*stop - *start - 1) / step + 1 : 0;
}

bool slice_indices(struct vm *vm, const struct slice *slice, int64_t length, int64_t *start, int64_t *stop,
                   int64_t *step, int64_t *count) {
    if (!slice_unpack(vm, slice, start, stop, step))
        return false;
    *count = slice_adjust(length, start, stop, *step);
    return true;
}

/* --- slice.indices, for lengths and bounds of any size
 * ------------------------------------------------------------------ */

static value index_or_refuse(struct vm *vm, value bound) {
    if (value_has_index(vm, bound))
        return object_index(vm, bound);
    return vm_failed(vm) ? VALUE_ERROR
                         : raise_type_error(vm, "slice indices must be integers or None or have an __index__ method");
}

/* bound, counted from the end when negative, kept within lower .. upper. */
static value fit_any_bound(struct vm *vm, value bound, value otherwise, value length, value lower, value upper) {
    if (bound == VALUE_NONE)
        return otherwise;
    value fitted = index_or_refuse(vm, bound);
    if (fitted == VALUE_ERROR)
        return VALUE_ERROR;
    if (int_sign(vm, fitted) < 0) {
        fitted = int_binary(vm, OPERATOR_ADD, fitted, length);
        if (fitted == VALUE_ERROR)
            return VALUE_ERROR;
        return int_order(vm, fitted, lower) < 0 ? lower : fitted;
    }
    return int_order(vm, fitted, upper) > 0 ? upper : fitted;
}

bool slice_any_indices(struct vm *vm, const struct slice *slice, value length, value result[3]) {
    value one = value_from_small_int(1), zero = value_from_small_int(0);
    value step = slice->step == VALUE_NONE ? one : index_or_refuse(vm, slice->step);
    if (step == VALUE_ERROR)
        return false;
    int sign = int_sign(vm, step);
    if (sign == 0) {
        raise_value_error(vm, "slice step cannot be zero");
        return false;
    }
    value lower = sign < 0 ? value_from_small_int(-1) : zero;
    value upper = sign < 0 ? int_binary(vm, OPERATOR_ADD, length, lower) : length;
    if (upper == VALUE_ERROR)
        return false;
    result[2] = step;
    result[0] = fit_any_bound(vm, slice->start, sign < 0 ? upper : lower, length, lower, upper);
    if (result[0] == VALUE_ERROR)
        return false;
    result[1] = fit_any_bound(vm, slice->stop, sign < 0 ? lower : upper, length, lower, upper);
    return result[1] != VALUE_ERROR;
}

static value method_indices(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    const struct slice *slice = native_self(vm, arguments[0]);
    value length = object_index(vm, arguments[1]);
    if (length == VALUE_ERROR)
        return VALUE_ERROR;
    if (int_sign(vm, length) < 0)
        return raise_value_error(vm, "length should not be negative");
    value result[3];
    return slice_any_indices(vm, slice, length, result) ? tuple_from_items(vm, result, 3) : VALUE_ERROR;
}

/* --- operators and protocols
 * ------------------------------------------------------------------------------------------- */

static value slice_as_tuple(struct vm *vm, value v) {
    const struct slice *slice = object_of(vm, v);
    value parts[3] = {slice->start, slice->stop, slice->step};
    return tuple_from_items(vm, parts, 3);
}

static value slice_compare(struct vm *vm, enum comparison comparison, value left, value right) {
    if (!value_has_kind(vm, right, KIND_SLICE))
        return VALUE_NOT_IMPLEMENTED;
    value left_parts = slice_as_tuple(vm, left);
    value right_parts = left_parts == VALUE_ERROR ? VALUE_ERROR : slice_as_tuple(vm, right);
    return right_parts == VALUE_ERROR ? VALUE_ERROR : sequence_compare(vm, comparison, left_parts, right_parts);
}

static bool slice_hash(struct vm *vm, value v, int64_t *hash) {
    const struct slice *slice = object_of(vm, v);
    value parts[3] = {slice->start, slice->stop, slice->step};
    uint64_t state = HASH_PRIME_5;
    if (!vm_charge(vm, 1) || !vm_enter_native(vm))
        return false;
    bool hashable = true;
    for (int i = 0; i < 3 && hashable; i++) {
        int64_t part;
        hashable = object_hash(vm, parts[i], &part);
        if (hashable)
            state = hash_mix_item(state, (uint64_t)part);
    }
    vm_leave_native(vm);
    *hash = state == UINT64_MAX ? 1546275796 : (int64_t)state;
    return hashable;
}

static value slice_repr(struct vm *vm, value v) {
    value parts = slice_as_tuple(vm, v);
    return parts == VALUE_ERROR ? VALUE_ERROR : sequence_repr(vm, parts, "slice(", ")", "slice(...)");
}

const struct kind_operations slice_operations = {
    .compare = slice_compare,
    .compare_orders = true,
    .hash = slice_hash,
    .repr = slice_repr,
};

static value get_start(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return ((struct slice *)native_self(vm, arguments[0]))->start;
}
static value get_stop(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return ((struct slice *)native_self(vm, arguments[0]))->stop;
}
static value get_step(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return ((struct slice *)native_self(vm, arguments[0]))->step;
}

static const struct native_attribute slice_attributes[] = {
    {"start", get_start, NULL, NULL},
    {"stop", get_stop, NULL, NULL},
    {"step", get_step, NULL, NULL},
    NATIVE_ATTRIBUTE_END,
};

static const struct native slice_methods[] = {
    {"indices", method_indices, 2, 2, 0, 0, NULL,
     "Assuming a sequence of length len, calculate the start and stop indices, and the stride length of the extended "
     "slice."},
    NATIVE_END,
};

static value slice_construct(struct vm *vm, value *arguments, uint32_t count) {
    value step = count > 3 ? arguments[3] : VALUE_NONE;
    return count > 2 ? slice_new(vm, arguments[1], arguments[2], step)
                     : slice_new(vm, VALUE_NONE, arguments[1], VALUE_NONE);
}

static const struct native construct = {"slice", slice_construct, 2, 4, 0, 0, NULL, NULL};

const struct type_definition slice_definition = {
    .name = "slice",
    .type_id = TYPE_SLICE,
    .base = TYPE_OBJECT,
    .kind = KIND_SLICE,
    .methods = slice_methods,
    .attributes = slice_attributes,
    .construct = &construct,
    .create = &construct,
    .documentation = "Create a slice object. This is used for extended slicing (e.g. a[0:10:2]).",
};
