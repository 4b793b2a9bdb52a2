/* Modules: the allowlist's own and the host's guest modules; nothing else can be imported by any name. */
#ifndef PYNTERP_VM_IMPORT_H
#define PYNTERP_VM_IMPORT_H

#include "../guards/import_policy.h"
#include "interpreter.h"

/* Reads the registry (stdlib_allowlist/) and selects from it: "all", "none" or "a,b". False: `reason` says what is
 * wrong (an unknown name), or out of memory when it is empty. */
bool import_start(struct vm *vm, const char *selection, char *reason, size_t reason_size) WARN_UNUSED;
void import_stop(struct vm *vm);
/* What may be imported; NULL before import_start. */
const struct import_policy *import_policy_of(const struct vm *vm);
/* Its body has not ended: what is not there may come. */
bool module_is_initializing(const struct vm *vm, value module);
/* A module object with __name__, __doc__, __package__ set; not yet in the VM's table. */
value module_new(struct vm *vm, value name, value package) WARN_UNUSED;

/* A module of the allowlist for the VM's own use: no statement of the guest's names it, so the policy is not asked. */
value import_internal(struct vm *vm, const char *name) WARN_UNUSED;

#endif
