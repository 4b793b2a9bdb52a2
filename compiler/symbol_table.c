/* First half of the symbol table: walks the tree, makes scopes, notes how each name is used in each.
 *
 * The rules and messages are those of CPython's symtable; see symbol_table.h. Long chains (operators, calls, elif) are
 * walked by loops, all other nesting by bounded recursion. */
#include "symbol_table.h"

#include <string.h>

const char *const class_cell_names[CLASS_CELL_COUNT] = {
    [CLASS_CELL_CLASS] = "__class__",
    [CLASS_CELL_DICTIONARY] = "__classdict__",
    [CLASS_CELL_CONDITIONAL] = "__conditional_annotations__",
};

#define FAIL(table, range, ...) context_fail((table)->context, range, __VA_ARGS__)

static void visit_expression(struct symbol_table *table, const struct expression *expression);
static void visit_statements(struct symbol_table *table, const struct statement_list *statements);

struct scope *symbol_table_scope(const struct symbol_table *table, const void *node) {
    struct node_entry *entry = node_table_find(&table->scopes, node);
    return entry == NULL ? NULL : entry->data;
}

struct symbol *scope_find(const struct symbol_table *table, const struct scope *scope, struct text name) {
    struct name_entry *entry = name_table_find(table->context->arena, &scope->table, name);
    return entry == NULL ? NULL : entry->data;
}

struct text scope_mangle(struct compiler_context *context, const struct scope *scope, struct text name) {
    if (scope->mangled == NULL)
        return name_mangle(context, scope->class_name, name);
    bool may_be_private = name.length > 2 && memcmp(name.data, "__", 2) == 0;
    if (!may_be_private || !context_work(context, scope->mangled->count))
        return name;
    for (uint32_t i = 0; i < scope->mangled->count; i++) {
        struct text parameter = scope->mangled->items[i].name;
        if (parameter.length == name.length && memcmp(parameter.data, name.data, name.length) == 0)
            return name_mangle(context, scope->class_name, name);
    }
    return name_mangle(context, scope->outer_class_name, name);
}

struct symbol *scope_add(struct symbol_table *table, struct scope *scope, struct text name) {
    bool added;
    struct name_entry *entry = name_table_add(table->context->arena, &scope->table, name, &added);
    if (entry == NULL) {
        context_fail_memory(table->context);
        return NULL;
    }
    if (!added)
        return entry->data;
    struct symbol *symbol = context_allocate(table->context, 1, sizeof *symbol);
    if (symbol == NULL)
        return NULL;
    symbol->name = name;
    symbol->free_index = SYMBOL_NO_INDEX;
    entry->data = symbol;
    if (scope->last_symbol == NULL)
        scope->first_symbol = symbol;
    else
        scope->last_symbol->next = symbol;
    scope->last_symbol = symbol;
    return symbol;
}

/* --- scopes ------------------------------------------------------------------------------------------------------- */

static struct scope *scope_enter(struct symbol_table *table, enum scope_kind kind, const void *node, struct text name) {
    struct scope *scope = context_allocate(table->context, 1, sizeof *scope);
    if (scope == NULL)
        return NULL;
    struct node_entry *entry = node_table_add(table->context->arena, &table->scopes, node);
    if (entry == NULL) {
        context_fail_memory(table->context);
        return NULL;
    }
    entry->data = scope;
    struct scope *parent = table->current;
    scope->kind = kind;
    scope->node = node;
    scope->name = name;
    scope->parent = parent;
    scope->unit = scope;
    if (parent != NULL) {
        scope->is_nested = parent->is_nested || scope_is_function_like(parent);
        scope->class_name = parent->class_name;
        scope->mangled = parent->mangled;
        scope->outer_class_name = parent->outer_class_name;
        scope->in_iterable = parent->in_iterable;
        scope->is_unused = parent->is_unused;
        if (kind == SCOPE_COMPREHENSION) {
            scope->unit = parent->unit;
            scope->depth = parent->kind == SCOPE_COMPREHENSION ? parent->depth + 1 : 0;
        }
        table->last->next = scope;
    }
    table->last = scope;
    table->current = scope;
    return scope;
}

static void scope_leave(struct symbol_table *table) { table->current = table->current->parent; }

static bool scope_is_comprehension(const struct scope *scope) {
    return scope->kind == SCOPE_COMPREHENSION || scope->is_generator_expression;
}

/* --- names -------------------------------------------------------------------------------------------------------- */

static struct symbol *note_name_in(struct symbol_table *table, struct scope *scope, struct text name, uint32_t flags,
                                   struct source_range range) {
    if (table->context->failed)
        return NULL;
    struct symbol *symbol = scope_add(table, scope, scope_mangle(table->context, table->current, name));
    if (symbol == NULL)
        return NULL;
    if ((flags & SYMBOL_PARAMETER) && (symbol->flags & SYMBOL_PARAMETER)) {
        FAIL(table, range, "duplicate argument '%.*s' in function definition", (int)symbol->name.length,
             symbol->name.data);
        return NULL;
    }
    if ((flags & SYMBOL_BOUND) && scope->in_target) {
        if (symbol->flags & (SYMBOL_GLOBAL | SYMBOL_NONLOCAL)) {
            FAIL(table, range, "comprehension inner loop cannot rebind assignment expression target '%.*s'",
                 (int)symbol->name.length, symbol->name.data);
            return NULL;
        }
        flags |= SYMBOL_ITERATION;
    }
    symbol->flags |= flags;
    return symbol;
}

static void note_name(struct symbol_table *table, struct text name, uint32_t flags, struct source_range range) {
    (void)!note_name_in(table, table->current, name, flags, range);
}

