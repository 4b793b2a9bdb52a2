/* String literals: plain, bytes, f-strings and t-strings (PEP 498, 701, 750), and the joining of neighbours.
 *
 * A run of literals is flattened into pieces (constants and replacement fields) on the scratch stack; neighbouring
 * constants are then folded and empty ones dropped, which gives exactly the nodes CPython gives. */
#include "parser_internal.h"

#include <string.h>

struct string_run {
    bool has_text;
    bool has_bytes;
    bool has_fields; /* an f-string or t-string took part */
};

static struct expression *make_text(struct parser *parser, struct source_range range, struct text text) {
    struct expression *node = parser_new_expression(parser, EXPRESSION_CONSTANT, range);
    if (node != NULL) {
        node->constant.kind = CONSTANT_STRING;
        node->constant.text = text;
    }
    return node;
}

/* ---- plain literals ---- */

struct literal_shape {
    bool is_bytes;
    bool is_raw;
    bool is_unicode; /* u prefix */
    struct text body;
};

static struct literal_shape literal_shape_of(struct text source) {
    struct literal_shape shape = {0};
    const char *next = source.data;
    for (; *next != '"' && *next != '\''; next++) {
        char letter = (char)(*next | 0x20);
        shape.is_bytes |= letter == 'b';
        shape.is_raw |= letter == 'r';
        shape.is_unicode |= *next == 'u';
    }
    uint32_t length = source.length - (uint32_t)(next - source.data);
    uint32_t quotes = length >= 6 && next[1] == next[0] && next[2] == next[0] ? 3 : 1;
    shape.body = (struct text){next + quotes, length - 2 * quotes};
    return shape;
}

static bool text_is_ascii(struct text text) {
    for (uint32_t i = 0; i < text.length; i++) {
        if ((unsigned char)text.data[i] >= 0x80) {
            return false;
        }
    }
    return true;
}

static struct expression *parse_plain_literal(struct parser *parser, struct string_run *run) {
    const struct token *token = &parser->tokens[parser->mark++];
    struct literal_shape shape = literal_shape_of(parser_token_text(parser, token));
    if (shape.is_bytes && !text_is_ascii(shape.body)) {
        parser_raise_token(parser, token, "bytes can only contain ASCII literal characters");
        return NULL;
    }
    struct text text;
    if (!parser_decode_text(parser, shape.body, shape.is_raw, shape.is_bytes, &text)) {
        return NULL;
    }
    struct expression *node = make_text(parser, token->range, text);
    if (node != NULL && shape.is_bytes) {
        node->constant.kind = CONSTANT_BYTES;
    } else if (node != NULL) {
        node->constant.has_u_prefix = shape.is_unicode;
    }
    run->has_bytes |= shape.is_bytes;
    run->has_text |= !shape.is_bytes;
    return node;
}

/* ---- folding ---- */

static bool is_text(const struct expression *piece) { return piece->kind == EXPRESSION_CONSTANT; }

/* Joins the constants pieces[0...count). */
static struct expression *fold_constants(struct parser *parser, struct expression **pieces, uint32_t count) {
    if (count == 1) {
        return pieces[0];
    }
    uint64_t length = 0;
    for (uint32_t i = 0; i < count; i++) {
        length += pieces[i]->constant.text.length;
    }
    if (length > UINT32_MAX) {
        parser_raise_out_of_memory(parser);
        return NULL;
    }
    char *joined = parser_allocate(parser, (size_t)length + 1);
    if (joined == NULL) {
        return NULL;
    }
    char *next = joined;
    for (uint32_t i = 0; i < count; i++) {
        struct text text = pieces[i]->constant.text;
        if (text.length > 0) {
            memcpy(next, text.data, text.length);
        }
        next += text.length;
    }
    struct source_range range = range_join(pieces[0]->range, pieces[count - 1]->range);
    struct expression *node = make_text(parser, range, (struct text){joined, (uint32_t)length});
    if (node != NULL) {
        node->constant.kind = pieces[0]->constant.kind;
        node->constant.has_u_prefix = pieces[0]->constant.has_u_prefix;
    }
    return node;
}

