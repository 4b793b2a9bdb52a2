/* Encoders: from text to bytes in UTF-8, ASCII, Latin-1, UTF-16 and UTF-32, with the error handlers of the codecs
 * module.
 *
 * Text is walked by code point; characters that an encoding does not have are handed, a run at a time where CPython
 * does so, to the handler. */
#include "unicode_codec.h"

#include "../compiler/charmap.h"

static bool is_surrogate(uint32_t code_point) { return code_point >= 0xD800 && code_point <= 0xDFFF; }

/* Writes a 16- or 32-bit unit. */
static void add_unit(struct vm *vm, struct transcoding *transcoding, uint32_t unit, uint32_t size) {
    char out[4];
    bool big = transcoding->codec->order == ORDER_BIG;
    for (uint32_t i = 0; i < size; i++)
        out[i] = (char)(unit >> 8 * (big ? size - 1 - i : i));
    str_builder_add(vm, &transcoding->builder, out, size);
}

/* Writes a character that the encoding has; surrogates only where the caller lets them pass. */
static void add_character_escape(struct vm *vm, struct transcoding *transcoding, uint32_t code_point);

/* As in a literal, with a backslash for whatever is no printable ASCII. */
static void add_escaped(struct vm *vm, struct str_builder *builder, uint32_t code_point) {
    static const char named[][2] = {{'\\', '\\'}, {'\t', 't'}, {'\n', 'n'}, {'\r', 'r'}};
    char text[2] = {'\\', (char)code_point};
    for (size_t i = 0; i < sizeof named / sizeof named[0]; i++) {
        if (code_point == (uint32_t)named[i][0]) {
            text[1] = named[i][1];
            str_builder_add(vm, builder, text, 2);
            return;
        }
    }
    if (code_point >= ' ' && code_point < 0x7F)
        str_builder_add(vm, builder, text + 1, 1);
    else
        builder_add_escape(vm, builder, code_point);
}

static void add_character(struct vm *vm, struct transcoding *transcoding, uint32_t code_point) {
    char byte = (char)code_point;
    switch (transcoding->codec->encoding) {
    case ENCODING_UTF_8:
    case ENCODING_UTF_8_SIG:
        str_builder_add_code_point(vm, &transcoding->builder, code_point);
        return;
    case ENCODING_ASCII:
    case ENCODING_LATIN_1:
        str_builder_add(vm, &transcoding->builder, &byte, 1);
        return;
    case ENCODING_CHARMAP:
        byte = code_point < 0x80 ? byte : (char)charmap_byte(transcoding->codec->high, code_point);
        str_builder_add(vm, &transcoding->builder, &byte, 1);
        return;
    case ENCODING_RAW_ESCAPE:
        if (code_point < 0x100)
            str_builder_add(vm, &transcoding->builder, &byte, 1);
        else
            add_character_escape(vm, transcoding, code_point);
        return;
    case ENCODING_ESCAPE:
        add_escaped(vm, &transcoding->builder, code_point);
        return;
    case ENCODING_UTF_16:
        if (code_point >= 0x10000) {
            add_unit(vm, transcoding, 0xD7C0 + (code_point >> 10), 2);
            code_point = 0xDC00 + (code_point & 0x3FF);
        }
        add_unit(vm, transcoding, code_point, 2);
        return;
    case ENCODING_UTF_32:
        add_unit(vm, transcoding, code_point, 4);
    }
}

static bool encoding_has(const struct codec *codec, uint32_t code_point) {
    switch (codec->encoding) {
    case ENCODING_ASCII:
        return code_point < 0x80;
    case ENCODING_LATIN_1:
        return code_point < 0x100;
    case ENCODING_CHARMAP:
        return code_point < 0x80 || charmap_byte(codec->high, code_point) != 0;
    case ENCODING_RAW_ESCAPE:
    case ENCODING_ESCAPE:
        return true;
    default:
        return !is_surrogate(code_point);
    }
}

static const char *encoding_reason(const struct codec *codec) {
    switch (codec->encoding) {
    case ENCODING_ASCII:
        return "ordinal not in range(128)";
    case ENCODING_LATIN_1:
        return "ordinal not in range(256)";
    case ENCODING_CHARMAP:
        return "character maps to <undefined>";
    default:
        return "surrogates not allowed";
    }
}

static void add_ascii_text(struct vm *vm, struct transcoding *transcoding, const char *text) {
    for (; *text; text++)
        add_character(vm, transcoding, (unsigned char)*text);
}

static void add_character_escape(struct vm *vm, struct transcoding *transcoding, uint32_t code_point) {
    static const char digits[] = "0123456789abcdef";
    char text[16] = {'\\', code_point < 0x100 ? 'x' : code_point < 0x10000 ? 'u' : 'U'};
    uint32_t count = code_point < 0x100 ? 2 : code_point < 0x10000 ? 4 : 8;
    for (uint32_t i = 0; i < count; i++)
        text[2 + i] = digits[code_point >> 4 * (count - 1 - i) & 15];
    add_ascii_text(vm, transcoding, text);
}

