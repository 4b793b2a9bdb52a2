/* re: Match. It keeps the string, the pattern and byte offsets; positions in characters are worked out when asked for.
 */
#include "re_internal.h"

#include "../vm/type.h"

static struct record *match_of(const struct vm *vm, value self) { return native_self(vm, self); }
static struct record *match_pattern(const struct vm *vm, const struct record *match) {
    return object_of(vm, match->items[MATCH_PATTERN]);
}
/* Groups whose spans the match really holds. */
static uint32_t match_groups(const struct record *match) {
    return match->header.detail >= MATCH_SPANS + 2 ? (match->header.detail - MATCH_SPANS) / 2 - 1 : 0;
}

value re_match_new(struct vm *vm, value pattern, value string, value pos, value endpos, const size_t *spans) {
    struct record *compiled = object_of(vm, pattern);
    uint32_t groups = pattern_groups(compiled), last = groups ? re_last_group(vm, compiled, spans) : 0;
    value v = record_new(vm, TYPE_RE_MATCH, (uint16_t)(MATCH_SPANS + 2 * (groups + 1)));
    if (v == VALUE_ERROR)
        return VALUE_ERROR;
    struct record *match = object_of(vm, v);
    match->items[MATCH_PATTERN] = pattern;
    match->items[MATCH_STRING] = string;
    match->items[MATCH_POS] = pos;
    match->items[MATCH_ENDPOS] = endpos;
    match->items[MATCH_LAST] = last ? value_from_small_int(last) : VALUE_NONE;
    for (uint32_t i = 0; i < 2 * (groups + 1); i++)
        match->items[MATCH_SPANS + i] = value_from_small_int(spans[i] == RE_NO_SPAN ? -1 : (int64_t)spans[i]);
    return v;
}

int64_t re_group_number(struct vm *vm, const struct record *pattern, value group) {
    int64_t number = -1;
    value found = group;
    if (str_of(vm, group) || !value_has_index(vm, group)) {
        if (vm_failed(vm))
            return -1;
        int64_t hash;
        found = object_hash(vm, group, &hash) ? dict_get(vm, object_of(vm, pattern->items[PATTERN_NAMES]), group)
                                              : VALUE_UNSET;
        if (found == VALUE_UNSET && vm_failed(vm)) {
            if (!exception_matches(vm, TYPE_TYPE_ERROR))
                return -1;
            exception_clear(vm);
        }
    }
    if (found != VALUE_UNSET && !object_to_int64(vm, found, true, &number))
        return -1;
    if (number >= 0 && number <= pattern_groups(pattern))
        return number;
    raise_error(vm, TYPE_INDEX_ERROR, "no such group");
    return -1;
}

/* The bytes of the string again; they are checked, since the offsets come from the cage. */
static bool match_subject(struct vm *vm, const struct record *match, struct subject *subject) {
    return re_subject(vm, match_pattern(vm, match), match->items[MATCH_STRING], subject);
}

static bool match_span(const struct record *match, uint32_t group, int64_t *start, int64_t *end) {
    if (group > match_groups(match))
        return false;
    *start = value_to_int(match->items[MATCH_SPANS + 2 * group]);
    *end = value_to_int(match->items[MATCH_SPANS + 2 * group + 1]);
    return *start >= 0 && *end >= *start;
}

static value match_slice(struct vm *vm, const struct record *match, uint32_t group, value otherwise) {
    int64_t start, end;
    struct subject subject;
    if (!match_span(match, group, &start, &end))
        return otherwise;
    if (!match_subject(vm, match, &subject))
        return VALUE_ERROR;
    return re_slice(vm, match->items[MATCH_STRING], &subject, (size_t)start, (size_t)end);
}

