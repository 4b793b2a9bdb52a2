/* Functions, lambdas and classes: their units, and the instructions that make them where they are defined. */
#include "code_generator.h"

#include <string.h>

static struct source_range line_range(uint32_t line) { return (struct source_range){line, 0, line, 0}; }

/* --- units -------------------------------------------------------------------------------------------------------- */

struct code_unit *unit_generate(struct code_generator *generator, struct scope *scope, unit_body body,
                                const void *node) {
    if (scope->code != NULL || generator->context.failed)
        return scope->code;
    bool long_jumps = false;
    for (int attempt = 0; attempt < 2 && !generator->context.failed; attempt++, long_jumps = true) {
        struct unit_builder *unit = unit_begin(generator, scope, long_jumps);
        if (unit == NULL)
            return NULL;
        body(generator, node);
        bool done = unit_finish(generator);
        unit_end(generator);
        if (!done)
            continue;
        if (generator->context.future_annotations)
            unit->code->flags |= CODE_FUTURE_ANNOTATIONS;
        scope->code = unit->code;
        return unit->code;
    }
    if (!generator->context.failed)
        context_fail_memory(&generator->context);
    return NULL;
}

static struct text concatenate(struct code_generator *generator, struct text first, const char *middle,
                               struct text last) {
    size_t middle_length = strlen(middle);
    uint64_t length = (uint64_t)first.length + middle_length + last.length;
    if (length > UINT32_MAX / 2) {
        context_fail_memory(&generator->context);
        return last;
    }
    char *data = context_allocate(&generator->context, length, 1);
    if (data == NULL)
        return last;
    memcpy(data, first.data, first.length);
    memcpy(data + first.length, middle, middle_length);
    memcpy(data + first.length + middle_length, last.data, last.length);
    return (struct text){data, (uint32_t)length};
}

static struct text qualified_name(struct code_generator *generator, const struct scope *scope) {
    const struct unit_builder *parent = generator->unit->parent;
    if (parent != NULL && parent->scope->annotation == ANNOTATION_TYPE_PARAMETERS)
        parent = parent->parent;
    struct text name = scope->name;
    if (scope->annotated_name.data != NULL)
        name = concatenate(generator, scope->annotated_name, ".", scope->name);
    if (parent == NULL || parent->scope->kind == SCOPE_MODULE)
        return name;
    bool is_expression = scope->is_lambda || scope->is_generator_expression;
    struct text mangled = scope_mangle(&generator->context, parent->scope, scope->name);
    const struct symbol *symbol = is_expression ? NULL : scope_find(&generator->symbols, parent->scope, mangled);
    if (symbol != NULL && symbol->place == PLACE_GLOBAL_EXPLICIT)
        return name;
    return concatenate(generator, parent->code->qualified_name, parent->scope->kind == SCOPE_CLASS ? "." : ".<locals>.",
                       name);
}

static uint32_t suspension_flag(const struct scope *scope) {
    if (scope->is_async)
        return scope->is_generator ? CODE_ASYNC_GENERATOR : CODE_COROUTINE;
    if (!scope->is_generator)
        return 0;
    return scope->is_generator_expression && scope->is_coroutine ? CODE_ASYNC_GENERATOR : CODE_GENERATOR;
}

void unit_describe(struct code_generator *generator, uint32_t first_line, uint32_t flags) {
    struct code_unit *code = generator->unit->code;
    const struct scope *scope = generator->unit->scope;
    code->name = scope->name;
    code->qualified_name = qualified_name(generator, scope);
    code->first_line = (int32_t)first_line;
    code->flags |= flags;
    code->flags |= scope->is_nested ? CODE_NESTED : 0;
    code->flags |= suspension_flag(scope);
    const struct symbol *class_cell = scope_find(&generator->symbols, scope, text_from_c("__class__"));
    if (class_cell != NULL && class_cell->free_index != SYMBOL_NO_INDEX)
        code->flags |= CODE_METHOD_OF_CLASS;
}

