/* Expressions and assignment targets. Operands are evaluated in CPython's order, left to right unless the language says
 * otherwise, and an operand that is a local variable is used where it stands. */
#include "code_generator.h"

#include "../guards/attribute_policy.h"
#include "../guards/choke_point.h"

/* --- attributes --------------------------------------------------------------------------------------------------- */

bool attribute_is_allowed(const struct code_generator *generator, struct text name) {
    return guard_attribute_classify(generator->attributes, name.data, name.length) == ATTRIBUTE_ALLOWED;
}

struct source_range attribute_range(const struct expression *attribute, struct source_range range) {
    if (range.line == attribute->range.end_line)
        return range;
    uint32_t length = attribute->attribute.name.length;
    range.line = attribute->range.end_line;
    range.column = attribute->range.end_column - (length <= attribute->range.end_column ? length : 0);
    return range;
}

/* Names that are decided by the receiver when loaded stay loads: the VM looks at the name's verdict there. */
bool attribute_refuse(struct code_generator *generator, struct text name, enum expression_context context,
                      uint32_t receiver, struct source_range at) {
    enum attribute_verdict verdict = guard_attribute_classify(generator->attributes, name.data, name.length);
    static const enum guard_point points[] = {[CONTEXT_LOAD] = GUARD_DOTTED_LOAD,
                                              [CONTEXT_STORE] = GUARD_DOTTED_STORE,
                                              [CONTEXT_DELETE] = GUARD_DOTTED_DELETE};
    if (verdict == ATTRIBUTE_ALLOWED || guard_point_disabled(points[context]))
        return false;
    if (context == CONTEXT_LOAD &&
        (verdict == ATTRIBUTE_BLOCKED_UNLESS_GUEST_METHOD || verdict == ATTRIBUTE_WRAPPED_UNLESS_DELEGATED))
        return false;
    uint32_t verb = context == CONTEXT_LOAD ? 0 : context == CONTEXT_STORE ? 1 : 2;
    emit(generator, at, OP_REFUSE_ATTRIBUTE, verb, receiver, unit_name_index(generator, name), 0);
    return true;
}

static uint32_t attribute_generate(struct code_generator *generator, const struct expression *expression,
                                   uint32_t target) {
    uint32_t mark = generator->unit->top;
    uint32_t receiver = expression_read(generator, expression->attribute.value);
    generator->unit->top = mark;
    target = register_result(generator, target);
    struct text name = unit_mangle(generator, expression->attribute.name);
    struct source_range at = attribute_range(expression, expression->range);
    if (!attribute_refuse(generator, name, CONTEXT_LOAD, receiver, at))
        emit(generator, at, OP_LOAD_ATTRIBUTE, 0, target, receiver, unit_cache_index(generator, name, CACHE_ATTRIBUTE));
    return target;
}

/* --- items -------------------------------------------------------------------------------------------------------- */

static void slice_bound_push(struct code_generator *generator, const struct expression *slice,
                             const struct expression *bound) {
    if (bound != NULL)
        expression_push(generator, bound);
    else
        load_constant(generator, slice->range, register_push(generator), constant_none());
}

/* The first of the registers that its two or three parts are in, on top. */
static uint32_t slice_parts_push(struct code_generator *generator, const struct expression *slice, bool stepped) {
    uint32_t first = generator->unit->top;
    slice_bound_push(generator, slice, slice->slice.lower);
    slice_bound_push(generator, slice, slice->slice.upper);
    if (stepped)
        slice_bound_push(generator, slice, slice->slice.step);
    return first;
}

static uint32_t slice_generate(struct code_generator *generator, const struct expression *expression, uint32_t target) {
    uint32_t mark = slice_parts_push(generator, expression, true);
    generator->unit->top = mark;
    target = register_result(generator, target);
    emit(generator, expression->range, OP_BUILD_SLICE, 0, target, mark, 0);
    return target;
}

