/* What annotations make of classes: list[int] (types.GenericAlias) and int | str (types.UnionType), as records.
 *
 * An alias holds its origin and the tuple of its arguments; a union the tuple of its members, without repetitions. */
#include "../vm/type.h"
#include "container.h"
#include "function.h"
#include "str.h"

#define UNION_MEMBERS_MOST 1000

static struct record *record_at(const struct vm *vm, value v) { return object_of(vm, value_unwrap(vm, v)); }

/* --- text
 * ------------------------------------------------------------------------------------------------------------- */

static bool add_type_text(struct vm *vm, struct str_builder *text, value item) {
    value part;
    if (item == value_from_ref(vm->types[TYPE_NONE]) || item == VALUE_NONE)
        part = str_from_c(vm, "None");
    else if (item == VALUE_ELLIPSIS)
        part = str_from_c(vm, "...");
    else if (value_has_kind(vm, item, KIND_TYPE))
        part = type_full_name(vm, object_of(vm, item));
    else
        part = object_repr(vm, item);
    if (part == VALUE_ERROR)
        return false;
    str_builder_add_str(vm, text, part);
    return vm_charge(vm, 1);
}

/* A list of types, as the first argument of Callable. */
static bool add_argument_text(struct vm *vm, struct str_builder *text, value item) {
    if (!value_has_kind(vm, item, KIND_LIST))
        return add_type_text(vm, text, item);
    str_builder_add_c(vm, text, "[");
    for (uint32_t i = 0; i < ((struct list *)object_of(vm, item))->count; i++) {
        if (i)
            str_builder_add_c(vm, text, ", ");
        if (!add_type_text(vm, text, list_items(vm, object_of(vm, item))[i]))
            return false;
    }
    str_builder_add_c(vm, text, "]");
    return true;
}

static value alias_text(struct vm *vm, value self) {
    const struct record *alias = record_at(vm, self);
    struct str_builder text = {0};
    if (!add_type_text(vm, &text, alias->items[0]))
        return VALUE_ERROR;
    str_builder_add_c(vm, &text, "[");
    uint32_t count = tuple_count(vm, alias->items[1]);
    if (!count)
        str_builder_add_c(vm, &text, "()");
    for (uint32_t i = 0; i < count; i++) {
        if (i)
            str_builder_add_c(vm, &text, ", ");
        if (!add_argument_text(vm, &text, tuple_items(vm, alias->items[1])[i]))
            return VALUE_ERROR;
    }
    str_builder_add_c(vm, &text, "]");
    return str_builder_finish(vm, &text);
}

static value union_text(struct vm *vm, value self) {
    value members = record_at(vm, self)->items[0];
    struct str_builder text = {0};
    for (uint32_t i = 0; i < tuple_count(vm, members); i++) {
        if (i)
            str_builder_add_c(vm, &text, " | ");
        if (!add_type_text(vm, &text, tuple_items(vm, members)[i]))
            return VALUE_ERROR;
    }
    return str_builder_finish(vm, &text);
}

static value guarded_text(struct vm *vm, value self, value (*text)(struct vm *vm, value self)) {
    int busy = repr_enter(vm, self);
    if (busy)
        return busy < 0 ? VALUE_ERROR : str_from_c(vm, "...");
    value result = text(vm, self);
    repr_leave(vm, self);
    return result;
}

static value alias_repr(struct vm *vm, value self) { return guarded_text(vm, self, alias_text); }
static value union_repr(struct vm *vm, value self) { return guarded_text(vm, self, union_text); }

/* --- unions
 * ------------------------------------------------------------------------------------------------------------ */

static bool may_join(const struct vm *vm, value v) {
    return v == VALUE_NONE || value_has_kind(vm, v, KIND_TYPE) || value_is_record(vm, v, TYPE_GENERIC_ALIAS) ||
           value_is_record(vm, v, TYPE_UNION);
}

static bool add_member(struct vm *vm, value list, value member) {
    if (member == VALUE_NONE)
        member = value_from_ref(vm->types[TYPE_NONE]);
    for (uint32_t i = 0; i < ((struct list *)object_of(vm, list))->count; i++) {
        int equal = object_equal(vm, list_items(vm, object_of(vm, list))[i], member);
        if (equal)
            return equal > 0;
    }
    if (((struct list *)object_of(vm, list))->count >= UNION_MEMBERS_MOST) {
        raise_type_error(vm, "too many members of a union");
        return false;
    }
    return vm_charge(vm, 1) && list_append(vm, object_of(vm, list), member);
}

