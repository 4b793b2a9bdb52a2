/* bytearray: changing bytes in place.
 *
 * The bytes are buffer->data[start .. start + length), so taking from the front moves nothing. Every change of length
 * goes through bytearray_make_gap. Guest code runs only while arguments are converted; lengths are read afterwards. */
#include "bytes_methods.h"
#include "container.h"
#include "number.h"
#include "reflection.h"
#include "sequence.h"

static struct buffer *bytearray_buffer_new(struct vm *vm, size_t capacity) {
    struct buffer *buffer =
        heap_allocate_data(vm, KIND_BUFFER, vm->immediate_shapes[KIND_BUFFER], sizeof *buffer + capacity);
    if (!buffer)
        return NULL;
    buffer->capacity = (uint32_t)capacity;
    buffer->used = 0;
    return buffer;
}

value bytearray_new(struct vm *vm, const void *data, size_t length) {
    if (length > STR_LENGTH_MAXIMUM)
        return raise_memory_error(vm);
    if (length >= 64 && !vm_charge(vm, length / 64))
        return VALUE_ERROR;
    struct byte_array *array = heap_allocate(vm, KIND_BYTEARRAY, vm->immediate_shapes[KIND_BYTEARRAY], sizeof *array);
    if (!array)
        return VALUE_ERROR;
    if (length) {
        struct buffer *buffer = bytearray_buffer_new(vm, length);
        if (!buffer)
            return VALUE_ERROR;
        memcpy(buffer->data, data, length);
        buffer->used = (uint32_t)length;
        array->buffer = ref_from_pointer(buffer);
        array->length = (uint32_t)length;
    }
    return value_from_pointer(array);
}

/* Whether views forbid a change of size; such as nothing refers to any more are found by a collection. */
static bool is_exported(struct vm *vm, const struct byte_array *array) {
    if (!array->exports || !vm_charge(vm, 1 + heap_used(vm) / 256))
        return array->exports;
    heap_collect(vm);
    return array->exports;
}

/* Turns bytes [at, at + removed) into `inserted` bytes of any content. */
static bool bytearray_make_gap(struct vm *vm, struct byte_array *array, uint32_t at, uint32_t removed,
                               uint32_t inserted) {
    if (removed == inserted)
        return true;
    if (is_exported(vm, array)) {
        if (vm->stop != STOP_NONE)
            return false;
        raise_error(vm, TYPE_BUFFER_ERROR, "Existing exports of data: object cannot be re-sized");
        return false;
    }
    size_t length = (size_t)array->length - removed + inserted;
    if (length > STR_LENGTH_MAXIMUM) {
        raise_memory_error(vm);
        return false;
    }
    uint32_t tail = array->length - at - removed;
    if (at == 0 && removed > inserted) {
        array->start += removed - inserted;
        array->length = (uint32_t)length;
        return true;
    }
    if (!vm_charge(vm, tail / 64))
        return false;
    struct buffer *buffer = array->buffer ? object_at(vm, array->buffer) : NULL;
    if (buffer && (size_t)array->start + length <= buffer->capacity) {
        uint8_t *data = bytearray_data(vm, array);
        memmove(data + at + inserted, data + at + removed, tail);
        array->length = (uint32_t)length;
        buffer->used = array->start + array->length;
        return true;
    }
    size_t capacity = length + length / 2 + 16;
    struct buffer *larger = bytearray_buffer_new(vm, capacity);
    if (!larger || !vm_charge(vm, length / 64))
        return false;
    if (buffer) {
        const uint8_t *data = bytearray_data(vm, array);
        memcpy(larger->data, data, at);
        memcpy(larger->data + at + inserted, data + at + removed, tail);
    }
    larger->used = (uint32_t)length;
    array->buffer = ref_from_pointer(larger);
    array->start = 0;
    array->length = (uint32_t)length;
    return true;
}

/* Replaces bytes [at, at + removed) by `bytes`, which are not of this array. */
static bool bytearray_splice(struct vm *vm, struct byte_array *array, uint32_t at, uint32_t removed,
                             struct span bytes) {
    if (!bytearray_make_gap(vm, array, at, removed, bytes.length))
        return false;
    if (bytes.length)
        memcpy(bytearray_data(vm, array) + at, bytes.data, bytes.length);
    return true;
}

/* --- items and slices
 * ------------------------------------------------------------------------------------------------- */

