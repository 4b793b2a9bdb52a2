/* Decoders: from bytes to text, with the error handlers of the codecs module.
 *
 * What is malformed is divided into errors as CPython does it (Unicode 3.9, "maximal subparts"), so that replacement
 * characters and error positions agree. */
#include "container.h"
#include "unicode_codec.h"

#include "../compiler/charmap.h"
#include "../compiler/unicode_name.h"

/* Bytes under way; positions are counted from `start`. */
struct decoder {
    struct transcoding *transcoding;
    const unsigned char *start;
    size_t position, length;
    size_t skipped; /* byte order mark that errors of utf-8-sig do not count */
};

static bool pass_surrogate(struct vm *vm, struct decoder *decoder) {
    const unsigned char *bytes = decoder->start + decoder->position;
    size_t available = decoder->length - decoder->position;
    const struct codec *codec = decoder->transcoding->codec;
    uint32_t unit = 0, size;
    if (codec->encoding == ENCODING_UTF_8 || codec->encoding == ENCODING_UTF_8_SIG) {
        size = 3;
        if (available < 3 || bytes[0] != 0xED || (bytes[1] & 0xE0) != 0xA0 || (bytes[2] & 0xC0) != 0x80)
            return false;
        unit = 0xD000 | (bytes[1] & 0x3Fu) << 6 | (bytes[2] & 0x3F);
    } else if (codec->encoding == ENCODING_UTF_16 || codec->encoding == ENCODING_UTF_32) {
        size = codec->encoding == ENCODING_UTF_16 ? 2 : 4;
        if (available < size)
            return false;
        for (uint32_t i = 0; i < size; i++)
            unit |= (uint32_t)bytes[codec->order == ORDER_BIG ? size - 1 - i : i] << 8 * i;
        if (unit < 0xD800 || unit > 0xDFFF)
            return false;
    } else {
        return false;
    }
    str_builder_add_code_point(vm, &decoder->transcoding->builder, unit);
    decoder->position += size;
    return true;
}

static bool escape_bytes(struct vm *vm, struct decoder *decoder, size_t size) {
    const unsigned char *bytes = decoder->start + decoder->position;
    size_t taken = 0;
    while (taken < size && bytes[taken] >= 0x80)
        str_builder_add_code_point(vm, &decoder->transcoding->builder, 0xDC00u + bytes[taken++]);
    decoder->position += taken;
    return taken > 0;
}

/* The `size` bytes at the position are malformed: handles them and moves behind. */
static bool decoder_error(struct vm *vm, struct decoder *decoder, size_t size, const char *reason) {
    struct transcoding *transcoding = decoder->transcoding;
    struct str_builder *builder = &transcoding->builder;
    size_t start = decoder->position;
    switch (transcoding->handler) {
    case HANDLER_IGNORE:
        decoder->position += size;
        return true;
    case HANDLER_REPLACE:
        str_builder_add_code_point(vm, builder, 0xFFFD);
        decoder->position += size;
        return !builder->failed;
    case HANDLER_BACKSLASH:
        for (size_t i = 0; i < size; i++)
            builder_add_escape(vm, builder, decoder->start[start + i]);
        decoder->position += size;
        return !builder->failed;
    case HANDLER_SURROGATE_ESCAPE:
        if (escape_bytes(vm, decoder, size))
            return !builder->failed;
        break;
    case HANDLER_SURROGATE_PASS:
        if (pass_surrogate(vm, decoder))
            return !builder->failed;
        break;
    case HANDLER_CHARACTER_REFERENCE:
        raise_type_error(vm, "don't know how to handle UnicodeDecodeError in error callback");
        return false;
    case HANDLER_UNKNOWN:
        return transcoding_unknown_handler(vm, transcoding);
    case HANDLER_STRICT:
        break;
    }
    if (decoder->skipped)
        transcoding->object = bytes_new(vm, decoder->start + decoder->skipped, decoder->length - decoder->skipped);
    if (transcoding->object == VALUE_ERROR)
        return false;
    return transcoding_fail(vm, transcoding, TYPE_UNICODE_DECODE_ERROR, start - decoder->skipped,
                            start + size - decoder->skipped, reason);
}

/* --- UTF-8 and single bytes
 * -------------------------------------------------------------------------------------------- */

