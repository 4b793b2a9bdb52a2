/* Compound statements other than definitions and match: if, while, for, with, try, and blocks. */
#include "parser_internal.h"

/* ---- blocks ---- */

bool parser_collect_statements(struct parser *parser, size_t base, struct statement_list *list) {
    return parser_collect(parser, base, sizeof(struct statement *), &list->items, &list->count);
}

bool parse_statement(struct parser *parser) {
    struct statement *statement = parse_compound_statement(parser);
    if (statement != NULL) {
        return parser_push(parser, &statement, sizeof statement);
    }
    return !parser->stopped && parse_simple_statements(parser);
}

static bool parse_indented_statements(struct parser *parser) {
    uint32_t count = 0;
    while (parser_peek(parser) != TOKEN_DEDENT) {
        if (!parse_statement(parser)) {
            return false;
        }
        count++;
    }
    parser->mark++;
    return count > 0;
}

bool parse_block(struct parser *parser, const char *what, uint32_t line, struct statement_list *body) {
    uint32_t start = parser->mark;
    size_t base = parser->scratch_used;
    bool matches;
    if (parser_accept(parser, TOKEN_NEWLINE)) {
        if (!parser_accept(parser, TOKEN_INDENT)) {
            if (parser->diagnosing && !parser->stopped) {
                parser_raise_last(parser, SYNTAX_ERROR_INDENTATION, "expected an indented block after %s on line %u",
                                  what, (unsigned)line);
            }
            parser->mark = start;
            return false;
        }
        matches = parser_enter(parser, PARSER_STATEMENT_DEPTH) && parse_indented_statements(parser);
        parser_leave(parser, PARSER_STATEMENT_DEPTH);
    } else {
        matches = parse_simple_statements(parser);
    }
    if (!matches || parser->stopped) {
        parser_drop(parser, base);
        parser->mark = start;
        return false;
    }
    return parser_collect_statements(parser, base, body);
}

/* ':' where the statement so far leaves no doubt that one must come. */
static bool parse_forced_colon(struct parser *parser) {
    if (parser_accept(parser, TOKEN_COLON)) {
        return true;
    }
    if (parser->diagnosing && !parser->stopped) {
        parser_raise_token(parser, &parser->tokens[parser->mark], "expected ':'");
    }
    return false;
}

bool parse_colon(struct parser *parser) {
    if (parser_accept(parser, TOKEN_COLON)) {
        return true;
    }
    if (parser->diagnosing && !parser->stopped && parser_peek(parser) == TOKEN_NEWLINE) {
        parser_raise_last(parser, SYNTAX_ERROR_SYNTAX, "expected ':'");
    }
    return false;
}

/* keyword ':' block, the keyword being the next token. */
static bool parse_keyword_block(struct parser *parser, const char *what, struct statement_list *body) {
    uint32_t start = parser->mark++;
    if (!parse_forced_colon(parser) || !parse_block(parser, what, parser->tokens[start].range.line, body)) {
        parser->mark = start;
        return false;
    }
    return true;
}

/* [else_block]; `body` is empty when there is none. */
static bool parse_else(struct parser *parser, struct statement_list *body) {
    *body = (struct statement_list){NULL, 0};
    if (parser_peek(parser) != TOKEN_ELSE) {
        return !parser->stopped;
    }
    return parse_keyword_block(parser, "'else' statement", body);
}

/* ---- if, while ---- */

/* keyword named_expression ':' block, for if, elif and while. */
static struct statement *parse_test_and_block(struct parser *parser, enum statement_kind kind, const char *what) {
    uint32_t start = parser->mark++;
    struct expression *test = parse_named_expression(parser);
    struct statement_list body;
    if (test == NULL || !parse_colon(parser) || !parse_block(parser, what, parser->tokens[start].range.line, &body)) {
        return parser_backtrack(parser, start);
    }
    struct statement *statement = parser_new_statement(parser, kind, parser_range(parser, start));
    if (statement != NULL) {
        statement->conditional.test = test;
        statement->conditional.body = body;
    }
    return statement;
}

static bool make_single(struct parser *parser, struct statement *statement, struct statement_list *list) {
    size_t base = parser->scratch_used;
    return parser_push(parser, &statement, sizeof statement) && parser_collect_statements(parser, base, list);
}

/* The arms of an elif chain end where the chain ends. */
static void spread_end(struct statement *first, uint32_t arms, struct source_range end) {
    for (struct statement *arm = first; arms > 0; arms--) {
        arm->range.end_line = end.end_line;
        arm->range.end_column = end.end_column;
        if (arms > 1) {
            arm = arm->conditional.else_body.items[0];
        }
    }
}