static uint32_t subscript_generate(struct code_generator *generator, const struct expression *expression,
                                   uint32_t target) {
    subscript_warn(generator, expression);
    uint32_t mark = generator->unit->top;
    const struct expression *subscript = expression->subscript.index;
    const struct unit_constant *constant = expression_constant(generator, subscript);
    uint32_t object = constant != NULL ? expression_read(generator, expression->subscript.value)
                                       : expression_generate(generator, expression->subscript.value, NO_REGISTER);
    enum opcode opcode = OP_LOAD_ITEM;
    uint32_t index;
    bool stepped = false;
    if (constant != NULL && generator->unit->reachable &&
        (index = unit_constant_index(generator, constant)) <= UINT16_MAX) {
        opcode = OP_LOAD_ITEM_CONST;
    } else if (subscript->kind == EXPRESSION_SLICE) {
        opcode = OP_LOAD_SLICE;
        stepped = subscript->slice.step != NULL;
        index = slice_parts_push(generator, subscript, stepped);
    } else {
        index = expression_read(generator, subscript);
    }
    generator->unit->top = mark;
    target = register_result(generator, target);
    emit(generator, expression->range, opcode, stepped, target, object, index);
    return target;
}

/* --- operators ---------------------------------------------------------------------------------------------------- */

enum opcode binary_opcode(enum binary_operator operator) {
    static const enum opcode opcodes[] = {
        [BINARY_ADD] = OP_ADD,
        [BINARY_SUBTRACT] = OP_SUBTRACT,
        [BINARY_MULTIPLY] = OP_MULTIPLY,
        [BINARY_MATRIX_MULTIPLY] = OP_MATRIX_MULTIPLY,
        [BINARY_DIVIDE] = OP_TRUE_DIVIDE,
        [BINARY_MODULO] = OP_MODULO,
        [BINARY_POWER] = OP_POWER,
        [BINARY_LEFT_SHIFT] = OP_LEFT_SHIFT,
        [BINARY_RIGHT_SHIFT] = OP_RIGHT_SHIFT,
        [BINARY_BIT_OR] = OP_BIT_OR,
        [BINARY_BIT_XOR] = OP_BIT_XOR,
        [BINARY_BIT_AND] = OP_BIT_AND,
        [BINARY_FLOOR_DIVIDE] = OP_FLOOR_DIVIDE,
    };
    return opcodes[operator];
}

/* The form of the instruction whose second operand is a constant. */
static enum opcode binary_constant_opcode(enum binary_operator operator) {
    static const enum opcode opcodes[] = {
        [BINARY_ADD] = OP_ADD_CONST,
        [BINARY_SUBTRACT] = OP_SUBTRACT_CONST,
        [BINARY_MULTIPLY] = OP_MULTIPLY_CONST,
        [BINARY_MATRIX_MULTIPLY] = OP_NOP,
        [BINARY_DIVIDE] = OP_TRUE_DIVIDE_CONST,
        [BINARY_MODULO] = OP_MODULO_CONST,
        [BINARY_POWER] = OP_POWER_CONST,
        [BINARY_LEFT_SHIFT] = OP_LEFT_SHIFT_CONST,
        [BINARY_RIGHT_SHIFT] = OP_RIGHT_SHIFT_CONST,
        [BINARY_BIT_OR] = OP_BIT_OR_CONST,
        [BINARY_BIT_XOR] = OP_BIT_XOR_CONST,
        [BINARY_BIT_AND] = OP_BIT_AND_CONST,
        [BINARY_FLOOR_DIVIDE] = OP_FLOOR_DIVIDE_CONST,
    };
    return opcodes[operator];
}

#define NO_CONSTANT_FORM UINT32_MAX

/* The number of the constant if the operation has a form for it as an operand, else NO_CONSTANT_FORM. */
static uint32_t binary_constant_index(struct code_generator *generator, enum binary_operator operator,
                                      const struct unit_constant * constant) {
    if (constant == NULL || binary_constant_opcode(operator) == OP_NOP || !generator->unit->reachable)
        return NO_CONSTANT_FORM;
    uint32_t index = unit_constant_index(generator, constant);
    return index <= UINT16_MAX ? index : NO_CONSTANT_FORM;
}

