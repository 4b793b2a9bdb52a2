/* The table of instructions, made from opcodes.def alone. */
#include "opcode_table.h"

/* The flags' names as opcodes.def writes them. */
enum { RAISES = OPCODE_RAISES, BACK = OPCODE_BACK, ENDS = OPCODE_ENDS, CALLS = OPCODE_CALLS };

const struct opcode_information opcode_table[OPCODE_COUNT] = {
#define OPCODE(name, d, a, b, c, flags, meaning)                                                                       \
    {#name, OPERAND_##d, OPERAND_##a, OPERAND_##b, OPERAND_##c, flags, meaning},
#include "../vm/opcodes.def"
#undef OPCODE
};
