/* The interpreter, calls and frames. Owned by vm/interpreter.c, call.c, exception.c, generator.c, traceback.c. */
#ifndef PYNTERP_VM_INTERPRETER_H
#define PYNTERP_VM_INTERPRETER_H

#include "vm.h"

/* Run until the innermost frame, which is flagged FRAME_RETURNS_TO_C or has one below that is, returns or yields: its
 * value, VALUE_STOP when a generator ends (result in vm->generator_result), or VALUE_ERROR. */
value interpreter_run(struct vm *vm) WARN_UNUSED;
/* Push a frame for top-level code and run it. namespace: VALUE_UNSET for modules (globals). */
value interpreter_run_code(struct vm *vm, cage_ref code, struct dict *globals, value namespace) WARN_UNUSED;
/* The same with builtins (a struct dict) other than those of the running frame. */
value interpreter_run_with(struct vm *vm, cage_ref code, struct dict *globals, value namespace,
                           cage_ref builtins) WARN_UNUSED;

/* Run the body function of a class statement (closure included) with `namespace` as its names; what it returns is the
 * __class__ cell or None. */
value interpreter_run_class_body(struct vm *vm, value function, value namespace) WARN_UNUSED;
/* Frames for the guest recursion limit vm->frame_limit; they never move. False = out of memory. */
bool frames_start(struct vm *vm) WARN_UNUSED;
void frames_stop(struct vm *vm);
/* Another limit, not above vm->frame_capacity. */
static inline void frames_set_limit(struct vm *vm, uint32_t limit) {
    vm->frame_limit = limit;
    vm->frame_end = vm->frames + limit;
}
/* Code, functions or generators have been freed, or may be: forget what calls found, and which generators the frames
 * that are not in use were of. */
void known_calls_clear(struct vm *vm);
/* The innermost frame of the guest, NULL when none runs. */
static inline struct frame *frame_current(const struct vm *vm) {
    return vm->frame_count ? &vm->frames[vm->frame_count - 1] : NULL;
}
static inline uint32_t frame_base(const struct vm *vm, const struct frame *frame) {
    return (uint32_t)(frame->window - vm->stack);
}
/* The names of code that has a namespace of its own; VALUE_UNSET: it has none. */
static inline value frame_namespace(const struct frame *frame) { return frame->how ? frame->namespace : VALUE_UNSET; }

/* Registers kept free above each frame's window, for natives' missing arguments and keyword binding. */
#define STACK_SLACK 32
/* The first register above a frame and what its natives get as arguments. */
static inline uint32_t frame_top(const struct vm *vm, const struct frame *frame) {
    return frame_base(vm, frame) + (frame->code ? frame->code->register_count : 0) + STACK_SLACK;
}
/* The first register that no frame or native is using: nested calls build their windows from here. */
static inline uint32_t stack_top(const struct vm *vm) {
    const struct frame *frame = frame_current(vm);
    return vm->raised_top || !frame ? vm->raised_top : frame_top(vm, frame);
}

/* Bind the arguments of a guest function into its window at stack[base..]: arguments are at stack[base .. base+count),
 * of which the last `keyword_count` are by keyword with names in the tuple. Fills defaults, *args, **kwargs; TypeErrors
 * as CPython. */
bool function_bind(struct vm *vm, struct function *function, struct code *code, uint32_t base, uint32_t count,
                   value keyword_names) WARN_UNUSED;
/* Call a native with bound arguments: arguments at stack[base..base+count), keyword names tuple or VALUE_UNSET. */
value native_invoke(struct vm *vm, uint32_t native, uint32_t base, uint32_t count, value keyword_names) WARN_UNUSED;
const struct native *native_by_index(uint32_t index); /* NULL = no such native */

/* The struct code behind a struct code_object; NULL with SystemError set if the index is not one. */
struct code *code_by_ref(struct vm *vm, cage_ref code_object) WARN_UNUSED;

/* --- exceptions --- */
value exception_new(struct vm *vm, struct type *type, value arguments_tuple) WARN_UNUSED;
/* __new__ of the built-in exception classes, which may choose a more special class (builtins/exceptions.c). */
value exception_create(struct vm *vm, struct type *type, uint32_t count, const value *arguments,
                       value keywords) WARN_UNUSED;
/* `raise v`: class or instance, else TypeError; sets vm->exception. */
void exception_raise(struct vm *vm, value v);
void exception_raise_from(struct vm *vm, value v, value cause);
void exception_add_traceback(struct vm *vm, value exception, const struct frame *frame);
/* The text CPython prints for an uncaught exception, with chained causes, source lines and carets. */
value exception_format(struct vm *vm, value exception) WARN_UNUSED;
/* The entry of its traceback nearest to the raise; NULL: it has none. */
const struct traceback *traceback_innermost(const struct vm *vm, const struct exception *exception);
int exception_match(struct vm *vm, value exception, value class_or_tuple) WARN_UNUSED; /* `except` clause: 1 0 -1 */

/* except*: out[0] = the part of `rest` (an exception or None) that matches, or None, out[1] = what is left. The part is
 * being handled from now on (builtins/exception_group.c). */
bool exception_group_match(struct vm *vm, value rest, value class_or_tuple, value *out) WARN_UNUSED;
/* The end of except*: what is to be raised when the clauses for `original` have raised or left this list; None. */
value exception_group_finish(struct vm *vm, value original, value raised) WARN_UNUSED;

/* --- generators, coroutines, asynchronous generators --- */
value generator_new(struct vm *vm, struct frame *frame) WARN_UNUSED; /* takes over the new frame's registers */
/* From C: what it yields; VALUE_STOP at its end, result in vm->generator_result. */
value generator_resume(struct vm *vm, value generator, value sent) WARN_UNUSED;
/* *result is what it returned on the way. */
bool generator_close(struct vm *vm, value generator, value *result) WARN_UNUSED;
/* What an iterator that just gave VALUE_STOP returned: of generators and awaitables vm->generator_result, else None. */
value generator_result_of(struct vm *vm, value iterator);
/* What `await v` delegates to: a coroutine, or an iterator from __await__. */
value awaitable_of(struct vm *vm, value v) WARN_UNUSED;
value async_iterator_of(struct vm *vm, value v) WARN_UNUSED;
value async_next_of(struct vm *vm, value iterator) WARN_UNUSED;
/* Run __del__ of objects and close generators the collector found unreachable. Exceptions in them are reported to the
 * script's standard error as CPython does and forgotten. Only where guest code may run. */
void finalizers_run(struct vm *vm);
/* At the end of a run: the same for all that nothing reaches any more. What the environment still holds is left alone,
 * since the host may run more in it. Returns `result`, which stays alive. */
value finalizers_finish(struct vm *vm, value result);

/* --- modules --- */
value import_module(struct vm *vm, value name, value from_list, int64_t level, struct dict *globals) WARN_UNUSED;
value import_from(struct vm *vm, value module, cage_ref name) WARN_UNUSED;
bool import_star(struct vm *vm, value module, value namespace) WARN_UNUSED;

#endif
