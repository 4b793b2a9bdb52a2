/* Constants: which expressions have a value known now, and the table of constants of each unit.
 *
 * Folding is bounded in the size of what it makes, and a verdict is kept per expression, so that the work is linear in
 * the source whatever the nesting. What folding cannot do without a VM (large integers, errors) is left to run time. */
#include "code_generator.h"

#include <math.h>
#include <string.h>

enum {
    FOLDED_TEXT_LIMIT = 4096,
    FOLDED_TUPLE_LIMIT = 1 << 16,
    CONSTANT_DEPTH_LIMIT = 100,
};

static const struct unit_constant constant_none_value = {.kind = UNIT_NONE, .hash = 1};
static const struct unit_constant constant_false_value = {.kind = UNIT_FALSE, .hash = 2};
static const struct unit_constant constant_true_value = {.kind = UNIT_TRUE, .hash = 3};
static const struct unit_constant constant_ellipsis_value = {.kind = UNIT_ELLIPSIS, .hash = 4};
/* In the table of verdicts: looked at, and not constant. */
static const struct unit_constant not_constant = {.kind = UNIT_NONE};

const struct unit_constant *constant_none(void) { return &constant_none_value; }

/* --- making constants -----------------------------------------------------------------------------------------------
 */

static uint32_t hash_bits(uint64_t bits) {
    bits ^= bits >> 31;
    bits *= UINT64_C(0x9E3779B97F4A7C15);
    return (uint32_t)(bits >> 32);
}

static uint64_t double_bits(double number) {
    uint64_t bits;
    memcpy(&bits, &number, sizeof bits);
    return bits;
}

static struct unit_constant *constant_new(struct code_generator *generator, enum unit_constant_kind kind) {
    struct unit_constant *constant = context_allocate(&generator->context, 1, sizeof *constant);
    if (constant != NULL)
        constant->kind = kind;
    return constant;
}

const struct unit_constant *constant_integer(struct code_generator *generator, int64_t integer) {
    struct unit_constant *constant = constant_new(generator, UNIT_INTEGER);
    if (constant == NULL)
        return NULL;
    constant->integer = integer;
    constant->hash = hash_bits((uint64_t)integer + UNIT_INTEGER);
    return constant;
}

static const struct unit_constant *constant_big(struct code_generator *generator, struct text digits, uint8_t base,
                                                bool is_negative) {
    struct unit_constant *constant = constant_new(generator, UNIT_BIG_INTEGER);
    if (constant == NULL)
        return NULL;
    constant->big.digits = digits;
    constant->big.base = base;
    constant->big.is_negative = is_negative;
    constant->hash = text_hash(generator->context.arena, digits) + base + is_negative;
    return constant;
}

static const struct unit_constant *constant_float(struct code_generator *generator, double real) {
    struct unit_constant *constant = constant_new(generator, UNIT_FLOAT);
    if (constant == NULL)
        return NULL;
    constant->real = real;
    constant->hash = hash_bits(double_bits(real) + UNIT_FLOAT);
    return constant;
}

static const struct unit_constant *constant_complex(struct code_generator *generator, double real, double imaginary) {
    struct unit_constant *constant = constant_new(generator, UNIT_COMPLEX);
    if (constant == NULL)
        return NULL;
    constant->complex.real = real;
    constant->complex.imaginary = imaginary;
    constant->hash = hash_bits(double_bits(real) * 31 + double_bits(imaginary) + UNIT_COMPLEX);
    return constant;
}

static const struct unit_constant *constant_text(struct code_generator *generator, enum unit_constant_kind kind,
                                                 struct text text) {
    struct unit_constant *constant = constant_new(generator, kind);
    if (constant == NULL)
        return NULL;
    constant->text = text;
    constant->hash = text_hash(generator->context.arena, text) + kind;
    return constant;
}

const struct unit_constant *constant_string(struct code_generator *generator, struct text text) {
    return constant_text(generator, UNIT_STRING, text);
}

