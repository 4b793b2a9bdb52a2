/* The interpreter: the loop that runs frames until the one it was entered for returns to C.
 *
 * It runs only code that the verifier has passed, so operands need no checks here: registers are inside the frame's
 * window, which frame_push has checked against the register stack; constants, names, caches and jumps are in range.
 * Fuel is charged where control can go round: JUMP_BACK, FOR_LOOP and calls. What is not quick stands in
 * instructions.c.
 *
 * Registers of the machine: `pc` the next instruction, `r` the window. Operands are read where they are used, from the
 * instruction before `pc`: a load each, which costs less than shifting them out of a word held in a register.
 * vm->frames never moves, so `frame` stays good while guest code runs in nested entries. */
#include "callable_records.h"
#include "interpreter_quick.h"
#include "match.h"

#include "../builtins/number.h"
#include "../builtins/template.h"
#include "../builtins/type_parameter.h"

#define D (pc[-1].d)
#define A (pc[-1].a)
#define B (pc[-1].b)
#define C (pc[-1].c)
#define SIGNED_C ((int16_t)pc[-1].c)
#define WIDE_BC (instruction_wide_at(pc - 1))
#define JUMP_BC ((int32_t)WIDE_BC)
#define OPCODE_IS(name) (pc[-1].opcode == OP_##name)

#define DISPATCH()                                                                                                     \
    do {                                                                                                               \
        uint8_t opcode_ = (pc++)->opcode;                                                                              \
        goto *labels[opcode_];                                                                                         \
    } while (0)
/* What going back by a negative distance adds to the budget: rounds down, so at least one step is taken from it. */
#define BACK_EDGE_STEPS(distance) ((distance) >> INSTRUCTIONS_FOR_A_STEP_BITS)
/* Before anything that may raise, call or look at the frame from outside. */
#define SAVE() (frame->pc = pc)
#define SET_OR_FAIL(target, expression)                                                                                \
    do {                                                                                                               \
        SAVE();                                                                                                        \
        value outcome_ = (expression);                                                                                 \
        if (unlikely(outcome_ == VALUE_ERROR))                                                                         \
            goto error;                                                                                                \
        (target) = outcome_;                                                                                           \
        DISPATCH();                                                                                                    \
    } while (0)
/* The same for work that takes longer than plain instructions do: it costs a step. */
#define SET_CHARGED(target, expression)                                                                                \
    do {                                                                                                               \
        vm->budget--;                                                                                                  \
        SET_OR_FAIL(target, expression);                                                                               \
    } while (0)
/* Handlers that are looked through for one step when an exception is raised. */
#define HANDLERS_FOR_A_STEP 32
#define DO_CHARGED(expression)                                                                                         \
    do {                                                                                                               \
        vm->budget--;                                                                                                  \
        DO_OR_FAIL(expression);                                                                                        \
    } while (0)
#define DO_OR_FAIL(expression)                                                                                         \
    do {                                                                                                               \
        SAVE();                                                                                                        \
        if (unlikely(!(expression)))                                                                                   \
            goto error;                                                                                                \
        DISPATCH();                                                                                                    \
    } while (0)
/* A call found before: its frame's code and window follow from the site alone. */
#define CALL_KNOWN(call, function, first, count, target)                                                               \
    do {                                                                                                               \
        value *window_ = &(first);                                                                                     \
        uint32_t base_ = (uint32_t)(window_ - vm->stack);                                                              \
        if (likely(frame_fits(vm, (call)->code, base_))) {                                                             \
            frame = push_fitting(vm, function, (call)->code, (call)->start, base_, count, target);                     \
            code = (call)->code;                                                                                       \
            pc = (call)->start;                                                                                        \
            r = window_;                                                                                               \
            DISPATCH();                                                                                                \
        }                                                                                                              \
    } while (0)
#define LOAD_FRAME()                                                                                                   \
    do {                                                                                                               \
        frame = &vm->frames[vm->frame_count - 1];                                                                      \
        code = frame->code;                                                                                            \
        pc = frame->pc;                                                                                                \
        r = vm->stack + frame->base;                                                                                   \
    } while (0)

static inline uint32_t instruction_wide_at(const struct instruction *instruction) {
    uint32_t wide;
    memcpy(&wide, &instruction->b, sizeof wide);
    return wide;
}

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
 * bit 1 of d is set. */
#define ARITHMETIC_ON(operator_enum, overflow_function, right_operand, double_operator, x, y)                          \
    {                                                                                                                  \
        int64_t result_;                                                                                               \
        double dx, dy;                                                                                                 \
        if (likely(value_are_ints(x, y))) {                                                                            \
            if (likely(!overflow_function(int_shifted(x), right_operand(y), &result_))) {                              \
                r[A] = int_from_shifted(result_);                                                                      \
                DISPATCH();                                                                                            \
            }                                                                                                          \
        } else if (as_double(x, &dx) && as_double(y, &dy)) {                                                           \
            r[A] = double_result(dx double_operator dy);                                                               \
            DISPATCH();                                                                                                \
        }                                                                                                              \
        SET_CHARGED(r[A], binary_slow(vm, operator_enum, D & 1, x, y));                                                \
    }
#define REGISTER_OPERANDS value x = r[B], y = r[C]
#define CONSTANT_OPERANDS                                                                                              \
    value constant_ = code->constants[C], other_ = r[B], x = D & 2 ? constant_ : other_, y = D & 2 ? other_ : constant_
#define ARITHMETIC(name, operator_enum, overflow_function, right_operand, double_operator)                             \
    CASE(name) : {                                                                                                     \
        REGISTER_OPERANDS;                                                                                             \
        ARITHMETIC_ON(operator_enum, overflow_function, right_operand, double_operator, x, y)                          \
    }                                                                                                                  \
    CASE(name##_CONST) : {                                                                                             \
        CONSTANT_OPERANDS;                                                                                             \
        ARITHMETIC_ON(operator_enum, overflow_function, right_operand, double_operator, x, y)                          \
    }

#define TRUE_DIVIDE_ON(x, y)                                                                                           \
    {                                                                                                                  \
        double dx, dy;                                                                                                 \
        if (as_double(x, &dx) && as_double(y, &dy) && likely(dy != 0)) {                                               \
            r[A] = double_result(dx / dy);                                                                             \
            DISPATCH();                                                                                                \
        }                                                                                                              \
        SET_CHARGED(r[A], binary_slow(vm, OPERATOR_TRUE_DIVIDE, D & 1, x, y));                                         \
    }
#define FLOOR_DIVIDE_ON(x, y)                                                                                          \
    {                                                                                                                  \
        if (likely(value_are_ints(x, y) && value_to_int(y) > 0)) {                                                     \
            r[A] = int_floor_quotient(value_to_int(x), value_to_int(y));                                               \
            DISPATCH();                                                                                                \
        }                                                                                                              \
        SET_CHARGED(r[A], binary_slow(vm, OPERATOR_FLOOR_DIVIDE, D & 1, x, y));                                        \
    }
#define MODULO_ON(x, y)                                                                                                \
    {                                                                                                                  \
        if (likely(value_are_ints(x, y) && value_to_int(y) > 0)) {                                                     \
            r[A] = int_floor_rest(value_to_int(x), value_to_int(y));                                                   \
            DISPATCH();                                                                                                \
        }                                                                                                              \
        SET_CHARGED(r[A], binary_slow(vm, OPERATOR_MODULO, D & 1, x, y));                                              \
    }
