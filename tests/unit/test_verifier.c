/* Every rule of the verifier refuses code that breaks it: small pieces of bytecode built by hand, each next to a form that is
 * accepted, so that a refusal is for the reason named. Code that no code generator makes is what saved bytes could hold. */
#include "pynterp.h"

#include "../../builtins/container.h"
#include "../../builtins/number.h"
#include "../../builtins/str.h"
#include "../../compiler/compile.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#define REGISTERS 12
#define LOCALS 4 /* registers 0 .. 3; the first is the parameter */
#define WIDE(number) (uint16_t)((uint32_t)(number) & 0xFFFF), (uint16_t)((uint32_t)(number) >> 16)

/* The tables that every piece of code here has. */
enum { CONSTANT_TEXT, CONSTANT_NAMES, CONSTANT_NUMBERS, CONSTANT_NONE, CONSTANT_COUNT };
enum { NAME_PLAIN, NAME_OF_CLASSES, NAME_OF_HOOK, NAME_COUNT_HERE };

struct fixture {
    pn_vm *host;
    struct vm *vm;
    struct code code;
    struct instruction instructions[40];
    struct position positions[40];
    value constants[CONSTANT_COUNT];
    cage_ref names[NAME_COUNT_HERE];
    struct cache caches[NAME_COUNT_HERE];
    cage_ref local_names[LOCALS];
    cage_ref cell_names[1], free_names[1], nested[2];
    uint16_t cell_registers[1];
    struct handler handlers[2];
    char reason[200];
};

static value name_new(struct vm *vm, const char *text) { return str_intern_c(vm, text, strlen(text)); }

static cage_ref nested_code(struct fixture *fixture, const char *source) {
    value code = compile_source(fixture->vm, source, strlen(source), "nested.py", COMPILE_EXEC, false);
    cr_assert_neq(code, VALUE_ERROR);
    const struct code_object *object = object_of(fixture->vm, code);
    const struct code *unit = fixture->vm->codes[object->index];
    cr_assert_gt(unit->nested_count, 0);
    const struct code_object *outer = object_at(fixture->vm, unit->nested[0]);
    const struct code *function = fixture->vm->codes[outer->index];
    return function->nested_count > 0 ? function->nested[0] : unit->nested[0];
}

static void tables_fill(struct fixture *fixture) {
    struct vm *vm = fixture->vm;
    struct code *code = &fixture->code;
    value numbers[] = {value_from_small_int(1), value_from_small_int(2)};
    value texts[] = {name_new(vm, "key")};
    fixture->constants[CONSTANT_TEXT] = name_new(vm, "text");
    fixture->constants[CONSTANT_NAMES] = tuple_from_items(vm, texts, 1);
    fixture->constants[CONSTANT_NUMBERS] = tuple_from_items(vm, numbers, 2);
    fixture->constants[CONSTANT_NONE] = VALUE_NONE;
    static const char *const names[] = {"plain", "__subclasses__", "__setattr__"};
    for (int i = 0; i < NAME_COUNT_HERE; i++)
        fixture->names[i] = fixture->caches[i].name = value_to_ref(name_new(vm, names[i]));
    for (int i = 0; i < LOCALS; i++)
        fixture->local_names[i] = fixture->names[NAME_PLAIN];
    fixture->cell_names[0] = fixture->free_names[0] = fixture->names[NAME_PLAIN];
    fixture->cell_registers[0] = 1;
    fixture->nested[0] = nested_code(fixture, "def plain(): pass");
    fixture->nested[1] = nested_code(fixture, "def outer(x):\n def inner(): return x\n return inner");
    code->name = code->qualified_name = fixture->names[NAME_PLAIN];
}

static struct fixture *fixture_new(void) {
    static struct fixture fixture;
    pn_config config = PN_CONFIG_DEFAULT;
    memset(&fixture, 0, sizeof fixture);
    cr_assert_eq(pn_vm_new(&config, &fixture.host), PN_OK);
    fixture.vm = (struct vm *)fixture.host; /* it comes first in struct pn_vm */
    fixture.vm->budget = INT32_MAX;
    fixture.code = (struct code){.instructions = fixture.instructions, .register_count = REGISTERS, .local_count = LOCALS,
                                 .positional_count = 1, .flags = CODE_GENERATOR, .first_line = 1,
                                 .constants = fixture.constants, .constant_count = CONSTANT_COUNT,
                                 .names = fixture.names, .name_count = NAME_COUNT_HERE,
                                 .caches = fixture.caches, .cache_count = NAME_COUNT_HERE,
                                 .local_names = fixture.local_names, .free_names = fixture.free_names, .free_count = 1,
                                 .cell_names = fixture.cell_names, .cell_registers = fixture.cell_registers,
                                 .cell_count = 1, .nested = fixture.nested, .nested_count = 2,
                                 .handlers = fixture.handlers, .positions = fixture.positions};
    tables_fill(&fixture);
    return &fixture;
}

