/* Inside json: the native writer. */
#ifndef PYNTERP_STDLIB_ALLOWLIST_JSON_WRITE_H
#define PYNTERP_STDLIB_ALLOWLIST_JSON_WRITE_H

#include "modules.h"

/* _write(value, ensure_ascii, allow_nan, sort_keys, indent, item_separator, key_separator), flags as bools, indent a
 * str or None: the text, or None when something in the value is no exact built-in type. */
value json_write_text(struct vm *vm, value *arguments, uint32_t count);

#endif
