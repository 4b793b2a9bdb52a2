/* Functions of guests, bound methods, native functions and methods: their attributes, reprs and equality.
 *
 * What leads from a function to its code, globals or closure has no attribute here at all; __func__ of a bound method
 * is there only behind the guard, which lets it pass for methods of guests. */
#include "function.h"

#include "../vm/attribute.h"
#include "../vm/interpreter.h"
#include "../vm/type.h"
#include "container.h"
#include "reflection.h"
#include "str.h"
#include "type_parameter.h"

#include "../vm/heap_internal.h"

#define GETTER(name) static value name(struct vm *vm, value *arguments, uint32_t count)
#define SETTER(name) static value name(struct vm *vm, value *arguments, uint32_t count)

static value or_none(value v) { return v == VALUE_UNSET ? VALUE_NONE : v; }

/* --- functions of guests
 * --------------------------------------------------------------------------------------------------- */

#define FUNCTION ((struct function *)object_of(vm, arguments[0]))

GETTER(function_get_name) {
    (void)count;
    return FUNCTION->name;
}

static bool check_name(struct vm *vm, value name, const char *attribute) {
    if (name != VALUE_UNSET && str_of(vm, name))
        return true;
    raise_type_error(vm, "%s must be set to a string object", attribute);
    return false;
}

SETTER(function_set_name) {
    (void)count;
    if (!check_name(vm, arguments[1], "__name__"))
        return VALUE_ERROR;
    FUNCTION->name = arguments[1];
    return VALUE_NONE;
}

GETTER(function_get_qualified_name) {
    (void)count;
    return FUNCTION->qualified_name;
}

SETTER(function_set_qualified_name) {
    (void)count;
    if (!check_name(vm, arguments[1], "__qualname__"))
        return VALUE_ERROR;
    FUNCTION->qualified_name = arguments[1];
    return VALUE_NONE;
}

GETTER(function_get_documentation) {
    (void)count;
    return or_none(FUNCTION->documentation);
}

SETTER(function_set_documentation) {
    (void)count;
    FUNCTION->documentation = or_none(arguments[1]);
    return VALUE_NONE;
}

GETTER(function_get_module) {
    (void)count;
    return or_none(FUNCTION->module);
}

SETTER(function_set_module) {
    (void)count;
    FUNCTION->module = or_none(arguments[1]);
    return VALUE_NONE;
}

static value ref_or_none(cage_ref ref) { return ref ? value_from_ref(ref) : VALUE_NONE; }

/* What is stored behind one of the next attributes: an object of `kind` or nothing. */
static bool set_part(struct vm *vm, cage_ref *part, value item, enum kind kind, const char *complaint) {
    if (item == VALUE_UNSET || item == VALUE_NONE) {
        *part = 0;
        return true;
    }
    value plain = value_unwrap(vm, item);
    if (!value_has_kind(vm, plain, kind)) {
        raise_type_error(vm, "%s", complaint);
        return false;
    }
    *part = value_to_ref(plain);
    return true;
}

GETTER(function_get_defaults) {
    (void)count;
    return ref_or_none(FUNCTION->defaults);
}

SETTER(function_set_defaults) {
    (void)count;
    bool set =
        set_part(vm, &FUNCTION->defaults, arguments[1], KIND_TUPLE, "__defaults__ must be set to a tuple object");
    return set ? VALUE_NONE : VALUE_ERROR;
}

GETTER(function_get_keyword_defaults) {
    (void)count;
    return ref_or_none(FUNCTION->keyword_defaults);
}

SETTER(function_set_keyword_defaults) {
    (void)count;
    cage_ref *part = &FUNCTION->keyword_defaults;
    return set_part(vm, part, arguments[1], KIND_DICT, "__kwdefaults__ must be set to a dict object") ? VALUE_NONE
                                                                                                      : VALUE_ERROR;
}

GETTER(function_get_annotations) {
    (void)count;
    if (value_is_object(FUNCTION->annotations))
        return FUNCTION->annotations;
    value made = annotations_make(vm, FUNCTION->annotate);
    if (made != VALUE_ERROR)
        FUNCTION->annotations = made;
    return made;
}

