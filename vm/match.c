/* The match statement's questions to values; see match.h. Attributes are read through the guard like any other. */
#include "match.h"

#include "../builtins/container.h"
#include "../builtins/number.h"
#include "../builtins/str.h"
#include "type.h"

/* --- sequences and mappings
 * ------------------------------------------------------------------------------------------- */

bool match_sequence(struct vm *vm, value subject) {
    return type_pattern(value_type(vm, subject)) == TYPE_MATCHES_SEQUENCE;
}

bool match_mapping(struct vm *vm, value subject) {
    return type_pattern(value_type(vm, subject)) == TYPE_MATCHES_MAPPING;
}

value match_length(struct vm *vm, value subject) {
    int64_t length = object_length(vm, subject);
    return length < 0 ? VALUE_ERROR : int_from_int64(vm, length);
}

/* The value for `key`; VALUE_STOP when the mapping has none. */
static value mapping_get(struct vm *vm, value subject, value key, value absent) {
    if (value_has_kind(vm, subject, KIND_DICT)) {
        value item = dict_get(vm, object_of(vm, subject), key);
        return item == VALUE_UNSET && !vm_failed(vm) ? VALUE_STOP : item;
    }
    value arguments[2] = {key, absent};
    value item = vm_call_method(vm, subject, value_from_ref(vm->names[NAME_GET_NAME]), 2, arguments);
    return item == absent ? VALUE_STOP : item;
}

static bool raise_duplicate_key(struct vm *vm, value key) {
    value repr = object_repr(vm, key);
    if (repr != VALUE_ERROR)
        raise_value_error(vm, "mapping pattern checks duplicate key (%s)", str_text(vm, repr));
    return false;
}

static bool note_key(struct vm *vm, value seen, value key) {
    int found = set_contains(vm, object_of(vm, seen), key);
    if (found > 0)
        return raise_duplicate_key(vm, key);
    return found == 0 && set_add(vm, object_of(vm, seen), key);
}

value match_keys(struct vm *vm, value subject, value keys) {
    uint32_t count = tuple_count(vm, keys);
    value found = tuple_new(vm, count);
    value seen = found == VALUE_ERROR ? VALUE_ERROR : set_new(vm, false);
    value absent = seen == VALUE_ERROR ? VALUE_ERROR : list_new(vm, 0);
    if (absent == VALUE_ERROR)
        return VALUE_ERROR;
    for (uint32_t i = 0; i < count; i++) {
        value key = tuple_items(vm, keys)[i];
        if (!note_key(vm, seen, key))
            return VALUE_ERROR;
        value item = mapping_get(vm, subject, key, absent);
        if (item == VALUE_ERROR)
            return VALUE_ERROR;
        if (item == VALUE_STOP)
            return VALUE_NONE;
        tuple_items(vm, found)[i] = item;
    }
    return found;
}

/* --- classes
 * ---------------------------------------------------------------------------------------------------------- */

/* Built-in classes whose instances are themselves the one positional sub-pattern; their subclasses too. */
static bool matches_itself(const struct type *type) {
    static const uint16_t ids[] = {TYPE_BOOL, TYPE_BYTEARRAY, TYPE_BYTES, TYPE_DICT, TYPE_FLOAT, TYPE_FROZENSET,
                                   TYPE_INT,  TYPE_LIST,      TYPE_SET,   TYPE_STR,  TYPE_TUPLE};
    for (size_t i = 0; i < sizeof ids / sizeof ids[0]; i++) {
        if (type->type_id == ids[i])
            return true;
    }
    return false;
}

struct class_match {
    value subject;
    const struct type *type;
    value attributes; /* the tuple being filled */
    uint32_t count;   /* attributes filled */
    value seen;       /* set of names used */
};

/* 1: the attribute is there and noted; 0: the subject lacks it; -1: an exception is set. */
static int match_attribute(struct vm *vm, struct class_match *match, value name) {
    int found = set_contains(vm, object_of(vm, match->seen), name);
    if (found > 0)
        raise_type_error(vm, "%s() got multiple sub-patterns for attribute '%s'", type_name(vm, match->type),
                         str_text(vm, name));
    if (found != 0 || !set_add(vm, object_of(vm, match->seen), name))
        return -1;
    value attribute = object_find_attribute_by(vm, match->subject, name, GUARD_MATCH_PATTERN);
    if (attribute == VALUE_UNSET)
        return vm_failed(vm) ? -1 : 0;
    tuple_items(vm, match->attributes)[match->count++] = attribute;
    return 1;
}

static value raise_too_many(struct vm *vm, const struct type *type, uint32_t allowed, uint32_t given) {
    return raise_type_error(vm, "%s() accepts %u positional sub-pattern%s (%u given)", type_name(vm, type), allowed,
                            allowed == 1 ? "" : "s", given);
}

static int match_positional(struct vm *vm, struct class_match *match, value class, uint32_t positional) {
    value names = object_find_attribute(vm, class, value_from_ref(vm->names[NAME_MATCH_ARGS]));
    if (names == VALUE_UNSET && vm_failed(vm))
        return -1;
    bool is_itself = names == VALUE_UNSET && matches_itself(match->type);
    if (names != VALUE_UNSET && !value_has_kind(vm, names, KIND_TUPLE)) {
        raise_type_error(vm, "%s.__match_args__ must be a tuple (got %s)", type_name(vm, match->type),
                         value_type_name(vm, names));
        return -1;
    }
    uint32_t allowed = is_itself ? 1 : names == VALUE_UNSET ? 0 : tuple_count(vm, names);
    if (positional > allowed) {
        raise_too_many(vm, match->type, allowed, positional);
        return -1;
    }
    if (is_itself) {
        tuple_items(vm, match->attributes)[match->count++] = match->subject;
        return 1;
    }
    for (uint32_t i = 0; i < positional; i++) {
        value name = tuple_items(vm, names)[i];
        if (!value_is_str(vm, name)) {
            raise_type_error(vm, "__match_args__ elements must be strings (got %s)", value_type_name(vm, name));
            return -1;
        }
        int matched = match_attribute(vm, match, name);
        if (matched != 1)
            return matched;
    }
    return 1;
}

value match_class(struct vm *vm, value subject, value class, uint32_t positional, value names) {
    if (!value_has_kind(vm, class, KIND_TYPE))
        return raise_type_error(vm, "called match pattern must be a class");
    int is_instance = object_is_instance(vm, subject, class);
    if (is_instance <= 0)
        return is_instance < 0 ? VALUE_ERROR : VALUE_NONE;
    struct class_match match = {.subject = subject, .type = object_of(vm, class)};
    match.attributes = tuple_new(vm, positional + tuple_count(vm, names));
    match.seen = match.attributes == VALUE_ERROR ? VALUE_ERROR : set_new(vm, false);
    if (match.seen == VALUE_ERROR)
        return VALUE_ERROR;
    int matched = positional == 0 ? 1 : match_positional(vm, &match, class, positional);
    for (uint32_t i = 0; i < tuple_count(vm, names) && matched == 1; i++)
        matched = match_attribute(vm, &match, tuple_items(vm, names)[i]);
    return matched < 0 ? VALUE_ERROR : matched == 0 ? VALUE_NONE : match.attributes;
}
