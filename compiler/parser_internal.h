/* What the parser's files share: the parser's state and the functions that cross file borders.
 *
 * The grammar is parsed twice at most, as CPython does. The first pass only accepts or rejects. When it rejects, the
 * second pass reads the same tokens again with `diagnosing` set, and rules then look for known mistakes to report.
 *
 * Conventions of every parse_ function: it returns NULL (or false) when its rule does not match at `mark`, and then
 * leaves `mark` where it was. What an optional continuation (an operator, a trailer, a further list item) does not
 * match is left unread. `stopped` means an error has been set or memory ran out; everything then returns NULL. */
#ifndef PYNTERP_COMPILER_PARSER_INTERNAL_H
#define PYNTERP_COMPILER_PARSER_INTERNAL_H

#include "arena.h"
#include "ast.h"
#include "lexer.h"
#include "parser.h"
#include "syntax_error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    /* Bounds recursion and with it the C stack; see parser_enter. */
    PARSER_MAXIMUM_DEPTH = 1000,
    PARSER_EXPRESSION_DEPTH = 2,
    PARSER_STATEMENT_DEPTH = 2,
    /* The second pass may enter this many rules, and so many more for each token, before it gives up looking for a
     * better message. */
    PARSER_DIAGNOSIS_BUDGET = 100000,
    PARSER_DIAGNOSIS_BUDGET_PER_TOKEN = 20,
};

/* What a rule gave at a token in the second pass, which asks for the same expressions many times. As in CPython the
 * memo of disjunctions also keeps what was read without looking for mistakes, and so hides mistakes found there. */
enum memo_rule { MEMO_EXPRESSION, MEMO_DISJUNCTION, MEMO_RULE_COUNT };

struct expression_memo {
    struct expression *node;
    uint32_t end;
    bool is_known;
};

struct parser {
    struct arena *arena;
    struct syntax_error *error;
    struct source_map map;
    struct token *tokens; /* of the current top-level statement */
    uint32_t token_count;
    uint32_t token_capacity;
    uint32_t mark; /* index of the next token */
    bool stopped;
    bool diagnosing;
    uint32_t depth;
    uint64_t diagnosis_budget; /* rules the second pass may still enter */
    bool is_second_pass;
    char *scratch; /* stack for lists whose length is not known yet */
    size_t scratch_used;
    size_t scratch_capacity;
    struct expression_memo (*memos)[MEMO_RULE_COUNT]; /* indexed by token; second pass only */
    uint32_t memo_capacity;
    uint32_t last_comparison_warning; /* source offset + 1 of the last "is with literal" warning */
    struct syntax_warning_list warnings;
    unicode_name_function unicode_name;
    uint32_t maximum_decimal_digits;
    struct lexer lexer;
};

/* ---- parser.c: tokens, errors, memory ---- */

enum token_kind parser_fill(struct parser *parser);

/* Kind of the next token. */
static inline enum token_kind parser_peek(struct parser *parser) {
    if (parser->mark < parser->token_count) {
        return (enum token_kind)parser->tokens[parser->mark].kind;
    }
    return parser_fill(parser);
}

/* Kind of the token `ahead` places behind the next one. */
enum token_kind parser_peek_ahead(struct parser *parser, uint32_t ahead);

static inline bool parser_accept(struct parser *parser, enum token_kind kind) {
    if (parser_peek(parser) != kind) {
        return false;
    }
    parser->mark++;
    return true;
}

/* The token last consumed. */
static inline const struct token *parser_previous(const struct parser *parser) {
    return &parser->tokens[parser->mark - 1];
}

bool parser_peek_soft(struct parser *parser, enum soft_keyword keyword);

/* From the start of token `start` to the end of the last consumed token that is not a line end or (un)indent. */
struct source_range parser_range(const struct parser *parser, uint32_t start);
struct source_range range_join(struct source_range first, struct source_range last);

struct text parser_token_text(const struct parser *parser, const struct token *token);
/* The token's text as a normalised identifier in the arena. */
struct text parser_identifier(struct parser *parser, const struct token *token);

