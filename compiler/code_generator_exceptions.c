/* try, with, and leaving blocks early.
 *
 * Handlers are found by tables, so entering a try costs nothing. A final body is generated once for each way out: the
 * end of the try, an exception, and every return, break and continue that leaves it. While an exception is handled, the
 * handler's own code is covered by a clean-up handler, which puts back what was being handled before and goes on
 * raising. */
#include "code_generator.h"

/* --- leaving blocks ----------------------------------------------------------------------------------------------- */

static void call_exit(struct code_generator *generator, struct source_range at, uint32_t exit_register, bool is_async) {
    uint32_t window = registers_push(generator, 4);
    emit(generator, at, OP_MOVE, 0, window, exit_register, 0);
    for (uint32_t i = 1; i <= 3; i++)
        load_constant(generator, at, window + i, constant_none());
    emit(generator, at, OP_CALL, 0, window, 3, window);
    if (is_async)
        await_emit(generator, at, 2, window, window);
    generator->unit->top = window;
}

/* The name of `except ... as name` is unbound at the end, whatever the body did with it. */
static void unbind_name(struct code_generator *generator, struct source_range at, struct text name) {
    uint32_t reg = name_register(generator, name);
    if (reg != NO_REGISTER) {
        emit(generator, at, OP_CLEAR, 0, reg, 0, 0);
        local_mark_unset(generator, reg);
        return;
    }
    uint32_t none = register_push(generator);
    load_constant(generator, at, none, constant_none());
    name_store(generator, at, name, none);
    name_delete(generator, at, name);
    generator->unit->top = none;
}

/* One more copy of a final body; the first, at the end of its try, has reported its errors. */
static void final_body_copy(struct code_generator *generator, const struct statement_list *body) {
    if (generator->unit->reachable)
        statements_generate(generator, body);
}

static void block_leave(struct code_generator *generator, const struct block *block) {
    switch (block->kind) {
    case BLOCK_LOOP:
    case BLOCK_TRY:
        return;
    case BLOCK_FINALLY:
        final_body_copy(generator, block->final_body);
        return;
    case BLOCK_FINALLY_HANDLER:
    case BLOCK_HANDLER:
    case BLOCK_GROUP_HANDLER:
        emit(generator, block->range, OP_END_HANDLER, 0, block->saved_base, 0, 0);
        return;
    case BLOCK_HANDLER_NAME:
        unbind_name(generator, block->range, block->name);
        return;
    case BLOCK_WITH:
        call_exit(generator, block->range, block->saved_base, block->is_async);
        return;
    }
}

/* Generates what has to run when control leaves all blocks from the innermost down to number `target`. Their handlers
 * do not cover that code, but those of the blocks further out do. Returns the blocks, for blocks_return after the jump.
 */
static struct block *blocks_leave(struct code_generator *generator, uint32_t target) {
    struct unit_builder *unit = generator->unit;
    uint32_t count = unit->block_count;
    struct block *saved = context_allocate(&generator->context, count - target, sizeof *saved);
    if (saved == NULL)
        return NULL;
    for (uint32_t i = count; i > target && !generator->context.failed; i--) {
        block_close_range(generator, i - 1);
        saved[i - 1 - target] = unit->blocks[i - 1];
        unit->block_count = i - 1;
        block_leave(generator, &saved[i - 1 - target]);
    }
    return saved;
}

static void blocks_return(struct code_generator *generator, struct block *saved, uint32_t target, uint32_t count) {
    if (saved == NULL || generator->context.failed)
        return;
    for (uint32_t i = target; i < count; i++) {
        generator->unit->blocks[i] = saved[i - target];
        block_open_range(generator, i);
    }
    generator->unit->block_count = count;
}

/* Nothing may leave the clauses of except* but their end and exceptions. */
static void check_leaving(struct code_generator *generator, struct source_range at, uint32_t target) {
    for (uint32_t i = generator->unit->block_count; i > target; i--) {
        if (generator->unit->blocks[i - 1].kind == BLOCK_GROUP_HANDLER)
            context_fail(&generator->context, at, "'break', 'continue' and 'return' cannot appear in an except* block");
    }
}

