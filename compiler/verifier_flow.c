/* The verifier's second half: what every register holds on every path, by data flow over a small lattice.
 *
 * A state is one byte per register. Where paths meet, states are joined, and a state only ever goes down, so the walk
 * ends. Jumps go forward but for loops: one pass over the code settles everything except what a back edge lowers, and
 * then the walk is taken up again from there. Memory is charged; the number of byte steps is bounded (rule COST). */
#include "verifier_internal.h"

#include "../builtins/container.h"

#include <string.h>

/* What a register is known to hold. Joining two different ones gives HOLDS_ANY if both are values, HOLDS_UNSET if both
 * are this frame's own, else HOLDS_STALE. */
enum holding {
    HOLDS_STALE,       /* anything, perhaps of another function: never read */
    HOLDS_UNSET,       /* no value, or any: must be checked before use */
    HOLDS_NO_VALUE,    /* certainly unset */
    HOLDS_METHOD_SELF, /* second half of LOAD_METHOD: for CALL_METHOD only */
    HOLDS_ANY,
    HOLDS_CELL,
    HOLDS_LIST,
    HOLDS_SET,
    HOLDS_DICT,
    HOLDS_TUPLE,
    HOLDS_STR,
    HOLDS_NONE,
    HOLDS_INT,
    HOLDS_FUNCTION,
    HOLDS_EXCEPTION, /* in a handler: what is being handled */
    HOLDS_HANDLED,   /* and what was before */
};

static const uint64_t COST_LIMIT = UINT64_C(1) << 31;
#define COST_FOR_A_STEP 128
static const uint64_t STATE_BYTES_LIMIT = UINT64_C(1) << 27;

struct flow {
    struct verifier *verifier;
    const struct code *code;
    uint32_t register_count;
    uint8_t *current; /* state before, then after, the instruction being walked */
    bool reachable;
    uint32_t *join_number; /* by instruction: 1 + number of its state if paths may meet there, else 0 */
    uint32_t join_count;
    uint8_t *states; /* join_count * register_count */
    uint8_t *visited;
    uint32_t *handler_of; /* by instruction: 1 + number of the handler its exceptions go to */
    uint32_t restart;     /* lowest instruction whose state went down behind the walk */
    uint64_t cost;
};

static bool fail(struct flow *flow, const char *rule, const char *what) {
    return verify_fail(flow->verifier, rule, what);
}

static bool is_set(uint8_t holding) { return holding >= HOLDS_ANY; }

static uint8_t join(uint8_t left, uint8_t right) {
    if (left == right)
        return left;
    if (is_set(left) && is_set(right))
        return HOLDS_ANY;
    return left == HOLDS_STALE || right == HOLDS_STALE || left == HOLDS_METHOD_SELF || right == HOLDS_METHOD_SELF
               ? HOLDS_STALE
               : HOLDS_UNSET;
}

/* --- meeting paths ------------------------------------------------------------------------------------------------ */

/* Joins `from` into the state at instruction `target`. */
static bool flow_to(struct flow *flow, uint32_t target, const uint8_t *from) {
    uint32_t number = flow->join_number[target] - 1;
    uint8_t *state = flow->states + (size_t)number * flow->register_count;
    flow->cost += flow->register_count + 1;
    bool lowered = !flow->visited[number];
    if (!flow->visited[number]) {
        memcpy(state, from, flow->register_count);
        flow->visited[number] = 1;
    } else if (memcmp(state, from, flow->register_count) != 0) {
        for (uint32_t i = 0; i < flow->register_count; i++) {
            uint8_t joined = join(state[i], from[i]);
            lowered |= joined != state[i];
            state[i] = joined;
        }
    }
    if (lowered && target <= flow->verifier->at && target < flow->restart)
        flow->restart = target;
    return flow->cost <= COST_LIMIT || fail(flow, "COST", "too complex");
}

/* An exception at the current instruction: its handler finds the registers as they are now. */
static bool flow_to_handler(struct flow *flow, uint32_t index) {
    uint32_t number = flow->handler_of[index];
    if (number == 0)
        return true;
    const struct handler *handler = &flow->code->handlers[number - 1];
    uint8_t saved[2] = {flow->current[handler->base], flow->current[handler->base + 1]};
    flow->current[handler->base] = HOLDS_EXCEPTION;
    flow->current[handler->base + 1] = HOLDS_HANDLED;
    bool done = flow_to(flow, handler->target, flow->current);
    flow->current[handler->base] = saved[0];
    flow->current[handler->base + 1] = saved[1];
    return done;
}

