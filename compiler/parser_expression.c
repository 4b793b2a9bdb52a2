/* Expressions from the loosest binding (conditional, lambda) down to the power operator.
 *
 * Left-associative chains and prefix operators are read by loops, so their length costs no C stack; only brackets,
 * right-hand sides of ** and conditional tails recurse, and those are counted. */
#include "parser_internal.h"

#include <stdio.h>
#include <string.h>

/* ---- binary operators ---- */

struct binary_rule {
    uint8_t precedence; /* 0: not a binary operator; higher binds tighter */
    uint8_t operator;
};

static const struct binary_rule binary_rules[TOKEN_KIND_COUNT] = {
    [TOKEN_VERTICAL_BAR] = {1, BINARY_BIT_OR},
    [TOKEN_CIRCUMFLEX] = {2, BINARY_BIT_XOR},
    [TOKEN_AMPERSAND] = {3, BINARY_BIT_AND},
    [TOKEN_LEFT_SHIFT] = {4, BINARY_LEFT_SHIFT},
    [TOKEN_RIGHT_SHIFT] = {4, BINARY_RIGHT_SHIFT},
    [TOKEN_PLUS] = {5, BINARY_ADD},
    [TOKEN_MINUS] = {5, BINARY_SUBTRACT},
    [TOKEN_STAR] = {6, BINARY_MULTIPLY},
    [TOKEN_SLASH] = {6, BINARY_DIVIDE},
    [TOKEN_DOUBLE_SLASH] = {6, BINARY_FLOOR_DIVIDE},
    [TOKEN_PERCENT] = {6, BINARY_MODULO},
    [TOKEN_AT] = {6, BINARY_MATRIX_MULTIPLY},
};

static struct expression *parse_factor(struct parser *parser);

static struct expression *parse_await(struct parser *parser) {
    uint32_t start = parser->mark;
    parser->mark++;
    struct expression *value = parse_primary(parser);
    if (value == NULL) {
        return parser_backtrack(parser, start);
    }
    struct expression *node = parser_new_expression(parser, EXPRESSION_AWAIT, parser_range(parser, start));
    if (node != NULL) {
        node->operand.value = value;
    }
    return node;
}

static struct expression *make_binary(struct parser *parser, uint32_t start, struct expression *left,
                                      enum binary_operator operator, struct expression * right) {
    struct expression *node = parser_new_expression(parser, EXPRESSION_BINARY, parser_range(parser, start));
    if (node != NULL) {
        node->binary.left = left;
        node->binary.operator= operator;
        node->binary.right = right;
    }
    return node;
}

/* power: await_primary ['**' factor] */
static struct expression *parse_power(struct parser *parser) {
    uint32_t start = parser->mark;
    struct expression *base = parser_peek(parser) == TOKEN_AWAIT ? parse_await(parser) : parse_primary(parser);
    if (base == NULL || parser_peek(parser) != TOKEN_DOUBLE_STAR) {
        return base;
    }
    uint32_t operator_mark = parser->mark++;
    struct expression *exponent = NULL;
    if (parser_enter(parser, PARSER_EXPRESSION_DEPTH)) {
        exponent = parse_factor(parser);
    }
    parser_leave(parser, PARSER_EXPRESSION_DEPTH);
    if (exponent == NULL) {
        parser->mark = operator_mark;
        return parser->stopped ? NULL : base;
    }
    return make_binary(parser, start, base, BINARY_POWER, exponent);
}

static struct expression *make_unary(struct parser *parser, uint32_t start, enum unary_operator operator,
                                     struct expression * operand) {
    struct expression *node = parser_new_expression(parser, EXPRESSION_UNARY, parser_range(parser, start));
    if (node != NULL) {
        node->unary.operator= operator;
        node->unary.operand = operand;
    }
    return node;
}

