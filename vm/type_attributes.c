/* The class `type` itself: attributes of classes (__name__, __module__, ...), setting them, its methods, the repr of
 * classes. */
#include "attribute.h"
#include "type_internal.h"

#include "../builtins/container.h"
#include "../builtins/function.h"
#include "../builtins/reflection.h"
#include "../builtins/str.h"
#include "../builtins/type_parameter.h"

/* --- setting attributes of classes ---------------------------------------------------------------------------------
 */

static bool check_mutable(struct vm *vm, const struct type *type, const char *verb, const char *name) {
    if (type_is_guest(type))
        return true;
    raise_type_error(vm, "cannot %s '%s' attribute of immutable type '%s'", verb, name, type_name(vm, type));
    return false;
}

bool type_set_attribute(struct vm *vm, struct type *type, cage_ref name, value item) {
    if (!check_mutable(vm, type, "set", str_text(vm, value_from_ref(name))))
        return false;
    struct type *metaclass = value_type(vm, value_from_pointer(type));
    value above = type_lookup(vm, metaclass, name);
    int stored = above == VALUE_UNSET ? 0 : descriptor_set(vm, above, value_from_pointer(type), item);
    if (stored)
        return stored > 0;
    struct dict *dict = object_at(vm, type->dict);
    value before = dict_get_name(vm, dict, name);
    if (item == VALUE_UNSET) {
        if (before == VALUE_UNSET) {
            attribute_raise_missing(vm, value_from_pointer(type), name);
            return false;
        }
        dict_delete_name(vm, dict, name);
    } else if (!dict_set_name(vm, dict, name, item)) {
        return false;
    }
    return type_attribute_changed(vm, type, name, before, item);
}

/* --- attributes ------------------------------------------------------------------------------------------------------
 */

#define SELF ((struct type *)object_of(vm, arguments[0]))
#define GETTER(name) static value name(struct vm *vm, value *arguments, uint32_t count)
#define SETTER(name) static value name(struct vm *vm, value *arguments, uint32_t count)

static value own_attribute(struct vm *vm, const struct type *type, cage_ref name) {
    return dict_get_name(vm, object_at(vm, type->dict), name);
}

/* Stores into the class's own dict behind a setter of `type`. */
static value store_own(struct vm *vm, struct type *type, cage_ref name, value item) {
    value before = own_attribute(vm, type, name);
    if (!dict_set_name(vm, object_at(vm, type->dict), name, item))
        return VALUE_ERROR;
    return type_attribute_changed(vm, type, name, before, item) ? VALUE_NONE : VALUE_ERROR;
}

GETTER(get_name) {
    (void)count;
    return value_from_ref(SELF->name);
}

/* Checks a new __name__ or __qualname__; 0 with TypeError set. */
static cage_ref checked_name(struct vm *vm, struct type *type, value item, const char *attribute) {
    if (!check_mutable(vm, type, "set", attribute))
        return 0;
    if (item == VALUE_UNSET) {
        raise_type_error(vm, "cannot delete '%s' attribute of immutable type '%s'", attribute, type_name(vm, type));
        return 0;
    }
    struct str *name = str_of(vm, item);
    if (!name) {
        raise_type_error(vm, "can only assign string to %s.%s, not '%s'", type_name(vm, type), attribute,
                         value_type_name(vm, item));
        return 0;
    }
    if (memchr(str_data(vm, name), 0, name->byte_length)) {
        raise_value_error(vm, "type name must not contain null characters");
        return 0;
    }
    (void)str_text(vm, value_from_pointer(name));
    return ref_from_pointer(name);
}

SETTER(set_name) {
    (void)count;
    cage_ref name = checked_name(vm, SELF, arguments[1], "__name__");
    if (!name)
        return VALUE_ERROR;
    object_written(vm, &SELF->header);
    SELF->name = name;
    return VALUE_NONE;
}

GETTER(get_qualified_name) {
    (void)count;
    return value_from_ref(SELF->qualified_name);
}

SETTER(set_qualified_name) {
    (void)count;
    cage_ref name = checked_name(vm, SELF, arguments[1], "__qualname__");
    if (!name)
        return VALUE_ERROR;
    object_written(vm, &SELF->header);
    SELF->qualified_name = name;
    return VALUE_NONE;
}

GETTER(get_module) {
    (void)count;
    if (!type_is_guest(SELF))
        return value_from_ref(SELF->module);
    value module = own_attribute(vm, SELF, vm->names[NAME_MODULE]);
    return module == VALUE_UNSET ? attribute_raise_missing(vm, arguments[0], vm->names[NAME_MODULE]) : module;
}