void binary_emit(struct code_generator *generator, struct source_range at, enum binary_operator operator, bool in_place,
                 uint32_t target, uint32_t left, const struct expression *right, uint32_t mark) {
    const struct unit_constant *constant = expression_constant(generator, right);
    bool is_sum = operator== BINARY_ADD || operator== BINARY_SUBTRACT;
    if (is_sum && constant != NULL && constant->kind == UNIT_INTEGER && constant->integer >= INT16_MIN &&
        constant->integer <= INT16_MAX) {
        emit(generator, at, operator== BINARY_ADD ? OP_ADD_INT : OP_SUBTRACT_INT, in_place, target, left,
             (uint16_t)constant->integer);
        return;
    }
    uint32_t index = binary_constant_index(generator, operator, constant);
    if (index != NO_CONSTANT_FORM) {
        emit(generator, at, binary_constant_opcode(operator), in_place, target, left, index);
        return;
    }
    uint32_t top = generator->unit->top;
    generator->unit->top = mark;
    uint32_t operand = expression_read(generator, right);
    generator->unit->top = top;
    emit(generator, at, binary_opcode(operator), in_place, target, left, operand);
}

/* a + b + c ... leans to the left and may be as long as the source: walked by a loop. */
static uint32_t binary_generate(struct code_generator *generator, const struct expression *expression,
                                uint32_t target) {
    uint32_t count = 0;
    const struct expression *leaf = expression;
    for (; leaf->kind == EXPRESSION_BINARY && expression_constant(generator, leaf) == NULL; leaf = leaf->binary.left)
        count++;
    const struct expression **chain = context_allocate(&generator->context, count, sizeof *chain);
    if (chain == NULL)
        return register_result(generator, target);
    leaf = expression;
    for (uint32_t i = count; i > 0; i--, leaf = leaf->binary.left)
        chain[i - 1] = leaf;
    uint32_t mark = generator->unit->top;
    const struct unit_constant *first = count > 0 ? expression_constant(generator, leaf) : NULL;
    bool is_number = first != NULL && (first->kind == UNIT_INTEGER || first->kind == UNIT_FLOAT);
    uint32_t index = is_number ? binary_constant_index(generator, chain[0]->binary.operator, first) : NO_CONSTANT_FORM;
    uint32_t left =
        expression_generate(generator, index == NO_CONSTANT_FORM ? leaf : chain[0]->binary.right, NO_REGISTER);
    for (uint32_t i = 0; i < count && !generator->context.failed; i++) {
        uint32_t above = generator->unit->top;
        generator->unit->top = mark;
        uint32_t result = i + 1 == count ? register_result(generator, target) : register_push(generator);
        if (i == 0 && index != NO_CONSTANT_FORM)
            emit(generator, chain[i]->range, binary_constant_opcode(chain[i]->binary.operator), 2, result, left, index);
        else
            binary_emit(generator, chain[i]->range, chain[i]->binary.operator, false, result, left,
                        chain[i]->binary.right, above);
        left = result;
    }
    return left;
}

static uint32_t unary_generate(struct code_generator *generator, const struct expression *expression, uint32_t target) {
    static const enum opcode opcodes[] = {
        [UNARY_INVERT] = OP_INVERT, [UNARY_NOT] = OP_NOT, [UNARY_PLUS] = OP_POSITIVE, [UNARY_MINUS] = OP_NEGATE};
    uint32_t mark = generator->unit->top;
    uint32_t operand = expression_read(generator, expression->unary.operand);
    generator->unit->top = mark;
    target = register_result(generator, target);
    emit(generator, expression->range, opcodes[expression->unary.operator], 0, target, operand, 0);
    return target;
}

static uint32_t conditional_generate(struct code_generator *generator, const struct expression *expression,
                                     uint32_t target) {
    target = register_result(generator, target);
    struct label *end = label_new(generator);
    while (expression->kind == EXPRESSION_CONDITIONAL && !generator->context.failed) {
        struct label *otherwise = label_new(generator);
        condition_generate(generator, expression->conditional.test, false, otherwise);
        expression_generate(generator, expression->conditional.body, target);
        emit_jump(generator, expression->range, end);
        label_bind(generator, otherwise);
        expression = expression->conditional.else_body;
    }
    expression_generate(generator, expression, target);
    label_bind(generator, end);
    return target;
}

static uint32_t named_generate(struct code_generator *generator, const struct expression *expression, uint32_t target) {
    const struct expression *name = expression->named.target;
    name_check_assignable(generator, name->name.identifier, CONTEXT_STORE, name->range);
    target = register_result(generator, target);
    expression_generate(generator, expression->named.value, target);
    name_store(generator, name->range, name->name.identifier, target);
    return target;
}

/* --- displays ----------------------------------------------------------------------------------------------------- */