static enum unary_operator unary_operator_of(uint8_t token_kind) {
    return token_kind == TOKEN_PLUS    ? UNARY_PLUS
           : token_kind == TOKEN_MINUS ? UNARY_MINUS
           : token_kind == TOKEN_TILDE ? UNARY_INVERT
                                       : UNARY_NOT;
}

/* Wraps `operand` in the prefix operators that are the tokens from `start` to `end`. */
static struct expression *wrap_in_prefixes(struct parser *parser, uint32_t start, uint32_t end,
                                           struct expression *operand) {
    while (end > start && operand != NULL) {
        end--;
        operand = make_unary(parser, end, unary_operator_of(parser->tokens[end].kind), operand);
    }
    return operand;
}

/* factor: ('+' | '-' | '~') factor | power */
static struct expression *parse_factor(struct parser *parser) {
    uint32_t start = parser->mark;
    enum token_kind kind = parser_peek(parser);
    while (kind == TOKEN_PLUS || kind == TOKEN_MINUS || kind == TOKEN_TILDE) {
        parser->mark++;
        kind = parser_peek(parser);
    }
    uint32_t operand_mark = parser->mark;
    struct expression *operand = parse_power(parser);
    if (operand == NULL) {
        if (parser->diagnosing && operand_mark > start) {
            diagnose_not_operand(parser, parse_factor);
        }
        return parser_backtrack(parser, start);
    }
    return wrap_in_prefixes(parser, start, operand_mark, operand);
}

static struct expression *parse_inversion(struct parser *parser);

static struct expression *parse_binary(struct parser *parser, uint8_t minimum_precedence) {
    uint32_t start = parser->mark;
    struct expression *left = parse_factor(parser);
    while (left != NULL) {
        struct binary_rule rule = binary_rules[parser_peek(parser)];
        if (rule.precedence < minimum_precedence || rule.precedence == 0) {
            break;
        }
        uint32_t operator_mark = parser->mark++;
        struct expression *right = NULL;
        if (parser_enter(parser, 1)) {
            right = parse_binary(parser, (uint8_t)(rule.precedence + 1));
        }
        parser_leave(parser, 1);
        if (right == NULL) {
            if (parser->diagnosing && rule.precedence >= binary_rules[TOKEN_PLUS].precedence) {
                diagnose_not_operand(parser, parse_inversion);
            }
            parser->mark = operator_mark;
            return parser->stopped ? NULL : left;
        }
        left = make_binary(parser, start, left, rule.operator, right);
    }
    return left;
}

struct expression *parse_bitwise_or(struct parser *parser) {
    return parse_binary(parser, 1);
}

/* ---- comparisons ---- */

/* Reads a comparison operator. False, with nothing read, when there is none. */
static bool parse_comparison_operator(struct parser *parser, enum comparison_operator *operator) {
    static const uint8_t operators[TOKEN_KIND_COUNT] = {
        [TOKEN_EQUAL_EQUAL] = COMPARISON_EQUAL + 1,
        [TOKEN_NOT_EQUAL] = COMPARISON_NOT_EQUAL + 1,
        [TOKEN_LESS] = COMPARISON_LESS + 1,
        [TOKEN_LESS_EQUAL] = COMPARISON_LESS_EQUAL + 1,
        [TOKEN_GREATER] = COMPARISON_GREATER + 1,
        [TOKEN_GREATER_EQUAL] = COMPARISON_GREATER_EQUAL + 1,
        [TOKEN_IS] = COMPARISON_IS + 1,
        [TOKEN_IN] = COMPARISON_IN + 1,
        [TOKEN_NOT] = COMPARISON_NOT_IN + 1,
    };
    uint8_t found = operators[parser_peek(parser)];
    if (found == 0) {
        return false;
    }
    *operator=(enum comparison_operator)(found - 1);
    uint32_t start = parser->mark++;
    if (*operator== COMPARISON_NOT_IN && !parser_accept(parser, TOKEN_IN)) {
        parser->mark = start;
        return false;
    }
    if (*operator== COMPARISON_IS && parser_accept(parser, TOKEN_NOT)) {
        *operator= COMPARISON_IS_NOT;
    }
    return true;
}