static void visit_name(struct symbol_table *table, const struct expression *name) {
    switch (name->name.context) {
    case CONTEXT_LOAD:
        note_name(table, name->name.identifier, SYMBOL_USED, name->range);
        if (scope_is_function_like(table->current) && text_is(name->name.identifier, "super"))
            note_name(table, text_from_c("__class__"), SYMBOL_USED, name->range);
        return;
    case CONTEXT_STORE:
        note_name(table, name->name.identifier, SYMBOL_BOUND, name->range);
        return;
    case CONTEXT_DELETE:
        note_name(table, name->name.identifier, SYMBOL_BOUND | SYMBOL_DELETED, name->range);
        return;
    }
}

/* "within ..." for what is refused in an annotation scope. */
static const char *annotation_place(const struct scope *scope) {
    switch (scope->annotation) {
    case ANNOTATION_NONE:
        break;
    case ANNOTATION_ANNOTATE:
        return "within an annotation";
    case ANNOTATION_TYPE_PARAMETERS:
        return "within the definition of a generic";
    case ANNOTATION_TYPE_VARIABLE:
        return scope->annotation_part;
    case ANNOTATION_TYPE_ALIAS:
        return "within a type alias";
    }
    return "";
}

/* yield, await and := have no place in code that runs at some other time. */
static void refuse_in_annotation(struct symbol_table *table, const char *what, struct source_range range) {
    if (table->current->annotation != ANNOTATION_NONE)
        FAIL(table, range, "%s expression cannot be used %s", what, annotation_place(table->current));
}

/* The target of := in a comprehension belongs to the function around all comprehensions (PEP 572). */
static void bind_outside_comprehensions(struct symbol_table *table, const struct expression *target) {
    struct text name = scope_mangle(table->context, table->current, target->name.identifier);
    int length = (int)name.length;
    for (struct scope *scope = table->current; scope != NULL; scope = scope->parent) {
        struct symbol *symbol = scope_find(table, scope, name);
        if (scope_is_comprehension(scope)) {
            if (symbol != NULL && (symbol->flags & SYMBOL_ITERATION) && (symbol->flags & SYMBOL_BOUND)) {
                FAIL(table, target->range,
                     "assignment expression cannot rebind comprehension iteration variable '%.*s'", length, name.data);
                return;
            }
            continue;
        }
        if (scope->kind == SCOPE_CLASS) {
            FAIL(table, target->range, "assignment expression within a comprehension cannot be used in a class body");
            return;
        }
        if (scope->annotation != ANNOTATION_NONE) {
            FAIL(table, target->range, "assignment expression within a comprehension cannot be used %s",
                 annotation_place(scope));
            return;
        }
        bool is_global = scope->kind == SCOPE_MODULE || (symbol != NULL && (symbol->flags & SYMBOL_GLOBAL));
        struct symbol *inner =
            note_name_in(table, table->current, name, is_global ? SYMBOL_GLOBAL : SYMBOL_NONLOCAL, target->range);
        if (inner == NULL)
            return;
        inner->declared = target->range;
        (void)!note_name_in(table, scope, name,
                            (scope->kind == SCOPE_MODULE ? SYMBOL_GLOBAL : SYMBOL_BOUND) | SYMBOL_REBOUND,
                            target->range);
        return;
    }
}

static void visit_named(struct symbol_table *table, const struct expression *expression) {
    const struct expression *target = expression->named.target;
    if (table->current->in_iterable > 0) {
        FAIL(table, expression->range, "assignment expression cannot be used in a comprehension iterable expression");
        return;
    }
    if (scope_is_comprehension(table->current)) {
        bind_outside_comprehensions(table, target);
        visit_expression(table, expression->named.value);
        return;
    }
    refuse_in_annotation(table, "named", expression->range);
    visit_expression(table, expression->named.value);
    note_name(table, target->name.identifier, SYMBOL_BOUND | SYMBOL_REBOUND, target->range);
}

/* --- functions and comprehensions --------------------------------------------------------------------------------- */

static void visit_expressions(struct symbol_table *table, const struct expression_list *list) {
    for (uint32_t i = 0; i < list->count && !table->context->failed; i++)
        visit_expression(table, list->items[i]);
}

static void visit_keywords(struct symbol_table *table, const struct keyword_list *list) {
    for (uint32_t i = 0; i < list->count && !table->context->failed; i++)
        visit_expression(table, list->items[i].value);
}

static void note_parameters(struct symbol_table *table, const struct argument_list *list) {
    for (uint32_t i = 0; i < list->count && !table->context->failed; i++)
        note_name(table, list->items[i].name, SYMBOL_PARAMETER | SYMBOL_BOUND, list->items[i].range);
}

/* In the order of the registers: positional, keyword-only, *args, **kwargs. */
static void note_all_parameters(struct symbol_table *table, const struct arguments *arguments) {
    note_parameters(table, &arguments->positional_only);
    note_parameters(table, &arguments->positional);
    note_parameters(table, &arguments->keyword_only);
    if (arguments->variadic != NULL)
        note_parameters(table, &(struct argument_list){arguments->variadic, 1});
    if (arguments->variadic_keyword != NULL)
        note_parameters(table, &(struct argument_list){arguments->variadic_keyword, 1});
    table->current->parameter_count = table->current->table.count;
}

static void visit_defaults(struct symbol_table *table, const struct arguments *arguments) {
    visit_expressions(table, &arguments->defaults);
    visit_expressions(table, &arguments->keyword_defaults);
}

/* --- annotations and type parameters ------------------------------------------------------------------------------ */

/* The class whose names the annotation scope `scope` sees. */
static void note_class_seen(struct symbol_table *table, struct scope *scope, struct source_range range) {
    const struct scope *parent = scope->parent;
    scope->sees_class = parent->kind == SCOPE_CLASS || parent->sees_class;
    if (scope->sees_class && !scope->is_unused)
        note_name(table, text_from_c("__classdict__"), SYMBOL_USED | SYMBOL_IMPLICIT, range);
}

