/* The known mistakes: what the second pass looks for where a rule did not match, to say more than "invalid syntax".
 *
 * The cases, their order and their words are those of CPython's invalid_ grammar rules. Each function may read ahead
 * freely; it leaves `mark` where it found it unless it reports an error. */
#include "parser_internal.h"

#include <string.h>

/* ---- shared ---- */

static bool name_is(const struct expression *expression, const char *name) {
    return expression->name.identifier.length == strlen(name) &&
           memcmp(expression->name.identifier.data, name, strlen(name)) == 0;
}

/* Python 2's statements. */
static bool is_legacy_statement(const struct expression *expression) {
    return expression->kind == EXPRESSION_NAME && (name_is(expression, "print") || name_is(expression, "exec"));
}

static const struct expression *find_invalid_target(const struct expression *expression, enum target_use use) {
    switch (expression->kind) {
    case EXPRESSION_LIST:
    case EXPRESSION_TUPLE:
        for (uint32_t i = 0; i < expression->sequence.elements.count; i++) {
            const struct expression *invalid = find_invalid_target(expression->sequence.elements.items[i], use);
            if (invalid != NULL) {
                return invalid;
            }
        }
        return NULL;
    case EXPRESSION_STARRED:
        return use == TARGET_DELETE ? expression : find_invalid_target(expression->starred.value, use);
    case EXPRESSION_COMPARE:
        /* In `for a in b` read as an expression, the target is the left side of `in`. */
        if (use == TARGET_FOR) {
            bool is_in = expression->compare.operators[0] == COMPARISON_IN;
            return is_in ? find_invalid_target(expression->compare.left, use) : NULL;
        }
        return expression;
    case EXPRESSION_NAME:
    case EXPRESSION_SUBSCRIPT:
    case EXPRESSION_ATTRIBUTE:
        return NULL;
    default:
        return expression;
    }
}

bool diagnose_invalid_target(struct parser *parser, struct expression *expression, enum target_use use) {
    const struct expression *invalid = find_invalid_target(expression, use);
    if (invalid == NULL) {
        return true;
    }
    return parser_raise_range(parser, invalid->range, "cannot %s %s", use == TARGET_DELETE ? "delete" : "assign to",
                              expression_kind_description(invalid));
}

static struct source_range last_part_of(const struct comprehension_list *clauses) {
    const struct comprehension *last = &clauses->items[clauses->count - 1];
    uint32_t conditions = last->conditions.count;
    return conditions == 0 ? last->iterable->range : last->conditions.items[conditions - 1]->range;
}

/* ---- expressions ---- */

static bool can_start_expression(enum token_kind kind) {
    switch (kind) {
    case TOKEN_NAME:
    case TOKEN_NUMBER:
    case TOKEN_STRING:
    case TOKEN_FSTRING_START:
    case TOKEN_TSTRING_START:
    case TOKEN_LEFT_PARENTHESIS:
    case TOKEN_LEFT_BRACKET:
    case TOKEN_LEFT_BRACE:
    case TOKEN_ELLIPSIS:
    case TOKEN_PLUS:
    case TOKEN_MINUS:
    case TOKEN_TILDE:
    case TOKEN_NOT:
    case TOKEN_LAMBDA:
    case TOKEN_AWAIT:
    case TOKEN_NONE:
    case TOKEN_TRUE:
    case TOKEN_FALSE:
        return true;
    default:
        return false;
    }
}

/* CPython 3.13 takes every beginning of a soft keyword for one here. */
static bool is_like_soft_keyword(struct parser *parser, const struct token *token) {
    static const char *const soft_keywords[] = {"_", "case", "match", "type"};
    struct text text = parser_token_text(parser, token);
    for (size_t i = 0; i < sizeof soft_keywords / sizeof soft_keywords[0]; i++) {
        if (text.length <= strlen(soft_keywords[i]) && memcmp(text.data, soft_keywords[i], text.length) == 0) {
            return true;
        }
    }
    return false;
}

