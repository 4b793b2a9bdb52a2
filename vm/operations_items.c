/* Container and iteration protocols for any value: length, items, containment, iteration. */
#include "interpreter.h"
#include "operations_internal.h"

#include "../builtins/container.h"
#include "../builtins/function.h"
#include "../builtins/number.h"
#include "../builtins/str.h"
#include "../builtins/table.h"

/* A special method of the value's class, wherever it is defined: for guest classes, and for records that name it among
 * their methods rather than in their operations. */
static value special_method_of(struct vm *vm, value v, enum special_method special) {
    if (!value_guest_type(vm, v) && !value_has_kind(vm, v, KIND_RECORD))
        return VALUE_UNSET;
    return type_lookup_special(vm, v, special);
}

/* The built-in value in an instance of a guest subclass, if `method`, which its class has as `special`, is that of the
 * built-in type itself: then the value's operations do what calling it would. VALUE_UNSET otherwise. */
static value inherited_payload(struct vm *vm, value v, value method, enum special_method special) {
    value plain = value_unwrap(vm, v);
    const struct native_method *wrapper = plain != v ? special_wrapper(vm, method, special) : NULL;
    return wrapper && wrapper->type == ref_from_pointer(value_type(vm, plain)) ? plain : VALUE_UNSET;
}

/* --- length
 * ----------------------------------------------------------------------------------------------------------- */

/* The result of __len__ or __length_hint__ as a number; -1 = exception set. */
static int64_t check_length(struct vm *vm, value result, const char *method) {
    if (result == VALUE_ERROR)
        return -1;
    result = object_index(vm, result);
    if (result == VALUE_ERROR)
        return -1;
    int64_t length;
    if (!int_to_int64(vm, result, &length)) {
        if (int_sign(vm, result) < 0)
            raise_value_error(vm, "%s() should return >= 0", method);
        else
            raise_error(vm, TYPE_OVERFLOW_ERROR, "cannot fit 'int' into an index-sized integer");
        return -1;
    }
    if (length < 0)
        raise_value_error(vm, "%s() should return >= 0", method);
    return length < 0 ? -1 : length;
}

value length_of_answer(struct vm *vm, value result) {
    int64_t length = check_length(vm, result, "__len__");
    return length < 0 ? VALUE_ERROR : int_from_int64(vm, length);
}

int64_t object_length(struct vm *vm, value v) {
    switch (value_is_object(v) ? object_kind(vm, v) : KIND_FREE) {
    case KIND_LIST:
        return ((const struct list *)object_of(vm, v))->count;
    case KIND_STR:
        return ((const struct str *)object_of(vm, v))->length;
    case KIND_TUPLE:
        return tuple_count(vm, v);
    case KIND_DICT:
    case KIND_SET:
        return ((const struct dict *)object_of(vm, v))->count;
    default:
        break;
    }
    const struct kind_operations *operations = kind_operations_of(vm, v);
    if (operations->length && !value_guest_type(vm, v))
        return operations->length(vm, v);
    value method = special_method_of(vm, v, SPECIAL_LENGTH);
    value payload = inherited_payload(vm, v, method, SPECIAL_LENGTH);
    const struct kind_operations *inherited = kind_operations_of(vm, payload);
    if (inherited->length)
        return inherited->length(vm, payload);
    if (method != VALUE_UNSET)
        return check_length(vm, special_invoke(vm, method, v, 0, NULL), "__len__");
    raise_type_error(vm, "object of type '%s' has no len()", value_type_name(vm, v));
    return -1;
}

static bool has_length(struct vm *vm, value v) {
    if (value_guest_type(vm, v) || value_has_kind(vm, v, KIND_RECORD))
        return type_lookup_special(vm, v, SPECIAL_LENGTH) != VALUE_UNSET;
    return kind_operations_of(vm, v)->length;
}

int64_t object_length_hint(struct vm *vm, value v, int64_t otherwise) {
    if (has_length(vm, v)) {
        int64_t length = object_length(vm, v);
        if (length >= 0 || !exception_matches(vm, TYPE_TYPE_ERROR))
            return length;
        exception_clear(vm);
    }
    value method = type_lookup_special(vm, v, SPECIAL_LENGTH_HINT);
    if (method == VALUE_UNSET)
        return otherwise;
    value hint = special_invoke(vm, method, v, 0, NULL);
    if (hint == VALUE_ERROR && exception_matches(vm, TYPE_TYPE_ERROR)) {
        exception_clear(vm);
        return otherwise;
    }
    if (hint == VALUE_NOT_IMPLEMENTED)
        return otherwise;
    if (hint != VALUE_ERROR && !value_is_integer(vm, value_unwrap(vm, hint))) {
        raise_type_error(vm, "__length_hint__ must be an integer, not %s", value_type_name(vm, hint));
        return -1;
    }
    return check_length(vm, hint, "__length_hint__");
}

