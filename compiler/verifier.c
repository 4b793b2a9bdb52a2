/* The verifier: all code passes it before it is run, wherever it came from.
 *
 * The interpreter does not look again at what is proved here: that operands are in range, that control stays inside and
 * cannot run in a circle for free, that every register read holds a value, and that registers which instructions take
 * for cells, lists or exceptions hold just that. It reads nothing but the code, runs nothing, and its work is bounded.
 *
 *   COUNTS      sizes are within the limits of operands, parameters within the locals, cells within the locals
 *   FLAGS       known, and of kinds that go together: what pauses takes no namespace, what is no function no arguments
 *   NAMES       what stands in tables of names is a str, and interned
 *   OPCODE      every instruction is one of opcodes.def
 *   OPERAND     every operand is in the range of its kind; unused ones are 0
 *   WINDOW      runs of registers lie within the frame
 *   JUMP        jumps lead to an instruction; forward, but for those that charge fuel, which go back
 *   END         the last instruction does not fall through
 *   HANDLER     handlers cover a range and lie behind it, so that raising goes forward; their registers exist
 *   YIELD       only generators yield
 *   ATTRIBUTE   no attribute instruction names a blocked attribute; delegation names a hook
 * and in verifier_flow.c
 *   SET         registers read are set on every path
 *   FRESH       registers that may be unset are at least this frame's own, not left over from a call
 *   KIND        registers used as cells, lists, dicts, exceptions, ... hold them
 *   CLOSURE     a function is made with as many cells as its code has free variables
 *   KEYWORDS    names of keyword arguments are a constant tuple of strs, no more of them than arguments
 *   COST        the proof itself stays within a bound */
#include "verifier_internal.h"

#include "../builtins/str.h"
#include "../guards/attribute_policy.h"
#include "compile.h"

#include <stdio.h>

enum { MAXIMUM_REGISTER_COUNT = 65536, MAXIMUM_INSTRUCTIONS = INT32_MAX };

bool verify_fail(struct verifier *verifier, const char *rule, const char *what) {
    if (!verifier->failed)
        snprintf(verifier->reason, verifier->reason_size, "%s at instruction %u: %s", rule, verifier->at, what);
    verifier->failed = true;
    return false;
}

/* --- tables ------------------------------------------------------------------------------------------------------- */

/* Modules, class bodies and text of eval and exec are run in a way of their own; the interpreter takes their flags at
 * their word. */
static bool verify_flags(struct verifier *verifier) {
    const uint32_t known = CODE_VARARGS | CODE_VARKEYWORDS | CODE_GENERATOR | CODE_COROUTINE | CODE_ASYNC_GENERATOR |
                           CODE_NAMESPACE | CODE_MODULE | CODE_CLASS_BODY | CODE_NESTED | CODE_HAS_DOCUMENTATION |
                           CODE_METHOD_OF_CLASS | CODE_EXPRESSION | CODE_FUTURE_ANNOTATIONS;
    const uint32_t pausing = CODE_GENERATOR | CODE_COROUTINE | CODE_ASYNC_GENERATOR;
    const uint32_t unlike_functions = CODE_NAMESPACE | CODE_MODULE | CODE_CLASS_BODY;
    const struct code *code = verifier->code;
    uint32_t pauses = code->flags & pausing;
    if (code->flags & ~known)
        return verify_fail(verifier, "FLAGS", "unknown");
    if (pauses & (pauses - 1))
        return verify_fail(verifier, "FLAGS", "two ways to pause");
    if (!(code->flags & unlike_functions))
        return true;
    if (pauses || (code->flags & (CODE_VARARGS | CODE_VARKEYWORDS)) || code->positional_count != 0 ||
        code->keyword_only_count != 0)
        return verify_fail(verifier, "FLAGS", "of a function on what is none");
    return true;
}

