/* Targets of assignments, for, with and del.
 *
 * Targets are read as expressions and then checked and turned over to the store or delete context, because most of them
 * are only known to be targets once the `=` behind them is seen. */
#include "parser_internal.h"

/* Recursion follows brackets in the source, which the lexer bounds. */
static bool is_target(const struct expression *expression, bool allows_star) {
    switch (expression->kind) {
    case EXPRESSION_NAME:
    case EXPRESSION_ATTRIBUTE:
    case EXPRESSION_SUBSCRIPT:
        return true;
    case EXPRESSION_STARRED:
        return allows_star && expression->starred.value->kind != EXPRESSION_STARRED &&
               is_target(expression->starred.value, allows_star);
    case EXPRESSION_LIST:
    case EXPRESSION_TUPLE:
        for (uint32_t i = 0; i < expression->sequence.elements.count; i++) {
            if (!is_target(expression->sequence.elements.items[i], allows_star)) {
                return false;
            }
        }
        return true;
    default:
        return false;
    }
}

static void set_context(struct expression *expression, enum expression_context context) {
    switch (expression->kind) {
    case EXPRESSION_NAME:
        expression->name.context = context;
        break;
    case EXPRESSION_ATTRIBUTE:
        expression->attribute.context = context;
        break;
    case EXPRESSION_SUBSCRIPT:
        expression->subscript.context = context;
        break;
    case EXPRESSION_STARRED:
        expression->starred.context = context;
        set_context(expression->starred.value, context);
        break;
    default:
        expression->sequence.context = context;
        for (uint32_t i = 0; i < expression->sequence.elements.count; i++) {
            set_context(expression->sequence.elements.items[i], context);
        }
    }
}

bool expression_become_target(struct expression *expression, enum expression_context context) {
    if (!is_target(expression, context == CONTEXT_STORE)) {
        return false;
    }
    set_context(expression, context);
    return true;
}

bool expression_become_single_target(struct expression *expression) {
    bool is_single = expression->kind == EXPRESSION_NAME || expression->kind == EXPRESSION_ATTRIBUTE ||
                     expression->kind == EXPRESSION_SUBSCRIPT;
    if (is_single) {
        set_context(expression, CONTEXT_STORE);
    }
    return is_single;
}

/* star_target: '*' target | target */
struct expression *parse_star_target(struct parser *parser) {
    uint32_t start = parser->mark;
    bool is_starred = parser_accept(parser, TOKEN_STAR);
    struct expression *target = parse_primary(parser);
    if (target == NULL || !expression_become_target(target, CONTEXT_STORE)) {
        return parser_backtrack(parser, start);
    }
    if (!is_starred) {
        return target;
    }
    struct expression *node = parser_new_expression(parser, EXPRESSION_STARRED, parser_range(parser, start));
    if (node != NULL) {
        node->starred.value = target;
        node->starred.context = CONTEXT_STORE;
    }
    return node;
}

struct expression *parse_star_targets(struct parser *parser) {
    struct expression *targets = parse_bare_tuple(parser, parse_star_target);
    if (targets != NULL && targets->kind == EXPRESSION_TUPLE) {
        targets->sequence.context = CONTEXT_STORE;
    }
    return targets;
}

static struct expression *parse_delete_target(struct parser *parser) {
    uint32_t start = parser->mark;
    struct expression *target = parse_primary(parser);
    if (target == NULL || !expression_become_target(target, CONTEXT_DELETE)) {
        return parser_backtrack(parser, start);
    }
    return target;
}

bool parse_delete_targets(struct parser *parser, struct expression_list *targets) {
    size_t base = parser->scratch_used;
    struct expression *target = parse_delete_target(parser);
    while (target != NULL && parser_push_expression(parser, target) && parser_accept(parser, TOKEN_COMMA)) {
        target = parse_delete_target(parser);
    }
    if (parser->stopped || parser->scratch_used == base) {
        parser_drop(parser, base);
        return false;
    }
    return parser_collect_expressions(parser, base, targets);
}