const struct unit_constant *constant_tuple(struct code_generator *generator, const struct unit_constant **items,
                                           uint32_t count, bool is_set) {
    struct unit_constant *constant = constant_new(generator, is_set ? UNIT_FROZENSET : UNIT_TUPLE);
    if (constant == NULL)
        return NULL;
    constant->tuple.items = items;
    constant->tuple.count = count;
    uint64_t hash = constant->kind;
    for (uint32_t i = 0; i < count; i++) {
        hash = hash * 1000003 + items[i]->hash;
        if (items[i]->depth >= constant->depth)
            constant->depth = items[i]->depth + 1;
    }
    constant->hash = hash_bits(hash);
    return constant;
}

static const struct unit_constant *constant_bool(bool truth) {
    return truth ? &constant_true_value : &constant_false_value;
}

bool constant_truth(const struct unit_constant *constant) {
    switch (constant->kind) {
    case UNIT_NONE:
    case UNIT_FALSE:
        return false;
    case UNIT_INTEGER:
        return constant->integer != 0;
    case UNIT_FLOAT:
        return constant->real != 0;
    case UNIT_COMPLEX:
        return constant->complex.real != 0 || constant->complex.imaginary != 0;
    case UNIT_STRING:
    case UNIT_BYTES:
        return constant->text.length != 0;
    case UNIT_TUPLE:
    case UNIT_FROZENSET:
        return constant->tuple.count != 0;
    default:
        return true;
    }
}

/* Same type and same value, bit for bit: 1, 1.0 and True, or 0.0 and -0.0, are different constants. */
bool constant_same(const struct unit_constant *left, const struct unit_constant *right) {
    if (left == right)
        return true;
    if (left->kind != right->kind || left->hash != right->hash)
        return false;
    switch (left->kind) {
    case UNIT_INTEGER:
        return left->integer == right->integer;
    case UNIT_BIG_INTEGER:
        return left->big.base == right->big.base && left->big.is_negative == right->big.is_negative &&
               text_equal(left->big.digits, right->big.digits);
    case UNIT_FLOAT:
        return double_bits(left->real) == double_bits(right->real);
    case UNIT_COMPLEX:
        return double_bits(left->complex.real) == double_bits(right->complex.real) &&
               double_bits(left->complex.imaginary) == double_bits(right->complex.imaginary);
    case UNIT_STRING:
    case UNIT_BYTES:
        return text_equal(left->text, right->text);
    case UNIT_TUPLE:
    case UNIT_FROZENSET:
        break;
    default:
        return true;
    }
    if (left->tuple.count != right->tuple.count)
        return false;
    for (uint32_t i = 0; i < left->tuple.count; i++) {
        if (!constant_same(left->tuple.items[i], right->tuple.items[i]))
            return false;
    }
    return true;
}

/* --- the unit's table -----------------------------------------------------------------------------------------------
 */

static bool constant_slots_grow(struct code_generator *generator) {
    struct unit_builder *unit = generator->unit;
    uint32_t count = unit->constant_slot_count == 0 ? 16 : unit->constant_slot_count * 2;
    uint32_t *slots = context_allocate(&generator->context, count, sizeof *slots);
    if (slots == NULL)
        return false;
    for (uint32_t i = 0; i < unit->code->constant_count; i++) {
        uint32_t slot = unit->code->constants[i]->hash & (count - 1);
        while (slots[slot] != 0)
            slot = (slot + 1) & (count - 1);
        slots[slot] = i + 1;
    }
    unit->constant_slots = slots;
    unit->constant_slot_count = count;
    return true;
}

