/* The operating system's side of the library; see platform.h. Nothing else in the library makes system calls. */
#include "platform.h"
#include "allocation_failure.h"

#include <errno.h>
#include <pthread.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

/* Against small negative displacements. */
#define GUARD_BEFORE ((size_t)1 << 24)

size_t platform_guard_size(enum platform_guard guard) {
    return guard == PLATFORM_GUARD_SMALL ? (size_t)4 << 30 : (size_t)33 << 30;
}

bool platform_reserve_cage(enum platform_guard guard, struct platform_cage *result) {
    /* With room to align in; what is left over stays part of the guards, for two system calls less. */
    size_t size = GUARD_BEFORE + PLATFORM_CAGE_SIZE + platform_guard_size(guard) + PLATFORM_CAGE_SIZE;
    char *start = mmap(NULL, size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (start == MAP_FAILED)
        return false;
    uintptr_t aligned =
        ((uintptr_t)start + GUARD_BEFORE + PLATFORM_CAGE_SIZE - 1) & ~(uintptr_t)(PLATFORM_CAGE_SIZE - 1);
    size_t guard_after = (uintptr_t)start + size - (aligned + PLATFORM_CAGE_SIZE);
    *result = (struct platform_cage){(char *)aligned, start, size, guard_after};
    return true;
}

void platform_release_cage(const struct platform_cage *cage) {
    if (cage->reservation != NULL)
        munmap(cage->reservation, cage->reservation_size);
}

bool platform_commit(void *address, size_t size) {
    return !allocation_must_fail() && mprotect(address, size, PROT_READ | PROT_WRITE) == 0;
}

void platform_prefer_large_pages(void *address, size_t size) {
#ifdef MADV_HUGEPAGE
    (void)madvise(address, size, MADV_HUGEPAGE); /* advice: nothing depends on it */
#else
    (void)address;
    (void)size;
#endif
}

void platform_populate(void *address, size_t size) {
#ifdef MADV_POPULATE_WRITE
    (void)madvise(address, size, MADV_POPULATE_WRITE); /* pages that it did not bring come when they are touched */
#else
    (void)address;
    (void)size;
#endif
}

bool platform_discard(void *address, size_t size) { return madvise(address, size, MADV_DONTNEED) == 0; }

void *platform_map(size_t size) {
    if (allocation_must_fail())
        return NULL;
    void *address = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    return address == MAP_FAILED ? NULL : address;
}

void platform_unmap(void *address, size_t size) {
    if (address != NULL)
        munmap(address, size);
}

#ifdef MREMAP_DONTUNMAP
/* Pages that are in a file stay where they are, any others move. */
static bool pages_appear_at(const void *constant, void *address, size_t size) {
    return mremap((void *)constant, size, size, MREMAP_MAYMOVE | MREMAP_FIXED | MREMAP_DONTUNMAP, address) !=
           MAP_FAILED;
}

enum platform_mirroring platform_mirror(const uint64_t *probe, size_t probe_size, const void *constant, void *address,
                                        size_t size) {
    if (allocation_must_fail() || !pages_appear_at(probe, address, probe_size))
        return PLATFORM_NOT_MIRRORED;
    bool in_file = *(const volatile uint64_t *)probe != 0;
    if (in_file && pages_appear_at(constant, address, size) && mprotect(address, size, PROT_READ | PROT_WRITE) == 0)
        return PLATFORM_MIRRORED;
    void *empty =
        mmap(address, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED | MAP_NORESERVE, -1, 0);
    return empty == MAP_FAILED ? PLATFORM_MIRROR_BROKEN : PLATFORM_NOT_MIRRORED;
}
#else
enum platform_mirroring platform_mirror(const uint64_t *probe, size_t probe_size, const void *constant, void *address,
                                        size_t size) {
    (void)probe, (void)probe_size, (void)constant, (void)address, (void)size;
    return PLATFORM_NOT_MIRRORED;
}
#endif

static uint64_t clock_read(clockid_t clock) {
    struct timespec now;
    if (clock_gettime(clock, &now) != 0)
        return 0;
    return (uint64_t)now.tv_sec * 1000000000 + (uint64_t)now.tv_nsec;
}

uint64_t platform_monotonic_nanoseconds(void) { return clock_read(CLOCK_MONOTONIC); }

int64_t platform_wall_nanoseconds(void) { return (int64_t)clock_read(CLOCK_REALTIME); }

uint64_t platform_processor_nanoseconds(void) { return clock_read(CLOCK_PROCESS_CPUTIME_ID); }

bool platform_entropy(void *buffer, size_t size) {
    char *next = buffer;
    while (size > 0) {
        ssize_t got = getrandom(next, size, 0);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        next += got;
        size -= (size_t)got;
    }
    return true;
}

/* The answer never changes, so each thread keeps it. */
static _Thread_local uintptr_t thread_stack_low, thread_stack_high;

/* Linux leaves at least this much room below the stack of a process's first thread, whatever its limit was then. */
#define FIRST_STACK_ROOM ((rlim_t)64 << 20)

/* The C library reads the list of all mappings to learn the bounds of the first thread's stack. They follow from where
 * the kernel put the program's name, which is the last thing on it, and from the limit. */
static bool first_stack_bounds(void) {
    uintptr_t here = (uintptr_t)__builtin_frame_address(0);
    const char *name = (const char *)getauxval(AT_EXECFN);
    long page = sysconf(_SC_PAGESIZE);
    struct rlimit limit;
    if (getpid() != gettid() || name == NULL || page <= 0 || getrlimit(RLIMIT_STACK, &limit) != 0 ||
        limit.rlim_cur > FIRST_STACK_ROOM)
        return false;
    uintptr_t size = limit.rlim_cur & ~((uintptr_t)page - 1);
    uintptr_t end = (uintptr_t)name + strlen(name) + 1 + sizeof(void *); /* which is zero, at the very end */
    if (end % (uintptr_t)page != 0 || end <= size || here >= end || end - here >= size)
        return false; /* another loader's layout, or a stack of the host's own */
    thread_stack_low = end - size;
    thread_stack_high = end;
    return true;
}

static bool thread_stack_bounds(void) {
    pthread_attr_t attributes;
    void *address;
    size_t size, guard = 0;
    if (pthread_getattr_np(pthread_self(), &attributes) != 0)
        return false;
    int status = pthread_attr_getstack(&attributes, &address, &size);
    if (pthread_attr_getguardsize(&attributes, &guard) != 0)
        guard = 0;
    pthread_attr_destroy(&attributes);
    if (status != 0 || size <= guard)
        return false;
    thread_stack_low = (uintptr_t)address + guard;
    thread_stack_high = (uintptr_t)address + size;
    return true;
}

bool platform_stack_bounds(uintptr_t *low, uintptr_t *high) {
    if (thread_stack_high == 0 && !first_stack_bounds() && !thread_stack_bounds())
        return false;
    *low = thread_stack_low;
    *high = thread_stack_high;
    return true;
}
