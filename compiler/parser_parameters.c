/* Parameter lists of functions and lambdas (PEP 570, PEP 3102), and the lambda expression.
 *
 * One loop reads the list left to right and keeps what may still follow; in the diagnosing pass the first violation is
 * reported where it stands. */
#include "parser_internal.h"

struct parameter {
    struct argument argument;
    struct expression *default_value;
};

struct parameter_reader {
    struct parser *parser;
    bool is_lambda;
    enum token_kind terminator;
    size_t base; /* struct parameter items on the scratch stack */
    uint32_t count;
    uint32_t positional_only; /* how many of them stand before '/' */
    uint32_t positional;      /* how many stand before '*', once it was seen */
    bool has_slash;
    bool has_star;
    bool has_default; /* a parameter before '*' has one */
    struct argument *variadic;
    struct argument *variadic_keyword;
};

/* NAME [':' annotation] */
static bool read_argument(struct parameter_reader *reader, struct argument *argument, bool allows_star) {
    struct parser *parser = reader->parser;
    uint32_t start = parser->mark;
    if (!parser_accept(parser, TOKEN_NAME)) {
        return false;
    }
    argument->name = parser_identifier(parser, parser_previous(parser));
    argument->annotation = NULL;
    if (!reader->is_lambda && parser_peek(parser) == TOKEN_COLON) {
        parser->mark++;
        argument->annotation = allows_star ? parse_star_expression(parser) : parse_expression(parser);
        if (argument->annotation == NULL) {
            parser->mark = start;
            return false;
        }
    }
    argument->range = parser_range(parser, start);
    return true;
}

static bool at_end_of_item(struct parameter_reader *reader) {
    enum token_kind kind = parser_peek(reader->parser);
    return kind == TOKEN_COMMA || kind == reader->terminator;
}

/* ['=' expression] */
static bool read_default(struct parameter_reader *reader, struct expression **value) {
    struct parser *parser = reader->parser;
    *value = NULL;
    if (!parser_accept(parser, TOKEN_EQUAL)) {
        return true;
    }
    const struct token *equal = parser_previous(parser);
    *value = parse_expression(parser);
    if (*value == NULL && parser->diagnosing && !parser->stopped) {
        enum token_kind kind = parser_peek(parser);
        if (kind == TOKEN_COMMA || kind == TOKEN_RIGHT_PARENTHESIS) {
            parser_raise_token(parser, equal, "expected default value expression");
        }
    }
    return *value != NULL;
}

static bool read_plain_parameter(struct parameter_reader *reader) {
    struct parser *parser = reader->parser;
    struct parameter parameter;
    if (!read_argument(reader, &parameter.argument, false) || !read_default(reader, &parameter.default_value)) {
        return false;
    }
    if (!reader->has_star && parameter.default_value == NULL && reader->has_default) {
        if (parser->diagnosing && at_end_of_item(reader)) {
            parser_raise_range(parser, parameter.argument.range,
                               "parameter without a default follows parameter with a default");
        }
        return false;
    }
    reader->has_default |= !reader->has_star && parameter.default_value != NULL;
    reader->count++;
    return parser_push(parser, &parameter, sizeof parameter);
}

static bool read_slash(struct parameter_reader *reader) {
    struct parser *parser = reader->parser;
    if (reader->count == 0 && !parser->diagnosing) {
        return false;
    }
    const struct token *slash = &parser->tokens[parser->mark++];
    const char *message = NULL;
    if (reader->has_star) {
        message = "/ must be ahead of *";
    } else if (reader->has_slash) {
        message = "/ may appear only once";
    } else if (reader->count == 0) {
        message = parser_peek(parser) == TOKEN_COMMA ? "at least one argument must precede /" : "";
    }
    if (message != NULL) {
        if (parser->diagnosing && message[0] != '\0') {
            parser_raise_token(parser, slash, "%s", message);
        }
        return false;
    }
    reader->has_slash = true;
    reader->positional_only = reader->count;
    if (parser->diagnosing && parser_peek(parser) == TOKEN_STAR) {
        return parser_raise_token(parser, &parser->tokens[parser->mark], "expected comma between / and *");
    }
    return true;
}

