/* weakref: the reference type. It is a record that the collector clears (vm/weak.h); proxies, weak collections and
 * finalize are guest code on top of it. */
#include "modules.h"

#include "../builtins/container.h"
#include "../builtins/function.h"
#include "../builtins/number.h"
#include "../builtins/str.h"
#include "../vm/type.h"
#include "../vm/weak.h"

static const struct record *reference_of(const struct vm *vm, value v) { return native_self(vm, v); }

/* The plain reference (no WeakMethod, no part of an instance) without callback that there is already; VALUE_UNSET =
 * none. */
static value reference_shared(struct vm *vm, value target) {
    uint32_t position = 0, steps = 0;
    value found;
    while ((found = weak_next(vm, value_to_ref(target), &position)) != VALUE_UNSET && steps++ < 64) {
        const struct record *record = object_of(vm, found);
        if (record->items[WEAK_CALLBACK] == VALUE_NONE && record->items[WEAK_SELF] == VALUE_NONE &&
            record->items[WEAK_FUNCTION] == VALUE_NONE)
            return found;
    }
    return VALUE_UNSET;
}

static value reference_new(struct vm *vm, enum type_id type, value target, value callback, value function) {
    value v = record_new(vm, type, WEAK_ITEMS);
    if (v == VALUE_ERROR)
        return VALUE_ERROR;
    struct record *record = object_of(vm, v);
    record->items[WEAK_CALLBACK] = callback;
    record->items[WEAK_FUNCTION] = function;
    return weak_add(vm, v, value_to_ref(target)) ? v : VALUE_ERROR;
}

static value reference_make(struct vm *vm, value target, value callback, bool share) {
    if (!weak_is_allowed(vm, target))
        return raise_type_error(vm, "cannot create weak reference to '%s' object", value_type_name(vm, target));
    value shared = share && callback == VALUE_NONE ? reference_shared(vm, target) : VALUE_UNSET;
    return shared != VALUE_UNSET ? shared : reference_new(vm, TYPE_WEAK_REFERENCE, target, callback, VALUE_NONE);
}

static bool check_count(struct vm *vm, uint32_t count) {
    if (count < 2)
        raise_type_error(vm, "__new__ expected at least 1 argument, got 0");
    else if (count > 3)
        raise_type_error(vm, "__new__ expected at most 2 arguments, got %u", count - 1);
    return count == 2 || count == 3;
}

static value reference_construct(struct vm *vm, value *arguments, uint32_t count) {
    if (arguments[count] != VALUE_UNSET)
        return raise_type_error(vm, "ref() takes no keyword arguments");
    if (!check_count(vm, count))
        return VALUE_ERROR;
    return reference_make(vm, arguments[1], count > 2 ? arguments[2] : VALUE_NONE, true);
}

/* For a guest subclass and for ref.__new__: always a reference of its own, since the instance around it may have
 * attributes. */
static value reference_create(struct vm *vm, value *arguments, uint32_t count) {
    if (!check_count(vm, count))
        return VALUE_ERROR;
    return reference_make(vm, arguments[1], count > 2 ? arguments[2] : VALUE_NONE,
                          arguments[0] == value_from_ref(vm->types[TYPE_WEAK_REFERENCE]));
}

/* Tells the record which instance it is the payload of: that is what the callback gets. */
static value reference_initialise(struct vm *vm, value *arguments, uint32_t count) {
    if (!check_count(vm, count))
        return VALUE_ERROR;
    struct record *record = native_self(vm, arguments[0]);
    if (arguments[0] != value_from_pointer(record))
        record->items[WEAK_SELF] = arguments[0];
    return VALUE_NONE;
}

/* What calling a reference gives. A WeakMethod never hands out what its method is bound to. */
static value reference_get(struct vm *vm, const struct record *record) {
    value target = weak_target(vm, record);
    if (target == VALUE_NONE || record->items[WEAK_FUNCTION] == VALUE_NONE)
        return target;
    return bound_method_new(vm, record->items[WEAK_FUNCTION], target);
}

