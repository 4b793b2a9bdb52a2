/* TypeVar, ParamSpec and TypeVarTuple (PEP 484, 612, 646, 695, 696), as records. Bounds, constraints and defaults
 * written in a type parameter list are functions here, called when someone asks the first time. What needs more than
 * looking (substitution, checks of Generic) is guest code in stdlib_allowlist/typing_generic.py. */
#include "type_parameter.h"

#include "../vm/import.h"
#include "../vm/type.h"
#include "container.h"
#include "function.h"
#include "str.h"

enum {
    PARAMETER_NAME,
    PARAMETER_MODULE,
    PARAMETER_BOUND,
    PARAMETER_BOUND_FUNCTION,
    PARAMETER_CONSTRAINTS,
    PARAMETER_CONSTRAINTS_FUNCTION,
    PARAMETER_DEFAULT,
    PARAMETER_DEFAULT_FUNCTION,
    PARAMETER_COUNT
};

/* record.data */
enum { COVARIANT = 1, CONTRAVARIANT = 2, INFER_VARIANCE = 4 };

static struct record *record_at(const struct vm *vm, value v) { return object_of(vm, value_unwrap(vm, v)); }

#define SELF (record_at(vm, arguments[0]))
#define NATIVE(name) static value name(struct vm *vm, value *arguments, uint32_t count)

/* --- shared with others ------------------------------------------------------------------------------------------- */

bool value_is_type_parameter(const struct vm *vm, value v) {
    return value_is_record(vm, v, TYPE_TYPE_VARIABLE) || value_is_record(vm, v, TYPE_PARAMETER_SPECIFICATION) ||
           value_is_record(vm, v, TYPE_TYPE_VARIABLE_TUPLE);
}

value typing_helper(struct vm *vm, const char *name) {
    value module = import_internal(vm, "typing._generic");
    if (module == VALUE_ERROR)
        return VALUE_ERROR;
    value helper = dict_get_c(vm, object_at(vm, ((struct module *)object_of(vm, module))->dict), name);
    if (helper == VALUE_UNSET && !vm_failed(vm))
        return raise_error(vm, TYPE_NAME_ERROR, "name '%s' is not defined", name);
    return helper;
}

value running_module(struct vm *vm) {
    const struct frame *frame = frame_current(vm);
    value name = frame ? dict_get_name(vm, object_at(vm, frame->globals), vm->names[NAME_NAME]) : VALUE_UNSET;
    return name == VALUE_UNSET ? VALUE_NONE : name;
}

value no_default(struct vm *vm) {
    value type = type_make_library(vm, TYPE_NO_DEFAULT);
    return type == VALUE_ERROR ? VALUE_ERROR : vm_call_0(vm, type);
}

static bool add_parameter(struct vm *vm, value list, value parameter) {
    struct list *found = object_of(vm, list);
    for (uint32_t i = 0; i < found->count; i++) {
        if (list_items(vm, found)[i] == parameter)
            return true;
    }
    return vm_charge(vm, 1 + found->count / 8) && list_append(vm, found, parameter);
}

static bool add_parameters(struct vm *vm, value list, value items);

static bool add_parameters_of(struct vm *vm, value list, value item) {
    if (value_is_type_parameter(vm, item))
        return add_parameter(vm, list, item);
    if (value_has_kind(vm, item, KIND_TUPLE) || value_has_kind(vm, item, KIND_LIST))
        return add_parameters(vm, list, item);
    if (!value_is_object(item) || value_has_kind(vm, item, KIND_TYPE))
        return true;
    value own = object_find_attribute(vm, item, value_from_ref(vm->names[NAME_PARAMETERS]));
    if (own == VALUE_UNSET)
        return !vm_failed(vm);
    return !value_has_kind(vm, own, KIND_TUPLE) || add_parameters(vm, list, own);
}

static bool add_parameters(struct vm *vm, value list, value items) {
    if (!vm_enter_native(vm))
        return false;
    bool added = true;
    value *first;
    uint32_t count;
    sequence_view(vm, items, &first, &count);
    for (uint32_t i = 0; added && i < count; i++) {
        added = vm_charge(vm, 1) && add_parameters_of(vm, list, first[i]);
        sequence_view(vm, items, &first, &count);
    }
    vm_leave_native(vm);
    return added;
}

