/* Protocols that ask what a value is: instance and subclass checks, callability, and use as an integer or a real
 * number. */
#include "attribute.h"
#include "interpreter.h"
#include "operations_internal.h"

#include "../builtins/container.h"
#include "../builtins/function.h"
#include "../builtins/number.h"
#include "../builtins/str.h"
#include "../guards/attribute_policy.h"

#include <stdio.h>

/* --- isinstance, issubclass
 * --------------------------------------------------------------------------------------------- */

/* What a guest class says by a __class__ property its instances are. */
static int is_instance_by_claim(struct vm *vm, value v, const struct type *class) {
    const struct type *type = value_guest_type(vm, v);
    if (!type)
        return 0;
    value claim = type_lookup(vm, type, vm->names[NAME_CLASS]);
    if (!(type->flags & TYPE_HAS_GETATTRIBUTE) &&
        (!value_is_object(claim) || value_has_kind(vm, claim, KIND_NATIVE_GETTER)))
        return 0;
    claim = object_find_attribute(vm, v, value_from_ref(vm->names[NAME_CLASS]));
    if (claim == VALUE_UNSET)
        return vm_failed(vm) ? -1 : 0;
    return value_has_kind(vm, claim, KIND_TYPE) && type_is_subtype(vm, object_of(vm, claim), class);
}

static int is_instance_of_class(struct vm *vm, value v, const struct type *class) {
    return type_is_subtype(vm, value_type(vm, v), class) ? 1 : is_instance_by_claim(vm, v, class);
}

/* --- what is no class but has a tuple `__bases__` counts as one. The answer tells no more than yes or no; where the
 * guard blocks the name only what the guest's own class says about it is asked. */

/* Tuple, VALUE_UNSET: not such a thing, VALUE_ERROR with an exception set. */
static value abstract_bases(struct vm *vm, value v) {
    bool allowed = guard_attribute_classify(&vm->attributes, "__bases__", strlen("__bases__")) == ATTRIBUTE_ALLOWED;
    if (!allowed && value_has_kind(vm, v, KIND_TYPE))
        return value_from_ref(((const struct type *)object_of(vm, v))->bases);
    if (!allowed && !value_has_kind(vm, v, KIND_INSTANCE))
        return VALUE_UNSET;
    value name = str_intern_c(vm, "__bases__", strlen("__bases__"));
    if (name == VALUE_ERROR)
        return VALUE_ERROR;
    value bases = allowed ? object_find_attribute(vm, v, name) : attribute_find_by_class(vm, v, value_to_ref(name));
    return vm_failed(vm) || value_has_kind(vm, bases, KIND_TUPLE) ? bases : VALUE_UNSET;
}

static int abstract_is_subclass(struct vm *vm, value derived, value class) {
    for (uint32_t steps = 0;; steps++) {
        if (derived == class)
            return 1;
        value bases = abstract_bases(vm, derived);
        if (bases == VALUE_UNSET || tuple_count(vm, bases) == 0)
            return vm_failed(vm) ? -1 : 0;
        uint32_t count = tuple_count(vm, bases);
        if (!vm_charge(vm, 1))
            return -1;
        if (count == 1 && steps < vm->frame_limit) {
            derived = tuple_items(vm, bases)[0];
            continue;
        }
        if (!vm_enter_native(vm))
            return -1;
        int found = 0;
        for (uint32_t i = 0; i < count && found == 0; i++)
            found = abstract_is_subclass(vm, tuple_items(vm, bases)[i], class);
        vm_leave_native(vm);
        return found;
    }
}

static int is_subclass_of_class(struct vm *vm, value v, struct type *class) {
    if (value_has_kind(vm, v, KIND_TYPE))
        return type_is_subtype(vm, object_of(vm, v), class);
    value bases = abstract_bases(vm, v);
    if (bases == VALUE_UNSET && !vm_failed(vm))
        raise_type_error(vm, "issubclass() arg 1 must be a class");
    return vm_failed(vm) ? -1 : abstract_is_subclass(vm, v, value_from_pointer(class));
}

static const char complaint_of_subclass[] = "issubclass() arg 2 must be a class, a tuple of classes, or a union";

