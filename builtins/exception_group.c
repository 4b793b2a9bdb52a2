/* Exception groups: making them out of a message and exceptions, and splitting them by a condition. The parts of a
 * split are what the group's own derive() makes of the chosen exceptions, so guest code may run at every level. */
#include "exception_group.h"

#include "container.h"
#include "str.h"

#include "../vm/interpreter.h"
#include "../vm/type.h"

/* extra[] of a group */
enum { GROUP_MESSAGE, GROUP_EXCEPTIONS };

static struct exception *self_of(const struct vm *vm, value v) { return object_of(vm, v); }
static bool is_group(const struct vm *vm, value v) { return value_is_instance_of(vm, v, TYPE_BASE_EXCEPTION_GROUP); }

/* --- making ------------------------------------------------------------------------------------------------------- */

/* A tuple of the second argument's items, all exceptions. */
static value check_exceptions(struct vm *vm, value sequence) {
    value plain = value_unwrap(vm, sequence);
    bool listed = value_has_kind(vm, plain, KIND_LIST) || value_has_kind(vm, plain, KIND_TUPLE);
    if (!listed && type_lookup_special(vm, sequence, SPECIAL_GET_ITEM) == VALUE_UNSET)
        return raise_type_error(vm, "second argument (exceptions) must be a sequence");
    if (!listed && value_has_kind(vm, plain, KIND_DICT))
        return raise_type_error(vm, "second argument (exceptions) must be a sequence");
    value exceptions = tuple_from_iterable(vm, sequence);
    if (exceptions == VALUE_ERROR)
        return VALUE_ERROR;
    uint32_t count = tuple_count(vm, exceptions);
    if (!count)
        return raise_value_error(vm, "second argument (exceptions) must be a non-empty sequence");
    if (!vm_charge(vm, count / 8))
        return VALUE_ERROR;
    for (uint32_t i = 0; i < count; i++)
        if (!value_has_kind(vm, tuple_items(vm, exceptions)[i], KIND_EXCEPTION))
            return raise_value_error(vm, "Item %u of second argument (exceptions) is not an exception", i);
    return exceptions;
}

/* A group of plain Exceptions only is an ExceptionGroup; NULL: the class may not hold these. */
static struct type *choose_type(struct vm *vm, struct type *type, value exceptions) {
    bool plain = true;
    for (uint32_t i = 0; i < tuple_count(vm, exceptions); i++)
        plain &= value_is_instance_of(vm, tuple_items(vm, exceptions)[i], TYPE_EXCEPTION);
    if (type == type_by_id(vm, TYPE_BASE_EXCEPTION_GROUP))
        return plain ? type_by_id(vm, TYPE_EXCEPTION_GROUP) : type;
    if (plain)
        return type;
    if (type == type_by_id(vm, TYPE_EXCEPTION_GROUP)) {
        raise_type_error(vm, "Cannot nest BaseExceptions in an ExceptionGroup");
        return NULL;
    }
    if (type_is_subtype(vm, type, type_by_id(vm, TYPE_EXCEPTION))) {
        raise_type_error(vm, "Cannot nest BaseExceptions in '%s'", type_name(vm, type));
        return NULL;
    }
    return type;
}

value exception_group_create(struct vm *vm, struct type *type, value arguments, value keywords) {
    bool plain_class = type->flags & TYPE_BUILTIN;
    uint32_t count = tuple_count(vm, arguments);
    if (count != 2)
        return raise_type_error(vm, "BaseExceptionGroup.__new__() takes exactly 2 arguments (%u given)", count);
    if (plain_class && keywords != VALUE_UNSET && ((struct dict *)object_of(vm, keywords))->count)
        return raise_type_error(vm, "%s() takes no keyword arguments", type_name(vm, type));
    value message = tuple_items(vm, arguments)[0];
    if (!str_of(vm, message))
        return raise_type_error(vm, "BaseExceptionGroup.__new__() argument 1 must be str, not %s",
                                argument_type_name(vm, message));
    value exceptions = check_exceptions(vm, tuple_items(vm, arguments)[1]);
    struct type *chosen = exceptions == VALUE_ERROR ? NULL : choose_type(vm, type, exceptions);
    value group = chosen ? exception_new(vm, chosen, arguments) : VALUE_ERROR;
    if (group == VALUE_ERROR)
        return VALUE_ERROR;
    self_of(vm, group)->extra[GROUP_MESSAGE] = message;
    self_of(vm, group)->extra[GROUP_EXCEPTIONS] = exceptions;
    return group;
}

