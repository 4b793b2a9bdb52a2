/* Describing syntax trees: the words CPython uses for expressions in messages, and a dump for tests and people.
 *
 * The dump writes what Python's ast.dump(tree, include_attributes=True) writes. Nothing here is used to run programs.
 */
#include "ast.h"

#include "unicode_identifier.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *constant_description(const struct constant *constant) {
    switch (constant->kind) {
    case CONSTANT_NONE:
        return "None";
    case CONSTANT_TRUE:
        return "True";
    case CONSTANT_FALSE:
        return "False";
    case CONSTANT_ELLIPSIS:
        return "ellipsis";
    default:
        return "literal";
    }
}

const char *expression_kind_description(const struct expression *expression) {
    static const char *const descriptions[] = {
        [EXPRESSION_BOOLEAN] = "expression",
        [EXPRESSION_NAMED] = "named expression",
        [EXPRESSION_BINARY] = "expression",
        [EXPRESSION_UNARY] = "expression",
        [EXPRESSION_LAMBDA] = "lambda",
        [EXPRESSION_CONDITIONAL] = "conditional expression",
        [EXPRESSION_DICT] = "dict literal",
        [EXPRESSION_SET] = "set display",
        [EXPRESSION_LIST_COMPREHENSION] = "list comprehension",
        [EXPRESSION_SET_COMPREHENSION] = "set comprehension",
        [EXPRESSION_DICT_COMPREHENSION] = "dict comprehension",
        [EXPRESSION_GENERATOR] = "generator expression",
        [EXPRESSION_AWAIT] = "await expression",
        [EXPRESSION_YIELD] = "yield expression",
        [EXPRESSION_YIELD_FROM] = "yield expression",
        [EXPRESSION_COMPARE] = "comparison",
        [EXPRESSION_CALL] = "function call",
        [EXPRESSION_FORMATTED_VALUE] = "f-string expression",
        [EXPRESSION_INTERPOLATION] = "t-string expression",
        [EXPRESSION_JOINED_STRING] = "f-string expression",
        [EXPRESSION_TEMPLATE_STRING] = "t-string expression",
        [EXPRESSION_CONSTANT] = "literal",
        [EXPRESSION_ATTRIBUTE] = "attribute",
        [EXPRESSION_SUBSCRIPT] = "subscript",
        [EXPRESSION_STARRED] = "starred",
        [EXPRESSION_NAME] = "name",
        [EXPRESSION_LIST] = "list",
        [EXPRESSION_TUPLE] = "tuple",
        [EXPRESSION_SLICE] = "slice",
    };
    if (expression->kind == EXPRESSION_CONSTANT) {
        return constant_description(&expression->constant);
    }
    return descriptions[expression->kind];
}

/* ---- the dump: output ---- */

enum { DUMP_MAXIMUM_DEPTH = 400 };

struct dump {
    ast_dump_writer write;
    void *context;
    bool succeeded;
    bool needs_comma; /* a field was written since the last opening bracket */
    int depth;
};

static void dump_bytes(struct dump *dump, const char *data, size_t length) {
    if (dump->succeeded && length > 0) {
        dump->succeeded = dump->write(dump->context, data, length);
    }
}

static void dump_string(struct dump *dump, const char *string) { dump_bytes(dump, string, strlen(string)); }

__attribute__((format(printf, 2, 3))) static void dump_format(struct dump *dump, const char *format, ...) {
    char buffer[128];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(buffer, sizeof buffer, format, arguments);
    va_end(arguments);
    dump_string(dump, buffer);
}

static void dump_separator(struct dump *dump) {
    if (dump->needs_comma) {
        dump_string(dump, ", ");
    }
    dump->needs_comma = true;
}

static void dump_field(struct dump *dump, const char *name) {
    dump_separator(dump);
    dump_string(dump, name);
    dump_string(dump, "=");
}

static void dump_open(struct dump *dump, const char *text) {
    dump_string(dump, text);
    dump->needs_comma = false;
}

static void dump_close(struct dump *dump, const char *text) {
    dump_string(dump, text);
    dump->needs_comma = true;
}

static void dump_range(struct dump *dump, struct source_range range) {
    dump_separator(dump);
    dump_format(dump, "lineno=%u, col_offset=%u, end_lineno=%u, end_col_offset=%u", (unsigned)range.line,
                (unsigned)range.column, (unsigned)range.end_line, (unsigned)range.end_column);
}

/* Closes a node that has a place. */
static void dump_close_node(struct dump *dump, struct source_range range) {
    dump_range(dump, range);
    dump_close(dump, ")");
}

/* ---- constants ---- */