uint32_t unit_constant_index(struct code_generator *generator, const struct unit_constant *constant) {
    struct unit_builder *unit = generator->unit;
    struct code_unit *code = unit->code;
    if (constant == NULL || generator->context.failed)
        return 0;
    if (code->constant_count >= unit->constant_slot_count / 2 && !constant_slots_grow(generator))
        return 0;
    uint32_t mask = unit->constant_slot_count - 1;
    uint32_t slot = constant->hash & mask;
    for (; unit->constant_slots[slot] != 0; slot = (slot + 1) & mask) {
        if (constant_same(code->constants[unit->constant_slots[slot] - 1], constant))
            return unit->constant_slots[slot] - 1;
    }
    const struct unit_constant **constants = context_grow(&generator->context, code->constants, code->constant_count,
                                                          &unit->constant_capacity, sizeof *constants);
    if (constants == NULL)
        return 0;
    code->constants = constants;
    constants[code->constant_count++] = constant;
    unit->constant_slots[slot] = code->constant_count;
    return code->constant_count - 1;
}

void load_constant(struct code_generator *generator, struct source_range at, uint32_t target,
                   const struct unit_constant *constant) {
    if (constant == NULL || !generator->unit->reachable)
        return;
    if (constant->kind == UNIT_INTEGER && constant->integer >= INT32_MIN && constant->integer <= INT32_MAX)
        emit_wide(generator, at, OP_LOAD_INT, target, constant->integer);
    else
        emit_wide(generator, at, OP_LOAD_CONST, target, unit_constant_index(generator, constant));
}

/* --- folding ------------------------------------------------------------------------------------------------------ */

static bool constant_is_number(const struct unit_constant *constant) {
    return constant->kind == UNIT_INTEGER || constant->kind == UNIT_FLOAT;
}

/* Integers beyond 2**53 are left to run time, where the conversion is rounded as it must be. */
static bool constant_as_double(const struct unit_constant *constant, double *number) {
    if (constant->kind == UNIT_FLOAT) {
        *number = constant->real;
        return true;
    }
    *number = (double)constant->integer;
    return constant->integer >= -(INT64_C(1) << 53) && constant->integer <= INT64_C(1) << 53;
}

static bool fold_power(int64_t base, int64_t exponent, int64_t *result) {
    if (exponent < 0 || exponent > 64)
        return false;
    int64_t power = 1;
    for (int64_t i = 0; i < exponent; i++) {
        if (__builtin_mul_overflow(power, base, &power))
            return false;
    }
    *result = power;
    return true;
}

static bool fold_floor_division(enum binary_operator operator, int64_t left, int64_t right, int64_t *result) {
    if (right == 0 || (right == -1 && left == INT64_MIN))
        return false;
    int64_t quotient = left / right, remainder = left % right;
    if (remainder != 0 && (remainder < 0) != (right < 0)) {
        quotient--;
        remainder += right;
    }
    *result = operator== BINARY_MODULO ? remainder : quotient;
    return true;
}

static bool fold_integers(enum binary_operator operator, int64_t left, int64_t right, int64_t *result) {
    switch (operator) {
    case BINARY_ADD:
        return !__builtin_add_overflow(left, right, result);
    case BINARY_SUBTRACT:
        return !__builtin_sub_overflow(left, right, result);
    case BINARY_MULTIPLY:
        return !__builtin_mul_overflow(left, right, result);
    case BINARY_FLOOR_DIVIDE:
    case BINARY_MODULO:
        return fold_floor_division(operator, left, right, result);
    case BINARY_POWER:
        return fold_power(left, right, result);
    case BINARY_LEFT_SHIFT:
        if (right < 0 || right > 62)
            return false;
        return !__builtin_mul_overflow(left, INT64_C(1) << right, result);
    case BINARY_RIGHT_SHIFT:
        if (right < 0)
            return false;
        *result = left >> (right > 63 ? 63 : right);
        return true;
    case BINARY_BIT_OR:
        *result = left | right;
        return true;
    case BINARY_BIT_XOR:
        *result = left ^ right;
        return true;
    case BINARY_BIT_AND:
        *result = left & right;
        return true;
    default:
        return false;
    }
}

