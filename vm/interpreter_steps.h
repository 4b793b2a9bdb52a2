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
/* A register's number on the register stack. */
#define REGISTER_NUMBER(register) ((uint32_t)(&r[register] - vm->stack))
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
/* A call of a function found before: all but the window follows from the site. `prepared` is what else must be done
 * when it fits; it may write to the frame that comes next. Nothing reads the new frame's pc before it is saved. Where
 * it does not fit, or the fuel may not suffice, this goes on behind. */
#define CALL_KNOWN(known, first, prepared)                                                                             \
    do {                                                                                                               \
        value *window_ = &(first);                                                                                     \
        struct code *code_ = (known)->code;                                                                            \
        struct frame *next_ = frame + 1;                                                                               \
        if (unlikely(next_ >= vm->frame_end || window_ + code_->register_count > vm->window_end))                      \
            break;                                                                                                     \
        if (unlikely((vm->budget -= code_->entry_steps) < 0 || !(prepared))) {                                         \
            vm->budget += code_->entry_steps;                                                                          \
            break;                                                                                                     \
        }                                                                                                              \
        vm->frame_count++;                                                                                             \
        next_->code = code_;                                                                                           \
        next_->origin = (known)->origin;                                                                               \
        next_->window = window_;                                                                                       \
        window_clear(window_, code_->positional_count, code_->local_count);                                            \
        frame = next_;                                                                                                 \
        code = code_;                                                                                                  \
        pc = (known)->start;                                                                                           \
        r = window_;                                                                                                   \
        DISPATCH();                                                                                                    \
    } while (0)
/* A call of a native found before, unless `answer` (VALUE_UNSET: none) says what it gives; there is fuel for it, and pc
 * is saved. */
#define CALL_NATIVE(known, answer, window, count)                                                                      \
    do {                                                                                                               \
        value result_ = (known)->quick ? (answer) : VALUE_UNSET;                                                       \
        if (result_ == VALUE_UNSET && ((known)->quick >= QUICK_IN_PARTS || (known)->quick == QUICK_LENGTH))            \
            CONTINUE(call_resuming);                                                                                   \
        vm->budget--;                                                                                                  \
        if (result_ == VALUE_UNSET && (result_ = native_call_known(vm, known, window, count)) == VALUE_ERROR)          \
            CONTINUE(error);                                                                                           \
        r[C] = result_;                                                                                                \
        DISPATCH();                                                                                                    \
    } while (0)
/* A call of a function found before whose arguments need binding. */
#define CALL_BINDING(known, window, count, otherwise)                                                                  \
    do {                                                                                                               \
        struct frame *bound_ = push_binding(vm, known, window, count);                                                 \
        if (likely(bound_)) {                                                                                          \
            ENTER_FRAME(bound_);                                                                                       \
            DISPATCH();                                                                                                \
        }                                                                                                              \
        if (vm_failed(vm))                                                                                             \
            CONTINUE(error);                                                                                           \
        CONTINUE(otherwise);                                                                                           \
    } while (0)
/* Go on in the frame that was pushed, or with the error; where neither is there, behind this. */
#define ENTER_OR_GO_ON(push)                                                                                           \
    do {                                                                                                               \
        struct frame *pushed_ = (push);                                                                                \
        if (likely(pushed_)) {                                                                                         \
            ENTER_FRAME(pushed_);                                                                                      \
            DISPATCH();                                                                                                \
        }                                                                                                              \
        if (unlikely(vm_failed(vm)))                                                                                   \
            CONTINUE(error);                                                                                           \
    } while (0)
/* What the instruction needs is in the table of known calls now. */
#define EXECUTE_AGAIN()                                                                                                \
    do {                                                                                                               \
        pc--;                                                                                                          \
        DISPATCH();                                                                                                    \
    } while (0)
#define ENTER_FRAME(innermost)                                                                                         \
    do {                                                                                                               \
        frame = (innermost);                                                                                           \
        code = frame->code;                                                                                            \
        pc = frame->pc;                                                                                                \
        r = frame->window;                                                                                             \
    } while (0)
#define LOAD_FRAME() ENTER_FRAME(&vm->frames[vm->frame_count - 1])

static inline uint32_t instruction_wide_at(const struct instruction *instruction) {
    uint32_t wide;
    memcpy(&wide, &instruction->b, sizeof wide);
    return wide;
}

/* A call of a function that makes a generator from the arguments from `first` on. */
#define MAKE_GENERATOR(function, code_made, first)                                                                     \
    do {                                                                                                               \
        vm->budget -= (code_made)->entry_steps;                                                                        \
        SET_OR_FAIL(r[C], generator_make(vm, function, code_made, &(first)));                                          \
    } while (0)
/* The same for one found before, unless its frame is to be pushed at once; where that does not fit, or the fuel may not
 * suffice, this goes on behind. */
