/* Simple statements: assignments, imports and the one-keyword statements. */
#include "parser_internal.h"

#include <string.h>

/* ---- assignments and expression statements ---- */

static const uint8_t augmented_operators[TOKEN_KIND_COUNT] = {
    [TOKEN_PLUS_EQUAL] = BINARY_ADD + 1,
    [TOKEN_MINUS_EQUAL] = BINARY_SUBTRACT + 1,
    [TOKEN_STAR_EQUAL] = BINARY_MULTIPLY + 1,
    [TOKEN_SLASH_EQUAL] = BINARY_DIVIDE + 1,
    [TOKEN_DOUBLE_SLASH_EQUAL] = BINARY_FLOOR_DIVIDE + 1,
    [TOKEN_PERCENT_EQUAL] = BINARY_MODULO + 1,
    [TOKEN_AT_EQUAL] = BINARY_MATRIX_MULTIPLY + 1,
    [TOKEN_DOUBLE_STAR_EQUAL] = BINARY_POWER + 1,
    [TOKEN_LEFT_SHIFT_EQUAL] = BINARY_LEFT_SHIFT + 1,
    [TOKEN_RIGHT_SHIFT_EQUAL] = BINARY_RIGHT_SHIFT + 1,
    [TOKEN_VERTICAL_BAR_EQUAL] = BINARY_BIT_OR + 1,
    [TOKEN_CIRCUMFLEX_EQUAL] = BINARY_BIT_XOR + 1,
    [TOKEN_AMPERSAND_EQUAL] = BINARY_BIT_AND + 1,
};

static struct statement *make_value_statement(struct parser *parser, uint32_t start, enum statement_kind kind,
                                              struct expression *value) {
    struct statement *statement = parser_new_statement(parser, kind, parser_range(parser, start));
    if (statement != NULL) {
        statement->value.value = value;
    }
    return statement;
}

/* Behind a target, at ':'. NULL when this is no annotation. */
static struct statement *parse_annotated(struct parser *parser, uint32_t start, struct expression *target) {
    bool is_bare_name = parser->tokens[start].kind == TOKEN_NAME && target->kind == EXPRESSION_NAME;
    if (!expression_become_single_target(target)) {
        return NULL;
    }
    parser->mark++;
    struct expression *annotation = parse_expression(parser);
    if (annotation == NULL) {
        return NULL;
    }
    struct expression *value = NULL;
    uint32_t equal = parser->mark;
    if (parser_accept(parser, TOKEN_EQUAL)) {
        value = parse_yield_or_star_expressions(parser);
        parser->mark = value == NULL ? equal : parser->mark;
    }
    struct statement *statement = parser_new_statement(parser, STATEMENT_ANNOTATED_ASSIGN, parser_range(parser, start));
    if (statement != NULL) {
        statement->annotated_assign.target = target;
        statement->annotated_assign.annotation = annotation;
        statement->annotated_assign.value = value;
        statement->annotated_assign.is_simple = is_bare_name;
    }
    return statement;
}

/* Behind the first target, at '='. */
static struct statement *parse_assign(struct parser *parser, uint32_t start, struct expression *value) {
    size_t base = parser->scratch_used;
    while (parser_accept(parser, TOKEN_EQUAL)) {
        if (!expression_become_target(value, CONTEXT_STORE) || !parser_push_expression(parser, value)) {
            parser_drop(parser, base);
            return NULL;
        }
        value = parse_yield_or_star_expressions(parser);
        if (value == NULL) {
            parser_drop(parser, base);
            return NULL;
        }
    }
    struct expression_list targets;
    if (parser->stopped || !parser_collect_expressions(parser, base, &targets)) {
        return NULL;
    }
    struct statement *statement = parser_new_statement(parser, STATEMENT_ASSIGN, parser_range(parser, start));
    if (statement != NULL) {
        statement->assign.targets = targets;
        statement->assign.value = value;
    }
    return statement;
}