/* A loop, so that long elif chains cost no C stack. */
static struct statement *parse_if(struct parser *parser) {
    uint32_t start = parser->mark;
    struct statement *first = parse_test_and_block(parser, STATEMENT_IF, "'if' statement");
    struct statement *last = first;
    uint32_t arms = 1;
    while (last != NULL && parser_peek(parser) == TOKEN_ELIF) {
        struct statement *arm = parse_test_and_block(parser, STATEMENT_IF, "'elif' statement");
        if (arm == NULL) {
            return parser_backtrack(parser, start);
        }
        if (!make_single(parser, arm, &last->conditional.else_body)) {
            return NULL;
        }
        last = arm;
        arms++;
    }
    if (first == NULL || parser->stopped || !parse_else(parser, &last->conditional.else_body)) {
        return parser_backtrack(parser, start);
    }
    spread_end(first, arms, parser_range(parser, start));
    return first;
}

static struct statement *parse_while(struct parser *parser) {
    uint32_t start = parser->mark;
    struct statement *statement = parse_test_and_block(parser, STATEMENT_WHILE, "'while' statement");
    if (statement == NULL || !parse_else(parser, &statement->conditional.else_body)) {
        return parser_backtrack(parser, start);
    }
    statement->range = parser_range(parser, start);
    return statement;
}

/* ---- for ---- */

/* `start` is the 'async' or 'for' token, `mark` at 'for'. */
static struct statement *parse_for(struct parser *parser, uint32_t start) {
    uint32_t line = parser->tokens[parser->mark++].range.line;
    struct expression *target = parse_star_targets(parser);
    if (target == NULL || !parser_accept(parser, TOKEN_IN)) {
        if (parser->diagnosing && !parser->stopped) {
            diagnose_for_target(parser, start);
        }
        return parser_backtrack(parser, start);
    }
    struct expression *iterable = parse_star_expressions(parser);
    struct statement_list body, else_body;
    if (iterable == NULL || !parse_colon(parser) || !parse_block(parser, "'for' statement", line, &body) ||
        !parse_else(parser, &else_body)) {
        return parser_backtrack(parser, start);
    }
    bool is_async = parser->tokens[start].kind == TOKEN_ASYNC;
    struct statement *statement =
        parser_new_statement(parser, is_async ? STATEMENT_ASYNC_FOR : STATEMENT_FOR, parser_range(parser, start));
    if (statement != NULL) {
        statement->for_loop.target = target;
        statement->for_loop.iterable = iterable;
        statement->for_loop.body = body;
        statement->for_loop.else_body = else_body;
    }
    return statement;
}

/* ---- with ---- */

/* with_item: expression ['as' star_target] */
static bool parse_with_item(struct parser *parser, struct with_item *item) {
    uint32_t start = parser->mark;
    item->context_expression = parse_expression(parser);
    item->target = NULL;
    if (item->context_expression == NULL) {
        parser->mark = start;
        return false;
    }
    uint32_t as_mark = parser->mark;
    if (!parser_accept(parser, TOKEN_AS)) {
        return !parser->stopped;
    }
    item->target = parse_star_target(parser);
    enum token_kind kind = parser_peek(parser);
    bool is_closed = kind == TOKEN_COMMA || kind == TOKEN_RIGHT_PARENTHESIS || kind == TOKEN_COLON;
    if (item->target != NULL && is_closed) {
        return true;
    }
    if (parser->diagnosing && !parser->stopped) {
        parser->mark = as_mark + 1;
        struct expression *invalid = parse_expression(parser);
        kind = parser_peek(parser);
        if (invalid != NULL && (kind == TOKEN_COMMA || kind == TOKEN_RIGHT_PARENTHESIS || kind == TOKEN_COLON)) {
            diagnose_invalid_target(parser, invalid, TARGET_ASSIGN);
        }
    }
    item->target = NULL;
    parser->mark = as_mark;
    return !parser->stopped;
}

static bool parse_with_items(struct parser *parser, struct with_item_list *items) {
    size_t base = parser->scratch_used;
    uint32_t end = parser->mark;
    do {
        struct with_item item;
        if (!parse_with_item(parser, &item) || !parser_push(parser, &item, sizeof item)) {
            break;
        }
        end = parser->mark;
    } while (parser_accept(parser, TOKEN_COMMA));
    parser->mark = end;
    if (parser->stopped || parser->scratch_used == base) {
        parser_drop(parser, base);
        return false;
    }
    return parser_collect(parser, base, sizeof(struct with_item), &items->items, &items->count);
}

