/* Atoms, trailers (attribute, call, subscript), displays and comprehensions. */
#include "parser_internal.h"

/* Whether `expression`, read at token `start`, is `name := value` without brackets around it. */
static bool is_bare_named_expression(const struct parser *parser, uint32_t start, const struct expression *expression) {
    return expression->kind == EXPRESSION_NAMED && parser->tokens[start].kind == TOKEN_NAME;
}

/* ---- slices ---- */

/* slice: [expression] ':' [expression] [':' [expression]] | named_expression */
static struct expression *parse_slice(struct parser *parser) {
    uint32_t start = parser->mark;
    struct expression *lower = NULL;
    if (parser_peek(parser) != TOKEN_COLON) {
        lower = parse_named_expression(parser);
        if (lower == NULL || parser_peek(parser) != TOKEN_COLON || is_bare_named_expression(parser, start, lower)) {
            return lower;
        }
    }
    parser->mark++;
    struct expression *upper = parse_expression(parser);
    struct expression *step = NULL;
    if (!parser->stopped && parser_accept(parser, TOKEN_COLON)) {
        step = parse_expression(parser);
    }
    if (parser->stopped) {
        return NULL;
    }
    struct expression *node = parser_new_expression(parser, EXPRESSION_SLICE, parser_range(parser, start));
    if (node != NULL) {
        node->slice.lower = lower;
        node->slice.upper = upper;
        node->slice.step = step;
    }
    return node;
}

static struct expression *parse_slice_or_starred(struct parser *parser) {
    return parser_peek(parser) == TOKEN_STAR ? parse_starred_expression(parser) : parse_slice(parser);
}

struct expression *parse_slices(struct parser *parser) {
    uint32_t start = parser->mark;
    struct expression *item = parse_bare_tuple(parser, parse_slice_or_starred);
    if (item == NULL || item->kind != EXPRESSION_STARRED) {
        return item;
    }
    /* `a[*b]` is a tuple of one. */
    struct expression *node = parser_new_expression(parser, EXPRESSION_TUPLE, parser_range(parser, start));
    size_t base = parser->scratch_used;
    if (node == NULL || !parser_push_expression(parser, item) ||
        !parser_collect_expressions(parser, base, &node->sequence.elements)) {
        return NULL;
    }
    return node;
}

/* ---- trailers ---- */

/* Each reads one trailer of `value`; the next token is its first. NULL: it does not match, nothing is read. */
static struct expression *parse_attribute(struct parser *parser, uint32_t start, struct expression *value) {
    uint32_t dot = parser->mark++;
    if (!parser_accept(parser, TOKEN_NAME)) {
        return parser_backtrack(parser, dot);
    }
    struct expression *node = parser_new_expression(parser, EXPRESSION_ATTRIBUTE, parser_range(parser, start));
    if (node != NULL) {
        node->attribute.value = value;
        node->attribute.name = parser_identifier(parser, parser_previous(parser));
    }
    return node;
}

static struct expression *parse_subscript(struct parser *parser, uint32_t start, struct expression *value) {
    uint32_t bracket = parser->mark++;
    struct expression *index = parse_slices(parser);
    if (index == NULL || !parser_accept(parser, TOKEN_RIGHT_BRACKET)) {
        return parser_backtrack(parser, bracket);
    }
    struct expression *node = parser_new_expression(parser, EXPRESSION_SUBSCRIPT, parser_range(parser, start));
    if (node != NULL) {
        node->subscript.value = value;
        node->subscript.index = index;
    }
    return node;
}

static struct expression *parse_call(struct parser *parser, uint32_t start, struct expression *function) {
    uint32_t bracket = parser->mark++;
    struct expression *node = parser_new_expression(parser, EXPRESSION_CALL, function->range);
    if (node == NULL) {
        return NULL;
    }
    node->call.function = function;
    if (!parse_call_arguments(parser, true, node) || !parser_accept(parser, TOKEN_RIGHT_PARENTHESIS)) {
        if (parser->diagnosing && !parser->stopped) {
            diagnose_comprehension(parser, bracket);
        }
        return parser_backtrack(parser, bracket);
    }
    node->range = parser_range(parser, start);
    return node;
}