static bool blocks_run_code(const struct unit_builder *unit) {
    for (uint32_t i = 0; i < unit->block_count; i++) {
        enum block_kind kind = unit->blocks[i].kind;
        if (kind != BLOCK_LOOP && kind != BLOCK_TRY)
            return true;
    }
    return false;
}

void return_generate(struct code_generator *generator, const struct statement *statement) {
    if (generator->unit->scope->kind != SCOPE_FUNCTION) {
        context_fail(&generator->context, statement->range, "'return' outside function");
        return;
    }
    uint32_t mark = generator->unit->top;
    uint32_t result = NO_REGISTER;
    const struct expression *expression = statement->value.value;
    if (expression != NULL && generator->unit->scope->is_async && generator->unit->scope->is_generator) {
        context_fail(&generator->context, statement->range, "'return' with value in async generator");
        return;
    }
    bool is_plain = expression != NULL && expression->kind == EXPRESSION_CONSTANT;
    check_leaving(generator, is_plain ? expression->range : statement->range, 0);
    const struct unit_constant *constant =
        expression == NULL ? constant_none() : expression_constant(generator, expression);
    if (constant == NULL)
        result = blocks_run_code(generator->unit) ? expression_push(generator, expression)
                                                  : expression_read(generator, expression);
    uint32_t count = generator->unit->block_count;
    struct assignment_state state = generator->unit->assigned;
    struct block *saved = blocks_leave(generator, 0);
    if (constant != NULL && constant->kind == UNIT_NONE) {
        emit(generator, statement->range, OP_RETURN_NONE, 0, 0, 0, 0);
    } else {
        if (constant != NULL)
            load_constant(generator, statement->range, result = register_push(generator), constant);
        emit(generator, statement->range, OP_RETURN, 0, result, 0, 0);
    }
    blocks_return(generator, saved, 0, count);
    generator->unit->assigned = state;
    generator->unit->top = mark;
}

static void leave_loop(struct code_generator *generator, const struct statement *statement, bool is_break) {
    struct unit_builder *unit = generator->unit;
    uint32_t loop = unit->block_count;
    while (loop > 0 && unit->blocks[loop - 1].kind != BLOCK_LOOP)
        loop--;
    check_leaving(generator, statement->range, loop);
    if (loop == 0) {
        context_fail(&generator->context, statement->range,
                     is_break ? "'break' outside loop" : "'continue' not properly in loop");
        return;
    }
    struct label *label = is_break ? unit->blocks[loop - 1].break_label : unit->blocks[loop - 1].continue_label;
    uint32_t count = unit->block_count;
    struct assignment_state state = unit->assigned;
    struct block *saved = blocks_leave(generator, loop);
    emit_jump(generator, statement->range, label);
    blocks_return(generator, saved, loop, count);
    unit->assigned = state;
}

void break_generate(struct code_generator *generator, const struct statement *statement) {
    leave_loop(generator, statement, true);
}

void continue_generate(struct code_generator *generator, const struct statement *statement) {
    leave_loop(generator, statement, false);
}

/* --- handlers ----------------------------------------------------------------------------------------------------- */

/* A block whose exceptions go to a handler with two registers of its own. */
struct guarded {
    struct label *handler;
    uint32_t base;
    struct assignment_state state;
};

static struct block *guarded_begin(struct code_generator *generator, struct guarded *guarded, enum block_kind kind,
                                   struct source_range at) {
    guarded->handler = label_new(generator);
    guarded->base = registers_push(generator, 2);
    guarded->state = generator->unit->assigned;
    struct block *block = block_push(generator, kind, at);
    block->handler = guarded->handler;
    block->handler_base = guarded->base;
    return block;
}

/* Ends the block, if that is still to do, and begins the handler's code. */
static void guarded_handler(struct code_generator *generator, struct guarded *guarded) {
    label_bind_handler(generator, guarded->handler, &guarded->state, guarded->handler->is_referenced);
}

