/* Protocols that describe a value: truth, hash, repr, str, ascii, format. */
#include "interpreter.h"
#include "operations_internal.h"

#include "../builtins/container.h"
#include "../builtins/number.h"
#include "../builtins/str.h"

/* --- truth
 * ------------------------------------------------------------------------------------------------------------ */

static int truth_of_guest(struct vm *vm, value v) {
    value method = special_of_guest(vm, v, SPECIAL_BOOL);
    if (method != VALUE_UNSET) {
        value result = special_invoke(vm, method, v, 0, NULL);
        if (result == VALUE_ERROR)
            return -1;
        if (value_is_bool(result))
            return result == VALUE_TRUE;
        raise_type_error(vm, "__bool__ should return bool, returned %s", value_type_name(vm, result));
        return -1;
    }
    if (special_of_guest(vm, v, SPECIAL_LENGTH) == VALUE_UNSET)
        return 1;
    int64_t length = object_length(vm, v);
    return length < 0 ? -1 : length != 0;
}

int object_truth(struct vm *vm, value v) {
    if (v == VALUE_NOT_IMPLEMENTED) {
        raise_type_error(vm, "NotImplemented should not be used in a boolean context");
        return -1;
    }
    if (value_is_special(v))
        return v != VALUE_FALSE && v != VALUE_NONE;
    if (value_is_int(v))
        return value_to_int(v) != 0;
    if (value_is_double(v))
        return value_to_double(v) != 0.0;
    if (value_guest_type(vm, v))
        return truth_of_guest(vm, v);
    const struct kind_operations *operations = kind_operations_of(vm, v);
    if (operations->truth)
        return operations->truth(vm, v);
    if (!operations->length) {
        /* built-in types without such an operation may still name one among their methods */
        value method = value_has_kind(vm, v, KIND_RECORD) ? type_lookup_special(vm, v, SPECIAL_BOOL) : VALUE_UNSET;
        if (method == VALUE_UNSET)
            return 1;
        value result = special_invoke(vm, method, v, 0, NULL);
        return result == VALUE_ERROR ? -1 : result == VALUE_TRUE;
    }
    int64_t length = operations->length(vm, v);
    return length < 0 ? -1 : length != 0;
}

/* --- hash
 * ------------------------------------------------------------------------------------------------------------- */

int64_t object_identity_hash(value v) { return (int64_t)(value_to_ref(v) >> 4); }

static bool raise_unhashable(struct vm *vm, value v) {
    raise_type_error(vm, "unhashable type: '%s'", value_type_name(vm, v));
    return false;
}

static bool hash_of_guest(struct vm *vm, value v, value method, int64_t *hash) {
    if (method == VALUE_NONE)
        return raise_unhashable(vm, v);
    value result = special_invoke(vm, method, v, 0, NULL);
    if (result == VALUE_ERROR)
        return false;
    result = value_unwrap(vm, result);
    if (!value_is_integer(vm, result)) {
        raise_type_error(vm, "__hash__ method should return an integer");
        return false;
    }
    if (!int_to_int64(vm, result, hash))
        *hash = int_hash(vm, result);
    if (*hash == -1)
        *hash = -2;
    return true;
}

bool object_hash(struct vm *vm, value v, int64_t *hash) {
    const struct type *type = value_guest_type(vm, v);
    if (type) {
        bool own =
            type->flags & TYPE_HAS_HASH || type->payload_kind != KIND_FREE || type->instance_kind != KIND_INSTANCE;
        value method = own ? special_of_guest(vm, v, SPECIAL_HASH) : VALUE_UNSET;
        if (method != VALUE_UNSET && !special_is_objects(vm, method))
            return hash_of_guest(vm, v, method, hash);
        *hash = object_identity_hash(v);
        return true;
    }
    const struct kind_operations *operations = kind_operations_of(vm, v);
    if (operations->hash)
        return operations->hash(vm, v, hash);
    if (operations->unhashable)
        return raise_unhashable(vm, v);
    *hash = value_is_object(v) ? object_identity_hash(v) : (int64_t)(v & 0xFFFF);
    return true;
}