static bool verify_counts(struct verifier *verifier) {
    const struct code *code = verifier->code;
    uint64_t parameters = (uint64_t)code->positional_count + code->keyword_only_count +
                          ((code->flags & CODE_VARARGS) != 0) + ((code->flags & CODE_VARKEYWORDS) != 0);
    if (code->instruction_count == 0 || code->instruction_count > MAXIMUM_INSTRUCTIONS)
        return verify_fail(verifier, "COUNTS", "number of instructions");
    if (code->register_count > MAXIMUM_REGISTER_COUNT || code->local_count > code->register_count)
        return verify_fail(verifier, "COUNTS", "number of registers");
    if (parameters > code->local_count || code->positional_only_count > code->positional_count)
        return verify_fail(verifier, "COUNTS", "number of parameters");
    bool is_top_level =
        (code->flags & CODE_MODULE) || ((code->flags & CODE_NAMESPACE) && !(code->flags & CODE_CLASS_BODY));
    if (is_top_level && code->free_count != 0)
        return verify_fail(verifier, "COUNTS", "free variables at top level");
    for (uint32_t i = 0; i < code->cell_count; i++) {
        if (code->cell_registers[i] >= code->local_count)
            return verify_fail(verifier, "COUNTS", "cell register");
    }
    if ((code->flags & CODE_HAS_DOCUMENTATION) &&
        (code->constant_count == 0 || !value_has_kind(verifier->vm, code->constants[0], KIND_STR)))
        return verify_fail(verifier, "COUNTS", "docstring");
    return true;
}

static bool name_is_sound(const struct vm *vm, cage_ref name) {
    const struct object *object = object_at(vm, name);
    return name != 0 && object->kind == KIND_STR && (object->flags & STR_INTERNED);
}

static bool verify_name_list(struct verifier *verifier, const cage_ref *names, uint32_t count, const char *what) {
    for (uint32_t i = 0; i < count; i++) {
        if (!name_is_sound(verifier->vm, names[i]))
            return verify_fail(verifier, "NAMES", what);
    }
    return true;
}

static bool verify_names(struct verifier *verifier) {
    const struct code *code = verifier->code;
    for (uint32_t i = 0; i < code->cache_count; i++) {
        if (!name_is_sound(verifier->vm, code->caches[i].name))
            return verify_fail(verifier, "NAMES", "name of a cache");
    }
    return verify_name_list(verifier, code->names, code->name_count, "name") &&
           verify_name_list(verifier, code->local_names, code->local_count, "name of a local variable") &&
           verify_name_list(verifier, code->free_names, code->free_count, "name of a free variable") &&
           verify_name_list(verifier, code->cell_names, code->cell_count, "name of a cell") &&
           verify_name_list(verifier, &code->name, 1, "name of the code") &&
           verify_name_list(verifier, &code->qualified_name, 1, "qualified name of the code");
}

/* --- operands ----------------------------------------------------------------------------------------------------- */

/* How many values an operand of each kind may have in this code. */
static void find_operand_limits(struct verifier *verifier) {
    const struct code *code = verifier->code;
    uint64_t *limits = verifier->operand_limits, registers = code->register_count;
    for (int kind = 0; kind < OPERAND_KIND_COUNT; kind++)
        limits[kind] = UINT64_MAX; /* BASE: the run is checked as a whole; JUMP, COUNT, INT, KIND, HINT, WIDE */
    limits[OPERAND_NONE] = 1;
    limits[OPERAND_OUT] = limits[OPERAND_IN] = limits[OPERAND_INOUT] = limits[OPERAND_MAYBE] = registers;
    limits[OPERAND_OUT2] = registers > 0 ? registers - 1 : 0;
    limits[OPERAND_CONST] = code->constant_count;
    limits[OPERAND_NAME] = code->name_count;
    limits[OPERAND_CACHE] = code->cache_count;
    limits[OPERAND_CODE] = code->nested_count;
    limits[OPERAND_FREE] = code->free_count;
    limits[OPERAND_CELLNAME] = code->cell_count;
}

/* The largest value of operand d where it is a KIND. */
static uint32_t largest_kind(enum opcode opcode) {
    switch (opcode) {
    case OP_FORMAT_VALUE:
    case OP_BUILD_INTERPOLATION:
    case OP_MAKE_TYPE_PARAMETER:
        return 3;
    case OP_REFUSE_ATTRIBUTE:
    case OP_GET_AWAITABLE:
        return 2;
    case OP_ADD_CONST:
    case OP_SUBTRACT_CONST:
    case OP_MULTIPLY_CONST:
    case OP_TRUE_DIVIDE_CONST:
    case OP_FLOOR_DIVIDE_CONST:
    case OP_MODULO_CONST:
    case OP_POWER_CONST:
    case OP_LEFT_SHIFT_CONST:
    case OP_RIGHT_SHIFT_CONST:
    case OP_BIT_AND_CONST:
    case OP_BIT_OR_CONST:
    case OP_BIT_XOR_CONST:
        return 3;
    default:
        return 1;
    }
}

