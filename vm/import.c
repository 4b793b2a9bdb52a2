/* Imports. A dotted name is looked up in three places and nowhere else: the VM's table of modules already imported, the
 * allowlist's registry (if the host's policy selects the module), and the host's resolver, which returns source text of
 * guest modules. There are no loaders, specs or finders; `sys.modules` does not exist. A module whose body fails is
 * forgotten. */
#include "import.h"

#include "../builtins/container.h"
#include "../builtins/number.h"
#include "../builtins/str.h"
#include "../compiler/compile.h"
#include "../stdlib_allowlist/module_code.h"
#include "guard_state.h"
#include "type.h"

#include <stdio.h>

#define LONGEST_MODULE_NAME 500

struct import_state {
    struct import_registry registry;
    struct import_policy policy;
    struct import_entry entries[IMPORT_REGISTRY_MAXIMUM];
};

bool import_start(struct vm *vm, const char *selection, char *reason, size_t reason_size) {
    reason[0] = '\0';
    struct import_state *state = trusted_allocate(vm, sizeof *state);
    if (!state)
        return false;
    size_t count = 0;
    for (; module_definitions[count] && count < IMPORT_REGISTRY_MAXIMUM; count++)
        state->entries[count] =
            (struct import_entry){module_definitions[count]->name, module_definitions[count]->reason};
    state->registry = (struct import_registry){state->entries, count};
    vm->import_state = state;
    return guard_import_configure(&state->policy, &state->registry, selection, reason, reason_size);
}

const struct import_policy *import_policy_of(const struct vm *vm) {
    const struct import_state *state = vm->import_state;
    return state ? &state->policy : NULL;
}

void import_stop(struct vm *vm) {
    if (vm->import_state)
        trusted_free(vm, vm->import_state, sizeof(struct import_state));
    vm->import_state = NULL;
}

value module_new(struct vm *vm, value name, value package) {
    value dict = dict_new(vm);
    if (dict == VALUE_ERROR)
        return VALUE_ERROR;
    struct dict *names = object_of(vm, dict);
    if (!dict_set_name(vm, names, vm->names[NAME_NAME], name) ||
        !dict_set_name(vm, names, vm->names[NAME_DOC], VALUE_NONE) ||
        !dict_set_name(vm, names, vm->names[NAME_PACKAGE], package))
        return VALUE_ERROR;
    struct module *module = heap_allocate(vm, KIND_MODULE, vm->immediate_shapes[KIND_MODULE], sizeof *module);
    if (!module)
        return VALUE_ERROR;
    module->dict = value_to_ref(dict);
    module->name = value_to_ref(name);
    return value_from_pointer(module);
}

bool module_is_initializing(const struct vm *vm, value module) {
    return value_has_kind(vm, module, KIND_MODULE) &&
           ((const struct object *)object_of(vm, module))->flags & MODULE_INITIALIZING;
}

static struct dict *module_dict(const struct vm *vm, value module) {
    return object_at(vm, ((struct module *)object_of(vm, module))->dict);
}

static bool code_run(struct vm *vm, value code, struct dict *dict, cage_ref builtins) {
    return code != VALUE_ERROR &&
           interpreter_run_with(vm, value_to_ref(code), dict, VALUE_UNSET, builtins) != VALUE_ERROR;
}

/* Modules of the allowlist always have the default builtins, whatever env imports them; the host's modules have those
 * of the code that imports them. */

/* --- modules of the allowlist ------------------------------------------------------------------------------------- */

static bool add_functions(struct vm *vm, struct dict *dict, const struct module_definition *definition, uint32_t number,
                          value name) {
    for (uint32_t i = 0; definition->functions && definition->functions[i].name; i++) {
        value function =
            native_function_new(vm, NATIVE_INDEX(NATIVE_SECTION_MODULE, number, i), VALUE_UNSET, value_to_ref(name));
        if (function == VALUE_ERROR || !dict_set_c(vm, dict, definition->functions[i].name, function))
            return false;
    }
    return true;
}

/* NULL: what is there was made for other attribute policies than the VM's. */
static const struct module_code *module_code_find(const struct vm *vm, uint32_t number) {
    struct attribute_policy plain = {.profile = vm->attributes.profile};
    const struct module_code *code = &module_codes[number];
    bool fits = code->profiles >> plain.profile & 1 && memcmp(&plain, &vm->attributes, sizeof plain) == 0;
    return fits ? code : NULL;
}

