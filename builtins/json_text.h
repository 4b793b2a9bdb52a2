/* JSON text (RFC 8259) to values and back: for the host's interface, and for whoever else needs the strict format.
 *
 * Promises: nesting is bounded, fuel is charged in proportion to the text, nothing of the guest runs, and what is
 * written is valid JSON in valid UTF-8. */
#ifndef PYNTERP_BUILTINS_JSON_TEXT_H
#define PYNTERP_BUILTINS_JSON_TEXT_H

#include "../vm/vm.h"

#define JSON_DEPTH_MAXIMUM 200

/* Why a text is no JSON, or a value cannot be written: `message` is NULL when it was something else and an exception is
 * set. */
struct json_failure {
    const char *message; /* a constant */
    const char *detail;  /* the offending value's class, in the cage, or NULL; writing only */
    size_t line, column; /* from 1; reading only */
};

/* Dicts, lists, strs, ints of any size, floats, bools, None. VALUE_ERROR: see *failure. */
value json_read(struct vm *vm, const char *text, size_t length, struct json_failure *failure) WARN_UNUSED;
/* A str. Tuples are written as lists; keys that are numbers, bools or None as strings. VALUE_ERROR: see *failure. */
value json_write(struct vm *vm, value v, struct json_failure *failure) WARN_UNUSED;

/* The first byte of a string that does not stand for itself in JSON: a control character, quote or backslash; and, in
 * the second, anything but printable ASCII. */
const char *json_plain_end(const char *at, const char *end);
const char *json_plain_ascii_end(const char *at, const char *end);

#endif
