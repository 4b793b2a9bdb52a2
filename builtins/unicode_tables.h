/* The tables of unicode_tables.c, for unicode.c. Ranges and mappings are sorted by code point. */
#ifndef PYNTERP_BUILTINS_UNICODE_TABLES_H
#define PYNTERP_BUILTINS_UNICODE_TABLES_H

#include <stddef.h>
#include <stdint.h>

struct unicode_range {
    uint32_t first, last;
};

/* One character becomes up to three; unused places are 0. */
struct unicode_mapping {
    uint32_t code_point;
    uint32_t result[3];
};

extern const struct unicode_range unicode_other_lowercase[];
extern const size_t unicode_other_lowercase_count;
extern const struct unicode_range unicode_other_uppercase[];
extern const size_t unicode_other_uppercase_count;
extern const struct unicode_range unicode_other_case_ignorable[];
extern const size_t unicode_other_case_ignorable_count;
extern const struct unicode_range unicode_other_digits[];
extern const size_t unicode_other_digits_count;
extern const struct unicode_range unicode_other_numeric[];
extern const size_t unicode_other_numeric_count;
extern const struct unicode_range unicode_decimal_zeros[];
extern const size_t unicode_decimal_zeros_count;
extern const struct unicode_mapping unicode_special_upper[];
extern const size_t unicode_special_upper_count;
extern const struct unicode_mapping unicode_special_lower[];
extern const size_t unicode_special_lower_count;
extern const struct unicode_mapping unicode_special_title[];
extern const size_t unicode_special_title_count;

#endif
