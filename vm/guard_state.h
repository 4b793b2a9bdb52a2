/* A VM's side of the guards: its policy as configured, and telling the host what was refused or which limit was met.
 * Trusted; owned by vm/guard_report.c. */
#ifndef PYNTERP_VM_GUARD_STATE_H
#define PYNTERP_VM_GUARD_STATE_H

#include "vm.h"

#include "../guards/audit.h"
#include "../guards/capability.h"
#include "../guards/limits.h"

#define GUARD_FILE_NAME_SIZE 256

struct guard_place {
    char file[GUARD_FILE_NAME_SIZE]; /* NUL-terminated, cut; "" outside a run */
    uint32_t line, column;           /* from 1; 0 = unknown */
};

struct guard_state {
    struct capability_policy capabilities;
    struct guard_limits limits;
    void (*report)(struct vm *vm, const struct audit_event *event); /* the host's hook, or NULL */
    uint64_t report_counts[AUDIT_KIND_COUNT];
    uint32_t limits_met;           /* bit n: limit n of enum limit_id has raised an exception in this run */
    struct guard_place stopped_at; /* where the run was when it was stopped */
};

/* Where the innermost guest frame is. */
void guard_place_now(const struct vm *vm, struct guard_place *place);
/* Counts an event and tells the host's hook. `name` need not be terminated; `reason` is a sentence of ours. */
void guard_report(struct vm *vm, enum audit_kind kind, const char *name, size_t length, const char *reason);
/* Whether the script may use a capability, for `what` ("time.time()"); PermissionError is set if not. */
bool guard_use_capability(struct vm *vm, enum capability capability, const char *what) WARN_UNUSED;
/* A limit that raises an exception was met: lets the outcome tell it from the same exception raised by the script. */
void guard_note_limit(struct vm *vm, enum limit_id limit);
/* The run is being stopped here. */
void guard_note_stop(struct vm *vm);

#endif