/* Behind the target, at an augmented assignment operator. */
static struct statement *parse_augmented(struct parser *parser, uint32_t start, struct expression *target) {
    enum binary_operator operator=(enum binary_operator)(augmented_operators[parser_peek(parser)] - 1);
    if (!expression_become_single_target(target)) {
        return NULL;
    }
    parser->mark++;
    struct expression *value = parse_yield_or_star_expressions(parser);
    if (value == NULL) {
        return NULL;
    }
    struct statement *statement = parser_new_statement(parser, STATEMENT_AUGMENTED_ASSIGN, parser_range(parser, start));
    if (statement != NULL) {
        statement->augmented_assign.target = target;
        statement->augmented_assign.operator= operator;
        statement->augmented_assign.value = value;
    }
    return statement;
}

static struct statement *parse_expression_statement(struct parser *parser) {
    uint32_t start = parser->mark;
    struct expression *first = parse_yield_or_star_expressions(parser);
    uint32_t end = parser->mark;
    if (first != NULL) {
        enum token_kind kind = parser_peek(parser);
        struct statement *statement = NULL;
        if (kind == TOKEN_NEWLINE || kind == TOKEN_SEMICOLON) {
            return make_value_statement(parser, start, STATEMENT_EXPRESSION, first);
        }
        if (kind == TOKEN_EQUAL) {
            statement = parse_assign(parser, start, first);
        } else if (kind == TOKEN_COLON) {
            statement = parse_annotated(parser, start, first);
        } else if (augmented_operators[kind] != 0) {
            statement = parse_augmented(parser, start, first);
        }
        if (statement != NULL) {
            return statement;
        }
    }
    if (parser->diagnosing && !parser->stopped) {
        parser->mark = start;
        diagnose_assignment(parser, start);
    }
    if (first == NULL || parser->stopped) {
        return parser_backtrack(parser, start);
    }
    parser->mark = end;
    return make_value_statement(parser, start, STATEMENT_EXPRESSION, first);
}

/* ---- one-keyword statements ---- */

static struct statement *parse_bare_keyword(struct parser *parser, enum statement_kind kind) {
    return parser_new_statement(parser, kind, parser->tokens[parser->mark++].range);
}

static struct statement *parse_return(struct parser *parser) {
    uint32_t start = parser->mark++;
    struct expression *value = parse_star_expressions(parser);
    return parser->stopped ? NULL : make_value_statement(parser, start, STATEMENT_RETURN, value);
}

static struct statement *parse_raise(struct parser *parser) {
    uint32_t start = parser->mark++;
    struct expression *exception = parse_expression(parser);
    struct expression *cause = NULL;
    uint32_t end = parser->mark;
    if (exception != NULL && parser_accept(parser, TOKEN_FROM)) {
        cause = parse_expression(parser);
        parser->mark = cause == NULL ? end : parser->mark;
    }
    if (parser->stopped) {
        return NULL;
    }
    struct statement *statement = parser_new_statement(parser, STATEMENT_RAISE, parser_range(parser, start));
    if (statement != NULL) {
        statement->raise.exception = exception;
        statement->raise.cause = cause;
    }
    return statement;
}

static struct statement *parse_assert(struct parser *parser) {
    uint32_t start = parser->mark++;
    struct expression *test = parse_expression(parser);
    if (test == NULL) {
        return parser_backtrack(parser, start);
    }
    struct expression *message = NULL;
    uint32_t end = parser->mark;
    if (parser_accept(parser, TOKEN_COMMA)) {
        message = parse_expression(parser);
        parser->mark = message == NULL ? end : parser->mark;
    }
    if (parser->stopped) {
        return NULL;
    }
    struct statement *statement = parser_new_statement(parser, STATEMENT_ASSERT, parser_range(parser, start));
    if (statement != NULL) {
        statement->assertion.test = test;
        statement->assertion.message = message;
    }
    return statement;
}