/* A function of the compiler's own, evaluated later; it is given the format that is wanted. */
static struct scope *annotation_enter(struct symbol_table *table, enum annotation_scope annotation, const void *key,
                                      struct text name, struct source_range range) {
    struct scope *scope = scope_enter(table, SCOPE_FUNCTION, key, name);
    if (scope == NULL)
        return NULL;
    scope->annotation = annotation;
    if (annotation != ANNOTATION_TYPE_PARAMETERS) {
        note_name(table, text_from_c(".format"), SYMBOL_PARAMETER | SYMBOL_BOUND | SYMBOL_IMPLICIT, range);
        scope->parameter_count = 1;
    }
    note_class_seen(table, scope, range);
    return scope;
}

/* An annotation that is kept as text, or not at all, is looked through for what may not stand there. */
static void visit_unused_annotation(struct symbol_table *table, struct expression *const *annotation) {
    struct scope *scope = scope_enter(table, SCOPE_FUNCTION, annotation, text_from_c("__annotate__"));
    if (scope == NULL)
        return;
    scope->annotation = ANNOTATION_ANNOTATE;
    scope->is_unused = true;
    visit_expression(table, *annotation);
    scope_leave(table);
}

static void visit_annotation(struct symbol_table *table, struct expression *const *annotation) {
    if (*annotation == NULL)
        return;
    if (table->context->future_annotations)
        visit_unused_annotation(table, annotation);
    else
        visit_expression(table, *annotation);
}

static void visit_argument_annotations(struct symbol_table *table, const struct argument_list *list) {
    for (uint32_t i = 0; i < list->count && !table->context->failed; i++)
        visit_annotation(table, &list->items[i].annotation);
}

static bool any_annotation(const struct argument_list *list) {
    for (uint32_t i = 0; i < list->count; i++) {
        if (list->items[i].annotation != NULL)
            return true;
    }
    return false;
}

static bool has_annotations(const struct statement *function) {
    const struct arguments *arguments = function->function.arguments;
    return function->function.returns != NULL || any_annotation(&arguments->positional_only) ||
           any_annotation(&arguments->positional) || any_annotation(&arguments->keyword_only) ||
           (arguments->variadic != NULL && arguments->variadic->annotation != NULL) ||
           (arguments->variadic_keyword != NULL && arguments->variadic_keyword->annotation != NULL);
}

static void visit_annotations(struct symbol_table *table, const struct statement *function) {
    const struct arguments *arguments = function->function.arguments;
    if (!has_annotations(function))
        return;
    struct scope *scope = annotation_enter(table, ANNOTATION_ANNOTATE, annotate_key(function),
                                           text_from_c("__annotate__"), function->range);
    if (scope == NULL)
        return;
    scope->annotated_name = function->function.name;
    visit_argument_annotations(table, &arguments->positional_only);
    visit_argument_annotations(table, &arguments->positional);
    if (arguments->variadic != NULL)
        visit_annotation(table, &arguments->variadic->annotation);
    if (arguments->variadic_keyword != NULL)
        visit_annotation(table, &arguments->variadic_keyword->annotation);
    visit_argument_annotations(table, &arguments->keyword_only);
    visit_annotation(table, &function->function.returns);
    scope_leave(table);
}

/* Variables of a class or module: all its annotations share one scope. */
static void visit_deferred_annotation(struct symbol_table *table, const struct statement *statement) {
    struct scope *owner = table->current;
    bool is_conditional = owner->conditional > 0 || owner->kind == SCOPE_MODULE;
    struct node_entry *entry = node_table_add(table->context->arena, &table->annotation_numbers, statement);
    const struct statement **annotated = context_grow(table->context, owner->annotated, owner->annotated_count,
                                                      &owner->annotated_capacity, sizeof *annotated);
    bool *flags = context_grow(table->context, owner->annotated_conditionally, owner->annotated_count,
                               &owner->annotated_flag_capacity, sizeof *flags);
    if (entry == NULL || annotated == NULL || flags == NULL) {
        context_fail_memory(table->context);
        return;
    }
    owner->annotated = annotated;
    owner->annotated_conditionally = flags;
    annotated[owner->annotated_count] = statement;
    flags[owner->annotated_count++] = is_conditional;
    entry->data = (void *)(uintptr_t)owner->annotated_count;
    owner->has_conditional_annotations |= is_conditional;
    if (owner->annotate == NULL) {
        owner->annotate = annotation_enter(table, ANNOTATION_ANNOTATE, &owner->annotate, text_from_c("__annotate__"),
                                           statement->range);
        if (owner->annotate == NULL)
            return;
    }
    table->current = owner->annotate;
    if (is_conditional && owner->kind == SCOPE_CLASS)
        note_name(table, text_from_c("__conditional_annotations__"), SYMBOL_USED | SYMBOL_IMPLICIT, statement->range);
    visit_expression(table, statement->annotated_assign.annotation);
    table->current = owner;
}

uint32_t symbol_table_annotation_number(const struct symbol_table *table, const struct statement *statement) {
    struct node_entry *entry = node_table_find(&table->annotation_numbers, statement);
    return entry == NULL ? UINT32_MAX : (uint32_t)((uintptr_t)entry->data - 1);
}

static void visit_type_variable(struct symbol_table *table, const struct type_parameter *parameter,
                                struct expression *const *part, const char *what) {
    if (*part == NULL)
        return;
    struct scope *scope = annotation_enter(table, ANNOTATION_TYPE_VARIABLE, part, parameter->name, (*part)->range);
    if (scope == NULL)
        return;
    scope->annotation_part = what;
    visit_expression(table, *part);
    scope_leave(table);
}

