/* The match statement and its patterns (PEP 634). `match` and `case` are names elsewhere, so all of this is
 * speculative: a rule that does not match leaves its tokens for an expression statement. */
#include "parser_internal.h"

#include <string.h>

static struct pattern *parse_pattern(struct parser *parser);

static struct pattern *new_pattern(struct parser *parser, enum pattern_kind kind, struct source_range range) {
    struct pattern *pattern = parser_allocate(parser, sizeof *pattern);
    if (pattern != NULL) {
        pattern->kind = kind;
        pattern->range = range;
    }
    return pattern;
}

static bool push_pattern(struct parser *parser, struct pattern *pattern) {
    return parser_push(parser, &pattern, sizeof pattern);
}

static bool collect_patterns(struct parser *parser, size_t base, struct pattern_list *list) {
    return parser_collect(parser, base, sizeof(struct pattern *), &list->items, &list->count);
}

/* ---- literals ---- */

static bool is_imaginary(const struct expression *number) { return number->constant.kind == CONSTANT_IMAGINARY; }

/* ['+' | '-'] NUMBER; only '-' leaves a trace. */
static struct expression *parse_signed_number(struct parser *parser) {
    uint32_t start = parser->mark;
    bool is_negative = parser_accept(parser, TOKEN_MINUS);
    if (parser_peek(parser) != TOKEN_NUMBER) {
        return parser_backtrack(parser, start);
    }
    struct expression *number = parse_number(parser);
    if (number == NULL || !is_negative) {
        return number;
    }
    struct expression *node = parser_new_expression(parser, EXPRESSION_UNARY, parser_range(parser, start));
    if (node != NULL) {
        node->unary.operator= UNARY_MINUS;
        node->unary.operand = number;
    }
    return node;
}

/* real ('+' | '-') imaginary, behind the real part at the operator. */
static struct expression *parse_complex_tail(struct parser *parser, uint32_t start, struct expression *real) {
    bool is_plus = parser->tokens[parser->mark++].kind == TOKEN_PLUS;
    const struct expression *magnitude = real->kind == EXPRESSION_UNARY ? real->unary.operand : real;
    if (is_imaginary(magnitude)) {
        if (parser_peek(parser) == TOKEN_NUMBER) {
            parser_raise_range(parser, magnitude->range, "real number required in complex literal");
        }
        return NULL;
    }
    if (parser_peek(parser) != TOKEN_NUMBER) {
        return NULL;
    }
    struct expression *imaginary = parse_number(parser);
    if (imaginary == NULL) {
        return NULL;
    }
    if (!is_imaginary(imaginary)) {
        parser_raise_range(parser, imaginary->range, "imaginary number required in complex literal");
        return NULL;
    }
    struct expression *node = parser_new_expression(parser, EXPRESSION_BINARY, parser_range(parser, start));
    if (node != NULL) {
        node->binary.left = real;
        node->binary.operator= is_plus ? BINARY_ADD : BINARY_SUBTRACT;
        node->binary.right = imaginary;
    }
    return node;
}

/* A number, complex number or string, as a value to compare with. */
static struct expression *parse_literal_value(struct parser *parser) {
    uint32_t start = parser->mark;
    enum token_kind kind = parser_peek(parser);
    if (kind == TOKEN_STRING || kind == TOKEN_FSTRING_START || kind == TOKEN_TSTRING_START) {
        return parse_strings(parser);
    }
    struct expression *number = parse_signed_number(parser);
    if (number == NULL) {
        return NULL;
    }
    kind = parser_peek(parser);
    if (kind == TOKEN_PLUS || kind == TOKEN_MINUS) {
        number = parse_complex_tail(parser, start, number);
    }
    return number != NULL ? number : parser_backtrack(parser, start);
}

static bool constant_of_keyword(enum token_kind kind, enum constant_kind *constant) {
    *constant = kind == TOKEN_NONE ? CONSTANT_NONE : kind == TOKEN_TRUE ? CONSTANT_TRUE : CONSTANT_FALSE;
    return kind == TOKEN_NONE || kind == TOKEN_TRUE || kind == TOKEN_FALSE;
}

/* ---- names ---- */

static bool at_capture_end(struct parser *parser) {
    enum token_kind kind = parser_peek(parser);
    return kind != TOKEN_DOT && kind != TOKEN_LEFT_PARENTHESIS && kind != TOKEN_EQUAL;
}