value type_parameters_of(struct vm *vm, value arguments) {
    value list = list_new(vm, 0);
    return list != VALUE_ERROR && add_parameters(vm, list, arguments) ? tuple_from_iterable(vm, list) : VALUE_ERROR;
}

bool function_set_parameters(struct vm *vm, value function, value parameters) {
    return instance_set(vm, object_of(vm, function), vm->names[NAME_TYPE_PARAMS], parameters);
}

value generic_base_make(struct vm *vm, value parameters) {
    value helper = typing_helper(vm, "_generic_base");
    return helper == VALUE_ERROR ? VALUE_ERROR : vm_call_1(vm, helper, parameters);
}

value annotations_make(struct vm *vm, value annotate) {
    if (annotate == VALUE_NONE || !object_is_callable(vm, annotate))
        return dict_new(vm);
    if (!vm_enter_native(vm))
        return VALUE_ERROR;
    value made = vm_call_1(vm, annotate, value_from_small_int(1));
    vm_leave_native(vm);
    if (made == VALUE_ERROR || value_has_kind(vm, value_unwrap(vm, made), KIND_DICT))
        return made;
    return raise_type_error(vm, "__annotate__ returned non-dict of type '%s'", value_type_name(vm, made));
}

/* --- making --------------------------------------------------------------------------------------------------------
 */

static value parameter_new(struct vm *vm, enum type_id type, value name) {
    if (type_make_library(vm, type) == VALUE_ERROR)
        return VALUE_ERROR;
    value v = record_new(vm, type, PARAMETER_COUNT);
    if (v == VALUE_ERROR)
        return VALUE_ERROR;
    struct record *record = record_at(vm, v);
    for (uint32_t i = 0; i < PARAMETER_COUNT; i++)
        record->items[i] = VALUE_UNSET;
    record->items[PARAMETER_NAME] = name;
    record->items[PARAMETER_MODULE] = running_module(vm);
    record->data = 0;
    return v;
}

value type_parameter_make(struct vm *vm, cage_ref name, uint32_t kind, value bound, value fallback) {
    static const enum type_id types[] = {TYPE_TYPE_VARIABLE, TYPE_TYPE_VARIABLE, TYPE_PARAMETER_SPECIFICATION,
                                         TYPE_TYPE_VARIABLE_TUPLE};
    value v = parameter_new(vm, types[kind & 3], value_from_ref(name));
    if (v == VALUE_ERROR)
        return VALUE_ERROR;
    struct record *record = record_at(vm, v);
    record->items[kind == 1 ? PARAMETER_CONSTRAINTS_FUNCTION : PARAMETER_BOUND_FUNCTION] = bound;
    record->items[PARAMETER_DEFAULT_FUNCTION] = fallback;
    record->data = INFER_VARIANCE;
    value module = str_intern_c(vm, "typing", 6);
    if (module == VALUE_ERROR)
        return VALUE_ERROR;
    record->items[PARAMETER_MODULE] = module;
    return v;
}

/* Keyword-only arguments of the constructors, in this order. */
struct parameter_options {
    value bound, fallback, covariant, contravariant, infer_variance;
};

static bool flag_of(struct vm *vm, value given, uint32_t flag, uint32_t *flags) {
    int truth = given == VALUE_UNSET ? 0 : object_truth(vm, given);
    *flags |= truth > 0 ? flag : 0;
    return truth >= 0;
}

static bool variance_of(struct vm *vm, const struct parameter_options *options, uint32_t *flags) {
    *flags = 0;
    if (!flag_of(vm, options->covariant, COVARIANT, flags) ||
        !flag_of(vm, options->contravariant, CONTRAVARIANT, flags) ||
        !flag_of(vm, options->infer_variance, INFER_VARIANCE, flags))
        return false;
    if ((*flags & COVARIANT) && (*flags & CONTRAVARIANT)) {
        raise_value_error(vm, "Bivariant types are not supported.");
        return false;
    }
    if ((*flags & INFER_VARIANCE) && (*flags & (COVARIANT | CONTRAVARIANT))) {
        raise_value_error(vm, "Variance cannot be specified with infer_variance.");
        return false;
    }
    return true;
}

/* A bound or constraint as it is kept: None becomes NoneType, a str a forward reference. */
static value checked_type(struct vm *vm, value type, const char *message) {
    value helper = typing_helper(vm, "_checked_type");
    value text = helper == VALUE_ERROR ? VALUE_ERROR : str_from_c(vm, message);
    return text == VALUE_ERROR ? VALUE_ERROR : vm_call_2(vm, helper, type, text);
}