static void visit_type_parameter(struct symbol_table *table, const struct type_parameter *parameter) {
    static const char *const defaults[] = {
        [TYPE_PARAMETER_VARIABLE] = "within a TypeVar default",
        [TYPE_PARAMETER_SPECIFICATION] = "within a ParamSpec default",
        [TYPE_PARAMETER_TUPLE] = "within a TypeVarTuple default",
    };
    struct text name = scope_mangle(table->context, table->current, parameter->name);
    const struct symbol *symbol = scope_find(table, table->current, name);
    int length = (int)parameter->name.length;
    if (text_is(parameter->name, "__classdict__"))
        FAIL(table, parameter->range, "reserved name '%.*s' cannot be used for type parameter", length,
             parameter->name.data);
    else if (symbol != NULL && (symbol->flags & SYMBOL_TYPE_PARAMETER))
        FAIL(table, parameter->range, "duplicate type parameter '%.*s'", length, parameter->name.data);
    note_name(table, parameter->name, SYMBOL_BOUND | SYMBOL_TYPE_PARAMETER, parameter->range);
    bool is_tuple = parameter->bound != NULL && parameter->bound->kind == EXPRESSION_TUPLE;
    visit_type_variable(table, parameter, &parameter->bound,
                        is_tuple ? "within a TypeVar constraint" : "within a TypeVar bound");
    visit_type_variable(table, parameter, &parameter->default_value, defaults[parameter->kind]);
}

static struct text generic_name(struct symbol_table *table, struct text name) {
    static const char before[] = "<generic parameters of ";
    size_t length = sizeof before - 1 + name.length + 1;
    char *data = context_allocate(table->context, length, 1);
    if (data == NULL)
        return name;
    memcpy(data, before, sizeof before - 1);
    memcpy(data + sizeof before - 1, name.data, name.length);
    data[length - 1] = '>';
    return (struct text){data, (uint32_t)length};
}

/* Enters the scope that holds the type variables of a definition; NULL: it has none, or something failed. */
static struct scope *type_parameters_enter(struct symbol_table *table, const struct type_parameter_list *parameters,
                                           struct text name, struct source_range range) {
    if (parameters->count == 0)
        return NULL;
    struct scope *scope =
        annotation_enter(table, ANNOTATION_TYPE_PARAMETERS, parameters, generic_name(table, name), range);
    if (scope != NULL)
        note_name(table, text_from_c(".type_params"), SYMBOL_BOUND | SYMBOL_IMPLICIT, range);
    return scope;
}

static void visit_type_parameters(struct symbol_table *table, const struct type_parameter_list *parameters) {
    for (uint32_t i = 0; i < parameters->count && !table->context->failed; i++)
        visit_type_parameter(table, &parameters->items[i]);
}

static void visit_type_alias(struct symbol_table *table, const struct statement *statement) {
    visit_expression(table, statement->type_alias.name);
    struct text name = statement->type_alias.name->name.identifier;
    const struct type_parameter_list *parameters = &statement->type_alias.type_parameters;
    struct scope *outer = type_parameters_enter(table, parameters, name, statement->range);
    if (table->context->failed)
        return;
    visit_type_parameters(table, parameters);
    struct scope *scope =
        annotation_enter(table, ANNOTATION_TYPE_ALIAS, &statement->type_alias.value, name, statement->range);
    if (scope == NULL)
        return;
    visit_expression(table, statement->type_alias.value);
    scope_leave(table);
    if (outer != NULL)
        scope_leave(table);
}

/* --- lambdas and comprehensions ------------------------------------------------------------------------------------
 */

static void visit_lambda(struct symbol_table *table, const struct expression *expression) {
    visit_defaults(table, expression->lambda.arguments);
    struct scope *scope = scope_enter(table, SCOPE_FUNCTION, expression, text_from_c("<lambda>"));
    if (scope == NULL)
        return;
    scope->is_lambda = true;
    note_all_parameters(table, expression->lambda.arguments);
    visit_expression(table, expression->lambda.body);
    scope_leave(table);
}

static void visit_comprehension_target(struct symbol_table *table, const struct expression *target) {
    table->current->in_target = true;
    visit_expression(table, target);
    table->current->in_target = false;
}

static void visit_iterable(struct symbol_table *table, const struct expression *iterable) {
    struct scope *scope = table->current;
    scope->in_iterable++;
    visit_expression(table, iterable);
    scope->in_iterable--;
}

static void visit_comprehension(struct symbol_table *table, const struct expression *expression) {
    const struct comprehension_list *generators = &expression->comprehension.generators;
    visit_iterable(table, generators->items[0].iterable);
    bool is_generator = expression->kind == EXPRESSION_GENERATOR;
    struct scope *scope =
        scope_enter(table, is_generator ? SCOPE_FUNCTION : SCOPE_COMPREHENSION, expression, text_from_c("<genexpr>"));
    if (scope == NULL)
        return;
    if (is_generator) {
        scope->is_generator_expression = scope->is_generator = true;
        note_name(table, text_from_c(".0"), SYMBOL_PARAMETER | SYMBOL_BOUND | SYMBOL_IMPLICIT, expression->range);
        scope->parameter_count = 1;
    }
    for (uint32_t i = 0; i < generators->count && !table->context->failed; i++) {
        const struct comprehension *generator = &generators->items[i];
        scope->is_coroutine |= generator->is_async;
        visit_comprehension_target(table, generator->target);
        if (i > 0)
            visit_iterable(table, generator->iterable);
        visit_expressions(table, &generator->conditions);
    }
    if (expression->kind == EXPRESSION_DICT_COMPREHENSION)
        visit_expression(table, expression->comprehension.value);
    visit_expression(table, expression->comprehension.element);
    scope_leave(table);
    if (!is_generator)
        table->current->is_coroutine |= scope->is_coroutine;
}

