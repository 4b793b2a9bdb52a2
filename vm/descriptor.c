/* The descriptor protocol: what an attribute found on a class gives when it is read, stored or deleted through an
 * instance.
 *
 * Descriptors may be called by hand and may sit in classes they were not made for, so every native one checks here that
 * the instance is of the type it belongs to. No name is looked up by guest's choice; the guard stands before. */
#include "attribute.h"
#include "interpreter.h"
#include "type.h"

#include "../builtins/container.h"
#include "../builtins/function.h"
#include "../builtins/str.h"

static bool check_receiver(struct vm *vm, const char *name, cage_ref type_ref, value instance) {
    const struct type *type = object_at(vm, type_ref), *actual = value_type(vm, instance);
    if (type_is_subtype(vm, actual, type))
        return true;
    raise_type_error(vm, "descriptor '%s' for '%s' objects doesn't apply to a '%s' object", name, type_name(vm, type),
                     type_name(vm, actual));
    return false;
}

static value bind_native_method(struct vm *vm, const struct native_method *method, value instance) {
    const struct native *native = native_by_index(method->native);
    if (!native)
        return raise_error(vm, TYPE_SYSTEM_ERROR, "no such native function");
    if (!check_receiver(vm, native->name, method->type, instance))
        return VALUE_ERROR;
    return native_function_new(vm, method->native, instance, 0);
}

/* A native class method works on classes derived from the one it belongs to only. */
static bool check_class(struct vm *vm, const struct native_function *function, const struct type *class) {
    uint32_t id = function->native >> 12 & 0xFFFF;
    if (function->native >> 28 != NATIVE_SECTION_TYPE_METHOD || id >= TYPE_COUNT)
        return true;
    const struct type *type = type_by_id(vm, (enum type_id)id);
    if (type_is_subtype(vm, class, type))
        return true;
    const struct native *native = native_by_index(function->native);
    raise_type_error(vm, "descriptor '%s' requires a subtype of '%s' but received '%s'", native ? native->name : "?",
                     type_name(vm, type), type_name(vm, class));
    return false;
}

static value bind_class_method(struct vm *vm, value function, struct type *owner) {
    value class = value_from_pointer(owner);
    if (value_has_kind(vm, function, KIND_NATIVE_FUNCTION)) {
        const struct native_function *native = object_of(vm, function);
        if (native->self == VALUE_UNSET && !check_class(vm, native, owner))
            return VALUE_ERROR;
        if (native->self == VALUE_UNSET)
            return native_function_new(vm, native->native, class, native->module_name);
    }
    return bound_method_new(vm, function, class);
}

/* --- native getters and __slots__ --------------------------------------------------------------------------------- */

static const struct native_attribute *getter_attribute(struct vm *vm, const struct native_getter *getter) {
    const struct native_attribute *attribute = native_attribute_by_index(getter->getter);
    if (!attribute)
        raise_error(vm, TYPE_SYSTEM_ERROR, "no such native attribute");
    return attribute;
}

/* Types whose attributes are plain members in CPython, where an assignment is refused in other words. */
static bool is_plain_member(const struct native_getter *getter) {
    switch (getter->getter >> 12 & 0xFFFF) {
    case TYPE_COMPLEX:
    case TYPE_RANGE:
    case TYPE_SLICE:
    case TYPE_PROPERTY:
        return true;
    default:
        return false;
    }
}

static value native_getter_get(struct vm *vm, const struct native_getter *getter, value instance) {
    const struct native_attribute *attribute = getter_attribute(vm, getter);
    if (!attribute || !check_receiver(vm, attribute->name, getter->type, instance))
        return VALUE_ERROR;
    /* getters may ask for an attribute of what they wrap, and so on */
    if (!vm_enter_native(vm))
        return VALUE_ERROR;
    vm->budget--; /* whoever charges next looks at the limits */
    value result = attribute->getter(vm, &instance, 1);
    vm_leave_native(vm);
    return result;
}