static void add_character_reference(struct vm *vm, struct transcoding *transcoding, uint32_t code_point) {
    char text[16];
    uint32_t at = sizeof text - 1;
    text[at] = 0;
    text[--at] = ';';
    for (; code_point; code_point /= 10)
        text[--at] = (char)('0' + code_point % 10);
    text[--at] = '#';
    text[--at] = '&';
    add_ascii_text(vm, transcoding, text + at);
}

/* surrogateescape in a byte encoding, surrogatepass in a UTF: does it take this character? */
static bool handler_takes(const struct transcoding *transcoding, uint32_t code_point) {
    enum encoding encoding = transcoding->codec->encoding;
    bool by_bytes = encoding != ENCODING_UTF_16 && encoding != ENCODING_UTF_32;
    if (transcoding->handler == HANDLER_SURROGATE_ESCAPE)
        return by_bytes && code_point >= 0xDC80 && code_point <= 0xDCFF;
    if (transcoding->handler == HANDLER_SURROGATE_PASS)
        return encoding != ENCODING_ASCII && encoding != ENCODING_LATIN_1 && encoding != ENCODING_CHARMAP &&
               is_surrogate(code_point);
    return true;
}

static void handle_character(struct vm *vm, struct transcoding *transcoding, uint32_t code_point) {
    char byte = (char)code_point;
    switch (transcoding->handler) {
    case HANDLER_REPLACE:
        add_character(vm, transcoding, '?');
        return;
    case HANDLER_BACKSLASH:
        add_character_escape(vm, transcoding, code_point);
        return;
    case HANDLER_CHARACTER_REFERENCE:
        add_character_reference(vm, transcoding, code_point);
        return;
    case HANDLER_SURROGATE_ESCAPE:
        str_builder_add(vm, &transcoding->builder, &byte, 1);
        return;
    case HANDLER_SURROGATE_PASS:
        add_character(vm, transcoding, code_point);
        return;
    default:
        return;
    }
}

/* The run of characters from `*cursor`, number `index`, that the encoding lacks: handles it and moves behind it. */
static bool handle_run(struct vm *vm, struct transcoding *transcoding, const char **cursor, const char *end,
                       size_t *index) {
    const struct codec *codec = transcoding->codec;
    bool single = codec->encoding == ENCODING_UTF_16 || codec->encoding == ENCODING_UTF_32;
    size_t run_start = *index, run_end = *index;
    for (const char *ahead = *cursor; ahead < end; run_end++) {
        if (encoding_has(codec, utf8_decode(&ahead)) || (single && run_end > *index))
            break;
    }
    if (transcoding->handler == HANDLER_UNKNOWN)
        return transcoding_unknown_handler(vm, transcoding);
    while (*index < run_end && !transcoding->builder.failed) {
        if (!vm_charge(vm, 1))
            return false;
        const char *after = *cursor;
        uint32_t code_point = utf8_decode(&after);
        if (transcoding->handler == HANDLER_STRICT || !handler_takes(transcoding, code_point))
            return transcoding_fail(vm, transcoding, TYPE_UNICODE_ENCODE_ERROR,
                                    codec->encoding == ENCODING_CHARMAP ? run_start : *index, run_end,
                                    encoding_reason(codec));
        handle_character(vm, transcoding, code_point);
        *cursor = after;
        ++*index;
    }
    return !transcoding->builder.failed;
}

#define BYTES_ENCODED_FOR_A_STEP 8

bool encode_text(struct vm *vm, struct transcoding *transcoding, const struct str *str) {
    const char *cursor = str_data(vm, str), *end = cursor + str->byte_length;
    enum encoding encoding = transcoding->codec->encoding;
    if (encoding == ENCODING_UTF_8_SIG)
        add_character(vm, transcoding, 0xFEFF);
    if (transcoding->codec->order == ORDER_BY_MARK)
        add_character(vm, transcoding, 0xFEFF);
    const char *paid = cursor;
    for (size_t index = 0; cursor < end && !transcoding->builder.failed;) {
        if (!text_charge_piece(vm, &paid, cursor, BYTES_ENCODED_FOR_A_STEP))
            return false;
        const char *after = cursor;
        uint32_t code_point = utf8_decode(&after);
        if (!encoding_has(transcoding->codec, code_point)) {
            if (!handle_run(vm, transcoding, &cursor, end, &index))
                return false;
            continue;
        }
        add_character(vm, transcoding, code_point);
        cursor = after;
        index++;
    }
    return !transcoding->builder.failed && vm_charge(vm, (uint64_t)(cursor - paid) / BYTES_ENCODED_FOR_A_STEP);
}