static bool set_options(struct vm *vm, value v, const struct parameter_options *options) {
    uint32_t flags;
    if (!variance_of(vm, options, &flags))
        return false;
    if (options->bound != VALUE_UNSET && options->bound != VALUE_NONE) {
        value bound = checked_type(vm, options->bound, "Bound must be a type.");
        if (bound == VALUE_ERROR)
            return false;
        record_at(vm, v)->items[PARAMETER_BOUND] = bound;
    }
    value nothing = no_default(vm);
    if (nothing == VALUE_ERROR)
        return false;
    if (options->fallback != VALUE_UNSET && options->fallback != nothing)
        record_at(vm, v)->items[PARAMETER_DEFAULT] = options->fallback;
    record_at(vm, v)->data = flags;
    return true;
}

static value name_argument(struct vm *vm, value name, const char *type) {
    struct str *str = str_of(vm, name);
    if (str)
        return value_from_pointer(str);
    return raise_type_error(vm, "%s() argument 'name' must be str, not %s", type, argument_type_name(vm, name));
}

/* TypeVar(name, *constraints, bound, default, covariant, contravariant, infer_variance) */
NATIVE(create_type_variable) {
    const value *given = arguments + count;
    struct parameter_options options = {given[0], given[1], given[2], given[3], given[4]};
    value name = name_argument(vm, arguments[1], "typevar");
    value constraints = name == VALUE_ERROR ? VALUE_ERROR : tuple_from_items(vm, arguments + 2, count - 2);
    if (constraints == VALUE_ERROR)
        return VALUE_ERROR;
    if (count == 3)
        return raise_type_error(vm, "A single constraint is not allowed");
    bool is_bound = options.bound != VALUE_UNSET && options.bound != VALUE_NONE;
    if (count > 2 && is_bound)
        return raise_type_error(vm, "Constraints cannot be combined with bound=...");
    for (uint32_t i = 0; i < count - 2; i++) {
        value type = checked_type(vm, tuple_items(vm, constraints)[i],
                                  "TypeVar(name, constraint, ...): constraints must be types.");
        if (type == VALUE_ERROR)
            return VALUE_ERROR;
        tuple_items(vm, constraints)[i] = type;
    }
    value v = parameter_new(vm, TYPE_TYPE_VARIABLE, name);
    if (v == VALUE_ERROR || !set_options(vm, v, &options))
        return VALUE_ERROR;
    if (count > 2)
        record_at(vm, v)->items[PARAMETER_CONSTRAINTS] = constraints;
    return v;
}

/* ParamSpec(name, *, bound, default, covariant, contravariant, infer_variance) */
NATIVE(create_parameter_specification) {
    (void)count;
    struct parameter_options options = {arguments[2], arguments[3], arguments[4], arguments[5], arguments[6]};
    value name = name_argument(vm, arguments[1], "paramspec");
    value v = name == VALUE_ERROR ? VALUE_ERROR : parameter_new(vm, TYPE_PARAMETER_SPECIFICATION, name);
    return v != VALUE_ERROR && set_options(vm, v, &options) ? v : VALUE_ERROR;
}

/* TypeVarTuple(name, *, default) */
NATIVE(create_type_variable_tuple) {
    (void)count;
    struct parameter_options options = {VALUE_UNSET, arguments[2], VALUE_UNSET, VALUE_UNSET, VALUE_UNSET};
    value name = name_argument(vm, arguments[1], "typevartuple");
    value v = name == VALUE_ERROR ? VALUE_ERROR : parameter_new(vm, TYPE_TYPE_VARIABLE_TUPLE, name);
    return v != VALUE_ERROR && set_options(vm, v, &options) ? v : VALUE_ERROR;
}

/* --- attributes -----------------------------------------------------------------------------------------------------
 */

/* The part itself, computed by its function when it is first wanted; VALUE_UNSET without exception: there is none. */
static value part_of(struct vm *vm, value self, uint32_t part) {
    const struct record *record = record_at(vm, self);
    if (record->items[part] != VALUE_UNSET || record->items[part + 1] == VALUE_UNSET)
        return record->items[part];
    value computed = vm_call_1(vm, record->items[part + 1], value_from_small_int(1));
    if (computed != VALUE_ERROR)
        record_at(vm, self)->items[part] = computed;
    return computed;
}

