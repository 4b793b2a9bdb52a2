/* memoryview: elements, slices, comparison and casts. The bytes are looked up again after anything that may run guest
 * code, because the view may have been released by then. */
#include "memoryview.h"

#include "number.h"
#include "sequence.h"
#include "str_text.h"

static value raise_format(struct vm *vm, const struct record *view) {
    return raise_error(vm, TYPE_NOT_IMPLEMENTED_ERROR, "memoryview: format %s not supported",
                       str_text(vm, view->items[VIEW_FORMAT]));
}

value view_unpack(struct vm *vm, const struct record *view, int64_t offset) {
    const struct number_code *code = view_code(vm, view);
    if (!code)
        return raise_format(vm, view);
    const uint8_t *data = view_address(vm, view, offset, code->native_size);
    return data ? number_read(vm, code, code->native_size, machine_is_big_endian(), data) : VALUE_ERROR;
}

static bool view_pack(struct vm *vm, value v, int64_t offset, value item) {
    const struct record *view = object_of(vm, v);
    const struct number_code *code = view_code(vm, view);
    uint8_t bytes[NUMBER_BYTES_MAXIMUM];
    if (!code) {
        raise_format(vm, view);
        return false;
    }
    enum number_write_result result = number_write(vm, code, code->native_size, machine_is_big_endian(), item, bytes);
    if (result == NUMBER_EXCEPTION && exception_matches(vm, TYPE_OVERFLOW_ERROR)) {
        exception_clear(vm);
        result = NUMBER_OUT_OF_RANGE;
    }
    switch (result) {
    case NUMBER_WRITTEN:
        break;
    case NUMBER_WRONG_TYPE:
        raise_type_error(vm, "memoryview: invalid type for format '%c'", code->code);
        return false;
    case NUMBER_OUT_OF_RANGE:
        raise_value_error(vm, "memoryview: invalid value for format '%c'", code->code);
        return false;
    case NUMBER_EXCEPTION:
        return false;
    }
    view = view_of(vm, v);
    uint8_t *data = view ? view_address(vm, view, offset, code->native_size) : NULL;
    if (!data)
        return false;
    memcpy(data, bytes, code->native_size);
    return true;
}

value view_to_list(struct vm *vm, const struct record *view, uint32_t dimension, int64_t offset) {
    if (dimension == view_dimensions(vm, view))
        return view_unpack(vm, view, offset);
    int64_t size = view_size(vm, view, dimension), stride = view_stride(vm, view, dimension);
    value list = list_new(vm, size > 0 && size < UINT32_MAX ? (uint32_t)size : 0);
    for (int64_t i = 0; list != VALUE_ERROR && i < size; i++) {
        value item = view_to_list(vm, view, dimension + 1, offset + i * stride);
        if (item == VALUE_ERROR || !list_append(vm, object_of(vm, list), item))
            return VALUE_ERROR;
    }
    return list;
}

/* --- indexing ----------------------------------------------------------------------------------------------------- */

/* Adds the place of element `index` of a dimension to *offset. */
static bool add_index(struct vm *vm, const struct record *view, uint32_t dimension, int64_t index, int64_t *offset) {
    int64_t size = view_size(vm, view, dimension);
    index += index < 0 ? size : 0;
    if (index < 0 || index >= size) {
        raise_error(vm, TYPE_INDEX_ERROR, "index out of bounds on dimension %u", dimension + 1);
        return false;
    }
    *offset += index * view_stride(vm, view, dimension);
    return true;
}

enum key_kind { KEY_INVALID, KEY_ELEMENT, KEY_SLICE, KEY_TUPLE, KEY_FAILED };

static enum key_kind key_kind_of(struct vm *vm, value key) {
    value plain = value_unwrap(vm, key);
    if (value_has_index(vm, key))
        return KEY_ELEMENT;
    if (vm_failed(vm))
        return KEY_FAILED;
    if (value_has_kind(vm, plain, KIND_SLICE))
        return KEY_SLICE;
    if (!value_has_kind(vm, plain, KIND_TUPLE))
        return KEY_INVALID;
    for (uint32_t i = 0; i < tuple_count(vm, plain); i++)
        if (!value_has_index(vm, tuple_items(vm, plain)[i]))
            return vm_failed(vm) ? KEY_FAILED : KEY_INVALID;
    return KEY_TUPLE;
}

