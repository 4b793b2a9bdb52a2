/* Giving up what a process needs no more, before anything of the guest's is looked at: system calls beyond those in
 * system_calls.def, new privileges, core dumps, descriptors it inherited. There is no way back. Linux only. */
#ifndef PYNTERP_CLI_LOCKDOWN_H
#define PYNTERP_CLI_LOCKDOWN_H

#include <stdbool.h>
#include <stddef.h>

enum lockdown_role { LOCKDOWN_PROGRAM, LOCKDOWN_READER };

/* Where the descriptors stand that outlive the lockdown besides standard output and error. The filters name these
 * numbers. They are high so that none of them is one that the program was started with. */
enum descriptor_place {
    DESCRIPTOR_AUDIT = 100,
    DESCRIPTOR_REPORT,
    DESCRIPTOR_MODULES, /* the socket between the program and its module reader */
    DESCRIPTOR_PLACES_END,
};

/* False in builds with sanitizers or coverage, whose run-time parts open files and trace threads at the end: there
 * lockdown_enter still works, but the program does not call it. */
bool lockdown_is_usual(void);

/* Moves a descriptor to its place; -1 with errno: `descriptor` is closed all the same. */
int descriptor_place(int descriptor, int place);

/* `kept`: so many descriptors behind the places stay open as well. False: the process is not locked, at least not
 * wholly, and must not go on; `problem` says which step failed. */
bool lockdown_enter(enum lockdown_role role, unsigned kept, char *problem, size_t size)
    __attribute__((warn_unused_result));

#endif
