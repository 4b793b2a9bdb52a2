/* The interpreter's instructions for operators, comparisons and items, as macros: what two numbers, two strs or a list
 * and a number need stands here and calls nothing; all else is left to a continuation of interpreter.c, which alone
 * includes this. */
#ifndef PYNTERP_VM_INTERPRETER_OPERATORS_H
#define PYNTERP_VM_INTERPRETER_OPERATORS_H

#include "interpreter_steps.h"

static inline int64_t int_shifted(value v) { return (int64_t)(v << 16); }
static inline value int_from_shifted(int64_t shifted) { return VALUE_TAG_INT | (uint64_t)shifted >> 16; }
static inline bool as_double(value v, double *number) {
    if (value_is_double(v)) {
        *number = value_to_double(v);
        return true;
    }
    if (value_is_int(v)) {
        *number = (double)value_to_int(v);
        return true;
    }
    return false;
}

/* Arithmetic of hardware doubles never yields a NaN with a tag's bits: the default NaN is 0xFFF8 or 0x7FF8. */
static inline value double_result(double number) {
    value v;
    memcpy(&v, &number, sizeof v);
    return v;
}

static inline value int_floor_quotient(int64_t left, int64_t right) {
    int64_t quotient = left / right;
    return value_from_small_int(quotient - (left % right < 0));
}
static inline value int_floor_rest(int64_t left, int64_t right) {
    int64_t rest = left % right;
    return value_from_small_int(rest < 0 ? rest + right : rest);
}

/* Each operator has two instructions: on two registers, and on a register and a constant, which is the left operand if
 * bit 1 of d is set. What is neither two small integers nor two numbers one of which is a double goes on to `operate`.
 */
#define ARITHMETIC_ON(overflow_function, right_operand, double_operator, x, y)                                         \
    {                                                                                                                  \
        int64_t result_;                                                                                               \
        double dx, dy;                                                                                                 \
        if (likely(value_are_ints(x, y))) {                                                                            \
            if (likely(!overflow_function(int_shifted(x), right_operand(y), &result_))) {                              \
                r[A] = int_from_shifted(result_);                                                                      \
                DISPATCH();                                                                                            \
            }                                                                                                          \
        } else if (likely(value_is_double(x) && value_is_double(y))) {                                                 \
            r[A] = double_result(value_to_double(x) double_operator value_to_double(y));                               \
            DISPATCH();                                                                                                \
        } else if (as_double(x, &dx) && as_double(y, &dy)) {                                                           \
            r[A] = double_result(dx double_operator dy);                                                               \
            DISPATCH();                                                                                                \
        }                                                                                                              \
        CONTINUE(operate);                                                                                             \
    }
#define REGISTER_OPERANDS value x = r[B], y = r[C]
#define CONSTANT_OPERANDS                                                                                              \
    value constant_ = code->constants[C], other_ = r[B], x = D & 2 ? constant_ : other_, y = D & 2 ? other_ : constant_
#define ARITHMETIC(name, overflow_function, right_operand, double_operator)                                            \
    INSTRUCTION(name) {                                                                                                \
        REGISTER_OPERANDS;                                                                                             \
        ARITHMETIC_ON(overflow_function, right_operand, double_operator, x, y)                                         \
    }                                                                                                                  \
    INSTRUCTION(name##_CONST) {                                                                                        \
        CONSTANT_OPERANDS;                                                                                             \
        ARITHMETIC_ON(overflow_function, right_operand, double_operator, x, y)                                         \
    }

#define TRUE_DIVIDE_ON(x, y)                                                                                           \
    {                                                                                                                  \
        double dx, dy;                                                                                                 \
        if (as_double(x, &dx) && as_double(y, &dy) && likely(dy != 0)) {                                               \
            r[A] = double_result(dx / dy);                                                                             \
            DISPATCH();                                                                                                \
        }                                                                                                              \
        CONTINUE(operate);                                                                                             \
    }
#define FLOOR_DIVIDE_ON(x, y)                                                                                          \
    {                                                                                                                  \
        if (likely(value_are_ints(x, y) && value_to_int(y) > 0)) {                                                     \
            r[A] = int_floor_quotient(value_to_int(x), value_to_int(y));                                               \
            DISPATCH();                                                                                                \
        }                                                                                                              \
        CONTINUE(operate);                                                                                             \
    }
#define MODULO_ON(x, y)                                                                                                \
    {                                                                                                                  \
        if (likely(value_are_ints(x, y) && value_to_int(y) > 0)) {                                                     \
            r[A] = int_floor_rest(value_to_int(x), value_to_int(y));                                                   \
            DISPATCH();                                                                                                \
        }                                                                                                              \
        CONTINUE(operate);                                                                                             \
    }
#define LEFT_SHIFT_ON(x, y)                                                                                            \
    {                                                                                                                  \
        if (likely(value_are_ints(x, y) && value_to_int(y) >= 0 && value_to_int(y) < 47)) {                            \
            int64_t number = value_to_int(x), shift = value_to_int(y);                                                 \
            int64_t shifted = (int64_t)((uint64_t)number << shift);                                                    \
            if (small_int_fits(shifted) && shifted >> shift == number) {                                               \
                r[A] = value_from_small_int(shifted);                                                                  \
                DISPATCH();                                                                                            \
            }                                                                                                          \
        }                                                                                                              \
        CONTINUE(operate);                                                                                             \
    }
