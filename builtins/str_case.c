/* Methods of str about case and about what kind of characters a text has. ASCII text takes a short way; the rest goes
 * by the full mappings of Unicode, the final sigma included. */
#include "../compiler/unicode_identifier.h"
#include "str_text.h"
#include "unicode.h"

/* --- case mapping ----------------------------------------------------------------------------------------------------
 */

enum case_mapping { CASE_UPPER, CASE_LOWER, CASE_FOLD, CASE_SWAP, CASE_TITLE, CASE_CAPITALIZE };

static inline char ascii_upper(char c) { return (unsigned char)(c - 'a') < 26 ? (char)(c - 32) : c; }

static inline char ascii_lower(char c) { return (unsigned char)(c - 'A') < 26 ? (char)(c + 32) : c; }

static inline bool ascii_is_letter(char c) { return (unsigned char)((c | 32) - 'a') < 26; }

#define EVERY_BYTE(byte) (UINT64_C(0x0101010101010101) * (byte))

/* The bit 0x20 in each ASCII byte of the word from `first` to `first` + 25. */
static inline uint64_t letters_of_word(uint64_t word, unsigned char first) {
    uint64_t from = word + EVERY_BYTE(0x80u - first), behind = word + EVERY_BYTE(0x80u - first - 26);
    return (from & ~behind & EVERY_BYTE(0x80)) >> 2;
}

static inline uint64_t map_word(uint64_t word, bool to_upper, bool to_lower) {
    return word ^ ((to_upper ? letters_of_word(word, 'a') : 0) | (to_lower ? letters_of_word(word, 'A') : 0));
}

/* Changes the case of letters that are lower (`to_upper`), upper (`to_lower`) or both, elsewhere. */
static void map_ascii_letters(char *out, const char *data, size_t length, bool to_upper, bool to_lower) {
    uint64_t word;
    if (length < sizeof word) {
        word = map_word(text_last_bytes(data, length), to_upper, to_lower);
        text_copy(out, (const char *)&word, length);
        return;
    }
    for (size_t i = 0;; i += sizeof word) {
        i = i < length - sizeof word ? i : length - sizeof word;
        memcpy(&word, data + i, sizeof word);
        word = map_word(word, to_upper, to_lower);
        memcpy(out + i, &word, sizeof word);
        if (i == length - sizeof word)
            return;
    }
}

static void map_ascii(char *out, const char *data, size_t length, enum case_mapping mapping) {
    bool inside_word = false;
    switch (mapping) {
    case CASE_UPPER:
    case CASE_LOWER:
    case CASE_FOLD:
    case CASE_SWAP:
        map_ascii_letters(out, data, length, mapping == CASE_UPPER || mapping == CASE_SWAP, mapping != CASE_UPPER);
        return;
    case CASE_TITLE:
        for (size_t i = 0; i < length; i++) {
            out[i] = inside_word ? ascii_lower(data[i]) : ascii_upper(data[i]);
            inside_word = ascii_is_letter(data[i]);
        }
        return;
    case CASE_CAPITALIZE:
        map_ascii_letters(out, data, length, false, true);
        if (length)
            out[0] = ascii_upper(data[0]);
        return;
    }
}

/* Capital sigma at `character` becomes the final form after a cased letter and not before one (Unicode 3.13). */
static bool sigma_is_final(const char *start, const char *character, const char *after, const char *end) {
    bool cased_before = false;
    while (character > start) {
        uint32_t code_point = utf8_decode_backward(&character);
        if (!unicode_is_case_ignorable(code_point)) {
            cased_before = unicode_is_cased(code_point);
            break;
        }
    }
    if (!cased_before)
        return false;
    while (after < end) {
        uint32_t code_point = utf8_decode(&after);
        if (!unicode_is_case_ignorable(code_point))
            return !unicode_is_cased(code_point);
    }
    return true;
}

/* A text being mapped: one character of it is at `character`, ends before `after`. */
struct case_cursor {
    const char *start, *character, *after, *end;
    bool inside_word;
};

static uint32_t map_lower(const struct case_cursor *cursor, uint32_t code_point,
                          uint32_t result[UNICODE_CASE_MAXIMUM]) {
    if (code_point == 0x3A3) {
        result[0] = sigma_is_final(cursor->start, cursor->character, cursor->after, cursor->end) ? 0x3C2 : 0x3C3;
        return 1;
    }
    return unicode_to_lower(code_point, result);
}