static bool has_starred(const struct expression_list *elements) {
    for (uint32_t i = 0; i < elements->count; i++) {
        if (elements->items[i]->kind == EXPRESSION_STARRED)
            return true;
    }
    return false;
}

static const struct unit_constant *constant_elements(struct code_generator *generator,
                                                     const struct expression_list *elements, bool as_set) {
    for (uint32_t i = 0; i < elements->count; i++) {
        if (expression_constant(generator, elements->items[i]) == NULL)
            return NULL;
    }
    const struct unit_constant **items = context_allocate(&generator->context, elements->count, sizeof *items);
    if (items == NULL)
        return NULL;
    for (uint32_t i = 0; i < elements->count; i++)
        items[i] = expression_constant(generator, elements->items[i]);
    return generator->context.failed ? NULL : constant_tuple(generator, items, elements->count, as_set);
}

/* Element by element into a list or set that grows, so that no display needs many registers. */
static void sequence_grow(struct code_generator *generator, const struct expression_list *elements, bool is_set,
                          struct source_range at, uint32_t container) {
    emit(generator, at, is_set ? OP_BUILD_SET : OP_BUILD_LIST, 0, container, generator->unit->top, 0);
    for (uint32_t i = 0; i < elements->count && !generator->context.failed; i++) {
        uint32_t mark = generator->unit->top;
        const struct expression *element = elements->items[i];
        if (element->kind == EXPRESSION_STARRED) {
            uint32_t iterable = expression_read(generator, element->starred.value);
            emit(generator, at, is_set ? OP_SET_UPDATE : OP_LIST_EXTEND, 0, container, iterable, 0);
        } else {
            uint32_t item = expression_read(generator, element);
            emit(generator, at, is_set ? OP_SET_ADD : OP_LIST_APPEND, 0, container, item, 0);
        }
        generator->unit->top = mark;
    }
}

uint32_t sequence_generate(struct code_generator *generator, const struct expression_list *elements,
                           enum expression_kind kind, struct source_range at, uint32_t target) {
    enum opcode build = kind == EXPRESSION_LIST  ? OP_BUILD_LIST
                        : kind == EXPRESSION_SET ? OP_BUILD_SET
                                                 : OP_BUILD_TUPLE;
    uint32_t mark = generator->unit->top;
    bool is_set = kind == EXPRESSION_SET;
    if (elements->count >= 3 && kind != EXPRESSION_TUPLE) {
        const struct unit_constant *constant = constant_elements(generator, elements, false);
        if (constant != NULL) {
            uint32_t container = register_push(generator);
            emit(generator, at, build, 0, container, generator->unit->top, 0);
            uint32_t items = register_push(generator);
            load_constant(generator, at, items, constant);
            emit(generator, at, is_set ? OP_SET_UPDATE : OP_LIST_EXTEND, 0, container, items, 0);
            generator->unit->top = mark;
            target = register_result(generator, target);
            if (target != container)
                emit(generator, at, OP_MOVE, 0, target, container, 0);
            return target;
        }
    }
    if (elements->count <= MAXIMUM_WINDOW && !has_starred(elements)) {
        for (uint32_t i = 0; i < elements->count && !generator->context.failed; i++)
            expression_push(generator, elements->items[i]);
        generator->unit->top = mark;
        target = register_result(generator, target);
        emit(generator, at, build, 0, target, mark, elements->count);
        return target;
    }
    uint32_t container = register_push(generator);
    sequence_grow(generator, elements, is_set, at, container);
    generator->unit->top = mark;
    target = register_result(generator, target);
    if (kind == EXPRESSION_TUPLE)
        emit(generator, at, OP_LIST_TO_TUPLE, 0, target, container, 0);
    else if (target != container)
        emit(generator, at, OP_MOVE, 0, target, container, 0);
    return target;
}

static bool dict_is_small(const struct expression *expression) {
    if (expression->dict.keys.count > MAXIMUM_WINDOW / 2)
        return false;
    for (uint32_t i = 0; i < expression->dict.keys.count; i++) {
        if (expression->dict.keys.items[i] == NULL)
            return false;
    }
    return true;
}

