/* What the files of generators share: resuming, throwing, closing, and the awaitables of asynchronous generators.
 * Owned by vm/generator.c, generator_type.c, async_generator.c. */
#ifndef PYNTERP_VM_GENERATOR_H
#define PYNTERP_VM_GENERATOR_H

#include "interpreter_internal.h"

/* What a suspended generator delegates to by yield from or await, or VALUE_UNSET. */
value generator_delegate(struct vm *vm, const struct generator *generator);
/* Whether it is suspended at a yield of its own, not while it delegates. */
bool generator_is_at_yield(struct vm *vm, const struct generator *generator);

/* The arguments of throw(type, value, traceback); how many were given. An object delegated to gets them as they are,
 * else they are made an exception where it is raised. */
struct thrown {
    value arguments[3];
    uint32_t count;
};
/* From `count` arguments at `arguments`. False: they mean no exception, TypeError set. */
bool thrown_begin(struct vm *vm, struct thrown *thrown, const value *arguments, uint32_t count) WARN_UNUSED;
/* Warns when a guest gave more than the exception to method `name`; false = raised. */
bool thrown_warn(struct vm *vm, const char *name, uint32_t count) WARN_UNUSED;
/* The exception; if making it fails, the one raised by that. VALUE_ERROR: the run is being stopped. */
value thrown_exception(struct vm *vm, const struct thrown *thrown) WARN_UNUSED;
/* Raise in a generator; as generator_resume. `closes`: GeneratorExit closes what it delegates to, instead of being
 * thrown into that. */
value generator_throw(struct vm *vm, value generator, const struct thrown *thrown, bool closes) WARN_UNUSED;
/* VALUE_STOP becomes StopIteration(vm->generator_result). */
value yielded_or_stop(struct vm *vm, value result) WARN_UNUSED;

/* Attributes and repr that all kinds have. */
value generator_get_name(struct vm *vm, value *arguments, uint32_t count);
value generator_set_name(struct vm *vm, value *arguments, uint32_t count);
value generator_get_qualified_name(struct vm *vm, value *arguments, uint32_t count);
value generator_set_qualified_name(struct vm *vm, value *arguments, uint32_t count);
value generator_get_delegate(struct vm *vm, value *arguments, uint32_t count);
value generator_repr_as(struct vm *vm, value v, const char *noun) WARN_UNUSED;
#define GENERATOR_NAMES(what)                                                                                          \
    {"__name__", generator_get_name, generator_set_name, "name of the " what}, {                                       \
        "__qualname__", generator_get_qualified_name, generator_set_qualified_name, "qualified name of the " what      \
    }

/* --- asend() of an asynchronous generator, awaited by YIELD_FROM without C calls between --- */

/* It is sent *sent, which becomes what its generator is to be sent. False = exception set. */
bool asend_begin(struct vm *vm, struct record *asend, value *sent) WARN_UNUSED;
bool asend_begin_throw(struct vm *vm, struct record *asend) WARN_UNUSED;

#endif
