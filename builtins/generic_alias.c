/* What annotations make of classes: list[int] (types.GenericAlias) and int | str (types.UnionType), as records.
 *
 * An alias holds its origin and the tuple of its arguments; a union the tuple of its members, without repetitions. */
#include "../vm/type.h"
#include "container.h"
#include "function.h"
#include "str.h"
#include "type_parameter.h"

#define UNION_MEMBERS_MOST 1000
#define ALIAS_UNPACKED 1 /* record.data of an alias: *tuple[int] */

enum { ALIAS_ORIGIN, ALIAS_ARGUMENTS, ALIAS_PARAMETERS, ALIAS_COUNT }; /* parameters: VALUE_UNSET until asked for */
enum { UNION_MEMBERS, UNION_PARAMETERS, UNION_COUNT };

static struct record *record_at(const struct vm *vm, value v) { return object_of(vm, value_unwrap(vm, v)); }

/* --- text
 * ------------------------------------------------------------------------------------------------------------- */

/* "module.Qualified" of a function, or of an object of a guest that has both names; VALUE_UNSET: it has none. */
static value named_text(struct vm *vm, value item) {
    bool may_have =
        value_has_kind(vm, item, KIND_FUNCTION) || (value_guest_type(vm, item) && !value_has_kind(vm, item, KIND_TYPE));
    if (!may_have)
        return VALUE_UNSET;
    value origin = str_intern_c(vm, "__origin__", 10);
    if (origin == VALUE_ERROR || object_find_attribute(vm, item, origin) != VALUE_UNSET || vm_failed(vm))
        return VALUE_UNSET;
    value name = object_find_attribute(vm, item, value_from_ref(vm->names[NAME_QUALNAME]));
    value module =
        vm_failed(vm) ? VALUE_UNSET : object_find_attribute(vm, item, value_from_ref(vm->names[NAME_MODULE]));
    if (vm_failed(vm) || !str_of(vm, name) || !str_of(vm, module))
        return VALUE_UNSET;
    if (str_equal_c(vm, value_unwrap(vm, module), "builtins"))
        return value_unwrap(vm, name);
    return str_format_c(vm, "%s.%s", str_text(vm, value_unwrap(vm, module)), str_text(vm, value_unwrap(vm, name)));
}

static bool add_type_text(struct vm *vm, struct str_builder *text, value item) {
    value part;
    if (item == value_from_ref(vm->types[TYPE_NONE]) || item == VALUE_NONE)
        part = str_from_c(vm, "None");
    else if (item == VALUE_ELLIPSIS)
        part = str_from_c(vm, "...");
    else if (value_has_kind(vm, item, KIND_TYPE))
        part = type_full_name(vm, object_of(vm, item));
    else if ((part = named_text(vm, item)) == VALUE_UNSET && !vm_failed(vm))
        part = object_repr(vm, item);
    if (part == VALUE_ERROR)
        return false;
    str_builder_add_str(vm, text, part);
    return vm_charge(vm, 1);
}

/* A list of types, as the first argument of Callable or of what takes a ParamSpec. */
static bool add_argument_text(struct vm *vm, struct str_builder *text, value item, bool of_guest) {
    if (!value_has_kind(vm, item, KIND_LIST) && !(of_guest && value_has_kind(vm, item, KIND_TUPLE)))
        return add_type_text(vm, text, item);
    str_builder_add_c(vm, text, "[");
    value *items;
    uint32_t count;
    sequence_view(vm, item, &items, &count);
    for (uint32_t i = 0; i < count; i++) {
        if (i)
            str_builder_add_c(vm, text, ", ");
        if (!add_type_text(vm, text, items[i]))
            return false;
        sequence_view(vm, item, &items, &count);
    }
    str_builder_add_c(vm, text, "]");
    return true;
}