static char quote_for(struct text text) {
    bool has_single = text.length > 0 && memchr(text.data, '\'', text.length) != NULL;
    bool has_double = text.length > 0 && memchr(text.data, '"', text.length) != NULL;
    return has_single && !has_double ? '"' : '\'';
}

static void dump_character(struct dump *dump, uint32_t character, char quote, bool is_bytes) {
    char encoded[4];
    if (character == (unsigned char)quote || character == '\\') {
        dump_format(dump, "\\%c", (int)character);
    } else if (character == '\n' || character == '\r' || character == '\t') {
        dump_string(dump, character == '\n' ? "\\n" : character == '\r' ? "\\r" : "\\t");
    } else if (character >= ' ' && character < 0x7F) {
        dump_format(dump, "%c", (int)character);
    } else if (!is_bytes && character > 0x7F && unicode_is_printable(character)) {
        dump_bytes(dump, encoded, unicode_encode(character, encoded));
    } else if (character <= 0xFF) {
        dump_format(dump, "\\x%02x", (unsigned)character);
    } else {
        dump_format(dump, character <= 0xFFFF ? "\\u%04x" : "\\U%08x", (unsigned)character);
    }
}

static void dump_text(struct dump *dump, struct text text, bool is_bytes) {
    char quote = quote_for(text);
    dump_format(dump, is_bytes ? "b%c" : "%c", quote);
    for (uint32_t i = 0; i < text.length;) {
        uint32_t character = (unsigned char)text.data[i];
        i += is_bytes ? 1 : unicode_decode(text.data + i, text.length - i, &character);
        dump_character(dump, character, quote, is_bytes);
    }
    dump_format(dump, "%c", quote);
}

/* Python's repr of a float: the shortest digits that read back the same. */
static void dump_real(struct dump *dump, double value) {
    char buffer[64];
    if (isinf(value)) {
        dump_string(dump, "inf");
        return;
    }
    int precision = 1;
    for (; precision < 17; precision++) {
        snprintf(buffer, sizeof buffer, "%.*e", precision - 1, value);
        if (strtod(buffer, NULL) == value) {
            break;
        }
    }
    snprintf(buffer, sizeof buffer, "%.*e", precision - 1, value);
    int exponent = atoi(strchr(buffer, 'e') + 1);
    if (exponent < -4 || exponent >= 16) {
        dump_string(dump, buffer);
        return;
    }
    int decimals = precision - 1 - exponent;
    snprintf(buffer, sizeof buffer, "%.*f", decimals < 1 ? 1 : decimals, value);
    dump_string(dump, buffer);
}

/* Decimal digits of a large integer in another base, by repeated multiplication of decimal limbs. */
static void dump_large_integer(struct dump *dump, const struct constant *constant) {
    enum { LIMB_COUNT = 512, LIMB_BASE = 1000000000 };
    if (constant->base == 10 || constant->digits.length > LIMB_COUNT * 7) {
        dump_bytes(dump, constant->digits.data, constant->digits.length);
        return;
    }
    uint32_t limbs[LIMB_COUNT + 64] = {0};
    int used = 1;
    for (uint32_t i = 0; i < constant->digits.length; i++) {
        char digit = constant->digits.data[i];
        uint64_t carry = (uint64_t)(digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10);
        for (int limb = 0; limb < used || carry > 0; limb++) {
            carry += (uint64_t)limbs[limb] * constant->base;
            limbs[limb] = (uint32_t)(carry % LIMB_BASE);
            carry /= LIMB_BASE;
            used = limb >= used ? limb + 1 : used;
        }
    }
    dump_format(dump, "%u", (unsigned)limbs[used - 1]);
    for (int limb = used - 2; limb >= 0; limb--) {
        dump_format(dump, "%09u", (unsigned)limbs[limb]);
    }
}

static void dump_constant_value(struct dump *dump, const struct constant *constant) {
    switch (constant->kind) {
    case CONSTANT_INTEGER:
        if (constant->integer_is_small) {
            dump_format(dump, "%lld", (long long)constant->integer);
        } else {
            dump_large_integer(dump, constant);
        }
        break;
    case CONSTANT_FLOAT:
        dump_real(dump, constant->real);
        break;
    case CONSTANT_IMAGINARY:
        if (constant->real == floor(constant->real) && fabs(constant->real) < 1e16) {
            dump_format(dump, "%.0f", constant->real);
        } else {
            dump_real(dump, constant->real);
        }
        dump_string(dump, "j");
        break;
    case CONSTANT_STRING:
        dump_text(dump, constant->text, false);
        break;
    case CONSTANT_BYTES:
        dump_text(dump, constant->text, true);
        break;
    case CONSTANT_ELLIPSIS:
        dump_string(dump, "Ellipsis");
        break;
    default:
        dump_string(dump, constant_description(constant));
    }
}

/* ---- fields ---- */