static bool run_embedded(struct vm *vm, struct dict *dict, const struct module_definition *definition,
                         uint32_t number) {
    char filename[LONGEST_MODULE_NAME + 16];
    size_t length;
    const char *source = module_source(definition, &length);
    if (source == NULL)
        return true;
    snprintf(filename, sizeof filename, MODULE_FILENAME, definition->name);
    const struct module_code *made = module_code_find(vm, number);
    value code = made != NULL ? code_from_library(vm, (const char *)module_code_bytes + made->start, made->length,
                                                  source, length)
                              : compile_source(vm, source, length, filename, COMPILE_EXEC, false);
    return code_run(vm, code, dict, vm->builtins);
}

static bool fill_builtin(struct vm *vm, value module, const struct module_definition *definition, uint32_t number) {
    struct dict *dict = module_dict(vm, module);
    value name = value_from_ref(((struct module *)object_of(vm, module))->name);
    if (!add_functions(vm, dict, definition, number, name))
        return false;
    if (definition->start && !definition->start(vm, dict))
        return false;
    return run_embedded(vm, dict, definition, number);
}

/* --- modules of the host's resolver ---------------------------------------------------------------------------------
 */

static bool fill_guest(struct vm *vm, value module, value source, value filename, bool is_package) {
    struct dict *dict = module_dict(vm, module);
    if (!dict_set_name(vm, dict, vm->names[NAME_FILE], filename))
        return false;
    if (is_package) {
        value path = list_new(vm, 0);
        if (path == VALUE_ERROR || !dict_set_name(vm, dict, vm->names[NAME_PATH], path))
            return false;
    }
    const struct str *text = object_of(vm, source);
    const struct frame *frame = frame_current(vm);
    value code = compile_source(vm, str_data(vm, text), text->byte_length, str_text(vm, filename), COMPILE_EXEC, false);
    return code_run(vm, code, dict, frame ? frame->builtins : vm->builtins);
}

/* --- finding and loading --------------------------------------------------------------------------------------------
 */

static value raise_not_found(struct vm *vm, value text, const char *name, size_t length) {
    raise_with_value(vm, TYPE_MODULE_NOT_FOUND_ERROR, text);
    value module_name = str_new(vm, name, length);
    if (module_name != VALUE_ERROR && exception_matches(vm, TYPE_IMPORT_ERROR))
        ((struct exception *)object_of(vm, vm->exception))->extra[0] = module_name;
    return VALUE_ERROR;
}

static value raise_refused(struct vm *vm, const char *name, size_t length) {
    char message[LONGEST_MODULE_NAME + 300];
    struct import_state *state = vm->import_state;
    guard_import_refusal(message, sizeof message, &state->policy, name, length);
    guard_report(vm, AUDIT_IMPORT_REFUSED, name, length, message);
    value text = str_new_checked(vm, message, strlen(message));
    if (text == VALUE_ERROR)
        return VALUE_ERROR;
    return raise_not_found(vm, text, name, length);
}

/* A name below a guest module that is no package: there is nothing to ask anyone for. */
static value raise_no_package(struct vm *vm, value name, value parent) {
    value shown = value_from_ref(((const struct module *)object_of(vm, parent))->name);
    value text = str_format_c(vm, "No module named '%s'; '%s' is not a package", str_text(vm, name),
                              str_of(vm, shown) ? str_text(vm, shown) : "?");
    if (text == VALUE_ERROR)
        return VALUE_ERROR;
    const struct str *str = object_of(vm, name);
    return raise_not_found(vm, text, str_data(vm, str), str->byte_length);
}

/* The name up to the last dot, or "". */
static value parent_name(struct vm *vm, value name) {
    const struct str *str = object_of(vm, name);
    const char *data = str_data(vm, str), *dot = memrchr(data, '.', str->byte_length);
    return dot ? str_new(vm, data, (size_t)(dot - data)) : vm->empty_str;
}

/* Enter the new module in the table, fill it, and take it out again if that fails. */
static value load_module(struct vm *vm, value name, const struct module_definition *definition, uint32_t number,
                         value source, value filename, bool is_package) {
    bool own_package = is_package || (definition && strcmp(definition->name, "collections") == 0);
    value package = own_package ? name : parent_name(vm, name);
    value module = package == VALUE_ERROR ? VALUE_ERROR : module_new(vm, name, package);
    struct dict *modules = object_at(vm, vm->modules);
    vm->boot_objects_changed = true;
    if (module == VALUE_ERROR || !dict_set(vm, modules, name, module))
        return VALUE_ERROR;
    ((struct object *)object_of(vm, module))->flags |= MODULE_INITIALIZING;
    bool filled = definition ? fill_builtin(vm, module, definition, number)
                             : fill_guest(vm, module, source, filename, is_package);
    ((struct object *)object_of(vm, module))->flags &= (uint8_t)~MODULE_INITIALIZING;
    if (filled)
        return module;
    value exception = exception_take(vm);
    if (dict_delete(vm, modules, name) < 0)
        exception_clear(vm);
    if (exception != VALUE_UNSET)
        vm->exception = exception;
    return VALUE_ERROR;
}