SETTER(function_set_annotations) {
    (void)count;
    bool clears = arguments[1] == VALUE_UNSET || arguments[1] == VALUE_NONE;
    if (!clears && !value_has_kind(vm, value_unwrap(vm, arguments[1]), KIND_DICT))
        return raise_type_error(vm, "__annotations__ must be set to a dict object");
    FUNCTION->annotations = clears ? VALUE_UNSET : arguments[1];
    FUNCTION->annotate = VALUE_NONE;
    return VALUE_NONE;
}

GETTER(function_get_annotate) {
    (void)count;
    return FUNCTION->annotate;
}

SETTER(function_set_annotate) {
    (void)count;
    if (arguments[1] == VALUE_UNSET)
        return raise_type_error(vm, "__annotate__ cannot be deleted");
    if (arguments[1] != VALUE_NONE && !object_is_callable(vm, arguments[1]))
        return raise_type_error(vm, "__annotate__ must be callable or None");
    FUNCTION->annotate = arguments[1];
    if (arguments[1] != VALUE_NONE)
        FUNCTION->annotations = VALUE_UNSET;
    return VALUE_NONE;
}

GETTER(function_get_type_parameters) {
    (void)count;
    value own = instance_get(vm, &FUNCTION->base, vm->names[NAME_TYPE_PARAMS]);
    return own == VALUE_UNSET ? vm->empty_tuple : own;
}

SETTER(function_set_type_parameters) {
    (void)count;
    value parameters = or_none(arguments[1]);
    if (!value_has_kind(vm, parameters, KIND_TUPLE))
        return raise_type_error(vm, "__type_params__ must be set to a tuple");
    return instance_set(vm, &FUNCTION->base, vm->names[NAME_TYPE_PARAMS], parameters) ? VALUE_NONE : VALUE_ERROR;
}

static const struct native_attribute function_attributes[] = {
    {"__name__", function_get_name, function_set_name, NULL},
    {"__qualname__", function_get_qualified_name, function_set_qualified_name, NULL},
    {"__doc__", function_get_documentation, function_set_documentation, NULL},
    {"__module__", function_get_module, function_set_module, NULL},
    {"__defaults__", function_get_defaults, function_set_defaults, NULL},
    {"__kwdefaults__", function_get_keyword_defaults, function_set_keyword_defaults, NULL},
    {"__annotations__", function_get_annotations, function_set_annotations, NULL},
    {"__annotate__", function_get_annotate, function_set_annotate, NULL},
    {"__type_params__", function_get_type_parameters, function_set_type_parameters, NULL},
    {"__closure__", reflect_closure, NULL, NULL},
    {"__code__", reflect_code, NULL, NULL},
    NATIVE_ATTRIBUTE_END,
};

static const struct native binding_methods[] = {
    {"__call__", reflect_call, 1, 1, 0, NATIVE_VARIADIC | NATIVE_KEYWORDS, NULL, "Call self as a function."},
    {"__get__", descriptor_method_get, 2, 3, 0, 0, NULL, "Return an attribute of instance, which is of type owner."},
    NATIVE_END,
};

const struct type_definition function_definition = {
    .name = "function",
    .type_id = TYPE_FUNCTION,
    .kind = KIND_FUNCTION,
    .flags = DEFINITION_HIDDEN,
    .methods = binding_methods,
    .attributes = function_attributes,
    .documentation = "Create a function object.",
};

static value function_repr(struct vm *vm, value self) {
    const struct function *function = object_of(vm, self);
    struct str_builder text = {0};
    str_builder_add_c(vm, &text, "<function ");
    if (str_of(vm, function->qualified_name))
        str_builder_add_str(vm, &text, value_from_pointer(str_of(vm, function->qualified_name)));
    str_builder_add_format(vm, &text, " at 0x%08x>", value_to_ref(self));
    return str_builder_finish(vm, &text);
}

const struct kind_operations function_operations = {.repr = function_repr};