static const char *comprehension_description(const struct scope *scope) {
    switch (((const struct expression *)scope->node)->kind) {
    case EXPRESSION_LIST_COMPREHENSION:
        return "list comprehension";
    case EXPRESSION_SET_COMPREHENSION:
        return "set comprehension";
    case EXPRESSION_DICT_COMPREHENSION:
        return "dict comprehension";
    default:
        return "generator expression";
    }
}

static void visit_yield(struct symbol_table *table, const struct expression *expression) {
    refuse_in_annotation(table, "yield", expression->range);
    if (expression->operand.value != NULL)
        visit_expression(table, expression->operand.value);
    if (scope_is_comprehension(table->current))
        FAIL(table, expression->range, "'yield' inside %s", comprehension_description(table->current));
    table->current->is_generator = true;
}

/* --- expressions -------------------------------------------------------------------------------------------------- */

/* `self.name = ...` in a method: the class's __static_attributes__ (3.13). */
static void note_static_attribute(struct symbol_table *table, const struct expression *expression) {
    const struct expression *object = expression->attribute.value;
    if (expression->attribute.context != CONTEXT_STORE || object->kind != EXPRESSION_NAME ||
        !text_is(object->name.identifier, "self"))
        return;
    struct scope *scope = table->current->unit->parent;
    while (scope != NULL && scope->kind != SCOPE_CLASS)
        scope = scope->parent;
    if (scope == NULL)
        return;
    bool added;
    struct name_entry *entry =
        name_table_add(table->context->arena, &scope->static_attributes, expression->attribute.name, &added);
    if (entry == NULL) {
        context_fail_memory(table->context);
        return;
    }
    if (!added)
        return;
    struct text *names = context_grow(table->context, scope->static_attribute_names, scope->static_attribute_count,
                                      &scope->static_attribute_capacity, sizeof *names);
    if (names == NULL)
        return;
    names[scope->static_attribute_count++] = expression->attribute.name;
    scope->static_attribute_names = names;
}

static void visit_dict(struct symbol_table *table, const struct expression *expression) {
    for (uint32_t i = 0; i < expression->dict.keys.count && !table->context->failed; i++) {
        if (expression->dict.keys.items[i] != NULL)
            visit_expression(table, expression->dict.keys.items[i]);
        visit_expression(table, expression->dict.values.items[i]);
    }
}

static void visit_slice(struct symbol_table *table, const struct expression *expression) {
    const struct expression *parts[3] = {expression->slice.lower, expression->slice.upper, expression->slice.step};
    for (int i = 0; i < 3; i++) {
        if (parts[i] != NULL)
            visit_expression(table, parts[i]);
    }
}

/* Visits all parts but one and returns that one, for the caller to go on with; NULL: all done. */
static const struct expression *visit_parts(struct symbol_table *table, const struct expression *expression) {
    switch (expression->kind) {
    case EXPRESSION_BOOLEAN:
        visit_expressions(table, &expression->boolean.values);
        return NULL;
    case EXPRESSION_NAMED:
        visit_named(table, expression);
        return NULL;
    case EXPRESSION_BINARY:
        visit_expression(table, expression->binary.right);
        return expression->binary.left;
    case EXPRESSION_UNARY:
        return expression->unary.operand;
    case EXPRESSION_LAMBDA:
        visit_lambda(table, expression);
        return NULL;
    case EXPRESSION_CONDITIONAL:
        visit_expression(table, expression->conditional.test);
        visit_expression(table, expression->conditional.body);
        return expression->conditional.else_body;
    case EXPRESSION_DICT:
        visit_dict(table, expression);
        return NULL;
    case EXPRESSION_LIST_COMPREHENSION:
    case EXPRESSION_SET_COMPREHENSION:
    case EXPRESSION_DICT_COMPREHENSION:
    case EXPRESSION_GENERATOR:
        visit_comprehension(table, expression);
        return NULL;
    case EXPRESSION_AWAIT:
        refuse_in_annotation(table, "await", expression->range);
        table->current->is_coroutine = true;
        return expression->operand.value;
    case EXPRESSION_YIELD:
    case EXPRESSION_YIELD_FROM:
        visit_yield(table, expression);
        return NULL;
    case EXPRESSION_COMPARE:
        visit_expressions(table, &expression->compare.comparators);
        return expression->compare.left;
    case EXPRESSION_CALL:
        visit_expressions(table, &expression->call.arguments);
        visit_keywords(table, &expression->call.keywords);
        return expression->call.function;
    case EXPRESSION_FORMATTED_VALUE:
    case EXPRESSION_INTERPOLATION:
        if (expression->formatted.format_specification != NULL)
            visit_expression(table, expression->formatted.format_specification);
        return expression->formatted.value;
    case EXPRESSION_JOINED_STRING:
    case EXPRESSION_TEMPLATE_STRING:
        visit_expressions(table, &expression->joined.values);
        return NULL;
    case EXPRESSION_CONSTANT:
        return NULL;
    case EXPRESSION_ATTRIBUTE:
        note_static_attribute(table, expression);
        return expression->attribute.value;
    case EXPRESSION_SUBSCRIPT:
        visit_expression(table, expression->subscript.index);
        return expression->subscript.value;
    case EXPRESSION_STARRED:
        return expression->starred.value;
    case EXPRESSION_NAME:
        visit_name(table, expression);
        return NULL;
    case EXPRESSION_SET:
    case EXPRESSION_LIST:
    case EXPRESSION_TUPLE:
        visit_expressions(table, &expression->sequence.elements);
        return NULL;
    case EXPRESSION_SLICE:
        visit_slice(table, expression);
        return NULL;
    }
    return NULL;
}

