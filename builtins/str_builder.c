/* The str_builder: text that grows until it becomes a str or bytes.
 *
 * Short text stays in the struct, on the C stack; longer text moves to a struct buffer in the cage. A failure is kept:
 * after it every call does nothing, and finishing returns VALUE_ERROR with the exception set. */
#include <stdio.h>

#include "container.h"
#include "str.h"

/* Results up to this size are copied into a str of their own; larger ones keep the buffer. */
#define BUILDER_COPY_MAXIMUM 1024

const char *str_builder_view(const struct str_builder *builder, uint32_t *length) {
    *length = builder->buffer ? builder->buffer->used : builder->small_used;
    return builder->buffer ? (const char *)builder->buffer->data : builder->small;
}

static void builder_fail(struct vm *vm, struct str_builder *builder) {
    builder->failed = true;
    raise_memory_error(vm);
}

/* Moves the text to a buffer with room for `extra` bytes and a NUL more. */
static char *builder_grow(struct vm *vm, struct str_builder *builder, size_t extra) {
    uint32_t used;
    const char *data = str_builder_view(builder, &used);
    struct buffer *old = builder->buffer;
    size_t capacity = old ? (size_t)old->capacity * 2 : 4 * STR_BUILDER_SMALL;
    if (capacity < used + extra + 1)
        capacity = used + extra + 1;
    struct buffer *buffer =
        heap_allocate_data(vm, KIND_BUFFER, vm->immediate_shapes[KIND_BUFFER], sizeof *buffer + capacity);
    if (!buffer) {
        builder->failed = true;
        return NULL;
    }
    buffer->capacity = (uint32_t)capacity;
    buffer->used = used;
    memcpy(buffer->data, data, used);
    if (old)
        heap_free(vm, old);
    builder->buffer = buffer;
    return (char *)buffer->data + used;
}

/* Room for `extra` bytes and a NUL; where to write them, or NULL. */
static inline char *builder_reserve(struct vm *vm, struct str_builder *builder, size_t extra) {
    if (builder->failed)
        return NULL;
    struct buffer *buffer = builder->buffer;
    size_t used = buffer ? buffer->used : builder->small_used;
    if (used > STR_LENGTH_MAXIMUM || extra > STR_LENGTH_MAXIMUM - used) {
        builder_fail(vm, builder);
        return NULL;
    }
    if (!buffer && extra < STR_BUILDER_SMALL - used)
        return builder->small + used;
    if (buffer && used < buffer->capacity && extra < buffer->capacity - used)
        return (char *)buffer->data + used;
    return builder_grow(vm, builder, extra);
}

/* `length` bytes were written where builder_reserve said. */
static inline void builder_commit(struct str_builder *builder, size_t length) {
    if (builder->buffer)
        builder->buffer->used += (uint32_t)length;
    else
        builder->small_used += (uint32_t)length;
}

static bool builder_charge(struct vm *vm, struct str_builder *builder, size_t length) {
    if (length >= 64 && !vm_charge(vm, length / 64))
        builder->failed = true;
    return !builder->failed;
}

void str_builder_reserve(struct vm *vm, struct str_builder *builder, size_t extra) {
    (void)builder_reserve(vm, builder, extra);
}

char *str_builder_extend(struct vm *vm, struct str_builder *builder, size_t size, bool not_ascii) {
    char *out = builder_charge(vm, builder, size) ? builder_reserve(vm, builder, size) : NULL;
    if (!out)
        return NULL;
    builder_commit(builder, size);
    builder->not_ascii |= not_ascii;
    return out;
}

/* `data` may be the builder's own text only when room was reserved before. */
void str_builder_add(struct vm *vm, struct str_builder *builder, const char *data, size_t length) {
    if (length == 0 || !builder_charge(vm, builder, length))
        return;
    char *out = builder_reserve(vm, builder, length);
    if (!out)
        return;
    text_copy(out, data, length);
    builder_commit(builder, length);
    if (length == 1)
        builder->not_ascii |= (unsigned char)*out >= 0x80;
    else if (!builder->not_ascii)
        builder->not_ascii = !utf8_is_ascii(out, length);
}

void str_builder_add_ascii(struct vm *vm, struct str_builder *builder, const char *data, size_t length) {
    char *out = builder_charge(vm, builder, length) ? builder_reserve(vm, builder, length) : NULL;
    if (!out)
        return;
    text_copy(out, data, length);
    builder_commit(builder, length);
}