static uint32_t dict_generate(struct code_generator *generator, const struct expression *expression, uint32_t target) {
    const struct expression_list *keys = &expression->dict.keys, *values = &expression->dict.values;
    uint32_t mark = generator->unit->top;
    if (dict_is_small(expression)) {
        for (uint32_t i = 0; i < keys->count && !generator->context.failed; i++) {
            expression_push(generator, keys->items[i]);
            expression_push(generator, values->items[i]);
        }
        generator->unit->top = mark;
        target = register_result(generator, target);
        emit(generator, expression->range, OP_BUILD_MAP, 0, target, mark, keys->count);
        return target;
    }
    uint32_t map = register_push(generator);
    emit(generator, expression->range, OP_BUILD_MAP, 0, map, generator->unit->top, 0);
    for (uint32_t i = 0; i < keys->count && !generator->context.failed; i++) {
        uint32_t above = generator->unit->top;
        if (keys->items[i] == NULL) {
            uint32_t mapping = expression_read(generator, values->items[i]);
            emit(generator, expression->range, OP_MAP_UPDATE, 0, map, mapping, 0);
        } else {
            uint32_t key = expression_generate(generator, keys->items[i], NO_REGISTER);
            uint32_t item = expression_read(generator, values->items[i]);
            emit(generator, expression->range, OP_MAP_SET, 0, map, key, item);
        }
        generator->unit->top = above;
    }
    generator->unit->top = mark;
    target = register_result(generator, target);
    if (target != map)
        emit(generator, expression->range, OP_MOVE, 0, target, map, 0);
    return target;
}

/* What a for loop or comprehension goes over: a display of constants becomes one constant. */
uint32_t iterable_generate(struct code_generator *generator, const struct expression *iterable) {
    if (iterable->kind == EXPRESSION_LIST && iterable->sequence.elements.count > 0) {
        const struct unit_constant *constant = constant_elements(generator, &iterable->sequence.elements, false);
        if (constant != NULL) {
            uint32_t target = register_push(generator);
            load_constant(generator, iterable->range, target, constant);
            return target;
        }
    }
    return expression_read(generator, iterable);
}

/* --- formatted strings -------------------------------------------------------------------------------------------- */

static uint32_t formatted_generate(struct code_generator *generator, const struct expression *expression,
                                   uint32_t target) {
    uint32_t mark = generator->unit->top;
    uint32_t formatted = expression_generate(generator, expression->formatted.value, NO_REGISTER);
    uint32_t specification = register_push(generator);
    if (expression->formatted.format_specification != NULL)
        expression_generate(generator, expression->formatted.format_specification, specification);
    else
        emit(generator, expression->range, OP_CLEAR, 0, specification, 0, 0);
    int conversion = expression->formatted.conversion;
    uint32_t kind = conversion == 's' ? 1 : conversion == 'r' ? 2 : conversion == 'a' ? 3 : 0;
    generator->unit->top = mark;
    target = register_result(generator, target);
    emit(generator, expression->range, OP_FORMAT_VALUE, kind, target, formatted, specification);
    return target;
}

static uint32_t joined_generate(struct code_generator *generator, const struct expression *expression,
                                uint32_t target) {
    const struct expression_list *values = &expression->joined.values;
    if (values->count == 1)
        return expression_generate(generator, values->items[0], target);
    if (values->count == 0) {
        target = register_result(generator, target);
        load_constant(generator, expression->range, target, constant_string(generator, text_from_c("")));
        return target;
    }
    uint32_t mark = generator->unit->top;
    for (uint32_t i = 0; i < values->count && !generator->context.failed; i++) {
        expression_push(generator, values->items[i]);
        uint32_t pending = generator->unit->top - mark;
        if (pending < MAXIMUM_WINDOW)
            continue;
        emit(generator, expression->range, OP_BUILD_STRING, 0, mark, mark, pending);
        generator->unit->top = mark + 1;
    }
    uint32_t pending = generator->unit->top - mark;
    generator->unit->top = mark;
    target = register_result(generator, target);
    emit(generator, expression->range, OP_BUILD_STRING, 0, target, mark, pending);
    return target;
}

/* --- generators --------------------------------------------------------------------------------------------------- */

