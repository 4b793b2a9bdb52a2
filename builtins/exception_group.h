/* Inside the exceptions room: groups. */
#ifndef PYNTERP_BUILTINS_EXCEPTION_GROUP_H
#define PYNTERP_BUILTINS_EXCEPTION_GROUP_H

#include "../vm/vm.h"

/* BaseExceptionGroup.__new__(type, *arguments) */
value exception_group_create(struct vm *vm, struct type *type, value arguments, value keywords) WARN_UNUSED;
extern const struct native exception_group_methods[];

#endif
