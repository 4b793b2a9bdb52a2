/* The match statement. A pattern is a chain of tests of registers, each of which jumps to the next case when it fails;
 * what it captures is kept in registers and stored in variables only when the whole pattern has matched. */
#include "code_generator.h"

/* A case being generated: the names it captures, each with the register for its value. */
struct match_walk {
    struct text *names;
    uint32_t count, capacity;
    uint32_t first; /* register of names[0] */
    struct label *fail;
};

static void pattern_generate(struct code_generator *generator, struct match_walk *walk, const struct pattern *pattern,
                             uint32_t subject);

/* --- names -------------------------------------------------------------------------------------------------------- */

static int32_t capture_find(const struct match_walk *walk, struct text name) {
    for (uint32_t i = 0; i < walk->count; i++) {
        if (text_equal(walk->names[i], name))
            return (int32_t)i;
    }
    return -1;
}

static void collect_names(struct code_generator *generator, struct match_walk *walk, const struct pattern *pattern);

static void collect_name(struct code_generator *generator, struct match_walk *walk, struct text name,
                         struct source_range range) {
    if (name.data == NULL || generator->context.failed || !name_check_assignable(generator, name, CONTEXT_STORE, range))
        return;
    if (!context_work(&generator->context, walk->count))
        return;
    if (capture_find(walk, name) >= 0) {
        context_fail(&generator->context, range, "multiple assignments to name '%.*s' in pattern", (int)name.length,
                     name.data);
        return;
    }
    struct text *names = context_grow(&generator->context, walk->names, walk->count, &walk->capacity, sizeof *names);
    if (names == NULL)
        return;
    walk->names = names;
    names[walk->count++] = name;
}

static void collect_list(struct code_generator *generator, struct match_walk *walk, const struct pattern_list *list) {
    for (uint32_t i = 0; i < list->count && !generator->context.failed; i++)
        collect_names(generator, walk, list->items[i]);
}

/* A pattern that always matches may stand only where nothing comes after it. */
static void check_reachable(struct code_generator *generator, const struct pattern *pattern) {
    while ((pattern->kind == PATTERN_AS && pattern->as.pattern != NULL) || pattern->kind == PATTERN_OR)
        pattern = pattern->kind == PATTERN_AS ? pattern->as.pattern
                                              : pattern->sequence.patterns.items[pattern->sequence.patterns.count - 1];
    if (pattern->kind != PATTERN_AS)
        return;
    if (pattern->as.name.data == NULL)
        context_fail(&generator->context, pattern->range, "wildcard makes remaining patterns unreachable");
    else
        context_fail(&generator->context, pattern->range, "name capture '%.*s' makes remaining patterns unreachable",
                     (int)pattern->as.name.length, pattern->as.name.data);
}

/* All alternatives bind the same names. */
static void collect_alternatives(struct code_generator *generator, struct match_walk *walk,
                                 const struct pattern *pattern) {
    struct match_walk first = {0};
    for (uint32_t i = 0; i + 1 < pattern->sequence.patterns.count; i++)
        check_reachable(generator, pattern->sequence.patterns.items[i]);
    collect_names(generator, &first, pattern->sequence.patterns.items[0]);
    for (uint32_t i = 1; i < pattern->sequence.patterns.count && !generator->context.failed; i++) {
        struct match_walk other = {0};
        collect_names(generator, &other, pattern->sequence.patterns.items[i]);
        bool is_same = other.count == first.count;
        for (uint32_t k = 0; k < other.count && is_same; k++)
            is_same = capture_find(&first, other.names[k]) >= 0;
        if (!is_same)
            context_fail(&generator->context, pattern->range, "alternative patterns bind different names");
    }
    for (uint32_t i = 0; i < first.count && !generator->context.failed; i++)
        collect_name(generator, walk, first.names[i], pattern->range);
}

