/* Iterators over sequences, small ranges and callables; reversed().
 *
 * A sequence iterator reads the length again at every step, so a list may change under it. Once exhausted it stays so.
 */
#include "iterator.h"

#include "../vm/type.h"

#include "../vm/heap_internal.h"

/* --- sequence iterators
 * ------------------------------------------------------------------------------------------------ */

value sequence_iterator_new(struct vm *vm, value sequence, bool reversed) {
    uint64_t index = 0, position = 0;
    if (reversed) {
        int64_t length = object_length(vm, sequence);
        if (length < 0)
            return VALUE_ERROR;
        index = (uint64_t)length;
        if (value_is_str(vm, sequence))
            position = ((struct str *)object_of(vm, sequence))->byte_length;
    }
    struct sequence_iterator *iterator = heap_allocate_fixed(
        vm, KIND_SEQUENCE_ITERATOR, vm->immediate_shapes[KIND_SEQUENCE_ITERATOR], sizeof(struct sequence_iterator));
    if (!iterator)
        return VALUE_ERROR;
    sequence_iterator_set(iterator, sequence, reversed, value_has_kind(vm, sequence, KIND_LIST));
    iterator->index = index;
    iterator->position = position;
    return value_from_pointer(iterator);
}

/* The number of the item to give now; false at the end. */
static bool take_index(struct sequence_iterator *iterator, uint64_t count, uint64_t *index) {
    if (!sequence_iterator_is_reversed(iterator)) {
        *index = iterator->index;
        if (*index >= count)
            return false;
        iterator->index++;
        return true;
    }
    if (iterator->index == 0 || iterator->index > count)
        return false;
    *index = --iterator->index;
    return true;
}

static value next_of_items(struct vm *vm, struct sequence_iterator *iterator) {
    value *items;
    uint32_t count;
    uint64_t index;
    sequence_view(vm, iterator->sequence, &items, &count);
    return take_index(iterator, count, &index) ? items[index] : VALUE_STOP;
}

static value next_of_bytes(struct vm *vm, struct sequence_iterator *iterator) {
    const uint8_t *data;
    uint32_t count;
    uint64_t index;
    if (!bytes_view(vm, iterator->sequence, &data, &count) || !take_index(iterator, count, &index))
        return VALUE_STOP;
    return value_from_small_int(data[index]);
}

static value next_of_str(struct vm *vm, struct sequence_iterator *iterator) {
    const struct str *str = object_of(vm, iterator->sequence);
    const char *data = str_data(vm, str);
    uint64_t start = iterator->position;
    if (sequence_iterator_is_reversed(iterator)) {
        if (start == 0 || start > str->byte_length)
            return VALUE_STOP;
        do
            start--;
        while (start > 0 && (data[start] & 0xC0) == 0x80);
        iterator->position = start;
        iterator->index--;
    } else if (start >= str->byte_length) {
        return VALUE_STOP;
    }
    const char *cursor = data + start;
    uint32_t code_point = (uint8_t)*cursor < 0x80 ? (uint8_t)*cursor++ : utf8_decode(&cursor);
    if (!sequence_iterator_is_reversed(iterator)) {
        iterator->position = (uint64_t)(cursor - data);
        iterator->index++;
    }
    return code_point < 0x80 ? vm->byte_strs[code_point] : str_from_code_point(vm, code_point);
}

/* Anything with __getitem__: items 0, 1, ... until IndexError (or, as CPython allows, StopIteration). */
static value next_of_getter(struct vm *vm, struct sequence_iterator *iterator) {
    uint64_t index;
    if (!take_index(iterator, INT64_MAX, &index))
        return VALUE_STOP;
    value number = int_from_uint64(vm, index);
    value item = number == VALUE_ERROR ? VALUE_ERROR : object_get_item(vm, iterator->sequence, number);
    if (item != VALUE_ERROR)
        return item;
    if (!exception_matches(vm, TYPE_INDEX_ERROR) && !exception_matches(vm, TYPE_STOP_ITERATION))
        return VALUE_ERROR;
    exception_clear(vm);
    return VALUE_STOP;
}

