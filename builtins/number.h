/* int, float, complex and bool for the rest of the program. Owned by builtins/int*.c, float*.c, complex.c. */
#ifndef PYNTERP_BUILTINS_NUMBER_H
#define PYNTERP_BUILTINS_NUMBER_H

#include "../vm/vm.h"

value int_from_int64(struct vm *vm, int64_t number) WARN_UNUSED;
value int_from_uint64(struct vm *vm, uint64_t number) WARN_UNUSED;
value int_from_double(struct vm *vm,
                      double number) WARN_UNUSED; /* truncates; OverflowError/ValueError for inf and nan */
/* base 2 .. 36, digits only (no sign, prefix or underscores); for constants and int(). */
value int_from_digits(struct vm *vm, const char *digits, size_t count, int base, bool negative) WARN_UNUSED;
/* int(text, base) with sign, prefix, underscores, whitespace and Unicode digits; ValueError. */
value int_parse(struct vm *vm, value str, int base) WARN_UNUSED;
static inline bool value_is_big_int(const struct vm *vm, value v) { return value_has_kind(vm, v, KIND_INT); }
/* int of any size, bool included, payload not unwrapped. */
static inline bool value_is_integer(const struct vm *vm, value v) {
    return value_is_int(v) || value_is_bool(v) || value_is_big_int(vm, v);
}
bool int_to_int64(const struct vm *vm, value v, int64_t *result); /* false = does not fit; no exception. bool allowed */
bool int_to_double(struct vm *vm, value v, double *result) WARN_UNUSED; /* correctly rounded; OverflowError */
int int_sign(const struct vm *vm, value v);
int int_order(const struct vm *vm, value left, value right); /* <0 0 >0 */
value int_to_str(struct vm *vm, value v,
                 int base) WARN_UNUSED; /* base 2, 8, 10 or 16, no prefix; int_digits_limit for base 10 */
/* Most characters of any 64-bit number in any base, its sign included. */
#define INT_SMALL_TEXT 72
/* Writes the number so that it ends before `end`, which has INT_SMALL_TEXT bytes in front; where it begins. */
char *int_small_write(int64_t number, unsigned base, char *end);
/* The most digits that conversion from and to text takes in bases that are no power of two (LIMIT_INTEGER_DIGITS). */
uint32_t int_digits_limit(const struct vm *vm);
/* Any two ints. Exactly the operators' results (POWER with negative exponent gives float). */
value int_binary(struct vm *vm, enum binary_operator operator, value left, value right) WARN_UNUSED;
value int_power_modulo(struct vm *vm, value base, value exponent, value modulus) WARN_UNUSED;
uint64_t int_bit_length(const struct vm *vm, value v);
int64_t int_hash(const struct vm *vm, value v); /* as CPython: modulo 2**61 - 1 */
int64_t float_hash(double number);              /* agrees with int_hash; nan: 0 is replaced by the caller */
/* Compare int with float exactly: <0 0 >0, 2 = unordered. */
int int_order_with_double(const struct vm *vm, value integer, double number);

/* Shortest round-trip text, as repr(float): at most 32 bytes with NUL. Returns the length. */
#define FLOAT_REPR_SIZE 40
size_t float_repr(double number, char out[FLOAT_REPR_SIZE]);
value float_to_str(struct vm *vm, double number) WARN_UNUSED;
value float_parse(struct vm *vm, value str) WARN_UNUSED; /* float("..."); ValueError */
value float_format(struct vm *vm, double number, value specification) WARN_UNUSED;
value int_format(struct vm *vm, value number, value specification) WARN_UNUSED;
/* For %-formatting: the text of |number| in presentation e E f F g G % with `precision`, correctly rounded; a str. */
value float_digits(struct vm *vm, double number, char type, int precision, bool alternate) WARN_UNUSED;
value float_round(struct vm *vm, double number, int64_t digits) WARN_UNUSED;
value float_round_to_int(struct vm *vm, double number) WARN_UNUSED; /* halves to the even one */
double float_modulo(double left, double right);
double float_floor_divide(double left, double right);
value float_power(struct vm *vm, double base, double exponent) WARN_UNUSED;
value complex_new(struct vm *vm, double real, double imaginary) WARN_UNUSED;

#endif
