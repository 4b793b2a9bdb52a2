/* Statements. Each leaves the temporaries as it found them. */
#include "code_generator.h"

enum { STATEMENT_ALLOWANCE = 100000, STATEMENTS_PER_BYTE = 8 };

/* --- assignment
 * ------------------------------------------------------------------------------------------------------------- */

static bool has_starred(const struct expression_list *elements) {
    for (uint32_t i = 0; i < elements->count; i++) {
        if (elements->items[i]->kind == EXPRESSION_STARRED)
            return true;
    }
    return false;
}

/* Is the last of these targets a plain local that no other of them is, and are the others plain locals too? */
static bool last_is_direct(struct code_generator *g, const struct expression_list *targets) {
    uint32_t last = target_register(g, targets->items[targets->count - 1]);
    if (last == NO_REGISTER)
        return false;
    for (uint32_t i = 0; i + 1 < targets->count; i++) {
        uint32_t reg = target_register(g, targets->items[i]);
        if (reg == NO_REGISTER || reg == last)
            return false;
    }
    return true;
}

/* a, b = x, y without a tuple: all values are computed, then stored from left to right. */
static bool assign_in_parallel(struct code_generator *g, const struct expression *target,
                               const struct expression *source) {
    if ((target->kind != EXPRESSION_TUPLE && target->kind != EXPRESSION_LIST) || source->kind != EXPRESSION_TUPLE)
        return false;
    const struct expression_list *targets = &target->sequence.elements, *sources = &source->sequence.elements;
    uint32_t count = targets->count;
    if (count == 0 || count != sources->count || count > MAXIMUM_WINDOW || has_starred(targets) || has_starred(sources))
        return false;
    bool is_direct = last_is_direct(g, targets);
    uint32_t first = g->unit->top;
    for (uint32_t i = 0; i < count && !g->context.failed; i++) {
        if (i + 1 < count || !is_direct) {
            expression_push(g, sources->items[i]);
            continue;
        }
        uint32_t reg = target_register(g, targets->items[i]);
        expression_generate(g, sources->items[i], reg);
        local_mark_assigned(g, reg);
    }
    for (uint32_t i = 0; i < count && !g->context.failed; i++) {
        if (i + 1 < count || !is_direct)
            target_store(g, targets->items[i], first + i);
    }
    g->unit->top = first;
    return true;
}

static void assign_generate(struct code_generator *g, const struct statement *statement) {
    const struct expression_list *targets = &statement->assign.targets;
    const struct expression *source = statement->assign.value;
    if (targets->count == 1) {
        uint32_t reg = target_register(g, targets->items[0]);
        if (reg != NO_REGISTER) {
            expression_generate(g, source, reg);
            local_mark_assigned(g, reg);
            return;
        }
        if (assign_in_parallel(g, targets->items[0], source))
            return;
    }
    uint32_t mark = g->unit->top;
    uint32_t assigned = expression_generate(g, source, NO_REGISTER);
    for (uint32_t i = 0; i < targets->count && !g->context.failed; i++)
        target_store(g, targets->items[i], assigned);
    g->unit->top = mark;
}

static void augment_name(struct code_generator *g, const struct statement *statement) {
    const struct expression *target = statement->augmented_assign.target;
    enum binary_operator operator= statement->augmented_assign.operator;
    uint32_t mark = g->unit->top;
    uint32_t reg = target_register(g, target);
    uint32_t left = name_load(g, target->range, target->name.identifier, NO_REGISTER, false);
    uint32_t result = reg == NO_REGISTER ? left : reg;
    binary_emit(g, statement->range, operator, true, result, left, statement->augmented_assign.value, g->unit->top);
    if (reg == NO_REGISTER)
        name_store(g, target->range, target->name.identifier, result);
    g->unit->top = mark;
}

