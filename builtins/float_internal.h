/* Inside the room of numbers only: what int, float and complex need of each other. */
#ifndef PYNTERP_BUILTINS_FLOAT_INTERNAL_H
#define PYNTERP_BUILTINS_FLOAT_INTERNAL_H

#include "number.h"

/* Operands float, int or bool; VALUE_NOT_IMPLEMENTED for any other or for an operator floats have not. */
value float_binary(struct vm *vm, enum binary_operator operator, value left, value right) WARN_UNUSED;
/* The answer of a comparison for this order; 2 = unordered. */
value number_order_result(enum comparison comparison, int order);
/* OverflowError(34, 'Numerical result out of range') */
value float_raise_range_error(struct vm *vm);
/* base**exponent; base is not 0 or exponent is real and not negative. */
value complex_power(struct vm *vm, double base_real, double base_imaginary, double exponent_real,
                    double exponent_imaginary) WARN_UNUSED;
/* A float from __float__ or __index__ of an object that is no float, int or bool itself: 1, 0 = has neither, -1 =
 * exception. */
int float_from_protocol(struct vm *vm, value v, double *number) WARN_UNUSED;
/* float.hex and float.fromhex (float_hex.c) */
value float_to_hex(struct vm *vm, double number) WARN_UNUSED;
bool float_from_hex(struct vm *vm, value text, double *number) WARN_UNUSED;
extern const struct native float_methods[];
extern const struct native_attribute float_attributes[];

#endif