/* --- reading ------------------------------------------------------------------------------------------------------ */

static bool reads(struct flow *flow, uint32_t reg) {
    return is_set(flow->current[reg]) || fail(flow, "SET", "reads a register that may be unset");
}

static bool reads_maybe(struct flow *flow, uint32_t reg) {
    uint8_t holding = flow->current[reg];
    return is_set(holding) || holding == HOLDS_UNSET || holding == HOLDS_NO_VALUE ||
           fail(flow, "FRESH", "reads a register left over from a call");
}

static bool reads_kind(struct flow *flow, uint32_t reg, enum holding holding) {
    return flow->current[reg] == holding || fail(flow, "KIND", "a register does not hold what is needed");
}

static bool reads_kind_or(struct flow *flow, uint32_t reg, enum holding holding, enum holding other) {
    return flow->current[reg] == other || reads_kind(flow, reg, holding);
}

static bool reads_run(struct flow *flow, uint32_t first, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        if (!reads(flow, first + i))
            return false;
    }
    return true;
}

static bool reads_strs(struct flow *flow, uint32_t first, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        if (!reads_kind(flow, first + i, HOLDS_STR))
            return false;
    }
    return true;
}

static bool reads_operand(struct flow *flow, enum operand_kind kind, uint32_t operand) {
    if (kind == OPERAND_IN || kind == OPERAND_INOUT)
        return reads(flow, operand);
    return kind != OPERAND_MAYBE || reads_maybe(flow, operand);
}

/* The instruction before this one, which certainly ran just before it; NULL if paths meet here. */
static const struct instruction *previous(const struct flow *flow) {
    uint32_t at = flow->verifier->at;
    return at == 0 || flow->join_number[at] != 0 ? NULL : &flow->code->instructions[at - 1];
}

/* A constant tuple of strs, loaded by the instruction before, at most one for each argument. */
static bool reads_keyword_names(struct flow *flow, uint32_t reg, uint32_t argument_count) {
    const struct instruction *load = previous(flow);
    struct vm *vm = flow->verifier->vm;
    if (load == NULL || load->opcode != OP_LOAD_CONST || load->a != reg)
        return fail(flow, "KEYWORDS", "names are not a constant");
    value names = flow->code->constants[instruction_wide(*load)];
    if (!value_has_kind(vm, names, KIND_TUPLE) || tuple_count(vm, names) > argument_count)
        return fail(flow, "KEYWORDS", "not a tuple with a name for some of the arguments");
    for (uint32_t i = 0; i < tuple_count(vm, names); i++) {
        if (!value_has_kind(vm, tuple_items(vm, names)[i], KIND_STR))
            return fail(flow, "KEYWORDS", "a name is not a str");
    }
    return true;
}

/* The nested code is registered, so it has passed the verifier itself. */
static bool code_free_count(const struct vm *vm, cage_ref nested, uint32_t *count) {
    const struct code_object *object = object_at(vm, nested);
    if (nested == 0 || object->header.kind != KIND_CODE || object->index >= vm->code_count)
        return false;
    const struct code *code = vm->codes[object->index];
    if (code == NULL || code->object != nested)
        return false;
    *count = code->free_count;
    return true;
}

static bool reads_closure(struct flow *flow, struct instruction i) {
    uint32_t free_count = 0;
    if (!code_free_count(flow->verifier->vm, flow->code->nested[i.b], &free_count))
        return fail(flow, "CLOSURE", "not code");
    const struct instruction *build = previous(flow);
    if (free_count == 0)
        return flow->current[i.c + 2] == HOLDS_NO_VALUE ||
               fail(flow, "CLOSURE", "cells for code without free variables");
    if (build == NULL || build->opcode != OP_BUILD_TUPLE || build->a != i.c + 2u || build->c != free_count)
        return fail(flow, "CLOSURE", "not as many cells as free variables");
    for (uint32_t k = 0; k < free_count; k++) {
        /* The tuple itself may have overwritten the first of the registers it was made from. */
        if (build->b + k != build->a && !reads_kind(flow, build->b + k, HOLDS_CELL))
            return false;
    }
    return build->a < build->b || build->a >= build->b + free_count || fail(flow, "CLOSURE", "made over its own cells");
}