/* A tuple of constants; recursion follows brackets. */
static bool is_constant_tuple(const struct expression *expression) {
    if (expression->kind != EXPRESSION_TUPLE) {
        return false;
    }
    for (uint32_t i = 0; i < expression->sequence.elements.count; i++) {
        const struct expression *element = expression->sequence.elements.items[i];
        if (element->kind != EXPRESSION_CONSTANT && !is_constant_tuple(element)) {
            return false;
        }
    }
    return true;
}

static const char *literal_type_name(const struct expression *expression) {
    if (is_constant_tuple(expression)) {
        return "tuple";
    }
    bool is_negated = expression->kind == EXPRESSION_UNARY && expression->unary.operator== UNARY_MINUS;
    const struct expression *constant = is_negated ? expression->unary.operand : expression;
    if (constant->kind != EXPRESSION_CONSTANT ||
        (is_negated && (constant->constant.kind < CONSTANT_INTEGER || constant->constant.kind > CONSTANT_IMAGINARY))) {
        return NULL;
    }
    switch (constant->constant.kind) {
    case CONSTANT_INTEGER:
        return "int";
    case CONSTANT_FLOAT:
        return "float";
    case CONSTANT_IMAGINARY:
        return "complex";
    case CONSTANT_STRING:
        return "str";
    case CONSTANT_BYTES:
        return "bytes";
    default:
        return NULL;
    }
}

/* `x is 1` compares identities of literals, which is an accident waiting to happen. */
static void warn_identity_of_literal(struct parser *parser, uint32_t start, const struct expression *compare) {
    const struct expression *left = compare->compare.left;
    for (uint32_t i = 0; i < compare->compare.comparators.count; i++) {
        const struct expression *right = compare->compare.comparators.items[i];
        enum comparison_operator operator= compare->compare.operators[i];
        const char *type = literal_type_name(left) != NULL ? literal_type_name(left) : literal_type_name(right);
        left = right;
        if ((operator!= COMPARISON_IS && operator!= COMPARISON_IS_NOT) || type == NULL) {
            continue;
        }
        uint32_t place = parser->tokens[start].start;
        char *message = place < parser->last_comparison_warning ? NULL : arena_allocate(parser->arena, 64);
        if (message != NULL) {
            parser->last_comparison_warning = place + 1;
            bool is_negated = operator== COMPARISON_IS_NOT;
            snprintf(message, 64, "\"%s\" with '%s' literal. Did you mean \"%s\"?", is_negated ? "is not" : "is", type,
                     is_negated ? "!=" : "==");
            syntax_warning_add(&parser->warnings, parser->arena, compare->range, message);
        }
        return;
    }
}

struct comparison_part {
    struct expression *operand;
    enum comparison_operator operator;
};

static struct expression *make_comparison(struct parser *parser, uint32_t start, size_t base, struct expression *left) {
    struct comparison_part *parts;
    uint32_t count;
    if (!parser_collect(parser, base, sizeof *parts, &parts, &count)) {
        return NULL;
    }
    struct expression *node = parser_new_expression(parser, EXPRESSION_COMPARE, parser_range(parser, start));
    struct expression **operands = parser_allocate(parser, count * sizeof(struct expression *));
    enum comparison_operator *operators = parser_allocate(parser, count * sizeof *operators);
    if (node == NULL || operands == NULL || operators == NULL) {
        return NULL;
    }
    for (uint32_t i = 0; i < count; i++) {
        operands[i] = parts[i].operand;
        operators[i] = parts[i].operator;
    }
    node->compare.left = left;
    node->compare.operators = operators;
    node->compare.comparators = (struct expression_list){operands, count};
    warn_identity_of_literal(parser, start, node);
    return node;
}

