/* str: making, indexing, comparing, slicing, joining and appending text in the cage.
 *
 * A str is UTF-8 in its own object, or in a struct buffer that a chain of appends shares: when the left operand ends
 * exactly where its buffer's used bytes end, `left + right` writes the right operand behind it and makes only a new
 * header, so a loop of `s += x` is linear. That overwrites the NUL after the left operand, which is why C functions
 * that stop at NUL get their text from str_text. Lengths are bounded by STR_LENGTH_MAXIMUM, so sums of two fit 32 bits.
 */
#include "str.h"

#include "../vm/heap_internal.h"

/* Code points between two entries of the index of a str that is not ASCII. */
#define INDEX_STRIDE 32
/* Shorter results of `+` are always made in one piece. */
#define APPEND_MINIMUM 64
/* header.detail of a str that `+` made: appending to it again starts a buffer with room to spare. */
#define STR_WAS_CONCATENATED 1

/* With room for an index. */
static struct str *long_str_new_empty(struct vm *vm, size_t byte_length, size_t length) {
    struct long_str *str =
        heap_allocate_data(vm, KIND_STR, vm->immediate_shapes[KIND_STR], sizeof *str + byte_length + 1);
    if (!str)
        return NULL;
    str->base.hash = 0;
    str->base.byte_length = (uint32_t)byte_length;
    str->base.length = (uint32_t)length;
    str->data = ref_from_pointer(str->inline_data);
    str->owner = 0;
    str->index = 0;
    str->inline_data[byte_length] = 0;
    return &str->base;
}

static inline struct str *str_make(struct vm *vm, size_t byte_length, size_t length) {
    if (byte_length > STR_LENGTH_MAXIMUM) {
        raise_memory_error(vm);
        return NULL;
    }
    if (byte_length != length && length > INDEX_STRIDE)
        return long_str_new_empty(vm, byte_length, length);
    struct str *str =
        heap_allocate_leaf_quick(vm, KIND_STR, vm->immediate_shapes[KIND_STR], sizeof *str + byte_length + 1);
    if (!str)
        return NULL;
    str->hash = 0;
    str->byte_length = (uint32_t)byte_length;
    str->length = (uint32_t)length;
    str->header.flags = byte_length == length ? STR_COMPACT | STR_ASCII : STR_COMPACT;
    str_own_data(str)[byte_length] = 0;
    return str;
}

struct str *str_new_empty(struct vm *vm, size_t byte_length, size_t length) {
    return str_make(vm, byte_length, length);
}

static struct buffer *buffer_new(struct vm *vm, size_t capacity) {
    struct buffer *buffer =
        heap_allocate_data(vm, KIND_BUFFER, vm->immediate_shapes[KIND_BUFFER], sizeof *buffer + capacity);
    if (!buffer)
        return NULL;
    buffer->capacity = (uint32_t)capacity;
    buffer->used = 0;
    return buffer;
}

static inline value str_new_counted(struct vm *vm, const char *data, size_t byte_length, size_t length) {
    struct str *str = str_make(vm, byte_length, length);
    if (!str)
        return VALUE_ERROR;
    text_copy(str_own_data(str), data, byte_length);
    return value_from_pointer(str);
}

/* The shared str for this text, or VALUE_UNSET. */
static value str_shared(const struct vm *vm, const char *data, size_t length) {
    value shared = VALUE_UNSET;
    const unsigned char *bytes = (const unsigned char *)data;
    if (length == 0)
        shared = vm->empty_str;
    else if (length == 1 && bytes[0] < 0x80)
        shared = vm->byte_strs[bytes[0]];
    else if (length == 2 && (bytes[0] == 0xC2 || bytes[0] == 0xC3))
        shared = vm->byte_strs[(bytes[0] & 3u) << 6 | (bytes[1] & 0x3F)];
    return value_is_object(shared) ? shared : VALUE_UNSET;
}

value str_new(struct vm *vm, const char *data, size_t length) {
    if (length <= 2) {
        value shared = str_shared(vm, data, length);
        if (shared != VALUE_UNSET)
            return shared;
    }
    if (length > STR_LENGTH_MAXIMUM)
        return raise_memory_error(vm);
    if (length >= 64 && !vm_charge(vm, length / 64))
        return VALUE_ERROR;
    return str_new_counted(vm, data, length, utf8_count(data, length));
}

value str_new_ascii(struct vm *vm, const char *data, size_t length) {
    if (length <= 1) {
        value shared = str_shared(vm, data, length);
        if (shared != VALUE_UNSET)
            return shared;
    }
    if (length >= 64 && !vm_charge(vm, length / 64))
        return VALUE_ERROR;
    return str_new_counted(vm, data, length, length);
}

