/* property, classmethod, staticmethod and the descriptors of __slots__. Reading and storing through them is in
 * vm/descriptor.c; here are the types, their construction and the __get__, __set__, __delete__ called by hand. */
#include "../vm/type.h"
#include "container.h"
#include "function.h"
#include "str.h"

/* --- calling descriptors by hand, for all of them
 * ------------------------------------------------------------------------ */

value descriptor_method_get(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    value descriptor = value_unwrap(vm, arguments[0]), instance = arguments[1], owner = arguments[2];
    bool absent = instance == VALUE_NONE;
    if (absent && (owner == VALUE_UNSET || owner == VALUE_NONE))
        return raise_type_error(vm, "__get__(None, None) is invalid");
    if (value_has_kind(vm, descriptor, KIND_CLASS_METHOD) && owner != VALUE_UNSET && owner != VALUE_NONE &&
        !value_has_kind(vm, owner, KIND_TYPE))
        return bound_method_new(vm, ((const struct method_wrapper *)object_of(vm, descriptor))->function, owner);
    bool by_instance = !value_has_kind(vm, owner, KIND_TYPE);
    struct type *type = by_instance ? value_type(vm, instance) : object_of(vm, owner);
    value found = descriptor_bind(vm, descriptor, absent ? VALUE_UNSET : instance, type);
    return found == descriptor ? arguments[0] : found;
}

value descriptor_method_set(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    int done = descriptor_set(vm, value_unwrap(vm, arguments[0]), arguments[1], arguments[2]);
    return done < 0 ? VALUE_ERROR : VALUE_NONE;
}

value descriptor_method_delete(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    int done = descriptor_set(vm, value_unwrap(vm, arguments[0]), arguments[1], VALUE_UNSET);
    return done < 0 ? VALUE_ERROR : VALUE_NONE;
}

/* --- property
 * ------------------------------------------------------------------------------------------------------------ */

#define PROPERTY ((struct property *)native_self(vm, arguments[0]))

static value property_new(struct vm *vm) {
    struct property *property = heap_allocate(vm, KIND_PROPERTY, vm->immediate_shapes[KIND_PROPERTY], sizeof *property);
    if (!property)
        return VALUE_ERROR;
    property->getter = property->setter = property->deleter = VALUE_NONE;
    property->documentation = VALUE_NONE;
    property->name = VALUE_UNSET;
    return value_from_pointer(property);
}

static value create_property(struct vm *vm, value *arguments, uint32_t count) {
    (void)arguments;
    (void)count;
    return property_new(vm);
}

static value or_none(value v) { return v == VALUE_UNSET ? VALUE_NONE : v; }

/* header.detail of a property: its documentation is the getter's, so that a copy with another getter has that one's */
#define DOCUMENTED_BY_GETTER 1

/* None when there is none; VALUE_ERROR. */
static value getter_documentation(struct vm *vm, value getter) {
    if (getter == VALUE_NONE)
        return VALUE_NONE;
    value text = object_find_attribute(vm, getter, value_from_ref(vm->names[NAME_DOC]));
    return text == VALUE_UNSET && !vm_failed(vm) ? VALUE_NONE : text;
}

/* A subclass keeps it as an attribute of the instance, which would else have the class's. */
static bool show_documentation(struct vm *vm, value self, const struct property *property) {
    if (!value_has_kind(vm, self, KIND_INSTANCE))
        return true;
    if (object_set_attribute_by(vm, self, value_from_ref(vm->names[NAME_DOC]), property->documentation,
                                GUARD_NATIVE_NAME))
        return true;
    /* text that nobody has asked for may find no place; what the getter says may not get lost */
    if (property->header.detail & DOCUMENTED_BY_GETTER || !exception_matches(vm, TYPE_ATTRIBUTE_ERROR))
        return false;
    exception_clear(vm);
    return true;
}

static value initialise_property(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    struct property *property = PROPERTY;
    property->getter = or_none(arguments[1]);
    property->setter = or_none(arguments[2]);
    property->deleter = or_none(arguments[3]);
    property->documentation = or_none(arguments[4]);
    property->name = VALUE_UNSET;
    property->header.detail = 0;
    if (property->documentation == VALUE_NONE) {
        value text = getter_documentation(vm, property->getter);
        if (text == VALUE_ERROR)
            return VALUE_ERROR;
        property->documentation = text;
        property->header.detail = text == VALUE_NONE ? 0 : DOCUMENTED_BY_GETTER;
    }
    return show_documentation(vm, arguments[0], property) ? VALUE_NONE : VALUE_ERROR;
}

value property_name(struct vm *vm, value self) {
    const struct property *property = object_of(vm, self);
    if (str_of(vm, property->name))
        return property->name;
    if (value_has_kind(vm, property->getter, KIND_FUNCTION))
        return ((const struct function *)object_of(vm, property->getter))->name;
    return VALUE_UNSET;
}

