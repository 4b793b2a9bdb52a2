/* memoryview: the bytes of another object, seen as numbers, without a copy.
 *
 * A view of a bytearray counts as one of its `exports`, which forbids it to change size; releasing the view, or the
 * collector when nothing refers to the view any more, takes that back. */
#include "memoryview.h"

#include "../vm/type.h"
#include "bytes_methods.h"
#include "function.h"
#include "iterator.h"
#include "number.h"

struct record *view_of(struct vm *vm, value self) {
    struct record *view = native_self(vm, self);
    if (!(view->data & VIEW_RELEASED))
        return view;
    raise_value_error(vm, "operation forbidden on released memoryview object");
    return NULL;
}

/* --- the description ---------------------------------------------------------------------------------------------- */

uint32_t view_dimensions(const struct vm *vm, const struct record *view) {
    return tuple_count(vm, view->items[VIEW_SHAPE]);
}

static int64_t number_at(const struct vm *vm, value tuple, uint32_t index) {
    return index < tuple_count(vm, tuple) ? value_to_int(tuple_items(vm, tuple)[index]) : 0;
}

int64_t view_size(const struct vm *vm, const struct record *view, uint32_t dimension) {
    return number_at(vm, view->items[VIEW_SHAPE], dimension);
}

int64_t view_stride(const struct vm *vm, const struct record *view, uint32_t dimension) {
    return number_at(vm, view->items[VIEW_STRIDES], dimension);
}

int64_t view_offset(const struct record *view) { return value_to_int(view->items[VIEW_OFFSET]); }

int64_t view_count(const struct vm *vm, const struct record *view) {
    int64_t count = 1;
    for (uint32_t i = 0; i < view_dimensions(vm, view); i++) {
        int64_t size = view_size(vm, view, i);
        if (size <= 0)
            return 0;
        if (count > STR_LENGTH_MAXIMUM / size)
            return STR_LENGTH_MAXIMUM;
        count *= size;
    }
    return count;
}

const struct number_code *view_code(const struct vm *vm, const struct record *view) {
    const struct str *format = object_of(vm, view->items[VIEW_FORMAT]);
    const char *text = str_data(vm, format);
    uint32_t length = format->byte_length;
    if (length == 2 && text[0] == '@')
        return number_code_find(text[1]);
    return length == 1 ? number_code_find(text[0]) : NULL;
}

uint32_t view_item_size(const struct vm *vm, const struct record *view) {
    const struct number_code *code = view_code(vm, view);
    return code ? code->native_size : 4; /* the only other format is array's 'w' */
}

bool view_is_contiguous(const struct vm *vm, const struct record *view, bool fortran) {
    uint32_t count = view_dimensions(vm, view);
    int64_t expected = view_item_size(vm, view);
    if (view_count(vm, view) == 0)
        return true;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t dimension = fortran ? i : count - 1 - i;
        int64_t size = view_size(vm, view, dimension);
        if (size > 1 && view_stride(vm, view, dimension) != expected)
            return false;
        if (size > 0 && expected <= STR_LENGTH_MAXIMUM)
            expected *= size;
    }
    return true;
}

uint8_t *view_address(struct vm *vm, const struct record *view, int64_t offset, uint32_t size) {
    const uint8_t *data;
    uint32_t length;
    if (bytes_view(vm, view->items[VIEW_STORAGE], &data, &length) && offset >= 0 && size <= length &&
        offset <= (int64_t)(length - size))
        return (uint8_t *)(uintptr_t)data + offset;
    raise_error(vm, TYPE_INDEX_ERROR, "index out of bounds");
    return NULL;
}

bool view_bytes(const struct vm *vm, const struct record *view, const uint8_t **data, uint32_t *length) {
    value storage = view->items[VIEW_STORAGE];
    uint32_t available;
    bool plain = value_has_kind(vm, storage, KIND_BYTES) || value_has_kind(vm, storage, KIND_BYTEARRAY);
    if (view->data & VIEW_RELEASED || !plain || !view_is_contiguous(vm, view, false))
        return false;
    int64_t bytes = view_count(vm, view) * view_item_size(vm, view), offset = view_offset(view);
    (void)bytes_view(vm, storage, data, &available);
    if (offset < 0 || offset > available || bytes > available - offset)
        return false;
    *data += offset;
    *length = (uint32_t)bytes;
    return true;
}

