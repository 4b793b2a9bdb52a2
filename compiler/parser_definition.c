/* Functions, classes, their decorators and type parameters (PEP 695, PEP 696). */
#include "parser_internal.h"

/* ---- type parameters ---- */

/* In the diagnosing pass: a bound on *Ts or **P. `mark` is behind the name. */
static void diagnose_type_parameter_bound(struct parser *parser, const char *sort) {
    uint32_t colon = parser->mark;
    if (!parser_accept(parser, TOKEN_COLON)) {
        return;
    }
    struct expression *bound = parse_expression(parser);
    if (bound != NULL) {
        parser_raise_from(parser, parser->tokens[colon].range, "cannot use %s with %s",
                          bound->kind == EXPRESSION_TUPLE ? "constraints" : "bound", sort);
    }
    parser->mark = colon;
}

/* [introducer expression]; leaves the introducer when no expression follows. */
static struct expression *parse_optional_expression(struct parser *parser, enum token_kind introducer,
                                                    bool allows_star) {
    uint32_t start = parser->mark;
    if (!parser_accept(parser, introducer)) {
        return NULL;
    }
    struct expression *value = allows_star ? parse_star_expression(parser) : parse_expression(parser);
    if (value == NULL) {
        parser->mark = start;
    }
    return value;
}

static bool parse_type_parameter(struct parser *parser, struct type_parameter *parameter) {
    uint32_t start = parser->mark;
    *parameter = (struct type_parameter){.kind = TYPE_PARAMETER_VARIABLE};
    if (parser_accept(parser, TOKEN_STAR)) {
        parameter->kind = TYPE_PARAMETER_TUPLE;
    } else if (parser_accept(parser, TOKEN_DOUBLE_STAR)) {
        parameter->kind = TYPE_PARAMETER_SPECIFICATION;
    }
    if (!parser_accept(parser, TOKEN_NAME)) {
        parser->mark = start;
        return false;
    }
    parameter->name = parser_identifier(parser, parser_previous(parser));
    if (parameter->kind == TYPE_PARAMETER_VARIABLE) {
        parameter->bound = parse_optional_expression(parser, TOKEN_COLON, false);
    } else if (parser->diagnosing) {
        diagnose_type_parameter_bound(parser, parameter->kind == TYPE_PARAMETER_TUPLE ? "TypeVarTuple" : "ParamSpec");
    }
    parameter->default_value = parse_optional_expression(parser, TOKEN_EQUAL, parameter->kind == TYPE_PARAMETER_TUPLE);
    parameter->range = parser_range(parser, start);
    return !parser->stopped;
}

bool parse_type_parameters(struct parser *parser, struct type_parameter_list *list) {
    uint32_t start = parser->mark;
    *list = (struct type_parameter_list){NULL, 0};
    if (!parser_accept(parser, TOKEN_LEFT_BRACKET)) {
        return !parser->stopped;
    }
    size_t base = parser->scratch_used;
    if (parser->diagnosing && parser_peek(parser) == TOKEN_RIGHT_BRACKET) {
        return parser_raise_from(parser, parser->tokens[parser->mark].range, "Type parameter list cannot be empty");
    }
    struct type_parameter parameter;
    while (parse_type_parameter(parser, &parameter) && parser_push(parser, &parameter, sizeof parameter) &&
           parser_accept(parser, TOKEN_COMMA)) {
    }
    if (parser->stopped || parser->scratch_used == base || !parser_accept(parser, TOKEN_RIGHT_BRACKET)) {
        parser_drop(parser, base);
        parser->mark = start;
        return !parser->stopped;
    }
    return parser_collect(parser, base, sizeof(struct type_parameter), &list->items, &list->count);
}

/* ---- functions ---- */

/* A token the rest of a definition cannot do without. */
static bool parse_forced(struct parser *parser, enum token_kind kind, const char *text) {
    if (parser_accept(parser, kind)) {
        return true;
    }
    if (parser->diagnosing && !parser->stopped) {
        parser_raise_token(parser, &parser->tokens[parser->mark], "expected '%s'", text);
    }
    return false;
}