/* Replaces the instructions; handlers are off again. */
#define CODE(fixture, ...) code_set(fixture, (const struct instruction[]){__VA_ARGS__},                                \
                                    sizeof((const struct instruction[]){__VA_ARGS__}) / sizeof(struct instruction))

static void code_set(struct fixture *fixture, const struct instruction *instructions, size_t count) {
    cr_assert_leq(count, sizeof fixture->instructions / sizeof fixture->instructions[0]);
    memcpy(fixture->instructions, instructions, count * sizeof *instructions);
    fixture->code.instruction_count = (uint32_t)count;
    fixture->code.handler_count = 0;
}

static bool verify(struct fixture *fixture) {
    fixture->reason[0] = '\0';
    return code_verify(fixture->vm, &fixture->code, fixture->reason, sizeof fixture->reason);
}

/* On behalf of the line that asks. */
#define ACCEPTED(fixture) cr_assert(verify(fixture), "refused: %s", (fixture)->reason)
#define REFUSED(fixture, rule)                                                                                         \
    do {                                                                                                               \
        cr_assert_not(verify(fixture), "accepted, should break " rule);                                                \
        cr_assert_eq(strncmp((fixture)->reason, rule, strlen(rule)), 0, "should break " rule ", but: %s",              \
                     (fixture)->reason);                                                                               \
    } while (0)

#define RETURN_NONE {OP_RETURN_NONE, 0, 0, 0, 0}
#define NOP {OP_NOP, 0, 0, 0, 0}

Test(verifier, counts) {
    struct fixture *f = fixture_new();
    struct code good = f->code;
    CODE(f, RETURN_NONE);
    good = f->code;
    ACCEPTED(f);
    f->code.instruction_count = 0;
    REFUSED(f, "COUNTS");
    f->code = good, f->code.register_count = 70000;
    REFUSED(f, "COUNTS");
    f->code = good, f->code.register_count = LOCALS - 1;
    REFUSED(f, "COUNTS");
    f->code = good, f->code.positional_count = LOCALS + 1;
    REFUSED(f, "COUNTS");
    f->code = good, f->code.positional_count = UINT32_MAX, f->code.keyword_only_count = 3;
    REFUSED(f, "COUNTS");
    f->code = good, f->code.positional_only_count = 2;
    REFUSED(f, "COUNTS");
    f->code = good, f->code.positional_count = 3, f->code.flags |= CODE_VARARGS | CODE_VARKEYWORDS;
    REFUSED(f, "COUNTS");
    f->code = good, f->code.flags = CODE_MODULE; /* which has no closure */
    REFUSED(f, "COUNTS");
    f->code = good, f->cell_registers[0] = LOCALS;
    REFUSED(f, "COUNTS");
    f->cell_registers[0] = 1;
    f->code.flags |= CODE_HAS_DOCUMENTATION;
    ACCEPTED(f);
    f->code.constant_count = 0;
    REFUSED(f, "COUNTS");
    f->code.constant_count = CONSTANT_COUNT, f->constants[0] = VALUE_NONE;
    REFUSED(f, "COUNTS");
    pn_vm_free(f->host);
}

Test(verifier, names) {
    struct fixture *f = fixture_new();
    CODE(f, RETURN_NONE);
    ACCEPTED(f);
    cage_ref *const places[] = {&f->names[1], &f->caches[0].name, &f->local_names[2], &f->free_names[0],
                                &f->cell_names[0], &f->code.name, &f->code.qualified_name};
    cage_ref not_interned = value_to_ref(str_new(f->vm, "not interned at all", 19));
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
        cage_ref good = *places[i];
        const cage_ref wrong[] = {0, value_to_ref(f->constants[CONSTANT_NAMES]), not_interned};
        for (size_t k = 0; k < sizeof wrong / sizeof wrong[0]; k++) {
            *places[i] = wrong[k];
            REFUSED(f, "NAMES");
        }
        *places[i] = good;
        ACCEPTED(f);
    }
    pn_vm_free(f->host);
}

Test(verifier, unknown_opcodes) {
    struct fixture *f = fixture_new();
    for (int opcode = OPCODE_COUNT; opcode < 256; opcode++) {
        CODE(f, {(uint8_t)opcode, 0, 0, 0, 0}, RETURN_NONE);
        REFUSED(f, "OPCODE");
    }
    pn_vm_free(f->host);
}

