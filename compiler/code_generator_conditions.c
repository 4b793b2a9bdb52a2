/* Truth: comparisons, and / or / not, and the jumps that conditions become. A condition is never computed as a value
 * when only its truth matters: comparison and branch are one instruction. */
#include "code_generator.h"

struct comparison_code {
    enum opcode compare; /* computes a value */
    enum opcode branch;
    bool branch_inverted;        /* the branch tests the opposite */
    enum opcode constant_branch; /* the branch with a constant on the right; OP_NOP: there is none */
};

static const struct comparison_code comparison_codes[] = {
    [COMPARISON_EQUAL] = {OP_EQUAL, OP_BRANCH_EQUAL, false, OP_BRANCH_EQUAL_CONST},
    [COMPARISON_NOT_EQUAL] = {OP_NOT_EQUAL, OP_BRANCH_NOT_EQUAL, false, OP_BRANCH_NOT_EQUAL_CONST},
    [COMPARISON_LESS] = {OP_LESS, OP_BRANCH_LESS, false, OP_BRANCH_LESS_CONST},
    [COMPARISON_LESS_EQUAL] = {OP_LESS_EQUAL, OP_BRANCH_LESS_EQUAL, false, OP_BRANCH_LESS_EQUAL_CONST},
    [COMPARISON_GREATER] = {OP_GREATER, OP_BRANCH_GREATER, false, OP_BRANCH_GREATER_CONST},
    [COMPARISON_GREATER_EQUAL] = {OP_GREATER_EQUAL, OP_BRANCH_GREATER_EQUAL, false, OP_BRANCH_GREATER_EQUAL_CONST},
    [COMPARISON_IS] = {OP_IS, OP_BRANCH_IS, false, OP_NOP},
    [COMPARISON_IS_NOT] = {OP_IS_NOT, OP_BRANCH_IS, true, OP_NOP},
    [COMPARISON_IN] = {OP_IN, OP_BRANCH_IN, false, OP_NOP},
    [COMPARISON_NOT_IN] = {OP_NOT_IN, OP_BRANCH_IN, true, OP_NOP},
};

/* --- comparisons -------------------------------------------------------------------------------------------------- */

/* The right side of `in`: a list or set of constants becomes a constant tuple or frozenset. */
static const struct unit_constant *constant_container(struct code_generator *generator,
                                                      const struct expression *expression) {
    bool is_set = expression->kind == EXPRESSION_SET;
    if (!is_set && expression->kind != EXPRESSION_LIST)
        return NULL;
    const struct expression_list *elements = &expression->sequence.elements;
    for (uint32_t i = 0; i < elements->count; i++) {
        if (expression_constant(generator, elements->items[i]) == NULL)
            return NULL;
    }
    const struct unit_constant **items = context_allocate(&generator->context, elements->count, sizeof *items);
    if (items == NULL)
        return NULL;
    for (uint32_t i = 0; i < elements->count; i++)
        items[i] = expression_constant(generator, elements->items[i]);
    return generator->context.failed ? NULL : constant_tuple(generator, items, elements->count, is_set);
}

static uint32_t right_side(struct code_generator *generator, enum comparison_operator operator,
                           const struct expression * expression, bool is_last) {
    if (operator== COMPARISON_IN || operator== COMPARISON_NOT_IN) {
        const struct unit_constant *constant = constant_container(generator, expression);
        if (constant != NULL) {
            uint32_t target = register_push(generator);
            load_constant(generator, expression->range, target, constant);
            return target;
        }
    }
    return is_last ? expression_read(generator, expression) : expression_generate(generator, expression, NO_REGISTER);
}

