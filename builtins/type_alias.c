/* TypeAliasType (PEP 695), whose value is computed when it is first asked for, and NoDefault (PEP 696). */
#include "../vm/type.h"
#include "container.h"
#include "function.h"
#include "str.h"
#include "type_parameter.h"

enum { ALIAS_NAME, ALIAS_MODULE, ALIAS_PARAMETERS, ALIAS_FUNCTION, ALIAS_VALUE, ALIAS_COUNT };

static struct record *record_at(const struct vm *vm, value v) { return object_of(vm, value_unwrap(vm, v)); }

#define SELF (record_at(vm, arguments[0]))
#define NATIVE(name) static value name(struct vm *vm, value *arguments, uint32_t count)

static value alias_new(struct vm *vm, value name, value parameters) {
    value v = type_make_library(vm, TYPE_TYPE_ALIAS) == VALUE_ERROR ? VALUE_ERROR
                                                                    : record_new(vm, TYPE_TYPE_ALIAS, ALIAS_COUNT);
    if (v == VALUE_ERROR)
        return VALUE_ERROR;
    struct record *record = record_at(vm, v);
    record->items[ALIAS_NAME] = name;
    record->items[ALIAS_MODULE] = running_module(vm);
    record->items[ALIAS_PARAMETERS] = parameters;
    record->items[ALIAS_FUNCTION] = record->items[ALIAS_VALUE] = VALUE_UNSET;
    return v;
}

value type_alias_make(struct vm *vm, cage_ref name, value parameters, value evaluate) {
    value v = alias_new(vm, value_from_ref(name), parameters == VALUE_UNSET ? vm->empty_tuple : parameters);
    if (v != VALUE_ERROR)
        record_at(vm, v)->items[ALIAS_FUNCTION] = evaluate;
    return v;
}

/* TypeAliasType(name, value, *, type_params=()) */
NATIVE(create_alias) {
    (void)count;
    struct str *name = str_of(vm, arguments[1]);
    value parameters = arguments[3] == VALUE_UNSET ? vm->empty_tuple : value_unwrap(vm, arguments[3]);
    if (!name)
        return raise_type_error(vm, "typealias() argument 'name' must be str, not %s",
                                argument_type_name(vm, arguments[1]));
    if (!value_has_kind(vm, parameters, KIND_TUPLE))
        return raise_type_error(vm, "type_params must be a tuple");
    value helper = tuple_count(vm, parameters) ? typing_helper(vm, "_check_parameter_order") : VALUE_NONE;
    if (helper == VALUE_ERROR || (helper != VALUE_NONE && vm_call_1(vm, helper, parameters) == VALUE_ERROR))
        return VALUE_ERROR;
    value v = alias_new(vm, value_from_pointer(name), parameters);
    if (v != VALUE_ERROR)
        record_at(vm, v)->items[ALIAS_VALUE] = arguments[2];
    return v;
}

NATIVE(get_name) {
    (void)count;
    return SELF->items[ALIAS_NAME];
}

NATIVE(get_module) {
    (void)count;
    return SELF->items[ALIAS_MODULE];
}

NATIVE(get_type_parameters) {
    (void)count;
    return SELF->items[ALIAS_PARAMETERS];
}

NATIVE(get_value) {
    (void)count;
    if (SELF->items[ALIAS_VALUE] != VALUE_UNSET)
        return SELF->items[ALIAS_VALUE];
    value computed = vm_call_1(vm, SELF->items[ALIAS_FUNCTION], value_from_small_int(1));
    if (computed != VALUE_ERROR)
        SELF->items[ALIAS_VALUE] = computed;
    return computed;
}

NATIVE(get_evaluator) {
    (void)count;
    if (SELF->items[ALIAS_FUNCTION] != VALUE_UNSET)
        return SELF->items[ALIAS_FUNCTION];
    value helper = typing_helper(vm, "_ConstantEvaluator");
    return helper == VALUE_ERROR ? VALUE_ERROR : vm_call_1(vm, helper, SELF->items[ALIAS_VALUE]);
}

