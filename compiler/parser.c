/* The parser's entry, its two passes, and what all rules stand on: tokens, errors, memory.
 *
 * Tokens are kept for one top-level statement at a time, so that backtracking is an index and memory stays small. */
#include "parser_internal.h"

#include "unicode_identifier.h"

#include <stdarg.h>
#include <string.h>

enum { DEFAULT_MAXIMUM_SOURCE_LENGTH = 1 << 30, FIRST_TOKEN_CAPACITY = 64, FIRST_SCRATCH_CAPACITY = 512 };
enum { DEFAULT_DECIMAL_DIGITS = 4300 }; /* sys.int_info.default_max_str_digits */

/* ---- tokens ---- */

static bool parser_grow_tokens(struct parser *parser) {
    if (parser->token_count < parser->token_capacity) {
        return true;
    }
    uint32_t capacity = parser->token_capacity == 0 ? FIRST_TOKEN_CAPACITY : parser->token_capacity * 2;
    struct token *tokens = arena_allocate_array(parser->arena, capacity, sizeof *tokens);
    if (tokens == NULL) {
        return false;
    }
    if (parser->token_count > 0) {
        memcpy(tokens, parser->tokens, parser->token_count * sizeof *tokens);
    }
    parser->tokens = tokens;
    parser->token_capacity = capacity;
    return true;
}

/* The source ended, or the lexer failed, in the middle of a rule. */
static void parser_stop_at_lexer_error(struct parser *parser) {
    parser->stopped = true;
    if (parser->error->kind != SYNTAX_ERROR_NONE) {
        return;
    }
    if (parser->lexer.bracket_count > 0) {
        lexer_report_unclosed_bracket(&parser->lexer);
        return;
    }
    parser_raise_last(parser, SYNTAX_ERROR_SYNTAX, "unexpected EOF while parsing");
}

enum token_kind parser_fill(struct parser *parser) {
    if (parser->stopped || !parser_grow_tokens(parser)) {
        parser_raise_out_of_memory(parser);
        return TOKEN_ERROR;
    }
    struct token *token = &parser->tokens[parser->token_count];
    lexer_next(&parser->lexer, token);
    if (token->kind == TOKEN_ERROR) {
        parser->token_count++;
        parser_stop_at_lexer_error(parser);
        return TOKEN_ERROR;
    }
    parser->token_count++;
    return (enum token_kind)token->kind;
}

enum token_kind parser_peek_ahead(struct parser *parser, uint32_t ahead) {
    uint32_t mark = parser->mark;
    enum token_kind kind = parser_peek(parser);
    while (ahead > 0 && kind != TOKEN_END && kind != TOKEN_ERROR) {
        parser->mark++;
        ahead--;
        kind = parser_peek(parser);
    }
    parser->mark = mark;
    return kind;
}

bool parser_peek_soft(struct parser *parser, enum soft_keyword keyword) {
    return parser_peek(parser) == TOKEN_NAME && parser->tokens[parser->mark].soft_keyword == keyword;
}

static bool token_is_space(const struct token *token) {
    return token->kind == TOKEN_NEWLINE || token->kind == TOKEN_INDENT || token->kind == TOKEN_DEDENT ||
           token->kind == TOKEN_END;
}

struct source_range range_join(struct source_range first, struct source_range last) {
    return (struct source_range){first.line, first.column, last.end_line, last.end_column};
}

struct source_range parser_range(const struct parser *parser, uint32_t start) {
    uint32_t last = parser->mark - 1;
    while (last > start && token_is_space(&parser->tokens[last])) {
        last--;
    }
    return range_join(parser->tokens[start].range, parser->tokens[last].range);
}

struct text parser_token_text(const struct parser *parser, const struct token *token) {
    return (struct text){parser->map.data + token->start, token->end - token->start};
}

struct text parser_identifier(struct parser *parser, const struct token *token) {
    struct text name = unicode_normalize_identifier(parser->arena, parser_token_text(parser, token));
    if (name.data == NULL) {
        parser_raise_out_of_memory(parser);
    }
    return name;
}

/* ---- errors ---- */

bool parser_raise_out_of_memory(struct parser *parser) {
    parser->stopped = true;
    syntax_error_set_plain(parser->error, SYNTAX_ERROR_MEMORY, "");
    return false;
}

bool parser_raise_range(struct parser *parser, struct source_range range, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    syntax_error_set_arguments(parser->error, &parser->map, SYNTAX_ERROR_SYNTAX, range, format, arguments);
    va_end(arguments);
    parser->stopped = true;
    return false;
}