Test(verifier, operands_in_range) {
    struct fixture *f = fixture_new();
    static const struct instruction wrong[] = {
        {OP_NOP, 1, 0, 0, 0},
        {OP_NOP, 0, 1, 0, 0},
        {OP_NOP, 0, 0, 0, 7},
        {OP_MOVE, 0, REGISTERS, 0, 0},
        {OP_MOVE, 0, 0, REGISTERS, 0},
        {OP_MOVE, 0, 0, 0, 1},
        {OP_LOAD_CONST, 0, 0, WIDE(CONSTANT_COUNT)},
        {OP_LOAD_CONST, 0, 0, WIDE(0x10000)},
        {OP_LOAD_CONST, 0, 0, WIDE(UINT32_MAX)},
        {OP_LOAD_CELL, 0, 0, 1, 1},
        {OP_LOAD_FREE, 0, 0, 1, 0},
        {OP_LOAD_GLOBAL, 0, 0, NAME_COUNT_HERE, 0},
        {OP_LOAD_NAME, 0, 0, NAME_COUNT_HERE, 0},
        {OP_MAKE_FUNCTION, 0, 4, 2, 5},
        {OP_LOAD_METHOD, 0, REGISTERS - 1, 0, NAME_PLAIN}, /* writes two */
        {OP_ADD, 2, 4, 0, 0},
        {OP_FORMAT_VALUE, 4, 4, 0, 1},
        {OP_REFUSE_ATTRIBUTE, 3, 0, NAME_OF_CLASSES, 0},
    };
    CODE(f, {OP_CLEAR, 0, 1, 0, 0}, {OP_FORMAT_VALUE, 3, 4, 0, 1}, RETURN_NONE);
    ACCEPTED(f);
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        CODE(f, wrong[i], RETURN_NONE);
        REFUSED(f, "OPERAND");
    }
    pn_vm_free(f->host);
}

Test(verifier, windows_in_the_frame) {
    struct fixture *f = fixture_new();
    static const struct instruction wrong[] = {
        {OP_CALL, 0, 10, 2, 0},
        {OP_CALL, 0, 0, UINT16_MAX, 0},
        {OP_CALL, 0, UINT16_MAX, UINT16_MAX, 0},
        {OP_CALL_METHOD, 0, 10, 1, 0},
        {OP_CALL_KEYWORDS, 0, 9, 2, 0},
        {OP_CALL_METHOD_KEYWORDS, 0, 9, 1, 0},
        {OP_CALL_SPREAD, 0, 10, 0, 0},
        {OP_BUILD_TUPLE, 0, 0, 10, 3},
        {OP_BUILD_LIST, 0, 0, 0, 13},
        {OP_BUILD_SET, 0, 0, UINT16_MAX, 1},
        {OP_BUILD_MAP, 0, 0, 0, 7},
        {OP_BUILD_MAP, 0, 0, 0, 0x8000},
        {OP_BUILD_SLICE, 0, 0, 10, 0},
        {OP_BUILD_STRING, 0, 0, 5, 9},
        {OP_UNPACK_SEQUENCE, 0, 0, 11, 2},
        {OP_UNPACK_STARRED, 5, 0, 5, 2},
        {OP_MAKE_FUNCTION, 0, 0, 0, 9},
        {OP_BUILD_CLASS, 0, 0, 9, 0},
        {OP_IMPORT_NAME, 0, 0, 0, 11},
        {OP_END_HANDLER, 0, 11, 0, 0},
        {OP_CONTINUE_RAISE, 0, 11, 0, 0},
        {OP_MATCH_CLASS, 0, 4, 0, 11},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        CODE(f, wrong[i], RETURN_NONE);
        REFUSED(f, "WINDOW");
    }
    pn_vm_free(f->host);
}

Test(verifier, jumps_lead_to_instructions_and_forward) {
    struct fixture *f = fixture_new();
    CODE(f, {OP_JUMP, 0, 0, WIDE(1)}, NOP, RETURN_NONE);
    ACCEPTED(f);
    CODE(f, {OP_JUMP, 0, 0, WIDE(2)}, NOP, RETURN_NONE);
    REFUSED(f, "JUMP");
    CODE(f, {OP_JUMP, 0, 0, WIDE(INT32_MAX)}, RETURN_NONE);
    REFUSED(f, "JUMP");
    CODE(f, {OP_JUMP, 0, 0, WIDE(INT32_MIN)}, RETURN_NONE);
    REFUSED(f, "JUMP");
    CODE(f, NOP, {OP_JUMP, 0, 0, WIDE(-2)}, RETURN_NONE); /* a circle without charge */
    REFUSED(f, "JUMP");
    CODE(f, {OP_JUMP, 0, 0, WIDE(-1)}, RETURN_NONE); /* to itself */
    REFUSED(f, "JUMP");
    CODE(f, {OP_JUMP_IF_TRUE, 0, 0, WIDE(-1)}, RETURN_NONE);
    REFUSED(f, "JUMP");
    CODE(f, {OP_BRANCH_IS_NONE, 0, 0, 0, (uint16_t)-1}, RETURN_NONE);
    REFUSED(f, "JUMP");
    CODE(f, NOP, {OP_JUMP_BACK, 0, 0, WIDE(-2)});
    ACCEPTED(f);
    CODE(f, {OP_JUMP_BACK, 0, 0, WIDE(-2)}, RETURN_NONE); /* before the start */
    REFUSED(f, "JUMP");
    CODE(f, {OP_JUMP_BACK, 0, 0, WIDE(0)}, RETURN_NONE); /* not back */
    REFUSED(f, "JUMP");
    CODE(f, {OP_GET_ITERATOR, 0, 4, 0, 0}, {OP_FOR_LOOP, 0, 4, 5, 0}, RETURN_NONE);
    REFUSED(f, "JUMP");
    pn_vm_free(f->host);
}

