/* Type parameters and type aliases for the interpreter, and the annotations that functions make when asked. Owned by
 * builtins/type_parameter.c, type_alias.c and annotations.c. */
#ifndef PYNTERP_BUILTINS_TYPE_PARAMETER_H
#define PYNTERP_BUILTINS_TYPE_PARAMETER_H

#include "../vm/vm.h"

/* MAKE_TYPE_PARAMETER: kind 0 TypeVar, 1 TypeVar with constraints, 2 ParamSpec, 3 TypeVarTuple. bound, fallback:
 * functions, or VALUE_UNSET. */
value type_parameter_make(struct vm *vm, cage_ref name, uint32_t kind, value bound, value fallback) WARN_UNUSED;
/* MAKE_TYPE_ALIAS: parameters a tuple or VALUE_UNSET. */
value type_alias_make(struct vm *vm, cage_ref name, value parameters, value evaluate) WARN_UNUSED;
bool function_set_parameters(struct vm *vm, value function, value parameters) WARN_UNUSED;
/* Generic[...] of these parameters, which the class of them has as its last base. */
value generic_base_make(struct vm *vm, value parameters) WARN_UNUSED;
/* typing.NoDefault: stands for a default that was not given. */
value no_default(struct vm *vm) WARN_UNUSED;
/* Is it a TypeVar, ParamSpec or TypeVarTuple? */
bool value_is_type_parameter(const struct vm *vm, value v);
/* The type parameters in the arguments of an alias, each once, in order: a tuple. */
value type_parameters_of(struct vm *vm, value arguments) WARN_UNUSED;
/* A function of the guest module typing._generic. */
value typing_helper(struct vm *vm, const char *name) WARN_UNUSED;
/* The module that the running code belongs to, or None. */
value running_module(struct vm *vm) WARN_UNUSED;
/* annotate(1), which must give a dict. */
value annotations_make(struct vm *vm, value annotate) WARN_UNUSED;

#endif
