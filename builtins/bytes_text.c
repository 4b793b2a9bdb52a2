/* Methods of bytes and bytearray that treat them as ASCII text: case, kinds of characters, padding. */
#include "bytes_methods.h"
#include "container.h"
#include "sequence.h"

static inline bool is_lower(unsigned char c) { return c >= 'a' && c <= 'z'; }

static inline bool is_upper(unsigned char c) { return c >= 'A' && c <= 'Z'; }

static bool is_letter(unsigned char c) { return is_lower(c) || is_upper(c); }

static bool is_decimal_digit(unsigned char c) { return c >= '0' && c <= '9'; }

static bool is_letter_or_digit(unsigned char c) { return is_letter(c) || is_decimal_digit(c); }

static bool is_space(unsigned char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/* --- case ------------------------------------------------------------------------------------------------------------
 */

/* Of those that are looked at and added one by one. */
#define BYTES_FOR_A_STEP 16

enum byte_mapping { MAP_UPPER, MAP_LOWER, MAP_SWAP, MAP_TITLE, MAP_CAPITALIZE };

static char map_byte(unsigned char c, enum byte_mapping mapping, bool inside_word) {
    bool upper = mapping == MAP_UPPER || (mapping == MAP_SWAP && is_lower(c)) ||
                 ((mapping == MAP_TITLE || mapping == MAP_CAPITALIZE) && !inside_word);
    if (upper)
        return (char)(is_lower(c) ? c - 32 : c);
    return (char)(is_upper(c) ? c + 32 : c);
}

static value map_case(struct vm *vm, value *arguments, enum byte_mapping mapping) {
    const struct text_kind *kind;
    struct span text = bytes_self(vm, arguments[0], &kind);
    struct str_builder builder = {0};
    str_builder_reserve(vm, &builder, text.length);
    bool inside_word = false;
    for (uint32_t i = 0; i < text.length && !builder.failed; i++) {
        if (i % BYTES_FOR_A_STEP == 0 && !vm_charge(vm, 1))
            return VALUE_ERROR;
        unsigned char c = (unsigned char)text.data[i];
        char mapped = map_byte(c, mapping, inside_word);
        inside_word = mapping == MAP_CAPITALIZE || is_letter(c);
        str_builder_add(vm, &builder, &mapped, 1);
    }
    return kind->finish(vm, &builder);
}

#define CASE_METHOD(name, mapping)                                                                                     \
    BYTES_METHOD(name) {                                                                                               \
        (void)count;                                                                                                   \
        return map_case(vm, arguments, mapping);                                                                       \
    }
CASE_METHOD(upper, MAP_UPPER)
CASE_METHOD(lower, MAP_LOWER)
CASE_METHOD(swapcase, MAP_SWAP)
CASE_METHOD(title, MAP_TITLE)
CASE_METHOD(capitalize, MAP_CAPITALIZE)
#undef CASE_METHOD

/* --- kinds of characters
 * ------------------------------------------------------------------------------------------------ */

static value every_byte(struct vm *vm, value *arguments, bool (*property)(unsigned char c)) {
    const struct text_kind *kind;
    struct span text = bytes_self(vm, arguments[0], &kind);
    uint32_t i = 0;
    while (i < text.length && property((unsigned char)text.data[i]))
        i++;
    return vm_charge(vm, 1 + i / 64) ? value_from_bool(text.length && i == text.length) : VALUE_ERROR;
}

#define EVERY_METHOD(name, property)                                                                                   \
    BYTES_METHOD(name) {                                                                                               \
        (void)count;                                                                                                   \
        return every_byte(vm, arguments, property);                                                                    \
    }
EVERY_METHOD(isalnum, is_letter_or_digit)
EVERY_METHOD(isalpha, is_letter)
EVERY_METHOD(isdigit, is_decimal_digit)
EVERY_METHOD(isspace, is_space)
#undef EVERY_METHOD

BYTES_METHOD(isascii) {
    (void)count;
    const struct text_kind *kind;
    struct span text = bytes_self(vm, arguments[0], &kind);
    uint32_t i = 0;
    while (i < text.length && !(text.data[i] & 0x80))
        i++;
    return vm_charge(vm, 1 + i / 64) ? value_from_bool(i == text.length) : VALUE_ERROR;
}

static value all_of_case(struct vm *vm, value *arguments, bool upper) {
    const struct text_kind *kind;
    struct span text = bytes_self(vm, arguments[0], &kind);
    bool any = false, valid = true;
    for (uint32_t i = 0; i < text.length && valid; i++) {
        unsigned char c = (unsigned char)text.data[i];
        valid = upper ? !is_lower(c) : !is_upper(c);
        any = any || is_letter(c);
    }
    return vm_charge(vm, 1 + text.length / 64) ? value_from_bool(any && valid) : VALUE_ERROR;
}

BYTES_METHOD(islower) {
    (void)count;
    return all_of_case(vm, arguments, false);
}

BYTES_METHOD(isupper) {
    (void)count;
    return all_of_case(vm, arguments, true);
}

BYTES_METHOD(istitle) {
    (void)count;
    const struct text_kind *kind;
    struct span text = bytes_self(vm, arguments[0], &kind);
    bool any = false, valid = true, inside_word = false;
    for (uint32_t i = 0; i < text.length && valid; i++) {
        unsigned char c = (unsigned char)text.data[i];
        valid = is_upper(c) ? !inside_word : !is_lower(c) || inside_word;
        inside_word = is_letter(c);
        any = any || inside_word;
    }
    return vm_charge(vm, 1 + text.length / 64) ? value_from_bool(any && valid) : VALUE_ERROR;
}

/* --- padding ---------------------------------------------------------------------------------------------------------
 */

static value pad(struct vm *vm, value *arguments, int64_t left, int64_t right, char fill) {
    const struct text_kind *kind;
    struct span text = bytes_self(vm, arguments[0], &kind);
    if (left <= 0 && right <= 0)
        return kind->is_mutable ? kind->make(vm, text.data, text.length) : value_unwrap(vm, arguments[0]);
    if (left > STR_LENGTH_MAXIMUM || right > STR_LENGTH_MAXIMUM)
        return raise_memory_error(vm);
    struct str_builder builder = {0};
    str_builder_reserve(vm, &builder, (size_t)(left + right) + text.length);
    for (int side = 0; side < 2; side++) {
        size_t room = (size_t)(side ? right : left);
        /* Bytes of 0x80 and more would be encoded by str_builder_fill. */
        if (!(fill & 0x80))
            str_builder_fill(vm, &builder, (uint32_t)fill, room);
        for (size_t i = 0; (fill & 0x80) && i < room && !builder.failed; i++)
            str_builder_add(vm, &builder, &fill, 1);
        if (!side)
            str_builder_add(vm, &builder, text.data, text.length);
    }
    return kind->finish(vm, &builder);
}

/* Width and fill byte of center, ljust and rjust; the room that is to be filled. */
static bool pad_arguments(struct vm *vm, value *arguments, const char *method, int64_t *width, int64_t *room,
                          char *fill) {
    const struct text_kind *kind;
    *fill = ' ';
    if (!argument_to_int64(vm, arguments[1], width))
        return false;
    if (arguments[2] != VALUE_UNSET) {
        const uint8_t *data;
        uint32_t length;
        bool is_text = value_is_instance_of(vm, arguments[2], TYPE_BYTES) ||
                       value_is_instance_of(vm, arguments[2], TYPE_BYTEARRAY);
        if (!is_text || !bytes_view(vm, arguments[2], &data, &length) || length != 1) {
            raise_type_error(vm, "%s() argument 2 must be a byte string of length 1, not %.50s", method,
                             argument_type_name(vm, arguments[2]));
            return false;
        }
        *fill = (char)*data;
    }
    int64_t length = bytes_self(vm, arguments[0], &kind).length;
    *room = *width > length ? *width - length : 0;
    return vm_charge(vm, 1 + (uint64_t)(*room < STR_LENGTH_MAXIMUM ? *room : 0) / 64);
}

BYTES_METHOD(center) {
    (void)count;
    int64_t width, room;
    char fill;
    if (!pad_arguments(vm, arguments, "center", &width, &room, &fill))
        return VALUE_ERROR;
    int64_t left = room / 2 + (room & width & 1);
    return pad(vm, arguments, left, room - left, fill);
}

BYTES_METHOD(ljust) {
    (void)count;
    int64_t width, room;
    char fill;
    return pad_arguments(vm, arguments, "ljust", &width, &room, &fill) ? pad(vm, arguments, 0, room, fill)
                                                                       : VALUE_ERROR;
}

BYTES_METHOD(rjust) {
    (void)count;
    int64_t width, room;
    char fill;
    return pad_arguments(vm, arguments, "rjust", &width, &room, &fill) ? pad(vm, arguments, room, 0, fill)
                                                                       : VALUE_ERROR;
}

BYTES_METHOD(zfill) {
    (void)count;
    int64_t width;
    if (!argument_to_int64(vm, arguments[1], &width))
        return VALUE_ERROR;
    const struct text_kind *kind;
    struct span text = bytes_self(vm, arguments[0], &kind);
    if (width <= text.length)
        return pad(vm, arguments, 0, 0, '0');
    if (width > STR_LENGTH_MAXIMUM)
        return raise_memory_error(vm);
    uint32_t sign = text.length && (*text.data == '+' || *text.data == '-') ? 1 : 0;
    struct str_builder builder = {0};
    str_builder_reserve(vm, &builder, (size_t)width);
    str_builder_add(vm, &builder, text.data, sign);
    str_builder_fill(vm, &builder, '0', (size_t)(width - text.length));
    str_builder_add(vm, &builder, text.data + sign, text.length - sign);
    return kind->finish(vm, &builder);
}

BYTES_METHOD(expandtabs) {
    (void)count;
    int32_t tab_size;
    if (!argument_to_int32(vm, arguments[1], 8, &tab_size))
        return VALUE_ERROR;
    const struct text_kind *kind;
    struct span text = bytes_self(vm, arguments[0], &kind);
    struct str_builder builder = {0};
    uint64_t column = 0;
    for (uint32_t i = 0; i < text.length && !builder.failed; i++) {
        if (i % BYTES_FOR_A_STEP == 0 && !vm_charge(vm, 1))
            return VALUE_ERROR;
        if (text.data[i] != '\t') {
            str_builder_add(vm, &builder, text.data + i, 1);
            column = text.data[i] == '\n' || text.data[i] == '\r' ? 0 : column + 1;
        } else if (tab_size > 0) {
            uint64_t room = (uint64_t)tab_size - column % (uint64_t)tab_size;
            str_builder_fill(vm, &builder, ' ', room);
            column += room;
        }
    }
    return kind->finish(vm, &builder);
}