/* --- bound methods
 * --------------------------------------------------------------------------------------------------------- */

value bound_method_new(struct vm *vm, value function, value self) {
    struct bound_method *method =
        heap_allocate_fixed(vm, KIND_BOUND_METHOD, vm->immediate_shapes[KIND_BOUND_METHOD], sizeof *method);
    if (!method)
        return VALUE_ERROR;
    vm->budget--; /* whoever charges next looks at the limits */
    method->function = function;
    method->self = self;
    return value_from_pointer(method);
}

#define BOUND ((struct bound_method *)object_of(vm, arguments[0]))

GETTER(bound_get_function) {
    (void)count;
    return BOUND->function;
}

/* Attributes of the function show through. */
#define FORWARD(symbol, name)                                                                                          \
    GETTER(bound_get_##symbol) {                                                                                       \
        (void)count;                                                                                                   \
        return object_get_attribute(vm, BOUND->function, value_from_ref(vm->names[name]));                             \
    }
FORWARD(name, NAME_NAME)
FORWARD(qualified_name, NAME_QUALNAME)
FORWARD(documentation, NAME_DOC)
FORWARD(module, NAME_MODULE)
FORWARD(annotations, NAME_ANNOTATIONS)

static const struct native_attribute bound_attributes[] = {
    {"__func__", bound_get_function, NULL, NULL},
    {"__self__", reflect_self, NULL, NULL},
    {"__name__", bound_get_name, NULL, NULL},
    {"__qualname__", bound_get_qualified_name, NULL, NULL},
    {"__doc__", bound_get_documentation, NULL, NULL},
    {"__module__", bound_get_module, NULL, NULL},
    {"__annotations__", bound_get_annotations, NULL, NULL},
    NATIVE_ATTRIBUTE_END,
};

/* types.MethodType(function, instance) */
static value create_bound(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    if (!object_is_callable(vm, arguments[1]))
        return raise_type_error(vm, "first argument must be callable");
    if (arguments[2] == VALUE_NONE)
        return raise_type_error(vm, "instance must not be None");
    return bound_method_new(vm, arguments[1], arguments[2]);
}

static const struct native bound_create = {"method", create_bound, 3, 3, 0, 0, NULL, NULL};

const struct type_definition bound_method_definition = {
    .name = "method",
    .type_id = TYPE_BOUND_METHOD,
    .kind = KIND_BOUND_METHOD,
    .flags = DEFINITION_HIDDEN,
    .methods = binding_methods,
    .attributes = bound_attributes,
    .create = &bound_create,
    .documentation = "Create a bound instance method object.",
};

static value bound_repr(struct vm *vm, value self) {
    const struct bound_method *method = object_of(vm, self);
    int busy = repr_enter(vm, self);
    if (busy)
        return busy < 0 ? VALUE_ERROR : str_from_c(vm, "...");
    value name = object_find_attribute(vm, method->function, value_from_ref(vm->names[NAME_QUALNAME]));
    if (name == VALUE_UNSET && !vm_failed(vm))
        name = object_find_attribute(vm, method->function, value_from_ref(vm->names[NAME_NAME]));
    value receiver = vm_failed(vm) ? VALUE_ERROR : object_repr(vm, method->self);
    repr_leave(vm, self);
    if (receiver == VALUE_ERROR)
        return VALUE_ERROR;
    struct str_builder text = {0};
    str_builder_add_c(vm, &text, "<bound method ");
    if (str_of(vm, name))
        str_builder_add_str(vm, &text, value_from_pointer(str_of(vm, name)));
    else
        str_builder_add_c(vm, &text, "?");
    str_builder_add_c(vm, &text, " of ");
    str_builder_add_str(vm, &text, receiver);
    str_builder_add_c(vm, &text, ">");
    return str_builder_finish(vm, &text);
}

