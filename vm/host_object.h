/* Objects of the host, as the rest of the VM sees them: a number into a table outside the cage, and nothing else.
 *
 * Promise: an object of the host has the attributes and methods on its class's list and no others, by whatever path
 * they are named; what the host made during a run is dead when the run has ended. Implemented by vm/api_object.c. */
#ifndef PYNTERP_VM_HOST_OBJECT_H
#define PYNTERP_VM_HOST_OBJECT_H

#include "vm.h"

/* For values of KIND_HOST_OBJECT. */
value host_object_load(struct vm *vm, value object, cage_ref name) WARN_UNUSED;
bool host_object_store(struct vm *vm, value object, cage_ref name, value item) WARN_UNUSED; /* item unset = delete */
/* The names on the list, for dir(). */
value host_object_names(struct vm *vm, value object) WARN_UNUSED;
/* "Account"; "host_object" for one that is dead. */
const char *host_object_class_name(const struct vm *vm, value object);
/* The name of a class of the host given as the function that makes its objects; NULL: the value is none. */
const char *host_class_name(const struct vm *vm, value function);

#endif
