/* See unicode_name.h. Names by rule (CJK ideographs, Hangul syllables) are computed, all others are found by their hash
 * in the table that tools/make_unicode_names.py makes at build time. Constant data only. */
#include "unicode_name.h"

#include "unicode_name_table.h"

#include <ctype.h>
#include <string.h>

#define LONGEST_NAME 128

static uint64_t name_hash(const char *name, size_t length) {
    uint64_t hash = UINT64_C(0xCBF29CE484222325);
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)name[i]) * UINT64_C(0x100000001B3);
    return hash;
}

static bool find_in_table(const char *name, size_t length, uint32_t *code_point) {
    uint64_t hash = name_hash(name, length);
    uint32_t low = 0, high = unicode_name_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (unicode_name_hashes[middle] < hash)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == unicode_name_count || unicode_name_hashes[low] != hash)
        return false;
    *code_point = unicode_name_codes[low];
    return true;
}

static const struct {
    uint32_t first, last;
} ideograph_ranges[] = {
    {0x3400, 0x4DBF},   {0x4E00, 0x9FFF},   {0x20000, 0x2A6DF}, {0x2A700, 0x2B739}, {0x2B740, 0x2B81D},
    {0x2B820, 0x2CEA1}, {0x2CEB0, 0x2EBE0}, {0x2EBF0, 0x2EE5D}, {0x30000, 0x3134A}, {0x31350, 0x323AF},
};

static bool find_ideograph(const char *digits, size_t length, uint32_t *code_point) {
    if (length != 4 && length != 5)
        return false;
    uint32_t code = 0;
    for (size_t i = 0; i < length; i++) {
        if (!isxdigit((unsigned char)digits[i]))
            return false;
        code = code * 16 + (uint32_t)(isdigit((unsigned char)digits[i]) ? digits[i] - '0' : digits[i] - 'A' + 10);
    }
    for (size_t i = 0; i < sizeof ideograph_ranges / sizeof ideograph_ranges[0]; i++)
        if (code >= ideograph_ranges[i].first && code <= ideograph_ranges[i].last) {
            *code_point = code;
            return true;
        }
    return false;
}

static const char *const hangul_leads[] = {"G",  "GG", "N", "D",  "DD", "R", "M", "B", "BB", "S",
                                           "SS", "",   "J", "JJ", "C",  "K", "T", "P", "H"};
static const char *const hangul_vowels[] = {"A",  "AE", "YA", "YAE", "EO", "E",  "YEO", "YE", "O",  "WA", "WAE",
                                            "OE", "YO", "U",  "WEO", "WE", "WI", "YU",  "EU", "YI", "I"};
static const char *const hangul_tails[] = {"",   "G",  "GG", "GS", "N",  "NJ", "NH", "D", "L",  "LG",
                                           "LM", "LB", "LS", "LT", "LP", "LH", "M",  "B", "BS", "S",
                                           "SS", "NG", "J",  "C",  "K",  "T",  "P",  "H"};

static bool find_hangul(const char *name, size_t length, uint32_t *code_point) {
    for (uint32_t lead = 0; lead < 19; lead++) {
        size_t lead_length = strlen(hangul_leads[lead]);
        if (lead_length > length || memcmp(name, hangul_leads[lead], lead_length) != 0)
            continue;
        for (uint32_t vowel = 0; vowel < 21; vowel++) {
            size_t vowel_length = strlen(hangul_vowels[vowel]);
            size_t used = lead_length + vowel_length;
            if (used > length || memcmp(name + lead_length, hangul_vowels[vowel], vowel_length) != 0)
                continue;
            for (uint32_t tail = 0; tail < 28; tail++)
                if (strlen(hangul_tails[tail]) == length - used &&
                    memcmp(name + used, hangul_tails[tail], length - used) == 0) {
                    *code_point = 0xAC00 + (lead * 21 + vowel) * 28 + tail;
                    return true;
                }
        }
    }
    return false;
}

bool unicode_name_find(const char *name, size_t length, uint32_t *code_point) {
    static const char ideograph[] = "CJK UNIFIED IDEOGRAPH-", hangul[] = "HANGUL SYLLABLE ";
    char upper[LONGEST_NAME];
    if (length == 0 || length > LONGEST_NAME)
        return false;
    for (size_t i = 0; i < length; i++)
        upper[i] = (char)toupper((unsigned char)name[i]);
    if (length > sizeof ideograph - 1 && memcmp(upper, ideograph, sizeof ideograph - 1) == 0)
        return find_ideograph(upper + sizeof ideograph - 1, length - (sizeof ideograph - 1), code_point);
    if (length > sizeof hangul - 1 && memcmp(upper, hangul, sizeof hangul - 1) == 0)
        return find_hangul(upper + sizeof hangul - 1, length - (sizeof hangul - 1), code_point);
    return find_in_table(upper, length, code_point);
}
