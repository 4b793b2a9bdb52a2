/* The bottom of the code generator: instructions, registers, labels, exception ranges and a unit's tables.
 *
 * Jumps are 16 bits in fused branches and in FOR_LOOP. A unit for which that is too little is generated a second time
 * with `long_jumps`, where every test is computed first and jumped on with 32 bits. */
#include "code_generator.h"
#include "opcode_table.h"

#include <string.h>

#define APPEND(generator, array, count, capacity, item)                                                                \
    do {                                                                                                               \
        void *grown_ = context_grow(&(generator)->context, (array), (count), (capacity), sizeof *(array));             \
        if (grown_ != NULL) {                                                                                          \
            (array) = grown_;                                                                                          \
            (array)[(count)++] = (item);                                                                               \
        }                                                                                                              \
    } while (0)

static void fail_plain(struct code_generator *generator, const char *message) {
    generator->context.failed = true;
    syntax_error_set_plain(generator->context.error, SYNTAX_ERROR_SYNTAX, message);
}

/* --- instructions ------------------------------------------------------------------------------------------------- */

static void emit_instruction(struct code_generator *generator, struct source_range at, struct instruction instruction) {
    struct unit_builder *unit = generator->unit;
    if (!unit->reachable || generator->context.failed)
        return;
    struct position position = {(int32_t)at.line, (int32_t)at.end_line, (int32_t)at.column, (int32_t)at.end_column};
    uint32_t count = unit->code->instruction_count;
    if (count >= INT32_MAX) {
        context_fail_memory(&generator->context);
        return;
    }
    APPEND(generator, unit->code->positions, count, &unit->position_capacity, position);
    APPEND(generator, unit->code->instructions, unit->code->instruction_count, &unit->instruction_capacity,
           instruction);
    if (opcode_table[instruction.opcode].flags & OPCODE_ENDS)
        unit->reachable = false;
}

void emit(struct code_generator *generator, struct source_range at, enum opcode opcode, uint32_t d, uint32_t a,
          uint32_t b, uint32_t c) {
    emit_instruction(generator, at,
                     (struct instruction){(uint8_t)opcode, (uint8_t)d, (uint16_t)a, (uint16_t)b, (uint16_t)c});
}

void emit_wide(struct code_generator *generator, struct source_range at, enum opcode opcode, uint32_t a,
               int64_t operand) {
    uint32_t bits = (uint32_t)operand;
    emit(generator, at, opcode, 0, a, bits & 0xFFFF, bits >> 16);
}

/* --- registers ---------------------------------------------------------------------------------------------------- */

uint32_t registers_push(struct code_generator *generator, uint32_t count) {
    struct unit_builder *unit = generator->unit;
    uint32_t first = unit->top;
    if (count > MAXIMUM_REGISTERS - first) {
        if (!generator->context.failed)
            fail_plain(generator, "too many variables or nested values in one function");
        return 0;
    }
    unit->top += count;
    if (unit->top > unit->code->register_count)
        unit->code->register_count = unit->top;
    return first;
}

uint32_t register_push(struct code_generator *generator) { return registers_push(generator, 1); }

uint32_t register_result(struct code_generator *generator, uint32_t target) {
    return target == NO_REGISTER ? register_push(generator) : target;
}

bool register_is_local(const struct code_generator *generator, uint32_t reg) {
    return reg < generator->unit->code->local_count;
}

void local_mark_assigned(struct code_generator *generator, uint32_t reg) {
    if (reg / 64 < TRACKED_WORDS && register_is_local(generator, reg))
        generator->unit->assigned.words[reg / 64] |= UINT64_C(1) << reg % 64;
}

void local_mark_unset(struct code_generator *generator, uint32_t reg) {
    if (reg / 64 < TRACKED_WORDS)
        generator->unit->assigned.words[reg / 64] &= ~(UINT64_C(1) << reg % 64);
}

bool local_is_assigned(const struct code_generator *generator, uint32_t reg) {
    return reg / 64 < TRACKED_WORDS && (generator->unit->assigned.words[reg / 64] >> reg % 64 & 1);
}

void state_forget_deletable(struct code_generator *generator) {
    for (int i = 0; i < TRACKED_WORDS; i++)
        generator->unit->assigned.words[i] &= ~generator->unit->deletable.words[i];
}

/* --- labels ------------------------------------------------------------------------------------------------------- */

