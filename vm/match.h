/* What the match statement's patterns ask of a value (PEP 634). Owned by vm/match.c. */
#ifndef PYNTERP_VM_MATCH_H
#define PYNTERP_VM_MATCH_H

#include "vm.h"

/* Does the value count as a sequence (not str, bytes, bytearray), as a mapping? */
bool match_sequence(struct vm *vm, value subject);
bool match_mapping(struct vm *vm, value subject);
value match_length(struct vm *vm, value subject) WARN_UNUSED;
/* A tuple of the mapping's values for these keys, None when one is missing. */
value match_keys(struct vm *vm, value subject, value keys) WARN_UNUSED;
/* A tuple of the attributes that `positional` sub-patterns (by __match_args__) and those named (a tuple of strs) are
 * for; None when the subject is no instance or lacks one. */
value match_class(struct vm *vm, value subject, value class, uint32_t positional, value names) WARN_UNUSED;

#endif