/* Variables that inner functions use live in cells from the start. What can be suspended begins with a place of its
 * own, where an exception thrown before the start is raised. */
void make_cells(struct code_generator *generator, struct source_range at) {
    const struct scope *scope = generator->unit->scope;
    if (suspension_flag(scope) != 0)
        emit(generator, at, OP_NOP, 0, 0, 0, 0);
    for (uint32_t i = 0; scope->kind == SCOPE_CLASS && i < CLASS_CELL_COUNT; i++) {
        if (scope->needs_cell[i])
            emit(generator, at, OP_MAKE_CELL, 0, scope->class_cell_registers[i], 0, 0);
    }
    if (scope->kind != SCOPE_FUNCTION)
        return;
    for (const struct symbol *symbol = scope->first_symbol; symbol != NULL; symbol = symbol->next) {
        if (symbol->place == PLACE_LOCAL && symbol->is_captured)
            emit(generator, at, OP_MAKE_CELL, 0, symbol->register_number, 0, 0);
    }
}

static void describe_parameters(struct code_generator *generator, const struct arguments *arguments) {
    struct code_unit *code = generator->unit->code;
    code->positional_only_count = arguments->positional_only.count;
    code->positional_count = arguments->positional_only.count + arguments->positional.count;
    code->keyword_only_count = arguments->keyword_only.count;
    code->flags |= arguments->variadic != NULL ? CODE_VARARGS : 0;
    code->flags |= arguments->variadic_keyword != NULL ? CODE_VARKEYWORDS : 0;
}

static void check_parameters(struct code_generator *generator, const struct argument_list *list) {
    for (uint32_t i = 0; i < list->count; i++)
        name_check_assignable(generator, list->items[i].name, CONTEXT_STORE, list->items[i].range);
}

static void check_all_parameters(struct code_generator *generator, const struct arguments *arguments) {
    check_parameters(generator, &arguments->positional_only);
    check_parameters(generator, &arguments->positional);
    if (arguments->variadic != NULL)
        check_parameters(generator, &(struct argument_list){arguments->variadic, 1});
    check_parameters(generator, &arguments->keyword_only);
    if (arguments->variadic_keyword != NULL)
        check_parameters(generator, &(struct argument_list){arguments->variadic_keyword, 1});
}

/* --- docstrings --------------------------------------------------------------------------------------------------- */

/* str.expandtabs(): tabs to columns of 8, counted in characters. */
static struct text expand_tabs(struct code_generator *generator, struct text text) {
    uint64_t tabs = 0;
    for (uint32_t i = 0; i < text.length; i++)
        tabs += text.data[i] == '\t';
    if (tabs == 0)
        return text;
    if (text.length + tabs * 8 > UINT32_MAX / 2) {
        context_fail_memory(&generator->context);
        return text;
    }
    char *data = context_allocate(&generator->context, text.length + tabs * 8, 1);
    if (data == NULL)
        return text;
    uint32_t length = 0, column = 0;
    for (uint32_t i = 0; i < text.length; i++) {
        char byte = text.data[i];
        if (byte == '\t') {
            for (uint32_t spaces = 8 - column % 8; spaces > 0; spaces--, column++)
                data[length++] = ' ';
            continue;
        }
        data[length++] = byte;
        if (byte == '\n' || byte == '\r')
            column = 0;
        else
            column += ((unsigned char)byte & 0xC0) != 0x80;
    }
    return (struct text){data, length};
}

static uint32_t line_end(struct text text, uint32_t position) {
    while (position < text.length && text.data[position++] != '\n') {
    }
    return position;
}

static uint32_t skip_spaces(struct text text, uint32_t position, uint32_t most) {
    uint32_t start = position;
    while (position < text.length && position - start < most && text.data[position] == ' ')
        position++;
    return position;
}