/* Folds the pieces in place; returns their new count. */
static uint32_t fold_pieces(struct parser *parser, struct expression **pieces, uint32_t count) {
    uint32_t written = 0;
    for (uint32_t i = 0; i < count;) {
        uint32_t end = i + 1;
        struct expression *piece = pieces[i];
        if (is_text(piece)) {
            while (end < count && is_text(pieces[end])) {
                end++;
            }
            piece = fold_constants(parser, pieces + i, end - i);
        }
        if (piece != NULL && !(is_text(piece) && piece->constant.text.length == 0)) {
            pieces[written++] = piece;
        }
        i = end;
    }
    return written;
}

static struct expression *make_joined(struct parser *parser, enum expression_kind kind, struct source_range range,
                                      struct expression_list pieces) {
    struct expression *node = parser_new_expression(parser, kind, range);
    if (node != NULL) {
        node->joined.values = pieces;
    }
    return node;
}

/* ---- replacement fields ---- */

static bool push_formatted_pieces(struct parser *parser, bool is_template, bool is_raw, bool in_specification);

struct replacement_field {
    bool is_template; /* INTERPOLATION rather than FORMATTED_VALUE */
    bool in_template; /* belongs to a t-string, perhaps in a format specification */
    bool has_debug;
    bool is_raw;
    int conversion;
    struct expression *value;
    struct expression *format;
    uint32_t open;       /* token '{' */
    uint32_t terminator; /* token that ends the expression text: '!', ':' or '}' */
    uint32_t conversion_name;
};

/* ['!' NAME] */
static bool parse_conversion(struct parser *parser, struct replacement_field *field) {
    uint32_t start = parser->mark;
    field->conversion = -1;
    if (!parser_accept(parser, TOKEN_EXCLAMATION)) {
        return true;
    }
    field->conversion_name = parser->mark;
    if (!parser_accept(parser, TOKEN_NAME)) {
        parser->mark = start;
        return false;
    }
    const struct token *mark = &parser->tokens[start], *name = &parser->tokens[field->conversion_name];
    char letter = field->in_template ? 't' : 'f';
    if (mark->end != name->start) {
        return parser_raise_range(parser, range_join(mark->range, name->range),
                                  "%c-string: conversion type must come right after the exclamanation mark", letter);
    }
    field->conversion = (unsigned char)parser->map.data[name->start];
    return true;
}

static bool check_conversion(struct parser *parser, const struct replacement_field *field) {
    if (field->conversion < 0) {
        return true;
    }
    const struct token *name = &parser->tokens[field->conversion_name];
    struct text text = parser_token_text(parser, name);
    if (text.length == 1 && strchr("sra", text.data[0]) != NULL) {
        return true;
    }
    int shown = text.length > 64 ? 64 : (int)text.length;
    return parser_raise_token(parser, name, "%c-string: invalid conversion character '%.*s': expected 's', 'r', or 'a'",
                              field->in_template ? 't' : 'f', shown, text.data);
}

/* [':' specification], a JOINED_STRING */
static bool parse_format_specification(struct parser *parser, struct replacement_field *field) {
    uint32_t start = parser->mark;
    field->format = NULL;
    if (!parser_accept(parser, TOKEN_COLON)) {
        return true;
    }
    size_t base = parser->scratch_used;
    struct expression_list pieces;
    if (!push_format_specification(parser, field->in_template) || !parser_collect_expressions(parser, base, &pieces)) {
        parser_drop(parser, base);
        return false;
    }
    pieces.count = fold_pieces(parser, pieces.items, pieces.count);
    field->format = make_joined(parser, EXPRESSION_JOINED_STRING, parser_range(parser, start), pieces);
    return field->format != NULL;
}