static value reference_call(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return reference_get(vm, reference_of(vm, arguments[0]));
}

static value reference_get_callback(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    const struct record *record = reference_of(vm, arguments[0]);
    return record->data ? record->items[WEAK_CALLBACK] : VALUE_NONE;
}

static value reference_compare(struct vm *vm, enum comparison comparison, value left, value right) {
    value other = value_unwrap(vm, right);
    if ((comparison != COMPARE_EQUAL && comparison != COMPARE_NOT_EQUAL) || !value_is_weak_reference(vm, other))
        return VALUE_NOT_IMPLEMENTED;
    const struct record *x = object_of(vm, left), *y = object_of(vm, other);
    if (x->items[WEAK_FUNCTION] != y->items[WEAK_FUNCTION])
        return value_from_bool(comparison == COMPARE_NOT_EQUAL);
    value a = weak_target(vm, x), b = weak_target(vm, y);
    if (a == VALUE_NONE || b == VALUE_NONE)
        return value_from_bool((left == other) == (comparison == COMPARE_EQUAL));
    return object_compare(vm, comparison, a, b);
}

static bool reference_hash(struct vm *vm, value v, int64_t *hash) {
    struct record *record = object_of(vm, v);
    if (value_is_integer(vm, record->items[WEAK_HASH]))
        return int_to_int64(vm, record->items[WEAK_HASH], hash);
    value target = weak_target(vm, record);
    if (target == VALUE_NONE) {
        raise_type_error(vm, "weak object has gone away");
        return false;
    }
    if (!object_hash(vm, target, hash))
        return false;
    value kept = int_from_int64(vm, *hash);
    record->items[WEAK_HASH] = kept;
    return kept != VALUE_ERROR;
}

static value reference_repr(struct vm *vm, value v) {
    value target = weak_target(vm, object_of(vm, v));
    if (target == VALUE_NONE)
        return str_format_c(vm, "<weakref at 0x%x; dead>", value_to_ref(v));
    /* as for a special method the class is asked, not the object and its hooks */
    struct type *type = value_type(vm, target);
    value name = type_lookup(vm, type, vm->names[NAME_NAME]);
    name = name == VALUE_UNSET ? VALUE_UNSET : descriptor_bind(vm, name, target, type);
    if (name == VALUE_UNSET && vm_failed(vm))
        return VALUE_ERROR;
    if (name != VALUE_UNSET && str_of(vm, name))
        return str_format_c(vm, "<weakref at 0x%x; to '%s' at 0x%x (%s)>", value_to_ref(v), value_type_name(vm, target),
                            value_to_ref(target), str_text(vm, value_unwrap(vm, name)));
    return str_format_c(vm, "<weakref at 0x%x; to '%s' at 0x%x>", value_to_ref(v), value_type_name(vm, target),
                        value_to_ref(target));
}

static const struct native reference_native = {
    "ref", reference_construct, 1, 1, 0, NATIVE_VARIADIC | NATIVE_KEYWORDS, NULL, NULL};
static const struct native reference_create_native = {
    "__new__", reference_create, 1, 1, 0, NATIVE_VARIADIC | NATIVE_KEYWORDS, NULL, NULL};
static const struct native reference_initialise_native = {"__init__", reference_initialise, 1,    1,
                                                          0,          NATIVE_VARIADIC,      NULL, NULL};
static const struct native reference_methods[] = {
    {"__call__", reference_call, 1, 1, 0, 0, NULL, "Call self as a function."},
    NATIVE_END,
};
static const struct native_attribute reference_attributes[] = {{"__callback__", reference_get_callback, NULL, NULL},
                                                               NATIVE_ATTRIBUTE_END};
static const struct kind_operations reference_operations = {
    .compare = reference_compare, .hash = reference_hash, .repr = reference_repr};

