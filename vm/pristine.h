/* Going back: a VM's state is kept once, and later brought back by undoing what has been touched since. */
#ifndef PYNTERP_VM_PRISTINE_H
#define PYNTERP_VM_PRISTINE_H

#include "vm.h"

/* Whoever gives a VM a new kind of state in trusted space (a table, a list, a cache) must bring it back or empty it
 * here. */
struct pristine;

/* Keeps the state as it is now; nothing runs. Collects first. NULL = out of memory, and nothing has changed that
 * matters. Code objects, names, classes and objects made so far stay where they are for good. */
struct pristine *pristine_take(struct vm *vm) WARN_UNUSED;
/* Brings that state back. `steps`: fuel used since it was last so. Runs nothing. What the guest made since is gone from
 * the cage; ids and the order of everything are as they were. False (only in builds with PN_HEAP_AUDIT): the boot image
 * was written to by something that does not set vm->boot_objects_changed, or bytes of the guest were left. */
bool pristine_restore(struct vm *vm, struct pristine *pristine, uint64_t steps);
void pristine_free(struct vm *vm, struct pristine *pristine);

#endif