static uint32_t yield_generate(struct code_generator *generator, const struct expression *expression, uint32_t target) {
    if (generator->unit->scope->kind != SCOPE_FUNCTION) {
        context_fail(&generator->context, expression->range, "'%s' outside function",
                     expression->kind == EXPRESSION_YIELD ? "yield" : "yield from");
        return register_result(generator, target);
    }
    uint32_t mark = generator->unit->top;
    if (expression->kind == EXPRESSION_YIELD) {
        uint32_t yielded;
        if (expression->operand.value != NULL)
            yielded = expression_read(generator, expression->operand.value);
        else
            load_constant(generator, expression->range, yielded = register_push(generator), constant_none());
        generator->unit->top = mark;
        target = register_result(generator, target);
        emit(generator, expression->range, OP_YIELD, 0, target, yielded, 0);
        return target;
    }
    if (generator->unit->scope->is_async)
        context_fail(&generator->context, expression->range, "'yield from' inside async function");
    uint32_t iterator = expression_push(generator, expression->operand.value);
    emit(generator, expression->range, OP_GET_YIELD_FROM_ITERATOR, 0, iterator, iterator, 0);
    uint32_t sent = register_push(generator);
    load_constant(generator, expression->range, sent, constant_none());
    generator->unit->top = mark;
    target = register_result(generator, target);
    emit(generator, expression->range, OP_YIELD_FROM, 0, target, iterator, sent);
    return target;
}

void await_emit(struct code_generator *generator, struct source_range at, uint32_t use, uint32_t target,
                uint32_t source) {
    uint32_t mark = generator->unit->top;
    uint32_t awaited = register_push(generator);
    uint32_t sent = register_push(generator);
    emit(generator, at, OP_GET_AWAITABLE, use, awaited, source, 0);
    load_constant(generator, at, sent, constant_none());
    emit(generator, at, OP_YIELD_FROM, 0, target, awaited, sent);
    generator->unit->top = mark;
}

static uint32_t await_generate(struct code_generator *generator, const struct expression *expression, uint32_t target) {
    const struct scope *scope = generator->unit->scope;
    if (scope->kind != SCOPE_FUNCTION)
        context_fail(&generator->context, expression->range, "'await' outside function");
    else if (!scope->is_async && !scope->is_generator_expression)
        context_fail(&generator->context, expression->range, "'await' outside async function");
    uint32_t mark = generator->unit->top;
    uint32_t source = expression_read(generator, expression->operand.value);
    generator->unit->top = mark;
    target = register_result(generator, target);
    await_emit(generator, expression->range, 0, target, source);
    return target;
}

/* --- the walk ----------------------------------------------------------------------------------------------------- */

static uint32_t expression_dispatch(struct code_generator *generator, const struct expression *expression,
                                    uint32_t target) {
    switch (expression->kind) {
    case EXPRESSION_BOOLEAN:
        return boolean_generate(generator, expression, target);
    case EXPRESSION_NAMED:
        return named_generate(generator, expression, target);
    case EXPRESSION_BINARY:
        return binary_generate(generator, expression, target);
    case EXPRESSION_UNARY:
        return unary_generate(generator, expression, target);
    case EXPRESSION_LAMBDA:
        return lambda_generate(generator, expression, target);
    case EXPRESSION_CONDITIONAL:
        return conditional_generate(generator, expression, target);
    case EXPRESSION_DICT:
        return dict_generate(generator, expression, target);
    case EXPRESSION_LIST_COMPREHENSION:
    case EXPRESSION_SET_COMPREHENSION:
    case EXPRESSION_DICT_COMPREHENSION:
    case EXPRESSION_GENERATOR:
        return comprehension_generate(generator, expression, target);
    case EXPRESSION_AWAIT:
        return await_generate(generator, expression, target);
    case EXPRESSION_YIELD:
    case EXPRESSION_YIELD_FROM:
        return yield_generate(generator, expression, target);
    case EXPRESSION_COMPARE:
        return compare_generate(generator, expression, target);
    case EXPRESSION_CALL:
        return call_generate(generator, expression, target);
    case EXPRESSION_FORMATTED_VALUE:
        return formatted_generate(generator, expression, target);
    case EXPRESSION_JOINED_STRING:
        return joined_generate(generator, expression, target);
    case EXPRESSION_TEMPLATE_STRING:
        return template_generate(generator, expression, target);
    case EXPRESSION_INTERPOLATION:
        break; /* only in a template string */
    case EXPRESSION_CONSTANT:
        break; /* always a constant */
    case EXPRESSION_ATTRIBUTE:
        return attribute_generate(generator, expression, target);
    case EXPRESSION_SUBSCRIPT:
        return subscript_generate(generator, expression, target);
    case EXPRESSION_STARRED:
        context_fail(&generator->context, expression->range, "can't use starred expression here");
        return register_result(generator, target);
    case EXPRESSION_NAME:
        return name_load(generator, expression->range, expression->name.identifier, target, false);
    case EXPRESSION_SET:
    case EXPRESSION_LIST:
    case EXPRESSION_TUPLE:
        return sequence_generate(generator, &expression->sequence.elements, expression->kind, expression->range,
                                 target);
    case EXPRESSION_SLICE:
        return slice_generate(generator, expression, target);
    }
    return register_result(generator, target);
}

