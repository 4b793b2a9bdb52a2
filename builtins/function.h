/* Making the small objects around functions. Owned by builtins/function.c, property.c, module.c, super.c. */
#ifndef PYNTERP_BUILTINS_FUNCTION_H
#define PYNTERP_BUILTINS_FUNCTION_H

#include "../vm/vm.h"

value bound_method_new(struct vm *vm, value function, value self) WARN_UNUSED;
value native_method_new(struct vm *vm, uint32_t native, struct type *type, bool is_special) WARN_UNUSED;
value native_getter_new(struct vm *vm, uint32_t type_id, uint32_t entry, bool writable, struct type *type,
                        cage_ref name) WARN_UNUSED;
/* KIND_CLASS_METHOD or KIND_STATIC_METHOD */
value method_wrapper_new(struct vm *vm, enum kind kind, value function) WARN_UNUSED;
value slot_descriptor_new(struct vm *vm, struct type *type, cage_ref name, uint32_t slot) WARN_UNUSED;
value mapping_proxy_new(struct vm *vm, value mapping) WARN_UNUSED;
/* __get__, __set__ and __delete__ of native descriptors, called by hand. */
value descriptor_method_get(struct vm *vm, value *arguments, uint32_t count);
value descriptor_method_set(struct vm *vm, value *arguments, uint32_t count);
value descriptor_method_delete(struct vm *vm, value *arguments, uint32_t count);
/* The name of a property for messages: a str, or VALUE_UNSET. */
value property_name(struct vm *vm, value property);
/* What super(...).name finds: VALUE_UNSET without exception = nothing. `bind`: false gives the plain attribute. */
value super_find(struct vm *vm, const struct super *super, cage_ref name, bool bind);
/* What a super object is as a class attribute reached through `instance`, which may be unset. */
value super_bind(struct vm *vm, value super_value, value instance) WARN_UNUSED;
/* X | Y for classes and list[int]; records of builtins/generic_alias.c. */
value union_of(struct vm *vm, value left, value right) WARN_UNUSED; /* VALUE_NOT_IMPLEMENTED: not classes */
/* Of any objects, each once; one alone is itself. count > 0. */
value union_of_items(struct vm *vm, const value *items, uint32_t count) WARN_UNUSED;
/* TypeError: an alias is no class to check with. */
value generic_alias_refuse_check(struct vm *vm, value alias, const char *function);
value generic_alias_new(struct vm *vm, value origin, value arguments) WARN_UNUSED;

#endif
