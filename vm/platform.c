/* The operating system's side of the library; see platform.h. Nothing else in the library makes system calls. */
#include "platform.h"
#include "allocation_failure.h"

#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <time.h>
#include <unistd.h>

/* No access on either side: before the cage against small negative displacements, after it so that base plus a 32-bit
 * offset plus a 32-bit number of 8-byte elements, 32 GiB, stays inside the reservation with room to spare. */
#define GUARD_BEFORE ((size_t)1 << 24)
#define GUARD_AFTER ((size_t)33 << 30)
/* 47 bits of address space hold some 2,900 such reservations, and a process may want 10,000 VMs: those beyond the first
 * few alive at a time have room for 32-bit numbers of bytes only. */
#define GUARD_AFTER_LEAST ((size_t)4 << 30)
#define CAGES_WITH_FULL_GUARD 128u

static atomic_uint cages_alive;

bool platform_reserve_cage(struct platform_cage *result) {
    bool full = atomic_fetch_add_explicit(&cages_alive, 1, memory_order_relaxed) < CAGES_WITH_FULL_GUARD;
    /* With room to align in; what is left over stays part of the guards, for two system calls less. */
    size_t size = GUARD_BEFORE + PLATFORM_CAGE_SIZE + (full ? GUARD_AFTER : GUARD_AFTER_LEAST) + PLATFORM_CAGE_SIZE;
    char *start = mmap(NULL, size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (start == MAP_FAILED) {
        atomic_fetch_sub_explicit(&cages_alive, 1, memory_order_relaxed);
        return false;
    }
    uintptr_t aligned =
        ((uintptr_t)start + GUARD_BEFORE + PLATFORM_CAGE_SIZE - 1) & ~(uintptr_t)(PLATFORM_CAGE_SIZE - 1);
    *result = (struct platform_cage){(char *)aligned, start, size};
    return true;
}

void platform_release_cage(const struct platform_cage *cage) {
    if (cage->reservation == NULL)
        return;
    munmap(cage->reservation, cage->reservation_size);
    atomic_fetch_sub_explicit(&cages_alive, 1, memory_order_relaxed);
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

int platform_image_create(const void *data, size_t size) {
    int image = memfd_create("pynterp", MFD_CLOEXEC);
    const char *next = data;
    while (image >= 0 && size > 0) {
        ssize_t written = write(image, next, size);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0) {
            close(image);
            return -1;
        }
        next += written;
        size -= (size_t)written;
    }
    return image;
}

bool platform_image_map(int image, void *address, size_t size) {
    return mmap(address, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_FIXED, image, 0) != MAP_FAILED;
}

const char *platform_image_view(int image, size_t size) {
    const char *view = mmap(NULL, size, PROT_READ, MAP_SHARED, image, 0);
    return view == MAP_FAILED ? NULL : view;
}

void platform_image_close(int image) {
    if (image >= 0)
        close(image);
}

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

/* Asking the system is slow for a process's first thread, and the answer never changes, so each thread keeps it. */
static _Thread_local uintptr_t thread_stack_low, thread_stack_high;

bool platform_stack_bounds(uintptr_t *low, uintptr_t *high) {
    if (thread_stack_high == 0) {
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
    }
    *low = thread_stack_low;
    *high = thread_stack_high;
    return true;
}