static uint32_t map_character(const struct case_cursor *cursor, uint32_t code_point, enum case_mapping mapping,
                              uint32_t result[UNICODE_CASE_MAXIMUM]) {
    switch (mapping) {
    case CASE_UPPER:
        return unicode_to_upper(code_point, result);
    case CASE_LOWER:
        return map_lower(cursor, code_point, result);
    case CASE_FOLD:
        return unicode_fold(code_point, result);
    case CASE_TITLE:
    case CASE_CAPITALIZE:
        return cursor->inside_word ? map_lower(cursor, code_point, result) : unicode_to_title(code_point, result);
    case CASE_SWAP:
        if (unicode_is_upper(code_point))
            return map_lower(cursor, code_point, result);
        if (unicode_is_lower(code_point))
            return unicode_to_upper(code_point, result);
        break;
    }
    result[0] = code_point;
    return 1;
}

/* Of text that is not ASCII. */
#define BYTES_MAPPED_FOR_A_STEP 6

static value map_case(struct vm *vm, struct str *self, enum case_mapping mapping) {
    const char *data = str_data(vm, self);
    if (str_is_ascii(self)) {
        if (!vm_charge(vm, 1 + self->byte_length / 32))
            return VALUE_ERROR;
        if (self->byte_length <= 1) {
            char one = 0;
            map_ascii(&one, data, self->byte_length, mapping);
            return str_new(vm, &one, self->byte_length);
        }
        struct str *result = str_new_empty(vm, self->byte_length, self->length);
        if (!result)
            return VALUE_ERROR;
        map_ascii(str_own_data(result), data, self->byte_length, mapping);
        return value_from_pointer(result);
    }
    struct str_builder builder = {0};
    struct case_cursor cursor = {.start = data, .after = data, .end = data + self->byte_length};
    const char *paid = data;
    while (cursor.after < cursor.end && !builder.failed) {
        if (!text_charge_piece(vm, &paid, cursor.after, BYTES_MAPPED_FOR_A_STEP))
            return VALUE_ERROR;
        cursor.character = cursor.after;
        uint32_t code_point = utf8_decode(&cursor.after), result[UNICODE_CASE_MAXIMUM];
        uint32_t count = map_character(&cursor, code_point, mapping, result);
        for (uint32_t i = 0; i < count; i++)
            str_builder_add_code_point(vm, &builder, result[i]);
        cursor.inside_word = mapping == CASE_CAPITALIZE || (mapping == CASE_TITLE && unicode_is_cased(code_point));
    }
    bool done = vm_charge(vm, 1 + (uint64_t)(cursor.end - paid) / BYTES_MAPPED_FOR_A_STEP);
    return done ? str_builder_finish(vm, &builder) : VALUE_ERROR;
}

#define CASE_METHOD(name, mapping)                                                                                     \
    STR_METHOD(name) {                                                                                                 \
        (void)count;                                                                                                   \
        return map_case(vm, native_self(vm, arguments[0]), mapping);                                                   \
    }
CASE_METHOD(upper, CASE_UPPER)
CASE_METHOD(lower, CASE_LOWER)
CASE_METHOD(title, CASE_TITLE)
CASE_METHOD(capitalize, CASE_CAPITALIZE)
CASE_METHOD(swapcase, CASE_SWAP)
CASE_METHOD(casefold, CASE_FOLD)
#undef CASE_METHOD

/* --- kinds of characters
 * ------------------------------------------------------------------------------------------------ */

#define BYTES_TESTED_FOR_A_STEP 8

static bool is_alphanumeric(uint32_t code_point) {
    return unicode_is_alpha(code_point) || unicode_is_numeric(code_point);
}

/* What ASCII characters are. */
enum { ASCII_ALPHA = 1, ASCII_DIGIT = 2, ASCII_SPACE = 4, ASCII_PRINTABLE = 8 };
static const uint8_t ascii_properties[128] = {
    [0x09 ... 0x0D] = ASCII_SPACE,
    [0x1C ... 0x1F] = ASCII_SPACE,
    [' '] = ASCII_SPACE | ASCII_PRINTABLE,
    ['!' ... '/'] = ASCII_PRINTABLE,
    ['0' ... '9'] = ASCII_DIGIT | ASCII_PRINTABLE,
    [':' ... '@'] = ASCII_PRINTABLE,
    ['A' ... 'Z'] = ASCII_ALPHA | ASCII_PRINTABLE,
    ['[' ... '`'] = ASCII_PRINTABLE,
    ['a' ... 'z'] = ASCII_ALPHA | ASCII_PRINTABLE,
    ['{' ... '~'] = ASCII_PRINTABLE,
};

