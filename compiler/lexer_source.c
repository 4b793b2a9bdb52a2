/* From raw bytes to the text the lexer reads: byte order mark, coding declaration (PEP 263), UTF-8 checks, line ends.
 *
 * Touches its arguments and the arena only. The result is valid UTF-8 without NUL bytes, every line ends in one
 * newline, and a NUL follows the last byte. */
#include "lexer.h"

#include "unicode_identifier.h"

#include <stdio.h>
#include <string.h>

enum source_encoding { ENCODING_UTF8, ENCODING_ASCII, ENCODING_LATIN1, ENCODING_UNKNOWN };

enum { MAXIMUM_ENCODING_NAME = 40 };

static bool is_space(char character) { return character == ' ' || character == '\t' || character == '\f'; }

static bool is_encoding_character(char character) {
    char lower = (char)(character | 0x20);
    return (lower >= 'a' && lower <= 'z') || (character >= '0' && character <= '9') || character == '-' ||
           character == '_' || character == '.';
}

/* Finds `coding[:=]\s*([-\w.]+)` in a comment line. */
static struct text find_coding_in_line(const char *line, size_t length) {
    struct text result = {NULL, 0};
    size_t start = 0;
    while (start < length && is_space(line[start])) {
        start++;
    }
    if (start == length || line[start] != '#') {
        return result;
    }
    for (size_t i = start; i + 7 <= length; i++) {
        if (memcmp(line + i, "coding", 6) != 0 || (line[i + 6] != ':' && line[i + 6] != '=')) {
            continue;
        }
        size_t begin = i + 7;
        while (begin < length && is_space(line[begin])) {
            begin++;
        }
        size_t end = begin;
        while (end < length && is_encoding_character(line[end])) {
            end++;
        }
        if (end > begin) {
            result.data = line + begin;
            result.length = (uint32_t)(end - begin);
            return result;
        }
    }
    return result;
}

static bool line_is_blank_or_comment(const char *line, size_t length) {
    size_t i = 0;
    while (i < length && is_space(line[i])) {
        i++;
    }
    return i == length || line[i] == '#';
}

/* Only the first two lines may declare a coding, the second only below a blank or comment line. */
static struct text find_coding(const char *source, size_t length) {
    size_t position = 0;
    for (int i = 0; i < 2 && position < length; i++) {
        size_t end = position;
        while (end < length && source[end] != '\n' && source[end] != '\r') {
            end++;
        }
        struct text coding = find_coding_in_line(source + position, end - position);
        if (coding.data != NULL || !line_is_blank_or_comment(source + position, end - position)) {
            return coding;
        }
        position = end + 1;
        if (end + 1 < length && source[end] == '\r' && source[end + 1] == '\n') {
            position++;
        }
    }
    return (struct text){NULL, 0};
}

static bool name_is(const char *name, const char *expected) {
    size_t length = strlen(expected);
    return strncmp(name, expected, length) == 0 && (name[length] == '\0' || name[length] == '-');
}

static enum source_encoding classify_encoding(struct text coding) {
    char name[MAXIMUM_ENCODING_NAME + 1] = {0};
    if (coding.length > MAXIMUM_ENCODING_NAME) {
        return ENCODING_UNKNOWN;
    }
    for (uint32_t i = 0; i < coding.length; i++) {
        char character = coding.data[i];
        name[i] = character == '_' ? '-' : character >= 'A' && character <= 'Z' ? (char)(character + 32) : character;
    }
    if (name_is(name, "utf-8") || strcmp(name, "utf8") == 0) {
        return ENCODING_UTF8;
    }
    if (strcmp(name, "ascii") == 0 || strcmp(name, "us-ascii") == 0) {
        return ENCODING_ASCII;
    }
    if (name_is(name, "latin-1") || name_is(name, "iso-8859-1") || name_is(name, "iso-latin-1") ||
        strcmp(name, "latin1") == 0) {
        return ENCODING_LATIN1;
    }
    return ENCODING_UNKNOWN;
}

/* Length of the well-formed UTF-8 character at `bytes`, or 0 with the reason. */
static size_t utf8_character_length(const unsigned char *bytes, size_t available, const char **reason) {
    unsigned char lead = bytes[0];
    size_t length = lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
    if (length == 0) {
        *reason = "invalid start byte";
        return 0;
    }
    for (size_t i = 1; i < length; i++) {
        if (i >= available) {
            *reason = "unexpected end of data";
            return 0;
        }
        unsigned char low = 0x80, high = 0xBF;
        if (i == 1) {
            low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
            high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
        }
        if (bytes[i] < low || bytes[i] > high) {
            *reason = "invalid continuation byte";
            return 0;
        }
    }
    return length;
}