/* A result beyond 64 bits, as far as 127: powers, products and shifts that programs write for masks and bounds. */
static bool fold_wide(enum binary_operator operator, int64_t left, int64_t right, __int128 *result) {
    switch (operator) {
    case BINARY_MULTIPLY:
        *result = (__int128)left * right;
        return true;
    case BINARY_LEFT_SHIFT:
        return right >= 0 && right <= 126 && !__builtin_mul_overflow(left, (__int128)1 << right, result);
    case BINARY_POWER:
        *result = 1;
        for (int64_t i = 0; i < right && i <= 127; i++)
            if (__builtin_mul_overflow(*result, (__int128)left, result))
                return false;
        return right >= 0 && right <= 127;
    default:
        return false;
    }
}

static const struct unit_constant *constant_wide(struct code_generator *generator, __int128 number) {
    enum { DIGITS = 32 };
    char *digits = context_allocate(&generator->context, DIGITS, 1);
    if (digits == NULL)
        return NULL;
    unsigned __int128 magnitude = number < 0 ? -(unsigned __int128)number : (unsigned __int128)number;
    uint32_t first = DIGITS;
    for (; magnitude != 0 && first > 0; magnitude >>= 4)
        digits[--first] = "0123456789abcdef"[magnitude & 15];
    return constant_big(generator, (struct text){digits + first, DIGITS - first}, 16, number < 0);
}

static const struct unit_constant *fold_numbers(struct code_generator *generator, enum binary_operator operator,
                                                const struct unit_constant * left, const struct unit_constant *right) {
    if (left->kind == UNIT_INTEGER && right->kind == UNIT_INTEGER && operator!= BINARY_DIVIDE) {
        int64_t result;
        if (fold_integers(operator, left->integer, right->integer, &result))
            return constant_integer(generator, result);
        __int128 wide = 0;
        return fold_wide(operator, left->integer, right->integer, &wide) ? constant_wide(generator, wide) : NULL;
    }
    double first, second;
    if (!constant_as_double(left, &first) || !constant_as_double(right, &second))
        return NULL;
    switch (operator) {
    case BINARY_ADD:
        return constant_float(generator, first + second);
    case BINARY_SUBTRACT:
        return constant_float(generator, first - second);
    case BINARY_MULTIPLY:
        return constant_float(generator, first * second);
    case BINARY_DIVIDE:
        return second == 0 ? NULL : constant_float(generator, first / second);
    default:
        return NULL;
    }
}

/* 1 + 2j: only a real number and an imaginary one, which is how complex constants are written. */
static const struct unit_constant *fold_complex(struct code_generator *generator, enum binary_operator operator,
                                                const struct unit_constant * left, const struct unit_constant *right) {
    double real;
    if (!constant_is_number(left) || right->kind != UNIT_COMPLEX || right->complex.real != 0 ||
        !constant_as_double(left, &real))
        return NULL;
    if (operator== BINARY_ADD)
        return constant_complex(generator, real + right->complex.real, 0.0 + right->complex.imaginary);
    if (operator== BINARY_SUBTRACT)
        return constant_complex(generator, real - right->complex.real, 0.0 - right->complex.imaginary);
    return NULL;
}

static const struct unit_constant *fold_texts(struct code_generator *generator, enum binary_operator operator,
                                              const struct unit_constant * left, const struct unit_constant *right) {
    uint64_t repeat = 1;
    uint64_t length = left->text.length;
    if (operator== BINARY_MULTIPLY && right->kind == UNIT_INTEGER) {
        repeat = right->integer < 0 ? 0 : (uint64_t)right->integer;
        if (length != 0 && repeat > FOLDED_TEXT_LIMIT / length)
            return NULL;
        length *= repeat;
        repeat = length == 0 ? 0 : repeat;
    } else if (operator== BINARY_ADD && right->kind == left->kind) {
        length += right->text.length;
    } else {
        return NULL;
    }
    if (length > FOLDED_TEXT_LIMIT)
        return NULL;
    char *data = context_allocate(&generator->context, length, 1);
    if (data == NULL)
        return NULL;
    for (uint64_t i = 0; i < repeat; i++)
        memcpy(data + i * left->text.length, left->text.data, left->text.length);
    if (operator== BINARY_ADD)
        memcpy(data + left->text.length, right->text.data, right->text.length);
    return constant_text(generator, left->kind, (struct text){data, (uint32_t)length});
}

