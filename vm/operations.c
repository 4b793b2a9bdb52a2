/* Operators and comparisons for any two values: by the operations of their kinds, or by the special methods of guest
 * classes with reflected forms, priority of subclasses and NotImplemented as the language reference has them (3.3.8).
 */
#include "interpreter.h"
#include "operations_internal.h"

#include "../builtins/container.h"
#include "../builtins/number.h"
#include "../builtins/str.h"

/* --- running special methods ----------------------------------------------------------------------------------------
 */

#define WINDOW_SIZE 8

value special_invoke(struct vm *vm, value method, value self, uint32_t count, const value *arguments) {
    value window[WINDOW_SIZE];
    if (count + 1 > WINDOW_SIZE)
        return raise_error(vm, TYPE_SYSTEM_ERROR, "too many arguments for a special method");
    window[0] = self;
    for (uint32_t i = 0; i < count; i++)
        window[i + 1] = arguments[i];
    if (value_has_kind(vm, method, KIND_FUNCTION))
        return vm_call(vm, method, count + 1, window);
    if (value_has_kind(vm, method, KIND_NATIVE_METHOD)) {
        const struct native_method *wrapped = object_of(vm, method);
        const struct native *native = native_by_index(wrapped->native);
        bool direct = native && !native->flags && count + 1 >= native->required && count + 1 <= native->positional &&
                      native->positional + native->keyword_only <= WINDOW_SIZE &&
                      type_is_subtype(vm, value_type(vm, self), object_at(vm, wrapped->type));
        if (!direct)
            return vm_call(vm, method, count + 1, window);
        for (uint32_t i = count + 1; i < WINDOW_SIZE; i++)
            window[i] = VALUE_UNSET;
        return native->call(vm, window, count + 1);
    }
    value bound = descriptor_bind(vm, method, self, value_type(vm, self));
    return bound == VALUE_ERROR ? VALUE_ERROR : vm_call(vm, bound, count, window + 1);
}

bool special_is_objects(struct vm *vm, value method) {
    return value_has_kind(vm, method, KIND_NATIVE_METHOD) &&
           ((const struct native_method *)object_of(vm, method))->type == vm->types[TYPE_OBJECT];
}

/* --- binary operators ------------------------------------------------------------------------------------------------
 */

static const char *const operator_symbols[OPERATOR_COUNT] = {"+",           "-",  "*",  "@", "/", "//", "%",
                                                             "** or pow()", "<<", ">>", "&", "|", "^",  "divmod()"};
static const char *const in_place_symbols[OPERATOR_COUNT] = {
    "+=", "-=", "*=", "@=", "/=", "//=", "%=", "**=", "<<=", ">>=", "&=", "|=", "^=", "divmod()"};

static bool is_sequence(struct vm *vm, value v) {
    switch (value_kind(vm, value_unwrap(vm, v))) {
    case KIND_STR:
    case KIND_BYTES:
    case KIND_BYTEARRAY:
    case KIND_LIST:
    case KIND_TUPLE:
        return true;
    default:
        return false;
    }
}

/* Whether a sequence joins or repeats as its kind does: its class has no method of its own for that. */
static bool is_plain_sequence(struct vm *vm, enum binary_operator operator, value v) {
    const struct type *type = value_guest_type(vm, v);
    return is_sequence(vm, v) &&
           (!type || value_has_kind(vm, type_lookup(vm, type, vm->names[SPECIAL_ADD + operator]), KIND_NATIVE_METHOD));
}

/* What the concatenation and repetition of sequences say when nobody else knew the operation. */
value sequence_raise_operand(struct vm *vm, enum binary_operator operator, value left, value right) {
    if (operator== OPERATOR_MULTIPLY)
        return raise_type_error(vm, "can't multiply sequence by non-int of type '%s'",
                                value_type_name(vm, is_sequence(vm, left) ? right : left));
    enum kind kind = value_kind(vm, value_unwrap(vm, left));
    if (kind == KIND_BYTES || kind == KIND_BYTEARRAY)
        return raise_type_error(vm, "can't concat %s to %s", value_type_name(vm, right), value_type_name(vm, left));
    const char *name = kind == KIND_STR ? "str" : kind == KIND_LIST ? "list" : "tuple";
    return raise_type_error(vm, "can only concatenate %s (not \"%s\") to %s", name, value_type_name(vm, right), name);
}

static bool is_print(struct vm *vm, value v) {
    if (!value_has_kind(vm, v, KIND_NATIVE_FUNCTION))
        return false;
    const struct native *native = native_by_index(((const struct native_function *)object_of(vm, v))->native);
    return native && strcmp(native->name, "print") == 0;
}

