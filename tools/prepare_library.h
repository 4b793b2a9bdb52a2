/* What is worked out when the library is built and becomes constants of it: written by the library's own code, linked
 * without those constants. */
#ifndef PYNTERP_TOOLS_PREPARE_LIBRARY_H
#define PYNTERP_TOOLS_PREPARE_LIBRARY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/* C definitions; false: something failed, and standard error says what. */
bool boot_snapshot_write(FILE *file);
bool module_code_write(FILE *file);

/* Elements of an array of uint64_t from number `first` on; zeros are left out. */
void words_write(FILE *file, const uint64_t *words, size_t count, size_t first);

#endif
