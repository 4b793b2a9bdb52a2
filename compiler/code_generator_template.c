/* Template strings (PEP 750): t"..." makes a Template of the texts and of one Interpolation for each field. */
#include "code_generator.h"

static void interpolation_push(struct code_generator *generator, const struct expression *expression) {
    struct source_range at = expression->range;
    uint32_t target = register_push(generator);
    uint32_t window = registers_push(generator, 3);
    expression_generate(generator, expression->formatted.value, window);
    load_constant(generator, at, window + 1, constant_string(generator, expression->formatted.source));
    if (expression->formatted.format_specification != NULL)
        expression_generate(generator, expression->formatted.format_specification, window + 2);
    else
        load_constant(generator, at, window + 2, constant_string(generator, text_from_c("")));
    int conversion = expression->formatted.conversion;
    uint32_t kind = conversion == 's' ? 1 : conversion == 'r' ? 2 : conversion == 'a' ? 3 : 0;
    emit(generator, at, OP_BUILD_INTERPOLATION, kind, target, window, 0);
    generator->unit->top = window;
}

/* The texts before, between and behind the fields: one more than fields, empty ones included. */
static const struct unit_constant *texts_of(struct code_generator *generator, const struct expression_list *values) {
    const struct unit_constant **texts =
        context_allocate(&generator->context, (size_t)values->count + 1, sizeof *texts);
    if (texts == NULL)
        return constant_none();
    uint32_t count = 0;
    const struct unit_constant *empty = constant_string(generator, text_from_c("")), *pending = empty;
    for (uint32_t i = 0; i < values->count; i++) {
        const struct expression *item = values->items[i];
        if (item->kind == EXPRESSION_INTERPOLATION) {
            texts[count++] = pending;
            pending = empty;
        } else {
            pending = constant_string(generator, item->constant.text);
        }
    }
    texts[count++] = pending;
    return generator->context.failed ? constant_none() : constant_tuple(generator, texts, count, false);
}

uint32_t template_generate(struct code_generator *generator, const struct expression *expression, uint32_t target) {
    const struct expression_list *values = &expression->joined.values;
    struct source_range at = expression->range;
    uint32_t mark = generator->unit->top;
    uint32_t window = registers_push(generator, 2), list = register_push(generator);
    load_constant(generator, at, window, texts_of(generator, values));
    emit(generator, at, OP_BUILD_LIST, 0, list, generator->unit->top, 0);
    for (uint32_t i = 0; i < values->count && !generator->context.failed; i++) {
        if (values->items[i]->kind != EXPRESSION_INTERPOLATION)
            continue;
        uint32_t top = generator->unit->top;
        interpolation_push(generator, values->items[i]);
        emit(generator, at, OP_LIST_APPEND, 0, list, top, 0);
        generator->unit->top = top;
    }
    emit(generator, at, OP_LIST_TO_TUPLE, 0, window + 1, list, 0);
    generator->unit->top = mark;
    target = register_result(generator, target);
    emit(generator, at, OP_BUILD_TEMPLATE, 0, target, window, 0);
    return target;
}
