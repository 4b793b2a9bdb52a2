/* Strings for the rest of the program. Owned by builtins/str*.c. */
#ifndef PYNTERP_BUILTINS_STR_H
#define PYNTERP_BUILTINS_STR_H

#include "../vm/vm.h"

/* Longest text in bytes; more is a MemoryError. Also bounds bytes and bytearray. */
#define STR_LENGTH_MAXIMUM ((uint32_t)INT32_MAX - 64)

/* A new str from UTF-8 (three-byte lone surrogates allowed); the bytes must be well formed. One-character and empty
 * strings come from the VM's tables. VALUE_ERROR when out of memory. `data` may point into the cage. */
value str_new(struct vm *vm, const char *data, size_t length) WARN_UNUSED;
/* The same for text known to be ASCII. */
value str_new_ascii(struct vm *vm, const char *data, size_t length) WARN_UNUSED;
value str_from_c(struct vm *vm, const char *text) WARN_UNUSED;
/* From outside: checks that the bytes are UTF-8; ValueError if not. */
value str_new_checked(struct vm *vm, const char *data, size_t length) WARN_UNUSED;
value str_from_code_point(struct vm *vm, uint32_t code_point) WARN_UNUSED;
value str_format_c(struct vm *vm, const char *format, ...) __attribute__((format(printf, 2, 3))) WARN_UNUSED;
/* The unique str for this text in this VM; its reference identifies an attribute or variable name. Sets STR_INTERNED
 * and, by the guard's attribute policy, STR_BLOCKED. */
value str_intern(struct vm *vm, value str) WARN_UNUSED;
value str_intern_c(struct vm *vm, const char *data, size_t length) WARN_UNUSED;
/* The interned str with this text if there is one, else VALUE_UNSET; never allocates. */
value str_find_interned(struct vm *vm, const char *data, size_t length);
/* For the collector: drop interned strings for which `is_alive` is false. */
void str_intern_sweep(struct vm *vm, bool (*is_alive)(struct vm *vm, cage_ref ref));
bool str_intern_start(struct vm *vm); /* makes the table; false = out of memory */
/* A table for names beyond those of `base`, which this VM's cage holds and which never changes. */
struct intern_table;
bool str_intern_start_from(struct vm *vm, const struct intern_table *base) WARN_UNUSED;
/* The same as str_intern_start for the VM that the boot snapshot is made of. */
bool str_intern_start_snapshot(struct vm *vm) WARN_UNUSED;
/* What tells this VM's names from most other texts, so that its table can be the base of others. */
struct intern_filter;
void str_intern_filter(const struct vm *vm, struct intern_filter *filter);
/* Marks the names of that other table: they are never collected. */
void str_intern_mark(struct vm *vm, void (*mark)(struct vm *vm, cage_ref ref));
/* The table as it is now, to go back to it later; NULL = out of memory. */
struct intern_copy *str_intern_copy(struct vm *vm) WARN_UNUSED;
void str_intern_copy_free(struct vm *vm, struct intern_copy *copy);
void str_intern_rewind(struct vm *vm, const struct intern_copy *copy);
void str_intern_stop(struct vm *vm);

static inline const char *str_data(const struct vm *vm, const struct str *str) {
    return str->header.flags & STR_COMPACT ? (const char *)(str + 1) : vm->cage + ((const struct long_str *)str)->data;
}
static inline bool value_is_str(const struct vm *vm, value v) { return value_has_kind(vm, v, KIND_STR); }
/* v or its payload is a str: NULL otherwise. */
static inline struct str *str_of(const struct vm *vm, value v) {
    if (value_is_str(vm, v))
        return object_of(vm, v);
    value plain = value_unwrap(vm, v);
    return value_is_str(vm, plain) ? object_of(vm, plain) : NULL;
}
/* The same for what can only be a str: a value that was checked before, or that functions hand on which make strs
 * alone. If the cage says otherwise by now, some other object is read as a str; it lies in the cage like any. */
