/* Calls. The callee and its arguments are evaluated straight into the registers that become the callee's own, in
 * CPython's order: callee, positional arguments, keyword arguments. */
#include "code_generator.h"

#include <string.h>

/* --- checks ------------------------------------------------------------------------------------------------------- */

void keywords_check(struct code_generator *generator, const struct keyword_list *keywords) {
    struct name_table seen = {0};
    for (uint32_t i = 0; i < keywords->count && !generator->context.failed; i++) {
        const struct keyword *keyword = &keywords->items[i];
        if (keyword->name.data == NULL)
            continue;
        if (!name_check_assignable(generator, keyword->name, CONTEXT_STORE, keyword->range))
            return;
        bool added;
        if (name_table_add(generator->context.arena, &seen, keyword->name, &added) == NULL)
            context_fail_memory(&generator->context);
        else if (!added)
            context_fail(&generator->context, keyword->range, "keyword argument repeated: %.*s",
                         (int)keyword->name.length, keyword->name.data);
    }
}

static bool call_needs_spread(const struct expression *expression) {
    const struct expression_list *arguments = &expression->call.arguments;
    const struct keyword_list *keywords = &expression->call.keywords;
    if (arguments->count > MAXIMUM_WINDOW || keywords->count > MAXIMUM_WINDOW)
        return true;
    for (uint32_t i = 0; i < arguments->count; i++) {
        if (arguments->items[i]->kind == EXPRESSION_STARRED)
            return true;
    }
    for (uint32_t i = 0; i < keywords->count; i++) {
        if (keywords->items[i].name.data == NULL)
            return true;
    }
    return false;
}

static bool is_dotted_name(const struct expression *expression) {
    while (expression->kind == EXPRESSION_ATTRIBUTE)
        expression = expression->attribute.value;
    return expression->kind == EXPRESSION_NAME;
}

/* `super().__setattr__(...)`, `object.__setattr__(...)`, `types.ModuleType.__setattr__(...)`: the ordinary way to
 * delegate from such a method, compiled to the guarded operation (the attribute policy's ..._UNLESS_DELEGATED names).
 */
static bool is_delegation(const struct expression *callee) {
    static const char *const hooks[] = {"__setattr__", "__delattr__", "__getattribute__", "__getattr__"};
    const struct expression *receiver = callee->attribute.value;
    bool is_super = receiver->kind == EXPRESSION_CALL && receiver->call.function->kind == EXPRESSION_NAME &&
                    text_is(receiver->call.function->name.identifier, "super");
    if (!is_super && !is_dotted_name(receiver))
        return false;
    for (size_t i = 0; i < sizeof hooks / sizeof hooks[0]; i++) {
        if (text_is(callee->attribute.name, hooks[i]))
            return true;
    }
    return is_super && text_is(callee->attribute.name, "__call__"); /* as metaclasses do */
}

/* --- arguments ---------------------------------------------------------------------------------------------------- */

static const struct unit_constant *keyword_names(struct code_generator *generator, const struct keyword *keywords,
                                                 uint32_t count) {
    const struct unit_constant **names = context_allocate(&generator->context, count, sizeof *names);
    if (names == NULL)
        return NULL;
    for (uint32_t i = 0; i < count; i++) {
        names[i] = constant_string(generator, keywords[i].name);
        if (names[i] == NULL)
            return NULL;
    }
    return constant_tuple(generator, names, count, false);
}

/* Arguments into consecutive registers from `top` on; their number. The names of keyword arguments follow as a tuple.
 */
static uint32_t arguments_push(struct code_generator *generator, const struct expression *expression) {
    const struct expression_list *arguments = &expression->call.arguments;
    const struct keyword_list *keywords = &expression->call.keywords;
    for (uint32_t i = 0; i < arguments->count && !generator->context.failed; i++)
        expression_push(generator, arguments->items[i]);
    for (uint32_t i = 0; i < keywords->count && !generator->context.failed; i++)
        expression_push(generator, keywords->items[i].value);
    if (keywords->count > 0)
        load_constant(generator, expression->range, register_push(generator),
                      keyword_names(generator, keywords->items, keywords->count));
    return arguments->count + keywords->count;
}

/* A run of named keywords as a new dict in `target`. */
static void keyword_run(struct code_generator *generator, const struct keyword *keywords, uint32_t count,
                        uint32_t target, struct source_range at) {
    uint32_t mark = generator->unit->top;
    bool is_small = count <= MAXIMUM_WINDOW / 2;
    if (!is_small)
        emit(generator, at, OP_BUILD_MAP, 0, target, mark, 0);
    for (uint32_t i = 0; i < count && !generator->context.failed; i++) {
        uint32_t key = register_push(generator);
        load_constant(generator, keywords[i].range, key, constant_string(generator, keywords[i].name));
        uint32_t item = expression_push(generator, keywords[i].value);
        if (!is_small) {
            emit(generator, at, OP_MAP_SET, 0, target, key, item);
            generator->unit->top = mark;
        }
    }
    if (is_small)
        emit(generator, at, OP_BUILD_MAP, 0, target, mark, count);
    generator->unit->top = mark;
}