static void visit_expression(struct symbol_table *table, const struct expression *expression) {
    if (expression == NULL || !context_enter(table->context))
        return;
    while (expression != NULL && !table->context->failed)
        expression = visit_parts(table, expression);
    context_leave(table->context);
}

/* --- patterns ----------------------------------------------------------------------------------------------------- */

static void visit_pattern(struct symbol_table *table, const struct pattern *pattern);

static void visit_patterns(struct symbol_table *table, const struct pattern_list *list) {
    for (uint32_t i = 0; i < list->count && !table->context->failed; i++)
        visit_pattern(table, list->items[i]);
}

static void note_capture(struct symbol_table *table, struct text name, struct source_range range) {
    if (name.data != NULL)
        note_name(table, name, SYMBOL_BOUND, range);
}

static void visit_pattern(struct symbol_table *table, const struct pattern *pattern) {
    if (!context_enter(table->context))
        return;
    switch (pattern->kind) {
    case PATTERN_VALUE:
        visit_expression(table, pattern->value.value);
        break;
    case PATTERN_SINGLETON:
        break;
    case PATTERN_SEQUENCE:
    case PATTERN_OR:
        visit_patterns(table, &pattern->sequence.patterns);
        break;
    case PATTERN_MAPPING:
        visit_expressions(table, &pattern->mapping.keys);
        visit_patterns(table, &pattern->mapping.patterns);
        note_capture(table, pattern->mapping.rest, pattern->range);
        break;
    case PATTERN_CLASS:
        visit_expression(table, pattern->class_pattern.class_expression);
        visit_patterns(table, &pattern->class_pattern.patterns);
        visit_patterns(table, &pattern->class_pattern.keyword_patterns);
        break;
    case PATTERN_STAR:
        note_capture(table, pattern->star.name, pattern->range);
        break;
    case PATTERN_AS:
        if (pattern->as.pattern != NULL)
            visit_pattern(table, pattern->as.pattern);
        note_capture(table, pattern->as.name, pattern->range);
        break;
    }
    context_leave(table->context);
}

/* --- statements --------------------------------------------------------------------------------------------------- */

/* What a generic function's defaults are handed over as to the scope around it. */
static void note_default_parameters(struct symbol_table *table, const struct statement *statement) {
    const struct arguments *arguments = statement->function.arguments;
    uint32_t flags = SYMBOL_PARAMETER | SYMBOL_BOUND | SYMBOL_IMPLICIT;
    if (arguments->defaults.count > 0) {
        note_name(table, text_from_c(".defaults"), flags, statement->range);
        table->current->parameter_count++;
    }
    for (uint32_t i = 0; i < arguments->keyword_defaults.count; i++) {
        if (arguments->keyword_defaults.items[i] == NULL)
            continue;
        note_name(table, text_from_c(".kwdefaults"), flags, statement->range);
        table->current->parameter_count++;
        return;
    }
}

static void visit_function(struct symbol_table *table, const struct statement *statement) {
    note_name(table, statement->function.name, SYMBOL_BOUND, statement->range);
    visit_expressions(table, &statement->function.decorators);
    visit_defaults(table, statement->function.arguments);
    const struct type_parameter_list *parameters = &statement->function.type_parameters;
    struct scope *outer = NULL;
    if (parameters->count > 0) {
        outer = annotation_enter(table, ANNOTATION_TYPE_PARAMETERS, parameters,
                                 generic_name(table, statement->function.name), statement->range);
        if (outer == NULL)
            return;
        note_default_parameters(table, statement);
        note_name(table, text_from_c(".type_params"), SYMBOL_BOUND | SYMBOL_IMPLICIT, statement->range);
        visit_type_parameters(table, parameters);
    }
    visit_annotations(table, statement);
    struct scope *scope = scope_enter(table, SCOPE_FUNCTION, statement, statement->function.name);
    if (scope == NULL)
        return;
    scope->is_async = scope->is_coroutine = statement->kind == STATEMENT_ASYNC_FUNCTION;
    note_all_parameters(table, statement->function.arguments);
    visit_statements(table, &statement->function.body);
    scope_leave(table);
    if (outer != NULL)
        scope_leave(table);
}

static void visit_class(struct symbol_table *table, const struct statement *statement) {
    note_name(table, statement->class_definition.name, SYMBOL_BOUND, statement->range);
    visit_expressions(table, &statement->class_definition.decorators);
    const struct type_parameter_list *parameters = &statement->class_definition.type_parameters;
    struct scope *outer = type_parameters_enter(table, parameters, statement->class_definition.name, statement->range);
    if (table->context->failed)
        return;
    if (outer != NULL) {
        outer->outer_class_name = outer->class_name;
        outer->class_name = statement->class_definition.name;
        outer->mangled = parameters;
        visit_type_parameters(table, parameters);
    }
    visit_expressions(table, &statement->class_definition.bases);
    visit_keywords(table, &statement->class_definition.keywords);
    struct scope *scope = scope_enter(table, SCOPE_CLASS, statement, statement->class_definition.name);
    if (scope == NULL)
        return;
    scope->class_name = statement->class_definition.name;
    scope->mangled = NULL;
    if (outer != NULL)
        note_name(table, text_from_c(".type_params"), SYMBOL_USED | SYMBOL_IMPLICIT, statement->range);
    visit_statements(table, &statement->class_definition.body);
    scope_leave(table);
    if (outer != NULL)
        scope_leave(table);
}