static void collect_names(struct code_generator *generator, struct match_walk *walk, const struct pattern *pattern) {
    if (!context_enter(&generator->context))
        return;
    switch (pattern->kind) {
    case PATTERN_VALUE:
    case PATTERN_SINGLETON:
        break;
    case PATTERN_SEQUENCE:
        collect_list(generator, walk, &pattern->sequence.patterns);
        break;
    case PATTERN_OR:
        collect_alternatives(generator, walk, pattern);
        break;
    case PATTERN_MAPPING:
        collect_list(generator, walk, &pattern->mapping.patterns);
        collect_name(generator, walk, pattern->mapping.rest, pattern->range);
        break;
    case PATTERN_CLASS:
        collect_list(generator, walk, &pattern->class_pattern.patterns);
        collect_list(generator, walk, &pattern->class_pattern.keyword_patterns);
        break;
    case PATTERN_STAR:
        collect_name(generator, walk, pattern->star.name, pattern->range);
        break;
    case PATTERN_AS:
        if (pattern->as.pattern != NULL)
            collect_names(generator, walk, pattern->as.pattern);
        collect_name(generator, walk, pattern->as.name, pattern->range);
        break;
    }
    context_leave(&generator->context);
}

static void capture(struct code_generator *generator, const struct match_walk *walk, struct text name, uint32_t source,
                    struct source_range at) {
    int32_t index = name.data == NULL ? -1 : capture_find(walk, name);
    if (index >= 0)
        emit(generator, at, OP_MOVE, 0, walk->first + (uint32_t)index, source, 0);
}

/* --- helpers ------------------------------------------------------------------------------------------------------ */

static bool is_wildcard(const struct pattern *pattern) {
    return (pattern->kind == PATTERN_AS && pattern->as.pattern == NULL && pattern->as.name.data == NULL) ||
           (pattern->kind == PATTERN_STAR && pattern->star.name.data == NULL);
}

static void fail_unless(struct code_generator *generator, const struct match_walk *walk, struct source_range at,
                        enum opcode test, uint32_t subject) {
    uint32_t result = register_push(generator);
    emit(generator, at, test, 0, result, subject, 0);
    emit_jump_if(generator, at, result, false, walk->fail);
    generator->unit->top = result;
}

/* Fails unless the subject has exactly (or at least) `count` items. */
static void fail_unless_length(struct code_generator *generator, const struct match_walk *walk, struct source_range at,
                               uint32_t subject, uint32_t count, bool at_least) {
    uint32_t length = register_push(generator), wanted = register_push(generator);
    emit(generator, at, OP_LENGTH, 0, length, subject, 0);
    load_constant(generator, at, wanted, constant_integer(generator, count));
    if (at_least)
        emit_branch(generator, at, OP_BRANCH_GREATER_EQUAL, OP_GREATER_EQUAL, false, length, wanted, walk->fail);
    else
        emit_branch(generator, at, OP_BRANCH_EQUAL, OP_EQUAL, false, length, wanted, walk->fail);
    generator->unit->top = length;
}

static void patterns_generate(struct code_generator *generator, struct match_walk *walk,
                              const struct pattern_list *patterns, uint32_t first) {
    for (uint32_t i = 0; i < patterns->count && !generator->context.failed; i++)
        pattern_generate(generator, walk, patterns->items[i], first + i);
}

/* --- sequences ---------------------------------------------------------------------------------------------------- */

static uint32_t find_star(struct code_generator *generator, const struct pattern *pattern, uint32_t *star) {
    const struct pattern_list *patterns = &pattern->sequence.patterns;
    uint32_t count = 0;
    for (uint32_t i = 0; i < patterns->count; i++) {
        if (patterns->items[i]->kind != PATTERN_STAR)
            continue;
        if (count++ > 0)
            context_fail(&generator->context, pattern->range, "multiple starred names in sequence pattern");
        *star = i;
        if (i > UINT8_MAX || patterns->count - i - 1 > UINT8_MAX)
            context_fail(&generator->context, pattern->range,
                         "too many expressions in star-unpacking sequence pattern");
    }
    return count;
}

/* With *_ the items are taken one by one, those behind it counted from the end. */
static void items_generate(struct code_generator *generator, struct match_walk *walk, const struct pattern *pattern,
                           uint32_t star, uint32_t subject) {
    const struct pattern_list *patterns = &pattern->sequence.patterns;
    for (uint32_t i = 0; i < patterns->count && !generator->context.failed; i++) {
        const struct pattern *item = patterns->items[i];
        if (is_wildcard(item))
            continue;
        uint32_t index = register_push(generator);
        if (i < star) {
            load_constant(generator, pattern->range, index, constant_integer(generator, i));
        } else {
            emit(generator, pattern->range, OP_LENGTH, 0, index, subject, 0);
            emit(generator, pattern->range, OP_SUBTRACT_INT, 0, index, index, patterns->count - i);
        }
        emit(generator, pattern->range, OP_LOAD_ITEM, 0, index, subject, index);
        pattern_generate(generator, walk, item, index);
        generator->unit->top = index;
    }
}

