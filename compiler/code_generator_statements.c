/* Statements. Each leaves the temporaries as it found them. */
#include "code_generator.h"

enum { STATEMENT_ALLOWANCE = 100000, STATEMENTS_PER_BYTE = 8 };

/* --- assignment --------------------------------------------------------------------------------------------------- */

static bool has_starred(const struct expression_list *elements) {
    for (uint32_t i = 0; i < elements->count; i++) {
        if (elements->items[i]->kind == EXPRESSION_STARRED)
            return true;
    }
    return false;
}

/* Is the last of these targets a plain local that no other of them is, and are the others plain locals too? */
static bool last_is_direct(struct code_generator *generator, const struct expression_list *targets) {
    uint32_t last = target_register(generator, targets->items[targets->count - 1]);
    if (last == NO_REGISTER)
        return false;
    for (uint32_t i = 0; i + 1 < targets->count; i++) {
        uint32_t reg = target_register(generator, targets->items[i]);
        if (reg == NO_REGISTER || reg == last)
            return false;
    }
    return true;
}

/* a, b = x, y without a tuple: all values are computed, then stored from left to right. */
static bool assign_in_parallel(struct code_generator *generator, const struct expression *target,
                               const struct expression *source) {
    if ((target->kind != EXPRESSION_TUPLE && target->kind != EXPRESSION_LIST) || source->kind != EXPRESSION_TUPLE)
        return false;
    const struct expression_list *targets = &target->sequence.elements, *sources = &source->sequence.elements;
    uint32_t count = targets->count;
    if (count == 0 || count != sources->count || count > MAXIMUM_WINDOW || has_starred(targets) || has_starred(sources))
        return false;
    bool is_direct = last_is_direct(generator, targets);
    uint32_t first = generator->unit->top;
    for (uint32_t i = 0; i < count && !generator->context.failed; i++) {
        if (i + 1 < count || !is_direct) {
            expression_push(generator, sources->items[i]);
            continue;
        }
        uint32_t reg = target_register(generator, targets->items[i]);
        expression_generate(generator, sources->items[i], reg);
        local_mark_assigned(generator, reg);
    }
    for (uint32_t i = 0; i < count && !generator->context.failed; i++) {
        if (i + 1 < count || !is_direct)
            target_store(generator, targets->items[i], first + i);
    }
    generator->unit->top = first;
    return true;
}

static void assign_generate(struct code_generator *generator, const struct statement *statement) {
    const struct expression_list *targets = &statement->assign.targets;
    const struct expression *source = statement->assign.value;
    if (targets->count == 1) {
        uint32_t reg = target_register(generator, targets->items[0]);
        if (reg != NO_REGISTER) {
            expression_generate(generator, source, reg);
            local_mark_assigned(generator, reg);
            return;
        }
        if (assign_in_parallel(generator, targets->items[0], source))
            return;
    }
    uint32_t mark = generator->unit->top;
    uint32_t assigned = expression_generate(generator, source, NO_REGISTER);
    for (uint32_t i = 0; i < targets->count && !generator->context.failed; i++)
        target_store(generator, targets->items[i], assigned);
    generator->unit->top = mark;
}

static void augment_name(struct code_generator *generator, const struct statement *statement) {
    const struct expression *target = statement->augmented_assign.target;
    enum binary_operator operator= statement->augmented_assign.operator;
    uint32_t mark = generator->unit->top;
    uint32_t reg = target_register(generator, target);
    uint32_t left = name_load(generator, target->range, target->name.identifier, NO_REGISTER, false);
    uint32_t result = reg == NO_REGISTER ? left : reg;
    binary_emit(generator, statement->range, operator, true, result, left, statement->augmented_assign.value,
                generator->unit->top);
    if (reg == NO_REGISTER)
        name_store(generator, target->range, target->name.identifier, result);
    generator->unit->top = mark;
}

static void augment_attribute(struct code_generator *generator, const struct statement *statement) {
    const struct expression *target = statement->augmented_assign.target;
    struct source_range at = attribute_range(target, target->range);
    uint32_t mark = generator->unit->top;
    uint32_t object = expression_generate(generator, target->attribute.value, NO_REGISTER);
    struct text name = unit_mangle(generator, target->attribute.name);
    uint32_t current = register_push(generator);
    if (!attribute_refuse(generator, name, CONTEXT_LOAD, object, at))
        emit(generator, at, OP_LOAD_ATTRIBUTE, 0, current, object, unit_cache_index(generator, name, CACHE_ATTRIBUTE));
    binary_emit(generator, statement->range, statement->augmented_assign.operator, true, current, current,
                statement->augmented_assign.value, generator->unit->top);
    name_check_assignable(generator, name, CONTEXT_STORE, target->range);
    if (!attribute_refuse(generator, name, CONTEXT_STORE, object, at))
        emit(generator, at, OP_STORE_ATTRIBUTE, 0, object, current, unit_cache_index(generator, name, CACHE_ATTRIBUTE));
    generator->unit->top = mark;
}