/* pattern_capture_target: a name other than _ that no '.', '(' or '=' follows. */
static bool parse_capture_target(struct parser *parser, struct text *name) {
    uint32_t start = parser->mark;
    if (parser_peek_soft(parser, SOFT_KEYWORD_UNDERSCORE) || !parser_accept(parser, TOKEN_NAME) ||
        !at_capture_end(parser)) {
        parser->mark = start;
        return false;
    }
    *name = parser_identifier(parser, &parser->tokens[start]);
    return !parser->stopped;
}

/* NAME ('.' NAME)* */
static struct expression *parse_name_or_attribute(struct parser *parser) {
    uint32_t start = parser->mark;
    if (!parser_accept(parser, TOKEN_NAME)) {
        return NULL;
    }
    struct expression *node = parser_new_expression(parser, EXPRESSION_NAME, parser->tokens[start].range);
    if (node == NULL) {
        return NULL;
    }
    node->name.identifier = parser_identifier(parser, &parser->tokens[start]);
    while (!parser->stopped && parser_accept(parser, TOKEN_DOT)) {
        if (!parser_accept(parser, TOKEN_NAME)) {
            parser->mark--;
            break;
        }
        struct expression *value = node;
        node = parser_new_expression(parser, EXPRESSION_ATTRIBUTE, parser_range(parser, start));
        if (node == NULL) {
            return NULL;
        }
        node->attribute.value = value;
        node->attribute.name = parser_identifier(parser, parser_previous(parser));
    }
    return parser->stopped ? NULL : node;
}

/* ---- class patterns ---- */

struct class_arguments {
    struct pattern_list positional;
    struct text_list names;
    struct pattern_list values;
};

struct named_pattern {
    struct text name;
    struct pattern *pattern;
};

/* keyword_patterns: NAME '=' pattern, separated by commas, as many as match. */
static bool parse_keyword_patterns(struct parser *parser, struct class_arguments *arguments) {
    size_t base = parser->scratch_used;
    uint32_t end = parser->mark;
    while (parser_peek(parser) == TOKEN_NAME && parser_peek_ahead(parser, 1) == TOKEN_EQUAL) {
        struct named_pattern item = {.name = parser_identifier(parser, &parser->tokens[parser->mark])};
        parser->mark += 2;
        item.pattern = parse_pattern(parser);
        if (item.pattern == NULL || !parser_push(parser, &item, sizeof item)) {
            break;
        }
        end = parser->mark;
        if (!parser_accept(parser, TOKEN_COMMA)) {
            break;
        }
    }
    parser->mark = end;
    struct named_pattern *items;
    uint32_t count;
    if (parser->stopped || !parser_collect(parser, base, sizeof *items, &items, &count)) {
        return false;
    }
    arguments->names = (struct text_list){parser_allocate(parser, count * sizeof(struct text)), count};
    arguments->values = (struct pattern_list){parser_allocate(parser, count * sizeof(struct pattern *)), count};
    if (parser->stopped) {
        return false;
    }
    for (uint32_t i = 0; i < count; i++) {
        arguments->names.items[i] = items[i].name;
        arguments->values.items[i] = items[i].pattern;
    }
    return true;
}

/* positional_patterns: as many as match, leaving a last comma. */
static bool parse_positional_patterns(struct parser *parser, struct pattern_list *list) {
    size_t base = parser->scratch_used;
    uint32_t end = parser->mark;
    while (!(parser_peek(parser) == TOKEN_NAME && parser_peek_ahead(parser, 1) == TOKEN_EQUAL)) {
        struct pattern *pattern = parse_pattern(parser);
        if (pattern == NULL || !push_pattern(parser, pattern)) {
            break;
        }
        end = parser->mark;
        if (!parser_accept(parser, TOKEN_COMMA)) {
            break;
        }
    }
    parser->mark = end;
    if (parser->stopped) {
        parser_drop(parser, base);
        return false;
    }
    return collect_patterns(parser, base, list);
}

/* In the diagnosing pass, behind the keyword patterns of a class pattern. */
static void diagnose_class_pattern(struct parser *parser) {
    struct pattern_list patterns;
    if (!parser_accept(parser, TOKEN_COMMA) || !parse_positional_patterns(parser, &patterns) || patterns.count == 0) {
        return;
    }
    parser_raise_range(parser, range_join(patterns.items[0]->range, patterns.items[patterns.count - 1]->range),
                       "positional patterns follow keyword patterns");
}

