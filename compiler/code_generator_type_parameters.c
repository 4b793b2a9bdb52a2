/* Type parameters and type aliases (PEP 695, 696).
 *
 * A generic function, class or alias is made inside a function of the compiler's own, called at once, whose variables
 * are the type parameters. Bounds, constraints, defaults and an alias's value are functions that are called when
 * someone asks for them. */
#include "code_generator.h"

static struct source_range line_of(struct source_range range) {
    return (struct source_range){range.line, 0, range.line, 0};
}

/* --- what is evaluated late --------------------------------------------------------------------------------------- */

static void evaluator_body(struct code_generator *generator, const void *node) {
    const struct expression *expression = *(struct expression *const *)node;
    unit_describe(generator, expression->range.line, 0);
    generator->unit->code->positional_count = generator->unit->code->positional_only_count = 1;
    make_cells(generator, line_of(expression->range));
    emit(generator, expression->range, OP_CHECK_ANNOTATION_FORMAT, 0, 0, 0, 0);
    uint32_t result;
    if (expression->kind == EXPRESSION_STARRED) {
        /* *Ts = *tuple[int] */
        result = register_push(generator);
        uint32_t iterable = expression_read(generator, expression->starred.value);
        emit(generator, expression->range, OP_UNPACK_SEQUENCE, 0, iterable, result, 1);
    } else {
        result = expression_read(generator, expression);
    }
    emit(generator, expression->range, OP_RETURN, 0, result, 0, 0);
}

/* The function that evaluates `*part`, with the format VALUE by default, into `target`; left unset without a part. */
static void evaluator_make(struct code_generator *generator, struct expression *const *part, struct source_range at,
                           uint32_t target) {
    if (*part == NULL) {
        emit(generator, at, OP_CLEAR, 0, target, 0, 0);
        return;
    }
    struct scope *scope = symbol_table_scope(&generator->symbols, part);
    if (scope == NULL)
        return;
    uint32_t mark = generator->unit->top;
    uint32_t window = registers_push(generator, 4);
    const struct unit_constant **items = context_allocate(&generator->context, 1, sizeof *items);
    if (items == NULL)
        return;
    items[0] = constant_integer(generator, 1);
    load_constant(generator, at, window, constant_tuple(generator, items, 1, false));
    emit(generator, at, OP_CLEAR, 0, window + 1, 0, 0);
    emit(generator, at, OP_CLEAR, 0, window + 3, 0, 0);
    make_function(generator, at, unit_generate(generator, scope, evaluator_body, part), scope, window, target);
    generator->unit->top = mark;
}

/* --- parameters --------------------------------------------------------------------------------------------------- */

static uint32_t parameter_kind(const struct type_parameter *parameter) {
    if (parameter->kind == TYPE_PARAMETER_SPECIFICATION)
        return 2;
    if (parameter->kind == TYPE_PARAMETER_TUPLE)
        return 3;
    return parameter->bound != NULL && parameter->bound->kind == EXPRESSION_TUPLE;
}

static void parameter_make(struct code_generator *generator, const struct type_parameter *parameter, uint32_t target) {
    uint32_t mark = generator->unit->top;
    uint32_t window = registers_push(generator, 2);
    evaluator_make(generator, &parameter->bound, parameter->range, window);
    evaluator_make(generator, &parameter->default_value, parameter->range, window + 1);
    emit(generator, parameter->range, OP_MAKE_TYPE_PARAMETER, parameter_kind(parameter), target,
         unit_name_index(generator, parameter->name), window);
    name_store(generator, parameter->range, parameter->name, target);
    generator->unit->top = mark;
}

/* Makes the parameters, binds them, and leaves their tuple in the register returned. */
static uint32_t parameters_make(struct code_generator *generator, const struct type_parameter_list *parameters) {
    bool seen_default = false;
    struct source_range at = parameters->items[0].range;
    uint32_t tuple = register_push(generator), list = register_push(generator);
    emit(generator, at, OP_BUILD_LIST, 0, list, generator->unit->top, 0);
    for (uint32_t i = 0; i < parameters->count && !generator->context.failed; i++) {
        const struct type_parameter *parameter = &parameters->items[i];
        if (seen_default && parameter->default_value == NULL) {
            context_fail(&generator->context, parameter->range,
                         "non-default type parameter '%.*s' follows default type parameter",
                         (int)parameter->name.length, parameter->name.data);
        }
        seen_default |= parameter->default_value != NULL;
        uint32_t made = register_push(generator);
        parameter_make(generator, parameter, made);
        emit(generator, parameter->range, OP_LIST_APPEND, 0, list, made, 0);
        generator->unit->top = made;
    }
    emit(generator, at, OP_LIST_TO_TUPLE, 0, tuple, list, 0);
    name_store(generator, at, text_from_c(".type_params"), tuple);
    generator->unit->top = list;
    return tuple;
}

static void scope_begin(struct code_generator *generator, struct source_range at) {
    unit_describe(generator, at.line, 0);
    generator->unit->code->positional_count = generator->unit->code->positional_only_count =
        generator->unit->scope->parameter_count;
    make_cells(generator, line_of(at));
}

/* Calls the scope of these parameters with `count` arguments that stand behind r[callee]; the result goes there. */
static void scope_call(struct code_generator *generator, const struct type_parameter_list *parameters, unit_body body,
                       const struct statement *statement, uint32_t callee, uint32_t count) {
    struct scope *scope = symbol_table_scope(&generator->symbols, parameters);
    if (scope == NULL)
        return;
    uint32_t mark = generator->unit->top;
    uint32_t window = registers_push(generator, 4);
    for (uint32_t i = 0; i < 4; i++) {
        if (i != 2)
            emit(generator, statement->range, OP_CLEAR, 0, window + i, 0, 0);
    }
    struct code_unit *code = unit_generate(generator, scope, body, statement);
    make_function(generator, statement->range, code, scope, window, callee);
    emit(generator, statement->range, OP_CALL, 0, callee, count, callee);
    generator->unit->top = mark;
}