/* Two expressions side by side. */
static void diagnose_missing_comma(struct parser *parser, uint32_t start, struct expression *first) {
    const struct token *token = &parser->tokens[start];
    bool is_followed_by_string = parser->tokens[start + 1].kind == TOKEN_STRING;
    if (token->kind == TOKEN_NAME && (is_followed_by_string || is_like_soft_keyword(parser, token))) {
        return;
    }
    if (!can_start_expression(parser_peek(parser))) {
        return;
    }
    struct expression *second = parse_expression_plainly(parser);
    if (second == NULL || is_legacy_statement(first) || parser_previous(parser)->level == 0) {
        return;
    }
    parser_raise_range(parser, range_join(first->range, second->range), "invalid syntax. Perhaps you forgot a comma?");
}

static void diagnose_missing_else(struct parser *parser, struct expression *body) {
    if (!parser_accept(parser, TOKEN_IF)) {
        return;
    }
    struct expression *test = parse_disjunction(parser);
    if (test == NULL || parser_peek(parser) == TOKEN_ELSE || parser_peek(parser) == TOKEN_COLON) {
        return;
    }
    parser_raise_range(parser, range_join(body->range, test->range), "expected 'else' after 'if' expression");
}

/* `print x`, `exec x` */
static void diagnose_legacy_statement(struct parser *parser, uint32_t start, struct expression *expression) {
    bool is_name = parser->tokens[start].kind == TOKEN_NAME && expression->kind == EXPRESSION_NAME;
    if (!is_name || parser->mark != start + 1 || parser_peek(parser) == TOKEN_LEFT_PARENTHESIS) {
        return;
    }
    /* Operands are read behind any name, because mistakes in them come first. */
    struct expression *operands = parse_star_expressions(parser);
    if (operands != NULL && is_legacy_statement(expression)) {
        const char *name = name_is(expression, "print") ? "print" : "exec";
        parser_raise_range(parser, range_join(expression->range, operands->range),
                           "Missing parentheses in call to '%s'. Did you mean %s(...)?", name, name);
    }
}

/* In an f-string the colon of a lambda starts the format specification. */
static void diagnose_lambda_in_string(struct parser *parser, uint32_t start) {
    parser->mark = start + 1;
    if (parse_parameters(parser, true) == NULL || !parser_accept(parser, TOKEN_COLON) ||
        parser_peek(parser) != TOKEN_FSTRING_MIDDLE) {
        return;
    }
    const struct string_mode *mode = lexer_mode(&parser->lexer);
    struct source_range range = range_join(parser->tokens[start].range, parser_previous(parser)->range);
    parser_raise_range(parser, range, "%c-string: lambda expressions are not allowed without parentheses",
                       mode != NULL && mode->is_template ? 't' : 'f');
}

void diagnose_expression(struct parser *parser, uint32_t start, struct expression *disjunction) {
    uint32_t mark = parser->mark;
    if (disjunction == NULL) {
        if (parser->tokens[start].kind == TOKEN_LAMBDA) {
            diagnose_lambda_in_string(parser, start);
        }
        parser->mark = mark;
        return;
    }
    diagnose_missing_comma(parser, start, disjunction);
    parser->mark = mark;
    if (!parser->stopped) {
        diagnose_missing_else(parser, disjunction);
        parser->mark = mark;
    }
    if (!parser->stopped) {
        diagnose_legacy_statement(parser, start, disjunction);
        parser->mark = mark;
    }
}

/* Behind a bitwise_or at '=': another must follow, and no further assignment. */
static struct expression *parse_equal_operand(struct parser *parser) {
    parser->mark++;
    struct expression *operand = parse_bitwise_or(parser);
    enum token_kind kind = parser_peek(parser);
    return kind == TOKEN_EQUAL || kind == TOKEN_COLON_EQUAL ? NULL : operand;
}

