/* Annotations (PEP 649, 749): the functions that evaluate them when someone asks.
 *
 * A function's annotations become an __annotate__ function of their own; those of a class or module share one. It takes
 * the format that is wanted and returns a dict. Annotations of modules, and those in a class that stand where they may
 * not be reached, are in the dict only when the statement has run: it notes its number in a set. With
 * `from __future__ import annotations` they are texts; variables' are then stored at once, as they always were. */
#include "code_generator.h"

static bool is_simple_module_namespace(const struct code_generator *generator) {
    return generator->unit->scope->kind == SCOPE_MODULE && generator->use_namespace;
}

uint32_t annotation_text_generate(struct code_generator *generator, const struct expression *annotation) {
    uint32_t target = register_push(generator);
    load_constant(generator, annotation->range, target,
                  constant_string(generator, expression_unparse(&generator->context, annotation)));
    return target;
}

static uint32_t annotation_generate(struct code_generator *generator, const struct expression *annotation) {
    if (generator->context.future_annotations)
        return annotation_text_generate(generator, annotation);
    if (annotation->kind != EXPRESSION_STARRED)
        return expression_read(generator, annotation);
    /* *args: *Ts */
    uint32_t target = register_push(generator);
    uint32_t mark = generator->unit->top;
    uint32_t iterable = expression_read(generator, annotation->starred.value);
    emit(generator, annotation->range, OP_UNPACK_SEQUENCE, 0, iterable, target, 1);
    generator->unit->top = mark;
    return target;
}

/* --- bodies of __annotate__ --------------------------------------------------------------------------------------- */

/* Checks the format; the dict to fill is in the register returned. */
static uint32_t annotate_begin(struct code_generator *generator, struct source_range at) {
    unit_describe(generator, at.line, 0);
    generator->unit->code->positional_count = generator->unit->code->positional_only_count = 1;
    make_cells(generator, at);
    emit(generator, at, OP_CHECK_ANNOTATION_FORMAT, 0, 0, 0, 0);
    uint32_t map = register_push(generator);
    emit(generator, at, OP_BUILD_MAP, 0, map, generator->unit->top, 0);
    return map;
}

static void add_annotation(struct code_generator *generator, struct text name, const struct expression *annotation,
                           uint32_t map) {
    if (annotation == NULL || generator->context.failed)
        return;
    uint32_t mark = generator->unit->top;
    uint32_t key = register_push(generator);
    load_constant(generator, annotation->range, key, constant_string(generator, unit_mangle(generator, name)));
    uint32_t item = annotation_generate(generator, annotation);
    emit(generator, annotation->range, OP_MAP_SET, 0, map, key, item);
    generator->unit->top = mark;
}

static void add_annotations(struct code_generator *generator, const struct argument_list *list, uint32_t map) {
    for (uint32_t i = 0; i < list->count; i++)
        add_annotation(generator, list->items[i].name, list->items[i].annotation, map);
}

static void function_annotate_body(struct code_generator *generator, const void *node) {
    const struct statement *statement = node;
    const struct arguments *arguments = statement->function.arguments;
    uint32_t map = annotate_begin(generator, statement->range);
    add_annotations(generator, &arguments->positional, map);
    add_annotations(generator, &arguments->positional_only, map);
    if (arguments->variadic != NULL)
        add_annotation(generator, arguments->variadic->name, arguments->variadic->annotation, map);
    add_annotations(generator, &arguments->keyword_only, map);
    if (arguments->variadic_keyword != NULL)
        add_annotation(generator, arguments->variadic_keyword->name, arguments->variadic_keyword->annotation, map);
    add_annotation(generator, text_from_c("return"), statement->function.returns, map);
    emit(generator, statement->range, OP_RETURN, 0, map, 0, 0);
}

/* Jumps to `next` unless the statement of this annotation has run. */
static void skip_unless_reached(struct code_generator *generator, struct source_range at, uint32_t number,
                                struct label *next) {
    uint32_t mark = generator->unit->top;
    uint32_t reached = name_load(generator, at, text_from_c("__conditional_annotations__"), NO_REGISTER, false);
    uint32_t key = register_push(generator);
    load_constant(generator, at, key, constant_integer(generator, number));
    emit(generator, at, OP_IN, 0, key, key, reached);
    emit_jump_if(generator, at, key, false, next);
    generator->unit->top = mark;
}

static void scope_annotate_body(struct code_generator *generator, const void *node) {
    const struct scope *owner = node;
    struct source_range at = owner->annotated[0]->range;
    uint32_t map = annotate_begin(generator, at);
    bool is_always = owner->kind == SCOPE_MODULE && generator->use_namespace;
    for (uint32_t i = 0; i < owner->annotated_count && !generator->context.failed; i++) {
        const struct statement *statement = owner->annotated[i];
        struct label *next = label_new(generator);
        if (owner->annotated_conditionally[i] && !is_always)
            skip_unless_reached(generator, statement->range, i, next);
        add_annotation(generator, statement->annotated_assign.target->name.identifier,
                       statement->annotated_assign.annotation, map);
        label_bind(generator, next);
    }
    emit(generator, at, OP_RETURN, 0, map, 0, 0);
}

