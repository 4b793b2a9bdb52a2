/* Single-byte encodings whose first half is ASCII: what their bytes from 0x80 on stand for, by every name they have.
 * For source text with a coding declaration and for the codecs of str and bytes. Depends on nothing. */
#ifndef PYNTERP_COMPILER_CHARMAP_H
#define PYNTERP_COMPILER_CHARMAP_H

#include <stddef.h>
#include <stdint.h>

#define CHARMAP_UNDEFINED 0xFFFE
#define CHARMAP_HALF 128

struct charmap_name {
    const char *name;     /* in lower case, its parts joined by '_' */
    const uint16_t *high; /* CHARMAP_HALF code points or CHARMAP_UNDEFINED */
};

extern const struct charmap_name charmap_names[]; /* sorted by name */
extern const size_t charmap_name_count;

/* The upper half of the encoding of this name, or NULL. */
const uint16_t *charmap_find(const char *name);
/* The byte from 0x80 on that stands for the code point, or 0. */
uint8_t charmap_byte(const uint16_t *high, uint32_t code_point);

#endif