#define POWER_ON(x, y) SET_CHARGED(r[A], binary_slow(vm, OPERATOR_POWER, D & 1, x, y));
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
        SET_CHARGED(r[A], binary_slow(vm, OPERATOR_LEFT_SHIFT, D & 1, x, y));                                          \
    }
#define RIGHT_SHIFT_ON(x, y)                                                                                           \
    {                                                                                                                  \
        if (likely(value_are_ints(x, y) && value_to_int(y) >= 0)) {                                                    \
            int64_t shift = value_to_int(y);                                                                           \
            r[A] = value_from_small_int(value_to_int(x) >> (shift > 63 ? 63 : shift));                                 \
            DISPATCH();                                                                                                \
        }                                                                                                              \
        SET_CHARGED(r[A], binary_slow(vm, OPERATOR_RIGHT_SHIFT, D & 1, x, y));                                         \
    }
#define BITWISE_ON(operator_enum, operator, x, y)                                                                      \
    {                                                                                                                  \
        if (likely(value_are_ints(x, y))) {                                                                            \
            r[A] = value_from_small_int(value_to_int(x) operator value_to_int(y));                                     \
            DISPATCH();                                                                                                \
        }                                                                                                              \
        SET_CHARGED(r[A], binary_slow(vm, operator_enum, D & 1, x, y));                                                \
    }
#define BIT_AND_ON(x, y) BITWISE_ON(OPERATOR_BIT_AND, &, x, y)
#define BIT_OR_ON(x, y) BITWISE_ON(OPERATOR_BIT_OR, |, x, y)
#define BIT_XOR_ON(x, y) BITWISE_ON(OPERATOR_BIT_XOR, ^, x, y)
#define OPERATOR_PAIR(name)                                                                                            \
    CASE(name) : {                                                                                                     \
        REGISTER_OPERANDS;                                                                                             \
        name##_ON(x, y)                                                                                                \
    }                                                                                                                  \
    CASE(name##_CONST) : {                                                                                             \
        CONSTANT_OPERANDS;                                                                                             \
        name##_ON(x, y)                                                                                                \
    }

#define COMPARISON(name, comparison_enum, operator)                                                                    \
    CASE(name) : {                                                                                                     \
        value x = r[B], y = r[C];                                                                                      \
        double dx, dy;                                                                                                 \
        if (likely(value_are_ints(x, y))) {                                                                            \
            r[A] = value_from_bool(int_shifted(x) operator int_shifted(y));                                            \
            DISPATCH();                                                                                                \
        }                                                                                                              \
        if (as_double(x, &dx) && as_double(y, &dy)) {                                                                  \
            r[A] = value_from_bool(dx operator dy);                                                                    \
            DISPATCH();                                                                                                \
        }                                                                                                              \
        if (comparison_enum == COMPARE_EQUAL || comparison_enum == COMPARE_NOT_EQUAL) {                                \
            int equal = equal_plainly(vm, x, y);                                                                       \
            if (equal >= 0) {                                                                                          \
                r[A] = value_from_bool(equal == (comparison_enum == COMPARE_EQUAL));                                   \
                DISPATCH();                                                                                            \
            }                                                                                                          \
        }                                                                                                              \
        SET_CHARGED(r[A], object_compare(vm, comparison_enum, x, y));                                                  \
    }

#define BRANCH_ON(comparison_enum, operator, x, y)                                                                     \
    {                                                                                                                  \
        double dx, dy;                                                                                                 \
        bool truth_;                                                                                                   \
        if (likely(value_are_ints(x, y))) {                                                                            \
            truth_ = int_shifted(x) operator int_shifted(y);                                                           \
        } else if (as_double(x, &dx) && as_double(y, &dy)) {                                                           \
            truth_ = dx operator dy;                                                                                   \
        } else {                                                                                                       \
            bool equality_ = comparison_enum == COMPARE_EQUAL || comparison_enum == COMPARE_NOT_EQUAL;                 \
            int outcome_ = equality_ ? equal_plainly(vm, x, y) : -1;                                                   \
            if (outcome_ >= 0) {                                                                                       \
                outcome_ = outcome_ == (comparison_enum == COMPARE_EQUAL);                                             \
            } else {                                                                                                   \
                vm->budget--;                                                                                          \
                SAVE();                                                                                                \
                outcome_ = object_compare_truth(vm, comparison_enum, x, y);                                            \
                if (unlikely(outcome_ < 0))                                                                            \
                    goto error;                                                                                        \
            }                                                                                                          \
            truth_ = outcome_;                                                                                         \
        }                                                                                                              \
        if (truth_ == D)                                                                                               \
            pc += C;                                                                                                   \
        DISPATCH();                                                                                                    \
    }
#define BRANCH(name, comparison_enum, operator)                                                                        \
    CASE(name) : {                                                                                                     \
        value x = r[A], y = r[B];                                                                                      \
        BRANCH_ON(comparison_enum, operator, x, y)                                                                     \
    }                                                                                                                  \
    CASE(name##_CONST) : {                                                                                             \
        value x = r[A], y = code->constants[B];                                                                        \
        BRANCH_ON(comparison_enum, operator, x, y)                                                                     \
    }

/* A call has begun: go on in the pushed frame, with the value, or with the error. */
#define CONTINUE_CALL(begin, target)                                                                                   \
    do {                                                                                                               \
        value outcome_;                                                                                                \
        enum call_status status_ = (begin);                                                                            \
        if (status_ == CALL_PUSHED) {                                                                                  \
            vm->frames[vm->frame_count - 1].result_register = (target);                                                \
            LOAD_FRAME();                                                                                              \
            DISPATCH();                                                                                                \
        }                                                                                                              \
        if (unlikely(status_ == CALL_FAILED))                                                                          \
            goto error;                                                                                                \
        r[target] = outcome_;                                                                                          \
        DISPATCH();                                                                                                    \
    } while (0)