static value raise_unsupported(struct vm *vm, enum binary_operator operator, value left, value right, bool in_place) {
    bool sequences = operator== OPERATOR_ADD && is_plain_sequence(vm, operator, left);
    if (operator== OPERATOR_MULTIPLY) /* *= asks the right side only when the left one is no container at all */
        sequences = is_plain_sequence(vm, operator, left) ||
                    (is_plain_sequence(vm, operator, right) && !(in_place && special_has_containers(vm, left)));
    if (sequences)
        return sequence_raise_operand(vm, operator, left, right);
    const char *symbol = in_place ? in_place_symbols[operator] : operator_symbols[operator];
    const char *hint = operator== OPERATOR_RIGHT_SHIFT && !in_place && is_print(vm, left)
                           ? ". Did you mean \"print(<message>, file=<output_stream>)\"?"
                           : "";
    return raise_type_error(vm, "unsupported operand type(s) for %s: '%s' and '%s'%s", symbol,
                            value_type_name(vm, left), value_type_name(vm, right), hint);
}

value operand_plain(struct vm *vm, enum binary_operator operator, value left, value right) {
    bool formats = operator==
        OPERATOR_MODULO &&(value_has_kind(vm, left, KIND_STR) || value_has_kind(vm, left, KIND_BYTES) ||
                           value_has_kind(vm, left, KIND_BYTEARRAY));
    if (formats)
        return right;
    value plain = value_unwrap(vm, right);
    /* Repetition asks what is no integer for __index__, which the class may have brought. */
    return operator== OPERATOR_MULTIPLY && is_sequence(vm, left) && !value_is_integer(vm, plain) ? right : plain;
}

/* By the kind of `owner`, one of the two; both are plain. */
static value binary_of_kind(struct vm *vm, enum binary_operator operator, value owner, value left, value right) {
    const struct kind_operations *operations = kind_operations_of(vm, owner);
    if (!operations->binary || !(operations->operators & 1u << operator))
        return VALUE_NOT_IMPLEMENTED;
    return operations->binary(vm, operator, left, right);
}

static value binary_plain(struct vm *vm, enum binary_operator operator, value left, value right) {
    value result = binary_of_kind(vm, operator, left, left, right);
    if (result != VALUE_NOT_IMPLEMENTED || kind_operations_of(vm, left) == kind_operations_of(vm, right))
        return result;
    return binary_of_kind(vm, operator, right, left, right);
}

/* The operation by `receiver`'s method. One that its class inherits from its kind is that kind's operation, which may
 * not know the other operand; the method called by name would have to raise then. */
static value operand_invoke(struct vm *vm, value method, enum binary_operator operator, bool reflected, value receiver,
                            value other) {
    uint32_t special = (reflected ? SPECIAL_REFLECTED_ADD : SPECIAL_ADD) + operator;
    const struct native_method *native = special_wrapper(vm, method, special);
    bool inherited = native && type_is_subtype(vm, value_type(vm, receiver), object_at(vm, native->type));
    if (reflected && is_sequence(vm, receiver)) /* a class with its own * is asked by name for the other side, too */
        inherited = inherited && is_plain_sequence(vm, operator, receiver);
    if (!inherited)
        return special_invoke(vm, method, receiver, 1, &other);
    receiver = value_unwrap(vm, receiver);
    if (reflected)
        return binary_of_kind(vm, operator, receiver, value_unwrap(vm, other), receiver);
    return binary_of_kind(vm, operator, receiver, receiver, operand_plain(vm, operator, receiver, other));
}

/* At least one of the classes is a guest's. */
static value binary_guest(struct vm *vm, enum binary_operator operator, value left, value right) {
    const struct type *left_type = value_type(vm, left), *right_type = value_type(vm, right);
    cage_ref reflected_name = vm->names[SPECIAL_REFLECTED_ADD + operator];
    value reflected = VALUE_UNSET;
    if (type_is_guest(right_type) && right_type != left_type)
        reflected = type_lookup(vm, right_type, reflected_name);
    /* a subclass that brings its own reflected form goes first; so does anybody before concatenation and repetition */
    bool joins =
        (operator== OPERATOR_ADD || operator== OPERATOR_MULTIPLY) && !type_is_guest(left_type) && is_sequence(vm, left);
    bool right_first = reflected != VALUE_UNSET && (joins || (type_is_subtype(vm, right_type, left_type) &&
                                                              reflected != type_lookup(vm, left_type, reflected_name)));
    value result = VALUE_NOT_IMPLEMENTED;
    if (right_first) {
        result = operand_invoke(vm, reflected, operator, true, right, left);
        if (result != VALUE_NOT_IMPLEMENTED)
            return result;
        reflected = VALUE_UNSET;
    }
    value plain_left = value_unwrap(vm, left);
    if (!type_is_guest(left_type)) {
        result = binary_of_kind(vm, operator, left, left, operand_plain(vm, operator, left, right));
    } else {
        value method = type_lookup(vm, left_type, vm->names[SPECIAL_ADD + operator]);
        if (method != VALUE_UNSET)
            result = operand_invoke(vm, method, operator, false, left, right);
    }
    if (result != VALUE_NOT_IMPLEMENTED)
        return result;
    if (!type_is_guest(right_type))
        return binary_of_kind(vm, operator, right, plain_left, right);
    return reflected == VALUE_UNSET ? VALUE_NOT_IMPLEMENTED
                                    : operand_invoke(vm, reflected, operator, true, right, left);
}