static void visit_scope_declaration(struct symbol_table *table, const struct statement *statement) {
    bool is_global = statement->kind == STATEMENT_GLOBAL;
    if (!is_global && table->current->kind == SCOPE_MODULE) {
        FAIL(table, statement->range, "nonlocal declaration not allowed at module level");
        return;
    }
    const char *kind = is_global ? "global" : "nonlocal";
    for (uint32_t i = 0; i < statement->scope.names.count && !table->context->failed; i++) {
        struct text written = statement->scope.names.items[i];
        struct text name = scope_mangle(table->context, table->current, written);
        struct symbol *symbol = scope_find(table, table->current, name);
        uint32_t flags = symbol == NULL ? 0 : symbol->flags;
        int length = (int)written.length;
        if (flags & SYMBOL_PARAMETER)
            FAIL(table, statement->range, "name '%.*s' is parameter and %s", length, written.data, kind);
        else if (flags & SYMBOL_USED)
            FAIL(table, statement->range, "name '%.*s' is used prior to %s declaration", length, written.data, kind);
        else if (flags & SYMBOL_ANNOTATED)
            FAIL(table, statement->range, "annotated name '%.*s' can't be %s", length, written.data, kind);
        else if (flags & SYMBOL_BOUND)
            FAIL(table, statement->range, "name '%.*s' is assigned to before %s declaration", length, written.data,
                 kind);
        symbol =
            note_name_in(table, table->current, name, is_global ? SYMBOL_GLOBAL : SYMBOL_NONLOCAL, statement->range);
        if (symbol != NULL && symbol->declared.line == 0)
            symbol->declared = statement->range;
        /* as in CPython, also code at the top that assigns to it then means the global, not exec's local */
        if (is_global && table->current != table->module)
            (void)!note_name_in(table, table->module, name, SYMBOL_GLOBAL, statement->range);
    }
}

static void visit_annotated_assignment(struct symbol_table *table, const struct statement *statement) {
    const struct expression *target = statement->annotated_assign.target;
    bool is_simple = statement->annotated_assign.is_simple;
    if (target->kind == EXPRESSION_NAME) {
        struct text name = scope_mangle(table->context, table->current, target->name.identifier);
        struct symbol *symbol = scope_find(table, table->current, name);
        uint32_t flags = symbol == NULL ? 0 : symbol->flags;
        if ((flags & (SYMBOL_GLOBAL | SYMBOL_NONLOCAL)) && table->current->kind != SCOPE_MODULE && is_simple) {
            FAIL(table, statement->range, "annotated name '%.*s' can't be %s", (int)target->name.identifier.length,
                 target->name.identifier.data, flags & SYMBOL_GLOBAL ? "global" : "nonlocal");
            return;
        }
        if (is_simple)
            note_name(table, target->name.identifier, SYMBOL_ANNOTATED | SYMBOL_BOUND, target->range);
        else if (statement->annotated_assign.value != NULL)
            note_name(table, target->name.identifier, SYMBOL_BOUND, target->range);
        table->current->has_annotations |= is_simple;
    } else {
        visit_expression(table, target);
    }
    struct expression *const *annotation = &statement->annotated_assign.annotation;
    if (table->context->future_annotations || scope_is_function_like(table->current))
        visit_unused_annotation(table, annotation);
    else if (is_simple)
        visit_deferred_annotation(table, statement);
    else
        visit_expression(table, *annotation);
    visit_expression(table, statement->annotated_assign.value);
}

static void visit_import(struct symbol_table *table, const struct statement *statement) {
    for (uint32_t i = 0; i < statement->import.names.count && !table->context->failed; i++) {
        const struct alias *alias = &statement->import.names.items[i];
        if (text_is(alias->name, "*")) {
            if (table->current->kind != SCOPE_MODULE)
                FAIL(table, alias->range, "import * only allowed at module level");
            continue;
        }
        struct text name = alias->as_name.data != NULL ? alias->as_name : alias->name;
        if (alias->as_name.data == NULL) {
            const char *dot = __builtin_memchr(name.data, '.', name.length);
            if (dot != NULL)
                name.length = (uint32_t)(dot - name.data);
        }
        note_name(table, name, SYMBOL_BOUND, alias->range);
    }
}

static void visit_try(struct symbol_table *table, const struct statement *statement) {
    visit_statements(table, &statement->try_block.body);
    for (uint32_t i = 0; i < statement->try_block.handlers.count && !table->context->failed; i++) {
        const struct exception_handler *handler = &statement->try_block.handlers.items[i];
        visit_expression(table, handler->type);
        if (handler->name.data != NULL)
            note_name(table, handler->name, SYMBOL_BOUND | SYMBOL_DELETED, handler->range);
        visit_statements(table, &handler->body);
    }
    visit_statements(table, &statement->try_block.else_body);
    struct scope *scope = table->current;
    uint32_t loops = scope->final_loops;
    scope->final_loops = 0;
    scope->final_depth++;
    visit_statements(table, &statement->try_block.final_body);
    scope->final_depth--;
    scope->final_loops = loops;
}

/* What leaves a final body drops the exception on its way (PEP 765). */
static void warn_of_leaving(struct symbol_table *table, const struct statement *statement, const char *word) {
    bool stays = statement->kind != STATEMENT_RETURN && table->current->final_loops > 0;
    if (table->current->final_depth > 0 && !stays)
        context_warn(table->context, statement, statement->range, "'%s' in a 'finally' block", word);
}

static void visit_loop_body(struct symbol_table *table, const struct statement_list *body) {
    struct scope *scope = table->current;
    scope->final_loops++;
    visit_statements(table, body);
    scope->final_loops--;
}

static void visit_match(struct symbol_table *table, const struct statement *statement) {
    visit_expression(table, statement->match.subject);
    for (uint32_t i = 0; i < statement->match.cases.count && !table->context->failed; i++) {
        const struct match_case *match_case = &statement->match.cases.items[i];
        visit_pattern(table, match_case->pattern);
        visit_expression(table, match_case->guard);
        visit_statements(table, &match_case->body);
    }
}