Test(verifier, control_does_not_run_off_the_end) {
    struct fixture *f = fixture_new();
    CODE(f, NOP);
    REFUSED(f, "END");
    CODE(f, RETURN_NONE, {OP_MOVE, 0, 4, 0, 0});
    REFUSED(f, "END");
    CODE(f, {OP_BRANCH_IS_NONE, 0, 0, 0, 0}, NOP);
    REFUSED(f, "END");
    CODE(f, {OP_RAISE, 0, 0, 0, 0});
    ACCEPTED(f);
    pn_vm_free(f->host);
}

static void handler_set(struct fixture *f, uint32_t start, uint32_t end, uint32_t target, uint32_t base) {
    f->handlers[0] = (struct handler){start, end, target, base};
    f->code.handler_count = 1;
}

Test(verifier, handlers_lie_behind_what_they_cover) {
    struct fixture *f = fixture_new();
    CODE(f, {OP_NOT, 0, 4, 0, 0}, RETURN_NONE, {OP_END_HANDLER, 0, 6, 0, 0}, RETURN_NONE);
    handler_set(f, 0, 1, 2, 6);
    ACCEPTED(f);
    static const struct handler wrong[] = {{1, 1, 2, 6}, {2, 1, 3, 6}, {0, 3, 2, 6}, {0, 1, 4, 6}, {0, UINT32_MAX, 2, 6},
                                           {0, 1, 2, REGISTERS - 1}, {0, 1, 2, UINT32_MAX}, {0, 1, 0, 6}};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        f->handlers[0] = wrong[i];
        REFUSED(f, "HANDLER");
    }
    pn_vm_free(f->host);
}

Test(verifier, only_generators_yield) {
    struct fixture *f = fixture_new();
    CODE(f, {OP_YIELD, 0, 4, 0, 0}, RETURN_NONE);
    ACCEPTED(f);
    f->code.flags = 0;
    REFUSED(f, "YIELD");
    CODE(f, {OP_YIELD_FROM, 0, 4, 0, 0}, RETURN_NONE);
    REFUSED(f, "YIELD");
    pn_vm_free(f->host);
}

Test(verifier, blocked_attributes_are_not_named) {
    struct fixture *f = fixture_new();
    CODE(f, {OP_LOAD_ATTRIBUTE, 0, 4, 0, NAME_PLAIN}, RETURN_NONE);
    ACCEPTED(f);
    static const struct instruction wrong[] = {
        {OP_LOAD_ATTRIBUTE, 0, 4, 0, NAME_OF_CLASSES},
        {OP_LOAD_ATTRIBUTE, 0, 4, 0, NAME_OF_HOOK},
        {OP_LOAD_METHOD, 0, 4, 0, NAME_OF_CLASSES},
        {OP_LOAD_METHOD, 0, 4, 0, NAME_OF_HOOK},
        {OP_STORE_ATTRIBUTE, 0, 0, 0, NAME_OF_CLASSES},
        {OP_DELETE_ATTRIBUTE, 0, 0, NAME_OF_CLASSES, 0},
        {OP_LOAD_PROTOCOL_METHOD, 0, 4, 0, NAME_PLAIN},
        {OP_LOAD_PROTOCOL_METHOD, 0, 4, 0, NAME_OF_CLASSES},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        struct instruction instruction = wrong[i];
        if (instruction.opcode == OP_DELETE_ATTRIBUTE) /* the operand's place as the table says */
            instruction.c = instruction.b, instruction.b = 0;
        CODE(f, instruction, RETURN_NONE);
        REFUSED(f, "ATTRIBUTE");
    }
    CODE(f, {OP_LOAD_PROTOCOL_METHOD, 0, 4, 0, NAME_OF_HOOK}, RETURN_NONE);
    ACCEPTED(f);
    pn_vm_free(f->host);
}