/* Each reports an error and returns false. */
bool parser_raise_range(struct parser *parser, struct source_range range, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
bool parser_raise_token(struct parser *parser, const struct token *token, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* From `token` to where the lexer stands. */
bool parser_raise_from(struct parser *parser, struct source_range start, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* At the last token read so far. */
bool parser_raise_last(struct parser *parser, enum syntax_error_kind kind, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* At byte column `column` of `line` with no end column, as CPython has it for a few errors. */
bool parser_raise_bare_place(struct parser *parser, uint32_t line, uint32_t column, uint32_t end_line,
                             const char *format, ...) __attribute__((format(printf, 5, 6)));
bool parser_raise_out_of_memory(struct parser *parser);

/* Counts a level of recursion; false, with an error, when the source is too deeply nested. Pair with parser_leave. */
bool parser_enter(struct parser *parser, uint32_t units);
static inline void parser_leave(struct parser *parser, uint32_t units) { parser->depth -= units; }

/* Resets to token `mark` unless an error is set; returns NULL for the caller to return. */
static inline void *parser_backtrack(struct parser *parser, uint32_t mark) {
    parser->mark = mark;
    return NULL;
}

void *parser_allocate(struct parser *parser, size_t size);
struct expression *parser_new_expression(struct parser *parser, enum expression_kind kind, struct source_range range);
struct statement *parser_new_statement(struct parser *parser, enum statement_kind kind, struct source_range range);

/* A list under construction: items pushed since `base` = scratch_used. Collecting or dropping restores `base`. */
bool parser_push(struct parser *parser, const void *item, size_t size);
bool parser_collect(struct parser *parser, size_t base, size_t item_size, void *items, uint32_t *count);
static inline void parser_drop(struct parser *parser, size_t base) { parser->scratch_used = base; }

static inline bool parser_push_expression(struct parser *parser, struct expression *expression) {
    return parser_push(parser, &expression, sizeof expression);
}
bool parser_collect_expressions(struct parser *parser, size_t base, struct expression_list *list);

/* ---- parser_expression.c ---- */

typedef struct expression *(*expression_rule)(struct parser *);

/* item (',' item)* [',']: the item itself, or a tuple when there is a comma. */
struct expression *parse_bare_tuple(struct parser *parser, expression_rule parse_item);
struct expression *parse_expression(struct parser *parser);
struct expression *parse_expressions(struct parser *parser);      /* `expressions`: no stars */
struct expression *parse_star_expressions(struct parser *parser); /* a bare tuple, or one item */
struct expression *parse_star_expression(struct parser *parser);
struct expression *parse_named_expression(struct parser *parser);
struct expression *parse_star_named_expression(struct parser *parser);
struct expression *parse_yield_or_star_expressions(struct parser *parser); /* annotated_rhs */
struct expression *parse_yield(struct parser *parser);
struct expression *parse_disjunction(struct parser *parser);
struct expression *parse_bitwise_or(struct parser *parser);
/* parse_expression without looking for mistakes. */
struct expression *parse_expression_plainly(struct parser *parser);

/* ---- parser_primary.c: atoms, trailers, displays, comprehensions ---- */

struct expression *parse_primary(struct parser *parser);
struct expression *parse_atom(struct parser *parser);
struct expression *parse_slices(struct parser *parser);
/* double_starred_kvpair: key ':' value, or '**' value with a NULL key. */
bool parse_key_value(struct parser *parser, struct expression **key, struct expression **value);
bool parse_for_if_clauses(struct parser *parser, struct comprehension_list *clauses);
static inline bool parser_at_comprehension(struct parser *parser) {
    enum token_kind kind = parser_peek(parser);
    return kind == TOKEN_FOR || kind == TOKEN_ASYNC;
}

/* ---- parser_call.c ---- */

/* `args`: one or more arguments, as many as match. `call` receives arguments and keywords. */
bool parse_call_items(struct parser *parser, struct expression *call);
/* `[arguments]`: everything up to the closing parenthesis, which is not consumed. A call may consist of one generator
 * expression without brackets of its own; a class statement may not. */
bool parse_call_arguments(struct parser *parser, bool allows_generator, struct expression *call);
struct expression *parse_starred_expression(struct parser *parser);

/* ---- parser_literal.c (numbers), parser_string.c ---- */

struct expression *parse_number(struct parser *parser);
struct expression *parse_strings(struct parser *parser);
/* The parts of a format specification, pushed on the scratch stack, as many as match. */
bool push_format_specification(struct parser *parser, bool is_template);

/* ---- parser_escape.c ---- */

/* The value of a literal part: `source` itself when there is nothing to decode, else new text in the arena. */
bool parser_decode_text(struct parser *parser, struct text source, bool is_raw, bool is_bytes, struct text *result);

/* ---- parser_parameters.c ---- */

/* Parameters up to `)` (or `:` of a lambda), which is not consumed. NULL only when they do not match. */
struct arguments *parse_parameters(struct parser *parser, bool is_lambda);
struct expression *parse_lambda(struct parser *parser);

/* ---- parser_target.c ---- */

/* Makes a parsed expression an assignment (or deletion) target; false when it cannot be one. */
bool expression_become_target(struct expression *expression, enum expression_context context);
bool expression_become_single_target(struct expression *expression);
struct expression *parse_star_target(struct parser *parser);
struct expression *parse_star_targets(struct parser *parser);
bool parse_delete_targets(struct parser *parser, struct expression_list *targets);

/* ---- parser_statement.c: simple statements; parser_compound.c: the others ---- */

struct statement *parse_simple_statement(struct parser *parser);
/* A line of simple statements, pushed on the scratch stack. */
bool parse_simple_statements(struct parser *parser);
struct statement *parse_compound_statement(struct parser *parser);
/* One statement or line of simple statements, pushed on the scratch stack. */
bool parse_statement(struct parser *parser);
bool parser_collect_statements(struct parser *parser, size_t base, struct statement_list *list);
/* A block after a colon. `what` and `line` are for "expected an indented block after %s on line %d". */
bool parse_block(struct parser *parser, const char *what, uint32_t line, struct statement_list *body);
/* ':' of a compound statement. */
bool parse_colon(struct parser *parser);

/* ---- parser_definition.c ---- */

struct statement *parse_decorated(struct parser *parser);
struct statement *parse_function(struct parser *parser, uint32_t start);
struct statement *parse_class(struct parser *parser);
/* [type_params]: the list is empty when there is none. */
bool parse_type_parameters(struct parser *parser, struct type_parameter_list *list);

/* ---- parser_pattern.c ---- */

struct statement *parse_match(struct parser *parser);

/* ---- parser_diagnosis.c: the known mistakes (CPython's invalid_ rules). Each may report an error or do nothing ----
 */

enum target_use { TARGET_ASSIGN, TARGET_DELETE, TARGET_FOR };

void diagnose_expression(struct parser *parser, uint32_t start, struct expression *disjunction);
void diagnose_named_expression(struct parser *parser, uint32_t start, struct expression *expression);
void diagnose_not_operand(struct parser *parser, expression_rule rule);
void diagnose_group(struct parser *parser, uint32_t start);
void diagnose_comprehension(struct parser *parser, uint32_t start);
void diagnose_dict(struct parser *parser, uint32_t start);
void diagnose_dict_comprehension(struct parser *parser, uint32_t start);
void diagnose_for_clause(struct parser *parser, uint32_t start);
void diagnose_for_target(struct parser *parser, uint32_t start);
void diagnose_arguments(struct parser *parser, uint32_t start);
void diagnose_keyword_argument(struct parser *parser, uint32_t start);
void diagnose_assignment(struct parser *parser, uint32_t start);
void diagnose_replacement_field(struct parser *parser, uint32_t start, bool is_template);
void diagnose_with(struct parser *parser, uint32_t start);
bool diagnose_invalid_target(struct parser *parser, struct expression *expression, enum target_use use);

#endif