static bool parser_raise_at(struct parser *parser, enum syntax_error_kind kind, const struct token *token,
                            const char *format, va_list arguments) {
    parser->stopped = true;
    if (token->has_place) {
        syntax_error_set_arguments(parser->error, &parser->map, kind, token->range, format, arguments);
        return false;
    }
    int32_t column = (int32_t)source_map_character_column(&parser->map, token->range.line, token->range.column);
    syntax_error_set_columns(parser->error, &parser->map, kind, token->range.line, column, token->range.line, -1,
                             format, arguments);
    return false;
}

bool parser_raise_token(struct parser *parser, const struct token *token, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    if (token->has_place) {
        parser_raise_at(parser, SYNTAX_ERROR_SYNTAX, token, format, arguments);
    } else {
        uint32_t line = token->range.line;
        parser->stopped = true;
        syntax_error_set_columns(parser->error, &parser->map, SYNTAX_ERROR_SYNTAX, line, 0, line, 0, format, arguments);
    }
    va_end(arguments);
    return false;
}

bool parser_raise_from(struct parser *parser, struct source_range start, const char *format, ...) {
    const struct token *last = &parser->tokens[parser->token_count - 1];
    struct source_range range = range_join(start, last->range);
    /* CPython leaves out the one it adds to every other end column. */
    range.end_column -= range.end_column > 0;
    va_list arguments;
    va_start(arguments, format);
    syntax_error_set_arguments(parser->error, &parser->map, SYNTAX_ERROR_SYNTAX, range, format, arguments);
    va_end(arguments);
    parser->stopped = true;
    return false;
}

bool parser_raise_bare_place(struct parser *parser, uint32_t line, uint32_t column, uint32_t end_line,
                             const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    int32_t characters = (int32_t)source_map_character_column(&parser->map, line, column);
    syntax_error_set_columns(parser->error, &parser->map, SYNTAX_ERROR_SYNTAX, line, characters, end_line, 0, format,
                             arguments);
    va_end(arguments);
    parser->stopped = true;
    return false;
}

bool parser_raise_last(struct parser *parser, enum syntax_error_kind kind, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    parser_raise_at(parser, kind, &parser->tokens[parser->token_count - 1], format, arguments);
    va_end(arguments);
    return false;
}

bool parser_enter(struct parser *parser, uint32_t units) {
    parser->depth += units;
    if (parser->stopped) {
        return false;
    }
    bool is_too_deep = parser->depth > PARSER_MAXIMUM_DEPTH;
    if (parser->is_second_pass && (is_too_deep || parser->diagnosis_budget-- == 0)) {
        /* Without an error of its own the second pass ends in "invalid syntax". */
        parser->stopped = true;
        return false;
    }
    if (is_too_deep) {
        parser->stopped = true;
        syntax_error_set_plain(parser->error, SYNTAX_ERROR_MEMORY,
                               "Parser stack overflowed - Python source too complex to parse");
        return false;
    }
    return true;
}

/* ---- memory ---- */

void *parser_allocate(struct parser *parser, size_t size) {
    void *result = arena_allocate(parser->arena, size);
    if (result == NULL) {
        parser_raise_out_of_memory(parser);
    }
    return result;
}

struct expression *parser_new_expression(struct parser *parser, enum expression_kind kind, struct source_range range) {
    struct expression *expression = parser_allocate(parser, sizeof *expression);
    if (expression != NULL) {
        expression->kind = kind;
        expression->range = range;
    }
    return expression;
}

struct statement *parser_new_statement(struct parser *parser, enum statement_kind kind, struct source_range range) {
    struct statement *statement = parser_allocate(parser, sizeof *statement);
    if (statement != NULL) {
        statement->kind = kind;
        statement->range = range;
    }
    return statement;
}

bool parser_push(struct parser *parser, const void *item, size_t size) {
    if (size > parser->scratch_capacity - parser->scratch_used) {
        size_t capacity = parser->scratch_capacity == 0 ? FIRST_SCRATCH_CAPACITY : parser->scratch_capacity * 2;
        while (capacity - parser->scratch_used < size) {
            capacity *= 2;
        }
        char *scratch = parser_allocate(parser, capacity);
        if (scratch == NULL) {
            return false;
        }
        if (parser->scratch_used > 0) {
            memcpy(scratch, parser->scratch, parser->scratch_used);
        }
        parser->scratch = scratch;
        parser->scratch_capacity = capacity;
    }
    if (size > 0) {
        memcpy(parser->scratch + parser->scratch_used, item, size);
    }
    parser->scratch_used += size;
    return true;
}