static void dump_expression(struct dump *dump, const struct expression *expression);
static void dump_statement(struct dump *dump, const struct statement *statement);
static void dump_pattern(struct dump *dump, const struct pattern *pattern);

static void dump_name_field(struct dump *dump, const char *name, struct text text) {
    if (text.data != NULL) {
        dump_field(dump, name);
        dump_text(dump, text, false);
    }
}

static void dump_expression_field(struct dump *dump, const char *name, const struct expression *expression) {
    if (expression != NULL) {
        dump_field(dump, name);
        dump_expression(dump, expression);
    }
}

static void dump_expressions_field(struct dump *dump, const char *name, struct expression_list list) {
    if (list.count == 0) {
        return;
    }
    dump_field(dump, name);
    dump_open(dump, "[");
    for (uint32_t i = 0; i < list.count; i++) {
        dump_separator(dump);
        if (list.items[i] == NULL) {
            dump_string(dump, "None");
        } else {
            dump_expression(dump, list.items[i]);
        }
    }
    dump_close(dump, "]");
}

static void dump_statements_field(struct dump *dump, const char *name, struct statement_list list) {
    if (list.count == 0) {
        return;
    }
    dump_field(dump, name);
    dump_open(dump, "[");
    for (uint32_t i = 0; i < list.count; i++) {
        dump_separator(dump);
        dump_statement(dump, list.items[i]);
    }
    dump_close(dump, "]");
}

static void dump_patterns_field(struct dump *dump, const char *name, struct pattern_list list) {
    if (list.count == 0) {
        return;
    }
    dump_field(dump, name);
    dump_open(dump, "[");
    for (uint32_t i = 0; i < list.count; i++) {
        dump_separator(dump);
        dump_pattern(dump, list.items[i]);
    }
    dump_close(dump, "]");
}

static void dump_names_field(struct dump *dump, const char *name, struct text_list list) {
    if (list.count == 0) {
        return;
    }
    dump_field(dump, name);
    dump_open(dump, "[");
    for (uint32_t i = 0; i < list.count; i++) {
        dump_separator(dump);
        dump_text(dump, list.items[i], false);
    }
    dump_close(dump, "]");
}

static void dump_context_field(struct dump *dump, enum expression_context context) {
    static const char *const names[] = {"Load()", "Store()", "Del()"};
    dump_field(dump, "ctx");
    dump_string(dump, names[context]);
}

static void dump_binary_operator_field(struct dump *dump, enum binary_operator operator) {
    static const char *const names[] = {"Add",    "Sub",    "Mult",  "MatMult", "Div",    "Mod",     "Pow",
                                        "LShift", "RShift", "BitOr", "BitXor",  "BitAnd", "FloorDiv"};
    dump_field(dump, "op");
    dump_string(dump, names[operator]);
    dump_string(dump, "()");
}

/* ---- arguments, keywords, comprehensions ---- */

static void dump_argument(struct dump *dump, const struct argument *argument) {
    dump_open(dump, "arg(");
    dump_name_field(dump, "arg", argument->name);
    dump_expression_field(dump, "annotation", argument->annotation);
    dump_close_node(dump, argument->range);
}

static void dump_arguments_list(struct dump *dump, const char *name, struct argument_list list) {
    if (list.count == 0) {
        return;
    }
    dump_field(dump, name);
    dump_open(dump, "[");
    for (uint32_t i = 0; i < list.count; i++) {
        dump_separator(dump);
        dump_argument(dump, &list.items[i]);
    }
    dump_close(dump, "]");
}

static void dump_arguments(struct dump *dump, const struct arguments *arguments) {
    dump_field(dump, "args");
    dump_open(dump, "arguments(");
    dump_arguments_list(dump, "posonlyargs", arguments->positional_only);
    dump_arguments_list(dump, "args", arguments->positional);
    if (arguments->variadic != NULL) {
        dump_field(dump, "vararg");
        dump_argument(dump, arguments->variadic);
    }
    dump_arguments_list(dump, "kwonlyargs", arguments->keyword_only);
    dump_expressions_field(dump, "kw_defaults", arguments->keyword_defaults);
    if (arguments->variadic_keyword != NULL) {
        dump_field(dump, "kwarg");
        dump_argument(dump, arguments->variadic_keyword);
    }
    dump_expressions_field(dump, "defaults", arguments->defaults);
    dump_close(dump, ")");
}

static void dump_keywords(struct dump *dump, struct keyword_list list) {
    if (list.count == 0) {
        return;
    }
    dump_field(dump, "keywords");
    dump_open(dump, "[");
    for (uint32_t i = 0; i < list.count; i++) {
        dump_separator(dump);
        dump_open(dump, "keyword(");
        dump_name_field(dump, "arg", list.items[i].name);
        dump_expression_field(dump, "value", list.items[i].value);
        dump_close_node(dump, list.items[i].range);
    }
    dump_close(dump, "]");
}