/* The indentation common to all lines but the first goes, and the first line's own. */
static struct text clean_docstring(struct code_generator *generator, struct text text) {
    text = expand_tabs(generator, text);
    uint32_t margin = UINT32_MAX;
    for (uint32_t line = line_end(text, 0); line < text.length; line = line_end(text, line)) {
        uint32_t start = skip_spaces(text, line, UINT32_MAX);
        if (start < text.length && text.data[start] != '\n' && start - line < margin)
            margin = start - line;
    }
    margin = margin == UINT32_MAX ? 0 : margin;
    uint32_t first = skip_spaces(text, 0, UINT32_MAX);
    if (first == 0 && margin == 0)
        return text;
    char *data = context_allocate(&generator->context, text.length, 1);
    if (data == NULL)
        return text;
    uint32_t length = 0;
    for (uint32_t line = 0; line < text.length;) {
        uint32_t start = line == 0 ? first : skip_spaces(text, line, margin);
        uint32_t end = line_end(text, start > line ? start : line);
        memcpy(data + length, text.data + start, end - start);
        length += end - start;
        line = end;
    }
    return (struct text){data, length};
}

const struct unit_constant *body_docstring(struct code_generator *generator, const struct statement_list *body) {
    if (body->count == 0 || body->items[0]->kind != STATEMENT_EXPRESSION)
        return NULL;
    const struct expression *expression = body->items[0]->value.value;
    if (expression->kind != EXPRESSION_CONSTANT || expression->constant.kind != CONSTANT_STRING)
        return NULL;
    return constant_string(generator, clean_docstring(generator, expression->constant.text));
}

/* --- making functions --------------------------------------------------------------------------------------------- */

static void load_closure(struct code_generator *generator, struct source_range at, const struct scope *scope,
                         uint32_t target) {
    if (scope->free_count == 0) {
        emit(generator, at, OP_CLEAR, 0, target, 0, 0);
        return;
    }
    uint32_t mark = generator->unit->top;
    uint32_t first = registers_push(generator, scope->free_count);
    for (uint32_t i = 0; i < scope->free_count && !generator->context.failed; i++)
        name_load_cell(generator, at, scope->free_names[i], first + i);
    emit(generator, at, OP_BUILD_TUPLE, 0, target, first, scope->free_count);
    generator->unit->top = mark;
}

void make_function(struct code_generator *generator, struct source_range at, struct code_unit *code,
                   struct scope *scope, uint32_t window, uint32_t target) {
    if (code == NULL || generator->context.failed)
        return;
    load_closure(generator, at, scope, window + 2);
    if (generator->unit->reachable)
        emit(generator, at, OP_MAKE_FUNCTION, 0, target, unit_nested_index(generator, code), window);
}

void defaults_generate(struct code_generator *generator, const struct arguments *arguments, struct source_range at,
                       uint32_t window) {
    if (arguments->defaults.count == 0)
        emit(generator, at, OP_CLEAR, 0, window, 0, 0);
    else
        sequence_generate(generator, &arguments->defaults, EXPRESSION_TUPLE, at, window);
    bool has_map = false;
    for (uint32_t i = 0; i < arguments->keyword_only.count && !generator->context.failed; i++) {
        const struct expression *value_expression = arguments->keyword_defaults.items[i];
        if (value_expression == NULL)
            continue;
        uint32_t mark = generator->unit->top;
        if (!has_map)
            emit(generator, at, OP_BUILD_MAP, 0, window + 1, mark, 0);
        has_map = true;
        uint32_t key = register_push(generator);
        struct text name = unit_mangle(generator, arguments->keyword_only.items[i].name);
        load_constant(generator, at, key, constant_string(generator, name));
        uint32_t item = expression_read(generator, value_expression);
        emit(generator, at, OP_MAP_SET, 0, window + 1, key, item);
        generator->unit->top = mark;
    }
    if (!has_map)
        emit(generator, at, OP_CLEAR, 0, window + 1, 0, 0);
}

