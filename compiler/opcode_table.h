/* opcodes.def as a table: what the verifier, the disassembler and the code generator know of each instruction. */
#ifndef PYNTERP_COMPILER_OPCODE_TABLE_H
#define PYNTERP_COMPILER_OPCODE_TABLE_H

#include "../vm/code.h"

enum operand_kind {
    OPERAND_NONE,
    OPERAND_OUT,
    OPERAND_IN,
    OPERAND_INOUT,
    OPERAND_MAYBE,
    OPERAND_OUT2,
    OPERAND_BASE,
    OPERAND_COUNT,
    OPERAND_CONST,
    OPERAND_NAME,
    OPERAND_CACHE,
    OPERAND_CODE,
    OPERAND_FREE,
    OPERAND_CELLNAME,
    OPERAND_JUMP,
    OPERAND_INT,
    OPERAND_KIND,
    OPERAND_HINT,
    OPERAND_WIDE, /* in c: b's operand has 32 bits */
};
#define OPERAND_KIND_COUNT (OPERAND_WIDE + 1)

enum opcode_flags {
    OPCODE_RAISES = 1,
    OPCODE_BACK = 2,
    OPCODE_ENDS = 4,
    OPCODE_CALLS = 8,
};

struct opcode_information {
    const char *name;
    uint8_t d, a, b, c; /* enum operand_kind */
    uint8_t flags;      /* enum opcode_flags */
    const char *meaning;
};

extern const struct opcode_information opcode_table[OPCODE_COUNT];

#endif
