/* What a character is: the properties that the methods of str ask for, and case mapping to whole sequences.
 *
 * Pure functions of a code point, over utf8proc's data and the tables beside it; the results are those of CPython's
 * str methods on a string of that one character. */
#ifndef PYNTERP_BUILTINS_UNICODE_H
#define PYNTERP_BUILTINS_UNICODE_H

#include <stdbool.h>
#include <stdint.h>

bool unicode_is_alpha(uint32_t code_point);
bool unicode_is_decimal(uint32_t code_point);
bool unicode_is_digit(uint32_t code_point);
bool unicode_is_numeric(uint32_t code_point);
bool unicode_is_lower(uint32_t code_point);
bool unicode_is_upper(uint32_t code_point);
bool unicode_is_title(uint32_t code_point); /* general category Lt only */
bool unicode_is_space(uint32_t code_point);
bool unicode_is_line_break(uint32_t code_point);
bool unicode_is_character_printable(uint32_t code_point);
/* For the rule of the final sigma (Unicode 3.13, table 3-17). */
bool unicode_is_cased(uint32_t code_point);
bool unicode_is_case_ignorable(uint32_t code_point);

/* 0 .. 9, or -1 when not a decimal digit of any script. */
int unicode_decimal_value(uint32_t code_point);

/* Full case mapping without context; writes at most UNICODE_CASE_MAXIMUM code points, returns how many. */
#define UNICODE_CASE_MAXIMUM 3
uint32_t unicode_to_upper(uint32_t code_point, uint32_t result[UNICODE_CASE_MAXIMUM]);
uint32_t unicode_to_lower(uint32_t code_point, uint32_t result[UNICODE_CASE_MAXIMUM]);
uint32_t unicode_to_title(uint32_t code_point, uint32_t result[UNICODE_CASE_MAXIMUM]);
uint32_t unicode_fold(uint32_t code_point, uint32_t result[UNICODE_CASE_MAXIMUM]);

#endif
