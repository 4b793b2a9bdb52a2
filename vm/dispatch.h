/* How the interpreter goes from one instruction to the next, in two ways from one source (interpreter.c).
 *
 * Tail calls: each instruction is a function of its own that ends by calling the next one as a jump. The state of the
 * machine is in its parameters, which the calling convention `preserve_none` keeps in registers, so a rare slow path in
 * one instruction spills nothing in another. This needs a compiler with both attributes (clang 19).
 * Computed goto: all instructions are labels in one function; any GNU C compiler.
 *
 * An instruction must leave by DISPATCH, CONTINUE or a macro made of them, and may keep no address of its locals. */
#ifndef PYNTERP_VM_DISPATCH_H
#define PYNTERP_VM_DISPATCH_H

#if !defined PN_TAIL_CALLS
#if defined __has_attribute
#if __has_attribute(musttail) && __has_attribute(preserve_none) && defined __x86_64__
#define PN_TAIL_CALLS 1
#endif
#endif
#endif
#if !defined PN_TAIL_CALLS
#define PN_TAIL_CALLS 0
#endif

#if PN_TAIL_CALLS

#define MACHINE struct vm *vm, const struct instruction *pc, value *r, struct frame *frame, struct code *code
typedef __attribute__((preserve_none)) value (*instruction_function)(MACHINE);
#define TAIL_CALL(function, next) __attribute__((musttail)) return function(vm, next, r, frame, code)
#define INSTRUCTION(name) static __attribute__((preserve_none)) value instruction_##name(MACHINE)
#define CONTINUATION(name) static __attribute__((preserve_none, noinline)) value continue_##name(MACHINE)
#define DISPATCH() TAIL_CALL(instructions[pc->opcode], pc + 1)
#define CONTINUE(name) TAIL_CALL(continue_##name, pc)

#else

#define INSTRUCTION(name) label_##name:
#define CONTINUATION(name) continue_##name:
#define DISPATCH() goto *labels[(pc++)->opcode]
#define CONTINUE(name) goto continue_##name

#endif
#endif
