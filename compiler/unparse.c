/* An expression as text again, for annotations under `from __future__ import annotations`: the form that CPython gives
 * them, with its spaces, quotes and parentheses. Formatted strings and numbers that are not decimal stay as they were
 * written. Touches the tree, the source and the arena only. */
#include "code_generator.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* How tightly the operators bind, loosest first. */
enum binding {
    BINDS_TUPLE,
    BINDS_TEST,
    BINDS_OR,
    BINDS_AND,
    BINDS_NOT,
    BINDS_COMPARE,
    BINDS_BIT_OR,
    BINDS_BIT_XOR,
    BINDS_BIT_AND,
    BINDS_SHIFT,
    BINDS_SUM,
    BINDS_TERM,
    BINDS_FACTOR,
    BINDS_POWER,
    BINDS_AWAIT,
    BINDS_ATOM,
};

struct unparser {
    struct compiler_context *context;
    char *data;
    uint32_t length, capacity;
};

static void write_expression(struct unparser *unparser, const struct expression *expression, int level);

static void write_bytes(struct unparser *unparser, const char *data, uint32_t length) {
    for (uint32_t i = 0; i < length && !unparser->context->failed; i++) {
        char *grown = context_grow(unparser->context, unparser->data, unparser->length, &unparser->capacity, 1);
        if (grown == NULL)
            return;
        unparser->data = grown;
        unparser->data[unparser->length++] = data[i];
    }
}

static void write_text(struct unparser *unparser, struct text text) { write_bytes(unparser, text.data, text.length); }
static void write_c(struct unparser *unparser, const char *text) {
    write_bytes(unparser, text, (uint32_t)strlen(text));
}

static void write_source(struct unparser *unparser, const struct expression *expression) {
    write_text(unparser, source_map_text(unparser->context->map, expression->range));
}

/* --- constants ---------------------------------------------------------------------------------------------------- */

static void write_escaped(struct unparser *unparser, unsigned char byte, char quote) {
    char escaped[8];
    if (byte == (unsigned char)quote || byte == '\\')
        snprintf(escaped, sizeof escaped, "\\%c", byte);
    else if (byte == '\n' || byte == '\r' || byte == '\t')
        snprintf(escaped, sizeof escaped, "\\%c", byte == '\n' ? 'n' : byte == '\r' ? 'r' : 't');
    else
        snprintf(escaped, sizeof escaped, "\\x%02x", byte);
    write_c(unparser, escaped);
}

/* repr() of a str or bytes; characters outside ASCII stand as they are in a str. */
static void write_quoted(struct unparser *unparser, struct text text, bool is_bytes) {
    bool has_single = memchr(text.data, '\'', text.length) != NULL;
    bool has_double = memchr(text.data, '"', text.length) != NULL;
    char quote = has_single && !has_double ? '"' : '\'';
    write_bytes(unparser, &quote, 1);
    for (uint32_t i = 0; i < text.length; i++) {
        unsigned char byte = (unsigned char)text.data[i];
        bool is_plain = (byte >= 0x20 && byte < 0x7F) || (byte >= 0x80 && !is_bytes);
        if (is_plain && byte != (unsigned char)quote && byte != '\\')
            write_bytes(unparser, &text.data[i], 1);
        else
            write_escaped(unparser, byte, quote);
    }
    write_bytes(unparser, &quote, 1);
}

/* The shortest decimal that reads back as the same number, laid out as repr() does it. */
static void write_float(struct unparser *unparser, double number, bool is_imaginary) {
    char digits[40], text[64];
    if (isinf(number)) {
        write_c(unparser, is_imaginary ? "1e309j" : "1e309");
        return;
    }
    int precision = 0;
    do
        snprintf(digits, sizeof digits, "%.*e", precision, number);
    while (strtod(digits, NULL) != number && ++precision < 17);
    char *mark = strchr(digits, 'e');
    int exponent = atoi(mark + 1);
    *mark = '\0';
    if (exponent < -4 || exponent >= 16)
        snprintf(text, sizeof text, "%se%c%02d", digits, exponent < 0 ? '-' : '+', abs(exponent));
    else
        snprintf(text, sizeof text, "%.*f", precision > exponent ? precision - exponent : 0, number);
    write_c(unparser, text);
    if (is_imaginary)
        write_c(unparser, "j");
    else if (strpbrk(text, ".e") == NULL)
        write_c(unparser, ".0");
}