bool parser_collect(struct parser *parser, size_t base, size_t item_size, void *items, uint32_t *count) {
    size_t bytes = parser->scratch_used - base;
    parser->scratch_used = base;
    void *copy = NULL;
    if (bytes > 0) {
        copy = parser_allocate(parser, bytes);
        if (copy == NULL) {
            return false;
        }
        memcpy(copy, parser->scratch + base, bytes);
    }
    *count = (uint32_t)(bytes / item_size);
    memcpy(items, &copy, sizeof copy);
    return true;
}

bool parser_collect_expressions(struct parser *parser, size_t base, struct expression_list *list) {
    return parser_collect(parser, base, sizeof(struct expression *), &list->items, &list->count);
}

/* ---- the two passes ---- */

/* Forgets the tokens before `start`, the first of the statement just read. That statement is kept, because a second
 * pass may find its mistake there: `match x` without a colon is a fine expression until the indented line behind it. */
static void parser_discard_tokens(struct parser *parser, uint32_t start) {
    uint32_t kept = parser->token_count - start;
    if (start > 0) {
        memmove(parser->tokens, parser->tokens + start, kept * sizeof *parser->tokens);
    }
    parser->token_count = kept;
    parser->mark -= start;
}

/* Reads one top-level unit: a statement (pushed), or the expression of PARSE_EVALUATE. False when it does not match. */
static bool parse_unit(struct parser *parser, enum parse_mode mode, struct module_ast *module) {
    if (mode == PARSE_EXECUTE) {
        return parse_statement(parser);
    }
    if (mode == PARSE_EVALUATE) {
        module->expression = parse_expressions(parser);
        while (module->expression != NULL && parser_accept(parser, TOKEN_NEWLINE)) {
        }
        return module->expression != NULL && parser_peek(parser) == TOKEN_END;
    }
    if (parser_peek(parser) == TOKEN_NEWLINE) {
        struct statement *pass = parser_new_statement(parser, STATEMENT_PASS, parser->tokens[parser->mark].range);
        parser->mark++;
        return pass != NULL && parser_push(parser, &pass, sizeof pass);
    }
    struct statement *compound = parse_compound_statement(parser);
    if (compound == NULL) {
        return !parser->stopped && parse_simple_statements(parser);
    }
    /* Interactive input ends a block with an empty line, which is the NEWLINE the grammar asks for. */
    parser_accept(parser, TOKEN_NEWLINE);
    return parser_push(parser, &compound, sizeof compound);
}

/* After an error was found by the parser: an error of the lexer further on, or a bracket left open on an earlier line,
 * explains more and takes its place. */
static void parser_check_remaining_tokens(struct parser *parser) {
    struct lexer *lexer = &parser->lexer;
    if (lexer->failed) {
        return;
    }
    struct syntax_error found = *parser->error;
    uint32_t error_line = parser->tokens[parser->token_count - 1].range.line;
    memset(parser->error, 0, sizeof *parser->error);
    struct token token;
    while (lexer_next(lexer, &token) && token.kind != TOKEN_END) {
    }
    if (token.kind == TOKEN_ERROR && lexer->error_is_status) {
        memset(parser->error, 0, sizeof *parser->error);
    }
    bool is_flag = token.kind == TOKEN_ERROR && parser->error->kind == SYNTAX_ERROR_NONE;
    if (is_flag && lexer->bracket_count > 0 && error_line > lexer->brackets[lexer->bracket_count - 1].line) {
        lexer_report_unclosed_bracket(lexer);
    } else if (is_flag || parser->error->kind == SYNTAX_ERROR_NONE || lexer->mode_count > 0) {
        *parser->error = found;
    }
}

static void parser_raise_generic(struct parser *parser, uint32_t last_index) {
    const struct token *last = &parser->tokens[last_index];
    if (last->kind == TOKEN_INDENT) {
        parser_raise_last(parser, SYNTAX_ERROR_INDENTATION, "unexpected indent");
        return;
    }
    if (last->kind == TOKEN_DEDENT) {
        parser_raise_last(parser, SYNTAX_ERROR_INDENTATION, "unexpected unindent");
        return;
    }
    parser_raise_token(parser, last, "invalid syntax");
    parser_check_remaining_tokens(parser);
}