#define RIGHT_SHIFT_ON(x, y)                                                                                           \
    {                                                                                                                  \
        if (likely(value_are_ints(x, y) && value_to_int(y) >= 0)) {                                                    \
            int64_t shift = value_to_int(y);                                                                           \
            r[A] = value_from_small_int(value_to_int(x) >> (shift > 63 ? 63 : shift));                                 \
            DISPATCH();                                                                                                \
        }                                                                                                              \
        CONTINUE(operate);                                                                                             \
    }
#define BITWISE_ON(operator, x, y)                                                                                     \
    {                                                                                                                  \
        if (likely(value_are_ints(x, y))) {                                                                            \
            r[A] = value_from_small_int(value_to_int(x) operator value_to_int(y));                                     \
            DISPATCH();                                                                                                \
        }                                                                                                              \
        CONTINUE(operate);                                                                                             \
    }
#define BIT_AND_ON(x, y) BITWISE_ON(&, x, y)
#define BIT_OR_ON(x, y) BITWISE_ON(|, x, y)
#define BIT_XOR_ON(x, y) BITWISE_ON(^, x, y)
#define OPERATOR_PAIR(name)                                                                                            \
    INSTRUCTION(name) {                                                                                                \
        REGISTER_OPERANDS;                                                                                             \
        name##_ON(x, y)                                                                                                \
    }                                                                                                                  \
    INSTRUCTION(name##_CONST) {                                                                                        \
        CONSTANT_OPERANDS;                                                                                             \
        name##_ON(x, y)                                                                                                \
    }

/* For what goes on to `operate`, `compare` or `branch`: the operator, where the right operand is, and what becomes of
 * the result. */