value sequence_iterator_next(struct vm *vm, struct sequence_iterator *iterator) {
    if (!value_is_object(iterator->sequence))
        return VALUE_STOP;
    value item;
    switch (object_kind(vm, iterator->sequence)) {
    case KIND_LIST:
    case KIND_TUPLE:
        item = next_of_items(vm, iterator);
        break;
    case KIND_STR:
        item = next_of_str(vm, iterator);
        break;
    case KIND_BYTES:
    case KIND_BYTEARRAY:
        item = next_of_bytes(vm, iterator);
        break;
    default:
        item = next_of_getter(vm, iterator);
    }
    if (item == VALUE_STOP)
        sequence_iterator_end(iterator);
    return item;
}

static value next(struct vm *vm, value v) { return sequence_iterator_next(vm, object_of(vm, v)); }

value iterate_itself(struct vm *vm, value v) {
    (void)vm;
    return v;
}

const struct kind_operations sequence_iterator_operations = {.iterate = iterate_itself, .next = next};

static value method_length_hint(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    struct sequence_iterator *iterator = native_self(vm, arguments[0]);
    if (!value_is_object(iterator->sequence))
        return value_from_small_int(0);
    int64_t length = object_length(vm, iterator->sequence);
    if (length < 0)
        return VALUE_ERROR;
    if (sequence_iterator_is_reversed(iterator))
        return int_from_uint64(vm, (uint64_t)length < iterator->index ? 0 : iterator->index);
    return int_from_uint64(vm, (uint64_t)length > iterator->index ? (uint64_t)length - iterator->index : 0);
}

/* (function, (argument,), state): what makes the iterator again, by a function of builtins. */
static value reduce_iterator(struct vm *vm, const char *function, value argument, value state) {
    value maker = dict_get_c(vm, object_at(vm, vm->builtins), function);
    if (maker == VALUE_UNSET)
        return vm_failed(vm) ? VALUE_ERROR : raise_error(vm, TYPE_ATTRIBUTE_ERROR, "%s", function);
    value arguments = tuple_from_items(vm, &argument, 1);
    value parts[3] = {maker, arguments, state};
    return arguments == VALUE_ERROR ? VALUE_ERROR : tuple_from_items(vm, parts, state == VALUE_UNSET ? 2 : 3);
}

static value method_reduce(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    const struct sequence_iterator *iterator = native_self(vm, arguments[0]);
    if (!value_is_object(iterator->sequence))
        return reduce_iterator(vm, "iter", vm->empty_tuple, VALUE_UNSET);
    bool reversed = sequence_iterator_is_reversed(iterator);
    value state = int_from_int64(vm, (int64_t)iterator->index - reversed);
    return state == VALUE_ERROR ? VALUE_ERROR
                                : reduce_iterator(vm, reversed ? "reversed" : "iter", iterator->sequence, state);
}

/* The number of the next item; what is outside of the sequence is its end. */
static value method_set_state(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    struct sequence_iterator *iterator = native_self(vm, arguments[0]);
    int64_t state;
    if (!object_to_int64(vm, arguments[1], true, &state))
        return VALUE_ERROR;
    if (!value_is_object(iterator->sequence))
        return VALUE_NONE;
    enum kind kind = object_kind(vm, iterator->sequence);
    bool plain = kind == KIND_LIST || kind == KIND_TUPLE || kind == KIND_STR || kind == KIND_BYTES ||
                 kind == KIND_BYTEARRAY || kind == KIND_RANGE;
    int64_t length = plain ? object_length(vm, iterator->sequence) : INT32_MAX;
    if (length < 0)
        return VALUE_ERROR;
    if (sequence_iterator_is_reversed(iterator) && state < INT64_MAX)
        state++; /* kept as the number of items that are left */
    if (state < 0)
        state = kind == KIND_LIST && !sequence_iterator_is_reversed(iterator) ? length : 0;
    state = state > length ? length : state;
    iterator->index = (uint64_t)state;
    if (kind == KIND_STR)
        iterator->position = str_byte_offset(vm, object_of(vm, iterator->sequence), (uint32_t)state);
    return VALUE_NONE;
}

static const struct native sequence_iterator_methods[] = {
    {"__reduce__", method_reduce, 1, 1, 0, 0, NULL, "Return state information for pickling."},
    {"__setstate__", method_set_state, 2, 2, 0, 0, NULL, "Set state information for unpickling."},
    {"__length_hint__", method_length_hint, 1, 1, 0, 0, NULL, "Private method returning an estimate of len(list(it))."},
    NATIVE_END,
};