void keywords_generate(struct code_generator *generator, const struct keyword_list *keywords, uint32_t target,
                       uint32_t callee, struct source_range at) {
    if (keywords->count == 0) {
        emit(generator, at, OP_CLEAR, 0, target, 0, 0);
        return;
    }
    uint32_t mark = generator->unit->top;
    bool has_map = false;
    for (uint32_t i = 0; i < keywords->count && !generator->context.failed;) {
        uint32_t run = 0;
        while (i + run < keywords->count && keywords->items[i + run].name.data != NULL)
            run++;
        if (run > 0 && !has_map) {
            keyword_run(generator, keywords->items + i, run, target, at);
        } else {
            uint32_t more = register_push(generator);
            if (run > 0)
                keyword_run(generator, keywords->items + i, run, more, at);
            else
                expression_generate(generator, keywords->items[i].value, more);
            if (!has_map)
                emit(generator, at, OP_BUILD_MAP, 0, target, generator->unit->top, 0);
            emit(generator, at, OP_MAP_MERGE, 0, target, more, callee);
            generator->unit->top = mark;
        }
        has_map = true;
        i += run > 0 ? run : 1;
    }
}

/* --- calls -------------------------------------------------------------------------------------------------------- */

/* Positional arguments of any number, starred or not, as a list in `target`. */
static void positional_list(struct code_generator *generator, const struct expression *expression, uint32_t target) {
    const struct expression_list *arguments = &expression->call.arguments;
    uint32_t mark = generator->unit->top;
    emit(generator, expression->range, OP_BUILD_LIST, 0, target, mark, 0);
    for (uint32_t i = 0; i < arguments->count && !generator->context.failed; i++) {
        const struct expression *argument = arguments->items[i];
        bool is_starred = argument->kind == EXPRESSION_STARRED;
        uint32_t item = expression_read(generator, is_starred ? argument->starred.value : argument);
        emit(generator, expression->range, is_starred ? OP_LIST_EXTEND : OP_LIST_APPEND, 0, target, item, 0);
        generator->unit->top = mark;
    }
}

static void call_spread(struct code_generator *generator, const struct expression *expression, uint32_t target,
                        uint32_t window) {
    const struct expression_list *arguments = &expression->call.arguments;
    bool is_one_starred = arguments->count == 1 && arguments->items[0]->kind == EXPRESSION_STARRED;
    registers_push(generator, 2);
    if (is_one_starred)
        expression_generate(generator, arguments->items[0]->starred.value, window + 1);
    else
        positional_list(generator, expression, window + 1);
    keywords_generate(generator, &expression->call.keywords, window + 2, window, expression->range);
    /* The only iterable is gone through last, by the call itself. */
    if (is_one_starred)
        emit(generator, expression->range, OP_SPREAD_TUPLE, 0, window + 1, window + 1, window);
    emit(generator, expression->range, OP_CALL_SPREAD, 0, window, 0, target);
}

static uint32_t call_method(struct code_generator *generator, const struct expression *expression, uint32_t target,
                            bool delegates) {
    const struct expression *callee = expression->call.function;
    uint32_t window = generator->unit->top;
    uint32_t receiver = expression_read(generator, callee->attribute.value);
    generator->unit->top = window;
    registers_push(generator, 2);
    struct text name = unit_mangle(generator, callee->attribute.name);
    if (delegates)
        emit(generator, attribute_range(callee, callee->range), OP_LOAD_PROTOCOL_METHOD, 0, window, receiver,
             unit_name_index(generator, name));
    else
        emit(generator, attribute_range(callee, callee->range), OP_LOAD_METHOD, 0, window, receiver,
             unit_cache_index(generator, name, CACHE_ATTRIBUTE));
    uint32_t count = arguments_push(generator, expression);
    generator->unit->top = window;
    target = register_result(generator, target);
    emit(generator, attribute_range(callee, expression->range),
         expression->call.keywords.count > 0 ? OP_CALL_METHOD_KEYWORDS : OP_CALL_METHOD, 0, window, count, target);
    return target;
}

/* The method of a delegation as one value, for a call with starred arguments: `super().__call__(*arguments)`. */
static uint32_t delegated_method_push(struct code_generator *generator, const struct expression *callee) {
    uint32_t window = generator->unit->top;
    uint32_t receiver = expression_read(generator, callee->attribute.value);
    generator->unit->top = window;
    registers_push(generator, 1);
    struct text name = unit_mangle(generator, callee->attribute.name);
    emit(generator, attribute_range(callee, callee->range), OP_LOAD_PROTOCOL_BOUND, 0, window, receiver,
         unit_name_index(generator, name));
    return window;
}

/* A name that only the receiver decides about, or none: those are loaded as values (or refused), not as methods. */
static bool is_plain_method(struct code_generator *generator, const struct expression *callee) {
    struct text name = unit_mangle(generator, callee->attribute.name);
    return attribute_is_allowed(generator, name);
}

uint32_t call_generate(struct code_generator *generator, const struct expression *expression, uint32_t target) {
    const struct expression *callee = expression->call.function;
    call_warn(generator, callee);
    keywords_check(generator, &expression->call.keywords);
    bool needs_spread = call_needs_spread(expression);
    if (callee->kind == EXPRESSION_ATTRIBUTE && !needs_spread) {
        bool delegates = is_delegation(callee);
        if (delegates || is_plain_method(generator, callee))
            return call_method(generator, expression, target, delegates);
    }
    uint32_t window = needs_spread && callee->kind == EXPRESSION_ATTRIBUTE && is_delegation(callee)
                          ? delegated_method_push(generator, callee)
                          : expression_push(generator, callee);
    if (needs_spread) {
        uint32_t mark = window;
        bool is_fresh = target == NO_REGISTER;
        call_spread(generator, expression, is_fresh ? window : target, window);
        generator->unit->top = is_fresh ? mark + 1 : mark;
        return is_fresh ? window : target;
    }
    uint32_t count = arguments_push(generator, expression);
    generator->unit->top = window;
    target = register_result(generator, target);
    emit(generator, expression->range, expression->call.keywords.count > 0 ? OP_CALL_KEYWORDS : OP_CALL, 0, window,
         count, target);
    return target;
}