static value set_own(struct vm *vm, value *arguments, enum vm_name name, const char *text) {
    if (!check_mutable(vm, SELF, "set", text))
        return VALUE_ERROR;
    if (arguments[1] == VALUE_UNSET)
        return raise_type_error(vm, "cannot delete '%s' attribute of immutable type '%s'", text, type_name(vm, SELF));
    return store_own(vm, SELF, vm->names[name], arguments[1]);
}

SETTER(set_module) {
    (void)count;
    return set_own(vm, arguments, NAME_MODULE, "__module__");
}

GETTER(get_documentation) {
    (void)count;
    const struct type *type = SELF;
    if (!type_is_guest(type) && type->type_id < TYPE_COUNT) {
        const struct type_definition *definition = type_definitions[type->type_id];
        return definition && definition->documentation ? str_from_c(vm, definition->documentation) : VALUE_NONE;
    }
    value text = own_attribute(vm, type, vm->names[NAME_DOC]);
    return text == VALUE_UNSET ? VALUE_NONE : descriptor_bind(vm, text, VALUE_UNSET, SELF);
}

SETTER(set_documentation) {
    (void)count;
    return set_own(vm, arguments, NAME_DOC, "__doc__");
}

/* Deletes from the class's own dict; whether it was there. */
static bool drop_own(struct vm *vm, struct type *type, enum vm_name name) {
    value before = own_attribute(vm, type, vm->names[name]);
    if (before == VALUE_UNSET)
        return false;
    dict_delete_name(vm, object_at(vm, type->dict), vm->names[name]);
    return type_attribute_changed(vm, type, vm->names[name], before, VALUE_UNSET);
}

/* What a class body stored under either of these names, bound to the class; VALUE_UNSET: neither. */
static value find_own(struct vm *vm, struct type *type, enum vm_name first, enum vm_name second) {
    value found = own_attribute(vm, type, vm->names[first]);
    if (found == VALUE_UNSET)
        found = own_attribute(vm, type, vm->names[second]);
    return found == VALUE_UNSET ? VALUE_UNSET : descriptor_bind(vm, found, VALUE_UNSET, type);
}

static value raise_none_of_builtin(struct vm *vm, const struct type *type, const char *attribute) {
    return raise_error(vm, TYPE_ATTRIBUTE_ERROR, "type object '%s' has no attribute '%s'", type_name(vm, type),
                       attribute);
}

GETTER(get_annotate) {
    (void)count;
    if (!type_is_guest(SELF))
        return raise_none_of_builtin(vm, SELF, "__annotate__");
    value annotate = find_own(vm, SELF, NAME_ANNOTATE_FUNCTION, NAME_ANNOTATE);
    return annotate == VALUE_UNSET && !vm_failed(vm) ? VALUE_NONE : annotate;
}

SETTER(set_annotate) {
    (void)count;
    if (!check_mutable(vm, SELF, "set", "__annotate__"))
        return VALUE_ERROR;
    if (arguments[1] == VALUE_UNSET)
        return raise_type_error(vm, "cannot delete __annotate__ attribute");
    if (arguments[1] != VALUE_NONE && !object_is_callable(vm, arguments[1]))
        return raise_type_error(vm, "__annotate__ must be callable or None");
    if (store_own(vm, SELF, vm->names[NAME_ANNOTATE_FUNCTION], arguments[1]) == VALUE_ERROR)
        return VALUE_ERROR;
    if (arguments[1] != VALUE_NONE) {
        drop_own(vm, SELF, NAME_ANNOTATIONS);
        drop_own(vm, SELF, NAME_ANNOTATIONS_CACHE);
    }
    return vm_failed(vm) ? VALUE_ERROR : VALUE_NONE;
}

GETTER(get_annotations) {
    (void)count;
    if (!type_is_guest(SELF))
        return raise_none_of_builtin(vm, SELF, "__annotations__");
    value annotations = find_own(vm, SELF, NAME_ANNOTATIONS, NAME_ANNOTATIONS_CACHE);
    if (annotations != VALUE_UNSET || vm_failed(vm))
        return annotations;
    value annotate = get_annotate(vm, arguments, 1);
    annotations = annotate == VALUE_ERROR ? VALUE_ERROR : annotations_make(vm, annotate);
    if (annotations == VALUE_ERROR ||
        store_own(vm, SELF, vm->names[NAME_ANNOTATIONS_CACHE], annotations) == VALUE_ERROR)
        return VALUE_ERROR;
    return annotations;
}