static uint32_t compare_chain(struct code_generator *generator, const struct expression *expression, uint32_t target) {
    uint32_t mark = generator->unit->top;
    uint32_t result = register_push(generator);
    struct label *end = label_new(generator);
    uint32_t count = expression->compare.comparators.count;
    uint32_t left = expression_generate(generator, expression->compare.left, NO_REGISTER);
    for (uint32_t i = 0; i < count && !generator->context.failed; i++) {
        enum comparison_operator operator= expression->compare.operators[i];
        bool is_last = i + 1 == count;
        uint32_t right = right_side(generator, operator, expression->compare.comparators.items[i], is_last);
        emit(generator, expression->range, comparison_codes[operator].compare, 0, result, left, right);
        if (is_last)
            break;
        emit_jump_if(generator, expression->range, result, false, end);
        /* Of the operands only the newest is still needed. */
        if (right > mark + 1 && !register_is_local(generator, right)) {
            emit(generator, expression->range, OP_MOVE, 0, mark + 1, right, 0);
            right = mark + 1;
        }
        generator->unit->top = mark + 1;
        if (right == mark + 1)
            register_push(generator);
        left = right;
    }
    label_bind(generator, end);
    generator->unit->top = mark;
    target = register_result(generator, target);
    if (target != result)
        emit(generator, expression->range, OP_MOVE, 0, target, result, 0);
    return target;
}

uint32_t compare_generate(struct code_generator *generator, const struct expression *expression, uint32_t target) {
    if (expression->compare.comparators.count > 1)
        return compare_chain(generator, expression, target);
    enum comparison_operator operator= expression->compare.operators[0];
    uint32_t mark = generator->unit->top;
    uint32_t left = expression_generate(generator, expression->compare.left, NO_REGISTER);
    uint32_t right = right_side(generator, operator, expression->compare.comparators.items[0], true);
    generator->unit->top = mark;
    target = register_result(generator, target);
    emit(generator, expression->range, comparison_codes[operator].compare, 0, target, left, right);
    return target;
}

static bool is_none(struct code_generator *generator, const struct expression *expression) {
    const struct unit_constant *constant = expression_constant(generator, expression);
    return constant != NULL && constant->kind == UNIT_NONE;
}

#define NO_CONSTANT_FORM UINT32_MAX

/* The number of the constant if the comparison can branch on it directly, else NO_CONSTANT_FORM. */
static uint32_t branch_constant_index(struct code_generator *generator, const struct comparison_code *code,
                                      const struct expression *comparator) {
    if (code->constant_branch == OP_NOP || generator->unit->long_jumps || !generator->unit->reachable)
        return NO_CONSTANT_FORM;
    const struct unit_constant *constant = expression_constant(generator, comparator);
    uint32_t index = constant != NULL ? unit_constant_index(generator, constant) : NO_CONSTANT_FORM;
    return index <= UINT16_MAX ? index : NO_CONSTANT_FORM;
}

static void condition_compare(struct code_generator *generator, const struct expression *expression, bool when,
                              struct label *label) {
    uint32_t mark = generator->unit->top;
    uint32_t count = expression->compare.comparators.count;
    struct label *fail = when && count > 1 ? label_new(generator) : label;
    uint32_t left = expression_generate(generator, expression->compare.left, NO_REGISTER);
    for (uint32_t i = 0; i < count && !generator->context.failed; i++) {
        enum comparison_operator operator= expression->compare.operators[i];
        const struct comparison_code *code = &comparison_codes[operator];
        const struct expression *comparator = expression->compare.comparators.items[i];
        bool is_last = i + 1 == count;
        bool wanted = is_last && when;
        struct label *to = is_last ? label : fail;
        bool is_identity = operator== COMPARISON_IS || operator== COMPARISON_IS_NOT;
        if (is_identity && is_last && is_none(generator, comparator)) {
            emit_branch(generator, expression->range, OP_BRANCH_IS_NONE, OP_IS, wanted != code->branch_inverted, left,
                        0, to);
            break;
        }
        uint32_t index = is_last ? branch_constant_index(generator, code, comparator) : NO_CONSTANT_FORM;
        if (index != NO_CONSTANT_FORM) {
            emit_branch(generator, expression->range, code->constant_branch, code->compare, wanted, left, index, to);
            break;
        }
        uint32_t right = right_side(generator, operator, comparator, is_last);
        if (generator->unit->long_jumps)
            emit_branch(generator, expression->range, code->branch, code->compare, wanted, left, right, to);
        else
            emit_branch(generator, expression->range, code->branch, code->compare, wanted != code->branch_inverted,
                        left, right, to);
        if (is_last)
            break;
        if (right > mark && !register_is_local(generator, right)) {
            emit(generator, expression->range, OP_MOVE, 0, mark, right, 0);
            right = mark;
        }
        generator->unit->top = right == mark ? mark + 1 : mark;
        left = right;
    }
    if (fail != label)
        label_bind(generator, fail);
    generator->unit->top = mark;
}

