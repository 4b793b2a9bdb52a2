/* Code objects: bytecode with its constants, names, caches and tables. They live in trusted space, are made only by the
 * code generator or the loader of saved code, and are run only after the verifier has passed them.
 * A guest sees them, if at all, as an opaque struct code_object in the cage. */
#ifndef PYNTERP_VM_CODE_H
#define PYNTERP_VM_CODE_H

#include "object.h"

enum opcode {
#define OPCODE(name, d, a, b, c, flags, meaning) OP_##name,
#include "opcodes.def"
#undef OPCODE
    OPCODE_COUNT
};

struct instruction {
    _Alignas(8) uint8_t opcode; /* addresses have three bits to spare, see struct known_call */
    uint8_t d;
    uint16_t a;
    uint16_t b, c;
};

/* Wide operand in b (low half) and c (high half). */
static inline uint32_t instruction_wide(struct instruction i) { return (uint32_t)i.b | (uint32_t)i.c << 16; }
static inline int32_t instruction_wide_signed(struct instruction i) { return (int32_t)instruction_wide(i); }

#define CODE_VARARGS 0x0001     /* *args: register positional_count + keyword_only_count */
#define CODE_VARKEYWORDS 0x0002 /* **kwargs: the register after that */
#define CODE_GENERATOR 0x0004
#define CODE_COROUTINE 0x0008
#define CODE_ASYNC_GENERATOR 0x0010
#define CODE_NAMESPACE 0x0020 /* names live in a namespace object: class bodies, exec and eval with locals */
#define CODE_MODULE 0x0040    /* top-level code: namespace is globals */
#define CODE_CLASS_BODY 0x0080
#define CODE_NESTED 0x0100             /* defined inside a function */
#define CODE_HAS_DOCUMENTATION 0x0200  /* constants[0] is the docstring */
#define CODE_METHOD_OF_CLASS 0x0400    /* free variable __class__ present: zero-argument super() works */
#define CODE_EXPRESSION 0x0800         /* eval: returns its value */
#define CODE_FUTURE_ANNOTATIONS 0x1000 /* from __future__ import annotations: text given to exec takes it over */

/* One inline cache. `name` is fixed; the rest is filled by the interpreter and cleared by the collector. */
struct cache {
    cage_ref name;    /* interned str */
    cage_ref shape;   /* attributes: shape of the receiver; globals: unused. 0 = empty */
    uint32_t version; /* attributes: vm->class_version; globals: version of the globals dict */
    union {
        uint32_t version2;    /* globals: version of the builtins dict when found there */
        uint32_t plain_shape; /* attributes: see enum cache_kind; 0 = none */
    };
    uint32_t kind; /* enum cache_kind in the interpreter */
    uint32_t slot; /* slot number or dict entry number */
    value result;  /* a method or class attribute; the next shape when storing adds an attribute */
};

struct handler {
    uint32_t start, end; /* instructions covered: start <= pc < end */
    uint32_t target;
    uint32_t base; /* r[base] = exception, r[base+1] = what was being handled */
};

/* Plain instructions that one step of fuel pays for. As control goes forward except at back-edges, what is run between
 * two of them is no longer than the code. */
#define INSTRUCTIONS_FOR_A_STEP_BITS 4
#define REGISTERS_FOR_A_STEP 64 /* that entering it clears or copies */

/* Columns are bytes from the line start, 0-based; -1 unknown. */
struct position {
    int32_t line, end_line;
    int32_t column, end_column;
};

struct code {
    struct instruction *instructions;
    uint32_t instruction_count;
    uint32_t register_count; /* frame size, callee windows of calls included up to its own arguments */
    uint32_t local_count;    /* named registers */
    uint32_t entry_steps;    /* fuel for entering it: in proportion to its length and frame */
    uint32_t positional_only_count;
    uint32_t positional_count; /* positional parameters, positional-only ones included */
    uint32_t keyword_only_count;
    uint32_t flags;
    int32_t first_line;
    value *constants;
    uint32_t constant_count;
    cage_ref *names; /* interned strs */
    uint32_t name_count;
    struct cache *caches;
    uint32_t cache_count;
    cage_ref *local_names; /* local_count interned strs */
    cage_ref *free_names;  /* closure */
    uint32_t free_count;
    cage_ref *cell_names;     /* for LOAD_CELL and DELETE_CELL messages, locals() */
    uint16_t *cell_registers; /* which register holds the cell */
    uint32_t cell_count;
    cage_ref *nested; /* struct code_object, for MAKE_FUNCTION */
    uint32_t nested_count;
    struct handler *handlers; /* innermost first for any pc */
    uint32_t handler_count;
    struct position *positions;              /* one per instruction */
    cage_ref name, qualified_name, filename; /* strs */
    cage_ref source;     /* struct code_source of the unit for traceback lines: a str holding the text, or 0 */
    cage_ref object;     /* the struct code_object in the cage that owns this */
    uint32_t index;      /* in vm->codes */
    size_t trusted_size; /* bytes charged */
};

#endif
