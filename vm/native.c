/* The trusted tables of natives: an index from the cage to its entry, with every part checked, and the natives behind
 * the special methods of built-in types (`int.__add__`, `list.__len__`), which all call the operations of the
 * receiver's kind. Constant data but for the tables' lengths, which are counted once per process. */
#include "native.h"

#include "interpreter.h"
#include "operations_internal.h"
#include "type.h"

#include "../builtins/container.h"
#include "../builtins/number.h"
#include "../builtins/str.h"

#include <threads.h>

#define TYPE(name, definition) extern const struct type_definition definition;
#include "types.def"
#undef TYPE

const struct type_definition *const type_definitions[TYPE_COUNT] = {
#define TYPE(name, definition) [TYPE_##name] = &definition,
#include "types.def"
#undef TYPE
};

/* --- lengths of the tables ---------------------------------------------------------------------------------------- */

struct native_tables native_type_tables[TYPE_COUNT];
static uint32_t builtin_count, module_count;
static uint32_t module_function_counts[MODULES_MOST];
static once_flag counted = ONCE_FLAG_INIT;

static uint32_t count_entries(const struct native *natives) {
    uint32_t count = 0;
    while (natives && natives[count].name)
        count++;
    return count;
}

static void count_tables(void) {
    for (uint32_t id = 0; id < TYPE_COUNT; id++) {
        const struct type_definition *definition = type_definitions[id];
        if (!definition)
            continue;
        native_type_tables[id].methods = definition->methods;
        native_type_tables[id].attributes = definition->attributes;
        native_type_tables[id].construct = definition->construct;
        native_type_tables[id].create = definition->create;
        native_type_tables[id].initialise = definition->initialise;
    }
    for (const struct exception_definition *at = exception_definitions; at->type_id; at++) {
        native_type_tables[at->type_id].methods = at->methods;
        native_type_tables[at->type_id].attributes = at->attributes;
        native_type_tables[at->type_id].initialise = at->initialise;
    }
    for (uint32_t id = 0; id < TYPE_COUNT; id++) {
        native_type_tables[id].method_count = count_entries(native_type_tables[id].methods);
        while (native_type_tables[id].attributes &&
               native_type_tables[id].attributes[native_type_tables[id].attribute_count].name)
            native_type_tables[id].attribute_count++;
    }
    builtin_count = count_entries(builtin_functions);
    while (module_count < MODULES_MOST && module_definitions[module_count]) {
        module_function_counts[module_count] = count_entries(module_definitions[module_count]->functions);
        module_count++;
    }
}

void natives_start(void) { call_once(&counted, count_tables); }

const struct native_tables *native_tables_of(uint32_t type_id) {
    return type_id < TYPE_COUNT ? &native_type_tables[type_id] : NULL;
}

/* --- special methods over the operations of kinds -------------------------------------------------------------------
 */

/* Called by name, the methods of sequences that join and repeat raise where operators of numbers know no answer. */
static value sequence_refuse(struct vm *vm, enum binary_operator operator, value self, value other) {
    switch (value_kind(vm, self)) {
    case KIND_STR:
    case KIND_BYTES:
    case KIND_BYTEARRAY:
    case KIND_LIST:
    case KIND_TUPLE:
        break;
    default:
        return VALUE_NOT_IMPLEMENTED;
    }
    if (operator== OPERATOR_ADD)
        return sequence_raise_operand(vm, operator, self, other);
    if (operator!= OPERATOR_MULTIPLY)
        return VALUE_NOT_IMPLEMENTED;
    return raise_type_error(vm, "'%s' object cannot be interpreted as an integer", value_type_name(vm, other));
}

static value special_binary(struct vm *vm, enum binary_operator operator, value self, value given, bool reflected) {
    self = value_unwrap(vm, self);
    value other = reflected ? value_unwrap(vm, given) : operand_plain(vm, operator, self, given);
    const struct kind_operations *operations = kind_operations_of(vm, self);
    value result = VALUE_NOT_IMPLEMENTED;
    if (operations->binary && operations->operators & 1u << operator)
        result =
            reflected ? operations->binary(vm, operator, other, self) : operations->binary(vm, operator, self, other);
    return result == VALUE_NOT_IMPLEMENTED ? sequence_refuse(vm, operator, self, given) : result;
}