static bool is_bitwise_or(const struct expression *expression) {
    switch (expression->kind) {
    case EXPRESSION_BOOLEAN:
    case EXPRESSION_COMPARE:
    case EXPRESSION_CONDITIONAL:
    case EXPRESSION_LAMBDA:
    case EXPRESSION_NAMED:
        return false;
    default:
        return expression->kind != EXPRESSION_UNARY || expression->unary.operator!= UNARY_NOT;
    }
}

/* A display, generator or singleton at `start`, for which "maybe you meant ==" would be a poor guess. */
static bool starts_with_display(struct parser *parser, uint32_t start) {
    uint32_t mark = parser->mark;
    enum token_kind kind = (enum token_kind)parser->tokens[start].kind;
    if (kind == TOKEN_TRUE || kind == TOKEN_NONE || kind == TOKEN_FALSE) {
        return true;
    }
    if (kind != TOKEN_LEFT_BRACKET && kind != TOKEN_LEFT_PARENTHESIS) {
        return false;
    }
    parser->mark = start;
    struct expression *atom = parse_atom(parser);
    parser->mark = mark;
    if (atom == NULL || atom->range.column != parser->tokens[start].range.column) {
        return false;
    }
    return atom->kind == EXPRESSION_LIST || atom->kind == EXPRESSION_TUPLE || atom->kind == EXPRESSION_GENERATOR;
}

