/* dataclasses: the things that guest code cannot do by itself, since it may not go from a class to those it is built
 * on nor name attribute hooks. None of them hands a class out. */
#include "modules.h"

#include "../builtins/container.h"
#include "../builtins/str.h"
#include "../vm/type.h"

static struct type *class_argument(struct vm *vm, value class) {
    if (value_has_kind(vm, class, KIND_TYPE))
        return object_of(vm, class);
    raise_type_error(vm, "a class is required, not '%s'", value_type_name(vm, class));
    return NULL;
}

/* _dataclass_bases(cls): a pair (fields, parameters) for each dataclass that cls derives from, the farthest first. */
static value dataclass_bases(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    const struct type *type = class_argument(vm, arguments[0]);
    value list = type ? list_new(vm, 0) : VALUE_ERROR;
    uint32_t classes = type ? tuple_count(vm, value_from_ref(type->mro)) : 0;
    for (uint32_t i = classes; list != VALUE_ERROR && i-- > 1;) {
        const struct type *base = object_of(vm, tuple_items(vm, value_from_ref(type->mro))[i]);
        value fields = dict_get_c(vm, object_at(vm, base->dict), "__dataclass_fields__");
        value parameters = dict_get_c(vm, object_at(vm, base->dict), "__dataclass_params__");
        if (fields == VALUE_UNSET || parameters == VALUE_UNSET) {
            if (vm_failed(vm))
                return VALUE_ERROR;
            continue;
        }
        value pair = tuple_pair(vm, fields, parameters);
        if (pair == VALUE_ERROR || !list_append(vm, object_of(vm, list), pair))
            return VALUE_ERROR;
    }
    return list;
}

static bool drop_names(struct vm *vm, struct dict *dict, value names) {
    value list = list_from_iterable(vm, names);
    for (uint32_t i = 0; list != VALUE_ERROR && i < ((struct list *)object_of(vm, list))->count; i++)
        if (dict_delete(vm, dict, list_items(vm, object_of(vm, list))[i]) < 0)
            return false;
    return list != VALUE_ERROR;
}

/* _rebuild_class(cls, drop, add): a class of the same name, metaclass and bases, with the same namespace but for the
 * names in `drop` and the items of `add`. */
static value rebuild_class(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    const struct type *type = class_argument(vm, arguments[0]);
    if (!type || !type_is_guest(type))
        return type ? raise_type_error(vm, "a class of the script is required") : VALUE_ERROR;
    value namespace = dict_copy(vm, object_at(vm, type->dict));
    if (namespace == VALUE_ERROR || !drop_names(vm, object_of(vm, namespace), arguments[1]) ||
        !dict_update(vm, object_of(vm, namespace), arguments[2]))
        return VALUE_ERROR;
    value parts[3] = {value_from_ref(type->name), value_from_ref(type->bases), namespace};
    return vm_call(vm, value_from_pointer(value_type(vm, arguments[0])), 3, parts);
}

/* _set_hook(cls, name, function): defines __setattr__ or __delattr__ in a class of the script, as its body could. False
 * when the class has it already. */
static value set_hook(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    struct type *type = class_argument(vm, arguments[0]);
    bool known = str_of(vm, arguments[1]) &&
                 (str_equal_c(vm, arguments[1], "__setattr__") || str_equal_c(vm, arguments[1], "__delattr__"));
    if (!type || !known || !type_is_guest(type) || !value_has_kind(vm, arguments[2], KIND_FUNCTION))
        return type ? raise_type_error(vm, "a class of the script, a hook and a function are required") : VALUE_ERROR;
    value name = str_intern(vm, value_unwrap(vm, arguments[1]));
    if (name == VALUE_ERROR)
        return VALUE_ERROR;
    if (dict_find_name(vm, object_at(vm, type->dict), value_to_ref(name)) >= 0)
        return VALUE_FALSE;
    return type_set_attribute(vm, type, value_to_ref(name), arguments[2]) ? VALUE_TRUE : VALUE_ERROR;
}

static const struct native dataclasses_functions[] = {
    {"_dataclass_bases", dataclass_bases, 1, 1, 0, 0, NULL, NULL},
    {"_rebuild_class", rebuild_class, 3, 3, 0, 0, NULL, NULL},
    {"_set_hook", set_hook, 3, 3, 0, 0, NULL, NULL},
    NATIVE_END,
};

const struct module_definition dataclasses_module = {
    .name = "dataclasses",
    .reason = "classes made of fields; attributes through the guard, no class handed out",
    .functions = dataclasses_functions};