/* --- lambdas and functions ---------------------------------------------------------------------------------------- */

static void lambda_body(struct code_generator *generator, const void *node) {
    const struct expression *expression = node;
    unit_describe(generator, expression->range.line, 0);
    describe_parameters(generator, expression->lambda.arguments);
    make_cells(generator, line_range(expression->range.line));
    uint32_t result = expression_read(generator, expression->lambda.body);
    emit(generator, expression->lambda.body->range, OP_RETURN, 0, result, 0, 0);
}

uint32_t lambda_generate(struct code_generator *generator, const struct expression *expression, uint32_t target) {
    struct scope *scope = symbol_table_scope(&generator->symbols, expression);
    check_all_parameters(generator, expression->lambda.arguments);
    uint32_t window = registers_push(generator, 4);
    defaults_generate(generator, expression->lambda.arguments, expression->range, window);
    emit(generator, expression->range, OP_CLEAR, 0, window + 3, 0, 0);
    struct code_unit *code = scope == NULL ? NULL : unit_generate(generator, scope, lambda_body, expression);
    uint32_t result = target == NO_REGISTER ? window : target;
    make_function(generator, expression->range, code, scope, window, result);
    generator->unit->top = target == NO_REGISTER ? window + 1 : window;
    return result;
}

void generator_expression_describe(struct code_generator *generator, const struct expression *expression) {
    unit_describe(generator, expression->range.line, 0);
    generator->unit->code->positional_count = generator->unit->code->positional_only_count = 1;
    make_cells(generator, line_range(expression->range.line));
}

static uint32_t definition_line(const struct statement *statement, const struct expression_list *decorators) {
    return decorators->count > 0 ? decorators->items[0]->range.line : statement->range.line;
}

static void function_body(struct code_generator *generator, const void *node) {
    const struct statement *statement = node;
    uint32_t line = definition_line(statement, &statement->function.decorators);
    unit_describe(generator, line, 0);
    describe_parameters(generator, statement->function.arguments);
    struct statement_list body = statement->function.body;
    const struct unit_constant *docstring = body_docstring(generator, &body);
    if (docstring != NULL) {
        unit_constant_index(generator, docstring);
        generator->unit->code->flags |= CODE_HAS_DOCUMENTATION;
        body = (struct statement_list){body.items + 1, body.count - 1};
    }
    make_cells(generator, line_range(line));
    statements_generate(generator, &body);
    const struct source_range last = body.count > 0 ? body.items[body.count - 1]->range : statement->range;
    emit(generator, last, OP_RETURN_NONE, 0, 0, 0, 0);
}

/* Decorators are evaluated first, each into the register from which it will be called. */
static uint32_t push_decorators(struct code_generator *generator, const struct expression_list *decorators) {
    uint32_t first = generator->unit->top;
    for (uint32_t i = 0; i < decorators->count && !generator->context.failed; i++)
        expression_push(generator, decorators->items[i]);
    return first;
}

/* r[first + i] is decorator i; the definition is in r[first + count], the result ends up in r[first]. */
static void call_decorators(struct code_generator *generator, const struct expression_list *decorators,
                            uint32_t first) {
    for (uint32_t i = decorators->count; i > 0; i--)
        emit(generator, decorators->items[i - 1]->range, OP_CALL, 0, first + i - 1, 1, first + i - 1);
}

void function_make_generate(struct code_generator *generator, const struct statement *statement, uint32_t window,
                            uint32_t target) {
    struct scope *scope = symbol_table_scope(&generator->symbols, statement);
    function_annotate_generate(generator, statement, window + 3);
    struct code_unit *code = scope == NULL ? NULL : unit_generate(generator, scope, function_body, statement);
    make_function(generator, statement->range, code, scope, window, target);
}