static value bound_compare(struct vm *vm, enum comparison comparison, value left, value right) {
    bool comparable = (comparison == COMPARE_EQUAL || comparison == COMPARE_NOT_EQUAL) &&
                      value_has_kind(vm, right, KIND_BOUND_METHOD);
    if (!comparable)
        return VALUE_NOT_IMPLEMENTED;
    const struct bound_method *a = object_of(vm, left), *b = object_of(vm, right);
    if (!vm_enter_native(vm))
        return VALUE_ERROR;
    int equal = a->self == b->self ? object_equal(vm, a->function, b->function) : 0;
    vm_leave_native(vm);
    return equal < 0 ? VALUE_ERROR : value_from_bool(equal == (comparison == COMPARE_EQUAL));
}

static bool bound_hash(struct vm *vm, value self, int64_t *hash) {
    const struct bound_method *method = object_of(vm, self);
    if (!vm_enter_native(vm))
        return false;
    bool hashed = object_hash(vm, method->function, hash);
    vm_leave_native(vm);
    if (!hashed)
        return false;
    *hash = (int64_t)((uint64_t)*hash * 31 ^ (method->self ^ method->self >> 32));
    return true;
}

const struct kind_operations bound_method_operations = {
    .compare = bound_compare,
    .hash = bound_hash,
    .repr = bound_repr,
};

/* --- native functions
 * ------------------------------------------------------------------------------------------------------ */

value native_function_new(struct vm *vm, uint32_t native, value self, cage_ref module_name) {
    struct native_function *function =
        heap_allocate(vm, KIND_NATIVE_FUNCTION, vm->immediate_shapes[KIND_NATIVE_FUNCTION], sizeof *function);
    if (!function)
        return VALUE_ERROR;
    function->native = native;
    function->module_name = module_name;
    function->self = self;
    return value_from_pointer(function);
}

static const struct native *native_of(struct vm *vm, value function) {
    const struct object *object = object_of(vm, function);
    uint32_t index = object->kind == KIND_NATIVE_METHOD ? ((const struct native_method *)object)->native
                                                        : ((const struct native_function *)object)->native;
    return native_by_index(index);
}

GETTER(native_get_name) {
    (void)count;
    const struct native *native = native_of(vm, arguments[0]);
    return native ? str_intern_c(vm, native->name, strlen(native->name)) : VALUE_NONE;
}

GETTER(native_get_documentation) {
    (void)count;
    const struct native *native = native_of(vm, arguments[0]);
    return native && native->documentation ? str_from_c(vm, native->documentation) : VALUE_NONE;
}

/* The class whose method this is, NULL for a function of a module. */
static struct type *native_owner(struct vm *vm, value function) {
    const struct object *object = object_of(vm, function);
    if (object->kind == KIND_NATIVE_METHOD)
        return object_at(vm, ((const struct native_method *)object)->type);
    uint32_t index = ((const struct native_function *)object)->native, section = index >> 28;
    uint32_t owner = index >> 12 & 0xFFFF;
    bool of_type = section == NATIVE_SECTION_TYPE_METHOD || section == NATIVE_SECTION_TYPE_SETUP ||
                   section == NATIVE_SECTION_SPECIAL;
    return of_type && owner < TYPE_COUNT ? type_by_id(vm, (enum type_id)owner) : NULL;
}

GETTER(native_get_qualified_name) {
    const struct type *owner = native_owner(vm, arguments[0]);
    value name = native_get_name(vm, arguments, count);
    if (!owner || name == VALUE_ERROR || name == VALUE_NONE)
        return name;
    struct str_builder text = {0};
    str_builder_add_str(vm, &text, value_from_ref(owner->qualified_name));
    str_builder_add_c(vm, &text, ".");
    str_builder_add_str(vm, &text, name);
    return str_builder_finish(vm, &text);
}

GETTER(native_function_get_module) {
    (void)count;
    const struct native_function *function = object_of(vm, arguments[0]);
    if (function->module_name)
        return value_from_ref(function->module_name);
    bool builtin = function->native >> 28 == NATIVE_SECTION_BUILTIN;
    return builtin ? str_intern_c(vm, "builtins", 8) : VALUE_NONE;
}