static bool reads_call(struct flow *flow, struct instruction i) {
    switch ((enum opcode)i.opcode) {
    case OP_CALL:
        return reads_run(flow, i.a, i.b + 1u);
    case OP_CALL_KEYWORDS:
        return reads_run(flow, i.a, i.b + 1u) && reads_keyword_names(flow, i.a + i.b + 1u, i.b);
    case OP_CALL_METHOD:
        return reads(flow, i.a) && reads_kind(flow, i.a + 1u, HOLDS_METHOD_SELF) && reads_run(flow, i.a + 2u, i.b);
    case OP_CALL_METHOD_KEYWORDS:
        return reads(flow, i.a) && reads_kind(flow, i.a + 1u, HOLDS_METHOD_SELF) && reads_run(flow, i.a + 2u, i.b) &&
               reads_keyword_names(flow, i.a + i.b + 2u, i.b);
    default:
        return reads(flow, i.a) && reads_kind_or(flow, i.a + 1u, HOLDS_LIST, HOLDS_TUPLE) &&
               reads_kind_or(flow, i.a + 2u, HOLDS_DICT, HOLDS_NO_VALUE);
    }
}

/* What instructions need beyond their plain operands. */
static bool reads_special(struct flow *flow, struct instruction i) {
    switch ((enum opcode)i.opcode) {
    case OP_LOAD_CELL:
        return reads_kind(flow, i.b, HOLDS_CELL);
    case OP_STORE_CELL:
    case OP_DELETE_CELL:
        return reads_kind(flow, i.a, HOLDS_CELL);
    case OP_CALL:
    case OP_CALL_METHOD:
    case OP_CALL_KEYWORDS:
    case OP_CALL_METHOD_KEYWORDS:
    case OP_CALL_SPREAD:
        return reads_call(flow, i);
    case OP_BUILD_TUPLE:
    case OP_BUILD_LIST:
    case OP_BUILD_SET:
    case OP_BUILD_MAP:
    case OP_BUILD_SLICE:
    case OP_LOAD_SLICE:
    case OP_STORE_SLICE: {
        struct register_run run = instruction_run(i);
        return reads_run(flow, run.first, run.count);
    }
    case OP_BUILD_STRING:
        return reads_strs(flow, i.b, i.c);
    case OP_FORMAT_VALUE:
        return reads_kind_or(flow, i.c, HOLDS_STR, HOLDS_NO_VALUE);
    case OP_LIST_APPEND:
    case OP_LIST_EXTEND:
        return reads_kind(flow, i.a, HOLDS_LIST);
    case OP_LIST_TO_TUPLE:
        return reads_kind(flow, i.b, HOLDS_LIST);
    case OP_SET_ADD:
    case OP_SET_UPDATE:
        return reads_kind(flow, i.a, HOLDS_SET);
    case OP_MAP_SET:
    case OP_MAP_UPDATE:
    case OP_MAP_MERGE:
        return reads_kind(flow, i.a, HOLDS_DICT);
    case OP_MAKE_FUNCTION:
        return reads_kind_or(flow, i.c, HOLDS_TUPLE, HOLDS_NO_VALUE) &&
               reads_kind_or(flow, i.c + 1u, HOLDS_DICT, HOLDS_NO_VALUE) &&
               reads_kind_or(flow, i.c + 3u, HOLDS_FUNCTION, HOLDS_NO_VALUE) && reads_closure(flow, i);
    case OP_MAKE_TYPE_PARAMETER:
        return reads_kind_or(flow, i.c, HOLDS_FUNCTION, HOLDS_NO_VALUE) &&
               reads_kind_or(flow, i.c + 1u, HOLDS_FUNCTION, HOLDS_NO_VALUE);
    case OP_MAKE_TYPE_ALIAS:
        return reads_kind_or(flow, i.c, HOLDS_TUPLE, HOLDS_NO_VALUE) && reads_kind(flow, i.c + 1u, HOLDS_FUNCTION);
    case OP_SET_TYPE_PARAMETERS:
        return reads_kind(flow, i.a, HOLDS_FUNCTION) && reads_kind(flow, i.b, HOLDS_TUPLE);
    case OP_BUILD_GENERIC:
        return reads_kind(flow, i.b, HOLDS_TUPLE);
    case OP_BUILD_INTERPOLATION:
        return reads(flow, i.b) && reads_kind(flow, i.b + 1u, HOLDS_STR) && reads_kind(flow, i.b + 2u, HOLDS_STR);
    case OP_BUILD_TEMPLATE:
        return reads_kind(flow, i.b, HOLDS_TUPLE) && reads_kind(flow, i.b + 1u, HOLDS_TUPLE);
    case OP_BUILD_CLASS:
        return reads_kind(flow, i.b, HOLDS_FUNCTION) && reads_kind(flow, i.b + 1u, HOLDS_STR) &&
               reads_kind(flow, i.b + 2u, HOLDS_TUPLE) && reads_kind_or(flow, i.b + 3u, HOLDS_DICT, HOLDS_NO_VALUE);
    case OP_IMPORT_NAME:
        return reads_kind_or(flow, i.c, HOLDS_TUPLE, HOLDS_NONE) && reads_kind(flow, i.c + 1u, HOLDS_INT);
    case OP_END_HANDLER:
        return reads_kind(flow, i.a + 1u, HOLDS_HANDLED);
    case OP_CONTINUE_RAISE:
    case OP_END_ASYNC_FOR:
        return reads_kind(flow, i.a, HOLDS_EXCEPTION) && reads_kind(flow, i.a + 1u, HOLDS_HANDLED);
    case OP_END_GROUP_HANDLER:
        return reads_kind(flow, i.a, HOLDS_EXCEPTION) && reads_kind(flow, i.a + 1u, HOLDS_HANDLED) &&
               reads_kind(flow, i.b, HOLDS_LIST);
    case OP_MATCH_KEYS:
        return reads_kind(flow, i.c, HOLDS_TUPLE);
    case OP_MATCH_CLASS:
        return reads(flow, i.c) && reads_keyword_names(flow, i.c + 1u, UINT32_MAX);
    case OP_MATCH_EXCEPTION:
        return reads_kind(flow, i.b, HOLDS_EXCEPTION);
    case OP_WITH_EXCEPTION:
        return reads_kind(flow, i.c, HOLDS_EXCEPTION);
    default:
        return true;
    }
}