value str_from_c(struct vm *vm, const char *text) { return str_new(vm, text, strlen(text)); }

value str_new_checked(struct vm *vm, const char *data, size_t length) {
    if (utf8_valid_length(data, length) != length)
        return raise_value_error(vm, "text is not valid UTF-8");
    return str_new(vm, data, length);
}

value str_from_code_point(struct vm *vm, uint32_t code_point) {
    if (code_point < 256 && value_is_object(vm->byte_strs[code_point]))
        return vm->byte_strs[code_point];
    char text[4];
    uint32_t length = utf8_encode(code_point, text);
    return str_new_counted(vm, text, length <= sizeof text ? length : 0, 1);
}

const char *str_text(struct vm *vm, value str_value) {
    struct str *str = str_of(vm, str_value);
    if (!str)
        return "";
    if (str_data(vm, str)[str->byte_length] == 0)
        return str_data(vm, str);
    /* Something was appended behind it: give it bytes of its own. */
    value pending = vm->exception;
    struct buffer *buffer = buffer_new(vm, (size_t)str->byte_length + 1);
    if (!buffer) {
        vm->exception = pending;
        return str_data(vm, str);
    }
    memcpy(buffer->data, str_data(vm, str), str->byte_length);
    buffer->used = str->byte_length;
    buffer->data[str->byte_length] = 0;
    if (!(str->header.flags & STR_COMPACT)) {
        ((struct long_str *)str)->data = ref_from_pointer(buffer->data);
        ((struct long_str *)str)->owner = ref_from_pointer(buffer);
    }
    return (const char *)buffer->data;
}

/* --- comparing ------------------------------------------------------------------------------------------------------
 */

bool str_text_equal(const struct vm *vm, const struct str *left, const struct str *right) {
    return text_equal(str_data(vm, left), str_data(vm, right), left->byte_length);
}

bool str_equal(const struct vm *vm, const struct str *left, const struct str *right) {
    if (left == right)
        return true;
    if (left->byte_length != right->byte_length)
        return false;
    if (left->header.flags & right->header.flags & STR_INTERNED)
        return false;
    if (left->hash && right->hash && left->hash != right->hash)
        return false;
    return str_text_equal(vm, left, right);
}

bool str_equal_c(const struct vm *vm, value v, const char *text) {
    const struct str *str = str_of(vm, v);
    size_t length = strlen(text);
    return str && str->byte_length == length && memcmp(str_data(vm, str), text, length) == 0;
}

int str_order(const struct vm *vm, const struct str *left, const struct str *right) {
    /* The order of UTF-8 bytes is the order of code points. */
    uint32_t common = left->byte_length < right->byte_length ? left->byte_length : right->byte_length;
    const char *left_data = str_data(vm, left), *right_data = str_data(vm, right);
    if (common && *left_data != *right_data)
        return (unsigned char)*left_data < (unsigned char)*right_data ? -1 : 1;
    int order = memcmp(left_data, right_data, common);
    if (order)
        return order;
    return (left->byte_length > right->byte_length) - (left->byte_length < right->byte_length);
}

uint32_t str_hash(struct vm *vm, struct str *str) {
    if (!str->hash) {
        vm->budget -= str->byte_length / 64;
        str->hash = str_hash_text(vm, str_data(vm, str), str->byte_length);
    }
    return str->hash;
}

/* --- indexing and slicing -------------------------------------------------------------------------------------------
 */

/* Fills str->index: the byte offset of every 32nd code point. False when there is no memory for it, with no exception.
 */
static bool str_build_index(struct vm *vm, struct str *str) {
    uint32_t entries = str->length / INDEX_STRIDE + 1;
    value pending = vm->exception;
    struct buffer *buffer = buffer_new(vm, (size_t)entries * sizeof(uint32_t));
    if (!buffer) {
        vm->exception = pending;
        return false;
    }
    buffer->used = buffer->capacity;
    uint32_t *offsets = (uint32_t *)buffer->data;
    const char *data = str_data(vm, str);
    uint32_t seen = 0, entry = 0;
    for (uint32_t offset = 0; offset < str->byte_length && entry < entries; offset++) {
        if ((data[offset] & 0xC0) == 0x80)
            continue;
        if (seen++ % INDEX_STRIDE == 0)
            offsets[entry++] = offset;
    }
    while (entry < entries)
        offsets[entry++] = str->byte_length;
    vm->budget -= str->byte_length / 64;
    ((struct long_str *)str)->index = ref_from_pointer(buffer);
    return true;
}

