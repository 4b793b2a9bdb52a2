/* From raw bytes to the text the lexer reads: byte order mark, coding declaration (PEP 263), UTF-8 checks, line ends.
 *
 * Touches its arguments and the arena only. The result is valid UTF-8 without NUL bytes, every line ends in one
 * newline, and a NUL follows the last byte. */
#include "lexer.h"

#include "charmap.h"

#include "unicode_identifier.h"

#include <stdio.h>
#include <string.h>

/* `high` where the encoding is one of the single-byte ones. */
enum encoding_kind { ENCODING_UTF8, ENCODING_ASCII, ENCODING_TABLE, ENCODING_UNKNOWN };

struct source_encoding {
    enum encoding_kind kind;
    const uint16_t *high;
};

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

static struct source_encoding classify_encoding(struct text coding) {
    char name[MAXIMUM_ENCODING_NAME + 1] = {0};
    if (coding.length > MAXIMUM_ENCODING_NAME) {
        return (struct source_encoding){ENCODING_UNKNOWN, NULL};
    }
    for (uint32_t i = 0; i < coding.length; i++) {
        char character = coding.data[i];
        name[i] = character == '_' ? '-' : character >= 'A' && character <= 'Z' ? (char)(character + 32) : character;
    }
    if (name_is(name, "utf-8") || strcmp(name, "utf8") == 0) {
        return (struct source_encoding){ENCODING_UTF8, NULL};
    }
    if (strcmp(name, "ascii") == 0 || strcmp(name, "us-ascii") == 0) {
        return (struct source_encoding){ENCODING_ASCII, NULL};
    }
    if (name_is(name, "latin-1") || name_is(name, "iso-8859-1") || name_is(name, "iso-latin-1")) {
        return (struct source_encoding){ENCODING_TABLE, charmap_find("latin_1")};
    }
    for (char *at = name; *at != '\0'; at++) {
        *at = *at == '-' ? '_' : *at;
    }
    const uint16_t *high = charmap_find(name);
    return (struct source_encoding){high != NULL ? ENCODING_TABLE : ENCODING_UNKNOWN, high};
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

/* A fault of the source as a whole: CPython's line 0. */
static void set_error_of_source(struct syntax_error *error, const char *message) {
    syntax_error_set_plain(error, SYNTAX_ERROR_SYNTAX, message);
    error->column = -1;
}

/* The line with U+FFFD for each byte that is no UTF-8. */
static struct text line_repaired(struct arena *arena, const char *line, size_t length) {
    char *text = arena_allocate(arena, 3 * length + 1);
    struct text repaired = {text, 0};
    const char *reason;
    for (size_t i = 0; text != NULL && i < length;) {
        size_t size = utf8_character_length((const unsigned char *)line + i, length - i, &reason);
        memcpy(text + repaired.length, size == 0 ? "\xEF\xBF\xBD" : line + i, size == 0 ? 3 : size);
        repaired.length += size == 0 ? 3 : (uint32_t)size;
        i += size == 0 ? 1 : size;
    }
    return repaired;
}

/* Without a declaration CPython meets the bytes only when it reads the string literal they stand in: positions count
 * from the opening quote, which is taken to be the last one in the line before them. */
static void set_error_in_line(struct syntax_error *error, struct arena *arena, struct text source, size_t at) {
    size_t start = at, end = at, line = 1;
    while (start > 0 && source.data[start - 1] != '\n') {
        start--;
    }
    for (size_t i = 0; i < start; i++) {
        line += source.data[i] == '\n';
    }
    size_t quote = at;
    while (quote > start && source.data[quote] != '"' && source.data[quote] != '\'') {
        quote--;
    }
    bool is_quoted = quote < at && (source.data[quote] == '"' || source.data[quote] == '\'');
    char closing = is_quoted ? source.data[quote] : '\n';
    while (end < source.length && source.data[end] != '\n' && source.data[end] != closing) {
        end++;
    }
    size_t first = is_quoted ? quote + 1 : start;
    const unsigned char *bytes = (const unsigned char *)source.data;
    const char *reason = "";
    (void)utf8_character_length(bytes + at, end - at, &reason);
    char message[sizeof error->message];
    snprintf(message, sizeof message, "(unicode error) 'utf-8' codec can't decode byte 0x%02x in position %zu: %s",
             bytes[at], at - first, reason);
    syntax_error_set_plain(error, SYNTAX_ERROR_SYNTAX, message);
    error->line = error->end_line = (uint32_t)line;
    error->column = (int32_t)((is_quoted ? quote : at) - start + 1);
    error->end_column = error->column + (int32_t)(at - (is_quoted ? first : at)) + 1;
    while (end < source.length && source.data[end] != '\n') {
        end++;
    }
    error->line_text = line_repaired(arena, source.data + start, end - start);
}

static bool check_encoded_bytes(struct text source, struct source_encoding encoding, bool is_declared,
                                struct arena *arena, struct syntax_error *error) {
    static const char *const names[] = {"utf-8", "ascii", "charmap"};
    const unsigned char *bytes = (const unsigned char *)source.data;
    for (size_t i = 0; i < source.length;) {
        if (bytes[i] < 0x80) {
            i++;
            continue;
        }
        const char *reason = "ordinal not in range(128)";
        size_t size = 0;
        if (encoding.kind == ENCODING_UTF8) {
            size = utf8_character_length(bytes + i, source.length - i, &reason);
        } else if (encoding.kind == ENCODING_TABLE) {
            size = encoding.high[bytes[i] - CHARMAP_HALF] != CHARMAP_UNDEFINED;
            reason = "character maps to <undefined>";
        }
        if (size == 0 && !is_declared) {
            set_error_in_line(error, arena, source, i);
            return false;
        }
        if (size == 0) {
            char message[sizeof error->message];
            snprintf(message, sizeof message, "'%s' codec can't decode byte 0x%02x in position %zu: %s",
                     names[encoding.kind], bytes[i], i, reason);
            set_error_of_source(error, message);
            return false;
        }
        i += size;
    }
    return true;
}

/* Copies with line ends as single newlines, single-byte encodings as UTF-8. Returns the new length; `target` has room.
 */
static size_t copy_translated(char *target, const char *source, size_t length, struct source_encoding encoding) {
    size_t written = 0;
    bool is_plain = encoding.kind != ENCODING_TABLE && memchr(source, '\r', length) == NULL;
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
        } else if (byte >= CHARMAP_HALF && encoding.kind == ENCODING_TABLE) {
            written += unicode_encode(encoding.high[byte - CHARMAP_HALF], target + written);
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
    struct source_encoding encoding = {ENCODING_UTF8, NULL};
    struct text coding = find_coding(source, length);
    bool is_declared = coding.data != NULL && !ignore_encoding_declaration;
    if (is_declared) {
        encoding = classify_encoding(coding);
        bool is_utf_8 =
            encoding.kind == ENCODING_UTF8 && coding.length != strlen("utf8"); /* CPython wants the hyphen */
        if (encoding.kind == ENCODING_UNKNOWN || (has_mark && !is_utf_8)) {
            char message[sizeof error->message];
            int shown = coding.length > MAXIMUM_ENCODING_NAME ? MAXIMUM_ENCODING_NAME : (int)coding.length;
            if (!has_mark) {
                snprintf(message, sizeof message, "unknown encoding: %.*s", shown, coding.data);
            } else if (encoding.kind == ENCODING_TABLE && encoding.high == charmap_find("latin_1")) {
                snprintf(message, sizeof message, "encoding problem: iso-8859-1 with BOM");
            } else {
                snprintf(message, sizeof message, "encoding problem: %.*s with BOM", shown, coding.data);
            }
            set_error_of_source(error, message);
            return false;
        }
    }
    if (!check_encoded_bytes((struct text){source, (uint32_t)length}, encoding, is_declared, arena, error)) {
        return false;
    }
    /* Room for characters of up to three bytes, one added newline and the final NUL. */
    char *text = arena_allocate(arena, (encoding.kind == ENCODING_TABLE ? 3 : 1) * length + 2);
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