Test(verifier, registers_are_set_before_they_are_read) {
    struct fixture *f = fixture_new();
    CODE(f, {OP_RETURN, 0, 0, 0, 0}); /* the parameter */
    ACCEPTED(f);
    CODE(f, {OP_RETURN, 0, 1, 0, 0}); /* a local that nothing has set */
    REFUSED(f, "SET");
    CODE(f, {OP_CHECK_LOCAL, 0, 1, 0, 0}, {OP_RETURN, 0, 1, 0, 0});
    ACCEPTED(f);
    CODE(f, {OP_RETURN, 0, 5, 0, 0}); /* a temporary */
    REFUSED(f, "SET");
    CODE(f, {OP_CLEAR, 0, 0, 0, 0}, {OP_RETURN, 0, 0, 0, 0});
    REFUSED(f, "SET");
    CODE(f, {OP_DELETE_LOCAL, 0, 0, 0, 0}, {OP_MOVE, 0, 4, 0, 0}, RETURN_NONE);
    REFUSED(f, "SET");
    /* set on one of two paths */
    CODE(f, {OP_JUMP_IF_TRUE, 0, 0, WIDE(1)}, {OP_LOAD_INT, 0, 1, WIDE(1)}, {OP_RETURN, 0, 1, 0, 0});
    REFUSED(f, "SET");
    /* set before the loop, cleared at its end */
    CODE(f, {OP_LOAD_INT, 0, 1, WIDE(1)}, {OP_NOT, 0, 4, 1, 0}, {OP_CLEAR, 0, 1, 0, 0}, {OP_JUMP_BACK, 0, 0, WIDE(-3)});
    REFUSED(f, "SET");
    /* set by the instruction that raises: not in the handler */
    CODE(f, {OP_NOT, 0, 1, 0, 0}, RETURN_NONE, {OP_END_HANDLER, 0, 6, 0, 0}, {OP_RETURN, 0, 1, 0, 0});
    handler_set(f, 0, 1, 2, 6);
    REFUSED(f, "SET");
    /* the item of a loop that may have no turn */
    CODE(f, {OP_GET_ITERATOR, 0, 4, 0, 0}, {OP_JUMP, 0, 0, WIDE(1)}, NOP, {OP_FOR_LOOP, 0, 4, 1, (uint16_t)-2},
         {OP_RETURN, 0, 1, 0, 0});
    REFUSED(f, "SET");
    CODE(f, {OP_LOAD_INT, 0, 4, WIDE(1)}, {OP_BUILD_TUPLE, 0, 6, 4, 2}, RETURN_NONE);
    REFUSED(f, "SET");
    CODE(f, {OP_MOVE, 0, 4, 0, 0}, {OP_CALL, 0, 4, 1, 4}, RETURN_NONE); /* an argument is missing */
    REFUSED(f, "SET");
    pn_vm_free(f->host);
}

Test(verifier, registers_left_over_from_calls_are_not_looked_at) {
    struct fixture *f = fixture_new();
    CODE(f, {OP_MOVE, 0, 4, 0, 0}, {OP_CLEAR, 0, 6, 0, 0}, {OP_CALL, 0, 4, 0, 4}, {OP_JUMP_IF_SET, 0, 1, WIDE(0)},
         RETURN_NONE);
    ACCEPTED(f);
    f->instructions[3].a = 6; /* in the callee's window */
    REFUSED(f, "FRESH");
    CODE(f, {OP_CHECK_LOCAL, 0, 5, 0, 0}, RETURN_NONE); /* a temporary of this frame's first turn */
    REFUSED(f, "FRESH");
    CODE(f, {OP_LOAD_METHOD, 0, 4, 0, NAME_PLAIN}, {OP_MOVE, 0, 6, 5, 0}, RETURN_NONE);
    REFUSED(f, "SET");
    pn_vm_free(f->host);
}

