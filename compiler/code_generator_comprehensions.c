/* Comprehensions, which run in the function around them with variables of their own (PEP 709), and generator
 * expressions, which are functions of one parameter: the iterator over the first iterable. */
#include "code_generator.h"

struct comprehension_walk {
    const struct expression *expression;
    uint32_t container; /* list, set or dict being filled; NO_REGISTER in a generator expression */
};

static void fill(struct code_generator *generator, const struct comprehension_walk *walk) {
    const struct expression *expression = walk->expression;
    const struct expression *element = expression->comprehension.element;
    uint32_t mark = generator->unit->top;
    switch (expression->kind) {
    case EXPRESSION_LIST_COMPREHENSION:
        emit(generator, element->range, OP_LIST_APPEND, 0, walk->container, expression_read(generator, element), 0);
        break;
    case EXPRESSION_SET_COMPREHENSION:
        emit(generator, element->range, OP_SET_ADD, 0, walk->container, expression_read(generator, element), 0);
        break;
    case EXPRESSION_DICT_COMPREHENSION: {
        uint32_t key = expression_generate(generator, element, NO_REGISTER);
        const struct expression *second = expression->comprehension.value;
        uint32_t item = expression_read(generator, second);
        struct source_range pair = {element->range.line, element->range.column, second->range.end_line,
                                    second->range.end_column};
        emit(generator, pair, OP_MAP_SET, 0, walk->container, key, item);
        break;
    }
    default: {
        uint32_t yielded = expression_read(generator, element);
        emit(generator, element->range, OP_YIELD, 0, register_push(generator), yielded, 0);
        break;
    }
    }
    generator->unit->top = mark;
}

/* The iterator over this clause's iterable, in a new register. */
static uint32_t push_iterator(struct code_generator *generator, const struct comprehension *clause) {
    uint32_t mark = generator->unit->top;
    uint32_t source = iterable_generate(generator, clause->iterable);
    generator->unit->top = mark;
    uint32_t iterator = register_push(generator);
    emit(generator, clause->iterable->range, clause->is_async ? OP_GET_ASYNC_ITERATOR : OP_GET_ITERATOR, 0, iterator,
         source, 0);
    return iterator;
}

static void comprehension_loop(struct code_generator *generator, const struct comprehension_walk *walk, uint32_t index,
                               uint32_t iterator);

/* What one item of clause number `index` leads to: its conditions, then the loops inside or the element. */
static void comprehension_step(struct code_generator *generator, const struct comprehension_walk *walk, uint32_t index,
                               struct label *next) {
    const struct comprehension_list *generators = &walk->expression->comprehension.generators;
    const struct comprehension *clause = &generators->items[index];
    for (uint32_t i = 0; i < clause->conditions.count && !generator->context.failed; i++)
        condition_generate(generator, clause->conditions.items[i], false, next);
    if (index + 1 < generators->count) {
        uint32_t above = generator->unit->top;
        uint32_t inner = push_iterator(generator, &generators->items[index + 1]);
        comprehension_loop(generator, walk, index + 1, inner);
        generator->unit->top = above;
    } else {
        fill(generator, walk);
    }
}

static void async_comprehension_loop(struct code_generator *generator, const struct comprehension_walk *walk,
                                     uint32_t index, uint32_t iterator) {
    const struct comprehension *clause = &walk->expression->comprehension.generators.items[index];
    struct source_range at = clause->iterable->range;
    struct label *start = label_new(generator), *next = label_new(generator);
    uint32_t mark = generator->unit->top;
    uint32_t item = register_push(generator);
    label_bind_loop(generator, start, generator->unit->reachable);
    struct async_step step;
    async_step_emit(generator, walk->expression->range, iterator, item, &step);
    target_store(generator, clause->target, item);
    comprehension_step(generator, walk, index, next);
    label_bind(generator, next);
    emit_jump(generator, at, start);
    async_end_emit(generator, at, &step);
    generator->unit->top = mark;
}