const struct type_definition sequence_iterator_definition = {
    .name = "list_iterator",
    .type_id = TYPE_SEQUENCE_ITERATOR,
    .base = TYPE_OBJECT,
    .kind = KIND_SEQUENCE_ITERATOR,
    .flags = DEFINITION_HIDDEN,
    .methods = sequence_iterator_methods,
};

/* --- range iterators
 * --------------------------------------------------------------------------------------------------- */

value range_iterator_new(struct vm *vm, int64_t start, int64_t step, int64_t count) {
    struct range_iterator *iterator = heap_allocate_fixed(
        vm, KIND_RANGE_ITERATOR, vm->immediate_shapes[KIND_RANGE_ITERATOR], sizeof(struct range_iterator));
    if (!iterator)
        return VALUE_ERROR;
    iterator->current = start;
    iterator->step = step;
    iterator->remaining = count;
    return value_from_pointer(iterator);
}

static value range_iterator_next(struct vm *vm, value v) { return range_iterator_step(object_of(vm, v)); }

const struct kind_operations range_iterator_operations = {.iterate = iterate_itself, .next = range_iterator_next};

static value range_iterator_length_hint(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return int_from_int64(vm, ((struct range_iterator *)native_self(vm, arguments[0]))->remaining);
}

static value range_iterator_reduce(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    const struct range_iterator *iterator = native_self(vm, arguments[0]);
    value parts[3] = {int_from_int64(vm, iterator->current),
                      int_from_int64(vm, iterator->current + iterator->remaining * iterator->step),
                      int_from_int64(vm, iterator->step)};
    if (parts[0] == VALUE_ERROR || parts[1] == VALUE_ERROR || parts[2] == VALUE_ERROR)
        return VALUE_ERROR;
    value rest = vm_call(vm, value_from_ref(vm->types[TYPE_RANGE]), 3, parts);
    return rest == VALUE_ERROR ? VALUE_ERROR : reduce_iterator(vm, "iter", rest, VALUE_NONE);
}

/* How many numbers to leave out. */
static value range_iterator_set_state(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    struct range_iterator *iterator = native_self(vm, arguments[0]);
    int64_t state;
    if (!object_to_int64(vm, arguments[1], true, &state))
        return VALUE_ERROR;
    state = state < 0 ? 0 : state > iterator->remaining ? iterator->remaining : state;
    iterator->current += state * iterator->step;
    iterator->remaining -= state;
    return VALUE_NONE;
}

static const struct native range_iterator_methods[] = {
    {"__reduce__", range_iterator_reduce, 1, 1, 0, 0, NULL, "Return state information for pickling."},
    {"__setstate__", range_iterator_set_state, 2, 2, 0, 0, NULL, "Set state information for unpickling."},
    {"__length_hint__", range_iterator_length_hint, 1, 1, 0, 0, NULL,
     "Private method returning an estimate of len(list(it))."},
    NATIVE_END,
};

const struct type_definition range_iterator_definition = {
    .name = "range_iterator",
    .type_id = TYPE_RANGE_ITERATOR,
    .base = TYPE_OBJECT,
    .kind = KIND_RANGE_ITERATOR,
    .flags = DEFINITION_HIDDEN,
    .methods = range_iterator_methods,
};

/* --- iter(callable, sentinel)
 * ------------------------------------------------------------------------------------------- */

enum { CALLABLE_FUNCTION, CALLABLE_SENTINEL, CALLABLE_COUNT };

value callable_iterator_new(struct vm *vm, value callable, value sentinel) {
    value v = record_new(vm, TYPE_CALLABLE_ITERATOR, CALLABLE_COUNT);
    if (v == VALUE_ERROR)
        return VALUE_ERROR;
    struct record *record = object_of(vm, v);
    record->items[CALLABLE_FUNCTION] = callable;
    record->items[CALLABLE_SENTINEL] = sentinel;
    return v;
}

static value callable_iterator_end(struct record *record) {
    record->items[CALLABLE_FUNCTION] = record->items[CALLABLE_SENTINEL] = VALUE_UNSET;
    return VALUE_STOP;
}