/* --- writing ------------------------------------------------------------------------------------------------------ */

static enum holding constant_holding(const struct vm *vm, value constant) {
    if (constant == VALUE_NONE)
        return HOLDS_NONE;
    if (value_is_int(constant))
        return HOLDS_INT;
    if (value_has_kind(vm, constant, KIND_STR))
        return HOLDS_STR;
    return value_has_kind(vm, constant, KIND_TUPLE) ? HOLDS_TUPLE : HOLDS_ANY;
}

/* What the instruction leaves in its OUT operand. */
static enum holding result_holding(const struct flow *flow, struct instruction i) {
    switch ((enum opcode)i.opcode) {
    case OP_MOVE:
        return flow->current[i.b];
    case OP_LOAD_CONST:
        return constant_holding(flow->verifier->vm, flow->code->constants[instruction_wide(i)]);
    case OP_LOAD_INT:
        return HOLDS_INT;
    case OP_CLEAR:
        return HOLDS_NO_VALUE;
    case OP_LOAD_CLOSURE:
        return HOLDS_CELL;
    case OP_BUILD_TUPLE:
    case OP_LIST_TO_TUPLE:
    case OP_SPREAD_TUPLE:
        return HOLDS_TUPLE;
    case OP_BUILD_LIST:
        return HOLDS_LIST;
    case OP_BUILD_SET:
        return HOLDS_SET;
    case OP_BUILD_MAP:
        return HOLDS_DICT;
    case OP_BUILD_STRING:
    case OP_FORMAT_VALUE:
        return HOLDS_STR;
    case OP_MAKE_FUNCTION:
        return HOLDS_FUNCTION;
    default:
        return HOLDS_ANY;
    }
}

static void write_operand(struct flow *flow, enum operand_kind kind, uint32_t operand, enum holding holding) {
    if (kind == OPERAND_OUT)
        flow->current[operand] = holding;
    if (kind == OPERAND_OUT2) {
        flow->current[operand] = HOLDS_ANY;
        flow->current[operand + 1] = HOLDS_ANY;
    }
}

static bool is_call(enum opcode opcode) {
    return opcode == OP_CALL || opcode == OP_CALL_METHOD || opcode == OP_CALL_KEYWORDS ||
           opcode == OP_CALL_METHOD_KEYWORDS || opcode == OP_CALL_SPREAD;
}