uint32_t expression_generate(struct code_generator *generator, const struct expression *expression, uint32_t target) {
    const struct unit_constant *constant = expression_constant(generator, expression);
    if (constant != NULL) {
        target = register_result(generator, target);
        load_constant(generator, expression->range, target, constant);
        return target;
    }
    if (!context_enter(&generator->context))
        return register_result(generator, target);
    target = expression_dispatch(generator, expression, target);
    context_leave(&generator->context);
    return target;
}

uint32_t expression_read(struct code_generator *generator, const struct expression *expression) {
    if (expression->kind == EXPRESSION_NAME && expression_constant(generator, expression) == NULL)
        return name_load(generator, expression->range, expression->name.identifier, NO_REGISTER, true);
    return expression_generate(generator, expression, NO_REGISTER);
}

uint32_t expression_push(struct code_generator *generator, const struct expression *expression) {
    return expression_generate(generator, expression, register_push(generator));
}

void expression_discard(struct code_generator *generator, const struct expression *expression) {
    if (expression_constant(generator, expression) != NULL)
        return;
    uint32_t mark = generator->unit->top;
    expression_read(generator, expression);
    generator->unit->top = mark;
}

/* --- targets ------------------------------------------------------------------------------------------------------ */

uint32_t target_register(struct code_generator *generator, const struct expression *target) {
    if (target->kind != EXPRESSION_NAME)
        return NO_REGISTER;
    name_check_assignable(generator, target->name.identifier, CONTEXT_STORE, target->range);
    return name_register(generator, target->name.identifier);
}

static uint32_t find_starred(struct code_generator *generator, const struct expression *target, uint32_t *starred) {
    const struct expression_list *elements = &target->sequence.elements;
    uint32_t count = 0;
    for (uint32_t i = 0; i < elements->count; i++) {
        if (elements->items[i]->kind != EXPRESSION_STARRED)
            continue;
        if (count++ > 0) {
            context_fail(&generator->context, target->range, "multiple starred expressions in assignment");
            return count;
        }
        *starred = i;
        if (i > UINT8_MAX || elements->count - i - 1 > UINT8_MAX)
            context_fail(&generator->context, target->range, "too many expressions in star-unpacking assignment");
    }
    return count;
}

static bool is_guarded(const struct unit_builder *unit) {
    for (uint32_t i = 0; i < unit->block_count; i++) {
        if (unit->blocks[i].handler != NULL)
            return true;
    }
    return false;
}

/* Locals that happen to stand in consecutive registers are unpacked into directly; but not where a handler could see
 * that a failed unpacking has changed some of them. */
static bool unpack_into_locals(struct code_generator *generator, const struct expression *target, uint32_t source) {
    const struct expression_list *elements = &target->sequence.elements;
    uint32_t first = NO_REGISTER;
    if (is_guarded(generator->unit))
        return false;
    for (uint32_t i = 0; i < elements->count; i++) {
        uint32_t reg = target_register(generator, elements->items[i]);
        if (reg == NO_REGISTER || (i > 0 && reg != first + i))
            return false;
        first = i == 0 ? reg : first;
    }
    if (elements->count == 0)
        return false;
    emit(generator, target->range, OP_UNPACK_SEQUENCE, 0, source, first, elements->count);
    for (uint32_t i = 0; i < elements->count; i++)
        local_mark_assigned(generator, first + i);
    return true;
}