static void augment_attribute(struct code_generator *g, const struct statement *statement) {
    const struct expression *target = statement->augmented_assign.target;
    uint32_t mark = g->unit->top;
    uint32_t object = expression_generate(g, target->attribute.value, NO_REGISTER);
    struct text name = name_mangle(&g->context, g->unit->class_name, target->attribute.name);
    uint32_t current = register_push(g);
    if (!attribute_refuse(g, name, CONTEXT_LOAD, object, target->range))
        emit(g, target->range, OP_LOAD_ATTRIBUTE, 0, current, object, unit_cache_index(g, name, CACHE_ATTRIBUTE));
    binary_emit(g, statement->range, statement->augmented_assign.operator, true, current, current,
                statement->augmented_assign.value, g->unit->top);
    name_check_assignable(g, name, CONTEXT_STORE, target->range);
    if (!attribute_refuse(g, name, CONTEXT_STORE, object, target->range))
        emit(g, target->range, OP_STORE_ATTRIBUTE, 0, object, current, unit_cache_index(g, name, CACHE_ATTRIBUTE));
    g->unit->top = mark;
}

static void augment_item(struct code_generator *g, const struct statement *statement) {
    const struct expression *target = statement->augmented_assign.target;
    uint32_t mark = g->unit->top;
    uint32_t object = expression_generate(g, target->subscript.value, NO_REGISTER);
    uint32_t index = expression_generate(g, target->subscript.index, NO_REGISTER);
    uint32_t current = register_push(g);
    emit(g, target->range, OP_LOAD_ITEM, 0, current, object, index);
    binary_emit(g, statement->range, statement->augmented_assign.operator, true, current, current,
                statement->augmented_assign.value, g->unit->top);
    emit(g, target->range, OP_STORE_ITEM, 0, object, index, current);
    g->unit->top = mark;
}

static void augmented_assign_generate(struct code_generator *g, const struct statement *statement) {
    switch (statement->augmented_assign.target->kind) {
    case EXPRESSION_NAME:
        augment_name(g, statement);
        return;
    case EXPRESSION_ATTRIBUTE:
        augment_attribute(g, statement);
        return;
    default:
        augment_item(g, statement);
        return;
    }
}

/* Annotations of variables are evaluated in modules and classes only; those of plain names are kept in __annotations__.
 */
static void annotation_store(struct code_generator *g, const struct statement *statement) {
    const struct expression *target = statement->annotated_assign.target;
    const struct expression *annotation = statement->annotated_assign.annotation;
    if (g->unit->scope->kind == SCOPE_FUNCTION)
        return;
    uint32_t mark = g->unit->top;
    if (!statement->annotated_assign.is_simple) {
        if (!g->context.future_annotations)
            expression_discard(g, annotation);
        return;
    }
    uint32_t item = annotation_generate(g, annotation);
    uint32_t map = name_load(g, statement->range, text_from_c("__annotations__"), NO_REGISTER, false);
    uint32_t key = register_push(g);
    load_constant(g, statement->range, key,
                  constant_string(g, name_mangle(&g->context, g->unit->class_name, target->name.identifier)));
    emit(g, statement->range, OP_STORE_ITEM, 0, map, key, item);
    g->unit->top = mark;
}

static void annotated_assign_generate(struct code_generator *g, const struct statement *statement) {
    const struct expression *target = statement->annotated_assign.target;
    const struct expression *source = statement->annotated_assign.value;
    uint32_t mark = g->unit->top;
    if (source != NULL) {
        uint32_t reg = target_register(g, target);
        uint32_t assigned = expression_generate(g, source, reg);
        if (reg == NO_REGISTER)
            target_store(g, target, assigned);
        else
            local_mark_assigned(g, reg);
    } else if (target->kind == EXPRESSION_ATTRIBUTE) {
        expression_discard(g, target->attribute.value);
    } else if (target->kind == EXPRESSION_SUBSCRIPT) {
        expression_discard(g, target->subscript.value);
        if (target->subscript.index->kind != EXPRESSION_SLICE)
            expression_discard(g, target->subscript.index);
    } else if (target->kind == EXPRESSION_NAME) {
        name_check_assignable(g, target->name.identifier, CONTEXT_STORE, target->range);
    }
    g->unit->top = mark;
    annotation_store(g, statement);
}

/* --- loops and conditions
 * ----------------------------------------------------------------------------------------------------- */