/* Bytes of the character that starts with this byte. */
static inline uint32_t lead_length(unsigned char lead) { return 1u + (lead >= 0xC0) + (lead >= 0xE0) + (lead >= 0xF0); }

uint32_t str_byte_offset(struct vm *vm, struct str *str, uint32_t index) {
    if (str_is_ascii(str))
        return index;
    if (index >= str->length)
        return str->byte_length;
    uint32_t offset = 0, skip = index;
    bool may_have_index = index >= INDEX_STRIDE && !(str->header.flags & STR_COMPACT);
    if (may_have_index && (((struct long_str *)str)->index || str_build_index(vm, str))) {
        const struct buffer *buffer = object_at(vm, ((struct long_str *)str)->index);
        offset = ((const uint32_t *)buffer->data)[index / INDEX_STRIDE];
        skip = index % INDEX_STRIDE;
    } else if (index >= INDEX_STRIDE) {
        vm->budget -= index / 16;
    }
    const char *data = str_data(vm, str);
    for (; skip && offset < str->byte_length; skip--)
        offset += lead_length((unsigned char)data[offset]);
    return offset < str->byte_length ? offset : str->byte_length;
}

uint32_t str_read_code_point(struct vm *vm, struct str *str, uint32_t index) {
    const char *cursor = str_data(vm, str) + str_byte_offset(vm, str, index);
    return utf8_decode(&cursor);
}

value str_code_point_at(struct vm *vm, struct str *str, uint32_t index) {
    return str_from_code_point(vm, str_read_code_point(vm, str, index));
}

value str_slice(struct vm *vm, struct str *str, uint32_t start, uint32_t end) {
    if (end > str->length)
        end = str->length;
    if (start >= end)
        return str_new(vm, "", 0);
    if (start == 0 && end == str->length)
        return value_from_pointer(str);
    bool ascii = str_is_ascii(str);
    uint32_t first = ascii ? start : str_byte_offset(vm, str, start);
    uint32_t after = ascii ? end : str_byte_offset(vm, str, end);
    const char *data = str_data(vm, str) + first;
    uint32_t byte_length = after - first;
    if (byte_length <= 2) {
        value shared = str_shared(vm, data, byte_length);
        if (shared != VALUE_UNSET)
            return shared;
    }
    if (byte_length >= 64 && !vm_charge(vm, byte_length / 64))
        return VALUE_ERROR;
    return str_new_counted(vm, data, byte_length, end - start);
}

/* --- concatenation --------------------------------------------------------------------------------------------------
 */

value str_in_buffer(struct vm *vm, struct buffer *buffer, uint32_t start, uint32_t byte_length, uint32_t length) {
    struct long_str *str = heap_allocate_data(vm, KIND_STR, vm->immediate_shapes[KIND_STR], sizeof *str);
    if (!str)
        return VALUE_ERROR;
    str->base.hash = 0;
    str->base.byte_length = byte_length;
    str->base.length = length;
    str->data = ref_from_pointer(buffer->data + start);
    str->owner = ref_from_pointer(buffer);
    str->index = 0;
    str->base.header.detail = STR_WAS_CONCATENATED;
    if (byte_length == length)
        str->base.header.flags |= STR_ASCII;
    return value_from_pointer(str);
}

/* The buffer its bytes are in; NULL: its own. */
static struct buffer *str_owner(const struct vm *vm, const struct str *str) {
    cage_ref owner = str->header.flags & STR_COMPACT ? 0 : ((const struct long_str *)str)->owner;
    return owner ? object_at(vm, owner) : NULL;
}

/* Writes `right` behind `left` in the buffer they then share. VALUE_UNSET when left is not the end of a buffer with
 * room. */
static value str_append_in_place(struct vm *vm, const struct str *left, const struct str *right) {
    struct buffer *buffer = str_owner(vm, left);
    if (!buffer || buffer->header.kind != KIND_BUFFER)
        return VALUE_UNSET;
    uint32_t start = ((const struct long_str *)left)->data - ref_from_pointer(buffer->data);
    uint32_t used = buffer->used, byte_length = left->byte_length + right->byte_length;
    if (start + left->byte_length != used || used > STR_LENGTH_MAXIMUM || used > buffer->capacity ||
        buffer->capacity - used <= right->byte_length)
        return VALUE_UNSET;
    value result = str_in_buffer(vm, buffer, start, byte_length, left->length + right->length);
    if (result == VALUE_ERROR)
        return VALUE_UNSET;
    memmove(buffer->data + buffer->used, str_data(vm, right), right->byte_length);
    buffer->used += right->byte_length;
    buffer->data[buffer->used] = 0;
    return result;
}