static bool all_slices(struct vm *vm, value key) {
    value plain = value_unwrap(vm, key);
    if (!value_has_kind(vm, plain, KIND_TUPLE) || !tuple_count(vm, plain))
        return false;
    for (uint32_t i = 0; i < tuple_count(vm, plain); i++)
        if (!value_has_kind(vm, tuple_items(vm, plain)[i], KIND_SLICE))
            return false;
    return true;
}

/* Where the one element that an index or a tuple of them means is. */
static bool element_offset(struct vm *vm, value v, value key, bool is_tuple, bool is_store, int64_t *offset) {
    int64_t indices[VIEW_DIMENSIONS_MAXIMUM];
    uint32_t dimensions = view_dimensions(vm, object_of(vm, v));
    value plain = value_unwrap(vm, key);
    uint32_t count = is_tuple ? tuple_count(vm, plain) : 1;
    if (dimensions == 0 && !is_tuple) {
        raise_type_error(vm, "invalid indexing of 0-dim memory");
        return false;
    }
    if (count > dimensions || count > VIEW_DIMENSIONS_MAXIMUM) {
        raise_type_error(vm, "cannot index %u-dimension view with %u-element tuple", dimensions, count);
        return false;
    }
    if (count < dimensions) {
        raise_error(vm, TYPE_NOT_IMPLEMENTED_ERROR,
                    is_tuple || is_store ? "sub-views are not implemented"
                                         : "multi-dimensional sub-views are not implemented");
        return false;
    }
    for (uint32_t i = 0; i < count; i++)
        if (!sequence_index_from(vm, is_tuple ? tuple_items(vm, plain)[i] : key, "memoryview", &indices[i]))
            return false;
    const struct record *view = view_of(vm, v);
    if (!view)
        return false;
    *offset = view_offset(view);
    for (uint32_t i = 0; i < count; i++)
        if (!add_index(vm, view, i, indices[i], offset))
            return false;
    return true;
}

/* The same dimensions with the first cut down by a slice. */
static value view_slice(struct vm *vm, value v, const struct slice *slice) {
    int64_t start, stop, step;
    if (!slice_unpack(vm, slice, &start, &stop, &step))
        return VALUE_ERROR;
    const struct record *view = view_of(vm, v);
    if (!view)
        return VALUE_ERROR;
    if (view_dimensions(vm, view) == 0)
        return raise_type_error(vm, "invalid indexing of 0-dim memory");
    int64_t count = slice_adjust(view_size(vm, view, 0), &start, &stop, step), stride = view_stride(vm, view, 0);
    value shape = tuple_from_items(vm, tuple_items(vm, view->items[VIEW_SHAPE]), view_dimensions(vm, view));
    value strides = shape == VALUE_ERROR
                        ? VALUE_ERROR
                        : tuple_from_items(vm, tuple_items(vm, view->items[VIEW_STRIDES]), view_dimensions(vm, view));
    if (strides == VALUE_ERROR)
        return VALUE_ERROR;
    /* a step past the end of the view only ever reaches its first element */
    int64_t most = STR_LENGTH_MAXIMUM;
    step = step > most ? most : step < -most ? -most : step;
    tuple_items(vm, shape)[0] = value_from_small_int(count < 0 ? 0 : count);
    tuple_items(vm, strides)[0] = value_from_small_int(stride * step);
    return view_derive(vm, view, view->items[VIEW_FORMAT], shape, strides,
                       view_offset(view) + (count > 0 ? start * stride : 0));
}