/* --- repr
 * ------------------------------------------------------------------------------------------------------------- */

int repr_enter(struct vm *vm, value v) {
    if (!value_has_kind(vm, vm->repr_stack, KIND_LIST)) {
        value stack = list_new(vm, 8);
        if (stack == VALUE_ERROR)
            return -1;
        vm->repr_stack = stack;
    }
    struct list *running = object_of(vm, vm->repr_stack);
    for (uint32_t i = running->count; i > 0; i--)
        if (list_items(vm, running)[i - 1] == v)
            return 1;
    if (!vm_enter_native(vm))
        return -1;
    if (list_append(vm, running, v))
        return 0;
    vm_leave_native(vm);
    return -1;
}

void repr_leave(struct vm *vm, value v) {
    struct list *running = object_of(vm, vm->repr_stack);
    while (running->count > 0) {
        running->count--;
        if (list_items(vm, running)[running->count] == v)
            break;
    }
    vm_leave_native(vm);
}

value object_default_repr(struct vm *vm, value v) {
    value name = type_full_name(vm, value_type(vm, v));
    if (name == VALUE_ERROR)
        return VALUE_ERROR;
    struct str_builder text = {0};
    str_builder_add_c(vm, &text, "<");
    str_builder_add_str(vm, &text, name);
    str_builder_add_format(vm, &text, " object at 0x%08x>", value_is_object(v) ? value_to_ref(v) : 0);
    return str_builder_finish(vm, &text);
}

/* Containers whose repr names their class show the subclass's name: kinds print the built-in one. */
static value rename_payload_repr(struct vm *vm, value v, value text) {
    value payload = value_unwrap(vm, v);
    enum kind kind = value_kind(vm, payload);
    if (payload == v || (kind != KIND_SET && kind != KIND_FROZENSET && kind != KIND_BYTEARRAY && kind != KIND_RECORD))
        return text;
    const struct str *str = object_of(vm, text);
    const char *data = str_data(vm, str), *full = value_type_name(vm, payload), *dot = strrchr(full, '.');
    const char *name = dot ? dot + 1 : full;
    size_t length = strlen(name);
    struct str_builder renamed = {0};
    str_builder_add_str(vm, &renamed, value_from_ref(value_type(vm, v)->name));
    if (str->byte_length > length && memcmp(data, name, length) == 0 && data[length] == '(') {
        str_builder_add(vm, &renamed, data + length, str->byte_length - length);
    } else if (kind == KIND_SET) {
        str_builder_add_c(vm, &renamed, "(");
        str_builder_add_str(vm, &renamed, text);
        str_builder_add_c(vm, &renamed, ")");
    } else {
        return text;
    }
    return str_builder_finish(vm, &renamed);
}

static value check_text(struct vm *vm, value text, const char *method) {
    if (text == VALUE_ERROR)
        return VALUE_ERROR;
    struct str *str = str_of(vm, text);
    if (str)
        return value_from_pointer(str);
    return raise_type_error(vm, "%s returned non-string (type %s)", method, value_type_name(vm, text));
}

static value repr_of_guest(struct vm *vm, value v, value method, const char *asked) {
    if (!vm_enter_native(vm))
        return VALUE_ERROR;
    value text = check_text(vm, special_invoke(vm, method, v, 0, NULL), asked);
    vm_leave_native(vm);
    bool native = value_has_kind(vm, method, KIND_NATIVE_METHOD);
    return native && text != VALUE_ERROR ? rename_payload_repr(vm, v, text) : text;
}