NATIVE(get_name) {
    (void)count;
    return SELF->items[PARAMETER_NAME];
}

NATIVE(get_module) {
    (void)count;
    return SELF->items[PARAMETER_MODULE];
}

NATIVE(get_bound) {
    (void)count;
    value bound = part_of(vm, arguments[0], PARAMETER_BOUND);
    return bound == VALUE_UNSET && !vm_failed(vm) ? VALUE_NONE : bound;
}

NATIVE(get_constraints) {
    (void)count;
    value constraints = part_of(vm, arguments[0], PARAMETER_CONSTRAINTS);
    return constraints == VALUE_UNSET && !vm_failed(vm) ? vm->empty_tuple : constraints;
}

NATIVE(get_default) {
    (void)count;
    value fallback = part_of(vm, arguments[0], PARAMETER_DEFAULT);
    return fallback == VALUE_UNSET && !vm_failed(vm) ? no_default(vm) : fallback;
}

/* The function that evaluates the part, or one that gives what was set; None if there is neither. */
static value evaluator_of(struct vm *vm, value self, uint32_t part) {
    const struct record *record = record_at(vm, self);
    if (record->items[part + 1] != VALUE_UNSET)
        return record->items[part + 1];
    if (record->items[part] == VALUE_UNSET)
        return VALUE_NONE;
    value helper = typing_helper(vm, "_ConstantEvaluator");
    return helper == VALUE_ERROR ? VALUE_ERROR : vm_call_1(vm, helper, record_at(vm, self)->items[part]);
}

NATIVE(get_bound_evaluator) {
    (void)count;
    return evaluator_of(vm, arguments[0], PARAMETER_BOUND);
}

NATIVE(get_constraints_evaluator) {
    (void)count;
    return evaluator_of(vm, arguments[0], PARAMETER_CONSTRAINTS);
}

NATIVE(get_default_evaluator) {
    (void)count;
    return evaluator_of(vm, arguments[0], PARAMETER_DEFAULT);
}

#define FLAG_GETTER(symbol, flag)                                                                                      \
    NATIVE(symbol) {                                                                                                   \
        (void)count;                                                                                                   \
        return value_from_bool(SELF->data & (flag));                                                                   \
    }
FLAG_GETTER(get_covariant, COVARIANT)
FLAG_GETTER(get_contravariant, CONTRAVARIANT)
FLAG_GETTER(get_infer_variance, INFER_VARIANCE)

NATIVE(method_has_default) {
    (void)count;
    const struct record *record = SELF;
    return value_from_bool(record->items[PARAMETER_DEFAULT] != VALUE_UNSET ||
                           record->items[PARAMETER_DEFAULT_FUNCTION] != VALUE_UNSET);
}

NATIVE(method_mro_entries) {
    (void)count;
    const char *type = value_type_name(vm, arguments[0]);
    const char *dot = strrchr(type, '.');
    return raise_type_error(vm, "Cannot subclass an instance of %s", dot ? dot + 1 : type);
}

/* --- text and operators ----------------------------------------------------------------------------------------------
 */

static value parameter_repr(struct vm *vm, value self) {
    const struct record *record = record_at(vm, self);
    const char *sign = record->data & INFER_VARIANCE  ? ""
                       : record->data & COVARIANT     ? "+"
                       : record->data & CONTRAVARIANT ? "-"
                                                      : "~";
    if (record->type_id == TYPE_TYPE_VARIABLE_TUPLE)
        sign = "";
    struct str_builder text = {0};
    str_builder_add_c(vm, &text, sign);
    str_builder_add_str(vm, &text, record->items[PARAMETER_NAME]);
    return str_builder_finish(vm, &text);
}

static value parameter_join(struct vm *vm, enum binary_operator operator, value left, value right) {
    if (operator!= OPERATOR_BIT_OR)
        return VALUE_NOT_IMPLEMENTED;
    value joined = union_of(vm, left, right);
    if (joined != VALUE_NOT_IMPLEMENTED)
        return joined;
    value helper = typing_helper(vm, "_make_union");
    return helper == VALUE_ERROR ? VALUE_ERROR : vm_call_2(vm, helper, left, right);
}

