/* The builtins of the default env: the allowed rows of the policy, each bound to what the tables of natives and types
 * have under that name. A row without anything behind it is left out, so that its use is a NameError. */
#include "api_internal.h"

#include "../builtins/container.h"
#include "../builtins/reflection.h"
#include "../builtins/str.h"
#include "../guards/attribute_policy.h"
#include "../guards/builtin_policy.h"
#include "type.h"

static value function_named(struct vm *vm, const char *name) {
    for (uint32_t i = 0; builtin_functions[i].name != NULL; i++) {
        if (builtin_functions[i].name[0] != name[0] || strcmp(builtin_functions[i].name, name) != 0)
            continue;
        value module = str_intern_c(vm, "builtins", strlen("builtins"));
        if (module == VALUE_ERROR)
            return VALUE_ERROR;
        return native_function_new(vm, NATIVE_INDEX(NATIVE_SECTION_BUILTIN, 0, i), VALUE_UNSET, value_to_ref(module));
    }
    return VALUE_UNSET;
}

/* Old names of OSError. */
static bool is_os_error_alias(const char *name) {
    return strcmp(name, "IOError") == 0 || strcmp(name, "EnvironmentError") == 0;
}

static value type_named(struct vm *vm, cage_ref name) {
    for (uint32_t id = 0; id < TYPE_COUNT; id++) {
        const struct type_definition *definition = type_definitions[id];
        if (definition != NULL && (definition->flags & (DEFINITION_HIDDEN | DEFINITION_LIBRARY)))
            continue;
        const struct type *type = type_by_id(vm, (enum type_id)id);
        if (type->name == name)
            return value_from_pointer(type);
    }
    return VALUE_UNSET;
}

static value constant_named(const char *name) {
    static const struct {
        const char *name;
        value constant;
    } constants[] = {
        {"None", VALUE_NONE},         {"True", VALUE_TRUE},      {"False", VALUE_FALSE},
        {"Ellipsis", VALUE_ELLIPSIS}, {"__debug__", VALUE_TRUE}, {"NotImplemented", VALUE_NOT_IMPLEMENTED},
    };
    for (size_t i = 0; i < sizeof constants / sizeof constants[0]; i++)
        if (strcmp(constants[i].name, name) == 0)
            return constants[i].constant;
    return VALUE_UNSET;
}

static value named_type(struct vm *vm, const struct builtin_rule *rule, cage_ref name) {
    return is_os_error_alias(rule->name) ? value_from_ref(vm->types[TYPE_OS_ERROR]) : type_named(vm, name);
}

/* Functions and types may stand in one another's category, which only says where to look first: what counts is that the
 * row is allowed. `name` is the row's, interned, as the names of types are. */
static value builtin_named(struct vm *vm, const struct builtin_rule *rule, cage_ref name) {
    bool is_type = rule->category == BUILTIN_TYPE || rule->category == BUILTIN_EXCEPTION;
    value found = is_type                              ? named_type(vm, rule, name)
                  : rule->category == BUILTIN_CONSTANT ? constant_named(rule->name)
                                                       : function_named(vm, rule->name);
    if (found != VALUE_UNSET || vm_failed(vm))
        return found;
    return is_type ? function_named(vm, rule->name) : named_type(vm, rule, name);
}

/* What the registry is there to prevent, for test builds in which its guard is switched off. */
static bool bind_every_type(struct vm *vm) {
    for (uint32_t id = 0; id < TYPE_COUNT; id++)
        if (vm->types[id] != 0 &&
            !dict_set(vm, object_at(vm, vm->builtins), value_from_ref(type_by_id(vm, (enum type_id)id)->name),
                      value_from_ref(vm->types[id])))
            return false;
    return true;
}

static bool builtin_add(struct vm *vm, const struct builtin_rule *rule) {
    value name = str_intern_c(vm, rule->name, strlen(rule->name));
    if (name == VALUE_ERROR)
        return false;
    value item = builtin_named(vm, rule, value_to_ref(name));
    if (item == VALUE_UNSET)
        return !vm_failed(vm);
    return dict_set_name(vm, object_at(vm, vm->builtins), value_to_ref(name), item);
}

bool builtins_start(struct vm *vm) {
    value builtins = dict_new_sized(vm, 160);
    if (builtins == VALUE_ERROR)
        return false;
    vm->builtins = value_to_ref(builtins);
    size_t count;
    const struct builtin_rule *rules = guard_builtin_rules(&count);
    for (size_t i = 0; i < count; i++)
        if (rules[i].allowed && !builtin_add(vm, &rules[i]))
            return false;
    return true;
}

bool builtins_extend(struct vm *vm) {
    if (guard_point_disabled(GUARD_BUILTIN) && !bind_every_type(vm))
        return false;
    if (vm->attributes.profile != ATTRIBUTE_PROFILE_COMPAT)
        return true;
    if (!reflect_extend_type(vm))
        return false;
    size_t count;
    const struct builtin_rule *rules = guard_builtin_rules(&count);
    for (size_t i = 0; i < count; i++)
        if (!rules[i].allowed && rules[i].allowed_by_compat && !builtin_add(vm, &rules[i]))
            return false;
    return true;
}