struct label *label_new(struct code_generator *generator) {
    struct label *label = context_allocate(&generator->context, 1, sizeof *label);
    if (label == NULL)
        return &generator->spare_label;
    label->position = NO_POSITION;
    return label;
}

static void label_reference(struct code_generator *generator, struct label *label) {
    struct unit_builder *unit = generator->unit;
    if (!unit->reachable || generator->context.failed)
        return;
    label->is_referenced = true;
    if (label->state == NULL) {
        label->state = context_allocate(&generator->context, 1, sizeof *label->state);
        if (label->state != NULL)
            *label->state = unit->assigned;
        return;
    }
    for (int i = 0; i < TRACKED_WORDS; i++)
        label->state->words[i] &= unit->assigned.words[i];
}

void label_bind(struct code_generator *generator, struct label *label) {
    if (generator->context.failed)
        return;
    struct unit_builder *unit = generator->unit;
    label->position = unit->code->instruction_count;
    if (!label->is_referenced)
        return;
    label_reference(generator, label);
    unit->assigned = *label->state;
    unit->reachable = true;
}

void label_bind_loop(struct code_generator *generator, struct label *label, bool reached) {
    if (generator->context.failed)
        return;
    state_forget_deletable(generator);
    label->position = generator->unit->code->instruction_count;
    generator->unit->reachable = reached;
}

void label_bind_handler(struct code_generator *generator, struct label *label, const struct assignment_state *state,
                        bool reached) {
    if (generator->context.failed)
        return;
    label->position = generator->unit->code->instruction_count;
    generator->unit->assigned = *state;
    state_forget_deletable(generator);
    generator->unit->reachable = reached;
}

static void fixup_add(struct code_generator *generator, struct label *label) {
    struct unit_builder *unit = generator->unit;
    if (!unit->reachable || generator->context.failed)
        return;
    struct jump_fixup fixup = {unit->code->instruction_count, label};
    APPEND(generator, unit->fixups, unit->fixup_count, &unit->fixup_capacity, fixup);
    label_reference(generator, label);
}

void emit_jump(struct code_generator *generator, struct source_range at, struct label *label) {
    if (label->position != NO_POSITION) {
        emit_wide(generator, at, OP_JUMP_BACK, 0,
                  (int64_t)label->position - generator->unit->code->instruction_count - 1);
        return;
    }
    fixup_add(generator, label);
    emit_wide(generator, at, OP_JUMP, 0, 0);
}

void emit_jump_if(struct code_generator *generator, struct source_range at, uint32_t reg, bool when,
                  struct label *label) {
    fixup_add(generator, label);
    emit_wide(generator, at, when ? OP_JUMP_IF_TRUE : OP_JUMP_IF_FALSE, reg, 0);
}

void emit_branch(struct code_generator *generator, struct source_range at, enum opcode branch, enum opcode compare,
                 bool when, uint32_t a, uint32_t b, struct label *label) {
    if (!generator->unit->long_jumps) {
        fixup_add(generator, label);
        emit(generator, at, branch, when, a, b, 0);
        return;
    }
    uint32_t mark = generator->unit->top;
    uint32_t result = register_push(generator);
    if (branch == OP_BRANCH_IS_NONE) {
        load_constant(generator, at, result, constant_none());
        b = result;
    }
    emit(generator, at, compare, 0, result, a, b);
    generator->unit->top = mark;
    emit_jump_if(generator, at, result, when, label);
}

void emit_for_loop(struct code_generator *generator, struct source_range at, uint32_t iterator, uint32_t item,
                   struct label *body, struct label *next) {
    struct unit_builder *unit = generator->unit;
    if (!unit->long_jumps) {
        label_bind(generator, next);
        int64_t offset = (int64_t)body->position - unit->code->instruction_count - 1;
        unit->jump_overflow |= offset < INT16_MIN;
        emit(generator, at, OP_FOR_LOOP, 0, iterator, item, (uint16_t)offset);
        return;
    }
    /* A stepping stone in front of FOR_LOOP, which can only jump back a short way. */
    emit_jump(generator, at, next);
    struct label *stone = label_new(generator);
    label_bind_loop(generator, stone, next->is_referenced);
    emit_wide(generator, at, OP_JUMP_BACK, 0, (int64_t)body->position - unit->code->instruction_count - 1);
    label_bind(generator, next);
    emit(generator, at, OP_FOR_LOOP, 0, iterator, item,
         (uint16_t)((int64_t)stone->position - unit->code->instruction_count - 1));
}