static bool copy_dimension(struct vm *vm, const struct record *view, uint32_t dimension, int64_t offset,
                           uint8_t **out) {
    uint32_t item_size = view_item_size(vm, view);
    if (dimension == view_dimensions(vm, view)) {
        const uint8_t *data = view_address(vm, view, offset, item_size);
        if (!data)
            return false;
        memcpy(*out, data, item_size);
        *out += item_size;
        return true;
    }
    int64_t size = view_size(vm, view, dimension), stride = view_stride(vm, view, dimension);
    for (int64_t i = 0; i < size; i++)
        if (!copy_dimension(vm, view, dimension + 1, offset + i * stride, out))
            return false;
    return true;
}

bool view_copy_out(struct vm *vm, const struct record *view, uint8_t *out) {
    int64_t bytes = view_count(vm, view) * view_item_size(vm, view);
    if (bytes == 0)
        return true;
    if (!view_is_contiguous(vm, view, false))
        return vm_charge(vm, (uint64_t)bytes / 8) && copy_dimension(vm, view, 0, view_offset(view), &out);
    const uint8_t *data = view_address(vm, view, view_offset(view), (uint32_t)bytes);
    if (!data || !vm_charge(vm, (uint64_t)bytes / 64))
        return false;
    memcpy(out, data, (size_t)bytes);
    return true;
}

value view_to_bytes(struct vm *vm, const struct record *view) {
    uint64_t length = (uint64_t)view_count(vm, view) * view_item_size(vm, view);
    if (length == 0)
        return vm->empty_bytes;
    if (length > STR_LENGTH_MAXIMUM)
        return raise_memory_error(vm);
    struct str_builder builder = {0};
    char *out = str_builder_extend(vm, &builder, (size_t)length, true);
    if (!out || !view_copy_out(vm, view, (uint8_t *)out))
        return VALUE_ERROR;
    return str_builder_finish_bytes(vm, &builder);
}

/* --- making views ------------------------------------------------------------------------------------------------- */

/* A record with everything set; registers it with the bytes' owner. */
static value view_make(struct vm *vm, value object, value storage, value format, value shape, value strides,
                       int64_t offset, uint32_t flags) {
    value v = record_new(vm, TYPE_MEMORY_VIEW, VIEW_ITEMS);
    if (v == VALUE_ERROR)
        return VALUE_ERROR;
    const value items[VIEW_ITEMS] = {object,     storage,   format, shape, strides, value_from_small_int(offset),
                                     VALUE_NONE, VALUE_NONE};
    struct record *view = object_of(vm, v);
    memcpy(view->items, items, sizeof items);
    if (!weak_add(vm, v, 0))
        return VALUE_ERROR;
    view->data = flags;
    if (value_has_kind(vm, storage, KIND_BYTEARRAY))
        ((struct byte_array *)object_of(vm, storage))->exports++;
    return v;
}

static value single(struct vm *vm, int64_t number) {
    value item = value_from_small_int(number);
    return tuple_from_items(vm, &item, 1);
}

value view_new_over(struct vm *vm, value object, value storage, char code, int64_t count, uint32_t item_size,
                    bool read_only) {
    value format = vm->byte_strs[(uint8_t)code], shape = single(vm, count);
    value strides = shape == VALUE_ERROR ? VALUE_ERROR : single(vm, item_size);
    if (strides == VALUE_ERROR)
        return VALUE_ERROR;
    return view_make(vm, object, storage, format, shape, strides, 0, read_only ? VIEW_READ_ONLY : 0);
}

value view_derive(struct vm *vm, const struct record *view, value format, value shape, value strides, int64_t offset) {
    return view_make(vm, view->items[VIEW_OBJECT], view->items[VIEW_STORAGE], format, shape, strides, offset,
                     view->data & VIEW_READ_ONLY);
}

