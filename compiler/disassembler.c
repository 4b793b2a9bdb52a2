/* A readable listing of code, derived from opcodes.def: for people and tests. */
#include "../builtins/str.h"
#include "../vm/interpreter.h"
#include "compile.h"
#include "opcode_table.h"

struct listing {
    struct vm *vm;
    const struct code *code;
    struct str_builder text;
};

static void add_name(struct listing *listing, cage_ref name) {
    str_builder_add_str(listing->vm, &listing->text, value_from_ref(name));
}

static void add_register(struct listing *listing, uint32_t reg) {
    const struct code *code = listing->code;
    str_builder_add_format(listing->vm, &listing->text, " r%u", reg);
    if (reg >= code->local_count)
        return;
    str_builder_add_c(listing->vm, &listing->text, "(");
    add_name(listing, code->local_names[reg]);
    str_builder_add_c(listing->vm, &listing->text, ")");
}

static bool add_constant(struct listing *listing, uint32_t index) {
    value constant = listing->code->constants[index];
    value repr = object_repr(listing->vm, constant);
    if (repr == VALUE_ERROR)
        return false;
    str_builder_add_c(listing->vm, &listing->text, " ");
    str_builder_add_str(listing->vm, &listing->text, repr);
    return true;
}

static void add_nested(struct listing *listing, uint32_t index) {
    const struct code *nested = code_by_ref(listing->vm, listing->code->nested[index]);
    if (nested == NULL)
        return;
    str_builder_add_c(listing->vm, &listing->text, " <code ");
    add_name(listing, nested->qualified_name);
    str_builder_add_c(listing->vm, &listing->text, ">");
}

static bool add_operand(struct listing *listing, uint32_t at, enum operand_kind kind, uint32_t operand,
                        bool is_wide_jump) {
    struct vm *vm = listing->vm;
    const struct code *code = listing->code;
    switch (kind) {
    case OPERAND_NONE:
    case OPERAND_HINT:
    case OPERAND_WIDE:
        return true;
    case OPERAND_OUT:
    case OPERAND_IN:
    case OPERAND_INOUT:
    case OPERAND_MAYBE:
    case OPERAND_OUT2:
    case OPERAND_BASE:
        add_register(listing, operand);
        return true;
    case OPERAND_COUNT:
    case OPERAND_KIND:
        str_builder_add_format(vm, &listing->text, " %u", operand);
        return true;
    case OPERAND_CONST:
        return add_constant(listing, operand);
    case OPERAND_NAME:
        str_builder_add_c(vm, &listing->text, " ");
        add_name(listing, code->names[operand]);
        return true;
    case OPERAND_CACHE:
        str_builder_add_c(vm, &listing->text, " ");
        add_name(listing, code->caches[operand].name);
        return true;
    case OPERAND_CODE:
        add_nested(listing, operand);
        return true;
    case OPERAND_FREE:
        str_builder_add_c(vm, &listing->text, " free ");
        add_name(listing, code->free_names[operand]);
        return true;
    case OPERAND_CELLNAME:
        str_builder_add_c(vm, &listing->text, " cell ");
        add_name(listing, code->cell_names[operand]);
        return true;
    case OPERAND_JUMP: {
        int32_t offset = is_wide_jump ? (int32_t)operand : (int16_t)operand;
        str_builder_add_format(vm, &listing->text, " to %lld", (long long)at + 1 + offset);
        return true;
    }
    case OPERAND_INT:
        str_builder_add_format(vm, &listing->text, " %d", is_wide_jump ? (int32_t)operand : (int16_t)operand);
        return true;
    }
    return true;
}

static bool add_instruction(struct listing *listing, uint32_t at, int32_t *line) {
    const struct code *code = listing->code;
    struct instruction i = code->instructions[at];
    const struct opcode_information *information = &opcode_table[i.opcode];
    bool is_wide = information->c == OPERAND_WIDE;
    if (code->positions[at].line != *line)
        str_builder_add_format(listing->vm, &listing->text, "%5d %6u  %s", code->positions[at].line, at,
                               information->name);
    else
        str_builder_add_format(listing->vm, &listing->text, "      %6u  %s", at, information->name);
    *line = code->positions[at].line;
    bool done = add_operand(listing, at, information->a, i.a, false) &&
                add_operand(listing, at, information->b, is_wide ? instruction_wide(i) : i.b, is_wide) &&
                add_operand(listing, at, information->c, i.c, false) &&
                (i.d == 0 || add_operand(listing, at, information->d, i.d, false));
    str_builder_add_c(listing->vm, &listing->text, "\n");
    return done;
}

static bool add_code(struct listing *listing, const struct code *code) {
    struct vm *vm = listing->vm;
    listing->code = code;
    str_builder_add_c(vm, &listing->text, "code ");
    add_name(listing, code->qualified_name);
    str_builder_add_format(vm, &listing->text, ": %u registers, %u locals, flags 0x%x\n", code->register_count,
                           code->local_count, code->flags);
    int32_t line = -1;
    for (uint32_t at = 0; at < code->instruction_count; at++) {
        if (!vm_charge(vm, 1) || !add_instruction(listing, at, &line))
            return false;
    }
    for (uint32_t i = 0; i < code->handler_count; i++) {
        const struct handler *handler = &code->handlers[i];
        str_builder_add_format(vm, &listing->text, "      exceptions in %u to %u go to %u with r%u\n", handler->start,
                               handler->end - 1, handler->target, handler->base);
    }
    return true;
}

static bool add_code_and_nested(struct listing *listing, cage_ref code_object) {
    struct vm *vm = listing->vm;
    const struct code *code = code_by_ref(vm, code_object);
    if (code == NULL || !vm_enter_native(vm))
        return false;
    bool done = add_code(listing, code);
    for (uint32_t i = 0; i < code->nested_count && done; i++) {
        str_builder_add_c(vm, &listing->text, "\n");
        done = add_code_and_nested(listing, code->nested[i]);
    }
    vm_leave_native(vm);
    return done;
}

value code_disassemble(struct vm *vm, cage_ref code_object) {
    struct listing listing = {.vm = vm};
    if (!add_code_and_nested(&listing, code_object))
        return VALUE_ERROR;
    return str_builder_finish(vm, &listing.text);
}