static struct pattern *parse_class_pattern(struct parser *parser, uint32_t start, struct expression *class_name) {
    struct class_arguments arguments = {{NULL, 0}, {NULL, 0}, {NULL, 0}};
    parser->mark++;
    if (!parse_positional_patterns(parser, &arguments.positional)) {
        return NULL;
    }
    uint32_t before_keywords = parser->mark;
    bool may_have_keywords = arguments.positional.count == 0 || parser_accept(parser, TOKEN_COMMA);
    if (may_have_keywords && !parse_keyword_patterns(parser, &arguments)) {
        return NULL;
    }
    if (arguments.names.count == 0) {
        parser->mark = before_keywords;
    } else if (parser->diagnosing) {
        uint32_t mark = parser->mark;
        diagnose_class_pattern(parser);
        parser->mark = mark;
    }
    if (arguments.positional.count + arguments.names.count > 0) {
        parser_accept(parser, TOKEN_COMMA);
    }
    if (parser->stopped || !parser_accept(parser, TOKEN_RIGHT_PARENTHESIS)) {
        return NULL;
    }
    struct pattern *node = new_pattern(parser, PATTERN_CLASS, parser_range(parser, start));
    if (node != NULL) {
        node->class_pattern.class_expression = class_name;
        node->class_pattern.patterns = arguments.positional;
        node->class_pattern.keyword_names = arguments.names;
        node->class_pattern.keyword_patterns = arguments.values;
    }
    return node;
}

/* A name: capture, wildcard, dotted value or class pattern. */
static struct pattern *parse_name_pattern(struct parser *parser) {
    uint32_t start = parser->mark;
    bool is_wildcard = parser_peek_soft(parser, SOFT_KEYWORD_UNDERSCORE);
    struct text name;
    struct pattern *node = NULL;
    if (!is_wildcard && parse_capture_target(parser, &name)) {
        node = new_pattern(parser, PATTERN_AS, parser->tokens[start].range);
        if (node != NULL) {
            node->as.name = name;
        }
        return node;
    }
    struct expression *value = parse_name_or_attribute(parser);
    if (value == NULL) {
        return NULL;
    }
    if (parser_peek(parser) == TOKEN_LEFT_PARENTHESIS && !(is_wildcard && value->kind == EXPRESSION_NAME)) {
        node = parse_class_pattern(parser, start, value);
    } else if (is_wildcard && value->kind == EXPRESSION_NAME) {
        node = new_pattern(parser, PATTERN_AS, parser->tokens[start].range);
    } else if (value->kind == EXPRESSION_ATTRIBUTE && at_capture_end(parser)) {
        node = new_pattern(parser, PATTERN_VALUE, value->range);
        if (node != NULL) {
            node->value.value = value;
        }
    }
    return node != NULL ? node : parser_backtrack(parser, start);
}

/* ---- mapping patterns ---- */

struct mapping_item {
    struct expression *key;
    struct pattern *pattern;
};

static struct expression *parse_mapping_key(struct parser *parser) {
    uint32_t start = parser->mark;
    enum constant_kind constant;
    enum token_kind kind = parser_peek(parser);
    if (constant_of_keyword(kind, &constant)) {
        struct expression *node = parser_new_expression(parser, EXPRESSION_CONSTANT, parser->tokens[start].range);
        parser->mark++;
        if (node != NULL) {
            node->constant.kind = constant;
        }
        return node;
    }
    if (kind != TOKEN_NAME) {
        return parse_literal_value(parser);
    }
    struct expression *node = parse_name_or_attribute(parser);
    return node != NULL && node->kind == EXPRESSION_ATTRIBUTE ? node : parser_backtrack(parser, start);
}