Test(verifier, registers_hold_what_instructions_take_them_for) {
    struct fixture *f = fixture_new();
    static const struct instruction wrong[] = {
        {OP_LOAD_CELL, 0, 4, 0, 0},         {OP_STORE_CELL, 0, 0, 0, 0},       {OP_DELETE_CELL, 0, 0, 0, 0},
        {OP_LIST_APPEND, 0, 0, 0, 0},       {OP_LIST_EXTEND, 0, 0, 0, 0},      {OP_LIST_TO_TUPLE, 0, 4, 0, 0},
        {OP_SET_ADD, 0, 0, 0, 0},           {OP_SET_UPDATE, 0, 0, 0, 0},       {OP_MAP_SET, 0, 0, 0, 0},
        {OP_MAP_UPDATE, 0, 0, 0, 0},        {OP_MAP_MERGE, 0, 0, 0, 0},        {OP_BUILD_STRING, 0, 4, 0, 1},
        {OP_FORMAT_VALUE, 0, 4, 0, 0},      {OP_MATCH_KEYS, 0, 4, 0, 0},       {OP_MATCH_EXCEPTION, 0, 4, 0, 0},
        {OP_WITH_EXCEPTION, 0, 4, 0, 0},    {OP_END_HANDLER, 0, 0, 0, 0},      {OP_CALL_METHOD, 0, 0, 0, 4},
        {OP_CALL_SPREAD, 0, 0, 0, 4},       {OP_BUILD_CLASS, 0, 4, 0, 0},      {OP_IMPORT_NAME, 0, 4, 0, 0},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        /* registers 0 .. 3 hold values, of which nothing is known */
        CODE(f, {OP_MOVE, 0, 1, 0, 0}, {OP_MOVE, 0, 2, 0, 0}, {OP_MOVE, 0, 3, 0, 0}, wrong[i], RETURN_NONE);
        REFUSED(f, "KIND");
    }
    CODE(f, {OP_BUILD_LIST, 0, 4, 0, 1}, {OP_LIST_APPEND, 0, 4, 0, 0}, {OP_LIST_TO_TUPLE, 0, 5, 4, 0}, RETURN_NONE);
    ACCEPTED(f);
    CODE(f, {OP_MAKE_CELL, 0, 1, 0, 0}, {OP_MOVE, 0, 5, 1, 0}, {OP_LOAD_CELL, 0, 4, 5, 0}, RETURN_NONE);
    ACCEPTED(f);
    /* a cell on one path, a number on the other */
    CODE(f, {OP_MAKE_CELL, 0, 1, 0, 0}, {OP_JUMP_IF_TRUE, 0, 0, WIDE(1)}, {OP_LOAD_INT, 0, 1, WIDE(7)},
         {OP_LOAD_CELL, 0, 4, 1, 0}, RETURN_NONE);
    REFUSED(f, "KIND");
    /* a list that the next turn of the loop finds replaced */
    CODE(f, {OP_BUILD_LIST, 0, 4, 0, 1}, {OP_LIST_APPEND, 0, 4, 0, 0}, {OP_LOAD_INT, 0, 4, WIDE(7)},
         {OP_JUMP_BACK, 0, 0, WIDE(-3)});
    REFUSED(f, "KIND");
    pn_vm_free(f->host);
}

Test(verifier, what_a_failing_instruction_may_have_written_is_not_trusted) {
    struct fixture *f = fixture_new();
    /* the cell's register is among those that the unpacking writes */
    CODE(f, {OP_MAKE_CELL, 0, 1, 0, 0}, {OP_UNPACK_SEQUENCE, 0, 0, 1, 2}, RETURN_NONE, {OP_END_HANDLER, 0, 6, 0, 0},
         {OP_LOAD_CELL, 0, 4, 1, 0}, RETURN_NONE);
    handler_set(f, 1, 2, 3, 6);
    REFUSED(f, "KIND");
    CODE(f, {OP_MAKE_CELL, 0, 1, 0, 0}, {OP_UNPACK_STARRED, 0, 0, 1, 1}, RETURN_NONE, {OP_END_HANDLER, 0, 6, 0, 0},
         {OP_LOAD_CELL, 0, 4, 1, 0}, RETURN_NONE);
    handler_set(f, 1, 2, 3, 6);
    REFUSED(f, "KIND");
    CODE(f, {OP_MAKE_CELL, 0, 1, 0, 0}, {OP_WITH_PREPARE, 0, 1, 0, 0}, RETURN_NONE, {OP_END_HANDLER, 0, 6, 0, 0},
         {OP_LOAD_CELL, 0, 4, 1, 0}, RETURN_NONE);
    handler_set(f, 1, 2, 3, 6);
    REFUSED(f, "KIND");
    pn_vm_free(f->host);
}

Test(verifier, handlers_find_the_exception_and_nothing_else) {
    struct fixture *f = fixture_new();
    CODE(f, {OP_NOT, 0, 4, 0, 0}, RETURN_NONE, {OP_MATCH_EXCEPTION, 0, 4, 6, 0}, {OP_CONTINUE_RAISE, 0, 6, 0, 0});
    handler_set(f, 0, 1, 2, 6);
    ACCEPTED(f);
    f->instructions[3] = (struct instruction){OP_CONTINUE_RAISE, 0, 5, 0, 0};
    REFUSED(f, "SET");
    f->instructions[2] = (struct instruction){OP_MOVE, 0, 6, 0, 0}; /* no exception any more */
    f->instructions[3] = (struct instruction){OP_CONTINUE_RAISE, 0, 6, 0, 0};
    REFUSED(f, "KIND");
    f->instructions[2] = (struct instruction){OP_MOVE, 0, 7, 0, 0};
    REFUSED(f, "KIND");
    pn_vm_free(f->host);
}