/* *Ts: one item, Unpack[Ts]. */
static value unpack_iterate(struct vm *vm, value self) {
    value helper = typing_helper(vm, "_unpack");
    value unpacked = helper == VALUE_ERROR ? VALUE_ERROR : vm_call_1(vm, helper, self);
    value items = unpacked == VALUE_ERROR ? VALUE_ERROR : tuple_from_items(vm, &unpacked, 1);
    return items == VALUE_ERROR ? VALUE_ERROR : object_iterate(vm, items);
}

static const struct kind_operations parameter_operations = {
    .binary = parameter_join,
    .operators = 1u << OPERATOR_BIT_OR,
    .repr = parameter_repr,
};

static const struct kind_operations parameter_tuple_operations = {
    .repr = parameter_repr,
    .iterate = unpack_iterate,
};

/* --- P.args and P.kwargs -------------------------------------------------------------------------------------------
 */

static value part_new(struct vm *vm, enum type_id type, value origin) {
    value v = type_make_library(vm, type) == VALUE_ERROR ? VALUE_ERROR : record_new(vm, type, 1);
    if (v != VALUE_ERROR)
        record_at(vm, v)->items[0] = origin;
    return v;
}

NATIVE(get_args) {
    (void)count;
    return part_new(vm, TYPE_PARAMETER_SPECIFICATION_ARGS, arguments[0]);
}

NATIVE(get_kwargs) {
    (void)count;
    return part_new(vm, TYPE_PARAMETER_SPECIFICATION_KWARGS, arguments[0]);
}

NATIVE(create_args) {
    (void)count;
    return part_new(vm, TYPE_PARAMETER_SPECIFICATION_ARGS, arguments[1]);
}

NATIVE(create_kwargs) {
    (void)count;
    return part_new(vm, TYPE_PARAMETER_SPECIFICATION_KWARGS, arguments[1]);
}

NATIVE(get_origin) {
    (void)count;
    return SELF->items[0];
}

static value part_repr(struct vm *vm, value self) {
    const struct record *record = record_at(vm, self);
    const char *suffix = record->type_id == TYPE_PARAMETER_SPECIFICATION_ARGS ? ".args" : ".kwargs";
    value origin = record->items[0];
    value text = value_is_record(vm, origin, TYPE_PARAMETER_SPECIFICATION)
                     ? record_at(vm, origin)->items[PARAMETER_NAME]
                     : object_repr(vm, origin);
    return text == VALUE_ERROR ? VALUE_ERROR : str_format_c(vm, "%s%s", str_text(vm, text), suffix);
}

static value part_compare(struct vm *vm, enum comparison comparison, value left, value right) {
    const struct record *record = record_at(vm, left);
    if ((comparison != COMPARE_EQUAL && comparison != COMPARE_NOT_EQUAL) ||
        !value_is_record(vm, right, (enum type_id)record->type_id))
        return VALUE_NOT_IMPLEMENTED;
    int equal = object_equal(vm, record->items[0], record_at(vm, right)->items[0]);
    return equal < 0 ? VALUE_ERROR : value_from_bool(equal == (comparison == COMPARE_EQUAL));
}

static bool part_hash(struct vm *vm, value self, int64_t *hash) {
    return object_hash(vm, record_at(vm, self)->items[0], hash);
}

static const struct kind_operations part_operations = {
    .compare = part_compare,
    .hash = part_hash,
    .repr = part_repr,
};

/* --- definitions ---------------------------------------------------------------------------------------------------
 */

static const struct native parameter_methods[] = {
    {"has_default", method_has_default, 1, 1, 0, 0, NULL, NULL},
    {"__mro_entries__", method_mro_entries, 2, 2, 0, 0, NULL, NULL},
    NATIVE_END,
};

static const struct native part_methods[] = {
    {"__mro_entries__", method_mro_entries, 2, 2, 0, 0, NULL, NULL},
    NATIVE_END,
};

#define COMMON_ATTRIBUTES                                                                                              \
    {"__name__", get_name, NULL, NULL}, {"__module__", get_module, NULL, NULL},                                        \
        {"__default__", get_default, NULL, NULL}, {                                                                    \
        "evaluate_default", get_default_evaluator, NULL, NULL                                                          \
    }