/* Begins code that runs while the exception in r[base] is handled. */
static void handling_begin(struct code_generator *generator, struct guarded *cleanup, enum block_kind kind,
                           struct source_range at, uint32_t base) {
    guarded_begin(generator, cleanup, kind, at)->saved_base = base;
}

/* The clean-up for an exception that left a handler: handling is what it was before r[base], and raising goes on. */
static void handling_cleanup(struct code_generator *generator, struct guarded *cleanup, struct source_range at,
                             uint32_t base) {
    guarded_handler(generator, cleanup);
    emit(generator, at, OP_MOVE, 0, cleanup->base + 1, base + 1, 0);
    emit(generator, at, OP_CONTINUE_RAISE, 0, cleanup->base, 0, 0);
}

/* --- try ---------------------------------------------------------------------------------------------------------- */

static void named_handler_body(struct code_generator *generator, const struct exception_handler *handler, uint32_t base,
                               struct label *end) {
    struct guarded named;
    uint32_t mark = generator->unit->top;
    name_check_assignable(generator, handler->name, CONTEXT_STORE, handler->range);
    name_store(generator, handler->range, handler->name, base);
    guarded_begin(generator, &named, BLOCK_HANDLER_NAME, handler->range)->name = handler->name;
    statements_generate(generator, &handler->body);
    block_pop(generator);
    emit(generator, handler->range, OP_END_HANDLER, 0, base, 0, 0);
    unbind_name(generator, handler->range, handler->name);
    emit_jump(generator, handler->range, end);
    guarded_handler(generator, &named);
    unbind_name(generator, handler->range, handler->name);
    emit(generator, handler->range, OP_CONTINUE_RAISE, 0, named.base, 0, 0);
    generator->unit->top = mark;
}

static void handler_generate(struct code_generator *generator, const struct exception_handler *handler, uint32_t base,
                             struct label *end) {
    struct label *next = label_new(generator);
    uint32_t mark = generator->unit->top;
    if (handler->type != NULL) {
        uint32_t class = expression_read(generator, handler->type);
        uint32_t matches = register_push(generator);
        emit(generator, handler->range, OP_MATCH_EXCEPTION, 0, matches, base, class);
        emit_jump_if(generator, handler->range, matches, false, next);
        generator->unit->top = mark;
    }
    if (handler->name.data != NULL) {
        named_handler_body(generator, handler, base, end);
    } else {
        statements_generate(generator, &handler->body);
        emit(generator, handler->range, OP_END_HANDLER, 0, base, 0, 0);
        emit_jump(generator, handler->range, end);
    }
    label_bind(generator, next);
}

static void try_except_generate(struct code_generator *generator, const struct statement *statement) {
    struct source_range at = statement->range;
    const struct exception_handler_list *handlers = &statement->try_block.handlers;
    struct guarded body, cleanup;
    uint32_t mark = generator->unit->top;
    struct label *end = label_new(generator);
    guarded_begin(generator, &body, BLOCK_TRY, at);
    statements_generate(generator, &statement->try_block.body);
    block_pop(generator);
    statements_generate(generator, &statement->try_block.else_body);
    emit_jump(generator, at, end);
    guarded_handler(generator, &body);
    handling_begin(generator, &cleanup, BLOCK_HANDLER, at, body.base);
    for (uint32_t i = 0; i < handlers->count && !generator->context.failed; i++) {
        if (handlers->items[i].type == NULL && i + 1 < handlers->count)
            context_fail(&generator->context, handlers->items[i].range, "default 'except:' must be last");
        handler_generate(generator, &handlers->items[i], body.base, end);
    }
    block_pop(generator);
    emit(generator, at, OP_CONTINUE_RAISE, 0, body.base, 0, 0);
    handling_cleanup(generator, &cleanup, at, body.base);
    label_bind(generator, end);
    generator->unit->top = mark;
}

static void try_star_except_generate(struct code_generator *generator, const struct statement *statement);