Test(verifier, functions_get_as_many_cells_as_they_have_free_variables) {
    struct fixture *f = fixture_new();
    const struct instruction clear[] = {{OP_CLEAR, 0, 4, 0, 0}, {OP_CLEAR, 0, 5, 0, 0}, {OP_CLEAR, 0, 6, 0, 0}, {OP_CLEAR, 0, 7, 0, 0}};
    CODE(f, clear[0], clear[1], clear[2], clear[3], {OP_MAKE_FUNCTION, 0, 8, 0, 4}, RETURN_NONE);
    ACCEPTED(f);
    CODE(f, clear[0], clear[1], clear[2], clear[3], {OP_MAKE_FUNCTION, 0, 8, 1, 4}, RETURN_NONE); /* none for one */
    REFUSED(f, "CLOSURE");
    CODE(f, {OP_MAKE_CELL, 0, 1, 0, 0}, clear[0], clear[1], clear[3], {OP_BUILD_TUPLE, 0, 6, 1, 1},
         {OP_MAKE_FUNCTION, 0, 8, 1, 4}, RETURN_NONE);
    ACCEPTED(f);
    f->instructions[5].b = 0; /* one for none */
    REFUSED(f, "CLOSURE");
    CODE(f, {OP_MAKE_CELL, 0, 1, 0, 0}, {OP_MOVE, 0, 2, 1, 0}, clear[0], clear[1], clear[3], {OP_BUILD_TUPLE, 0, 6, 1, 2},
         {OP_MAKE_FUNCTION, 0, 8, 1, 4}, RETURN_NONE); /* two for one */
    REFUSED(f, "CLOSURE");
    CODE(f, clear[0], clear[1], clear[3], {OP_BUILD_TUPLE, 0, 6, 0, 1}, {OP_MAKE_FUNCTION, 0, 8, 1, 4}, RETURN_NONE);
    REFUSED(f, "KIND"); /* no cell */
    CODE(f, clear[0], clear[1], clear[3], {OP_LOAD_CONST, 0, 6, WIDE(CONSTANT_NUMBERS)}, {OP_MAKE_FUNCTION, 0, 8, 1, 4},
         RETURN_NONE);
    REFUSED(f, "CLOSURE"); /* some tuple */
    CODE(f, {OP_MAKE_CELL, 0, 1, 0, 0}, clear[0], clear[1], clear[3], {OP_BUILD_TUPLE, 0, 6, 1, 1},
         {OP_LOAD_CONST, 0, 6, WIDE(CONSTANT_NUMBERS)}, {OP_MAKE_FUNCTION, 0, 8, 1, 4}, RETURN_NONE);
    REFUSED(f, "CLOSURE"); /* replaced in between */
    f->nested[0] = value_to_ref(f->constants[CONSTANT_NAMES]);
    CODE(f, clear[0], clear[1], clear[2], clear[3], {OP_MAKE_FUNCTION, 0, 8, 0, 4}, RETURN_NONE);
    REFUSED(f, "CLOSURE"); /* no code at all */
    pn_vm_free(f->host);
}

Test(verifier, names_of_keyword_arguments_are_constant) {
    struct fixture *f = fixture_new();
    CODE(f, {OP_MOVE, 0, 4, 0, 0}, {OP_MOVE, 0, 5, 0, 0}, {OP_LOAD_CONST, 0, 6, WIDE(CONSTANT_NAMES)},
         {OP_CALL_KEYWORDS, 0, 4, 1, 4}, RETURN_NONE);
    ACCEPTED(f);
    f->instructions[2] = (struct instruction){OP_LOAD_CONST, 0, 6, WIDE(CONSTANT_NUMBERS)};
    REFUSED(f, "KEYWORDS"); /* numbers */
    f->instructions[2] = (struct instruction){OP_LOAD_CONST, 0, 6, WIDE(CONSTANT_TEXT)};
    REFUSED(f, "KEYWORDS"); /* no tuple */
    f->instructions[2] = (struct instruction){OP_MOVE, 0, 6, 0, 0};
    REFUSED(f, "KEYWORDS"); /* the guest's */
    CODE(f, {OP_MOVE, 0, 4, 0, 0}, {OP_LOAD_CONST, 0, 5, WIDE(CONSTANT_NAMES)}, {OP_CALL_KEYWORDS, 0, 4, 0, 4}, RETURN_NONE);
    REFUSED(f, "KEYWORDS"); /* more names than arguments */
    /* a jump to the call passes the constant by */
    CODE(f, {OP_MOVE, 0, 4, 0, 0}, {OP_MOVE, 0, 5, 0, 0}, {OP_MOVE, 0, 6, 0, 0}, {OP_JUMP_IF_TRUE, 0, 0, WIDE(1)},
         {OP_LOAD_CONST, 0, 6, WIDE(CONSTANT_NAMES)}, {OP_CALL_KEYWORDS, 0, 4, 1, 4}, RETURN_NONE);
    REFUSED(f, "KEYWORDS");
    CODE(f, {OP_LOAD_METHOD, 0, 4, 0, NAME_PLAIN}, {OP_MOVE, 0, 6, 0, 0}, {OP_MOVE, 0, 7, 0, 0},
         {OP_CALL_METHOD_KEYWORDS, 0, 4, 1, 4}, RETURN_NONE);
    REFUSED(f, "KEYWORDS");
    CODE(f, {OP_MOVE, 0, 4, 0, 0}, {OP_MOVE, 0, 5, 0, 0}, {OP_MATCH_CLASS, 1, 6, 0, 4}, RETURN_NONE);
    REFUSED(f, "KEYWORDS");
    pn_vm_free(f->host);
}