static void dump_comprehensions(struct dump *dump, struct comprehension_list list) {
    dump_field(dump, "generators");
    dump_open(dump, "[");
    for (uint32_t i = 0; i < list.count; i++) {
        dump_separator(dump);
        dump_open(dump, "comprehension(");
        dump_expression_field(dump, "target", list.items[i].target);
        dump_expression_field(dump, "iter", list.items[i].iterable);
        dump_expressions_field(dump, "ifs", list.items[i].conditions);
        dump_field(dump, "is_async");
        dump_string(dump, list.items[i].is_async ? "1" : "0");
        dump_close(dump, ")");
    }
    dump_close(dump, "]");
}

/* ---- expressions ---- */

static const char *const expression_class_names[] = {
    [EXPRESSION_BOOLEAN] = "BoolOp(",
    [EXPRESSION_NAMED] = "NamedExpr(",
    [EXPRESSION_BINARY] = "BinOp(",
    [EXPRESSION_UNARY] = "UnaryOp(",
    [EXPRESSION_LAMBDA] = "Lambda(",
    [EXPRESSION_CONDITIONAL] = "IfExp(",
    [EXPRESSION_DICT] = "Dict(",
    [EXPRESSION_SET] = "Set(",
    [EXPRESSION_LIST_COMPREHENSION] = "ListComp(",
    [EXPRESSION_SET_COMPREHENSION] = "SetComp(",
    [EXPRESSION_DICT_COMPREHENSION] = "DictComp(",
    [EXPRESSION_GENERATOR] = "GeneratorExp(",
    [EXPRESSION_AWAIT] = "Await(",
    [EXPRESSION_YIELD] = "Yield(",
    [EXPRESSION_YIELD_FROM] = "YieldFrom(",
    [EXPRESSION_COMPARE] = "Compare(",
    [EXPRESSION_CALL] = "Call(",
    [EXPRESSION_FORMATTED_VALUE] = "FormattedValue(",
    [EXPRESSION_INTERPOLATION] = "Interpolation(",
    [EXPRESSION_JOINED_STRING] = "JoinedStr(",
    [EXPRESSION_TEMPLATE_STRING] = "TemplateStr(",
    [EXPRESSION_CONSTANT] = "Constant(",
    [EXPRESSION_ATTRIBUTE] = "Attribute(",
    [EXPRESSION_SUBSCRIPT] = "Subscript(",
    [EXPRESSION_STARRED] = "Starred(",
    [EXPRESSION_NAME] = "Name(",
    [EXPRESSION_LIST] = "List(",
    [EXPRESSION_TUPLE] = "Tuple(",
    [EXPRESSION_SLICE] = "Slice(",
};

static void dump_operators(struct dump *dump, const struct expression *compare) {
    static const char *const names[] = {"Eq()",  "NotEq()", "Lt()",    "LtE()", "Gt()",
                                        "GtE()", "Is()",    "IsNot()", "In()",  "NotIn()"};
    dump_field(dump, "ops");
    dump_open(dump, "[");
    for (uint32_t i = 0; i < compare->compare.comparators.count; i++) {
        dump_separator(dump);
        dump_string(dump, names[compare->compare.operators[i]]);
    }
    dump_close(dump, "]");
}

/* Operators and other expressions of fixed operands. */
static void dump_operation(struct dump *dump, const struct expression *expression) {
    static const char *const unary_names[] = {"Invert()", "Not()", "UAdd()", "USub()"};
    switch (expression->kind) {
    case EXPRESSION_BOOLEAN:
        dump_field(dump, "op");
        dump_string(dump, expression->boolean.operator== BOOLEAN_AND ? "And()" : "Or()");
        dump_expressions_field(dump, "values", expression->boolean.values);
        break;
    case EXPRESSION_NAMED:
        dump_expression_field(dump, "target", expression->named.target);
        dump_expression_field(dump, "value", expression->named.value);
        break;
    case EXPRESSION_BINARY:
        dump_expression_field(dump, "left", expression->binary.left);
        dump_binary_operator_field(dump, expression->binary.operator);
        dump_expression_field(dump, "right", expression->binary.right);
        break;
    case EXPRESSION_UNARY:
        dump_field(dump, "op");
        dump_string(dump, unary_names[expression->unary.operator]);
        dump_expression_field(dump, "operand", expression->unary.operand);
        break;
    case EXPRESSION_LAMBDA:
        dump_arguments(dump, expression->lambda.arguments);
        dump_expression_field(dump, "body", expression->lambda.body);
        break;
    case EXPRESSION_CONDITIONAL:
        dump_expression_field(dump, "test", expression->conditional.test);
        dump_expression_field(dump, "body", expression->conditional.body);
        dump_expression_field(dump, "orelse", expression->conditional.else_body);
        break;
    case EXPRESSION_COMPARE:
        dump_expression_field(dump, "left", expression->compare.left);
        dump_operators(dump, expression);
        dump_expressions_field(dump, "comparators", expression->compare.comparators);
        break;
    case EXPRESSION_SLICE:
        dump_expression_field(dump, "lower", expression->slice.lower);
        dump_expression_field(dump, "upper", expression->slice.upper);
        dump_expression_field(dump, "step", expression->slice.step);
        break;
    default:
        dump_expression_field(dump, "value", expression->operand.value);
    }
}