/* `left + right` at the start of a new buffer with half as much again to spare. */
static value str_append_to_new_buffer(struct vm *vm, const struct str *left, const struct str *right) {
    uint32_t byte_length = left->byte_length + right->byte_length;
    struct buffer *buffer = buffer_new(vm, (size_t)byte_length + byte_length / 2 + 1);
    if (!buffer)
        return VALUE_ERROR;
    buffer->used = byte_length;
    memcpy(buffer->data, str_data(vm, left), left->byte_length);
    memcpy(buffer->data + left->byte_length, str_data(vm, right), right->byte_length);
    buffer->data[byte_length] = 0;
    return str_in_buffer(vm, buffer, 0, byte_length, left->length + right->length);
}

value str_concatenate(struct vm *vm, value left_value, value right_value) {
    const struct str *left = object_of(vm, left_value), *right = object_of(vm, right_value);
    if (right->byte_length == 0)
        return left_value;
    if (left->byte_length == 0)
        return right_value;
    size_t byte_length = (size_t)left->byte_length + right->byte_length;
    if (byte_length > STR_LENGTH_MAXIMUM)
        return raise_memory_error(vm);
    if (byte_length >= APPEND_MINIMUM && left->header.detail == STR_WAS_CONCATENATED) {
        if (!vm_charge(vm, right->byte_length / 64))
            return VALUE_ERROR;
        value result = str_append_in_place(vm, left, right);
        if (result != VALUE_UNSET)
            return result;
        if (vm_failed(vm))
            return VALUE_ERROR;
        /* A buffer that somebody else has extended is copied tightly: `left` is not the end of a chain. */
        const struct buffer *buffer = str_owner(vm, left);
        bool full = !buffer || (const char *)buffer->data + buffer->used == str_data(vm, left) + left->byte_length;
        if (!vm_charge(vm, left->byte_length / 64))
            return VALUE_ERROR;
        if (full)
            return str_append_to_new_buffer(vm, left, right);
    } else if (!vm_charge(vm, byte_length / 64)) {
        return VALUE_ERROR;
    }
    struct str *result = str_make(vm, byte_length, (size_t)left->length + right->length);
    if (!result)
        return VALUE_ERROR;
    char *out = str_own_data(result);
    uint32_t left_length = left->byte_length;
    text_copy_inline(out, str_data(vm, left), left_length);
    text_copy_inline(out + left_length, str_data(vm, right), right->byte_length);
    result->header.detail = STR_WAS_CONCATENATED;
    return value_from_pointer(result);
}

/* As str_known, for what is no instance of a guest's subclass as a rule. */
static inline const struct str *str_to_join(const struct vm *vm, value v) {
    const struct str *str = object_of(vm, v);
    return __builtin_expect(str->header.kind == KIND_STR, 1) ? str : str_known(vm, v);
}

value str_join(struct vm *vm, const struct str *separator, const value *items, uint32_t count) {
    if (count == 0)
        return str_new(vm, "", 0);
    if (count == 1)
        return value_unwrap(vm, items[0]);
    uint32_t between = separator ? separator->byte_length : 0;
    uint64_t byte_length = (uint64_t)between * (count - 1);
    uint64_t length = separator ? (uint64_t)separator->length * (count - 1) : 0;
    for (uint32_t i = 0; i < count; i++) {
        const struct str *item = str_to_join(vm, items[i]);
        byte_length += item->byte_length;
        length += item->length;
    }
    if (byte_length > STR_LENGTH_MAXIMUM)
        return raise_memory_error(vm);
    if (!vm_charge(vm, count / 8 + byte_length / 64))
        return VALUE_ERROR;
    struct str *result = str_make(vm, byte_length, length);
    if (!result)
        return VALUE_ERROR;
    const char *separator_data = separator ? str_data(vm, separator) : NULL;
    char *out = str_own_data(result);
    for (uint32_t i = 0; i < count; i++) {
        if (between && i) {
            text_copy(out, separator_data, between);
            out += between;
        }
        const struct str *item = str_to_join(vm, items[i]);
        uint32_t size = item->byte_length;
        if (size == 1)
            *out = *str_data(vm, item);
        else
            text_copy_inline(out, str_data(vm, item), size);
        out += size;
    }
    return value_from_pointer(result);
}