/* comparison: bitwise_or (operator bitwise_or)* */
static struct expression *parse_comparison(struct parser *parser) {
    uint32_t start = parser->mark;
    struct expression *left = parse_bitwise_or(parser);
    if (left == NULL) {
        return NULL;
    }
    size_t base = parser->scratch_used;
    for (;;) {
        uint32_t operator_mark = parser->mark;
        struct comparison_part part;
        if (!parse_comparison_operator(parser, &part.operator)) {
            break;
        }
        part.operand = parse_bitwise_or(parser);
        if (part.operand == NULL || !parser_push(parser, &part, sizeof part)) {
            parser->mark = operator_mark;
            break;
        }
    }
    if (parser->stopped) {
        parser_drop(parser, base);
        return NULL;
    }
    return parser->scratch_used == base ? left : make_comparison(parser, start, base, left);
}

/* ---- not, and, or ---- */

/* inversion: 'not' inversion | comparison */
static struct expression *parse_inversion(struct parser *parser) {
    uint32_t start = parser->mark;
    while (parser_accept(parser, TOKEN_NOT)) {
    }
    uint32_t operand_mark = parser->mark;
    struct expression *operand = parse_comparison(parser);
    if (operand == NULL) {
        return parser_backtrack(parser, start);
    }
    return wrap_in_prefixes(parser, start, operand_mark, operand);
}

static struct expression *parse_conjunction(struct parser *parser);

/* operand (separator operand)*, as one node of all operands. */
static struct expression *parse_boolean(struct parser *parser, enum boolean_operator operator) {
    uint32_t start = parser->mark;
    bool is_or = operator== BOOLEAN_OR;
    struct expression *first = is_or ? parse_conjunction(parser) : parse_inversion(parser);
    if (first == NULL || parser_peek(parser) != (is_or ? TOKEN_OR : TOKEN_AND)) {
        return first;
    }
    size_t base = parser->scratch_used;
    uint32_t operator_mark = parser->mark;
    struct expression *operand = first;
    do {
        if (!parser_push_expression(parser, operand)) {
            return NULL;
        }
        operator_mark = parser->mark;
        if (!parser_accept(parser, is_or ? TOKEN_OR : TOKEN_AND)) {
            break;
        }
        operand = is_or ? parse_conjunction(parser) : parse_inversion(parser);
    } while (operand != NULL);
    parser->mark = operator_mark;
    struct expression_list values;
    if (parser->stopped || !parser_collect_expressions(parser, base, &values)) {
        parser_drop(parser, base);
        return NULL;
    }
    if (values.count == 1) {
        return first;
    }
    struct expression *node = parser_new_expression(parser, EXPRESSION_BOOLEAN, parser_range(parser, start));
    if (node != NULL) {
        node->boolean.operator= operator;
        node->boolean.values = values;
    }
    return node;
}

static struct expression *parse_conjunction(struct parser *parser) { return parse_boolean(parser, BOOLEAN_AND); }

/* ---- the second pass's memory ---- */

static struct expression_memo *expression_memo_at(struct parser *parser, enum memo_rule rule, uint32_t start) {
    if (start >= parser->memo_capacity) {
        uint32_t capacity = parser->token_capacity > start ? parser->token_capacity : start + 1;
        struct expression_memo(*memos)[MEMO_RULE_COUNT] = parser_allocate(parser, capacity * sizeof *memos);
        if (memos == NULL) {
            return NULL;
        }
        if (parser->memo_capacity > 0) {
            memcpy(memos, parser->memos, parser->memo_capacity * sizeof *memos);
        }
        parser->memos = memos;
        parser->memo_capacity = capacity;
    }
    return &parser->memos[start][rule];
}

