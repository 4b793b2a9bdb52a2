/* Module objects: a namespace with a name. Lookup in it is in vm/attribute.c; importing is in vm/import.c. An instance
 * of a guest's subclass has a module as its payload: its attributes are the payload's names. */
#include "../vm/attribute.h"
#include "../vm/import.h"
#include "../vm/type.h"
#include "container.h"
#include "function.h"
#include "str.h"
#include "type_parameter.h"

static struct dict *names_of(const struct vm *vm, value module) {
    return object_at(vm, ((struct module *)native_self(vm, module))->dict);
}

/* A module without names: __init__ gives it some. */
static value create_module(struct vm *vm, value *arguments, uint32_t count) {
    (void)arguments, (void)count;
    value module = module_new(vm, vm->byte_strs['?'], VALUE_NONE);
    if (module != VALUE_ERROR)
        dict_clear(vm, names_of(vm, module));
    return module;
}

/* types.ModuleType(name, doc=None) */
static value initialise_module(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    struct str *name = str_of(vm, arguments[1]);
    if (!name)
        return raise_type_error(vm, "module() argument 'name' must be str, not %s",
                                argument_type_name(vm, arguments[1]));
    value documentation = arguments[2] == VALUE_UNSET ? VALUE_NONE : arguments[2];
    struct dict *names = names_of(vm, arguments[0]);
    bool named = dict_set_name(vm, names, vm->names[NAME_NAME], value_from_pointer(name)) &&
                 dict_set_name(vm, names, vm->names[NAME_DOC], documentation) &&
                 dict_set_name(vm, names, vm->names[NAME_PACKAGE], VALUE_NONE);
    return named ? VALUE_NONE : VALUE_ERROR;
}

static const struct native module_create = {"module", create_module, 1, 1, 0, 0, NULL, NULL};
static const struct native module_initialise = {"module", initialise_module, 2, 3, 0, 0, "name doc", NULL};

static value module_method_dir(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    value hook = dict_get_name(vm, names_of(vm, arguments[0]), vm->names[SPECIAL_DIR]);
    return hook == VALUE_UNSET ? attribute_names(vm, arguments[0]) : vm_call_0(vm, hook);
}

static const struct native module_methods[] = {
    {"__dir__", module_method_dir, 1, 1, 0, 0, NULL, "__dir__() -> list\nspecialized dir() implementation"},
    NATIVE_END,
};

static value module_get_annotations(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    struct dict *dict = names_of(vm, arguments[0]);
    value annotations = dict_get_name(vm, dict, vm->names[NAME_ANNOTATIONS]);
    if (annotations != VALUE_UNSET)
        return annotations;
    value annotate = dict_get_name(vm, dict, vm->names[NAME_ANNOTATE]);
    annotations = annotations_make(vm, annotate == VALUE_UNSET ? VALUE_NONE : annotate);
    bool stored = annotations != VALUE_ERROR && dict_set_name(vm, dict, vm->names[NAME_ANNOTATIONS], annotations);
    return stored ? annotations : VALUE_ERROR;
}

static value module_set_annotations(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    struct dict *dict = names_of(vm, arguments[0]);
    if (arguments[1] != VALUE_UNSET) {
        if (!dict_set_name(vm, dict, vm->names[NAME_ANNOTATIONS], arguments[1]))
            return VALUE_ERROR;
    } else if (!dict_delete_name(vm, dict, vm->names[NAME_ANNOTATIONS])) {
        return raise_error(vm, TYPE_ATTRIBUTE_ERROR, "__annotations__");
    }
    dict_delete_name(vm, dict, vm->names[NAME_ANNOTATE]);
    return VALUE_NONE;
}

static value module_get_annotate(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    value annotate = dict_get_name(vm, names_of(vm, arguments[0]), vm->names[NAME_ANNOTATE]);
    return annotate == VALUE_UNSET ? VALUE_NONE : annotate;
}

static value module_set_annotate(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    struct dict *dict = names_of(vm, arguments[0]);
    if (arguments[1] == VALUE_UNSET)
        return raise_type_error(vm, "cannot delete __annotate__ attribute");
    if (arguments[1] != VALUE_NONE && !object_is_callable(vm, arguments[1]))
        return raise_type_error(vm, "__annotate__ must be callable or None");
    if (!dict_set_name(vm, dict, vm->names[NAME_ANNOTATE], arguments[1]))
        return VALUE_ERROR;
    if (arguments[1] != VALUE_NONE)
        dict_delete_name(vm, dict, vm->names[NAME_ANNOTATIONS]);
    return VALUE_NONE;
}

static const struct native_attribute module_attributes[] = {
    {"__annotations__", module_get_annotations, module_set_annotations, NULL},
    {"__annotate__", module_get_annotate, module_set_annotate, NULL},
    NATIVE_ATTRIBUTE_END,
};

const struct type_definition module_definition_type = {
    .name = "module",
    .type_id = TYPE_MODULE,
    .kind = KIND_MODULE,
    .flags = DEFINITION_HIDDEN | DEFINITION_SUBCLASSABLE,
    .methods = module_methods,
    .attributes = module_attributes,
    .create = &module_create,
    .initialise = &module_initialise,
    .documentation = "Create a module object.",
};

static value module_repr(struct vm *vm, value self) {
    const struct module *module = object_of(vm, self);
    const struct dict *dict = object_at(vm, module->dict);
    value name = dict_get_name(vm, dict, vm->names[NAME_NAME]);
    value file = dict_get_name(vm, dict, vm->names[NAME_FILE]);
    value name_repr = object_repr(vm, name == VALUE_UNSET ? vm->byte_strs['?'] : name);
    if (name_repr == VALUE_ERROR)
        return VALUE_ERROR;
    if (file == VALUE_UNSET || !str_of(vm, file)) {
        value known = name == VALUE_UNSET || !value_is_str(vm, name) ? VALUE_UNSET
                                                                     : dict_get(vm, object_at(vm, vm->modules), name);
        bool of_allowlist = known == self;
        return str_format_c(vm, "<module %s%s>", str_text(vm, name_repr), of_allowlist ? " (built-in)" : "");
    }
    value file_repr = object_repr(vm, file);
    if (file_repr == VALUE_ERROR)
        return VALUE_ERROR;
    return str_format_c(vm, "<module %s from %s>", str_text(vm, name_repr), str_text(vm, file_repr));
}

const struct kind_operations module_operations = {.repr = module_repr};