static value special_in_place(struct vm *vm, enum binary_operator operator, value receiver, value other) {
    value self = value_unwrap(vm, receiver);
    other = value_unwrap(vm, other);
    const struct kind_operations *operations = kind_operations_of(vm, self);
    if (!operations->in_place || !(operations->in_place_operators & 1u << operator))
        return VALUE_NOT_IMPLEMENTED;
    value result = operations->in_place(vm, operator, self, other);
    return result == self ? receiver : result;
}

#define SPECIAL_BINARY(name)                                                                                           \
    static value special_##name(struct vm *vm, value *arguments, uint32_t count) {                                     \
        (void)count;                                                                                                   \
        return special_binary(vm, OPERATOR_##name, arguments[0], arguments[1], false);                                 \
    }                                                                                                                  \
    static value special_REFLECTED_##name(struct vm *vm, value *arguments, uint32_t count) {                           \
        (void)count;                                                                                                   \
        return special_binary(vm, OPERATOR_##name, arguments[0], arguments[1], true);                                  \
    }
#define SPECIAL_IN_PLACE(name)                                                                                         \
    static value special_IN_PLACE_##name(struct vm *vm, value *arguments, uint32_t count) {                            \
        (void)count;                                                                                                   \
        return special_in_place(vm, OPERATOR_##name, arguments[0], arguments[1]);                                      \
    }
/* Lists for X-macros: one item a line. */
/* clang-format off */
#define ARITHMETIC(X)                                                                                                  \
    X(ADD)                                                                                                             \
    X(SUBTRACT)                                                                                                        \
    X(MULTIPLY)                                                                                                        \
    X(MATRIX_MULTIPLY)                                                                                                 \
    X(TRUE_DIVIDE)                                                                                                     \
    X(FLOOR_DIVIDE)                                                                                                    \
    X(MODULO)                                                                                                          \
    X(LEFT_SHIFT)                                                                                                      \
    X(RIGHT_SHIFT)                                                                                                     \
    X(BIT_AND)                                                                                                         \
    X(BIT_OR)                                                                                                          \
    X(BIT_XOR)
/* clang-format on */

ARITHMETIC(SPECIAL_BINARY)
SPECIAL_BINARY(DIVMOD)
ARITHMETIC(SPECIAL_IN_PLACE)
SPECIAL_IN_PLACE(POWER)

static value special_power(struct vm *vm, value *arguments, bool reflected) {
    if (arguments[2] == VALUE_UNSET || arguments[2] == VALUE_NONE)
        return special_binary(vm, OPERATOR_POWER, arguments[0], arguments[1], reflected);
    value base = value_unwrap(vm, arguments[reflected]), exponent = value_unwrap(vm, arguments[!reflected]);
    value modulus = value_unwrap(vm, arguments[2]);
    if (!value_is_integer(vm, base) || !value_is_integer(vm, exponent) || !value_is_integer(vm, modulus))
        return VALUE_NOT_IMPLEMENTED;
    return int_power_modulo(vm, base, exponent, modulus);
}
static value special_POWER(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return special_power(vm, arguments, false);
}
static value special_REFLECTED_POWER(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    return special_power(vm, arguments, true);
}

#define SPECIAL_UNARY(name)                                                                                            \
    static value special_##name(struct vm *vm, value *arguments, uint32_t count) {                                     \
        (void)count;                                                                                                   \
        value self = value_unwrap(vm, arguments[0]);                                                                   \
        const struct kind_operations *operations = kind_operations_of(vm, self);                                       \
        return operations->unary ? operations->unary(vm, OPERATOR_##name, self) : VALUE_NOT_IMPLEMENTED;               \
    }
SPECIAL_UNARY(NEGATE)
SPECIAL_UNARY(POSITIVE)
SPECIAL_UNARY(INVERT)
SPECIAL_UNARY(ABSOLUTE)