value view_get_item(struct vm *vm, value v, value key) {
    const struct record *view = view_of(vm, v);
    int64_t offset;
    if (!view)
        return VALUE_ERROR;
    if (view_dimensions(vm, view) == 0 && key == VALUE_ELLIPSIS)
        return v;
    enum key_kind kind = key_kind_of(vm, key);
    switch (kind) {
    case KEY_FAILED:
        return VALUE_ERROR;
    case KEY_ELEMENT:
    case KEY_TUPLE:
        if (!element_offset(vm, v, key, kind == KEY_TUPLE, false, &offset))
            return VALUE_ERROR;
        return view_unpack(vm, object_of(vm, v), offset);
    case KEY_SLICE:
        return view_slice(vm, v, object_of(vm, value_unwrap(vm, key)));
    case KEY_INVALID:
        break;
    }
    if (all_slices(vm, key))
        return raise_error(vm, TYPE_NOT_IMPLEMENTED_ERROR, "multi-dimensional slicing is not implemented");
    return raise_type_error(vm, "memoryview: invalid slice key");
}

/* view[slice] = item: bytes of the same format and number. */
static bool set_slice(struct vm *vm, value v, value key, value item) {
    const uint8_t *plain;
    uint32_t length;
    if (!bytes_resolve(vm, &item))
        return false;
    if (!value_is_record(vm, value_unwrap(vm, item), TYPE_MEMORY_VIEW) && !bytes_view(vm, item, &plain, &length)) {
        raise_type_error(vm, "a bytes-like object is required, not '%s'", value_type_name(vm, item));
        return false;
    }
    value target = view_slice(vm, v, object_of(vm, value_unwrap(vm, key)));
    value source = target == VALUE_ERROR ? VALUE_ERROR : view_new(vm, item);
    if (source == VALUE_ERROR)
        return false;
    const struct record *to = object_of(vm, target), *from = object_of(vm, source);
    if (view_code(vm, to) != view_code(vm, from) || view_dimensions(vm, from) != 1 ||
        view_size(vm, to, 0) != view_size(vm, from, 0)) {
        raise_value_error(vm, "memoryview assignment: lvalue and rvalue have different structures");
        return false;
    }
    uint32_t size = view_item_size(vm, to);
    value copy = view_to_bytes(vm, from);
    if (copy == VALUE_ERROR || !bytes_view(vm, copy, &plain, &length) || !vm_charge(vm, 1 + length / 8))
        return false;
    for (uint32_t i = 0; i < length / size; i++) {
        uint8_t *data = view_address(vm, to, view_offset(to) + i * view_stride(vm, to, 0), size);
        if (!data)
            return false;
        memcpy(data, plain + (size_t)i * size, size);
    }
    view_release_storage(vm, object_of(vm, target));
    view_release_storage(vm, object_of(vm, source));
    return true;
}

bool view_set_item(struct vm *vm, value v, value key, value item) {
    const struct record *view = view_of(vm, v);
    int64_t offset;
    if (!view)
        return false;
    if (view->data & VIEW_READ_ONLY) {
        raise_type_error(vm, "cannot modify read-only memory");
        return false;
    }
    if (item == VALUE_UNSET) {
        raise_type_error(vm, "cannot delete memory");
        return false;
    }
    if (view_dimensions(vm, view) == 0) {
        bool whole = key == VALUE_ELLIPSIS || (value_has_kind(vm, key, KIND_TUPLE) && tuple_count(vm, key) == 0);
        if (whole)
            return view_pack(vm, v, view_offset(view), item);
        raise_type_error(vm, "invalid indexing of 0-dim memory");
        return false;
    }
    enum key_kind kind = key_kind_of(vm, key);
    switch (kind) {
    case KEY_FAILED:
        return false;
    case KEY_ELEMENT:
    case KEY_TUPLE:
        return element_offset(vm, v, key, kind == KEY_TUPLE, true, &offset) && view_pack(vm, v, offset, item);
    case KEY_SLICE:
        if (view_dimensions(vm, view) == 1)
            return set_slice(vm, v, key, item);
        raise_error(vm, TYPE_NOT_IMPLEMENTED_ERROR,
                    "memoryview slice assignments are currently restricted to ndim = 1");
        return false;
    case KEY_INVALID:
        break;
    }
    if (all_slices(vm, key))
        raise_error(vm, TYPE_NOT_IMPLEMENTED_ERROR,
                    "memoryview slice assignments are currently restricted to ndim = 1");
    else
        raise_type_error(vm, "memoryview: invalid slice key");
    return false;
}

/* --- comparison --------------------------------------------------------------------------------------------------- */

