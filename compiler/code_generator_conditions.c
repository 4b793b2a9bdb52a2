/* Truth: comparisons, and / or / not, and the jumps that conditions become. A condition is never computed as a value
 * when only its truth matters: comparison and branch are one instruction. */
#include "code_generator.h"

struct comparison_code {
    enum opcode compare; /* computes a value */
    enum opcode branch;
    bool branch_inverted; /* the branch tests the opposite */
};

static const struct comparison_code comparison_codes[] = {
    [COMPARISON_EQUAL] = {OP_EQUAL, OP_BRANCH_EQUAL, false},
    [COMPARISON_NOT_EQUAL] = {OP_NOT_EQUAL, OP_BRANCH_NOT_EQUAL, false},
    [COMPARISON_LESS] = {OP_LESS, OP_BRANCH_LESS, false},
    [COMPARISON_LESS_EQUAL] = {OP_LESS_EQUAL, OP_BRANCH_LESS_EQUAL, false},
    [COMPARISON_GREATER] = {OP_GREATER, OP_BRANCH_GREATER, false},
    [COMPARISON_GREATER_EQUAL] = {OP_GREATER_EQUAL, OP_BRANCH_GREATER_EQUAL, false},
    [COMPARISON_IS] = {OP_IS, OP_BRANCH_IS, false},
    [COMPARISON_IS_NOT] = {OP_IS_NOT, OP_BRANCH_IS, true},
    [COMPARISON_IN] = {OP_IN, OP_BRANCH_IN, false},
    [COMPARISON_NOT_IN] = {OP_NOT_IN, OP_BRANCH_IN, true},
};

/* --- comparisons
 * -------------------------------------------------------------------------------------------------------- */

/* The right side of `in`: a list or set of constants becomes a constant tuple or frozenset. */
static const struct unit_constant *constant_container(struct code_generator *g, const struct expression *expression) {
    bool is_set = expression->kind == EXPRESSION_SET;
    if (!is_set && expression->kind != EXPRESSION_LIST)
        return NULL;
    const struct expression_list *elements = &expression->sequence.elements;
    for (uint32_t i = 0; i < elements->count; i++) {
        if (expression_constant(g, elements->items[i]) == NULL)
            return NULL;
    }
    const struct unit_constant **items = context_allocate(&g->context, elements->count, sizeof *items);
    if (items == NULL)
        return NULL;
    for (uint32_t i = 0; i < elements->count; i++)
        items[i] = expression_constant(g, elements->items[i]);
    return g->context.failed ? NULL : constant_tuple(g, items, elements->count, is_set);
}

static uint32_t right_side(struct code_generator *g, enum comparison_operator operator,
                           const struct expression * expression, bool is_last) {
    if (operator== COMPARISON_IN || operator== COMPARISON_NOT_IN) {
        const struct unit_constant *constant = constant_container(g, expression);
        if (constant != NULL) {
            uint32_t target = register_push(g);
            load_constant(g, expression->range, target, constant);
            return target;
        }
    }
    return is_last ? expression_read(g, expression) : expression_generate(g, expression, NO_REGISTER);
}

static uint32_t compare_chain(struct code_generator *g, const struct expression *expression, uint32_t target) {
    uint32_t mark = g->unit->top;
    uint32_t result = register_push(g);
    struct label *end = label_new(g);
    uint32_t count = expression->compare.comparators.count;
    uint32_t left = expression_generate(g, expression->compare.left, NO_REGISTER);
    for (uint32_t i = 0; i < count && !g->context.failed; i++) {
        enum comparison_operator operator= expression->compare.operators[i];
        bool is_last = i + 1 == count;
        uint32_t right = right_side(g, operator, expression->compare.comparators.items[i], is_last);
        emit(g, expression->range, comparison_codes[operator].compare, 0, result, left, right);
        if (is_last)
            break;
        emit_jump_if(g, expression->range, result, false, end);
        /* Of the operands only the newest is still needed. */
        if (right > mark + 1 && !register_is_local(g, right)) {
            emit(g, expression->range, OP_MOVE, 0, mark + 1, right, 0);
            right = mark + 1;
        }
        g->unit->top = mark + 1;
        if (right == mark + 1)
            register_push(g);
        left = right;
    }
    label_bind(g, end);
    g->unit->top = mark;
    target = register_result(g, target);
    if (target != result)
        emit(g, expression->range, OP_MOVE, 0, target, result, 0);
    return target;
}

uint32_t compare_generate(struct code_generator *g, const struct expression *expression, uint32_t target) {
    if (expression->compare.comparators.count > 1)
        return compare_chain(g, expression, target);
    enum comparison_operator operator= expression->compare.operators[0];
    uint32_t mark = g->unit->top;
    uint32_t left = expression_generate(g, expression->compare.left, NO_REGISTER);
    uint32_t right = right_side(g, operator, expression->compare.comparators.items[0], true);
    g->unit->top = mark;
    target = register_result(g, target);
    emit(g, expression->range, comparison_codes[operator].compare, 0, target, left, right);
    return target;
}

static bool is_none(struct code_generator *g, const struct expression *expression) {
    const struct unit_constant *constant = expression_constant(g, expression);
    return constant != NULL && constant->kind == UNIT_NONE;
}