/* --- and, or, not ------------------------------------------------------------------------------------------------- */

uint32_t boolean_generate(struct code_generator *generator, const struct expression *expression, uint32_t target) {
    const struct expression_list *values = &expression->boolean.values;
    uint32_t mark = generator->unit->top;
    /* Not into a named local, which a later operand may read or an exception leave changed. */
    bool is_temporary = target == NO_REGISTER || !register_is_local(generator, target);
    uint32_t result = is_temporary ? register_result(generator, target) : register_push(generator);
    struct label *end = label_new(generator);
    bool stop = expression->boolean.operator== BOOLEAN_OR;
    for (uint32_t i = 0; i < values->count && !generator->context.failed; i++) {
        uint32_t above = generator->unit->top;
        expression_generate(generator, values->items[i], result);
        generator->unit->top = above;
        if (i + 1 < values->count)
            emit_jump_if(generator, values->items[i]->range, result, stop, end);
    }
    label_bind(generator, end);
    if (is_temporary)
        return result;
    generator->unit->top = mark;
    emit(generator, expression->range, OP_MOVE, 0, target, result, 0);
    return target;
}

static void condition_boolean(struct code_generator *generator, const struct expression *expression, bool when,
                              struct label *label) {
    const struct expression_list *values = &expression->boolean.values;
    bool stop = expression->boolean.operator== BOOLEAN_OR;
    struct label *fall_through = stop == when ? label : label_new(generator);
    for (uint32_t i = 0; i < values->count && !generator->context.failed; i++) {
        if (i + 1 < values->count)
            condition_generate(generator, values->items[i], stop, fall_through);
        else
            condition_generate(generator, values->items[i], when, label);
    }
    if (fall_through != label)
        label_bind(generator, fall_through);
}

static void condition_conditional(struct code_generator *generator, const struct expression *expression, bool when,
                                  struct label *label) {
    struct label *otherwise = label_new(generator), *end = label_new(generator);
    condition_generate(generator, expression->conditional.test, false, otherwise);
    condition_generate(generator, expression->conditional.body, when, label);
    emit_jump(generator, expression->range, end);
    label_bind(generator, otherwise);
    condition_generate(generator, expression->conditional.else_body, when, label);
    label_bind(generator, end);
}

static void condition_value(struct code_generator *generator, const struct expression *expression, bool when,
                            struct label *label) {
    uint32_t mark = generator->unit->top;
    uint32_t reg;
    if (expression->kind == EXPRESSION_NAMED) {
        /* The variable itself is tested when it is a plain local. */
        reg = target_register(generator, expression->named.target);
        uint32_t tested = expression_generate(generator, expression->named.value, NO_REGISTER);
        target_store(generator, expression->named.target, tested);
        reg = reg == NO_REGISTER ? tested : reg;
    } else {
        reg = expression_read(generator, expression);
    }
    emit_jump_if(generator, expression->range, reg, when, label);
    generator->unit->top = mark;
}

void condition_generate(struct code_generator *generator, const struct expression *expression, bool when,
                        struct label *label) {
    while (expression->kind == EXPRESSION_UNARY && expression->unary.operator== UNARY_NOT) {
        expression = expression->unary.operand;
        when = !when;
    }
    const struct unit_constant *constant = expression_constant(generator, expression);
    if (constant != NULL) {
        if (constant_truth(constant) == when)
            emit_jump(generator, expression->range, label);
        return;
    }
    if (!context_enter(&generator->context))
        return;
    if (expression->kind == EXPRESSION_BOOLEAN)
        condition_boolean(generator, expression, when, label);
    else if (expression->kind == EXPRESSION_COMPARE)
        condition_compare(generator, expression, when, label);
    else if (expression->kind == EXPRESSION_CONDITIONAL)
        condition_conditional(generator, expression, when, label);
    else
        condition_value(generator, expression, when, label);
    context_leave(&generator->context);
}
