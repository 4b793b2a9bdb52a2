/* A reader and a writer of JSON text; see json_text.h. */
#include "json_text.h"

#include "../vm/instructions.h"
#include "container.h"
#include "number_text.h"
#include "str.h"

/* Keys of at most this many bytes are interned: they come again and again. */
#define KEY_INTERNED_MAXIMUM 64
/* Keys that were read last, so that most need not be hashed. A power of two. */
#define KEYS_REMEMBERED 32

/* --- strings ------------------------------------------------------------------------------------------------------ */

/* 1: ends what stands for itself in a JSON string; 2: the same where all shall be ASCII. */
static const uint8_t string_classes[256] = {[0 ... 0x1F] = 3, ['"'] = 3, ['\\'] = 3, [0x7F] = 2, [0x80 ... 0xFF] = 2};

#define EVERY_BYTE(byte) (UINT64_C(0x0101010101010101) * (byte))

/* Whether none of eight bytes may be of a class; some that are of none are taken for such. */
static inline bool word_is_plain(uint64_t word, uint64_t high) {
    uint64_t quote = word ^ EVERY_BYTE('"'), backslash = word ^ EVERY_BYTE('\\');
    uint64_t special = (quote - EVERY_BYTE(1)) | (backslash - EVERY_BYTE(1)) | (word - EVERY_BYTE(0x20));
    return !((special & ~word & EVERY_BYTE(0x80)) | ((word | (word + EVERY_BYTE(1))) & high));
}

static inline const char *plain_end(const char *at, const char *end, uint8_t classes, uint64_t high) {
    for (uint64_t word; end - at >= 8; at += 8) {
        memcpy(&word, at, sizeof word);
        if (!word_is_plain(word, high))
            break;
    }
    while (at < end && !(string_classes[(unsigned char)*at] & classes))
        at++;
    return at;
}

const char *json_plain_end(const char *at, const char *end) { return plain_end(at, end, 1, 0); }

const char *json_plain_ascii_end(const char *at, const char *end) { return plain_end(at, end, 2, EVERY_BYTE(0x80)); }

/* --- reading ------------------------------------------------------------------------------------------------------ */

struct reader {
    struct vm *vm;
    const char *next, *end;
    const char *message; /* what is wrong at `next`; NULL: an exception is set, or nothing is wrong */
    uint32_t depth;
    value pending; /* a list: parts of arrays and objects not yet complete, so that these are made in their sizes */
    value keys[KEYS_REMEMBERED]; /* interned strs, or 0; by keys_place */
};

static value read_value(struct reader *reader);

static value reader_fail(struct reader *reader, const char *message) {
    reader->message = message;
    return VALUE_ERROR;
}

static void skip_space(struct reader *reader) {
    while (reader->next < reader->end &&
           (*reader->next == ' ' || *reader->next == '\t' || *reader->next == '\n' || *reader->next == '\r'))
        reader->next++;
}

static bool take(struct reader *reader, char expected) {
    skip_space(reader);
    if (reader->next == reader->end || *reader->next != expected)
        return false;
    reader->next++;
    return true;
}