/* The text between '{' and the terminator as written, without comments. */
static bool field_source_text(struct parser *parser, const struct replacement_field *field, struct text *text) {
    uint32_t start = parser->tokens[field->open].end;
    struct text source = {parser->map.data + start, parser->tokens[field->terminator].start - start};
    *text = source;
    if (source.length == 0 || memchr(source.data, '#', source.length) == NULL) {
        return true;
    }
    char *copy = parser_allocate(parser, (size_t)source.length + 1);
    if (copy == NULL) {
        return false;
    }
    uint32_t length = 0, next = start;
    for (uint32_t i = field->open + 1; i <= field->terminator; i++) {
        /* Between tokens stand only blanks, continued lines and comments. */
        const struct token *token = &parser->tokens[i];
        bool in_comment = false;
        for (; next < token->start; next++) {
            char character = parser->map.data[next];
            in_comment = character == '#' || (in_comment && character != '\n');
            if (!in_comment) {
                copy[length++] = character;
            }
        }
        if (i < field->terminator) {
            memcpy(copy + length, parser->map.data + token->start, token->end - token->start);
            length += token->end - token->start;
            next = token->end;
        }
    }
    *text = (struct text){copy, length};
    return true;
}

static struct text strip_interpolation_text(struct text text) {
    while (text.length > 0 && strchr(" \t\n\f=", text.data[text.length - 1]) != NULL) {
        text.length--;
    }
    return text;
}

/* The `x=` text of a debug field, as a constant before the field. Escapes in it count as they do beside the field. */
static bool push_debug_text(struct parser *parser, const struct replacement_field *field, struct text text) {
    struct source_range range = parser->tokens[field->open].range;
    range.column++;
    const struct token *last = &parser->tokens[field->terminator];
    if (last->kind == TOKEN_EXCLAMATION) {
        last = &parser->tokens[field->conversion_name];
        range.end_line = last->range.line;
        range.end_column = last->range.column - 1;
    } else if (last->kind == TOKEN_COLON) {
        range.end_line = last->range.line;
        range.end_column = last->range.column;
    } else {
        range.end_line = last->range.end_line;
        range.end_column = last->range.end_column - 1;
    }
    if (!parser_decode_text(parser, text, field->is_raw, false, &text)) {
        return false;
    }
    struct expression *constant = make_text(parser, range, text);
    return constant != NULL && parser_push_expression(parser, constant);
}

static bool push_field(struct parser *parser, struct replacement_field *field) {
    struct text source = {NULL, 0};
    if (!check_conversion(parser, field)) {
        return false;
    }
    if ((field->has_debug || field->is_template) && !field_source_text(parser, field, &source)) {
        return false;
    }
    if (field->has_debug && !push_debug_text(parser, field, source)) {
        return false;
    }
    if (field->has_debug && field->conversion < 0 && field->format == NULL) {
        field->conversion = 'r';
    }
    enum expression_kind kind = field->is_template ? EXPRESSION_INTERPOLATION : EXPRESSION_FORMATTED_VALUE;
    struct expression *node = parser_new_expression(parser, kind, parser_range(parser, field->open));
    if (node == NULL) {
        return false;
    }
    node->formatted.value = field->value;
    node->formatted.conversion = field->conversion;
    node->formatted.format_specification = field->format;
    if (field->is_template) {
        node->formatted.source = strip_interpolation_text(source);
    }
    return parser_push_expression(parser, node);
}

/* '{' expression ['='] ['!' NAME] [':' specification] '}' */
static bool parse_replacement_field(struct parser *parser, bool is_template, bool is_raw, bool in_specification) {
    uint32_t start = parser->mark++;
    struct replacement_field field = {
        .is_template = is_template && !in_specification, .in_template = is_template, .is_raw = is_raw};
    field.open = start;
    field.value = parse_yield_or_star_expressions(parser);
    if (field.value != NULL) {
        field.has_debug = parser_accept(parser, TOKEN_EQUAL);
        field.terminator = parser->mark;
        if (parse_conversion(parser, &field) && parse_format_specification(parser, &field) &&
            parser_accept(parser, TOKEN_RIGHT_BRACE)) {
            return push_field(parser, &field);
        }
    }
    if (parser->diagnosing && !parser->stopped) {
        diagnose_replacement_field(parser, start, is_template);
    }
    parser->mark = start;
    return false;
}

