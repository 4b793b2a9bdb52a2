/* Warnings that the interpreter itself gives while a script runs. The guest module `warnings` decides what becomes of
 * one, as it does with the script's own: it prints, ignores or raises it. So guest code may run here. */
#include "import.h"

#include "../builtins/container.h"
#include "../builtins/str.h"

bool vm_warn_deprecated(struct vm *vm, value text) {
    value module = text == VALUE_ERROR ? VALUE_ERROR : import_internal(vm, "warnings");
    if (!value_has_kind(vm, module, KIND_MODULE))
        return !vm_failed(vm);
    struct dict *names = object_at(vm, ((const struct module *)object_of(vm, module))->dict);
    value hook = dict_get_c(vm, names, "_warn_deprecated");
    if (hook == VALUE_UNSET)
        return !vm_failed(vm);
    return vm_call_1(vm, hook, text) != VALUE_ERROR;
}