static void for_generate(struct code_generator *g, const struct statement *statement) {
    struct source_range at = statement->for_loop.iterable->range;
    uint32_t mark = g->unit->top;
    uint32_t source = iterable_generate(g, statement->for_loop.iterable);
    g->unit->top = mark;
    uint32_t iterator = register_push(g);
    emit(g, at, OP_GET_ITERATOR, 0, iterator, source, 0);
    struct label *body = label_new(g), *next = label_new(g), *end = label_new(g);
    uint32_t item = target_register(g, statement->for_loop.target);
    bool is_direct = item != NO_REGISTER;
    item = register_result(g, item);
    struct block *block = block_push(g, BLOCK_LOOP, statement->range);
    block->break_label = end;
    block->continue_label = next;
    bool reached = g->unit->reachable;
    emit_jump(g, at, next);
    label_bind_loop(g, body, reached);
    if (is_direct)
        local_mark_assigned(g, item);
    else
        target_store(g, statement->for_loop.target, item);
    statements_generate(g, &statement->for_loop.body);
    emit_for_loop(g, at, iterator, item, body, next);
    block_pop(g);
    g->unit->top = mark;
    statements_generate(g, &statement->for_loop.else_body);
    label_bind(g, end);
}

static void while_generate(struct code_generator *g, const struct statement *statement) {
    struct label *start = label_new(g), *otherwise = label_new(g), *end = label_new(g);
    struct block *block = block_push(g, BLOCK_LOOP, statement->range);
    block->break_label = end;
    block->continue_label = start;
    label_bind_loop(g, start, g->unit->reachable);
    condition_generate(g, statement->conditional.test, false, otherwise);
    statements_generate(g, &statement->conditional.body);
    emit_jump(g, statement->conditional.test->range, start);
    block_pop(g);
    label_bind(g, otherwise);
    statements_generate(g, &statement->conditional.else_body);
    label_bind(g, end);
}

/* The label a body that is just `break` or `continue` jumps to, when nothing has to run on the way; else NULL. */
static struct label *direct_jump(struct code_generator *g, const struct statement_list *body) {
    const struct unit_builder *unit = g->unit;
    if (body->count != 1 || unit->block_count == 0 || unit->blocks[unit->block_count - 1].kind != BLOCK_LOOP)
        return NULL;
    const struct block *loop = &unit->blocks[unit->block_count - 1];
    if (body->items[0]->kind == STATEMENT_BREAK)
        return loop->break_label;
    bool is_forward = body->items[0]->kind == STATEMENT_CONTINUE && loop->continue_label->position == NO_POSITION;
    return is_forward ? loop->continue_label : NULL;
}

/* A chain of elif is walked by a loop: it may be as long as the source. */
static void if_generate(struct code_generator *g, const struct statement *statement) {
    struct label *end = label_new(g);
    for (;;) {
        struct label *otherwise = label_new(g);
        const struct statement_list *rest = &statement->conditional.else_body;
        struct label *direct = direct_jump(g, &statement->conditional.body);
        condition_generate(g, statement->conditional.test, direct != NULL, direct != NULL ? direct : otherwise);
        if (direct == NULL)
            statements_generate(g, &statement->conditional.body);
        if (direct == NULL && rest->count > 0)
            emit_jump(g, statement->range, end);
        label_bind(g, otherwise);
        if (g->context.failed)
            return;
        if (rest->count != 1 || rest->items[0]->kind != STATEMENT_IF) {
            statements_generate(g, rest);
            break;
        }
        statement = rest->items[0];
    }
    label_bind(g, end);
}

/* --- the rest
 * -------------------------------------------------------------------------------------------------------------------
 */

static void raise_generate(struct code_generator *g, const struct statement *statement) {
    uint32_t mark = g->unit->top;
    if (statement->raise.exception == NULL) {
        emit(g, statement->range, OP_RAISE_AGAIN, 0, 0, 0, 0);
        return;
    }
    uint32_t exception = expression_generate(g, statement->raise.exception, NO_REGISTER);
    if (statement->raise.cause == NULL)
        emit(g, statement->range, OP_RAISE, 0, exception, 0, 0);
    else
        emit(g, statement->range, OP_RAISE_FROM, 0, exception, expression_read(g, statement->raise.cause), 0);
    g->unit->top = mark;
}