#define SPECIAL_COMPARE(name)                                                                                          \
    static value special_##name(struct vm *vm, value *arguments, uint32_t count) {                                     \
        (void)count;                                                                                                   \
        value self = value_unwrap(vm, arguments[0]);                                                                   \
        const struct kind_operations *operations = kind_operations_of(vm, self);                                       \
        value other = value_unwrap(vm, arguments[1]);                                                                  \
        /* integers leave floats to the floats */                                                                      \
        if (!operations->compare || (value_is_integer(vm, self) && !value_is_integer(vm, other)))                      \
            return VALUE_NOT_IMPLEMENTED;                                                                              \
        return operations->compare(vm, COMPARE_##name, self, other);                                                   \
    }
SPECIAL_COMPARE(LESS)
SPECIAL_COMPARE(LESS_EQUAL)
SPECIAL_COMPARE(EQUAL)
SPECIAL_COMPARE(NOT_EQUAL)
SPECIAL_COMPARE(GREATER)
SPECIAL_COMPARE(GREATER_EQUAL)

#define SPECIAL(name) static value special_##name(struct vm *vm, value *arguments, uint32_t count)

/* The plain receiver and its operations. One of them is missing only if the receiver is of the wrong kind, which the
 * caller's check of the type rules out; the method then answers like one that does not know the combination. */
static const struct kind_operations *receiver_operations(struct vm *vm, const value *arguments, uint32_t count,
                                                         value *self) {
    (void)count;
    *self = value_unwrap(vm, arguments[0]);
    return kind_operations_of(vm, *self);
}

SPECIAL(BOOL) {
    value self;
    const struct kind_operations *operations = receiver_operations(vm, arguments, count, &self);
    int truth = operations->truth ? operations->truth(vm, self) : 1;
    return truth < 0 ? VALUE_ERROR : value_from_bool(truth);
}

SPECIAL(REPR) {
    value self;
    const struct kind_operations *operations = receiver_operations(vm, arguments, count, &self);
    return operations->repr ? operations->repr(vm, self) : VALUE_NOT_IMPLEMENTED;
}

SPECIAL(STR) {
    value self;
    const struct kind_operations *operations = receiver_operations(vm, arguments, count, &self);
    return operations->str ? operations->str(vm, self) : VALUE_NOT_IMPLEMENTED;
}

SPECIAL(FORMAT) {
    value self;
    const struct kind_operations *operations = receiver_operations(vm, arguments, count, &self);
    if (!str_of(vm, arguments[1]))
        return raise_type_error(vm, "__format__() argument must be str, not %s", argument_type_name(vm, arguments[1]));
    return operations->format ? operations->format(vm, self, value_unwrap(vm, arguments[1])) : VALUE_NOT_IMPLEMENTED;
}

SPECIAL(HASH) {
    value self;
    int64_t hash;
    const struct kind_operations *operations = receiver_operations(vm, arguments, count, &self);
    if (!operations->hash)
        return VALUE_NOT_IMPLEMENTED;
    return operations->hash(vm, self, &hash) ? int_from_int64(vm, hash) : VALUE_ERROR;
}

SPECIAL(LENGTH) {
    value self;
    const struct kind_operations *operations = receiver_operations(vm, arguments, count, &self);
    if (!operations->length)
        return VALUE_NOT_IMPLEMENTED;
    int64_t length = operations->length(vm, self);
    return length < 0 ? VALUE_ERROR : int_from_int64(vm, length);
}

SPECIAL(GET_ITEM) {
    value self;
    const struct kind_operations *operations = receiver_operations(vm, arguments, count, &self);
    if (self != arguments[0] && value_has_kind(vm, self, KIND_DICT))
        return dict_get_item_with_missing(vm, arguments[0], arguments[1]);
    return operations->get_item ? operations->get_item(vm, self, arguments[1]) : VALUE_NOT_IMPLEMENTED;
}

SPECIAL(SET_ITEM) {
    value self;
    const struct kind_operations *operations = receiver_operations(vm, arguments, count, &self);
    if (!operations->set_item)
        return VALUE_NOT_IMPLEMENTED;
    return operations->set_item(vm, self, arguments[1], arguments[2]) ? VALUE_NONE : VALUE_ERROR;
}