static void condition_compare(struct code_generator *g, const struct expression *expression, bool when,
                              struct label *label) {
    uint32_t mark = g->unit->top;
    uint32_t count = expression->compare.comparators.count;
    struct label *fail = when && count > 1 ? label_new(g) : label;
    uint32_t left = expression_generate(g, expression->compare.left, NO_REGISTER);
    for (uint32_t i = 0; i < count && !g->context.failed; i++) {
        enum comparison_operator operator= expression->compare.operators[i];
        const struct comparison_code *code = &comparison_codes[operator];
        const struct expression *comparator = expression->compare.comparators.items[i];
        bool is_last = i + 1 == count;
        bool wanted = is_last && when;
        struct label *to = is_last ? label : fail;
        bool is_identity = operator== COMPARISON_IS || operator== COMPARISON_IS_NOT;
        if (is_identity && is_last && is_none(g, comparator)) {
            emit_branch(g, expression->range, OP_BRANCH_IS_NONE, OP_IS, wanted != code->branch_inverted, left, 0, to);
            break;
        }
        uint32_t right = right_side(g, operator, comparator, is_last);
        if (g->unit->long_jumps)
            emit_branch(g, expression->range, code->branch, code->compare, wanted, left, right, to);
        else
            emit_branch(g, expression->range, code->branch, code->compare, wanted != code->branch_inverted, left, right,
                        to);
        if (is_last)
            break;
        if (right > mark && !register_is_local(g, right)) {
            emit(g, expression->range, OP_MOVE, 0, mark, right, 0);
            right = mark;
        }
        g->unit->top = right == mark ? mark + 1 : mark;
        left = right;
    }
    if (fail != label)
        label_bind(g, fail);
    g->unit->top = mark;
}

/* --- and, or, not
 * --------------------------------------------------------------------------------------------------------- */

uint32_t boolean_generate(struct code_generator *g, const struct expression *expression, uint32_t target) {
    const struct expression_list *values = &expression->boolean.values;
    uint32_t mark = g->unit->top;
    /* Not into a named local, which a later operand may read or an exception leave changed. */
    bool is_temporary = target == NO_REGISTER || !register_is_local(g, target);
    uint32_t result = is_temporary ? register_result(g, target) : register_push(g);
    struct label *end = label_new(g);
    bool stop = expression->boolean.operator== BOOLEAN_OR;
    for (uint32_t i = 0; i < values->count && !g->context.failed; i++) {
        uint32_t above = g->unit->top;
        expression_generate(g, values->items[i], result);
        g->unit->top = above;
        if (i + 1 < values->count)
            emit_jump_if(g, values->items[i]->range, result, stop, end);
    }
    label_bind(g, end);
    if (is_temporary)
        return result;
    g->unit->top = mark;
    emit(g, expression->range, OP_MOVE, 0, target, result, 0);
    return target;
}

static void condition_boolean(struct code_generator *g, const struct expression *expression, bool when,
                              struct label *label) {
    const struct expression_list *values = &expression->boolean.values;
    bool stop = expression->boolean.operator== BOOLEAN_OR;
    struct label *fall_through = stop == when ? label : label_new(g);
    for (uint32_t i = 0; i < values->count && !g->context.failed; i++) {
        if (i + 1 < values->count)
            condition_generate(g, values->items[i], stop, fall_through);
        else
            condition_generate(g, values->items[i], when, label);
    }
    if (fall_through != label)
        label_bind(g, fall_through);
}

static void condition_conditional(struct code_generator *g, const struct expression *expression, bool when,
                                  struct label *label) {
    struct label *otherwise = label_new(g), *end = label_new(g);
    condition_generate(g, expression->conditional.test, false, otherwise);
    condition_generate(g, expression->conditional.body, when, label);
    emit_jump(g, expression->range, end);
    label_bind(g, otherwise);
    condition_generate(g, expression->conditional.else_body, when, label);
    label_bind(g, end);
}

static void condition_value(struct code_generator *g, const struct expression *expression, bool when,
                            struct label *label) {
    uint32_t mark = g->unit->top;
    uint32_t reg;
    if (expression->kind == EXPRESSION_NAMED) {
        /* The variable itself is tested when it is a plain local. */
        reg = target_register(g, expression->named.target);
        uint32_t tested = expression_generate(g, expression->named.value, NO_REGISTER);
        target_store(g, expression->named.target, tested);
        reg = reg == NO_REGISTER ? tested : reg;
    } else {
        reg = expression_read(g, expression);
    }
    emit_jump_if(g, expression->range, reg, when, label);
    g->unit->top = mark;
}

void condition_generate(struct code_generator *g, const struct expression *expression, bool when, struct label *label) {
    while (expression->kind == EXPRESSION_UNARY && expression->unary.operator== UNARY_NOT) {
        expression = expression->unary.operand;
        when = !when;
    }
    const struct unit_constant *constant = expression_constant(g, expression);
    if (constant != NULL) {
        if (constant_truth(constant) == when)
            emit_jump(g, expression->range, label);
        return;
    }
    if (!context_enter(&g->context))
        return;
    if (expression->kind == EXPRESSION_BOOLEAN)
        condition_boolean(g, expression, when, label);
    else if (expression->kind == EXPRESSION_COMPARE)
        condition_compare(g, expression, when, label);
    else if (expression->kind == EXPRESSION_CONDITIONAL)
        condition_conditional(g, expression, when, label);
    else
        condition_value(g, expression, when, label);
    context_leave(&g->context);
}