void str_builder_add_c(struct vm *vm, struct str_builder *builder, const char *text) {
    str_builder_add(vm, builder, text, strlen(text));
}

void str_builder_add_code_point(struct vm *vm, struct str_builder *builder, uint32_t code_point) {
    char *out = builder_reserve(vm, builder, 4);
    if (!out)
        return;
    builder_commit(builder, utf8_encode(code_point, out));
    if (code_point >= 0x80)
        builder->not_ascii = true;
}

void str_builder_add_str(struct vm *vm, struct str_builder *builder, value v) {
    const struct str *str = str_of(vm, v);
    if (!str || builder->failed) {
        builder->failed = true;
        if (!vm_failed(vm))
            raise_type_error(vm, "expected str, not %.200s", value_type_name(vm, v));
        return;
    }
    if (str->byte_length == 0 || !builder_charge(vm, builder, str->byte_length))
        return;
    char *out = builder_reserve(vm, builder, str->byte_length);
    if (!out)
        return;
    text_copy(out, str_data(vm, str), str->byte_length);
    builder_commit(builder, str->byte_length);
    if (!str_is_ascii(str))
        builder->not_ascii = true;
}

void str_builder_fill(struct vm *vm, struct str_builder *builder, uint32_t code_point, size_t count) {
    if (count == 0)
        return;
    char text[4];
    uint32_t size = utf8_encode(code_point, text);
    if (count > STR_LENGTH_MAXIMUM / size) {
        builder_fail(vm, builder);
        return;
    }
    if (!builder_charge(vm, builder, count * size))
        return;
    char *out = builder_reserve(vm, builder, count * size);
    if (!out)
        return;
    if (size == 1)
        memset(out, text[0], count);
    for (size_t i = 0; size > 1 && i < count; i++)
        memcpy(out + i * size, text, size);
    builder_commit(builder, count * size);
    if (size > 1)
        builder->not_ascii = true;
}

static void builder_add_arguments(struct vm *vm, struct str_builder *builder, const char *format, va_list arguments) {
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, again);
    va_end(again);
    vm->budget -= 2 + (length > 0 ? length / 16 : 0); /* whoever charges next looks at the limits */
    char *out = length > 0 ? builder_reserve(vm, builder, (size_t)length) : NULL;
    if (!out)
        return;
    vsnprintf(out, (size_t)length + 1, format, arguments);
    builder_commit(builder, (size_t)length);
    if (!utf8_is_ascii(out, (size_t)length))
        builder->not_ascii = true;
}

void str_builder_add_format(struct vm *vm, struct str_builder *builder, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    builder_add_arguments(vm, builder, format, arguments);
    va_end(arguments);
}

value str_format_c(struct vm *vm, const char *format, ...) {
    struct str_builder builder = {0};
    va_list arguments;
    va_start(arguments, format);
    builder_add_arguments(vm, &builder, format, arguments);
    va_end(arguments);
    return str_builder_finish(vm, &builder);
}

static value make_str(struct vm *vm, const struct str_builder *builder, const char *data, size_t length) {
    return builder->not_ascii ? str_new(vm, data, length) : str_new_ascii(vm, data, length);
}

value str_builder_finish(struct vm *vm, struct str_builder *builder) {
    if (builder->failed)
        return VALUE_ERROR;
    struct buffer *buffer = builder->buffer;
    if (!buffer)
        return make_str(vm, builder, builder->small, builder->small_used);
    builder->buffer = NULL;
    const char *data = (const char *)buffer->data;
    uint32_t used = buffer->used;
    if (used <= BUILDER_COPY_MAXIMUM) {
        value result = make_str(vm, builder, data, used);
        heap_free(vm, buffer);
        return result;
    }
    buffer->data[used] = 0;
    buffer->capacity = (uint32_t)(heap_shrink(vm, buffer, sizeof *buffer + used + 1) - sizeof *buffer);
    return str_in_buffer(vm, buffer, 0, used, builder->not_ascii ? (uint32_t)utf8_count(data, used) : used);
}

value str_builder_finish_bytes(struct vm *vm, struct str_builder *builder) {
    if (builder->failed)
        return VALUE_ERROR;
    uint32_t length;
    const char *data = str_builder_view(builder, &length);
    value result = bytes_new(vm, data, length);
    if (builder->buffer)
        heap_free(vm, builder->buffer);
    builder->buffer = NULL;
    return result;
}