/* '(' items [','] ')' ':' with nothing read when it does not match: the bracket may belong to an expression. */
static bool parse_parenthesized_with_items(struct parser *parser, struct with_item_list *items) {
    uint32_t start = parser->mark;
    if (!parser_accept(parser, TOKEN_LEFT_PARENTHESIS)) {
        return false;
    }
    if (parse_with_items(parser, items)) {
        parser_accept(parser, TOKEN_COMMA);
        if (parser_accept(parser, TOKEN_RIGHT_PARENTHESIS) && parser_accept(parser, TOKEN_COLON)) {
            return true;
        }
    }
    parser->mark = start;
    return false;
}

/* `start` is the 'async' or 'with' token, `mark` at 'with'. */
static struct statement *parse_with(struct parser *parser, uint32_t start) {
    uint32_t with_mark = parser->mark++;
    struct with_item_list items;
    struct statement_list body;
    bool has_items = parse_parenthesized_with_items(parser, &items);
    if (!has_items && !parser->stopped) {
        has_items = parse_with_items(parser, &items) && parser_accept(parser, TOKEN_COLON);
    }
    if (!has_items || !parse_block(parser, "'with' statement", parser->tokens[with_mark].range.line, &body)) {
        if (parser->diagnosing && !parser->stopped) {
            diagnose_with(parser, with_mark);
        }
        return parser_backtrack(parser, start);
    }
    bool is_async = parser->tokens[start].kind == TOKEN_ASYNC;
    struct statement *statement =
        parser_new_statement(parser, is_async ? STATEMENT_ASYNC_WITH : STATEMENT_WITH, parser_range(parser, start));
    if (statement != NULL) {
        statement->with.items = items;
        statement->with.body = body;
    }
    return statement;
}

/* ---- try ---- */

/* In the diagnosing pass, behind the exception types: what may be wrong before the colon. */
static void diagnose_except(struct parser *parser, uint32_t types_mark, bool has_as) {
    if (parser->stopped || parser_peek(parser) == TOKEN_COLON) {
        return;
    }
    if (parser_peek(parser) == TOKEN_NEWLINE) {
        parser_raise_last(parser, SYNTAX_ERROR_SYNTAX, "expected ':'");
        return;
    }
    const struct token *first = &parser->tokens[types_mark];
    if (!has_as && parser_accept(parser, TOKEN_AS) && parser_accept(parser, TOKEN_NAME) &&
        parser_accept(parser, TOKEN_COLON)) {
        parser_raise_from(parser, first->range, "multiple exception types must be parenthesized when using 'as'");
    }
}

/* Behind 'except' ['*']: [types ['as' NAME]]. Several types without parentheses (PEP 758) may not be named. */
static bool parse_exception_types(struct parser *parser, bool is_star, struct exception_handler *handler) {
    uint32_t types_mark = parser->mark;
    handler->type = parse_expression(parser);
    uint32_t first_end = parser->mark;
    if (handler->type != NULL && parser_peek(parser) == TOKEN_COMMA) {
        parser->mark = types_mark;
        handler->type = parse_expressions(parser);
    }
    if (handler->type == NULL) {
        enum token_kind kind = parser_peek(parser);
        if (parser->diagnosing && !parser->stopped && is_star && (kind == TOKEN_NEWLINE || kind == TOKEN_COLON)) {
            parser_raise_last(parser, SYNTAX_ERROR_SYNTAX, "expected one or more exception types");
        } else if (parser->diagnosing) {
            parse_colon(parser);
            parser->mark = types_mark;
        }
        return !is_star && !parser->stopped;
    }
    bool is_bare_tuple = parser->mark != first_end;
    uint32_t as_mark = parser->mark;
    if (!is_bare_tuple && parser_accept(parser, TOKEN_AS)) {
        if (!parser_accept(parser, TOKEN_NAME)) {
            parser->mark = as_mark;
            return false;
        }
        handler->name = parser_identifier(parser, parser_previous(parser));
    }
    if (parser->diagnosing) {
        uint32_t mark = parser->mark;
        diagnose_except(parser, types_mark, handler->name.data != NULL);
        parser->mark = mark;
    }
    return !parser->stopped;
}

static bool parse_except(struct parser *parser, bool is_star, struct exception_handler *handler) {
    uint32_t start = parser->mark++;
    *handler = (struct exception_handler){.type = NULL};
    if (is_star) {
        parser->mark++;
    }
    const char *what = is_star ? "'except*' statement" : "'except' statement";
    bool matches = parser_peek(parser) == TOKEN_COLON && !is_star;
    if (!matches) {
        matches = parse_exception_types(parser, is_star, handler);
    }
    if (!matches || !parser_accept(parser, TOKEN_COLON) ||
        !parse_block(parser, what, parser->tokens[start].range.line, &handler->body)) {
        parser->mark = start;
        return false;
    }
    handler->range = parser_range(parser, start);
    return true;
}

