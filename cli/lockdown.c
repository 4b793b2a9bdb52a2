/* The program's lockdown; see lockdown.h. The filters are made from system_calls.def when the project is built, so that
 * entering costs a few system calls and no library. */
#include "lockdown.h"
#include "lockdown_filter.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Kernels before 5.9 cannot close a range: so many descriptors are closed one by one. */
#define DESCRIPTORS_MAXIMUM 65536

bool lockdown_is_usual(void) {
#ifdef PN_INSTRUMENTED
    return false;
#else
    return true;
#endif
}

int descriptor_place(int descriptor, int place) {
    if (descriptor < 0)
        return -1;
    int placed = dup3(descriptor, place, O_CLOEXEC), reason = errno;
    close(descriptor);
    errno = reason;
    return placed;
}

static bool descriptors_close(unsigned first, unsigned last) {
    if (syscall(SYS_close_range, first, last, 0) == 0)
        return true;
    struct rlimit limit;
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return false;
    for (unsigned i = first; i <= last && i < limit.rlim_cur && i < DESCRIPTORS_MAXIMUM; i++)
        close((int)i);
    return true;
}

/* All but the places and, for the program, standard output and error. */
static bool descriptors_drop(enum lockdown_role role, unsigned kept) {
    close(STDIN_FILENO);
    return descriptors_close(role == LOCKDOWN_PROGRAM ? STDERR_FILENO + 1 : STDIN_FILENO, DESCRIPTOR_AUDIT - 1) &&
           descriptors_close(DESCRIPTOR_PLACES_END + kept, ~0U);
}

static bool core_dumps_drop(void) {
    const struct rlimit none = {0, 0};
    return setrlimit(RLIMIT_CORE, &none) == 0 && prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0;
}

static bool privileges_drop(void) { return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0; }

static bool system_calls_drop(enum lockdown_role role) {
    static const struct {
        const struct sock_filter *instructions;
        size_t count;
    } filters[] = {
        [LOCKDOWN_PROGRAM] = {lockdown_program_filter, sizeof lockdown_program_filter / sizeof(struct sock_filter)},
        [LOCKDOWN_READER] = {lockdown_reader_filter, sizeof lockdown_reader_filter / sizeof(struct sock_filter)},
    };
    struct sock_fprog filter = {(unsigned short)filters[role].count, (struct sock_filter *)filters[role].instructions};
    return syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &filter) == 0;
}

bool lockdown_enter(enum lockdown_role role, unsigned kept, char *problem, size_t size) {
    const char *step = !core_dumps_drop()              ? "core dumps cannot be given up"
                       : !privileges_drop()            ? "new privileges cannot be given up (PR_SET_NO_NEW_PRIVS)"
                       : !descriptors_drop(role, kept) ? "inherited descriptors cannot be closed"
                       : !system_calls_drop(role)      ? "system calls cannot be given up (seccomp)"
                                                       : NULL;
    if (step != NULL)
        snprintf(problem, size, "%s: %s", step, strerror(errno));
    return step == NULL;
}