/* Called when the first pass rejected a statement; reads that and the one before it again. Always sets an error. */
static void parser_diagnose(struct parser *parser, enum parse_mode mode, struct module_ast *module, size_t base) {
    uint32_t last_index = parser->token_count - 1;
    parser->mark = 0;
    parser->depth = 0;
    parser->diagnosing = true;
    parser->is_second_pass = true;
    parser->diagnosis_budget =
        PARSER_DIAGNOSIS_BUDGET + (uint64_t)PARSER_DIAGNOSIS_BUDGET_PER_TOKEN * parser->token_count;
    parser_drop(parser, base);
    while (parse_unit(parser, mode, module) && mode == PARSE_EXECUTE && parser->mark <= last_index) {
    }
    if (parser->arena->out_of_memory) {
        parser_raise_out_of_memory(parser);
        return;
    }
    if (parser->error->kind == SYNTAX_ERROR_NONE) {
        parser_raise_generic(parser, last_index);
    } else if (parser->error->kind != SYNTAX_ERROR_MEMORY) {
        parser_check_remaining_tokens(parser);
    }
}

static bool parser_is_incomplete(const struct parser *parser, const struct parse_options *options) {
    return options->allow_incomplete_input && parser->lexer.reached_end;
}

static bool parse_units(struct parser *parser, const struct parse_options *options, struct module_ast *module) {
    size_t base = parser->scratch_used;
    while (!parser->stopped) {
        if (parser_peek(parser) == TOKEN_END && options->mode != PARSE_EVALUATE) {
            break;
        }
        size_t before = parser->scratch_used;
        uint32_t start = parser->mark;
        if (parser->stopped || !parse_unit(parser, options->mode, module)) {
            if (parser_is_incomplete(parser, options)) {
                memset(parser->error, 0, sizeof *parser->error);
                parser_raise_last(parser, SYNTAX_ERROR_INCOMPLETE_INPUT, "incomplete input");
            } else if (!parser->stopped) {
                parser_diagnose(parser, options->mode, module, before);
            } else if (!parser->lexer.failed && parser->error->kind != SYNTAX_ERROR_MEMORY) {
                parser_check_remaining_tokens(parser);
            }
            return false;
        }
        if (options->mode != PARSE_EXECUTE) {
            break;
        }
        parser_discard_tokens(parser, start);
    }
    return !parser->stopped && parser_collect_statements(parser, base, &module->body);
}

static bool parser_check_single(struct parser *parser) {
    while (parser_accept(parser, TOKEN_NEWLINE)) {
    }
    if (parser_peek(parser) == TOKEN_END || parser->stopped) {
        return !parser->stopped;
    }
    syntax_error_set_plain(parser->error, SYNTAX_ERROR_SYNTAX,
                           "multiple statements found while compiling a single statement");
    return false;
}

bool parse_module(struct arena *arena, const char *source, size_t length, const struct parse_options *options,
                  struct module_ast **out, struct syntax_error *error) {
    static const struct parse_options default_options = {.mode = PARSE_EXECUTE};
    static const enum module_kind module_kinds[] = {
        [PARSE_EXECUTE] = MODULE_FILE, [PARSE_EVALUATE] = MODULE_EXPRESSION, [PARSE_SINGLE] = MODULE_INTERACTIVE};
    options = options == NULL ? &default_options : options;
    *out = NULL;
    memset(error, 0, sizeof *error);
    size_t maximum = options->maximum_source_length;
    if (maximum == 0 || maximum > DEFAULT_MAXIMUM_SOURCE_LENGTH) {
        maximum = DEFAULT_MAXIMUM_SOURCE_LENGTH;
    }
    if (length > maximum) {
        syntax_error_set_plain(error, SYNTAX_ERROR_MEMORY, "source code is too long");
        return false;
    }
    struct parser *parser = arena_allocate(arena, sizeof *parser);
    struct module_ast *module = arena_allocate(arena, sizeof *module);
    if (parser == NULL || module == NULL) {
        syntax_error_set_plain(error, SYNTAX_ERROR_MEMORY, "");
        return false;
    }
    parser->arena = arena;
    parser->error = error;
    parser->unicode_name = options->unicode_name;
    parser->maximum_decimal_digits =
        options->maximum_decimal_digits != 0 ? options->maximum_decimal_digits : DEFAULT_DECIMAL_DIGITS;
    if (!lexer_decode_source(arena, source, length, options->ignore_encoding_declaration, &parser->map, error)) {
        return false;
    }
    lexer_initialize(&parser->lexer, &parser->map, arena, error, &parser->warnings);
    module->kind = module_kinds[options->mode];
    if (!parse_units(parser, options, module) || (options->mode == PARSE_SINGLE && !parser_check_single(parser))) {
        if (error->kind == SYNTAX_ERROR_NONE) {
            syntax_error_set_plain(error, SYNTAX_ERROR_MEMORY, "");
        }
        return false;
    }
    if (arena->out_of_memory) {
        syntax_error_set_plain(error, SYNTAX_ERROR_MEMORY, "");
        return false;
    }
    module->source = parser->map;
    module->warnings = parser->warnings;
    *out = module;
    return true;
}