static void write_constant(struct unparser *unparser, const struct expression *expression) {
    const struct constant *constant = &expression->constant;
    char number[32];
    switch (constant->kind) {
    case CONSTANT_NONE:
        write_c(unparser, "None");
        return;
    case CONSTANT_TRUE:
        write_c(unparser, "True");
        return;
    case CONSTANT_FALSE:
        write_c(unparser, "False");
        return;
    case CONSTANT_ELLIPSIS:
        write_c(unparser, "...");
        return;
    case CONSTANT_INTEGER:
        if (!constant->integer_is_small) {
            write_source(unparser, expression);
            return;
        }
        snprintf(number, sizeof number, "%lld", (long long)constant->integer);
        write_c(unparser, number);
        return;
    case CONSTANT_STRING:
        write_c(unparser, constant->has_u_prefix ? "u" : "");
        write_quoted(unparser, constant->text, false);
        return;
    case CONSTANT_BYTES:
        write_c(unparser, "b");
        write_quoted(unparser, constant->text, true);
        return;
    case CONSTANT_FLOAT:
    case CONSTANT_IMAGINARY:
        write_float(unparser, constant->real, constant->kind == CONSTANT_IMAGINARY);
        return;
    }
}

/* --- parts -------------------------------------------------------------------------------------------------------- */

static void write_list(struct unparser *unparser, const struct expression_list *list, int level) {
    for (uint32_t i = 0; i < list->count; i++) {
        write_c(unparser, i > 0 ? ", " : "");
        write_expression(unparser, list->items[i], level);
    }
}

static void write_default(struct unparser *unparser, const struct expression *fallback) {
    if (fallback == NULL)
        return;
    write_c(unparser, "=");
    write_expression(unparser, fallback, BINDS_TEST);
}

static void write_parameter(struct unparser *unparser, bool *is_first, const char *stars, struct text name,
                            const struct expression *fallback) {
    write_c(unparser, *is_first ? "" : ", ");
    *is_first = false;
    write_c(unparser, stars);
    write_text(unparser, name);
    write_default(unparser, fallback);
}

static void write_parameters(struct unparser *unparser, const struct arguments *arguments) {
    bool is_first = true;
    uint32_t before = arguments->positional_only.count, all = before + arguments->positional.count;
    for (uint32_t i = 0; i < all; i++) {
        uint32_t without = all - arguments->defaults.count;
        const struct argument *argument =
            i < before ? &arguments->positional_only.items[i] : &arguments->positional.items[i - before];
        write_parameter(unparser, &is_first, "", argument->name,
                        i < without ? NULL : arguments->defaults.items[i - without]);
        if (i + 1 == before)
            write_c(unparser, ", /");
    }
    if (arguments->variadic != NULL)
        write_parameter(unparser, &is_first, "*", arguments->variadic->name, NULL);
    else if (arguments->keyword_only.count > 0)
        write_parameter(unparser, &is_first, "*", text_from_c(""), NULL);
    for (uint32_t i = 0; i < arguments->keyword_only.count; i++)
        write_parameter(unparser, &is_first, "", arguments->keyword_only.items[i].name,
                        arguments->keyword_defaults.items[i]);
    if (arguments->variadic_keyword != NULL)
        write_parameter(unparser, &is_first, "**", arguments->variadic_keyword->name, NULL);
}

static void write_lambda(struct unparser *unparser, const struct expression *expression) {
    const struct arguments *arguments = expression->lambda.arguments;
    bool has_parameters =
        arguments->positional_only.count + arguments->positional.count + arguments->keyword_only.count > 0 ||
        arguments->variadic != NULL || arguments->variadic_keyword != NULL;
    write_c(unparser, has_parameters ? "lambda " : "lambda");
    write_parameters(unparser, arguments);
    write_c(unparser, ": ");
    write_expression(unparser, expression->lambda.body, BINDS_TEST);
}

static void write_generators(struct unparser *unparser, const struct comprehension_list *generators) {
    for (uint32_t i = 0; i < generators->count; i++) {
        const struct comprehension *generator = &generators->items[i];
        write_c(unparser, generator->is_async ? " async for " : " for ");
        write_expression(unparser, generator->target, BINDS_TUPLE);
        write_c(unparser, " in ");
        write_expression(unparser, generator->iterable, BINDS_TEST + 1);
        for (uint32_t k = 0; k < generator->conditions.count; k++) {
            write_c(unparser, " if ");
            write_expression(unparser, generator->conditions.items[k], BINDS_TEST + 1);
        }
    }
}

