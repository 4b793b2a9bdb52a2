/* Every rule of the verifier refuses code that breaks it: small pieces of bytecode built by hand, each next to a form
 * that is accepted, so that a refusal is for the reason named. Code that no code generator makes is what saved bytes
 * could hold. */
#include "pynterp.h"

#include "../../builtins/container.h"
#include "../../builtins/number.h"
#include "../../builtins/str.h"
#include "../../compiler/compile.h"
#include "../../compiler/opcode_table.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#define REGISTERS 12
#define RANDOM_ROUNDS 200000
#define LOCALS 4 /* registers 0 .. 3; the first is the parameter */
#define WIDE(number) (uint16_t)((uint32_t)(number)&0xFFFF), (uint16_t)((uint32_t)(number) >> 16)

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
    const value kept[] = {fixture->constants[0],
                          fixture->constants[1],
                          fixture->constants[2],
                          value_from_ref(fixture->names[0]),
                          value_from_ref(fixture->names[1]),
                          value_from_ref(fixture->names[2]),
                          value_from_ref(fixture->nested[0]),
                          value_from_ref(fixture->nested[1])};
    vm->script_arguments = tuple_from_items(vm, kept, sizeof kept / sizeof kept[0]); /* a root */
}

static struct fixture *fixture_new(void) {
    static struct fixture fixture;
    pn_config config = PN_CONFIG_DEFAULT;
    config.max_steps = 3000;
    config.max_memory = UINT64_C(16) << 20;
    memset(&fixture, 0, sizeof fixture);
    cr_assert_eq(pn_vm_new(&config, &fixture.host), PN_OK);
    fixture.vm = (struct vm *)fixture.host; /* it comes first in struct pn_vm */
    fixture.vm->budget = INT32_MAX;
    fixture.code = (struct code){.instructions = fixture.instructions,
                                 .register_count = REGISTERS,
                                 .local_count = LOCALS,
                                 .positional_count = 1,
                                 .flags = CODE_GENERATOR,
                                 .first_line = 1,
                                 .constants = fixture.constants,
                                 .constant_count = CONSTANT_COUNT,
                                 .names = fixture.names,
                                 .name_count = NAME_COUNT_HERE,
                                 .caches = fixture.caches,
                                 .cache_count = NAME_COUNT_HERE,
                                 .local_names = fixture.local_names,
                                 .free_names = fixture.free_names,
                                 .free_count = 1,
                                 .cell_names = fixture.cell_names,
                                 .cell_registers = fixture.cell_registers,
                                 .cell_count = 1,
                                 .nested = fixture.nested,
                                 .nested_count = 2,
                                 .handlers = fixture.handlers,
                                 .positions = fixture.positions};
    tables_fill(&fixture);
    return &fixture;
}

/* Replaces the instructions; handlers are off again. */
#define CODE(fixture, ...)                                                                                             \
    code_set(fixture, (const struct instruction[]){__VA_ARGS__},                                                       \
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

#define RETURN_NONE                                                                                                    \
    { OP_RETURN_NONE, 0, 0, 0, 0 }
#define NOP                                                                                                            \
    { OP_NOP, 0, 0, 0, 0 }

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

Test(verifier, flags_that_go_together) {
    struct fixture *f = fixture_new();
    CODE(f, RETURN_NONE);
    const struct code good = f->code;
    ACCEPTED(f);
    const uint32_t wrong[] = {UINT32_C(1) << 31, UINT32_C(1) << 20, CODE_GENERATOR | CODE_COROUTINE,
                              CODE_COROUTINE | CODE_ASYNC_GENERATOR,
                              CODE_CLASS_BODY | CODE_NAMESPACE}; /* this code has a parameter */
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        f->code = good, f->code.flags = wrong[i];
        REFUSED(f, "FLAGS");
    }
    f->code = good, f->code.positional_count = 0, f->code.flags = CODE_CLASS_BODY | CODE_NAMESPACE;
    ACCEPTED(f);
    const uint32_t of_functions[] = {CODE_GENERATOR, CODE_COROUTINE, CODE_ASYNC_GENERATOR, CODE_VARARGS,
                                     CODE_VARKEYWORDS};
    for (size_t i = 0; i < sizeof of_functions / sizeof of_functions[0]; i++) {
        f->code.flags = CODE_CLASS_BODY | CODE_NAMESPACE | of_functions[i];
        REFUSED(f, "FLAGS");
    }
    pn_vm_free(f->host);
}

