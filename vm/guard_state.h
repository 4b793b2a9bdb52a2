/* A VM's side of the guards: its policy as configured, and telling the host what was refused or which limit was met.
 * Trusted; owned by vm/guard_report.c. */
#ifndef PYNTERP_VM_GUARD_STATE_H
#define PYNTERP_VM_GUARD_STATE_H

#include "vm.h"

#include "../guards/audit.h"
#include "../guards/capability.h"
#include "../guards/limits.h"
#include "../guards/message.h"
#include "../guards/policy.h"

#define GUARD_FILE_NAME_SIZE 256

struct guard_place {
    char file[GUARD_FILE_NAME_SIZE]; /* NUL-terminated, cut; "" outside a run */
    uint32_t line, column;           /* from 1; 0 = unknown */
};

struct guard_state {
    const struct guard_policy *policy; /* as the host gave it, a copy; NULL = none */
    struct capability_policy capabilities;
    uint64_t capability_uses[CAPABILITY_COUNT]; /* in this run */
    struct guard_limits limits;
    struct attribute_policy attributes; /* what vm->attributes must be */
    enum violation_action on_violation;
    bool audits_allowed, audits_arguments;
    void (*report)(struct vm *vm, const struct audit_event *event); /* the host's hook, or NULL */
    uint64_t report_counts[AUDIT_KIND_COUNT];
    uint32_t limits_met;                /* bit n: limit n of enum limit_id has raised an exception in this run */
    struct guard_place stopped_at;      /* where the run was when it was stopped */
    char violation[GUARD_MESSAGE_SIZE]; /* what stopped it, if a violation did */
};

/* Where the innermost guest frame is. */
void guard_place_now(const struct vm *vm, struct guard_place *place);
/* Counts an event and tells the host's hook. `name` need not be terminated; `reason` is a sentence of ours. A refusal
 * ends the run where the policy says so. */
void guard_report(struct vm *vm, enum audit_kind kind, const char *name, size_t length, const char *reason);
/* A script that may use builtins names one, and there is none: reported if it is one that the policy leaves out. */
void guard_report_builtin(struct vm *vm, cage_ref name);
/* The same for what was allowed, if the host asks for that; with the arguments of a call of the host, or NULL. */
void guard_report_allowed(struct vm *vm, enum audit_kind kind, const char *name, size_t length, const char *reason,
                          const char *arguments);
/* Whether a capability is granted at all; says nothing to anybody. */
bool guard_has_capability(const struct vm *vm, enum capability capability);
/* Whether the script may use a capability now, for `what` ("time.time()"); PermissionError is set if not. */
bool guard_use_capability(struct vm *vm, enum capability capability, const char *what) WARN_UNUSED;
/* The same for any terms, of which `uses` counts the uses in this run; `by` is the choke point. */
bool guard_use_terms(struct vm *vm, const struct capability_terms *terms, uint64_t *uses, const char *name,
                     const char *what, const char *arguments, enum guard_point by) WARN_UNUSED;
/* Reports a refused capability and sets PermissionError with this text. Always false. */
bool guard_refuse_capability(struct vm *vm, const char *name, const char *text);
/* A limit that raises an exception was met: lets the outcome tell it from the same exception raised by the script. */
void guard_note_limit(struct vm *vm, enum limit_id limit);
/* The run is being stopped here. */
void guard_note_stop(struct vm *vm);

#endif
