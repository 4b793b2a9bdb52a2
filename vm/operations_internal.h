/* Shared by the files of the protocols (operations*.c): finding and running the special method of a value's class. */
#ifndef PYNTERP_VM_OPERATIONS_INTERNAL_H
#define PYNTERP_VM_OPERATIONS_INTERNAL_H

#include "type.h"

/* Run a method found by type_lookup with `self` and up to three arguments. */
value special_invoke(struct vm *vm, value method, value self, uint32_t count, const value *arguments) WARN_UNUSED;
/* The special method if the value's class is of a guest's making, VALUE_UNSET otherwise or when there is none. */
static inline value special_of_guest(struct vm *vm, value v, enum special_method special) {
    const struct type *type = value_guest_type(vm, v);
    return type ? type_lookup(vm, type, vm->names[special]) : VALUE_UNSET;
}
/* The method if it wraps the operation that a built-in type has for this special method, NULL otherwise. */
static inline const struct native_method *special_wrapper(const struct vm *vm, value method, uint32_t special) {
    const struct native_method *native = value_has_kind(vm, method, KIND_NATIVE_METHOD) ? object_of(vm, method) : NULL;
    bool wraps = native && native->native >> 28 == NATIVE_SECTION_SPECIAL && (native->native & 0xFFF) == special;
    return wraps ? native : NULL;
}
/* Whether a method found is the default that `object` has, not one of the value's own class. */
bool special_is_objects(struct vm *vm, value method);
/* Whether CPython gives the type a table of sequence operations, on which some messages depend. */
bool special_has_containers(struct vm *vm, value v);
/* What object.__repr__ and object.__hash__ give: by class and identity alone. */
value object_default_repr(struct vm *vm, value v) WARN_UNUSED;
int64_t object_identity_hash(value v);

/* TypeError: `left` cannot be joined with or repeated by `right`. */
value sequence_raise_operand(struct vm *vm, enum binary_operator operator, value left, value right);
/* The right operand as the left one's kind gets it: plain, but for text % arguments, whose own __str__ and the like
 * count. */
value operand_plain(struct vm *vm, enum binary_operator operator, value left, value right);

#endif
