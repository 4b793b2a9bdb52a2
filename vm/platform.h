/* Everything the library asks of the operating system: address space, time, entropy, the bounds of the C stack.
 *
 * No other file of the library calls the system. Nothing here knows of VMs; every function is safe to call from any
 * thread. POSIX; tested on Linux. */
#ifndef PYNTERP_VM_PLATFORM_H
#define PYNTERP_VM_PLATFORM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define PLATFORM_CAGE_SIZE (UINT64_C(1) << 32)

/* How much address space without access lies behind a cage. FULL: 33 GiB, so that base plus a 32-bit offset plus a
 * 32-bit number of 8-byte elements, 32 GiB, stays inside the reservation with room to spare. SMALL: 4 GiB, for 32-bit
 * numbers of bytes. */
enum platform_guard { PLATFORM_GUARD_FULL, PLATFORM_GUARD_SMALL, PLATFORM_GUARD_COUNT };

/* Address space without access: `cage` is aligned to 4 GiB, has 4 GiB of its own, and nothing can be accessed for a
 * while before and for guard_after bytes after it, which are no fewer than the guard asked for. */
struct platform_cage {
    char *cage;
    void *reservation; /* what to give back */
    size_t reservation_size;
    size_t guard_after;
};

/* False: there is not so much address space left. */
bool platform_reserve_cage(enum platform_guard guard, struct platform_cage *result) __attribute__((warn_unused_result));
size_t platform_guard_size(enum platform_guard guard);
void platform_release_cage(const struct platform_cage *cage);

/* Makes whole pages of a reservation readable and writable; they read as zeros until written and take memory only then.
 */
bool platform_commit(void *address, size_t size) __attribute__((warn_unused_result));
/* Asks for large pages behind this memory where the system has them: fewer faults, fewer misses of the address cache.
 */
void platform_prefer_large_pages(void *address, size_t size);
/* Gets zeroed memory for committed pages that will be written in any case, in one go where the system can. */
void platform_populate(void *address, size_t size);
/* Gives the memory of committed pages back; they stay accessible and read as zeros again. False: contents unchanged. */
bool platform_discard(void *address, size_t size);

/* Zeroed, readable and writable memory that is taken page by page when first written; NULL when there is no address
 * space. */
void *platform_map(size_t size);
void platform_unmap(void *address, size_t size);

/* Makes whole pages of the program's own constant data appear at `address` too, in place of committed pages of zeros:
 * shared until written, each place's writes its own, and discarding them brings the data back. The probe, other such
 * pages that begin with a word other than 0, is there to lose: where the program's constants are in no file, that is
 * seen by it. NOT: the system cannot, the pages at `address` are zeros still. BROKEN: there is no access to them any
 * more. */
enum platform_mirroring { PLATFORM_MIRRORED, PLATFORM_NOT_MIRRORED, PLATFORM_MIRROR_BROKEN };
enum platform_mirroring platform_mirror(const uint64_t *probe, size_t probe_size, const void *constant, void *address,
                                        size_t size) __attribute__((warn_unused_result));

/* Nanoseconds of a clock that never goes back; its start means nothing. */
uint64_t platform_monotonic_nanoseconds(void);
/* Nanoseconds since 1970-01-01 UTC. */
int64_t platform_wall_nanoseconds(void);
/* Nanoseconds of processor time this process has used. */
uint64_t platform_processor_nanoseconds(void);

/* Unpredictable bytes. False: the system has none to give. */
bool platform_entropy(void *buffer, size_t size) __attribute__((warn_unused_result));

/* Lowest usable and one past the highest address of the calling thread's C stack. */
bool platform_stack_bounds(uintptr_t *low, uintptr_t *high) __attribute__((warn_unused_result));

#endif