/* --- splitting ---------------------------------------------------------------------------------------------------- */

static value group_derive(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    value class = value_from_ref(vm->types[TYPE_BASE_EXCEPTION_GROUP]);
    return vm_call_2(vm, class, self_of(vm, arguments[0])->extra[GROUP_MESSAGE], arguments[1]);
}

static bool is_exception_class(const struct vm *vm, value v) {
    return value_has_kind(vm, v, KIND_TYPE) && (((const struct type *)object_of(vm, v))->flags & TYPE_IS_EXCEPTION);
}

static bool check_condition(struct vm *vm, value condition) {
    bool good = is_exception_class(vm, condition);
    if (value_has_kind(vm, condition, KIND_TUPLE)) {
        good = vm_charge(vm, tuple_count(vm, condition) / 8);
        for (uint32_t i = 0; good && i < tuple_count(vm, condition); i++)
            good = is_exception_class(vm, tuple_items(vm, condition)[i]);
    } else if (!value_has_kind(vm, condition, KIND_TYPE)) {
        good = object_is_callable(vm, condition);
    }
    if (!good && !vm_failed(vm))
        raise_type_error(vm,
                         "expected an exception type, a tuple of exception types, or a callable (other than a class)");
    return good;
}

/* 1, 0, -1. A set as condition holds the places of exceptions. */
static int matches(struct vm *vm, value exception, value condition) {
    if (value_has_kind(vm, condition, KIND_SET))
        return is_group(vm, exception)
                   ? 0
                   : set_contains(vm, object_of(vm, condition), value_from_small_int(value_to_ref(exception)));
    if (value_has_kind(vm, condition, KIND_TYPE) || value_has_kind(vm, condition, KIND_TUPLE))
        return exception_match(vm, exception, condition);
    value verdict = vm_call_1(vm, condition, exception);
    return verdict == VALUE_ERROR ? -1 : object_truth(vm, verdict);
}

/* A group like `original` of these exceptions (a list); None when there are none. */
static value derive(struct vm *vm, value original, value exceptions) {
    if (!((const struct list *)object_of(vm, exceptions))->count)
        return VALUE_NONE;
    value name = str_from_c(vm, "derive");
    value part = name == VALUE_ERROR ? VALUE_ERROR : vm_call_method(vm, original, name, 1, &exceptions);
    if (part == VALUE_ERROR)
        return VALUE_ERROR;
    if (!is_group(vm, part))
        return raise_type_error(vm, "derive must return an instance of BaseExceptionGroup");
    const struct exception *from = self_of(vm, original);
    struct exception *to = self_of(vm, part);
    to->traceback = from->traceback;
    to->cause = from->cause;
    to->context = from->context;
    to->suppress_context = true; /* as whenever a cause is set */
    bool is_sequence = from->notes != VALUE_UNSET && !value_has_kind(vm, value_unwrap(vm, from->notes), KIND_DICT) &&
                       type_lookup_special(vm, from->notes, SPECIAL_GET_ITEM) != VALUE_UNSET;
    if (is_sequence) {
        value notes = list_from_iterable(vm, from->notes);
        if (notes == VALUE_ERROR)
            return VALUE_ERROR;
        self_of(vm, part)->notes = notes;
    }
    return part;
}

static bool split(struct vm *vm, value exception, value condition, bool with_rest, value parts[2]);

/* The two parts of a group that does not match as a whole. */
static bool split_members(struct vm *vm, value group, value condition, bool with_rest, value parts[2]) {
    value chosen = list_new(vm, 0), rest = chosen == VALUE_ERROR ? VALUE_ERROR : list_new(vm, 0);
    if (rest == VALUE_ERROR)
        return false;
    value members = self_of(vm, group)->extra[GROUP_EXCEPTIONS];
    for (uint32_t i = 0; i < tuple_count(vm, members); i++) {
        value inner[2];
        if (!vm_charge(vm, 1) || !split(vm, tuple_items(vm, members)[i], condition, with_rest, inner))
            return false;
        if (inner[0] != VALUE_NONE && !list_append(vm, object_of(vm, chosen), inner[0]))
            return false;
        if (with_rest && inner[1] != VALUE_NONE && !list_append(vm, object_of(vm, rest), inner[1]))
            return false;
    }
    parts[0] = derive(vm, group, chosen);
    parts[1] = parts[0] == VALUE_ERROR ? VALUE_ERROR : derive(vm, group, rest);
    return parts[1] != VALUE_ERROR;
}