static const struct unit_constant *fold_binary(struct code_generator *generator, enum binary_operator operator,
                                               const struct unit_constant * left, const struct unit_constant *right) {
    if (constant_is_number(left) && constant_is_number(right))
        return fold_numbers(generator, operator, left, right);
    if (right->kind == UNIT_COMPLEX)
        return fold_complex(generator, operator, left, right);
    if (left->kind == UNIT_STRING || left->kind == UNIT_BYTES)
        return fold_texts(generator, operator, left, right);
    return NULL;
}

static const struct unit_constant *fold_minus(struct code_generator *generator, const struct unit_constant *operand) {
    switch (operand->kind) {
    case UNIT_INTEGER:
        return operand->integer == INT64_MIN ? NULL : constant_integer(generator, -operand->integer);
    case UNIT_BIG_INTEGER:
        return constant_big(generator, operand->big.digits, operand->big.base, !operand->big.is_negative);
    case UNIT_FLOAT:
        return constant_float(generator, -operand->real);
    case UNIT_COMPLEX:
        return constant_complex(generator, -operand->complex.real, -operand->complex.imaginary);
    default:
        return NULL;
    }
}

static const struct unit_constant *fold_unary(struct code_generator *generator, enum unary_operator operator,
                                              const struct unit_constant * operand) {
    switch (operator) {
    case UNARY_NOT:
        return constant_bool(!constant_truth(operand));
    case UNARY_MINUS:
        return fold_minus(generator, operand);
    case UNARY_PLUS:
        return constant_is_number(operand) || operand->kind == UNIT_COMPLEX || operand->kind == UNIT_BIG_INTEGER
                   ? operand
                   : NULL;
    case UNARY_INVERT:
        if (operand->kind == UNIT_TRUE || operand->kind == UNIT_FALSE)
            return constant_integer(generator, operand->kind == UNIT_TRUE ? -2 : -1);
        return operand->kind == UNIT_INTEGER ? constant_integer(generator, ~operand->integer) : NULL;
    }
    return NULL;
}

const struct unit_constant *constant_singleton(enum constant_kind kind) {
    return kind == CONSTANT_NONE ? &constant_none_value : constant_bool(kind == CONSTANT_TRUE);
}

static const struct unit_constant *literal_constant(struct code_generator *generator, const struct constant *constant) {
    switch (constant->kind) {
    case CONSTANT_NONE:
        return &constant_none_value;
    case CONSTANT_TRUE:
        return &constant_true_value;
    case CONSTANT_FALSE:
        return &constant_false_value;
    case CONSTANT_ELLIPSIS:
        return &constant_ellipsis_value;
    case CONSTANT_INTEGER:
        return constant->integer_is_small ? constant_integer(generator, constant->integer)
                                          : constant_big(generator, constant->digits, constant->base, false);
    case CONSTANT_FLOAT:
        return constant_float(generator, constant->real);
    case CONSTANT_IMAGINARY:
        return constant_complex(generator, 0.0, constant->real);
    case CONSTANT_STRING:
        return constant_text(generator, UNIT_STRING, constant->text);
    case CONSTANT_BYTES:
        return constant_text(generator, UNIT_BYTES, constant->text);
    }
    return NULL;
}

