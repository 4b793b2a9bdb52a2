/* repr() and ascii() of text, and the escapes both use. */
#include "number.h"
#include "str.h"
#include "str_text.h"
#include "unicode.h"

static const char hexadecimal[] = "0123456789abcdef";

void builder_add_escape(struct vm *vm, struct str_builder *builder, uint32_t code_point) {
    char text[10] = {'\\', code_point < 0x100 ? 'x' : code_point < 0x10000 ? 'u' : 'U'};
    uint32_t digits = code_point < 0x100 ? 2 : code_point < 0x10000 ? 4 : 8;
    for (uint32_t i = 0; i < digits; i++)
        text[2 + i] = hexadecimal[code_point >> 4 * (digits - 1 - i) & 0xF];
    str_builder_add(vm, builder, text, 2 + digits);
}

bool builder_add_short_escape(struct vm *vm, struct str_builder *builder, uint32_t code_point, char quote) {
    char text[2] = {'\\', 0};
    switch (code_point) {
    case '\n':
        text[1] = 'n';
        break;
    case '\r':
        text[1] = 'r';
        break;
    case '\t':
        text[1] = 't';
        break;
    case '\\':
        text[1] = '\\';
        break;
    default:
        if (code_point != (unsigned char)quote)
            return false;
        text[1] = quote;
    }
    str_builder_add(vm, builder, text, 2);
    return true;
}

char repr_quote(const char *data, size_t length) {
    return memchr(data, '\'', length) && !memchr(data, '"', length) ? '"' : '\'';
}

/* The first character at or after `cursor` that is not plain in a repr with this quote, or is not before `end`. */
static const char *plain_run(const char *cursor, const char *end, char quote) {
    while (cursor < end) {
        unsigned char byte = (unsigned char)*cursor;
        if (byte < 0x80) {
            if (byte < ' ' || byte == 0x7F || byte == '\\' || byte == (unsigned char)quote)
                return cursor;
            cursor++;
            continue;
        }
        const char *after = cursor;
        if (!unicode_is_character_printable(utf8_decode(&after)))
            return cursor;
        cursor = after;
    }
    return cursor;
}

/* What needs more than to be put between single quotes. */
static const uint8_t repr_special[256] = {[0 ... 0x1F] = 1, ['\''] = 1, ['\\'] = 1, [0x7F ... 0xFF] = 1};

static bool is_plain_in_repr(const char *data, size_t length) {
    uint8_t special = 0;
    for (size_t i = 0; i < length; i++)
        special |= repr_special[(unsigned char)data[i]];
    return !special;
}

/* 'text' in `out`, which has two bytes more than the text. */
static void quote_plain(char *out, const char *data, size_t length) {
    out[0] = out[length + 1] = '\'';
    text_copy(out + 1, data, length);
}

static bool add_escaped(struct vm *vm, struct str_builder *builder, const char *cursor, const char *end) {
    char quote = repr_quote(cursor, (size_t)(end - cursor));
    str_builder_add(vm, builder, &quote, 1);
    while (cursor < end && !builder->failed) {
        const char *piece_end = end - cursor > TEXT_PIECE ? cursor + TEXT_PIECE : end;
        const char *special = plain_run(cursor, piece_end, quote);
        str_builder_add(vm, builder, cursor, (size_t)(special - cursor));
        if (!vm_charge(vm, 1 + (uint64_t)(special - cursor) / 32))
            return false;
        cursor = special;
        if (cursor >= piece_end)
            continue;
        uint32_t code_point = utf8_decode(&cursor);
        if (!builder_add_short_escape(vm, builder, code_point, quote))
            builder_add_escape(vm, builder, code_point);
    }
    str_builder_add(vm, builder, &quote, 1);
    return !builder->failed;
}

value str_repr(struct vm *vm, value v) {
    const struct str *str = str_known(vm, v);
    const char *data = str_data(vm, str);
    uint32_t length = str->byte_length;
    if (length <= TEXT_PIECE && is_plain_in_repr(data, length)) {
        struct str *quoted = vm_charge(vm, 1 + length / 32) ? str_new_empty(vm, length + 2, length + 2) : NULL;
        if (!quoted)
            return VALUE_ERROR;
        quote_plain(str_own_data(quoted), data, length);
        return value_from_pointer(quoted);
    }
    struct str_builder builder = {0};
    return add_escaped(vm, &builder, data, data + length) ? str_builder_finish(vm, &builder) : VALUE_ERROR;
}

bool str_builder_add_repr(struct vm *vm, struct str_builder *builder, value v) {
    if (value_is_int(v)) {
        char digits[INT_SMALL_TEXT], *end = digits + sizeof digits, *at = int_small_write(value_to_int(v), 10, end);
        str_builder_add_ascii(vm, builder, at, (size_t)(end - at));
        return !builder->failed;
    }
    if (!value_is_str(vm, v)) {
        value text = object_repr(vm, v);
        if (text == VALUE_ERROR)
            return false;
        str_builder_add_str(vm, builder, text);
        return !builder->failed;
    }
    const struct str *str = object_of(vm, v);
    const char *data = str_data(vm, str);
    uint32_t length = str->byte_length;
    if (length > TEXT_PIECE || !is_plain_in_repr(data, length))
        return add_escaped(vm, builder, data, data + length);
    char *out = vm_charge(vm, 1 + length / 32) ? str_builder_extend(vm, builder, (size_t)length + 2, false) : NULL;
    if (!out)
        return false;
    quote_plain(out, data, length);
    return true;
}

value str_escape_non_ascii(struct vm *vm, value v) {
    const struct str *str = str_known(vm, v);
    if (str_is_ascii(str))
        return value_from_pointer(str);
    const char *cursor = str_data(vm, str), *end = cursor + str->byte_length, *paid = cursor;
    struct str_builder builder = {0};
    while (cursor < end && !builder.failed) {
        if (!text_charge_piece(vm, &paid, cursor, 6))
            return VALUE_ERROR;
        uint32_t code_point = utf8_decode(&cursor);
        if (code_point < 0x80)
            str_builder_add_code_point(vm, &builder, code_point);
        else
            builder_add_escape(vm, &builder, code_point);
    }
    return vm_charge(vm, 1 + (uint64_t)(end - paid) / 6) ? str_builder_finish(vm, &builder) : VALUE_ERROR;
}
