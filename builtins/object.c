/* The class `object`: the defaults every class inherits, and the guarded forms of attribute access by name.
 *
 * __getattribute__, __setattr__ and __delattr__ take names the compiler has not seen, so each asks the guard. */
#include "../vm/attribute.h"
#include "../vm/operations_internal.h"
#include "../vm/type_internal.h"
#include "function.h"
#include "number.h"
#include "reflection.h"
#include "str.h"

#define METHOD(name) static value object_method_##name(struct vm *vm, value *arguments, uint32_t count)

METHOD(repr) {
    (void)count;
    return object_default_repr(vm, arguments[0]);
}

METHOD(str) {
    (void)count;
    return object_repr(vm, arguments[0]);
}

METHOD(format) {
    (void)count;
    struct str *specification = str_of(vm, arguments[1]);
    if (!specification)
        return raise_type_error(vm, "__format__() argument must be str, not %s", argument_type_name(vm, arguments[1]));
    if (specification->byte_length == 0)
        return object_str(vm, arguments[0]);
    return raise_type_error(vm, "unsupported format string passed to %s.__format__", value_type_name(vm, arguments[0]));
}

METHOD(hash) {
    (void)count;
    return int_from_int64(vm, object_identity_hash(arguments[0]));
}

METHOD(equal) {
    (void)vm;
    (void)count;
    return arguments[0] == arguments[1] ? VALUE_TRUE : VALUE_NOT_IMPLEMENTED;
}

METHOD(not_equal) {
    (void)count;
    value method = type_lookup_special(vm, arguments[0], SPECIAL_EQUAL);
    value equal = special_invoke(vm, method, arguments[0], 1, &arguments[1]);
    if (equal == VALUE_ERROR || equal == VALUE_NOT_IMPLEMENTED)
        return equal;
    int truth = object_truth(vm, equal);
    return truth < 0 ? VALUE_ERROR : value_from_bool(!truth);
}

METHOD(order) {
    (void)vm;
    (void)arguments;
    (void)count;
    return VALUE_NOT_IMPLEMENTED;
}

METHOD(dir) {
    (void)count;
    return attribute_names(vm, arguments[0]);
}

METHOD(init_subclass) {
    (void)count;
    if (arguments[1] == VALUE_UNSET)
        return VALUE_NONE;
    return raise_type_error(vm, "%s.__init_subclass__() takes no keyword arguments",
                            type_name(vm, object_of(vm, arguments[0])));
}

METHOD(subclass_hook) {
    (void)vm;
    (void)arguments;
    (void)count;
    return VALUE_NOT_IMPLEMENTED;
}

/* --- attributes by name
 * ------------------------------------------------------------------------------------------------ */

static cage_ref guarded_name(struct vm *vm, const value *arguments, enum attribute_verb verb) {
    cage_ref name = attribute_name(vm, arguments[1]);
    static const enum guard_point points[] = {[ATTRIBUTE_LOAD] = GUARD_OBJECT_GETATTRIBUTE,
                                              [ATTRIBUTE_STORE] = GUARD_OBJECT_SETATTR,
                                              [ATTRIBUTE_DELETE] = GUARD_OBJECT_DELATTR};
    return name && guard_check_attribute(vm, arguments[0], name, verb, points[verb]) ? name : 0;
}

METHOD(get_attribute) {
    (void)count;
    cage_ref name = guarded_name(vm, arguments, ATTRIBUTE_LOAD);
    if (!name)
        return VALUE_ERROR;
    value found = attribute_find(vm, arguments[0], name);
    return found == VALUE_UNSET && !vm_failed(vm) ? attribute_raise_missing(vm, arguments[0], name) : found;
}

static value set_by_name(struct vm *vm, const value *arguments, value item, const char *method) {
    enum attribute_verb verb = item == VALUE_UNSET ? ATTRIBUTE_DELETE : ATTRIBUTE_STORE;
    cage_ref name = guarded_name(vm, arguments, verb);
    if (!name)
        return VALUE_ERROR;
    /* a class has its own form, which keeps caches right and built-in classes as they are */
    if (value_has_kind(vm, arguments[0], KIND_TYPE))
        return raise_type_error(vm, "can't apply this %s to %s object", method, value_type_name(vm, arguments[0]));
    return attribute_set(vm, arguments[0], name, item) ? VALUE_NONE : VALUE_ERROR;
}

METHOD(set_attribute) {
    (void)count;
    return set_by_name(vm, arguments, arguments[2], "__setattr__");
}

METHOD(delete_attribute) {
    (void)count;
    return set_by_name(vm, arguments, VALUE_UNSET, "__delattr__");
}