static int check_abstract(struct vm *vm, value v, value class, bool instance, const char *complaint) {
    bool needs_bases = !instance && !value_has_kind(vm, v, KIND_TYPE);
    value bases = needs_bases ? abstract_bases(vm, v) : VALUE_UNSET;
    if (needs_bases && bases == VALUE_UNSET && !vm_failed(vm))
        raise_type_error(vm, "issubclass() arg 1 must be a class");
    if (!vm_failed(vm))
        bases = abstract_bases(vm, class);
    if (bases == VALUE_UNSET && !vm_failed(vm))
        raise_type_error(vm, "%s", needs_bases ? complaint_of_subclass : complaint);
    if (!vm_failed(vm) && instance) {
        v = object_find_attribute(vm, v, value_from_ref(vm->names[NAME_CLASS]));
        if (v == VALUE_UNSET && !vm_failed(vm))
            return 0;
    }
    return vm_failed(vm) ? -1 : abstract_is_subclass(vm, v, class);
}

/* The classes a tuple or a union stands for. */
static bool alternatives(struct vm *vm, value classes, const value **items, uint32_t *count) {
    value plain = value_unwrap(vm, classes);
    if (value_is_record(vm, plain, TYPE_UNION))
        plain = ((const struct record *)object_of(vm, plain))->items[0];
    if (!value_has_kind(vm, plain, KIND_TUPLE))
        return false;
    *items = tuple_items(vm, plain);
    *count = tuple_count(vm, plain);
    return true;
}

/* A class by the hook of its metaclass, or whatever else defines the hook. */
static int check_by_hook(struct vm *vm, value v, value class, enum special_method hook, const char *complaint) {
    bool instance = hook == SPECIAL_INSTANCE_CHECK;
    bool is_class = value_has_kind(vm, class, KIND_TYPE);
    value method = special_of_guest(vm, class, hook);
    bool native = method == VALUE_UNSET || value_has_kind(vm, method, KIND_NATIVE_METHOD);
    if (is_class && native)
        return instance ? is_instance_of_class(vm, v, object_of(vm, class))
                        : is_subclass_of_class(vm, v, object_of(vm, class));
    if (method == VALUE_UNSET) {
        if (value_is_record(vm, class, TYPE_GENERIC_ALIAS))
            (void)generic_alias_refuse_check(vm, class, instance ? "isinstance()" : "issubclass()");
        else
            return check_abstract(vm, v, class, instance, complaint);
        return -1;
    }
    value result = special_invoke(vm, method, class, 1, &v);
    return result == VALUE_ERROR ? -1 : object_truth(vm, result);
}

static int check_class(struct vm *vm, value v, value classes, enum special_method hook, const char *complaint) {
    bool instance = hook == SPECIAL_INSTANCE_CHECK;
    if (instance && value_has_kind(vm, classes, KIND_TYPE) && !value_guest_type(vm, classes))
        return is_instance_of_class(vm, v, object_of(vm, classes));
    if (instance && classes == value_from_pointer(value_type(vm, v)))
        return 1;
    const value *items;
    uint32_t count;
    if (value_guest_type(vm, classes) == NULL || !value_has_kind(vm, classes, KIND_TYPE)) {
        if (alternatives(vm, classes, &items, &count)) {
            if (!vm_enter_native(vm))
                return -1;
            int result = 0;
            for (uint32_t i = 0; i < count && result == 0; i++) {
                result = vm_charge(vm, 1) ? check_class(vm, v, items[i], hook, complaint) : -1;
            }
            vm_leave_native(vm);
            return result;
        }
    }
    return check_by_hook(vm, v, classes, hook, complaint);
}

int object_is_instance(struct vm *vm, value v, value class_or_tuple) {
    return check_class(vm, v, class_or_tuple, SPECIAL_INSTANCE_CHECK,
                       "isinstance() arg 2 must be a type, a tuple of types, or a union");
}

int object_is_subclass(struct vm *vm, value class, value class_or_tuple) {
    return check_class(vm, class, class_or_tuple, SPECIAL_SUBCLASS_CHECK,
                       value_has_kind(vm, class, KIND_TYPE) ? complaint_of_subclass
                                                            : "issubclass() arg 1 must be a class");
}

/* --- callable
 * --------------------------------------------------------------------------------------------------------- */

