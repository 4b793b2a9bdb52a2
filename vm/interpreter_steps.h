/* What the interpreter's instructions are written with, as macros: operands, ways to end an instruction, frames entered
 * and left. For interpreter.c and interpreter_operators.h alone, inside whose instructions pc, r, frame, code and vm
 * are the machine's state. */
#ifndef PYNTERP_VM_INTERPRETER_STEPS_H
#define PYNTERP_VM_INTERPRETER_STEPS_H

#include "dispatch.h"
#include "interpreter_quick.h"

#define D (pc[-1].d)
#define A (pc[-1].a)
#define B (pc[-1].b)
#define C (pc[-1].c)
#define SIGNED_C ((int16_t)pc[-1].c)
#define WIDE_BC (instruction_wide_at(pc - 1))
#define JUMP_BC ((int32_t)WIDE_BC)
#define OPCODE_IS(name) (pc[-1].opcode == OP_##name)

/* What going back by a negative distance adds to the budget: rounds down, so at least one step is taken from it. */
#define BACK_EDGE_STEPS(distance) ((distance) >> INSTRUCTIONS_FOR_A_STEP_BITS)
/* Before anything that may raise, call or look at the frame from outside. */
#define SAVE() (frame->pc = pc)
#define SET_OR_FAIL(target, expression)                                                                                \
    do {                                                                                                               \
        SAVE();                                                                                                        \
        value outcome_ = (expression);                                                                                 \
        if (unlikely(outcome_ == VALUE_ERROR))                                                                         \
            CONTINUE(error);                                                                                           \
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
            CONTINUE(error);                                                                                           \
        DISPATCH();                                                                                                    \
    } while (0)
/* A call of a function found before: its frame's code and window follow from the site alone. */
#define CALL_KNOWN(call, first, count, target)                                                                         \
    do {                                                                                                               \
        value *window_ = &(first);                                                                                     \
        uint32_t base_ = (uint32_t)(window_ - vm->stack);                                                              \
        if (likely(frame_fits(vm, (call)->code, base_))) {                                                             \
            const struct function *function_ = object_of(vm, r[A]);                                                    \
            frame = push_fitting(vm, frame + 1, function_, (call)->code, (call)->start, base_, count, target);         \
            code = (call)->code;                                                                                       \
            pc = (call)->start;                                                                                        \
            r = window_;                                                                                               \
            DISPATCH();                                                                                                \
        }                                                                                                              \
    } while (0)
#define ENTER_FRAME(innermost)                                                                                         \
    do {                                                                                                               \
        frame = (innermost);                                                                                           \
        code = frame->code;                                                                                            \
        pc = frame->pc;                                                                                                \
        r = vm->stack + frame->base;                                                                                   \
    } while (0)
#define LOAD_FRAME() ENTER_FRAME(&vm->frames[vm->frame_count - 1])

static inline uint32_t instruction_wide_at(const struct instruction *instruction) {
    uint32_t wide;
    memcpy(&wide, &instruction->b, sizeof wide);
    return wide;
}

/* A call has begun: go on in the pushed frame, with the value, or with the error. */
#define FINISH_CALL(status, outcome, target)                                                                           \
    do {                                                                                                               \
        if ((status) == CALL_PUSHED) {                                                                                 \
            vm->frames[vm->frame_count - 1].result_register = (target);                                                \
            LOAD_FRAME();                                                                                              \
            DISPATCH();                                                                                                \
        }                                                                                                              \
        if (unlikely((status) == CALL_FAILED))                                                                         \
            CONTINUE(error);                                                                                           \
        r[target] = (outcome);                                                                                         \
        DISPATCH();                                                                                                    \
    } while (0)
#define CONTINUE_CALL(begin, target)                                                                                   \
    do {                                                                                                               \
        value outcome_;                                                                                                \
        enum call_status status_ = (begin);                                                                            \
        FINISH_CALL(status_, outcome_, target);                                                                        \
    } while (0)

/* Go round the loop whose FOR_LOOP is the current instruction. */
#define LOOP_AGAIN()                                                                                                   \
    do {                                                                                                               \
        int64_t distance_ = SIGNED_C;                                                                                  \
        if (unlikely((vm->budget += BACK_EDGE_STEPS(distance_)) < 0))                                                  \
            CONTINUE(check_loop);                                                                                      \
        pc += distance_;                                                                                               \
        DISPATCH();                                                                                                    \
    } while (0)

/* Back to the frame below, which is at its call or its loop. */
#define LEAVE_FRAME()                                                                                                  \
    do {                                                                                                               \
        vm->frame_count--;                                                                                             \
        frame--;                                                                                                       \
        code = frame->code;                                                                                            \
        pc = frame->pc;                                                                                                \
        r = vm->stack + frame->base;                                                                                   \
        vm->stack_top = frame->base + code->register_count + STACK_SLACK;                                              \
    } while (0)
#define RETURN_VALUE(expression)                                                                                       \
    do {                                                                                                               \
        value result = (expression);                                                                                   \
        if (likely(!(frame->result | frame->flags))) { /* the outermost frame returns to C */                          \
            uint16_t target = frame->result_register;                                                                  \
            LEAVE_FRAME();                                                                                             \
            r[target] = result;                                                                                        \
            DISPATCH();                                                                                                \
        }                                                                                                              \
        vm->handed_on = result;                                                                                        \
        CONTINUE(returning);                                                                                           \
    } while (0)

#endif