/* Displays, comprehensions, calls, strings. */
static void dump_compound_expression(struct dump *dump, const struct expression *expression) {
    switch (expression->kind) {
    case EXPRESSION_DICT:
        dump_expressions_field(dump, "keys", expression->dict.keys);
        dump_expressions_field(dump, "values", expression->dict.values);
        break;
    case EXPRESSION_SET:
        dump_expressions_field(dump, "elts", expression->sequence.elements);
        break;
    case EXPRESSION_LIST:
    case EXPRESSION_TUPLE:
        dump_expressions_field(dump, "elts", expression->sequence.elements);
        dump_context_field(dump, expression->sequence.context);
        break;
    case EXPRESSION_DICT_COMPREHENSION:
        dump_expression_field(dump, "key", expression->comprehension.element);
        dump_expression_field(dump, "value", expression->comprehension.value);
        dump_comprehensions(dump, expression->comprehension.generators);
        break;
    case EXPRESSION_LIST_COMPREHENSION:
    case EXPRESSION_SET_COMPREHENSION:
    case EXPRESSION_GENERATOR:
        dump_expression_field(dump, "elt", expression->comprehension.element);
        dump_comprehensions(dump, expression->comprehension.generators);
        break;
    case EXPRESSION_CALL:
        dump_expression_field(dump, "func", expression->call.function);
        dump_expressions_field(dump, "args", expression->call.arguments);
        dump_keywords(dump, expression->call.keywords);
        break;
    case EXPRESSION_FORMATTED_VALUE:
    case EXPRESSION_INTERPOLATION:
        dump_expression_field(dump, "value", expression->formatted.value);
        dump_name_field(dump, "str", expression->formatted.source);
        dump_field(dump, "conversion");
        dump_format(dump, "%d", expression->formatted.conversion);
        dump_expression_field(dump, "format_spec", expression->formatted.format_specification);
        break;
    default:
        dump_expressions_field(dump, "values", expression->joined.values);
    }
}

static void dump_expression_body(struct dump *dump, const struct expression *expression) {
    switch (expression->kind) {
    case EXPRESSION_CONSTANT:
        dump_field(dump, "value");
        dump_constant_value(dump, &expression->constant);
        if (expression->constant.has_u_prefix) {
            dump_field(dump, "kind");
            dump_string(dump, "'u'");
        }
        break;
    case EXPRESSION_NAME:
        dump_name_field(dump, "id", expression->name.identifier);
        dump_context_field(dump, expression->name.context);
        break;
    case EXPRESSION_ATTRIBUTE:
        dump_expression_field(dump, "value", expression->attribute.value);
        dump_name_field(dump, "attr", expression->attribute.name);
        dump_context_field(dump, expression->attribute.context);
        break;
    case EXPRESSION_SUBSCRIPT:
        dump_expression_field(dump, "value", expression->subscript.value);
        dump_expression_field(dump, "slice", expression->subscript.index);
        dump_context_field(dump, expression->subscript.context);
        break;
    case EXPRESSION_STARRED:
        dump_expression_field(dump, "value", expression->starred.value);
        dump_context_field(dump, expression->starred.context);
        break;
    case EXPRESSION_DICT:
    case EXPRESSION_SET:
    case EXPRESSION_LIST:
    case EXPRESSION_TUPLE:
    case EXPRESSION_LIST_COMPREHENSION:
    case EXPRESSION_SET_COMPREHENSION:
    case EXPRESSION_DICT_COMPREHENSION:
    case EXPRESSION_GENERATOR:
    case EXPRESSION_CALL:
    case EXPRESSION_FORMATTED_VALUE:
    case EXPRESSION_INTERPOLATION:
    case EXPRESSION_JOINED_STRING:
    case EXPRESSION_TEMPLATE_STRING:
        dump_compound_expression(dump, expression);
        break;
    default:
        dump_operation(dump, expression);
    }
}