/* The malformed bytes at the start: how many make one error, and why. */
static size_t utf8_error(const unsigned char *bytes, size_t available, const char **reason) {
    unsigned char lead = bytes[0];
    *reason = "invalid start byte";
    if (lead < 0xC2 || lead > 0xF4)
        return 1;
    size_t wanted = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4, valid = 1;
    unsigned char lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    unsigned char highest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    while (valid < wanted && valid < available) {
        if (bytes[valid] < lowest || bytes[valid] > highest) {
            *reason = "invalid continuation byte";
            return valid;
        }
        valid++;
        lowest = 0x80;
        highest = 0xBF;
    }
    *reason = "unexpected end of data";
    return valid;
}

static bool decode_utf8(struct vm *vm, struct decoder *decoder) {
    while (decoder->position < decoder->length) {
        const char *data = (const char *)decoder->start + decoder->position;
        size_t valid = utf8_valid_length(data, decoder->length - decoder->position);
        str_builder_add(vm, &decoder->transcoding->builder, data, valid);
        decoder->position += valid;
        if (decoder->transcoding->builder.failed)
            return false;
        if (decoder->position >= decoder->length)
            break;
        const char *reason;
        size_t size = utf8_error(decoder->start + decoder->position, decoder->length - decoder->position, &reason);
        if (!decoder_error(vm, decoder, size, reason))
            return false;
    }
    return true;
}

static bool decode_single_bytes(struct vm *vm, struct decoder *decoder, bool ascii_only) {
    struct str_builder *builder = &decoder->transcoding->builder;
    while (decoder->position < decoder->length) {
        unsigned char byte = decoder->start[decoder->position];
        if (ascii_only && byte >= 0x80) {
            if (!decoder_error(vm, decoder, 1, "ordinal not in range(128)"))
                return false;
            continue;
        }
        str_builder_add_code_point(vm, builder, byte);
        if (builder->failed)
            return false;
        decoder->position++;
    }
    return true;
}

static bool decode_charmap(struct vm *vm, struct decoder *decoder) {
    struct str_builder *builder = &decoder->transcoding->builder;
    const uint16_t *high = decoder->transcoding->codec->high;
    while (decoder->position < decoder->length && !builder->failed) {
        unsigned char byte = decoder->start[decoder->position];
        uint32_t code_point = byte < CHARMAP_HALF ? byte : high[byte - CHARMAP_HALF];
        if (code_point == CHARMAP_UNDEFINED) {
            if (!decoder_error(vm, decoder, 1, "character maps to <undefined>"))
                return false;
            continue;
        }
        str_builder_add_code_point(vm, builder, code_point);
        decoder->position++;
    }
    return !builder->failed;
}

/* --- UTF-16 and UTF-32
 * ------------------------------------------------------------------------------------------------- */

static uint32_t decoder_unit(const struct decoder *decoder, size_t ahead, uint32_t size) {
    const unsigned char *bytes = decoder->start + decoder->position + ahead;
    bool big = decoder->transcoding->codec->order == ORDER_BIG;
    uint32_t unit = 0;
    for (uint32_t i = 0; i < size; i++)
        unit |= (uint32_t)bytes[big ? size - 1 - i : i] << 8 * i;
    return unit;
}

static bool decode_utf16(struct vm *vm, struct decoder *decoder) {
    struct str_builder *builder = &decoder->transcoding->builder;
    while (decoder->position < decoder->length && !builder->failed) {
        size_t available = decoder->length - decoder->position;
        const char *reason = NULL;
        size_t size = 2;
        uint32_t unit = available >= 2 ? decoder_unit(decoder, 0, 2) : 0;
        if (available < 2) {
            reason = "truncated data";
            size = available;
        } else if (unit < 0xD800 || unit > 0xDFFF) {
            str_builder_add_code_point(vm, builder, unit);
        } else if (unit >= 0xDC00) {
            reason = "illegal encoding";
        } else if (available < 4) {
            reason = "unexpected end of data";
            size = available;
        } else {
            uint32_t low = decoder_unit(decoder, 2, 2);
            if (low >= 0xDC00 && low <= 0xDFFF) {
                str_builder_add_code_point(vm, builder, 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00));
                size = 4;
            } else {
                reason = "illegal UTF-16 surrogate";
            }
        }
        if (!reason)
            decoder->position += size;
        else if (!decoder_error(vm, decoder, size, reason))
            return false;
    }
    return !builder->failed;
}

static bool decode_utf32(struct vm *vm, struct decoder *decoder) {
    struct str_builder *builder = &decoder->transcoding->builder;
    while (decoder->position < decoder->length && !builder->failed) {
        size_t available = decoder->length - decoder->position, size = 4;
        const char *reason = NULL;
        uint32_t unit = available >= 4 ? decoder_unit(decoder, 0, 4) : 0;
        if (available < 4) {
            reason = "truncated data";
            size = available;
        } else if (unit > 0x10FFFF) {
            reason = "code point not in range(0x110000)";
        } else if (unit >= 0xD800 && unit <= 0xDFFF) {
            reason = "code point in surrogate code point range(0xd800, 0xe000)";
        } else {
            str_builder_add_code_point(vm, builder, unit);
            decoder->position += 4;
        }
        if (reason && !decoder_error(vm, decoder, size, reason))
            return false;
    }
    return !builder->failed;
}