/* '*' alone must be followed by a named parameter. */
static bool check_bare_star(struct parameter_reader *reader, const struct token *star) {
    struct parser *parser = reader->parser;
    enum token_kind kind = parser_peek(parser);
    if (kind == TOKEN_COMMA) {
        kind = parser_peek_ahead(parser, 1);
        if (kind != reader->terminator && kind != TOKEN_DOUBLE_STAR) {
            return true;
        }
    } else if (kind != reader->terminator) {
        return false;
    }
    if (parser->diagnosing && reader->is_lambda) {
        return parser_raise_last(parser, SYNTAX_ERROR_SYNTAX, "named arguments must follow bare *");
    }
    return parser->diagnosing && parser_raise_token(parser, star, "named arguments must follow bare *");
}

static bool read_star(struct parameter_reader *reader) {
    struct parser *parser = reader->parser;
    const struct token *star = &parser->tokens[parser->mark++];
    if (reader->has_star && !parser->diagnosing) {
        return false;
    }
    if (reader->has_star) {
        struct argument argument;
        bool follows =
            parser_peek(parser) == TOKEN_COMMA || (read_argument(reader, &argument, false) && at_end_of_item(reader));
        return follows && parser_raise_token(parser, star, "* argument may appear only once");
    }
    reader->has_star = true;
    reader->positional = reader->count;
    if (parser_peek(parser) != TOKEN_NAME) {
        return check_bare_star(reader, star);
    }
    reader->variadic = parser_allocate(parser, sizeof *reader->variadic);
    if (reader->variadic == NULL || !read_argument(reader, reader->variadic, true)) {
        return false;
    }
    if (parser->diagnosing && parser_peek(parser) == TOKEN_EQUAL) {
        return parser_raise_token(parser, &parser->tokens[parser->mark],
                                  "var-positional argument cannot have default value");
    }
    return true;
}

/* In the diagnosing pass: nothing may follow **kwargs. */
static void diagnose_after_keywords(struct parameter_reader *reader) {
    struct parser *parser = reader->parser;
    if (parser_peek(parser) == TOKEN_EQUAL) {
        parser_raise_token(parser, &parser->tokens[parser->mark], "var-keyword argument cannot have default value");
        return;
    }
    if (parser_peek(parser) != TOKEN_COMMA) {
        return;
    }
    parser->mark++;
    enum token_kind kind = parser_peek(parser);
    struct argument argument;
    if (kind == TOKEN_NAME && read_argument(reader, &argument, false)) {
        parser_raise_range(parser, argument.range, "arguments cannot follow var-keyword argument");
    } else if (kind == TOKEN_STAR || kind == TOKEN_DOUBLE_STAR || kind == TOKEN_SLASH) {
        parser_raise_token(parser, &parser->tokens[parser->mark], "arguments cannot follow var-keyword argument");
    }
}

static bool read_double_star(struct parameter_reader *reader) {
    struct parser *parser = reader->parser;
    parser->mark++;
    reader->variadic_keyword = parser_allocate(parser, sizeof *reader->variadic_keyword);
    if (reader->variadic_keyword == NULL || !read_argument(reader, reader->variadic_keyword, false)) {
        return false;
    }
    if (parser->diagnosing) {
        uint32_t mark = parser->mark;
        diagnose_after_keywords(reader);
        parser->mark = mark;
    }
    parser_accept(parser, TOKEN_COMMA);
    return !parser->stopped && parser_peek(parser) == reader->terminator;
}

/* In the diagnosing pass, at '(': Python 2 allowed tuple parameters. */
static void diagnose_parenthesized(struct parameter_reader *reader) {
    struct parser *parser = reader->parser;
    uint32_t start = parser->mark++;
    struct argument argument;
    bool matches = false;
    if (reader->has_default || reader->has_slash || reader->has_star) {
        return;
    }
    while (read_argument(reader, &argument, false)) {
        matches = true;
        if (!parser_accept(parser, TOKEN_COMMA)) {
            break;
        }
    }
    if (matches && parser_accept(parser, TOKEN_RIGHT_PARENTHESIS)) {
        struct source_range range = range_join(parser->tokens[start].range, parser_previous(parser)->range);
        parser_raise_range(parser, range, "%s parameters cannot be parenthesized",
                           reader->is_lambda ? "Lambda expression" : "Function");
    }
    parser->mark = start;
}

