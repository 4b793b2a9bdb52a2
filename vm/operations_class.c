/* Protocols that ask what a value is: instance and subclass checks, callability, and use as an integer or a real
 * number. */
#include "interpreter.h"
#include "operations_internal.h"

#include "../builtins/container.h"
#include "../builtins/function.h"
#include "../builtins/number.h"

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

static int is_subclass_of_class(struct vm *vm, value v, const struct type *class) {
    if (value_has_kind(vm, v, KIND_TYPE))
        return type_is_subtype(vm, object_of(vm, v), class);
    raise_type_error(vm, "issubclass() arg 1 must be a class");
    return -1;
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
            raise_type_error(vm, "%s", complaint);
        return -1;
    }
    value result = special_invoke(vm, method, class, 1, &v);
    return result == VALUE_ERROR ? -1 : object_truth(vm, result);
}

static int check_class(struct vm *vm, value v, value classes, enum special_method hook, const char *complaint) {
    bool instance = hook == SPECIAL_INSTANCE_CHECK;
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
                       value_has_kind(vm, class, KIND_TYPE)
                           ? "issubclass() arg 2 must be a class, a tuple of classes, or a union"
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
        return plain_int(plain);
    return raise_type_error(vm, "__index__ returned non-int (type %s)", value_type_name(vm, result));
}

bool object_to_int64(struct vm *vm, value v, bool clamp, int64_t *result) {
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
    if (method != VALUE_UNSET) {
        value number = special_invoke(vm, method, v, 0, NULL);
        value plain = value_unwrap(vm, number);
        if (number != VALUE_ERROR && value_is_double(plain))
            *result = value_to_double(plain);
        else if (number != VALUE_ERROR)
            raise_type_error(vm, "%s.__float__ returned non-float (type %s)", value_type_name(vm, v),
                             value_type_name(vm, number));
        return !vm_failed(vm);
    }
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
    if (value_is_integer(vm, plain))
        return int_to_double(vm, plain, result);
    return double_by_method(vm, v, result);
}