static int hexadecimal_digit(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The four digits at `at`; -1 if they are not there. */
static int32_t read_code_unit(const struct reader *reader, const char *at) {
    int32_t unit = 0;
    if (reader->end - at < 4)
        return -1;
    for (int i = 0; i < 4; i++) {
        int digit = hexadecimal_digit(at[i]);
        if (digit < 0)
            return -1;
        unit = unit << 4 | digit;
    }
    return unit;
}

/* After "\u"; two halves of a surrogate pair become one character. */
static bool read_unicode_escape(struct reader *reader, uint32_t *code_point) {
    int32_t unit = read_code_unit(reader, reader->next);
    if (unit < 0)
        return false;
    reader->next += 4;
    *code_point = (uint32_t)unit;
    if (unit < 0xD800 || unit > 0xDBFF || reader->end - reader->next < 6 || reader->next[0] != '\\' ||
        reader->next[1] != 'u')
        return true;
    int32_t low = read_code_unit(reader, reader->next + 2);
    if (low >= 0xDC00 && low <= 0xDFFF) {
        reader->next += 6;
        *code_point = 0x10000 + (((uint32_t)unit - 0xD800) << 10) + ((uint32_t)low - 0xDC00);
    }
    return true;
}

/* After the backslash. */
static bool read_escape(struct reader *reader, uint32_t *code_point) {
    static const char names[] = "\"\\/bfnrt", meanings[] = "\"\\/\b\f\n\r\t";
    if (reader->next == reader->end)
        return false;
    char c = *reader->next++;
    if (c == 'u')
        return read_unicode_escape(reader, code_point);
    const char *found = c != '\0' ? strchr(names, c) : NULL;
    if (found == NULL)
        return false;
    *code_point = (uint32_t)meanings[found - names];
    return true;
}

/* The rest of a string from its first escape on. */
static value read_escaped_string(struct reader *reader, const char *start) {
    struct str_builder builder = {0};
    for (;;) {
        const char *plain = json_plain_end(start, reader->end);
        str_builder_add(reader->vm, &builder, start, (size_t)(plain - start));
        reader->next = plain;
        if (plain == reader->end)
            return reader_fail(reader, "unterminated string");
        if ((unsigned char)*plain < 0x20)
            return reader_fail(reader, "control character in a string");
        reader->next++;
        if (*plain == '"')
            return str_builder_finish(reader->vm, &builder);
        uint32_t code_point;
        if (!read_escape(reader, &code_point))
            return reader_fail(reader, "invalid escape in a string");
        str_builder_add_code_point(reader->vm, &builder, code_point);
        start = reader->next;
    }
}

static uint32_t keys_place(const char *text, size_t length) {
    uint32_t mixed = (uint32_t)length;
    if (length > 0)
        mixed += (unsigned char)text[0] * 3u + (unsigned char)text[length / 2] * 5u + (unsigned char)text[length - 1];
    return mixed & (KEYS_REMEMBERED - 1);
}

/* The interned str for a key, found by its text when it is one of the last ones. */
static value read_key(struct reader *reader, const char *text, size_t length) {
    struct vm *vm = reader->vm;
    value *known = &reader->keys[keys_place(text, length)];
    if (*known != 0) {
        const struct str *str = object_of(vm, *known);
        if (str->byte_length == length && memcmp(str_data(vm, str), text, length) == 0)
            return *known;
    }
    return *known = str_intern_c(vm, text, length);
}

/* After the opening quote. The whole text is known to be valid UTF-8. */
static value read_string(struct reader *reader, bool is_key) {
    const char *start = reader->next, *at = json_plain_end(start, reader->end);
    size_t length = (size_t)(at - start);
    if (!vm_charge(reader->vm, 1 + length / 64))
        return VALUE_ERROR;
    if (at == reader->end || *at != '"')
        return read_escaped_string(reader, start);
    reader->next = at + 1;
    if (is_key && length <= KEY_INTERNED_MAXIMUM)
        return read_key(reader, start, length);
    return str_new(reader->vm, start, length);
}

static const char *skip_digits(const struct reader *reader, const char *at) {
    while (at < reader->end && *at >= '0' && *at <= '9')
        at++;
    return at;
}

static value read_integer(struct reader *reader, const char *digits, size_t count, bool negative) {
    if (count > int_digits_limit(reader->vm))
        return reader_fail(reader, "integer of more digits than the limit allows");
    if (count > 18)
        return int_from_digits(reader->vm, digits, count, 10, negative);
    int64_t number = 0;
    for (size_t i = 0; i < count; i++)
        number = number * 10 + (digits[i] - '0');
    return int_from_int64(reader->vm, negative ? -number : number);
}

static value read_number(struct reader *reader) {
    const char *start = reader->next, *digits = start + (*start == '-');
    const char *at = skip_digits(reader, digits), *integer_end = at;
    if (at == digits || (*digits == '0' && at - digits > 1))
        return reader_fail(reader, "invalid number");
    if (at < reader->end && *at == '.') {
        const char *fraction = at + 1;
        at = skip_digits(reader, fraction);
        if (at == fraction)
            return reader_fail(reader, "invalid number");
    }
    if (at < reader->end && (*at == 'e' || *at == 'E')) {
        const char *exponent = at + 1;
        if (exponent < reader->end && (*exponent == '+' || *exponent == '-'))
            exponent++;
        at = skip_digits(reader, exponent);
        if (at == exponent)
            return reader_fail(reader, "invalid number");
    }
    reader->next = at;
    if (!vm_charge(reader->vm, 1 + (uint64_t)(at - start) / 8))
        return VALUE_ERROR;
    if (at == integer_end)
        return read_integer(reader, digits, (size_t)(at - digits), digits != start);
    double number = 0.0;
    (void)float_scan(start, at, &number);
    return value_from_double(number);
}

/* Takes all that was put down from `start` on; where it still is until the next is put down. */
static const value *pending_take(struct reader *reader, uint32_t start, uint32_t *count) {
    struct list *pending = object_of(reader->vm, reader->pending);
    *count = pending->count - start;
    pending->count = start;
    return list_items(reader->vm, pending) + start;
}

static value read_array(struct reader *reader) {
    struct vm *vm = reader->vm;
    struct list *pending = object_of(vm, reader->pending);
    uint32_t start = pending->count, count;
    if (take(reader, ']'))
        return list_new(vm, 0);
    do {
        value item = read_value(reader);
        if (item == VALUE_ERROR || !list_append(vm, pending, item))
            return VALUE_ERROR;
    } while (take(reader, ','));
    if (!take(reader, ']'))
        return reader_fail(reader, "expected ',' or ']'");
    const value *items = pending_take(reader, start, &count);
    return list_from_items(vm, items, count);
}

static value read_object(struct reader *reader) {
    struct vm *vm = reader->vm;
    struct list *pending = object_of(vm, reader->pending);
    uint32_t start = pending->count, count;
    if (take(reader, '}'))
        return dict_new(vm);
    do {
        if (!take(reader, '"'))
            return reader_fail(reader, "expected a string as key");
        value key = read_string(reader, true);
        if (key == VALUE_ERROR)
            return VALUE_ERROR;
        if (!take(reader, ':'))
            return reader_fail(reader, "expected ':'");
        value item = read_value(reader);
        if (item == VALUE_ERROR || !list_append(vm, pending, key) || !list_append(vm, pending, item))
            return VALUE_ERROR;
    } while (take(reader, ','));
    if (!take(reader, '}'))
        return reader_fail(reader, "expected ',' or '}'");
    const value *pairs = pending_take(reader, start, &count);
    return build_map(vm, pairs, count / 2);
}

static value read_word(struct reader *reader, const char *word, value meaning) {
    size_t length = strlen(word);
    if ((size_t)(reader->end - reader->next) < length || memcmp(reader->next, word, length) != 0)
        return reader_fail(reader, "expected a value");
    reader->next += length;
    return meaning;
}

static value read_value(struct reader *reader) {
    skip_space(reader);
    if (reader->next == reader->end)
        return reader_fail(reader, "expected a value");
    if (!vm_charge(reader->vm, 1))
        return VALUE_ERROR;
    if (*reader->next == '{' || *reader->next == '[') {
        if (reader->depth == JSON_DEPTH_MAXIMUM)
            return reader_fail(reader, "nested too deeply");
        reader->depth++;
        value v = *reader->next++ == '{' ? read_object(reader) : read_array(reader);
        reader->depth--;
        return v;
    }
    switch (*reader->next) {
    case '"':
        reader->next++;
        return read_string(reader, false);
    case 't':
        return read_word(reader, "true", VALUE_TRUE);
    case 'f':
        return read_word(reader, "false", VALUE_FALSE);
    case 'n':
        return read_word(reader, "null", VALUE_NONE);
    default:
        if (*reader->next == '-' || (*reader->next >= '0' && *reader->next <= '9'))
            return read_number(reader);
        return reader_fail(reader, "expected a value");
    }
}

static void tell_place(const char *text, const char *at, struct json_failure *failure) {
    failure->line = failure->column = 1;
    for (; text < at; text++) {
        failure->column++;
        if (*text == '\n') {
            failure->line++;
            failure->column = 1;
        }
    }
}

value json_read(struct vm *vm, const char *text, size_t length, struct json_failure *failure) {
    struct reader reader = {.vm = vm, .next = text, .end = text + length, .pending = list_new(vm, 0)};
    *failure = (struct json_failure){0};
    if (reader.pending == VALUE_ERROR)
        return VALUE_ERROR;
    size_t valid = utf8_valid_length(text, length);
    value v = VALUE_ERROR;
    if (valid < length) {
        reader.next = text + valid;
        reader.message = "invalid UTF-8";
    } else {
        v = read_value(&reader);
        skip_space(&reader);
        if (v != VALUE_ERROR && reader.next < reader.end)
            v = reader_fail(&reader, "text after the value");
    }
    if (v == VALUE_ERROR && reader.message != NULL) {
        failure->message = reader.message;
        tell_place(text, reader.next, failure);
    }
    return v;
}

/* --- writing ------------------------------------------------------------------------------------------------------ */

struct writer {
    struct vm *vm;
    struct str_builder builder;
    struct json_failure *failure;
    uint32_t depth;
};

static bool write_value(struct writer *writer, value v);

static bool writer_fail(struct writer *writer, const char *message, const char *detail) {
    writer->failure->message = message;
    writer->failure->detail = detail;
    return false;
}

static void write_escape(struct writer *writer, uint32_t code_unit) {
    static const char digits[] = "0123456789abcdef";
    char escape[6] = {'\\',
                      'u',
                      digits[code_unit >> 12 & 15],
                      digits[code_unit >> 8 & 15],
                      digits[code_unit >> 4 & 15],
                      digits[code_unit & 15]};
    str_builder_add(writer->vm, &writer->builder, escape, sizeof escape);
}

/* Bytes that stand for themselves in a JSON string; a lone surrogate, which UTF-8 proper has not, begins with 0xED. */
static bool is_plain(const char *at, const char *end) {
    unsigned char c = (unsigned char)*at;
    if (c == 0xED)
        return end - at < 2 || (unsigned char)at[1] < 0xA0;
    return c >= 0x20 && c != '"' && c != '\\';
}

static bool write_string(struct writer *writer, const struct str *str) {
    static const char named[] = "\"\\\b\f\n\r\t", names[] = "\"\\bfnrt";
    struct vm *vm = writer->vm;
    if (!vm_charge(vm, 1 + str->byte_length / 32))
        return false;
    const char *at = str_data(vm, str), *end = at + str->byte_length;
    str_builder_add(vm, &writer->builder, "\"", 1);
    while (at < end) {
        const char *start = at;
        while (at < end && is_plain(at, end))
            at++;
        str_builder_add(vm, &writer->builder, start, (size_t)(at - start));
        if (at == end)
            break;
        if (!vm_charge(vm, 1))
            return false;
        const char *found = *at != '\0' ? strchr(named, *at) : NULL;
        if (found != NULL) {
            char escape[2] = {'\\', names[found - named]};
            str_builder_add(vm, &writer->builder, escape, sizeof escape);
            at++;
        } else {
            write_escape(writer, utf8_decode(&at));
        }
    }
    str_builder_add(vm, &writer->builder, "\"", 1);
    return true;
}

static bool write_double(struct writer *writer, double number) {
    char text[FLOAT_REPR_SIZE];
    if (number - number != 0)
        return writer_fail(writer, "a float that is not finite is no JSON", NULL);
    str_builder_add(writer->vm, &writer->builder, text, float_repr(number, text));
    return true;
}

static bool write_scalar(struct writer *writer, value v) {
    struct vm *vm = writer->vm;
    if (v == VALUE_NONE || value_is_bool(v)) {
        str_builder_add_c(vm, &writer->builder, v == VALUE_NONE ? "null" : v == VALUE_TRUE ? "true" : "false");
        return true;
    }
    if (value_is_double(v))
        return write_double(writer, value_to_double(v));
    if (!value_is_integer(vm, v))
        return writer_fail(writer, "a value of this class has no form in JSON", value_type_name(vm, v));
    value text = int_to_str(vm, v, 10);
    if (text == VALUE_ERROR)
        return false;
    str_builder_add_str(vm, &writer->builder, text);
    return vm_charge(vm, 1 + str_known(vm, text)->byte_length / 8);
}

static bool write_items(struct writer *writer, value sequence) {
    value *items;
    uint32_t count;
    sequence_view(writer->vm, sequence, &items, &count);
    str_builder_add(writer->vm, &writer->builder, "[", 1);
    for (uint32_t i = 0; i < count; i++) {
        if (i > 0)
            str_builder_add(writer->vm, &writer->builder, ", ", 2);
        if (!write_value(writer, items[i]))
            return false;
    }
    str_builder_add(writer->vm, &writer->builder, "]", 1);
    return true;
}

static bool write_key(struct writer *writer, value key) {
    const struct str *str = str_of(writer->vm, key);
    if (str != NULL)
        return write_string(writer, str);
    key = value_unwrap(writer->vm, key);
    if (key != VALUE_NONE && !value_is_double(key) && !value_is_integer(writer->vm, key))
        return writer_fail(writer, "a key of this class has no form in JSON", value_type_name(writer->vm, key));
    str_builder_add(writer->vm, &writer->builder, "\"", 1);
    if (!write_scalar(writer, key))
        return false;
    str_builder_add(writer->vm, &writer->builder, "\"", 1);
    return true;
}

static bool write_dict(struct writer *writer, const struct dict *dict) {
    uint32_t position = 0;
    value key, item;
    bool first = true;
    str_builder_add(writer->vm, &writer->builder, "{", 1);
    while (dict_next(writer->vm, dict, &position, &key, &item)) {
        if (!first)
            str_builder_add(writer->vm, &writer->builder, ", ", 2);
        first = false;
        if (!write_key(writer, key))
            return false;
        str_builder_add(writer->vm, &writer->builder, ": ", 2);
        if (!write_value(writer, item))
            return false;
    }
    str_builder_add(writer->vm, &writer->builder, "}", 1);
    return true;
}

static bool write_container(struct writer *writer, value v) {
    struct vm *vm = writer->vm;
    if (writer->depth == JSON_DEPTH_MAXIMUM)
        return writer_fail(writer, "nested too deeply for JSON, or a ring", NULL);
    writer->depth++;
    bool done = value_has_kind(vm, v, KIND_DICT) ? write_dict(writer, object_of(vm, v)) : write_items(writer, v);
    writer->depth--;
    return done;
}

static bool write_value(struct writer *writer, value v) {
    struct vm *vm = writer->vm;
    if (!vm_charge(vm, 1))
        return false;
    const struct str *str = str_of(vm, v);
    if (str != NULL)
        return write_string(writer, str);
    value plain = value_unwrap(vm, v);
    if (value_has_kind(vm, plain, KIND_DICT) || value_has_kind(vm, plain, KIND_LIST) ||
        value_has_kind(vm, plain, KIND_TUPLE))
        return write_container(writer, plain);
    if (plain == VALUE_NONE || value_is_double(plain) || value_is_integer(vm, plain))
        return write_scalar(writer, plain);
    return writer_fail(writer, "a value of this class has no form in JSON", value_type_name(vm, v));
}

value json_write(struct vm *vm, value v, struct json_failure *failure) {
    struct writer writer = {.vm = vm, .failure = failure};
    *failure = (struct json_failure){0};
    if (!write_value(&writer, v))
        return VALUE_ERROR;
    return str_builder_finish(vm, &writer.builder);
}