void function_statement_generate(struct code_generator *generator, const struct statement *statement) {
    const struct expression_list *decorators = &statement->function.decorators;
    check_all_parameters(generator, statement->function.arguments);
    name_check_assignable(generator, statement->function.name, CONTEXT_STORE, statement->range);
    uint32_t mark = generator->unit->top;
    uint32_t first = push_decorators(generator, decorators);
    uint32_t window = registers_push(generator, 4);
    if (statement->function.type_parameters.count > 0) {
        generic_function_generate(generator, statement, window);
    } else {
        defaults_generate(generator, statement->function.arguments, statement->range, window);
        function_make_generate(generator, statement, window, window);
    }
    call_decorators(generator, decorators, first);
    name_store(generator, statement->range, statement->function.name, first);
    generator->unit->top = mark;
}

/* --- classes ------------------------------------------------------------------------------------------------------ */

static void store_class_name(struct code_generator *generator, struct source_range at, const char *name,
                             const struct unit_constant *constant) {
    uint32_t reg = register_push(generator);
    load_constant(generator, at, reg, constant);
    emit(generator, at, OP_STORE_NAME, 0, reg, unit_name_index(generator, text_from_c(name)), 0);
    generator->unit->top = reg;
}

static void store_static_attributes(struct code_generator *generator, struct source_range at) {
    const struct scope *scope = generator->unit->scope;
    const struct unit_constant **items =
        context_allocate(&generator->context, scope->static_attribute_count, sizeof *items);
    if (items == NULL)
        return;
    for (uint32_t i = 0; i < scope->static_attribute_count; i++) {
        items[i] = constant_string(generator, scope->static_attribute_names[i]);
        if (items[i] == NULL)
            return;
    }
    store_class_name(generator, at, "__static_attributes__",
                     constant_tuple(generator, items, scope->static_attribute_count, false));
}

/* The tuple of a generic class's type variables comes from the scope around it. */
static void store_type_parameters(struct code_generator *generator, struct source_range at) {
    const struct symbol *symbol = scope_find(&generator->symbols, generator->unit->scope, text_from_c(".type_params"));
    if (symbol == NULL || symbol->free_index == SYMBOL_NO_INDEX)
        return;
    uint32_t reg = register_push(generator);
    emit(generator, at, OP_LOAD_FREE, 0, reg, symbol->free_index, 0);
    emit(generator, at, OP_STORE_NAME, 0, reg, unit_name_index(generator, text_from_c("__type_params__")), 0);
    generator->unit->top = reg;
}

static void class_body(struct code_generator *generator, const void *node) {
    const struct statement *statement = node;
    uint32_t line = definition_line(statement, &statement->class_definition.decorators);
    struct source_range at = line_range(line);
    unit_describe(generator, line, CODE_CLASS_BODY | CODE_NAMESPACE);
    struct scope *scope = generator->unit->scope;
    make_cells(generator, at);
    uint32_t module = register_push(generator);
    emit(generator, at, OP_LOAD_NAME, 0, module, unit_name_index(generator, text_from_c("__name__")), 0);
    emit(generator, at, OP_STORE_NAME, 0, module, unit_name_index(generator, text_from_c("__module__")), 0);
    generator->unit->top = module;
    store_class_name(generator, at, "__qualname__", constant_string(generator, generator->unit->code->qualified_name));
    store_class_name(generator, at, "__firstlineno__", constant_integer(generator, line));
    struct statement_list body = statement->class_definition.body;
    if (scope->needs_cell[CLASS_CELL_DICTIONARY]) {
        uint32_t names = register_push(generator);
        emit(generator, at, OP_LOAD_NAMESPACE, 0, names, 0, 0);
        emit(generator, at, OP_STORE_CELL, 0, scope->class_cell_registers[CLASS_CELL_DICTIONARY], names, 0);
        generator->unit->top = names;
    }
    store_type_parameters(generator, at);
    if (scope->has_annotations && generator->context.future_annotations)
        emit(generator, at, OP_SETUP_ANNOTATIONS, 0, 0, 0, 0);
    conditional_annotations_begin(generator, at);
    const struct unit_constant *docstring = body_docstring(generator, &body);
    if (docstring != NULL) {
        store_class_name(generator, body.items[0]->range, "__doc__", docstring);
        body = (struct statement_list){body.items + 1, body.count - 1};
    }
    statements_generate(generator, &body);
    scope_annotate_generate(generator, at, "__annotate_func__");
    store_static_attributes(generator, at);
    if (scope->needs_cell[CLASS_CELL_DICTIONARY])
        emit(generator, at, OP_STORE_NAME, 0, scope->class_cell_registers[CLASS_CELL_DICTIONARY],
             unit_name_index(generator, text_from_c("__classdictcell__")), 0);
    if (!scope->needs_cell[CLASS_CELL_CLASS]) {
        emit(generator, at, OP_RETURN_NONE, 0, 0, 0, 0);
        return;
    }
    uint32_t cell = scope->class_cell_registers[CLASS_CELL_CLASS];
    emit(generator, at, OP_STORE_NAME, 0, cell, unit_name_index(generator, text_from_c("__classcell__")), 0);
    emit(generator, at, OP_RETURN, 0, cell, 0, 0);
}