static bool check_encoded_bytes(const char *source, size_t length, enum source_encoding encoding,
                                struct syntax_error *error) {
    const unsigned char *bytes = (const unsigned char *)source;
    for (size_t i = 0; i < length;) {
        if (bytes[i] < 0x80 || encoding == ENCODING_LATIN1) {
            i++;
            continue;
        }
        const char *reason = "ordinal not in range(128)";
        size_t size = encoding == ENCODING_ASCII ? 0 : utf8_character_length(bytes + i, length - i, &reason);
        if (size == 0) {
            char message[sizeof error->message];
            snprintf(message, sizeof message, "(unicode error) '%s' codec can't decode byte 0x%02x in position %zu: %s",
                     encoding == ENCODING_ASCII ? "ascii" : "utf-8", bytes[i], i, reason);
            syntax_error_set_plain(error, SYNTAX_ERROR_SYNTAX, message);
            return false;
        }
        i += size;
    }
    return true;
}

/* Copies with line ends as single newlines, Latin-1 as UTF-8. Returns the new length; `target` has room. */
static size_t copy_translated(char *target, const char *source, size_t length, enum source_encoding encoding) {
    size_t written = 0;
    bool is_plain = encoding != ENCODING_LATIN1 && memchr(source, '\r', length) == NULL;
    if (is_plain) {
        memcpy(target, source, length);
        written = length;
    }
    for (size_t i = 0; !is_plain && i < length; i++) {
        unsigned char byte = (unsigned char)source[i];
        if (byte == '\r') {
            target[written++] = '\n';
            if (i + 1 < length && source[i + 1] == '\n') {
                i++;
            }
        } else if (byte >= 0x80 && encoding == ENCODING_LATIN1) {
            written += unicode_encode(byte, target + written);
        } else {
            target[written++] = source[i];
        }
    }
    if (written > 0 && target[written - 1] != '\n') {
        target[written++] = '\n';
    }
    target[written] = '\0';
    return written;
}

static bool source_map_fill(struct source_map *map, struct arena *arena) {
    uint32_t lines = 0;
    for (uint32_t i = 0; i < map->length; i++) {
        lines += map->data[i] == '\n';
    }
    uint32_t *offsets = arena_allocate_array(arena, (size_t)lines + 2, sizeof *offsets);
    if (offsets == NULL) {
        return false;
    }
    uint32_t line = 0;
    for (uint32_t i = 0; i < map->length; i++) {
        if (map->data[i] == '\n') {
            offsets[++line] = i + 1;
        }
    }
    offsets[lines + 1] = map->length;
    map->line_offsets = offsets;
    map->line_count = lines;
    return true;
}

bool lexer_decode_source(struct arena *arena, const char *source, size_t length, bool ignore_encoding_declaration,
                         struct source_map *map, struct syntax_error *error) {
    if (length > 0 && memchr(source, '\0', length) != NULL) {
        syntax_error_set_plain(error, SYNTAX_ERROR_SYNTAX,
                               ignore_encoding_declaration ? "source code string cannot contain null bytes"
                                                           : "source code cannot contain null bytes");
        return false;
    }
    bool has_mark = length >= 3 && memcmp(source, "\xEF\xBB\xBF", 3) == 0;
    if (has_mark) {
        source += 3;
        length -= 3;
    }
    enum source_encoding encoding = ENCODING_UTF8;
    struct text coding = find_coding(source, length);
    if (coding.data != NULL && !ignore_encoding_declaration) {
        encoding = classify_encoding(coding);
        if (encoding == ENCODING_UNKNOWN || (has_mark && encoding != ENCODING_UTF8)) {
            char message[sizeof error->message];
            int shown = coding.length > MAXIMUM_ENCODING_NAME ? MAXIMUM_ENCODING_NAME : (int)coding.length;
            const char *format = has_mark ? "encoding problem: %.*s with BOM" : "unknown encoding: %.*s";
            snprintf(message, sizeof message, format, shown, coding.data);
            syntax_error_set_plain(error, SYNTAX_ERROR_SYNTAX, message);
            error->column = -1;
            return false;
        }
    }
    if (!check_encoded_bytes(source, length, encoding, error)) {
        return false;
    }
    /* Room for Latin-1 doubling, one added newline and the final NUL. */
    char *text = arena_allocate(arena, (encoding == ENCODING_LATIN1 ? 2 : 1) * length + 2);
    if (text == NULL) {
        syntax_error_set_plain(error, SYNTAX_ERROR_MEMORY, "");
        return false;
    }
    map->data = text;
    map->length = length == 0 ? 0 : (uint32_t)copy_translated(text, source, length, encoding);
    if (!source_map_fill(map, arena)) {
        syntax_error_set_plain(error, SYNTAX_ERROR_MEMORY, "");
        return false;
    }
    return true;
}