static bool native_getter_set(struct vm *vm, const struct native_getter *getter, value instance, value item) {
    const struct native_attribute *attribute = getter_attribute(vm, getter);
    if (!attribute || !check_receiver(vm, attribute->name, getter->type, instance))
        return false;
    if (!attribute->setter && is_plain_member(getter)) {
        raise_error(vm, TYPE_ATTRIBUTE_ERROR, "readonly attribute");
        return false;
    }
    if (!attribute->setter) {
        raise_error(vm, TYPE_ATTRIBUTE_ERROR, "attribute '%s' of '%s' objects is not writable", attribute->name,
                    type_name(vm, object_at(vm, getter->type)));
        return false;
    }
    value arguments[2] = {instance, item};
    return attribute->setter(vm, arguments, 2) != VALUE_ERROR || !vm_failed(vm);
}

/* The slot in this instance; NULL with TypeError set when the descriptor is not of its class. */
static value *descriptor_slot(struct vm *vm, const struct slot_descriptor *descriptor, value instance) {
    if (!check_receiver(vm, str_data(vm, object_at(vm, descriptor->name)), descriptor->type, instance))
        return NULL;
    struct instance *object = value_has_kind(vm, instance, KIND_INSTANCE) ? object_of(vm, instance) : NULL;
    if (object && descriptor->slot < object->base.inline_capacity)
        return &object->slots[descriptor->slot];
    raise_error(vm, TYPE_SYSTEM_ERROR, "slot outside of its object");
    return NULL;
}

/* An exception's slots are in a dict of their own, by descriptor. */
static struct exception *exception_with_slot(struct vm *vm, const struct slot_descriptor *descriptor, value instance) {
    bool fits = check_receiver(vm, str_data(vm, object_at(vm, descriptor->name)), descriptor->type, instance);
    return fits ? object_of(vm, instance) : NULL;
}

/* As "'module.Class' object has no attribute 'x'": an empty slot is told in more words than a missing attribute. */
static value raise_empty_slot(struct vm *vm, value instance, cage_ref name) {
    const struct type *type = value_type(vm, instance);
    value module = type_module(vm, type);
    bool named = module != VALUE_UNSET && !str_equal_c(vm, module, "__main__");
    raise_error(vm, TYPE_ATTRIBUTE_ERROR, "'%s%s%s' object has no attribute '%s'", named ? str_text(vm, module) : "",
                named ? "." : "", str_text(vm, value_from_ref(type->qualified_name)),
                str_text(vm, value_from_ref(name)));
    return attribute_error_details(vm, instance, name);
}

static value exception_slot_get(struct vm *vm, const struct slot_descriptor *descriptor, value instance) {
    const struct exception *exception = exception_with_slot(vm, descriptor, instance);
    if (!exception)
        return VALUE_ERROR;
    value item = exception->slots == VALUE_UNSET
                     ? VALUE_UNSET
                     : dict_get(vm, object_of(vm, exception->slots), value_from_pointer(descriptor));
    return item != VALUE_UNSET || vm_failed(vm) ? item : raise_empty_slot(vm, instance, descriptor->name);
}

static bool exception_slot_set(struct vm *vm, const struct slot_descriptor *descriptor, value instance, value item) {
    struct exception *exception = exception_with_slot(vm, descriptor, instance);
    if (!exception)
        return false;
    if (exception->slots == VALUE_UNSET && item != VALUE_UNSET) {
        value slots = dict_new(vm);
        if (slots == VALUE_ERROR)
            return false;
        exception->slots = slots;
    }
    value key = value_from_pointer(descriptor);
    if (item != VALUE_UNSET)
        return dict_set(vm, object_of(vm, exception->slots), key, item);
    if (exception->slots != VALUE_UNSET && dict_delete(vm, object_of(vm, exception->slots), key) > 0)
        return true;
    raise_error(vm, TYPE_ATTRIBUTE_ERROR, "%s", str_text(vm, value_from_ref(descriptor->name)));
    return false;
}

static value slot_get(struct vm *vm, const struct slot_descriptor *descriptor, value instance) {
    if (value_has_kind(vm, instance, KIND_EXCEPTION))
        return exception_slot_get(vm, descriptor, instance);
    const value *slot = descriptor_slot(vm, descriptor, instance);
    if (!slot)
        return VALUE_ERROR;
    return *slot != VALUE_UNSET ? *slot : raise_empty_slot(vm, instance, descriptor->name);
}