static void augment_item(struct code_generator *generator, const struct statement *statement) {
    const struct expression *target = statement->augmented_assign.target;
    uint32_t mark = generator->unit->top;
    uint32_t object = expression_generate(generator, target->subscript.value, NO_REGISTER);
    uint32_t index = expression_generate(generator, target->subscript.index, NO_REGISTER);
    uint32_t current = register_push(generator);
    emit(generator, target->range, OP_LOAD_ITEM, 0, current, object, index);
    binary_emit(generator, statement->range, statement->augmented_assign.operator, true, current, current,
                statement->augmented_assign.value, generator->unit->top);
    emit(generator, target->range, OP_STORE_ITEM, 0, object, index, current);
    generator->unit->top = mark;
}

static void augmented_assign_generate(struct code_generator *generator, const struct statement *statement) {
    switch (statement->augmented_assign.target->kind) {
    case EXPRESSION_NAME:
        augment_name(generator, statement);
        return;
    case EXPRESSION_ATTRIBUTE:
        augment_attribute(generator, statement);
        return;
    default:
        augment_item(generator, statement);
        return;
    }
}

static void annotated_assign_generate(struct code_generator *generator, const struct statement *statement) {
    const struct expression *target = statement->annotated_assign.target;
    const struct expression *source = statement->annotated_assign.value;
    uint32_t mark = generator->unit->top;
    if (source != NULL) {
        uint32_t reg = target_register(generator, target);
        uint32_t assigned = expression_generate(generator, source, reg);
        if (reg == NO_REGISTER)
            target_store(generator, target, assigned);
        else
            local_mark_assigned(generator, reg);
    } else if (target->kind == EXPRESSION_ATTRIBUTE) {
        name_check_assignable(generator, target->attribute.name, CONTEXT_STORE, target->range);
        expression_discard(generator, target->attribute.value);
    } else if (target->kind == EXPRESSION_SUBSCRIPT) {
        expression_discard(generator, target->subscript.value);
        if (target->subscript.index->kind != EXPRESSION_SLICE)
            expression_discard(generator, target->subscript.index);
    } else if (target->kind == EXPRESSION_NAME) {
        name_check_assignable(generator, target->name.identifier, CONTEXT_STORE, target->range);
    }
    generator->unit->top = mark;
    annotation_note(generator, statement);
}

/* --- loops and conditions ----------------------------------------------------------------------------------------- */

/* What the body of a loop needs besides its own statements. */
static void loop_body_generate(struct code_generator *generator, const struct statement *statement, uint32_t item,
                               bool is_direct) {
    if (is_direct)
        local_mark_assigned(generator, item);
    else
        target_store(generator, statement->for_loop.target, item);
    statements_generate(generator, &statement->for_loop.body);
}

static void for_generate(struct code_generator *generator, const struct statement *statement) {
    struct source_range at = statement->for_loop.iterable->range;
    uint32_t mark = generator->unit->top;
    uint32_t source = iterable_generate(generator, statement->for_loop.iterable);
    generator->unit->top = mark;
    uint32_t iterator = register_push(generator);
    emit(generator, at, OP_GET_ITERATOR, 0, iterator, source, 0);
    struct label *body = label_new(generator), *next = label_new(generator), *end = label_new(generator);
    uint32_t item = target_register(generator, statement->for_loop.target);
    bool is_direct = item != NO_REGISTER;
    item = register_result(generator, item);
    struct block *block = block_push(generator, BLOCK_LOOP, statement->range);
    block->break_label = end;
    block->continue_label = next;
    bool reached = generator->unit->reachable;
    emit_jump(generator, at, next);
    label_bind_loop(generator, body, reached);
    loop_body_generate(generator, statement, item, is_direct);
    emit_for_loop(generator, at, iterator, item, body, next);
    block_pop(generator);
    generator->unit->top = mark;
    statements_generate(generator, &statement->for_loop.else_body);
    label_bind(generator, end);
}

void async_step_emit(struct code_generator *generator, struct source_range at, uint32_t iterator, uint32_t item,
                     struct async_step *step) {
    step->handler = label_new(generator);
    step->base = registers_push(generator, 2);
    step->state = generator->unit->assigned;
    uint32_t mark = generator->unit->top;
    struct block *block = block_push(generator, BLOCK_TRY, at);
    block->handler = step->handler;
    block->handler_base = step->base;
    uint32_t awaited = register_push(generator), sent = register_push(generator);
    emit(generator, at, OP_GET_ASYNC_NEXT, 0, awaited, iterator, 0);
    load_constant(generator, at, sent, constant_none());
    emit(generator, at, OP_YIELD_FROM, 0, item, awaited, sent);
    block_pop(generator);
    generator->unit->top = mark;
}