/* A module that the resolver gave, and that is none with modules below. */
static bool is_plain_guest_module(struct vm *vm, value module) {
    return value_has_kind(vm, module, KIND_MODULE) &&
           dict_find_name(vm, module_dict(vm, module), vm->names[NAME_FILE]) >= 0 &&
           dict_find_name(vm, module_dict(vm, module), vm->names[NAME_PATH]) < 0;
}

/* The module of exactly this dotted name, whose parents are imported. */
static value find_and_load(struct vm *vm, value name, value parent) {
    const struct str *str = object_of(vm, name);
    const char *text = str_data(vm, str);
    struct import_state *state = vm->import_state;
    enum import_verdict verdict = guard_import_check(&state->policy, text, str->byte_length);
    if (verdict == IMPORT_ALLOWED || (verdict == IMPORT_NOT_SELECTED && guard_point_disabled(GUARD_IMPORT))) {
        guard_report_allowed(vm, AUDIT_IMPORT_ALLOWED, text, str->byte_length, "the module is on the allowlist", NULL);
        ptrdiff_t number = guard_import_find(&state->registry, text, str->byte_length);
        return load_module(vm, name, module_definitions[number], (uint32_t)number, VALUE_UNSET, VALUE_UNSET, false);
    }
    value source = VALUE_UNSET, filename = VALUE_UNSET;
    bool is_package = false;
    if (verdict == IMPORT_UNKNOWN && is_plain_guest_module(vm, parent))
        return raise_no_package(vm, name, parent);
    if (verdict == IMPORT_UNKNOWN && vm->resolve_module && str->byte_length <= LONGEST_MODULE_NAME &&
        memchr(text, '\0', str->byte_length) == NULL) {
        if (vm->resolve_module(vm, text, &source, &filename, &is_package)) {
            str = object_of(vm, name);
            guard_report_allowed(vm, AUDIT_IMPORT_ALLOWED, str_data(vm, str), str->byte_length,
                                 "the host's resolver has the module", NULL);
            return load_module(vm, name, NULL, 0, source, filename, is_package);
        }
        if (vm_failed(vm))
            return VALUE_ERROR;
    }
    return raise_refused(vm, text, str->byte_length);
}

value import_internal(struct vm *vm, const char *name) {
    value interned = str_intern_c(vm, name, strlen(name));
    if (interned == VALUE_ERROR)
        return VALUE_ERROR;
    value module = dict_get(vm, object_at(vm, vm->modules), interned);
    if (module != VALUE_UNSET || vm_failed(vm))
        return module;
    for (uint32_t i = 0; module_definitions[i]; i++)
        if (strcmp(module_definitions[i]->name, name) == 0)
            return load_module(vm, interned, module_definitions[i], i, VALUE_UNSET, VALUE_UNSET, false);
    return raise_error(vm, TYPE_SYSTEM_ERROR, "no module %s", name);
}

/* Import the prefix of `name` of this length after its own parents; binds it in its parent. */
static value import_prefix(struct vm *vm, value name, uint32_t length, value parent) {
    value prefix = str_new(vm, str_data(vm, object_of(vm, name)), length);
    if (prefix == VALUE_ERROR || (prefix = str_intern(vm, prefix)) == VALUE_ERROR)
        return VALUE_ERROR;
    value module = dict_get(vm, object_at(vm, vm->modules), prefix);
    if (module != VALUE_UNSET || vm_failed(vm))
        return module;
    module = find_and_load(vm, prefix, parent);
    if (module == VALUE_ERROR || parent == VALUE_UNSET || !value_has_kind(vm, parent, KIND_MODULE))
        return module;
    const struct str *str = object_of(vm, prefix);
    const char *data = str_data(vm, str), *dot = memrchr(data, '.', length);
    value leaf = str_intern_c(vm, dot + 1, (size_t)(data + length - dot - 1));
    if (leaf == VALUE_ERROR || !dict_set_name(vm, module_dict(vm, parent), value_to_ref(leaf), module))
        return VALUE_ERROR;
    return module;
}