static void try_finally_generate(struct code_generator *generator, const struct statement *statement) {
    struct source_range at = statement->range;
    struct guarded body, cleanup;
    uint32_t mark = generator->unit->top;
    struct label *end = label_new(generator);
    guarded_begin(generator, &body, BLOCK_FINALLY, at)->final_body = &statement->try_block.final_body;
    if (statement->try_block.handlers.count == 0)
        statements_generate(generator, &statement->try_block.body);
    else if (statement->kind == STATEMENT_TRY_STAR)
        try_star_except_generate(generator, statement);
    else
        try_except_generate(generator, statement);
    block_pop(generator);
    statements_generate(generator, &statement->try_block.final_body);
    emit_jump(generator, at, end);
    guarded_handler(generator, &body);
    handling_begin(generator, &cleanup, BLOCK_FINALLY_HANDLER, at, body.base);
    final_body_copy(generator, &statement->try_block.final_body);
    block_pop(generator);
    emit(generator, at, OP_CONTINUE_RAISE, 0, body.base, 0, 0);
    handling_cleanup(generator, &cleanup, at, body.base);
    label_bind(generator, end);
    generator->unit->top = mark;
}

void try_generate(struct code_generator *generator, const struct statement *statement) {
    if (statement->try_block.final_body.count > 0)
        try_finally_generate(generator, statement);
    else
        try_except_generate(generator, statement);
}

/* --- try with except* --------------------------------------------------------------------------------------------- */

/* While the clauses run: the exception as it came, what no clause has taken yet, and what clauses raised. */
struct group_state {
    uint32_t base, rest, raised;
};

/* The body of a clause, for the part in r[match]. What it raises is kept for the end. */
static void group_clause_body(struct code_generator *generator, const struct exception_handler *handler,
                              const struct group_state *group, uint32_t match) {
    struct source_range at = handler->range;
    struct guarded body;
    struct label *done = label_new(generator);
    bool is_named = handler->name.data != NULL;
    if (is_named) {
        name_check_assignable(generator, handler->name, CONTEXT_STORE, at);
        name_store(generator, at, handler->name, match);
    }
    guarded_begin(generator, &body, BLOCK_TRY, at);
    statements_generate(generator, &handler->body);
    block_pop(generator);
    if (is_named)
        unbind_name(generator, at, handler->name);
    emit_jump(generator, at, done);
    guarded_handler(generator, &body);
    emit(generator, at, OP_LIST_APPEND, 0, group->raised, body.base, 0);
    emit(generator, at, OP_END_HANDLER, 0, body.base, 0, 0);
    if (is_named)
        unbind_name(generator, at, handler->name);
    label_bind(generator, done);
}

static void group_clause(struct code_generator *generator, const struct exception_handler *handler,
                         const struct group_state *group) {
    struct label *next = label_new(generator);
    uint32_t mark = generator->unit->top;
    uint32_t match = registers_push(generator, 2);
    uint32_t above = generator->unit->top;
    uint32_t class = expression_read(generator, handler->type);
    emit(generator, handler->range, OP_MATCH_GROUP, 0, match, group->rest, class);
    generator->unit->top = above;
    emit(generator, handler->range, OP_MOVE, 0, group->rest, match + 1, 0);
    emit_branch(generator, handler->range, OP_BRANCH_IS_NONE, OP_IS, true, match, 0, next);
    group_clause_body(generator, handler, group, match);
    label_bind(generator, next);
    generator->unit->top = mark;
}

static void try_star_except_generate(struct code_generator *generator, const struct statement *statement) {
    struct source_range at = statement->range;
    const struct exception_handler_list *handlers = &statement->try_block.handlers;
    struct guarded body, cleanup;
    uint32_t mark = generator->unit->top;
    struct label *end = label_new(generator);
    guarded_begin(generator, &body, BLOCK_TRY, at);
    statements_generate(generator, &statement->try_block.body);
    block_pop(generator);
    statements_generate(generator, &statement->try_block.else_body);
    emit_jump(generator, at, end);
    guarded_handler(generator, &body);
    struct group_state group = {.base = body.base};
    group.rest = register_push(generator);
    group.raised = register_push(generator);
    handling_begin(generator, &cleanup, BLOCK_GROUP_HANDLER, at, body.base);
    emit(generator, at, OP_MOVE, 0, group.rest, body.base, 0);
    emit(generator, at, OP_BUILD_LIST, 0, group.raised, generator->unit->top, 0);
    for (uint32_t i = 0; i < handlers->count && !generator->context.failed; i++)
        group_clause(generator, &handlers->items[i], &group);
    emit(generator, at, OP_LIST_APPEND, 0, group.raised, group.rest, 0);
    emit(generator, at, OP_END_GROUP_HANDLER, 0, body.base, group.raised, 0);
    block_pop(generator);
    emit_jump(generator, at, end);
    handling_cleanup(generator, &cleanup, at, body.base);
    label_bind(generator, end);
    generator->unit->top = mark;
}