enum operand_place { OPERAND_REGISTER, OPERAND_CONSTANT, OPERAND_IMMEDIATE };
enum operation_kind {
    OPERATION_COMPUTES,
    OPERATION_COMPARES,
    OPERATION_BRANCHES,
    OPERATION_ASKS_TRUTH, /* from here on what __bool__, __contains__ and __len__ said goes to special_answered */
    OPERATION_CONTAINS,
    OPERATION_MEASURES
};
struct operation {
    uint8_t operator, place, kind;
};
static const struct operation operations[256] = {
#define OPERATION(name)                                                                                                \
    [OP_##name] = {OPERATOR_##name, OPERAND_REGISTER, OPERATION_COMPUTES},                                             \
    [OP_##name##_CONST] = {OPERATOR_##name, OPERAND_CONSTANT, OPERATION_COMPUTES}
    OPERATION(ADD),
    OPERATION(SUBTRACT),
    OPERATION(MULTIPLY),
    OPERATION(TRUE_DIVIDE),
    OPERATION(FLOOR_DIVIDE),
    OPERATION(MODULO),
    OPERATION(POWER),
    OPERATION(LEFT_SHIFT),
    OPERATION(RIGHT_SHIFT),
    OPERATION(BIT_AND),
    OPERATION(BIT_OR),
    OPERATION(BIT_XOR),
#undef OPERATION
    [OP_MATRIX_MULTIPLY] = {OPERATOR_MATRIX_MULTIPLY, OPERAND_REGISTER, OPERATION_COMPUTES},
    [OP_ADD_INT] = {OPERATOR_ADD, OPERAND_IMMEDIATE, OPERATION_COMPUTES},
    [OP_SUBTRACT_INT] = {OPERATOR_SUBTRACT, OPERAND_IMMEDIATE, OPERATION_COMPUTES},
#define OPERATION(name)                                                                                                \
    [OP_##name] = {COMPARE_##name, OPERAND_REGISTER, OPERATION_COMPARES},                                              \
    [OP_BRANCH_##name] = {COMPARE_##name, OPERAND_REGISTER, OPERATION_BRANCHES},                                       \
    [OP_BRANCH_##name##_CONST] = {COMPARE_##name, OPERAND_CONSTANT, OPERATION_BRANCHES}
    OPERATION(LESS),
    OPERATION(LESS_EQUAL),
    OPERATION(GREATER),
    OPERATION(GREATER_EQUAL),
    OPERATION(EQUAL),
    OPERATION(NOT_EQUAL),
#undef OPERATION
    [OP_NOT] = {0, 0, OPERATION_ASKS_TRUTH},
    [OP_JUMP_IF_TRUE] = {0, 0, OPERATION_ASKS_TRUTH},
    [OP_JUMP_IF_FALSE] = {0, 0, OPERATION_ASKS_TRUTH},
    [OP_IN] = {0, 0, OPERATION_CONTAINS},
    [OP_NOT_IN] = {0, 0, OPERATION_CONTAINS},
    [OP_BRANCH_IN] = {0, 0, OPERATION_CONTAINS},
    [OP_CALL] = {0, 0, OPERATION_MEASURES},
};

/* The right operand of an operator or a comparison that stores its result. */
static inline value right_operand(const struct code *code, const struct instruction *pc, const value *r,
                                  uint8_t place) {
    if (place == OPERAND_REGISTER)
        return r[pc[-1].c];
    return place == OPERAND_IMMEDIATE ? value_from_small_int((int16_t)pc[-1].c) : code->constants[pc[-1].c];
}

#define COMPARE_NUMBERS(truth, relation, x, y)                                                                         \
    double dx, dy;                                                                                                     \
    if (likely(value_are_ints(x, y)))                                                                                  \
        truth = int_shifted(x) relation int_shifted(y);                                                                \
    else if (likely(value_is_double(x) && value_is_double(y)))                                                         \
        truth = value_to_double(x) relation value_to_double(y);                                                        \
    else if (as_double(x, &dx) && as_double(y, &dy))                                                                   \
        truth = dx relation dy;
#define COMPARE_ORDER(truth, relation, x, y, otherwise)                                                                \
    COMPARE_NUMBERS(truth, relation, x, y)                                                                             \
    else CONTINUE(otherwise)
#define COMPARE_EQUALITY(truth, relation, x, y, otherwise)                                                             \
    COMPARE_NUMBERS(truth, relation, x, y)                                                                             \
    else if ((truth = equal_at_sight(vm, x, y)) >= 0) truth = truth relation 1;                                        \
    else CONTINUE(otherwise)
#define COMPARISON(name, compare_them, relation)                                                                       \
    INSTRUCTION(name) {                                                                                                \
        value x = r[B], y = r[C];                                                                                      \
        int truth_;                                                                                                    \
        compare_them(truth_, relation, x, y, compare);                                                                 \
        r[A] = value_from_bool(truth_);                                                                                \
        DISPATCH();                                                                                                    \
    }
#define BRANCH_ON(compare_them, relation, right)                                                                       \
    {                                                                                                                  \
        value x = r[A], y = (right);                                                                                   \
        int truth_;                                                                                                    \
        compare_them(truth_, relation, x, y, branch);                                                                  \
        if (truth_ == D)                                                                                               \
            pc += C;                                                                                                   \
        DISPATCH();                                                                                                    \
    }
#define BRANCH(name, compare_them, relation)                                                                           \
    INSTRUCTION(name)                                                                                                  \
    BRANCH_ON(compare_them, relation, r[B])                                                                            \
    INSTRUCTION(name##_CONST) BRANCH_ON(compare_them, relation, code->constants[B])
#define CONTAINMENT(name, negated)                                                                                     \
    INSTRUCTION(name) {                                                                                                \
        vm->budget--;                                                                                                  \
        SAVE();                                                                                                        \
        if (value_has_kind(vm, r[C], KIND_INSTANCE)) {                                                                 \
            const value both[] = {r[C], r[B]};                                                                         \
            CALL_SPECIAL(r[C], false, push_asked(vm, frame, r[C], SPECIAL_CONTAINS, 2, both), 2, both);                \
        }                                                                                                              \
        int found = object_contains(vm, r[C], r[B]);                                                                   \
        if (unlikely(found < 0))                                                                                       \
            CONTINUE(error);                                                                                           \
        r[A] = value_from_bool(found ^ negated);                                                                       \
        DISPATCH();                                                                                                    \
    }
#define JUMP_ON(name, wanted)                                                                                          \
    INSTRUCTION(name) {                                                                                                \
        int truth = truth_plainly(vm, r[A]);                                                                           \
        if (unlikely(truth < 0))                                                                                       \
            CONTINUE(jump_on_truth);                                                                                   \
        if (truth == wanted)                                                                                           \
            pc += JUMP_BC;                                                                                             \
        DISPATCH();                                                                                                    \
    }

/* Items of lists and tuples by number; the rest goes on to load_item. */
#define LOAD_ITEM_BY(key_operand)                                                                                      \
    {                                                                                                                  \
        value key = (key_operand);                                                                                     \
        if (likely(register_has_object(&r[B]) && value_is_int(key))) {                                                 \
            const struct object *object = register_object(vm, &r[B]);                                                  \
            int64_t index = value_to_int(key);                                                                         \
            if (likely(object->kind == KIND_LIST)) {                                                                   \
                const struct list *list = (const struct list *)object;                                                 \
                index += index < 0 ? list->count : 0;                                                                  \
                if (likely((uint64_t)index < list->count)) {                                                           \
                    r[A] = list_items(vm, list)[(uint32_t)index & CAGE_INDEX_MASK];                                    \
                    DISPATCH();                                                                                        \
                }                                                                                                      \
            } else if (object->kind == KIND_TUPLE) {                                                                   \
                const struct tuple *tuple = (const struct tuple *)object;                                              \
                index += index < 0 ? tuple->count : 0;                                                                 \
                if (likely((uint64_t)index < tuple->count)) {                                                          \
                    r[A] = tuple->items[(uint32_t)index & CAGE_INDEX_MASK];                                            \
                    DISPATCH();                                                                                        \
                }                                                                                                      \
            }                                                                                                          \
        }                                                                                                              \
        CONTINUE(load_item);                                                                                           \
    }

#endif