static struct statement *parse_delete(struct parser *parser) {
    uint32_t start = parser->mark++;
    struct expression_list targets;
    bool matches = parse_delete_targets(parser, &targets);
    if (!matches || (parser_peek(parser) != TOKEN_SEMICOLON && parser_peek(parser) != TOKEN_NEWLINE)) {
        if (parser->diagnosing && !parser->stopped) {
            parser->mark = start + 1;
            struct expression *invalid = parse_star_expressions(parser);
            if (invalid != NULL) {
                diagnose_invalid_target(parser, invalid, TARGET_DELETE);
            }
        }
        return parser_backtrack(parser, start);
    }
    struct statement *statement = parser_new_statement(parser, STATEMENT_DELETE, parser_range(parser, start));
    if (statement != NULL) {
        statement->delete_targets.targets = targets;
    }
    return statement;
}

/* global and nonlocal */
static struct statement *parse_scope(struct parser *parser, enum statement_kind kind) {
    uint32_t start = parser->mark++;
    size_t base = parser->scratch_used;
    uint32_t end = start;
    while (parser_accept(parser, TOKEN_NAME)) {
        struct text name = parser_identifier(parser, parser_previous(parser));
        if (!parser_push(parser, &name, sizeof name)) {
            break;
        }
        end = parser->mark;
        if (!parser_accept(parser, TOKEN_COMMA)) {
            break;
        }
    }
    parser->mark = end;
    struct text_list names;
    if (parser->stopped || end == start ||
        !parser_collect(parser, base, sizeof(struct text), &names.items, &names.count)) {
        parser_drop(parser, base);
        return parser_backtrack(parser, start);
    }
    struct statement *statement = parser_new_statement(parser, kind, parser_range(parser, start));
    if (statement != NULL) {
        statement->scope.names = names;
    }
    return statement;
}

/* "type" NAME [type_params] '=' expression */
static struct statement *parse_type_alias(struct parser *parser) {
    uint32_t start = parser->mark++;
    const struct token *token = &parser->tokens[parser->mark++];
    struct type_parameter_list parameters = {NULL, 0};
    struct expression *value = NULL;
    if (parse_type_parameters(parser, &parameters) && parser_accept(parser, TOKEN_EQUAL)) {
        value = parse_expression(parser);
    }
    if (value == NULL) {
        return parser_backtrack(parser, start);
    }
    struct statement *statement = parser_new_statement(parser, STATEMENT_TYPE_ALIAS, parser_range(parser, start));
    struct expression *name = parser_new_expression(parser, EXPRESSION_NAME, token->range);
    if (statement == NULL || name == NULL) {
        return NULL;
    }
    name->name.identifier = parser_identifier(parser, token);
    name->name.context = CONTEXT_STORE;
    statement->type_alias.name = name;
    statement->type_alias.type_parameters = parameters;
    statement->type_alias.value = value;
    return statement;
}

/* ---- imports ---- */

/* NAME ('.' NAME)*, joined by dots whatever white space stands between. */
static bool parse_dotted_name(struct parser *parser, struct text *name) {
    if (!parser_accept(parser, TOKEN_NAME)) {
        return false;
    }
    *name = parser_identifier(parser, parser_previous(parser));
    if (parser_peek(parser) != TOKEN_DOT) {
        return !parser->stopped;
    }
    size_t base = parser->scratch_used;
    bool has_room = parser_push(parser, name->data, name->length);
    while (has_room && parser_accept(parser, TOKEN_DOT)) {
        if (!parser_accept(parser, TOKEN_NAME)) {
            parser->mark--;
            break;
        }
        struct text part = parser_identifier(parser, parser_previous(parser));
        has_room = part.data != NULL && parser_push(parser, ".", 1) && parser_push(parser, part.data, part.length);
    }
    size_t length = parser->scratch_used - base;
    parser_drop(parser, base);
    char *copy = has_room ? arena_copy_text(parser->arena, parser->scratch + base, length) : NULL;
    if (copy == NULL) {
        return parser_raise_out_of_memory(parser);
    }
    *name = (struct text){copy, (uint32_t)length};
    return !parser->stopped;
}