static bool read_item(struct parameter_reader *reader) {
    struct parser *parser = reader->parser;
    switch (parser_peek(parser)) {
    case TOKEN_NAME:
        return read_plain_parameter(reader);
    case TOKEN_SLASH:
        return read_slash(reader);
    case TOKEN_STAR:
        return read_star(reader);
    case TOKEN_DOUBLE_STAR:
        return read_double_star(reader);
    case TOKEN_LEFT_PARENTHESIS:
        if (parser->diagnosing) {
            diagnose_parenthesized(reader);
        }
        return false;
    default:
        return false;
    }
}

static bool read_items(struct parameter_reader *reader) {
    struct parser *parser = reader->parser;
    while (parser_peek(parser) != reader->terminator) {
        if (!read_item(reader)) {
            return false;
        }
        if (!parser_accept(parser, TOKEN_COMMA)) {
            return parser_peek(parser) == reader->terminator;
        }
    }
    return !parser->stopped;
}

static bool fill_arguments(struct parser *parser, const struct parameter_reader *reader,
                           const struct parameter *parameters, struct arguments *arguments) {
    uint32_t count = reader->count;
    uint32_t positional = reader->has_star ? reader->positional : count;
    struct argument *items = parser_allocate(parser, count * sizeof *items);
    struct expression **defaults = parser_allocate(parser, count * sizeof(struct expression *));
    if (items == NULL || defaults == NULL) {
        return false;
    }
    uint32_t default_count = 0;
    for (uint32_t i = 0; i < count; i++) {
        items[i] = parameters[i].argument;
        if (i >= positional || parameters[i].default_value != NULL) {
            defaults[default_count++] = parameters[i].default_value;
        }
    }
    uint32_t keyword_only = count - positional;
    arguments->positional_only = (struct argument_list){items, reader->positional_only};
    arguments->positional =
        (struct argument_list){items + reader->positional_only, positional - reader->positional_only};
    arguments->keyword_only = (struct argument_list){items + positional, keyword_only};
    arguments->defaults = (struct expression_list){defaults, default_count - keyword_only};
    arguments->keyword_defaults = (struct expression_list){defaults + (default_count - keyword_only), keyword_only};
    arguments->variadic = reader->variadic;
    arguments->variadic_keyword = reader->variadic_keyword;
    return true;
}

struct arguments *parse_parameters(struct parser *parser, bool is_lambda) {
    uint32_t start = parser->mark;
    struct arguments *arguments = parser_allocate(parser, sizeof *arguments);
    struct parameter_reader reader = {
        .parser = parser,
        .is_lambda = is_lambda,
        .terminator = is_lambda ? TOKEN_COLON : TOKEN_RIGHT_PARENTHESIS,
        .base = parser->scratch_used,
    };
    if (arguments == NULL || !read_items(&reader)) {
        parser_drop(parser, reader.base);
        return parser_backtrack(parser, start);
    }
    struct parameter *parameters;
    uint32_t count;
    if (!parser_collect(parser, reader.base, sizeof *parameters, &parameters, &count) ||
        !fill_arguments(parser, &reader, parameters, arguments)) {
        return NULL;
    }
    return arguments;
}

struct expression *parse_lambda(struct parser *parser) {
    uint32_t start = parser->mark++;
    struct arguments *arguments = parse_parameters(parser, true);
    if (arguments == NULL || !parser_accept(parser, TOKEN_COLON)) {
        return parser_backtrack(parser, start);
    }
    struct expression *body = parse_expression(parser);
    if (body == NULL) {
        return parser_backtrack(parser, start);
    }
    struct expression *node = parser_new_expression(parser, EXPRESSION_LAMBDA, parser_range(parser, start));
    if (node != NULL) {
        node->lambda.arguments = arguments;
        node->lambda.body = body;
    }
    return node;
}
