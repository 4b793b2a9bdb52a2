/* Between the verifier's two halves: verifier.c (rules about single instructions and tables), verifier_flow.c (rules
 * about what registers hold). */
#ifndef PYNTERP_COMPILER_VERIFIER_INTERNAL_H
#define PYNTERP_COMPILER_VERIFIER_INTERNAL_H

#include "../vm/vm.h"
#include "opcode_table.h"

struct verifier {
    struct vm *vm;
    const struct code *code;
    uint32_t at; /* the instruction being looked at */
    char *reason;
    size_t reason_size;
    bool failed;
    uint64_t operand_limits[OPERAND_KIND_COUNT];
};

/* The code breaks rule `rule`. Always returns false. */
bool verify_fail(struct verifier *verifier, const char *rule, const char *what);

/* A run of registers that an instruction reads or writes besides its plain operands. */
struct register_run {
    uint32_t first, count;
};

/* Where a jump operand leads; only for instructions that have one. */
uint32_t jump_target(const struct code *code, uint32_t index);
static inline bool opcode_has_jump(const struct opcode_information *information) {
    return information->b == OPERAND_JUMP || information->c == OPERAND_JUMP;
}
/* The run of instruction `index`: arguments, elements, parts. count 0: none. */
struct register_run instruction_run(struct instruction instruction);

/* The flow rules; all others have passed. */
bool verify_flow(struct verifier *verifier);

#endif