struct register_run instruction_run(struct instruction i) {
    switch ((enum opcode)i.opcode) {
    case OP_CALL:
        return (struct register_run){i.a, i.b + 1u};
    case OP_CALL_METHOD:
    case OP_CALL_KEYWORDS:
        return (struct register_run){i.a, i.b + 2u};
    case OP_CALL_METHOD_KEYWORDS:
        return (struct register_run){i.a, i.b + 3u};
    case OP_CALL_SPREAD:
        return (struct register_run){i.a, 3};
    case OP_BUILD_TUPLE:
    case OP_BUILD_LIST:
    case OP_BUILD_SET:
    case OP_BUILD_STRING:
    case OP_UNPACK_SEQUENCE:
        return (struct register_run){i.b, i.c};
    case OP_BUILD_MAP:
        return (struct register_run){i.b, 2u * i.c};
    case OP_BUILD_SLICE:
    case OP_STORE_SLICE:
    case OP_BUILD_INTERPOLATION:
        return (struct register_run){i.b, 3};
    case OP_LOAD_SLICE:
        return (struct register_run){i.c, 2u + i.d};
    case OP_BUILD_TEMPLATE:
        return (struct register_run){i.b, 2};
    case OP_UNPACK_STARRED:
        return (struct register_run){i.b, i.c + 1u + i.d};
    case OP_MAKE_FUNCTION:
        return (struct register_run){i.c, 4};
    case OP_BUILD_CLASS:
        return (struct register_run){i.b, 4};
    case OP_IMPORT_NAME:
    case OP_MAKE_TYPE_PARAMETER:
    case OP_MAKE_TYPE_ALIAS:
        return (struct register_run){i.c, 2};
    case OP_END_HANDLER:
    case OP_CONTINUE_RAISE:
    case OP_END_ASYNC_FOR:
    case OP_END_GROUP_HANDLER:
        return (struct register_run){i.a, 2};
    case OP_MATCH_CLASS:
        return (struct register_run){i.c, 2};
    default:
        return (struct register_run){0, 0};
    }
}

static bool verify_operands(struct verifier *verifier, struct instruction i) {
    const struct code *code = verifier->code;
    const struct opcode_information *information = &opcode_table[i.opcode];
    bool is_wide = information->c == OPERAND_WIDE;
    const uint64_t *limits = verifier->operand_limits;
    bool in_range = i.d < limits[information->d] && i.a < limits[information->a] &&
                    (is_wide ? instruction_wide(i) : i.b) < limits[information->b] && i.c < limits[information->c];
    if (!in_range || (information->d == OPERAND_KIND && i.d > largest_kind(i.opcode)))
        return verify_fail(verifier, "OPERAND", information->name);
    struct register_run run = instruction_run(i);
    if ((uint64_t)run.first + run.count > code->register_count)
        return verify_fail(verifier, "WINDOW", information->name);
    return true;
}

/* --- jumps and handlers ------------------------------------------------------------------------------------------- */

uint32_t jump_target(const struct code *code, uint32_t index) {
    struct instruction i = code->instructions[index];
    int64_t offset = opcode_table[i.opcode].b == OPERAND_JUMP ? instruction_wide_signed(i) : (int64_t)(int16_t)i.c;
    int64_t target = (int64_t)index + 1 + offset;
    return target < 0 || target >= code->instruction_count ? UINT32_MAX : (uint32_t)target;
}

static bool verify_jump(struct verifier *verifier, struct instruction i) {
    const struct opcode_information *information = &opcode_table[i.opcode];
    if (!opcode_has_jump(information))
        return true;
    uint32_t target = jump_target(verifier->code, verifier->at);
    if (target == UINT32_MAX)
        return verify_fail(verifier, "JUMP", "leads outside");
    bool goes_back = target <= verifier->at;
    if (goes_back != ((information->flags & OPCODE_BACK) != 0))
        return verify_fail(verifier, "JUMP", "in the wrong direction");
    return true;
}