const struct type_definition weak_reference_definition = {
    .name = "weakref.ReferenceType",
    .type_id = TYPE_WEAK_REFERENCE,
    .kind = KIND_RECORD,
    .flags = DEFINITION_LIBRARY | DEFINITION_SUBCLASSABLE | DEFINITION_GENERIC,
    .methods = reference_methods,
    .attributes = reference_attributes,
    .construct = &reference_native,
    .create = &reference_create_native,
    .initialise = &reference_initialise_native,
    .operations = &reference_operations,
};

/* --- WeakMethod --------------------------------------------------------------------------------------------------- */

static value method_create(struct vm *vm, value *arguments, uint32_t count) {
    if (!check_count(vm, count))
        return VALUE_ERROR;
    if (!value_has_kind(vm, arguments[1], KIND_BOUND_METHOD)) {
        value repr = object_repr(vm, value_from_pointer(value_type(vm, arguments[1])));
        return repr == VALUE_ERROR
                   ? VALUE_ERROR
                   : raise_type_error(vm, "argument should be a bound method, not %s", str_text(vm, repr));
    }
    const struct bound_method *method = object_of(vm, arguments[1]);
    if (!weak_is_allowed(vm, method->self))
        return raise_type_error(vm, "cannot create weak reference to '%s' object", value_type_name(vm, method->self));
    return reference_new(vm, TYPE_WEAK_METHOD, method->self, count > 2 ? arguments[2] : VALUE_NONE, method->function);
}

static const struct native method_native = {"WeakMethod", method_create, 1, 1, 0, NATIVE_VARIADIC | NATIVE_KEYWORDS,
                                            NULL,         NULL};

const struct type_definition weak_method_definition = {
    .name = "weakref.WeakMethod",
    .type_id = TYPE_WEAK_METHOD,
    .base = TYPE_WEAK_REFERENCE,
    .kind = KIND_RECORD,
    .flags = DEFINITION_LIBRARY | DEFINITION_SUBCLASSABLE,
    .construct = &method_native,
    .create = &method_native,
    .initialise = &reference_initialise_native,
    .operations = &reference_operations,
};

/* --- the module --------------------------------------------------------------------------------------------------- */

static value weakref_getweakrefs(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    value list = list_new(vm, 0), found;
    uint32_t position = 0;
    if (!value_is_object(arguments[0]))
        return list;
    while (list != VALUE_ERROR && (found = weak_next(vm, value_to_ref(arguments[0]), &position)) != VALUE_UNSET) {
        value self = ((const struct record *)object_of(vm, found))->items[WEAK_SELF];
        if (!vm_charge(vm, 1) || !list_append(vm, object_of(vm, list), self == VALUE_NONE ? found : self))
            return VALUE_ERROR;
    }
    return list;
}

static value weakref_getweakrefcount(struct vm *vm, value *arguments, uint32_t count) {
    value list = weakref_getweakrefs(vm, arguments, count);
    return list == VALUE_ERROR ? VALUE_ERROR : value_from_small_int(((struct list *)object_of(vm, list))->count);
}

static const struct native weakref_functions[] = {
    {"getweakrefcount", weakref_getweakrefcount, 1, 1, 0, 0, NULL, "Return the number of weak references to 'object'."},
    {"getweakrefs", weakref_getweakrefs, 1, 1, 0, 0, NULL, "Return a list of all weak reference objects to 'object'."},
    NATIVE_END,
};

static bool weakref_start(struct vm *vm, struct dict *dict) {
    return module_add_type(vm, dict, TYPE_WEAK_REFERENCE) && module_add_type(vm, dict, TYPE_WEAK_METHOD) &&
           dict_set_c(vm, dict, "ref", value_from_ref(vm->types[TYPE_WEAK_REFERENCE]));
}

const struct module_definition weakref_module = {
    .name = "weakref",
    .reason = "references that keep nothing alive; lead only to objects the script had",
    .functions = weakref_functions,
    .start = weakref_start};