/* What is assigned to a slice, as bytes that no later change touches: bytes as they are, all else copied. */
static bool replacement_bytes(struct vm *vm, value item, struct span *span) {
    if (!bytes_resolve(vm, &item))
        return false;
    value plain = value_unwrap(vm, item);
    if (value_has_kind(vm, plain, KIND_BYTES))
        return bytes_argument(vm, plain, span);
    if (!value_has_kind(vm, plain, KIND_BYTEARRAY)) {
        if (value_is_str(vm, plain) || value_is_double(plain) || value_has_index(vm, item)) {
            raise_type_error(vm, "can assign only bytes, buffers, or iterables of ints in range(0, 256)");
            return false;
        }
        value iterator = object_iterate(vm, item);
        if (iterator == VALUE_ERROR) {
            if (exception_matches(vm, TYPE_TYPE_ERROR)) {
                exception_clear(vm);
                raise_type_error(vm, "cannot convert '%s' object to bytearray", value_type_name(vm, item));
            }
            return false;
        }
        struct str_builder builder = {0};
        if (!bytes_add_iterable(vm, &builder, iterator, "byte"))
            return false;
        plain = str_builder_finish_bytes(vm, &builder);
        return plain != VALUE_ERROR && bytes_argument(vm, plain, span);
    }
    if (!bytes_argument(vm, plain, span))
        return false;
    value copy = bytes_new(vm, span->data, span->length);
    return copy != VALUE_ERROR && bytes_argument(vm, copy, span);
}

/* Takes out every `step`-th of the bytes, `count` of them from `start` on; step > 0. */
static bool delete_stepped(struct vm *vm, struct byte_array *array, int64_t start, int64_t step, int64_t count) {
    if (is_exported(vm, array))
        return bytearray_make_gap(vm, array, 0, 1, 0);
    if (!vm_charge(vm, 1 + array->length / 32))
        return false;
    uint8_t *data = bytearray_data(vm, array);
    int64_t kept = start, next = start;
    for (int64_t i = start; i < array->length; i++) {
        if (count && i == next) {
            if (--count) /* after the last one the sum could pass 64 bits */
                next += step;
        } else {
            data[kept++] = data[i];
        }
    }
    array->length = (uint32_t)kept;
    return true;
}

static bool set_slice(struct vm *vm, struct byte_array *array, const struct slice *slice, value item) {
    struct span bytes = {"", 0};
    int64_t start, stop, step;
    if (!slice_unpack(vm, slice, &start, &stop, &step))
        return false;
    if (item != VALUE_UNSET && !replacement_bytes(vm, item, &bytes))
        return false;
    int64_t count = slice_adjust(array->length, &start, &stop, step);
    count = count < 0 ? 0 : count;
    if (step == 1)
        return bytearray_splice(vm, array, (uint32_t)start, (uint32_t)count, bytes);
    if (bytes.length == 0 && count) {
        if (step < 0) {
            start += step * (count - 1);
            step = -step;
        }
        return delete_stepped(vm, array, start, step, count);
    }
    if (bytes.length != count) {
        raise_value_error(vm, "attempt to assign bytes of size %u to extended slice of size %lld", bytes.length,
                          (long long)count);
        return false;
    }
    if (!vm_charge(vm, 1 + (uint64_t)count / 8))
        return false;
    uint8_t *data = bytearray_data(vm, array);
    for (int64_t i = 0; i < count; i++)
        data[start + i * step] = (uint8_t)bytes.data[i];
    return true;
}

static bool bytearray_set_item(struct vm *vm, value v, value key, value item) {
    struct byte_array *array = object_of(vm, v);
    value plain = value_unwrap(vm, key);
    if (value_has_kind(vm, plain, KIND_SLICE))
        return set_slice(vm, array, object_of(vm, plain), item);
    int64_t index;
    uint8_t byte = 0;
    if (!sequence_index_from(vm, key, "bytearray", &index))
        return false;
    if (item != VALUE_UNSET && (index < -(int64_t)array->length || index >= array->length)) {
        raise_error(vm, TYPE_INDEX_ERROR, "bytearray index out of range");
        return false;
    }
    if (item != VALUE_UNSET && !byte_argument(vm, item, "byte", &byte))
        return false;
    if (index < 0)
        index += array->length;
    if (index < 0 || index >= array->length) {
        raise_error(vm, TYPE_INDEX_ERROR, "bytearray index out of range");
        return false;
    }
    if (item == VALUE_UNSET)
        return bytearray_make_gap(vm, array, (uint32_t)index, 1, 0);
    bytearray_data(vm, array)[index] = byte;
    return true;
}