static int hex_value(unsigned char c) {
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
}

/* Bytes as Latin-1, but a backslash that no other one escapes begins \uXXXX or \UXXXXXXXX. */
static bool decode_raw_escape(struct vm *vm, struct decoder *decoder) {
    struct str_builder *builder = &decoder->transcoding->builder;
    bool escaped = false; /* the byte before is an odd backslash */
    while (decoder->position < decoder->length && !builder->failed) {
        const unsigned char *at = decoder->start + decoder->position;
        size_t available = decoder->length - decoder->position;
        bool begins = *at == '\\' && !escaped && available > 1 && (at[1] == 'u' || at[1] == 'U');
        escaped = *at == '\\' && !escaped;
        if (!begins) {
            str_builder_add_code_point(vm, builder, *at);
            decoder->position++;
            continue;
        }
        size_t digits = at[1] == 'u' ? 4 : 8, count = 0;
        uint32_t code_point = 0;
        escaped = false;
        for (; count < digits && 2 + count < available && hex_value(at[2 + count]) >= 0; count++)
            code_point = code_point << 4 | (uint32_t)hex_value(at[2 + count]);
        if (count == digits && code_point <= 0x10FFFF) {
            str_builder_add_code_point(vm, builder, code_point);
            decoder->position += 2 + digits;
        } else {
            const char *reason = count == digits ? "\\Uxxxxxxxx out of range"
                                 : digits == 4   ? "truncated \\uXXXX escape"
                                                 : "truncated \\UXXXXXXXX escape";
            if (!decoder_error(vm, decoder, 2 + count, reason))
                return false;
        }
    }
    return !builder->failed;
}

/* --- unicode-escape ----------------------------------------------------------------------------------------------- */

/* What the escape at the position means: nothing (a continued line), a character, an error, or nothing known. */
struct escape {
    size_t size; /* with its backslash */
    uint32_t character;
    bool is_empty;
    const char *reason; /* of an error; NULL: none */
};

static struct escape read_hexadecimal(const unsigned char *at, size_t available) {
    static const char *const reasons[] = {"truncated \\xXX escape", "truncated \\uXXXX escape",
                                          "truncated \\UXXXXXXXX escape"};
    int form = at[1] == 'x' ? 0 : at[1] == 'u' ? 1 : 2;
    size_t digits = (size_t)2 << form;
    struct escape escape = {.size = 2};
    for (; escape.size < 2 + digits && escape.size < available && hex_value(at[escape.size]) >= 0; escape.size++)
        escape.character = escape.character << 4 | (uint32_t)hex_value(at[escape.size]);
    if (escape.size < 2 + digits)
        escape.reason = reasons[form];
    else if (escape.character > 0x10FFFF)
        escape.reason = "illegal Unicode character";
    return escape;
}

static struct escape read_named(const unsigned char *at, size_t available) {
    struct escape escape = {.size = 2, .reason = "malformed \\N character escape"};
    if (available < 3 || at[2] != '{')
        return escape;
    size_t end = 3;
    while (end < available && at[end] != '}')
        end++;
    escape.size = end;
    if (end == available || end == 3)
        return escape;
    escape.size = end + 1;
    bool known = unicode_name_find((const char *)at + 3, end - 3, &escape.character);
    escape.reason = known ? NULL : "unknown Unicode character name";
    return escape;
}

static struct escape read_octal(const unsigned char *at, size_t available) {
    struct escape escape = {.size = 1};
    for (; escape.size < 4 && escape.size < available && at[escape.size] >= '0' && at[escape.size] <= '7';
         escape.size++)
        escape.character = escape.character << 3 | (uint32_t)(at[escape.size] - '0');
    return escape;
}

/* `at` is a backslash. */
static struct escape read_escape(const unsigned char *at, size_t available) {
    static const char letters[] = "\\'\"bftnrva", meanings[] = "\\'\"\b\f\t\n\r\v\a";
    if (available < 2)
        return (struct escape){.size = 1, .reason = "\\ at end of string"};
    if (at[1] == '\n')
        return (struct escape){.size = 2, .is_empty = true};
    const char *letter = at[1] ? strchr(letters, at[1]) : NULL;
    if (letter)
        return (struct escape){.size = 2, .character = (unsigned char)meanings[letter - letters]};
    if (at[1] == 'x' || at[1] == 'u' || at[1] == 'U')
        return read_hexadecimal(at, available);
    if (at[1] == 'N')
        return read_named(at, available);
    return read_octal(at, available);
}

