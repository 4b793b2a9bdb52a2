/* Address space of VMs that are gone, cleaned, for VMs to come: making and giving back mappings is most of what a short
 * life costs. A few for the whole process; what is in them is the boot image and zeros. */
#ifndef PYNTERP_VM_SPARE_H
#define PYNTERP_VM_SPARE_H

#include "heap_internal.h"

/* A heap whose blocks begin there and whose register stack, sparse memory and guard space have these sizes; NULL =
 * none. It holds the boot image. */
struct heap *spare_take(uint32_t block_start, uint64_t stack_bytes, size_t sparse_size,
                        enum platform_guard guard_space);
/* Whether there is room for one more: then it is worth cleaning. */
bool spare_is_wanted(void);
/* Keeps a cleaned heap; false: there is no room, it is still the caller's. */
bool spare_give(struct heap *heap);

#endif