/* key ':' pattern, separated by commas, as many as match. */
static bool parse_mapping_items(struct parser *parser, struct expression_list *keys, struct pattern_list *patterns) {
    size_t base = parser->scratch_used;
    uint32_t end = parser->mark;
    for (;;) {
        struct mapping_item item;
        item.key = parse_mapping_key(parser);
        if (item.key == NULL || !parser_accept(parser, TOKEN_COLON)) {
            break;
        }
        item.pattern = parse_pattern(parser);
        if (item.pattern == NULL || !parser_push(parser, &item, sizeof item)) {
            break;
        }
        end = parser->mark;
        if (!parser_accept(parser, TOKEN_COMMA)) {
            break;
        }
    }
    parser->mark = end;
    struct mapping_item *items;
    uint32_t count;
    if (parser->stopped || !parser_collect(parser, base, sizeof *items, &items, &count)) {
        return false;
    }
    *keys = (struct expression_list){parser_allocate(parser, count * sizeof(struct expression *)), count};
    *patterns = (struct pattern_list){parser_allocate(parser, count * sizeof(struct pattern *)), count};
    if (parser->stopped) {
        return false;
    }
    for (uint32_t i = 0; i < count; i++) {
        keys->items[i] = items[i].key;
        patterns->items[i] = items[i].pattern;
    }
    return true;
}

/* [','] '**' NAME */
static bool parse_mapping_rest(struct parser *parser, bool has_items, struct text *rest) {
    uint32_t start = parser->mark;
    if (has_items && !parser_accept(parser, TOKEN_COMMA)) {
        return false;
    }
    if (!parser_accept(parser, TOKEN_DOUBLE_STAR) || !parse_capture_target(parser, rest)) {
        parser->mark = start;
        return false;
    }
    return true;
}

static struct pattern *parse_mapping_pattern(struct parser *parser) {
    uint32_t start = parser->mark++;
    struct expression_list keys;
    struct pattern_list patterns;
    struct text rest = {NULL, 0};
    if (!parse_mapping_items(parser, &keys, &patterns)) {
        return parser_backtrack(parser, start);
    }
    bool has_rest = parse_mapping_rest(parser, keys.count > 0, &rest);
    if (has_rest || keys.count > 0) {
        parser_accept(parser, TOKEN_COMMA);
    }
    if (parser->stopped || !parser_accept(parser, TOKEN_RIGHT_BRACE)) {
        return parser_backtrack(parser, start);
    }
    struct pattern *node = new_pattern(parser, PATTERN_MAPPING, parser_range(parser, start));
    if (node != NULL) {
        node->mapping.keys = keys;
        node->mapping.patterns = patterns;
        node->mapping.rest = rest;
    }
    return node;
}

/* ---- sequence patterns, groups ---- */

/* maybe_star_pattern: '*' name, '*' '_', or a pattern. */
static struct pattern *parse_maybe_star_pattern(struct parser *parser) {
    uint32_t start = parser->mark;
    if (!parser_accept(parser, TOKEN_STAR)) {
        return parse_pattern(parser);
    }
    struct text name = {NULL, 0};
    if (parser_peek_soft(parser, SOFT_KEYWORD_UNDERSCORE)) {
        parser->mark++;
    } else if (!parse_capture_target(parser, &name)) {
        return parser_backtrack(parser, start);
    }
    struct pattern *node = new_pattern(parser, PATTERN_STAR, parser_range(parser, start));
    if (node != NULL) {
        node->star.name = name;
    }
    return node;
}

/* maybe_star_pattern (',' maybe_star_pattern)* [',']; tells whether there was a comma. Nothing is not a match. */
static bool parse_sequence_items(struct parser *parser, struct pattern_list *list, bool *has_comma) {
    size_t base = parser->scratch_used;
    *has_comma = false;
    struct pattern *item = parse_maybe_star_pattern(parser);
    while (item != NULL && push_pattern(parser, item) && parser_accept(parser, TOKEN_COMMA)) {
        *has_comma = true;
        item = parse_maybe_star_pattern(parser);
    }
    if (parser->stopped || parser->scratch_used == base) {
        parser_drop(parser, base);
        return false;
    }
    return collect_patterns(parser, base, list);
}

static struct pattern *make_sequence(struct parser *parser, uint32_t start, struct pattern_list list) {
    struct pattern *node = new_pattern(parser, PATTERN_SEQUENCE, parser_range(parser, start));
    if (node != NULL) {
        node->sequence.patterns = list;
    }
    return node;
}