/* --- making __annotate__ ------------------------------------------------------------------------------------------ */

/* A function without defaults and annotations of its own. */
static void plain_function_make(struct code_generator *generator, struct source_range at, struct scope *scope,
                                unit_body body, const void *node, uint32_t target) {
    uint32_t mark = generator->unit->top;
    uint32_t window = registers_push(generator, 4);
    for (uint32_t i = 0; i < 4; i++) {
        if (i != 2)
            emit(generator, at, OP_CLEAR, 0, window + i, 0, 0);
    }
    make_function(generator, at, unit_generate(generator, scope, body, node), scope, window, target);
    generator->unit->top = mark;
}

void function_annotate_generate(struct code_generator *generator, const struct statement *statement, uint32_t target) {
    struct scope *scope = symbol_table_scope(&generator->symbols, annotate_key(statement));
    if (scope == NULL)
        emit(generator, statement->range, OP_CLEAR, 0, target, 0, 0);
    else
        plain_function_make(generator, statement->range, scope, function_annotate_body, statement, target);
}

void scope_annotate_generate(struct code_generator *generator, struct source_range at, const char *name) {
    const struct scope *owner = generator->unit->scope;
    if (owner->annotate == NULL)
        return;
    uint32_t function = register_push(generator);
    plain_function_make(generator, at, owner->annotate, scope_annotate_body, owner, function);
    if (owner->kind == SCOPE_CLASS)
        emit(generator, at, OP_STORE_NAME, 0, function, unit_name_index(generator, text_from_c(name)), 0);
    else
        name_store(generator, at, text_from_c(name), function);
    generator->unit->top = function;
}

/* --- statements --------------------------------------------------------------------------------------------------- */

void conditional_annotations_begin(struct code_generator *generator, struct source_range at) {
    const struct scope *scope = generator->unit->scope;
    if (!scope->has_conditional_annotations || is_simple_module_namespace(generator))
        return;
    uint32_t set = register_push(generator);
    emit(generator, at, OP_BUILD_SET, 0, set, generator->unit->top, 0);
    if (scope->kind == SCOPE_MODULE)
        name_store(generator, at, text_from_c("__conditional_annotations__"), set);
    else if (scope->needs_cell[CLASS_CELL_CONDITIONAL])
        emit(generator, at, OP_STORE_CELL, 0, scope->class_cell_registers[CLASS_CELL_CONDITIONAL], set, 0);
    generator->unit->top = set;
}

static void note_reached(struct code_generator *generator, const struct statement *statement) {
    const struct scope *scope = generator->unit->scope;
    uint32_t number = symbol_table_annotation_number(&generator->symbols, statement);
    if (number >= scope->annotated_count || !scope->annotated_conditionally[number] ||
        is_simple_module_namespace(generator))
        return;
    uint32_t mark = generator->unit->top;
    uint32_t set = register_push(generator);
    if (scope->kind == SCOPE_MODULE)
        name_load(generator, statement->range, text_from_c("__conditional_annotations__"), set, false);
    else
        emit(generator, statement->range, OP_LOAD_CELL, 0, set, scope->class_cell_registers[CLASS_CELL_CONDITIONAL],
             scope->class_cell_indexes[CLASS_CELL_CONDITIONAL]);
    emit_wide(generator, statement->range, OP_NOTE_ANNOTATION, set, number);
    generator->unit->top = mark;
}

static void store_text(struct code_generator *generator, const struct statement *statement) {
    const struct expression *target = statement->annotated_assign.target;
    uint32_t mark = generator->unit->top;
    uint32_t item = annotation_text_generate(generator, statement->annotated_assign.annotation);
    uint32_t map = name_load(generator, statement->range, text_from_c("__annotations__"), NO_REGISTER, false);
    uint32_t key = register_push(generator);
    load_constant(generator, statement->range, key,
                  constant_string(generator, unit_mangle(generator, target->name.identifier)));
    emit(generator, statement->range, OP_STORE_ITEM, 0, map, key, item);
    generator->unit->top = mark;
}

void annotation_note(struct code_generator *generator, const struct statement *statement) {
    if (generator->unit->scope->kind == SCOPE_FUNCTION)
        return;
    bool is_text = generator->context.future_annotations;
    if (!statement->annotated_assign.is_simple && !is_text)
        expression_discard(generator, statement->annotated_assign.annotation);
    else if (statement->annotated_assign.is_simple && is_text)
        store_text(generator, statement);
    else if (statement->annotated_assign.is_simple)
        note_reached(generator, statement);
}
