/* The methods that bytes and bytearray share (bytes_methods.c, bytes_text.c). Each looks at what self is and gives
 * results of the same kind. */
#ifndef PYNTERP_BUILTINS_BYTES_METHODS_H
#define PYNTERP_BUILTINS_BYTES_METHODS_H

#include "str_text.h"

#define BYTES_METHOD(name) TEXT_METHOD(bytes, name)

/* METHOD(name, required, positional, flags, keywords, documentation), in alphabetical order. */
#define BYTES_SHARED_METHODS(METHOD)                                                                                   \
    METHOD(capitalize, 1, 1, 0, NULL, "First byte in upper case, the rest in lower case.")                             \
    METHOD(center, 2, 3, 0, NULL, "Bytes in the middle of a given width.")                                             \
    METHOD(count, 2, 4, 0, NULL, "How often a part or byte occurs without overlapping.")                               \
    METHOD(decode, 1, 3, 0, "encoding errors", "The bytes as text.")                                                   \
    METHOD(endswith, 2, 4, 0, NULL, "Whether they end with a suffix or one of several.")                               \
    METHOD(expandtabs, 1, 2, 0, "tabsize", "Tabs replaced by spaces up to the next stop.")                             \
    METHOD(find, 2, 4, 0, NULL, "Index of the first occurrence of a part or byte, -1 when there is none.")             \
    METHOD(fromhex, 2, 2, NATIVE_CLASS, NULL, "Bytes from pairs of hexadecimal digits.")                               \
    METHOD(hex, 1, 3, 0, "sep bytes_per_sep", "Hexadecimal digits, with a separator between groups of bytes.")         \
    METHOD(index, 2, 4, 0, NULL, "As find, but ValueError when there is none.")                                        \
    METHOD(isalnum, 1, 1, 0, NULL, "Whether all bytes are ASCII letters or digits.")                                   \
    METHOD(isalpha, 1, 1, 0, NULL, "Whether all bytes are ASCII letters.")                                             \
    METHOD(isascii, 1, 1, 0, NULL, "Whether all bytes are ASCII.")                                                     \
    METHOD(isdigit, 1, 1, 0, NULL, "Whether all bytes are ASCII digits.")                                              \
    METHOD(islower, 1, 1, 0, NULL, "Whether all ASCII letters are lower case.")                                        \
    METHOD(isspace, 1, 1, 0, NULL, "Whether all bytes are ASCII whitespace.")                                          \
    METHOD(istitle, 1, 1, 0, NULL, "Whether each word begins in upper case.")                                          \
    METHOD(isupper, 1, 1, 0, NULL, "Whether all ASCII letters are upper case.")                                        \
    METHOD(join, 2, 2, 0, NULL, "Bytes-like objects with these bytes between them.")                                   \
    METHOD(ljust, 2, 3, 0, NULL, "Bytes at the left of a given width.")                                                \
    METHOD(lower, 1, 1, 0, NULL, "ASCII letters in lower case.")                                                       \
    METHOD(lstrip, 1, 2, 0, NULL, "Without leading whitespace or given bytes.")                                        \
    METHOD(maketrans, 2, 2, NATIVE_STATIC, NULL, "A table for translate().")                                           \
    METHOD(partition, 2, 2, 0, NULL, "What is before, at and after the first separator.")                              \
    METHOD(removeprefix, 2, 2, 0, NULL, "Without a prefix, if they have it.")                                          \
    METHOD(removesuffix, 2, 2, 0, NULL, "Without a suffix, if they have it.")                                          \
    METHOD(replace, 3, 4, 0, NULL, "With a part replaced, at most so many times.")                                     \
    METHOD(rfind, 2, 4, 0, NULL, "Index of the last occurrence of a part or byte, -1 when there is none.")             \
    METHOD(rindex, 2, 4, 0, NULL, "As rfind, but ValueError when there is none.")                                      \
    METHOD(rjust, 2, 3, 0, NULL, "Bytes at the right of a given width.")                                               \
    METHOD(rpartition, 2, 2, 0, NULL, "What is before, at and after the last separator.")                              \
    METHOD(rsplit, 1, 3, 0, "sep maxsplit", "As split, but from the end.")                                             \
    METHOD(rstrip, 1, 2, 0, NULL, "Without trailing whitespace or given bytes.")                                       \
    METHOD(split, 1, 3, 0, "sep maxsplit", "The parts between separators or runs of whitespace.")                      \
    METHOD(splitlines, 1, 2, 0, "keepends", "The lines.")                                                              \
    METHOD(startswith, 2, 4, 0, NULL, "Whether they start with a prefix or one of several.")                           \
    METHOD(strip, 1, 2, 0, NULL, "Without whitespace or given bytes at both ends.")                                    \
    METHOD(swapcase, 1, 1, 0, NULL, "Upper case made lower and lower case made upper.")                                \
    METHOD(title, 1, 1, 0, NULL, "Each word with its first letter in upper case.")                                     \
    METHOD(translate, 2, 3, 0, "delete", "Bytes replaced by what a table of 256 has for them.")                        \
    METHOD(upper, 1, 1, 0, NULL, "ASCII letters in upper case.")                                                       \
    METHOD(zfill, 2, 2, 0, NULL, "Zeros put after the sign up to a given width.")

#define BYTES_METHOD_DECLARATION(name, required, positional, flags, keywords, documentation) BYTES_METHOD(name);
BYTES_SHARED_METHODS(BYTES_METHOD_DECLARATION)
#undef BYTES_METHOD_DECLARATION

#define BYTES_METHOD_ENTRY(name, required, positional, flags, keywords, documentation)                                 \
    {#name, bytes_method_##name, required, positional, 0, flags, keywords, documentation},

extern const struct native bytes_construct_native;

#endif
