/* From source text to verified code: the only way to make a struct code. Owned by compiler/. */
#ifndef PYNTERP_COMPILER_COMPILE_H
#define PYNTERP_COMPILER_COMPILE_H

#include "../vm/vm.h"

enum compile_mode {
    COMPILE_EXEC,
    COMPILE_EVAL,
    COMPILE_SINGLE,
    /* Or one of them with this: text of a str that a guest's exec or eval was given. It is UTF-8 whatever it says
     * itself, and tracebacks show no lines of it. */
    COMPILE_FROM_STR = 0x10,
    COMPILE_FUTURE_ANNOTATIONS = 0x20, /* as if the text began with that future import */
    COMPILE_MODE_MASK = 0xF,
};

/* Returns a struct code_object value whose code has passed the verifier, or VALUE_ERROR with SyntaxError (filled as
 * CPython fills it: args (msg, (filename, line, offset, text, end_line, end_offset))), MemoryError, RecursionError set.
 * `use_namespace`: names at top level go through a namespace object (exec/eval with separate locals). */
value compile_source(struct vm *vm, const char *source, size_t length, const char *filename, enum compile_mode mode,
                     bool use_namespace) WARN_UNUSED;
/* The same source as a bytes object: what the generator made of it, for this or another VM (code_file.h).
 * `keeps_source`: with the text, for the lines of tracebacks. */
value compile_to_bytes(struct vm *vm, const char *source, size_t length, const char *filename, enum compile_mode mode,
                       bool keeps_source) WARN_UNUSED;
/* From such bytes to a struct code_object value whose code has passed the verifier. The bytes need no trust: what is
 * not well formed, or does not pass, is a ValueError that says why. */
value code_from_bytes(struct vm *vm, const char *bytes, size_t length) WARN_UNUSED;
/* The same of constants of the library, which came without their source. */
value code_from_library(struct vm *vm, const char *bytes, size_t length, const char *source,
                        size_t source_length) WARN_UNUSED;
/* The verifier: true, or false with the reason in `reason`. Never runs anything, needs no trust in `code`. */
bool code_verify(struct vm *vm, const struct code *code, char *reason, size_t reason_size);
/* Readable listing as a str (--disassemble), nested code included. */
value code_disassemble(struct vm *vm, cage_ref code_object) WARN_UNUSED;
/* --- the table of code objects, vm/code.c ---
 * A zeroed struct code, already in the VM's table: what its arrays refer to stays alive from the moment they and their
 * counts are stored. Each array is a trusted_allocate of exactly count * sizeof(element) bytes of its own (NULL when
 * the count is 0): set a pointer first and its count after it. NULL with MemoryError set. */
struct code *code_new(struct vm *vm) WARN_UNUSED;
/* Makes the cage object of finished code; from then on it lives as long as that object can be reached. */
value code_register(struct vm *vm, struct code *code) WARN_UNUSED;
/* Frees code and its arrays: after a failure before code_register. */
void code_free(struct vm *vm, struct code *code);
/* Frees all code, at the VM's end. */
void codes_stop(struct vm *vm);

#endif
