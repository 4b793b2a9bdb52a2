/* What str, bytes and bytearray have in common: finding, counting, replacing, splitting and stripping runs of bytes.
 *
 * UTF-8 lets a search for well-formed text work on bytes: a match never starts or ends inside a character. Searches are
 * linear in the text whatever the pattern. Nothing here runs guest code, so the bytes in hand stay as they are; fuel is
 * charged in proportion to the bytes. */
#ifndef PYNTERP_BUILTINS_STR_SEARCH_H
#define PYNTERP_BUILTINS_STR_SEARCH_H

#include "str.h"

/* Bytes in the cage or in constant data. */
struct span {
    const char *data;
    uint32_t length;
};

#define SEARCH_ABSENT UINT32_MAX

static inline struct span span_of_str(const struct vm *vm, const struct str *str) {
    return (struct span){str_data(vm, str), str->byte_length};
}

/* What kind of text a span is: how to make results, and how large its characters are. */
struct text_kind {
    value (*make)(struct vm *vm, const char *data, size_t length);
    value (*finish)(struct vm *vm, struct str_builder *builder);
    /* By byte: 0 = no whitespace, 1 = whitespace, 2 = starts or ends a longer character, ask. */
    const uint8_t *space_classes;
    bool is_utf8;
    bool is_mutable; /* results are always new objects */
};
extern const struct text_kind str_kind, bytes_kind, bytearray_kind;
/* str again, for text that is ASCII, so that its parts need not be looked at. */
extern const struct text_kind ascii_kind;

/* Byte offset of the first or last match, SEARCH_ABSENT when there is none. An empty pattern matches at the start or
 * end. */
uint32_t span_find(struct span text, struct span pattern);
uint32_t span_find_last(struct span text, struct span pattern);
/* Matches that do not overlap, at most `maximum`; the pattern is not empty. They are charged, looking through the text
 * is not. False: the run is being stopped. */
bool span_count(struct vm *vm, struct span text, struct span pattern, uint32_t maximum, uint32_t *count) WARN_UNUSED;
#define MATCHES_FOR_A_STEP 8
static inline bool span_starts_with(struct span text, struct span prefix) {
    return prefix.length <= text.length && text_equal(text.data, prefix.data, prefix.length);
}
static inline bool span_ends_with(struct span text, struct span suffix) {
    return suffix.length <= text.length &&
           text_equal(text.data + text.length - suffix.length, suffix.data, suffix.length);
}

/* `maximum` < 0: no bound. `original` is returned as it is when nothing changes and the kind is immutable. */
value span_replace(struct vm *vm, const struct text_kind *kind, value original, struct span text, struct span old,
                   struct span new, int64_t maximum) WARN_UNUSED;
/* Lists. `separator` is not empty. */
value span_split(struct vm *vm, const struct text_kind *kind, struct span text, struct span separator,
                 int64_t maximum) WARN_UNUSED;
value span_split_last(struct vm *vm, const struct text_kind *kind, struct span text, struct span separator,
                      int64_t maximum) WARN_UNUSED;
value span_split_space(struct vm *vm, const struct text_kind *kind, struct span text, int64_t maximum) WARN_UNUSED;
value span_split_space_last(struct vm *vm, const struct text_kind *kind, struct span text, int64_t maximum) WARN_UNUSED;
/* bytes break lines only at \n, \r and \r\n, str at all of unicode_is_line_break. */
value span_split_lines(struct vm *vm, const struct text_kind *kind, struct span text, bool keep_ends) WARN_UNUSED;
/* A tuple of three; the middle one is `given`, the separator's own object, if the kind cannot be changed. */
value span_partition(struct vm *vm, const struct text_kind *kind, value original, struct span text, value given,
                     struct span separator, bool last) WARN_UNUSED;

/* Whitespace, or the characters of `characters`, taken off the ends that `sides` names. False: out of fuel. */
#define STRIP_LEFT 1
#define STRIP_RIGHT 2
struct span span_strip_space(const struct text_kind *kind, struct span text, int sides);
bool span_strip(struct vm *vm, const struct text_kind *kind, struct span *text, struct span characters,
                int sides) WARN_UNUSED;

/* The index of a match for find and index, which may count from `start` and `stop` in characters of `length`. False
 * when [start, stop) is empty the wrong way round, so that not even an empty pattern matches. */
bool search_bounds(struct vm *vm, value start_value, value stop_value, int64_t *start, int64_t *stop) WARN_UNUSED;
static inline bool search_bounds_clamp(int64_t length, int64_t *start, int64_t *stop) {
    if (*stop > length)
        *stop = length;
    else if (*stop < 0)
        *stop = *stop + length < 0 ? 0 : *stop + length;
    if (*start < 0)
        *start = *start + length < 0 ? 0 : *start + length;
    return *start <= *stop;
}

/* Arguments. Each raises what CPython raises. */
bool argument_to_count(struct vm *vm, value argument, int64_t otherwise, int64_t *number) WARN_UNUSED;
/* An int of C's range: OverflowError "Python int too large to convert to C int". */
bool argument_to_int32(struct vm *vm, value argument, int32_t otherwise, int32_t *number) WARN_UNUSED;

#endif
