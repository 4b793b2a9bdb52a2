/* Generalised UTF-8 (lone surrogates as three bytes): decoding, encoding, counting, checking.
 *
 * Pure functions over memory. utf8_decode and its like are given well-formed text; on damaged text they stay within
 * four bytes of the cursor. */
#include "str.h"

uint32_t utf8_decode(const char **cursor) {
    const unsigned char *bytes = (const unsigned char *)*cursor;
    uint32_t lead = bytes[0];
    if (lead < 0x80) {
        *cursor += 1;
        return lead;
    }
    if (lead < 0xE0) {
        *cursor += 2;
        return (lead & 0x1F) << 6 | (bytes[1] & 0x3F);
    }
    if (lead < 0xF0) {
        *cursor += 3;
        return (lead & 0x0F) << 12 | (bytes[1] & 0x3Fu) << 6 | (bytes[2] & 0x3F);
    }
    *cursor += 4;
    return (lead & 0x07) << 18 | (bytes[1] & 0x3Fu) << 12 | (bytes[2] & 0x3Fu) << 6 | (bytes[3] & 0x3F);
}

uint32_t utf8_decode_backward(const char **cursor) {
    const char *start = *cursor - 1;
    for (int i = 0; i < 3 && (*start & 0xC0) == 0x80; i++)
        start--;
    *cursor = start;
    return utf8_decode(&start);
}

uint32_t utf8_encode(uint32_t code_point, char *out) {
    if (code_point < 0x80) {
        out[0] = (char)code_point;
        return 1;
    }
    if (code_point < 0x800) {
        out[0] = (char)(0xC0 | code_point >> 6);
        out[1] = (char)(0x80 | (code_point & 0x3F));
        return 2;
    }
    if (code_point < 0x10000) {
        out[0] = (char)(0xE0 | code_point >> 12);
        out[1] = (char)(0x80 | (code_point >> 6 & 0x3F));
        out[2] = (char)(0x80 | (code_point & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | (code_point >> 18 & 7));
    out[1] = (char)(0x80 | (code_point >> 12 & 0x3F));
    out[2] = (char)(0x80 | (code_point >> 6 & 0x3F));
    out[3] = (char)(0x80 | (code_point & 0x3F));
    return 4;
}

#define EVERY_BYTE(byte) (UINT64_C(0x0101010101010101) * (byte))

static uint64_t word_load(const char *data) {
    uint64_t word;
    memcpy(&word, data, sizeof word);
    return word;
}

/* How many bytes from the start are ASCII, to within one block. */
static size_t ascii_prefix(const char *data, size_t length) {
    size_t position = 0;
    for (; position + 32 <= length; position += 32) {
        uint64_t block = word_load(data + position) | word_load(data + position + 8) | word_load(data + position + 16) |
                         word_load(data + position + 24);
        if (block & EVERY_BYTE(0x80))
            return position;
    }
    while (position + 8 <= length && !(word_load(data + position) & EVERY_BYTE(0x80)))
        position += 8;
    return position;
}

/* Fewer than 8 bytes, some of which are looked at twice. */
static inline bool short_is_ascii(const char *data, size_t length) {
    if (length < 4)
        return length == 0 || !((data[0] | data[length / 2] | data[length - 1]) & 0x80);
    uint32_t start, end;
    memcpy(&start, data, sizeof start);
    memcpy(&end, data + length - sizeof end, sizeof end);
    return !((start | end) & 0x80808080u);
}

bool utf8_is_ascii(const char *data, size_t length) {
    if (length < 8)
        return short_is_ascii(data, length);
    size_t position = ascii_prefix(data, length);
    return length - position < 8 && !(word_load(data + length - 8) & EVERY_BYTE(0x80));
}

size_t utf8_count(const char *data, size_t length) {
    if (length < 8 && short_is_ascii(data, length))
        return length;
    size_t position = ascii_prefix(data, length);
    size_t count = position;
    for (; position + 8 <= length; position += 8) {
        uint64_t word = word_load(data + position);
        uint64_t continuation = (word >> 7) & ~(word >> 6) & EVERY_BYTE(1);
        count += 8 - (size_t)(continuation * EVERY_BYTE(1) >> 56);
    }
    for (; position < length; position++)
        count += (data[position] & 0xC0) != 0x80;
    return count;
}

/* Bytes of the well-formed character at `bytes`, 0 when there is none. Unicode 3.9, table 3-7. */
static uint32_t utf8_character_length(const unsigned char *bytes, size_t available) {
    unsigned char lead = bytes[0];
    if (lead < 0x80)
        return 1;
    uint32_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (lead < 0xC2 || lead > 0xF4 || available < length)
        return 0;
    unsigned char lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    unsigned char highest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (bytes[1] < lowest || bytes[1] > highest)
        return 0;
    for (uint32_t i = 2; i < length; i++) {
        if ((bytes[i] & 0xC0) != 0x80)
            return 0;
    }
    return length;
}

size_t utf8_valid_length(const char *data, size_t length) {
    size_t position = ascii_prefix(data, length);
    while (position < length) {
        if (position + 8 <= length && !(word_load(data + position) & EVERY_BYTE(0x80))) {
            position += 8;
            continue;
        }
        uint32_t step = utf8_character_length((const unsigned char *)data + position, length - position);
        if (!step)
            break;
        position += step;
    }
    return position;
}
