/* operator: the operators as functions, and callables that fetch items and attributes or call methods. Attribute names
 * given as text go through object_get_attribute_by, and so through the guard, each part of a dotted name for itself. */
#include "modules.h"

#include "../builtins/container.h"
#include "../builtins/number.h"
#include "../builtins/sequence.h"
#include "../builtins/str.h"
#include "../vm/type.h"

#define OPERATOR(name) static value operator_##name(struct vm *vm, value *arguments, uint32_t count)

/* --- operators ---------------------------------------------------------------------------------------------------- */

#define BINARY(name, operator)                                                                                         \
    OPERATOR(name) {                                                                                                   \
        (void)count;                                                                                                   \
        return object_binary(vm, operator, arguments[0], arguments[1]);                                                \
    }
#define IN_PLACE(name, operator)                                                                                       \
    OPERATOR(name) {                                                                                                   \
        (void)count;                                                                                                   \
        return object_in_place(vm, operator, arguments[0], arguments[1]);                                              \
    }
#define COMPARE(name, comparison)                                                                                      \
    OPERATOR(name) {                                                                                                   \
        (void)count;                                                                                                   \
        return object_compare(vm, comparison, arguments[0], arguments[1]);                                             \
    }
#define UNARY(name, operator)                                                                                          \
    OPERATOR(name) {                                                                                                   \
        (void)count;                                                                                                   \
        return object_unary(vm, operator, arguments[0]);                                                               \
    }
BINARY(add, OPERATOR_ADD)
BINARY(and_, OPERATOR_BIT_AND)
BINARY(floordiv, OPERATOR_FLOOR_DIVIDE)
BINARY(lshift, OPERATOR_LEFT_SHIFT)
BINARY(matmul, OPERATOR_MATRIX_MULTIPLY)
BINARY(mod, OPERATOR_MODULO)
BINARY(mul, OPERATOR_MULTIPLY)
BINARY(or_, OPERATOR_BIT_OR)
BINARY(pow, OPERATOR_POWER)
BINARY(rshift, OPERATOR_RIGHT_SHIFT)
BINARY(sub, OPERATOR_SUBTRACT)
BINARY(truediv, OPERATOR_TRUE_DIVIDE)
BINARY(xor, OPERATOR_BIT_XOR)
IN_PLACE(iadd, OPERATOR_ADD)
IN_PLACE(iand, OPERATOR_BIT_AND)
IN_PLACE(ifloordiv, OPERATOR_FLOOR_DIVIDE)
IN_PLACE(ilshift, OPERATOR_LEFT_SHIFT)
IN_PLACE(imatmul, OPERATOR_MATRIX_MULTIPLY)
IN_PLACE(imod, OPERATOR_MODULO)
IN_PLACE(imul, OPERATOR_MULTIPLY)
IN_PLACE(ior, OPERATOR_BIT_OR)
IN_PLACE(ipow, OPERATOR_POWER)
IN_PLACE(irshift, OPERATOR_RIGHT_SHIFT)
IN_PLACE(isub, OPERATOR_SUBTRACT)
IN_PLACE(itruediv, OPERATOR_TRUE_DIVIDE)
IN_PLACE(ixor, OPERATOR_BIT_XOR)
COMPARE(eq, COMPARE_EQUAL)
COMPARE(ge, COMPARE_GREATER_EQUAL)
COMPARE(gt, COMPARE_GREATER)
COMPARE(le, COMPARE_LESS_EQUAL)
COMPARE(lt, COMPARE_LESS)
COMPARE(ne, COMPARE_NOT_EQUAL)
UNARY(abs, OPERATOR_ABSOLUTE)
UNARY(invert, OPERATOR_INVERT)
UNARY(neg, OPERATOR_NEGATE)
UNARY(pos, OPERATOR_POSITIVE)

OPERATOR(truth) {
    (void)count;
    int truth = object_truth(vm, arguments[0]);
    return truth < 0 ? VALUE_ERROR : value_from_bool(truth);
}

OPERATOR(not_) {
    (void)count;
    int truth = object_truth(vm, arguments[0]);
    return truth < 0 ? VALUE_ERROR : value_from_bool(!truth);
}