static inline struct str *str_known(const struct vm *vm, value v) { return object_of(vm, value_unwrap(vm, v)); }
/* memcpy, without a call where the text is short. */
static inline __attribute__((always_inline)) void text_copy_inline(char *out, const char *data, size_t length) {
    if (__builtin_expect(length > 32, 0)) {
        memcpy(out, data, length);
    } else if (length >= 16) {
        char head[16], tail[16];
        memcpy(head, data, sizeof head);
        memcpy(tail, data + length - sizeof tail, sizeof tail);
        memcpy(out, head, sizeof head);
        memcpy(out + length - sizeof tail, tail, sizeof tail);
    } else if (length >= 8) {
        uint64_t head, tail;
        memcpy(&head, data, sizeof head);
        memcpy(&tail, data + length - sizeof tail, sizeof tail);
        memcpy(out, &head, sizeof head);
        memcpy(out + length - sizeof tail, &tail, sizeof tail);
    } else if (length >= 4) {
        uint32_t head, tail;
        memcpy(&head, data, sizeof head);
        memcpy(&tail, data + length - sizeof tail, sizeof tail);
        memcpy(out, &head, sizeof head);
        memcpy(out + length - sizeof tail, &tail, sizeof tail);
    } else if (length > 0) {
        char first = data[0], middle = data[length / 2], last = data[length - 1];
        out[0] = first;
        out[length / 2] = middle;
        out[length - 1] = last;
    }
}
static inline void text_copy(char *out, const char *data, size_t length) { text_copy_inline(out, data, length); }
/* memcmp for equality, without a call where the texts are short. */
static inline bool text_equal(const char *left, const char *right, size_t length) {
    if (length >= 8 && length <= 16) {
        uint64_t words[4];
        memcpy(&words[0], left, 8);
        memcpy(&words[1], right, 8);
        memcpy(&words[2], left + length - 8, 8);
        memcpy(&words[3], right + length - 8, 8);
        return ((words[0] ^ words[1]) | (words[2] ^ words[3])) == 0;
    }
    if (length >= 4 && length < 8) {
        uint32_t words[4];
        memcpy(&words[0], left, 4);
        memcpy(&words[1], right, 4);
        memcpy(&words[2], left + length - 4, 4);
        memcpy(&words[3], right + length - 4, 4);
        return ((words[0] ^ words[1]) | (words[2] ^ words[3])) == 0;
    }
    if (length > 0 && length < 4)
        return left[0] == right[0] && left[length / 2] == right[length / 2] && left[length - 1] == right[length - 1];
    return memcmp(left, right, length) == 0;
}
/* Fewer than 8 bytes as a number, some of which are looked at twice. */
static inline uint64_t text_last_bytes(const char *data, size_t count) {
    const uint8_t *bytes = (const uint8_t *)data;
    if (count >= 4) {
        uint32_t start, end;
        memcpy(&start, bytes, sizeof start);
        memcpy(&end, bytes + count - sizeof end, sizeof end);
        return start | (uint64_t)end << 8 * (count - sizeof end);
    }
    if (count == 0)
        return 0;
    return bytes[0] | (uint64_t)bytes[count / 2] << 8 * (count / 2) | (uint64_t)bytes[count - 1] << 8 * (count - 1);
}
/* NUL-terminated text of a str value, for messages and C functions that stop at NUL. Use it for that and not str_data:
 * the bytes after those of a str that was appended to in place are those of the longer str. May allocate. */
const char *str_text(struct vm *vm, value str);
/* A str of `byte_length` bytes and `length` code points, to be filled through str_own_data at once; NULL with
 * MemoryError. */
struct str *str_new_empty(struct vm *vm, size_t byte_length, size_t length) WARN_UNUSED;
static inline char *str_own_data(struct str *str) {
    return str->header.flags & STR_COMPACT ? (char *)(str + 1) : ((struct long_str *)str)->inline_data;
}
/* A str whose `byte_length` bytes are in a struct buffer, `length` code points of them; not compact. */
struct buffer;
value str_in_buffer(struct vm *vm, struct buffer *buffer, uint32_t start, uint32_t byte_length,
                    uint32_t length) WARN_UNUSED;
static inline bool str_is_ascii(const struct str *str) { return str->header.flags & STR_ASCII; }
bool str_equal(const struct vm *vm, const struct str *left, const struct str *right);
/* The same for two strs of one length that are not the same object. */
bool str_text_equal(const struct vm *vm, const struct str *left, const struct str *right);
bool str_equal_c(const struct vm *vm, value str, const char *text);
int str_order(const struct vm *vm, const struct str *left, const struct str *right); /* by code point: <0 0 >0 */
uint32_t str_hash(struct vm *vm, struct str *str);                                   /* keyed SipHash, never 0 */
/* The hash under str_hash and that of bytes: SipHash-1-3 keyed by vm->hash_key, folded to 32 bits, never 0. */
uint32_t hash_keyed(const struct vm *vm, const void *data, size_t length);
/* The hash of a str with this text: by the VM's key, but for the names of the boot snapshot, whose hashes are in it.
 * What a script learns of hashes in one VM says nothing about other VMs, apart from those few names. */
uint32_t str_hash_text(const struct vm *vm, const char *data, size_t length);
value str_concatenate(struct vm *vm, value left,
                      value right) WARN_UNUSED; /* both str; amortised when appending to the same end */
value str_join(struct vm *vm, const struct str *separator, const value *items,
               uint32_t count) WARN_UNUSED; /* all str */
value str_repr(struct vm *vm, value str) WARN_UNUSED;
/* What ascii() does after repr(): escapes all that is not ASCII. */
value str_escape_non_ascii(struct vm *vm, value str) WARN_UNUSED;
value str_code_point_at(struct vm *vm, struct str *str,
                        uint32_t index) WARN_UNUSED; /* one-character str; index in range */
uint32_t str_read_code_point(struct vm *vm, struct str *str, uint32_t index);
/* Byte offset of code point `index` (0 .. length). May build the index table; falls back on scanning when out of
 * memory. */