/* ['as' NAME] */
static bool parse_import_alias(struct parser *parser, struct text *name) {
    uint32_t start = parser->mark;
    *name = (struct text){NULL, 0};
    if (!parser_accept(parser, TOKEN_AS)) {
        return true;
    }
    if (!parser_accept(parser, TOKEN_NAME)) {
        parser->mark = start;
        return !parser->stopped;
    }
    *name = parser_identifier(parser, parser_previous(parser));
    return !parser->stopped;
}

/* name ['as' NAME] (',' name ['as' NAME])*; leaves a comma that no name follows. */
static bool parse_aliases(struct parser *parser, bool is_dotted, struct alias_list *aliases) {
    size_t base = parser->scratch_used;
    uint32_t end = parser->mark;
    do {
        struct alias alias = {.name = {NULL, 0}};
        uint32_t start = parser->mark;
        bool matches = is_dotted ? parse_dotted_name(parser, &alias.name) : parser_accept(parser, TOKEN_NAME);
        if (!matches) {
            break;
        }
        if (!is_dotted) {
            alias.name = parser_identifier(parser, parser_previous(parser));
        }
        if (!parse_import_alias(parser, &alias.as_name)) {
            break;
        }
        alias.range = parser_range(parser, start);
        if (!parser_push(parser, &alias, sizeof alias)) {
            break;
        }
        end = parser->mark;
    } while (parser_accept(parser, TOKEN_COMMA));
    parser->mark = end;
    if (parser->stopped || parser->scratch_used == base) {
        parser_drop(parser, base);
        return false;
    }
    return parser_collect(parser, base, sizeof(struct alias), &aliases->items, &aliases->count);
}

/* In the diagnosing pass: `import a from b`, `import` alone. */
static void diagnose_import(struct parser *parser, uint32_t start) {
    struct text name;
    parser->mark = start + 1;
    if (parser_peek(parser) == TOKEN_NEWLINE) {
        parser_raise_from(parser, parser->tokens[parser->mark].range, "Expected one or more names after 'import'");
        return;
    }
    bool has_name = false;
    while (parse_dotted_name(parser, &name)) {
        has_name = true;
        if (!parser_accept(parser, TOKEN_COMMA)) {
            break;
        }
    }
    if (has_name && parser_accept(parser, TOKEN_FROM) && parse_dotted_name(parser, &name)) {
        parser_raise_from(parser, parser->tokens[start].range, "Did you mean to use 'from ... import ...' instead?");
    }
    parser->mark = start + 1;
}

static struct statement *parse_import(struct parser *parser) {
    uint32_t start = parser->mark;
    if (parser->diagnosing) {
        diagnose_import(parser, start);
    }
    parser->mark = start + 1;
    struct alias_list names;
    if (parser->stopped || !parse_aliases(parser, true, &names)) {
        return parser_backtrack(parser, start);
    }
    struct statement *statement = parser_new_statement(parser, STATEMENT_IMPORT, parser_range(parser, start));
    if (statement != NULL) {
        statement->import.names = names;
    }
    return statement;
}

static bool parse_import_star(struct parser *parser, struct alias_list *names) {
    struct alias *alias = parser_allocate(parser, sizeof *alias);
    if (alias == NULL) {
        return false;
    }
    alias->name = parser_token_text(parser, &parser->tokens[parser->mark]);
    alias->range = parser->tokens[parser->mark++].range;
    *names = (struct alias_list){alias, 1};
    return true;
}

