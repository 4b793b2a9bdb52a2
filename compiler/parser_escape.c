/* Decoding the text of string literals: backslash escapes to characters or bytes.
 *
 * Works from the source to the parser's scratch stack. Errors read as CPython's codecs word them. */
#include "parser_internal.h"

#include "unicode_identifier.h"

#include <stdio.h>
#include <string.h>

/* One literal part being decoded. */
struct text_decoder {
    struct parser *parser;
    const char *start;
    const char *next;
    const char *end;
    bool is_bytes;
    bool has_warned; /* CPython warns of the first invalid escape only */
};

static bool is_octal_digit(char character) { return character >= '0' && character <= '7'; }

static int hexadecimal_value(char character) {
    if (character >= '0' && character <= '9') {
        return character - '0';
    }
    char lower = (char)(character | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/* CPython decodes escapes in a buffer where each non-ASCII character takes ten bytes; its positions count those. */
static size_t decoder_position(const struct text_decoder *decoder, const char *place) {
    size_t position = 0;
    for (const char *p = decoder->start; p < place; p++) {
        unsigned char byte = (unsigned char)*p;
        position += byte < 0x80 ? 1 : (byte & 0xC0) == 0x80 ? 0 : 10;
    }
    return position;
}

/* An error from `escape` (at its backslash) up to `decoder->next`. */
static bool decoder_fail(struct text_decoder *decoder, const char *escape, const char *reason) {
    size_t first = decoder_position(decoder, escape);
    if (decoder->is_bytes) {
        return parser_raise_last(decoder->parser, SYNTAX_ERROR_SYNTAX,
                                 "(value error) invalid \\x escape at position %zu", first);
    }
    size_t last = decoder_position(decoder, decoder->next) - 1;
    return parser_raise_last(decoder->parser, SYNTAX_ERROR_SYNTAX,
                             "(unicode error) 'unicodeescape' codec can't decode bytes in position %zu-%zu: %s", first,
                             last, reason);
}

static bool decoder_emit(struct text_decoder *decoder, uint32_t character) {
    char encoded[4];
    if (decoder->is_bytes) {
        encoded[0] = (char)character;
        return parser_push(decoder->parser, encoded, 1);
    }
    return parser_push(decoder->parser, encoded, unicode_encode(character, encoded));
}

/* Warns of the escape from `escape` to `next`, with its text put into `format`. */
static void decoder_warn(struct text_decoder *decoder, const char *escape, const char *format) {
    struct parser *parser = decoder->parser;
    uint32_t offset = (uint32_t)(escape - parser->map.data);
    if (decoder->has_warned || offset < parser->lexer.last_warning_position) {
        return;
    }
    decoder->has_warned = true;
    parser->lexer.last_warning_position = offset + 1;
    uint32_t line = parser_previous(parser)->range.line;
    while (line < parser->map.line_count && parser->map.line_offsets[line] <= offset) {
        line++;
    }
    uint32_t column = offset - parser->map.line_offsets[line - 1];
    uint32_t length = (uint32_t)(decoder->next - escape);
    char *message = arena_allocate(parser->arena, 64);
    if (message != NULL) {
        snprintf(message, 64, format, (int)length, escape);
        struct source_range range = {line, column, line, column + length};
        syntax_warning_add(&parser->warnings, parser->arena, range, message);
    }
}

/* \x, \u, \U: exactly `digits` hexadecimal digits follow. */
static bool decode_hexadecimal(struct text_decoder *decoder, const char *escape, int digits, const char *reason) {
    uint32_t value = 0;
    for (int i = 0; i < digits; i++) {
        int digit = decoder->next < decoder->end ? hexadecimal_value(*decoder->next) : -1;
        if (digit < 0) {
            return decoder_fail(decoder, escape, reason);
        }
        value = value << 4 | (uint32_t)digit;
        decoder->next++;
    }
    if (value > 0x10FFFF) {
        return decoder_fail(decoder, escape, "illegal Unicode character");
    }
    return decoder_emit(decoder, value);
}

static bool decode_octal(struct text_decoder *decoder, const char *escape) {
    uint32_t value = 0;
    for (int i = 0; i < 3 && decoder->next < decoder->end && is_octal_digit(*decoder->next); i++) {
        value = value << 3 | (uint32_t)(*decoder->next++ - '0');
    }
    if (value > 0xFF) {
        decoder_warn(decoder, escape, "invalid octal escape sequence '%.*s'");
        value = decoder->is_bytes ? value & 0xFF : value;
    }
    return decoder_emit(decoder, value);
}

/* \N{NAME} */
static bool decode_named(struct text_decoder *decoder, const char *escape) {
    static const char malformed[] = "malformed \\N character escape";
    if (decoder->next == decoder->end || *decoder->next != '{') {
        return decoder_fail(decoder, escape, malformed);
    }
    const char *name = decoder->next + 1;
    const char *close = memchr(name, '}', (size_t)(decoder->end - name));
    if (close == NULL || close == name) {
        decoder->next = close == NULL ? decoder->end : name;
        return decoder_fail(decoder, escape, malformed);
    }
    decoder->next = close + 1;
    uint32_t code_point;
    unicode_name_function lookup = decoder->parser->unicode_name;
    if (lookup == NULL || !lookup(name, (size_t)(close - name), &code_point)) {
        return decoder_fail(decoder, escape, "unknown Unicode character name");
    }
    return decoder_emit(decoder, code_point);
}

/* An escape that means nothing stands for itself. */
static bool decode_unknown(struct text_decoder *decoder, const char *escape) {
    uint32_t code_point;
    decoder->next--;
    uint32_t size = unicode_decode(decoder->next, (uint32_t)(decoder->end - decoder->next), &code_point);
    decoder->next += size;
    if (size == 1) {
        decoder_warn(decoder, escape, "invalid escape sequence '%.*s'");
    }
    return parser_push(decoder->parser, escape, 1 + (size_t)size);
}

static bool decode_escape(struct text_decoder *decoder) {
    static const char simple[128] = {['\\'] = '\\', ['\''] = '\'', ['"'] = '"',  ['a'] = '\a', ['b'] = '\b',
                                     ['f'] = '\f',  ['n'] = '\n',  ['r'] = '\r', ['t'] = '\t', ['v'] = '\v'};
    const char *escape = decoder->next++;
    if (decoder->next == decoder->end) {
        return decoder_emit(decoder, '\\');
    }
    unsigned char character = (unsigned char)*decoder->next++;
    if (character < 128 && simple[character] != 0) {
        return decoder_emit(decoder, (uint32_t)simple[character]);
    }
    if (character == '\n') {
        return true;
    }
    if (is_octal_digit((char)character)) {
        decoder->next--;
        return decode_octal(decoder, escape);
    }
    if (character == 'x') {
        return decode_hexadecimal(decoder, escape, 2, "truncated \\xXX escape");
    }
    if (!decoder->is_bytes && character == 'u') {
        return decode_hexadecimal(decoder, escape, 4, "truncated \\uXXXX escape");
    }
    if (!decoder->is_bytes && character == 'U') {
        return decode_hexadecimal(decoder, escape, 8, "truncated \\UXXXXXXXX escape");
    }
    if (!decoder->is_bytes && character == 'N') {
        return decode_named(decoder, escape);
    }
    return decode_unknown(decoder, escape);
}

bool parser_decode_text(struct parser *parser, struct text source, bool is_raw, bool is_bytes, struct text *result) {
    const char *backslash = is_raw || source.length == 0 ? NULL : memchr(source.data, '\\', source.length);
    if (backslash == NULL) {
        *result = source;
        return true;
    }
    size_t base = parser->scratch_used;
    struct text_decoder decoder = {parser, source.data, source.data, source.data + source.length, is_bytes, false};
    while (backslash != NULL) {
        if (!parser_push(parser, decoder.next, (size_t)(backslash - decoder.next))) {
            return false;
        }
        decoder.next = backslash;
        if (!decode_escape(&decoder)) {
            parser_drop(parser, base);
            return false;
        }
        backslash = memchr(decoder.next, '\\', (size_t)(decoder.end - decoder.next));
    }
    if (!parser_push(parser, decoder.next, (size_t)(decoder.end - decoder.next))) {
        return false;
    }
    size_t length = parser->scratch_used - base;
    parser_drop(parser, base);
    char *copy = arena_copy_text(parser->arena, parser->scratch + base, length);
    if (copy == NULL) {
        return parser_raise_out_of_memory(parser);
    }
    *result = (struct text){copy, (uint32_t)length};
    return true;
}