static bool slot_set(struct vm *vm, const struct slot_descriptor *descriptor, value instance, value item) {
    if (value_has_kind(vm, instance, KIND_EXCEPTION))
        return exception_slot_set(vm, descriptor, instance, item);
    value *slot = descriptor_slot(vm, descriptor, instance);
    if (!slot)
        return false;
    if (item == VALUE_UNSET && *slot == VALUE_UNSET) {
        raise_error(vm, TYPE_ATTRIBUTE_ERROR, "%s", str_text(vm, value_from_ref(descriptor->name)));
        return false;
    }
    object_written(vm, object_of(vm, instance));
    *slot = item;
    return true;
}

/* --- properties --------------------------------------------------------------------------------------------------- */

static bool raise_property(struct vm *vm, value property, value instance, const char *what) {
    value name = property_name(vm, property);
    value repr = name == VALUE_UNSET ? VALUE_UNSET : object_repr(vm, name);
    if (repr == VALUE_ERROR && vm_failed(vm))
        return false;
    const char *qualified = str_text(vm, value_from_ref(value_type(vm, instance)->qualified_name));
    if (repr == VALUE_UNSET)
        raise_error(vm, TYPE_ATTRIBUTE_ERROR, "property of '%s' object has no %s", qualified, what);
    else
        raise_error(vm, TYPE_ATTRIBUTE_ERROR, "property %s of '%s' object has no %s", str_text(vm, repr), qualified,
                    what);
    return false;
}

static value property_get(struct vm *vm, value self, value instance) {
    const struct property *property = object_of(vm, self);
    if (property->getter != VALUE_NONE)
        return vm_call_1(vm, property->getter, instance);
    raise_property(vm, self, instance, "getter");
    return VALUE_ERROR;
}

static bool property_set(struct vm *vm, value self, value instance, value item) {
    const struct property *property = object_of(vm, self);
    value function = item == VALUE_UNSET ? property->deleter : property->setter;
    if (function == VALUE_NONE)
        return raise_property(vm, self, instance, item == VALUE_UNSET ? "deleter" : "setter");
    value result = item == VALUE_UNSET ? vm_call_1(vm, function, instance) : vm_call_2(vm, function, instance, item);
    return result != VALUE_ERROR;
}

/* --- fields of named tuples --------------------------------------------------------------------------------------- */

/* VALUE_UNSET: the instance is no tuple, or too short. */
static value tuple_getter_item(const struct vm *vm, const struct record *getter, value instance) {
    value tuple = value_unwrap(vm, instance);
    if (!value_has_kind(vm, tuple, KIND_TUPLE))
        return VALUE_UNSET;
    const value *item = tuple_item_at(vm, object_of(vm, tuple), value_to_int(getter->items[0]));
    return item ? *item : VALUE_UNSET;
}

/* --- the protocol ------------------------------------------------------------------------------------------------- */

/* Kinds that may bring special methods of their own: instances of guest classes and records. */
static bool may_define_hooks(const struct vm *vm, value attribute) {
    return value_has_kind(vm, attribute, KIND_RECORD) || value_guest_type(vm, attribute);
}

static value bind_by_get(struct vm *vm, value attribute, value instance, struct type *owner) {
    value get = type_lookup_special(vm, attribute, SPECIAL_GET);
    if (get == VALUE_UNSET)
        return attribute;
    value arguments[2] = {instance == VALUE_UNSET ? VALUE_NONE : instance, value_from_pointer(owner)};
    return vm_call_special(vm, attribute, SPECIAL_GET, 2, arguments);
}

