/* bytes: making them, viewing the bytes of any bytes-like object, and the operators and protocols that bytes and
 * bytearray share.
 *
 * A view into a bytearray is good only until guest code runs next: it may resize the array. Arguments are therefore
 * converted first and views taken last. */
#include "../vm/heap_internal.h"
#include "../vm/type.h"
#include "container.h"
#include "memoryview.h"
#include "number.h"
#include "sequence.h"
#include "str_text.h"

value bytes_new(struct vm *vm, const void *data, size_t length) {
    if (length == 0 && value_is_object(vm->empty_bytes))
        return vm->empty_bytes;
    if (length > STR_LENGTH_MAXIMUM)
        return raise_memory_error(vm);
    if (length >= 64 && !vm_charge(vm, length / 64))
        return VALUE_ERROR;
    struct bytes *bytes =
        heap_allocate_leaf_quick(vm, KIND_BYTES, vm->immediate_shapes[KIND_BYTES], sizeof *bytes + length + 1);
    if (!bytes)
        return VALUE_ERROR;
    bytes->hash = 0;
    bytes->length = (uint32_t)length;
    text_copy((char *)bytes->data, data, length);
    bytes->data[length] = 0;
    return value_from_pointer(bytes);
}

bool bytes_view(const struct vm *vm, value v, const uint8_t **data, uint32_t *length) {
    value plain = value_unwrap(vm, v);
    if (value_has_kind(vm, plain, KIND_BYTES)) {
        const struct bytes *bytes = object_of(vm, plain);
        *data = bytes->data;
        *length = bytes->length;
        return true;
    }
    if (value_is_record(vm, plain, TYPE_MEMORY_VIEW))
        return view_bytes(vm, object_of(vm, plain), data, length);
    if (!value_has_kind(vm, plain, KIND_BYTEARRAY))
        return false;
    const struct byte_array *array = object_of(vm, plain);
    *length = array->length;
    *data = array->length ? bytearray_data(vm, array) : (const uint8_t *)"";
    return true;
}

const struct text_kind *bytes_kind_of(const struct vm *vm, value v) {
    return value_has_kind(vm, value_unwrap(vm, v), KIND_BYTEARRAY) ? &bytearray_kind : &bytes_kind;
}

bool bytes_argument(struct vm *vm, value v, struct span *span) {
    const uint8_t *data;
    if (!bytes_view(vm, v, &data, &span->length)) {
        raise_type_error(vm, "a bytes-like object is required, not '%.100s'", value_type_name(vm, v));
        return false;
    }
    span->data = (const char *)data;
    return true;
}

static bool is_bytes_like(const struct vm *vm, value v) {
    return value_has_kind(vm, v, KIND_BYTES) || value_has_kind(vm, v, KIND_BYTEARRAY);
}

bool bytes_resolve(struct vm *vm, value *v) {
    const struct type *type = value_guest_type(vm, *v);
    if (!type || is_bytes_like(vm, value_unwrap(vm, *v)) ||
        type_lookup(vm, type, vm->names[NAME_BUFFER]) == VALUE_UNSET)
        return !vm_failed(vm);
    value view = view_new(vm, *v);
    value copy = view == VALUE_ERROR ? VALUE_ERROR : view_to_bytes(vm, object_of(vm, view));
    if (copy == VALUE_ERROR || !view_give_back(vm, object_of(vm, view)))
        return false;
    *v = copy;
    return true;
}

bool byte_argument(struct vm *vm, value v, const char *what, uint8_t *byte) {
    value index = object_index(vm, v);
    if (index == VALUE_ERROR)
        return false;
    int64_t number;
    if (!int_to_int64(vm, index, &number) || number < 0 || number > 255) {
        raise_value_error(vm, "%s must be in range(0, 256)", what);
        return false;
    }
    *byte = (uint8_t)number;
    return true;
}

struct span bytes_self(const struct vm *vm, value self, const struct text_kind **kind) {
    const uint8_t *data = (const uint8_t *)"";
    struct span span = {NULL, 0};
    (void)bytes_view(vm, self, &data, &span.length);
    span.data = (const char *)data;
    *kind = bytes_kind_of(vm, self);
    return span;
}

static struct span span_of_bytes(const struct vm *vm, value v) {
    const struct text_kind *kind;
    return bytes_self(vm, v, &kind);
}

/* --- operators -------------------------------------------------------------------------------------------------------
 */