/* A copy with one function replaced; a subclass makes its own kind. */
static value property_with(struct vm *vm, value self, value getter, value setter, value deleter) {
    const struct property *old = native_self(vm, self);
    /* that of a subclass's instance is an attribute, which a copy does not get */
    bool afresh =
        value_has_kind(vm, self, KIND_INSTANCE) || (old->header.detail & DOCUMENTED_BY_GETTER && getter != VALUE_NONE);
    value parts[4] = {getter, setter, deleter, afresh ? VALUE_NONE : old->documentation};
    value copy = vm_call(vm, value_from_pointer(value_type(vm, self)), 4, parts);
    value made = copy == VALUE_ERROR ? VALUE_ERROR : value_unwrap(vm, copy);
    if (value_has_kind(vm, made, KIND_PROPERTY))
        ((struct property *)object_of(vm, made))->name = old->name;
    return copy;
}

static value property_method_getter(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return property_with(vm, arguments[0], arguments[1], PROPERTY->setter, PROPERTY->deleter);
}

static value property_method_setter(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return property_with(vm, arguments[0], PROPERTY->getter, arguments[1], PROPERTY->deleter);
}

static value property_method_deleter(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return property_with(vm, arguments[0], PROPERTY->getter, PROPERTY->setter, arguments[1]);
}

static value property_method_set_name(struct vm *vm, value *arguments, uint32_t count) {
    if (count != 3)
        return raise_type_error(vm, "__set_name__() takes 2 positional arguments but %u were given", count - 1);
    PROPERTY->name = arguments[2];
    return VALUE_NONE;
}

static value property_get_getter(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return PROPERTY->getter;
}

static value property_get_setter(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return PROPERTY->setter;
}

static value property_get_deleter(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return PROPERTY->deleter;
}

static value property_get_name(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    const struct property *property = PROPERTY;
    value name = property->name;
    if (name == VALUE_UNSET && property->getter != VALUE_NONE)
        name = object_find_attribute(vm, property->getter, value_from_ref(vm->names[NAME_NAME]));
    if (vm_failed(vm))
        return VALUE_ERROR;
    return name == VALUE_UNSET ? raise_error(vm, TYPE_ATTRIBUTE_ERROR, "'property' object has no attribute '__name__'")
                               : name;
}

static value property_set_name(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    PROPERTY->name = arguments[1];
    return VALUE_NONE;
}

static value property_get_documentation(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return PROPERTY->documentation;
}

static value property_set_documentation(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    PROPERTY->documentation = or_none(arguments[1]);
    return VALUE_NONE;
}

/* Whether a function is marked by abc.abstractmethod; -1 = exception set. */
static int is_abstract(struct vm *vm, value function) {
    if (function == VALUE_NONE || function == VALUE_UNSET)
        return 0;
    value mark = object_find_attribute(vm, function, value_from_ref(vm->names[NAME_ISABSTRACT]));
    if (mark == VALUE_UNSET)
        return vm_failed(vm) ? -1 : 0;
    return object_truth(vm, mark);
}

static value property_get_abstract(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    const struct property *property = PROPERTY;
    const value parts[] = {property->getter, property->setter, property->deleter};
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        int abstract = is_abstract(vm, parts[i]);
        if (abstract)
            return abstract < 0 ? VALUE_ERROR : VALUE_TRUE;
    }
    return VALUE_FALSE;
}

static const struct native property_methods[] = {
    {"getter", property_method_getter, 2, 2, 0, 0, NULL,
     "Descriptor to obtain a copy of the property with a different getter."},
    {"setter", property_method_setter, 2, 2, 0, 0, NULL,
     "Descriptor to obtain a copy of the property with a different setter."},
    {"deleter", property_method_deleter, 2, 2, 0, 0, NULL,
     "Descriptor to obtain a copy of the property with a different deleter."},
    {"__set_name__", property_method_set_name, 1, 1, 0, NATIVE_VARIADIC, NULL, "Method to set name of a property."},
    {"__get__", descriptor_method_get, 2, 3, 0, 0, NULL, "Return an attribute of instance, which is of type owner."},
    {"__set__", descriptor_method_set, 3, 3, 0, 0, NULL, "Set an attribute of instance to value."},
    {"__delete__", descriptor_method_delete, 2, 2, 0, 0, NULL, "Delete an attribute of instance."},
    NATIVE_END,
};

static const struct native_attribute property_attributes[] = {
    {"fget", property_get_getter, NULL, NULL},
    {"fset", property_get_setter, NULL, NULL},
    {"fdel", property_get_deleter, NULL, NULL},
    {"__name__", property_get_name, property_set_name, NULL},
    {"__doc__", property_get_documentation, property_set_documentation, NULL},
    {"__isabstractmethod__", property_get_abstract, NULL, NULL},
    NATIVE_ATTRIBUTE_END,
};