static bool split(struct vm *vm, value exception, value condition, bool with_rest, value parts[2]) {
    int whole = matches(vm, exception, condition);
    if (whole < 0)
        return false;
    parts[0] = whole ? exception : VALUE_NONE;
    parts[1] = whole ? VALUE_NONE : exception;
    if (whole || !is_group(vm, exception))
        return true;
    if (!vm_enter_native(vm))
        return false;
    bool done = split_members(vm, exception, condition, with_rest, parts);
    vm_leave_native(vm);
    return done;
}

static value group_split(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    value parts[2];
    if (!check_condition(vm, arguments[1]) || !split(vm, arguments[0], arguments[1], true, parts))
        return VALUE_ERROR;
    return tuple_pair(vm, parts[0], parts[1]);
}

static value group_subgroup(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    value parts[2];
    if (!check_condition(vm, arguments[1]) || !split(vm, arguments[0], arguments[1], false, parts))
        return VALUE_ERROR;
    return parts[0];
}

const struct native exception_group_methods[] = {
    {"derive", group_derive, 2, 2, 0, 0, NULL, "A group with the same message and other exceptions."},
    {"split", group_split, 2, 2, 0, 0, NULL, "The part that matches the condition, and the rest."},
    {"subgroup", group_subgroup, 2, 2, 0, 0, NULL, "The part that matches the condition."},
    NATIVE_END,
};

/* --- except* ------------------------------------------------------------------------------------------------------ */

static bool is_group_class(const struct vm *vm, value v) {
    return is_exception_class(vm, v) &&
           type_is_subtype(vm, object_of(vm, v), type_by_id(vm, TYPE_BASE_EXCEPTION_GROUP));
}

/* Groups themselves are not caught by except*. */
static bool check_clause(struct vm *vm, value class_or_tuple) {
    value plain = value_unwrap(vm, class_or_tuple);
    bool is_tuple = value_has_kind(vm, plain, KIND_TUPLE), is_group = is_group_class(vm, class_or_tuple);
    for (uint32_t i = 0; is_tuple && i < tuple_count(vm, plain); i++)
        is_group |= is_group_class(vm, tuple_items(vm, plain)[i]);
    if (is_group)
        raise_type_error(vm, "catching ExceptionGroup with except* is not allowed. Use except instead.");
    return !is_group;
}

static value group_of(struct vm *vm, value exceptions) {
    value message = vm->empty_str;
    return vm_call_2(vm, value_from_ref(vm->types[TYPE_BASE_EXCEPTION_GROUP]), message, exceptions);
}

/* By the group's own split(), which guests may define. */
static bool split_by_method(struct vm *vm, value group, value class_or_tuple, value *out) {
    value name = str_from_c(vm, "split");
    value pair = name == VALUE_ERROR ? VALUE_ERROR : vm_call_method(vm, group, name, 1, &class_or_tuple);
    if (pair == VALUE_ERROR)
        return false;
    if (!value_has_kind(vm, pair, KIND_TUPLE)) {
        raise_type_error(vm, "%s.split must return a tuple, not %s", value_type_name(vm, group),
                         value_type_name(vm, pair));
        return false;
    }
    if (tuple_count(vm, pair) < 2) {
        raise_type_error(vm, "%s.split must return a 2-tuple, got tuple of size %u", value_type_name(vm, group),
                         tuple_count(vm, pair));
        return false;
    }
    out[0] = tuple_items(vm, pair)[0];
    out[1] = tuple_items(vm, pair)[1];
    for (int i = 0; i < 2; i++)
        if (out[i] != VALUE_NONE && !value_has_kind(vm, out[i], KIND_EXCEPTION)) {
            raise_type_error(vm, "%s.split must return exceptions or None, not %s", value_type_name(vm, group),
                             value_type_name(vm, out[i]));
            return false;
        }
    return true;
}

