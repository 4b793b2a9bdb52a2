/* The definitions of the allowlist's modules, one file each, and what those files share. */
#ifndef PYNTERP_STDLIB_ALLOWLIST_MODULES_H
#define PYNTERP_STDLIB_ALLOWLIST_MODULES_H

#include "../vm/vm.h"

extern const struct module_definition abc_module;
extern const struct module_definition annotationlib_module;
extern const struct module_definition bisect_module;
extern const struct module_definition collections_module;
extern const struct module_definition copy_module;
extern const struct module_definition dataclasses_module;
extern const struct module_definition functools_module;
extern const struct module_definition gc_module;
extern const struct module_definition hashlib_module;
extern const struct module_definition heapq_module;
extern const struct module_definition inspect_module;
extern const struct module_definition itertools_module;
extern const struct module_definition json_module;
extern const struct module_definition math_module;
extern const struct module_definition operator_module;
extern const struct module_definition random_module;
extern const struct module_definition re_module;
extern const struct module_definition sys_module;
extern const struct module_definition templatelib_module;
extern const struct module_definition time_module;
extern const struct module_definition struct_module;
extern const struct module_definition traceback_module;
extern const struct module_definition unicodedata_module;
extern const struct module_definition weakref_module;
extern const struct module_definition types_module;
extern const struct module_definition typing_generic_module;
extern const struct module_definition typing_module;
extern const struct module_definition warnings_module;

/* Frees what re holds in trusted memory (re_engine.c). */
void re_stop(struct vm *vm);

/* Makes a type of the library if need be and binds it to the last part of its name. */
bool module_add_type(struct vm *vm, struct dict *dict, enum type_id type) WARN_UNUSED;

#endif