static const struct native property_create = {"__new__", create_property, 1, 1, 0, 0, NULL, NULL};
static const struct native property_initialise = {"property", initialise_property,  1,   5, 0,
                                                  0,          "fget fset fdel doc", NULL};

const struct type_definition property_definition = {
    .name = "property",
    .type_id = TYPE_PROPERTY,
    .kind = KIND_PROPERTY,
    .flags = DEFINITION_SUBCLASSABLE,
    .methods = property_methods,
    .attributes = property_attributes,
    .create = &property_create,
    .initialise = &property_initialise,
    .documentation = "Property attribute.",
};

const struct kind_operations property_operations = {0};

/* --- classmethod, staticmethod
 * ------------------------------------------------------------------------------------------ */

#define WRAPPER ((struct method_wrapper *)native_self(vm, arguments[0]))

value method_wrapper_new(struct vm *vm, enum kind kind, value function) {
    struct method_wrapper *wrapper = heap_allocate(vm, kind, vm->immediate_shapes[kind], sizeof *wrapper);
    if (!wrapper)
        return VALUE_ERROR;
    wrapper->function = function;
    return value_from_pointer(wrapper);
}

static value create_class_method(struct vm *vm, value *arguments, uint32_t count) {
    (void)arguments;
    (void)count;
    return method_wrapper_new(vm, KIND_CLASS_METHOD, VALUE_NONE);
}

static value create_static_method(struct vm *vm, value *arguments, uint32_t count) {
    (void)arguments;
    (void)count;
    return method_wrapper_new(vm, KIND_STATIC_METHOD, VALUE_NONE);
}

/* Wrappers in the dicts of built-in classes hold natives that rely on being given the class they belong to. */
static bool is_of_builtin_class(const struct vm *vm, const struct method_wrapper *wrapper) {
    return value_has_kind(vm, wrapper->function, KIND_NATIVE_FUNCTION) &&
           ((const struct native_function *)object_of(vm, wrapper->function))->native >> 28 ==
               NATIVE_SECTION_TYPE_METHOD;
}

static value initialise_wrapper(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    if (is_of_builtin_class(vm, WRAPPER))
        return raise_type_error(vm, "a method of a built-in class cannot be initialised again");
    WRAPPER->function = arguments[1];
    return VALUE_NONE;
}

static value wrapper_repr(struct vm *vm, value self) {
    const struct method_wrapper *wrapper = object_of(vm, self);
    int busy = repr_enter(vm, self);
    if (busy)
        return busy < 0 ? VALUE_ERROR : str_from_c(vm, "...");
    value function = object_repr(vm, wrapper->function);
    repr_leave(vm, self);
    if (function == VALUE_ERROR)
        return VALUE_ERROR;
    struct str_builder text = {0};
    str_builder_add_c(vm, &text, wrapper->header.kind == KIND_CLASS_METHOD ? "<classmethod(" : "<staticmethod(");
    str_builder_add_str(vm, &text, function);
    str_builder_add_c(vm, &text, ")>");
    return str_builder_finish(vm, &text);
}

static value wrapper_get_wrapped(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    if (is_of_builtin_class(vm, WRAPPER))
        return raise_error(vm, TYPE_ATTRIBUTE_ERROR, "'%s' object has no attribute '__wrapped__'",
                           value_type_name(vm, arguments[0]));
    return WRAPPER->function;
}

static value wrapper_get_abstract(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    int abstract = is_abstract(vm, WRAPPER->function);
    return abstract < 0 ? VALUE_ERROR : value_from_bool(abstract);
}

#define FORWARD(symbol, name)                                                                                          \
    static value wrapper_get_##symbol(struct vm *vm, value *arguments, uint32_t count) {                               \
        (void)count;                                                                                                   \
        return object_get_attribute(vm, WRAPPER->function, value_from_ref(vm->names[name]));                           \
    }
FORWARD(name, NAME_NAME)
FORWARD(qualified_name, NAME_QUALNAME)
FORWARD(documentation, NAME_DOC)
FORWARD(module, NAME_MODULE)
FORWARD(annotations, NAME_ANNOTATIONS)

static const struct native_attribute wrapper_attributes[] = {
    {"__wrapped__", wrapper_get_wrapped, NULL, NULL},
    {"__isabstractmethod__", wrapper_get_abstract, NULL, NULL},
    {"__name__", wrapper_get_name, NULL, NULL},
    {"__qualname__", wrapper_get_qualified_name, NULL, NULL},
    {"__doc__", wrapper_get_documentation, NULL, NULL},
    {"__module__", wrapper_get_module, NULL, NULL},
    {"__annotations__", wrapper_get_annotations, NULL, NULL},
    NATIVE_ATTRIBUTE_END,
};