void try_star_generate(struct code_generator *generator, const struct statement *statement) {
    if (statement->try_block.final_body.count > 0)
        try_finally_generate(generator, statement);
    else
        try_star_except_generate(generator, statement);
}

/* --- with --------------------------------------------------------------------------------------------------------- */

static void with_item_generate(struct code_generator *generator, const struct statement *statement, uint32_t index);

static void with_enter(struct code_generator *generator, const struct with_item *item, bool is_async,
                       uint32_t exit_register, uint32_t target) {
    uint32_t mark = generator->unit->top;
    struct source_range at = item->context_expression->range;
    uint32_t manager = expression_read(generator, item->context_expression);
    emit(generator, at, OP_WITH_PREPARE, is_async, exit_register, manager, 0);
    emit(generator, at, OP_CALL, 0, exit_register + 1, 0, is_async ? exit_register + 1 : target);
    if (is_async)
        await_emit(generator, at, 1, target, exit_register + 1);
    if (register_is_local(generator, target))
        local_mark_assigned(generator, target);
    generator->unit->top = mark;
}

static void with_exception(struct code_generator *generator, struct source_range at, bool is_async,
                           uint32_t exit_register, uint32_t base) {
    struct guarded cleanup;
    struct label *suppressed = label_new(generator);
    handling_begin(generator, &cleanup, BLOCK_HANDLER, at, base);
    uint32_t result = register_push(generator);
    emit(generator, at, OP_WITH_EXCEPTION, 0, result, exit_register, base);
    if (is_async)
        await_emit(generator, at, 2, result, result);
    emit_jump_if(generator, at, result, true, suppressed);
    block_pop(generator);
    emit(generator, at, OP_CONTINUE_RAISE, 0, base, 0, 0);
    handling_cleanup(generator, &cleanup, at, base);
    label_bind(generator, suppressed);
    emit(generator, at, OP_END_HANDLER, 0, base, 0, 0);
}

static void with_item_generate(struct code_generator *generator, const struct statement *statement, uint32_t index) {
    if (index == statement->with.items.count) {
        statements_generate(generator, &statement->with.body);
        return;
    }
    if (!context_enter(&generator->context))
        return;
    const struct with_item *item = &statement->with.items.items[index];
    bool is_async = statement->kind == STATEMENT_ASYNC_WITH;
    struct source_range at = item->context_expression->range;
    struct guarded body;
    struct label *end = label_new(generator);
    uint32_t mark = generator->unit->top;
    uint32_t exit_register = registers_push(generator, 2);
    uint32_t target = item->target == NULL ? NO_REGISTER : target_register(generator, item->target);
    bool is_direct = target != NO_REGISTER;
    with_enter(generator, item, is_async, exit_register, is_direct ? target : exit_register + 1);
    struct block *block = guarded_begin(generator, &body, BLOCK_WITH, at);
    block->saved_base = exit_register;
    block->is_async = is_async;
    if (item->target != NULL && !is_direct)
        target_store(generator, item->target, exit_register + 1);
    with_item_generate(generator, statement, index + 1);
    block_pop(generator);
    call_exit(generator, at, exit_register, is_async);
    emit_jump(generator, at, end);
    guarded_handler(generator, &body);
    with_exception(generator, at, is_async, exit_register, body.base);
    label_bind(generator, end);
    generator->unit->top = mark;
    context_leave(&generator->context);
}

void with_generate(struct code_generator *generator, const struct statement *statement) {
    with_item_generate(generator, statement, 0);
}