OPERATOR(is_) {
    (void)vm, (void)count;
    return value_from_bool(arguments[0] == arguments[1]);
}

OPERATOR(is_not) {
    (void)vm, (void)count;
    return value_from_bool(arguments[0] != arguments[1]);
}

OPERATOR(is_none) {
    (void)vm, (void)count;
    return value_from_bool(arguments[0] == VALUE_NONE);
}

OPERATOR(is_not_none) {
    (void)vm, (void)count;
    return value_from_bool(arguments[0] != VALUE_NONE);
}

OPERATOR(index) {
    (void)count;
    return object_index(vm, arguments[0]);
}

OPERATOR(call) { return vm_call_keywords(vm, arguments[0], count - 1, arguments + 1, arguments[count]); }

/* --- items of containers -------------------------------------------------------------------------------------------
 */

OPERATOR(getitem) {
    (void)count;
    return object_get_item(vm, arguments[0], arguments[1]);
}

OPERATOR(setitem) {
    (void)count;
    return object_set_item(vm, arguments[0], arguments[1], arguments[2]) ? VALUE_NONE : VALUE_ERROR;
}

OPERATOR(delitem) {
    (void)count;
    return object_delete_item(vm, arguments[0], arguments[1]) ? VALUE_NONE : VALUE_ERROR;
}

OPERATOR(contains) {
    (void)count;
    int found = object_contains(vm, arguments[0], arguments[1]);
    return found < 0 ? VALUE_ERROR : value_from_bool(found);
}

static bool check_sequence(struct vm *vm, value v) {
    value plain = value_unwrap(vm, v);
    bool mapping = value_has_kind(vm, plain, KIND_DICT) || value_has_kind(vm, plain, KIND_MAPPING_PROXY);
    if (!mapping &&
        (kind_operations_of(vm, plain)->get_item || type_lookup_special(vm, v, SPECIAL_GET_ITEM) != VALUE_UNSET))
        return true;
    if (!vm_failed(vm))
        raise_type_error(vm, "'%s' object can't be concatenated", value_type_name(vm, v));
    return false;
}

OPERATOR(concat) {
    (void)count;
    if (!check_sequence(vm, arguments[0]))
        return VALUE_ERROR;
    return object_binary(vm, OPERATOR_ADD, arguments[0], arguments[1]);
}

OPERATOR(iconcat) {
    (void)count;
    if (!check_sequence(vm, arguments[0]))
        return VALUE_ERROR;
    return object_in_place(vm, OPERATOR_ADD, arguments[0], arguments[1]);
}

struct search {
    value item;
    int64_t position; /* of the item looked at last, from 1 */
    int64_t found;    /* how many were equal */
    bool first;       /* stop at the first */
};

static bool search_visit(struct vm *vm, void *context, value item) {
    struct search *search = context;
    int equal = value_equal(vm, item, search->item);
    search->position++;
    if (equal < 0)
        return false;
    search->found += equal;
    return !(equal && search->first);
}

/* An iterator to search in. */
static value search_start(struct vm *vm, value iterable) {
    value iterator = object_iterate(vm, iterable);
    if (iterator != VALUE_ERROR || !exception_matches(vm, TYPE_TYPE_ERROR))
        return iterator;
    exception_clear(vm);
    return raise_type_error(vm, "argument of type '%s' is not iterable", value_type_name(vm, iterable));
}

OPERATOR(countOf) {
    (void)count;
    struct search search = {.item = arguments[1]};
    value iterator = search_start(vm, arguments[0]);
    bool done = iterator != VALUE_ERROR && iterable_visit(vm, iterator, search_visit, &search);
    return done ? int_from_int64(vm, search.found) : VALUE_ERROR;
}

OPERATOR(indexOf) {
    (void)count;
    struct search search = {.item = arguments[1], .first = true};
    value iterator = search_start(vm, arguments[0]);
    if (iterator == VALUE_ERROR)
        return VALUE_ERROR;
    if (iterable_visit(vm, iterator, search_visit, &search))
        return raise_value_error(vm, "sequence.index(x): x not in sequence");
    return search.found && !vm_failed(vm) ? int_from_int64(vm, search.position - 1) : VALUE_ERROR;
}