static void sequence_pattern(struct code_generator *generator, struct match_walk *walk, const struct pattern *pattern,
                             uint32_t subject) {
    const struct pattern_list *patterns = &pattern->sequence.patterns;
    struct source_range at = pattern->range;
    uint32_t star = 0;
    uint32_t star_count = find_star(generator, pattern, &star);
    bool only_wildcards = true;
    for (uint32_t i = 0; i < patterns->count; i++)
        only_wildcards &= is_wildcard(patterns->items[i]);
    fail_unless(generator, walk, at, OP_MATCH_SEQUENCE, subject);
    if (star_count == 0 || patterns->count > 1)
        fail_unless_length(generator, walk, at, subject, patterns->count - star_count, star_count > 0);
    if (only_wildcards || generator->context.failed)
        return;
    if (star_count > 0 && is_wildcard(patterns->items[star])) {
        items_generate(generator, walk, pattern, star, subject);
        return;
    }
    uint32_t first = registers_push(generator, patterns->count);
    if (star_count == 0)
        emit(generator, at, OP_UNPACK_SEQUENCE, 0, subject, first, patterns->count);
    else
        emit(generator, at, OP_UNPACK_STARRED, patterns->count - star - 1, subject, first, star);
    patterns_generate(generator, walk, patterns, first);
}

/* --- mappings and classes ----------------------------------------------------------------------------------------- */

/* The number that a constant is, as far as a double can say it without rounding. */
static bool key_number(const struct unit_constant *constant, double *real, double *imaginary) {
    *imaginary = 0.0;
    switch (constant->kind) {
    case UNIT_FALSE:
    case UNIT_TRUE:
        *real = constant->kind == UNIT_TRUE;
        return true;
    case UNIT_INTEGER:
        *real = (double)constant->integer;
        return constant->integer >= -(INT64_C(1) << 53) && constant->integer <= INT64_C(1) << 53;
    case UNIT_FLOAT:
        *real = constant->real;
        return true;
    case UNIT_COMPLEX:
        *real = constant->complex.real;
        *imaginary = constant->complex.imaginary;
        return true;
    default:
        return false;
    }
}

/* Keys are one when they are equal: 0, 0.0, -0, 0j and False. */
static bool keys_equal(const struct unit_constant *left, const struct unit_constant *right) {
    double a, b, x, y;
    if (constant_same(left, right))
        return true;
    return key_number(left, &a, &x) && key_number(right, &b, &y) && a == b && x == y;
}

static void raise_duplicate_key(struct code_generator *generator, const struct pattern *pattern,
                                const struct expression *key, const struct unit_constant *constant) {
    struct text text = source_map_text(generator->context.map, key->range);
    if (constant->kind == UNIT_INTEGER)
        context_fail(&generator->context, pattern->range, "mapping pattern checks duplicate key (%lld)",
                     (long long)constant->integer);
    else
        context_fail(&generator->context, pattern->range, "mapping pattern checks duplicate key (%.*s)",
                     (int)text.length, text.data);
}

static void check_keys(struct code_generator *generator, const struct pattern *pattern) {
    const struct expression_list *keys = &pattern->mapping.keys;
    for (uint32_t i = 0; i < keys->count && !generator->context.failed; i++) {
        const struct expression *key = keys->items[i];
        const struct unit_constant *constant = expression_constant(generator, key);
        bool is_joined = key->kind == EXPRESSION_JOINED_STRING || key->kind == EXPRESSION_TEMPLATE_STRING;
        if (is_joined || (constant == NULL && key->kind != EXPRESSION_ATTRIBUTE))
            context_fail(&generator->context, pattern->range,
                         "mapping pattern keys may only match literals and attribute lookups");
        for (uint32_t k = 0; constant != NULL && k < i && (k != 0 || context_work(&generator->context, 2 * i)); k++) {
            const struct unit_constant *other = expression_constant(generator, keys->items[k]);
            if (other != NULL && keys_equal(constant, other))
                raise_duplicate_key(generator, pattern, key, constant);
        }
    }
}