static void write_comprehension(struct unparser *unparser, const struct expression *expression) {
    static const char *const brackets[][2] = {
        [EXPRESSION_LIST_COMPREHENSION] = {"[", "]"},
        [EXPRESSION_SET_COMPREHENSION] = {"{", "}"},
        [EXPRESSION_DICT_COMPREHENSION] = {"{", "}"},
        [EXPRESSION_GENERATOR] = {"(", ")"},
    };
    write_c(unparser, brackets[expression->kind][0]);
    write_expression(unparser, expression->comprehension.element, BINDS_TEST);
    if (expression->kind == EXPRESSION_DICT_COMPREHENSION) {
        write_c(unparser, ": ");
        write_expression(unparser, expression->comprehension.value, BINDS_TEST);
    }
    write_generators(unparser, &expression->comprehension.generators);
    write_c(unparser, brackets[expression->kind][1]);
}

static void write_dict(struct unparser *unparser, const struct expression *expression) {
    write_c(unparser, "{");
    for (uint32_t i = 0; i < expression->dict.keys.count; i++) {
        write_c(unparser, i > 0 ? ", " : "");
        if (expression->dict.keys.items[i] == NULL) {
            write_c(unparser, "**");
            write_expression(unparser, expression->dict.values.items[i], BINDS_BIT_OR);
            continue;
        }
        write_expression(unparser, expression->dict.keys.items[i], BINDS_TEST);
        write_c(unparser, ": ");
        write_expression(unparser, expression->dict.values.items[i], BINDS_TEST);
    }
    write_c(unparser, "}");
}

static void write_call(struct unparser *unparser, const struct expression *expression) {
    const struct expression_list *arguments = &expression->call.arguments;
    const struct keyword_list *keywords = &expression->call.keywords;
    write_expression(unparser, expression->call.function, BINDS_ATOM);
    if (arguments->count == 1 && keywords->count == 0 && arguments->items[0]->kind == EXPRESSION_GENERATOR) {
        write_expression(unparser, arguments->items[0], BINDS_TEST);
        return;
    }
    write_c(unparser, "(");
    write_list(unparser, arguments, BINDS_TEST);
    for (uint32_t i = 0; i < keywords->count; i++) {
        write_c(unparser, arguments->count + i > 0 ? ", " : "");
        bool is_mapping = keywords->items[i].name.data == NULL;
        if (!is_mapping)
            write_text(unparser, keywords->items[i].name);
        write_c(unparser, is_mapping ? "**" : "=");
        write_expression(unparser, keywords->items[i].value, BINDS_TEST);
    }
    write_c(unparser, ")");
}

static void write_compare(struct unparser *unparser, const struct expression *expression) {
    static const char *const signs[] = {
        [COMPARISON_EQUAL] = " == ",      [COMPARISON_NOT_EQUAL] = " != ",  [COMPARISON_LESS] = " < ",
        [COMPARISON_LESS_EQUAL] = " <= ", [COMPARISON_GREATER] = " > ",     [COMPARISON_GREATER_EQUAL] = " >= ",
        [COMPARISON_IS] = " is ",         [COMPARISON_IS_NOT] = " is not ", [COMPARISON_IN] = " in ",
        [COMPARISON_NOT_IN] = " not in ",
    };
    write_expression(unparser, expression->compare.left, BINDS_COMPARE + 1);
    for (uint32_t i = 0; i < expression->compare.comparators.count; i++) {
        write_c(unparser, signs[expression->compare.operators[i]]);
        write_expression(unparser, expression->compare.comparators.items[i], BINDS_COMPARE + 1);
    }
}

static const struct {
    const char *sign;
    int binding;
} binary_signs[] = {
    [BINARY_ADD] = {" + ", BINDS_SUM},
    [BINARY_SUBTRACT] = {" - ", BINDS_SUM},
    [BINARY_MULTIPLY] = {" * ", BINDS_TERM},
    [BINARY_MATRIX_MULTIPLY] = {" @ ", BINDS_TERM},
    [BINARY_DIVIDE] = {" / ", BINDS_TERM},
    [BINARY_MODULO] = {" % ", BINDS_TERM},
    [BINARY_POWER] = {" ** ", BINDS_POWER},
    [BINARY_LEFT_SHIFT] = {" << ", BINDS_SHIFT},
    [BINARY_RIGHT_SHIFT] = {" >> ", BINDS_SHIFT},
    [BINARY_BIT_OR] = {" | ", BINDS_BIT_OR},
    [BINARY_BIT_XOR] = {" ^ ", BINDS_BIT_XOR},
    [BINARY_BIT_AND] = {" & ", BINDS_BIT_AND},
    [BINARY_FLOOR_DIVIDE] = {" // ", BINDS_TERM},
};