OPERATOR(length_hint) {
    (void)count;
    int64_t otherwise = 0;
    if (arguments[1] != VALUE_UNSET) {
        if (!value_is_integer(vm, value_unwrap(vm, arguments[1])))
            return raise_type_error(vm, "'%s' object cannot be interpreted as an integer",
                                    value_type_name(vm, arguments[1]));
        if (!argument_to_int64(vm, arguments[1], &otherwise))
            return VALUE_ERROR;
    }
    int64_t length = object_length_hint(vm, arguments[0], otherwise);
    return length < 0 && vm_failed(vm) ? VALUE_ERROR : int_from_int64(vm, length);
}

/* --- itemgetter --------------------------------------------------------------------------------------------------- */

/* The only item of each getter: the tuple of keys, or of attribute names as given. */
static const struct record *getter_of(const struct vm *vm, value v) { return native_self(vm, v); }

static value getter_new(struct vm *vm, enum type_id type, const value *items, uint32_t count) {
    value tuple = tuple_from_items(vm, items, count);
    value v = tuple == VALUE_ERROR ? VALUE_ERROR : record_new(vm, type, 2);
    if (v != VALUE_ERROR)
        ((struct record *)object_of(vm, v))->items[0] = tuple;
    return v;
}

/* name(repr, repr, ...) of a tuple of what the getter was made of. */
static value getter_repr(struct vm *vm, const char *name, value tuple) {
    struct str_builder text = {0};
    str_builder_add_format(vm, &text, "operator.%s(", name);
    for (uint32_t i = 0; i < tuple_count(vm, tuple); i++) {
        value item = vm_charge(vm, 1) ? object_repr(vm, tuple_items(vm, tuple)[i]) : VALUE_ERROR;
        if (item == VALUE_ERROR)
            return VALUE_ERROR;
        str_builder_add_c(vm, &text, i ? ", " : "");
        str_builder_add_str(vm, &text, item);
    }
    str_builder_add_c(vm, &text, ")");
    return str_builder_finish(vm, &text);
}

static value item_getter_create(struct vm *vm, value *arguments, uint32_t count) {
    if (count < 2)
        return raise_type_error(vm, "itemgetter expected 1 argument, got 0");
    return getter_new(vm, TYPE_OPERATOR_ITEM_GETTER, arguments + 1, count - 1);
}

static value item_getter_call(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    value keys = getter_of(vm, arguments[0])->items[0];
    uint32_t size = tuple_count(vm, keys);
    if (size == 1)
        return object_get_item(vm, arguments[1], tuple_items(vm, keys)[0]);
    value result = tuple_new(vm, size);
    for (uint32_t i = 0; result != VALUE_ERROR && i < size; i++) {
        value item = vm_charge(vm, 1) ? object_get_item(vm, arguments[1], tuple_items(vm, keys)[i]) : VALUE_ERROR;
        if (item == VALUE_ERROR)
            return VALUE_ERROR;
        tuple_items(vm, result)[i] = item;
    }
    return result;
}

static value item_getter_repr(struct vm *vm, value v) {
    return getter_repr(vm, "itemgetter", getter_of(vm, v)->items[0]);
}

static const struct native item_getter_new = {"itemgetter", item_getter_create, 1, 1, 0, NATIVE_VARIADIC, NULL, NULL};
static const struct native item_getter_methods[] = {
    {"__call__", item_getter_call, 2, 2, 0, NATIVE_COUNT_TEXT, NULL, "Call self as a function."},
    NATIVE_END,
};
static const struct kind_operations item_getter_operations = {.repr = item_getter_repr};

const struct type_definition item_getter_definition = {
    .name = "operator.itemgetter",
    .type_id = TYPE_OPERATOR_ITEM_GETTER,
    .kind = KIND_RECORD,
    .flags = DEFINITION_LIBRARY,
    .methods = item_getter_methods,
    .construct = &item_getter_new,
    .create = &item_getter_new,
    .operations = &item_getter_operations,
    .documentation = "Return a callable object that fetches the given item(s) from its operand.",
};