/* --- items
 * ------------------------------------------------------------------------------------------------------------ */

/* list[int], or a guest class's __class_getitem__. */
static value get_item_of_class(struct vm *vm, value class, value key) {
    struct type *type = object_of(vm, class);
    value hook = type_lookup(vm, type, vm->names[SPECIAL_CLASS_GET_ITEM]);
    if (hook != VALUE_UNSET) {
        value bound = descriptor_bind(vm, hook, VALUE_UNSET, type);
        return bound == VALUE_ERROR ? VALUE_ERROR : vm_call_1(vm, bound, key);
    }
    if (type_is_guest(value_type(vm, class))) { /* its __getattr__ may know the name */
        value found = object_find_attribute(vm, class, value_from_ref(vm->names[SPECIAL_CLASS_GET_ITEM]));
        if (found != VALUE_UNSET || vm_failed(vm))
            return found == VALUE_UNSET ? VALUE_ERROR : vm_call_1(vm, found, key);
    }
    bool is_other_metaclass = type->type_id == TYPE_TYPE && type != type_by_id(vm, TYPE_TYPE);
    if (!is_other_metaclass && type_by_id(vm, (enum type_id)type->type_id)->flags & TYPE_GENERIC)
        return generic_alias_new(vm, class, key);
    return raise_type_error(vm, "type '%s' is not subscriptable", type_name(vm, type));
}

/* By the method of a guest's class, or a record's. */
static __attribute__((noinline)) value get_item_by_method(struct vm *vm, value v, value key) {
    value method = special_method_of(vm, v, SPECIAL_GET_ITEM);
    value payload = inherited_payload(vm, v, method, SPECIAL_GET_ITEM);
    if (value_has_kind(vm, payload, KIND_DICT))
        return dict_get_item_with_missing(vm, v, key);
    const struct kind_operations *inherited = kind_operations_of(vm, payload);
    if (inherited->get_item)
        return inherited->get_item(vm, payload, key);
    if (method != VALUE_UNSET)
        return special_invoke(vm, method, v, 1, &key);
    if (value_has_kind(vm, v, KIND_TYPE))
        return get_item_of_class(vm, v, key);
    return raise_type_error(vm, "'%s' object is not subscriptable", value_type_name(vm, v));
}

value object_get_item(struct vm *vm, value v, value key) {
    const struct kind_operations *operations = kind_operations_of(vm, v);
    if (operations->get_item && !value_guest_type(vm, v))
        return operations->get_item(vm, v, key);
    return get_item_by_method(vm, v, key);
}

static __attribute__((noinline)) bool set_item_by_method(struct vm *vm, value v, value key, value item) {
    value method = special_method_of(vm, v, SPECIAL_SET_ITEM);
    value payload = inherited_payload(vm, v, method, SPECIAL_SET_ITEM);
    const struct kind_operations *inherited = kind_operations_of(vm, payload);
    if (inherited->set_item)
        return inherited->set_item(vm, payload, key, item);
    if (method != VALUE_UNSET) {
        value arguments[2] = {key, item};
        return special_invoke(vm, method, v, 2, arguments) != VALUE_ERROR;
    }
    raise_type_error(vm, "'%s' object does not support item assignment", value_type_name(vm, v));
    return false;
}

bool object_set_item(struct vm *vm, value v, value key, value item) {
    const struct kind_operations *operations = kind_operations_of(vm, v);
    if (operations->set_item && !value_guest_type(vm, v))
        return operations->set_item(vm, v, key, item);
    return set_item_by_method(vm, v, key, item);
}

bool special_has_containers(struct vm *vm, value v) {
    if (value_guest_type(vm, v))
        return true;
    const struct kind_operations *operations = kind_operations_of(vm, v);
    return operations->length || operations->contains;
}

static bool raise_no_deletion(struct vm *vm, value v, value key) {
    bool by_index = value_is_integer(vm, value_unwrap(vm, key)) ||
                    (value_guest_type(vm, key) && type_lookup_special(vm, key, SPECIAL_INDEX) != VALUE_UNSET);
    raise_type_error(vm, "'%s' object %s support item deletion", value_type_name(vm, v),
                     by_index && special_has_containers(vm, v) ? "doesn't" : "does not");
    return false;
}

bool object_delete_item(struct vm *vm, value v, value key) {
    const struct kind_operations *operations = kind_operations_of(vm, v);
    bool supported = operations->set_item && operations->supports_delete_item;
    if (supported && !value_guest_type(vm, v))
        return operations->set_item(vm, v, key, VALUE_UNSET);
    value method = special_method_of(vm, v, SPECIAL_DELETE_ITEM);
    if (method != VALUE_UNSET)
        return special_invoke(vm, method, v, 1, &key) != VALUE_ERROR;
    return raise_no_deletion(vm, v, key);
}