bool object_is_callable(struct vm *vm, value v) {
    switch (value_kind(vm, v)) {
    case KIND_FUNCTION:
    case KIND_NATIVE_FUNCTION:
    case KIND_NATIVE_METHOD:
    case KIND_BOUND_METHOD:
    case KIND_TYPE:
        return true;
    default:
        return type_lookup_special(vm, v, SPECIAL_CALL) != VALUE_UNSET;
    }
}

/* --- numbers
 * ---------------------------------------------------------------------------------------------------------- */

/* A bool as the int it is, any other int as it is. */
static value plain_int(value v) { return value_is_bool(v) ? value_from_small_int(v == VALUE_TRUE) : v; }

bool number_checked_result(struct vm *vm, value result, value plain, const char *method, const char *type) {
    if (result == plain && !value_is_bool(result))
        return true;
    return vm_warn_deprecated(
        vm, str_format_c(vm,
                         "%s returned non-%s (type %.200s).  The ability to return an instance of a strict subclass "
                         "of %s is deprecated, and may be removed in a future version of Python.",
                         method, type, value_type_name(vm, result), type));
}

/* The double in what __float__ of `v` returned. */
static bool double_checked_result(struct vm *vm, value v, value result, double *number) {
    value plain = value_unwrap(vm, result);
    if (!value_is_double(plain)) {
        raise_type_error(vm, "%.50s.__float__ returned non-float (type %.50s)", value_type_name(vm, v),
                         value_type_name(vm, result));
        return false;
    }
    *number = value_to_double(plain);
    char method[80];
    snprintf(method, sizeof method, "%.50s.__float__", value_type_name(vm, v));
    return number_checked_result(vm, result, plain, method, "float");
}

bool double_by_float_method(struct vm *vm, value v, value method, double *result) {
    value number = special_invoke(vm, method, v, 0, NULL);
    return number != VALUE_ERROR && double_checked_result(vm, v, number, result);
}

value object_index(struct vm *vm, value v) {
    value plain = value_unwrap(vm, v);
    if (value_is_integer(vm, plain))
        return plain_int(plain);
    value method = value_guest_type(vm, v) ? type_lookup_special(vm, v, SPECIAL_INDEX) : VALUE_UNSET;
    if (method == VALUE_UNSET)
        return raise_type_error(vm, "'%s' object cannot be interpreted as an integer", value_type_name(vm, v));
    value result = special_invoke(vm, method, v, 0, NULL);
    if (result == VALUE_ERROR)
        return VALUE_ERROR;
    plain = value_unwrap(vm, result);
    if (value_is_integer(vm, plain))
        return number_checked_result(vm, result, plain, "__index__", "int") ? plain_int(plain) : VALUE_ERROR;
    return raise_type_error(vm, "__index__ returned non-int (type %s)", value_type_name(vm, result));
}

bool object_to_int64(struct vm *vm, value v, bool clamp, int64_t *result) {
    if (value_is_int(v)) {
        *result = value_to_int(v);
        return true;
    }
    value index = object_index(vm, v);
    if (index == VALUE_ERROR)
        return false;
    if (int_to_int64(vm, index, result))
        return true;
    if (!clamp) {
        raise_error(vm, TYPE_OVERFLOW_ERROR, "cannot fit 'int' into an index-sized integer");
        return false;
    }
    *result = int_sign(vm, index) < 0 ? INT64_MIN : INT64_MAX;
    return true;
}

static bool double_by_method(struct vm *vm, value v, double *result) {
    value method = special_of_guest(vm, v, SPECIAL_FLOAT);
    if (method != VALUE_UNSET)
        return double_by_float_method(vm, v, method, result);
    if (special_of_guest(vm, v, SPECIAL_INDEX) != VALUE_UNSET) {
        value index = object_index(vm, v);
        return index != VALUE_ERROR && int_to_double(vm, index, result);
    }
    raise_type_error(vm, "must be real number, not %s", value_type_name(vm, v));
    return false;
}

bool object_to_double(struct vm *vm, value v, double *result) {
    value plain = value_unwrap(vm, v);
    if (value_is_double(plain)) {
        *result = value_to_double(plain);
        return true;
    }
    bool is_own = plain == v || special_of_guest(vm, v, SPECIAL_FLOAT) == VALUE_UNSET;
    if (value_is_integer(vm, plain) && is_own)
        return int_to_double(vm, plain, result);
    return double_by_method(vm, v, result);
}