/* The rest of a mapping: a copy without the keys, which are in r[keys] and following. */
static void rest_generate(struct code_generator *generator, struct match_walk *walk, const struct pattern *pattern,
                          uint32_t subject, uint32_t keys) {
    uint32_t rest = register_push(generator);
    emit(generator, pattern->range, OP_BUILD_MAP, 0, rest, generator->unit->top, 0);
    emit(generator, pattern->range, OP_MAP_UPDATE, 0, rest, subject, 0);
    for (uint32_t i = 0; i < pattern->mapping.keys.count; i++)
        emit(generator, pattern->range, OP_DELETE_ITEM, 0, rest, keys + i, 0);
    capture(generator, walk, pattern->mapping.rest, rest, pattern->range);
    generator->unit->top = rest;
}

static void mapping_pattern(struct code_generator *generator, struct match_walk *walk, const struct pattern *pattern,
                            uint32_t subject) {
    struct source_range at = pattern->range;
    uint32_t count = pattern->mapping.keys.count;
    check_keys(generator, pattern);
    fail_unless(generator, walk, at, OP_MATCH_MAPPING, subject);
    if (count > 0)
        fail_unless_length(generator, walk, at, subject, count, true);
    if (count == 0 && pattern->mapping.rest.data == NULL)
        return;
    uint32_t keys = generator->unit->top;
    for (uint32_t i = 0; i < count && !generator->context.failed; i++)
        expression_push(generator, pattern->mapping.keys.items[i]);
    uint32_t found = register_push(generator);
    emit(generator, at, OP_BUILD_TUPLE, 0, found, keys, count);
    emit(generator, at, OP_MATCH_KEYS, 0, found, subject, found);
    emit_branch(generator, at, OP_BRANCH_IS_NONE, OP_IS, true, found, 0, walk->fail);
    uint32_t first = registers_push(generator, count);
    emit(generator, at, OP_UNPACK_SEQUENCE, 0, found, first, count);
    patterns_generate(generator, walk, &pattern->mapping.patterns, first);
    if (pattern->mapping.rest.data != NULL)
        rest_generate(generator, walk, pattern, subject, keys);
}

static void check_class_pattern(struct code_generator *generator, const struct pattern *pattern) {
    const struct text_list *names = &pattern->class_pattern.keyword_names;
    if (pattern->class_pattern.patterns.count > UINT8_MAX || names->count > MAXIMUM_INDEX)
        context_fail(&generator->context, pattern->range, "too many sub-patterns in class pattern");
    for (uint32_t i = 0; i < names->count && !generator->context.failed; i++) {
        name_check_assignable(generator, names->items[i], CONTEXT_STORE, pattern->range);
        for (uint32_t k = 0; k < i && (k != 0 || context_work(&generator->context, i)); k++) {
            if (text_equal(names->items[i], names->items[k]))
                context_fail(&generator->context, pattern->class_pattern.keyword_patterns.items[i]->range,
                             "attribute name repeated in class pattern: %.*s", (int)names->items[i].length,
                             names->items[i].data);
        }
    }
}

static void class_pattern(struct code_generator *generator, struct match_walk *walk, const struct pattern *pattern,
                          uint32_t subject) {
    struct source_range at = pattern->range;
    const struct text_list *names = &pattern->class_pattern.keyword_names;
    check_class_pattern(generator, pattern);
    const struct unit_constant **items = context_allocate(&generator->context, names->count, sizeof *items);
    if (items == NULL || generator->context.failed)
        return;
    for (uint32_t i = 0; i < names->count; i++) {
        items[i] = constant_string(generator, names->items[i]); /* private names as they are, as in CPython */
        if (items[i] == NULL)
            return;
    }
    uint32_t positional = pattern->class_pattern.patterns.count;
    uint32_t window = expression_push(generator, pattern->class_pattern.class_expression);
    load_constant(generator, at, register_push(generator), constant_tuple(generator, items, names->count, false));
    emit(generator, at, OP_MATCH_CLASS, positional, window, subject, window);
    emit_branch(generator, at, OP_BRANCH_IS_NONE, OP_IS, true, window, 0, walk->fail);
    uint32_t first = registers_push(generator, positional + names->count);
    emit(generator, at, OP_UNPACK_SEQUENCE, 0, window, first, positional + names->count);
    patterns_generate(generator, walk, &pattern->class_pattern.patterns, first);
    patterns_generate(generator, walk, &pattern->class_pattern.keyword_patterns, first + positional);
}

/* --- the rest ----------------------------------------------------------------------------------------------------- */