static void unpack(struct code_generator *generator, const struct expression *target, uint32_t source) {
    const struct expression_list *elements = &target->sequence.elements;
    uint32_t starred = 0;
    uint32_t mark = generator->unit->top;
    uint32_t starred_count = find_starred(generator, target, &starred);
    if (starred_count == 0 && unpack_into_locals(generator, target, source))
        return;
    if (elements->count > MAXIMUM_INDEX)
        context_fail(&generator->context, target->range, "too many targets in one assignment");
    uint32_t first = registers_push(generator, elements->count);
    if (starred_count == 0)
        emit(generator, target->range, OP_UNPACK_SEQUENCE, 0, source, first, elements->count);
    else
        emit(generator, target->range, OP_UNPACK_STARRED, elements->count - starred - 1, source, first, starred);
    for (uint32_t i = 0; i < elements->count && !generator->context.failed; i++) {
        const struct expression *element = elements->items[i];
        target_store(generator, element->kind == EXPRESSION_STARRED ? element->starred.value : element, first + i);
    }
    generator->unit->top = mark;
}

void target_store(struct code_generator *generator, const struct expression *target, uint32_t source) {
    if (!context_enter(&generator->context))
        return;
    uint32_t mark = generator->unit->top;
    switch (target->kind) {
    case EXPRESSION_NAME:
        name_check_assignable(generator, target->name.identifier, CONTEXT_STORE, target->range);
        name_store(generator, target->range, target->name.identifier, source);
        break;
    case EXPRESSION_ATTRIBUTE: {
        uint32_t object = expression_read(generator, target->attribute.value);
        struct text name = unit_mangle(generator, target->attribute.name);
        name_check_assignable(generator, name, CONTEXT_STORE, target->range);
        struct source_range at = attribute_range(target, target->range);
        if (!attribute_refuse(generator, name, CONTEXT_STORE, object, at))
            emit(generator, at, OP_STORE_ATTRIBUTE, 0, object, source,
                 unit_cache_index(generator, name, CACHE_ATTRIBUTE));
        break;
    }
    case EXPRESSION_SUBSCRIPT: {
        uint32_t object = expression_generate(generator, target->subscript.value, NO_REGISTER);
        const struct expression *subscript = target->subscript.index;
        if (subscript->kind == EXPRESSION_SLICE)
            emit(generator, target->range, OP_STORE_SLICE, 0, object, slice_parts_push(generator, subscript, true),
                 source);
        else
            emit(generator, target->range, OP_STORE_ITEM, 0, object, expression_read(generator, subscript), source);
        break;
    }
    case EXPRESSION_TUPLE:
    case EXPRESSION_LIST:
        unpack(generator, target, source);
        break;
    default:
        context_fail(&generator->context, target->range, "starred assignment target must be in a list or tuple");
        break;
    }
    generator->unit->top = mark;
    context_leave(&generator->context);
}

void target_delete(struct code_generator *generator, const struct expression *target) {
    if (!context_enter(&generator->context))
        return;
    uint32_t mark = generator->unit->top;
    switch (target->kind) {
    case EXPRESSION_NAME:
        name_check_assignable(generator, target->name.identifier, CONTEXT_DELETE, target->range);
        name_delete(generator, target->range, target->name.identifier);
        break;
    case EXPRESSION_ATTRIBUTE: {
        uint32_t object = expression_read(generator, target->attribute.value);
        struct text name = unit_mangle(generator, target->attribute.name);
        name_check_assignable(generator, name, CONTEXT_DELETE, target->range);
        struct source_range at = attribute_range(target, target->range);
        if (!attribute_refuse(generator, name, CONTEXT_DELETE, object, at))
            emit(generator, at, OP_DELETE_ATTRIBUTE, 0, object, 0, unit_cache_index(generator, name, CACHE_ATTRIBUTE));
        break;
    }
    case EXPRESSION_SUBSCRIPT: {
        uint32_t object = expression_generate(generator, target->subscript.value, NO_REGISTER);
        uint32_t index = expression_read(generator, target->subscript.index);
        emit(generator, target->range, OP_DELETE_ITEM, 0, object, index, 0);
        break;
    }
    default:
        for (uint32_t i = 0; i < target->sequence.elements.count && !generator->context.failed; i++)
            target_delete(generator, target->sequence.elements.items[i]);
        break;
    }
    generator->unit->top = mark;
    context_leave(&generator->context);
}