static int equal_dimension(struct vm *vm, const struct record *a, const struct record *b, uint32_t dimension,
                           int64_t at_a, int64_t at_b) {
    if (dimension == view_dimensions(vm, a)) {
        value x = view_unpack(vm, a, at_a), y = x == VALUE_ERROR ? VALUE_ERROR : view_unpack(vm, b, at_b);
        return y == VALUE_ERROR ? -1 : object_compare_truth(vm, COMPARE_EQUAL, x, y);
    }
    int64_t size = view_size(vm, a, dimension), step_a = view_stride(vm, a, dimension),
            step_b = view_stride(vm, b, dimension);
    for (int64_t i = 0; i < size; i++) {
        int equal = equal_dimension(vm, a, b, dimension + 1, at_a + i * step_a, at_b + i * step_b);
        if (equal != 1)
            return equal;
    }
    return 1;
}

static int views_equal(struct vm *vm, const struct record *a, const struct record *b) {
    if (view_dimensions(vm, a) != view_dimensions(vm, b))
        return 0;
    for (uint32_t i = 0; i < view_dimensions(vm, a); i++)
        if (view_size(vm, a, i) != view_size(vm, b, i))
            return 0;
    const struct number_code *code = view_code(vm, a);
    if (!code || !view_code(vm, b))
        return 0;
    int64_t count = view_count(vm, a);
    bool plain = code == view_code(vm, b) && code->number_class != NUMBER_FLOAT && code->number_class != NUMBER_BOOL &&
                 view_is_contiguous(vm, a, false) && view_is_contiguous(vm, b, false);
    if (!plain)
        return vm_charge(vm, 1 + (uint64_t)count) ? equal_dimension(vm, a, b, 0, view_offset(a), view_offset(b)) : -1;
    uint32_t bytes = (uint32_t)(count * code->native_size);
    if (bytes == 0)
        return 1;
    const uint8_t *left = view_address(vm, a, view_offset(a), bytes);
    const uint8_t *right = left ? view_address(vm, b, view_offset(b), bytes) : NULL;
    return !right || !vm_charge(vm, 1 + bytes / 64) ? -1 : memcmp(left, right, bytes) == 0;
}

value view_compare(struct vm *vm, enum comparison comparison, value left, value right) {
    value other = value_unwrap(vm, right);
    const uint8_t *data;
    uint32_t length;
    bool is_view = value_is_record(vm, other, TYPE_MEMORY_VIEW);
    struct record *a = object_of(vm, left);
    if (comparison != COMPARE_EQUAL && comparison != COMPARE_NOT_EQUAL)
        return VALUE_NOT_IMPLEMENTED;
    if (a->data & VIEW_RELEASED || (is_view && ((struct record *)object_of(vm, other))->data & VIEW_RELEASED))
        return value_from_bool((left == other) == (comparison == COMPARE_EQUAL));
    if (!is_view && !bytes_view(vm, other, &data, &length))
        return VALUE_NOT_IMPLEMENTED;
    value view = view_new(vm, right);
    if (view == VALUE_ERROR)
        return VALUE_ERROR;
    int equal = views_equal(vm, a, object_of(vm, view));
    view_release_storage(vm, object_of(vm, view));
    return equal < 0 ? VALUE_ERROR : value_from_bool(equal == (comparison == COMPARE_EQUAL));
}

/* --- cast --------------------------------------------------------------------------------------------------------- */

static bool is_byte_code(const struct number_code *code) { return code && code->native_size == 1 && code->code != '?'; }

static const struct number_code *cast_code(struct vm *vm, value format) {
    const struct str *text = str_of(vm, format);
    const char *data = text ? str_data(vm, text) : "";
    uint32_t length = text ? text->byte_length : 0;
    if (!text) {
        raise_type_error(vm, "cast() argument 'format' must be str, not %s", argument_type_name(vm, format));
        return NULL;
    }
    const struct number_code *code = length == 2 && data[0] == '@' ? number_code_find(data[1])
                                     : length == 1                 ? number_code_find(data[0])
                                                                   : NULL;
    if (!code)
        raise_value_error(vm, "memoryview: destination format must be a native single character format prefixed with "
                              "an optional '@'");
    return code;
}