Test(verifier, names) {
    struct fixture *f = fixture_new();
    CODE(f, RETURN_NONE);
    ACCEPTED(f);
    cage_ref *const places[] = {&f->names[1],      &f->caches[0].name, &f->local_names[2],     &f->free_names[0],
                                &f->cell_names[0], &f->code.name,      &f->code.qualified_name};
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
        {OP_LOAD_SLICE, 0, 0, 1, 11},
        {OP_LOAD_SLICE, 1, 0, 1, 10},
        {OP_STORE_SLICE, 0, 0, 10, 1},
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
    static const struct handler wrong[] = {{1, 1, 2, 6},          {2, 1, 3, 6},          {0, 3, 2, 6},
                                           {0, 1, 4, 6},          {0, UINT32_MAX, 2, 6}, {0, 1, 2, REGISTERS - 1},
                                           {0, 1, 2, UINT32_MAX}, {0, 1, 0, 6}};
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
        {OP_LOAD_ATTRIBUTE, 0, 4, 0, NAME_OF_CLASSES},  {OP_LOAD_ATTRIBUTE, 0, 4, 0, NAME_OF_HOOK},
        {OP_LOAD_METHOD, 0, 4, 0, NAME_OF_CLASSES},     {OP_LOAD_METHOD, 0, 4, 0, NAME_OF_HOOK},
        {OP_STORE_ATTRIBUTE, 0, 0, 0, NAME_OF_CLASSES}, {OP_DELETE_ATTRIBUTE, 0, 0, NAME_OF_CLASSES, 0},
        {OP_LOAD_PROTOCOL_METHOD, 0, 4, 0, NAME_PLAIN}, {OP_LOAD_PROTOCOL_METHOD, 0, 4, 0, NAME_OF_CLASSES},
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
        {OP_LOAD_CELL, 0, 4, 0, 0},      {OP_STORE_CELL, 0, 0, 0, 0},  {OP_DELETE_CELL, 0, 0, 0, 0},
        {OP_LIST_APPEND, 0, 0, 0, 0},    {OP_LIST_EXTEND, 0, 0, 0, 0}, {OP_LIST_TO_TUPLE, 0, 4, 0, 0},
        {OP_SET_ADD, 0, 0, 0, 0},        {OP_SET_UPDATE, 0, 0, 0, 0},  {OP_MAP_SET, 0, 0, 0, 0},
        {OP_MAP_UPDATE, 0, 0, 0, 0},     {OP_MAP_MERGE, 0, 0, 0, 0},   {OP_BUILD_STRING, 0, 4, 0, 1},
        {OP_FORMAT_VALUE, 0, 4, 0, 0},   {OP_MATCH_KEYS, 0, 4, 0, 0},  {OP_MATCH_EXCEPTION, 0, 4, 0, 0},
        {OP_WITH_EXCEPTION, 0, 4, 0, 0}, {OP_END_HANDLER, 0, 0, 0, 0}, {OP_CALL_METHOD, 0, 0, 0, 4},
        {OP_CALL_SPREAD, 0, 0, 0, 4},    {OP_BUILD_CLASS, 0, 4, 0, 0}, {OP_IMPORT_NAME, 0, 4, 0, 0},
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
    static const struct instruction pairs[] = {{OP_WITH_PREPARE, 0, 2, 0, 0},
                                               {OP_LOAD_METHOD, 0, 2, 0, NAME_PLAIN},
                                               {OP_LOAD_PROTOCOL_METHOD, 0, 2, 0, NAME_OF_HOOK}};
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        CODE(f, {OP_LOAD_INT, 0, 3, WIDE(1)}, pairs[i], RETURN_NONE, {OP_END_HANDLER, 0, 6, 0, 0},
             {OP_RETURN, 0, 3, 0, 0});
        handler_set(f, 1, 2, 3, 6);
        REFUSED(f, "SET");
    }
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
    const struct instruction clear[] = {
        {OP_CLEAR, 0, 4, 0, 0}, {OP_CLEAR, 0, 5, 0, 0}, {OP_CLEAR, 0, 6, 0, 0}, {OP_CLEAR, 0, 7, 0, 0}};
    CODE(f, clear[0], clear[1], clear[2], clear[3], {OP_MAKE_FUNCTION, 0, 8, 0, 4}, RETURN_NONE);
    ACCEPTED(f);
    CODE(f, clear[0], clear[1], clear[2], clear[3], {OP_MAKE_FUNCTION, 0, 8, 1, 4}, RETURN_NONE); /* none for one */
    REFUSED(f, "CLOSURE");
    CODE(f, {OP_MAKE_CELL, 0, 1, 0, 0}, clear[0], clear[1], clear[3], {OP_BUILD_TUPLE, 0, 6, 1, 1},
         {OP_MAKE_FUNCTION, 0, 8, 1, 4}, RETURN_NONE);
    ACCEPTED(f);
    f->instructions[5].b = 0; /* one for none */
    REFUSED(f, "CLOSURE");
    CODE(f, {OP_MAKE_CELL, 0, 1, 0, 0}, {OP_MOVE, 0, 2, 1, 0}, clear[0], clear[1], clear[3],
         {OP_BUILD_TUPLE, 0, 6, 1, 2}, {OP_MAKE_FUNCTION, 0, 8, 1, 4}, RETURN_NONE); /* two for one */
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
    CODE(f, {OP_MOVE, 0, 4, 0, 0}, {OP_LOAD_CONST, 0, 5, WIDE(CONSTANT_NAMES)}, {OP_CALL_KEYWORDS, 0, 4, 0, 4},
         RETURN_NONE);
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

