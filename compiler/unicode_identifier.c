/* Identifier characters from general categories, as Unicode Annex 31 derives XID_Start and XID_Continue.
 *
 * utf8proc knows categories but not the derived properties, so the few characters that the annex adds or removes are
 * listed here. Touches nothing but its arguments and, for normalisation, the arena. */
#include "unicode_identifier.h"

#include <stddef.h>
#include <string.h>
#include <utf8proc.h>

struct code_point_range {
    uint32_t first;
    uint32_t last;
};

/* Other_ID_Start, which no category gives. */
static const struct code_point_range added_starts[] = {{0x1885, 0x1886}, {0x2118, 0x2118}, {0x212E, 0x212E}};

/* Letters whose NFKC form could not start an identifier, and Pattern_Syntax. */
static const struct code_point_range removed_starts[] = {
    {0x037A, 0x037A}, {0x0E33, 0x0E33}, {0x0EB3, 0x0EB3}, {0x2E2F, 0x2E2F}, {0xFC5E, 0xFC63},
    {0xFDFA, 0xFDFB}, {0xFE70, 0xFE70}, {0xFE72, 0xFE72}, {0xFE74, 0xFE74}, {0xFE76, 0xFE76},
    {0xFE78, 0xFE78}, {0xFE7A, 0xFE7A}, {0xFE7C, 0xFE7C}, {0xFE7E, 0xFE7E}, {0xFF9E, 0xFF9F},
};

/* Other_ID_Continue, and the removed starts that stay valid inside. */
static const struct code_point_range added_continues[] = {
    {0x00B7, 0x00B7}, {0x0387, 0x0387}, {0x0E33, 0x0E33}, {0x0EB3, 0x0EB3}, {0x1369, 0x1371},
    {0x19DA, 0x19DA}, {0x200C, 0x200D}, {0x30FB, 0x30FB}, {0xFF65, 0xFF65}, {0xFF9E, 0xFF9F},
};

static bool range_table_contains(const struct code_point_range *table, size_t count, uint32_t code_point) {
    for (size_t i = 0; i < count; i++) {
        if (code_point >= table[i].first && code_point <= table[i].last) {
            return true;
        }
    }
    return false;
}

#define TABLE_CONTAINS(table, code_point) range_table_contains(table, sizeof(table) / sizeof((table)[0]), code_point)

bool unicode_is_identifier_start(uint32_t code_point) {
    if (code_point == '_' || TABLE_CONTAINS(added_starts, code_point)) {
        return true;
    }
    switch (utf8proc_category((utf8proc_int32_t)code_point)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_NL:
        return !TABLE_CONTAINS(removed_starts, code_point);
    default:
        return false;
    }
}

bool unicode_is_identifier_continue(uint32_t code_point) {
    if (unicode_is_identifier_start(code_point) || TABLE_CONTAINS(added_continues, code_point)) {
        return true;
    }
    switch (utf8proc_category((utf8proc_int32_t)code_point)) {
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_PC:
        return true;
    default:
        return false;
    }
}

bool unicode_is_printable(uint32_t code_point) {
    if (code_point == ' ') {
        return true;
    }
    switch (utf8proc_category((utf8proc_int32_t)code_point)) {
    case UTF8PROC_CATEGORY_CN:
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_CS:
    case UTF8PROC_CATEGORY_CO:
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
        return false;
    default:
        return true;
    }
}

uint32_t unicode_decode(const char *data, uint32_t length, uint32_t *code_point) {
    const unsigned char *bytes = (const unsigned char *)data;
    unsigned char lead = bytes[0];
    if (lead < 0x80 || length < 2) {
        *code_point = lead;
        return 1;
    }
    if (lead < 0xE0) {
        *code_point = (lead & 0x1Fu) << 6 | (bytes[1] & 0x3Fu);
        return 2;
    }
    if (lead < 0xF0 && length >= 3) {
        *code_point = (lead & 0x0Fu) << 12 | (bytes[1] & 0x3Fu) << 6 | (bytes[2] & 0x3Fu);
        return 3;
    }
    if (length < 4) {
        *code_point = lead;
        return 1;
    }
    *code_point = (lead & 0x07u) << 18 | (bytes[1] & 0x3Fu) << 12 | (bytes[2] & 0x3Fu) << 6 | (bytes[3] & 0x3Fu);
    return 4;
}

uint32_t unicode_encode(uint32_t code_point, char *out) {
    if (code_point < 0x80) {
        out[0] = (char)code_point;
        return 1;
    }
    if (code_point < 0x800) {
        out[0] = (char)(0xC0 | code_point >> 6);
        out[1] = (char)(0x80 | (code_point & 0x3F));
        return 2;
    }
    if (code_point < 0x10000) {
        out[0] = (char)(0xE0 | code_point >> 12);
        out[1] = (char)(0x80 | (code_point >> 6 & 0x3F));
        out[2] = (char)(0x80 | (code_point & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | code_point >> 18);
    out[1] = (char)(0x80 | (code_point >> 12 & 0x3F));
    out[2] = (char)(0x80 | (code_point >> 6 & 0x3F));
    out[3] = (char)(0x80 | (code_point & 0x3F));
    return 4;
}

static bool text_is_ascii(struct text text) {
    for (uint32_t i = 0; i < text.length; i++) {
        if ((unsigned char)text.data[i] >= 0x80) {
            return false;
        }
    }
    return true;
}

struct text unicode_normalize_identifier(struct arena *arena, struct text name) {
    if (text_is_ascii(name)) {
        return name;
    }
    struct text result = {NULL, 0};
    const utf8proc_option_t options = UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT;
    const utf8proc_uint8_t *bytes = (const utf8proc_uint8_t *)name.data;
    utf8proc_ssize_t needed = utf8proc_decompose(bytes, name.length, NULL, 0, options);
    if (needed < 0 || needed > UINT32_MAX / 8) {
        arena->out_of_memory = true;
        return result;
    }
    /* One slot more than decomposed characters: utf8proc_reencode writes a final NUL. */
    utf8proc_int32_t *buffer = arena_allocate_array(arena, (size_t)needed + 1, sizeof *buffer);
    if (buffer == NULL) {
        return result;
    }
    utf8proc_ssize_t written = utf8proc_decompose(bytes, name.length, buffer, needed, options);
    utf8proc_ssize_t length = written < 0 ? written : utf8proc_reencode(buffer, written, options);
    if (length < 0) {
        arena->out_of_memory = true;
        return result;
    }
    result.data = (const char *)buffer;
    result.length = (uint32_t)length;
    return result;
}