/* The callee's frame lies over everything from the call's window on. */
static void clobber(struct flow *flow, uint32_t from) {
    memset(flow->current + from, HOLDS_STALE, flow->register_count - from);
    flow->cost += (flow->register_count - from) / 8;
}

/* Temporaries that hold what is awaited or delegated to: nothing is put there where the interpreter does the call that
 * makes it, and these instructions, as one. */
static void use_up(struct flow *flow, struct instruction i) {
    uint32_t first = i.b, second = i.opcode == OP_YIELD_FROM ? i.c : i.b;
    if (i.opcode != OP_GET_AWAITABLE && i.opcode != OP_GET_YIELD_FROM_ITERATOR && i.opcode != OP_YIELD_FROM)
        return;
    if (first >= flow->code->local_count)
        flow->current[first] = HOLDS_STALE;
    if (second >= flow->code->local_count)
        flow->current[second] = HOLDS_STALE;
}

static void weaken(struct flow *flow, uint32_t first, uint32_t count) {
    for (uint32_t i = first; i < first + count; i++)
        flow->current[i] = join(flow->current[i], HOLDS_ANY);
}

/* What the instruction may have written when it raises: a handler cannot rely on what was there before. */
static void write_parts(struct flow *flow, struct instruction i) {
    struct register_run run = instruction_run(i);
    switch ((enum opcode)i.opcode) {
    case OP_UNPACK_SEQUENCE:
    case OP_UNPACK_STARRED:
        weaken(flow, run.first, run.count);
        break;
    case OP_FOR_LOOP:
        weaken(flow, i.b, 1);
        break;
    case OP_LOAD_METHOD:
    case OP_LOAD_PROTOCOL_METHOD:
    case OP_WITH_PREPARE:
        memset(flow->current + i.a, HOLDS_STALE, 2);
        break;
    default:
        break;
    }
}

static void write_results(struct flow *flow, struct instruction i) {
    const struct opcode_information *information = &opcode_table[i.opcode];
    enum holding holding = result_holding(flow, i);
    if (i.opcode != OP_FOR_LOOP) {
        write_operand(flow, information->a, i.a, holding);
        write_operand(flow, information->b, i.b, holding);
        write_operand(flow, information->c, i.c, holding);
    }
    switch ((enum opcode)i.opcode) {
    case OP_CHECK_LOCAL:
        if (!is_set(flow->current[i.a]))
            flow->current[i.a] = HOLDS_ANY;
        break;
    case OP_DELETE_LOCAL:
        flow->current[i.a] = HOLDS_NO_VALUE;
        break;
    case OP_MAKE_CELL:
        flow->current[i.a] = HOLDS_CELL;
        break;
    case OP_LOAD_METHOD:
    case OP_LOAD_PROTOCOL_METHOD:
        flow->current[i.a + 1] = HOLDS_METHOD_SELF;
        break;
    case OP_UNPACK_SEQUENCE:
    case OP_UNPACK_STARRED: {
        struct register_run run = instruction_run(i);
        memset(flow->current + run.first, HOLDS_ANY, run.count);
        break;
    }
    default:
        break;
    }
}

/* --- the walk ----------------------------------------------------------------------------------------------------- */

static bool flow_jump(struct flow *flow, struct instruction i) {
    uint32_t target = jump_target(flow->code, flow->verifier->at);
    if (i.opcode == OP_JUMP_IF_SET) {
        uint8_t before = flow->current[i.a];
        flow->current[i.a] = is_set(before) ? before : HOLDS_ANY;
        bool done = flow_to(flow, target, flow->current);
        flow->current[i.a] = before;
        return done;
    }
    if (i.opcode == OP_FOR_LOOP) {
        uint8_t before = flow->current[i.b];
        flow->current[i.b] = HOLDS_ANY;
        bool done = flow_to(flow, target, flow->current);
        /* What the register held stays when the loop ends, unless a value was stored by a generator that then failed.
         */
        flow->current[i.b] = join(before, HOLDS_ANY);
        return done;
    }
    return flow_to(flow, target, flow->current);
}

static bool flow_instruction(struct flow *flow, uint32_t index) {
    struct instruction i = flow->code->instructions[index];
    const struct opcode_information *information = &opcode_table[i.opcode];
    if (!reads_operand(flow, information->a, i.a) || !reads_operand(flow, information->b, i.b) ||
        !reads_operand(flow, information->c, i.c) || !reads_special(flow, i))
        return false;
    if (is_call(i.opcode))
        clobber(flow, i.a);
    use_up(flow, i);
    if (information->flags & OPCODE_RAISES) {
        write_parts(flow, i);
        if (!flow_to_handler(flow, index))
            return false;
    }
    write_results(flow, i);
    if (opcode_has_jump(information) && !flow_jump(flow, i))
        return false;
    flow->reachable = !(information->flags & OPCODE_ENDS);
    return true;
}