static const struct unit_constant *fold_tuple(struct code_generator *generator, const struct expression *expression) {
    const struct expression_list *elements = &expression->sequence.elements;
    if (expression->sequence.context != CONTEXT_LOAD || elements->count > FOLDED_TUPLE_LIMIT)
        return NULL;
    for (uint32_t i = 0; i < elements->count; i++) {
        const struct unit_constant *item = expression_constant(generator, elements->items[i]);
        if (item == NULL || item->depth >= CONSTANT_DEPTH_LIMIT)
            return NULL;
    }
    const struct unit_constant **items = context_allocate(&generator->context, elements->count, sizeof *items);
    if (items == NULL)
        return NULL;
    for (uint32_t i = 0; i < elements->count; i++)
        items[i] = expression_constant(generator, elements->items[i]);
    return generator->context.failed ? NULL : constant_tuple(generator, items, elements->count, false);
}

static void remember(struct code_generator *generator, const struct expression *expression,
                     const struct unit_constant *constant) {
    struct node_entry *entry = node_table_add(generator->context.arena, &generator->folded, expression);
    if (entry == NULL)
        context_fail_memory(&generator->context);
    else
        entry->data = (void *)(constant == NULL ? &not_constant : constant);
}

/* Walks down the left operands to the first one that is known or no operator, then folds upwards. */
static const struct unit_constant *fold_binary_chain(struct code_generator *generator,
                                                     const struct expression *expression) {
    uint32_t count = 0;
    const struct expression *leaf = expression;
    while (leaf->kind == EXPRESSION_BINARY && node_table_find(&generator->folded, leaf) == NULL) {
        count++;
        leaf = leaf->binary.left;
    }
    const struct expression **chain = context_allocate(&generator->context, count, sizeof *chain);
    if (chain == NULL)
        return NULL;
    leaf = expression;
    for (uint32_t i = count; i > 0; i--) {
        chain[i - 1] = leaf;
        leaf = leaf->binary.left;
    }
    const struct unit_constant *left = expression_constant(generator, leaf);
    for (uint32_t i = 0; i < count && !generator->context.failed; i++) {
        const struct unit_constant *right =
            left == NULL ? NULL : expression_constant(generator, chain[i]->binary.right);
        left = right == NULL ? NULL : fold_binary(generator, chain[i]->binary.operator, left, right);
        remember(generator, chain[i], left);
    }
    return left;
}

static const struct unit_constant *expression_fold(struct code_generator *generator,
                                                   const struct expression *expression) {
    switch (expression->kind) {
    case EXPRESSION_CONSTANT:
        return literal_constant(generator, &expression->constant);
    case EXPRESSION_NAME:
        return text_is(expression->name.identifier, "__debug__") ? &constant_true_value : NULL;
    case EXPRESSION_UNARY: {
        const struct unit_constant *operand = expression_constant(generator, expression->unary.operand);
        return operand == NULL ? NULL : fold_unary(generator, expression->unary.operator, operand);
    }
    case EXPRESSION_BINARY:
        return fold_binary_chain(generator, expression);
    case EXPRESSION_TUPLE:
        return fold_tuple(generator, expression);
    default:
        return NULL;
    }
}

const struct unit_constant *expression_constant(struct code_generator *generator, const struct expression *expression) {
    enum expression_kind kind = expression->kind;
    if (kind != EXPRESSION_CONSTANT && kind != EXPRESSION_NAME && kind != EXPRESSION_UNARY &&
        kind != EXPRESSION_BINARY && kind != EXPRESSION_TUPLE)
        return NULL;
    if (kind == EXPRESSION_NAME)
        return expression_fold(generator, expression);
    const struct node_entry *entry = node_table_find(&generator->folded, expression);
    if (entry != NULL)
        return entry->data == &not_constant ? NULL : entry->data;
    if (!context_enter(&generator->context))
        return NULL;
    const struct unit_constant *constant = expression_fold(generator, expression);
    context_leave(&generator->context);
    remember(generator, expression, constant);
    return generator->context.failed ? NULL : constant;
}
