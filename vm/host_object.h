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
/* Whether this is a class of the host, given as the function that makes its objects. */
bool value_is_host_class(const struct vm *vm, value function);
/* The guest class that stands for it among the bases of a class statement; VALUE_ERROR with TypeError set unless the
 * host opted in. */
value host_class_base(struct vm *vm, value function) WARN_UNUSED;

#endif