static void write_slice(struct unparser *unparser, const struct expression *expression) {
    if (expression->slice.lower != NULL)
        write_expression(unparser, expression->slice.lower, BINDS_TEST);
    write_c(unparser, ":");
    if (expression->slice.upper != NULL)
        write_expression(unparser, expression->slice.upper, BINDS_TEST);
    if (expression->slice.step == NULL)
        return;
    write_c(unparser, ":");
    write_expression(unparser, expression->slice.step, BINDS_TEST);
}

static void write_attribute(struct unparser *unparser, const struct expression *expression) {
    const struct expression *object = expression->attribute.value;
    bool is_integer = object->kind == EXPRESSION_CONSTANT && object->constant.kind == CONSTANT_INTEGER;
    write_expression(unparser, object, BINDS_ATOM);
    write_c(unparser, is_integer ? " ." : ".");
    write_text(unparser, expression->attribute.name);
}

/* --- formatted strings -------------------------------------------------------------------------------------------- */

static void write_field(struct unparser *unparser, const struct expression *field);

/* What stands between the quotes, with nothing escaped but braces. */
static void write_joined(struct unparser *unparser, const struct expression_list *values) {
    for (uint32_t i = 0; i < values->count && !unparser->context->failed; i++) {
        const struct expression *part = values->items[i];
        if (part->kind == EXPRESSION_FORMATTED_VALUE) {
            write_field(unparser, part);
            continue;
        }
        for (uint32_t k = 0; k < part->constant.text.length; k++) {
            const char *byte = &part->constant.text.data[k];
            write_bytes(unparser, byte, 1);
            if (*byte == '{' || *byte == '}')
                write_bytes(unparser, byte, 1);
        }
    }
}

static void write_field(struct unparser *unparser, const struct expression *field) {
    write_c(unparser, "{");
    uint32_t start = unparser->length;
    write_expression(unparser, field->formatted.value, BINDS_TEST + 1);
    if (!unparser->context->failed && start < unparser->length && unparser->data[start] == '{') {
        write_c(unparser, " ");
        memmove(unparser->data + start + 1, unparser->data + start, unparser->length - start - 1);
        unparser->data[start] = ' ';
    }
    char conversion[3] = {'!', (char)field->formatted.conversion, '\0'};
    if (field->formatted.conversion > 0)
        write_c(unparser, conversion);
    const struct expression *specification = field->formatted.format_specification;
    if (specification != NULL) {
        write_c(unparser, ":");
        if (specification->kind == EXPRESSION_JOINED_STRING)
            write_joined(unparser, &specification->joined.values);
    }
    write_c(unparser, "}");
}

static void write_formatted(struct unparser *unparser, const struct expression *expression) {
    struct unparser body = {.context = unparser->context};
    write_joined(&body, &expression->joined.values);
    write_c(unparser, "f");
    write_quoted(unparser, body.data == NULL ? text_from_c("") : (struct text){body.data, body.length}, false);
}

/* --- the walk ----------------------------------------------------------------------------------------------------- */

/* How tightly the outermost operator of this expression binds. */
static int binding_of(const struct expression *expression) {
    switch (expression->kind) {
    case EXPRESSION_BOOLEAN:
        return expression->boolean.operator== BOOLEAN_AND ? BINDS_AND : BINDS_OR;
    case EXPRESSION_BINARY:
        return binary_signs[expression->binary.operator].binding;
    case EXPRESSION_UNARY:
        return expression->unary.operator== UNARY_NOT ? BINDS_NOT : BINDS_FACTOR;
    case EXPRESSION_LAMBDA:
    case EXPRESSION_CONDITIONAL:
        return BINDS_TEST;
    case EXPRESSION_NAMED:
        return BINDS_TUPLE;
    case EXPRESSION_TUPLE:
        return expression->sequence.elements.count > 0 ? BINDS_TUPLE : BINDS_ATOM;
    case EXPRESSION_AWAIT:
        return BINDS_AWAIT;
    case EXPRESSION_COMPARE:
        return BINDS_COMPARE;
    default:
        return BINDS_ATOM;
    }
}

static void write_operators(struct unparser *unparser, const struct expression *expression) {
    static const char *const unary_signs[] = {
        [UNARY_INVERT] = "~", [UNARY_NOT] = "not ", [UNARY_PLUS] = "+", [UNARY_MINUS] = "-"};
    int binding = binding_of(expression);
    if (expression->kind == EXPRESSION_UNARY) {
        write_c(unparser, unary_signs[expression->unary.operator]);
        write_expression(unparser, expression->unary.operand, binding);
    } else if (expression->kind == EXPRESSION_BINARY) {
        bool is_power = expression->binary.operator== BINARY_POWER;
        write_expression(unparser, expression->binary.left, binding + is_power);
        write_c(unparser, binary_signs[expression->binary.operator].sign);
        write_expression(unparser, expression->binary.right, binding + !is_power);
    } else {
        const struct expression_list *values = &expression->boolean.values;
        for (uint32_t i = 0; i < values->count; i++) {
            write_c(unparser, i == 0 ? "" : binding == BINDS_AND ? " and " : " or ");
            write_expression(unparser, values->items[i], binding + 1);
        }
    }
}