SPECIAL(DELETE_ITEM) {
    value self;
    const struct kind_operations *operations = receiver_operations(vm, arguments, count, &self);
    if (!operations->set_item)
        return VALUE_NOT_IMPLEMENTED;
    return operations->set_item(vm, self, arguments[1], VALUE_UNSET) ? VALUE_NONE : VALUE_ERROR;
}

SPECIAL(CONTAINS) {
    value self;
    const struct kind_operations *operations = receiver_operations(vm, arguments, count, &self);
    int found = operations->contains ? operations->contains(vm, self, arguments[1]) : 0;
    return found < 0 ? VALUE_ERROR : value_from_bool(found);
}

SPECIAL(ITER) {
    value self;
    const struct kind_operations *operations = receiver_operations(vm, arguments, count, &self);
    value iterator = operations->iterate ? operations->iterate(vm, self) : VALUE_NOT_IMPLEMENTED;
    return iterator == self ? arguments[0] : iterator;
}

SPECIAL(REVERSED) {
    value self;
    const struct kind_operations *operations = receiver_operations(vm, arguments, count, &self);
    return operations->reversed ? operations->reversed(vm, self) : VALUE_NOT_IMPLEMENTED;
}

SPECIAL(NEXT) {
    value self;
    const struct kind_operations *operations = receiver_operations(vm, arguments, count, &self);
    value item = operations->next ? operations->next(vm, self) : VALUE_NOT_IMPLEMENTED;
    if (item != VALUE_STOP)
        return item;
    return raise_stop_iteration(vm, generator_result_of(vm, self));
}

