/* Which characters may stand in identifiers (PEP 3131), which can be printed, and NFKC normalisation of names.
 *
 * Pure functions over UTF-8 text, on utf8proc's tables. */
#ifndef PYNTERP_COMPILER_UNICODE_IDENTIFIER_H
#define PYNTERP_COMPILER_UNICODE_IDENTIFIER_H

#include "arena.h"
#include "syntax_error.h"

#include <stdbool.h>
#include <stdint.h>

/* XID_Start or '_'. */
bool unicode_is_identifier_start(uint32_t code_point);
/* XID_Continue. */
bool unicode_is_identifier_continue(uint32_t code_point);
/* str.isprintable() for one character. */
bool unicode_is_printable(uint32_t code_point);

/* Decodes one character of valid UTF-8; surrogates are let through. Returns its length in bytes. */
uint32_t unicode_decode(const char *data, uint32_t length, uint32_t *code_point);
/* Encodes one character, surrogates as three bytes. Returns the number of bytes written to `out` (at least 4 free). */
uint32_t unicode_encode(uint32_t code_point, char *out);

/* `name` in NFKC, in the arena; `name` itself when it is ASCII. data == NULL when memory ran out. */
struct text unicode_normalize_identifier(struct arena *arena, struct text name);

#endif