static bool parse_signature(struct parser *parser, struct statement *function) {
    if (!parser_accept(parser, TOKEN_NAME)) {
        return false;
    }
    function->function.name = parser_identifier(parser, parser_previous(parser));
    if (!parse_type_parameters(parser, &function->function.type_parameters) ||
        !parse_forced(parser, TOKEN_LEFT_PARENTHESIS, "(")) {
        return false;
    }
    function->function.arguments = parse_parameters(parser, false);
    if (function->function.arguments == NULL || !parser_accept(parser, TOKEN_RIGHT_PARENTHESIS)) {
        return false;
    }
    if (parser_peek(parser) == TOKEN_ARROW) {
        function->function.returns = parse_optional_expression(parser, TOKEN_ARROW, false);
    }
    return parse_forced(parser, TOKEN_COLON, ":");
}

struct statement *parse_function(struct parser *parser, uint32_t start) {
    uint32_t line = parser->tokens[parser->mark++].range.line;
    bool is_async = parser->tokens[start].kind == TOKEN_ASYNC;
    struct statement *statement = parser_new_statement(parser, is_async ? STATEMENT_ASYNC_FUNCTION : STATEMENT_FUNCTION,
                                                       parser->tokens[start].range);
    if (statement == NULL || !parse_signature(parser, statement) ||
        !parse_block(parser, "function definition", line, &statement->function.body)) {
        return parser_backtrack(parser, start);
    }
    statement->range = parser_range(parser, start);
    return statement;
}

/* ---- classes ---- */

/* ['(' [arguments] ')'] */
static bool parse_bases(struct parser *parser, struct statement *class_statement) {
    uint32_t start = parser->mark;
    if (!parser_accept(parser, TOKEN_LEFT_PARENTHESIS)) {
        return !parser->stopped;
    }
    struct expression call = {.kind = EXPRESSION_CALL};
    if (!parse_call_arguments(parser, false, &call) || !parser_accept(parser, TOKEN_RIGHT_PARENTHESIS)) {
        parser->mark = start;
        return !parser->stopped;
    }
    class_statement->class_definition.bases = call.call.arguments;
    class_statement->class_definition.keywords = call.call.keywords;
    return true;
}

struct statement *parse_class(struct parser *parser) {
    uint32_t start = parser->mark++;
    struct statement *statement = parser_new_statement(parser, STATEMENT_CLASS, parser->tokens[start].range);
    if (statement == NULL || !parser_accept(parser, TOKEN_NAME)) {
        return parser_backtrack(parser, start);
    }
    statement->class_definition.name = parser_identifier(parser, parser_previous(parser));
    if (!parse_type_parameters(parser, &statement->class_definition.type_parameters) ||
        !parse_bases(parser, statement) || !parse_colon(parser) ||
        !parse_block(parser, "class definition", parser->tokens[start].range.line, &statement->class_definition.body)) {
        return parser_backtrack(parser, start);
    }
    statement->range = parser_range(parser, start);
    return statement;
}

/* ---- decorators ---- */

static bool parse_decorators(struct parser *parser, struct expression_list *decorators) {
    size_t base = parser->scratch_used;
    while (parser_accept(parser, TOKEN_AT)) {
        struct expression *decorator = parse_named_expression(parser);
        if (decorator == NULL || !parser_accept(parser, TOKEN_NEWLINE) || !parser_push_expression(parser, decorator)) {
            parser_drop(parser, base);
            return false;
        }
    }
    return parser_collect_expressions(parser, base, decorators);
}

struct statement *parse_decorated(struct parser *parser) {
    uint32_t start = parser->mark;
    struct expression_list decorators;
    if (!parse_decorators(parser, &decorators)) {
        return parser_backtrack(parser, start);
    }
    enum token_kind kind = parser_peek(parser);
    struct statement *statement = NULL;
    if (kind == TOKEN_CLASS) {
        statement = parse_class(parser);
        if (statement != NULL) {
            statement->class_definition.decorators = decorators;
        }
        return statement != NULL ? statement : parser_backtrack(parser, start);
    }
    if (kind == TOKEN_DEF) {
        statement = parse_function(parser, parser->mark);
    } else if (kind == TOKEN_ASYNC && parser_peek_ahead(parser, 1) == TOKEN_DEF) {
        parser->mark++;
        statement = parse_function(parser, parser->mark - 1);
    }
    if (statement == NULL) {
        return parser_backtrack(parser, start);
    }
    statement->function.decorators = decorators;
    return statement;
}