value interpreter_run(struct vm *vm, uint32_t entry_count) {
    static const void *const labels[256] = {
#define OPCODE(name, d, a, b, c, flags, meaning) &&label_##name,
#include "opcodes.def"
#undef OPCODE
    };
#define CASE(name) label_##name
    struct frame *frame;
    struct code *code;
    const struct instruction *pc;
    value *r;
    value result;

    LOAD_FRAME();
    if (unlikely(vm_failed(vm)))
        goto error;
    DISPATCH();

    CASE(NOP) : DISPATCH();
    CASE(MOVE) : {
        r[A] = r[B];
        DISPATCH();
    }
    CASE(LOAD_CONST) : {
        r[A] = code->constants[WIDE_BC];
        DISPATCH();
    }
    CASE(LOAD_INT) : {
        r[A] = value_from_small_int(JUMP_BC);
        DISPATCH();
    }
    CASE(CHECK_LOCAL) : {
        if (likely(r[A] != VALUE_UNSET))
            DISPATCH();
        SAVE();
        raise_unbound_local(vm, code, A);
        goto error;
    }
    CASE(DELETE_LOCAL) : CASE(CLEAR) : {
        r[A] = VALUE_UNSET;
        DISPATCH();
    }

    CASE(MAKE_CELL) : SET_CHARGED(r[A], cell_new(vm, r[A]));
    CASE(LOAD_CELL) : {
        result = ((struct cell *)object_of(vm, r[B]))->content;
        if (unlikely(result == VALUE_UNSET)) {
            SAVE();
            raise_unbound_cell(vm, code, C);
            goto error;
        }
        r[A] = result;
        DISPATCH();
    }
    CASE(STORE_CELL) : {
        ((struct cell *)object_of(vm, r[A]))->content = r[B];
        DISPATCH();
    }
    CASE(DELETE_CELL) : {
        struct cell *cell = object_of(vm, r[A]);
        if (unlikely(cell->content == VALUE_UNSET)) {
            SAVE();
            raise_unbound_cell(vm, code, C);
            goto error;
        }
        cell->content = VALUE_UNSET;
        DISPATCH();
    }
    CASE(LOAD_FREE) : {
        result = closure_cell(vm, frame, B)->content;
        if (unlikely(result == VALUE_UNSET)) {
            SAVE();
            raise_unbound_free(vm, code, B);
            goto error;
        }
        r[A] = result;
        DISPATCH();
    }
    CASE(STORE_FREE) : {
        closure_cell(vm, frame, A)->content = r[B];
        DISPATCH();
    }
    CASE(DELETE_FREE) : {
        struct cell *cell = closure_cell(vm, frame, A);
        if (unlikely(cell->content == VALUE_UNSET)) {
            SAVE();
            raise_unbound_free(vm, code, A);
            goto error;
        }
        cell->content = VALUE_UNSET;
        DISPATCH();
    }
    CASE(LOAD_CLOSURE) : {
        r[A] = value_from_pointer(closure_cell(vm, frame, B));
        DISPATCH();
    }
    CASE(LOAD_SEEN_GLOBAL) : SET_CHARGED(r[A], load_seen_global(vm, frame, r[B], code->names[C]));
    CASE(LOAD_SEEN_FREE) : SET_CHARGED(r[A], load_seen_free(vm, frame, r[B], C));
    CASE(LOAD_CLASS_FREE) : SET_CHARGED(r[A], load_class_free(vm, frame, B, C));

    CASE(LOAD_GLOBAL) : {
        struct cache *cache = &code->caches[B];
        const struct dict *globals = object_at(vm, frame->globals);
        if (likely(cache->version == globals->version)) {
            if (cache->kind == CACHE_GLOBAL ||
                (cache->kind == CACHE_BUILTIN &&
                 cache->version2 == ((struct dict *)object_at(vm, frame->builtins))->version)) {
                r[A] = ((struct dict_entry *)object_at(vm, cache->slot))->item;
                DISPATCH();
            }
        }
        SET_OR_FAIL(r[A], load_global(vm, frame, cache));
    }
    CASE(STORE_GLOBAL) : {
        struct cache *cache = &code->caches[B];
        const struct dict *globals = object_at(vm, frame->globals);
        if (likely(cache->kind == CACHE_GLOBAL && cache->version == globals->version)) {
            ((struct dict_entry *)object_at(vm, cache->slot))->item = r[A];
            DISPATCH();
        }
        DO_OR_FAIL(store_global(vm, frame, cache, r[A]));
    }
    CASE(DELETE_GLOBAL) : DO_CHARGED(delete_global(vm, frame, &code->caches[B]));
    CASE(LOAD_NAME) : SET_CHARGED(r[A], load_name(vm, frame, code->names[B]));
    CASE(STORE_NAME) : DO_CHARGED(store_name(vm, frame, code->names[B], r[A]));
    CASE(DELETE_NAME) : DO_CHARGED(delete_name(vm, frame, code->names[B]));
    CASE(LOAD_NAMESPACE) : {
        r[A] = frame->namespace != VALUE_UNSET ? frame->namespace : value_from_ref(frame->globals);
        DISPATCH();
    }

    ARITHMETIC(ADD, OPERATOR_ADD, __builtin_add_overflow, int_shifted, +)
    ARITHMETIC(SUBTRACT, OPERATOR_SUBTRACT, __builtin_sub_overflow, int_shifted, -)
    ARITHMETIC(MULTIPLY, OPERATOR_MULTIPLY, __builtin_mul_overflow, value_to_int, *)
    CASE(MATRIX_MULTIPLY) : SET_CHARGED(r[A], binary_slow(vm, OPERATOR_MATRIX_MULTIPLY, D, r[B], r[C]));
    OPERATOR_PAIR(TRUE_DIVIDE)
    OPERATOR_PAIR(FLOOR_DIVIDE)
    OPERATOR_PAIR(MODULO)
    OPERATOR_PAIR(POWER)
    OPERATOR_PAIR(LEFT_SHIFT)
    OPERATOR_PAIR(RIGHT_SHIFT)
    OPERATOR_PAIR(BIT_AND)
    OPERATOR_PAIR(BIT_OR)
    OPERATOR_PAIR(BIT_XOR)
    CASE(ADD_INT) : {
        value x = r[B];
        int64_t sum;
        if (likely(value_is_int(x) && !__builtin_add_overflow(int_shifted(x), (int64_t)SIGNED_C * 65536, &sum))) {
            r[A] = int_from_shifted(sum);
            DISPATCH();
        }
        if (value_is_double(x)) {
            r[A] = double_result(value_to_double(x) + SIGNED_C);
            DISPATCH();
        }
        SET_CHARGED(r[A], binary_slow(vm, OPERATOR_ADD, D, x, value_from_small_int(SIGNED_C)));
    }
    CASE(SUBTRACT_INT) : {
        value x = r[B];
        int64_t difference;
        if (likely(value_is_int(x) &&
                   !__builtin_sub_overflow(int_shifted(x), (int64_t)SIGNED_C * 65536, &difference))) {
            r[A] = int_from_shifted(difference);
            DISPATCH();
        }
        if (value_is_double(x)) {
            r[A] = double_result(value_to_double(x) - SIGNED_C);
            DISPATCH();
        }
        SET_CHARGED(r[A], binary_slow(vm, OPERATOR_SUBTRACT, D, x, value_from_small_int(SIGNED_C)));
    }
    CASE(NEGATE) : {
        value x = r[B];
        if (likely(value_is_int(x) && value_to_int(x) != SMALL_INT_MIN)) {
            r[A] = value_from_small_int(-value_to_int(x));
            DISPATCH();
        }
        if (value_is_double(x)) {
            r[A] = value_from_double(-value_to_double(x));
            DISPATCH();
        }
        SET_CHARGED(r[A], object_unary(vm, OPERATOR_NEGATE, x));
    }
    CASE(POSITIVE) : SET_CHARGED(r[A], object_unary(vm, OPERATOR_POSITIVE, r[B]));
    CASE(INVERT) : SET_CHARGED(r[A], object_unary(vm, OPERATOR_INVERT, r[B]));
    CASE(NOT) : {
        value x = r[B];
        if (likely(value_is_bool(x))) {
            r[A] = x ^ 1;
            DISPATCH();
        }
        SAVE();
        int truth = truth_plainly(vm, x);
        if (unlikely(truth < 0) && (truth = object_truth(vm, x)) < 0)
            goto error;
        r[A] = value_from_bool(!truth);
        DISPATCH();
    }

    COMPARISON(LESS, COMPARE_LESS, <)
    COMPARISON(LESS_EQUAL, COMPARE_LESS_EQUAL, <=)
    COMPARISON(EQUAL, COMPARE_EQUAL, ==)
    COMPARISON(NOT_EQUAL, COMPARE_NOT_EQUAL, !=)
    COMPARISON(GREATER, COMPARE_GREATER, >)
    COMPARISON(GREATER_EQUAL, COMPARE_GREATER_EQUAL, >=)
    CASE(IS) : {
        r[A] = value_from_bool(r[B] == r[C]);
        DISPATCH();
    }
    CASE(IS_NOT) : {
        r[A] = value_from_bool(r[B] != r[C]);
        DISPATCH();
    }
    CASE(IN) : CASE(NOT_IN) : {
        vm->budget--;
        SAVE();
        int found = object_contains(vm, r[C], r[B]);
        if (unlikely(found < 0))
            goto error;
        r[A] = value_from_bool(found ^ (OPCODE_IS(NOT_IN)));
        DISPATCH();
    }

    CASE(JUMP) : {
        pc += JUMP_BC;
        DISPATCH();
    }
    CASE(JUMP_BACK) : {
        int32_t distance = JUMP_BC;
        pc += distance;
        if (unlikely((vm->budget += BACK_EDGE_STEPS(distance)) < 0)) {
            SAVE();
            if (!safe_point(vm)) {
                frame->pc = ++pc; /* charged to the instruction jumped to */
                goto error;
            }
        }
        DISPATCH();
    }
    CASE(JUMP_IF_TRUE) : CASE(JUMP_IF_FALSE) : {
        value x = r[A];
        int truth = truth_plainly(vm, x);
        if (unlikely(truth < 0)) {
            SAVE();
            truth = object_truth(vm, x);
            if (unlikely(truth < 0))
                goto error;
        }
        if (truth == OPCODE_IS(JUMP_IF_TRUE))
            pc += JUMP_BC;
        DISPATCH();
    }
    CASE(JUMP_IF_SET) : {
        if (r[A] != VALUE_UNSET)
            pc += JUMP_BC;
        DISPATCH();
    }
    BRANCH(BRANCH_LESS, COMPARE_LESS, <)
    BRANCH(BRANCH_LESS_EQUAL, COMPARE_LESS_EQUAL, <=)
    BRANCH(BRANCH_EQUAL, COMPARE_EQUAL, ==)
    BRANCH(BRANCH_NOT_EQUAL, COMPARE_NOT_EQUAL, !=)
    BRANCH(BRANCH_GREATER, COMPARE_GREATER, >)
    BRANCH(BRANCH_GREATER_EQUAL, COMPARE_GREATER_EQUAL, >=)
    CASE(BRANCH_IS) : {
        if ((r[A] == r[B]) == D)
            pc += C;
        DISPATCH();
    }
    CASE(BRANCH_IS_NONE) : {
        if ((r[A] == VALUE_NONE) == D)
            pc += C;
        DISPATCH();
    }
    CASE(BRANCH_IN) : {
        vm->budget--;
        SAVE();
        int found = object_contains(vm, r[B], r[A]);
        if (unlikely(found < 0))
            goto error;
        if (found == D)
            pc += C;
        DISPATCH();
    }

    CASE(LOAD_ATTRIBUTE) : {
        struct cache *own = &code->caches[C];
        const struct cache *cache = own;
        value x = r[B];
        if (likely(value_is_object(x))) {
            struct instance *object = object_of(vm, x);
            if (likely(object->base.header.shape == cache->shape ||
                       (cache = attribute_other_cache(vm, object->base.header.shape, own, CACHE_FOR_LOAD)))) {
                if (likely(cache->kind == CACHE_SLOT_INLINE)) {
                    result = object->slots[cache->slot];
                    if (likely(result != VALUE_UNSET)) {
                        r[A] = result;
                        DISPATCH();
                    }
                } else if (cache->kind == CACHE_SLOT_OVERFLOW) {
                    result = ((struct array *)object_at(vm, object->base.overflow))->items[cache->slot];
                    if (likely(result != VALUE_UNSET)) {
                        r[A] = result;
                        DISPATCH();
                    }
                } else if (cache->kind == CACHE_MODULE) {
                    result = module_cached(vm, cache, x);
                    if (likely(result != VALUE_UNSET)) {
                        r[A] = result;
                        DISPATCH();
                    }
                } else if (cache->version == vm->class_version) {
                    if (likely(cache->kind == CACHE_CLASS_VALUE)) {
                        r[A] = cache->result;
                        DISPATCH();
                    }
                    /* A property's getter runs above all that this frame and natives it calls may use. */
                    uint32_t base = vm->stack_top;
                    SAVE();
                    if (likely(cache->kind == CACHE_PROPERTY &&
                               push_function(vm, object_of(vm, cache->result), base, 1, A))) {
                        vm->stack[base] = x;
                        LOAD_FRAME();
                        DISPATCH();
                    }
                }
            }
        }
        SET_OR_FAIL(r[A], attribute_load(vm, x, own));
    }
    CASE(STORE_ATTRIBUTE) : {
        struct cache *cache = &code->caches[C];
        value x = r[A];
        if (likely(value_is_object(x))) {
            struct instance *object = object_of(vm, x);
            if (likely(object->base.header.shape == cache->shape)) {
                if (likely(cache->kind == CACHE_SLOT_INLINE)) {
                    object->slots[cache->slot] = r[B];
                    DISPATCH();
                }
                if (cache->kind == CACHE_ADD_INLINE && cache->version == vm->class_version) {
                    object->slots[cache->slot] = r[B];
                    object->base.header.shape = value_to_ref(cache->result);
                    DISPATCH();
                }
            }
        }
        DO_OR_FAIL(attribute_store(vm, x, cache, r[B]));
    }
    CASE(DELETE_ATTRIBUTE) : {
        value name = value_from_ref(code->caches[C].name);
        DO_OR_FAIL(object_set_attribute_by(vm, r[A], name, VALUE_UNSET, GUARD_DOTTED_DELETE));
    }
    CASE(LOAD_METHOD) : {
        struct cache *own = &code->caches[C];
        const struct cache *cache = own;
        value x = r[B];
        if (likely(value_is_object(x))) {
            cage_ref shape = ((struct object *)object_of(vm, x))->shape;
            if (likely(shape == cache->shape || (cache = attribute_other_cache(vm, shape, own, CACHE_FOR_METHOD)))) {
                if (likely(cache->version == vm->class_version)) {
                    if (likely(cache->kind == CACHE_METHOD)) {
                        r[A] = cache->result;
                        r[A + 1] = x;
                        DISPATCH();
                    }
                    if (cache->kind == CACHE_CLASS_VALUE) {
                        r[A] = cache->result;
                        r[A + 1] = VALUE_UNSET;
                        DISPATCH();
                    }
                }
                result = module_cached(vm, cache, x);
                if (result != VALUE_UNSET) {
                    r[A] = result;
                    r[A + 1] = VALUE_UNSET;
                    DISPATCH();
                }
            }
        }
        DO_OR_FAIL(attribute_load_method(vm, x, own, &r[A]));
    }
    CASE(LOAD_PROTOCOL_METHOD) : DO_CHARGED(attribute_load_protocol_method(vm, r[B], code->names[C], &r[A]));
    CASE(LOAD_PROTOCOL_BOUND) : DO_CHARGED(attribute_load_protocol_bound(vm, r[B], code->names[C], &r[A]));
    CASE(REFUSE_ATTRIBUTE) : {
        SAVE();
        refuse_attribute(vm, r[A], code->names[B], D);
        goto error;
    }

    CASE(LOAD_ITEM) : CASE(LOAD_ITEM_CONST) : {
        value x = r[B], key = OPCODE_IS(LOAD_ITEM) ? r[C] : code->constants[C];
        if (likely(value_is_object(x))) {
            const struct object *object = object_of(vm, x);
            if (object->kind == KIND_LIST && value_is_int(key)) {
                const struct list *list = (const struct list *)object;
                int64_t index = value_to_int(key);
                index += index < 0 ? list->count : 0;
                if (likely((uint64_t)index < list->count)) {
                    r[A] = list_items(vm, list)[(uint32_t)index & CAGE_INDEX_MASK];
                    DISPATCH();
                }
            } else if (object->kind == KIND_DICT) {
                SAVE();
                result = dict_get(vm, object_of(vm, x), key);
                if (likely(result != VALUE_UNSET)) {
                    r[A] = result;
                    DISPATCH();
                }
                if (!vm_failed(vm))
                    raise_with_value(vm, TYPE_KEY_ERROR, key);
                goto error;
            } else if (object->kind == KIND_TUPLE && value_is_int(key)) {
                const struct tuple *tuple = (const struct tuple *)object;
                int64_t index = value_to_int(key);
                index += index < 0 ? tuple->count : 0;
                if (likely((uint64_t)index < tuple->count)) {
                    r[A] = tuple->items[(uint32_t)index & CAGE_INDEX_MASK];
                    DISPATCH();
                }
            } else if (value_is_int(key)) {
                result = VALUE_UNSET;
                if (object->kind == KIND_STR)
                    result = str_item_plainly(vm, (const struct str *)object, value_to_int(key));
                else if (object->kind == KIND_BYTES || object->kind == KIND_BYTEARRAY)
                    result = bytes_item_plainly(vm, object, value_to_int(key));
                if (likely(result != VALUE_UNSET)) {
                    r[A] = result;
                    DISPATCH();
                }
            }
        }
        SET_CHARGED(r[A], object_get_item(vm, x, key));
    }
    CASE(LOAD_SLICE) : SET_CHARGED(r[A], slice_load(vm, r[B], r[C], r[C + 1]));
    CASE(STORE_ITEM) : {
        value x = r[A], key = r[B];
        if (likely(value_is_object(x))) {
            const struct object *object = object_of(vm, x);
            if (object->kind == KIND_LIST && value_is_int(key)) {
                const struct list *list = (const struct list *)object;
                int64_t index = value_to_int(key);
                index += index < 0 ? list->count : 0;
                if (likely((uint64_t)index < list->count)) {
                    list_items(vm, list)[(uint32_t)index & CAGE_INDEX_MASK] = r[C];
                    DISPATCH();
                }
            } else if (object->kind == KIND_DICT) {
                DO_OR_FAIL(dict_set(vm, object_of(vm, x), key, r[C]));
            } else if (object->kind == KIND_BYTEARRAY && value_are_ints(key, r[C]) &&
                       bytearray_store_plainly(vm, (const struct byte_array *)object, value_to_int(key),
                                               value_to_int(r[C]))) {
                DISPATCH();
            }
        }
        DO_CHARGED(object_set_item(vm, x, key, r[C]));
    }
    CASE(DELETE_ITEM) : DO_CHARGED(object_delete_item(vm, r[A], r[B]));

    CASE(CALL) : {
        value callee = r[A];
        uint32_t base = frame->base + A + 1;
        const struct known_call *known = known_call_at(vm, pc);
        SAVE();
        if (likely(known->site == pc && known->callee == callee)) {
            struct object *object = object_of(vm, callee);
            if (!known->code) {
                if (likely(vm->budget > 0)) {
                    vm->budget--;
                    SET_OR_FAIL(r[C], native_call_bound(vm, known->native, base, B));
                }
            } else if (likely(object->kind == KIND_FUNCTION)) {
                CALL_KNOWN(known, (const struct function *)object, r[A + 1], B, C);
            } else if (object->kind == KIND_TYPE) {
                struct known_call call = *known; /* a collection empties the table */
                const struct function *init = init_of_code(vm, (struct type *)object, call.code);
                if (likely(init && frame_fits(vm, call.code, base - 1))) {
                    value instance = instance_new(vm, (struct type *)object);
                    if (unlikely(instance == VALUE_ERROR))
                        goto error;
                    r[A] = instance;
                    frame = push_fitting(vm, init, call.code, call.start, base - 1, (uint32_t)B + 1, C);
                    frame->result = RESULT_INSTANCE;
                    frame->namespace = instance;
                    code = call.code;
                    pc = call.start;
                    r = vm->stack + base - 1;
                    DISPATCH();
                }
            }
        }
        if (likely(value_is_object(callee))) {
            struct object *object = object_of(vm, callee);
            if (object->kind == KIND_FUNCTION) {
                struct frame *pushed = push_function(vm, (struct function *)object, base, B, C);
                if (likely(pushed)) {
                    known_call_note(vm, pc, callee, B, pushed);
                    LOAD_FRAME();
                    DISPATCH();
                }
            } else if (object->kind == KIND_TYPE) {
                int pushed = push_instance(vm, (struct type *)object, base, B, C);
                if (likely(pushed > 0)) {
                    known_call_note(vm, pc, callee, (uint32_t)B + 1, &vm->frames[vm->frame_count - 1]);
                    LOAD_FRAME();
                    DISPATCH();
                }
                if (unlikely(pushed < 0))
                    goto error;
                /* r[A], the class, is the first argument of its native. */
                const struct type *type = (struct type *)object;
                if (type->flags & TYPE_BUILTIN && vm->budget > 0 && type_has_construct(type)) {
                    vm->budget--;
                    SET_OR_FAIL(r[C], native_invoke(vm, NATIVE_INDEX(NATIVE_SECTION_TYPE_SETUP, type->type_id, 0),
                                                    base - 1, (uint32_t)B + 1, VALUE_UNSET));
                }
            } else if (object->kind == KIND_NATIVE_FUNCTION && vm->budget > 0 &&
                       ((struct native_function *)object)->self == VALUE_UNSET) {
                vm->budget--;
                uint32_t native = ((struct native_function *)object)->native;
                SET_OR_FAIL(r[C], native_invoke_noting(vm, pc, callee, native, base, B));
            } else if (object->kind == KIND_BOUND_METHOD) {
                const struct bound_method *method = (struct bound_method *)object;
                if (value_has_kind(vm, method->function, KIND_FUNCTION) &&
                    push_function(vm, object_of(vm, method->function), base - 1, (uint32_t)B + 1, C)) {
                    vm->stack[base - 1] = method->self;
                    LOAD_FRAME();
                    DISPATCH();
                }
            }
        }
        CONTINUE_CALL(call_begin(vm, callee, base, B, VALUE_UNSET, true, &outcome_), C);
    }
    CASE(CALL_METHOD) : {
        value callee = r[A];
        bool has_self = r[A + 1] != VALUE_UNSET;
        const struct known_call *known = known_call_at(vm, pc);
        SAVE();
        uint32_t base = frame->base + A + 2 - has_self, count = (uint32_t)B + has_self;
        if (likely(known->site == pc && known->callee == callee)) {
            if (known->code) {
                if (likely(has_self))
                    CALL_KNOWN(known, (const struct function *)object_of(vm, callee), r[A + 1], (uint32_t)B + 1, C);
            } else if (has_self ? is_method_of_receiver(vm, callee, r[A + 1])
                                : value_has_kind(vm, callee, KIND_NATIVE_FUNCTION)) {
                if (likely(vm->budget > 0)) {
                    vm->budget--;
                    SET_OR_FAIL(r[C], native_call_bound(vm, known->native, base, count));
                }
            }
        }
        if (value_has_kind(vm, callee, KIND_FUNCTION)) {
            struct frame *pushed = push_function(vm, object_of(vm, callee), base, count, C);
            if (likely(pushed)) {
                if (has_self)
                    known_call_note(vm, pc, callee, count, pushed);
                LOAD_FRAME();
                DISPATCH();
            }
        }
        if (likely(is_method_of_receiver(vm, callee, has_self ? r[A + 1] : VALUE_UNSET) && vm->budget > 0)) {
            vm->budget--;
            const struct native_method *method = object_of(vm, callee);
            SET_OR_FAIL(r[C], native_invoke_noting(vm, pc, callee, method->native, base, count));
        }
        if (!has_self && value_has_kind(vm, callee, KIND_NATIVE_FUNCTION) && vm->budget > 0 &&
            ((struct native_function *)object_of(vm, callee))->self == VALUE_UNSET) {
            vm->budget--;
            const struct native_function *function = object_of(vm, callee);
            SET_OR_FAIL(r[C], native_invoke_noting(vm, pc, callee, function->native, base, count));
        }
        CONTINUE_CALL(call_begin(vm, callee, base, count, VALUE_UNSET, true, &outcome_), C);
    }
    CASE(CALL_KEYWORDS) : {
        SAVE();
        CONTINUE_CALL(call_begin(vm, r[A], frame->base + A + 1, B, r[A + B + 1], true, &outcome_), C);
    }
    CASE(CALL_METHOD_KEYWORDS) : {
        bool has_self = r[A + 1] != VALUE_UNSET;
        SAVE();
        CONTINUE_CALL(
            call_begin(vm, r[A], frame->base + A + 2 - has_self, (uint32_t)B + has_self, r[A + B + 2], true, &outcome_),
            C);
    }
    CASE(CALL_SPREAD) : {
        SAVE();
        CONTINUE_CALL(call_begin_spread(vm, r[A], frame->base + A + 1, r[A + 1], r[A + 2], &outcome_), C);
    }
    CASE(RETURN) : {
        result = r[A];
        goto returning;
    }
    CASE(RETURN_NONE) : {
        result = VALUE_NONE;
        goto returning;
    }

    CASE(BUILD_TUPLE) : SET_CHARGED(r[A], C ? tuple_from_items(vm, r + B, C) : vm->empty_tuple);
    CASE(BUILD_LIST) : SET_CHARGED(r[A], list_from_items(vm, r + B, C));
    CASE(BUILD_SET) : SET_CHARGED(r[A], build_set(vm, r + B, C));
    CASE(BUILD_MAP) : SET_CHARGED(r[A], build_map(vm, r + B, C));
    CASE(BUILD_SLICE) : SET_CHARGED(r[A], slice_new(vm, r[B], r[B + 1], r[B + 2]));
    CASE(BUILD_STRING) : SET_CHARGED(r[A], str_join(vm, object_of(vm, vm->empty_str), r + B, C));
    CASE(FORMAT_VALUE) : SET_CHARGED(r[A], format_value(vm, r[B], r[C], D));
    CASE(BUILD_INTERPOLATION) : SET_CHARGED(r[A], interpolation_make(vm, &r[B], D));
    CASE(BUILD_TEMPLATE) : SET_CHARGED(r[A], template_make(vm, r[B], r[B + 1]));
    CASE(LIST_APPEND) : DO_OR_FAIL(list_append(vm, object_of(vm, r[A]), r[B]));
    CASE(LIST_EXTEND) : DO_CHARGED(extend_display(vm, r[A], r[B]));
    CASE(LIST_TO_TUPLE) : {
        struct list *list = object_of(vm, r[B]);
        SET_OR_FAIL(r[A], list->count ? tuple_from_items(vm, list_items(vm, list), list->count) : vm->empty_tuple);
    }
    CASE(SET_ADD) : DO_CHARGED(set_add(vm, object_of(vm, r[A]), r[B]));
    CASE(SET_UPDATE) : DO_CHARGED(set_update(vm, object_of(vm, r[A]), r[B]));
    CASE(MAP_SET) : DO_CHARGED(dict_set(vm, object_of(vm, r[A]), r[B], r[C]));
    CASE(MAP_UPDATE) : DO_CHARGED(update_display(vm, r[A], r[B]));
    CASE(MAP_MERGE) : DO_CHARGED(merge_keywords(vm, r[A], r[B], r[C]));
    CASE(SPREAD_TUPLE) : SET_CHARGED(r[A], spread_tuple(vm, r[B], r[C]));
    CASE(UNPACK_SEQUENCE) : {
        value x = r[A];
        if (value_is_object(x) && C) {
            const struct object *object = object_of(vm, x);
            const value *items = NULL;
            if (object->kind == KIND_TUPLE && ((const struct tuple *)object)->count == C)
                items = ((const struct tuple *)object)->items;
            else if (object->kind == KIND_LIST && ((const struct list *)object)->count == C)
                items = list_items(vm, (const struct list *)object);
            if (likely(items)) {
                memcpy(r + B, items, C * sizeof(value));
                DISPATCH();
            }
        }
        DO_CHARGED(unpack_sequence(vm, x, r + B, C));
    }
    CASE(UNPACK_STARRED) : DO_CHARGED(unpack_starred(vm, r[A], r + B, C, D));

    CASE(GET_ITERATOR) : SET_CHARGED(r[A], object_iterate(vm, r[B]));
    CASE(FOR_LOOP) : {
        value iterator = r[A];
        if (likely(value_is_object(iterator))) {
            struct object *object = object_of(vm, iterator);
            if (object->kind == KIND_RANGE_ITERATOR) {
                struct range_iterator *range = (struct range_iterator *)object;
                if (unlikely(range->remaining <= 0))
                    DISPATCH();
                range->remaining--;
                r[B] = value_from_small_int(range->current);
                range->current += range->step;
                goto loop_again;
            }
            if (object->kind == KIND_SEQUENCE_ITERATOR && object->detail == 0) {
                struct sequence_iterator *sequence = (struct sequence_iterator *)object;
                if (value_has_kind(vm, sequence->sequence, KIND_LIST)) {
                    const struct list *list = object_of(vm, sequence->sequence);
                    if (sequence->index < list->count) {
                        r[B] = list_items(vm, list)[sequence->index++ & CAGE_INDEX_MASK];
                        goto loop_again;
                    }
                    sequence->sequence = VALUE_UNSET;
                    DISPATCH();
                }
                if (value_has_kind(vm, sequence->sequence, KIND_TUPLE)) {
                    const struct tuple *tuple = object_of(vm, sequence->sequence);
                    if (sequence->index < tuple->count) {
                        r[B] = tuple->items[sequence->index++ & CAGE_INDEX_MASK];
                        goto loop_again;
                    }
                    sequence->sequence = VALUE_UNSET;
                    DISPATCH();
                }
                if (value_has_kind(vm, sequence->sequence, KIND_STR)) {
                    const struct str *str = object_of(vm, sequence->sequence);
                    if (str->header.flags & STR_ASCII && sequence->position < str->byte_length) {
                        sequence->index++;
                        r[B] = vm->byte_strs[(uint8_t)str_data(vm, str)[(uint32_t)sequence->position++]];
                        goto loop_again;
                    }
                }
            }
            if (object->kind == KIND_GENERATOR) {
                struct generator *generator = (struct generator *)object;
                SAVE();
                if (generator->state == GENERATOR_CLOSED)
                    DISPATCH();
                struct frame *pushed = generator_enter_quickly(vm, generator, VALUE_NONE);
                if (unlikely(!pushed) && !(pushed = generator_push(vm, generator, VALUE_NONE)))
                    goto error;
                pushed->result = RESULT_TO_FOR_LOOP;
                frame = pushed;
                code = frame->code;
                pc = frame->pc;
                r = vm->stack + frame->base;
                DISPATCH();
            }
            if (object->kind == KIND_DICT_ITERATOR) {
                result = dict_iterator_step(vm, (struct dict_iterator *)object);
                if (likely(result != VALUE_UNSET)) {
                    r[B] = result;
                    goto loop_again;
                }
            }
            if (object->kind == KIND_SET_ITERATOR) {
                result = set_iterator_step(vm, (struct set_iterator *)object);
                if (likely(result != VALUE_UNSET)) {
                    r[B] = result;
                    goto loop_again;
                }
            }
            /* A loop that unpacks pairs at once needs no tuple from what gives pairs. */
            const struct instruction *body = pc + SIGNED_C;
            if (body->opcode == OP_UNPACK_SEQUENCE && body->c == 2 && body->a == B &&
                (object->kind == KIND_RECORD || object->kind == KIND_DICT_ITERATOR)) {
                SAVE();
                value pair[2];
                enum pair_step step = iterator_next_pair(vm, iterator, pair);
                if (likely(step == PAIR_TAKEN)) {
                    r[B] = VALUE_NONE;
                    r[body->b] = pair[0];
                    r[body->b + 1] = pair[1];
                    if (unlikely((vm->budget += BACK_EDGE_STEPS(SIGNED_C)) < 0) && !safe_point(vm))
                        goto error;
                    pc = body + 1;
                    DISPATCH();
                }
                if (step == PAIR_END)
                    DISPATCH();
                if (unlikely(step == PAIR_FAILED))
                    goto error;
            }
        }
        SAVE();
        result = object_next(vm, iterator);
        if (result == VALUE_STOP)
            DISPATCH();
        if (unlikely(result == VALUE_ERROR))
            goto error;
        r[B] = result;
    loop_again:
        if (unlikely((vm->budget += BACK_EDGE_STEPS(SIGNED_C)) < 0)) {
            SAVE();
            if (!safe_point(vm))
                goto error;
        }
        pc += SIGNED_C;
        DISPATCH();
    }

    CASE(MAKE_FUNCTION) : SET_CHARGED(r[A], function_make(vm, frame, code->nested[B], &r[C]));
    CASE(MAKE_TYPE_PARAMETER) : SET_CHARGED(r[A], type_parameter_make(vm, code->names[B], D, r[C], r[C + 1]));
    CASE(MAKE_TYPE_ALIAS) : SET_CHARGED(r[A], type_alias_make(vm, code->names[B], r[C], r[C + 1]));
    CASE(SET_TYPE_PARAMETERS) : DO_CHARGED(function_set_parameters(vm, r[A], r[B]));
    CASE(BUILD_GENERIC) : SET_CHARGED(r[A], generic_base_make(vm, r[B]));
    CASE(CHECK_ANNOTATION_FORMAT) : DO_OR_FAIL(check_annotation_format(vm, r[A]));
    CASE(NOTE_ANNOTATION) : DO_CHARGED(note_annotation(vm, r[A], (int32_t)WIDE_BC));
    CASE(BUILD_CLASS) : SET_OR_FAIL(r[A], class_build(vm, r[B], r[B + 1], r[B + 2], r[B + 3]));

    CASE(RAISE) : {
        SAVE();
        exception_raise(vm, r[A]);
        goto error;
    }
    CASE(RAISE_FROM) : {
        SAVE();
        exception_raise_from(vm, r[A], r[B]);
        goto error;
    }
    CASE(RAISE_AGAIN) : {
        SAVE();
        if (vm->handled == VALUE_NONE) {
            raise_error(vm, TYPE_RUNTIME_ERROR, "No active exception to reraise");
            goto error;
        }
        vm->exception = vm->handled;
        goto unwind;
    }
    CASE(CONTINUE_RAISE) : {
        SAVE();
        value exception = r[A];
        restore_handled(vm, frame, r[A + 1]);
        vm->exception = exception;
        goto unwind;
    }
    CASE(END_HANDLER) : {
        restore_handled(vm, frame, r[A + 1]);
        DISPATCH();
    }
    CASE(MATCH_EXCEPTION) : {
        SAVE();
        int matches = exception_match(vm, r[B], r[C]);
        if (unlikely(matches < 0))
            goto error;
        r[A] = value_from_bool(matches);
        DISPATCH();
    }
    CASE(LOAD_ASSERTION_ERROR) : {
        r[A] = value_from_ref(vm->types[TYPE_ASSERTION_ERROR]);
        DISPATCH();
    }
    CASE(WITH_PREPARE) : DO_CHARGED(with_prepare(vm, r[B], D, &r[A]));
    CASE(WITH_EXCEPTION) : SET_CHARGED(r[A], with_exception(vm, r[B], r[C]));

    CASE(YIELD) : {
        result = r[B];
        generator_leave(vm, frame, (uint32_t)(pc - code->instructions));
        if (likely(frame->result == RESULT_TO_FOR_LOOP)) { /* there is a frame below, at its FOR_LOOP */
            vm->frame_count--;
            frame--;
            code = frame->code;
            pc = frame->pc;
            r = vm->stack + frame->base;
            vm->stack_top = frame->base + code->register_count + STACK_SLACK;
            r[B] = result;
            goto loop_again;
        }
        SAVE();
        frame_pop(vm);
        goto yielded;
    }
    CASE(GET_YIELD_FROM_ITERATOR) : {
        value x = r[B];
        SET_OR_FAIL(r[A], get_yield_from_iterator(vm, frame, x));
    }
    CASE(YIELD_FROM) : {
        SAVE();
        switch (delegate_begin(vm, r[B], r[C], &result)) {
        case DELEGATE_PUSHED:
            LOAD_FRAME();
            DISPATCH();
        case DELEGATE_ENDED:
            r[A] = result;
            DISPATCH();
        case DELEGATE_YIELDED:
            generator_suspend_at(vm, pc - 1);
            goto yielded;
        case DELEGATE_FAILED:
            goto error;
        }
    }
    CASE(GET_AWAITABLE) : SET_CHARGED(r[A], get_awaitable(vm, r[B], D));
    CASE(GET_ASYNC_ITERATOR) : SET_CHARGED(r[A], async_iterator_of(vm, r[B]));
    CASE(GET_ASYNC_NEXT) : SET_CHARGED(r[A], async_next_of(vm, r[B]));
    CASE(END_ASYNC_FOR) : {
        SAVE();
        value exception = r[A];
        restore_handled(vm, frame, r[A + 1]);
        if (likely(value_is_instance_of(vm, exception, TYPE_STOP_ASYNC_ITERATION)))
            DISPATCH();
        vm->exception = exception;
        goto unwind;
    }

    CASE(MATCH_GROUP) : { DO_CHARGED(exception_group_match(vm, r[B], r[C], &r[A])); }
    CASE(END_GROUP_HANDLER) : {
        SAVE();
        value left = exception_group_finish(vm, r[A], r[B]);
        if (unlikely(left == VALUE_ERROR))
            goto error;
        restore_handled(vm, frame, r[A + 1]);
        if (left == VALUE_NONE)
            DISPATCH();
        vm->exception = left;
        goto unwind;
    }

    CASE(IMPORT_NAME) : SET_CHARGED(r[A], import_name(vm, frame, code->names[B], r[C], r[C + 1]));
    CASE(IMPORT_FROM) : SET_CHARGED(r[A], import_from(vm, r[B], code->names[C]));
    CASE(IMPORT_STAR) : DO_OR_FAIL(import_star(vm, r[A], frame_names(frame)));
    CASE(SETUP_ANNOTATIONS) : DO_OR_FAIL(setup_annotations(vm, frame));
    CASE(PRINT_RESULT) : DO_OR_FAIL(print_result(vm, r[A]));

    CASE(MATCH_SEQUENCE) : SET_CHARGED(r[A], value_from_bool(match_sequence(vm, r[B])));
    CASE(MATCH_MAPPING) : SET_CHARGED(r[A], value_from_bool(match_mapping(vm, r[B])));
    CASE(LENGTH) : SET_CHARGED(r[A], match_length(vm, r[B]));
    CASE(MATCH_KEYS) : SET_CHARGED(r[A], match_keys(vm, r[B], r[C]));
    CASE(MATCH_CLASS) : SET_CHARGED(r[A], match_class(vm, r[B], r[C], D, r[C + 1]));

returning : {
    /* The innermost frame returns `result`. */
    uint8_t how = frame->result, flags = frame->flags;
    uint16_t target = frame->result_register;
    if (likely(!(how | flags))) {
        vm->frame_count--;
        frame--; /* there is one: the outermost frame returns to C */
        code = frame->code;
        pc = frame->pc;
        r = vm->stack + frame->base;
        vm->stack_top = frame->base + code->register_count + STACK_SLACK;
        r[target] = result;
        DISPATCH();
    }
    if (how == RESULT_INSTANCE) {
        if (unlikely(result != VALUE_NONE)) {
            SAVE();
            raise_type_error(vm, "__init__() should return None, not '%s'", value_type_name(vm, result));
            goto unwind_frame;
        }
        result = frame->namespace;
    }
    value kept_by = frame->namespace;
    bool ended_generator = flags & FRAME_OF_GENERATOR;
    if (ended_generator)
        generator_finish(vm);
    else
        frame_pop(vm);
    if (how == RESULT_TO_ASEND)
        result = asend_returned(vm, kept_by);
    else if (how == RESULT_TO_CACHE)
        result = function_cache_keep(vm, tuple_items(vm, kept_by)[0], tuple_items(vm, kept_by)[1], result);
    if (flags & FRAME_RETURNS_TO_C) {
        if (!ended_generator)
            return result;
        vm->generator_result = result;
        return VALUE_STOP;
    }
    LOAD_FRAME();
    if (unlikely(result == VALUE_ERROR))
        goto error;
    if (how == RESULT_TO_YIELD_FROM)
        r[((struct instruction *)pc)[-1].a] = result;
    else if (how != RESULT_TO_FOR_LOOP && how != RESULT_DISCARD)
        r[target] = result;
    DISPATCH();
}

yielded : {
    /* A generator has been suspended with `result`; what was its frame's slot still says who asked. */
    const struct frame *left = &vm->frames[vm->frame_count];
    uint8_t how = left->result;
    if (left->flags & FRAME_RETURNS_TO_C)
        return result;
    LOAD_FRAME();
    if (how == RESULT_TO_FOR_LOOP) {
        r[B] = result;
        goto loop_again;
    }
    if (how == RESULT_TO_ASEND && left->pc[-1].opcode == OP_YIELD) {
        asend_yielded(vm, left->namespace);
        r[((struct instruction *)pc)[-1].a] = result;
        DISPATCH();
    }
    /* Delegation: this generator yields the value too and comes back to its YIELD_FROM. */
    generator_suspend_at(vm, pc - 1);
    goto yielded;
}

error:
    if (unlikely(vm->stop == STOP_NONE && vm->exception == VALUE_UNSET))
        raise_error(vm, TYPE_SYSTEM_ERROR, "a function failed without setting an exception");
    if (likely(vm->stop == STOP_NONE && vm->exception != VALUE_UNSET))
        exception_add_traceback(vm, vm->exception, frame);
unwind : {
    vm->budget -= 1 + code->handler_count / HANDLERS_FOR_A_STEP;
    const struct handler *handler = vm->stop == STOP_NONE ? find_handler(code, frame->pc) : NULL;
    if (handler) {
        r[handler->base] = vm->exception;
        r[handler->base + 1] = vm->handled;
        if ((frame->flags & (FRAME_OF_GENERATOR | FRAME_HANDLES_OWN)) == FRAME_OF_GENERATOR) {
            r[handler->base + 1] = VALUE_UNSET;
            frame->flags |= FRAME_HANDLES_OWN;
        }
        vm->handled = vm->exception;
        vm->exception = VALUE_UNSET;
        if (unlikely(vm->handled == vm->memory_error))
            forget_garbage(vm, frame, handler->base + 2);
        pc = code->instructions + handler->target;
        DISPATCH();
    }
}
unwind_frame : {
    uint8_t flags = frame->flags, how = frame->result;
    value kept_by = frame->namespace;
    if (flags & FRAME_OF_GENERATOR) {
        generator_finish(vm);
        if (vm->stop == STOP_NONE)
            generator_replace_exception(vm, code);
        if (how == RESULT_TO_ASEND)
            asend_failed(vm, kept_by);
    } else {
        frame_pop(vm);
    }
    if (flags & FRAME_RETURNS_TO_C) {
        (void)entry_count;
        return VALUE_ERROR;
    }
    LOAD_FRAME();
    if (unlikely(frame->flags & FRAME_THROWN_THROUGH))
        generator_chain_context(vm, frame);
    goto error;
}
}
