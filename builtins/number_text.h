/* Text that may be a number, for int(), float() and complex(): white space around it left out, decimal digits of
 * every script turned into ASCII ones. For the files of the numbers only. */
#ifndef PYNTERP_BUILTINS_NUMBER_TEXT_H
#define PYNTERP_BUILTINS_NUMBER_TEXT_H

#include "number.h"

/* The text is ASCII: what has no ASCII form became '?'. `owner` is NULL when it is that of the source itself. */
struct number_text {
    const char *start, *end;
    struct buffer *owner;
};

/* source is a str or bytes (or bytearray) value or payload. */
bool number_text_read(struct vm *vm, value source, struct number_text *text) WARN_UNUSED;
/* Takes out underscores that stand between digits; false without an exception set when there is any other one. */
bool number_text_join(struct vm *vm, struct number_text *text) WARN_UNUSED;
/* ValueError: the message and the repr of the source after it. */
value raise_not_a_number(struct vm *vm, const char *message, value source);
void number_text_free(struct vm *vm, struct number_text *text);

/* The longest decimal floating-point literal, "inf" or "nan" (any case) at `start`, its sign included; where it ends,
 * NULL when there is none. Correctly rounded, whatever the host's locale. */
const char *float_scan(const char *start, const char *end, double *number);

#endif
