/* See caret.h. Parses the segment anew with the compiler's own parser, in an arena of bounded size; a segment that does
 * not parse or is too large has no anchors. */
#include "caret.h"

#include "../compiler/parser.h"

#include <stdlib.h>
#include <string.h>

#define LARGEST_SEGMENT 20000
#define ARENA_LIMIT (4u << 20)

struct cursor {
    const char *text;
    size_t length, at;
};

/* Parse text between these two pieces. */
static struct module_ast *parse_wrapped(struct arena *arena, const char *before, const char *text, size_t length,
                                        const char *after) {
    if (length > LARGEST_SEGMENT)
        return NULL;
    size_t before_length = strlen(before), after_length = strlen(after);
    char *source = arena_allocate(arena, before_length + length + after_length + 1);
    if (!source)
        return NULL;
    memcpy(source, before, before_length);
    memcpy(source + before_length, text, length);
    memcpy(source + before_length + length, after, after_length);
    struct parse_options options = {
        .mode = PARSE_EXECUTE, .ignore_encoding_declaration = true, .maximum_decimal_digits = UINT32_MAX};
    struct module_ast *module;
    struct syntax_error error;
    if (!parse_module(arena, source, before_length + length + after_length, &options, &module, &error))
        return NULL;
    return module;
}

/* Offset of a place of the segment; line from 0. */
static size_t offset_of(const char *text, size_t length, uint32_t line, uint32_t column) {
    size_t at = 0;
    while (line > 0 && at < length)
        if (text[at++] == '\n')
            line--;
    return at + column < length ? at + column : length;
}

static void place_of(const char *text, size_t at, uint32_t *line, uint32_t *column) {
    *line = 0;
    size_t start = 0;
    for (size_t i = 0; i < at; i++)
        if (text[i] == '\n') {
            (*line)++;
            start = i + 1;
        }
    *column = (uint32_t)(at - start);
}

/* From `at` to the first character that is not skipped: whitespace, `also`, and comments and continuations up to their
 * line's end are. */
static size_t skip_to(const char *text, size_t length, size_t at, const char *stop, const char *also) {
    while (at < length) {
        char c = text[at];
        if (c == '\\' || c == '#') {
            while (at < length && text[at] != '\n')
                at++;
        } else if (stop ? strchr(stop, c) != NULL && c : !strchr(" \t\f\r\n", c) && !strchr(also, c)) {
            return at;
        } else {
            at++;
        }
    }
    return at;
}

static struct caret_anchors anchors_between(const char *text, size_t left, size_t right) {
    struct caret_anchors anchors = {.present = true};
    place_of(text, left, &anchors.left_line, &anchors.left_column);
    place_of(text, right, &anchors.right_line, &anchors.right_column);
    return anchors;
}

/* Lines of the parsed text are one more than those of the segment, which is wrapped in "(\n" and "\n)", and count
 * from 1. */
static size_t end_of(const char *text, size_t length, const struct expression *expression) {
    return offset_of(text, length, expression->range.end_line - 2, expression->range.end_column);
}

static struct caret_anchors binary_anchors(const char *text, size_t length, const struct expression *expression) {
    size_t left = skip_to(text, length, end_of(text, length, expression->binary.left), NULL, ")");
    if (left >= length)
        return (struct caret_anchors){0};
    size_t right = left + 1;
    const struct source_range *range = &expression->binary.right->range;
    size_t operand = offset_of(text, length, range->line - 2, range->column);
    if (right < length && right < operand && !strchr(" \t\f\r\n\\#", text[right]))
        right++;
    return anchors_between(text, left, right);
}

static struct caret_anchors bracket_anchors(const char *text, size_t length, const struct expression *whole,
                                            const struct expression *before, const char *bracket) {
    size_t left = skip_to(text, length, end_of(text, length, before), bracket, "");
    if (left >= length)
        return (struct caret_anchors){0};
    return anchors_between(text, left, end_of(text, length, whole));
}

static struct caret_anchors anchors_of(const char *text, size_t length, const struct expression *expression) {
    switch (expression->kind) {
    case EXPRESSION_BINARY:
        return binary_anchors(text, length, expression);
    case EXPRESSION_SUBSCRIPT:
        return bracket_anchors(text, length, expression, expression->subscript.value, "[");
    case EXPRESSION_CALL:
        return bracket_anchors(text, length, expression, expression->call.function, "(");
    default:
        return (struct caret_anchors){0};
    }
}

struct caret_anchors caret_find_anchors(const char *segment, size_t length) {
    struct caret_anchors anchors = {0};
    struct arena arena;
    arena_initialize(&arena, ARENA_LIMIT, NULL, NULL);
    struct module_ast *module = parse_wrapped(&arena, "(\n", segment, length, "\n)\n");
    if (module && module->body.count == 1 && module->body.items[0]->kind == STATEMENT_EXPRESSION)
        anchors = anchors_of(segment, length, module->body.items[0]->value.value);
    arena_destroy(&arena);
    return anchors;
}

static const struct expression *plain_call_of(const struct statement *statement) {
    const struct expression *call = NULL;
    if (statement->kind == STATEMENT_RETURN) {
        call = statement->value.value;
        if (call && call->kind == EXPRESSION_CALL && call->call.function->kind != EXPRESSION_NAME)
            return NULL;
    } else if (statement->kind == STATEMENT_ASSIGN && statement->assign.targets.count == 1 &&
               statement->assign.targets.items[0]->kind == EXPRESSION_NAME) {
        call = statement->assign.value;
    }
    return call && call->kind == EXPRESSION_CALL ? call : NULL;
}

static bool is_ascii(const char *text, size_t length) {
    for (size_t i = 0; i < length; i++)
        if (text[i] & 0x80)
            return false;
    return true;
}

bool caret_is_plain_call(const char *lines, size_t length, uint32_t line_count, uint32_t start, uint32_t end) {
    /* CPython compares columns of characters with columns of bytes here. */
    size_t last_line = offset_of(lines, length, line_count - 1, 0);
    size_t last_end = last_line + end < length ? last_line + end : length;
    if (!is_ascii(lines, start < length ? start : length) || !is_ascii(lines + last_line, last_end - last_line))
        return false;
    struct arena arena;
    arena_initialize(&arena, ARENA_LIMIT, NULL, NULL);
    struct module_ast *module = parse_wrapped(&arena, "", lines, length, "\n");
    bool plain = false;
    if (module && module->body.count) {
        const struct expression *call = plain_call_of(module->body.items[0]);
        plain = call && call->range.line == 1 && call->range.end_line == line_count && call->range.column == start &&
                call->range.end_column == end;
    }
    arena_destroy(&arena);
    return plain;
}