static bool add_members(struct vm *vm, value list, value operand) {
    if (!value_is_record(vm, operand, TYPE_UNION))
        return add_member(vm, list, operand);
    value members = record_at(vm, operand)->items[0];
    for (uint32_t i = 0; i < tuple_count(vm, members); i++)
        if (!add_member(vm, list, tuple_items(vm, members)[i]))
            return false;
    return true;
}

value union_of(struct vm *vm, value left, value right) {
    if (!may_join(vm, left) || !may_join(vm, right) || (left == VALUE_NONE && right == VALUE_NONE))
        return VALUE_NOT_IMPLEMENTED;
    value list = list_new(vm, 2);
    if (list == VALUE_ERROR || !add_members(vm, list, left) || !add_members(vm, list, right))
        return VALUE_ERROR;
    const struct list *members = object_of(vm, list);
    if (members->count == 1)
        return list_items(vm, members)[0];
    value tuple = tuple_from_items(vm, list_items(vm, members), members->count);
    value result = tuple == VALUE_ERROR ? VALUE_ERROR : record_new(vm, TYPE_UNION, 1);
    if (result != VALUE_ERROR)
        record_at(vm, result)->items[0] = tuple;
    return result;
}

static value join(struct vm *vm, enum binary_operator operator, value left, value right) {
    return operator== OPERATOR_BIT_OR ? union_of(vm, left, right) : VALUE_NOT_IMPLEMENTED;
}

/* Equal as sets. */
static int unions_equal(struct vm *vm, value left, value right) {
    value a = record_at(vm, left)->items[0], b = record_at(vm, right)->items[0];
    if (tuple_count(vm, a) != tuple_count(vm, b))
        return 0;
    for (uint32_t i = 0; i < tuple_count(vm, a); i++) {
        int found = 0;
        for (uint32_t k = 0; k < tuple_count(vm, b) && !found; k++)
            found = object_equal(vm, tuple_items(vm, a)[i], tuple_items(vm, b)[k]);
        if (found <= 0 || !vm_charge(vm, 1 + tuple_count(vm, b) / 8))
            return found <= 0 ? found : -1;
    }
    return 1;
}

static int aliases_equal(struct vm *vm, value left, value right) {
    const struct record *a = record_at(vm, left), *b = record_at(vm, right);
    int equal = object_equal(vm, a->items[0], b->items[0]);
    return equal > 0 ? object_equal(vm, a->items[1], b->items[1]) : equal;
}

static value compare(struct vm *vm, enum comparison comparison, value left, value right) {
    uint32_t type = record_at(vm, left)->type_id;
    bool comparable = (comparison == COMPARE_EQUAL || comparison == COMPARE_NOT_EQUAL) &&
                      value_is_record(vm, right, (enum type_id)type);
    if (!comparable)
        return VALUE_NOT_IMPLEMENTED;
    if (!vm_charge(vm, 1) || !vm_enter_native(vm))
        return VALUE_ERROR;
    int equal = type == TYPE_UNION ? unions_equal(vm, left, right) : aliases_equal(vm, left, right);
    vm_leave_native(vm);
    return equal < 0 ? VALUE_ERROR : value_from_bool(equal == (comparison == COMPARE_EQUAL));
}

static bool hash(struct vm *vm, value self, int64_t *result) {
    const struct record *record = record_at(vm, self);
    bool is_union = record->type_id == TYPE_UNION;
    value items = is_union ? record->items[0] : record->items[1];
    int64_t part = 0;
    if (!vm_enter_native(vm))
        return false;
    bool hashed = is_union || object_hash(vm, record->items[0], &part);
    uint64_t sum = (uint64_t)part;
    for (uint32_t i = 0; hashed && i < tuple_count(vm, items); i++) {
        hashed = vm_charge(vm, 1) && object_hash(vm, tuple_items(vm, items)[i], &part);
        sum = is_union ? sum ^ (uint64_t)part : sum * 31 + (uint64_t)part;
    }
    vm_leave_native(vm);
    *result = (int64_t)sum;
    return hashed;
}