static value bytes_add(struct vm *vm, value left, value right) {
    if (!bytes_resolve(vm, &right))
        return VALUE_ERROR;
    struct span a = span_of_bytes(vm, left), b;
    const uint8_t *data;
    if (!bytes_view(vm, right, &data, &b.length))
        return VALUE_NOT_IMPLEMENTED;
    b.data = (const char *)data;
    struct str_builder builder = {0};
    str_builder_reserve(vm, &builder, (size_t)a.length + b.length);
    str_builder_add(vm, &builder, a.data, a.length);
    str_builder_add(vm, &builder, b.data, b.length);
    return bytes_kind_of(vm, left)->finish(vm, &builder);
}

static value bytes_multiply(struct vm *vm, value v, value other) {
    int64_t count;
    int given = sequence_repeat_count(vm, other, &count);
    if (given <= 0)
        return given == 0 ? VALUE_NOT_IMPLEMENTED : VALUE_ERROR;
    const struct text_kind *kind = bytes_kind_of(vm, v);
    if (count == 1 && !kind->is_mutable)
        return v;
    return span_repeat(vm, kind, span_of_bytes(vm, v), count);
}

value bytes_binary(struct vm *vm, enum binary_operator operator, value left, value right) {
    bool left_is_bytes = is_bytes_like(vm, left);
    switch (operator) {
    case OPERATOR_ADD:
        return left_is_bytes ? bytes_add(vm, left, right) : VALUE_NOT_IMPLEMENTED;
    case OPERATOR_MULTIPLY:
        return left_is_bytes ? bytes_multiply(vm, left, right) : bytes_multiply(vm, right, left);
    case OPERATOR_MODULO:
        return left_is_bytes ? bytes_percent_format(vm, left, right) : VALUE_NOT_IMPLEMENTED;
    default:
        return VALUE_NOT_IMPLEMENTED;
    }
}

value bytes_compare(struct vm *vm, enum comparison comparison, value left, value right) {
    if (!is_bytes_like(vm, right))
        return VALUE_NOT_IMPLEMENTED;
    struct span a = span_of_bytes(vm, left), b = span_of_bytes(vm, right);
    if ((comparison == COMPARE_EQUAL || comparison == COMPARE_NOT_EQUAL) && a.length != b.length)
        return value_from_bool(comparison == COMPARE_NOT_EQUAL);
    uint32_t common = a.length < b.length ? a.length : b.length;
    if (!vm_charge(vm, common / 64))
        return VALUE_ERROR;
    int order = memcmp(a.data, b.data, common);
    if (order == 0)
        order = (a.length > b.length) - (a.length < b.length);
    return comparison_of_order(comparison, order);
}

/* --- protocols -------------------------------------------------------------------------------------------------------
 */

static bool bytes_hash(struct vm *vm, value v, int64_t *hash) {
    struct bytes *bytes = object_of(vm, v);
    if (!bytes->hash) {
        vm->budget -= bytes->length / 64;
        bytes->hash = hash_keyed(vm, bytes->data, bytes->length);
    }
    *hash = bytes->hash;
    return true;
}

int bytes_truth(struct vm *vm, value v) { return span_of_bytes(vm, v).length != 0; }

int64_t bytes_length(struct vm *vm, value v) { return span_of_bytes(vm, v).length; }

static value bytes_get_slice(struct vm *vm, value v, const struct slice *slice) {
    int64_t start, stop, step;
    if (!slice_unpack(vm, slice, &start, &stop, &step))
        return VALUE_ERROR;
    struct span text = span_of_bytes(vm, v);
    const struct text_kind *kind = bytes_kind_of(vm, v);
    int64_t count = slice_adjust(text.length, &start, &stop, step);
    if (count <= 0)
        return kind->make(vm, "", 0);
    if (step == 1 && count == text.length && !kind->is_mutable)
        return v;
    if (step == 1)
        return kind->make(vm, text.data + start, (size_t)count);
    if (!vm_charge(vm, 1 + (uint64_t)count / 8))
        return VALUE_ERROR;
    value result = kind->make(vm, text.data, (size_t)count);
    if (result == VALUE_ERROR)
        return VALUE_ERROR;
    char *out = (char *)(uintptr_t)span_of_bytes(vm, result).data;
    for (int64_t i = 0; i < count; i++)
        out[i] = text.data[start + i * step];
    return result;
}