static void dump_expression(struct dump *dump, const struct expression *expression) {
    if (dump->depth >= DUMP_MAXIMUM_DEPTH || !dump->succeeded) {
        dump_close(dump, "...");
        return;
    }
    dump->depth++;
    dump_open(dump, expression_class_names[expression->kind]);
    dump_expression_body(dump, expression);
    dump_close_node(dump, expression->range);
    dump->depth--;
}

/* ---- patterns ---- */

static void dump_pattern_body(struct dump *dump, const struct pattern *pattern) {
    static const char *const singletons[] = {"None", "True", "False"};
    switch (pattern->kind) {
    case PATTERN_VALUE:
        dump_expression_field(dump, "value", pattern->value.value);
        break;
    case PATTERN_SINGLETON:
        dump_field(dump, "value");
        dump_string(dump, singletons[pattern->singleton.constant]);
        break;
    case PATTERN_SEQUENCE:
    case PATTERN_OR:
        dump_patterns_field(dump, "patterns", pattern->sequence.patterns);
        break;
    case PATTERN_MAPPING:
        dump_expressions_field(dump, "keys", pattern->mapping.keys);
        dump_patterns_field(dump, "patterns", pattern->mapping.patterns);
        dump_name_field(dump, "rest", pattern->mapping.rest);
        break;
    case PATTERN_CLASS:
        dump_expression_field(dump, "cls", pattern->class_pattern.class_expression);
        dump_patterns_field(dump, "patterns", pattern->class_pattern.patterns);
        dump_names_field(dump, "kwd_attrs", pattern->class_pattern.keyword_names);
        dump_patterns_field(dump, "kwd_patterns", pattern->class_pattern.keyword_patterns);
        break;
    case PATTERN_STAR:
        dump_name_field(dump, "name", pattern->star.name);
        break;
    case PATTERN_AS:
        if (pattern->as.pattern != NULL) {
            dump_field(dump, "pattern");
            dump_pattern(dump, pattern->as.pattern);
        }
        dump_name_field(dump, "name", pattern->as.name);
        break;
    }
}

static void dump_pattern(struct dump *dump, const struct pattern *pattern) {
    static const char *const class_names[] = {"MatchValue(", "MatchSingleton(", "MatchSequence(", "MatchMapping(",
                                              "MatchClass(", "MatchStar(",      "MatchAs(",       "MatchOr("};
    if (dump->depth >= DUMP_MAXIMUM_DEPTH || !dump->succeeded) {
        dump_close(dump, "...");
        return;
    }
    dump->depth++;
    dump_open(dump, class_names[pattern->kind]);
    dump_pattern_body(dump, pattern);
    dump_close_node(dump, pattern->range);
    dump->depth--;
}

static void dump_cases(struct dump *dump, struct match_case_list list) {
    dump_field(dump, "cases");
    dump_open(dump, "[");
    for (uint32_t i = 0; i < list.count; i++) {
        dump_separator(dump);
        dump_open(dump, "match_case(");
        dump_field(dump, "pattern");
        dump_pattern(dump, list.items[i].pattern);
        dump_expression_field(dump, "guard", list.items[i].guard);
        dump_statements_field(dump, "body", list.items[i].body);
        dump_close(dump, ")");
    }
    dump_close(dump, "]");
}

/* ---- statements ---- */

static const char *const statement_class_names[] = {
    [STATEMENT_FUNCTION] = "FunctionDef(",
    [STATEMENT_ASYNC_FUNCTION] = "AsyncFunctionDef(",
    [STATEMENT_CLASS] = "ClassDef(",
    [STATEMENT_RETURN] = "Return(",
    [STATEMENT_DELETE] = "Delete(",
    [STATEMENT_ASSIGN] = "Assign(",
    [STATEMENT_TYPE_ALIAS] = "TypeAlias(",
    [STATEMENT_AUGMENTED_ASSIGN] = "AugAssign(",
    [STATEMENT_ANNOTATED_ASSIGN] = "AnnAssign(",
    [STATEMENT_FOR] = "For(",
    [STATEMENT_ASYNC_FOR] = "AsyncFor(",
    [STATEMENT_WHILE] = "While(",
    [STATEMENT_IF] = "If(",
    [STATEMENT_WITH] = "With(",
    [STATEMENT_ASYNC_WITH] = "AsyncWith(",
    [STATEMENT_MATCH] = "Match(",
    [STATEMENT_RAISE] = "Raise(",
    [STATEMENT_TRY] = "Try(",
    [STATEMENT_TRY_STAR] = "TryStar(",
    [STATEMENT_ASSERT] = "Assert(",
    [STATEMENT_IMPORT] = "Import(",
    [STATEMENT_IMPORT_FROM] = "ImportFrom(",
    [STATEMENT_GLOBAL] = "Global(",
    [STATEMENT_NONLOCAL] = "Nonlocal(",
    [STATEMENT_EXPRESSION] = "Expr(",
    [STATEMENT_PASS] = "Pass(",
    [STATEMENT_BREAK] = "Break(",
    [STATEMENT_CONTINUE] = "Continue(",
};