/* --- attrgetter --------------------------------------------------------------------------------------------------- */

/* items[1]: for each name a tuple of its dotted parts */
enum { ATTRIBUTE_NAMES, ATTRIBUTE_PARTS };

static value split_name(struct vm *vm, value name) {
    value parts = list_new(vm, 1);
    const struct str *str = str_known(vm, name);
    if (parts == VALUE_ERROR || !vm_charge(vm, str->byte_length / 8))
        return VALUE_ERROR;
    for (size_t start = 0; start <= str->byte_length;) {
        const char *data = str_data(vm, str) + start, *dot = memchr(data, '.', str->byte_length - start);
        size_t length = dot ? (size_t)(dot - data) : str->byte_length - start;
        value part = str_intern_c(vm, data, length);
        if (part == VALUE_ERROR || !list_append(vm, object_of(vm, parts), part))
            return VALUE_ERROR;
        start += length + 1;
    }
    return tuple_from_iterable(vm, parts);
}

static value attribute_getter_create(struct vm *vm, value *arguments, uint32_t count) {
    if (count < 2)
        return raise_type_error(vm, "attrgetter expected 1 argument, got 0");
    value parts = tuple_new(vm, count - 1);
    for (uint32_t i = 1; parts != VALUE_ERROR && i < count; i++) {
        if (!str_of(vm, arguments[i]))
            return raise_type_error(vm, "attribute name must be a string");
        value split = split_name(vm, arguments[i]);
        if (split == VALUE_ERROR)
            return VALUE_ERROR;
        tuple_items(vm, parts)[i - 1] = split;
    }
    value v =
        parts == VALUE_ERROR ? VALUE_ERROR : getter_new(vm, TYPE_OPERATOR_ATTRIBUTE_GETTER, arguments + 1, count - 1);
    if (v != VALUE_ERROR)
        ((struct record *)object_of(vm, v))->items[ATTRIBUTE_PARTS] = parts;
    return v;
}

static value get_dotted(struct vm *vm, value v, value parts) {
    for (uint32_t i = 0; v != VALUE_ERROR && i < tuple_count(vm, parts); i++)
        v = vm_charge(vm, 1) ? object_get_attribute_by(vm, v, tuple_items(vm, parts)[i], GUARD_ATTRGETTER)
                             : VALUE_ERROR;
    return v;
}

static value attribute_getter_call(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    value parts = getter_of(vm, arguments[0])->items[ATTRIBUTE_PARTS];
    uint32_t size = tuple_count(vm, parts);
    if (size == 1)
        return get_dotted(vm, arguments[1], tuple_items(vm, parts)[0]);
    value result = tuple_new(vm, size);
    for (uint32_t i = 0; result != VALUE_ERROR && i < size; i++) {
        value item = get_dotted(vm, arguments[1], tuple_items(vm, parts)[i]);
        if (item == VALUE_ERROR)
            return VALUE_ERROR;
        tuple_items(vm, result)[i] = item;
    }
    return result;
}

static value attribute_getter_repr(struct vm *vm, value v) {
    return getter_repr(vm, "attrgetter", getter_of(vm, v)->items[ATTRIBUTE_NAMES]);
}

static const struct native attribute_getter_new = {
    "attrgetter", attribute_getter_create, 1, 1, 0, NATIVE_VARIADIC, NULL, NULL};
static const struct native attribute_getter_methods[] = {
    {"__call__", attribute_getter_call, 2, 2, 0, NATIVE_COUNT_TEXT, NULL, "Call self as a function."},
    NATIVE_END,
};
static const struct kind_operations attribute_getter_operations = {.repr = attribute_getter_repr};

const struct type_definition attribute_getter_definition = {
    .name = "operator.attrgetter",
    .type_id = TYPE_OPERATOR_ATTRIBUTE_GETTER,
    .kind = KIND_RECORD,
    .flags = DEFINITION_LIBRARY,
    .methods = attribute_getter_methods,
    .construct = &attribute_getter_new,
    .create = &attribute_getter_new,
    .operations = &attribute_getter_operations,
    .documentation = "Return a callable object that fetches the given attribute(s) from its operand.",
};