static value binary(struct vm *vm, enum binary_operator operator, value left, value right) {
    if (value_guest_type(vm, left) || value_guest_type(vm, right))
        return binary_guest(vm, operator, left, right);
    return binary_plain(vm, operator, left, right);
}

value object_binary(struct vm *vm, enum binary_operator operator, value left, value right) {
    value result = binary(vm, operator, left, right);
    return result == VALUE_NOT_IMPLEMENTED ? raise_unsupported(vm, operator, left, right, false) : result;
}

value object_binary_declined(struct vm *vm, enum binary_operator operator, bool in_place, value left, value right) {
    value result = VALUE_NOT_IMPLEMENTED;
    if (!value_guest_type(vm, right))
        result = binary_of_kind(vm, operator, right, left, right);
    return result == VALUE_NOT_IMPLEMENTED ? raise_unsupported(vm, operator, left, right, in_place) : result;
}

static value in_place(struct vm *vm, enum binary_operator operator, value left, value right) {
    if (operator== OPERATOR_DIVMOD)
        return VALUE_NOT_IMPLEMENTED;
    if (value_guest_type(vm, left)) {
        value method = special_of_guest(vm, left, (enum special_method)(SPECIAL_IN_PLACE_ADD + operator));
        return method == VALUE_UNSET ? VALUE_NOT_IMPLEMENTED : special_invoke(vm, method, left, 1, &right);
    }
    const struct kind_operations *operations = kind_operations_of(vm, left);
    if (!operations->in_place || !(operations->in_place_operators & 1u << operator))
        return VALUE_NOT_IMPLEMENTED;
    return operations->in_place(vm, operator, left, value_unwrap(vm, right));
}

value object_in_place(struct vm *vm, enum binary_operator operator, value left, value right) {
    value result = in_place(vm, operator, left, right);
    if (result != VALUE_NOT_IMPLEMENTED)
        return result;
    result = binary(vm, operator, left, right);
    return result == VALUE_NOT_IMPLEMENTED ? raise_unsupported(vm, operator, left, right, true) : result;
}

/* --- unary operators
 * -------------------------------------------------------------------------------------------------- */

value object_unary(struct vm *vm, enum unary_operator operator, value operand) {
    static const char *const names[] = {"unary -", "unary +", "unary ~", "abs()"};
    value result = VALUE_NOT_IMPLEMENTED;
    if (value_guest_type(vm, operand)) {
        value method = special_of_guest(vm, operand, (enum special_method)(SPECIAL_NEGATE + operator));
        if (method != VALUE_UNSET)
            return special_invoke(vm, method, operand, 0, NULL);
    } else {
        const struct kind_operations *operations = kind_operations_of(vm, operand);
        if (operations->unary && operations->unary_operators & 1u << operator)
            result = operations->unary(vm, operator, operand);
    }
    if (result != VALUE_NOT_IMPLEMENTED)
        return result;
    return raise_type_error(vm, "bad operand type for %s: '%s'", names[operator], value_type_name(vm, operand));
}

/* --- comparison
 * ------------------------------------------------------------------------------------------------------- */

static const char *const comparison_symbols[] = {"<", "<=", "==", "!=", ">", ">="};
static const enum comparison swapped[] = {COMPARE_GREATER,   COMPARE_GREATER_EQUAL, COMPARE_EQUAL,
                                          COMPARE_NOT_EQUAL, COMPARE_LESS,          COMPARE_LESS_EQUAL};

/* `!=` of a class that only defines `==`. */
static value not_equal_by_equal(struct vm *vm, value self, value other) {
    value method = special_of_guest(vm, self, SPECIAL_EQUAL);
    if (method == VALUE_UNSET || special_is_objects(vm, method))
        return self == other ? VALUE_FALSE : VALUE_NOT_IMPLEMENTED;
    value equal = special_invoke(vm, method, self, 1, &other);
    if (equal == VALUE_ERROR || equal == VALUE_NOT_IMPLEMENTED)
        return equal;
    int truth = object_truth(vm, equal);
    return truth < 0 ? VALUE_ERROR : value_from_bool(!truth);
}