#define CALL_GENERATOR(known, first)                                                                                   \
    do {                                                                                                               \
        const struct known_call *called_ = (known);                                                                    \
        if (called_->origin.how)                                                                                       \
            CALL_KNOWN(called_, first, delegate_prepare(vm, frame, next_, code_, pc));                                 \
        else if (likely(frame_fits(vm, called_->code, &(first))))                                                      \
            MAKE_GENERATOR(object_at(vm, called_->origin.function), called_->code, first);                             \
    } while (0)
/* Resume a generator where the same asker was left last, with `first` done to its frame; otherwise it goes on behind
 * this. */
#define REENTER_GENERATOR_WITH(waiting, how, sent, first)                                                              \
    do {                                                                                                               \
        struct generator *generator_ = (waiting);                                                                      \
        if (likely(generator_waits_in(vm, frame + 1, generator_, how, window_above(frame)))) {                         \
            value sent_ = (sent);                                                                                      \
            frame++;                                                                                                   \
            first;                                                                                                     \
            pc = frame->pc;                                                                                            \
            if (unlikely(pc->opcode == OP_YIELD_FROM)) {                                                               \
                vm->handed_on = sent_;                                                                                 \
                CONTINUE(reenter_chain);                                                                               \
            }                                                                                                          \
            code = frame->code;                                                                                        \
            r = generator_reenter(vm, frame, generator_, code);                                                        \
            r[pc[-1].a] = sent_;                                                                                       \
            DISPATCH();                                                                                                \
        }                                                                                                              \
    } while (0)
#define REENTER_GENERATOR(waiting, how, sent) REENTER_GENERATOR_WITH(waiting, how, sent, (void)0)
/* The same for one part of the pair that a loop's enumerate or zip gives. */
#define REENTER_FOR_PAIR(waiting, part, other)                                                                         \
    REENTER_GENERATOR_WITH(object_of(vm, waiting), RESULT_TO_PAIR, VALUE_NONE,                                         \
                           (frame->result_register = (uint16_t)(part), frame->namespace = (other)))

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
        enum call_status status_ = (begin);                                                                            \
        FINISH_CALL(status_, vm->handed_on, target);                                                                   \
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

/* Whether the loop whose FOR_LOOP is the current instruction begins by unpacking two values from what it is given. */
#define OPENS_WITH_PAIR() (pc[SIGNED_C].opcode == OP_UNPACK_SEQUENCE && pc[SIGNED_C].c == 2 && pc[SIGNED_C].a == B)
/* Go round it when the next pair has gone straight to its two registers. */
#define LOOP_WITH_PAIR()                                                                                               \
    do {                                                                                                               \
        int64_t distance_ = SIGNED_C;                                                                                  \
        r[B] = VALUE_NONE;                                                                                             \
        if (unlikely((vm->budget += BACK_EDGE_STEPS(distance_)) < 0))                                                  \
            CONTINUE(check_pairs);                                                                                     \
        pc += distance_ + 1;                                                                                           \
        DISPATCH();                                                                                                    \
    } while (0)

/* Go round it with these two. */
#define LOOP_WITH_VALUES(first, second)                                                                                \
    do {                                                                                                               \
        if (OPENS_WITH_PAIR()) {                                                                                       \
            value *pair_ = r + pc[SIGNED_C].b;                                                                         \
            pair_[0] = (first);                                                                                        \
            pair_[1] = (second);                                                                                       \
            LOOP_WITH_PAIR();                                                                                          \
        }                                                                                                              \
        vm->handed_on = tuple_pair(vm, (first), (second));                                                             \
        CONTINUE(for_loop_given);                                                                                      \
    } while (0)

/* Calls a special method of `self`, a guest's instance: as this instruction found it before for the class, unless
 * `general`, or in the frame that `push` gives. With neither this goes on behind. pc is saved. */
#define CALL_SPECIAL(self, general, push, count, arguments)                                                            \
    do {                                                                                                               \
        const struct known_call *known_ = (general) ? NULL : known_special(vm, pc, self);                              \
        if (likely(known_))                                                                                            \
            CALL_KNOWN(known_, *window_above(frame), special_prepare(next_, window_, arguments, count));               \
        struct frame *pushed_ = (push);                                                                                \
        if (likely(pushed_)) {                                                                                         \
            known_special_note(vm, pc, self, count);                                                                   \
            ENTER_FRAME(pushed_);                                                                                      \
            DISPATCH();                                                                                                \
        }                                                                                                              \
    } while (0)

/* Back to the frame below, which is at its call or its loop. */
#define LEAVE_FRAME()                                                                                                  \
    do {                                                                                                               \
        vm->frame_count--;                                                                                             \
        frame--;                                                                                                       \
        code = frame->code;                                                                                            \
        pc = frame->pc;                                                                                                \
        r = frame->window;                                                                                             \
    } while (0)
#define RETURN_TO_REGISTER(expression)                                                                                 \
    do {                                                                                                               \
        value result_ = (expression);                                                                                  \
        uint16_t target_ = frame->result_register;                                                                     \
        LEAVE_FRAME();                                                                                                 \
        r[target_] = result_;                                                                                          \
        DISPATCH();                                                                                                    \
    } while (0)

#endif