/* --- in-place operators
 * --------------------------------------------------------------------------------------------------- */

/* `array += array` must not read what it moves. */
static bool bytearray_append_bytes(struct vm *vm, struct byte_array *array, value source) {
    struct span span;
    if (!bytes_argument(vm, source, &span))
        return false;
    if (object_of(vm, value_unwrap(vm, source)) == (void *)array) {
        value copy = bytes_new(vm, span.data, span.length);
        if (copy == VALUE_ERROR || !bytes_argument(vm, copy, &span))
            return false;
    }
    return vm_charge(vm, span.length / 64) && bytearray_splice(vm, array, array->length, 0, span);
}

static value bytearray_in_place(struct vm *vm, enum binary_operator operator, value left, value right) {
    struct byte_array *array = object_of(vm, left);
    if (operator== OPERATOR_ADD) {
        const uint8_t *data;
        uint32_t length;
        if (!bytes_resolve(vm, &right))
            return VALUE_ERROR;
        if (!bytes_view(vm, right, &data, &length))
            return VALUE_NOT_IMPLEMENTED;
        if (right == left && array->length) /* CPython views the right side's bytes while it grows the left */
            return raise_error(vm, TYPE_BUFFER_ERROR, "Existing exports of data: object cannot be re-sized");
        return bytearray_append_bytes(vm, array, right) ? left : VALUE_ERROR;
    }
    if (operator!= OPERATOR_MULTIPLY)
        return VALUE_NOT_IMPLEMENTED;
    int64_t count;
    int given = sequence_repeat_count(vm, right, &count);
    if (given <= 0)
        return given == 0 ? VALUE_NOT_IMPLEMENTED : VALUE_ERROR;
    uint32_t length = array->length;
    if (length && count > STR_LENGTH_MAXIMUM / length)
        return raise_memory_error(vm);
    uint32_t total = (uint32_t)(length * (uint64_t)count);
    if (total < length)
        return bytearray_make_gap(vm, array, 0, length, 0) ? left : VALUE_ERROR;
    if (!vm_charge(vm, total / 64) || !bytearray_make_gap(vm, array, length, 0, total - length))
        return VALUE_ERROR;
    for (uint32_t done = length; done < total; done += length)
        memcpy(bytearray_data(vm, array) + done, bytearray_data(vm, array), length);
    return left;
}

const struct kind_operations bytearray_operations = {
    .binary = bytes_binary,
    .operators = 1u << OPERATOR_ADD | 1u << OPERATOR_MULTIPLY | 1u << OPERATOR_MODULO,
    .in_place = bytearray_in_place,
    .in_place_operators = 1u << OPERATOR_ADD | 1u << OPERATOR_MULTIPLY,
    .compare = bytes_compare,
    .compare_orders = true,
    .unhashable = true,
    .truth = bytes_truth,
    .repr = bytes_repr,
    .length = bytes_length,
    .get_item = bytes_get_item,
    .set_item = bytearray_set_item,
    .supports_delete_item = true,
    .contains = bytes_contains,
    .iterate = bytes_iterate,
    .reversed = bytes_reversed,
};

/* --- methods ---------------------------------------------------------------------------------------------------------
 */

/* Where there is room and no view. */
static bool append_in_place(const struct vm *vm, struct byte_array *array, uint8_t byte) {
    struct buffer *buffer = object_at(vm, array->buffer);
    uint64_t end = (uint64_t)array->start + array->length;
    if (!array->buffer || array->exports || end >= buffer->capacity)
        return false;
    buffer->data[(uint32_t)end] = byte;
    buffer->used = (uint32_t)end + 1;
    array->length++;
    return true;
}

static __attribute__((noinline)) value append_slowly(struct vm *vm, value *arguments) {
    uint8_t byte;
    if (!byte_argument(vm, arguments[1], "byte", &byte))
        return VALUE_ERROR;
    struct byte_array *array = native_self(vm, arguments[0]);
    if (!bytearray_splice(vm, array, array->length, 0, (struct span){(const char *)&byte, 1}))
        return VALUE_ERROR;
    return VALUE_NONE;
}