/* The tuple of bases; Generic[...] of the type parameters is the last one. */
static void bases_generate(struct code_generator *generator, const struct statement *statement, uint32_t target,
                           uint32_t type_parameters) {
    const struct expression_list *bases = &statement->class_definition.bases;
    if (type_parameters == NO_REGISTER) {
        sequence_generate(generator, bases, EXPRESSION_TUPLE, statement->range, target);
        return;
    }
    uint32_t list = register_push(generator), generic = register_push(generator);
    sequence_generate(generator, bases, EXPRESSION_LIST, statement->range, list);
    emit(generator, statement->range, OP_BUILD_GENERIC, 0, generic, type_parameters, 0);
    emit(generator, statement->range, OP_LIST_APPEND, 0, list, generic, 0);
    emit(generator, statement->range, OP_LIST_TO_TUPLE, 0, target, list, 0);
    generator->unit->top = list;
}

void class_make_generate(struct code_generator *generator, const struct statement *statement, uint32_t target,
                         uint32_t type_parameters) {
    struct scope *scope = symbol_table_scope(&generator->symbols, statement);
    uint32_t mark = generator->unit->top;
    uint32_t window = registers_push(generator, 4);
    uint32_t function_window = registers_push(generator, 4);
    for (uint32_t i = 0; i < 4; i++) {
        if (i != 2)
            emit(generator, statement->range, OP_CLEAR, 0, function_window + i, 0, 0);
    }
    struct code_unit *code = scope == NULL ? NULL : unit_generate(generator, scope, class_body, statement);
    make_function(generator, statement->range, code, scope, function_window, window);
    generator->unit->top = function_window;
    load_constant(generator, statement->range, window + 1,
                  constant_string(generator, statement->class_definition.name));
    bases_generate(generator, statement, window + 2, type_parameters);
    keywords_generate(generator, &statement->class_definition.keywords, window + 3, window, statement->range);
    emit(generator, statement->range, OP_BUILD_CLASS, 0, target, window, 0);
    generator->unit->top = mark;
}

void class_statement_generate(struct code_generator *generator, const struct statement *statement) {
    const struct expression_list *decorators = &statement->class_definition.decorators;
    keywords_check(generator, &statement->class_definition.keywords);
    name_check_assignable(generator, statement->class_definition.name, CONTEXT_STORE, statement->range);
    uint32_t mark = generator->unit->top;
    uint32_t first = push_decorators(generator, decorators);
    uint32_t target = register_push(generator);
    if (statement->class_definition.type_parameters.count > 0)
        generic_class_generate(generator, statement, target);
    else
        class_make_generate(generator, statement, target, NO_REGISTER);
    call_decorators(generator, decorators, first);
    name_store(generator, statement->range, statement->class_definition.name, first);
    generator->unit->top = mark;
}