/* The buffer of a guest class that has __buffer__ (PEP 688): whoever gives it back calls __release_buffer__. */
static value view_by_protocol(struct vm *vm, value object) {
    value method =
        value_guest_type(vm, object) ? type_lookup(vm, value_type(vm, object), vm->names[NAME_BUFFER]) : VALUE_UNSET;
    if (method == VALUE_UNSET)
        return vm_failed(vm) ? VALUE_ERROR
                             : raise_type_error(vm, "memoryview: a bytes-like object is required, not '%s'",
                                                value_type_name(vm, object));
    value bound = descriptor_bind(vm, method, object, value_type(vm, object));
    value made = bound == VALUE_ERROR || !vm_enter_native(vm) ? VALUE_ERROR : VALUE_NONE;
    if (made == VALUE_ERROR)
        return VALUE_ERROR;
    made = vm_call_1(vm, bound, value_from_small_int(284)); /* inspect.BufferFlags.FULL_RO */
    vm_leave_native(vm);
    if (made == VALUE_ERROR)
        return VALUE_ERROR;
    if (!value_is_record(vm, made, TYPE_MEMORY_VIEW))
        return raise_type_error(vm, "__buffer__ returned non-memoryview object");
    const struct record *inner = view_of(vm, made);
    if (!inner)
        return VALUE_ERROR;
    value v = view_derive(vm, inner, inner->items[VIEW_FORMAT], inner->items[VIEW_SHAPE], inner->items[VIEW_STRIDES],
                          view_offset(inner));
    if (v == VALUE_ERROR)
        return VALUE_ERROR;
    value release = tuple_pair(vm, object, made);
    struct record *view = object_of(vm, v);
    view->items[VIEW_OBJECT] = object;
    view->items[VIEW_RELEASE] = release == VALUE_ERROR ? VALUE_NONE : release;
    return release == VALUE_ERROR ? VALUE_ERROR : v;
}

value view_new(struct vm *vm, value object) {
    value plain = value_unwrap(vm, object);
    const uint8_t *data;
    uint32_t length;
    if (value_is_record(vm, plain, TYPE_MEMORY_VIEW)) {
        const struct record *view = view_of(vm, plain);
        return view ? view_derive(vm, view, view->items[VIEW_FORMAT], view->items[VIEW_SHAPE],
                                  view->items[VIEW_STRIDES], view_offset(view))
                    : VALUE_ERROR;
    }
    if (value_has_kind(vm, plain, KIND_BYTES) || value_has_kind(vm, plain, KIND_BYTEARRAY)) {
        (void)bytes_view(vm, plain, &data, &length);
        return view_new_over(vm, object, plain, 'B', length, 1, value_has_kind(vm, plain, KIND_BYTES));
    }
    return view_by_protocol(vm, object);
}

static value view_create(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    if (arguments[1] == VALUE_UNSET)
        return raise_type_error(vm, "memoryview() missing required argument 'object' (pos 1)");
    return view_new(vm, arguments[1]);
}

/* --- methods ------------------------------------------------------------------------------------------------------ */

bool view_give_back(struct vm *vm, struct record *view) {
    if (view->data & VIEW_RELEASED)
        return true;
    view_release_storage(vm, view);
    value release = view->items[VIEW_RELEASE];
    if (!value_has_kind(vm, release, KIND_TUPLE) || tuple_count(vm, release) != 2)
        return true;
    view->items[VIEW_RELEASE] = VALUE_NONE;
    value object = tuple_items(vm, release)[0], inner = tuple_items(vm, release)[1];
    value method = type_lookup(vm, value_type(vm, object), vm->names[NAME_RELEASE_BUFFER]);
    if (method == VALUE_UNSET)
        return !vm_failed(vm);
    value bound = descriptor_bind(vm, method, object, value_type(vm, object));
    return bound != VALUE_ERROR && vm_call_1(vm, bound, inner) != VALUE_ERROR;
}

static value view_release(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return view_give_back(vm, native_self(vm, arguments[0])) ? VALUE_NONE : VALUE_ERROR;
}

static value view_enter(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return view_of(vm, arguments[0]) ? arguments[0] : VALUE_ERROR;
}