/* `asked`: the method that an error names, __str__ where that falls back to __repr__. */
static value repr_as(struct vm *vm, value v, const char *asked) {
    if (value_guest_type(vm, v)) {
        value method = special_of_guest(vm, v, SPECIAL_REPR);
        if (method == VALUE_UNSET || special_is_objects(vm, method))
            return object_default_repr(vm, v);
        return repr_of_guest(vm, v, method, asked);
    }
    const struct kind_operations *operations = kind_operations_of(vm, v);
    if (operations->repr)
        return operations->repr(vm, v);
    value method = value_has_kind(vm, v, KIND_RECORD) ? type_lookup_special(vm, v, SPECIAL_REPR) : VALUE_UNSET;
    bool own = method != VALUE_UNSET && !special_is_objects(vm, method);
    return own ? check_text(vm, special_invoke(vm, method, v, 0, NULL), asked) : object_default_repr(vm, v);
}

value object_repr(struct vm *vm, value v) { return repr_as(vm, v, "__repr__"); }

value object_str(struct vm *vm, value v) {
    if (value_is_str(vm, v))
        return v;
    if (value_guest_type(vm, v)) {
        value method = special_of_guest(vm, v, SPECIAL_STR);
        if (method == VALUE_UNSET || special_is_objects(vm, method))
            return repr_as(vm, v, "__str__");
        return check_text(vm, special_invoke(vm, method, v, 0, NULL), "__str__");
    }
    const struct kind_operations *operations = kind_operations_of(vm, v);
    return operations->str ? operations->str(vm, v) : object_repr(vm, v);
}

value object_text_as_is(struct vm *vm, value v, enum special_method special) {
    const char *asked = special == SPECIAL_STR ? "__str__" : "__repr__"; /* also where that falls back to __repr__ */
    value method = value_guest_type(vm, v) ? special_of_guest(vm, v, special) : VALUE_UNSET;
    if (special == SPECIAL_STR && method != VALUE_UNSET && special_is_objects(vm, method))
        method = special_of_guest(vm, v, SPECIAL_REPR);
    if (!value_has_kind(vm, method, KIND_FUNCTION))
        return special == SPECIAL_STR ? object_str(vm, v) : object_repr(vm, v);
    if (!vm_enter_native(vm))
        return VALUE_ERROR;
    value text = special_invoke(vm, method, v, 0, NULL);
    vm_leave_native(vm);
    value plain = check_text(vm, text, asked);
    return plain == VALUE_ERROR ? VALUE_ERROR : text;
}

value object_ascii(struct vm *vm, value v) {
    value text = object_repr(vm, v);
    return text == VALUE_ERROR ? VALUE_ERROR : str_escape_non_ascii(vm, text);
}

/* --- format
 * ----------------------------------------------------------------------------------------------------------- */

/* object.__format__: only the empty specification. */
static value default_format(struct vm *vm, value v, value specification) {
    if (((const struct str *)object_of(vm, specification))->byte_length == 0)
        return object_str(vm, v);
    return raise_type_error(vm, "unsupported format string passed to %s.__format__", value_type_name(vm, v));
}

value object_format(struct vm *vm, value v, value specification) {
    struct str *str = str_of(vm, specification);
    if (!str)
        return raise_type_error(vm, "format() argument 2 must be str, not %s", argument_type_name(vm, specification));
    specification = value_from_pointer(str);
    if (value_guest_type(vm, v)) {
        value method = special_of_guest(vm, v, SPECIAL_FORMAT);
        if (method == VALUE_UNSET || special_is_objects(vm, method))
            return default_format(vm, v, specification);
        /* a built-in __format__ without a specification is str() */
        if (str->byte_length == 0 && value_has_kind(vm, method, KIND_NATIVE_METHOD))
            return object_str(vm, v);
        value text = special_invoke(vm, method, v, 1, &specification);
        if (text == VALUE_ERROR || str_of(vm, text))
            return text == VALUE_ERROR ? text : value_from_pointer(str_of(vm, text));
        return raise_type_error(vm, "__format__ must return a str, not %s", value_type_name(vm, text));
    }
    if (str->byte_length == 0)
        return object_str(vm, v);
    const struct kind_operations *operations = kind_operations_of(vm, v);
    return operations->format ? operations->format(vm, v, specification) : default_format(vm, v, specification);
}