/* --- methodcaller ------------------------------------------------------------------------------------------------- */

/* CALLER_KEYWORDS: a dict, or VALUE_UNSET */
enum { CALLER_NAME, CALLER_ARGUMENTS, CALLER_KEYWORDS, CALLER_ITEMS };

static value method_caller_create(struct vm *vm, value *arguments, uint32_t count) {
    if (count < 2)
        return raise_type_error(vm, "methodcaller needs at least one argument, the method name");
    if (!str_of(vm, arguments[1]))
        return raise_type_error(vm, "method name must be a string");
    value positional = tuple_from_items(vm, arguments + 2, count - 2);
    value v = positional == VALUE_ERROR ? VALUE_ERROR : record_new(vm, TYPE_OPERATOR_METHOD_CALLER, CALLER_ITEMS);
    if (v == VALUE_ERROR)
        return VALUE_ERROR;
    struct record *record = object_of(vm, v);
    record->items[CALLER_NAME] = value_unwrap(vm, arguments[1]);
    record->items[CALLER_ARGUMENTS] = positional;
    record->items[CALLER_KEYWORDS] = arguments[count];
    return v;
}

static value method_caller_call(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    const struct record *record = getter_of(vm, arguments[0]);
    value method = object_get_attribute_by(vm, arguments[1], record->items[CALLER_NAME], GUARD_METHODCALLER);
    if (method == VALUE_ERROR)
        return VALUE_ERROR;
    value positional = record->items[CALLER_ARGUMENTS];
    return vm_call_keywords(vm, method, tuple_count(vm, positional), tuple_items(vm, positional),
                            record->items[CALLER_KEYWORDS]);
}

static value method_caller_repr(struct vm *vm, value v) {
    const struct record *record = getter_of(vm, v);
    value name = object_repr(vm, record->items[CALLER_NAME]), positional = record->items[CALLER_ARGUMENTS];
    if (name == VALUE_ERROR)
        return VALUE_ERROR;
    struct str_builder text = {0};
    str_builder_add_c(vm, &text, "operator.methodcaller(");
    str_builder_add_str(vm, &text, name);
    for (uint32_t i = 0; i < tuple_count(vm, positional); i++) {
        value item = vm_charge(vm, 1) ? object_repr(vm, tuple_items(vm, positional)[i]) : VALUE_ERROR;
        if (item == VALUE_ERROR)
            return VALUE_ERROR;
        str_builder_add_c(vm, &text, ", ");
        str_builder_add_str(vm, &text, item);
    }
    uint32_t position = 0;
    value key, item;
    while (record->items[CALLER_KEYWORDS] != VALUE_UNSET &&
           dict_next(vm, object_of(vm, record->items[CALLER_KEYWORDS]), &position, &key, &item)) {
        item = vm_charge(vm, 1) ? object_repr(vm, item) : VALUE_ERROR;
        if (item == VALUE_ERROR)
            return VALUE_ERROR;
        str_builder_add_c(vm, &text, ", ");
        str_builder_add_str(vm, &text, key);
        str_builder_add_c(vm, &text, "=");
        str_builder_add_str(vm, &text, item);
    }
    str_builder_add_c(vm, &text, ")");
    return str_builder_finish(vm, &text);
}

static const struct native method_caller_new = {
    "methodcaller", method_caller_create, 1, 1, 0, NATIVE_VARIADIC | NATIVE_KEYWORDS, NULL, NULL};
static const struct native method_caller_methods[] = {
    {"__call__", method_caller_call, 2, 2, 0, NATIVE_COUNT_TEXT, NULL, "Call self as a function."},
    NATIVE_END,
};
static const struct kind_operations method_caller_operations = {.repr = method_caller_repr};

const struct type_definition method_caller_definition = {
    .name = "operator.methodcaller",
    .type_id = TYPE_OPERATOR_METHOD_CALLER,
    .kind = KIND_RECORD,
    .flags = DEFINITION_LIBRARY,
    .methods = method_caller_methods,
    .construct = &method_caller_new,
    .create = &method_caller_new,
    .operations = &method_caller_operations,
    .documentation = "Return a callable object that calls the given method on its operand.",
};