void async_end_emit(struct code_generator *generator, struct source_range at, const struct async_step *step) {
    label_bind_handler(generator, step->handler, &step->state, step->handler->is_referenced);
    emit(generator, at, OP_END_ASYNC_FOR, 0, step->base, 0, 0);
}

static bool check_async_statement(struct code_generator *generator, const struct statement *statement,
                                  const char *what) {
    if (generator->unit->scope->is_async)
        return true;
    context_fail(&generator->context, statement->range, "'%s' outside async function", what);
    return false;
}

static void async_for_generate(struct code_generator *generator, const struct statement *statement) {
    struct source_range at = statement->for_loop.iterable->range;
    if (!check_async_statement(generator, statement, "async for"))
        return;
    uint32_t mark = generator->unit->top;
    uint32_t source = expression_read(generator, statement->for_loop.iterable);
    generator->unit->top = mark;
    uint32_t iterator = register_push(generator);
    emit(generator, at, OP_GET_ASYNC_ITERATOR, 0, iterator, source, 0);
    struct label *next = label_new(generator), *end = label_new(generator);
    uint32_t item = register_push(generator);
    struct block *block = block_push(generator, BLOCK_LOOP, statement->range);
    block->break_label = end;
    block->continue_label = next;
    label_bind_loop(generator, next, generator->unit->reachable);
    struct async_step step;
    async_step_emit(generator, statement->range, iterator, item, &step);
    loop_body_generate(generator, statement, item, false);
    emit_jump(generator, at, next);
    block_pop(generator);
    async_end_emit(generator, at, &step);
    generator->unit->top = mark;
    statements_generate(generator, &statement->for_loop.else_body);
    label_bind(generator, end);
}

static void async_with_generate(struct code_generator *generator, const struct statement *statement) {
    if (check_async_statement(generator, statement, "async with"))
        with_generate(generator, statement);
}

static void while_generate(struct code_generator *generator, const struct statement *statement) {
    struct label *start = label_new(generator), *otherwise = label_new(generator), *end = label_new(generator);
    struct block *block = block_push(generator, BLOCK_LOOP, statement->range);
    block->break_label = end;
    block->continue_label = start;
    label_bind_loop(generator, start, generator->unit->reachable);
    condition_generate(generator, statement->conditional.test, false, otherwise);
    statements_generate(generator, &statement->conditional.body);
    emit_jump(generator, statement->conditional.test->range, start);
    block_pop(generator);
    label_bind(generator, otherwise);
    statements_generate(generator, &statement->conditional.else_body);
    label_bind(generator, end);
}

/* The label a body that is just `break` or `continue` jumps to, when nothing has to run on the way; else NULL. */
static struct label *direct_jump(struct code_generator *generator, const struct statement_list *body) {
    const struct unit_builder *unit = generator->unit;
    if (body->count != 1 || unit->block_count == 0 || unit->blocks[unit->block_count - 1].kind != BLOCK_LOOP)
        return NULL;
    const struct block *loop = &unit->blocks[unit->block_count - 1];
    if (body->items[0]->kind == STATEMENT_BREAK)
        return loop->break_label;
    bool is_forward = body->items[0]->kind == STATEMENT_CONTINUE && loop->continue_label->position == NO_POSITION;
    return is_forward ? loop->continue_label : NULL;
}

/* A chain of elif is walked by a loop: it may be as long as the source. */
static void if_generate(struct code_generator *generator, const struct statement *statement) {
    struct label *end = label_new(generator);
    for (;;) {
        struct label *otherwise = label_new(generator);
        const struct statement_list *rest = &statement->conditional.else_body;
        struct label *direct = direct_jump(generator, &statement->conditional.body);
        condition_generate(generator, statement->conditional.test, direct != NULL, direct != NULL ? direct : otherwise);
        if (direct == NULL)
            statements_generate(generator, &statement->conditional.body);
        if (direct == NULL && rest->count > 0)
            emit_jump(generator, statement->range, end);
        label_bind(generator, otherwise);
        if (generator->context.failed)
            return;
        if (rest->count != 1 || rest->items[0]->kind != STATEMENT_IF) {
            statements_generate(generator, rest);
            break;
        }
        statement = rest->items[0];
    }
    label_bind(generator, end);
}

/* --- the rest
 * -------------------------------------------------------------------------------------------------------------------
 */

static void raise_generate(struct code_generator *generator, const struct statement *statement) {
    uint32_t mark = generator->unit->top;
    if (statement->raise.exception == NULL) {
        emit(generator, statement->range, OP_RAISE_AGAIN, 0, 0, 0, 0);
        return;
    }
    uint32_t exception = expression_generate(generator, statement->raise.exception, NO_REGISTER);
    if (statement->raise.cause == NULL)
        emit(generator, statement->range, OP_RAISE, 0, exception, 0, 0);
    else
        emit(generator, statement->range, OP_RAISE_FROM, 0, exception,
             expression_read(generator, statement->raise.cause), 0);
    generator->unit->top = mark;
}