/* '(' pattern ')' or a sequence in either kind of bracket. */
static struct pattern *parse_bracketed_pattern(struct parser *parser, enum token_kind closing) {
    uint32_t start = parser->mark++;
    struct pattern_list list = {NULL, 0};
    bool has_comma = false;
    if (parser_accept(parser, closing)) {
        return make_sequence(parser, start, list);
    }
    if (!parse_sequence_items(parser, &list, &has_comma) || !parser_accept(parser, closing)) {
        return parser_backtrack(parser, start);
    }
    if (closing == TOKEN_RIGHT_PARENTHESIS && !has_comma) {
        return list.items[0]->kind == PATTERN_STAR ? parser_backtrack(parser, start) : list.items[0];
    }
    return make_sequence(parser, start, list);
}

/* ---- patterns ---- */

static struct pattern *parse_literal_pattern(struct parser *parser) {
    uint32_t start = parser->mark;
    enum constant_kind constant;
    if (constant_of_keyword(parser_peek(parser), &constant)) {
        struct pattern *node = new_pattern(parser, PATTERN_SINGLETON, parser->tokens[parser->mark++].range);
        if (node != NULL) {
            node->singleton.constant = constant;
        }
        return node;
    }
    struct expression *value = parse_literal_value(parser);
    if (value == NULL) {
        return NULL;
    }
    struct pattern *node = new_pattern(parser, PATTERN_VALUE, parser_range(parser, start));
    if (node != NULL) {
        node->value.value = value;
    }
    return node;
}

static struct pattern *parse_closed_pattern(struct parser *parser) {
    switch (parser_peek(parser)) {
    case TOKEN_NAME:
        return parse_name_pattern(parser);
    case TOKEN_LEFT_PARENTHESIS:
        return parse_bracketed_pattern(parser, TOKEN_RIGHT_PARENTHESIS);
    case TOKEN_LEFT_BRACKET:
        return parse_bracketed_pattern(parser, TOKEN_RIGHT_BRACKET);
    case TOKEN_LEFT_BRACE:
        return parse_mapping_pattern(parser);
    default:
        return parse_literal_pattern(parser);
    }
}

/* or_pattern: closed_pattern ('|' closed_pattern)* */
static struct pattern *parse_or_pattern(struct parser *parser) {
    uint32_t start = parser->mark;
    struct pattern *first = parse_closed_pattern(parser);
    if (first == NULL || parser_peek(parser) != TOKEN_VERTICAL_BAR) {
        return first;
    }
    size_t base = parser->scratch_used;
    uint32_t end = parser->mark;
    struct pattern *item = first;
    while (item != NULL && push_pattern(parser, item)) {
        end = parser->mark;
        if (!parser_accept(parser, TOKEN_VERTICAL_BAR)) {
            break;
        }
        item = parse_closed_pattern(parser);
    }
    parser->mark = end;
    struct pattern_list list;
    if (parser->stopped || !collect_patterns(parser, base, &list)) {
        parser_drop(parser, base);
        return NULL;
    }
    if (list.count == 1) {
        return first;
    }
    struct pattern *node = new_pattern(parser, PATTERN_OR, parser_range(parser, start));
    if (node != NULL) {
        node->sequence.patterns = list;
    }
    return node;
}

/* In the diagnosing pass, behind 'as': what no pattern can be bound to. */
static void diagnose_as_target(struct parser *parser) {
    uint32_t start = parser->mark;
    if (parser_peek_soft(parser, SOFT_KEYWORD_UNDERSCORE)) {
        parser_raise_token(parser, &parser->tokens[start], "cannot use '_' as a target");
        return;
    }
    bool is_name = parser_peek(parser) == TOKEN_NAME;
    struct expression *target = is_name ? NULL : parse_expression(parser);
    if (target != NULL) {
        parser_raise_range(parser, target->range, "invalid pattern target");
    }
    parser->mark = start;
}

/* or_pattern ['as' NAME] */
static struct pattern *parse_as_pattern(struct parser *parser) {
    uint32_t start = parser->mark;
    struct pattern *pattern = parse_or_pattern(parser);
    uint32_t as_mark = parser->mark;
    if (pattern == NULL || !parser_accept(parser, TOKEN_AS)) {
        return pattern;
    }
    struct text name;
    if (!parse_capture_target(parser, &name)) {
        if (parser->diagnosing && !parser->stopped) {
            diagnose_as_target(parser);
        }
        parser->mark = as_mark;
        return parser->stopped ? NULL : pattern;
    }
    struct pattern *node = new_pattern(parser, PATTERN_AS, parser_range(parser, start));
    if (node != NULL) {
        node->as.pattern = pattern;
        node->as.name = name;
    }
    return node;
}