#define ENTRY(name, text, arity) [SPECIAL_##name] = {text, special_##name, arity, arity, 0, 0, NULL, NULL}
static const struct native special_natives[SPECIAL_COUNT] = {
    ENTRY(ADD, "__add__", 2),
    ENTRY(SUBTRACT, "__sub__", 2),
    ENTRY(MULTIPLY, "__mul__", 2),
    ENTRY(MATRIX_MULTIPLY, "__matmul__", 2),
    ENTRY(TRUE_DIVIDE, "__truediv__", 2),
    ENTRY(FLOOR_DIVIDE, "__floordiv__", 2),
    ENTRY(MODULO, "__mod__", 2),
    ENTRY(LEFT_SHIFT, "__lshift__", 2),
    ENTRY(RIGHT_SHIFT, "__rshift__", 2),
    ENTRY(BIT_AND, "__and__", 2),
    ENTRY(BIT_OR, "__or__", 2),
    ENTRY(BIT_XOR, "__xor__", 2),
    ENTRY(DIVMOD, "__divmod__", 2),
    ENTRY(REFLECTED_ADD, "__radd__", 2),
    ENTRY(REFLECTED_SUBTRACT, "__rsub__", 2),
    ENTRY(REFLECTED_MULTIPLY, "__rmul__", 2),
    ENTRY(REFLECTED_MATRIX_MULTIPLY, "__rmatmul__", 2),
    ENTRY(REFLECTED_TRUE_DIVIDE, "__rtruediv__", 2),
    ENTRY(REFLECTED_FLOOR_DIVIDE, "__rfloordiv__", 2),
    ENTRY(REFLECTED_MODULO, "__rmod__", 2),
    ENTRY(REFLECTED_LEFT_SHIFT, "__rlshift__", 2),
    ENTRY(REFLECTED_RIGHT_SHIFT, "__rrshift__", 2),
    ENTRY(REFLECTED_BIT_AND, "__rand__", 2),
    ENTRY(REFLECTED_BIT_OR, "__ror__", 2),
    ENTRY(REFLECTED_BIT_XOR, "__rxor__", 2),
    ENTRY(REFLECTED_DIVMOD, "__rdivmod__", 2),
    ENTRY(IN_PLACE_ADD, "__iadd__", 2),
    ENTRY(IN_PLACE_SUBTRACT, "__isub__", 2),
    ENTRY(IN_PLACE_MULTIPLY, "__imul__", 2),
    ENTRY(IN_PLACE_MATRIX_MULTIPLY, "__imatmul__", 2),
    ENTRY(IN_PLACE_TRUE_DIVIDE, "__itruediv__", 2),
    ENTRY(IN_PLACE_FLOOR_DIVIDE, "__ifloordiv__", 2),
    ENTRY(IN_PLACE_MODULO, "__imod__", 2),
    ENTRY(IN_PLACE_POWER, "__ipow__", 2),
    ENTRY(IN_PLACE_LEFT_SHIFT, "__ilshift__", 2),
    ENTRY(IN_PLACE_RIGHT_SHIFT, "__irshift__", 2),
    ENTRY(IN_PLACE_BIT_AND, "__iand__", 2),
    ENTRY(IN_PLACE_BIT_OR, "__ior__", 2),
    ENTRY(IN_PLACE_BIT_XOR, "__ixor__", 2),
    ENTRY(NEGATE, "__neg__", 1),
    ENTRY(POSITIVE, "__pos__", 1),
    ENTRY(INVERT, "__invert__", 1),
    ENTRY(ABSOLUTE, "__abs__", 1),
    ENTRY(LESS, "__lt__", 2),
    ENTRY(LESS_EQUAL, "__le__", 2),
    ENTRY(EQUAL, "__eq__", 2),
    ENTRY(NOT_EQUAL, "__ne__", 2),
    ENTRY(GREATER, "__gt__", 2),
    ENTRY(GREATER_EQUAL, "__ge__", 2),
    ENTRY(BOOL, "__bool__", 1),
    ENTRY(REPR, "__repr__", 1),
    ENTRY(STR, "__str__", 1),
    ENTRY(FORMAT, "__format__", 2),
    ENTRY(HASH, "__hash__", 1),
    ENTRY(LENGTH, "__len__", 1),
    ENTRY(GET_ITEM, "__getitem__", 2),
    ENTRY(SET_ITEM, "__setitem__", 3),
    ENTRY(DELETE_ITEM, "__delitem__", 2),
    ENTRY(CONTAINS, "__contains__", 2),
    ENTRY(ITER, "__iter__", 1),
    ENTRY(NEXT, "__next__", 1),
    ENTRY(REVERSED, "__reversed__", 1),
    [SPECIAL_POWER] = {"__pow__", special_POWER, 2, 3, 0, 0, NULL, NULL},
    [SPECIAL_REFLECTED_POWER] = {"__rpow__", special_REFLECTED_POWER, 2, 3, 0, 0, NULL, NULL},
    /* self is the type whose __new__ this is, then the class asked for */
    [SPECIAL_NEW] = {"__new__", type_native_new, 1, 1, 0, NATIVE_VARIADIC | NATIVE_KEYWORDS, NULL, NULL},
};

/* --- from index to entry -------------------------------------------------------------------------------------------
 */

static const struct native *setup_by_entry(const struct native_tables *of, uint32_t entry) {
    switch (entry) {
    case 0:
        return of->construct;
    case 1:
        return of->create;
    case 2:
        return of->initialise;
    default:
        return NULL;
    }
}

const struct native *native_by_index(uint32_t index) {
    uint32_t section = index >> 28, owner = index >> 12 & 0xFFFF, entry = index & 0xFFF;
    switch (section) {
    case NATIVE_SECTION_BUILTIN:
        return owner == 0 && entry < builtin_count ? &builtin_functions[entry] : NULL;
    case NATIVE_SECTION_TYPE_METHOD:
        return owner < TYPE_COUNT && entry < native_type_tables[owner].method_count
                   ? &native_type_tables[owner].methods[entry]
                   : NULL;
    case NATIVE_SECTION_TYPE_SETUP:
        return owner < TYPE_COUNT ? setup_by_entry(&native_type_tables[owner], entry) : NULL;
    case NATIVE_SECTION_SPECIAL:
        return owner < TYPE_COUNT && entry < SPECIAL_COUNT && special_natives[entry].name ? &special_natives[entry]
                                                                                          : NULL;
    case NATIVE_SECTION_MODULE:
        return owner < module_count && entry < module_function_counts[owner]
                   ? &module_definitions[owner]->functions[entry]
                   : NULL;
    case NATIVE_SECTION_HOST:
        return host_native_by_index(index);
    default:
        return NULL;
    }
}