Test(verifier, parts_that_may_be_missing_are_certainly_missing_or_of_their_kind) {
    struct fixture *f = fixture_new();
    static const struct instruction takers[] = {
        {OP_MAKE_FUNCTION, 0, 9, 0, 5}, {OP_CALL_SPREAD, 0, 6, 0, 4}, {OP_FORMAT_VALUE, 0, 4, 0, 8}};
    for (size_t i = 0; i < sizeof takers / sizeof takers[0]; i++) {
        /* register 8 is without value on one path and holds a number on the other */
        CODE(f, {OP_CLEAR, 0, 5, 0, 0}, {OP_CLEAR, 0, 6, 0, 0}, {OP_CLEAR, 0, 7, 0, 0}, {OP_CLEAR, 0, 8, 0, 0}, NOP,
             NOP, NOP, takers[i], RETURN_NONE);
        if (takers[i].opcode == OP_CALL_SPREAD) {
            f->instructions[4] = (struct instruction){OP_MOVE, 0, 6, 0, 0};
            f->instructions[5] = (struct instruction){OP_LOAD_CONST, 0, 7, WIDE(CONSTANT_NAMES)};
        }
        ACCEPTED(f);
        f->instructions[2] = f->instructions[5];
        f->instructions[1] = f->instructions[4];
        if (takers[i].opcode == OP_MAKE_FUNCTION) {
            f->instructions[1] = (struct instruction){OP_CLEAR, 0, 6, 0, 0};
            f->instructions[2] = (struct instruction){OP_CLEAR, 0, 7, 0, 0};
        }
        f->instructions[4] = (struct instruction)NOP;
        f->instructions[5] = (struct instruction){OP_JUMP_IF_TRUE, 0, 0, WIDE(1)};
        f->instructions[6] = (struct instruction){OP_LOAD_INT, 0, 8, WIDE(7)};
        REFUSED(f, "KIND");
    }
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

/* --- random code
 * -------------------------------------------------------------------------------------------------------- */

static uint32_t random_below(uint64_t *state, uint32_t limit) {
    *state ^= *state << 13, *state ^= *state >> 7, *state ^= *state << 17;
    return (uint32_t)((*state >> 16) % limit);
}

static uint16_t random_operand(uint64_t *state, uint8_t kind) {
    switch (kind) {
    case OPERAND_NONE:
        return 0;
    case OPERAND_CONST:
        return (uint16_t)random_below(state, CONSTANT_COUNT);
    case OPERAND_NAME:
    case OPERAND_CACHE:
        return random_below(state, 8) == 0 ? NAME_OF_HOOK : NAME_PLAIN;
    case OPERAND_JUMP:
    case OPERAND_COUNT:
    case OPERAND_INT:
        return (uint16_t)random_below(state, 4);
    case OPERAND_HINT:
        return (uint16_t)random_below(state, 256);
    case OPERAND_KIND:
    case OPERAND_CODE:
        return (uint16_t)random_below(state, 2);
    case OPERAND_FREE:
    case OPERAND_CELLNAME:
    case OPERAND_WIDE:
        return 0;
    default:
        return (uint16_t)random_below(state, REGISTERS);
    }
}

static struct instruction random_instruction(uint64_t *state) {
    uint8_t opcode = (uint8_t)random_below(state, OPCODE_COUNT);
    const struct opcode_information *information = &opcode_table[opcode];
    struct instruction i = {opcode, (uint8_t)random_operand(state, information->d),
                            random_operand(state, information->a), random_operand(state, information->b),
                            random_operand(state, information->c)};
    if ((information->flags & OPCODE_BACK) && information->c == OPERAND_JUMP)
        i.c = (uint16_t)(-1 - (int)random_below(state, 4));
    else if (information->flags & OPCODE_BACK)
        i.b = (uint16_t)(-1 - (int)random_below(state, 4)), i.c = UINT16_MAX;
    return i;
}

/* Values of all sorts in the registers, some random instructions, and a handler around them. */
static void random_code(struct fixture *f, uint64_t *state) {
    static const struct instruction start[] = {
        {OP_MAKE_CELL, 0, 1, 0, 0},  {OP_BUILD_LIST, 0, 2, 0, 1}, {OP_BUILD_MAP, 0, 3, 0, 0},
        {OP_LOAD_CONST, 0, 4, 0, 0}, {OP_BUILD_SET, 0, 5, 4, 1},  {OP_GET_ITERATOR, 0, 6, 2, 0},
        {OP_LOAD_INT, 0, 7, 3, 0},   {OP_CLEAR, 0, 8, 0, 0},      {OP_MAKE_FUNCTION, 0, 9, 0, 8},
    };
    enum { START = sizeof start / sizeof start[0] };
    /* MAKE_FUNCTION takes four registers that may be unset */
    const struct instruction clear[] = {{OP_CLEAR, 0, 9, 0, 0}, {OP_CLEAR, 0, 10, 0, 0}, {OP_CLEAR, 0, 11, 0, 0}};
    uint32_t count = 0, random = 1 + random_below(state, 14);
    for (uint32_t i = 0; i < START; i++) {
        for (uint32_t k = 0; start[i].opcode == OP_MAKE_FUNCTION && k < 3; k++)
            f->instructions[count++] = clear[k];
        f->instructions[count++] = start[i];
    }
    uint32_t first = count;
    for (uint32_t i = 0; i < random; i++)
        f->instructions[count++] = random_instruction(state);
    f->instructions[count++] = (struct instruction)RETURN_NONE;
    uint32_t base = random_below(state, REGISTERS - 1);
    handler_set(f, first, first + 1 + random_below(state, random), count, base);
    f->instructions[count++] = (struct instruction){OP_END_HANDLER, 0, (uint16_t)base, 0, 0};
    f->instructions[count++] = (struct instruction){OP_RETURN, 0, (uint16_t)random_below(state, REGISTERS), 0, 0};
    f->code.instruction_count = count;
}

/* A function of the guest, to put other code into. */
static pn_value function_new(struct fixture *f, pn_env **env, struct code **code) {
    static const char source[] =
        "def outer():\n    x = 1\n    def f(a):\n        yield x\n    return f\nf = outer()\n"
        "class C:\n    plain = 3\narguments = [5, 'text', [1, 2, 3], {'key': 1}, (1, 2), C(), None,"
        " 2.5, C, len, print, ValueError('x'), {1}, range(3), b'bytes']\n";
    pn_outcome outcome;
    pn_value function;
    cr_assert_eq(pn_env_new_default(f->host, env), PN_OK);
    cr_assert_eq(pn_run(f->host, source, strlen(source), "f.py", *env, &outcome), PN_OK);
    cr_assert_eq(outcome.kind, PN_OUTCOME_OK, "%s", outcome.traceback);
    cr_assert_eq(pn_env_get(*env, "f", &function), PN_OK);
    value name = name_new(f->vm, "f");
    const struct pn_env_start {
        pn_vm *vm;
        void *next;
        cage_ref module, globals;
    } *start = (const void *)*env;
    value found = dict_get(f->vm, object_at(f->vm, start->globals), name);
    const struct function *object = object_of(f->vm, found);
    const struct code_object *code_object = object_at(f->vm, object->code);
    *code = f->vm->codes[code_object->index];
    return function;
}

static void call_with_code(struct fixture *f, struct code *code, pn_value function, pn_value argument) {
    struct code own = *code;
    pn_outcome outcome;
    pn_value result;
    pn_scope scope;
    f->code.object = own.object, f->code.index = own.index, f->code.filename = own.filename, f->code.source = 0;
    *code = f->code;
    pn_scope_open(f->host, &scope);
    pn_status status = pn_call_value(f->host, function, 1, &argument, &result, &outcome);
    cr_assert_eq(status, PN_OK, "%s: %s", pn_status_name(status), pn_vm_message(f->host));
    cr_assert(outcome.reusable);
    pn_scope_close(f->host, scope);
    *code = own;
    for (int i = 0; i < NAME_COUNT_HERE; i++)
        f->caches[i] = (struct cache){.name = f->names[i]};
}

/* What passes is proved, so it may run: whatever it does, the VM stays whole (and the heap passes its audit, in builds
 * that have it). */
Test(verifier, random_code_that_passes_runs_soundly) {
    struct fixture *f = fixture_new();
    pn_env *env;
    pn_value arguments, argument;
    struct code *code;
    pn_value function = function_new(f, &env, &code);
    size_t argument_count;
    cr_assert_eq(pn_env_get(env, "arguments", &arguments), PN_OK);
    cr_assert_eq(pn_length(f->host, arguments, &argument_count), PN_OK);
    uint64_t state = 88172645463325252u;
    uint32_t accepted = 0;
    for (int round = 0; round < RANDOM_ROUNDS; round++) {
        random_code(f, &state);
        f->code.flags = round % 16 == 0 ? CODE_GENERATOR : 0;
        if (!verify(f))
            continue;
        accepted++;
        pn_scope scope;
        pn_scope_open(f->host, &scope);
        cr_assert_eq(pn_list_get(f->host, arguments, random_below(&state, (uint32_t)argument_count), &argument), PN_OK);
        call_with_code(f, code, function, argument);
        pn_scope_close(f->host, scope);
    }
    cr_log_info("%u of %u accepted", accepted, RANDOM_ROUNDS);
    cr_assert_gt(accepted, RANDOM_ROUNDS / 200);
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
