/* Attribute access in its parts: the guard, names, and lookup without hooks. What everybody else needs is in vm.h
 * (object_get_attribute and so on), what the interpreter needs in type.h. Owned by vm/attribute*.c. */
#ifndef PYNTERP_VM_ATTRIBUTE_H
#define PYNTERP_VM_ATTRIBUTE_H

#include "vm.h"

enum attribute_verb { ATTRIBUTE_LOAD, ATTRIBUTE_STORE, ATTRIBUTE_DELETE };

/* The refusal of a blocked name: AttributeError, reported to the audit hook. Always VALUE_ERROR. `name` is a str. */
value guard_refuse_attribute(struct vm *vm, value name, enum attribute_verb verb);
/* Tells the host that a name was refused. */
void guard_report_attribute(struct vm *vm, value name, enum attribute_verb verb);
/* The guard: whether this interned name may be used on the receiver; false = the refusal is set. */
bool guard_check_attribute(struct vm *vm, value receiver, cage_ref name, enum attribute_verb verb,
                           enum guard_point by) WARN_UNUSED;

/* The kinds of objects that may have attributes of their own, but for classes and modules; NULL: another kind. */
static inline struct attributed *attributed_of(const struct vm *vm, value v) {
    if (!value_is_object(v))
        return NULL;
    struct object *object = object_of(vm, v);
    bool has = object->kind == KIND_INSTANCE || object->kind == KIND_EXCEPTION || object->kind == KIND_FUNCTION;
    return has ? (struct attributed *)object : NULL;
}

/* Whether dir() and vars() show this name: every use of it is allowed. */
bool attribute_is_listed(const struct vm *vm, cage_ref name, enum guard_point by);
/* Blocks the names of the policy's exceptions that are interned already; all others are judged as they come. */
bool attribute_policy_arm(struct vm *vm) WARN_UNUSED;

/* The interned str for an attribute name given as a value; 0 with "attribute name must be string, not 'int'" set. */
cage_ref attribute_name(struct vm *vm, value name) WARN_UNUSED;
/* What object.__getattribute__ finds, without guard and without __getattr__: VALUE_UNSET without exception = missing.
 */
value attribute_find(struct vm *vm, value receiver, cage_ref name);
/* The same with the class's hooks, and VALUE_UNSET without an exception for a missing one: for the VM's own questions
 * to instances of guest classes, whose answers no guest sees. */
value attribute_find_by_class(struct vm *vm, value receiver, cage_ref name);
/* What object.__setattr__ does, without guard and without __setattr__; item unset = delete. */
bool attribute_set(struct vm *vm, value receiver, cage_ref name, value item) WARN_UNUSED;
/* AttributeError "'X' object has no attribute 'y'" with name and obj filled in. Always VALUE_ERROR. */
value attribute_raise_missing(struct vm *vm, value receiver, cage_ref name);
/* Fill in name and obj of the AttributeError just raised. Always VALUE_ERROR. */
value attribute_error_details(struct vm *vm, value receiver, cage_ref name);
/* Names for dir(): the object's own and those of its class, without the blocked ones; a list, not sorted. */
value attribute_names(struct vm *vm, value receiver) WARN_UNUSED;

#endif
