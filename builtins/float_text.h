/* Inside the room of numbers only: the decimal digits of a double and their layout as text.
 *
 * CPython's rules (float_repr_style "short"): shortest digits that read back as the same number, or correctly rounded
 * to a precision; never through the host's locale. */
#ifndef PYNTERP_BUILTINS_FLOAT_TEXT_H
#define PYNTERP_BUILTINS_FLOAT_TEXT_H

#include "number.h"
#include "str.h"

/* The number is 0.d1 d2 d3 ... * 10**point; digits after the last are zeros. The largest double has 309 digits in front
 * of the point, and no double has more than 1,074 after it. */
#define DECIMAL_DIGITS_MOST 1400
struct decimal_digits {
    char digits[DECIMAL_DIGITS_MOST];
    int count;
    int point;
};

/* Magnitudes: number >= 0 and finite. */
void decimal_digits_shortest(double number, struct decimal_digits *decimal);
/* `significant` digits, or (`after_point`) that many after the point; false = MemoryError set. */
bool decimal_digits_rounded(struct vm *vm, double number, int32_t precision, bool after_point,
                            struct decimal_digits *decimal) WARN_UNUSED;

void decimal_trim_zeros(struct decimal_digits *decimal);
/* number > 0 rounded to `places` after the point, half to even; false when these numbers are too large for it. */
bool float_round_exactly(double number, int places, double *result);

/* number >= 0 times 10**places, rounded to an integer, half to even; false when that has more than 18 digits or is no
 * short work. */
bool float_scale(double number, int places, uint64_t *whole);

/* The parts of a formatted number: digits in front of the point, and all that follows. */
struct float_text {
    char *integer;
    size_t integer_count;
    char *rest;
    size_t rest_count;
    bool is_zero;
    struct buffer *owner; /* NULL while `small` is enough */
    char small[400];
};

/* How to present a number; see float_text_write. */
struct float_style {
    char type;             /* e E f F g G % n, or 0: as repr, or with a precision like g */
    int32_t precision;     /* -1 = not given */
    bool alternate;        /* always a point, and g keeps zeros */
    bool whole_with_point; /* type 0: "1.0", not "1" */
};

/* The text of |number|, which may be inf or nan; false = exception set. */
bool float_text_write(struct vm *vm, double number, const struct float_style *style,
                      struct float_text *text) WARN_UNUSED;
void float_text_free(struct vm *vm, struct float_text *text);

/* By a parsed specification of a type that floats have. */
value float_format_parsed(struct vm *vm, double number, const struct format_specification *specification,
                          bool whole_with_point) WARN_UNUSED;

#endif