/* --- tables ------------------------------------------------------------------------------------------------------- */

uint32_t unit_name_index(struct code_generator *generator, struct text name) {
    struct unit_builder *unit = generator->unit;
    bool added;
    struct name_entry *entry = name_table_add(generator->context.arena, &unit->name_indexes, name, &added);
    if (entry == NULL) {
        context_fail_memory(&generator->context);
        return 0;
    }
    uint32_t index = entry->number;
    if (!added)
        return index;
    if (index > MAXIMUM_INDEX)
        fail_plain(generator, "too many names in one function");
    APPEND(generator, unit->code->names, unit->code->name_count, &unit->name_capacity, name);
    return index;
}

static uint32_t add_cache(struct code_generator *generator, struct text name) {
    struct unit_builder *unit = generator->unit;
    uint32_t index = unit->code->cache_count;
    if (index > MAXIMUM_INDEX && !generator->context.failed)
        fail_plain(generator, "too many names in one function");
    APPEND(generator, unit->code->caches, unit->code->cache_count, &unit->cache_capacity, name);
    return index;
}

/* Uses of one global share a cache; attribute sites have one each, since each sees objects of its own classes. */
uint32_t unit_cache_index(struct code_generator *generator, struct text name, enum cache_use use) {
    struct unit_builder *unit = generator->unit;
    if (!unit->reachable || generator->context.failed)
        return 0;
    if (use == CACHE_ATTRIBUTE && unit->code->cache_count < MAXIMUM_PRIVATE_CACHES)
        return add_cache(generator, name);
    struct name_table *table = use == CACHE_ATTRIBUTE     ? &unit->attribute_caches
                               : use == CACHE_LOAD_GLOBAL ? &unit->load_global_caches
                                                          : &unit->store_global_caches;
    bool added;
    struct name_entry *entry = name_table_add(generator->context.arena, table, name, &added);
    if (entry == NULL) {
        context_fail_memory(&generator->context);
        return 0;
    }
    if (added)
        entry->data = (void *)(uintptr_t)add_cache(generator, name);
    return (uint32_t)(uintptr_t)entry->data;
}

uint32_t unit_nested_index(struct code_generator *generator, struct code_unit *nested) {
    struct code_unit *code = generator->unit->code;
    /* The copies of a final body share the functions in it. */
    for (uint32_t i = code->nested_count; i > 0 && code->nested_count - i < 64; i--) {
        if (code->nested[i - 1] == nested)
            return i - 1;
    }
    uint32_t index = code->nested_count;
    if (index > MAXIMUM_INDEX && !generator->context.failed)
        fail_plain(generator, "too many functions in one function");
    APPEND(generator, code->nested, code->nested_count, &generator->unit->nested_capacity, nested);
    return index;
}

/* --- blocks ------------------------------------------------------------------------------------------------------- */

void block_open_range(struct code_generator *generator, uint32_t index) {
    generator->unit->blocks[index].range_start = generator->unit->code->instruction_count;
}

void block_close_range(struct code_generator *generator, uint32_t index) {
    struct unit_builder *unit = generator->unit;
    struct block *block = &unit->blocks[index];
    uint32_t end = unit->code->instruction_count;
    if (block->handler == NULL || block->range_start == NO_POSITION || generator->context.failed)
        return;
    if (block->range_start < end) {
        struct handler_record record = {
            .handler = {block->range_start, end, 0, block->handler_base},
            .label = block->handler,
            .depth = index,
        };
        APPEND(generator, unit->handlers, unit->handler_count, &unit->handler_capacity, record);
        block->handler->is_referenced = true;
    }
    block->range_start = NO_POSITION;
}

struct block *block_push(struct code_generator *generator, enum block_kind kind, struct source_range range) {
    struct unit_builder *unit = generator->unit;
    if (unit->block_count >= MAXIMUM_BLOCKS) {
        context_fail(&generator->context, range, "too many statically nested blocks");
        unit->block_count = 0;
    }
    struct block *block = &unit->blocks[unit->block_count];
    *block = (struct block){.kind = kind, .range = range, .range_start = NO_POSITION};
    block_open_range(generator, unit->block_count++);
    return block;
}