struct expression *parse_primary(struct parser *parser) {
    uint32_t start = parser->mark;
    struct expression *node = parse_atom(parser);
    while (node != NULL) {
        enum token_kind kind = parser_peek(parser);
        struct expression *next;
        if (parser->diagnosing && (kind == TOKEN_LEFT_BRACKET || kind == TOKEN_LEFT_BRACE)) {
            diagnose_comprehension(parser, parser->mark);
        }
        if (kind == TOKEN_DOT) {
            next = parse_attribute(parser, start, node);
        } else if (kind == TOKEN_LEFT_PARENTHESIS) {
            next = parse_call(parser, start, node);
        } else if (kind == TOKEN_LEFT_BRACKET) {
            next = parse_subscript(parser, start, node);
        } else {
            break;
        }
        if (next == NULL) {
            return parser->stopped ? NULL : node;
        }
        node = next;
    }
    return parser->stopped ? NULL : node;
}

/* ---- comprehensions ---- */

static bool parse_for_if_clause(struct parser *parser, struct comprehension *clause) {
    uint32_t start = parser->mark;
    clause->is_async = parser_accept(parser, TOKEN_ASYNC);
    if (!parser_accept(parser, TOKEN_FOR)) {
        parser->mark = start;
        return false;
    }
    clause->target = parse_star_targets(parser);
    if (clause->target == NULL || !parser_accept(parser, TOKEN_IN)) {
        if (parser->diagnosing && !parser->stopped) {
            diagnose_for_clause(parser, start);
        }
        parser->mark = start;
        return false;
    }
    clause->iterable = parse_disjunction(parser);
    if (clause->iterable == NULL) {
        parser->mark = start;
        return false;
    }
    size_t base = parser->scratch_used;
    while (parser_peek(parser) == TOKEN_IF) {
        uint32_t if_mark = parser->mark++;
        struct expression *condition = parse_disjunction(parser);
        if (condition == NULL || !parser_push_expression(parser, condition)) {
            parser->mark = if_mark;
            break;
        }
    }
    return parser_collect_expressions(parser, base, &clause->conditions) && !parser->stopped;
}

bool parse_for_if_clauses(struct parser *parser, struct comprehension_list *clauses) {
    size_t base = parser->scratch_used;
    while (parser_at_comprehension(parser)) {
        struct comprehension clause = {0};
        if (!parse_for_if_clause(parser, &clause)) {
            break;
        }
        if (!parser_push(parser, &clause, sizeof clause)) {
            break;
        }
    }
    if (parser->stopped || parser->scratch_used == base) {
        parser_drop(parser, base);
        return false;
    }
    return parser_collect(parser, base, sizeof(struct comprehension), &clauses->items, &clauses->count);
}

/* Behind the element(s) of a comprehension: its clauses and the closing bracket. */
static struct expression *parse_comprehension_tail(struct parser *parser, uint32_t start, enum expression_kind kind,
                                                   struct expression *element, struct expression *value,
                                                   enum token_kind closing) {
    struct comprehension_list clauses;
    if (!parse_for_if_clauses(parser, &clauses) || !parser_accept(parser, closing)) {
        return NULL;
    }
    struct expression *node = parser_new_expression(parser, kind, parser_range(parser, start));
    if (node != NULL) {
        node->comprehension.element = element;
        node->comprehension.value = value;
        node->comprehension.generators = clauses;
    }
    return node;
}

/* ---- displays ---- */

/* Behind the first item of a list, tuple or set and, if any, before its comma: the rest and the closing bracket. */
static struct expression *parse_sequence_tail(struct parser *parser, uint32_t start, enum expression_kind kind,
                                              struct expression *item, enum token_kind closing) {
    size_t base = parser->scratch_used;
    while (item != NULL && parser_push_expression(parser, item) && parser_accept(parser, TOKEN_COMMA)) {
        item = parse_star_named_expression(parser);
    }
    struct expression_list elements;
    if (parser->stopped || !parser_accept(parser, closing)) {
        parser_drop(parser, base);
        return NULL;
    }
    if (!parser_collect_expressions(parser, base, &elements)) {
        return NULL;
    }
    struct expression *node = parser_new_expression(parser, kind, parser_range(parser, start));
    if (node != NULL) {
        node->sequence.elements = elements;
    }
    return node;
}