/* The loop of clause number `index`, whose iterator is in `iterator`, with all loops inside it. */
static void comprehension_loop(struct code_generator *generator, const struct comprehension_walk *walk, uint32_t index,
                               uint32_t iterator) {
    if (!context_enter(&generator->context))
        return;
    const struct comprehension *clause = &walk->expression->comprehension.generators.items[index];
    if (clause->is_async) {
        async_comprehension_loop(generator, walk, index, iterator);
        context_leave(&generator->context);
        return;
    }
    struct source_range at = clause->iterable->range;
    struct label *body = label_new(generator), *next = label_new(generator);
    uint32_t mark = generator->unit->top;
    uint32_t item = target_register(generator, clause->target);
    bool is_direct = item != NO_REGISTER;
    item = register_result(generator, item);
    bool reached = generator->unit->reachable;
    emit_jump(generator, at, next);
    label_bind_loop(generator, body, reached);
    if (is_direct)
        local_mark_assigned(generator, item);
    else
        target_store(generator, clause->target, item);
    comprehension_step(generator, walk, index, next);
    emit_for_loop(generator, at, iterator, item, body, next);
    generator->unit->top = mark;
    context_leave(&generator->context);
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
static void clear_variables(struct code_generator *generator, const struct scope *scope, struct source_range at,
                            bool begins) {
    for (const struct symbol *symbol = scope->first_symbol; symbol != NULL; symbol = symbol->next) {
        if (symbol->place != PLACE_LOCAL)
            continue;
        if (begins && !symbol->is_captured && is_first_target(scope->node, symbol->name))
            continue;
        emit(generator, at, OP_CLEAR, 0, symbol->register_number, 0, 0);
        local_mark_unset(generator, symbol->register_number);
        if (begins && symbol->is_captured)
            emit(generator, at, OP_MAKE_CELL, 0, symbol->register_number, 0, 0);
    }
}

static uint32_t inline_comprehension(struct code_generator *generator, const struct expression *expression,
                                     uint32_t target) {
    struct scope *scope = symbol_table_scope(&generator->symbols, expression);
    struct source_range at = expression->range;
    uint32_t mark = generator->unit->top;
    uint32_t container = register_push(generator);
    uint32_t iterator = push_iterator(generator, &expression->comprehension.generators.items[0]);
    enum opcode build = expression->kind == EXPRESSION_LIST_COMPREHENSION  ? OP_BUILD_LIST
                        : expression->kind == EXPRESSION_SET_COMPREHENSION ? OP_BUILD_SET
                                                                           : OP_BUILD_MAP;
    emit(generator, at, build, 0, container, generator->unit->top, 0);
    if (scope != NULL && !generator->context.failed) {
        struct scope *outer = generator->unit->inner_scope;
        generator->unit->inner_scope = scope;
        clear_variables(generator, scope, at, true);
        struct comprehension_walk walk = {expression, container};
        comprehension_loop(generator, &walk, 0, iterator);
        clear_variables(generator, scope, at, false);
        generator->unit->inner_scope = outer;
    }
    generator->unit->top = mark;
    target = register_result(generator, target);
    if (target != container)
        emit(generator, at, OP_MOVE, 0, target, container, 0);
    return target;
}

static void generator_body(struct code_generator *generator, const void *node) {
    struct comprehension_walk walk = {node, NO_REGISTER};
    generator_expression_describe(generator, node);
    comprehension_loop(generator, &walk, 0, 0);
    emit(generator, walk.expression->range, OP_RETURN_NONE, 0, 0, 0, 0);
}

static uint32_t generator_expression(struct code_generator *generator, const struct expression *expression,
                                     uint32_t target) {
    struct scope *scope = symbol_table_scope(&generator->symbols, expression);
    uint32_t window = registers_push(generator, 4);
    for (uint32_t i = 0; i < 4; i++)
        emit(generator, expression->range, OP_CLEAR, 0, window + i, 0, 0);
    struct code_unit *code = scope == NULL ? NULL : unit_generate(generator, scope, generator_body, expression);
    make_function(generator, expression->range, code, scope, window, window);
    generator->unit->top = window + 1;
    push_iterator(generator, &expression->comprehension.generators.items[0]);
    generator->unit->top = window;
    target = register_result(generator, target);
    emit(generator, expression->range, OP_CALL, 0, window, 1, target);
    return target;
}

uint32_t comprehension_generate(struct code_generator *generator, const struct expression *expression,
                                uint32_t target) {
    const struct scope *own = symbol_table_scope(&generator->symbols, expression), *around = generator->unit->scope;
    if (own != NULL && own->is_coroutine && expression->kind != EXPRESSION_GENERATOR && !around->is_async &&
        !around->is_generator_expression)
        context_fail(&generator->context, expression->range,
                     "asynchronous comprehension outside of an asynchronous function");
    return expression->kind == EXPRESSION_GENERATOR ? generator_expression(generator, expression, target)
                                                    : inline_comprehension(generator, expression, target);
}