static value static_method_call(struct vm *vm, value *arguments, uint32_t count) {
    return vm_call_keywords(vm, WRAPPER->function, count - 1, arguments + 1, arguments[count]);
}

static const struct native class_method_methods[] = {
    {"__get__", descriptor_method_get, 2, 3, 0, 0, NULL, "Return an attribute of instance, which is of type owner."},
    NATIVE_END,
};

static const struct native static_method_methods[] = {
    {"__get__", descriptor_method_get, 2, 3, 0, 0, NULL, "Return an attribute of instance, which is of type owner."},
    {"__call__", static_method_call, 1, 1, 0, NATIVE_VARIADIC | NATIVE_KEYWORDS, NULL, "Call self as a function."},
    NATIVE_END,
};

static const struct native class_method_create = {"__new__", create_class_method, 1, 1, 0, 0, NULL, NULL};
static const struct native static_method_create = {"__new__", create_static_method, 1, 1, 0, 0, NULL, NULL};
static const struct native class_method_initialise = {"classmethod", initialise_wrapper, 2, 2, 0, 0, NULL, NULL};
static const struct native static_method_initialise = {"staticmethod", initialise_wrapper, 2, 2, 0, 0, NULL, NULL};

const struct type_definition class_method_definition = {
    .name = "classmethod",
    .type_id = TYPE_CLASS_METHOD,
    .kind = KIND_CLASS_METHOD,
    .flags = DEFINITION_SUBCLASSABLE,
    .methods = class_method_methods,
    .attributes = wrapper_attributes,
    .create = &class_method_create,
    .initialise = &class_method_initialise,
    .documentation = "classmethod(function) -> method\n\nConvert a function to be a class method.",
};

const struct type_definition static_method_definition = {
    .name = "staticmethod",
    .type_id = TYPE_STATIC_METHOD,
    .kind = KIND_STATIC_METHOD,
    .flags = DEFINITION_SUBCLASSABLE,
    .methods = static_method_methods,
    .attributes = wrapper_attributes,
    .create = &static_method_create,
    .initialise = &static_method_initialise,
    .documentation = "staticmethod(function) -> method\n\nConvert a function to be a static method.",
};

const struct kind_operations class_method_operations = {.repr = wrapper_repr};
const struct kind_operations static_method_operations = {.repr = wrapper_repr};

/* --- __slots__
 * ----------------------------------------------------------------------------------------------------------- */

value slot_descriptor_new(struct vm *vm, struct type *type, cage_ref name, uint32_t slot) {
    struct slot_descriptor *descriptor =
        heap_allocate(vm, KIND_SLOT_DESCRIPTOR, vm->immediate_shapes[KIND_SLOT_DESCRIPTOR], sizeof *descriptor);
    if (!descriptor)
        return VALUE_ERROR;
    descriptor->type = ref_from_pointer(type);
    descriptor->name = name;
    descriptor->slot = slot;
    return value_from_pointer(descriptor);
}

static value slot_repr(struct vm *vm, value self) {
    const struct slot_descriptor *descriptor = object_of(vm, self);
    value name = object_repr(vm, value_from_ref(descriptor->name));
    if (name == VALUE_ERROR)
        return VALUE_ERROR;
    return str_format_c(vm, "<member %s of '%s' objects>", str_text(vm, name),
                        type_name(vm, object_at(vm, descriptor->type)));
}

static value slot_get_name(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return value_from_ref(((const struct slot_descriptor *)native_self(vm, arguments[0]))->name);
}

static value slot_get_class(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return value_from_ref(((const struct slot_descriptor *)native_self(vm, arguments[0]))->type);
}

static const struct native slot_methods[] = {
    {"__get__", descriptor_method_get, 2, 3, 0, 0, NULL, "Return an attribute of instance, which is of type owner."},
    {"__set__", descriptor_method_set, 3, 3, 0, 0, NULL, "Set an attribute of instance to value."},
    {"__delete__", descriptor_method_delete, 2, 2, 0, 0, NULL, "Delete an attribute of instance."},
    NATIVE_END,
};

static const struct native_attribute slot_attributes[] = {
    {"__name__", slot_get_name, NULL, NULL},
    {"__objclass__", slot_get_class, NULL, NULL},
    NATIVE_ATTRIBUTE_END,
};

const struct type_definition slot_descriptor_definition = {
    .name = "member_descriptor",
    .type_id = TYPE_SLOT_DESCRIPTOR,
    .kind = KIND_SLOT_DESCRIPTOR,
    .flags = DEFINITION_HIDDEN,
    .methods = slot_methods,
    .attributes = slot_attributes,
};

const struct kind_operations slot_descriptor_operations = {.repr = slot_repr};