static const struct native object_methods[] = {
    {"__repr__", object_method_repr, 1, 1, 0, 0, NULL, "Return repr(self)."},
    {"__str__", object_method_str, 1, 1, 0, 0, NULL, "Return str(self)."},
    {"__format__", object_method_format, 2, 2, 0, 0, NULL, "Default object formatter."},
    {"__hash__", object_method_hash, 1, 1, 0, 0, NULL, "Return hash(self)."},
    {"__eq__", object_method_equal, 2, 2, 0, 0, NULL, "Return self==value."},
    {"__ne__", object_method_not_equal, 2, 2, 0, 0, NULL, "Return self!=value."},
    {"__lt__", object_method_order, 2, 2, 0, 0, NULL, "Return self<value."},
    {"__le__", object_method_order, 2, 2, 0, 0, NULL, "Return self<=value."},
    {"__gt__", object_method_order, 2, 2, 0, 0, NULL, "Return self>value."},
    {"__ge__", object_method_order, 2, 2, 0, 0, NULL, "Return self>=value."},
    {"__dir__", object_method_dir, 1, 1, 0, 0, NULL, "Default dir() implementation."},
    {"__init_subclass__", object_method_init_subclass, 1, 1, 0, NATIVE_CLASS | NATIVE_KEYWORDS, NULL,
     "This method is called when a class is subclassed."},
    {"__subclasshook__", object_method_subclass_hook, 2, 2, 0, NATIVE_CLASS, NULL,
     "Abstract classes can override this to customize issubclass()."},
    {"__getattribute__", object_method_get_attribute, 2, 2, 0, 0, NULL, "Return getattr(self, name)."},
    {"__setattr__", object_method_set_attribute, 3, 3, 0, 0, NULL, "Implement setattr(self, name, value)."},
    {"__delattr__", object_method_delete_attribute, 2, 2, 0, 0, NULL, "Implement delattr(self, name)."},
    NATIVE_END,
};

/* --- __class__
 * --------------------------------------------------------------------------------------------------------- */

static value get_class(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return value_from_pointer(value_type(vm, arguments[0]));
}

static bool defines_hooks(struct vm *vm, const struct type *type) {
    return type_lookup(vm, type, vm->names[SPECIAL_GET]) != VALUE_UNSET ||
           type_lookup(vm, type, vm->names[SPECIAL_SET]) != VALUE_UNSET ||
           type_lookup(vm, type, vm->names[SPECIAL_DELETE]) != VALUE_UNSET;
}

static value set_class(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    value self = arguments[0], class = arguments[1];
    if (class == VALUE_UNSET)
        return raise_type_error(vm, "can't delete __class__ attribute");
    if (!value_has_kind(vm, class, KIND_TYPE))
        return raise_type_error(vm, "__class__ must be set to a class, not '%s' object", value_type_name(vm, class));
    struct type *from = value_type(vm, self), *to = object_of(vm, class);
    bool movable = (value_has_kind(vm, self, KIND_INSTANCE) || value_has_kind(vm, self, KIND_EXCEPTION)) &&
                   type_is_guest(from) && type_is_guest(to);
    if (!movable)
        return raise_type_error(vm, "__class__ assignment only supported for mutable types or ModuleType subclasses");
    if (!type_layouts_agree(vm, from, to))
        return raise_type_error(vm, "__class__ assignment: '%s' object layout differs from '%s'", type_name(vm, to),
                                type_name(vm, from));
    if (!instance_change_class(vm, object_of(vm, self), to))
        return VALUE_ERROR;
    /* the object may stand in a class that relied on what it was */
    bool was_hook = defines_hooks(vm, from), is_hook = defines_hooks(vm, to);
    return (!was_hook && !is_hook) || type_hooks_changed(vm) ? VALUE_NONE : VALUE_ERROR;
}

static const struct native_attribute object_attributes[] = {
    {"__class__", get_class, set_class, NULL},
    {"__dict__", reflect_dict, reflect_set_dict, NULL},
    NATIVE_ATTRIBUTE_END,
};

/* --- creation
 * ---------------------------------------------------------------------------------------------------------- */

static value initialise_object(struct vm *vm, value *arguments, uint32_t count) {
    if (count == 1 && arguments[count] == VALUE_UNSET)
        return VALUE_NONE;
    return object_check_excess(vm, value_type(vm, arguments[0]), false) ? VALUE_NONE : VALUE_ERROR;
}

static const struct native object_initialise = {
    "__init__", initialise_object, 1, 1, 0, NATIVE_VARIADIC | NATIVE_KEYWORDS, NULL, NULL};

const struct type_definition object_definition = {
    .name = "object",
    .type_id = TYPE_OBJECT,
    .base = TYPE_OBJECT,
    .kind = KIND_INSTANCE,
    .flags = DEFINITION_SUBCLASSABLE,
    .methods = object_methods,
    .attributes = object_attributes,
    .initialise = &object_initialise,
    .documentation = "The base class of the class hierarchy.\n\nWhen called, it accepts no arguments and returns a new "
                     "featureless\ninstance that has no instance attributes and cannot be given any.\n",
};

value record_new(struct vm *vm, enum type_id type, uint16_t count) {
    struct record *record =
        heap_allocate(vm, KIND_RECORD, type_by_id(vm, type)->instance_shape, sizeof *record + count * sizeof(value));
    if (!record)
        return VALUE_ERROR;
    record->header.detail = count;
    record->type_id = type;
    for (uint32_t i = 0; i < count; i++)
        record->items[i] = VALUE_NONE;
    return value_from_pointer(record);
}