/* The answer of `self` alone: by its class's method or its kind. */
static value compare_one_way(struct vm *vm, enum comparison comparison, value self, value other) {
    if (!value_guest_type(vm, self)) {
        const struct kind_operations *operations = kind_operations_of(vm, self);
        if (!operations->compare)
            return VALUE_NOT_IMPLEMENTED;
        return operations->compare(vm, comparison, self, value_unwrap(vm, other));
    }
    value method = special_of_guest(vm, self, (enum special_method)(SPECIAL_LESS + comparison));
    if (method == VALUE_UNSET)
        return VALUE_NOT_IMPLEMENTED;
    if (!special_is_objects(vm, method))
        return special_invoke(vm, method, self, 1, &other);
    if (comparison == COMPARE_EQUAL)
        return self == other ? VALUE_TRUE : VALUE_NOT_IMPLEMENTED;
    return comparison == COMPARE_NOT_EQUAL ? not_equal_by_equal(vm, self, other) : VALUE_NOT_IMPLEMENTED;
}

/* An instance of a guest class that compares by identity: neither a payload nor an __eq__ of its own. */
static bool compares_by_identity(const struct vm *vm, value v) {
    const struct type *type = value_has_kind(vm, v, KIND_INSTANCE) ? value_guest_type(vm, v) : NULL;
    return type && !(type->flags & TYPE_HAS_EQ) && type->payload_kind == KIND_FREE;
}

/* Both operands have declined. */
static value neither_compares(struct vm *vm, enum comparison comparison, value left, value right) {
    if (comparison == COMPARE_EQUAL)
        return value_from_bool(left == right);
    if (comparison == COMPARE_NOT_EQUAL)
        return value_from_bool(left != right);
    return raise_type_error(vm, "'%s' not supported between instances of '%s' and '%s'", comparison_symbols[comparison],
                            value_type_name(vm, left), value_type_name(vm, right));
}

value object_compare_declined(struct vm *vm, enum comparison comparison, value left, value right) {
    value result = compare_one_way(vm, swapped[comparison], right, left);
    return result == VALUE_NOT_IMPLEMENTED ? neither_compares(vm, comparison, left, right) : result;
}

value object_compare(struct vm *vm, enum comparison comparison, value left, value right) {
    if (value_is_str(vm, left) && value_is_str(vm, right))
        return kind_operations_by_kind(KIND_STR)->compare(vm, comparison, left, right);
    if ((value_has_kind(vm, left, KIND_TUPLE) && value_has_kind(vm, right, KIND_TUPLE)) ||
        (value_has_kind(vm, left, KIND_LIST) && value_has_kind(vm, right, KIND_LIST)))
        return sequence_compare(vm, comparison, left, right);
    if (comparison == COMPARE_EQUAL && compares_by_identity(vm, left) && compares_by_identity(vm, right))
        return value_from_bool(left == right);
    const struct type *right_type = value_guest_type(vm, right);
    bool reversed = false;
    value result;
    if (right_type && right_type != value_type(vm, left) && type_is_subtype(vm, right_type, value_type(vm, left))) {
        reversed = true;
        result = compare_one_way(vm, swapped[comparison], right, left);
        if (result != VALUE_NOT_IMPLEMENTED)
            return result;
    }
    result = compare_one_way(vm, comparison, left, right);
    if (result != VALUE_NOT_IMPLEMENTED)
        return result;
    if (!reversed) {
        result = compare_one_way(vm, swapped[comparison], right, left);
        if (result != VALUE_NOT_IMPLEMENTED)
            return result;
    }
    return neither_compares(vm, comparison, left, right);
}

int object_compare_truth(struct vm *vm, enum comparison comparison, value left, value right) {
    value result = object_compare(vm, comparison, left, right);
    if (value_is_bool(result))
        return result == VALUE_TRUE;
    return result == VALUE_ERROR ? -1 : object_truth(vm, result);
}

int object_equal(struct vm *vm, value left, value right) {
    if (left == right)
        return 1;
    if (value_are_ints(left, right))
        return 0;
    if (value_is_object(left) && value_is_object(right)) {
        const struct str *a = object_of(vm, left), *b = object_of(vm, right);
        if (a->header.kind == KIND_STR && b->header.kind == KIND_STR)
            return str_equal(vm, a, b);
    }
    return object_compare_truth(vm, COMPARE_EQUAL, left, right);
}