/* Keeps the text of an escape that CPython warns about, if it is the first: an octal number too large for a byte, or a
 * letter that means nothing. The rest of `unknown_escape` is zeros. */
static void note_unknown(struct transcoding *transcoding, const unsigned char *at, size_t length) {
    if (transcoding->unknown_escape[0] || length >= sizeof transcoding->unknown_escape)
        return;
    if (length == 1 && *at >= 0x80) {
        transcoding->unknown_escape[0] = (char)(0xC0 | *at >> 6);
        transcoding->unknown_escape[1] = (char)(0x80 | (*at & 0x3F));
        return;
    }
    memcpy(transcoding->unknown_escape, at, length);
}

static bool decode_escape(struct vm *vm, struct decoder *decoder) {
    struct str_builder *builder = &decoder->transcoding->builder;
    while (decoder->position < decoder->length && !builder->failed) {
        const unsigned char *at = decoder->start + decoder->position;
        if (*at != '\\') {
            str_builder_add_code_point(vm, builder, *at);
            decoder->position++;
            continue;
        }
        struct escape escape = read_escape(at, decoder->length - decoder->position);
        if (escape.reason) {
            if (!decoder_error(vm, decoder, escape.size, escape.reason))
                return false;
            continue;
        }
        if (escape.size == 1) {
            note_unknown(decoder->transcoding, at + 1, 1);
            escape.character = '\\';
        } else if (escape.size == 4 && at[1] >= '4' && at[1] <= '7') {
            note_unknown(decoder->transcoding, at + 1, 3);
        }
        if (!escape.is_empty)
            str_builder_add_code_point(vm, builder, escape.character);
        decoder->position += escape.size;
    }
    return !builder->failed;
}

/* utf-16 and utf-32 without an order: by the byte order mark, which is taken off; little-endian without one. */
static const struct codec *order_by_mark(struct decoder *decoder, uint32_t size) {
    static const struct codec codecs[] = {
        {"utf-16-le", ENCODING_UTF_16, ORDER_LITTLE, NULL},
        {"utf-16-be", ENCODING_UTF_16, ORDER_BIG, NULL},
        {"utf-32-le", ENCODING_UTF_32, ORDER_LITTLE, NULL},
        {"utf-32-be", ENCODING_UTF_32, ORDER_BIG, NULL},
    };
    const struct codec *little = &codecs[size == 2 ? 0 : 2], *big = little + 1;
    if (decoder->length < size)
        return little;
    uint32_t mark = decoder_unit(decoder, 0, size);
    if (mark == 0xFEFF) {
        decoder->position = size;
        return little;
    }
    if (mark == (size == 2 ? 0xFFFEu : 0xFFFE0000u)) {
        decoder->position = size;
        return big;
    }
    return little;
}

bool decode_bytes(struct vm *vm, struct transcoding *transcoding, struct span bytes) {
    struct decoder decoder = {
        .transcoding = transcoding, .start = (const unsigned char *)bytes.data, .length = bytes.length};
    uint32_t unit_size = transcoding->codec->encoding == ENCODING_UTF_16 ? 2 : 4;
    if (transcoding->codec->order == ORDER_BY_MARK)
        transcoding->codec = order_by_mark(&decoder, unit_size);
    switch (transcoding->codec->encoding) {
    case ENCODING_UTF_8_SIG:
        if (bytes.length >= 3 && memcmp(bytes.data, "\xEF\xBB\xBF", 3) == 0)
            decoder.position = decoder.skipped = 3;
        return decode_utf8(vm, &decoder);
    case ENCODING_UTF_8:
        return decode_utf8(vm, &decoder);
    case ENCODING_ASCII:
        return decode_single_bytes(vm, &decoder, true);
    case ENCODING_LATIN_1:
        return decode_single_bytes(vm, &decoder, false);
    case ENCODING_CHARMAP:
        return decode_charmap(vm, &decoder);
    case ENCODING_RAW_ESCAPE:
        return decode_raw_escape(vm, &decoder);
    case ENCODING_ESCAPE:
        return decode_escape(vm, &decoder);
    case ENCODING_UTF_16:
        return decode_utf16(vm, &decoder);
    case ENCODING_UTF_32:
        return decode_utf32(vm, &decoder);
    }
    return false;
}
