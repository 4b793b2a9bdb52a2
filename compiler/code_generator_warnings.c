/* SyntaxWarnings for expressions that can only fail: a literal called or subscripted, a tuple asserted. A comma that
 * was forgotten between two lines looks like this. */
#include "code_generator.h"

/* The name of the type that an expression certainly has, or NULL. */
static const char *certain_type(const struct expression *expression) {
    switch (expression->kind) {
    case EXPRESSION_TUPLE:
        return "tuple";
    case EXPRESSION_LIST:
    case EXPRESSION_LIST_COMPREHENSION:
        return "list";
    case EXPRESSION_DICT:
    case EXPRESSION_DICT_COMPREHENSION:
        return "dict";
    case EXPRESSION_SET:
    case EXPRESSION_SET_COMPREHENSION:
        return "set";
    case EXPRESSION_GENERATOR:
        return "generator";
    case EXPRESSION_LAMBDA:
        return "function";
    case EXPRESSION_JOINED_STRING:
        return "str";
    case EXPRESSION_TEMPLATE_STRING:
        return "string.templatelib.Template";
    case EXPRESSION_CONSTANT:
        break;
    default:
        return NULL;
    }
    switch (expression->constant.kind) {
    case CONSTANT_NONE:
        return "NoneType";
    case CONSTANT_TRUE:
    case CONSTANT_FALSE:
        return "bool";
    case CONSTANT_ELLIPSIS:
        return "ellipsis";
    case CONSTANT_INTEGER:
        return "int";
    case CONSTANT_FLOAT:
        return "float";
    case CONSTANT_IMAGINARY:
        return "complex";
    case CONSTANT_STRING:
        return "str";
    case CONSTANT_BYTES:
        return "bytes";
    }
    return NULL;
}

static bool is_text(const struct expression *expression) {
    return expression->kind == EXPRESSION_JOINED_STRING ||
           (expression->kind == EXPRESSION_CONSTANT &&
            (expression->constant.kind == CONSTANT_STRING || expression->constant.kind == CONSTANT_BYTES));
}

void call_warn(struct code_generator *generator, const struct expression *callee) {
    const char *type = callee->kind == EXPRESSION_LAMBDA ? NULL : certain_type(callee);
    if (type != NULL)
        context_warn(&generator->context, callee, callee->range,
                     "'%s' object is not callable; perhaps you missed a comma?", type);
}

void subscript_warn(struct code_generator *generator, const struct expression *expression) {
    const struct expression *object = expression->subscript.value, *index = expression->subscript.index;
    const char *type = certain_type(object), *index_type = certain_type(index);
    if (type == NULL)
        return;
    bool is_sequence = is_text(object) || object->kind == EXPRESSION_TUPLE || object->kind == EXPRESSION_LIST ||
                       object->kind == EXPRESSION_LIST_COMPREHENSION;
    bool is_mapping = object->kind == EXPRESSION_DICT || object->kind == EXPRESSION_DICT_COMPREHENSION;
    if (is_sequence && index_type != NULL && !text_is(text_from_c(index_type), "int") &&
        !text_is(text_from_c(index_type), "bool"))
        context_warn(&generator->context, object, object->range,
                     "%s indices must be integers or slices, not %s; perhaps you missed a comma?", type, index_type);
    else if (!is_sequence && !is_mapping)
        context_warn(&generator->context, object, object->range,
                     "'%s' object is not subscriptable; perhaps you missed a comma?", type);
}

void assert_warn(struct code_generator *generator, const struct statement *statement) {
    const struct expression *test = statement->assertion.test;
    if (test->kind == EXPRESSION_TUPLE && test->sequence.elements.count > 0)
        context_warn(&generator->context, statement, statement->range,
                     "assertion is always true, perhaps remove parentheses?");
}