static value callable_iterator_next(struct vm *vm, value v) {
    struct record *record = object_of(vm, v);
    if (record->items[CALLABLE_FUNCTION] == VALUE_UNSET)
        return VALUE_STOP;
    value sentinel = record->items[CALLABLE_SENTINEL];
    value item = vm_call_0(vm, record->items[CALLABLE_FUNCTION]);
    if (item == VALUE_ERROR) {
        if (!exception_matches(vm, TYPE_STOP_ITERATION))
            return VALUE_ERROR;
        exception_clear(vm);
        return callable_iterator_end(record);
    }
    int equal = value_equal(vm, sentinel, item);
    if (equal)
        return equal < 0 ? VALUE_ERROR : callable_iterator_end(record);
    return item;
}

static const struct kind_operations callable_iterator_operations = {.iterate = iterate_itself,
                                                                    .next = callable_iterator_next};

const struct type_definition callable_iterator_definition = {
    .name = "callable_iterator",
    .type_id = TYPE_CALLABLE_ITERATOR,
    .base = TYPE_OBJECT,
    .kind = KIND_RECORD,
    .flags = DEFINITION_HIDDEN,
    .operations = &callable_iterator_operations,
};

/* --- reversed
 * ------------------------------------------------------------------------------------------------------------ */

value object_reversed(struct vm *vm, value v) {
    bool guest = value_guest_type(vm, v) != NULL;
    const struct kind_operations *operations = kind_operations_of(vm, v);
    if (!guest && operations->reversed)
        return operations->reversed(vm, v);
    value method = type_lookup_special(vm, v, SPECIAL_REVERSED);
    if (method != VALUE_UNSET && method != VALUE_NONE)
        return vm_call_special(vm, v, SPECIAL_REVERSED, 0, NULL);
    bool sequence = guest ? type_lookup_special(vm, v, SPECIAL_GET_ITEM) != VALUE_UNSET
                          : operations->get_item && operations->length;
    if (method == VALUE_NONE || !sequence)
        return vm_failed(vm) ? VALUE_ERROR
                             : raise_type_error(vm, "'%s' object is not reversible", value_type_name(vm, v));
    return sequence_iterator_new(vm, v, true);
}

/* What has no __reversed__ of its own: only over such things do guest subclasses of reversed have instances. */
static bool is_reversed_by_index(struct vm *vm, value v) {
    static const enum kind kinds[] = {KIND_STR, KIND_TUPLE, KIND_BYTES, KIND_BYTEARRAY};
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
        if (value_has_kind(vm, v, kinds[i]))
            return true;
    return !kind_operations_of(vm, v)->reversed && type_lookup_special(vm, v, SPECIAL_REVERSED) == VALUE_UNSET;
}

static value reversed_construct(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    bool is_subclass = value_has_kind(vm, arguments[0], KIND_TYPE) && type_is_guest(object_of(vm, arguments[0]));
    bool by_index = is_subclass && is_reversed_by_index(vm, arguments[1]);
    value iterator = object_reversed(vm, arguments[1]);
    if (iterator == VALUE_ERROR || !by_index)
        return iterator;
    value v = record_new(vm, TYPE_REVERSED, 1);
    if (v != VALUE_ERROR)
        ((struct record *)object_of(vm, v))->items[0] = iterator;
    return v;
}

static value reversed_next(struct vm *vm, value v) {
    return iterator_advance(vm, ((const struct record *)object_of(vm, v))->items[0]);
}

static value reversed_length_hint(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    int64_t hint = object_length_hint(vm, ((const struct record *)native_self(vm, arguments[0]))->items[0], 0);
    return hint < 0 ? VALUE_ERROR : value_from_small_int(hint);
}

static const struct native reversed_native = {"reversed", reversed_construct, 2, 2, 0, 0, NULL, NULL};
static const struct kind_operations reversed_operations = {.iterate = iterate_itself, .next = reversed_next};
static const struct native reversed_methods[] = {
    {"__length_hint__", reversed_length_hint, 1, 1, 0, 0, NULL,
     "Private method returning an estimate of len(list(it))."},
    NATIVE_END,
};

const struct type_definition reversed_definition = {
    .name = "reversed",
    .type_id = TYPE_REVERSED,
    .base = TYPE_OBJECT,
    .kind = KIND_RECORD,
    .flags = DEFINITION_SUBCLASSABLE,
    .construct = &reversed_native,
    .create = &reversed_native,
    .methods = reversed_methods,
    .operations = &reversed_operations,
    .documentation = "Return a reverse iterator over the values of the given sequence.",
};