bool exception_group_match(struct vm *vm, value rest, value class_or_tuple, value *out) {
    value parts[2] = {VALUE_NONE, rest};
    if (rest != VALUE_NONE && !value_has_kind(vm, rest, KIND_EXCEPTION)) {
        raise_error(vm, TYPE_SYSTEM_ERROR, "no exception to match");
        return false;
    }
    int whole = exception_match(vm, rest == VALUE_NONE ? vm->memory_error : rest, class_or_tuple);
    if (whole < 0 || !check_clause(vm, class_or_tuple))
        return false;
    if (whole && rest != VALUE_NONE) {
        parts[0] = rest;
        parts[1] = VALUE_NONE;
        if (!is_group(vm, rest)) {
            value single = tuple_from_items(vm, &rest, 1);
            parts[0] = single == VALUE_ERROR ? VALUE_ERROR : group_of(vm, single);
        }
        if (parts[0] == VALUE_ERROR)
            return false;
    } else if (is_group(vm, rest) && !split_by_method(vm, rest, class_or_tuple, parts)) {
        return false;
    }
    out[0] = parts[0];
    out[1] = parts[1];
    if (parts[0] != VALUE_NONE)
        vm->handled = parts[0];
    return true;
}

/* Whether an exception is (part of) the original, raised again as it was: the parts of a split share all this. */
static bool is_raised_again(const struct vm *vm, value v, value original) {
    const struct exception *exception = self_of(vm, v), *from = self_of(vm, original);
    return exception->traceback == from->traceback && exception->cause == from->cause &&
           exception->context == from->context;
}

/* Adds the exceptions at the leaves of a group to the set. */
static bool collect_leaves(struct vm *vm, value v, value set) {
    if (!vm_charge(vm, 1))
        return false;
    if (!is_group(vm, v))
        return set_add(vm, object_of(vm, set), value_from_small_int(value_to_ref(v)));
    if (!vm_enter_native(vm))
        return false;
    value members = self_of(vm, v)->extra[GROUP_EXCEPTIONS];
    bool done = value_has_kind(vm, members, KIND_TUPLE);
    for (uint32_t i = 0; done && i < tuple_count(vm, members); i++)
        done = collect_leaves(vm, tuple_items(vm, members)[i], set);
    vm_leave_native(vm);
    return done;
}

/* The part of the original that holds the leaves of these exceptions (a list), in its own nesting. */
static value project(struct vm *vm, value original, value kept) {
    const struct list *list = object_of(vm, kept);
    if (!list->count)
        return VALUE_NONE;
    value set = set_new(vm, false), parts[2];
    if (set == VALUE_ERROR)
        return VALUE_ERROR;
    for (uint32_t i = 0; i < list->count; i++)
        if (!collect_leaves(vm, list_items(vm, list)[i], set))
            return VALUE_ERROR;
    return split(vm, original, set, false, parts) ? parts[0] : VALUE_ERROR;
}

value exception_group_finish(struct vm *vm, value original, value raised) {
    const struct list *list = object_of(vm, raised);
    value again = list_new(vm, 0), anew = again == VALUE_ERROR ? VALUE_ERROR : list_new(vm, 0);
    if (anew == VALUE_ERROR)
        return VALUE_ERROR;
    for (uint32_t i = 0; i < list->count; i++) {
        value v = list_items(vm, list)[i];
        if (!value_has_kind(vm, v, KIND_EXCEPTION))
            continue;
        if (!is_group(vm, original)) /* it was wrapped for the one clause that matched, or none did */
            return v;
        if (!list_append(vm, object_of(vm, is_raised_again(vm, v, original) ? again : anew), v))
            return VALUE_ERROR;
    }
    value kept = project(vm, original, again);
    struct list *fresh = object_of(vm, anew);
    if (kept == VALUE_ERROR || !fresh->count)
        return kept;
    if (kept != VALUE_NONE && !list_append(vm, fresh, kept))
        return VALUE_ERROR;
    return fresh->count == 1 ? list_items(vm, fresh)[0] : group_of(vm, anew);
}