SETTER(set_annotations) {
    (void)count;
    if (!check_mutable(vm, SELF, "set", "__annotations__"))
        return VALUE_ERROR;
    bool is_plain = own_attribute(vm, SELF, vm->names[NAME_ANNOTATIONS]) != VALUE_UNSET;
    enum vm_name name = is_plain ? NAME_ANNOTATIONS : NAME_ANNOTATIONS_CACHE;
    if (arguments[1] == VALUE_UNSET) {
        if (!drop_own(vm, SELF, name))
            return vm_failed(vm) ? VALUE_ERROR : raise_error(vm, TYPE_ATTRIBUTE_ERROR, "__annotations__");
    } else if (store_own(vm, SELF, vm->names[name], arguments[1]) == VALUE_ERROR) {
        return VALUE_ERROR;
    }
    drop_own(vm, SELF, NAME_ANNOTATE_FUNCTION);
    drop_own(vm, SELF, NAME_ANNOTATE);
    return vm_failed(vm) ? VALUE_ERROR : VALUE_NONE;
}

GETTER(get_type_parameters) {
    (void)count;
    value parameters = type_is_guest(SELF) ? own_attribute(vm, SELF, vm->names[NAME_TYPE_PARAMS]) : VALUE_UNSET;
    return parameters == VALUE_UNSET ? vm->empty_tuple : parameters;
}

SETTER(set_type_parameters) {
    (void)count;
    return set_own(vm, arguments, NAME_TYPE_PARAMS, "__type_params__");
}

static value abstract_name(struct vm *vm) { return str_intern_c(vm, "__abstractmethods__", 19); }

GETTER(get_abstract_methods) {
    (void)count;
    value name = abstract_name(vm);
    if (name == VALUE_ERROR)
        return VALUE_ERROR;
    value methods = type_is_guest(SELF) ? own_attribute(vm, SELF, value_to_ref(name)) : VALUE_UNSET;
    return methods == VALUE_UNSET ? attribute_raise_missing(vm, arguments[0], value_to_ref(name)) : methods;
}

SETTER(set_abstract_methods) {
    (void)count;
    value name = abstract_name(vm), methods = arguments[1];
    if (name == VALUE_ERROR || !check_mutable(vm, SELF, "set", "__abstractmethods__"))
        return VALUE_ERROR;
    if (methods == VALUE_UNSET) {
        if (!dict_delete_name(vm, object_at(vm, SELF->dict), value_to_ref(name)))
            return attribute_raise_missing(vm, arguments[0], value_to_ref(name));
        SELF->flags &= ~(uint32_t)TYPE_ABSTRACT;
        type_changed(vm, SELF);
        return VALUE_NONE;
    }
    int any = object_truth(vm, methods);
    if (any < 0 || store_own(vm, SELF, value_to_ref(name), methods) == VALUE_ERROR)
        return VALUE_ERROR;
    SELF->flags = (SELF->flags & ~(uint32_t)TYPE_ABSTRACT) | (any ? TYPE_ABSTRACT : 0);
    return VALUE_NONE;
}

static const struct native_attribute type_attributes[] = {
    {"__name__", get_name, set_name, NULL},
    {"__qualname__", get_qualified_name, set_qualified_name, NULL},
    {"__module__", get_module, set_module, NULL},
    {"__doc__", get_documentation, set_documentation, NULL},
    {"__annotations__", get_annotations, set_annotations, NULL},
    {"__annotate__", get_annotate, set_annotate, NULL},
    {"__type_params__", get_type_parameters, set_type_parameters, NULL},
    {"__dict__", reflect_class_dict, NULL, NULL},
    {"__mro__", reflect_class_mro, NULL, NULL},
    {"__bases__", reflect_class_bases, reflect_set_class_bases, NULL},
    {"__base__", reflect_class_base, NULL, NULL},
    {"__abstractmethods__", get_abstract_methods, set_abstract_methods, NULL},
    NATIVE_ATTRIBUTE_END,
};

/* --- methods ---------------------------------------------------------------------------------------------------------
 */

static value type_method_instance_check(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return value_from_bool(type_is_subtype(vm, value_type(vm, arguments[1]), SELF));
}

static value type_method_subclass_check(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    if (!value_has_kind(vm, arguments[1], KIND_TYPE))
        return raise_type_error(vm, "issubclass() arg 1 must be a class");
    return value_from_bool(type_is_subtype(vm, object_of(vm, arguments[1]), SELF));
}