value bytes_get_item(struct vm *vm, value v, value key) {
    bool is_mutable = bytes_kind_of(vm, v)->is_mutable;
    int64_t index;
    if (value_is_int(key)) {
        index = value_to_int(key);
    } else {
        value plain = value_unwrap(vm, key);
        if (value_has_kind(vm, plain, KIND_SLICE))
            return bytes_get_slice(vm, v, object_of(vm, plain));
        if (!sequence_index_from(vm, key, is_mutable ? "bytearray" : "byte", &index))
            return VALUE_ERROR;
    }
    struct span text = span_of_bytes(vm, v);
    if (index < 0)
        index += text.length;
    if (index < 0 || index >= text.length)
        return raise_error(vm, TYPE_INDEX_ERROR, is_mutable ? "bytearray index out of range" : "index out of range");
    return value_from_small_int((unsigned char)text.data[index]);
}

int bytes_contains(struct vm *vm, value v, value item) {
    struct span part;
    uint8_t byte;
    if (value_has_index(vm, item)) {
        if (!byte_argument(vm, item, "byte", &byte))
            return -1;
        part = (struct span){(const char *)&byte, 1};
    } else if (vm_failed(vm) || !bytes_resolve(vm, &item) || !bytes_argument(vm, item, &part)) {
        return -1;
    }
    struct span text = span_of_bytes(vm, v);
    if (!vm_charge(vm, text.length / 64))
        return -1;
    return span_find(text, part) != SEARCH_ABSENT;
}

value bytes_repr(struct vm *vm, value v) {
    struct span text = span_of_bytes(vm, v);
    bool is_mutable = bytes_kind_of(vm, v)->is_mutable;
    char quote = repr_quote(text.data, text.length);
    /* A bytearray escapes its single quotes even between double ones. */
    char escaped = is_mutable ? '\'' : quote;
    struct str_builder builder = {0};
    str_builder_add_c(vm, &builder, is_mutable ? "bytearray(b" : "b");
    str_builder_add(vm, &builder, &quote, 1);
    uint32_t plain = 0;
    for (uint32_t i = 0; i < text.length && !builder.failed; i++) {
        if (i % 4 == 3 && !vm_charge(vm, 1))
            return VALUE_ERROR;
        unsigned char byte = (unsigned char)text.data[i];
        if (byte >= ' ' && byte < 0x7F && byte != '\\' && byte != (unsigned char)escaped)
            continue;
        str_builder_add(vm, &builder, text.data + plain, i - plain);
        if (!builder_add_short_escape(vm, &builder, byte, escaped))
            builder_add_escape(vm, &builder, byte);
        plain = i + 1;
    }
    str_builder_add(vm, &builder, text.data + plain, text.length - plain);
    str_builder_add(vm, &builder, &quote, 1);
    if (is_mutable)
        str_builder_add(vm, &builder, ")", 1);
    return str_builder_finish(vm, &builder);
}

value bytes_iterate(struct vm *vm, value v) { return sequence_iterator_new(vm, v, false); }

value bytes_reversed(struct vm *vm, value v) { return sequence_iterator_new(vm, v, true); }

const struct kind_operations bytes_operations = {
    .binary = bytes_binary,
    .operators = 1u << OPERATOR_ADD | 1u << OPERATOR_MULTIPLY | 1u << OPERATOR_MODULO,
    .compare = bytes_compare,
    .compare_orders = true,
    .hash = bytes_hash,
    .truth = bytes_truth,
    .repr = bytes_repr,
    .length = bytes_length,
    .get_item = bytes_get_item,
    .contains = bytes_contains,
    .iterate = bytes_iterate,
    .reversed = bytes_reversed,
};

/* --- making ----------------------------------------------------------------------------------------------------------
 */

struct byte_collector {
    struct str_builder *builder;
    const char *what;
};

static bool collect_byte(struct vm *vm, void *context, value item) {
    struct byte_collector *collector = context;
    uint8_t byte;
    if (!byte_argument(vm, item, collector->what, &byte))
        return false;
    str_builder_add(vm, collector->builder, (const char *)&byte, 1);
    return !collector->builder->failed;
}

bool bytes_add_iterable(struct vm *vm, struct str_builder *builder, value iterable, const char *what) {
    struct byte_collector collector = {builder, what};
    return iterable_visit(vm, iterable, collect_byte, &collector);
}