static value method_to_bytes(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    const struct record *view = view_of(vm, arguments[0]);
    if (!view)
        return VALUE_ERROR;
    if (arguments[1] != VALUE_UNSET && arguments[1] != VALUE_NONE) {
        bool known =
            str_of(vm, arguments[1]) && (str_equal_c(vm, arguments[1], "C") || str_equal_c(vm, arguments[1], "A") ||
                                         (str_equal_c(vm, arguments[1], "F") && view_dimensions(vm, view) < 2));
        if (!known)
            return raise_value_error(vm, "order must be 'C', 'F' or 'A'");
    }
    return view_to_bytes(vm, view);
}

static value method_to_list(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    const struct record *view = view_of(vm, arguments[0]);
    if (!view || !vm_charge(vm, 1 + (uint64_t)view_count(vm, view) / 4))
        return VALUE_ERROR;
    return view_to_list(vm, view, 0, view_offset(view));
}

static value method_hex(struct vm *vm, value *arguments, uint32_t count) {
    const struct record *view = view_of(vm, arguments[0]);
    value bytes = view ? view_to_bytes(vm, view) : VALUE_ERROR;
    if (bytes == VALUE_ERROR)
        return VALUE_ERROR;
    arguments[0] = bytes;
    return bytes_method_hex(vm, arguments, count);
}

static value to_read_only(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    const struct record *view = view_of(vm, arguments[0]);
    value v = view ? view_new(vm, arguments[0]) : VALUE_ERROR;
    if (v != VALUE_ERROR)
        ((struct record *)object_of(vm, v))->data |= VIEW_READ_ONLY;
    return v;
}

/* --- attributes --------------------------------------------------------------------------------------------------- */

#define VIEW_GETTER(name, expression)                                                                                  \
    static value get_##name(struct vm *vm, value *arguments, uint32_t count) {                                         \
        (void)count;                                                                                                   \
        const struct record *view = view_of(vm, arguments[0]);                                                         \
        return view ? (expression) : VALUE_ERROR;                                                                      \
    }
VIEW_GETTER(object, view->items[VIEW_OBJECT])
VIEW_GETTER(byte_count, value_from_small_int(view_count(vm, view) * view_item_size(vm, view)))
VIEW_GETTER(read_only, value_from_bool(view->data &VIEW_READ_ONLY))
VIEW_GETTER(item_size, value_from_small_int(view_item_size(vm, view)))
VIEW_GETTER(format, view->items[VIEW_FORMAT])
VIEW_GETTER(dimensions, value_from_small_int(view_dimensions(vm, view)))
VIEW_GETTER(shape, view->items[VIEW_SHAPE])
VIEW_GETTER(strides, view->items[VIEW_STRIDES])
VIEW_GETTER(suboffsets, vm->empty_tuple)
VIEW_GETTER(c_contiguous, value_from_bool(view_is_contiguous(vm, view, false)))
VIEW_GETTER(f_contiguous, value_from_bool(view_is_contiguous(vm, view, true)))
VIEW_GETTER(contiguous, value_from_bool(view_is_contiguous(vm, view, false) || view_is_contiguous(vm, view, true)))

/* --- the type ----------------------------------------------------------------------------------------------------- */

static value view_repr(struct vm *vm, value v) {
    const struct record *view = object_of(vm, v);
    return str_format_c(vm, "<%s at 0x%x>", view->data & VIEW_RELEASED ? "released memory" : "memory", value_to_ref(v));
}

static int64_t view_length(struct vm *vm, value v) {
    const struct record *view = view_of(vm, v);
    if (!view)
        return -1;
    if (view_dimensions(vm, view) == 0) {
        raise_type_error(vm, "0-dim memory has no length");
        return -1;
    }
    return view_size(vm, view, 0);
}