static struct expression *parse_parenthesized_body(struct parser *parser, uint32_t start) {
    if (parser_peek(parser) == TOKEN_RIGHT_PARENTHESIS) {
        return parse_sequence_tail(parser, start, EXPRESSION_TUPLE, NULL, TOKEN_RIGHT_PARENTHESIS);
    }
    if (parser_peek(parser) == TOKEN_YIELD) {
        struct expression *yield = parse_yield(parser);
        return yield != NULL && parser_accept(parser, TOKEN_RIGHT_PARENTHESIS) ? yield : NULL;
    }
    struct expression *first = parse_star_named_expression(parser);
    if (first == NULL) {
        return NULL;
    }
    if (parser_at_comprehension(parser) && first->kind != EXPRESSION_STARRED) {
        return parse_comprehension_tail(parser, start, EXPRESSION_GENERATOR, first, NULL, TOKEN_RIGHT_PARENTHESIS);
    }
    if (parser_peek(parser) == TOKEN_COMMA) {
        return parse_sequence_tail(parser, start, EXPRESSION_TUPLE, first, TOKEN_RIGHT_PARENTHESIS);
    }
    bool is_starred = first->kind == EXPRESSION_STARRED;
    return !is_starred && parser_accept(parser, TOKEN_RIGHT_PARENTHESIS) ? first : NULL;
}

static struct expression *parse_parenthesized(struct parser *parser) {
    uint32_t start = parser->mark++;
    struct expression *node = parse_parenthesized_body(parser, start);
    if (node == NULL && parser->diagnosing && !parser->stopped) {
        diagnose_comprehension(parser, start);
        diagnose_group(parser, start);
    }
    return node != NULL ? node : parser_backtrack(parser, start);
}

static struct expression *parse_list_body(struct parser *parser, uint32_t start) {
    if (parser_peek(parser) == TOKEN_RIGHT_BRACKET) {
        return parse_sequence_tail(parser, start, EXPRESSION_LIST, NULL, TOKEN_RIGHT_BRACKET);
    }
    struct expression *first = parse_star_named_expression(parser);
    if (first != NULL && parser_at_comprehension(parser) && first->kind != EXPRESSION_STARRED) {
        return parse_comprehension_tail(parser, start, EXPRESSION_LIST_COMPREHENSION, first, NULL, TOKEN_RIGHT_BRACKET);
    }
    return first == NULL ? NULL : parse_sequence_tail(parser, start, EXPRESSION_LIST, first, TOKEN_RIGHT_BRACKET);
}

static struct expression *parse_list(struct parser *parser) {
    uint32_t start = parser->mark++;
    struct expression *node = parse_list_body(parser, start);
    if (node == NULL && parser->diagnosing && !parser->stopped) {
        diagnose_comprehension(parser, start);
    }
    return node != NULL ? node : parser_backtrack(parser, start);
}

struct dict_item {
    struct expression *key; /* NULL: **value */
    struct expression *value;
};

bool parse_key_value(struct parser *parser, struct expression **key, struct expression **value) {
    uint32_t start = parser->mark;
    *key = NULL;
    if (parser_accept(parser, TOKEN_DOUBLE_STAR)) {
        *value = parse_bitwise_or(parser);
    } else {
        *key = parse_expression(parser);
        bool matches = *key != NULL && parser_accept(parser, TOKEN_COLON);
        *value = matches ? parse_expression(parser) : NULL;
    }
    if (*value == NULL) {
        parser->mark = start;
    }
    return *value != NULL;
}

static struct expression *make_dict(struct parser *parser, uint32_t start, size_t base) {
    struct dict_item *items;
    uint32_t count;
    if (!parser_collect(parser, base, sizeof *items, &items, &count)) {
        return NULL;
    }
    struct expression *node = parser_new_expression(parser, EXPRESSION_DICT, parser_range(parser, start));
    struct expression **keys = parser_allocate(parser, count * sizeof(struct expression *));
    struct expression **values = parser_allocate(parser, count * sizeof(struct expression *));
    if (node == NULL || keys == NULL || values == NULL) {
        return NULL;
    }
    for (uint32_t i = 0; i < count; i++) {
        keys[i] = items[i].key;
        values[i] = items[i].value;
    }
    node->dict.keys = (struct expression_list){keys, count};
    node->dict.values = (struct expression_list){values, count};
    return node;
}

/* Behind the first item of a dict display. */
static struct expression *parse_dict_tail(struct parser *parser, uint32_t start, struct dict_item item) {
    size_t base = parser->scratch_used;
    bool has_item = true;
    while (has_item && parser_push(parser, &item, sizeof item) && parser_accept(parser, TOKEN_COMMA)) {
        has_item = parse_key_value(parser, &item.key, &item.value);
    }
    if (parser->stopped || !parser_accept(parser, TOKEN_RIGHT_BRACE)) {
        parser_drop(parser, base);
        return NULL;
    }
    return make_dict(parser, start, base);
}

