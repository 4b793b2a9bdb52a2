/* What profile compat lets a guest read of its own objects: `__dict__`, `__mro__`, `__closure__` and so on. */
#ifndef PYNTERP_BUILTINS_REFLECTION_H
#define PYNTERP_BUILTINS_REFLECTION_H

#include "../vm/vm.h"

/* Getters and setters for the tables of object, type, function and method. */
value reflect_dict(struct vm *vm, value *arguments, uint32_t count);
value reflect_set_dict(struct vm *vm, value *arguments, uint32_t count);
value reflect_class_dict(struct vm *vm, value *arguments, uint32_t count);
value reflect_class_mro(struct vm *vm, value *arguments, uint32_t count);
value reflect_class_bases(struct vm *vm, value *arguments, uint32_t count);
value reflect_set_class_bases(struct vm *vm, value *arguments, uint32_t count);
value reflect_class_base(struct vm *vm, value *arguments, uint32_t count);
value reflect_closure(struct vm *vm, value *arguments, uint32_t count);
value reflect_code(struct vm *vm, value *arguments, uint32_t count);
value reflect_self(struct vm *vm, value *arguments, uint32_t count);
value reflect_class_method_mro(struct vm *vm, value *arguments, uint32_t count);
/* `__getnewargs__` of numbers, str, bytes and tuple. */
value reflect_new_arguments(struct vm *vm, value *arguments, uint32_t count);
/* Adds the methods that only profile compat has to the class `type`. */
bool reflect_extend_type(struct vm *vm) WARN_UNUSED;
/* `__call__` of classes, functions and methods. */
value reflect_call(struct vm *vm, value *arguments, uint32_t count);

/* A copy of a module's or class's names without those the attribute guard refuses (functions_namespace.c). */
value namespace_copy(struct vm *vm, const struct dict *from) WARN_UNUSED;

#endif