#define VARIANCE_ATTRIBUTES                                                                                            \
    {"__bound__", get_bound, NULL, NULL}, {"__covariant__", get_covariant, NULL, NULL},                                \
        {"__contravariant__", get_contravariant, NULL, NULL}, {                                                        \
        "__infer_variance__", get_infer_variance, NULL, NULL                                                           \
    }

static const struct native_attribute type_variable_attributes[] = {
    COMMON_ATTRIBUTES,
    VARIANCE_ATTRIBUTES,
    {"__constraints__", get_constraints, NULL, NULL},
    {"evaluate_bound", get_bound_evaluator, NULL, NULL},
    {"evaluate_constraints", get_constraints_evaluator, NULL, NULL},
    NATIVE_ATTRIBUTE_END,
};

static const struct native_attribute parameter_specification_attributes[] = {
    COMMON_ATTRIBUTES,
    VARIANCE_ATTRIBUTES,
    {"args", get_args, NULL, "Represents positional arguments."},
    {"kwargs", get_kwargs, NULL, "Represents keyword arguments."},
    NATIVE_ATTRIBUTE_END,
};

static const struct native_attribute type_variable_tuple_attributes[] = {COMMON_ATTRIBUTES, NATIVE_ATTRIBUTE_END};

static const struct native_attribute part_attributes[] = {
    {"__origin__", get_origin, NULL, NULL},
    NATIVE_ATTRIBUTE_END,
};

static const struct native type_variable_create = {
    "typevar", create_type_variable, 2, 2, 5, NATIVE_VARIADIC, "bound default covariant contravariant infer_variance",
    NULL};
static const struct native parameter_specification_create = {
    "paramspec",
    create_parameter_specification,
    2,
    2,
    5,
    0,
    "name bound default covariant contravariant infer_variance",
    NULL};
static const struct native type_variable_tuple_create = {
    "typevartuple", create_type_variable_tuple, 2, 2, 1, 0, "name default", NULL};
static const struct native args_create = {"ParamSpecArgs", create_args, 2, 2, 0, 0, "origin", NULL};
static const struct native kwargs_create = {"ParamSpecKwargs", create_kwargs, 2, 2, 0, 0, "origin", NULL};

const struct type_definition type_variable_definition = {
    .name = "typing.TypeVar",
    .type_id = TYPE_TYPE_VARIABLE,
    .kind = KIND_RECORD,
    .flags = DEFINITION_LIBRARY,
    .methods = parameter_methods,
    .attributes = type_variable_attributes,
    .create = &type_variable_create,
    .operations = &parameter_operations,
    .documentation = "Type variable.",
};

const struct type_definition parameter_specification_definition = {
    .name = "typing.ParamSpec",
    .type_id = TYPE_PARAMETER_SPECIFICATION,
    .kind = KIND_RECORD,
    .flags = DEFINITION_LIBRARY,
    .methods = parameter_methods,
    .attributes = parameter_specification_attributes,
    .create = &parameter_specification_create,
    .operations = &parameter_operations,
    .documentation = "Parameter specification variable.",
};

const struct type_definition type_variable_tuple_definition = {
    .name = "typing.TypeVarTuple",
    .type_id = TYPE_TYPE_VARIABLE_TUPLE,
    .kind = KIND_RECORD,
    .flags = DEFINITION_LIBRARY,
    .methods = parameter_methods,
    .attributes = type_variable_tuple_attributes,
    .create = &type_variable_tuple_create,
    .operations = &parameter_tuple_operations,
    .documentation = "Type variable tuple.",
};

const struct type_definition parameter_specification_args_definition = {
    .name = "typing.ParamSpecArgs",
    .type_id = TYPE_PARAMETER_SPECIFICATION_ARGS,
    .kind = KIND_RECORD,
    .flags = DEFINITION_LIBRARY,
    .methods = part_methods,
    .attributes = part_attributes,
    .create = &args_create,
    .operations = &part_operations,
    .documentation = "The args for a ParamSpec object.",
};

const struct type_definition parameter_specification_kwargs_definition = {
    .name = "typing.ParamSpecKwargs",
    .type_id = TYPE_PARAMETER_SPECIFICATION_KWARGS,
    .kind = KIND_RECORD,
    .flags = DEFINITION_LIBRARY,
    .methods = part_methods,
    .attributes = part_attributes,
    .create = &kwargs_create,
    .operations = &part_operations,
    .documentation = "The kwargs for a ParamSpec object.",
};