/* --- containment
 * ------------------------------------------------------------------------------------------------------ */

static int contains_by_iteration(struct vm *vm, value container, value item) {
    value method = type_lookup_special(vm, container, SPECIAL_ITER);
    bool iterable = method == VALUE_UNSET ? type_lookup_special(vm, container, SPECIAL_GET_ITEM) != VALUE_UNSET
                                          : method != VALUE_NONE;
    value iterator = iterable ? object_iterate(vm, container) : VALUE_ERROR;
    if (iterator == VALUE_ERROR) {
        if (iterable && !exception_matches(vm, TYPE_TYPE_ERROR))
            return -1;
        exception_clear(vm);
        raise_type_error(vm, "argument of type '%s' is not iterable", value_type_name(vm, container));
        return -1;
    }
    for (;;) {
        value next = object_next(vm, iterator);
        if (next == VALUE_STOP)
            return 0;
        if (next == VALUE_ERROR || !vm_charge(vm, 1))
            return -1;
        int equal = object_equal(vm, next, item);
        if (equal)
            return equal;
    }
}

static __attribute__((noinline)) int contains_by_method(struct vm *vm, value container, value item) {
    value method = special_method_of(vm, container, SPECIAL_CONTAINS);
    value payload = inherited_payload(vm, container, method, SPECIAL_CONTAINS);
    const struct kind_operations *inherited = kind_operations_of(vm, payload);
    if (inherited->contains)
        return inherited->contains(vm, payload, item);
    if (method == VALUE_UNSET)
        return contains_by_iteration(vm, container, item);
    if (method == VALUE_NONE) {
        raise_type_error(vm, "'%s' object is not a container", value_type_name(vm, container));
        return -1;
    }
    value result = special_invoke(vm, method, container, 1, &item);
    return result == VALUE_ERROR ? -1 : object_truth(vm, result);
}

int object_contains(struct vm *vm, value container, value item) {
    if (value_is_object(container) && (value_is_str(vm, item) || value_has_kind(vm, item, KIND_TUPLE))) {
        struct dict *owner = object_of(vm, container); /* struct set begins the same */
        uint8_t kind = owner->header.kind;
        if (kind == KIND_DICT || kind == KIND_SET || kind == KIND_FROZENSET) {
            int64_t entry = table_find_key(vm, owner, item);
            return entry == TABLE_FAILED ? -1 : entry >= 0;
        }
    }
    const struct kind_operations *operations = kind_operations_of(vm, container);
    if (operations->contains && !value_guest_type(vm, container))
        return operations->contains(vm, container, item);
    return contains_by_method(vm, container, item);
}

/* --- iteration
 * -------------------------------------------------------------------------------------------------------- */

static bool is_iterator(struct vm *vm, value v) {
    return kind_operations_of(vm, v)->next || type_lookup_special(vm, v, SPECIAL_NEXT) != VALUE_UNSET;
}

value object_iterate(struct vm *vm, value v) {
    const struct kind_operations *operations = kind_operations_of(vm, v);
    if (operations->iterate && !value_guest_type(vm, v))
        return operations->iterate(vm, v);
    value method = special_method_of(vm, v, SPECIAL_ITER);
    if (method != VALUE_UNSET && method != VALUE_NONE) {
        value iterator = special_invoke(vm, method, v, 0, NULL);
        if (iterator == VALUE_ERROR || is_iterator(vm, iterator))
            return iterator;
        return raise_type_error(vm, "iter() returned non-iterator of type '%s'", value_type_name(vm, iterator));
    }
    if (method == VALUE_UNSET && special_method_of(vm, v, SPECIAL_GET_ITEM) != VALUE_UNSET)
        return sequence_iterator_new(vm, v, false);
    return raise_type_error(vm, "'%s' object is not iterable", value_type_name(vm, v));
}

value object_next(struct vm *vm, value iterator) {
    const struct kind_operations *operations = kind_operations_of(vm, iterator);
    if (operations->next) /* no such kind has classes of a guest's making */
        return operations->next(vm, iterator);
    value method = special_method_of(vm, iterator, SPECIAL_NEXT);
    if (method == VALUE_UNSET)
        return raise_type_error(vm, "'%s' object is not an iterator", value_type_name(vm, iterator));
    value item = special_invoke(vm, method, iterator, 0, NULL);
    if (item != VALUE_ERROR || !exception_matches(vm, TYPE_STOP_ITERATION))
        return item;
    exception_clear(vm);
    return VALUE_STOP;
}