void block_pop(struct code_generator *generator) {
    if (generator->unit->block_count == 0)
        return; /* only after a failure */
    block_close_range(generator, generator->unit->block_count - 1);
    generator->unit->block_count--;
}

/* --- units -------------------------------------------------------------------------------------------------------- */

static void copy_scope_tables(struct code_generator *generator, struct unit_builder *unit) {
    struct code_unit *code = unit->code;
    const struct scope *scope = unit->scope;
    code->local_names = scope->local_names;
    code->local_count = scope->local_count;
    code->free_names = scope->free_names;
    code->free_count = scope->free_count;
    code->cell_count = scope->cell_count;
    code->cell_names = context_allocate(&generator->context, scope->cell_count, sizeof *code->cell_names);
    code->cell_registers = context_allocate(&generator->context, scope->cell_count, sizeof *code->cell_registers);
    if (generator->context.failed)
        return;
    for (uint32_t i = 0; i < scope->cell_count; i++) {
        code->cell_names[i] = scope->cells[i].name;
        code->cell_registers[i] = (uint16_t)scope->cells[i].register_number;
    }
}

/* Locals that may become unset again: deleted ones, exception names, and the variables of comprehensions. */
static void find_deletable(struct unit_builder *unit) {
    for (const struct symbol *symbol = unit->scope->first_symbol; symbol != NULL; symbol = symbol->next) {
        uint32_t reg = symbol->register_number;
        if ((symbol->flags & SYMBOL_DELETED) && symbol->place == PLACE_LOCAL && reg / 64 < TRACKED_WORDS)
            unit->deletable.words[reg / 64] |= UINT64_C(1) << reg % 64;
    }
}

struct unit_builder *unit_begin(struct code_generator *generator, struct scope *scope, bool long_jumps) {
    struct unit_builder *unit = context_allocate(&generator->context, 1, sizeof *unit);
    struct code_unit *code = context_allocate(&generator->context, 1, sizeof *code);
    if (unit == NULL || code == NULL)
        return NULL;
    unit->parent = generator->unit;
    unit->code = code;
    unit->scope = unit->inner_scope = scope;
    unit->long_jumps = long_jumps;
    unit->reachable = true;
    copy_scope_tables(generator, unit);
    unit->top = code->register_count = code->local_count;
    for (uint32_t i = 0; i < scope->parameter_count && i / 64 < TRACKED_WORDS; i++)
        unit->assigned.words[i / 64] |= UINT64_C(1) << i % 64;
    if (scope->kind == SCOPE_FUNCTION)
        find_deletable(unit);
    generator->unit = unit;
    return unit;
}

void unit_end(struct code_generator *generator) { generator->unit = generator->unit->parent; }

static bool resolve_fixups(struct code_generator *generator) {
    struct unit_builder *unit = generator->unit;
    for (uint32_t i = 0; i < unit->fixup_count; i++) {
        struct jump_fixup fixup = unit->fixups[i];
        struct instruction *instruction = &unit->code->instructions[fixup.instruction];
        uint32_t offset = fixup.label->position - fixup.instruction - 1;
        if (opcode_table[instruction->opcode].c == OPERAND_JUMP) {
            if (offset > INT16_MAX)
                return false;
            instruction->c = (uint16_t)offset;
        } else {
            instruction->b = (uint16_t)offset;
            instruction->c = (uint16_t)(offset >> 16);
        }
    }
    return true;
}

/* Innermost first: deeper blocks before those around them. A counting sort over the few depths keeps it linear. */
static void collect_handlers(struct code_generator *generator) {
    struct unit_builder *unit = generator->unit;
    struct code_unit *code = unit->code;
    code->handlers = context_allocate(&generator->context, unit->handler_count, sizeof *code->handlers);
    if (code->handlers == NULL)
        return;
    for (uint32_t depth = MAXIMUM_BLOCKS + 1; depth > 0; depth--) {
        for (uint32_t i = 0; i < unit->handler_count; i++) {
            struct handler_record *record = &unit->handlers[i];
            if (record->depth != depth - 1)
                continue;
            record->handler.target = record->label->position;
            code->handlers[code->handler_count++] = record->handler;
        }
    }
}

bool unit_finish(struct code_generator *generator) {
    struct unit_builder *unit = generator->unit;
    if (generator->context.failed || unit->jump_overflow || !resolve_fixups(generator))
        return false;
    collect_handlers(generator);
    return !generator->context.failed;
}