static void visit_with(struct symbol_table *table, const struct statement *statement) {
    for (uint32_t i = 0; i < statement->with.items.count && !table->context->failed; i++) {
        visit_expression(table, statement->with.items.items[i].context_expression);
        visit_expression(table, statement->with.items.items[i].target);
    }
    visit_statements(table, &statement->with.body);
}

/* An elif is an IF alone in the else part: such chains may be as long as the source. */
static void visit_if(struct symbol_table *table, const struct statement *statement) {
    for (;;) {
        visit_expression(table, statement->conditional.test);
        visit_statements(table, &statement->conditional.body);
        const struct statement_list *rest = &statement->conditional.else_body;
        if (table->context->failed || rest->count != 1 || rest->items[0]->kind != STATEMENT_IF) {
            visit_statements(table, rest);
            return;
        }
        statement = rest->items[0];
    }
}

static void visit_augmented_assignment(struct symbol_table *table, const struct statement *statement) {
    visit_expression(table, statement->augmented_assign.target);
    visit_expression(table, statement->augmented_assign.value);
}

static void visit_simple(struct symbol_table *table, const struct statement *statement) {
    switch (statement->kind) {
    case STATEMENT_FUNCTION:
    case STATEMENT_ASYNC_FUNCTION:
        visit_function(table, statement);
        return;
    case STATEMENT_CLASS:
        visit_class(table, statement);
        return;
    case STATEMENT_RETURN:
        warn_of_leaving(table, statement, "return");
        visit_expression(table, statement->value.value);
        return;
    case STATEMENT_EXPRESSION:
        visit_expression(table, statement->value.value);
        return;
    case STATEMENT_DELETE:
        visit_expressions(table, &statement->delete_targets.targets);
        return;
    case STATEMENT_ASSIGN:
        visit_expressions(table, &statement->assign.targets);
        visit_expression(table, statement->assign.value);
        return;
    case STATEMENT_TYPE_ALIAS:
        visit_type_alias(table, statement);
        return;
    case STATEMENT_AUGMENTED_ASSIGN:
        visit_augmented_assignment(table, statement);
        return;
    case STATEMENT_ANNOTATED_ASSIGN:
        visit_annotated_assignment(table, statement);
        return;
    case STATEMENT_FOR:
    case STATEMENT_ASYNC_FOR:
        visit_expression(table, statement->for_loop.target);
        visit_expression(table, statement->for_loop.iterable);
        visit_loop_body(table, &statement->for_loop.body);
        visit_statements(table, &statement->for_loop.else_body);
        return;
    case STATEMENT_WHILE:
        visit_expression(table, statement->conditional.test);
        visit_loop_body(table, &statement->conditional.body);
        visit_statements(table, &statement->conditional.else_body);
        return;
    case STATEMENT_IF:
        visit_if(table, statement);
        return;
    case STATEMENT_WITH:
    case STATEMENT_ASYNC_WITH:
        visit_with(table, statement);
        return;
    case STATEMENT_MATCH:
        visit_match(table, statement);
        return;
    case STATEMENT_RAISE:
        visit_expression(table, statement->raise.exception);
        visit_expression(table, statement->raise.cause);
        return;
    case STATEMENT_TRY:
    case STATEMENT_TRY_STAR:
        visit_try(table, statement);
        return;
    case STATEMENT_ASSERT:
        visit_expression(table, statement->assertion.test);
        visit_expression(table, statement->assertion.message);
        return;
    case STATEMENT_IMPORT:
    case STATEMENT_IMPORT_FROM:
        visit_import(table, statement);
        return;
    case STATEMENT_GLOBAL:
    case STATEMENT_NONLOCAL:
        visit_scope_declaration(table, statement);
        return;
    case STATEMENT_BREAK:
        warn_of_leaving(table, statement, "break");
        return;
    case STATEMENT_CONTINUE:
        warn_of_leaving(table, statement, "continue");
        return;
    case STATEMENT_PASS:
        return;
    }
}

/* Statements whose parts may not run, or more than once. */
static bool is_conditional(enum statement_kind kind) {
    switch (kind) {
    case STATEMENT_FOR:
    case STATEMENT_ASYNC_FOR:
    case STATEMENT_WHILE:
    case STATEMENT_IF:
    case STATEMENT_WITH:
    case STATEMENT_ASYNC_WITH:
    case STATEMENT_MATCH:
    case STATEMENT_TRY:
    case STATEMENT_TRY_STAR:
        return true;
    default:
        return false;
    }
}

static void visit_statement(struct symbol_table *table, const struct statement *statement) {
    struct scope *scope = table->current;
    bool conditional = is_conditional(statement->kind);
    scope->conditional += conditional;
    visit_simple(table, statement);
    scope->conditional -= conditional;
}

static void visit_statements(struct symbol_table *table, const struct statement_list *statements) {
    if (statements->count == 0 || !context_enter(table->context))
        return;
    for (uint32_t i = 0; i < statements->count && !table->context->failed; i++)
        visit_statement(table, statements->items[i]);
    context_leave(table->context);
}

bool symbol_table_build(struct symbol_table *table, struct compiler_context *context, const struct module_ast *module) {
    *table = (struct symbol_table){.context = context};
    table->module = scope_enter(table, SCOPE_MODULE, module, text_from_c("<module>"));
    if (table->module == NULL)
        return false;
    if (module->kind == MODULE_EXPRESSION)
        visit_expression(table, module->expression);
    else
        visit_statements(table, &module->body);
    if (!context->failed)
        symbol_table_resolve(table);
    return !context->failed;
}
