/* Where trusted memory comes from, for the few files that allocate it: mimalloc, by its plain calls, since a VM may
 * move between threads. Builds with the address sanitizer use the C library's, so that overflows, uses after freeing
 * and leaks of trusted memory are found. Nothing here is charged to a VM; see trusted_allocate in heap.h. */
#ifndef PYNTERP_VM_ALLOCATOR_H
#define PYNTERP_VM_ALLOCATOR_H

#include "allocation_failure.h"

#include <stddef.h>

#if PN_SYSTEM_ALLOCATOR

#include <stdlib.h>

static inline void *allocator_allocate(size_t size) { return allocation_must_fail() ? NULL : malloc(size); }
static inline void *allocator_allocate_zeroed(size_t size) { return allocation_must_fail() ? NULL : calloc(1, size); }
static inline void *allocator_reallocate(void *memory, size_t size) {
    return allocation_must_fail() ? NULL : realloc(memory, size);
}
static inline void allocator_free(void *memory) { free(memory); }

#else

#include <mimalloc.h>

static inline void *allocator_allocate(size_t size) { return allocation_must_fail() ? NULL : mi_malloc(size); }
static inline void *allocator_allocate_zeroed(size_t size) { return allocation_must_fail() ? NULL : mi_zalloc(size); }
static inline void *allocator_reallocate(void *memory, size_t size) {
    return allocation_must_fail() ? NULL : mi_realloc(memory, size);
}
static inline void allocator_free(void *memory) { mi_free(memory); }

#endif

#endif