/* In the diagnosing pass, at an 'except' behind handlers of the other sort. */
static void diagnose_mixed_handlers(struct parser *parser) {
    uint32_t start = parser->mark++;
    bool is_star = parser_accept(parser, TOKEN_STAR);
    enum token_kind kind = parser_peek(parser);
    if (is_star && (kind == TOKEN_NEWLINE || kind == TOKEN_COLON)) {
        parser_raise_last(parser, SYNTAX_ERROR_SYNTAX, "expected one or more exception types");
        return;
    }
    struct source_range range = range_join(parser->tokens[start].range, parser_previous(parser)->range);
    if (parse_expression(parser) != NULL && parser_accept(parser, TOKEN_AS)) {
        parser_accept(parser, TOKEN_NAME);
    }
    if (parser_accept(parser, TOKEN_COLON)) {
        parser_raise_range(parser, range, "cannot have both 'except' and 'except*' on the same 'try'");
    }
    parser->mark = start;
}

static bool parse_handlers(struct parser *parser, bool *is_star, struct exception_handler_list *handlers) {
    size_t base = parser->scratch_used;
    *is_star = parser_peek(parser) == TOKEN_EXCEPT && parser_peek_ahead(parser, 1) == TOKEN_STAR;
    while (parser_peek(parser) == TOKEN_EXCEPT) {
        struct exception_handler handler;
        if ((parser_peek_ahead(parser, 1) == TOKEN_STAR) != *is_star) {
            if (parser->diagnosing) {
                diagnose_mixed_handlers(parser);
            }
            parser_drop(parser, base);
            return false;
        }
        if (!parse_except(parser, *is_star, &handler) || !parser_push(parser, &handler, sizeof handler)) {
            parser_drop(parser, base);
            return false;
        }
    }
    return parser_collect(parser, base, sizeof(struct exception_handler), &handlers->items, &handlers->count);
}

static struct statement *parse_try(struct parser *parser) {
    uint32_t start = parser->mark;
    struct statement_list body, else_body = {NULL, 0}, final_body = {NULL, 0};
    struct exception_handler_list handlers;
    bool is_star;
    if (!parse_keyword_block(parser, "'try' statement", &body)) {
        return parser_backtrack(parser, start);
    }
    enum token_kind kind = parser_peek(parser);
    if (parser->diagnosing && !parser->stopped && kind != TOKEN_EXCEPT && kind != TOKEN_FINALLY) {
        parser_raise_last(parser, SYNTAX_ERROR_SYNTAX, "expected 'except' or 'finally' block");
    }
    if (parser->stopped || !parse_handlers(parser, &is_star, &handlers)) {
        return parser_backtrack(parser, start);
    }
    if (handlers.count > 0 && !parse_else(parser, &else_body)) {
        return parser_backtrack(parser, start);
    }
    if (parser_peek(parser) == TOKEN_FINALLY && !parse_keyword_block(parser, "'finally' statement", &final_body)) {
        return parser_backtrack(parser, start);
    }
    if (parser->stopped || (handlers.count == 0 && final_body.count == 0)) {
        return parser_backtrack(parser, start);
    }
    struct statement *statement =
        parser_new_statement(parser, is_star ? STATEMENT_TRY_STAR : STATEMENT_TRY, parser_range(parser, start));
    if (statement != NULL) {
        statement->try_block.body = body;
        statement->try_block.handlers = handlers;
        statement->try_block.else_body = else_body;
        statement->try_block.final_body = final_body;
    }
    return statement;
}

/* ---- dispatch ---- */

static struct statement *parse_async(struct parser *parser) {
    uint32_t start = parser->mark++;
    switch (parser_peek(parser)) {
    case TOKEN_DEF:
        return parse_function(parser, start);
    case TOKEN_FOR:
        return parse_for(parser, start);
    case TOKEN_WITH:
        return parse_with(parser, start);
    default:
        return parser_backtrack(parser, start);
    }
}

struct statement *parse_compound_statement(struct parser *parser) {
    switch (parser_peek(parser)) {
    case TOKEN_NAME:
        switch (parser->tokens[parser->mark].soft_keyword) {
        case SOFT_KEYWORD_MATCH:
        case SOFT_KEYWORD_CASE:
            return parse_match(parser);
        default:
            return NULL;
        }
    case TOKEN_IF:
        return parse_if(parser);
    case TOKEN_DEF:
        return parse_function(parser, parser->mark);
    case TOKEN_CLASS:
        return parse_class(parser);
    case TOKEN_FOR:
        return parse_for(parser, parser->mark);
    case TOKEN_WHILE:
        return parse_while(parser);
    case TOKEN_TRY:
        return parse_try(parser);
    case TOKEN_WITH:
        return parse_with(parser, parser->mark);
    case TOKEN_AT:
        return parse_decorated(parser);
    case TOKEN_ASYNC:
        return parse_async(parser);
    default:
        return NULL;
    }
}