/* The character that a byte offset is the start of. */
static int64_t character_index(struct vm *vm, const struct record *match, int64_t offset) {
    struct str *str = str_of(vm, match->items[MATCH_STRING]);
    if (!str || str_is_ascii(str) || offset <= 0)
        return offset;
    uint32_t low = 0, high = str->length;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if ((int64_t)str_byte_offset(vm, str, middle) < offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* --- methods ------------------------------------------------------------------------------------------------------ */

#define MATCH_METHOD(name) static value match_##name(struct vm *vm, value *arguments, uint32_t count)

static value group_by_value(struct vm *vm, const struct record *match, value group) {
    int64_t number = re_group_number(vm, match_pattern(vm, match), group);
    return number < 0 ? VALUE_ERROR : match_slice(vm, match, (uint32_t)number, VALUE_NONE);
}

MATCH_METHOD(group) {
    const struct record *match = match_of(vm, arguments[0]);
    if (count == 1)
        return match_slice(vm, match, 0, VALUE_NONE);
    if (count == 2)
        return group_by_value(vm, match, arguments[1]);
    value groups = tuple_new(vm, count - 1);
    for (uint32_t i = 1; groups != VALUE_ERROR && i < count; i++) {
        value item = group_by_value(vm, match, arguments[i]);
        if (item == VALUE_ERROR)
            return VALUE_ERROR;
        tuple_items(vm, groups)[i - 1] = item;
    }
    return groups;
}

MATCH_METHOD(groups_method) {
    (void)count;
    const struct record *match = match_of(vm, arguments[0]);
    uint32_t groups = match_groups(match);
    value tuple = tuple_new(vm, groups), otherwise = arguments[1] == VALUE_UNSET ? VALUE_NONE : arguments[1];
    for (uint32_t i = 0; tuple != VALUE_ERROR && i < groups; i++) {
        value item = match_slice(vm, match, i + 1, otherwise);
        if (item == VALUE_ERROR)
            return VALUE_ERROR;
        tuple_items(vm, tuple)[i] = item;
    }
    return tuple;
}

MATCH_METHOD(groupdict) {
    (void)count;
    const struct record *match = match_of(vm, arguments[0]);
    const struct dict *names = object_of(vm, match_pattern(vm, match)->items[PATTERN_NAMES]);
    value result = dict_new(vm), key, number, otherwise = arguments[1] == VALUE_UNSET ? VALUE_NONE : arguments[1];
    uint32_t position = 0;
    while (result != VALUE_ERROR && dict_next(vm, names, &position, &key, &number)) {
        value item = match_slice(vm, match, (uint32_t)value_to_int(number), otherwise);
        if (item == VALUE_ERROR || !dict_set(vm, object_of(vm, result), key, item))
            return VALUE_ERROR;
    }
    return result;
}

/* start, end and span: -1 where the group took no part. */
static bool positions(struct vm *vm, value *arguments, int64_t *start, int64_t *end) {
    const struct record *match = match_of(vm, arguments[0]);
    int64_t number = 0;
    if (arguments[1] != VALUE_UNSET)
        number = re_group_number(vm, match_pattern(vm, match), arguments[1]);
    if (number < 0)
        return false;
    if (!match_span(match, (uint32_t)number, start, end)) {
        *start = *end = -1;
        return true;
    }
    *start = character_index(vm, match, *start);
    *end = character_index(vm, match, *end);
    return true;
}

MATCH_METHOD(start) {
    (void)count;
    int64_t start, end;
    return positions(vm, arguments, &start, &end) ? value_from_small_int(start) : VALUE_ERROR;
}

MATCH_METHOD(end) {
    (void)count;
    int64_t start, end;
    return positions(vm, arguments, &start, &end) ? value_from_small_int(end) : VALUE_ERROR;
}

MATCH_METHOD(span_method) {
    (void)count;
    int64_t start, end;
    if (!positions(vm, arguments, &start, &end))
        return VALUE_ERROR;
    return tuple_pair(vm, value_from_small_int(start), value_from_small_int(end));
}

MATCH_METHOD(expand) {
    (void)count;
    const struct record *match = match_of(vm, arguments[0]);
    uint32_t groups = match_groups(match);
    value template = re_template_parse(vm, match_pattern(vm, match), arguments[1]);
    struct array *spans = template == VALUE_ERROR ? NULL : array_new(vm, 2 * (groups + 1));
    struct str_builder builder = {0};
    struct subject subject;
    if (!spans || !match_subject(vm, match, &subject))
        return VALUE_ERROR;
    size_t *raw = (size_t *)(void *)spans->items; /* plain numbers; the array dies with this call */
    for (uint32_t i = 0; i <= groups; i++) {
        int64_t start, end;
        bool given = match_span(match, i, &start, &end);
        raw[2 * i] = given ? (size_t)start : RE_NO_SPAN;
        raw[2 * i + 1] = given ? (size_t)end : RE_NO_SPAN;
    }
    if (!re_template_expand(vm, &builder, template, &subject, raw, groups))
        return VALUE_ERROR;
    return re_finish(vm, &builder, subject.is_bytes);
}

MATCH_METHOD(itself) {
    (void)vm, (void)count;
    return arguments[0];
}

static value match_get_item(struct vm *vm, value v, value key) { return group_by_value(vm, object_of(vm, v), key); }

static value match_repr(struct vm *vm, value v) {
    value arguments[2] = {v, VALUE_UNSET};
    int64_t start, end;
    value text = match_slice(vm, object_of(vm, v), 0, VALUE_NONE);
    value repr = text == VALUE_ERROR ? VALUE_ERROR : object_repr(vm, text);
    if (repr == VALUE_ERROR || !positions(vm, arguments, &start, &end))
        return VALUE_ERROR;
    struct str_builder builder = {0};
    str_builder_add_format(vm, &builder, "<re.Match object; span=(%lld, %lld), match=", (long long)start,
                           (long long)end);
    const struct str *shown = object_of(vm, repr);
    uint32_t most = shown->length > 50 ? str_byte_offset(vm, object_of(vm, repr), 50) : shown->byte_length;
    str_builder_add(vm, &builder, str_data(vm, shown), most);
    str_builder_add_c(vm, &builder, ">");
    return str_builder_finish(vm, &builder);
}

/* --- attributes --------------------------------------------------------------------------------------------------- */

#define MATCH_GETTER(name, expression)                                                                                 \
    static value match_get_##name(struct vm *vm, value *arguments, uint32_t count) {                                   \
        (void)count;                                                                                                   \
        const struct record *match = match_of(vm, arguments[0]);                                                       \
        return expression;                                                                                             \
    }
MATCH_GETTER(pattern, match->items[MATCH_PATTERN])
MATCH_GETTER(string, match->items[MATCH_STRING])
MATCH_GETTER(pos, match->items[MATCH_POS])
MATCH_GETTER(endpos, match->items[MATCH_ENDPOS])
MATCH_GETTER(last, match->items[MATCH_LAST])

static value match_get_last_name(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    const struct record *match = match_of(vm, arguments[0]);
    const struct dict *names = object_of(vm, match_pattern(vm, match)->items[PATTERN_NAMES]);
    uint32_t position = 0;
    value key, number;
    while (match->items[MATCH_LAST] != VALUE_NONE && dict_next(vm, names, &position, &key, &number))
        if (number == match->items[MATCH_LAST])
            return key;
    return VALUE_NONE;
}

static value match_get_registers(struct vm *vm, value *arguments, uint32_t count) {
    (void)count;
    uint32_t groups = match_groups(match_of(vm, arguments[0]));
    value tuple = tuple_new(vm, groups + 1);
    for (uint32_t i = 0; tuple != VALUE_ERROR && i <= groups; i++) {
        value parts[2] = {arguments[0], value_from_small_int(i)};
        value span = match_span_method(vm, parts, 2);
        if (span == VALUE_ERROR)
            return VALUE_ERROR;
        tuple_items(vm, tuple)[i] = span;
    }
    return tuple;
}

static const struct native match_methods[] = {
    {"__copy__", match_itself, 1, 1, 0, 0, NULL, NULL},
    {"__deepcopy__", match_itself, 2, 2, 0, 0, NULL, NULL},
    {"end", match_end, 1, 2, 0, 0, NULL, "Return index of the end of the substring matched by group."},
    {"expand", match_expand, 2, 2, 0, 0, "template", "Return the string obtained by doing backslash substitution."},
    {"group", match_group, 1, 1, 0, NATIVE_VARIADIC, NULL, "Return subgroup(s) of the match by indices or names."},
    {"groupdict", match_groupdict, 1, 2, 0, 0, "default", "Return a dictionary of all the named subgroups."},
    {"groups", match_groups_method, 1, 2, 0, 0, "default", "Return a tuple of all the subgroups of the match."},
    {"span", match_span_method, 1, 2, 0, 0, NULL, "Return the 2-tuple (m.start(group), m.end(group))."},
    {"start", match_start, 1, 2, 0, 0, NULL, "Return index of the start of the substring matched by group."},
    NATIVE_END,
};
static const struct native_attribute match_attributes[] = {
    {"endpos", match_get_endpos, NULL, "The index into the string beyond which the RE engine will not go."},
    {"lastgroup", match_get_last_name, NULL, "The name of the last matched capturing group."},
    {"lastindex", match_get_last, NULL, "The integer index of the last matched capturing group."},
    {"pos", match_get_pos, NULL, "The index into the string at which the RE engine started looking for a match."},
    {"re", match_get_pattern, NULL, "The regular expression object."},
    {"regs", match_get_registers, NULL, NULL},
    {"string", match_get_string, NULL, "The string passed to match() or search()."},
    NATIVE_ATTRIBUTE_END,
};
static const struct kind_operations match_operations = {.repr = match_repr, .get_item = match_get_item};

const struct type_definition re_match_definition = {
    .name = "re.Match",
    .type_id = TYPE_RE_MATCH,
    .kind = KIND_RECORD,
    .flags = DEFINITION_LIBRARY | DEFINITION_GENERIC,
    .methods = match_methods,
    .attributes = match_attributes,
    .operations = &match_operations,
    .documentation = "The result of re.match() and re.search().\nMatch objects always have a boolean value of True.",
};