void diagnose_named_expression(struct parser *parser, uint32_t start, struct expression *expression) {
    uint32_t mark = parser->mark;
    if (parser_accept(parser, TOKEN_COLON_EQUAL)) {
        if (parse_expression(parser) != NULL) {
            parser_raise_range(parser, expression->range, "cannot use assignment expressions with %s",
                               expression_kind_description(expression));
        }
        parser->mark = mark;
        return;
    }
    /* In parentheses, which its range leaves out, any expression is one that '=' may follow. */
    bool in_parentheses = parser->tokens[start].kind == TOKEN_LEFT_PARENTHESIS &&
                          expression->range.column != parser->tokens[start].range.column;
    if (parser_peek(parser) != TOKEN_EQUAL || !(is_bitwise_or(expression) || in_parentheses)) {
        return;
    }
    bool is_name = parser->tokens[start].kind == TOKEN_NAME && mark == start + 1;
    if (is_name || !starts_with_display(parser, start)) {
        struct expression *operand = parse_equal_operand(parser);
        if (operand != NULL && is_name) {
            parser_raise_range(parser, range_join(expression->range, operand->range),
                               "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
        } else if (operand != NULL) {
            parser_raise_range(parser, expression->range,
                               "cannot assign to %s here. Maybe you meant '==' instead of '='?",
                               expression_kind_description(expression));
        }
    }
    parser->mark = mark;
}

/* Behind an arithmetic operator whose operand did not match; `rule` reads what 'not' is applied to. */
void diagnose_not_operand(struct parser *parser, expression_rule rule) {
    uint32_t start = parser->mark;
    if (parser->stopped || !parser_accept(parser, TOKEN_NOT)) {
        return;
    }
    struct expression *operand = rule(parser);
    if (operand != NULL) {
        parser_raise_range(parser, range_join(parser->tokens[start].range, operand->range),
                           "'not' after an operator must be parenthesized");
    }
    parser->mark = start;
}

/* ---- brackets ---- */

void diagnose_group(struct parser *parser, uint32_t start) {
    uint32_t mark = parser->mark;
    parser->mark = start + 1;
    const struct token *star = &parser->tokens[start + 1];
    if (!parser->stopped && parser_peek(parser) == TOKEN_STAR) {
        struct expression *starred = parse_starred_expression(parser);
        if (starred != NULL && parser_accept(parser, TOKEN_RIGHT_PARENTHESIS)) {
            parser_raise_range(parser, starred->range, "cannot use starred expression here");
        }
    } else if (!parser->stopped && parser_accept(parser, TOKEN_DOUBLE_STAR)) {
        if (parse_expression(parser) != NULL && parser_accept(parser, TOKEN_RIGHT_PARENTHESIS)) {
            parser_raise_token(parser, star, "cannot use double starred expression here");
        }
    }
    parser->mark = mark;
}

/* `[a, b for ...]` */
static void diagnose_comprehension_target(struct parser *parser) {
    struct comprehension_list clauses;
    struct expression *first = parse_star_named_expression(parser);
    if (first == NULL || !parser_accept(parser, TOKEN_COMMA)) {
        return;
    }
    struct source_range last = parser_previous(parser)->range;
    struct expression *rest = parse_bare_tuple(parser, parse_star_named_expression);
    if (rest != NULL) {
        bool is_tuple = rest->kind == EXPRESSION_TUPLE && rest->sequence.elements.count > 0;
        last = is_tuple ? rest->sequence.elements.items[rest->sequence.elements.count - 1]->range : rest->range;
    }
    if (!parser->stopped && parse_for_if_clauses(parser, &clauses)) {
        parser_raise_range(parser, range_join(first->range, last),
                           "did you forget parentheses around the comprehension target?");
    }
}

void diagnose_comprehension(struct parser *parser, uint32_t start) {
    uint32_t mark = parser->mark;
    struct comprehension_list clauses;
    parser->mark = start + 1;
    if (parser_peek(parser) == TOKEN_STAR) {
        struct expression *starred = parse_starred_expression(parser);
        if (starred != NULL && parse_for_if_clauses(parser, &clauses)) {
            parser_raise_range(parser, starred->range, "iterable unpacking cannot be used in comprehension");
        }
        parser->mark = start + 1;
    }
    if (!parser->stopped && parser->tokens[start].kind != TOKEN_LEFT_PARENTHESIS) {
        diagnose_comprehension_target(parser);
    }
    parser->mark = mark;
}

/* Behind `key`, at ':' or what stands in its place. `is_first`: a set is still possible. */
static void diagnose_key_value(struct parser *parser, struct expression *key, bool is_first) {
    const struct token *colon = &parser->tokens[parser->mark];
    if (!parser_accept(parser, TOKEN_COLON)) {
        if (!is_first && !parser->stopped) {
            parser_raise_bare_place(parser, key->range.line, key->range.end_column, key->range.end_line,
                                    "':' expected after dictionary key");
        }
        return;
    }
    enum token_kind kind = parser_peek(parser);
    uint32_t star = parser->mark;
    if (kind == TOKEN_STAR) {
        parser->mark++;
        if (parse_bitwise_or(parser) != NULL) {
            parser_raise_from(parser, parser->tokens[star].range,
                              "cannot use a starred expression in a dictionary value");
        }
    } else if (kind == TOKEN_RIGHT_BRACE || kind == TOKEN_COMMA) {
        parser_raise_token(parser, colon, "expression expected after dictionary key and ':'");
    }
}

void diagnose_dict(struct parser *parser, uint32_t start) {
    uint32_t mark = parser->mark;
    struct expression *key, *value;
    parser->mark = start + 1;
    bool has_items = false;
    uint32_t end = parser->mark;
    while (parse_key_value(parser, &key, &value)) {
        has_items = true;
        end = parser->mark;
        if (!parser_accept(parser, TOKEN_COMMA)) {
            break;
        }
    }
    bool has_comma = has_items && parser->mark > end;
    if (!parser->stopped && (has_comma || !has_items)) {
        key = parse_expression(parser);
        if (key != NULL) {
            diagnose_key_value(parser, key, !has_items);
        }
    }
    parser->mark = mark;
}

void diagnose_dict_comprehension(struct parser *parser, uint32_t start) {
    uint32_t mark = parser->mark;
    uint32_t stars = start + 1;
    struct comprehension_list clauses;
    parser->mark = stars;
    if (!parser->stopped && parser_accept(parser, TOKEN_DOUBLE_STAR) && parse_bitwise_or(parser) != NULL &&
        parse_for_if_clauses(parser, &clauses) && parser_accept(parser, TOKEN_RIGHT_BRACE)) {
        parser_raise_token(parser, &parser->tokens[stars], "dict unpacking cannot be used in dict comprehension");
    }
    parser->mark = mark;
}

/* ---- for ---- */

static void skip_for_keywords(struct parser *parser, uint32_t start) {
    parser->mark = start;
    parser_accept(parser, TOKEN_ASYNC);
    parser_accept(parser, TOKEN_FOR);
}

void diagnose_for_clause(struct parser *parser, uint32_t start) {
    uint32_t mark = parser->mark;
    skip_for_keywords(parser, start);
    struct expression *targets = parse_bare_tuple(parser, parse_bitwise_or);
    if (targets != NULL && parser_peek(parser) != TOKEN_IN && !parser->stopped) {
        parser_raise_last(parser, SYNTAX_ERROR_SYNTAX, "'in' expected after for-loop variables");
    }
    parser->mark = mark;
    if (!parser->stopped) {
        diagnose_for_target(parser, start);
    }
}

void diagnose_for_target(struct parser *parser, uint32_t start) {
    uint32_t mark = parser->mark;
    skip_for_keywords(parser, start);
    struct expression *targets = parse_star_expressions(parser);
    if (targets != NULL) {
        diagnose_invalid_target(parser, targets, TARGET_FOR);
    }
    parser->mark = mark;
}

/* ---- call arguments ---- */

static void raise_generator_needs_brackets(struct parser *parser, struct expression *element,
                                           const struct comprehension_list *clauses) {
    parser_raise_range(parser, range_join(element->range, last_part_of(clauses)),
                       "Generator expression must be parenthesized");
}

/* A generator that is not the only argument: first, with others behind it. */
static void diagnose_leading_generator(struct parser *parser, uint32_t start) {
    struct comprehension_list clauses;
    parser->mark = start;
    struct expression *element = parse_expression(parser);
    if (element == NULL || !parse_for_if_clauses(parser, &clauses) || !parser_accept(parser, TOKEN_COMMA)) {
        return;
    }
    struct expression rest = {.kind = EXPRESSION_CALL};
    parse_call_items(parser, &rest);
    if (!parser->stopped) {
        raise_generator_needs_brackets(parser, element, &clauses);
    }
}

/* `name =` with a generator, or with nothing, behind it. */
static void diagnose_name_equal(struct parser *parser, uint32_t start, bool is_first) {
    parser->mark = start;
    if (parser_peek(parser) != TOKEN_NAME || parser_peek_ahead(parser, 1) != TOKEN_EQUAL) {
        return;
    }
    struct source_range range = range_join(parser->tokens[start].range, parser->tokens[start + 1].range);
    struct comprehension_list clauses;
    parser->mark += 2;
    enum token_kind kind = parser_peek(parser);
    if (is_first && parse_expression(parser) != NULL && parse_for_if_clauses(parser, &clauses)) {
        parser_raise_range(parser, range, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
    } else if (!parser->stopped && (kind == TOKEN_COMMA || kind == TOKEN_RIGHT_PARENTHESIS)) {
        parser_raise_range(parser, range, "expected argument value expression");
    }
}

static void diagnose_argument_order(struct parser *parser, const struct expression *call) {
    struct expression more = {.kind = EXPRESSION_CALL};
    if (!parse_call_items(parser, &more)) {
        return;
    }
    bool has_unpacking = false;
    for (uint32_t i = 0; i < call->call.keywords.count; i++) {
        has_unpacking |= call->call.keywords.items[i].name.data == NULL;
    }
    parser_raise_last(parser, SYNTAX_ERROR_SYNTAX, "positional argument follows keyword argument%s",
                      has_unpacking ? " unpacking" : "");
}

/* Behind well-formed arguments: what follows them does not. */
static void diagnose_after_arguments(struct parser *parser, uint32_t end, const struct expression *call) {
    struct comprehension_list clauses;
    parser->mark = end;
    uint32_t positional = call->call.arguments.count;
    if (positional > 1 && parse_for_if_clauses(parser, &clauses)) {
        raise_generator_needs_brackets(parser, call->call.arguments.items[positional - 1], &clauses);
        return;
    }
    parser->mark = end;
    if (parser->stopped || !parser_accept(parser, TOKEN_COMMA)) {
        return;
    }
    struct expression *element = parse_expression(parser);
    if (element != NULL && parse_for_if_clauses(parser, &clauses)) {
        raise_generator_needs_brackets(parser, element, &clauses);
        return;
    }
    parser->mark = end + 1;
    if (!parser->stopped) {
        diagnose_argument_order(parser, call);
    }
}

void diagnose_arguments(struct parser *parser, uint32_t start) {
    struct expression call = {.kind = EXPRESSION_CALL};
    parser->mark = start;
    bool has_arguments = parse_call_items(parser, &call);
    uint32_t end = parser->mark;
    if (parser->stopped) {
        return;
    }
    if (has_arguments && parser_accept(parser, TOKEN_COMMA) && parser_peek(parser) == TOKEN_STAR) {
        if (parse_starred_expression(parser) != NULL && parser_peek(parser) != TOKEN_EQUAL) {
            parser_raise_from(parser, parser->tokens[end].range,
                              "iterable argument unpacking follows keyword argument unpacking");
            return;
        }
    }
    if (!parser->stopped) {
        diagnose_leading_generator(parser, start);
    }
    if (!parser->stopped) {
        diagnose_name_equal(parser, start, true);
    }
    if (!parser->stopped && has_arguments && parser->tokens[end].kind == TOKEN_COMMA) {
        diagnose_name_equal(parser, end + 1, false);
    }
    if (!parser->stopped && has_arguments) {
        diagnose_after_arguments(parser, end, &call);
    }
}

void diagnose_keyword_argument(struct parser *parser, uint32_t start) {
    uint32_t mark = parser->mark;
    struct comprehension_list clauses;
    parser->mark = start;
    enum token_kind kind = parser_peek(parser);
    bool is_word = kind == TOKEN_NAME || kind == TOKEN_TRUE || kind == TOKEN_FALSE || kind == TOKEN_NONE;
    bool is_assigned = is_word && parser_peek_ahead(parser, 1) == TOKEN_EQUAL;
    const struct token *first = &parser->tokens[start];
    if (is_assigned && kind != TOKEN_NAME) {
        struct text name = parser_token_text(parser, first);
        parser_raise_range(parser, range_join(first->range, parser->tokens[start + 1].range), "cannot assign to %.*s",
                           (int)name.length, name.data);
        return;
    }
    if (kind == TOKEN_NAME && is_assigned) {
        parser->mark = start + 2;
        if (parse_expression(parser) != NULL && parse_for_if_clauses(parser, &clauses)) {
            parser_raise_range(parser, range_join(first->range, parser->tokens[start + 1].range),
                               "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
        }
    } else if (kind == TOKEN_DOUBLE_STAR) {
        parser->mark = start + 1;
        if (parse_expression(parser) != NULL && parser_accept(parser, TOKEN_EQUAL)) {
            struct expression *value = parse_expression(parser);
            if (value != NULL) {
                parser_raise_range(parser, range_join(first->range, value->range),
                                   "cannot assign to keyword argument unpacking");
            }
        }
    } else {
        struct expression *expression = parse_expression(parser);
        if (expression != NULL && parser_peek(parser) == TOKEN_EQUAL) {
            parser_raise_range(parser, range_join(expression->range, parser->tokens[parser->mark].range),
                               "expression cannot contain assignment, perhaps you meant \"==\"?");
        }
    }
    parser->mark = mark;
}

/* ---- assignments ---- */

static bool is_augmented_operator(enum token_kind kind) {
    return kind >= TOKEN_PLUS_EQUAL && kind <= TOKEN_AMPERSAND_EQUAL;
}

static void diagnose_annotation(struct parser *parser, uint32_t start) {
    parser->mark = start;
    struct expression *atom = parse_atom(parser);
    if (atom != NULL && (atom->kind == EXPRESSION_LIST || atom->kind == EXPRESSION_TUPLE) &&
        parser_accept(parser, TOKEN_COLON) && parse_expression(parser) != NULL) {
        parser_raise_range(parser, atom->range, "only single target (not %s) can be annotated",
                           expression_kind_description(atom));
        return;
    }
    parser->mark = start;
    struct expression *first = parser->stopped ? NULL : parse_star_named_expression(parser);
    if (first != NULL && parser_accept(parser, TOKEN_COMMA)) {
        while (parse_bare_tuple(parser, parse_star_named_expression) != NULL) {
        }
        if (!parser->stopped && parser_accept(parser, TOKEN_COLON) && parse_expression(parser) != NULL) {
            parser_raise_range(parser, first->range, "only single target (not tuple) can be annotated");
        }
    }
    parser->mark = start;
    struct expression *expression = parser->stopped ? NULL : parse_expression(parser);
    if (expression != NULL && parser_accept(parser, TOKEN_COLON) && parse_expression(parser) != NULL) {
        parser_raise_range(parser, expression->range, "illegal target for annotation");
    }
}

/* (star_targets '=')* as far as they match. */
static void skip_valid_targets(struct parser *parser, uint32_t start) {
    parser->mark = start;
    while (parse_star_targets(parser) != NULL && parser_accept(parser, TOKEN_EQUAL)) {
        start = parser->mark;
    }
    parser->mark = start;
}

void diagnose_assignment(struct parser *parser, uint32_t start) {
    uint32_t mark = parser->mark;
    diagnose_annotation(parser, start);
    if (parser->stopped) {
        return;
    }
    skip_valid_targets(parser, start);
    struct expression *target = parser->stopped ? NULL : parse_yield_or_star_expressions(parser);
    if (target != NULL && parser_peek(parser) == TOKEN_EQUAL) {
        bool is_yield = parser->tokens[parser->mark - 1].kind != TOKEN_RIGHT_PARENTHESIS &&
                        (target->kind == EXPRESSION_YIELD || target->kind == EXPRESSION_YIELD_FROM);
        if (is_yield) {
            parser_raise_range(parser, target->range, "assignment to yield expression not possible");
        } else {
            diagnose_invalid_target(parser, target, TARGET_ASSIGN);
        }
    }
    parser->mark = start;
    target = parser->stopped ? NULL : parse_star_expressions(parser);
    if (target != NULL && is_augmented_operator(parser_peek(parser))) {
        parser->mark++;
        if (parse_yield_or_star_expressions(parser) != NULL) {
            parser_raise_range(parser, target->range, "'%s' is an illegal expression for augmented assignment",
                               expression_kind_description(target));
        }
    }
    parser->mark = mark;
}

/* ---- with ---- */

static bool skip_with_items(struct parser *parser, expression_rule rule) {
    uint32_t count = 0;
    do {
        if (rule(parser) == NULL) {
            parser->mark -= count > 0;
            return count > 0;
        }
        uint32_t as_mark = parser->mark;
        if (parser_accept(parser, TOKEN_AS) && parse_star_target(parser) == NULL) {
            parser->mark = as_mark;
        }
        count++;
    } while (parser_accept(parser, TOKEN_COMMA));
    return true;
}

void diagnose_with(struct parser *parser, uint32_t start) {
    uint32_t mark = parser->mark;
    parser->mark = start + 1;
    bool is_missing = skip_with_items(parser, parse_expression) && parser_peek(parser) == TOKEN_NEWLINE;
    if (!is_missing && !parser->stopped) {
        parser->mark = start + 1;
        is_missing = parser_accept(parser, TOKEN_LEFT_PARENTHESIS) && skip_with_items(parser, parse_expressions);
        if (is_missing) {
            parser_accept(parser, TOKEN_COMMA);
            is_missing = parser_accept(parser, TOKEN_RIGHT_PARENTHESIS) && parser_peek(parser) == TOKEN_NEWLINE;
        }
    }
    if (is_missing && !parser->stopped) {
        parser_raise_last(parser, SYNTAX_ERROR_SYNTAX, "expected ':'");
    }
    parser->mark = mark;
}

/* ---- f-strings ---- */

/* "valid expression required before ..." for a field that starts with its own punctuation. */
static bool diagnose_empty_field(struct parser *parser, char letter) {
    enum token_kind kind = parser_peek(parser);
    const struct token *token = &parser->tokens[parser->mark];
    if (kind == TOKEN_EQUAL || kind == TOKEN_EXCLAMATION || kind == TOKEN_COLON || kind == TOKEN_RIGHT_BRACE) {
        struct text text = parser_token_text(parser, token);
        return parser_raise_token(parser, token, "%c-string: valid expression required before '%.*s'", letter,
                                  (int)text.length, text.data);
    }
    return true;
}

static bool raise_next(struct parser *parser, char letter, const char *message) {
    parser_peek(parser);
    return parser->stopped ||
           parser_raise_token(parser, &parser->tokens[parser->mark], "%c-string: %s", letter, message);
}

/* Behind the expression and '=' of a field. */
static bool diagnose_field_end(struct parser *parser, char letter) {
    bool has_conversion = false;
    if (parser_peek(parser) == TOKEN_EXCLAMATION) {
        parser->mark++;
        enum token_kind kind = parser_peek(parser);
        if (kind == TOKEN_COLON || kind == TOKEN_RIGHT_BRACE) {
            return raise_next(parser, letter, "missing conversion character");
        }
        if (kind != TOKEN_NAME) {
            return raise_next(parser, letter, "invalid conversion character");
        }
        parser->mark++;
        has_conversion = true;
    }
    enum token_kind kind = parser_peek(parser);
    if (kind != TOKEN_COLON && kind != TOKEN_RIGHT_BRACE) {
        return raise_next(parser, letter, has_conversion ? "expecting ':' or '}'" : "expecting '}'");
    }
    return true;
}

void diagnose_replacement_field(struct parser *parser, uint32_t start, bool is_template) {
    char letter = is_template ? 't' : 'f';
    uint32_t mark = parser->mark;
    parser->mark = start + 1;
    if (!diagnose_empty_field(parser, letter)) {
        return;
    }
    if (parse_yield_or_star_expressions(parser) == NULL) {
        raise_next(parser, letter, "expecting a valid expression after '{'");
        return;
    }
    enum token_kind kind = parser_peek(parser);
    if (kind != TOKEN_EQUAL && kind != TOKEN_EXCLAMATION && kind != TOKEN_COLON && kind != TOKEN_RIGHT_BRACE) {
        raise_next(parser, letter, "expecting '=', or '!', or ':', or '}'");
        return;
    }
    if (parser_accept(parser, TOKEN_EQUAL)) {
        kind = parser_peek(parser);
        if (kind != TOKEN_EXCLAMATION && kind != TOKEN_COLON && kind != TOKEN_RIGHT_BRACE) {
            raise_next(parser, letter, "expecting '!', or ':', or '}'");
            return;
        }
    }
    if (diagnose_field_end(parser, letter) && parser_accept(parser, TOKEN_COLON)) {
        size_t base = parser->scratch_used;
        push_format_specification(parser, is_template);
        parser_drop(parser, base);
        if (parser_peek(parser) != TOKEN_RIGHT_BRACE) {
            raise_next(parser, letter, "expecting '}', or format specs");
        }
    }
    parser->mark = mark;
}