/* `body` at `mark`, or what it gave there before. */
static struct expression *parse_memoized(struct parser *parser, enum memo_rule rule, expression_rule body) {
    uint32_t start = parser->mark;
    struct expression_memo *memo = expression_memo_at(parser, rule, start);
    if (memo == NULL) {
        return NULL;
    }
    if (memo->is_known) {
        parser->mark = memo->end;
        return memo->node;
    }
    struct expression *node = body(parser);
    if (node == NULL) {
        parser->mark = start;
    }
    memo = parser->stopped ? NULL : expression_memo_at(parser, rule, start);
    if (memo == NULL) {
        return NULL;
    }
    *memo = (struct expression_memo){node, parser->mark, true};
    return node;
}

static struct expression *parse_disjunction_body(struct parser *parser) { return parse_boolean(parser, BOOLEAN_OR); }

struct expression *parse_disjunction(struct parser *parser) {
    return parser->is_second_pass ? parse_memoized(parser, MEMO_DISJUNCTION, parse_disjunction_body)
                                  : parse_boolean(parser, BOOLEAN_OR);
}

/* ---- conditional expression, lambda ---- */

/* Behind `body`, at 'if': the conditional, or `body` alone when what follows is none. */
static struct expression *parse_conditional_tail(struct parser *parser, uint32_t start, struct expression *body) {
    uint32_t if_mark = parser->mark++;
    struct expression *test = parse_disjunction(parser);
    struct expression *else_body = NULL;
    if (test != NULL && parser_accept(parser, TOKEN_ELSE)) {
        else_body = parse_expression(parser);
    }
    if (else_body == NULL) {
        parser->mark = if_mark;
        return parser->stopped ? NULL : body;
    }
    struct expression *node = parser_new_expression(parser, EXPRESSION_CONDITIONAL, parser_range(parser, start));
    if (node != NULL) {
        node->conditional.test = test;
        node->conditional.body = body;
        node->conditional.else_body = else_body;
    }
    return node;
}

/* expression: disjunction ['if' disjunction 'else' expression] | lambda */
static struct expression *parse_expression_body(struct parser *parser) {
    uint32_t start = parser->mark;
    if (parser_peek(parser) == TOKEN_LAMBDA) {
        struct expression *lambda = parse_lambda(parser);
        if (parser->diagnosing && lambda == NULL && !parser->stopped) {
            diagnose_expression(parser, start, NULL);
        }
        return lambda;
    }
    struct expression *node = parse_disjunction(parser);
    if (parser->diagnosing && !parser->stopped) {
        diagnose_expression(parser, start, node);
    }
    if (node != NULL && parser_peek(parser) == TOKEN_IF) {
        node = parse_conditional_tail(parser, start, node);
    }
    if (node == NULL || parser->stopped) {
        return parser_backtrack(parser, start);
    }
    return node;
}

struct expression *parse_expression(struct parser *parser) {
    struct expression *node = NULL;
    if (parser_enter(parser, PARSER_EXPRESSION_DEPTH)) {
        node = parser->is_second_pass ? parse_memoized(parser, MEMO_EXPRESSION, parse_expression_body)
                                      : parse_expression_body(parser);
    }
    parser_leave(parser, PARSER_EXPRESSION_DEPTH);
    return node;
}

struct expression *parse_expression_plainly(struct parser *parser) {
    bool diagnosing = parser->diagnosing;
    parser->diagnosing = false;
    struct expression *node = parse_expression_body(parser);
    parser->diagnosing = diagnosing;
    return node;
}

/* ---- named, starred, lists of expressions ---- */

/* NAME ':=' expression; the caller has seen the first two tokens. */
static struct expression *parse_assignment_expression(struct parser *parser) {
    uint32_t start = parser->mark;
    parser->mark += 2;
    struct expression *value = parse_expression(parser);
    if (value == NULL) {
        return parser_backtrack(parser, start);
    }
    struct expression *node = parser_new_expression(parser, EXPRESSION_NAMED, parser_range(parser, start));
    struct expression *target = parser_new_expression(parser, EXPRESSION_NAME, parser->tokens[start].range);
    if (node == NULL || target == NULL) {
        return NULL;
    }
    target->name.identifier = parser_identifier(parser, &parser->tokens[start]);
    target->name.context = CONTEXT_STORE;
    node->named.target = target;
    node->named.value = value;
    return node;
}