/* Import a.b.c with a and a.b first. *top: the module a. */
static value import_dotted(struct vm *vm, value name, value *top) {
    const struct str *str = object_of(vm, name);
    value module = VALUE_UNSET;
    *top = VALUE_UNSET;
    for (uint32_t end = 0; end <= str->byte_length; end++) {
        if (end < str->byte_length && str_data(vm, str)[end] != '.')
            continue;
        if (!vm_charge(vm, 1))
            return VALUE_ERROR;
        module = import_prefix(vm, name, end, module);
        if (module == VALUE_ERROR)
            return VALUE_ERROR;
        if (*top == VALUE_UNSET)
            *top = module;
    }
    return module;
}

/* --- relative names ----------------------------------------------------------------------------------------------- */

/* The package that relative imports in a module with these globals start from. */
static value package_of(struct vm *vm, struct dict *globals) {
    value package = dict_get_name(vm, globals, vm->names[NAME_PACKAGE]);
    if (package != VALUE_UNSET && package != VALUE_NONE)
        return str_of(vm, package) ? package : raise_type_error(vm, "__package__ must be set to a string");
    value name = dict_get_name(vm, globals, vm->names[NAME_NAME]);
    if (name == VALUE_UNSET || !str_of(vm, name))
        return raise_error(vm, TYPE_KEY_ERROR, "'__name__' not in globals");
    bool is_package = dict_find_name(vm, globals, vm->names[NAME_PATH]) >= 0;
    return is_package ? name : parent_name(vm, name);
}

static value absolute_name(struct vm *vm, value name, int64_t level, struct dict *globals) {
    if (level <= 0)
        return name;
    value package = package_of(vm, globals);
    if (package == VALUE_ERROR)
        return VALUE_ERROR;
    if (str_known(vm, package)->byte_length == 0)
        return raise_error(vm, TYPE_IMPORT_ERROR, "attempted relative import with no known parent package");
    for (; level > 1; level--) {
        package = parent_name(vm, value_unwrap(vm, package));
        if (package == VALUE_ERROR)
            return VALUE_ERROR;
        if (str_known(vm, package)->byte_length == 0)
            return raise_error(vm, TYPE_IMPORT_ERROR, "attempted relative import beyond top-level package");
    }
    if (str_known(vm, name)->byte_length == 0)
        return package;
    return str_format_c(vm, "%s.%s", str_text(vm, package), str_text(vm, name));
}

/* --- the instructions -----------------------------------------------------------------------------------------------
 */

/* from package import name: a name that is no attribute yet may be a submodule. */
static bool import_submodules(struct vm *vm, value module, value package_name, value from_list) {
    if (!value_has_kind(vm, module, KIND_MODULE) ||
        dict_find_name(vm, module_dict(vm, module), vm->names[NAME_PATH]) < 0)
        return true;
    value *names;
    uint32_t count;
    sequence_view(vm, from_list, &names, &count);
    for (uint32_t i = 0; i < count; i++) {
        value name = names[i];
        if (!value_is_str(vm, name) || str_equal_c(vm, name, "*"))
            continue;
        value present = dict_get(vm, module_dict(vm, module), name);
        if (present != VALUE_UNSET)
            continue;
        value full = str_format_c(vm, "%s.%s", str_text(vm, package_name), str_text(vm, name));
        value top;
        if (full == VALUE_ERROR)
            return false;
        if (import_dotted(vm, full, &top) != VALUE_ERROR)
            continue;
        /* Not a module of the resolver: IMPORT_FROM says so. An error inside an existing module goes on. */
        if (!exception_matches(vm, TYPE_IMPORT_ERROR))
            return false;
        const struct exception *error = object_of(vm, vm->exception);
        if (error->traceback != VALUE_NONE || object_equal(vm, error->extra[0], full) != 1)
            return false;
        exception_clear(vm);
    }
    return true;
}

value import_module(struct vm *vm, value name, value from_list, int64_t level, struct dict *globals) {
    if (!str_of(vm, name))
        return raise_type_error(vm, "module name must be str, not %s", value_type_name(vm, name));
    name = value_unwrap(vm, name);
    if (level == 0 && str_known(vm, name)->byte_length == 0)
        return raise_value_error(vm, "Empty module name");
    value full = absolute_name(vm, name, level, globals);
    value top;
    value module = full == VALUE_ERROR ? VALUE_ERROR : import_dotted(vm, value_unwrap(vm, full), &top);
    if (module == VALUE_ERROR)
        return VALUE_ERROR;
    if (from_list == VALUE_NONE)
        return level == 0 ? top : module;
    return import_submodules(vm, module, full, from_list) ? module : VALUE_ERROR;
}