uint32_t str_byte_offset(struct vm *vm, struct str *str, uint32_t index);
value str_slice(struct vm *vm, struct str *str, uint32_t start, uint32_t end) WARN_UNUSED; /* code points */
/* The same for `count` code points from `start` on, `step` apart; all of them in range. */
value str_slice_stepped(struct vm *vm, struct str *str, int64_t start, int64_t step, int64_t count) WARN_UNUSED;
value str_percent_format(struct vm *vm, value format, value arguments) WARN_UNUSED;
/* Codecs (builtins/unicode_codec.c). `encoding` and `errors`: str values or VALUE_UNSET for "utf-8" and "strict". Raise
 * UnicodeEncodeError, UnicodeDecodeError, LookupError. `data`: bytes or bytearray. */
value str_encode(struct vm *vm, value str, value encoding, value errors) WARN_UNUSED;
value str_decode(struct vm *vm, value data, value encoding, value errors) WARN_UNUSED;

/* Decode one code point at `*cursor` (well-formed generalised UTF-8) and advance. Encode: returns the byte count, 1
 * to 4. */
uint32_t utf8_decode(const char **cursor);
uint32_t utf8_encode(uint32_t code_point, char *out);
/* The code point that ends before `*cursor`, which moves back to its start. */
uint32_t utf8_decode_backward(const char **cursor);
/* Code points in well-formed text; equal to `length` exactly when it is ASCII. */
size_t utf8_count(const char *data, size_t length);
bool utf8_is_ascii(const char *data, size_t length);
/* How many bytes from the start are well-formed UTF-8 without surrogates. */
size_t utf8_valid_length(const char *data, size_t length);

/* Growing text: in the struct itself while short, then in a struct buffer in the cage, reachable while the struct is on
 * the C stack. Any failure is kept: every later call does nothing and `finish` returns VALUE_ERROR. Start with `struct
 * str_builder b = {0}`; the fields are for str_builder.c. */
#define STR_BUILDER_SMALL 104
struct str_builder {
    struct buffer *buffer; /* NULL: the text is in `small` */
    uint32_t small_used;
    bool failed;
    bool not_ascii;
    char small[STR_BUILDER_SMALL];
};
void str_builder_add(struct vm *vm, struct str_builder *builder, const char *data, size_t length);
/* The same for text known to be ASCII. */
void str_builder_add_ascii(struct vm *vm, struct str_builder *builder, const char *data, size_t length);
void str_builder_add_c(struct vm *vm, struct str_builder *builder, const char *text);
void str_builder_add_code_point(struct vm *vm, struct str_builder *builder, uint32_t code_point);
void str_builder_add_str(struct vm *vm, struct str_builder *builder, value str);
/* repr(v), which may run guest code; false = an exception is set. */
bool str_builder_add_repr(struct vm *vm, struct str_builder *builder, value v) WARN_UNUSED;
void str_builder_fill(struct vm *vm, struct str_builder *builder, uint32_t code_point, size_t count);
void str_builder_add_format(struct vm *vm, struct str_builder *builder, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* Room for `extra` more bytes at once. */
void str_builder_reserve(struct vm *vm, struct str_builder *builder, size_t extra);
/* `size` bytes more, to be written at once where this says; NULL after a failure. Their ASCII-ness is `not_ascii`. */
char *str_builder_extend(struct vm *vm, struct str_builder *builder, size_t size, bool not_ascii);
/* The text so far; good until the next addition. */
const char *str_builder_view(const struct str_builder *builder, uint32_t *length);
value str_builder_finish(struct vm *vm, struct str_builder *builder) WARN_UNUSED;
/* What was added so far, as bytes. */
value str_builder_finish_bytes(struct vm *vm, struct str_builder *builder) WARN_UNUSED;

/* The format mini-language, parsed (builtins/format.c); int and float formatting share it. */
struct format_specification {
    uint32_t fill; /* code point */
    char align;    /* '<' '>' '^' '='; `default_align`, or '=' when zero padded, if not given */
    char sign;     /* '+' '-' ' ' or 0 */
    bool no_negative_zero, alternate, zero_padded;
    int32_t width;          /* -1 = not given */
    char grouping;          /* ',' '_' or 0 */
    int32_t precision;      /* -1 = not given */
    char fraction_grouping; /* 3.14: grouping after the point, or 0 */
    char type;              /* 0 when not given */
};
/* ValueError "Invalid format specifier '...' for object of type '...'" */
bool format_specification_parse(struct vm *vm, value specification, const char *type_name, char default_align,
                                struct format_specification *result) WARN_UNUSED;
/* strlen of a sign and what says the base: "", "-", "0x", "-0x". */
static inline size_t prefix_length(const char *prefix) {
    return !prefix[0] ? 0 : !prefix[1] ? 1 : !prefix[2] ? 2 : 2 + strlen(prefix + 2);
}
/* Pads `digits` (ASCII, sign included in `prefix`) by the specification: numbers. */
value format_number_text(struct vm *vm, const struct format_specification *specification, const char *prefix,
                         const char *digits, size_t digit_count, const char *rest, size_t rest_count) WARN_UNUSED;
value format_str(struct vm *vm, value str, value specification) WARN_UNUSED;
/* ValueError "Unknown format code '...' for object of type '...'" */
value format_raise_unknown_code(struct vm *vm, uint32_t code, const char *type_name);

#endif