static void dump_type_parameters(struct dump *dump, struct type_parameter_list list) {
    static const char *const class_names[] = {"TypeVar(", "ParamSpec(", "TypeVarTuple("};
    if (list.count == 0) {
        return;
    }
    dump_field(dump, "type_params");
    dump_open(dump, "[");
    for (uint32_t i = 0; i < list.count; i++) {
        dump_separator(dump);
        dump_open(dump, class_names[list.items[i].kind]);
        dump_name_field(dump, "name", list.items[i].name);
        dump_expression_field(dump, "bound", list.items[i].bound);
        dump_expression_field(dump, "default_value", list.items[i].default_value);
        dump_close_node(dump, list.items[i].range);
    }
    dump_close(dump, "]");
}

static void dump_aliases(struct dump *dump, struct alias_list list) {
    dump_field(dump, "names");
    dump_open(dump, "[");
    for (uint32_t i = 0; i < list.count; i++) {
        dump_separator(dump);
        dump_open(dump, "alias(");
        dump_name_field(dump, "name", list.items[i].name);
        dump_name_field(dump, "asname", list.items[i].as_name);
        dump_close_node(dump, list.items[i].range);
    }
    dump_close(dump, "]");
}

static void dump_with_items(struct dump *dump, struct with_item_list list) {
    dump_field(dump, "items");
    dump_open(dump, "[");
    for (uint32_t i = 0; i < list.count; i++) {
        dump_separator(dump);
        dump_open(dump, "withitem(");
        dump_expression_field(dump, "context_expr", list.items[i].context_expression);
        dump_expression_field(dump, "optional_vars", list.items[i].target);
        dump_close(dump, ")");
    }
    dump_close(dump, "]");
}

static void dump_handlers(struct dump *dump, struct exception_handler_list list) {
    if (list.count == 0) {
        return;
    }
    dump_field(dump, "handlers");
    dump_open(dump, "[");
    for (uint32_t i = 0; i < list.count; i++) {
        dump_separator(dump);
        dump_open(dump, "ExceptHandler(");
        dump_expression_field(dump, "type", list.items[i].type);
        dump_name_field(dump, "name", list.items[i].name);
        dump_statements_field(dump, "body", list.items[i].body);
        dump_close_node(dump, list.items[i].range);
    }
    dump_close(dump, "]");
}

static void dump_definition(struct dump *dump, const struct statement *statement) {
    if (statement->kind == STATEMENT_CLASS) {
        dump_name_field(dump, "name", statement->class_definition.name);
        dump_expressions_field(dump, "bases", statement->class_definition.bases);
        dump_keywords(dump, statement->class_definition.keywords);
        dump_statements_field(dump, "body", statement->class_definition.body);
        dump_expressions_field(dump, "decorator_list", statement->class_definition.decorators);
        dump_type_parameters(dump, statement->class_definition.type_parameters);
        return;
    }
    dump_name_field(dump, "name", statement->function.name);
    dump_arguments(dump, statement->function.arguments);
    dump_statements_field(dump, "body", statement->function.body);
    dump_expressions_field(dump, "decorator_list", statement->function.decorators);
    dump_expression_field(dump, "returns", statement->function.returns);
    dump_type_parameters(dump, statement->function.type_parameters);
}

static void dump_assignment(struct dump *dump, const struct statement *statement) {
    switch (statement->kind) {
    case STATEMENT_DELETE:
        dump_expressions_field(dump, "targets", statement->delete_targets.targets);
        break;
    case STATEMENT_ASSIGN:
        dump_expressions_field(dump, "targets", statement->assign.targets);
        dump_expression_field(dump, "value", statement->assign.value);
        break;
    case STATEMENT_TYPE_ALIAS:
        dump_expression_field(dump, "name", statement->type_alias.name);
        dump_type_parameters(dump, statement->type_alias.type_parameters);
        dump_expression_field(dump, "value", statement->type_alias.value);
        break;
    case STATEMENT_AUGMENTED_ASSIGN:
        dump_expression_field(dump, "target", statement->augmented_assign.target);
        dump_binary_operator_field(dump, statement->augmented_assign.operator);
        dump_expression_field(dump, "value", statement->augmented_assign.value);
        break;
    default:
        dump_expression_field(dump, "target", statement->annotated_assign.target);
        dump_expression_field(dump, "annotation", statement->annotated_assign.annotation);
        dump_expression_field(dump, "value", statement->annotated_assign.value);
        dump_field(dump, "simple");
        dump_string(dump, statement->annotated_assign.is_simple ? "1" : "0");
    }
}