/* Pushes the parts of an f-string or of a format specification, as many as match. */
static bool push_formatted_pieces(struct parser *parser, bool is_template, bool is_raw, bool in_specification) {
    for (;;) {
        enum token_kind kind = parser_peek(parser);
        if (kind == TOKEN_LEFT_BRACE) {
            if (!parse_replacement_field(parser, is_template, is_raw, in_specification)) {
                return !parser->stopped;
            }
            continue;
        }
        if (kind != TOKEN_FSTRING_MIDDLE) {
            return !parser->stopped;
        }
        const struct token *token = &parser->tokens[parser->mark++];
        struct text text;
        if (!parser_decode_text(parser, parser_token_text(parser, token), is_raw, false, &text)) {
            return false;
        }
        struct expression *constant = make_text(parser, token->range, text);
        if (constant == NULL || !parser_push_expression(parser, constant)) {
            return false;
        }
    }
}

bool push_format_specification(struct parser *parser, bool is_template) {
    return push_formatted_pieces(parser, is_template, false, true);
}

/* An f-string or t-string; pushes its pieces. */
static bool parse_formatted_literal(struct parser *parser) {
    const struct token *opening = &parser->tokens[parser->mark++];
    struct text prefix = parser_token_text(parser, opening);
    bool is_raw = false;
    for (uint32_t i = 0; i < prefix.length; i++) {
        is_raw |= (prefix.data[i] | 0x20) == 'r';
    }
    return push_formatted_pieces(parser, opening->kind == TOKEN_TSTRING_START, is_raw, false) &&
           parser_accept(parser, TOKEN_FSTRING_END);
}

/* ---- runs of literals ---- */

static bool parse_literal(struct parser *parser, struct string_run *run) {
    if (parser_peek(parser) != TOKEN_STRING) {
        run->has_fields = true;
        return parse_formatted_literal(parser);
    }
    struct expression *node = parse_plain_literal(parser, run);
    return node != NULL && parser_push_expression(parser, node);
}

static bool at_literal(struct parser *parser, bool is_template) {
    enum token_kind kind = parser_peek(parser);
    return is_template ? kind == TOKEN_TSTRING_START : kind == TOKEN_STRING || kind == TOKEN_FSTRING_START;
}

static struct expression *finish_run(struct parser *parser, uint32_t start, bool is_template,
                                     const struct string_run *run, struct expression_list pieces) {
    if (run->has_bytes && (run->has_text || run->has_fields)) {
        parser_raise_last(parser, SYNTAX_ERROR_SYNTAX, "cannot mix bytes and nonbytes literals");
        return NULL;
    }
    if (!run->has_fields) {
        return fold_constants(parser, pieces.items, pieces.count);
    }
    pieces.count = fold_pieces(parser, pieces.items, pieces.count);
    enum expression_kind kind = is_template ? EXPRESSION_TEMPLATE_STRING : EXPRESSION_JOINED_STRING;
    return make_joined(parser, kind, parser_range(parser, start), pieces);
}

struct expression *parse_strings(struct parser *parser) {
    uint32_t start = parser->mark;
    bool is_template = parser_peek(parser) == TOKEN_TSTRING_START;
    if (!is_template && parser_peek(parser) == TOKEN_STRING) {
        /* Nearly every string is one plain literal. */
        struct string_run run = {0};
        struct expression *only = parse_plain_literal(parser, &run);
        if (only == NULL || (!at_literal(parser, false) && parser_peek(parser) != TOKEN_TSTRING_START)) {
            return only;
        }
        parser->mark = start;
    }
    struct string_run run = {0};
    size_t base = parser->scratch_used;
    uint32_t last = start;
    while (at_literal(parser, is_template)) {
        last = parser->mark;
        size_t before = parser->scratch_used;
        if (!parse_literal(parser, &run)) {
            parser_drop(parser, before);
            parser->mark = last;
            break;
        }
    }
    enum token_kind next = parser_peek(parser);
    bool is_mixed = parser->mark > start && (is_template ? at_literal(parser, false) : next == TOKEN_TSTRING_START);
    if (is_mixed && parser->diagnosing && !parser->stopped) {
        parser_raise_range(parser, range_join(parser->tokens[last].range, parser->tokens[parser->mark].range),
                           "cannot mix t-string literals with string or bytes literals");
    }
    struct expression_list pieces;
    if (parser->stopped || parser->mark == start || !parser_collect_expressions(parser, base, &pieces)) {
        parser_drop(parser, base);
        return parser_backtrack(parser, start);
    }
    return finish_run(parser, start, is_template, &run, pieces);
}