static value bytearray_append(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    value number = arguments[1];
    bool is_byte = value_is_int(number) && (uint64_t)value_to_int(number) <= UINT8_MAX;
    if (is_byte && append_in_place(vm, native_self(vm, arguments[0]), (uint8_t)value_to_int(number)))
        return VALUE_NONE;
    return append_slowly(vm, arguments);
}

static value bytearray_clear(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    struct byte_array *array = native_self(vm, arguments[0]);
    if (!bytearray_make_gap(vm, array, 0, array->length, 0))
        return VALUE_ERROR;
    array->buffer = 0;
    array->start = 0;
    return VALUE_NONE;
}

static value bytearray_copy(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    struct span span;
    return bytes_argument(vm, arguments[0], &span) ? bytearray_new(vm, span.data, span.length) : VALUE_ERROR;
}

static value bytearray_extend(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    const uint8_t *data;
    uint32_t length;
    struct byte_array *array = native_self(vm, arguments[0]);
    if (!bytes_resolve(vm, &arguments[1]))
        return VALUE_ERROR;
    if (bytes_view(vm, arguments[1], &data, &length))
        return bytearray_append_bytes(vm, array, arguments[1]) ? VALUE_NONE : VALUE_ERROR;
    if (str_of(vm, arguments[1]))
        return raise_type_error(vm, "expected iterable of integers; got: 'str'");
    value iterator = object_iterate(vm, arguments[1]);
    if (iterator == VALUE_ERROR) {
        if (!exception_matches(vm, TYPE_TYPE_ERROR))
            return VALUE_ERROR;
        exception_clear(vm);
        return raise_type_error(vm, "can't extend bytearray with %.100s", value_type_name(vm, arguments[1]));
    }
    struct str_builder builder = {0};
    if (!bytes_add_iterable(vm, &builder, iterator, "byte"))
        return VALUE_ERROR;
    value bytes = str_builder_finish_bytes(vm, &builder);
    if (bytes == VALUE_ERROR || !bytearray_append_bytes(vm, array, bytes))
        return VALUE_ERROR;
    return VALUE_NONE;
}

static value bytearray_insert(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    int64_t index;
    uint8_t byte;
    if (!argument_to_int64(vm, arguments[1], &index) || !byte_argument(vm, arguments[2], "byte", &byte))
        return VALUE_ERROR;
    struct byte_array *array = native_self(vm, arguments[0]);
    if (index < 0)
        index = index + array->length < 0 ? 0 : index + array->length;
    if (index > array->length)
        index = array->length;
    if (!bytearray_splice(vm, array, (uint32_t)index, 0, (struct span){(const char *)&byte, 1}))
        return VALUE_ERROR;
    return VALUE_NONE;
}

static value bytearray_pop(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    int64_t index;
    if (!argument_to_count(vm, arguments[1], -1, &index))
        return VALUE_ERROR;
    struct byte_array *array = native_self(vm, arguments[0]);
    if (array->length == 0)
        return raise_error(vm, TYPE_INDEX_ERROR, "pop from empty bytearray");
    if (index < 0)
        index += array->length;
    if (index < 0 || index >= array->length)
        return raise_error(vm, TYPE_INDEX_ERROR, "pop index out of range");
    uint8_t byte = bytearray_data(vm, array)[index];
    if (!bytearray_make_gap(vm, array, (uint32_t)index, 1, 0))
        return VALUE_ERROR;
    return value_from_small_int(byte);
}

static value bytearray_remove(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    uint8_t byte;
    if (!byte_argument(vm, arguments[1], "byte", &byte))
        return VALUE_ERROR;
    struct byte_array *array = native_self(vm, arguments[0]);
    struct span text;
    if (!bytes_argument(vm, value_from_pointer(array), &text) || !vm_charge(vm, text.length / 64))
        return VALUE_ERROR;
    uint32_t found = span_find(text, (struct span){(const char *)&byte, 1});
    if (found == SEARCH_ABSENT)
        return raise_value_error(vm, "value not found in bytearray");
    return bytearray_make_gap(vm, array, found, 1, 0) ? VALUE_NONE : VALUE_ERROR;
}

static value bytearray_reverse(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    struct byte_array *array = native_self(vm, arguments[0]);
    if (!vm_charge(vm, 1 + array->length / 64))
        return VALUE_ERROR;
    if (array->length < 2)
        return VALUE_NONE;
    uint8_t *data = bytearray_data(vm, array);
    for (uint32_t low = 0, high = array->length - 1; low < high; low++, high--) {
        uint8_t kept = data[low];
        data[low] = data[high];
        data[high] = kept;
    }
    return VALUE_NONE;
}

