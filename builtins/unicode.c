/* Character properties and case mapping: utf8proc for what it knows, unicode_tables.c for the rest.
 *
 * Touches nothing but its arguments. */
#include "unicode.h"

#include <stddef.h>
#include <utf8proc.h>

#include "../compiler/unicode_identifier.h"
#include "unicode_tables.h"

/* Bits of general categories, for membership in a set of them. */
#define CATEGORY_BIT(name) (UINT32_C(1) << UTF8PROC_CATEGORY_##name)

static bool category_is_in(uint32_t code_point, uint32_t categories) {
    return categories >> utf8proc_category((utf8proc_int32_t)code_point) & 1;
}

/* The last range that starts at or before the code point; NULL when there is none. */
static const struct unicode_range *range_before(const struct unicode_range *ranges, size_t count, uint32_t code_point) {
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (ranges[middle].first <= code_point)
            low = middle + 1;
        else
            high = middle;
    }
    return low ? &ranges[low - 1] : NULL;
}

static bool range_contains(const struct unicode_range *ranges, size_t count, uint32_t code_point) {
    const struct unicode_range *range = range_before(ranges, count, code_point);
    return range && code_point <= range->last;
}

#define TABLE_CONTAINS(table, code_point) range_contains(table, table##_count, code_point)

bool unicode_is_alpha(uint32_t code_point) {
    return category_is_in(code_point,
                          CATEGORY_BIT(LU) | CATEGORY_BIT(LL) | CATEGORY_BIT(LT) | CATEGORY_BIT(LM) | CATEGORY_BIT(LO));
}

bool unicode_is_decimal(uint32_t code_point) { return category_is_in(code_point, CATEGORY_BIT(ND)); }

bool unicode_is_digit(uint32_t code_point) {
    return unicode_is_decimal(code_point) || TABLE_CONTAINS(unicode_other_digits, code_point);
}

bool unicode_is_numeric(uint32_t code_point) {
    return category_is_in(code_point, CATEGORY_BIT(ND) | CATEGORY_BIT(NL) | CATEGORY_BIT(NO)) ||
           TABLE_CONTAINS(unicode_other_numeric, code_point);
}

bool unicode_is_lower(uint32_t code_point) {
    if (code_point < 0x80)
        return code_point - 'a' < 26;
    return category_is_in(code_point, CATEGORY_BIT(LL)) || TABLE_CONTAINS(unicode_other_lowercase, code_point);
}

bool unicode_is_upper(uint32_t code_point) {
    if (code_point < 0x80)
        return code_point - 'A' < 26;
    return category_is_in(code_point, CATEGORY_BIT(LU)) || TABLE_CONTAINS(unicode_other_uppercase, code_point);
}

bool unicode_is_title(uint32_t code_point) { return category_is_in(code_point, CATEGORY_BIT(LT)); }

bool unicode_is_cased(uint32_t code_point) {
    return unicode_is_lower(code_point) || unicode_is_upper(code_point) || unicode_is_title(code_point);
}

bool unicode_is_case_ignorable(uint32_t code_point) {
    return category_is_in(code_point, CATEGORY_BIT(MN) | CATEGORY_BIT(ME) | CATEGORY_BIT(CF) | CATEGORY_BIT(LM) |
                                          CATEGORY_BIT(SK)) ||
           TABLE_CONTAINS(unicode_other_case_ignorable, code_point);
}

bool unicode_is_space(uint32_t code_point) {
    if (code_point < 0x80)
        return code_point == ' ' || code_point - 0x09 <= 4 || code_point - 0x1C <= 3;
    switch (code_point) {
    case 0x85:
    case 0xA0:
    case 0x1680:
    case 0x2028:
    case 0x2029:
    case 0x202F:
    case 0x205F:
    case 0x3000:
        return true;
    default:
        return code_point - 0x2000 <= 10;
    }
}

bool unicode_is_line_break(uint32_t code_point) {
    return code_point - 0x0A <= 3 || code_point - 0x1C <= 2 || code_point == 0x85 || code_point - 0x2028 <= 1;
}

bool unicode_is_character_printable(uint32_t code_point) {
    return code_point < 0x7F ? code_point >= ' ' : unicode_is_printable(code_point);
}

int unicode_decimal_value(uint32_t code_point) {
    if (code_point < 0x80)
        return code_point - '0' < 10 ? (int)(code_point - '0') : -1;
    const struct unicode_range *zero = range_before(unicode_decimal_zeros, unicode_decimal_zeros_count, code_point);
    return zero && code_point - zero->first < 10 ? (int)(code_point - zero->first) : -1;
}

static const struct unicode_mapping *mapping_find(const struct unicode_mapping *mappings, size_t count,
                                                  uint32_t code_point) {
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (mappings[middle].code_point == code_point)
            return &mappings[middle];
        if (mappings[middle].code_point < code_point)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

static uint32_t mapping_apply(const struct unicode_mapping *special, uint32_t simple,
                              uint32_t result[UNICODE_CASE_MAXIMUM]) {
    if (!special) {
        result[0] = simple;
        return 1;
    }
    uint32_t count = 0;
    while (count < UNICODE_CASE_MAXIMUM && special->result[count]) {
        result[count] = special->result[count];
        count++;
    }
    return count;
}

uint32_t unicode_to_upper(uint32_t code_point, uint32_t result[UNICODE_CASE_MAXIMUM]) {
    return mapping_apply(mapping_find(unicode_special_upper, unicode_special_upper_count, code_point),
                         (uint32_t)utf8proc_toupper((utf8proc_int32_t)code_point), result);
}

uint32_t unicode_to_lower(uint32_t code_point, uint32_t result[UNICODE_CASE_MAXIMUM]) {
    return mapping_apply(mapping_find(unicode_special_lower, unicode_special_lower_count, code_point),
                         (uint32_t)utf8proc_tolower((utf8proc_int32_t)code_point), result);
}

uint32_t unicode_to_title(uint32_t code_point, uint32_t result[UNICODE_CASE_MAXIMUM]) {
    return mapping_apply(mapping_find(unicode_special_title, unicode_special_title_count, code_point),
                         (uint32_t)utf8proc_totitle((utf8proc_int32_t)code_point), result);
}

uint32_t unicode_fold(uint32_t code_point, uint32_t result[UNICODE_CASE_MAXIMUM]) {
    utf8proc_int32_t folded[UNICODE_CASE_MAXIMUM];
    int boundary_class = 0;
    utf8proc_ssize_t count = utf8proc_decompose_char((utf8proc_int32_t)code_point, folded, UNICODE_CASE_MAXIMUM,
                                                     UTF8PROC_CASEFOLD, &boundary_class);
    if (count < 1 || count > UNICODE_CASE_MAXIMUM) {
        result[0] = code_point;
        return 1;
    }
    for (utf8proc_ssize_t i = 0; i < count; i++)
        result[i] = (uint32_t)folded[i];
    return (uint32_t)count;
}