static void or_pattern(struct code_generator *generator, struct match_walk *walk, const struct pattern *pattern,
                       uint32_t subject) {
    const struct pattern_list *patterns = &pattern->sequence.patterns;
    struct label *matched = label_new(generator), *outer = walk->fail;
    for (uint32_t i = 0; i < patterns->count && !generator->context.failed; i++) {
        bool is_last = i + 1 == patterns->count;
        walk->fail = is_last ? outer : label_new(generator);
        pattern_generate(generator, walk, patterns->items[i], subject);
        emit_jump(generator, pattern->range, matched);
        if (!is_last)
            label_bind(generator, walk->fail);
    }
    walk->fail = outer;
    label_bind(generator, matched);
}

static void value_pattern(struct code_generator *generator, struct match_walk *walk, const struct pattern *pattern,
                          uint32_t subject) {
    enum expression_kind kind = pattern->value.value->kind;
    if (kind == EXPRESSION_JOINED_STRING || kind == EXPRESSION_TEMPLATE_STRING) {
        context_fail(&generator->context, pattern->range, "patterns may only match literals and attribute lookups");
        return;
    }
    uint32_t wanted = expression_read(generator, pattern->value.value);
    emit_branch(generator, pattern->range, OP_BRANCH_EQUAL, OP_EQUAL, false, subject, wanted, walk->fail);
}

static void singleton_pattern(struct code_generator *generator, struct match_walk *walk, const struct pattern *pattern,
                              uint32_t subject) {
    uint32_t wanted = register_push(generator);
    load_constant(generator, pattern->range, wanted, constant_singleton(pattern->singleton.constant));
    emit_branch(generator, pattern->range, OP_BRANCH_IS, OP_IS, false, subject, wanted, walk->fail);
}

static void pattern_generate(struct code_generator *generator, struct match_walk *walk, const struct pattern *pattern,
                             uint32_t subject) {
    if (!context_enter(&generator->context))
        return;
    uint32_t mark = generator->unit->top;
    switch (pattern->kind) {
    case PATTERN_VALUE:
        value_pattern(generator, walk, pattern, subject);
        break;
    case PATTERN_SINGLETON:
        singleton_pattern(generator, walk, pattern, subject);
        break;
    case PATTERN_SEQUENCE:
        sequence_pattern(generator, walk, pattern, subject);
        break;
    case PATTERN_MAPPING:
        mapping_pattern(generator, walk, pattern, subject);
        break;
    case PATTERN_CLASS:
        class_pattern(generator, walk, pattern, subject);
        break;
    case PATTERN_STAR:
        capture(generator, walk, pattern->star.name, subject, pattern->range);
        break;
    case PATTERN_AS:
        if (pattern->as.pattern != NULL)
            pattern_generate(generator, walk, pattern->as.pattern, subject);
        capture(generator, walk, pattern->as.name, subject, pattern->range);
        break;
    case PATTERN_OR:
        or_pattern(generator, walk, pattern, subject);
        break;
    }
    generator->unit->top = mark;
    context_leave(&generator->context);
}

static void case_generate(struct code_generator *generator, const struct match_case *match_case, uint32_t subject,
                          struct label *end) {
    struct match_walk walk = {.fail = label_new(generator)};
    uint32_t mark = generator->unit->top;
    collect_names(generator, &walk, match_case->pattern);
    walk.first = registers_push(generator, walk.count);
    pattern_generate(generator, &walk, match_case->pattern, subject);
    for (uint32_t i = 0; i < walk.count && !generator->context.failed; i++)
        name_store(generator, match_case->pattern->range, walk.names[i], walk.first + i);
    if (match_case->guard != NULL)
        condition_generate(generator, match_case->guard, false, walk.fail);
    generator->unit->top = mark;
    statements_generate(generator, &match_case->body);
    emit_jump(generator, match_case->pattern->range, end);
    label_bind(generator, walk.fail);
}

void match_generate(struct code_generator *generator, const struct statement *statement) {
    uint32_t mark = generator->unit->top;
    uint32_t subject = expression_push(generator, statement->match.subject);
    struct label *end = label_new(generator);
    for (uint32_t i = 0; i < statement->match.cases.count && !generator->context.failed; i++) {
        const struct match_case *match_case = &statement->match.cases.items[i];
        bool is_last = i + 1 == statement->match.cases.count;
        if (!is_last && match_case->guard == NULL)
            check_reachable(generator, match_case->pattern);
        case_generate(generator, match_case, subject, end);
    }
    label_bind(generator, end);
    generator->unit->top = mark;
}
