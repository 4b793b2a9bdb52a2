/* Inside itertools: what its files share. Every type here is a record whose items are the iterators it reads and what
 * else it needs; guest code may run whenever one of them is advanced, so a record's items are read again afterwards. */
#ifndef PYNTERP_STDLIB_ALLOWLIST_ITERTOOLS_H
#define PYNTERP_STDLIB_ALLOWLIST_ITERTOOLS_H

#include "modules.h"

#include "../builtins/iterator.h"

#define ITERTOOLS_TYPE(symbol, text, id, new, the_operations, the_methods, more_flags, text_of_documentation)          \
    const struct type_definition symbol = {.name = "itertools." text,                                                  \
                                           .type_id = id,                                                              \
                                           .base = TYPE_OBJECT,                                                        \
                                           .kind = KIND_RECORD,                                                        \
                                           .flags = DEFINITION_LIBRARY | (more_flags),                                 \
                                           .construct = new,                                                           \
                                           .create = new,                                                              \
                                           .operations = the_operations,                                               \
                                           .methods = the_methods,                                                     \
                                           .documentation = text_of_documentation}

/* tee(iterable, n) */
value itertools_tee(struct vm *vm, value *arguments, uint32_t count);

/* The item of an iterator that ends here: nothing more is asked of it. */
static inline bool item_is_end(value item) { return item == VALUE_STOP || item == VALUE_ERROR; }

#endif