/* named_expression: NAME ':=' expression | expression !':=' */
struct expression *parse_named_expression(struct parser *parser) {
    uint32_t start = parser->mark;
    if (parser_peek(parser) == TOKEN_NAME && parser_peek_ahead(parser, 1) == TOKEN_COLON_EQUAL) {
        return parse_assignment_expression(parser);
    }
    struct expression *node = parse_expression(parser);
    if (node != NULL && parser->diagnosing) {
        diagnose_named_expression(parser, start, node);
    }
    if (node == NULL || parser->stopped || parser_peek(parser) == TOKEN_COLON_EQUAL) {
        return parser_backtrack(parser, start);
    }
    return node;
}

/* '*' followed by bitwise_or. */
static struct expression *parse_starred_bitwise_or(struct parser *parser) {
    uint32_t start = parser->mark++;
    struct expression *value = parse_bitwise_or(parser);
    if (value == NULL) {
        return parser_backtrack(parser, start);
    }
    struct expression *node = parser_new_expression(parser, EXPRESSION_STARRED, parser_range(parser, start));
    if (node != NULL) {
        node->starred.value = value;
    }
    return node;
}

struct expression *parse_star_expression(struct parser *parser) {
    return parser_peek(parser) == TOKEN_STAR ? parse_starred_bitwise_or(parser) : parse_expression(parser);
}

struct expression *parse_star_named_expression(struct parser *parser) {
    return parser_peek(parser) == TOKEN_STAR ? parse_starred_bitwise_or(parser) : parse_named_expression(parser);
}

struct expression *parse_bare_tuple(struct parser *parser, expression_rule parse_item) {
    uint32_t start = parser->mark;
    struct expression *item = parse_item(parser);
    if (item == NULL || parser_peek(parser) != TOKEN_COMMA) {
        return item;
    }
    size_t base = parser->scratch_used;
    while (item != NULL && parser_push_expression(parser, item) && parser_accept(parser, TOKEN_COMMA)) {
        item = parse_item(parser);
    }
    struct expression_list elements;
    if (parser->stopped || !parser_collect_expressions(parser, base, &elements)) {
        parser_drop(parser, base);
        return NULL;
    }
    struct expression *node = parser_new_expression(parser, EXPRESSION_TUPLE, parser_range(parser, start));
    if (node != NULL) {
        node->sequence.elements = elements;
    }
    return node;
}

struct expression *parse_expressions(struct parser *parser) {
    return parse_bare_tuple(parser, parse_expression);
}

struct expression *parse_star_expressions(struct parser *parser) {
    return parse_bare_tuple(parser, parse_star_expression);
}

struct expression *parse_yield(struct parser *parser) {
    uint32_t start = parser->mark++;
    bool is_from = parser_accept(parser, TOKEN_FROM);
    struct expression *value = is_from ? parse_expression(parser) : parse_star_expressions(parser);
    if (parser->stopped) {
        return NULL;
    }
    if (is_from && value == NULL) {
        /* `yield` alone matches; the stray 'from' is the caller's problem. */
        parser->mark = start + 1;
        is_from = false;
    }
    enum expression_kind kind = is_from ? EXPRESSION_YIELD_FROM : EXPRESSION_YIELD;
    struct expression *node = parser_new_expression(parser, kind, parser_range(parser, start));
    if (node != NULL) {
        node->operand.value = value;
    }
    return node;
}

struct expression *parse_yield_or_star_expressions(struct parser *parser) {
    return parser_peek(parser) == TOKEN_YIELD ? parse_yield(parser) : parse_star_expressions(parser);
}
