/* Call arguments, also used for the bases of a class. */
#include "parser_internal.h"

struct call_item {
    bool is_keyword;
    struct expression *argument;
    struct keyword keyword;
};

/* starred_expression: '*' expression */
struct expression *parse_starred_expression(struct parser *parser) {
    uint32_t start = parser->mark++;
    struct expression *value = parse_expression(parser);
    if (value != NULL && parser->diagnosing && parser_accept(parser, TOKEN_EQUAL)) {
        struct expression *assigned = parse_expression(parser);
        if (assigned != NULL) {
            parser_raise_range(parser, range_join(parser->tokens[start].range, assigned->range),
                               "cannot assign to iterable argument unpacking");
        }
        parser->mark = start;
        return NULL;
    }
    if (value == NULL) {
        if (parser->diagnosing && !parser->stopped) {
            parser_raise_last(parser, SYNTAX_ERROR_SYNTAX, "Invalid star expression");
        }
        return parser_backtrack(parser, start);
    }
    struct expression *node = parser_new_expression(parser, EXPRESSION_STARRED, parser_range(parser, start));
    if (node != NULL) {
        node->starred.value = value;
    }
    return node;
}

static bool parse_keyword(struct parser *parser, struct call_item *item) {
    uint32_t start = parser->mark;
    struct text name = {NULL, 0};
    if (!parser_accept(parser, TOKEN_DOUBLE_STAR)) {
        name = parser_identifier(parser, &parser->tokens[start]);
        parser->mark += 2;
    }
    struct expression *value = parse_expression(parser);
    if (value == NULL) {
        parser->mark = start;
        return false;
    }
    item->is_keyword = true;
    item->keyword = (struct keyword){name, value, parser_range(parser, start)};
    return true;
}

/* A positional argument not followed by '='. */
static bool parse_positional(struct parser *parser, struct call_item *item) {
    uint32_t start = parser->mark;
    bool is_named = parser_peek(parser) == TOKEN_NAME && parser_peek_ahead(parser, 1) == TOKEN_COLON_EQUAL;
    item->is_keyword = false;
    item->argument = is_named ? parse_named_expression(parser) : parse_expression(parser);
    if (item->argument == NULL || parser_peek(parser) == TOKEN_EQUAL || parser_peek(parser) == TOKEN_COLON_EQUAL) {
        parser->mark = start;
        return false;
    }
    return true;
}

enum argument_phase { PHASE_POSITIONAL, PHASE_KEYWORD, PHASE_DOUBLE_STARRED };

/* Reads one argument allowed in `phase` and moves the phase on. */
static bool parse_call_item(struct parser *parser, struct call_item *item, enum argument_phase *phase) {
    uint32_t start = parser->mark;
    enum token_kind kind = parser_peek(parser);
    if (kind == TOKEN_DOUBLE_STAR) {
        if (parser->diagnosing) {
            diagnose_keyword_argument(parser, start);
        }
        *phase = PHASE_DOUBLE_STARRED;
        return !parser->stopped && parse_keyword(parser, item);
    }
    if (kind == TOKEN_STAR) {
        if (*phase == PHASE_DOUBLE_STARRED) {
            return false;
        }
        item->is_keyword = false;
        item->argument = parse_starred_expression(parser);
        return item->argument != NULL;
    }
    if (kind == TOKEN_NAME && parser_peek_ahead(parser, 1) == TOKEN_EQUAL) {
        if (parser->diagnosing) {
            diagnose_keyword_argument(parser, start);
        }
        *phase = *phase == PHASE_POSITIONAL ? PHASE_KEYWORD : *phase;
        return !parser->stopped && parse_keyword(parser, item);
    }
    bool matches = *phase == PHASE_POSITIONAL && parse_positional(parser, item);
    if (!matches && parser->diagnosing && !parser->stopped) {
        diagnose_keyword_argument(parser, start);
    }
    return matches;
}

static bool split_call_items(struct parser *parser, size_t base, struct expression *call) {
    struct call_item *items;
    uint32_t count;
    if (!parser_collect(parser, base, sizeof *items, &items, &count)) {
        return false;
    }
    uint32_t keyword_count = 0;
    for (uint32_t i = 0; i < count; i++) {
        keyword_count += items[i].is_keyword;
    }
    struct expression **arguments = parser_allocate(parser, (count - keyword_count) * sizeof(struct expression *));
    struct keyword *keywords = parser_allocate(parser, keyword_count * sizeof *keywords);
    if (arguments == NULL || keywords == NULL) {
        return false;
    }
    call->call.arguments = (struct expression_list){arguments, 0};
    call->call.keywords = (struct keyword_list){keywords, 0};
    for (uint32_t i = 0; i < count; i++) {
        if (items[i].is_keyword) {
            keywords[call->call.keywords.count++] = items[i].keyword;
        } else {
            arguments[call->call.arguments.count++] = items[i].argument;
        }
    }
    return true;
}

bool parse_call_items(struct parser *parser, struct expression *call) {
    size_t base = parser->scratch_used;
    enum argument_phase phase = PHASE_POSITIONAL;
    uint32_t end = parser->mark;
    do {
        struct call_item item = {0};
        if (!parse_call_item(parser, &item, &phase) || !parser_push(parser, &item, sizeof item)) {
            break;
        }
        end = parser->mark;
    } while (parser_accept(parser, TOKEN_COMMA));
    parser->mark = end;
    if (parser->stopped || parser->scratch_used == base) {
        parser_drop(parser, base);
        return false;
    }
    return split_call_items(parser, base, call);
}

/* The generator of `f(x for x in y)`, whose brackets are the call's. */
static bool parse_sole_generator(struct parser *parser, uint32_t start, struct expression *call) {
    struct comprehension_list clauses;
    uint32_t mark = parser->mark;
    if (!parse_for_if_clauses(parser, &clauses) || parser_peek(parser) != TOKEN_RIGHT_PARENTHESIS) {
        parser->mark = mark;
        return false;
    }
    struct expression *element = call->call.arguments.items[0];
    parser->mark++;
    struct expression *generator = parser_new_expression(parser, EXPRESSION_GENERATOR, parser_range(parser, start - 1));
    parser->mark--;
    if (generator == NULL) {
        return false;
    }
    generator->comprehension.element = element;
    generator->comprehension.generators = clauses;
    call->call.arguments.items[0] = generator;
    return true;
}

bool parse_call_arguments(struct parser *parser, bool allows_generator, struct expression *call) {
    uint32_t start = parser->mark;
    if (parser_peek(parser) == TOKEN_RIGHT_PARENTHESIS) {
        return true;
    }
    bool matches = parse_call_items(parser, call);
    if (matches && allows_generator && parser_at_comprehension(parser) && call->call.arguments.count == 1 &&
        call->call.keywords.count == 0 && call->call.arguments.items[0]->kind != EXPRESSION_STARRED &&
        parse_sole_generator(parser, start, call)) {
        return true;
    }
    if (matches && !parser->stopped) {
        parser_accept(parser, TOKEN_COMMA);
        matches = parser_peek(parser) == TOKEN_RIGHT_PARENTHESIS;
    }
    if (!matches && parser->diagnosing && !parser->stopped) {
        parser->mark = start;
        diagnose_arguments(parser, start);
    }
    if (!matches) {
        parser->mark = start;
    }
    return matches && !parser->stopped;
}