value import_from(struct vm *vm, value module, cage_ref name) {
    value found = object_find_attribute_by(vm, module, value_from_ref(name), GUARD_IMPORT_FROM);
    if (found != VALUE_UNSET || vm_failed(vm))
        return found;
    value module_name = VALUE_UNSET, file = VALUE_UNSET;
    if (value_has_kind(vm, module, KIND_MODULE)) {
        module_name = dict_get_name(vm, module_dict(vm, module), vm->names[NAME_NAME]);
        file = dict_get_name(vm, module_dict(vm, module), vm->names[NAME_FILE]);
    }
    if (module_name != VALUE_UNSET && str_of(vm, module_name)) {
        value full = str_format_c(vm, "%s.%s", str_text(vm, module_name), str_text(vm, value_from_ref(name)));
        value loaded = full == VALUE_ERROR ? VALUE_ERROR : dict_get(vm, object_at(vm, vm->modules), full);
        if (loaded != VALUE_UNSET || vm_failed(vm))
            return loaded;
    }
    const char *shown =
        module_name != VALUE_UNSET && str_of(vm, module_name) ? str_text(vm, module_name) : "<unknown module name>";
    const char *place = file != VALUE_UNSET && str_of(vm, file) ? str_text(vm, file) : "unknown location";
    if (module_is_initializing(vm, module))
        raise_error(vm, TYPE_IMPORT_ERROR,
                    "cannot import name '%s' from partially initialized module '%s' (most likely due to a circular "
                    "import) (%s)",
                    str_text(vm, value_from_ref(name)), shown, place);
    else
        raise_error(vm, TYPE_IMPORT_ERROR, "cannot import name '%s' from '%s' (%s)", str_text(vm, value_from_ref(name)),
                    shown, place);
    if (exception_matches(vm, TYPE_IMPORT_ERROR) && module_name != VALUE_UNSET)
        ((struct exception *)object_of(vm, vm->exception))->extra[0] = module_name;
    return VALUE_ERROR;
}

static bool bind_star_name(struct vm *vm, value namespace, value name, value item) {
    if (value_has_kind(vm, namespace, KIND_DICT))
        return dict_set(vm, object_of(vm, namespace), name, item);
    return object_set_item(vm, namespace, name, item);
}

static bool import_star_listed(struct vm *vm, value module, value namespace, value all) {
    value names = sequence_of(vm, all);
    if (names == VALUE_ERROR)
        return false;
    value *items;
    uint32_t count;
    sequence_view(vm, names, &items, &count);
    for (uint32_t i = 0; i < count; i++) {
        sequence_view(vm, names, &items, &count);
        value name = items[i];
        if (!str_of(vm, name)) {
            value own = dict_get_name(vm, module_dict(vm, module), vm->names[NAME_NAME]);
            raise_type_error(vm, "Item in %s%s__all__ must be str, not %s", str_of(vm, own) ? str_text(vm, own) : "",
                             str_of(vm, own) ? "." : "", value_type_name(vm, name));
            return false;
        }
        value item = object_get_attribute_by(vm, module, name, GUARD_IMPORT_STAR);
        if (item == VALUE_ERROR || !vm_charge(vm, 1) || !bind_star_name(vm, namespace, value_unwrap(vm, name), item))
            return false;
        sequence_view(vm, names, &items, &count);
    }
    return true;
}

bool import_star(struct vm *vm, value module, value namespace) {
    if (!value_has_kind(vm, module, KIND_MODULE)) {
        raise_error(vm, TYPE_IMPORT_ERROR, "from-import-* object has no __dict__ and no __all__");
        return false;
    }
    value all = dict_get_name(vm, module_dict(vm, module), vm->names[NAME_ALL]);
    if (all != VALUE_UNSET)
        return import_star_listed(vm, module, namespace, all);
    uint32_t position = 0;
    value key, item;
    while (dict_next(vm, module_dict(vm, module), &position, &key, &item)) {
        const struct str *name = str_of(vm, key);
        if (!name || (name->byte_length && str_data(vm, name)[0] == '_'))
            continue;
        if (!vm_charge(vm, 1) || !bind_star_name(vm, namespace, key, item))
            return false;
    }
    return true;
}