static value type_method_prepare(struct vm *vm, value *arguments, uint32_t count) {
    (void)arguments;
    (void)count;
    return dict_new(vm);
}

static value type_method_dir(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return attribute_names(vm, arguments[0]);
}

static cage_ref guarded_name(struct vm *vm, value receiver, value name, enum attribute_verb verb) {
    cage_ref interned = attribute_name(vm, name);
    enum guard_point by = verb == ATTRIBUTE_STORE ? GUARD_TYPE_SETATTR : GUARD_TYPE_DELATTR;
    return interned && guard_check_attribute(vm, receiver, interned, verb, by) ? interned : 0;
}

static value type_method_set_attribute(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    cage_ref name = guarded_name(vm, arguments[0], arguments[1], ATTRIBUTE_STORE);
    return name && type_set_attribute(vm, SELF, name, arguments[2]) ? VALUE_NONE : VALUE_ERROR;
}

static value type_method_delete_attribute(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    cage_ref name = guarded_name(vm, arguments[0], arguments[1], ATTRIBUTE_DELETE);
    return name && type_set_attribute(vm, SELF, name, VALUE_UNSET) ? VALUE_NONE : VALUE_ERROR;
}

static const struct native type_methods[] = {
    {"__instancecheck__", type_method_instance_check, 2, 2, 0, 0, NULL, "Check if an object is an instance."},
    {"__subclasscheck__", type_method_subclass_check, 2, 2, 0, 0, NULL, "Check if a class is a subclass."},
    {"__prepare__", type_method_prepare, 1, 1, 0, NATIVE_CLASS | NATIVE_VARIADIC | NATIVE_KEYWORDS, NULL,
     "Create the namespace for the class statement"},
    {"__call__", reflect_call, 1, 1, 0, NATIVE_VARIADIC | NATIVE_KEYWORDS, NULL, "Call self as a function."},
    {"mro", reflect_class_method_mro, 1, 1, 0, NATIVE_COMPAT, NULL, "Return a type's method resolution order."},
    {"__dir__", type_method_dir, 1, 1, 0, 0, NULL, "Specialized __dir__ implementation for types."},
    {"__setattr__", type_method_set_attribute, 3, 3, 0, 0, NULL, "Implement setattr(self, name, value)."},
    {"__delattr__", type_method_delete_attribute, 2, 2, 0, 0, NULL, "Implement delattr(self, name)."},
    NATIVE_END,
};

/* A class is complete when __new__ has made it. */
static value initialise_class(struct vm *vm, value *arguments, uint32_t count) {
    bool keywords = arguments[count] != VALUE_UNSET;
    if (count == 2 && keywords)
        return raise_type_error(vm, "type.__init__() takes no keyword arguments");
    if (count != 2 && count != 4)
        return raise_type_error(vm, "type.__init__() takes 1 or 3 arguments");
    return VALUE_NONE;
}

static const struct native type_initialise = {
    "__init__", initialise_class, 1, 1, 0, NATIVE_VARIADIC | NATIVE_KEYWORDS, NULL, NULL};

const struct type_definition type_type_definition = {
    .name = "type",
    .type_id = TYPE_TYPE,
    .base = TYPE_OBJECT,
    .kind = KIND_TYPE,
    .flags = DEFINITION_SUBCLASSABLE,
    .methods = type_methods,
    .attributes = type_attributes,
    .initialise = &type_initialise,
    .documentation = "type(object) -> the object's type\ntype(name, bases, dict, **kwds) -> a new type",
};

/* --- operations
 * -------------------------------------------------------------------------------------------------------- */

static value class_repr(struct vm *vm, value self) {
    value name = type_full_name(vm, object_of(vm, self));
    if (name == VALUE_ERROR)
        return VALUE_ERROR;
    struct str_builder text = {0};
    str_builder_add_c(vm, &text, "<class '");
    str_builder_add_str(vm, &text, name);
    str_builder_add_c(vm, &text, "'>");
    return str_builder_finish(vm, &text);
}

static value class_binary(struct vm *vm, enum binary_operator operator, value left, value right) {
    return operator== OPERATOR_BIT_OR ? union_of(vm, left, right) : VALUE_NOT_IMPLEMENTED;
}

const struct kind_operations type_operations = {
    .binary = class_binary,
    .operators = 1u << OPERATOR_BIT_OR,
    .repr = class_repr,
};