/* The shape asked for, as a tuple of positive ints whose product with the item size is `bytes`. */
static value cast_shape(struct vm *vm, value wanted, int64_t bytes, uint32_t item_size) {
    value plain = value_unwrap(vm, wanted);
    if (!value_has_kind(vm, plain, KIND_LIST) && !value_has_kind(vm, plain, KIND_TUPLE))
        return raise_type_error(vm, "shape must be a list or a tuple");
    value shape = tuple_from_iterable(vm, plain);
    if (shape == VALUE_ERROR)
        return VALUE_ERROR;
    if (tuple_count(vm, shape) > VIEW_DIMENSIONS_MAXIMUM)
        return raise_value_error(vm, "memoryview: number of dimensions must not exceed %d", VIEW_DIMENSIONS_MAXIMUM);
    int64_t product = item_size;
    shape = tuple_from_items(vm, tuple_items(vm, shape), tuple_count(vm, shape));
    for (uint32_t i = 0; shape != VALUE_ERROR && i < tuple_count(vm, shape); i++) {
        value *item = &tuple_items(vm, shape)[i];
        if (!value_is_integer(vm, *item))
            return raise_type_error(vm, "memoryview.cast(): elements of shape must be integers");
        if (!value_is_int(*item) || value_to_int(*item) <= 0)
            return raise_value_error(vm, "memoryview.cast(): elements of shape must be integers > 0");
        if (product > STR_LENGTH_MAXIMUM / value_to_int(*item))
            return raise_value_error(vm, "memoryview.cast(): product(shape) > SSIZE_MAX");
        product *= value_to_int(*item);
    }
    if (shape != VALUE_ERROR && product != bytes)
        return raise_type_error(vm, "memoryview: product(shape) * itemsize != buffer size");
    return shape;
}

static value strides_of(struct vm *vm, value shape, uint32_t item_size) {
    uint32_t count = tuple_count(vm, shape);
    value strides = tuple_new(vm, count);
    int64_t stride = item_size;
    for (uint32_t i = count; strides != VALUE_ERROR && i-- > 0;) {
        tuple_items(vm, strides)[i] = value_from_small_int(stride);
        stride *= value_to_int(tuple_items(vm, shape)[i]);
    }
    return strides;
}

value view_cast(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    const struct record *view = view_of(vm, arguments[0]);
    if (!view)
        return VALUE_ERROR;
    if (!view_is_contiguous(vm, view, false))
        return raise_type_error(vm, "memoryview: casts are restricted to C-contiguous views");
    bool with_shape = arguments[2] != VALUE_UNSET;
    int64_t elements = view_count(vm, view);
    if ((with_shape || view_dimensions(vm, view) != 1) && elements == 0)
        return raise_type_error(vm, "memoryview: cannot cast view with zeros in shape or strides");
    const struct number_code *code = cast_code(vm, arguments[1]);
    if (!code)
        return VALUE_ERROR;
    if (!is_byte_code(code) && !is_byte_code(view_code(vm, view)))
        return raise_type_error(vm, "memoryview: cannot cast between two non-byte formats");
    int64_t bytes = elements * view_item_size(vm, view);
    if (bytes % code->native_size)
        return raise_type_error(vm, "memoryview: length is not a multiple of itemsize");
    value length = value_from_small_int(bytes / code->native_size);
    value shape = tuple_from_items(vm, &length, 1);
    if (shape != VALUE_ERROR && with_shape) {
        shape = cast_shape(vm, arguments[2], bytes, code->native_size);
        if (shape != VALUE_ERROR && view_dimensions(vm, view) != 1 && tuple_count(vm, shape) != 1)
            return raise_type_error(vm, "memoryview: cast must be 1D -> ND or ND -> 1D");
    }
    value strides = shape == VALUE_ERROR ? VALUE_ERROR : strides_of(vm, shape, code->native_size);
    if (strides == VALUE_ERROR || !view_of(vm, arguments[0]))
        return VALUE_ERROR;
    return view_derive(vm, view, value_unwrap(vm, arguments[1]), shape, strides, view_offset(view));
}