static struct pattern *parse_pattern(struct parser *parser) {
    struct pattern *pattern = NULL;
    if (parser_enter(parser, PARSER_EXPRESSION_DEPTH)) {
        pattern = parse_as_pattern(parser);
    }
    parser_leave(parser, PARSER_EXPRESSION_DEPTH);
    return pattern;
}

/* patterns: an open sequence or one pattern. */
static struct pattern *parse_patterns(struct parser *parser) {
    uint32_t start = parser->mark;
    struct pattern_list list;
    bool has_comma;
    if (!parse_sequence_items(parser, &list, &has_comma)) {
        return parser_backtrack(parser, start);
    }
    if (has_comma) {
        return make_sequence(parser, start, list);
    }
    return list.items[0]->kind == PATTERN_STAR ? parser_backtrack(parser, start) : list.items[0];
}

/* ---- the statement ---- */

static bool parse_case(struct parser *parser, struct match_case *match_case) {
    uint32_t start = parser->mark;
    if (!parser_peek_soft(parser, SOFT_KEYWORD_CASE)) {
        return false;
    }
    parser->mark++;
    *match_case = (struct match_case){.pattern = parse_patterns(parser)};
    if (match_case->pattern != NULL && parser_peek(parser) == TOKEN_IF) {
        uint32_t if_mark = parser->mark++;
        match_case->guard = parse_named_expression(parser);
        parser->mark = match_case->guard == NULL ? if_mark : parser->mark;
    }
    if (match_case->pattern == NULL || !parse_colon(parser) ||
        !parse_block(parser, "'case' statement", parser->tokens[start].range.line, &match_case->body)) {
        parser->mark = start;
        return false;
    }
    return true;
}

/* subject_expr: a bare tuple with at least one comma, or a named expression. */
static struct expression *parse_subject(struct parser *parser) {
    uint32_t start = parser->mark;
    struct expression *subject = parse_bare_tuple(parser, parse_star_named_expression);
    return subject != NULL && subject->kind != EXPRESSION_STARRED ? subject : parser_backtrack(parser, start);
}

/* ':' NEWLINE INDENT, behind the subject. */
static bool parse_match_opening(struct parser *parser, uint32_t line) {
    if (!parse_colon(parser) || !parser_accept(parser, TOKEN_NEWLINE)) {
        return false;
    }
    if (parser_accept(parser, TOKEN_INDENT)) {
        return true;
    }
    if (parser->diagnosing && !parser->stopped) {
        parser_raise_last(parser, SYNTAX_ERROR_INDENTATION,
                          "expected an indented block after 'match' statement on line %u", (unsigned)line);
    }
    return false;
}

static bool parse_cases(struct parser *parser, struct match_case_list *cases) {
    size_t base = parser->scratch_used;
    struct match_case match_case;
    bool has_room = parser_enter(parser, PARSER_STATEMENT_DEPTH);
    while (has_room && parse_case(parser, &match_case)) {
        has_room = parser_push(parser, &match_case, sizeof match_case);
    }
    parser_leave(parser, PARSER_STATEMENT_DEPTH);
    if (parser->stopped || parser->scratch_used == base || !parser_accept(parser, TOKEN_DEDENT)) {
        parser_drop(parser, base);
        return false;
    }
    return parser_collect(parser, base, sizeof(struct match_case), &cases->items, &cases->count);
}

struct statement *parse_match(struct parser *parser) {
    uint32_t start = parser->mark;
    if (parser->tokens[start].soft_keyword != SOFT_KEYWORD_MATCH) {
        return NULL;
    }
    parser->mark++;
    struct expression *subject = parse_subject(parser);
    struct match_case_list cases;
    if (subject == NULL || !parse_match_opening(parser, parser->tokens[start].range.line) ||
        !parse_cases(parser, &cases)) {
        return parser_backtrack(parser, start);
    }
    struct statement *statement = parser_new_statement(parser, STATEMENT_MATCH, parser_range(parser, start));
    if (statement != NULL) {
        statement->match.subject = subject;
        statement->match.cases = cases;
    }
    return statement;
}