/* --- functions ---------------------------------------------------------------------------------------------------- */

static bool has_keyword_default(const struct arguments *arguments) {
    for (uint32_t i = 0; i < arguments->keyword_defaults.count; i++) {
        if (arguments->keyword_defaults.items[i] != NULL)
            return true;
    }
    return false;
}

/* Defaults come as arguments; what they are has to be certain for MAKE_FUNCTION. */
static void take_defaults(struct code_generator *generator, const struct statement *statement, uint32_t window) {
    const struct arguments *arguments = statement->function.arguments;
    struct source_range at = statement->range;
    emit(generator, at, OP_CLEAR, 0, window, 0, 0);
    emit(generator, at, OP_CLEAR, 0, window + 1, 0, 0);
    uint32_t mark = generator->unit->top;
    if (arguments->defaults.count > 0) {
        uint32_t tuple = name_load(generator, at, text_from_c(".defaults"), NO_REGISTER, false);
        emit(generator, at, OP_SPREAD_TUPLE, 0, window, tuple, tuple);
    }
    if (has_keyword_default(arguments)) {
        uint32_t map = name_load(generator, at, text_from_c(".kwdefaults"), NO_REGISTER, false);
        emit(generator, at, OP_BUILD_MAP, 0, window + 1, generator->unit->top, 0);
        emit(generator, at, OP_MAP_UPDATE, 0, window + 1, map, 0);
    }
    generator->unit->top = mark;
}

static void generic_function_body(struct code_generator *generator, const void *node) {
    const struct statement *statement = node;
    scope_begin(generator, statement->range);
    uint32_t parameters = parameters_make(generator, &statement->function.type_parameters);
    uint32_t window = registers_push(generator, 4), function = register_push(generator);
    take_defaults(generator, statement, window);
    function_make_generate(generator, statement, window, function);
    emit(generator, statement->range, OP_SET_TYPE_PARAMETERS, 0, function, parameters, 0);
    emit(generator, statement->range, OP_RETURN, 0, function, 0, 0);
}

void generic_function_generate(struct code_generator *generator, const struct statement *statement, uint32_t target) {
    const struct arguments *arguments = statement->function.arguments;
    bool has_defaults = arguments->defaults.count > 0, has_map = has_keyword_default(arguments);
    uint32_t mark = generator->unit->top;
    uint32_t callee = registers_push(generator, 3), values = callee + 1;
    defaults_generate(generator, arguments, statement->range, values);
    /* A dict alone is the first argument: the callee then stands where the tuple would be. */
    callee += !has_defaults && has_map;
    scope_call(generator, &statement->function.type_parameters, generic_function_body, statement, callee,
               (uint32_t)has_defaults + has_map);
    emit(generator, statement->range, OP_MOVE, 0, target, callee, 0);
    generator->unit->top = mark;
}

/* --- classes and aliases ------------------------------------------------------------------------------------------ */

static void generic_class_body(struct code_generator *generator, const void *node) {
    const struct statement *statement = node;
    scope_begin(generator, statement->range);
    uint32_t parameters = parameters_make(generator, &statement->class_definition.type_parameters);
    uint32_t target = register_push(generator);
    class_make_generate(generator, statement, target, parameters);
    emit(generator, statement->range, OP_RETURN, 0, target, 0, 0);
}

void generic_class_generate(struct code_generator *generator, const struct statement *statement, uint32_t target) {
    uint32_t mark = generator->unit->top;
    uint32_t callee = register_push(generator);
    scope_call(generator, &statement->class_definition.type_parameters, generic_class_body, statement, callee, 0);
    emit(generator, statement->range, OP_MOVE, 0, target, callee, 0);
    generator->unit->top = mark;
}

/* window holds the tuple of parameters or nothing. */
static void alias_make(struct code_generator *generator, const struct statement *statement, uint32_t window,
                       uint32_t target) {
    evaluator_make(generator, &statement->type_alias.value, statement->range, window + 1);
    emit(generator, statement->range, OP_MAKE_TYPE_ALIAS, 0, target,
         unit_name_index(generator, statement->type_alias.name->name.identifier), window);
}

static void generic_alias_body(struct code_generator *generator, const void *node) {
    const struct statement *statement = node;
    scope_begin(generator, statement->range);
    uint32_t parameters = parameters_make(generator, &statement->type_alias.type_parameters);
    uint32_t window = registers_push(generator, 2);
    emit(generator, statement->range, OP_MOVE, 0, window, parameters, 0);
    alias_make(generator, statement, window, window);
    emit(generator, statement->range, OP_RETURN, 0, window, 0, 0);
}

void type_alias_generate(struct code_generator *generator, const struct statement *statement) {
    const struct expression *name = statement->type_alias.name;
    name_check_assignable(generator, name->name.identifier, CONTEXT_STORE, name->range);
    uint32_t mark = generator->unit->top;
    uint32_t window = registers_push(generator, 2);
    if (statement->type_alias.type_parameters.count > 0) {
        scope_call(generator, &statement->type_alias.type_parameters, generic_alias_body, statement, window, 0);
    } else {
        emit(generator, statement->range, OP_CLEAR, 0, window, 0, 0);
        alias_make(generator, statement, window, window);
    }
    name_store(generator, name->range, name->name.identifier, window);
    generator->unit->top = mark;
}