/* bytes(text, encoding, errors) and the refusals around it: 1 = added, 0 = no text is involved, -1 = exception set. */
static int gather_text(struct vm *vm, const char *type, value *arguments, struct str_builder *builder) {
    value source = arguments[1], encoding = arguments[2], errors = arguments[3];
    static const char *const names[] = {"encoding", "errors"};
    for (uint32_t i = 0; i < 2; i++) {
        if (arguments[2 + i] != VALUE_UNSET && !str_of(vm, arguments[2 + i])) {
            raise_type_error(vm, "%s() argument '%s' must be str, not %.50s", type, names[i],
                             argument_type_name(vm, arguments[2 + i]));
            return -1;
        }
    }
    bool is_text = source != VALUE_UNSET && str_of(vm, source);
    if (is_text && encoding == VALUE_UNSET) {
        raise_type_error(vm, "string argument without an encoding");
        return -1;
    }
    if (!is_text && (encoding != VALUE_UNSET || errors != VALUE_UNSET)) {
        raise_type_error(vm, "%s without a string argument", encoding != VALUE_UNSET ? "encoding" : "errors");
        return -1;
    }
    if (!is_text)
        return 0;
    value encoded = str_encode(vm, source, encoding, errors);
    if (encoded == VALUE_ERROR)
        return -1;
    struct span span = span_of_bytes(vm, encoded);
    str_builder_add(vm, builder, span.data, span.length);
    return builder->failed ? -1 : 1;
}

static bool gather_zeros(struct vm *vm, value source, struct str_builder *builder) {
    value index = object_index(vm, source);
    if (index == VALUE_ERROR)
        return false;
    int64_t count;
    if (!int_to_int64(vm, index, &count)) {
        raise_error(vm, TYPE_OVERFLOW_ERROR, "cannot fit '%.200s' into an index-sized integer",
                    value_type_name(vm, source));
        return false;
    }
    if (count < 0) {
        raise_value_error(vm, "negative count");
        return false;
    }
    str_builder_fill(vm, builder, 0, (size_t)count);
    return !builder->failed;
}

bool bytes_gather(struct vm *vm, const char *type, value *arguments, struct str_builder *builder, value *same) {
    value source = arguments[1];
    *same = VALUE_UNSET;
    bool plain_text = arguments[2] != VALUE_UNSET || arguments[3] != VALUE_UNSET || source == VALUE_UNSET;
    if (!plain_text && value_guest_type(vm, source) && strcmp(type, "bytes") == 0) {
        value made = vm_call_special(vm, source, SPECIAL_BYTES, 0, NULL);
        if (vm_failed(vm))
            return false;
        if (made != VALUE_UNSET) {
            *same = value_unwrap(vm, made);
            if (value_has_kind(vm, *same, KIND_BYTES))
                return true;
            raise_type_error(vm, "__bytes__ returned non-bytes (type %.200s)", value_type_name(vm, made));
            return false;
        }
    }
    int text = gather_text(vm, type, arguments, builder);
    if (text || source == VALUE_UNSET)
        return text >= 0;
    if (!bytes_resolve(vm, &source))
        return false;
    if (value_has_kind(vm, source, KIND_BYTES))
        *same = source;
    if (is_bytes_like(vm, value_unwrap(vm, source))) {
        struct span span = span_of_bytes(vm, source);
        if (*same == VALUE_UNSET || strcmp(type, "bytes") != 0)
            str_builder_add(vm, builder, span.data, span.length);
        return !builder->failed;
    }
    if (value_has_index(vm, source)) {
        if (gather_zeros(vm, source, builder))
            return true;
        if (builder->failed || !exception_matches(vm, TYPE_TYPE_ERROR))
            return false;
        exception_clear(vm); /* not a number after all: it may still be iterable */
    }
    if (vm_failed(vm))
        return false;
    value iterator = object_iterate(vm, source);
    if (iterator == VALUE_ERROR) {
        if (exception_matches(vm, TYPE_TYPE_ERROR)) {
            exception_clear(vm);
            raise_type_error(vm, "cannot convert '%.200s' object to %s", value_type_name(vm, source), type);
        }
        return false;
    }
    return bytes_add_iterable(vm, builder, iterator, strcmp(type, "bytes") == 0 ? "bytes" : "byte");
}

/* bytes(...), also as __new__ for guest subclasses: the plain value. */
static value bytes_construct(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    struct str_builder builder = {0};
    value same;
    if (!bytes_gather(vm, "bytes", arguments, &builder, &same))
        return VALUE_ERROR;
    return same != VALUE_UNSET ? same : str_builder_finish_bytes(vm, &builder);
}

const struct native bytes_construct_native = {"bytes",
                                              bytes_construct,
                                              1,
                                              4,
                                              0,
                                              0,
                                              "source encoding errors",
                                              "Bytes of a text, of a bytes-like object, of numbers, or so many zeros."};