static void dump_block_statement(struct dump *dump, const struct statement *statement) {
    switch (statement->kind) {
    case STATEMENT_FOR:
    case STATEMENT_ASYNC_FOR:
        dump_expression_field(dump, "target", statement->for_loop.target);
        dump_expression_field(dump, "iter", statement->for_loop.iterable);
        dump_statements_field(dump, "body", statement->for_loop.body);
        dump_statements_field(dump, "orelse", statement->for_loop.else_body);
        break;
    case STATEMENT_WITH:
    case STATEMENT_ASYNC_WITH:
        dump_with_items(dump, statement->with.items);
        dump_statements_field(dump, "body", statement->with.body);
        break;
    case STATEMENT_MATCH:
        dump_expression_field(dump, "subject", statement->match.subject);
        dump_cases(dump, statement->match.cases);
        break;
    case STATEMENT_TRY:
    case STATEMENT_TRY_STAR:
        dump_statements_field(dump, "body", statement->try_block.body);
        dump_handlers(dump, statement->try_block.handlers);
        dump_statements_field(dump, "orelse", statement->try_block.else_body);
        dump_statements_field(dump, "finalbody", statement->try_block.final_body);
        break;
    default:
        dump_expression_field(dump, "test", statement->conditional.test);
        dump_statements_field(dump, "body", statement->conditional.body);
        dump_statements_field(dump, "orelse", statement->conditional.else_body);
    }
}

static void dump_simple_statement(struct dump *dump, const struct statement *statement) {
    switch (statement->kind) {
    case STATEMENT_RETURN:
    case STATEMENT_EXPRESSION:
        dump_expression_field(dump, "value", statement->value.value);
        break;
    case STATEMENT_RAISE:
        dump_expression_field(dump, "exc", statement->raise.exception);
        dump_expression_field(dump, "cause", statement->raise.cause);
        break;
    case STATEMENT_ASSERT:
        dump_expression_field(dump, "test", statement->assertion.test);
        dump_expression_field(dump, "msg", statement->assertion.message);
        break;
    case STATEMENT_IMPORT:
        dump_aliases(dump, statement->import.names);
        break;
    case STATEMENT_IMPORT_FROM:
        dump_name_field(dump, "module", statement->import.module);
        dump_aliases(dump, statement->import.names);
        dump_field(dump, "level");
        dump_format(dump, "%u", (unsigned)statement->import.level);
        break;
    case STATEMENT_GLOBAL:
    case STATEMENT_NONLOCAL:
        dump_names_field(dump, "names", statement->scope.names);
        break;
    default:
        break;
    }
}

static void dump_statement_body(struct dump *dump, const struct statement *statement) {
    switch (statement->kind) {
    case STATEMENT_FUNCTION:
    case STATEMENT_ASYNC_FUNCTION:
    case STATEMENT_CLASS:
        dump_definition(dump, statement);
        break;
    case STATEMENT_DELETE:
    case STATEMENT_ASSIGN:
    case STATEMENT_TYPE_ALIAS:
    case STATEMENT_AUGMENTED_ASSIGN:
    case STATEMENT_ANNOTATED_ASSIGN:
        dump_assignment(dump, statement);
        break;
    case STATEMENT_FOR:
    case STATEMENT_ASYNC_FOR:
    case STATEMENT_WHILE:
    case STATEMENT_IF:
    case STATEMENT_WITH:
    case STATEMENT_ASYNC_WITH:
    case STATEMENT_MATCH:
    case STATEMENT_TRY:
    case STATEMENT_TRY_STAR:
        dump_block_statement(dump, statement);
        break;
    default:
        dump_simple_statement(dump, statement);
    }
}

static void dump_statement(struct dump *dump, const struct statement *statement) {
    if (dump->depth >= DUMP_MAXIMUM_DEPTH || !dump->succeeded) {
        dump_close(dump, "...");
        return;
    }
    dump->depth++;
    dump_open(dump, statement_class_names[statement->kind]);
    dump_statement_body(dump, statement);
    dump_close_node(dump, statement->range);
    dump->depth--;
}

bool ast_dump(const struct module_ast *module, ast_dump_writer write, void *context) {
    static const char *const class_names[] = {"Module(", "Expression(", "Interactive("};
    struct dump dump = {.write = write, .context = context, .succeeded = true};
    dump_open(&dump, class_names[module->kind]);
    if (module->kind == MODULE_EXPRESSION) {
        dump_expression_field(&dump, "body", module->expression);
    } else {
        dump_statements_field(&dump, "body", module->body);
    }
    dump_close(&dump, ")");
    return dump.succeeded;
}