static value union_get_members(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return record_at(vm, arguments[0])->items[0];
}

static value get_no_parameters(struct vm *vm, value *arguments, uint32_t count) {
    (void)arguments;
    (void)count;
    return vm->empty_tuple;
}

static const struct native_attribute union_attributes[] = {
    {"__args__", union_get_members, NULL, NULL},
    {"__parameters__", get_no_parameters, NULL, NULL},
    NATIVE_ATTRIBUTE_END,
};

static const struct kind_operations union_record_operations = {
    .binary = join,
    .operators = 1u << OPERATOR_BIT_OR,
    .compare = compare,
    .hash = hash,
    .repr = union_repr,
};

const struct type_definition union_definition = {
    .name = "types.UnionType",
    .type_id = TYPE_UNION,
    .kind = KIND_RECORD,
    .flags = DEFINITION_HIDDEN,
    .attributes = union_attributes,
    .operations = &union_record_operations,
    .documentation = "Represent a PEP 604 union type\n\nE.g. for int | str",
};

/* --- aliases
 * ------------------------------------------------------------------------------------------------------------ */

value generic_alias_new(struct vm *vm, value origin, value arguments) {
    value tuple = arguments;
    if (!value_has_kind(vm, arguments, KIND_TUPLE))
        tuple = tuple_from_items(vm, &arguments, 1);
    value result = tuple == VALUE_ERROR ? VALUE_ERROR : record_new(vm, TYPE_GENERIC_ALIAS, 2);
    if (result == VALUE_ERROR)
        return VALUE_ERROR;
    struct record *alias = record_at(vm, result);
    alias->items[0] = origin;
    alias->items[1] = tuple;
    return result;
}

static value create_alias(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return generic_alias_new(vm, arguments[1], arguments[2]);
}

static const struct native alias_create = {"GenericAlias", create_alias, 3, 3, 0, 0, NULL, NULL};

static value alias_get_origin(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return record_at(vm, arguments[0])->items[0];
}

static value alias_get_arguments(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return record_at(vm, arguments[0])->items[1];
}

static const struct native_attribute alias_attributes[] = {
    {"__origin__", alias_get_origin, NULL, NULL},
    {"__args__", alias_get_arguments, NULL, NULL},
    {"__parameters__", get_no_parameters, NULL, NULL},
    NATIVE_ATTRIBUTE_END,
};

static value alias_call(struct vm *vm, value *arguments, uint32_t count) {
    return vm_call_keywords(vm, record_at(vm, arguments[0])->items[0], count - 1, arguments + 1, arguments[count]);
}

static value alias_mro_entries(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return tuple_from_items(vm, &record_at(vm, arguments[0])->items[0], 1);
}

static const struct native alias_methods[] = {
    {"__call__", alias_call, 1, 1, 0, NATIVE_VARIADIC | NATIVE_KEYWORDS, NULL, "Call self as a function."},
    {"__mro_entries__", alias_mro_entries, 2, 2, 0, 0, NULL, NULL},
    NATIVE_END,
};

static value alias_get_item(struct vm *vm, value self, value key) {
    (void)key;
    value text = alias_repr(vm, self);
    return text == VALUE_ERROR ? VALUE_ERROR : raise_type_error(vm, "%s is not a generic class", str_text(vm, text));
}

static const struct kind_operations alias_record_operations = {
    .binary = join,
    .operators = 1u << OPERATOR_BIT_OR,
    .compare = compare,
    .hash = hash,
    .repr = alias_repr,
    .get_item = alias_get_item,
};

const struct type_definition generic_alias_definition = {
    .name = "types.GenericAlias",
    .type_id = TYPE_GENERIC_ALIAS,
    .kind = KIND_RECORD,
    .flags = DEFINITION_HIDDEN,
    .methods = alias_methods,
    .attributes = alias_attributes,
    .create = &alias_create,
    .operations = &alias_record_operations,
    .documentation =
        "Represent a PEP 585 generic type\n\nE.g. for t = list[int], t.__origin__ is list and t.__args__ is (int,).",
};