static bool view_hash(struct vm *vm, value v, int64_t *hash) {
    struct record *view = object_of(vm, v);
    if (value_is_integer(vm, view->items[VIEW_HASH]))
        return int_to_int64(vm, view->items[VIEW_HASH], hash);
    if (!view_of(vm, v))
        return false;
    const struct number_code *code = view_code(vm, view);
    if (!(view->data & VIEW_READ_ONLY)) {
        raise_value_error(vm, "cannot hash writable memoryview object");
        return false;
    }
    if (!code || (code->code != 'B' && code->code != 'b' && code->code != 'c')) {
        raise_value_error(vm, "memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
        return false;
    }
    int64_t object_hash_value;
    if (!object_hash(vm, view->items[VIEW_OBJECT], &object_hash_value))
        return false;
    value bytes = view_to_bytes(vm, view);
    if (bytes == VALUE_ERROR || !object_hash(vm, bytes, hash))
        return false;
    value kept = int_from_int64(vm, *hash);
    view->items[VIEW_HASH] = kept == VALUE_ERROR ? VALUE_NONE : kept;
    return kept != VALUE_ERROR;
}

static value view_iterate(struct vm *vm, value v) {
    const struct record *view = view_of(vm, v);
    if (!view)
        return VALUE_ERROR;
    if (view_dimensions(vm, view) == 0)
        return raise_type_error(vm, "invalid indexing of 0-dim memory");
    if (view_dimensions(vm, view) != 1)
        return raise_error(vm, TYPE_NOT_IMPLEMENTED_ERROR, "multi-dimensional sub-views are not implemented");
    return sequence_iterator_new(vm, v, false);
}

static const struct native view_construct = {"memoryview", view_create, 1, 2, 0, 0, "object", NULL};
static const struct native view_methods[] = {
    {"__enter__", view_enter, 1, 1, 0, 0, NULL, NULL},
    {"__exit__", view_release, 1, 1, 0, NATIVE_VARIADIC, NULL, NULL},
    {"cast", view_cast, 2, 3, 0, 0, "format shape", "Cast a memoryview to a new format or shape."},
    {"hex", method_hex, 1, 3, 0, 0, "sep bytes_per_sep", "The bytes as hexadecimal digits."},
    {"release", view_release, 1, 1, 0, 0, NULL, "Release the underlying buffer exposed by the memoryview object."},
    {"tobytes", method_to_bytes, 1, 2, 0, 0, "order", "Return the data in the buffer as a byte string."},
    {"tolist", method_to_list, 1, 1, 0, 0, NULL, "Return the data in the buffer as a list of elements."},
    {"toreadonly", to_read_only, 1, 1, 0, 0, NULL, "Return a readonly version of the memoryview."},
    NATIVE_END,
};
static const struct native_attribute view_attributes[] = {
    {"c_contiguous", get_c_contiguous, NULL, "A bool indicating whether the memory is C contiguous."},
    {"contiguous", get_contiguous, NULL, "A bool indicating whether the memory is contiguous."},
    {"f_contiguous", get_f_contiguous, NULL, "A bool indicating whether the memory is Fortran contiguous."},
    {"format", get_format, NULL, "The format of each element, as in the struct module."},
    {"itemsize", get_item_size, NULL, "The size in bytes of each element of the memoryview."},
    {"nbytes", get_byte_count, NULL, "The amount of space in bytes that the elements would use in a contiguous copy."},
    {"ndim", get_dimensions, NULL, "How many dimensions the memory represents."},
    {"obj", get_object, NULL, "The underlying object of the memoryview."},
    {"readonly", get_read_only, NULL, "A bool indicating whether the memory is read only."},
    {"shape", get_shape, NULL, "A tuple of the size of each dimension."},
    {"strides", get_strides, NULL, "A tuple of the step in bytes of each dimension."},
    {"suboffsets", get_suboffsets, NULL, "Always empty."},
    NATIVE_ATTRIBUTE_END,
};
static const struct kind_operations view_operations = {
    .compare = view_compare,
    .hash = view_hash,
    .repr = view_repr,
    .length = view_length,
    .get_item = view_get_item,
    .set_item = view_set_item,
    .supports_delete_item = true,
    .iterate = view_iterate,
};

const struct type_definition memory_view_definition = {
    .name = "memoryview",
    .type_id = TYPE_MEMORY_VIEW,
    .base = TYPE_OBJECT,
    .kind = KIND_RECORD,
    .methods = view_methods,
    .attributes = view_attributes,
    .construct = &view_construct,
    .create = &view_construct,
    .operations = &view_operations,
    .documentation = "Create a new memoryview object which references the given object.",
};