/* --- making ----------------------------------------------------------------------------------------------------------
 */

static value bytearray_construct(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    struct str_builder builder = {0};
    value same;
    if (!bytes_gather(vm, "bytearray", arguments, &builder, &same))
        return VALUE_ERROR;
    return bytearray_kind.finish(vm, &builder);
}

/* __new__: empty, whatever is passed; __init__ fills it. */
static value bytearray_create(struct vm *vm, value *arguments, uint32_t count) {
    (void)arguments;
    (void)count;
    return bytearray_new(vm, "", 0);
}

static value bytearray_initialise(struct vm *vm, value *arguments, uint32_t count) {
    value made = bytearray_construct(vm, arguments, count);
    if (made == VALUE_ERROR)
        return VALUE_ERROR;
    struct byte_array *array = native_self(vm, arguments[0]);
    const struct byte_array *source = object_of(vm, made);
    if (is_exported(vm, array))
        return bytearray_make_gap(vm, array, 0, 0, 1) ? VALUE_NONE : VALUE_ERROR;
    array->buffer = source->buffer;
    array->start = source->start;
    array->length = source->length;
    return VALUE_NONE;
}

static const struct native bytearray_construct_native = {"bytearray",
                                                         bytearray_construct,
                                                         1,
                                                         4,
                                                         0,
                                                         0,
                                                         "source encoding errors",
                                                         "Bytes that can change, made as bytes() makes them."};
static const struct native bytearray_create_native = {
    "bytearray", bytearray_create, 1, 1, 0, NATIVE_VARIADIC | NATIVE_KEYWORDS, NULL, "An empty bytearray."};
static const struct native bytearray_initialise_native = {
    "__init__", bytearray_initialise, 1, 4, 0, 0, "source encoding errors", "Replaces all bytes."};

static const struct native bytearray_methods[] = {
    {"append", bytearray_append, 2, 2, 0, 0, NULL, "Adds one byte at the end."},
    {"clear", bytearray_clear, 1, 1, 0, 0, NULL, "Removes all bytes."},
    {"copy", bytearray_copy, 1, 1, 0, 0, NULL, "A copy."},
    {"extend", bytearray_extend, 2, 2, 0, 0, NULL, "Adds all of an iterable of numbers or a bytes-like object."},
    {"insert", bytearray_insert, 3, 3, 0, 0, NULL, "Puts one byte before an index."},
    {"pop", bytearray_pop, 1, 2, 0, 0, NULL, "Removes and gives the byte at an index, the last by default."},
    {"remove", bytearray_remove, 2, 2, 0, 0, NULL, "Removes the first byte of this value."},
    {"reverse", bytearray_reverse, 1, 1, 0, 0, NULL, "Reverses the bytes in place."},
    BYTES_SHARED_METHODS(BYTES_METHOD_ENTRY) NATIVE_END,
};

const struct type_definition bytearray_definition = {
    .name = "bytearray",
    .type_id = TYPE_BYTEARRAY,
    .kind = KIND_BYTEARRAY,
    .flags = DEFINITION_SUBCLASSABLE,
    .methods = bytearray_methods,
    .construct = &bytearray_construct_native,
    .create = &bytearray_create_native,
    .initialise = &bytearray_initialise_native,
    .documentation = "bytearray(source) -> a mutable sequence of bytes, made as bytes(source) makes its own",
};

static value bytes_method_bytes(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return value_unwrap(vm, arguments[0]);
}

static const struct native bytes_methods[] = {
    BYTES_SHARED_METHODS(BYTES_METHOD_ENTRY) /* a comma ends each of them */
    {"__bytes__", bytes_method_bytes, 1, 1, 0, 0, NULL, "Convert this value to exact type bytes."},
    {"__getnewargs__", reflect_new_arguments, 1, 1, 0, 0, NULL, NULL},
    NATIVE_END,
};

const struct type_definition bytes_definition = {
    .name = "bytes",
    .type_id = TYPE_BYTES,
    .kind = KIND_BYTES,
    .flags = DEFINITION_SUBCLASSABLE,
    .methods = bytes_methods,
    .construct = &bytes_construct_native,
    .create = &bytes_construct_native,
    .documentation =
        "bytes(source) -> an immutable sequence of bytes: of an iterable of integers, of a bytes-like object, of so "
        "many zeros, or of a str with its encoding",
};