static void write_inner(struct unparser *unparser, const struct expression *expression) {
    switch (expression->kind) {
    case EXPRESSION_BOOLEAN:
    case EXPRESSION_BINARY:
    case EXPRESSION_UNARY:
        write_operators(unparser, expression);
        return;
    case EXPRESSION_NAMED:
        write_expression(unparser, expression->named.target, BINDS_ATOM);
        write_c(unparser, " := ");
        write_expression(unparser, expression->named.value, BINDS_ATOM);
        return;
    case EXPRESSION_LAMBDA:
        write_lambda(unparser, expression);
        return;
    case EXPRESSION_CONDITIONAL:
        write_expression(unparser, expression->conditional.body, BINDS_TEST + 1);
        write_c(unparser, " if ");
        write_expression(unparser, expression->conditional.test, BINDS_TEST + 1);
        write_c(unparser, " else ");
        write_expression(unparser, expression->conditional.else_body, BINDS_TEST);
        return;
    case EXPRESSION_DICT:
        write_dict(unparser, expression);
        return;
    case EXPRESSION_LIST_COMPREHENSION:
    case EXPRESSION_SET_COMPREHENSION:
    case EXPRESSION_DICT_COMPREHENSION:
    case EXPRESSION_GENERATOR:
        write_comprehension(unparser, expression);
        return;
    case EXPRESSION_COMPARE:
        write_compare(unparser, expression);
        return;
    case EXPRESSION_CALL:
        write_call(unparser, expression);
        return;
    case EXPRESSION_CONSTANT:
        write_constant(unparser, expression);
        return;
    case EXPRESSION_ATTRIBUTE:
        write_attribute(unparser, expression);
        return;
    case EXPRESSION_SUBSCRIPT:
        write_expression(unparser, expression->subscript.value, BINDS_ATOM);
        write_c(unparser, "[");
        write_expression(unparser, expression->subscript.index, BINDS_TUPLE);
        write_c(unparser, "]");
        return;
    case EXPRESSION_STARRED:
        write_c(unparser, "*");
        write_expression(unparser, expression->starred.value, BINDS_BIT_OR);
        return;
    case EXPRESSION_NAME:
        write_text(unparser, expression->name.identifier);
        return;
    case EXPRESSION_SET:
    case EXPRESSION_LIST:
        write_c(unparser, expression->kind == EXPRESSION_SET ? "{" : "[");
        write_list(unparser, &expression->sequence.elements, BINDS_TEST);
        write_c(unparser, expression->kind == EXPRESSION_SET ? "}" : "]");
        return;
    case EXPRESSION_TUPLE:
        write_c(unparser, expression->sequence.elements.count == 0 ? "()" : "");
        write_list(unparser, &expression->sequence.elements, BINDS_TEST);
        write_c(unparser, expression->sequence.elements.count == 1 ? "," : "");
        return;
    case EXPRESSION_SLICE:
        write_slice(unparser, expression);
        return;
    case EXPRESSION_JOINED_STRING:
        write_formatted(unparser, expression);
        return;
    case EXPRESSION_AWAIT:
    case EXPRESSION_YIELD:
    case EXPRESSION_YIELD_FROM: /* the symbol table has refused these */
    case EXPRESSION_FORMATTED_VALUE:
    case EXPRESSION_INTERPOLATION:
    case EXPRESSION_TEMPLATE_STRING:
        write_source(unparser, expression);
        return;
    }
}

static void write_expression(struct unparser *unparser, const struct expression *expression, int level) {
    if (!context_enter(unparser->context))
        return;
    bool in_parentheses = level > binding_of(expression);
    write_c(unparser, in_parentheses ? "(" : "");
    write_inner(unparser, expression);
    write_c(unparser, in_parentheses ? ")" : "");
    context_leave(unparser->context);
}

struct text expression_unparse(struct compiler_context *context, const struct expression *expression) {
    struct unparser unparser = {.context = context};
    write_expression(&unparser, expression, BINDS_TEST);
    return unparser.data == NULL ? text_from_c("") : (struct text){unparser.data, unparser.length};
}