static struct expression *parse_braces_body(struct parser *parser, uint32_t start) {
    struct dict_item item = {NULL, NULL};
    if (parser_accept(parser, TOKEN_RIGHT_BRACE)) {
        return make_dict(parser, start, parser->scratch_used);
    }
    if (parser_peek(parser) == TOKEN_DOUBLE_STAR) {
        return parse_key_value(parser, &item.key, &item.value) ? parse_dict_tail(parser, start, item) : NULL;
    }
    struct expression *first = parse_star_named_expression(parser);
    if (first == NULL) {
        return NULL;
    }
    bool is_plain = first->kind != EXPRESSION_STARRED && !is_bare_named_expression(parser, start + 1, first);
    if (is_plain && parser_peek(parser) == TOKEN_COLON) {
        parser->mark++;
        item = (struct dict_item){first, parse_expression(parser)};
        if (item.value == NULL) {
            return NULL;
        }
        if (parser_at_comprehension(parser)) {
            return parse_comprehension_tail(parser, start, EXPRESSION_DICT_COMPREHENSION, first, item.value,
                                            TOKEN_RIGHT_BRACE);
        }
        return parse_dict_tail(parser, start, item);
    }
    if (parser_at_comprehension(parser) && first->kind != EXPRESSION_STARRED) {
        return parse_comprehension_tail(parser, start, EXPRESSION_SET_COMPREHENSION, first, NULL, TOKEN_RIGHT_BRACE);
    }
    return parse_sequence_tail(parser, start, EXPRESSION_SET, first, TOKEN_RIGHT_BRACE);
}

static struct expression *parse_braces(struct parser *parser) {
    uint32_t start = parser->mark;
    if (parser->tokens[start].is_rejected && !parser->is_second_pass) {
        return NULL;
    }
    parser->mark++;
    struct expression *node = parse_braces_body(parser, start);
    if (node == NULL && !parser->stopped) {
        /* CPython looks for these mistakes in its first pass already. That reads the items again, once for each level
         * of nesting: without the mark the time would double with each. */
        parser->tokens[start].is_rejected = true;
        diagnose_dict(parser, start);
    }
    if (node == NULL && parser->diagnosing && !parser->stopped) {
        diagnose_comprehension(parser, start);
        diagnose_dict_comprehension(parser, start);
    }
    return node != NULL ? node : parser_backtrack(parser, start);
}

/* ---- atoms ---- */

static struct expression *parse_name(struct parser *parser) {
    const struct token *token = &parser->tokens[parser->mark++];
    struct expression *node = parser_new_expression(parser, EXPRESSION_NAME, token->range);
    if (node != NULL) {
        node->name.identifier = parser_identifier(parser, token);
    }
    return node;
}

static struct expression *parse_constant(struct parser *parser, enum constant_kind kind) {
    const struct token *token = &parser->tokens[parser->mark++];
    struct expression *node = parser_new_expression(parser, EXPRESSION_CONSTANT, token->range);
    if (node != NULL) {
        node->constant.kind = kind;
    }
    return node;
}

struct expression *parse_atom(struct parser *parser) {
    switch (parser_peek(parser)) {
    case TOKEN_NAME:
        return parse_name(parser);
    case TOKEN_NUMBER:
        return parse_number(parser);
    case TOKEN_STRING:
    case TOKEN_FSTRING_START:
    case TOKEN_TSTRING_START:
        return parse_strings(parser);
    case TOKEN_LEFT_PARENTHESIS:
        return parse_parenthesized(parser);
    case TOKEN_LEFT_BRACKET:
        return parse_list(parser);
    case TOKEN_LEFT_BRACE:
        return parse_braces(parser);
    case TOKEN_TRUE:
        return parse_constant(parser, CONSTANT_TRUE);
    case TOKEN_FALSE:
        return parse_constant(parser, CONSTANT_FALSE);
    case TOKEN_NONE:
        return parse_constant(parser, CONSTANT_NONE);
    case TOKEN_ELLIPSIS:
        return parse_constant(parser, CONSTANT_ELLIPSIS);
    default:
        return NULL;
    }
}
