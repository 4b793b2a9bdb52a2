/* Inside the room of text only: the methods of str by file, and small helpers that several files of str, bytes and
 * format share. */
#ifndef PYNTERP_BUILTINS_STR_TEXT_H
#define PYNTERP_BUILTINS_STR_TEXT_H

#include "str_search.h"

/* Work on long text is paid for piece by piece, so that a limit ends it in between: what lies between `*paid` and
 * `cursor`, once it is a piece. What is left of the last piece is paid at the end. */
#define TEXT_PIECE 16384
static inline WARN_UNUSED bool text_charge_piece(struct vm *vm, const char **paid, const char *cursor,
                                                 uint32_t bytes_for_a_step) {
    if (cursor - *paid < TEXT_PIECE)
        return true;
    uint64_t steps = (uint64_t)(cursor - *paid) / bytes_for_a_step;
    *paid = cursor;
    return vm_charge(vm, steps);
}

/* --- escapes (str_repr.c) --- */

/* \xNN, \uNNNN or \UNNNNNNNN */
void builder_add_escape(struct vm *vm, struct str_builder *builder, uint32_t code_point);
/* \n, \r, \t, \\ and the quote; false when it is none of them. */
bool builder_add_short_escape(struct vm *vm, struct str_builder *builder, uint32_t code_point, char quote);
/* The quote that repr takes for this text. */
char repr_quote(const char *data, size_t length);

/* --- bytes --- */

/* The kind of a bytes or bytearray value. */
const struct text_kind *bytes_kind_of(const struct vm *vm, value v);
/* For bytes methods and formatting: bytes or bytearray, or TypeError "a bytes-like object is required, not 'x'". */
bool bytes_argument(struct vm *vm, value v, struct span *span) WARN_UNUSED;
/* Puts the bytes it shows now in the place of an object whose guest class has __buffer__ (PEP 688); anything else
 * stays. Guest code runs: call it before looking at any bytes. False with an exception. */
bool bytes_resolve(struct vm *vm, value *v) WARN_UNUSED;
/* The bytes of a plain or subclassed bytes or bytearray, and the kind that results of its methods have. */
struct span bytes_self(const struct vm *vm, value self, const struct text_kind **kind);
/* Where the bytes of a bytearray are; the sum wraps at 32 bits, so a damaged one stays in the cage. */
static inline uint8_t *bytearray_data(const struct vm *vm, const struct byte_array *array) {
    return object_at(vm, array->buffer + (cage_ref)sizeof(struct buffer) + array->start);
}
/* An item of bytes: an int in range(256), ValueError "`what` must be in range(0, 256)" ("byte" or "bytes"). */
bool byte_argument(struct vm *vm, value v, const char *what, uint8_t *byte) WARN_UNUSED;
value bytes_percent_format(struct vm *vm, value format, value arguments) WARN_UNUSED;
/* What bytes() and bytearray() are made of: arguments[1 .. 3] are source, encoding, errors. The bytes are added to the
 * builder; `*same` is the source itself when it is a plain bytes, else VALUE_UNSET. */
bool bytes_gather(struct vm *vm, const char *type, value *arguments, struct str_builder *builder,
                  value *same) WARN_UNUSED;
/* Adds all of an iterable of ints. `what`: "byte" or "bytes", for the message. */
bool bytes_add_iterable(struct vm *vm, struct str_builder *builder, value iterable, const char *what) WARN_UNUSED;
/* Shared operations of bytes and bytearray (bytes.c); `v` and `left` are plain values of either kind. */
value bytes_binary(struct vm *vm, enum binary_operator operator, value left, value right);
value bytes_compare(struct vm *vm, enum comparison comparison, value left, value right);
value bytes_get_item(struct vm *vm, value v, value key);
int bytes_contains(struct vm *vm, value v, value item);
int bytes_truth(struct vm *vm, value v);
int64_t bytes_length(struct vm *vm, value v);
value bytes_repr(struct vm *vm, value v);
value bytes_iterate(struct vm *vm, value v);
value bytes_reversed(struct vm *vm, value v);

/* --- operations shared by str, bytes and bytearray --- */

/* text repeated; MemoryError before anything is allocated when it would be too long. `count` >= 0. */
value span_repeat(struct vm *vm, const struct text_kind *kind, struct span text, int64_t count) WARN_UNUSED;
/* The list or tuple that join() goes through: what is neither is iterated first. TypeError "can only join an iterable".
 */
value join_sequence(struct vm *vm, value iterable) WARN_UNUSED;
/* The answer of a comparison whose operands are in this order. */
value comparison_of_order(enum comparison comparison, int order);

/* --- native methods of str, by file --- */
#define TEXT_METHOD(type, name) value type##_method_##name(struct vm *vm, value *arguments, uint32_t count)
#define STR_METHOD(name) TEXT_METHOD(str, name)

/* str_methods.c */
STR_METHOD(find);
STR_METHOD(rfind);
STR_METHOD(index);
STR_METHOD(rindex);
STR_METHOD(count);
STR_METHOD(startswith);
STR_METHOD(endswith);
STR_METHOD(replace);
STR_METHOD(split);
STR_METHOD(rsplit);
STR_METHOD(splitlines);
STR_METHOD(partition);
STR_METHOD(rpartition);
STR_METHOD(strip);
STR_METHOD(lstrip);
STR_METHOD(rstrip);
STR_METHOD(removeprefix);
STR_METHOD(removesuffix);
/* str_layout.c */
STR_METHOD(join);
STR_METHOD(center);
STR_METHOD(ljust);
STR_METHOD(rjust);
STR_METHOD(zfill);
STR_METHOD(expandtabs);
STR_METHOD(translate);
STR_METHOD(maketrans);
STR_METHOD(encode);
/* str_case.c */
STR_METHOD(upper);
STR_METHOD(lower);
STR_METHOD(title);
STR_METHOD(capitalize);
STR_METHOD(swapcase);
STR_METHOD(casefold);
STR_METHOD(isalnum);
STR_METHOD(isalpha);
STR_METHOD(isascii);
STR_METHOD(isdecimal);
STR_METHOD(isdigit);
STR_METHOD(isidentifier);
STR_METHOD(islower);
STR_METHOD(isnumeric);
STR_METHOD(isprintable);
STR_METHOD(isspace);
STR_METHOD(istitle);
STR_METHOD(isupper);
/* format_template.c */
STR_METHOD(format);
STR_METHOD(format_map);

#endif
