/* struct: values as packed bytes. A format is read anew at each use, from its text, into a bounded walk; Struct keeps
 * only text and size. Writing a value may run guest code, so bytes are made in a buffer of our own and copied after. */
#include "modules.h"

#include "../builtins/container.h"
#include "../builtins/number.h"
#include "../builtins/number_code.h"
#include "../builtins/str.h"
#include "../builtins/str_text.h"
#include "../vm/type.h"
#include "../vm/weak.h"

#include <math.h>
#include <stdio.h>

/* --- errors ------------------------------------------------------------------------------------------------------- */

static value raise_struct(struct vm *vm, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* struct.error is a class of the module's guest code. */
static value raise_struct(struct vm *vm, const char *format, ...) {
    char text[200];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    value module = dict_get_c(vm, object_at(vm, vm->modules), "struct"), class = VALUE_UNSET;
    if (value_has_kind(vm, module, KIND_MODULE))
        class = dict_get_c(vm, object_at(vm, ((struct module *)object_of(vm, module))->dict), "error");
    value message = str_from_c(vm, text);
    if (message == VALUE_ERROR || class == VALUE_UNSET)
        return vm_failed(vm) ? VALUE_ERROR : raise_value_error(vm, "%s", text);
    value error = vm_call_1(vm, class, message);
    if (error == VALUE_ERROR)
        return VALUE_ERROR;
    return value_has_kind(vm, error, KIND_EXCEPTION) ? raise_exception(vm, error) : raise_value_error(vm, "%s", text);
}

/* --- walking a format --------------------------------------------------------------------------------------------- */

struct walk {
    struct vm *vm;
    const char *text;
    uint32_t length, at;
    bool native, big_endian;
    uint64_t offset; /* of the next item, padding for it included once it was read */
};

struct item {
    const struct number_code *number; /* NULL for s, p and x */
    char code;
    uint32_t size;
    uint64_t count;  /* of numbers; of bytes for s and p */
    uint64_t offset; /* of the first */
};

static bool walk_begin(struct vm *vm, value format, struct walk *walk) {
    struct span span;
    const struct str *str = str_of(vm, format);
    if (str) {
        span = span_of_str(vm, str);
    } else if (value_has_kind(vm, value_unwrap(vm, format), KIND_BYTES) && bytes_argument(vm, format, &span)) {
        ;
    } else {
        raise_type_error(vm, "Struct() argument 1 must be a str or bytes object, not %s", value_type_name(vm, format));
        return false;
    }
    *walk = (struct walk){vm, span.data, span.length, 0, true, machine_is_big_endian(), 0};
    char first = span.length ? span.data[0] : 0;
    if (first && strchr("@=<>!", first)) {
        walk->at = 1;
        walk->native = first == '@';
        walk->big_endian = first == '>' || first == '!' || (first != '<' && machine_is_big_endian());
    }
    return true;
}

static bool add_size(struct walk *walk, uint64_t count, uint32_t size) {
    if (count > STR_LENGTH_MAXIMUM || walk->offset + count * size > STR_LENGTH_MAXIMUM) {
        raise_struct(walk->vm, "total struct size too long");
        return false;
    }
    walk->offset += count * size;
    return true;
}

/* The next item of the format: 1, 0 at the end, -1 error. */
static int walk_next(struct walk *walk, struct item *item) {
    while (walk->at < walk->length && strchr(" \t\n\v\f\r", walk->text[walk->at]) && walk->text[walk->at])
        walk->at++;
    if (walk->at >= walk->length)
        return 0;
    uint64_t count = 1;
    bool counted = false;
    while (walk->at < walk->length && walk->text[walk->at] >= '0' && walk->text[walk->at] <= '9') {
        count = (counted ? count * 10 : 0) + (uint64_t)(walk->text[walk->at++] - '0');
        counted = true;
        if (count > STR_LENGTH_MAXIMUM)
            break;
    }
    if (walk->at >= walk->length) {
        raise_struct(walk->vm, "repeat count given without format specifier");
        return -1;
    }
    char code = walk->text[walk->at++];
    const struct number_code *number = number_code_find(code);
    bool is_bytes = code == 's' || code == 'p' || code == 'x';
    uint32_t size = is_bytes ? 1 : !number ? 0 : walk->native ? number->native_size : number->standard_size;
    if (!size) {
        raise_struct(walk->vm, "bad char in struct format");
        return -1;
    }
    if (walk->native && !is_bytes)
        walk->offset = (walk->offset + size - 1) / size * size;
    *item = (struct item){is_bytes ? NULL : number, code, size, count, walk->offset};
    return add_size(walk, count, size) && vm_charge(walk->vm, 1) ? 1 : -1;
}

/* Bytes in all, and how many values; false = error. */
static bool measure(struct vm *vm, value format, uint64_t *size, uint64_t *values) {
    struct walk walk;
    struct item item;
    int found;
    *values = 0;
    if (!walk_begin(vm, format, &walk))
        return false;
    while ((found = walk_next(&walk, &item)) == 1)
        *values += item.number ? item.count : item.code == 'x' ? 0 : 1;
    *size = walk.offset;
    return found == 0;
}

/* --- packing ------------------------------------------------------------------------------------------------------ */

static bool pack_failed(struct vm *vm, const struct item *item, value v, enum number_write_result result) {
    const struct number_code *number = item->number;
    bool is_float = number->number_class == NUMBER_FLOAT;
    if (is_float && result == NUMBER_EXCEPTION && vm->stop == STOP_NONE) {
        exception_clear(vm);
        result = NUMBER_WRONG_TYPE;
    }
    if (result == NUMBER_OUT_OF_RANGE &&
        (item->code == 'P' || (is_float && value_is_integer(vm, value_unwrap(vm, v))))) {
        raise_struct(vm, "int too large to convert");
        return false;
    }
    if (result == NUMBER_EXCEPTION)
        return false;
    if (result == NUMBER_WRONG_TYPE) {
        raise_struct(vm, number->number_class == NUMBER_FLOAT  ? "required argument is not a float"
                         : number->number_class == NUMBER_CHAR ? "char format requires a bytes object of length 1"
                                                               : "required argument is not an integer");
        return false;
    }
    if (number->number_class == NUMBER_CHAR) {
        raise_struct(vm, "char format requires a bytes object of length 1");
    } else if (number->number_class == NUMBER_FLOAT) {
        raise_error(vm, TYPE_OVERFLOW_ERROR, "float too large to pack with %c format", item->code);
    } else if (number->number_class == NUMBER_SIGNED) {
        long long most = (long long)((UINT64_C(1) << (8 * item->size - 1)) - 1);
        raise_struct(vm, "'%c' format requires %lld <= number <= %lld", item->code, -most - 1, most);
    } else {
        raise_struct(vm, "'%c' format requires 0 <= number <= %llu", item->code,
                     (unsigned long long)(item->size == 8 ? UINT64_MAX : (UINT64_C(1) << 8 * item->size) - 1));
    }
    return false;
}

/* s and p: as many bytes as there is room for. */
static bool pack_bytes(struct vm *vm, struct str_builder *builder, const struct item *item, value v) {
    struct span span;
    bool plain =
        value_has_kind(vm, value_unwrap(vm, v), KIND_BYTES) || value_has_kind(vm, value_unwrap(vm, v), KIND_BYTEARRAY);
    if (!plain || !bytes_argument(vm, v, &span)) {
        raise_struct(vm, "argument for '%c' must be a bytes object", item->code);
        return false;
    }
    uint64_t room = item->count;
    if (item->code == 'p' && room > 0) {
        room--;
        uint64_t shown = span.length < room ? span.length : room;
        str_builder_add(vm, builder, &(char){(char)(shown > 255 ? 255 : shown)}, 1);
    }
    uint64_t used = span.length < room ? span.length : room;
    if (used)
        str_builder_add(vm, builder, span.data, used);
    if (room > used)
        str_builder_fill(vm, builder, 0, room - used);
    return true;
}

static bool pack_item(struct vm *vm, struct str_builder *builder, const struct walk *walk, const struct item *item,
                      const value **next) {
    uint32_t done;
    (void)str_builder_view(builder, &done);
    if (item->offset > done)
        str_builder_fill(vm, builder, 0, item->offset - done);
    if (item->code == 'x') {
        str_builder_fill(vm, builder, 0, item->count);
        return true;
    }
    if (!item->number)
        return pack_bytes(vm, builder, item, *(*next)++);
    for (uint64_t i = 0; i < item->count; i++) {
        uint8_t bytes[NUMBER_BYTES_MAXIMUM];
        value v = *(*next)++;
        /* A pointer may be given as a negative number. */
        bool negative = item->code == 'P' && value_is_int(v) && value_to_int(v) < 0;
        const struct number_code *number = negative ? number_code_find('q') : item->number;
        enum number_write_result result = number_write(vm, number, item->size, walk->big_endian, v, bytes);
        if (result == NUMBER_WRITTEN && item->code == 'f' && !walk->native && value_is_double(v) &&
            isinf((float)value_to_double(v)) && !isinf(value_to_double(v)))
            result = NUMBER_OUT_OF_RANGE;
        if (result != NUMBER_WRITTEN)
            return pack_failed(vm, item, v, result);
        str_builder_add(vm, builder, (const char *)bytes, item->size);
    }
    return true;
}

/* `function`: for the message about a wrong number of values. */
static bool pack_values(struct vm *vm, value format, const value *values, uint64_t count, const char *function,
                        struct str_builder *builder) {
    struct walk walk;
    struct item item;
    uint64_t size, wanted;
    int found;
    if (!measure(vm, format, &size, &wanted))
        return false;
    if (wanted != count) {
        raise_struct(vm, "%s expected %llu items for packing (got %llu)", function, (unsigned long long)wanted,
                     (unsigned long long)count);
        return false;
    }
    if (!vm_charge(vm, 1 + size / 64 + wanted / 8) || !walk_begin(vm, format, &walk))
        return false;
    while ((found = walk_next(&walk, &item)) == 1)
        if (!pack_item(vm, builder, &walk, &item, &values))
            return false;
    return found == 0 && !builder->failed;
}

static value struct_pack(struct vm *vm, value *arguments, uint32_t count) {
    struct str_builder builder = {0};
    if (!pack_values(vm, arguments[0], arguments + 1, count - 1, "pack", &builder))
        return VALUE_ERROR;
    return str_builder_finish_bytes(vm, &builder);
}

/* An offset that may count from the end of a buffer; `wrong` says what cannot be done when too few bytes follow it. */
static bool offset_from_start(struct vm *vm, const char *wrong, uint64_t size, uint32_t length, int64_t *offset) {
    if (*offset >= 0)
        return true;
    if (size > 0 - (uint64_t)*offset)
        raise_struct(vm, "%s %llu bytes at offset %lld", wrong, (unsigned long long)size, (long long)*offset);
    else if (*offset + (int64_t)length < 0)
        raise_struct(vm, "offset %lld out of range for %u-byte buffer", (long long)*offset, length);
    *offset += length;
    return !vm_failed(vm);
}

/* Where in a writable buffer `size` bytes at an offset are: NULL with an error. */
static uint8_t *writable_at(struct vm *vm, value buffer, uint64_t size, value offset_value) {
    const uint8_t *data;
    uint32_t length;
    int64_t offset;
    if (!object_to_int64(vm, offset_value, true, &offset))
        return NULL;
    value plain = value_unwrap(vm, buffer);
    bool writable = value_has_kind(vm, plain, KIND_BYTEARRAY) ||
                    (value_is_record(vm, plain, TYPE_MEMORY_VIEW) &&
                     !(((struct record *)object_of(vm, plain))->data & VIEW_READ_ONLY));
    if (!writable || !bytes_view(vm, plain, &data, &length)) {
        raise_type_error(vm, "argument must be read-write bytes-like object, not %s", value_type_name(vm, buffer));
        return NULL;
    }
    if (!offset_from_start(vm, "no space to pack", size, length, &offset))
        return NULL;
    if ((uint64_t)offset > length || size > length - (uint64_t)offset) {
        raise_struct(vm,
                     "pack_into requires a buffer of at least %llu bytes for packing %llu bytes at offset %lld "
                     "(actual buffer size is %u)",
                     (unsigned long long)(size + (uint64_t)offset), (unsigned long long)size, (long long)offset,
                     length);
        return NULL;
    }
    return (uint8_t *)(uintptr_t)data + offset;
}

static value struct_pack_into(struct vm *vm, value *arguments, uint32_t count) {
    struct str_builder builder = {0};
    uint32_t size;
    if (count < 3)
        return raise_type_error(vm, "pack_into expected buffer argument");
    if (!pack_values(vm, arguments[0], arguments + 3, count - 3, "pack_into", &builder))
        return VALUE_ERROR;
    const char *bytes = str_builder_view(&builder, &size);
    uint8_t *to = writable_at(vm, arguments[1], size, arguments[2]);
    if (!to)
        return VALUE_ERROR;
    memcpy(to, bytes, size);
    return VALUE_NONE;
}

/* --- unpacking ---------------------------------------------------------------------------------------------------- */

static value unpack_at(struct vm *vm, value format, const uint8_t *data, uint64_t size, uint64_t values) {
    struct walk walk;
    struct item item;
    int found;
    uint32_t number = 0;
    if (values > SEQUENCE_COUNT_MAX || !vm_charge(vm, 1 + size / 64 + values / 8))
        return vm_failed(vm) ? VALUE_ERROR : raise_memory_error(vm);
    value tuple = tuple_new(vm, (uint32_t)values);
    if (tuple == VALUE_ERROR || !walk_begin(vm, format, &walk))
        return VALUE_ERROR;
    while ((found = walk_next(&walk, &item)) == 1 && walk.offset <= size) {
        const uint8_t *at = data + item.offset;
        uint64_t items = item.number ? item.count : item.code == 'x' ? 0 : 1;
        for (uint64_t i = 0; i < items && number < values; i++) {
            uint64_t length =
                item.code == 'p' && item.count ? (at[0] < item.count - 1 ? at[0] : item.count - 1) : item.count;
            value v = item.number ? number_read(vm, item.number, item.size, walk.big_endian, at + i * item.size)
                                  : bytes_new(vm, at + (item.code == 'p' && item.count), length);
            if (v == VALUE_ERROR)
                return VALUE_ERROR;
            tuple_items(vm, tuple)[number++] = v;
        }
    }
    return found < 0 ? VALUE_ERROR : tuple;
}

static value struct_unpack(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    uint64_t size, values;
    struct span span;
    if (!bytes_resolve(vm, &arguments[1]) || !measure(vm, arguments[0], &size, &values) ||
        !bytes_argument(vm, arguments[1], &span))
        return VALUE_ERROR;
    if (span.length != size)
        return raise_struct(vm, "unpack requires a buffer of %llu bytes", (unsigned long long)size);
    return unpack_at(vm, arguments[0], (const uint8_t *)span.data, size, values);
}

static value struct_unpack_from(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    uint64_t size, values;
    int64_t offset = 0;
    struct span span;
    if (arguments[2] != VALUE_UNSET && !object_to_int64(vm, arguments[2], true, &offset))
        return VALUE_ERROR;
    if (!bytes_resolve(vm, &arguments[1]) || !measure(vm, arguments[0], &size, &values) ||
        !bytes_argument(vm, arguments[1], &span))
        return VALUE_ERROR;
    int64_t from = offset;
    if (!offset_from_start(vm, "not enough data to unpack", size, span.length, &from))
        return VALUE_ERROR;
    if ((uint64_t)from > span.length || size > span.length - (uint64_t)from)
        return raise_struct(vm,
                            "unpack_from requires a buffer of at least %llu bytes for unpacking %llu bytes at offset "
                            "%lld (actual buffer size is %u)",
                            (unsigned long long)(size + (uint64_t)from), (unsigned long long)size, (long long)from,
                            span.length);
    return unpack_at(vm, arguments[0], (const uint8_t *)span.data + from, size, values);
}

static value struct_calcsize(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    uint64_t size, values;
    return measure(vm, arguments[0], &size, &values) ? int_from_uint64(vm, size) : VALUE_ERROR;
}

static const struct native struct_functions[] = {
    {"calcsize", struct_calcsize, 1, 1, 0, 0, NULL,
     "Return size in bytes of the struct described by the format string."},
    {"pack", struct_pack, 1, 1, 0, NATIVE_VARIADIC, NULL, "Return bytes with the values packed by the format string."},
    {"pack_into", struct_pack_into, 1, 1, 0, NATIVE_VARIADIC, NULL, "Pack values into a writable buffer at an offset."},
    {"unpack", struct_unpack, 2, 2, 0, 0, NULL, "Return a tuple containing values unpacked by the format string."},
    {"unpack_from", struct_unpack_from, 2, 3, 0, 0, "buffer offset", "Return values unpacked from an offset on."},
    NATIVE_END,
};

const struct module_definition struct_module = {
    .name = "struct", .reason = "values to bytes and back", .functions = struct_functions};