/* --- the module --------------------------------------------------------------------------------------------------- */

#define ONE(name, documentation)                                                                                       \
    { #name, operator_##name, 1, 1, 0, 0, NULL, documentation }
#define TWO(name, documentation)                                                                                       \
    { #name, operator_##name, 2, 2, 0, 0, NULL, documentation }
static const struct native operator_functions[] = {
    ONE(abs, "Same as abs(a)."),
    TWO(add, "Same as a + b."),
    TWO(and_, "Same as a & b."),
    {"call", operator_call, 1, 1, 0, NATIVE_VARIADIC | NATIVE_KEYWORDS, NULL, "Same as obj(*args, **kwargs)."},
    TWO(concat, "Same as a + b, for a and b sequences."),
    TWO(contains, "Same as b in a (note reversed operands)."),
    TWO(countOf, "Return the number of items in a which are, or which equal, b."),
    TWO(delitem, "Same as del a[b]."),
    TWO(eq, "Same as a == b."),
    TWO(floordiv, "Same as a // b."),
    TWO(ge, "Same as a >= b."),
    TWO(getitem, "Same as a[b]."),
    TWO(gt, "Same as a > b."),
    TWO(iadd, "Same as a += b."),
    TWO(iand, "Same as a &= b."),
    TWO(iconcat, "Same as a += b, for a and b sequences."),
    TWO(ifloordiv, "Same as a //= b."),
    TWO(ilshift, "Same as a <<= b."),
    TWO(imatmul, "Same as a @= b."),
    TWO(imod, "Same as a %= b."),
    TWO(imul, "Same as a *= b."),
    ONE(index, "Same as a.__index__()"),
    TWO(indexOf, "Return the first index of b in a."),
    {"inv", operator_invert, 1, 1, 0, 0, NULL, "Same as ~a."},
    ONE(invert, "Same as ~a."),
    TWO(ior, "Same as a |= b."),
    TWO(ipow, "Same as a **= b."),
    TWO(irshift, "Same as a >>= b."),
    TWO(is_, "Same as a is b."),
    ONE(is_none, "Same as a is None."),
    TWO(is_not, "Same as a is not b."),
    ONE(is_not_none, "Same as a is not None."),
    TWO(isub, "Same as a -= b."),
    TWO(itruediv, "Same as a /= b."),
    TWO(ixor, "Same as a ^= b."),
    TWO(le, "Same as a <= b."),
    {"length_hint", operator_length_hint, 1, 2, 0, 0, NULL, "Return an estimate of the number of items in obj."},
    TWO(lshift, "Same as a << b."),
    TWO(lt, "Same as a < b."),
    TWO(matmul, "Same as a @ b."),
    TWO(mod, "Same as a % b."),
    TWO(mul, "Same as a * b."),
    TWO(ne, "Same as a != b."),
    ONE(neg, "Same as -a."),
    ONE(not_, "Same as not a."),
    TWO(or_, "Same as a | b."),
    ONE(pos, "Same as +a."),
    TWO(pow, "Same as a ** b."),
    TWO(rshift, "Same as a >> b."),
    {"setitem", operator_setitem, 3, 3, 0, 0, NULL, "Same as a[b] = c."},
    TWO(sub, "Same as a - b."),
    TWO(truediv, "Same as a / b."),
    ONE(truth, "Return True if a is true, False otherwise."),
    TWO(xor, "Same as a ^ b."),
    NATIVE_END,
};

static bool operator_start(struct vm *vm, struct dict *dict) {
    return module_add_type(vm, dict, TYPE_OPERATOR_ATTRIBUTE_GETTER) &&
           module_add_type(vm, dict, TYPE_OPERATOR_ITEM_GETTER) &&
           module_add_type(vm, dict, TYPE_OPERATOR_METHOD_CALLER);
}

const struct module_definition operator_module = {
    .name = "operator",
    .reason = "operators as functions; names attributes through the guard only",
    .functions = operator_functions,
    .start = operator_start,
};