Test(verifier, methods_are_called_as_they_were_loaded) {
    struct fixture *f = fixture_new();
    CODE(f, {OP_LOAD_METHOD, 0, 4, 0, NAME_PLAIN}, {OP_CALL_METHOD, 0, 4, 0, 4}, RETURN_NONE);
    ACCEPTED(f);
    CODE(f, {OP_LOAD_METHOD, 0, 4, 0, NAME_PLAIN}, {OP_MOVE, 0, 5, 0, 0}, {OP_CALL_METHOD, 0, 4, 0, 4}, RETURN_NONE);
    REFUSED(f, "KIND"); /* another self */
    CODE(f, {OP_LOAD_METHOD, 0, 4, 0, NAME_PLAIN}, {OP_CALL, 0, 4, 1, 4}, RETURN_NONE);
    REFUSED(f, "SET"); /* self as an argument */
    pn_vm_free(f->host);
}

/* Random instructions, mostly refused; those that pass are proved, so they may run. Nothing may crash. */
Test(verifier, random_code_is_refused_or_sound) {
    struct fixture *f = fixture_new();
    uint64_t state = 88172645463325252u;
    uint32_t accepted = 0;
    for (int round = 0; round < 300000; round++) {
        uint32_t count = 1 + round % 8;
        for (uint32_t i = 0; i < count; i++) {
            state ^= state << 13, state ^= state >> 7, state ^= state << 17;
            uint64_t word = state;
            f->instructions[i] = (struct instruction){(uint8_t)(word % (OPCODE_COUNT + 1)), (uint8_t)(word >> 8 & 1),
                                                      (uint16_t)(word >> 16 & 15), (uint16_t)(word >> 24 & 7),
                                                      (uint16_t)(word >> 32 & 3)};
        }
        f->instructions[count] = (struct instruction){OP_RETURN_NONE, 0, 0, 0, 0};
        f->code.instruction_count = count + 1;
        f->code.handler_count = (uint32_t)(round & 1);
        f->handlers[0] = (struct handler){0, 1, count, (uint32_t)(state >> 60)};
        accepted += verify(f);
    }
    cr_assert_gt(accepted, 100);
    pn_vm_free(f->host);
}

#define MANY 60000u

/* Many jumps times many registers: the proof must end, one way or the other, without taking much memory. */
Test(verifier, the_proof_is_bounded) {
    struct fixture *f = fixture_new();
    static struct instruction many[MANY];
    static cage_ref names[65536];
    for (uint32_t i = 0; i < MANY; i++)
        many[i] = (struct instruction){OP_JUMP_IF_TRUE, 0, 0, WIDE(i % 7)};
    for (uint32_t i = MANY - 10; i < MANY; i++)
        many[i] = (struct instruction){OP_RETURN_NONE, 0, 0, 0, 0};
    for (uint32_t i = 0; i < 65536; i++)
        names[i] = f->names[NAME_PLAIN];
    f->code.instructions = many;
    f->code.instruction_count = MANY;
    f->code.handler_count = 0;
    ACCEPTED(f);
    f->code.register_count = f->code.local_count = 65536;
    f->code.local_names = names;
    REFUSED(f, "COST");
    static struct handler handlers[MANY];
    for (uint32_t i = 0; i < MANY; i++)
        handlers[i] = (struct handler){0, MANY - 5, MANY - 1, 4};
    f->code.register_count = REGISTERS, f->code.local_count = LOCALS;
    f->code.handlers = handlers, f->code.handler_count = MANY;
    REFUSED(f, "COST");
    pn_vm_free(f->host);
}
