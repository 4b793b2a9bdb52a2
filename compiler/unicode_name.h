/* Characters by their Unicode names, for \N{...} escapes. */
#ifndef PYNTERP_COMPILER_UNICODE_NAME_H
#define PYNTERP_COMPILER_UNICODE_NAME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Letter case does not matter. False: no character has this name. */
bool unicode_name_find(const char *name, size_t length, uint32_t *code_point);

#endif