static bool parse_import_from_targets(struct parser *parser, struct alias_list *names) {
    if (parser_peek(parser) == TOKEN_STAR) {
        return parse_import_star(parser, names);
    }
    if (parser_accept(parser, TOKEN_LEFT_PARENTHESIS)) {
        if (!parse_aliases(parser, false, names)) {
            return false;
        }
        parser_accept(parser, TOKEN_COMMA);
        return parser_accept(parser, TOKEN_RIGHT_PARENTHESIS);
    }
    if (parser->diagnosing && parser_peek(parser) == TOKEN_NEWLINE) {
        return parser_raise_from(parser, parser->tokens[parser->mark].range,
                                 "Expected one or more names after 'import'");
    }
    if (!parse_aliases(parser, false, names) || parser_peek(parser) != TOKEN_COMMA) {
        return !parser->stopped && parser->tokens[parser->mark].kind != TOKEN_COMMA && names->count > 0;
    }
    if (parser->diagnosing && parser_peek_ahead(parser, 1) == TOKEN_NEWLINE) {
        parser_raise_last(parser, SYNTAX_ERROR_SYNTAX, "trailing comma not allowed without surrounding parentheses");
    }
    return false;
}

static struct statement *parse_import_from(struct parser *parser) {
    uint32_t start = parser->mark++;
    uint32_t level = 0;
    while (parser_peek(parser) == TOKEN_DOT || parser_peek(parser) == TOKEN_ELLIPSIS) {
        level += parser_peek(parser) == TOKEN_DOT ? 1 : 3;
        parser->mark++;
    }
    struct text module = {NULL, 0};
    bool has_module = parse_dotted_name(parser, &module);
    struct alias_list names = {NULL, 0};
    if ((!has_module && level == 0) || !parser_accept(parser, TOKEN_IMPORT) ||
        !parse_import_from_targets(parser, &names)) {
        return parser_backtrack(parser, start);
    }
    struct statement *statement = parser_new_statement(parser, STATEMENT_IMPORT_FROM, parser_range(parser, start));
    if (statement != NULL) {
        statement->import.module = module;
        statement->import.names = names;
        statement->import.level = level;
    }
    return statement;
}

/* ---- dispatch ---- */

struct statement *parse_simple_statement(struct parser *parser) {
    switch (parser_peek(parser)) {
    case TOKEN_NAME:
        if (parser->tokens[parser->mark].soft_keyword == SOFT_KEYWORD_TYPE &&
            parser_peek_ahead(parser, 1) == TOKEN_NAME) {
            struct statement *alias = parse_type_alias(parser);
            if (alias != NULL || parser->stopped) {
                return alias;
            }
        }
        return parse_expression_statement(parser);
    case TOKEN_RETURN:
        return parse_return(parser);
    case TOKEN_IMPORT:
        return parse_import(parser);
    case TOKEN_FROM:
        return parse_import_from(parser);
    case TOKEN_RAISE:
        return parse_raise(parser);
    case TOKEN_PASS:
        return parse_bare_keyword(parser, STATEMENT_PASS);
    case TOKEN_DEL:
        return parse_delete(parser);
    case TOKEN_ASSERT:
        return parse_assert(parser);
    case TOKEN_BREAK:
        return parse_bare_keyword(parser, STATEMENT_BREAK);
    case TOKEN_CONTINUE:
        return parse_bare_keyword(parser, STATEMENT_CONTINUE);
    case TOKEN_GLOBAL:
        return parse_scope(parser, STATEMENT_GLOBAL);
    case TOKEN_NONLOCAL:
        return parse_scope(parser, STATEMENT_NONLOCAL);
    default:
        return parse_expression_statement(parser);
    }
}

bool parse_simple_statements(struct parser *parser) {
    uint32_t start = parser->mark;
    size_t base = parser->scratch_used;
    do {
        struct statement *statement = NULL;
        bool is_trailing = parser->mark > start && parser_peek(parser) == TOKEN_NEWLINE;
        if (is_trailing) {
            break;
        }
        statement = parse_simple_statement(parser);
        if (statement == NULL || !parser_push(parser, &statement, sizeof statement)) {
            break;
        }
    } while (parser_accept(parser, TOKEN_SEMICOLON));
    if (parser->stopped || parser->scratch_used == base || !parser_accept(parser, TOKEN_NEWLINE)) {
        parser_drop(parser, base);
        parser->mark = start;
        return false;
    }
    return true;
}