static value alias_text(struct vm *vm, value self) {
    const struct record *alias = record_at(vm, self);
    struct str_builder text = {0};
    if (alias->data & ALIAS_UNPACKED)
        str_builder_add_c(vm, &text, "*");
    if (!add_type_text(vm, &text, alias->items[0]))
        return VALUE_ERROR;
    str_builder_add_c(vm, &text, "[");
    uint32_t count = tuple_count(vm, alias->items[1]);
    bool of_guest = value_has_kind(vm, alias->items[0], KIND_TYPE) && type_is_guest(object_of(vm, alias->items[0]));
    if (!count)
        str_builder_add_c(vm, &text, "()");
    for (uint32_t i = 0; i < count; i++) {
        if (i)
            str_builder_add_c(vm, &text, ", ");
        if (!add_argument_text(vm, &text, tuple_items(vm, alias->items[1])[i], of_guest))
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
           value_is_record(vm, v, TYPE_UNION) || value_is_type_parameter(vm, v) ||
           value_is_record(vm, v, TYPE_TYPE_ALIAS);
}

/* Whether two members are one: by hash first, as in a set; what cannot be hashed by equality alone. 1 0 -1 */
static int members_equal(struct vm *vm, value left, value right) {
    int64_t left_hash, right_hash;
    if (left == right)
        return 1;
    if (object_hash(vm, left, &left_hash) && object_hash(vm, right, &right_hash))
        return left_hash == right_hash ? object_equal(vm, left, right) : 0;
    if (!exception_matches(vm, TYPE_TYPE_ERROR))
        return -1;
    exception_clear(vm);
    return object_equal(vm, left, right);
}

static bool add_member(struct vm *vm, value list, value member) {
    if (member == VALUE_NONE)
        member = value_from_ref(vm->types[TYPE_NONE]);
    if (!vm_charge(vm, 1 + ((struct list *)object_of(vm, list))->count)) /* each is hashed */
        return false;
    for (uint32_t i = 0; i < ((struct list *)object_of(vm, list))->count; i++) {
        int equal = members_equal(vm, list_items(vm, object_of(vm, list))[i], member);
        if (equal)
            return equal > 0;
    }
    if (((struct list *)object_of(vm, list))->count >= UNION_MEMBERS_MOST) {
        raise_type_error(vm, "too many members of a union");
        return false;
    }
    return list_append(vm, object_of(vm, list), member);
}

static bool add_members(struct vm *vm, value list, value operand) {
    if (!value_is_record(vm, operand, TYPE_UNION))
        return add_member(vm, list, operand);
    value members = record_at(vm, operand)->items[UNION_MEMBERS];
    bool are_first = ((struct list *)object_of(vm, list))->count == 0; /* then they differ already */
    for (uint32_t i = 0; i < tuple_count(vm, members); i++)
        if (are_first ? !vm_charge(vm, 1) || !list_append(vm, object_of(vm, list), tuple_items(vm, members)[i])
                      : !add_member(vm, list, tuple_items(vm, members)[i]))
            return false;
    return true;
}

static value union_from_list(struct vm *vm, value list) {
    const struct list *members = object_of(vm, list);
    if (members->count == 1)
        return list_items(vm, members)[0];
    value tuple = tuple_from_items(vm, list_items(vm, members), members->count);
    value result = tuple == VALUE_ERROR ? VALUE_ERROR : record_new(vm, TYPE_UNION, UNION_COUNT);
    if (result == VALUE_ERROR)
        return VALUE_ERROR;
    record_at(vm, result)->items[UNION_MEMBERS] = tuple;
    record_at(vm, result)->items[UNION_PARAMETERS] = VALUE_UNSET;
    return result;
}

value union_of_items(struct vm *vm, const value *items, uint32_t count) {
    value list = list_new(vm, count);
    for (uint32_t i = 0; list != VALUE_ERROR && i < count; i++)
        if (!add_members(vm, list, items[i]))
            return VALUE_ERROR;
    return list == VALUE_ERROR ? VALUE_ERROR : union_from_list(vm, list);
}

value union_of(struct vm *vm, value left, value right) {
    if (!may_join(vm, left) || !may_join(vm, right) || (left == VALUE_NONE && right == VALUE_NONE))
        return VALUE_NOT_IMPLEMENTED;
    value items[2] = {left, right};
    return union_of_items(vm, items, 2);
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
    if ((a->data ^ b->data) & ALIAS_UNPACKED)
        return 0;
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

/* The type parameters in the arguments, worked out once. */
static value parameters_of(struct vm *vm, value self, uint32_t arguments_at, uint32_t parameters_at) {
    struct record *record = record_at(vm, self);
    if (record->items[parameters_at] != VALUE_UNSET)
        return record->items[parameters_at];
    value parameters = type_parameters_of(vm, record->items[arguments_at]);
    if (parameters != VALUE_ERROR)
        record_at(vm, self)->items[parameters_at] = parameters;
    return parameters;
}

/* alias[key]: the arguments with the parameters replaced, by guest code. */
static value substitute(struct vm *vm, value self, value key) {
    value helper = typing_helper(vm, "_substitute");
    if (helper == VALUE_ERROR || !vm_enter_native(vm))
        return VALUE_ERROR;
    value arguments = vm_call_2(vm, helper, self, key);
    vm_leave_native(vm);
    if (arguments == VALUE_ERROR || value_has_kind(vm, arguments, KIND_TUPLE))
        return arguments;
    return raise_type_error(vm, "substitution must give a tuple");
}

static value union_get_members(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return record_at(vm, arguments[0])->items[UNION_MEMBERS];
}

static value union_get_parameters(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return parameters_of(vm, arguments[0], UNION_MEMBERS, UNION_PARAMETERS);
}

static value union_get_origin(struct vm *vm, value *arguments, uint32_t count) {
    (void)arguments;
    (void)count;
    return value_from_ref(vm->types[TYPE_UNION]);
}

static value union_get_item(struct vm *vm, value self, value key) {
    value parameters = parameters_of(vm, self, UNION_MEMBERS, UNION_PARAMETERS);
    if (parameters == VALUE_ERROR)
        return VALUE_ERROR;
    if (!tuple_count(vm, parameters)) {
        value text = union_repr(vm, self);
        return text == VALUE_ERROR ? VALUE_ERROR
                                   : raise_type_error(vm, "%s is not a generic class", str_text(vm, text));
    }
    value members = substitute(vm, self, key);
    return members == VALUE_ERROR ? VALUE_ERROR
                                  : union_of_items(vm, tuple_items(vm, members), tuple_count(vm, members));
}

/* Union[int, str]; the helper makes types of None and of texts. */
static value union_class_get_item(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    value helper = typing_helper(vm, "_union_members");
    value members = helper == VALUE_ERROR ? VALUE_ERROR : vm_call_1(vm, helper, arguments[1]);
    if (members == VALUE_ERROR)
        return VALUE_ERROR;
    if (!value_has_kind(vm, members, KIND_TUPLE) || !tuple_count(vm, members))
        return raise_type_error(vm, "Cannot take a Union of no types.");
    return union_of_items(vm, tuple_items(vm, members), tuple_count(vm, members));
}

static value union_mro_entries(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    value text = union_repr(vm, arguments[0]);
    return text == VALUE_ERROR ? VALUE_ERROR : raise_type_error(vm, "Cannot subclass %s", str_text(vm, text));
}

static const struct native union_methods[] = {
    {"__class_getitem__", union_class_get_item, 2, 2, 0, NATIVE_CLASS, NULL, NULL},
    {"__mro_entries__", union_mro_entries, 2, 2, 0, 0, NULL, NULL},
    NATIVE_END,
};

static const struct native_attribute union_attributes[] = {
    {"__args__", union_get_members, NULL, NULL},
    {"__parameters__", union_get_parameters, NULL, NULL},
    {"__origin__", union_get_origin, NULL, NULL},
    NATIVE_ATTRIBUTE_END,
};

static const struct kind_operations union_record_operations = {
    .binary = join,
    .operators = 1u << OPERATOR_BIT_OR,
    .compare = compare,
    .hash = hash,
    .repr = union_repr,
    .get_item = union_get_item,
};

const struct type_definition union_definition = {
    .name = "typing.Union",
    .type_id = TYPE_UNION,
    .kind = KIND_RECORD,
    .flags = DEFINITION_HIDDEN,
    .methods = union_methods,
    .attributes = union_attributes,
    .operations = &union_record_operations,
    .documentation = "Represent a union type\n\nE.g. for int | str",
};

/* --- aliases
 * ------------------------------------------------------------------------------------------------------------ */

value generic_alias_new(struct vm *vm, value origin, value arguments) {
    value tuple = value_unwrap(vm, arguments);
    if (!value_has_kind(vm, tuple, KIND_TUPLE))
        tuple = tuple_from_items(vm, &arguments, 1);
    value result = tuple == VALUE_ERROR ? VALUE_ERROR : record_new(vm, TYPE_GENERIC_ALIAS, ALIAS_COUNT);
    if (result == VALUE_ERROR)
        return VALUE_ERROR;
    struct record *alias = record_at(vm, result);
    alias->items[ALIAS_ORIGIN] = origin;
    alias->items[ALIAS_ARGUMENTS] = tuple;
    alias->items[ALIAS_PARAMETERS] = VALUE_UNSET;
    alias->data = 0;
    return result;
}

static value create_alias(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return generic_alias_new(vm, arguments[1], arguments[2]);
}

static const struct native alias_create = {"GenericAlias", create_alias, 3, 3, 0, 0, NULL, NULL};

static value alias_get_origin(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return record_at(vm, arguments[0])->items[ALIAS_ORIGIN];
}

static value alias_get_arguments(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return record_at(vm, arguments[0])->items[ALIAS_ARGUMENTS];
}

static value alias_get_parameters(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return parameters_of(vm, arguments[0], ALIAS_ARGUMENTS, ALIAS_PARAMETERS);
}

static value alias_get_unpacked(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return value_from_bool(record_at(vm, arguments[0])->data & ALIAS_UNPACKED);
}

/* What *tuple[int, str] stands for in a list of arguments. */
static value alias_get_unpacked_arguments(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    const struct record *alias = record_at(vm, arguments[0]);
    bool is_tuple = alias->items[ALIAS_ORIGIN] == value_from_ref(vm->types[TYPE_TUPLE]);
    return is_tuple && alias->data & ALIAS_UNPACKED ? alias->items[ALIAS_ARGUMENTS] : VALUE_NONE;
}

static const struct native_attribute alias_attributes[] = {
    {"__origin__", alias_get_origin, NULL, NULL},
    {"__args__", alias_get_arguments, NULL, NULL},
    {"__parameters__", alias_get_parameters, NULL, NULL},
    {"__unpacked__", alias_get_unpacked, NULL, NULL},
    {"__typing_unpacked_tuple_args__", alias_get_unpacked_arguments, NULL, NULL},
    NATIVE_ATTRIBUTE_END,
};

/* The instance remembers by which alias it was made, if it takes attributes. */
static value alias_call(struct vm *vm, value *arguments, uint32_t count) {
    value alias = arguments[0];
    value made =
        vm_call_keywords(vm, record_at(vm, alias)->items[ALIAS_ORIGIN], count - 1, arguments + 1, arguments[count]);
    if (made == VALUE_ERROR || !value_guest_type(vm, made))
        return made;
    value name = str_intern_c(vm, "__orig_class__", 14);
    if (name == VALUE_ERROR)
        return VALUE_ERROR;
    if (!object_set_attribute_by(vm, made, name, alias, GUARD_NATIVE_NAME)) {
        if (!exception_matches(vm, TYPE_ATTRIBUTE_ERROR) && !exception_matches(vm, TYPE_TYPE_ERROR))
            return VALUE_ERROR;
        exception_clear(vm);
    }
    return made;
}

static value alias_mro_entries(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return tuple_from_items(vm, &record_at(vm, arguments[0])->items[ALIAS_ORIGIN], 1);
}

/* Aliases of guests' classes complain as CPython's typing does, where they are made. */
value generic_alias_refuse_check(struct vm *vm, value alias, const char *function) {
    value origin = record_at(vm, alias)->items[ALIAS_ORIGIN];
    if (value_has_kind(vm, origin, KIND_TYPE) && type_is_guest(object_of(vm, origin)))
        return raise_type_error(vm, "Subscripted generics cannot be used with class and instance checks");
    return raise_type_error(vm, "%s argument 2 cannot be a parameterized generic", function);
}

static value alias_instance_check(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return generic_alias_refuse_check(vm, arguments[0], "isinstance()");
}

static value alias_subclass_check(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return generic_alias_refuse_check(vm, arguments[0], "issubclass()");
}

static const struct native alias_methods[] = {
    {"__call__", alias_call, 1, 1, 0, NATIVE_VARIADIC | NATIVE_KEYWORDS, NULL, "Call self as a function."},
    {"__mro_entries__", alias_mro_entries, 2, 2, 0, 0, NULL, NULL},
    {"__instancecheck__", alias_instance_check, 2, 2, 0, 0, NULL, NULL},
    {"__subclasscheck__", alias_subclass_check, 2, 2, 0, 0, NULL, NULL},
    NATIVE_END,
};

static value alias_get_item(struct vm *vm, value self, value key) {
    value parameters = parameters_of(vm, self, ALIAS_ARGUMENTS, ALIAS_PARAMETERS);
    if (parameters == VALUE_ERROR)
        return VALUE_ERROR;
    if (!tuple_count(vm, parameters)) {
        value text = alias_repr(vm, self);
        return text == VALUE_ERROR ? VALUE_ERROR
                                   : raise_type_error(vm, "%s is not a generic class", str_text(vm, text));
    }
    value arguments = substitute(vm, self, key);
    value result = arguments == VALUE_ERROR
                       ? VALUE_ERROR
                       : generic_alias_new(vm, record_at(vm, self)->items[ALIAS_ORIGIN], arguments);
    if (result != VALUE_ERROR)
        record_at(vm, result)->data = record_at(vm, self)->data;
    return result;
}

/* *tuple[int] gives one item: the alias, unpacked. */
static value alias_iterate(struct vm *vm, value self) {
    const struct record *alias = record_at(vm, self);
    value unpacked = generic_alias_new(vm, alias->items[ALIAS_ORIGIN], alias->items[ALIAS_ARGUMENTS]);
    if (unpacked == VALUE_ERROR)
        return VALUE_ERROR;
    record_at(vm, unpacked)->data |= ALIAS_UNPACKED;
    value items = tuple_from_items(vm, &unpacked, 1);
    return items == VALUE_ERROR ? VALUE_ERROR : object_iterate(vm, items);
}

static const struct kind_operations alias_record_operations = {
    .binary = join,
    .operators = 1u << OPERATOR_BIT_OR,
    .compare = compare,
    .hash = hash,
    .repr = alias_repr,
    .get_item = alias_get_item,
    .iterate = alias_iterate,
};

const struct type_definition generic_alias_definition = {
    .name = "types.GenericAlias",
    .type_id = TYPE_GENERIC_ALIAS,
    .kind = KIND_RECORD,
    .flags = DEFINITION_HIDDEN | DEFINITION_SUBCLASSABLE,
    .methods = alias_methods,
    .attributes = alias_attributes,
    .create = &alias_create,
    .operations = &alias_record_operations,
    .documentation =
        "Represent a PEP 585 generic type\n\nE.g. for t = list[int], t.__origin__ is list and t.__args__ is (int,).",
};