value descriptor_bind(struct vm *vm, value attribute, value instance, struct type *owner) {
    if (!value_is_object(attribute))
        return attribute;
    const void *object = object_of(vm, attribute);
    bool bound = instance != VALUE_UNSET;
    switch (object_kind(vm, attribute)) {
    case KIND_FUNCTION:
        return bound ? bound_method_new(vm, attribute, instance) : attribute;
    case KIND_NATIVE_METHOD:
        return bound ? bind_native_method(vm, object, instance) : attribute;
    case KIND_NATIVE_GETTER:
        return bound ? native_getter_get(vm, object, instance) : attribute;
    case KIND_SLOT_DESCRIPTOR:
        return bound ? slot_get(vm, object, instance) : attribute;
    case KIND_PROPERTY:
        return bound ? property_get(vm, attribute, instance) : attribute;
    case KIND_CLASS_METHOD:
        return bind_class_method(vm, ((const struct method_wrapper *)object)->function, owner);
    case KIND_STATIC_METHOD:
        return ((const struct method_wrapper *)object)->function;
    case KIND_SUPER:
        return super_bind(vm, attribute, instance);
    case KIND_RECORD:
        if (bound && ((const struct record *)object)->type_id == TYPE_COLLECTIONS_TUPLE_GETTER) {
            value item = tuple_getter_item(vm, object, instance);
            if (item != VALUE_UNSET)
                return item;
        }
        return bind_by_get(vm, attribute, instance, owner);
    default:
        return may_define_hooks(vm, attribute) ? bind_by_get(vm, attribute, instance, owner) : attribute;
    }
}

bool descriptor_is_data(struct vm *vm, value attribute) {
    if (!value_is_object(attribute))
        return false;
    switch (object_kind(vm, attribute)) {
    case KIND_NATIVE_GETTER:
    case KIND_PROPERTY:
    case KIND_SLOT_DESCRIPTOR:
        return true;
    default:
        return may_define_hooks(vm, attribute) && (type_lookup_special(vm, attribute, SPECIAL_SET) != VALUE_UNSET ||
                                                   type_lookup_special(vm, attribute, SPECIAL_DELETE) != VALUE_UNSET);
    }
}

bool descriptor_goes_first(struct vm *vm, value attribute) {
    if (!descriptor_is_data(vm, attribute))
        return false;
    return !may_define_hooks(vm, attribute) || type_lookup_special(vm, attribute, SPECIAL_GET) != VALUE_UNSET;
}

bool descriptor_is_any(struct vm *vm, value attribute) {
    if (!value_is_object(attribute))
        return false;
    switch (object_kind(vm, attribute)) {
    case KIND_FUNCTION:
    case KIND_NATIVE_METHOD:
    case KIND_NATIVE_FUNCTION: /* binds to nothing, but the method cache may hold it */
    case KIND_CLASS_METHOD:
    case KIND_STATIC_METHOD:
    case KIND_SUPER:
        return true;
    default:
        return descriptor_is_data(vm, attribute) ||
               (may_define_hooks(vm, attribute) && type_lookup_special(vm, attribute, SPECIAL_GET) != VALUE_UNSET);
    }
}

int descriptor_set(struct vm *vm, value attribute, value instance, value item) {
    if (!value_is_object(attribute))
        return 0;
    const void *object = object_of(vm, attribute);
    switch (object_kind(vm, attribute)) {
    case KIND_NATIVE_GETTER:
        return native_getter_set(vm, object, instance, item) ? 1 : -1;
    case KIND_SLOT_DESCRIPTOR:
        return slot_set(vm, object, instance, item) ? 1 : -1;
    case KIND_PROPERTY:
        return property_set(vm, attribute, instance, item) ? 1 : -1;
    default:
        break;
    }
    if (!descriptor_is_data(vm, attribute))
        return 0;
    enum special_method hook = item == VALUE_UNSET ? SPECIAL_DELETE : SPECIAL_SET;
    if (type_lookup_special(vm, attribute, hook) == VALUE_UNSET) {
        raise_error(vm, TYPE_ATTRIBUTE_ERROR, "%s", item == VALUE_UNSET ? "__delete__" : "__set__");
        return -1;
    }
    value arguments[2] = {instance, item};
    return vm_call_special(vm, attribute, hook, item == VALUE_UNSET ? 1 : 2, arguments) == VALUE_ERROR ? -1 : 1;
}