static bool flow_pass(struct flow *flow, uint32_t start) {
    flow->reachable = start == 0;
    for (uint32_t i = start; i < flow->code->instruction_count; i++) {
        flow->verifier->at = i;
        uint32_t number = flow->join_number[i];
        if (number != 0) {
            if (flow->reachable && !flow_to(flow, i, flow->current))
                return false;
            flow->reachable = flow->visited[number - 1];
            if (flow->reachable)
                memcpy(flow->current, flow->states + (size_t)(number - 1) * flow->register_count, flow->register_count);
        }
        flow->cost++;
        if (flow->reachable && !flow_instruction(flow, i))
            return false;
    }
    return true;
}

static void enter_code(struct flow *flow) {
    const struct code *code = flow->code;
    uint32_t parameters = code->positional_count + code->keyword_only_count + ((code->flags & CODE_VARARGS) != 0) +
                          ((code->flags & CODE_VARKEYWORDS) != 0);
    memset(flow->current, HOLDS_STALE, code->register_count);
    memset(flow->current, HOLDS_UNSET, code->local_count);
    memset(flow->current, HOLDS_ANY, parameters);
}

static bool flow_walk(struct flow *flow) {
    uint32_t start = 0;
    enter_code(flow);
    while (start != UINT32_MAX) {
        flow->restart = UINT32_MAX;
        if (!flow_pass(flow, start))
            return false;
        start = flow->restart;
        if (start == 0)
            enter_code(flow);
    }
    return true;
}

/* --- tables ------------------------------------------------------------------------------------------------------- */

static void note_join(struct flow *flow, uint32_t target) {
    if (flow->join_number[target] == 0)
        flow->join_number[target] = ++flow->join_count;
}

static bool find_joins(struct flow *flow) {
    const struct code *code = flow->code;
    for (uint32_t i = 0; i < code->instruction_count; i++) {
        if (opcode_has_jump(&opcode_table[code->instructions[i].opcode]))
            note_join(flow, jump_target(code, i));
    }
    /* The first handler of the table that covers an instruction gets its exceptions: painted last. */
    for (uint32_t i = code->handler_count; i > 0; i--) {
        const struct handler *handler = &code->handlers[i - 1];
        note_join(flow, handler->target);
        flow->cost += handler->end - handler->start;
        if (flow->cost > COST_LIMIT)
            return fail(flow, "COST", "too many handlers");
        for (uint32_t at = handler->start; at < handler->end; at++)
            flow->handler_of[at] = i;
    }
    return (uint64_t)flow->join_count * (flow->register_count + 1) <= STATE_BYTES_LIMIT ||
           fail(flow, "COST", "too many registers and jumps");
}

static bool flow_run(struct flow *flow) {
    struct vm *vm = flow->verifier->vm;
    if (!find_joins(flow))
        return false;
    size_t size = (size_t)flow->join_count * (flow->register_count + 1) + flow->register_count + 1;
    uint8_t *memory = trusted_allocate(vm, size);
    if (memory == NULL)
        return fail(flow, "COST", "out of memory");
    flow->current = memory;
    flow->states = memory + flow->register_count;
    flow->visited = flow->states + (size_t)flow->join_count * flow->register_count;
    bool done = flow_walk(flow);
    trusted_free(vm, memory, size);
    return done;
}

bool verify_flow(struct verifier *verifier) {
    const struct code *code = verifier->code;
    struct flow flow = {.verifier = verifier, .code = code, .register_count = code->register_count};
    size_t size = (size_t)code->instruction_count * 2 * sizeof(uint32_t);
    flow.join_number = trusted_allocate(verifier->vm, size);
    if (flow.join_number == NULL)
        return fail(&flow, "COST", "out of memory");
    flow.handler_of = flow.join_number + code->instruction_count;
    bool done = flow_run(&flow);
    verifier->vm->budget -= (int64_t)(flow.cost / COST_FOR_A_STEP); /* whoever charges next looks at the limits */
    trusted_free(verifier->vm, flow.join_number, size);
    return done;
}
