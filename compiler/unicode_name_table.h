/* The generated table of character names: hashes in ascending order and the characters they stand for. */
#ifndef PYNTERP_COMPILER_UNICODE_NAME_TABLE_H
#define PYNTERP_COMPILER_UNICODE_NAME_TABLE_H

#include <stdint.h>

extern const uint32_t unicode_name_count;
extern const uint64_t unicode_name_hashes[];
extern const uint32_t unicode_name_codes[];

#endif