const struct native_attribute *native_attribute_by_index(uint32_t index) {
    uint32_t section = index >> 28, owner = index >> 12 & 0xFFFF, entry = index & 0xFFF;
    if (section != NATIVE_SECTION_GETTER && section != NATIVE_SECTION_SETTER)
        return NULL;
    return owner < TYPE_COUNT && entry < native_type_tables[owner].attribute_count
               ? &native_type_tables[owner].attributes[entry]
               : NULL;
}

/* --- operations ----------------------------------------------------------------------------------------------------
 */

const struct kind_operations no_operations = {0};

const struct kind_operations *const operations_by_kind[256] = {
#define OPERATIONS_ENTRY(kind, name) [KIND_##kind] = &name##_operations,
    KIND_OPERATIONS(OPERATIONS_ENTRY)
#undef OPERATIONS_ENTRY
};

const struct kind_operations *record_operations_of(const struct record *record) {
    uint32_t id = record->type_id;
    const struct type_definition *definition = id < TYPE_COUNT ? type_definitions[id] : NULL;
    return definition && definition->operations ? definition->operations : &no_operations;
}

/* Sequences concatenate and repeat; CPython gives them no reflected forms but those of * and of text formatting. */
static bool reflects(enum kind kind, uint32_t number) {
    switch (kind) {
    case KIND_STR:
    case KIND_BYTES:
    case KIND_BYTEARRAY:
        return number == OPERATOR_MULTIPLY || number == OPERATOR_MODULO;
    case KIND_LIST:
    case KIND_TUPLE:
        return number == OPERATOR_MULTIPLY;
    case KIND_RECORD:
        return number != OPERATOR_ADD;
    default:
        return true;
    }
}

bool special_is_supported(const struct kind_operations *operations, enum kind kind, enum special_method special) {
    if (special <= SPECIAL_DIVMOD)
        return operations->binary && operations->operators & 1u << special;
    if (special <= SPECIAL_REFLECTED_DIVMOD) {
        uint32_t number = special - SPECIAL_REFLECTED_ADD;
        return operations->binary && operations->operators & 1u << number && reflects(kind, number);
    }
    if (special <= SPECIAL_IN_PLACE_BIT_XOR)
        return operations->in_place && operations->in_place_operators & 1u << (special - SPECIAL_IN_PLACE_ADD);
    if (special <= SPECIAL_ABSOLUTE)
        return operations->unary && operations->unary_operators & 1u << (special - SPECIAL_NEGATE);
    switch (special) {
    case SPECIAL_EQUAL:
    case SPECIAL_NOT_EQUAL:
        return operations->compare;
    case SPECIAL_LESS:
    case SPECIAL_LESS_EQUAL:
    case SPECIAL_GREATER:
    case SPECIAL_GREATER_EQUAL:
        return operations->compare && operations->compare_orders;
    case SPECIAL_BOOL:
        return operations->truth && !operations->length;
    case SPECIAL_REPR:
        return operations->repr;
    case SPECIAL_STR:
        return operations->str;
    case SPECIAL_FORMAT:
        return operations->format;
    case SPECIAL_HASH:
        return operations->hash;
    case SPECIAL_LENGTH:
        return operations->length;
    case SPECIAL_GET_ITEM:
        return operations->get_item;
    case SPECIAL_SET_ITEM:
        return operations->set_item;
    case SPECIAL_DELETE_ITEM:
        return operations->set_item && operations->supports_delete_item;
    case SPECIAL_CONTAINS:
        return operations->contains;
    case SPECIAL_ITER:
        return operations->iterate;
    case SPECIAL_NEXT:
        return operations->next;
    case SPECIAL_REVERSED:
        return operations->reversed;
    default:
        return false;
    }
}