static bool verify_handlers(struct verifier *verifier) {
    const struct code *code = verifier->code;
    for (uint32_t i = 0; i < code->handler_count; i++) {
        const struct handler *handler = &code->handlers[i];
        verifier->at = handler->start;
        if (handler->start >= handler->end || handler->end > handler->target ||
            handler->target >= code->instruction_count)
            return verify_fail(verifier, "HANDLER", "range");
        if ((uint64_t)handler->base + 2 > code->register_count)
            return verify_fail(verifier, "HANDLER", "registers");
    }
    return true;
}

/* --- what instructions may stand here ----------------------------------------------------------------------------- */

static enum attribute_verdict name_verdict(const struct vm *vm, cage_ref name, const struct attribute_policy *policy) {
    const struct str *str = object_at(vm, name);
    return guard_attribute_classify(policy, str_data(vm, str), str->byte_length);
}

static bool verify_attribute(struct verifier *verifier, struct instruction i) {
    const struct code *code = verifier->code;
    const struct attribute_policy *policy = &verifier->vm->attributes;
    static const struct attribute_policy strict = {.profile = ATTRIBUTE_PROFILE_STRICT};
    enum guard_point point = GUARD_DOTTED_LOAD;
    enum attribute_verdict verdict;
    switch ((enum opcode)i.opcode) {
    case OP_LOAD_ATTRIBUTE:
        verdict = name_verdict(verifier->vm, code->caches[i.c].name, policy);
        /* Two verdicts depend on the receiver: the VM decides when the instruction runs. */
        if (verdict == ATTRIBUTE_BLOCKED_UNLESS_GUEST_METHOD || verdict == ATTRIBUTE_WRAPPED_UNLESS_DELEGATED)
            return true;
        break;
    case OP_LOAD_METHOD:
    case OP_STORE_ATTRIBUTE:
    case OP_DELETE_ATTRIBUTE:
        point = i.opcode == OP_LOAD_METHOD       ? GUARD_DOTTED_LOAD
                : i.opcode == OP_STORE_ATTRIBUTE ? GUARD_DOTTED_STORE
                                                 : GUARD_DOTTED_DELETE;
        verdict = name_verdict(verifier->vm, code->caches[i.c].name, policy);
        break;
    case OP_LOAD_PROTOCOL_METHOD:
    case OP_LOAD_PROTOCOL_BOUND:
        /* the hooks are those strict knows, whatever the profile says of them as values */
        verdict = name_verdict(verifier->vm, code->names[i.c], &strict);
        return verdict == ATTRIBUTE_BLOCKED_UNLESS_DELEGATED || verdict == ATTRIBUTE_WRAPPED_UNLESS_DELEGATED ||
               verify_fail(verifier, "ATTRIBUTE", "not a hook that may be delegated");
    default:
        return true;
    }
    return verdict == ATTRIBUTE_ALLOWED || guard_point_disabled(point) ||
           verify_fail(verifier, "ATTRIBUTE", "a blocked name");
}

static bool verify_instruction(struct verifier *verifier, struct instruction i) {
    if (i.opcode >= OPCODE_COUNT)
        return verify_fail(verifier, "OPCODE", "unknown");
    uint32_t suspends = CODE_GENERATOR | CODE_COROUTINE | CODE_ASYNC_GENERATOR;
    if ((i.opcode == OP_YIELD || i.opcode == OP_YIELD_FROM) && !(verifier->code->flags & suspends))
        return verify_fail(verifier, "YIELD", "not in a generator");
    return verify_operands(verifier, i) && verify_jump(verifier, i) && verify_attribute(verifier, i);
}

static bool verify_instructions(struct verifier *verifier) {
    const struct code *code = verifier->code;
    for (uint32_t i = 0; i < code->instruction_count; i++) {
        verifier->at = i;
        if (!verify_instruction(verifier, code->instructions[i]))
            return false;
    }
    if (!(opcode_table[code->instructions[code->instruction_count - 1].opcode].flags & OPCODE_ENDS))
        return verify_fail(verifier, "END", "falls off the end");
    return true;
}

bool code_verify(struct vm *vm, const struct code *code, char *reason, size_t reason_size) {
    struct verifier verifier = {.vm = vm, .code = code, .reason = reason, .reason_size = reason_size};
    find_operand_limits(&verifier);
    return verify_counts(&verifier) && verify_flags(&verifier) && verify_names(&verifier) &&
           verify_instructions(&verifier) && verify_handlers(&verifier) && verify_flow(&verifier);
}