/* Type parameters as they stand in `Alias[...]` of themselves: type variable tuples unpacked. */
NATIVE(get_parameters) {
    (void)count;
    value parameters = SELF->items[ALIAS_PARAMETERS];
    if (!tuple_count(vm, parameters))
        return parameters;
    value helper = typing_helper(vm, "_unpacked_parameters");
    return helper == VALUE_ERROR ? VALUE_ERROR : vm_call_1(vm, helper, parameters);
}

NATIVE(refuse_subclass) {
    (void)arguments;
    (void)count;
    return raise_type_error(vm, "type 'typing.TypeAliasType' is not an acceptable base type");
}

static value alias_repr(struct vm *vm, value self) { return record_at(vm, self)->items[ALIAS_NAME]; }

static value alias_get_item(struct vm *vm, value self, value key) {
    if (!tuple_count(vm, record_at(vm, self)->items[ALIAS_PARAMETERS]))
        return raise_type_error(vm, "Only generic type aliases are subscriptable");
    return generic_alias_new(vm, self, key);
}

static value alias_join(struct vm *vm, enum binary_operator operator, value left, value right) {
    return operator== OPERATOR_BIT_OR ? union_of(vm, left, right) : VALUE_NOT_IMPLEMENTED;
}

/* *Alias[...] is for tuples; CPython gives the alias unpacked, and so does the generic alias made of it. */
static const struct kind_operations alias_operations = {
    .binary = alias_join,
    .operators = 1u << OPERATOR_BIT_OR,
    .repr = alias_repr,
    .get_item = alias_get_item,
};

static const struct native alias_methods[] = {
    {"__mro_entries__", refuse_subclass, 2, 2, 0, 0, NULL, NULL},
    NATIVE_END,
};

static const struct native_attribute alias_attributes[] = {
    {"__name__", get_name, NULL, NULL},
    {"__module__", get_module, NULL, NULL},
    {"__type_params__", get_type_parameters, NULL, NULL},
    {"__parameters__", get_parameters, NULL, NULL},
    {"__value__", get_value, NULL, NULL},
    {"evaluate_value", get_evaluator, NULL, NULL},
    NATIVE_ATTRIBUTE_END,
};

static const struct native alias_create = {"typealias", create_alias, 3, 3, 1, 0, "name value type_params", NULL};

const struct type_definition type_alias_definition = {
    .name = "typing.TypeAliasType",
    .type_id = TYPE_TYPE_ALIAS,
    .kind = KIND_RECORD,
    .flags = DEFINITION_LIBRARY,
    .methods = alias_methods,
    .attributes = alias_attributes,
    .create = &alias_create,
    .operations = &alias_operations,
    .documentation = "Type alias.",
};

/* --- NoDefault -----------------------------------------------------------------------------------------------------
 */

/* The one object there is hangs on its class, under a name no attribute access can spell. */
NATIVE(create_no_default) {
    (void)count;
    (void)arguments;
    struct type *type = type_by_id(vm, TYPE_NO_DEFAULT);
    struct dict *dict = object_at(vm, type->dict);
    value existing = dict_get_c(vm, dict, " object");
    if (existing != VALUE_UNSET || vm_failed(vm))
        return existing;
    value made = record_new(vm, TYPE_NO_DEFAULT, 0);
    return made != VALUE_ERROR && dict_set_c(vm, dict, " object", made) ? made : VALUE_ERROR;
}

static value no_default_repr(struct vm *vm, value self) {
    (void)self;
    return str_from_c(vm, "typing.NoDefault");
}

static const struct kind_operations no_default_operations = {.repr = no_default_repr};
static const struct native no_default_create = {"NoDefaultType", create_no_default, 1, 1, 0, 0, NULL, NULL};

const struct type_definition no_default_definition = {
    .name = "typing.NoDefaultType",
    .type_id = TYPE_NO_DEFAULT,
    .kind = KIND_RECORD,
    .flags = DEFINITION_LIBRARY,
    .create = &no_default_create,
    .operations = &no_default_operations,
    .documentation = "The type of the NoDefault singleton.",
};