static const struct native_attribute native_function_attributes[] = {
    {"__name__", native_get_name, NULL, NULL},
    {"__qualname__", native_get_qualified_name, NULL, NULL},
    {"__doc__", native_get_documentation, NULL, NULL},
    {"__module__", native_function_get_module, NULL, NULL},
    NATIVE_ATTRIBUTE_END,
};

static const struct native native_function_methods[] = {
    {"__call__", reflect_call, 1, 1, 0, NATIVE_VARIADIC | NATIVE_KEYWORDS, NULL, "Call self as a function."},
    NATIVE_END,
};

const struct type_definition native_function_definition = {
    .name = "builtin_function_or_method",
    .type_id = TYPE_NATIVE_FUNCTION,
    .kind = KIND_NATIVE_FUNCTION,
    .flags = DEFINITION_HIDDEN,
    .methods = native_function_methods,
    .attributes = native_function_attributes,
};

static value native_function_repr(struct vm *vm, value self) {
    const struct native_function *function = object_of(vm, self);
    const struct native *native = native_by_index(function->native);
    const char *name = native ? native->name : "?";
    bool of_module = function->self == VALUE_UNSET || value_has_kind(vm, function->self, KIND_MODULE) ||
                     value_has_kind(vm, function->self, KIND_HOST_OBJECT);
    if (of_module)
        return str_format_c(vm, "<built-in function %s>", name);
    uint32_t at = value_is_object(function->self) ? value_to_ref(function->self) : 0;
    bool wrapper = function->native >> 28 == NATIVE_SECTION_SPECIAL && (function->native & 0xFFF) != SPECIAL_NEW;
    if (wrapper)
        return str_format_c(vm, "<method-wrapper '%s' of %s object at 0x%08x>", name,
                            value_type_name(vm, function->self), at);
    return str_format_c(vm, "<built-in method %s of %s object at 0x%08x>", name, value_type_name(vm, function->self),
                        at);
}

static value native_function_compare(struct vm *vm, enum comparison comparison, value left, value right) {
    bool comparable = (comparison == COMPARE_EQUAL || comparison == COMPARE_NOT_EQUAL) &&
                      value_has_kind(vm, right, KIND_NATIVE_FUNCTION);
    if (!comparable)
        return VALUE_NOT_IMPLEMENTED;
    const struct native_function *a = object_of(vm, left), *b = object_of(vm, right);
    bool equal = a->native == b->native && a->self == b->self;
    return value_from_bool(equal == (comparison == COMPARE_EQUAL));
}

static bool native_function_hash(struct vm *vm, value self, int64_t *hash) {
    const struct native_function *function = object_of(vm, self);
    *hash = (int64_t)(function->native * UINT64_C(2654435761) ^ (function->self & 0xFFFFFFFF));
    return true;
}

const struct kind_operations native_function_operations = {
    .compare = native_function_compare,
    .hash = native_function_hash,
    .repr = native_function_repr,
};

/* --- native methods and getters, unbound
 * ------------------------------------------------------------------------------------- */

value native_method_new(struct vm *vm, uint32_t native, struct type *type, bool is_special) {
    struct native_method *method =
        heap_allocate(vm, KIND_NATIVE_METHOD, vm->immediate_shapes[KIND_NATIVE_METHOD], sizeof *method);
    if (!method)
        return VALUE_ERROR;
    method->header.detail = is_special;
    method->native = native;
    method->type = ref_from_pointer(type);
    return value_from_pointer(method);
}

GETTER(native_method_get_class) {
    (void)count;
    return value_from_ref(((const struct native_method *)object_of(vm, arguments[0]))->type);
}

static const struct native_attribute native_method_attributes[] = {
    {"__name__", native_get_name, NULL, NULL},
    {"__objclass__", native_method_get_class, NULL, NULL},
    {"__qualname__", native_get_qualified_name, NULL, NULL},
    {"__doc__", native_get_documentation, NULL, NULL},
    NATIVE_ATTRIBUTE_END,
};

const struct type_definition native_method_definition = {
    .name = "method_descriptor",
    .type_id = TYPE_NATIVE_METHOD,
    .kind = KIND_NATIVE_METHOD,
    .flags = DEFINITION_HIDDEN,
    .methods = binding_methods,
    .attributes = native_method_attributes,
};