static void assert_generate(struct code_generator *generator, const struct statement *statement) {
    assert_warn(generator, statement);
    struct label *end = label_new(generator);
    uint32_t mark = generator->unit->top;
    condition_generate(generator, statement->assertion.test, true, end);
    uint32_t error = register_push(generator);
    emit(generator, statement->range, OP_LOAD_ASSERTION_ERROR, 0, error, 0, 0);
    if (statement->assertion.message != NULL) {
        expression_push(generator, statement->assertion.message);
        emit(generator, statement->range, OP_CALL, 0, error, 1, error);
    }
    emit(generator, statement->assertion.test->range, OP_RAISE, 0, error, 0, 0);
    generator->unit->top = mark;
    label_bind(generator, end);
}

static void expression_statement_generate(struct code_generator *generator, const struct statement *statement) {
    if (!generator->is_interactive || generator->unit->parent != NULL) {
        expression_discard(generator, statement->value.value);
        return;
    }
    uint32_t mark = generator->unit->top;
    uint32_t result = expression_read(generator, statement->value.value);
    emit(generator, statement->range, OP_PRINT_RESULT, 0, result, 0, 0);
    generator->unit->top = mark;
}

static void delete_generate(struct code_generator *generator, const struct statement *statement) {
    for (uint32_t i = 0; i < statement->delete_targets.targets.count && !generator->context.failed; i++)
        target_delete(generator, statement->delete_targets.targets.items[i]);
}

static void nothing_generate(struct code_generator *generator, const struct statement *statement) {
    (void)generator;
    (void)statement;
}

typedef void (*statement_generator)(struct code_generator *generator, const struct statement *statement);

static const statement_generator statement_generators[] = {
    [STATEMENT_FUNCTION] = function_statement_generate,
    [STATEMENT_ASYNC_FUNCTION] = function_statement_generate,
    [STATEMENT_CLASS] = class_statement_generate,
    [STATEMENT_RETURN] = return_generate,
    [STATEMENT_DELETE] = delete_generate,
    [STATEMENT_ASSIGN] = assign_generate,
    [STATEMENT_TYPE_ALIAS] = type_alias_generate,
    [STATEMENT_AUGMENTED_ASSIGN] = augmented_assign_generate,
    [STATEMENT_ANNOTATED_ASSIGN] = annotated_assign_generate,
    [STATEMENT_FOR] = for_generate,
    [STATEMENT_ASYNC_FOR] = async_for_generate,
    [STATEMENT_WHILE] = while_generate,
    [STATEMENT_IF] = if_generate,
    [STATEMENT_WITH] = with_generate,
    [STATEMENT_ASYNC_WITH] = async_with_generate,
    [STATEMENT_MATCH] = match_generate,
    [STATEMENT_RAISE] = raise_generate,
    [STATEMENT_TRY] = try_generate,
    [STATEMENT_TRY_STAR] = try_star_generate,
    [STATEMENT_ASSERT] = assert_generate,
    [STATEMENT_IMPORT] = import_generate,
    [STATEMENT_IMPORT_FROM] = import_from_generate,
    [STATEMENT_GLOBAL] = nothing_generate,
    [STATEMENT_NONLOCAL] = nothing_generate,
    [STATEMENT_EXPRESSION] = expression_statement_generate,
    [STATEMENT_PASS] = nothing_generate,
    [STATEMENT_BREAK] = break_generate,
    [STATEMENT_CONTINUE] = continue_generate,
};

/* Final bodies within final bodies are copied again and again: the whole must stay in proportion to the source. */
static bool statement_charge(struct code_generator *generator) {
    uint64_t most = STATEMENT_ALLOWANCE + (uint64_t)generator->context.map->length * STATEMENTS_PER_BYTE;
    if (++generator->statement_count <= most)
        return true;
    generator->context.failed = true;
    syntax_error_set_plain(generator->context.error, SYNTAX_ERROR_SYNTAX, "too many nested 'finally' blocks");
    return false;
}

void statement_generate(struct code_generator *generator, const struct statement *statement) {
    if (!statement_charge(generator))
        return;
    statement_generators[statement->kind](generator, statement);
}

void statements_generate(struct code_generator *generator, const struct statement_list *statements) {
    if (statements->count == 0 || !context_enter(&generator->context))
        return;
    for (uint32_t i = 0; i < statements->count && !generator->context.failed; i++) {
        uint32_t mark = generator->unit->top;
        statement_generate(generator, statements->items[i]);
        generator->unit->top = mark;
    }
    context_leave(&generator->context);
}
