/* Comprehensions, which run in the function around them with variables of their own (PEP 709), and generator
 * expressions, which are functions of one parameter: the iterator over the first iterable. */
#include "code_generator.h"

struct comprehension_walk {
    const struct expression *expression;
    uint32_t container; /* list, set or dict being filled; NO_REGISTER in a generator expression */
};

static void fill(struct code_generator *g, const struct comprehension_walk *walk) {
    const struct expression *expression = walk->expression;
    const struct expression *element = expression->comprehension.element;
    uint32_t mark = g->unit->top;
    switch (expression->kind) {
    case EXPRESSION_LIST_COMPREHENSION:
        emit(g, element->range, OP_LIST_APPEND, 0, walk->container, expression_read(g, element), 0);
        break;
    case EXPRESSION_SET_COMPREHENSION:
        emit(g, element->range, OP_SET_ADD, 0, walk->container, expression_read(g, element), 0);
        break;
    case EXPRESSION_DICT_COMPREHENSION: {
        uint32_t key = expression_generate(g, element, NO_REGISTER);
        uint32_t item = expression_read(g, expression->comprehension.value);
        emit(g, element->range, OP_MAP_SET, 0, walk->container, key, item);
        break;
    }
    default: {
        uint32_t yielded = expression_read(g, element);
        emit(g, element->range, OP_YIELD, 0, register_push(g), yielded, 0);
        break;
    }
    }
    g->unit->top = mark;
}

/* The loop of generator number `index`, whose iterator is in `iterator`, with all loops inside it. */
static void comprehension_loop(struct code_generator *g, const struct comprehension_walk *walk, uint32_t index,
                               uint32_t iterator) {
    if (!context_enter(&g->context))
        return;
    const struct comprehension_list *generators = &walk->expression->comprehension.generators;
    const struct comprehension *generator = &generators->items[index];
    struct source_range at = generator->iterable->range;
    struct label *body = label_new(g), *next = label_new(g);
    uint32_t mark = g->unit->top;
    uint32_t item = target_register(g, generator->target);
    bool is_direct = item != NO_REGISTER;
    item = register_result(g, item);
    bool reached = g->unit->reachable;
    emit_jump(g, at, next);
    label_bind_loop(g, body, reached);
    if (is_direct)
        local_mark_assigned(g, item);
    else
        target_store(g, generator->target, item);
    for (uint32_t i = 0; i < generator->conditions.count && !g->context.failed; i++)
        condition_generate(g, generator->conditions.items[i], false, next);
    if (index + 1 < generators->count) {
        const struct expression *iterable = generators->items[index + 1].iterable;
        uint32_t above = g->unit->top;
        uint32_t source = iterable_generate(g, iterable);
        g->unit->top = above;
        uint32_t inner = register_push(g);
        emit(g, iterable->range, OP_GET_ITERATOR, 0, inner, source, 0);
        comprehension_loop(g, walk, index + 1, inner);
        g->unit->top = above;
    } else {
        fill(g, walk);
    }
    emit_for_loop(g, at, iterator, item, body, next);
    g->unit->top = mark;
    context_leave(&g->context);
}

/* Does the first `for` assign this name before anything can read it? */
static bool is_first_target(const struct expression *expression, struct text name) {
    const struct expression *target = expression->comprehension.generators.items[0].target;
    if (target->kind == EXPRESSION_NAME)
        return text_equal(target->name.identifier, name);
    if (target->kind != EXPRESSION_TUPLE || target->sequence.elements.count > 8)
        return false;
    for (uint32_t i = 0; i < target->sequence.elements.count; i++) {
        const struct expression *element = target->sequence.elements.items[i];
        if (element->kind == EXPRESSION_NAME && text_equal(element->name.identifier, name))
            return true;
    }
    return false;
}