static value native_method_repr(struct vm *vm, value self) {
    const struct native_method *method = object_of(vm, self);
    const struct native *native = native_by_index(method->native);
    bool wrapper = method->header.detail || method->native >> 28 == NATIVE_SECTION_TYPE_SETUP ||
                   method->type == vm->types[TYPE_OBJECT];
    return str_format_c(vm, "<%s '%s' of '%s' objects>", wrapper ? "slot wrapper" : "method",
                        native ? native->name : "?", type_name(vm, object_at(vm, method->type)));
}

const struct kind_operations native_method_operations = {.repr = native_method_repr};

value native_getter_new(struct vm *vm, uint32_t type_id, uint32_t entry, bool writable, struct type *type,
                        cage_ref name) {
    struct native_getter *getter =
        heap_allocate(vm, KIND_NATIVE_GETTER, vm->immediate_shapes[KIND_NATIVE_GETTER], sizeof *getter);
    if (!getter)
        return VALUE_ERROR;
    getter->getter = NATIVE_INDEX(NATIVE_SECTION_GETTER, type_id, entry);
    getter->setter = writable ? NATIVE_INDEX(NATIVE_SECTION_SETTER, type_id, entry) : 0;
    getter->type = ref_from_pointer(type);
    getter->name = name;
    return value_from_pointer(getter);
}

GETTER(native_getter_get_name) {
    (void)count;
    return value_from_ref(((const struct native_getter *)object_of(vm, arguments[0]))->name);
}

GETTER(native_getter_get_class) {
    (void)count;
    return value_from_ref(((const struct native_getter *)object_of(vm, arguments[0]))->type);
}

GETTER(native_getter_get_qualified_name) {
    (void)count;
    const struct native_getter *getter = object_of(vm, arguments[0]);
    const struct type *type = object_at(vm, getter->type);
    return str_format_c(vm, "%s.%s", str_text(vm, value_from_ref(type->qualified_name)),
                        str_text(vm, value_from_ref(getter->name)));
}

GETTER(native_getter_get_documentation) {
    (void)count;
    const struct native_attribute *attribute =
        native_attribute_by_index(((const struct native_getter *)object_of(vm, arguments[0]))->getter);
    return attribute && attribute->documentation ? str_from_c(vm, attribute->documentation) : VALUE_NONE;
}

static const struct native_attribute native_getter_attributes[] = {
    {"__name__", native_getter_get_name, NULL, NULL},
    {"__qualname__", native_getter_get_qualified_name, NULL, NULL},
    {"__doc__", native_getter_get_documentation, NULL, NULL},
    {"__objclass__", native_getter_get_class, NULL, NULL},
    NATIVE_ATTRIBUTE_END,
};

static const struct native native_getter_methods[] = {
    {"__get__", descriptor_method_get, 2, 3, 0, 0, NULL, "Return an attribute of instance, which is of type owner."},
    {"__set__", descriptor_method_set, 3, 3, 0, 0, NULL, "Set an attribute of instance to value."},
    {"__delete__", descriptor_method_delete, 2, 2, 0, 0, NULL, "Delete an attribute of instance."},
    NATIVE_END,
};

const struct type_definition native_getter_definition = {
    .name = "getset_descriptor",
    .type_id = TYPE_NATIVE_GETTER,
    .kind = KIND_NATIVE_GETTER,
    .flags = DEFINITION_HIDDEN,
    .methods = native_getter_methods,
    .attributes = native_getter_attributes,
};

static value native_getter_repr(struct vm *vm, value self) {
    const struct native_getter *getter = object_of(vm, self);
    value name = object_repr(vm, value_from_ref(getter->name));
    if (name == VALUE_ERROR)
        return VALUE_ERROR;
    return str_format_c(vm, "<attribute %s of '%s' objects>", str_text(vm, name),
                        type_name(vm, object_at(vm, getter->type)));
}

const struct kind_operations native_getter_operations = {.repr = native_getter_repr};