static void assert_generate(struct code_generator *g, const struct statement *statement) {
    struct label *end = label_new(g);
    uint32_t mark = g->unit->top;
    condition_generate(g, statement->assertion.test, true, end);
    uint32_t error = register_push(g);
    emit(g, statement->range, OP_LOAD_ASSERTION_ERROR, 0, error, 0, 0);
    if (statement->assertion.message != NULL) {
        expression_push(g, statement->assertion.message);
        emit(g, statement->range, OP_CALL, 0, error, 1, error);
    }
    emit(g, statement->assertion.test->range, OP_RAISE, 0, error, 0, 0);
    g->unit->top = mark;
    label_bind(g, end);
}

static void expression_statement_generate(struct code_generator *g, const struct statement *statement) {
    if (!g->is_interactive || g->unit->parent != NULL) {
        expression_discard(g, statement->value.value);
        return;
    }
    uint32_t mark = g->unit->top;
    uint32_t result = expression_read(g, statement->value.value);
    emit(g, statement->range, OP_PRINT_RESULT, 0, result, 0, 0);
    g->unit->top = mark;
}

static void delete_generate(struct code_generator *g, const struct statement *statement) {
    for (uint32_t i = 0; i < statement->delete_targets.targets.count && !g->context.failed; i++)
        target_delete(g, statement->delete_targets.targets.items[i]);
}

static void nothing_generate(struct code_generator *g, const struct statement *statement) {
    (void)g;
    (void)statement;
}

typedef void (*statement_generator)(struct code_generator *g, const struct statement *statement);

static const statement_generator statement_generators[] = {
    [STATEMENT_FUNCTION] = function_statement_generate,
    [STATEMENT_ASYNC_FUNCTION] = function_statement_generate,
    [STATEMENT_CLASS] = class_statement_generate,
    [STATEMENT_RETURN] = return_generate,
    [STATEMENT_DELETE] = delete_generate,
    [STATEMENT_ASSIGN] = assign_generate,
    [STATEMENT_AUGMENTED_ASSIGN] = augmented_assign_generate,
    [STATEMENT_ANNOTATED_ASSIGN] = annotated_assign_generate,
    [STATEMENT_FOR] = for_generate,
    [STATEMENT_WHILE] = while_generate,
    [STATEMENT_IF] = if_generate,
    [STATEMENT_WITH] = with_generate,
    [STATEMENT_MATCH] = match_generate,
    [STATEMENT_RAISE] = raise_generate,
    [STATEMENT_TRY] = try_generate,
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

/* Statements that this version parses but does not run. */
static const char *const unsupported_statements[] = {
    [STATEMENT_TYPE_ALIAS] = "the type statement",
    [STATEMENT_ASYNC_FOR] = "'async for'",
    [STATEMENT_ASYNC_WITH] = "'async with'",
    [STATEMENT_TRY_STAR] = "'except*'",
    [STATEMENT_CONTINUE] = NULL,
};

/* Final bodies within final bodies are copied again and again: the whole must stay in proportion to the source. */
static bool statement_charge(struct code_generator *g) {
    uint64_t most = STATEMENT_ALLOWANCE + (uint64_t)g->context.map->length * STATEMENTS_PER_BYTE;
    if (++g->statement_count <= most)
        return true;
    g->context.failed = true;
    syntax_error_set_plain(g->context.error, SYNTAX_ERROR_SYNTAX, "too many nested 'finally' blocks");
    return false;
}

void statement_generate(struct code_generator *g, const struct statement *statement) {
    if (!statement_charge(g))
        return;
    const char *unsupported = unsupported_statements[statement->kind];
    if (unsupported != NULL)
        fail_unsupported(g, unsupported, statement->range);
    else
        statement_generators[statement->kind](g, statement);
}

void statements_generate(struct code_generator *g, const struct statement_list *statements) {
    if (statements->count == 0 || !context_enter(&g->context))
        return;
    for (uint32_t i = 0; i < statements->count && !g->context.failed; i++) {
        uint32_t mark = g->unit->top;
        statement_generate(g, statements->items[i]);
        g->unit->top = mark;
    }
    context_leave(&g->context);
}