/* The comprehension's variables begin unset, or in a new cell; afterwards they keep nothing alive. */
static void clear_variables(struct code_generator *g, const struct scope *scope, struct source_range at, bool begins) {
    for (const struct symbol *symbol = scope->first_symbol; symbol != NULL; symbol = symbol->next) {
        if (symbol->place != PLACE_LOCAL)
            continue;
        if (begins && !symbol->is_captured && is_first_target(scope->node, symbol->name))
            continue;
        emit(g, at, OP_CLEAR, 0, symbol->register_number, 0, 0);
        local_mark_unset(g, symbol->register_number);
        if (begins && symbol->is_captured)
            emit(g, at, OP_MAKE_CELL, 0, symbol->register_number, 0, 0);
    }
}

static uint32_t inline_comprehension(struct code_generator *g, const struct expression *expression, uint32_t target) {
    struct scope *scope = symbol_table_scope(&g->symbols, expression);
    struct source_range at = expression->range;
    uint32_t mark = g->unit->top;
    uint32_t container = register_push(g);
    uint32_t above = g->unit->top;
    uint32_t source = iterable_generate(g, expression->comprehension.generators.items[0].iterable);
    g->unit->top = above;
    uint32_t iterator = register_push(g);
    emit(g, expression->comprehension.generators.items[0].iterable->range, OP_GET_ITERATOR, 0, iterator, source, 0);
    enum opcode build = expression->kind == EXPRESSION_LIST_COMPREHENSION  ? OP_BUILD_LIST
                        : expression->kind == EXPRESSION_SET_COMPREHENSION ? OP_BUILD_SET
                                                                           : OP_BUILD_MAP;
    emit(g, at, build, 0, container, g->unit->top, 0);
    if (scope != NULL && !g->context.failed) {
        struct scope *outer = g->unit->inner_scope;
        g->unit->inner_scope = scope;
        clear_variables(g, scope, at, true);
        struct comprehension_walk walk = {expression, container};
        comprehension_loop(g, &walk, 0, iterator);
        clear_variables(g, scope, at, false);
        g->unit->inner_scope = outer;
    }
    g->unit->top = mark;
    target = register_result(g, target);
    if (target != container)
        emit(g, at, OP_MOVE, 0, target, container, 0);
    return target;
}

static void generator_body(struct code_generator *g, const void *node) {
    struct comprehension_walk walk = {node, NO_REGISTER};
    generator_expression_describe(g, node);
    comprehension_loop(g, &walk, 0, 0);
    emit(g, walk.expression->range, OP_RETURN_NONE, 0, 0, 0, 0);
}

static uint32_t generator_expression(struct code_generator *g, const struct expression *expression, uint32_t target) {
    struct scope *scope = symbol_table_scope(&g->symbols, expression);
    const struct expression *iterable = expression->comprehension.generators.items[0].iterable;
    uint32_t window = registers_push(g, 4);
    for (uint32_t i = 0; i < 4; i++)
        emit(g, expression->range, OP_CLEAR, 0, window + i, 0, 0);
    struct code_unit *code = scope == NULL ? NULL : unit_generate(g, scope, generator_body, expression);
    make_function(g, expression->range, code, scope, window, window);
    g->unit->top = window + 1;
    uint32_t source = iterable_generate(g, iterable);
    g->unit->top = window + 1;
    uint32_t iterator = register_push(g);
    emit(g, iterable->range, OP_GET_ITERATOR, 0, iterator, source, 0);
    g->unit->top = window;
    target = register_result(g, target);
    emit(g, expression->range, OP_CALL, 0, window, 1, target);
    return target;
}

uint32_t comprehension_generate(struct code_generator *g, const struct expression *expression, uint32_t target) {
    const struct comprehension_list *generators = &expression->comprehension.generators;
    for (uint32_t i = 0; i < generators->count; i++) {
        if (!generators->items[i].is_async)
            continue;
        if (!g->unit->scope->is_coroutine && expression->kind != EXPRESSION_GENERATOR)
            context_fail(&g->context, expression->range,
                         "asynchronous comprehension outside of an asynchronous function");
        fail_unsupported(g, "an asynchronous comprehension", expression->range);
    }
    return expression->kind == EXPRESSION_GENERATOR ? generator_expression(g, expression, target)
                                                    : inline_comprehension(g, expression, target);
}