/* Not empty (unless `empty`) and all characters have the property, which of ASCII ones `ascii` says. */
static value every_character(struct vm *vm, value self, uint8_t ascii, bool (*property)(uint32_t code_point),
                             bool empty) {
    const struct str *str = native_self(vm, self);
    const char *cursor = str_data(vm, str), *paid = cursor, *end = cursor + str->byte_length;
    if (cursor == end)
        return value_from_bool(empty);
    bool all = true;
    while (all && cursor < end) {
        if (!text_charge_piece(vm, &paid, cursor, BYTES_TESTED_FOR_A_STEP))
            return VALUE_ERROR;
        unsigned char byte = (unsigned char)*cursor;
        all = byte < 0x80 ? (cursor++, ascii_properties[byte] & ascii) : property(utf8_decode(&cursor));
    }
    return vm_charge(vm, (uint64_t)(cursor - paid) / BYTES_TESTED_FOR_A_STEP) ? value_from_bool(all) : VALUE_ERROR;
}

#define EVERY_METHOD(name, ascii, property, empty)                                                                     \
    STR_METHOD(name) {                                                                                                 \
        (void)count;                                                                                                   \
        return every_character(vm, arguments[0], ascii, property, empty);                                              \
    }
EVERY_METHOD(isalnum, ASCII_ALPHA | ASCII_DIGIT, is_alphanumeric, false)
EVERY_METHOD(isalpha, ASCII_ALPHA, unicode_is_alpha, false)
EVERY_METHOD(isdecimal, ASCII_DIGIT, unicode_is_decimal, false)
EVERY_METHOD(isdigit, ASCII_DIGIT, unicode_is_digit, false)
EVERY_METHOD(isnumeric, ASCII_DIGIT, unicode_is_numeric, false)
EVERY_METHOD(isprintable, ASCII_PRINTABLE, unicode_is_character_printable, true)
EVERY_METHOD(isspace, ASCII_SPACE, unicode_is_space, false)
#undef EVERY_METHOD

STR_METHOD(isascii) {
    (void)count;
    return value_from_bool(str_is_ascii(native_self(vm, arguments[0])));
}

STR_METHOD(isidentifier) {
    (void)count;
    const struct str *str = native_self(vm, arguments[0]);
    const char *cursor = str_data(vm, str), *end = cursor + str->byte_length;
    const char *paid = cursor;
    bool valid = cursor < end && unicode_is_identifier_start(utf8_decode(&cursor));
    while (valid && cursor < end) {
        if (!text_charge_piece(vm, &paid, cursor, BYTES_TESTED_FOR_A_STEP / 2))
            return VALUE_ERROR;
        valid = unicode_is_identifier_continue(utf8_decode(&cursor));
    }
    return vm_charge(vm, (uint64_t)(cursor - paid) / (BYTES_TESTED_FOR_A_STEP / 2)) ? value_from_bool(valid)
                                                                                    : VALUE_ERROR;
}

/* islower and isupper: at least one cased character, and none of the other case. */
static value all_of_case(struct vm *vm, value self, bool (*wanted)(uint32_t code_point),
                         bool (*refused)(uint32_t code_point)) {
    const struct str *str = native_self(vm, self);
    const char *cursor = str_data(vm, str), *end = cursor + str->byte_length;
    const char *paid = cursor;
    bool any = false, valid = true;
    while (valid && cursor < end) {
        if (!text_charge_piece(vm, &paid, cursor, BYTES_TESTED_FOR_A_STEP))
            return VALUE_ERROR;
        uint32_t code_point = utf8_decode(&cursor);
        valid = !refused(code_point) && !unicode_is_title(code_point);
        any = any || wanted(code_point);
    }
    bool done = vm_charge(vm, (uint64_t)(cursor - paid) / BYTES_TESTED_FOR_A_STEP);
    return done ? value_from_bool(any && valid) : VALUE_ERROR;
}

STR_METHOD(islower) {
    (void)count;
    return all_of_case(vm, arguments[0], unicode_is_lower, unicode_is_upper);
}

STR_METHOD(isupper) {
    (void)count;
    return all_of_case(vm, arguments[0], unicode_is_upper, unicode_is_lower);
}

STR_METHOD(istitle) {
    (void)count;
    const struct str *str = native_self(vm, arguments[0]);
    const char *cursor = str_data(vm, str), *end = cursor + str->byte_length;
    const char *paid = cursor;
    bool any = false, valid = true, inside_word = false;
    while (valid && cursor < end) {
        if (!text_charge_piece(vm, &paid, cursor, BYTES_TESTED_FOR_A_STEP))
            return VALUE_ERROR;
        uint32_t code_point = utf8_decode(&cursor);
        bool starts_word = unicode_is_upper(code_point) || unicode_is_title(code_point);
        bool continues_word = !starts_word && unicode_is_lower(code_point);
        valid = starts_word ? !inside_word : !continues_word || inside_word;
        inside_word = starts_word || continues_word;
        any = any || inside_word;
    }
    bool done = vm_charge(vm, (uint64_t)(cursor - paid) / BYTES_TESTED_FOR_A_STEP);
    return done ? value_from_bool(any && valid) : VALUE_ERROR;
}
